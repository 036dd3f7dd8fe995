/* keep.h - copies of what was found of a deal, for as long as a Recall remembers it.
 *
 * A determination leads into the deal's arena, which the next row overwrites. Copies of equal
 * texts, and of equal presumptions, are made once. Of a hint of a signal the words that matched are kept and not the whole
 * text, which no report shows.
 *
 * Ownership: all in the Store: store_release. store_clear forgets everything.
 * Errors:    none.
 */
#ifndef MATCH_KEEP_H
#define MATCH_KEEP_H

#include "match/determination.h"

enum { STORE_MAPPED_MAX = 512, STORE_PRESUMED = 256 };

typedef struct KeptSaying KeptSaying;

typedef struct Store {
    Arena arena;
    size_t used;                          /* bytes */
    Table texts;                          /* that were copied: text -> Slice */
    KeptSaying *presumed[STORE_PRESUMED]; /* sayings of presumptions, which are few */
    /* Sayings of the deal at hand that have been copied: beyond the limit twice. */
    const Saying *from[STORE_MAPPED_MAX], *to[STORE_MAPPED_MAX];
    size_t n_mapped;
} Store; /* all zero: empty and ready */

void *store_alloc(Store *store, size_t size);
void store_clear(Store *store);
void store_release(Store *store);

/* Another deal comes. */
void store_start_deal(Store *store);

/* What is said of a fact. */
DealFact store_fact(Store *store, const DealFact *known);

/* Says that sayings of the deal, and those linked behind, are those of `kept`. */
void store_map(Store *store, const Saying *said, const Saying *kept);

const Determination *store_determination(Store *store, const Determination *found);

#endif
