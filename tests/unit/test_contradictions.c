/* Stated facts that a declared contradiction names neither bar nor clear. */
#include "casebook.h"

TCase *contradictions_tests(void);

#define CLASH "contradiction clash \"Flag and second\" when flag and second end\n"
#define CLEAR "rule clear \"C\" law \"L\" outcome prohibited when not flag end\n"
#define DATES "contradiction order \"Order\" when completion_date < signed end\n"

static const struct {
    const char *what, *rules, *header, *row;
    Outcome floor, ceiling;
} trials[] = {
    {"what is contradicted does not bar", BARS CLASH, "flag,second", "yes,yes", OUTCOME_NOT_COVERED,
     OUTCOME_PROHIBITED},
    {"... and does not clear", CLEAR CLASH, "flag,second", "yes,yes", OUTCOME_NOT_COVERED,
     OUTCOME_PROHIBITED},
    {"where the condition is no, nothing is", BARS CLASH, "flag,second", "yes,no",
     OUTCOME_PROHIBITED, OUTCOME_PROHIBITED},
    {"... and where it is open", BARS CLASH, "flag,second", "yes,", OUTCOME_PROHIBITED,
     OUTCOME_PROHIBITED},
    {"a hint makes none", BARS CLASH, "flag,second", "2025-06-01,seconded,yes,", OUTCOME_PROHIBITED,
     OUTCOME_PROHIBITED},
    {"a fact that it does not name stays",
     "rule t \"T\" law \"L\" outcome prohibited when third end\n" CLASH, "flag,second,third",
     "yes,yes,yes", OUTCOME_PROHIBITED, OUTCOME_PROHIBITED},
    {"completed before it was signed: the day is open",
     "rule t \"T\" law \"L\" outcome prohibited from 2025-05-01 when third end\n" DATES,
     "signed,third", "2025-04-01,,2025-06-01,yes", OUTCOME_NOT_COVERED, OUTCOME_PROHIBITED},
    {"... and in the right order it is not",
     "rule t \"T\" law \"L\" outcome prohibited from 2025-05-01 when third end\n" DATES,
     "signed,third", "2025-04-01,,2025-03-01,yes", OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED},
};

START_TEST(contradicted_facts_settle_nothing)
{
    Fixture f;
    casebook_open(&f, trials[_i].rules);
    casebook_judge(&f, trials[_i].header, trials[_i].row);
    ck_assert_msg(f.found.floor == trials[_i].floor && f.found.ceiling == trials[_i].ceiling,
                  "%s: %s to %s", trials[_i].what, outcome_key(f.found.floor),
                  outcome_key(f.found.ceiling));
    fixture_close(&f);
}
END_TEST

START_TEST(a_problem_names_both_cells)
{
    Fixture f;
    casebook_open(&f, BARS CLASH);
    casebook_judge(&f, "flag,second", "y,true");
    ck_assert_ptr_nonnull(f.deal->problems);
    Slice text = f.deal->problems->text;
    Arena arena = {0};
    const char *said = arena_print(&arena, "%.*s", SLICE_ARG(text)).at;
    ck_assert_msg(strstr(said, "'y'") && strstr(said, "'true'"), "%s", said);
    arena_release(&arena);
    fixture_close(&f);
}
END_TEST

TCase *contradictions_tests(void)
{
    TCase *tc = tcase_create("contradictions");
    tcase_add_loop_test(tc, contradicted_facts_settle_nothing, 0, COUNT(trials));
    tcase_add_test(tc, a_problem_names_both_cells);
    return tc;
}
