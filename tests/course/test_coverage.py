"""What ``docs/coverage.md`` says: its places exist, and each exercise has a place in it."""

import re
from functools import cache
from pathlib import Path

import pytest

from autograder.config import load_course
from autograder.course import CourseDir
from autograder.notebooks.authored import read_authored

ROOT = Path(__file__).parents[2]
COURSE = CourseDir(ROOT, load_course(ROOT / "course_config.py"))
SETS = {assignment.name.partition("_")[0]: assignment for assignment in COURSE.course.assignments}
PAGE = (ROOT / "docs" / "coverage.md").read_text("utf-8")
LECTURES = ("KTH", "AI Okinawa", "NUS", "TU Berlin", "Sharif-like")
PLACE = re.compile(r"`(?P<set>ps\d+) (?:§ (?P<section>[^`]+)|(?P<cell>[\w-]+))`")


def rows(page):
    """Return the rows of all tables, without their heads, as lists of cells."""
    lines = [line.strip("|").split("|") for line in page.splitlines() if line.startswith("|")]
    rules = [i for i, cells in enumerate(lines) if set("".join(cells)) == {"-"}]
    heads = {i for rule in rules for i in (rule - 1, rule)}
    return [[cell.strip() for cell in cells] for i, cells in enumerate(lines) if i not in heads]


ROWS = rows(PAGE)
PLACES = list(dict.fromkeys(match.groups() for match in PLACE.finditer("".join(map(str, ROWS)))))


@cache
def contents(name):
    """Return a notebook's headings, and the grade ids of its cells."""
    cells = read_authored(COURSE.notebook_source(name))
    texts = "\n".join(cell.source for cell in cells if cell.kind == "markdown")
    headings = re.findall(r"^#+ (.+)$", texts, flags=re.MULTILINE)
    return headings, {cell.grade_id for cell in cells if cell.grade_id}


def exists(name, section, cell):
    """Tell whether a notebook has a section, by its number or heading, or else a cell."""
    if name not in SETS:
        return False
    headings, grade_ids = contents(SETS[name].name)
    if section is None:
        return cell in grade_ids
    numbered = re.fullmatch(r"\d+(\.\d+)*", section)
    found = [h for h in headings if h == section or (numbered and h.startswith(f"{section} "))]
    return len(found) == 1


@pytest.mark.parametrize("place", PLACES, ids=lambda place: " ".join(filter(None, place)))
def test_a_place_that_is_named_exists(place):
    assert exists(*place)


@pytest.mark.parametrize(
    "place",
    [
        ("ps6", "4.9", None),
        ("ps6", "Backwards", None),
        ("ps6", None, "sigmoid"),
        ("ps17", "1", None),
    ],
)
def test_a_place_that_does_not_exist_is_noticed(place):
    assert not exists(*place)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:50])
def test_a_row_names_what_is_taught_and_its_places_and_nothing_else(row):
    taught, where = row
    assert taught
    assert re.fullmatch(f"{PLACE.pattern}(?:, {PLACE.pattern.replace('?P<', '?P<_')})*", where)


@pytest.mark.parametrize(
    ("name", "part"),
    [(name, part) for name, a in SETS.items() for part in (*a.exercises, *a.written)],
)
def test_each_exercise_and_written_question_has_a_place(name, part):
    assert (name, None, part) in PLACES


@pytest.mark.parametrize("lecture", LECTURES)
def test_each_lecture_has_its_table(lecture):
    assert re.search(rf"^## {lecture}: .+\n\n\| what is taught", PAGE, flags=re.MULTILINE)
