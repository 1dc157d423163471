"""Known wrong solutions."""

from autograder.known import Misconception

MISCONCEPTIONS = (
    Misconception(
        id="gradient-sum",
        exercise="mse_gradient",
        description="does not divide by the number of samples",
        hint="Is the error a sum over the samples, or a mean?",
        code="""
        def mse_gradient(X, y, w):
            return 2 * X.T @ (predict(X, w) - y)
        """,
    ),
    Misconception(
        id="descent-uphill",
        exercise="gradient_descent",
        description="steps along the gradient",
        hint="Which way does the gradient point?",
        code="""
        def gradient_descent(X, y, eta, steps):
            w = np.zeros(X.shape[1])
            for _ in range(steps):
                w = w + eta * mse_gradient(X, y, w)
            return w
        """,
    ),
)
