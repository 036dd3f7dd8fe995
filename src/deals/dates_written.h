/* dates_written.h - one date of a cell: a day, month, quarter, half or year.
 *
 * The text is cut into numbers and names of months first; what they mean follows from their
 * order and numbers of digits alone.
 *
 * Ownership: plain values; a fault is a constant.
 * Errors:    DATE_WRITTEN_FAULTY and `fault`, in words that follow the quoted cell.
 */
#ifndef DEALS_DATES_WRITTEN_H
#define DEALS_DATES_WRITTEN_H

#include "base/date.h"
#include "base/slice.h"

typedef enum DateOrder { DATE_ANY_ORDER, DATE_DAY_FIRST, DATE_MONTH_FIRST } DateOrder;

typedef enum DateWritten {
    DATE_WRITTEN_READ,
    DATE_WRITTEN_TWO_WAYS, /* span.first: with the day first, span.last: with the month first */
    DATE_WRITTEN_FAULTY
} DateWritten;

/* `text` is plain. */
DateWritten date_written_read(Slice text, DateOrder order, DateSpan *span, const char **fault);

#endif
