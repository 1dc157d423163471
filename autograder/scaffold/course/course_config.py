"""The course: what there is, what it is worth, and how student code is held."""

from autograder.course import Assignment, Course

COURSE = Course(
    id="sample-course",
    title="A sample course",
    assignments=(
        Assignment(
            name="ps1",
            title="Centring and covariance",
            weight=100,
            exercises={"centre": 8, "covariance": 8},
            written={"written-variance": 4},
        ),
    ),
    isolation="full",
)
