"""Known wrong solutions of problem set 6.

Most wrong versions of `forward` and `backward` differ from a right one in a single line. They are
written by filling that line into a right function, so that each entry shows the slip and nothing
else.
"""

from autograder.known import Misconception, with_conventions


def _forward(
    Z1='X @ params["W1"] + params["b1"]',
    A1="sigmoid(Z1)",
    Z2='A1 @ params["W2"] + params["b2"]',
    A2="sigmoid(Z2)",
    result='{"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}',
):
    """Write a forward with some lines replaced."""
    return f"""
def forward(X, params):
    Z1 = {Z1}
    A1 = {A1}
    Z2 = {Z2}
    A2 = {A2}
    return {result}
"""


def _backward(
    dZ2="(A2 - Y) / n * A2 * (1 - A2)",
    dZ1="(dZ2 @ W2.T) * A1 * (1 - A1)",
    dW1="X.T @ dZ1",
    db1="dZ1.sum(axis=0)",
    dW2="A1.T @ dZ2",
    db2="dZ2.sum(axis=0)",
    n="len(X)",
):
    """Write a backward with some lines replaced."""
    return f"""
def backward(X, Y, params, cache):
    W1, W2 = params["W1"], params["W2"]
    Z1, A1, Z2, A2 = cache["Z1"], cache["A1"], cache["Z2"], cache["A2"]
    n = {n}
    dZ2 = {dZ2}
    dZ1 = {dZ1}
    return {{"W1": {dW1}, "b1": {db1}, "W2": {dW2}, "b2": {db2}}}
"""


def _wrong(exercise, name, description, hint, code, same_as=()):
    """Shorten the entries below."""
    return Misconception(
        id=name, exercise=exercise, description=description, hint=hint, code=code, same_as=same_as
    )


FORWARD = (
    _wrong(
        "forward",
        "fw-no-bias",
        "leaves both biases out",
        "Which terms of the weighted sum are missing?",
        _forward(Z1='X @ params["W1"]', Z2='A1 @ params["W2"]'),
    ),
    _wrong(
        "forward",
        "fw-no-output-bias",
        "has a bias in the hidden layer only",
        "Does every layer with weights have a bias?",
        _forward(Z2='A1 @ params["W2"]'),
    ),
    _wrong(
        "forward",
        "fw-bias-outside",
        "adds the bias after the sigmoid",
        "Is the bias part of the sum or of the activation?",
        _forward(
            Z1='X @ params["W1"]',
            A1='sigmoid(Z1) + params["b1"]',
            Z2='A1 @ params["W2"]',
            A2='sigmoid(Z2) + params["b2"]',
        ),
    ),
    _wrong(
        "forward",
        "fw-transposed-W1",
        "X @ W1.T: silent where W1 is square",
        "Which row and column of W1 belong to the weight from input 2 to hidden unit 1?",
        _forward(Z1='X @ params["W1"].T + params["b1"]'),
    ),
    _wrong(
        "forward",
        "fw-transposed-W2",
        "A1 @ W2.T: silent where W2 is square",
        "Check which index of W2 is the side of the hidden units.",
        _forward(Z2='A1 @ params["W2"].T + params["b2"]'),
    ),
    _wrong(
        "forward",
        "fw-column-convention",
        "reads both matrices as W @ x, a row for each unit",
        "Samples are rows here: on which side of the weights does X stand?",
        _forward(
            Z1='(params["W1"] @ X.T).T + params["b1"]', Z2='(params["W2"] @ A1.T).T + params["b2"]'
        ),
    ),
    _wrong(
        "forward",
        "fw-linear-hidden",
        "has no sigmoid in the hidden layer",
        "What would two layers collapse to without the bend between them?",
        _forward(A1="Z1"),
    ),
    _wrong(
        "forward",
        "fw-linear-output",
        "has no sigmoid in the output layer",
        "Both layers end with the same step. Can your outputs leave the interval from 0 to 1?",
        _forward(A2="Z2"),
    ),
    _wrong(
        "forward",
        "fw-skips-hidden",
        "feeds the second layer with X",
        "What is the input of the second layer?",
        _forward(Z2='X @ params["W2"] + params["b2"]'),
    ),
    _wrong(
        "forward",
        "fw-hidden-sums-forward",
        "feeds the second layer with Z1 instead of A1",
        "What does a hidden unit send on: its sum or its activation?",
        _forward(Z2='Z1 @ params["W2"] + params["b2"]'),
    ),
    _wrong(
        "forward",
        "fw-sigmoid-sign",
        "has 1 / (1 + e^z), the minus lost",
        "A large positive sum should give an activation near 1.",
        _forward(A1="1 / (1 + np.exp(Z1))", A2="1 / (1 + np.exp(Z2))"),
    ),
    _wrong(
        "forward",
        "fw-swapped-names",
        "stores sums as A and activations as Z",
        "In this course Z is before and A is after the activation. Books differ.",
        _forward(result='{"Z1": A1, "A1": Z1, "Z2": A2, "A2": Z2}'),
    ),
    _wrong(
        "forward",
        "fw-shared-bias",
        "uses the first entry of each bias for all units",
        "Does every unit have its own bias?",
        _forward(Z1='X @ params["W1"] + params["b1"][0]', Z2='A1 @ params["W2"] + params["b2"][0]'),
    ),
    _wrong(
        "forward",
        "fw-bias-total",
        "adds the sum of all biases of a layer to every unit",
        "Does every unit have its own bias?",
        _forward(
            Z1='X @ params["W1"] + params["b1"].sum()', Z2='A1 @ params["W2"] + params["b2"].sum()'
        ),
    ),
    _wrong(
        "forward",
        "fw-threshold",
        "has a step in place of the sigmoid at the output",
        "The output should be a graded value.",
        _forward(A2="(Z2 >= 0).astype(float)"),
    ),
    _wrong(
        "forward",
        "fw-softmax-output",
        "has a softmax at the output",
        "Do the outputs of this network compete with each other, or is each a sigmoid unit?",
        _forward(A2="np.exp(Z2) / np.exp(Z2).sum(axis=1, keepdims=True)"),
    ),
    _wrong(
        "forward",
        "fw-tanh-hidden",
        "has tanh in the hidden layer",
        "Which activation do both layers use in this problem set?",
        _forward(A1="np.tanh(Z1)"),
    ),
    _wrong(
        "forward",
        "fw-batch-normalised-input",
        "subtracts the mean of the batch from X first",
        "Does the output for one sample depend on the other samples?",
        _forward(Z1='(X - X.mean(axis=0)) @ params["W1"] + params["b1"]'),
    ),
    _wrong(
        "forward",
        "fw-double-sigmoid",
        "applies the sigmoid twice at the output",
        "How many times is the last sum squashed?",
        _forward(Z2='sigmoid(A1 @ params["W2"] + params["b2"])'),
    ),
    _wrong(
        "forward",
        "fw-first-sample",
        "runs the first sample only",
        "How many rows go in, and how many come out?",
        _forward(Z1='X[:1] @ params["W1"] + params["b1"]'),
    ),
    _wrong(
        "forward",
        "fw-outputs-only",
        "returns A2 alone",
        "The way back needs the sums and activations of both layers. What should be returned?",
        _forward(result="A2"),
    ),
    _wrong(
        "forward",
        "fw-columns-out",
        "returns sums and activations with a column for each sample",
        "Which axis of X counts the samples? What comes back has them there as well.",
        _forward(result='{"Z1": Z1.T, "A1": A1.T, "Z2": Z2.T, "A2": A2.T}'),
    ),
)

BACKWARD = (
    _wrong(
        "backward",
        "bw-updated-weights",
        "sends the error back through W2 after an update",
        "Were all gradients computed at the same point, before any weight moved?",
        _backward(dZ1="(dZ2 @ (W2 - 0.5 * A1.T @ dZ2).T) * A1 * (1 - A1)"),
    ),
    _wrong(
        "backward",
        "bw-no-mean",
        "has no 1/n",
        "Feed the same batch twice; should the gradient double?",
        _backward(dZ2="(A2 - Y) * A2 * (1 - A2)"),
    ),
    _wrong(
        "backward",
        "bw-mean-twice",
        "divides by n again in the hidden layer",
        "In how many places does the averaging enter the chain?",
        _backward(dZ1="(dZ2 @ W2.T) * A1 * (1 - A1) / n"),
    ),
    _wrong(
        "backward",
        "bw-mean-in-output-only",
        "averages the output gradients, sums the hidden ones",
        "Is the hidden layer averaged over the samples as well?",
        _backward(
            dZ2="(A2 - Y) * A2 * (1 - A2)",
            dW2="A1.T @ dZ2 / n",
            db2="dZ2.mean(axis=0)",
        ),
    ),
    _wrong(
        "backward",
        "bw-mean-over-inputs",
        "divides by the number of columns of X",
        "Which axis of X counts the samples?",
        _backward(n="X.shape[1]"),
    ),
    _wrong(
        "backward",
        "bw-mean-outputs",
        "divides by n k, the mean over samples and outputs",
        "Is the cost a sum or a mean over the output units?",
        _backward(n="A2.size"),
    ),
    _wrong(
        "backward",
        "bw-factor-2",
        "2 (a - y): forgets the 1/2 of the cost",
        "Differentiate the cost with its factor 1/2.",
        _backward(dZ2="2 * (A2 - Y) / n * A2 * (1 - A2)"),
    ),
    _wrong(
        "backward",
        "bw-half",
        "1/2 (a - y): keeps the 1/2 after differentiating",
        "What becomes of the square when you differentiate?",
        _backward(dZ2="0.5 * (A2 - Y) / n * A2 * (1 - A2)"),
    ),
    _wrong(
        "backward",
        "bw-sign",
        "(y - a): sign flipped",
        "If an output is too large, should its gradient be positive or negative?",
        _backward(dZ2="(Y - A2) / n * A2 * (1 - A2)"),
    ),
    _wrong(
        "backward",
        "bw-hidden-sign",
        "flips the sign in the hidden layer only",
        "Both layers use the same chain. Where does a minus come in between them?",
        _backward(dZ1="-(dZ2 @ W2.T) * A1 * (1 - A1)"),
    ),
    _wrong(
        "backward",
        "bw-no-output-derivative",
        "a - y without the slope: the cross-entropy's error",
        "For which cost does the slope of the output cancel, and is it this one?",
        _backward(dZ2="(A2 - Y) / n"),
    ),
    _wrong(
        "backward",
        "bw-no-hidden-derivative",
        "has no slope in the hidden layer",
        "Which link of the chain between hidden activation and hidden sum is missing?",
        _backward(dZ1="dZ2 @ W2.T"),
    ),
    _wrong(
        "backward",
        "bw-hidden-only-1-minus-a",
        "has only (1 - a) as the slope in the hidden layer",
        "Check the slope of the hidden activation at a = 0.5.",
        _backward(dZ1="(dZ2 @ W2.T) * (1 - A1)"),
    ),
    _wrong(
        "backward",
        "bw-tanh-derivative",
        "has 1 - a^2, the slope of tanh, in the hidden layer",
        "Which activation do the hidden units have, and what is its slope at a = 0.5?",
        _backward(dZ1="(dZ2 @ W2.T) * (1 - A1**2)"),
    ),
    _wrong(
        "backward",
        "bw-derivative-of-error",
        "evaluates the slope at the error, e (1 - e)",
        "At which quantity is the slope of the sigmoid taken?",
        _backward(dZ2="(A2 - Y) * (1 - (A2 - Y)) / n"),
    ),
    _wrong(
        "backward",
        "bw-derivative-of-z",
        "z (1 - z)",
        "a (1 - a) is written in terms of the activation.",
        _backward(dZ2="(A2 - Y) / n * Z2 * (1 - Z2)", dZ1="(dZ2 @ W2.T) * Z1 * (1 - Z1)"),
    ),
    _wrong(
        "backward",
        "bw-derivative-of-activation",
        "sigmoid_derivative called with activations",
        "sigmoid_derivative takes the sum. How many times does yours pass through the sigmoid?",
        _backward(
            dZ2="(A2 - Y) / n * sigmoid_derivative(A2)",
            dZ1="(dZ2 @ W2.T) * sigmoid_derivative(A1)",
        ),
    ),
    _wrong(
        "backward",
        "bw-derivative-twice",
        "multiplies by the slope of the output twice",
        "Count the factors a (1 - a) in the error of an output.",
        _backward(dZ2="(A2 - Y) / n * (A2 * (1 - A2)) ** 2"),
    ),
    _wrong(
        "backward",
        "bw-delta-wrt-a",
        "mixes two definitions of delta: no output slope in dW2, db2",
        "Is your delta for the sum or for the activation? Keep one definition throughout.",
        _backward(dW2="A1.T @ ((A2 - Y) / n)", db2="((A2 - Y) / n).sum(axis=0)"),
    ),
    _wrong(
        "backward",
        "bw-no-transpose",
        "dZ2 @ W2: silent where W2 is square",
        "Backwards, from which side does the error enter the weight matrix?",
        _backward(dZ1="(dZ2 @ W2) * A1 * (1 - A1)"),
    ),
    _wrong(
        "backward",
        "bw-transposed-until-it-fits",
        "dZ2 @ W2 where it runs (W2 square), dZ2 @ W2.T only where shapes refuse",
        "A product that runs need not be the right one. Which index of W2 is summed on the way back?",
        _backward(
            dZ1="(dZ2 @ (W2 if W2.shape[0] == W2.shape[1] else W2.T)) * A1 * (1 - A1)",
        ),
    ),
    _wrong(
        "backward",
        "bw-W1-for-W2",
        "sends the error back through W1",
        "Which weights connect the hidden layer and the output?",
        _backward(dZ1="(dZ2 @ W1.T) * A1 * (1 - A1)"),
    ),
    _wrong(
        "backward",
        "bw-dW2-for-W2",
        "sends the error back through dW2",
        "Is it the weights or their gradient that carries the error back?",
        _backward(dZ1="(dZ2 @ (A1.T @ dZ2).T) * A1 * (1 - A1)"),
    ),
    _wrong(
        "backward",
        "bw-weight-gradient-transposed",
        "dW = dZ.T @ A_prev: silent where W is square",
        "Compare the shape of each gradient with that of its weight matrix.",
        _backward(dW1="dZ1.T @ X", dW2="dZ2.T @ A1"),
    ),
    _wrong(
        "backward",
        "bw-only-first-output",
        "collects the hidden error from the first output only",
        "Each hidden unit feeds every output; did you collect all paths?",
        _backward(dZ1="(dZ2[:, :1] @ W2.T[:1]) * A1 * (1 - A1)"),
    ),
    _wrong(
        "backward",
        "bw-mean-of-paths",
        "averages over the outputs where the paths should be added",
        "Where paths meet again, are they added or averaged?",
        _backward(dZ1="(dZ2 @ W2.T) / W2.shape[1] * A1 * (1 - A1)"),
    ),
    _wrong(
        "backward",
        "bw-sum-without-weights",
        "adds the output errors without their weights",
        "Does a path through a larger weight carry more of the error?",
        _backward(dZ1="dZ2.sum(axis=1, keepdims=True) * A1 * (1 - A1)"),
    ),
    _wrong(
        "backward",
        "bw-normalised-weights",
        "shares an output's error out in proportion to weight",
        "How much does an output's sum move when a hidden unit sends one more?",
        _backward(dZ1="(dZ2 @ (W2 / W2.sum(axis=0)).T) * A1 * (1 - A1)"),
    ),
    _wrong(
        "backward",
        "bw-propagates-values",
        "sends back the output activations, not their errors",
        "What flows backwards: values or errors?",
        _backward(dZ1="(A2 / n @ W2.T) * A1 * (1 - A1)"),
    ),
    _wrong(
        "backward",
        "bw-propagates-raw-error",
        "sends a - y back without the slope of the output",
        "On its way back the error passes the output's own sigmoid first. Is this link there?",
        _backward(dZ1="((A2 - Y) / n @ W2.T) * A1 * (1 - A1)"),
    ),
    _wrong(
        "backward",
        "bw-A1-for-X",
        "dW1 with A1 in place of X",
        "Which signal enters the first weight matrix?",
        _backward(dW1="A1.T @ dZ1"),
    ),
    _wrong(
        "backward",
        "bw-Z1-for-A1",
        "dW2 with Z1 in place of A1",
        "Which value did the output layer receive from the hidden layer?",
        _backward(dW2="Z1.T @ dZ2"),
    ),
    _wrong(
        "backward",
        "bw-no-bias",
        "returns zeros for the biases",
        "By how much does the cost change when only a bias moves?",
        _backward(db1='np.zeros_like(params["b1"])', db2='np.zeros_like(params["b2"])'),
    ),
    _wrong(
        "backward",
        "bw-bias-total",
        "gives all biases of a layer the sum of their gradients",
        "Does every unit have its own bias?",
        _backward(db1="np.full(dZ1.shape[1], dZ1.sum())", db2="np.full(dZ2.shape[1], dZ2.sum())"),
    ),
    _wrong(
        "backward",
        "bw-bias-axis",
        "sums the bias gradients over the units, axis=1",
        "Over which axis do the samples run?",
        _backward(db1="dZ1.sum(axis=1)", db2="dZ2.sum(axis=1)"),
    ),
    _wrong(
        "backward",
        "bw-bias-mean",
        "averages the bias gradients a second time",
        "The 1/n is already in the error.",
        _backward(db1="dZ1.mean(axis=0)", db2="dZ2.mean(axis=0)"),
    ),
    _wrong(
        "backward",
        "bw-bias-keepdims",
        "bias gradients of shape (1, h) and (1, k)",
        "Compare the shape of each bias gradient with that of its bias.",
        _backward(db1="dZ1.sum(axis=0, keepdims=True)", db2="dZ2.sum(axis=0, keepdims=True)"),
    ),
    _wrong(
        "backward",
        "bw-first-sample-bias",
        "takes the bias gradients from the first sample",
        "Do the biases see one sample or all of them?",
        _backward(db1="n * dZ1[0]", db2="n * dZ2[0]"),
    ),
    _wrong(
        "backward",
        "bw-times-eta",
        "returns the step -eta * gradient",
        "Where does the learning rate belong?",
        _backward(
            dW1="-0.5 * X.T @ dZ1",
            db1="-0.5 * dZ1.sum(axis=0)",
            dW2="-0.5 * A1.T @ dZ2",
            db2="-0.5 * dZ2.sum(axis=0)",
        ),
    ),
    _wrong(
        "backward",
        "bw-elementwise",
        "np.multiply where a matrix product is needed",
        "Which of your products should sum over units, and which act entry by entry?",
        _backward(dZ1="np.multiply(dZ2, W2.T) * A1 * (1 - A1)"),
    ),
    _wrong(
        "backward",
        "bw-dot-everywhere",
        "a matrix product where entries should be multiplied",
        "Which of your products should sum over units, and which act entry by entry?",
        _backward(dZ1="(dZ2 @ W2.T) @ (A1 * (1 - A1))"),
    ),
    _wrong(
        "backward",
        "bw-flat-targets",
        "Y flattened: (n, 1) minus (n,) is (n, n) for one output",
        "Print the shape of your error for a network with one output.",
        _backward(
            dZ2="((A2 - (Y.ravel() if Y.shape[1] == 1 else Y)) / n * A2 * (1 - A2))"
            "[:, : A2.shape[1]]"
        ),
    ),
    _wrong(
        "backward",
        "bw-integer-buffer",
        "the error inherits the type of the targets: truncated where these are integers",
        "Of which type is your error when the targets are integers?",
        _backward(dZ2="((A2 - Y) / n * A2 * (1 - A2)).astype(Y.dtype)"),
    ),
    _wrong(
        "backward",
        "bw-unstable-slope",
        "e^-z / (1 + e^-z)^2 taken literally: inf / inf is nan at -1000",
        "What becomes of your slope for a very negative sum? The activation is in the cache.",
        _backward(
            dZ2="(A2 - Y) / n * np.exp(-Z2) / (1 + np.exp(-Z2)) ** 2",
            dZ1="(dZ2 @ W2.T) * np.exp(-Z1) / (1 + np.exp(-Z1)) ** 2",
        ),
    ),
    _wrong(
        "backward",
        "bw-clipped",
        "cuts gradients off at -1 and 1, as some training scripts do",
        "A gradient may be of any size. What do you do to large ones?",
        _backward(
            dW1="np.clip(X.T @ dZ1, -1, 1)",
            db1="np.clip(dZ1.sum(axis=0), -1, 1)",
            dW2="np.clip(A1.T @ dZ2, -1, 1)",
            db2="np.clip(dZ2.sum(axis=0), -1, 1)",
        ),
    ),
    _wrong(
        "backward",
        "bw-difference-quotients",
        "difference quotients instead of backpropagation",
        "How many forward passes does your backward need? The chain rule needs none.",
        """
        def backward(X, Y, params, cache):
            grads, h = {}, 1e-5
            for key in params:
                moved = {name: value.copy() for name, value in params.items()}
                grads[key] = np.zeros(params[key].shape)
                for place in np.ndindex(params[key].shape):
                    moved[key][place] = params[key][place] + h
                    above = squared_error(forward(X, moved)["A2"], Y)
                    moved[key][place] = params[key][place] - h
                    below = squared_error(forward(X, moved)["A2"], Y)
                    moved[key][place] = params[key][place]
                    grads[key][place] = (above - below) / (2 * h)
            return grads
        """,
    ),
)

UPDATE = (
    _wrong(
        "update",
        "up-weights-only",
        "leaves the biases where they are",
        "Which of your parameters never change?",
        """
        def update(params, grads, eta):
            stepped = {key: params[key].copy() for key in params}
            for key in ("W1", "W2"):
                stepped[key] = params[key] - eta * grads[key]
            return stepped
        """,
    ),
    _wrong(
        "update",
        "up-no-eta",
        "ignores the learning rate",
        "Try another learning rate.",
        """
        def update(params, grads, eta):
            return {key: params[key] - grads[key] for key in params}
        """,
    ),
    _wrong(
        "update",
        "up-fixed-eta",
        "has the 0.5 of the example in the code",
        "Try another learning rate.",
        """
        def update(params, grads, eta):
            return {key: params[key] - 0.5 * grads[key] for key in params}
        """,
    ),
    _wrong(
        "update",
        "up-uphill",
        "adds the gradient",
        "In which direction does the cost fall?",
        """
        def update(params, grads, eta):
            return {key: params[key] + eta * grads[key] for key in params}
        """,
    ),
    _wrong(
        "update",
        "up-in-place",
        "changes the arrays of the caller",
        "Compare the parameters before and after the call.",
        """
        def update(params, grads, eta):
            for key in params:
                params[key] -= eta * grads[key]
            return params
        """,
    ),
    _wrong(
        "update",
        "up-shallow-copy",
        "copies the dictionary but not the arrays in it",
        "A copied dictionary holds the same arrays. Which statement writes into them?",
        """
        def update(params, grads, eta):
            stepped = dict(params)
            for key in stepped:
                stepped[key] -= eta * grads[key]
            return stepped
        """,
        same_as=("up-in-place",),
    ),
    _wrong(
        "update",
        "up-shared-bias",
        "moves all biases of a layer by the sum of their gradients",
        "Does every unit have its own bias?",
        """
        def update(params, grads, eta):
            stepped = {key: params[key] - eta * grads[key] for key in params}
            for key in ("b1", "b2"):
                stepped[key] = params[key] - eta * grads[key].sum()
            return stepped
        """,
    ),
    _wrong(
        "update",
        "up-by-position",
        "pairs parameters and gradients by their order",
        "Look the gradients up by key: a dictionary may list its keys in any order.",
        """
        def update(params, grads, eta):
            pairs = zip(params.items(), grads.values())
            return {key: value - eta * grad for (key, value), grad in pairs}
        """,
    ),
    _wrong(
        "update",
        "up-step-only",
        "returns the step, not the new parameters",
        "Does your result start from the old parameters?",
        """
        def update(params, grads, eta):
            return {key: -eta * grads[key] for key in params}
        """,
    ),
    _wrong(
        "update",
        "up-sign-only",
        "steps by the sign of the gradient",
        "Should a steep direction and a flat one move by the same amount?",
        """
        def update(params, grads, eta):
            return {key: params[key] - eta * np.sign(grads[key]) for key in params}
        """,
    ),
)


def _train(body, before="pass", rounds="rounds"):
    """Write a train_rounds whose loop body is given, in lines."""
    body = "\n        ".join(body)
    return f"""
def train_rounds(params, X, Y, eta, rounds, update_biases=True):
    P = {{key: value.copy() for key, value in params.items()}}
    keys = ("W1", "b1", "W2", "b2") if update_biases else ("W1", "W2")
    {before}
    for _ in range({rounds}):
        {body}
    return P
"""


GRADS = "grads = backward(X, Y, P, forward(X, P))"
STEP = "P = {**P, **{key: P[key] - eta * grads[key] for key in keys}}"

TRAIN_ROUNDS = (
    _wrong(
        "train_rounds",
        "tr-updated",
        "updates W2 before the hidden error is computed",
        "At which parameters are all gradients of a round taken?",
        _train(
            [
                "cache = forward(X, P)",
                "grads = backward(X, Y, P, cache)",
                'P["W2"] = P["W2"] - eta * grads["W2"]',
                "late = backward(X, Y, P, cache)",
                'P["W1"] = P["W1"] - eta * late["W1"]',
                "if update_biases:",
                '    P["b1"] = P["b1"] - eta * late["b1"]',
                '    P["b2"] = P["b2"] - eta * grads["b2"]',
            ]
        ),
    ),
    _wrong(
        "train_rounds",
        "tr-layer-by-layer",
        "moves the output layer, then runs forward again",
        "How many forward passes does one round have, and for which parameters?",
        _train(
            [
                GRADS,
                'P = {**P, **{key: P[key] - eta * grads[key] for key in keys if key[1] == "2"}}',
                GRADS,
                'P = {**P, **{key: P[key] - eta * grads[key] for key in keys if key[1] == "1"}}',
            ]
        ),
    ),
    _wrong(
        "train_rounds",
        "tr-stale-cache",
        "takes the cache of the first parameters in every round",
        "When do the outputs change?",
        _train(["grads = backward(X, Y, P, cache)", STEP], before="cache = forward(X, params)"),
    ),
    _wrong(
        "train_rounds",
        "tr-stale-gradients",
        "takes the gradients once, before the loop",
        "Is the slope the same everywhere on the way down?",
        _train([STEP], before=GRADS),
    ),
    _wrong(
        "train_rounds",
        "tr-shared-bias",
        "has one bias per layer, as in many drawings",
        "How many biases does a layer have in this course?",
        _train(
            [
                GRADS,
                'grads["b1"], grads["b2"] = grads["b1"].sum(), grads["b2"].sum()',
                STEP,
            ]
        ),
    ),
    _wrong(
        "train_rounds",
        "tr-in-place",
        "changes the arrays of the caller",
        "Compare the parameters before and after the call.",
        """
        def train_rounds(params, X, Y, eta, rounds, update_biases=True):
            for _ in range(rounds):
                grads = backward(X, Y, params, forward(X, params))
                for key in params:
                    if update_biases or key.startswith("W"):
                        params[key] -= eta * grads[key]
            return params
        """,
    ),
    _wrong(
        "train_rounds",
        "tr-ignores-switch",
        "updates the biases in any case",
        "What should update_biases=False change?",
        _train([GRADS, "P = update(P, grads, eta)"]),
    ),
    _wrong(
        "train_rounds",
        "tr-never-biases",
        "never updates the biases",
        "Which parameters move when update_biases is True?",
        _train([GRADS, STEP], before='keys = ("W1", "W2")'),
    ),
    _wrong(
        "train_rounds",
        "tr-no-biases-forward",
        "runs without biases where they are fixed",
        "A fixed bias keeps its value. Is it still added?",
        _train(
            [GRADS, STEP, 'P = {**P, "b1": P["b1"] * use, "b2": P["b2"] * use}'],
            before="use = 1.0 if update_biases else 0.0",
        ),
    ),
    _wrong(
        "train_rounds",
        "tr-one-round-more",
        "runs one round too many",
        "How often does the body of your loop run when rounds is 1?",
        _train([GRADS, STEP], rounds="rounds + 1"),
    ),
    _wrong(
        "train_rounds",
        "tr-restarts",
        "starts every round from the first parameters",
        "Where does the second round start?",
        _train(
            [
                "grads = backward(X, Y, params, forward(X, params))",
                "P = {**params, **{key: params[key] - eta * grads[key] for key in keys}}",
            ]
        ),
    ),
    _wrong(
        "train_rounds",
        "tr-fixed-eta",
        "has the 0.5 of the example in the code",
        "Try another learning rate.",
        _train([GRADS, STEP.replace("eta", "0.5")]),
    ),
    _wrong(
        "train_rounds",
        "tr-sample-by-sample",
        "updates after every sample",
        "How many updates belong to one round, and which samples does its gradient see?",
        _train(
            [
                "for i in range(len(X)):",
                "    x, y = X[i : i + 1], Y[i : i + 1]",
                "    grads = backward(x, y, P, forward(x, P))",
                "    " + STEP,
            ]
        ),
    ),
    _wrong(
        "train_rounds",
        "tr-eta-per-sample",
        "divides the learning rate by the number of samples",
        "The gradient is a mean over the samples already.",
        _train([GRADS, STEP.replace("eta", "eta / len(X)")]),
    ),
    _wrong(
        "train_rounds",
        "tr-returns-gradients",
        "returns the last gradients",
        "What should come back: the gradients or the parameters?",
        _train([GRADS, STEP]).replace("return P", "return grads"),
    ),
)

CONVERT = (
    _wrong(
        "convert_columns_to_rows",
        "cv-one",
        "transposes W1 only",
        "Which matrices use the other layout?",
        """
        def convert_columns_to_rows(W1, W2):
            return W1.T, W2
        """,
    ),
    _wrong(
        "convert_columns_to_rows",
        "cv-neither",
        "returns the matrices as they came",
        "Which index of a weight is the receiving unit, before and after?",
        """
        def convert_columns_to_rows(W1, W2):
            return W1.copy(), W2.copy()
        """,
    ),
    _wrong(
        "convert_columns_to_rows",
        "cv-reshape",
        "reshapes instead of transposing",
        "Does each weight still connect the same two units?",
        """
        def convert_columns_to_rows(W1, W2):
            return W1.reshape(W1.shape[::-1]), W2.reshape(W2.shape[::-1])
        """,
    ),
    _wrong(
        "convert_columns_to_rows",
        "cv-swap",
        "exchanges the two matrices",
        "Which matrix feeds the hidden layer?",
        """
        def convert_columns_to_rows(W1, W2):
            return W2.T, W1.T
        """,
    ),
    _wrong(
        "convert_columns_to_rows",
        "cv-rotate",
        "turns the matrices by a quarter",
        "Follow the first weight of the first unit: where does it end up?",
        """
        def convert_columns_to_rows(W1, W2):
            return np.rot90(W1), np.rot90(W2)
        """,
    ),
    _wrong(
        "convert_columns_to_rows",
        "cv-in-place",
        "writes the result over the matrices passed in",
        "Are the matrices that were passed in still as they were?",
        """
        def convert_columns_to_rows(W1, W2):
            T1, T2 = W1.T.copy(), W2.T.copy()
            W1[:] = 0
            W2[:] = 0
            return T1, T2
        """,
    ),
)

CONVENTIONS = {
    "fw-column-convention": "every unit is a row of its weight matrix",
    "fw-columns-out": "every column is a sample",
    "fw-swapped-names": "Z is the activation and A the sum",
    "fw-softmax-output": "outputs are a softmax, as with the cross-entropy",
    "bw-no-mean": "costs are summed over the samples",
    "bw-mean-outputs": "the cost is a mean over samples and outputs",
    "bw-factor-2": "the cost has no factor 1/2",
    "bw-sign": "the error is target minus output and the step is added",
    "bw-no-output-derivative": "the cost is the cross-entropy",
    "bw-derivative-of-activation": "`sigmoid_derivative` is a function of the activation",
    "bw-weight-gradient-transposed": "every unit is a row of its weight matrix",
    "bw-no-bias": "biases are not trained",
    "bw-bias-total": "all units of a layer share one bias",
    "bw-bias-keepdims": "biases are matrices with one row",
    "bw-times-eta": "the learning rate and the minus sign are part of what comes back",
    "up-weights-only": "biases are not trained",
    "up-uphill": "gradients carry their minus sign already and are added",
    "up-in-place": "parameters are updated in place",
    "up-shallow-copy": "parameters are updated in place",
    "up-shared-bias": "all units of a layer share one bias",
    "tr-shared-bias": "all units of a layer share one bias",
    "tr-never-biases": "biases are not trained",
    "tr-in-place": "parameters are updated in place",
    "tr-sample-by-sample": "every sample makes a step of its own",
}

MISCONCEPTIONS = with_conventions(CONVENTIONS, FORWARD + BACKWARD + UPDATE + TRAIN_ROUNDS + CONVERT)
