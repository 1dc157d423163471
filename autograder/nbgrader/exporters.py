"""nbgrader's ``export`` in the formats of learning management systems.

``nbgrader export --exporter=autograder.nbgrader.exporters.CanvasExporter``
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from nbgrader.api import Base, Gradebook
from nbgrader.plugins import ExportPlugin
from traitlets import Unicode

from autograder.config import find_course
from autograder.course import Assignment, Course
from autograder.errors import AutograderError, UsageError
from autograder.export.formats import default_path, export, write
from autograder.grades import Grades
from autograder.nbgrader.roster import read_grades


class LmsExporter(ExportPlugin):
    """Base of the exporters: one file or folder for each assignment."""

    form = ""
    column = ""

    def export(self, gradebook: Gradebook) -> None:
        """Write the files of the chosen assignments and students, all of them by default."""
        try:
            self._export(gradebook)
        except AutograderError as error:
            self.parent.fail(str(error))

    def _export(self, gradebook: Gradebook) -> None:
        course_dir = find_course(Path.cwd())
        chosen = self._assignments(course_dir.course, gradebook)
        if self.to and len(chosen) != 1:
            names = ", ".join(assignment.name for assignment in chosen)
            raise UsageError(f"--to names one file, but there are {names}: choose by --assignment")
        for assignment in chosen:
            read = read_grades(
                course_dir, assignment, gradebook.db.connection(), Base.metadata.tables
            )
            grades = self._of_chosen_students(read)
            exported = export(grades, self.form, self.column, self._worksheet())
            for note in exported.notes:
                self.log.warning("%s: %s", assignment.name, note)
            default = default_path(course_dir.root, assignment.name, self.form)
            for path in write(exported, Path(self.to) if self.to else default):
                self.log.info("Exported %s", path)

    def _assignments(self, course: Course, gradebook: Gradebook) -> list[Assignment]:
        in_gradebook = {assignment.name for assignment in gradebook.assignments}
        wanted = {str(name) for name in self.assignment} or in_gradebook
        return [a for a in course.assignments if a.name in wanted & in_gradebook]

    def _of_chosen_students(self, grades: Grades) -> Grades:
        if not self.student:
            return grades
        wanted = {str(name) for name in self.student}
        return replace(
            grades,
            grades=tuple(grade for grade in grades.grades if grade.student.id in wanted),
            absent=tuple(student for student in grades.absent if student.id in wanted),
        )

    def _worksheet(self) -> str | None:
        return None


class CanvasExporter(LmsExporter):
    """A file for Canvas's gradebook."""

    form = "canvas"
    column = Unicode(
        "", help="heading of the assignment's column, e.g. 'Title (1234)'; its title by default"
    ).tag(config=True)


class MoodleExporter(LmsExporter):
    """A file for Moodle's gradebook, and feedback files for its assignment."""

    form = "moodle"
    worksheet = Unicode(
        "", help="the assignment's grading worksheet, which tells Moodle's number of each student"
    ).tag(config=True)

    def _worksheet(self) -> str | None:
        return Path(self.worksheet).read_text("utf-8") if self.worksheet else None


class GradescopeExporter(LmsExporter):
    """One ``results.json`` per submission."""

    form = "gradescope"


class TidyCsvExporter(LmsExporter):
    """One row per student and exercise."""

    form = "csv"
