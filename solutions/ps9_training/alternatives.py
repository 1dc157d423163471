"""Valid solutions of problem set 9 that look different from the reference."""

from autograder.known import Alternative

SOLVE_XOR = (
    Alternative(
        id="xor-in-place-copies",
        exercise="solve_xor",
        description="16 hidden units, uniform weights, updates in place of its own arrays",
        code="""
        def solve_xor(seed):
            rng = np.random.default_rng(seed)
            params = {
                "W1": rng.uniform(-2, 2, (2, 16)), "b1": rng.uniform(-1, 1, 16),
                "W2": rng.uniform(-1, 1, (16, 1)), "b2": np.zeros(1),
            }
            for step in range(2000):
                grads = backward(XOR_X, XOR_Y, params, forward(XOR_X, params))
                for key, grad in grads.items():
                    params[key] -= 5 * grad
            return params
        """,
    ),
    Alternative(
        id="xor-own-gradients",
        exercise="solve_xor",
        description="gradients written out, cross-entropy, stops when it is good enough",
        code="""
        def solve_xor(seed):
            rng = np.random.default_rng(seed)
            W1, b1 = rng.standard_normal((2, 10)), np.zeros(10)
            W2, b2 = rng.standard_normal((10, 1)), np.zeros(1)
            for _ in range(20000):
                H = 1 / (1 + np.exp(-(XOR_X @ W1 + b1)))
                A = 1 / (1 + np.exp(-(H @ W2 + b2)))
                if np.abs(A - XOR_Y).max() < 0.05:
                    break
                dZ2 = A - XOR_Y
                dZ1 = dZ2 @ W2.T * H * (1 - H)
                W2, b2 = W2 - 0.5 * H.T @ dZ2, b2 - 0.5 * dZ2.sum(0)
                W1, b1 = W1 - 0.5 * XOR_X.T @ dZ1, b1 - 0.5 * dZ1.sum(0)
            return dict(W1=W1, b1=b1, W2=W2, b2=b2)
        """,
    ),
    Alternative(
        id="xor-restarts",
        exercise="solve_xor",
        description="few units, tries again from another start until it works, and prints",
        code="""
        def solve_xor(seed):
            rng = np.random.RandomState(seed % 2**32)
            while True:
                params = {"W1": rng.randn(2, 3), "b1": rng.randn(3),
                          "W2": rng.randn(3, 1), "b2": rng.randn(1)}
                for _ in range(2500):
                    grads = backward(XOR_X, XOR_Y, params, forward(XOR_X, params))
                    params = {k: v - 5.0 * grads[k] for k, v in params.items()}
                error = np.abs(forward(XOR_X, params)["A2"] - XOR_Y).max()
                print("largest error", error)
                if error < 0.2:
                    return params
        """,
    ),
    Alternative(
        id="xor-sample-by-sample",
        exercise="solve_xor",
        description="one sample per update, in random order, with init_params",
        code="""
        def solve_xor(seed):
            rng = np.random.default_rng(seed)
            (W1, b1), (W2, b2) = init_params([2, 12, 1], rng, activation="sigmoid")
            params = {"W1": 2 * W1, "b1": b1, "W2": 2 * W2, "b2": b2}
            for _ in range(700):
                for i in rng.permutation(4):
                    x, t = XOR_X[i:i + 1], XOR_Y[i:i + 1]
                    grads = backward(x, t, params, forward(x, params))
                    params = {key: params[key] - 2.0 * grads[key] for key in params}
            return params
        """,
    ),
)

MINIBATCHES = (
    Alternative(
        id="mb-generator",
        exercise="minibatches",
        description="a generator function",
        code="""
        def minibatches(X, y, batch_size, rng):
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                chosen = order[start:start + batch_size]
                yield X[chosen], y[chosen]
        """,
    ),
    Alternative(
        id="mb-shuffle-copies",
        exercise="minibatches",
        description="rng.shuffle on a list of places, zip of two lists",
        code="""
        def minibatches(X, y, batch_size, rng):
            places = list(range(len(X)))
            rng.shuffle(places)
            Xs, ys = X[places], y[places]
            cuts = range(batch_size, len(X), batch_size)
            return zip(np.split(Xs, cuts), np.split(ys, cuts))
        """,
    ),
    Alternative(
        id="mb-argsort",
        exercise="minibatches",
        description="sorts random numbers",
        code="""
        def minibatches(X, y, batch_size, rng):
            order = np.argsort(rng.random(X.shape[0]))
            batches, start = [], 0
            while start < len(order):
                batches.append([X[order[start:start + batch_size]],
                                y[order[start:start + batch_size]]])
                start += batch_size
            return batches
        """,
    ),
    Alternative(
        id="mb-choice",
        exercise="minibatches",
        description="rng.choice without replacement, take, a tuple of tuples",
        code="""
        def minibatches(X, y, batch_size, rng):
            n = len(y)
            order = rng.choice(n, size=n, replace=False)
            return tuple(
                (np.take(X, order[a:a + batch_size], axis=0), np.take(y, order[a:a + batch_size]))
                for a in range(0, n, batch_size)
            )
        """,
    ),
    Alternative(
        id="mb-pick-one-by-one",
        exercise="minibatches",
        description="loops over the samples, draws them one by one",
        code="""
        def minibatches(X, y, batch_size, rng):
            left = list(range(len(X)))
            batches = []
            while left:
                rows, labels = [], []
                while left and len(rows) < batch_size:
                    i = left.pop(int(rng.integers(len(left))))
                    rows.append(X[i])
                    labels.append(y[i])
                batches.append((np.array(rows), np.array(labels)))
            return batches
        """,
    ),
)

EARLY_STOPPING = (
    Alternative(
        id="es-counter",
        exercise="early_stopping",
        description="counts the epochs of waiting, numpy integers",
        code="""
        def early_stopping(val_costs, patience):
            best, best_epoch, waiting = float("inf"), -1, 0
            for epoch, cost in enumerate(val_costs):
                if cost < best:
                    best, best_epoch, waiting = cost, epoch, 0
                else:
                    waiting += 1
                    if waiting >= patience:
                        return np.int64(best_epoch), np.int64(epoch)
            return np.int64(best_epoch), np.int64(len(val_costs) - 1)
        """,
    ),
    Alternative(
        id="es-running-minimum",
        exercise="early_stopping",
        description="argmin of what has been seen",
        code="""
        def early_stopping(val_costs, patience):
            costs = np.asarray(val_costs)
            for epoch in range(len(costs)):
                best = int(np.argmin(costs[:epoch + 1]))
                if epoch - best >= patience:
                    break
            return [best, epoch]
        """,
    ),
    Alternative(
        id="es-vectorised",
        exercise="early_stopping",
        description="without a loop",
        code="""
        def early_stopping(val_costs, patience):
            costs = np.asarray(val_costs, dtype=float)
            before = np.concatenate([[np.inf], np.minimum.accumulate(costs)[:-1]])
            epochs = np.arange(len(costs))
            best = np.maximum.accumulate(np.where(costs < before, epochs, 0))
            over = np.flatnonzero(epochs - best >= patience)
            stop = over[0] if len(over) else len(costs) - 1
            return best[stop], stop
        """,
    ),
    Alternative(
        id="es-while",
        exercise="early_stopping",
        description="a while loop, and a float for an epoch",
        code="""
        def early_stopping(val_costs, patience):
            epoch = best_epoch = waited = 0
            while waited < patience and epoch + 1 < len(val_costs):
                epoch += 1
                waited += 1
                if val_costs[epoch] < val_costs[best_epoch]:
                    best_epoch, waited = epoch, 0
            return float(best_epoch), float(epoch)
        """,
    ),
)

DROPOUT = (
    Alternative(
        id="dr-comparison",
        exercise="dropout_forward",
        description="compares random numbers with p_drop, returns A itself at test time",
        code="""
        def dropout_forward(A, p_drop, rng, train=True):
            if not train:
                return A, None
            mask = (rng.random(A.shape) >= p_drop) / (1 - p_drop)
            return A * mask, mask
        """,
    ),
    Alternative(
        id="dr-keep-boundary",
        exercise="dropout_forward",
        description="random numbers below the probability of keeping, np.where",
        code="""
        def dropout_forward(A, p_drop, rng, train=True):
            keep = 1.0 - p_drop
            if train is False:
                return np.array(A), np.full(np.shape(A), 1.0)
            mask = np.where(rng.uniform(size=np.shape(A)) < keep, 1 / keep, 0.0)
            return np.multiply(A, mask), mask
        """,
    ),
    Alternative(
        id="dr-choice",
        exercise="dropout_forward",
        description="rng.choice of the two factors, a list of two results",
        code="""
        def dropout_forward(A, p_drop, rng, train=True):
            if not train:
                return [A + 0.0, 1.0]
            mask = rng.choice([0.0, 1 / (1 - p_drop)], size=A.shape, p=[p_drop, 1 - p_drop])
            return [A * mask, mask]
        """,
    ),
    Alternative(
        id="dr-loop",
        exercise="dropout_forward",
        description="a loop over all entries",
        code="""
        def dropout_forward(A, p_drop, rng, train=True):
            out, mask = np.zeros(A.shape), np.zeros(A.shape)
            for i in range(A.shape[0]):
                for j in range(A.shape[1]):
                    if not train:
                        out[i, j], mask[i, j] = A[i, j], 1
                    elif rng.random() > p_drop:
                        mask[i, j] = 1 / (1 - p_drop)
                        out[i, j] = A[i, j] * mask[i, j]
            return out, mask
        """,
    ),
    Alternative(
        id="dr-single-precision",
        exercise="dropout_forward",
        description="mask in float32",
        code="""
        def dropout_forward(A, p_drop, rng, train=True):
            mask = np.ones(A.shape, dtype=np.float32)
            if train:
                mask[rng.random(A.shape) < p_drop] = 0
                mask /= np.float32(1 - p_drop)
            return A.astype(np.float32) * mask, mask
        """,
    ),
)

TRAIN_DIGITS = (
    Alternative(
        id="td-last-epoch",
        exercise="train_digits",
        description="64 units, batches of 50, own permutation, no look at the validation part",
        code="""
        def train_digits(Xtr, ytr, Xva, yva, seed):
            rng = np.random.default_rng(seed)
            layers = init_params([64, 64, 10], rng)
            for epoch in range(25):
                order = rng.permutation(len(Xtr))
                for s in range(0, len(Xtr), 50):
                    part = order[s:s + 50]
                    acts, zs = mlp_forward(Xtr[part], layers)
                    for (W, b), (dW, db) in zip(layers, mlp_backward(ytr[part], layers, acts, zs)):
                        W -= 0.3 * dW
                        b -= 0.3 * db
            return layers
        """,
    ),
    Alternative(
        id="td-early-stopping",
        exercise="train_digits",
        description="stops by early_stopping, keeps all networks",
        code="""
        def train_digits(Xtr, ytr, Xva, yva, seed):
            rng = np.random.default_rng(seed)
            networks, costs = [], []
            layers = init_params((64, 40, 10), rng)
            for epoch in range(60):
                for X, y in minibatches(Xtr, ytr, 20, rng):
                    grads = mlp_backward(y, layers, *mlp_forward(X, layers))
                    layers = [[p - 0.2 * g for p, g in zip(*both)] for both in zip(layers, grads)]
                networks.append(layers)
                costs.append(cross_entropy(mlp_forward(Xva, layers)[0][-1], yva))
                best, stop = early_stopping(costs, 8)
                if epoch - best >= 8:
                    break
            return networks[best]
        """,
    ),
    Alternative(
        id="td-two-hidden-layers",
        exercise="train_digits",
        description="two hidden layers, momentum",
        code="""
        def train_digits(Xtr, ytr, Xva, yva, seed):
            rng = np.random.default_rng(seed)
            layers = init_params([64, 48, 24, 10], rng)
            speed = [(np.zeros_like(W), np.zeros_like(b)) for W, b in layers]
            for _ in range(20):
                for X, y in minibatches(Xtr, ytr, 32, rng):
                    grads = mlp_backward(y, layers, *mlp_forward(X, layers))
                    speed = [(0.9 * vW - 0.03 * dW, 0.9 * vb - 0.03 * db)
                             for (vW, vb), (dW, db) in zip(speed, grads)]
                    layers = [(W + vW, b + vb) for (W, b), (vW, vb) in zip(layers, speed)]
            return layers
        """,
    ),
    Alternative(
        id="td-adam",
        exercise="train_digits",
        description="Adam, everything written out, float32",
        code="""
        def train_digits(Xtr, ytr, Xva, yva, seed):
            rng = np.random.default_rng(seed)
            X, Y = Xtr.astype(np.float32), np.eye(10, dtype=np.float32)[ytr]
            P = [(rng.standard_normal((64, 40)) * np.sqrt(2 / 64)), np.zeros(40),
                 (rng.standard_normal((40, 10)) * np.sqrt(2 / 40)), np.zeros(10)]
            P = [p.astype(np.float32) for p in P]
            M, V, t = [0 * p for p in P], [0 * p for p in P], 0
            for epoch in range(20):
                for part in np.array_split(rng.permutation(len(X)), max(len(X) // 32, 1)):
                    H = np.maximum(X[part] @ P[0] + P[1], 0)
                    Z = H @ P[2] + P[3]
                    E = np.exp(Z - Z.max(1, keepdims=True))
                    D2 = (E / E.sum(1, keepdims=True) - Y[part]) / len(part)
                    D1 = (D2 @ P[2].T) * (H > 0)
                    G = [X[part].T @ D1, D1.sum(0), H.T @ D2, D2.sum(0)]
                    t += 1
                    for i, g in enumerate(G):
                        M[i] = 0.9 * M[i] + 0.1 * g
                        V[i] = 0.999 * V[i] + 0.001 * g * g
                        P[i] = P[i] - 0.005 * (M[i] / (1 - 0.9**t)) / (
                            np.sqrt(V[i] / (1 - 0.999**t)) + 1e-8)
            return [(P[0], P[1]), (P[2], P[3])]
        """,
    ),
    Alternative(
        id="td-regularised",
        exercise="train_digits",
        description="trains on both parts, with a weight penalty and a falling learning rate",
        code="""
        def train_digits(Xtr, ytr, Xva, yva, seed):
            rng = np.random.RandomState(seed % 2**32)
            layers = [(rng.randn(64, 50) / 6, np.zeros(50)), (rng.randn(50, 10) / 5, np.zeros(10))]
            X, y = np.vstack([Xtr, Xva]), np.hstack([ytr, yva])
            for epoch in range(25):
                eta = 0.4 / (1 + epoch / 15)
                order = rng.permutation(len(X))
                for s in range(0, len(X), 25):
                    part = order[s:s + 25]
                    grads = mlp_backward(y[part], layers, *mlp_forward(X[part], layers))
                    layers = [(W - eta * (dW + 1e-4 * W), b - eta * db)
                              for (W, b), (dW, db) in zip(layers, grads)]
            return tuple(layers)
        """,
    ),
)

BUG_1 = (
    Alternative(
        id="b1-minibatches",
        exercise="find_bug_1",
        description="uses minibatches instead of one_epoch",
        code="""
        def find_bug_1(X, y, rng):
            layers = init_params([X.shape[1], HIDDEN, 10], rng)
            for _ in range(EPOCHS):
                for xs, ys in minibatches(X, y, 20, rng):
                    grads = mlp_backward(ys, layers, *mlp_forward(xs, layers))
                    layers = [(W - 0.2 * dW, b - 0.2 * db)
                              for (W, b), (dW, db) in zip(layers, grads)]
            return layers
        """,
    ),
    Alternative(
        id="b1-one-order",
        exercise="find_bug_1",
        description="one order for both, kept from epoch to epoch",
        code="""
        def find_bug_1(X, y, rng):
            layers = init_params([X.shape[1], HIDDEN, 10], rng)
            for _ in range(EPOCHS):
                p = rng.permutation(len(X))
                X = X[p]
                y = y[p]
                layers = one_epoch(X, y, layers, eta=0.2)
            return layers
        """,
    ),
    Alternative(
        id="b1-shuffled-column",
        exercise="find_bug_1",
        description="carries the labels as a column beside the pictures",
        code="""
        def find_bug_1(X, y, rng):
            layers = init_params([X.shape[1], HIDDEN, 10], rng)
            both = np.column_stack([X, y])
            for _ in range(EPOCHS):
                rng.shuffle(both)
                layers = one_epoch(both[:, :-1], both[:, -1].astype(int), layers, eta=0.2)
            return layers
        """,
    ),
    Alternative(
        id="b1-same-state-twice",
        exercise="find_bug_1",
        description="two permutations from two generators with the same seed",
        code="""
        def find_bug_1(X, y, rng):
            layers = init_params([X.shape[1], HIDDEN, 10], rng)
            for _ in range(EPOCHS):
                seed = int(rng.integers(10**9))
                X = X[np.random.default_rng(seed).permutation(len(X))]
                y = y[np.random.default_rng(seed).permutation(len(y))]
                layers = one_epoch(X, y, layers, eta=0.2)
            return layers
        """,
    ),
)

BUG_2 = (
    Alternative(
        id="b2-minus-one",
        exercise="find_bug_2",
        description="subtracts 1 at the true class, in a copy",
        code="""
        def find_bug_2(X, y, rng):
            [(W, b)] = init_params([X.shape[1], 10], rng, activation="softmax")
            for _ in range(STEPS):
                dZ = softmax(X @ W + b)
                dZ[np.arange(len(y)), y] -= 1
                dZ /= len(X)
                W = W - 0.8 * X.T @ dZ
                b = b - 0.8 * dZ.sum(axis=0)
            return [(W, b)]
        """,
    ),
    Alternative(
        id="b2-mlp-backward",
        exercise="find_bug_2",
        description="leaves the gradient to mlp_backward, lists for pairs",
        code="""
        def find_bug_2(X, y, rng):
            layers = init_params([X.shape[1], 10], rng, activation="softmax")
            for _ in range(STEPS):
                [(dW, db)] = mlp_backward(y, layers, *mlp_forward(X, layers))
                layers = [[layers[0][0] - 0.8 * dW, layers[0][1] - 0.8 * db]]
            return layers
        """,
    ),
    Alternative(
        id="b2-comparison",
        exercise="find_bug_2",
        description="one-hot by comparing with 0 to 9, in place on its own arrays",
        code="""
        def find_bug_2(X, y, rng):
            W, b = init_params([X.shape[1], 10], rng, activation="softmax")[0]
            Y = (y.reshape(-1, 1) == np.arange(10)).astype(float)
            for step in range(STEPS):
                dZ = (softmax(X.dot(W) + b) - Y) / Y.shape[0]
                W -= np.dot(X.T, 0.8 * dZ)
                b -= 0.8 * np.ones(len(X)) @ dZ
            return [(W, b)]
        """,
    ),
)

BUG_3 = (
    Alternative(
        id="b3-a-thousandth",
        exercise="find_bug_3",
        description="300 / 1000, shuffled by minibatches",
        code="""
        def find_bug_3(X, y, rng):
            eta = 300.0 / 1000
            layers = init_params([X.shape[1], HIDDEN, 10], rng)
            for _ in range(EPOCHS):
                for xs, ys in minibatches(X, y, 20, rng):
                    layers = one_epoch(xs, ys, layers, eta)
            return layers
        """,
    ),
    Alternative(
        id="b3-one-tenth",
        exercise="find_bug_3",
        description="a smaller learning rate",
        code="""
        def find_bug_3(X, y, rng):
            layers = init_params([X.shape[1], HIDDEN, 10], rng)
            for _ in range(EPOCHS):
                p = rng.permutation(len(y))
                layers = one_epoch(X[p], y[p], layers, eta=0.12)
            return layers
        """,
    ),
    Alternative(
        id="b3-falling",
        exercise="find_bug_3",
        description="a learning rate that falls",
        code="""
        def find_bug_3(X, y, rng):
            layers = init_params([X.shape[1], HIDDEN, 10], rng)
            for epoch in range(EPOCHS):
                p = rng.permutation(len(y))
                layers = one_epoch(X[p], y[p], layers, eta=0.8 / (1 + epoch / 4))
            return layers
        """,
    ),
)

ALTERNATIVES = (
    *SOLVE_XOR,
    *MINIBATCHES,
    *EARLY_STOPPING,
    *DROPOUT,
    *TRAIN_DIGITS,
    *BUG_1,
    *BUG_2,
    *BUG_3,
)
