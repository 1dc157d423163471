"""Valid solutions of problem set 2 that look different from the reference."""

from autograder.known import Alternative

LOOP = ("test_is_vectorised",)


def _valid(exercise, name, description, code, loses=()):
    return Alternative(id=name, exercise=exercise, description=description, code=code, loses=loses)


STEP = (
    _valid(
        "step",
        "st-where",
        "np.where with floats",
        """
        def step(z):
            return np.where(np.asarray(z) >= 0, 1.0, 0.0)
        """,
    ),
    _valid(
        "step",
        "st-heaviside",
        "numpy's own step with 1 at 0",
        """
        def step(z):
            return np.heaviside(z, 1)
        """,
    ),
    _valid(
        "step",
        "st-bool",
        "plain comparison, True and False",
        """
        def step(z):
            return np.asarray(z) >= 0
        """,
    ),
    _valid(
        "step",
        "st-float32",
        "single precision",
        """
        def step(z):
            return np.asarray(np.asarray(z) >= 0, dtype=np.float32)
        """,
    ),
    _valid(
        "step",
        "st-times-one",
        "comparison without asarray, times 1",
        """
        def step(z):
            return 1 * (z >= 0)
        """,
    ),
    _valid(
        "step",
        "st-not-below",
        "one minus the other side, printing as it goes",
        """
        def step(z):
            below = np.less(z, 0)
            print("below:", np.sum(below))
            return 1 - below.astype(float)
        """,
    ),
    _valid(
        "step",
        "st-loop",
        "a loop over all entries",
        """
        def step(z):
            z = np.asarray(z)
            a = np.zeros(z.shape, dtype=int)
            for index in np.ndindex(z.shape):
                if z[index] >= 0:
                    a[index] = 1
            return a
        """,
        LOOP,
    ),
    _valid(
        "step",
        "st-vectorize",
        "np.vectorize: a loop in disguise",
        """
        def step(z):
            return np.vectorize(lambda number: 1 if number >= 0 else 0)(z)
        """,
        LOOP,
    ),
    _valid(
        "step",
        "st-nested-lists",
        "nested lists, numbers for numbers",
        """
        def step(z):
            if np.ndim(z) == 0:
                return 1 if z >= 0 else 0
            return [step(part) for part in z]
        """,
        LOOP,
    ),
)

MCP = (
    _valid(
        "mcp_neuron",
        "mc-loop",
        "counts in a loop",
        """
        def mcp_neuron(x, threshold):
            active = 0
            for signal in x:
                if signal == 1:
                    active += 1
            return 1 if active >= threshold else 0
        """,
    ),
    _valid(
        "mcp_neuron",
        "mc-ltu",
        "a threshold unit with all weights 1, by step",
        """
        def mcp_neuron(x, threshold):
            return step(np.ones(len(x)) @ x - threshold)
        """,
    ),
    _valid(
        "mcp_neuron",
        "mc-more-than-one-less",
        "more than threshold - 1, as a bool",
        """
        def mcp_neuron(x, threshold):
            return np.count_nonzero(x) > threshold - 1
        """,
    ),
    _valid(
        "mcp_neuron",
        "mc-early",
        "stops as soon as there are enough",
        """
        def mcp_neuron(x, threshold):
            needed = threshold
            for signal in x:
                if needed <= 0:
                    break
                needed -= signal
            return float(needed <= 0)
        """,
    ),
    _valid(
        "mcp_neuron",
        "mc-list",
        "x turned into a list",
        """
        def mcp_neuron(x, threshold):
            return 0 if list(x).count(1) < threshold else 1
        """,
    ),
)

LTU = (
    _valid(
        "ltu",
        "lt-where",
        "np.where on the sums",
        """
        def ltu(X, w, b):
            return np.where(np.dot(X, w) >= -b, 1.0, 0.0)
        """,
    ),
    _valid(
        "ltu",
        "lt-einsum",
        "einsum, as bools",
        """
        def ltu(X, w, b):
            return np.einsum("nd,d->n", X, w) + b >= 0
        """,
    ),
    _valid(
        "ltu",
        "lt-broadcast",
        "entry by entry, then a sum over the columns",
        """
        def ltu(X, w, b):
            z = (X * w).sum(axis=1) + b
            return step(z).astype(float)
        """,
    ),
    _valid(
        "ltu",
        "lt-augmented",
        "with the bias as a weight",
        """
        def ltu(X, w, b):
            ones = np.ones((len(X), 1))
            return step(np.hstack([ones, X]) @ np.concatenate([[b], w]))
        """,
    ),
    _valid(
        "ltu",
        "lt-transposed",
        "w @ X.T",
        """
        def ltu(X, w, b):
            return step(w @ X.T + b)
        """,
    ),
    _valid(
        "ltu",
        "lt-loop",
        "a loop over the samples",
        """
        def ltu(X, w, b):
            return np.array([step(x @ w + b) for x in X])
        """,
        LOOP,
    ),
    _valid(
        "ltu",
        "lt-two-loops",
        "loops over samples and inputs, into a list",
        """
        def ltu(X, w, b):
            answers = []
            for x in X:
                z = b
                for i in range(len(w)):
                    z += w[i] * x[i]
                answers.append(1 if z >= 0 else 0)
            return answers
        """,
        LOOP,
    ),
)

AUGMENT = (
    _valid(
        "augment",
        "au-hstack",
        "hstack with a column",
        """
        def augment(X):
            return np.hstack([np.ones((X.shape[0], 1)), X])
        """,
    ),
    _valid(
        "augment",
        "au-insert",
        "np.insert, which keeps whole numbers",
        """
        def augment(X):
            return np.insert(X, 0, 1, axis=1)
        """,
    ),
    _valid(
        "augment",
        "au-fill",
        "an array of ones, filled",
        """
        def augment(X):
            n, d = X.shape
            A = np.ones((n, d + 1))
            A[:, 1:] = X
            return A
        """,
    ),
    _valid(
        "augment",
        "au-pad",
        "np.pad",
        """
        def augment(X):
            return np.pad(X, ((0, 0), (1, 0)), constant_values=1)
        """,
    ),
    _valid(
        "augment",
        "au-c",
        "np.c_",
        """
        def augment(X):
            return np.c_[np.ones(len(X)), X]
        """,
    ),
    _valid(
        "augment",
        "au-float32",
        "single precision",
        """
        def augment(X):
            return np.column_stack([np.ones(len(X)), X]).astype(np.float32)
        """,
    ),
    _valid(
        "augment",
        "au-lists",
        "lists of lists",
        """
        def augment(X):
            return [[1.0, *row] for row in X.tolist()]
        """,
        LOOP,
    ),
)

ERROR = (
    _valid(
        "perceptron_error",
        "pe-mask",
        "boolean mask of the wrong points",
        """
        def perceptron_error(w, X, y):
            s = y * (X @ w)
            wrong = s <= 0
            return -np.sum(s[wrong])
        """,
    ),
    _valid(
        "perceptron_error",
        "pe-mask-strict",
        "points on the line left out: they add 0",
        """
        def perceptron_error(w, X, y):
            s = y * (X @ w)
            return float(np.abs(s[s < 0]).sum())
        """,
    ),
    _valid(
        "perceptron_error",
        "pe-where",
        "np.where",
        """
        def perceptron_error(w, X, y):
            s = y * np.dot(X, w)
            return np.where(s > 0, 0.0, -s).sum()
        """,
    ),
    _valid(
        "perceptron_error",
        "pe-half",
        "half of |s| - s",
        """
        def perceptron_error(w, X, y):
            s = (X @ w) * y
            return 0.5 * float(np.sum(np.abs(s) - s))
        """,
    ),
    _valid(
        "perceptron_error",
        "pe-array",
        "keeps a 0-d array",
        """
        def perceptron_error(w, X, y):
            s = (X @ w) * y
            return np.asarray(-np.minimum(s, 0).sum())
        """,
    ),
    _valid(
        "perceptron_error",
        "pe-wrong-answers",
        "compares predicted labels; with a point on the line either way",
        """
        def perceptron_error(w, X, y):
            z = X @ w
            answers = 2 * step(z) - 1
            wrong = answers != y
            return float(-(z[wrong] * y[wrong]).sum())
        """,
    ),
    _valid(
        "perceptron_error",
        "pe-float32",
        "single precision",
        """
        def perceptron_error(w, X, y):
            s = (X.astype(np.float32) @ w.astype(np.float32)) * y.astype(np.float32)
            return np.sum(np.maximum(np.float32(0), -s))
        """,
    ),
    _valid(
        "perceptron_error",
        "pe-loop",
        "a loop over the samples",
        """
        def perceptron_error(w, X, y):
            error = 0
            for x, label in zip(X, y):
                s = label * (w @ x)
                if s <= 0:
                    error -= s
            return error
        """,
        LOOP,
    ),
)

UPDATE = (
    _valid(
        "perceptron_update",
        "pu-wrong-first",
        "asks whether the point is wrong; returns w itself if not",
        """
        def perceptron_update(w, x, y, eta=1.0):
            if y * np.dot(w, x) <= 0:
                return w + eta * y * x
            return w
        """,
    ),
    _valid(
        "perceptron_update",
        "pu-factor",
        "a factor of 0 or 1, no branch",
        """
        def perceptron_update(w, x, y, eta=1.0):
            wrong = float(y * (w @ x) <= 0)
            return w + wrong * eta * y * x
        """,
    ),
    _valid(
        "perceptron_update",
        "pu-labels-apart",
        "one branch for each label",
        """
        def perceptron_update(w, x, y, eta=1.0):
            z = np.sum(w * x)
            new = np.array(w, dtype=float)
            if y == 1 and z <= 0:
                new += eta * x
            elif y == -1 and z >= 0:
                new -= eta * x
            return new
        """,
    ),
    _valid(
        "perceptron_update",
        "pu-gradient",
        "against the slope of the error",
        """
        def perceptron_update(w, x, y, eta=1.0):
            def slope():
                return -y * x if y * (x @ w) <= 0 else np.zeros(len(w))

            return w - eta * slope()
        """,
    ),
    _valid(
        "perceptron_update",
        "pu-list",
        "a list, weight by weight",
        """
        def perceptron_update(w, x, y, eta=1.0):
            z = sum(a * b for a, b in zip(w, x))
            if z * y > 0:
                return [float(a) for a in w]
            return [float(a + eta * y * b) for a, b in zip(w, x)]
        """,
    ),
    _valid(
        "perceptron_update",
        "pu-float32",
        "single precision results",
        """
        def perceptron_update(w, x, y, eta=1.0):
            new = w + eta * y * x if y * (w @ x) <= 0 else w
            return np.asarray(new, dtype=np.float32)
        """,
    ),
    _valid(
        "perceptron_update",
        "pu-half-of-the-error",
        "(y - sign) / 2 with sign(0) = 0, doubled there",
        """
        def perceptron_update(w, x, y, eta=1.0):
            answer = np.sign(w @ x)
            if answer == 0:
                answer = -y
            return w + eta * (y - answer) / 2 * x
        """,
    ),
)

TRAIN = (
    _valid(
        "perceptron_train",
        "pt-random",
        "a random wrong point each time, start at 1/n",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            rng = np.random.default_rng()
            A = np.c_[np.ones(len(X)), X]
            w = np.full(A.shape[1], 1 / A.shape[1])
            for _ in range(max_epochs * len(X)):
                wrong = np.flatnonzero(y * (A @ w) <= 0)
                if len(wrong) == 0:
                    return w, True
                i = rng.choice(wrong)
                w = w + eta * y[i] * A[i]
            return w, False
        """,
    ),
    _valid(
        "perceptron_train",
        "pt-batch",
        "all wrong points correct at once",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = np.c_[np.ones(len(X)), X]
            w = np.zeros(A.shape[1])
            for _ in range(max_epochs):
                wrong = y * (A @ w) <= 0
                if not wrong.any():
                    return w, True
                w = w + eta * (y[wrong] @ A[wrong])
            return w, False
        """,
    ),
    _valid(
        "perceptron_train",
        "pt-counts",
        "counts the mistakes of each pass, bias apart from the weights",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            w, b = np.zeros(X.shape[1]), 0.0
            for epoch in range(max_epochs):
                mistakes = 0
                for i in range(len(X)):
                    if y[i] * (X[i] @ w + b) <= 0:
                        w = w + eta * y[i] * X[i]
                        b = b + eta * y[i]
                        mistakes += 1
                if mistakes == 0:
                    return np.concatenate([[b], w]), True
            return np.concatenate([[b], w]), False
        """,
    ),
    _valid(
        "perceptron_train",
        "pt-shuffled",
        "random start, shuffled passes, verdict at the end",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            rng = np.random.default_rng()
            A = augment(X)
            w = 0.1 * rng.normal(size=A.shape[1])
            for _ in range(max_epochs):
                for i in rng.permutation(len(A)):
                    w = perceptron_update(w, A[i], y[i], eta)
                if perceptron_error(w, A, y) == 0:
                    break
            return w, np.all(y * (A @ w) > 0)
        """,
    ),
    _valid(
        "perceptron_train",
        "pt-backwards",
        "the points in reverse order, a list and a 1 for True",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)[::-1]
            labels = y[::-1]
            w = np.zeros(A.shape[1])
            epochs = 0
            done = 0
            while epochs < max_epochs and not done:
                for x, label in zip(A, labels):
                    w = perceptron_update(w, x, label, eta)
                done = int(np.all(labels * (A @ w) > 0))
                epochs += 1
            return [w.tolist(), done]
        """,
    ),
    _valid(
        "perceptron_train",
        "pt-pocket",
        "keeps the best weights so far in its pocket",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            w = np.zeros(A.shape[1])
            best, fewest = w, len(A)
            for _ in range(max_epochs):
                for x, label in zip(A, y):
                    w = perceptron_update(w, x, label, eta)
                wrong = np.sum(y * (A @ w) <= 0)
                if wrong < fewest:
                    best, fewest = w.copy(), wrong
                if fewest == 0:
                    break
            return best, bool(fewest == 0)
        """,
    ),
    _valid(
        "perceptron_train",
        "pt-doubled-steps",
        "corrections by y minus the sign, twice as long as needed",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            w = np.zeros(A.shape[1])
            for _ in range(max_epochs):
                for x, label in zip(A, y):
                    answer = np.sign(w @ x)
                    if answer != label:
                        w = w + eta * (label - answer) * x
                if np.all(np.sign(A @ w) == y):
                    return w, True
            return w, False
        """,
    ),
    _valid(
        "perceptron_train",
        "pt-float32",
        "single precision weights",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X).astype(np.float32)
            w = np.zeros(A.shape[1], dtype=np.float32)
            for _ in range(max_epochs):
                for x, label in zip(A, y):
                    if label * (w @ x) <= 0:
                        w = (w + eta * label * x).astype(np.float32)
                if np.all(y * (A @ w) > 0):
                    return w, True
            return w, False
        """,
    ),
)

FIT = (
    _valid(
        "xor_linear_fit",
        "xl-by-hand",
        "the solution of the three equations, on paper",
        """
        def xor_linear_fit(targets=(0, 1, 1, 0)):
            t = np.asarray(targets, dtype=float)
            w1 = (t[2] + t[3] - t[0] - t[1]) / 2
            w2 = (t[1] + t[3] - t[0] - t[2]) / 2
            return np.array([w1, w2]), t.mean() - (w1 + w2) / 2
        """,
    ),
    _valid(
        "xor_linear_fit",
        "xl-normal-equations",
        "normal equations",
        """
        def xor_linear_fit(targets=(0, 1, 1, 0)):
            A = np.array([[1, 0, 0], [1, 0, 1], [1, 1, 0], [1, 1, 1.0]])
            b, w1, w2 = np.linalg.solve(A.T @ A, A.T @ np.array(targets))
            return [w1, w2], b
        """,
    ),
    _valid(
        "xor_linear_fit",
        "xl-pinv",
        "pseudoinverse, bias last",
        """
        def xor_linear_fit(targets=(0, 1, 1, 0)):
            A = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
            s = np.linalg.pinv(A) @ np.array(targets)
            return s[:2], s[2]
        """,
    ),
    _valid(
        "xor_linear_fit",
        "xl-descent",
        "gradient descent",
        """
        def xor_linear_fit(targets=(0, 1, 1, 0)):
            X = np.array([[0, 0], [0, 1], [1, 0], [1, 1.0]])
            t = np.asarray(targets, dtype=float)
            w, b = np.zeros(2), 0.0
            for _ in range(3000):
                r = X @ w + b - t
                w, b = w - 0.5 * (X.T @ r) / 2, b - 0.5 * r.mean()
            return w, b
        """,
    ),
)

NETWORK = (
    _valid(
        "xor_network",
        "xn-one-or-the-other",
        "(x1 and not x2) or (x2 and not x1)",
        """
        def xor_network(X):
            A1 = step(X @ np.array([[1.0, -1.0], [-1.0, 1.0]]) - 0.5)
            return step(A1 @ np.ones(2) - 0.5)
        """,
    ),
    _valid(
        "xor_network",
        "xn-relu",
        "hidden units max(0, z)",
        """
        def xor_network(X):
            A1 = np.maximum(0, np.asarray(X, dtype=float) @ np.ones((2, 2)) + np.array([0, -1]))
            return step(A1 @ np.array([1.0, -2.0]) - 0.5)
        """,
    ),
    _valid(
        "xor_network",
        "xn-not-equal",
        "compares the columns: right values, no network; question 10 looks at that",
        """
        def xor_network(X):
            X = np.asarray(X)
            return (X[:, 0] != X[:, 1]).astype(int)
        """,
    ),
    _valid(
        "xor_network",
        "xn-three-ltus",
        "three calls of ltu",
        """
        def xor_network(X):
            some = ltu(X, np.ones(2), -1)
            both = ltu(X, np.ones(2), -2)
            return ltu(np.column_stack([some, both]), np.array([1, -1]), -1)
        """,
    ),
    _valid(
        "xor_network",
        "xn-nand",
        "OR and NAND, joined by AND; bools",
        """
        def xor_network(X):
            some = X @ np.array([1, 1]) >= 1
            not_both = X @ np.array([-1, -1]) >= -1
            return some.astype(int) + not_both >= 2
        """,
    ),
    _valid(
        "xor_network",
        "xn-neurons",
        "row by row with McCulloch-Pitts neurons, a list",
        """
        def xor_network(X):
            return [mcp_neuron([mcp_neuron(x, 1), 1 - mcp_neuron(x, 2)], 2) for x in X]
        """,
        LOOP,
    ),
)

ALTERNATIVES = STEP + MCP + LTU + AUGMENT + ERROR + UPDATE + TRAIN + FIT + NETWORK
