"""Notebooks as data: authored, built, released, submitted, autograded."""
