"""Isolated, explained and resumable grading of numerical Jupyter exercises inside nbgrader."""

__version__ = "0.1.0"
