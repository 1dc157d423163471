"""What students open in a browser: an exercise's result, and a whole feedback page."""
