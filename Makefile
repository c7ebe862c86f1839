# `make serve` shows the site, `make test` proves it; both set up whatever they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000
# Pairs of questionnaires and answers that `make fuzz` compares in both engines.
N ?= 10000

# MkDocs announces its next version on every run; this is its documented way to be quiet.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve site check schemas reference pictures test lint types test-python test-javascript fuzz bench lock tools clean

help: ## Show what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 18

$(VENV)/.site: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.tests: $(VENV)/.site requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

node_modules/.tests: package.json package-lock.json | tools
	npm ci --silent --no-audit --no-fund
	@touch $@

tools: ## Install Chromium and Node where they are missing (Debian and its like)
	@scripts/install_test_tools.sh

serve: $(VENV)/.site ## Build the site, serve it on http://127.0.0.1:8000/ and rebuild when content changes
	@echo "Leave this running: what you save or add is on http://$(HOST):$(PORT)/ within seconds. Ctrl+C ends it."
	$(BIN)/mkdocs serve --livereload --dev-addr $(HOST):$(PORT)

site: $(VENV)/.site ## Build the site into site/
	$(BIN)/mkdocs build --strict

check: $(VENV)/.site ## Say what is wrong with the content
	$(BIN)/toolkit check

schemas: $(VENV)/.site ## Write the editors' schemas from the models
	$(BIN)/toolkit schemas

reference: $(VENV)/.site ## Write the pages about every code and every key
	$(BIN)/toolkit reference

pictures: $(VENV)/.tests tools ## Take the pictures of CONTRIBUTING.md anew
	$(BIN)/python -m tests.pictures

test: lint types test-javascript test-python ## Everything that is tested

lint: $(VENV)/.tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo

types: $(VENV)/.tests node_modules/.tests
	$(BIN)/mypy
	npm run --silent types

test-javascript: node_modules/.tests $(VENV)/.tests
	npm run --silent test

test-python: $(VENV)/.tests node_modules/.tests tools
	$(BIN)/python -m pytest -n auto

fuzz: $(VENV)/.tests node_modules/.tests ## Compare both engines on N generated pairs: make fuzz N=1000000
	$(BIN)/python -m tests.fuzz $(N)

bench: $(VENV)/.tests node_modules/.tests tools ## Measure bytes, speed and builds; the figures go to docs/measurements.md
	$(BIN)/python -m tests.bench

lock: $(VENV)/.tests ## Renew the locked dependencies
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --upgrade -o requirements.txt --group build
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --upgrade -o requirements-dev.txt --group build --group dev

clean: ## Remove everything that was made
	rm -rf $(VENV) node_modules site .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
