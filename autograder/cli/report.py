"""``autograder report``: what a class's Reports show."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder import store
from autograder.cli.common import RAW, assignment_of, here
from autograder.course import Assignment, CourseDir
from autograder.errors import UsageError
from autograder.evidence.evidence import Class, anonymous, evidence_of
from autograder.evidence.page import as_page
from autograder.files import write_atomically
from autograder.notebooks.authored import read_authored
from autograder.notebooks.reading import read_frame, read_submission
from autograder.notebooks.submission import Cell, source_of

if TYPE_CHECKING:  # its library takes a second to import
    from autograder.evidence.similar import SimilarWork

EXAMPLES = """\
examples:
  autograder report ps6_backprop                 one page: reports/ps6_backprop.html
  autograder report ps6_backprop --anonymous     the same without names, to show around
  autograder report ps6_backprop --json          print it for a program
"""


def add_parser(verbs: Any) -> None:
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "report",
        help="show how a class did, what it misunderstood, and which checks to review",
        description="Write one page from reports/ and the gradebook: points, every check, "
        "misconceptions, submissions that need a person, similar work, and what the last regrade "
        "changed. Nothing is judged.",
        epilog=EXAMPLES,
        formatter_class=RAW,
    )
    parser.add_argument("assignment", metavar="PS")
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: reports/PS.html")
    parser.add_argument("--anonymous", action="store_true", help="pseudonyms in place of names")
    parser.add_argument("--json", action="store_true", help="print as JSON, write no page")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the page, or print the evidence as JSON."""
    course_dir = here()
    assignment = assignment_of(course_dir.course, arguments.assignment)
    group = class_of(course_dir, assignment)
    if arguments.anonymous:
        group = anonymous(group, store.course_secret(course_dir.root))
    evidence = evidence_of(group)
    if arguments.json:
        print(json.dumps(asdict(evidence), indent=1, ensure_ascii=False))
        return 0
    name = f"{assignment.name}{'-anonymous' if arguments.anonymous else ''}.html"
    path = arguments.output or course_dir.root / "reports" / name
    write_atomically(path, as_page(evidence))
    print(f"wrote {path}")
    return 0


def class_of(course_dir: CourseDir, assignment: Assignment) -> Class:
    """Read what is known about a class.

    Raises
    ------
    UsageError
        If nothing has been graded.
    """
    from autograder.grading import students_of  # takes a while to import
    from autograder.nbgrader.roster import seconds_late

    reports = store.load_all(course_dir, assignment.name)
    if not reports:
        raise UsageError(
            f"there are no reports of {assignment.name}; run: autograder grade {assignment.name}"
        )
    students = {report.student for report in reports}
    before = {s: store.load_previous(course_dir, assignment.name, s) for s in sorted(students)}
    return Class(
        assignment=assignment.name,
        title=assignment.title,
        reports=tuple(reports),
        previous={student: report for student, report in before.items() if report is not None},
        seconds_late=seconds_late(course_dir, assignment),
        not_judged=tuple(s for s in students_of(course_dir, assignment.name) if s not in students),
        similar=similar_in(course_dir, assignment.name, sorted(students)),
    )


def similar_in(
    course_dir: CourseDir, assignment: str, students: Sequence[str]
) -> tuple[SimilarWork, ...]:
    """Compare what students wrote into the cells for answers; nothing of it is run."""
    from autograder.evidence.similar import similar_of  # its library takes a second to import
    from autograder.judge.diagnosis import load_alternatives

    frame = read_frame(course_dir, assignment)
    answers = {}
    for student in students:
        path = course_dir.submitted(assignment, student)
        cells = read_submission(course_dir, assignment, student, path, frame).cells
        answers[student] = {c.grade_id: c.source for c in cells if c.grade_id and is_answer(c)}
    authored = course_dir.notebook_source(assignment)  # a course of nbgrader's own has none
    known = [c.source for c in (read_authored(authored) if authored.is_file() else ())]
    known += [source_of(cell) for cell in frame["cells"] if cell["cell_type"] == "code"]
    known += [entry.source for entry in load_alternatives(course_dir.solutions(assignment))]
    return similar_of(answers, known)


def is_answer(cell: Cell) -> bool:
    """Tell whether a cell is for a student's code."""
    return cell.kind == "code" and bool((cell.nbgrader or {}).get("solution"))
