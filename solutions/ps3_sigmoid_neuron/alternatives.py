"""Valid solutions of problem set 3 that look different from the reference."""

from autograder.known import Alternative

LOOP = ("test_is_vectorised",)

SIGMOID = (
    Alternative(
        id="sg-textbook",
        exercise="sigmoid",
        description="the formula as it stands; overflows with a warning and ends at the right 0",
        code="""
        def sigmoid(z):
            return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
        """,
    ),
    Alternative(
        id="sg-plain",
        exercise="sigmoid",
        description="the formula without any conversion",
        code="""
        def sigmoid(z):
            return 1.0 / (1.0 + np.exp(-z))
        """,
    ),
    Alternative(
        id="sg-where",
        exercise="sigmoid",
        description="two branches with np.where",
        code="""
        def sigmoid(z):
            z = np.asarray(z, dtype=float)
            e = np.exp(-np.abs(z))
            return np.where(z >= 0, 1 / (1 + e), e / (1 + e))
        """,
    ),
    Alternative(
        id="sg-masks",
        exercise="sigmoid",
        description="two branches with boolean masks on a float copy",
        code="""
        def sigmoid(z):
            values = np.array(z, dtype=float, ndmin=1)
            above = values >= 0
            values[above] = 1 / (1 + np.exp(-values[above]))
            small = np.exp(values[~above])
            values[~above] = small / (1 + small)
            return values.reshape(np.shape(z))
        """,
    ),
    Alternative(
        id="sg-clipped",
        exercise="sigmoid",
        description="e^z / (1 + e^z) with z clipped where the exponential would overflow",
        code="""
        def sigmoid(z):
            e = np.exp(np.clip(z, -700, 700))
            return e / (1 + e)
        """,
    ),
    Alternative(
        id="sg-logaddexp",
        exercise="sigmoid",
        description="exp(-log(1 + e^-z))",
        code="""
        def sigmoid(z):
            return np.exp(-np.logaddexp(0, -np.asarray(z, dtype=float)))
        """,
    ),
    Alternative(
        id="sg-from-tanh",
        exercise="sigmoid",
        description="a stretched hyperbolic tangent, with a helper function",
        code="""
        def stretched(t):
            return 0.5 * (1.0 + t)

        def sigmoid(z):
            return stretched(np.tanh(np.asarray(z, dtype=float) / 2))
        """,
    ),
    Alternative(
        id="sg-float32",
        exercise="sigmoid",
        description="computes in single precision",
        code="""
        def sigmoid(z):
            z = np.asarray(z, dtype=np.float32)
            return 1 / (1 + np.exp(-z))
        """,
    ),
    Alternative(
        id="sg-lambda",
        exercise="sigmoid",
        description="a lambda, and prints while it is defined",
        code="""
        sigmoid = lambda z: np.reciprocal(1.0 + np.exp(np.negative(z, dtype=float)))
        print(sigmoid(0.0))
        """,
    ),
    Alternative(
        id="sg-loop",
        exercise="sigmoid",
        description="Python loop over all entries",
        code="""
        import math

        def sigmoid(z):
            z = np.asarray(z, dtype=float)
            out = np.empty(z.shape)
            for i in np.ndindex(z.shape):
                v = z[i]
                out[i] = 1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v))
            return out
        """,
        loses=LOOP,
    ),
    Alternative(
        id="sg-vectorize",
        exercise="sigmoid",
        description="np.vectorize, a loop in disguise",
        code="""
        import math

        def one(v):
            return 1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v))

        def sigmoid(z):
            return np.vectorize(one, otypes=[float])(z)
        """,
        loses=LOOP,
    ),
)

SIGMOID_DERIVATIVE = (
    Alternative(
        id="sd-a-minus-a2",
        exercise="sigmoid_derivative",
        description="a - a^2",
        code="""
        def sigmoid_derivative(z):
            a = sigmoid(z)
            return a - a**2
        """,
    ),
    Alternative(
        id="sd-two-sides",
        exercise="sigmoid_derivative",
        description="sigma(z) sigma(-z)",
        code="""
        def sigmoid_derivative(z):
            z = np.asarray(z, dtype=float)
            return sigmoid(z) * sigmoid(-z)
        """,
    ),
    Alternative(
        id="sd-exp-abs",
        exercise="sigmoid_derivative",
        description="the quotient form at |z|, where it is stable",
        code="""
        def sigmoid_derivative(z):
            e = np.exp(-np.abs(np.asarray(z, dtype=float)))
            return e / (1 + e) ** 2
        """,
    ),
    Alternative(
        id="sd-cosh",
        exercise="sigmoid_derivative",
        description="1 / (4 cosh^2(z/2)); overflows with a warning and ends at the right 0",
        code="""
        def sigmoid_derivative(z):
            return 1 / (4 * np.cosh(np.asarray(z, dtype=float) / 2) ** 2)
        """,
    ),
    Alternative(
        id="sd-from-tanh",
        exercise="sigmoid_derivative",
        description="(1 - tanh^2(z/2)) / 4",
        code="""
        def sigmoid_derivative(z):
            return 0.25 * (1 - np.tanh(np.asarray(z, dtype=float) / 2) ** 2)
        """,
    ),
    Alternative(
        id="sd-multiply",
        exercise="sigmoid_derivative",
        description="np.multiply and np.subtract, printing on the way",
        code="""
        def sigmoid_derivative(z):
            a = sigmoid(z)
            print("shape", np.shape(a))
            return np.multiply(a, np.subtract(1, a))
        """,
    ),
    Alternative(
        id="sd-own-sigmoid",
        exercise="sigmoid_derivative",
        description="does not call sigmoid; a helper does the work in place on a copy",
        code="""
        def logistic(v):
            np.negative(v, out=v)
            np.exp(v, out=v)
            return 1 / (1 + v)

        def sigmoid_derivative(z):
            a = logistic(np.array(z, dtype=float))
            return a * (1 - a)
        """,
    ),
    Alternative(
        id="sd-float32",
        exercise="sigmoid_derivative",
        description="single precision",
        code="""
        def sigmoid_derivative(z):
            a = np.asarray(sigmoid(z), dtype=np.float32)
            return a * (1 - a)
        """,
    ),
    Alternative(
        id="sd-loop",
        exercise="sigmoid_derivative",
        description="list comprehension, turned into an array",
        code="""
        def sigmoid_derivative(z):
            z = np.asarray(z, dtype=float)
            slopes = [float(sigmoid(v)) * (1 - float(sigmoid(v))) for v in z.ravel()]
            return np.array(slopes).reshape(z.shape)
        """,
        loses=LOOP,
    ),
)

TANH_FROM_SIGMOID = (
    Alternative(
        id="th-difference",
        exercise="tanh_from_sigmoid",
        description="sigma(2x) - sigma(-2x)",
        code="""
        def tanh_from_sigmoid(x):
            x = np.asarray(x, dtype=float)
            return sigmoid(2 * x) - sigmoid(-2 * x)
        """,
    ),
    Alternative(
        id="th-negative-side",
        exercise="tanh_from_sigmoid",
        description="1 - 2 sigma(-2x)",
        code="""
        def tanh_from_sigmoid(x):
            return 1 - 2 * sigmoid(np.multiply(-2.0, x))
        """,
    ),
    Alternative(
        id="th-numpy",
        exercise="tanh_from_sigmoid",
        description="np.tanh: not the way asked for, but right",
        code="""
        def tanh_from_sigmoid(x):
            return np.tanh(x)
        """,
    ),
    Alternative(
        id="th-sum",
        exercise="tanh_from_sigmoid",
        description="x + x for the doubled argument, without any conversion",
        code="""
        def tanh_from_sigmoid(x):
            s = sigmoid(x + x)
            return s + s - 1
        """,
    ),
    Alternative(
        id="th-loop",
        exercise="tanh_from_sigmoid",
        description="one call of sigmoid per entry",
        code="""
        def tanh_from_sigmoid(x):
            x = np.asarray(x, dtype=float)
            out = np.zeros(x.shape)
            for i in np.ndindex(x.shape):
                out[i] = 2 * sigmoid(2 * x[i]) - 1
            return out
        """,
        loses=LOOP,
    ),
)

NEURON_FORWARD = (
    Alternative(
        id="nf-matmul",
        exercise="neuron_forward",
        description="x @ w, numpy scalars instead of floats",
        code="""
        def neuron_forward(x, w, b):
            z = x @ w + b
            return z, sigmoid(z)
        """,
    ),
    Alternative(
        id="nf-sum-of-products",
        exercise="neuron_forward",
        description="np.sum of the elementwise product",
        code="""
        def neuron_forward(x, w, b):
            z = np.sum(np.asarray(w) * np.asarray(x)) + b
            a = sigmoid(z)
            return (z, a)
        """,
    ),
    Alternative(
        id="nf-augmented",
        exercise="neuron_forward",
        description="the bias as the weight of a constant input",
        code="""
        def neuron_forward(x, w, b):
            z = np.append(w, b) @ np.append(x, 1.0)
            return float(z), float(sigmoid(z))
        """,
    ),
    Alternative(
        id="nf-loop",
        exercise="neuron_forward",
        description="Python loop over the inputs",
        code="""
        def neuron_forward(x, w, b):
            z = b
            for x_i, w_i in zip(x, w):
                z = z + w_i * x_i
            return z, sigmoid(z)
        """,
    ),
    Alternative(
        id="nf-own-exponential",
        exercise="neuron_forward",
        description="does not call sigmoid; 0-d arrays as results",
        code="""
        def neuron_forward(x, w, b):
            z = np.asarray(np.dot(x, w) + b, dtype=float)
            return z, np.asarray(1 / (1 + np.exp(-z)))
        """,
    ),
)

SQUARED_ERROR = (
    Alternative(
        id="se-norm",
        exercise="squared_error",
        description="half the squared Frobenius norm over n",
        code="""
        def squared_error(A, Y):
            return 0.5 * np.linalg.norm(A - Y) ** 2 / A.shape[0]
        """,
    ),
    Alternative(
        id="se-mean-of-sums",
        exercise="squared_error",
        description="mean over the samples' sums",
        code="""
        def squared_error(A, Y):
            per_sample = np.sum(np.square(A - Y) / 2, axis=1)
            return per_sample.mean()
        """,
    ),
    Alternative(
        id="se-mean-times-outputs",
        exercise="squared_error",
        description="mean over everything, times the number of outputs",
        code="""
        def squared_error(A, Y):
            return np.mean((A - Y) ** 2) * A.shape[1] / 2
        """,
    ),
    Alternative(
        id="se-einsum",
        exercise="squared_error",
        description="einsum, single precision",
        code="""
        def squared_error(A, Y):
            D = (A - Y).astype(np.float32)
            return np.einsum("sj,sj->", D, D) / np.float32(2 * len(D))
        """,
    ),
    Alternative(
        id="se-trace",
        exercise="squared_error",
        description="trace of a matrix product",
        code="""
        def squared_error(A, Y):
            E = np.asarray(A, dtype=float) - Y
            return np.trace(E @ E.T) / (2 * E.shape[0])
        """,
    ),
    Alternative(
        id="se-loop",
        exercise="squared_error",
        description="double loop",
        code="""
        def squared_error(A, Y):
            total = 0.0
            for outputs, targets in zip(A, Y):
                for a, t in zip(outputs, targets):
                    total += 0.5 * (a - t) ** 2
            return total / len(A)
        """,
        loses=LOOP,
    ),
)

NEURON_GRADIENTS = (
    Alternative(
        id="nn-inline",
        exercise="neuron_gradients",
        description="everything written out, nothing called",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            a = 1 / (1 + np.exp(-(np.dot(x, w) + b)))
            delta = (a - y) * a * (1 - a)
            return np.multiply(delta, x), delta
        """,
    ),
    Alternative(
        id="nn-three-links",
        exercise="neuron_gradients",
        description="one variable per link of the chain",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z, a = neuron_forward(x, w, b)
            dC_da = a - y
            da_dz = sigmoid_derivative(z)
            dz_dw, dz_db = np.array(x, dtype=float), 1.0
            return dC_da * da_dz * dz_dw, dC_da * da_dz * dz_db
        """,
    ),
    Alternative(
        id="nn-both-costs",
        exercise="neuron_gradients",
        description="already knows the second cost",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z, a = neuron_forward(x, w, b)
            dz = a - y
            if cost == "squared":
                dz = dz * sigmoid_derivative(z)
            return dz * np.asarray(x), dz
        """,
    ),
    Alternative(
        id="nn-augmented",
        exercise="neuron_gradients",
        description="the bias as the weight of a constant input",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            x1, w1 = np.append(x, 1.0), np.append(w, b)
            z = x1 @ w1
            g = (sigmoid(z) - y) * sigmoid_derivative(z) * x1
            return g[:-1], g[-1]
        """,
    ),
    Alternative(
        id="nn-loop",
        exercise="neuron_gradients",
        description="loop over the inputs, a list turned into an array",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z = sum(w_i * x_i for w_i, x_i in zip(w, x)) + b
            a = sigmoid(z)
            d = (a - y) * a * (1 - a)
            return np.array([d * x_i for x_i in x]), d
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
            dz = (a - np.float32(y)) * a * (1 - a)
            return dz * x, dz
        """,
    ),
)

NEURON_STEP = (
    Alternative(
        id="ns-copy",
        exercise="neuron_step",
        description="works in place, but on a float copy",
        code="""
        def neuron_step(x, w, b, y, alpha=1.0, cost="squared"):
            dw, db = neuron_gradients(x, w, b, y, cost)
            w = np.array(w, dtype=float)
            w -= alpha * dw
            b -= alpha * db
            return w, b
        """,
    ),
    Alternative(
        id="ns-list",
        exercise="neuron_step",
        description="list comprehension, turned into an array",
        code="""
        def neuron_step(x, w, b, y, alpha=1.0, cost="squared"):
            dw, db = neuron_gradients(x, w, b, y, cost=cost)
            return np.array([w_i - alpha * g for w_i, g in zip(w, dw)]), b - alpha * db
        """,
    ),
    Alternative(
        id="ns-inline",
        exercise="neuron_step",
        description="computes the gradients itself and calls nothing",
        code="""
        def neuron_step(x, w, b, y, alpha=1.0, cost="squared"):
            a = 1 / (1 + np.exp(-(w @ x + b)))
            delta = (a - y) * a * (1 - a)
            return w - alpha * delta * x, b - alpha * delta
        """,
    ),
    Alternative(
        id="ns-any-order",
        exercise="neuron_step",
        description="updates one after the other, with both gradients taken before",
        code="""
        def neuron_step(x, w, b, y, alpha=1.0, cost="squared"):
            _, db = neuron_gradients(x, w, b, y)
            dw, _ = neuron_gradients(x, w, b, y)
            b = b - alpha * db
            w = np.subtract(w, np.multiply(alpha, dw))
            return w, np.asarray(b)
        """,
    ),
)

INFLUENCE_TABLE = (
    Alternative(
        id="it-plain",
        exercise="influence_table",
        description="without any conversion",
        code="""
        def influence_table(xs, w, b):
            return sigmoid(xs * w + b)
        """,
    ),
    Alternative(
        id="it-position",
        exercise="influence_table",
        description="written with the position -b / w",
        code="""
        def influence_table(xs, w, b):
            position = -b / w
            return sigmoid(w * (xs - position))
        """,
    ),
    Alternative(
        id="it-layer",
        exercise="influence_table",
        description="as a layer with one input and one output",
        code="""
        def influence_table(xs, w, b):
            X = np.asarray(xs, dtype=float)[:, np.newaxis]
            Z = X @ np.array([[w]]) + b
            return sigmoid(Z)[:, 0]
        """,
    ),
    Alternative(
        id="it-loop",
        exercise="influence_table",
        description="calls neuron_forward for every input",
        code="""
        def influence_table(xs, w, b):
            return np.array(
                [neuron_forward(np.array([x]), np.array([w]), b)[1] for x in xs]
            )
        """,
        loses=LOOP,
    ),
)

STRIP = (
    Alternative(
        id="sp-tanh",
        exercise="strip",
        description="two hyperbolic tangents",
        code="""
        def strip(x, left, right, height, sharpness=100.0):
            x = np.asarray(x, dtype=float)
            s = sharpness / 2
            return height / 2 * (np.tanh(s * (x - left)) - np.tanh(s * (x - right)))
        """,
    ),
    Alternative(
        id="sp-weights-and-biases",
        exercise="strip",
        description="explicit weights, biases and output weights",
        code="""
        def strip(x, left, right, height, sharpness=100.0):
            b1, b2 = -sharpness * left, -sharpness * right
            first = sigmoid(sharpness * x + b1)
            second = sigmoid(sharpness * x + b2)
            return height * first - height * second
        """,
    ),
    Alternative(
        id="sp-falling",
        exercise="strip",
        description="rising plus falling sigmoid minus one",
        code="""
        def strip(x, left, right, height, sharpness=100.0):
            x = np.asarray(x, dtype=float)
            rising = sigmoid(sharpness * (x - left))
            falling = sigmoid(sharpness * (right - x))
            return height * (rising + falling - 1)
        """,
    ),
    Alternative(
        id="sp-table",
        exercise="strip",
        description="calls influence_table twice",
        code="""
        def strip(x, left, right, height, sharpness=100.0):
            edge = lambda place: influence_table(x, sharpness, -sharpness * place)
            return (edge(left) - edge(right)) * height
        """,
    ),
    Alternative(
        id="sp-loop",
        exercise="strip",
        description="one entry after the other",
        code="""
        def strip(x, left, right, height, sharpness=100.0):
            out = np.zeros(np.shape(x))
            for i in np.ndindex(out.shape):
                v = float(np.asarray(x)[i])
                first, second = sigmoid(sharpness * (v - left)), sigmoid(sharpness * (v - right))
                out[i] = height * (first - second)
            return out
        """,
        loses=LOOP,
    ),
)

ALTERNATIVES = (
    *SIGMOID,
    *SIGMOID_DERIVATIVE,
    *TANH_FROM_SIGMOID,
    *NEURON_FORWARD,
    *SQUARED_ERROR,
    *NEURON_GRADIENTS,
    *NEURON_STEP,
    *INFLUENCE_TABLE,
    *STRIP,
)
