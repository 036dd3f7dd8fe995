/* reads.h - which facts of a deal were looked at while it was judged, in order of the first look.
 *
 * A determination can be remembered for other deals only if it is known on what it rests, so
 * every look at a fact of the deal is noted. Mostly a look is at all that the row says of a fact
 * (view.h); of some facts less is asked, which is a key of its own (looks.h).
 *
 * Ownership: the arrays are those of a Recall (recall.h). Errors: none.
 */
#ifndef MATCH_READS_H
#define MATCH_READS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Looks Looks;

typedef struct Reads {
    const Looks *looks;
    bool *seen;   /* by key: below the number of facts the index of a fact; else looks.h */
    size_t *keys; /* in order */
    size_t n;
    bool spoiled; /* something was looked at that is no fact: not to be remembered */
} Reads;

/* NULL: nobody wants to know. */
static inline void reads_note(Reads *reads, size_t key)
{
    if (!reads || reads->seen[key])
        return;
    reads->seen[key] = true;
    reads->keys[reads->n++] = key;
}

static inline void reads_spoil(Reads *reads)
{
    if (reads)
        reads->spoiled = true;
}

#endif
