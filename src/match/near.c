#include "match/near.h"

#include "match/distance.h"
#include "match/evaluate.h"
#include "match/looks.h"
#include "match/reasons.h"
#include "match/things.h"

#include <string.h>

/* ---- the tests of a condition that decide it ---- */

static void near_cond(Nearing *near, const Cond *cond, Slice citation);
static void near_decl(Nearing *near, const Decl *decl);

static bool is_kept(const Nearing *near, const Evidence *evidence)
{
    for (size_t i = 0; i < near->n; i++) {
        const Evidence *kept = &near->misses[i].evidence;
        if (kept->test == evidence->test && slice_equal(kept->thing, evidence->thing))
            return true;
    }
    return false;
}

static void keep(Nearing *near, const Evidence *evidence)
{
    if (near->n < NEAR_MAX && evidence->distance.near && !is_kept(near, evidence))
        near->misses[near->n++] = (NearMiss){near->decl, *evidence};
}

static void near_part(Nearing *near, const Cond *part, Slice citation)
{
    near_cond(near, part, citation_with(near->arena, citation, part->label));
}

/* One part has settled the whole: it alone may tip it, and only if no other settles it too.
 * What stands behind it is looked at only if there is something to tell. */
static void near_settler(Nearing *near, const Cond *cond, Truth settled, Slice citation)
{
    const Cond *part = cond->first;
    while (part && evaluate(near->view, part) != settled)
        part = part->next;
    if (!part)
        return;
    size_t before = near->n;
    near_part(near, part, citation);
    for (part = part->next; part && near->n > before; part = part->next) {
        if (evaluate(near->view, part) == settled)
            near->n = before;
    }
}

static void near_parts(Nearing *near, const Cond *cond, Slice citation)
{
    Truth settled = cond->kind == COND_ALL ? TRUTH_NO : TRUTH_YES;
    if (evaluate(near->view, cond) == settled) {
        near_settler(near, cond, settled, citation);
        return;
    }
    for (const Cond *part = cond->first; part; part = part->next)
        near_part(near, part, citation);
}

/* ---- things ---- */

/* What is put to each thing: a condition, or a declaration `for any`. */
typedef struct Put {
    const Cond *cond;
    const Decl *decl;
} Put;

static Truth truth_of_put(View *part, Put put)
{
    return put.decl ? evaluate_decl(part, put.decl) : evaluate(part, put.cond);
}

static void near_put(Nearing *near, View *part, Put put, Slice citation)
{
    View *view = near->view;
    near->view = part;
    if (put.decl)
        near_decl(near, put.decl);
    else
        near_cond(near, put.cond, citation);
    near->view = view;
}

/* As the parts of an `any`. */
static void near_each(Nearing *near, const Kind *kind, Put put, Slice citation)
{
    View *view = near->view;
    size_t before = near->n, n_yes = 0;
    for (ThingWalk walk = things_of(kind); n_yes < 2 && things_next(view, &walk);) {
        View part = view_of_walk(view, &walk);
        bool yes = truth_of_put(&part, put) == TRUTH_YES;
        if (yes && n_yes++ == 0)
            near->n = before;
        if (!walk.unnamed && (yes || n_yes == 0))
            near_put(near, &part, put, citation);
    }
    if (n_yes > 1)
        near->n = before;
}

/* ---- conditions ---- */

/* Looks at the number itself only if it is near: rows whose numbers are not can share what was
 * found (looks.h). */
static bool is_near(const View *view, const Cond *test)
{
    if (!type_is_measured(test->fact->type))
        return false;
    View part = *view;
    if (looks_note_test(view, test))
        part.reads = NULL;
    if (view_standing(&part, test->fact) != STANDING_STATED)
        return false;
    for (const Saying *said = view_sayings(&part, test->fact); said; said = said->next) {
        if (distance_of(view, test, &said->value).near)
            return true;
    }
    return false;
}

static void near_test(Nearing *near, const Cond *test, Slice citation)
{
    if (!is_near(near->view, test))
        return;
    Evidence evidence = evidence_of_test(near->view, test, citation);
    keep(near, &evidence);
}

static void near_total(Nearing *near, const Cond *total, Slice citation)
{
    Evidence evidence = evidence_of_total(near->view, near->arena, total, citation);
    keep(near, &evidence);
}

static void near_cond(Nearing *near, const Cond *cond, Slice citation)
{
    if (!cond)
        return;
    switch (cond->kind) {
    case COND_ALL:
    case COND_ANY:
        near_parts(near, cond, citation);
        break;
    case COND_NOT:
        near_cond(near, cond->first, citation);
        break;
    case COND_TERM:
        near_decl(near, cond->term);
        break;
    case COND_TEST:
        near_test(near, cond, citation);
        break;
    case COND_SOME:
        near_each(near, cond->of, (Put){.cond = cond->first}, citation);
        break;
    case COND_TOTAL:
        near_total(near, cond, citation);
        break;
    case COND_KNOWN:
    case COND_BAD:
        break;
    }
}

/* A stated answer decides, whatever the numbers behind it. */
static void near_decl(Nearing *near, const Decl *decl)
{
    const Decl *version = version_in(near->view, decl);
    if (!version)
        return;
    if (version->for_any && !near->view->in_thing)
        near_each(near, version->for_any, (Put){.decl = version}, slice(""));
    else if (!version->answered_by ||
             view_standing(near->view, version->answered_by) != STANDING_STATED)
        near_cond(near, version->when, decl_citation(version));
}

/* ---- the provisions that matter ---- */

static bool is_in_scope(Tiers *tiers, Outcome outcome)
{
    const Programme *programme = tiers->view->programme;
    bool any = programme->n_scopes == 0 && tier_exceptions(tiers, outcome, NULL) < TRUTH_YES;
    for (size_t i = 0; i < programme->n_scopes && !any; i++) {
        const Decl *scope = programme->scopes[i];
        any = in_force_in(tiers->view, scope) && scope_reaches(scope, outcome) &&
              tier_scope(tiers, scope) > TRUTH_NO &&
              tier_exceptions(tiers, outcome, scope) < TRUTH_YES;
    }
    return any;
}

static bool replaces(const Decl *other, const Decl *decl)
{
    if (decl->kind == DECL_RULE)
        return other->outcome >= decl->outcome;
    return (decl->outcomes & ~other->outcomes) == 0 && other->n_under == 0 && !other->has_gives;
}

/* Whether another declaration of the kind already says yes in place of `decl`. */
static bool is_replaced(Tiers *tiers, const Decl *decl, const Decl *const *others, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (others[i] != decl && replaces(others[i], decl) && in_force_in(tiers->view, others[i]) &&
            evaluate_decl(tiers->view, others[i]) == TRUTH_YES)
            return true;
    }
    return false;
}

static void near_one(Nearing *near, Tiers *tiers, const Decl *decl, const Decl *const *others,
                     size_t n_others)
{
    size_t before = near->n;
    near->decl = decl;
    near_decl(near, decl);
    if (near->n > before && is_replaced(tiers, decl, others, n_others))
        near->n = before;
}

static void near_rules(Nearing *near, Tiers *tiers)
{
    const Programme *programme = tiers->view->programme;
    for (size_t i = 0; i < programme->n_rules; i++) {
        const Decl *rule = programme->rules[i];
        bool beaten = rule->outcome < OUTCOME_PROHIBITED &&
                      tier_rules(tiers, OUTCOME_PROHIBITED) == TRUTH_YES;
        if (!beaten && in_force_in(tiers->view, rule) && is_in_scope(tiers, rule->outcome))
            near_one(near, tiers, rule, programme->rules, programme->n_rules);
    }
}

/* Whether some rule may lead to an outcome that `decl` is for. */
static bool has_rules(Tiers *tiers, const Decl *decl)
{
    for (Outcome outcome = OUTCOME_NOTIFIABLE; outcome <= OUTCOME_PROHIBITED; outcome++) {
        if ((decl->outcomes & (1u << outcome)) && tier_rules(tiers, outcome) > TRUTH_NO)
            return true;
    }
    return false;
}

static void near_scopes(Nearing *near, Tiers *tiers)
{
    const Programme *programme = tiers->view->programme;
    for (size_t i = 0; i < programme->n_scopes; i++) {
        const Decl *scope = programme->scopes[i];
        size_t before = near->n;
        if (!in_force_in(tiers->view, scope))
            continue;
        near_one(near, tiers, scope, programme->scopes, programme->n_scopes);
        if (near->n > before && !has_rules(tiers, scope))
            near->n = before;
    }
}

static bool may_be_under(Tiers *tiers, const Decl *exception)
{
    const Programme *programme = tiers->view->programme;
    for (Outcome outcome = OUTCOME_NOTIFIABLE; outcome <= OUTCOME_PROHIBITED; outcome++) {
        if (programme->n_scopes == 0 && exception_applies(exception, outcome, NULL))
            return true;
        for (size_t i = 0; i < programme->n_scopes; i++) {
            const Decl *scope = programme->scopes[i];
            if (in_force_in(tiers->view, scope) && scope_reaches(scope, outcome) &&
                exception_applies(exception, outcome, scope) && tier_scope(tiers, scope) > TRUTH_NO)
                return true;
        }
    }
    return false;
}

static void near_exceptions(Nearing *near, Tiers *tiers)
{
    const Programme *programme = tiers->view->programme;
    for (size_t i = 0; i < programme->n_exceptions; i++) {
        const Decl *exception = programme->exceptions[i];
        if (in_force_in(tiers->view, exception) && has_rules(tiers, exception) &&
            may_be_under(tiers, exception))
            near_one(near, tiers, exception, programme->exceptions, programme->n_exceptions);
    }
}

static bool has_open_scope(Tiers *tiers)
{
    const Programme *programme = tiers->view->programme;
    for (size_t i = 0; i < programme->n_scopes; i++) {
        if (in_force_in(tiers->view, programme->scopes[i]) &&
            tier_scope(tiers, programme->scopes[i]) > TRUTH_NO)
            return true;
    }
    return programme->n_scopes == 0;
}

void near_start(Nearing *near, Arena *arena)
{
    near->arena = arena;
    near->n = 0;
}

void near_add(Nearing *near, Tiers *tiers)
{
    near->view = tiers->view;
    near_scopes(near, tiers);
    if (!has_open_scope(tiers))
        return;
    near_rules(near, tiers);
    near_exceptions(near, tiers);
}

const NearMiss *near_copy(const Nearing *near, size_t *n)
{
    *n = near->n;
    if (near->n == 0)
        return NULL;
    NearMiss *copy = arena_array(near->arena, NearMiss, near->n);
    memcpy(copy, near->misses, near->n * sizeof *copy);
    return copy;
}
