"""How values that come from a file are held to their types: exactly, without conversion."""

from pydantic import ConfigDict

STRICT = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False, revalidate_instances="always")
