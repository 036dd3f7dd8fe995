/* contradictions.h - stated facts that can't all be true.
 *
 * A `contradiction` is a condition that must not hold. Where it is yes on stated facts alone,
 * the stated facts that it names are contradicted: they neither bar nor clear.
 *
 * Ownership: the marks are the caller's array. Errors: none.
 * Source:    docs/rules.md, "Contradictions".
 */
#ifndef MATCH_CONTRADICTIONS_H
#define MATCH_CONTRADICTIONS_H

#include "match/view.h"

/* Sets marks[fact index] for the facts that contradictions of the view's programme name;
 * returns whether there are any. */
bool contradictions_mark(View *view, bool *marks);

/* Adds a problem to the deal for each, naming the cells. */
void contradictions_report(View *view, Deal *deal);

#endif
