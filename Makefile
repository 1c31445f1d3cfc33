# claimtrail: `make demo` shows it, `make test` proves it, `make check` is for every few minutes of work.
PYTHON ?= python3
BIN := .venv/bin

# the public corpora of the reader's training, and the scorers of its measures
DATA ?= ../shared/data
EVAL ?= ../shared/eval

.PHONY: demo test check lint install-dev apt wheel kills orders reading stories newsroom long train lock clean

demo: .venv/.run
	$(BIN)/claimtrail demo

test: .venv/.dev apt lint
	$(BIN)/pytest -m "not long"

check: .venv/.dev lint
	$(BIN)/pytest -m "not engine and not browser and not slow and not long"

lint: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# what the tests need beside Python: Java and Maven for Neo4j, Chromium for the browser tests
apt:
	sh tests/install-system-packages.sh

# the proof of durability: pipeline, embedded server, keeper and Neo4j killed with -9, twenty times each, while filing
kills: .venv/.dev
	$(BIN)/python -m benchmarks.kills

# the acceptance story in fifty random orders of arrival, on both engines
orders: .venv/.dev
	$(BIN)/pytest -m long

# how well and how fast the reader reads, beside its peers
reading: .venv/.dev
	$(BIN)/python -m benchmarks.reading $(DATA) $(EVAL)
	$(BIN)/python benchmarks/read.py $(DATA)/attribution/dev.jsonl

# our own invented stories, from import to claims, beside their gold
stories: .venv/.dev
	$(BIN)/python -m benchmarks.stories

# filing, asking and rebuilding on both engines; a newsroom's archive has ARTICLES=100000
ARTICLES ?= 10000
newsroom: .venv/.dev
	$(BIN)/python -m benchmarks.graph --articles $(ARTICLES) --rebuild

# very long texts: a million words, and ten megabytes in one line
long: .venv/.dev
	$(BIN)/python benchmarks/long.py

# train the reader anew: two hours on two cores; goes on where it was stopped
train: .venv/.train
	$(BIN)/python -m nlp.train --data $(DATA) --out build/train
	cp build/train/model/* nlp/model/
	$(BIN)/python -m nlp.train.judge --data $(DATA)

.venv/.train: .venv/.run requirements/train.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/train.lock
	touch $@

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
	$(BIN)/uv pip compile --quiet pyproject.toml --extra train --universal --generate-hashes --no-header -c requirements/run.lock -o requirements/train.lock

clean:
	rm -rf .venv build dist *.egg-info claimtrail-data .cache
