/* column_reader.h - reads one column's cells into the deal's own fact, row after row.
 *
 * Most cells take a short way: an empty one says nothing, a text is taken as it stands, and
 * what came before is known (kept_cells.h). All others are read (cells.h).
 *
 * Ownership: column_readers_new/column_readers_release; the Columns must outlive them. What is
 *            put into a deal is good until its column's next cell is read.
 * Errors:    put into the deal's problems.
 */
#ifndef DEALS_COLUMN_READER_H
#define DEALS_COLUMN_READER_H

#include "deals/kept_cells.h"

typedef struct ColumnReader {
    const Column *column;
    size_t index;
    bool is_alone;    /* neither another column nor --set speaks of the deal's own fact */
    bool keeps_texts; /* it is worth it: signals read them */
    Saying text;      /* one that is not kept; made anew in each row */
    KeptCells kept;
} ColumnReader;

/* One for each column. `initial`: what --set says, by fact index. */
ColumnReader *column_readers_new(const Rulebook *book, const Columns *columns,
                                 const DealFact *initial, Arena *arena);
void column_readers_release(ColumnReader *readers, size_t n);

/* Reads the column's cell of the row. False where the fact is to be settled once all of its
 * columns are read (deal_settle). */
bool column_read(ColumnReader *of, CellReader *cells, Deal *deal);

#endif
