#include "base/fold.h"
#include "base/utf8.h"

#include <check.h>
#include <string.h>

TCase *utf8_tests(void);

/* ---- utf8 ---- */

/* `valid`: bytes of the leading part that is well-formed, by the table of RFC 3629. */
static const struct {
    const char *text;
    size_t valid, characters;
} texts[] = {
    {"", 0, 0},
    {"abcdefghijklmnopq", 17, 17},
    {"\xC3\xA9", 2, 1},
    {"\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF", 10, 4},
    {"\xED\x9F\xBF\xEE\x80\x80", 6, 2},
    {"\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", 8, 2},
    {"abcdefg\xE4\xB8\xAD"
     "hijklmnop\xFF",
     19, 18},
    {"\x80", 0, 1},      /* a continuation alone */
    {"a\xC0\xAF", 1, 3}, /* overlong, two bytes */
    {"a\xC1\xBF", 1, 3},
    {"a\xE0\x9F\xBF", 1, 4},     /* overlong, three */
    {"a\xF0\x8F\xBF\xBF", 1, 5}, /* overlong, four */
    {"a\xED\xA0\x80", 1, 4},     /* a surrogate */
    {"a\xF4\x90\x80\x80", 1, 5}, /* above U+10FFFF */
    {"a\xF5\x80\x80\x80", 1, 5},
    {"ab\xE2\x82", 2, 4}, /* cut off */
    {"ab\xF0\x9F\x98", 2, 5},
    {"ab\xC3", 2, 3},
    {"\xE2\x82z", 0, 3}, /* broken off by a letter */
    {"12345678\xFE", 8, 9},
};

START_TEST(well_formed_is_what_the_rfc_says)
{
    Slice text = slice(texts[_i].text);
    ck_assert_uint_eq(utf8_valid(text), texts[_i].valid);
    ck_assert_uint_eq(utf8_count(text), texts[_i].characters);
}
END_TEST

START_TEST(well_formed_at_every_distance_from_a_word)
{
    for (size_t before = 1; before < 18; before++) {
        char text[64];
        memset(text, 'x', before);
        strcpy(text + before, texts[_i].text);
        ck_assert_uint_eq(utf8_valid(slice(text)), before + texts[_i].valid);
    }
}
END_TEST

START_TEST(every_character_comes_back)
{
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char bytes[4];
        size_t n = utf8_put(bytes, c);
        if (n != (c < 0x80 ? 1U : c < 0x800 ? 2U : c < 0x10000 ? 3U : 4U))
            ck_abort_msg("U+%04X takes %zu bytes", (unsigned)c, n);
        const char *at = bytes;
        if (utf8_next(&at, bytes + n) != c || at != bytes + n)
            ck_abort_msg("U+%04X does not come back", (unsigned)c);
    }
}
END_TEST

START_TEST(a_bad_byte_is_passed_alone)
{
    const char *text = "\xE4\xB8"
                       "a",
               *at = text, *end = text + 3;
    ck_assert_uint_eq(utf8_next(&at, end), 0xFFFD);
    ck_assert_ptr_eq(at, text + 1);
    ck_assert_uint_eq(utf8_next(&at, end), 0xFFFD);
    ck_assert_uint_eq(utf8_next(&at, end), 'a');
    ck_assert_ptr_eq(at, end);
}
END_TEST

static const struct {
    const char *text;
    size_t columns;
} widths[] = {
    {"", 0},
    {"abc", 3},
    {"\u4e2d\u56fd", 4},
    {"e\u0301t\u00e9", 3},
    {"\uff21", 2},
    {"\ud55c", 2},
    {"\uff76", 1},
    {"a\u4e2d\u0301b", 4},
    {"\xFF", 1},
    {"a~ z", 4},
    {"a\tb", 2},
    {"a\x7F", 1},
    {"1234567~ abcdefg", 16},
    {"1234567\t12345678", 15},
    {"12345678123\u4e2d", 13},
    {"\x7F 1234567890", 11},
};

START_TEST(wide_characters_take_two_columns)
{
    ck_assert_uint_eq(utf8_columns(slice(widths[_i].text)), widths[_i].columns);
}
END_TEST

/* ---- fold ---- */

static const struct {
    const char *text, *folded;
} folds[] = {
    {"", ""},
    {"USA", "usa"},
    {"P.R. China", "prchina"},
    {"PR-China", "prchina"},
    {"\uff30.\uff32\uff0e china", "prchina"}, /* full-width P, R, stop */
    {"Soci\u00e9t\u00e9", "societe"},
    {"Socie\u0301te\u0301", "societe"}, /* the same, decomposed */
    {"\u4e2d\u56fd", "\u4e2d\u56fd"},
    {"C\u00f4te d\u2019Ivoire", "cotedivoire"},
    {"T\u00fcrkiye", "turkiye"},
    {"\u0130stanbul", "istanbul"}, /* capital I with a dot */
    {"Stra\u00dfe", "strasse"},
    {"o\ufb03ce", "office"},                                              /* the ligature ffi */
    {"\u041a\u0418\u0422\u0410\u0419", "\u043a\u0438\u0442\u0430\u0438"}, /* KITAY, breve off */
    {"\u0391\u03a3", "\u03b1\u03c3"},                                     /* Greek: capital sigma */
    {"\u03b1\u03c2", "\u03b1\u03c3"},                                     /* and final sigma */
    {"Acme\u2122", "acmetm"},
    {"\u2163", "iv"}, /* the Roman numeral four */
    {"9\uff11\u00b2", "912"},
    {"a\u00adb\u200bc\u3164", "abc"}, /* soft hyphen, no-width blank, filler */
    {"_-., \t\n'\"()&", ""},
    {"a\xFF", ""}, /* no UTF-8 */
    {"\xE4\xB8", ""},
    {"abc\xC0\x80"
     "def",
     ""},
    {"\ufffd"
     "a",
     "a"}, /* written out: a sign, dropped */
};

START_TEST(spellings_of_one_name_fold_to_one)
{
    Buffer buffer = {0};
    buffer_add_text(&buffer, "what was there before");
    Slice folded = fold_into(&buffer, slice(folds[_i].text));
    ck_assert_msg(slice_is(folded, folds[_i].folded), "'%.*s'", SLICE_ARG(folded));
    ck_assert_uint_eq(buffer_slice(&buffer).len, folded.len);
    Arena arena = {0};
    ck_assert(slice_is(fold_in(&arena, slice(folds[_i].text)), folds[_i].folded));
    arena_release(&arena);
    buffer_release(&buffer);
}
END_TEST

START_TEST(folding_twice_changes_nothing)
{
    Arena arena = {0};
    Slice once = fold_in(&arena, slice(folds[_i].text));
    ck_assert(slice_equal(fold_in(&arena, once), once));
    arena_release(&arena);
}
END_TEST

START_TEST(folding_may_lengthen)
{
    Buffer buffer = {0};
    char text[3 * 200 + 1] = "";
    for (int i = 0; i < 200; i++)
        strcat(text, "\u337f"); /* a square of four characters */
    ck_assert_uint_eq(utf8_count(fold_into(&buffer, slice(text))), 800);
    buffer_release(&buffer);
}
END_TEST

static const struct {
    const char *text, *plain;
} plains[] = {
    {"", ""},
    {"14 nm", "14 nm"},
    {"\uff11\uff14\uff4e\uff4d", "14nm"},
    {"14\u00a0nm\u3000\u2009x\u202f", "14 nm  x "},
    {"a\tb\r\nc", "a b  c"},
    {"\ufeff"
     "5\u200b",
     " 5 "},
    {"40\u201360\uff05", "40-60%"},                       /* en dash, full-width percent */
    {"\u22125\u2014\u2010\u2011\ufe63\uff0d", "-5-----"}, /* minus and dashes */
    {"\u2265 128, \u2264 3, \u2267\u2a7e\u2266\u2a7d", ">= 128, <= 3, >=>=<=<="},
    {"\uff1e\uff1d10", ">=10"},
    {"\uffe1"
     "5 \uffe5"
     "6",
     "\u00a3"
     "5 \u00a5"
     "6"},
    {"Soci\u00e9t\u00e9 AG", "Soci\u00e9t\u00e9 AG"},
    {"\u4e2d\u56fd", "\u4e2d\u56fd"},
    {"10\u00b2", "10\u00b2"},
    {"5\xA0", ""}, /* Latin-1, no UTF-8 */
};

START_TEST(plain_text_keeps_its_case)
{
    Buffer buffer = {0};
    buffer_add_text(&buffer, "what was there before");
    Slice plain = fold_plain(&buffer, slice(plains[_i].text));
    ck_assert_msg(slice_is(plain, plains[_i].plain), "'%.*s'", SLICE_ARG(plain));
    buffer_release(&buffer);
}
END_TEST

START_TEST(long_text_is_all_there)
{
    enum { TIMES = 2000 };
    Arena arena = {0};
    Buffer text = {0}, folded = {0}, plain = {0};
    for (int i = 0; i < TIMES; i++)
        buffer_add_text(&text, "Ab\u2265\u00e9 ");
    fold_into(&folded, buffer_slice(&text));
    fold_plain(&plain, buffer_slice(&text));
    ck_assert_uint_eq(folded.len, TIMES * strlen("abe"));
    ck_assert_uint_eq(plain.len, TIMES * strlen("Ab>=\u00e9 "));
    buffer_release(&text);
    buffer_release(&folded);
    buffer_release(&plain);
    arena_release(&arena);
}
END_TEST

TCase *utf8_tests(void)
{
    TCase *tc = tcase_create("utf8, fold");
    tcase_add_loop_test(tc, well_formed_is_what_the_rfc_says, 0, COUNT(texts));
    tcase_add_loop_test(tc, well_formed_at_every_distance_from_a_word, 0, COUNT(texts));
    tcase_add_test(tc, every_character_comes_back);
    tcase_add_test(tc, a_bad_byte_is_passed_alone);
    tcase_add_loop_test(tc, wide_characters_take_two_columns, 0, COUNT(widths));
    tcase_add_loop_test(tc, spellings_of_one_name_fold_to_one, 0, COUNT(folds));
    tcase_add_loop_test(tc, folding_twice_changes_nothing, 0, COUNT(folds));
    tcase_add_test(tc, folding_may_lengthen);
    tcase_add_loop_test(tc, plain_text_keeps_its_case, 0, COUNT(plains));
    tcase_add_test(tc, long_text_is_all_there);
    return tc;
}
