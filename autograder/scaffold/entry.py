"""One more assignment in ``course_config.py``: entered where that is safe, else left to people."""

from __future__ import annotations

import ast
import re
import textwrap
from dataclasses import replace
from pathlib import Path

from autograder.config import FILE, load_course
from autograder.course import CourseDir
from autograder.errors import CourseConfigError
from autograder.files import write_atomically

INDENT = " " * 8
COMMENT = re.compile(rb"#[^\n]*")


def template_entry(template: Path, name: str, weight: float) -> str:
    """Return the template's ``Assignment(...)`` with another name and weight, not indented."""
    text = template.read_text("utf-8")
    source = ast.get_source_segment(text, _assignments(ast.parse(text)).elts[0], padded=True)
    first = load_course(template).assignments[0]
    entry = textwrap.dedent(source or "").replace(f'"{first.name}"', f'"{name}"')
    return entry.replace(f"weight={first.weight:g}", f"weight={weight:g}")


def enter(course_dir: CourseDir, entry: str) -> bool:
    """Enter an assignment into ``course_config.py`` if the outcome is sure.

    The file must write its assignments as one tuple in ``Course(...)``; changed,
    it must load as the course that it was with one assignment more. Else it stays
    as it is.

    Returns
    -------
    entered : bool
        Whether it was.
    """
    path = (course_dir.root / FILE).resolve()
    changed = with_entry(path.read_bytes(), entry)
    if changed is None or not _only_adds(changed, course_dir, path):
        return False
    write_atomically(path, changed, path.stat().st_mode & 0o777)
    return True


def with_entry(text: bytes, entry: str) -> bytes | None:
    """Return a ``course_config.py`` with `entry` behind its assignments, None where unsure how."""
    try:
        listed = _assignments(ast.parse(text))
    except LookupError:
        return None
    start, end = _span(text, listed)
    last = _span(text, listed.elts[-1])[1] if listed.elts else start + 1
    behind = COMMENT.sub(b"", text[last : end - 1]).strip()
    if text[start : start + 1] != b"(" or behind not in (b"", b","):
        return None
    comma = b"," if listed.elts and not behind else b""
    body = text[:last] + comma + text[last : end - 1].rstrip(b" \t")
    newline = b"\r\n" if b"\r\n" in text else b"\n"
    lines = textwrap.indent(entry + ",", INDENT).encode().splitlines()
    new = b"".join(line + newline for line in lines)
    gap = b"" if body.endswith(b"\n") else newline
    return body + gap + new + INDENT[4:].encode() + text[end - 1 :]


def _assignments(tree: ast.Module) -> ast.Tuple:
    """Find the one tuple of assignments.

    Raises
    ------
    LookupError
        If it is not written as one.
    """
    found = [
        keyword.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id == "Course"
        for keyword in node.keywords
        if keyword.arg == "assignments"
    ]
    if len(found) != 1 or not isinstance(found[0], ast.Tuple):
        raise LookupError("assignments")
    return found[0]


def _span(text: bytes, node: ast.expr) -> tuple[int, int]:
    """Return where in the file an expression begins and ends, in bytes."""
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[: number - 1])) for number in (node.lineno, node.end_lineno)]
    return starts[0] + node.col_offset, starts[1] + node.end_col_offset


def _only_adds(changed: bytes, course_dir: CourseDir, path: Path) -> bool:
    """Load the changed file beside the old one and compare."""
    trial = path.with_name(f".new-{FILE}")
    write_atomically(trial, changed)
    try:
        course = load_course(trial)
    except CourseConfigError:
        return False
    finally:
        trial.unlink()
    before = course_dir.course
    return course == replace(before, assignments=(*before.assignments, *course.assignments[-1:]))
