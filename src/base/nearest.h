/* nearest.h - "did you mean ...?"
 *
 * Ownership: the answer is one of the names given.
 * Errors:    none; nothing near enough gives the empty slice.
 * Source:    edit distance with transpositions (optimal string alignment, Damerau 1964).
 */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/slice.h"

typedef struct Nearest {
    Slice wanted;
    Slice best; /* so far; empty: none is near enough */
    size_t distance;
} Nearest;

/* Starts a search for names near `wanted`: at most a third of its letters may differ, and
 * of one or two letters none. */
Nearest nearest_to(Slice wanted);

/* Considers `name`; of equally near ones the first stays. */
void nearest_try(Nearest *nearest, Slice name);

#endif
