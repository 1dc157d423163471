"""Known wrong solutions of problem set 7.

Most wrong gates and graphs differ from a right one in a single line. They are written by filling
that line into a right solution, so that each entry shows the slip and nothing else.
"""

from autograder.known import Misconception, with_conventions


def _gate(name, value, dx, dy, keep="self.x, self.y = x, y"):
    """Write a gate with two inputs; value, dx, dy are expressions, `keep` is a statement."""
    return f"""
class {name}:
    def forward(self, x, y):
        {keep}
        return {value}

    def backward(self, dz):
        x, y = getattr(self, "x", None), getattr(self, "y", None)
        return {dx}, {dy}
"""


def _sigmoid_gate(dx, keep="self.x, self.a = x, sigmoid(x)", value="self.a"):
    """Write a sigmoid gate with some expressions replaced."""
    return f"""
class SigmoidGate:
    def forward(self, x):
        {keep}
        return {value}

    def backward(self, dz):
        return {dx}
"""


def _branch(result="f, dx_product + dx_direct, dy", start="1.0"):
    """Write a branch_example with some expressions replaced."""
    return f"""
def branch_example(x, y):
    product, total = MulGate(), AddGate()
    p = product.forward(x, y)
    f = total.forward(p, x)
    dp, dx_direct = total.backward({start} * np.ones_like(x, dtype=float))
    dx_product, dy = product.backward(dp)
    return {result}
"""


def _neuron(
    g="f * (1 - f)",
    dw="g * np.array([x[0], x[1], 1.0])",
    dx="g * np.array([w[0], w[1]])",
    z="w[0] * x[0] + w[1] * x[1] + w[2]",
    f="float(sigmoid(z))",
):
    """Write a sigmoid_graph with some expressions replaced."""
    return f"""
def sigmoid_graph(w, x):
    z = {z}
    f = {f}
    g = {g}
    return f, {dw}, {dx}
"""


def _norm(f="float(np.sum(q**2))", dW="np.outer(2 * q, x)", dx="W.T @ (2 * q)"):
    """Write a norm_graph with some expressions replaced."""
    return f"""
def norm_graph(W, x):
    q = W @ x
    return {f}, {dW}, {dx}
"""


def _check(result, n="numerical_gradient(f, x, h)", h="1e-5"):
    """Write a gradient_check with some expressions replaced."""
    return f"""
def gradient_check(f, grad, x, h={h}):
    n = {n}
    size = np.maximum(1e-8, np.abs(grad) + np.abs(n))
    return {result}
"""


def _wrong(exercise, name, description, hint, code, same_as=()):
    """Shorten the entries below."""
    return Misconception(
        id=name, exercise=exercise, description=description, hint=hint, code=code, same_as=same_as
    )


ADD = (
    _wrong(
        "AddGate",
        "ag-splits",
        "halves what arrives",
        "By how much does the sum grow when one input grows by 1? Is dz shared out or handed on?",
        _gate("AddGate", "x + y", "dz / 2", "dz / 2"),
    ),
    _wrong(
        "AddGate",
        "ag-no-upstream",
        "returns the local slopes and ignores dz",
        "The local slopes are right. What is done with the gradient that arrives?",
        _gate("AddGate", "x + y", "np.ones_like(dz, dtype=float)", "np.ones_like(dz, dtype=float)"),
    ),
    _wrong(
        "AddGate",
        "ag-swaps",
        "swaps like a product",
        "Which factor stands before x in the sum x + y?",
        _gate("AddGate", "x + y", "dz * y", "dz * x"),
    ),
    _wrong(
        "AddGate",
        "ag-scales-with-inputs",
        "sends each input its own share, dz times the input",
        "Does the slope of a sum depend on how large its inputs are?",
        _gate("AddGate", "x + y", "dz * x", "dz * y"),
    ),
    _wrong(
        "AddGate",
        "ag-one-input",
        "sends everything to the first input",
        "Does the sum notice when only the second input moves?",
        _gate("AddGate", "x + y", "dz", "0 * dz"),
    ),
    _wrong(
        "AddGate",
        "ag-second-negated",
        "has the slopes of a difference",
        "Raise y by 1: does the sum rise or fall?",
        _gate("AddGate", "x + y", "dz", "-dz"),
    ),
    _wrong(
        "AddGate",
        "ag-single-gradient",
        "returns one gradient instead of one for each input",
        "How many inputs are waiting for a gradient?",
        """
        class AddGate:
            def forward(self, x, y):
                return x + y

            def backward(self, dz):
                return dz
        """,
    ),
    _wrong(
        "AddGate",
        "ag-accumulates",
        "adds up the gradients of all calls of backward",
        "Ask the same gate for its gradients twice. Should the second answer be larger?",
        """
        class AddGate:
            def __init__(self):
                self.dx = 0.0
                self.dy = 0.0

            def forward(self, x, y):
                return x + y

            def backward(self, dz):
                self.dx = self.dx + dz
                self.dy = self.dy + dz
                return self.dx, self.dy
        """,
    ),
    _wrong(
        "AddGate",
        "ag-returns-sum-backwards",
        "sends the value of the gate back, times dz",
        "Which number travels back, and is the value of the sum part of it?",
        _gate("AddGate", "x + y", "dz * (x + y)", "dz * (x + y)"),
    ),
    _wrong(
        "AddGate",
        "ag-in-place",
        "adds in place and changes the caller's array",
        "x += y writes into the array that was passed in.",
        """
        class AddGate:
            def forward(self, x, y):
                x += y
                return x

            def backward(self, dz):
                return dz, dz
        """,
    ),
)

MUL = (
    _wrong(
        "MulGate",
        "mg-not-swapped",
        "each input gets dz times itself",
        "Which factor remains when you differentiate x y with respect to x?",
        _gate("MulGate", "x * y", "dz * x", "dz * y"),
    ),
    _wrong(
        "MulGate",
        "mg-no-upstream",
        "returns the local slopes and ignores dz",
        "The local slopes are right. What if the gradient that arrives is not 1?",
        _gate("MulGate", "x * y", "1.0 * y", "1.0 * x"),
    ),
    _wrong(
        "MulGate",
        "mg-adds-upstream",
        "adds dz to the local slope",
        "How does the chain rule join the two slopes: by a sum or by a product?",
        _gate("MulGate", "x * y", "dz + y", "dz + x"),
    ),
    _wrong(
        "MulGate",
        "mg-hands-on",
        "hands dz on like a sum",
        "Is the slope of a product always 1? Try 10 times y.",
        _gate("MulGate", "x * y", "1.0 * dz", "1.0 * dz"),
    ),
    _wrong(
        "MulGate",
        "mg-whole-product",
        "multiplies by the value of the product",
        "How fast does x y grow when x grows: is x itself still in the answer?",
        _gate("MulGate", "x * y", "dz * x * y", "dz * x * y"),
    ),
    _wrong(
        "MulGate",
        "mg-divides",
        "finds the other factor by dividing z by the input: nan at 0",
        "What does your backward do when one of the factors is 0?",
        _gate("MulGate", "x * y", "np.divide(dz * x * y, x)", "np.divide(dz * x * y, y)"),
    ),
    _wrong(
        "MulGate",
        "mg-shared-memory",
        "keeps the inputs in the class, so that all gates share them",
        "Make two gates, run both forwards, then look at what the first one remembers.",
        _gate("MulGate", "x * y", "dz * y", "dz * x", keep="MulGate.x, MulGate.y = x, y"),
    ),
    _wrong(
        "MulGate",
        "mg-remembers-first",
        "keeps the inputs of the first forward only",
        "Use one gate for a second time, with other inputs. Which ones does backward answer for?",
        _gate(
            "MulGate",
            "x * y",
            "dz * y",
            "dz * x",
            keep='if not hasattr(self, "x"): self.x, self.y = x, y',
        ),
    ),
    _wrong(
        "MulGate",
        "mg-accumulates",
        "adds up the gradients of all calls of backward",
        "Ask the same gate for its gradients twice. Should the second answer be larger?",
        """
        class MulGate:
            def __init__(self):
                self.dx = self.dy = 0.0

            def forward(self, x, y):
                self.x, self.y = x, y
                return x * y

            def backward(self, dz):
                self.dx = self.dx + dz * self.y
                self.dy = self.dy + dz * self.x
                return self.dx, self.dy
        """,
    ),
    _wrong(
        "MulGate",
        "mg-matrix-product",
        "a matrix product instead of an entrywise one",
        "With arrays every entry is a product of its own. What does @ do?",
        _gate("MulGate", "np.dot(x, y)", "dz * y", "dz * x"),
    ),
    _wrong(
        "MulGate",
        "mg-one-sided",
        "the gradient of the second input is forgotten",
        "Does the product notice when only y moves?",
        _gate("MulGate", "x * y", "dz * y", "0 * dz"),
    ),
    _wrong(
        "MulGate",
        "mg-summed",
        "sums the gradient over the entries of an array",
        "Every entry has a gradient of its own. Is there a sum in your backward?",
        _gate("MulGate", "x * y", "np.sum(dz * y)", "np.sum(dz * x)"),
    ),
    _wrong(
        "MulGate",
        "mg-eats-dz",
        "multiplies dz in place, so that the second gradient has both factors",
        "After the first gradient is computed, is dz still what arrived?",
        """
        class MulGate:
            def forward(self, x, y):
                self.x, self.y = x, y
                return x * y

            def backward(self, dz):
                dx = dz
                dx *= self.y
                dy = dz * self.x
                return dx, dy
        """,
    ),
)

MAX = (
    _wrong(
        "MaxGate",
        "xg-both",
        "sends dz to both inputs",
        "Does the smaller input influence the result?",
        _gate("MaxGate", "np.maximum(x, y)", "1.0 * dz", "1.0 * dz"),
    ),
    _wrong(
        "MaxGate",
        "xg-multiplies-by-value",
        "multiplies by the larger value",
        "The winner is followed one to one. What is its local slope?",
        _gate(
            "MaxGate",
            "np.maximum(x, y)",
            "dz * np.where(np.greater_equal(x, y), x, 0.0)",
            "dz * np.where(np.less(x, y), y, 0.0)",
        ),
    ),
    _wrong(
        "MaxGate",
        "xg-tie-doubles",
        "at a tie both inputs get all of dz",
        "How much gradient leaves the gate in total when both inputs are equal?",
        _gate(
            "MaxGate",
            "np.maximum(x, y)",
            "dz * np.greater_equal(x, y)",
            "dz * np.greater_equal(y, x)",
        ),
    ),
    _wrong(
        "MaxGate",
        "xg-tie-loses",
        "at a tie nobody gets anything",
        "How much gradient leaves the gate in total when both inputs are equal?",
        _gate("MaxGate", "np.maximum(x, y)", "dz * np.greater(x, y)", "dz * np.greater(y, x)"),
    ),
    _wrong(
        "MaxGate",
        "xg-loser-gets-it",
        "sends dz to the smaller input",
        "Which of the two does the maximum follow?",
        _gate(
            "MaxGate",
            "np.maximum(x, y)",
            "np.where(np.greater(x, y), 0.0, dz)",
            "np.where(np.greater(x, y), dz, 0.0)",
        ),
    ),
    _wrong(
        "MaxGate",
        "xg-no-upstream",
        "returns 1 and 0 and ignores dz",
        "The choice is right. What is done with the gradient that arrives?",
        _gate(
            "MaxGate",
            "np.maximum(x, y)",
            "np.where(np.greater_equal(x, y), 1.0, 0.0)",
            "np.where(np.greater_equal(x, y), 0.0, 1.0)",
        ),
    ),
    _wrong(
        "MaxGate",
        "xg-half",
        "always shares dz out half and half",
        "Raise only the smaller input a little. Does the maximum move by half of it?",
        _gate("MaxGate", "np.maximum(x, y)", "dz / 2", "dz / 2"),
    ),
    _wrong(
        "MaxGate",
        "xg-absolute",
        "compares absolute values on the way back",
        "Which of -3 and 2 is the larger one?",
        _gate(
            "MaxGate",
            "np.maximum(x, y)",
            "np.where(np.abs(x) >= np.abs(y), dz, 0.0)",
            "np.where(np.abs(x) >= np.abs(y), 0.0, dz)",
        ),
    ),
    _wrong(
        "MaxGate",
        "xg-one-winner",
        "decides once for the whole array, by its sum",
        "With arrays, can x win in one entry and y in the next?",
        _gate(
            "MaxGate",
            "np.maximum(x, y)",
            "1.0 * dz if np.sum(x) >= np.sum(y) else 0.0 * dz",
            "0.0 * dz if np.sum(x) >= np.sum(y) else 1.0 * dz",
        ),
    ),
    _wrong(
        "MaxGate",
        "xg-if",
        "compares with if, which arrays do not allow",
        "An if needs one answer; the comparison of two arrays gives one for each entry.",
        """
        class MaxGate:
            def forward(self, x, y):
                self.first = bool(x >= y)
                return x if self.first else y

            def backward(self, dz):
                return (dz, 0.0) if self.first else (0.0, dz)
        """,
    ),
    _wrong(
        "MaxGate",
        "xg-max-over-everything",
        "np.max over all entries instead of np.maximum",
        "np.max looks for the largest entry of an array. What should a gate do with two arrays?",
        """
        class MaxGate:
            def forward(self, x, y):
                self.x, self.y = x, y
                return np.max([x, y])

            def backward(self, dz):
                wins = np.greater_equal(self.x, self.y)
                return np.where(wins, dz, 0.0), np.where(wins, 0.0, dz)
        """,
    ),
    _wrong(
        "MaxGate",
        "xg-shared-memory",
        "keeps who won in the class, so that all gates share it",
        "Make two gates, run both forwards, then look at what the first one remembers.",
        _gate(
            "MaxGate",
            "np.maximum(x, y)",
            "np.where(np.greater_equal(x, y), dz, 0.0)",
            "np.where(np.greater_equal(x, y), 0.0, dz)",
            keep="MaxGate.x, MaxGate.y = x, y",
        ),
    ),
    _wrong(
        "MaxGate",
        "xg-tie-too-wide",
        "takes inputs for equal that only lie close together",
        "Is one of two inputs that differ by a millionth the larger one?",
        _gate(
            "MaxGate",
            "np.maximum(x, y)",
            "np.where(np.isclose(x, y), dz / 2, np.where(np.greater(x, y), dz, 0.0))",
            "np.where(np.isclose(x, y), dz / 2, np.where(np.greater(x, y), 0.0, dz))",
        ),
    ),
    _wrong(
        "MaxGate",
        "xg-integers",
        "collects the gradients in arrays that inherit the integers of the inputs",
        "Which dtype has an array that is made like x when x holds whole numbers?",
        """
        class MaxGate:
            def forward(self, x, y):
                self.x, self.y = np.asarray(x), np.asarray(y)
                return np.maximum(x, y)

            def backward(self, dz):
                dx, dy = np.zeros_like(self.x), np.zeros_like(self.y)
                dz = np.asarray(dz)
                wins = self.x >= self.y
                dx[wins], dy[~wins] = dz[wins], dz[~wins]
                return dx, dy
        """,
    ),
)

SIGMOID = (
    _wrong(
        "SigmoidGate",
        "sg-slope-at-dz",
        "takes the gradient that arrives for the activation",
        "At which value is the local slope taken?",
        _sigmoid_gate("dz * (1 - dz)"),
    ),
    _wrong(
        "SigmoidGate",
        "sg-no-upstream",
        "returns the local slope and ignores dz",
        "The slope is right. What is done with the gradient that arrives?",
        _sigmoid_gate("self.a * (1 - self.a)"),
    ),
    _wrong(
        "SigmoidGate",
        "sg-twice-sigmoid",
        "takes the slope at the activation instead of at the input",
        "Count how often the input passes through the sigmoid before the slope is taken.",
        _sigmoid_gate("dz * sigmoid(self.a) * (1 - sigmoid(self.a))"),
    ),
    _wrong(
        "SigmoidGate",
        "sg-input-for-output",
        "puts the input into a (1 - a)",
        "The short formula for the slope is written with the output. Which number did you keep?",
        _sigmoid_gate("dz * self.x * (1 - self.x)"),
    ),
    _wrong(
        "SigmoidGate",
        "sg-no-complement",
        "multiplies by a instead of a (1 - a)",
        "How steep is the S far out on its right side?",
        _sigmoid_gate("dz * self.a"),
    ),
    _wrong(
        "SigmoidGate",
        "sg-sign",
        "has the sign of the inner slope wrong",
        "The sigmoid rises everywhere. Which sign has its slope?",
        _sigmoid_gate("dz * self.a * (self.a - 1)"),
    ),
    _wrong(
        "SigmoidGate",
        "sg-tanh-slope",
        "has the slope of tanh, 1 - a squared",
        "This is the slope of another S-shaped function.",
        _sigmoid_gate("dz * (1 - self.a**2)"),
    ),
    _wrong(
        "SigmoidGate",
        "sg-squares",
        "squares the output: a (1 - a squared)",
        "Put x = 0 into your formula. The slope there is one quarter.",
        _sigmoid_gate("dz * self.a * (1 - self.a**2)"),
    ),
    _wrong(
        "SigmoidGate",
        "sg-overflows",
        "computes exp(x) / (1 + exp(x)): nan at 1000",
        "What is exp(1000), and what is left when it is divided by itself?",
        _sigmoid_gate(
            "dz * self.a * (1 - self.a)",
            keep="self.a = np.exp(1.0 * x) / (1 + np.exp(1.0 * x))",
        ),
    ),
    _wrong(
        "SigmoidGate",
        "sg-slope-overflows",
        "computes exp(-x) / (1 + exp(-x))**2 on the way back: nan at -1000",
        "What happens to your slope for a very negative input?",
        _sigmoid_gate("dz * np.exp(-1.0 * self.x) / (1 + np.exp(-1.0 * self.x)) ** 2"),
    ),
    _wrong(
        "SigmoidGate",
        "sg-shared-memory",
        "keeps the output in the class, so that all gates share it",
        "Make two gates, run both forwards, then look at what the first one remembers.",
        _sigmoid_gate(
            "dz * SigmoidGate.a * (1 - SigmoidGate.a)", keep="SigmoidGate.a = sigmoid(x)"
        ),
    ),
    _wrong(
        "SigmoidGate",
        "sg-remembers-first",
        "keeps the output of the first forward only",
        "Use one gate for a second time, with another input. Which one does backward answer for?",
        _sigmoid_gate(
            "dz * self.a * (1 - self.a)",
            keep='if not hasattr(self, "a"): self.a = sigmoid(x)',
            value="sigmoid(x)",
        ),
    ),
    _wrong(
        "SigmoidGate",
        "sg-passes-through",
        "hands dz on unchanged",
        "This is what a sum does. Is the sigmoid as steep as that anywhere?",
        _sigmoid_gate("1.0 * dz"),
    ),
    _wrong(
        "SigmoidGate",
        "sg-missing-minus",
        "computes 1 / (1 + exp(x))",
        "Does your gate rise or fall when its input grows?",
        _sigmoid_gate("dz * self.a * (1 - self.a)", keep="self.a = sigmoid(-1.0 * x)"),
    ),
)

BRANCH = (
    _wrong(
        "branch_example",
        "br-overwrites",
        "the gradient of the second branch overwrites that of the first",
        "x is used twice; did you keep both contributions?",
        _branch("f, dx_product, dy"),
    ),
    _wrong(
        "branch_example",
        "br-direct-only",
        "keeps the direct branch only",
        "x is used twice; did you keep both contributions?",
        _branch("f, dx_direct, dy"),
    ),
    _wrong(
        "branch_example",
        "br-multiplies",
        "multiplies the gradients of the branches",
        "Along a path slopes are multiplied. What happens where two paths meet? Try y = 0.",
        _branch("f, dx_product * dx_direct, dy"),
        same_as=("br-overwrites",),
    ),
    _wrong(
        "branch_example",
        "br-averages",
        "averages the branches",
        "Moving x moves f in both ways at once. Is that a mean?",
        _branch("f, (dx_product + dx_direct) / 2, dy"),
    ),
    _wrong(
        "branch_example",
        "br-swapped",
        "returns df/dy before df/dx",
        "In which order are the three results asked for?",
        _branch("f, dy, dx_product + dx_direct"),
    ),
    _wrong(
        "branch_example",
        "br-starts-with-f",
        "starts the way back with f instead of 1",
        "How fast does f change when f changes? The way back starts with this number.",
        _branch(start="f"),
    ),
    _wrong(
        "branch_example",
        "br-wrong-branch",
        "adds the direct branch to y",
        "Which of the two variables is used twice in x y + x?",
        _branch("f, dx_product, dy + dx_direct"),
    ),
    _wrong(
        "branch_example",
        "br-no-sum",
        "returns x y for f",
        "The last node of the graph is a sum. What are its two inputs?",
        _branch("p, dx_product + dx_direct, dy"),
    ),
    _wrong(
        "branch_example",
        "br-difference",
        "subtracts the branches",
        "Both branches move f in the direction of their slope. Which sign joins them?",
        _branch("f, dx_product - dx_direct, dy"),
    ),
    _wrong(
        "branch_example",
        "br-same-gate-not-swapped",
        "the product is not swapped",
        "What does a multiply gate send to each of its inputs?",
        _branch("f, dy + dx_direct, dx_product"),
    ),
    _wrong(
        "branch_example",
        "br-adds-y",
        "computes x y + y and its gradient",
        "Which variable is added to the product?",
        """
        def branch_example(x, y):
            return x * y + y, 1.0 * y, x + 1.0
        """,
    ),
)

NEURON = (
    _wrong(
        "sigmoid_graph",
        "gr-not-swapped",
        "dw gets w and dx gets x",
        "Which factor remains when you differentiate a product?",
        _neuron(dw="g * np.array([w[0], w[1], 1.0])", dx="g * np.array([x[0], x[1]])"),
    ),
    _wrong(
        "sigmoid_graph",
        "gr-no-slope",
        "leaves the slope of the sigmoid out",
        "Which node lies between the sum and f?",
        _neuron(g="1.0"),
    ),
    _wrong(
        "sigmoid_graph",
        "gr-rounded",
        "rounds the slope to 0.2, as on a slide",
        "Round only when you print.",
        _neuron(g="round(f * (1 - f), 1)"),
    ),
    _wrong(
        "sigmoid_graph",
        "gr-rounded-two",
        "rounds the slope to two decimals, as in the drawing",
        "Round only when you print.",
        _neuron(g="round(f * (1 - f), 2)"),
    ),
    _wrong(
        "sigmoid_graph",
        "gr-bias-zero",
        "the bias has no gradient",
        "Does f move when only w[2] moves?",
        _neuron(dw="g * np.array([x[0], x[1], 0.0])"),
    ),
    _wrong(
        "sigmoid_graph",
        "gr-bias-one",
        "the gradient of the bias is the local slope 1",
        "The sum hands on what arrives. What arrives at the last sum?",
        _neuron(dw="np.array([g * x[0], g * x[1], 1.0])"),
    ),
    _wrong(
        "sigmoid_graph",
        "gr-bias-times-w",
        "the gradient of the bias is multiplied by the bias",
        "Is the bias an input of a product or of a sum?",
        _neuron(dw="g * np.array([x[0], x[1], w[2]])"),
    ),
    _wrong(
        "sigmoid_graph",
        "gr-no-bias",
        "leaves the bias out of the sum",
        "How many terms does the sum have?",
        _neuron(z="w[0] * x[0] + w[1] * x[1]"),
    ),
    _wrong(
        "sigmoid_graph",
        "gr-slope-of-activation",
        "takes the slope at f instead of at the sum",
        "Count how often the sum passes through the sigmoid before the slope is taken.",
        _neuron(g="float(sigmoid(f) * (1 - sigmoid(f)))"),
    ),
    _wrong(
        "sigmoid_graph",
        "gr-slope-of-sum",
        "puts the sum into z (1 - z)",
        "The short formula for the slope is written with the output of the gate.",
        _neuron(g="z * (1 - z)"),
    ),
    _wrong(
        "sigmoid_graph",
        "gr-linear",
        "has no sigmoid at all",
        "Which is the last gate of the graph?",
        _neuron(f="float(z)", g="1.0"),
    ),
    _wrong(
        "sigmoid_graph",
        "gr-starts-with-f",
        "starts the way back with f instead of 1",
        "How fast does f change when f changes? The way back starts with this number.",
        _neuron(g="f * f * (1 - f)"),
    ),
    _wrong(
        "sigmoid_graph",
        "gr-crossed",
        "takes the factors of the other product",
        "Which x belongs to w[0]?",
        _neuron(dw="g * np.array([x[1], x[0], 1.0])", dx="g * np.array([w[1], w[0]])"),
    ),
    _wrong(
        "sigmoid_graph",
        "gr-negated",
        "has the wrong sign in both gradients",
        "The sigmoid rises. If x[0] is positive and w[0] grows, does f rise or fall?",
        _neuron(g="-f * (1 - f)"),
    ),
    _wrong(
        "sigmoid_graph",
        "gr-overflows",
        "computes exp(z) / (1 + exp(z)): nan at 1000",
        "What is exp(1000), and what is left when it is divided by itself?",
        _neuron(f="float(np.exp(1.0 * z) / (1 + np.exp(1.0 * z)))"),
    ),
    _wrong(
        "sigmoid_graph",
        "gr-dx-three",
        "returns the derivative by a constant third input as well",
        "A gradient has the shape of its variable. How many entries has x?",
        _neuron(dx="g * np.array([w[0], w[1], w[2]])"),
    ),
)

NORM = (
    _wrong(
        "norm_graph",
        "nr-no-2",
        "the factor 2 is missing",
        "Differentiate the square.",
        _norm(dW="np.outer(q, x)", dx="W.T @ q"),
    ),
    _wrong(
        "norm_graph",
        "nr-outer-order",
        "the outer product is transposed",
        "Compare the shape of dW with that of W. Which index belongs to x?",
        _norm(dW="np.outer(x, 2 * q)"),
    ),
    _wrong(
        "norm_graph",
        "nr-no-transpose",
        "multiplies by W instead of its transpose",
        "Over which index of W is the sum for one entry of x?",
        _norm(dx="W @ (2 * q)"),
    ),
    _wrong(
        "norm_graph",
        "nr-root",
        "returns the length instead of its square",
        "Is there a root in the formula for f?",
        _norm(f="float(np.sqrt(np.sum(q**2)))"),
    ),
    _wrong(
        "norm_graph",
        "nr-half",
        "takes half of the squared length",
        "The cost of a network has a factor one half. Has this f?",
        _norm(f="float(np.sum(q**2) / 2)", dW="np.outer(q, x)", dx="W.T @ q"),
    ),
    _wrong(
        "norm_graph",
        "nr-local-slope-only",
        "dx is the sum of the rows of W: the gradient that arrives is forgotten",
        "What arrives at the product node from the squares?",
        _norm(dx="1.0 * W.sum(axis=0)"),
    ),
    _wrong(
        "norm_graph",
        "nr-dW-without-x",
        "dW repeats the gradient of q and forgets the factor x",
        "Which factor stands beside W[i, j] in q[i]?",
        _norm(dW="np.outer(2 * q, np.ones(len(x)))"),
    ),
    _wrong(
        "norm_graph",
        "nr-x-from-left",
        "multiplies x from the left, as if it were a row",
        "Here x is one column: on which side of it does W stand?",
        """
        def norm_graph(W, x):
            q = x @ W
            return float(np.sum(q**2)), np.outer(x, 2 * q), W @ (2 * q)
        """,
    ),
    _wrong(
        "norm_graph",
        "nr-mean",
        "takes the mean of the squares",
        "Is f a sum or a mean?",
        _norm(
            f="float(np.mean(q**2))", dW="np.outer(2 * q / len(q), x)", dx="W.T @ (2 * q) / len(q)"
        ),
    ),
    _wrong(
        "norm_graph",
        "nr-swapped-results",
        "returns dx before dW",
        "In which order are the three results asked for?",
        """
        def norm_graph(W, x):
            q = W @ x
            return float(np.sum(q**2)), W.T @ (2 * q), np.outer(2 * q, x)
        """,
    ),
    _wrong(
        "norm_graph",
        "nr-integers",
        "collects the gradients in arrays that inherit the integers of W and x",
        "Which dtype has an array that is made like x when x holds whole numbers?",
        """
        def norm_graph(W, x):
            q = W @ x
            dW, dx = np.zeros_like(W), np.zeros_like(x)
            dW[:] = np.outer(2 * q, x)
            dx[:] = W.T @ (2 * q)
            return float(np.sum(q**2)), dW, dx
        """,
    ),
    _wrong(
        "norm_graph",
        "nr-q-for-x",
        "dW is made of q twice",
        "Entry i, j of dW has one factor from q. Where does the other one come from?",
        _norm(dW="np.outer(2 * q, q)"),
    ),
)

CHECK = (
    _wrong(
        "gradient_check",
        "gc-lengths",
        "compares only the lengths of the two gradients",
        "Do two vectors of equal length point the same way?",
        _check(
            "float(abs(np.linalg.norm(grad) - np.linalg.norm(n))"
            " / max(1e-8, np.linalg.norm(grad) + np.linalg.norm(n)))"
        ),
    ),
    _wrong(
        "gradient_check",
        "gc-divides-by-zero",
        "no floor: nan where both gradients are 0",
        "What if both gradients are zero?",
        _check("float(np.max(np.abs(grad - n) / (np.abs(grad) + np.abs(n))))"),
    ),
    _wrong(
        "gradient_check",
        "gc-signed",
        "forgets the absolute value of the difference",
        "What does the maximum make of an entry that is too small?",
        _check("float(np.max((grad - n) / size))"),
    ),
    _wrong(
        "gradient_check",
        "gc-absolute",
        "an absolute error: blind for tiny gradients",
        "Is a difference of a millionth small? Compared with what?",
        _check("float(np.max(np.abs(grad - n)))"),
    ),
    _wrong(
        "gradient_check",
        "gc-mean",
        "takes the mean over the entries",
        "One bad entry among a thousand good ones: what does a mean make of it?",
        _check("float(np.mean(np.abs(grad - n) / size))"),
    ),
    _wrong(
        "gradient_check",
        "gc-best-entry",
        "takes the best entry",
        "Which entry should decide: the best one or the worst one?",
        _check("float(np.min(np.abs(grad - n) / size))"),
    ),
    _wrong(
        "gradient_check",
        "gc-one-sided",
        "takes one-sided differences",
        "On how many sides of x does your difference quotient have a point?",
        """
        def gradient_check(f, grad, x, h=1e-5):
            at = np.array(x, dtype=float)
            n, here = np.zeros_like(at), f(at.copy())
            for place in np.ndindex(at.shape):
                moved = at.copy()
                moved[place] += h
                n[place] = (f(moved) - here) / h
            return float(np.max(np.abs(grad - n) / np.maximum(1e-8, np.abs(grad) + np.abs(n))))
        """,
    ),
    _wrong(
        "gradient_check",
        "gc-ignores-h",
        "does not pass h on",
        "Where in your code is h used?",
        _check("float(np.max(np.abs(grad - n) / size))", n="numerical_gradient(f, x)"),
    ),
    _wrong(
        "gradient_check",
        "gc-other-default",
        "has another default for h",
        "Which h does the first line of the function name?",
        _check("float(np.max(np.abs(grad - n) / size))", h="1e-6"),
    ),
    _wrong(
        "gradient_check",
        "gc-half-distance",
        "divides by h although the points are 2 h apart",
        "How far apart are x - h and x + h?",
        _check(
            "float(np.max(np.abs(grad - n) / np.maximum(1e-8, np.abs(grad) + np.abs(n))))",
            n="2 * numerical_gradient(f, x, h)",
        ),
    ),
    _wrong(
        "gradient_check",
        "gc-yes-or-no",
        "answers yes or no",
        "A number was asked for, so that the reader can judge how close it is.",
        _check("bool(np.max(np.abs(grad - n) / size) < 1e-7)"),
    ),
    _wrong(
        "gradient_check",
        "gc-every-entry",
        "returns the errors of all entries",
        "One number was asked for. Which entry should decide?",
        _check("np.abs(grad - n) / size"),
    ),
    _wrong(
        "gradient_check",
        "gc-sums-first",
        "sums before comparing, so that errors cancel",
        "An entry that is too large and one that is too small: can they cancel in your error?",
        _check("float(abs(np.sum(grad - n)) / max(1e-8, np.sum(np.abs(grad) + np.abs(n))))"),
    ),
    _wrong(
        "gradient_check",
        "gc-signed-denominator",
        "has no absolute values in the denominator",
        "What is the sum of a number and its negative? Where does your error divide by it?",
        _check("float(np.max(np.abs(grad - n) / np.maximum(1e-8, grad + n)))"),
    ),
    _wrong(
        "gradient_check",
        "gc-relative-to-one",
        "divides by the size of the analytic gradient alone",
        "Which of the two gradients does your denominator trust, and what if it is the 0?",
        _check("float(np.max(np.abs(grad - n) / np.maximum(1e-8, np.abs(grad))))"),
    ),
    _wrong(
        "gradient_check",
        "gc-squared-lengths",
        "a ratio of squared lengths: much too small",
        "Is your ratio one of lengths or of squares?",
        _check("float(np.sum((grad - n) ** 2) / max(1e-8, np.sum(grad**2) + np.sum(n**2)))"),
    ),
    _wrong(
        "gradient_check",
        "gc-whole-numbers",
        "moves a copy of x that keeps its whole numbers",
        "If x holds whole numbers, what is x + h after it has been stored in a copy of x?",
        """
        def gradient_check(f, grad, x, h=1e-5):
            n = np.zeros(np.shape(x))
            for place in np.ndindex(n.shape):
                above, below = x.copy(), x.copy()
                above[place] += np.asarray(h).astype(x.dtype)
                below[place] -= np.asarray(h).astype(x.dtype)
                n[place] = (f(above) - f(below)) / (2 * h)
            return float(np.max(np.abs(grad - n) / np.maximum(1e-8, np.abs(grad) + np.abs(n))))
        """,
    ),
)

CONVENTIONS = {
    "nr-half": "the squared length has a factor 1/2",
    "nr-mean": "the squares are averaged",
}

MISCONCEPTIONS = with_conventions(
    CONVENTIONS, (*ADD, *MUL, *MAX, *SIGMOID, *BRANCH, *NEURON, *NORM, *CHECK)
)
