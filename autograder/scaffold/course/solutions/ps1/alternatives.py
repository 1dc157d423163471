"""Valid solutions that look different: the audit proves that they keep their points."""

from autograder.known import Alternative

ALTERNATIVES = (
    Alternative(
        id="centre-matrix",
        exercise="centre",
        description="a matrix that takes the mean away",
        code="""
        def centre(X):
            n = len(X)
            return (np.eye(n) - np.ones((n, n)) / n) @ X
        """,
    ),
    Alternative(
        id="centre-loop",
        exercise="centre",
        description="a loop over the samples",
        code="""
        def centre(X):
            means = X.mean(axis=0)
            return np.array([row - means for row in X])
        """,
        loses=("test_is_vectorised",),
    ),
    Alternative(
        id="covariance-numpy",
        exercise="covariance",
        description="numpy's own",
        code="""
        def covariance(X):
            return np.cov(X, rowvar=False, bias=True)
        """,
    ),
    Alternative(
        id="covariance-moments",
        exercise="covariance",
        description="mean of products minus product of means",
        code="""
        def covariance(X):
            mean = X.mean(axis=0)
            return X.T @ X / len(X) - np.outer(mean, mean)
        """,
    ),
)
