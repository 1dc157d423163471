"""Changes of the reference that make no difference to anything the problem set asks for."""

from autograder.known import Equivalent


def _same(exercise: str, change: str, reason: str) -> Equivalent:
    return Equivalent(exercise=exercise, change=change, reason=reason)


SAME_0 = "Arrays are passed; a solution may leave the conversion out."
SAME_1 = "What comes of another cost than the two is not asked."
EQUIVALENT = (
    _same(
        "bce",
        "a, y = (np.asarray(a, dtype=float), np.asarray(y)) -> dropped",
        SAME_0,
    ),
    _same(
        "bce_with_logits",
        "z, y = (np.asarray(z, dtype=float), np.asarray(y)) -> dropped",
        SAME_0,
    ),
    _same(
        "neuron_gradients",
        "if cost not in ('squared', 'cross_entropy'): -> dropped",
        SAME_1,
    ),
    _same(
        "neuron_gradients",
        "if cost not in ('squared', 'cross_entropy'): -> if cost not in "
        "('cross_entropy', 'squared'):",
        "The order of the names does not matter.",
    ),
    _same(
        "neuron_gradients",
        "raise ValueError(\"cost is 'squared' or 'cross_entropy'\") -> dropped",
        SAME_1,
    ),
    _same(
        "neuron_gradients",
        "x = np.asarray(x, dtype=float) -> dropped",
        SAME_0,
    ),
    _same(
        "neuron_gradients",
        "z = np.dot(w, x) + b -> z = np.dot(x, w) + b",
        "The product of two vectors is the same in either order.",
    ),
)
