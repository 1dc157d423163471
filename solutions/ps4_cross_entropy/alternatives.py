"""Valid solutions of problem set 4 that look different from the reference."""

from autograder.known import Alternative

LOOP = ("test_is_vectorised",)

BCE = (
    Alternative(
        id="bc-clip",
        exercise="bce",
        description="both terms, the probabilities clipped at 1e-12",
        code="""
        def bce(a, y):
            a = np.clip(a, 1e-12, 1 - 1e-12)
            return -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))
        """,
    ),
    Alternative(
        id="bc-clip-nine",
        exercise="bce",
        description="clipped at 1e-9, the largest round guard that stays above 20",
        code="""
        def bce(a, y):
            a = np.clip(a, 1e-9, 1 - 1e-9)
            return -(y * np.log(a) + (1 - y) * np.log(1 - a)).mean()
        """,
    ),
    Alternative(
        id="bc-guard-added",
        exercise="bce",
        description="a tiny number added inside the logarithms",
        code="""
        def bce(a, y):
            eps = 1e-9
            return -np.mean(y * np.log(a + eps) + (1 - y) * np.log(1 - a + eps))
        """,
    ),
    Alternative(
        id="bc-pick",
        exercise="bce",
        description="logarithm of the probability of the true label, bounded from below",
        code="""
        def bce(a, y):
            p = np.where(np.asarray(y) == 1, a, 1 - np.asarray(a))
            return float(np.mean(-np.log(np.maximum(p, 1e-300))))
        """,
    ),
    Alternative(
        id="bc-product",
        exercise="bce",
        description="y a + (1 - y)(1 - a) inside one logarithm",
        code="""
        def bce(a, y):
            return -np.log(y * a + (1 - y) * (1 - a)).mean()
        """,
    ),
    Alternative(
        id="bc-power",
        exercise="bce",
        description="a^y (1 - a)^(1 - y), where numpy has 0^0 = 1",
        code="""
        def bce(a, y):
            a = np.asarray(a, dtype=float)
            return np.mean(-np.log(a ** y * (1 - a) ** (1 - y)))
        """,
    ),
    Alternative(
        id="bc-distance",
        exercise="bce",
        description="1 - |a - y| is the probability of what happened",
        code="""
        def bce(a, y):
            return np.mean(-np.log1p(-np.abs(a - y)))
        """,
    ),
    Alternative(
        id="bc-masks",
        exercise="bce",
        description="sums over both classes with boolean masks",
        code="""
        def bce(a, y):
            ones = y == 1
            total = np.sum(np.log(a[ones])) + np.sum(np.log(1 - a[~ones]))
            return -total / len(a)
        """,
    ),
    Alternative(
        id="bc-where-argument",
        exercise="bce",
        description="logarithms taken only where they count, with where= and out=",
        code="""
        def bce(a, y):
            a, y = np.asarray(a, dtype=float), np.asarray(y, dtype=float)
            first, second = np.zeros(a.shape), np.zeros(a.shape)
            np.log(a, out=first, where=y > 0)
            np.log(1 - a, out=second, where=y < 1)
            return -np.sum(y * first + (1 - y) * second) / a.size
        """,
    ),
    Alternative(
        id="bc-nan-to-num",
        exercise="bce",
        description="the formula as it stands, the nan at the right corners replaced by 0",
        code="""
        def bce(a, y):
            cost = -(y * np.log(a) + (1 - y) * np.log(1 - a))
            return np.mean(np.where(np.isnan(cost), 0, cost))
        """,
    ),
    Alternative(
        id="bc-nan-to-num-all",
        exercise="bce",
        description="np.nan_to_num: a huge number in place of infinity",
        code="""
        def bce(a, y):
            return float(-np.nan_to_num(y * np.log(a) + (1 - y) * np.log(1 - a)).mean())
        """,
    ),
    Alternative(
        id="bc-where-terms",
        exercise="bce",
        description="np.where between the two logarithms",
        code="""
        def bce(a, y):
            cost = np.where(y == 1, -np.log(a), -np.log(1 - a))
            return cost.sum() / cost.shape[0]
        """,
    ),
    Alternative(
        id="bc-logits",
        exercise="bce",
        description="back to the sums, ln a - ln(1 - a), then logaddexp",
        code="""
        def bce(a, y):
            z = np.log(a) - np.log1p(-np.asarray(a, dtype=float))
            return np.mean(np.logaddexp(0, np.where(y == 1, -z, z)))
        """,
    ),
    Alternative(
        id="bc-masked-array",
        exercise="bce",
        description="masked arrays: the logarithm of 0 is masked and filled",
        code="""
        def bce(a, y):
            low = np.ma.log(a).filled(-1e3)
            high = np.ma.log(1 - a).filled(-1e3)
            return -np.mean(y * low + (1 - y) * high)
        """,
    ),
    Alternative(
        id="bc-dot",
        exercise="bce",
        description="dot products of labels and clipped logarithms",
        code="""
        def bce(a, y):
            low, high = np.log(np.maximum(a, 1e-200)), np.log(np.maximum(1 - a, 1e-200))
            return -(np.dot(y, low) + np.dot(1 - y, high)) / len(y)
        """,
    ),
    Alternative(
        id="bc-float32",
        exercise="bce",
        description="single precision",
        code="""
        def bce(a, y):
            a = np.asarray(a, dtype=np.float32)
            return np.mean(-np.log(np.where(y == 1, a, 1 - a)))
        """,
    ),
    Alternative(
        id="bc-zero-d",
        exercise="bce",
        description="keeps a 0-d array, and prints",
        code="""
        def bce(a, y):
            p = np.abs(1 - y - a)
            print("probabilities:", p)
            return np.asarray(np.mean(-np.log(p)))
        """,
    ),
    Alternative(
        id="bc-loop",
        exercise="bce",
        description="loop with math.log, corners as cases",
        loses=LOOP,
        code="""
        import math

        def bce(a, y):
            total = 0.0
            for a_s, y_s in zip(a, y):
                p = a_s if y_s == 1 else 1 - a_s
                total += -math.log(p) if p > 0 else math.inf
            return total / len(a)
        """,
    ),
)

LOGITS = (
    Alternative(
        id="bl-logaddexp",
        exercise="bce_with_logits",
        description="np.logaddexp and the one-line form",
        code="""
        def bce_with_logits(z, y):
            return np.mean(np.logaddexp(0, z) - y * z)
        """,
    ),
    Alternative(
        id="bl-mirror",
        exercise="bce_with_logits",
        description="turns the sign of z where the label is 1",
        code="""
        def bce_with_logits(z, y):
            return np.mean(np.logaddexp(0, (1 - 2 * y) * z))
        """,
    ),
    Alternative(
        id="bl-pm1",
        exercise="bce_with_logits",
        description="translates the labels into -1, +1 first",
        code="""
        def bce_with_logits(z, y):
            t = 2 * np.asarray(y, dtype=float) - 1
            m = t * z
            return float(np.mean(np.log1p(np.exp(-np.abs(m))) + np.maximum(-m, 0)))
        """,
    ),
    Alternative(
        id="bl-where-sides",
        exercise="bce_with_logits",
        description="np.where between two forms, both with safe exponents",
        code="""
        def bce_with_logits(z, y):
            e = np.exp(-np.abs(z))
            log_a = np.where(z >= 0, -np.log(1 + e), z - np.log(1 + e))
            log_1a = np.where(z >= 0, -z - np.log(1 + e), -np.log(1 + e))
            return -np.mean(np.where(y == 1, log_a, log_1a))
        """,
    ),
    Alternative(
        id="bl-where-overflow",
        exercise="bce_with_logits",
        description="np.where lets the overflowing branch overflow and drops it",
        code="""
        def bce_with_logits(z, y):
            softplus = np.where(z > 30, z, np.log1p(np.exp(z)))
            return (softplus - y * z).mean()
        """,
    ),
    Alternative(
        id="bl-masks",
        exercise="bce_with_logits",
        description="boolean masks on a float copy",
        code="""
        def bce_with_logits(z, y):
            m = np.array(z, dtype=float)
            m[y == 0] *= -1
            cost = np.empty(m.shape)
            good = m >= 0
            cost[good] = np.log1p(np.exp(-m[good]))
            cost[~good] = np.log1p(np.exp(m[~good])) - m[~good]
            return cost.mean()
        """,
    ),
    Alternative(
        id="bl-reduce",
        exercise="bce_with_logits",
        description="logaddexp.reduce over a stack of 0 and z",
        code="""
        def bce_with_logits(z, y):
            z = np.asarray(z, dtype=float)
            both = np.logaddexp.reduce(np.stack([np.zeros(z.shape), z]), axis=0)
            return (both.sum() - np.dot(y, z)) / z.size
        """,
    ),
    Alternative(
        id="bl-two-softplus",
        exercise="bce_with_logits",
        description="y softplus(-z) + (1 - y) softplus(z) with a helper",
        code="""
        def _softplus(u):
            return np.maximum(u, 0) + np.log1p(np.exp(-np.abs(u)))

        def bce_with_logits(z, y):
            return np.mean(y * _softplus(-z) + (1 - y) * _softplus(z))
        """,
    ),
    Alternative(
        id="bl-plain-log",
        exercise="bce_with_logits",
        description="log(1 + ...) instead of log1p",
        code="""
        def bce_with_logits(z, y):
            return float(np.mean(np.maximum(z, 0) - z * y + np.log(1 + np.exp(-np.abs(z)))))
        """,
    ),
    Alternative(
        id="bl-float32",
        exercise="bce_with_logits",
        description="single precision",
        code="""
        def bce_with_logits(z, y):
            z, y = np.asarray(z, dtype=np.float32), np.asarray(y, dtype=np.float32)
            return np.mean(np.logaddexp(np.float32(0), z) - y * z)
        """,
    ),
    Alternative(
        id="bl-loop",
        exercise="bce_with_logits",
        description="loop with math.log1p",
        loses=LOOP,
        code="""
        import math

        def bce_with_logits(z, y):
            total = 0
            for z_s, y_s in zip(z.tolist(), y.tolist()):
                total += max(z_s, 0) + math.log1p(math.exp(-abs(z_s))) - y_s * z_s
            return total / len(z)
        """,
    ),
)

NEURON = (
    Alternative(
        id="nn-if-else",
        exercise="neuron_gradients",
        description="one branch per cost",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            a = sigmoid(np.dot(w, x) + b)
            if cost == "cross_entropy":
                delta = a - y
            else:
                delta = (a - y) * a * (1 - a)
            return delta * np.asarray(x), delta
        """,
    ),
    Alternative(
        id="nn-dictionary",
        exercise="neuron_gradients",
        description="a dictionary of slopes",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z = np.asarray(x) @ np.asarray(w) + b
            last = {"squared": sigmoid_derivative(z), "cross_entropy": 1.0}[cost]
            delta = (sigmoid(z) - y) * last
            return np.multiply(delta, x), np.multiply(delta, 1)
        """,
    ),
    Alternative(
        id="nn-own-sigmoid",
        exercise="neuron_gradients",
        description="writes the sigmoid out; overflows with a warning and ends right",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            a = 1 / (1 + np.exp(-(np.sum(w * x) + b)))
            dz = (a - y) * (a * (1 - a) if cost == "squared" else 1.0)
            return dz * x, dz
        """,
    ),
    Alternative(
        id="nn-by-label",
        exercise="neuron_gradients",
        description="cross-entropy label by label: a - 1 for y = 1, a for y = 0",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z = np.dot(w, x) + b
            a = sigmoid(z)
            if cost == "cross_entropy":
                dz = -sigmoid(-z) if y == 1 else a
            else:
                dz = (a - y) * sigmoid_derivative(z)
            return np.array([dz * x_i for x_i in x]), float(dz)
        """,
    ),
    Alternative(
        id="nn-augmented",
        exercise="neuron_gradients",
        description="the bias as the weight of a constant input; returns a list",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            x1 = np.append(x, 1.0)
            z = x1 @ np.append(w, b)
            g = (sigmoid(z) - y) * x1
            if cost == "squared":
                g = g * sigmoid_derivative(z)
            return [g[:-1], g[-1]]
        """,
    ),
    Alternative(
        id="nn-batch-of-one",
        exercise="neuron_gradients",
        description="treats the neuron as a batch of one sample",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            X, Y = np.asarray(x, dtype=float)[np.newaxis], np.array([y])
            Z = X @ w + b
            dZ = sigmoid(Z) - Y
            if cost == "squared":
                dZ = dZ * sigmoid_derivative(Z)
            return X.T @ dZ, dZ.sum()
        """,
    ),
    Alternative(
        id="nn-float32",
        exercise="neuron_gradients",
        description="single precision",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            x = np.asarray(x, dtype=np.float32)
            z = np.dot(np.asarray(w, dtype=np.float32), x) + np.float32(b)
            a = 1 / (1 + np.exp(-z))
            dz = (a - np.float32(y)) * (a * (1 - a) if cost == "squared" else 1)
            return dz * x, dz
        """,
    ),
    Alternative(
        id="nn-loop",
        exercise="neuron_gradients",
        description="scalar loop over the inputs",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z = b
            for x_i, w_i in zip(x, w):
                z = z + x_i * w_i
            a = float(sigmoid(z))
            d = a - y
            if cost == "squared":
                d *= a * (1 - a)
            dw = np.zeros(len(x))
            for i in range(len(x)):
                dw[i] = d * x[i]
            return dw, d
        """,
    ),
)

GRADIENTS = (
    Alternative(
        id="lg-means",
        exercise="logistic_gradients",
        description="means over axis 0 by broadcasting",
        code="""
        def logistic_gradients(X, y, w, b):
            error = sigmoid(X @ w + b) - y
            return np.mean(X * error[:, np.newaxis], axis=0), np.mean(error)
        """,
    ),
    Alternative(
        id="lg-left",
        exercise="logistic_gradients",
        description="error @ X",
        code="""
        def logistic_gradients(X, y, w, b):
            n, d = X.shape
            error = sigmoid(np.dot(X, w) + b) - y
            return error @ X / n, error.sum() / n
        """,
    ),
    Alternative(
        id="lg-einsum",
        exercise="logistic_gradients",
        description="einsum",
        code="""
        def logistic_gradients(X, y, w, b):
            error = sigmoid(np.einsum("sd,d->s", X, w) + b) - y
            return np.einsum("sd,s->d", X, error) / y.size, np.average(error)
        """,
    ),
    Alternative(
        id="lg-columns",
        exercise="logistic_gradients",
        description="everything as columns (n, 1), flattened at the end",
        code="""
        def logistic_gradients(X, y, w, b):
            W, Y = np.reshape(w, (-1, 1)), np.reshape(y, (-1, 1))
            dZ = (sigmoid(X @ W + b) - Y) / X.shape[0]
            return (X.T @ dZ).ravel(), float(dZ.sum())
        """,
    ),
    Alternative(
        id="lg-augmented",
        exercise="logistic_gradients",
        description="the bias as the weight of a constant input; returns a list",
        code="""
        def logistic_gradients(X, y, w, b):
            X1 = np.column_stack([X, np.ones(len(X))])
            g = X1.T @ (sigmoid(X1 @ np.append(w, b)) - y) / len(X)
            return [g[:-1], g[-1]]
        """,
    ),
    Alternative(
        id="lg-own-sigmoid",
        exercise="logistic_gradients",
        description="writes the sigmoid out; overflows with a warning and ends right",
        code="""
        def logistic_gradients(X, y, w, b):
            a = 1 / (1 + np.exp(-(X @ w + b)))
            return X.T @ (a - y) / len(y), np.sum(a - y) / len(y)
        """,
    ),
    Alternative(
        id="lg-by-label",
        exercise="logistic_gradients",
        description="a - 1 for label 1 and a for label 0 with np.where",
        code="""
        def logistic_gradients(X, y, w, b):
            a = sigmoid(X @ w + b)
            error = np.where(y == 1, a - 1, a)
            dw = np.zeros(X.shape[1])
            for i in range(X.shape[1]):
                dw[i] = np.mean(error * X[:, i])
            return dw, np.mean(error)
        """,
    ),
    Alternative(
        id="lg-float32",
        exercise="logistic_gradients",
        description="single precision",
        code="""
        def logistic_gradients(X, y, w, b):
            X = np.asarray(X, dtype=np.float32)
            z = X @ np.asarray(w, dtype=np.float32) + np.float32(b)
            error = (1 / (1 + np.exp(-z)) - np.asarray(y, dtype=np.float32)) / np.float32(len(X))
            return X.T @ error, error.sum()
        """,
    ),
    Alternative(
        id="lg-sum-of-neurons",
        exercise="logistic_gradients",
        description="loop that averages neuron_gradients",
        loses=LOOP,
        code="""
        def logistic_gradients(X, y, w, b):
            dw, db = np.zeros(X.shape[1]), 0.0
            for x_s, y_s in zip(X, y):
                dw_s, db_s = neuron_gradients(x_s, w, b, y_s, cost="cross_entropy")
                dw, db = dw + dw_s / len(X), db + db_s / len(X)
            return dw, db
        """,
    ),
)

FIT = (
    Alternative(
        id="lf-inline",
        exercise="logistic_fit",
        description="computes the gradients itself and calls nothing",
        code="""
        def logistic_fit(X, y, eta, steps):
            n, d = X.shape
            w, b = np.zeros(d), 0.0
            for _ in range(steps):
                error = 1 / (1 + np.exp(-(X @ w + b))) - y
                w = w - eta / n * (error @ X)
                b = b - eta / n * error.sum()
            return w, b
        """,
    ),
    Alternative(
        id="lf-in-place",
        exercise="logistic_fit",
        description="updates its own arrays in place",
        code="""
        def logistic_fit(X, y, eta, steps):
            w, b = np.zeros(X.shape[1]), np.zeros(())
            for _ in range(steps):
                dw, db = logistic_gradients(X, y, w, b)
                w -= eta * np.asarray(dw)
                b -= eta * db
            return w, b
        """,
    ),
    Alternative(
        id="lf-while",
        exercise="logistic_fit",
        description="a while loop, the gradients kept in one tuple; returns a list",
        code="""
        def logistic_fit(X, y, eta, steps):
            parameters, done = (np.zeros(len(X[0])), 0), 0
            while done < steps:
                gradients = logistic_gradients(X, y, *parameters)
                parameters = [p - eta * g for p, g in zip(parameters, gradients)]
                done += 1
            return list(parameters)
        """,
    ),
    Alternative(
        id="lf-augmented",
        exercise="logistic_fit",
        description="one vector for weights and bias",
        code="""
        def logistic_fit(X, y, eta, steps):
            X1 = np.c_[np.ones(len(X)), X]
            v = np.zeros(X1.shape[1])
            for _ in range(steps):
                v = v - eta * X1.T @ (sigmoid(X1 @ v) - y) / len(y)
            return v[1:], v[0]
        """,
    ),
    Alternative(
        id="lf-recursive",
        exercise="logistic_fit",
        description="a helper for one step, and a record of the costs",
        code="""
        def _step(X, y, w, b, eta):
            dw, db = logistic_gradients(X, y, w, b)
            return w - eta * dw, b - eta * db

        def logistic_fit(X, y, eta, steps):
            w, b, costs = np.zeros(X.shape[1]), 0.0, []
            for _ in range(steps):
                w, b = _step(X, y, w, b, eta)
                costs.append(bce_with_logits(X @ w + b, y))
            return w, b
        """,
    ),
    Alternative(
        id="lf-by-sample",
        exercise="logistic_fit",
        description="gathers the gradient sample by sample, then makes one step",
        code="""
        def logistic_fit(X, y, eta, steps):
            w, b = np.zeros(X.shape[1]), 0.0
            for _ in range(steps):
                dw, db = np.zeros(X.shape[1]), 0.0
                for s in range(len(X)):
                    error = sigmoid(X[s] @ w + b) - y[s]
                    dw += error * X[s]
                    db += error
                w, b = w - eta * dw / len(X), b - eta * db / len(X)
            return w, b
        """,
    ),
    Alternative(
        id="lf-float32",
        exercise="logistic_fit",
        description="single precision",
        code="""
        def logistic_fit(X, y, eta, steps):
            X = np.asarray(X, dtype=np.float32)
            w, b = np.zeros(X.shape[1], dtype=np.float32), np.float32(0)
            for _ in range(steps):
                dw, db = logistic_gradients(X, y, w, b)
                w, b = np.float32(w - eta * dw), np.float32(b - eta * db)
            return w, b
        """,
    ),
)

ALTERNATIVES = (*BCE, *LOGITS, *NEURON, *GRADIENTS, *FIT)
