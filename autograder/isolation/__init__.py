"""Holding student code: what it can read, reach and leave behind, layer by layer.

=================  ==========================================================
``levels``         the levels, and what each does not stop
``offer``          which layers this machine has, and how to get the others
``confine``        the two steps by which a guest shuts itself in
``namespaces``     a machine of its own: no network, no other process
``private_root``   a root directory without home, course and other submissions
``bubblewrap``     both of these by a program that is installed beside Python
``landlock``       an allow list of files, also without namespaces
``seccomp``        a deny list of system calls
``privileges``     no root, no capability, no new privilege
=================  ==========================================================

Only the standard library is used: all this runs inside the guest.
"""

from autograder.isolation.levels import Level
from autograder.isolation.offer import Layer, Offer, best_level, holds, offered

__all__ = ["Layer", "Level", "Offer", "best_level", "holds", "offered"]
