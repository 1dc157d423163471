"""nbgrader reads this from the directory in which its commands are run."""

from pathlib import Path

from autograder.nbgrader.config import configure

configure(get_config(), Path(__file__).parent)  # nbgrader defines get_config here
