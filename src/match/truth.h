/* truth.h - the values of a condition.
 *
 * Ordered: `all` is the least of its parts, `any` the greatest, `not` the mirror. A reader
 * sees four: unlikely, the mirror of likely, counts and prints as unknown and only keeps the
 * lean, so that "not (kind = logic)" and "kind != logic" lean alike.
 *
 * Ownership: plain values. Errors: none.
 * Source:    docs/rules.md, "Truth".
 */
#ifndef MATCH_TRUTH_H
#define MATCH_TRUTH_H

#include "base/interval.h"

typedef enum Truth { TRUTH_NO, TRUTH_UNLIKELY, TRUTH_UNKNOWN, TRUTH_LIKELY, TRUTH_YES } Truth;

static inline Truth truth_not(Truth t)
{
    return (Truth)(TRUTH_YES - t);
}

static inline Truth truth_least(Truth a, Truth b)
{
    return a < b ? a : b;
}

static inline Truth truth_greatest(Truth a, Truth b)
{
    return a > b ? a : b;
}

/* All points pass: yes; none: no; some: unknown. */
static inline Truth truth_of(Passes passes)
{
    return passes == PASSES_ALL ? TRUTH_YES : passes == PASSES_NONE ? TRUTH_NO : TRUTH_UNKNOWN;
}

/* As a hint or a contradicted statement gives it: likely, unlikely, unknown. */
static inline Truth truth_hinted(Truth t)
{
    return t == TRUTH_YES ? TRUTH_LIKELY : t == TRUTH_NO ? TRUTH_UNLIKELY : t;
}

/* "yes", "likely", "unknown", "no": what a reader sees. */
const char *truth_word(Truth truth);

#endif
