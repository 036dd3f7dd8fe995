#include "match/split.h"

#include <stdlib.h>
#include <string.h>

/* The values that a fact may have, if it is blank or stated as one of several; else 0. */
static uint64_t values_of(const View *view, const Fact *fact)
{
    const DealFact *known = view_fact(view, fact);
    if (view_supposes(view, fact))
        return 0;
    switch (view_standing(view, fact)) {
    case STANDING_MISSING:
        return known->blank ? UINT64_MAX : 0;
    case STANDING_STATED:
        break;
    case STANDING_PRESUMED:
    case STANDING_INFERRED:
    case STANDING_CONTRADICTED:
        return 0;
    }
    uint64_t names = UINT64_MAX;
    for (const Saying *said = known->stated; said; said = said->next)
        names &= said->value.choices.names;
    return (names & (names - 1)) != 0 ? names : 0;
}

size_t split_facts(const View *view, const Fact *out[SPLIT_MAX])
{
    const Programme *programme = view->programme;
    size_t n = 0;
    for (size_t i = 0; i < programme->n_split; i++) {
        if (values_of(view, programme->split[i]) != 0)
            out[n++] = programme->split[i];
    }
    return n;
}

const Fact *const *split_facts_copy(const View *view, Arena *arena, size_t *n)
{
    const Fact **facts = arena_array(arena, const Fact *, SPLIT_MAX);
    *n = split_facts(view, facts);
    return *n > 0 ? facts : NULL;
}

/* ---- what a value bears on ---- */

static bool is_split(const Rulebook *book, const Fact *fact)
{
    for (size_t i = 0; i < book->n_programmes; i++) {
        const Programme *programme = book->programmes[i];
        for (size_t k = 0; k < programme->n_split; k++) {
            if (programme->split[k] == fact)
                return true;
        }
    }
    return false;
}

/* Any version of a term: which one is in force depends on the piece. */
static bool term_varies(const Varying *varying, const Decl *term)
{
    for (; term; term = term->version) {
        if (varying->decls[term->index])
            return true;
    }
    return false;
}

static bool mark_cond(const Rulebook *book, const Varying *varying, const Cond *cond)
{
    if (!cond)
        return false;
    bool varies = (cond->fact && is_split(book, cond->fact)) || term_varies(varying, cond->term);
    for (const Cond *part = cond->first; part; part = part->next)
        varies = mark_cond(book, varying, part) || varies;
    varying->conds[cond->index] = varies;
    return varies;
}

static bool mark_decl(const Rulebook *book, const Varying *varying, const Decl *decl)
{
    bool varies = mark_cond(book, varying, decl->when);
    varies = mark_cond(book, varying, decl->unless) || varies;
    return varies || (decl->answered_by && is_split(book, decl->answered_by));
}

/* Declarations may stand behind those that name them: marked until nothing changes. */
Varying split_varying(const Rulebook *book)
{
    Varying varying = {calloc(book->n_decls + 1, sizeof(bool)),
                       calloc(book->n_conds + 1, sizeof(bool))};
    if (!varying.decls || !varying.conds)
        out_of_memory();
    for (bool goes_on = true; goes_on;) {
        goes_on = false;
        for (size_t i = 0; i < book->n_decls; i++) {
            bool varies = mark_decl(book, &varying, book->decls[i]);
            bool *known = &varying.decls[book->decls[i]->index];
            goes_on = goes_on || varies != *known;
            *known = varies;
        }
    }
    return varying;
}

/* ---- all combinations ---- */

typedef struct Walk {
    const Fact *facts[SPLIT_MAX];
    size_t n_facts;
    Memo steady;
    SplitVisit *visit;
    void *context;
} Walk;

static bool is_decided(View *view)
{
    Tiers tiers = tiers_of(view);
    Range range = tier_range(&tiers);
    return range.floor == range.ceiling;
}

static Supposed suppose(const Fact *fact, uint64_t value, const Supposed *next)
{
    Supposed supposed = {.fact = fact, .next = next};
    supposed.saying.column = NO_COLUMN;
    supposed.saying.value.type = TYPE_CHOICE;
    supposed.saying.value.choices.names = value;
    return supposed;
}

static bool walk_fact(const Walk *walk, const View *view, size_t at)
{
    const Fact *fact = walk->facts[at];
    const uint64_t values = values_of(view, fact);
    for (size_t i = 0; i < fact->n_choices; i++) {
        if (!(values & (UINT64_C(1) << i)))
            continue;
        Supposed supposed = suppose(fact, UINT64_C(1) << i, view->supposed);
        View part = *view;
        part.supposed = &supposed;
        memset(part.memo.values, 0, part.book->n_decls);
        ++*part.memo.round;
        bool is_last = at + 1 == walk->n_facts || is_decided(&part);
        bool goes_on = is_last ? walk->visit(walk->context, &part) : walk_fact(walk, &part, at + 1);
        if (!goes_on)
            return false;
    }
    return true;
}

void split_visit(const View *view, Memo memo, SplitVisit *visit, void *context)
{
    Walk walk = {.steady = view->memo, .visit = visit, .context = context};
    walk.n_facts = split_facts(view, walk.facts);
    View start = *view;
    start.memo = memo;
    start.steady = &walk.steady;
    if (walk.n_facts > 0)
        walk_fact(&walk, &start, 0);
}

const Supposed *split_first(const View *view, Arena *arena)
{
    const Fact *facts[SPLIT_MAX];
    size_t n = split_facts(view, facts);
    const Supposed *first = NULL;
    for (size_t i = 0; i < n; i++) {
        uint64_t values = values_of(view, facts[i]);
        Supposed *supposed = arena_new(arena, Supposed);
        *supposed = suppose(facts[i], values & -values, first);
        first = supposed;
    }
    return first;
}

typedef struct Opening {
    bool any, is_open;
} Opening;

static bool look_for_opening(void *context, View *view)
{
    Opening *opening = context;
    Tiers tiers = tiers_of(view);
    opening->any = true;
    opening->is_open = tier_is_open(&tiers);
    return !opening->is_open;
}

bool split_is_open(const View *view, Memo memo)
{
    Opening opening = {false, false};
    split_visit(view, memo, look_for_opening, &opening);
    return opening.is_open || !opening.any;
}

/* ---- the interval ---- */

typedef struct Joined {
    Range whole, range;
    bool any, same;
} Joined;

/* Goes on as long as a further value could still change the interval. */
static bool join(void *context, View *view)
{
    Joined *joined = context;
    Tiers tiers = tiers_of(view);
    Range one = tier_range(&tiers);
    joined->same = !joined->any || (joined->same && range_equal(joined->range, one));
    joined->range = joined->any ? range_join(joined->range, one) : one;
    joined->any = true;
    return joined->range.floor > joined->whole.floor ||
           joined->range.ceiling < joined->whole.ceiling ||
           joined->range.likely < joined->whole.ceiling;
}

static Outcome between(Outcome outcome, Outcome least, Outcome greatest)
{
    return outcome < least ? least : outcome > greatest ? greatest : outcome;
}

/* Values and presumptions may disagree (an answer that is presumed gives way to details that
 * are stated); what is then left of both counts. */
static Range narrowed(Range whole, Range split)
{
    Outcome floor = split.floor > whole.floor ? split.floor : whole.floor;
    Outcome ceiling = split.ceiling < whole.ceiling ? split.ceiling : whole.ceiling;
    if (floor > ceiling)
        return whole;
    return (Range){floor, ceiling, between(split.likely, floor, ceiling)};
}

Range split_range(const View *view, Memo memo, Range whole, bool *same)
{
    *same = false;
    if (view->programme->n_split == 0 || whole.floor == whole.ceiling)
        return whole;
    Joined joined = {.whole = whole};
    split_visit(view, memo, join, &joined);
    if (!joined.any)
        return whole;
    Range range = narrowed(whole, joined.range);
    *same = joined.same && range_equal(range, joined.range);
    return range;
}
