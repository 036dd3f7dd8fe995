#include "match/things.h"

#include "match/evaluate.h"

static const Decimal nought = {0, 0}, hundred = {1, 2};

static const Things *named(const View *view, const Kind *kind)
{
    return &view->deal->things[kind->index];
}

static bool look_for_facts(const View *view, const Kind *kind)
{
    for (size_t i = 0; i < kind->n_facts; i++) {
        const DealFact *known = view_own_fact(view, kind->facts[i]);
        if (known->stated || known->unreadable)
            return true;
    }
    return false;
}

/* Whether the row says anything of a thing of this kind without naming it. */
static bool row_speaks_of(const View *view, const Kind *kind)
{
    unsigned char *spoken = &view->spoken[kind->index];
    if (*spoken == 0)
        *spoken = 1 + look_for_facts(view, kind);
    return *spoken == 2;
}

/* ---- shares of a whole ---- */

/* The range of a thing's amount: blank is anything. Hints count as blank unless `likely`. */
static Interval amount_of(const View *view, const Fact *fact, const Thing *thing, bool likely)
{
    const View part = view_of_thing(view, thing);
    Standing standing = view_standing(&part, fact);
    const Saying *said = view_sayings(&part, fact);
    bool weak = standing == STANDING_INFERRED || standing == STANDING_CONTRADICTED;
    Interval amount = {.has_low = true, .has_high = fact->whole};
    amount.low = nought;
    amount.high = hundred;
    if (!said || (weak && !likely))
        return amount;
    if (said->value.number.has_low) {
        amount.low = said->value.number.low;
        amount.low_open = said->value.number.low_open;
    }
    if (said->value.number.has_high) {
        amount.has_high = true;
        amount.high = said->value.number.high;
        amount.high_open = said->value.number.high_open;
    }
    return amount;
}

/* What the named things leave of the whole: [0, 100 less what is certain]. `certain` is set
 * where something is left for certain. */
static Decimal rest_of_whole(const View *view, const Fact *fact, bool *certain)
{
    const Things *things = named(view, fact->of);
    size_t n = things->n > 0 ? things->n : row_speaks_of(view, fact->of) ? 1 : 0;
    Decimal low = nought, high = nought, rest;
    *certain = true;
    if (n == 0)
        return hundred;
    for (size_t i = 0; i < n; i++) {
        const Thing *thing = things->n > 0 ? &things->things[i] : NULL;
        Interval amount = amount_of(view, fact, thing, false);
        if (!decimal_add(low, amount.low, &low) || !decimal_add(high, amount.high, &high))
            high = hundred;
    }
    *certain = decimal_compare(high, hundred) < 0;
    if (!decimal_subtract(hundred, low, &rest) || rest.mantissa < 0)
        rest = nought;
    return rest;
}

/* Whether there may be things that the row does not name, and whether there are for certain. */
static bool may_have_others(const View *view, const Kind *kind, bool *certain)
{
    const Things *things = named(view, kind);
    *certain = false;
    if (things->none)
        return false;
    if (things->n == 0 && !row_speaks_of(view, kind))
        return true;
    bool others = false;
    for (size_t i = 0; i < kind->n_facts; i++) {
        if (!kind->facts[i]->whole)
            continue;
        bool left;
        others = rest_of_whole(view, kind->facts[i], &left).mantissa > 0 || others;
        *certain = *certain || left;
    }
    return others;
}

/* ---- the walk over things ---- */

ThingWalk things_of(const Kind *kind)
{
    return (ThingWalk){.kind = kind};
}

bool things_next(const View *view, ThingWalk *walk)
{
    const Things *things = named(view, walk->kind);
    bool speaks = things->n == 0 && !things->none && row_speaks_of(view, walk->kind);
    size_t n_named = things->n > 0 ? things->n : speaks ? 1 : 0;
    bool certain;
    if (walk->next < n_named) {
        walk->thing = things->n > 0 ? &things->things[walk->next] : NULL;
        walk->capped = walk->unnamed = false;
    } else if (walk->next == n_named && may_have_others(view, walk->kind, &certain)) {
        walk->thing = NULL;
        walk->unnamed = true;
        walk->capped = !certain;
    } else {
        return false;
    }
    walk->next++;
    return true;
}

View view_of_walk(const View *view, const ThingWalk *walk)
{
    return walk->unnamed ? view_of_unnamed(view) : view_of_thing(view, walk->thing);
}

static Truth capped(const ThingWalk *walk, Truth truth)
{
    return walk->capped ? truth_least(truth, TRUTH_LIKELY) : truth;
}

Truth evaluate_some(View *view, const Cond *cond)
{
    Truth greatest = TRUTH_NO;
    for (ThingWalk walk = things_of(cond->of); greatest < TRUTH_YES && things_next(view, &walk);) {
        View part = view_of_walk(view, &walk);
        greatest = truth_greatest(greatest, capped(&walk, evaluate(&part, cond->first)));
    }
    return greatest;
}

Truth evaluate_for_any(View *view, const Decl *version)
{
    Truth greatest = TRUTH_NO;
    for (ThingWalk walk = things_of(version->for_any);
         greatest < TRUTH_YES && things_next(view, &walk);) {
        View part = view_of_walk(view, &walk);
        greatest = truth_greatest(greatest, capped(&walk, evaluate_decl(&part, version)));
    }
    return greatest;
}

/* ---- totals ---- */

/* One thing's part in a sum. */
static bool add_amount(Interval *sum, Interval amount, bool counts_low, bool counts_high)
{
    if (counts_low) {
        if (!decimal_add(sum->low, amount.low, &sum->low))
            return false;
        sum->low_open = sum->low_open || amount.low_open;
    }
    if (counts_high && sum->has_high) {
        sum->has_high = amount.has_high;
        if (amount.has_high && !decimal_add(sum->high, amount.high, &sum->high))
            return false;
        sum->high_open = sum->high_open || amount.high_open;
    }
    return true;
}

/* For shares of a whole the sum is at most what those that do not count leave; where rounding
 * makes more than a whole, it is what surely counts. */
static void cap_sum(Interval *sum, Decimal refused)
{
    Decimal most;
    if (!decimal_subtract(hundred, refused, &most))
        return;
    if (decimal_compare(most, sum->low) < 0)
        most = sum->low;
    if (!sum->has_high || decimal_compare(sum->high, most) > 0) {
        sum->has_high = true;
        sum->high = most;
        sum->high_open = false;
    }
}

/* The amount of the others: a whole's rest, or no bound. */
Interval amount_of_others(const View *view, const Fact *fact)
{
    Interval amount = {.has_low = true, .has_high = fact->whole};
    bool certain;
    amount.low = nought;
    amount.high = fact->whole ? rest_of_whole(view, fact, &certain) : nought;
    return amount;
}

/* What is left over besides the named ones is one more part of the sum, not capped: the rest
 * of a whole belongs to somebody. */
bool total_interval(View *view, const Cond *cond, bool likely, Interval *sum)
{
    const Fact *fact = cond->fact;
    *sum = (Interval){.has_low = true, .has_high = true};
    sum->low = sum->high = nought;
    Decimal refused = nought;
    for (ThingWalk walk = things_of(fact->of); things_next(view, &walk);) {
        View part = view_of_walk(view, &walk);
        Truth counts = evaluate(&part, cond->first);
        Interval amount =
            walk.unnamed ? amount_of_others(view, fact) : amount_of(view, fact, walk.thing, likely);
        bool low = counts >= (likely ? TRUTH_LIKELY : TRUTH_YES);
        bool high = likely ? low : counts > TRUTH_NO;
        if (!add_amount(sum, amount, low, high))
            return false;
        if (counts == TRUTH_NO && !decimal_add(refused, amount.low, &refused))
            return false;
    }
    if (fact->whole)
        cap_sum(sum, refused);
    return interval_is_sound(*sum);
}

static Truth test_sum(View *view, const Cond *cond, Interval sum)
{
    const Value value = {.type = cond->fact->type, .number = sum};
    return test_value(view, cond, &value);
}

/* A row that says nothing of a kind leans nowhere: a presumption may fill what it leaves open. */
static bool is_silent_on(const View *view, const Kind *kind)
{
    const Things *things = named(view, kind);
    return things->n == 0 && !things->none && !row_speaks_of(view, kind);
}

Truth evaluate_total(View *view, const Cond *cond)
{
    Interval sum;
    if (!total_interval(view, cond, false, &sum))
        return TRUTH_UNKNOWN;
    Truth truth = test_sum(view, cond, sum);
    if (truth == TRUTH_YES || truth == TRUTH_NO)
        return truth;
    if (!total_interval(view, cond, true, &sum))
        return TRUTH_UNKNOWN;
    Truth leaning = truth_hinted(test_sum(view, cond, sum));
    return leaning == TRUTH_UNLIKELY && is_silent_on(view, cond->fact->of) ? TRUTH_UNKNOWN
                                                                           : leaning;
}

/* ---- trouble ---- */

bool things_rest_on_trouble(View *view, const Cond *cond)
{
    const Kind *kind = cond->kind == COND_SOME ? cond->of : cond->fact->of;
    if (named(view, kind)->n > 0)
        return true; /* a named thing leaves it open: no answer may be presumed over it */
    if (cond->kind == COND_TOTAL && view_is_troubled(view, cond->fact))
        return true;
    View part = view_of_thing(view, NULL);
    return rests_on_trouble(&part, cond->first);
}
