"""Known wrong solutions of problem set 3, with the hint that helps out of each."""

from autograder.known import Misconception, with_conventions

SIGMOID = (
    Misconception(
        id="sg-sign",
        exercise="sigmoid",
        description="1 / (1 + e^z): the minus in the exponent is lost, as on some slides",
        hint="What should the result tend to for a large positive z?",
        code="""
        def sigmoid(z):
            return 1 / (1 + np.exp(np.asarray(z, dtype=float)))
        """,
    ),
    Misconception(
        id="sg-precedence",
        exercise="sigmoid",
        description="1 / 1 + e^-z: the brackets around the denominator are missing",
        hint="Python divides before it adds. What exactly stands below the fraction bar?",
        code="""
        def sigmoid(z):
            return 1 / 1 + np.exp(-np.asarray(z, dtype=float))
        """,
    ),
    Misconception(
        id="sg-unstable-form",
        exercise="sigmoid",
        description="e^z / (1 + e^z): nan at z = 1000",
        hint="Which of the two equal formulas survives a very large z?",
        code="""
        def sigmoid(z):
            e = np.exp(np.asarray(z, dtype=float))
            return e / (1 + e)
        """,
    ),
    Misconception(
        id="sg-threshold",
        exercise="sigmoid",
        description="the step function",
        hint="The output should change smoothly.",
        code="""
        def sigmoid(z):
            return (np.asarray(z) >= 0).astype(float)
        """,
    ),
    Misconception(
        id="sg-tanh",
        exercise="sigmoid",
        description="np.tanh: the other S-shaped function",
        hint="The outputs should lie between 0 and 1.",
        code="""
        def sigmoid(z):
            return np.tanh(z)
        """,
    ),
    Misconception(
        id="sg-math",
        exercise="sigmoid",
        description="math.exp works on single numbers only",
        hint="Call your function with an array.",
        code="""
        import math

        def sigmoid(z):
            return 1 / (1 + math.exp(-z))
        """,
    ),
    Misconception(
        id="sg-if-on-array",
        exercise="sigmoid",
        description="chooses the stable formula with `if`, which an array cannot answer",
        hint="`if` asks one question; an array has one answer per entry.",
        code="""
        def sigmoid(z):
            if z >= 0:
                return 1 / (1 + np.exp(-z))
            return np.exp(z) / (1 + np.exp(z))
        """,
    ),
    Misconception(
        id="sg-if-all",
        exercise="sigmoid",
        description="one formula for the whole array: nan when very large and negative z meet",
        hint="An array can hold very large and very small entries at the same time.",
        code="""
        def sigmoid(z):
            z = np.asarray(z, dtype=float)
            if np.all(z >= 0):
                return 1 / (1 + np.exp(-z))
            return np.exp(z) / (1 + np.exp(z))
        """,
        same_as=("sg-unstable-form",),  # equal wherever a negative entry is present
    ),
    Misconception(
        id="sg-int-dtype",
        exercise="sigmoid",
        description="two branches written into zeros_like(z): truncated for whole numbers",
        hint="Try your function on an array of whole numbers and look at the dtype of the result.",
        code="""
        def sigmoid(z):
            z = np.asarray(z)
            out = np.zeros_like(z)
            above = z >= 0
            out[above] = 1 / (1 + np.exp(-z[above]))
            out[~above] = np.exp(z[~above]) / (1 + np.exp(z[~above]))
            return out
        """,
    ),
    Misconception(
        id="sg-clipped-early",
        exercise="sigmoid",
        description="clips z to [-5, 5] against overflow, which cuts off the tails",
        hint="How large may an argument become before the exponential overflows?",
        code="""
        def sigmoid(z):
            return 1 / (1 + np.exp(-np.clip(z, -5, 5)))
        """,
    ),
    Misconception(
        id="sg-straight-line",
        exercise="sigmoid",
        description="the 'hard sigmoid': a straight ramp of slope 1/4",
        hint="The ramp is not a straight line: use the exponential.",
        code="""
        def sigmoid(z):
            return np.clip(0.5 + 0.25 * np.asarray(z, dtype=float), 0, 1)
        """,
    ),
    Misconception(
        id="sg-in-place",
        exercise="sigmoid",
        description="np.asarray does not copy, so `*=` changes the caller's array",
        hint="Compare the argument before and after the call.",
        code="""
        def sigmoid(z):
            z = np.asarray(z, dtype=float)
            z *= -1
            return 1 / (1 + np.exp(z))
        """,
    ),
    Misconception(
        id="sg-flat",
        exercise="sigmoid",
        description="returns the right values as one long row",
        hint="One output per entry of z, in the shape of z.",
        code="""
        def sigmoid(z):
            return np.array([1 / (1 + np.exp(-v)) for v in np.ravel(z)])
        """,
    ),
)

SIGMOID_DERIVATIVE = (
    Misconception(
        id="sd-twice-sigmoid",
        exercise="sigmoid_derivative",
        description="applies the sigmoid twice: the slope at a instead of at z",
        hint="Count how many times your argument passes through the sigmoid.",
        code="""
        def sigmoid_derivative(z):
            s = sigmoid(sigmoid(z))
            return s * (1 - s)
        """,
    ),
    Misconception(
        id="sd-from-activation",
        exercise="sigmoid_derivative",
        description="z (1 - z): takes the argument for an activation that it is not",
        hint="Your argument is the sum before the activation function, not the output.",
        code="""
        def sigmoid_derivative(z):
            return z * (1 - z)
        """,
    ),
    Misconception(
        id="sd-only-1-minus-a",
        exercise="sigmoid_derivative",
        description="1 - a: the factor a is missing",
        hint="Your slope is not the same for z and -z; should it be?",
        code="""
        def sigmoid_derivative(z):
            return 1 - sigmoid(z)
        """,
    ),
    Misconception(
        id="sd-sign",
        exercise="sigmoid_derivative",
        description="-e^-z / (1 + e^-z)^2: one of the two minus signs is lost",
        hint="The sigmoid never falls; can its slope be negative?",
        code="""
        def sigmoid_derivative(z):
            return -np.exp(-z) / (1 + np.exp(-z)) ** 2
        """,
        same_as=("sd-sign-a-minus-1",),
    ),
    Misconception(
        id="sd-sign-a-minus-1",
        exercise="sigmoid_derivative",
        description="a (a - 1)",
        hint="Check the order of the subtraction in the second factor.",
        code="""
        def sigmoid_derivative(z):
            a = sigmoid(z)
            return a * (a - 1)
        """,
        same_as=("sd-sign",),
    ),
    Misconception(
        id="sd-a-squared",
        exercise="sigmoid_derivative",
        description="a^2 (1 - a): one factor a too many",
        hint="How many factors of a does the slope contain?",
        code="""
        def sigmoid_derivative(z):
            a = sigmoid(z)
            return a * a * (1 - a)
        """,
    ),
    Misconception(
        id="sd-one-minus-inside",
        exercise="sigmoid_derivative",
        description="sigma(z) sigma(1 - z): pulls the 1 - ... into the argument",
        hint="Is 1 - sigmoid(z) the same as sigmoid(1 - z)? Try z = 0.",
        code="""
        def sigmoid_derivative(z):
            return sigmoid(z) * sigmoid(1 - z)
        """,
    ),
    Misconception(
        id="sd-tanh",
        exercise="sigmoid_derivative",
        description="1 - a^2: the slope of the hyperbolic tangent in terms of its output",
        hint="That rule belongs to another S-shaped function. How steep is yours at 0?",
        code="""
        def sigmoid_derivative(z):
            return 1 - sigmoid(z) ** 2
        """,
    ),
    Misconception(
        id="sd-tanh-scale",
        exercise="sigmoid_derivative",
        description="(1 - tanh(z/2)^2) / 2: one of the two halves is forgotten",
        hint="How steep is the sigmoid at 0?",
        code="""
        def sigmoid_derivative(z):
            return (1 - np.tanh(np.asarray(z, dtype=float) / 2) ** 2) / 2
        """,
    ),
    Misconception(
        id="sd-unstable",
        exercise="sigmoid_derivative",
        description="e^-z / (1 + e^-z)^2 taken literally: inf / inf = nan at z = -1000",
        hint="What happens to your formula for a very negative argument?",
        code="""
        def sigmoid_derivative(z):
            e = np.exp(-np.asarray(z, dtype=float))
            return e / (1 + e) ** 2
        """,
    ),
    Misconception(
        id="sd-clipped-early",
        exercise="sigmoid_derivative",
        description="clips z to [-5, 5] against overflow: the tails never become flat",
        hint="How steep is the sigmoid far away from 0?",
        code="""
        def sigmoid_derivative(z):
            e = np.exp(-np.clip(z, -5, 5))
            return e / (1 + e) ** 2
        """,
    ),
    Misconception(
        id="sd-int-dtype",
        exercise="sigmoid_derivative",
        description="writes into zeros_like(z): truncated to 0 for whole numbers",
        hint="Try your function on an array of whole numbers and look at the dtype of the result.",
        code="""
        def sigmoid_derivative(z):
            out = np.zeros_like(z)
            a = sigmoid(z)
            out[...] = a * (1 - a)
            return out
        """,
    ),
    Misconception(
        id="sd-matmul",
        exercise="sigmoid_derivative",
        description="np.dot(a, 1 - a): matrix product instead of an elementwise one",
        hint="The result should have one value per entry of z.",
        code="""
        def sigmoid_derivative(z):
            a = sigmoid(z)
            return np.dot(a, 1 - a)
        """,
    ),
    Misconception(
        id="sd-math-exp",
        exercise="sigmoid_derivative",
        description="math.exp works on single numbers only",
        hint="Call your function with an array.",
        code="""
        import math

        def sigmoid_derivative(z):
            a = 1 / (1 + math.exp(-z))
            return a * (1 - a)
        """,
    ),
    Misconception(
        id="sd-difference-quotient",
        exercise="sigmoid_derivative",
        description="central difference quotient with h = 1e-5 instead of the closed form",
        hint="Your slope is measured, not computed. Which exact formula does the text lead to?",
        code="""
        def sigmoid_derivative(z):
            z = np.asarray(z, dtype=float)
            return (sigmoid(z + 1e-5) - sigmoid(z - 1e-5)) / 2e-5
        """,
    ),
    Misconception(
        id="sd-coarse-difference",
        exercise="sigmoid_derivative",
        description="forward difference with h = 0.01 instead of the formula",
        hint="An approximation is not precise enough here; use the closed form.",
        code="""
        def sigmoid_derivative(z):
            z = np.asarray(z, dtype=float)
            return (sigmoid(z + 0.01) - sigmoid(z)) / 0.01
        """,
    ),
    Misconception(
        id="sd-in-place",
        exercise="sigmoid_derivative",
        description="np.asarray does not copy, so `*=` changes the caller's array",
        hint="Compare the argument before and after the call.",
        code="""
        def sigmoid_derivative(z):
            z = np.asarray(z, dtype=float)
            z *= -1
            a = sigmoid(z)
            return a * (1 - a)
        """,
    ),
    Misconception(
        id="sd-total",
        exercise="sigmoid_derivative",
        description="returns the sum of the slopes",
        hint="The result should have one value per entry of z.",
        code="""
        def sigmoid_derivative(z):
            a = sigmoid(z)
            return np.sum(a * (1 - a))
        """,
    ),
)

TANH_FROM_SIGMOID = (
    Misconception(
        id="th-slides",
        exercise="tanh_from_sigmoid",
        description="2 sigma(x) - 1, as printed on some slides",
        hint="Compare the slopes at 0.",
        code="""
        def tanh_from_sigmoid(x):
            return 2 * sigmoid(x) - 1
        """,
    ),
    Misconception(
        id="th-half-argument",
        exercise="tanh_from_sigmoid",
        description="2 sigma(x/2) - 1: the factor on the wrong side",
        hint="Should the S of tanh be steeper or flatter than the stretched sigmoid?",
        code="""
        def tanh_from_sigmoid(x):
            return 2 * sigmoid(np.asarray(x, dtype=float) / 2) - 1
        """,
    ),
    Misconception(
        id="th-no-stretch",
        exercise="tanh_from_sigmoid",
        description="sigma(2x) - 1/2: shifted, but not stretched",
        hint="Which numbers should the result tend to on both sides?",
        code="""
        def tanh_from_sigmoid(x):
            return sigmoid(2 * np.asarray(x)) - 0.5
        """,
    ),
    Misconception(
        id="th-no-shift",
        exercise="tanh_from_sigmoid",
        description="2 sigma(2x): stretched, but not shifted",
        hint="tanh passes through the origin.",
        code="""
        def tanh_from_sigmoid(x):
            return 2 * sigmoid(2 * np.asarray(x))
        """,
    ),
    Misconception(
        id="th-flipped",
        exercise="tanh_from_sigmoid",
        description="1 - 2 sigma(2x): upside down",
        hint="tanh rises. Does your function?",
        code="""
        def tanh_from_sigmoid(x):
            return 1 - 2 * sigmoid(2 * np.asarray(x))
        """,
    ),
    Misconception(
        id="th-in-place",
        exercise="tanh_from_sigmoid",
        description="np.asarray does not copy, so `*=` changes the caller's array",
        hint="Compare the argument before and after the call.",
        code="""
        def tanh_from_sigmoid(x):
            x = np.asarray(x, dtype=float)
            x *= 2
            return 2 * sigmoid(x) - 1
        """,
    ),
)

NEURON_FORWARD = (
    Misconception(
        id="nf-no-bias",
        exercise="neuron_forward",
        description="the bias is missing",
        hint="Which terms has the sum?",
        code="""
        def neuron_forward(x, w, b):
            z = float(np.dot(w, x))
            return z, float(sigmoid(z))
        """,
    ),
    Misconception(
        id="nf-order",
        exercise="neuron_forward",
        description="returns (a, z)",
        hint="Which of the two values comes first?",
        code="""
        def neuron_forward(x, w, b):
            z = float(np.dot(w, x) + b)
            return float(sigmoid(z)), z
        """,
    ),
    Misconception(
        id="nf-no-sum",
        exercise="neuron_forward",
        description="w * x + b without adding up: one z per input",
        hint="A neuron has one pre-activation, however many inputs it has.",
        code="""
        def neuron_forward(x, w, b):
            z = w * x + b
            return z, sigmoid(z)
        """,
    ),
    Misconception(
        id="nf-bias-per-input",
        exercise="neuron_forward",
        description="sum(w * x + b): the bias is added once per input",
        hint="How often is the bias added?",
        code="""
        def neuron_forward(x, w, b):
            z = float(np.sum(np.asarray(w) * x + b))
            return z, float(sigmoid(z))
        """,
    ),
    Misconception(
        id="nf-bias-after",
        exercise="neuron_forward",
        description="the activation does not see the bias",
        hint="What exactly does the activation function receive?",
        code="""
        def neuron_forward(x, w, b):
            s = float(np.dot(w, x))
            return s + b, float(sigmoid(s))
        """,
    ),
    Misconception(
        id="nf-minus-bias",
        exercise="neuron_forward",
        description="w . x - b: the bias as a threshold",
        hint="A bias is added; a threshold would be subtracted.",
        code="""
        def neuron_forward(x, w, b):
            z = float(np.dot(w, x) - b)
            return z, float(sigmoid(z))
        """,
    ),
    Misconception(
        id="nf-no-activation",
        exercise="neuron_forward",
        description="returns z twice: the activation function is forgotten",
        hint="The second result should lie between 0 and 1.",
        code="""
        def neuron_forward(x, w, b):
            z = float(np.dot(w, x) + b)
            return z, z
        """,
    ),
    Misconception(
        id="nf-only-a",
        exercise="neuron_forward",
        description="returns the activation alone",
        hint="How many values does the docstring ask for?",
        code="""
        def neuron_forward(x, w, b):
            return float(sigmoid(np.dot(w, x) + b))
        """,
    ),
    Misconception(
        id="nf-in-place",
        exercise="neuron_forward",
        description="multiplies the weights into the caller's inputs",
        hint="Compare the arguments before and after the call.",
        code="""
        def neuron_forward(x, w, b):
            x = np.asarray(x, dtype=float)
            x *= w
            z = float(np.sum(x) + b)
            return z, float(sigmoid(z))
        """,
    ),
)

SQUARED_ERROR = (
    Misconception(
        id="se-no-half",
        exercise="squared_error",
        description="the factor 1/2 is missing",
        hint="Look at the factor in the definition of the cost.",
        code="""
        def squared_error(A, Y):
            return float(np.sum((A - Y) ** 2) / len(A))
        """,
    ),
    Misconception(
        id="se-vector",
        exercise="squared_error",
        description="returns one value per sample",
        hint="The cost is one number.",
        code="""
        def squared_error(A, Y):
            return 0.5 * np.sum((A - Y) ** 2, axis=1)
        """,
    ),
    Misconception(
        id="se-mean-of-all",
        exercise="squared_error",
        description="averages over the outputs as well",
        hint="Sum over outputs, mean over samples: by which of the two sizes do you divide?",
        code="""
        def squared_error(A, Y):
            return float(0.5 * np.mean((A - Y) ** 2))
        """,
    ),
    Misconception(
        id="se-sum-of-all",
        exercise="squared_error",
        description="adds up over the samples as well",
        hint="Should the cost grow when every sample occurs twice?",
        code="""
        def squared_error(A, Y):
            return float(0.5 * np.sum((A - Y) ** 2))
        """,
    ),
    Misconception(
        id="se-wrong-size",
        exercise="squared_error",
        description="divides by the number of outputs instead of samples",
        hint="Rows are samples: which entry of the shape is their number?",
        code="""
        def squared_error(A, Y):
            return float(0.5 * np.sum((A - Y) ** 2) / A.shape[1])
        """,
    ),
    Misconception(
        id="se-absolute",
        exercise="squared_error",
        description="absolute differences instead of squares",
        hint="The name says what happens to each difference.",
        code="""
        def squared_error(A, Y):
            return float(0.5 * np.sum(np.abs(A - Y)) / len(A))
        """,
    ),
    Misconception(
        id="se-square-of-sum",
        exercise="squared_error",
        description="adds up first and squares afterwards, so that errors cancel",
        hint="Can two errors of opposite sign cancel? Should they?",
        code="""
        def squared_error(A, Y):
            return float(0.5 * np.sum(np.sum(A - Y, axis=1) ** 2) / len(A))
        """,
    ),
    Misconception(
        id="se-root",
        exercise="squared_error",
        description="takes the norm and forgets to square it",
        hint="A norm contains a square root.",
        code="""
        def squared_error(A, Y):
            return float(0.5 * np.linalg.norm(A - Y) / len(A))
        """,
    ),
    Misconception(
        id="se-in-place",
        exercise="squared_error",
        description="subtracts the targets from the caller's outputs",
        hint="Compare the arguments before and after the call.",
        code="""
        def squared_error(A, Y):
            A -= Y
            return float(0.5 * np.sum(A * A) / len(A))
        """,
    ),
)

NEURON_GRADIENTS = (
    Misconception(
        id="nn-sign",
        exercise="neuron_gradients",
        description="y - a: the sign of the first link",
        hint="If the output is too small, should increasing w with x > 0 raise or lower the cost?",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z, a = neuron_forward(x, w, b)
            dz = (y - a) * sigmoid_derivative(z)
            return dz * np.asarray(x), dz
        """,
    ),
    Misconception(
        id="nn-bias-one",
        exercise="neuron_gradients",
        description="bias gradient 1: only the last link",
        hint="The chain does not stop at dz/db.",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z, a = neuron_forward(x, w, b)
            dz = (a - y) * sigmoid_derivative(z)
            return dz * np.asarray(x), 1.0
        """,
    ),
    Misconception(
        id="nn-bias-times-b",
        exercise="neuron_gradients",
        description="bias gradient multiplied by b",
        hint="How fast does the sum grow with b?",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z, a = neuron_forward(x, w, b)
            dz = (a - y) * sigmoid_derivative(z)
            return dz * np.asarray(x), dz * b
        """,
    ),
    Misconception(
        id="nn-w-for-x",
        exercise="neuron_gradients",
        description="multiplies by w instead of x",
        hint="Differentiate w1 * x1 with respect to w1.",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z, a = neuron_forward(x, w, b)
            dz = (a - y) * sigmoid_derivative(z)
            return dz * np.asarray(w), dz
        """,
    ),
    Misconception(
        id="nn-slope-at-a",
        exercise="neuron_gradients",
        description="takes the slope at the activation: sigmoid_derivative(a)",
        hint="At which number is the slope of the sigmoid taken?",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z, a = neuron_forward(x, w, b)
            dz = (a - y) * sigmoid_derivative(a)
            return dz * np.asarray(x), dz
        """,
    ),
    Misconception(
        id="nn-no-slope",
        exercise="neuron_gradients",
        description="leaves the slope of the sigmoid out",
        hint="The cost sees the activation, the weights make the sum: which link is between?",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            _, a = neuron_forward(x, w, b)
            return (a - y) * np.asarray(x), a - y
        """,
    ),
    Misconception(
        id="nn-example-target",
        exercise="neuron_gradients",
        description="reads the target of the example neuron, a global of the notebook",
        hint="Which names in your function are neither arguments nor made inside of it?",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z, a = neuron_forward(x, w, b)
            dz = (a - y_example) * sigmoid_derivative(z)
            return dz * np.asarray(x), dz
        """,
    ),
    Misconception(
        id="nn-factor-two",
        exercise="neuron_gradients",
        description="2 (a - y): derivative of the cost without its factor 1/2",
        hint="Differentiate the cost with its factor in front.",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z, a = neuron_forward(x, w, b)
            dz = 2 * (a - y) * sigmoid_derivative(z)
            return dz * np.asarray(x), dz
        """,
    ),
    Misconception(
        id="nn-cost-for-link",
        exercise="neuron_gradients",
        description="starts from the cost itself instead of its derivative",
        hint="The first link of the chain is a slope, not the cost.",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z, a = neuron_forward(x, w, b)
            dz = 0.5 * (a - y) ** 2 * sigmoid_derivative(z)
            return dz * np.asarray(x), dz
        """,
    ),
    Misconception(
        id="nn-rounded",
        exercise="neuron_gradients",
        description="goes on with a rounded to two digits, as on slides",
        hint="Round only when you print.",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            _, a = neuron_forward(x, w, b)
            a = round(float(a), 2)
            dz = (a - y) * a * (1 - a)
            return dz * np.asarray(x), dz
        """,
    ),
    Misconception(
        id="nn-one-number",
        exercise="neuron_gradients",
        description="adds the entries of dw up to one number",
        hint="dw has one entry per weight.",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z, a = neuron_forward(x, w, b)
            dz = (a - y) * sigmoid_derivative(z)
            return float(np.sum(dz * np.asarray(x))), dz
        """,
    ),
    Misconception(
        id="nn-bias-like-w",
        exercise="neuron_gradients",
        description="bias gradient with one entry per weight",
        hint="db has the shape of b.",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z, a = neuron_forward(x, w, b)
            dz = (a - y) * sigmoid_derivative(z)
            return dz * np.asarray(x), dz * np.ones(len(x))
        """,
    ),
    Misconception(
        id="nn-step",
        exercise="neuron_gradients",
        description="returns the parameters after a step instead of the gradients",
        hint="The function should say which way, not go there.",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z, a = neuron_forward(x, w, b)
            dz = (a - y) * sigmoid_derivative(z)
            return w - dz * np.asarray(x), b - dz
        """,
    ),
    Misconception(
        id="nn-in-place",
        exercise="neuron_gradients",
        description="multiplies dz into the caller's inputs",
        hint="Compare the arguments before and after the call.",
        code="""
        def neuron_gradients(x, w, b, y, cost="squared"):
            z, a = neuron_forward(x, w, b)
            dz = (a - y) * sigmoid_derivative(z)
            dw = np.asarray(x, dtype=float)
            dw *= dz
            return dw, dz
        """,
    ),
)

NEURON_STEP = (
    Misconception(
        id="ns-example-target",
        exercise="neuron_step",
        description="hands on the target of the example neuron, a global of the notebook",
        hint="Which names in your function are neither arguments nor made inside of it?",
        code="""
        def neuron_step(x, w, b, y, alpha=1.0, cost="squared"):
            dw, db = neuron_gradients(x, w, b, y_example, cost)
            return np.asarray(w) - alpha * dw, b - alpha * db
        """,
    ),
    Misconception(
        id="ns-no-alpha",
        exercise="neuron_step",
        description="the learning rate is ignored",
        hint="Try alpha = 0.1.",
        code="""
        def neuron_step(x, w, b, y, alpha=1.0, cost="squared"):
            dw, db = neuron_gradients(x, w, b, y, cost)
            return np.asarray(w, dtype=float) - dw, b - db
        """,
    ),
    Misconception(
        id="ns-alpha-weights-only",
        exercise="neuron_step",
        description="the learning rate is used for the weights, but not for the bias",
        hint="Which parts of the step should become smaller with a smaller alpha?",
        code="""
        def neuron_step(x, w, b, y, alpha=1.0, cost="squared"):
            dw, db = neuron_gradients(x, w, b, y, cost)
            return np.asarray(w, dtype=float) - alpha * dw, b - db
        """,
    ),
    Misconception(
        id="ns-uphill",
        exercise="neuron_step",
        description="adds the gradient",
        hint="The gradient points uphill. Does the cost fall after your step?",
        code="""
        def neuron_step(x, w, b, y, alpha=1.0, cost="squared"):
            dw, db = neuron_gradients(x, w, b, y, cost)
            return np.asarray(w, dtype=float) + alpha * dw, b + alpha * db
        """,
    ),
    Misconception(
        id="ns-one-after-the-other",
        exercise="neuron_step",
        description="takes the gradient of the bias at the new weights",
        hint="At which parameters should both gradients be taken?",
        code="""
        def neuron_step(x, w, b, y, alpha=1.0, cost="squared"):
            dw, _ = neuron_gradients(x, w, b, y, cost)
            w = np.asarray(w, dtype=float) - alpha * dw
            _, db = neuron_gradients(x, w, b, y, cost)
            return w, b - alpha * db
        """,
    ),
    Misconception(
        id="ns-bias-fixed",
        exercise="neuron_step",
        description="the bias is never updated",
        hint="The bias learns like any weight.",
        code="""
        def neuron_step(x, w, b, y, alpha=1.0, cost="squared"):
            dw, _ = neuron_gradients(x, w, b, y, cost)
            return np.asarray(w, dtype=float) - alpha * dw, b
        """,
    ),
    Misconception(
        id="ns-returns-change",
        exercise="neuron_step",
        description="returns the change instead of the new parameters",
        hint="What is wanted is where the parameters are after the step.",
        code="""
        def neuron_step(x, w, b, y, alpha=1.0, cost="squared"):
            dw, db = neuron_gradients(x, w, b, y, cost)
            return -alpha * dw, -alpha * db
        """,
    ),
    Misconception(
        id="ns-shrinks",
        exercise="neuron_step",
        description="multiplies the old parameters by alpha, too",
        hint="With alpha = 0 nothing should change.",
        code="""
        def neuron_step(x, w, b, y, alpha=1.0, cost="squared"):
            dw, db = neuron_gradients(x, w, b, y, cost)
            return alpha * (np.asarray(w, dtype=float) - dw), alpha * (b - db)
        """,
    ),
    Misconception(
        id="ns-int-dtype",
        exercise="neuron_step",
        description="writes into zeros_like(w): truncated when the weights are whole numbers",
        hint="Start from weights that are whole numbers and look at the dtype of the result.",
        code="""
        def neuron_step(x, w, b, y, alpha=1.0, cost="squared"):
            dw, db = neuron_gradients(x, w, b, y, cost)
            w_new = np.zeros_like(w)
            w_new[:] = w - alpha * dw
            return w_new, b - alpha * db
        """,
    ),
    Misconception(
        id="ns-in-place",
        exercise="neuron_step",
        description="`w -=` changes the caller's array",
        hint="Compare the argument before and after the call.",
        code="""
        def neuron_step(x, w, b, y, alpha=1.0, cost="squared"):
            dw, db = neuron_gradients(x, w, b, y, cost)
            w -= alpha * dw
            return w, b - alpha * db
        """,
    ),
)

INFLUENCE_TABLE = (
    Misconception(
        id="it-bias-inside",
        exercise="influence_table",
        description="sigma(w (x + b))",
        hint="Is the bias multiplied by the weight?",
        code="""
        def influence_table(xs, w, b):
            return sigmoid(w * (np.asarray(xs, dtype=float) + b))
        """,
    ),
    Misconception(
        id="it-minus-bias",
        exercise="influence_table",
        description="sigma(w x - b)",
        hint="In which direction does a positive bias move the S?",
        code="""
        def influence_table(xs, w, b):
            return sigmoid(w * np.asarray(xs, dtype=float) - b)
        """,
    ),
    Misconception(
        id="it-no-bias",
        exercise="influence_table",
        description="sigma(w x): the bias is ignored",
        hint="Try another bias: does anything change?",
        code="""
        def influence_table(xs, w, b):
            return sigmoid(w * np.asarray(xs, dtype=float))
        """,
    ),
    Misconception(
        id="it-sum-only",
        exercise="influence_table",
        description="returns the pre-activations",
        hint="Outputs lie between 0 and 1.",
        code="""
        def influence_table(xs, w, b):
            return w * np.asarray(xs, dtype=float) + b
        """,
    ),
    Misconception(
        id="it-weight-outside",
        exercise="influence_table",
        description="w sigma(x) + b",
        hint="Weight and bias act before the activation function.",
        code="""
        def influence_table(xs, w, b):
            return w * sigmoid(xs) + b
        """,
    ),
    Misconception(
        id="it-in-place",
        exercise="influence_table",
        description="np.asarray does not copy, so `*=` changes the caller's array",
        hint="Compare the inputs before and after the call.",
        code="""
        def influence_table(xs, w, b):
            z = np.asarray(xs, dtype=float)
            z *= w
            return sigmoid(z + b)
        """,
    ),
)

STRIP = (
    Misconception(
        id="sp-sum",
        exercise="strip",
        description="adds the two sigmoids",
        hint="What is right of both edges?",
        code="""
        def strip(x, left, right, height, sharpness=100.0):
            x = np.asarray(x, dtype=float)
            return height * (sigmoid(sharpness * (x - left)) + sigmoid(sharpness * (x - right)))
        """,
    ),
    Misconception(
        id="sp-order",
        exercise="strip",
        description="right minus left: upside down",
        hint="Which edge rises?",
        code="""
        def strip(x, left, right, height, sharpness=100.0):
            x = np.asarray(x, dtype=float)
            return height * (sigmoid(sharpness * (x - right)) - sigmoid(sharpness * (x - left)))
        """,
    ),
    Misconception(
        id="sp-bias-not-scaled",
        exercise="strip",
        description="bias -left instead of -sharpness * left",
        hint="Where is the edge of sigmoid(w x + b)?",
        code="""
        def strip(x, left, right, height, sharpness=100.0):
            x = np.asarray(x, dtype=float)
            return height * (sigmoid(sharpness * x - left) - sigmoid(sharpness * x - right))
        """,
    ),
    Misconception(
        id="sp-step",
        exercise="strip",
        description="a hard strip of zeros and heights",
        hint="The strip is made of two sigmoids.",
        code="""
        def strip(x, left, right, height, sharpness=100.0):
            x = np.asarray(x, dtype=float)
            return height * ((x >= left) & (x <= right)) * 1.0
        """,
    ),
    Misconception(
        id="sp-no-sharpness",
        exercise="strip",
        description="weight 1 in both neurons",
        hint="Change the sharpness: does anything happen?",
        code="""
        def strip(x, left, right, height, sharpness=100.0):
            x = np.asarray(x, dtype=float)
            return height * (sigmoid(x - left) - sigmoid(x - right))
        """,
    ),
    Misconception(
        id="sp-fixed-sharpness",
        exercise="strip",
        description="weight 100, whatever sharpness is asked for",
        hint="Change the sharpness: does anything happen?",
        code="""
        def strip(x, left, right, height, sharpness=100.0):
            x = np.asarray(x, dtype=float)
            return height * (sigmoid(100 * (x - left)) - sigmoid(100 * (x - right)))
        """,
    ),
    Misconception(
        id="sp-height-on-one",
        exercise="strip",
        description="the height multiplies only the first sigmoid",
        hint="What is left of the strip to the right of both edges when the height is 3?",
        code="""
        def strip(x, left, right, height, sharpness=100.0):
            x = np.asarray(x, dtype=float)
            return height * sigmoid(sharpness * (x - left)) - sigmoid(sharpness * (x - right))
        """,
    ),
    Misconception(
        id="sp-no-height",
        exercise="strip",
        description="height 1, whatever height is asked for",
        hint="How high is your strip in its middle?",
        code="""
        def strip(x, left, right, height, sharpness=100.0):
            x = np.asarray(x, dtype=float)
            return sigmoid(sharpness * (x - left)) - sigmoid(sharpness * (x - right))
        """,
    ),
    Misconception(
        id="sp-height-inside",
        exercise="strip",
        description="the height multiplies the pre-activations",
        hint="Outputs of sigmoids end at 1: where must the height act?",
        code="""
        def strip(x, left, right, height, sharpness=100.0):
            x = np.asarray(x, dtype=float)
            s = height * sharpness
            return sigmoid(s * (x - left)) - sigmoid(s * (x - right))
        """,
    ),
    Misconception(
        id="sp-product",
        exercise="strip",
        description="product of a rising and a falling sigmoid: wrong where the ramps overlap",
        hint="The two neurons are combined by a subtraction; look at a soft, narrow strip.",
        code="""
        def strip(x, left, right, height, sharpness=100.0):
            x = np.asarray(x, dtype=float)
            return height * sigmoid(sharpness * (x - left)) * sigmoid(sharpness * (right - x))
        """,
    ),
    Misconception(
        id="sp-in-place",
        exercise="strip",
        description="np.asarray does not copy, so `-=` changes the caller's array",
        hint="Compare x before and after the call.",
        code="""
        def strip(x, left, right, height, sharpness=100.0):
            x = np.asarray(x, dtype=float)
            x -= left
            first = sigmoid(sharpness * x)
            return height * (first - sigmoid(sharpness * (x + left - right)))
        """,
    ),
)

CONVENTIONS = {
    "sd-from-activation": "the derivative is a function of the activation a, not of the sum z",
    "nf-order": "the activation comes before the sum",
    "nf-minus-bias": "the bias is a threshold that is subtracted",
    "se-no-half": "the cost has no factor 1/2",
    "se-vector": "there is one cost for each sample",
    "se-mean-of-all": "the cost is a mean over samples and outputs",
    "se-sum-of-all": "costs are summed over the samples",
    "nn-sign": "the error is target minus output and the step is added",
    "nn-slope-at-a": "`sigmoid_derivative` is a function of the activation",
    "nn-no-slope": "the cost is the cross-entropy",
    "nn-factor-two": "the cost has no factor 1/2",
    "ns-bias-fixed": "biases are not trained",
    "ns-in-place": "weights are updated in place",
    "it-minus-bias": "the bias is a threshold that is subtracted",
}

MISCONCEPTIONS = with_conventions(
    CONVENTIONS,
    (
        *SIGMOID,
        *SIGMOID_DERIVATIVE,
        *TANH_FROM_SIGMOID,
        *NEURON_FORWARD,
        *SQUARED_ERROR,
        *NEURON_GRADIENTS,
        *NEURON_STEP,
        *INFLUENCE_TABLE,
        *STRIP,
    ),
)
