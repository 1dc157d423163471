"""A toy course: two exercises with hidden suites, one ordinary test cell, one written answer."""

from autograder.course import Assignment, Course, Limits

COURSE = Course(
    id="toy",
    title="A toy course",
    assignments=(
        Assignment(
            name="ps1",
            title="Doubling",
            weight=100,
            exercises={"double": 6, "quadruple": 4},
            cells={"plain": 2},
            written={"why": 3},
        ),
    ),
    limits=Limits(
        cell_wall_s=2,
        test_wall_s=0.8,
        exercise_wall_s=1.6,
        submission_wall_s=30,
        memory_mib=256,
        output_kib=64,
        file_mib=4,
    ),
    isolation="process",
    warm=(),
)
