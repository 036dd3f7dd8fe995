#include "match/questions.h"

#include "match/evaluate.h"
#include "match/reasons.h"
#include "match/things.h"

#include <string.h>

static bool is_settled(Truth truth)
{
    return truth == TRUTH_YES || truth == TRUTH_NO;
}

void ask_fact(Asking *asking, const Fact *fact, Slice citation)
{
    if (slice_is(fact->group, "reading"))
        return;
    size_t i = 0;
    while (i < asking->n_asked && asking->asked[i].fact != fact)
        i++;
    if (i == QUESTIONS_MAX)
        return;
    if (i == asking->n_asked) {
        asking->asked[i].fact = fact;
        asking->asked[i].n_citations = 0;
        asking->n_asked++;
    }
    size_t *n = &asking->asked[i].n_citations;
    for (size_t k = 0; k < *n; k++) {
        if (slice_equal(asking->asked[i].citations[k], citation))
            return;
    }
    if (citation.len > 0 && *n < QUESTION_CITATIONS_MAX)
        asking->asked[i].citations[(*n)++] = citation;
}

/* Asks what leaves `cond` open; whether there was anything to ask. A stated interval that
 * straddles a threshold is asked for as well: a sharper answer would settle it. */
static bool ask_cond(Asking *asking, const Cond *cond, Slice citation);
static bool ask_for_any(Asking *asking, const Decl *version);

static bool ask_decl(Asking *asking, const Decl *decl)
{
    const Decl *version = version_in(asking->tiers->view, decl);
    if (!version)
        return false;
    if (version->for_any && !asking->tiers->view->in_thing)
        return ask_for_any(asking, version);
    if (version->answered_by && answer_stands(asking->tiers->view, version)) {
        ask_fact(asking, version->answered_by, decl_citation(version));
        return true;
    }
    return ask_cond(asking, version->when, decl_citation(version));
}

/* Of the items of an `and` the first that is open and gives a question. */
static bool ask_first(Asking *asking, const Cond *cond, Slice citation)
{
    for (const Cond *part = cond->first; part; part = part->next) {
        if (ask_cond(asking, part, citation_with(asking->arena, citation, part->label)))
            return true;
    }
    return false;
}

static bool ask_each(Asking *asking, const Cond *cond, Slice citation)
{
    bool any = false;
    for (const Cond *part = cond->first; part; part = part->next)
        any = ask_cond(asking, part, citation_with(asking->arena, citation, part->label)) || any;
    return any;
}

/* ---- things ---- */

/* What is open of each thing; of those that nobody names only if no other is open. */
static bool ask_some(Asking *asking, const Cond *cond, Slice citation)
{
    View *view = asking->tiers->view;
    bool any = false;
    for (ThingWalk walk = things_of(cond->of); things_next(view, &walk);) {
        View part = view_of_walk(view, &walk);
        if (walk.unnamed && any)
            break;
        asking->tiers->view = &part;
        any = ask_cond(asking, cond->first, citation) || any;
        asking->tiers->view = view;
    }
    return any;
}

static bool ask_for_any(Asking *asking, const Decl *version)
{
    View *view = asking->tiers->view;
    bool any = false;
    for (ThingWalk walk = things_of(version->for_any); things_next(view, &walk);) {
        View part = view_of_walk(view, &walk);
        if (walk.unnamed && any)
            break;
        asking->tiers->view = &part;
        if (!is_settled(evaluate_decl(&part, version)))
            any = ask_decl(asking, version) || any;
        asking->tiers->view = view;
    }
    return any;
}

/* Who the things are where that is open, and the amounts of those that may count. */
static bool ask_total(Asking *asking, const Cond *cond, Slice citation)
{
    View *view = asking->tiers->view;
    bool any = false;
    for (ThingWalk walk = things_of(cond->fact->of); cond->first && things_next(view, &walk);) {
        View part = view_of_walk(view, &walk);
        asking->tiers->view = &part;
        if (!walk.unnamed)
            any = ask_cond(asking, cond->first, citation) || any;
        asking->tiers->view = view;
    }
    if (!any)
        ask_fact(asking, cond->fact, citation);
    return true;
}

static bool ask_cond(Asking *asking, const Cond *cond, Slice citation)
{
    if (!cond || is_settled(evaluate(asking->tiers->view, cond)))
        return false;
    switch (cond->kind) {
    case COND_ALL:
        return ask_first(asking, cond, citation);
    case COND_ANY:
        return ask_each(asking, cond, citation);
    case COND_NOT:
        return ask_cond(asking, cond->first, citation);
    case COND_TERM:
        return ask_decl(asking, cond->term);
    case COND_TEST:
        ask_fact(asking, cond->fact, citation);
        return !slice_is(cond->fact->group, "reading");
    case COND_SOME:
        return ask_some(asking, cond, citation);
    case COND_TOTAL:
        return ask_total(asking, cond, citation);
    case COND_KNOWN:
    case COND_BAD:
        break;
    }
    return false;
}

/* ---- which declarations still matter ---- */

static bool is_open(Asking *asking, const Decl *decl)
{
    return in_force_in(asking->tiers->view, decl) &&
           !is_settled(evaluate_decl(asking->tiers->view, decl));
}

/* The highest that a scope could lead to if it held. */
static Outcome reach_of(Asking *asking, const Decl *scope)
{
    Outcome reach = OUTCOME_NOT_COVERED;
    for (Outcome outcome = OUTCOME_NOTIFIABLE; outcome <= OUTCOME_PROHIBITED; outcome++) {
        if (scope && !(scope->outcomes & (1u << outcome)))
            continue;
        if (tier_rules(asking->tiers, outcome) > TRUTH_NO &&
            tier_exceptions(asking->tiers, outcome, scope) < TRUTH_YES &&
            outcome_under(outcome, scope) > reach)
            reach = outcome_under(outcome, scope);
    }
    return reach;
}

/* An open rule matters where no rule of its outcome or a higher one is certain. */
static bool rule_matters(Asking *asking, const Decl *rule, const Decl *scope)
{
    return scope_reaches(scope, rule->outcome) &&
           tier_certain(asking->tiers, scope) < rule->outcome;
}

static void ask_rules(Asking *asking, const Decl *scope)
{
    const Programme *programme = asking->tiers->view->programme;
    for (size_t i = 0; i < programme->n_rules; i++) {
        const Decl *rule = programme->rules[i];
        if (is_open(asking, rule) && rule_matters(asking, rule, scope))
            ask_decl(asking, rule);
    }
}

static void ask_exceptions(Asking *asking, const Decl *scope)
{
    const Programme *programme = asking->tiers->view->programme;
    for (size_t i = 0; i < programme->n_exceptions; i++) {
        const Decl *exception = programme->exceptions[i];
        for (Outcome outcome = OUTCOME_NOTIFIABLE; outcome <= OUTCOME_PROHIBITED; outcome++) {
            if (exception_applies(exception, outcome, scope) && is_open(asking, exception) &&
                tier_rules(asking->tiers, outcome) > TRUTH_NO &&
                tier_exceptions(asking->tiers, outcome, scope) < TRUTH_YES)
                ask_decl(asking, exception);
        }
    }
}

/* A scope that is open can raise the result only beyond what the certain ones reach. */
static void ask_scope(Asking *asking, const Decl *scope, Outcome floor, Outcome certain_reach)
{
    Truth gate = tier_scope(asking->tiers, scope);
    Outcome reach = reach_of(asking, scope);
    if (gate == TRUTH_NO || reach < floor || reach == OUTCOME_NOT_COVERED)
        return;
    if (gate != TRUTH_YES && (reach <= certain_reach || reach == floor))
        return;
    size_t before = asking->n_asked;
    if (gate != TRUTH_YES)
        ask_decl(asking, scope);
    if (!asking->hinge && asking->n_asked > before)
        asking->hinge = asking->asked[before].fact;
    ask_rules(asking, scope);
    ask_exceptions(asking, scope);
}

static Outcome certain_reach(Asking *asking)
{
    const Programme *programme = asking->tiers->view->programme;
    Outcome reach = OUTCOME_NOT_COVERED;
    for (size_t i = 0; i < programme->n_scopes; i++) {
        const Decl *scope = programme->scopes[i];
        if (in_force_in(asking->tiers->view, scope) &&
            tier_scope(asking->tiers, scope) == TRUTH_YES && reach_of(asking, scope) > reach)
            reach = reach_of(asking, scope);
    }
    return reach;
}

void ask_programme(Asking *asking, Range range)
{
    const Programme *programme = asking->tiers->view->programme;
    if (range.floor == range.ceiling)
        return;
    if (programme->n_scopes == 0)
        ask_scope(asking, NULL, range.floor, OUTCOME_NOT_COVERED);
    Outcome certain = certain_reach(asking);
    for (size_t i = 0; i < programme->n_scopes; i++) {
        if (in_force_in(asking->tiers->view, programme->scopes[i]))
            ask_scope(asking, programme->scopes[i], range.floor, certain);
    }
}

const Question *asking_copy(const Asking *asking, size_t *n)
{
    *n = asking->n_asked;
    if (*n == 0)
        return NULL;
    Question *questions = arena_array(asking->arena, Question, *n);
    for (size_t i = 0; i < *n; i++) {
        size_t n_citations = asking->asked[i].n_citations;
        Slice *citations = arena_array(asking->arena, Slice, n_citations + 1);
        memcpy(citations, asking->asked[i].citations, n_citations * sizeof(Slice));
        questions[i] = (Question){asking->asked[i].fact, citations, n_citations};
    }
    return questions;
}
