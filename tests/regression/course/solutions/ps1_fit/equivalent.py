"""What the audit finds and is meant to be so."""

from autograder.known import Equivalent

EQUIVALENT = (
    Equivalent(
        exercise="mean_squared_error",
        change="return np.mean((predict(X, w) - y) ** 2) -> return np.mean((y - predict(X, w)) ** 2)",
        reason="The difference is squared.",
    ),
)
