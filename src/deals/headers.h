/* headers.h - what one header means: a fact, and perhaps the unit of its cells.
 *
 * "Commitment (USD m)", "Node, nm", "Amount in EUR million", "Votes %", "Closing date
 * (dd/mm/yyyy)". A bracket that is no unit of the fact may well change the meaning ("Country
 * (investor)"), so such a header only counts as close to the one without it.
 *
 * Ownership: slices of the header's plain form, which lies in the arena.
 * Errors:    none.
 */
#ifndef DEALS_HEADERS_H
#define DEALS_HEADERS_H

#include "deals/columns.h"

/* A name of a fact, as a header or --map has it. */
typedef struct FactNamed {
    HeaderUse use;
    const Kind *kind; /* of a numbered thing; else NULL */
    unsigned number;
} FactNamed;

/* The fact that --map names: an id, or that of a numbered thing ("holder 1 votes"). */
bool header_fact(const Rulebook *book, Slice text, Arena *arena, FactNamed *out);

/* Fills in use, fact, kind, number, from, unit, power and spelling of a column from its header.
 * `given`: what --map names, or NULL; then only a number and the unit are looked for. */
void header_read(const Rulebook *book, const FactNamed *given, Arena *arena, Column *column);

#endif
