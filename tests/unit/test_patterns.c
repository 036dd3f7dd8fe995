#include "rules/patterns.h"

#include "rules/heads.h"

#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tempfolder.h"

TCase *patterns_tests(void);

/* A pattern and what belongs to it. */
typedef struct Bench {
    Arena arena;
    Diags diags;
    Source source;
    Pattern *all;
    Matcher *matcher;
} Bench;

static void bench_open(Bench *bench)
{
    *bench = (Bench){.matcher = matcher_open()};
    bench->diags = diags_in(&bench->arena);
}

static void bench_close(Bench *bench)
{
    patterns_release(bench->all);
    matcher_close(bench->matcher);
    arena_release(&bench->arena);
}

/* Compiles what stands between the slashes of a rule file's line. */
static Pattern *bench_compile(Bench *bench, const char *text)
{
    Slice line = arena_print(&bench->arena, "  match /%s/\n", text);
    bench->source = (Source){slice("a.rules"), line};
    Span at = {&bench->source, 8, (uint32_t)strlen(text) + 2};
    return pattern_compile(&bench->arena, slice_part(line, 9, line.len - 2), at, &bench->diags,
                           &bench->all);
}

/* ---- heads ---- */

/* `heads`: parted by '|', sorted; NULL: none can be derived. */
static const struct {
    const char *pattern, *heads;
} derived[] = {
    {"gpu", "gpu"},
    {"\\bGPU design", "gpu desi"},
    {"ab|cd", "ab|cd"},
    {"\\b(fabless|chip design(er)?s?|gpu design)\\b", "chip des|fabless|gpu desi"},
    {"colou?r", "color|colour"},
    {"x?y", "xy|y"},
    {"ab*c", "ab|ac"},
    {"ab+c", "ab"},
    {"ab{2}c", "abbc"},
    {"ab{0,1}c", "abc|ac"},
    {"ab{0}c", "ac"},
    {"ab{2,}c", "abb"},
    {"a{7}b", "aaaaaaab"},
    {"[abc]x", "ax|bx|cx"},
    {"[A-C]x", "ax|bx|cx"},
    {"[-a]x", "-x|ax"},
    {"[]a]x", "]x|ax"},
    {"\\dx", "0x|1x|2x|3x|4x|5x|6x|7x|8x|9x"},
    {"a\\.b", "a.b"},
    {"a\\-b\\/c", "a-b/c"},
    {"a.b", "a"},
    {"a[^x]b", "a"},
    {"a\\wb", "a"},
    {"a[a-z]b", "a"},
    {"a\\p{L}b", "a"},
    {"(?:ab|ac)d", "abd|acd"},
    {"(?<name>ab)c", "abc"},
    {"(?<=x)ab", "ab"},
    {"(?<!potato )chips", "chips"},
    {"chip(?!s)set", "chipset"},
    {"^\\Aab$", "ab"},
    {"a(?#note)b", "ab"},
    {"a\\x62\\x{63}", "abc"},
    {"(a|)b", "ab|b"},
    {"abcdefghi", "abcdefgh"},
    {"ab|abc", "ab"},
    {"\u4e2d\u56fd\u4e2d", "\u4e2d\u56fd\xe4\xb8"},
    {"\u82af\u7247|gpu", "gpu|\u82af\u7247"},
    {"caf\u00e9", "caf"},
    {"a{b", "a{b"},
    {"a++b", "a"},
    {"a??b", "ab|b"},
    /* none */
    {".*gpu", NULL},
    {"\\w+ gpu", NULL},
    {"a?.", NULL},
    {"\u00e9cole", NULL},
    {"(?i)gpu", NULL},
    {"[^a]b", NULL},
    {"(a)?\\1b", NULL},
    {"\\Qa\\E", NULL},
    {"a|[a-z]", NULL},
    {"\\p{Han}", NULL},
};

START_TEST(heads_are_what_a_match_begins_with)
{
    Bench bench;
    bench_open(&bench);
    const Pattern *pattern = bench_compile(&bench, derived[_i].pattern);
    ck_assert_msg(pattern != NULL, "/%s/", derived[_i].pattern);
    const Slice *heads;
    size_t n = pattern_heads(pattern, &heads);
    Buffer got = {0};
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buffer_add_char(&got, '|');
        buffer_add(&got, heads[i]);
    }
    if (derived[_i].heads)
        ck_assert_msg(slice_is(buffer_slice(&got), derived[_i].heads), "/%s/ has %.*s",
                      derived[_i].pattern, SLICE_ARG(buffer_slice(&got)));
    else
        ck_assert_uint_eq(n, 0);
    buffer_release(&got);
    bench_close(&bench);
}
END_TEST

/* Many alternatives: heads are cut shorter rather than left out, and none is lost. */
START_TEST(many_heads_are_cut_short)
{
    Buffer text = {0};
    for (int i = 0; i < 500; i++)
        buffer_print(&text, "%saa%c%03d", i > 0 ? "|" : "", 'a' + i % 20, i);
    Arena arena = {0};
    const Slice *heads;
    const bool *words;
    ck_assert_uint_eq(heads_of(buffer_slice(&text), &arena, &heads, &words), 20);
    ck_assert(slice_is(heads[0], "aaa"));
    ck_assert(slice_is(heads[19], "aat"));
    arena_release(&arena);
    buffer_release(&text);
}
END_TEST

/* ---- what else must stand there ---- */

/* `needs`: parted by '|', sorted; NULL: none is known. */
static const struct {
    const char *pattern, *needs;
} needed[] = {
    {"\\bmakes? chips", "chips"},
    {"\\bdesign\\w* (?:chips?|ics)\\b", "chip|ics"},
    {"\\bdesigns? (?:[\\w-]+ ){0,6}(?:chips?|gpus)\\b", "chip|gpus"},
    {"(\\d+) ?-?nm\\b", "nm"},
    {"\\bmade (?:of|in) silicon", "silicon"},
    {"a\\bchip", "chip"}, /* can't match */
    {"(?:ab|c) (?:x-)?(?:chip|gpu)", "chip|gpu"},
    {"\u8bbe\u8ba1.{0,9}\u82af\u7247", "\u82af\u7247"},
    /* nothing behind the first character for certain, or nobody would look there */
    {"\\bfabless\\b", NULL},
    {"chip|gpu design", NULL},
    {"\\bmicrochips", NULL},
    {"micro\\w*chips", NULL},
    {"a (?:chip)?", NULL},
    {"a (?:x|)chip", "chip|xchip"},
    {"a(?:-|x)?chip", NULL},
    {"a .*", NULL},
    {"a of", NULL},
    {"a x", NULL},
    {"a .(b)\\1", NULL},
    {"a (?=chip)\\w+", NULL},
};

START_TEST(needs_are_what_every_match_has)
{
    Bench bench;
    bench_open(&bench);
    const Pattern *pattern = bench_compile(&bench, needed[_i].pattern);
    ck_assert_msg(pattern != NULL, "/%s/", needed[_i].pattern);
    const Slice *needs;
    size_t n = pattern_needs(pattern, &needs);
    Buffer got = {0};
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buffer_add_char(&got, '|');
        buffer_add(&got, needs[i]);
    }
    ck_assert_msg(slice_is(buffer_slice(&got), needed[_i].needs ? needed[_i].needs : ""),
                  "/%s/ needs %.*s", needed[_i].pattern, SLICE_ARG(buffer_slice(&got)));
    buffer_release(&got);
    bench_close(&bench);
}
END_TEST

/* ---- heads against matches, by brute force ---- */

static const char *const tried[] = {
    "\\bab",
    "a?b?c",
    "(?:a|b)+c",
    "(a|bc)*d",
    "[ab]{2,3}c",
    "a(?=b)",
    "(?<=a)b",
    "(?<!a)b|cd",
    "a\\s*b",
    "\\s+a",
    "a[bc]?d",
    "(a|b)(c|d)?a",
    "a{2}b{0,2}c",
    "(?:ab){2}",
    "(?>a|ab)c",
    "[^a]b",
    "a.c",
    "(?:|a)b",
    "\u4e2d.?a",
    "[\u4e2d\u56fdb]a",
    "k|s",
    "ab|ba|cc|dd|[ka] b",
    "(a(b(c(d)?)?)?)a",
    "a\\db",
    "[a-d]\\b",
    "(?:a?b?){2}c",
    "\\Bk",
    "[\\s,]a",
    "a$|b$",
    "(?:ab?|b)(?:cd?|d)",
    "d??c",
    "a*+b",
    "(?|a(b)|c(d))a",
    "[[:alpha:]]b",
};

static const char *const letters[] = {
    "a", "b", "c",  "d", "a", "b", "a", "A",      "B",      "C",    "D",
    " ", ",", "\n", "1", "k", "K", "s", "\u4e2d", "\u56fd", "\xff",
};

/* A text of n letters, in the order of a fixed generator: the same in each run. */
static Slice make_text(Buffer *text, uint32_t *seed, size_t n)
{
    buffer_clear(text);
    for (size_t i = 0; i < n; i++) {
        *seed = *seed * 1664525u + 1013904223u;
        buffer_add_text(text, letters[(*seed >> 16) % COUNT(letters)]);
    }
    return buffer_slice(text);
}

static bool has_head(const Slice *heads, size_t n, Slice text, size_t at)
{
    for (size_t i = 0; i < n; i++) {
        size_t same = 0;
        while (same < heads[i].len && at + same < text.len) {
            char c = text.at[at + same];
            if (c >= 'A' && c <= 'Z')
                c = (char)(c | 0x20);
            if (c != heads[i].at[same])
                break;
            same++;
        }
        if (same == heads[i].len)
            return true;
    }
    return false;
}

/* Every match, at any place, begins with a head; and the search finds the first of them. */
START_TEST(no_match_begins_without_a_head)
{
    Bench bench;
    bench_open(&bench);
    const Pattern *pattern = bench_compile(&bench, tried[_i]);
    ck_assert_msg(pattern != NULL, "/%s/", tried[_i]);
    const Slice *heads;
    size_t n_heads = pattern_heads(pattern, &heads), n_matches = 0;
    Buffer text = {0};
    uint32_t seed = 1;
    for (int round = 0; round < 1000; round++) {
        Slice s = make_text(&text, &seed, 3 + (size_t)round % 9);
        size_t first = SIZE_MAX;
        Match match;
        for (size_t at = 0; at < s.len; at++) {
            if (((unsigned char)s.at[at] & 0xc0) == 0x80)
                continue; /* inside a character */
            if (pattern_match_at(pattern, bench.matcher, s, at, &match) != MATCH_FOUND)
                continue;
            n_matches++;
            ck_assert_uint_eq(match.from, at);
            if (first == SIZE_MAX)
                first = at;
            if (n_heads > 0)
                ck_assert_msg(has_head(heads, n_heads, s, at), "/%s/ in '%.*s' at %zu", tried[_i],
                              SLICE_ARG(s), at);
        }
        MatchResult found = pattern_search(pattern, bench.matcher, s, 0, &match);
        ck_assert_msg(found == (first == SIZE_MAX ? MATCH_NONE : MATCH_FOUND), "/%s/ in '%.*s'",
                      tried[_i], SLICE_ARG(s));
        if (found == MATCH_FOUND)
            ck_assert_uint_eq(match.from, first);
    }
    ck_assert_uint_gt(n_matches, 0);
    buffer_release(&text);
    bench_close(&bench);
}
END_TEST

/* ---- matching ---- */

static const struct {
    const char *pattern, *text;
    size_t from; /* SIZE_MAX: none */
} searched[] = {
    {"\\bgpu\\b", "our GPU design", 4},
    {"\\bgpu\\b", "a gpus", SIZE_MAX},
    {"\\bgpu\\b", "\u516c\u53f8GPU\u82af\u7247", 6}, /* no UCP: Chinese is no word character */
    {"soci\u00e9t\u00e9", "La SOCI\u00c9T\u00c9", 3},
    {"chips?", "\xff\xfe chips", 3}, /* bad bytes hide no match */
    {".*chips", "ab\xff chips", 3},
    {".", "\xff", SIZE_MAX},
    {"disk", "di\u017fk", 0},
    {"kelvin", "4 \u212aelvin", 2},
    {".pu", "a gpu", 2},
    {"a b", "", SIZE_MAX},
};

START_TEST(a_search_finds_the_first_place)
{
    Bench bench;
    bench_open(&bench);
    const Pattern *pattern = bench_compile(&bench, searched[_i].pattern);
    Match match;
    MatchResult result =
        pattern_search(pattern, bench.matcher, slice(searched[_i].text), 0, &match);
    ck_assert_msg(result == (searched[_i].from == SIZE_MAX ? MATCH_NONE : MATCH_FOUND), "/%s/",
                  searched[_i].pattern);
    if (result == MATCH_FOUND)
        ck_assert_uint_eq(match.from, searched[_i].from);
    bench_close(&bench);
}
END_TEST

START_TEST(captures_are_found_by_their_number)
{
    Bench bench;
    bench_open(&bench);
    const Pattern *pattern = bench_compile(&bench, "(gpu)|(\\d+) ?(nm)(x)?");
    ck_assert_uint_eq(pattern_captures(pattern), 4);
    Match match;
    Slice text = slice("at 14 nm");
    ck_assert_int_eq(pattern_match_at(pattern, bench.matcher, text, 3, &match), MATCH_FOUND);
    ck_assert_uint_eq(match.from, 3);
    ck_assert_uint_eq(match.to, 8);
    ck_assert_uint_eq(match.captures[0].from, 3);
    ck_assert_uint_eq(match.captures[1].from, SIZE_MAX);
    ck_assert_uint_eq(match.captures[2].from, 3);
    ck_assert_uint_eq(match.captures[2].to, 5);
    ck_assert_uint_eq(match.captures[4].to, SIZE_MAX);
    ck_assert_int_eq(pattern_match_at(pattern, bench.matcher, text, 2, &match), MATCH_NONE);
    bench_close(&bench);
}
END_TEST

START_TEST(more_groups_than_captures_do_no_harm)
{
    Bench bench;
    bench_open(&bench);
    const Pattern *pattern = bench_compile(&bench, "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)");
    ck_assert_uint_eq(pattern_captures(pattern), 12);
    Match match;
    ck_assert_int_eq(pattern_match_at(pattern, bench.matcher, slice("abcdefghijkl"), 0, &match),
                     MATCH_FOUND);
    ck_assert_uint_eq(match.to, 12);
    ck_assert_uint_eq(match.n_captures, CAPTURES_MAX);
    ck_assert_uint_eq(match.captures[9].from, 8);
    bench_close(&bench);
}
END_TEST

/* Nested repeats that never end are unknown, not "no"; with heads and without. */
START_TEST(a_limit_is_no_answer)
{
    static const char *const patterns[] = {"(a+a+)+b", "(?i)(a+a+)+b"};
    Bench bench;
    bench_open(&bench);
    const Pattern *pattern = bench_compile(&bench, patterns[_i]);
    Match match;
    Slice text = slice("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaacb");
    ck_assert_int_eq(pattern_match_at(pattern, bench.matcher, text, 0, &match), MATCH_LIMIT);
    ck_assert_int_eq(pattern_search(pattern, bench.matcher, text, 0, &match), MATCH_LIMIT);
    bench_close(&bench);
}
END_TEST

/* ---- errors ---- */

static const struct {
    const char *pattern;
    const char *place, *words; /* of the message */
} faulty[] = {
    {"a(b", "a.rules:1:13:", "missing closing parenthesis"},
    {"a[b", "a.rules:1:13:", "missing terminating ]"},
    {"a**", "a.rules:1:12:", NULL},
    {"ab?|x*", "a.rules:1:9:", "matches the empty text"},
    {"", "a.rules:1:9:", "empty"},
    {"a\\C", "a.rules:1:13:", "\\C"},
};

START_TEST(a_faulty_pattern_is_reported)
{
    Bench bench;
    bench_open(&bench);
    const Pattern *pattern = bench_compile(&bench, faulty[_i].pattern);
    bool is_error = bench.diags.n_errors == 1;
    char *text = messages_of(&bench.diags);
    if (faulty[_i].words) {
        ck_assert_msg(is_error, "/%s/", faulty[_i].pattern);
        ck_assert_msg(strstr(text, faulty[_i].place) == text, "%s", text);
        ck_assert_msg(strstr(text, faulty[_i].words) != NULL, "%s", text);
    } else {
        ck_assert(is_error == (pattern == NULL));
    }
    free(text);
    bench_close(&bench);
}
END_TEST

TCase *patterns_tests(void)
{
    TCase *tc = tcase_create("patterns");
    tcase_add_loop_test(tc, heads_are_what_a_match_begins_with, 0, COUNT(derived));
    tcase_add_loop_test(tc, needs_are_what_every_match_has, 0, COUNT(needed));
    tcase_add_test(tc, many_heads_are_cut_short);
    tcase_add_loop_test(tc, no_match_begins_without_a_head, 0, COUNT(tried));
    tcase_add_loop_test(tc, a_search_finds_the_first_place, 0, COUNT(searched));
    tcase_add_test(tc, captures_are_found_by_their_number);
    tcase_add_test(tc, more_groups_than_captures_do_no_harm);
    tcase_add_loop_test(tc, a_limit_is_no_answer, 0, 2);
    tcase_add_loop_test(tc, a_faulty_pattern_is_reported, 0, COUNT(faulty));
    return tc;
}
