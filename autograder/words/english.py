"""The engine's words in English."""

from __future__ import annotations

from collections.abc import Sequence

from autograder.words.words import Fields, Text, Words


def number(value: float) -> str:
    """Write a number: ``2.5``."""
    return f"{value:g}"


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
    times = f"{number(size)} times too large" if size > 1 else f"{number(1 / size)} times too small"
    return sign + times


def _names(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _shared_sum(f: Fields) -> str:
    return (
        f"{f['name']} is one number where {_shape(f['want'])} was asked for. It is the sum of the "
        "right entries: right for one shared parameter, but here every unit has its own."
    )


def _not_there(f: Fields) -> str:
    found = f"; the folder holds {', '.join(f['others'])}" if f["others"] else ""
    return f"there is no {f['name']}{found}"


def _points(f: Fields) -> str:
    unit = "point" if f["whole"] == 1 else "points"
    return f"{number(f['score'])} of {number(f['whole'])} {unit}"


def _late(f: Fields) -> str:
    said = "1 point is" if f["points"] == 1 else f"{number(f['points'])} points are"
    return f"{said} taken off because it was late."


def _waiting(f: Fields) -> str:
    said = "1 point is" if f["points"] == 1 else f"{number(f['points'])} points are"
    return f"{said} still to come from written answers, which people mark."


SENTENCES: dict[str, Text] = {
    # the call gave no answer
    "not_defined": "The notebook defines no `{function}`.",
    "not_callable": "`{function}` is not a function.",
    "stub": "`{function}` still raises NotImplementedError: nothing to check yet.",
    "raised": "`{function}` raised {type}{line}.",
    "wrong_call": (
        "`{function}` raised {type}: it cannot be called with what is passed here. Compare the "
        "parameters after its `def` with those that are asked for."
    ),
    "timed_out": (
        "`{function}` gave no answer within {wall_s} s. "
        "Look for a loop that never ends or that grows with the batch."
    ),
    "out_of_time": "Not run: the checks of `{function}` had used up their {wall_s} s by then.",
    "notebook_out_of_time": "Not run: the whole notebook had used up its {wall_s} s by then.",
    "crashed": "The process that ran `{function}` ended: {how}.",
    "notebook_crashed": "The notebook's process ended: {how}.",
    "bad_reply": "`{function}` did not answer in a usable form: {how}.",
    "unusable": "The answer does not have the form that was asked for.",
    # the answer has another form
    "not_an_array": "{name} is {type}, but an array of numbers was asked for.",
    "complex_numbers": "{name} holds complex numbers, but real ones were asked for.",
    "tuple_with_right_first": (
        "{name} is a tuple of {length}; its first part alone would be right. Some books return "
        "a cache beside the value; here it is the value alone."
    ),
    "dict_in_tuple": (
        "{name} is a tuple of {length}, and part {place} of it is the dict that was asked for: "
        "return that part alone."
    ),
    "not_a_dict": lambda f: (
        f"{f['name']} is {f['type']}, but a dict with {_names(f['keys'])} was asked for."
    ),
    "missing_keys": lambda f: f"{f['name']} has no entry {_names(f['missing'])}.",
    "other_keys": lambda f: (
        f"{f['name']} has no entry {_names(f['missing'])}; it has entries of similar names, and "
        "here they bear exactly these."
    ),
    "not_a_tuple": "{name} is {type}, but {length} results were asked for.",
    "wrong_length": "{name} has {got} parts, but {length} were asked for.",
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
    "shared_sum": _shared_sum,
    "not_reduced": lambda f: (
        f"{f['name']} {_is_shape(f['got'])}, but {_shape(f['want'])} was asked for: "
        f"{f['how']} over its first axis would be right."
    ),
    "each_with_each": lambda f: (
        f"{f['name']} {_is_shape(f['got'])}, but {_shape(f['want'])} was asked for. "
        "Did a row meet a column, so that every entry met every other?"
    ),
    # the numbers are others
    "not_finite": "{name} holds nan or infinity in {count} of {size} entries.",
    "zero": "Every entry of {name} is zero.",
    "negated": "Every entry of {name} has the wrong sign; the sizes are right.",
    "transposed_square": "{name} is transposed: the transpose would be right.",
    "factor": lambda f: (
        f"{f['name']} is {_factor(f['factor'])}{' in every entry' if f['size'] > 1 else ''}."
    ),
    "negated_gradient": (
        "Every entry of {name} has the wrong sign; the sizes are right. Some books write target "
        "minus output and add the step; here the gradient itself is asked for."
    ),
    "rounded": "{name} is right, but rounded to {decimals} decimals. Round only when you print.",
    "approximate": (
        "{name} is nearly right: {digits} digits agree. Is it measured instead of computed, or is "
        "a small number added on the way?"
    ),
    "nearly": (
        "{name} is nearly right: {digits} digits agree. Something small is lost on the way, as by "
        "rounding, an approximation or a step too few."
    ),
    "cut_off": (
        "{name} holds whole numbers: what stands behind the point was cut off. "
        "Which dtype has the array that you fill?"
    ),
    "part_right": lambda f: (
        f"{f['name']} is right in {f['right']} of {f['size']} entries.{_place(f['first'])}"
    ),
    "wrong": lambda f: f"{f['name']} has wrong numbers.{_place(f['first'])}",
    # properties
    "sentence": "{text}",
    "changed_arguments": lambda f: (
        f"`{f['function']}` changed what was passed in ({', '.join(f['arguments'])}). "
        "Work on a copy: the caller still needs the original."
    ),
    "not_vectorised": (
        "`{function}` is right, but loops in Python over the samples. "
        "Let NumPy handle the whole array at once."
    ),
    # beside what was observed
    "convention": "Your mathematics is right in another convention, where {convention}. {hint}",
    "batch_too_large": (
        "Your batch has {n} samples: is there a sum over them where a mean was asked for?"
    ),
    "batch_too_small": "Your batch has {n} samples: is the mean over them taken once too often?",
    "right_for_one_sample": (
        "It is right for a single sample. What does your function do with the samples of a batch?"
    ),
    "large_inputs": (
        "The inputs of this check are very large: which of your exponentials overflows?"
    ),
    "in_place_instead": lambda f: (
        f"Instead it changed what was passed in ({', '.join(f['arguments'])}). Functions that "
        "update in place are a convention, too; here the result is returned and what was passed "
        "in stays as it is."
    ),
    # an ordinary test cell
    "cell_wrote_errors": "The cell wrote to the error stream.",
    "cell_raised": "The cell raised an error.",
    "cell_crashed": "The cell's process ended: {how}.",
    "cell_without_result": "The cell gave no result: {how}.",
    # not the student's doing
    "not_judged": "This check could not be run; that is not your fault, and staff are told.",
    "skipped": "This check was not run.",
    "follow_through": lambda f: (
        f"Right, given a right {_names(f['exercises'])}: "
        "the slip is marked there and costs nothing here."
    ),
    # a check before the deadline is refused
    "unknown_token": "The request has no token that is known here.",
    "no_access": "JupyterHub knows you, but does not let you use this service.",
    "no_hub": "JupyterHub does not answer, so nobody can be let in.",
    "no_such_assignment": "There are no checks of {name}.",
    "no_such_check": "You have no check of this id.",
    "closed": "{assignment} was due on {when}; its checks are closed.",
    "attempts_used_up": "Your {most} checks of {assignment} for today are used up.",
    "our_fault": "The checks of {assignment} have failed by our fault too often today.",
    "checks_waiting": "Some checks of yours are waiting already: {count}.",
    "busy": "The service has too much to do: {waiting} checks are waiting.",
    "uploads": "Too many notebooks are being sent at this moment.",
    "stopping": "The service is being restarted.",
    "unreadable": "This is no notebook that can be read: {why}.",
    "too_large": "The notebook is larger than {mib} MiB.",
    "too_slow": "The notebook did not arrive within {seconds} s.",
    "request_cut_off": "The request was cut off.",
    "no_route": "{method} {path} is no request that is served.",
    "not_valid": "The value of {field} cannot be used.",
    "not_done": "This could not be done; that is not your fault.",
    # and what helps
    "send_token": (
        "Send 'Authorization: Bearer TOKEN' with the token that your instructor gave you, or on "
        "JupyterHub with that of your server."
    ),
    "ask_for_access": "Ask your instructor for access to it.",
    "come_back": "Try again in {seconds} seconds; this has cost you no attempt.",
    "checks_there_are": "A notebook is named after its assignment; there are checks of {names}.",
    "post_again": "Post the notebook again.",
    "ask_if_wrong": "Ask your instructor if that cannot be right.",
    "until_midnight": (
        "The next day begins at midnight; the visible checks in the notebook always work."
    ),
    "not_your_work": (
        "Tell your instructor; your work is not the reason, and no mark is lost by it."
    ),
    "wait_for_answers": "Wait for their answers first.",
    "save_it": "Save it in Jupyter and post the file as it is.",
    "clear_outputs": (
        "Clear its outputs (Kernel, Restart Kernel and Clear Outputs), save it, and try again."
    ),
    "see_openapi": "What there is stands in openapi.json.",
    "tell_if_it_stays": (
        "Try again later; if it stays so, tell your instructor, who finds more in the log."
    ),
}

PHRASES: dict[str, Text] = {
    # an exception
    "exception": "a {type}",
    "own_exception": "an exception of the notebook's own",
    "no_input": "an error, because nobody answers `input()` while a notebook is graded",
    "at_line": ", at your line `{line}`",
    # how a process ended
    "computed": "it used up its computing time",
    "segmentation_fault": "a segmentation fault, as after very deep recursion or in compiled code",
    "wrote_too_much": "it wrote more than it may",
    "stopped": "it was killed, or closed files that it had not opened",
    "signal": "signal {name}",
    "exited": "the process left with exit status {status}",
    "too_much_memory": "its processes together held more than {mib} MiB of memory",
    "too_many_processes": "its processes and threads together were more than {count}",
    "no_answer": "it no longer answers",
    "process_gone": "the notebook's process is gone",
    "no_end": "no end after {wall_s} s",
    "whole_notebook_late": "the whole notebook took over {wall_s} s",
    # what is wrong with a reply
    "too_large": "it is larger than {mib} MiB",
    "form_broken": "the reply breaks the agreed form",
    # what is still to be done
    "the_sum": "the sum",
    "the_mean": "the mean",
    # kinds of things
    "none": "None (is there a return?)",
    "an_array": "an array",
    "a_dict": "a dict",
    "a_coroutine": "a coroutine (is it an `async def`?)",
    "a_list": "a list",
    "a_tuple": "a tuple",
    "of_type": "{type}",
    "another_kind": "an object of another kind",
    "deep": "a very deep or very long structure",
    "long": "a very long structure",
    "large_integer": "a very large int",
    "long_text": "a very long str",
    "large_array": "a very large array",
    "odd_keys": "a dict with keys that are not str",
    # why a notebook cannot be read
    "empty_file": "the file is empty",
    "not_json": "not JSON",
    "not_json_at": "the file is damaged or no notebook (not JSON at line {line}, column {column})",
    "no_notebook": "JSON, but not a notebook",
    "notebook_format": "notebook format {version}; 4 is expected",
    "no_cells": "a notebook without a list of cells",
    "too_many_cells": "{count} cells; at most {most} are read",
    "no_file": "there is no such file",
    "no_plain_file": "not a plain file",
    "large_file": "larger than {mib} MiB",
    "no_text": "neither UTF-8 nor UTF-16 text",
    "no_cell": "cell {index} is not a cell",
    "unknown_cell": "cell {index} has the unknown type {kind}",
    "cell_without_text": "cell {index} has a source that is not text",
    "not_there": _not_there,
}

LABELS: dict[str, Text] = {
    # outcomes of checks
    "passed": "passed",
    "failed": "wrong",
    "raised": "raised an error",
    "timed_out": "no answer in time",
    "crashed": "crashed",
    "missing": "missing",
    "skipped": "not run",
    "not_judged": "not judged",
    # outcomes of exercises
    "good": "complete",
    "part": "in part",
    "bad": "not yet",
    "not_attempted": "not attempted",
    # a result
    "points": _points,
    "earned": "{score} of {whole}",
    "worth": "– of {whole}",
    "of_points": lambda f: f"of {number(f['whole'])} {'point' if f['whole'] == 1 else 'points'}",
    "hint": "Hint: {hint}",
    "same_again": "The same as above.",
    "cell_s_own_checks": "The checks in the notebook's own cell",
    # what stands above and beside the results
    "unreadable": "The notebook could not be read, and nothing in it was checked: {why}.",
    "late": _late,
    "waiting": _waiting,
    "not_marked_yet": "not marked yet",
    "to_be_marked": "A person will mark this answer.",
    "marked_by_person": "Marked by a person: {points}.",
    "changed_by_person": "A person has looked at this and given {points}.",
    "comment": "Comment: {comment}",
    # a page
    "feedback": "Feedback",
    "skip": "Skip to the results",
    "overview": "Overview",
    "exercise": "Exercise",
    "result": "Result",
    "points_head": "Points",
    "exercises": "What the checks saw",
    "your_code": "your code",
    "trouble": "Cells that did not run through",
    "trouble_why": "Everything else in the notebook was run and judged all the same.",
    "cell": "Cell {number}",
    "cell_raised": "raised {how}.",
    "cell_timed_out": "was stopped: {how}. It counts as if it had not been run.",
    "cell_crashed": "ended its own process: {how}. It counts as if it had not been run.",
    "cell_not_run": "was not run: {how}.",
    "notebook": "Your notebook",
    "notebook_what": "As it was handed in, run from top to bottom.",
    "role_answer": "your answer",
    "role_written": "your written answer",
    "role_own": "free cell",
    "role_result": "checked after handing in",
    "result_of": "What the checks saw of",
    "output": "Output of the cell",
    "notebook_not_shown": "Your notebook takes too long to be shown here, and is left out.",
    "too_much_shown": "[not shown: the cells of a notebook may not show more than this]",
    "picture": "A picture that the cell has drawn",
    "cut": "[… {count} more characters are not shown]",
    "colophon": "Checks see only what your functions return. Titles and hints are your teachers'.",
}

ENGLISH = Words(language="en", sentences=SENTENCES, phrases=PHRASES, labels=LABELS, number=number)
