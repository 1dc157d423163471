"""Checks before the deadline: an HTTP service that runs the hidden tests for students."""
