#include "base/date.h"

#include <check.h>

TCase *date_tests(void);

/* Days from 1970-01-01, worked out with the Julian day number. */
static const struct {
    const char *text;
    int days;
} days[] = {
    {"1970-01-01", 0},       {"1969-12-31", -1},      {"1970-03-01", 59},    {"1972-02-29", 789},
    {"2000-02-29", 11016},   {"2000-03-01", 11017},   {"2025-01-02", 20090}, {"1900-03-01", -25508},
    {"1583-01-01", -141349}, {"9999-12-31", 2932896},
};

START_TEST(a_day_has_its_number)
{
    Date read = 1;
    ck_assert_msg(date_read(slice(days[_i].text), &read), "%s", days[_i].text);
    ck_assert_int_eq(read, days[_i].days);
    Buffer out = {0};
    date_write(&out, read);
    ck_assert(slice_is(buffer_slice(&out), days[_i].text));
    buffer_release(&out);
}
END_TEST

static const char *const refused[] = {
    "",           "2025",       "2025-1-02",  "2025-01-2",   "2025-01-02 ", " 2025-01-02",
    "2025/01/02", "02-01-2025", "2025-00-10", "2025-13-01",  "2025-01-00",  "2025-01-32",
    "2025-04-31", "2025-02-29", "1900-02-29", "1582-12-31",  "0000-01-01",  "-025-01-02",
    "2025-0a-02", "2025-01-+2", "20250-1-02", "2025-01-021",
};

START_TEST(no_other_text_is_a_date)
{
    Date read = 42;
    ck_assert_msg(!date_read(slice(refused[_i]), &read), "'%s'", refused[_i]);
    ck_assert_int_eq(read, 42);
}
END_TEST

static int month_days(int year, int month)
{
    if (month == 2)
        return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* Whether this is the day after *previous, and its parts come back. */
static bool is_next(int year, int month, int day, Date *previous)
{
    int y, m, d;
    Date date = 0;
    if (!date_from(year, month, day, &date) || date != *previous + 1)
        return false;
    *previous = date;
    date_parts(date, &y, &m, &d);
    return y == year && m == month && d == day;
}

START_TEST(days_follow_one_another)
{
    Date previous = 0, none = 0;
    ck_assert(date_from(1583, 1, 1, &previous));
    previous--;
    for (int year = 1583; year <= 2425; year++) {
        for (int month = 1; month <= 12; month++) {
            int n = month_days(year, month);
            bool follows = !date_from(year, month, n + 1, &none);
            for (int day = 1; day <= n; day++)
                follows = is_next(year, month, day, &previous) && follows;
            ck_assert_msg(follows, "%d-%02d", year, month);
        }
    }
}
END_TEST

START_TEST(years_have_their_limits)
{
    Date date = 42;
    ck_assert(!date_from(10000, 1, 1, &date));
    ck_assert(!date_from(1582, 12, 31, &date));
    ck_assert(!date_from(2025, -1, 1, &date));
    ck_assert(!date_from(2025, 1, -1, &date));
    ck_assert_int_eq(date, 42);
}
END_TEST

static const struct {
    const char *from;
    int n;
    DateUnit unit;
    const char *to;
} steps[] = {
    {"2025-01-31", 1, DATE_MONTHS, "2025-02-28"},   {"2024-01-31", 1, DATE_MONTHS, "2024-02-29"},
    {"2025-03-31", -1, DATE_MONTHS, "2025-02-28"},  {"2025-01-15", -1, DATE_MONTHS, "2024-12-15"},
    {"2025-12-15", 1, DATE_MONTHS, "2026-01-15"},   {"2025-05-31", 13, DATE_MONTHS, "2026-06-30"},
    {"2025-01-02", -25, DATE_MONTHS, "2022-12-02"}, {"2025-01-02", 0, DATE_MONTHS, "2025-01-02"},
    {"2024-02-29", 1, DATE_YEARS, "2025-02-28"},    {"2024-02-29", 4, DATE_YEARS, "2028-02-29"},
    {"2024-02-29", -1, DATE_YEARS, "2023-02-28"},   {"2025-01-02", 30, DATE_DAYS, "2025-02-01"},
    {"2024-12-31", 1, DATE_DAYS, "2025-01-01"},     {"2025-03-01", -1, DATE_DAYS, "2025-02-28"},
};

static Date date_of(const char *text)
{
    Date read;
    ck_assert_msg(date_read(slice(text), &read), "'%s'", text);
    return read;
}

START_TEST(a_step_clamps_month_ends)
{
    ck_assert_int_eq(date_add(date_of(steps[_i].from), steps[_i].n, steps[_i].unit),
                     date_of(steps[_i].to));
}
END_TEST

START_TEST(a_step_never_overflows)
{
    static const DateUnit units[] = {DATE_DAYS, DATE_MONTHS, DATE_YEARS};
    for (size_t i = 0; i < COUNT(units); i++) {
        ck_assert_int_eq(date_add(DATE_FIRST, 1, units[i]), DATE_FIRST);
        ck_assert_int_eq(date_add(DATE_LAST, -1, units[i]), DATE_LAST);
    }
    ck_assert_int_eq(date_add(20090, INT32_MAX, DATE_DAYS), DATE_LAST);
    ck_assert_int_eq(date_add(20090, INT32_MAX, DATE_MONTHS), DATE_LAST);
    ck_assert_int_eq(date_add(20090, INT32_MAX, DATE_YEARS), DATE_LAST);
    ck_assert_int_eq(date_add(-20090, INT32_MIN, DATE_DAYS), DATE_FIRST);
    ck_assert_int_eq(date_add(-20090, INT32_MIN, DATE_YEARS), DATE_FIRST);
}
END_TEST

static const struct {
    DateSpan span;
    const char *text;
    bool is_day;
} spans[] = {
    {{20090, 20090}, "2025-01-02", true},
    {{20090, 20178}, "2025-01-02 to 2025-03-31", false},
    {{20090, DATE_LAST}, "2025-01-02 or later", false},
    {{DATE_FIRST, 20090}, "2025-01-02 or earlier", false},
    {{DATE_FIRST, DATE_LAST}, "any day", false},
};

START_TEST(a_span_is_written_in_words)
{
    Buffer out = {0};
    span_write(&out, spans[_i].span);
    ck_assert_msg(slice_is(buffer_slice(&out), spans[_i].text), "'%.*s'",
                  SLICE_ARG(buffer_slice(&out)));
    ck_assert_int_eq(span_is_day(spans[_i].span), spans[_i].is_day);
    buffer_release(&out);
}
END_TEST

static const struct {
    DateSpan a, b;
    bool meet;
} meetings[] = {
    {{10, 20}, {20, 30}, true},
    {{10, 20}, {21, 30}, false},
    {{10, 20}, {12, 15}, true},
    {{10, 10}, {10, 10}, true},
    {{10, 10}, {11, 11}, false},
    {{10, DATE_LAST}, {DATE_FIRST, 10}, true},
    {{10, DATE_LAST}, {DATE_FIRST, 9}, false},
    {{DATE_FIRST, DATE_LAST}, {5, 5}, true},
};

START_TEST(spans_meet_on_a_common_day)
{
    ck_assert_int_eq(span_meet(meetings[_i].a, meetings[_i].b), meetings[_i].meet);
    ck_assert_int_eq(span_meet(meetings[_i].b, meetings[_i].a), meetings[_i].meet);
}
END_TEST

TCase *date_tests(void)
{
    TCase *tc = tcase_create("date");
    tcase_add_loop_test(tc, a_day_has_its_number, 0, COUNT(days));
    tcase_add_loop_test(tc, no_other_text_is_a_date, 0, COUNT(refused));
    tcase_add_test(tc, days_follow_one_another);
    tcase_add_test(tc, years_have_their_limits);
    tcase_add_loop_test(tc, a_step_clamps_month_ends, 0, COUNT(steps));
    tcase_add_test(tc, a_step_never_overflows);
    tcase_add_loop_test(tc, a_span_is_written_in_words, 0, COUNT(spans));
    tcase_add_loop_test(tc, spans_meet_on_a_common_day, 0, COUNT(meetings));
    return tc;
}
