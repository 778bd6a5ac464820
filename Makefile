# One command for each thing; `make` alone lists them.
# The bars hold the project against figures: each prints its figure last and fails when it falls short.

VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)

DEMO_CASE := cases/001-2.1-getuige-van-geweld.casus.yaml
RESULTS   := results
REPLAY    := $(BIN)/zicht replay
SCORE     := $(BIN)/python tools/score.py --command "$(REPLAY)"
SCORE_BAR := $(BIN)/python tools/score_bar.py
LOCK      := uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-emit-index-url \
	--python-version 3.11 --custom-compile-command "make lock"

SEED_BARS     := contract=0 crashes=0 controls_open=0 control_burden=0.5 themes_missed=0 \
	vignette_source=100 strict=90 strict14=85 burden=6
# What goes well: hardly ever more than silence, and never more than the family itself says is wise.
QUIET_BARS    := ordinary_zero=85 ordinary_own=100 crashes=0 contract=0

SPEED_BARS := bar-family bar-startup bar-folder bar-report bar-table
WEB_BARS := bar-faults bar-pages bar-handover bar-vignettes  # each starts an application and a database of its own
BARS := bar-seed-cases bar-oracle bar-interleavings $(SPEED_BARS) $(WEB_BARS)
AXE  := $(VENV)/axe

.DEFAULT_GOAL := help
.PHONY: help setup browser spreadsheet postgresql demo replay test test-servers system-postgresql format docs texts journeys vignettes bars speed-bars $(BARS) pictures vendor lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

setup: $(STAMP) ## a virtual environment with everything locked; instant when nothing changed

$(STAMP): pyproject.toml requirements-dev.txt
	@test -n "$(PYTHON)" || { echo "Zicht needs Python 3.11 or newer; install one and run make again." >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || $(MAKE) --no-print-directory venv-module
	@test -f $(VENV)/pyvenv.cfg && $(BIN)/python -m pip --version >/dev/null 2>&1 || \
		"$(PYTHON)" -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Debian and Ubuntu ship the venv module apart from Python.
.PHONY: venv-module
venv-module:
	@command -v apt-get >/dev/null || { echo "This Python has no venv module; install it and run make again." >&2; exit 1; }
	@root=; test "$$(id -u)" = 0 || root=sudo; \
	export DEBIAN_FRONTEND=noninteractive; \
	$$root apt-get update -qq && $$root apt-get install -y -qq python3-venv

# What the tests of pages need: a Chromium, and axe-core. Without a Chromium those tests fail and say so.
browser: setup $(AXE)/.installed
	@for each in chromium chromium-browser google-chrome google-chrome-stable; do \
		command -v "$$each" >/dev/null && exit 0; done; \
	command -v apt-get >/dev/null || { echo "No Chromium found: install one, or the tests of pages fail." >&2; exit 0; }; \
	root=; test "$$(id -u)" = 0 || root=sudo; \
	export DEBIAN_FRONTEND=noninteractive; \
	{ $$root apt-get update -qq && $$root apt-get install -y -qq chromium; } >/dev/null || \
		echo "Chromium could not be installed: the tests of pages fail." >&2

# What the tests of tables need: a real spreadsheet program. Without one those tests fail and say so.
spreadsheet: setup
	@command -v soffice >/dev/null || command -v libreoffice >/dev/null || { \
	command -v apt-get >/dev/null || { echo "No LibreOffice found: install it, or the tests of tables fail." >&2; exit 0; }; \
	root=; test "$$(id -u)" = 0 || root=sudo; \
	export DEBIAN_FRONTEND=noninteractive; \
	{ $$root apt-get update -qq && $$root apt-get install -y -qq --no-install-recommends libreoffice-calc; } >/dev/null || \
		echo "LibreOffice could not be installed: the tests of tables fail." >&2; }

$(AXE)/.installed: requirements-axe.txt $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --upgrade \
		--target $(AXE) -r requirements-axe.txt
	@touch $@

# What the web application needs: the programs of PostgreSQL, of the system or of the package that setup installs.
postgresql: setup
	@$(BIN)/python -c 'import sys; from zicht.web.database.server import all_programs; sys.exit(not all_programs())' \
		&& exit 0; \
	command -v apt-get >/dev/null || { echo "No PostgreSQL found: install version 15 or newer and run make again." >&2; exit 1; }; \
	root=; test "$$(id -u)" = 0 || root=sudo; \
	export DEBIAN_FRONTEND=noninteractive; \
	{ $$root apt-get update -qq && $$root apt-get install -y -qq --no-install-recommends postgresql; } >/dev/null || { \
	echo "PostgreSQL could not be installed: install version 15 or newer and run make again." >&2; exit 1; }

# The one of the system beside the package: what holds, holds on both.
system-postgresql:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { \
	root=; test "$$(id -u)" = 0 || root=sudo; \
	export DEBIAN_FRONTEND=noninteractive; \
	$$root apt-get update -qq && $$root apt-get install -y -qq --no-install-recommends postgresql; } >/dev/null

demo: replay postgresql ## a case in the terminal, its report, and the web application with an invented region; Ctrl-C stops it
	@$(BIN)/zicht demo $$($(BIN)/python tools/open_page.py && echo --open)

replay: setup ## replay one case in the terminal: what was open on each day, and open a report of it
	$(REPLAY) $(DEMO_CASE)
	@mkdir -p $(RESULTS)
	@$(BIN)/zicht report $(DEMO_CASE) -o $(RESULTS)/terugblik.html >/dev/null
	@$(BIN)/python tools/open_page.py $(RESULTS)/terugblik.html

test: setup browser spreadsheet postgresql ## everything that must hold before a commit
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

# What asks most of the database itself: walls, locks, constraints, the log, ways out.
SERVER_TESTS := $(addprefix tests/web/test_,$(addsuffix .py,walls_agree ways_out the_log find keeping asking handover \
	handover_machine notices rebuild two_at_once))

test-servers: setup postgresql ## the tests of the database once more, on each other PostgreSQL that this machine has
	@for programs in $$($(BIN)/python -c 'from zicht.web.database.server import all_programs; print(*all_programs()[1:])'); do \
	echo "PostgreSQL in $$programs"; \
	ZICHT_POSTGRES_BIN="$$programs" $(BIN)/pytest -n auto -m "not browser" $(SERVER_TESTS) || exit 1; done

format: setup ## put the code in its common form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: setup ## what is made from code and content: drawn examples, the tables of the glossary
	$(BIN)/python tools/draw_examples.py
	$(BIN)/python tools/glossary_tables.py
	$(BIN)/python tools/rules_on_cases.py
	$(BIN)/python tools/handover_table.py

texts: setup ## gather the texts of the pages, and tell which have no English yet
	$(BIN)/python tools/texts.py

journeys: setup browser postgresql ## count the clicks and fields of each journey again, in docs/web.md
	ZICHT_COUNT=1 $(BIN)/pytest -q tests/web/test_journeys.py -k clicks

vignettes: setup ## work out again who sees what the vignettes expect, in docs/vignettes.md
	ZICHT_COUNT=1 $(BIN)/pytest -q tests/web/test_vignettes.py -k documentation

bars: $(BARS) ## all figures the project holds itself to

speed-bars: $(SPEED_BARS) ## those that depend on how fast the machine is

bar-seed-cases: setup ## the cases, their controls and the ordinary families; held-out ones are only printed
	@mkdir -p $(RESULTS) && rm -f $(RESULTS)/seed.json $(RESULTS)/ordinary.json $(RESULTS)/good-enough.json
	@$(SCORE) --seed cases --json-out $(RESULTS)/seed.json || test -f $(RESULTS)/seed.json
	@$(SCORE) --ordinary cases/ordinary --json-out $(RESULTS)/ordinary.json || test -f $(RESULTS)/ordinary.json
	@$(SCORE) --ordinary cases/good-enough --json-out $(RESULTS)/good-enough.json || test -f $(RESULTS)/good-enough.json
	@$(SCORE) --seed cases/held-out || true
	@short=0; echo; \
	$(SCORE_BAR) $(RESULTS)/seed.json $(SEED_BARS) || short=1; \
	$(SCORE_BAR) $(RESULTS)/ordinary.json $(QUIET_BARS) || short=1; \
	$(SCORE_BAR) $(RESULTS)/good-enough.json $(QUIET_BARS) || short=1; \
	exit $$short

bar-oracle: setup ## evaluation against its definition, on fresh random families; ZICHT_EXAMPLES=2000 for more
	$(BIN)/python bench/oracle.py

bar-family: setup ## one family, evaluated
	$(BIN)/python bench/family.py

bar-startup: setup ## one replay from start to exit, as a whole process
	$(BIN)/python bench/startup.py

bar-folder: setup ## a folder of cases at once
	$(BIN)/python bench/folder.py

bar-report: setup browser ## a report of the largest case: axe, keyboard and paper, then time and size
	$(BIN)/pytest -q tests/reports/test_in_the_browser.py
	$(BIN)/python bench/report.py

bar-table: setup ## a table of 100,000 rows, read or told what is wrong
	$(BIN)/python bench/table.py

bar-faults: setup ## kill -9 of the web processes and of PostgreSQL while people record: nothing is lost
	$(BIN)/python -m bench.faults

bar-interleavings: setup ## a million random steps of many at once on sight, regie and handovers: never none, never two
	$(BIN)/python -m bench.interleavings

bar-handover: setup ## fifty people hand over the same twenty families for two minutes: no page names none or two
	$(BIN)/python -m bench.handover

bar-vignettes: setup browser postgresql ## the vignettes of the sources and their controls, played in Chromium with the clock on each day (takes ten minutes)
	PYTHONPATH=tools $(BIN)/python -m bench.vignettes

bar-pages: setup ## sixteen people at work in a region of 20,000 families (takes a quarter of an hour; FAMILIES=300 for a look)
	$(BIN)/python -m bench.pages $(FAMILIES)

pictures: setup browser ## the pictures of a replay and of a report in the documentation
	$(BIN)/python tools/terminal_picture.py
	$(BIN)/python tools/report_picture.py
	$(BIN)/python tools/web_picture.py

vendor: setup ## what others made and the pages carry along (needs npm)
	$(BIN)/python tools/vendor.py

lock: ## renew both lock files (needs uv on the path)
	$(LOCK) --upgrade --extra web -o requirements.txt
	$(LOCK) --upgrade --extra dev --extra build --extra web --extra embedded -o requirements-dev.txt

clean: ## remove what make made
	rm -rf $(VENV) $(RESULTS) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
