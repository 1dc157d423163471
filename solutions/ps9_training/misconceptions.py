"""Known wrong solutions of problem set 9.

Training functions differ from a right one in a line or two, so they are written by filling these
lines into a right function. Their diagnosis is rare by nature: a student's network equals a known
one only if every random number is drawn in the same order.
"""

from autograder.known import Misconception, with_conventions


def _wrong(exercise, name, description, hint, code, same_as=()):
    """Shorten the entries below."""
    return Misconception(
        id=name, exercise=exercise, description=description, hint=hint, code=code, same_as=same_as
    )


def _xor(
    start="rng = np.random.default_rng(seed)",
    W1='rng.normal(size=(2, XOR["hidden"]))',
    W2='rng.normal(size=(XOR["hidden"], 1))',
    b1='np.zeros(XOR["hidden"])',
    rounds='XOR["rounds"]',
    eta='XOR["eta"]',
    step="params[key] - eta * grads[key]",
    inside="grads = backward(XOR_X, XOR_Y, params, forward(XOR_X, params))",
    before="grads = None",
    result="params",
):
    """Write a solve_xor with some lines replaced."""
    return f"""
def solve_xor(seed):
    {start}
    eta = {eta}
    params = {{"W1": {W1}, "b1": {b1}, "W2": {W2}, "b2": np.zeros(1)}}
    {before}
    for _ in range({rounds}):
        {inside}
        params = {{key: {step} for key in params}}
    return {result}
"""


SOLVE_XOR = (
    _wrong(
        "solve_xor",
        "xor-zeros",
        "starts with all weights zero",
        "Can two hidden units with the same weights ever become different?",
        _xor(W1='np.zeros((2, XOR["hidden"]))', W2='np.zeros((XOR["hidden"], 1))'),
    ),
    _wrong(
        "solve_xor",
        "xor-all-equal",
        "starts with all weights 0.5",
        "Can two hidden units with the same weights ever become different?",
        _xor(W1='np.full((2, XOR["hidden"]), 0.5)', W2='np.full((XOR["hidden"], 1), 0.5)'),
    ),
    _wrong(
        "solve_xor",
        "xor-one-hidden-unit",
        "has one hidden unit",
        "How many lines does one hidden unit draw, and how many does XOR need?",
        _xor(W1="rng.normal(size=(2, 1))", W2="rng.normal(size=(1, 1))", b1="np.zeros(1)"),
    ),
    _wrong(
        "solve_xor",
        "xor-uphill",
        "adds the gradient",
        "In which direction does the cost fall?",
        _xor(step="params[key] + eta * grads[key]"),
    ),
    _wrong(
        "solve_xor",
        "xor-too-few-rounds",
        "stops after 30 rounds",
        "Print the cost at the end. Is it still falling?",
        _xor(rounds="30"),
    ),
    _wrong(
        "solve_xor",
        "xor-eta-too-small",
        "takes steps of eta = 0.001",
        "Print the cost every 500 rounds. How long would it take to arrive?",
        _xor(eta="0.001"),
    ),
    _wrong(
        "solve_xor",
        "xor-gradients-once",
        "takes the gradients once, before the loop",
        "Where was the network when your gradients were taken, and where is it now?",
        _xor(
            before="grads = backward(XOR_X, XOR_Y, params, forward(XOR_X, params))", inside="pass"
        ),
    ),
    _wrong(
        "solve_xor",
        "xor-ignores-seed",
        "always uses the seed 0",
        "What does another seed change in your function?",
        _xor(start="rng = np.random.default_rng(0)"),
    ),
    _wrong(
        "solve_xor",
        "xor-no-seed",
        "makes its generator without a seed",
        "Call your function twice with the same seed. Do you get the same weights?",
        _xor(start="rng = np.random.default_rng()"),
    ),
    _wrong(
        "solve_xor",
        "xor-typed-in",
        "returns fixed weights that solve XOR",
        "What does another seed change in your function?",
        """
        def solve_xor(seed):
            return {
                "W1": np.array([[20.0, -20.0], [20.0, -20.0]]), "b1": np.array([-10.0, 30.0]),
                "W2": np.array([[20.0], [20.0]]), "b2": np.array([-30.0]),
            }
        """,
    ),
    _wrong(
        "solve_xor",
        "xor-returns-gradients",
        "returns the gradients instead of the parameters",
        "Which of your two dictionaries is the network?",
        _xor(result="grads"),
    ),
)

MINIBATCHES = (
    _wrong(
        "minibatches",
        "mb-separate",
        "shuffles X and y separately",
        "Does each input still have its own label?",
        """
        def minibatches(X, y, batch_size, rng):
            i, j = rng.permutation(len(X)), rng.permutation(len(y))
            starts = range(0, len(X), batch_size)
            return [(X[i[s:s + batch_size]], y[j[s:s + batch_size]]) for s in starts]
        """,
    ),
    _wrong(
        "minibatches",
        "mb-only-X",
        "shuffles X and leaves y in its order",
        "Does each input still have its own label?",
        """
        def minibatches(X, y, batch_size, rng):
            X = X[rng.permutation(len(X))]
            starts = range(0, len(X), batch_size)
            return [(X[s:s + batch_size], y[s:s + batch_size]) for s in starts]
        """,
    ),
    _wrong(
        "minibatches",
        "mb-drop-last",
        "leaves the last, smaller batch out",
        "Is every sample used once per epoch?",
        """
        def minibatches(X, y, batch_size, rng):
            i = rng.permutation(len(X))
            starts = range(0, len(X) - batch_size + 1, batch_size)
            return [(X[i[s:s + batch_size]], y[i[s:s + batch_size]]) for s in starts]
        """,
    ),
    _wrong(
        "minibatches",
        "mb-empty-last",
        "adds an empty batch where the sizes fit",
        "How many batches do 12 samples make, 4 at a time?",
        """
        def minibatches(X, y, batch_size, rng):
            i = rng.permutation(len(X))
            parts = [i[k * batch_size:(k + 1) * batch_size]
                     for k in range(len(X) // batch_size + 1)]
            return [(X[part], y[part]) for part in parts]
        """,
    ),
    _wrong(
        "minibatches",
        "mb-equal-parts",
        "cuts into parts of nearly equal size",
        "Count the samples of each batch for n = 11 and a batch size of 4.",
        """
        def minibatches(X, y, batch_size, rng):
            i = rng.permutation(len(X))
            parts = np.array_split(i, -(-len(X) // batch_size))
            return [(X[part], y[part]) for part in parts]
        """,
    ),
    _wrong(
        "minibatches",
        "mb-size-is-count",
        "takes batch_size for the number of batches",
        "Is batch_size the number of samples in a batch or the number of batches?",
        """
        def minibatches(X, y, batch_size, rng):
            i = rng.permutation(len(X))
            return [(X[part], y[part]) for part in np.array_split(i, batch_size)]
        """,
    ),
    _wrong(
        "minibatches",
        "mb-no-shuffle",
        "does not shuffle",
        "Is the order different in every epoch?",
        """
        def minibatches(X, y, batch_size, rng):
            starts = range(0, len(X), batch_size)
            return [(X[s:s + batch_size], y[s:s + batch_size]) for s in starts]
        """,
    ),
    _wrong(
        "minibatches",
        "mb-shuffles-batches",
        "shuffles the batches, not the samples",
        "Could a batch of data sorted by class hold one class only?",
        """
        def minibatches(X, y, batch_size, rng):
            starts = np.arange(0, len(X), batch_size)
            return [(X[s:s + batch_size], y[s:s + batch_size]) for s in rng.permutation(starts)]
        """,
    ),
    _wrong(
        "minibatches",
        "mb-shuffles-within",
        "shuffles within each batch only",
        "Could a batch of data sorted by class hold one class only?",
        """
        def minibatches(X, y, batch_size, rng):
            batches = []
            for s in range(0, len(X), batch_size):
                i = s + rng.permutation(min(batch_size, len(X) - s))
                batches.append((X[i], y[i]))
            return batches
        """,
    ),
    _wrong(
        "minibatches",
        "mb-rolls",
        "starts somewhere and goes round in the old order",
        "Which samples stand beside each other in your batches?",
        """
        def minibatches(X, y, batch_size, rng):
            i = np.roll(np.arange(len(X)), rng.integers(len(X)))
            starts = range(0, len(X), batch_size)
            return [(X[i[s:s + batch_size]], y[i[s:s + batch_size]]) for s in starts]
        """,
    ),
    _wrong(
        "minibatches",
        "mb-replacement",
        "draws every batch from all samples, with replacement",
        "Is every sample used exactly once per epoch?",
        """
        def minibatches(X, y, batch_size, rng):
            batches = []
            for s in range(0, len(X), batch_size):
                i = rng.integers(len(X), size=min(batch_size, len(X) - s))
                batches.append((X[i], y[i]))
            return batches
        """,
    ),
    _wrong(
        "minibatches",
        "mb-same-each-epoch",
        "makes a generator of its own with a fixed seed",
        "Is the order different in every epoch?",
        """
        def minibatches(X, y, batch_size, rng):
            i = np.random.default_rng(0).permutation(len(X))
            starts = range(0, len(X), batch_size)
            return [(X[i[s:s + batch_size]], y[i[s:s + batch_size]]) for s in starts]
        """,
    ),
    _wrong(
        "minibatches",
        "mb-global-generator",
        "uses numpy's global generator",
        "What decides the order: the rng that is passed in, or something else?",
        """
        def minibatches(X, y, batch_size, rng):
            i = np.random.permutation(len(X))
            starts = range(0, len(X), batch_size)
            return [(X[i[s:s + batch_size]], y[i[s:s + batch_size]]) for s in starts]
        """,
    ),
    _wrong(
        "minibatches",
        "mb-shuffles-caller",
        "shuffles the caller's arrays",
        "Compare the data before and after the call.",
        """
        def minibatches(X, y, batch_size, rng):
            i = rng.permutation(len(X))
            X[:], y[:] = X[i], y[i]
            starts = range(0, len(X), batch_size)
            return [(X[s:s + batch_size], y[s:s + batch_size]) for s in starts]
        """,
    ),
    _wrong(
        "minibatches",
        "mb-float-labels",
        "stacks X and y, so that the labels become floats",
        "Can the labels of your batches still be used as places in an array?",
        """
        def minibatches(X, y, batch_size, rng):
            both = rng.permutation(np.column_stack([X, y]))
            starts = range(0, len(X), batch_size)
            return [(both[s:s + batch_size, :-1], both[s:s + batch_size, -1]) for s in starts]
        """,
    ),
    _wrong(
        "minibatches",
        "mb-first-batch-only",
        "returns within the loop, a single batch",
        "How often does the body of your loop run?",
        """
        def minibatches(X, y, batch_size, rng):
            i = rng.permutation(len(X))
            for s in range(0, len(X), batch_size):
                return [(X[i[s:s + batch_size]], y[i[s:s + batch_size]])]
        """,
    ),
)


def _stop(better="cost < best", improved="best, best_epoch, waiting = cost, epoch, 0", over=">="):
    """Write an early_stopping with some parts replaced."""
    return f"""
def early_stopping(val_costs, patience):
    best, best_epoch, waiting, last = np.inf, 0, 0, np.inf
    for epoch, cost in enumerate(val_costs):
        if {better}:
            {improved}
        else:
            waiting += 1
            if waiting {over} patience:
                return best_epoch, epoch
        last = cost
    return best_epoch, len(val_costs) - 1
"""


EARLY_STOPPING = (
    _wrong(
        "early_stopping",
        "es-previous",
        "compares with the previous epoch, not with the best",
        "Improvement compared to what?",
        _stop(better="cost < last", improved="best_epoch, waiting = epoch, 0"),
    ),
    _wrong(
        "early_stopping",
        "es-previous-keeps-best",
        "waits by the previous epoch, but remembers the best",
        "Improvement compared to what?",
        _stop(
            better="cost < last",
            improved="waiting = 0; best_epoch = epoch if cost < best else best_epoch; "
            "best = min(best, cost)",
        ),
    ),
    _wrong(
        "early_stopping",
        "es-equal-improves",
        "takes an equal cost for an improvement",
        "Is an equal value an improvement?",
        _stop(better="cost <= best"),
    ),
    _wrong(
        "early_stopping",
        "es-no-reset",
        "never starts the waiting anew",
        "After an improvement the waiting starts anew: from which number?",
        _stop(improved="best, best_epoch = cost, epoch"),
    ),
    _wrong(
        "early_stopping",
        "es-one-too-late",
        "stops one epoch too late",
        "Count the epochs without improvement on your fingers, with patience 1.",
        _stop(over=">"),
    ),
    _wrong(
        "early_stopping",
        "es-one-too-early",
        "stops one epoch too early",
        "Count the epochs without improvement on your fingers, with patience 2.",
        _stop(over=">= 1 and waiting + 1 >="),
    ),
    _wrong(
        "early_stopping",
        "es-global-minimum",
        "takes the lowest cost of the whole run, as if the future were known",
        "Who decides in epoch 3 cannot know what epoch 4 will bring.",
        """
        def early_stopping(val_costs, patience):
            best = int(np.argmin(val_costs))
            return best, min(best + patience, len(val_costs) - 1)
        """,
    ),
    _wrong(
        "early_stopping",
        "es-from-one",
        "counts the epochs from 1",
        "Which number does the first epoch have?",
        """
        def early_stopping(val_costs, patience):
            best_epoch = 0
            for epoch, cost in enumerate(val_costs):
                if cost < val_costs[best_epoch]:
                    best_epoch = epoch
                if epoch - best_epoch == patience:
                    return best_epoch + 1, epoch + 1
            return best_epoch + 1, len(val_costs)
        """,
    ),
    _wrong(
        "early_stopping",
        "es-length-at-the-end",
        "returns the number of epochs when the patience never runs out",
        "Which number does the last epoch have?",
        """
        def early_stopping(val_costs, patience):
            best_epoch = 0
            for epoch, cost in enumerate(val_costs):
                if cost < val_costs[best_epoch]:
                    best_epoch = epoch
                if epoch - best_epoch == patience:
                    return best_epoch, epoch
            return best_epoch, len(val_costs)
        """,
    ),
    _wrong(
        "early_stopping",
        "es-none-at-the-end",
        "returns nothing when the patience never runs out",
        "What comes back when the loop ends by itself?",
        """
        def early_stopping(val_costs, patience):
            best_epoch = 0
            for epoch, cost in enumerate(val_costs):
                if cost < val_costs[best_epoch]:
                    best_epoch = epoch
                if epoch - best_epoch == patience:
                    return best_epoch, epoch
        """,
    ),
    _wrong(
        "early_stopping",
        "es-swapped",
        "returns the two epochs in the other order",
        "Which of the two comes first?",
        """
        def early_stopping(val_costs, patience):
            best_epoch = 0
            for epoch, cost in enumerate(val_costs):
                if cost < val_costs[best_epoch]:
                    best_epoch = epoch
                if epoch - best_epoch == patience:
                    return epoch, best_epoch
            return len(val_costs) - 1, best_epoch
        """,
    ),
    _wrong(
        "early_stopping",
        "es-cost-not-epoch",
        "returns the lowest cost instead of its epoch",
        "Is the first result an epoch or a cost?",
        """
        def early_stopping(val_costs, patience):
            best, waiting = val_costs[0], 0
            for epoch, cost in enumerate(val_costs[1:], 1):
                if cost < best:
                    best, waiting = cost, 0
                else:
                    waiting += 1
                    if waiting == patience:
                        return best, epoch
            return best, len(val_costs) - 1
        """,
    ),
    _wrong(
        "early_stopping",
        "es-first-rise",
        "stops at the first rise, whatever the patience",
        "What does patience do in your function?",
        """
        def early_stopping(val_costs, patience):
            for epoch in range(1, len(val_costs)):
                if val_costs[epoch] >= val_costs[epoch - 1]:
                    return epoch - 1, epoch
            return len(val_costs) - 1, len(val_costs) - 1
        """,
    ),
)


def _drop(
    test="A.copy(), np.ones(A.shape)",
    mask="(rng.random(A.shape) >= p_drop) / (1 - p_drop)",
    out="A * mask",
    result="mask",
    switch="not train",
):
    """Write a dropout_forward with some parts replaced."""
    return f"""
def dropout_forward(A, p_drop, rng, train=True):
    if {switch}:
        return {test}
    mask = {mask}
    return {out}, {result}
"""


DROPOUT = (
    _wrong(
        "dropout_forward",
        "dr-no-scale",
        "does not scale what is kept",
        "What happens to the mean of the layer's output?",
        _drop(mask="(rng.random(A.shape) >= p_drop) * 1.0"),
    ),
    _wrong(
        "dropout_forward",
        "dr-classic",
        "scales by 1 - p_drop at test time and not while training, as the first paper did",
        "Which of the two calls, training or test, should leave the activations as they are?",
        _drop(
            mask="(rng.random(A.shape) >= p_drop) * 1.0",
            test="A * (1 - p_drop), np.full(A.shape, 1 - p_drop)",
        ),
    ),
    _wrong(
        "dropout_forward",
        "dr-keep-prob",
        "takes p_drop for the probability of keeping",
        "Which share should be zero?",
        _drop(mask="(rng.random(A.shape) < p_drop) / p_drop if p_drop else np.ones(A.shape)"),
    ),
    _wrong(
        "dropout_forward",
        "dr-drops-the-rest",
        "keeps with probability p_drop, but divides by 1 - p_drop",
        "Which share should be zero?",
        _drop(mask="(rng.random(A.shape) < p_drop) / (1 - p_drop)"),
    ),
    _wrong(
        "dropout_forward",
        "dr-divides-by-p",
        "divides what is kept by p_drop",
        "By which share has the layer's output become smaller?",
        _drop(mask="(rng.random(A.shape) >= p_drop) / max(p_drop, 1e-9)"),
    ),
    _wrong(
        "dropout_forward",
        "dr-multiplies",
        "multiplies what is kept by 1 - p_drop",
        "Should the units that are kept send more than before, or less?",
        _drop(mask="(rng.random(A.shape) >= p_drop) * (1 - p_drop)"),
    ),
    _wrong(
        "dropout_forward",
        "dr-test-scale",
        "scales at test time as well",
        "Is anything left to correct at test time?",
        _drop(test="A * (1 - p_drop), np.ones(A.shape)"),
    ),
    _wrong(
        "dropout_forward",
        "dr-test-active",
        "drops at test time",
        "Should two predictions for the same input differ?",
        _drop(switch="False"),
    ),
    _wrong(
        "dropout_forward",
        "dr-train-inverted",
        "drops at test time and not while training",
        "What does train say: when should units be dropped?",
        _drop(switch="train"),
    ),
    _wrong(
        "dropout_forward",
        "dr-new-mask",
        "returns a mask that is drawn anew",
        "Will the backward pass block the same units?",
        _drop(result="(rng.random(A.shape) >= p_drop) / (1 - p_drop)"),
    ),
    _wrong(
        "dropout_forward",
        "dr-mask-without-scale",
        "returns a mask of 0 and 1 and scales the output alone",
        "Which factor must the backward pass have for a unit that is kept?",
        _drop(mask="(rng.random(A.shape) >= p_drop) * 1.0", out="A * mask / (1 - p_drop)"),
    ),
    _wrong(
        "dropout_forward",
        "dr-units-for-all-samples",
        "drops the same units for all samples",
        "Should all samples of a batch lose the same units?",
        _drop(mask="np.ones(A.shape) * (rng.random(A.shape[1]) >= p_drop) / (1 - p_drop)"),
    ),
    _wrong(
        "dropout_forward",
        "dr-whole-samples",
        "drops all units of a sample or none",
        "Should a sample lose all or nothing?",
        _drop(mask="np.ones(A.shape) * (rng.random((len(A), 1)) >= p_drop) / (1 - p_drop)"),
    ),
    _wrong(
        "dropout_forward",
        "dr-mask-from-output",
        "tells the mask from the output, where activations may be 0 themselves",
        "What does your mask say about a unit whose activation is 0?",
        _drop(
            out="(A * mask)",
            result="(A * mask != 0) / (1 - p_drop)",
        ),
    ),
    _wrong(
        "dropout_forward",
        "dr-global-generator",
        "uses numpy's global generator",
        "What decides which units are dropped: the rng that is passed in, or something else?",
        _drop(mask="(np.random.random(A.shape) >= p_drop) / (1 - p_drop)"),
    ),
    _wrong(
        "dropout_forward",
        "dr-fixed-seed",
        "makes a generator of its own with a fixed seed",
        "Are other units dropped at the next call?",
        _drop(mask="(np.random.default_rng(0).random(A.shape) >= p_drop) / (1 - p_drop)"),
    ),
    _wrong(
        "dropout_forward",
        "dr-in-place",
        "writes into the activations that are passed in",
        "Compare A before and after the call.",
        """
        def dropout_forward(A, p_drop, rng, train=True):
            mask = np.ones(A.shape)
            if train:
                mask = (rng.random(A.shape) >= p_drop) / (1 - p_drop)
                A *= mask
            return A, mask
        """,
    ),
    _wrong(
        "dropout_forward",
        "dr-nothing",
        "never drops anything",
        "How many entries of your output are zero?",
        _drop(mask="np.ones(A.shape)"),
    ),
)


def _digits(
    sizes='[64, DIGITS["hidden"], 10]',
    start="rng = np.random.default_rng(seed)",
    layers="init_params(sizes, rng)",
    epochs='DIGITS["epochs"]',
    batches='minibatches(Xtr, ytr, DIGITS["batch_size"], rng)',
    grads="mlp_backward(y, layers, acts, zs)",
    W="W - eta * dW",
    b="b - eta * db",
    eta='DIGITS["eta"]',
    result="layers",
):
    """Write a train_digits with some lines replaced."""
    return f"""
def train_digits(Xtr, ytr, Xva, yva, seed):
    {start}
    sizes, eta = {sizes}, {eta}
    layers = {layers}
    for _ in range({epochs}):
        for X, y in {batches}:
            acts, zs = mlp_forward(X, layers)
            grads = {grads}
            layers = [({W}, {b}) for (W, b), (dW, db) in zip(layers, grads)]
    return {result}
"""


TRAIN_DIGITS = (
    _wrong(
        "train_digits",
        "td-no-hidden-layer",
        "trains a softmax without hidden layer",
        "How good can a model be that only draws straight lines? What bends them?",
        _digits(sizes="[64, 10]"),
    ),
    _wrong(
        "train_digits",
        "td-not-trained",
        "returns the random start",
        "Does the cost on the training pictures fall?",
        _digits(epochs="0"),
    ),
    _wrong(
        "train_digits",
        "td-one-epoch",
        "trains for one epoch",
        "Is the cost still falling when your training ends?",
        _digits(epochs="1"),
    ),
    _wrong(
        "train_digits",
        "td-full-batch",
        "makes one update per epoch, with the whole batch",
        "How many updates does your network get in all?",
        _digits(batches="[(Xtr, ytr)]"),
    ),
    _wrong(
        "train_digits",
        "td-uphill",
        "adds the gradients",
        "In which direction does the cost fall?",
        _digits(W="W + eta * dW", b="b + eta * db"),
    ),
    _wrong(
        "train_digits",
        "td-output-layer-only",
        "trains the last layer alone",
        "Which of your layers have moved after an epoch?",
        _digits(W="W - eta * dW if W.shape[1] == 10 else W"),
    ),
    _wrong(
        "train_digits",
        "td-sum-not-mean",
        "sums the gradients of a batch",
        "By how much longer is a step if a batch is a sum and not a mean?",
        _digits(grads="[(32 * dW, 32 * db) for dW, db in mlp_backward(y, layers, acts, zs)]"),
    ),
    _wrong(
        "train_digits",
        "td-mean-twice",
        "divides the gradients by the size of the batch once more",
        "Is the mean over the batch taken already when the gradients come back?",
        _digits(grads="[(dW / 32, db / 32) for dW, db in mlp_backward(y, layers, acts, zs)]"),
    ),
    _wrong(
        "train_digits",
        "td-zero-start",
        "starts with all weights zero",
        "Can two hidden units with the same weights ever become different?",
        _digits(layers="[(0 * W, b) for W, b in init_params(sizes, rng)]"),
    ),
    _wrong(
        "train_digits",
        "td-labels-shuffled-apart",
        "shuffles pictures and labels separately",
        "Look at a few pictures with their labels right before they enter the network.",
        _digits(
            batches='[(X, y) for (X, _), (_, y) in zip(minibatches(Xtr, ytr, DIGITS["batch_size"],'
            ' rng), minibatches(Xtr, ytr, DIGITS["batch_size"], rng))]'
        ),
    ),
    _wrong(
        "train_digits",
        "td-trains-on-validation",
        "trains on the validation part alone",
        "Which of the two parts is there for the gradients?",
        _digits(batches='minibatches(Xva, yva, DIGITS["batch_size"], rng)'),
    ),
    _wrong(
        "train_digits",
        "td-own-digits",
        "trains on digits that it draws itself",
        "All that the network knows should come from what is passed in.",
        _digits(
            start="rng = np.random.default_rng(seed); Xown, yown = make_digits(3000, 0)",
            batches='minibatches(Xown, yown, DIGITS["batch_size"], rng)',
        ),
    ),
    _wrong(
        "train_digits",
        "td-learning-rate",
        "takes steps that are 100 times too long",
        "Does the cost fall, or does it jump?",
        _digits(eta="30.0"),
    ),
    _wrong(
        "train_digits",
        "td-ignores-seed",
        "always uses the seed 0",
        "What does another seed change in your function?",
        _digits(start="rng = np.random.default_rng(0)"),
    ),
    _wrong(
        "train_digits",
        "td-no-seed",
        "makes its generator without a seed",
        "Call your function twice with the same seed. Do you get the same network?",
        _digits(start="rng = np.random.default_rng()"),
    ),
    _wrong(
        "train_digits",
        "td-scales-in-place",
        "centres the caller's pictures in place and forgets it when the network is used",
        "Compare the pictures before and after the call.",
        _digits(start="rng = np.random.default_rng(seed); Xtr -= Xtr.mean(axis=0)"),
    ),
    _wrong(
        "train_digits",
        "td-accuracy-not-layers",
        "returns the accuracy instead of the layers",
        "What should come back, the network or what it is worth?",
        _digits(result="accuracy(Xva, yva, layers)", epochs="2"),
    ),
)


def _bug_1(shuffle, data="X[order], y[order]", eta="0.2"):
    """Write a find_bug_1 with another way of shuffling."""
    return f"""
def find_bug_1(X, y, rng):
    layers = init_params([X.shape[1], HIDDEN, 10], rng)
    for _ in range(EPOCHS):
        {shuffle}
        layers = one_epoch({data}, layers, eta={eta})
    return layers
"""


BUG_1 = (
    _wrong(
        "find_bug_1",
        "b1-as-it-was",
        "is the broken script",
        "How many random orders does the script draw in an epoch?",
        _bug_1("X, y = X[rng.permutation(len(X))], y[rng.permutation(len(y))]", "X, y"),
    ),
    _wrong(
        "find_bug_1",
        "b1-no-shuffle",
        "leaves the shuffling out",
        "What does each batch look like when the pictures are sorted by digit?",
        _bug_1("pass", "X, y"),
    ),
    _wrong(
        "find_bug_1",
        "b1-only-X",
        "shuffles the pictures alone",
        "Follow one picture: is the label that it meets its own?",
        _bug_1("X = X[rng.permutation(len(X))]", "X, y"),
    ),
    _wrong(
        "find_bug_1",
        "b1-only-y",
        "shuffles the labels alone",
        "Follow one picture: is the label that it meets its own?",
        _bug_1("y = y[rng.permutation(len(y))]", "X, y"),
    ),
    _wrong(
        "find_bug_1",
        "b1-order-on-one",
        "draws one order, and uses it for the pictures alone",
        "Follow one picture: is the label that it meets its own?",
        _bug_1("order = rng.permutation(len(X))", "X[order], y"),
    ),
    _wrong(
        "find_bug_1",
        "b1-in-place",
        "shuffles the caller's arrays",
        "Compare the data before and after the call.",
        _bug_1("order = rng.permutation(len(X)); X[:], y[:] = X[order], y[order]", "X, y"),
    ),
    _wrong(
        "find_bug_1",
        "b1-smaller-steps",
        "turns the learning rate down and leaves the fault in",
        "A cost of ln 10 that stays there: does that look like steps that are too long?",
        _bug_1("X, y = X[rng.permutation(len(X))], y[rng.permutation(len(y))]", "X, y", "0.02"),
    ),
)


def _bug_2(
    dZ="(A - Y) / len(X)", Y="np.eye(10)[y]", W="W - 0.8 * (X.T @ dZ)", b="b - 0.8 * dZ.sum(axis=0)"
):
    """Write a find_bug_2 with some lines replaced."""
    return f"""
def find_bug_2(X, y, rng):
    [(W, b)] = init_params([X.shape[1], 10], rng, activation="softmax")
    Y = {Y}
    for _ in range(STEPS):
        A = softmax(X @ W + b)
        dZ = {dZ}
        W = {W}
        b = {b}
    return [(W, b)]
"""


BUG_2 = (
    _wrong(
        "find_bug_2",
        "b2-as-it-was",
        "is the broken script",
        "Which shapes do A and y[:, None] have, and which numbers are in them?",
        _bug_2(dZ="(A - y[:, None]) / len(X)"),
    ),
    _wrong(
        "find_bug_2",
        "b2-sign",
        "subtracts the other way round",
        "In which direction does the cost fall?",
        _bug_2(dZ="(Y - A) / len(X)"),
    ),
    _wrong(
        "find_bug_2",
        "b2-extra-slope",
        "multiplies by A (1 - A)",
        "The derivative with respect to Z: which factors have cancelled?",
        _bug_2(dZ="(A - Y) * A * (1 - A) / len(X)"),
    ),
    _wrong(
        "find_bug_2",
        "b2-sum",
        "forgets the mean over the samples",
        "Is the cost a sum over the samples or their mean?",
        _bug_2(dZ="A - Y"),
    ),
    _wrong(
        "find_bug_2",
        "b2-mean-of-all",
        "divides by the samples and the classes",
        "Over what is the cost a mean, and over what a sum?",
        _bug_2(dZ="(A - Y) / A.size"),
    ),
    _wrong(
        "find_bug_2",
        "b2-no-bias",
        "leaves the biases where they are",
        "Do all parameters of the script move?",
        _bug_2(b="b"),
    ),
    _wrong(
        "find_bug_2",
        "b2-true-class-only",
        "keeps the gradient of the true class alone",
        "Do the scores of the wrong classes have no influence on the cost?",
        _bug_2(dZ="(A - Y) * Y / len(X)"),
    ),
    _wrong(
        "find_bug_2",
        "b2-divided-label",
        "makes the labels numbers between 0 and 1",
        "A label is a name. What could be subtracted from ten probabilities?",
        _bug_2(dZ="(A - y[:, None] / 9) / len(X)"),
    ),
)


def _bug_3(eta, order="rng.permutation(len(X))", epochs="EPOCHS"):
    """Write a find_bug_3 with another learning rate or order."""
    return f"""
def find_bug_3(X, y, rng):
    layers = init_params([X.shape[1], HIDDEN, 10], rng)
    for _ in range({epochs}):
        order = {order}
        layers = one_epoch(X[order], y[order], layers, eta={eta})
    return layers
"""


BUG_3 = (
    _wrong(
        "find_bug_3",
        "b3-as-it-was",
        "is the broken script",
        "What does the cost do in the first epoch? Try powers of ten.",
        _bug_3("300.0"),
    ),
    _wrong(
        "find_bug_3",
        "b3-still-too-large",
        "takes a tenth of the learning rate",
        "What does the cost do in the first epoch? Go on with the powers of ten.",
        _bug_3("30.0"),
    ),
    _wrong(
        "find_bug_3",
        "b3-too-small",
        "takes a learning rate that is far too small",
        "The cost falls now, but how far does it get in 20 epochs?",
        _bug_3("0.003"),
    ),
    _wrong(
        "find_bug_3",
        "b3-no-shuffle",
        "repairs the learning rate, and loses the shuffling",
        "What does each batch look like when the pictures are sorted by digit?",
        _bug_3("0.3", order="np.arange(len(X))"),
    ),
    _wrong(
        "find_bug_3",
        "b3-more-epochs",
        "trains five times as long with the same steps",
        "Can more of the same steps help when each of them goes too far?",
        _bug_3("300.0", epochs="100"),
    ),
    _wrong(
        "find_bug_3",
        "b3-uphill",
        "turns the sign of the learning rate",
        "In which direction does one_epoch go already?",
        _bug_3("-0.3"),
    ),
)

CONVENTIONS = {
    "mb-drop-last": "a smaller last batch is left out",
    "mb-replacement": "every batch is drawn from all samples anew",
    "es-from-one": "epochs are counted from 1",
    "dr-keep-prob": "the probability is that of being kept",
    "dr-classic": "outputs are scaled at test time, not while training",
    "b2-sum": "costs are summed over the samples",
}

MISCONCEPTIONS = with_conventions(
    CONVENTIONS,
    (
        *SOLVE_XOR,
        *MINIBATCHES,
        *EARLY_STOPPING,
        *DROPOUT,
        *TRAIN_DIGITS,
        *BUG_1,
        *BUG_2,
        *BUG_3,
    ),
)
