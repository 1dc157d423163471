"""A class of submissions to try the grader on, and the course that they belong to."""
