#include "report/report.h"

#include "base/readfile.h"
#include "report/json.h"
#include "report/lines.h"
#include "report/progress.h"
#include "report/record.h"
#include "report/terminal.h"
#include "report/top.h"
#include "unit/made_deal.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

TCase *report_tests(void);

static Arena arena;
static Made *made;
static Buffer out;
static char folder[] = "report-XXXXXX"; /* where the tests run */
static char path[sizeof folder + 16];

static void set_up(void)
{
    made = made_new(&arena);
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    ck_assert(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/report", folder);
}

static void tear_down(void)
{
    unlink(path);
    ck_assert_msg(rmdir(folder) == 0, "something is left in %s", folder);
    buffer_release(&out);
    arena_release(&arena);
    arena = (Arena){0};
}

static void expect(Slice got, const char *expected)
{
    ck_assert_msg(slice_is(got, expected), "'%.*s'\n  is not '%s'", SLICE_ARG(got), expected);
}

/* ---- totals ---- */

START_TEST(totals_count_each_deal_once)
{
    ReportTotals totals = totals_new(&made->book, &arena);
    Question questions[] = {{.fact = &made->facts[MADE_NODE]}};
    Saying *no = made_presumed(&arena, false, &made->owner);
    PresumedFact presumed[] = {{&made->facts[MADE_OWNED], no}, {&made->facts[MADE_OWNED], no}};
    Note other = {.open = true, .text = slice("another")};
    NoteUse notes[] = {{&made->owner, &made->note}, {&made->rule, &other}, {&made->owner, &other}};
    made->found.questions = questions;
    made->found.n_questions = 1;
    made->found.presumed = presumed;
    made->found.notes = notes;

    made_outcome(made, SHOWN_REVIEW, OUTCOME_NOT_COVERED, OUTCOME_PROHIBITED, OUTCOME_NOTIFIABLE);
    totals_add(&totals, &made->deal, &made->found);
    made->found.n_presumed = 2;
    made->found.n_notes = 3;
    totals_add(&totals, &made->deal, &made->found);
    made_outcome(made, SHOWN_EXCEPTED, OUTCOME_NOT_COVERED, OUTCOME_EXCEPTED, OUTCOME_EXCEPTED);
    totals_add(&totals, &made->deal, &made->found);

    ck_assert_uint_eq(totals.shown[SHOWN_REVIEW], 2);
    ck_assert_uint_eq(totals.shown[SHOWN_EXCEPTED], 1);
    ck_assert_uint_eq(totals.shown[SHOWN_BARRED], 0);
    ck_assert_uint_eq(totals.leans[LEAN_NOTIFY], 2);
    ck_assert_uint_eq(totals.leans[LEAN_EXCEPTED], 0);
    ck_assert_uint_eq(totals.on_presumptions, 2);
    ck_assert_uint_eq(totals.asked[MADE_NODE], 2); /* not for the excepted deal */
    ck_assert_uint_eq(totals.presumed[MADE_OWNED], 2);
    ck_assert_uint_eq(totals.rested[made->owner.index], 2);
    ck_assert_uint_eq(totals.rested[made->rule.index], 2);
}
END_TEST

/* ---- records ---- */

static const struct {
    const char *raw;
    char delimiter;
    const char *expected;
} records[] = {
    {"a,b,c", ',', "a,b,c"},
    {"", ',', ",,"},
    {"a", ',', "a,,"},
    {"a,b", ',', "a,b,"},
    {"\"a,b\",c", ',', "\"a,b\",c,"},
    {"\"a\"\"b,\",c,d", ',', "\"a\"\"b,\",c,d"},
    {"\"a\r\nb\",c,d", ',', "\"a\r\nb\",c,d"},
    {"  \"a,b\" ,c", ',', "  \"a,b\" ,c,"},
    {"3\" pipe,4\" pipe", ',', "3\" pipe,4\" pipe,"},
    {"a,b,c,,", ',', "a,b,c"},
    {"a,b,\"c,\",\"\", ", ',', "a,b,\"c,\""},
    {"a;b,x", ';', "a;b,x;"},
    {"a\t\"b\tc\"", '\t', "a\t\"b\tc\"\t"},
    {"\t\tc", '\t', "\t\tc"},
    {"a long first cell of text,b\xC3\xA9,c", ',', "a long first cell of text,b\xC3\xA9,c"},
    {"a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p", ',', "a,b,c"},
};

START_TEST(a_record_goes_out_as_it_came_with_three_cells)
{
    record_add(&out, slice(records[_i].raw), records[_i].delimiter, 3);
    expect(buffer_slice(&out), records[_i].expected);
}
END_TEST

static const struct {
    const char *cell;
    char delimiter;
    const char *expected;
} quotings[] = {
    {"plain", ',', "plain"},           {"", ',', ""},
    {"a,b", ',', "\"a,b\""},           {"a;b", ',', "a;b"},
    {"a;b", ';', "\"a;b\""},           {"say \"no\"", ',', "\"say \"\"no\"\"\""},
    {"\"", ',', "\"\"\"\""},           {"two\nlines", ',', "\"two\nlines\""},
    {"old\rmac", ',', "\"old\rmac\""}, {" blank", ',', "\" blank\""},
    {"blank\t", ',', "\"blank\t\""},
};

START_TEST(a_cell_is_quoted_where_csv_needs_it)
{
    buffer_add_text(&out, "before,");
    size_t start = out.len;
    buffer_add_text(&out, quotings[_i].cell);
    record_quote(&out, start, quotings[_i].delimiter);
    expect(slice_part(buffer_slice(&out), start, out.len), quotings[_i].expected);
    expect(slice_part(buffer_slice(&out), 0, start), "before,");
}
END_TEST

/* ---- files ---- */

static Slice written(const ReportFormat *format, size_t n_deals)
{
    Diags diags = diags_in(&arena);
    ReportTotals totals = totals_new(&made->book, &arena);
    Writer *writer = format->open(path, &arena, &diags);
    ck_assert_ptr_nonnull(writer);
    ck_assert(format->begin(writer, &made->head));
    for (size_t i = 0; i < n_deals; i++)
        ck_assert(format->deal(writer, &made->deal, &made->found));
    ck_assert(format->end(writer, &totals));
    ck_assert_uint_eq(diags.n_errors, 0);
    Slice text;
    const char *why;
    ck_assert(readfile(path, &arena, &text, &why));
    return text;
}

#define OWN_COLUMNS                                                                                \
    "ds_row,ds_id,ds_outcome,ds_floor,ds_ceiling,ds_likely,ds_citations,ds_reason,ds_questions,"   \
    "ds_presumed,ds_notes,ds_problems,"

START_TEST(csv_has_our_columns_then_the_lists_own)
{
    expect(written(&report_csv, 1),
           OWN_COLUMNS "Target,Country,\"Node\",Remarks\n"
                       "2,D-1,not_covered,not_covered,not_covered,not_covered,,"
                       "Not covered: no rule that is in force is met.,,,,,Acme,France,7 nm,none\n");
}
END_TEST

START_TEST(csv_parts_several_values_and_quotes_them)
{
    Slice citations[] = {slice("Reg 9.1"), slice("Reg 9.24(d), (e)")};
    Question questions[] = {{.fact = &made->facts[MADE_COUNTRY]},
                            {.fact = &made->facts[MADE_DATE]}};
    PresumedFact presumed[] = {
        {&made->facts[MADE_OWNED], made_presumed(&arena, false, &made->owner)},
        {&made->facts[MADE_DATE], made_presumed(&arena, false, &made->undated)},
        {&made->facts[MADE_COUNTRY], made_presumed(&arena, false, &made->owner)},
    };
    NoteUse notes[] = {
        {&made->limb, &made->note},
        {&made->limb, &made->note},
        {&made->owner, &made->note}, /* its presumption is named already */
        {&made->scope, &made->note},
    };
    Problem second = {.column = NO_COLUMN, .text = slice("odd")};
    Problem first = {
        .column = COLUMN_NODE_CELL, .text = slice("'7\"' is not a number"), .next = &second};
    made->found.citations = citations;
    made->found.n_citations = 2;
    made->found.questions = questions;
    made->found.n_questions = 2;
    made->found.presumed = presumed;
    made->found.n_presumed = COUNT(presumed);
    made->found.notes = notes;
    made->found.n_notes = COUNT(notes);
    made->deal.problems = &first;
    made->deal.id = slice("D,1");
    made->deal.raw = slice("Acme");
    made_outcome(made, SHOWN_REVIEW, OUTCOME_NOTIFIABLE, OUTCOME_PROHIBITED, OUTCOME_EXCEPTED);
    expect(written(&report_csv, 1),
           OWN_COLUMNS "Target,Country,\"Node\",Remarks\n"
                       "2,\"D,1\",review,notifiable,prohibited,excepted,"
                       "\"Reg 9.1; Reg 9.24(d), (e)\","
                       "\"At least NOTIFY, at most BARRED; likely EXCEPTED. The facts stated do "
                       "not settle it. Rests on the presumptions 9.21-owner, undated.\","
                       "In which country is the target?; On what day?,"
                       "9.21-owner; undated,9.17-a; 9.1,"
                       "\"column 'Node': '7\"\"' is not a number; odd\",Acme,,,\n");
}
END_TEST

START_TEST(csv_of_an_unsure_row_leaves_the_lists_columns_empty)
{
    made->deal.unsure = true;
    made->deal.id = slice("");
    made->deal.raw = slice("a;b;c;d;e;f");
    made->head.delimiter = ';';
    made->head.raw_header = slice("A;B;C;D");
    made_outcome(made, SHOWN_REVIEW, OUTCOME_NOT_COVERED, OUTCOME_PROHIBITED, OUTCOME_NOT_COVERED);
    expect(written(&report_csv, 1),
           "ds_row;ds_id;ds_outcome;ds_floor;ds_ceiling;ds_likely;ds_citations;ds_reason;"
           "ds_questions;ds_presumed;ds_notes;ds_problems;A;B;C;D\n"
           "2;row 2;review;not_covered;prohibited;not_covered;;The row could not be read: its "
           "columns have shifted, or a quote is out of place.;;;;;;;;\n");
}
END_TEST

/* What follows from the determination is composed once for all that have its number. */
START_TEST(csv_of_deals_that_are_found_the_same_differs_in_what_is_their_own)
{
    Problem problem = {.column = NO_COLUMN, .text = slice("odd")};
    ReportTotals totals = totals_new(&made->book, &arena);
    Diags diags = diags_in(&arena);
    Writer *writer = report_csv.open(path, &arena, &diags);
    Slice text;
    const char *why;
    ck_assert(report_csv.begin(writer, &made->head));
    made->found.same = 7;
    ck_assert(report_csv.deal(writer, &made->deal, &made->found));
    made->deal.row = 3;
    made->deal.id = slice("D-2");
    made->deal.raw = slice("Beta,,,");
    made->deal.problems = &problem;
    ck_assert(report_csv.deal(writer, &made->deal, &made->found));
    made->found.same = 8;
    made_outcome(made, SHOWN_BARRED, OUTCOME_PROHIBITED, OUTCOME_PROHIBITED, OUTCOME_PROHIBITED);
    ck_assert(report_csv.deal(writer, &made->deal, &made->found));
    ck_assert(report_csv.end(writer, &totals));
    ck_assert(readfile(path, &arena, &text, &why));
    expect(text,
           OWN_COLUMNS "Target,Country,\"Node\",Remarks\n"
                       "2,D-1,not_covered,not_covered,not_covered,not_covered,,"
                       "Not covered: no rule that is in force is met.,,,,,Acme,France,7 nm,none\n"
                       "3,D-2,not_covered,not_covered,not_covered,not_covered,,"
                       "Not covered: no rule that is in force is met.,,,,odd,Beta,,,\n"
                       "3,D-2,barred,prohibited,prohibited,prohibited,,"
                       "The facts stated do not settle it.,,,,odd,Beta,,,\n");
}
END_TEST

START_TEST(csv_of_many_deals_has_a_line_for_each)
{
    enum { MANY = 3000 }; /* some 300 KiB: several blocks */
    Slice text = written(&report_csv, MANY);
    size_t n_lines = 0;
    for (size_t i = 0; i < text.len; i++)
        n_lines += text.at[i] == '\n';
    ck_assert_uint_eq(n_lines, MANY + 1);
    ck_assert(text.len > 3 * 64 * 1024);
}
END_TEST

static const ReportFormat *const formats[] = {&report_csv, &report_ndjson};

START_TEST(a_report_that_is_given_up_leaves_no_file)
{
    Diags diags = diags_in(&arena);
    Writer *writer = formats[_i]->open(path, &arena, &diags);
    ck_assert_ptr_nonnull(writer);
    ck_assert(formats[_i]->begin(writer, &made->head));
    ck_assert(formats[_i]->deal(writer, &made->deal, &made->found));
    formats[_i]->end(writer, NULL);
    ck_assert_int_ne(access(path, F_OK), 0);
}
END_TEST

START_TEST(a_path_that_cannot_be_opened_is_an_error)
{
    Diags diags = diags_in(&arena);
    strcat(path, "/x/y");
    ck_assert_ptr_null(formats[_i]->open(path, &arena, &diags));
    ck_assert_uint_eq(diags.n_errors, 1);
}
END_TEST

START_TEST(ndjson_has_every_key_in_order)
{
    expect(written(&report_ndjson, 2),
           "{\"row\":2,\"line\":2,\"id\":\"D-1\",\"outcome\":\"not_covered\","
           "\"floor\":\"not_covered\",\"ceiling\":\"not_covered\",\"likely\":\"not_covered\","
           "\"programmes\":[{\"id\":\"example\",\"outcome\":\"not_covered\","
           "\"floor\":\"not_covered\",\"ceiling\":\"not_covered\",\"likely\":\"not_covered\","
           "\"deadline\":null}],\"citations\":[],\"findings\":[],\"questions\":[],\"duties\":[],"
           "\"presumptions\":[],\"notes\":[],\"problems\":[],\"inquiry\":[]}\n"
           "{\"row\":2,\"line\":2,\"id\":\"D-1\",\"outcome\":\"not_covered\","
           "\"floor\":\"not_covered\",\"ceiling\":\"not_covered\",\"likely\":\"not_covered\","
           "\"programmes\":[{\"id\":\"example\",\"outcome\":\"not_covered\","
           "\"floor\":\"not_covered\",\"ceiling\":\"not_covered\",\"likely\":\"not_covered\","
           "\"deadline\":null}],\"citations\":[],\"findings\":[],\"questions\":[],\"duties\":[],"
           "\"presumptions\":[],\"notes\":[],\"problems\":[],\"inquiry\":[]}\n");
}
END_TEST

START_TEST(ndjson_tells_where_each_value_comes_from)
{
    Value designs = {.type = TYPE_SET, .choices = {.names = 1}};
    Saying *hint = made_cell(&arena, COLUMN_NOTES_CELL, designs);
    hint->kind = SAID_BY_SIGNAL;
    hint->span = slice("fab\"less");
    Evidence evidence[] = {
        made_evidence(&made->facts[MADE_ACTIVITY], TRUTH_LIKELY, STANDING_INFERRED, hint),
        made_evidence(&made->facts[MADE_NODE], TRUTH_UNKNOWN, STANDING_MISSING, NULL),
        made_evidence(&made->facts[MADE_OWNED], TRUTH_NO, STANDING_PRESUMED,
                      made_presumed(&arena, false, &made->owner)),
    };
    Finding finding = made_finding(&made->limb, "Reg 9.17(a)", TRUTH_UNLIKELY, evidence, 3);
    finding.outcome = OUTCOME_NOTIFIABLE;
    Slice citation = slice("Reg 9.17(a)");
    Question question = {&made->facts[MADE_NODE], &citation, 1};
    PresumedFact presumed = {&made->facts[MADE_OWNED], evidence[2].saying};
    NoteUse note = {&made->owner, &made->note};
    Problem problem = {.column = COLUMN_NODE_CELL, .text = slice("odd")};
    made->result.findings = &finding;
    made->result.n_findings = 1;
    made->found.citations = &citation;
    made->found.n_citations = 1;
    made->found.questions = &question;
    made->found.n_questions = 1;
    made->found.presumed = &presumed;
    made->found.n_presumed = 1;
    made->found.notes = &note;
    made->found.n_notes = 1;
    made->deal.problems = &problem;
    made->deal.id = slice("");
    Slice text = written(&report_ndjson, 1);
    size_t from = strstr(text.at, "\"citations\"") - text.at;
    expect(slice_part(text, 0, 26), "{\"row\":2,\"line\":2,\"id\":\"ro");
    expect(slice_part(text, from, text.len),
           "\"citations\":[\"Reg 9.17(a)\"],\"findings\":[{\"rule\":\"9.17-a\","
           "\"citation\":\"Reg "
           "9.17(a)\",\"outcome\":\"notifiable\",\"value\":\"unknown\",\"own\":\"unknown\","
           "\"evidence\":[{\"fact\":\"activity\",\"value\":\"designs-circuits\","
           "\"standing\":\"inferred\",\"column\":\"Remarks\",\"row\":2,\"span\":\"fab\\\"less\"},"
           "{\"fact\":\"logic_node\",\"value\":null,\"standing\":\"missing\",\"column\":null,"
           "\"row\":null,\"span\":null},"
           "{\"fact\":\"owned\",\"value\":\"no\",\"standing\":\"presumed\",\"column\":null,"
           "\"row\":null,\"span\":null}]}],"
           "\"questions\":[{\"fact\":\"logic_node\",\"ask\":\"Which node, in nanometres?\","
           "\"citations\":[\"Reg 9.17(a)\"]}],\"duties\":[],"
           "\"presumptions\":[{\"fact\":\"owned\",\"value\":\"no\",\"rule\":\"9.21-owner\"}],"
           "\"notes\":[{\"rule\":\"9.21-owner\",\"date\":\"2025-01-02\","
           "\"text\":\"Holds only after inquiry\"}],\"problems\":[\"column 'Node': "
           "odd\"],\"inquiry\":[]}\n");
}
END_TEST

static const struct {
    const char *text;
    size_t len;
    const char *json;
} strings[] = {
    {"plain", 5, "\"plain\""},
    {"", 0, "\"\""},
    {"a\"b\\c", 5, "\"a\\\"b\\\\c\""},
    {"\n\r\t\x01\x1F\x7F", 6, "\"\\n\\r\\t\\u0001\\u001f\\u007f\""},
    {"a\0b", 3, "\"a\\u0000b\""},
    {"\xE4\xB8\xAD\xE5\x9B\xBD", 6, "\"\xE4\xB8\xAD\xE5\x9B\xBD\""},
    {"caf\xE9!", 5, "\"caf\xEF\xBF\xBD!\""},
    {"\xC0\xAF", 2, "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},
    {"\xFF", 1, "\"\xEF\xBF\xBD\""},
};

START_TEST(a_json_string_is_utf8_whatever_came)
{
    json_string(&out, (Slice){strings[_i].text, strings[_i].len});
    expect(buffer_slice(&out), strings[_i].json);
}
END_TEST

/* A text that ends like a bracket must not swallow the comma behind it. */
START_TEST(json_commas_stand_between_values)
{
    json_open(&out, '[');
    json_text(&out, "[");
    json_text(&out, "{:");
    json_number(&out, 0);
    json_null(&out);
    json_open(&out, '{');
    json_key(&out, "a");
    json_open(&out, '[');
    json_close(&out, ']');
    json_key(&out, "b");
    json_number(&out, 7);
    json_close(&out, '}');
    json_close(&out, ']');
    expect(buffer_slice(&out), "[\"[\",\"{:\",0,null,{\"a\":[],\"b\":7}]");
}
END_TEST

/* ---- the deals to look at first ---- */

static const struct {
    Shown shown;
    Outcome floor, ceiling, likely;
    TopRank rank;
} ranks[] = {
    {SHOWN_BARRED, OUTCOME_PROHIBITED, OUTCOME_PROHIBITED, OUTCOME_PROHIBITED, TOP_BARRED},
    {SHOWN_NOTIFY, OUTCOME_NOTIFIABLE, OUTCOME_NOTIFIABLE, OUTCOME_NOTIFIABLE, TOP_NOTIFY},
    {SHOWN_REVIEW, OUTCOME_NOT_COVERED, OUTCOME_PROHIBITED, OUTCOME_PROHIBITED, TOP_LIKELY_BARRED},
    {SHOWN_REVIEW, OUTCOME_NOTIFIABLE, OUTCOME_PROHIBITED, OUTCOME_NOTIFIABLE, TOP_LIKELY_NOTIFY},
    {SHOWN_REVIEW, OUTCOME_NOTIFIABLE, OUTCOME_PROHIBITED, OUTCOME_NOT_COVERED,
     TOP_AT_LEAST_NOTIFY},
    {SHOWN_REVIEW, OUTCOME_NOT_COVERED, OUTCOME_PROHIBITED, OUTCOME_NOT_COVERED,
     TOP_AT_MOST_BARRED},
    {SHOWN_REVIEW, OUTCOME_NOT_COVERED, OUTCOME_NOTIFIABLE, OUTCOME_EXCEPTED, TOP_AT_MOST_NOTIFY},
    {SHOWN_EXCEPTED, OUTCOME_EXCEPTED, OUTCOME_EXCEPTED, OUTCOME_EXCEPTED, TOP_RANK_COUNT},
    {SHOWN_NOT_COVERED, OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED,
     TOP_RANK_COUNT},
};

START_TEST(deals_rank_by_outcome_then_by_lean)
{
    made_outcome(made, ranks[_i].shown, ranks[_i].floor, ranks[_i].ceiling, ranks[_i].likely);
    ck_assert_int_eq(top_rank(&made->found), ranks[_i].rank);
}
END_TEST

static void add_top(TopDeals *top, const char *id, Shown shown, Outcome end)
{
    made->deal.id = slice(id);
    made_outcome(made, shown, shown == SHOWN_REVIEW ? OUTCOME_NOT_COVERED : end, end, end);
    top_add(top, &made->head, &made->deal, &made->found);
}

START_TEST(the_ten_worst_stay_in_input_order)
{
    TopDeals top = {0};
    char id[16];
    add_top(&top, "harmless", SHOWN_NOT_COVERED, OUTCOME_NOT_COVERED);
    add_top(&top, "review", SHOWN_REVIEW, OUTCOME_NOTIFIABLE);
    for (int i = 0; i < 8; i++) {
        snprintf(id, sizeof id, "n%d", i);
        add_top(&top, id, SHOWN_NOTIFY, OUTCOME_NOTIFIABLE);
    }
    add_top(&top, "b0", SHOWN_BARRED, OUTCOME_PROHIBITED);
    add_top(&top, "b1", SHOWN_BARRED, OUTCOME_PROHIBITED); /* review falls out */
    add_top(&top, "b2", SHOWN_BARRED, OUTCOME_PROHIBITED); /* then the last to notify */
    add_top(&top, "late", SHOWN_NOTIFY, OUTCOME_NOTIFIABLE);
    static const char *const expected[] = {"b0", "b1", "b2", "n0", "n1",
                                           "n2", "n3", "n4", "n5", "n6"};
    ck_assert_uint_eq(top.n_deals, COUNT(expected));
    ck_assert_uint_eq(top.n_ranked, 13);
    for (size_t i = 0; i < COUNT(expected); i++)
        ck_assert_str_eq(top.deals[i].id, expected[i]);
}
END_TEST

START_TEST(a_long_text_is_cut_between_characters)
{
    TopDeals top = {0};
    char id[100] = {0};
    for (size_t i = 0; i + 3 <= 99; i += 3)
        memcpy(id + i, "\xE4\xB8\xAD", 3);
    add_top(&top, id, SHOWN_BARRED, OUTCOME_PROHIBITED);
    ck_assert_uint_eq(strlen(top.deals[0].id), 60 + 3); /* 20 characters, "..." */
    ck_assert_str_eq(top.deals[0].id + 60, "...");
}
END_TEST

/* ---- the terminal ---- */

static const struct {
    const char *text;
    size_t columns;
    const char *shown;
} cuts[] = {
    {"Acme", 6, "Acme  "},
    {"Acme Semiconductors", 10, "Acme Se..."},
    {"\xE4\xB8\xAD\xE5\x9B\xBD", 6, "\xE4\xB8\xAD\xE5\x9B\xBD  "},
    {"\xE4\xB8\xAD\xE5\x9B\xBD\xE4\xB8\xAD\xE5\x9B\xBD", 6, "\xE4\xB8\xAD... "},
    {"a\x1B[31mb", 10, "a\xEF\xBF\xBD[31mb   "},
    {"a\nb", 3, "a b"},
    {"\xE2\x80\xAEx", 3, "\xEF\xBF\xBDx "},
};

START_TEST(a_cell_cannot_break_the_table)
{
    lines_pad(&out, slice(cuts[_i].text), cuts[_i].columns);
    expect(buffer_slice(&out), cuts[_i].shown);
}
END_TEST

START_TEST(a_list_wraps_and_says_how_many_are_left)
{
    Wrapped list = wrapped_from(&out, 0, 2, 2);
    char part[41];
    memset(part, 'x', 40);
    part[40] = '\0';
    for (int i = 0; i < 7; i++)
        wrapped_add(&list, slice(part));
    wrapped_end(&list);
    Buffer expected = {0};
    buffer_print(&expected, "%s, %s,\n  %s, %s and 3 more\n", part, part, part, part);
    buffer_add_char(&expected, '\0');
    expect(buffer_slice(&out), expected.at);
    buffer_release(&expected);
}
END_TEST

static const struct {
    uint64_t rows, bytes, total, ms;
    const char *line;
} progresses[] = {
    {412000, 40, 100, 4000, "412,000 rows, 103,000 a second, 6 s left"},
    {999, 1, 1, 2000, "999 rows, 499 a second, 0 s left"},
    {1000, 0, 0, 1000, "1,000 rows, 1,000 a second"},
    {1000, 10, 0, 1000, "1,000 rows, 1,000 a second"},
    {1000, 1, 601, 1000, "1,000 rows, 1,000 a second, 10 min left"},
};

START_TEST(progress_tells_rows_rate_and_time_left)
{
    char line[100];
    progress_text(line, sizeof line, progresses[_i].rows, progresses[_i].bytes,
                  progresses[_i].total, progresses[_i].ms);
    ck_assert_str_eq(line, progresses[_i].line);
}
END_TEST

START_TEST(progress_is_silent_where_nobody_looks)
{
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    Progress progress = progress_start(file, 0, true);
    progress_step(&progress, 1, 1);
    progress_say(&progress, "writing");
    progress_end(&progress);
    ck_assert_int_eq(ftell(file), 0);
    fclose(file);
}
END_TEST

static Slice summary_text(const Summary *summary)
{
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    terminal_summary(file, summary);
    ck_assert_int_eq(fclose(file), 0);
    Slice text;
    const char *why;
    ck_assert(readfile(path, &arena, &text, &why));
    return text;
}

static void add_some(ReportTotals *totals, TopDeals *top)
{
    static const Evidence nothing;
    Finding decider = made_finding(&made->rule, "Reg 9.24(d)", TRUTH_YES, &nothing, 0);
    Question question = {.fact = &made->facts[MADE_NODE]};
    Value acme = {.type = TYPE_TEXT, .text = slice("Acme")};
    Saying *name = made_cell(&arena, COLUMN_NAME_CELL, acme);
    name->cell = slice("Acme");
    made->known[MADE_NAME].stated = name;
    made->result.deciders = &decider;
    made->result.n_deciders = 1;
    made_outcome(made, SHOWN_BARRED, OUTCOME_PROHIBITED, OUTCOME_PROHIBITED, OUTCOME_PROHIBITED);
    totals_add(totals, &made->deal, &made->found);
    top_add(top, &made->head, &made->deal, &made->found);

    made->deal.id = slice("");
    made->deal.row = 3;
    made->result.findings = &decider;
    made->result.n_findings = 1;
    made->found.questions = &question;
    made->found.n_questions = 1;
    made_outcome(made, SHOWN_REVIEW, OUTCOME_NOT_COVERED, OUTCOME_PROHIBITED, OUTCOME_NOT_COVERED);
    totals_add(totals, &made->deal, &made->found);
    top_add(top, &made->head, &made->deal, &made->found);
    totals->deals = (DealTotals){.read = 3, .reported = 2, .empty = 1, .first_empty = 4};
}

START_TEST(the_summary_says_what_came_out_and_that_nothing_is_lost)
{
    ReportTotals totals = totals_new(&made->book, &arena);
    TopDeals top = {0};
    add_some(&totals, &top);
    made->column_list[3] = (Column){.header = slice("Compl. date"),
                                    .use = COLUMN_CLOSE,
                                    .fact = &made->facts[MADE_DATE],
                                    .spelling = slice("Completion date")};
    Slice report = slice("report.xlsx");
    Summary summary = {&made->head, &totals, &top, &report, 1, false};
    expect(summary_text(&summary),
           "deals.csv, as of 2025-06-01\n"
           "\n"
           "  BARRED              1\n"
           "  NOTIFY              0\n"
           "  REVIEW              1   no sign of a covered activity 1\n"
           "  EXCEPTED            0\n"
           "  NOT COVERED         0\n"
           "\n"
           "records       read 3 = reported 2 + empty 1 (first: row 4)\n"
           "presumptions  0 deals rest on facts that nobody stated\n"
           "problems      0 rows have cells that could not be read or do not agree\n"
           "\n"
           "look at first\n"
           "  D-1    Acme  BARRED                  Reg 9.24(d): Fabricates an advanced circuit\n"
           "  row 3  Acme  REVIEW, at most BARRED  Reg 9.24(d): Fabricates an advanced circuit\n"
           "\n"
           "asked most\n"
           "  1 deal   Which node, in nanometres?\n"
           "\n"
           "columns read  Target = target_name, Country = target_country, Node = logic_node\n"
           "not used      Compl. date, close to Completion date; to use it: --map 'Compl. "
           "date=completion_date'\n"
           "\n"
           "report        report.xlsx\n");
    summary.color = true;
    ck_assert_ptr_nonnull(strstr(summary_text(&summary).at, "\033[1;31mBARRED"));
}
END_TEST

START_TEST(the_summary_cries_out_when_rows_are_lost)
{
    ReportTotals totals = totals_new(&made->book, &arena);
    TopDeals top = {0};
    totals.deals = (DealTotals){.read = 3, .reported = 2};
    Summary summary = {&made->head, &totals, &top, NULL, 0, false};
    ck_assert_ptr_nonnull(strstr(summary_text(&summary).at, "read 3 BUT reported 2 + empty 0"));
}
END_TEST

TCase *report_tests(void)
{
    TCase *tc = tcase_create("report");
    tcase_add_checked_fixture(tc, set_up, tear_down);
    tcase_add_test(tc, totals_count_each_deal_once);
    tcase_add_loop_test(tc, a_record_goes_out_as_it_came_with_three_cells, 0, COUNT(records));
    tcase_add_loop_test(tc, a_cell_is_quoted_where_csv_needs_it, 0, COUNT(quotings));
    tcase_add_test(tc, csv_has_our_columns_then_the_lists_own);
    tcase_add_test(tc, csv_parts_several_values_and_quotes_them);
    tcase_add_test(tc, csv_of_an_unsure_row_leaves_the_lists_columns_empty);
    tcase_add_test(tc, csv_of_deals_that_are_found_the_same_differs_in_what_is_their_own);
    tcase_add_test(tc, csv_of_many_deals_has_a_line_for_each);
    tcase_add_loop_test(tc, a_report_that_is_given_up_leaves_no_file, 0, COUNT(formats));
    tcase_add_loop_test(tc, a_path_that_cannot_be_opened_is_an_error, 0, COUNT(formats));
    tcase_add_test(tc, ndjson_has_every_key_in_order);
    tcase_add_test(tc, ndjson_tells_where_each_value_comes_from);
    tcase_add_loop_test(tc, a_json_string_is_utf8_whatever_came, 0, COUNT(strings));
    tcase_add_test(tc, json_commas_stand_between_values);
    tcase_add_loop_test(tc, deals_rank_by_outcome_then_by_lean, 0, COUNT(ranks));
    tcase_add_test(tc, the_ten_worst_stay_in_input_order);
    tcase_add_test(tc, a_long_text_is_cut_between_characters);
    tcase_add_loop_test(tc, a_cell_cannot_break_the_table, 0, COUNT(cuts));
    tcase_add_test(tc, a_list_wraps_and_says_how_many_are_left);
    tcase_add_loop_test(tc, progress_tells_rows_rate_and_time_left, 0, COUNT(progresses));
    tcase_add_test(tc, progress_is_silent_where_nobody_looks);
    tcase_add_test(tc, the_summary_says_what_came_out_and_that_nothing_is_lost);
    tcase_add_test(tc, the_summary_cries_out_when_rows_are_lost);
    return tc;
}
