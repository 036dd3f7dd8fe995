#include "lawbench.h"

TCase *tightness_tests(void);

/* Where each fact is tested once the interval is no wider than the facts allow, and answers to
 * what is asked settle a deal. */

enum { TIGHT_FILLINGS_MAX = 1500 };

/* Counts through all values of the open facts that some rule tests. */
typedef struct Counter {
    size_t n, facts[POOL_MAX], at[POOL_MAX], n_rows;
} Counter;

static Counter counter_of(const Bench *bench, const Verdict *found)
{
    Counter counter = {.n_rows = 1};
    for (size_t i = 0; i < POOL_TESTED; i++) {
        if (!bench->rules.is_tested[i] || found->standings[i] == STANDING_STATED)
            continue;
        counter.facts[counter.n++] = i;
        counter.n_rows *= pool_n_values[pool[i].sort];
    }
    return counter;
}

static void counter_next(Counter *counter)
{
    for (size_t i = 0; i < counter->n; i++) {
        if (++counter->at[i] < pool_n_values[pool[counter->facts[i]].sort])
            return;
        counter->at[i] = 0;
    }
}

/* Answers that are stated stay; the others are left to their details. */
static void fill_by(const Counter *counter, const Row *row, const Verdict *found, Row *out)
{
    *out = *row;
    out->text[0] = '\0';
    for (size_t i = 0; i < counter->n; i++)
        snprintf(out->cells[counter->facts[i]], CELL_ROOM, "%s",
                 pool_values[pool[counter->facts[i]].sort][counter->at[i]]);
    for (size_t i = POOL_TESTED; i < POOL_MAX; i++)
        if (found->standings[i] != STANDING_STATED)
            out->cells[i][0] = '\0';
}

static bool check_tight(Bench *bench, const Row *row, const Verdict *found)
{
    static Row filled[TIGHT_FILLINGS_MAX];
    static Verdict then[TIGHT_FILLINGS_MAX];
    Counter counter = counter_of(bench, found);
    if (counter.n_rows > TIGHT_FILLINGS_MAX)
        return false;
    for (size_t i = 0; i < counter.n_rows; i++, counter_next(&counter))
        fill_by(&counter, row, found, &filled[i]);
    judge_rows(bench, filled, counter.n_rows, false, then);
    Outcome least = OUTCOME_PROHIBITED, greatest = OUTCOME_NOT_COVERED;
    for (size_t i = 0; i < counter.n_rows; i++) {
        Range one = then[i].without;
        if (then[i].false_answer)
            continue;
        if (one.floor != one.ceiling)
            breach(bench, "a deal that says all is not decided", row, found->without, &filled[i],
                   one);
        least = one.floor < least ? one.floor : least;
        greatest = one.ceiling > greatest ? one.ceiling : greatest;
    }
    if (least != found->without.floor || greatest != found->without.ceiling)
        breach(bench, "the interval is not that of its fillings", row, found->without, NULL,
               (Range){least, greatest, least});
    return true;
}

/* Where facts are tested once, whatever is not decided can be asked for. */
static void check_asking(Bench *bench, const Row *row, const Verdict *found)
{
    if (found->shown == SHOWN_REVIEW && found->n_questions == 0)
        breach(bench, "a review without a question", row, found->with, NULL, found->without);
    for (size_t i = 0; i < POOL_MAX; i++)
        if (found->asked[i] && found->standings[i] == STANDING_STATED)
            breach(bench, pool[i].id, row, found->with, NULL, found->without);
}

static void answer(Chance *chance, const Verdict *found, Row *row)
{
    for (size_t i = 0; i < POOL_MAX; i++)
        if (found->asked[i])
            snprintf(row->cells[i], CELL_ROOM, "%s", any_value(chance, pool[i].sort));
}

/* Answers what is asked of the rows, at random, until they are settled. */
static void check_settling(Bench *bench, const Row *rows, const bool *left_out)
{
    Row now[DEALS];
    Verdict found[DEALS];
    size_t n_open = 1;
    for (size_t round = 0; round <= POOL_MAX && n_open > 0; round++) {
        for (size_t i = 0; i < DEALS && round == 0; i++) {
            now[i] = rows[i];
            now[i].text[0] = '\0';
        }
        judge_rows(bench, now, DEALS, false, found);
        n_open = 0;
        for (size_t i = 0; i < DEALS; i++) {
            if (left_out[i] || found[i].false_answer || found[i].shown != SHOWN_REVIEW)
                continue;
            n_open++;
            if (round == POOL_MAX)
                breach(bench, "answers to all questions do not settle it", &rows[i], found[i].with,
                       &now[i], found[i].without);
            answer(&bench->chance, &found[i], &now[i]);
        }
    }
}

/* A contradicted answer settles nothing, not even what its details say. */
static bool has_disputed_answer(const Verdict *found)
{
    bool any = false;
    for (size_t i = POOL_TESTED; i < POOL_MAX; i++)
        any = any || found->standings[i] == STANDING_CONTRADICTED;
    return any;
}

static size_t law_of_tightness(Bench *bench)
{
    static const Mix mix = {.stated = 55, .unreadable = 6, .contradicted = 3, .text = 5};
    Row rows[DEALS];
    Verdict found[DEALS];
    bool left_out[DEALS];
    size_t n_tried = 0;
    make_rows(bench, mix, rows);
    for (size_t i = 0; i < DEALS; i++)
        snprintf(rows[i].date, sizeof rows[i].date, "2025-06-01");
    judge_rows(bench, rows, DEALS, false, found);
    for (size_t i = 0; i < DEALS; i++) {
        /* A stated set to which a text adds is neither stated nor open. */
        left_out[i] = found[i].false_answer || has_disputed_answer(&found[i]) ||
                      (strstr(rows[i].text, "s0") && found[i].standings[3] == STANDING_STATED);
        if (left_out[i])
            continue;
        check_asking(bench, &rows[i], &found[i]);
        n_tried += check_tight(bench, &rows[i], &found[i]);
    }
    check_settling(bench, rows, left_out);
    return n_tried;
}

START_TEST(both_ends_are_reached_where_facts_are_tested_once)
{
    static Bench bench;
    size_t n_loaded = 0, n_tried = 0;
    for (size_t i = 0; i < SEEDS_PER_BLOCK; i++) {
        memset(&bench.f, 0, sizeof bench.f);
        bool good = bench_open(&bench, 500000 + (uint64_t)_i * SEEDS_PER_BLOCK + i, true);
        n_loaded += good;
        if (good)
            n_tried += law_of_tightness(&bench);
        bench_close(&bench);
    }
    check_loaded(n_loaded, SEEDS_PER_BLOCK);
    ck_assert_uint_ge(n_tried, SEEDS_PER_BLOCK * DEALS / 3);
}
END_TEST

TCase *tightness_tests(void)
{
    TCase *tc = tcase_create("tightness");
    tcase_set_timeout(tc, 120);
    tcase_add_loop_test(tc, both_ends_are_reached_where_facts_are_tested_once, 0, BLOCKS);
    return tc;
}
