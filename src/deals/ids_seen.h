/* ids_seen.h - the ids that a list has had so far, to find a deal that stands twice in it.
 *
 * All that grows with the number of rows in a run: 16 bytes an entry, a hash of 64 bits and
 * the row. The table is at most three quarters full and doubles, so a row takes 21 to 43
 * bytes, and while the table moves half as much again.
 *
 * Ownership: ids_seen_release; all zero is empty and ready.
 * Errors:    two ids with the same hash would count as one: among a million ids the chance
 *            is about 1 in 37 million. Out of memory ends the run.
 */
#ifndef DEALS_IDS_SEEN_H
#define DEALS_IDS_SEEN_H

#include "base/slice.h"

#include <stdint.h>

typedef struct IdSeen {
    uint64_t hash, row; /* row 0: free */
} IdSeen;

typedef struct IdsSeen {
    IdSeen *entries;
    size_t n_entries, room; /* room: a power of two, or 0 */
} IdsSeen;

/* The row that had this id before, or 0: then `row` (not 0) is remembered. */
uint64_t ids_seen_add(IdsSeen *seen, Slice id, uint64_t row);

void ids_seen_release(IdsSeen *seen);

#endif
