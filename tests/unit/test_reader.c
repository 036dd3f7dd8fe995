#include "deals/reader.h"

#include "deallist.h"
#include "deals/ids_seen.h"

#include <unistd.h>

TCase *reader_tests(void);

/* ---- facts of a row ---- */

static const struct {
    const char *header, *row;
    const char *fact, *shown, *problem; /* a part of the problems; "" for none */
} rows[] = {
    {"Target,Node", "Acme,14 nm", "node", "stated 14 nm", ""},
    {"Target,Node", "Acme,", "node", "missing blank", ""},
    {"Target,Node", "Acme,n/a", "node", "missing blank", ""},
    {"Target,Node", "Acme,TBD", "node", "missing unreadable",
     "1: 'TBD' says that it is not known; taken as missing"},
    {"Target,Node", "Acme,14 nm", "votes", "missing blank", ""},
    {"Target,Country", "Acme,China", "country", "stated China", ""},
    {"Target,Country", "Acme,Shenzhen", "country", "inferred ~China", ""},
    {"Target,Announced", "Acme,2025-03-05", "completion_date", "stated 2025-03-05 or later", ""},
    /* two columns */
    {"Target,Node,Technology node", "Acme,14 nm,14", "node", "stated 14 nm, 14 nm", ""},
    {"Target,Node,Technology node", "Acme,14 nm,", "node", "stated 14 nm", ""},
    {"Target,Node,Technology node", "Acme,14 nm,7 nm", "node", "contradicted 14 nm, 7 nm",
     "1: '14 nm' and '7 nm' in column 'Technology node' contradict each other"},
    {"Target,Node,Technology node", "Acme,14 nm,TBD", "node", "contradicted unreadable 14 nm",
     "1: '14 nm' in column 'Node' settles nothing: another cell of 'Technology node' could not be "
     "read"},
    {"Target,Votes,Stake %", "Acme,40-60%,50%", "votes", "stated 50 %, 40 to 60 %", ""},
    {"Target,Votes,Stake %", "Acme,40-60%,>= 50%", "votes", "stated 50 to 60 %, at least 50 %", ""},
    {"Target,Votes,Stake %", "Acme,40-60%,70%", "votes", "contradicted 40 to 60 %, 70 %",
     "contradict each other"},
    {"Target,Announced,Closed", "Acme,2025-01-02,2025-03-05", "completion_date",
     "stated 2025-03-05, 2025-01-02 or later", ""},
    {"Target,Announced,Closed", "Acme,2025-01-02,2024-12-01", "completion_date",
     "contradicted 2025-01-02 or later, 2024-12-01", "contradict each other"},
    {"Target,Company", "Acme,Bolt", "target_name", "stated Acme, Bolt", ""},
    /* several values in one cell */
    {"Target,Node", "Acme,14; 7", "node", "contradicted 14 nm, 7 nm",
     "1: '14; 7' names values that contradict each other"},
    {"Target,Commitment", "Acme,1m; 500k", "commitment", "stated 1,500,000 USD", ""},
    /* remarks */
    {"Target,Deal value (USD m)", "Acme,2bn", "amount", "stated 2,000,000,000 USD",
     "1: '2bn' has another scale than the header"},
};

START_TEST(a_row_says_what_its_cells_say)
{
    DealList list;
    char text[256];
    snprintf(text, sizeof text, "%s\n%s\n", rows[_i].header, rows[_i].row);
    open_text(&list, text);
    Deal *deal = next_deal(&list);
    ck_assert_str_eq(fact_shown(deal, fact_of(rows[_i].fact)), rows[_i].shown);
    check_problem(deal, rows[_i].problem);
    check_end(&list);
    ck_assert_uint_eq(deals_totals(list.reader).with_problems, rows[_i].problem[0] != '\0');
    close_list(&list);
}
END_TEST

START_TEST(nothing_stays_from_the_row_before)
{
    DealList list;
    open_text(&list, "Target,Node\nAcme,14; 7\nBolt,\n");
    next_deal(&list);
    Deal *deal = next_deal(&list);
    ck_assert_str_eq(fact_shown(deal, fact_of("node")), "missing blank");
    check_problem(deal, "");
    close_list(&list);
}
END_TEST

/* ---- --set ---- */

static const struct {
    const char *row, *shown, *problem;
} set_rows[] = {
    {"Acme,", "stated yes", ""},
    {"Acme,yes", "stated yes, yes", ""},
    {"Acme,no", "contradicted no, yes", "1: 'no' and --set us_person=yes contradict each other"},
    {"Acme,?", "contradicted unreadable yes", "not known"},
};

START_TEST(a_set_fact_holds_for_all_rows)
{
    const SetOption set = {slice("us_person"), slice("yes")};
    const DealOptions options = {.sets = &set, .n_sets = 1};
    DealList list;
    char text[128];
    snprintf(text, sizeof text, "Target,U.S. person\n%s\nBolt,\n", set_rows[_i].row);
    open_list(&list, text, strlen(text), &options);
    Deal *deal = next_deal(&list);
    ck_assert_str_eq(fact_shown(deal, fact_of("us_person")), set_rows[_i].shown);
    check_problem(deal, set_rows[_i].problem);
    deal = next_deal(&list); /* and is whole again */
    ck_assert_str_eq(fact_shown(deal, fact_of("us_person")), "stated yes");
    close_list(&list);
}
END_TEST

/* ---- hints ---- */

static Saying hint_of(const Fact *fact, const char *value)
{
    Saying hint = {.kind = SAID_BY_SIGNAL, .column = 2, .span = slice("the words")};
    hint.value.type = fact->type;
    if (fact->type == TYPE_YES_NO)
        ck_assert(yes_no_read(slice(value), &hint.value.yes));
    else if (fact->type == TYPE_TEXT)
        hint.value.text = slice(value);
    else
        ck_assert(choice_read(fact, slice(value), &hint.value.choices.names));
    if (fact->type == TYPE_SET)
        hint.value.choices.open = true;
    return hint;
}

static const struct {
    const char *row, *fact, *hint;
    const char *shown, *problem;
} hints[] = {
    {"Acme,,,", "us_person", "yes", "inferred blank ~yes", ""},
    {"Acme,?,,", "us_person", "yes", "inferred unreadable ~yes", "not known"},
    {"Acme,yes,,", "us_person", "yes", "stated yes ~yes", ""},
    {"Acme,no,,", "us_person", "yes", "contradicted no ~yes",
     "1: 'no' in column 'U.S. person' does not agree with 'the words' in column 'Description', "
     "which suggests 'yes'\n"},
    {"Acme,,,makes", "activity", "packages", "stated makes ~packages and perhaps others", ""},
    {"Acme,,chips,", "description", "x", "stated chips ~x", ""},
};

START_TEST(a_hint_changes_the_standing)
{
    DealList list;
    char text[128];
    snprintf(text, sizeof text, "Target,U.S. person,Description,Activities\n%s\n", hints[_i].row);
    open_text(&list, text);
    Deal *deal = next_deal(&list);
    const Fact *fact = fact_of(hints[_i].fact);
    Saying hint = hint_of(fact, hints[_i].hint);
    for (int twice = 0; twice < 2; twice++) { /* said once, however often it is found */
        deal_hint(deal, fact, &hint);
        deal_settle(deal, fact);
    }
    ck_assert_str_eq(fact_shown(deal, fact), hints[_i].shown);
    check_problem(deal, hints[_i].problem);
    const char *first = strstr(problems_of(deal), "does not agree");
    ck_assert(!first || !strstr(first + 1, "does not agree"));
    close_list(&list);
}
END_TEST

/* ---- forms of rows ---- */

static const struct {
    const char *row;
    bool unsure;
    const char *id, *node, *problem;
} forms[] = {
    {"D1,Acme,14", false, "D1", "stated 14 nm", ""},
    {"D1,Acme,14,", false, "D1", "stated 14 nm", ""},
    {"D1,Acme,14, ,,", false, "D1", "stated 14 nm", ""},
    {"D1,Acme", false, "D1", "missing unreadable",
     "-: the row has 2 cells and the list 3 columns: those at its end are missing"},
    {"D1,Acme, Inc,14", true, "D1", "missing unreadable",
     "has 4 cells and the list 3 columns: its cells have shifted, so it is not read: D1,Acme, "
     "Inc,14"},
    {"D1,\"Acme\" Ltd,14", true, "D1", "missing unreadable", "D1,\"Acme\" Ltd,14"},
    {"\"D1\" x,Acme,14", true, "row 2", "missing unreadable", "\"D1\" x,Acme,14"},
    {",Acme,14", false, "row 2", "stated 14 nm", ""},
    {",,14", false, "row 2", "stated 14 nm", "-: the row has an amount but no id and no name"},
    {"D1,,14", false, "D1", "stated 14 nm", ""},
    {"D\xFF,Acme,14", false, "row 2", "stated 14 nm", "0: byte 0xFF is not UTF-8"},
    {"D1,\"Acme\nD2,Bolt,7\nD3\",14", false, "D1", "stated 14 nm",
     "a cell holds lines that look like rows"},
    {"D1,\"a\nb\nc\nd\",14", false, "D1", "stated 14 nm", "1: the cell has 3 line ends"},
    {"D1,\"a\nb\",14", false, "D1", "stated 14 nm", ""},
};

START_TEST(a_row_may_be_of_another_form)
{
    DealList list;
    char text[256];
    snprintf(text, sizeof text, "Deal ID,Target,Node\n%s\nD9,Last,14\n", forms[_i].row);
    open_text(&list, text);
    Deal *deal = next_deal(&list);
    ck_assert_int_eq(deal->unsure, forms[_i].unsure);
    ck_assert_msg(slice_is(deal_name(deal), forms[_i].id), "%.*s", SLICE_ARG(deal_name(deal)));
    ck_assert_str_eq(fact_shown(deal, fact_of("node")), forms[_i].node);
    check_problem(deal, forms[_i].problem);
    ck_assert_uint_eq(deal->n_cells, 3);
    deal = next_deal(&list);
    ck_assert(slice_is(deal->id, "D9"));
    check_problem(deal, "");
    check_end(&list);
    close_list(&list);
}
END_TEST

START_TEST(rows_add_up)
{
    DealList list;
    open_text(&list, "\xEF\xBB\xBF"
                     "Target,Node,Reviewer\n"
                     "Acme,14,\n" /* row 2 */
                     "\n"
                     ",,\n"
                     ",,\"Kim\"\n" /* only a column that is not read */
                     "\"Bolt\nInc\",7,\n"
                     "Core,5,\n"
                     " , ,\n");
    static const uint64_t places[][2] = {{2, 2}, {5, 5}, {6, 6}, {7, 8}};
    for (size_t i = 0; i < COUNT(places); i++) {
        Deal *deal = next_deal(&list);
        ck_assert_uint_eq(deal->row, places[i][0]);
        ck_assert_uint_eq(deal->line, places[i][1]);
    }
    check_end(&list);
    DealTotals totals = deals_totals(list.reader);
    ck_assert_uint_eq(totals.read, 7);
    ck_assert_uint_eq(totals.reported, 4);
    ck_assert_uint_eq(totals.empty, 3);
    ck_assert_uint_eq(totals.first_empty, 3);
    ck_assert_uint_eq(totals.with_problems, 0);
    close_list(&list);
}
END_TEST

START_TEST(an_id_stands_once)
{
    DealList list;
    open_text(&list, "Ref,Target\nD1,Acme\nD2,Bolt\nD1,Core\nD1,Dyna\n,Echo\n,Foxt\n");
    static const char *const problems[] = {
        "", "", "0: 'D1' is the id of row 2 already", "0: 'D1' is the id of row 2 already", "", ""};
    for (size_t i = 0; i < COUNT(problems); i++)
        check_problem(next_deal(&list), problems[i]);
    close_list(&list);
}
END_TEST

START_TEST(ids_are_found_again_among_many)
{
    IdsSeen seen = {NULL, 0, 0, 0};
    char id[24];
    for (uint64_t row = 2; row < 20000; row++) {
        snprintf(id, sizeof id, "deal-%llu", (unsigned long long)row);
        ck_assert_uint_eq(ids_seen_add(&seen, slice(id), row), 0);
    }
    for (uint64_t row = 2; row < 20000; row += 7) {
        snprintf(id, sizeof id, "deal-%llu", (unsigned long long)row);
        ck_assert_uint_eq(ids_seen_add(&seen, slice(id), 30000), row);
    }
    ids_seen_release(&seen);
}
END_TEST

START_TEST(cells_without_a_fact_come_on_request)
{
    static const char text[] = "Target,Reviewer\nAcme,Kim\nBolt\n";
    for (int all = 0; all < 2; all++) {
        const DealOptions options = {.all_cells = all};
        DealList list;
        open_list(&list, text, strlen(text), &options);
        Deal *deal = next_deal(&list);
        ck_assert(slice_is(deal->cells[0], "Acme"));
        ck_assert(slice_is(deal->cells[1], all ? "Kim" : ""));
        ck_assert(slice_is(deal->raw, "Acme,Kim"));
        deal = next_deal(&list);
        ck_assert(slice_is(deal->cells[0], "Bolt"));
        ck_assert(slice_is(deal->cells[1], ""));
        close_list(&list);
    }
}
END_TEST

/* ---- the list as a whole ---- */

static const struct {
    const char *text;
    char delimiter;
    const char *header;
} delimiters[] = {
    {"Target,Node\nAcme,14\n", ',', "Target,Node"},
    {"Target;Node\nAcme;14\n", ';', "Target;Node"},
    {"Target\tNode\nAcme\t14\n", '\t', "Target\tNode"},
    {"\n\nTarget;Node\nAcme;14\n", ';', "Target;Node"},
    {"\xEF\xBB\xBFTarget;Node\r\nAcme;14\r\n", ';', "Target;Node"},
    {"Target,\"Deal value; or so; roughly\",Node\nAcme,,14\n", ',',
     "Target,\"Deal value; or so; roughly\",Node"},
    {"Target,\"x;y\",Node;z\nAcme,,14\n", ',', "Target,\"x;y\",Node;z"},
    {"Target\nAcme\n", ',', "Target"},
};

START_TEST(the_header_tells_the_delimiter)
{
    DealList list;
    open_text(&list, delimiters[_i].text);
    ck_assert_int_eq(deals_delimiter(list.reader), delimiters[_i].delimiter);
    ck_assert(slice_is(deals_raw_header(list.reader), delimiters[_i].header));
    Deal *deal = next_deal(&list);
    ck_assert(slice_is(deal->facts[fact_of("target_name")->index].stated->value.text, "Acme"));
    close_list(&list);
}
END_TEST

START_TEST(the_input_is_hashed)
{
    const DealOptions options = {.hash = true};
    DealList list;
    open_list(&list, "Target\nAcme\n", 12, &options);
    next_deal(&list);
    check_end(&list);
    /* by sha256sum */
    ck_assert(slice_is(deals_sha256(list.reader),
                       "dd911d6202d7dfb3dd73f5406d6e53b35e4e7ea4a2ac769531319f9a460440c4"));
    ck_assert_uint_eq(deals_bytes(list.reader), 12);
    close_list(&list);
}
END_TEST

/* What cannot be screened at all. */
static const struct {
    const char *text;
    size_t len;
    const char *set_fact, *set_value;
    const char *part;
} refusals[] = {
    {"", 0, NULL, NULL, "deals.csv: error: the list is empty"},
    {"\n \n", 3, NULL, NULL, "deals.csv: error: the list is empty"},
    {"PK\x03\x04\x14\n", 6, NULL, NULL, "is a workbook"},
    {"\xFF\xFEt\0a\0\n", 7, NULL, NULL, "is UTF-16"},
    {"\"Target\" x\nAcme\n", 16, NULL, NULL, "deals.csv:1: error: text follows"},
    {"\"Target\nAcme\n", 13, NULL, NULL, "never closed"},
    {"Reviewer\nKim\n", 13, NULL, NULL, "none of the columns"},
    {"Target\nAcme\n", 12, "us_persn", "yes", "did you mean 'us_person'?"},
    {"Target\nAcme\n", 12, "us_person", "maybe", "'maybe' is neither yes nor no"},
    {"Target\nAcme\n", 12, "us_person", "", "the value is blank"},
    {"Target\nAcme\n", 12, "country", "Shenzhen", "does not state its country"},
    {"Target\nAcme\n", 12, "node", "14; 7", "more than one value"},
};

START_TEST(what_cannot_be_screened_is_refused)
{
    const SetOption set = {slice(refusals[_i].set_fact), slice(refusals[_i].set_value)};
    const DealOptions options = {
        .sets = &set, .n_sets = refusals[_i].set_fact != NULL, .hash = true};
    DealList list;
    open_list(&list, refusals[_i].text, refusals[_i].len, &options);
    char *printed = messages_of(&list.diags);
    ck_assert_ptr_null(list.reader);
    ck_assert_uint_gt(list.diags.n_errors, 0);
    ck_assert_msg(strstr(printed, refusals[_i].part), "%s", printed);
    free(printed);
    close_list(&list);
}
END_TEST

START_TEST(an_open_quote_ends_the_list)
{
    DealList list;
    open_text(&list, "Target,Node\nAcme,14\nBolt,\"7\nCore,5\n");
    next_deal(&list);
    Deal *deal;
    ck_assert_int_eq(deals_next(list.reader, &deal), DEALS_BROKEN);
    ck_assert_int_eq(deals_next(list.reader, &deal), DEALS_BROKEN);
    char *printed = messages_of(&list.diags);
    ck_assert_msg(strstr(printed, "deals.csv:3: error: a quote is never closed"), "%s", printed);
    ck_assert_msg(strstr(printed, "up to line 4"), "%s", printed);
    free(printed);
    close_list(&list);
}
END_TEST

TCase *reader_tests(void)
{
    TCase *tc = tcase_create("reader");
    tcase_add_unchecked_fixture(tc, open_book, close_book);
    tcase_add_loop_test(tc, a_row_says_what_its_cells_say, 0, COUNT(rows));
    tcase_add_test(tc, nothing_stays_from_the_row_before);
    tcase_add_loop_test(tc, a_set_fact_holds_for_all_rows, 0, COUNT(set_rows));
    tcase_add_loop_test(tc, a_hint_changes_the_standing, 0, COUNT(hints));
    tcase_add_loop_test(tc, a_row_may_be_of_another_form, 0, COUNT(forms));
    tcase_add_test(tc, rows_add_up);
    tcase_add_test(tc, an_id_stands_once);
    tcase_add_test(tc, ids_are_found_again_among_many);
    tcase_add_test(tc, cells_without_a_fact_come_on_request);
    tcase_add_loop_test(tc, the_header_tells_the_delimiter, 0, COUNT(delimiters));
    tcase_add_test(tc, the_input_is_hashed);
    tcase_add_loop_test(tc, what_cannot_be_screened_is_refused, 0, COUNT(refusals));
    tcase_add_test(tc, an_open_quote_ends_the_list);
    return tc;
}
