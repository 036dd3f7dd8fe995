/* signal_index.h - the signals of a rulebook, by where their patterns can begin.
 *
 * Ownership: in the arena given; read-only, for any number of readers.
 * Errors:    none.
 */
#ifndef MATCH_SIGNAL_INDEX_H
#define MATCH_SIGNAL_INDEX_H

#include "match/headtable.h"

/* One pattern of one signal. */
typedef struct Try {
    const Signal *signal;
    const Pattern *pattern;
} Try;

struct SignalIndex {
    const Rulebook *book;
    HeadTable *heads; /* of the tries */
    Try *tries;
    size_t n_tries;
    size_t *everywhere; /* tries without heads */
    size_t n_everywhere;
    HeadTable *refusals;   /* heads of the patterns that signals have as `unless` */
    const size_t **unless; /* by signal: the numbers of its own */
    size_t n_refusals;
    const Fact **texts; /* facts that some signal reads */
    size_t n_texts;
};

enum { TEXT_BITS = 64 };

/* The bit that stands for a fact in head tables; facts beyond the 63rd share one. */
uint64_t text_bit(size_t index);

#endif
