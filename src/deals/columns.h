/* columns.h - from the header of a deal list to the facts that its columns carry.
 *
 * A header is looked up folded (base/fold.h), whole first, then without a unit, scale or
 * currency in brackets or behind a comma or "in" ("Commitment (USD m)", "Node, nm"), which
 * then holds for its cells. --map COLUMN=FACT comes before all. What is close to a known
 * spelling is not guessed: the column is carried along and the reader is told. "Holder 1 votes"
 * is the fact of one numbered thing (numbered.h).
 *
 * Ownership: in the arena given (the run's).
 * Errors:    a --map that names no column or no fact; a list without any usable column.
 *            Doubtful units in a header are warnings.
 */
#ifndef DEALS_COLUMNS_H
#define DEALS_COLUMNS_H

#include "rules/rulebook.h"

enum { THINGS_MAX = 999 }; /* of one kind in a row, and the greatest number of a column */

typedef enum ColumnUse {
    COLUMN_FACT,
    COLUMN_CARRIED, /* not known: goes into the report as it is */
    COLUMN_CLOSE    /* carried, but near a known spelling */
} ColumnUse;

typedef struct Column {
    Slice header; /* as it came; "column N" where it is empty */
    ColumnUse use;
    const Fact *fact; /* COLUMN_FACT; COLUMN_CLOSE: the fact that it is close to */
    const Kind *kind; /* "holder 1 votes": the kind of thing that the column is of; else NULL */
    unsigned number;  /* ... and which one, from 1; else 0 */
    bool from;        /* dates: the cell is the least day */
    Slice unit;       /* of the header, for cells without one; else empty */
    int power;        /* scale of the header, for cells without one: 6 for "USD m" */
    Slice spelling;   /* the known spelling that it was found by or is close to */
} Column;

typedef struct Columns {
    Column *columns;
    size_t n_columns;
    bool *wanted; /* by column: carries a fact */
} Columns;

/* --map COLUMN=FACT, where FACT may be of a numbered thing ("holder 1 votes"). A number in the
 * column's own header holds too. */
typedef struct MapOption {
    Slice column, fact;
} MapOption;

/* False (and messages) where no screening is possible. */
bool columns_read(const Rulebook *book, const Slice *headers, size_t n_headers,
                  const MapOption *maps, size_t n_maps, Slice path, Arena *arena, Diags *diags,
                  Columns *out);

#endif
