#include "match/explain.h"

#include "match/evaluate.h"
#include "match/judge.h"
#include "match/pieces.h"
#include "match/reasons.h"
#include "match/things.h"

#include <string.h>

typedef struct Walk {
    View *view;
    Arena *arena;
    Explanation *out;
} Walk;

static ExplainNode *add_node(Walk *walk, size_t depth, Truth truth, bool matters)
{
    Explanation *out = walk->out;
    if (out->n_nodes == out->room) {
        size_t room = out->room ? 2 * out->room : 256;
        ExplainNode *nodes = arena_array(walk->arena, ExplainNode, room);
        if (out->n_nodes > 0)
            memcpy(nodes, out->nodes, out->n_nodes * sizeof *nodes);
        out->nodes = nodes;
        out->room = room;
    }
    ExplainNode *node = &out->nodes[out->n_nodes++];
    node->depth = depth;
    node->truth = truth;
    node->matters = matters;
    return node;
}

static Evidence evidence_of(Walk *walk, const Cond *test)
{
    Gather gather;
    gather_start(&gather, walk->view, walk->arena);
    gather_cond(&gather, test, slice(""));
    return gather.evidence[0];
}

static void walk_cond(Walk *walk, const Cond *cond, size_t depth, bool matters);

/* A child matters unless a sibling settles the parent and it does not. */
static bool child_matters(Walk *walk, const Cond *parent, const Cond *child)
{
    Truth whole = evaluate(walk->view, parent);
    Truth part = evaluate(walk->view, child);
    if (parent->kind == COND_ALL && whole == TRUTH_NO)
        return part == TRUTH_NO;
    if (parent->kind == COND_ANY && whole == TRUTH_YES)
        return part == TRUTH_YES;
    if (parent->kind == COND_ANY && whole != TRUTH_NO)
        return part != TRUTH_NO;
    return true;
}

static void walk_children(Walk *walk, const Cond *cond, size_t depth, bool matters)
{
    bool decided = false; /* the first `no` of an `and` decides */
    for (const Cond *child = cond->first; child; child = child->next) {
        bool one = matters && !decided && child_matters(walk, cond, child);
        walk_cond(walk, child, depth, one);
        decided =
            decided || (one && cond->kind == COND_ALL && evaluate(walk->view, child) == TRUTH_NO);
    }
}

/* Each thing under a node of its own, labelled with its name. */
static void walk_things(Walk *walk, const Kind *kind, const Cond *cond, size_t depth, bool matters)
{
    View *view = walk->view;
    for (ThingWalk things = things_of(kind); things_next(view, &things);) {
        View part = view_of_walk(view, &things);
        Truth truth = evaluate(&part, cond);
        ExplainNode *node = add_node(walk, depth, truth, matters && truth != TRUTH_NO);
        node->words = things.thing ? things.thing->name
                      : things.unnamed
                          ? arena_print(walk->arena, "any other %.*s", SLICE_ARG(kind->id))
                          : kind->id;
        walk->view = &part;
        if (cond)
            walk_cond(walk, cond, depth + 1, matters && truth != TRUTH_NO);
        walk->view = view;
    }
}

static void walk_decl(Walk *walk, const Decl *decl, size_t depth, const Cond *term, bool matters)
{
    const Decl *version = version_in(walk->view, decl);
    ExplainNode *node = add_node(walk, depth, evaluate_decl(walk->view, decl), matters);
    node->decl = version ? version : decl;
    node->term = term;
    node->label = term ? term->label : slice("");
    node->words = term ? term->words : slice("");
    if (!version)
        return;
    if (version->for_any && !walk->view->in_thing) {
        const Cond put = {.kind = COND_TERM, .term = version};
        Cond *of_thing = arena_new(walk->arena, Cond);
        *of_thing = put;
        walk_things(walk, version->for_any, of_thing, depth + 1, matters);
        return;
    }
    bool answered = answer_stands(walk->view, version);
    if (version->answered_by) {
        const Cond *test = walk->view->answers[version->index];
        Evidence evidence = evidence_of(walk, test);
        evidence.citation = decl_citation(version);
        ExplainNode *answer = add_node(walk, depth + 1, evidence.truth, matters && answered);
        answer->cond = test;
        answer->stands = answered;
        answer->evidence = evidence;
    }
    if (version->when)
        walk_cond(walk, version->when, depth + 1, matters && !answered);
}

static void walk_cond(Walk *walk, const Cond *cond, size_t depth, bool matters)
{
    if (cond->kind == COND_TERM) {
        walk_decl(walk, cond->term, depth, cond, matters);
        return;
    }
    Truth truth = evaluate(walk->view, cond);
    Evidence evidence = {0};
    if (cond->kind == COND_TEST || cond->kind == COND_TOTAL)
        evidence = evidence_of(walk, cond);
    ExplainNode *node = add_node(walk, depth, truth, matters);
    node->cond = cond;
    node->label = cond->label;
    node->words = cond->words;
    node->evidence = evidence;
    if (cond->kind == COND_SOME)
        walk_things(walk, cond->of, cond->first, depth + 1, matters);
    else if (cond->kind == COND_TOTAL)
        walk_things(walk, cond->fact->of, cond->first, depth + 1, matters);
    else
        walk_children(walk, cond, depth + 1, matters);
}

static void walk_decls(Walk *walk, const Decl *const *decls, size_t n, bool refusals)
{
    for (size_t i = 0; i < n; i++) {
        if (!in_force_in(walk->view, decls[i]))
            continue;
        bool matters = refusals || evaluate_decl(walk->view, decls[i]) != TRUTH_NO;
        walk_decl(walk, decls[i], 0, NULL, matters);
    }
}

/* Judges the deal, for a walk over the piece that is explained. */
static Judgement begin(Judge *judge, Deal *deal, const Programme *programme, Explanation *out)
{
    ViewMode mode = judge->options.no_presumptions ? VIEW_WITHOUT_PRESUMPTIONS : VIEW_FULL;
    Judgement found = judge_programme(judge, deal, programme, mode);
    *out = (Explanation){
        .programme = programme,
        .floor = found.range.floor,
        .ceiling = found.range.ceiling,
        .likely = found.range.likely,
        .piece = found.view.piece,
        .n_pieces = found.n_pieces,
        .split = found.split,
        .n_split = found.n_split,
        .supposed = found.view.supposed,
    };
    return found;
}

void judge_explain(Judge *judge, Deal *deal, const Programme *programme, Explanation *out)
{
    *out = (Explanation){.programme = programme, .ceiling = OUTCOME_PROHIBITED};
    if (deal->unsure)
        return;
    Judgement found = begin(judge, deal, programme, out);
    Walk walk = {&found.view, deal->arena, out};
    Tiers tiers = tiers_of(walk.view);
    bool shut = true; /* all scopes are: their refusals are the reason */
    for (size_t i = 0; i < programme->n_scopes; i++)
        shut = shut && (!in_force_in(walk.view, programme->scopes[i]) ||
                        tier_scope(&tiers, programme->scopes[i]) == TRUTH_NO);
    bool no_rule = tier_rules(&tiers, OUTCOME_NOTIFIABLE) == TRUTH_NO &&
                   tier_rules(&tiers, OUTCOME_PROHIBITED) == TRUTH_NO;
    walk_decls(&walk, programme->scopes, programme->n_scopes, shut);
    walk_decls(&walk, programme->rules, programme->n_rules, !shut && no_rule);
    walk_decls(&walk, programme->exceptions, programme->n_exceptions, false);
}

/* ---- every declaration ---- */

static bool is_filled(const View *view, const Decl *presume, const Fact *fact)
{
    const Saying *said = view->presumed[fact->index];
    if (fact == view->book->completion_date)
        said = view->as_of;
    if (said && said->presume == presume)
        return true;
    for (size_t i = 0; fact->of && view->of_things && i < view->deal->n_things; i++) {
        said = view->of_things[i][fact->index];
        if (said && said->presume == presume)
            return true;
    }
    return false;
}

static void walk_presume(Walk *walk, const Decl *presume)
{
    size_t n = 0;
    for (size_t i = 0; i < presume->n_takes; i++)
        n += is_filled(walk->view, presume, presume->takes[i].fact);
    bool filled = n > 0;
    ExplainNode *node = add_node(walk, 0, filled ? TRUTH_YES : TRUTH_NO, filled);
    node->decl = presume;
    node->in_part = filled && n < presume->n_takes;
    if (presume->for_any)
        return; /* its conditions speak of each thing by itself */
    if (presume->when)
        walk_cond(walk, presume->when, 1, filled);
    if (presume->unless)
        walk_cond(walk, presume->unless, 1, filled);
}

static void walk_duty(Walk *walk, const Decl *duty, const Determination *found)
{
    bool owed = false;
    for (size_t i = 0; i < found->n_duties && !owed; i++)
        owed = found->duties[i].decl == duty && found->duties[i].owed;
    ExplainNode *node = add_node(walk, 0, owed ? TRUTH_YES : TRUTH_NO, owed);
    node->decl = duty;
    if (duty->when)
        walk_cond(walk, duty->when, 1, owed);
}

/* On stated facts alone, and as if none contradicted another. */
static void walk_contradictions(Walk *walk, const Programme *programme)
{
    View *view = walk->view;
    View stated = view_stated(view);
    stated.contradicted = NULL;
    if (view->contradicted) { /* on all its days, as they were marked */
        View all_days = *view;
        all_days.contradicted = NULL;
        stated.piece = completion_span(&all_days);
    }
    view_forget(view);
    walk->view = &stated;
    walk_decls(walk, programme->contradictions, programme->n_contradictions, true);
    walk->view = view;
    view_forget(view);
}

void judge_explain_whole(Judge *judge, Deal *deal, const Programme *programme,
                         const Determination *found, Explanation *out)
{
    Judgement judgement = begin(judge, deal, programme, out);
    Walk walk = {&judgement.view, deal->arena, out};
    for (size_t i = 0; i < programme->n_decls; i++) {
        const Decl *decl = programme->decls[i];
        if (decl->kind == DECL_CONTRADICTION || version_in(walk.view, decl) != decl)
            continue;
        if (decl->kind == DECL_PRESUME)
            walk_presume(&walk, decl);
        else if (decl->kind == DECL_DUTY)
            walk_duty(&walk, decl, found);
        else
            walk_decl(&walk, decl, 0, NULL, true);
    }
    walk_contradictions(&walk, programme);
}
