#include "base/slice.h"

#include <check.h>
#include <string.h>

TCase *slice_tests(void);

START_TEST(a_string_becomes_a_slice)
{
    ck_assert_uint_eq(slice("abc").len, 3);
    ck_assert_uint_eq(slice("").len, 0);
    ck_assert_uint_eq(slice(NULL).len, 0);
    ck_assert_ptr_null(slice(NULL).at);
}
END_TEST

static const struct {
    size_t from, to;
    const char *part;
} parts[] = {
    {0, 5, "abcde"}, {1, 3, "bc"}, {4, 5, "e"}, {5, 5, ""},
    {3, 99, "de"},   {99, 99, ""}, {4, 2, ""},  {0, 0, ""},
};

START_TEST(a_part_is_clipped)
{
    Slice part = slice_part(slice("abcde"), parts[_i].from, parts[_i].to);
    ck_assert_msg(slice_is(part, parts[_i].part), "got '%.*s'", SLICE_ARG(part));
}
END_TEST

START_TEST(a_part_of_nothing_is_nothing)
{
    ck_assert_uint_eq(slice_part((Slice){NULL, 0}, 0, 3).len, 0);
}
END_TEST

static const struct {
    const char *a, *b;
    int order;
} pairs[] = {
    {"", "", 0},    {"a", "a", 0}, {"a", "b", -1},  {"b", "a", 1},         {"a", "ab", -1},
    {"ab", "a", 1}, {"", "a", -1}, {"ab", "b", -1}, {"z", "\xC3\xA9", -1}, {"A", "a", -1},
};

START_TEST(order_is_bytewise)
{
    Slice a = slice(pairs[_i].a), b = slice(pairs[_i].b);
    int order = slice_compare(a, b);
    ck_assert_int_eq((order > 0) - (order < 0), pairs[_i].order);
    ck_assert_int_eq(slice_equal(a, b), pairs[_i].order == 0);
    ck_assert_int_eq(slice_is(a, pairs[_i].b), pairs[_i].order == 0);
}
END_TEST

START_TEST(nul_bytes_count)
{
    ck_assert(!slice_equal((Slice){"a\0b", 3}, (Slice){"a\0c", 3}));
    ck_assert(!slice_is((Slice){"a\0", 2}, "a"));
    ck_assert(slice_equal((Slice){"a\0b", 3}, (Slice){"a\0b", 3}));
}
END_TEST

static const struct {
    const char *text, *affix;
    bool starts, ends;
} affixes[] = {
    {"abcab", "ab", true, true}, {"abc", "abc", true, true}, {"abc", "abcd", false, false},
    {"abc", "bc", false, true},  {"abc", "", true, true},    {"", "", true, true},
    {"", "a", false, false},     {"abc", "a", true, false},
};

START_TEST(starts_and_ends)
{
    Slice text = slice(affixes[_i].text);
    ck_assert_int_eq(slice_starts(text, affixes[_i].affix), affixes[_i].starts);
    ck_assert_int_eq(slice_ends(text, affixes[_i].affix), affixes[_i].ends);
}
END_TEST

static const struct {
    const char *text, *trimmed;
} trims[] = {
    {"", ""},
    {"   ", ""},
    {"a", "a"},
    {" a b ", "a b"},
    {"\t\r\n\v\fa\n", "a"},
    {"a ", "a"},
    {"\xC2\xA0"
     "a",
     "\xC2\xA0"
     "a"},
};

START_TEST(trimming_takes_ascii_blanks_only)
{
    Slice trimmed = slice_trim(slice(trims[_i].text));
    ck_assert_msg(slice_is(trimmed, trims[_i].trimmed), "'%.*s'", SLICE_ARG(trimmed));
}
END_TEST

/* The parts, each in brackets. */
static const struct {
    const char *text, *parts;
} lists[] = {
    {"", ""},
    {"a", "[a]"},
    {"a|b", "[a][b]"},
    {" a | b c |d", "[a][b c][d]"},
    {"a||b", "[a][][b]"},
    {"|a", "[][a]"},
    {"  ", "[]"},
    {"a;b", "[a;b]"},
};

START_TEST(a_list_falls_into_its_parts)
{
    char got[64] = "";
    Slice rest = slice(lists[_i].text), part;
    while (slice_next(&rest, '|', &part)) {
        strcat(got, "[");
        strncat(got, part.at, part.len);
        strcat(got, "]");
    }
    ck_assert_str_eq(got, lists[_i].parts);
    ck_assert(!slice_next(&rest, '|', &part));
}
END_TEST

START_TEST(a_character_is_found)
{
    ck_assert_uint_eq(slice_find(slice("a=b=c"), '='), 1);
    ck_assert_uint_eq(slice_find(slice("=a"), '='), 0);
    ck_assert_uint_eq(slice_find(slice("abc"), '='), 3);
    ck_assert_uint_eq(slice_find(slice(NULL), '='), 0);
    ck_assert_uint_eq(slice_find((Slice){"ab=c", 2}, '='), 2);
}
END_TEST

TCase *slice_tests(void)
{
    TCase *tc = tcase_create("slice");
    tcase_add_test(tc, a_string_becomes_a_slice);
    tcase_add_loop_test(tc, a_part_is_clipped, 0, COUNT(parts));
    tcase_add_test(tc, a_part_of_nothing_is_nothing);
    tcase_add_loop_test(tc, order_is_bytewise, 0, COUNT(pairs));
    tcase_add_test(tc, nul_bytes_count);
    tcase_add_loop_test(tc, starts_and_ends, 0, COUNT(affixes));
    tcase_add_loop_test(tc, trimming_takes_ascii_blanks_only, 0, COUNT(trims));
    tcase_add_loop_test(tc, a_list_falls_into_its_parts, 0, COUNT(lists));
    tcase_add_test(tc, a_character_is_found);
    return tc;
}
