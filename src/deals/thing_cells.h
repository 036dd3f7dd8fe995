/* thing_cells.h - a row's cells about one kind of things, before they are put to the things.
 *
 * Ownership: in the deal's arena.
 * Errors:    what contradicts itself or does not say of which thing it speaks is put into the
 *            deal's problems, and marked.
 */
#ifndef DEALS_THING_CELLS_H
#define DEALS_THING_CELLS_H

#include "deals/cell_lists.h"
#include "deals/things.h"

typedef enum CellForm {
    FORM_BLANK,
    FORM_CUT,  /* the row ends before it: missing, not blank */
    FORM_NONE, /* a name: "none" */
    FORM_WRITTEN
} CellForm;

typedef struct ThingCell {
    const Column *column;
    const Fact *fact;
    size_t index; /* of the column */
    CellForm form;
    CellList list; /* written, and not of a numbered thing */
    bool unclear;  /* it does not say of which thing it speaks; reported */
} ThingCell;

typedef struct ThingCells {
    Deal *deal;
    CellReader *reader;
    const KindColumns *of;
    ThingCell *cells;
    bool none;                /* there are none of the kind */
    bool says_other;          /* "none" is said, and something else as well */
    const ThingCell *measure; /* lists are paired with this one; NULL: with numbered columns */
    size_t expected;          /* how many values a list has to have; 0: no thing is named */
    size_t greatest;          /* number of a column in which something is written, or 0 */
} ThingCells;

/* Whether the row speaks of one thing at most and does not name it. */
bool thing_cells_are_plain(const Deal *deal, const KindColumns *columns, size_t n_cells);

void thing_cells_take(ThingCells *row, size_t n_cells);

/* Whether the cell has a value for each thing. */
bool thing_cell_is_list(const ThingCells *row, const ThingCell *cell);

/* Whether it can't be put to the things: a list of another length, or the one share of several.
 * Reports it. */
bool thing_cell_misfits(const ThingCells *row, const ThingCell *cell);

#endif
