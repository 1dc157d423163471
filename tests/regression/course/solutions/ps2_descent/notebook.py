# ---
# jupyter:
#   jupytext:
#     notebook_metadata_filter: -jupytext.text_representation.jupytext_version,-jupytext.text_representation.format_version
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Two ways to the best line

# %% tags=["setup"]
import numpy as np


# %% nbgrader={"grade": false, "grade_id": "given-predict", "locked": true, "schema_version": 3, "solution": false, "task": false}
def predict(X, w):
    """Return the model's values (n,) for a design matrix X (n, k) and weights w (k,)."""
    return X @ w


# %% nbgrader={"grade": false, "grade_id": "mse_gradient-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mse_gradient(X, y, w):
    """Return the gradient (k,) of the mean squared error by the weights."""
    ### BEGIN SOLUTION
    return 2 * X.T @ (predict(X, w) - y) / len(y)
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "mse_gradient-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
assert np.allclose(mse_gradient(np.eye(2), np.zeros(2), np.ones(2)), [1, 1]), "2 * 1 / 2 is 1."

# %% nbgrader={"grade": true, "grade_id": "mse_gradient", "locked": true, "points": 8, "schema_version": 3, "solution": false, "task": false}
# mse_gradient, 8 points.

# %% nbgrader={"grade": false, "grade_id": "normal_equations-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def normal_equations(X, y):
    """Return the weights (k,) of least mean squared error in closed form."""
    ### BEGIN SOLUTION
    return np.linalg.solve(X.T @ X, X.T @ y)
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "normal_equations-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
_X = np.array([[1.0, 0.0], [1.0, 1.0]])
assert np.allclose(normal_equations(_X, np.array([1.0, 3.0])), [1, 2]), "y = 1 + 2 x fits."

# %% nbgrader={"grade": true, "grade_id": "normal_equations", "locked": true, "points": 6, "schema_version": 3, "solution": false, "task": false}
# normal_equations, 6 points.

# %% nbgrader={"grade": false, "grade_id": "gradient_descent-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradient_descent(X, y, eta, steps):
    """Return the weights (k,) after `steps` steps of size `eta` against the gradient, from zero."""
    ### BEGIN SOLUTION
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w = w - eta * mse_gradient(X, y, w)
    return w
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "gradient_descent-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
assert np.allclose(gradient_descent(np.eye(2), np.ones(2), 0.5, 1), [0.5, 0.5]), "One step is half."

# %% nbgrader={"grade": true, "grade_id": "gradient_descent", "locked": true, "points": 6, "schema_version": 3, "solution": false, "task": false}
# gradient_descent, 6 points.
