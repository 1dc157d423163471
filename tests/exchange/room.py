"""Run a command as another person of this machine, who exists only while it runs.

``python room.py ACCOUNTS UID HOME OPEN:OPEN:... COMMAND...``, as root. In a mount namespace of
its own, ACCOUNTS stands in the place of ``/etc/passwd``, and the folders OPEN can be reached by
everybody, even where a folder above them cannot. Nothing of the machine is changed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def mount(*arguments: str | Path) -> None:
    subprocess.run(["mount", *map(str, arguments)], check=True)


def open_up(folders: list[Path]) -> None:
    """Put an empty folder in the place of each that is closed, with the way to ours in it."""
    hold = Path("/mnt")
    mount("-t", "tmpfs", "none", hold)
    for number, folder in enumerate(folders):
        (hold / str(number)).mkdir()
        mount("--bind", folder, hold / str(number))
    for folder in folders:
        above = [parent for parent in reversed(folder.parents) if not parent.stat().st_mode & 1]
        if above:
            mount("-t", "tmpfs", "-o", "mode=755", "none", above[0])
            for number, other in enumerate(folders):
                if other.is_relative_to(above[0]):
                    other.mkdir(parents=True, exist_ok=True)
                    mount("--bind", hold / str(number), other)
    mount("-t", "tmpfs", "none", hold)


def become(uid: int) -> None:
    os.setgroups([])
    os.setgid(uid)
    os.setuid(uid)


if __name__ == "__main__":
    accounts, uid, home, folders, *command = sys.argv[1:]
    mount("--bind", accounts, "/etc/passwd")
    open_up([Path(folder).resolve() for folder in folders.split(":")])
    become(int(uid))
    os.chdir(home)
    os.environ["HOME"] = home
    os.execvp(command[0], command)
