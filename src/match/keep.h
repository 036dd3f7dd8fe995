/* keep.h - copies of what was found of a deal, for as long as a Recall remembers it.
 *
 * A determination leads into the deal's arena, which the next row overwrites. What is equal is
 * kept once: texts, sayings, evidence, findings, lists. Of a hint of a signal the words that
 * matched are kept and not the whole text, which no report shows.
 *
 * Ownership: all in the Store: store_release. store_clear forgets everything. Nobody changes
 *            what is kept.
 * Errors:    none.
 */
#ifndef MATCH_KEEP_H
#define MATCH_KEEP_H

#include "match/determination.h"

typedef struct Store {
    Arena arena;
    size_t used;  /* bytes */
    Table kept;   /* by their bytes */
    Arena drafts; /* of copies, until it is known that they have to be kept */
} Store;          /* all zero: empty and ready */

void *store_alloc(Store *store, size_t size);
void store_clear(Store *store);
void store_release(Store *store);

/* What is said of a fact. */
DealFact store_fact(Store *store, const DealFact *known);

const Determination *store_determination(Store *store, const Determination *found);

#endif
