"""Every sentence that a student reads about a check, in one place.

A :class:`~autograder.faults.Finding` names a sentence and brings its fields.
No sentence may carry an input, an expected value, a path or a test's source.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autograder.faults import Finding


def _shape(shape: tuple[int, ...]) -> str:
    return "a single number" if shape == () else f"shape {tuple(shape)}"


def _is_shape(shape: tuple[int, ...]) -> str:
    return "is a single number" if shape == () else f"has shape {tuple(shape)}"


def _place(index: tuple[int, ...]) -> str:
    return (
        "" if not index else f" The first wrong entry is at index [{', '.join(map(str, index))}]."
    )


def _factor(factor: float) -> str:
    sign = "with the opposite sign, and " if factor < 0 else ""
    size = abs(factor)
    return f"{sign}{size:g} times too large" if size > 1 else f"{sign}{1 / size:g} times too small"


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _shared(f: dict[str, Any]) -> str:
    return (
        f"{f['name']} is one number where {_shape(f['want'])} was asked for. It is the sum of the "
        "right entries: right for one shared parameter, but here every unit has its own."
    )


SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    # the call gave no answer
    "not_defined": lambda f: f"The notebook defines no `{f['function']}`.",
    "not_callable": lambda f: f"`{f['function']}` is not a function.",
    "stub": lambda f: f"`{f['function']}` still raises NotImplementedError: nothing to check yet.",
    "raised": lambda f: f"`{f['function']}` raised {f['type']}{f['line']}.",
    "timed_out": lambda f: (
        f"`{f['function']}` gave no answer within {f['wall_s']:g} s. "
        "Look for a loop that never ends or that grows with the batch."
    ),
    "out_of_time": lambda f: (
        f"Not run: the checks of `{f['function']}` had used up their {f['wall_s']:g} s by then."
    ),
    "crashed": lambda f: f"The process that ran `{f['function']}` ended: {f['how']}.",
    "bad_reply": lambda f: f"`{f['function']}` did not answer in a usable form: {f['how']}.",
    "unusable": lambda f: "The answer does not have the form that was asked for.",
    # the answer has another form
    "not_an_array": lambda f: f"{f['name']} is {f['type']}, but an array of numbers was asked for.",
    "complex_numbers": lambda f: (
        f"{f['name']} holds complex numbers, but real ones were asked for."
    ),
    "tuple_with_right_first": lambda f: (
        f"{f['name']} is a tuple of {f['length']}; its first part alone would be right."
    ),
    "not_a_dict": lambda f: (
        f"{f['name']} is {f['type']}, but a dict with {_names(f['keys'])} was asked for."
    ),
    "missing_keys": lambda f: f"{f['name']} has no entry {_names(f['missing'])}.",
    "not_a_tuple": lambda f: (
        f"{f['name']} is {f['type']}, but {f['length']} results were asked for."
    ),
    "wrong_length": lambda f: (
        f"{f['name']} has {f['got']} parts, but {f['length']} were asked for."
    ),
    # the shape is another
    "shape": lambda f: f"{f['name']} {_is_shape(f['got'])}, but {_shape(f['want'])} was asked for.",
    "transposed": lambda f: (
        f"{f['name']} has {_shape(f['got'])}, but {_shape(f['want'])} was asked for: "
        "the transpose would be right."
    ),
    "other_shape_right_values": lambda f: (
        f"{f['name']} holds the right numbers, but in {_shape(f['got'])} instead of "
        f"{_shape(f['want'])}."
    ),
    "shared_sum": _shared,
    # the numbers are others
    "not_finite": lambda f: (
        f"{f['name']} holds nan or infinity in {f['count']} of {f['size']} entries."
    ),
    "zero": lambda f: f"Every entry of {f['name']} is zero.",
    "negated": lambda f: f"Every entry of {f['name']} has the wrong sign; the sizes are right.",
    "transposed_square": lambda f: f"{f['name']} is transposed: the transpose would be right.",
    "factor": lambda f: f"{f['name']} is {_factor(f['factor'])} in every entry.",
    "part_right": lambda f: (
        f"{f['name']} is right in {f['right']} of {f['size']} entries.{_place(f['first'])}"
    ),
    "wrong": lambda f: f"{f['name']} has wrong numbers.{_place(f['first'])}",
    # properties
    "sentence": lambda f: str(f["text"]),
    "changed_arguments": lambda f: (
        f"`{f['function']}` changed what was passed in ({', '.join(f['arguments'])}). "
        "Work on a copy: the caller still needs the original."
    ),
    "not_vectorised": lambda f: (
        f"`{f['function']}` is right, but loops in Python over the samples. "
        "Let NumPy handle the whole array at once."
    ),
    # not the student's doing
    "not_judged": lambda f: (
        "This check could not be run; that is not your fault, and staff are told."
    ),
    "skipped": lambda f: "This check was not run.",
    "follow_through": lambda f: (
        f"Right, given a right {_names(f['exercises'])}: "
        "the slip is marked there and costs nothing here."
    ),
}


def say(finding: Finding) -> str:
    """Put a finding into words."""
    return SENTENCES[finding.code](finding.fields)
