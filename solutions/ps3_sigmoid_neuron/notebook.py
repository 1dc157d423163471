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
# # Problem set 3: one sigmoid neuron
#
# A whole network is many copies of one small thing. In this set you build that small thing, watch
# it answer, find out how wrong it is, and let it take one step towards being right. Everything that
# comes later (two layers, ten layers, digits) repeats these few lines.
#
# **After this problem set you can**
#
# - say why a unit that learns from gradients has to be smooth;
# - compute the sigmoid and its slope for arrays of any shape, also where $e^{z}$ overflows;
# - follow one neuron forwards, $x \to z \to a \to C$, and its derivatives backwards, link by link;
# - take one step of gradient descent and predict from the slope how large it will be;
# - put a sigmoid where you want it with a weight and a bias, and build a curve out of such pieces.
#
# | part | exercise | points |
# |---|---|---:|
# | 1 | `sigmoid` | 15 |
# | 2 | `sigmoid_derivative` | 25 |
# | 3 | `tanh_from_sigmoid` | 5 |
# | 4 | `neuron_forward` | 8 |
# | 5 | `squared_error` | 8 |
# | 6 | `neuron_gradients` | 15 |
# | 7 | `neuron_step` | 8 |
# | 8 | `influence_table` | 3 |
# | 9 | `strip` | 8 |
# | 10 | written question | 5 |
#
# The check cell below each exercise tells you at once whether the numbers of the text come out.
# After you hand in, further tests try other inputs, other shapes and extreme values.

# %% [markdown]
# ## Conventions
#
# | | rule |
# |---|---|
# | samples | are rows: inputs `X (n, d)`, targets `Y (n, k)`, labels `y (n,)` counted from 0 |
# | one neuron | and one sample: `x (d,)`, `w (d,)`, one number `b`; $z = w \cdot x + b$ |
# | letters | $z$ is **before** the activation function (pre-activation), $a$ is **after** it |
# | gradient | the derivative of the cost; it has the shape of its variable; a step subtracts it |
# | cost | $C$; mean over samples, sum over outputs; the squared error has a factor 1/2 |
# | learning rate | $\eta$; one function of this set calls it `alpha`, since both letters are in use |
# | arguments | nothing that is passed in is changed; results are new |
# | numbers | float64; entries may also be whole numbers (integer arrays) |
# | elementwise | a number or an array of any shape goes in, the same shape comes out |
#
# For a single number it does not matter whether you return a float or a 0-d array. Work on whole
# arrays instead of looping over their entries: a small part of the points is for that. Warnings
# about overflow are harmless, a `nan` in the result is not.

# %% tags=["setup"]
import numpy as np

# %% [markdown]
# ## 1 A smooth unit
#
# The threshold unit of problem set 2 answers 0 or 1. Change one of its weights by a hair and look
# at the output: what do you see nearly always, and what once in a while? Neither is of much help
# to somebody who asks in which direction the weight should go. (The written question at the end
# comes back to this.)
#
# So keep the idea, *off* on one side and *on* on the other, but replace the jump by a ramp. The
# logistic function does this. It is usually called **the sigmoid**, because its graph is shaped
# like an S:
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# | $z$ | $-7$ | $-2$ | $-1$ | $0$ | $1$ | $1.5$ | $7$ |
# |---|---|---|---|---|---|---|---|
# | $\sigma(z)$ | 0.00091 | 0.11920 | 0.26894 | 0.5 | 0.73106 | 0.81757 | 0.99909 |
#
# Three things to remember about it:
#
# 1. For large positive $z$ the term $e^{-z}$ vanishes and $\sigma(z) \to 1$; for large negative $z$
#    it grows without bound and $\sigma(z) \to 0$. In between, the output always rises.
# 2. What is missing to 1 is the sigmoid on the other side:
#
#    $$1 - \sigma(z) = \frac{(1 + e^{-z}) - 1}{1 + e^{-z}} = \frac{e^{-z}}{1 + e^{-z}}
#    = \frac{1}{e^{z} + 1} = \sigma(-z).$$
#
#    (The third step multiplies numerator and denominator by $e^{z}$.)
# 3. The same trick gives the sigmoid a second face: $\sigma(z) = \dfrac{e^{z}}{1 + e^{z}}$.
#
# On paper the two faces are equal. In the computer they are not, because float64 ends at about
# $1.8 \cdot 10^{308}$ and $e^{710}$ is already `inf`:
#
# | $z$ | $e^{-z}$ | $1 / (1 + e^{-z})$ | $e^{z}$ | $e^{z} / (1 + e^{z})$ |
# |---|---|---|---|---|
# | 1000 | 0 | 1 | inf | inf / inf = **nan** |
# | -1000 | inf | 1 / inf = 0 | 0 | 0 |
#
# The first face always ends at the right number, although numpy grumbles about an overflow on the
# way. If you would like to avoid the grumbling too, think of an exponent that is never positive.
#
# **Where texts differ.** Some slides have lost the minus sign and print $1/(1+e^{z})$. At
# $z = 0.3775$ that is 0.40673 instead of 0.59327, and the function falls instead of rising: testing
# one large $z$ in your head is enough to notice.

# %% nbgrader={"grade": false, "grade_id": "sigmoid-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sigmoid(z):
    """Logistic function of every entry of z.

    Parameters
    ----------
    z : number or ndarray of any shape
        Pre-activation; floats or whole numbers, of any size.

    Returns
    -------
    a : float or ndarray, same shape as z
        Activation, from 0 to 1. Never nan, not even for entries like 1000 or -1000.
    """
    ### BEGIN SOLUTION
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))  # from 0 to 1, so it cannot overflow
    # z >= 0: 1 / (1 + e^-z); z < 0: e^z / (1 + e^z). In both cases e is the exponential.
    return np.where(z >= 0, 1.0, e) / (1.0 + e)
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "sigmoid-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
assert abs(sigmoid(0.0) - 0.5) < 1e-9, "At z = 0 the exponential is 1: what is left then?"
assert sigmoid(2.0) > 0.5, "For a large positive z the output should be near 1: look at the sign."
assert abs(sigmoid(1.5) - 0.81757) < 1e-5, "sigmoid(1.5) should be 0.81757 (five decimals)."
z_check = np.array([[-7.0, -2.0, -1.0], [0.0, 1.0, 1.5]])
assert np.shape(sigmoid(z_check)) == (2, 3), "One output per entry of z, in the same shape."
assert np.allclose(
    sigmoid(z_check), [[0.00091, 0.11920, 0.26894], [0.5, 0.73106, 0.81757]], atol=1e-5
), "Some entries differ from the table in the text."
print("sigmoid: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "sigmoid", "locked": true, "points": 15, "schema_version": 3, "solution": false, "task": false}
# sigmoid, 15 points.
# This cell is graded by tests that run after you hand in: other inputs, other shapes, whole
# numbers, very large and very small arguments. Nothing to do here.

# %% [markdown]
# ## 2 The slope needs only the output
#
# To let the neuron learn we shall ask again and again: *if $z$ grows a little, how much does $a$
# grow?* That is the derivative $\sigma'(z)$. With $u = 1 + e^{-z}$ the sigmoid is
# $\sigma = u^{-1}$, a chain of two functions, and problem set 1 says: multiply their slopes.
#
# $$\frac{d\sigma}{du} = -\frac{1}{u^2}, \qquad \frac{du}{dz} = -e^{-z}, \qquad
# \sigma'(z) = \left(-\frac{1}{u^2}\right)\left(-e^{-z}\right)
# = \frac{e^{-z}}{\left(1 + e^{-z}\right)^2}.$$
#
# Two minus signs, so the slope is positive, as it must be for a function that rises everywhere.
# (The quotient rule, with numerator 1 and denominator $u$, says the same:
# $\frac{0 \cdot u - 1 \cdot u'}{u^2}$.)
#
# This formula is right, but it is not yet good. First, at $z = -1000$ the computer meets
# inf / inf. Second, when we need the slope we have already computed $a = \sigma(z)$, and it would
# be a pity to start over. So look once more and split the fraction into two:
#
# $$\sigma'(z) = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}}.$$
#
# You met **both** factors in part 1. Write each of them with $a$ alone, and no $z$ and no
# exponential is left: the slope needs only the output. (In the written question you will set down
# the complete derivation; here you need its result.)
#
# | $z$ | $-7$ | $-2$ | $-1$ | $0$ | $1$ | $1.5$ | $7$ |
# |---|---|---|---|---|---|---|---|
# | $\sigma'(z)$ | 0.00091 | 0.10499 | 0.19661 | 0.25 | 0.19661 | 0.14915 | 0.00091 |
#
# - The slope is largest at $z = 0$, and there it is only **one quarter**.
# - It is the same for $z$ and $-z$.
# - Far out it is practically zero: whatever you do to $z$, the output hardly moves. Such a neuron
#   is called **saturated**.
#
# ### Slope *at* what?
#
# In this course `sigmoid_derivative` takes the **pre-activation $z$**. That is worth a warning,
# because many programs contain a function of the same name that expects the *activation* $a$.
# Mixing the two raises no error, and the wrong numbers look quite reasonable:
#
# | $z$ | slope at $z$ (right) | slope with $a$ handed in by mistake |
# |---|---|---|
# | $-2$ | 0.10499 | 0.24911 |
# | $0$ | 0.25 | 0.23500 |
# | $1.5$ | 0.14915 | 0.21252 |
#
# Note too that some books call the pre-activation $a$ and the activation $z$, just the other way
# round. Before you copy a formula, find out which letter stands before the activation function.

# %% nbgrader={"grade": false, "grade_id": "sigmoid_derivative-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sigmoid_derivative(z):
    """Slope of the sigmoid at every entry of z.

    Parameters
    ----------
    z : number or ndarray of any shape
        PRE-activation (before the sigmoid); floats or whole numbers, of any size.

    Returns
    -------
    slope : float or ndarray, same shape as z
        d sigmoid(z) / dz, from 0 to 1/4. Never nan, not even for entries like 1000 or -1000.
        Exact (the closed form, no difference quotient).
    """
    ### BEGIN SOLUTION
    a = sigmoid(z)  # the only place where z is used
    return a * (1.0 - a)
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "sigmoid_derivative-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
assert abs(sigmoid_derivative(0.0) - 0.235) > 1e-4, (
    "Your argument passes through the sigmoid twice. How often should it?"
)
assert abs(sigmoid_derivative(0.0) - 0.25) < 1e-9, "At z = 0 the slope is one quarter."
assert sigmoid_derivative(1.5) > 0, "The sigmoid never falls: its slope cannot be negative."
assert abs(sigmoid_derivative(1.5) - 0.14915) < 1e-5, "The slope at z = 1.5 should be 0.14915."
z_check = np.array([[-7.0, -2.0, -1.0], [0.0, 1.0, 1.5]])
assert np.shape(sigmoid_derivative(z_check)) == (2, 3), "One slope per entry of z, same shape."
assert np.allclose(
    sigmoid_derivative(z_check), [[0.00091, 0.10499, 0.19661], [0.25, 0.19661, 0.14915]], atol=1e-5
), "Some entries differ from the table in the text."
print("sigmoid_derivative: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "sigmoid_derivative", "locked": true, "points": 25, "schema_version": 3, "solution": false, "task": false}
# sigmoid_derivative, 25 points.
# This cell is graded by tests that run after you hand in: other inputs, other shapes, whole
# numbers, extreme values, comparison with a difference quotient. Nothing to do here.

# %% [markdown]
# Look at both functions together. Hold a ruler against the solid curve and slide it along: the
# steepness of the ruler is the height of the dashed curve.

# %% tags=["plot"]
import matplotlib.pyplot as plt

z_plot = np.linspace(-8.0, 8.0, 161)
try:
    a_plot = np.broadcast_to(np.asarray(sigmoid(z_plot), dtype=float), z_plot.shape)
    slope_plot = np.broadcast_to(np.asarray(sigmoid_derivative(z_plot), dtype=float), z_plot.shape)
except Exception:
    print("No plot yet: it appears here when sigmoid and sigmoid_derivative work on arrays.")
else:
    fig, ax = plt.subplots(figsize=(5, 3))
    ax.plot(z_plot, a_plot, color="black", linestyle="-", label="sigmoid, the output")
    ax.plot(z_plot, slope_plot, color="0.35", linestyle="--", label="its slope")
    ax.axhline(0.25, color="0.6", linestyle=":", label="one quarter")
    ax.set(xlabel="pre-activation z", ylabel="value", xticks=[-8, -4, 0, 4, 8])
    ax.set_yticks([0, 0.25, 0.5, 1])
    ax.legend(loc="upper left")
    plt.show()

# %% [markdown]
# *The plot in words:* over $z$ from $-8$ to $8$ a solid S-shaped curve rises from 0 through 0.5 at
# $z = 0$ to 1. A dashed bell lies below it, symmetric about $z = 0$; it just touches the dotted
# line at 0.25 and is almost zero beyond $z = \pm 6$, where the S is flat.

# %% [markdown]
# ## 3 A relative: the hyperbolic tangent
#
# Another S-shaped function is popular as an activation. It runs from $-1$ to $1$ and passes through
# the origin:
#
# $$\tanh(x) = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}} = \frac{1 - e^{-2x}}{1 + e^{-2x}}.$$
#
# (The second form divides numerator and denominator by $e^{x}$.) It is nothing new, only a sigmoid
# that has been stretched and moved. To see how, write the numerator as $2 - (1 + e^{-2x})$, split
# the fraction, and recognise a sigmoid. Mind its argument.
#
# **Where texts differ.** Some lecture slides print $\tanh(x) = 2\,\sigma(x) - 1$. You can catch
# this slip without looking anything up. The slope of $\tanh$ at 0 is 1. The slope of the printed
# right side at 0 is $2 \cdot \frac14 = \frac12$. The two cannot be the same function; the correct
# identity repairs exactly this.

# %% nbgrader={"grade": false, "grade_id": "tanh_from_sigmoid-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def tanh_from_sigmoid(x):
    """Hyperbolic tangent of every entry of x, computed with one call of sigmoid.

    Parameters
    ----------
    x : number or ndarray of any shape
        Floats or whole numbers, of any size.

    Returns
    -------
    t : float or ndarray, same shape as x
        tanh(x), from -1 to 1.
    """
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    # (2 - (1 + e^-2x)) / (1 + e^-2x) = 2 sigmoid(2x) - 1
    return 2.0 * sigmoid(2.0 * x) - 1.0
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "tanh_from_sigmoid-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
assert abs(tanh_from_sigmoid(0.0)) < 1e-12, "tanh passes through the origin: is the shift right?"
assert abs(tanh_from_sigmoid(1.0) - 0.46212) > 1e-4, (
    "That is the slip from the slides. Compare the slopes at 0 as in the text."
)
assert np.allclose(
    tanh_from_sigmoid(np.array([0.5, 1.0, 2.0])), [0.46212, 0.76159, 0.96403], atol=1e-5
), "tanh at 0.5, 1 and 2 should be 0.46212, 0.76159 and 0.96403."
print("tanh_from_sigmoid: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "tanh_from_sigmoid", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
# tanh_from_sigmoid, 5 points.
# This cell is graded by tests that run after you hand in: other inputs, other shapes, whole
# numbers, extreme values. Nothing to do here.

# %% [markdown]
# ## 4 One neuron, forwards
#
# A neuron weighs its inputs, adds a bias and sends the sum through the activation function:
#
# $$z = w_1 x_1 + w_2 x_2 + \dots + w_d x_d + b, \qquad a = \sigma(z).$$
#
# The bias is added **once**, not once per input. Here is a neuron with two inputs that will be with
# us for the next four parts. Its target $y$ says what its output should have been.
#
# $$x = (4,\ 0.5), \qquad w = (1,\ -1), \qquad b = -2, \qquad y = 1$$
#
# $$z = 1 \cdot 4 + (-1) \cdot 0.5 + (-2) = 1.5, \qquad a = \sigma(1.5) = 0.81757.$$
#
# **Where texts differ.** The same two quantities have many names:
#
# | | this course | also | also | beware |
# |---|---|---|---|---|
# | before the activation function | $z$ | net | in | $a$ |
# | after it | $a$ | out | $a$ | $z$ |

# %% nbgrader={"grade": false, "grade_id": "given-neuron", "locked": true, "schema_version": 3, "solution": false, "task": false}
x_example = np.array([4.0, 0.5])
w_example = np.array([1.0, -1.0])
b_example = -2.0
y_example = 1.0

# %% nbgrader={"grade": false, "grade_id": "neuron_forward-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def neuron_forward(x, w, b):
    """Output of one sigmoid neuron for one sample.

    Parameters
    ----------
    x : ndarray, shape (d,)
        Inputs.
    w : ndarray, shape (d,)
        One weight per input.
    b : float
        Bias.

    Returns
    -------
    z : float
        Pre-activation.
    a : float
        Activation. The two are returned in this order: z, a.
    """
    ### BEGIN SOLUTION
    z = float(np.dot(w, x) + b)  # (d,) . (d,) -> one number
    return z, float(sigmoid(z))
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "neuron_forward-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
forward_check = neuron_forward(x_example, w_example, b_example)
assert isinstance(forward_check, tuple), "Return two values, z and a: `return z, a`."
assert len(forward_check) == 2, "Return exactly two values, z and a."
z_check, a_check = forward_check
assert np.shape(z_check) == (), "z is one number: are the products added up?"
assert abs(z_check - 1.5) < 1e-9, "z should be 1 * 4 - 1 * 0.5 - 2 = 1.5. Which terms has the sum?"
assert abs(a_check - 0.81757) < 1e-5, "a should be the sigmoid of z, here 0.81757."
print("neuron_forward: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "neuron_forward", "locked": true, "points": 8, "schema_version": 3, "solution": false, "task": false}
# neuron_forward, 8 points.
# This cell is graded by tests that run after you hand in: other neurons, other numbers of
# inputs, whole numbers, extreme values. Nothing to do here.

# %% [markdown]
# ## 5 How wrong is it?
#
# A **cost** turns "output and target differ" into one number: zero when they agree, larger the
# further they are apart. For one neuron and one sample we take
#
# $$C = \tfrac12 (a - y)^2.$$
#
# Squaring makes both directions count, and counts large errors more than small ones. The factor
# $\tfrac12$ looks odd, but in part 6 it meets a 2 and both disappear.
#
# Later there will be several outputs and many samples. The course rule is: **sum over the $k$
# outputs, mean over the $n$ samples.** With outputs $A$ and targets $Y$, both of shape $(n, k)$:
#
# $$C = \frac{1}{n} \sum_{s=1}^{n} \sum_{j=1}^{k} \tfrac12 \left(A_{sj} - Y_{sj}\right)^2.$$
#
# *Example.* One sample, two outputs: $A = (0.75137,\ 0.77293)$, $Y = (0.01,\ 0.99)$. Then
# $C = \tfrac12 \cdot 0.74137^2 + \tfrac12 \cdot 0.21707^2 = 0.27481 + 0.02356 = 0.29837$.
# Our neuron costs $\tfrac12 \cdot 0.18243^2 = 0.01664$.
#
# **Where texts differ.** Some leave out the $\tfrac12$, some average over the outputs as well, some
# only add up. All of these point downhill in the same direction, but they differ by a constant
# factor, and with it every gradient and the learning rate that suits it. Look for the definition
# before you compare numbers with a book.

# %% nbgrader={"grade": false, "grade_id": "squared_error-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def squared_error(A, Y):
    """Squared error with factor 1/2: sum over outputs, mean over samples.

    Parameters
    ----------
    A : ndarray, shape (n, k)
        Outputs, one row per sample.
    Y : ndarray, shape (n, k)
        Targets.

    Returns
    -------
    C : float
        One number for the whole batch.
    """
    ### BEGIN SOLUTION
    D = np.asarray(A, dtype=float) - Y  # (n, k)
    return float(0.5 * np.sum(D**2) / D.shape[0])
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "squared_error-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
cost_check = squared_error(np.array([[0.81757]]), np.array([[1.0]]))
assert np.shape(cost_check) == (), "The cost is one number, not an array."
assert abs(cost_check - 0.01664) < 1e-5, "Our neuron costs 0.01664: look at the factor in front."
cost_check = squared_error(np.array([[0.75137, 0.77293]]), np.array([[0.01, 0.99]]))
assert abs(cost_check - 0.29837) < 1e-5, "Over the outputs of one sample the errors are added up."
cost_check = squared_error(np.array([[1.0, 0.0], [0.0, 0.0]]), np.array([[0.0, 0.0], [0.0, 2.0]]))
assert abs(cost_check - 1.25) < 1e-9, "Two samples cost 0.5 and 2: over samples we take the mean."
print("squared_error: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "squared_error", "locked": true, "points": 8, "schema_version": 3, "solution": false, "task": false}
# squared_error, 8 points.
# This cell is graded by tests that run after you hand in: other batches, one or several outputs,
# whole numbers. Nothing to do here.

# %% [markdown]
# ## 6 Which way, and how far? The chain backwards
#
# Now the question that everything leads to: *if a weight grows a little, what happens to the cost?*
# A weight does not touch the cost directly. It changes the sum, the sum changes the activation, and
# the activation changes the cost:
#
# $$w, b \;\longrightarrow\; z = w \cdot x + b \;\longrightarrow\; a = \sigma(z)
# \;\longrightarrow\; C = \tfrac12 (a - y)^2.$$
#
# Slopes along a chain multiply, each taken at its own input:
#
# $$\frac{\partial C}{\partial w_i} = \frac{dC}{da} \cdot \frac{da}{dz} \cdot
# \frac{\partial z}{\partial w_i}, \qquad
# \frac{\partial C}{\partial b} = \frac{dC}{da} \cdot \frac{da}{dz} \cdot
# \frac{\partial z}{\partial b}.$$
#
# Take the links one at a time, starting from the cost.
#
# - **Cost and activation.** Put $u = a - y$. Then $C = \tfrac12 u^2$, so $\frac{dC}{du} = u$, and
#   $\frac{du}{da} = 1$. Together: $\frac{dC}{da} = a - y$. Is the sign right? If the output is too
#   small, $a - y$ is negative: a larger $a$ would *lower* the cost. Yes.
# - **Activation and sum.** You have programmed $\frac{da}{dz}$ already. Remember at which number it
#   is taken.
# - **Sum and parameters.** In $z = w_1 x_1 + w_2 x_2 + b$ hold everything fixed except $w_1$. By
#   what is $w_1$ multiplied? And how fast does $z$ grow with $b$?
#
# The first two links are common to all parameters, so compute their product once. It is the
# derivative of the cost with respect to $z$; in code we call it `dz`, and it will be with us until
# the last problem set. For our neuron $\frac{dC}{da} = -0.18243$ and `dz` $= -0.02721$.
#
# **Where texts differ.** Without the factor $\tfrac12$ in the cost the first link is $2(a - y)$. If
# you meet $2(y - a)$, a sign has been lost: a step against *that* gradient climbs. And the letter
# $\delta$ stands for the derivative with respect to $z$ in some books and to $a$ in others.

# %% nbgrader={"grade": false, "grade_id": "neuron_gradients-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def neuron_gradients(x, w, b, y, cost="squared"):
    """Gradient of one neuron's cost with respect to its weights and its bias.

    Parameters
    ----------
    x : ndarray, shape (d,)
        Inputs.
    w : ndarray, shape (d,)
        Weights.
    b : float
        Bias.
    y : float
        Target.
    cost : str
        "squared" stands for C = (a - y)^2 / 2, the only cost of this problem set. Keep the
        keyword: problem set 4 adds "cross_entropy" to this function.

    Returns
    -------
    dw : ndarray, shape (d,)
        dC/dw, one entry per weight.
    db : float
        dC/db.
    """
    ### BEGIN SOLUTION
    if cost != "squared":
        raise ValueError('only cost="squared" here; problem set 4 adds "cross_entropy"')
    x = np.asarray(x, dtype=float)
    z, a = neuron_forward(x, w, b)
    dz = (a - y) * sigmoid_derivative(z)  # dC/da times da/dz, one number
    return dz * x, dz  # dz/dw_i = x_i, dz/db = 1
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "neuron_gradients-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
gradients_check = neuron_gradients(x_example, w_example, b_example, y_example)
assert isinstance(gradients_check, tuple), "Return two values, dw and db: `return dw, db`."
assert len(gradients_check) == 2, "Return exactly two values, dw and db."
dw_check, db_check = gradients_check
assert np.shape(dw_check) == (2,), "dw has the shape of w: one entry per weight."
assert np.shape(db_check) == (), "db is one number, like b."
assert db_check < 0, "The output is too small, so a larger b lowers the cost: db is negative."
assert abs(db_check - -0.02721) < 1e-5, (
    "db should be -0.02721: all links of the chain, and the slope taken at z."
)
assert np.allclose(dw_check, [-0.10883, -0.01360], atol=1e-5), (
    "dw should be (-0.10883, -0.01360): what is w_1 multiplied by in the sum?"
)
assert np.allclose(neuron_gradients(x_example, w_example, b_example, 1.0, cost="squared")[0],
                   dw_check), 'cost="squared" is the default and should change nothing.'
print("neuron_gradients: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "neuron_gradients", "locked": true, "points": 15, "schema_version": 3, "solution": false, "task": false}
# neuron_gradients, 15 points.
# This cell is graded by tests that run after you hand in: other neurons, other targets, other
# numbers of inputs, comparison with difference quotients. Nothing to do here.

# %% [markdown]
# ## 7 One step downhill
#
# The gradient points uphill, so a step goes against it. The **learning rate** $\eta$ says how
# far:
#
# $$w \leftarrow w - \eta \frac{\partial C}{\partial w}, \qquad
# b \leftarrow b - \eta \frac{\partial C}{\partial b}.$$
#
# Both gradients belong to the *old* $w$ and $b$. If you change $w$ first and then ask for the
# gradient of $b$, you ask a different neuron. In a single neuron this goes almost unnoticed; in a
# network it is one of the classic bugs.
#
# (Other books call it $\alpha$, and so does the argument `alpha` of `neuron_step` below; in all other
# sets it is `eta`. It is worth getting used to both.)
#
# For our neuron and $\eta = 1$ the parameters become
#
# $$w = (1.10883,\ -0.98640), \qquad b = -1.97279,$$
#
# the output rises from 0.81757 to 0.87754, and the cost falls from 0.01664 to 0.00750.
#
# ### How large is a step?
#
# Read the gradient as a product: *error* times *slope* times *input*. If one of the three is
# nearly zero, so is the step. Compare two neurons that should both have answered 1:
#
# | neuron | $z$ | output $a$ | error $a - y$ | slope $\sigma'(z)$ | change of $b$ at $\eta = 1$ |
# |---|---|---|---|---|---|
# | ours | 1.5 | 0.81757 | -0.18243 | 0.14915 | 0.02721 |
# | $x = -2$, $w = 3$, $b = -1$ | -7 | 0.00091 | -0.99909 | 0.00091 | 0.00091 |
#
# The second one is as wrong as a neuron can be, and still it moves thirty times less. It is
# saturated, and the flat slope keeps it there. Problem set 4 finds the remedy.
#
# **Where texts differ.** Worked examples on slides often go on with rounded numbers and print
# $-0.108$, $-0.0135$ or 1.108 where the exact values are $-0.10883$, $-0.01360$ and 1.10883. Let
# the computer carry all digits, and round only what you print.

# %% nbgrader={"grade": false, "grade_id": "neuron_step-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def neuron_step(x, w, b, y, alpha=1.0, cost="squared"):
    """One step of gradient descent for one neuron and one sample.

    Parameters
    ----------
    x, w : ndarray, shape (d,)
        Inputs and weights; both are left as they are.
    b, y : float
        Bias and target.
    alpha : float
        Learning rate, eta in the text.
    cost : str
        Handed on to neuron_gradients; "squared" in this problem set.

    Returns
    -------
    w : ndarray, shape (d,)
        New weights, in a new array.
    b : float
        New bias. Both gradients are taken at the old parameters.
    """
    ### BEGIN SOLUTION
    dw, db = neuron_gradients(x, w, b, y, cost)
    return np.asarray(w, dtype=float) - alpha * dw, b - alpha * db
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "neuron_step-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
step_check = neuron_step(x_example, w_example, b_example, y_example)
assert isinstance(step_check, tuple), "Return two values, the new w and the new b."
assert len(step_check) == 2, "Return exactly two values, the new w and the new b."
w_check, b_check = step_check
assert np.allclose(w_example, [1.0, -1.0]), (
    "Your function has changed the array w that was passed in. Run the cell that defines the"
    " example neuron again, then build a new array instead."
)
assert np.allclose(w_check, [1.10883, -0.98640], atol=1e-5), "New w: (1.10883, -0.98640)."
assert abs(b_check - -1.97279) < 1e-5, "New b: -1.97279. The bias learns like any weight."
print("neuron_step: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "neuron_step", "locked": true, "points": 8, "schema_version": 3, "solution": false, "task": false}
# neuron_step, 8 points.
# This cell is graded by tests that run after you hand in: other neurons, other learning rates,
# several steps in a row. Nothing to do here.

# %% [markdown]
# ## 8 What a weight does, what a bias does
#
# Take a neuron with a single input $x$ and draw its output $\sigma(wx + b)$ over $x$. Two numbers
# describe where the S lies and how it looks.
#
# - **Position.** The output is one half where $wx + b = 0$, that is at $x = -b/w$. With $w$ fixed,
#   the bias slides the S along the axis.
# - **Steepness.** By the chain rule the slope over $x$ is $w\,\sigma'(wx + b)$, and in the middle
#   of the ramp that is $w/4$. A large weight makes a sharp edge, a small one a gentle hill, a
#   negative one turns the S round.
#
# | $x$ | $-1$ | $-0.1$ | $-0.01$ | $0$ | $0.01$ | $0.1$ | $1$ |
# |---|---|---|---|---|---|---|---|
# | $w = 1$, $b = 0$ | 0.26894 | 0.47502 | 0.49750 | 0.5 | 0.50250 | 0.52498 | 0.73106 |
# | $w = 10$, $b = 0$ | 0.00005 | 0.26894 | 0.47502 | 0.5 | 0.52498 | 0.73106 | 0.99995 |
# | $w = 100$, $b = 0$ | 0.00000 | 0.00005 | 0.26894 | 0.5 | 0.73106 | 0.99995 | 1.00000 |
#
# Every row holds the same numbers, only pushed together: ten times the weight does at $x = 0.01$
# what the simple weight did at $x = 0.1$. With $w = 100$ the neuron is nearly a step.
#
# **Where texts differ.** A printed table of this kind gives 0.502 for $w = 10$ at $x = 0.01$. That
# is the value for $z = 0.01$; here $z = 0.1$, and the row above shows what belongs there.

# %% nbgrader={"grade": false, "grade_id": "influence_table-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def influence_table(xs, w, b):
    """Outputs of one neuron with a single input, for many inputs: one row of the table.

    Parameters
    ----------
    xs : ndarray, shape (n,)
        The inputs to try; floats or whole numbers.
    w, b : float
        Weight and bias.

    Returns
    -------
    a : ndarray, shape (n,)
        One output per input.
    """
    ### BEGIN SOLUTION
    return sigmoid(w * np.asarray(xs, dtype=float) + b)
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "influence_table-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
xs_check = np.array([-1.0, -0.1, 0.0, 0.1, 1.0])
assert np.shape(influence_table(xs_check, 10.0, 0.0)) == (5,), "One output per entry of xs."
assert np.allclose(
    influence_table(xs_check, 10.0, 0.0), [0.00005, 0.26894, 0.5, 0.73106, 0.99995], atol=1e-5
), "Compare with the row w = 10 of the table in the text."
assert np.allclose(
    influence_table(np.array([-10.0, -5.0, 0.0]), 1.0, 5.0), [0.00669, 0.5, 0.99331], atol=1e-5
), "With w = 1 and b = 5 the middle of the ramp is at x = -5."
assert np.allclose(influence_table(np.array([3.0]), 2.0, -6.0), 0.5), (
    "With w = 2 and b = -6 the middle of the ramp is at x = 3: is b multiplied by anything?"
)
print("influence_table: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "influence_table", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
# influence_table, 3 points.
# This cell is graded by tests that run after you hand in: complete tables for several weights
# and biases. Nothing to do here.

# %% [markdown]
# ## 9 A strip from two neurons, a curve from many strips
#
# A neuron with a large weight is nearly a step: off to the left of its position, on to the right.
# Take two of them with the same weight, `sharpness`. The first has its edge at `left`, the second
# at `right`. In the three regions they are
#
# | | $x$ < `left` | `left` < $x$ < `right` | $x$ > `right` |
# |---|---|---|---|
# | first neuron | 0 | 1 | 1 |
# | second neuron | 0 | 0 | 1 |
# | wanted | 0 | `height` | 0 |
#
# How must you combine the first two rows to get the third? Part 8 tells you which bias puts an edge
# at a given place when the weight is given; the bias is not simply minus the place.
#
# On the edges themselves the strip is half as high, because a sigmoid is one half in the middle of
# its ramp. The ramp is about $4/\texttt{sharpness}$ wide (from $z = -2$ to $z = 2$ the output goes
# from 0.12 to 0.88), so the sharpness has to suit the width of the strip.
#
# Now the point of it all. Cut an interval into narrow strips, give each the height of a curve in
# its middle, and add them up: the sum follows the curve. Smaller strips, smaller error. That is the
# idea behind the statement that **one hidden layer can approximate any continuous function** on an
# interval, provided that it has enough neurons. For sigmoids, and in any number of dimensions, Hornik
# and others proved it around 1990; soon after, Leshno and others showed which activation functions
# will do: all continuous ones *except the polynomials* (with a polynomial, more neurons only make
# another polynomial of the same degree; a linear unit is the simplest case). The theorem promises
# that good weights exist. It does not say how many neurons it takes, nor that learning will find
# them.

# %% nbgrader={"grade": false, "grade_id": "strip-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def strip(x, left, right, height, sharpness=100.0):
    """A smooth rectangular strip: the difference of two sigmoid neurons, times a height.

    Parameters
    ----------
    x : number or ndarray of any shape
        Where to evaluate the strip; floats or whole numbers.
    left, right : float
        Edges, left < right: there one of the two neurons has output one half.
    height : float
        Height inside; may be negative.
    sharpness : float
        The weight of both neurons, positive.

    Returns
    -------
    s : float or ndarray, same shape as x
        About `height` between the edges, about 0 outside, about half the height on the edges.
    """
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    rises_at_left = sigmoid(sharpness * (x - left))  # weight s, bias -s * left
    rises_at_right = sigmoid(sharpness * (x - right))
    return height * (rises_at_left - rises_at_right)
    ### END SOLUTION

# %% nbgrader={"grade": false, "grade_id": "strip-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
x_check = np.array([0.0, 0.2, 0.4, 0.6, 1.0])
strip_check = strip(x_check, 0.2, 0.6, 2.0)
assert np.shape(strip_check) == (5,), "One value per entry of x."
assert abs(strip_check[2] - 2.0) < 1e-5, "In the middle the strip has its full height."
assert abs(strip_check[0]) < 1e-5, "Left of both edges the strip is 0."
assert abs(strip_check[4]) < 1e-5, "Right of both edges the strip is 0."
assert np.allclose(strip_check[[1, 3]], 1.0, atol=1e-5), (
    "On an edge the strip has half its height: where is sigmoid(w x + b) one half?"
)
assert abs(strip(0.7, 0.2, 0.6, 2.0, sharpness=10.0) - 0.52450) < 1e-5, (
    "With sharpness 10 the strip at 0.7 should be 0.52450: is the sharpness used in both neurons?"
)
print("strip: all visible checks passed.")

# %% nbgrader={"grade": true, "grade_id": "strip", "locked": true, "points": 8, "schema_version": 3, "solution": false, "task": false}
# strip, 8 points.
# This cell is graded by tests that run after you hand in: other edges, heights and sharpnesses,
# and a curve built from fifty strips. Nothing to do here.

# %% tags=["plot"]
import matplotlib.pyplot as plt

x_plot = np.linspace(0.0, 2.0, 601)
try:
    total = np.zeros_like(x_plot)
    for start, count, sharpness in ((0.0, 10, 200.0), (1.0, 50, 400.0)):
        edges = start + np.linspace(0.0, 1.0, count + 1)
        for left, right in zip(edges[:-1], edges[1:], strict=True):
            height = np.sin(2.0 * np.pi * (left + right) / 2.0)
            total = total + strip(x_plot, left, right, height, sharpness)
    total = np.broadcast_to(np.asarray(total, dtype=float), x_plot.shape)
except Exception:
    print("No plot yet: it appears here when sigmoid and strip work on arrays.")
else:
    fig, ax = plt.subplots(figsize=(7.0, 3.2))
    ax.plot(x_plot, np.sin(2.0 * np.pi * x_plot), color="0.6", linestyle="--", label="sine")
    ax.plot(x_plot, total, color="black", linestyle="-", label="sum of strips")
    ax.set(xlabel="x: 10 strips from 0 to 1, then 50 strips from 1 to 2", ylabel="value")
    ax.set(xticks=[0, 0.5, 1, 1.5, 2], yticks=[-1, 0, 1])
    ax.legend(loc="upper right")
    plt.show()

# %% [markdown]
# *The plot in words:* two periods of a sine from $x = 0$ to $2$ as a dashed grey line. In the first
# period a solid staircase of ten strips (twenty neurons) follows it roughly, off by up to 0.2 next
# to the edges of the strips. In the second period fifty strips (a hundred neurons) cover it so
# closely that the two lines can hardly be told apart.

# %% [markdown]
# ## 10 Written question (5 points)
#
# Answer in the cell below, in full sentences and with formulas where they help (half a page is
# plenty).
#
# **(a)** Starting from $\sigma(z) = 1/(1 + e^{-z})$, derive a formula for $\sigma'(z)$ that
# contains nothing but $a = \sigma(z)$. Show every step and name the rule that you use. (2 points)
#
# **(b)** Replace the sigmoid in part 6 by the step function of problem set 2. Which link of the
# chain changes, what is its value, and why can the neuron therefore not be trained by gradients,
# however wrong it is? (1.5 points)
#
# **(c)** Somebody suggests saving the exponentials: "Let the hidden units be linear,
# $h = x W_1 + b_1$; they are smooth and never saturate." Show with a short calculation why a
# network with such hidden units cannot do anything that a single linear layer could not do.
# (1.5 points)

# %% [markdown] nbgrader={"grade": true, "grade_id": "written-slope", "locked": false, "points": 5, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **(a)** Write $\sigma = u^{-1}$ with $u = 1 + e^{-z}$. The chain rule gives
#
# $$\sigma'(z) = \frac{d\sigma}{du}\,\frac{du}{dz} = -\frac{1}{u^2} \cdot \left(-e^{-z}\right)
# = \frac{e^{-z}}{(1 + e^{-z})^2} = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}}.$$
#
# The first factor is $a$. The second is
# $\frac{(1 + e^{-z}) - 1}{1 + e^{-z}} = 1 - \frac{1}{1 + e^{-z}} = 1 - a$. Hence
# $\sigma'(z) = a\,(1 - a)$.
#
# **(b)** Only the middle link $da/dz$ changes. The step is constant on both sides of 0, so
# $da/dz = 0$ for every $z \neq 0$, and at $z = 0$, where the output jumps, there is no derivative.
# The links multiply, so $\partial C/\partial w_i = (a - y) \cdot 0 \cdot x_i = 0$ and
# $\partial C/\partial b = 0$, even when $a - y$ is as large as it can be. A gradient of zero says
# neither in which direction to go nor how far: $w - \eta \cdot 0 = w$, nothing ever changes.
#
# **(c)** With $h = x W_1 + b_1$ and the next sum $h W_2 + b_2$:
#
# $$(x W_1 + b_1)\,W_2 + b_2 = x\,(W_1 W_2) + (b_1 W_2 + b_2) = x W + b.$$
#
# That is one linear layer with $W = W_1 W_2$ and $b = b_1 W_2 + b_2$ (and the same again for more
# layers). It draws the same straight boundaries as a single layer; XOR, for example, stays out of
# reach. The hidden layer costs parameters and adds nothing.
#
# ### BEGIN MARK SCHEME
# **Mark scheme**
#
# - (a) 1 point for the derivative by chain, reciprocal or quotient rule with both signs; 1 point
#   for showing (not merely stating) that the second factor is $1 - a$. Expanding $a(1 - a)$ and
#   comparing is just as good. Result alone: 0.5.
# - (b) 0.5 for naming $da/dz$; 0.5 for "zero everywhere except at the jump, where it does not
#   exist"; 0.5 for the conclusion that the product, hence the step, is zero whatever the error.
# - (c) 1 point for multiplying out, with the bias; 0.5 for saying that the result is again a linear
#   layer (any wording: straight line, no XOR, collapses). Column notation $W_2 W_1 x$ is
#   equally right. A nonlinear output unit does not change the argument; do not ask for it.
# ### END MARK SCHEME
# ### END SOLUTION

# %% [markdown]
# ## Check yourself
#
# No points; an answer folds out below each question.
#
# 1. $\sigma(3) = 0.9526$. What is $\sigma(-3)$, without a calculator?
#    <details><summary>answer</summary>1 - 0.9526 = 0.0474.</details>
# 2. A neuron with one input has $w = 8$ and $b = -4$. Where is it steepest, and how steep is it
#    there?
#    <details><summary>answer</summary>At x = 4/8 = 0.5; the slope there is 8/4 = 2.</details>
# 3. You double $w$ and $b$ of such a neuron. What happens to the position of the ramp, what to its
#    steepness?
#    <details><summary>answer</summary>The position -b/w stays, the steepness doubles.</details>
# 4. Two neurons should both have answered 0. One says 0.6, the other 0.999. Guess first, then
#    compute with your own functions: which bias changes more in one step, and by which factor?
#    <details><summary>answer</summary>The one that says 0.6, about 144 times as much (0.144 against
#    0.000998): the other is saturated.</details>
# 5. A sum of strips is to be the pre-activation of a sigmoid output, and the output is to be 0.8
#    inside a strip. How high must the strip be?
#    <details><summary>answer</summary>The sigmoid is 0.8 at z = ln(0.8 / 0.2) = ln 4 =
#    1.386.</details>
