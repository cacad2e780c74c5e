# kehoach: plan data and narrative to official PDFs and a transparency site.
# `make help` lists the targets.

MODE   ?= release
PREFIX ?= /usr/local
CC     ?= gcc
OUT    := output
OBJ    := $(OUT)/obj/$(MODE)
BIN    := $(OUT)/bin
JOBS   ?= $(shell nproc 2>/dev/null || echo 2)

program := $(if $(filter release,$(MODE)),$(BIN)/kehoach,$(BIN)/kehoach-$(MODE))

# ---- Debian packages: the only thing asked of the system -------------------

PACKAGES      := gcc libc6-dev make pkg-config libglib2.0-dev libyaml-dev libcmark-dev libpango1.0-dev libcairo2-dev \
                 libharfbuzz-dev libfontconfig-dev libhpdf-dev libdeflate-dev fonts-liberation2
TEST_PACKAGES := poppler-utils qpdf python3-minimal python3 bc
LINT_PACKAGES := clang-format

# $(call install,PACKAGES): names what is missing, installs it, or says why it cannot.
define install
	@if ! command -v dpkg-query >/dev/null 2>&1; then \
	   echo "kehoach: đây không phải Debian; hãy tự cài các gói sau / not a Debian system; please install:" >&2; \
	   echo "  $(1)" >&2; \
	   $(if $(KEHOACH_NO_PACKAGES),true,echo "rồi chạy lại với / then run again with: make $(MAKECMDGOALS) KEHOACH_NO_PACKAGES=1" >&2; exit 1); \
	 else \
	   have=$$(dpkg-query -W -f='$${db:Status-Abbrev}$${Package}\n' $(1) 2>/dev/null | sed -n 's/^ii *//p'); \
	   missing=; for p in $(1); do echo "$$have" | grep -qxF "$$p" || missing="$$missing $$p"; done; \
	   if [ -n "$$missing" ]; then \
	     sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	     if [ -n "$$sudo" ] && ! command -v sudo >/dev/null 2>&1; then \
	       echo "kehoach: thiếu các gói / packages are missing:$$missing" >&2; \
	       echo "hãy chạy với quyền root / as root, run: apt-get install$$missing" >&2; exit 1; fi; \
	     echo "kehoach: cài các gói Debian còn thiếu / installing missing Debian packages:$$missing"; \
	     $$sudo apt-get update -qq && \
	     $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null || \
	       { echo "kehoach: apt-get không cài được / apt-get could not install:$$missing" >&2; exit 1; }; \
	   fi; \
	 fi
endef

# ---- compiling --------------------------------------------------------------

LIBRARIES := glib-2.0 gio-2.0 yaml-0.1 libcmark pangocairo pangoft2 cairo fontconfig harfbuzz harfbuzz-subset libdeflate
WARNINGS  := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2
# Asked of pkg-config once, and only when something is compiled.
library_cflags = $(eval library_cflags := $(shell pkg-config --cflags $(LIBRARIES)))$(library_cflags)
library_libs   = $(eval library_libs := $(shell pkg-config --libs $(LIBRARIES)) -lhpdf -lm)$(library_libs)

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
library := $(OBJ)/libkehoach.a
units   := $(patsubst tests/unit/%.c,$(OBJ)/unit/%,$(sort $(wildcard tests/unit/*.c)))

.PHONY: all run test units check asan lint conformance fuzz bench install clean help packages test-packages
.DEFAULT_GOAL := all

all: $(program)

$(program): $(OBJ)/main.o $(library)
	@mkdir -p $(@D)
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(library_libs)

$(library): $(objects)
	@rm -f $@
	@ar rcs $@ $^

$(OBJ)/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(OBJ)/unit/%: tests/unit/%.c $(library)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -MMD -MP -o $@ $< $(library) $(library_libs)

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
	@$(MAKE) --no-print-directory -j$(JOBS) MODE=asan all units
	@tests/run
