"""Who may import whom: the engine's layers, from the bottom.

::

    cli                 cli, __main__
    ──────────────────────────────────────────────────────────────────────────────
    course work         grading, audit, demo, scaffold, evidence, export, nbgrader, service,
                        notebooks.build (runs nbgrader),
                        notebooks.autograded (shows what was judged)
    ──────────────────────────────────────────────────────────────────────────────
    judge               judge: sandbox, execution, rehearsal, student, suite, diagnosis, pool,
                        worker, plugin; parcel, node and cluster (need Dask, an extra)
    ──────────────────────────────────────────────────────────────────────────────
    directory           store, config
    ──────────────────────────────────────────────────────────────────────────────
    material            notebooks (all others), suite, pages
    ──────────────────────────────────────────────────────────────────────────────
    bottom              errors, faults, words,  |  isolation:    |  guest: runs student code;
                        known, report, course,  |  system calls  |  itself, isolation, numpy,
                        files, feedback, strict,|                |  IPython with its traitlets
                        mutants, grades,        |                |
                        overtime                |                |
                        magic (in students' notebooks: itself and IPython)

A module imports only from its own layer or from below. Imports that are for
annotations only (``if TYPE_CHECKING``) do not count; imports inside of functions do.
Everything may use the standard library; at the bottom, values also use pydantic,
isolation uses nothing else.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import autograder

ENGINE = Path(autograder.__file__).parent
VALUES = {
    *("errors", "faults", "words", "known", "report", "course", "files", "feedback", "strict"),
    *("mutants", "grades", "overtime"),
}
COURSE_WORK = {
    *("grading", "audit", "demo", "scaffold", "evidence", "export", "nbgrader", "service"),
    *("notebooks.build", "notebooks.autograded"),
}
LAYERS = (
    ("bottom", {*VALUES, "isolation", "guest", "magic"}),
    ("material", {"notebooks", "suite", "pages"}),
    ("directory", {"store", "config"}),
    ("judge", {"judge"}),
    ("course work", COURSE_WORK),
    ("cli", {"cli", "__main__"}),
)
GUEST_MAY_IMPORT = {"numpy", "IPython", "traitlets", *sys.stdlib_module_names}


def name_of(path: Path) -> str:
    """Return a module's name within the engine, ``""`` for the engine itself."""
    parts = path.relative_to(ENGINE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


TEMPLATE = ENGINE / "scaffold" / "course"  # a course, not a part of the engine
MODULES = {
    name_of(path): path
    for path in sorted(ENGINE.rglob("*.py"))
    if not path.is_relative_to(TEMPLATE)
}


def level(module: str) -> int:
    """Return the layer of a module: its own, or that of its package."""
    for name in (module, module.partition(".")[0]):
        for height, (_, members) in enumerate(LAYERS):
            if name in members:
                return height
    pytest.fail(f"autograder.{module} has no layer: enter it in {__file__}")


def is_for_annotations(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
    )


def import_nodes(node: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.Import, ast.ImportFrom)):
            yield child
        elif not is_for_annotations(child):
            yield from import_nodes(child)


def imports(path: Path) -> set[str]:
    """Return the full names of all modules that a file imports."""
    found: set[str] = set()
    for node in import_nodes(ast.parse(path.read_text("utf-8"), str(path))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        else:
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            assert node.module is not None
            submodules = {f"{node.module}.{alias.name}" for alias in node.names}
            ours = {name for name in submodules if name.removeprefix("autograder.") in MODULES}
            found |= ours or {node.module}
    return found


def engine_imports(module: str) -> set[str]:
    """Return the engine's modules that one of them imports, named within the engine."""
    prefix = "autograder."
    named = {name.removeprefix(prefix) for name in imports(MODULES[module]) if prefix in name}
    return named - {module}


def test_the_modules_are_found():
    assert {"report", "guest.wire", "judge.judge", "cli.main"} <= MODULES.keys()


@pytest.mark.parametrize("module", [module for module in MODULES if module])
def test_every_module_has_a_layer(module):
    assert level(module) >= 0


def test_what_is_imported_is_found_wherever_it_stands(tmp_path):
    path = tmp_path / "module.py"
    path.write_text(
        "from typing import TYPE_CHECKING\n"
        "from autograder import store\n"
        "if TYPE_CHECKING:\n"
        "    import json\n"
        "def f():\n"
        "    if True:\n"
        "        from autograder.judge.judge import Judged\n"
    )
    assert imports(path) == {"typing", "autograder.store", "autograder.judge.judge"}


@pytest.mark.parametrize("module", [module for module in MODULES if module])
def test_a_module_imports_only_from_its_own_layer_or_below(module):
    above = {name for name in engine_imports(module) if level(name) > level(module)}
    assert not above


@pytest.mark.parametrize("module", [m for m in MODULES if m.partition(".")[0] == "guest"])
def test_the_guest_imports_nothing_of_the_judge_s(module):
    foreign = {
        name
        for name in imports(MODULES[module])
        if name.partition(".")[0] not in GUEST_MAY_IMPORT
        and not name.startswith(("autograder.guest", "autograder.isolation"))
    }
    assert not foreign


@pytest.mark.parametrize("module", sorted(VALUES))
def test_values_need_nothing_but_the_standard_library_and_pydantic(module):
    foreign = {name.partition(".")[0] for name in imports(MODULES[module])}
    assert foreign <= {"autograder", "pydantic", *sys.stdlib_module_names}


@pytest.mark.parametrize("module", [m for m in MODULES if m.partition(".")[0] == "magic"])
def test_the_magic_needs_nothing_but_the_standard_library_ipython_and_itself(module):
    foreign = {name for name in imports(MODULES[module]) if not name.startswith("autograder.magic")}
    assert {name.partition(".")[0] for name in foreign} <= {"IPython", *sys.stdlib_module_names}


@pytest.mark.parametrize("module", [m for m in MODULES if m.partition(".")[0] == "isolation"])
def test_isolation_needs_nothing_but_the_standard_library_and_itself(module):
    foreign = {
        name
        for name in imports(MODULES[module])
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not name.startswith("autograder.isolation")
    }
    assert not foreign


def test_the_package_itself_imports_nothing():
    assert imports(MODULES[""]) == set()


@pytest.mark.parametrize("member", sorted(set().union(*(members for _, members in LAYERS))))
def test_every_member_of_a_layer_exists(member):
    assert any(module == member or module.startswith(f"{member}.") for module in MODULES)
