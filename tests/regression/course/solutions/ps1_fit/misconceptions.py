"""Known wrong solutions."""

from autograder.known import Misconception

MISCONCEPTIONS = (
    Misconception(
        id="design-no-intercept",
        exercise="design_matrix",
        description="leaves the power 0 out",
        hint="How does a line that does not go through the origin look in this form?",
        code="""
        def design_matrix(x, degree):
            return np.asarray(x, dtype=float)[:, None] ** np.arange(1, degree + 1)
        """,
    ),
    Misconception(
        id="error-sum",
        exercise="mean_squared_error",
        description="a sum in place of the mean",
        hint="Take every sample twice. Should the error change?",
        code="""
        def mean_squared_error(X, y, w):
            return np.sum((predict(X, w) - y) ** 2)
        """,
    ),
)
