#include "deals/deal.h"

#include "deals/cell_text.h"
#include "deals/narrow.h"

#include <inttypes.h>

const char *standing_word(Standing standing)
{
    static const char *const words[] = {
        [STANDING_MISSING] = "missing",           [STANDING_STATED] = "stated",
        [STANDING_PRESUMED] = "presumed",         [STANDING_INFERRED] = "inferred",
        [STANDING_CONTRADICTED] = "contradicted",
    };
    return words[standing];
}

Slice deal_name(const Deal *deal)
{
    if (deal->id.len > 0)
        return deal->id;
    return arena_print(deal->arena, "row %" PRIu64, deal->row);
}

void deal_problem(Deal *deal, size_t column, const char *format, ...)
{
    Problem *problem = arena_new(deal->arena, Problem);
    problem->column = column;
    va_list values;
    va_start(values, format);
    problem->text = arena_print_list(deal->arena, format, values);
    va_end(values);
    if (!deal->problems_end)
        deal->problems_end = &deal->problems;
    *deal->problems_end = problem;
    deal->problems_end = &problem->next;
}

/* Whether a hint adds nothing to one that is there. */
static bool is_same_hint(const Saying *a, const Saying *b)
{
    return a->kind == b->kind && a->signal == b->signal && value_equal(&a->value, &b->value);
}

void deal_hint(Deal *deal, const Fact *fact, const Saying *hint)
{
    Saying **end = &deal->facts[fact->index].hints;
    for (; *end; end = &(*end)->next)
        if (is_same_hint(*end, hint))
            return;
    Saying *copy = arena_new(deal->arena, Saying);
    *copy = *hint;
    copy->next = NULL;
    *end = copy;
}

/* ---- messages ---- */

static Slice column_name(const Deal *deal, size_t column)
{
    if (deal->columns && column < deal->columns->n_columns)
        return text_shown(deal->arena, deal->columns->columns[column].header);
    return arena_print(deal->arena, "%zu", column + 1);
}

static Slice value_shown(const Deal *deal, const Fact *fact, const Value *value)
{
    Buffer text = {0};
    value_write(&text, fact, value);
    Slice copy = arena_copy(deal->arena, buffer_slice(&text));
    buffer_release(&text);
    return copy;
}

/* "'14 nm' in column 'Node'", "--set logic_node=14 nm". */
static Slice source_shown(const Deal *deal, const Fact *fact, const Saying *said)
{
    Slice text = said->span.len > 0 ? said->span : said->cell;
    Slice shown =
        text.len > 0 ? text_shown(deal->arena, text) : value_shown(deal, fact, &said->value);
    if (said->kind == SAID_BY_OPTION)
        return arena_print(deal->arena, "--set %.*s=%.*s", SLICE_ARG(fact->id), SLICE_ARG(shown));
    if (said->column == NO_COLUMN)
        return arena_print(deal->arena, "'%.*s'", SLICE_ARG(shown));
    Slice name = column_name(deal, said->column);
    return arena_print(deal->arena, "'%.*s' in column '%.*s'", SLICE_ARG(shown), SLICE_ARG(name));
}

static void report_clash(Deal *deal, const Fact *fact, const Saying *a, const Saying *b)
{
    Slice cell = text_shown(deal->arena, a->cell);
    if (a->column == b->column && a->kind == b->kind) {
        deal_problem(deal, a->column, "'%.*s' names values that contradict each other",
                     SLICE_ARG(cell));
        return;
    }
    Slice other = source_shown(deal, fact, b);
    deal_problem(deal, a->column, "'%.*s' and %.*s contradict each other", SLICE_ARG(cell),
                 SLICE_ARG(other));
}

static void report_unreadable(Deal *deal, const Fact *fact, const Saying *stated)
{
    Slice source = source_shown(deal, fact, stated);
    deal_problem(deal, stated->column,
                 "%.*s settles nothing: another cell of '%.*s' could not be read",
                 SLICE_ARG(source), SLICE_ARG(fact->label));
}

static void report_hint(Deal *deal, const Fact *fact, const Saying *stated, const Saying *hint)
{
    Slice says = source_shown(deal, fact, stated);
    Slice source = source_shown(deal, fact, hint);
    Slice value = value_shown(deal, fact, &hint->value);
    deal_problem(deal, stated->column, "%.*s does not agree with %.*s, which suggests '%.*s'",
                 SLICE_ARG(says), SLICE_ARG(source), SLICE_ARG(value));
}

/* ---- standings ---- */

/* The first two statements that cannot both be true. */
static bool find_clash(const Saying *first, const Saying **a, const Saying **b)
{
    for (*a = first; *a; *a = (*a)->next)
        for (*b = (*a)->next; *b; *b = (*b)->next)
            if (!value_meets(&(*a)->value, &(*b)->value))
                return true;
    return false;
}

/* Puts what all statements say together into the first of them. One that says just that is
 * moved to the front instead, so that the evidence names the right cell. */
static void join_stated(DealFact *known)
{
    Value joined = known->stated->value;
    for (const Saying *said = known->stated->next; said; said = said->next)
        value_narrow(&joined, &said->value);
    for (Saying **at = &known->stated; *at; at = &(*at)->next) {
        Saying *said = *at;
        if (!value_equal(&said->value, &joined))
            continue;
        *at = said->next;
        said->next = known->stated;
        known->stated = said;
        return;
    }
    known->stated->value = joined;
}

static const Saying *find_contradicting_hint(const Fact *fact, const DealFact *known)
{
    if (fact->type == TYPE_SET)
        return NULL;
    for (const Saying *hint = known->hints; hint; hint = hint->next)
        if (!value_meets(&known->stated->value, &hint->value))
            return hint;
    return NULL;
}

static Standing settle_stated(Deal *deal, const Fact *fact, DealFact *known)
{
    const Saying *a, *b;
    if (find_clash(known->stated, &a, &b)) {
        report_clash(deal, fact, a, b);
        return STANDING_CONTRADICTED;
    }
    if (known->stated->next)
        join_stated(known);
    if (known->unreadable) {
        report_unreadable(deal, fact, known->stated);
        return STANDING_CONTRADICTED;
    }
    const Saying *hint = find_contradicting_hint(fact, known);
    if (!hint)
        return STANDING_STATED;
    report_hint(deal, fact, known->stated, hint);
    return STANDING_CONTRADICTED;
}

void deal_settle(Deal *deal, const Fact *fact)
{
    DealFact *known = &deal->facts[fact->index];
    if (!known->stated)
        known->standing = known->hints ? STANDING_INFERRED : STANDING_MISSING;
    else if (fact->type == TYPE_TEXT)
        known->standing = STANDING_STATED;
    else if (known->standing != STANDING_CONTRADICTED) /* else it was reported already */
        known->standing = settle_stated(deal, fact, known);
}
