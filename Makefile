# claimtrail: `make demo` shows it, `make test` proves it, `make check` is for every few minutes of work.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check lint install-dev apt wheel kills lock clean

demo: .venv/.run
	$(BIN)/claimtrail demo

test: .venv/.dev apt lint
	$(BIN)/pytest

check: .venv/.dev lint
	$(BIN)/pytest -m "not engine and not browser and not slow"

lint: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# what the tests need beside Python: Java and Maven for Neo4j, Chromium for the browser tests
apt:
	sh tests/install-system-packages.sh

# the long proof of durability: an import killed with -9 at ten random moments, then compared with an undisturbed one
kills: .venv/.dev
	$(BIN)/python benchmarks/kills.py

.venv/.made:
	$(PYTHON) -m venv .venv || { echo "python3-venv is missing: apt-get install python3-venv"; exit 1; }
	touch $@

.venv/.run: .venv/.made requirements/run.lock pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/.dev: .venv/.run requirements/dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	touch $@

install-dev: .venv/.dev

# pin anew what pyproject.toml allows
lock: .venv/.dev
	$(BIN)/uv pip compile --quiet pyproject.toml --universal --generate-hashes --no-header -o requirements/run.lock
	$(BIN)/uv pip compile --quiet pyproject.toml --extra dev --universal --generate-hashes --no-header -c requirements/run.lock -o requirements/dev.lock

clean:
	rm -rf .venv build dist *.egg-info claimtrail-data .cache
