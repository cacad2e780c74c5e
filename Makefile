# kehoach: plan data and narrative to official PDFs and a transparency site.
# `make help` lists the targets.

MODE   ?= release
PREFIX ?= /usr/local
OUT    := output
OBJ    := $(OUT)/obj/$(MODE)
BIN    := $(OUT)/bin
JOBS   ?= $(shell nproc 2>/dev/null || echo 2)

# Not `CC ?=`: make has a cc of its own, which is not there without gcc's alternatives.
ifeq ($(origin CC),default)
CC := gcc
endif

program := $(if $(filter release,$(MODE)),$(BIN)/kehoach,$(BIN)/kehoach-$(MODE))

# ---- Debian packages: the only thing asked of the system -------------------

PACKAGES      := gcc libc6-dev make pkg-config libglib2.0-dev libyaml-dev libcmark-dev libpango1.0-dev libcairo2-dev \
                 libharfbuzz-dev libhpdf-dev libdeflate-dev nettle-dev libqpdf-dev libxlsxwriter-dev fonts-liberation2
TEST_PACKAGES := poppler-utils libnss3-tools qpdf python3 bc
LINT_PACKAGES := clang-format
CONFORMANCE_PACKAGES := default-jre-headless maven qpdf poppler-utils libnss3-tools mupdf-tools ghostscript
# Node that is not Debian's will do.
BROWSER_PACKAGES = chromium $(if $(shell command -v node),,nodejs) $(if $(shell command -v npm),,npm)

# $(call missing,PACKAGES): those that dpkg does not know as installed; all of them on another system.
missing = $(filter-out $(shell dpkg-query -W -f='$${db:Status-Status} $${Package}\n' $(1) 2>/dev/null | sed -n 's/^installed //p'),$(1))

# $(call install,PACKAGES): installs what is missing and says so first, or says why it cannot.
install = $(call install_missing,$(call missing,$(1)))
define install_missing
	@$(if $(1),echo "kehoach: thiếu các gói / missing packages: $(1)" >&2; $(install_or_stop),:)
endef
define install_or_stop
command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || { \
	  echo "kehoach: đây không phải Debian; hãy tự cài, rồi gõ / this is not Debian; install them, then type:" >&2; \
	  echo "  make $(MAKECMDGOALS) PACKAGES= TEST_PACKAGES= LINT_PACKAGES= CONFORMANCE_PACKAGES= BROWSER_PACKAGES=" >&2; exit 1; }; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	[ -z "$$sudo" ] || command -v sudo >/dev/null || { \
	  echo "kehoach: hãy chạy với quyền root / run as root: apt-get install $(1)" >&2; exit 1; }; \
	echo "kehoach: cài các gói ấy bằng apt-get / installing them with apt-get" >&2; \
	{ $$sudo apt-get update -qq && \
	  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends $(1) >/dev/null; } || { \
	  echo "kehoach: apt-get không cài được / apt-get could not install: $(1)" >&2; exit 1; }
endef

# ---- compiling --------------------------------------------------------------

LIBRARIES := glib-2.0 gio-2.0 gmodule-export-2.0 yaml-0.1 libcmark pango cairo harfbuzz harfbuzz-subset libdeflate nettle libqpdf xlsxwriter
WARNINGS  := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2
# Asked of pkg-config once, and only when something is compiled.
library_cflags = $(eval library_cflags := $(call ask_pkg_config,--cflags))$(library_cflags)
# First those that all others ask for names: the loader looks through the libraries in this order.
library_libs   = $(eval library_libs := -Wl,--as-needed -lc -lglib-2.0 -lgobject-2.0 $(call ask_pkg_config,--libs) -lhpdf -lm)$(library_libs)
ask_pkg_config = $(or $(shell pkg-config $(1) $(LIBRARIES) 2>/dev/null),$(error $(no_libraries)))
no_libraries   = pkg-config không thấy đủ / does not find all of: $(LIBRARIES).  `make run` cài / installs: $(call missing,$(PACKAGES))

mode_release := -O2 -g
mode_debug   := -O0 -g3
mode_asan    := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
ifeq ($(mode_$(MODE)),)
$(error MODE is release, debug or asan)
endif

ALL_CFLAGS  = -std=c17 -D_GNU_SOURCE -Isrc $(WARNINGS) $(mode_$(MODE)) $(library_cflags) $(CFLAGS)
ALL_LDFLAGS = $(filter -fsanitize=%,$(mode_$(MODE))) $(LDFLAGS)

sources := $(sort $(wildcard src/*/*.c))
objects := $(sources:src/%.c=$(OBJ)/%.o)
# Shared objects beside the program, opened when they are wanted (src/base/part.h): the libraries of these files are
# large, and most commands do without.  Tests are linked with all.
part_sources := src/pages/replay.c src/pages/tint.c src/pdf/pixels.c src/proof/read.c src/site/xlsx.c
part_objects := $(part_sources:src/%.c=$(OBJ)/%.o)
parts        := $(patsubst %.c,$(OUT)/lib/$(notdir $(program))/%.so,$(notdir $(part_sources)))
library := $(OBJ)/libkehoach.a
units   := $(patsubst tests/unit/%.c,$(OBJ)/unit/%,$(sort $(wildcard tests/unit/*.c)))

.PHONY: all run test browser-test schema-test units check asan lint conformance fuzz bench install clean help packages test-packages
.DEFAULT_GOAL := all

all: $(program) $(parts)

# One short line for each file that is made; V=1 shows the whole commands.
say = $(if $(V),,@echo "  $(1)";)

$(program): $(OBJ)/main.o $(filter-out $(part_objects),$(objects))
	@mkdir -p $(@D)
	$(call say,$@)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(library_libs)

$(part_objects): ALL_CFLAGS += -fPIC
$(foreach o,$(part_objects),$(eval $(filter %/$(basename $(notdir $(o))).so,$(parts)): $(o)))
$(parts):
	@mkdir -p $(@D)
	$(call say,$@)$(CC) -shared $(ALL_LDFLAGS) -o $@ $^ $(library_libs)

$(library): $(objects)
	@rm -f $@
	@ar rcs $@ $^

$(OBJ)/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(call say,$<)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(OBJ)/unit/%: tests/unit/%.c $(library)
	@mkdir -p $(@D)
	$(call say,$<)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -MMD -MP -o $@ $< $(part_objects) $(library) $(library_libs)

-include $(objects:.o=.d) $(OBJ)/main.d $(addsuffix .d,$(units))

units: $(units)

# ---- what people type ---------------------------------------------------------

packages:
	$(call install,$(PACKAGES))

test-packages:
	$(call install,$(PACKAGES) $(TEST_PACKAGES))

run: packages ## install what is missing, build, make all PDFs and the site
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@$(program) build -j $(JOBS)

test: test-packages ## install what is missing, build, run all tests
	@$(MAKE) --no-print-directory -j$(JOBS) all units
	@tests/run --quick

asan: test-packages ## build with AddressSanitizer and UBSan, run all tests under them
	@$(MAKE) --no-print-directory -j$(JOBS) MODE=asan all units
	@tests/run --asan

browser-test: test-packages ## open the site in headless Chromium: axe, html-validate, Lighthouse, search
	$(call install,$(BROWSER_PACKAGES))
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@tests/browser/run

schema-test: packages ## hold the printed schemas against ajv and an editor's yaml-language-server (npm; skipped without)
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@tests/schema/run

lint: ## hold the sources against .clang-format and the rules of the house
	$(call install,$(PACKAGES) $(LINT_PACKAGES))
	@clang-format --dry-run -Werror $(sort $(wildcard src/*.c src/*/*.[ch] tests/*/*.[ch]))
	@tests/run --quick rules

conformance: ## hold all PDFs against PDF/A-3a and PDF/UA-1 with veraPDF, which mvn fetches; read their text with four programs
	$(call install,$(PACKAGES) $(CONFORMANCE_PACKAGES))
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@tests/conformance/run

fuzz: ## feed altered input to the readers for a while (FUZZ_COUNT=20000)
	$(call install,$(PACKAGES))
	@$(MAKE) --no-print-directory -j$(JOBS) MODE=asan all $(OUT)/obj/asan/fuzz/fuzz
	@for what in yaml markdown template check; do \
	   $(OUT)/obj/asan/fuzz/fuzz $$what $(or $(FUZZ_SEED),1) $(or $(FUZZ_COUNT),20000) \
	     $$(find content tests/cases layouts -name '*.yaml' -o -name '*.md' -o -name '*.mustache' | sort) || exit 1; \
	 done
	@rm -rf $(OUT)/test/fuzz-pdf
	@for options in --pdf-plain ""; do \
	   $(BIN)/kehoach-asan build --only kon-tum-2018 --pdf $$options -o $(OUT)/test/fuzz-pdf/pdf$$options >/dev/null || exit 1; \
	 done
	@$(OUT)/obj/asan/fuzz/fuzz pdf $(or $(FUZZ_SEED),1) $(or $(FUZZ_COUNT),20000) $(OUT)/test/fuzz-pdf/*/pdf/*.pdf

$(OBJ)/fuzz/%: tests/fuzz/%.c $(library)
	@mkdir -p $(@D)
	$(call say,$<)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -MMD -MP -o $@ $< $(part_objects) $(library) $(library_libs)

bench: packages ## time the program and its peers on generated documents (BENCH_OPTIONS="--fetch")
	@$(MAKE) --no-print-directory -j$(JOBS) all
	@tests/bench/run $(BENCH_OPTIONS)

share := $(DESTDIR)$(PREFIX)/share
install: all ## copy program and parts, layouts, table of fonts and manual to PREFIX (default /usr/local)
	install -D -m 755 $(program) $(DESTDIR)$(PREFIX)/bin/kehoach
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/lib/kehoach $(parts)
	install -D -m 644 -t $(share)/man/vi/man1 src/man/kehoach.1
	install -D -m 644 -t $(share)/man/vi/man5 src/man/kehoach.5
	install -D -m 644 -t $(share)/man/man1 src/man/en/kehoach.1
	install -D -m 644 -t $(share)/man/man5 src/man/en/kehoach.5
	find layouts fonts -type f -exec install -D -m 644 {} $(share)/kehoach/{} ';'

clean: ## remove all that was made
	rm -rf $(OUT)/bin $(OUT)/lib $(OUT)/obj $(OUT)/pdf $(OUT)/site $(OUT)/.kept $(OUT)/test

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | column -t -s '|' 2>/dev/null || \
	 sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1: \2/p' Makefile
	@echo "MODE=release|debug|asan chooses the build; PREFIX= where to install."
