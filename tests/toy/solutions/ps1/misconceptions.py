"""Known wrong solutions."""

from autograder.known import Misconception

MISCONCEPTIONS = (
    Misconception(
        id="double-square",
        exercise="double",
        description="squares",
        hint="Try 3: is it 6 or 9?",
        code="""
        def double(x):
            return np.asarray(x) ** 2
        """,
    ),
    Misconception(
        id="double-sign",
        exercise="double",
        description="wrong sign",
        hint="Look at the sign.",
        code="""
        def double(x):
            return -2 * np.asarray(x)
        """,
    ),
    Misconception(
        id="quadruple-once",
        exercise="quadruple",
        description="doubles once",
        hint="How often do you double?",
        code="""
        def quadruple(x):
            return double(x)
        """,
    ),
)
