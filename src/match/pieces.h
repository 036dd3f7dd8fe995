/* pieces.h - the completion date, cut at each change of law.
 *
 * Stated or presumed, it is an interval; missing, hinted at or contradicted, every day. Inside
 * a piece no law changes, so each piece is judged by one state of the law.
 *
 * Ownership: none. Errors: none.
 * Source:    docs/rules.md, "Dates".
 */
#ifndef MATCH_PIECES_H
#define MATCH_PIECES_H

#include "match/view.h"

/* The days that all statements of a date have in common. */
DateSpan stated_span(const DealFact *date);

typedef struct Pieces {
    DateSpan rest;
    bool done;
    const Date *changes;
    size_t n_changes;
} Pieces;

/* The days on which the deal may be completed. */
DateSpan completion_span(const View *view);

Pieces pieces_of(const View *view);

/* The next piece, earliest first; at least one. */
bool pieces_next(Pieces *pieces, DateSpan *piece);

#endif
