/* distance.h - how far a value is from the threshold that a test holds it against.
 *
 * Only where the whole value lies on one side: a range that lies on both has no distance. Of a
 * range the nearer end counts. Near is what lies within NEAR_PER_MILLE of the threshold, all of
 * it; a date never is. Exact: nothing is rounded but the per mille, to the nearest.
 *
 * Units:     amounts in the fact's unit (a share's in percentage points), dates in days.
 * Ownership: plain values. Errors: none; what can't be worked out is not known.
 */
#ifndef MATCH_DISTANCE_H
#define MATCH_DISTANCE_H

#include "match/determination.h"
#include "match/view.h"

enum { NEAR_PER_MILLE = 100 };

/* Of `test`, a comparison of numbers or dates. Of anything else it is not known. */
Distance distance_of(const View *view, const Cond *test, const Value *value);

/* Of days from one on which something begins or ends; `op` says on which side it holds. */
Distance distance_from_day(DateSpan value, Operator op, Date day);

/* How much of the threshold the amount is, at most NEAR_PER_MILLE; of one that is near. */
int distance_per_mille(const Distance *distance);

#endif
