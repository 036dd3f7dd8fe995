/* things.h - conditions over the things of a deal: its holders, links, products.
 *
 * Besides those that a row names there may be others: where it says nothing of a kind, or where
 * a share of one whole adds up to less than 100 %. What holds of these counts at most as
 * likely, unless some share of them is certainly above 0.
 *
 * Ownership: none. Errors: none; what can't be evaluated is unknown.
 * Source:    docs/rules.md, "Things".
 */
#ifndef MATCH_THINGS_H
#define MATCH_THINGS_H

#include "match/view.h"

/* any KIND where (C): the greatest C over the things of the kind. */
Truth evaluate_some(View *view, const Cond *cond);

/* total FACT where (C) op v: the sum over the things that meet C, as an interval. */
Truth evaluate_total(View *view, const Cond *cond);

/* A declaration `for any KIND`, over the deal's things. */
Truth evaluate_for_any(View *view, const Decl *version);

/* Whether a named thing, or an unreadable or contradicted fact, leaves a quantity open. */
bool things_rest_on_trouble(View *view, const Cond *cond);

/* The interval of a total: what is certain, or (`likely`) what hints make of it. */
bool total_interval(View *view, const Cond *cond, bool likely, Interval *sum);

/* What the things that a row does not name may have of an amount: [0, the rest of a whole]. */
Interval amount_of_others(const View *view, const Fact *fact);

/* The things of a kind as conditions see them, in order: those named, then perhaps others. */
typedef struct ThingWalk {
    const Kind *kind;
    size_t next;
    const Thing *thing; /* NULL: the deal's own facts speak of it */
    bool unnamed;       /* one of those of which the row says nothing */
    bool capped;        /* may not exist: at most likely */
} ThingWalk;

ThingWalk things_of(const Kind *kind);
bool things_next(const View *view, ThingWalk *walk);

/* The view put to the thing that the walk stands at. */
View view_of_walk(const View *view, const ThingWalk *walk);

#endif
