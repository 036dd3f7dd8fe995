/* ids_seen.h - the ids that a list has had so far, to find a deal that stands twice in it.
 *
 * All that grows with the number of rows in a run: at most 16 bytes an id. An entry has a hash
 * of 64 bits and the row, 12 bytes, and the table is more than three quarters full. Entries
 * stand in the order of their hashes, each at the place that its hash has in the table or
 * behind it, with no free entry between: so a search ends soon although the table is that full,
 * and the table grows in place, an eighth at a time.
 *
 * Ownership: ids_seen_release; all zero is empty and ready.
 * Errors:    two ids with the same hash would count as one: among a million ids the chance
 *            is about 1 in 37 million. Rows beyond 2^32 are not remembered. Out of memory ends
 *            the run.
 * Source:    Amble and Knuth, Ordered hash tables, The Computer Journal 17 (1974).
 */
#ifndef DEALS_IDS_SEEN_H
#define DEALS_IDS_SEEN_H

#include "base/slice.h"

#include <stdint.h>

typedef struct IdSeen {
    uint32_t high, low; /* of the hash */
    uint32_t row;       /* 0: free */
} IdSeen;

typedef struct IdsSeen {
    IdSeen *entries;
    size_t n_entries;
    size_t room;  /* places that hashes are spread over */
    size_t total; /* with those behind, for what does not fit at the end */
} IdsSeen;

/* The row that had this id before, or 0: then `row` (not 0) is remembered. */
uint64_t ids_seen_add(IdsSeen *seen, Slice id, uint64_t row);

/* Says that this id comes soon, so that its place is in the cache by then. */
void ids_seen_expect(const IdsSeen *seen, Slice id);

void ids_seen_release(IdsSeen *seen);

#endif
