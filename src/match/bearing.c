#include "match/bearing.h"

#include "match/evaluate.h"
#include "match/reasons.h"

static bool yields_to_certain(View *view, const Decl *rule)
{
    for (size_t i = 0; i < rule->n_yields; i++) {
        if (evaluate_decl(view, rule->yields_to[i]) == TRUTH_YES)
            return true;
    }
    return false;
}

/* The greatest gate of the scopes that reach a rule, and the outcome that it has there. */
static Truth gate_of(Tiers *tiers, const Decl *rule, Outcome *outcome)
{
    const Programme *programme = tiers->view->programme;
    *outcome = rule->outcome;
    if (programme->n_scopes == 0)
        return TRUTH_YES;
    Truth greatest = TRUTH_NO;
    for (size_t i = 0; i < programme->n_scopes; i++) {
        const Decl *scope = programme->scopes[i];
        if (!(scope->outcomes & (1u << rule->outcome)) || !in_force_in(tiers->view, scope))
            continue;
        Truth gate = tier_scope(tiers, scope);
        if (gate > greatest) {
            greatest = gate;
            *outcome = outcome_under(rule->outcome, scope);
        }
    }
    return greatest;
}

static Hint hint_of(View *view, const Cond *cond);

static Hint stronger(Hint a, Hint b)
{
    return a > b ? a : b;
}

/* A rule names the activity first, and details behind it: a text that suggests a detail says less
 * of the activity than a cell that states it. */
static Hint hint_of_all(View *view, const Cond *all)
{
    Hint hint = HINT_NONE;
    for (const Cond *part = all->first; part && hint < HINT_STRONG; part = part->next) {
        bool is_strong = part == all->first || evaluate(view, part) == TRUTH_YES;
        Hint one = hint_of(view, part);
        hint = stronger(hint, one == HINT_STRONG && !is_strong ? HINT_WEAK : one);
    }
    return hint;
}

static Hint hint_of_any(View *view, const Cond *any)
{
    Hint hint = HINT_NONE;
    for (const Cond *part = any->first; part && hint < HINT_STRONG; part = part->next)
        hint = stronger(hint, hint_of(view, part));
    return hint;
}

static Hint hint_of_test(View *view, const Cond *test)
{
    if (evaluate(view, test) < TRUTH_LIKELY || test->fact->type == TYPE_DATE)
        return HINT_NONE;
    Standing standing = view_standing(view, test->fact);
    bool is_said = standing != STANDING_MISSING && standing != STANDING_PRESUMED;
    return is_said ? HINT_STRONG : HINT_NONE;
}

/* What speaks for another rule does not speak for one that builds on it. */
static Hint hint_of_term(View *view, const Decl *term)
{
    const Decl *version = version_in(view, term);
    return version && version->kind != DECL_RULE ? hint_of(view, version->when) : HINT_NONE;
}

/* Whether something that is said of the deal speaks for `cond`: of a rule with several parts
 * that one of them is stated or suggested, though others are open. */
static Hint hint_of(View *view, const Cond *cond)
{
    if (!cond || evaluate(view, cond) == TRUTH_NO)
        return HINT_NONE;
    switch (cond->kind) {
    case COND_ALL:
        return hint_of_all(view, cond);
    case COND_ANY:
        return hint_of_any(view, cond);
    case COND_TERM:
        return hint_of_term(view, cond->term);
    case COND_TEST:
        return hint_of_test(view, cond);
    case COND_SOME:
    case COND_TOTAL:
        return evaluate(view, cond) >= TRUTH_LIKELY ? HINT_STRONG : HINT_NONE;
    case COND_NOT:
    case COND_KNOWN:
    case COND_BAD:
        break;
    }
    return HINT_NONE;
}

/* Unlikely counts as unknown. */
static int step_of(Truth truth)
{
    return truth < TRUTH_UNKNOWN ? (int)TRUTH_UNKNOWN : (int)truth;
}

/* Most likely first: as things stand, then if it is in scope, then what speaks for it at all;
 * then the higher outcome. */
static int compare_bearings(const Bearing *a, const Bearing *b)
{
    if (step_of(a->value) != step_of(b->value))
        return step_of(b->value) - step_of(a->value);
    if (step_of(a->own) != step_of(b->own))
        return step_of(b->own) - step_of(a->own);
    if (a->hint != b->hint)
        return (int)b->hint - (int)a->hint;
    return (int)b->rule->outcome - (int)a->rule->outcome;
}

static bool bears_on(Tiers *tiers, const Decl *rule, Bearing *bearing)
{
    if (!in_force_in(tiers->view, rule))
        return false;
    *bearing = (Bearing){.rule = rule, .own = evaluate_decl(tiers->view, rule)};
    if (bearing->own == TRUTH_NO || yields_to_certain(tiers->view, rule))
        return false;
    bearing->value = truth_least(bearing->own, gate_of(tiers, rule, &bearing->outcome));
    if (bearing->value == TRUTH_NO)
        return false;
    bool holds = bearing->own >= TRUTH_LIKELY;
    bearing->hint = holds ? HINT_STRONG : hint_of(tiers->view, rule->when);
    return true;
}

/* Beside what speaks plainly for a rule, a detail that some text suggests of another is noise. */
static void drop_weak(Bearing *bearings, size_t n)
{
    bool strong = false;
    for (size_t i = 0; i < n; i++)
        strong = strong || bearings[i].hint == HINT_STRONG;
    for (size_t i = 0; strong && i < n; i++) {
        if (bearings[i].hint == HINT_WEAK)
            bearings[i].hint = HINT_NONE;
    }
}

const Bearing *bearings_of(Tiers *tiers, Arena *arena, size_t *n)
{
    const Programme *programme = tiers->view->programme;
    Bearing *sorted = arena_array(arena, Bearing, programme->n_rules + 1);
    Bearing bearing;
    *n = 0;
    for (size_t i = 0; i < programme->n_rules; i++) {
        if (!bears_on(tiers, programme->rules[i], &bearing))
            continue;
        size_t at = (*n)++;
        for (; at > 0 && compare_bearings(&sorted[at - 1], &bearing) > 0; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = bearing;
    }
    drop_weak(sorted, *n);
    return sorted;
}

BearingClass bearing_class(const Bearing *bearing)
{
    if (bearing->value >= TRUTH_LIKELY)
        return BEARING_HOLDS;
    if (bearing->own >= TRUTH_LIKELY)
        return BEARING_HOLDS_IN_SCOPE;
    return bearing->hint != HINT_NONE ? BEARING_HINTED : BEARING_OPEN;
}
