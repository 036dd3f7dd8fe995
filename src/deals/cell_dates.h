/* cell_dates.h - days, months, quarters and spans of time as people write them.
 *
 * "2025-01-02", "5 March 2025", "Q1 2025", "Dec 2024 - Jan 2025", "before 2025-01-02",
 * "expected H2 2025", 2025年3月5日. What reads in two ways (03/04/2025) is not read, unless the
 * header gives the order ("Closing date (dd/mm/yyyy)"); nor is a year of two digits or a
 * spreadsheet's day number.
 *
 * Ownership: plain values; reasons in the reader's arena.
 * Errors:    false and out->why.
 */
#ifndef DEALS_CELL_DATES_H
#define DEALS_CELL_DATES_H

#include "deals/cells.h"

/* One value: `text` is plain, trimmed, not empty and without ';'. */
bool cell_date(CellReader *reader, const Column *column, Slice text, CellReading *out,
               Value *value);

/* Whether a header's bracket gives the order of a date: "dd/mm/yyyy". */
bool is_date_form(Slice text);

#endif
