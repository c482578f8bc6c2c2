# Two commands are enough: `make run` and `make test`.
VENV := .venv
BIN := $(VENV)/bin
DATA ?= data
PORT ?= 8000
AUDIT := .venv-audit
AUDITORS := cyclonedx-bom==7.5.0 pip-audit==2.10.1

.PHONY: sbom advisories drills run test fresh setup setup-test lint types pictures benchmarks constraints messages rights

run: setup
	$(BIN)/grappe demo --data $(DATA) --port $(PORT)

fresh: setup
	rm -rf $(DATA)
	$(BIN)/grappe demo --data $(DATA) --port $(PORT)

test: export PYTHONDONTWRITEBYTECODE :=
test: setup-test
	$(BIN)/ruff check src tests benchmarks drills
	$(BIN)/ruff format --check src tests benchmarks drills
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2 --dist loadfile
	GRAPPE_TEST_DATABASE=postgres $(BIN)/python -m pytest -n 2 --dist loadfile -m "not browser and not walk" tests/site

setup: $(VENV)/installed

$(VENV)/installed: pyproject.toml constraints.txt setup.py $(shell find src -name '*.po' 2>/dev/null)
	python3 -c 'import ensurepip' 2>/dev/null || scripts/apt-need python3-venv
	test -x $(BIN)/python || python3 -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

setup-test: setup $(VENV)/installed-test

$(VENV)/installed-test: $(VENV)/installed
	scripts/apt-need chromium postgresql-15 libreoffice-calc poppler-utils gettext
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

messages: setup
	cd src/grappe/site && ../../../$(BIN)/django-admin makemessages -l fr --no-location --no-wrap

pictures: setup-test
	$(BIN)/grappe demo --no-serve --data $(DATA)
	$(BIN)/python scripts/pictures.py $(DATA) pictures

constraints: setup-test
	$(BIN)/python -m pip freeze --exclude-editable > constraints.txt

rights: setup
	DJANGO_SETTINGS_MODULE=grappe.site.settings $(BIN)/python -c \
	  'import django; django.setup(); from grappe.site.accounts.printing import page; print(page(), end="")' > docs/rights.md

drills: setup-test
	set -e; for one in migrations broken; do $(BIN)/python drills/$$one.py; done
	for database in sqlite postgresql; do for one in killed rivals last_hour; do \
	  $(BIN)/python drills/$$one.py --database $$database || exit 1; done; done
	$(BIN)/python drills/trail.py
	$(BIN)/python drills/bad_files.py
	$(BIN)/python drills/mutations.py
	GRAPPE_EVERY_PAGE=1 $(BIN)/python -m pytest -n 0 tests/journeys/test_accessibility.py

# What the product is made of, with licences; and known flaws of it, where a service can be reached.
sbom: setup $(AUDIT)/installed
	$(AUDIT)/bin/cyclonedx-py environment --output-reproducible --of JSON -o sbom.json $(BIN)/python
	$(BIN)/python scripts/licences.py sbom.json > licences.txt || grep 'not said' licences.txt

advisories: $(AUDIT)/installed
	$(AUDIT)/bin/pip-audit --disable-pip --no-deps -r constraints.txt

$(AUDIT)/installed:
	python3 -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet --disable-pip-version-check $(AUDITORS)
	touch $@

benchmarks: setup-test
	set -e; for one in read_rows figures overlap import_members durable; do $(BIN)/python benchmarks/$$one.py; done
