"""``python -m benchmarks``: measure, print, and write ``benchmarks/results/``."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import chart
from benchmarks.environments import NotInstalled
from benchmarks.machine import ROOT, load, machine
from benchmarks.measurement import CommandFailed
from benchmarks.plan import QUICK, Plan

PARTS = {
    "layers": "milliseconds of each isolation layer, beside a bare fork",
    "cold": "autograder judge from cold, and what it imports",
    "checks": "a class checks before the deadline, within some minutes: seconds to an answer",
    "growth": "class sizes 10, 100, 1000: time and memory per submission",
    "bombs": "a neighbour's time beside a fork, memory and disk bomb",
    "otter": "otter run, one notebook at a time",
    "prairielearn": "pytest with PrairieLearn's plugin, one notebook at a time",
    "hanging": "a class of 10 with 3 endless loops, ours and stock nbgrader",
    "hints": "hints that are right, wrong and absent, on slips that are known",
    "plotless": "the same class as in throughput, without its plots",
    "throughput": "a class of 60, ours and stock nbgrader, and where our time goes",
}
ONLY_OTHERS = ("otter", "prairielearn")
RESULTS = ROOT / "benchmarks" / "results"
FAULT, INTERRUPTED = 3, 130
EPILOG = f"""\
parts:
{chr(10).join(f"  {name:<12} {about}" for name, about in PARTS.items())}
  chart        draw results/{chart.NAME} from what was measured

examples:
  python -m benchmarks                          everything, about two hours on two cores
  python -m benchmarks layers cold              two parts
  python -m benchmarks throughput --notebooks 20 --repeats 1
  python -m benchmarks checks --students 40 --within 60
  python -m benchmarks --quick --no-foreign     a smoke run, figures mean nothing

exit status: 0 measured, 2 wrong usage, 3 something could not be measured
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the parts one after another; each is written when it is done."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    known = [*PARTS, "chart"]
    if unknown := [part for part in arguments.parts if part not in known]:
        parser.error(f"there is no part {unknown[0]!r} (there are {', '.join(known)})")
    plan = _plan(arguments)
    names = arguments.parts or [n for n in PARTS if plan.foreign or n not in ONLY_OTHERS]
    folder = arguments.results or (ROOT / "build" / "benchmarks" if arguments.quick else RESULTS)
    folder.mkdir(parents=True, exist_ok=True)
    status = 0
    try:
        for name in names:
            if name != "chart":
                status = max(status, _measure(name, plan, folder))
    except KeyboardInterrupt:
        print("benchmarks: stopped; finished parts are written", file=sys.stderr)
        return INTERRUPTED
    chart.draw(_results(folder), folder / chart.NAME)
    return status


def _measure(name: str, plan: Plan, folder: Path) -> int:
    """Measure one part, print its ratios and write its figures."""
    print(f"{name}: {PARTS[name]}", file=sys.stderr, flush=True)
    before = load()
    try:
        figures = importlib.import_module(f"benchmarks.{name}").measure(plan)
    except (CommandFailed, NotInstalled) as error:
        print(f"benchmarks: {name} could not be measured: {error}", file=sys.stderr)
        return FAULT
    result = {
        "part": name,
        "about": PARTS[name],
        "measured": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "machine": machine(),
        "load_before_and_after": [before, load()],
        "figures": figures,
    }
    (folder / f"{name}.json").write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(_said(result))
    return 0


def _said(result: dict[str, Any]) -> str:
    """Return a result for reading: the machine, then the ratios."""
    about = result["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in about["versions"].items())
    lines = [
        f"{result['part']} ({result['about']})",
        f"  {about['cores']} cores, {about['memory_gib']} GiB, Linux {about['kernel']}, "
        f"Python {about['python']}, {versions}; load {result['load_before_and_after']}",
    ]
    for name, value in result["figures"].get("ratios", {}).items():
        if isinstance(value, dict):
            lines.append(
                f"  {name}: {value['ratio']:.2f} ({value['lowest']:.2f} to {value['highest']:.2f})"
            )
        else:
            lines.append(f"  {name}: {value:.2f}")
    for name, value in result["figures"].get("summary", {}).items():
        lines.append(f"  {name}: {value:.4g}")
    return "\n".join([*lines, *_parts(result["figures"].get("parts_ms", {}))])


def _parts(parts: dict[str, dict[str, float]]) -> list[str]:
    """Return what each part of a notebook takes, beside what it must take at least, as a table."""
    found = dict.fromkeys(column for taken in parts.values() for column in taken)
    columns = sorted(found, key=lambda column: column == "floor")  # that one last
    if not columns:
        return []
    lines = ["  milliseconds of a notebook" + "".join(f"{column:>13}" for column in columns)]
    for part, taken in parts.items():
        said = [f"{taken[column]:.1f}" if column in taken else "-" for column in columns]
        lines.append(f"  {part:<26}" + "".join(f"{one:>13}" for one in said))
    return lines


def _results(folder: Path) -> dict[str, Any]:
    found = [folder / f"{name}.json" for name in PARTS]
    return {path.stem: json.loads(path.read_text("utf-8")) for path in found if path.exists()}


def _plan(arguments: argparse.Namespace) -> Plan:
    plan = QUICK if arguments.quick else Plan()
    if arguments.long:
        plan = replace(plan, class_sizes=(*plan.class_sizes, 10000))
    asked = {
        name: getattr(arguments, name) for name in ("notebooks", "repeats", "students", "within_s")
    }
    given = {name: number for name, number in asked.items() if number}
    return replace(plan, foreign=not arguments.no_foreign, **given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure the engine beside other graders, paired and interleaved. "
        "The graders of others are installed into benchmarks/.envs/ on first use.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="which (default: all)")
    parser.add_argument("--quick", action="store_true", help="a smoke run of 4 notebooks")
    parser.add_argument("--long", action="store_true", help="growth: also a class of 10,000")
    parser.add_argument("--no-foreign", action="store_true", help="only our side")
    parser.add_argument("--notebooks", type=int, metavar="N", help="class size (default 60)")
    parser.add_argument("--repeats", type=int, metavar="N", help="rounds (default 3)")
    parser.add_argument("--students", type=int, metavar="N", help="checks: how many (default 200)")
    parser.add_argument(
        "--within", dest="within_s", type=float, metavar="S", help="checks: seconds (default 300)"
    )
    parser.add_argument("--results", type=Path, metavar="DIR", help="where to write")
    return parser


if __name__ == "__main__":
    sys.exit(main())
