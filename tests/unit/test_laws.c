#include "lawbench.h"

TCase *laws_tests(void);

/* The laws of docs/rules.md, "Five laws", on random rulebooks and deals. */

enum { FILLINGS = 24 };

/* ---- the laws ---- */

static const Mix any_mix = {
    .stated = 40, .vague = 8, .unreadable = 7, .contradicted = 4, .text = 12};
static const Mix full_mix = {.stated = 75, .vague = 5};
static const Mix plain_mix = {.stated = 40, .vague = 12, .unreadable = 5};

/* States one blank fact; false if there is none. */
static bool state_one(Chance *chance, Row *row)
{
    if (row->date[0] == '\0' && chance_of(chance, 30)) {
        snprintf(row->date, sizeof row->date, "%s", chance_of(chance, 50) ? "2025-06-01" : "2025");
        return true;
    }
    size_t first = chance_below(chance, POOL_MAX);
    for (size_t i = 0; i < POOL_MAX; i++) {
        size_t fact = (first + i) % POOL_MAX;
        if (row->cells[fact][0] != '\0')
            continue;
        static const Mix states = {.stated = 70, .vague = 30};
        make_cell(chance, fact, states, row->cells[fact]);
        return true;
    }
    return false;
}

static void law_of_stating(Bench *bench)
{
    Row before[DEALS], after[DEALS];
    Verdict found_before[DEALS], found_after[DEALS];
    make_rows(bench, plain_mix, before);
    memcpy(after, before, sizeof before);
    for (size_t i = 0; i < DEALS; i++)
        state_one(&bench->chance, &after[i]);
    judge_rows(bench, before, DEALS, false, found_before);
    judge_rows(bench, after, DEALS, false, found_after);
    for (size_t i = 0; i < DEALS; i++) {
        const Verdict *a = &found_before[i], *b = &found_after[i];
        if (!a->contradicted && !b->contradicted && !is_inside(b->without, a->without))
            breach(bench, "stating a blank fact widens", &before[i], a->without, &after[i],
                   b->without);
    }
}

static void law_of_text(Bench *bench)
{
    Row before[DEALS], after[DEALS];
    Verdict found_before[DEALS], found_after[DEALS];
    make_rows(bench, chance_of(&bench->chance, 50) ? any_mix : full_mix, before);
    memcpy(after, before, sizeof before);
    for (size_t i = 0; i < DEALS; i++)
        for (size_t n = 1 + chance_below(&bench->chance, 5); n > 0; n--)
            add_hint(&bench->chance, chance_below(&bench->chance, POOL_MAX), after[i].text);
    judge_rows(bench, before, DEALS, false, found_before);
    judge_rows(bench, after, DEALS, false, found_after);
    for (size_t i = 0; i < DEALS; i++) {
        const Verdict *a = &found_before[i], *b = &found_after[i];
        if (!is_inside(a->with, b->with))
            breach(bench, "adding text narrows", &before[i], a->with, &after[i], b->with);
        if (!is_inside(a->without, b->without))
            breach(bench, "adding text narrows, presumptions off", &before[i], a->without,
                   &after[i], b->without);
        if (!is_inside(a->with, a->without))
            breach(bench, "presumptions widen", &before[i], a->with, NULL, a->without);
    }
}

static void law_of_unreadable_cells(Bench *bench)
{
    Row rows[DEALS];
    Verdict found[DEALS];
    make_rows(bench, any_mix, rows);
    for (size_t i = 0; i < DEALS; i++) {
        if (rows[i].date[0] == '\0')
            snprintf(rows[i].date, sizeof rows[i].date, "?");
        for (size_t k = 0; k < POOL_MAX; k++)
            if (rows[i].cells[k][0] == '\0')
                snprintf(rows[i].cells[k], CELL_ROOM, "?");
    }
    judge_rows(bench, rows, DEALS, false, found);
    for (size_t i = 0; i < DEALS; i++)
        if (!is_same(found[i].with, found[i].without))
            breach(bench, "something is presumed over an unreadable cell", &rows[i], found[i].with,
                   NULL, found[i].without);
}

/* Compares with the same rules printed in another form. */
static void check_form(Bench *bench, Form form, const char *law, const Row *rows,
                       const Verdict *found, const bool *apart)
{
    static Bench other; /* large; filled in before each use */
    Verdict again[DEALS];
    other = *bench;
    memset(&other.f, 0, sizeof other.f);
    ck_assert_msg(bench_load(&other, form), "seed %llu: not loaded in another form",
                  (unsigned long long)bench->seed);
    judge_rows(&other, rows, DEALS, form.shuffle != NULL, again);
    for (size_t i = 0; i < DEALS; i++)
        if ((!apart || apart[i]) && (!is_same(found[i].with, again[i].with) ||
                                     !is_same(found[i].without, again[i].without)))
            breach(bench, law, &rows[i], found[i].with, NULL, again[i].with);
    bench_close(&other);
}

static void law_of_forms(Bench *bench)
{
    Row rows[DEALS];
    Verdict found[DEALS];
    make_rows(bench, any_mix, rows);
    judge_rows(bench, rows, DEALS, false, found);
    Chance shuffle = {bench->seed};
    check_form(bench, (Form){.push_not = true}, "'not' pushed inwards changes something", rows,
               found, NULL);
    check_form(bench, (Form){.shuffle = &shuffle}, "the order changes something", rows, found,
               NULL);
}

/* A hint at another value than the one that is presumed; false if there is none. */
static bool hint_apart(const MadeDecl *presume, char *text)
{
    if (presume->taken == POOL_MAX || strcmp(presume->value, "c0") == 0)
        return false;
    const char *const *words = pool_words[pool[presume->taken].sort];
    size_t k = strncmp(presume->value, words[0], strlen(words[0])) == 0 ? 1 : 0;
    if (pool[presume->taken].sort == SORT_NUMBER)
        k = 0; /* 15 is presumed */
    size_t len = strlen(text);
    snprintf(text + len, TEXT_ROOM - len, " %s-%s", pool[presume->taken].id, words[k]);
    return true;
}

static void law_of_a_presumption_hinted_away(Bench *bench)
{
    Row rows[DEALS];
    Verdict found[DEALS];
    bool apart[DEALS];
    size_t which = 0;
    for (size_t i = 0; i < bench->rules.n_decls; i++)
        if (bench->rules.decls[i].kind == MADE_PRESUME &&
            (which == 0 || chance_of(&bench->chance, 40)))
            which = 1 + i;
    if (which == 0)
        return;
    make_rows(bench, any_mix, rows);
    for (size_t i = 0; i < DEALS; i++)
        apart[i] = hint_apart(&bench->rules.decls[which - 1], rows[i].text);
    judge_rows(bench, rows, DEALS, false, found);
    check_form(bench, (Form){.left_out = which}, "a presumption hinted away still counts", rows,
               found, apart);
}

/* ---- fillings ---- */

static bool may_be_filled(const Row *row, const Verdict *found, size_t fact)
{
    return found->standings[fact] != STANDING_STATED ||
           (pool[fact].sort == SORT_SET && row->text[0] != '\0');
}

/* A point of what a vague cell says; "" where it says a point already. */
static const char *point_of(Chance *chance, const char *cell)
{
    static const struct {
        const char *cell, *points[3];
    } vague[] = {
        {">= 10", {"10", "15", "25"}},
        {"over 10", {"15", "20", "25"}},
        {"under 20", {"5", "10", "15"}},
        {"5-15", {"5", "10", "15"}},
        {"15-25", {"15", "20", "25"}},
        {"up to 20", {"10", "15", "20"}},
        {"10-20", {"10", "15", "20"}},
        {"15-20", {"15", "20", "15"}},
        {"va or vb", {"va", "vb", "vb"}},
        {"vb or vc", {"vb", "vc", "vc"}},
        {"ea and others", {"ea", "ea; eb", "ea; eb; ec"}},
        {"eb; ec and others", {"eb; ec", "eb; ec", "ea; eb; ec"}},
    };
    for (size_t i = 0; i < COUNT(vague); i++)
        if (strcmp(cell, vague[i].cell) == 0)
            return vague[i].points[chance_below(chance, 3)];
    return "";
}

/* A set that is stated keeps what it has, and may have more where a text says so. (Of a set that
 * is never complete, no cell says "this and nothing else".) */
static void fill_set(Chance *chance, const Row *row, size_t fact, char *cell)
{
    bool none = strcmp(cell, "none") == 0;
    if (none && strcmp(pool[fact].id, "s1") == 0)
        return;
    for (size_t k = 0; k < 2; k++) {
        char hint[CELL_ROOM];
        snprintf(hint, sizeof hint, "%s-%s", pool[fact].id, pool_words[SORT_SET][k]);
        if (!strstr(row->text, hint) || strstr(cell, pool_words[SORT_SET][k]) ||
            chance_of(chance, 50))
            continue;
        size_t len = none ? 0 : strlen(cell);
        snprintf(cell + len, CELL_ROOM - len, "%s%s", none ? "" : "; ", pool_words[SORT_SET][k]);
        none = false;
    }
}

static void fill_cell(Chance *chance, const Row *row, const Verdict *found, size_t fact, char *cell)
{
    const char *point = point_of(chance, cell);
    if (found->standings[fact] != STANDING_STATED)
        snprintf(cell, CELL_ROOM, "%s", any_value(chance, pool[fact].sort));
    else if (point[0] != '\0')
        snprintf(cell, CELL_ROOM, "%s", point);
    if (found->standings[fact] == STANDING_STATED && pool[fact].sort == SORT_SET &&
        may_be_filled(row, found, fact))
        fill_set(chance, row, fact, cell);
}

/* One way in which things may be: texts say nothing more. */
static void fill(Chance *chance, const Row *row, const Verdict *found, Row *out)
{
    *out = *row;
    out->text[0] = '\0';
    for (size_t i = 0; i < POOL_MAX; i++) {
        bool answer = i >= POOL_TESTED;
        if (answer && found->standings[i] != STANDING_STATED && chance_of(chance, 50))
            out->cells[i][0] = '\0'; /* the details say it */
        else
            fill_cell(chance, row, found, i, out->cells[i]);
    }
}

static void law_of_fillings(Bench *bench)
{
    Row rows[DEALS], filled[DEALS];
    Verdict found[DEALS], then[DEALS];
    make_rows(bench, any_mix, rows);
    for (size_t i = 0; i < DEALS; i++)
        snprintf(rows[i].date, sizeof rows[i].date, "2025-06-01");
    judge_rows(bench, rows, DEALS, false, found);
    for (size_t k = 0; k < FILLINGS; k++) {
        for (size_t i = 0; i < DEALS; i++)
            fill(&bench->chance, &rows[i], &found[i], &filled[i]);
        judge_rows(bench, filled, DEALS, false, then);
        for (size_t i = 0; i < DEALS; i++)
            if (!then[i].contradicted && !is_inside(then[i].without, found[i].without))
                breach(bench, "a filling lies outside", &rows[i], found[i].without, &filled[i],
                       then[i].without);
    }
}

/* ---- the tests ---- */

static void on_seeds(int block, void (*law)(Bench *bench))
{
    static Bench bench;
    size_t n_loaded = 0;
    for (size_t i = 0; i < SEEDS_PER_BLOCK; i++) {
        memset(&bench.f, 0, sizeof bench.f);
        bool good = bench_open(&bench, 1000 + (uint64_t)block * SEEDS_PER_BLOCK + i, false);
        n_loaded += good;
        if (good)
            law(&bench);
        bench_close(&bench);
    }
    check_loaded(n_loaded, SEEDS_PER_BLOCK);
}

START_TEST(stating_a_blank_fact_never_widens)
{
    on_seeds(_i, law_of_stating);
}
END_TEST

START_TEST(text_never_narrows_and_presumptions_never_widen)
{
    on_seeds(_i, law_of_text);
}
END_TEST

START_TEST(nothing_is_presumed_over_an_unreadable_cell)
{
    on_seeds(_i, law_of_unreadable_cells);
}
END_TEST

START_TEST(the_form_of_rules_and_the_order_of_rows_change_nothing)
{
    on_seeds(_i, law_of_forms);
}
END_TEST

START_TEST(a_presumption_hinted_away_can_be_left_out)
{
    on_seeds(_i, law_of_a_presumption_hinted_away);
}
END_TEST

START_TEST(every_filling_lands_inside)
{
    on_seeds(_i, law_of_fillings);
}
END_TEST

TCase *laws_tests(void)
{
    TCase *tc = tcase_create("laws");
    tcase_set_timeout(tc, 120);
    tcase_add_loop_test(tc, stating_a_blank_fact_never_widens, 0, BLOCKS);
    tcase_add_loop_test(tc, text_never_narrows_and_presumptions_never_widen, 0, BLOCKS);
    tcase_add_loop_test(tc, nothing_is_presumed_over_an_unreadable_cell, 0, BLOCKS);
    tcase_add_loop_test(tc, the_form_of_rules_and_the_order_of_rows_change_nothing, 0, BLOCKS);
    tcase_add_loop_test(tc, a_presumption_hinted_away_can_be_left_out, 0, BLOCKS);
    tcase_add_loop_test(tc, every_filling_lands_inside, 0, BLOCKS);
    return tc;
}
