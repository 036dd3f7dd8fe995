/* kinds.h - kinds of things, as the column `of` of facts.csv names them.
 *
 * A kind exists because some fact belongs to it; the fact KIND_name tells its things apart.
 *
 * Ownership: in the rulebook's arena.
 * Errors:    at the row of the fact.
 */
#ifndef RULES_KINDS_H
#define RULES_KINDS_H

#include "rules/rulebook.h"
#include "rules/tablecells.h"

/* Sets fact->of, and adds the kind to book->kinds (which has room) where it is new. */
void kind_read(Rulebook *book, const TableRow *row, Fact *fact);

/* Each kind's facts and name, when all facts are read. */
void kinds_fill(Rulebook *book, Diags *diags);

#endif
