"""Valid solutions that look different."""

from autograder.known import Alternative

ALTERNATIVES = (
    Alternative(
        id="double-add",
        exercise="double",
        description="adds",
        code="""
        def double(x):
            return x + x
        """,
    ),
    Alternative(
        id="double-loop",
        exercise="double",
        description="a loop",
        code="""
        def double(x):
            flat = [2 * value for value in np.ravel(x)]
            return np.reshape(flat, np.shape(x))
        """,
        loses=("test_is_vectorised",),
    ),
)
