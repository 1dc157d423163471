"""New courses and assignments from a template, which is a course itself."""
