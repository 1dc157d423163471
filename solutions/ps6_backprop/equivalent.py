"""Changes of the reference that make no difference to anything the problem set asks for."""

from autograder.known import Agreement, Equivalent

SHARED = (
    "The result shares arrays with the arguments but changes none of them. Answers reach a test as "
    "copies, so it cannot see this, and the text asks only that nothing passed in is changed."
)

EQUIVALENT = (
    Equivalent(
        exercise="convert_columns_to_rows",
        change="return (W1.T.copy(), W2.T.copy()) -> return (W1.T, W2.T.copy())",
        reason=SHARED,
    ),
    Equivalent(
        exercise="convert_columns_to_rows",
        change="return (W1.T.copy(), W2.T.copy()) -> return (W1.T.copy(), W2.T)",
        reason=SHARED,
    ),
    Equivalent(
        exercise="train_rounds",
        change="params = {key: value.copy() for key, value in params.items()} -> dropped",
        reason=SHARED,
    ),
    Equivalent(
        exercise="train_rounds",
        change="{key: value.copy() for key, value in params.items()} -> "
        "{key: value for key, value in params.items()}",
        reason=SHARED,
    ),
)

AGREEING = (
    Agreement(
        exercise="backward",
        tests=(
            "test_a_batch_given_twice_has_the_same_gradient",
            "test_perfect_predictions_have_no_gradient",
        ),
        reason="Both look at every entry, one where the number of samples matters, one where the "
        "errors do. Each says to a student what to try, and what should then come out.",
    ),
)
