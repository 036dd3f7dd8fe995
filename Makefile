# dealscreen: see README.md for users, CONTRIBUTING.md for maintainers.
#
#   make            build/dealscreen
#   make demo       installs what is missing, builds, screens the sample
#   make test       installs what is missing, builds, runs every test
#   make ci         style, tests, sanitizers, valgrind
#   make bench      speed, as ratios to a floor measured in the same run

VERSION = 0.1.0
PREFIX ?= /usr/local
RULESDIR ?= $(PREFIX)/share/dealscreen/rules

CC ?= cc
CFLAGS ?= -O2 -g
BUILD ?= build
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wwrite-strings -Wvla -Werror
HARDENING = -fstack-protector-strong -D_FORTIFY_SOURCE=2
BASE = -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -MMD -MP -ffile-prefix-map=$(CURDIR)/=
LIBS = -lcsv -lpcre2-8 -lxlsxwriter -lzip -lcrypto -lutf8proc
TEST_LIBS = -lcheck_pic -lsubunit -lrt -lm -pthread

SOURCES = $(sort $(wildcard src/*/*.c src/*/*/*.c))
OBJECTS = $(SOURCES:src/%.c=$(BUILD)/obj/%.o)
LIBRARY = $(BUILD)/libdealscreen.a
TESTS = $(sort $(wildcard tests/unit/test_*.c))
TEST_OBJECTS = $(TESTS:tests/%.c=$(BUILD)/tests/%.o)
TEST_NAMES = $(TESTS:tests/unit/test_%.c=%)

# One short line for each command; `make V=1` shows them whole.
Q = $(if $(V),,@)
say = $(if $(V),,@echo '  $(1)  $(2)')

all: $(BUILD)/dealscreen

$(BUILD)/dealscreen: $(BUILD)/obj/cli/main.o $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(LIBRARY): $(filter-out $(BUILD)/obj/cli/main.o,$(OBJECTS))
	@rm -f $@
	$(call say,AR  ,$@)
	$(Q)$(AR) qcs $@ $^

$(BUILD)/obj/%.o: src/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,CC  ,$<)
	$(Q)$(CC) $(BASE) $(WARNINGS) $(HARDENING) $(CFLAGS) $(DEFINES) -c -o $@ $<

$(BUILD)/obj/cli/%.o: DEFINES = -DDEALSCREEN_VERSION='"$(VERSION)"' -DDEALSCREEN_RULES='"$(RULESDIR)"'

# Changes when the flags do, so that everything is built anew.
FLAGS = $(CC) $(CFLAGS) $(LDFLAGS) $(VERSION) $(RULESDIR)
$(BUILD)/flags: FORCE
	@mkdir -p $(BUILD)
	@echo '$(FLAGS)' | cmp -s - $@ || echo '$(FLAGS)' > $@
FORCE:

# --- tests -----------------------------------------------------------------------------

$(BUILD)/tests/%.o: tests/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,CC  ,$<)
	$(Q)$(CC) $(BASE) -Itests -Wall -Wextra -Wshadow -Werror $(CFLAGS) -c -o $@ $<

# The runner's main: one suite of all tests/unit/test_NAME.c, each with NAME_tests().
$(BUILD)/tests/run.c: $(TESTS) Makefile
	@mkdir -p $(@D)
	@{ echo '#include <check.h>'; echo '#include <stdlib.h>'; \
	for t in $(TEST_NAMES); do echo "TCase *$${t}_tests(void);"; done; \
	echo 'int main(void) {'; echo '    Suite *suite = suite_create("dealscreen");'; \
	for t in $(TEST_NAMES); do echo "    suite_add_tcase(suite, $${t}_tests());"; done; \
	echo '    SRunner *runner = srunner_create(suite);'; \
	echo '    srunner_run_all(runner, CK_ENV);'; \
	echo '    int failed = srunner_ntests_failed(runner);'; \
	echo '    srunner_free(runner);'; echo '    return failed ? EXIT_FAILURE : EXIT_SUCCESS;'; \
	echo '}'; } > $@

$(BUILD)/tests/run: $(BUILD)/tests/run.c $(TEST_OBJECTS) $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(CC) $(BASE) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) $(TEST_LIBS)

test: test-deps
	@$(MAKE) --no-print-directory run-tests

run-tests: $(BUILD)/dealscreen $(BUILD)/tests/run
	DEALSCREEN=$(abspath $(BUILD)/dealscreen) $(BUILD)/tests/run

# Writes the expected files of a case; read the difference before you commit it.
refill: $(BUILD)/dealscreen
	DEALSCREEN=$(abspath $(BUILD)/dealscreen) sh tests/tools/run-case.sh --refill tests/cases/$(CASE)

# What of the law is encoded; a test fails when the document is stale.
law-coverage: $(BUILD)/dealscreen
	$(BUILD)/dealscreen test rules --law-coverage > docs/law-coverage.md.tmp
	mv docs/law-coverage.md.tmp docs/law-coverage.md

demo: deps
	@$(MAKE) --no-print-directory all
	$(BUILD)/dealscreen screen samples/deals.csv -o report.xlsx

# --- variants --------------------------------------------------------------------------

sanitize:
	$(MAKE) BUILD=build/sanitize LDFLAGS=-fsanitize=address,undefined \
	CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all -U_FORTIFY_SOURCE' \
	run-tests

coverage:
	$(MAKE) BUILD=build/coverage LDFLAGS=--coverage CFLAGS='-O0 -g --coverage' HARDENING= run-tests
	sh tests/tools/coverage.sh build/coverage

valgrind: all $(BUILD)/tests/run
	sh tests/tools/valgrind.sh $(BUILD)

check-style:
	sh tests/tools/check-style.sh

ci: ci-deps
	$(MAKE) check-style
	$(MAKE) test
	$(MAKE) sanitize
	$(MAKE) valgrind

bench: all
	sh tests/bench/bench.sh $(BUILD)

# --- what the machine needs ------------------------------------------------------------

deps:
	@sh tests/tools/deps.sh build
test-deps:
	@sh tests/tools/deps.sh build test
ci-deps:
	@sh tests/tools/deps.sh build test ci

# --- installing ------------------------------------------------------------------------

install: all
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(RULESDIR)'
	install -m 755 $(BUILD)/dealscreen '$(DESTDIR)$(PREFIX)/bin/dealscreen'
	cp -R rules/. '$(DESTDIR)$(RULESDIR)/'

uninstall:
	rm -f '$(DESTDIR)$(PREFIX)/bin/dealscreen'
	rm -rf '$(DESTDIR)$(RULESDIR)'

clean:
	rm -rf build

-include $(OBJECTS:.o=.d) $(TEST_OBJECTS:.o=.d)

.PHONY: all test run-tests refill law-coverage demo sanitize coverage valgrind check-style ci bench deps \
	test-deps ci-deps install uninstall clean FORCE
