"""Measurements of the engine beside other graders; ``python -m benchmarks --help``."""
