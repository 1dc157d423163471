"""Changes of the reference that make no difference to anything the problem set asks for."""

from autograder.known import Equivalent

CONVERTED = "Numbers and arrays go in; what follows turns whole numbers into floats anyway."

EQUIVALENT = (
    Equivalent(
        exercise="sigmoid",
        change="z = np.asarray(z, dtype=float) -> dropped",
        reason=CONVERTED,
    ),
    Equivalent(
        exercise="sigmoid",
        change="return np.where(z >= 0, 1.0, e) / (1.0 + e) -> "
        "return np.where(z > 0, 1.0, e) / (1.0 + e)",
        reason="At 0 both faces of the sigmoid give one half: there e is 1.",
    ),
    Equivalent(
        exercise="tanh_from_sigmoid",
        change="x = np.asarray(x, dtype=float) -> dropped",
        reason=CONVERTED,
    ),
    Equivalent(
        exercise="neuron_forward",
        change="z = float(np.dot(w, x) + b) -> z = float(np.dot(x, w) + b)",
        reason="The scalar product of two vectors does not ask for their order.",
    ),
    Equivalent(
        exercise="squared_error",
        change="D = np.asarray(A, dtype=float) - Y -> D = Y - np.asarray(A, dtype=float)",
        reason="The difference is squared.",
    ),
    Equivalent(
        exercise="neuron_gradients",
        change="if cost != 'squared': -> dropped",
        reason="Students are told of one cost only; refusing others is not asked of them.",
    ),
    Equivalent(
        exercise="neuron_gradients",
        change='raise ValueError(\'only cost="squared" here; problem set 4 adds '
        '"cross_entropy"\') -> dropped',
        reason="Students are told of one cost only; refusing others is not asked of them.",
    ),
    Equivalent(
        exercise="neuron_gradients",
        change="x = np.asarray(x, dtype=float) -> dropped",
        reason="The float dz makes the product with whole numbers a float, too.",
    ),
    Equivalent(
        exercise="neuron_gradients",
        change="z, a = neuron_forward(x, w, b) -> z, a = neuron_forward(w, x, b)",
        reason="The scalar product of two vectors does not ask for their order.",
    ),
    Equivalent(
        exercise="strip",
        change="x = np.asarray(x, dtype=float) -> dropped",
        reason=CONVERTED,
    ),
)
