"""Every format by name: grades in, files out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.export.canvas import as_canvas
from autograder.export.gradescope import as_results
from autograder.export.moodle import as_feedback_zip, as_moodle, identifiers_of, unknown_to
from autograder.export.tidy import as_tidy
from autograder.files import write_atomically
from autograder.grades import Grades

FORMATS = ("canvas", "moodle", "gradescope", "csv")
FOLDER = "grades"


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export makes.

    Attributes
    ----------
    files : dict of str to bytes
        By what follows the stem of the path that is asked for: ``".csv"``,
        ``"-feedback.zip"``, ``"/ada/results.json"``.
    notes : tuple of str
        What whoever uploads them should know.
    """

    files: Mapping[str, bytes]
    notes: tuple[str, ...]


def export(grades: Grades, form: str, column: str = "", worksheet: str | None = None) -> Exported:
    """Make the files of a format.

    Parameters
    ----------
    grades : Grades
        Of the class.
    form : str
        One of :data:`FORMATS`.
    column : str
        For Canvas: heading of the assignment's column; its title where empty.
    worksheet : str or None
        For Moodle: text of the assignment's grading worksheet.

    Raises
    ------
    UsageError
        If `worksheet` is none.
    """
    notes = _unmarked(grades)
    match form:
        case "canvas":
            return Exported({".csv": as_canvas(grades, column)}, notes)
        case "moodle":
            numbers = identifiers_of(grades, worksheet)
            files = {
                ".csv": as_moodle(grades, numbers),
                "-feedback.zip": as_feedback_zip(grades, numbers),
            }
            return Exported(files, notes + _unnumbered(numbers, grades))
        case "gradescope":
            results = {f"/{path}": data for path, data in as_results(grades).items()}
            return Exported(results, notes + _unjudged(grades))
    return Exported({".csv": as_tidy(grades)}, notes)


def write(exported: Exported, path: Path) -> list[Path]:
    """Write the files, each at once or not at all, and return where.

    Parameters
    ----------
    exported : Exported
        The files.
    path : Path
        The CSV file with its ``.csv``, beside which others lie; for Gradescope the folder.
    """
    stem = str(path).removesuffix(".csv")
    written = []
    for suffix, data in exported.files.items():
        target = path if suffix == ".csv" else Path(f"{stem}{suffix}")
        write_atomically(target, data)
        written.append(target)
    return written


def default_path(root: Path, assignment: str, form: str) -> Path:
    """Return where a format goes in a course's directory, unless told otherwise."""
    name = {"csv": f"{assignment}.csv", "gradescope": f"{assignment}-gradescope"}
    return root / FOLDER / name.get(form, f"{assignment}-{form}.csv")


def _unmarked(grades: Grades) -> tuple[str, ...]:
    count = sum(not grade.is_final for grade in grades.grades)
    return (f"{count} of {len(grades.grades)} have parts that nobody has marked yet",) * (count > 0)


def _unnumbered(numbers: Mapping[str, str], grades: Grades) -> tuple[str, ...]:
    names = ", ".join(student.id for student in unknown_to(numbers, grades))
    if not names:
        return ()
    return (
        f"no feedback file for {names}: Moodle's number for them is not known; "
        "give the assignment's grading worksheet with --worksheet",
    )


def _unjudged(grades: Grades) -> tuple[str, ...]:
    names = ", ".join(grade.student.id for grade in grades.grades if grade.report is None)
    return (f"no results.json for {names}: the engine has no report of them",) * bool(names)
