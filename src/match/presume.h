/* presume.h - what a programme takes for granted where nothing is written.
 *
 * A presumption fills a blank fact, or one at which texts hint with that very value; never
 * one that could not be read. It holds where its `when` is yes and its `unless` below likely.
 *
 * Ownership: sayings in the deal's arena. Errors: none.
 * Source:    docs/rules.md, "Presumptions".
 */
#ifndef MATCH_PRESUME_H
#define MATCH_PRESUME_H

#include "match/view.h"

/* Sets view->as_of if a presumption of the programme takes the completion date. The view's
 * piece must be the as-of day. */
void presume_date(View *view, Date as_of, Arena *arena);

/* Fills view->presumed for the view's piece, in the order of dependence. Returns whether
 * anything was presumed. */
bool presume_facts(View *view, Date as_of, Arena *arena);

#endif
