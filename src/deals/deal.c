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

static void add_hint(Deal *deal, DealFact *known, const Saying *hint)
{
    Saying **end = &known->hints;
    for (; *end; end = &(*end)->next)
        if (is_same_hint(*end, hint))
            return;
    Saying *copy = arena_new(deal->arena, Saying);
    *copy = *hint;
    copy->next = NULL;
    *end = copy;
}

Things *deal_things_of(const Deal *deal, const Fact *fact)
{
    if (!fact->of || !deal->things || deal->things[fact->of->index].n == 0)
        return NULL;
    return &deal->things[fact->of->index];
}

void deal_hint(Deal *deal, const Fact *fact, const Saying *hint)
{
    const Things *things = deal_things_of(deal, fact);
    add_hint(deal, &deal->facts[fact->index], hint);
    for (size_t i = 0; things && i < things->n; i++)
        add_hint(deal, &things->things[i].facts[fact->index], hint);
}

void deal_hint_thing(Deal *deal, Thing *thing, const Fact *fact, const Saying *hint)
{
    add_hint(deal, &thing->facts[fact->index], hint);
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

Slice deal_source(const Deal *deal, const Fact *fact, const Saying *said)
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

/* What is being settled: a fact of the deal, or of one thing. */
typedef struct Settling {
    Deal *deal;
    const Fact *fact;
    DealFact *known;
    Slice whose; /* "Acme: " before a message about a thing; else empty */
} Settling;

static void report_clash(const Settling *s, const Saying *a, const Saying *b)
{
    Slice cell = text_shown(s->deal->arena, a->cell);
    if (a->column == b->column && a->kind == b->kind) {
        deal_problem(s->deal, a->column, "%.*s'%.*s' names values that contradict each other",
                     SLICE_ARG(s->whose), SLICE_ARG(cell));
        return;
    }
    Slice other = deal_source(s->deal, s->fact, b);
    deal_problem(s->deal, a->column, "%.*s'%.*s' and %.*s contradict each other",
                 SLICE_ARG(s->whose), SLICE_ARG(cell), SLICE_ARG(other));
}

static void report_unreadable(const Settling *s)
{
    const Saying *stated = s->known->stated;
    Slice source = deal_source(s->deal, s->fact, stated);
    deal_problem(s->deal, stated->column,
                 "%.*s%.*s settles nothing: another cell of '%.*s' could not be read",
                 SLICE_ARG(s->whose), SLICE_ARG(source), SLICE_ARG(s->fact->label));
}

static void report_hint(const Settling *s, const Saying *hint)
{
    const Saying *stated = s->known->stated;
    Slice says = deal_source(s->deal, s->fact, stated);
    Slice source = deal_source(s->deal, s->fact, hint);
    Slice value = value_shown(s->deal, s->fact, &hint->value);
    deal_problem(s->deal, stated->column,
                 "%.*s%.*s does not agree with %.*s, which suggests '%.*s'", SLICE_ARG(s->whose),
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

static Standing settle_stated(const Settling *s)
{
    DealFact *known = s->known;
    const Saying *a, *b;
    if (find_clash(known->stated, &a, &b)) {
        report_clash(s, a, b);
        return STANDING_CONTRADICTED;
    }
    if (known->stated->next)
        join_stated(known);
    if (known->unreadable) {
        report_unreadable(s);
        return STANDING_CONTRADICTED;
    }
    const Saying *hint = find_contradicting_hint(s->fact, known);
    if (!hint)
        return STANDING_STATED;
    report_hint(s, hint);
    return STANDING_CONTRADICTED;
}

/* The standing that needs no comparison. */
static Standing plain_standing(const DealFact *known)
{
    if (known->stated)
        return STANDING_STATED;
    return known->hints ? STANDING_INFERRED : STANDING_MISSING;
}

static void settle(const Settling *s)
{
    DealFact *known = s->known;
    if (!known->stated || s->fact->type == TYPE_TEXT)
        known->standing = plain_standing(known);
    else if (known->standing != STANDING_CONTRADICTED) /* else it was reported already */
        known->standing = settle_stated(s);
}

void deal_settle_thing(Deal *deal, Thing *thing, const Fact *fact)
{
    DealFact *known = &thing->facts[fact->index];
    Settling s = {.deal = deal, .fact = fact, .known = known};
    if (known->stated)
        s.whose = arena_print(deal->arena, "%.*s: ", SLICE_ARG(thing->name));
    settle(&s);
}

void deal_settle(Deal *deal, const Fact *fact)
{
    DealFact *known = &deal->facts[fact->index];
    const Things *things = deal_things_of(deal, fact);
    if (!things) {
        settle(&(Settling){.deal = deal, .fact = fact, .known = known});
        return;
    }
    for (size_t i = 0; i < things->n; i++)
        deal_settle_thing(deal, &things->things[i], fact);
    known->standing = plain_standing(known); /* the things have told what contradicts */
}
