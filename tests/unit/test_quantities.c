#include "casebook.h"

TCase *quantities_tests(void);

static const char facts[] = "id,type,unit,values,of,whole\n"
                            "completion_date,date,,,,\n"
                            "description,text,,,,\n"
                            "holder_name,party,,,holder,\n"
                            "holder_country,jurisdiction,,,holder,\n"
                            "holder_votes,percent,,,holder,yes\n"
                            "holder_paid,money,USD,,holder,\n";

static const char rules[] =
    "define one \"O\" law \"L\" when any holder where (holder_country in concern) end\n"
    "define half \"H\" law \"L\"\n"
    " when total holder_votes where (holder_country in concern) >= 50 % end\n"
    "define paid \"P\" law \"L\"\n"
    " when total holder_paid where (holder_country in concern) >= 100 USD end\n"
    "rule each \"E\" law \"L\" for any holder outcome prohibited\n"
    " when holder_country in concern and holder_votes >= 25 % end\n";

static const struct {
    const char *names, *places, *votes, *money;
    const char *term, *truth;
} cases[] = {
    /* 41 % are named, 22 % are not: 41 to 63 %, with a lean to what is named */
    {"A; B; C", "CN; CN; FR", "30; 11; 37", "", "half", "unlikely"},
    {"A; B; C", "CN; CN; FR", "30; 11; 37", "", "one", "yes"},
    {"A; B", "CN; FR", "60; 40", "", "half", "yes"},
    {"A; B", "FR; FR", "60; 40", "", "half", "no"},
    {"A; B", "FR; FR", "60; 40", "", "one", "no"},
    /* a rest of 35 % may be anyone's, and is less than half */
    {"A; B", "FR; FR", "45; 20", "", "half", "no"},
    {"A; B", "FR; FR", "45; 20", "", "one", "unknown"},
    /* a blank share is 0 to 100 %, less what others surely hold */
    {"A; B", "CN; FR", "; 60", "", "half", "no"},
    {"A; B", "CN; FR", "; 40", "", "half", "unknown"},
    /* a place where it is unclear: 0 to 60 %; in doubt is not likely */
    {"A; B", "RU; FR", "60; 40", "", "half", "unlikely"},
    {"A; B", "RU; FR", "60; 40", "", "one", "unknown"},
    /* a sum that is no share of a whole has no cap */
    {"A; B", "CN; FR", "", "; 20", "paid", "unknown"},
    {"A; B", "CN; FR", "", "120; 20", "paid", "yes"},
    /* nobody holds anything */
    {"none", "", "", "", "one", "no"},
    {"none", "", "", "", "half", "no"},
    /* a list of another length belongs to nobody */
    {"A; B", "CN; CN", "60", "", "half", "unknown"},
    /* a declaration for any holder is put to each by itself */
    {"A; B", "CN; FR", "20; 80", "", "each", "no"},
    {"A; B", "CN; FR", "30; 70", "", "each", "yes"},
};

START_TEST(a_test_of_things_has_the_value_worked_out_by_hand)
{
    Fixture f;
    fixture_open(&f);
    fixture_write(&f, "facts.csv", facts);
    fixture_write(&f, "p/a.rules", rules);
    fixture_load(&f);
    Slice row = arena_print(&f.arena, "%s,%s,%s,%s", cases[_i].names, cases[_i].places,
                            cases[_i].votes, cases[_i].money);
    casebook_judge(&f, "holder_name,holder_country,holder_votes,holder_paid",
                   arena_print(&f.arena, "2025-06-01,,%s", row.at).at);
    const char *got = fixture_word(fixture_truth(&f, cases[_i].term));
    ck_assert_msg(strcmp(got, cases[_i].truth) == 0, "%s of %s: %s", cases[_i].term, row.at, got);
    fixture_close(&f);
}
END_TEST

TCase *quantities_tests(void)
{
    TCase *tc = tcase_create("quantities");
    tcase_add_loop_test(tc, a_test_of_things_has_the_value_worked_out_by_hand, 0, COUNT(cases));
    return tc;
}
