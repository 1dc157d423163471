"""Known wrong solutions of problem set 2, with the hint that helps out of each."""

from autograder.known import Misconception, with_conventions


def _wrong(exercise, name, description, hint, code, same_as=()):
    return Misconception(
        id=name,
        exercise=exercise,
        description=description,
        hint=hint,
        code=code,
        same_as=same_as,
    )


STEP = (
    _wrong(
        "step",
        "st-strict",
        "z > 0: gives 0 at exactly 0",
        "Which value does the definition give exactly at 0?",
        """
        def step(z):
            return (np.asarray(z) > 0).astype(int)
        """,
    ),
    _wrong(
        "step",
        "st-sign",
        "answers -1 and +1 like a sign function",
        "Which two values can the step take? The labels of the perceptron are another matter.",
        """
        def step(z):
            return np.where(np.asarray(z) >= 0, 1, -1)
        """,
    ),
    _wrong(
        "step",
        "st-numpy-sign",
        "np.sign, which has three values",
        "Which two values can the step take? Look at a negative sum and at 0.",
        """
        def step(z):
            return np.sign(z)
        """,
    ),
    _wrong(
        "step",
        "st-half-at-zero",
        "np.heaviside with 0.5 at 0",
        "The output is 0 or 1, also at 0.",
        """
        def step(z):
            return np.heaviside(z, 0.5)
        """,
    ),
    _wrong(
        "step",
        "st-turned-round",
        "1 for sums below the threshold",
        "Should a large sum excite the unit or silence it?",
        """
        def step(z):
            return (np.asarray(z) <= 0).astype(int)
        """,
    ),
    _wrong(
        "step",
        "st-one-number",
        "an if, which works for a single number only",
        "What is the truth value of an array with several entries?",
        """
        def step(z):
            if z >= 0:
                return 1
            return 0
        """,
    ),
    _wrong(
        "step",
        "st-relu",
        "max(0, z): lets the size of the sum through",
        "Does it matter how far a sum is above the threshold?",
        """
        def step(z):
            return np.maximum(0, z)
        """,
    ),
    _wrong(
        "step",
        "st-tolerant",
        "counts sums just below 0 as 0",
        "A sum below 0 is below 0, however close.",
        """
        def step(z):
            return (np.asarray(z) >= -1e-9).astype(int)
        """,
    ),
    _wrong(
        "step",
        "st-one-is-enough",
        "compares with 1 instead of 0",
        "With which number is the sum compared?",
        """
        def step(z):
            return (np.asarray(z) >= 1).astype(int)
        """,
    ),
    _wrong(
        "step",
        "st-in-place",
        "writes the answers into the array passed in",
        "Compare z before and after the call.",
        """
        def step(z):
            if np.ndim(z) == 0:
                return int(z >= 0)
            active = z >= 0
            z[active] = 1
            z[~active] = 0
            return z
        """,
    ),
)

MCP = (
    _wrong(
        "mcp_neuron",
        "mc-strict",
        "more than the threshold instead of at least",
        "What should two active inputs give at threshold 2?",
        """
        def mcp_neuron(x, threshold):
            return int(np.sum(x) > threshold)
        """,
    ),
    _wrong(
        "mcp_neuron",
        "mc-equal",
        "exactly as many as the threshold",
        "What if more inputs than needed are active?",
        """
        def mcp_neuron(x, threshold):
            return int(np.sum(x) == threshold)
        """,
    ),
    _wrong(
        "mcp_neuron",
        "mc-two-inputs",
        "looks at the first two inputs only",
        "A neuron may have more than two inputs.",
        """
        def mcp_neuron(x, threshold):
            return int(x[0] + x[1] >= threshold)
        """,
    ),
    _wrong(
        "mcp_neuron",
        "mc-length",
        "counts the inputs, not the active ones",
        "Which inputs count?",
        """
        def mcp_neuron(x, threshold):
            return int(len(x) >= threshold)
        """,
    ),
    _wrong(
        "mcp_neuron",
        "mc-mean",
        "compares the share of active inputs",
        "Is the threshold a number of inputs or a share of them?",
        """
        def mcp_neuron(x, threshold):
            return int(np.mean(x) >= threshold)
        """,
    ),
    _wrong(
        "mcp_neuron",
        "mc-each",
        "compares every single input with the threshold",
        "Is one input compared with the threshold, or all of them together?",
        """
        def mcp_neuron(x, threshold):
            return int(np.any(np.asarray(x) >= threshold))
        """,
    ),
    _wrong(
        "mcp_neuron",
        "mc-sum",
        "returns the number of active inputs",
        "The output is on or off.",
        """
        def mcp_neuron(x, threshold):
            count = np.sum(x)
            return count if count >= threshold else 0
        """,
    ),
)

LTU = (
    _wrong(
        "ltu",
        "lt-strict",
        "> 0 instead of at least 0",
        "What is the output exactly at the threshold?",
        """
        def ltu(X, w, b):
            return (X @ w + b > 0).astype(int)
        """,
    ),
    _wrong(
        "ltu",
        "lt-minus-b",
        "subtracts the offset, as in the form with a threshold",
        "Is the offset added or subtracted in this course?",
        """
        def ltu(X, w, b):
            return step(X @ w - b)
        """,
    ),
    _wrong(
        "ltu",
        "lt-no-bias",
        "the bias is forgotten",
        "Which of the arguments have you used?",
        """
        def ltu(X, w, b):
            return step(X @ w)
        """,
    ),
    _wrong(
        "ltu",
        "lt-no-step",
        "returns the sum",
        "Which values can the unit output?",
        """
        def ltu(X, w, b):
            return X @ w + b
        """,
    ),
    _wrong(
        "ltu",
        "lt-weights-from-the-left",
        "w @ X: right by its shape for square batches only",
        "Which numbers of X belong to the first weight, a row or a column?",
        """
        def ltu(X, w, b):
            return step(w @ X + b)
        """,
    ),
    _wrong(
        "ltu",
        "lt-column",
        "an answer of shape (n, 1)",
        "One number per sample: which shape is that?",
        """
        def ltu(X, w, b):
            return step(X @ w + b)[:, None]
        """,
    ),
    _wrong(
        "ltu",
        "lt-elementwise",
        "multiplies entry by entry without adding up",
        "How many sums does one sample have?",
        """
        def ltu(X, w, b):
            return step(X * w + b)
        """,
    ),
    _wrong(
        "ltu",
        "lt-bias-before-the-product",
        "adds the bias to every input",
        "How often does the bias enter the sum of one sample?",
        """
        def ltu(X, w, b):
            return step((X + b) @ w)
        """,
    ),
)

AUGMENT = (
    _wrong(
        "augment",
        "au-row",
        "a row of ones instead of a column",
        "What does one row stand for?",
        """
        def augment(X):
            return np.vstack([np.ones(X.shape[1]), X])
        """,
    ),
    _wrong(
        "augment",
        "au-last",
        "the ones stand behind the inputs",
        "Where does the bias stand among the weights?",
        """
        def augment(X):
            return np.column_stack([X, np.ones(len(X))])
        """,
    ),
    _wrong(
        "augment",
        "au-zeros",
        "a column of zeros",
        "What does the bias neuron send?",
        """
        def augment(X):
            return np.column_stack([np.zeros(len(X)), X])
        """,
    ),
    _wrong(
        "augment",
        "au-two-inputs",
        "counts on exactly two inputs",
        "Does every batch have two inputs?",
        """
        def augment(X):
            return np.array([[1.0, row[0], row[1]] for row in X])
        """,
    ),
    _wrong(
        "augment",
        "au-overwrites",
        "puts the ones in the place of the first input",
        "Is every input still there?",
        """
        def augment(X):
            A = np.array(X, dtype=float)
            A[:, 0] = 1
            return A
        """,
    ),
    _wrong(
        "augment",
        "au-adds-one",
        "adds 1 to every number",
        "The 1 is one more input of each sample.",
        """
        def augment(X):
            return X + 1
        """,
    ),
)

ERROR = (
    _wrong(
        "perceptron_error",
        "pe-all-points",
        "sums over all points, not only the wrong ones",
        "Which points appear in the sum?",
        """
        def perceptron_error(w, X, y):
            return float(-np.sum((X @ w) * y))
        """,
    ),
    _wrong(
        "perceptron_error",
        "pe-sign",
        "minus sign missing: negative error",
        "Can the error be negative?",
        """
        def perceptron_error(w, X, y):
            s = (X @ w) * y
            return float(np.sum(s[s <= 0]))
        """,
    ),
    _wrong(
        "perceptron_error",
        "pe-count",
        "counts the wrong points",
        "Is the error a number of points or a sum of distances?",
        """
        def perceptron_error(w, X, y):
            return float(np.sum((X @ w) * y <= 0))
        """,
    ),
    _wrong(
        "perceptron_error",
        "pe-mean",
        "mean over the wrong points instead of the sum",
        "Sum or mean?",
        """
        def perceptron_error(w, X, y):
            s = (X @ w) * y
            s = s[s <= 0]
            return float(-np.mean(s)) if len(s) else 0.0
        """,
    ),
    _wrong(
        "perceptron_error",
        "pe-mean-over-all",
        "divides by the number of all points",
        "Sum or mean?",
        """
        def perceptron_error(w, X, y):
            return float(np.mean(np.maximum(0, -y * (X @ w))))
        """,
    ),
    _wrong(
        "perceptron_error",
        "pe-right-points",
        "sums over the right points",
        "Which points should the error be about?",
        """
        def perceptron_error(w, X, y):
            s = (X @ w) * y
            return float(np.sum(s[s > 0]))
        """,
    ),
    _wrong(
        "perceptron_error",
        "pe-squared",
        "adds up squares",
        "By which power of the distance does a wrong point enter?",
        """
        def perceptron_error(w, X, y):
            s = (X @ w) * y
            return float(np.sum(s[s <= 0] ** 2))
        """,
    ),
    _wrong(
        "perceptron_error",
        "pe-hinge",
        "the hinge of support vector machines: right points near the line count, too",
        "What does a right point add, however close it is to the line?",
        """
        def perceptron_error(w, X, y):
            return float(np.sum(np.maximum(0, 1 - y * (X @ w))))
        """,
    ),
    _wrong(
        "perceptron_error",
        "pe-augments-again",
        "puts a second column of ones in front",
        "Are the samples augmented when they arrive?",
        """
        def perceptron_error(w, X, y):
            return float(np.sum(np.maximum(0, -y * (augment(X) @ w))))
        """,
    ),
    _wrong(
        "perceptron_error",
        "pe-labels-01",
        "takes labels 0 and 1 for granted: the points labelled -1 are weighted twice",
        "Which labels does the data use?",
        """
        def perceptron_error(w, X, y):
            z = X @ w
            return float(np.sum((step(z) - y) * z))
        """,
    ),
    _wrong(
        "perceptron_error",
        "pe-negative-sums",
        "takes the points with a negative sum for the wrong ones",
        "Is a negative sum wrong for both labels?",
        """
        def perceptron_error(w, X, y):
            z = X @ w
            return float(-np.sum(z[z <= 0]))
        """,
    ),
    _wrong(
        "perceptron_error",
        "pe-largest",
        "the largest distance only",
        "Which of the wrong points count?",
        """
        def perceptron_error(w, X, y):
            return float(np.max(np.maximum(0, -y * (X @ w))))
        """,
    ),
    _wrong(
        "perceptron_error",
        "pe-each",
        "one number per point instead of their sum",
        "How many numbers is the error?",
        """
        def perceptron_error(w, X, y):
            return np.maximum(0, -y * (X @ w))
        """,
    ),
    _wrong(
        "perceptron_error",
        "pe-geometric",
        "divides by the length of w: the distance in the plane",
        "Is the error divided by anything?",
        """
        def perceptron_error(w, X, y):
            return float(np.sum(np.maximum(0, -y * (X @ w)))) / np.linalg.norm(w)
        """,
    ),
)

UPDATE = (
    _wrong(
        "perceptron_update",
        "pu-none-when-right",
        "returns nothing for a right point",
        "What does your function return if the point was right?",
        """
        def perceptron_update(w, x, y, eta=1.0):
            if y * (w @ x) <= 0:
                return w + eta * y * x
        """,
    ),
    _wrong(
        "perceptron_update",
        "pu-always",
        "right points correct, too",
        "When does the rule leave the weights alone?",
        """
        def perceptron_update(w, x, y, eta=1.0):
            return w + eta * y * x
        """,
    ),
    _wrong(
        "perceptron_update",
        "pu-sign",
        "subtracts instead of adding",
        "After the update, should the point be more or less on its right side?",
        """
        def perceptron_update(w, x, y, eta=1.0):
            return w - eta * y * x if y * (w @ x) <= 0 else w.copy()
        """,
    ),
    _wrong(
        "perceptron_update",
        "pu-no-eta",
        "learning rate ignored",
        "Where does the learning rate enter?",
        """
        def perceptron_update(w, x, y, eta=1.0):
            return w + y * x if y * (w @ x) <= 0 else w.copy()
        """,
    ),
    _wrong(
        "perceptron_update",
        "pu-strict",
        "a point on the line counts as right: w = 0 never moves",
        "What happens if you start from w = 0?",
        """
        def perceptron_update(w, x, y, eta=1.0):
            return w + eta * y * x if y * (w @ x) < 0 else w.copy()
        """,
    ),
    _wrong(
        "perceptron_update",
        "pu-right-points-only",
        "the condition is turned round",
        "Which points correct the weights, the right ones or the wrong ones?",
        """
        def perceptron_update(w, x, y, eta=1.0):
            return w + eta * y * x if y * (w @ x) > 0 else w.copy()
        """,
    ),
    _wrong(
        "perceptron_update",
        "pu-no-label",
        "always towards x",
        "For which label should w turn away from the point?",
        """
        def perceptron_update(w, x, y, eta=1.0):
            return w + eta * x if y * (w @ x) <= 0 else w.copy()
        """,
    ),
    _wrong(
        "perceptron_update",
        "pu-no-input",
        "the same amount for every weight",
        "What has each weight contributed to the sum?",
        """
        def perceptron_update(w, x, y, eta=1.0):
            return w + eta * y if y * (w @ x) <= 0 else w.copy()
        """,
    ),
    _wrong(
        "perceptron_update",
        "pu-negative-sum",
        "looks at the sum without the label",
        "Is a negative sum wrong for both labels?",
        """
        def perceptron_update(w, x, y, eta=1.0):
            return w + eta * y * x if w @ x <= 0 else w.copy()
        """,
    ),
    _wrong(
        "perceptron_update",
        "pu-error-times-two",
        "(y - sign) times x: twice as far as the rule says",
        "How large is the factor in front of x for a wrong point?",
        """
        def perceptron_update(w, x, y, eta=1.0):
            answer = 1 if w @ x >= 0 else -1
            return w + eta * (y - answer) * x
        """,
    ),
    _wrong(
        "perceptron_update",
        "pu-half-error",
        "half of (y - sign), with sign(0) = +1: misses points on the line with the label +1",
        "What about a point on the line, with each of the two labels?",
        """
        def perceptron_update(w, x, y, eta=1.0):
            answer = 1 if w @ x >= 0 else -1
            return w + eta * (y - answer) / 2 * x
        """,
    ),
    _wrong(
        "perceptron_update",
        "pu-step-labels",
        "y - step: the rule for labels 0 and 1",
        "Which labels does the data use?",
        """
        def perceptron_update(w, x, y, eta=1.0):
            return w + eta * (y - step(w @ x)) * x
        """,
    ),
    _wrong(
        "perceptron_update",
        "pu-delta",
        "y minus the sum: the rule of a linear unit",
        "Is the correction larger for a point that is more wrong?",
        """
        def perceptron_update(w, x, y, eta=1.0):
            return w + eta * (y - w @ x) * x
        """,
    ),
    _wrong(
        "perceptron_update",
        "pu-margin",
        "corrects until y (w . x) reaches 1",
        "How near to the line may a right point be, and still be right?",
        """
        def perceptron_update(w, x, y, eta=1.0):
            return w + eta * y * x if y * (w @ x) < 1 else w.copy()
        """,
    ),
    _wrong(
        "perceptron_update",
        "pu-bias-stays",
        "the bias is left out of the correction",
        "Which of the weights are corrected?",
        """
        def perceptron_update(w, x, y, eta=1.0):
            new = w.astype(float)
            if y * (w @ x) <= 0:
                new[1:] += eta * y * x[1:]
            return new
        """,
    ),
    _wrong(
        "perceptron_update",
        "pu-in-place",
        "w += changes the caller's weights",
        "Compare the argument before and after the call.",
        """
        def perceptron_update(w, x, y, eta=1.0):
            if y * (w @ x) <= 0:
                w += eta * y * x
            return w
        """,
    ),
    _wrong(
        "perceptron_update",
        "pu-normalised",
        "divides by the length of the result",
        "Is the vector of weights brought to a fixed length?",
        """
        def perceptron_update(w, x, y, eta=1.0):
            if y * (w @ x) > 0:
                return w.copy()
            new = w + eta * y * x
            return new / np.linalg.norm(new)
        """,
    ),
    _wrong(
        "perceptron_update",
        "pu-whole-numbers",
        "keeps the type of w: fractions are lost if w holds whole numbers",
        "Weights of whole numbers can become fractions.",
        """
        def perceptron_update(w, x, y, eta=1.0):
            new = np.array(w)
            if y * (w @ x) <= 0:
                new[:] = w + eta * y * x
            return new
        """,
    ),
)

TRAIN = (
    _wrong(
        "perceptron_train",
        "pt-no-bias",
        "no bias: lines through the origin only",
        "Can your boundary leave the origin?",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            w = np.zeros(X.shape[1])
            for _ in range(max_epochs):
                wrong = 0
                for x, label in zip(X, y):
                    if label * (w @ x) <= 0:
                        w = w + eta * label * x
                        wrong += 1
                if wrong == 0:
                    return np.r_[0, w], True
            return np.r_[0, w], False
        """,
    ),
    _wrong(
        "perceptron_train",
        "pt-one-epoch",
        "one pass only",
        "When may the algorithm stop?",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            w = np.zeros(A.shape[1])
            for x, label in zip(A, y):
                if label * (w @ x) <= 0:
                    w = w + eta * label * x
            return w, True
        """,
    ),
    _wrong(
        "perceptron_train",
        "pt-labels-01",
        "takes labels 0 and 1 for granted: y minus a step output",
        "Which labels does the data use?",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            w = np.zeros(A.shape[1])
            for _ in range(max_epochs):
                wrong = 0
                for x, label in zip(A, y):
                    answer = 1 if w @ x >= 0 else 0
                    if answer != label:
                        w = w + eta * (label - answer) * x
                        wrong += 1
                if wrong == 0:
                    return w, True
            return w, False
        """,
    ),
    _wrong(
        "perceptron_train",
        "pt-always-true",
        "says converged whatever happened",
        "What should converged be if the epochs have run out?",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            w = np.zeros(A.shape[1])
            for _ in range(max_epochs):
                for x, label in zip(A, y):
                    w = perceptron_update(w, x, label, eta)
            return w, True
        """,
    ),
    _wrong(
        "perceptron_train",
        "pt-always-false",
        "forgets to say that it has converged",
        "What should converged be if no point is wrong?",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            w = np.zeros(A.shape[1])
            for _ in range(max_epochs):
                for x, label in zip(A, y):
                    w = perceptron_update(w, x, label, eta)
            return w, False
        """,
    ),
    _wrong(
        "perceptron_train",
        "pt-stops-at-first-right-point",
        "stops as soon as one point is right",
        "Is one right point enough?",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            w = np.zeros(A.shape[1])
            for _ in range(max_epochs):
                for x, label in zip(A, y):
                    if label * (w @ x) > 0:
                        return w, True
                    w = perceptron_update(w, x, label, eta)
            return w, False
        """,
    ),
    _wrong(
        "perceptron_train",
        "pt-last-point-decides",
        "looks at the last point of the pass only",
        "Are all points right at the same time?",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            w = np.zeros(A.shape[1])
            for _ in range(max_epochs):
                for x, label in zip(A, y):
                    before = w
                    w = perceptron_update(w, x, label, eta)
                if np.array_equal(before, w):
                    return w, True
            return w, False
        """,
    ),
    _wrong(
        "perceptron_train",
        "pt-starts-anew",
        "starts from zero in every epoch",
        "Where does an epoch start?",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            for _ in range(max_epochs):
                w = np.zeros(A.shape[1])
                for x, label in zip(A, y):
                    w = perceptron_update(w, x, label, eta)
                if np.all(y * (A @ w) > 0):
                    return w, True
            return w, False
        """,
    ),
    _wrong(
        "perceptron_train",
        "pt-subtracts",
        "moves away from the right side",
        "After a correction, should the point be more or less on its right side?",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            w = np.zeros(A.shape[1])
            for _ in range(max_epochs):
                for x, label in zip(A, y):
                    if label * (w @ x) <= 0:
                        w = w - eta * label * x
                if np.all(y * (A @ w) > 0):
                    return w, True
            return w, False
        """,
    ),
    _wrong(
        "perceptron_train",
        "pt-bias-last",
        "the bias stands last",
        "Where does the bias stand among the weights?",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = np.column_stack([X, np.ones(len(X))])
            w = np.zeros(A.shape[1])
            for _ in range(max_epochs):
                for x, label in zip(A, y):
                    w = perceptron_update(w, x, label, eta)
                if np.all(y * (A @ w) > 0):
                    return w, True
            return w, False
        """,
    ),
    _wrong(
        "perceptron_train",
        "pt-line-counts-as-right",
        "points on the line count as right: stuck at zero",
        "What happens if you start from w = 0?",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            w = np.zeros(A.shape[1])
            for _ in range(max_epochs):
                wrong = 0
                for x, label in zip(A, y):
                    if label * (w @ x) < 0:
                        w = w + eta * label * x
                        wrong += 1
                if wrong == 0:
                    return w, True
            return w, False
        """,
    ),
    _wrong(
        "perceptron_train",
        "pt-line-ends-it",
        "is content when points lie on the line",
        "A point on the line is wrong. When may the algorithm stop?",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            w = np.zeros(A.shape[1])
            for _ in range(max_epochs):
                for x, label in zip(A, y):
                    w = perceptron_update(w, x, label, eta)
                if np.all(y * (A @ w) >= 0):
                    return w, True
            return w, False
        """,
    ),
    _wrong(
        "perceptron_train",
        "pt-own-limit",
        "goes on until every point is right; its own limit is far away and stands for no limit",
        "How many epochs may the training take, at most?",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            w = np.zeros(A.shape[1])
            left = 3000
            while np.any(y * (A @ w) <= 0) and left:
                for x, label in zip(A, y):
                    w = perceptron_update(w, x, label, eta)
                left -= 1
            return w, left > 0
        """,
    ),
    _wrong(
        "perceptron_train",
        "pt-fixed-limit",
        "always 100 epochs at most",
        "How many epochs may the training take, at most?",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            w = np.zeros(A.shape[1])
            for _ in range(100):
                for x, label in zip(A, y):
                    w = perceptron_update(w, x, label, eta)
                if np.all(y * (A @ w) > 0):
                    return w, True
            return w, False
        """,
    ),
    _wrong(
        "perceptron_train",
        "pt-default-eta",
        "does not hand the learning rate on",
        "Where does eta enter the training?",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            w = np.zeros(A.shape[1])
            for _ in range(max_epochs):
                for x, label in zip(A, y):
                    w = perceptron_update(w, x, label)
                if np.all(y * (A @ w) > 0):
                    return w, True
            return w, False
        """,
    ),
    _wrong(
        "perceptron_train",
        "pt-update-lost",
        "throws the corrected weights away",
        "What happens to the array that perceptron_update returns?",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            w = np.zeros(A.shape[1])
            for _ in range(max_epochs):
                for x, label in zip(A, y):
                    perceptron_update(w, x, label, eta)
                if np.all(y * (A @ w) > 0):
                    return w, True
            return w, False
        """,
    ),
    _wrong(
        "perceptron_train",
        "pt-weights-only",
        "returns w alone",
        "Which two things does the function return?",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            w = np.zeros(A.shape[1])
            for _ in range(max_epochs):
                for x, label in zip(A, y):
                    w = perceptron_update(w, x, label, eta)
            return w
        """,
    ),
    _wrong(
        "perceptron_train",
        "pt-least-squares",
        "fits the labels by least squares and looks whether that happens to separate",
        "Who corrects the weights, and when? The best fit need not separate.",
        """
        def perceptron_train(X, y, eta=1.0, max_epochs=100):
            A = augment(X)
            w, *_ = np.linalg.lstsq(A, np.asarray(y, dtype=float), rcond=None)
            return w, bool(np.all(y * (A @ w) > 0))
        """,
    ),
)

FIT = (
    _wrong(
        "xor_linear_fit",
        "xl-no-bias",
        "fit without a bias: w = (1/3, 1/3) for XOR",
        "Which parameters does the unit have?",
        """
        def xor_linear_fit(targets=(0, 1, 1, 0)):
            corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1.0]])
            w, *_ = np.linalg.lstsq(corners, np.asarray(targets, dtype=float), rcond=None)
            return w, 0.0
        """,
    ),
    _wrong(
        "xor_linear_fit",
        "xl-xor-only",
        "types the answer for XOR in",
        "What does your function do with its argument?",
        """
        def xor_linear_fit(targets=(0, 1, 1, 0)):
            return np.zeros(2), 0.5
        """,
    ),
    _wrong(
        "xor_linear_fit",
        "xl-average",
        "zero weights and the average, whatever the targets",
        "For other targets than those of XOR, do the inputs help?",
        """
        def xor_linear_fit(targets=(0, 1, 1, 0)):
            return np.zeros(2), float(np.mean(targets))
        """,
    ),
    _wrong(
        "xor_linear_fit",
        "xl-through-three-corners",
        "meets the first three corners and ignores the fourth",
        "Do all four corners count?",
        """
        def xor_linear_fit(targets=(0, 1, 1, 0)):
            t = np.asarray(targets, dtype=float)
            return np.array([t[2] - t[0], t[1] - t[0]]), float(t[0])
        """,
    ),
    _wrong(
        "xor_linear_fit",
        "xl-inputs-swapped",
        "the middle rows of the table in the other order",
        "In which order do the corners come?",
        """
        def xor_linear_fit(targets=(0, 1, 1, 0)):
            corners = np.array([[0, 0], [1, 0], [0, 1], [1, 1.0]])
            t = np.asarray(targets, dtype=float)
            s, *_ = np.linalg.lstsq(augment(corners), t, rcond=None)
            return s[1:], float(s[0])
        """,
    ),
    _wrong(
        "xor_linear_fit",
        "xl-bias-first",
        "returns the bias as the first weight",
        "Which entry of the solution is the bias?",
        """
        def xor_linear_fit(targets=(0, 1, 1, 0)):
            corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1.0]])
            t = np.asarray(targets, dtype=float)
            s, *_ = np.linalg.lstsq(augment(corners), t, rcond=None)
            return s[:2], float(s[2])
        """,
    ),
)

NETWORK = (
    _wrong(
        "xor_network",
        "xn-or",
        "OR instead of XOR: the weight of the AND unit has the wrong sign",
        "What should happen when both inputs are 1?",
        """
        def xor_network(X):
            A1 = step(np.asarray(X) @ np.ones((2, 2)) + np.array([-1.5, -0.5]))
            return step(A1 @ np.array([1.0, 1.0]) - 0.5)
        """,
    ),
    _wrong(
        "xor_network",
        "xn-no-bias",
        "output bias missing: 1 everywhere",
        "What does the output unit do when both hidden units are off?",
        """
        def xor_network(X):
            A1 = step(np.asarray(X) @ np.ones((2, 2)) + np.array([-1.5, -0.5]))
            return step(A1 @ np.array([-1.0, 1.0]))
        """,
    ),
    _wrong(
        "xor_network",
        "xn-equal",
        "1 where the inputs are equal",
        "What should two equal inputs give?",
        """
        def xor_network(X):
            A1 = step(np.asarray(X) @ np.ones((2, 2)) + np.array([-1.5, -0.5]))
            return step(A1 @ np.array([1.0, -1.0]) + 0.5)
        """,
    ),
    _wrong(
        "xor_network",
        "xn-four-rows",
        "returns the table for every batch",
        "Does your answer depend on X?",
        """
        def xor_network(X):
            return np.array([0, 1, 1, 0])
        """,
    ),
    _wrong(
        "xor_network",
        "xn-no-hidden-step",
        "the hidden units are linear",
        "Are the hidden units threshold units?",
        """
        def xor_network(X):
            A1 = np.asarray(X) @ np.ones((2, 2)) + np.array([-1.5, -0.5])
            return step(A1 @ np.array([-1.0, 1.0]) - 0.5)
        """,
    ),
    _wrong(
        "xor_network",
        "xn-linear-fit",
        "one linear unit, cut at one half",
        "How many lines do you need?",
        """
        def xor_network(X):
            w, b = xor_linear_fit()
            return step(np.asarray(X) @ w + b - 0.5)
        """,
    ),
    _wrong(
        "xor_network",
        "xn-whole-batch",
        "asks whether any row is XOR: one answer for the whole batch",
        "One answer for each row.",
        """
        def xor_network(X):
            A1 = step(np.asarray(X) @ np.ones((2, 2)) + np.array([-1.5, -0.5]))
            return int(np.any(A1 @ np.array([-1.0, 1.0]) - 0.5 >= 0))
        """,
    ),
    _wrong(
        "xor_network",
        "xn-column",
        "an answer of shape (n, 1)",
        "One number per sample: which shape is that?",
        """
        def xor_network(X):
            A1 = step(np.asarray(X) @ np.ones((2, 2)) + np.array([-1.5, -0.5]))
            return step(A1 @ np.array([[-1.0], [1.0]]) - 0.5)
        """,
    ),
)

CONVENTIONS = {
    "st-sign": "a threshold unit answers -1 and +1",
    "lt-minus-b": "an offset is a threshold that is subtracted",
    "lt-column": "answers are a column",
    "au-last": "the ones stand behind the inputs",
    "au-row": "every column is a sample",
    "pe-mean-over-all": "the error is a mean over all points",
    "pu-error-times-two": "the step is the whole difference between label and answer",
    "pu-in-place": "weights are updated in place",
    "pt-labels-01": "labels are 0 and 1",
    "pt-bias-last": "the bias stands last among the weights",
    "xl-bias-first": "the bias is the first of the weights",
    "xn-column": "answers are a column",
}

MISCONCEPTIONS = with_conventions(
    CONVENTIONS, STEP + MCP + LTU + AUGMENT + ERROR + UPDATE + TRAIN + FIT + NETWORK
)
