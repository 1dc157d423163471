"""The small course that the corpus was written for: four functions, 10 points, twice."""

from autograder.course import Assignment, Course, Limits

COURSE = Course(
    id="corpus",
    title="Four functions",
    assignments=tuple(
        Assignment(
            name=name,
            title="Four functions",
            weight=50,
            exercises={
                "test_sigmoid": 2,
                "test_sigmoid_derivative": 2,
                "test_forward": 3,
                "test_backward": 3,
            },
        )
        for name in ("ps1", "ps2")  # ps2: the same with follow-through and counted loops
    ),
    limits=Limits(
        cell_wall_s=4,
        test_wall_s=2,
        exercise_wall_s=2,
        submission_wall_s=40,
        cpu_s=4,
        memory_mib=512,
        output_kib=256,
        disk_mib=32,
        processes=64,
    ),
    isolation="full",
    warm=("matplotlib.pyplot", "matplotlib_inline.backend_inline"),
)
