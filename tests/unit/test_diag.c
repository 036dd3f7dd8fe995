#include "base/diag.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

TCase *diag_tests(void);

/* The bytes of `word` where it stands first in the source. */
static Span span_of(const Source *source, const char *word)
{
    const char *at = strstr(source->text.at, word);
    ck_assert_ptr_nonnull(at);
    return (Span){source, (uint32_t)(at - source->text.at), (uint32_t)strlen(word)};
}

static void check_printed(const Diags *diags, bool color, const char *expected)
{
    char *text = NULL;
    size_t len = 0;
    FILE *to = open_memstream(&text, &len);
    ck_assert_ptr_nonnull(to);
    diags_print(diags, to, color);
    ck_assert_int_eq(fclose(to), 0);
    ck_assert_str_eq(text, expected);
    free(text);
}

/* ---- places ---- */

static const struct {
    uint32_t offset, line, column;
} places[] = {
    {0, 1, 1},  {1, 1, 2},  {2, 1, 3},  {3, 2, 1},  /* "ab" and its line end */
    {4, 3, 1},  {5, 3, 2},  {7, 3, 3},  {10, 3, 4}, /* a tab, e acute, a Chinese letter */
    {11, 4, 1}, {12, 4, 2}, {99, 4, 2},             /* the end, and behind it */
};

START_TEST(columns_count_characters)
{
    Source source = {slice("a"), slice("ab\n\n\t\u00e9\u4e2d\nz")};
    uint32_t line, column;
    source_place(&source, places[_i].offset, &line, &column);
    ck_assert_uint_eq(line, places[_i].line);
    ck_assert_uint_eq(column, places[_i].column);
}
END_TEST

/* ---- snippets ---- */

/* One error at `word`, and all that is printed for it. */
static const struct {
    const char *text, *word, *printed;
} snippets[] = {
    {"when a = b\n", "a",
     "f:1:6: error: bad\n"
     "    1 | when a = b\n"
     "      |      ^\n"},
    {"x\n\twhen\tabc\n", "abc", /* a tab is one blank, above and below */
     "f:2:7: error: bad\n"
     "    2 |  when abc\n"
     "      |       ^~~\n"},
    {"\u4e2d\u56fd = ab", "ab", /* wide characters take two columns each */
     "f:1:6: error: bad\n"
     "    1 | \u4e2d\u56fd = ab\n"
     "      |        ^~\n"},
    {"a = \u4e2d\u56fd b", "\u4e2d\u56fd", /* and are marked so */
     "f:1:5: error: bad\n"
     "    1 | a = \u4e2d\u56fd b\n"
     "      |     ^~~~\n"},
    {"e\u0301 = ab", "ab", /* a combining accent takes none */
     "f:1:6: error: bad\n"
     "    1 | e\u0301 = ab\n"
     "      |     ^~\n"},
    {"one\r\ntwo\r\n", "two",
     "f:2:1: error: bad\n"
     "    2 | two\n"
     "      | ^~~\n"},
    {"ab cd\nef\n", "cd\nef", /* marked to the end of its first line */
     "f:1:4: error: bad\n"
     "    1 | ab cd\n"
     "      |    ^~\n"},
    {"ab", "", /* no bytes: the caret alone */
     "f:1:1: error: bad\n"
     "    1 | ab\n"
     "      | ^\n"},
    {"a\n\nb\n", "\nb\n", /* an empty line shows nothing */
     "f:2:1: error: bad\n"},
    {"a\033[31m b\xFF"
     "c",
     "c", /* what a terminal would obey, and what is no UTF-8 */
     "f:1:10: error: bad\n"
     "    1 | a\ufffd[31m b\ufffd"
     "c\n"
     "      |          ^\n"},
    {"a\u202e = bc", "bc",
     "f:1:6: error: bad\n"
     "    1 | a\ufffd = bc\n"
     "      |      ^~\n"},
};

START_TEST(the_caret_stands_under_the_word)
{
    Arena arena = {0};
    Diags diags = diags_in(&arena);
    Source source = {slice("f"), slice(snippets[_i].text)};
    diag_error(&diags, span_of(&source, snippets[_i].word), "bad");
    check_printed(&diags, false, snippets[_i].printed);
    arena_release(&arena);
}
END_TEST

START_TEST(a_span_at_the_end_or_behind_it_is_shown)
{
    Arena arena = {0};
    Diags diags = diags_in(&arena);
    Source source = {slice("f"), slice("abc")};
    diag_error(&diags, (Span){&source, 3, 0}, "unfinished");
    check_printed(&diags, false,
                  "f:1:4: error: unfinished\n"
                  "    1 | abc\n"
                  "      |    ^\n");
    diags = diags_in(&arena);
    diag_error(&diags, (Span){&source, 50, 9}, "unfinished");
    check_printed(&diags, false,
                  "f:1:4: error: unfinished\n"
                  "    1 | abc\n"
                  "      |    ^\n");
    arena_release(&arena);
}
END_TEST

/* A source of `n` lines, the last of which is `last`. */
static Source long_source(Arena *arena, size_t n, const char *last)
{
    char *text = arena_alloc(arena, n + strlen(last));
    memset(text, '\n', n - 1);
    memcpy(text + n - 1, last, strlen(last) + 1);
    return (Source){slice("rules/a.rules"), slice(text)};
}

START_TEST(a_message_says_where_what_and_what_would_be_right)
{
    Arena arena = {0};
    Diags diags = diags_in(&arena);
    Source source = long_source(&arena, 42, "    (2) ic_kind = nand and nand_layer >= 128\n");
    Diag *diag =
        diag_error(&diags, span_of(&source, "nand_layer"), "no fact is named '%s'", "nand_layer");
    diag_help(&diags, diag, "did you mean '%s'?", "nand_layers");
    check_printed(&diags, false,
                  "rules/a.rules:42:28: error: no fact is named 'nand_layer'\n"
                  "   42 |     (2) ic_kind = nand and nand_layer >= 128\n"
                  "      |                            ^~~~~~~~~~\n"
                  "      = did you mean 'nand_layers'?\n");
    arena_release(&arena);
}
END_TEST

START_TEST(the_gutter_grows_with_the_line_number)
{
    Arena arena = {0};
    Diags diags = diags_in(&arena);
    Source source = long_source(&arena, 1234567, "abc");
    Diag *diag = diag_warning(&diags, span_of(&source, "bc"), "odd");
    diag_help(&diags, diag, "even");
    check_printed(&diags, false,
                  "rules/a.rules:1234567:2: warning: odd\n"
                  "1234567 | abc\n"
                  "        |  ^~\n"
                  "        = even\n");
    arena_release(&arena);
}
END_TEST

START_TEST(notes_follow_with_their_own_place)
{
    Arena arena = {0};
    Diags diags = diags_in(&arena);
    Source source = {slice("f"), slice("any of\n  (1) a\nrule b\n")};
    Diag *diag = diag_error(&diags, span_of(&source, "rule"), "'end' is missing");
    diag_see(&diags, diag, span_of(&source, "any of"), "the block of '%s' began here", "any");
    diag_help(&diags, diag, "write 'end' before it");
    diag_help(&diags, diag, "or take the block away");
    check_printed(&diags, false,
                  "f:3:1: error: 'end' is missing\n"
                  "    3 | rule b\n"
                  "      | ^~~~\n"
                  "      = write 'end' before it\n"
                  "      = or take the block away\n"
                  "f:1:1: note: the block of 'any' began here\n"
                  "    1 | any of\n"
                  "      | ^~~~~~\n");
    arena_release(&arena);
}
END_TEST

START_TEST(help_for_no_message_is_no_help)
{
    Arena arena = {0};
    Diags diags = diags_in(&arena);
    diag_help(&diags, NULL, "did you mean '%s'?", "a");
    diag_see(&diags, NULL, (Span){0}, "here");
    check_printed(&diags, false, "");
    arena_release(&arena);
}
END_TEST

/* ---- rows and nowhere ---- */

START_TEST(rows_have_a_line_and_a_column_name)
{
    Arena arena = {0};
    Diags diags = diags_in(&arena);
    char path[] = "rules/lists.csv", column[] = "from";
    Diag *diag = diag_row(&diags, SEVERITY_ERROR, slice(path), 7, slice(column),
                          "'%s' is not a date", "2025-13-01");
    diag_help(&diags, diag, "a date is written 2025-01-02");
    diag_row(&diags, SEVERITY_WARNING, slice(path), 8, (Slice){NULL, 0}, "the row is empty");
    diag_row(&diags, SEVERITY_ERROR, slice(path), 0, slice("list"), "the column is missing");
    diag_row(&diags, SEVERITY_ERROR, slice(path), 0, slice(""), "the file is empty");
    path[0] = column[0] = 'X'; /* texts were copied */
    check_printed(&diags, false,
                  "rules/lists.csv: error: column 'list': the column is missing\n"
                  "rules/lists.csv: error: the file is empty\n"
                  "rules/lists.csv:7: error: column 'from': '2025-13-01' is not a date\n"
                  "      = a date is written 2025-01-02\n"
                  "rules/lists.csv:8: warning: the row is empty\n");
    ck_assert_uint_eq(diags.n_errors, 3);
    ck_assert_uint_eq(diags.n_warnings, 1);
    arena_release(&arena);
}
END_TEST

START_TEST(what_is_nowhere_bears_the_program_s_name)
{
    Arena arena = {0};
    Diags diags = diags_in(&arena);
    diag_error(&diags, (Span){0}, "no rules were found");
    check_printed(&diags, false, "dealscreen: error: no rules were found\n");
    arena_release(&arena);
}
END_TEST

START_TEST(a_message_stays_on_its_line)
{
    Arena arena = {0};
    Diags diags = diags_in(&arena);
    diag_row(&diags, SEVERITY_WARNING, slice("d.csv"), 2, slice("a\nb"),
             "'x\r\n\033[2Jy\tz' is odd");
    check_printed(&diags, false,
                  "d.csv:2: warning: column 'a\ufffd"
                  "b': 'x\ufffd\ufffd\ufffd[2Jy z' is odd\n");
    arena_release(&arena);
}
END_TEST

START_TEST(colours_only_if_asked)
{
    Arena arena = {0};
    Diags diags = diags_in(&arena);
    diag_row(&diags, SEVERITY_ERROR, slice("a"), 1, slice(""), "bad");
    diag_row(&diags, SEVERITY_WARNING, slice("a"), 2, slice(""), "odd");
    check_printed(&diags, false, "a:1: error: bad\na:2: warning: odd\n");
    check_printed(&diags, true,
                  "a:1: \033[1;31merror:\033[0m bad\n"
                  "a:2: \033[1;33mwarning:\033[0m odd\n");
    arena_release(&arena);
}
END_TEST

/* ---- order ---- */

START_TEST(order_is_by_file_line_and_column)
{
    Arena arena = {0};
    Diags diags = diags_in(&arena);
    Source b = {slice("b"), slice("  \n  ")}, a = {slice("a"), slice("  \n  ")};
    diag_warning(&diags, (Span){&b, 4, 0}, "one");
    diag_error(&diags, (Span){&a, 0, 0}, "two");
    diag_error(&diags, (Span){&b, 3, 0}, "three");
    diag_error(&diags, (Span){&b, 0, 0}, "four");
    diag_warning(&diags, (Span){&b, 3, 0}, "five"); /* same place as three: keeps behind it */
    diag_row(&diags, SEVERITY_ERROR, slice("a"), 2, slice(""), "six");
    diag_error(&diags, (Span){&b, 3, 0}, "an early word");
    check_printed(&diags, false,
                  "b:1:1: error: four\n"
                  "b:2:1: error: three\n"
                  "b:2:1: warning: five\n"
                  "b:2:1: error: an early word\n"
                  "b:2:2: warning: one\n"
                  "a:1:1: error: two\n"
                  "a:2: error: six\n");
    ck_assert_uint_eq(diags.n_errors, 5);
    ck_assert_uint_eq(diags.n_warnings, 2);
    arena_release(&arena);
}
END_TEST

START_TEST(one_message_at_one_place_once)
{
    Arena arena = {0};
    Diags diags = diags_in(&arena);
    Slice none = slice("");
    diag_row(&diags, SEVERITY_ERROR, slice("a"), 1, none, "bad");
    diag_row(&diags, SEVERITY_ERROR, slice("a"), 1, none, "worse");
    diag_row(&diags, SEVERITY_ERROR, slice("a"), 1, none, "bad");
    diag_row(&diags, SEVERITY_WARNING, slice("a"), 1, none, "bad");     /* not so grave */
    diag_row(&diags, SEVERITY_ERROR, slice("a"), 1, slice("c"), "bad"); /* another column */
    diag_row(&diags, SEVERITY_ERROR, slice("a"), 2, none, "bad");       /* another line */
    diag_row(&diags, SEVERITY_ERROR, slice("b"), 1, none, "bad");       /* another file */
    check_printed(&diags, false,
                  "a:1: error: bad\n"
                  "a:1: error: worse\n"
                  "a:1: warning: bad\n"
                  "a:1: error: column 'c': bad\n"
                  "a:2: error: bad\n"
                  "b:1: error: bad\n");
    arena_release(&arena);
}
END_TEST

TCase *diag_tests(void)
{
    TCase *tc = tcase_create("diag");
    tcase_add_loop_test(tc, columns_count_characters, 0, COUNT(places));
    tcase_add_loop_test(tc, the_caret_stands_under_the_word, 0, COUNT(snippets));
    tcase_add_test(tc, a_span_at_the_end_or_behind_it_is_shown);
    tcase_add_test(tc, a_message_says_where_what_and_what_would_be_right);
    tcase_add_test(tc, the_gutter_grows_with_the_line_number);
    tcase_add_test(tc, notes_follow_with_their_own_place);
    tcase_add_test(tc, help_for_no_message_is_no_help);
    tcase_add_test(tc, rows_have_a_line_and_a_column_name);
    tcase_add_test(tc, what_is_nowhere_bears_the_program_s_name);
    tcase_add_test(tc, a_message_stays_on_its_line);
    tcase_add_test(tc, colours_only_if_asked);
    tcase_add_test(tc, order_is_by_file_line_and_column);
    tcase_add_test(tc, one_message_at_one_place_once);
    return tc;
}
