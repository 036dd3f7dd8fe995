#include "match/view.h"

#include "match/looks.h"

#include <string.h>

static bool is_of_thing(const View *view, const Fact *fact)
{
    return view->thing && fact->of;
}

const DealFact *view_own_fact(const View *view, const Fact *fact)
{
    reads_note(view->reads, fact->index);
    return &view->deal->facts[fact->index];
}

const DealFact *view_fact(const View *view, const Fact *fact)
{
    const DealFact *own = view_own_fact(view, fact);
    return is_of_thing(view, fact) ? &view->thing->facts[fact->index] : own;
}

const DealFact *view_completion(const View *view)
{
    if (view->reads)
        reads_note(view->reads, looks_piece(view->reads->looks));
    return &view->deal->facts[view->book->completion_date->index];
}

static const Saying *presumed_for(const View *view, const Fact *fact)
{
    if (view->unnamed && fact->of)
        return NULL;
    if (!is_of_thing(view, fact))
        return view->presumed[fact->index];
    const Saying **presumed = view->of_things ? view->of_things[view->thing->slot] : NULL;
    return presumed ? presumed[fact->index] : NULL;
}

View view_of_thing(const View *view, const Thing *thing)
{
    View part = *view;
    part.in_thing = true;
    part.thing = thing;
    part.unnamed = false;
    return part;
}

View view_of_unnamed(const View *view)
{
    View part = view_of_thing(view, NULL);
    part.unnamed = true;
    return part;
}

static bool is_unnamed(const View *view, const Fact *fact)
{
    return view->unnamed && fact->of;
}

static bool is_contradicted(const View *view, const Fact *fact)
{
    return view->contradicted && view->contradicted[fact->index];
}

static Standing standing_of(const View *view, const Fact *fact)
{
    Standing standing = view_fact(view, fact)->standing;
    if (is_unnamed(view, fact))
        return view_fact(view, fact)->hints ? STANDING_INFERRED : STANDING_MISSING;
    if (standing == STANDING_STATED && is_contradicted(view, fact))
        return STANDING_CONTRADICTED;
    return standing;
}

/* Whether nothing but hints stands against what the cells say. */
static bool cells_agree(const DealFact *known)
{
    for (const Saying *a = known->stated; a; a = a->next)
        for (const Saying *b = a->next; b; b = b->next)
            if (!value_meets(&a->value, &b->value))
                return false;
    return known->stated && !known->unreadable;
}

/* On stated facts alone: what a text says neither makes a contradiction nor lifts one. */
static Standing standing_in_cells(const View *view, const Fact *fact)
{
    const DealFact *known = view_fact(view, fact);
    bool stated = known->standing == STANDING_STATED ||
                  (known->standing == STANDING_CONTRADICTED && cells_agree(known));
    return stated && !is_unnamed(view, fact) && !is_contradicted(view, fact) ? STANDING_STATED
                                                                             : STANDING_MISSING;
}

static const Saying *supposed_for(const View *view, const Fact *fact)
{
    if (view->mode == VIEW_STATED)
        return NULL;
    for (const Supposed *supposed = view->supposed; supposed; supposed = supposed->next) {
        if (supposed->fact == fact)
            return &supposed->saying;
    }
    return NULL;
}

bool view_supposes(const View *view, const Fact *fact)
{
    return view->supposed && supposed_for(view, fact) != NULL;
}

Standing view_standing(const View *view, const Fact *fact)
{
    Standing standing = standing_of(view, fact);
    if (view_supposes(view, fact))
        return STANDING_STATED;
    switch (view->mode) {
    case VIEW_FULL:
        return presumed_for(view, fact) ? STANDING_PRESUMED : standing;
    case VIEW_WITHOUT_PRESUMPTIONS:
        return standing;
    case VIEW_STATED:
        break;
    }
    return standing_in_cells(view, fact);
}

const Saying *view_sayings(const View *view, const Fact *fact)
{
    const DealFact *known = view_fact(view, fact);
    switch (view_standing(view, fact)) {
    case STANDING_MISSING:
        return NULL;
    case STANDING_STATED:
        return view_supposes(view, fact) ? supposed_for(view, fact) : known->stated;
    case STANDING_CONTRADICTED:
        return known->stated;
    case STANDING_PRESUMED:
        return presumed_for(view, fact);
    case STANDING_INFERRED:
        return known->hints;
    }
    return NULL;
}

bool view_is_troubled(const View *view, const Fact *fact)
{
    bool unreadable = view_fact(view, fact)->unreadable && !is_unnamed(view, fact);
    return unreadable || standing_of(view, fact) == STANDING_CONTRADICTED;
}

View view_stated(const View *view)
{
    View stated = *view;
    stated.mode = VIEW_STATED;
    stated.memo = view->stated_memo;
    stated.steady = NULL;
    return stated;
}

void view_forget(View *view)
{
    memset(view->memo.values, 0, view->book->n_decls);
    memset(view->stated_memo.values, 0, view->book->n_decls);
    ++*view->memo.round;
}
