# What a user or a developer does with this repository. Everything happens in .venv.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help install demo check test bench score gate clean
help:
	@echo "make demo     set all up, read examples/huawei-5g, print the report"
	@echo "make install  set up $(VENV)"
	@echo "make test     everything that CI runs (the same as make check)"
	@echo "make bench    speed and memory of each stage, against plain spaCy and plain Python"
	@echo "make score    agreement with the hand coding of the examples"
	@echo "make gate     every figure of quality beside its floor (CONTRIBUTING.md)"
	@echo "make clean    remove what was built"

install: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or run make PYTHON=/path/to/it" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	@# The pip that comes with Python 3.11 misses some extras' names, and with them lxml's.
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

demo: install
	@mkdir -p build
	@rm -f build/demo.db build/demo.db-wal build/demo.db-shm
	$(BIN)/ralliement read examples/huawei-5g -o build/demo.db --issue huawei-5g
	$(BIN)/ralliement report build/demo.db

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict src/ralliement quality
	$(BIN)/python -m pytest

test: check

bench: install
	$(BIN)/python -m benchmarks.read
	@echo
	$(BIN)/python -m benchmarks.positions
	@echo
	$(BIN)/python -m benchmarks.networks
	@echo
	$(BIN)/python -m benchmarks.bargaining

GOLD := examples/huawei-5g-gold
# Three of the actors coded by hand are in no file: they count as missed.
score: install
	$(BIN)/ralliement evaluate statements $(GOLD)/statements.csv --articles examples/huawei-5g \
		--issue huawei-5g --allow-unknown-actors
	@echo
	$(BIN)/ralliement evaluate quotations $(GOLD)/quotations.csv --articles examples/huawei-5g \
		--allow-unknown-actors

gate: install
	$(BIN)/python -m quality.gate

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis
