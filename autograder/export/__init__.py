"""Files for learning management systems: pure functions from grades to bytes."""
