/* row.h - from one record of the list to a Deal.
 *
 * What each row would have to look up, such as which columns carry a fact, is worked out once.
 *
 * Ownership: row_reader_init/row_reader_release; the Deal and all in it are valid until the
 *            next row.
 * Errors:    all that is wrong with a row is in the deal's problems.
 */
#ifndef DEALS_ROW_H
#define DEALS_ROW_H

#include "base/csv.h"
#include "deals/cells.h"
#include "deals/column_reader.h"
#include "deals/columns.h"
#include "deals/deal.h"
#include "deals/ids_seen.h"
#include "deals/things.h"

typedef struct RowReader {
    const Rulebook *book;
    const Columns *columns;
    char delimiter;
    size_t *fact_columns; /* indices of the columns that carry a fact of the deal itself */
    size_t n_fact_columns;
    const Fact **listed; /* the facts of these columns, each once */
    size_t n_listed;
    const Fact **shared; /* those of which several columns, or one and --set, speak */
    size_t n_shared;
    ColumnReader *readers;    /* by column */
    const KindColumns *kinds; /* the other columns that carry a fact */
    size_t n_kinds;
    size_t id_column;        /* the first, or NO_COLUMN */
    bool has_names;          /* some column has ids or names */
    const DealFact *initial; /* what holds before a row is read: blank, or --set */
    Arena deal_arena;
    Deal deal;
    Slice *cells; /* for rows that have not as many as there are columns */
    CellReader cell_reader;
    IdsSeen ids;
} RowReader;

/* `initial` is by fact index; it and what is made here live in `arena`. */
void row_reader_init(RowReader *r, const Rulebook *book, const Columns *columns, char delimiter,
                     const DealFact *initial, Arena *arena);
void row_reader_release(RowReader *r);

/* Fills in r->deal from a record, or from one whose cells cannot be told apart. */
void row_read(RowReader *r, const CsvRecord *record);
void row_read_faulty(RowReader *r, const CsvRecord *record);

#endif
