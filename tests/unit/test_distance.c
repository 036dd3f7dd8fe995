#include "match/distance.h"

#include "casebook.h"
#include "report/howfar.h"

TCase *distance_tests(void);

/* ---- one test, one cell ---- */

/* `words` worked out by hand; empty: no distance. */
static const struct {
    const char *test, *fact, *cell, *words, *percent;
} distances[] = {
    {"node <= 16 nm", "node", "17 nm", "threshold 16 nm or less: 1 nm outside", "6.3 %"},
    {"node <= 16 nm", "node", "14 nm", "threshold 16 nm or less: 2 nm inside", ""},
    {"node <= 16 nm", "node", "15", "threshold 16 nm or less: 1 nm inside", "6.3 %"},
    {"node <= 16 nm", "node", "16 nm", "threshold 16 nm or less: at it", "0 %"},
    {"node < 16 nm", "node", "16 nm", "threshold below 16 nm: at it", "0 %"},
    {"node <= 16 nm", "node", "16.8 nm", "threshold 16 nm or less: 0.8 nm outside", "5 %"},
    {"node <= 16 nm", "node", "17.6 nm", "threshold 16 nm or less: 1.6 nm outside", "10 %"},
    {"node <= 16 nm", "node", "17.61 nm", "threshold 16 nm or less: 1.61 nm outside", ""},
    {"node <= $limit", "node", "17 nm", "threshold 16 nm or less: 1 nm outside", "6.3 %"},
    {"node > 0 nm", "node", "1 nm", "threshold above 0 nm: 1 nm inside", ""},

    /* ranges: the nearer end; near only if all of it is */
    {"node <= 16 nm", "node", "17-17.5 nm", "threshold 16 nm or less: at least 1 nm outside",
     "6.3 %"},
    {"node <= 16 nm", "node", "17-28 nm", "threshold 16 nm or less: at least 1 nm outside", ""},
    {"node <= 16 nm", "node", "12-15 nm", "threshold 16 nm or less: at least 1 nm inside", ""},
    {"node <= 16 nm", "node", ">= 18 nm", "threshold 16 nm or less: at least 2 nm outside", ""},
    {"node <= 16 nm", "node", "<= 16 nm", "threshold 16 nm or less: at it", ""},

    /* on both sides, or nothing that could be compared */
    {"node <= 16 nm", "node", "14-18 nm", "", ""},
    {"node <= 16 nm", "node", "<= 18 nm", "", ""},
    {"node <= 16 nm", "node", "", "", ""},
    {"node = 16 nm", "node", "17 nm", "", ""},
    {"node != 16 nm", "node", "17 nm", "", ""},

    /* shares in points, money with its currency, numbers beyond a double's digits */
    {"share >= 50 %", "share", "49 %", "threshold 50 % or more: 1 percentage point outside", "2 %"},
    {"share > 50 %", "share", "52.5%", "threshold above 50 %: 2.5 percentage points inside", "5 %"},
    {"amount <= 2,000,000 USD", "amount", "2,100,000 USD",
     "threshold 2,000,000 USD or less: 100,000 USD outside", "5 %"},
    {"amount <= 2,000,000 USD", "amount", "1.2m; 0.75m",
     "threshold 2,000,000 USD or less: 50,000 USD inside", "2.5 %"},
    {"compute > 10^25 operations", "compute", "10^26",
     "threshold above 10^25 operations: 9x10^25 operations inside", ""},
    {"compute > 10^25 operations", "compute", "9.5x10^24",
     "threshold above 10^25 operations: 5x10^23 operations outside", "5 %"},
    {"compute > 10^25 operations", "compute", "10000000000000000000000001",
     "threshold above 10^25 operations: 1 operations inside", "0 %"},
    {"compute > 10^25 operations", "compute", "over 10^25",
     "threshold above 10^25 operations: at it", ""},

    /* days; a share of a date means nothing */
    {"signed >= 2025-01-02", "signed", "2024-12-30", "3 days before 2025-01-02", ""},
    {"signed >= 2025-01-02", "signed", "2025-01-01", "1 day before 2025-01-02", ""},
    {"signed >= 2025-01-02", "signed", "2025-01-02", "on 2025-01-02", ""},
    {"signed < 2025-01-02", "signed", "2025-01-02", "on 2025-01-02", ""},
    {"signed > 2025-01-02", "signed", "2025-03-02", "59 days after 2025-01-02", ""},
    {"signed >= 2025-01-02", "signed", "Q1 2025", "", ""},
    {"signed < 2025-01-02", "signed", "Q1 2025", "", ""},
    {"signed >= 2025-01-02", "signed", "Q4 2024", "at least 2 days before 2025-01-02", ""},
    {"signed >= 2025-01-02", "signed", "Feb 2025", "at least 30 days after 2025-01-02", ""},
    {"signed <= 30 days after completion_date", "signed", "2025-07-03", "2 days after 2025-07-01",
     ""},
};

static Distance distance_in(Fixture *f, const char *fact_id, const Fact **fact)
{
    *fact = rulebook_fact(&f->book, slice(fact_id));
    const Programme *programme = f->book.programmes[0];
    const Saying *said = f->deal->facts[(*fact)->index].stated;
    const View view = judge_view(f->judge, f->deal, programme, VIEW_FULL);
    return said ? distance_of(&view, programme->rules[0]->when, &said->value) : (Distance){0};
}

START_TEST(a_value_is_so_far_from_its_threshold)
{
    Fixture f;
    Arena arena = {0};
    Buffer words = {0};
    const char *test = distances[_i].test, *cell = distances[_i].cell;
    casebook_open(
        &f,
        arena_print(&arena, "rule r \"R\" law \"L\" outcome prohibited when %s end\n", test).at);
    casebook_judge(&f, distances[_i].fact, arena_print(&arena, "\"%s\"", cell).at);
    /* casebook_judge counts commas: a cell that has some is given whole */
    if (strchr(cell, ','))
        casebook_judge(&f, distances[_i].fact, arena_print(&arena, "2025-06-01,,\"%s\"", cell).at);
    const Fact *fact;
    Distance distance = distance_in(&f, distances[_i].fact, &fact);
    howfar_write(&words, fact, &distance);
    ck_assert_msg(slice_is(buffer_slice(&words), distances[_i].words), "%s, '%s': '%.*s'", test,
                  cell, SLICE_ARG(buffer_slice(&words)));
    buffer_clear(&words);
    howfar_percent(&words, &distance);
    ck_assert_msg(slice_is(buffer_slice(&words), distances[_i].percent), "%s, '%s': '%.*s'", test,
                  cell, SLICE_ARG(buffer_slice(&words)));
    buffer_release(&words);
    arena_release(&arena);
    fixture_close(&f);
}
END_TEST

/* ---- where a near miss means something ---- */

#define FABS "rule fabs \"F\" law \"L 1\" outcome prohibited when "

/* `near`: per miss the declaration, the fact, and whether the test holds. */
static const struct {
    const char *what, *rules, *header, *row, *near;
} misses[] = {
    {"a rule that only just does not hold", FABS "flag and node <= 16 nm end\n", "flag,node",
     "yes,17 nm", "fabs node no"},
    {"one that only just does", FABS "flag and node <= 16 nm end\n", "flag,node", "yes,15 nm",
     "fabs node yes"},
    {"one whose other condition is open", FABS "flag and node <= 16 nm end\n", "flag,node",
     ",17 nm", "fabs node no"},
    {"one whose other condition is no", FABS "flag and node <= 16 nm end\n", "flag,node",
     "no,17 nm", ""},
    {"the same behind it", FABS "node <= 16 nm and flag end\n", "flag,node", "no,17 nm", ""},
    {"not near", FABS "flag and node <= 16 nm end\n", "flag,node", "yes,28 nm", ""},
    {"an illegible number", FABS "flag and node <= 16 nm end\n", "flag,node", "yes,17 nm ??", ""},
    {"two numbers of one cell that contradict", FABS "flag and node <= 16 nm end\n", "flag,node",
     "yes,17 nm; 28 nm", ""},
    {"another item makes it hold", FABS "flag or node <= 16 nm end\n", "flag,node", "yes,15 nm",
     ""},
    {"the item alone makes it hold", FABS "flag or node <= 16 nm end\n", "flag,node", "no,15 nm",
     "fabs node yes"},
    {"of two items each does", FABS "node <= 16 nm or share >= 50 % end\n", "node,share",
     "15 nm,52 %", ""},
    {"under not", FABS "flag and not node > 16 nm end\n", "flag,node", "yes,17 nm",
     "fabs node yes"},
    {"in a definition",
     "define d \"D\" law \"L 3\" when node <= 16 nm end\n" FABS "flag and d end\n", "flag,node",
     "yes,17 nm", "fabs node no"},
    {"behind an answer that is given",
     "define d \"D\" law \"L 3\" answered by reply when node <= 16 nm end\n" FABS
     "flag and d end\n",
     "flag,node,reply", "yes,17 nm,no", ""},
    {"another rule of the same outcome holds", FABS "flag and node <= 16 nm end\n" BARS,
     "flag,node", "yes,17 nm", ""},
    {"a lower one holds", FABS "flag and node <= 16 nm end\n" OWED, "flag,node,second",
     "yes,17 nm,yes", "fabs node no"},
    {"a lower one misses where a higher holds",
     BARS "rule low \"L\" law \"L 4\" outcome notifiable when node <= 16 nm end\n", "flag,node",
     "yes,17 nm", ""},
    {"out of scope", PERSONS FABS "flag and node <= 16 nm end\n", "person,flag,node",
     "no,yes,17 nm", ""},
    {"the scope is open", PERSONS FABS "flag and node <= 16 nm end\n", "person,flag,node",
     ",yes,17 nm", "fabs node no"},
    {"a scope that only just shuts",
     "scope s \"S\" law \"L 5\" for prohibited when person and share >= 50 % end\n" BARS,
     "person,share,flag", "yes,49 %,yes", "s share no"},
    {"the same with no rule to reach",
     "scope s \"S\" law \"L 5\" for prohibited when person and share >= 50 % end\n" BARS,
     "person,share,flag", "yes,49 %,no", ""},
    {"an exception that is only just missed",
     BARS "exception e \"E\" law \"L 6\" for prohibited when amount <= 2,000,000 USD end\n",
     "flag,amount", "yes,2.1m", "e amount no"},
    {"the same of a rule that does not hold",
     BARS "exception e \"E\" law \"L 6\" for prohibited when amount <= 2,000,000 USD end\n",
     "flag,amount", "no,2.1m", ""},
    {"one test in two rules is told once",
     "define d \"D\" law \"L 3\" when node <= 16 nm end\n"
     "rule a \"A\" law \"L 7\" outcome prohibited when flag and d end\n"
     "rule b \"B\" law \"L 9\" outcome prohibited when second and d end\n",
     "flag,second,node", "yes,yes,17 nm", "a node no"},
};

static Slice misses_of(const Determination *found, Arena *arena)
{
    Buffer words = {0};
    for (size_t i = 0; i < found->n_near; i++) {
        const NearMiss *miss = &found->near[i];
        buffer_print(&words, "%s%.*s %.*s %s", i > 0 ? "|" : "", SLICE_ARG(miss->decl->id),
                     SLICE_ARG(miss->evidence.fact->id),
                     miss->evidence.distance.inside ? "yes" : "no");
    }
    Slice copy = arena_copy(arena, buffer_slice(&words));
    buffer_release(&words);
    return copy;
}

START_TEST(a_near_miss_is_told_where_it_matters)
{
    Fixture f;
    casebook_open(&f, misses[_i].rules);
    casebook_judge(&f, misses[_i].header, misses[_i].row);
    Slice got = misses_of(&f.found, &f.arena);
    ck_assert_msg(slice_is(got, misses[_i].near), "%s: '%.*s' is not '%s'", misses[_i].what,
                  SLICE_ARG(got), misses[_i].near);
    fixture_close(&f);
}
END_TEST

/* A deal before the programme: how many days. */
START_TEST(a_day_before_the_programme_is_counted)
{
    Fixture f;
    fixture_open(&f);
    fixture_write(&f, "p/programme.rules",
                  "programme p \"P\" law \"L\" status in-force from 2025-01-02 end\n");
    fixture_write(&f, "p/a.rules", BARS);
    fixture_load(&f);
    casebook_judge(&f, "flag", "2024-12-30,,yes");
    const Finding *finding = &f.found.programmes[0].deciders[0];
    ck_assert(finding->evidence[0].distance.known);
    ck_assert_int_eq(finding->evidence[0].distance.days, -3);
    fixture_close(&f);
}
END_TEST

/* A programme without a last day: nothing is so many days before its end. */
START_TEST(no_day_is_far_from_an_open_end)
{
    Date first, last;
    ck_assert(date_read(slice("2025-01-01"), &first) && date_read(slice("2025-12-31"), &last));
    const DateSpan year = {first, last};
    ck_assert(!distance_from_day(year, OP_LE, DATE_LAST).known);
    ck_assert(!distance_from_day(year, OP_GE, DATE_FIRST).known);
    ck_assert(distance_from_day(year, OP_LE, last + 1).known);
}
END_TEST

TCase *distance_tests(void)
{
    TCase *tc = tcase_create("distance");
    tcase_add_test(tc, no_day_is_far_from_an_open_end);
    tcase_add_loop_test(tc, a_value_is_so_far_from_its_threshold, 0, COUNT(distances));
    tcase_add_loop_test(tc, a_near_miss_is_told_where_it_matters, 0, COUNT(misses));
    tcase_add_test(tc, a_day_before_the_programme_is_counted);
    return tc;
}
