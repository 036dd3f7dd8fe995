/* thresholds.h - the numbers and days in a programme's conditions, each with values around it.
 *
 * Of each comparison with a number, an amount, a share, a day or a parameter: its citation and
 * the cells that a deal list would have just below it, at it and just above: one unit further,
 * a hundredth of a per cent, a thousandth of a number of ten digits and more, a day.
 *
 * Ownership: in the arena given. Errors: none; what compares with another fact has no values.
 */
#ifndef CLI_THRESHOLDS_H
#define CLI_THRESHOLDS_H

#include "rules/rulebook.h"

enum { AROUND = 3 }; /* below, at, above */

typedef struct Threshold {
    const Decl *decl;
    const Cond *test;
    Slice citation;
    bool has_values;
    Slice around[AROUND];
} Threshold;

/* Of scopes, definitions, rules and exceptions, in written order. */
size_t thresholds_of(const Programme *programme, Arena *arena, const Threshold **out);

#endif
