"""Known wrong solutions: the audit proves that each loses points, and students read their hints."""

from autograder.known import Misconception

MISCONCEPTIONS = (
    Misconception(
        id="centre-rows",
        exercise="centre",
        description="means of the rows",
        hint="Each column is to have mean 0. What has mean 0 in your table?",
        code="""
        def centre(X):
            return X - X.mean(axis=1, keepdims=True)
        """,
    ),
    Misconception(
        id="centre-all",
        exercise="centre",
        description="one mean for the whole table",
        hint="How many means does a table with three columns have?",
        code="""
        def centre(X):
            return X - X.mean()
        """,
    ),
    Misconception(
        id="centre-in-place",
        exercise="centre",
        description="changes the table of the caller",
        hint="Print the table that you pass in, before and after the call.",
        code="""
        def centre(X):
            X -= X.mean(axis=0)
            return X
        """,
    ),
    Misconception(
        id="covariance-not-centred",
        exercise="covariance",
        description="forgets to centre",
        hint="Add 100 to a column. Does the covariance change?",
        code="""
        def covariance(X):
            return X.T @ X / len(X)
        """,
    ),
    Misconception(
        id="covariance-n-minus-1",
        exercise="covariance",
        description="divides by n - 1",
        hint="Look at the factor before the product once more.",
        code="""
        def covariance(X):
            return np.cov(X, rowvar=False)
        """,
    ),
    Misconception(
        id="covariance-of-samples",
        exercise="covariance",
        description="multiplies the other way round",
        hint="Which shape should the result have?",
        code="""
        def covariance(X):
            centred = centre(X)
            return centred @ centred.T / len(X)
        """,
    ),
    Misconception(
        id="covariance-columns",
        exercise="covariance",
        description="divides by the number of columns",
        hint="A mean is taken over the samples. How many are there?",
        code="""
        def covariance(X):
            centred = centre(X)
            return centred.T @ centred / X.shape[1]
        """,
    ),
)
