"""Valid solutions of problem set 8 that look different from the reference."""

from autograder.known import Alternative

LOOP = ("test_is_vectorised",)

RELU = (
    Alternative(
        id="rl-where",
        exercise="relu",
        description="np.where",
        code="""
        def relu(z):
            return np.where(np.asarray(z) > 0, z, 0.0)
        """,
    ),
    Alternative(
        id="rl-times-mask",
        exercise="relu",
        description="z times a mask, which leaves minus zeros",
        code="""
        def relu(z):
            z = np.asarray(z, dtype=float)
            return z * (z > 0)
        """,
    ),
    Alternative(
        id="rl-half-sum",
        exercise="relu",
        description="half of z and its absolute value",
        code="""
        def relu(z):
            return (z + np.abs(z)) / 2
        """,
    ),
    Alternative(
        id="rl-integer",
        exercise="relu",
        description="np.maximum(z, 0), which keeps integers",
        code="""
        def relu(z):
            return np.maximum(z, 0)
        """,
    ),
    Alternative(
        id="rl-copy",
        exercise="relu",
        description="writes into a copy, keeps 0-d arrays",
        code="""
        def relu(z):
            a = np.array(z, dtype=float)
            a[a < 0] = 0
            return a
        """,
    ),
    Alternative(
        id="rl-clip",
        exercise="relu",
        description="np.clip without an upper limit, printing",
        code="""
        def relu(z):
            print("relu of", np.shape(z))
            return np.clip(z, 0, None)
        """,
    ),
    Alternative(
        id="rl-float32",
        exercise="relu",
        description="single precision",
        code="""
        def relu(z):
            return np.maximum(np.float32(0), np.asarray(z, dtype=np.float32))
        """,
    ),
    Alternative(
        id="rl-vectorize",
        exercise="relu",
        description="np.vectorize, a loop in disguise",
        code="""
        relu = np.vectorize(lambda z: max(0.0, z), otypes=[float])
        """,
        loses=LOOP,
    ),
)

RELU_DERIVATIVE = (
    Alternative(
        id="rd-heaviside",
        exercise="relu_derivative",
        description="np.heaviside with 0 at 0",
        code="""
        def relu_derivative(z):
            return np.heaviside(z, 0.0)
        """,
    ),
    Alternative(
        id="rd-bool",
        exercise="relu_derivative",
        description="truth values",
        code="""
        def relu_derivative(z):
            return np.asarray(z) > 0
        """,
    ),
    Alternative(
        id="rd-int",
        exercise="relu_derivative",
        description="integers",
        code="""
        def relu_derivative(z):
            return 1 * (z > 0) if np.ndim(z) else int(z > 0)
        """,
    ),
    Alternative(
        id="rd-sign-of-relu",
        exercise="relu_derivative",
        description="sign of relu",
        code="""
        def relu_derivative(z):
            return np.sign(relu(z))
        """,
    ),
    Alternative(
        id="rd-copy",
        exercise="relu_derivative",
        description="writes into new zeros",
        code="""
        def relu_derivative(z):
            z = np.asarray(z)
            slope = np.zeros(z.shape)
            slope[z > 0] = 1
            return slope
        """,
    ),
    Alternative(
        id="rd-recursive",
        exercise="relu_derivative",
        description="lists all the way down, a loop",
        code="""
        def relu_derivative(z):
            if np.ndim(z) == 0:
                return 1.0 if z > 0 else 0.0
            return [relu_derivative(part) for part in z]
        """,
        loses=LOOP,
    ),
)

SHAPES = (
    Alternative(
        id="ps-index",
        exercise="param_shapes",
        description="a loop over indices",
        code="""
        def param_shapes(sizes):
            shapes = []
            for i in range(1, len(sizes)):
                shapes.append(((sizes[i - 1], sizes[i]), (sizes[i],)))
            return shapes
        """,
    ),
    Alternative(
        id="ps-lists",
        exercise="param_shapes",
        description="lists in place of tuples",
        code="""
        def param_shapes(sizes):
            return [[[i, o], [o]] for i, o in zip(sizes, sizes[1:])]
        """,
    ),
    Alternative(
        id="ps-generator",
        exercise="param_shapes",
        description="a list made from a generator",
        code="""
        def param_shapes(sizes):
            def pairs():
                n_in = sizes[0]
                for n_out in sizes[1:]:
                    yield (n_in, n_out), (n_out,)
                    n_in = n_out

            return list(pairs())
        """,
    ),
    Alternative(
        id="ps-numpy",
        exercise="param_shapes",
        description="shapes of arrays that are really made, numpy's whole numbers",
        code="""
        def param_shapes(sizes):
            sizes = np.array(sizes)
            layers = [(np.zeros((i, o)), np.zeros(o)) for i, o in zip(sizes[:-1], sizes[1:])]
            return tuple((W.shape, b.shape) for W, b in layers)
        """,
    ),
    Alternative(
        id="ps-zip",
        exercise="param_shapes",
        description="zips weights with biases",
        code="""
        def param_shapes(sizes):
            weights = zip(sizes, sizes[1:])
            biases = ((n,) for n in sizes[1:])
            return list(zip(weights, biases))
        """,
    ),
)

FORWARD = (
    Alternative(
        id="mf-index",
        exercise="mlp_forward",
        description="asks for the last index",
        code="""
        def mlp_forward(X, layers):
            acts, zs = [X], []
            for i in range(len(layers)):
                Z = np.dot(acts[i], layers[i][0]) + layers[i][1]
                zs += [Z]
                if i < len(layers) - 1:
                    acts += [relu(Z)]
                else:
                    acts += [softmax(Z)]
            return acts, zs
        """,
    ),
    Alternative(
        id="mf-split",
        exercise="mlp_forward",
        description="hidden layers first, then the output; tuples; a copy of X",
        code="""
        def mlp_forward(X, layers):
            *hidden, (W_out, b_out) = layers
            A = np.array(X, dtype=float)
            acts, zs = (A,), ()
            for W, b in hidden:
                Z = A @ W + b
                A = relu(Z)
                acts, zs = (*acts, A), (*zs, Z)
            Z = A @ W_out + b_out
            return [*acts, softmax(Z)], (*zs, Z)
        """,
    ),
    Alternative(
        id="mf-columns",
        exercise="mlp_forward",
        description="column vectors inside",
        code="""
        def mlp_forward(X, layers):
            A, acts, zs = X.T, [X], []
            for i, (W, b) in enumerate(layers, 1):
                Z = W.T @ A + b[:, None]
                A = softmax(Z.T).T if i == len(layers) else np.maximum(Z, 0)
                zs.append(Z.T)
                acts.append(A.T)
            return acts, zs
        """,
    ),
    Alternative(
        id="mf-augmented",
        exercise="mlp_forward",
        description="bias as a row of the weights, own stable softmax, printing",
        code="""
        def mlp_forward(X, layers):
            acts, zs = [X], []
            activations = [relu] * (len(layers) - 1) + [own_softmax]
            for (W, b), activation in zip(layers, activations):
                print("layer", W.shape)
                ones = np.ones((len(X), 1))
                Z = np.hstack([acts[-1], ones]) @ np.vstack([W, b])
                zs.append(Z)
                acts.append(activation(Z))
            return acts, zs


        def own_softmax(Z):
            Z = Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)
            return np.exp(Z)
        """,
    ),
    Alternative(
        id="mf-float32",
        exercise="mlp_forward",
        description="single precision",
        code="""
        def mlp_forward(X, layers):
            acts, zs = [np.asarray(X, dtype=np.float32)], []
            for W, b in layers:
                zs.append(acts[-1] @ W.astype(np.float32) + b.astype(np.float32))
                acts.append(np.maximum(zs[-1], np.float32(0)))
            acts[-1] = softmax(zs[-1])
            return acts, zs
        """,
    ),
    Alternative(
        id="mf-recursive",
        exercise="mlp_forward",
        description="calls itself for the rest of the network",
        code="""
        def mlp_forward(X, layers):
            (W, b), rest = layers[0], layers[1:]
            Z = X @ W + b
            if len(rest) == 0:
                return [X, softmax(Z)], [Z]
            acts, zs = mlp_forward(relu(Z), rest)
            return [X] + acts, [Z] + zs
        """,
    ),
    Alternative(
        id="mf-samples",
        exercise="mlp_forward",
        description="one sample after the other",
        code="""
        def mlp_forward(X, layers):
            rows = []
            for x in X:
                acts, zs = [x], []
                for i, (W, b) in enumerate(layers):
                    z = x @ W + b
                    x = relu(z) if i < len(layers) - 1 else softmax(z[None])[0]
                    acts.append(x)
                    zs.append(z)
                rows.append((acts, zs))
            acts = [np.array([a[i] for a, _ in rows]) for i in range(len(layers) + 1)]
            return acts, [np.array([z[i] for _, z in rows]) for i in range(len(layers))]
        """,
        loses=LOOP,
    ),
)

DENSE = (
    Alternative(
        id="db-einsum",
        exercise="dense_backward",
        description="einsum",
        code="""
        def dense_backward(dZ, A_prev, W):
            dW = np.einsum("ni,no->io", A_prev, dZ)
            return dW, np.einsum("no->o", dZ), np.einsum("no,io->ni", dZ, W)
        """,
    ),
    Alternative(
        id="db-turned",
        exercise="dense_backward",
        description="transposes of the turned products, ones for the biases",
        code="""
        def dense_backward(dZ, A_prev, W):
            return (dZ.T @ A_prev).T, np.ones(len(dZ)) @ dZ, (W @ dZ.T).T
        """,
    ),
    Alternative(
        id="db-broadcast",
        exercise="dense_backward",
        description="broadcasting and sums instead of matrix products; a list",
        code="""
        def dense_backward(dZ, A_prev, W):
            dW = (A_prev[:, :, None] * dZ[:, None, :]).sum(axis=0)
            dA = (dZ[:, None, :] * W[None, :, :]).sum(axis=2)
            return [dW, np.sum(dZ, 0), dA]
        """,
    ),
    Alternative(
        id="db-augmented",
        exercise="dense_backward",
        description="bias as one more signal of size 1",
        code="""
        def dense_backward(dZ, A_prev, W):
            both = np.hstack([A_prev, np.ones((A_prev.shape[0], 1))]).T @ dZ
            return both[:-1], both[-1], np.dot(dZ, np.transpose(W))
        """,
    ),
    Alternative(
        id="db-float32",
        exercise="dense_backward",
        description="single precision",
        code="""
        def dense_backward(dZ, A_prev, W):
            dZ, A_prev, W = (np.asarray(M, dtype=np.float32) for M in (dZ, A_prev, W))
            return A_prev.T @ dZ, dZ.sum(axis=0), dZ @ W.T
        """,
    ),
    Alternative(
        id="db-samples",
        exercise="dense_backward",
        description="adds up outer products, one sample after the other",
        code="""
        def dense_backward(dZ, A_prev, W):
            dW, db, dA = np.zeros(W.shape), np.zeros(W.shape[1]), []
            for a, d in zip(A_prev, dZ):
                dW += np.outer(a, d)
                db += d
                dA.append(W @ d)
            return dW, db, np.array(dA)
        """,
        loses=LOOP,
    ),
    Alternative(
        id="db-three-loops",
        exercise="dense_backward",
        description="plain loops over lists",
        code="""
        def dense_backward(dZ, A_prev, W):
            n, i, o = range(len(dZ)), range(len(W)), range(len(W[0]))
            dW = [[sum(A_prev[s][p] * dZ[s][q] for s in n) for q in o] for p in i]
            db = [sum(dZ[s][q] for s in n) for q in o]
            return dW, db, [[sum(dZ[s][q] * W[p][q] for q in o) for p in i] for s in n]
        """,
        loses=LOOP,
    ),
)

BACKWARD = (
    Alternative(
        id="ml-inline",
        exercise="mlp_backward",
        description="without the helpers, places filled from behind",
        code="""
        def mlp_backward(y, layers, acts, zs):
            n = len(y)
            grads = [None] * len(layers)
            D = acts[-1].copy()
            D[np.arange(n), y] -= 1
            D /= n
            for i in range(len(layers) - 1, -1, -1):
                grads[i] = (acts[i].T @ D, D.sum(axis=0))
                D = D @ layers[i][0].T
                if i > 0:
                    D[zs[i - 1] <= 0] = 0
            return grads
        """,
    ),
    Alternative(
        id="ml-mask-from-acts",
        exercise="mlp_backward",
        description="asks the activations whether a unit was on; returns tuples of lists",
        code="""
        def mlp_backward(y, layers, acts, zs):
            grads, dZ = (), (acts[-1] - np.eye(acts[-1].shape[1])[y]) / len(y)
            for A, (W, b) in zip(acts[-2::-1], layers[::-1]):
                dW, db, dA = dense_backward(dZ, A, W)
                grads = ([dW, db], *grads)
                dZ = dA * (A > 0)
            return grads
        """,
    ),
    Alternative(
        id="ml-divides-later",
        exercise="mlp_backward",
        description="errors per sample, divided by n in each gradient",
        code="""
        def mlp_backward(y, layers, acts, zs):
            n, k = acts[-1].shape
            dZ, grads = acts[-1] - one_hot(y, k), []
            for i in reversed(range(len(layers))):
                grads.append((acts[i].T @ dZ / n, dZ.mean(axis=0)))
                if i:
                    dZ = dZ @ layers[i][0].T * relu_derivative(zs[i - 1])
            return list(reversed(grads))
        """,
    ),
    Alternative(
        id="ml-forward-again",
        exercise="mlp_backward",
        description="runs the network again from acts[0]",
        code="""
        def mlp_backward(y, layers, acts, zs):
            acts, zs = mlp_forward(acts[0], layers)
            dZ = (acts[-1] - one_hot(y, len(layers[-1][1]))) / len(y)
            dWs, dbs = [], []
            for i in range(len(layers))[::-1]:
                if i < len(layers) - 1:
                    dZ = dA * relu_derivative(zs[i])
                dW, db, dA = dense_backward(dZ, acts[i], layers[i][0])
                dWs.insert(0, dW)
                dbs.insert(0, db)
            return list(zip(dWs, dbs))
        """,
    ),
    Alternative(
        id="ml-from-sums",
        exercise="mlp_backward",
        description="uses sums only, own softmax",
        code="""
        def mlp_backward(y, layers, acts, zs):
            signals = [acts[0]] + [np.maximum(Z, 0) for Z in zs[:-1]]
            dZ = softmax(zs[-1])
            dZ[range(len(y)), y] -= 1
            dZ = dZ / len(y)
            grads = [(signals[-1].T @ dZ, dZ.sum(0))]
            for i in range(len(layers) - 2, -1, -1):
                dZ = (zs[i] > 0) * (dZ @ layers[i + 1][0].T)
                grads = [(signals[i].T @ dZ, dZ.sum(0))] + grads
            return grads
        """,
    ),
    Alternative(
        id="ml-insert",
        exercise="mlp_backward",
        description="subtracts 1 at the labels, inserts in front, zeroes errors by a mask",
        code="""
        def mlp_backward(y, layers, acts, zs):
            n = len(y)
            delta = acts[-1].copy()
            delta[np.arange(n), y] -= 1
            delta /= n
            grads = []
            for i in range(len(layers))[::-1]:
                grads.insert(0, (np.dot(acts[i].T, delta), np.sum(delta, 0)))
                if i > 0:
                    delta = np.dot(delta, layers[i][0].T)
                    delta[zs[i - 1] <= 0] = 0
            return grads
        """,
    ),
    Alternative(
        id="ml-recursive",
        exercise="mlp_backward",
        description="calls a helper for the rest of the network",
        code="""
        def mlp_backward(y, layers, acts, zs):
            def back(dZ, i):
                dW, db, dA = dense_backward(dZ, acts[i], layers[i][0])
                if i == 0:
                    return [(dW, db)]
                return back(dA * relu_derivative(zs[i - 1]), i - 1) + [(dW, db)]

            return back((acts[-1] - one_hot(y, acts[-1].shape[1])) / len(y), len(layers) - 1)
        """,
    ),
    Alternative(
        id="ml-float32",
        exercise="mlp_backward",
        description="single precision",
        code="""
        def mlp_backward(y, layers, acts, zs):
            acts = [np.asarray(A, dtype=np.float32) for A in acts]
            n, k = acts[-1].shape
            dZ, grads = (acts[-1] - one_hot(y, k).astype(np.float32)) / np.float32(n), []
            for i in reversed(range(len(layers))):
                grads.append((acts[i].T @ dZ, dZ.sum(axis=0)))
                dZ = (dZ @ layers[i][0].astype(np.float32).T) * (acts[i] > 0)
            return grads[::-1]
        """,
    ),
    Alternative(
        id="ml-samples",
        exercise="mlp_backward",
        description="one sample after the other",
        code="""
        def mlp_backward(y, layers, acts, zs):
            grads = [[np.zeros_like(W), np.zeros_like(b)] for W, b in layers]
            for s in range(len(y)):
                d = acts[-1][s].copy()
                d[y[s]] -= 1
                for i in reversed(range(len(layers))):
                    grads[i][0] += np.outer(acts[i][s], d) / len(y)
                    grads[i][1] += d / len(y)
                    if i > 0:
                        d = (layers[i][0] @ d) * (zs[i - 1][s] > 0)
            return grads
        """,
        loses=LOOP,
    ),
)

CHAIN = (
    Alternative(
        id="cc-simulated",
        exercise="chain_cost",
        description="goes through the products",
        code="""
        def chain_cost(dims, order):
            shapes = [(1, dims[0])] + list(zip(dims[:-1], dims[1:]))
            count = 0
            while len(shapes) > 1:
                i = 0 if order == "left" else len(shapes) - 2
                (p, q), (_, r) = shapes[i : i + 2]
                count += p * q * r
                shapes[i : i + 2] = [(p, r)]
            return count
        """,
    ),
    Alternative(
        id="cc-dot",
        exercise="chain_cost",
        description="numpy sums, a float for a result",
        code="""
        def chain_cost(dims, order):
            d = np.array(dims, dtype=float)
            if order == "left":
                return np.dot(d[:-1], d[1:])
            rows = np.concatenate([[1.0], d[:-2]])
            return float(np.sum(rows * d[:-1]) * d[-1])
        """,
    ),
    Alternative(
        id="cc-recursive",
        exercise="chain_cost",
        description="calls itself on the rest of the chain",
        code="""
        def chain_cost(dims, order):
            dims = [1] + list(dims)

            def right(d):
                return 0 if len(d) < 3 else d[0] * d[1] * d[-1] + right(d[1:])

            if order == "right":
                return right(dims)
            return dims[1] * dims[2] + (chain_cost(dims[2:], order) if len(dims) > 3 else 0)
        """,
    ),
    Alternative(
        id="cc-loop",
        exercise="chain_cost",
        description="a loop that keeps the columns",
        code="""
        def chain_cost(dims, order):
            total = 0
            if order == "left":
                for i in range(1, len(dims)):
                    total += dims[i - 1] * dims[i]
            elif order == "right":
                for i in range(len(dims) - 3, -1, -1):
                    total += dims[i] * dims[i + 1] * dims[-1]
                total += dims[0] * dims[-1]
            else:
                raise ValueError(order)
            return total
        """,
    ),
)

INIT = (
    Alternative(
        id="ip-normal",
        exercise="init_params",
        description="rng.normal with a standard deviation, a loop over indices",
        code="""
        def init_params(sizes, rng, activation="relu"):
            layers = []
            for i in range(len(sizes) - 1):
                std = (2 / sizes[i]) ** 0.5 if activation == "relu" else sizes[i] ** -0.5
                layers.append((rng.normal(0, std, (sizes[i], sizes[i + 1])), np.zeros(sizes[i + 1])))
            return layers
        """,
    ),
    Alternative(
        id="ip-uniform",
        exercise="init_params",
        description="uniform with the same variance, biases as lists",
        code="""
        def init_params(sizes, rng, activation="relu"):
            gain = {"relu": 6}.get(activation, 3)
            return [
                (rng.uniform(-np.sqrt(gain / i), np.sqrt(gain / i), (i, o)), [0] * o)
                for i, o in zip(sizes, sizes[1:])
            ]
        """,
    ),
    Alternative(
        id="ip-truncated",
        exercise="init_params",
        description="normal, cut off at two standard deviations, not corrected for it",
        code="""
        def init_params(sizes, rng, activation="relu"):
            layers = []
            for n_in, n_out in zip(sizes[:-1], sizes[1:]):
                W = rng.normal(size=(n_in, n_out))
                while np.any(np.abs(W) > 2):
                    far = np.abs(W) > 2
                    W[far] = rng.normal(size=far.sum())
                scale = np.sqrt((2 if activation == "relu" else 1) / n_in)
                layers.append([scale * W, np.zeros(n_out)])
            return layers
        """,
    ),
    Alternative(
        id="ip-truncated-corrected",
        exercise="init_params",
        description="normal, cut off at two standard deviations, widened to make up for it",
        code="""
        def init_params(sizes, rng, activation="relu"):
            def draw(n_in, n_out):
                W = rng.standard_normal((4 * n_in * n_out + 100))
                W = W[np.abs(W) < 2][: n_in * n_out].reshape(n_in, n_out)
                return W / 0.8796 * np.sqrt((1 + (activation == "relu")) / n_in)

            return tuple(
                (draw(*W_shape), np.zeros(b_shape)) for W_shape, b_shape in param_shapes(sizes)
            )
        """,
    ),
    Alternative(
        id="ip-clipped",
        exercise="init_params",
        description="normal, larger values set to two standard deviations",
        code="""
        def init_params(sizes, rng, activation="relu"):
            layers = []
            for n_in, n_out in zip(sizes[:-1], sizes[1:]):
                W = np.clip(rng.normal(size=(n_in, n_out)), -2, 2)
                layers.append((W * np.sqrt((1 + (activation == "relu")) / n_in), np.zeros(n_out)))
            return layers
        """,
    ),
    Alternative(
        id="ip-signs",
        exercise="init_params",
        description="random signs of a fixed size",
        code="""
        def init_params(sizes, rng, activation="relu"):
            layers = []
            for n_in, n_out in zip(sizes[:-1], sizes[1:]):
                signs = rng.choice([-1.0, 1.0], size=(n_in, n_out))
                std = np.sqrt((2 if activation == "relu" else 1) / n_in)
                layers.append((std * signs, np.zeros(n_out)))
            return layers
        """,
    ),
    Alternative(
        id="ip-float32",
        exercise="init_params",
        description="single precision, drawn from behind",
        code="""
        def init_params(sizes, rng, activation="relu"):
            layers = []
            for n_in, n_out in list(zip(sizes[:-1], sizes[1:]))[::-1]:
                W = rng.standard_normal((n_in, n_out), dtype=np.float32)
                W *= np.float32(np.sqrt((2 if activation == "relu" else 1) / n_in))
                layers.insert(0, (W, np.zeros(n_out, dtype=np.float32)))
            return layers
        """,
    ),
    Alternative(
        id="ip-spawned",
        exercise="init_params",
        description="a generator for each layer, seeded by the one passed in",
        code="""
        def init_params(sizes, rng, activation="relu"):
            layers = []
            for n_in, n_out in zip(sizes[:-1], sizes[1:]):
                own = np.random.default_rng(rng.integers(2**63))
                std = np.sqrt((2 if activation == "relu" else 1) / n_in)
                layers.append((own.normal(0, std, (n_in, n_out)), np.zeros(n_out)))
            return layers
        """,
    ),
    Alternative(
        id="ip-one-by-one",
        exercise="init_params",
        description="one weight after the other, in plain loops",
        code="""
        def init_params(sizes, rng, activation="relu"):
            layers = []
            for n_in, n_out in zip(sizes[:-1], sizes[1:]):
                std = np.sqrt((2 if activation == "relu" else 1) / n_in)
                W = np.empty((n_in, n_out))
                for i in range(n_in):
                    for j in range(n_out):
                        W[i, j] = std * rng.normal()
                layers.append((W, np.zeros(n_out)))
            return layers
        """,
    ),
)

ALTERNATIVES = (
    *RELU,
    *RELU_DERIVATIVE,
    *SHAPES,
    *FORWARD,
    *DENSE,
    *BACKWARD,
    *CHAIN,
    *INIT,
)
