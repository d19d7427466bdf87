# The commands of this project; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help serve build publish import test coverage lint lock bench-build bench-contact clean
SHELL := /bin/sh

PYTHON ?= python3
PORT ?= 8000
PREVIEW ?=
SIZES ?= site,30,300
VENV := .venv
BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PIP_COMPILE := $(BIN)/pip-compile --quiet --strip-extras --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

# Each file of tests in one process, the slowest folder first.
IN_PARALLEL := --numprocesses auto --dist loadfile --no-loadscope-reorder

help: ## lists the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' Makefile

serve: $(VENV)/run.stamp ## builds the site and serves it with its endpoint; PORT=8001 changes the port
	@exec $(BIN)/python -m desk serve --port $(PORT)

build: $(VENV)/run.stamp ## builds the site into var/preview/site
	@$(BIN)/python -m desk build

publish: $(VENV)/run.stamp ## builds for the internet; PREVIEW=1 lets placeholders through
	@$(BIN)/python -m desk publish $(if $(filter-out 0,$(PREVIEW)),--preview)

# LANGUAGE counts only where it stands in the command: many systems have a variable of this name.
import: $(VENV)/run.stamp ## brings articles from other sites in: FILES="a.md b.xml", LANGUAGE=it
	@$(BIN)/python -m desk import $(if $(findstring command,$(origin LANGUAGE)),--language "$(LANGUAGE)") $(FILES)

test: $(VENV)/dev.stamp ## checks the code and runs all tests
	@sh tests/install_system_packages.sh
	@$(MAKE) --no-print-directory lint
	@$(BIN)/python -m pytest $(IN_PARALLEL)

coverage: $(VENV)/dev.stamp ## runs all tests and says what branches none of them takes; a quarter slower
	@$(BIN)/python -m pytest $(IN_PARALLEL) --cov --cov-report=term:skip-covered

lint: $(VENV)/dev.stamp ## checks the code alone
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/python -m mypy

lock: $(VENV)/run.stamp ## pins the dependencies anew from the .in files
	@$(PIP_INSTALL) pip-tools
	@$(PIP_COMPILE) --upgrade --output-file requirements.txt requirements.in
	@$(PIP_COMPILE) --upgrade --output-file requirements-dev.txt requirements-dev.in

bench-build: $(VENV)/run.stamp ## measures the build beside Hugo and plain Pelican; SIZES=site,30,300,3000 takes an hour
	@PYTHONPATH=. $(BIN)/python -m tests.bench_build --sizes $(SIZES)

bench-contact: $(VENV)/run.stamp ## measures the endpoint beside Isso and a bare form; needs wrk and some minutes
	@PYTHONPATH=. $(BIN)/python -m tests.bench_contact

clean: ## removes what was built and the environment; enquiries in var/ stay
	@rm -rf output var/published var/preview var/publish var/stamps $(VENV) .coverage .pytest_cache .ruff_cache .mypy_cache
	@find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# The environment is made again when the pinned dependencies change.
$(VENV)/run.stamp: requirements.txt
	@sh desk/make_environment.sh $(PYTHON) $(VENV)
	@sh desk/make_packages.sh $(VENV) requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	@sh desk/make_packages.sh $(VENV) requirements-dev.txt
	@touch $@
