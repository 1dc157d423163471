"""Valid solutions of problem set 7 that look different from the reference."""

from autograder.known import Alternative

ADD = (
    Alternative(
        id="ag-list",
        exercise="AddGate",
        description="keeps its inputs although it need not, returns a list",
        code="""
        class AddGate:
            def __init__(self):
                self.cache = None

            def forward(self, x, y):
                self.cache = (x, y)
                return np.add(x, y)

            def backward(self, dz):
                return [1.0 * dz, 1.0 * dz]
        """,
    ),
    Alternative(
        id="ag-closures",
        exercise="AddGate",
        description="functional: a function that makes an object of two functions",
        code="""
        from types import SimpleNamespace

        def AddGate():
            return SimpleNamespace(
                forward=lambda x, y: x + y,
                backward=lambda dz: (dz, dz),
            )
        """,
    ),
    Alternative(
        id="ag-static",
        exercise="AddGate",
        description="static methods, copies for each input",
        code="""
        class AddGate:
            @staticmethod
            def forward(x, y):
                return x + y

            @staticmethod
            def backward(dz):
                return np.array(dz, dtype=float), np.array(dz, dtype=float)
        """,
    ),
    Alternative(
        id="ag-stacked",
        exercise="AddGate",
        description="both gradients in one array",
        code="""
        class AddGate:
            def forward(self, x, y):
                return x + y

            def backward(self, dz):
                return np.stack([dz, dz])
        """,
    ),
)

MUL = (
    Alternative(
        id="mg-tuple",
        exercise="MulGate",
        description="keeps a tuple, asks for arrays first",
        code="""
        class MulGate:
            def forward(self, x, y):
                self.inputs = np.asarray(x), np.asarray(y)
                return np.multiply(*self.inputs)

            def backward(self, dz):
                x, y = self.inputs
                return [y * dz, x * dz]
        """,
    ),
    Alternative(
        id="mg-dict",
        exercise="MulGate",
        description="keeps a dictionary, has further methods",
        code="""
        class MulGate:
            def __init__(self):
                self.cache = {}

            def remember(self, **values):
                self.cache.update(values)

            def forward(self, x, y):
                self.remember(x=x, y=y, z=x * y)
                return self.cache["z"]

            def backward(self, dz):
                self.dx = dz * self.cache["y"]
                self.dy = dz * self.cache["x"]
                return self.dx, self.dy
        """,
    ),
    Alternative(
        id="mg-dataclass",
        exercise="MulGate",
        description="a dataclass with fields for inputs and gradients",
        code="""
        from dataclasses import dataclass
        from typing import Any

        @dataclass
        class MulGate:
            x: Any = None
            y: Any = None
            dx: Any = None
            dy: Any = None

            def forward(self, x, y):
                self.x, self.y = x, y
                return x * y

            def backward(self, dz):
                self.dx, self.dy = dz * self.y, dz * self.x
                return self.dx, self.dy
        """,
    ),
    Alternative(
        id="mg-closure",
        exercise="MulGate",
        description="functional inside: forward stores the backward function",
        code="""
        class MulGate:
            def forward(self, x, y):
                print("multiplying", np.shape(x))
                self._back = lambda dz: (dz * y, dz * x)
                return x * y

            def backward(self, dz):
                return self._back(dz)
        """,
    ),
    Alternative(
        id="mg-maker",
        exercise="MulGate",
        description="functional: a function with a memory, no class",
        code="""
        from types import SimpleNamespace

        def MulGate():
            memory = {}

            def forward(x, y):
                memory["x"], memory["y"] = x, y
                return x * y

            def backward(dz):
                return dz * memory["y"], dz * memory["x"]

            return SimpleNamespace(forward=forward, backward=backward)
        """,
    ),
    Alternative(
        id="mg-base-class",
        exercise="MulGate",
        description="a base class, slots and copies of the inputs",
        code="""
        class Gate:
            __slots__ = ("kept",)

            def keep(self, *values):
                self.kept = [np.array(value, dtype=float) for value in values]


        class MulGate(Gate):
            def forward(self, x, y):
                self.keep(x, y)
                return self.kept[0] * self.kept[1]

            def backward(self, dz):
                return tuple(dz * other for other in reversed(self.kept))
        """,
    ),
    Alternative(
        id="mg-float32",
        exercise="MulGate",
        description="single precision",
        code="""
        class MulGate:
            def forward(self, x, y):
                self.x, self.y = np.float32(x), np.float32(y)
                return self.x * self.y

            def backward(self, dz):
                return np.float32(dz) * self.y, np.float32(dz) * self.x
        """,
    ),
    Alternative(
        id="mg-named-tuple",
        exercise="MulGate",
        description="a named tuple, a history of all calls, callable",
        code="""
        from collections import namedtuple

        Gradients = namedtuple("Gradients", ["dx", "dy"])


        class MulGate:
            def __init__(self):
                self.history = []

            def __call__(self, x, y):
                return self.forward(x, y)

            def forward(self, x, y):
                self.history.append({"x": x, "y": y})
                return x * y

            def backward(self, dz=1.0):
                last = self.history[-1]
                return Gradients(dx=dz * last["y"], dy=dz * last["x"])
        """,
    ),
)

MAX = (
    Alternative(
        id="xg-half-a-tie",
        exercise="MaxGate",
        description="a tie is split half and half",
        code="""
        class MaxGate:
            def forward(self, x, y):
                self.share = np.where(x > y, 1.0, np.where(x < y, 0.0, 0.5))
                return np.maximum(x, y)

            def backward(self, dz):
                return dz * self.share, dz * (1 - self.share)
        """,
    ),
    Alternative(
        id="xg-second-wins",
        exercise="MaxGate",
        description="a tie goes to the second input; boolean masks",
        code="""
        class MaxGate:
            def forward(self, x, y):
                self.mask = x > y
                return x * self.mask + y * np.logical_not(self.mask)

            def backward(self, dz):
                return [dz * self.mask, dz * np.logical_not(self.mask)]
        """,
    ),
    Alternative(
        id="xg-sign",
        exercise="MaxGate",
        description="formula with the sign of the difference",
        code="""
        class MaxGate:
            def forward(self, x, y):
                self.s = np.sign(np.subtract(x, y))
                return (np.add(x, y) + np.abs(np.subtract(x, y))) / 2

            def backward(self, dz):
                return dz * (1 + self.s) / 2, dz * (1 - self.s) / 2
        """,
    ),
    Alternative(
        id="xg-loop",
        exercise="MaxGate",
        description="plain numbers by if, arrays entry by entry in a loop, ties three to seven",
        code="""
        class MaxGate:
            def _share(self, x, y):
                if x > y:
                    return 1.0
                return 0.3 if x == y else 0.0

            def forward(self, x, y):
                self.share = np.empty(np.shape(x))
                for i in np.ndindex(self.share.shape):
                    self.share[i] = self._share(np.asarray(x)[i], np.asarray(y)[i])
                return np.where(self.share > 0, x, y)

            def backward(self, dz):
                return self.share * dz, (1 - self.share) * dz
        """,
    ),
    Alternative(
        id="xg-output",
        exercise="MaxGate",
        description="compares the output with the inputs, divides among the winners",
        code="""
        class MaxGate:
            def forward(self, x, y):
                z = np.maximum(x, y)
                winners = np.stack([x == z, y == z]).astype(float)
                self.shares = winners / winners.sum(axis=0)
                return z

            def backward(self, dz):
                return tuple(self.shares * dz)
        """,
    ),
    Alternative(
        id="xg-fill",
        exercise="MaxGate",
        description="fills float arrays",
        code="""
        class MaxGate:
            def forward(self, x, y):
                self.winner = np.argmax([y, x], axis=0)
                return np.max([y, x], axis=0)

            def backward(self, dz):
                dz = np.asarray(dz, dtype=float)
                dx, dy = np.zeros(dz.shape), np.zeros(dz.shape)
                dx[self.winner == 1] = dz[self.winner == 1]
                dy[self.winner == 0] = dz[self.winner == 0]
                return dx, dy
        """,
    ),
    Alternative(
        id="xg-heaviside",
        exercise="MaxGate",
        description="heaviside with a quarter at a tie",
        code="""
        class MaxGate:
            def forward(self, x, y):
                self.share = np.heaviside(np.subtract(x, y), 0.25)
                return np.maximum(x, y)

            def backward(self, dz):
                dx = dz * self.share
                return dx, dz - dx
        """,
    ),
)

SIGMOID = (
    Alternative(
        id="sg-keeps-input",
        exercise="SigmoidGate",
        description="keeps the input and computes the sigmoid once more",
        code="""
        class SigmoidGate:
            def forward(self, x):
                self.x = x
                return sigmoid(x)

            def backward(self, dz):
                return dz * sigmoid(self.x) * sigmoid(-np.asarray(self.x))
        """,
    ),
    Alternative(
        id="sg-keeps-slope",
        exercise="SigmoidGate",
        description="a simple sigmoid that warns at -1000, keeps the slope in a dict",
        code="""
        class SigmoidGate:
            def __init__(self):
                self.memory = {}

            def forward(self, x):
                a = 1 / (1 + np.exp(-x))
                self.memory["slope"] = a - a**2
                return a

            def backward(self, dz):
                return self.memory["slope"] * dz
        """,
    ),
    Alternative(
        id="sg-tanh",
        exercise="SigmoidGate",
        description="by way of tanh, a dataclass",
        code="""
        import dataclasses

        @dataclasses.dataclass
        class SigmoidGate:
            t: object = 0.0

            def forward(self, x):
                self.t = np.tanh(np.asarray(x) / 2)
                return (1 + self.t) / 2

            def backward(self, dz):
                return dz * (1 - self.t**2) / 4
        """,
    ),
    Alternative(
        id="sg-four-gates",
        exercise="SigmoidGate",
        description="the four small gates of the text, one after the other",
        code="""
        class SigmoidGate:
            def forward(self, x):
                self.e = np.exp(np.clip(-np.asarray(x, dtype=float), -700, 300))
                self.u = self.e + 1
                return 1 / self.u

            def backward(self, dz):
                du = -dz / self.u**2
                de = du
                dminus = de * self.e
                return -dminus
        """,
    ),
    Alternative(
        id="sg-list",
        exercise="SigmoidGate",
        description="a loop over the entries, with Python's own numbers",
        code="""
        import math

        class SigmoidGate:
            def _one(self, x):
                e = math.exp(-abs(x))
                return 1 / (1 + e) if x >= 0 else e / (1 + e)

            def forward(self, x):
                x = np.asarray(x, dtype=float)
                self.a = np.array([self._one(v) for v in x.ravel()]).reshape(x.shape)
                return self.a

            def backward(self, dz):
                return np.asarray(dz) * self.a * (1 - self.a)
        """,
    ),
    Alternative(
        id="sg-logarithms",
        exercise="SigmoidGate",
        description="by way of logaddexp",
        code="""
        class SigmoidGate:
            def forward(self, x):
                self.x = x
                return np.exp(-np.logaddexp(0, -x))

            def backward(self, dz):
                return dz * np.exp(-np.logaddexp(0, -self.x) - np.logaddexp(0, self.x))
        """,
    ),
)

BRANCH = (
    Alternative(
        id="br-formula",
        exercise="branch_example",
        description="the derivatives by hand",
        code="""
        def branch_example(x, y):
            return x * y + x, y + 1, x
        """,
    ),
    Alternative(
        id="br-accumulates",
        exercise="branch_example",
        description="collects the gradient of x in a variable, returns a list",
        code="""
        def branch_example(x, y):
            mul, add = MulGate(), AddGate()
            f = add.forward(x, mul.forward(x, y))
            grads = {"x": 0.0, "y": 0.0}
            dx, dp = add.backward(1.0)
            grads["x"] += dx
            dx, dy = mul.backward(dp)
            grads["x"] = grads["x"] + dx
            grads["y"] = grads["y"] + dy
            return [f, grads["x"], grads["y"]]
        """,
    ),
    Alternative(
        id="br-factored",
        exercise="branch_example",
        description="another graph of the same function, x (y + 1)",
        code="""
        def branch_example(x, y):
            add, mul = AddGate(), MulGate()
            f = mul.forward(x, add.forward(y, 1.0))
            dx, ds = mul.backward(1.0)
            dy, _ = add.backward(ds)
            return f, dx, dy
        """,
    ),
    Alternative(
        id="br-stacked",
        exercise="branch_example",
        description="all three in one array",
        code="""
        def branch_example(x, y):
            x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
            return np.array([x * y + x, y + 1.0, x])
        """,
    ),
)

NEURON = (
    Alternative(
        id="gr-formula",
        exercise="sigmoid_graph",
        description="without gates",
        code="""
        def sigmoid_graph(w, x):
            f = sigmoid(np.dot(w[:2], x) + w[2])
            slope = f * (1 - f)
            return f, slope * np.append(x, 1.0), slope * w[:2]
        """,
    ),
    Alternative(
        id="gr-vector-gates",
        exercise="sigmoid_graph",
        description="one multiply gate for both products, lists",
        code="""
        def sigmoid_graph(w, x):
            mul, add, sig = MulGate(), AddGate(), SigmoidGate()
            products = mul.forward(w[:2], x)
            f = sig.forward(add.forward(products.sum(), w[2]))
            dsum, db = add.backward(sig.backward(1.0))
            dw, dx = mul.backward(np.full(2, dsum))
            return float(f), [*dw, float(db)], list(dx)
        """,
    ),
    Alternative(
        id="gr-third-product",
        exercise="sigmoid_graph",
        description="the bias as a weight on the constant 1",
        code="""
        def sigmoid_graph(w, x):
            inputs = np.concatenate([x, [1.0]])
            gates = [MulGate() for _ in range(3)]
            first, second, squash = AddGate(), AddGate(), SigmoidGate()
            p = [g.forward(a, b) for g, a, b in zip(gates, w, inputs)]
            f = squash.forward(second.forward(first.forward(p[0], p[1]), p[2]))
            d01, d2 = second.backward(squash.backward(1.0))
            back = [*first.backward(d01), d2]
            pairs = np.array([g.backward(d) for g, d in zip(gates, back)])
            return f, pairs[:, 0], pairs[:2, 1]
        """,
    ),
    Alternative(
        id="gr-bias-first",
        exercise="sigmoid_graph",
        description="adds in another order, a helper class, prints",
        code="""
        class Neuron:
            def __init__(self, w, x):
                self.w, self.x = [float(v) for v in w], [float(v) for v in x]

            def run(self):
                self.z = self.w[2] + self.w[1] * self.x[1] + self.w[0] * self.x[0]
                self.f = float(sigmoid(self.z))
                print("z =", self.z)
                return self.f

            def back(self):
                g = self.f * float(sigmoid(-self.z))
                return np.array([g * v for v in self.x] + [g]), np.array([g * v for v in self.w[:2]])


        def sigmoid_graph(w, x):
            neuron = Neuron(w, x)
            return (neuron.run(), *neuron.back())
        """,
    ),
    Alternative(
        id="gr-float32",
        exercise="sigmoid_graph",
        description="single precision",
        code="""
        def sigmoid_graph(w, x):
            w, x = np.asarray(w, dtype=np.float32), np.asarray(x, dtype=np.float32)
            f = sigmoid(w[:2] @ x + w[2]).astype(np.float32)
            g = f * (1 - f)
            return f, g * np.array([x[0], x[1], 1], dtype=np.float32), g * w[:2]
        """,
    ),
)

NORM = (
    Alternative(
        id="nr-loops",
        exercise="norm_graph",
        description="loops over the indices of the text",
        code="""
        def norm_graph(W, x):
            m, d = W.shape
            dW, dx, f = np.zeros((m, d)), np.zeros(d), 0.0
            for i in range(m):
                q = sum(W[i, j] * x[j] for j in range(d))
                f += q**2
                for j in range(d):
                    dW[i, j] = 2 * q * x[j]
                    dx[j] += 2 * q * W[i, j]
            return f, dW, dx
        """,
    ),
    Alternative(
        id="nr-broadcast",
        exercise="norm_graph",
        description="broadcasting, a dot product, a list of results",
        code="""
        def norm_graph(W, x):
            q = np.dot(W, x)
            return [q @ q, 2 * q[:, None] * x[None, :], 2 * q @ W]
        """,
    ),
    Alternative(
        id="nr-gates",
        exercise="norm_graph",
        description="a multiply gate for the square: q branches",
        code="""
        def norm_graph(W, x):
            q = W @ x
            square = MulGate()
            f = square.forward(q, q).sum()
            left, right = square.backward(np.ones(len(q)))
            dq = left + right
            return f, np.outer(dq, x), W.T @ dq
        """,
    ),
    Alternative(
        id="nr-columns",
        exercise="norm_graph",
        description="columns inside, reshaped at the end",
        code="""
        def norm_graph(W, x):
            column = np.reshape(x, (-1, 1))
            q = W @ column
            dq = 2.0 * q
            return float((q.T @ q)[0, 0]), dq @ column.T, (W.T @ dq).ravel()
        """,
    ),
    Alternative(
        id="nr-gram",
        exercise="norm_graph",
        description="by way of W^T W, einsum",
        code="""
        def norm_graph(W, x):
            G = np.einsum("ij,ik->jk", W, W)
            return x @ G @ x, 2 * np.einsum("ij,j,k->ik", W, x, x), 2 * G @ x
        """,
    ),
)

CHECK = (
    Alternative(
        id="gc-larger-one",
        exercise="gradient_check",
        description="the larger of both sizes in the denominator",
        code="""
        def gradient_check(f, grad, x, h=1e-5):
            n = numerical_gradient(f, x, h)
            size = np.maximum(np.maximum(np.abs(grad), np.abs(n)), 1e-8)
            return float(np.max(np.abs(grad - n) / size))
        """,
    ),
    Alternative(
        id="gc-norms",
        exercise="gradient_check",
        description="a ratio of lengths, 0-d result",
        code="""
        def gradient_check(f, grad, x, h=1e-5):
            n = numerical_gradient(f, x, h)
            up = np.linalg.norm(grad - n)
            down = np.linalg.norm(grad) + np.linalg.norm(n)
            return np.asarray(up / np.maximum(down, 1e-8))
        """,
    ),
    Alternative(
        id="gc-norms-larger",
        exercise="gradient_check",
        description="a ratio of lengths with the longer one below",
        code="""
        def gradient_check(f, grad, x, h=1e-5):
            n = numerical_gradient(f, x, h).ravel()
            a = np.asarray(grad, dtype=float).ravel()
            longer = max(np.sqrt(a @ a), np.sqrt(n @ n), 1e-8)
            return np.sqrt((a - n) @ (a - n)) / longer
        """,
    ),
    Alternative(
        id="gc-floor-added",
        exercise="gradient_check",
        description="the floor is added instead of a maximum",
        code="""
        def gradient_check(f, grad, x, h=1e-5):
            n = numerical_gradient(f, x, h)
            return np.max(np.abs(grad - n) / (np.abs(grad) + np.abs(n) + 1e-8))
        """,
    ),
    Alternative(
        id="gc-loop",
        exercise="gradient_check",
        description="own differences, entry by entry, with a running worst error",
        code="""
        def gradient_check(f, grad, x, h=1e-5):
            worst = 0.0
            x = np.array(x, dtype=float)
            for i in np.ndindex(x.shape):
                old = x[i]
                x[i] = old + h
                high = f(x)
                x[i] = old - h
                low = f(x)
                x[i] = old
                n = (high - low) / (2 * h)
                worst = max(worst, abs(grad[i] - n) / max(1e-8, abs(grad[i]) + abs(n)))
            return worst
        """,
    ),
    Alternative(
        id="gc-unit-vectors",
        exercise="gradient_check",
        description="moves along unit vectors, collects a list",
        code="""
        def gradient_check(f, grad, x, h=1e-5):
            errors = []
            for k, a in enumerate(np.ravel(grad)):
                step = np.zeros(np.size(x))
                step[k] = h
                step = step.reshape(np.shape(x))
                n = (f(x + step) - f(x - step)) / (2 * h)
                errors.append(np.abs(a - n) / max(abs(a) + abs(n), 1e-8))
            return max(errors)
        """,
    ),
    Alternative(
        id="gc-mean-size",
        exercise="gradient_check",
        description="the mean of both sizes in the denominator",
        code="""
        def gradient_check(f, grad, x, h=1e-5):
            n = numerical_gradient(f, x, h)
            size = (np.abs(grad) + np.abs(n)) / 2
            return np.max(np.abs(grad - n) / np.maximum(size, 1e-8))
        """,
    ),
)

ALTERNATIVES = (*ADD, *MUL, *MAX, *SIGMOID, *BRANCH, *NEURON, *NORM, *CHECK)
