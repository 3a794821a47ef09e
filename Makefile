# Everything runs in .venv, built here from requirements.lock (every file by hash).
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.DEFAULT_GOAL := help
.PHONY: help demo test test-browser check lint format lock bench bench-text bench-link bench-report bench-desk clean

help:  ## what can be typed here
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 16

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: $(STAMP)  ## the main job on a small dossier, in a throw-away database
	@$(BIN)/python -m factcheck demo

test: $(STAMP)  ## all tests, on throw-away servers of their own, a process for each of the machine's cores
	$(BIN)/python -m pytest -n auto --dist loadfile

test-browser: $(STAMP)  ## the desk in chromium (needs chromium and chromedriver)
	$(BIN)/python -m pytest tests/browser

lint: $(STAMP)
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports

check: lint test  ## format, ruff, mypy --strict, floors, tests: what CI asks for

format: $(STAMP)  ## put the code into its one form
	$(BIN)/python -m ruff format .
	$(BIN)/python -m ruff check --fix .

bench: $(STAMP)  ## speeds and the table for the README (several minutes)
	$(BIN)/python -m bench

bench-text: $(STAMP)  ## how well articles are read: scores on gold, and what changed
	$(BIN)/python -m bench.text

bench-link: $(STAMP)  ## how well claims are linked: scores on stories told by several outlets
	$(BIN)/python -m bench.link
	$(BIN)/python -m bench.link --speeds

bench-report: $(STAMP)  ## how fast analysts are served: views at 1e5 and 1e6 claims, ledger, exports (half an hour)
	$(BIN)/python -m bench.report

bench-desk: $(STAMP)  ## how fast the desk answers eight people at 1e5 and 1e6 claims (half an hour)
	$(BIN)/python -m bench.report --only browsing

lock: ## renew requirements.lock from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --group dev --all-extras \
	  --no-emit-index-url --no-emit-find-links --no-header pyproject.toml -o requirements.lock

clean:  ## remove what was built here
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
