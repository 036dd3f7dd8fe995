/* A cell that cannot be read may say anything, so also what it said before: with presumptions and
 * all, the shipped rules leave open whatever the worked case came to. */
#include "part850.h"

TCase *unreadable_tests(void);

enum { BLOCKS = 8 };

static Span850 judge_whole(Part *part)
{
    Judgement found =
        judge_programme(part->f.judge, part->f.deal, part->f.book.programmes[0], VIEW_FULL);
    Span850 span = judge_bare(part); /* says whether something is contradicted */
    span.floor = found.range.floor;
    span.ceiling = found.range.ceiling;
    return span;
}

static bool can_be_spoilt(const Part *part, const Row *row, size_t i)
{
    const Fact *fact = fact_at(part, i);
    return row->cells[i].len > 0 && fact->type != TYPE_TEXT && fact != part->f.book.deal_id;
}

/* The row itself, then as often as it has a cell to spoil. */
static size_t spoil(const Part *part, const Row *row, Row *out)
{
    size_t n = 0;
    out[n++] = *row;
    for (size_t i = 0; i < part->n_facts; i++) {
        if (!can_be_spoilt(part, row, i))
            continue;
        out[n] = *row;
        out[n++].cells[i] = slice("TBD");
    }
    return n;
}

static size_t check_row(Part *part, const Row *row)
{
    static Row spoilt[FACTS_MAX];
    size_t n = spoil(part, row, spoilt);
    open_rows(part, spoilt, n);
    Span850 as_it_was = {0};
    for (size_t i = 0; i < n; i++) {
        ck_assert(fixture_next(&part->f));
        Span850 span = judge_whole(part);
        if (i == 0)
            as_it_was = span;
        if (as_it_was.contradicted) /* a cell less may well settle it */
            return 0;
        if (!is_within(as_it_was, span))
            breach(part, "an unreadable cell settles something", row, as_it_was, &spoilt[i], span);
    }
    return n;
}

START_TEST(a_cell_that_cannot_be_read_leaves_open_what_it_said)
{
    static Part part;
    size_t n_tried = 0;
    part_open(&part, 1);
    for (size_t i = (size_t)_i; i < part.n_rows; i += BLOCKS)
        n_tried += check_row(&part, &part.rows[i]);
    ck_assert_uint_ge(n_tried, 2 * part.n_rows / BLOCKS);
    part_close(&part);
}
END_TEST

TCase *unreadable_tests(void)
{
    TCase *tc = tcase_create("unreadable");
    tcase_set_timeout(tc, 120);
    tcase_add_loop_test(tc, a_cell_that_cannot_be_read_leaves_open_what_it_said, 0, BLOCKS);
    return tc;
}
