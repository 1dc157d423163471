#!/bin/sh
# What must pass before students meet a change: for a continuous integration job, or by hand.
set -e
cd "$(dirname "$0")"
pytest -q
autograder build --check
autograder audit
