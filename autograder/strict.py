"""How values that come from a file are held to their types: exactly, without conversion."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # it takes a while to import, and most of the engine only names this
    from pydantic import ConfigDict

STRICT: ConfigDict = {
    "strict": True,
    "extra": "forbid",
    "allow_inf_nan": False,
    "revalidate_instances": "always",
}
