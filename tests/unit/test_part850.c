/* The shipped rules of Part 850 against all that a deal may turn out to be: cells of the worked
 * cases are left out and filled again with values on both sides of each threshold. No filling
 * leaves the interval, and some filling reaches either end. */
#include "fixture.h"
#include "generated.h"

#include "base/csv.h"
#include "cli/thresholds.h"

TCase *part850_tests(void);

enum {
    FACTS_MAX = 400,
    VALUES_MAX = 40,
    FILLINGS = 12,
    STEPS_MAX = 60,
    ROWS_MAX = 2000,
    BLOCKS = 4,
    DEALS_PER_BLOCK = 30
};

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

static const Fact *fact_at(const Part *part, size_t i)
{
    return part->f.book.facts[i];
}

/* ---- values to fill with ---- */

static void add_value(Part *part, size_t i, Slice cell)
{
    for (size_t k = 0; k < part->n_values[i]; k++)
        if (slice_equal(part->values[i][k], cell))
            return;
    if (part->n_values[i] < VALUES_MAX)
        part->values[i][part->n_values[i]++] = cell;
}

static void add_words(Part *part, size_t i, const char *const *words, size_t n)
{
    for (size_t k = 0; k < n; k++)
        add_value(part, i, slice(words[k]));
}

static void values_of_type(Part *part, const Fact *fact)
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

static void mark_used(Part *part, const Cond *cond)
{
    for (; cond; cond = cond->next) {
        if (cond->kind == COND_TEST)
            part->used[cond->fact->index] = true;
        mark_used(part, cond->first);
    }
}

static void collect_values(Part *part)
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
static bool take_case(Part *part, const CsvRecord *header, const CsvRecord *record, Row *row)
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

static void read_cases(Part *part)
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

static void part_open(Part *part, uint64_t seed)
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

static void part_close(Part *part)
{
    judge_close(part->bare);
    fixture_close(&part->f);
    arena_release(&part->arena);
}

/* ---- judging rows ---- */

static void print_cells(const Part *part, Buffer *out, const Row *row)
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

static void open_rows(Part *part, const Row *rows, size_t n)
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
static bool has_false_answer(Part *part)
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

static Span850 judge_bare(Part *part)
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
static void judge_all(Part *part, const Row *rows, size_t n, Span850 *found)
{
    open_rows(part, rows, n);
    for (size_t i = 0; i < n; i++) {
        if (!fixture_next(&part->f))
            ck_abort_msg("a row is lost");
        found[i] = judge_bare(part);
    }
}

static bool is_within(Span850 inner, Span850 outer)
{
    return inner.floor >= outer.floor && inner.ceiling <= outer.ceiling;
}

static void breach(Part *part, const char *law, const Row *row, Span850 a, const Row *filled,
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

/* ---- deals ---- */

typedef struct Made {
    Row row;
    Row agreeing; /* with what is presumed as cells */
    bool has_agreeing;
    bool open[FACTS_MAX];   /* missing, of the deal itself and tested */
    bool unsaid[FACTS_MAX]; /* names of things of which the row says nothing */
    Span850 without, with;
} Made;

static void blank_some(Part *part, Row *row)
{
    unsigned percent = (unsigned)chance_below(&part->chance, 80);
    for (size_t i = 0; i < part->n_facts; i++) {
        const Fact *fact = fact_at(part, i);
        if (!fact->of && (fact->type == TYPE_TEXT || chance_of(&part->chance, percent)))
            row->cells[i] = (Slice){0};
    }
}

static bool says_of(const Row *row, const Kind *kind)
{
    for (size_t i = 0; i < kind->n_facts; i++)
        if (row->cells[kind->facts[i]->index].len > 0)
            return true;
    return row->cells[kind->name->index].len > 0;
}

static void note_open(Part *part, Made *made)
{
    for (size_t i = 0; i < part->n_facts; i++) {
        const Fact *fact = fact_at(part, i);
        made->open[i] = !fact->of && part->f.deal->facts[i].standing == STANDING_MISSING &&
                        part->used[i] && part->n_values[i] > 0;
        made->unsaid[i] = fact->of && fact->of->name == fact && !says_of(&made->row, fact->of);
    }
}

static void note_presumed(Part *part, Made *made)
{
    Judgement judgement =
        judge_programme(part->f.judge, part->f.deal, part->f.book.programmes[0], VIEW_FULL);
    made->with = (Span850){judgement.range.floor, judgement.range.ceiling, false};
    made->agreeing = made->row;
    made->has_agreeing = judgement.n_pieces == 1;
    for (size_t i = 0; i < part->n_facts; i++) {
        const Fact *fact = fact_at(part, i);
        const Saying *saying = judgement.view.presumed[i];
        if (fact == part->f.book.completion_date && judgement.view.as_of)
            saying = judgement.view.as_of;
        if (!saying || fact->of)
            continue;
        Buffer cell = {0};
        value_write(&cell, fact, &saying->value);
        made->agreeing.cells[i] = arena_copy(&part->arena, buffer_slice(&cell));
        buffer_release(&cell);
    }
}

/* A range settles nothing by itself, and a row that gives one can't be filled any further. */
static bool is_range(const DealFact *fact)
{
    if (!fact->stated)
        return false;
    const Value *value = &fact->stated->value;
    switch (value->type) {
    case TYPE_NUMBER:
    case TYPE_PERCENT:
    case TYPE_MONEY:
        return !interval_is_point(value->number);
    case TYPE_DATE:
        return value->date.first != value->date.last;
    case TYPE_CHOICE:
        return (value->choices.names & (value->choices.names - 1)) != 0;
    case TYPE_SET:
        return value->choices.open;
    case TYPE_TEXT:
    case TYPE_YES_NO:
    case TYPE_JURISDICTION:
    case TYPE_PARTY:
    case TYPE_COUNT:
        break;
    }
    return false;
}

/* False where the row is none to try: text, a city, a range or a contradiction says something. */
static bool make_deal(Part *part, Made *made)
{
    *made = (Made){.row = part->rows[chance_below(&part->chance, part->n_rows)]};
    blank_some(part, &made->row);
    made->row.cells[part->f.book.deal_id->index] = slice("D1"); /* no row is empty */
    judge_all(part, &made->row, 1, &made->without);
    for (size_t i = 0; i < part->n_facts; i++)
        if (part->f.deal->facts[i].standing == STANDING_INFERRED ||
            is_range(&part->f.deal->facts[i]))
            return false;
    if (made->without.contradicted)
        return false;
    note_open(part, made);
    note_presumed(part, made);
    return true;
}

/* ---- fillings at random ---- */

static void fill_some(Part *part, const Made *made, const Row *from, Row *out)
{
    unsigned percent = (unsigned)chance_below(&part->chance, 101);
    *out = *from;
    for (size_t i = 0; i < part->n_facts; i++) {
        /* Answers are mostly left to their details, with which few would agree. */
        unsigned odds = fact_at(part, i)->answers ? percent / 10 : percent;
        if (made->open[i] && slice_equal(out->cells[i], made->row.cells[i]) &&
            chance_of(&part->chance, odds))
            out->cells[i] = part->values[i][chance_below(&part->chance, part->n_values[i])];
        else if (made->unsaid[i] && chance_of(&part->chance, percent))
            out->cells[i] = slice("none");
    }
}

static size_t check_inside(Part *part, const Made *made)
{
    static Row rows[2 * FILLINGS];
    static Span850 found[2 * FILLINGS];
    size_t n = made->has_agreeing ? 2 * FILLINGS : FILLINGS, n_tried = 0;
    for (size_t i = 0; i < n; i++)
        fill_some(part, made, i < FILLINGS ? &made->row : &made->agreeing, &rows[i]);
    judge_all(part, rows, n, found);
    for (size_t i = 0; i < n; i++) {
        if (found[i].contradicted)
            continue;
        n_tried++;
        if (!is_within(found[i], i < FILLINGS ? made->without : made->with))
            breach(part, i < FILLINGS ? "a filling is outside" : "agrees, yet is outside",
                   &made->row, i < FILLINGS ? made->without : made->with, &rows[i], found[i]);
    }
    return n_tried;
}

/* ---- fillings that reach an end ---- */

/* Not covered and excepted alike owe nothing, and between them nothing is asked. */
static Outcome owed(Outcome outcome)
{
    return outcome == OUTCOME_EXCEPTED ? OUTCOME_NOT_COVERED : outcome;
}

static bool is_settled(Span850 span)
{
    return owed(span.floor) == owed(span.ceiling);
}

enum { TRIES_MAX = 1200 };

typedef struct Tries {
    Row *rows;
    Span850 *found;
    size_t n;
} Tries;

static void try_fact(Part *part, const Made *made, const Row *now, size_t i, Tries *tries)
{
    const Fact *fact = fact_at(part, i);
    size_t name = fact->of ? fact->of->name->index : i;
    if (!slice_equal(now->cells[name], made->row.cells[name]))
        return;
    size_t n = made->unsaid[name] ? 1 : made->open[i] ? part->n_values[i] : 0;
    for (size_t k = 0; k < n && tries->n < TRIES_MAX; k++) {
        tries->rows[tries->n] = *now;
        tries->rows[tries->n++].cells[name] =
            made->unsaid[name] ? slice("none") : part->values[i][k];
    }
}

/* The try that keeps the end and brings the other one nearest to it; NULL: none keeps it. */
static const Row *best_try(Part *part, Tries *tries, bool up, Outcome end)
{
    const Row *best = NULL;
    int least = 0;
    judge_all(part, tries->rows, tries->n, tries->found);
    for (size_t i = 0; i < tries->n; i++) {
        Span850 one = tries->found[i];
        int width = (int)one.ceiling - (int)one.floor;
        if (one.contradicted || owed(up ? one.ceiling : one.floor) != owed(end))
            continue;
        if (!best || width < least) {
            best = &tries->rows[i];
            least = width;
        }
    }
    return best;
}

/* Answers what is asked, first question first, so that the end stays; then open readings. The
 * date comes before all: that a day would contradict the row narrows nothing while it is open, so
 * answers that fit that day only would lead nowhere. */
static bool step_towards(Part *part, const Made *made, bool up, Outcome end, Row *now, Tries *tries)
{
    Determination found;
    size_t asked[8] = {part->f.book.completion_date->index}, n_asked = 1;
    judge_deal(part->bare, part->f.deal, &found);
    for (size_t i = 0; i < found.n_questions && n_asked < COUNT(asked); i++)
        asked[n_asked++] = found.questions[i].fact->index;
    const Row *best = NULL;
    for (size_t i = 0; i < n_asked && !best; i++) {
        tries->n = 0;
        try_fact(part, made, now, asked[i], tries);
        best = tries->n > 0 ? best_try(part, tries, up, end) : NULL;
    }
    if (!best) {
        tries->n = 0;
        for (size_t i = 0; i < part->n_facts; i++)
            if (slice_is(fact_at(part, i)->group, "reading"))
                try_fact(part, made, now, i, tries);
        best = tries->n > 0 ? best_try(part, tries, up, end) : NULL;
    }
    if (best)
        *now = *best;
    return best != NULL;
}

static void check_end(Part *part, const Made *made, bool up, Tries *tries)
{
    Outcome end = up ? made->without.ceiling : made->without.floor;
    Row now = made->row;
    Span850 span = made->without;
    for (size_t step = 0; step < STEPS_MAX; step++) {
        judge_all(part, &now, 1, &span);
        if (is_settled(span))
            break;
        if (!step_towards(part, made, up, end, &now, tries))
            break;
    }
    if (!is_settled(span) || owed(span.ceiling) != owed(end))
        breach(part, up ? "the ceiling is not reached" : "the floor is not reached", &made->row,
               made->without, &now, span);
}

START_TEST(a_deal_of_part_850_ends_inside_its_interval_and_at_both_ends)
{
    static Part part;
    static Made made;
    size_t n_deals = 0, n_tried = 0;
    part_open(&part, 850 + (uint64_t)_i);
    Tries tries = {arena_array(&part.arena, Row, TRIES_MAX),
                   arena_array(&part.arena, Span850, TRIES_MAX), 0};
    for (size_t i = 0; i < DEALS_PER_BLOCK; i++) {
        if (!make_deal(&part, &made))
            continue;
        n_deals++;
        if (!is_within(made.with, made.without))
            breach(&part, "presumptions widen", &made.row, made.without, &made.row, made.with);
        n_tried += check_inside(&part, &made);
        check_end(&part, &made, true, &tries);
        check_end(&part, &made, false, &tries);
    }
    ck_assert_uint_ge(n_deals, DEALS_PER_BLOCK / 2);
    ck_assert_uint_ge(n_tried, n_deals * FILLINGS / 4);
    part_close(&part);
}
END_TEST

START_TEST(fabrication_at_an_unknown_node_is_at_least_notifiable)
{
    static Part part;
    part_open(&part, 850);
    fixture_deal(&part.f, "completion_date,investor_us_person,transaction,target_country,activity\n"
                          "2025-06-01,yes,equity,China,fabricates-integrated-circuits\n");
    const Determination *found = fixture_judge(&part.f);
    ck_assert_int_eq(found->floor, OUTCOME_NOTIFIABLE);
    ck_assert_int_eq(found->ceiling, OUTCOME_PROHIBITED);
    part_close(&part);
}
END_TEST

TCase *part850_tests(void)
{
    TCase *tc = tcase_create("part850");
    tcase_set_timeout(tc, 120);
    tcase_add_loop_test(tc, a_deal_of_part_850_ends_inside_its_interval_and_at_both_ends, 0,
                        BLOCKS);
    tcase_add_test(tc, fabrication_at_an_unknown_node_is_at_least_notifiable);
    return tc;
}
