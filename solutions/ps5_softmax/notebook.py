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
# # Problem set 5: Softmax and classification
#
# After this problem set you can
#
# - write class labels as target vectors,
# - turn any scores into probabilities, for scores of any size,
# - say what a prediction costs and what the cost of pure guessing is,
# - write down how every probability reacts to every score,
# - compute the gradient of the mean cross-entropy with respect to the scores, the starting point of
#   every backward pass of a classifier,
# - train a small classifier with it and measure its accuracy.
#
# ## Conventions
#
# | symbol | shape | meaning |
# |---|---|---|
# | `Z` | `(n, k)` | scores *before* the softmax; one row per sample, one column per class |
# | `A` | `(n, k)` | probabilities *after* the softmax; each row sums to 1 |
# | `y` | `(n,)` | integer labels, counted **from 0**: the label is the number of the column |
# | `Y` | `(n, k)` | the same labels as one-hot targets |
# | `z`, `a` | `(k,)` | one row of `Z` and of `A` |
#
# - Classes are counted from 0 in the formulas too, so that formula and code have the same index.
# - The cost $C$ is a **mean over samples** (and, where it has one, a sum over outputs). Logarithms
#   are natural.
# - A gradient is the derivative of the cost and has the **shape of its variable**; an update
#   subtracts the learning rate $\eta$, in code `eta`, times it.
# - Nothing that is passed in is changed; results are new float64 arrays. Scores may arrive as
#   integers.
# - Some books write samples as columns, some swap the letters $a$ and $z$, and some write a
#   gradient as a matrix with one row. When you compare with a book, look at its shapes first.
#
# ## Points
#
# | exercise | points |
# |---|---|
# | `one_hot` | 8 |
# | `softmax` | 17 |
# | `cross_entropy` | 12 |
# | `softmax_jacobian` | 13 |
# | `softmax_gradient` | 30 |
# | `accuracy` | 5 |
# | written question | 15 |
#
# Below every answer is a cell with visible checks. They are a first aid, not the whole examination:
# after you hand in, your functions also meet other inputs, other shapes and extreme values. Work on
# whole arrays instead of looping over the samples: a small part of the points is for that. Only
# numpy and matplotlib are there when your work is graded.

# %% tags=["setup"]
import numpy as np

# %% [markdown]
# ## 1 Labels as targets
#
# A label such as "class 2" is a name, not a quantity: class 2 is not twice class 1. A network with
# $k$ outputs therefore gets a target vector with $k$ entries, a 1 in the place of the right class
# and 0 elsewhere. It is called *one-hot*. For $k = 3$
#
# $$ y = \begin{pmatrix} 2 \\ 0 \end{pmatrix} \qquad\longrightarrow\qquad
#    Y = \begin{pmatrix} 0 & 0 & 1 \\ 1 & 0 & 0 \end{pmatrix}. $$
#
# The number of classes is an argument of its own, because it cannot be read off the labels: in a
# small batch any class may happen to be missing.
#
# **A tool you will need several times today.** Two index arrays of the same length pick *pairs* of
# row and column; a slice and an index array pick *whole columns*:
#
# ```
# M = np.array([[10, 11, 12],
#               [20, 21, 22]])
# M[[0, 1], [2, 0]]     # array([12, 20])                 entries (0, 2) and (1, 0)
# M[:, [2, 0]]          # array([[12, 10], [22, 20]])     columns 2 and 0 of all rows
# ```
#
# The same two expressions stand on the left of an assignment when you want to *write* entries.

# %% nbgrader={"grade": false, "grade_id": "one_hot-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def one_hot(y, k):
    """Write labels as target vectors.

    Parameters
    ----------
    y : ndarray of int, shape (n,)
        Labels in 0 .. k-1. Not every class need occur.
    k : int
        Number of classes.

    Returns
    -------
    Y : ndarray of float, shape (n, k)
        Row s belongs to sample s.
    """
    ### BEGIN SOLUTION
    n = len(y)
    Y = np.zeros((n, k))
    Y[np.arange(n), y] = 1.0  # pairs (0, y[0]), (1, y[1]), ...: one entry in each row
    return Y
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "one_hot-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
targets = one_hot(np.array([2, 0, 1, 0]), 3)
assert isinstance(targets, np.ndarray), (
    "one_hot should return a numpy array. Is there a return line?"
)
assert targets.shape == (4, 3), (
    f"4 labels and 3 classes make shape (4, 3); yours is {targets.shape}."
)
assert np.all(targets.sum(axis=1) == 1), (
    "Every row should hold exactly one 1. Do you write pairs or columns?"
)
assert np.array_equal(targets, [[0, 0, 1], [1, 0, 0], [0, 1, 0], [1, 0, 0]]), (
    "The ones are not in the right columns. Label 0 belongs to the first column."
)
targets = one_hot(np.array([0, 1]), 4)
assert targets.shape == (2, 4), (
    "Classes 2 and 3 are missing here, but they still have their columns."
)
assert targets.dtype.kind == "f", (
    "Targets should be floats, since they will be subtracted from probabilities."
)
print("one_hot: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "one_hot", "locked": true, "points": 8, "schema_version": 3, "solution": false, "task": false}
# one_hot, 8 points.
# This cell is graded by tests that run after you hand in: other labels, other shapes,
# missing classes. Nothing to do here.

# %% [markdown]
# ## 2 Several outputs as one distribution
#
# A sigmoid turns one score into the probability of one event. With $k$ classes, exactly one of
# which is right, $k$ separate sigmoids will not do: their outputs need not sum to 1. The *softmax*
# makes the scores of a sample share one unit of probability:
#
# $$ a_i = \frac{e^{z_i}}{\sum_{j=0}^{k-1} e^{z_j}}, \qquad i = 0, \dots, k-1. $$
#
# - Every $e^{z_i}$ is positive, so every $a_i$ is positive: any real scores are allowed, negative
#   ones too.
# - The denominator is the sum of all numerators, so $\sum_i a_i = 1$.
# - The largest score gets the largest probability; only *differences* of scores count:
#   $a_i / a_j = e^{z_i - z_j}$. A lead of $\ln 2 \approx 0.69$ makes a class twice as likely.
# - For $k = 2$ nothing is new: divide numerator and denominator by $e^{z_0}$, and
#   $a_0 = 1 / (1 + e^{-(z_0 - z_1)})$ is the sigmoid of the difference.
#
# **An example** to carry through the whole notebook: $z = (2,\; 1,\; 0.1)$.
#
# | $i$ | $z_i$ | $e^{z_i}$ | $a_i$ |
# |---|---|---|---|
# | 0 | 2 | 7.38906 | 0.65900 |
# | 1 | 1 | 2.71828 | 0.24243 |
# | 2 | 0.1 | 1.10517 | 0.09857 |
# | sum | | 11.21251 | 1 |
#
# ### Why subtracting a constant is free
#
# Take the same number $c$ off all scores of a sample. Since $e^{z - c} = e^{-c} e^{z}$, the factor
# $e^{-c}$ appears in the numerator and in every term of the denominator, and cancels:
#
# $$ \frac{e^{z_i - c}}{\sum_j e^{z_j - c}}
#    = \frac{e^{-c}\, e^{z_i}}{e^{-c} \sum_j e^{z_j}} = a_i . $$
#
# On paper that is a curiosity, in floating point a necessity. The largest float64 is about
# $1.8 \cdot 10^{308}$, so `np.exp(z)` becomes `inf` for $z > 709.78$, and `inf / inf` is `nan`. At
# the other end it becomes exactly 0 for $z < -745.13$, and if that happens to all scores of a row,
# `0 / 0` is `nan` as well. With a good choice of $c$ neither can happen. Two questions lead to it:
# which $c$ makes the *largest* exponent harmless, however large the scores are? And does one $c$
# for the whole batch suit a row near $1000$ *and* a row near $-1000$?
#
# *Dividing* the scores is not free, by the way: it changes their differences.
#
# **Shapes.** `Z.max(axis=1)` has shape `(n,)`; with `keepdims=True` it has shape `(n, 1)` and lines
# up with the rows of an `(n, k)` array. Without it numpy lines it up with the *columns*: an error
# if $n \ne k$, and a silent mistake if $n = k$.

# %% nbgrader={"grade": false, "grade_id": "softmax-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax(Z):
    """Turn each row of scores into probabilities.

    Parameters
    ----------
    Z : ndarray, shape (n, k)
        Finite scores, floats or integers, of any size: 1000 and -1000 are possible,
        also in the same batch. Not changed.

    Returns
    -------
    A : ndarray of float, shape (n, k)
        Probabilities; each row sums to 1.
    """
    ### BEGIN SOLUTION
    # Every row is shifted by its own largest score, which changes nothing on paper. The largest
    # exponent of a row is then 0: nothing overflows, and the sum below is at least 1.
    shifted = Z - Z.max(axis=1, keepdims=True)  # (n, k) - (n, 1); a new array
    E = np.exp(shifted)  # (n, k), between 0 and 1
    return E / E.sum(axis=1, keepdims=True)  # (n, k) / (n, 1)
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "softmax-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
scores = np.array([[2.0, 1.0, 0.1], [0.5, 2.0, -1.0]])
probabilities = softmax(scores)
assert isinstance(probabilities, np.ndarray), (
    "softmax should return a numpy array. Is there a return line?"
)
assert probabilities.shape == (2, 3), (
    f"The result should have the shape of Z, (2, 3); yours is {probabilities.shape}."
)
assert np.allclose(probabilities.sum(axis=1), 1), (
    "Each row should sum to 1. Along which axis do you sum?"
)
assert np.allclose(probabilities[0], [0.65900, 0.24243, 0.09857], atol=1e-5), (
    "The first row differs from the table above. Compare your exponentials and your sum with it."
)
assert np.allclose(probabilities[1], [0.17529, 0.78560, 0.03911], atol=1e-5), (
    "The first row is right, the second is not. Does each row use its own numbers only?"
)
assert np.array_equal(scores, [[2.0, 1.0, 0.1], [0.5, 2.0, -1.0]]), (
    "softmax has changed the array that was passed in. Does it use -= or /= on Z?"
)
probabilities = softmax(np.array([[1000.0, 0.0, 0.0]]))
assert np.allclose(probabilities, [[1.0, 0.0, 0.0]]), (
    "A score of 1000 gives a wrong result. What is e^1000 in floating point?"
    " And what could you subtract first?"
)
print("softmax: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "softmax", "locked": true, "points": 17, "schema_version": 3, "solution": false, "task": false}
# softmax, 17 points.
# This cell is graded by tests that run after you hand in: other inputs, other shapes,
# extreme values. Nothing to do here.

# %% [markdown]
# ### A picture
#
# The scores of classes 1 and 2 stay at $1$ and $0.1$ while the score of class 0 travels from $-6$
# to $6$.
#
# *What the picture shows:* the probability of class 0 (solid) climbs in an S from almost 0 to
# almost 1; those of class 1 (dashed) and class 2 (dotted) fall from about 0.71 and 0.29 towards 0
# and keep their ratio $e^{0.9} \approx 2.46$ all the way. At every position the three heights sum
# to 1. A thin vertical line marks the example.

# %% tags=["plot"]
import matplotlib.pyplot as plt

try:
    z0 = np.linspace(-6.0, 6.0, 121)
    curves = softmax(np.column_stack([z0, np.full(121, 1.0), np.full(121, 0.1)]))
    assert curves.shape == (121, 3)
except Exception:
    print("The picture will appear here once softmax works.")
else:
    figure, axes = plt.subplots(figsize=(5, 3))
    for i, style in enumerate(["-", "--", ":"]):
        axes.plot(z0, curves[:, i], style, color="black", linewidth=2, label=f"class {i}")
    axes.axvline(2.0, color="grey", linewidth=0.8)
    axes.set(xlabel="score of class 0 (the example: 2)", ylabel="probability")
    axes.set(xticks=[-6, -3, 0, 2, 6], yticks=[0, 0.5, 1])
    axes.legend(loc="center right")
    plt.show()

# %% [markdown]
# ## 3 What a prediction costs
#
# The cost of one sample is the negative logarithm of the probability that was given to the **true**
# class $y$:
#
# $$ C = -\ln a_y . $$
#
# | $a_y$ | 1 | 0.9 | 0.5 | 0.1 | 0.01 | $\to 0$ |
# |---|---|---|---|---|---|---|
# | $-\ln a_y$ | 0 | 0.105 | 0.693 | 2.303 | 4.605 | $\to \infty$ |
#
# Being sure and right costs nothing; being sure and wrong costs without limit. With one-hot targets
# the same cost can be written as a sum over classes, in which all terms but one are zero:
#
# $$ C = -\sum_{i} Y_i \ln a_i = -\ln a_y , \qquad\text{and for a batch}\qquad
#    C = -\frac1n \sum_{s=1}^{n} \ln a^{(s)}_{y^{(s)}} . $$
#
# The mean is over the $n$ **samples**, not over the $n \cdot k$ entries.
#
# **In the example** with $y = 0$: $C = -\ln 0.65900 = 0.41703$. **A number to remember:** a
# classifier that knows nothing gives every class $1/k$, and its cost is $\ln k$, e.g. $2.303$ for
# ten digits. If an untrained network starts far above that, look for a mistake before you train it.
#
# **Zero.** A true class with probability exactly 0 costs $-\ln 0 = \infty$. numpy answers `inf`
# with a warning, which is the honest result and accepted here. In the sum form beware of
# $0 \cdot \ln 0$, which numpy makes `nan`: picking one entry per row is shorter and safer.
#
# **Where books differ.** Some sum over the batch, some take the mean, some use $\log_2$ (the result
# is in bits). The two-class form $-(y \ln a + (1 - y) \ln (1 - a))$ has a second term because there
# *one* output stands for two classes; softmax has an output for every class and needs no such term.
# And the losses of several libraries are called cross-entropy but expect the *scores*, not the
# probabilities, since they apply the softmax themselves.

# %% nbgrader={"grade": false, "grade_id": "cross_entropy-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def cross_entropy(A, y):
    """Mean over the samples of minus the natural logarithm of the true class's probability.

    Parameters
    ----------
    A : ndarray, shape (n, k)
        Probabilities; each row sums to 1. Not changed.
    y : ndarray of int, shape (n,)
        True classes, in 0 .. k-1. Not changed.

    Returns
    -------
    cost : float
        One number. Where a true class has probability 0 it is inf; if you prefer to guard
        the logarithm with a small constant, take at most 1e-12.
    """
    ### BEGIN SOLUTION
    of_true_class = A[np.arange(len(y)), y]  # (n,): one probability per sample
    with np.errstate(divide="ignore"):  # -ln 0 = inf is meant, no warning needed
        return float(-np.mean(np.log(of_true_class)))
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "cross_entropy-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
predicted = np.array([[0.7, 0.2, 0.1], [0.3, 0.3, 0.4]])
cost = cross_entropy(predicted[:1], np.array([0]))
assert cost is not None, "cross_entropy returns None. Is there a return line?"
assert np.shape(cost) == (), f"The cost should be one number; yours has shape {np.shape(cost)}."
assert abs(cost - 0.35667) < 1e-5, (
    "One sample, true class 0 with probability 0.7: -ln 0.7 = 0.35667."
)
cost = cross_entropy(predicted, np.array([0, 2]))
assert np.shape(cost) == (), f"The cost should be one number; yours has shape {np.shape(cost)}."
assert abs(cost - 0.63648) < 1e-5, (
    "Two samples: (-ln 0.7 - ln 0.4) / 2 = 0.63648."
    " Do you pick one entry per row, and average over the samples?"
)
cost = cross_entropy(np.full((5, 4), 0.25), np.array([0, 1, 2, 3, 0]))
assert abs(cost - 1.38629) < 1e-5, (
    "Guessing among 4 classes costs ln 4 = 1.38629, whatever the labels are."
)
print("cross_entropy: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "cross_entropy", "locked": true, "points": 12, "schema_version": 3, "solution": false, "task": false}
# cross_entropy, 12 points.
# This cell is graded by tests that run after you hand in: other inputs, other shapes,
# extreme values. Nothing to do here.

# %% [markdown]
# ## 4 How every probability reacts to every score
#
# The cost looks at one probability, yet **every** score moves that probability, because every score
# is in the denominator. So for one sample there are $k \cdot k$ partial derivatives. Written as a
# matrix they are called the *Jacobian*
#
# $$ J_{ij} = \frac{\partial a_i}{\partial z_j}, \qquad
#    \text{row } i\text{: which output}, \quad \text{column } j\text{: which input}. $$
#
# Here is a derivation by logarithms (in the written question you take the other road, the quotient
# rule). With $S = \sum_m e^{z_m}$ the softmax is $\ln a_i = z_i - \ln S$. Differentiate both terms
# with respect to $z_j$:
#
# $$ \frac{\partial z_i}{\partial z_j} = \delta_{ij}
#    = \begin{cases} 1 & i = j \\ 0 & i \ne j \end{cases}
#    \qquad\text{and}\qquad
#    \frac{\partial \ln S}{\partial z_j} = \frac1S \frac{\partial S}{\partial z_j}
#    = \frac{e^{z_j}}{S} = a_j . $$
#
# So $\partial \ln a_i / \partial z_j = \delta_{ij} - a_j$. On the left the chain rule gives
# $\frac{1}{a_i} \, \partial a_i / \partial z_j$, and therefore
#
# $$ J_{ij} = a_i \, (\delta_{ij} - a_j) . $$
#
# Read it with the picture of section 2 in mind: raising $z_j$ raises $a_j$ (entry $j$ of the
# diagonal) and lowers all others, each in proportion to its own probability. Everything can be
# written with the *outputs* $a$; the scores are no longer needed.
#
# **Example** $a = (0.5,\; 0.3,\; 0.2)$: $J_{00} = 0.5 \cdot (1 - 0.5) = 0.25$ and
# $J_{01} = 0.5 \cdot (0 - 0.3) = -0.15$.
#
# **Two tests that cost nothing.** Each column sums to 0, because the probabilities always sum to 1:
# what one gains, the others lose. Each row sums to 0, because raising all scores together changes
# nothing.

# %% nbgrader={"grade": false, "grade_id": "softmax_jacobian-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax_jacobian(a):
    """Derivative of every probability with respect to every score, for one sample.

    Parameters
    ----------
    a : ndarray, shape (k,)
        Probabilities, i.e. a row of softmax(Z); **not** the scores. Entries may be exactly 0 or 1.
        Not changed.

    Returns
    -------
    J : ndarray, shape (k, k)
        Entry (i, j) is the derivative of a[i] with respect to z[j].
    """
    ### BEGIN SOLUTION
    # a_i (delta_ij - a_j) = a_i delta_ij - a_i a_j: a diagonal matrix minus all products.
    return np.diag(a) - np.outer(a, a)  # (k, k)
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "softmax_jacobian-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
J = softmax_jacobian(np.array([0.5, 0.3, 0.2]))
assert isinstance(J, np.ndarray), (
    "softmax_jacobian should return a numpy array. Is there a return line?"
)
assert J.shape == (3, 3), (
    f"3 outputs and 3 inputs have 3 times 3 derivatives; your shape is {J.shape}."
)
assert np.allclose(np.diag(J), [0.25, 0.21, 0.16]), (
    "Look at the diagonal: how does a[i] react to its own score?"
)
assert np.allclose(J[0], [0.25, -0.15, -0.10]), (
    "Look beside the diagonal: how does a[0] react to the other scores? Compare size and sign."
)
assert np.allclose(J.sum(axis=0), 0) and np.allclose(J.sum(axis=1), 0), (
    "Rows and columns should sum to 0."
)
print("softmax_jacobian: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "softmax_jacobian", "locked": true, "points": 13, "schema_version": 3, "solution": false, "task": false}
# softmax_jacobian, 13 points.
# This cell is graded by tests that run after you hand in: other inputs, other sizes,
# extreme values. Nothing to do here.

# %% [markdown]
# ## 5 The gradient
#
# Now cost and softmax together, first for **one sample**. The score $z_j$ reaches the cost through
# all probabilities, so the chain rule sums over all of them; but the cost depends on $a_y$ only,
# and one term survives:
#
# $$ \frac{\partial C}{\partial z_j}
#    = \sum_i \frac{\partial C}{\partial a_i} \, \frac{\partial a_i}{\partial z_j}
#    = -\frac{1}{a_y} \, J_{yj} . $$
#
# Every entry $J_{yj}$ of that row carries a factor $a_y$, and it cancels the $1 / a_y$. What is
# left has two cases:
#
# $$ \frac{\partial C}{\partial z_y} = a_y - 1 \quad\text{(the true class)}, \qquad
#    \frac{\partial C}{\partial z_j} = a_j \quad\text{(every other class, } j \ne y\text{)} . $$
#
# **In the example** $a = (0.65900,\; 0.24243,\; 0.09857)$:
#
# | true class | $\partial C / \partial z_0$ | $\partial C / \partial z_1$ | $\partial C / \partial z_2$ |
# |---|---|---|---|
# | $y = 0$ | $-0.34100$ | $0.24243$ | $0.09857$ |
# | $y = 1$ | $0.65900$ | $-0.75757$ | $0.09857$ |
#
# - The entry of the true class is negative: raising that score *lowers* the cost. All other entries
#   are positive. An update subtracts the gradient, so it pushes the true score up and the others
#   down.
# - The entries of a sample sum to 0, because raising all its scores together changes nothing.
# - Look at both cases beside the one-hot target of the sample. They are *one* formula; writing it
#   for the whole batch at once is your task.
# - The cancellation is why softmax and cross-entropy belong together. A sample that is sure and
#   wrong has a tiny $a_y$, a tiny $J_{yj}$ and a huge $1 / a_y$; their product is a healthy $-1$ or
#   so. Use the cancelled form: multiplying the two factors in floating point would end in
#   $\infty \cdot 0$.
#
# ### The gradient of a mean
#
# For a batch the cost is $C = \frac1n \sum_s C^{(s)}$. Row $s$ of $Z$ is in $C^{(s)}$ alone, so row
# $s$ of the gradient is that sample's own gradient, **times $\frac1n$**. The result has the shape
# of $Z$: nothing is added up over the samples yet, that happens later, when several samples share
# the same weights.
#
# **Where books differ.** Some omit $\frac1n$ here and divide later, when they sum for the weights.
# Both are right, if it is done exactly *once*. In this course it belongs to the gradient of the
# mean cost, so here. Note that the case $n = 1$ cannot tell the two apart: always test with a
# batch.

# %% nbgrader={"grade": false, "grade_id": "softmax_gradient-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax_gradient(Z, y):
    """Gradient of the mean cross-entropy of softmax(Z) with respect to the scores.

    Parameters
    ----------
    Z : ndarray, shape (n, k)
        Scores, floats or integers, of any size. Not changed.
    y : ndarray of int, shape (n,)
        True classes, in 0 .. k-1. Not every class need occur. Not changed.

    Returns
    -------
    dZ : ndarray of float, shape (n, k)
        Entry (s, j) is the derivative of the mean cost with respect to Z[s, j].
    """
    ### BEGIN SOLUTION
    n, k = Z.shape
    # a - 1 at the true class and a - 0 elsewhere: both cases subtract the one-hot target.
    # The cost is a mean over n samples, each row belongs to one of them: divide by n.
    return (softmax(Z) - one_hot(y, k)) / n  # (n, k)
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "softmax_gradient-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
scores = np.array([[2.0, 1.0, 0.1]])
for label, expected in [(0, [[-0.34100, 0.24243, 0.09857]]), (1, [[0.65900, -0.75757, 0.09857]])]:
    dZ = softmax_gradient(scores, np.array([label]))
    assert isinstance(dZ, np.ndarray), (
        "softmax_gradient should return a numpy array. Is there a return line?"
    )
    assert dZ.shape == (1, 3), (
        f"The gradient should have the shape of Z, (1, 3); yours is {dZ.shape}."
    )
    assert np.allclose(dZ, expected, atol=1e-5), (
        f"One sample, true class {label}: compare with the table above."
    )
assert np.array_equal(scores, [[2.0, 1.0, 0.1]]), (
    "softmax_gradient has changed the scores that were passed in."
)

# A batch, against the slow and honest second opinion: the difference quotient of your own cost.
scores = np.array([[2.0, 1.0, 0.1], [0.5, 2.0, -1.0]])
labels = np.array([0, 2])
dZ = softmax_gradient(scores, labels)
assert dZ.shape == (2, 3), f"The gradient should have the shape of Z, (2, 3); yours is {dZ.shape}."
for place in np.ndindex(2, 3):
    step = np.zeros((2, 3))
    step[place] = 1e-5
    above = cross_entropy(softmax(scores + step), labels)
    below = cross_entropy(softmax(scores - step), labels)
    assert abs(dZ[place] - (above - below) / 2e-5) < 1e-6, (
        f"Entry {place} is not the slope of your own cost cross_entropy(softmax(Z), y)."
        " One sample alone was right: what does a batch of 2 add?"
    )
print("softmax_gradient: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "softmax_gradient", "locked": true, "points": 30, "schema_version": 3, "solution": false, "task": false}
# softmax_gradient, 30 points.
# This cell is graded by tests that run after you hand in: other inputs, other shapes,
# extreme values. Nothing to do here.

# %% [markdown]
# ## 6 How often is it right?
#
# The *prediction* for a sample is the class with the largest probability, even if that is less than
# one half: with ten classes, 0.2 may be the winner. The *accuracy* is the share of samples whose
# prediction is the label, a number from 0 to 1.
#
# Accuracy is what we want, cross-entropy is what we train. The reason is the slope: a small change
# of the scores changes no prediction at all, so the accuracy is flat almost everywhere, and its
# gradient says nothing. Compare an accuracy with that of guessing, $1/k$ if the classes are equally
# frequent.

# %% nbgrader={"grade": false, "grade_id": "accuracy-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def accuracy(A, y):
    """Share of the samples whose most probable class is the true one.

    Parameters
    ----------
    A : ndarray, shape (n, k)
        Probabilities. Not changed.
    y : ndarray of int, shape (n,)
        True classes, in 0 .. k-1. Not changed.

    Returns
    -------
    share : float
        Between 0 and 1.
    """
    ### BEGIN SOLUTION
    predicted = np.argmax(A, axis=1)  # (n,): the winning column of each row
    return float(np.mean(predicted == y))
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "accuracy-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
predicted = np.array([[0.7, 0.2, 0.1], [0.3, 0.3, 0.4], [0.1, 0.6, 0.3], [0.4, 0.35, 0.25]])
share = accuracy(predicted, np.array([0, 2, 2, 0]))
assert share is not None, "accuracy returns None. Is there a return line?"
assert np.shape(share) == (), (
    f"The accuracy should be one number; yours has shape {np.shape(share)}."
)
assert abs(share - 0.75) < 1e-5, "Three of the four predictions (0, 2, 1, 0) are right: 0.75."
assert abs(accuracy(predicted[:2], np.array([1, 1])) - 0) < 1e-5, (
    "Neither of these two predictions is right."
)
print("accuracy: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "accuracy", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
# accuracy, 5 points.
# This cell is graded by tests that run after you hand in: other inputs, other shapes.
# Nothing to do here.

# %% [markdown]
# ## 7 All of it together: a classifier
#
# Three clouds of points in the plane, and scores that are linear in the point, `Z = X @ W + b`. By
# the chain rule the gradient with respect to the scores is all that training needs: `dW = X.T @ dZ`
# collects it over the samples for the weights, `dZ.sum(axis=0)` for the biases. The cell uses
# *your* functions. There is nothing to fill in; play with the learning rate `eta` if you like.
#
# *What the picture shows:* on the left the mean cross-entropy falls from $\ln 3 \approx 1.099$
# (dotted line: pure guessing), steeply at first, then slowly towards about 0.13. On the right the
# plane is cut into three sectors, each of another grey, by straight lines, and nearly all circles,
# triangles and squares lie in their own sector.

# %% tags=["plot"]
import matplotlib.pyplot as plt

try:
    rng = np.random.default_rng(5)
    centres = np.array([[-1.5, -1.0], [1.5, -1.0], [0.0, 1.6]])
    labels = np.repeat(np.arange(3), 60)
    X = centres[labels] + 0.8 * rng.standard_normal((180, 2))

    W, b, eta = np.zeros((2, 3)), np.zeros(3), 0.5
    costs = []
    for _ in range(100):
        scores = X @ W + b
        costs.append(cross_entropy(softmax(scores), labels))
        dZ = softmax_gradient(scores, labels)
        W, b = W - eta * X.T @ dZ, b - eta * dZ.sum(axis=0)
    share = accuracy(softmax(X @ W + b), labels)

    side = np.linspace(-4.0, 4.0, 101)
    grid = np.column_stack([axis.ravel() for axis in np.meshgrid(side, side)])
    winner = softmax(grid @ W + b).argmax(axis=1).reshape(101, 101)
    assert np.shape(costs) == (100,) and np.shape(share) == ()
except Exception:
    print("The picture will appear here once the four functions above work.")
else:
    figure, (left, right) = plt.subplots(1, 2, figsize=(7, 2.8))
    left.plot(costs, color="black")
    left.axhline(np.log(3), color="grey", linestyle=":")
    left.set(xlabel="step of gradient descent", ylabel="mean cross-entropy", ylim=(0, 1.2))
    left.set(xticks=[0, 50, 100], yticks=[0, 1])
    right.imshow(winner, cmap="Greys", vmin=-1, vmax=8, origin="lower", extent=(-4, 4, -4, 4))
    for i, marker in enumerate("o^s"):
        right.plot(*X[labels == i].T, marker, color="black", fillstyle="none")
    right.set(xlabel="x0; circles 0, triangles 1, squares 2", ylabel="x1", xticks=[], yticks=[])
    plt.show()
    print(f"accuracy {share:.3f}")

# %% [markdown]
# ## 8 Written question (15 points)
#
# Write your answer into the cell below, in words and formulas (LaTeX between dollar signs, or plain
# text that can be read without guessing). One sample with scores $z_0, \dots, z_{k-1}$,
# probabilities $a_i$, label $y$ and cost $C = -\ln a_y$.
#
# 1. (6 points) Derive $\partial a_i / \partial z_j$ from the definition of the softmax with the
#    **quotient rule**, separately for $i = j$ and for $i \ne j$.
# 2. (5 points) Derive from that $\partial C / \partial z_j$ for $j = y$ and for $j \ne y$. Join the
#    two cases to one formula for a sample, and then to one formula with matrices for the mean cost
#    of a batch of $n$ samples.
# 3. (4 points) A lecture slide gives $e^{z} \ge 0$ as the reason why softmax outputs are
#    probabilities. Why should it read $e^{z} > 0$; what could go wrong if zero were possible? And
#    what does floating point make of the strict inequality?

# %% [markdown] nbgrader={"grade": true, "grade_id": "written-softmax-derivation", "locked": false, "points": 15, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **1.** Let $S = \sum_m e^{z_m}$, so $a_i = e^{z_i} / S$ and $\partial S / \partial z_j = e^{z_j}$.
# The quotient rule is $(u / v)' = (u' v - u v') / v^2$ with $u = e^{z_i}$, $v = S$.
#
# Case $i = j$: $u' = e^{z_i}$, $v' = e^{z_i}$, so
# $$ \frac{\partial a_i}{\partial z_i} = \frac{e^{z_i} S - e^{z_i} e^{z_i}}{S^2}
#    = \frac{e^{z_i}}{S} \cdot \frac{S - e^{z_i}}{S} = a_i (1 - a_i) . $$
#
# Case $i \ne j$: the numerator does not contain $z_j$, $u' = 0$, $v' = e^{z_j}$, so
# $$ \frac{\partial a_i}{\partial z_j} = \frac{0 \cdot S - e^{z_i} e^{z_j}}{S^2} = - a_i a_j . $$
#
# **2.** $C = -\ln a_y$ depends on $a_y$ alone, $\partial C / \partial a_y = -1 / a_y$. By the chain
# rule
# $$ j = y: \quad
#    \frac{\partial C}{\partial z_y} = -\frac{1}{a_y} \, a_y (1 - a_y) = a_y - 1, \qquad
#    j \ne y: \quad \frac{\partial C}{\partial z_j} = -\frac{1}{a_y} \, (- a_y a_j) = a_j . $$
# With the one-hot target, $Y_y = 1$ and $Y_j = 0$ otherwise, both cases read
# $\partial C / \partial z_j = a_j - Y_j$. In a batch the cost is the mean of the samples' costs,
# and row $s$ of $Z$ occurs in the cost of sample $s$ only, so each row gets the factor $1/n$:
# $\; \partial C / \partial Z = \frac1n (A - Y)$, of shape $(n, k)$ like $Z$.
#
# **3.** The exponential is never zero: $e^{z} \cdot e^{-z} = 1$. If terms could be zero, all of
# them could be, and the softmax would be $0 / 0$; and $a_y = 0$ would make $-\ln a_y$ and $1 / a_y$
# infinite. With the strict inequality $S > 0$, every $a_i$ lies strictly between 0 and 1 (for
# $k \ge 2$), and the cost is finite for all finite scores. Floating point has a smallest positive
# number, about $4.9 \cdot 10^{-324}$: for $z$ below about $-745$ `np.exp(z)` *is* 0, and for $z$
# above about $709.8$ it is `inf`. So in the machine really only $\ge 0$ holds. Without a shift, a
# row of scores near $-1000$ gives $0 / 0$ and a score of 1000 gives `inf / inf`, both `nan`. After
# subtracting the row's maximum one term is $e^0 = 1$, so $S \ge 1$ and the division is safe; yet
# single $a_i$ may still round to exactly 0 (then the cost may be `inf`) and others to exactly 1,
# which is harmless in $A - Y$.
#
# ### BEGIN MARK SCHEME
# **Mark scheme**
#
# - Part 1, 6 points: 1 for $\partial S / \partial z_j = e^{z_j}$; 2.5 for the case $i = j$
#   (quotient rule 1.5, rewritten in $a$ 1); 2.5 for the case $i \ne j$ (numerator constant 1,
#   result with sign 1.5). Derivation by logarithms instead: at most 3 in all.
# - Part 2, 5 points: 1 for $-1 / a_y$; 1 for each case; 1 for $a - Y$; 1 for $\frac1n (A - Y)$ with
#   a reason for $\frac1n$.
# - Part 3, 4 points: 1 for $e^z$ is never 0; 1 for a consequence of zero ($0 / 0$, or an infinite
#   cost); 1 for underflow to exactly 0 (a rough limit is enough); 1 for a consequence in the
#   machine or the remedy of shifting by the maximum.
# ### END MARK SCHEME
# ### END SOLUTION

# %% [markdown]
# ## Check yourself
#
# No points; an answer folds out below each question. If one of them is hard, read the section in
# brackets again.
#
# 1. A batch has scores near $1000$ in one row and near $-1000$ in another. Why is one common shift
#    for both not enough? (2)
#    <details><summary>answer</summary>A shift by 1000 makes the first row harmless and puts the
#    second near -2000, where every exponential is exactly 0: that row is 0 / 0. Each row needs its
#    own largest score.</details>
# 2. Your network for 10 classes starts with a mean cost of 6.9 before any training. Is that
#    plausible? (3)
#    <details><summary>answer</summary>No. Knowing nothing costs ln 10 = 2.3. At 6.9 the true class
#    gets about 0.001 on (geometric) average: the network is sure and wrong. Scores that are far too
#    large, from huge initial weights, are the usual reason.</details>
# 3. What is the gradient for a sample whose true class has probability 1, and for one whose true
#    class has probability 0? How large can the sum of the absolute entries of one sample's gradient
#    get? (5)
#    <details><summary>answer</summary>All zeros in the first case. In the second, -1 at the true class
#    and the probabilities of the others beside it. Without the 1/n of the batch the sum is
#    2 (1 - a) with the true class's a, so at most 2.</details>
# 4. You copy every sample of a batch, so that $n$ doubles. What happens to the cost, and what to
#    each entry of the gradient? (5)
#    <details><summary>answer</summary>The mean cost stays. Each entry is halved, since 1/n is, and
#    each row is there twice: summed over the samples, as for shared weights, nothing
#    changes.</details>
# 5. Two models have the same accuracy, one has half the cross-entropy of the other. What does the
#    better one do differently? (3, 6)
#    <details><summary>answer</summary>It gives the true class more: it is surer where it is right, or
#    less sure where it is wrong, or both. Accuracy sees only who wins, not by how
#    much.</details>
