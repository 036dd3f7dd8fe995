/* evaluate.h - the truth of a condition in a view.
 *
 * A walk of the tree, one function a kind of node. Nothing here reports or allocates.
 *
 * Ownership: none. Errors: none; what can't be evaluated is unknown.
 * Source:    docs/rules.md, "Truth".
 */
#ifndef MATCH_EVALUATE_H
#define MATCH_EVALUATE_H

#include "match/value_test.h"

/* NULL is the empty `all`: yes. */
Truth evaluate(View *view, const Cond *cond);

/* A term: the version of `decl` in force in the view's piece, its answer taken into account;
 * no where none is in force. */
Truth evaluate_decl(View *view, const Decl *decl);

/* The condition of a declaration alone, without its answer. */
Truth evaluate_when(View *view, const Decl *decl);

/* A test on a fact. What it looks at is noted in the view's reads. */
Truth evaluate_test(const View *view, const Cond *test);

/* What the answer fact of `decl` says by itself (unknown where missing). */
Truth evaluate_answer(const View *view, const Decl *decl);

/* Whether an unreadable or contradicted fact is what leaves `cond` open. */
bool rests_on_trouble(View *view, const Cond *cond);

#endif
