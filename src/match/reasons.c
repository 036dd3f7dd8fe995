#include "match/reasons.h"

#include "match/evaluate.h"

#include <string.h>

Slice decl_citation(const Decl *decl)
{
    return decl->n_laws > 0 ? decl->laws[0].text : slice("");
}

Slice citation_with(Arena *arena, Slice text, Slice label)
{
    if (label.len == 0 || text.len == 0)
        return text;
    char *at = arena_alloc(arena, text.len + label.len + 3);
    memcpy(at, text.at, text.len);
    at[text.len] = '(';
    memcpy(at + text.len + 1, label.at, label.len);
    at[text.len + label.len + 1] = ')';
    return (Slice){at, text.len + label.len + 2};
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
    return details != TRUTH_YES && details != TRUTH_NO;
}

const Cond *answer_test(Arena *arena, const Decl *decl)
{
    Cond *test = arena_new(arena, Cond);
    test->kind = COND_TEST;
    test->at = decl->at;
    test->op = OP_IS;
    test->fact = decl->answered_by;
    return test;
}

/* ---- evidence ---- */

void gather_start(Gather *gather, View *view, Arena *arena)
{
    gather->view = view;
    gather->arena = arena;
    gather->n_evidence = 0;
    gather->n_visited = 0;
}

static bool is_gathered(const Gather *gather, const Fact *fact)
{
    for (size_t i = 0; i < gather->n_evidence; i++) {
        if (gather->evidence[i].fact == fact)
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

static void gather_test(Gather *gather, const Cond *test, Slice citation)
{
    if (is_gathered(gather, test->fact) || gather->n_evidence == EVIDENCE_MAX)
        return;
    View *view = gather->view;
    Truth truth = evaluate(view, test);
    Evidence *evidence = &gather->evidence[gather->n_evidence++];
    *evidence = (Evidence){
        .fact = test->fact,
        .test = test,
        .truth = truth,
        .standing = view_standing(view, test->fact),
        .unreadable = view->deal->facts[test->fact->index].unreadable,
        .saying = saying_for(view, test, truth),
        .citation = citation,
    };
    if (evidence->saying && evidence->saying->kind == SAID_BY_PRESUMPTION)
        evidence->standing = STANDING_PRESUMED;
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
    case COND_TOTAL:
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
    if (gather->n_visited < VISITED_MAX)
        gather->visited[gather->n_visited++] = version;
    if (answer_stands(gather->view, version))
        gather_test(gather, answer_test(gather->arena, version), decl_citation(version));
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

size_t cite_decl(View *view, Arena *arena, const Decl *decl, Slice out[CITATIONS_MAX])
{
    Cites cites = {view, arena, out, 0};
    if (decl->when && !answer_stands(view, decl))
        cite_cond(&cites, decl->when, decl_citation(decl));
    else
        cite(&cites, decl_citation(decl));
    return cites.n;
}
