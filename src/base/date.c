#include "base/date.h"

#include <assert.h>

enum {
    FIRST_YEAR = 1583, /* the first whole year of the Gregorian calendar */
    LAST_YEAR = 9999,
    DAYS_PER_ERA = 146097, /* 400 years */
    EPOCH_SHIFT = 719468,  /* days from 0000-03-01 to 1970-01-01 */
};

static int64_t floor_divide(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static bool is_leap(int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in(int64_t year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Years are counted from March, so that a leap day is the last of its year. */
static int64_t days_from(int64_t year, int month, int day)
{
    int64_t from_march = year - (month <= 2);
    int64_t era = floor_divide(from_march, 400);
    int64_t year_of_era = from_march - era * 400;
    int64_t day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - EPOCH_SHIFT;
}

bool date_from(int year, int month, int day, Date *out)
{
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 ||
        day > days_in(year, month))
        return false;
    *out = (Date)days_from(year, month, day);
    return true;
}

void date_parts(Date date, int *year, int *month, int *day)
{
    int64_t shifted = (int64_t)date + EPOCH_SHIFT;
    int64_t era = floor_divide(shifted, DAYS_PER_ERA);
    int64_t day_of_era = shifted - era * DAYS_PER_ERA;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_from_march = (5 * day_of_year + 2) / 153;
    *day = (int)(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    *month = (int)(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    *year = (int)(year_of_era + era * 400 + (*month <= 2));
}

/* The number in text[from, to), or -1. */
static int read_part(Slice text, size_t from, size_t to)
{
    int number = 0;
    for (size_t i = from; i < to; i++) {
        if (text.at[i] < '0' || text.at[i] > '9')
            return -1;
        number = number * 10 + (text.at[i] - '0');
    }
    return number;
}

bool date_read(Slice text, Date *out)
{
    if (text.len != 10 || text.at[4] != '-' || text.at[7] != '-')
        return false;
    return date_from(read_part(text, 0, 4), read_part(text, 5, 7), read_part(text, 8, 10), out);
}

static void write_padded(Buffer *out, int number, int width)
{
    for (int limit = 10; width > 1; width--, limit *= 10) {
        if (number < limit)
            buffer_add_char(out, '0');
    }
    buffer_add_number(out, (uint64_t)number);
}

void date_write(Buffer *out, Date date)
{
    assert(date != DATE_FIRST && date != DATE_LAST);
    int year, month, day;
    date_parts(date, &year, &month, &day);
    write_padded(out, year, 4);
    buffer_add_char(out, '-');
    write_padded(out, month, 2);
    buffer_add_char(out, '-');
    write_padded(out, day, 2);
}

static Date clamp(int64_t days)
{
    if (days < DATE_FIRST)
        return DATE_FIRST;
    return days > DATE_LAST ? DATE_LAST : (Date)days;
}

static Date add_months(Date date, int64_t n)
{
    int year, month, day;
    date_parts(date, &year, &month, &day);
    int64_t months = (int64_t)year * 12 + (month - 1) + n;
    int64_t new_year = floor_divide(months, 12);
    int new_month = (int)(months - new_year * 12) + 1;
    int last = days_in(new_year, new_month);
    return clamp(days_from(new_year, new_month, day < last ? day : last));
}

Date date_add(Date date, int n, DateUnit unit)
{
    if (date == DATE_FIRST || date == DATE_LAST)
        return date;
    switch (unit) {
    case DATE_DAYS:
        return clamp((int64_t)date + n);
    case DATE_MONTHS:
        return add_months(date, n);
    case DATE_YEARS:
        return add_months(date, (int64_t)n * 12);
    }
    return date;
}

bool span_meet(DateSpan a, DateSpan b)
{
    return a.first <= b.last && b.first <= a.last;
}

bool span_is_day(DateSpan span)
{
    return span.first == span.last;
}

void span_write(Buffer *out, DateSpan span)
{
    bool is_from = span.first != DATE_FIRST;
    bool is_until = span.last != DATE_LAST;
    if (!is_from && !is_until) {
        buffer_add_text(out, "any day");
    } else if (!is_from) {
        date_write(out, span.last);
        buffer_add_text(out, " or earlier");
    } else {
        date_write(out, span.first);
        if (!is_until)
            buffer_add_text(out, " or later");
        if (is_until && !span_is_day(span)) {
            buffer_add_text(out, " to ");
            date_write(out, span.last);
        }
    }
}
