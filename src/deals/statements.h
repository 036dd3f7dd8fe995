/* statements.h - what a cell, or a part of one, says of a fact of the deal or of a thing.
 *
 * Ownership: sayings in the deal's arena; a reading may be put to several things.
 * Errors:    none; statement_report puts a reading's reason into the deal's problems.
 */
#ifndef DEALS_STATEMENTS_H
#define DEALS_STATEMENTS_H

#include "deals/cells.h"
#include "deals/deal.h"

/* What was read, and where it stands. */
typedef struct Statement {
    const Fact *fact;
    size_t column;
    Slice cell; /* or the part of it */
    CellReading reading;
} Statement;

/* Puts it to the thing, or to the deal's own fact where that is NULL. */
void statement_put(Deal *deal, Thing *thing, const Statement *statement);

/* Puts what one cell says (copied) behind what cells before it say, and before --set. */
void statement_add(Deal *deal, DealFact *known, const Saying *said);

/* Says once what was wrong with it, or odd. */
void statement_report(Deal *deal, const Statement *statement);

/* The cell is missing or could not be told to belong to something. */
void statement_miss(DealFact *known);

/* What --set says is shared by all rows; a row that may order it anew gets its own. */
void statement_own_set(Deal *deal, const Fact *fact);

/* States for a thing what --set says of the fact. */
void statement_put_set(Deal *deal, Thing *thing, const Fact *fact);

#endif
