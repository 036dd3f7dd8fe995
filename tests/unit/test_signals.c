#include "match/signals.h"

#include "fixture.h"
#include "rules/patterns.h"

TCase *signals_tests(void);

static const char a_rule[] = "rule r \"R\" law \"L\" outcome prohibited when flag end\n";

static void open_signals(Fixture *f, const char *signals)
{
    fixture_open(f);
    fixture_write(f, "p/a.rules", a_rule);
    fixture_write(f, "signals/s.rules", signals);
    fixture_load(f);
}

static const Signal *find_signal(const Fixture *f, const char *id)
{
    for (size_t i = 0; i < f->book.n_signals; i++)
        if (slice_is(f->book.signals[i]->id, id))
            return f->book.signals[i];
    ck_abort_msg("no signal is named '%s'", id);
    return NULL;
}

static const DealFact *known_fact(const Fixture *f, const char *id)
{
    return &f->deal->facts[rulebook_fact(&f->book, slice(id))->index];
}

/* ---- when a signal holds ---- */

static const char many[] =
    "pattern clause-end \"End\" /[.](?=\\s|$)|[;!?\\n]|\\b(?:but|while)\\b|[\u3002\uff1b]|\u4f46/ "
    "end\n"
    "pattern denied \"No\" /\\b(?:not|never) / /\u4e0d|\u6ca1\u6709/ end\n"
    "pattern wares \"Wares\" /\\bwafers?\\b/ /\\bfabs?\\b/ end\n"
    "signal chips in description suggests flag = yes\n"
    " match /\\bchips?\\b/ unless /\\bpotato\\b/ unless denied end\n"
    "signal wafers in description suggests flag = yes match wares match /foundry/ unless denied "
    "end\n"
    "signal han in description suggests flag = yes match /\u82af\u7247|\u6676\u5706/ unless denied "
    "end\n"
    "signal span in description suggests flag = yes match /open.{0,40}close/ end\n"
    "signal headless in description suggests flag = yes match /[a-z]+ware\\b/ unless denied end\n"
    "signal cold in description suggests flag = yes match /kelvin scale/ end\n"
    "signal silicon in description suggests flag = yes match /silicon/ end\n"
    "signal class in description suggests flag = yes match /glass/ end\n";

/* clang-format off */
static const struct {
    const char *signal, *text;
    bool holds;
} texts[] = {
    {"chips", "Makes chips", true},
    {"chips", "MAKES CHIPS", true},
    {"chips", "Makes shipping crates", false},
    {"chips", "microchips", false},
    {"chips", "", false},
    {"chips", "chip", true},
    /* `unless` counts in the same clause, before and behind */
    {"chips", "Potato chips", false},
    {"chips", "Chips of potato", false},
    {"chips", "Potato farms. Also chips", true},
    {"chips", "Potato farms.Also chips", false},
    {"chips", "Chips; potato farms", true},
    {"chips", "potato farms but chips", true},
    {"chips", "potato farms, chips", false},
    {"chips", "It makes no snacks and does not make chips", false},
    {"chips", "It does not bake, while chips are made", true},
    {"chips", "not chips. Not chips! never chips", false},
    {"chips", "not chips. Not chips! chips", true},
    {"chips", "Potato\nchips", true},
    /* patterns shared by name, and several of one signal */
    {"wafers", "a wafer", true},
    {"wafers", "two fabs", true},
    {"wafers", "a foundry", true},
    {"wafers", "a founder", false},
    {"wafers", "not a foundry", false},
    /* other scripts */
    {"han", "\u751f\u4ea7\u82af\u7247", true},
    {"han", "\u4e0d\u751f\u4ea7\u82af\u7247", false},
    {"han", "\u4e0d\u505a\u996d\u3002\u751f\u4ea7\u6676\u5706", true},
    {"han", "\u4e0d\u505a\u996d\uff0c\u751f\u4ea7\u6676\u5706", false},
    {"han", "\u6ca1\u6709\u5de5\u5382\u4f46\u8bbe\u8ba1\u82af\u7247", true},
    {"han", "\u82af \u7247", false},
    /* a match lies in one clause */
    {"span", "open and close", true},
    {"span", "open; close", false},
    {"span", "open close; close", true},
    {"span", "open; open close", true},
    /* a pattern that may begin anywhere */
    {"headless", "middleware", true},
    {"headless", "ware", false},
    {"headless", "not software; firmware", true},
    {"headless", "not software, firmware", false},
    {"headless", "SOFTWARE", true},
    /* letters that fold to plain ones: the Kelvin sign and the long s */
    {"cold", "a kelvin scale", true},
    {"cold", "a \u212aelvin scale", true},
    {"silicon", "\u017filicon", true},
    {"silicon", "pure \u017fILICON", true},
    {"class", "glas\u017f", true},
    {"class", "gla\u017f\u017f", true},
    {"chips", "\u017fure, chips", true},
    {"han", "\u212a\u751f\u4ea7\u82af\u7247", true},
    /* bytes that are no UTF-8 hide nothing but themselves */
    {"chips", "\xff chips", true},
    {"chips", "chips \xff", true},
    {"chips", "ch\xffips", false},
    {"chips", "\xe4\xb8 chips \xe4", true},
    {"chips", "chips \xff potato", false},
    {"han", "\xe8\x8a\xaf\xe7\x89", false},
    {"han", "\xe8\u82af\u7247", true},
    {"headless", "\xff middleware", true},
};
/* clang-format on */

START_TEST(a_signal_holds_in_its_clause)
{
    Fixture f;
    open_signals(&f, many);
    bool got = signal_holds(f.signals, find_signal(&f, texts[_i].signal), slice(texts[_i].text));
    ck_assert_msg(got == texts[_i].holds, "'%s' %s for '%s'", texts[_i].signal,
                  got ? "holds" : "does not hold", texts[_i].text);
    fixture_close(&f);
}
END_TEST

/* Without the pattern clause-end a text is one clause. */
START_TEST(a_text_without_clauses_is_one)
{
    Fixture f;
    open_signals(&f, "signal chips in description suggests flag = yes\n"
                     " match /chips/ unless /potato/ end\n");
    const Signal *chips = find_signal(&f, "chips");
    ck_assert(!signal_holds(f.signals, chips, slice("Potato farms. Chips")));
    ck_assert(signal_holds(f.signals, chips, slice("Tomato farms. Chips")));
    fixture_close(&f);
}
END_TEST

/* ---- what it suggests ---- */

/* A signal reads the texts that it names; each cell is cut by itself. */
START_TEST(cells_are_read_one_by_one)
{
    Fixture f;
    open_signals(&f,
                 "signal one in description suggests flag = yes\n"
                 " match /chips/ unless /potato/ end\n"
                 "signal two in description, remarks suggests second = yes match /chips/ end\n");
    fixture_deal(&f, "description,remarks\nno such thing,chips\n");
    ck_assert_int_eq(known_fact(&f, "flag")->standing, STANDING_MISSING);
    ck_assert_int_eq(known_fact(&f, "second")->standing, STANDING_INFERRED);
    fixture_deal(&f, "description,remarks\nchips,potato\n");
    ck_assert_int_eq(known_fact(&f, "flag")->standing, STANDING_INFERRED);
    fixture_deal(&f, "description,remarks\npotato chips,chips\n");
    ck_assert_int_eq(known_fact(&f, "flag")->standing, STANDING_MISSING);
    fixture_close(&f);
}
END_TEST

START_TEST(a_hint_names_its_place)
{
    Fixture f;
    open_signals(&f, "signal one in description, remarks suggests flag = yes\n"
                     " match /\\bchip design\\w*/ end\n");
    fixture_deal(&f, "flag,remarks\n,\"Famous for Chip Designs, and chip designers\"\n");
    const Saying *hint = known_fact(&f, "flag")->hints;
    ck_assert_ptr_nonnull(hint);
    ck_assert_int_eq(hint->kind, SAID_BY_SIGNAL);
    ck_assert_uint_eq(hint->column, 1);
    ck_assert(slice_is(hint->span, "Chip Designs"));
    ck_assert(slice_is(hint->cell, "Famous for Chip Designs, and chip designers"));
    ck_assert(slice_is(hint->signal->id, "one"));
    ck_assert(hint->value.yes);
    ck_assert_ptr_null(hint->next); /* once is enough */
    fixture_close(&f);
}
END_TEST

/* A row does not see what the text of the row before it said. */
START_TEST(no_hint_outlives_its_row)
{
    Fixture f;
    open_signals(&f, "signal one in description suggests flag = yes match /chips/ end\n");
    fixture_list(&f, "deal_id,description\n1,chips\n2,bread\n3,\n4,chips\n");
    static const Standing expected[] = {STANDING_INFERRED, STANDING_MISSING, STANDING_MISSING,
                                        STANDING_INFERRED};
    for (size_t i = 0; i < COUNT(expected); i++) {
        ck_assert(fixture_next(&f));
        ck_assert_int_eq(known_fact(&f, "flag")->standing, expected[i]);
        ck_assert(known_fact(&f, "flag")->blank);
    }
    fixture_close(&f);
}
END_TEST

static const char capturing[] =
    "signal node in description suggests node = $1 match "
    "/\\b([0-9][0-9.,]*(?: to [0-9]+)?) ?nm\\b/ end\n"
    "signal share in description suggests share = $2 match /(owns|holds) ([0-9]+ ?%)/ end\n"
    "signal country in description suggests country = $1 match /based in (\\w+)/ end\n"
    "signal kind in description suggests kind = $1 match /makes (\\w+)?/ end\n"
    "signal use in description suggests use has military match /army/ end\n";

/* clang-format off */
static const struct {
    const char *text, *fact;
    const char *hints; /* in order, parted by '|' */
} captures[] = {
    {"a 14 nm process", "node", "14 nm"},
    {"14nm and 28nm lines", "node", "14 nm|28 nm"},
    {"14 nm, then 14 nm again", "node", "14 nm"},
    {"from 14 to 28 nm", "node", "14 to 28 nm"},
    {"1,4 nm", "node", ""},
    {"14..5 nm", "node", ""},
    {"holds 51 %", "share", "51 %"},
    {"holds 510 %", "share", ""},
    {"based in China", "country", "China"},
    {"based in Shanghai", "country", "China"},
    {"based in Atlantis", "country", ""},
    {"based in France. based in China", "country", "France|China"},
    {"makes nand", "kind", "nand"},
    {"makes toys", "kind", ""},
    {"makes (them)", "kind", ""},
    {"for the army", "use", "military and perhaps others"},
};
/* clang-format on */

START_TEST(what_is_captured_is_read_as_a_cell)
{
    Fixture f;
    open_signals(&f, capturing);
    Arena arena = {0};
    fixture_deal(&f, arena_print(&arena, "description\n\"%s\"\n", captures[_i].text).at);
    Buffer got = {0};
    const Fact *fact = rulebook_fact(&f.book, slice(captures[_i].fact));
    for (const Saying *hint = known_fact(&f, captures[_i].fact)->hints; hint; hint = hint->next) {
        buffer_add_text(&got, got.len > 0 ? "|" : "");
        value_write(&got, fact, &hint->value);
    }
    ck_assert_msg(slice_is(buffer_slice(&got), captures[_i].hints), "'%s': '%.*s', not '%s'",
                  captures[_i].text, SLICE_ARG(buffer_slice(&got)), captures[_i].hints);
    buffer_release(&got);
    arena_release(&arena);
    fixture_close(&f);
}
END_TEST

/* ---- limits ---- */

static const char nested_match[] =
    "signal nested in description suggests flag = yes match /(a+)+$/ end\n";
static const char nested_unless[] =
    "signal nested in description suggests flag = yes match /zinc/ unless /(a+)+$/ end\n";
static const char nested_headless[] =
    "signal nested in description suggests flag = yes match /[ab]*?(a+)+$/ end\n";
static const char nested_clause_end[] =
    "pattern clause-end \"End\" /;|(a+)+#/ end\n"
    "signal nested in description suggests flag = yes match /zinc/ end\n";

static const struct {
    const char *rules, *text;
    Standing standing;
} limits[] = {
    {nested_match, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", STANDING_MISSING},
    {nested_headless, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", STANDING_MISSING},
    {nested_unless, "zinc aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", STANDING_INFERRED},
    {nested_clause_end, "zinc aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", STANDING_INFERRED},
};

/* What could not be tried out is unknown: a problem, and nothing is presumed over it. */
START_TEST(a_pattern_that_meets_its_limit_says_nothing)
{
    Fixture f;
    fixture_open(&f);
    fixture_write(&f, "p/a.rules",
                  "rule r \"R\" law \"L\" outcome prohibited when flag end\n"
                  "presume n \"N\" law \"L\" take flag = no end\n");
    fixture_write(&f, "signals/s.rules", limits[_i].rules);
    fixture_load(&f);
    Arena arena = {0};
    fixture_deal(&f, arena_print(&arena, "flag,description\n,%s\n", limits[_i].text).at);
    const DealFact *known = known_fact(&f, "flag");
    ck_assert_int_eq(known->standing, limits[_i].standing);
    ck_assert(known->unreadable && !known->blank);
    ck_assert_ptr_nonnull(f.deal->problems);
    ck_assert_uint_eq(f.deal->problems->column, 1);
    ck_assert_msg(!f.deal->problems->next, "the limit is told more than once");
    fixture_judge(&f);
    ck_assert_int_eq(f.found.floor, OUTCOME_NOT_COVERED);
    ck_assert_int_eq(f.found.ceiling, OUTCOME_PROHIBITED);
    ck_assert_int_eq(f.found.shown, SHOWN_REVIEW);
    /* A text that can be read through leaves the presumption alone. */
    fixture_deal(&f, "flag,description\n,bread\n");
    ck_assert_ptr_null(f.deal->problems);
    ck_assert_int_eq(fixture_judge(&f)->shown, SHOWN_NOT_COVERED);
    arena_release(&arena);
    fixture_close(&f);
}
END_TEST

/* Nor is anything presumed where the text is no good UTF-8: it may have said the contrary. */
START_TEST(a_text_that_cannot_be_read_clears_nothing)
{
    Fixture f;
    fixture_open(&f);
    fixture_write(&f, "p/a.rules",
                  "rule r \"R\" law \"L\" outcome prohibited when flag end\n"
                  "presume n \"N\" law \"L\" take flag = no end\n");
    fixture_write(&f, "signals/s.rules",
                  "signal s in description suggests flag = yes match /chips/ end\n");
    fixture_load(&f);
    fixture_deal(&f, "flag,description\n,chips \xff\n");
    ck_assert_int_eq(fixture_judge(&f)->shown, SHOWN_REVIEW);
    fixture_deal(&f, "flag,description\nno,chips \xff\n");
    ck_assert_int_eq(fixture_judge(&f)->shown, SHOWN_NOT_COVERED);
    fixture_close(&f);
}
END_TEST

/* Western letters in another encoding are no words that could hide: the text stays unreadable,
 * and what its other words suggest is all that it does. */
START_TEST(western_text_in_another_encoding_hides_nothing)
{
    Fixture f;
    fixture_open(&f);
    fixture_write(&f, "p/a.rules",
                  "rule r \"R\" law \"L\" outcome prohibited when flag end\n"
                  "presume n \"N\" law \"L\" take flag = no end\n");
    fixture_write(
        &f, "signals/s.rules",
        "signal s in description suggests flag = yes match /people['\u2019]s chips/ end\n");
    fixture_load(&f);
    fixture_deal(&f, "flag,description\n,Soci\xE9t\xE9 anonyme\n");
    ck_assert_int_eq(fixture_judge(&f)->shown, SHOWN_NOT_COVERED);
    ck_assert(known_fact(&f, "description")->unreadable);
    ck_assert(f.deal->problems != NULL);
    fixture_deal(&f, "flag,description\n,\"The people\x92s chips\"\n");
    ck_assert_int_eq(fixture_judge(&f)->shown, SHOWN_REVIEW);
    ck_assert_int_eq(known_fact(&f, "flag")->standing, STANDING_INFERRED);
    fixture_deal(&f, "flag,description\n,\xD6\xD0\xB9\xFA\n");
    ck_assert_int_eq(fixture_judge(&f)->shown, SHOWN_REVIEW);
    ck_assert_int_eq(known_fact(&f, "flag")->standing, STANDING_MISSING);
    /* two cells of the fact: which one it was is not known */
    fixture_deal(&f, "flag,description,description\n,Soci\xE9t\xE9,x\n");
    ck_assert_int_eq(fixture_judge(&f)->shown, SHOWN_REVIEW);
    fixture_close(&f);
}
END_TEST

START_TEST(a_limit_leaves_a_stated_fact_alone)
{
    Fixture f;
    open_signals(&f, nested_match);
    fixture_deal(&f, "flag,description\nno,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n");
    ck_assert_int_eq(known_fact(&f, "flag")->standing, STANDING_STATED);
    ck_assert(!known_fact(&f, "flag")->unreadable);
    fixture_close(&f);
}
END_TEST

/* ---- heads against trying everything everywhere ---- */

enum { RANDOM_TEXTS = 400, TEXT_ROOM = 64, BLOCKS = 8 };

/* Over the few characters of the texts below. Anchors are left out: a text's end is no
 * clause's. */
static const char *const patterns[] = {
    "ab",
    "a",
    "abc?",
    "k",
    "sk",
    "\\bka",
    "s\\b",
    "(?:ab|ba)s",
    "a.b",
    "[ab]k",
    "a+b",
    "a*b",
    "\\w+k",
    ".s",
    "[^ ]k",
    "\u4e2d",
    "\u4e2da?",
    "a\u4e2d|k",
    "\u00e9",
    "\u00c9a",
    "(?<=a)b",
    "(?<!a)b",
    "a(?=b)",
    "a(?!b)",
    "ks|sk|ab|ba|aa",
    "(a|b)\\1",
    "s{2}",
    "\u017fa",
    "\u212aa",
    "k(?:a|\u4e2d)s?",
    "\\x{4e2d}a",
    "[k\u4e2d]b",
    "(?:a|)b",
    "a{0,2}s",
    "(?i:ab)k",
    "b(?:ab)*k",
    "\\bb\\w*k\\b",
    "ab ab",
    " a",
    "(?:(?:a)b|s)(?:k| )",
};

static const char *const refusals[] = {NULL, "b", "k", "\u4e2d", "s ", "a\\w", "\\bb\\b"};

static const char *const letters[] = {"a", "b",  "k",      "s",      "A",      "K",      "S",
                                      " ", "; ", "\u4e2d", "\u00e9", "\u017f", "\u212a", "\xe4"};

static void write_random_signals(Buffer *out)
{
    buffer_add_text(out, "pattern clause-end \"End\" /;|\\bbb\\b/ end\n");
    for (size_t i = 0; i < COUNT(patterns); i++) {
        const char *unless = refusals[i % COUNT(refusals)];
        buffer_print(out, "signal s%zu in description suggests flag = yes match /%s/", i,
                     patterns[i]);
        if (unless)
            buffer_print(out, " unless /%s/", unless);
        buffer_add_text(out, " end\n");
    }
    buffer_add_char(out, '\0');
}

static bool matches_somewhere(const Pattern *pattern, Matcher *matcher, Slice clause)
{
    Match match;
    for (size_t at = 0; at <= clause.len; at++)
        if (pattern_match_at(pattern, matcher, clause, at, &match) == MATCH_FOUND)
            return true;
    return false;
}

/* As the reference has it, without any shortcut. */
static bool holds_by_force(const Rulebook *book, const Signal *signal, Matcher *matcher, Slice text)
{
    for (size_t from = 0; from < text.len;) {
        size_t end = text.len;
        Match match;
        for (size_t at = from; at < text.len && end == text.len; at++)
            if (pattern_match_at(book->clause_end, matcher, text, at, &match) == MATCH_FOUND)
                end = match.to;
        Slice clause = slice_part(text, from, end);
        if (matches_somewhere(signal->matches[0], matcher, clause) &&
            (signal->n_unless == 0 || !matches_somewhere(signal->unless[0], matcher, clause)))
            return true;
        from = end;
    }
    return false;
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static Slice random_text(uint32_t *state, char room[TEXT_ROOM])
{
    size_t len = 0;
    for (size_t n = next_random(state) % 16; n > 0; n--) {
        const char *letter = letters[next_random(state) % COUNT(letters)];
        memcpy(room + len, letter, strlen(letter));
        len += strlen(letter);
    }
    return (Slice){room, len};
}

START_TEST(heads_find_what_trying_everywhere_finds)
{
    Fixture f;
    Buffer rules = {0};
    Matcher *matcher = matcher_open();
    uint32_t state = 1 + (uint32_t)_i;
    char room[TEXT_ROOM];
    write_random_signals(&rules);
    open_signals(&f, rules.at);
    for (size_t n = 0; n < RANDOM_TEXTS; n++) {
        Slice text = random_text(&state, room);
        for (size_t i = 0; i < f.book.n_signals; i++) {
            const Signal *signal = f.book.signals[i];
            bool got = signal_holds(f.signals, signal, text);
            if (got != holds_by_force(&f.book, signal, matcher, text))
                ck_abort_msg("/%.*s/ %s for '%.*s'", SLICE_ARG(pattern_text(signal->matches[0])),
                             got ? "holds" : "does not hold", SLICE_ARG(text));
        }
    }
    matcher_close(matcher);
    buffer_release(&rules);
    fixture_close(&f);
}
END_TEST

static bool has_hint_of(const DealFact *known, const Signal *signal)
{
    for (const Saying *hint = known->hints; hint; hint = hint->next)
        if (hint->signal == signal)
            return true;
    return false;
}

/* All signals in one pass find what each finds alone. */
START_TEST(signals_do_not_disturb_each_other)
{
    Fixture f;
    Buffer rules = {0}, csv = {0};
    uint32_t state = 77 + (uint32_t)_i;
    char room[TEXT_ROOM];
    write_random_signals(&rules);
    open_signals(&f, rules.at);
    buffer_add_text(&csv, "deal_id,description\n");
    for (size_t n = 0; n < RANDOM_TEXTS; n++) {
        Slice text = random_text(&state, room);
        for (size_t i = 0; i < text.len; i++)
            if (text.at[i] == '\xe4' && (i + 1 == text.len || (text.at[i + 1] & 0xC0) != 0x80))
                room[i] = 'k'; /* a cell must be good text */
        buffer_print(&csv, "%zu,\"x%.*sx\"\n", n, SLICE_ARG(text));
    }
    buffer_add_char(&csv, '\0');
    fixture_list(&f, csv.at);
    while (fixture_next(&f)) {
        const DealFact *known = known_fact(&f, "flag");
        const Saying *said = known_fact(&f, "description")->stated;
        ck_assert_ptr_nonnull(said);
        for (size_t i = 0; i < f.book.n_signals; i++) {
            const Signal *signal = f.book.signals[i];
            bool got = has_hint_of(known, signal);
            if (got != signal_holds(f.signals, signal, said->value.text))
                ck_abort_msg("/%.*s/ %s among others for '%.*s'",
                             SLICE_ARG(pattern_text(signal->matches[0])),
                             got ? "holds" : "does not hold", SLICE_ARG(said->value.text));
        }
    }
    buffer_release(&csv);
    buffer_release(&rules);
    fixture_close(&f);
}
END_TEST

TCase *signals_tests(void)
{
    TCase *tc = tcase_create("signals");
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, a_signal_holds_in_its_clause, 0, COUNT(texts));
    tcase_add_test(tc, a_text_without_clauses_is_one);
    tcase_add_test(tc, cells_are_read_one_by_one);
    tcase_add_test(tc, a_hint_names_its_place);
    tcase_add_test(tc, no_hint_outlives_its_row);
    tcase_add_loop_test(tc, what_is_captured_is_read_as_a_cell, 0, COUNT(captures));
    tcase_add_loop_test(tc, a_pattern_that_meets_its_limit_says_nothing, 0, COUNT(limits));
    tcase_add_test(tc, a_text_that_cannot_be_read_clears_nothing);
    tcase_add_test(tc, western_text_in_another_encoding_hides_nothing);
    tcase_add_test(tc, a_limit_leaves_a_stated_fact_alone);
    tcase_add_loop_test(tc, heads_find_what_trying_everywhere_finds, 0, BLOCKS);
    tcase_add_loop_test(tc, signals_do_not_disturb_each_other, 0, BLOCKS);
    return tc;
}
