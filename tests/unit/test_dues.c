/* Duties in words, the nearest notice, and what a row says for one who fills it in. */
#include "report/dues.h"

#include "report/report.h"
#include "unit/made_deal.h"

#include <check.h>

TCase *dues_tests(void);

static Arena arena;
static Made *made;
static Buffer out;
static Decl notice, bar, record;

static void set_up(void)
{
    made = made_new(&arena);
    made_decl(made, &arena, &notice, 0, DECL_DUTY, "n", "File it", "Reg 9.4");
    made_decl(made, &arena, &bar, 1, DECL_DUTY, "b", "Stop it", "Reg 9.3");
    made_decl(made, &arena, &record, 2, DECL_DUTY, "r", "Keep it", "Reg 9.5");
    notice.outcomes = record.outcomes = 1u << OUTCOME_NOTIFIABLE;
    bar.outcomes = 1u << OUTCOME_PROHIBITED;
    record.keep = true;
    notice.due = (DateTerm){.fact = &made->facts[MADE_DATE], .count = 30, .unit = DATE_DAYS};
    record.due = (DateTerm){.fact = &made->facts[MADE_DATE], .count = 10, .unit = DATE_YEARS};
}

static void tear_down(void)
{
    buffer_release(&out);
    arena_release(&arena);
    arena = (Arena){0};
}

static void expect(const char *expected)
{
    ck_assert_msg(slice_is(buffer_slice(&out), expected), "'%.*s'\n  is not '%s'",
                  SLICE_ARG(buffer_slice(&out)), expected);
}

/* ---- states ---- */

static const struct {
    const Decl *decl;
    bool owed, overdue, may_be_overdue;
    const char *state;
} states[] = {
    {&notice, true, false, false, "owed"},
    {&notice, true, true, false, "overdue"},
    {&notice, true, false, true, "perhaps overdue"},
    {&notice, false, false, false, "would be owed"},
    {&notice, false, true, false, "would be overdue"},
    {&bar, true, false, false, "applies"},
    {&bar, true, true, false, "its day has passed"},
    {&bar, true, false, true, "its day may have passed"},
    {&bar, false, true, false, "would apply"},
    {&record, true, false, false, "to be kept"},
    {&record, false, false, false, "would be kept"},
};

START_TEST(a_duty_has_a_state)
{
    const Duty duty = {.decl = states[_i].decl,
                       .owed = states[_i].owed,
                       .overdue = states[_i].overdue,
                       .may_be_overdue = states[_i].may_be_overdue};
    ck_assert_str_eq(dues_state(&duty), states[_i].state);
}
END_TEST

START_TEST(a_day_or_what_it_counts_from)
{
    Duty duty = {.decl = &notice, .has_date = true, .due = {20000, 20000}};
    dues_write_day(&out, &duty);
    expect("2024-10-04");
    buffer_clear(&out);
    duty.has_date = false;
    dues_write_day(&out, &duty);
    expect("30 days after completion date");
    buffer_clear(&out);
    duty.decl = &record;
    dues_write_day(&out, &duty);
    expect("until 10 years after completion date");
}
END_TEST

/* ---- the nearest notice ---- */

static Duty of_day(const Decl *decl, bool owed, Date day)
{
    return (Duty){
        .decl = decl, .counts = true, .owed = owed, .has_date = day > 0, .due = {day, day}};
}

START_TEST(the_nearest_notice_is_owed_and_has_a_day)
{
    const Duty duties[] = {
        of_day(&bar, true, 10),    of_day(&record, true, 11), of_day(&notice, false, 12),
        of_day(&notice, true, 30), of_day(&notice, true, 20), of_day(&notice, true, 0),
    };
    made->found.duties = duties;
    made->found.n_duties = COUNT(duties);
    ck_assert_ptr_eq(dues_nearest(&made->found, NULL), &duties[4]);
    ck_assert_ptr_eq(dues_nearest(&made->found, &made->programme), &duties[4]);
    const Programme other = {.id = slice("other")};
    ck_assert_ptr_null(dues_nearest(&made->found, &other));
    made->found.n_duties = 3;
    ck_assert_ptr_eq(dues_nearest(&made->found, NULL), &duties[2]);
    made->found.n_duties = 2;
    ck_assert_ptr_null(dues_nearest(&made->found, NULL));
}
END_TEST

START_TEST(notices_are_counted_by_deals)
{
    Decl later = notice;
    const Cond cond = {.kind = COND_TEST};
    later.when = &cond;
    ReportTotals totals = totals_new(&made->book, &arena);
    Duty late = of_day(&notice, true, 10);
    late.overdue = true;
    const Duty of_deals[][2] = {
        {late, of_day(&notice, true, 50)},
        {of_day(&notice, true, 40), of_day(&record, true, 5)},
        {of_day(&notice, true, 0), of_day(&later, false, 0)},
        {of_day(&notice, false, 0), of_day(&bar, false, 0)},
        {of_day(&later, false, 0), of_day(&bar, true, 1)},
    };
    made->found.n_duties = 2;
    for (size_t i = 0; i < COUNT(of_deals); i++) {
        made->found.duties = of_deals[i];
        totals_add(&totals, &made->deal, &made->found);
    }
    ck_assert_uint_eq(totals.owing, 3);
    ck_assert_uint_eq(totals.overdue, 1);
    ck_assert_uint_eq(totals.undated, 1);
    ck_assert_uint_eq(totals.perhaps_owing, 1);
    ck_assert_int_eq(totals.next_due, 40);
}
END_TEST

/* ---- what a row says ---- */

static bool say(size_t fact, Standing standing, const Saying *stated, const Saying *hint)
{
    DealFact *known = &made->known[fact];
    known->standing = standing;
    known->stated = (Saying *)stated;
    known->hints = (Saying *)hint;
    buffer_clear(&out);
    return dues_write_stated(&out, &made->deal, &made->facts[fact]);
}

START_TEST(what_a_row_says_of_an_item)
{
    Saying *seven = made_number(&arena, COLUMN_NODE_CELL, 7);
    Saying *nine = made_number(&arena, COLUMN_NODE_CELL, 9);
    ck_assert(!say(MADE_NODE, STANDING_MISSING, NULL, NULL));
    ck_assert_ptr_null(dues_stated(&made->deal, &made->facts[MADE_NODE]));
    ck_assert(say(MADE_NODE, STANDING_STATED, seven, NULL));
    expect("7 nm");
    ck_assert_ptr_eq(dues_stated(&made->deal, &made->facts[MADE_NODE]), seven);
    ck_assert(say(MADE_NODE, STANDING_INFERRED, NULL, nine));
    expect("suggested: 9 nm");
    ck_assert_ptr_null(dues_stated(&made->deal, &made->facts[MADE_NODE]));
    seven->next = nine;
    ck_assert(say(MADE_NODE, STANDING_CONTRADICTED, seven, NULL));
    expect("contradicted: 7 nm, 9 nm");
    made->deal.unsure = true;
    ck_assert(!say(MADE_NODE, STANDING_STATED, seven, NULL));
    ck_assert(!dues_write_stated(&out, &made->deal, NULL));
}
END_TEST

TCase *dues_tests(void)
{
    TCase *tc = tcase_create("dues");
    tcase_add_checked_fixture(tc, set_up, tear_down);
    tcase_add_loop_test(tc, a_duty_has_a_state, 0, COUNT(states));
    tcase_add_test(tc, a_day_or_what_it_counts_from);
    tcase_add_test(tc, the_nearest_notice_is_owed_and_has_a_day);
    tcase_add_test(tc, notices_are_counted_by_deals);
    tcase_add_test(tc, what_a_row_says_of_an_item);
    return tc;
}
