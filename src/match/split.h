/* split.h - choice facts judged value by value.
 *
 * A programme may name choice facts in `split`: where such a fact is blank, or stated as one of
 * several values, the interval is that over all the values that it may have, each judged as if
 * it were stated, with presumptions as they were without it. That is narrower where the outcome is the same, or the same in one end,
 * whatever the value: a plain unknown on several tests can't see that one of them must hold.
 *
 * Ownership: the caller lends a memo; a view given to a visitor is good during the call.
 * Errors:    none.
 * Source:    docs/rules.md, "Split".
 */
#ifndef MATCH_SPLIT_H
#define MATCH_SPLIT_H

#include "match/tier.h"

/* What rests on a fact that some programme splits. The caller frees both arrays. */
Varying split_varying(const Rulebook *book);

/* The facts of the programme's `split` that are blank, or stated as one of several values, and
 * neither hinted at nor presumed, in the order in which it names them. Returns how many. */
size_t split_facts(const View *view, const Fact *out[SPLIT_MAX]);

/* The same, copied to the arena; NULL where there are none. */
const Fact *const *split_facts_copy(const View *view, Arena *arena, size_t *n);

/* Called with the view under one value of each fact; false ends the visit. */
typedef bool SplitVisit(void *context, View *view);

/* Visits all combinations of values. A value that decides the deal by itself is not combined
 * with those of further facts. Without such a fact nothing is visited. */
void split_visit(const View *view, Memo memo, SplitVisit *visit, void *context);

/* Whether anything but NOT COVERED is possible under some combination, or there is none. */
bool split_is_open(const View *view, Memo memo);

/* The interval over all values, never wider than `whole`, which is that without splitting.
 * `same`: whether it is that of each value. */
Range split_range(const View *view, Memo memo, Range whole, bool *same);

/* The first value of each such fact, in the arena: to explain by it what holds for all. */
const Supposed *split_first(const View *view, Arena *arena);

#endif
