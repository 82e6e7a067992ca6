# Two commands: `make run` opens the wizard, `make test` runs every test. Both set up .venv by themselves.
# The newest supported Python that has venv; another one by name, as in: make run PYTHON=/opt/python3.12/bin/python3
VERSION_FITS := sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(or $(shell \
  for check in 'import sys, venv, ensurepip; $(VERSION_FITS)' 'import sys; $(VERSION_FITS)'; do \
    for name in python3.13 python3.12 python3.11 python3 python; do \
      $$name -c "$$check" 2>/dev/null && echo $$name; \
    done; \
  done | head -n 1),python3)
BIN := .venv/bin
HOST ?= 127.0.0.1
PORT ?= 8501
WORKERS ?= 3
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check

.PHONY: .venv run test tests trials lint style types format clean

.venv: .venv/.ready

.venv/.ready: requirements.txt
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: install Python 3.13 (on Debian: apt install python3 python3-venv), then run make again." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; $(VERSION_FITS)' || \
	  { echo "Reelwright needs Python 3.11, 3.12 or 3.13 and $(PYTHON) is another version (for 3.14 OpenTimelineIO has no wheel yet): install one of these, or name yours, as in: make run PYTHON=python3.13" >&2; exit 1; }
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

lint: style types

style: .venv/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

types: .venv/.tested
	$(BIN)/mypy

format: .venv/.tested
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Types are checked while the tests run. One worker more than two cores have: one of them waits for a page or a job.
test: style
	@$(MAKE) --no-print-directory -j 2 tests types

# Compiled files are kept, whatever the machine says: the tests start hundreds of Pythons that load the same modules.
tests: .venv/.tested
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup --durations 15

# Long runs by seed: kills, interleavings, purchases. Goes on where it was stopped; `ARGS=--fresh` begins again.
trials: .venv/.tested
	@$(BIN)/python -m tests.trials $(ARGS)

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache
