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
# # Lines through points

# %% tags=["setup"]
import numpy as np


# %% nbgrader={"grade": false, "grade_id": "design_matrix-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def design_matrix(x, degree):
    """Return the powers 0 to `degree` of each entry of x (n,) as columns: shape (n, degree + 1)."""
    ### BEGIN SOLUTION
    return np.asarray(x, dtype=float)[:, None] ** np.arange(degree + 1)
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "design_matrix-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
assert np.allclose(design_matrix(np.array([2.0]), 2), [[1, 2, 4]]), "The powers of 2 are 1, 2, 4."

# %% nbgrader={"grade": true, "grade_id": "design_matrix", "locked": true, "points": 6, "schema_version": 3, "solution": false, "task": false}
# design_matrix, 6 points.

# %% nbgrader={"grade": false, "grade_id": "predict-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def predict(X, w):
    """Return the model's values (n,) for a design matrix X (n, k) and weights w (k,)."""
    ### BEGIN SOLUTION
    return X @ w
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "predict-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
assert np.allclose(predict(np.array([[1.0, 2.0]]), np.array([3.0, 0.5])), [4]), "3 + 0.5 * 2 is 4."

# %% nbgrader={"grade": true, "grade_id": "predict", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# predict, 4 points.

# %% nbgrader={"grade": false, "grade_id": "mean_squared_error-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mean_squared_error(X, y, w):
    """Return the mean over the samples of the squared differences between model and y (n,)."""
    ### BEGIN SOLUTION
    return np.mean((predict(X, w) - y) ** 2)
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "mean_squared_error-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
_X = np.array([[1.0, 0.0], [1.0, 1.0]])
assert np.isclose(mean_squared_error(_X, np.array([0.0, 2.0]), np.zeros(2)), 2), "(0 + 4) / 2 is 2."

# %% nbgrader={"grade": true, "grade_id": "mean_squared_error", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
# mean_squared_error, 5 points.

# %% [markdown] nbgrader={"grade": true, "grade_id": "why-squares", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# Squares weigh large errors more, and their derivative is linear in the weights.
# ### END SOLUTION
