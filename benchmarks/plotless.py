"""The class of ``throughput`` without its plots, which are most of what its cells take."""

from __future__ import annotations

from typing import Any

from benchmarks import throughput
from benchmarks.plan import Plan


def measure(plan: Plan) -> dict[str, Any]:
    """Measure as ``throughput`` does; stock nbgrader's kernels then import no matplotlib either."""
    return throughput.measure(plan, plots=False)
