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

static bool is_hinted(View *view, const Cond *cond);

/* A rule names the activity first, and details behind it: a text that suggests a detail alone
 * is no sign of the activity; a detail that a cell states is one. */
static bool all_is_hinted(View *view, const Cond *all)
{
    for (const Cond *part = all->first; part; part = part->next) {
        bool speaks = part == all->first || evaluate(view, part) == TRUTH_YES;
        if (speaks && is_hinted(view, part))
            return true;
    }
    return false;
}

static bool any_is_hinted(View *view, const Cond *any)
{
    for (const Cond *part = any->first; part; part = part->next) {
        if (is_hinted(view, part))
            return true;
    }
    return false;
}

static bool test_is_hinted(View *view, const Cond *test)
{
    if (evaluate(view, test) < TRUTH_LIKELY || test->fact->type == TYPE_DATE)
        return false;
    Standing standing = view_standing(view, test->fact);
    return standing != STANDING_MISSING && standing != STANDING_PRESUMED;
}

/* What speaks for another rule does not speak for one that builds on it. */
static bool term_is_hinted(View *view, const Decl *term)
{
    const Decl *version = version_in(view, term);
    return version && version->kind != DECL_RULE && is_hinted(view, version->when);
}

/* Whether something that is said of the deal speaks for `cond`: of a rule with several parts
 * that one of them is stated or suggested, though others are open. */
static bool is_hinted(View *view, const Cond *cond)
{
    if (!cond || evaluate(view, cond) == TRUTH_NO)
        return false;
    switch (cond->kind) {
    case COND_ALL:
        return all_is_hinted(view, cond);
    case COND_ANY:
        return any_is_hinted(view, cond);
    case COND_TERM:
        return term_is_hinted(view, cond->term);
    case COND_TEST:
        return test_is_hinted(view, cond);
    case COND_SOME:
    case COND_TOTAL:
        return evaluate(view, cond) >= TRUTH_LIKELY;
    case COND_NOT:
    case COND_KNOWN:
    case COND_BAD:
        break;
    }
    return false;
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
    if (a->hinted != b->hinted)
        return a->hinted ? -1 : 1;
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
    bearing->hinted = bearing->own >= TRUTH_LIKELY || is_hinted(tiers->view, rule->when);
    return true;
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
    return sorted;
}

BearingClass bearing_class(const Bearing *bearing)
{
    if (bearing->value >= TRUTH_LIKELY)
        return BEARING_HOLDS;
    if (bearing->own >= TRUTH_LIKELY)
        return BEARING_HOLDS_IN_SCOPE;
    return bearing->hinted ? BEARING_HINTED : BEARING_OPEN;
}
