"""A student's feedback as one self-contained page: no scripts, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.feedback import CELL, RESULT_SIGNS, Kind, Result, kind_of, result_of
from autograder.grades import Grade, Grades, Mark
from autograder.overtime import Overtime, at_most
from autograder.pages.cells import CellView, cells_of
from autograder.pages.code import released
from autograder.pages.markdown import title_of
from autograder.pages.templates import render, style
from autograder.report import CellReport
from autograder.words import Words, words_of

PAGE_S = 10.0  # a page takes a tenth of a second


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the page's overview.

    Attributes
    ----------
    name : str
        What it is called for people.
    is_code : bool
        Whether that is the name of a function.
    anchor : str
        Where on the page it is; empty where it is not.
    sign, word, kind : str
        What came of it.
    points : str
        What it gave, of what it is worth.
    note : str
        In a sentence: what a person did, or has yet to do.
    """

    name: str
    is_code: bool
    anchor: str
    sign: str
    word: str
    kind: Kind
    points: str
    note: str


def feedback_page(grade: Grade, grades: Grades, notebook: Mapping[str, Any] | None = None) -> str:
    """Return one page; all text in it is escaped or cleaned.

    It is without the notebook where that would take too long to show.

    Parameters
    ----------
    grade : Grade
        Of the student.
    grades : Grades
        What is the same for the class; its `grades` are not read.
    notebook : mapping, optional
        The autograded notebook, which is then shown below the results.
    """
    try:
        with at_most(PAGE_S):
            return _page(grade, grades, notebook, notices(grade, grades))
    except Overtime:
        said = words_of(grades.language).label("notebook_not_shown")
        return _page(grade, grades, None, [*notices(grade, grades), said])


def _page(
    grade: Grade, grades: Grades, notebook: Mapping[str, Any] | None, said: Sequence[str]
) -> str:
    words = words_of(grades.language)
    report = grade.report
    exercises = report.exercises if report else ()
    suites = frozenset(e.name for e in exercises if e.tests[0].id != CELL)
    runs = {run.index: run for run in report.cells} if report else {}
    readable = notebook is not None and not (report and report.unreadable)
    cells = cells_of(notebook, runs, suites, words) if notebook and readable else []
    results = [result_of(exercise, words) for exercise in exercises]
    rows = list(_rows(grade, results, cells, notebook, words))
    return (
        str(
            render(
                "page.html",
                words=words,
                say=words.label,
                grades=grades,
                grade=grade,
                notices=said,
                share=0 if not grades.max_score else round(100 * grade.score / grades.max_score),
                rows=rows,
                results=results,
                answers=_answers(cells),
                notes={row.anchor: row.note for row in rows},
                cells=cells,
                troubled=[cell for cell in cells if cell.trouble and not _is_stub(runs, cell)],
                style=style("page.css", "checks.css"),
            )
        )
        + "\n"
    )


def _is_stub(runs: Mapping[int, CellReport], cell: CellView) -> bool:
    """Tell whether a cell only met a function that is still to be written."""
    return runs[cell.number - 1].detail == "NotImplementedError"


def notices(grade: Grade, grades: Grades) -> list[str]:
    """Return in sentences what was taken off, what is not marked yet, what could not be read."""
    words = words_of(grades.language)
    said = []
    if grade.penalty:
        said.append(words.label("late", points=grade.penalty))
    waiting = [mark.max_score for mark in grade.marks if mark.marked_by == "nobody"]
    if waiting:
        said.append(words.label("waiting", points=sum(waiting)))
    if grade.report is not None and grade.report.unreadable:
        said.append(words.label("unreadable", why=grade.report.unreadable))
    return said


def _rows(
    grade: Grade,
    results: Sequence[Result],
    cells: Sequence[CellView],
    notebook: Mapping[str, Any] | None,
    words: Words,
) -> Iterator[Row]:
    by_name = {result.name: result for result in results}
    places = {cell.grade_id: cell.number for cell in cells if cell.grade_id}
    titles = dict(_titles(notebook)) if notebook else {}
    order = [*by_name, *(mark.name for mark in grade.marks)]
    in_order = sorted(grade.marks, key=lambda m: (places.get(m.name, 0), order.index(m.name)))
    for mark in in_order:
        result = by_name.get(mark.name)
        kind = kind_of(mark.score, mark.max_score)
        sign, word = RESULT_SIGNS[kind], words.label(kind)
        if mark.marked_by == "nobody":
            kind, sign, word = "open", RESULT_SIGNS["open"], words.label("not_marked_yet")
        elif result is not None and mark.marked_by == "engine":
            kind, sign, word = result.kind, result.sign, result.word
        elif mark.marked_by == "engine" and not mark.score:  # nbgrader's mark of an empty answer
            kind, sign, word = "open", RESULT_SIGNS["open"], words.label("not_attempted")
        place = f"cell-{places[mark.name]}" if mark.name in places else ""
        yield Row(
            name=mark.name if result else titles.get(mark.name, mark.name),
            is_code=result is not None,
            anchor=f"result-{mark.name}" if result else place,
            sign=sign,
            word=word,
            kind=kind,
            points=words.label(
                "worth" if mark.marked_by == "nobody" else "earned",
                score=mark.score,
                whole=mark.max_score,
            ),
            note=_note(mark, result, words),
        )


def _note(mark: Mark, result: Result | None, words: Words) -> str:
    if mark.marked_by == "person":
        points = words.label("points", score=mark.score, whole=mark.max_score)
        return words.label("changed_by_person" if result else "marked_by_person", points=points)
    return words.label("to_be_marked") if mark.marked_by == "nobody" else ""


def _titles(notebook: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give each graded cell the heading that it stands below."""
    title = ""
    for cell in notebook["cells"]:
        about = cell.get("metadata", {}).get("nbgrader") or {}
        source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
        if about.get("grade") and title:
            yield str(about["grade_id"]), title
        elif cell["cell_type"] == "markdown" and not about.get("solution"):
            title = title_of(released(source)) or title


def _answers(cells: Sequence[CellView]) -> dict[str, int]:
    """Return the number of the answer that each exercise's grade cell stands behind."""
    found: dict[str, int] = {}
    last = None
    for cell in cells:
        if cell.role == "answer":
            last = cell.number
        elif cell.role == "result" and last is not None:
            found[cell.grade_id], last = last, None
    return found
