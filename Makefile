# `make` lists the commands. Everything happens in .venv, which is created on first use and again when the pins change.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
PIP_INSTALL := $(BIN)/python -m pip install --quiet --quiet --constraint constraints.txt

SPHINX := sphinx-build -W --keep-going -q docs dist/docs

export PIP_DISABLE_PIP_VERSION_CHECK := 1

# $(call check,name,command): runs a tool of .venv, and says which one it was if it fails.
check = printf '\n== %s\n' '$(1)'; $(BIN)/$(2) || { printf '\nmake $@: %s failed\n' '$(1)' >&2; exit 1; }

.PHONY: help
help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or later is needed; name one: make PYTHON=python3.11")'
	@echo 'Setting up .venv ...'
	@$(PYTHON) -m venv .venv
	@$(PIP_INSTALL) pip setuptools hatchling editables
	@$(PIP_INSTALL) --no-deps --group calendars
	@$(PIP_INSTALL) --no-build-isolation --group dev --group test --group docs --group bench --editable '.[all]'
	@touch $@

.PHONY: demo
demo: $(READY) ## Show in a minute what the library does, on records of examples/
	@$(BIN)/python -m tasks.demo

.PHONY: test
test: $(READY) ## Run every check
	@$(MAKE) --no-print-directory --jobs 2 $(STATIC)
	@$(call check,tests,pytest --quiet --ignore tests/tools --numprocesses auto --maxprocesses 4 --cov)

.PHONY: test-tools
test-tools: $(READY) ## Run the tests that need heavy tools (Spark, PostgreSQL, a browser ...)
	@sh tasks/install_tools.sh
	@$(PIP_INSTALL) --group mutants --group tools
	@$(call check,tests with heavy tools,pytest --quiet -m tools --override-ini=testpaths=tests/tools -rs)

SECONDS ?= 60
.PHONY: fuzz
fuzz: $(READY) ## Fuzz each target for SECONDS (60)
	@$(PIP_INSTALL) --group fuzz
	@$(BIN)/python -m fuzz.run --seconds $(SECONDS)

MUTANTS ?= 40
MODULE ?=
.PHONY: mutants
mutants: $(READY) ## Break MODULE (or each) in MUTANTS (40) ways, and count what its tests notice
	@$(PIP_INSTALL) --group mutants
	@$(BIN)/python -m tasks.mutants --count $(MUTANTS) $(MODULE)

# The checks that read the code and do not run it. Two at a time, the longest first.
STATIC := basedpyright mypy format-check lint imports documentation
.PHONY: $(STATIC)
basedpyright:
	@$(call check,types: basedpyright,basedpyright)
mypy:
	@$(call check,types: mypy,mypy)
format-check:
	@$(call check,format,ruff format --check)
lint:
	@$(call check,lint,ruff check)
imports:
	@$(call check,imports,lint-imports --no-logo)
documentation:
	@$(call check,documentation,$(SPHINX))

.PHONY: bench
bench: $(READY) ## Measure the library and its peers, and write docs/performance.md (2 minutes)
	@$(BIN)/python -m benchmarks.run

.PHONY: evidence
evidence: $(READY) ## Score what is found in the forty invented releases, by kind
	@$(BIN)/python -m benchmarks.evidence

.PHONY: dates
dates: $(READY) ## Compare how dates in words are read, here and elsewhere, and write docs/dates.md
	@$(PIP_INSTALL) --group dates
	@$(BIN)/python -m benchmarks.dates

.PHONY: dirty
dirty: $(READY) ## Compare what becomes of dirty input, here and elsewhere, and write docs/salvage.md
	@$(PIP_INSTALL) --group dirty
	@$(BIN)/python -m benchmarks.dirty

.PHONY: docs
docs: $(READY) ## Build the documentation, as pages for a browser
	@$(call check,documentation,$(SPHINX))
	@echo 'dist/docs/index.html'

.PHONY: test-all
test-all: $(READY) ## Run the tests on every Python that is found, with the oldest and the newest dependencies
	@$(BIN)/nox

.PHONY: dist
dist: $(READY) ## Build sdist and wheel, and run the demo on the wheel in an empty environment
	@$(BIN)/python -m tasks.dist

.PHONY: release
release: $(READY) ## Check everything that a release needs, on every Python that is found; publish nothing
	@$(PIP_INSTALL) --group release
	@$(BIN)/python -m tasks.release

.PHONY: links
links: $(READY) ## Check the external links of the documentation; needs network access
	@$(call check,links,sphinx-build -q -b linkcheck docs dist/links)

.PHONY: format
format: $(READY) ## Format the code, and fix what can be fixed
	@$(BIN)/ruff check --fix-only --quiet
	@$(BIN)/ruff format

.PHONY: examples
examples: $(READY) ## Regenerate the records of examples/ from the code beside them
	@$(BIN)/python -m tasks.write_examples

.PHONY: pages
pages: $(READY) ## Regenerate docs/rules.md, and the packaged copy of docs/faults.md
	@$(BIN)/python -m tasks.write_pages

.PHONY: pictures
pictures: $(READY) ## Draw the pictures of the documentation again; the review page only if chromium is installed
	@sh tasks/install_tools.sh
	@$(PIP_INSTALL) --group tools
	@$(BIN)/python -m tasks.draw_pictures
	@$(BIN)/python -m tasks.draw_events

.PHONY: messages
messages: $(READY) ## Regenerate tests/data/messages.txt: every message and hint
	@$(BIN)/python -m tasks.write_messages

.PHONY: vocabularies
vocabularies: $(READY) ## Regenerate the data of the vocabularies from tasks/reference/
	@$(BIN)/python -m tasks.write_vocabularies
	@$(BIN)/python -m tasks.write_country_names

.PHONY: schema
schema: $(READY) ## Regenerate the JSON Schema, and its copy in docs/
	@$(BIN)/python -m tasks.write_schema

.PHONY: constraints
constraints: ## Pin the newest releases of every development dependency (with the oldest Python)
	@rm -rf .venv-constraints
	@$(PYTHON) -m venv .venv-constraints
	@.venv-constraints/bin/python -m pip install --quiet --quiet --upgrade pip
	@.venv-constraints/bin/python -m pip install --quiet --quiet --group dev --group test --group docs --group bench --group dates --group dirty --group fuzz --group mutants --group tools --group release --editable '.[all]'
	@.venv-constraints/bin/python -m pip install --quiet --quiet --no-deps --group calendars
	@{ echo '# What everything is developed and tested with. `make constraints` writes this file.'; \
	   .venv-constraints/bin/python -m pip freeze --all --exclude-editable; } > constraints.txt
	@rm -rf .venv-constraints

.PHONY: clean
clean: ## Remove everything that make created
	@rm -rf .venv .venv-constraints .nox dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
