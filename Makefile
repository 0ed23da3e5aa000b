# Each target sets up what it needs: Python 3.10 or newer, make and the package registries are enough.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/brewer
SITE := handbook
SECONDS := 180
TARGETS := text check conditions flows regions fix reports handbook sheets workbooks

.PHONY: demo test search fuzz mutants test-lowest test-pythons dist coverage test-site axe-all pictures lint schemas docs docs-site bench lighthouse clean

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $@

$(VENV)/.editors: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group editors
	touch $@

$(VENV)/.fuzz: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group fuzz
	touch $@

demo: $(VENV)/.installed  ## Check a real example, then render its handbook.
	$(BIN)/govlint check $(EXAMPLE) --fail-on never
	$(BIN)/govlint render $(EXAMPLE) -o $(SITE)
	@echo "Open $(SITE)/index.html in a browser."

test: $(VENV)/.installed lint  ## Lint, types, layers and all tests but those that need a browser.
	$(BIN)/python -m pytest -n auto --dist loadfile -m "not site"

search: $(VENV)/.installed  ## The property tests with other examples each time, for as long as somebody lets them.
	while $(BIN)/python -m pytest -n auto --dist loadfile -m "hypothesis and not site" --hypothesis-profile search; do :; done

test-lowest:  ## A part of the tests with the lowest versions that pyproject.toml allows.
	$(PYTHON) -m tests.house.pythons --lowest

test-pythons:  ## The same part with the newest versions, by each Python from 3.10 to 3.14 that is here.
	$(PYTHON) -m tests.house.pythons

dist:  ## Wheel and sdist of the last commit, the same bytes wherever it is built, a bill of materials, and their hashes.
	rm -rf dist build/dist build/dist-venv
	mkdir -p build/dist
	git archive HEAD | tar -x -C build/dist
	$(PYTHON) -m venv build/dist-venv
	build/dist-venv/bin/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	build/dist-venv/bin/python -m pip install --quiet --disable-pip-version-check --group dist "./build/dist[lsp,pdf,xlsx]"
	export SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) \
	&& (cd build/dist && ../dist-venv/bin/python -m hatchling build -d ../../dist) \
	&& build/dist-venv/bin/python .ci/sbom.py dist
	cd dist && sha256sum * > SHA256SUMS

coverage: $(VENV)/.installed  ## The same tests, and which lines and branches they miss: twice as slow.
	$(BIN)/coverage run -m pytest -m "not site"
	$(BIN)/coverage report | tail -n 40

fuzz: $(VENV)/.fuzz  ## Look for inputs that break a promise: each target for so many SECONDS, then tests at random.
	for target in $(TARGETS); do $(BIN)/python -m tests.fuzz.run $$target $(SECONDS) || exit 1; done
	$(BIN)/python -m pytest --hypothesis-profile search tests/fuzz tests/text tests/policy/test_regions.py

mutants: $(VENV)/.installed  ## Change the core in one small place at a time, and see whether its tests notice: an hour.
	$(BIN)/python -m tests.mutation

test-site: $(VENV)/.editors  ## Tests of pages in a real browser, of formats and workflows by their readers, of editors (installs all).
	tests/site/install
	$(BIN)/python -m pytest -m site tests/site tests/editors

axe-all: $(VENV)/.installed  ## Axe on every page of every example: an hour. The tests look at those that stand for all.
	tests/site/install
	$(BIN)/python -m tests.site.everything

pictures: $(VENV)/.installed  ## Pages of the handbook as pictures, for people to look at: build/pictures.
	tests/site/install
	$(BIN)/python -m tests.site.pictures

lint: $(VENV)/.installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m govlint.library.publish --check

schemas: $(VENV)/.installed  ## Make schemas/v1 from the sources beside it.
	$(BIN)/python -m govlint.library.publish

docs: schemas  ## Make the generated pages of docs/.
	$(BIN)/python -m docs.generate
	$(BIN)/python -m tests.vocabulary.coverage

docs-site: $(VENV)/.installed  ## Make a site of docs/: build/docs-site. A link that leads nowhere is an error.
	$(BIN)/python -m docs.site.build build/docs-site

bench: $(VENV)/.installed  ## Measure, beside other tools, and write docs/benchmarks.md.
	$(BIN)/python -m benchmarks.run

lighthouse: $(VENV)/.installed  ## Measure pages as on a slow phone, and write docs/lighthouse.md.
	tests/site/install
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m benchmarks.lighthouse

clean:
	rm -rf $(VENV) build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis
