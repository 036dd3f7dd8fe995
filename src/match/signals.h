/* signals.h - what the texts of a deal suggest.
 *
 * A signal holds for a text cell if one of its patterns matches in a clause in which none of
 * its `unless` patterns does; clauses are cut by the pattern `clause-end`, each cell by
 * itself. Patterns are tried only where one of their heads stands and something else that they
 * need stands behind it (headtable.h). What a text of the row suggests holds for all things of
 * the fact's kind, what one of a thing does for that thing.
 *
 * Ownership: the index is built once per Rulebook and is read-only; a SignalReader holds a
 *            thread's own matcher and buffers.
 * Errors:    a pattern that meets pcre2's limits is a problem of the deal, and the fact that
 *            the signal suggests becomes unreadable where nothing states it: unknown, and
 *            nothing is presumed for it.
 */
#ifndef MATCH_SIGNALS_H
#define MATCH_SIGNALS_H

#include "deals/deal.h"

typedef struct SignalIndex SignalIndex;
typedef struct SignalReader SignalReader;

SignalIndex *signal_index_new(const Rulebook *book, Arena *arena);

SignalReader *signal_reader_open(const SignalIndex *index);
void signal_reader_close(SignalReader *reader);

/* Adds the hints of all signals to the deal's facts and settles those facts. */
void signals_apply(SignalReader *reader, Deal *deal);

/* Whether `signal` alone holds for `text`: for its examples. */
bool signal_holds(SignalReader *reader, const Signal *signal, Slice text);

#endif
