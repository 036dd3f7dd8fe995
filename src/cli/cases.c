#include "cli/cases.h"

#include "base/nearest.h"
#include "match/signals.h"
#include "report/tree.h"

#include <fcntl.h>
#include <unistd.h>

typedef enum Expect {
    EXPECT_CASE,
    EXPECT_WHY,
    EXPECT_AS_OF,
    EXPECT_OUTCOME,
    EXPECT_FLOOR,
    EXPECT_CEILING,
    EXPECT_CITES,
    EXPECT_QUESTIONS,
    EXPECT_COUNT
} Expect;

static const char *const expect_names[] = {"case",  "why",     "as_of", "outcome",
                                           "floor", "ceiling", "cites", "questions"};
_Static_assert(COUNT(expect_names) == EXPECT_COUNT, "every column has its name");

/* The cases of one file at work. */
typedef struct Cases {
    Setup *setup;
    const Programme *programme;
    Slice path;
    const Columns *columns;
    size_t column[EXPECT_COUNT];
    SignalReader *signals;
    Limbs *limbs;
    Buffer *trees;
    CaseCounts counts;
    bool failed; /* the case at hand */
} Cases;

/* ---- the header ---- */

static bool is_expected_column(Cases *cases, size_t i)
{
    for (size_t k = 0; k < EXPECT_COUNT; k++) {
        if (slice_is(cases->columns->columns[i].header, expect_names[k])) {
            cases->column[k] = i;
            return true;
        }
    }
    return false;
}

static void report_column(Cases *cases, Slice header)
{
    Diags *diags = &cases->setup->diags;
    Diag *diag = diag_row(diags, SEVERITY_ERROR, cases->path, 1, header, "no fact is named '%.*s'",
                          SLICE_ARG(header));
    Slice near = rulebook_nearest_fact(&cases->setup->book, header);
    if (near.len > 0)
        diag_help(diags, diag, "did you mean '%.*s'?", SLICE_ARG(near));
}

/* Columns of cases are fact ids, not the spellings of deal lists; those of one thing among
 * several are written as in a list ("holder 1 votes"). */
static bool is_fact_column(const Column *column)
{
    return column->use == COLUMN_FACT &&
           (column->number > 0 || slice_equal(column->fact->id, column->header));
}

static bool check_header(Cases *cases)
{
    bool good = true;
    for (size_t k = 0; k < EXPECT_COUNT; k++)
        cases->column[k] = NO_COLUMN;
    for (size_t i = 0; i < cases->columns->n_columns; i++) {
        const Column *column = &cases->columns->columns[i];
        if (is_expected_column(cases, i))
            continue;
        if (!is_fact_column(column)) {
            report_column(cases, column->header);
            good = false;
        }
    }
    for (size_t k = EXPECT_CASE; k <= EXPECT_QUESTIONS; k++) {
        if (cases->column[k] != NO_COLUMN)
            continue;
        diag_row(&cases->setup->diags, SEVERITY_ERROR, cases->path, 1, slice(expect_names[k]),
                 "this column is missing");
        good = false;
    }
    return good;
}

/* ---- one case ---- */

static Slice expected(const Cases *cases, const Deal *deal, Expect what)
{
    size_t i = cases->column[what];
    return i < deal->n_cells ? deal->cells[i] : slice("");
}

static Diag *fail(Cases *cases, const Deal *deal, Expect what, const char *format, Slice a, Slice b)
{
    Slice name = expected(cases, deal, EXPECT_CASE);
    Slice text = arena_print(cases->setup->arena, format, SLICE_ARG(a), SLICE_ARG(b));
    cases->failed = true;
    return diag_row(&cases->setup->diags, SEVERITY_ERROR, cases->path, deal->line,
                    slice(expect_names[what]), "case '%.*s': %.*s", SLICE_ARG(name),
                    SLICE_ARG(text));
}

static bool is_known(Slice word, const char *(*key)(unsigned), unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        if (slice_is(word, key(i)))
            return true;
    }
    return false;
}

static const char *shown_key_at(unsigned i)
{
    return shown_key((Shown)i);
}

static const char *outcome_key_at(unsigned i)
{
    return outcome_key((Outcome)i);
}

static void compare_word(Cases *cases, const Deal *deal, Expect what, const char *found)
{
    Slice word = expected(cases, deal, what);
    bool shown = what == EXPECT_OUTCOME;
    if (word.len == 0 && !shown)
        return;
    bool known = shown ? is_known(word, shown_key_at, SHOWN_COUNT)
                       : is_known(word, outcome_key_at, OUTCOME_COUNT);
    if (!known)
        fail(cases, deal, what, "'%.*s' is none of %.*s", word,
             slice(shown ? "barred, notify, review, excepted, not_covered"
                         : "prohibited, notifiable, excepted, not_covered"));
    else if (!slice_is(word, found))
        fail(cases, deal, what, "expected %.*s, found %.*s", word, slice(found));
}

static void compare_cites(Cases *cases, const Deal *deal, const Determination *found)
{
    Slice rest = expected(cases, deal, EXPECT_CITES);
    for (Slice cite; slice_next(&rest, '|', &cite);) {
        bool cited = false;
        for (size_t i = 0; i < found->n_citations && !cited; i++)
            cited = slice_equal(found->citations[i], cite);
        if (cited)
            continue;
        Buffer all = {0};
        for (size_t i = 0; i < found->n_citations; i++) {
            buffer_add_text(&all, i ? "; " : "");
            buffer_add(&all, found->citations[i]);
        }
        fail(cases, deal, EXPECT_CITES, "'%.*s' is not among the citations: %.*s", cite,
             buffer_slice(&all));
        buffer_release(&all);
    }
}

static bool asks(const Determination *found, Slice fact)
{
    for (size_t i = 0; i < found->n_questions; i++) {
        if (slice_equal(found->questions[i].fact->id, fact))
            return true;
    }
    return false;
}

static bool is_listed(Slice list, Slice wanted)
{
    for (Slice one; slice_next(&list, '|', &one);) {
        if (slice_equal(one, wanted))
            return true;
    }
    return false;
}

static void compare_questions(Cases *cases, const Deal *deal, const Determination *found)
{
    Slice list = expected(cases, deal, EXPECT_QUESTIONS);
    if (list.len == 0)
        return;
    Slice rest = list;
    for (Slice one; slice_next(&rest, '|', &one);) {
        if (!asks(found, one))
            fail(cases, deal, EXPECT_QUESTIONS, "'%.*s' is not asked%.*s", one, slice(""));
    }
    for (size_t i = 0; i < found->n_questions; i++) {
        if (!is_listed(list, found->questions[i].fact->id))
            fail(cases, deal, EXPECT_QUESTIONS, "'%.*s' is asked as well%.*s",
                 found->questions[i].fact->id, slice(""));
    }
}

/* The reasoning that led to what was found, under what was expected. */
static void explain_failure(Cases *cases, Judge *judge, Deal *deal, const Determination *found)
{
    const ReportHead head = {.book = &cases->setup->book, .columns = cases->columns};
    Explanation explanation;
    judge_explain(judge, deal, cases->programme, &explanation);
    buffer_print(cases->trees, "\n%.*s:%llu: case '%.*s', expected %.*s, found %s",
                 SLICE_ARG(cases->path), (unsigned long long)deal->line,
                 SLICE_ARG(expected(cases, deal, EXPECT_CASE)),
                 SLICE_ARG(expected(cases, deal, EXPECT_OUTCOME)), shown_key(found->shown));
    tree_write(cases->trees, &head, &explanation, (TreeStyle){.all = false});
    fail(cases, deal, EXPECT_WHY, "%.*s%.*s", expected(cases, deal, EXPECT_WHY), slice(""));
}

static void try_limbs(Cases *cases, Judge *judge, Deal *deal, const Determination *found)
{
    Explanation whole;
    if (deal->unsure)
        return;
    judge_explain_whole(judge, deal, cases->programme, found, &whole);
    limbs_try(cases->limbs, &whole, expected(cases, deal, EXPECT_CASE));
}

static bool day_of_case(Cases *cases, const Deal *deal, Date *day)
{
    Slice cell = expected(cases, deal, EXPECT_AS_OF);
    if (date_read(cell, day))
        return true;
    fail(cases, deal, EXPECT_AS_OF, "'%.*s' is not a date; write it as 2026-06-20%.*s", cell,
         slice(""));
    return false;
}

static void run_case(Cases *cases, Deal *deal)
{
    cases->failed = false;
    cases->counts.n_cases++;
    JudgeOptions options = {.only = cases->programme};
    if (day_of_case(cases, deal, &options.as_of)) {
        Judge *judge = judge_open(&cases->setup->book, &options);
        Determination found;
        signals_apply(cases->signals, deal);
        judge_deal(judge, deal, &found);
        try_limbs(cases, judge, deal, &found);
        compare_word(cases, deal, EXPECT_OUTCOME, shown_key(found.shown));
        compare_word(cases, deal, EXPECT_FLOOR, outcome_key(found.floor));
        compare_word(cases, deal, EXPECT_CEILING, outcome_key(found.ceiling));
        compare_cites(cases, deal, &found);
        compare_questions(cases, deal, &found);
        if (cases->failed)
            explain_failure(cases, judge, deal, &found);
        judge_close(judge);
    }
    cases->counts.n_failed += cases->failed;
}

/* ---- all ---- */

static void run_all(Cases *cases, DealReader *reader)
{
    cases->columns = deals_columns(reader);
    if (!check_header(cases)) {
        cases->counts.n_failed++;
        return;
    }
    cases->signals = signal_reader_open(signal_index_new(&cases->setup->book, cases->setup->arena));
    Deal *deal;
    DealsResult result;
    while ((result = deals_next(reader, &deal)) == DEALS_NEXT)
        run_case(cases, deal);
    if (result != DEALS_END)
        cases->counts.n_failed++;
    signal_reader_close(cases->signals);
}

CaseCounts cases_run(Setup *setup, const Programme *programme, Limbs *limbs, Buffer *trees)
{
    Slice path = arena_print(setup->arena, "%.*s/cases.csv", SLICE_ARG(programme->folder));
    Cases cases = {
        .setup = setup, .programme = programme, .path = path, .limbs = limbs, .trees = trees};
    int fd = open(path.at, O_RDONLY);
    if (fd < 0)
        return cases.counts;
    const DealOptions options = {.all_cells = true};
    DealReader *reader = deals_open(&setup->book, fd, path, &options, setup->arena, &setup->diags);
    if (reader)
        run_all(&cases, reader);
    else
        cases.counts.n_failed++;
    deals_close(reader);
    close(fd);
    return cases.counts;
}
