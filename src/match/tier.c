#include "match/tier.h"

#include "match/evaluate.h"

static const Outcome tiers_rising[] = {OUTCOME_NOTIFIABLE, OUTCOME_PROHIBITED};

Tiers tiers_of(View *view)
{
    return (Tiers){.view = view};
}

bool in_force_in(const View *view, const Decl *decl)
{
    return decl->from <= view->piece.first && view->piece.first <= decl->until;
}

Truth tier_scope(Tiers *tiers, const Decl *scope)
{
    return scope ? evaluate_decl(tiers->view, scope) : TRUTH_YES;
}

/* Of several versions only the one in force counts, which evaluate_decl finds by itself. */
static Truth truth_in_force(Tiers *tiers, const Decl *decl)
{
    return in_force_in(tiers->view, decl) ? evaluate_decl(tiers->view, decl) : TRUTH_NO;
}

Truth tier_rules(Tiers *tiers, Outcome outcome)
{
    unsigned char *memo = &tiers->rules[outcome];
    if (*memo == 0) {
        const Programme *programme = tiers->view->programme;
        Truth truth = TRUTH_NO;
        for (size_t i = 0; i < programme->n_rules && truth < TRUTH_YES; i++) {
            if (programme->rules[i]->outcome == outcome)
                truth = truth_greatest(truth, truth_in_force(tiers, programme->rules[i]));
        }
        *memo = (unsigned char)(truth + 1);
    }
    return (Truth)(*memo - 1);
}

bool is_under(const Decl *decl, const Decl *scope)
{
    if (decl->n_under == 0)
        return true;
    for (size_t i = 0; scope && i < decl->n_under; i++) {
        if (slice_equal(decl->under[i]->id, scope->id))
            return true;
    }
    return false;
}

bool exception_applies(const Decl *exception, Outcome outcome, const Decl *scope)
{
    return (exception->outcomes & (1u << outcome)) != 0 && is_under(exception, scope);
}

Truth tier_exceptions(Tiers *tiers, Outcome outcome, const Decl *scope)
{
    const Programme *programme = tiers->view->programme;
    Truth truth = TRUTH_NO;
    for (size_t i = 0; i < programme->n_exceptions && truth < TRUTH_YES; i++) {
        if (exception_applies(programme->exceptions[i], outcome, scope))
            truth = truth_greatest(truth, truth_in_force(tiers, programme->exceptions[i]));
    }
    return truth;
}

Outcome outcome_under(Outcome outcome, const Decl *scope)
{
    return scope && scope->has_gives ? scope->gives : outcome;
}

bool scope_reaches(const Decl *scope, Outcome outcome)
{
    return !scope || (scope->outcomes & (1u << outcome)) != 0;
}

Outcome tier_certain(Tiers *tiers, const Decl *scope)
{
    for (size_t i = COUNT(tiers_rising); i-- > 0;) {
        if (scope_reaches(scope, tiers_rising[i]) &&
            tier_rules(tiers, tiers_rising[i]) == TRUTH_YES)
            return tiers_rising[i];
    }
    return OUTCOME_NOT_COVERED;
}

static unsigned possible_ends(Tiers *tiers, const Decl *scope, Truth gate)
{
    unsigned ends = 0;
    bool certain = false; /* a rule of this or a higher outcome holds */
    for (size_t i = COUNT(tiers_rising); i-- > 0 && !certain;) {
        Outcome outcome = tiers_rising[i];
        if (!scope_reaches(scope, outcome))
            continue;
        Truth rules = tier_rules(tiers, outcome);
        if (rules == TRUTH_NO)
            continue;
        Truth exceptions = tier_exceptions(tiers, outcome, scope);
        if (exceptions < TRUTH_YES)
            ends |= 1u << outcome_under(outcome, scope);
        if (exceptions > TRUTH_NO)
            ends |= 1u << OUTCOME_EXCEPTED;
        certain = rules == TRUTH_YES;
    }
    if (gate < TRUTH_YES || !certain)
        ends |= 1u << OUTCOME_NOT_COVERED;
    return ends;
}

unsigned tier_ends(Tiers *tiers, const Decl *scope)
{
    Truth gate = tier_scope(tiers, scope);
    return gate == TRUTH_NO ? 0 : possible_ends(tiers, scope, gate);
}

static Outcome likely_end(Tiers *tiers, const Decl *scope, Truth gate)
{
    for (size_t i = COUNT(tiers_rising); i-- > 0;) {
        Outcome outcome = tiers_rising[i];
        if (!scope_reaches(scope, outcome) ||
            truth_least(gate, tier_rules(tiers, outcome)) < TRUTH_LIKELY)
            continue;
        if (tier_exceptions(tiers, outcome, scope) >= TRUTH_LIKELY)
            return OUTCOME_EXCEPTED;
        return outcome_under(outcome, scope);
    }
    return OUTCOME_NOT_COVERED;
}

Range tier_range_of(Tiers *tiers, const Decl *scope)
{
    Range range = {OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED};
    Truth gate = tier_scope(tiers, scope);
    if (gate == TRUTH_NO)
        return range;
    unsigned ends = possible_ends(tiers, scope, gate);
    while (!(ends & (1u << range.floor)))
        range.floor++;
    range.ceiling = OUTCOME_PROHIBITED;
    while (!(ends & (1u << range.ceiling)))
        range.ceiling--;
    range.likely = likely_end(tiers, scope, gate);
    return range;
}

static bool is_open_under(Tiers *tiers, const Decl *scope)
{
    if (tier_scope(tiers, scope) == TRUTH_NO)
        return false;
    for (size_t i = 0; i < COUNT(tiers_rising); i++) {
        if (scope_reaches(scope, tiers_rising[i]) && tier_rules(tiers, tiers_rising[i]) > TRUTH_NO)
            return true;
    }
    return false;
}

bool tier_is_open(Tiers *tiers)
{
    const Programme *programme = tiers->view->programme;
    for (size_t i = 0; i < programme->n_scopes; i++) {
        if (in_force_in(tiers->view, programme->scopes[i]) &&
            is_open_under(tiers, programme->scopes[i]))
            return true;
    }
    return programme->n_scopes == 0 && is_open_under(tiers, NULL);
}

static Outcome higher(Outcome a, Outcome b)
{
    return a > b ? a : b;
}

Range tier_range(Tiers *tiers)
{
    const Programme *programme = tiers->view->programme;
    if (programme->n_scopes == 0)
        return tier_range_of(tiers, NULL);
    Range range = {OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED};
    for (size_t i = 0; i < programme->n_scopes; i++) {
        if (!in_force_in(tiers->view, programme->scopes[i]))
            continue;
        Range one = tier_range_of(tiers, programme->scopes[i]);
        range.floor = higher(range.floor, one.floor);
        range.ceiling = higher(range.ceiling, one.ceiling);
        range.likely = higher(range.likely, one.likely);
    }
    return range;
}

Outcome tier_signs(Tiers *tiers)
{
    const Programme *programme = tiers->view->programme;
    if (programme->n_scopes == 0)
        return likely_end(tiers, NULL, TRUTH_YES);
    Outcome signs = OUTCOME_NOT_COVERED;
    for (size_t i = 0; i < programme->n_scopes; i++) {
        const Decl *scope = programme->scopes[i];
        if (in_force_in(tiers->view, scope) && tier_scope(tiers, scope) > TRUTH_NO)
            signs = higher(signs, likely_end(tiers, scope, TRUTH_YES));
    }
    return signs;
}

Range range_join(Range a, Range b)
{
    return (Range){
        a.floor < b.floor ? a.floor : b.floor,
        higher(a.ceiling, b.ceiling),
        higher(a.likely, b.likely),
    };
}

bool range_equal(Range a, Range b)
{
    return a.floor == b.floor && a.ceiling == b.ceiling && a.likely == b.likely;
}
