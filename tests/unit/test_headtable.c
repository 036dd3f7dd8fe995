/* The candidates of a text against trying every pattern at every place. */
#include "match/headtable.h"

#include <check.h>

static const char *const patterns[] = {
    "\\bchips?\\b",
    "chip",
    "\\.(?:cn|hk)\\b",
    "\\bdesign\\w* (?:[\\w-]+ ){0,3}(?:chips?|ai gpus)\\b",
    "\\b(\\d+) ?-?(?:nm|gpus?)\\b",
    "\\b\\d{2,3}-nm",
    "\\bmak(?:es|ing),? chips\\b",
    "\\bmak\\w*[- ]chips?",
    "\\b(?:ai|in|x)\\b",
    "a",
    "\\bdesigns?\\b|nm (?:in|ai)",
    "(?:ai|\\bnm|in)-chip",
    "\u8bbe\u8ba1.{0,4}\u82af\u7247",
    "\u82af\u7247|\\bGPU\u82af",
    "\\bmakes .*chip",
    "_\\w+ (?:nm|chip)",
    "\\b_?nm",
    "- ?(?:design|gpu)s?\\b.?chip",
    "\\bchip-?chip",
    "(?<=-)chip (?:chip|nm)",
};

static const char *const words[] = {
    "chip",
    "chips",
    "CHIP",
    "design",
    "Designs",
    "makes",
    "making",
    "gpu",
    "gpus",
    "ai",
    "in",
    "nm",
    "14",
    "7",
    "128",
    "_",
    "x",
    " ",
    " ",
    " ",
    " ",
    " ",
    "-",
    ", ",
    ".cn",
    ".",
    "of the ",
    "\n",
    "\u82af\u7247",
    "\u8bbe\u8ba1",
    "\u4e2d",
    "\xff",
    "GPU\u82af",
    "the designing of ",
};

enum { ASCII_WORDS = 28, TEXTS = 4000 };

static size_t draw(uint32_t *seed, size_t n)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % n;
}

/* Every second text is of ASCII alone; they have up to some 200 bytes. */
static Slice make_text(Buffer *text, uint32_t *seed, size_t round)
{
    buffer_clear(text);
    size_t n_words = round % 2 == 0 ? ASCII_WORDS : COUNT(words);
    for (size_t n = draw(seed, 40); n > 0; n--)
        buffer_add_text(text, words[draw(seed, n_words)]);
    return buffer_slice(text);
}

static bool has_candidate(const HeadScan *scan, size_t at, size_t what)
{
    for (size_t i = 0; i < scan->n_candidates; i++)
        if (scan->candidates[i].at == at && scan->candidates[i].what == what)
            return true;
    return false;
}

START_TEST(no_match_is_missed)
{
    Arena arena = {0};
    Diags diags = diags_in(&arena);
    Pattern *all = NULL, *made[COUNT(patterns)];
    HeadTable *table = head_table_new(&arena);
    for (size_t i = 0; i < COUNT(patterns); i++) {
        made[i] = pattern_compile(&arena, slice(patterns[i]), (Span){NULL, 0, 0}, &diags, &all);
        const Slice *heads;
        ck_assert_msg(made[i] && pattern_heads(made[i], &heads) > 0, "/%s/", patterns[i]);
        head_table_add(table, made[i], i, (uint64_t)1 << i % 3);
    }
    Matcher *matcher = matcher_open();
    Places places = {.n_starts = 0};
    HeadScan scan = {.n_hits = 0};
    Buffer buffer = {0};
    uint32_t seed = 7;
    size_t n_matches[COUNT(patterns)] = {0};
    for (size_t round = 0; round < TEXTS; round++) {
        Slice text = make_text(&buffer, &seed, round);
        places_take(&places, text);
        size_t kind = round % 3;
        head_table_scan(table, &places, (uint64_t)1 << kind, &scan);
        for (size_t i = 1; i < scan.n_candidates; i++)
            ck_assert_uint_le(scan.candidates[i - 1].at, scan.candidates[i].at);
        for (size_t i = 0; i < COUNT(patterns); i++) {
            Match match;
            for (size_t at = 0; at < text.len; at++) {
                if (((unsigned char)text.at[at] & 0xc0) == 0x80 ||
                    pattern_match_at(made[i], matcher, text, at, &match) != MATCH_FOUND)
                    continue;
                n_matches[i]++;
                ck_assert_msg(has_candidate(&scan, at, i) == (i % 3 == kind),
                              "/%s/ at %zu of '%.*s'", patterns[i], at, SLICE_ARG(text));
            }
        }
    }
    for (size_t i = 0; i < COUNT(patterns); i++)
        ck_assert_msg(n_matches[i] > 0, "/%s/", patterns[i]);
    buffer_release(&buffer);
    head_scan_release(&scan);
    places_release(&places);
    matcher_close(matcher);
    patterns_release(all);
    arena_release(&arena);
}
END_TEST

/* The places in a text, by the rule that the header gives. */
START_TEST(places_are_starts_of_words_and_letters)
{
    Places places = {.n_starts = 0};
    Buffer buffer = {0};
    uint32_t seed = 3;
    for (size_t round = 0; round < TEXTS; round++) {
        Slice text = make_text(&buffer, &seed, round);
        places_take(&places, text);
        size_t n = 0;
        bool was_letter = false, was_word = false, is_ascii = true;
        for (size_t at = 0; at < text.len; at++) {
            unsigned char c = (unsigned char)text.at[at];
            bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            bool is_word = is_letter || (c >= '0' && c <= '9') || c == '_';
            if (is_letter ? !was_letter : is_word && !was_word) {
                ck_assert_uint_lt(n, places.n_starts);
                ck_assert_uint_eq(places.starts[n++], at);
            }
            ck_assert_uint_eq((unsigned char)places.folded.at[at], c | 0x20);
            was_letter = is_letter;
            was_word = is_word;
            is_ascii = is_ascii && c < 0x80;
        }
        ck_assert_uint_eq(n, places.n_starts);
        ck_assert(places.is_ascii == is_ascii);
    }
    buffer_release(&buffer);
    places_release(&places);
}
END_TEST

TCase *headtable_tests(void)
{
    TCase *tests = tcase_create("headtable");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, no_match_is_missed);
    tcase_add_test(tests, places_are_starts_of_words_and_letters);
    return tests;
}
