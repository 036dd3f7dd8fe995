/* folded.h - the folded form of a short text, without the heap.
 *
 * Values of cells are looked up folded, one for each cell. Plain ASCII, which most are, is
 * folded here into the struct itself; anything else goes to base/fold.h and a buffer.
 *
 * Ownership: the caller's struct; folded_release ends it.
 * Errors:    as fold.h: text that is no UTF-8 folds to the empty text.
 */
#ifndef RULES_FOLDED_H
#define RULES_FOLDED_H

#include "base/buffer.h"

enum { FOLDED_BRIEF = 128 };

typedef struct Folded {
    char brief[FOLDED_BRIEF];
    Buffer buffer;
    Slice text; /* valid until folded_release; the struct may not be moved */
} Folded;

void folded_init(Folded *folded, Slice text);
void folded_release(Folded *folded);

#endif
