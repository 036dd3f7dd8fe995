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

/* Fills in use, fact, from, unit, power and spelling of a column from its header. `given`:
 * the fact that --map names, or NULL; then only the unit is looked for. */
void header_read(const Rulebook *book, const Fact *given, Arena *arena, Column *column);

#endif
