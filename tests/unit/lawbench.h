/* lawbench.h - a generated rulebook under test: its deals are judged with and without
 * presumptions, explained, and compared.
 *
 * Ownership: bench_open/bench_close. Errors: end the test; the message names the seed and has
 *            the rules and the rows.
 */
#ifndef TESTS_LAWBENCH_H
#define TESTS_LAWBENCH_H

#include "fixture.h"
#include "generated_deals.h"

#include "match/explain.h"

enum { BLOCKS = 16, SEEDS_PER_BLOCK = 16, DEALS = 12, LOADED_LEAST = 80 /* percent */ };

/* ---- a rulebook that is tried ---- */

typedef struct Bench {
    uint64_t seed;
    Rules rules;
    Chance chance; /* of the deals */
    Fixture f;     /* with presumptions */
    Judge *bare;   /* without */
} Bench;

static inline void write_form(Fixture *f, const Rules *rules, Form form)
{
    Buffer text = {0};
    print_rules(&text, rules, form);
    buffer_add_char(&text, '\0');
    fixture_write(f, "p/a.rules", text.at);
    buffer_release(&text);
}

/* Every other rulebook splits its choice facts: the laws hold for those too. A definition that
 * nothing uses tests them, since what no condition tests can't be split. */
static inline void write_programme(const Bench *bench, Fixture *f)
{
    static const char *const programmes[] = {
        "programme p \"Programme\" law \"Law\" status in-force end\n",
        "programme p \"Programme\" law \"Law\" status in-force split k0, k1 end\n"
        "define uses \"U\" law \"L\" when k0 = va and k1 = va end\n"};
    fixture_write(f, "p/programme.rules", programmes[bench->seed % 2]);
}

static inline bool bench_load(Bench *bench, Form form)
{
    Fixture *f = &bench->f;
    Buffer signals = {0};
    fixture_open(f);
    fixture_write(f, "facts.csv", pool_facts);
    write_pool_signals(&signals);
    buffer_add_char(&signals, '\0');
    fixture_write(f, "signals/s.rules", signals.at);
    buffer_release(&signals);
    fixture_write(f, "p/lists.csv",
                  "list,member,code\n"
                  "concern,in,CN\nconcern,unclear,RU\n"
                  "closed,out,FR\nclosed,in,*\n");
    write_programme(bench, f);
    write_form(f, &bench->rules, form);
    if (!fixture_try_load(f))
        return false;
    JudgeOptions options = f->options;
    options.no_presumptions = true;
    bench->bare = judge_open(&f->book, &options);
    return true;
}

static inline void bench_close(Bench *bench)
{
    judge_close(bench->bare);
    bench->bare = NULL;
    fixture_close(&bench->f);
}

/* False where the checker refuses the rules. */
static inline bool bench_open(Bench *bench, uint64_t seed, bool tight)
{
    bench->seed = seed;
    bench->bare = NULL;
    make_rules(&bench->rules, seed, tight);
    bench->chance.state = seed ^ UINT64_C(0x5DEECE66D);
    return bench_load(bench, (Form){0});
}

/* ---- intervals ---- */

static inline bool is_inside(Range part, Range whole)
{
    return part.floor >= whole.floor && part.ceiling <= whole.ceiling;
}

static inline bool is_same(Range a, Range b)
{
    return a.floor == b.floor && a.ceiling == b.ceiling && a.likely == b.likely;
}

/* ---- what is found of a row ---- */

typedef struct Verdict {
    Range with, without; /* presumptions */
    Shown shown;
    size_t n_questions;
    Standing standings[POOL_MAX];
    bool asked[POOL_MAX];
    bool false_answer; /* some stated answer does not agree with its stated details */
    bool contradicted; /* that, or some fact is */
} Verdict;

/* Whether a stated answer and its stated details exclude each other. */
static inline bool has_false_answer(Bench *bench)
{
    const Rulebook *book = &bench->f.book;
    View view = judge_view(bench->bare, bench->f.deal, book->programmes[0], VIEW_STATED);
    view_forget(&view);
    for (size_t i = 0; i < book->n_decls; i++) {
        const Decl *decl = book->decls[i];
        if (!decl->answered_by)
            continue;
        Truth answer = evaluate_answer(&view, decl), details = evaluate_when(&view, decl);
        if (answer != TRUTH_UNKNOWN && answer == truth_not(details))
            return true;
    }
    return false;
}

static inline size_t place_in_pool(const Fact *fact)
{
    size_t i = 0;
    while (i < POOL_MAX && !slice_is(fact->id, pool[i].id))
        i++;
    return i;
}

static inline void note_deal(Bench *bench, Verdict *out)
{
    Fixture *f = &bench->f;
    for (size_t i = 0; i < POOL_MAX; i++) {
        const Fact *fact = rulebook_fact(&f->book, slice(pool[i].id));
        out->standings[i] = f->deal->facts[fact->index].standing;
        out->contradicted = out->contradicted || out->standings[i] == STANDING_CONTRADICTED;
    }
    out->false_answer = has_false_answer(bench);
    out->contradicted = out->contradicted || out->false_answer;
    const Determination *found = fixture_judge(f);
    out->shown = found->shown;
    out->n_questions = found->n_questions;
    for (size_t i = 0; i < found->n_questions; i++) {
        size_t place = place_in_pool(found->questions[i].fact);
        if (place < POOL_MAX)
            out->asked[place] = true;
    }
    if (!is_same((Range){found->floor, found->ceiling, found->likely}, out->with))
        ck_abort_msg("seed %llu: the whole is not its one programme's",
                     (unsigned long long)bench->seed);
}

static inline Range range_by(Judge *judge, Fixture *f)
{
    Range range;
    judge_interval(judge, f->deal, f->book.programmes[0], &range.floor, &range.ceiling,
                   &range.likely);
    if (range.floor > range.ceiling) /* a check that passes costs more than a deal */
        ck_abort_msg("the floor is above the ceiling");
    return range;
}

static inline void explain(Bench *bench, Range range)
{
    Explanation explanation;
    judge_explain(bench->f.judge, bench->f.deal, bench->f.book.programmes[0], &explanation);
    if (!is_same((Range){explanation.floor, explanation.ceiling, explanation.likely}, range))
        ck_abort_msg("seed %llu: the explanation is of another interval",
                     (unsigned long long)bench->seed);
}

/* Judges the rows in one list; `found[i]` is of `rows[i]`, also where they stand in reverse. */
static inline void judge_rows(Bench *bench, const Row *rows, size_t n, bool reverse, Verdict *found)
{
    Buffer csv = {0};
    print_header(&csv);
    for (size_t i = 0; i < n; i++)
        print_row(&csv, &rows[reverse ? n - 1 - i : i], i + 1);
    buffer_add_char(&csv, '\0');
    fixture_list(&bench->f, csv.at);
    buffer_release(&csv);
    for (size_t i = 0; i < n; i++) {
        Verdict *out = &found[reverse ? n - 1 - i : i];
        if (!fixture_next(&bench->f))
            ck_abort_msg("a row is lost");
        *out = (Verdict){.with = range_by(bench->f.judge, &bench->f),
                         .without = range_by(bench->bare, &bench->f)};
        note_deal(bench, out);
        explain(bench, out->with);
    }
    ck_assert(!fixture_next(&bench->f));
}

/* ---- failures ---- */

static inline void print_range(Buffer *out, Range range)
{
    buffer_print(out, "%s to %s, likely %s", outcome_word(range.floor), outcome_word(range.ceiling),
                 outcome_word(range.likely));
}

static inline void breach(Bench *bench, const char *law, const Row *before, Range a,
                          const Row *after, Range b)
{
    Buffer text = {0};
    buffer_print(&text, "seed %llu: %s\n", (unsigned long long)bench->seed, law);
    print_range(&text, a);
    buffer_add_text(&text, "\n");
    print_header(&text);
    print_row(&text, before, 1);
    if (after)
        print_row(&text, after, 2);
    print_range(&text, b);
    buffer_add_text(&text, "\n");
    print_rules(&text, &bench->rules, (Form){0});
    buffer_add_char(&text, '\0');
    ck_abort_msg("%s", text.at);
}

/* ---- deals and seeds ---- */

static inline void make_rows(Bench *bench, Mix mix, Row *rows)
{
    for (size_t i = 0; i < DEALS; i++)
        make_row(&bench->chance, mix, &rows[i]);
}

static inline void check_loaded(size_t n_loaded, size_t n)
{
    ck_assert_msg(100 * n_loaded >= LOADED_LEAST * n, "only %zu of %zu rulebooks pass the checker",
                  n_loaded, n);
}

#endif
