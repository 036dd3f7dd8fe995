/* cell_numbers.h - numbers, percentages and amounts of money as people write them.
 *
 * "14 nm", "128+", ">= 128", "40-60%", "between 40 and 60", "over 10^25", "USD 2.5bn",
 * "$500k to $2m". The header's unit, scale and currency stand in where the cell has none.
 * What reads in two ways (0.51 without a percent sign, a price with its own currency below a
 * header in millions) is not read.
 *
 * Ownership: plain values; reasons in the reader's arena.
 * Errors:    false and out->why; true with out->why set is a remark (cells.h).
 */
#ifndef DEALS_CELL_NUMBERS_H
#define DEALS_CELL_NUMBERS_H

#include "deals/cells.h"

/* One value: `text` is plain, trimmed, not empty and without ';'. */
bool cell_number(CellReader *reader, const Column *column, Slice text, CellReading *out,
                 Value *value);

#endif
