# Two commands for a fresh machine: `make demo` and `make test`. Everything goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lint build check audit coverage docs fuzz corpus theirs bench clean help

help:
	@echo "make demo      set up, build, hand in, grade and give feedback on a made-up class"
	@echo "make test      set up and run the tests"
	@echo "make lint      ruff and mypy"
	@echo "make check     what is committed is what would be built"
	@echo "make audit     prove every hidden suite fair"
	@echo "make coverage  tests with branch coverage"
	@echo "make docs      the documentation as a site, in site/"
	@echo "make fuzz      ten minutes of odd notebooks and replies (FUZZ_SECONDS=600)"
	@echo "make corpus    all hostile submissions at every level, as root and as a user; half an hour"
	@echo "make theirs    nbgrader's own tests of autograding, with student code in the guest"
	@echo "make bench     measure beside other graders; takes more than an hour"

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or later is needed; try: make PYTHON=python3.12 $(MAKECMDGOALS)')"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	@touch $@

demo: $(READY)
	$(BIN)/autograder demo

test: $(READY)
	$(BIN)/python -m pytest -q -n auto --dist loadfile

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

build: $(READY)
	$(BIN)/autograder build

check: $(READY)
	$(BIN)/autograder build --check

audit: $(READY)
	$(BIN)/autograder audit $(if $(JOBS),-j $(JOBS))

coverage: $(READY)
	$(BIN)/python -m pytest -q --cov --cov-report=term-missing:skip-covered

docs: $(READY)
	$(BIN)/mkdocs build --quiet --strict

fuzz: $(READY)
	FUZZ_SECONDS=$${FUZZ_SECONDS:-600} $(BIN)/python -m pytest -q tests/fuzz

corpus: $(READY)
	CORPUS=all $(BIN)/python -m pytest -q tests/security/test_corpus.py

theirs: $(READY)
	THEIR_TESTS=all $(BIN)/python -m pytest -q tests/nbgrader/test_their_tests.py

bench: $(READY)
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) benchmarks/.envs demo build site *.egg-info .pytest_cache .mypy_cache .ruff_cache
