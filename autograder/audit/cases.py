"""The cases of an audit as submissions: the reference, the stub, known solutions, mutants."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

from autograder.course import Assignment, CourseDir
from autograder.errors import SuiteError
from autograder.judge.diagnosis import load_alternatives, load_misconceptions
from autograder.known import Alternative, Misconception
from autograder.mutants import Mutant, mutants_of
from autograder.notebooks.authored import AuthoredCell, read_authored
from autograder.notebooks.build import source_notebook
from autograder.notebooks.reading import read_frame
from autograder.notebooks.submission import Cell, Notebook, Submission, restore
from autograder.notebooks.submitted import HandinCell, parse_notebook

REFERENCE, STUB = "reference", "stub"

Known = Misconception | Alternative


class Cases:
    """Makes the cases of one assignment.

    Parameters
    ----------
    course_dir : CourseDir
        The course.
    assignment : Assignment
        Which.
    """

    def __init__(self, course_dir: CourseDir, assignment: Assignment) -> None:
        source = course_dir.notebook_source(assignment.name)
        self._assignment = assignment
        self._folder = course_dir.solutions(assignment.name)
        self._frame: Notebook = read_frame(course_dir, assignment.name)
        self._reference = parse_notebook(source_notebook(source, assignment).encode())
        self._authored: list[AuthoredCell] = read_authored(source)
        self._given = {cell.source for cell in self._authored if cell.is_reference}

    def judged(self) -> Iterator[tuple[Submission, Known | None]]:
        """Yield what goes the whole way of a submission, with what it is known to be."""
        yield self._case(REFERENCE, self._reference), None
        yield self._case(STUB, parse_notebook(json.dumps(self._frame).encode())), None
        seen: set[str] = set()
        known: list[Known] = [
            *load_misconceptions(self._folder),
            *load_alternatives(self._folder),
        ]
        for entry in known:
            if entry.exercise not in self._assignment.exercises:
                name = self._assignment.name
                raise SuiteError(f"{entry.id}: {name} has no exercise {entry.exercise!r}")
            if entry.id in seen:
                raise SuiteError(f"{entry.id}: this id is there twice in {self._assignment.name}")
            seen.add(entry.id)
            handin = with_answer(self._reference, entry.exercise, entry.source)
            yield self._case(entry.id, handin, partial(self._concerns, entry)), entry

    def rehearsed(self) -> Iterator[tuple[Submission, Mutant | None]]:
        """Yield what is the course's own code: the reference, and each mutant with its exercise."""
        exercises = tuple(self._assignment.exercises)
        yield self._rehearsal(REFERENCE, self._reference, exercises), None
        answers = {cell.grade_id: cell for cell in self._authored}
        for exercise in exercises:
            answer = answers.get(f"{exercise}-answer")
            for mutant in mutants_of(exercise, answer.source, answer.line) if answer else ():
                handin = with_answer(self._reference, exercise, mutant.source)
                yield self._rehearsal(mutant.id, handin, (exercise,)), mutant

    def _rehearsal(
        self, name: str, handin: Sequence[HandinCell], exercises: Collection[str]
    ) -> Submission:
        """Return what the reference is made of and some grade cells: plain Python, no checks."""
        own = {f"{exercise}-answer" for exercise in exercises}

        def wanted(cell: Cell) -> bool:
            if cell.points is not None:
                return cell.grade_id in exercises
            return cell.source in self._given or cell.grade_id in own

        return self._case(name, handin, wanted)

    def _concerns(self, entry: Known, cell: Cell) -> bool:
        """Tell whether a case needs a cell: what the reference is made of, own checks and grades.

        Plots and other exercises' visible checks take most of the time and say
        nothing about it; a misconception is held against its own exercise alone.
        """
        if cell.points is not None:
            return isinstance(entry, Alternative) or cell.grade_id == entry.exercise
        own = (f"{entry.exercise}-answer", f"{entry.exercise}-check")
        return cell.source in self._given or cell.grade_id in own

    def _case(
        self,
        name: str,
        handin: Sequence[HandinCell],
        wanted: Callable[[Cell], bool] = lambda cell: True,
    ) -> Submission:
        cells, _ = restore(self._frame, handin)
        cells = tuple(filter(wanted, cells))
        return Submission(assignment=self._assignment.name, student=name, cells=cells)


def with_answer(cells: Sequence[HandinCell], exercise: str, source: str) -> list[HandinCell]:
    """Return a notebook's cells with another answer to one exercise."""
    return [
        HandinCell(cell.kind, source, cell.grade_id, cell.cell_id)
        if cell.grade_id == f"{exercise}-answer"
        else cell
        for cell in cells
    ]
