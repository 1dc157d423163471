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

QUOTIENTS = (
    "Both compare whole layers of rectangular networks, one with the reference, one with difference "
    "quotients of the cost: these would notice a slip in the reference itself. Students read both."
)

AGREEING = (
    Agreement(
        exercise="backward",
        tests=(
            "test_output_layer_of_rectangular_networks",
            "test_output_layer_agrees_with_difference_quotients_for_a_batch",
        ),
        reason=QUOTIENTS,
    ),
    Agreement(
        exercise="backward",
        tests=(
            "test_hidden_layer_of_rectangular_networks",
            "test_hidden_layer_agrees_with_difference_quotients_for_a_batch",
        ),
        reason=QUOTIENTS,
    ),
)
