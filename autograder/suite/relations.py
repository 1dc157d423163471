"""How a wrong array is related to the right one, in terms that a student can act on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from autograder.faults import Finding, Phrase

Real = NDArray[np.float64]
REDUCED = {"sum": Phrase("the_sum"), "mean": Phrase("the_mean")}
NEARLY, NEARLY_ALONE = 0.01, 0.001
MOST_DECIMALS, ENOUGH, MANY_DIGITS = 8, 4, 5


def close(got: Real, want: Real, rtol: float, atol: float) -> bool:
    """Tell whether every entry of `got` is within ``atol + rtol * |want|``; shapes must agree."""
    if got.shape != want.shape:
        return False
    return bool(np.all(right_entries(got, want, rtol, atol)))


def right_entries(got: Real, want: Real, rtol: float, atol: float) -> NDArray[np.bool_]:
    """Tell entry by entry; infinity is right only where that infinity is asked for."""
    with np.errstate(all="ignore"):
        near = np.abs(got - want) <= atol + rtol * np.abs(want)
    right: NDArray[np.bool_] = (near & np.isfinite(got) & np.isfinite(want)) | (got == want)
    return right


def relate_shape(got: Real, want: Real, rtol: float, atol: float) -> Finding:
    """Describe an answer of the wrong shape.

    Returns
    -------
    finding : Finding
        ``transposed``, ``other_shape_right_values``, ``shared_sum`` or ``not_reduced`` where
        the numbers are right in another form, ``each_with_each`` for n by n in place of n,
        else ``shape``.
    """
    shapes = {"got": got.shape, "want": want.shape}
    if got.ndim == 2 and close(got.T, want, rtol, atol):
        return Finding("transposed", shapes)
    if got.size == want.size and close(got.reshape(want.shape), want, rtol, atol):
        return Finding("other_shape_right_values", shapes)
    if got.size == 1 and want.ndim == 1 and want.size > 1:
        total = np.asarray(want.sum())
        if close(got.reshape(()), total, rtol, atol):
            return Finding("shared_sum", shapes)
    if got.ndim == want.ndim + 1 and got.size and len(got) > 1:
        for how in REDUCED:
            if close(np.asarray(getattr(got, how)(axis=0)), want, rtol, atol):
                return Finding("not_reduced", {**shapes, "how": REDUCED[how]})
    if want.ndim == 1 and want.size > 1 and got.shape == (want.size, want.size):
        return Finding("each_with_each", shapes)
    return Finding("shape", shapes)


def relate_values(got: Real, want: Real, rtol: float, atol: float) -> Finding:
    """Describe an answer of the right shape with wrong numbers.

    Returns
    -------
    finding : Finding
        ``not_finite``, ``zero``, ``negated``, ``transposed_square``, ``factor``, ``rounded``,
        ``approximate``, ``nearly``, ``part_right`` or ``wrong``.
    """
    finite = np.isfinite(got) | (got == want)
    if not finite.all():
        return Finding("not_finite", {"count": int((~finite).sum()), "size": got.size})
    if got.size > 1 and not got.any():
        return Finding("zero")
    if close(-got, want, rtol, atol):
        return Finding("negated")
    if got.ndim == 2 and got.shape[0] == got.shape[1] and close(got.T, want, rtol, atol):
        return Finding("transposed_square")
    factor = constant_factor(got, want, rtol, atol)
    if factor is not None:
        return Finding("factor", {"factor": factor, "size": got.size})
    if imprecise := _imprecise(got, want):
        return imprecise
    right = right_entries(got, want, rtol, atol)
    first = tuple(int(i) for i in np.argwhere(~right)[0]) if got.ndim else ()
    if right.any():
        return Finding("part_right", {"right": int(right.sum()), "size": got.size, "first": first})
    return Finding("wrong", {"first": first, "size": got.size})


def constant_factor(got: Real, want: Real, rtol: float, atol: float) -> float | None:
    """Return the one number c with ``got = c * want``, if there is one that a slip explains.

    Only whole numbers and their inverses up to 1000 count: other factors name no
    slip, and would tell the right values. One number that is not zero must have
    more than four decimals, since 3 is 1.5 times 2 for any reason.
    """
    where = (np.abs(want) > 1e3 * atol) & np.isfinite(want)
    if not where.any() or (where.sum() == 1 and _has_few_decimals(float(want[where][0]))):
        return None
    with np.errstate(all="ignore"):
        factor = float(np.median(got[where] / want[where]))
        inverse = float(np.divide(1.0, factor))
    if not (np.isfinite(factor) and np.isfinite(inverse)):
        return None
    if not close(got, factor * want, max(rtol, 1e-6) * 10, atol * 10):
        return None
    for candidate in (factor, inverse):
        whole = round(candidate)
        if 1 < abs(whole) <= 1000 and abs(candidate - whole) < 1e-4:
            return float(whole) if candidate == factor else 1.0 / whole
    return None


def _has_few_decimals(number: float) -> bool:
    return abs(number * 1e4 - round(number * 1e4)) < 1e-6


def _imprecise(got: Real, want: Real) -> Finding | None:
    """Describe numbers that are right but for their last digits."""
    if not np.isfinite(want).all():
        return None
    off = np.abs(got - want)
    decimals = _decimals(got)
    with np.errstate(all="ignore"):
        # What is much closer than rounding leaves it is close for another reason.
        if (
            decimals is not None
            and off.max() > 0.1 / 10**decimals
            and close(got, np.round(want, decimals), 1e-12, 1e-12)
        ):
            return Finding("rounded", {"decimals": decimals})
    if not off.any() or not want[off > 0].all():
        return None
    relative = float(np.max(off[off > 0] / np.abs(want[off > 0])))
    if relative > (NEARLY if got.size > 1 else NEARLY_ALONE):
        return None
    digits = int(np.floor(-np.log10(relative)))
    if digits >= MANY_DIGITS:
        return Finding("approximate", {"digits": digits})
    return Finding("nearly", {"digits": digits})


def _decimals(numbers: Real) -> int | None:
    """Return after how many decimals numbers end, if they have enough digits to tell by."""
    with np.errstate(all="ignore"):
        ends = (d for d in range(1, MOST_DECIMALS + 1) if (np.round(numbers, d) == numbers).all())
        decimals = next(ends, None)
    sizes = np.abs(numbers[np.isfinite(numbers) & (numbers != 0)])
    if decimals is None or np.maximum(np.log10(sizes) + decimals, 0.0).sum() < ENOUGH:
        return None
    return decimals
