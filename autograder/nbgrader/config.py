"""Turn a course into nbgrader's own configuration, so that its commands need no flags."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from traitlets.config import Config, PyFileConfigLoader

from autograder.config import load_course

# By name: nbgrader's commands import what they use, and ours need not wait for it.
THEIRS, OURS = "nbgrader.preprocessors", "autograder.nbgrader.preprocessors"
SANITIZE = (
    f"{OURS}.Restore",
    f"{THEIRS}.ClearOutput",
    f"{THEIRS}.DeduplicateIds",
    f"{THEIRS}.OverwriteKernelspec",
    f"{THEIRS}.OverwriteCells",
    f"{THEIRS}.CheckCellMetadata",
)
AUTOGRADE = (
    f"{OURS}.Judge",
    f"{THEIRS}.LimitOutput",
    f"{THEIRS}.SaveAutoGrades",
    "autograder.nbgrader.late_plugin.Lateness",
    f"{THEIRS}.CheckCellMetadata",
)
COLLECTING = "autograder.nbgrader.collecting"
LATE_POLICY = "autograder.nbgrader.late_plugin.LatePolicyPlugin"


def configure(c: Any, root: Path) -> None:
    """Fill nbgrader's configuration from ``course_config.py``.

    Parameters
    ----------
    c : traitlets.config.Config
        What ``get_config()`` returns in ``nbgrader_config.py``.
    root : Path
        Folder of ``course_config.py``.
    """
    course = load_course(root / "course_config.py")
    c.CourseDirectory.course_id = course.id
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.release_directory = "assignments"
    c.Autograde.exporter_class = "autograder.nbgrader.reader.TolerantExporter"
    c.OverwriteCells.add_missing_cells = True
    c.Autograde.sanitize_preprocessors = list(SANITIZE)
    c.Autograde.autograde_preprocessors = list(AUTOGRADE)
    c.Validator.validate_all = True  # else it sees no visible check: these cells carry no points
    # A script in a Markdown cell would run in the browser of whoever marks it.
    c.HTMLExporter.filters = {"markdown2html": "autograder.nbgrader.markdown.safe_markdown"}
    c.GenerateFeedback.exporter_class = "autograder.nbgrader.feedback_exporter.FeedbackExporter"
    c.GenerateFeedback.preprocessors = []  # the page reads marks and comments itself
    c.Lateness.course_root = c.LatePolicyPlugin.course_root = str(root)
    hold_collecting(c)
    if course.late is not None:
        c.AssignLatePenalties.plugin_class = LATE_POLICY
    find_alembic()


def hold_collecting(c: Any) -> None:
    """Have ``nbgrader collect`` and ``zip_collect`` follow no link and unpack no bomb.

    A plug-in that the course has of its own stays.
    """
    if "collect" not in c.ExchangeFactory:
        c.ExchangeFactory.collect = f"{COLLECTING}.Collect"
    if "extractor_plugin" not in c.ZipCollectApp:
        c.ZipCollectApp.extractor_plugin = f"{COLLECTING}.Extractor"


def nbgrader_config(root: Path) -> Config:
    """Load ``nbgrader_config.py`` of a course; empty where there is none."""
    if not (root / "nbgrader_config.py").is_file():
        return Config()
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()


def gradebook_url(root: Path, config: Config) -> str:
    """Return where a course's gradebook is."""
    return str(config.CourseDirectory.get("db_url", f"sqlite:///{root / 'gradebook.db'}"))


def find_alembic() -> None:
    """Put the environment's programs on PATH.

    nbgrader starts ``alembic`` by name when it first opens a gradebook, which
    fails in an environment that is not activated.
    """
    programs = str(Path(sys.executable).parent)
    path = os.environ.get("PATH", os.defpath)
    if programs not in path.split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join((programs, path))
