/* cells.h - from one cell to the value of a fact, as people write cells.
 *
 * Blank: nothing, white space, dashes, "n/a", and "NA" outside a jurisdiction column.
 * Unreadable: all else that is not understood as a whole, or that says it is not known
 * ("TBD", "unknown", "?"), or that reads in two ways ("NA" as a country, 0.51 in a percent
 * column, 03/04/2025). Numbers become intervals (">= 128", "40-60%", "over 10^25"); several
 * values are parted by ';', in sets also by ',' and '|', and mean what facts.csv says.
 *
 * Ownership: texts of the result lead into the cell or the arena.
 * Errors:    the reason, in words, in `why` (CELL_UNREADABLE), or a remark (CELL_READ with
 *            `why` set: read, but a problem worth saying, such as a unit that contradicts the
 *            header's).
 */
#ifndef DEALS_CELLS_H
#define DEALS_CELLS_H

#include "base/buffer.h"
#include "deals/columns.h"
#include "rules/values.h"

enum { CELL_VALUES_MAX = 16 };

typedef enum CellResult { CELL_BLANK, CELL_READ, CELL_UNREADABLE } CellResult;

typedef struct CellReading {
    CellResult result;
    bool hint;       /* a city or province: suggests the value */
    size_t n_values; /* more than one: they contradict each other */
    Value values[CELL_VALUES_MAX];
    Slice why; /* else empty */
} CellReading;

/* Scratch memory that is reused from cell to cell. */
typedef struct CellReader {
    const Rulebook *book;
    Buffer plain, folded;
    Arena *arena;      /* for `why` */
    uint64_t not_utf8; /* cells so far that have a byte which is not UTF-8 */
} CellReader;

void cell_read(CellReader *reader, const Column *column, Slice cell, CellReading *out);
/* Whether nothing is written in the cell, without reading it. */
bool cell_is_blank(CellReader *reader, const Fact *fact, Slice cell);

void cell_reader_release(CellReader *reader);

#endif
