"""What a guest's replies mean, held to the agreed form before anything is made of them."""

from __future__ import annotations

import signal
from dataclasses import replace
from typing import Any

from autograder.faults import Crashed, Finding, Missing, Phrase, Place, Raised
from autograder.guest import wire
from autograder.judge.judged import CellRun
from autograder.judge.student import Call

KNOWN_EXCEPTIONS = frozenset(
    name
    for name, value in vars(__import__("builtins")).items()
    if isinstance(value, type) and issubclass(value, BaseException)
) | {"LinAlgError", "AxisError", "UsageError"}

COMPUTED, STOPPED = Phrase("computed"), Phrase("stopped")
NUMPY_S_OWN = {
    "UFuncTypeError": "TypeError",
    "_UFuncBinaryResolutionError": "TypeError",
    "_UFuncInputCastingError": "TypeError",
    "_UFuncNoLoopError": "TypeError",
    "_UFuncOutputCastingError": "TypeError",
    "_ArrayMemoryError": "MemoryError",
}


def call_of(answer: dict[str, Any], blob: bytes, asked: Call, reply_mib: int) -> Call:
    """Return a call with its value, or raise what came instead.

    Parameters
    ----------
    answer : dict
        The reply's header.
    blob : bytes
        Its arrays.
    asked : Call
        What was asked, still without a value.
    reply_mib : int
        The limit on a reply, in MiB.

    Raises
    ------
    StudentFault
        If no value came.
    WireError, LookupError, TypeError, ValueError, OverflowError
        If the reply does not have the agreed form.
    """
    function = asked.function
    match answer["status"]:
        case "returned":
            names = [*(f"argument {i}" for i, _ in enumerate(asked.args, 1)), *asked.kwargs]
            return replace(
                asked,
                value=wire.unpack(answer["value"], blob),
                changed=tuple(name for i, name in enumerate(names) if i in answer["changed"]),
                bytecodes=int(answer["bytecodes"]),
            )
        case "missing":
            raise Missing(Finding("not_defined", {"function": function}))
        case "not_callable":
            raise Missing(Finding("not_callable", {"function": function}))
        case "too_large":
            how = Phrase("too_large", {"mib": reply_mib})
            raise Crashed(Finding("bad_reply", {"function": function, "how": how}))
        case "raised":
            raise _raised(answer, function)
    raise wire.WireError("an unknown status")


def cell_run_of(answer: dict[str, Any], seconds: float, output_bytes: int) -> CellRun:
    """Return what became of a cell that has come to its end, or raise.

    Parameters
    ----------
    answer : dict
        What the guest says of it.
    seconds : float
        How long it took on the clock.
    output_bytes : int
        The limit on its output; the guest's own recorder cuts long before twice that.

    Raises
    ------
    KeyError, TypeError, ValueError
        If the answer does not have the agreed form.
    """
    outputs = tuple(clean_output(output) for output in answer["outputs"])
    count = execution_count(answer["count"])
    if size_of(outputs) > 2 * output_bytes:
        raise ValueError("more output than the limit")
    names = [output["ename"] for output in outputs if output["output_type"] == "error"]
    if answer["ok"] is True:
        return CellRun("ok", seconds, outputs, count, names[0][:80] if names else "")
    name = names[0] if names else _text(answer["error"])  # IPython only prints its own complaints
    return CellRun("raised", seconds, outputs, count, name[:80])


def clean_output(output: Any) -> dict[str, Any]:
    """Return an output from the guest in the form of nbformat, or raise.

    Raises
    ------
    KeyError, TypeError, ValueError
        If it is not an output.
    """
    match output["output_type"]:
        case "stream":
            name = "stderr" if output["name"] == "stderr" else "stdout"
            return {"output_type": "stream", "name": name, "text": _text(output["text"])}
        case "error":
            return {
                "output_type": "error",
                "ename": _text(output["ename"]),
                "evalue": _text(output["evalue"]),
                "traceback": [_text(line) for line in output["traceback"]],
            }
        case "display_data" | "execute_result" as kind:
            clean = {
                "output_type": kind,
                "data": _bundle(output["data"]),
                "metadata": _sizes(output["metadata"]),
            }
            if kind == "execute_result":
                clean["execution_count"] = execution_count(output["execution_count"])
            return clean
    raise ValueError("not an output")


def execution_count(value: Any) -> int:
    """Return the number of an executed cell, or raise."""
    if type(value) is not int or not 0 <= value < 1 << 31:
        raise ValueError("not the number of a cell")
    return value


def size_of(value: Any) -> int:
    """Return how many characters an output holds."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(len(key) + size_of(part) for key, part in value.items())
    return sum(map(size_of, value)) if isinstance(value, (list, tuple)) else 0


def _bundle(bundle: Any) -> dict[str, Any]:
    if type(bundle) is not dict:
        raise TypeError("a mime bundle is a dict")
    return {_text(key): _text(value) for key, value in bundle.items() if type(value) is str}


def _sizes(metadata: Any) -> dict[str, Any]:
    """Keep what is said of pictures' sizes: nothing else of it is ever used."""
    if type(metadata) is not dict:
        raise TypeError("metadata is a dict")
    return {
        _text(mime): {_text(key): size for key, size in about.items() if type(size) is int}
        for mime, about in metadata.items()
        if type(about) is dict
    }


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("text is asked for")
    return value.encode("utf-8", "replace").decode()  # a lone surrogate cannot be saved


def _raised(answer: dict[str, Any], function: str) -> Missing | Raised:
    """Name the exception and the line; never its text, which can carry hidden inputs."""
    if answer.get("stub") is True:
        return Missing(Finding("stub", {"function": function}))
    place = answer["place"]
    where = None if place is None else Place(int(place[0]), int(place[1]))
    finding = raised(function, answer["type"])
    if answer["type"] == "TypeError" and answer.get("misfit") is True:
        finding = Finding("wrong_call", finding.fields)
    return Raised(finding, where)


def raised(function: str, exception: str) -> Finding:
    """Return the finding that a function raised; the line is not known here."""
    fields = {"function": function, "type": exception_named(exception), "line": ""}
    return Finding("raised", fields)


def exception_named(name: str) -> Phrase:
    """Name an exception; the notebook's own are not named, since a student chooses the name."""
    name = NUMPY_S_OWN.get(name, name)
    if name == "StdinNotImplementedError":
        return Phrase("no_input")
    known = name in KNOWN_EXCEPTIONS
    return Phrase("exception", {"type": name}) if known else Phrase("own_exception")


def ending(status: int) -> Phrase:
    """Say how a process ended, from its wait status."""
    number = status & 0x7F
    if number == signal.SIGXCPU:
        return COMPUTED
    if number == signal.SIGSEGV:
        return Phrase("segmentation_fault")
    if number == signal.SIGXFSZ:
        return Phrase("wrote_too_much")
    if number == signal.SIGKILL:
        return STOPPED
    if number:
        return Phrase("signal", {"name": signal.Signals(number).name})
    return Phrase("exited", {"status": status >> 8})
