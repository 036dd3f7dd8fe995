#include "base/interval.h"

#include <check.h>
#include <string.h>

TCase *interval_tests(void);

static Decimal number(const char *text, size_t len)
{
    Decimal read;
    ck_assert_msg(decimal_read((Slice){text, len}, &read), "'%.*s'", (int)len, text);
    return read;
}

/* As mathematics writes it: "[40,60]", "(10^25,)", "(,5]". */
static Interval interval(const char *text)
{
    size_t len = strlen(text);
    const char *comma = strchr(text, ',');
    size_t low = (size_t)(comma - text) - 1, high = len - low - 3;
    Interval made = {.has_low = low > 0, .has_high = high > 0};
    if (made.has_low) {
        made.low = number(text + 1, low);
        made.low_open = text[0] == '(';
    }
    if (made.has_high) {
        made.high = number(comma + 1, high);
        made.high_open = text[len - 1] == ')';
    }
    return made;
}

/* What = != < <= > >= give against the threshold: A all, S some, N none. */
static const struct {
    const char *interval, *threshold, *passes;
} tests[] = {
    {"[14,14]", "14", "ANNANA"},     {"[14,14]", "16", "NAAANN"},     {"[14,14]", "7", "NANNAA"},
    {"[40,60]", "50", "SSSSSS"},     {"[40,60]", "40", "SSNSSA"},     {"[40,60]", "60", "SSSANS"},
    {"[40,60]", "39", "NANNAA"},     {"[40,60]", "61", "NAAANN"},     {"(40,60)", "40", "NANNAA"},
    {"(40,60)", "60", "NAAANN"},     {"(40,60)", "59.9", "SSSSSS"},   {"(40,60]", "60", "SSSANS"},
    {"[128,)", "128", "SSNSSA"},     {"[128,)", "129", "SSSSSS"},     {"[128,)", "127", "NANNAA"},
    {"(10^25,)", "10^25", "NANNAA"}, {"(10^25,)", "10^26", "SSSSSS"}, {"(,5]", "5", "SSSANS"},
    {"(,5)", "5", "NAAANN"},         {"(,5)", "4", "SSSSSS"},         {"(,)", "0", "SSSSSS"},
};

START_TEST(a_test_passes_for_all_some_or_none)
{
    static const Passes meaning[] = {['A'] = PASSES_ALL, ['S'] = PASSES_SOME, ['N'] = PASSES_NONE};
    static const Order orders[] = {ORDER_EQ, ORDER_NE, ORDER_LT, ORDER_LE, ORDER_GT, ORDER_GE};
    Interval given = interval(tests[_i].interval);
    Decimal threshold = number(tests[_i].threshold, strlen(tests[_i].threshold));
    for (size_t i = 0; i < COUNT(orders); i++) {
        Passes want = meaning[(unsigned char)tests[_i].passes[i]];
        ck_assert_msg(interval_test(given, orders[i], threshold) == want, "%s against %s, order %d",
                      tests[_i].interval, tests[_i].threshold, (int)i);
    }
}
END_TEST

static const struct {
    const char *interval;
    bool sound, point;
    const char *written;
} kinds[] = {
    {"[14,14]", true, true, "14"},
    {"[40,60]", true, false, "40 to 60"},
    {"[128,)", true, false, "at least 128"},
    {"(10^25,)", true, false, "over 10^25"},
    {"(,60]", true, false, "at most 60"},
    {"(,60)", true, false, "under 60"},
    {"(40,60]", true, false, "over 40, at most 60"},
    {"[40,60)", true, false, "at least 40, under 60"},
    {"(40,60)", true, false, "over 40, under 60"},
    {"(,)", true, false, "any number"},
    {"[60,40]", false, false, NULL},
    {"(14,14]", false, false, NULL},
    {"[14,14)", false, false, NULL},
    {"(14,14)", false, false, NULL},
};

START_TEST(an_interval_says_what_it_is)
{
    Interval given = interval(kinds[_i].interval);
    ck_assert_int_eq(interval_is_sound(given), kinds[_i].sound);
    ck_assert_int_eq(interval_is_point(given), kinds[_i].point);
    if (!kinds[_i].written)
        return;
    Buffer out = {0};
    interval_write(&out, given);
    ck_assert_msg(slice_is(buffer_slice(&out), kinds[_i].written), "'%.*s'",
                  SLICE_ARG(buffer_slice(&out)));
    buffer_release(&out);
}
END_TEST

static const struct {
    const char *a, *b;
    bool meet, equal;
    const char *sum; /* NULL: does not fit */
} pairs[] = {
    {"[40,60]", "[50,50]", true, false, "[90,110]"},
    {"[40,60]", "[40,60]", true, true, "[80,120]"},
    {"[40,60]", "[60,70]", true, false, "[100,130]"},
    {"[40,60)", "[60,70]", false, false, "[100,130)"},
    {"[40,60]", "(60,70]", false, false, "(100,130]"},
    {"[40,60]", "[61,70]", false, false, "[101,130]"},
    {"[14,14]", "[14,14]", true, true, "[28,28]"},
    {"[14,14]", "[16,16]", false, false, "[30,30]"},
    {"[14,14]", "(14,)", false, false, "(28,)"},
    {"[60,60]", "(,60)", false, false, "(,120)"},
    {"[128,)", "(,128]", true, false, "(,)"},
    {"(128,)", "(,128]", false, false, "(,)"},
    {"[128,)", "[128,)", true, true, "[256,)"},
    {"[128,)", "(128,)", true, false, "(256,)"},
    {"(,)", "[1,1]", true, false, "(,)"},
    {"(,)", "(,)", true, true, "(,)"},
    {"(1,3)", "[2,2]", true, false, "(3,5)"},
    {"[60,40]", "[0,100]", false, false, "[60,140]"},
    {"[1,1]", "[10^40,10^40]", false, false, NULL},
    {"(,1]", "(,10^40]", true, false, NULL},
};

START_TEST(two_intervals_meet_and_add_up)
{
    Interval a = interval(pairs[_i].a), b = interval(pairs[_i].b);
    ck_assert_int_eq(interval_meet(a, b), pairs[_i].meet);
    ck_assert_int_eq(interval_meet(b, a), pairs[_i].meet);
    ck_assert_int_eq(interval_equal(a, b), pairs[_i].equal);
    ck_assert_int_eq(interval_equal(b, a), pairs[_i].equal);
    Interval untouched = interval("[1,2]"), sum = untouched;
    ck_assert_int_eq(interval_add(a, b, &sum), pairs[_i].sum != NULL);
    ck_assert(interval_equal(sum, pairs[_i].sum ? interval(pairs[_i].sum) : untouched));
}
END_TEST

START_TEST(a_number_is_a_point)
{
    Interval point = interval_point(decimal_from(2000000));
    ck_assert(interval_is_point(point));
    ck_assert(interval_equal(point, interval("[2e6,2e6]")));
}
END_TEST

TCase *interval_tests(void)
{
    TCase *tc = tcase_create("interval");
    tcase_add_loop_test(tc, a_test_passes_for_all_some_or_none, 0, COUNT(tests));
    tcase_add_loop_test(tc, an_interval_says_what_it_is, 0, COUNT(kinds));
    tcase_add_loop_test(tc, two_intervals_meet_and_add_up, 0, COUNT(pairs));
    tcase_add_test(tc, a_number_is_a_point);
    return tc;
}
