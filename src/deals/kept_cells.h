/* kept_cells.h - what the cells of one column were read as, for later cells of the same bytes.
 *
 * Countries, statuses, dates and round numbers come again and again. Kept are short cells that
 * read as one value without a word to say about it, and blank ones; texts are not, since they
 * are as they are. When there is no more room all is forgotten. A column in which few cells
 * come again is left alone for a while.
 *
 * Ownership: kept_cells_init/kept_cells_release. A kept saying is shared by rows: nobody changes
 *            it, and it is good until the next cell of its column is kept.
 * Errors:    out of memory ends the run.
 */
#ifndef DEALS_KEPT_CELLS_H
#define DEALS_KEPT_CELLS_H

#include "deals/cells.h"
#include "deals/deal.h"

enum { KEPT_TEXT_MAX = 48 };

typedef struct KeptCell {
    uint64_t hash;
    unsigned char len;
    bool is_blank; /* else `said` is what the cell says */
    char text[KEPT_TEXT_MAX];
    Saying said;
} KeptCell;

typedef struct KeptCells {
    uint16_t *slots; /* by hash: 1 + index in `cells`, or 0 */
    KeptCell *cells;
    size_t n;
    size_t n_found; /* since all was forgotten last */
    size_t resting; /* cells still to pass before any is kept again */
} KeptCells;        /* all zero: empty and ready */

/* What such a cell was read as, or NULL. */
const KeptCell *kept_cell_find(KeptCells *kept, Slice cell);

/* Keeps what the cell was just read as, where that is worth it. */
void kept_cell_add(KeptCells *kept, Slice cell, size_t column, const CellReading *reading);

void kept_cells_release(KeptCells *kept);

#endif
