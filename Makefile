# Every target makes what it needs: python3 with venv, and the package index, are enough.
# The checkout is installed, never the name `amock` from the index: that name is somebody else's.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TYPED := src mypy_plugin scripts benchmarks noxfile.py
TYPED_TESTS := $(addprefix tests/,agreement codemod command docs examples layout mutation plugin_runs release shape)

.PHONY: help env test lint types wheel-test unit coverage test-oldest build-check robustness conformance agreement docs demo bench realworld suites generate-check mutants clean

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

env: $(READY) ## make the environment in .venv

# --copies: a link to the interpreter would lead tools that follow it out of the environment.
# pip 23, which python 3.11 brings, knows no dependency groups: it is brought up to date first.
$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 10) and f"amock needs Python 3.10 or later; this is {v[0]}.{v[1]}: make PYTHON=…")'
	test -x $(BIN)/python || $(PYTHON) -m venv --copies $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable '.[mypy,codemod]' --group dev
	touch $@

test: lint types wheel-test unit ## run everything that CI runs

lint: $(READY) ## ruff: the rules and the format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(READY) ## mypy --strict with the plugin, pyright and stubtest on the stubs
	$(BIN)/mypy $(TYPED)
	$(BIN)/mypy $(TYPED_TESTS)
	$(BIN)/pyright --pythonpath $(BIN)/python stubs
# Without the project's settings: their mypy_path would compare the sources with themselves.
	$(BIN)/stubtest amock --allowlist stubs/allowlist.txt

wheel-test: $(READY) ## the runtime's and CPython's tests on the built wheel, on every interpreter found
	$(BIN)/nox --session runtime

# The sections of a page share one run of mypy, so files are not divided.
unit: $(READY) ## the tests, on all cores
	$(BIN)/pytest -n auto --dist loadfile

# What ran before is no part of it. CPython's own tests are the runtime's as well.
coverage: $(READY) ## how much of each area the tests run, branches counted; about ten minutes
	rm -rf .coverage && mkdir .coverage
	$(BIN)/coverage run -m pytest -q -n auto
	$(BIN)/coverage run -m tests.conformance
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage json --quiet -o .coverage/report.json
	$(BIN)/python scripts/coverage_report.py

test-oldest: $(READY) ## the tests with the oldest mypy, LibCST, typing-extensions and pytest
	$(BIN)/nox --session oldest

build-check: $(READY) ## build what is released, twice, check it, install and use it; dist/ keeps it
	$(BIN)/nox --session build_check

robustness: $(READY) ## mypy with the plugin over the tests of CPython, mock and pytest-mock
	$(BIN)/nox --session robustness

conformance: $(READY) ## only CPython's own tests of mocks, on every interpreter found
	$(BIN)/nox --session conformance

docs: $(READY) ## build the documentation as a site, in site/
	$(BIN)/python -m zensical build --strict --clean

demo: $(READY) ## show mypy, the plugin and the codemod on examples/
	$(BIN)/amock demo

bench: $(READY) ## how much faster the mocks are than the standard library's, on every interpreter found
	$(BIN)/nox --session bench; measured=$$?; $(BIN)/python -m benchmarks.report && exit $$measured

agreement: $(READY) ## what the plugin infers of the mocks of all public classes, and what they are
	$(BIN)/python -m tests.agreement

realworld: $(READY) ## mypy without and with the plugin on the tests of known projects
	$(BIN)/python scripts/realworld.py

suites: $(READY) ## known suites with unittest.mock and with amock in its place
	$(BIN)/python scripts/suites.py

generate-check: $(READY) ## generate mocks for the classes of known packages, check and create them
	$(BIN)/python scripts/generate_check.py

mutants: $(READY) ## change the shape and the plugin's checks in each spot, and see which change no test notices; hours
	$(BIN)/nox --session mutants

clean: ## remove what the targets above made
	rm -rf $(VENV) .alternatives .nox .coverage .generate-check .realworld .suites .mypy_cache .pytest_cache .ruff_cache build dist site .cache
