"""What a class's Reports show: about the class, its misconceptions, and the checks themselves."""
