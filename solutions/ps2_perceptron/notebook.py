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
# # Problem set 2: threshold units and the perceptron
#
# After this problem set you can
#
# - build a unit that compares a weighted sum with a threshold, for one sample and for a batch;
# - turn the threshold into one more weight, and say what is gained by that;
# - measure how wrong a line is by an error to which only wrong points contribute, and let each
#   wrong point correct the line;
# - say when this stops, after how many corrections at most, and why it never stops on XOR;
# - solve XOR with one hidden layer, and say what two and three layers of threshold units can do.
#
# | exercise | what you write | points |
# |---|---|---:|
# | 1 | `step(z)` | 8 |
# | 2 | `mcp_neuron(x, threshold)` | 6 |
# | 3 | `ltu(X, w, b)` | 8 |
# | 4 | `augment(X)` | 5 |
# | 5 | `perceptron_error(w, X, y)` | 13 |
# | 6 | `perceptron_update(w, x, y, eta=1.0)` | 15 |
# | 7 | `perceptron_train(X, y, eta=1.0, max_epochs=100)` | 20 |
# | 8 | `xor_linear_fit(targets=(0, 1, 1, 0))` | 5 |
# | 9 | `xor_network(X)` | 10 |
# | 10 | on paper: why one unit cannot, and how several can | 10 |
#
# The cells marked *check* show a few worked numbers. The tests that run after you hand in use other
# numbers and other shapes: one sample, many samples, one input, whole numbers. A later exercise is
# not marked down for a slip in an earlier one: where your `ltu` calls your `step`, it is also tried
# with a right `step`.

# %% [markdown]
# ## Conventions
#
# | | |
# |---|---|
# | samples | rows: `X (n, d)`; one sample alone is `x (d,)` |
# | one unit | weights `w (d,)`, bias `b` (a number), sum $z = w \cdot x + b$; **z is before the step** |
# | step | $\mathrm{step}(z) = 1$ if $z \ge 0$, else $0$; so **step(0) = 1** |
# | labels | of the perceptron: $y \in \{-1, +1\}$; outputs of step units: $0$ or $1$ |
# | augmented | `X` with a column of ones **in front**; then `w (d + 1,)` is $(b, w_1, \dots, w_d)$ |
# | wrong | a point with $y\,(w \cdot x) \le 0$; so **a point on the line is wrong**, whatever its label |
# | `eta` | the learning rate, $\eta$ in formulas |
# | manners | nothing that is passed in is changed; results are new arrays |
#
# Other books decide the border cases differently. Some let the sign function answer $+1$ at 0, some
# $-1$; some write the sum as $w \cdot x - \beta$ with a threshold $\beta$, which is our $b = -\beta$.
# Whenever you copy a formula, look up what it does at exactly 0 and which sign the offset has.

# %% tags=["setup"]
import numpy as np

# %% [markdown]
# ## 1 From nerve cells to threshold units
#
# Engineers have often looked at nature first: birds before aeroplanes, burrs before hook-and-loop
# tape. For thinking machines the model is the nerve cell. A **neuron** collects electrical signals
# through its many branched inputs. They reach it over **synapses**, contacts with other neurons,
# which can be strong or weak, and can encourage or hold back. When enough signals arrive within a
# short time, the neuron **fires**: it sends a pulse of its own down its one long output, which
# ends at the synapses of others. A single neuron does very little. A human brain has many billions
# of them, each connected to thousands of others, and what it can do lies in the connections.
#
# An aeroplane does not flap its wings, and our units will not be nerve cells either. Three things
# are taken over: many inputs, one output, and *nothing happens until enough has arrived*.
#
# ### 1.1 All or nothing
#
# The step function turns a sum into an answer:
#
# $$ \mathrm{step}(z) = \begin{cases} 1 & \text{if } z \ge 0 \\ 0 & \text{if } z < 0 . \end{cases} $$
#
# A close relative is the sign function, which answers $+1$ and $-1$ instead of $1$ and $0$; one is
# $2\,\mathrm{step}(z) - 1$ of the other. At 0 itself there is a jump, and someone has to decide.
# Here 0 is already enough.
#
# ### Exercise 1: step (8 points)
#
# Write it for a number or for an array of any shape, entry by entry.

# %% nbgrader={"grade": false, "grade_id": "step-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def step(z):
    """Threshold each entry at 0.

    Parameters
    ----------
    z : number or ndarray, any shape
        Sums. Left unchanged.

    Returns
    -------
    a : number or ndarray, same shape
        1 where z is at least 0, else 0.
    """
    ### BEGIN SOLUTION
    return (np.asarray(z) >= 0).astype(int)
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "step-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_step():
    """A few sums on both sides of the threshold, and the threshold itself."""
    z = np.array([-2.0, -0.1, 0.0, 0.1, 3.0])
    answer = step(z)
    assert np.shape(answer) == (5,), "Five sums should give five answers in an array."
    assert np.array_equal(answer[[0, 1]], [0, 0]), "Negative sums should give 0."
    assert np.array_equal(answer[[3, 4]], [1, 1]), "Positive sums should give 1."
    assert answer[2] == 1, "What does the convention say at exactly 0?"
    assert np.array_equal(z, [-2.0, -0.1, 0.0, 0.1, 3.0]), "step has changed the array passed in."
    assert np.shape(step(2.0)) == () and step(2.0) == 1, "A single number should give a number."
    print("step: all visible checks passed.")


check_step()

# %% nbgrader={"grade": true, "grade_id": "step", "locked": true, "points": 8, "schema_version": 3, "solution": false, "task": false}
# step, 8 points.
# This cell is graded by tests that run after you hand in: other numbers, shapes, very small and
# very large sums. Nothing to do here.

# %% [markdown]
# ### 1.2 The first artificial neuron
#
# In 1943 Warren McCulloch and Walter Pitts proposed a neuron of almost brutal simplicity: its
# inputs are on or off (1 or 0), its output is on or off, and it is **active when enough of its
# inputs are active**. How many are enough is its threshold. There are no weights and there is no
# learning. But already with two inputs
#
# - threshold 1 asks: is at least one on? That is **OR**;
# - threshold 2 asks: are both on? That is **AND**.
#
# Networks of such neurons (some inputs may also veto) can compute anything that can be said in
# logic. Mind the wording when you read about them: "more than a certain number of inputs" is a
# strict inequality, our "at least" is not. *More than 1* is the same as *at least 2*.
#
# ### Exercise 2: mcp_neuron (6 points)

# %% nbgrader={"grade": false, "grade_id": "mcp_neuron-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mcp_neuron(x, threshold):
    """Output of a McCulloch-Pitts neuron.

    Parameters
    ----------
    x : ndarray, shape (n,)
        The inputs, each 0 or 1; any number of them.
    threshold : int
        How many active inputs are enough.

    Returns
    -------
    a : 0 or 1
        1 if at least `threshold` inputs are 1.
    """
    ### BEGIN SOLUTION
    return int(np.sum(x) >= threshold)
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "mcp_neuron-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_mcp_neuron():
    """OR and AND of two inputs."""
    rows = [(0, 0), (0, 1), (1, 0), (1, 1)]
    for threshold, gate, table in ((1, "OR", [0, 1, 1, 1]), (2, "AND", [0, 0, 0, 1])):
        answers = [mcp_neuron(np.array(row), threshold) for row in rows]
        assert all(np.shape(answer) == () for answer in answers), "One neuron gives one number."
        for row, answer, right in zip(rows, answers, table, strict=True):
            assert answer == right, (
                f"With threshold {threshold} (that is {gate}) the inputs {row} should give "
                f"{right}. How many inputs are active, and are they enough?")
    print("mcp_neuron: all visible checks passed.")


check_mcp_neuron()

# %% nbgrader={"grade": true, "grade_id": "mcp_neuron", "locked": true, "points": 6, "schema_version": 3, "solution": false, "task": false}
# mcp_neuron, 6 points.
# This cell is graded by tests that run after you hand in: more inputs, other thresholds.
# Nothing to do here.

# %% [markdown]
# ### 1.3 Weights: the linear threshold unit
#
# Synapses differ in strength, so let us give every input a **weight**. A *linear threshold unit*
# (LTU) forms the weighted sum of its inputs, which may now be any numbers, and compares:
#
# $$ z = w_1 x_1 + w_2 x_2 + \dots + w_d x_d + b = w \cdot x + b, \qquad a = \mathrm{step}(z). $$
#
# It is active exactly when $w \cdot x \ge -b$. So $-b$ plays the part of the threshold: a large
# bias makes a unit easy to excite, a negative one makes it hard. Counting active inputs is the case
# where all weights are 1.
#
# *What it looks like.* In the plane the points with $w_1 x_1 + w_2 x_2 + b = 0$ form a straight
# line; with three inputs they form a plane, with more a *hyperplane*. On one side of it the unit
# answers 1, on the other 0. The vector $w$ stands at right angles to the line and points to the
# side of the 1s; $b$ shifts the line without turning it. A unit that decides like this is called a
# **linear classifier**.
#
# ### Exercise 3: ltu (8 points)
#
# For a whole batch, one row per sample, without a loop over the samples.

# %% nbgrader={"grade": false, "grade_id": "ltu-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def ltu(X, w, b):
    """Outputs of one linear threshold unit for a batch.

    Parameters
    ----------
    X : ndarray, shape (n, d)
        One sample per row.
    w : ndarray, shape (d,)
        Weights.
    b : float
        Bias; it is added.

    Returns
    -------
    a : ndarray, shape (n,)
        1 where the weighted sum of a sample with the bias is at least 0, else 0.
    """
    ### BEGIN SOLUTION
    return step(X @ w + b)  # (n, d) @ (d,) -> (n,)
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "ltu-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_ltu():
    """Five points and the line x1 + 2 x2 = 2."""
    X = np.array([[0.0, 0.0], [2.0, 1.0], [1.0, 0.25], [2.0, 0.0], [0.0, 3.0]])
    answer = ltu(X, np.array([1.0, 2.0]), -2.0)
    assert np.shape(answer) == (5,), f"Five samples give shape (5,), yours is {np.shape(answer)}."
    assert np.array_equal(np.asarray(answer)[[0, 1, 2, 4]], [0, 1, 0, 1]), (
        "For w = (1, 2), b = -2 the points (0, 0) and (1, 0.25) should give 0, (2, 1) and (0, 3) "
        "should give 1. Is the bias added? Does a row of X meet the weights entry by entry?")
    assert answer[3] == 1, "(2, 0) lies exactly on the line. What is step(0)?"
    print("ltu: all visible checks passed.")


check_ltu()

# %% nbgrader={"grade": true, "grade_id": "ltu", "locked": true, "points": 8, "schema_version": 3, "solution": false, "task": false}
# ltu, 8 points.
# This cell is graded by tests that run after you hand in: other units, other numbers of inputs,
# points exactly at the threshold. Nothing to do here.

# %% [markdown]
# ### 1.4 The perceptron, and the bias as a weight
#
# Frank Rosenblatt's **perceptron** (1957) is a single layer of such units, one for each thing to be
# recognised, all looking at the same inputs. In drawings the inputs are circles too, "input
# neurons"; they compute nothing and only pass on what they are given. Often there is one more
# circle among them, a **bias neuron** which always sends 1: its connection to a unit is that unit's
# bias. (Put the smooth sigmoid in place of the step, and a unit has a continuous output between 0
# and 1. That is problem set 3.)
#
# The bias neuron is a trick worth having in formulas as well. Put a constant 1 in front of every
# sample and the bias in front of the weights:
#
# $$ \tilde x = (1, x_1, \dots, x_d), \qquad \tilde w = (b, w_1, \dots, w_d), \qquad
#    \tilde w \cdot \tilde x = b + w_1 x_1 + \dots + w_d x_d . $$
#
# One dot product instead of a dot product and a sum; and whatever rule we find for learning weights
# will teach the bias as well. Geometrically, every line of the plane, wherever it lies, has become
# a plane *through the origin* of a space with one dimension more.
#
# ### Exercise 4: augment (5 points)

# %% nbgrader={"grade": false, "grade_id": "augment-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def augment(X):
    """Put the constant input 1 in front of every sample.

    Parameters
    ----------
    X : ndarray, shape (n, d)
        One sample per row. Left unchanged.

    Returns
    -------
    X : ndarray, shape (n, d + 1)
        A new array: first a column of ones, then the columns of X.
    """
    ### BEGIN SOLUTION
    return np.column_stack([np.ones(len(X)), X])
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "augment-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_augment():
    """Three samples of two inputs."""
    X = np.array([[0.5, -2.0], [3.0, 4.0], [-1.0, 0.25]])
    answer = augment(X)
    assert np.shape(answer) == (3, 3), (
        f"Three samples of two inputs become (3, 3), yours is {np.shape(answer)}. "
        "Does every *sample* get a 1?")
    answer = np.asarray(answer)
    assert np.array_equal(answer[:, 0], [1, 1, 1]), "The first column should be ones."
    assert np.array_equal(answer[:, 1:], X), "Behind the ones the samples should be as they were."
    print("augment: all visible checks passed.")


check_augment()

# %% nbgrader={"grade": true, "grade_id": "augment", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
# augment, 5 points.
# This cell is graded by tests that run after you hand in: other shapes. Nothing to do here.

# %% [markdown]
# ## 2 Learning: first an error, then less of it
#
# Somebody has measured leaves: length and width in centimetres. Leaves of one tree are labelled
# $+1$, those of another $-1$. We want a line between them, found by a rule and not by eye.
#
# `leaves()` hands you a fresh copy of the measurements whenever you call it.

# %% nbgrader={"grade": false, "grade_id": "given-leaves", "locked": true, "schema_version": 3, "solution": false, "task": false}
def leaves():
    """Return X (8, 2), length and width of eight leaves, and their labels y (8,), new arrays."""
    X = np.array([[1.5, 2.0], [0.5, 3.5], [3.5, 2.5], [1.0, 3.5],
                  [1.5, 1.5], [3.0, 1.0], [0.5, 2.5], [3.0, 2.5]])
    y = np.array([1, 1, -1, 1, 1, -1, 1, -1])
    return X, y


# %% [markdown]
# ### 2.1 An error that only wrong points contribute to
#
# Nearly all learning in this course goes the same way: *write down how wrong we are as one number
# that depends on the weights; then make it smaller.* What number? From here on samples are
# augmented and labels are $-1$ and $+1$. The reason for these labels is a little miracle of
# bookkeeping. The unit should give a positive sum where $y = +1$ and a negative one where
# $y = -1$; in both cases
#
# $$ y\,(w \cdot x) > 0 \quad\text{means right,}\qquad y\,(w \cdot x) \le 0 \quad\text{means wrong.} $$
#
# The first idea is to count the wrong points. But a count does not change when a line moves a
# little; nobody learns from it in which direction things get better. The **perceptron error** asks
# instead *how far* on the wrong side the wrong points are:
#
# $$ C(w) = -\sum_{m\ \text{wrong}} y_m\,(w \cdot x_m) . $$
#
# Every term of the sum is negative or zero, so $C$ is never negative; and it is zero if no point
# lies on the wrong side. (Many books call it $E_P$. It is a sum, not a mean.)
#
# *By hand.* $w = (-1, 1, 2)$ and four augmented points:
#
# | $x$ | $w \cdot x$ | $y$ | $y\,(w \cdot x)$ | adds to $C$ |
# |---|---:|---:|---:|---:|
# | $(1, 2, 1)$ | $3$ | $-1$ | $-3$ | $3$ |
# | $(1, 0, 1)$ | $1$ | $+1$ | $1$ | nothing |
# | $(1, 1, 0)$ | $0$ | $+1$ | $0$ | $0$ |
# | $(1, -1, 2)$ | $2$ | $-1$ | $-2$ | $2$ |
#
# Together $C = 5$.
#
# ### Exercise 5: perceptron_error (13 points)

# %% nbgrader={"grade": false, "grade_id": "perceptron_error-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def perceptron_error(w, X, y):
    """Sum of how far the wrong points are on the wrong side.

    Parameters
    ----------
    w : ndarray, shape (d + 1,)
        Weights, the bias first.
    X : ndarray, shape (n, d + 1)
        Augmented samples: their first column is ones already.
    y : ndarray, shape (n,)
        Labels, -1 or +1.

    Returns
    -------
    error : float
        A sum over the misclassified samples; 0.0 if there are none.
    """
    ### BEGIN SOLUTION
    # right points have a negative loss here and are cut off at 0
    return float(np.sum(np.maximum(0.0, -y * (X @ w))))
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "perceptron_error-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_perceptron_error():
    """The four points of the table, and a line with every point on its right side."""
    X = np.array([[1.0, 2.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 0.0], [1.0, -1.0, 2.0]])
    w, y = np.array([-1.0, 1.0, 2.0]), np.array([-1, 1, 1, -1])
    error = perceptron_error(w, X, y)
    assert np.shape(error) == (), "The error is a single number."
    assert error >= 0, "The error of the table is negative. Look at the sign before the sum."
    assert abs(error - 5.0) < 1e-9, (
        f"The error of the table should be 5, yours is {error}. "
        "Which points appear in the sum, and with how much each?")
    error = perceptron_error(w, X[:2], np.array([1, 1]))
    assert abs(error) < 1e-9, "If both points are on their right side, the error is 0."
    print("perceptron_error: all visible checks passed.")


check_perceptron_error()

# %% nbgrader={"grade": true, "grade_id": "perceptron_error", "locked": true, "points": 13, "schema_version": 3, "solution": false, "task": false}
# perceptron_error, 13 points.
# This cell is graded by tests that run after you hand in: other weights, points and batches.
# Nothing to do here.

# %% [markdown]
# ### 2.2 Each correction turns w towards the point
#
# Now make $C$ smaller. As long as no point changes sides, $C$ is a sum of terms $-y_m (w \cdot x_m)$,
# each of them linear in $w$, and the slope of such a term is $-y_m x_m$. Going **against** the slope
# of **one** wrong point at a time gives the perceptron's learning rule:
#
# $$ \text{if } y_m\,(w \cdot x_m) \le 0: \qquad w \leftarrow w + \eta\, y_m\, x_m ; \qquad
#    \text{otherwise } w \text{ stays.} $$
#
# (To go against the slope of a single sample instead of the whole sum is called *stochastic
# gradient descent*. You will meet it again in every later problem set.)
#
# Why does it help? After the correction the same point has
#
# $$ y\,\big((w + \eta\, y\, x) \cdot x\big) = y\,(w \cdot x) + \eta\,|x|^2 , $$
#
# because $y^2 = 1$. So it has come nearer to its right side, by a fixed amount, perhaps not far
# enough yet. For $y = +1$ the vector $w$ turns *towards* $x$, for $y = -1$ *away* from it. Other
# points may be worse off afterwards; they will have their turn.
#
# The rule has a forefather in biology. Donald Hebb suggested in 1949 that a connection between two
# neurons grows stronger when both are active together. Rosenblatt's rule adds what a student needs
# most: change something only **when the answer was wrong**, and then in the direction of the
# wanted answer.
#
# *By hand.* $w = (0, 1, -1)$, the point $x = (1, 1, 0)$ with $y = -1$, and $\eta = 0.5$. The sum is
# $1$, the label says it should be negative: wrong. $w \leftarrow (0, 1, -1) - 0.5 \cdot (1, 1, 0) =
# (-0.5, 0.5, -1)$. Now the sum is $0$. Better, not yet right.
#
# **At $w = 0$** every sum is 0, whatever the point. If such points counted as right, a perceptron
# that starts there would never take a step. This is why a point on the line is wrong.
#
# ### Exercise 6: perceptron_update (15 points)

# %% nbgrader={"grade": false, "grade_id": "perceptron_update-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def perceptron_update(w, x, y, eta=1.0):
    """Let one point correct the weights, if it is wrong.

    Parameters
    ----------
    w : ndarray, shape (d + 1,)
        Weights, the bias first. Left unchanged.
    x : ndarray, shape (d + 1,)
        One augmented sample.
    y : number
        Its label, -1 or +1.
    eta : float
        Learning rate.

    Returns
    -------
    w : ndarray, shape (d + 1,)
        A new array: the corrected weights, or the same numbers if the point was right. A point
        with the sum 0 is wrong.
    """
    ### BEGIN SOLUTION
    if y * (w @ x) > 0:
        return w.copy()
    return w + eta * (y * x)
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "perceptron_update-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_perceptron_update():
    """A wrong point, a right one, and one on the line."""
    w, x = np.array([0.0, 1.0, -1.0]), np.array([1.0, 1.0, 0.0])
    answer = perceptron_update(w, x, -1, 0.5)
    assert np.shape(answer) == (3,), f"There are three weights, yours: {np.shape(answer)}."
    assert np.array_equal(w, [0.0, 1.0, -1.0]), "You have changed the weights passed in."
    assert np.allclose(answer, [-0.5, 0.5, -1.0], rtol=0, atol=1e-9), (
        "The example of 2.2 should give (-0.5, 0.5, -1). In which direction, and how far?")
    answer = perceptron_update(w, np.array([1.0, 2.0, 0.0]), 1, 0.5)
    assert np.allclose(answer, w, rtol=0, atol=1e-9), (
        "The point (1, 2, 0) with the label +1 is right: the weights should stay as they are.")
    answer = perceptron_update(np.zeros(2), np.array([1.0, 2.0]), 1)
    assert np.allclose(answer, [1.0, 2.0], rtol=0, atol=1e-9), (
        "From w = (0, 0) the point (1, 2) with the label +1 should give (1, 2). Is a point with "
        "the sum 0 right or wrong?")
    print("perceptron_update: all visible checks passed.")


check_perceptron_update()

# %% nbgrader={"grade": true, "grade_id": "perceptron_update", "locked": true, "points": 15, "schema_version": 3, "solution": false, "task": false}
# perceptron_update, 15 points.
# This cell is graded by tests that run after you hand in: other weights, points, labels, learning
# rates. Nothing to do here.

# %% [markdown]
# ### 2.3 Round after round
#
# The learning algorithm is now: start anywhere; let wrong points correct $w$, one after the other;
# stop when no point is wrong any more. One pass, in which every point has its chance to correct, is
# an **epoch**.
#
# - *Where to start?* At zero, at $1/n$ in every entry, or at small random numbers: the rule finds
#   its way from anywhere.
# - *In which order?* In the order of the data, shuffled, or each time a random one of the points
#   that are wrong: all are in use. You get different lines, and all of them separate.
# - *When to stop?* When **all** points are right **at the same time**, for the weights that you
#   return. That a pass is over means nothing: late corrections may have spoilt early points. And
#   since there may be no line at all, there must be a limit on the number of epochs.
#
# ### Exercise 7: perceptron_train (20 points)
#
# `X` arrives **without** the column of ones. The start and the order of the points are up to you.

# %% nbgrader={"grade": false, "grade_id": "perceptron_train-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def perceptron_train(X, y, eta=1.0, max_epochs=100):
    """Train a perceptron until every point is right, or the epochs are used up.

    Parameters
    ----------
    X : ndarray, shape (n, d)
        Samples, not augmented. Left unchanged.
    y : ndarray, shape (n,)
        Labels, -1 or +1. Left unchanged.
    eta : float
        Learning rate of the corrections.
    max_epochs : int
        At most so many epochs; in one epoch each point may correct the weights once.

    Returns
    -------
    w : ndarray, shape (d + 1,)
        Weights as the corrections left them, the bias first.
    converged : bool
        True if no point is wrong with these weights (a point on the line is wrong).
    """
    ### BEGIN SOLUTION
    A = augment(X)
    w = np.zeros(A.shape[1])
    for _ in range(max_epochs):
        for i in range(len(A)):
            w = perceptron_update(w, A[i], y[i], eta)
        if np.all(y * (A @ w) > 0):  # all at the same time, with these weights
            return w, True
    return w, False
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "perceptron_train-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_perceptron_train():
    """The leaves, the same leaves far away, and XOR."""
    X, y = leaves()
    for shift, what in ((0.0, "the leaves"), (-6.0, "the leaves, shifted by -6")):
        answer = perceptron_train(X + shift, y, 1.0, 10000)
        assert isinstance(answer, tuple | list) and len(answer) == 2, "Return w, converged."
        w, converged = answer
        assert np.shape(w) == (3,), f"Two inputs and the bias: w is (3,), yours {np.shape(w)}."
        sides = y * ((X + shift) @ w[1:] + w[0])
        assert np.all(sides > 0), (
            f"For {what}, {np.sum(sides <= 0)} of 8 points are wrong with your w. Can your line "
            "leave the origin? When do you stop?")
        assert converged, f"No point of {what} is wrong with your w, but converged is not True."
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    _, converged = perceptron_train(corners, np.array([-1, 1, 1, -1]))
    assert not converged, "No line separates XOR: converged should be False."
    print("perceptron_train: all visible checks passed.")


check_perceptron_train()

# %% nbgrader={"grade": true, "grade_id": "perceptron_train", "locked": true, "points": 20, "schema_version": 3, "solution": false, "task": false}
# perceptron_train, 20 points.
# This cell is graded by tests that run after you hand in: other points that a line separates, near
# the origin and away from it, and points that no line separates. Nothing to do here.

# %% [markdown]
# The next cell lets your `perceptron_update` learn the leaves from $w = 0$ with $\eta = 1$ and draws
# every correction. *You should see eight small pictures, each with five filled circles (label $+1$)
# and three open squares (label $-1$). The point that corrects is ringed; the dashed line is the one
# before, the solid line the one after its correction, and the arrow shows to which side $w$ points.
# The line swings back and forth, each time less, and in the last picture it runs from lower left to
# upper right with all circles above and all squares below.*

# %% tags=["plot"]
def corrections(X, y, most=50):
    """Return (point, weights before, weights after) of every correction, in order."""
    w, done = np.zeros(X.shape[1] + 1), []
    for _ in range(most):
        count = len(done)
        for i, x in enumerate(augment(X)):
            if y[i] * (w @ x) <= 0:
                done.append((i, w, perceptron_update(w, x, y[i])))
                w = done[-1][2]
        if len(done) == count or len(done) > most:
            break
    return done


def draw_line(ax, w, style):
    """Draw where w[0] + w[1] x1 + w[2] x2 = 0, if that is a line at all."""
    across = w[1:] @ w[1:]
    if across > 0:
        foot = -w[0] * w[1:] / across
        ax.axline(foot, foot + np.array([-w[2], w[1]]), color="black", linestyle=style, zorder=1)


def draw_arrow(ax, w):
    """Draw the direction of w, from the foot of the middle of the picture on its line."""
    normal, middle = w[1:], np.array([1.8, 1.8])
    length = np.sqrt(normal @ normal)
    if length > 0:
        foot = middle - (w[0] + normal @ middle) * normal / length**2
        ax.annotate("", xy=foot + 0.6 * normal / length, xytext=foot,
                    arrowprops={"arrowstyle": "-|>", "color": "0.3"})


def draw_leaves(ax, X, y):
    """Draw filled circles for +1 and open squares for -1."""
    ax.scatter(*X[y > 0].T, s=30, marker="o", color="black", label="+1", zorder=3)
    ax.scatter(*X[y < 0].T, s=30, marker="s", facecolor="white", edgecolor="black", label="-1",
               zorder=3)
    ax.set(xlim=(-1, 4.5), ylim=(-1, 4.5), aspect="equal")


def plot_corrections():
    """Draw the decision line, correction by correction, and the line at the end."""
    import matplotlib.pyplot as plt

    X, y = leaves()
    done = corrections(X, y)
    fig, axes = plt.subplots(2, 4, figsize=(10, 5.4), sharex=True, sharey=True)
    for number, (ax, (i, before, after)) in enumerate(zip(axes.flat, done, strict=False)):
        draw_leaves(ax, X, y)
        draw_line(ax, before, "--")
        draw_line(ax, after, "-")
        draw_arrow(ax, after)
        ax.scatter(*X[i], s=160, facecolor="none", edgecolor="black", zorder=2)
        ax.set_title(f"correction {number + 1}", fontsize=10)
    if len(done) < axes.size:
        ax = axes.flat[len(done)]
        draw_leaves(ax, X, y)
        draw_line(ax, done[-1][2], "-")
        draw_arrow(ax, done[-1][2])
        ax.set_title("no point is wrong: stop", fontsize=10)
        ax.legend(loc="lower right", fontsize=8)
    for ax in axes[1]:
        ax.set_xlabel("length $x_1$ (cm)")
    for ax in axes[:, 0]:
        ax.set_ylabel("width $x_2$ (cm)")
    fig.tight_layout()
    plt.show()


try:
    plot_corrections()
except NotImplementedError:
    print("The lines appear here once augment and perceptron_update are written.")
except Exception as error:  # an unfinished solution should not stop the notebook
    print(f"No lines yet ({type(error).__name__}): please look at the checks above first.")

# %% [markdown]
# ### 2.4 Why it stops
#
# Suppose some line separates the points. Then there is a vector $u$ of length 1 (augmented, like
# all vectors here) and a *margin* $\gamma > 0$ with $y_m (u \cdot x_m) \ge \gamma$ for every point;
# and let no point be longer than $R$. Start at $w = 0$ with $\eta = 1$, and watch two numbers.
#
# 1. **$u \cdot w$ grows at least by $\gamma$ with every correction**, because
#    $u \cdot (w + y x) = u \cdot w + y\,(u \cdot x)$. After $k$ corrections it is at least $k \gamma$.
# 2. **$|w|^2$ grows at most by $R^2$**, because
#    $|w + y x|^2 = |w|^2 + 2 y (w \cdot x) + |x|^2$, and the middle term is not positive: only
#    *wrong* points correct. After $k$ corrections $|w|^2$ is at most $k R^2$.
#
# A vector of length 1 cannot see more of $w$ than there is: $u \cdot w \le |w|$. Together
#
# $$ k\,\gamma \le u \cdot w \le |w| \le \sqrt{k}\,R \qquad\Longrightarrow\qquad
#    k \le \frac{R^2}{\gamma^2} . $$
#
# So the number of corrections is **finite**, whatever the order of the points. Note what does *not*
# appear: the number of points, and the learning rate. (From $w = 0$ another $\eta$ only makes $w$
# longer or shorter; the lines are the same.) What does appear is the ratio $R / \gamma$: points far
# from the origin with a narrow gap between the classes take long. That is one of the reasons why
# one moves data to the middle before training.
#
# The perceptron stops at the *first* line that separates, and this may run very close to a point.
# The **support vector machine**, a later child of the same idea, looks for the line with the
# widest margin instead.
#
# If **no** line separates, the algorithm cannot stop: stopping means that all points are right. It
# does not run away either. The weights wander about within bounds, often round and round. That
# `max_epochs` ran out is therefore no proof of anything; the data may merely be difficult.
#
# *A warning about names.* Some slides and libraries call something else "the perceptron": a sigmoid
# unit, trained by gradient descent on the cross-entropy. That is **logistic regression**, the
# subject of problem set 4. There every point contributes to every step, a little; here only wrong
# ones do. And there the labels are $0$ and $1$.

# %% [markdown]
# ## 3 XOR, or why one unit is not enough
#
# *Either one or the other, but not both*:
#
# | $x_1$ | $x_2$ | XOR |
# |---:|---:|---:|
# | 0 | 0 | 0 |
# | 0 | 1 | 1 |
# | 1 | 0 | 1 |
# | 1 | 1 | 0 |
#
# AND and OR were easy: each can be cut off by one line. For XOR, take a pencil and try. The two
# corners with a 1 lie on one diagonal, the two with a 0 on the other. In 1969 Marvin Minsky and
# Seymour Papert showed in a whole book what a perceptron cannot do, and this is its best-known
# example. Why not, exactly? This is question 10; your `perceptron_train` has already noticed *that*
# it is so.
#
# ### 3.1 What is the best that a linear unit can do?
#
# Leave the step away for a moment and look at the **linear unit**, $\hat y = w \cdot x + b$. Its
# outputs are any numbers, so we can ask for weights that come as near to the targets as possible,
# on average over the four corners:
#
# $$ J(w, b) = \frac{1}{4} \sum_{m=1}^{4} (w \cdot x_m + b - y_m)^2 . $$
#
# (Here without the factor 1/2 of our other costs, hence another letter than $C$; it would not move
# the minimum.) At the minimum
# the three derivatives vanish. Each is a sum of the residuals $r_m = w \cdot x_m + b - y_m$:
#
# $$ \sum_m r_m = 0, \qquad \sum_m r_m\, x_{m1} = 0, \qquad \sum_m r_m\, x_{m2} = 0 . $$
#
# Three linear equations for three unknowns: that is *least squares*, and it can be solved on paper
# or by numpy.
#
# ### Exercise 8: xor_linear_fit (5 points)
#
# Fit the linear unit to the four corners, for XOR if nothing else is asked for, else for any four
# targets. The order of the corners is that of the table.

# %% nbgrader={"grade": false, "grade_id": "xor_linear_fit-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def xor_linear_fit(targets=(0, 1, 1, 0)):
    """Least-squares weights of the linear unit on the four corners of the unit square.

    Parameters
    ----------
    targets : sequence of 4 numbers
        Wanted outputs at (0, 0), (0, 1), (1, 0), (1, 1); those of XOR unless told otherwise.

    Returns
    -------
    w : ndarray, shape (2,)
    b : float
        The weights and the bias with the smallest mean squared error.
    """
    ### BEGIN SOLUTION
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    solution, *_ = np.linalg.lstsq(augment(corners), np.asarray(targets, dtype=float), rcond=None)
    return solution[1:], float(solution[0])
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "xor_linear_fit-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_xor_linear_fit():
    """XOR: the unit gives up."""
    answer = xor_linear_fit()
    assert isinstance(answer, tuple | list) and len(answer) == 2, "Return w, b."
    w, b = answer
    assert np.shape(w) == (2,), f"There are two weights, yours: {np.shape(w)}."
    assert np.shape(b) == (), "The bias is a single number."
    assert np.allclose(w, [0.0, 0.0], rtol=0, atol=5.1e-6), (
        "For XOR both weights should be 0. Has your unit a bias?")
    assert abs(b - 0.5) < 5.1e-6, f"For XOR the bias should be 0.5, yours is {b}."
    print("xor_linear_fit: all visible checks passed.")


check_xor_linear_fit()

# %% nbgrader={"grade": true, "grade_id": "xor_linear_fit", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
# xor_linear_fit, 5 points.
# This cell is graded by tests that run after you hand in: other targets. Nothing to do here.

# %% [markdown]
# So the best *linear* unit ignores both inputs and always says "one half", with $J = 1/4$. All it has
# learnt is the average of the targets. For some other targets the same fit is quite useful: try
# `xor_linear_fit((0, 0, 0, 1))` and compare the outputs with 1/2.
#
# ### 3.2 Two lines
#
# What one line cannot do, two can. XOR is true **between** two parallel lines: one cuts off the
# corner where both inputs are off, the other cuts off the corner where both are on. So
#
# - one unit tells whether *at least one* input is on,
# - another tells whether *both* are on,
# - and a third unit, looking at the answers of these two, says yes to "the first, but not the
#   second".
#
# The first two are called **hidden units**: they are neither inputs nor outputs, and nobody gives
# them targets. All three are threshold units like yours. (Other pairs of lines do as well, with
# another third unit: "only $x_1$" OR "only $x_2$" is a second way.)
#
# What have the hidden units done? They have moved the four corners to new places. In the *hidden
# space*, whose axes are their two outputs, the corners $(0, 1)$ and $(1, 0)$ have become **the same
# point**, and what is left can be cut by one line. To find a representation in which the problem
# becomes easy is what hidden layers are for; networks with two or more of them are called *deep*,
# and in those that recognise images one finds edges first, then corners and textures, then parts of
# things. Nobody puts this in. How hidden units learn it, without targets of their own, is the
# subject of problem set 6.

# %% tags=["plot"]
def draw_points(ax, points, answers, names):
    """Draw points with 1 as filled circles, with 0 as open squares, each with its name."""
    for (x1, x2), answer, name in zip(points, answers, names, strict=True):
        face = "black" if answer else "white"
        ax.scatter(x1, x2, s=80, marker="o" if answer else "s", facecolor=face, edgecolor="black",
                   zorder=3)
        ax.annotate(name, (x1, x2), xytext=(8, 8), textcoords="offset points")
    ax.set(xlim=(-0.5, 1.9), ylim=(-0.5, 1.9), aspect="equal")


def draw_two_lines():
    """Draw XOR between two lines, and the same four corners in the hidden space."""
    import matplotlib.pyplot as plt

    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 4.3))
    left.axline((0, 0.5), (0.5, 0), color="black", linestyle="--", label="first hidden unit")
    left.axline((0.5, 1), (1, 0.5), color="black", linestyle="-.", label="second hidden unit")
    draw_points(left, [(0, 0), (0, 1), (1, 0), (1, 1)], [0, 1, 1, 0],
                ["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"])
    left.set(xlabel="$x_1$", ylabel="$x_2$", title="two lines")
    left.legend(loc="upper right", fontsize=8)
    right.axline((0.5, 0), (1.0, 0.5), color="black", linestyle="-", label="output unit")
    draw_points(right, [(0, 0), (1, 0), (1, 1)], [0, 1, 0],
                ["(0, 0)", "(0, 1) and (1, 0)", "(1, 1)"])
    right.set(xlabel="$h_1$: at least one input is on", ylabel="$h_2$: both are on",
              title="the hidden space")
    right.legend(loc="upper left", fontsize=8)
    fig.tight_layout()
    plt.show()


draw_two_lines()

# %% [markdown]
# *Drawing, left: the four corners of XOR, those with a 1 as filled circles at $(0, 1)$ and $(1, 0)$,
# those with a 0 as open squares at $(0, 0)$ and $(1, 1)$. A dashed and a dash-dotted line, both
# falling from left to right, have the circles between them. Right: the hidden space. Both circles
# are now one point, at $h_1 = 1$, $h_2 = 0$; the squares are at $(0, 0)$ and $(1, 1)$; one solid
# line separates the circle from the squares.*
#
# ### Exercise 9: xor_network (10 points)
#
# Choose weights by hand: two hidden threshold units and one output unit, for a batch of any length.
# Your choice need not be the one of the drawing. Write it as a network, one layer after the other;
# in question 10 you explain your weights, and an `if` for each row of the table has none.

# %% nbgrader={"grade": false, "grade_id": "xor_network-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def xor_network(X):
    """XOR by two hidden threshold units and one output unit.

    Parameters
    ----------
    X : ndarray, shape (n, 2)
        Each row is one of (0, 0), (0, 1), (1, 0), (1, 1); in any order, any number of times.

    Returns
    -------
    a : ndarray, shape (n,)
        For each row 1 if exactly one of its inputs is 1, else 0.
    """
    ### BEGIN SOLUTION
    W, b = np.ones((2, 2)), np.array([-1.5, -0.5])  # columns: both are on, at least one is on
    A1 = step(X @ W + b)  # (n, 2)
    return step(A1 @ np.array([-1.0, 1.0]) - 0.5)  # at least one, but not both: (n,)
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "xor_network-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_xor_network():
    """The table of XOR."""
    rows = [(0, 0), (0, 1), (1, 0), (1, 1)]
    answer = xor_network(np.array(rows))
    assert np.shape(answer) == (4,), f"Four rows give shape (4,), yours is {np.shape(answer)}."
    for row, got, right in zip(rows, answer, [0, 1, 1, 0], strict=True):
        assert got == right, (
            f"{row} should give {right}, yours gives {got}. Write down the two hidden outputs "
            "for this row, then the sum of the output unit.")
    print("xor_network: all visible checks passed.")


check_xor_network()

# %% nbgrader={"grade": true, "grade_id": "xor_network", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
# xor_network, 10 points.
# This cell is graded by tests that run after you hand in: batches of other lengths, rows in another
# order. Question 10 looks at the network itself. Nothing to do here.

# %% [markdown]
# Your network was built for the four corners, but its lines go on between and beyond them. The next
# cell asks it everywhere in the plane. *You should see grey where your network answers 1: with the
# lines of the drawing above it is a diagonal stripe that falls from left to right, with the two
# circles inside and the two squares outside.*

# %% tags=["plot"]
def plot_own_network():
    """Shade the plane where xor_network answers 1."""
    import matplotlib.pyplot as plt

    side = np.linspace(-0.5, 1.9, 240)
    grid = np.array([(x1, x2) for x2 in side for x1 in side])
    answers = np.asarray(xor_network(grid), dtype=float).reshape(240, 240)
    fig, ax = plt.subplots(figsize=(4.5, 4.5))
    ax.imshow(answers, cmap="Greys", vmin=0, vmax=3, origin="lower",
              extent=(side[0], side[-1], side[0], side[-1]))
    draw_points(ax, [(0, 0), (0, 1), (1, 0), (1, 1)], [0, 1, 1, 0],
                ["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"])
    ax.set(xlabel="$x_1$", ylabel="$x_2$", title="grey: your network answers 1")
    plt.show()


try:
    plot_own_network()
except NotImplementedError:
    print("The picture appears here once step and xor_network are written.")
except Exception as error:  # an unfinished solution should not stop the notebook
    print(f"No picture yet ({type(error).__name__}): please look at the checks above first.")

# %% [markdown]
# ## 4 How far do layers of threshold units reach?
#
# - **One layer.** Each unit cuts the space in two: a *half plane* (in more dimensions, a half
#   space).
# - **Two layers.** A unit of the second layer sees which side of each line a point is on. If it
#   works as an AND, it answers 1 where several half planes overlap: a region with straight sides
#   and without dents, a *convex polygon* (in more dimensions, a polyhedron).
# - **Three layers.** A unit of the third layer that works as an OR joins several such polygons.
#   Since any region can be filled with small polygons, as exactly as you like, **any** region is
#   within reach, dents, holes, separate islands and all, if there may be enough units.
#
# (Layers of units with weights are counted here; the inputs are not. Books that count the inputs as
# a layer have one more.)
#
# So it was never the question *whether* networks can do more than one unit. The question was how to
# **learn** their weights: the perceptron's rule needs a target for every unit, and hidden units have
# none. And the step, flat everywhere and broken at 0, does not tell in which direction to go. The
# way out is a smooth unit; it begins in problem set 3.

# %% tags=["plot"]
def half_plane(x1, x2, w1, w2, b):
    """Tell where a threshold unit with these weights is active."""
    return w1 * x1 + w2 * x2 + b >= 0


def polygon(x1, x2, lines):
    """Tell where all of several threshold units are active."""
    return np.all([half_plane(x1, x2, *line) for line in lines], axis=0)


def draw_regions():
    """Draw a region of one layer, of two and of three."""
    import matplotlib.pyplot as plt

    x1, x2 = np.meshgrid(np.linspace(0, 4, 401), np.linspace(0, 4, 401))
    corner = [(1, 0, -0.4), (0, 1, -0.4), (-1, -1, 3.2), (-1, 0, 2.0)]
    island = [(-1, 0, 3.6), (0, -1, 3.6), (1, 1, -5.4), (-1, 1, 1.0)]
    regions = [
        ("one layer: half plane", half_plane(x1, x2, 1.0, 2.0, -5.0)),
        ("two layers: AND, convex polygon", polygon(x1, x2, corner)),
        ("three layers: OR of polygons", polygon(x1, x2, corner) | polygon(x1, x2, island)),
    ]
    fig, axes = plt.subplots(1, 3, figsize=(10.5, 3.7), sharey=True)
    for ax, (title, inside) in zip(axes, regions, strict=True):
        ax.contourf(x1, x2, inside, levels=[0.5, 1.5], colors=["0.9"], hatches=["//"])
        ax.contour(x1, x2, inside, levels=[0.5], colors="black", linewidths=1)
        ax.set(xlabel="$x_1$", title=title, aspect="equal")
        ax.title.set_fontsize(10)
    axes[0].set_ylabel("$x_2$")
    fig.tight_layout()
    plt.show()


draw_regions()

# %% [markdown]
# *Drawing: three squares with hatched regions where the network answers 1. Left: everything above a
# falling straight line. Middle: one polygon with four sides. Right: the same polygon and a second
# one apart from it.*

# %% [markdown]
# ## Question 10: on paper (10 points)
#
# **(a)** (3 points) Suppose one threshold unit, $\mathrm{step}(w_1 x_1 + w_2 x_2 + b)$, computed
# XOR. Write down the four inequalities, one for each row of the table, and show that they contradict
# one another.
#
# **(b)** (3 points) A slide defines a unit by $\hat y = \mathrm{step}(w \cdot x + b)$, minimises
# $J = \frac{1}{4} \sum (\hat y - y)^2$ over the four rows of XOR and concludes: *"the solution is
# $w = (0, 0)$, $b = \frac{1}{2}$; the model outputs 0.5 everywhere."* Find the slip. To which unit
# does the sentence belong? What does the slide's own unit output with these numbers, and what is its
# $J$? Give weights with which the slide's unit does better.
#
# **(c)** (2 points) Write down the weights and biases of *your* `xor_network` (of all three units),
# say in words what each hidden unit tells, and give the places of the four corners in your hidden
# space. (If you could not solve exercise 9, do it for the drawing in 3.2.)
#
# **(d)** (2 points) A network of threshold units should answer 1 inside of this L: the square
# $0 \le x_1 \le 2$, $0 \le x_2 \le 2$ without its quarter $x_1 > 1$, $x_2 > 1$. Why is one AND unit
# behind a layer of lines not enough? Describe a network that does it, layer by layer, with the
# number of units.

# %% [markdown] nbgrader={"grade": true, "grade_id": "written-xor", "locked": false, "points": 10, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **(a)** The rows ask for
#
# 1. $(0, 0) \to 0$: $\quad b < 0$
# 2. $(0, 1) \to 1$: $\quad w_2 + b \ge 0$
# 3. $(1, 0) \to 1$: $\quad w_1 + b \ge 0$
# 4. $(1, 1) \to 0$: $\quad w_1 + w_2 + b < 0$
#
# Add 2 and 3: $w_1 + w_2 + 2b \ge 0$. Add 1 and 4: $w_1 + w_2 + 2b < 0$. Both cannot be. (In
# pictures: the middle of the square would have to lie on both sides of the line.)
#
# **(b)** A unit with a step outputs 0 or 1 and never 0.5. The sentence belongs to the *linear* unit
# $\hat y = w \cdot x + b$, for which $w = 0$, $b = 1/2$ is indeed the minimum, with $J = 1/4$. The
# step unit with these numbers gets $\mathrm{step}(0.5) = 1$ in every row, so it is wrong for
# $(0, 0)$ and $(1, 1)$: $J = \frac{1}{4}(1 + 0 + 0 + 1) = 0.5$. It does better, for example, as an
# OR: $w = (1, 1)$, $b = -0.5$ outputs 0, 1, 1, 1, which is wrong in one row only, $J = 0.25$. By
# (a), less than one wrong row is impossible.
#
# **(c)** The reference: hidden unit 1 has the weights $(1, 1)$ and the bias $-1.5$, it tells whether
# *both* inputs are on (AND). Hidden unit 2 has $(1, 1)$ and $-0.5$, it tells whether *at least one*
# is on (OR). The output unit has $(-1, 1)$ and $-0.5$: OR but not AND. The corners $(0,0)$, $(0,1)$,
# $(1,0)$, $(1,1)$ go to $(0,0)$, $(0,1)$, $(0,1)$, $(1,1)$, with the output sums
# $-0.5, 0.5, 0.5, -0.5$.
#
# **(d)** Where an AND unit answers 1, several half planes overlap, and such a region is convex: with
# two points it holds everything between them. The L is not: $(0.5, 2)$ and $(2, 0.5)$ lie in it,
# their middle $(1.25, 1.25)$ does not. First layer: six lines, $x_1 \ge 0$, $x_1 \le 1$,
# $x_1 \le 2$ and the same for $x_2$. Second layer: two AND units of four lines each, one for the
# upright rectangle ($0 \le x_1 \le 1$, $0 \le x_2 \le 2$), one for the lying one
# ($0 \le x_1 \le 2$, $0 \le x_2 \le 1$). Third layer: one OR unit.
#
# ### BEGIN MARK SCHEME
# **Mark scheme**
#
# - (a) 1: four right inequalities (strict ones at the zeros; with another convention at 0, strict
#   at the ones); 1: a combination that contradicts; 1: said clearly that hence no $w, b$ exist. A
#   drawing without inequalities: at most 1.
# - (b) 1: the sentence belongs to the linear unit, a step unit cannot output 0.5; 1: the step unit
#   outputs 1 everywhere, $J = 0.5$; 1: weights with three right rows, $J = 0.25$ (any such unit:
#   OR, AND, NAND, ...). Accept $J$ with another factor if it is said.
# - (c) 1: weights of a network that computes XOR, with each hidden unit in words; 1: the four
#   places in the hidden space fit these weights. A table lookup, an `if` for each row or `!=` in
#   exercise 9 is no network: 0 here, unless the weights of the drawing are worked out instead.
# - (d) 1: an AND of half planes is convex, the L is not (two points of it with a middle outside, or
#   words to that effect); 1: a network that works, with numbers of units. Accept others, for example
#   the big square AND NOT the quarter: six lines, two ANDs, one output unit. Borders do not matter.
# ### END MARK SCHEME
# ### END SOLUTION

# %% [markdown]
# ## Check yourself
#
# No points; an answer folds out below each question.
#
# 1. Which threshold turns a McCulloch-Pitts neuron with five inputs into a majority vote?
#    <details><summary>answer</summary>3: at least three of the five.</details>
# 2. A unit has the weights (2, -1) and the bias 3. Somebody doubles all three numbers. What changes?
#    <details><summary>answer</summary>No answer changes: the line is the same. The perceptron error
#    doubles, and a correction with the same eta turns the longer vector less.</details>
# 3. The perceptron error is 0. Is every point right?
#    <details><summary>answer</summary>Not necessarily: points on the line are wrong and add nothing.
#    With w = 0 the error is 0 and every point is wrong.</details>
# 4. Your perceptron did not converge within 100 epochs. What do you know about the data?
#    <details><summary>answer</summary>Not much. Either no line separates them, or the margin is small
#    compared with the distance from the origin. Shift the data to the middle and try
#    again.</details>
# 5. A hidden layer has ten linear units without a step, the output is a threshold unit. Can the
#    network compute XOR?
#    <details><summary>answer</summary>No. A weighted sum of weighted sums is a weighted sum: the
#    whole network is one threshold unit. The step in between is what makes the difference.</details>
#
# *To read on:* Goodfellow, Bengio and Courville, *Deep Learning* (2016), chapter 6, begins with XOR;
# Géron, *Hands-On Machine Learning* (2017), chapter 10, tells the history from McCulloch and Pitts
# on. Here somebody gave a label to every point. Learning *without* labels is another field: finding
# main directions (PCA), parts (non-negative factorisation) or groups (k-means).
