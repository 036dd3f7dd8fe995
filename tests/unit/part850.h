/* part850.h - the shipped rules of Part 850, their worked cases as rows, and values for each fact
 * on both sides of each threshold.
 *
 * Ownership: part_open/part_close. Errors: end the test; the message has the row.
 */
#ifndef TESTS_PART850_H
#define TESTS_PART850_H

#include "fixture.h"
#include "generated.h"

#include "base/csv.h"
#include "cli/thresholds.h"

enum { FACTS_MAX = 400, VALUES_MAX = 40, ROWS_MAX = 2000 };

typedef struct Row {
    Slice cells[FACTS_MAX]; /* by fact index */
} Row;

typedef struct Span850 {
    Outcome floor, ceiling;
    bool contradicted;
} Span850;

typedef struct Part {
    Fixture f;
    Judge *bare; /* without presumptions */
    Arena arena;
    size_t n_facts;
    Slice values[FACTS_MAX][VALUES_MAX];
    size_t n_values[FACTS_MAX];
    bool used[FACTS_MAX]; /* some condition of the programme tests it */
    Row *rows;            /* of the worked cases */
    size_t n_rows;
    Chance chance;
} Part;

static inline const Fact *fact_at(const Part *part, size_t i)
{
    return part->f.book.facts[i];
}

/* ---- values to fill with ---- */

static inline void add_value(Part *part, size_t i, Slice cell)
{
    for (size_t k = 0; k < part->n_values[i]; k++)
        if (slice_equal(part->values[i][k], cell))
            return;
    if (part->n_values[i] < VALUES_MAX)
        part->values[i][part->n_values[i]++] = cell;
}

static inline void add_words(Part *part, size_t i, const char *const *words, size_t n)
{
    for (size_t k = 0; k < n; k++)
        add_value(part, i, slice(words[k]));
}

static inline void values_of_type(Part *part, const Fact *fact)
{
    static const char *const yes_no[] = {"yes", "no"},
                             *const days[] = {"2025-01-01", "2025-01-02", "2025-01-03",
                                              "2026-03-31"},
                             *const places[] = {"China", "France", "United States",
                                                "Cayman Islands", "Taiwan"};
    size_t i = fact->index;
    if (fact->type == TYPE_YES_NO)
        add_words(part, i, yes_no, COUNT(yes_no));
    else if (fact->type == TYPE_DATE)
        add_words(part, i, days, COUNT(days));
    else if (fact->type == TYPE_JURISDICTION)
        add_words(part, i, places, COUNT(places));
    else if (fact->type == TYPE_CHOICE || fact->type == TYPE_SET)
        for (size_t k = 0; k < fact->n_choices; k++)
            add_value(part, i, fact->choices[k]);
    if (fact->type == TYPE_SET)
        add_value(part, i, slice("none"));
}

static inline void mark_used(Part *part, const Cond *cond)
{
    for (; cond; cond = cond->next) {
        if (cond->kind == COND_TEST)
            part->used[cond->fact->index] = true;
        mark_used(part, cond->first);
    }
}

static inline void collect_values(Part *part)
{
    const Programme *programme = part->f.book.programmes[0];
    const Threshold *found;
    size_t n = thresholds_of(programme, &part->arena, &found);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; found[i].has_values && k < AROUND; k++)
            add_value(part, found[i].test->fact->index, found[i].around[k]);
    for (size_t i = 0; i < part->n_facts; i++)
        values_of_type(part, fact_at(part, i));
    for (size_t i = 0; i < programme->n_decls; i++) {
        const Decl *decl = programme->decls[i];
        if (decl->answered_by)
            part->used[decl->answered_by->index] = true;
        if (decl->kind == DECL_SCOPE || decl->kind == DECL_DEFINE || decl->kind == DECL_RULE ||
            decl->kind == DECL_EXCEPTION)
            mark_used(part, decl->when);
    }
}

/* ---- the worked cases as rows ---- */

/* False where a column is none of a fact: numbered things, which have no column here. */
static inline bool take_case(Part *part, const CsvRecord *header, const CsvRecord *record, Row *row)
{
    *row = (Row){0};
    for (size_t i = 8; i < record->n_cells; i++) {
        if (record->cells[i].len == 0)
            continue;
        const Fact *fact = rulebook_fact(&part->f.book, header->cells[i]);
        if (!fact)
            return false;
        row->cells[fact->index] = arena_copy(&part->arena, record->cells[i]);
    }
    return true;
}

static inline void read_cases(Part *part)
{
    int fd = open("rules/us-31cfr850/cases.csv", O_RDONLY);
    ck_assert_int_ge(fd, 0);
    CsvReader *reader = csv_open(fd, ',');
    CsvRecord header, record;
    ck_assert_int_eq(csv_next(reader, &header), CSV_RECORD);
    Slice *names = arena_array(&part->arena, Slice, header.n_cells);
    for (size_t i = 0; i < header.n_cells; i++)
        names[i] = arena_copy(&part->arena, header.cells[i]);
    header.cells = names;
    part->rows = arena_array(&part->arena, Row, ROWS_MAX);
    while (csv_next(reader, &record) == CSV_RECORD && part->n_rows < ROWS_MAX)
        if (record.n_cells <= header.n_cells &&
            take_case(part, &header, &record, &part->rows[part->n_rows]))
            part->n_rows++;
    csv_close(reader);
    close(fd);
}

static inline void part_open(Part *part, uint64_t seed)
{
    memset(part, 0, sizeof *part);
    part->chance.state = seed;
    fixture_open(&part->f);
    part->f.diags = diags_in(&part->f.book.arena);
    rulebook_load(&part->f.book, "rules", &part->f.diags);
    ck_assert_uint_eq(part->f.diags.n_errors, 0);
    part->f.options.as_of = fixture_day("2026-06-20");
    part->f.signals = signal_reader_open(signal_index_new(&part->f.book, &part->f.arena));
    part->f.judge = judge_open(&part->f.book, &part->f.options);
    JudgeOptions options = part->f.options;
    options.no_presumptions = true;
    part->bare = judge_open(&part->f.book, &options);
    part->n_facts = part->f.book.n_facts;
    ck_assert_uint_le(part->n_facts, FACTS_MAX);
    collect_values(part);
    read_cases(part);
    ck_assert_uint_gt(part->n_rows, 100);
}

static inline void part_close(Part *part)
{
    judge_close(part->bare);
    fixture_close(&part->f);
    arena_release(&part->arena);
}

/* ---- judging rows ---- */

static inline void print_cells(const Part *part, Buffer *out, const Row *row)
{
    for (size_t i = 0; i < part->n_facts; i++) {
        buffer_add_text(out, i > 0 ? ",\"" : "\"");
        for (size_t k = 0; row && k < row->cells[i].len; k++) {
            buffer_add_char(out, row->cells[i].at[k]);
            if (row->cells[i].at[k] == '"')
                buffer_add_char(out, '"');
        }
        if (!row)
            buffer_add(out, fact_at(part, i)->id);
        buffer_add_char(out, '"');
    }
    buffer_add_char(out, '\n');
}

static inline void open_rows(Part *part, const Row *rows, size_t n)
{
    Buffer csv = {0};
    print_cells(part, &csv, NULL);
    for (size_t i = 0; i < n; i++)
        print_cells(part, &csv, &rows[i]);
    buffer_add_char(&csv, '\0');
    fixture_list(&part->f, csv.at);
    buffer_release(&csv);
}

/* Whether a stated answer and its stated details exclude each other. */
static inline bool has_false_answer(Part *part)
{
    const Programme *programme = part->f.book.programmes[0];
    View view = judge_view(part->bare, part->f.deal, programme, VIEW_STATED);
    view_forget(&view);
    for (size_t i = 0; i < programme->n_decls; i++) {
        const Decl *decl = programme->decls[i];
        if (!decl->answered_by || decl->answered_by->of)
            continue;
        Truth answer = evaluate_answer(&view, decl), details = evaluate_when(&view, decl);
        if (answer != TRUTH_UNKNOWN && answer == truth_not(details))
            return true;
    }
    return false;
}

static inline Span850 judge_bare(Part *part)
{
    Judgement judgement = judge_programme(part->bare, part->f.deal, part->f.book.programmes[0],
                                          VIEW_WITHOUT_PRESUMPTIONS);
    Span850 span = {judgement.range.floor, judgement.range.ceiling, judgement.contradicted_any};
    for (size_t i = 0; i < part->n_facts; i++)
        span.contradicted =
            span.contradicted || part->f.deal->facts[i].standing == STANDING_CONTRADICTED;
    span.contradicted = span.contradicted || has_false_answer(part);
    return span;
}

/* Of the rows in turn; contradicted ones are marked. */
static inline void judge_all(Part *part, const Row *rows, size_t n, Span850 *found)
{
    open_rows(part, rows, n);
    for (size_t i = 0; i < n; i++) {
        if (!fixture_next(&part->f))
            ck_abort_msg("a row is lost");
        found[i] = judge_bare(part);
    }
}

static inline bool is_within(Span850 inner, Span850 outer)
{
    return inner.floor >= outer.floor && inner.ceiling <= outer.ceiling;
}

static inline void breach(Part *part, const char *law, const Row *row, Span850 a, const Row *filled,
                          Span850 b)
{
    Buffer text = {0};
    buffer_print(&text, "%s: %s to %s, then %s to %s;", law, outcome_word(a.floor),
                 outcome_word(a.ceiling), outcome_word(b.floor), outcome_word(b.ceiling));
    for (size_t i = 0; i < part->n_facts; i++) {
        Slice id = fact_at(part, i)->id, cell = row->cells[i], then = filled->cells[i];
        if (cell.len > 0)
            buffer_print(&text, " %.*s=%.*s", SLICE_ARG(id), SLICE_ARG(cell));
        if (!slice_equal(cell, then))
            buffer_print(&text, " (filled) %.*s=%.*s", SLICE_ARG(id), SLICE_ARG(then));
    }
    buffer_add_char(&text, '\0');
    ck_abort_msg("%s", text.at);
}

#endif
