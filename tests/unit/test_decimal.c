#include "base/decimal.h"

#include <check.h>

TCase *decimal_tests(void);

static const struct {
    const char *text;
    int64_t mantissa;
    int32_t exponent;
} readings[] = {
    {"14", 14, 0},
    {"0", 0, 0},
    {"-0", 0, 0},
    {"0.000", 0, 0},
    {"0e9", 0, 0},
    {"007", 7, 0},
    {"-7.50", -75, -1},
    {"0.51", 51, -2},
    {".5", 5, -1},
    {"0.0500", 5, -2},
    {"100.250", 10025, -2},
    {"4800", 48, 2},
    {"1e25", 1, 25},
    {"1E+25", 1, 25},
    {"2.5e-3", 25, -4},
    {"10^25", 1, 25},
    {"-10^25", -1, 25},
    {"10^-3", 1, -3},
    {"3x10^24", 3, 24},
    {"3*10^24", 3, 24},
    {"1.5x10^24", 15, 23},
    {"20x10^-2", 2, -1},
    {"100000000000000000000000000", 1, 26},
    {"0.00000000000000000000000001", 1, -26},
    {"123456789012345678", 123456789012345678, 0},
    {"-999999999999999999", -999999999999999999, 0},
    {"1234567890123456.78", 123456789012345678, -2},
    {"100000000000000001000", 100000000000000001, 3},
    {"1e9999", 1, 9999},
    {"10e9998", 1, 9999},
    {"1e-9999", 1, -9999},
};

START_TEST(a_number_reads_as_it_says)
{
    Decimal got = {-1, -1};
    ck_assert_msg(decimal_read(slice(readings[_i].text), &got), "'%s'", readings[_i].text);
    ck_assert_int_eq(got.mantissa, readings[_i].mantissa);
    ck_assert_int_eq(got.exponent, readings[_i].exponent);
}
END_TEST

static const char *const refused[] = {
    "",
    " ",
    "-",
    "--1",
    "+1",
    ".",
    "5.",
    "-.",
    "1.2.3",
    "1,000",
    "1 ",
    " 1",
    "1e",
    "1e+",
    "1e-",
    "1e2.5",
    "e5",
    "10^",
    "10^+2",
    "10^2.5",
    "2^10",
    "100^2",
    "3x",
    "3x10",
    "3x10^",
    "3y10",
    "x10^24",
    "1e1e1",
    "1e10000",
    "1e-10000",
    "1e99999999999999999999",
    "1.e5",
    "0x10",
    "14nm",
    "1234567890123456789012345678901234567",
    "1.000000000000000000000000000000000001",
    "1000000000000000000000000000000000001000",
    "10e9999",
};

START_TEST(anything_else_is_refused)
{
    Decimal got = {42, 7};
    ck_assert_msg(!decimal_read(slice(refused[_i]), &got), "'%s'", refused[_i]);
    ck_assert_int_eq(got.mantissa, 42);
    ck_assert_int_eq(got.exponent, 7);
}
END_TEST

START_TEST(reading_stops_where_the_text_stops)
{
    Decimal got;
    ck_assert(decimal_read((Slice){"123456", 3}, &got));
    ck_assert_int_eq(got.mantissa, 123);
    ck_assert(!decimal_read((Slice){"10^25", 3}, &got));
    ck_assert(!decimal_read((Slice){NULL, 0}, &got));
}
END_TEST

static Decimal number(const char *text)
{
    Decimal read;
    ck_assert_msg(decimal_read(slice(text), &read), "'%s'", text);
    return read;
}

/* In rising order. */
static const char *const ranks[] = {
    "-1e9999",
    "-10^25",
    "-999999999999999999",
    "-2",
    "-1.5",
    "-1e-9999",
    "0",
    "1e-9999",
    "0.00000000000000001",
    "0.0999999999999999999e1",
    "1",
    "1.00000000000000001",
    "9",
    "10",
    "14",
    "16",
    "99.5",
    "100",
    "4799.99",
    "4800",
    "123456789012345678",
    "999999999999999999",
    "10^18",
    "1.00000000000000001e24",
    "9.99999999999999999e24",
    "10^25",
    "1.00000000000000001e25",
    "1e9999",
};

START_TEST(numbers_are_in_order)
{
    for (int j = 0; j < (int)COUNT(ranks); j++) {
        int order = decimal_compare(number(ranks[_i]), number(ranks[j]));
        ck_assert_msg((order > 0) - (order < 0) == (_i > j) - (_i < j), "'%s' and '%s': %d",
                      ranks[_i], ranks[j], order);
    }
}
END_TEST

/* NULL: does not fit. */
static const struct {
    const char *a, *b, *sum, *difference, *product;
} sums[] = {
    {"1", "2", "3", "-1", "2"},
    {"0", "7e50", "7e50", "-7e50", "0"},
    {"7e50", "0", "7e50", "7e50", "0"},
    {"0.1", "0.2", "0.3", "-0.1", "0.02"},
    {"1.5", "-1.5", "0", "3", "-2.25"},
    {"5", "5", "10", "0", "25"},
    {"999999999999999999", "1", "10^18", "999999999999999998", "999999999999999999"},
    /* 36 digits are kept, 37 are not. */
    {"999999999999999999999999999999999999", "2", NULL, "999999999999999999999999999999999997",
     NULL},
    {"999999999999999999999999999999999999", "999999999999999999999999999999999999", NULL, "0",
     NULL},
    {"10^40", "1", NULL, NULL, "10^40"},
    {"10^36", "1", NULL, "999999999999999999999999999999999999", "10^36"},
    {"10^25", "1", "10000000000000000000000001", "9999999999999999999999999", "10^25"},
    {"10^17", "1", "100000000000000001", "99999999999999999", "10^17"},
    {"10^25", "3x10^24", "13x10^24", "7x10^24", "3x10^49"},
    /* 2^59 and 5^25: the product is 2^34 * 10^25. */
    {"576460752303423488", "298023223876953125", "874483976180376613", "278437528426470363",
     "17179869184e25"},
    {"298023223876953125", "-576460752303423488", "-278437528426470363", "874483976180376613",
     "-17179869184e25"},
    {"1e9999", "10", NULL, NULL, NULL},
    {"1e-9999", "0.1", NULL, NULL, NULL},
    {"5e9998", "5e9998", "1e9999", "0", NULL},
    {"-1e-30", "1e30", NULL, NULL, "-1"},
};

static void check_result(bool fits, Decimal got, const char *expected)
{
    ck_assert_int_eq(fits, expected != NULL);
    Decimal want = expected ? number(expected) : (Decimal){42, 7};
    ck_assert_int_eq(got.mantissa, want.mantissa);
    ck_assert_int_eq(got.exponent, want.exponent);
}

START_TEST(sums_and_products_are_exact)
{
    Decimal a = number(sums[_i].a), b = number(sums[_i].b);
    Decimal sum = {42, 7}, difference = {42, 7}, product = {42, 7};
    check_result(decimal_add(a, b, &sum), sum, sums[_i].sum);
    check_result(decimal_subtract(a, b, &difference), difference, sums[_i].difference);
    check_result(decimal_multiply(a, b, &product), product, sums[_i].product);
}
END_TEST

START_TEST(a_shift_moves_the_point)
{
    Decimal got = {42, 7};
    ck_assert(decimal_shift(number("1.5"), 6, &got));
    ck_assert_int_eq(decimal_compare(got, decimal_from(1500000)), 0);
    ck_assert(decimal_shift(number("0"), 20000, &got));
    ck_assert_int_eq(decimal_compare(got, decimal_from(0)), 0);
    ck_assert_int_eq(got.exponent, 0);
    ck_assert(!decimal_shift(number("1"), 10000, &got));
    ck_assert(!decimal_shift(number("1e9999"), INT32_MAX, &got));
    ck_assert_int_eq(got.mantissa, 0);
}
END_TEST

static const struct {
    int64_t number;
    const char *text;
} whole[] = {
    {0, "0"},
    {1000, "1e3"},
    {-120, "-120"},
    {1000000000000000000, "10^18"},
    {-1000000000000000000, "-10^18"},
    {999999999999999999, "999999999999999999"},
};

START_TEST(a_whole_number_is_made_normal)
{
    Decimal got = decimal_from(whole[_i].number), want = number(whole[_i].text);
    ck_assert_int_eq(got.mantissa, want.mantissa);
    ck_assert_int_eq(got.exponent, want.exponent);
}
END_TEST

static const struct {
    const char *number, *text;
} written[] = {
    {"0", "0"},
    {"0.51", "0.51"},
    {"-0.05", "-0.05"},
    {"14", "14"},
    {"14.25", "14.25"},
    {"4800", "4800"},
    {"9999", "9999"},
    {"10000", "10,000"},
    {"-12345.678", "-12,345.678"},
    {"100000", "100,000"},
    {"2000000", "2,000,000"},
    {"1234567.5", "1,234,567.5"},
    {"999999999999999", "999,999,999,999,999"},
    {"1000000000000000", "10^15"},
    {"10^25", "10^25"},
    {"-10^25", "-10^25"},
    {"3e24", "3x10^24"},
    {"1.5e24", "1.5x10^24"},
    {"123456789012345678", "1.23456789012345678x10^17"},
    {"0.000001", "0.000001"},
    {"0.00000125", "0.00000125"},
    {"0.0000001", "10^-7"},
    {"0.0000003", "3x10^-7"},
    {"-2.5e-9", "-2.5x10^-9"},
    {"1e9999", "10^9999"},
};

START_TEST(a_number_is_written_as_a_person_would)
{
    Buffer out = {0};
    Decimal given = number(written[_i].number);
    decimal_write(&out, given);
    Slice text = buffer_slice(&out);
    ck_assert_msg(slice_is(text, written[_i].text), "'%s' became '%.*s'", written[_i].number,
                  SLICE_ARG(text));
    buffer_release(&out);
}
END_TEST

START_TEST(what_was_written_reads_back)
{
    Buffer out = {0};
    Decimal given = number(readings[_i].text), again;
    decimal_write(&out, given);
    char plain[64];
    size_t n = 0;
    for (size_t i = 0; i < out.len; i++) {
        if (out.at[i] != ',')
            plain[n++] = out.at[i];
    }
    ck_assert_msg(decimal_read((Slice){plain, n}, &again), "'%.*s'", (int)n, plain);
    ck_assert_int_eq(decimal_compare(given, again), 0);
    buffer_release(&out);
}
END_TEST

TCase *decimal_tests(void)
{
    TCase *tc = tcase_create("decimal");
    tcase_add_loop_test(tc, a_number_reads_as_it_says, 0, COUNT(readings));
    tcase_add_loop_test(tc, anything_else_is_refused, 0, COUNT(refused));
    tcase_add_test(tc, reading_stops_where_the_text_stops);
    tcase_add_loop_test(tc, numbers_are_in_order, 0, COUNT(ranks));
    tcase_add_loop_test(tc, sums_and_products_are_exact, 0, COUNT(sums));
    tcase_add_test(tc, a_shift_moves_the_point);
    tcase_add_loop_test(tc, a_whole_number_is_made_normal, 0, COUNT(whole));
    tcase_add_loop_test(tc, a_number_is_written_as_a_person_would, 0, COUNT(written));
    tcase_add_loop_test(tc, what_was_written_reads_back, 0, COUNT(readings));
    return tc;
}
