#include "match/presume.h"

#include "match/evaluate.h"
#include "match/things.h"

static bool in_force(const View *view, const Decl *decl)
{
    return decl->from <= view->piece.first && view->piece.first <= decl->until;
}

/* What should lift it and cannot be read, or contradicts itself, may well lift it. */
static bool is_lifted(View *view, const Cond *unless)
{
    return unless && (evaluate(view, unless) >= TRUTH_LIKELY || rests_on_trouble(view, unless));
}

static bool holds(View *view, const Decl *presume)
{
    return evaluate(view, presume->when) == TRUTH_YES && !is_lifted(view, presume->unless);
}

/* The value that is taken; false if it is copied from a fact that is neither stated nor
 * presumed, or not one value. */
static bool value_taken(const View *view, const Take *take, Date as_of, Value *value)
{
    switch (take->kind) {
    case TAKE_VALUE:
        *value = value_of_operand(take->fact, &take->value);
        return true;
    case TAKE_AS_OF:
        *value = (Value){.type = TYPE_DATE, .date = {as_of, as_of}};
        return true;
    case TAKE_FACT:
        break;
    }
    Standing standing = view_standing(view, take->from);
    if (standing != STANDING_STATED && standing != STANDING_PRESUMED)
        return false;
    *value = view_sayings(view, take->from)->value;
    return true;
}

/* Blank, or hinted at with that same value only. */
static bool may_fill(const View *view, const Fact *fact, const Value *value)
{
    const DealFact *known = view_fact(view, fact);
    if (!known->blank || known->stated)
        return false;
    for (const Saying *hint = known->hints; hint; hint = hint->next) {
        if (!value_equal(&hint->value, value))
            return false;
    }
    return true;
}

static const Saying *saying_of(const Decl *presume, const Value *value, Arena *arena)
{
    Saying *saying = arena_new(arena, Saying);
    saying->kind = SAID_BY_PRESUMPTION;
    saying->value = *value;
    saying->column = NO_COLUMN;
    saying->presume = presume;
    return saying;
}

static bool takes_date(const View *view, const Decl *presume)
{
    for (size_t i = 0; i < presume->n_takes; i++) {
        if (presume->takes[i].fact == view->book->completion_date)
            return true;
    }
    return false;
}

void presume_date(View *view, Date as_of, Arena *arena)
{
    const Fact *date = view->book->completion_date;
    if (!date || view_completion(view)->stated)
        return; /* before the conditions: which they are does not matter then */
    for (size_t i = 0; i < view->programme->n_presumes && !view->as_of; i++) {
        const Decl *presume = view->programme->presumes[i];
        if (!in_force(view, presume) || !takes_date(view, presume) || !holds(view, presume))
            continue;
        for (size_t k = 0; k < presume->n_takes; k++) {
            const Take *take = &presume->takes[k];
            Value value;
            if (take->fact == date && value_taken(view, take, as_of, &value) &&
                may_fill(view, date, &value))
                view->as_of = saying_of(presume, &value, arena);
        }
    }
}

/* Where a view keeps what is presumed of a fact: the deal's, or the thing's at hand. */
static const Saying **place_for(const View *view, const Fact *fact)
{
    if (view->thing && fact->of)
        return &view->of_things[view->thing->slot][fact->index];
    return &view->presumed[fact->index];
}

static bool apply(View *view, const Decl *presume, Date as_of, Arena *arena)
{
    bool any = false;
    for (size_t i = 0; i < presume->n_takes; i++) {
        const Take *take = &presume->takes[i];
        const Saying **place = place_for(view, take->fact);
        Value value;
        if (take->fact == view->book->completion_date || *place)
            continue;
        if (value_taken(view, take, as_of, &value) && may_fill(view, take->fact, &value)) {
            *place = saying_of(presume, &value, arena);
            any = true;
        }
    }
    return any;
}

/* Whether there is anything that it could fill: cheaper to see than its conditions. The
 * completion date was presumed before. */
static bool has_use(const View *view, const Decl *presume)
{
    for (size_t i = 0; i < presume->n_takes; i++) {
        const Fact *fact = presume->takes[i].fact;
        if (fact == view->book->completion_date)
            continue;
        const DealFact *known = view_fact(view, fact);
        if (known->blank && !known->stated)
            return true;
    }
    return false;
}

static bool presume_one(View *view, const Decl *presume, Date as_of, Arena *arena)
{
    return has_use(view, presume) && holds(view, presume) && apply(view, presume, as_of, arena);
}

/* `for any KIND`: each thing that the row speaks of, by itself. */
static bool presume_of_things(View *view, const Decl *presume, Date as_of, Arena *arena)
{
    bool any = false;
    for (ThingWalk walk = things_of(presume->for_any); things_next(view, &walk);) {
        View part = view_of_thing(view, walk.thing);
        if (!walk.unnamed)
            any = presume_one(&part, presume, as_of, arena) || any;
    }
    return any;
}

bool presume_facts(View *view, Date as_of, Arena *arena)
{
    bool any = false;
    for (size_t i = 0; i < view->programme->n_presumes; i++) {
        const Decl *presume = view->programme->presumes[i];
        if (!in_force(view, presume))
            continue;
        bool one = presume->for_any ? presume_of_things(view, presume, as_of, arena)
                                    : presume_one(view, presume, as_of, arena);
        any = any || one;
    }
    return any;
}
