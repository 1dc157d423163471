"""What a course is: values that ``course_config.py`` fills in, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from autograder.strict import STRICT

SCHEDULERS = ("tcp://", "tls://")
ISOLATIONS = ("full", "bubblewrap", "strong", "process")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Ceilings for student code.

    Attributes
    ----------
    cell_wall_s : float
        Seconds on the clock for one cell.
    test_wall_s : float
        Seconds on the clock for all calls of one test together.
    exercise_wall_s : float
        Seconds on the clock for all tests of one exercise; tests that are not run
        by then have timed out, so that a function that hangs costs this once.
    submission_wall_s : float
        Seconds on the clock for a whole submission; what is not run by then has timed out.
    cpu_s : float
        Seconds of computing time for each cell and each test.
    memory_mib : int
        Writable memory of each process beyond the warm interpreter's, in MiB.
    submission_memory_mib : int
        Memory of all processes of a submission together, in MiB: their own, and what they
        share with one another.
    file_mib : int
        Size of any one file that is written, in MiB.
    disk_mib : int
        What a submission may write in all, in MiB; held to at ``full`` isolation only.
    open_files : int
        File descriptors of each process.
    processes : int
        Processes and threads of a submission at a time; without ``full`` isolation they are
        counted every few hundredths of a second.
    output_kib : int
        Output of one cell, in KiB; what is over it is cut off. All cells together may show 16
        times as much.
    reply_mib : int
        Size of one answer, in MiB.
    notebook_mib : int
        Size of a submitted notebook, in MiB.
    """

    __pydantic_config__ = STRICT

    cell_wall_s: float = 10.0
    test_wall_s: float = 5.0
    exercise_wall_s: float = 15.0
    submission_wall_s: float = 120.0
    cpu_s: float = 10.0
    memory_mib: int = 1024
    submission_memory_mib: int = 2048
    file_mib: int = 16
    disk_mib: int = 64
    open_files: int = 128
    processes: int = 128
    output_kib: int = 512
    reply_mib: int = 32
    notebook_mib: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One problem set.

    Attributes
    ----------
    name : str
        Folder name, e.g. ``"ps6_backprop"``; also nbgrader's assignment id.
    title : str
        For people.
    weight : float
        Share of the course total, in percent.
    exercises : dict of str to float
        Points of each exercise, in the notebook's order; the key is its ``grade_id``.
    written : dict of str to float
        Points of each written question that people mark, by ``grade_id``.
    cells : dict of str to float
        Points of ordinary nbgrader test cells, which hold their own asserts, by ``grade_id``.
    due : datetime, optional
        Deadline, with a time zone.
    limits : Limits, optional
        Ceilings for this problem set, where they are not the course's.
    """

    __pydantic_config__ = STRICT

    name: str
    title: str
    weight: float
    exercises: dict[str, float]
    written: dict[str, float] = field(default_factory=dict)
    cells: dict[str, float] = field(default_factory=dict)
    due: datetime | None = None
    limits: Limits | None = None

    @property
    def max_score(self) -> float:
        """Points of the whole assignment."""
        parts = (self.exercises, self.written, self.cells)
        return sum(points for part in parts for points in part.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePolicy:
    """What handing in late costs, in percent of the points that were earned.

    Attributes
    ----------
    percent_per_day : float
        For each day after the deadline that has begun.
    grace_minutes : float
        After the deadline, which cost nothing; whoever needs longer pays from the deadline on.
    cap_percent : float
        It never costs more.
    extension_days : dict of str to dict of str to float
        Days by which a student's deadline is later, by assignment and student id.
    """

    __pydantic_config__ = STRICT

    percent_per_day: float
    grace_minutes: float = 0.0
    cap_percent: float = 100.0
    extension_days: dict[str, dict[str, float]] = field(default_factory=dict)

    def extension_days_of(self, assignment: str, student: str) -> float:
        """Return by how many days a student's deadline is later."""
        return self.extension_days.get(assignment, {}).get(student, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """Checks of the hidden tests before the deadline, as ``autograder serve`` allows them.

    Attributes
    ----------
    attempts_per_day : int
        Of each student, for each assignment.
    time_zone : str
        Where midnight begins a day, e.g. ``"Europe/Berlin"``.
    after_deadline : bool
        Whether they go on after an assignment's ``due``; a student's extension counts.
    closed : tuple of str
        Assignments that are not checked, e.g. an exam or what is not yet released.
    running : int
        Checks at a time, each of another student.
    waiting : int
        Checks in the queue; whoever comes then is told when to come back.
    waiting_per_student : int
        Of these, one student's.
    notebook_mib : int
        Size of a notebook that is posted, in MiB.
    """

    __pydantic_config__ = STRICT

    attempts_per_day: int = 10
    time_zone: str = "UTC"
    after_deadline: bool = True
    closed: tuple[str, ...] = ()
    running: int = 2
    waiting: int = 200
    waiting_per_student: int = 3
    notebook_mib: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A course: its problem sets, limits and policies.

    Attributes
    ----------
    id : str
        nbgrader's course id.
    title : str
        For people.
    assignments : tuple of Assignment
        In the order they are taught.
    limits : Limits
        Ceilings for student code.
    isolation : str
        ``"full"``: namespaces, a private root, Landlock, seccomp, no capabilities;
        ``"bubblewrap"``: the same made by the program of that name, as far as it can;
        ``"strong"``: Landlock and seccomp, where namespaces are forbidden;
        ``"process"``: a process of its own, resource limits, a cleaned environment
        and a data-only channel. A machine that does not offer it refuses to grade.
    warm : tuple of str
        Modules imported once before the first submission, because notebooks use them.
    language : str
        Of what the engine says to students: one of :data:`autograder.words.LANGUAGES`.
    late : LatePolicy, optional
        What handing in after an assignment's ``due`` costs; nothing where there is none.
    dask_scheduler : str
        Where ``autograder grade`` has submissions judged, ``"tcp://host:port"`` or
        ``"tls://host:port"``; on this machine where it is empty.
    backups : int
        How many copies of an SQLite gradebook are kept in ``backups/``; one is made before
        the first mark of each run is recorded. 0 makes none.
    checks : Checks
        What ``autograder serve`` allows students before the deadline.
    """

    __pydantic_config__ = STRICT

    id: str
    title: str
    assignments: tuple[Assignment, ...]
    limits: Limits = Limits()
    isolation: str = "full"
    warm: tuple[str, ...] = ("matplotlib.pyplot", "matplotlib_inline.backend_inline")
    language: str = "en"
    late: LatePolicy | None = None
    dask_scheduler: str = ""
    backups: int = 10
    checks: Checks = Checks()

    def deadline(self, assignment: Assignment, student: str) -> datetime | None:
        """Return when a student's work on an assignment is due, an extension included."""
        if assignment.due is None or self.late is None:
            return assignment.due
        days = self.late.extension_days_of(assignment.name, student)
        return assignment.due + timedelta(days=days)

    def under_limits_of(self, assignment: Assignment) -> Course:
        """Return the course as it holds one assignment's submissions."""
        return replace(self, limits=assignment.limits or self.limits)


@dataclass(frozen=True, slots=True)
class CourseDir:
    """A course in its directory: where things are.

    Attributes
    ----------
    root : Path
        Holds ``course_config.py``.
    course : Course
        What that file says.
    """

    root: Path
    course: Course

    def solutions(self, assignment: str) -> Path:
        """Folder of the authored files of an assignment."""
        return self.root / "solutions" / assignment

    def notebook_source(self, assignment: str) -> Path:
        """The one authored notebook of an assignment."""
        return self.solutions(assignment) / "notebook.py"

    def source(self, assignment: str) -> Path:
        """Nbgrader's source notebook, built."""
        return self.root / "source" / assignment / f"{assignment}.ipynb"

    def release(self, assignment: str) -> Path:
        """What students get."""
        return self.root / "assignments" / assignment / f"{assignment}.ipynb"

    @property
    def ledger(self) -> Path:
        """What ``autograder serve`` keeps: checks, attempts, hashed tokens and an audit log."""
        return self.root / "checks.db"

    def submitted(self, assignment: str, student: str) -> Path:
        """What a student handed in."""
        return self.root / "submitted" / student / assignment / f"{assignment}.ipynb"

    def autograded(self, assignment: str, student: str) -> Path:
        """The executed and scored notebook."""
        return self.root / "autograded" / student / assignment / f"{assignment}.ipynb"

    def feedback(self, assignment: str, student: str) -> Path:
        """The page that the student reads."""
        return self.root / "feedback" / student / assignment / f"{assignment}.html"

    def report(self, assignment: str, student: str) -> Path:
        """The saved report."""
        return self.root / "reports" / assignment / f"{student}.json"

    def previous_report(self, assignment: str, student: str) -> Path:
        """The report before that, which had another key."""
        return self.root / "reports" / assignment / "previous" / f"{student}.json"
