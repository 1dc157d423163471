"""The course: what there is, what it is worth, and how student code is held."""

from autograder.course import Assignment, Course, Limits

COURSE = Course(
    id="neural-networks",
    title="Neural networks and backpropagation",
    assignments=(
        Assignment(
            name="ps3_sigmoid_neuron",
            title="One sigmoid neuron",
            weight=13,
            exercises={
                "sigmoid": 15,
                "sigmoid_derivative": 25,
                "tanh_from_sigmoid": 5,
                "neuron_forward": 8,
                "squared_error": 8,
                "neuron_gradients": 15,
                "neuron_step": 8,
                "influence_table": 3,
                "strip": 8,
            },
            written={"written-slope": 5},
        ),
        Assignment(
            name="ps4_cross_entropy",
            title="Cost functions, saturation, logistic regression",
            weight=10,
            exercises={
                "bce": 25,
                "bce_with_logits": 15,
                "neuron_gradients": 15,
                "logistic_gradients": 25,
                "logistic_fit": 10,
            },
            written={"written-cancellation": 10},
        ),
        Assignment(
            name="ps5_softmax",
            title="Softmax and classification",
            weight=13,
            exercises={
                "one_hot": 8,
                "softmax": 17,
                "cross_entropy": 12,
                "softmax_gradient": 30,
                "softmax_jacobian": 13,
                "accuracy": 5,
            },
            written={"written-softmax-derivation": 15},
        ),
        Assignment(
            name="ps6_backprop",
            title="The 2-2-2 network: forward and backward",
            weight=16,
            exercises={
                "forward": 20,
                "backward": 40,
                "update": 10,
                "train_rounds": 15,
                "convert_columns_to_rows": 5,
            },
            written={"written-network-on-paper": 10},
        ),
        Assignment(
            name="ps7_graphs",
            title="Computational graphs and gradient checking",
            weight=10,
            exercises={
                "AddGate": 10,
                "MulGate": 10,
                "MaxGate": 10,
                "SigmoidGate": 10,
                "branch_example": 10,
                "sigmoid_graph": 20,
                "norm_graph": 10,
                "gradient_check": 15,
            },
            written={"written-graph-on-paper": 5},
        ),
    ),
    limits=Limits(cell_wall_s=10, test_wall_s=5, memory_mib=1024),
    isolation="full",
)
