#include "match/reasons.h"

#include "match/distance.h"
#include "match/evaluate.h"
#include "match/things.h"

#include <string.h>

Slice decl_citation(const Decl *decl)
{
    return decl->n_laws > 0 ? decl->laws[0].text : slice("");
}

const Decl *version_in(const View *view, const Decl *decl)
{
    return decl_on(decl, view->piece.first);
}

bool answer_stands(View *view, const Decl *decl)
{
    if (!decl->answered_by)
        return false;
    if (view_standing(view, decl->answered_by) == STANDING_STATED)
        return true;
    Truth details = evaluate_when(view, decl);
    bool is_settled = details == TRUTH_YES || details == TRUTH_NO;
    return !is_settled || evaluate_decl(view, decl) != details;
}

/* ---- evidence ---- */

void gather_start(Gather *gather, View *view, Arena *arena)
{
    gather->view = view;
    gather->arena = arena;
    gather->n_evidence = 0;
    gather->n_visited = 0;
}

static Slice thing_name(const View *view, const Fact *fact)
{
    return view->thing && fact->of ? view->thing->name : slice("");
}

static bool is_gathered(const Gather *gather, const Fact *fact)
{
    Slice thing = thing_name(gather->view, fact);
    for (size_t i = 0; i < gather->n_evidence; i++) {
        if (gather->evidence[i].fact == fact && slice_equal(gather->evidence[i].thing, thing))
            return true;
    }
    return false;
}

/* Of a set the saying that names what is asked for, of others the first that passes. */
static const Saying *saying_for(const View *view, const Cond *test, Truth truth)
{
    const Saying *said = view_sayings(view, test->fact);
    if (test->fact == view->book->completion_date && !said)
        return view->mode == VIEW_FULL ? view->as_of : NULL;
    for (const Saying *one = said; one; one = one->next) {
        Truth alone = test_value(view, test, &one->value);
        if (alone == truth || alone == (truth > TRUTH_UNKNOWN ? TRUTH_YES : TRUTH_NO))
            return one;
    }
    return said;
}

Evidence evidence_of_test(View *view, const Cond *test, Slice citation)
{
    Truth truth = evaluate(view, test);
    Evidence evidence = {
        .fact = test->fact,
        .test = test,
        .truth = truth,
        .standing = view_standing(view, test->fact),
        .unreadable = view_fact(view, test->fact)->unreadable,
        .saying = saying_for(view, test, truth),
        .citation = citation,
        .thing = thing_name(view, test->fact),
    };
    if (evidence.saying && evidence.saying->kind == SAID_BY_PRESUMPTION)
        evidence.standing = STANDING_PRESUMED;
    if (view_supposes(view, test->fact)) { /* what the row says of it, and not what is supposed */
        evidence.standing = view_fact(view, test->fact)->standing;
        evidence.saying = view_fact(view, test->fact)->stated;
    }
    if (evidence.saying && evidence.standing == STANDING_STATED)
        evidence.distance = distance_of(view, test, &evidence.saying->value);
    return evidence;
}

static void gather_test(Gather *gather, const Cond *test, Slice citation)
{
    if (is_gathered(gather, test->fact) || gather->n_evidence == EVIDENCE_MAX)
        return;
    gather->evidence[gather->n_evidence++] = evidence_of_test(gather->view, test, citation);
}

static void gather_parts(Gather *gather, const Cond *cond, Slice citation)
{
    Truth truth = evaluate(gather->view, cond);
    for (const Cond *part = cond->first; part; part = part->next) {
        Truth one = evaluate(gather->view, part);
        bool matters = true;
        if (cond->kind == COND_ALL && truth == TRUTH_NO)
            matters = one == TRUTH_NO;
        if (cond->kind == COND_ANY && truth == TRUTH_YES)
            matters = one == TRUTH_YES;
        if (cond->kind == COND_ANY && truth != TRUTH_YES && truth != TRUTH_NO)
            matters = one != TRUTH_NO;
        if (!matters)
            continue;
        gather_cond(gather, part, citation_with(gather->arena, citation, part->label));
        if (cond->kind == COND_ALL && truth == TRUTH_NO)
            return; /* the first `no` decides */
    }
}

/* ---- things ---- */

/* The things that bear on a quantity: of one that holds the first that makes it so, of one
 * that does not all that were named, of an open one those that are not against it. */
static bool bears(Truth whole, Truth one, const ThingWalk *walk)
{
    if (whole == TRUTH_NO)
        return !walk->unnamed;
    return whole == TRUTH_YES ? one == TRUTH_YES : one != TRUTH_NO;
}

static void gather_some(Gather *gather, const Cond *cond, Slice citation)
{
    View *view = gather->view;
    Truth whole = evaluate(view, cond);
    for (ThingWalk walk = things_of(cond->of); things_next(view, &walk);) {
        View part = view_of_walk(view, &walk);
        if (!bears(whole, evaluate(&part, cond->first), &walk))
            continue;
        gather->view = &part;
        gather_cond(gather, cond->first, citation);
        gather->view = view;
        if (whole == TRUTH_YES)
            return;
    }
}

Evidence evidence_of_total(View *view, Arena *arena, const Cond *total, Slice citation)
{
    Evidence evidence = {.fact = total->fact,
                         .test = total,
                         .truth = evaluate(view, total),
                         .citation = citation,
                         .thing = slice("all together")};
    Interval sum;
    if (total_interval(view, total, false, &sum)) {
        Saying *saying = arena_new(arena, Saying);
        saying->kind = SAID_BY_SUM;
        saying->column = NO_COLUMN;
        saying->value = (Value){.type = total->fact->type, .number = sum};
        evidence.saying = saying;
        evidence.standing = STANDING_STATED;
        evidence.distance = distance_of(view, total, &saying->value);
    }
    return evidence;
}

/* One of the amounts that a sum is made of: the threshold is not its own. */
static void gather_amount(Gather *gather, const Cond *total, Slice citation)
{
    Cond *test = arena_new(gather->arena, Cond);
    *test = (Cond){.kind = COND_TEST, .op = total->op, .fact = total->fact};
    test->operand = total->operand;
    reads_spoil(gather->view->reads); /* the test lives no longer than the deal */
    size_t before = gather->n_evidence;
    gather_test(gather, test, citation);
    if (gather->n_evidence > before)
        gather->evidence[before].distance.known = false;
}

/* The sum, and the amounts that it is made of. */
static void gather_total(Gather *gather, const Cond *cond, Slice citation)
{
    View *view = gather->view;
    if (gather->n_evidence == EVIDENCE_MAX)
        return;
    gather->evidence[gather->n_evidence++] = evidence_of_total(view, gather->arena, cond, citation);
    for (ThingWalk walk = things_of(cond->fact->of); things_next(view, &walk);) {
        View part = view_of_walk(view, &walk);
        if (walk.unnamed || evaluate(&part, cond->first) == TRUTH_NO)
            continue;
        gather->view = &part;
        gather_amount(gather, cond, citation);
        gather->view = view;
    }
}

/* A declaration for any thing is put to each, if it is not put to one already. */
static void gather_for_any(Gather *gather, const Decl *version)
{
    View *view = gather->view;
    Truth whole = evaluate_decl(view, version);
    for (ThingWalk walk = things_of(version->for_any); things_next(view, &walk);) {
        View part = view_of_walk(view, &walk);
        if (!bears(whole, evaluate_decl(&part, version), &walk))
            continue;
        gather->view = &part;
        gather_decl(gather, version);
        gather->view = view;
        if (whole == TRUTH_YES)
            return;
    }
}

void gather_cond(Gather *gather, const Cond *cond, Slice citation)
{
    if (!cond)
        return;
    switch (cond->kind) {
    case COND_ALL:
    case COND_ANY:
        gather_parts(gather, cond, citation);
        break;
    case COND_NOT:
        gather_cond(gather, cond->first, citation);
        break;
    case COND_TERM:
        gather_decl(gather, cond->term);
        break;
    case COND_TEST:
        gather_test(gather, cond, citation);
        break;
    case COND_SOME:
        gather_some(gather, cond, citation);
        break;
    case COND_TOTAL:
        gather_total(gather, cond, citation);
        break;
    case COND_KNOWN:
    case COND_BAD:
        break;
    }
}

void gather_decl(Gather *gather, const Decl *decl)
{
    const Decl *version = version_in(gather->view, decl);
    if (!version)
        return;
    if (version->for_any && !gather->view->in_thing) {
        gather_for_any(gather, version);
        return;
    }
    if (gather->n_visited < VISITED_MAX)
        gather->visited[gather->n_visited++] = version;
    if (answer_stands(gather->view, version))
        gather_test(gather, gather->view->answers[version->index], decl_citation(version));
    else
        gather_cond(gather, version->when, decl_citation(version));
}

const Evidence *gather_copy(const Gather *gather, size_t from, size_t *n)
{
    *n = gather->n_evidence - from;
    if (*n == 0)
        return NULL;
    Evidence *copy = arena_array(gather->arena, Evidence, *n);
    memcpy(copy, gather->evidence + from, *n * sizeof *copy);
    return copy;
}

/* ---- citations ---- */

typedef struct Cites {
    View *view;
    Arena *arena;
    Slice *out;
    size_t n;
} Cites;

static void cite(Cites *cites, Slice citation)
{
    for (size_t i = 0; i < cites->n; i++) {
        if (slice_equal(cites->out[i], citation))
            return;
    }
    if (cites->n < CITATIONS_MAX)
        cites->out[cites->n++] = citation;
}

static void cite_cond(Cites *cites, const Cond *cond, Slice citation);

/* Whether a condition tests a fact of which the view supposes a value. */
static bool rests_on_supposed(const View *view, const Cond *cond)
{
    if (!cond)
        return false;
    if (cond->kind == COND_TEST)
        return view_supposes(view, cond->fact);
    if (cond->kind == COND_TERM) {
        const Decl *version = version_in(view, cond->term);
        return version && rests_on_supposed(view, version->when);
    }
    for (const Cond *part = cond->first; part; part = part->next) {
        if (rests_on_supposed(view, part))
            return true;
    }
    return false;
}

/* Of a block that holds, each item that holds; of an open `any`, the item if only one is left. */
static bool cite_items(Cites *cites, const Cond *block, Slice citation)
{
    Truth truth = evaluate(cites->view, block);
    if (truth == TRUTH_NO || (truth != TRUTH_YES && block->kind == COND_ALL))
        return false;
    Truth wanted = truth == TRUTH_YES ? TRUTH_YES : TRUTH_UNLIKELY;
    size_t n_wanted = 0;
    for (const Cond *item = block->first; item; item = item->next)
        n_wanted += evaluate(cites->view, item) >= wanted;
    if (truth != TRUTH_YES && n_wanted != 1)
        return false;
    if (cites->view->supposed && rests_on_supposed(cites->view, block))
        return false; /* another value would hold by another item */
    for (const Cond *item = block->first; item; item = item->next) {
        if (evaluate(cites->view, item) >= wanted)
            cite_cond(cites, item, citation_with(cites->arena, citation, item->label));
    }
    return true;
}

static bool cite_below(Cites *cites, const Cond *cond, Slice citation)
{
    if (cond->block)
        return cite_items(cites, cond, citation);
    if (cond->kind != COND_ALL)
        return false;
    bool any = false;
    for (const Cond *part = cond->first; part; part = part->next)
        any = cite_below(cites, part, citation) || any;
    return any;
}

static void cite_cond(Cites *cites, const Cond *cond, Slice citation)
{
    if (!cite_below(cites, cond, citation))
        cite(cites, citation);
}

/* The thing by whose values a declaration `for any` is cited: the one that has its value. */
static View view_to_cite(View *view, const Decl *decl)
{
    if (!decl->for_any || view->in_thing)
        return *view;
    Truth whole = evaluate_decl(view, decl);
    for (ThingWalk walk = things_of(decl->for_any); things_next(view, &walk);) {
        View part = view_of_walk(view, &walk);
        if (evaluate_decl(&part, decl) >= whole)
            return part;
    }
    return view_of_unnamed(view);
}

size_t cite_decl(View *view, Arena *arena, const Decl *decl, Slice out[CITATIONS_MAX])
{
    View cited = view_to_cite(view, decl);
    Cites cites = {&cited, arena, out, 0};
    if (decl->when && !answer_stands(&cited, decl))
        cite_cond(&cites, decl->when, decl_citation(decl));
    else
        cite(&cites, decl_citation(decl));
    return cites.n;
}
