"""Valid solutions that look different."""

from autograder.known import Alternative

ALTERNATIVES = (
    Alternative(
        id="design-stack",
        exercise="design_matrix",
        description="stacks columns",
        code="""
        def design_matrix(x, degree):
            return np.column_stack([np.asarray(x, dtype=float) ** p for p in range(degree + 1)])
        """,
    ),
)
