/* A row says the same whatever rows stand before it. */
#include "deals/kept_cells.h"

#include "deallist.h"

TCase *kept_cells_tests(void);

static const char header[] = "Deal ID,Target,Announced,Completion date,Node,Votes,Deal size,"
                             "U.S. person,Country,Chip type,Activities,Holder votes,Description,"
                             "Investor\n";

static const char *const pool[] = {
    "",
    "n/a",
    "-",
    "TBD",
    "?",
    "yes",
    "no",
    "x",
    "14",
    "14 nm",
    "7 nm",
    "51%",
    "0.51",
    "8.1",
    "2025",
    "May 2026",
    "China",
    "Munich",
    "PRC",
    "Korea",
    "NA",
    "logic",
    "3D NAND",
    "logic; dram",
    "14; 7",
    "2025-01-04",
    "1m",
    "EUR 5",
    ">= 128",
    "12; 8",
    "1000000000000000",
    "10000000000000000",
    "chip design",
    "fabrication | packages",
    "\"chip design, simulation\"",
    "a longer cell than is kept, whatever it says",
    " 14 ",
    "\" 14 \"",
    "\xff",
    "\u4e2d\u56fd",
};

enum { COLUMNS = 14, ROWS = 3000, MANY = 5000 };

static void add_row(Buffer *out, uint32_t *seed)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        *seed = *seed * 1664525u + 1013904223u;
        buffer_add_text(out, pool[(*seed >> 16) % COUNT(pool)]);
        buffer_add_char(out, i + 1 < COLUMNS ? ',' : '\n');
    }
}

/* All that is known of the row, but for ids that come again. */
static void add_deal(Buffer *out, const Deal *deal)
{
    for (size_t i = 0; i < made.book.n_facts; i++) {
        const Fact *fact = made.book.facts[i];
        const DealFact *known = &deal->facts[i];
        buffer_print(out, "%.*s %s", SLICE_ARG(fact->id), known_shown(deal, fact, known));
        for (const Saying *said = known->stated; said; said = said->next)
            buffer_print(out, " '%.*s' %zu", SLICE_ARG(said->cell), said->column);
        buffer_add_char(out, '\n');
    }
    for (const Problem *problem = deal->problems; problem; problem = problem->next)
        if (!slice_ends(problem->text, " already"))
            buffer_print(out, "%zu %.*s\n", problem->column, SLICE_ARG(problem->text));
    buffer_add_char(out, '\0');
}

START_TEST(a_row_says_the_same_behind_others)
{
    Buffer all = {0}, alone = {0}, got = {0}, wanted = {0};
    DealList list, single;
    uint32_t seed = 5;
    buffer_add_text(&all, header);
    for (size_t i = 0; i < ROWS; i++)
        add_row(&all, &seed);
    const DealOptions options = {.n_maps = 0};
    open_list(&list, all.at, all.len, &options);
    seed = 5;
    for (size_t i = 0; i < ROWS; i++) {
        buffer_clear(&alone);
        buffer_add_text(&alone, header);
        add_row(&alone, &seed);
        if (i % 10 != 0 && i < ROWS - 100) {
            next_deal(&list);
            continue;
        }
        open_list(&single, alone.at, alone.len, &options);
        buffer_clear(&got);
        buffer_clear(&wanted);
        add_deal(&got, next_deal(&list));
        add_deal(&wanted, next_deal(&single));
        ck_assert_str_eq(got.at, wanted.at);
        close_list(&single);
    }
    close_list(&list);
    buffer_release(&all);
    buffer_release(&alone);
    buffer_release(&got);
    buffer_release(&wanted);
}
END_TEST

/* More values than a column keeps, several times over; then some that come again. */
START_TEST(a_column_of_many_values_is_read_right)
{
    Buffer all = {0};
    DealList list;
    const DealOptions options = {.n_maps = 0};
    buffer_add_text(&all, "Deal ID,Node,Votes\n");
    for (int i = 0; i < 8 * MANY; i++)
        buffer_print(&all, "%d,%d,%d%%\n", i, i % MANY, i % 97);
    open_list(&list, all.at, all.len, &options);
    for (int i = 0; i < 8 * MANY; i++) {
        const Deal *deal = next_deal(&list);
        const Saying *node = deal->facts[fact_of("node")->index].stated;
        const Saying *votes = deal->facts[fact_of("votes")->index].stated;
        ck_assert(interval_equal(node->value.number, interval_point(decimal_from(i % MANY))));
        ck_assert(interval_equal(votes->value.number, interval_point(decimal_from(i % 97))));
    }
    check_end(&list);
    close_list(&list);
    buffer_release(&all);
}
END_TEST

TCase *kept_cells_tests(void)
{
    TCase *tests = tcase_create("kept_cells");
    tcase_add_unchecked_fixture(tests, open_book, close_book);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_row_says_the_same_behind_others);
    tcase_add_test(tests, a_column_of_many_values_is_read_right);
    return tests;
}
