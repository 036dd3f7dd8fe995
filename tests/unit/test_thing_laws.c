#include "fixture.h"
#include "generated_things.h"

TCase *thing_laws_tests(void);

/* The laws of docs/rules.md, "Five laws", on random rulebooks about holders. */

enum { BLOCKS = 16, BOOKS = 24, ROWS = 12, FILLINGS = 24, LOADED_LEAST = 80 /* percent */ };

typedef struct Trial {
    uint64_t seed;
    Chance chance;
    Fixture f;
    Judge *bare; /* without presumptions */
} Trial;

typedef struct Ranges {
    Range with, without;
} Ranges;

static bool trial_open(Trial *trial, uint64_t seed)
{
    Fixture *f = &trial->f;
    Buffer rules = {0};
    *trial = (Trial){.seed = seed, .chance = {seed ^ UINT64_C(0x5DEECE66D)}};
    fixture_open(f);
    print_thing_rules(&rules, seed);
    buffer_add_char(&rules, '\0');
    fixture_write(f, "facts.csv", thing_facts);
    fixture_write(f, "signals/s.rules", thing_signals);
    fixture_write(f, "p/lists.csv", "list,member,code\nconcern,in,CN\nconcern,unclear,RU\n");
    fixture_write(f, "p/parameters.csv", "name,value,unit\n");
    fixture_write(f, "p/a.rules", rules.at);
    buffer_release(&rules);
    if (!fixture_try_load(f))
        return false;
    JudgeOptions options = f->options;
    options.no_presumptions = true;
    trial->bare = judge_open(&f->book, &options);
    return true;
}

static void trial_close(Trial *trial)
{
    judge_close(trial->bare);
    fixture_close(&trial->f);
}

static Range range_of(Judge *judge, Fixture *f)
{
    Range range;
    judge_interval(judge, f->deal, f->book.programmes[0], &range.floor, &range.ceiling,
                   &range.likely);
    return range;
}

static void judge_all(Trial *trial, const ThingRow *rows, size_t n, Ranges *found)
{
    Buffer csv = {0};
    print_thing_header(&csv);
    for (size_t i = 0; i < n; i++)
        print_thing_row(&csv, &rows[i]);
    buffer_add_char(&csv, '\0');
    fixture_list(&trial->f, csv.at);
    buffer_release(&csv);
    for (size_t i = 0; i < n; i++) {
        if (!fixture_next(&trial->f))
            ck_abort_msg("a row is lost");
        found[i] = (Ranges){range_of(trial->f.judge, &trial->f), range_of(trial->bare, &trial->f)};
    }
}

static bool is_within(Range part, Range whole)
{
    return part.floor >= whole.floor && part.ceiling <= whole.ceiling;
}

static void breach(const Trial *trial, const char *law, const ThingRow *a, Range before,
                   const ThingRow *b, Range after)
{
    Buffer text = {0};
    buffer_print(&text, "seed %llu: %s\n%s to %s, then %s to %s\n", (unsigned long long)trial->seed,
                 law, outcome_word(before.floor), outcome_word(before.ceiling),
                 outcome_word(after.floor), outcome_word(after.ceiling));
    print_thing_header(&text);
    print_thing_row(&text, a);
    print_thing_row(&text, b);
    print_thing_rules(&text, trial->seed);
    buffer_add_char(&text, '\0');
    ck_abort_msg("%s", text.at);
}

/* ---- rows that contradict themselves ---- */

static bool is(const char *cell, const char *word)
{
    return strcmp(cell, word) == 0;
}

static int least_share(const char *cell)
{
    return is(cell, ">= 20") ? 20 : cell[0] >= '0' && cell[0] <= '9' ? atoi(cell) : 0;
}

static bool is_false(const ThingRow *row)
{
    int sum = 0;
    bool false_reply = false;
    for (size_t i = 0; i < row->n; i++) {
        const char *reply = row->cells[i][H_REPLY], *place = row->cells[i][H_PLACE];
        sum += least_share(row->cells[i][H_SHARE]);
        false_reply = false_reply || (is(reply, "no") && is(place, "CN")) ||
                      (is(reply, "yes") && (is(place, "FR") || is(place, "TW")));
    }
    return sum > 100 || false_reply || (is(row->y0, "yes") && is(row->y1, "yes"));
}

/* ---- the laws ---- */

static void law_of_stating(Trial *trial)
{
    ThingRow before[ROWS], after[ROWS];
    Ranges a[ROWS], b[ROWS];
    Chance *chance = &trial->chance;
    for (size_t i = 0; i < ROWS; i++) {
        make_thing_row(chance, false, &before[i]);
        ThingRow *row = &after[i];
        *row = before[i];
        size_t k = chance_below(chance, HOLDER_FACTS);
        size_t h = row->n > 0 ? chance_below(chance, row->n) : 0;
        if (row->n > 0 && row->cells[h][k][0] == '\0')
            put_value(chance, k, row->cells[h][k]);
        else if (row->signed_on[0] == '\0')
            snprintf(row->signed_on, sizeof row->signed_on, "%s",
                     signed_days[chance_below(chance, COUNT(signed_days))]);
        else if (row->y0[0] == '\0')
            snprintf(row->y0, sizeof row->y0, "no");
    }
    judge_all(trial, before, ROWS, a);
    judge_all(trial, after, ROWS, b);
    for (size_t i = 0; i < ROWS; i++)
        if (!is_false(&after[i]) && !is_within(b[i].without, a[i].without))
            breach(trial, "stating a blank fact widens", &before[i], a[i].without, &after[i],
                   b[i].without);
}

static void law_of_text(Trial *trial)
{
    ThingRow before[ROWS], after[ROWS];
    Ranges a[ROWS], b[ROWS];
    for (size_t i = 0; i < ROWS; i++) {
        make_thing_row(&trial->chance, true, &before[i]);
        after[i] = before[i];
        size_t len = strlen(after[i].text);
        snprintf(after[i].text + len, sizeof after[i].text - len, " %s",
                 thing_words[chance_below(&trial->chance, COUNT(thing_words))]);
    }
    judge_all(trial, before, ROWS, a);
    judge_all(trial, after, ROWS, b);
    for (size_t i = 0; i < ROWS; i++) {
        if (!is_within(a[i].with, b[i].with))
            breach(trial, "adding text narrows", &before[i], a[i].with, &after[i], b[i].with);
        if (!is_within(a[i].without, b[i].without))
            breach(trial, "adding text narrows, presumptions off", &before[i], a[i].without,
                   &after[i], b[i].without);
        if (!is_within(a[i].with, a[i].without))
            breach(trial, "presumptions widen", &before[i], a[i].without, &before[i], a[i].with);
    }
}

static void law_of_unreadable_cells(Trial *trial)
{
    ThingRow rows[ROWS];
    Ranges found[ROWS];
    for (size_t i = 0; i < ROWS; i++) {
        make_thing_row(&trial->chance, true, &rows[i]);
        for (size_t h = 0; h < rows[i].n; h++)
            for (size_t k = 0; k < HOLDER_FACTS; k++)
                if (rows[i].cells[h][k][0] == '\0')
                    snprintf(rows[i].cells[h][k], HOLDER_CELL, "?");
    }
    judge_all(trial, rows, ROWS, found);
    for (size_t i = 0; i < ROWS; i++)
        if (found[i].with.floor != found[i].without.floor ||
            found[i].with.ceiling != found[i].without.ceiling)
            breach(trial, "something is presumed over an unreadable cell", &rows[i],
                   found[i].without, &rows[i], found[i].with);
}

/* ---- fillings ---- */

static bool is_open(const char *cell)
{
    return cell[0] == '\0' || is(cell, "?");
}

/* Shares within what cells say, so that all of them are at most the whole. */
static bool fill_shares(Chance *chance, ThingRow *row)
{
    int left = 100;
    for (size_t i = 0; i < row->n; i++)
        left -= least_share(row->cells[i][H_SHARE]);
    for (size_t i = 0; i < row->n; i++) {
        char *cell = row->cells[i][H_SHARE];
        int least = least_share(cell);
        bool is_point = !is_open(cell) && !is(cell, "10-30") && !is(cell, ">= 20");
        int most = is_point ? 0 : is(cell, "10-30") ? 20 : 100;
        most = most < left ? most : left;
        int more = most > 0 ? 5 * (int)chance_below(chance, (size_t)most / 5 + 1) : 0;
        if (most > 0 && chance_of(chance, 30))
            more = most;
        left -= more;
        snprintf(cell, HOLDER_CELL, "%d.0", least + more);
    }
    return left >= 0;
}

static int sum_of_shares(const ThingRow *row)
{
    int sum = 0;
    for (size_t i = 0; i < row->n; i++)
        sum += atoi(row->cells[i][H_SHARE]);
    return sum;
}

/* Whoever else there is has the rest. */
static void add_others(Chance *chance, ThingRow *row)
{
    int left = 100 - sum_of_shares(row);
    bool silent = row->n == 0 && !row->none;
    if (silent && chance_of(chance, 20))
        row->none = true;
    for (bool last = row->none; !last && left > 0 && row->n < HOLDERS_MAX; row->n++) {
        last = row->n + 1 == HOLDERS_MAX || chance_of(chance, 50);
        int share = last ? left : 5 * (int)chance_below(chance, (size_t)left / 5 + 1);
        memset(row->cells[row->n], 0, sizeof row->cells[row->n]);
        snprintf(row->cells[row->n][H_SHARE], HOLDER_CELL, "%d.0", share);
        left -= share;
    }
}

static void fill_holder(Chance *chance, char (*cells)[HOLDER_CELL])
{
    for (size_t k = H_BAD; k < H_REPLY; k++)
        if (is_open(cells[k]))
            put_value(chance, k, cells[k]);
    if (is_open(cells[H_REPLY]) && chance_of(chance, 50))
        snprintf(cells[H_REPLY], HOLDER_CELL, "%s", is(cells[H_PLACE], "CN") ? "yes" : "no");
    else if (is_open(cells[H_REPLY]))
        cells[H_REPLY][0] = '\0';
}

static bool fill_row(Chance *chance, const ThingRow *row, ThingRow *out)
{
    *out = *row;
    out->text[0] = '\0';
    if (!fill_shares(chance, out))
        return false;
    add_others(chance, out);
    for (size_t i = 0; i < out->n; i++)
        fill_holder(chance, out->cells[i]);
    if (out->y0[0] == '\0')
        snprintf(out->y0, sizeof out->y0, "%s", chance_of(chance, 50) ? "yes" : "no");
    if (out->y1[0] == '\0')
        snprintf(out->y1, sizeof out->y1, "%s", chance_of(chance, 50) ? "yes" : "no");
    if (strlen(out->signed_on) < strlen("2025-01-31"))
        snprintf(out->signed_on, sizeof out->signed_on, "%s",
                 signed_days[chance_below(chance, COUNT(signed_days))]);
    return !is_false(out);
}

static void law_of_fillings(Trial *trial)
{
    ThingRow rows[ROWS], filled[ROWS];
    Ranges found[ROWS], then[ROWS];
    bool fit[ROWS];
    for (size_t i = 0; i < ROWS; i++)
        make_thing_row(&trial->chance, false, &rows[i]);
    judge_all(trial, rows, ROWS, found);
    for (size_t k = 0; k < FILLINGS; k++) {
        for (size_t i = 0; i < ROWS; i++)
            fit[i] = fill_row(&trial->chance, &rows[i], &filled[i]);
        judge_all(trial, filled, ROWS, then);
        for (size_t i = 0; i < ROWS; i++)
            if (fit[i] && !is_within(then[i].without, found[i].without))
                breach(trial, "a filling lies outside", &rows[i], found[i].without, &filled[i],
                       then[i].without);
    }
}

/* ---- the tests ---- */

static void on_books(int block, void (*law)(Trial *trial))
{
    static Trial trial;
    size_t n_loaded = 0;
    for (size_t i = 0; i < BOOKS; i++) {
        bool good = trial_open(&trial, 5000 + (uint64_t)block * BOOKS + i);
        n_loaded += good;
        if (good)
            law(&trial);
        trial_close(&trial);
    }
    ck_assert_uint_ge(100 * n_loaded, (size_t)LOADED_LEAST * BOOKS);
}

START_TEST(stating_a_fact_of_a_thing_never_widens)
{
    on_books(_i, law_of_stating);
}
END_TEST

START_TEST(text_about_things_never_narrows)
{
    on_books(_i, law_of_text);
}
END_TEST

START_TEST(nothing_is_presumed_over_an_unreadable_cell_of_a_thing)
{
    on_books(_i, law_of_unreadable_cells);
}
END_TEST

START_TEST(every_filling_of_things_lands_inside)
{
    on_books(_i, law_of_fillings);
}
END_TEST

TCase *thing_laws_tests(void)
{
    TCase *tc = tcase_create("thing laws");
    tcase_set_timeout(tc, 120);
    tcase_add_loop_test(tc, stating_a_fact_of_a_thing_never_widens, 0, BLOCKS);
    tcase_add_loop_test(tc, text_about_things_never_narrows, 0, BLOCKS);
    tcase_add_loop_test(tc, nothing_is_presumed_over_an_unreadable_cell_of_a_thing, 0, BLOCKS);
    tcase_add_loop_test(tc, every_filling_of_things_lands_inside, 0, BLOCKS);
    return tc;
}
