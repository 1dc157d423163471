# id: odd_type_hints
# kind: honest-but-odd
# category: honest
# form: cell
# begins with: whole
# goal: annotations of every kind, evaluated and not
# success looks like: less than 10 of 10
# required score: 10 of 10
from __future__ import annotations
from typing import Annotated, Generic, TypeVar
from numpy.typing import NDArray
T = TypeVar("T")
class Box(Generic[T]):
    value: T | None = None
def sigmoid(z: Annotated[NDArray[np.float64], "(n,)"], /, *, unused: NoSuchType = None) -> NDArray[np.float64]:
    result: np.ndarray = 1 / (1 + np.exp(-z))
    return result
