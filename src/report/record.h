/* record.h - a record of the deal list as it goes out again: as it came, with the list's
 * number of cells.
 *
 * Ownership: appended to the caller's buffer.
 * Errors:    none; a record whose cells can't be told apart has no business here.
 */
#ifndef REPORT_RECORD_H
#define REPORT_RECORD_H

#include "base/buffer.h"

/* Appends `raw` with exactly `n_cells` cells: empty ones are added to a short record; what
 * stands behind the last one of a long record (the reader lets only empty cells pass) is
 * left out. */
void record_add(Buffer *out, Slice raw, char delimiter, size_t n_cells);

/* As many empty cells. */
void record_add_empty(Buffer *out, char delimiter, size_t n_cells);

/* Puts the cell that was written to out->at[start..] in quotes, where CSV needs them. */
void record_quote(Buffer *out, size_t start, char delimiter);

#endif
