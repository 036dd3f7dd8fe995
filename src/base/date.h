/* date.h - calendar days.
 *
 * A Date counts days from 1970-01-01 in the Gregorian calendar. A DateSpan is what a list
 * states: a day, or days between which it lies ("Q1 2025", "on that day or later").
 *
 * Ownership: plain values.
 * Errors:    reading returns false for what is no date and leaves *out alone.
 * Source:    days from civil date: Howard Hinnant, "chrono-Compatible Low-Level Date
 *            Algorithms"; month ends are clamped (31 January and one month: 28 February).
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/buffer.h"
#include "base/slice.h"

#include <stdint.h>

typedef int32_t Date;

enum {
    DATE_FIRST = INT32_MIN, /* before every day */
    DATE_LAST = INT32_MAX   /* after every day */
};

typedef struct DateSpan {
    Date first, last; /* both in it; DATE_FIRST and DATE_LAST: open */
} DateSpan;

typedef enum DateUnit { DATE_DAYS, DATE_MONTHS, DATE_YEARS } DateUnit;

/* False where the calendar has no such day (years 1583 to 9999). */
bool date_from(int year, int month, int day, Date *out);
void date_parts(Date date, int *year, int *month, int *day);

/* "2025-01-02" and nothing else. */
bool date_read(Slice text, Date *out);
void date_write(Buffer *out, Date date);

/* `n` units later (earlier if negative); open ends stay open. */
Date date_add(Date date, int n, DateUnit unit);

bool span_meet(DateSpan a, DateSpan b);
bool span_is_day(DateSpan span);

/* "2025-01-02", "2025-01-02 to 2025-03-31", "2025-01-02 or later", "any day". */
void span_write(Buffer *out, DateSpan span);

#endif
