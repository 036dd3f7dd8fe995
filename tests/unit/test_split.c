#include "match/determine.h"

#include "casebook.h"

TCase *split_tests(void);

/* That splitting widens nothing and that all fillings lie inside is tested with the laws: every
 * other rulebook of lawbench.h splits its choice facts. */

#define PROGRAMME(split) "programme p \"P\" law \"L\" status in-force " split " end\n"
#define RULE(id, outcome, when)                                                                    \
    "rule " id " \"R\" law \"L\" outcome " outcome " when " when " end\n"

/* Each value of `kind` (logic, nand, dram) has a rule of its own. */
#define BY_KIND                                                                                    \
    RULE("a", "prohibited", "kind = logic")                                                        \
    RULE("b", "prohibited", "kind in {nand, dram}")
#define BY_KIND_EACH                                                                               \
    RULE("a", "notifiable", "kind = logic and flag")                                               \
    RULE("b", "notifiable", "kind in {nand, dram} and flag")
#define BY_KIND_LESS                                                                               \
    RULE("a", "prohibited", "kind = logic and flag")                                               \
    RULE("b", "notifiable", "kind in {nand, dram} and flag")

static const struct {
    const char *what, *split, *rules, *header, *row;
    const char *found;
    size_t n_split; /* facts over whose values the interval is said to hold */
} cases[] = {
    {"without splitting nothing is seen", "", BY_KIND, "kind", "",
     "not_covered to prohibited, likely not_covered", 0},
    {"whatever the value it is barred", "split kind", BY_KIND, "kind", "",
     "prohibited to prohibited, likely prohibited", 1},
    {"the least floor and the highest lean", "split kind", BY_KIND_LESS, "kind,flag", ",yes",
     "notifiable to prohibited, likely prohibited", 1},
    {"what is open besides stays open", "split kind", BY_KIND_LESS, "kind,flag", ",",
     "not_covered to prohibited, likely not_covered", 0},
    {"one value of it needs no rule", "split kind", RULE("a", "notifiable", "kind != dram"), "kind",
     "", "not_covered to notifiable, likely notifiable", 1},
    {"a stated value is that", "split kind", BY_KIND_LESS, "kind,flag", "nand,yes",
     "notifiable to notifiable, likely notifiable", 0},
    {"of two that are stated each by itself", "split kind", BY_KIND_LESS, "kind,flag",
     "nand or dram,yes", "notifiable to notifiable, likely notifiable", 0},
    {"nor is one that could not be read", "split kind", BY_KIND, "kind", "some",
     "not_covered to prohibited, likely not_covered", 0},
    {"what is presumed is not split", "split kind",
     BY_KIND_LESS "presume n \"N\" law \"L\" take kind = nand end\n", "kind,flag", ",yes",
     "notifiable to notifiable, likely notifiable", 0},
    {"what a text suggests is not split", "split kind",
     BY_KIND "signal k in description suggests kind = nand match /flash/ end\n", "kind",
     "2025-06-01,flash,", "not_covered to prohibited, likely prohibited", 0},
    {"presumptions are as they were without the value", "split kind",
     BY_KIND_LESS "presume n \"N\" law \"L\" take flag = no when kind = dram end\n", "kind,flag",
     ",", "not_covered to prohibited, likely not_covered", 0},
    {"two facts in all combinations", "split kind, tier",
     RULE("a", "prohibited", "kind = logic or tier = high")
         RULE("b", "notifiable", "kind != logic and tier = low"),
     "kind,tier", ",", "notifiable to prohibited, likely prohibited", 2},
    {"of two facts the blank one", "split kind, tier",
     RULE("a", "prohibited", "kind = logic or tier = high")
         RULE("b", "notifiable", "kind != logic and tier = low"),
     "kind,tier", "nand,", "notifiable to prohibited, likely prohibited", 1},
    {"an exception that needs the value", "split kind",
     RULE("a", "prohibited",
          "flag") "exception e \"E\" law \"L\" when kind = logic and second end\n"
                  "exception g \"E\" law \"L\" when kind in {nand, dram} and second end\n",
     "kind,flag,second", ",yes,yes", "excepted to excepted, likely excepted", 1},
    {"a stated answer stands over a value that denies it", "split kind",
     "define d \"D\" law \"L\" answered by reply when kind = logic end\n" RULE(
         "a", "notifiable", "d") RULE("b", "prohibited", "flag and kind = nand"),
     "kind,reply,flag", ",yes,yes", "notifiable to prohibited, likely prohibited", 1},
    {"in each piece of the date by itself", "split kind",
     "rule a \"A\" law \"L\" outcome notifiable until 2025-05-15 when kind = logic end\n"
     "rule b \"B\" law \"L\" outcome notifiable until 2025-05-15 when kind != logic end\n"
     "rule c \"C\" law \"L\" outcome prohibited from 2025-05-16 when kind = logic end\n"
     "rule d \"D\" law \"L\" outcome prohibited from 2025-05-16 when kind != logic end\n",
     "kind", "May 2025,,", "notifiable to prohibited, likely prohibited", 1},
};

static void open_case(Fixture *f, const char *split, const char *rules)
{
    fixture_open(f);
    Slice facts = arena_print(&f->arena, "%stier,choice,,high|low,,,,,\n", fixture_facts);
    Slice programme = arena_print(&f->arena, PROGRAMME("%s"), split);
    fixture_write(f, "facts.csv", facts.at);
    fixture_write(f, "p/programme.rules", programme.at);
    fixture_write(f, "p/a.rules", rules);
    fixture_load(f);
}

START_TEST(a_blank_choice_is_judged_value_by_value)
{
    Fixture f;
    open_case(&f, cases[_i].split, cases[_i].rules);
    casebook_judge(&f, cases[_i].header, cases[_i].row);
    const Determination *d = &f.found;
    Slice got = arena_print(&f.arena, "%s to %s, likely %s", outcome_key(d->floor),
                            outcome_key(d->ceiling), outcome_key(d->likely));
    ck_assert_msg(slice_is(got, cases[_i].found), "%s\nfound    %s\nexpected %s", cases[_i].what,
                  got.at, cases[_i].found);
    ck_assert_msg(d->programmes[0].n_split == cases[_i].n_split, "%s: %zu facts", cases[_i].what,
                  d->programmes[0].n_split);
    fixture_close(&f);
}
END_TEST

/* A duty is owed if it is so whatever the value. */
START_TEST(a_duty_is_judged_value_by_value)
{
    Fixture f;
    open_case(&f, "split kind",
              BY_KIND_LESS "duty d \"D\" law \"L\" for notifiable due completion_date end\n"
                           "duty e \"E\" law \"L\" for prohibited, notifiable due signed end\n");
    casebook_judge(&f, "kind,flag", ",yes");
    ck_assert_uint_eq(f.found.n_duties, 2);
    ck_assert(!f.found.duties[0].owed); /* if it is logic, the deal is barred */
    ck_assert(f.found.duties[1].owed);
    fixture_close(&f);
}
END_TEST

/* The value that would settle it is asked for; once nothing hangs on it, it is not. */
START_TEST(the_fact_is_asked_for_where_it_matters)
{
    Fixture f;
    open_case(&f, "split kind", BY_KIND_LESS);
    casebook_judge(&f, "kind,flag", ",yes");
    ck_assert_uint_eq(f.found.n_questions, 1);
    ck_assert(slice_is(f.found.questions[0].fact->id, "kind"));
    fixture_close(&f);
    open_case(&f, "split kind", BY_KIND);
    casebook_judge(&f, "kind", "");
    ck_assert_uint_eq(f.found.n_questions, 0);
    ck_assert_int_eq(f.found.shown, SHOWN_BARRED);
    fixture_close(&f);
    open_case(&f, "split kind", BY_KIND_EACH RULE("c", "prohibited", "flag and second"));
    casebook_judge(&f, "kind,flag,second", ",yes,");
    ck_assert_int_eq(f.found.shown, SHOWN_REVIEW);
    ck_assert_uint_eq(f.found.n_questions, 1); /* it is to be notified whatever the kind */
    ck_assert(slice_is(f.found.questions[0].fact->id, "second"));
    fixture_close(&f);
}
END_TEST

/* What holds for each value is told for one, and no label says for which. */
START_TEST(what_holds_for_each_value_is_told)
{
    Fixture f;
    open_case(
        &f, "split kind",
        RULE("a", "notifiable", "flag") "scope s \"S\" law \"L 7\" for notifiable when any of "
                                        "(a) kind = logic (b) kind = nand (c) kind = dram "
                                        "end end\n");
    casebook_judge(&f, "kind,flag", ",yes");
    ck_assert_int_eq(f.found.shown, SHOWN_NOTIFY);
    ck_assert_uint_eq(f.found.n_citations, 2);
    ck_assert(slice_is(f.found.citations[1], "L 7"));
    const ProgrammeResult *result = &f.found.programmes[0];
    ck_assert_uint_eq(result->n_deciders, 2);
    const Evidence *evidence = result->deciders[1].evidence;
    ck_assert(slice_is(evidence->fact->id, "kind"));
    ck_assert_int_eq(evidence->standing, STANDING_MISSING); /* supposed is not stated */
    ck_assert_ptr_null(evidence->saying);
    fixture_close(&f);
}
END_TEST

TCase *split_tests(void)
{
    TCase *tc = tcase_create("split");
    tcase_add_loop_test(tc, a_blank_choice_is_judged_value_by_value, 0, COUNT(cases));
    tcase_add_test(tc, a_duty_is_judged_value_by_value);
    tcase_add_test(tc, the_fact_is_asked_for_where_it_matters);
    tcase_add_test(tc, what_holds_for_each_value_is_told);
    return tc;
}
