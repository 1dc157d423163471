"""Numerical derivatives, the slow and honest second opinion."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray


def numerical_gradient(
    f: Callable[[NDArray[np.float64]], float], x: ArrayLike, h: float = 1e-5
) -> NDArray[np.float64]:
    """Central differences of a scalar function over every entry of an array.

    Parameters
    ----------
    f : callable
        Takes an array of `x`'s shape, returns a number.
    x : array_like
        Where to differentiate; copied, any shape.
    h : float
        Half the distance between the two points. The error falls with ``h**2``
        until rounding, of order ``1e-16 / h``, takes over.

    Returns
    -------
    gradient : ndarray of float64
        The shape of `x`.
    """
    at = np.array(x, dtype=np.float64)
    gradient = np.empty_like(at)
    for index in np.ndindex(at.shape):
        middle = at[index]
        at[index] = middle + h
        above = f(at.copy())
        at[index] = middle - h
        below = f(at.copy())
        at[index] = middle
        gradient[index] = (above - below) / (2 * h)
    return gradient
