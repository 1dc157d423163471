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
# # Problem set 6: the 2-2-2 network, forwards and backwards
#
# After this problem set you can
#
# - run a batch of samples through a network with one hidden layer, as the same step done twice;
# - work out, on paper and in numpy, how the cost depends on every single weight and bias;
# - say why a hidden unit collects an error from *every* output, and why all gradients are taken
#   before any weight moves;
# - read the same network in three notations without being misled;
# - train it, and tell from the seventh decimal of one number whether somebody's backpropagation is
#   right.
#
# | exercise | what you write | points |
# |---|---|---:|
# | 1 | `convert_columns_to_rows(W1, W2)` | 5 |
# | 2 | **`forward(X, params)`** | 20 |
# | 3 | **`backward(X, Y, params, cache)`** | 40 |
# | 4 | `update(params, grads, eta)` | 10 |
# | 5 | `train_rounds(params, X, Y, eta, rounds, update_biases=True)` | 15 |
# | 6 | on paper: one derivative, two kinds of bias, one misprint | 10 |
#
# The cells marked *check* use the worked numbers of one small network. The tests that run after you
# hand in use other networks too: more inputs than hidden units, a single output, many samples at
# once. A later exercise is not marked down for a slip in an earlier one: where your `train_rounds`
# calls your `backward`, it is also tried with a right `backward`.

# %% [markdown]
# ## Conventions
#
# The same in every problem set.
#
# | | |
# |---|---|
# | samples | rows: `X (n, d)`; targets `Y (n, k)` |
# | one layer | `Z = A_prev @ W + b`, `A = sigmoid(Z)`; **Z is before, A after** the activation |
# | weights | `W (n_in, n_out)`: row = where the signal comes from, column = where it goes |
# | biases | `b (n_out,)`: every unit has its own |
# | cost | squared error with the factor 1/2, **sum over the outputs, mean over the samples** |
# | gradient | derivative of the cost; has the shape of its variable; an update *subtracts* it |
# | learning rate | $\eta$, in code `eta`, in other books (and in one function of problem set 3) $\alpha$ |
# | manners | nothing that is passed in is changed; results are new arrays; numbers are float64 |

# %% tags=["setup"]
import numpy as np

# %% [markdown]
# You wrote these three functions in problem set 3. Here they are given, in a form that survives
# sums of $\pm 1000$. Note again that `sigmoid_derivative` takes the sum $z$, not the activation.

# %% nbgrader={"grade": false, "grade_id": "given-neuron", "locked": true, "schema_version": 3, "solution": false, "task": false}
def sigmoid(z):
    """Squash each entry of z, of any shape, into (0, 1)."""
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))  # never overflows
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


def sigmoid_derivative(z):
    """Slope of the sigmoid at the sum z (not at the activation)."""
    a = sigmoid(z)
    return a * (1 - a)


def squared_error(A, Y):
    """Half the squared distance: summed over the outputs, averaged over the samples."""
    return 0.5 * np.sum((A - Y) ** 2) / len(A)


# %% [markdown]
# ## 1 A network small enough to do by hand
#
# A **multilayer perceptron** is several layers of such units as you have built so far, stacked. The
# *input layer* only hands the data on. One or more *hidden layers* follow, and the *output layer*
# gives the answer. Every unit is joined to every unit of the next layer (the network is *fully
# connected*), and to one thing more: in each layer except the last, drawings show a bias node that
# always sends 1. With the constants $x_0 = a_0 = 1$ for these nodes, two layers of weights are
#
# $$ o_k = \psi \Bigl( \sum_j w_{jk}\, a_j \Bigr), \qquad
#    a_j = \varphi \Bigl( \sum_i w_{ij}\, x_i \Bigr), $$
#
# where the sums start at 0. Here both activations $\varphi$, $\psi$ are sigmoids, and biases have
# an array of their own. Some call this a network of *two* layers, since two sets of weights adapt;
# some count the inputs and say *three*. "One hidden layer" leaves no doubt.
#
# Ours has two inputs, two hidden units, two outputs. The numbers below have been used by so many
# courses and blog posts that you will meet them again; this is why we use them too, and why we will
# be exact about them.
#
# - one sample: $i_1 = 0.05$, $i_2 = 0.10$ with the targets $t_1 = 0.01$, $t_2 = 0.99$;
# - eight weights $w_1 \dots w_8$ as in the drawing;
# - biases: $0.35$ for each hidden unit, $0.60$ for each output;
# - learning rate $\eta = 0.5$.
#
# `net222()` hands you a fresh copy whenever you call it.

# %% nbgrader={"grade": false, "grade_id": "given-net222", "locked": true, "schema_version": 3, "solution": false, "task": false}
def net222():
    """Return X (1, 2), Y (1, 2) and params of the 2-2-2 example, new arrays at each call."""
    X = np.array([[0.05, 0.10]])
    Y = np.array([[0.01, 0.99]])
    params = {
        "W1": np.array([[0.15, 0.25],  # from input 1:    w1 to h1, w3 to h2
                        [0.20, 0.30]]),  # from input 2:  w2 to h1, w4 to h2
        "b1": np.array([0.35, 0.35]),
        "W2": np.array([[0.40, 0.50],  # from hidden 1:   w5 to o1, w7 to o2
                        [0.45, 0.55]]),  # from hidden 2: w6 to o1, w8 to o2
        "b2": np.array([0.60, 0.60]),
    }
    return X, Y, params


# %% tags=["plot"]
def draw_222():
    """Draw the 2-2-2 network with its weights and biases."""
    import matplotlib.pyplot as plt

    X, Y, params = net222()
    heights, arrows, labels = [1.0, -1.0], [], []
    for layer in range(2):
        W = params[f"W{layer + 1}"]
        for to in range(2):
            for source in range(2):  # w1, w2 end in h1; w3, w4 in h2; and so on
                start = np.array([2.0 * layer, heights[source]])
                way = np.array([2.0, heights[to] - heights[source]])
                arrows.append((*(start + 0.2 * way), *(0.6 * way)))
                name = f"w{4 * layer + 2 * to + source + 1} = {W[source, to]:.2f}"
                labels.append((*(start + (0.5 if source == to else 0.3) * way), name))
    for unit, height in enumerate(heights):
        hidden, output = params["b1"][unit], params["b2"][unit]
        labels.append((0, height, f"i{unit + 1}\n{X[0, unit]:.2f}"))
        labels.append((2, height, f"h{unit + 1}\nbias {hidden:.2f}"))
        labels.append((4, height, f"o{unit + 1}\nbias {output:.2f}\ntarget {Y[0, unit]:.2f}"))
    fig = plt.figure(figsize=(6, 3.2))
    ax = fig.add_axes((0, 0, 1, 1), xlim=(-0.5, 4.5), ylim=(-1.6, 1.6))
    ax.axis("off")
    ax.quiver(*np.transpose(arrows), angles="xy", scale_units="xy", scale=1, width=0.003)
    ax.scatter([0, 0, 2, 2, 4, 4], heights * 3, s=4200, facecolor="white", edgecolor="black")
    for x, y, text in labels:
        box = {"backgroundcolor": "white"} if text[0] == "w" else {}
        ax.text(x, y, text, ha="center", va="center", **box)
    plt.show()


draw_222()

# %% [markdown]
# *Drawing: inputs $i_1$, $i_2$ on the left, hidden units $h_1$, $h_2$ in the middle, outputs $o_1$,
# $o_2$ on the right. $w_1$ and $w_2$ run from $i_1$ and $i_2$ into $h_1$; $w_3$ and $w_4$ run from
# $i_1$ and $i_2$ into $h_2$. In the same way $w_5$, $w_6$ run from $h_1$, $h_2$ into $o_1$, and
# $w_7$, $w_8$ into $o_2$. Each circle holds the name of its unit and its input, bias or target.*
#
# Read off the drawing where each weight sits in our matrices. The weights of **one receiving unit**
# stand in **one column**:
#
# $$
# W_1 = \begin{pmatrix} w_1 & w_3 \\ w_2 & w_4 \end{pmatrix},
# \qquad
# W_2 = \begin{pmatrix} w_5 & w_7 \\ w_6 & w_8 \end{pmatrix}.
# $$
#
# Square matrices forgive everything and reveal nothing: a transposed 2 by 2 matrix still multiplies,
# and gives a wrong number instead of an error. Keep the picture of the columns in mind.

# %% [markdown]
# ## 2 The same network in three notations
#
# Books agree about the mathematics and about nothing else. Here is the hidden unit $h_1$ as our
# arrays hold it, and in three notations that you will meet:
#
# | | this course (rows are samples) | *net / out* | columns, *z / a* | columns, *a / z* |
# |---|---|---|---|---|
# | sum arriving at $h_1$ | `Z1[:, 0]` | $net_{h1}$ | $z_1$ | $a_1$ (!) |
# | what $h_1$ sends on | `A1[:, 0]` | $out_{h1}$ | $a_1$ | $z_1$ (!) |
# | weight from input 2 to $h_1$ | `W1[1, 0]` | $w_2$ | $w_{12}$: *into* 1 *from* 2 | $w_{21}$: *from* 2 *to* 1 |
# | one layer | `A_prev @ W + b` | written out in sums | $W a + b$ | $W^{\mathsf T} z + b$ |
#
# Three questions to ask of any page before you copy a formula from it:
#
# 1. *Is this letter before or after the sigmoid?* The last two columns use the same two letters the
#    other way round; it happens even within one set of slides. Safe, and rare, is
#    $a_i = g(in_i)$ with the activation function $g$.
# 2. *Which index of a weight is the receiving unit?* $w_{ji}$ may lead from $j$ to $i$ or from $i$
#    to $j$. In the layout $Wa + b$ the weights of one receiving unit stand in one **row**. So $w_1 \dots w_8$ written row by row give
#    $\begin{pmatrix} w_1 & w_2 \\ w_3 & w_4 \end{pmatrix}$ and
#    $\begin{pmatrix} w_5 & w_6 \\ w_7 & w_8 \end{pmatrix}$.
# 3. *Is $\delta$ the derivative with respect to the sum or to the activation?* The two differ by
#    the slope of the sigmoid. Either works; half of one and half of the other does not. In this
#    course $\delta$, in code `dZ`, belongs to the **sum**.
#
# ### Exercise 1: translate the layout (5 points)
#
# Somebody sends you weights in the layout with one row per receiving unit. Bring them into ours.
# The layers may have any sizes: `W1` arrives as `(h, d)`, `W2` as `(k, h)`.

# %% nbgrader={"grade": false, "grade_id": "convert_columns_to_rows-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def convert_columns_to_rows(W1, W2):
    """Bring weights for column vectors (Z = W A + b) into the layout for rows (Z = A W + b).

    Parameters
    ----------
    W1 : ndarray, shape (h, d)
        First layer, one row per receiving hidden unit.
    W2 : ndarray, shape (k, h)
        Second layer, one row per receiving output.

    Returns
    -------
    W1 : ndarray, shape (d, h)
    W2 : ndarray, shape (h, k)
        The same connections with the same weights, one column per receiving unit.
        The matrices passed in are left as they are.
    """
    ### BEGIN SOLUTION
    # copy, because a transpose alone is only another view of the caller's numbers
    return W1.T.copy(), W2.T.copy()
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "convert_columns_to_rows-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_convert_columns_to_rows():
    """Translate w1..w8, written row by row, into the matrices of net222()."""
    from_book = np.array([[0.15, 0.20], [0.25, 0.30]]), np.array([[0.40, 0.45], [0.50, 0.55]])
    answer = convert_columns_to_rows(*from_book)
    assert isinstance(answer, tuple | list), "Return both matrices: W1, W2."
    assert len(answer) == 2, "Return two matrices: W1, W2."
    _, _, params = net222()
    for name, got in zip(("W1", "W2"), answer, strict=True):
        assert np.shape(got) == (2, 2), f"{name} should be (2, 2), yours is {np.shape(got)}."
        assert np.allclose(got, params[name], rtol=0, atol=1e-6), (
            f"{name} differs from the matrix in net222(). Follow one weight, say from unit 2 to "
            "unit 1: in which row and column is it before, and where should it be after?")
    print("convert_columns_to_rows: all visible checks passed.")


check_convert_columns_to_rows()

# %% nbgrader={"grade": true, "grade_id": "convert_columns_to_rows", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
# convert_columns_to_rows, 5 points.
# This cell is graded by tests that run after you hand in: other weights, layers of different sizes.
# Nothing to do here.

# %% [markdown]
# ## 3 Forwards: the same step twice
#
# Each unit does what your single neuron of problem set 3 did: a weighted sum, a bias, a sigmoid.
# For the first hidden unit
#
# $$ net_{h1} = w_1 i_1 + w_2 i_2 + b = 0.15 \cdot 0.05 + 0.20 \cdot 0.10 + 0.35 = 0.3775,
# \qquad out_{h1} = \sigma(0.3775) = 0.59327. $$
#
# The output units do the same with the *hidden* activations in place of the inputs:
#
# $$ net_{o1} = w_5\, out_{h1} + w_6\, out_{h2} + b = 1.10591,
# \qquad out_{o1} = \sigma(1.10591) = 0.75137. $$
#
# Written for all units of a layer and all samples at once, both layers are one and the same line:
#
# $$ Z_\ell = A_{\ell-1} W_\ell + b_\ell, \qquad A_\ell = \sigma(Z_\ell), \qquad A_0 = X. $$
#
# Row $s$ of $Z_\ell$ belongs to sample $s$ and to no other: samples never mix on the way forward.
# The bias `(n_out,)` is added to every row, each unit its own entry.
#
# The cost compares the outputs with the targets (a few texts call the *target* the "actual output":
# look which of the two is given). In most texts on this example the cost is $E$ or $E_{total}$; we
# write $C$, as everywhere. For our one sample
#
# $$ C = \tfrac12 (0.75137 - 0.01)^2 + \tfrac12 (0.77293 - 0.99)^2 = 0.27481 + 0.02356 = 0.29837. $$
#
# On the way back we shall need the sums and activations of both layers once more, so `forward`
# keeps them all, in a dictionary that we call the *cache*.
#
# ### Exercise 2: forward (20 points)

# %% nbgrader={"grade": false, "grade_id": "forward-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def forward(X, params):
    """Run a batch through the network: sigmoid in both layers.

    Parameters
    ----------
    X : ndarray, shape (n, d)
        One sample per row.
    params : dict
        "W1" (d, h), "b1" (h,), "W2" (h, k), "b2" (k,), each an ndarray. Left unchanged.

    Returns
    -------
    cache : dict
        "Z1" and "A1", each an ndarray of shape (n, h): sums and activations of the hidden units;
        "Z2" and "A2", each an ndarray of shape (n, k): sums and activations of the outputs.
        Further entries do no harm.

    Notes
    -----
    No Python loop over samples or units.
    """
    ### BEGIN SOLUTION
    Z1 = X @ params["W1"] + params["b1"]  # (n, h)
    A1 = sigmoid(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]  # (n, k)
    A2 = sigmoid(Z2)
    return {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "forward-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_forward():
    """Compare with the 2-2-2 example, to five decimals."""
    X, Y, params = net222()
    cache = forward(X, params)
    assert isinstance(cache, dict), "forward should return a dictionary, the cache."
    worked = {"Z1": [[0.37750, 0.39250]], "A1": [[0.59327, 0.59688]],
              "Z2": [[1.10591, 1.22492]], "A2": [[0.75137, 0.77293]]}
    look = {"Z1": "Weighted sums of the inputs plus the hidden biases. Which column is which unit?",
            "A1": "The sigmoid of Z1, once.",
            "Z2": "Weighted sums of what the hidden units send out, plus the output biases.",
            "A2": "The sigmoid of Z2, once."}
    for key, numbers in worked.items():
        assert key in cache, f"The cache has no entry {key!r}."
        shape = np.shape(cache[key])
        assert shape == (1, 2), f"{key} should have the shape (1, 2), yours has {shape}."
        assert np.allclose(cache[key], numbers, rtol=0, atol=5.1e-6), (
            f"{key} should be {numbers} to five decimals. {look[key]}")
    error = squared_error(cache["A2"], Y)
    assert abs(error - 0.29837) < 5.1e-6, "The cost of these outputs should be 0.29837."
    _, _, before = net222()
    for key in before:
        assert np.array_equal(params[key], before[key]), f"forward has changed the old {key}."
    print("forward: all visible checks passed.")


check_forward()

# %% nbgrader={"grade": true, "grade_id": "forward", "locked": true, "points": 20, "schema_version": 3, "solution": false, "task": false}
# forward, 20 points.
# This cell is graded by tests that run after you hand in: other inputs, other shapes, extreme
# values. Nothing to do here.

# %% [markdown]
# ## 4 Backwards: who is to blame for the error?
#
# Learning is a loop: *predict, measure the error, go back through the layers to see what each of
# them has contributed, change the weights a little*; then the next sample, or the next batch. You
# have the first two stations. This is the third, *backpropagation*; the fourth is section 6.
#
# We want to know, for **each** of the twelve parameters, how fast $C$ changes when this one
# parameter moves and all others stay. Nothing is needed but the chain rule; the art is to do no
# piece of work twice.
#
# ### 4.1 The error of an output
#
# Moving $net_{o1}$ moves $out_{o1}$, and this moves $C$. Two links, two factors:
#
# $$ \delta_{o1} = \frac{\partial C}{\partial net_{o1}}
#    = \underbrace{(out_{o1} - t_1)}_{\partial C / \partial out_{o1}} \cdot
#      \underbrace{out_{o1} (1 - out_{o1})}_{\partial out_{o1} / \partial net_{o1}}
#    = 0.74137 \cdot 0.18682 = 0.13850. $$
#
# The 2 from the square has met the 1/2 of the cost. The sign is the natural one: the output is too
# large, $\delta_{o1}$ is positive, and going *against* the gradient will make it smaller. (You will
# also see $-(t - out)$; that is the same number. Plain $(t - out)$ is not.)
#
# ### 4.2 From the error to the weights that end here
#
# $w_5$ enters $net_{o1} = w_5\, out_{h1} + w_6\, out_{h2} + b$ only as the factor of $out_{h1}$, so
# one more link completes the chain:
#
# $$ \frac{\partial C}{\partial w_5} = \delta_{o1} \cdot out_{h1}
#    = 0.74137 \cdot 0.18682 \cdot 0.59327 = 0.0822. $$
#
# In words: *the gradient of a weight is the error of the unit where it ends, times the signal that
# came in through it.* A bias is a weight whose signal is always 1, so its gradient is the error of
# its unit. Both sentences hold in every layer.
#
# (More digits: 0.082167. Some slides cut digits off instead of rounding and print 0.08216; we
# round.)
#
# ### 4.3 A hidden unit collects from every output
#
# What is the error of a hidden unit $h$? No target tells it what it should have sent. But whatever
# it sends goes to **all** outputs, so moving $out_h$ moves every $net_o$, each by the weight on
# that connection. At a place where paths part, the chain rule adds them up (problem set 1, two
# paths):
#
# $$ \frac{\partial C}{\partial out_h} = \sum_{o} \delta_o \, w_{h \to o}, \qquad
#    \delta_h = \frac{\partial C}{\partial out_h} \cdot out_h (1 - out_h). $$
#
# The paths may well disagree. In our example $o_1$ is too large and $o_2$ too small: through $o_1$
# the hidden unit is asked to send less, through $o_2$ to send more. Only the sum knows who wins.
# Note also that the error flows back through the *weights*, the same ones as on the way forward,
# now read from the other end.
#
# For the weights into the hidden units, the sentence of 4.2 applies word for word.
#
# ### 4.4 Many samples
#
# The cost is the **mean** over the samples. So each sample contributes its own gradient, as above,
# and the gradient of the batch is their mean: one division by $n$, wherever you put it, but
# **exactly one**. Handing in every sample twice must not change the gradient.
#
# ### 4.5 Two proof-readers
#
# *Shapes.* A gradient has the shape of its variable, and there is rarely more than one way to make
# the shapes fit. A sum over samples is a matrix product in which $n$ disappears; a sum over outputs
# is one in which $k$ disappears; "times the slope" happens entry by entry and changes no shape. To
# catch a mistake by its shape, choose $n$, $d$, $h$, $k$ all different. In the 2-2-2 network nearly
# everything fits everywhere.
#
# *Difference quotients.* Move one parameter by $\pm 10^{-5}$, run `forward` twice, and compare
# $(C_+ - C_-) / (2 \cdot 10^{-5})$ with your gradient. That is what your `numerical_gradient` of
# problem set 1 does; it is not in this notebook, so copy it into a cell of your own. It is far too
# slow to train with (two forward passes for every single parameter), and a superb check. Try it on
# a 3-4-2 network with five samples before you hand in.
#
# ### 4.6 All gradients first, then all updates
#
# The twelve derivatives describe the slope of $C$ at **one point**, the parameters with which
# `forward` was run. If $w_5 \dots w_8$ have already been moved when the error is sent back through
# them, the hidden gradients belong to no point at all. Nothing crashes and the network still
# learns, which is why this mistake is so common (section 7 has a famous case). In this course
# `backward` only computes; moving is the business of `update`.
#
# ### Exercise 3: backward (40 points)
#
# You may read whatever you need from the cache or compute it again. The tests make the cache with a
# right `forward`: it holds `Z1`, `A1`, `Z2`, `A2` for just these `X` and `params`, and no entry
# that only your own `forward` would have put there.

# %% nbgrader={"grade": false, "grade_id": "backward-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def backward(X, Y, params, cache):
    """Gradient of squared_error(A2, Y) for every parameter, by backpropagation.

    Parameters
    ----------
    X : ndarray, shape (n, d)
    Y : ndarray, shape (n, k)
        Targets, one row per sample.
    params : dict
        "W1" (d, h), "b1" (h,), "W2" (h, k), "b2" (k,), each an ndarray. Left unchanged.
    cache : dict
        What forward(X, params) gave: "Z1", "A1" (n, h), "Z2", "A2" (n, k), each an ndarray.
        Left unchanged.

    Returns
    -------
    grads : dict
        "W1", "b1", "W2", "b2": derivatives of the cost, each an ndarray with the shape of its
        parameter.

    Notes
    -----
    The cost is a sum over outputs and a mean over samples. No Python loop over samples or units,
    and no difference quotients.
    """
    ### BEGIN SOLUTION
    n = len(X)
    A1, A2 = cache["A1"], cache["A2"]
    # errors of the outputs, dC/dZ2; the mean over the samples enters here and nowhere else
    dZ2 = (A2 - Y) / n * A2 * (1 - A2)  # (n, k)
    # each hidden unit collects from all outputs, then passes its own slope
    dZ1 = (dZ2 @ params["W2"].T) * A1 * (1 - A1)  # (n, k) @ (k, h) -> (n, h)
    return {
        "W1": X.T @ dZ1,  # (d, n) @ (n, h): signal in times error, summed over the samples
        "b1": dZ1.sum(axis=0),  # (h,)
        "W2": A1.T @ dZ2,  # (h, n) @ (n, k)
        "b2": dZ2.sum(axis=0),  # (k,)
    }
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "backward-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_backward():
    """Compare all twelve gradients of the 2-2-2 example, rounded as one would write them down."""
    X, Y, params = net222()
    grads = backward(X, Y, params, forward(X, params))
    assert isinstance(grads, dict), "backward should return a dictionary of gradients."
    for key in ("W1", "b1", "W2", "b2"):
        assert key in grads, f"There is no gradient for {key}."
        shape, own = np.shape(grads[key]), np.shape(params[key])
        assert shape == own, f"The gradient of {key} has the shape {shape}, {key} itself {own}."
    output = "See 4.1 and 4.2: error of the output, times the signal that came in."
    hidden = "See 4.3: both outputs, the right weights, the slope of the hidden unit?"
    worked = [
        ("dC/dw5", "W2", (0, 0), 0.0822, 4, output),
        ("dC/dw6", "W2", (1, 0), 0.0827, 4, output),
        ("dC/dw7", "W2", (0, 1), -0.0226, 4, output),
        ("dC/dw8", "W2", (1, 1), -0.0227, 4, output),
        ("dC/db2, output 1", "b2", 0, 0.1385, 4, output),
        ("dC/db2, output 2", "b2", 1, -0.0381, 4, output),
        ("dC/dw1", "W1", (0, 0), 0.00044, 5, hidden),
        ("dC/dw2", "W1", (1, 0), 0.00088, 5, hidden),
        ("dC/dw3", "W1", (0, 1), 0.00050, 5, hidden),
        ("dC/dw4", "W1", (1, 1), 0.00100, 5, hidden),
        ("dC/db1, hidden 1", "b1", 0, 0.00877, 5, hidden),
        ("dC/db1, hidden 2", "b1", 1, 0.00995, 5, hidden),
    ]
    for name, key, place, number, decimals, look in worked:
        got = float(np.asarray(grads[key])[place])
        assert abs(got - number) < 0.51 * 10**-decimals, (
            f"{name} should be {number:.{decimals}f}, yours is {got:.{decimals + 2}f}. {look}")
    _, _, before = net222()
    for key in before:
        assert np.array_equal(params[key], before[key]), f"backward has changed the old {key}."
    print("backward: all visible checks passed.")


check_backward()

# %% nbgrader={"grade": true, "grade_id": "backward", "locked": true, "points": 40, "schema_version": 3, "solution": false, "task": false}
# backward, 40 points.
# This cell is graded by tests that run after you hand in: more digits of these numbers, other
# networks and batches, difference quotients, extreme values. Nothing to do here.

# %% [markdown]
# ## 5 On paper (question M6, 10 points)
#
# Numbers to five decimals. You have the activations from exercise 2 and $\delta_{o1} = 0.13850$
# from section 4.
#
# **(a)** (4 points) Derive $\partial C / \partial w_1$ for the 2-2-2 network. Start from $C$, write
# down every path from $w_1$ to $C$ with one factor per link, and put in the numbers.
#
# **(b)** (3 points) Many drawings of this network show *one* bias node per layer, with one arrow to
# each unit and one number, $b_2$, on all of them. What is $\partial C / \partial b_2$ if both
# outputs share this one number, and what is it when each output has its own, as in this course?
# Explain where the difference comes from, and say what each variant gives after one update with
# $\eta = 0.5$.
#
# **(c)** (3 points) A lecture slide has the line
# $$ net_{h1} = w_1 i_1 + w_3 i_2 + b_1. $$
# Which index is wrong, and how do you see it in the drawing? How far does the misprint move
# $net_{h1}$ and $out_{h1}$ if everything else stays right? Would you notice it from
# $\partial C / \partial w_5$ to four decimals?

# %% [markdown] nbgrader={"grade": true, "grade_id": "written-network-on-paper", "locked": false, "points": 10, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **(a)** $w_1$ appears in $net_{h1}$ only. From there the way leads through $out_{h1}$, which
# enters *both* output sums, so two paths are added:
#
# $$ \frac{\partial C}{\partial w_1}
# = \left(
#   \underbrace{\frac{\partial C}{\partial out_{o1}}
#              \frac{\partial out_{o1}}{\partial net_{o1}}}_{\delta_{o1}}
#   \underbrace{\frac{\partial net_{o1}}{\partial out_{h1}}}_{w_5}
#   + \underbrace{\frac{\partial C}{\partial out_{o2}}
#                \frac{\partial out_{o2}}{\partial net_{o2}}}_{\delta_{o2}}
#   \underbrace{\frac{\partial net_{o2}}{\partial out_{h1}}}_{w_7} \right)
#   \frac{\partial out_{h1}}{\partial net_{h1}} \frac{\partial net_{h1}}{\partial w_1} . $$
#
# $\delta_{o1} = 0.74137 \cdot 0.18682 = 0.13850$ and
# $\delta_{o2} = -0.21707 \cdot 0.17551 = -0.03810$. The bracket is
# $0.13850 \cdot 0.40 - 0.03810 \cdot 0.50 = 0.05540 - 0.01905 = 0.03635$.
# The slope of the hidden unit is $0.59327 \cdot 0.40673 = 0.24130$, the last factor $i_1 = 0.05$.
# Together $0.03635 \cdot 0.24130 \cdot 0.05 = 0.00044$ (0.000438568).
#
# **(b)** Each $net_o$ contains its bias with the factor 1. With one bias per output the gradients
# are $\delta_{o1} = 0.13850$ and $\delta_{o2} = -0.03810$. A shared $b_2$ reaches $C$ on two paths,
# through both outputs, and paths add: $0.13850 - 0.03810 = 0.10040$. After one update the separate
# biases are $0.60 - 0.5 \cdot 0.13850 = 0.53075$ and $0.60 + 0.5 \cdot 0.03810 = 0.61905$; the
# shared one is $0.54980$, for both outputs. So the error after one round differs as well (0.28047
# with separate biases in both layers, 0.28575 with shared ones). The shared bias moves *both*
# outputs down although $o_2$ should go up.
#
# **(c)** The second weight must be $w_2$: both weights must *end* in $h_1$, and $w_3$ runs from
# $i_1$ to $h_2$. The sum moves by $(w_3 - w_2)\, i_2 = 0.05 \cdot 0.10 = 0.005$, from 0.37750 to
# 0.38250; the activation by about $0.005 \cdot 0.24130 = 0.00121$, from 0.59327 to 0.59448.
# $\partial C / \partial w_5$ becomes 0.0823 instead of 0.0822 (0.082324 against 0.082167): visible
# in the fourth decimal, but so little that one may well put it down to rounding. $C$ itself moves
# only from 0.29837 to 0.29841.
#
# ### BEGIN MARK SCHEME
# **Mark scheme**
#
# - (a) 1: both paths present; 1: the weights $w_5$ and $w_7$ (the old ones) on them; 1: slope of
#   the hidden unit and factor $i_1$; 1: numbers, 0.00044 (accept 0.00043 or 0.000438 to 0.000439).
#   Any notation. Through $o_1$ only (0.00067): at most 2.
# - (b) 1: 0.10040 (accept 0.1004) for the shared bias; 1: 0.13850 and -0.03810 for separate ones
#   with the reason (one path or two); 1: the updated values 0.54980 against 0.53075 and 0.61905.
# - (c) 1: $w_3$ should be $w_2$, with a reason (both weights must end in $h_1$); 1: $net_{h1}$
#   moves by 0.005, to 0.3825, and $out_{h1}$ by 0.0012, to 0.5945; 1: a sensible judgement: one
#   unit in the fourth decimal, easily mistaken for rounding. An answer that swaps $w_2$ and $w_3$
#   in both hidden units gets 0.08233 and the same marks.
# ### END MARK SCHEME
# ### END SOLUTION

# %% [markdown]
# ## 6 One step downhill
#
# Now, and only now, everything moves, each parameter against its own gradient:
#
# $$ \theta \leftarrow \theta - \eta \, \frac{\partial C}{\partial \theta}
# \qquad \text{for } \theta = W_1, b_1, W_2, b_2. $$
#
# Two warnings about arrays. `params["W1"] -= ...` changes the array that the *caller* holds, and a
# copy of the dictionary does not help: it has the same arrays in it. And a dictionary is looked up
# by **key**; somebody else's `grads` may list its keys in another order.
#
# ### Exercise 4: update (10 points)

# %% nbgrader={"grade": false, "grade_id": "update-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def update(params, grads, eta):
    """One gradient step for all weights and biases.

    Parameters
    ----------
    params : dict
        "W1", "b1", "W2", "b2". Left unchanged, the arrays in it too.
    grads : dict
        The same keys, in any order; each entry has the shape of its parameter.
    eta : float
        Learning rate.

    Returns
    -------
    params : dict
        A new dictionary with new arrays, each moved against its gradient.
    """
    ### BEGIN SOLUTION
    return {key: params[key] - eta * grads[key] for key in params}
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "update-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_update():
    """One step of the 2-2-2 example with eta = 0.5, to five decimals, with typed-in gradients."""
    _, _, params = net222()
    grads = {
        "W1": np.array([[0.000438568, 0.000497713], [0.000877135, 0.000995425]]),
        "b1": np.array([0.008771355, 0.009954255]),
        "W2": np.array([[0.082167041, -0.022602540], [0.082667628, -0.022740242]]),
        "b2": np.array([0.138498562, -0.038098237]),
    }
    stepped = update(params, grads, 0.5)
    assert isinstance(stepped, dict), "update should return a dictionary of parameters."
    worked = {
        "W1": [[0.14978, 0.24975], [0.19956, 0.29950]], "b1": [0.34561, 0.34502],
        "W2": [[0.35892, 0.51130], [0.40867, 0.56137]], "b2": [0.53075, 0.61905],
    }
    for key, numbers in worked.items():
        assert key in stepped, f"The result has no {key}."
        assert np.shape(stepped[key]) == np.shape(numbers), f"{key} has another shape than before."
        assert np.allclose(stepped[key], numbers, rtol=0, atol=5.1e-6), (
            f"{key} should be {numbers} to five decimals. In which direction is a step, how long?")
    _, _, before = net222()
    for key in before:
        assert np.array_equal(params[key], before[key]), f"update has changed the old {key}."
    print("update: all visible checks passed.")


check_update()

# %% nbgrader={"grade": true, "grade_id": "update", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
# update, 10 points.
# This cell is graded by tests that run after you hand in: other networks, other learning rates.
# Nothing to do here.

# %% [markdown]
# ## 7 Many rounds, and a number that is wrong all over the web
#
# One *round* is: `forward` on the whole batch, `backward`, `update`; the next round starts from the
# new parameters. Many texts on this example leave the biases where they are, without saying so
# loudly. So `train_rounds` has a switch, `update_biases`. These costs $C$ belong to the 2-2-2
# network with $\eta = 0.5$:
#
# | rounds | biases held fixed | one bias per unit, updated |
# |---:|---:|---:|
# | 0 | 0.298371109 | 0.298371109 |
# | 1 | **0.291027774** | **0.280471447** |
# | 10 | 0.220918592 | 0.125527038 |
# | 100 | 0.020046828 | 0.006083131 |
# | 1000 | 0.001114349 | 0.000270705 |
# | 10000 | 0.000035102 | 0.000002448 |
#
# (A *shared* bias for each layer would give 0.285750887 after one round.)
#
# **Do not trust 0.291027924.** Search for this example and you will find this number for "biases
# fixed, one round", together with the outputs 0.015912196 and 0.984065734 after 10000 rounds. They
# have been copied from page to page. They come from the mistake of 4.6: the error was sent back
# through $w_5 \dots w_8$ *after* these had been updated. The algorithm that those same pages
# describe gives **0.291027774**, and after 10000 rounds the outputs **0.015913620** and
# **0.984064274**. If your result differs from the web's in the seventh decimal, it is not floating
# point: float64 carries about sixteen digits.
#
# The story has a moral. Both versions learn, and learn equally well. That a network *trains* proves
# very little about its gradients; compare the gradients themselves, every entry, with many digits.
#
# ### Exercise 5: train_rounds (15 points)

# %% nbgrader={"grade": false, "grade_id": "train_rounds-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_rounds(params, X, Y, eta, rounds, update_biases=True):
    """Train with the full batch for a number of rounds.

    Parameters
    ----------
    params : dict
        Where to start: "W1", "b1", "W2", "b2". Left unchanged, the arrays in it too.
    X : ndarray, shape (n, d)
    Y : ndarray, shape (n, k)
    eta : float
        Learning rate.
    rounds : int
        Number of rounds; 0 gives parameters equal to those passed in.
    update_biases : bool
        If False, b1 and b2 keep their values and only the weights move.

    Returns
    -------
    params : dict
        The parameters after the last round.
    """
    ### BEGIN SOLUTION
    params = {key: value.copy() for key, value in params.items()}
    for _ in range(rounds):
        cache = forward(X, params)  # anew in each round: the parameters have moved
        grads = backward(X, Y, params, cache)
        stepped = update(params, grads, eta)
        if not update_biases:
            stepped["b1"], stepped["b2"] = params["b1"], params["b2"]
        params = stepped
    return params
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "train_rounds-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_train_rounds():
    """Costs and outputs of the 2-2-2 example after 1 and after 100 rounds."""
    X, Y, before = net222()

    def train(rounds, update_biases):
        _, _, start = net222()
        end = train_rounds(start, X, Y, 0.5, rounds, update_biases)
        assert isinstance(end, dict), "train_rounds should return a dictionary of parameters."
        for key in before:
            assert key in end, f"The result has no {key}."
            assert np.array_equal(start[key], before[key]), f"You have changed the old {key}."
        outputs = np.asarray(forward(X, end)["A2"])
        return squared_error(outputs, Y), outputs

    cost, _ = train(1, False)
    assert abs(cost - 0.291027924) > 5e-8, (
        "This is the number from the web: the hidden gradients were taken with weights that had "
        "already moved (4.6).")
    assert abs(cost - 0.291027774) < 5e-8, (
        f"After one round with fixed biases C should be 0.291027774, yours is {cost:.9f}.")
    cost, _ = train(1, True)
    assert abs(cost - 0.285750887) > 5e-8, (
        "This is the error with one shared bias per layer; here each unit has its own.")
    assert abs(cost - 0.280471447) < 5e-8, (
        f"After one round with biases updated C should be 0.280471447, yours is {cost:.9f}.")
    cost, outputs = train(100, False)
    assert abs(cost - 0.020046828) < 2e-8, (
        f"After 100 rounds with fixed biases C should be 0.020046828, yours is {cost:.9f}. "
        "Does every round start from the parameters of the round before?")
    assert np.allclose(outputs, [[0.175807, 0.877743]], rtol=0, atol=1e-6), (
        "After 100 rounds with fixed biases the outputs should be 0.175807 and 0.877743.")
    print("train_rounds: all visible checks passed.")


check_train_rounds()

# %% nbgrader={"grade": true, "grade_id": "train_rounds", "locked": true, "points": 15, "schema_version": 3, "solution": false, "task": false}
# train_rounds, 15 points.
# This cell is graded by tests that run after you hand in: other networks and batches, other
# learning rates. Nothing to do here.

# %% [markdown]
# The next cell plots the cost from round 1 to round 100. *You should see two falling curves over
# logarithmic axes, both starting just below 0.3. The dashed one (biases updated) lies below the
# solid one (biases fixed) after one round already, and ends about three times lower.*

# %% tags=["plot"]
def costs_after(marks, update_biases):
    """Return the costs of the 2-2-2 network after so many rounds."""
    X, Y, params = net222()
    done, costs = 0, []
    for rounds in marks:
        params = train_rounds(params, X, Y, 0.5, rounds - done, update_biases)
        costs.append(float(squared_error(forward(X, params)["A2"], Y)))
        done = rounds
    return costs


def plot_training():
    """Plot the cost against the rounds, with and without bias updates."""
    import matplotlib.pyplot as plt

    marks = [1, 2, 5, 10, 20, 50, 100]
    fixed, updated = costs_after(marks, False), costs_after(marks, True)
    fig, ax = plt.subplots(figsize=(5, 3))
    ax.loglog(marks, fixed, "-o", color="black", markersize=4, label="biases fixed")
    ax.loglog(marks, updated, "--o", color="black", markersize=4, label="biases updated")
    ax.set_xticks([1, 10, 100], ["1", "10", "100"])
    ax.set_yticks([0.01, 0.1], ["0.01", "0.1"])
    ax.minorticks_off()
    ax.set(xlabel="rounds", ylabel="cost C of the 2-2-2 network")
    ax.legend(loc="lower left")
    plt.show()


try:
    plot_training()
except NotImplementedError:
    print("The curves appear here once forward, backward, update and train_rounds are written.")
except Exception as error:  # an unfinished solution should not stop the notebook
    print(f"No curves yet ({type(error).__name__}): please look at the checks above first.")

# %% [markdown]
# ## Check yourself
#
# No points; an answer folds out below each question.
#
# 1. A network has 4 inputs, 3 hidden units and 1 output; the batch has 10 samples. Which shapes do
#    $Z_1$, $\partial C / \partial W_1$ and $\partial C / \partial b_2$ have?
#    <details><summary>answer</summary>(10, 3), (4, 3) and (1,). Only the first one knows how many
#    samples there were.</details>
# 2. All weights in $W_2$ are zero. Which gradients vanish, and which do not?
#    <details><summary>answer</summary>Those of W1 and b1 vanish: no error gets back through W2.
#    Those of W2 and b2 in general do not, so after one update W2 is no longer zero.</details>
# 3. An output is 0.99998 and its target is 0. Why does it learn so slowly?
#    <details><summary>answer</summary>The error is large, but it is multiplied by the slope,
#    0.99998 times 0.00002. Problem set 4 has the remedy.</details>
# 4. Your `backward` forgets the slope of the hidden units. Which of the twelve numbers in the
#    visible check are still right?
#    <details><summary>answer</summary>All six of the output layer, among them dC/dw5. One right
#    number proves little.</details>
# 5. Your friend's network has the same outputs as yours after 10000 rounds, to four decimals. Is
#    your friend's `backward` right?
#    <details><summary>answer</summary>You cannot know. The version with the already updated weights
#    passes this test as well. Compare gradients, entry by entry.</details>
# 6. A book with $a$ for the sum and $z$ for the activation has one *linear* output,
#    $\hat y = \sum_j w^{(2)}_j \sigma(a_j)$, one sample and the cost $\frac12 (y - \hat y)^2$. What is the
#    derivative by $w^{(1)}_{11}$, from input 1 to hidden unit 1?
#    <details><summary>answer</summary>(ŷ - y) · w1(2) · σ(a1) (1 - σ(a1)) · x1. One output, so one
#    path; and the slope of a linear output is 1, so it leaves no factor.</details>
