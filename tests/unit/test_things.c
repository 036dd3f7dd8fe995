/* Totals and `any` over the things of a deal, with what the row does not name. Expected values
 * are worked out from docs/rules.md: low = what surely counts, high = what may. */
#include "fixture.h"

TCase *things_tests(void);

static const char facts[] = "id,type,unit,of,whole\n"
                            "deal_id,text,,,\n"
                            "completion_date,date,,,\n"
                            "holder_name,text,,holder,\n"
                            "holder_votes,percent,,holder,yes\n"
                            "holder_bad,yes-no,,holder,\n"
                            "holder_paid,money,USD,holder,\n";

static const struct {
    const char *test, *names, *votes, *bad, *paid, *truth;
} trials[] = {
    /* 41 % for certain, and 22 % that are nobody's yet */
    {"total holder_votes where (holder_bad) >= 50 %", "A; B; C", "30; 11; 37", "yes; yes; no", "",
     "unknown"},
    {"total holder_votes where (holder_bad) >= 41 %", "A; B; C", "30; 11; 37", "yes; yes; no", "",
     "yes"},
    {"total holder_votes where (holder_bad) > 63 %", "A; B; C", "30; 11; 37", "yes; yes; no", "",
     "no"},
    {"total holder_votes where (holder_bad) >= 63 %", "A; B; C", "30; 11; 37", "yes; yes; no", "",
     "unknown"},
    /* all are named */
    {"total holder_votes where (holder_bad) >= 50 %", "A; B", "49; 51", "yes; no", "", "no"},
    {"total holder_votes where (holder_bad) >= 50 %", "A; B", "50; 50", "yes; no", "", "yes"},
    /* the cap: what others surely have can't be A's */
    {"total holder_votes where (holder_bad) >= 50 %", "A; B", "; 60", "yes; no", "", "no"},
    {"total holder_votes where (holder_bad) >= 40 %", "A; B", "; 60", "yes; no", "", "unknown"},
    /* whether A counts is open */
    {"total holder_votes where (holder_bad) >= 50 %", "A; B", "60; 40", "; no", "", "unknown"},
    {"total holder_votes where (holder_bad) >= 61 %", "A; B", "60; 40", "; no", "", "no"},
    /* more than a whole contradicts itself; half a per cent is rounding */
    {"total holder_votes where (holder_bad) >= 50 %", "A; B", "60; 41", "yes; no", "", "likely"},
    {"total holder_votes where (holder_bad) >= 50 %", "A; B", "60; 40.4", "yes; no", "", "yes"},
    /* none, nothing said, a list of another length */
    {"total holder_votes where (holder_bad) >= 50 %", "none", "", "", "", "no"},
    {"total holder_votes where (holder_bad) >= 50 %", "", "", "", "", "unknown"},
    {"total holder_votes where (holder_bad) >= 50 %", "A; B", "60; 30; 10", "yes; no", "",
     "unknown"},
    /* no whole: an amount that is blank has no upper end */
    {"total holder_paid where (holder_bad) >= 100 USD", "A; B", "50; 50", "yes; yes", "60; 40",
     "yes"},
    {"total holder_paid where (holder_bad) >= 100 USD", "A; B", "50; 50", "yes; yes", "60; ",
     "unknown"},
    {"total holder_paid where (holder_bad) >= 100 USD", "A; B", "50; 50", "yes; no", "60; 70",
     "no"},
    /* any */
    {"any holder where (holder_bad)", "A; B", "60; 40", "no; yes", "", "yes"},
    {"any holder where (holder_bad)", "A; B", "60; 40", "no; no", "", "no"},
    {"any holder where (holder_bad)", "A; B", "60; 30", "no; no", "", "unknown"},
    {"any holder where (holder_bad)", "A; B", "60; 40", "no; ", "", "unknown"},
    {"any holder where (holder_bad)", "none", "", "", "", "no"},
    {"any holder where (holder_bad)", "", "", "", "", "unknown"},
    {"any holder where (holder_bad and holder_votes > 50 %)", "A; B", "60; 40", "no; yes", "",
     "no"},
    {"any holder where (holder_bad and holder_votes > 50 %)", "A; B", "60; 40", "yes; no", "",
     "yes"},
    /* those not named have 10 % at most */
    {"any holder where (holder_votes > 10 %)", "A", "90", "no", "", "yes"},
    {"any holder where (holder_bad and holder_votes > 10 %)", "A", "90", "no", "", "no"},
    {"any holder where (holder_bad and holder_votes > 9 %)", "A", "90", "no", "", "unknown"},
};

static void open_with(Fixture *f, const char *test)
{
    Arena arena = {0};
    fixture_open(f);
    fixture_write(f, "facts.csv", facts);
    fixture_write(f, "p/lists.csv", "list,member,code\nconcern,in,CN\n");
    fixture_write(f, "p/parameters.csv", "name,value,unit\n");
    fixture_write(f, "p/a.rules",
                  arena_print(&arena,
                              "define t \"T\" law \"L\" when %s end\n"
                              "rule r \"R\" law \"L\" outcome prohibited when t end\n",
                              test)
                      .at);
    arena_release(&arena);
    fixture_load(f);
}

START_TEST(things_count_as_far_as_they_are_known)
{
    Fixture f;
    Arena arena = {0};
    open_with(&f, trials[_i].test);
    fixture_deal(&f,
                 arena_print(&arena,
                             "deal_id,completion_date,holder_name,holder_votes,holder_bad,"
                             "holder_paid\nD,2025-06-01,%s,%s,%s,%s\n",
                             trials[_i].names, trials[_i].votes, trials[_i].bad, trials[_i].paid)
                     .at);
    Truth truth = fixture_truth(&f, "t"); /* unlikely counts and prints as unknown */
    const char *word = truth == TRUTH_UNLIKELY ? "unknown" : fixture_word(truth);
    ck_assert_msg(strcmp(word, trials[_i].truth) == 0, "%s of %s: %s", trials[_i].test,
                  trials[_i].votes, word);
    fixture_close(&f);
    arena_release(&arena);
}
END_TEST

TCase *things_tests(void)
{
    TCase *tc = tcase_create("things");
    tcase_add_loop_test(tc, things_count_as_far_as_they_are_known, 0, COUNT(trials));
    return tc;
}
