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
# # Centring and covariance
#
# A table `X` has one row for each of its $n$ samples and one column for each of its $d$ quantities.
# Write your answers where it says `YOUR CODE HERE`, run the check below each of them, and hand the
# notebook in. Other tables are tried after that. A later exercise is not marked down for a slip in
# an earlier one.

# %% tags=["setup"]
import numpy as np

# %% [markdown]
# ## 1 Centring (8 points)
#
# Move each column so that its mean is 0.


# %% nbgrader={"grade": false, "grade_id": "centre-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def centre(X):
    """Subtract the mean of each column.

    Parameters
    ----------
    X : ndarray, shape (n, d)
        One row for each sample; it is not changed.

    Returns
    -------
    ndarray, shape (n, d)
    """
    ### BEGIN SOLUTION
    return X - X.mean(axis=0)
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "centre-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
_got = centre(np.array([[1.0, 10.0], [3.0, 30.0]]))
assert np.shape(_got) == (2, 2), "centre keeps the shape of the table."
assert np.allclose(_got, [[-1, -10], [1, 10]]), "The means of the two columns are 2 and 20."
print("centre: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "centre", "locked": true, "points": 8, "schema_version": 3, "solution": false, "task": false}
# centre, 8 points. The tests of this exercise run when the notebook is graded.

# %% [markdown]
# ## 2 Covariance (8 points)
#
# With $\tilde X$ for the centred table, the covariance matrix is
# $$C = \frac{1}{n}\,\tilde X^\top \tilde X .$$


# %% nbgrader={"grade": false, "grade_id": "covariance-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def covariance(X):
    """Return the covariance matrix of the columns, by way of `centre`.

    Parameters
    ----------
    X : ndarray, shape (n, d)
        One row for each sample; it is not changed.

    Returns
    -------
    ndarray, shape (d, d)
    """
    ### BEGIN SOLUTION
    centred = centre(X)
    return centred.T @ centred / len(X)
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "covariance-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
_got = covariance(np.array([[1.0, 10.0], [3.0, 30.0]]))
assert np.shape(_got) == (2, 2), "Two columns have a 2-by-2 covariance matrix."
assert np.allclose(_got, [[1, 10], [10, 100]]), "The first column's variance is 1."
print("covariance: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "covariance", "locked": true, "points": 8, "schema_version": 3, "solution": false, "task": false}
# covariance, 8 points. The tests of this exercise run when the notebook is graded.

# %% [markdown] nbgrader={"grade": false, "grade_id": "written-variance-question", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 3 On paper (4 points)
#
# All values of one column are multiplied by 10. What becomes of the entries of $C$, and why?

# %% [markdown] nbgrader={"grade": true, "grade_id": "written-variance", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# Mark scheme:
#
# - 2 points: the column's variance is 100 times as large, since the factor counts twice in it;
# - 1 point: its covariances with other columns are 10 times as large;
# - 1 point: all other entries stay as they are.
# ### END SOLUTION
