/* interval.h - a number as a deal list states it: a point or a range.
 *
 * "14 nm" is [14, 14], ">= 128" is [128, inf), "over 10^25" is (10^25, inf), "40-60%" is
 * [40, 60]. A test on it passes for all of its points, for none, or for some.
 *
 * Units:     bounds are in the fact's own unit; cells are converted once, when read.
 * Ownership: plain values, nothing to free.
 * Errors:    none; sums that do not fit return false.
 */
#ifndef BASE_INTERVAL_H
#define BASE_INTERVAL_H

#include "base/decimal.h"

typedef struct Interval {
    Decimal low, high;
    bool has_low, has_high;   /* false: without end on that side */
    bool low_open, high_open; /* true: the end itself is not in it */
} Interval;

/* Order of two values; the rule language's signs. */
typedef enum Order { ORDER_EQ, ORDER_NE, ORDER_LT, ORDER_LE, ORDER_GT, ORDER_GE } Order;

typedef enum Passes { PASSES_NONE, PASSES_SOME, PASSES_ALL } Passes;

Interval interval_point(Decimal number);
bool interval_is_point(Interval i);

/* False for an interval without any point, such as 60-40. */
bool interval_is_sound(Interval i);

Passes interval_test(Interval i, Order order, Decimal threshold);

/* Whether two intervals have a point in common. */
bool interval_meet(Interval a, Interval b);
bool interval_equal(Interval a, Interval b);

/* The interval of a + b. */
bool interval_add(Interval a, Interval b, Interval *out);

/* "14", "at least 128", "over 10^25", "40 to 60". */
void interval_write(Buffer *out, Interval i);

#endif
