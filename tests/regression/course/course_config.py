"""Linear regression in two problem sets: nothing in it is like the course of this repository."""

from autograder.course import Assignment, Course, Limits

COURSE = Course(
    id="regression",
    title="Linear regression",
    assignments=(
        Assignment(
            name="ps1_fit",
            title="Lines through points",
            weight=40,
            exercises={"design_matrix": 6, "predict": 4, "mean_squared_error": 5},
            written={"why-squares": 3},
        ),
        Assignment(
            name="ps2_descent",
            title="Two ways to the best line",
            weight=60,
            exercises={"mse_gradient": 8, "normal_equations": 6, "gradient_descent": 6},
        ),
    ),
    limits=Limits(cell_wall_s=3, test_wall_s=1.5, exercise_wall_s=3, memory_mib=256),
    isolation="process",
    warm=(),
)
