# `make demo` and `make test` need only Python 3.11 to 3.13 and make; they set up .venv by themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test check lint types contracts docs lock bench-gap bench-logs bench-gap-hard bench-scaling bench-smoke bench-full wheel clean

help:
	@echo "make demo        set up, then solve, check and contrast XS and S; files in out/"
	@echo "make test        set up, then run all tests"
	@echo "make check       everything CI does: format, lint, types, import contracts, tests with coverage, wheel"
	@echo "make docs        regenerate the pages that are made from code"
	@echo "make lock        renew requirements.lock"
	@echo "make bench-smoke small offices, all policies and rules, compared with the stored baseline (3 minutes)"
	@echo "make bench-full  offices, real weeks and simulations, and the page benchmarks/RESULTS.md from them (long)"
	@echo "make bench-gap   the 60 generalised assignment problems (needs their data)"
	@echo "make bench-gap-hard  types C, D and E of the same problem, up to 80 agents and 1,600 jobs"
	@echo "make bench-scaling   the scaling study (hours)"
	@echo "make bench-logs  weeks of two real logs (needs their data)"

$(VENV)/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: $(VENV)/ready
	$(BIN)/python -m benchmarks.demo

# With a browser found or installed, its tests may not be skipped.
test: $(VENV)/ready
	browser=$$($(BIN)/python -m tests.report.browser.install) && BROWSER_TESTS=$$browser $(BIN)/python -m pytest -n 2

check: $(VENV)/ready lint types contracts
	browser=$$($(BIN)/python -m tests.report.browser.install) \
		&& BROWSER_TESTS=$$browser $(BIN)/python -m pytest -n 2 --cov --cov-report=term
	$(MAKE) wheel

lint: $(VENV)/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/ready
	$(BIN)/mypy

contracts: $(VENV)/ready
	$(BIN)/lint-imports

# Builds the wheel and runs it in an environment where the sources are out of reach.
wheel: $(VENV)/ready
	rm -rf dist build/wheel-env
	$(BIN)/python -m build --quiet --wheel --no-isolation
	$(PYTHON) -m venv build/wheel-env
	build/wheel-env/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	build/wheel-env/bin/python -m pip install --quiet --disable-pip-version-check --no-deps dist/*.whl
	cd build && wheel-env/bin/caseload generate --size xs --output wheel-office.json \
		&& wheel-env/bin/caseload dispatch wheel-office.json --output wheel-plan.json \
		&& wheel-env/bin/caseload check wheel-office.json wheel-plan.json

docs: $(VENV)/ready
	$(BIN)/python -m optimizer.plan.describe > docs/instance_format.md
	$(BIN)/python -m optimizer.generate.document docs/generator.md

lock: $(VENV)/ready
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
		--no-header --quiet --output-file requirements.lock

# Ends with code 1 if anything is worse than the baseline, or other where it has to repeat.
bench-smoke: $(VENV)/ready
	$(BIN)/caseload bench run benchmarks/suites/smoke.toml --output out/smoke.jsonl
	$(BIN)/caseload bench compare benchmarks/baselines/smoke.jsonl out/smoke.jsonl

# Killed at any moment, the same command goes on.
bench-full: $(VENV)/ready
	$(BIN)/caseload bench run benchmarks/suites/full.toml --output out/full.jsonl --jobs 2
	$(BIN)/python -m benchmarks.results out/full.jsonl --output benchmarks/RESULTS.md

bench-gap: $(VENV)/ready
	$(BIN)/python -m benchmarks.gap

bench-logs: $(VENV)/ready
	$(BIN)/python -m benchmarks.logs_weeks

bench-gap-hard: $(VENV)/ready
	$(BIN)/python -m benchmarks.gap_hard --output out/gap_hard.jsonl

bench-scaling: $(VENV)/ready
	$(BIN)/python -m benchmarks.scaling run --output out/scaling.jsonl
	$(BIN)/python -m benchmarks.scaling run --output out/scaling.jsonl --grid --utilisation 0.92 --variants plain
	$(BIN)/python -m benchmarks.scaling report out/scaling.jsonl --output out/scaling

clean:
	rm -rf $(VENV) build dist out
