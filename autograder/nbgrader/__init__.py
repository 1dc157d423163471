"""The doors to nbgrader: its configuration, our preprocessor, its gradebook."""
