/* kept_cells.h - what the cells of one column were read as, for later cells of the same bytes.
 *
 * Countries, statuses, dates and round numbers come again and again. Kept are short cells that
 * read as one value without a word to say about it, and blank ones. When there is no more room all is forgotten. A column in which few cells
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

enum { KEPT_TEXT_MAX = 43 };

/* 64 bytes, so that finding one costs one line of the cache. */
typedef struct KeptCell {
    uint64_t first, last; /* its first 16 bytes and noughts; of a longer one `first` is a hash */
    uint16_t saying;      /* index of what it says */
    unsigned char len;    /* 0: free */
    bool is_blank;        /* it says nothing */
    bool is_silent;       /* of a text: no signal can be found in it (deal.h, Saying) */
    char text[KEPT_TEXT_MAX];
} KeptCell;

typedef struct KeptCells {
    KeptCell *cells; /* by hash */
    Saying *sayings; /* in the order in which they were kept */
    size_t n;
    size_t n_found; /* since all was forgotten last */
    size_t resting; /* cells still to pass before any is kept again */
} KeptCells;        /* all zero: empty and ready */

/* Such a cell, or NULL. The cell is a record's (csv.h, CSV_SLACK). */
const KeptCell *kept_cell_find(KeptCells *kept, Slice cell);

/* Whether kept_cell_add would keep such a cell, if it reads well. */
bool kept_cell_is_wanted(KeptCells *kept, Slice cell);

/* Keeps what the cell was just read as, where that is worth it. */
void kept_cell_add(KeptCells *kept, Slice cell, size_t column, const CellReading *reading);

void kept_cells_release(KeptCells *kept);

#endif
