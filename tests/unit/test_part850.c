/* The shipped rules of Part 850 against all that a deal may turn out to be: cells of the worked
 * cases are left out and filled again with values on both sides of each threshold. No filling
 * leaves the interval, and some filling reaches either end. */
#include "part850.h"

TCase *part850_tests(void);

enum { FILLINGS = 12, STEPS_MAX = 60, BLOCKS = 4, DEALS_PER_BLOCK = 30 };

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
