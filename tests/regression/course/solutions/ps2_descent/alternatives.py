"""Valid solutions that look different."""

from autograder.known import Alternative

ALTERNATIVES = (
    Alternative(
        id="normal-pinv",
        exercise="normal_equations",
        description="the pseudoinverse",
        code="""
        def normal_equations(X, y):
            return np.linalg.pinv(X) @ y
        """,
    ),
)
