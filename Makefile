# medphys: `make run` serves the tutor, `make test` proves it. `make help` lists the rest.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8501
PRESET ?= t4
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
# uv does not know a local torch; pip does. Either installs the same pins from pyproject.toml.
INSTALL := $(if $(UV),$(UV) pip install --python $(BIN)/python --quiet,$(BIN)/python -m pip install --quiet --disable-pip-version-check)
GROUP = $$($(BIN)/python -c "import tomllib; print(*tomllib.load(open('pyproject.toml','rb'))['dependency-groups']['$(1)'])")

.DEFAULT_GOAL := help
.PHONY: help run test index finetune eval bench clean setup setup-dev browser

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /|/' | awk -F'|' '{printf "make %-10s %s\n", $$1, $$2}'

$(BIN)/python:
	@echo "setting up $(VENV)" >&2
	@$(if $(UV),$(UV) venv --quiet --seed --python $(PYTHON) $(VENV),$(PYTHON) -m venv $(VENV))

$(VENV)/.serve: pyproject.toml | $(BIN)/python
	@echo "installing what serving needs (once)" >&2
	@$(INSTALL) -e .
	@$(INSTALL) --no-deps $(call GROUP,models)
	@touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/.serve
	@echo "installing what the tests and the language models need (once; torch is large)" >&2
	@$(INSTALL) -e '.[dev]'
	@$(INSTALL) --no-deps $(call GROUP,models-llm)
	@touch $@

setup: $(VENV)/.serve
setup-dev: $(VENV)/.dev

index: setup ## rebuild the index from corpus/ (only what changed; FORCE=1 from scratch)
	@$(BIN)/medphys index $(if $(FORCE),--force)

run: index ## serve the tutor on http://localhost:8501 (PORT= another port)
	@echo "medphys: http://localhost:$(PORT)" >&2
	@$(BIN)/streamlit run ui/app.py --server.port $(PORT) --server.headless true --browser.gatherUsageStats false

browser: # Chromium for the page's tests and groff to make a PDF, from Debian; without root or Debian those tests say why they are skipped
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null && command -v groff >/dev/null || \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq >/dev/null 2>&1 && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium chromium-driver fonts-dejavu-core groff >/dev/null 2>&1; } || \
	echo "no Chromium or groff here: their tests will be skipped" >&2

test: setup-dev browser ## the whole suite: ruff, mypy, pytest, real models, a real browser
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/medphys index
	@$(BIN)/python -m pytest $(ARGS)

finetune: setup-dev ## QLoRA fine-tuning: PRESET=t4 (default), paper, cpu, smoke; RESUME=1 goes on
	@$(BIN)/python -m finetune.train --preset $(PRESET) $(if $(RESUME),--resume)

eval: setup-dev index ## measure retrieval, answers, numbers, refusal, abstention and calibration
	@$(BIN)/python -m evals.run $(ARGS)

bench: setup-dev index ## measure start-up, latency, memory and index building on this machine
	@$(BIN)/python -m evals.bench $(ARGS)

clean: ## remove the index, caches and the virtual environment
	@rm -rf $(VENV) index/built finetune/out .pytest_cache .mypy_cache .ruff_cache *.egg-info tests/artefacts
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
