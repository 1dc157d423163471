"""Known wrong solutions of problem set 4, with the hint that helps out of each."""

from autograder.known import Misconception, with_conventions

BCE = (
    Misconception(
        id="bc-naive",
        exercise="bce",
        description="the formula as it stands: 0 * ln 0 = nan where a sample is sure and right",
        hint="What does numpy give for 0 times minus infinity?",
        code="""
        def bce(a, y):
            return float(-np.mean(y * np.log(a) + (1 - y) * np.log(1 - a)))
        """,
    ),
    Misconception(
        id="bc-only-y1",
        exercise="bce",
        description="only the term y ln a, as in the slide's code: samples with y = 0 cost nothing",
        hint="What does your cost say about a sample with y = 0?",
        code="""
        def bce(a, y):
            return float(-np.mean(y * np.log(np.maximum(a, 1e-300))))
        """,
    ),
    Misconception(
        id="bc-only-y0",
        exercise="bce",
        description="only the term (1 - y) ln(1 - a)",
        hint="What does your cost say about a sample with y = 1?",
        code="""
        def bce(a, y):
            return float(-np.mean((1 - y) * np.log(np.maximum(1 - a, 1e-300))))
        """,
    ),
    Misconception(
        id="bc-sign",
        exercise="bce",
        description="the minus sign in front is missing",
        hint="Can a cost be negative?",
        code="""
        def bce(a, y):
            a = np.clip(a, 1e-12, 1 - 1e-12)
            return float(np.mean(y * np.log(a) + (1 - y) * np.log(1 - a)))
        """,
    ),
    Misconception(
        id="bc-log10",
        exercise="bce",
        description="logarithm to base 10",
        hint="Which logarithm has the derivative 1/x?",
        code="""
        def bce(a, y):
            a = np.clip(a, 1e-15, 1 - 1e-15)
            return float(-np.mean(y * np.log10(a) + (1 - y) * np.log10(1 - a)))
        """,
    ),
    Misconception(
        id="bc-log2",
        exercise="bce",
        description="logarithm to base 2: the cost in bits",
        hint="Which logarithm has the derivative 1/x?",
        code="""
        def bce(a, y):
            a = np.clip(a, 1e-15, 1 - 1e-15)
            return float(-np.mean(y * np.log2(a) + (1 - y) * np.log2(1 - a)))
        """,
    ),
    Misconception(
        id="bc-eps-big",
        exercise="bce",
        description="clips at 0.01: distorts moderate values and caps the cost at 4.6",
        hint="How large should the cost become for a sample that is sure and wrong?",
        code="""
        def bce(a, y):
            a = np.clip(a, 1e-2, 1 - 1e-2)
            return float(-np.mean(y * np.log(a) + (1 - y) * np.log(1 - a)))
        """,
    ),
    Misconception(
        id="bc-eps-capped",
        exercise="bce",
        description="clips at 1e-6: ordinary values are right, but the cost never exceeds 13.8",
        hint="How large should the cost become for a sample that is sure and wrong?",
        code="""
        def bce(a, y):
            a = np.clip(a, 1e-6, 1 - 1e-6)
            return float(-np.mean(y * np.log(a) + (1 - y) * np.log(1 - a)))
        """,
    ),
    Misconception(
        id="bc-sum",
        exercise="bce",
        description="adds up the samples instead of averaging them",
        hint="Should the cost double when every sample is there twice?",
        code="""
        def bce(a, y):
            a = np.clip(a, 1e-12, 1 - 1e-12)
            return float(-np.sum(y * np.log(a) + (1 - y) * np.log(1 - a)))
        """,
    ),
    Misconception(
        id="bc-no-mean",
        exercise="bce",
        description="returns one cost per sample",
        hint="The cost of a batch is one number.",
        code="""
        def bce(a, y):
            a = np.clip(a, 1e-12, 1 - 1e-12)
            return -(y * np.log(a) + (1 - y) * np.log(1 - a))
        """,
    ),
    Misconception(
        id="bc-labels-swapped",
        exercise="bce",
        description="asks for the probability of the other class",
        hint="Which probability did the neuron give to what happened?",
        code="""
        def bce(a, y):
            a = np.clip(a, 1e-12, 1 - 1e-12)
            return float(-np.mean((1 - y) * np.log(a) + y * np.log(1 - a)))
        """,
    ),
    Misconception(
        id="bc-arguments-swapped",
        exercise="bce",
        description="takes the logarithm of the labels: -(a ln y + (1 - a) ln(1 - y))",
        hint="Which of the two is inside the logarithm, the output or the label?",
        code="""
        def bce(a, y):
            y = np.clip(y, 1e-12, 1 - 1e-12)
            return float(-np.mean(a * np.log(y) + (1 - a) * np.log(1 - y)))
        """,
    ),
    Misconception(
        id="bc-minus-inside",
        exercise="bce",
        description="a minus between the two terms",
        hint="Put y = 0 into your formula: is the cost of that sample positive?",
        code="""
        def bce(a, y):
            a = np.clip(a, 1e-12, 1 - 1e-12)
            return float(-np.mean(y * np.log(a) - (1 - y) * np.log(1 - a)))
        """,
    ),
    Misconception(
        id="bc-one-minus-log",
        exercise="bce",
        description="1 - ln a instead of ln(1 - a)",
        hint="Is the 1 - inside or outside of the logarithm?",
        code="""
        def bce(a, y):
            a = np.clip(a, 1e-12, 1 - 1e-12)
            return float(-np.mean(y * np.log(a) + (1 - y) * (1 - np.log(a))))
        """,
    ),
    Misconception(
        id="bc-half",
        exercise="bce",
        description="a factor 1/2 carried over from the squared error",
        hint="Which of the two costs has a factor 1/2?",
        code="""
        def bce(a, y):
            a = np.clip(a, 1e-12, 1 - 1e-12)
            return float(-np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))) / 2
        """,
    ),
    Misconception(
        id="bc-squared",
        exercise="bce",
        description="the squared error of the set before",
        hint="At a = 0, y = 1 this cost should be very large. Is there a logarithm?",
        code="""
        def bce(a, y):
            return float(0.5 * np.mean((a - y) ** 2))
        """,
    ),
    Misconception(
        id="bc-skips-corners",
        exercise="bce",
        description="leaves samples at the corners out of the mean",
        hint="A sample that costs nothing is a sample all the same: by what do you divide?",
        code="""
        def bce(a, y):
            with np.errstate(all="ignore"):
                cost = -(y * np.log(a) + (1 - y) * np.log(1 - a))
            return float(np.nanmean(cost)) if np.any(~np.isnan(cost)) else 0.0
        """,
    ),
    Misconception(
        id="bc-zeroes-all-infinities",
        exercise="bce",
        description="turns everything that is not finite into 0, the wrong corners too",
        hint="Only two of the four corners cost nothing. Which two?",
        code="""
        def bce(a, y):
            with np.errstate(all="ignore"):
                cost = -(y * np.log(a) + (1 - y) * np.log(1 - a))
            return float(np.mean(np.where(np.isfinite(cost), cost, 0.0)))
        """,
    ),
    Misconception(
        id="bc-in-place",
        exercise="bce",
        description="clips inside the caller's array",
        hint="Compare the arguments before and after the call.",
        code="""
        def bce(a, y):
            if a.dtype != float:
                a = a.astype(float)
            np.clip(a, 1e-12, 1 - 1e-12, out=a)
            return float(-np.mean(y * np.log(a) + (1 - y) * np.log(1 - a)))
        """,
    ),
    Misconception(
        id="bc-column",
        exercise="bce",
        description="labels turned into a column: every output meets every label",
        hint="Print the shape of the term before you take its mean.",
        code="""
        def bce(a, y):
            a, y = np.clip(a, 1e-12, 1 - 1e-12), np.reshape(y, (-1, 1))
            return float(-np.mean(y * np.log(a) + (1 - y) * np.log(1 - a)))
        """,
    ),
)

LOGITS = (
    Misconception(
        id="bl-naive",
        exercise="bce_with_logits",
        description="the formula of bce on the sigmoid: inf or nan at z = -1000",
        hint="Can you avoid taking the logarithm of a number that has become 0?",
        code="""
        def bce_with_logits(z, y):
            a = 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
            return float(-np.mean(y * np.log(a) + (1 - y) * np.log(1 - a)))
        """,
    ),
    Misconception(
        id="bl-calls-bce",
        exercise="bce_with_logits",
        description="bce(sigmoid(z), y): infinite where the sigmoid has become 0 or 1",
        hint="At z = -1000, what is left of z after the sigmoid?",
        code="""
        def bce_with_logits(z, y):
            return bce(sigmoid(z), y)
        """,
    ),
    Misconception(
        id="bl-clip",
        exercise="bce_with_logits",
        description="clipped sigmoid: caps the cost at 27.6",
        hint="How large should the cost be at z = -1000?",
        code="""
        def bce_with_logits(z, y):
            a = np.clip(sigmoid(z), 1e-12, 1 - 1e-12)
            return float(-np.mean(y * np.log(a) + (1 - y) * np.log(1 - a)))
        """,
    ),
    Misconception(
        id="bl-clip-z",
        exercise="bce_with_logits",
        description="clips the sums at 500: nothing overflows, but the cost is capped",
        hint="How large should the cost be at z = -1000?",
        code="""
        def bce_with_logits(z, y):
            z = np.clip(z, -500, 500)
            return float(np.mean(np.log(1 + np.exp(z)) - y * z))
        """,
    ),
    Misconception(
        id="bl-overflow",
        exercise="bce_with_logits",
        description="ln(1 + e^z) - y z as it stands: infinite at z = 1000",
        hint="What is e^1000 in floating point? Can you write the same with a negative exponent?",
        code="""
        def bce_with_logits(z, y):
            return float(np.mean(np.log(1 + np.exp(z)) - y * z))
        """,
    ),
    Misconception(
        id="bl-prob",
        exercise="bce_with_logits",
        description="treats z as a probability",
        hint="Is the argument before or after the sigmoid?",
        code="""
        def bce_with_logits(z, y):
            a = np.clip(z, 1e-12, 1 - 1e-12)
            return float(-np.mean(y * np.log(a) + (1 - y) * np.log(1 - a)))
        """,
    ),
    Misconception(
        id="bl-sign",
        exercise="bce_with_logits",
        description="exponent with the wrong sign: ln(1 + e^-z) - y z",
        hint="Put y = 0 into your formula: should a large z be cheap or expensive?",
        code="""
        def bce_with_logits(z, y):
            return float(np.mean(np.logaddexp(0, -z) - y * z))
        """,
    ),
    Misconception(
        id="bl-swapped",
        exercise="bce_with_logits",
        description="ln(1 + e^z) for label 1 and ln(1 + e^-z) for label 0",
        hint="Is a large z right or wrong if the label is 1?",
        code="""
        def bce_with_logits(z, y):
            return float(np.mean(np.logaddexp(0, np.where(y == 1, z, -z))))
        """,
    ),
    Misconception(
        id="bl-no-label-term",
        exercise="bce_with_logits",
        description="ln(1 + e^z) for every sample: the label does not matter",
        hint="Where does the label enter?",
        code="""
        def bce_with_logits(z, y):
            return float(np.mean(np.logaddexp(0, z)))
        """,
    ),
    Misconception(
        id="bl-relu-only",
        exercise="bce_with_logits",
        description="forgets the logarithm: max(z, 0) - y z, right only far out",
        hint="What should a sample with z = 0 cost?",
        code="""
        def bce_with_logits(z, y):
            return float(np.mean(np.maximum(z, 0) - y * z))
        """,
    ),
    Misconception(
        id="bl-sum",
        exercise="bce_with_logits",
        description="adds up the samples instead of averaging them",
        hint="Should the cost double when every sample is there twice?",
        code="""
        def bce_with_logits(z, y):
            return float(np.sum(np.logaddexp(0, z) - y * z))
        """,
    ),
    Misconception(
        id="bl-pm1-labels",
        exercise="bce_with_logits",
        description="ln(1 + e^(-y z)), the form for labels -1 and +1, with labels 0 and 1",
        hint="For which spelling of the labels is your formula made?",
        code="""
        def bce_with_logits(z, y):
            return float(np.mean(np.logaddexp(0, -y * z)))
        """,
    ),
    Misconception(
        id="bl-in-place",
        exercise="bce_with_logits",
        description="overwrites the caller's sums",
        hint="Compare the arguments before and after the call.",
        code="""
        def bce_with_logits(z, y):
            z[y == 1] *= -1
            return float(np.mean(np.logaddexp(0, z)))
        """,
    ),
)

NEURON = (
    Misconception(
        id="nn-same-for-both",
        exercise="neuron_gradients",
        description="the squared error's formula for both costs",
        hint="Does the slope of the sigmoid survive when the cost is the cross-entropy?",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            a = sigmoid(np.dot(w, x) + b)
            d = (a - y) * a * (1 - a)
            return d * np.asarray(x), d
        """,
    ),
    Misconception(
        id="nn-cross-entropy-always",
        exercise="neuron_gradients",
        description="the cross-entropy's formula for both costs",
        hint="With the squared error nothing cancels the slope of the sigmoid.",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            d = sigmoid(np.dot(w, x) + b) - y
            return d * np.asarray(x), d
        """,
    ),
    Misconception(
        id="nn-costs-swapped",
        exercise="neuron_gradients",
        description="multiplies by the slope for the cross-entropy, not for the squared error",
        hint="For which of the two costs does the slope of the sigmoid cancel?",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            a = sigmoid(np.dot(w, x) + b)
            d = (a - y) * (1 if cost == "squared" else a * (1 - a))
            return d * np.asarray(x), d
        """,
    ),
    Misconception(
        id="nn-default",
        exercise="neuron_gradients",
        description="the default is the cross-entropy",
        hint="Which cost is meant when the keyword is left out?",
        code="""
        def neuron_gradients(x, w, b, y, cost="cross_entropy"):
            a = sigmoid(np.dot(w, x) + b)
            d = (a - y) * (a * (1 - a) if cost == "squared" else 1)
            return d * np.asarray(x), d
        """,
    ),
    Misconception(
        id="nn-sign",
        exercise="neuron_gradients",
        description="y - a",
        hint="If the output is too small, should increasing w with x > 0 raise or lower the cost?",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            a = sigmoid(np.dot(w, x) + b)
            d = (y - a) * (a * (1 - a) if cost == "squared" else 1)
            return d * np.asarray(x), d
        """,
    ),
    Misconception(
        id="nn-bias-one",
        exercise="neuron_gradients",
        description="bias gradient 1: only the last link",
        hint="The chain does not stop at dz/db.",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            a = sigmoid(np.dot(w, x) + b)
            d = (a - y) * (a * (1 - a) if cost == "squared" else 1)
            return d * np.asarray(x), 1.0
        """,
    ),
    Misconception(
        id="nn-w-for-x",
        exercise="neuron_gradients",
        description="multiplies by w instead of x",
        hint="Differentiate w1 * x1 with respect to w1.",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            a = sigmoid(np.dot(w, x) + b)
            d = (a - y) * (a * (1 - a) if cost == "squared" else 1)
            return d * np.asarray(w), d
        """,
    ),
    Misconception(
        id="nn-rounded",
        exercise="neuron_gradients",
        description="goes on with a rounded to two digits, as on slides",
        hint="Round only when you print.",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            a = round(float(sigmoid(np.dot(w, x) + b)), 2)
            d = (a - y) * (a * (1 - a) if cost == "squared" else 1)
            return d * np.asarray(x), d
        """,
    ),
    Misconception(
        id="nn-stops-at-a",
        exercise="neuron_gradients",
        description="uses dC/da of the cross-entropy without the slope of the sigmoid",
        hint="The derivative by a is not yet the derivative by z. One link is missing.",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            a = sigmoid(np.dot(w, x) + b)
            d = (a - y) * a * (1 - a) if cost == "squared" else (a - y) / (a * (1 - a))
            return d * np.asarray(x), d
        """,
    ),
    Misconception(
        id="nn-not-cancelled",
        exercise="neuron_gradients",
        description="multiplies both factors instead of cancelling them: nan for large sums",
        hint="What cancels on paper should cancel before it reaches the computer.",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            a = sigmoid(np.dot(w, x) + b)
            slope = a * (1 - a)
            d = (a - y) * slope if cost == "squared" else (a - y) / (a * (1 - a)) * slope
            return d * np.asarray(x), d
        """,
    ),
    Misconception(
        id="nn-only-y1",
        exercise="neuron_gradients",
        description="differentiates the y = 1 term only: -y (1 - a)",
        hint="What does your gradient say about a neuron with the target 0?",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            a = sigmoid(np.dot(w, x) + b)
            d = (a - y) * a * (1 - a) if cost == "squared" else -y * (1 - a)
            return d * np.asarray(x), d
        """,
    ),
    Misconception(
        id="nn-slope-at-a",
        exercise="neuron_gradients",
        description="squared error: takes the slope at the activation, sigmoid_derivative(a)",
        hint="At which number is the slope of the sigmoid taken?",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            a = sigmoid(np.dot(w, x) + b)
            d = (a - y) * (sigmoid_derivative(a) if cost == "squared" else 1)
            return d * np.asarray(x), d
        """,
    ),
    Misconception(
        id="nn-factor-two",
        exercise="neuron_gradients",
        description="squared error: 2 (a - y), as if it had no factor 1/2",
        hint="Differentiate the squared error with its factor in front.",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            a = sigmoid(np.dot(w, x) + b)
            d = (a - y) * (2 * a * (1 - a) if cost == "squared" else 1)
            return d * np.asarray(x), d
        """,
    ),
    Misconception(
        id="nn-keyword-spelt-otherwise",
        exercise="neuron_gradients",
        description='looks for "cross-entropy" with a hyphen and never finds it',
        hint="Compare the name of the cost in your if with the one in the docstring.",
        same_as=("nn-same-for-both",),
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            a = sigmoid(np.dot(w, x) + b)
            d = a - y if cost == "cross-entropy" else (a - y) * a * (1 - a)
            return d * np.asarray(x), d
        """,
    ),
    Misconception(
        id="nn-in-place",
        exercise="neuron_gradients",
        description="multiplies dz into the caller's inputs",
        hint="Compare the arguments before and after the call.",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            a = sigmoid(np.dot(w, x) + b)
            d = (a - y) * (a * (1 - a) if cost == "squared" else 1)
            dw = np.asarray(x, dtype=float)
            dw *= d
            return dw, d
        """,
    ),
)

GRADIENTS = (
    Misconception(
        id="lg-extra-slope",
        exercise="logistic_gradients",
        description="an extra slope of the sigmoid, as with the squared error",
        hint="Does the slope of the sigmoid survive with this cost?",
        code="""
        def logistic_gradients(X, y, w, b):
            a = sigmoid(X @ w + b)
            d = (a - y) * a * (1 - a) / len(X)
            return X.T @ d, float(d.sum())
        """,
    ),
    Misconception(
        id="lg-column",
        exercise="logistic_gradients",
        description="labels turned into a column: (n,) - (n, 1) = (n, n)",
        hint="Print the shape of your error.",
        code="""
        def logistic_gradients(X, y, w, b):
            d = (sigmoid(X @ w + b) - np.asarray(y).reshape(-1, 1)) / len(X)
            return X.T @ d, d.sum()
        """,
    ),
    Misconception(
        id="lg-columns-averaged",
        exercise="logistic_gradients",
        description="(n, n) differences, then averaged away: right shapes, wrong numbers",
        hint="Print the shape of your error.",
        code="""
        def logistic_gradients(X, y, w, b):
            d = sigmoid(X @ w + b) - np.asarray(y).reshape(-1, 1)
            return (X.T @ d).mean(axis=1) / len(X), d.mean()
        """,
    ),
    Misconception(
        id="lg-sign",
        exercise="logistic_gradients",
        description="y - a",
        hint="Which direction lowers the cost?",
        code="""
        def logistic_gradients(X, y, w, b):
            d = (y - sigmoid(X @ w + b)) / len(X)
            return X.T @ d, float(d.sum())
        """,
    ),
    Misconception(
        id="lg-sum",
        exercise="logistic_gradients",
        description="adds up the samples: n times too large",
        hint="Should the gradient of a mean change when every sample is there twice?",
        code="""
        def logistic_gradients(X, y, w, b):
            d = sigmoid(X @ w + b) - y
            return X.T @ d, float(d.sum())
        """,
    ),
    Misconception(
        id="lg-bias-sum",
        exercise="logistic_gradients",
        description="divides by n for the weights, not for the bias",
        hint="The mean over the samples concerns both gradients.",
        code="""
        def logistic_gradients(X, y, w, b):
            d = sigmoid(X @ w + b) - y
            return X.T @ d / len(X), float(d.sum())
        """,
    ),
    Misconception(
        id="lg-weights-sum",
        exercise="logistic_gradients",
        description="divides by n for the bias, not for the weights",
        hint="The mean over the samples concerns both gradients.",
        code="""
        def logistic_gradients(X, y, w, b):
            d = sigmoid(X @ w + b) - y
            return X.T @ d, float(d.mean())
        """,
    ),
    Misconception(
        id="lg-twice-n",
        exercise="logistic_gradients",
        description="divides by n twice",
        hint="How often does the mean enter?",
        code="""
        def logistic_gradients(X, y, w, b):
            n = len(X)
            d = (sigmoid(X @ w + b) - y) / n
            return X.T @ d / n, float(d.mean())
        """,
    ),
    Misconception(
        id="lg-divides-by-d",
        exercise="logistic_gradients",
        description="divides by the number of inputs instead of samples",
        hint="A mean over the samples divides by the number of what?",
        code="""
        def logistic_gradients(X, y, w, b):
            d = (sigmoid(X @ w + b) - y) / X.shape[1]
            return X.T @ d, float(d.sum())
        """,
    ),
    Misconception(
        id="lg-mean-of-entries",
        exercise="logistic_gradients",
        description="mean over all entries of the errors times the inputs: one number for dw",
        hint="dw has one entry per weight. Over which axis is the mean?",
        code="""
        def logistic_gradients(X, y, w, b):
            d = sigmoid(X @ w + b) - y
            return float(np.mean(X * d[:, None])), float(d.mean())
        """,
    ),
    Misconception(
        id="lg-means-multiplied",
        exercise="logistic_gradients",
        description="mean error times mean input",
        hint="Is the mean of products the product of the means?",
        code="""
        def logistic_gradients(X, y, w, b):
            d = sigmoid(X @ w + b) - y
            return X.mean(axis=0) * d.mean(), float(d.mean())
        """,
    ),
    Misconception(
        id="lg-bias-forgotten",
        exercise="logistic_gradients",
        description="leaves the bias out of the sum",
        hint="Which z does the output belong to? Try another b.",
        code="""
        def logistic_gradients(X, y, w, b):
            d = (sigmoid(X @ w) - y) / len(X)
            return X.T @ d, float(d.sum())
        """,
    ),
    Misconception(
        id="lg-no-sigmoid",
        exercise="logistic_gradients",
        description="z - y: the gradient of linear regression",
        hint="What does the unit answer, z or a?",
        code="""
        def logistic_gradients(X, y, w, b):
            d = (X @ w + b - y) / len(X)
            return X.T @ d, float(d.sum())
        """,
    ),
    Misconception(
        id="lg-perceptron",
        exercise="logistic_gradients",
        description="a threshold in place of the sigmoid: the perceptron's rule",
        hint="All samples teach here, each by its error. Is your output a probability?",
        code="""
        def logistic_gradients(X, y, w, b):
            d = ((X @ w + b >= 0) - y) / len(X)
            return X.T @ d, float(d.sum())
        """,
    ),
    Misconception(
        id="lg-untransposed",
        exercise="logistic_gradients",
        description="X @ d instead of X.T @ d: an error, or a wrong number if X is square",
        hint="Which axis of X should disappear in the sum?",
        code="""
        def logistic_gradients(X, y, w, b):
            d = (sigmoid(X @ w + b) - y) / len(X)
            return X @ d, float(d.sum())
        """,
    ),
    Misconception(
        id="lg-not-cancelled",
        exercise="logistic_gradients",
        description="multiplies (a - y) / (a (1 - a)) by a (1 - a): nan for large sums",
        hint="What cancels on paper should cancel before it reaches the computer.",
        code="""
        def logistic_gradients(X, y, w, b):
            a = sigmoid(X @ w + b)
            d = (a - y) / (a * (1 - a)) * a * (1 - a) / len(X)
            return X.T @ d, float(d.sum())
        """,
    ),
    Misconception(
        id="lg-in-place",
        exercise="logistic_gradients",
        description="multiplies the errors into the caller's samples",
        hint="Compare the arguments before and after the call.",
        code="""
        def logistic_gradients(X, y, w, b):
            d = sigmoid(X @ w + b) - y
            X = np.asarray(X, dtype=float)
            X *= d[:, None]
            return X.mean(axis=0), float(d.mean())
        """,
    ),
)

FIT = (
    Misconception(
        id="lf-one-step",
        exercise="logistic_fit",
        description="return inside the loop",
        hint="How many steps are made?",
        code="""
        def logistic_fit(X, y, eta, steps):
            w, b = np.zeros(X.shape[1]), 0.0
            for _ in range(steps):
                dw, db = logistic_gradients(X, y, w, b)
                w, b = w - eta * dw, b - eta * db
                return w, b
            return w, b
        """,
    ),
    Misconception(
        id="lf-sequential",
        exercise="logistic_fit",
        description="bias gradient taken after the weights have moved",
        hint="At which parameters are all gradients of a step taken?",
        code="""
        def logistic_fit(X, y, eta, steps):
            w, b = np.zeros(X.shape[1]), 0.0
            for _ in range(steps):
                w = w - eta * logistic_gradients(X, y, w, b)[0]
                b = b - eta * logistic_gradients(X, y, w, b)[1]
            return w, b
        """,
    ),
    Misconception(
        id="lf-uphill",
        exercise="logistic_fit",
        description="adds the gradients: goes uphill",
        hint="Does the cost rise or fall from step to step?",
        code="""
        def logistic_fit(X, y, eta, steps):
            w, b = np.zeros(X.shape[1]), 0.0
            for _ in range(steps):
                dw, db = logistic_gradients(X, y, w, b)
                w, b = w + eta * dw, b + eta * db
            return w, b
        """,
    ),
    Misconception(
        id="lf-sum",
        exercise="logistic_fit",
        description="steps by the sum over the samples: n times as far",
        hint="The cost of this course is a mean. By how much do your steps grow with the batch?",
        code="""
        def logistic_fit(X, y, eta, steps):
            w, b = np.zeros(X.shape[1]), 0.0
            for _ in range(steps):
                d = sigmoid(X @ w + b) - y
                w, b = w - eta * (X.T @ d), b - eta * d.sum()
            return w, b
        """,
    ),
    Misconception(
        id="lf-no-eta",
        exercise="logistic_fit",
        description="learning rate ignored",
        hint="Try a learning rate that is ten times smaller.",
        code="""
        def logistic_fit(X, y, eta, steps):
            w, b = np.zeros(X.shape[1]), 0.0
            for _ in range(steps):
                dw, db = logistic_gradients(X, y, w, b)
                w, b = w - dw, b - db
            return w, b
        """,
    ),
    Misconception(
        id="lf-eta-weights-only",
        exercise="logistic_fit",
        description="learning rate on the weights only",
        hint="Which of the two updates contains the learning rate?",
        code="""
        def logistic_fit(X, y, eta, steps):
            w, b = np.zeros(X.shape[1]), 0.0
            for _ in range(steps):
                dw, db = logistic_gradients(X, y, w, b)
                w, b = w - eta * dw, b - db
            return w, b
        """,
    ),
    Misconception(
        id="lf-bias-fixed",
        exercise="logistic_fit",
        description="the bias never moves: the line goes through the origin",
        hint="Does your line have to go through the origin?",
        code="""
        def logistic_fit(X, y, eta, steps):
            w, b = np.zeros(X.shape[1]), 0.0
            for _ in range(steps):
                w = w - eta * logistic_gradients(X, y, w, b)[0]
            return w, b
        """,
    ),
    Misconception(
        id="lf-starts-at-ones",
        exercise="logistic_fit",
        description="weights start at one",
        hint="What does your function return after 0 steps?",
        code="""
        def logistic_fit(X, y, eta, steps):
            w, b = np.ones(X.shape[1]), 0.0
            for _ in range(steps):
                dw, db = logistic_gradients(X, y, w, b)
                w, b = w - eta * dw, b - eta * db
            return w, b
        """,
    ),
    Misconception(
        id="lf-random-start",
        exercise="logistic_fit",
        description="small random start, as in networks with hidden units",
        hint="What does your function return after 0 steps?",
        code="""
        def logistic_fit(X, y, eta, steps):
            w, b = np.random.default_rng(0).normal(0, 0.1, X.shape[1]), 0.0
            for _ in range(steps):
                dw, db = logistic_gradients(X, y, w, b)
                w, b = w - eta * dw, b - eta * db
            return w, b
        """,
    ),
    Misconception(
        id="lf-same-gradient",
        exercise="logistic_fit",
        description="gradient computed once, before the loop",
        hint="After a step the parameters are new. Are the gradients, too?",
        code="""
        def logistic_fit(X, y, eta, steps):
            w, b = np.zeros(X.shape[1]), 0.0
            dw, db = logistic_gradients(X, y, w, b)
            for _ in range(steps):
                w, b = w - eta * dw, b - eta * db
            return w, b
        """,
    ),
    Misconception(
        id="lf-one-too-many",
        exercise="logistic_fit",
        description="one step too many",
        hint="What does your function return after 0 steps?",
        code="""
        def logistic_fit(X, y, eta, steps):
            w, b = np.zeros(X.shape[1]), 0.0
            for _ in range(steps + 1):
                dw, db = logistic_gradients(X, y, w, b)
                w, b = w - eta * dw, b - eta * db
            return w, b
        """,
    ),
    Misconception(
        id="lf-one-too-few",
        exercise="logistic_fit",
        description="one step too few",
        hint="How many numbers does your range count?",
        code="""
        def logistic_fit(X, y, eta, steps):
            w, b = np.zeros(X.shape[1]), 0.0
            for _ in range(1, steps):
                dw, db = logistic_gradients(X, y, w, b)
                w, b = w - eta * dw, b - eta * db
            return w, b
        """,
    ),
    Misconception(
        id="lf-sample-by-sample",
        exercise="logistic_fit",
        description="one update per sample instead of one per step",
        hint="Every step uses all samples at the same w and b.",
        code="""
        def logistic_fit(X, y, eta, steps):
            w, b = np.zeros(X.shape[1]), 0.0
            for _ in range(steps):
                for s in range(len(X)):
                    dw, db = logistic_gradients(X[s:s + 1], y[s:s + 1], w, b)
                    w, b = w - eta * dw, b - eta * db
            return w, b
        """,
    ),
    Misconception(
        id="lf-squared-error",
        exercise="logistic_fit",
        description="trains with the squared error",
        hint="Which cost should the steps lower?",
        code="""
        def logistic_fit(X, y, eta, steps):
            w, b = np.zeros(X.shape[1]), 0.0
            for _ in range(steps):
                a = sigmoid(X @ w + b)
                d = (a - y) * a * (1 - a) / len(X)
                w, b = w - eta * (X.T @ d), b - eta * d.sum()
            return w, b
        """,
    ),
    Misconception(
        id="lf-one-weight-per-sample",
        exercise="logistic_fit",
        description="one start weight per sample instead of per input",
        hint="How many weights are there: one per sample or one per input?",
        code="""
        def logistic_fit(X, y, eta, steps):
            w, b = np.zeros(len(X)), 0.0
            for _ in range(steps):
                dw, db = logistic_gradients(X, y, w, b)
                w, b = w - eta * dw, b - eta * db
            return w, b
        """,
    ),
)

CONVENTIONS = {
    "bc-sign": "the logarithm of the likelihood is made as large as possible",
    "bc-log2": "costs are counted in bits",
    "bc-sum": "costs are summed over the samples",
    "bc-no-mean": "there is one cost for each sample",
    "bl-sum": "costs are summed over the samples",
    "bl-pm1-labels": "labels are -1 and +1",
    "nn-sign": "the error is target minus output and the step is added",
    "nn-slope-at-a": "`sigmoid_derivative` is a function of the activation",
    "nn-factor-two": "the squared error has no factor 1/2",
    "lg-sign": "the error is target minus output and the step is added",
    "lg-sum": "costs are summed over the samples",
    "lg-extra-slope": "the cost is the squared error",
    "lf-bias-fixed": "biases are not trained",
    "lf-sum": "costs are summed over the samples",
    "lf-squared-error": "the cost is the squared error",
    "lf-sample-by-sample": "every sample makes a step of its own",
}

MISCONCEPTIONS = with_conventions(CONVENTIONS, (*BCE, *LOGITS, *NEURON, *GRADIENTS, *FIT))
