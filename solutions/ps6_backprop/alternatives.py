"""Valid solutions of problem set 6 that look different from the reference."""

from autograder.known import Alternative

FORWARD = (
    Alternative(
        id="fw-dot",
        exercise="forward",
        description="np.dot and methods",
        code="""
        def forward(X, params):
            Z1 = np.dot(X, params["W1"]) + params["b1"]
            A1 = sigmoid(Z1)
            Z2 = A1.dot(params["W2"]) + params["b2"]
            return dict(Z1=Z1, A1=A1, Z2=Z2, A2=sigmoid(Z2))
        """,
    ),
    Alternative(
        id="fw-einsum",
        exercise="forward",
        description="einsum and a sigmoid that overflows quietly",
        code="""
        def forward(X, params):
            Z1 = np.einsum("ni,ih->nh", X, params["W1"]) + params["b1"]
            A1 = 1 / (1 + np.exp(-Z1))
            Z2 = np.einsum("nh,hk->nk", A1, params["W2"]) + params["b2"]
            A2 = 1 / (1 + np.exp(-Z2))
            return {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
        """,
    ),
    Alternative(
        id="fw-columns",
        exercise="forward",
        description="column vectors inside: (W.T @ X.T).T",
        code="""
        def forward(X, params):
            Z1 = params["W1"].T @ X.T + params["b1"][:, None]
            A1 = sigmoid(Z1)
            Z2 = params["W2"].T @ A1 + params["b2"][:, None]
            return {"Z1": Z1.T, "A1": A1.T, "Z2": Z2.T, "A2": sigmoid(Z2).T}
        """,
    ),
    Alternative(
        id="fw-augmented",
        exercise="forward",
        description="bias as a row of the weights",
        code="""
        def forward(X, params):
            def layer(A, W, b):
                ones = np.ones((len(A), 1))
                return np.hstack([A, ones]) @ np.vstack([W, b])

            cache = {"Z1": layer(X, params["W1"], params["b1"])}
            cache["A1"] = sigmoid(cache["Z1"])
            cache["Z2"] = layer(cache["A1"], params["W2"], params["b2"])
            cache["A2"] = sigmoid(cache["Z2"])
            return cache
        """,
    ),
    Alternative(
        id="fw-loop-over-layers",
        exercise="forward",
        description="a loop over the two layers",
        code="""
        def forward(X, params):
            cache, A = {"A0": X}, X
            for layer in "12":
                cache["Z" + layer] = A @ params["W" + layer] + params["b" + layer]
                A = cache["A" + layer] = sigmoid(cache["Z" + layer])
            return cache
        """,
    ),
    Alternative(
        id="fw-chatty",
        exercise="forward",
        description="a helper, prints and extra cache entries",
        code="""
        def dense(A, W, b):
            print("layer", A.shape, W.shape)
            Z = A @ W + b
            return Z, sigmoid(Z)

        def forward(X, params):
            Z1, A1 = dense(X, params["W1"], params["b1"])
            Z2, A2 = dense(A1, params["W2"], params["b2"])
            return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2, "slope": A2 * (1 - A2)}
        """,
    ),
    Alternative(
        id="fw-float32",
        exercise="forward",
        description="single precision throughout",
        code="""
        def forward(X, params):
            p = {key: value.astype(np.float32) for key, value in params.items()}
            Z1 = X.astype(np.float32) @ p["W1"] + p["b1"]
            A1 = sigmoid(Z1).astype(np.float32)
            Z2 = A1 @ p["W2"] + p["b2"]
            return {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": sigmoid(Z2).astype(np.float32)}
        """,
    ),
    Alternative(
        id="fw-loop",
        exercise="forward",
        description="a loop over the samples",
        code="""
        def forward(X, params):
            cache = {"Z1": [], "A1": [], "Z2": [], "A2": []}
            for x in X:
                z1 = x @ params["W1"] + params["b1"]
                a1 = sigmoid(z1)
                z2 = a1 @ params["W2"] + params["b2"]
                for key, row in zip(cache, (z1, a1, z2, sigmoid(z2))):
                    cache[key].append(row)
            return {key: np.array(rows) for key, rows in cache.items()}
        """,
        loses=("test_is_vectorised",),
    ),
    Alternative(
        id="fw-scalar-loops",
        exercise="forward",
        description="sums written out, unit by unit",
        code="""
        def forward(X, params):
            def layer(A, W, b):
                Z = np.zeros((len(A), W.shape[1]))
                for s in range(len(A)):
                    for j in range(W.shape[1]):
                        Z[s, j] = b[j]
                        for i in range(W.shape[0]):
                            Z[s, j] += A[s, i] * W[i, j]
                return Z

            Z1 = layer(X, params["W1"], params["b1"])
            Z2 = layer(sigmoid(Z1), params["W2"], params["b2"])
            return {"Z1": Z1, "A1": sigmoid(Z1), "Z2": Z2, "A2": sigmoid(Z2)}
        """,
        loses=("test_is_vectorised",),
    ),
    Alternative(
        id="fw-reshapes-params",
        exercise="forward",
        description="turns the caller's biases into rows",
        code="""
        def forward(X, params):
            params["b1"] = params["b1"].reshape(1, -1)
            params["b2"] = params["b2"].reshape(1, -1)
            Z1 = X @ params["W1"] + params["b1"]
            A1 = sigmoid(Z1)
            Z2 = A1 @ params["W2"] + params["b2"]
            return {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": sigmoid(Z2)}
        """,
        loses=("test_nothing_passed_in_is_changed",),
    ),
)

BACKWARD = (
    Alternative(
        id="bw-from-z",
        exercise="backward",
        description="slopes computed again from Z",
        code="""
        def backward(X, Y, params, cache):
            dZ2 = (cache["A2"] - Y) * sigmoid_derivative(cache["Z2"]) / len(X)
            dZ1 = dZ2 @ params["W2"].T * sigmoid_derivative(cache["Z1"])
            return {
                "W1": X.T @ dZ1, "b1": dZ1.sum(0), "W2": cache["A1"].T @ dZ2, "b2": dZ2.sum(0)
            }
        """,
    ),
    Alternative(
        id="bw-plain-sigmoid",
        exercise="backward",
        description="own sigmoid that overflows quietly",
        code="""
        def backward(X, Y, params, cache):
            s = lambda z: 1 / (1 + np.exp(-z))
            slope = lambda z: s(z) * (1 - s(z))
            dZ2 = (s(cache["Z2"]) - Y) * slope(cache["Z2"]) / len(X)
            dZ1 = (dZ2 @ params["W2"].T) * slope(cache["Z1"])
            return {
                "W1": X.T @ dZ1, "b1": dZ1.sum(0), "W2": s(cache["Z1"]).T @ dZ2, "b2": dZ2.sum(0)
            }
        """,
    ),
    Alternative(
        id="bw-mean-late",
        exercise="backward",
        description="the mean is taken at the end",
        code="""
        def backward(X, Y, params, cache):
            n, A1, A2 = len(X), cache["A1"], cache["A2"]
            dZ2 = (A2 - Y) * A2 * (1 - A2)
            dZ1 = dZ2.dot(params["W2"].T) * A1 * (1 - A1)
            return {
                "W1": X.T.dot(dZ1) / n, "b1": dZ1.mean(axis=0),
                "W2": A1.T.dot(dZ2) / n, "b2": dZ2.mean(axis=0),
            }
        """,
    ),
    Alternative(
        id="bw-einsum",
        exercise="backward",
        description="einsum",
        code="""
        def backward(X, Y, params, cache):
            A1, A2 = cache["A1"], cache["A2"]
            dZ2 = (A2 - Y) * A2 * (1 - A2) / len(X)
            dZ1 = np.einsum("nk,hk->nh", dZ2, params["W2"]) * A1 * (1 - A1)
            return {
                "W1": np.einsum("ni,nh->ih", X, dZ1), "b1": np.einsum("nh->h", dZ1),
                "W2": np.einsum("nh,nk->hk", A1, dZ2), "b2": np.einsum("nk->k", dZ2),
            }
        """,
    ),
    Alternative(
        id="bw-columns",
        exercise="backward",
        description="column vectors inside, transposed at the end",
        code="""
        def backward(X, Y, params, cache):
            a0, a1, a2, y = X.T, cache["A1"].T, cache["A2"].T, Y.T
            m = y.shape[1]
            d2 = (a2 - y) * a2 * (1 - a2)
            d1 = np.dot(params["W2"], d2) * a1 * (1 - a1)
            return {
                "W1": (d1 @ a0.T / m).T, "b1": d1.sum(axis=1) / m,
                "W2": (d2 @ a1.T / m).T, "b2": d2.sum(axis=1) / m,
            }
        """,
    ),
    Alternative(
        id="bw-ones",
        exercise="backward",
        description="bias as a weight whose signal is 1",
        code="""
        def backward(X, Y, params, cache):
            A1, A2, n = cache["A1"], cache["A2"], len(X)
            dZ2 = (A2 - Y) * A2 * (1 - A2) / n
            dZ1 = dZ2 @ params["W2"].T * A1 * (1 - A1)
            ones = np.ones((n, 1))
            first, second = np.hstack([X, ones]).T @ dZ1, np.hstack([A1, ones]).T @ dZ2
            return {"W1": first[:-1], "b1": first[-1], "W2": second[:-1], "b2": second[-1]}
        """,
    ),
    Alternative(
        id="bw-outer-at-once",
        exercise="backward",
        description="outer products of all samples, averaged",
        code="""
        def backward(X, Y, params, cache):
            A1, A2 = cache["A1"], cache["A2"]
            d2 = (A2 - Y) * A2 * (1 - A2)
            d1 = (d2[:, None, :] * params["W2"][None]).sum(axis=2) * A1 * (1 - A1)
            return {
                "W1": (X[:, :, None] * d1[:, None, :]).mean(axis=0), "b1": d1.mean(axis=0),
                "W2": (A1[:, :, None] * d2[:, None, :]).mean(axis=0), "b2": d2.mean(axis=0),
            }
        """,
    ),
    Alternative(
        id="bw-recompute",
        exercise="backward",
        description="ignores the cache, runs forward again",
        code="""
        def backward(X, Y, params, cache):
            again = forward(X, params)
            A1, A2 = again["A1"], again["A2"]
            dZ2 = (A2 - Y) * A2 * (1 - A2) / len(X)
            dZ1 = (dZ2 @ params["W2"].T) * A1 * (1 - A1)
            return {"W1": X.T @ dZ1, "b1": dZ1.sum(0), "W2": A1.T @ dZ2, "b2": dZ2.sum(0)}
        """,
    ),
    Alternative(
        id="bw-minus-target-minus-output",
        exercise="backward",
        description="-(y - a), a - a^2, other order of keys",
        code="""
        def backward(X, Y, params, cache):
            A1, A2 = cache["A1"], cache["A2"]
            dZ2 = -(Y - A2) * (A2 - A2**2) / Y.shape[0]
            dZ1 = (dZ2 @ params["W2"].T) * (A1 - A1**2)
            return {"b2": dZ2.sum(0), "W2": A1.T @ dZ2, "b1": dZ1.sum(0), "W1": X.T @ dZ1}
        """,
    ),
    Alternative(
        id="bw-step-by-step",
        exercise="backward",
        description="every link a name, prints, extra entries, copies first",
        code="""
        def backward(X, Y, params, cache):
            cache = {key: np.array(value) for key, value in cache.items()}
            error = cache["A2"] - Y
            dA2 = error / Y.shape[0]
            slope2 = cache["A2"] * (1 - cache["A2"])
            dZ2 = np.multiply(dA2, slope2)
            dA1 = np.matmul(dZ2, np.transpose(params["W2"]))
            slope1 = cache["A1"] * (1 - cache["A1"])
            dZ1 = np.multiply(dA1, slope1)
            print("errors", dZ2.shape, dZ1.shape)
            grads = {"dZ1": dZ1, "dZ2": dZ2}
            grads["W2"] = np.matmul(cache["A1"].T, dZ2)
            grads["b2"] = np.sum(dZ2, axis=0)
            grads["W1"] = np.matmul(X.T, dZ1)
            grads["b1"] = np.sum(dZ1, axis=0)
            return grads
        """,
    ),
    Alternative(
        id="bw-float32",
        exercise="backward",
        description="single precision throughout",
        code="""
        def backward(X, Y, params, cache):
            f = np.float32
            A1, A2, W2 = cache["A1"].astype(f), cache["A2"].astype(f), params["W2"].astype(f)
            dZ2 = (A2 - Y.astype(f)) * A2 * (1 - A2) / f(len(X))
            dZ1 = (dZ2 @ W2.T) * A1 * (1 - A1)
            return {
                "W1": X.astype(f).T @ dZ1, "b1": dZ1.sum(0), "W2": A1.T @ dZ2, "b2": dZ2.sum(0)
            }
        """,
    ),
    Alternative(
        id="bw-loop",
        exercise="backward",
        description="outer products in a loop over the samples",
        code="""
        def backward(X, Y, params, cache):
            grads = {key: np.zeros_like(value) for key, value in params.items()}
            for x, y, a1, a2 in zip(X, Y, cache["A1"], cache["A2"]):
                d2 = (a2 - y) * a2 * (1 - a2) / len(X)
                d1 = params["W2"].dot(d2) * a1 * (1 - a1)
                grads["W2"] += np.outer(a1, d2)
                grads["b2"] += d2
                grads["W1"] += np.outer(x, d1)
                grads["b1"] += d1
            return grads
        """,
        loses=("test_is_vectorised",),
    ),
    Alternative(
        id="bw-jacobians",
        exercise="backward",
        description="row gradients times explicit Jacobians",
        code="""
        def backward(X, Y, params, cache):
            grads = {key: np.zeros_like(value) for key, value in params.items()}
            for x, y, a1, a2 in zip(X, Y, cache["A1"], cache["A2"]):
                row2 = ((a2 - y) / len(X))[None, :] @ np.diag(a2 * (1 - a2))
                row1 = row2 @ params["W2"].T @ np.diag(a1 * (1 - a1))
                grads["W2"] += a1[:, None] @ row2
                grads["b2"] += row2[0]
                grads["W1"] += x[:, None] @ row1
                grads["b1"] += row1[0]
            return grads
        """,
        loses=("test_is_vectorised",),
    ),
    Alternative(
        id="bw-scalar-loops",
        exercise="backward",
        description="four nested sums, entry by entry",
        code="""
        def backward(X, Y, params, cache):
            n, d = X.shape
            h, k = params["W2"].shape
            grads = {key: np.zeros(value.shape) for key, value in params.items()}
            for s in range(n):
                a1, a2 = cache["A1"][s], cache["A2"][s]
                delta = [(a2[o] - Y[s, o]) * a2[o] * (1 - a2[o]) / n for o in range(k)]
                for j in range(h):
                    back = sum(delta[o] * params["W2"][j, o] for o in range(k))
                    back *= a1[j] * (1 - a1[j])
                    grads["b1"][j] += back
                    for i in range(d):
                        grads["W1"][i, j] += back * X[s, i]
                    for o in range(k):
                        grads["W2"][j, o] += delta[o] * a1[j]
                for o in range(k):
                    grads["b2"][o] += delta[o]
            return grads
        """,
        loses=("test_is_vectorised",),
    ),
    Alternative(
        id="bw-loop-over-units",
        exercise="backward",
        description="a loop over the hidden units",
        code="""
        def backward(X, Y, params, cache):
            A1, A2, W2 = cache["A1"], cache["A2"], params["W2"]
            dZ2 = (A2 - Y) * A2 * (1 - A2) / len(X)
            dZ1 = np.zeros_like(A1)
            for j in range(A1.shape[1]):
                dZ1[:, j] = (dZ2 * W2[j]).sum(axis=1) * A1[:, j] * (1 - A1[:, j])
            return {"W1": X.T @ dZ1, "b1": dZ1.sum(0), "W2": A1.T @ dZ2, "b2": dZ2.sum(0)}
        """,
        loses=("test_is_vectorised",),
    ),
    Alternative(
        id="bw-spoils-cache",
        exercise="backward",
        description="works in place on the caller's cache",
        code="""
        def backward(X, Y, params, cache):
            A1, slope = cache["A1"], cache["A2"] * (1 - cache["A2"])
            dZ2 = cache["A2"]
            dZ2 -= Y
            dZ2 *= slope / len(X)
            dZ1 = (dZ2 @ params["W2"].T) * A1 * (1 - A1)
            return {"W1": X.T @ dZ1, "b1": dZ1.sum(0), "W2": A1.T @ dZ2, "b2": dZ2.sum(0)}
        """,
        loses=("test_nothing_passed_in_is_changed",),
    ),
)

UPDATE = (
    Alternative(
        id="up-loop",
        exercise="update",
        description="a loop into a new dictionary",
        code="""
        def update(params, grads, eta):
            stepped = {}
            for key, value in params.items():
                step = np.multiply(eta, grads[key])
                stepped[key] = np.subtract(value, step)
            return stepped
        """,
    ),
    Alternative(
        id="up-deepcopy",
        exercise="update",
        description="deep copy, then in place on the copy",
        code="""
        import copy

        def update(params, grads, eta):
            params = copy.deepcopy(params)
            for key in ("W1", "b1", "W2", "b2"):
                params[key] -= eta * grads[key]
            return params
        """,
    ),
    Alternative(
        id="up-four-lines",
        exercise="update",
        description="four lines, one per parameter",
        code="""
        def update(params, grads, eta):
            W1 = params["W1"] + (-eta) * grads["W1"]
            b1 = params["b1"] + (-eta) * grads["b1"]
            W2 = params["W2"] + (-eta) * grads["W2"]
            b2 = params["b2"] + (-eta) * grads["b2"]
            return {"W2": W2, "b2": b2, "W1": W1, "b1": b1}
        """,
    ),
    Alternative(
        id="up-float32",
        exercise="update",
        description="single precision",
        code="""
        def update(params, grads, eta):
            f = np.float32
            return {k: params[k].astype(f) - f(eta) * grads[k].astype(f) for k in params}
        """,
    ),
    Alternative(
        id="up-entry-by-entry",
        exercise="update",
        description="a loop over every entry",
        code="""
        def update(params, grads, eta):
            stepped = {key: np.zeros(value.shape) for key, value in params.items()}
            for key, value in params.items():
                for place, number in np.ndenumerate(value):
                    stepped[key][place] = number - eta * grads[key][place]
            return stepped
        """,
    ),
)

TRAIN_ROUNDS = (
    Alternative(
        id="tr-inline",
        exercise="train_rounds",
        description="forward, gradients and step in-lined",
        code="""
        def train_rounds(params, X, Y, eta, rounds, update_biases=True):
            W1, b1, W2, b2 = (params[key].copy() for key in ("W1", "b1", "W2", "b2"))
            s = lambda z: 1 / (1 + np.exp(-z))
            for _ in range(rounds):
                h = s(X @ W1 + b1)
                o = s(h @ W2 + b2)
                d2 = (o - Y) * o * (1 - o) / len(X)
                d1 = (d2 @ W2.T) * h * (1 - h)
                W2 = W2 - eta * h.T @ d2
                W1 = W1 - eta * X.T @ d1
                if update_biases:
                    b2 = b2 - eta * d2.sum(axis=0)
                    b1 = b1 - eta * d1.sum(axis=0)
            return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
        """,
    ),
    Alternative(
        id="tr-zero-bias-gradients",
        exercise="train_rounds",
        description="while loop, bias gradients set to zero",
        code="""
        def train_rounds(params, X, Y, eta, rounds, update_biases=True):
            current = dict(params)
            while rounds > 0:
                grads = backward(X, Y, current, forward(X, current))
                if not update_biases:
                    grads["b1"] = np.zeros_like(grads["b1"])
                    grads["b2"] = 0 * grads["b2"]
                current = update(current, grads, eta)
                rounds -= 1
            return current
        """,
    ),
    Alternative(
        id="tr-deepcopy-in-place",
        exercise="train_rounds",
        description="deep copy first, then in place, keeps a history of errors",
        code="""
        from copy import deepcopy

        def train_rounds(params, X, Y, eta, rounds, update_biases=True):
            params, history = deepcopy(params), []
            for _ in range(rounds):
                cache = forward(X, params)
                history.append(squared_error(cache["A2"], Y))
                grads = backward(X, Y, params, cache)
                for key in params:
                    if update_biases or not key.startswith("b"):
                        params[key] -= eta * grads[key]
            if history:
                print("error of the last round", history[-1])
            return params
        """,
    ),
    Alternative(
        id="tr-recursive-halves",
        exercise="train_rounds",
        description="biases written back after each update, helper function",
        code="""
        def one_round(params, X, Y, eta, update_biases):
            stepped = update(params, backward(X, Y, params, forward(X, params)), eta)
            return stepped if update_biases else {**stepped, "b1": params["b1"], "b2": params["b2"]}

        def train_rounds(params, X, Y, eta, rounds, update_biases=True):
            if rounds == 0:
                return params
            if rounds == 1:
                return one_round(params, X, Y, eta, update_biases)
            half = train_rounds(params, X, Y, eta, rounds // 2, update_biases)
            return train_rounds(half, X, Y, eta, rounds - rounds // 2, update_biases)
        """,
    ),
    Alternative(
        id="tr-float32",
        exercise="train_rounds",
        description="single precision throughout",
        code="""
        def train_rounds(params, X, Y, eta, rounds, update_biases=True):
            f = np.float32
            W1, b1, W2, b2 = (params[key].astype(f) for key in ("W1", "b1", "W2", "b2"))
            X, Y, eta = X.astype(f), Y.astype(f), f(eta)
            for _ in range(rounds):
                h = 1 / (1 + np.exp(-(X @ W1 + b1)))
                o = 1 / (1 + np.exp(-(h @ W2 + b2)))
                d2 = (o - Y) * o * (1 - o) / f(len(X))
                d1 = (d2 @ W2.T) * h * (1 - h)
                W1, W2 = W1 - eta * X.T @ d1, W2 - eta * h.T @ d2
                if update_biases:
                    b1, b2 = b1 - eta * d1.sum(0), b2 - eta * d2.sum(0)
            return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
        """,
    ),
)

CONVERT = (
    Alternative(
        id="cv-view",
        exercise="convert_columns_to_rows",
        description="transposed views, as a list",
        code="""
        def convert_columns_to_rows(W1, W2):
            return [W1.T, W2.T]
        """,
    ),
    Alternative(
        id="cv-transpose",
        exercise="convert_columns_to_rows",
        description="np.transpose and swapaxes",
        code="""
        def convert_columns_to_rows(W1, W2):
            return np.transpose(W1), np.swapaxes(W2, 0, 1)
        """,
    ),
    Alternative(
        id="cv-einsum",
        exercise="convert_columns_to_rows",
        description="einsum",
        code="""
        def convert_columns_to_rows(W1, W2):
            return tuple(np.einsum("ij->ji", W) for W in (W1, W2))
        """,
    ),
    Alternative(
        id="cv-loops",
        exercise="convert_columns_to_rows",
        description="a helper with two loops",
        code="""
        def turned(W):
            result = np.zeros((W.shape[1], W.shape[0]))
            for receiver in range(W.shape[0]):
                for sender in range(W.shape[1]):
                    result[sender, receiver] = W[receiver, sender]
            return result

        def convert_columns_to_rows(W1, W2):
            return turned(W1), turned(W2)
        """,
    ),
    Alternative(
        id="cv-zip",
        exercise="convert_columns_to_rows",
        description="columns put together with zip",
        code="""
        def convert_columns_to_rows(W1, W2):
            return np.array(list(zip(*W1))), np.column_stack(list(W2))
        """,
    ),
)

ALTERNATIVES = FORWARD + BACKWARD + UPDATE + TRAIN_ROUNDS + CONVERT
