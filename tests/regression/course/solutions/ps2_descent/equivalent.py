"""What the audit finds and is meant to be so."""

from autograder.known import Equivalent

EQUIVALENT = (
    Equivalent(
        exercise="mse_gradient",
        change="return 2 * X.T @ (predict(X, w) - y) / len(y) -> "
        "return 2 * X.T @ (predict(X, w) - y).T / len(y)",
        reason="A vector is its own transpose in numpy.",
    ),
)
