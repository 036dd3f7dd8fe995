/* headtable.h - finds in one pass where patterns can begin, and what else a text has of them.
 *
 * A bit table over the first three bytes of all heads (rules/patterns.h) is asked at the places
 * where one can stand: in an ASCII text the starts of words and of letters behind digits, and where a head begins inside a
 * word or with another byte, every place. Only where the bit is set heads are compared. A
 * pattern that needs a second string to match is a candidate only where that stands behind its
 * head.
 *
 * Ownership: the table lies in the arena given and is read-only once it is used; a HeadScan
 *            belongs to one thread: head_scan_release.
 * Errors:    none.
 * Source:    measured against trying each pattern on each text: docs/architecture.md.
 */
#ifndef MATCH_HEADTABLE_H
#define MATCH_HEADTABLE_H

#include "base/arena.h"
#include "match/places.h"
#include "rules/patterns.h"

#include <stdint.h>

typedef struct HeadTable HeadTable;

/* Pattern `what` may match at `at`. */
typedef struct Candidate {
    size_t at;
    size_t what;
    unsigned order; /* among those of one place */
} Candidate;

/* What was found in a text. All zero: empty and ready. */
typedef struct HeadScan {
    struct HeadHit *hits;
    size_t n_hits, hit_room;
    Candidate *candidates; /* in order of places */
    size_t n_candidates, candidate_room;
    size_t *last; /* by need: 1 + the last place where it stands, or 0 */
} HeadScan;

HeadTable *head_table_new(Arena *arena);

/* Enters pattern `what`, which has heads. `texts`: a bit for each kind of text that it reads. */
void head_table_add(HeadTable *table, const Pattern *pattern, size_t what, uint64_t texts);

/* Finds the candidates in a text of one kind (a bit of `texts`). */
void head_table_scan(const HeadTable *table, const Places *places, uint64_t kind, HeadScan *scan);

void head_scan_release(HeadScan *scan);

#endif
