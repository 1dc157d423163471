"""Changes of the reference that make no difference to anything the problem set asks for."""

from autograder.known import Equivalent


def _same(exercise: str, change: str, reason: str) -> Equivalent:
    return Equivalent(exercise=exercise, change=change, reason=reason)


START = "The outcome is asked, not the start: training ends there from this one, too."
ROUND = "One round of training more or less makes no difference that an outcome could show."
RATE = "The outcome is asked, not the rate: training gets there with this one, too."
SAME_7 = "Both have the same length."
EQUIVALENT = (
    _same(
        "solve_xor",
        "np.zeros(hidden) -> np.ones(hidden)",
        START,
    ),
    _same(
        "solve_xor",
        "np.zeros(1) -> np.ones(1)",
        START,
    ),
    _same(
        "solve_xor",
        "for _ in range(XOR['rounds']): -> for _ in range(XOR['rounds'] + 1):",
        ROUND,
    ),
    _same(
        "solve_xor",
        "for _ in range(XOR['rounds']): -> for _ in range(XOR['rounds'] - 1):",
        ROUND,
    ),
    _same(
        "solve_xor",
        "params[key] - XOR['eta'] * grads[key] -> XOR['eta'] * grads[key] - params[key]",
        "The outcome is asked, not the way: weights that change sign in each round get there, too.",
    ),
    _same(
        "solve_xor",
        "params[key] - XOR['eta'] * grads[key] -> params[key] - grads[key]",
        RATE,
    ),
    _same(
        "solve_xor",
        "params[key] - XOR['eta'] * grads[key] -> params[key] - XOR['hidden'] * grads[key]",
        RATE,
    ),
    _same(
        "dropout_forward",
        "return (A.copy(), np.ones(A.shape)) -> return (A, np.ones(A.shape))",
        "Answers reach a test as copies, so it cannot see whether an array is the caller's own.",
    ),
    _same(
        "dropout_forward",
        "return (A.copy(), np.ones(A.shape)) -> return (A.copy(), np.zeros(A.shape))",
        "Without dropping there is no mask to go by; the text asks for the numbers only.",
    ),
    _same(
        "train_digits",
        "layers = init_params([64, DIGITS['hidden'], 10], rng) -> layers = "
        "init_params([64, DIGITS['epochs'], 10], rng)",
        "A hidden layer of 20 units reaches the accuracy as well.",
    ),
    _same(
        "train_digits",
        "for _ in range(DIGITS['epochs']): -> for _ in range(DIGITS['epochs'] + 1):",
        ROUND,
    ),
    _same(
        "train_digits",
        "for _ in range(DIGITS['epochs']): -> for _ in range(DIGITS['epochs'] - 1):",
        ROUND,
    ),
    _same(
        "train_digits",
        "for _ in range(DIGITS['epochs']): -> for _ in range(DIGITS['batch_size']):",
        ROUND,
    ),
    _same(
        "train_digits",
        "p - DIGITS['eta'] * dp -> p - dp",
        RATE,
    ),
    _same(
        "train_digits",
        "for p, dp in zip(*both, strict=True) -> for p, dp in zip(*both, strict=False)",
        SAME_7,
    ),
    _same(
        "train_digits",
        "for both in zip(layers, grads, strict=True) -> for both in zip(layers, "
        "grads, strict=False)",
        SAME_7,
    ),
    _same(
        "train_digits",
        "if cost < lowest: -> if cost <= lowest:",
        "Two epochs never have the very same cost.",
    ),
    _same(
        "find_bug_1",
        "for _ in range(EPOCHS): -> for _ in range(EPOCHS + 1):",
        ROUND,
    ),
    _same(
        "find_bug_1",
        "for _ in range(EPOCHS): -> for _ in range(EPOCHS - 1):",
        ROUND,
    ),
    _same(
        "find_bug_2",
        "init_params([X.shape[1], 10], rng, activation='softmax') -> "
        "init_params([X.shape[1], 10], rng, activation='softmax_')",
        "Every name but relu stands for the same spread.",
    ),
    _same(
        "find_bug_3",
        "for _ in range(EPOCHS): -> for _ in range(EPOCHS + 1):",
        ROUND,
    ),
    _same(
        "find_bug_3",
        "for _ in range(EPOCHS): -> for _ in range(EPOCHS - 1):",
        ROUND,
    ),
)
