"""Changes of the reference that make no difference to anything the problem set asks for."""

from autograder.known import Equivalent


def _same(exercise: str, change: str, reason: str) -> Equivalent:
    return Equivalent(exercise=exercise, change=change, reason=reason)


ORDER = "The two summands, or factors, may stand in either order."
EQUIVALENT = (
    _same(
        "MaxGate",
        "self.x_wins = np.asarray(x) >= np.asarray(y) -> self.x_wins = np.asarray(x) "
        "> np.asarray(y)",
        "At a tie the gradient may go either way, as long as all of it goes.",
    ),
    _same(
        "branch_example",
        "f = total.forward(product.forward(x, y), x) -> f = total.forward(x, "
        "product.forward(x, y))",
        ORDER,
    ),
    _same(
        "sigmoid_graph",
        "squash.forward(outer.forward(inner.forward(p0, p1), w[2])) -> "
        "squash.forward(outer.forward(w[2], inner.forward(p0, p1)))",
        ORDER,
    ),
    _same(
        "sigmoid_graph",
        "squash.forward(outer.forward(inner.forward(p0, p1), w[2])) -> "
        "squash.forward(outer.forward(inner.forward(p1, p0), w[2]))",
        ORDER,
    ),
    _same(
        "gradient_check",
        "def gradient_check(f, grad, x, h=1e-05): -> def gradient_check(f, grad, x, h=-1e-05):",
        "A central difference is the same with the two points exchanged.",
    ),
    _same(
        "gradient_check",
        "np.max(np.abs(grad - numerical) / np.maximum(1e-08, size)) -> "
        "np.max(np.abs(numerical - grad) / np.maximum(1e-08, size))",
        "A distance is the same from both ends.",
    ),
)
