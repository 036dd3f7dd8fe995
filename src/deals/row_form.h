/* row_form.h - what the outer form of a row says: empty, shifted, or several rows in one.
 *
 * Ownership: none. Errors: none.
 */
#ifndef DEALS_ROW_FORM_H
#define DEALS_ROW_FORM_H

#include "base/csv.h"

/* Nothing is in any of its cells. Cells that are not delivered are judged by the raw text. */
bool row_is_empty(const CsvRecord *record, char delimiter);

/* Something is written behind the last column: a stray delimiter has shifted the cells. */
bool row_has_more(const CsvRecord *record, size_t n_columns);

/* Within a quoted cell stands a line that has as many parts as a row: some program before has
 * swallowed rows at a quote. */
bool row_holds_rows(const CsvRecord *record, size_t n_columns);

/* The first cell of a row that could not be taken apart, or empty. */
Slice row_first_cell(Slice raw, char delimiter);

#endif
