# One command each: `make serve` opens the dashboard, `make test` proves that it works.
# Everything is installed into .venv from requirements.lock, nothing outside it.

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8050
DOCUMENTS ?= 1000
IN := $(VENV)/bin/python

.PHONY: setup serve test check bench pictures lock

setup: $(VENV)/.installed

# The stamp, not the folder, is the target: a Debian without venv support leaves half a folder.
$(VENV)/.installed: requirements.lock pyproject.toml
	@command -v "$(PYTHON)" >/dev/null || { echo "econdep needs Python 3.11 or newer and found no '$(PYTHON)': install one, or name it with 'make setup PYTHON=...'." >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "econdep needs Python 3.11 or newer, and '$(PYTHON)' is older: name a newer one with 'make setup PYTHON=python3.11'." >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "'$(PYTHON)' cannot make virtual environments: on Debian or Ubuntu, run 'apt-get install python3-venv', then try again." >&2; exit 1; }
	@echo "Setting up $(VENV) from requirements.lock (half a minute) ..."
	@"$(PYTHON)" -m venv --clear "$(VENV)"
	@$(IN) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: -r requirements.lock
	@$(IN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

serve: setup
	@$(IN) -m dashboard.cli serve --port $(PORT)

# Tests start hundreds of programs: without byte-compiled files each would compile itself anew.
test: setup
	@$(IN) tests/browser/chromium.py
	@PYTHONDONTWRITEBYTECODE= $(IN) -m pytest -n auto --dist worksteal

check: setup
	$(IN) -m ruff check .
	$(IN) -m ruff format --check .
	$(IN) -m mypy
	$(VENV)/bin/lint-imports

bench: setup
	@$(IN) -m benchmarks --documents $(DOCUMENTS)

pictures: setup
	@$(IN) tests/browser/chromium.py
	@$(IN) tests/browser/pictures.py

# Needs uv (https://docs.astral.sh/uv); the lock carries hashes and no address, and only what has wheels.
lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --only-binary :all: --group dev pyproject.toml --output-file requirements.lock --quiet --custom-compile-command "make lock"
