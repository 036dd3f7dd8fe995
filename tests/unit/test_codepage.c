#include "base/codepage.h"

#include <check.h>

TCase *codepage_tests(void);

static const struct {
    const char *bytes, *text; /* NULL: not taken for Western text */
} cases[] = {
    {"Soci\xE9t\xE9 g\xE9n\xE9rale", "Soci\u00e9t\u00e9 g\u00e9n\u00e9rale"},
    {"Fran\xE7ois M\xFCller", "Fran\u00e7ois M\u00fcller"},
    {"\xC5land", "\u00c5land"},
    {"people\x92s chips", "people\u2019s chips"},
    {"\x93GPU\x94 \x85so", "\u201cGPU\u201d \u2026so"},
    {"2019\x96r", "2019\u2013r"},
    /* several bytes in a row may be a word of another script: GB 2312, Windows-1251, UTF-8 */
    {"\xD6\xD0\xB9\xFA", NULL},
    {"AI\xD0\xBE", NULL},
    {"\xD7\xE8\xEF\xFB", NULL},
    {"cr\xE9\xE9", NULL},
    {"caf\xC3\xA9 Soci\xE9t\xE9", NULL},
    /* Big5, with letters as second bytes: no Western letters, or not beside one */
    {"\xB3]\xADp", NULL},
    {"\xB2`\xB6`", NULL},
    {"12 \xC0 34", NULL},
    /* marks and letters that are none of ours */
    {"a\xA4", NULL},
    {"a\xD7z", NULL},
    {"a\xFF", NULL},
    {"\xFE", NULL},
    {"a\x81z", NULL},
};

START_TEST(western_text_is_read_and_nothing_else)
{
    Arena arena = {0};
    Slice out = slice("?");
    bool is_western = codepage_western(&arena, slice(cases[_i].bytes), &out);
    ck_assert(is_western == (cases[_i].text != NULL));
    if (is_western)
        ck_assert_msg(slice_is(out, cases[_i].text), "%.*s", SLICE_ARG(out));
    arena_release(&arena);
}
END_TEST

TCase *codepage_tests(void)
{
    TCase *tests = tcase_create("codepage");
    tcase_add_loop_test(tests, western_text_is_read_and_nothing_else, 0, COUNT(cases));
    return tests;
}
