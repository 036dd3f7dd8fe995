#include "deals/columns.h"

#include "dealbook.h"

TCase *columns_tests(void);

static DealBook made;

static void open_book(void)
{
    deal_book_open(&made);
}

static void close_book(void)
{
    deal_book_close(&made);
}

enum { COLUMNS_MAX = 8 };

/* Reads headers that are parted by '|'; a column that is always there keeps the list usable. */
static bool read_headers(const char *headers, const MapOption *maps, size_t n_maps, Diags *diags,
                         Columns *out)
{
    Slice cells[COLUMNS_MAX + 1], rest = slice(headers);
    size_t n = 0;
    while (n < COLUMNS_MAX && slice_next(&rest, '|', &cells[n]))
        n++;
    return columns_read(&made.book, cells, n, maps, n_maps, slice("deals.csv"), &made.arena, diags,
                        out);
}

/* ---- one header ---- */

/* `fact`: NULL for a column that is carried; '?' before it where it is only close. */
static const struct {
    const char *header, *fact;
    const char *unit;
    int power;
    bool from;
} headers[] = {
    {"Deal ID", "deal_id", "", 0, false},
    {"deal_id", "deal_id", "", 0, false},
    {"DEAL-ID:", "deal_id", "", 0, false},
    {"us person?", "us_person", "", 0, false},
    {"US Person (Y/N)", "us_person", "", 0, false},
    {"target_country", "country", "", 0, false},
    {"\xEF\xBC\xAE\xEF\xBD\x8F\xEF\xBD\x84\xEF\xBD\x85", "node", "", 0, false}, /* full width */
    {"Announced", "completion_date", "", 0, true},
    {"Signing  Date", "completion_date", "", 0, true},
    {"Closed", "completion_date", "", 0, false},
    {"Closed (dd/mm/yyyy)", "completion_date", "dd/mm/yyyy", 0, false},
    {"Node (nm)", "node", "nm", 0, false},
    {"Node [um]", "node", "um", 0, false},
    {"Node, nm", "node", "nm", 0, false},
    {"Node in nm", "node", "nm", 0, false},
    {"Node nm", "node", "nm", 0, false},
    {"node_nm", "node", "nm", 0, false},
    {"TPP (k)", "tpp", "k", 0, false},
    {"Total processing performance (TPP)", "tpp", "TPP", 0, false},
    {"Votes %", "votes", "%", 0, false},
    {"Votes (in %)", "votes", "%", 0, false},
    {"Votes, percent", "votes", "percent", 0, false},
    {"Commitment (USD m)", "commitment", "USD", 6, false},
    {"Commitment, $m", "commitment", "USD", 6, false},
    {"Commitment USD m", "commitment", "USD", 6, false},
    {"Commitment (US$ bn)", "commitment", "USD", 9, false},
    {"Commitment ('000)", "commitment", "", 3, false},
    {"Commitment in EUR million", "commitment", "EUR", 6, false},
    {"Commitment (HK$)", "commitment", "HKD", 0, false},
    {"Amount (USD)", "amount", "USD", 0, false},
    {"Deal size, $m", "amount", "USD", 6, false},
    {"Deal value", "amount", "", 0, false},
    /* close, and not guessed */
    {"Tagret country", "?country", "", 0, false},
    {"Activites", "?activity", "", 0, false},
    {"Country (investor)", "?country", "", 0, false},
    {"Node (EUV)", "?node", "", 0, false},
    {"Announcd", "?completion_date", "", 0, true},
    /* not known */
    {"Reviewer", NULL, "", 0, false},
    {"Nodes used by the fab", NULL, "", 0, false},
    {"Rev", NULL, "", 0, false},
    {"Amount invested", NULL, "", 0, false},
    {"%", NULL, "", 0, false},
};

START_TEST(a_header_means_a_fact_and_a_unit)
{
    Diags diags = diags_in(&made.arena);
    Columns columns;
    char text[128];
    snprintf(text, sizeof text, "%s|Investor", headers[_i].header);
    ck_assert(read_headers(text, NULL, 0, &diags, &columns));
    const Column *column = &columns.columns[0];
    const char *expected = headers[_i].fact;
    bool is_close = expected && expected[0] == '?';
    if (!expected) {
        ck_assert_int_eq(column->use, COLUMN_CARRIED);
        ck_assert(!columns.wanted[0]);
        return;
    }
    ck_assert_msg(column->use == (is_close ? COLUMN_CLOSE : COLUMN_FACT), "'%s'",
                  headers[_i].header);
    ck_assert_msg(slice_is(column->fact->id, expected + is_close), "'%s' is '%.*s'",
                  headers[_i].header, SLICE_ARG(column->fact->id));
    ck_assert_msg(slice_is(column->unit, headers[_i].unit), "'%s' has unit '%.*s'",
                  headers[_i].header, SLICE_ARG(column->unit));
    ck_assert_int_eq(column->power, headers[_i].power);
    ck_assert_int_eq(column->from, headers[_i].from);
    ck_assert_int_eq(columns.wanted[0], !is_close);
}
END_TEST

START_TEST(an_empty_header_has_a_number)
{
    Diags diags = diags_in(&made.arena);
    Columns columns;
    ck_assert(read_headers("Target||Notes", NULL, 0, &diags, &columns));
    ck_assert(slice_is(columns.columns[1].header, "column 2"));
    ck_assert_int_eq(columns.columns[1].use, COLUMN_CARRIED);
}
END_TEST

START_TEST(two_columns_may_carry_one_fact)
{
    Diags diags = diags_in(&made.arena);
    Columns columns;
    ck_assert(read_headers("Node|Technology node", NULL, 0, &diags, &columns));
    ck_assert_ptr_eq(columns.columns[0].fact, columns.columns[1].fact);
    ck_assert(columns.wanted[0] && columns.wanted[1]);
}
END_TEST

/* ---- --map ---- */

START_TEST(a_map_comes_before_all)
{
    const MapOption maps[] = {{slice("tranche (EUR m)"), slice("amount")},
                              {slice("Country"), slice("description")},
                              {slice("column 3"), slice("investor")}};
    Diags diags = diags_in(&made.arena);
    Columns columns;
    ck_assert(read_headers("Tranche (EUR m)|Country||Node", maps, COUNT(maps), &diags, &columns));
    ck_assert(slice_is(columns.columns[0].fact->id, "amount"));
    ck_assert(slice_is(columns.columns[0].unit, "EUR"));
    ck_assert_int_eq(columns.columns[0].power, 6);
    ck_assert(slice_is(columns.columns[1].fact->id, "description"));
    ck_assert(slice_is(columns.columns[2].fact->id, "investor"));
}
END_TEST

/* ---- messages ---- */

static const struct {
    const char *headers;
    const char *column, *fact; /* a map, or NULL */
    bool usable;
    const char *part; /* of what is printed; "" for nothing at all */
} messages[] = {
    {"Target|Node", NULL, NULL, true, ""},
    {"Target|Reviewer", NULL, NULL, true, ""},
    {"Target|Tagret country", NULL, NULL, true,
     "deals.csv:1: warning: column 'Tagret country': is not known"},
    {"Target|Tagret country", NULL, NULL, true, "--map 'Tagret country=country'"},
    {"Target|Commitment (EUR)", NULL, NULL, true, "is in EUR, and limits are in USD"},
    {"Target|City", "City", "contry", false, "no fact is named 'contry'"},
    {"Target|City", "City", "contry", false, "did you mean 'country'?"},
    {"Target|City", "City", "holder 1 vtes", false, "no fact is named 'holder 1 vtes'"},
    {"Target|Holder 1 vots", NULL, NULL, true, "--map 'Holder 1 vots=holder_votes'"},
    {"Target|City", "Citty", "country", false, "the list has no column 'Citty'"},
    {"Target|City", "Citty", "country", false, "did you mean 'City'?"},
    {"Deal ID|Reviewer", NULL, NULL, false, "'Target'"},
    {"Reviewer", NULL, NULL, false, "none of the columns is one that the rules ask for"},
};

START_TEST(a_person_is_told)
{
    MapOption map = {{NULL, 0}, {NULL, 0}};
    if (messages[_i].column)
        map = (MapOption){slice(messages[_i].column), slice(messages[_i].fact)};
    Diags diags = diags_in(&made.arena);
    Columns columns;
    bool usable =
        read_headers(messages[_i].headers, &map, messages[_i].column != NULL, &diags, &columns);
    char *printed = messages_of(&diags);
    ck_assert_int_eq(usable, messages[_i].usable);
    if (messages[_i].part[0] == '\0')
        ck_assert_str_eq(printed, "");
    ck_assert_msg(strstr(printed, messages[_i].part), "%s", printed);
    ck_assert_int_eq(diags.n_errors > 0, !usable);
    free(printed);
}
END_TEST

START_TEST(a_column_is_not_mapped_twice)
{
    const MapOption maps[] = {{slice("City"), slice("country")},
                              {slice("city"), slice("description")}};
    Diags diags = diags_in(&made.arena);
    Columns columns;
    ck_assert(!read_headers("Target|City", maps, COUNT(maps), &diags, &columns));
    ck_assert_uint_eq(diags.n_errors, 1);
}
END_TEST

/* ---- numbered things ---- */

static const struct {
    const char *header, *map; /* NULL: none */
    const char *kind;         /* "" for no thing */
    unsigned number;
    const char *fact, *unit; /* '?' before a fact that is only close */
} numbered[] = {
    {"Holder 1 name", NULL, "holder", 1, "holder_name", ""},
    {"Holder 1", NULL, "holder", 1, "holder_name", ""},
    {"holder 2 votes", NULL, "holder", 2, "holder_votes", ""},
    {"holder 2 votes (%)", NULL, "holder", 2, "holder_votes", "%"},
    {"HOLDER_12_VOTES", NULL, "holder", 12, "holder_votes", ""},
    {"Holder #3: votes", NULL, "holder", 3, "holder_votes", ""},
    {"Holder 1's votes", NULL, "holder", 1, "holder_votes", ""},
    {"holder2-votes %", NULL, "holder", 2, "holder_votes", "%"},
    {"Holder 1 holder_votes", NULL, "holder", 1, "holder_votes", ""},
    {"Holder 1 Holder votes", NULL, "holder", 1, "holder_votes", ""},
    {"Votes of holder 1", NULL, "holder", 1, "holder_votes", ""},
    {"Votes of holder 1 (%)", NULL, "holder", 1, "holder_votes", "%"},
    {"Holder 2 country", NULL, "holder", 2, "holder_country", ""},
    {"Link 1 technology node", NULL, "link", 1, "node", ""},
    {"link 1 logic node", "node", "link", 1, "node", ""},
    {"link_1_node_nm", NULL, "link", 1, "node", "nm"},
    {"Link 1 holder votes", NULL, "link", 1, "holder_votes", ""},
    {"Product 1 node", NULL, "product", 1, "product_node", ""},
    {"Product 999 sales (USD m)", NULL, "product", 999, "product_sales", "USD"},
    /* --map */
    {"Share of A (%)", "holder 1 votes", "holder", 1, "holder_votes", "%"},
    {"Holder 2 stake", "holder_votes", "holder", 2, "holder_votes", ""},
    {"Holder 2 stake", "holder 3 votes", "holder", 3, "holder_votes", ""},
    {"Share of A", "holder_votes", "", 0, "holder_votes", ""},
    /* none of a thing */
    {"Holder votes", NULL, "", 0, "holder_votes", ""},
    {"Holder 0 votes", NULL, "", 0, "?holder_votes", ""},
    {"Holder 1000 votes", NULL, "", 0, NULL, ""},
    {"Holder 1st votes", NULL, "", 0, "?holder_votes", ""},
    {"Holder 1 ID", NULL, "", 0, NULL, ""},
    {"Holder 1 reviewer", NULL, "", 0, NULL, ""},
    {"Shareholder 1 votes", NULL, "", 0, NULL, ""},
    {"Holder 1 coutry", NULL, "", 0, "?holder_country", ""},
    {"Link 1 activites", NULL, "", 0, "?activity", ""},
};

START_TEST(a_header_may_be_of_a_numbered_thing)
{
    Diags diags = diags_in(&made.arena);
    Columns columns;
    char text[128];
    snprintf(text, sizeof text, "%s|Investor", numbered[_i].header);
    const MapOption map = {slice(numbered[_i].header), slice(numbered[_i].map)};
    ck_assert(read_headers(text, &map, numbered[_i].map != NULL, &diags, &columns));
    const Column *column = &columns.columns[0];
    const char *fact = numbered[_i].fact;
    bool is_close = fact && fact[0] == '?';
    ck_assert_int_eq(column->use, !fact ? COLUMN_CARRIED : is_close ? COLUMN_CLOSE : COLUMN_FACT);
    ck_assert_uint_eq(column->number, numbered[_i].number);
    ck_assert(slice_is(column->kind ? column->kind->id : slice(""), numbered[_i].kind));
    if (fact)
        ck_assert_msg(slice_is(column->fact->id, fact + is_close), "'%.*s'",
                      SLICE_ARG(column->fact->id));
    ck_assert(slice_is(column->unit, numbered[_i].unit));
}
END_TEST

TCase *columns_tests(void)
{
    TCase *tc = tcase_create("columns");
    tcase_add_unchecked_fixture(tc, open_book, close_book);
    tcase_add_loop_test(tc, a_header_means_a_fact_and_a_unit, 0, COUNT(headers));
    tcase_add_test(tc, an_empty_header_has_a_number);
    tcase_add_test(tc, two_columns_may_carry_one_fact);
    tcase_add_test(tc, a_map_comes_before_all);
    tcase_add_loop_test(tc, a_person_is_told, 0, COUNT(messages));
    tcase_add_test(tc, a_column_is_not_mapped_twice);
    tcase_add_loop_test(tc, a_header_may_be_of_a_numbered_thing, 0, COUNT(numbered));
    return tc;
}
