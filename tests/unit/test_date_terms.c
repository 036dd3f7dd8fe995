/* Dates that count from another date. */
#include "casebook.h"

TCase *date_terms_tests(void);

static const struct {
    const char *test, *completed, *signed_on, *truth;
} trials[] = {
    /* month ends are clamped */
    {"completion_date <= 1 month after signed", "2025-02-28", "2025-01-31", "yes"},
    {"completion_date <= 1 month after signed", "2025-03-01", "2025-01-31", "no"},
    {"completion_date <= 1 month after signed", "2024-02-29", "2024-01-31", "yes"},
    {"completion_date <= 1 month after signed", "2024-03-01", "2024-01-31", "no"},
    {"completion_date <= 1 year after signed", "2025-02-28", "2024-02-29", "yes"},
    {"completion_date <= 1 year after signed", "2025-03-01", "2024-02-29", "no"},
    /* days are calendar days */
    {"completion_date <= 30 days after signed", "2025-01-31", "2025-01-01", "yes"},
    {"completion_date <= 30 days after signed", "2025-02-01", "2025-01-01", "no"},
    {"completion_date < 2 days before signed", "2025-06-07", "2025-06-10", "yes"},
    {"completion_date < 2 days before signed", "2025-06-08", "2025-06-10", "no"},
    {"completion_date = signed", "2025-06-08", "2025-06-08", "yes"},
    {"completion_date < signed", "2025-06-08", "2025-06-08", "no"},
    /* an interval: all of it, none of it, or unknown */
    {"signed < completion_date", "2025-06-01", "Q1 2025", "yes"},
    {"signed < completion_date", "2024-12-31", "Q1 2025", "no"},
    {"signed < completion_date", "2025-02-01", "Q1 2025", "unknown"},
    {"completion_date <= 30 days after signed", "2025-02-10", "Jan 2025", "unknown"},
    /* what is missing, or contradicts itself */
    {"completion_date <= 30 days after signed", "2025-02-10", "", "unknown"},
    {"completion_date <= 30 days after signed", "2025-02-10", "TBD", "unknown"},
};

START_TEST(a_date_counts_from_another)
{
    Fixture f;
    Arena arena = {0};
    casebook_open(&f, arena_print(&arena,
                                  "define t \"T\" law \"L\" when %s end\n"
                                  "rule r \"R\" law \"L\" outcome prohibited when t end\n",
                                  trials[_i].test)
                          .at);
    casebook_judge(&f, "signed",
                   arena_print(&arena, "%s,,%s", trials[_i].completed, trials[_i].signed_on).at);
    ck_assert_str_eq(fixture_word(fixture_truth(&f, "t")), trials[_i].truth);
    fixture_close(&f);
    arena_release(&arena);
}
END_TEST

TCase *date_terms_tests(void)
{
    TCase *tc = tcase_create("date terms");
    tcase_add_loop_test(tc, a_date_counts_from_another, 0, COUNT(trials));
    return tc;
}
