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
# # Problem set 4: a cost that lets a wrong neuron learn
#
# After this problem set you can
#
# - say why a neuron that is badly wrong may hardly move, and read this off three factors;
# - compute the cross-entropy of probabilities, also at the corners where a logarithm meets 0;
# - compute the same cost from the sums $z$ directly, and say why that is safer;
# - derive the gradient of this cost and show where the flat slope of the sigmoid has gone;
# - train a logistic regression on a batch of samples and draw the line that it has found.
#
# | exercise | what you write | points |
# |---|---|---:|
# | 1 | `bce(a, y)` | 25 |
# | 2 | `bce_with_logits(z, y)` | 15 |
# | 3 | `neuron_gradients(x, w, b, y, cost)`, now for two costs | 15 |
# | 4 | `logistic_gradients(X, y, w, b)` | 25 |
# | 5 | `logistic_fit(X, y, eta, steps)` | 10 |
# | 6 | on paper: the cancellation, a ratio, a slip | 10 |
#
# The cells marked *check* try the numbers of the text. The tests that run after you hand in also
# use other numbers, other shapes and extreme values. A later exercise is not marked down for a slip
# in an earlier one: where your `logistic_fit` calls your `logistic_gradients`, it is also tried
# with a right one.

# %% [markdown]
# ## Conventions
#
# | | |
# |---|---|
# | one neuron | inputs `x (d,)`, weights `w (d,)`, one number `b`; $z = w \cdot x + b$, $a = \sigma(z)$ |
# | samples | rows: `X (n, d)`; then `z`, `a` and the labels `y` have the shape `(n,)`, no second axis |
# | letters | $z$ is **before** the sigmoid, $a$ after it; in this set $a$ is the *probability of class 1* |
# | labels | **0 or 1**, floats or whole numbers (problem set 2 had -1 and +1) |
# | cost $C$ | **mean over the samples**; $\ln$ is the natural logarithm; the squared error has its 1/2 |
# | gradient | derivative of the cost; has the shape of its variable; a step *subtracts* $\eta$ times it |
# | manners | nothing that is passed in is changed; results are new; numbers are float64 |
#
# **Where books differ.** Some *add* the costs of the samples instead of averaging them, and their
# gradients are then $n$ times ours. Some swap the letters $z$ and $a$. Some write the learning rate
# $\eta$ as $\alpha$. And "log" in a formula of this field nearly always means $\ln$.
#
# Work on whole arrays rather than sample by sample: a small part of the points is for that.
# Warnings about a division by zero in a logarithm are harmless, a `nan` in the result is not.

# %% tags=["setup"]
import numpy as np

# %% [markdown]
# The sigmoid and its slope are those of problem set 3, here in a form that survives sums of
# $\pm 1000$. `sigmoid_derivative` takes the sum $z$, not the activation.

# %% nbgrader={"grade": false, "grade_id": "given-sigmoid", "locked": true, "schema_version": 3, "solution": false, "task": false}
def sigmoid(z):
    """Squash each entry of z, of any shape, into the interval from 0 to 1."""
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))  # never overflows
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


def sigmoid_derivative(z):
    """Slope of the sigmoid at the sum z (not at the activation)."""
    a = sigmoid(z)
    return a * (1 - a)


# %% [markdown]
# ## 1 As wrong as can be, and hardly moving
#
# Take a neuron with one input: $x = -2$, $w = 3$, $b = -1$. It should answer $y = 1$. Its sum is
# $z = 3 \cdot (-2) - 1 = -7$, so it answers $a = 0.000911$: very sure, and very wrong. Surely such a
# neuron should learn fast. Let it take one step with the squared error $C = \frac12 (a - y)^2$ and
# the learning rate $\eta = 1$:
#
# | link | formula | value |
# |---|---|---:|
# | error | $\partial C / \partial a = a - y$ | -0.999089 |
# | slope of the sigmoid | $\partial a / \partial z = a (1 - a)$ | 0.000910 |
# | both together | $\partial C / \partial z$ | -0.000909 |
# | weight | $\partial C / \partial w = \partial C / \partial z \cdot x$ | 0.001819 |
# | bias | $\partial C / \partial b = \partial C / \partial z$ | -0.000909 |
# | after the step | $w = 2.998181$, $b = -0.999091$, $z = -6.995453$ | **a = 0.000915** |
#
# From 0.000911 to 0.000915: nothing to speak of. The error is nearly as large as an error can be,
# but it is *multiplied* by the slope of the sigmoid, and out there the sigmoid is flat. Such a
# neuron is called **saturated**. While it is right, saturation is welcome: there is nothing to
# learn. A saturated neuron that is *wrong* is stuck, the more so the wronger it is.
#
# (If you follow such a calculation on slides: some go on with the rounded 0.000911 and arrive at
# -0.00090934. All digits give -0.00090939.)
#
# There are two ways out: another activation function, or another cost. For an output that answers
# a yes-or-no question, the second one is beautiful.

# %% [markdown]
# ## 2 A cost for probabilities
#
# Read the output as a probability: $a$ is what the neuron gives to "the label is 1", and $1 - a$ is
# what it gives to "the label is 0". After the label has come out, ask: *which probability did you
# give to what actually happened?* It is $a$ if $y = 1$ and $1 - a$ if $y = 0$, which fits in one
# line because one of the two exponents is always 0:
#
# $$ p = a^{\,y}\, (1 - a)^{1 - y}. $$
#
# For several independent samples the probabilities multiply. A good neuron makes the product large.
# A product of many small numbers is awkward, so take the logarithm, which turns it into a sum; put
# a minus in front, so that small is good; and divide by $n$, so that the size of the batch does not
# matter:
#
# $$ C = -\frac1n \sum_{s=1}^{n} \Bigl( y^{(s)} \ln a^{(s)} + (1 - y^{(s)}) \ln (1 - a^{(s)}) \Bigr).
# $$
#
# This is the **(binary) cross-entropy**, in code often *bce*. For every sample only one of the two
# terms is alive:
#
# | label | cost of the sample | at $a = 0.25$ | at $a = 0.9$ |
# |---|---|---:|---:|
# | $y = 1$ | $-\ln a$ | 1.38629 | 0.10536 |
# | $y = 0$ | $-\ln (1 - a)$ | 0.28768 | 2.30259 |
#
# So two samples with $a = (0.25,\ 0.9)$ and $y = (0,\ 1)$ cost
# $\frac12 (0.28768 + 0.10536) = 0.19652$. Our saturated neuron costs $-\ln 0.000911 = 7.00091$,
# where the squared error could never exceed $\frac12$.
#
# ### The four corners, and what $0 \ln 0$ means
#
# | | $a = 0$ | $a = 1$ |
# |---|---|---|
# | $y = 0$ | 0 | $\infty$ |
# | $y = 1$ | $\infty$ | 0 |
#
# To be sure and right costs nothing. To call something impossible that then happens costs
# infinitely much. (On paper a sigmoid never *quite* reaches 0 or 1. In float64 it does: it is 1 from
# a sum of about 37 on, and 0 below about -745.)
#
# At the two corners with cost 0, the formula asks for $0 \cdot \ln 0$. The right value is 0, because
# $t \ln t \to 0$ for $t \to 0$: the factor wins against the logarithm. Numpy does not know that. It
# computes `0 * -inf`, and that is `nan`, which then spoils the mean of the whole batch. You can
# avoid the dead term, or keep its logarithm away from 0; both are fine, as long as the numbers that
# are not at a corner stay what they are.
#
# ### One output or two?
#
# In many books you find the cross-entropy as $-\sum_j y_j \ln \hat y_j$, a sum over *outputs*. It is
# the same thing: with two outputs $\hat y = (1 - a,\ a)$ and targets $(1 - y,\ y)$, one per class,
# this sum has exactly our two terms. Problem set 5 goes on from there with $k$ classes. With a
# *single* output both terms have to be written out.
#
# ### Exercise 1: bce (25 points)

# %% nbgrader={"grade": false, "grade_id": "bce-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def bce(a, y):
    """Binary cross-entropy: mean over the samples.

    Parameters
    ----------
    a : ndarray, shape (n,)
        Probabilities of class 1, from 0 to 1; both ends can occur. Left unchanged.
    y : ndarray, shape (n,)
        Labels, each 0 or 1, as floats or as whole numbers. Left unchanged.

    Returns
    -------
    C : float
        The cost. A sample with a = y = 0 or a = y = 1 contributes 0. A sample with a = 1 and
        y = 0, or the other way round, contributes more than 20; infinity is fine.

    Notes
    -----
    No Python loop over the samples.
    """
    ### BEGIN SOLUTION
    a, y = np.asarray(a, dtype=float), np.asarray(y)
    p = np.where(y == 1, a, 1 - a)  # (n,) probability given to what happened: no 0 * inf
    with np.errstate(divide="ignore"):  # ln 0 = -inf is meant
        return float(np.mean(-np.log(p)))
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "bce-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_bce():
    """Compare with the numbers of section 2 and with the four corners."""
    a, y = np.array([0.25, 0.9]), np.array([0, 1])
    cost = bce(a, y)
    assert cost is not None, "bce returns None. Is there a return line?"
    assert np.shape(cost) == (), f"The cost is one number; yours has the shape {np.shape(cost)}."
    assert np.array_equal(a, [0.25, 0.9]), "bce has changed the array a that was passed in."
    assert np.array_equal(y, [0, 1]), "bce has changed the array y that was passed in."
    for label, number in [(1, 1.38629), (0, 0.28768)]:
        one = bce(np.array([0.25]), np.array([label]))
        assert abs(one - number) < 1e-5, (
            f"a = 0.25 and y = {label} should cost {number:.5f}. Which of the two terms is alive?")
    assert abs(cost - 0.19652) < 1e-5, (
        "a = (0.25, 0.9), y = (0, 1) should cost 0.19652. Both terms, and the mean over samples?")
    stuck = bce(np.array([0.000911051]), np.array([1]))
    assert abs(stuck - 7.00091) < 2e-5, (
        "The saturated neuron, a = 0.000911051 and y = 1, should cost 7.00091.")
    for corner in (0.0, 1.0):
        right = bce(np.array([corner]), np.array([corner]))
        assert not np.isnan(right), f"a = y = {corner:g} gives nan. What became of 0 times ln 0?"
        assert abs(right) < 1e-6, f"a = y = {corner:g}, sure and right, should cost 0."
        wrong = bce(np.array([corner]), np.array([1 - corner]))
        assert wrong > 20, f"a = {corner:g}, y = {1 - corner:g}, sure and wrong, costs more than 20."
    print("bce: all visible checks passed.")


check_bce()

# %% nbgrader={"grade": true, "grade_id": "bce", "locked": true, "points": 25, "schema_version": 3, "solution": false, "task": false}
# bce, 25 points.
# This cell is graded by tests that run after you hand in: other probabilities, batches with corners
# among them, batches of one class only. Nothing to do here.

# %% [markdown]
# ## 3 The same cost from the sums
#
# At $z = -1000$ and $y = 1$ the sigmoid gives 0 in float64, and the cost of that 0 is `inf`, or
# whatever the guard in your logarithm makes of it. But the true cost is a perfectly ordinary number.
# Put the sigmoid into the formula and simplify *before* you compute. For $y = 1$
#
# $$ -\ln \sigma(z) = -\ln \frac{1}{1 + e^{-z}} = \ln (1 + e^{-z}), $$
#
# and for $y = 0$, since $1 - \sigma(z) = \sigma(-z)$,
#
# $$ -\ln (1 - \sigma(z)) = -\ln \sigma(-z) = \ln (1 + e^{z}). $$
#
# The two are mirror images. Because $\ln (1 + e^{-z}) = \ln \bigl( e^{-z} (e^{z} + 1) \bigr)
# = \ln (1 + e^{z}) - z$, they even fit in one line:
#
# $$ C = \frac1n \sum_{s} \Bigl( \ln \bigl(1 + e^{z^{(s)}}\bigr) - y^{(s)} z^{(s)} \Bigr). $$
#
# No sigmoid and no logarithm of 0 is left. At $z = -1000$, $y = 1$ the cost is 1000. In general, a
# sum on the wrong side costs about its distance from 0; the cost grows, but only along a straight
# line.
#
# One trap remains: $e^{1000}$ is `inf`. Think of a way to write $\ln (1 + e^{z})$ in which no
# exponent is ever positive; taking the larger of the two terms $1$ and $e^{z}$ out of the bracket
# is the idea. Or find out whether numpy has a function for it.
#
# Sums that are about to go into a sigmoid are also called **logits**; libraries offer both forms of
# this cost, and mixing them up, a probability where a logit is expected, is a popular way of
# training badly without any error message.
#
# ### Exercise 2: bce_with_logits (15 points)

# %% nbgrader={"grade": false, "grade_id": "bce_with_logits-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def bce_with_logits(z, y):
    """Binary cross-entropy of sigmoid(z), computed from z: mean over the samples.

    Parameters
    ----------
    z : ndarray, shape (n,)
        Sums before the sigmoid, of any size; floats or whole numbers. Left unchanged.
    y : ndarray, shape (n,)
        Labels, each 0 or 1, as floats or as whole numbers. Left unchanged.

    Returns
    -------
    C : float
        The cost; finite and right for entries like 1000 and -1000, too.

    Notes
    -----
    No Python loop over the samples.
    """
    ### BEGIN SOLUTION
    z, y = np.asarray(z, dtype=float), np.asarray(y)
    # ln(1 + e^z) = max(z, 0) + ln(1 + e^-|z|): the larger of 1 and e^z is taken out
    softplus = np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))  # (n,)
    return float(np.mean(softplus - y * z))
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "bce_with_logits-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_bce_with_logits():
    """Compare with the saturated neuron, with z = 0 and with sums of 1000."""
    z, y = np.array([0.0, -7.0]), np.array([1, 1])
    cost = bce_with_logits(z, y)
    assert cost is not None, "bce_with_logits returns None. Is there a return line?"
    assert np.shape(cost) == (), f"The cost is one number; yours has the shape {np.shape(cost)}."
    assert np.array_equal(z, [0.0, -7.0]), "You have changed the array z that was passed in."
    assert np.array_equal(y, [1, 1]), "You have changed the array y that was passed in."
    worked = [
        (0.0, 1, 0.69315, "At z = 0 both classes are equally probable."),
        (0.0, 0, 0.69315, "At z = 0 both classes are equally probable."),
        (-7.0, 1, 7.00091, "This is the saturated neuron. Is the argument before the sigmoid?"),
        (-7.0, 0, 0.00091, "The same sum, but now it is right."),
        (-1000.0, 1, 1000.0, "Section 3 has a form in which no exponent is positive."),
        (1000.0, 0, 1000.0, "Section 3 has a form in which no exponent is positive."),
        (1000.0, 1, 0.0, "Section 3 has a form in which no exponent is positive."),
    ]
    for sum_, label, number, look in worked:
        one = bce_with_logits(np.array([sum_]), np.array([label]))
        assert abs(one - number) < 1e-5, (
            f"z = {sum_:g}, y = {label} should cost {number:.5f}, yours is {one:.5f}. {look}")
    assert abs(cost - 3.84703) < 1e-5, "z = (0, -7), y = (1, 1) should cost 3.84703, the mean."
    print("bce_with_logits: all visible checks passed.")


check_bce_with_logits()

# %% nbgrader={"grade": true, "grade_id": "bce_with_logits", "locked": true, "points": 15, "schema_version": 3, "solution": false, "task": false}
# bce_with_logits, 15 points.
# This cell is graded by tests that run after you hand in: other sums and labels, sums of any size.
# Nothing to do here.

# %% [markdown]
# The next cell draws both costs with your two functions. *You should see two panels. Left, over the
# output $a$ from 0 to 1: for $y = 1$ the cross-entropy (solid) falls from far above 5 to 0, while
# the squared error (dashed) never exceeds 0.5; for $y = 0$ both are mirrored (dash-dotted and
# dotted). Right, over the sum $z$ from -8 to 8: on the wrong side the cross-entropy becomes a
# straight line with slope one, whereas the squared error runs into a flat shelf at 0.5. A ball on
# the shelf does not roll.*

# %% tags=["plot"]
def plot_costs():
    """Draw cross-entropy and squared error over the output and over the sum."""
    import matplotlib.pyplot as plt

    outputs, sums = np.linspace(0.002, 0.998, 250), np.linspace(-8, 8, 161)
    curves = []  # computed before anything is drawn, with your functions
    for label, cross_style, squared_style in [(1, "-", "--"), (0, "-.", ":")]:
        y = np.array([label])
        over_a = [bce(np.array([a]), y) for a in outputs]
        over_z = [bce_with_logits(np.array([z]), y) for z in sums]
        curves.append((f"cross-entropy, y = {label}", cross_style, over_a, over_z))
        curves.append((f"squared error, y = {label}", squared_style,
                       0.5 * (outputs - label) ** 2, 0.5 * (sigmoid(sums) - label) ** 2))
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    for name, style, over_a, over_z in curves:
        left.plot(outputs, over_a, style, color="black", label=name)
        right.plot(sums, over_z, style, color="black")
    left.set(xlabel="output a", ylabel="cost of one sample", title="over the output")
    right.set(xlabel="sum z", ylabel="cost of one sample", title="over the sum")
    left.legend(loc="upper center")
    fig.tight_layout()
    plt.show()


try:
    plot_costs()
except NotImplementedError:
    print("The curves appear here once bce and bce_with_logits are written.")
except Exception as error:  # an unfinished solution should not stop the notebook
    print(f"No curves yet ({type(error).__name__}): please look at the checks above first.")

# %% [markdown]
# ## 4 Where has the flat slope gone?
#
# The chain for the cross-entropy of one sample has the same links as in section 1. Only the first
# one is new. For $y = 1$ it is $\partial C / \partial a = -1/a$, for $y = 0$ it is $1 / (1 - a)$,
# and both together are
#
# $$ \frac{\partial C}{\partial a} = \frac{a - y}{a\,(1 - a)} . $$
#
# Look at the denominator. Where the sigmoid is flat, this cost is *steep*, and to the same degree.
# In $\partial C / \partial z$ the two meet, and what remains is as simple as it could be:
#
# $$ \frac{\partial C}{\partial z} = a - y . $$
#
# (You will derive this line by line in question 6. Here we use it.) The further off the answer, the
# larger the step; no slope stands in the way. From $z$ on to $w$ and $b$ the chain goes on as
# before, since neither of them knows which cost is in use. Here is the saturated neuron again,
# $\eta = 1$, with both costs:
#
# | | squared error | cross-entropy |
# |---|---:|---:|
# | $\partial C / \partial z$ | -0.000909 | -0.999089 |
# | $\partial C / \partial w$ | 0.001819 | 1.998178 |
# | $\partial C / \partial b$ | -0.000909 | -0.999089 |
# | new $w$ | 2.998181 | 1.001822 |
# | new $b$ | -0.999091 | -0.000911 |
# | new $z$ | -6.995453 | -2.004555 |
# | new $a$ | **0.000915** | **0.118725** |
#
# One step, and $a$ has gone from 0.000911 to 0.1187; two steps, and it is at 0.917. With the squared
# error it takes 227 steps even to reach one half.
#
# **A warning about floating point.** Do not compute the two factors and then multiply them. For
# $z = 1000$ and $y = 0$ the first would be $1/0$ and the second 0, and their product `nan`, although
# the answer is a plain 1. What cancels on paper should cancel before it reaches the computer.
#
# ### Exercise 3: neuron_gradients (15 points)
#
# In problem set 3 this function knew one cost; the second one joins in. The keyword decides.

# %% nbgrader={"grade": false, "grade_id": "neuron_gradients-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def neuron_gradients(x, w, b, y, cost="squared"):
    """Gradient of one neuron's cost with respect to its weights and its bias.

    Parameters
    ----------
    x : ndarray, shape (d,)
        Inputs. Left unchanged.
    w : ndarray, shape (d,)
        Weights. Left unchanged.
    b : float
        Bias.
    y : float
        Target, 0 or 1.
    cost : str
        "squared" for C = (a - y)^2 / 2, or "cross_entropy". No other names occur.

    Returns
    -------
    dw : ndarray, shape (d,)
        dC/dw, one entry per weight.
    db : float
        dC/db.
    """
    ### BEGIN SOLUTION
    if cost not in ("squared", "cross_entropy"):
        raise ValueError("cost is 'squared' or 'cross_entropy'")
    x = np.asarray(x, dtype=float)
    z = np.dot(w, x) + b
    dz = sigmoid(z) - y  # cross-entropy: the slope of the sigmoid has cancelled
    if cost == "squared":
        dz = dz * sigmoid_derivative(z)
    return dz * x, float(dz)  # dz/dw_i = x_i, dz/db = 1
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "neuron_gradients-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_neuron_gradients():
    """Compare the saturated neuron with the table of section 4, for both costs."""
    worked = {"squared": (0.001819, -0.000909), "cross_entropy": (1.998178, -0.999089)}
    look = {"squared": "Error, slope of the sigmoid, input: are all three there?",
            "cross_entropy": "Does the slope of the sigmoid survive with this cost?"}
    for cost, (dw_number, db_number) in worked.items():
        x, w = np.array([-2.0]), np.array([3.0])
        answer = neuron_gradients(x, w, -1.0, 1.0, cost=cost)
        assert isinstance(answer, tuple | list), "Return two values: `return dw, db`."
        assert len(answer) == 2, "Return exactly two values: dw and db."
        dw, db = answer
        assert np.shape(dw) == (1,), f"dw has the shape of w, (1,); yours has {np.shape(dw)}."
        assert np.shape(db) == (), f"db is one number; yours has the shape {np.shape(db)}."
        assert abs(db - db_number) < 1e-6, (
            f'cost="{cost}": db should be {db_number:.6f}, yours is {db:.6f}. {look[cost]}')
        assert abs(dw[0] - dw_number) < 1e-6, (
            f'cost="{cost}": dw should be {dw_number:.6f}, yours is {dw[0]:.6f}. '
            "db is right: by what is the weight multiplied in the sum?")
        assert x[0] == -2.0, "neuron_gradients has changed the array x that was passed in."
        assert w[0] == 3.0, "neuron_gradients has changed the array w that was passed in."
    _, db = neuron_gradients(np.array([-2.0]), np.array([3.0]), -1.0, 1.0)
    assert abs(db - -0.000909) < 1e-6, 'Without a fifth argument the cost should be "squared".'
    print("neuron_gradients: all visible checks passed.")


check_neuron_gradients()

# %% nbgrader={"grade": true, "grade_id": "neuron_gradients", "locked": true, "points": 15, "schema_version": 3, "solution": false, "task": false}
# neuron_gradients, 15 points.
# This cell is graded by tests that run after you hand in: other neurons, both costs, comparison
# with difference quotients, extreme sums. Nothing to do here.

# %% [markdown]
# The next cell lets the saturated neuron learn with each cost. *You should see two panels. Left, the
# slope $\partial C / \partial z$ over $z$ for $y = 1$: the cross-entropy (solid) is close to -1
# everywhere on the left and rises to 0; the squared error (dashed) has only a shallow dip between
# -4 and 3 and is 0 on both sides; a dotted vertical line at -7 marks where our neuron starts. Right,
# the cost in per cent of its value at the start, over 300 steps: the cross-entropy drops to almost
# nothing within three steps, the squared error stays at 100 per cent for about 200 steps before it
# falls.*

# %% tags=["plot"]
def learn(cost, steps):
    """Train the saturated neuron and return its outputs, from before the first step on."""
    x, w, b = np.array([-2.0]), np.array([3.0]), -1.0
    outputs = []
    for _ in range(steps + 1):
        outputs.append(float(sigmoid(np.dot(w, x) + b)))
        dw, db = neuron_gradients(x, w, b, 1.0, cost=cost)
        w, b = w - dw, b - db
    return np.array(outputs)


def plot_saturation():
    """Draw the slope of both costs over z, and both costs over the steps."""
    import matplotlib.pyplot as plt

    sums, steps = np.linspace(-10, 10, 201), np.arange(301)
    curves = []  # computed before anything is drawn, with your function
    for cost, style in [("cross_entropy", "-"), ("squared", "--")]:
        # a neuron without input has z = b, so its bias gradient is dC/dz
        slopes = [neuron_gradients(np.zeros(1), np.zeros(1), z, 1.0, cost=cost)[1] for z in sums]
        outputs = learn(cost, 300)
        costs = -np.log(outputs) if cost == "cross_entropy" else 0.5 * (outputs - 1) ** 2
        curves.append((cost.replace("_", "-").replace("squared", "squared error"), style, slopes,
                       100 * costs / costs[0]))
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    for name, style, slopes, costs in curves:
        left.plot(sums, slopes, style, color="black", label=name)
        right.plot(steps, costs, style, color="black", marker="o", markevery=20, markersize=4,
                   label=name)
    left.axvline(-7, linestyle=":", color="black")
    left.text(-6.8, -0.45, "our neuron", rotation=90, va="center")
    left.set(xlabel="sum z", ylabel="dC/dz for y = 1", title="how strongly each cost pulls")
    right.set(xlabel="steps", ylabel="cost, per cent of the start", title="learning from z = -7")
    left.legend(loc="lower right")
    right.legend()
    fig.tight_layout()
    plt.show()


try:
    plot_saturation()
except NotImplementedError:
    print("The curves appear here once neuron_gradients is written.")
except Exception as error:  # an unfinished solution should not stop the notebook
    print(f"No curves yet ({type(error).__name__}): please look at the checks above first.")

# %% [markdown]
# ## 5 Logistic regression
#
# Take the perceptron of problem set 2 and replace its threshold by the sigmoid. Instead of a verdict
# the unit now gives a probability:
#
# $$ P(\text{class } 1 \mid x) = a = \sigma(w \cdot x + b). $$
#
# Together with the cross-entropy this is **logistic regression**, one of the oldest and most used
# classifiers there are. Whoever wants a verdict says 1 where $a \ge \frac12$, that is where
# $z \ge 0$: the border is still the straight line (plane, ...) $w \cdot x + b = 0$. But now it has
# a soft edge. Close to the line the unit says about one half, and only further out does it become
# sure; the longer $w$, the sooner.
#
# What changes in comparison with the perceptron is how it learns:
#
# | | perceptron (problem set 2) | logistic regression |
# |---|---|---|
# | labels | -1, +1 | 0, 1 |
# | output | one of two classes | a probability |
# | which samples teach | the misclassified ones only | all, each by its error $a - y$ |
# | minimises | distances of the wrong points | cross-entropy |
# | classes that overlap | never comes to rest | settles at the best compromise |
#
# The cost depends on the labels' *spelling*: translate -1, +1 into 0, 1 before you use our
# formulas. (With $t = 2y - 1$, which is -1 or +1, the cost of one sample is $\ln (1 + e^{-t z})$.
# Books that start from -1 and +1 write it so. It is the same number.)
#
# **Where books differ.** You may find this very rule, sigmoid and cross-entropy, under the heading
# "perceptron", for several outputs at once: $\hat y_j = \sigma(w_j \cdot x + b_j)$ and
# $w_{ij} \leftarrow w_{ij} - \eta\, \partial J / \partial w_{ij}$. Here $x_i$ is input $i$, $w_{ij}$
# the weight *from* input $i$ *to* output $j$, $\hat y_j$ the answer of output $j$, $y_j$ its target,
# $\eta$ the learning rate and $J$ the cost. Every output is a logistic regression of its own; no
# threshold occurs, so do not confuse it with the rule of problem set 2. Other books absorb the bias
# into $w$ with the help of an input that is always 1.
#
# ### The gradient of a batch
#
# For one sample you have it: $(a - y)\, x$ for the weights and $a - y$ for the bias. The cost of a
# batch is the **mean** over the samples, so its gradient is the mean of theirs:
#
# $$ \frac{\partial C}{\partial w_i} = \frac1n \sum_{s=1}^{n} (a^{(s)} - y^{(s)})\, x_i^{(s)},
# \qquad \frac{\partial C}{\partial b} = \frac1n \sum_{s=1}^{n} (a^{(s)} - y^{(s)}). $$
#
# Let the shapes read proof. `X` is `(n, d)`, the errors are `(n,)`, the result must be `(d,)`. In
# the sum over $s$ the $n$ disappears, which is what a matrix product does.
#
# A trap lies in wait for columns. If `y` is stored as a column `(n, 1)` and `a` has the shape
# `(n,)`, then `a - y` raises no error: numpy spreads both out and gives all $n \times n$
# differences, of every output with every label. Here all three, `z`, `a` and `y`, are `(n,)`. In
# your own programs print the shape of the error once.
#
# By hand: two samples $x^{(1)} = (1, 2)$ with label 1 and $x^{(2)} = (3, -1)$ with label 0; weights
# $w = (0.1, 0.2)$, bias 0.
#
# | sample | $z$ | $a$ | $a - y$ | $(a - y)\,x$ |
# |---|---:|---:|---:|---|
# | 1 | 0.5 | 0.62246 | -0.37754 | (-0.37754, -0.75508) |
# | 2 | 0.1 | 0.52498 | 0.52498 | (1.57494, -0.52498) |
# | mean | | | **0.07372** | **(0.59870, -0.64003)** |
#
# ### Exercise 4: logistic_gradients (25 points)

# %% nbgrader={"grade": false, "grade_id": "logistic_gradients-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def logistic_gradients(X, y, w, b):
    """Gradient of the mean cross-entropy of sigmoid(X @ w + b).

    Parameters
    ----------
    X : ndarray, shape (n, d)
        One sample per row; floats or whole numbers. Left unchanged.
    y : ndarray, shape (n,)
        Labels, each 0 or 1. Left unchanged.
    w : ndarray, shape (d,)
        Weights. Left unchanged.
    b : float
        Bias.

    Returns
    -------
    dw : ndarray, shape (d,)
        dC/dw.
    db : float
        dC/db.

    Notes
    -----
    No Python loop over the samples, and no difference quotients.
    """
    ### BEGIN SOLUTION
    dz = (sigmoid(X @ w + b) - y) / len(X)  # (n,) the mean enters here and nowhere else
    return X.T @ dz, float(dz.sum())  # (d, n) @ (n,) -> (d,)
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "logistic_gradients-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_logistic_gradients():
    """Compare with the two samples by hand, then with difference quotients of the cost."""
    X, y = np.array([[1.0, 2.0], [3.0, -1.0]]), np.array([1.0, 0.0])
    w = np.array([0.1, 0.2])
    answer = logistic_gradients(X, y, w, 0.0)
    assert isinstance(answer, tuple | list), "Return two values: `return dw, db`."
    assert len(answer) == 2, "Return exactly two values: dw and db."
    dw, db = answer
    assert np.shape(dw) == (2,), (
        f"dw has the shape of w, (2,); yours has {np.shape(dw)}. Which shape has your error?")
    assert np.shape(db) == (), f"db is one number; yours has the shape {np.shape(db)}."
    assert abs(db - 0.07372) < 1e-5, f"db should be 0.07372, yours is {db:.5f}. Error, mean, sign?"
    assert np.allclose(dw, [0.59870, -0.64003], rtol=0, atol=1e-5), (
        "dw should be (0.59870, -0.64003): each error times its own sample, then the mean.")
    assert np.array_equal(X, [[1, 2], [3, -1]]), "You have changed the array X that was passed in."
    assert np.array_equal(y, [1, 0]), "You have changed the array y that was passed in."
    assert np.array_equal(w, [0.1, 0.2]), "You have changed the array w that was passed in."

    X = np.array([[0.5, -1.0, 2.0], [1.5, 0.0, -0.5], [-2.0, 1.0, 1.0], [0.0, 0.3, 1.2]])
    y, w, b = np.array([1, 0, 0, 1]), np.array([0.4, -0.3, 0.2]), 0.1

    def cost(weights):  # written out here, so that it does not depend on the exercises above
        a = sigmoid(X @ weights + b)
        return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))

    dw, _ = logistic_gradients(X, y, w, b)
    assert np.shape(dw) == (3,), f"Four samples, three inputs: dw is (3,), yours {np.shape(dw)}."
    for i in range(3):
        step = 1e-5 * np.eye(3)[i]
        quotient = (cost(w + step) - cost(w - step)) / 2e-5
        assert abs(dw[i] - quotient) < 1e-6, (
            f"Four samples, three inputs: dw[{i}] is not the slope of the mean cost.")
    print("logistic_gradients: all visible checks passed.")


check_logistic_gradients()

# %% nbgrader={"grade": true, "grade_id": "logistic_gradients", "locked": true, "points": 25, "schema_version": 3, "solution": false, "task": false}
# logistic_gradients, 25 points.
# This cell is graded by tests that run after you hand in: other batches, other numbers of inputs,
# difference quotients, extreme sums. Nothing to do here.

# %% [markdown]
# ## 6 Fitting the line
#
# Now go downhill: compute both gradients, move both parameters, repeat. Every step uses **all**
# samples, and both gradients belong to the *same* $w$ and $b$, those before the step.
#
# Start with zeros, so that every sample begins at $a = \frac12$ and the cost at $\ln 2 = 0.69315$.
# Is this not the one start you should never choose? In a network with hidden units, yes (problem set
# 8). Here nothing can go wrong: as a function of $w$ and $b$ this cost is **convex**, a single
# valley without further hollows, so every start leads to the same bottom if the learning rate is
# small enough. With hidden units that guarantee is gone.
#
# By hand: one input, four samples $x = 0, 1, 2, 4$ with labels $0, 1, 0, 1$, and $\eta = 0.5$. At
# the start all errors are $\pm\frac12$, so
# $\partial C / \partial w = \frac14 (0 - 0.5 + 1 - 2) = -0.375$ and
# $\partial C / \partial b = 0$. After one step $w = 0.1875$ and $b = 0$, and the cost has fallen
# from 0.69315 to 0.64548. After the second step $w = 0.25640$ and $b = -0.03982$.
#
# ### Exercise 5: logistic_fit (10 points)

# %% nbgrader={"grade": false, "grade_id": "logistic_fit-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def logistic_fit(X, y, eta, steps):
    """Fit a logistic regression by gradient descent with the full batch.

    Parameters
    ----------
    X : ndarray, shape (n, d)
        One sample per row. Left unchanged.
    y : ndarray, shape (n,)
        Labels, each 0 or 1. Left unchanged.
    eta : float
        Learning rate.
    steps : int
        Number of steps; 0 gives the start.

    Returns
    -------
    w : ndarray, shape (d,)
        Weights after the last step; they start at zero.
    b : float
        Bias after the last step; it starts at zero.
    """
    ### BEGIN SOLUTION
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        dw, db = logistic_gradients(X, y, w, b)  # both at the old parameters
        w, b = w - eta * dw, b - eta * db
    return w, b
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "logistic_fit-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_logistic_fit():
    """Compare with the four samples of the text after 0, 1 and 2 steps."""
    worked = {0: (0.0, 0.0), 1: (0.1875, 0.0), 2: (0.25640, -0.03982)}
    look = {0: "Without a step, the answer is the start: zeros.",
            1: "One step against the gradient, as long as eta says.",
            2: "Does the second step start from where the first one ended, with both gradients new?"}
    for steps, (w_number, b_number) in worked.items():
        X, y = np.array([[0.0], [1.0], [2.0], [4.0]]), np.array([0.0, 1.0, 0.0, 1.0])
        answer = logistic_fit(X, y, 0.5, steps)
        assert isinstance(answer, tuple | list), "Return two values: `return w, b`."
        assert len(answer) == 2, "Return exactly two values: w and b."
        w, b = answer
        assert np.shape(w) == (1,), f"w has one entry per input, (1,); yours has {np.shape(w)}."
        assert np.shape(b) == (), f"b is one number; yours has the shape {np.shape(b)}."
        assert abs(w[0] - w_number) < 1e-5, (
            f"After {steps} steps w should be {w_number:.5f}, yours is {w[0]:.5f}. {look[steps]}")
        assert abs(b - b_number) < 1e-5, (
            f"After {steps} steps b should be {b_number:.5f}, yours is {b:.5f}. {look[steps]}")
        assert np.array_equal(X[:, 0], [0, 1, 2, 4]), "You have changed the array X."
        assert np.array_equal(y, [0, 1, 0, 1]), "You have changed the array y."
    print("logistic_fit: all visible checks passed.")


check_logistic_fit()

# %% nbgrader={"grade": true, "grade_id": "logistic_fit", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
# logistic_fit, 10 points.
# This cell is graded by tests that run after you hand in: other data and learning rates, the cost
# on the way down, how many samples end on the right side. Nothing to do here.

# %% [markdown]
# Two clouds of points that overlap a little: no straight line gets all of them right, and the
# perceptron of problem set 2 would never come to rest. *You should see two panels. Left, 30 open
# circles (class 0) at the lower left and 20 filled triangles (class 1) at the upper right, a solid
# line between them where $a = 0.5$, and parallel to it a dashed line on either side where $a$ is
# 0.1 and 0.9; two triangles lie on the line or beyond it. Right, the cost over the steps on a logarithmic
# axis: it starts at $\ln 2$ (dotted line), falls steeply and then ever more slowly, and never
# rises.*

# %% tags=["plot"]
def two_clouds():
    """Make 50 samples with two inputs, 30 of class 0 and 20 of class 1."""
    rng = np.random.default_rng(7)
    X = np.vstack([rng.normal([0.9, 1.0], 0.6, size=(30, 2)),
                   rng.normal([2.1, 2.0], 0.6, size=(20, 2))])
    return X, np.repeat([0, 1], [30, 20])


def plot_decision_line():
    """Draw the data with the fitted line, and the cost on the way."""
    import matplotlib.pyplot as plt

    X, y = two_clouds()
    marks = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
    fits = [logistic_fit(X, y, 0.5, steps) for steps in marks]
    costs = [bce_with_logits(X @ w + b, y) for w, b in fits]
    w, b = fits[-1]
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    left.scatter(*X[y == 0].T, marker="o", facecolor="white", edgecolor="black", label="class 0")
    left.scatter(*X[y == 1].T, marker="^", color="black", label="class 1")
    x1 = np.array([-0.5, 3.5])
    for z, style, label in [(0, "-", "a = 0.5"), (np.log(9), "--", "a = 0.1 and 0.9"),
                            (-np.log(9), "--", None)]:
        left.plot(x1, (z - b - w[0] * x1) / w[1], style, color="black", label=label)
    left.set(xlabel="$x_1$", ylabel="$x_2$", xlim=(-0.5, 5), ylim=(-0.7, 3.7),
             title="logistic regression")
    left.legend(loc="right")
    right.plot(marks, costs, "-", color="black", marker="o", markersize=4)
    right.axhline(np.log(2), linestyle=":", color="black")
    right.set_xscale("symlog", linthresh=1)
    right.set(xlabel="steps", ylabel="cost C", title="the cost on the way down", ylim=(0, 0.75),
              xlim=(-0.1, 1200), xticks=[0, 1, 10, 100, 1000], xticklabels=[0, 1, 10, 100, 1000])
    fig.tight_layout()
    plt.show()
    share = np.mean((X @ w + b >= 0) == (y == 1))
    print(f"After {marks[-1]} steps: cost {costs[-1]:.4f}, {100 * share:.0f} % on the right side.")


try:
    plot_decision_line()
except NotImplementedError:
    print("The line appears here once bce_with_logits and logistic_fit are written.")
except Exception as error:  # an unfinished solution should not stop the notebook
    print(f"No line yet ({type(error).__name__}): please look at the checks above first.")

# %% [markdown]
# ### What if a line *does* separate the classes?
#
# Then the cost has no lowest point at all. Any line without a mistake becomes cheaper still when
# $w$ and $b$ are doubled, since every sample becomes surer. The direction settles down; the length
# grows for ever, ever more slowly. In practice one stops after a while.

# %% [markdown]
# ## 7 On paper (question 6, 10 points)
#
# **(a)** (5 points) For one sample, $C = -\bigl( y \ln a + (1 - y) \ln (1 - a) \bigr)$ with
# $a = \sigma(z)$. Derive $\partial C / \partial z = a - y$. Show $\partial C / \partial a$, bring it
# into the form used in section 4, and say which factor cancels against which, and why. You may use
# $\sigma'(z) = a (1 - a)$.
#
# **(b)** (3 points) For the neuron with $x = -2$, $w = 3$, $b = -1$, $y = 1$: how many times larger
# is the first step with the cross-entropy than with the squared error, for $w$ and for $b$? Find a
# formula for the ratio in terms of $a$, compute it by hand from $a = 0.000911051$, and say what the
# ratio is at $z = 0$ and what becomes of it for $z \to -\infty$.
#
# **(c)** (2 points) A slide about a network with *one* sigmoid output and labels 0 and 1 has the
# cost
#
# $$ J = -\frac1n \sum_{s} y^{(s)} \ln \hat y^{(s)} . $$
#
# Find the slip. What would this cost teach the network, and by which output is it made 0?

# %% [markdown] nbgrader={"grade": true, "grade_id": "written-cancellation", "locked": false, "points": 10, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **(a)** The derivative of $\ln a$ is $1/a$. That of $\ln (1 - a)$ is $-1/(1 - a)$; the minus comes
# from the inner function. So
#
# $$ \frac{\partial C}{\partial a} = -\frac{y}{a} + \frac{1 - y}{1 - a}
# = \frac{-y (1 - a) + (1 - y)\, a}{a (1 - a)}
# = \frac{-y + ya + a - ya}{a (1 - a)} = \frac{a - y}{a (1 - a)} . $$
#
# The chain rule adds the slope of the sigmoid:
#
# $$ \frac{\partial C}{\partial z} = \frac{\partial C}{\partial a} \cdot \frac{da}{dz}
# = \frac{a - y}{a (1 - a)} \cdot a (1 - a) = a - y . $$
#
# The denominator $a (1 - a)$ of the first factor comes from the logarithms of the cost, the second
# factor is the slope of the sigmoid; they are the same expression. So where the sigmoid is flat, the
# cost is steep to just the degree that makes up for it. (For $0 < a < 1$ nothing is divided by 0.)
#
# **(b)** Squared error: $\partial C / \partial z = (a - y)\, a (1 - a)$; cross-entropy: $a - y$. The
# ratio is $\dfrac{1}{a (1 - a)}$. Both gradients of a cost are $\partial C / \partial z$ times the
# same factor ($x$ or 1), so it is the same ratio for $w$ and for $b$. In numbers
# $a (1 - a) = 0.000911051 \cdot 0.999088949 = 0.000910221$ and the ratio is $1098.6$. (Check:
# $0.999089 / 0.000909392 = 1098.6$.) At $z = 0$, $a = \frac12$, it is only 4. For $z \to -\infty$
# it grows without bound, about like $1/a \approx e^{-z}$.
#
# **(c)** The term $(1 - y) \ln (1 - \hat y)$ is missing. Samples with label 0 contribute nothing, so
# nothing ever asks for a small output. The network learns to answer 1 to everything:
# $\hat y = 1$ for all samples makes the cost 0, whatever the labels. (With *two* outputs that
# sum to 1, one for each class, and a sum over both, the formula would be complete.)
#
# ### BEGIN MARK SCHEME
#
# - (a) 1: both derivatives of the logarithms with their signs; 2: common denominator and
#   simplification shown, $(a - y) / (a (1 - a))$; 1: chain rule with $\sigma' = a(1 - a)$ and the
#   result; 1: says in words what cancels against what (flat slope against steep cost). Treating
#   $y = 1$ and $y = 0$ separately is just as good. Deriving it from $\ln (1 + e^z) - yz$ is right
#   too and earns all but the last 1, unless the cancellation is discussed as well.
# - (b) 1: ratio $1 / (a (1 - a))$, the same for $w$ and $b$; 1: 1098.6 (accept 1097 to 1100;
#   rounding $a$ to 0.000911 gives 1098.7); 1: 4 at $z = 0$, and unbounded. Accept the
#   form $e^{z} + 2 + e^{-z}$.
# - (c) 1: names the missing term (or: samples with $y = 0$ do not count); 1: the output 1 for
#   everything makes it 0.
#
# ### END MARK SCHEME
# ### END SOLUTION

# %% [markdown]
# ## Check yourself
#
# No points; an answer folds out below each question.
#
# 1. A neuron says 0.5 to every sample, whatever the labels. What is its cross-entropy?
#    <details><summary>answer</summary>ln 2 = 0.693 in every case. A cost above that means: worse
#    than not looking at the data.</details>
# 2. Two neurons say 0.99 where the label is 0, and 0.6 where the label is 0. By which factor does the
#    bias of the first move more with the cross-entropy, and with the squared error?
#    <details><summary>answer</summary>0.99 / 0.6 = 1.65 times as much with the cross-entropy. With
#    the squared error it moves less: 0.99 · 0.0099 against 0.6 · 0.24, about 0.07 times as
#    much.</details>
# 3. Your cost is `nan` after some hundred steps that went well. What do you suspect?
#    <details><summary>answer</summary>An output has reached 0 or 1 exactly, and 0 times the logarithm
#    of 0 was computed. Use the sums instead of the outputs.</details>
# 4. With labels -1 and +1 put into $-(y \ln a + (1 - y) \ln (1 - a))$, what goes wrong?
#    <details><summary>answer</summary>For y = -1 it becomes ln a - 2 ln(1 - a): not a cost at all, it
#    tends to minus infinity for a → 0. Translate the labels: (t + 1) / 2.</details>
# 5. You train a logistic regression with the squared error instead. Which guarantee of section 6 is
#    lost, and what does the right panel of the first drawing show about it?
#    <details><summary>answer</summary>The cost is no longer convex: over z it is flat far out on the
#    wrong side, bends down, and is flat again. Descent may get stuck on the upper shelf.</details>
