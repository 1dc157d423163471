"""Changes of the reference that make no difference to anything the problem set asks for."""

from autograder.known import Equivalent

ANY_WEIGHTS = "The exercise accepts every network of threshold units that makes XOR; this is one."
VECTORS = "The product of two vectors is the same in either order."


def _same(exercise: str, change: str, reason: str) -> Equivalent:
    return Equivalent(exercise=exercise, change=change, reason=reason)


LAYER = "W, b = (np.ones((2, 2)), np.array([-1.5, -0.5]))"
OUTPUT = "return step(A1 @ np.array([-1.0, 1.0]) - 0.5)"
EQUIVALENT = (
    _same("perceptron_update", "if y * (w @ x) > 0: -> if y * (x @ w) > 0:", VECTORS),
    _same(
        "perceptron_update",
        "return w.copy() -> return w",
        "Answers reach a test as copies, so it cannot see whether an array is the caller's own.",
    ),
    _same(
        "perceptron_train",
        "w = np.zeros(A.shape[1]) -> w = np.ones(A.shape[1])",
        "Any start is allowed: the corrections end at separating weights from each.",
    ),
    _same(
        "perceptron_train",
        "for _ in range(max_epochs): -> for _ in range(max_epochs - 1):",
        "How many epochs a set needs depends on the order of the points, which is free.",
    ),
    _same(
        "xor_network",
        f"{LAYER} -> W, b = (np.ones((2, 1)), np.array([-1.5, -0.5]))",
        "Both columns are the same ones, spread by broadcasting.",
    ),
    _same(
        "xor_network", f"{LAYER} -> W, b = (np.ones((2, 2)), np.array([-1.5, -1.0]))", ANY_WEIGHTS
    ),
    _same(
        "xor_network", f"{LAYER} -> W, b = (np.ones((2, 2)), np.array([-1.5, -0.25]))", ANY_WEIGHTS
    ),
    _same(
        "xor_network",
        "A1 = step(X @ W + b) -> A1 = step(X @ W.T + b)",
        "W is full of ones, and so is its transpose.",
    ),
    _same("xor_network", f"{OUTPUT} -> return step(A1 @ np.array([-2.0, 1.0]) - 0.5)", ANY_WEIGHTS),
    _same("xor_network", f"{OUTPUT} -> return step(A1 @ np.array([-1.0, 0.5]) - 0.5)", ANY_WEIGHTS),
    _same("xor_network", f"{OUTPUT} -> return step(A1 @ np.array([-1.0, 1.0]) - 1.0)", ANY_WEIGHTS),
    _same(
        "xor_network", f"{OUTPUT} -> return step(A1 @ np.array([-1.0, 1.0]) - 0.25)", ANY_WEIGHTS
    ),
    _same(
        "xor_network",
        f"{OUTPUT} -> return step(A1 @ np.array([-1.0, 1.0]).T - 0.5)",
        "A vector has no other way to lie.",
    ),
)
