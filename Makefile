# The commands of every day. CONTRIBUTING.md says more.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

.PHONY: setup run test bench lint screens clean

setup:
	@PYTHON=$(PYTHON) bash deploy/setup.sh

run: setup
	$(BIN)/kiosk start $(ARGS)

test: setup lint
	$(BIN)/python -m pytest $(ARGS)

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

screens: setup
	$(BIN)/kiosk screens

bench: setup
	$(BIN)/python -m bench $(ARGS)

clean:
	rm -rf var build .mypy_cache .ruff_cache .pytest_cache .hypothesis
