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
# # Doubling

# %% tags=["setup"]
import numpy as np


# %% nbgrader={"grade": false, "grade_id": "double-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def double(x):
    """Return twice `x`, an array of any shape."""
    ### BEGIN SOLUTION
    return 2 * np.asarray(x)
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "double-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
assert double(2) == 4, "Twice 2 is 4."
print("double: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "double", "locked": true, "points": 6, "schema_version": 3, "solution": false, "task": false}
# double, 6 points.

# %% nbgrader={"grade": false, "grade_id": "quadruple-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def quadruple(x):
    """Return four times `x`, by way of `double`."""
    ### BEGIN SOLUTION
    return double(double(x))
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "quadruple-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
assert quadruple(2) == 8, "Four times 2 is 8."

# %% nbgrader={"grade": true, "grade_id": "quadruple", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
# quadruple, 4 points.

# %% nbgrader={"grade": true, "grade_id": "plain", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert double(5) == 10
### BEGIN HIDDEN TESTS
assert double(-1) == -2, "hidden: SENTINEL_0123456789ab"
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": true, "grade_id": "why", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# Because two and two make four.
# ### END SOLUTION

# %% [markdown] nbgrader={"grade": false, "grade_id": "reflect", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": true}
# Draw a picture of doubling in a cell of your own.
#
# ### BEGIN MARK SCHEME
# Two points for any picture.
# ### END MARK SCHEME
