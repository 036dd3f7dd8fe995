/* reasons.h - the walk that says why a condition has its value.
 *
 * Of a condition that holds, the parts that made it so; of one that does not, the first `no`
 * of each `and`, in written order; of an open one, the parts that are not against it. An
 * answer stands for the details behind it. Each leaf becomes Evidence, with the paragraph
 * that it stands in and the saying that it rests on.
 *
 * Ownership: results in the arena given (the deal's). Errors: none.
 * Source:    docs/rules.md, "What decided".
 */
#ifndef MATCH_REASONS_H
#define MATCH_REASONS_H

#include "match/determination.h"
#include "match/view.h"
#include "rules/citations.h"

enum { EVIDENCE_MAX = 32, CITATIONS_MAX = 16, VISITED_MAX = 48 };

/* Collects evidence, each fact once, in the order of the reasoning, and the declarations that
 * were passed on the way. */
typedef struct Gather {
    View *view;
    Arena *arena;
    size_t n_evidence;
    size_t n_visited;
    Evidence evidence[EVIDENCE_MAX];
    const Decl *visited[VISITED_MAX];
} Gather;

/* Empties it; the arrays need no clearing. */
void gather_start(Gather *gather, View *view, Arena *arena);

/* One test, or a total, with the value that it rests on. */
Evidence evidence_of_test(View *view, const Cond *test, Slice citation);
Evidence evidence_of_total(View *view, Arena *arena, const Cond *total, Slice citation);

void gather_cond(Gather *gather, const Cond *cond, Slice citation);

/* A declaration's version in force, its answer taken into account. */
void gather_decl(Gather *gather, const Decl *decl);

/* The evidence from index `from` on, copied to the arena. */
const Evidence *gather_copy(const Gather *gather, size_t from, size_t *n);

/* "31 CFR 850.224(d)" of the first law clause; empty where there is none. */
Slice decl_citation(const Decl *decl);

/* The citations of what made a declaration so, down to the labels of the items: at least the
 * declaration's own. Returns how many. */
size_t cite_decl(View *view, Arena *arena, const Decl *decl, Slice out[CITATIONS_MAX]);

/* The version of `decl` that is in force in the view's piece, or NULL. */
const Decl *version_in(const View *view, const Decl *decl);

/* Whether the answer fact of a definition stands for its details in this view: it decides,
 * or it is what should be asked, since the details are open or do not settle it. */
bool answer_stands(View *view, const Decl *decl);

#endif
