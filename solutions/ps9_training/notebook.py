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
# # Problem set 9: training, from XOR to digits, and what to do when it does not work
#
# After this problem set you can
#
# - cut a data set into shuffled mini-batches and say what the size of a batch trades against what;
# - train a network on XOR from random weights, and see what its hidden layer has made of the inputs;
# - read a pair of training and validation curves, and stop training at the right epoch by a rule;
# - use dropout so that nothing has to be corrected afterwards;
# - train a network that reads digits which it has never seen, with numpy alone;
# - search for a fault in a training script in an order that finds it: input, model, loss, learning
#   rate.
#
# | exercise | what you write | points |
# |---|---|---:|
# | 1 | `solve_xor(seed)` | 16 |
# | 2 | `minibatches(X, y, batch_size, rng)` | 12 |
# | 3 | `early_stopping(val_costs, patience)` | 12 |
# | 4 | `dropout_forward(A, p_drop, rng, train=True)` | 10 |
# | 5 | **`train_digits(Xtr, ytr, Xva, yva, seed)`** | 25 |
# | 6 | `find_bug_1`, `find_bug_2`, `find_bug_3` | 15 |
# | 7 | in words: experiments and a pair of curves | 10 |
#
# Training takes time, but here only little: no cell of this notebook should need more than a few
# seconds. The tests that run after you hand in train your networks again, with other seeds and on
# other data, and give your function 20 seconds at most.

# %% [markdown]
# ## Conventions
#
# The same in every problem set; these rows are needed here.
#
# | | |
# |---|---|
# | samples | rows: `X (n, d)`; labels `y (n,)`, integers from 0; targets `Y (n, k)` |
# | one layer | `Z = A_prev @ W + b`, `A = f(Z)`; **Z is before, A after** the activation |
# | a network | `layers`, a list of pairs `(W, b)`, first layer first; `W (n_in, n_out)`, `b (n_out,)` |
# | costs | mean over the samples; cross-entropy for classes, squared error with the factor 1/2 for XOR |
# | learning rate | $\eta$, in code `eta`; an update *subtracts* `eta` times the gradient |
# | epoch | one pass through all training samples; epochs are counted from 0 |
# | randomness | comes from `rng = np.random.default_rng(seed)` only, never from a global state |
# | manners | nothing that is passed in is changed; results are new arrays |
#
# **Where books differ.** The learning rate is also written $\alpha$ or $\epsilon$. "Batch" means the
# whole training set in one book and a mini-batch in the next; "stochastic gradient descent" means
# one sample per update in old texts and mini-batches in newer ones. Some count an *iteration* (one
# update) where others count an *epoch*.

# %% tags=["setup"]
import numpy as np

# %% [markdown]
# The functions that you wrote in problem sets 3, 5, 6 and 8 are given here. Read their first lines
# again: you will need to know what goes in and what comes out.

# %% nbgrader={"grade": false, "grade_id": "given-xor-network", "locked": true, "schema_version": 3, "solution": false, "task": false}
def sigmoid(z):
    """Squash each entry of z, of any shape, into (0, 1)."""
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))  # never overflows
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


def forward(X, params):
    """Run the network with one hidden layer of problem set 6, all units sigmoid.

    params has "W1" (d, h), "b1" (h,), "W2" (h, k), "b2" (k,); the result has "Z1", "A1", "Z2", "A2".
    """
    Z1 = X @ params["W1"] + params["b1"]
    A1 = sigmoid(Z1)
    Z2 = A1 @ params["W2"] + params["b2"]
    return {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": sigmoid(Z2)}


def backward(X, Y, params, cache):
    """Return the gradients of the squared error under the same four keys as in params."""
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = (A2 - Y) / len(X) * A2 * (1 - A2)
    dZ1 = (dZ2 @ params["W2"].T) * A1 * (1 - A1)
    return {"W1": X.T @ dZ1, "b1": dZ1.sum(axis=0), "W2": A1.T @ dZ2, "b2": dZ2.sum(axis=0)}


# %% nbgrader={"grade": false, "grade_id": "given-classifier", "locked": true, "schema_version": 3, "solution": false, "task": false}
def relu(z):
    """Keep what is positive."""
    return np.maximum(z, 0)


def softmax(Z):
    """Turn each row of scores into probabilities."""
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


def cross_entropy(A, y):
    """Return the mean over the samples of minus the logarithm of the true class's probability."""
    with np.errstate(divide="ignore"):
        return float(-np.mean(np.log(A[np.arange(len(y)), y])))


def init_params(sizes, rng, activation="relu"):
    """Return layers with random weights of a size that fits the number of inputs, biases zero.

    init_params([64, 32, 10], rng) makes two layers: 64 inputs, 32 hidden units, 10 outputs.
    """
    gain = 2.0 if activation == "relu" else 1.0
    return [
        (rng.normal(0.0, np.sqrt(gain / n_in), size=(n_in, n_out)), np.zeros(n_out))
        for n_in, n_out in zip(sizes[:-1], sizes[1:], strict=True)
    ]


def mlp_forward(X, layers):
    """Run a network with ReLU in the hidden layers and a softmax at the end.

    Returns acts and zs. acts[0] is X, acts[-1] (n, k) are the probabilities; zs are the sums.
    """
    acts, zs = [X], []
    for i, (W, b) in enumerate(layers):
        zs.append(acts[-1] @ W + b)
        acts.append(softmax(zs[-1]) if i == len(layers) - 1 else relu(zs[-1]))
    return acts, zs


def mlp_backward(y, layers, acts, zs):
    """Return the gradients of the mean cross-entropy, a pair (dW, db) for each layer."""
    dZ = acts[-1].copy()
    dZ[np.arange(len(y)), y] -= 1
    dZ /= len(y)
    grads = []
    for i in reversed(range(len(layers))):
        grads.append((acts[i].T @ dZ, dZ.sum(axis=0)))
        if i > 0:
            dZ = (dZ @ layers[i][0].T) * (zs[i - 1] > 0)
    return grads[::-1]


def accuracy(X, y, layers):
    """Return the share of samples whose most probable class is the right one."""
    acts, _ = mlp_forward(X, layers)
    return float(np.mean(acts[-1].argmax(axis=1) == y))


# %% [markdown]
# ## 1 XOR, learned
#
# In problem set 2 you solved XOR with weights that somebody had thought out. Now the network has to
# find them. Before that, one look at *why* a hidden layer can help at all.
#
# ### 1.1 What the hidden layer makes of the inputs
#
# No straight line separates the points $(0,1), (1,0)$ from $(0,0), (1,1)$. Take two hidden ReLU
# units and one sigmoid output:
#
# $$ h_1 = \max(0,\; x_1 + x_2), \qquad h_2 = \max(0,\; x_1 + x_2 - 1), \qquad
#    a = \sigma(10\,h_1 - 20\,h_2 - 5). $$
#
# | $x_1, x_2$ | $h_1$ | $h_2$ | $10 h_1 - 20 h_2 - 5$ | $a$ | XOR |
# |---|---:|---:|---:|---:|---:|
# | 0, 0 | 0 | 0 | $-5$ | 0.007 | 0 |
# | 0, 1 | 1 | 0 | $5$ | 0.993 | 1 |
# | 1, 0 | 1 | 0 | $5$ | 0.993 | 1 |
# | 1, 1 | 2 | 1 | $-5$ | 0.007 | 0 |
#
# The output unit is as simple as ever: it draws one straight line. But it draws it in another
# space. In the plane of $(h_1, h_2)$ the two points of class 1 have fallen onto one spot, and a line
# does the job. This is what "a network learns features" means: the last layer is a linear model, and
# the layers before it are trained to find coordinates in which a linear model is enough. Networks
# with two or more hidden layers are called *deep*; each layer makes its features out of those of
# the layer before, in pictures for instance edges, then corners and arcs, then parts of objects. Two
# hidden layers often beat one; what helps far more in pictures are layers that are built for them,
# convolutional ones (section 8).
#
# *The picture below:* left, the four points in the plane of the inputs, circles (class 0) on one
# diagonal and crosses (class 1) on the other; no line separates them. Right, the same points in the
# plane of the hidden units: both crosses lie at $(1, 0)$, the circles at $(0, 0)$ and $(2, 1)$, and
# the dashed line $10 h_1 - 20 h_2 = 5$ passes between them.

# %% tags=["plot"]
def draw_hidden_plane():
    """Draw XOR in the plane of its inputs and in the plane of two hidden units."""
    import matplotlib.pyplot as plt

    X, y = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])
    H = np.maximum(0, X.sum(axis=1, keepdims=True) - np.array([0, 1]))
    fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3.4))
    for ax, points, names in ((left, X, "$x_1$ $x_2$"), (right, H, "$h_1$ $h_2$")):
        for label, marker in ((0, "o"), (1, "x")):
            ax.scatter(*points[y == label].T, marker=marker, s=110, color="black", zorder=3,
                       label=f"class {label}")
        xlabel, ylabel = names.split()
        ax.set(xlabel=xlabel, ylabel=ylabel, xlim=(-0.4, 2.4), ylim=(-0.4, 1.4))
        ax.grid(color="0.9")
    line = np.array([-0.4, 2.4])
    right.plot(line, (10 * line - 5) / 20, "--", color="black", label="output 0.5")
    left.set_title("inputs: no line will do")
    right.set_title("hidden units: one line is enough")
    left.legend(loc="upper right")
    right.legend(loc="upper left")
    fig.tight_layout()
    plt.show()


draw_hidden_plane()

# %% [markdown]
# ### 1.2 Where to start, and where it may end
#
# The cost of a linear model with cross-entropy is convex: gradient descent finds the same lowest
# point from every start. With a hidden layer this is over. Swap two hidden units and you get another
# point with the same cost, so there cannot be just one lowest point; there are flat places too.
# Gradient descent has no guarantee here, and **where it starts matters**:
#
# - *All weights zero, or all the same:* every hidden unit gets the same gradient and stays a copy of
#   all the others. Biases may be zero (or small and positive); weights may not.
# - *Huge weights:* the sigmoids are saturated, their slopes nearly zero, nothing moves.
# - *Small random weights:* the units differ from the start and go different ways.
#
# How often does it work? With $\eta = 5$ and 3000 steps of the whole batch of four points, weights
# drawn from a normal distribution with standard deviation 1:
#
# | hidden units | 1 | 2 | 3 | 4 | 8 |
# |---|---:|---:|---:|---:|---:|
# | solved, of 40 seeds | 0 | 32 | 39 | 40 | 40 |
#
# Two hidden units *can* do it, as the table of 1.1 shows, but from one start in five they get stuck.
# More units than necessary make it easier to find a good place.
#
# ### Exercise 1: solve_xor (16 points)
#
# Draw random weights, then repeat `forward`, `backward`, update. `XOR` holds settings that work; you
# may use others. A network counts as right if every output is on the right side with some distance:
# below 0.3 where the target is 0, above 0.7 where it is 1.

# %% nbgrader={"grade": false, "grade_id": "given-xor", "locked": true, "schema_version": 3, "solution": false, "task": false}
XOR_X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR_Y = np.array([[0.0], [1.0], [1.0], [0.0]])
XOR = {"hidden": 8, "eta": 5.0, "rounds": 2000}  # a place to start

# %% nbgrader={"grade": false, "grade_id": "solve_xor-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def solve_xor(seed):
    """Train a network with one hidden layer of sigmoid units on the four points of XOR.

    Parameters
    ----------
    seed : int
        Makes the random start: the same seed gives the same network, another seed another one.

    Returns
    -------
    params : dict
        "W1" (2, h), "b1" (h,), "W2" (h, 1), "b2" (1,) after training, as `forward` takes them.
        forward(XOR_X, params)["A2"] is below 0.3 or above 0.7, whichever is right.
    """
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    hidden = XOR["hidden"]
    params = {
        "W1": rng.normal(size=(2, hidden)),  # random: equal units would stay equal for ever
        "b1": np.zeros(hidden),
        "W2": rng.normal(size=(hidden, 1)),
        "b2": np.zeros(1),
    }
    for _ in range(XOR["rounds"]):
        grads = backward(XOR_X, XOR_Y, params, forward(XOR_X, params))
        params = {key: params[key] - XOR["eta"] * grads[key] for key in params}
    return params
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "solve_xor-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_solve_xor():
    """Train with two seeds and look at the four outputs."""
    for seed in (0, 1):
        params = solve_xor(seed)
        assert isinstance(params, dict), "solve_xor should return a dictionary of parameters."
        for key in ("W1", "b1", "W2", "b2"):
            assert key in params, f"The result has no {key}."
        hidden = np.shape(params["W1"])[-1]
        shapes = {"W1": (2, hidden), "b1": (hidden,), "W2": (hidden, 1), "b2": (1,)}
        for key, shape in shapes.items():
            got = np.shape(params[key])
            assert got == shape, f"{key} should have the shape {shape}, yours is {got}."
        outputs = np.round(forward(XOR_X, params)["A2"][:, 0], 3)
        assert np.all(np.abs(outputs - XOR_Y[:, 0]) < 0.3), (
            f"With seed {seed} the outputs for (0,0), (0,1), (1,0), (1,1) are {outputs}; they should "
            "be close to 0, 1, 1, 0. All near 0.5: more rounds, a larger eta, or equal start "
            "weights? All the same extreme: what does the sign of the update say?")
    print("solve_xor: all visible checks passed.")


check_solve_xor()

# %% nbgrader={"grade": true, "grade_id": "solve_xor", "locked": true, "points": 16, "schema_version": 3, "solution": false, "task": false}
# solve_xor, 16 points.
# This cell is graded by tests that run after you hand in: seeds that you have not seen. Nothing to
# do here.

# %% [markdown]
# ## 2 One sample, some samples, all samples
#
# The gradient of the cost is a mean over all $n$ training samples. One update with it touches every
# sample and every one of the $p$ parameters: its price is $O(pn)$, only to make *one* step. But a
# mean can be estimated from a few samples. A **mini-batch** of $m$ samples costs $O(pm)$ per update,
# so that one pass through the data (an *epoch*) makes $n/m$ steps instead of one.
#
# | batch size $m$ | price of an update | updates per epoch | direction |
# |---|---|---:|---|
# | $1$ | $O(p)$ | $n$ | very noisy: what one sample wants, the next one may take back |
# | $m$, e.g. 32 | $O(pm)$ | $n/m$ | noise of the order $1/\sqrt m$; matrix products use the machine well |
# | $n$, everything | $O(pn)$ | $1$ | exact, but a single step |
#
# A single sample has another problem: a network that has just been bent towards one sample has been
# bent away from others, and with a large $\eta$ it ends up knowing the last sample best. A little
# noise, on the other hand, is welcome: it shakes the weights out of shallow places.
#
# **Shuffling.** A mini-batch stands for the whole set only if it is drawn at random. Data often come
# sorted by class; a batch of nothing but zeros pulls all weights towards "zero". So: a new random
# order in every epoch, each sample exactly once per epoch, and **each sample keeps its own label**.
#
# The rest of the loop is as always: predict, measure the error, go back through the layers, change
# the weights, until some stopping rule says enough (section 3). Instead of the plain update many
# people use *Adam*, which keeps running means of each gradient and of its square and divides one by
# the root of the other, so that every weight gets a step length of its own.
#
# ### Exercise 2: minibatches (12 points)

# %% nbgrader={"grade": false, "grade_id": "minibatches-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def minibatches(X, y, batch_size, rng):
    """Cut the samples of one epoch into batches, in a random order.

    Parameters
    ----------
    X : ndarray, shape (n, d)
        Left unchanged.
    y : ndarray of int, shape (n,)
        Left unchanged.
    batch_size : int
        Samples per batch, at least 1. Where n is no multiple of it the last batch is smaller.
    rng : numpy.random.Generator
        Decides the order: every call with the same generator goes on to another order.

    Returns
    -------
    batches : list or generator of pairs (X_batch, y_batch)
        X_batch (m, d) and y_batch (m,), integers as before. Each sample is in exactly one batch,
        together with its label; no batch is empty.
    """
    ### BEGIN SOLUTION
    order = rng.permutation(len(X))  # one order for samples and labels
    parts = [order[start : start + batch_size] for start in range(0, len(X), batch_size)]
    return [(X[part], y[part]) for part in parts]
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "minibatches-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_minibatches():
    """Cut ten samples into batches of four, twice."""
    X, y = np.arange(30.0).reshape(10, 3), np.arange(10)
    orders = []
    for seed in (9, 10):
        answer = minibatches(X, y, 4, np.random.default_rng(seed))
        assert answer is not None, "minibatches returns nothing. Is there a return or a yield?"
        batches = list(answer)
        sizes = [len(labels) for _, labels in batches]
        assert sizes == [4, 4, 2], (
            f"10 samples in batches of 4 should give sizes 4, 4, 2; yours are {sizes}.")
        for samples, labels in batches:
            assert np.shape(samples) == (len(labels), 3), (
                "X_batch should have one row per label and as many columns as X.")
            assert np.array_equal(samples, X[labels]), (
                "Here the label of a sample is its row in X, and some sample in a batch has got "
                "another one's label. How many random orders do you draw?")
        order = np.concatenate([labels for _, labels in batches])
        assert sorted(order) == list(range(10)), "Each sample should be in exactly one batch."
        assert list(order) != list(range(10)), "The samples come in their old order."
        orders.append(list(order))
    assert orders[0] != orders[1], "Two generators give the same order. Where does it come from?"
    assert np.array_equal(y, np.arange(10)), "minibatches has changed y."
    assert np.array_equal(X, np.arange(30.0).reshape(10, 3)), "minibatches has changed X."
    print("minibatches: all visible checks passed.")


check_minibatches()

# %% nbgrader={"grade": true, "grade_id": "minibatches", "locked": true, "points": 12, "schema_version": 3, "solution": false, "task": false}
# minibatches, 12 points.
# This cell is graded by tests that run after you hand in: other sizes, other generators. Nothing to
# do here.

# %% [markdown]
# ### The digits
#
# Now we need something to learn. `make_digits(n, seed)` draws `n` small pictures of digits: a 5 by 7
# font in a field of 8 by 8 pixels, shifted, more or less thick, more or less bright, with noise on
# every pixel. A picture is a row of 64 numbers between 0 and 1. The classical set for this is MNIST,
# 70000 scanned digits of 28 by 28 pixels; ours is its little sister and needs no download.
#
# For a machine that only draws straight lines these pictures are hard: a softmax on the 64 pixels,
# without hidden layer, gets about 91 of 100 right however long it is trained. With a hidden layer 97
# of 100 are within reach.
#
# *The picture below:* two rows of ten small grey pictures, the digits from 0 to 9 twice, each with
# its label above it. The second row is shifted, fainter or thicker than the first, and all are
# speckled.

# %% nbgrader={"grade": false, "grade_id": "given-digits", "locked": true, "schema_version": 3, "solution": false, "task": false}
FONT = (
    "01110 10001 10011 10101 11001 10001 01110",
    "00100 01100 00100 00100 00100 00100 01110",
    "01110 10001 00001 00010 00100 01000 11111",
    "11111 00010 00100 00010 00001 10001 01110",
    "00010 00110 01010 10010 11111 00010 00010",
    "11111 10000 11110 00001 00001 10001 01110",
    "00110 01000 10000 11110 10001 10001 01110",
    "11111 00001 00010 00100 01000 01000 01000",
    "01110 10001 10001 01110 10001 10001 01110",
    "01110 10001 10001 01111 00001 00010 01100",
)


def make_digits(n, seed):
    """Draw n pictures of digits: X (n, 64) with entries from 0 to 1, labels y (n,)."""
    rng = np.random.default_rng(seed)
    glyphs = [np.array([[int(pixel) for pixel in row] for row in g.split()]) for g in FONT]
    y = rng.integers(10, size=n)
    pictures = np.zeros((n, 8, 8))
    for picture, label in zip(pictures, y, strict=True):
        top, left = rng.integers(2), rng.integers(4)
        picture[top : top + 7, left : left + 5] = glyphs[label]
        thickness = rng.uniform(0.0, 0.5)  # how much ink runs one pixel to the right
        picture[:, 1:] = np.maximum(picture[:, 1:], thickness * picture[:, :-1])
        picture *= rng.uniform(0.4, 1.0)  # brightness
    pictures += rng.normal(0.0, 0.15, size=pictures.shape)
    return np.clip(pictures, 0.0, 1.0).reshape(n, 64), y


# %% tags=["plot"]
def draw_digits(X, titles, columns=10):
    """Draw pictures in a grid, dark on light, with a title above each."""
    import matplotlib.pyplot as plt

    rows = -(-len(X) // columns)
    fig, axes = plt.subplots(rows, columns, figsize=(0.85 * columns, 1.1 * rows), squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for ax, picture, title in zip(axes.flat, X, titles, strict=False):
        ax.imshow(picture.reshape(8, 8), cmap="gray_r", vmin=0, vmax=1)
        ax.set_title(title, fontsize=9)
    fig.tight_layout()
    plt.show()


def draw_some_digits():
    """Draw each digit twice."""
    X, y = make_digits(200, seed=1)
    places = [np.flatnonzero(y == label)[i] for i in range(2) for label in range(10)]
    draw_digits(X[places], y[places])


draw_some_digits()

# %% [markdown]
# ### How noisy is a batch?
#
# The next cell trains the same network from the same start three times: with batches of 1, of 32 and
# with everything at once, and measures the cost on the training set after equally many samples have
# been looked at.
#
# *What the picture shows:* the horizontal axis counts samples. With batches of 1 (thin, dotted) the
# cost drops fastest and jumps up and down all the way. With batches of 32 (solid) it falls more
# slowly but almost smoothly, and could bear a larger learning rate. With the full batch (dashed) it
# is perfectly smooth and hardly moves: it has made only ten steps.
#
# Counted in samples the single ones look best. Counted in seconds they do not: 6000 small updates
# take much longer than 190 that use the machine well, and the picture took most of its time there.

# %% tags=["plot"]
def costs_by_samples(X, y, batch_size, eta, epochs, every):
    """Train and note the cost of the training set about every so many samples."""
    rng = np.random.default_rng(4)
    layers = init_params([64, 32, 10], rng)
    seen, due, marks, costs = 0, 0, [], []
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, batch_size, rng):
            if seen >= due:
                marks.append(seen)
                costs.append(cross_entropy(mlp_forward(X, layers)[0][-1], y))
                due += every
            grads = mlp_backward(y_batch, layers, *mlp_forward(X_batch, layers))
            layers = [(W - eta * dW, b - eta * db)
                      for (W, b), (dW, db) in zip(layers, grads, strict=True)]
            seen += len(y_batch)
    return marks, costs


def plot_batch_sizes():
    """Plot the cost against the samples looked at, for three sizes of a batch."""
    import matplotlib.pyplot as plt

    X, y = make_digits(600, seed=2)
    curves = []
    for batch_size, style, width in ((1, ":", 1.2), (32, "-", 2), (600, "--", 2)):
        label = "all 600 at once" if batch_size == 600 else f"batches of {batch_size}"
        curves.append((*costs_by_samples(X, y, batch_size, 0.15, 10, 60), style, width, label))
    fig, ax = plt.subplots(figsize=(7.5, 4))
    for marks, costs, style, width, label in curves:
        ax.plot(marks, costs, style, color="black", linewidth=width, label=label)
    ax.set(xlabel="samples looked at (600 are one epoch)", ylabel="cost on the training set",
           title="Same network, same start, same learning rate", ylim=(0, 3.2))
    ax.legend(loc="upper center", ncols=3)
    plt.show()


try:
    plot_batch_sizes()
except NotImplementedError:
    print("The curves appear here once minibatches is written.")
except Exception as error:  # an unfinished solution should not stop the notebook
    print(f"No curves yet ({type(error).__name__}): please look at the check of minibatches first.")

# %% [markdown]
# ## 3 Training, validation, test, and when to stop
#
# What counts is not the cost on the samples that the network was trained on, but on samples that it
# has never seen. So the data are split into three parts:
#
# | part | used for |
# |---|---|
# | **training** | gradients, nothing else is ever updated from anything else |
# | **validation** | decisions: learning rate, number of units, when to stop |
# | **test** | one number at the very end; whoever decides anything with it has no test set any more |
#
# Two curves over the epochs tell most of the story. While both fall, the network learns something
# general. When the training cost goes on falling and the validation cost turns and rises, it has
# begun to learn its samples by heart: **overfitting**. This happens where data are few, have many
# dimensions, and the network has many weights. The first remedy is always *more data*. Beyond that
# there are three:
#
# - **Early stopping:** stop when the validation cost has not improved for a while, and keep the
#   weights of the best epoch. (This section.)
# - **Dropout:** switch off units at random while training. (Section 4.)
# - **Regularisation:** add $\frac{\lambda}{2} \sum_{ij} W_{ij}^2$ to the cost. The gradient gets the
#   term $\lambda W$, and every update pulls each weight a little towards zero.
#
# How *many* units, how *deep*, which $\eta$, how much dropout? Nobody can derive that. One tries some
# combinations (*grid search*, or at random), compares them on the validation set, and keeps the
# best. A larger network than necessary, held back by a remedy, usually does better than one that is
# just large enough; but one big network for everything would need data for everything.
#
# ### Exercise 3: early_stopping (12 points)
#
# The rule in detail. Look at the costs one epoch after the other, as if the later ones were not yet
# known. Remember the **lowest cost so far** and its epoch. An *equal* cost is **no** improvement.
# When `patience` epochs in a row have brought no improvement, stop there. If that never happens,
# training runs to the last epoch.
#
# By hand, with patience 2:
#
# | epoch | 0 | 1 | 2 | 3 | 4 | 5 |
# |---|---:|---:|---:|---:|---:|---:|
# | validation cost | 0.9 | 0.6 | 0.7 | 0.5 | 0.5 | 0.8 |
# | epochs without improvement | 0 | 0 | 1 | 0 | 1 | 2: stop |
#
# The best epoch is 3, training stops in epoch 5: `(3, 5)`.

# %% nbgrader={"grade": false, "grade_id": "early_stopping-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def early_stopping(val_costs, patience):
    """Find the best epoch and the epoch at which training stops.

    Parameters
    ----------
    val_costs : list or ndarray of float
        Validation cost of each epoch, in order, at least one.
    patience : int
        How many epochs in a row without improvement are endured, at least 1.

    Returns
    -------
    best_epoch : int
        Counted from 0: the first epoch with the lowest cost among those up to stop_epoch.
    stop_epoch : int
        The epoch with which `patience` epochs in a row have brought no improvement; the last
        epoch if that never happens. Costs after it must not matter.
    """
    ### BEGIN SOLUTION
    best_epoch = 0
    for epoch, cost in enumerate(val_costs):
        if cost < val_costs[best_epoch]:
            best_epoch = epoch
        if epoch - best_epoch >= patience:
            return best_epoch, epoch
    return best_epoch, len(val_costs) - 1
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "early_stopping-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_early_stopping():
    """The table above, and two more sequences."""
    cases = [
        ([0.9, 0.6, 0.7, 0.5, 0.5, 0.8], 2, (3, 5), "This is the table above, patience 2."),
        ([0.9, 0.6, 0.7, 0.5, 0.5, 0.8], 3, (3, 5), "The same costs with patience 3: no third "
         "epoch without improvement, so training runs to the end."),
        ([3.0, 2.0, 1.0], 1, (2, 2), "Costs that only fall never stop the training."),
    ]
    for costs, patience, want, look in cases:
        answer = early_stopping(list(costs), patience)
        assert isinstance(answer, tuple | list), "Return two numbers: best_epoch, stop_epoch."
        assert len(answer) == 2, "Return two numbers: best_epoch, stop_epoch."
        assert tuple(answer) == want, (
            f"{costs} with patience {patience} should give {want}, yours is {tuple(answer)}. {look}")
    print("early_stopping: all visible checks passed.")


check_early_stopping()

# %% nbgrader={"grade": true, "grade_id": "early_stopping", "locked": true, "points": 12, "schema_version": 3, "solution": false, "task": false}
# early_stopping, 12 points.
# This cell is graded by tests that run after you hand in: other costs, other patience. Nothing to do
# here.

# %% [markdown]
# The next cell provokes overfitting: a network with 64 hidden units and only 150 training pictures.
#
# *What the picture shows:* the training cost (solid) falls towards zero. The validation cost
# (dashed) falls with it for some epochs, flattens, and creeps up again. A vertical line marks the
# best epoch, a dotted one the epoch in which early stopping with patience 8 ends the training; what
# lies right of it would have been wasted.

# %% tags=["plot"]
def train_and_validation_costs(n, hidden, epochs, eta=0.3):
    """Train on few pictures and return the costs on them and on a validation set."""
    X, y = make_digits(n, seed=5)
    Xva, yva = make_digits(600, seed=6)
    rng = np.random.default_rng(7)
    layers = init_params([64, hidden, 10], rng)
    training, validation = [], []
    for _ in range(epochs):
        for X_batch, y_batch in minibatches(X, y, 10, rng):
            grads = mlp_backward(y_batch, layers, *mlp_forward(X_batch, layers))
            layers = [(W - eta * dW, b - eta * db)
                      for (W, b), (dW, db) in zip(layers, grads, strict=True)]
        training.append(cross_entropy(mlp_forward(X, layers)[0][-1], y))
        validation.append(cross_entropy(mlp_forward(Xva, layers)[0][-1], yva))
    return training, validation


def plot_overfitting():
    """Plot the costs on training and validation data, and where to stop."""
    import matplotlib.pyplot as plt

    training, validation = train_and_validation_costs(150, 64, 60)
    best, stop = early_stopping(validation, 8)
    fig, ax = plt.subplots(figsize=(7.5, 4))
    ax.plot(training, "-", color="black", label="training")
    ax.plot(validation, "--", color="black", label="validation")
    ax.axvline(best, color="0.5", linewidth=1.5, label=f"best epoch, {best}")
    ax.axvline(stop, color="0.5", linestyle=":", linewidth=2, label=f"stop, {stop}")
    ax.set(xlabel="epoch", ylabel="cost", ylim=(0, 2.5), title="150 pictures, 64 hidden units")
    ax.legend()
    plt.show()


try:
    plot_overfitting()
except NotImplementedError:
    print("The curves appear here once minibatches and early_stopping are written.")
except Exception as error:  # an unfinished solution should not stop the notebook
    print(f"No curves yet ({type(error).__name__}): please look at the checks above first.")

# %% [markdown]
# ## 4 Dropout
#
# While training, each *unit* of a layer is switched off with probability $p$, for each sample anew.
# No unit can rely on a certain other one being there; the network learns several ways to the same
# answer. When it is used, all units take part.
#
# Then a unit of the next layer would suddenly receive more than it was trained with: on average
# $1/(1-p)$ times as much. *Inverted dropout* takes care of that at once. What is kept is divided by
# $1 - p$ **while training**:
#
# $$ M_{ij} = \begin{cases} 0 & \text{with probability } p \\ \frac{1}{1-p} & \text{else} \end{cases},
#    \qquad A^{\text{drop}} = A \odot M, \qquad
#    \mathrm{E}[A^{\text{drop}}] = p \cdot 0 + (1-p) \cdot \frac{A}{1-p} = A, $$
#
# and at test time nothing is left to do. On the way back the same mask blocks the same units:
# $\partial C / \partial A = M \odot \partial C / \partial A^{\text{drop}}$; this is why the mask is
# returned. (The older form drops without dividing and multiplies by $1 - p$ at test time. Either
# works; both at once, or neither, does not. Libraries also disagree about whether their number is
# the probability of dropping or of *keeping*.)
#
# **Find the slip.** A lecture says: "dropout sets randomly chosen weights to 0". What does it switch
# off, and how many weights of the next layer lose their effect for that sample? (Answer under *Check
# yourself*.)
#
# ### Exercise 4: dropout_forward (10 points)

# %% nbgrader={"grade": false, "grade_id": "dropout_forward-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def dropout_forward(A, p_drop, rng, train=True):
    """Switch units off at random (inverted dropout).

    Parameters
    ----------
    A : ndarray, shape (n, h)
        Activations of a layer. Left unchanged.
    p_drop : float
        Probability of switching a unit off, at least 0 and below 1.
    rng : numpy.random.Generator
        Decides which units.
    train : bool
        If False nothing is dropped and nothing is scaled.

    Returns
    -------
    A_drop : ndarray, shape (n, h)
        A * mask while training; at test time the numbers of A.
    mask : ndarray, shape (n, h)
        For each entry of A independently 0 (dropped) or 1 / (1 - p_drop). At test time
        it may be anything, e.g. None.
    """
    ### BEGIN SOLUTION
    if not train:
        return A.copy(), np.ones(A.shape)
    mask = rng.binomial(1, 1 - p_drop, size=A.shape) / (1 - p_drop)  # 1 means kept
    return A * mask, mask
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "dropout_forward-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_dropout_forward():
    """Drop a quarter of 400 times 50 activations."""
    A = np.random.default_rng(0).uniform(1.0, 2.0, size=(400, 50))
    before = A.copy()
    answer = dropout_forward(A, 0.25, np.random.default_rng(1))
    assert isinstance(answer, tuple | list), "Return two things: A_drop, mask."
    assert len(answer) == 2, "Return two things: A_drop, mask."
    dropped, mask = answer
    assert np.shape(dropped) == A.shape, "A_drop should have the shape of A."
    assert np.shape(mask) == A.shape, "The mask should have the shape of A."
    share = np.mean(np.asarray(dropped) == 0)
    assert abs(share - 0.25) < 0.03, (
        f"With p_drop = 0.25 about a quarter should be zero; with you it is {share:.3f}.")
    ratio = np.mean(dropped) / np.mean(A)
    assert abs(ratio - 1) < 0.03, (
        f"The mean should stay the same; yours is {ratio:.3f} times the old one. What happens to "
        "the units that are kept?")
    assert np.allclose(dropped, A * mask), "A_drop should be A times the mask that you return."
    tested, _ = dropout_forward(A, 0.25, np.random.default_rng(1), train=False)
    assert np.allclose(tested, A), "With train=False the numbers of A should come back."
    assert np.array_equal(A, before), "dropout_forward has changed A."
    print("dropout_forward: all visible checks passed.")


check_dropout_forward()

# %% nbgrader={"grade": true, "grade_id": "dropout_forward", "locked": true, "points": 10, "schema_version": 3, "solution": false, "task": false}
# dropout_forward, 10 points.
# This cell is graded by tests that run after you hand in: other layers, other probabilities. Nothing
# to do here.

# %% [markdown]
# ## 5 Digits
#
# Everything is there: data, network, batches, a validation set. Three things make networks like this
# one as useful as they are: they find their features themselves, they get better with more data
# where older methods level off, and the same recipe serves for pictures, sound and text. Its price
# is computing time, a lot of data, and many choices.
#
# ### Exercise 5: train_digits (25 points)
#
# Train a network on the training part and return its layers: ReLU in the hidden layer or layers, a
# softmax at the end, so that `mlp_forward` and `accuracy` can use it. On digits that neither you nor
# your function has seen it must get **at least 94 of 100** right. `DIGITS` holds settings that work
# (about 97 of 100); you are free to find better ones. You may use the validation part for early
# stopping, or not at all; it is drawn like the training part and is never the test set.
#
# Hints: one update per mini-batch, not per epoch. If your `minibatches` is not right yet, write the
# batches out here. Start with two or three epochs while you are searching for mistakes. Before the first update the cost should be roughly
# $\ln 10 \approx 2.3$, after one epoch clearly less.

# %% nbgrader={"grade": false, "grade_id": "given-digits-settings", "locked": true, "schema_version": 3, "solution": false, "task": false}
DIGITS = {"hidden": 32, "eta": 0.3, "batch_size": 32, "epochs": 20}  # a place to start

# %% nbgrader={"grade": false, "grade_id": "train_digits-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_digits(Xtr, ytr, Xva, yva, seed):
    """Train a network that reads digits.

    Parameters
    ----------
    Xtr : ndarray, shape (n, 64)
        Training pictures. Left unchanged, like all that is passed in.
    ytr : ndarray of int, shape (n,)
        Their labels, 0 to 9.
    Xva, yva : ndarray, shapes (m, 64) and (m,)
        Validation pictures and labels, for decisions; not to be trained on.
    seed : int
        The same seed and data give the same network, another seed another one.

    Returns
    -------
    layers : list of pairs (W, b)
        First layer first: W (n_in, n_out), b (n_out,). 64 inputs, 10 outputs, ReLU between.
    """
    ### BEGIN SOLUTION
    rng = np.random.default_rng(seed)
    layers = init_params([64, DIGITS["hidden"], 10], rng)
    best, lowest = layers, np.inf
    for _ in range(DIGITS["epochs"]):
        for X, y in minibatches(Xtr, ytr, DIGITS["batch_size"], rng):
            acts, zs = mlp_forward(X, layers)
            grads = mlp_backward(y, layers, acts, zs)
            layers = [
                tuple(p - DIGITS["eta"] * dp for p, dp in zip(*both, strict=True))  # W, then b
                for both in zip(layers, grads, strict=True)
            ]
        acts, _ = mlp_forward(Xva, layers)
        cost = cross_entropy(acts[-1], yva)
        if cost < lowest:  # keep the weights of the best epoch
            best, lowest = layers, cost
    return best
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "train_digits-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_train_digits():
    """Train on 3000 pictures and read 1000 new ones."""
    (Xtr, ytr), (Xva, yva) = make_digits(3000, seed=11), make_digits(500, seed=12)
    layers = train_digits(Xtr.copy(), ytr.copy(), Xva.copy(), yva.copy(), 0)
    assert isinstance(layers, list | tuple), "train_digits should return a list of layers."
    for layer in layers:
        assert isinstance(layer, tuple | list), "Each layer should be a pair (W, b)."
        assert len(layer) == 2, "Each layer should be a pair (W, b)."
    shapes = [(np.shape(W), np.shape(b)) for W, b in layers]
    assert shapes[0][0][0] == 64, f"The first W should have 64 rows; the shapes are {shapes}."
    assert shapes[-1][1] == (10,), f"The last b should have the shape (10,), not {shapes[-1][1]}."
    seen, new = accuracy(Xtr, ytr, layers), accuracy(*make_digits(1000, seed=13), layers)
    assert seen > 0.5, (
        f"Only {seen:.3f} of the training pictures are read right: the network does not learn. Go "
        "through section 6: input, model, loss, learning rate.")
    assert new >= 0.94, (
        f"{new:.3f} of the new pictures are read right ({seen:.3f} of the training pictures); it "
        "should be 0.94. Is the hidden layer trained, are the biases, are there enough epochs?")
    print(f"train_digits reads {new:.3f} of the new pictures right.")
    print("train_digits: all visible checks passed.")


check_train_digits()

# %% nbgrader={"grade": true, "grade_id": "train_digits", "locked": true, "points": 25, "schema_version": 3, "solution": false, "task": false}
# train_digits, 25 points.
# This cell is graded by tests that run after you hand in: they train your network on other pictures
# and let it read pictures that nobody has seen. In most of them the labels have been exchanged (a 3
# may be called 7 throughout), so only training on what is passed in helps. Nothing to do here.

# %% [markdown]
# Which pictures does your network get wrong? *What you should see: up to twenty pictures, each titled
# "true → read". Nearly all are faint, so that the noise covers them, and the confusions are plausible:
# an 8 is read as a 6, a 7 as a 2, a 0 as an 8. Some of them you might get wrong yourself.* Looking at the mistakes is the cheapest way to learn
# something about a model, and the quickest to find wrong labels in a data set.

# %% tags=["plot"]
def draw_mistakes():
    """Draw new pictures that the trained network reads wrongly."""
    layers = train_digits(*make_digits(3000, seed=11), *make_digits(500, seed=12), 0)
    X, y = make_digits(1000, seed=13)
    read = mlp_forward(X, layers)[0][-1].argmax(axis=1)
    wrong = np.flatnonzero(read != y)[:20]
    draw_digits(X[wrong], [f"{y[i]} → {read[i]}" for i in wrong])


try:
    draw_mistakes()
except NotImplementedError:
    print("Your network's mistakes appear here once train_digits is written.")
except Exception as error:  # an unfinished solution should not stop the notebook
    print(f"No pictures yet ({type(error).__name__}): please look at the check above first.")

# %% [markdown]
# ## 6 When it does not learn
#
# A wrong training script seldom crashes. It runs to the end and gives a bad network, and it is
# tempting to turn the knobs at random. Go through the suspects in this order instead, because each
# step relies on the ones before it:
#
# 1. **Input and labels.** Print shapes, smallest and largest values. *Look* at ten samples together
#    with their labels, taken **right before** they enter the network, not where they were loaded.
# 2. **Model.** Shapes of all weights; random start; is there an activation between the layers? Can
#    the network learn *ten* samples by heart? It must, with cost near 0.
# 3. **Loss.** Is it $\ln k$ at the start? Does its gradient agree with difference quotients? Do
#    shapes agree, or has broadcasting made them agree?
# 4. **Learning rate.** Last, because everything above can look like a wrong learning rate. Powers of
#    ten: too small and the cost hardly moves; too large and it jumps, grows or becomes `nan`.
#
# And only when the training cost goes down nicely: validation and overfitting (section 3).
#
# Below are three scripts that somebody has sent you, each with **one** fault in it. They use the
# functions above, which are right, and `one_epoch`, which is right too. Expected of each of them,
# trained on 800 pictures, when reading new pictures: script 1 at least 0.80, script 2 at least 0.75,
# script 3 at least 0.85. All three are near 0.10, which is guessing. Their costs on the training
# data:
#
# | | start | after 1 epoch | after 5 | at the end |
# |---|---:|---:|---:|---:|
# | script 1 | 2.46 | 2.33 | 2.31 | 2.30 |
# | script 2 (after 1 step, 5 steps) | 2.36 | 2.33 | 2.31 | 2.30 |
# | script 3 | 2.46 | 132 | 141 | 167 |

# %% nbgrader={"grade": false, "grade_id": "given-broken-scripts", "locked": true, "schema_version": 3, "solution": false, "task": false}
HIDDEN, EPOCHS, STEPS, ETA = 24, 20, 300, 0.2


def one_epoch(X, y, layers, eta):
    """Return the layers after an update with each 20 samples, in the order in which they come."""
    for start in range(0, len(X), 20):
        acts, zs = mlp_forward(X[start : start + 20], layers)
        grads = mlp_backward(y[start : start + 20], layers, acts, zs)
        layers = [
            (W - eta * dW, b - eta * db)
            for (W, b), (dW, db) in zip(layers, grads, strict=True)
        ]
    return layers


def script_1(X, y, rng):
    """Train a network with one hidden layer, shuffling before each epoch. Broken."""
    layers = init_params([64, HIDDEN, 10], rng)
    for _ in range(EPOCHS):
        X = X[rng.permutation(len(X))]
        y = y[rng.permutation(len(y))]
        layers = one_epoch(X, y, layers, eta=ETA)
    return layers


def script_2(X, y, rng):
    """Train a softmax without hidden layer, all samples at once. Broken."""
    [(W, b)] = init_params([X.shape[1], 10], rng, activation="softmax")
    for _ in range(STEPS):
        A = softmax(X @ W + b)
        dZ = (A - y[:, None]) / len(X)
        W = W - 0.8 * (X.T @ dZ)
        b = b - 0.8 * dZ.sum(axis=0)
    return [(W, b)]


def script_3(X, y, rng):
    """Train a network with one hidden layer, shuffling before each epoch. Broken."""
    layers = init_params([64, HIDDEN, 10], rng)
    for _ in range(EPOCHS):
        order = rng.permutation(len(X))
        layers = one_epoch(X[order], y[order], layers, eta=300.0)
    return layers


# %% [markdown]
# ### Exercise 6: three repairs (5 points each)
#
# Write each script again, repaired. Change what is broken and leave the rest as it is. For scripts 1
# and 3 several repairs are right, and what counts is how well the result reads new pictures. In
# script 2 there is only one right value for the gradient; there the weights are compared too. As in
# exercise 5 the tests exchange the labels, so that a network has to come from what is passed in.
#
# #### Script 1
#
# The cost goes to $\ln 10$ and stays there. The pictures may come **sorted by digit**, so the
# shuffling must not go.

# %% nbgrader={"grade": false, "grade_id": "find_bug_1-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def find_bug_1(X, y, rng):
    """Do what script_1 should do.

    Parameters
    ----------
    X : ndarray, shape (n, 64)
        Pictures, in any order, perhaps sorted by digit. Left unchanged.
    y : ndarray of int, shape (n,)
        Their labels. Left unchanged.
    rng : numpy.random.Generator
        For the start and for shuffling before each epoch.

    Returns
    -------
    layers : list of pairs (W, b)
        A trained network with a hidden layer.
    """
    ### BEGIN SOLUTION
    layers = init_params([64, HIDDEN, 10], rng)
    for _ in range(EPOCHS):
        order = rng.permutation(len(X))  # one order for both: each picture keeps its label
        layers = one_epoch(X[order], y[order], layers, eta=ETA)
    return layers
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "find_bug_1-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_find_bug_1():
    """Train on 800 pictures sorted by digit, read 1000 new ones."""
    X, y = make_digits(800, seed=21)
    order = np.argsort(y, kind="stable")
    layers = find_bug_1(X[order], y[order], np.random.default_rng(0))
    assert isinstance(layers, list | tuple), "find_bug_1 should return a list of layers."
    share = accuracy(*make_digits(1000, seed=22), layers)
    assert share >= 0.80, (
        f"{share:.3f} of the new pictures are read right, it should be 0.80. Look at a few samples "
        "with their labels right before one_epoch gets them.")
    print("find_bug_1: all visible checks passed.")


check_find_bug_1()

# %% nbgrader={"grade": true, "grade_id": "find_bug_1", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
# find_bug_1, 5 points.
# This cell is graded by tests that run after you hand in: other pictures, other generators. Nothing
# to do here.

# %% [markdown]
# #### Script 2
#
# No error message, shapes fit, and nothing is learned. Compare the gradient with difference quotients
# of the cost, or write down the shapes of every factor and say *in words* what each entry is.

# %% nbgrader={"grade": false, "grade_id": "find_bug_2-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def find_bug_2(X, y, rng):
    """Do what script_2 should do.

    Parameters
    ----------
    X : ndarray, shape (n, d)
        Left unchanged.
    y : ndarray of int, shape (n,)
        Labels 0 to 9. Left unchanged.
    rng : numpy.random.Generator
        For the start, as in script_2.

    Returns
    -------
    layers : list with one pair (W, b)
        W (d, 10), b (10,) after STEPS steps of the whole batch from the same start as in script_2,
        with the same learning rate.
    """
    ### BEGIN SOLUTION
    [(W, b)] = init_params([X.shape[1], 10], rng, activation="softmax")
    Y = np.eye(10)[y]  # one-hot: a label is a name, not a number to subtract
    for _ in range(STEPS):
        A = softmax(X @ W + b)
        dZ = (A - Y) / len(X)
        W = W - 0.8 * (X.T @ dZ)
        b = b - 0.8 * dZ.sum(axis=0)
    return [(W, b)]
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "find_bug_2-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_find_bug_2():
    """Train on 800 pictures, read 1000 new ones."""
    layers = find_bug_2(*make_digits(800, seed=23), np.random.default_rng(0))
    assert isinstance(layers, list | tuple), "find_bug_2 should return a list with one layer."
    share = accuracy(*make_digits(1000, seed=24), layers)
    assert share >= 0.75, (
        f"{share:.3f} of the new pictures are read right, it should be 0.75. What is the derivative "
        "of the cross-entropy with respect to Z? Which shape does each part of it have?")
    print("find_bug_2: all visible checks passed.")


check_find_bug_2()

# %% nbgrader={"grade": true, "grade_id": "find_bug_2", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
# find_bug_2, 5 points.
# This cell is graded by tests that run after you hand in: other pictures, other data, the weights
# themselves. Nothing to do here.

# %% [markdown]
# #### Script 3
#
# The first epoch is enough to blow the cost up. (Input, model and loss have been looked at and are in
# order.)

# %% nbgrader={"grade": false, "grade_id": "find_bug_3-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def find_bug_3(X, y, rng):
    """Do what script_3 should do.

    Parameters
    ----------
    X : ndarray, shape (n, 64)
        Pictures, in any order, perhaps sorted by digit. Left unchanged.
    y : ndarray of int, shape (n,)
        Their labels. Left unchanged.
    rng : numpy.random.Generator
        For the start and for shuffling before each epoch.

    Returns
    -------
    layers : list of pairs (W, b)
        A trained network with a hidden layer.
    """
    ### BEGIN SOLUTION
    layers = init_params([64, HIDDEN, 10], rng)
    for _ in range(EPOCHS):
        order = rng.permutation(len(X))
        layers = one_epoch(X[order], y[order], layers, eta=ETA)
    return layers
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "find_bug_3-check", "locked": true, "schema_version": 3, "solution": false, "task": false}
def check_find_bug_3():
    """Train on 800 pictures, read 1000 new ones."""
    layers = find_bug_3(*make_digits(800, seed=25), np.random.default_rng(0))
    assert isinstance(layers, list | tuple), "find_bug_3 should return a list of layers."
    for layer in layers:
        assert all(np.all(np.isfinite(part)) for part in layer), (
            "Some weights are inf or nan: the steps are still far too long.")
    share = accuracy(*make_digits(1000, seed=26), layers)
    assert share >= 0.85, (
        f"{share:.3f} of the new pictures are read right, it should be 0.85. Try powers of ten.")
    print("find_bug_3: all visible checks passed.")


check_find_bug_3()

# %% nbgrader={"grade": true, "grade_id": "find_bug_3", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
# find_bug_3, 5 points.
# This cell is graded by tests that run after you hand in: other pictures, other generators. Nothing
# to do here.

# %% [markdown]
# ## 7 In words (question M9, 10 points)
#
# **(a)** (6 points) *A short report.* Choose one:
#
# - the playground at [playground.tensorflow.org](https://playground.tensorflow.org), with its data
#   set "spiral" or "circle". It draws a small network with the output of every unit as a picture,
#   lets you add layers and units by clicking, choose activation, learning rate, batch size, noise
#   and regularisation, and plots training and test loss while it runs;
# - or your own code: the digits above, 1000 training pictures.
#
# Change **one** thing at a time from a network of your choice: the **width** (units of a hidden
# layer), the **depth** (number of hidden layers), the **activation** (with your own code: ReLU
# against none, i.e. leaving out the bend in the hidden layer). For each of the three, give one
# measured curve: at least three values of the thing you changed (two for the activation) and the
# test cost or accuracy that you got, as a table or a picture, and one or two sentences on what you
# see and why it may be so. Say what you kept fixed, and how much repeating the same run changes the
# numbers.
#
# **(b)** (4 points) *A pair of curves.* Somebody has trained a network with these costs:
#
# | epoch | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 |
# |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
# | training | 2.10 | 1.42 | 1.01 | 0.74 | 0.55 | 0.41 | 0.31 | 0.24 | 0.18 | 0.14 | 0.11 | 0.08 |
# | validation | 2.14 | 1.55 | 1.22 | 1.04 | 0.95 | 0.92 | 0.94 | 0.91 | 0.93 | 0.97 | 1.03 | 1.10 |
#
# Which part of the run is learning something general, which is learning by heart? Where does early
# stopping end the training with patience 1, and where with patience 3; which epoch's weights are
# kept, and which patience is the better choice here? Which other two remedies would you try, and how
# would each of them change the *training* curve? What would the two curves look like if the network
# were too small instead?
#
# *The picture below shows the table:* the training cost (solid, dots) falls from 2.1 to 0.08 and is
# still falling. The validation cost (dashed, squares) falls to 0.92 in epoch 5, has a small bump, is
# lowest with 0.91 in epoch 7, and then rises to 1.10.

# %% tags=["plot"]
def draw_given_curves():
    """Draw the training and validation costs of question (b)."""
    import matplotlib.pyplot as plt

    training = [2.10, 1.42, 1.01, 0.74, 0.55, 0.41, 0.31, 0.24, 0.18, 0.14, 0.11, 0.08]
    validation = [2.14, 1.55, 1.22, 1.04, 0.95, 0.92, 0.94, 0.91, 0.93, 0.97, 1.03, 1.10]
    fig, ax = plt.subplots(figsize=(7, 3.6))
    ax.plot(training, "-o", color="black", markersize=4, label="training")
    ax.plot(validation, "--s", color="black", markersize=4, label="validation")
    ax.set(xlabel="epoch", ylabel="cost", ylim=(0, 2.3), title="Question (b)")
    ax.legend()
    plt.show()


draw_given_curves()

# %% [markdown] nbgrader={"grade": true, "grade_id": "written-experiments", "locked": false, "points": 10, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **(a)** An example with the own code: 1000 training and 2000 test pictures, $\eta = 0.3$, batches of
# 32, 30 epochs, one hidden layer of 32 ReLU units unless something else is said; means of three
# seeds. Repeating a run with another seed moves the accuracy by about 0.01.
#
# | width | 2 | 8 | 32 | 128 |
# |---|---:|---:|---:|---:|
# | test accuracy | 0.46 | 0.88 | 0.95 | 0.96 |
#
# Two units are far too few for ten classes; from 32 on wider helps only a little more, because now
# the number of pictures is the limit.
#
# | depth (hidden layers) | 0 | 1 | 2 | 3 |
# |---|---:|---:|---:|---:|
# | test accuracy | 0.86 | 0.95 | 0.96 | 0.96 |
#
# The step from none to one is the large one: it makes the model non-linear. A second layer adds
# about one point, a third nothing that stands out from the spread of the seeds: the pictures are
# simple and few.
#
# | activation of the hidden layer | ReLU | none |
# |---|---:|---:|
# | test accuracy | 0.95 | 0.87 |
#
# Without the bend the product of the two matrices is one matrix: the network is a linear softmax, and
# hardly differs from depth 0. In the playground (data "spiral", inputs $x_1$ and $x_2$ only) the same is
# seen at once: with linear units the boundary is a straight line, with two hidden layers of eight
# ReLU units it follows the arms of the spiral.
#
# **(b)** Up to epoch 5 both costs fall: general. After epoch 7 only the training cost falls and the
# validation cost rises: by heart (between 5 and 7 the validation cost just fluctuates). Patience 1
# stops in epoch 6, which is the first without improvement, and keeps epoch 5 (0.92). Patience 3
# survives the bump, stops in epoch 10 and keeps epoch 7 (0.91). The curve is noisy, so the larger
# patience is the better choice; the gain is small and costs four more epochs. Other remedies: dropout
# and regularisation (or more data). Both make learning by heart harder, so the training curve falls
# more slowly and ends **higher**; with dropout it also becomes noisier. If the network were too small
# both curves would flatten early, close together, at a high cost.
#
# ### BEGIN MARK SCHEME
# **Mark scheme**
#
# - (a) 1.5 for each of width, depth, activation: 0.75 measured values (three, for the activation two),
#   0.75 a sensible reading of them. 1: one thing at a time and what was kept fixed is said. 0.5:
#   something on how much a repetition varies. Results need not agree with the tables above; readings
#   must agree with the student's own numbers.
# - (b) 1: overfitting recognised, with the epochs (turn between 5 and 8). 1: patience 1 gives stop 6
#   and best 5, patience 3 gives stop 10 and best 7; a reason for the choice is needed (half for the
#   numbers alone). 1: two remedies out of dropout, regularisation, more data (a smaller network also
#   counts), and that the training curve ends higher or falls more slowly. 1: too small: both high,
#   flat and close together.
# ### END MARK SCHEME
# ### END SOLUTION

# %% [markdown]
# ## 8 Where to go from here
#
# - **Numbers as outputs.** For regression the last layer is linear, without activation, with the
#   squared error. Everything else stays.
# - **Mixed inputs.** Real-valued inputs are shifted and scaled to mean 0 and standard deviation 1
#   (with numbers taken from the training part); a categorical input with $c$ values becomes $c$
#   inputs, one-hot. Both go side by side into the first layer.
# - **Convolutional networks** use the same small filter at every place of a picture: far fewer
#   weights, and a digit that is shifted is still the same digit. (Our pictures are shifted; a filter
#   would know.) LeNet read digits on cheques in the nineties, AlexNet won the large picture contest
#   of 2012 and started the present wave.
# - **Recurrent networks** have a state that they hand on to themselves, for text and other sequences.
# - **Autoencoders** learn to reproduce their input through a narrow layer. They need no labels, like
#   the older unsupervised methods, PCA, NMF and K-means; a linear autoencoder finds what PCA finds.
# - **A library** such as TensorFlow or Keras does what you have done by hand: there a model for our
#   digits is five lines. A good exercise for now: write those lines, and say of each which of your
#   functions stands behind it.
#
# *In one paragraph:* a network is a chain of simple layers; its cost is not convex; stochastic
# gradient descent with backpropagation finds a good place most of the time, but nothing guarantees
# it; many choices have to be tried; and it all costs data and computing time. To read on: Goodfellow,
# Bengio and Courville, *Deep Learning*, chapters 6 to 8 (MIT Press, free on the web); Géron,
# *Hands-On Machine Learning*, chapters 10 and 11.

# %% [markdown]
# ## Check yourself
#
# No points; an answer folds out below each question.
#
# 1. 3000 samples, batches of 32, 20 epochs: how many updates? How many with the full batch?
#    <details><summary>answer</summary>93 full batches and one of 24 samples make 94 updates per
#    epoch, 1880 in all. With the full batch: 20.</details>
# 2. The slip of section 4: what does dropout switch off?
#    <details><summary>answer</summary>Units, i.e. entries of A, for one sample at a time. A unit that
#    is off takes all its outgoing weights out of play for that sample, a whole row of the next W; the
#    weights themselves keep their values and are all back for the next sample.</details>
# 3. You try 200 settings, and choose the one with the best accuracy on the test set. It says 0.973.
#    What will it be on new data?
#    <details><summary>answer</summary>Probably less. The best of 200 is partly the luckiest of 200;
#    the test set has become a validation set.</details>
# 4. A script's training cost is `nan`. Why is the learning rate not the first thing to look at,
#    though it often is the cause?
#    <details><summary>answer</summary>Because a nan in the input, a logarithm of 0 or a wrong sign
#    look the same, and are quick to rule out. With a smaller learning rate such faults stay hidden
#    for a while, and come back later.</details>
# 5. XOR with 8 hidden units, all start weights 0.5. What does the network learn in 3000 rounds?
#    <details><summary>answer</summary>No more than with one hidden unit: all eight get the same
#    gradient and stay equal. And one hidden unit cannot solve XOR.</details>
