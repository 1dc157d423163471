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
# # Problem set 8: any number of layers, vectorised
#
# After this problem set you can
#
# - build a network of any depth from two small pieces: one layer forwards, one layer backwards;
# - use shapes as a proof-reader, and say which mistakes they cannot find;
# - say why hidden layers must not be linear, and why ReLU took over from the sigmoid;
# - count what a chain of matrix products costs, and see from it why errors travel *backwards*;
# - choose initial weights that are neither dead nor explosive, and know why zeros are hopeless;
# - read a listing in an old framework and find what is wrong with it.
#
# | exercise | what you write | points |
# |---|---|---:|
# | 1 | `relu(z)` | 5 |
# | 2 | `relu_derivative(z)` | 5 |
# | 3 | `param_shapes(sizes)` | 5 |
# | 4 | `mlp_forward(X, layers)` | 12 |
# | 5 | **`dense_backward(dZ, A_prev, W)`** | 20 |
# | 6 | **`mlp_backward(y, layers, acts, zs)`** | 26 |
# | 7 | `chain_cost(dims, order)` | 5 |
# | 8 | `init_params(sizes, rng, activation="relu")` | 12 |
# | 9 | on paper: a faulty listing, a gradient as a row | 10 |
#
# The cells marked *check* use small worked numbers. The tests that run after you hand in use other
# networks: deeper, wider, with one layer only, with one sample, square ones. A slip costs points
# once: where your `mlp_backward` calls your `dense_backward`, it is also tried with a right one.

# %% [markdown]
# ## Conventions
#
# | | |
# |---|---|
# | samples | rows: `X (n, d)`; labels `y (n,)`, whole numbers counted from 0 |
# | one layer | `Z = A_prev @ W + b`, `A = f(Z)`; **Z is before, A after** the activation |
# | a network | a list `layers` of pairs `(W, b)`, the first layer first |
# | sizes | `[d, h1, ..., k]`: inputs, units of each hidden layer, outputs |
# | weights, biases | `W (n_in, n_out)`, `b (n_out,)` |
# | activations | ReLU in the hidden layers, softmax at the end |
# | cost | $C$ = cross-entropy, **mean over the samples** |
# | gradient | derivative of the cost, with the shape of its variable; `dZ`, `dW`, `db`, `dA` in code |
# | manners | nothing that is passed in is changed; results are new arrays; numbers are float64 |
#
# **Where books differ.** Layers are counted from 0 or from 1, written as $A_\ell$, $a^{(\ell)}$ or
# $a^{[\ell]}$; a "three-layer network" may or may not count the input. We say how many *hidden*
# layers there are. Books with samples in columns write $W a + b$, and their $W$ is our $W$
# transposed. Some write $a$ for the sum and $z$ for the activation; some call the derivative by the
# sum $\delta$ and some the derivative by the activation. In this course $\delta$, in code `dZ`, is
# always the derivative with respect to the **sum**.

# %% tags=["setup"]
import numpy as np

# %% [markdown]
# From problem set 5 you have the following three functions; here they are given.

# %% nbgrader={"grade": false, "grade_id": "given-classifier", "locked": true, "schema_version": 3, "solution": false, "task": false}
def softmax(Z):
    """Turn each row of scores (n, k) into probabilities; safe for scores of any size."""
    E = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


def one_hot(y, k):
    """Write labels (n,) as targets (n, k)."""
    Y = np.zeros((len(y), k))
    Y[np.arange(len(y)), y] = 1.0
    return Y


def cross_entropy(A, y):
    """Mean over the samples of minus the logarithm of the true class's probability."""
    return float(-np.mean(np.log(A[np.arange(len(y)), y])))


# %% [markdown]
# ## 1 What a hidden layer is for
#
# A linear classifier weighs its inputs as they are. A network first computes *new* inputs, the
# hidden activations, and weighs those. So it is a linear model on features that it has found
# itself. With two or more hidden layers (people then say *deep*) the features are built from
# features: in pictures often edges, then parts, then things. Depth is the length of this chain. On
# most tasks a second hidden layer helps, further fully connected ones help less and less.
# Convolutional networks are another matter: there much greater depths have paid off.
#
# ### 1.1 Linear hidden layers collapse
#
# What if the hidden units had no activation function? Two layers would be
#
# $$ (X W_1 + b_1) W_2 + b_2 = X \underbrace{(W_1 W_2)}_{W} + \underbrace{(b_1 W_2 + b_2)}_{b} , $$
#
# *one* linear layer with the weights $W$ and the bias $b$. The same step removes any number of
# layers. A deep linear network can do nothing that a single layer cannot; XOR, for one, stays out
# of reach. Something that is not linear must stand between the layers.
#
# ### 1.2 Why not a step, why not a sigmoid
#
# | hidden activation | formula | slope | trouble |
# |---|---|---|---|
# | step | 1 if $z \ge 0$, else 0 | 0 everywhere, none at 0 | gradients are zero: nothing to learn from |
# | sigmoid | $1 / (1 + e^{-z})$ | $a(1-a)$, at most **1/4** | flat on both sides |
# | tanh | $2 \sigma(2z) - 1$ | $1 - a^2$, at most 1 | flat on both sides |
# | ReLU | $\max(0, z)$ | 1 for $z > 0$, 0 for $z < 0$ | a unit with $z < 0$ for all samples is dead |
#
# On the way back an error is multiplied by one slope per layer. Ten sigmoid layers multiply it by
# at most $(1/4)^{10} \approx 10^{-6}$, and by far less where units are saturated: the first layers
# hardly learn. This is called the *vanishing gradient*. A ReLU that is on passes the error as it
# is, through any number of layers.

# %% [markdown]
# *What the next picture shows. Left: the slope of the sigmoid (dashed) is a low hill that never
# exceeds 0.25, the slope of tanh (dotted) a higher one that reaches 1 at 0 only; the slope of ReLU
# (solid) is 0 on the left and 1 on the right. Right: the size of the error in each of ten layers,
# going back from layer 10 to layer 1, on a logarithmic scale. With ReLU (circles) the curve is
# almost level; with sigmoids (squares) it falls at every layer, by about six powers of ten in all.*

# %% tags=["plot"]
def error_sizes(f, slope, variance):
    """Send a random error back through ten layers of 100 units; return its size in each."""
    rng = np.random.default_rng(8)
    weights = [rng.normal(0, np.sqrt(variance / 100), size=(100, 100)) for _ in range(10)]
    A, sums = rng.normal(size=(200, 100)), []
    for W in weights:
        sums.append(A @ W)
        A = f(sums[-1])
    dA, found = rng.normal(size=A.shape), []
    for W, Z in zip(weights[::-1], sums[::-1], strict=True):
        dZ = dA * slope(Z)
        found.append(np.sqrt(np.mean(dZ**2)))
        dA = dZ @ W.T
    return np.array(found[::-1]) / found[0]


def draw_slopes():
    """Draw slopes of three activations, and what they do to an error in a deep network."""
    import matplotlib.pyplot as plt

    def logistic(z):
        return 1 / (1 + np.exp(-z))

    def logistic_slope(z):
        return logistic(z) * (1 - logistic(z))

    z = np.linspace(-6, 6, 241)
    fig, (left, right) = plt.subplots(1, 2, figsize=(9.5, 3.6))
    left.plot(z[z < 0], 0 * z[z < 0], "-", color="black", label="ReLU")
    left.plot(z[z > 0], 0 * z[z > 0] + 1, "-", color="black")
    left.plot(z, 1 - np.tanh(z) ** 2, ":", color="black", label="tanh")
    left.plot(z, logistic_slope(z), "--", color="black", label="sigmoid")
    left.set(xlabel="sum z", ylabel="slope of the activation", title="Slopes")
    left.legend()
    relu_errors = error_sizes(lambda z: np.maximum(0, z), lambda z: 1.0 * (z > 0), 2.0)
    sigmoid_errors = error_sizes(logistic, logistic_slope, 1.0)
    numbers = np.arange(1, 11)
    right.semilogy(numbers, relu_errors, "-o", color="black", label="ReLU")
    right.semilogy(numbers, sigmoid_errors, "--s", color="black", label="sigmoid")
    right.set(xlabel="layer (the error enters at 10)", ylabel="size of the error dZ",
              title="The way back through ten layers", xticks=numbers)
    right.legend()
    fig.tight_layout()
    plt.show()


draw_slopes()

# %% [markdown]
# ### 1.3 ReLU and its slope
#
# $$ \mathrm{relu}(z) = \max(0, z), \qquad
#    \mathrm{relu}'(z) = \begin{cases} 1 & z > 0 \\ 0 & z \le 0 . \end{cases} $$
#
# At $z = 0$ there is a kink and no derivative. Some number must be used in code: **in this course
# it is 0**, as in most libraries. With real-valued data nobody ever hits the kink exactly, with
# small whole numbers (and in tests) one does.
#
# ### Exercises 1 and 2: relu and its slope (5 points each)
#
# Both functions work entry by entry: one result for each input, for numbers as well as for arrays
# of any shape.

# %% nbgrader={"grade": false, "grade_id": "relu-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def relu(z):
    """Cut off what is negative.

    Parameters
    ----------
    z : float, int or ndarray of any shape
        Left unchanged.

    Returns
    -------
    a : float or ndarray
        The shape of z; max(0, z) for each entry.
    """
    ### BEGIN SOLUTION
    return np.maximum(0.0, z)  # entry by entry; np.max would look for one largest entry
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "relu-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_relu():
    """Four numbers in a row, the same in a column, and one number alone."""
    z = np.array([-2.0, 0.0, 0.5, 3.0])
    a = relu(z)
    assert np.shape(a) == (4,), f"Four inputs, four outputs; yours has the shape {np.shape(a)}."
    assert np.array_equal(a, [0.0, 0.0, 0.5, 3.0]), (
        "relu of -2, 0, 0.5, 3 should be 0, 0, 0.5, 3. What happens to a negative number?")
    assert np.array_equal(z, [-2.0, 0.0, 0.5, 3.0]), "relu has changed the array passed in."
    assert np.array_equal(relu(z[:, np.newaxis]), [[0.0], [0.0], [0.5], [3.0]]), (
        "A column of numbers should give a column of numbers.")
    assert relu(-1.5) == 0, "relu(-1.5) should be 0: single numbers should work as well."
    print("relu: all visible checks passed.")


check_relu()

# %% nbgrader={"grade": true, "grade_id": "relu", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
# relu, 5 points.
# This cell is graded by tests that run after you hand in: other inputs, other shapes. Nothing to
# do here.

# %% nbgrader={"grade": false, "grade_id": "relu_derivative-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def relu_derivative(z):
    """Slope of relu at the sum z.

    Parameters
    ----------
    z : float, int or ndarray of any shape
        The sum, before the activation. Left unchanged.

    Returns
    -------
    slope : float or ndarray
        The shape of z; 1 where z > 0, else 0. Truth values or integers are fine, too.
    """
    ### BEGIN SOLUTION
    return (np.asarray(z) > 0).astype(float)  # 0 at the kink
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "relu_derivative-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_relu_derivative():
    """Slopes on both sides and at the kink."""
    z = np.array([-2.0, 0.0, 0.5, 3.0])
    slope = relu_derivative(z)
    assert np.shape(slope) == (4,), f"Four inputs, four slopes; yours has {np.shape(slope)}."
    assert slope[1] == 0, "At 0 the slope is 0 by our convention."
    assert np.array_equal(slope, [0, 0, 1, 1]), (
        "The slopes at -2, 0, 0.5, 3 should be 0, 0, 1, 1. How steep is a straight line?")
    assert np.array_equal(z, [-2.0, 0.0, 0.5, 3.0]), (
        "relu_derivative has changed the array passed in.")
    assert relu_derivative(3.0) == 1, "relu_derivative(3.0) should be 1."
    print("relu_derivative: all visible checks passed.")


check_relu_derivative()

# %% nbgrader={"grade": true, "grade_id": "relu_derivative", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
# relu_derivative, 5 points.
# This cell is graded by tests that run after you hand in: other inputs, other shapes. Nothing to
# do here.

# %% [markdown]
# ## 2 Shapes first
#
# A network is given by its *sizes*: `[2, 4, 3]` has 2 inputs, one hidden layer of 4 units and 3
# outputs. Each layer has as many rows of weights as signals come in and as many columns as units
# send out; the next layer's inputs are this layer's outputs:
#
# $$ \underset{(n,\,2)}{X} \;\xrightarrow{\;W_1\,(2,4),\; b_1\,(4,)\;}\;
#    \underset{(n,\,4)}{A_1} \;\xrightarrow{\;W_2\,(4,3),\; b_2\,(3,)\;}\;
#    \underset{(n,\,3)}{A_2} $$
#
# Neighbouring arrays agree in the size between them; $n$ appears in signals only and never in a
# parameter. In python, `(3,)` with its comma is a shape with one axis, while `(3)` is the number 3.
#
# ### Exercise 3: param_shapes (5 points)

# %% nbgrader={"grade": false, "grade_id": "param_shapes-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def param_shapes(sizes):
    """Shapes of all weights and biases of a network.

    Parameters
    ----------
    sizes : list of int
        Inputs, units of each hidden layer, outputs; at least two numbers.

    Returns
    -------
    shapes : list of pairs
        For each layer, the first layer first: (shape of W, shape of b), both tuples.
    """
    ### BEGIN SOLUTION
    # layer i leads from sizes[i - 1] signals to sizes[i] units
    return [((sizes[i - 1], sizes[i]), (sizes[i],)) for i in range(1, len(sizes))]
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "param_shapes-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_param_shapes():
    """Compare with the drawing above."""
    shapes = param_shapes([2, 4, 3])
    assert shapes is not None, "Is there a return?"
    assert len(shapes) == 2, "Three sizes make two layers: return one pair for each."
    for number, pair in enumerate(shapes, 1):
        assert len(pair) == 2, f"Layer {number}: a pair, (shape of W, shape of b)."
        assert np.ndim(pair[1]) == 1, f"Layer {number}: the shape of b is a tuple, too, with a comma."
    (W1, b1), (W2, b2) = shapes
    assert tuple(W1) == (2, 4), "W1 should be (2, 4): 2 inputs, 4 hidden units."
    assert tuple(b1) == (4,), "b1 should be (4,): each hidden unit has a bias."
    assert tuple(W2) == (4, 3), "W2 should be (4, 3). Which signals come into the second layer?"
    assert tuple(b2) == (3,), "b2 should be (3,)."
    print("param_shapes: all visible checks passed.")


check_param_shapes()

# %% nbgrader={"grade": true, "grade_id": "param_shapes", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
# param_shapes, 5 points.
# This cell is graded by tests that run after you hand in: other sizes, any number of layers.
# Nothing to do here.

# %% [markdown]
# ## 3 Forwards: one layer after the other
#
# The output is a function of a function of a function: with $f_\ell(A) = \phi_\ell(A W_\ell + b_\ell)$
#
# $$ A_L = f_L( \cdots f_2(f_1(X)) \cdots ), \qquad A_0 = X. $$
#
# Nothing in this depends on the number of layers, so the code is a loop over the layers: one
# matrix product each for all samples and all units. Only the last activation is chosen by what the
# network should answer, and the cost goes with it:
#
# | question | output units | cost | what the network says about $y$ | $\partial C / \partial Z_L$ |
# |---|---|---|---|---|
# | how much? (regression) | linear, $A_L = Z_L$, one or several | squared error, factor 1/2 | normally distributed around $A_L$ | $(A_L - Y) / n$ |
# | yes or no? | one sigmoid for each question | two-sided cross-entropy | yes with probability $A_L$ | $(A_L - Y) / n$ |
# | which one of $k$? | softmax | cross-entropy | class $i$ with probability $A_{L,i}$ | $(A_L - Y) / n$ |
#
# The last column is no accident. In all three cases the cost is, up to constants, minus the
# logarithm of the probability that the network gives to the target (for the linear unit under the
# assumption that errors are normally distributed; squared error *is* its cross-entropy). The flat
# slope of the output cancels, as in problem sets 4 and 5. Other pairings work less well. And if a
# book leaves the factor 1/2 out of the squared error, or divides by the number of *outputs*, its
# $\partial C / \partial Z_L$ has a factor 2 or $1/k$ that ours has not. Compare costs before you
# compare gradients, and letters: $m$ is the number of samples here and of outputs there.
#
# For one output and one hidden layer all this reads
# $\hat y = \sum_j w^o_j\, f(w_j^{h\mathsf T} x + w^h_{j0}) + w^o_0$ in many a textbook: a row of
# hidden units, weighed and summed, with a bias at each place. It is our two lines written out.
#
# On the way back we shall need every sum and every activation again, so `mlp_forward` returns them
# all, in two lists. Mind their lengths: `acts` has one entry more, for `acts[0]` is `X`.
#
# ### A network to check with
#
# Two inputs, three hidden units, two classes, four samples.

# %% nbgrader={"grade": false, "grade_id": "given-net232", "locked": true, "schema_version": 3, "solution": false, "task": false}
def net232():
    """Return X (4, 2), labels y (4,) and the two layers of a small network, new arrays each time."""
    X = np.array([[1.0, 2.0], [3.0, -1.0], [-2.0, 1.0], [-1.0, -2.0]])
    y = np.array([1, 1, 0, 0])
    layers = [
        (np.array([[0.5, -1.0, 1.0], [1.0, 0.5, -0.5]]), np.array([0.5, 0.5, 0.5])),
        (np.array([[0.5, -0.5], [1.0, 0.5], [-0.5, 0.25]]), np.array([0.0, 0.5])),
    ]
    return X, y, layers


# %% [markdown]
# By hand for the first sample, $x = (1, 2)$:
#
# $$ z_1 = (0.5 + 2 + 0.5,\;\; -1 + 1 + 0.5,\;\; 1 - 1 + 0.5) = (3, 0.5, 0.5), \qquad
#    a_1 = (3, 0.5, 0.5), $$
# $$ z_2 = (1.5 + 0.5 - 0.25,\;\; -1.5 + 0.25 + 0.125 + 0.5) = (1.75, -0.625), \qquad
#    a_2 = (0.91490, 0.08510). $$
#
# The true class is 1, so this sample costs $-\ln 0.08510 = 2.46394$.
#
# ### Exercise 4: mlp_forward (12 points)

# %% nbgrader={"grade": false, "grade_id": "mlp_forward-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mlp_forward(X, layers):
    """Run a batch through a network: ReLU in the hidden layers, softmax at the end.

    Parameters
    ----------
    X : ndarray, shape (n, d)
        One sample per row. Left unchanged.
    layers : list of pairs (W, b)
        L layers, the first one first, L at least 1. Left unchanged.

    Returns
    -------
    acts : list of L + 1 arrays
        acts[0] is X; acts[i] is what layer i sends out; acts[L] are the probabilities (n, k).
    zs : list of L arrays
        zs[i] are the sums that lead to acts[i + 1].

    Notes
    -----
    No Python loop over samples or units; a loop over the layers is what we want.
    """
    ### BEGIN SOLUTION
    acts, zs = [X], []
    for W, b in layers:
        zs.append(acts[-1] @ W + b)  # (n, n_in) @ (n_in, n_out)
        acts.append(relu(zs[-1]))
    acts[-1] = softmax(zs[-1])  # the last layer alone has another activation
    return acts, zs
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "mlp_forward-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_mlp_forward():
    """Compare with the small network, to five decimals."""
    X, _, layers = net232()
    answer = mlp_forward(X, layers)
    assert isinstance(answer, tuple | list) and len(answer) == 2, "Return two lists: acts, zs."
    acts, zs = answer
    assert len(acts) == 3, f"acts should have three entries (X, hidden, output), not {len(acts)}."
    assert len(zs) == 2, f"zs should have an entry for each layer, two, not {len(zs)}."
    assert np.array_equal(acts[0], X), "acts[0] should be X."
    worked = [
        ("zs[0]", zs[0], [[3, 0.5, 0.5], [1, -3, 4], [0.5, 3, -2], [-2, 0.5, 0.5]],
         "X times the first weights plus the first biases."),
        ("acts[1]", acts[1], [[3, 0.5, 0.5], [1, 0, 4], [0.5, 3, 0], [0, 0.5, 0.5]],
         "The relu of zs[0]."),
        ("zs[1]", zs[1], [[1.75, -0.625], [-1.5, 1], [3.25, 1.75], [0.25, 0.875]],
         "What comes into the second layer?"),
        ("acts[2]", acts[2],
         [[0.91490, 0.08510], [0.07586, 0.92414], [0.81757, 0.18243], [0.34865, 0.65135]],
         "The softmax of zs[1], without a relu."),
    ]
    for name, got, numbers, look in worked:
        shape = np.shape(numbers)
        assert np.shape(got) == shape, f"{name} should be {shape}, yours is {np.shape(got)}."
        assert np.allclose(got, numbers, rtol=0, atol=5.1e-6), f"{name} is not as it should be. {look}"
    X_before, _, before = net232()
    assert np.array_equal(X, X_before), "mlp_forward has changed X."
    for (W, b), (W_before, b_before) in zip(layers, before, strict=True):
        assert np.array_equal(W, W_before), "mlp_forward has changed weights."
        assert np.array_equal(b, b_before), "mlp_forward has changed biases."
    print("mlp_forward: all visible checks passed.")


check_mlp_forward()

# %% nbgrader={"grade": true, "grade_id": "mlp_forward", "locked": true, "points": 12, "schema_version": 3, "solution": false, "task": false}
# mlp_forward, 12 points.
# This cell is graded by tests that run after you hand in: networks of other depths and sizes,
# extreme values. Nothing to do here.

# %% [markdown]
# ## 4 Backwards: one layer
#
# Take one layer out of a network. Forwards it computed $Z = A_{prev} W + b$. From behind it is
# handed $\delta = \partial C / \partial Z$, in code `dZ`, with the shape of $Z$. It must find three
# things: how the cost depends on its weights, on its biases, and on what came in.
#
# ### 4.1 One entry at a time
#
# Sample $s$, unit $j$: $\; Z_{sj} = \sum_i A_{si} W_{ij} + b_j$ (with $A$ short for $A_{prev}$).
#
# - $W_{ij}$ appears in the sums of unit $j$ of **every sample**, each time with the factor
#   $A_{si}$. Paths add: $\;\partial C / \partial W_{ij} = \sum_s A_{si}\, \delta_{sj}$.
# - $b_j$ appears in the same sums, with the factor 1:
#   $\;\partial C / \partial b_j = \sum_s \delta_{sj}$.
# - $A_{si}$ appears in the sums of sample $s$ for **every unit**, each time with the factor
#   $W_{ij}$: $\;\partial C / \partial A_{si} = \sum_j \delta_{sj} W_{ij}$.
#
# Three sums, each of which numpy does in one go. Which matrix product sums over the samples, and
# which over the units? A matrix product sums over the *inner* index, so you may have to turn a
# matrix round to bring the right index inside.
#
# ### 4.2 The shape rule
#
# **A gradient has the shape of its variable.** Beside `dZ (n, o)`, `A_prev (n, i)` and `W (i, o)`
# write down the shape that each result must have; as long as $n$, $i$ and $o$ differ there is just
# one product that fits. That makes shapes a proof-reader who never tires. What the proof-reader
# cannot see: a transpose where $n = i = o$; a factor; a sign; a sum over the wrong one of two axes
# of equal length; a `keepdims` that makes `(1, o)` out of `(o,)` and still broadcasts.
#
# ### 4.3 Where is 1/n?
#
# The mean over the samples is already in $\delta$: at the output it was $(A_L - Y)/n$. Passing it
# on through a layer only adds up. So there is **no further division** here. (Some books keep
# $\delta$ per sample and divide in each `dW` and `db` instead. Either is right, both at once is
# not.)
#
# ### 4.4 By hand
#
# $$ A = \begin{pmatrix} 1 & 0 \\ 2 & 1 \\ 0 & -1 \\ 1 & 3 \end{pmatrix}, \quad
#    \delta = \begin{pmatrix} 1 & 0 & -1 \\ 0 & 2 & 0 \\ 1 & 1 & 0 \\ -1 & 0 & 2 \end{pmatrix}, \quad
#    W = \begin{pmatrix} 1 & 2 & 0 \\ -1 & 0 & 3 \end{pmatrix} . $$
#
# Four samples, two signals in, three units. For example
# $\partial C / \partial W_{21} = 0 \cdot 1 + 1 \cdot 0 - 1 \cdot 1 + 3 \cdot (-1) = -4$, and for
# the first sample $\partial C / \partial A_{12} = 1 \cdot (-1) + 0 \cdot 0 - 1 \cdot 3 = -4$.
#
# ### Exercise 5: dense_backward (20 points)
#
# One layer of any size; it need not know which activations stand before and behind it.

# %% nbgrader={"grade": false, "grade_id": "dense_backward-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def dense_backward(dZ, A_prev, W):
    """Send an error back through one layer Z = A_prev @ W + b.

    Parameters
    ----------
    dZ : ndarray, shape (n, o)
        Derivative of the cost by the sums Z of this layer; any mean over samples is already in it.
    A_prev : ndarray, shape (n, i)
        The signals that came in.
    W : ndarray, shape (i, o)
        The weights. Like the other two, left unchanged.

    Returns
    -------
    dW : ndarray, shape (i, o)
    db : ndarray, shape (o,)
    dA_prev : ndarray, shape (n, i)
        Derivatives of the cost by W, by b, and by A_prev.

    Notes
    -----
    No Python loop over samples or units.
    """
    ### BEGIN SOLUTION
    dW = A_prev.T @ dZ  # (i, n) @ (n, o): signal in times error, summed over the samples
    db = dZ.sum(axis=0)  # (o,): the same with the signal 1
    dA_prev = dZ @ W.T  # (n, o) @ (o, i): each signal collects from all units that it went to
    return dW, db, dA_prev
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "dense_backward-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_dense_backward():
    """Compare with whole numbers that can be found by hand."""
    A_prev = np.array([[1.0, 0.0], [2.0, 1.0], [0.0, -1.0], [1.0, 3.0]])
    dZ = np.array([[1.0, 0.0, -1.0], [0.0, 2.0, 0.0], [1.0, 1.0, 0.0], [-1.0, 0.0, 2.0]])
    W = np.array([[1.0, 2.0, 0.0], [-1.0, 0.0, 3.0]])
    kept = dZ.copy(), A_prev.copy(), W.copy()
    answer = dense_backward(dZ, A_prev, W)
    assert isinstance(answer, tuple | list), "Return three arrays: dW, db, dA_prev."
    assert len(answer) == 3, "Return three arrays: dW, db, dA_prev."
    worked = [
        ("dW", [[0, 4, 1], [-4, 1, 6]], "Each entry is a sum over the samples, see 4.1."),
        ("db", [1, 3, 1], "One number for each unit, a sum over the samples."),
        ("dA_prev", [[1, -4], [4, 0], [3, -1], [-1, 7]], "Each entry is a sum over the units."),
    ]
    for got, (name, numbers, look) in zip(answer, worked, strict=True):
        shape = np.shape(numbers)
        assert np.shape(got) == shape, f"{name} should be {shape}, yours is {np.shape(got)}. {look}"
        assert np.allclose(got, numbers), f"{name} is not as it should be. {look}"
    for name, now, before in zip(("dZ", "A_prev", "W"), (dZ, A_prev, W), kept, strict=True):
        assert np.array_equal(now, before), f"dense_backward has changed {name}."
    print("dense_backward: all visible checks passed.")


check_dense_backward()

# %% nbgrader={"grade": true, "grade_id": "dense_backward", "locked": true, "points": 20, "schema_version": 3, "solution": false, "task": false}
# dense_backward, 20 points.
# This cell is graded by tests that run after you hand in: other shapes, square layers, one unit,
# one sample, difference quotients. Nothing to do here.

# %% [markdown]
# ## 5 Backwards: all layers
#
# Backpropagation is the chain rule with a memory. Every path from a weight to the cost passes
# through the later layers, and there are very many paths, but they share their ends. So each
# $\delta$ is computed **once**, kept, and used for everything before it; that is *dynamic
# programming*. Four steps:
#
# 1. **Forwards**, and keep all sums and activations.
# 2. **The error at the end**, the only one that sees the targets:
#    $\;\delta_L = (A_L - Y) / n$ for softmax and cross-entropy. Keep it.
# 3. **From layer to layer.** The error of a hidden layer's *activations* comes out of the layer
#    behind it; times the slope at this layer's *own sums* it is the error of the sums:
#    $$ \frac{\partial C}{\partial A_{\ell}} = \delta_{\ell+1} W_{\ell+1}^{\mathsf T}, \qquad
#       \delta_{\ell} = \frac{\partial C}{\partial A_{\ell}} \odot \mathrm{relu}'(Z_{\ell}) . $$
# 4. **The gradients**, in each layer alike: signal in times error, summed over the samples:
#    $\;\partial C / \partial W_\ell = A_{\ell-1}^{\mathsf T} \delta_\ell$, and
#    $\;\partial C / \partial b_\ell = \sum_s \delta_{\ell, s}$.
#
# ($\odot$ is the product entry by entry, `*` in numpy.) Then, and only then, all parameters move:
# $W_\ell \leftarrow W_\ell - \eta\, \partial C / \partial W_\ell$, the biases likewise.
#
# The same four lines as you meet them elsewhere, for one sample in a column and any activation
# $f$:
#
# | | here, rows are samples | columns, as in $W a + b$ | written out |
# |---|---|---|---|
# | forwards | $Z_\ell = A_{\ell-1} W_\ell + b_\ell$ | $z^{[\ell]} = W^{[\ell]} a^{[\ell-1]} + b^{[\ell]}$ | $z_p = \sum_q w_{pq} a_q + b_p$ |
# | back to the activations | $\delta_{\ell+1} W_{\ell+1}^{\mathsf T}$ | $W^{[\ell+1]\mathsf T} \delta^{[\ell+1]}$ | $\partial C / \partial a_q = \sum_p \delta_p w_{pq}$ |
# | back to the sums | $\odot\, f'(Z_\ell)$ | $\odot\, f'(z^{[\ell]})$ | times $f'(z_q)$ |
# | weights | $A_{\ell-1}^{\mathsf T} \delta_\ell$ | $\delta^{[\ell]} a^{[\ell-1]\mathsf T}$ | $\partial C / \partial w_{pq} = \delta_p a_q$ |
# | biases | sum of the rows of $\delta_\ell$ | $\delta^{[\ell]}$ | $\partial C / \partial b_p = \delta_p$ |
#
# For a network with two inputs, three hidden units and two outputs like ours, column books have a
# $W^{[1]}$ of shape (3, 2) and a $W^{[2]}$ of shape (2, 3).
#
# ### 5.1 Our small network
#
# The errors of the outputs are the probabilities minus the targets, over $n = 4$:
#
# $$ \delta_2 = \tfrac14 \begin{pmatrix} 0.91490 & -0.91490 \\ 0.07586 & -0.07586 \\
#    -0.18243 & 0.18243 \\ -0.65135 & 0.65135 \end{pmatrix} . $$
#
# One hidden unit of one sample in detail. The first sample's first hidden unit sends its activation
# with the weights $0.5$ and $-0.5$ to the outputs, so it collects
# $(0.91490 \cdot 0.5 + 0.91490 \cdot 0.5)/4 = 0.22872$; it is on ($z = 3$), so this is its
# $\delta$. The second sample's second hidden unit is off ($z = -3$): its $\delta$ is 0, whatever it
# collects. It does not count that the *next* layer's sums are positive or negative.
#
# ### 5.2 Indices
#
# Nearly all mistakes here are off by one. Layer `layers[i]` reads `acts[i]`, produces `zs[i]` and
# sends out `acts[i + 1]`. Which sums decide what passes back out of `layers[i]`, through the
# activation *before* it? And what stands before `layers[0]`?
#
# ### 5.3 Check as you go
#
# As before, difference quotients are the second opinion: move one weight by $\pm 10^{-5}$, run
# `mlp_forward` twice, compare costs. Use sizes that are all different, e.g. `[4, 6, 5, 3]` with 7
# samples. Kinks are the one catch: if a sum is closer to 0 than the step can move it, the quotient
# mixes two slopes and proves nothing.
#
# ### Exercise 6: mlp_backward (26 points)
#
# `acts` and `zs` come from a right `mlp_forward`; you may read what you need from them or compute
# it again.

# %% nbgrader={"grade": false, "grade_id": "mlp_backward-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mlp_backward(y, layers, acts, zs):
    """Gradient of the mean cross-entropy for every weight and bias of a network.

    Parameters
    ----------
    y : ndarray of int, shape (n,)
        True classes, in 0 .. k-1. Not every class need occur.
    layers : list of L pairs (W, b)
    acts : list of L + 1 arrays
    zs : list of L arrays
        What mlp_forward(X, layers) gave. All arguments are left unchanged.

    Returns
    -------
    grads : list of L pairs (dW, db)
        In the order of layers: the **first layer first**.

    Notes
    -----
    No Python loop over samples or units, and no difference quotients.
    """
    ### BEGIN SOLUTION
    n, k = acts[-1].shape
    dZ = (acts[-1] - one_hot(y, k)) / n  # (n, k); the mean over the samples enters here only
    grads = []
    for i in reversed(range(len(layers))):
        W, _ = layers[i]
        dW, db, dA = dense_backward(dZ, acts[i], W)
        grads.append((dW, db))
        if i > 0:
            dZ = dA * relu_derivative(zs[i - 1])  # the slope at the sums that made acts[i]
    return grads[::-1]  # found from the last layer to the first
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "mlp_backward-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_mlp_backward():
    """Compare all gradients of the small network, to five decimals."""
    X, y, layers = net232()
    acts, zs = mlp_forward(X, layers)
    grads = mlp_backward(y, layers, acts, zs)
    assert isinstance(grads, tuple | list), "Return a list with a pair (dW, db) for each layer."
    assert len(grads) == 2, "Two layers, two pairs (dW, db)."
    hidden = "Which units were on? Whose sums decide? Then signal in times error."
    output = "The error at the end, divided by n once; then signal in times error."
    worked = [
        (0, 0, [[0.37683, 0.24139, -0.33634], [0.39288, 0.36876, -0.57312]], hidden),
        (0, 1, [0.20208, 0.01014, -0.06364], hidden),
        (1, 0, [[0.68234, -0.68234], [-0.10388, 0.10388], [0.10880, -0.10880]], output),
        (1, 1, [0.03924, -0.03924], output),
    ]
    for i, j, numbers, look in worked:
        assert len(grads[i]) == 2, f"Entry {i} should be a pair (dW, db)."
        name, got, own = f"{('dW', 'db')[j]} of layers[{i}]", grads[i][j], np.shape(layers[i][j])
        assert np.shape(got) == own, f"{name} has the shape {np.shape(got)}, its variable {own}."
        assert np.allclose(got, numbers, rtol=0, atol=5.1e-6), f"{name} is not as it should be. {look}"
    _, _, before = net232()
    for (W, b), (W_before, b_before) in zip(layers, before, strict=True):
        assert np.array_equal(W, W_before), "mlp_backward has changed weights."
        assert np.array_equal(b, b_before), "mlp_backward has changed biases."
    print("mlp_backward: all visible checks passed.")


check_mlp_backward()

# %% nbgrader={"grade": true, "grade_id": "mlp_backward", "locked": true, "points": 26, "schema_version": 3, "solution": false, "task": false}
# mlp_backward, 26 points.
# This cell is graded by tests that run after you hand in: networks of other depths and sizes,
# labels in which classes are missing, difference quotients, extreme values. Nothing to do here.

# %% [markdown]
# ## 6 Why the error travels backwards
#
# ### 6.1 The chain rule with matrices
#
# If a vector function has $p$ inputs and $q$ outputs, its derivatives fill a matrix with $q$ rows
# and $p$ columns, the *Jacobian* $D$: row = output, column = input. Some books therefore write the
# gradient of a cost, which has one output, as a matrix with **one row**; ours has the shape of its
# variable. It is the same list of numbers. The chain rule says that the Jacobian of a chain of
# functions is the product of the Jacobians, each taken at its own input, the **last** function
# leftmost:
#
# $$ D(E \circ \sigma \circ L)(a) = \underbrace{\nabla E}_{1 \times k} \;
#    \underbrace{D\sigma}_{k \times k} \; \underbrace{D L}_{k \times h} . $$
#
# ### 6.2 The order of multiplication
#
# A product of matrices may be worked out in any order, with the same result; but not with the same
# work. A $(p, q)$ matrix times a $(q, r)$ matrix takes $p \cdot q \cdot r$ multiplications. With a
# column vector $x$, $\,A(Bx)$ is far cheaper than $(AB)x$: there are only matrices times vectors.
# With a row vector in front, $(y^{\mathsf T} A) B$ is the cheap one. For a row of 10 numbers, a
# (10, 100) and a (100, 100) matrix:
#
# | order | steps | multiplications |
# |---|---|---:|
# | from the **left** | $1 \cdot 10 \cdot 100 + 1 \cdot 100 \cdot 100$ | 11 000 |
# | from the **right** | $10 \cdot 100 \cdot 100 + 1 \cdot 10 \cdot 100$ | 101 000 |
#
# The chain rule for a network ends in a *single* cost, so it begins with a row vector, and the
# cheap order begins with it: first $t_1 = \nabla E\, D\sigma$, then $t_2 = t_1\, DL$, and so on
# towards the input. Everything stays a row: that is the error on its way back. Going
# the other way would drag whole matrices along (for a function with one input and many outputs it
# would be the better way).
#
# And $D\sigma$ is never written down as a matrix. An activation that works entry by entry has a
# Jacobian with zeros off the diagonal; a row times a diagonal matrix is a product entry by entry,
# $k$ multiplications instead of $k^2$. That is the `*` in your `mlp_backward`.
#
# ### Exercise 7: count (5 points)
#
# `dims` are the sizes $d_0, d_1, \dots, d_m$: the row vector is $(1, d_0)$, the matrices are
# $(d_0, d_1), (d_1, d_2), \dots, (d_{m-1}, d_m)$. Count the multiplications. *From the right* means
# that the last two matrices are multiplied first, then the matrix before them with the result, and
# so on; the row vector comes last.

# %% nbgrader={"grade": false, "grade_id": "chain_cost-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def chain_cost(dims, order):
    """Count the multiplications in a row vector times a chain of matrices.

    Parameters
    ----------
    dims : list of int
        d0, d1, ..., dm, m at least 1: a row (1, d0), then matrices (d0, d1), ..., (dm-1, dm).
    order : str
        "left": the row times the first matrix first. "right": the last two matrices first.

    Returns
    -------
    count : int
        Multiplications of numbers, with p * q * r for a (p, q) times a (q, r) matrix.
    """
    ### BEGIN SOLUTION
    if order == "left":  # always one row
        return sum(dims[i - 1] * dims[i] for i in range(1, len(dims)))
    columns = dims[-1]  # from the right, every product has the columns of the last matrix
    products = sum(dims[i - 1] * dims[i] * columns for i in range(1, len(dims) - 1))
    return products + dims[0] * columns  # the row vector comes last
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "chain_cost-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_chain_cost():
    """Compare with the table."""
    left, right = chain_cost([10, 100, 100], "left"), chain_cost([10, 100, 100], "right")
    assert left == 11000, f"From the left the example takes 11000, not {left}."
    assert right == 101000, f"From the right the example takes 101000, not {right}."
    print("chain_cost: all visible checks passed.")


check_chain_cost()

# %% nbgrader={"grade": true, "grade_id": "chain_cost", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
# chain_cost, 5 points.
# This cell is graded by tests that run after you hand in: chains of other lengths and sizes.
# Nothing to do here.

# %% [markdown]
# ## 7 Where to start
#
# With hidden layers the cost is **not convex**. A linear model with a convex cost has a single
# valley, and small enough steps lead to its bottom from anywhere. A network has many valleys,
# plateaus and passes (renaming the hidden units alone makes $h!$ copies of each), and gradient
# descent, on all the data or on samples of it, comes with no guarantee: where it ends depends on
# where it started.
#
# ### 7.1 Neither zero nor huge
#
# **All weights equal.** If two hidden units have the same weights, they compute the same, receive
# the same error, move the same way, and stay twins for ever: the layer is as good as a single unit.
# With *zero* weights and ReLU it is worse, nothing but the last bias ever moves. Only random
# numbers tell the units apart. (Biases may all be zero; the weights break the symmetry. Some prefer
# a small positive bias with ReLU, so that units are on at the start.)
#
# **Too large.** A common first idea is to draw weights from $N(0, 1)$ or uniformly from $(0, 1)$.
# Let a unit have $n_{in}$ inputs of about size 1. Its sum has $n_{in}$ independent terms, so its
# variance is $n_{in} \cdot \mathrm{var}(w)$: with 100 inputs and $N(0, 1)$ sums of about $\pm 10$,
# deep in the flat part of a sigmoid. With ReLU nothing is flat, but each layer multiplies the
# signals by about 7, and weights of about 100 would multiply them by about 700. (Numbers from
# $(0, 1)$ are all positive on top: all units go the same way.)
#
# **Too small.** The signals shrink by a constant factor in each layer, and so do the errors on
# their way back.
#
# ### 7.2 Scale by the number of inputs
#
# To keep the size of the signals from layer to layer, make $n_{in} \cdot \mathrm{var}(w)$ constant:
#
# $$ \mathrm{var}(w) = \frac{2}{n_{in}} \quad \text{for ReLU}, \qquad
#    \mathrm{var}(w) = \frac{1}{n_{in}} \quad \text{for everything else}. $$
#
# ReLU gets the 2 because it throws half of a symmetric signal away: the mean *square* after it is
# one half of the one before. These are variances; the **standard deviation is the square root**:
# $\sqrt{2 / n_{in}}$ or $\sqrt{1 / n_{in}}$. Any distribution around zero will do: a normal one, a
# uniform one (on $(-r, r)$ the standard deviation is $r / \sqrt 3$), or another. The tests allow for
# 15 per cent, so a normal one cut off at two standard deviations passes as well.
#
# ### Exercise 8: init_params (12 points)
#
# Draw from the generator that is passed in and from nothing else: `rng.normal(...)`,
# `rng.uniform(...)`, `rng.standard_normal(...)`. The same seed must give the same network and
# another seed another one, or else no run can ever be repeated.

# %% nbgrader={"grade": false, "grade_id": "init_params-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def init_params(sizes, rng, activation="relu"):
    """Draw weights for a network.

    Parameters
    ----------
    sizes : list of int
        Inputs, units of each hidden layer, outputs.
    rng : numpy.random.Generator
        The only source of randomness.
    activation : str
        "relu", or anything else, such as "sigmoid", "tanh" or "linear".

    Returns
    -------
    layers : list of pairs (W, b)
        The first layer first. All weights are drawn independently, with mean 0 and standard
        deviation sqrt(2 / n_in) for "relu" and sqrt(1 / n_in) for everything else. Biases are 0.
    """
    ### BEGIN SOLUTION
    gain = 2.0 if activation == "relu" else 1.0
    return [
        (rng.standard_normal((n_in, n_out)) * np.sqrt(gain / n_in), np.zeros(n_out))
        for (n_in, n_out), _ in param_shapes(sizes)
    ]
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "init_params-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_init_params():
    """Shapes, biases, sizes of the weights, and seeds."""
    sizes = [400, 300, 5]
    for activation, variance in (("relu", 2), ("sigmoid", 1)):
        layers = init_params(sizes, np.random.default_rng(7), activation)
        assert isinstance(layers, tuple | list), "Return a list of pairs (W, b)."
        assert len(layers) == 2, "Three sizes make two layers."
        for (W, b), n_in, n_out in zip(layers, sizes[:-1], sizes[1:], strict=True):
            assert np.shape(W) == (n_in, n_out), f"W should be ({n_in}, {n_out}), not {np.shape(W)}."
            assert np.shape(b) == (n_out,), f"b should be ({n_out},), yours is {np.shape(b)}."
            assert not np.any(b), "All biases should be zero."
            assert abs(np.mean(W)) < 0.1 * np.sqrt(variance / n_in), "The mean should be near 0."
            ratio = np.std(W) / np.sqrt(variance / n_in)
            assert 0.85 < ratio < 1.15, (
                f"{activation}, {n_in} inputs: the standard deviation is {ratio:.3f} times what it "
                "should be. Number of inputs or of outputs? Variance or its square root?")
    again = init_params(sizes, np.random.default_rng(7), "sigmoid")
    other = init_params(sizes, np.random.default_rng(8), "sigmoid")
    assert np.array_equal(again[0][0], layers[0][0]), "The same seed should give the same weights."
    assert not np.array_equal(other[0][0], layers[0][0]), (
        "Another seed should give other weights. Do you draw from rng?")
    print("init_params: all visible checks passed.")


check_init_params()

# %% nbgrader={"grade": true, "grade_id": "init_params", "locked": true, "points": 12, "schema_version": 3, "solution": false, "task": false}
# init_params, 12 points.
# This cell is graded by tests that run after you hand in: other sizes, other seeds. Nothing to do
# here.

# %% [markdown]
# *What the next picture shows. Left: the spread of the activations in ten ReLU layers of 100 units,
# on a logarithmic scale that has been extended down to 0. With good weights (circles) it stays
# level near 1. With half-sized ones (triangles) it falls by a factor of two per layer, to a
# thousandth. With weights from $N(0, 1)$ (squares) it climbs to about a hundred million. With zero weights
# (crosses) it is 0 from the first layer on. Right: ten tanh layers; the share of units that are
# saturated, with activations beyond 0.99 in size. Zero and good weights: almost none. $N(0, 1)$:
# about four in five in every layer.*

# %% tags=["plot"]
def relu_spreads(factor):
    """Return the spread of the activations in ten ReLU layers, weights taken times a factor."""
    rng = np.random.default_rng(1)
    layers = [(factor * W, b) for W, b in init_params([100] * 12, rng)]
    acts, _ = mlp_forward(rng.normal(size=(200, 100)), layers)
    return [np.std(A) for A in acts[1:11]]


def tanh_saturation(factor):
    """Return the share of saturated units in ten tanh layers, weights taken times a factor."""
    rng = np.random.default_rng(1)
    layers = init_params([100] * 11, rng, "tanh")
    A, shares = rng.normal(size=(200, 100)), []
    for W, b in layers:
        A = np.tanh(A @ (factor * W) + b)
        shares.append(np.mean(np.abs(A) > 0.99))
    return shares


def plot_initial_weights():
    """Draw what initial weights do to the signals in a deep network."""
    import matplotlib.pyplot as plt

    numbers = np.arange(1, 11)
    fig, (left, right) = plt.subplots(1, 2, figsize=(9.5, 3.8))
    left.plot(numbers, relu_spreads(np.sqrt(50)), "--s", color="black", label="N(0, 1)")
    left.plot(numbers, relu_spreads(1.0), "-o", color="black", label="good: variance 2/100")
    left.plot(numbers, relu_spreads(0.5), "-.^", color="black", label="half as large")
    left.plot(numbers, relu_spreads(0.0), ":x", color="black", label="zero")
    left.set_yscale("symlog", linthresh=1e-4)
    left.set(xlabel="layer", ylabel="standard deviation", title="Activations of ReLU layers",
             xticks=numbers)
    left.legend(fontsize=8)
    right.plot(numbers, tanh_saturation(10.0), "--s", color="black", label="N(0, 1)")
    right.plot(numbers, tanh_saturation(1.0), "-o", color="black", label="good: variance 1/100")
    right.plot(numbers, tanh_saturation(0.0), ":x", color="black", label="zero")
    right.set(xlabel="layer", ylabel="share of units beyond 0.99", ylim=(-0.05, 1.05),
              title="Saturated tanh units", xticks=numbers)
    right.legend(fontsize=8)
    fig.tight_layout()
    plt.show()


try:
    plot_initial_weights()
except NotImplementedError:
    print("The picture appears here once init_params and mlp_forward are written.")
except Exception as error:  # an unfinished solution should not stop the notebook
    print(f"No picture yet ({type(error).__name__}): please look at the checks above first.")

# %% [markdown]
# ### 7.3 All together
#
# You now have a whole classifier. Its training loop is short: forwards, backwards, update all. Here
# it learns to tell an inner disc from a ring around it, with two hidden layers of 16 units. Only
# the initial weights differ.
#
# *What the picture shows: the cost over 400 steps. With good weights (solid) it falls smoothly from
# about 0.8 to below 0.01. With zero weights (dotted) it stays at $\ln 2 \approx 0.693$, the cost of
# knowing nothing. With weights eight times too large (dashed) it starts some hundred
# times higher, jumps about, and is still far above the solid curve at the end.*

# %% tags=["plot"]
def training_costs(factor, eta=0.3, steps=400):
    """Train on the disc and the ring; return the cost before each step."""
    rng = np.random.default_rng(5)
    angle = rng.uniform(0, 2 * np.pi, size=200)
    y = np.arange(200) % 2
    radius = y + rng.uniform(0.1, 0.9, size=200)
    X = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    layers = [(factor * W, b) for W, b in init_params([2, 16, 16, 2], rng)]
    costs = []
    for _ in range(steps):
        acts, zs = mlp_forward(X, layers)
        costs.append(cross_entropy(np.clip(acts[-1], 1e-300, 1), y))
        grads = mlp_backward(y, layers, acts, zs)
        layers = [
            (W - eta * dW, b - eta * db)
            for (W, b), (dW, db) in zip(layers, grads, strict=True)
        ]
    return costs


def plot_training():
    """Draw the costs of three networks that differ in their initial weights only."""
    import matplotlib.pyplot as plt

    fig, ax = plt.subplots(figsize=(7, 3.8))
    for factor, style, label in ((8.0, "--", "eight times too large"), (0.0, ":", "zero"),
                                 (1.0, "-", "good")):
        ax.semilogy(training_costs(factor), style, color="black", label=label)
    ax.set(xlabel="step", ylabel="cost C", title="Three ways to start")
    ax.legend()
    plt.show()


try:
    plot_training()
except NotImplementedError:
    print("The curves appear here once all functions above are written.")
except Exception as error:  # an unfinished solution should not stop the notebook
    print(f"No curves yet ({type(error).__name__}): please look at the checks above first.")

# %% [markdown]
# ## 8 What a framework does for you, and what it does not
#
# Nobody writes `mlp_backward` for a living. Frameworks (TensorFlow, PyTorch, JAX and others) record
# what you compute as a *graph* and run the backward pass through it by themselves: **automatic
# differentiation**, the gates of problem set 7 on a large scale. They also move the work to graphics
# processors, whose thousands of small units are made for matrix products, and bring ready-made
# layers, activations (ReLU, softmax), costs and optimisers. That, and large companies behind them,
# made them popular.
#
# The first TensorFlow made the graph visible. You will still meet its words:
#
# | word | meaning | in numpy |
# |---|---|---|
# | graph | the formula, written down before any number exists | your functions |
# | placeholder | a place for data, filled in later; its shape may have a `None` for $n$ | `X`, `y` |
# | variable | a parameter that keeps its value between runs | `W`, `b` |
# | `gradients` | adds the backward pass to the graph | `mlp_backward` |
# | `assign` | writes a new value into a variable | `W = W - eta * dW` |
# | session | runs parts of the graph with numbers | calling the functions |
# | optimiser | gradients and assignments in one | the training loop |
#
# Today's versions compute at once, as numpy does, and `keras.Sequential([Dense(4, "relu"),
# Dense(3, "softmax")])` is all it takes to describe a network. What no framework does for you is to
# notice that you asked for the wrong thing.
#
# ### 8.1 Reading exercise
#
# One sigmoid layer in the old style. It was typed from memory and never run. Four of its lines stop
# with an error message. Which, and why? (`tf.gradients(C, [W, b])` is documented to return a list;
# `tf.log` and `*` want numbers of one type; `reduce_sum` adds up all entries.)
#
# ```
#  1  X = tf.placeholder(tf.float32, shape=(None, 2))
#  2  y = tf.placeholder(tf.int64, shape=(None, 1))
#  3  W = tf.Variable(tf.zeros((2, 1)))
#  4  b = tf.Variable(tf.zero(1))
#  5  z = tf.matmul(X, W) + b
#  6  a = tf.sigmoid(z)
#  7  C_by_hand = -tf.reduce_sum(y * tf.log(a) + (1 - y) * tf.log(1 - a))
#  8  C = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=tf.to_float(y), logits=z))
#  9  dW, db = tf.gradients(C, [W, b])
# 10  step_W = tf.assign(W, W - 0.5 * dW)
# 11  dW_again = tf.gradients(C, W)
# 12  step_W_again = tf.assign(W, W - 0.5 * dW_again.T)
# 13  train = tf.train.GradientDescentOptimizer(learning_rate.001).minimize(C)
# ```
#
# <details><summary>Answer</summary>
#
# Line 4: the function is called <code>tf.zeros</code>. Line 7: whole numbers (<code>int64</code>)
# times floats; <code>y</code> must be converted first, as in line 8. Line 12: line 11 gives a
# <em>list</em> with one gradient, which has no <code>.T</code>, and the transpose is wrong anyway: a
# gradient has the shape of its variable. Line 13: <code>learning_rate.001</code> lacks its equals
# sign; Python refuses the whole file.
#
# Three more things are worth knowing. Writing
# <code>sigmoid_cross_entropy_with_logits(z, y)</code> without names was refused as well, on
# purpose: too many people had the two arguments the wrong way round. It wants the <em>sums</em>, as
# its name says; handing it <code>a</code> raises nothing and takes the sigmoid twice. And line 7
# adds up over the samples while line 8 averages: the same gradient, but n times as long. Zero
# weights (line 3) are harmless <em>here</em>, since there is no hidden layer; see question 9.
#
# </details>

# %% [markdown]
# ## 9 On paper (question M8, 10 points)
#
# **(a)** (6 points) The listing below, again in the old style, should classify points with two
# features. It has one hidden layer of four units and three sigmoid outputs, each of which answers
# its own yes-or-no question. It contains **three serious faults**. For each of them name the line,
# say what happens when the program is run (an error message? silence? what then?) and repair the
# line. Every function exists and its arguments are in order; do not look for typing errors.
#
# ```
#  1  n_features, n_hidden, n_out = 2, 4, 3
#  2  X = tf.placeholder(tf.float32, shape=(None, n_features))
#  3  y = tf.placeholder(tf.float32, shape=(None, n_out))
#  4  W1 = tf.Variable(tf.zeros((n_features, n_hidden)))
#  5  b1 = tf.Variable(tf.zeros(n_hidden))
#  6  W2 = tf.Variable(tf.zeros((n_features, n_out)))
#  7  b2 = tf.Variable(tf.zeros(n_out))
#  8  hidden = tf.sigmoid(tf.matmul(X, W1) + b1)
#  9  output = tf.sigmoid(tf.matmul(hidden, W2) + b2)
# 10  cost = tf.reduce_mean(-tf.reduce_sum(y * tf.log(output), axis=1))
# 11  train = tf.train.GradientDescentOptimizer(learning_rate=0.5).minimize(cost)
# ```
#
# **(b)** (4 points) A book works with columns: $a$ with $h = 100$ entries goes through
# $z = L(a) = W a + b$ to the $k = 10$ outputs $\hat y = \sigma(z)$ and the cost $E(\hat y)$, and the
# gradient is a matrix with one row. Write down $t_1 = \nabla E\, D\sigma$ and $t_2 = t_1\, DL$: give
# the shapes of all five matrices, say what $D\sigma$ and $DL$ are, and with respect to which
# variable $t_1$ and $t_2$ are gradients. How many multiplications does $(\nabla E\, D\sigma)\, DL$
# take as written, how many $\nabla E\, (D\sigma\, DL)$, and how many if $D\sigma$ is not stored as
# a matrix? Which line of your code is $t_2$?

# %% [markdown] nbgrader={"grade": true, "grade_id": "written-listing-and-jacobians", "locked": false, "points": 10, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **(a)** *Line 6, the shape of W2.* What comes into the second layer are the four hidden
# activations, so `W2` must be `(n_hidden, n_out)` = (4, 3). As it stands it is (2, 3);
# `matmul(hidden, W2)` in line 9 is (None, 4) times (2, 3) and stops with an error about the shapes,
# already while the graph is built. (With two hidden units it would have gone unnoticed.)
#
# *Lines 4 and 6, zero weights.* No message. All hidden units send 1/2 to begin with. At the first
# step `W2` is zero, so no error gets through to `W1` and `b1`; `W2` itself moves, but all its rows
# alike, since all hidden units sent the same. From then on all hidden units receive the same error
# and move alike: they stay copies of one another for ever and the layer is worth one unit. (With
# ReLU nothing but `b2` would ever move.) Repair: small random weights, scaled by the number of
# inputs, such as `tf.random_normal((n_features, n_hidden), stddev=(1 / n_features) ** 0.5)`, and
# likewise for `W2`. The zero biases may stay.
#
# *Line 10, half of the cost.* No message either. With sigmoid outputs a target 0 contributes
# nothing to this cost: only the terms with $y = 1$ are there. Nothing ever pushes an output down,
# and saying "yes" to everything costs 0: the outputs all climb towards 1 while the cost falls
# beautifully. Repair: `-tf.reduce_sum(y * tf.log(output) + (1 - y) * tf.log(1 - output), axis=1)`,
# or the library's stable function on the sums. (With a softmax, which makes the outputs compete,
# line 10 would be right.)
#
# **(b)** $\nabla E$ is $(1, 10)$. $D\sigma$ is $(10, 10)$, diagonal, with the slopes
# $\hat y_i (1 - \hat y_i)$. So $t_1$ is $(1, 10)$, the gradient with respect to the sums $z$.
# $DL$, the Jacobian of $Wa + b$ with respect to $a$, is $W$ itself, $(10, 100)$. So $t_2 = t_1 W$
# is $(1, 100)$, the gradient with respect to $a$, the activations of the hidden layer.
#
# From the left: $1 \cdot 10 \cdot 10 + 1 \cdot 10 \cdot 100 = 1100$ multiplications. From the
# right: $10 \cdot 10 \cdot 100 + 1 \cdot 10 \cdot 100 = 11000$. With a product entry by entry in
# place of the diagonal matrix: $10 + 1000 = 1010$.
#
# $t_2$ is the line `dA_prev = dZ @ W.T` of `dense_backward`: our `W` is the book's $W$ transposed,
# and `dZ` holds one row $t_1$ per sample.
#
# ### BEGIN MARK SCHEME
#
# (a) two marks for each fault, one for line and repair, one for what happens:
#
# - *W2*: (n_hidden, n_out) or (4, 3); error message about shapes in the matrix product.
# - *zero weights*: random weights in line 4 and line 6 (either line named is enough, the repair must
#   break the symmetry; random biases alone do not earn it); units stay identical or do not learn,
#   silently.
# - *cost*: the term with $1 - y$ (or a softmax output with one-hot targets); learns to say yes to
#   everything, silently.
# - Anything else called a fault (float labels, zero biases, learning rate 0.5): no marks, none off.
#
# (b) 1: shapes (1, 10), (10, 10), (1, 10), (10, 100), (1, 100), at most one wrong; 1: $D\sigma$
# diagonal with slopes, $DL = W$, $t_1$ by $z$, $t_2$ by $a$; 1: 1100 and 11000 (and 1010, or the
# remark that a diagonal matrix is a product entry by entry); 1: `dZ @ W.T`.
#
# ### END MARK SCHEME
# ### END SOLUTION

# %% [markdown]
# ## Check yourself
#
# No points; an answer folds out below each question.
#
# 1. `sizes = [784, 100, 100, 10]`, 50 samples. What are the shapes of `zs[1]`, of the gradient of
#    the second layer's weights and of its biases? How many parameters has the network?
#    <details><summary>answer</summary>(50, 100), (100, 100), (100,). Weights and biases: 78400 + 100
#    + 10000 + 100 + 1000 + 10 = 89610.</details>
# 2. A friend's `dense_backward` returns `dZ @ W` as its third result, and all of the friend's tests
#    pass. Which networks did the friend test with?
#    <details><summary>answer</summary>Networks whose layers have as many inputs as outputs. With
#    (n, o) and (i, o) the product exists only if i = o, and even then it is wrong.</details>
# 3. One hidden ReLU unit has negative sums for all samples. What are its gradients, and what can
#    bring it back?
#    <details><summary>answer</summary>All zero, for its weights, its bias, and the weights behind it,
#    which see the signal 0. It cannot move by itself; only changes in earlier layers, which move its
#    inputs, can wake it. In the first hidden layer not even those.</details>
# 4. Why does `mlp_backward` not need the slope of the softmax anywhere?
#    <details><summary>answer</summary>It is in the error at the end: slope of the softmax and
#    derivative of the logarithm have cancelled to A - Y.</details>
# 5. A layer has 50 inputs and 200 outputs. Which standard deviation do ReLU weights get?
#    <details><summary>answer</summary>The square root of 2/50, which is 0.2. The number of outputs
#    plays no part.</details>
#
# **To read on.** I. Goodfellow, Y. Bengio, A. Courville, *Deep Learning*, chapter 6 (networks, output
# units, backpropagation) and section 8.4 (initial weights); A. Géron, *Hands-On Machine Learning*,
# the chapters on artificial and on deep neural networks.
