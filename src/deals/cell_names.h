/* cell_names.h - choices, sets and places by their names.
 *
 * Nothing is guessed: a name that is not known makes the cell unreadable, and the nearest one
 * is offered. A set that ends in "and others" or "etc." is open, and so is any set of a fact
 * that is never complete; "none" is the empty set. A city or province only suggests its
 * country.
 *
 * Ownership: values lead into the Rulebook; reasons in the reader's arena.
 * Errors:    false and out->why.
 */
#ifndef DEALS_CELL_NAMES_H
#define DEALS_CELL_NAMES_H

#include "deals/cells.h"

/* Texts are plain, trimmed and not empty. A choice and a place are one value, without ';'; a
 * set is the whole cell. cell_place sets out->hint where it is one. */
bool cell_choice(CellReader *reader, const Column *column, Slice text, CellReading *out,
                 Value *value);
bool cell_set(CellReader *reader, const Column *column, Slice text, CellReading *out, Value *value);
bool cell_place(CellReader *reader, const Column *column, Slice text, CellReading *out,
                Value *value);

/* Whether the text is one value by its whole spelling, and not a list of several. */
bool choice_is_whole(const Fact *fact, Slice text, uint64_t *names);

#endif
