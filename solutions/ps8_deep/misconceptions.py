"""Known wrong solutions of problem set 8.

Most wrong versions of the network's functions differ from a right one in a single line. They are
written by filling that line into a right function, so that each entry shows the slip and nothing
else.
"""

from autograder.known import Misconception, with_conventions


def _wrong(exercise, name, description, hint, code, same_as=()):
    """Shorten the entries below."""
    return Misconception(
        id=name, exercise=exercise, description=description, hint=hint, code=code, same_as=same_as
    )


def _forward(
    start="[X]",
    Z="acts[-1] @ W + b",
    hidden="relu(Z)",
    output="softmax(Z)",
    layers="layers",
    result="acts, zs",
):
    """Write an mlp_forward with some parts replaced."""
    return f"""
def mlp_forward(X, layers):
    acts, zs = {start}, []
    for i, (W, b) in enumerate({layers}):
        Z = {Z}
        zs.append(Z)
        acts.append({output} if i == len(layers) - 1 else {hidden})
    return {result}
"""


def _dense(dW="A_prev.T @ dZ", db="dZ.sum(axis=0)", dA="dZ @ W.T", result="dW, db, dA"):
    """Write a dense_backward with some lines replaced."""
    return f"""
def dense_backward(dZ, A_prev, W):
    n = len(dZ)
    dW = {dW}
    db = {db}
    dA = {dA}
    return {result}
"""


def _backward(
    n="len(acts[-1])",
    k="acts[-1].shape[1]",
    last="(acts[-1] - one_hot(y, k)) / n",
    order="reversed(range(len(layers)))",
    W="layers[i][0]",
    dW="acts[i].T @ dZ",
    db="dZ.sum(axis=0)",
    dA="dZ @ W.T",
    mask="zs[i - 1] > 0",
    back="dA * mask",
    result="grads[::-1]",
):
    """Write an mlp_backward with some lines replaced."""
    return f"""
def mlp_backward(y, layers, acts, zs):
    n = {n}
    k = {k}
    dZ = {last}
    grads = []
    for i in {order}:
        W = {W}
        dW = {dW}
        db = {db}
        grads.append((dW, db))
        if i > 0:
            dA = {dA}
            mask = {mask}
            dZ = {back}
    return {result}
"""


def _init(
    sizes="sizes",
    std="np.sqrt((2 if activation == 'relu' else 1) / n_in)",
    draw="rng.normal(size=(n_in, n_out))",
    b="np.zeros(n_out)",
    first="pass",
    signature="sizes, rng, activation='relu'",
):
    """Write an init_params with some parts replaced."""
    return f"""
def init_params({signature}):
    layers = []
    {first}
    for n_in, n_out in zip({sizes}[:-1], {sizes}[1:]):
        std = {std}
        W = std * {draw}
        layers.append((W, {b}))
    return layers
"""


RELU = (
    _wrong(
        "relu",
        "rl-one-axis",
        "loops over the first axis and expects numbers there",
        "What does a loop over a matrix give you, numbers or rows?",
        """
        def relu(z):
            if np.ndim(z) == 0:
                return max(0.0, z)
            return np.array([max(0.0, entry) for entry in z])
        """,
    ),
    _wrong(
        "relu",
        "rl-two-axes",
        "loops over rows and columns and expects both",
        "How many axes may z have?",
        """
        def relu(z):
            a = np.array(z, dtype=float)
            for i in range(a.shape[0]):
                for j in range(a.shape[1]):
                    a[i, j] = max(0.0, a[i, j])
            return a
        """,
    ),
    _wrong(
        "relu",
        "rl-needs-array",
        "calls a method that a single number lacks",
        "A single number is no array. What can turn either into one?",
        """
        def relu(z):
            a = z.copy()
            a[a < 0] = 0
            return a
        """,
    ),
    _wrong(
        "relu",
        "rl-in-place",
        "sets negative entries of the caller's array to zero",
        "Compare the argument before and after the call.",
        """
        def relu(z):
            z = np.asarray(z)
            if z.ndim == 0:
                return np.maximum(0, z)
            z[z < 0] = 0
            return z
        """,
    ),
    _wrong(
        "relu",
        "rl-abs",
        "takes the absolute value",
        "What should a negative input give?",
        """
        def relu(z):
            return np.abs(z)
        """,
    ),
    _wrong(
        "relu",
        "rl-max",
        "looks for one largest entry",
        "One output for each input: what does your maximum run over?",
        """
        def relu(z):
            return max(0, np.max(z))
        """,
    ),
    _wrong(
        "relu",
        "rl-step",
        "returns 0 or 1",
        "A ReLU passes a positive sum on as it is. What does yours do with 3?",
        """
        def relu(z):
            return np.where(np.asarray(z) > 0, 1.0, 0.0)
        """,
    ),
    _wrong(
        "relu",
        "rl-minimum",
        "keeps the negative side",
        "Which of the two is larger, z or 0?",
        """
        def relu(z):
            return np.minimum(0, z)
        """,
    ),
    _wrong(
        "relu",
        "rl-leaky",
        "lets a little through on the negative side",
        "What exactly is max(0, z) for a negative z?",
        """
        def relu(z):
            return np.maximum(0.01 * np.asarray(z), z)
        """,
    ),
    _wrong(
        "relu",
        "rl-capped",
        "cuts off at 6, as some mobile networks do",
        "Has a ReLU an upper limit?",
        """
        def relu(z):
            return np.clip(z, 0, 6)
        """,
    ),
    _wrong(
        "relu",
        "rl-softplus",
        "uses the smooth ln(1 + e^z)",
        "What exactly is max(0, z) at z = 0?",
        """
        def relu(z):
            return np.logaddexp(0, z)
        """,
    ),
    _wrong(
        "relu",
        "rl-drops-negatives",
        "leaves negative entries out, so that the shape changes",
        "One output for each input. How many outputs has yours?",
        """
        def relu(z):
            z = np.asarray(z)
            return z[z > 0]
        """,
    ),
)

RELU_DERIVATIVE = (
    _wrong(
        "relu_derivative",
        "rd-one-axis",
        "loops over the first axis and expects numbers there",
        "What does a loop over a matrix give you, numbers or rows?",
        """
        def relu_derivative(z):
            if np.ndim(z) == 0:
                return 1.0 if z > 0 else 0.0
            return np.array([1.0 if entry > 0 else 0.0 for entry in z])
        """,
    ),
    _wrong(
        "relu_derivative",
        "rd-needs-array",
        "calls a method that a single number lacks",
        "A single number is no array. What can turn either into one?",
        """
        def relu_derivative(z):
            return (z > 0).astype(float)
        """,
    ),
    _wrong(
        "relu_derivative",
        "rd-of-activation",
        "returns relu(z)",
        "The slope of a straight line is the same everywhere on it.",
        """
        def relu_derivative(z):
            return np.maximum(0, z)
        """,
    ),
    _wrong(
        "relu_derivative",
        "rd-one-at-zero",
        "takes the slope at 0 to be 1",
        "Which convention does the course use exactly at 0?",
        """
        def relu_derivative(z):
            return (np.asarray(z) >= 0).astype(float)
        """,
    ),
    _wrong(
        "relu_derivative",
        "rd-half-at-zero",
        "takes the slope at 0 to be 1/2",
        "Which convention does the course use exactly at 0?",
        """
        def relu_derivative(z):
            return (np.sign(z) + 1) / 2
        """,
    ),
    _wrong(
        "relu_derivative",
        "rd-in-place",
        "writes the slopes into the caller's array",
        "Compare the argument before and after the call.",
        """
        def relu_derivative(z):
            z = np.asarray(z)
            if z.ndim == 0:
                return 1.0 * (z > 0)
            z[z <= 0] = 0
            z[z > 0] = 1
            return z
        """,
    ),
    _wrong(
        "relu_derivative",
        "rd-order",
        "sets ones first and then wipes them out again",
        "Does your second assignment undo the first?",
        """
        def relu_derivative(z):
            slope = np.array(z, dtype=float)
            slope[slope > 0] = 1
            slope[slope <= 1] = 0
            return slope
        """,
    ),
    _wrong(
        "relu_derivative",
        "rd-sign",
        "gives -1 on the negative side",
        "How steep is relu where it is zero?",
        """
        def relu_derivative(z):
            return np.sign(z)
        """,
    ),
    _wrong(
        "relu_derivative",
        "rd-sigmoid",
        "uses the slope of the sigmoid",
        "That is the slope of another activation. How steep is max(0, z)?",
        """
        def relu_derivative(z):
            a = 1 / (1 + np.exp(-np.abs(np.asarray(z, dtype=float))))
            return a * (1 - a)
        """,
    ),
    _wrong(
        "relu_derivative",
        "rd-any",
        "gives one truth value for the whole array",
        "One slope for each sum.",
        """
        def relu_derivative(z):
            return 1.0 if np.all(np.asarray(z) > 0) else 0.0
        """,
    ),
    _wrong(
        "relu_derivative",
        "rd-threshold",
        "takes sums below a small constant for zero",
        "Right of zero the slope is 1 at once. Is there a constant in your comparison?",
        """
        def relu_derivative(z):
            return (np.asarray(z) > 1e-8).astype(float)
        """,
    ),
    _wrong(
        "relu_derivative",
        "rd-of-slope",
        "compares with 1 instead of 0",
        "Where is the kink of relu?",
        """
        def relu_derivative(z):
            return (np.asarray(z) > 1).astype(float)
        """,
    ),
)

SHAPES = (
    _wrong(
        "param_shapes",
        "ps-inputs-everywhere",
        "gives every W as many rows as there are inputs",
        "What comes into the second layer?",
        """
        def param_shapes(sizes):
            return [((sizes[0], n_out), (n_out,)) for n_out in sizes[1:]]
        """,
    ),
    _wrong(
        "param_shapes",
        "ps-columns",
        "writes one row per receiving unit, as column books do",
        "Which layout does this course use: what is a row of W?",
        """
        def param_shapes(sizes):
            return [((o, i), (o,)) for i, o in zip(sizes[:-1], sizes[1:])]
        """,
    ),
    _wrong(
        "param_shapes",
        "ps-bias-of-inputs",
        "gives each input of a layer a bias",
        "Which units have biases, those that send or those that receive?",
        """
        def param_shapes(sizes):
            return [((i, o), (i,)) for i, o in zip(sizes[:-1], sizes[1:])]
        """,
    ),
    _wrong(
        "param_shapes",
        "ps-number",
        "writes (n_out) without the comma, a number",
        "In python (3) is a number. What makes it a tuple?",
        """
        def param_shapes(sizes):
            return [((i, o), (o)) for i, o in zip(sizes[:-1], sizes[1:])]
        """,
    ),
    _wrong(
        "param_shapes",
        "ps-scalar-bias",
        "gives a layer of one unit a number for a bias",
        "One unit, one bias: is it still an array with one axis?",
        """
        def param_shapes(sizes):
            pairs = zip(sizes[:-1], sizes[1:])
            return [((i, o), (o,) if o > 1 else ()) for i, o in pairs]
        """,
    ),
    _wrong(
        "param_shapes",
        "ps-bias-row",
        "makes the bias a matrix with one row",
        "In this course b has one axis.",
        """
        def param_shapes(sizes):
            return [((i, o), (1, o)) for i, o in zip(sizes[:-1], sizes[1:])]
        """,
    ),
    _wrong(
        "param_shapes",
        "ps-hidden-only",
        "forgets the last layer",
        "How many weight matrices stand between so many sizes?",
        """
        def param_shapes(sizes):
            return [((sizes[i], sizes[i + 1]), (sizes[i + 1],)) for i in range(len(sizes) - 2)]
        """,
    ),
    _wrong(
        "param_shapes",
        "ps-two-layers",
        "always returns two layers",
        "Is there a loop over the sizes?",
        """
        def param_shapes(sizes):
            d, h, k = sizes[0], sizes[1], sizes[-1]
            return [((d, h), (h,)), ((h, k), (k,))]
        """,
    ),
    _wrong(
        "param_shapes",
        "ps-reversed",
        "lists the last layer first",
        "Which layer does the first entry belong to?",
        """
        def param_shapes(sizes):
            return [((i, o), (o,)) for i, o in zip(sizes[:-1], sizes[1:])][::-1]
        """,
    ),
)

FORWARD = (
    _wrong(
        "mlp_forward",
        "mf-relu-output",
        "has ReLU at the output, too",
        "Which activation has the last layer?",
        _forward(output="relu(Z)"),
    ),
    _wrong(
        "mlp_forward",
        "mf-softmax-after-relu",
        "takes the softmax of the ReLU",
        "What goes into the softmax: the sums or the activations?",
        _forward(output="softmax(relu(Z))"),
    ),
    _wrong(
        "mlp_forward",
        "mf-softmax-hidden",
        "has softmax in every layer",
        "Which activation have the hidden layers?",
        _forward(hidden="softmax(Z)"),
    ),
    _wrong(
        "mlp_forward",
        "mf-sigmoid-hidden",
        "has sigmoids in the hidden layers",
        "Which activation have the hidden layers here?",
        _forward(hidden="1 / (1 + np.exp(-Z))"),
    ),
    _wrong(
        "mlp_forward",
        "mf-linear-hidden",
        "has no activation in the hidden layers",
        "What do linear hidden layers collapse to?",
        _forward(hidden="Z"),
    ),
    _wrong(
        "mlp_forward",
        "mf-linear-output",
        "returns the last sums instead of probabilities",
        "Which activation has the last layer?",
        _forward(output="Z"),
    ),
    _wrong(
        "mlp_forward",
        "mf-sigmoid-output",
        "has sigmoids at the output",
        "The outputs of one sample should share one unit of probability.",
        _forward(output="1 / (1 + np.exp(-Z))"),
    ),
    _wrong(
        "mlp_forward",
        "mf-softmax-columns",
        "normalises over the samples",
        "Which numbers sum to 1, those of a sample or those of a class?",
        _forward(output="softmax(Z.T).T"),
    ),
    _wrong(
        "mlp_forward",
        "mf-naive-softmax",
        "writes a softmax that overflows",
        "The given softmax survives large sums. Do you use it?",
        _forward(output="np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)"),
    ),
    _wrong(
        "mlp_forward",
        "mf-no-input",
        "does not store X as acts[0]",
        "What does the first layer need on the way back?",
        _forward(result="acts[1:], zs"),
    ),
    _wrong(
        "mlp_forward",
        "mf-no-bias",
        "leaves the biases out",
        "Which terms has the sum?",
        _forward(Z="acts[-1] @ W"),
    ),
    _wrong(
        "mlp_forward",
        "mf-bias-outside",
        "adds the bias after the activation",
        "Is the bias part of the sum or of the activation?",
        _forward(Z="acts[-1] @ W", hidden="relu(Z) + b", output="softmax(Z) + b"),
    ),
    _wrong(
        "mlp_forward",
        "mf-from-x",
        "feeds X into every layer if its shape allows",
        "What comes into the second layer?",
        _forward(Z="(X if X.shape[1] == len(W) else acts[-1]) @ W + b"),
    ),
    _wrong(
        "mlp_forward",
        "mf-from-z",
        "feeds the sums, not the activations, into the next layer",
        "What does a layer send out: zs or acts?",
        _forward(Z="(zs[-1] if zs else X) @ W + b"),
    ),
    _wrong(
        "mlp_forward",
        "mf-swapped",
        "returns zs first",
        "In which order are the two lists asked for?",
        _forward(result="zs, acts"),
    ),
    _wrong(
        "mlp_forward",
        "mf-output-only",
        "returns the probabilities alone",
        "The way back needs every sum and every activation.",
        _forward(result="acts[-1]"),
    ),
    _wrong(
        "mlp_forward",
        "mf-zs-after",
        "stores activations in zs",
        "What is the difference between zs and acts?",
        _forward(result="acts, acts[1:]"),
    ),
    _wrong(
        "mlp_forward",
        "mf-integer-buffer",
        "writes sums into an array of the inputs' type",
        "Which type has an array that is made after integers?",
        _forward(Z="np.asarray(acts[-1] @ W + b).astype(X.dtype)"),
    ),
    _wrong(
        "mlp_forward",
        "mf-squeeze",
        "drops axes of length 1",
        "Which shape has the batch if there is one sample, or one unit?",
        _forward(Z="np.squeeze(acts[-1] @ W + b)", output="softmax(np.atleast_2d(Z))"),
    ),
    _wrong(
        "mlp_forward",
        "mf-capped",
        "cuts hidden activations off at 6",
        "Has a ReLU an upper limit?",
        _forward(hidden="np.clip(Z, 0, 6)"),
    ),
    _wrong(
        "mlp_forward",
        "mf-in-place",
        "applies ReLU to the stored sums in place",
        "zs should still hold the sums before the activation. Which statement writes into them?",
        _forward(hidden="np.maximum(0, Z, out=Z)"),
    ),
    _wrong(
        "mlp_forward",
        "mf-transposed-if-square",
        "transposes square weights",
        "Is a unit a row of W or a column?",
        _forward(Z="acts[-1] @ (W.T if W.shape[0] == W.shape[1] else W) + b"),
    ),
)

DENSE = (
    _wrong(
        "dense_backward",
        "db-no-transpose",
        "multiplies by W where that has a shape, instead of its transpose",
        "From which side does the error enter W on the way back?",
        _dense(dA="dZ @ (W if W.shape[0] == W.shape[1] else W.T)"),
    ),
    _wrong(
        "dense_backward",
        "db-order",
        "returns dW transposed",
        "Compare the shape of the gradient with its variable.",
        _dense(dW="dZ.T @ A_prev"),
    ),
    _wrong(
        "dense_backward",
        "db-mean-again",
        "divides dW and db by n although dZ already contains 1/n",
        "Where has the averaging been done already?",
        _dense(dW="A_prev.T @ dZ / n", db="dZ.mean(axis=0)"),
    ),
    _wrong(
        "dense_backward",
        "db-mean-everywhere",
        "divides all three results by n",
        "Where has the averaging been done already?",
        _dense(dW="A_prev.T @ dZ / n", db="dZ.mean(axis=0)", dA="dZ @ W.T / n"),
    ),
    _wrong(
        "dense_backward",
        "db-mean-of-biases",
        "takes the mean in db only",
        "A bias is a weight whose signal is 1. Are dW and db treated alike?",
        _dense(db="dZ.mean(axis=0)"),
    ),
    _wrong(
        "dense_backward",
        "db-mean-of-weights",
        "divides dW only by n",
        "A bias is a weight whose signal is 1. Are dW and db treated alike?",
        _dense(dW="A_prev.T @ dZ / n"),
    ),
    _wrong(
        "dense_backward",
        "db-bias-axis",
        "sums db over the units",
        "Over which axis do the samples run?",
        _dense(db="dZ.sum(axis=1)"),
    ),
    _wrong(
        "dense_backward",
        "db-bias-all",
        "adds all of dZ to one number",
        "Every unit has a bias of its own.",
        _dense(db="dZ.sum()"),
    ),
    _wrong(
        "dense_backward",
        "db-keepdims",
        "returns db with the shape (1, o)",
        "A gradient has the shape of its variable: how many axes has b?",
        _dense(db="dZ.sum(axis=0, keepdims=True)"),
    ),
    _wrong(
        "dense_backward",
        "db-bias-is-error",
        "returns dZ as the gradient of b, as for a single sample",
        "b is shared by all samples. What happens where paths from one variable part?",
        _dense(db="dZ"),
    ),
    _wrong(
        "dense_backward",
        "db-first-sample",
        "takes the first sample's error for db",
        "b is shared by all samples. What happens where paths from one variable part?",
        _dense(db="dZ[0]"),
    ),
    _wrong(
        "dense_backward",
        "db-signal-in-bias",
        "multiplies the error by the mean signal in db",
        "Which signal comes in through a bias?",
        _dense(db="(dZ * A_prev.mean(axis=1, keepdims=True)).sum(axis=0)"),
    ),
    _wrong(
        "dense_backward",
        "db-relu-mask",
        "masks dA_prev with A_prev > 0, which belongs to the layer before",
        "This is one layer Z = A W + b, with no activation in it.",
        _dense(dA="(dZ @ W.T) * (A_prev > 0)"),
    ),
    _wrong(
        "dense_backward",
        "db-da-transposed",
        "returns dA_prev transposed",
        "dA_prev has the shape of A_prev.",
        _dense(dA="W @ dZ.T"),
    ),
    _wrong(
        "dense_backward",
        "db-da-added",
        "gives every sample the same row of dA_prev",
        "Does the cost of one sample depend on the signals of another?",
        _dense(dA="np.ones((n, 1)) * (dZ @ W.T).sum(axis=0)"),
    ),
    _wrong(
        "dense_backward",
        "db-returned-order",
        "returns dA_prev first",
        "In which order are the three results asked for?",
        _dense(result="dA, dW, db"),
    ),
    _wrong(
        "dense_backward",
        "db-two-results",
        "forgets dA_prev",
        "What does the layer before need?",
        _dense(result="dW, db"),
    ),
    _wrong(
        "dense_backward",
        "db-minus",
        "returns minus the gradients of W and b, ready to be added",
        "A gradient is the derivative itself; the update subtracts it.",
        _dense(dW="-(A_prev.T @ dZ)", db="-dZ.sum(axis=0)"),
    ),
    _wrong(
        "dense_backward",
        "db-integer-buffer",
        "writes dA_prev into an array of the type of A_prev",
        "Which type has an array that is made after integers?",
        _dense(dA="(dZ @ W.T).astype(A_prev.dtype)"),
    ),
    _wrong(
        "dense_backward",
        "db-squeeze",
        "drops axes of length 1",
        "Which shapes have the results if there is one sample, one signal or one unit?",
        _dense(result="np.squeeze(dW), np.squeeze(db), np.squeeze(dA)"),
    ),
    _wrong(
        "dense_backward",
        "db-rounded",
        "rounds its results to six decimals",
        "Round when you print, not when you compute.",
        _dense(result="np.round(dW, 6), np.round(db, 6), np.round(dA, 6)"),
    ),
    _wrong(
        "dense_backward",
        "db-in-place",
        "divides the caller's dZ in place and takes sums of it",
        "Compare dZ before and after the call.",
        """
        def dense_backward(dZ, A_prev, W):
            dW, db, dA = A_prev.T @ dZ, dZ.sum(axis=0), dZ @ W.T
            dZ /= len(dZ)
            return dW, db, dA
        """,
    ),
)

BACKWARD = (
    _wrong(
        "mlp_backward",
        "ml-no-relu-mask",
        "has no ReLU mask in the hidden layers",
        "Which hidden units passed nothing forward?",
        _backward(back="dA"),
    ),
    _wrong(
        "mlp_backward",
        "ml-mask-next-layer",
        "decides by the next layer's sums",
        "Whose sum decides whether this error passes?",
        _backward(mask="zs[i][:, :1] > 0"),
    ),
    _wrong(
        "mlp_backward",
        "ml-mask-activation-derivative-twice",
        "multiplies by the sums instead of their slope",
        "The slope of relu is 0 or 1. What do you multiply by?",
        _backward(mask="relu(zs[i - 1])"),
        same_as=("ml-mask-is-activation",),
    ),
    _wrong(
        "mlp_backward",
        "ml-mask-is-activation",
        "multiplies by the activations instead of their slope",
        "The slope of relu is 0 or 1. What do you multiply by?",
        _backward(mask="acts[i]"),
        same_as=("ml-mask-activation-derivative-twice",),
    ),
    _wrong(
        "mlp_backward",
        "ml-mask-at-kink",
        "lets the error pass at sums of exactly zero",
        "Which slope has relu at 0 in this course?",
        _backward(mask="zs[i - 1] >= 0"),
    ),
    _wrong(
        "mlp_backward",
        "ml-mask-negative",
        "lets the error pass where the unit was off",
        "Which units passed something forward?",
        _backward(mask="zs[i - 1] <= 0"),
    ),
    _wrong(
        "mlp_backward",
        "ml-mask-output",
        "has a ReLU mask at the softmax output as well",
        "Which activation does the last layer have?",
        _backward(last="(acts[-1] - one_hot(y, k)) / n * (zs[-1] > 0)"),
    ),
    _wrong(
        "mlp_backward",
        "ml-mask-sample",
        "switches whole samples off instead of single units",
        "Each unit of each sample decides for itself.",
        _backward(mask="np.any(zs[i - 1] > 0, axis=1, keepdims=True)"),
    ),
    _wrong(
        "mlp_backward",
        "ml-mask-of-gradient",
        "keeps only positive errors",
        "Is it the error that must be positive, or the sum on the way forward?",
        _backward(back="dA * (dA > 0)"),
    ),
    _wrong(
        "mlp_backward",
        "ml-sigmoid-slope",
        "uses the slope of the sigmoid in the hidden layers",
        "Which activation have the hidden layers here?",
        _backward(back="dA * acts[i] * (1 - acts[i])"),
    ),
    _wrong(
        "mlp_backward",
        "ml-act-index",
        "takes the signals that leave the layer in dW",
        "Which signal entered this layer?",
        _backward(dW="acts[i + 1].T @ dZ"),
    ),
    _wrong(
        "mlp_backward",
        "ml-sums-for-signals",
        "takes sums instead of activations for the signals of hidden layers",
        "What does a hidden unit send on, its sum or its activation?",
        _backward(dW="(zs[i - 1] if i else acts[0]).T @ dZ"),
    ),
    _wrong(
        "mlp_backward",
        "ml-input-everywhere",
        "takes X for the signals of every layer",
        "Which signal entered this layer?",
        _backward(dW="acts[0].T @ dZ"),
    ),
    _wrong(
        "mlp_backward",
        "ml-reversed",
        "returns the last layer first",
        "Which layer does the first entry of your list belong to?",
        _backward(result="grads"),
    ),
    _wrong(
        "mlp_backward",
        "ml-sum",
        "is the gradient of the sum, not the mean, over the samples",
        "Is the cost a sum or a mean over the samples?",
        _backward(last="acts[-1] - one_hot(y, k)"),
    ),
    _wrong(
        "mlp_backward",
        "ml-mean-twice",
        "divides by n in dW and db again",
        "How often does the mean over the samples enter?",
        _backward(dW="acts[i].T @ dZ / n", db="dZ.mean(axis=0)"),
    ),
    _wrong(
        "mlp_backward",
        "ml-mean-per-layer",
        "divides by n once more at every layer",
        "How often does the mean over the samples enter?",
        _backward(dA="dZ @ W.T / n"),
    ),
    _wrong(
        "mlp_backward",
        "ml-mean-over-classes",
        "divides by the number of classes",
        "Over what does the cost take a mean?",
        _backward(last="(acts[-1] - one_hot(y, k)) / k"),
    ),
    _wrong(
        "mlp_backward",
        "ml-mean-over-entries",
        "divides by samples times classes",
        "Over what does the cost take a mean?",
        _backward(last="(acts[-1] - one_hot(y, k)) / acts[-1].size"),
    ),
    _wrong(
        "mlp_backward",
        "ml-sign",
        "starts from targets minus outputs",
        "If an output is too large, which sign should its error have?",
        _backward(last="(one_hot(y, k) - acts[-1]) / n"),
    ),
    _wrong(
        "mlp_backward",
        "ml-output-slope",
        "multiplies the error at the end by a(1 - a)",
        "With softmax and cross-entropy, which slope is left over?",
        _backward(last="(acts[-1] - one_hot(y, k)) / n * acts[-1] * (1 - acts[-1])"),
    ),
    _wrong(
        "mlp_backward",
        "ml-error-of-activation",
        "starts from the derivative by the output's activation, -Y/A",
        "Is your first error taken by the sums or by the activations of the last layer?",
        _backward(last="-one_hot(y, k) / np.maximum(acts[-1], 1e-300) / n"),
    ),
    _wrong(
        "mlp_backward",
        "ml-true-class-only",
        "forgets that all scores of a sample move",
        "Does the cost depend on the scores of the other classes?",
        _backward(last="(acts[-1] - 1) * one_hot(y, k) / n"),
    ),
    _wrong(
        "mlp_backward",
        "ml-classes-from-labels",
        "counts the classes in the labels",
        "How many outputs has the network, whatever the labels are?",
        _backward(k="int(np.max(y)) + 1"),
    ),
    _wrong(
        "mlp_backward",
        "ml-no-transpose",
        "multiplies by W where that has a shape, instead of its transpose",
        "From which side does the error enter W on the way back?",
        _backward(dA="dZ @ (W if W.shape[0] == W.shape[1] else W.T)"),
    ),
    _wrong(
        "mlp_backward",
        "ml-always-last-error",
        "sends the error of the last layer through every layer if its shape allows",
        "What does each layer hand to the one before it?",
        _backward(
            back="dA * mask if W.shape[1] != layers[i - 1][0].shape[1] else dZ[:, : mask.shape[1]]"
        ),
    ),
    _wrong(
        "mlp_backward",
        "ml-bias-axis",
        "keeps an extra axis in db",
        "How many axes has b?",
        _backward(db="dZ.sum(axis=0, keepdims=True)"),
    ),
    _wrong(
        "mlp_backward",
        "ml-bias-of-last-layer-only",
        "gives hidden layers no bias gradient",
        "Which layers have biases?",
        _backward(db="dZ.sum(axis=0) * (i == len(layers) - 1)"),
    ),
    _wrong(
        "mlp_backward",
        "ml-last-layer-only",
        "leaves the hidden layers at zero",
        "How does the error get to the layer before?",
        _backward(back="np.zeros_like(acts[i])"),
    ),
    _wrong(
        "mlp_backward",
        "ml-updated-weights",
        "takes a step in a layer before the error passes through it",
        "Gradients belong to the network that was run forwards. Which weights does the error meet?",
        _backward(dA="dZ @ (W - dW).T"),
    ),
    _wrong(
        "mlp_backward",
        "ml-two-layers",
        "is written for exactly two layers",
        "Does your code depend on the number of layers?",
        """
        def mlp_backward(y, layers, acts, zs):
            n, k = acts[-1].shape
            d2 = (acts[-1] - one_hot(y, k)) / n
            d1 = (d2 @ layers[-1][0].T) * (zs[0] > 0)
            return [(acts[0].T @ d1, d1.sum(axis=0)), (acts[-2].T @ d2, d2.sum(axis=0))]
        """,
    ),
    _wrong(
        "mlp_backward",
        "ml-squeeze",
        "drops axes of length 1 from the gradients",
        "A gradient has the shape of its variable. Which shape has a layer of one unit?",
        _backward(dW="np.squeeze(acts[i].T @ dZ)"),
    ),
    _wrong(
        "mlp_backward",
        "ml-three-layers",
        "sends the error back through three layers at most",
        "Does your code depend on the number of layers?",
        _backward(dA="dZ @ W.T * (len(layers) - i <= 2)"),
    ),
    _wrong(
        "mlp_backward",
        "ml-in-place",
        "turns the caller's probabilities into errors",
        "Compare acts before and after the call.",
        """
        def mlp_backward(y, layers, acts, zs):
            dZ = acts[-1]
            dZ[np.arange(len(y)), y] -= 1
            dZ /= len(y)
            grads = []
            for i in reversed(range(len(layers))):
                dW, db, dA = dense_backward(dZ, acts[i], layers[i][0])
                grads.insert(0, (dW, db))
                dZ = dA * (zs[i - 1] > 0) if i else None
            return grads
        """,
    ),
    _wrong(
        "mlp_backward",
        "ml-steps-instead",
        "returns stepped layers instead of gradients",
        "The function only computes gradients; moving comes later.",
        _backward(result="[(W - dW, b - db) for (W, b), (dW, db) in zip(layers, grads[::-1])]"),
    ),
)

CHAIN = (
    _wrong(
        "chain_cost",
        "cc-swapped",
        "has left and right exchanged",
        "In which order does everything stay a single row?",
        """
        def chain_cost(dims, order):
            pairs = list(zip(dims[:-1], dims[1:]))
            if order == "right":
                return sum(p * q for p, q in pairs)
            return sum(p * q * dims[-1] for p, q in pairs[:-1]) + dims[0] * dims[-1]
        """,
    ),
    _wrong(
        "chain_cost",
        "cc-product",
        "multiplies all sizes",
        "How many multiplications has one product? What happens to the counts of several?",
        """
        def chain_cost(dims, order):
            return int(np.prod(dims))
        """,
    ),
    _wrong(
        "chain_cost",
        "cc-always-left",
        "ignores the order",
        "Does the order play a part in your count?",
        """
        def chain_cost(dims, order):
            return sum(p * q for p, q in zip(dims[:-1], dims[1:]))
        """,
    ),
    _wrong(
        "chain_cost",
        "cc-no-row",
        "leaves the row vector out of the count from the right",
        "The row vector comes last. Is it counted?",
        """
        def chain_cost(dims, order):
            pairs = list(zip(dims[:-1], dims[1:]))
            if order == "left":
                return sum(p * q for p, q in pairs)
            return sum(p * q * dims[-1] for p, q in pairs[:-1])
        """,
    ),
    _wrong(
        "chain_cost",
        "cc-row-twice",
        "treats the row as a matrix with d0 rows, from the right",
        "How many rows has the row vector?",
        """
        def chain_cost(dims, order):
            pairs = list(zip(dims[:-1], dims[1:]))
            if order == "left":
                return sum(p * q for p, q in pairs)
            return sum(p * q * dims[-1] for p, q in pairs)
        """,
    ),
    _wrong(
        "chain_cost",
        "cc-neighbours",
        "counts p q r for every three neighbouring sizes, from the right",
        "Which shape has the product of the last two matrices when the next one meets it?",
        """
        def chain_cost(dims, order):
            if order == "left":
                return sum(p * q for p, q in zip(dims[:-1], dims[1:]))
            triples = zip(dims[:-2], dims[1:-1], dims[2:])
            return sum(p * q * r for p, q, r in triples) + dims[0] * dims[-1]
        """,
    ),
    _wrong(
        "chain_cost",
        "cc-first-two-only",
        "knows chains of two matrices only",
        "Does your count depend on the number of matrices?",
        """
        def chain_cost(dims, order):
            a, b, c = dims[0], dims[1], dims[-1]
            return a * b + b * c if order == "left" else a * b * c + a * c
        """,
    ),
    _wrong(
        "chain_cost",
        "cc-matrices-from-left",
        "multiplies the matrices from the left before the row, for right",
        "From the right, which two matrices meet first?",
        """
        def chain_cost(dims, order):
            if order == "left":
                return sum(p * q for p, q in zip(dims[:-1], dims[1:]))
            inner = sum(dims[0] * p * q for p, q in zip(dims[1:-1], dims[2:]))
            return inner + dims[0] * dims[-1]
        """,
    ),
    _wrong(
        "chain_cost",
        "cc-additions",
        "counts multiplications and additions",
        "Only multiplications are asked for.",
        """
        def chain_cost(dims, order):
            pairs = list(zip(dims[:-1], dims[1:]))
            if order == "left":
                return sum((2 * p - 1) * q for p, q in pairs)
            inner = sum(p * (2 * q - 1) * dims[-1] for p, q in pairs[:-1])
            return inner + (2 * dims[0] - 1) * dims[-1]
        """,
    ),
)

INIT = (
    _wrong(
        "init_params",
        "ip-zeros",
        "has zero weights",
        "Can two hidden units with identical weights ever become different?",
        _init(draw="np.zeros((n_in, n_out))"),
    ),
    _wrong(
        "init_params",
        "ip-constant",
        "has the same constant everywhere",
        "Can identical units ever become different?",
        _init(draw="np.ones((n_in, n_out))"),
    ),
    _wrong(
        "init_params",
        "ip-variance-as-std",
        "uses the variance as the standard deviation",
        "Is the number in the rule a variance or a standard deviation?",
        _init(std="(2 if activation == 'relu' else 1) / n_in"),
    ),
    _wrong(
        "init_params",
        "ip-unscaled",
        "draws from N(0, 1) whatever the size of the layer",
        "How large is a sum of hundreds of such terms?",
        _init(std="1.0"),
    ),
    _wrong(
        "init_params",
        "ip-small",
        "takes 0.01 for every layer",
        "What happens to the signals in ten layers? On what should the spread depend?",
        _init(std="0.01"),
    ),
    _wrong(
        "init_params",
        "ip-outputs",
        "scales by the number of units instead of inputs",
        "How many terms has the sum of one unit?",
        _init(std="np.sqrt((2 if activation == 'relu' else 1) / n_out)"),
    ),
    _wrong(
        "init_params",
        "ip-both",
        "scales by the mean of inputs and outputs",
        "A rule from elsewhere. On what does the one in this course depend?",
        _init(std="np.sqrt((4 if activation == 'relu' else 2) / (n_in + n_out))"),
    ),
    _wrong(
        "init_params",
        "ip-first-layer",
        "scales every layer by the inputs of the network",
        "How many terms has the sum of a unit in the second layer?",
        _init(std="np.sqrt((2 if activation == 'relu' else 1) / sizes[0])"),
    ),
    _wrong(
        "init_params",
        "ip-always-relu",
        "ignores the activation",
        "Which variance is there for the other activations?",
        _init(std="np.sqrt(2 / n_in)"),
    ),
    _wrong(
        "init_params",
        "ip-never-relu",
        "uses 1/n for ReLU as well",
        "Half of the signal is thrown away by ReLU. What makes up for it?",
        _init(std="np.sqrt(1 / n_in)"),
    ),
    _wrong(
        "init_params",
        "ip-sigmoid-only",
        "gives only the sigmoid the smaller variance",
        "What about tanh?",
        _init(std="np.sqrt((1 if activation == 'sigmoid' else 2) / n_in)"),
    ),
    _wrong(
        "init_params",
        "ip-other-default",
        "takes something else than ReLU by default",
        "Compare your signature with the one given.",
        _init(signature="sizes, rng, activation='sigmoid'"),
    ),
    _wrong(
        "init_params",
        "ip-positive",
        "draws uniformly from positive numbers",
        "Around which number should the weights lie?",
        _init(draw="rng.uniform(0, np.sqrt(12), size=(n_in, n_out))"),
    ),
    _wrong(
        "init_params",
        "ip-uniform-radius",
        "takes the standard deviation for the edge of a uniform distribution",
        "What is the standard deviation of a uniform distribution on (-r, r)?",
        _init(draw="rng.uniform(-1, 1, size=(n_in, n_out))"),
    ),
    _wrong(
        "init_params",
        "ip-random-biases",
        "draws the biases as well",
        "Where do the biases start?",
        _init(b="0.1 * rng.normal(size=n_out)"),
    ),
    _wrong(
        "init_params",
        "ip-bias-ones",
        "starts the biases at one",
        "Where do the biases start?",
        _init(b="np.ones(n_out)"),
    ),
    _wrong(
        "init_params",
        "ip-bias-row",
        "makes the biases matrices with one row",
        "In this course b has one axis.",
        _init(b="np.zeros((1, n_out))"),
    ),
    _wrong(
        "init_params",
        "ip-own-seed",
        "makes a generator of its own with a fixed seed",
        "What should another seed give?",
        _init(first="rng = np.random.default_rng(0)"),
    ),
    _wrong(
        "init_params",
        "ip-global",
        "draws from numpy's global generator",
        "Is the same network drawn again with the same seed?",
        _init(draw="np.random.normal(size=(n_in, n_out))"),
    ),
    _wrong(
        "init_params",
        "ip-same-seed-each-layer",
        "starts every layer with the same seed",
        "Are the weights of two layers of equal size different?",
        _init(
            first="seed = int(rng.integers(2**31))",
            draw="np.random.default_rng(seed).normal(size=(n_in, n_out))",
        ),
    ),
    _wrong(
        "init_params",
        "ip-twin-units",
        "draws the weights of one unit and repeats them",
        "Are two units of a layer ever different?",
        _init(draw="(rng.normal(size=(n_in, 1)) * np.ones(n_out))"),
    ),
    _wrong(
        "init_params",
        "ip-twin-inputs",
        "draws one number for each unit and repeats it for all inputs",
        "Is each weight drawn on its own?",
        _init(draw="(rng.normal(size=n_out) * np.ones((n_in, 1)))"),
    ),
    _wrong(
        "init_params",
        "ip-transposed",
        "has one row per unit",
        "What is a row of W in this course?",
        _init(draw="rng.normal(size=(n_out, n_in))"),
    ),
)

CONVENTIONS = {
    "rd-one-at-zero": "the slope of relu at 0 is 1",
    "rd-half-at-zero": "the slope of relu at 0 is 1/2",
    "ps-columns": "every unit is a row of its weight matrix",
    "ps-bias-row": "biases are matrices with one row",
    "mf-swapped": "the sums come before the activations",
    "mf-sigmoid-output": "every output is a sigmoid unit of its own",
    "mf-softmax-columns": "every column is a sample",
    "db-order": "every unit is a row of its weight matrix",
    "db-mean-again": "dZ has no 1/n yet and the mean is taken in dW and db",
    "db-bias-all": "all units of a layer share one bias",
    "db-keepdims": "biases are matrices with one row",
    "db-returned-order": "the gradient of the signals comes first",
    "db-minus": "the error is target minus output and the step is added",
    "ml-mask-at-kink": "the slope of relu at 0 is 1",
    "ml-reversed": "layers are listed from the last one",
    "ml-sum": "costs are summed over the samples",
    "ml-mean-over-entries": "the cost is a mean over samples and classes",
    "ml-sign": "the error is target minus output and the step is added",
    "ml-bias-axis": "biases are matrices with one row",
    "cc-additions": "additions are counted as well",
    "ip-both": "the spread depends on inputs and outputs of a layer",
    "ip-outputs": "the spread depends on the outputs of a layer",
    "ip-bias-row": "biases are matrices with one row",
    "ip-transposed": "every unit is a row of its weight matrix",
}

MISCONCEPTIONS = with_conventions(
    CONVENTIONS,
    (
        *RELU,
        *RELU_DERIVATIVE,
        *SHAPES,
        *FORWARD,
        *DENSE,
        *BACKWARD,
        *CHAIN,
        *INIT,
    ),
)
