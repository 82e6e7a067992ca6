# Two commands: `make run` opens the wizard, `make test` runs every test. Both set up .venv by themselves.
PYTHON ?= python3
BIN := .venv/bin
HOST ?= 127.0.0.1
PORT ?= 8501
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check

.PHONY: .venv run test trials lint format clean

.venv: .venv/.ready

.venv/.ready: requirements.txt
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: install Python 3.11 or 3.12 (on Debian: apt install python3 python3-venv), then run make again." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' || \
	  { echo "Reelwright needs Python 3.11 or 3.12 and $(PYTHON) is another version: name yours, as in: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Python's venv module is missing: install the package python3-venv (on Debian: apt install python3-venv), then run make again." >&2; exit 1; }
	@echo "Setting up .venv (once, about a minute) ..."
	@$(PYTHON) -m venv .venv
	@$(PIP) -r requirements.txt
	@touch $@

.venv/.tested: .venv/.ready tests/requirements.txt
	@$(PIP) -r tests/requirements.txt
	@touch $@

run: .venv/.ready
	@$(BIN)/streamlit run app.py --server.address $(HOST) --server.port $(PORT)

lint: .venv/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy

format: .venv/.tested
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

test: lint
	$(BIN)/python -m pytest -n 2 --dist loadgroup --durations 15

# Long runs by seed: kills, interleavings, purchases. Goes on where it was stopped; `ARGS=--fresh` begins again.
trials: .venv/.tested
	@$(BIN)/python -m tests.trials $(ARGS)

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache
