"""The versions that an installation is held to can be installed wherever the package can."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[1]
PINNED = dict(
    line.split("==")
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
)
INSTALLED = {
    distribution.name.lower().replace("_", "-").replace(".", "-"): distribution
    for distribution in reversed([*metadata.distributions()])  # the first one found is in use
}


def test_all_that_is_installed_here_is_of_the_pinned_version() -> None:
    for name, version in PINNED.items():
        if name in INSTALLED:
            assert (name, INSTALLED[name].version) == (name, version)


@pytest.mark.parametrize("patch", [0, 2])  # the first one, and that of a Debian in wide use
def test_every_pinned_package_runs_on_the_oldest_python_that_is_promised(patch: int) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    oldest = f"{project['requires-python'].removeprefix('>=')}.{patch}"
    here = [name for name in PINNED if name in INSTALLED]
    assert len(here) > len(PINNED) / 2
    for name in here:
        asked = INSTALLED[name].metadata.get("Requires-Python", "")
        assert SpecifierSet(asked).contains(oldest), f"{name} asks for Python {asked}"
