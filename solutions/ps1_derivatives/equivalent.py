"""Changes of the reference that make no difference to anything the problem set asks for."""

from autograder.known import Equivalent


def _same(exercise: str, change: str, reason: str) -> Equivalent:
    return Equivalent(exercise=exercise, change=change, reason=reason)


SIGN = "A central difference is the same with the two points exchanged."
EQUIVALENT = (
    _same(
        "numerical_derivative",
        "def numerical_derivative(f, x, h=1e-05): -> def numerical_derivative(f, x, h=-1e-05):",
        SIGN,
    ),
    _same(
        "numerical_gradient",
        "def numerical_gradient(f, x, h=1e-05): -> def numerical_gradient(f, x, h=-1e-05):",
        SIGN,
    ),
)
