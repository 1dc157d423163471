"""Reading what a student handed in: a notebook is data, and nothing about it is trusted.

Whatever the bytes are, the answer is a :class:`Handin` or
:class:`~autograder.errors.UnreadableNotebook` with one clear sentence.
"""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.errors import UnreadableNotebook

MAX_CELLS = 2000
MAX_FILES = 200
MAX_FILE_BYTES = 4 << 20
MAX_FILES_BYTES = 32 << 20
MAX_FOLDERS_DEEP = 4
NOT_FOR_THE_GUEST = ("timestamp.txt",)


@dataclass(frozen=True, slots=True)
class HandinCell:
    """One cell as it was handed in.

    Attributes
    ----------
    kind : str
        ``code``, ``markdown`` or ``raw``.
    source : str
        Its text.
    grade_id : str or None
        What it claims to be.
    cell_id : str
        nbformat's id, or empty.
    attachments : dict
        Pictures in a written answer, else empty.
    """

    kind: str
    source: str
    grade_id: str | None = None
    cell_id: str = ""
    attachments: dict[str, Any] | None = None


def read_notebook(path: Path, max_bytes: int) -> list[HandinCell]:
    """Read the cells of a notebook that a student handed in.

    Parameters
    ----------
    path : Path
        A regular file; links, pipes and devices are refused.
    max_bytes : int
        Cap on its size.

    Raises
    ------
    UnreadableNotebook
        With one sentence that names what is wrong.
    """
    return parse_notebook(bytes_of(path, max_bytes))


def parse_notebook(raw: bytes) -> list[HandinCell]:
    """Read the cells from a notebook's bytes: nbformat 4, or 3 as far as it has the same cells.

    Raises
    ------
    UnreadableNotebook
        With one sentence that names what is wrong.
    """
    if not raw.strip():
        raise UnreadableNotebook("empty_file")
    try:
        notebook = json.loads(_decode(raw))
    except json.JSONDecodeError as error:
        raise UnreadableNotebook("not_json_at", line=error.lineno, column=error.colno) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableNotebook("not_json") from error
    if not isinstance(notebook, dict):
        raise UnreadableNotebook("no_notebook")
    version = notebook.get("nbformat")
    if version not in (3, 4):
        raise UnreadableNotebook("notebook_format", version=f"{version!r:.20}")
    cells = _cells_of_3(notebook) if version == 3 else notebook.get("cells")
    if not isinstance(cells, list):
        raise UnreadableNotebook("no_cells")
    if len(cells) > MAX_CELLS:
        raise UnreadableNotebook("too_many_cells", count=len(cells), most=MAX_CELLS)
    return [_cell(cell, index) for index, cell in enumerate(cells)]


def read_files(folder: Path) -> list[tuple[str, bytes]]:
    """Read the plain small files beside a notebook, for the guest's working directory.

    Links, pipes, devices, other notebooks and what is over the caps are left out.

    Returns
    -------
    files : list of (str, bytes)
        Relative names with ``/``, in order.
    """
    files: list[tuple[str, bytes]] = []
    total = 0
    for directory, folders, names in os.walk(folder, followlinks=False):
        deep = len(Path(directory).relative_to(folder).parts)
        folders[:] = sorted(f for f in folders if deep < MAX_FOLDERS_DEEP and f[0] != ".")
        for name in sorted(names):
            path = Path(directory, name)
            relative = path.relative_to(folder).as_posix()
            if name.endswith(".ipynb") or relative in NOT_FOR_THE_GUEST:
                continue
            if relative != savable(relative):
                continue
            try:
                data = bytes_of(path, MAX_FILE_BYTES)
            except (UnreadableNotebook, OSError):
                continue
            total += len(data)
            if total > MAX_FILES_BYTES or len(files) == MAX_FILES:
                return files
            files.append((relative, data))
    return files


def bytes_of(path: Path, max_bytes: int) -> bytes:
    """Read a plain file that a student handed in.

    Raises
    ------
    UnreadableNotebook
        If it is not there, a link, a pipe, a device or larger than that.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError as error:
        raise UnreadableNotebook("no_file") from error
    except OSError as error:
        raise UnreadableNotebook("no_plain_file") from error
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise UnreadableNotebook("no_plain_file")
    with os.fdopen(descriptor, "rb") as file:
        if status.st_size > max_bytes:
            raise UnreadableNotebook("large_file", mib=max_bytes >> 20)
        return file.read(max_bytes + 1)


def _decode(raw: bytes) -> str:
    utf16 = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        return raw.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableNotebook("no_text") from error


def _cells_of_3(notebook: dict[str, Any]) -> list[Any] | None:
    """Bring the cells of format 3 into the form of format 4."""
    sheets = notebook.get("worksheets")
    if not isinstance(sheets, list):
        return None
    cells = []
    for sheet in sheets:
        listed = sheet.get("cells") if isinstance(sheet, dict) else None
        if not isinstance(listed, list):
            return None
        for cell in listed:
            if isinstance(cell, dict):
                kind = cell.get("cell_type")
                cell = {**cell, "cell_type": "markdown" if kind == "heading" else kind}
                cell.setdefault("source", cell.get("input", ""))
            cells.append(cell)
    return cells


def _cell(cell: Any, index: int) -> HandinCell:
    if not isinstance(cell, dict):
        raise UnreadableNotebook("no_cell", index=index)
    kind = cell.get("cell_type")
    if kind not in ("code", "markdown", "raw"):
        raise UnreadableNotebook("unknown_cell", index=index, kind=f"{kind!r:.20}")
    source = cell.get("source", "")
    if isinstance(source, list) and all(isinstance(part, str) for part in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise UnreadableNotebook("cell_without_text", index=index)
    identity = cell.get("id")
    return HandinCell(
        kind=kind,
        source=savable(source).replace("\0", ""),
        grade_id=_grade_id(cell),
        cell_id=identity if isinstance(identity, str) else "",
        attachments=_attachments(cell),
    )


def savable(text: str) -> str:
    """Replace lone surrogates, which no file can hold."""
    return text.encode("utf-8", "replace").decode()


def _grade_id(cell: dict[str, Any]) -> str | None:
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    value = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    return value if isinstance(value, str) else None


def _attachments(cell: dict[str, Any]) -> dict[str, Any] | None:
    """Keep attached pictures of markdown; anything else could be active content."""
    attachments = cell.get("attachments")
    if cell["cell_type"] != "markdown" or not isinstance(attachments, dict):
        return None
    kept = {}
    for name, bundle in attachments.items():
        if isinstance(bundle, dict):
            pictures = {
                mime: data
                for mime, data in bundle.items()
                if mime in ("image/png", "image/jpeg", "image/gif")
                and isinstance(data, str)
                and data.isascii()
            }
            if pictures:
                kept[savable(name)] = pictures
    return kept or None
