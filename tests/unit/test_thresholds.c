/* The values around a threshold: one step below, at, and one step above. */
#include "cli/thresholds.h"

#include "casebook.h"

TCase *thresholds_tests(void);

static const struct {
    const char *test, *below, *at, *above; /* below NULL: no values */
} cases[] = {
    {"node <= 16 nm", "15 nm", "16 nm", "17 nm"},
    {"node <= 4.5 nm", "4.4 nm", "4.5 nm", "4.6 nm"},
    {"node <= $limit", "15 nm", "16 nm", "17 nm"},
    {"compute > 10^25 operations", "9.99x10^24 operations", "10^25 operations",
     "1.001x10^25 operations"},
    {"share >= 50 %", "49.99 %", "50 %", "50.01 %"},
    {"amount <= 2,000,000 USD", "1,999,999 USD", "2,000,000 USD", "2,000,001 USD"},
    {"signed >= 2025-01-02", "2025-01-01", "2025-01-02", "2025-01-03"},
    {"signed < completion_date", NULL, NULL, NULL},
};

START_TEST(values_lie_one_step_around)
{
    Fixture f;
    Arena arena = {0};
    casebook_open(&f, arena_print(&arena,
                                  "rule bars \"B\" law \"L 1\" outcome prohibited\n"
                                  "  when any of (1) flag (2) %s end end\n",
                                  cases[_i].test)
                          .at);
    const Threshold *found;
    ck_assert_uint_eq(thresholds_of(f.book.programmes[0], &arena, &found), 1);
    ck_assert(slice_is(found[0].citation, "L 1(2)"));
    ck_assert_int_eq(found[0].has_values, cases[_i].below != NULL);
    if (cases[_i].below) {
        ck_assert(slice_is(found[0].around[0], cases[_i].below));
        ck_assert(slice_is(found[0].around[1], cases[_i].at));
        ck_assert(slice_is(found[0].around[2], cases[_i].above));
    }
    fixture_close(&f);
    arena_release(&arena);
}
END_TEST

TCase *thresholds_tests(void)
{
    TCase *tc = tcase_create("thresholds");
    tcase_add_loop_test(tc, values_lie_one_step_around, 0, COUNT(cases));
    return tc;
}
