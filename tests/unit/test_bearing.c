#include "match/bearing.h"

#include "casebook.h"

TCase *bearing_tests(void);

#define DESIGNS "rule designs \"D\" law \"L 3\" outcome notifiable when activity has designs end\n"
#define SMALL                                                                                      \
    "rule small \"S\" law \"L 4\" outcome prohibited when activity has designs and node <= 16 nm " \
    "end\n"
#define MAKES                                                                                      \
    "rule makes \"M\" law \"L 5\" outcome prohibited when activity has makes and kind = logic "    \
    "end\n"
#define LOGIC                                                                                      \
    "rule logic \"C\" law \"L 8\" outcome prohibited when activity has packs and flag end\n"
#define ALL_OF_THEM                                                                                \
    "rule again \"A\" law \"L 6\" outcome prohibited when (designs or makes) and second end\n"

/* `found`: the rules in order, what is cited, the lean, what the scope asks first. */
static const struct {
    const char *what, *rules, *header, *row;
    const char *found;
    Lean lean;
    const char *hinge;
} cases[] = {
    {"likely, the scope is met", PERSONS BARS, "person,flag", "2025-06-01,flagged,yes,",
     "bars; L 1", LEAN_BARRED, ""},
    {"likely, the scope is open", PERSONS BARS, "person,flag", "2025-06-01,flagged,,", "bars; L 1",
     LEAN_BARRED_IN_SCOPE, "person"},
    {"certain, the scope is open", PERSONS BARS, "person,flag", ",yes", "bars; L 1",
     LEAN_BARRED_IN_SCOPE, "person"},
    {"a lower one, the scope is open", PERSONS BARS OWED, "person,flag,second", ",no,yes",
     "owed; L 2", LEAN_NOTIFY_IN_SCOPE, "person"},
    {"an exception is open too",
     PERSONS BARS "exception e \"E\" law \"L 7\" for prohibited when claim end\n",
     "person,flag,claim", ",yes,", "bars; L 1", LEAN_BARRED_IN_SCOPE, "person"},
    {"nothing is said", PERSONS BARS OWED, "person,flag,second", "yes,,", "bars owed; L 1|L 2",
     LEAN_NO_SIGN, ""},
    {"nothing is said, the scope is open", PERSONS BARS OWED, "person,flag,second", ",,",
     "bars owed; L 1|L 2", LEAN_NO_SIGN, "person"},
    {"what text suggests comes before what is open", MAKES SMALL, "activity,node,kind",
     "2025-06-01,designing,,,", "small makes; L 4", LEAN_SIGNS, ""},
    {"the likely before the hinted, though lower", MAKES SMALL DESIGNS, "activity,node,kind",
     "2025-06-01,designing,,,", "designs small makes; L 3", LEAN_NOTIFY, ""},
    {"the same where the scope is open", PERSONS MAKES SMALL DESIGNS, "person,activity,node,kind",
     "2025-06-01,designing,,,,", "designs small makes; L 3", LEAN_NOTIFY_IN_SCOPE, "person"},
    {"a stated detail is a sign", SMALL MAKES, "activity,kind", ",logic", "makes small; L 5",
     LEAN_SIGNS, ""},
    {"a suggested detail is one where there is no other", SMALL LOGIC, "activity,node,flag",
     "2025-06-01,flagged,,,", "logic small; L 8", LEAN_SIGNS, ""},
    {"and none beside a suggested activity", SMALL LOGIC, "activity,node,flag",
     "2025-06-01,flagged designing,,,", "small logic; L 4", LEAN_SIGNS, ""},
    {"what speaks for another rule is no sign", DESIGNS MAKES ALL_OF_THEM, "activity,kind,second",
     "2025-06-01,designing,,,", "designs makes again; L 3", LEAN_NOTIFY, ""},
    {"the higher first where all is open", OWED BARS, "flag,second", ",", "bars owed; L 1|L 2",
     LEAN_NO_SIGN, ""},
};

static Slice found_of(const Determination *found, Arena *arena)
{
    Buffer words = {0};
    const ProgrammeResult *result = &found->programmes[0];
    for (size_t i = 0; i < result->n_findings; i++)
        buffer_print(&words, "%s%.*s", i > 0 ? " " : "", SLICE_ARG(result->findings[i].decl->id));
    for (size_t i = 0; i < found->n_citations; i++)
        buffer_print(&words, "%s%.*s", i > 0 ? "|" : "; ", SLICE_ARG(found->citations[i]));
    Slice copy = arena_copy(arena, buffer_slice(&words));
    buffer_release(&words);
    return copy;
}

START_TEST(rules_come_in_order_of_what_speaks_for_them)
{
    Fixture f;
    casebook_open(&f, cases[_i].rules);
    casebook_judge(&f, cases[_i].header, cases[_i].row);
    Slice got = found_of(&f.found, &f.arena);
    ck_assert_msg(slice_is(got, cases[_i].found), "%s: '%.*s'", cases[_i].what, SLICE_ARG(got));
    ck_assert_msg(lean_of(&f.found) == cases[_i].lean, "%s: lean %d", cases[_i].what,
                  (int)lean_of(&f.found));
    const Fact *hinge = f.found.hinge;
    ck_assert_msg(slice_is(hinge ? hinge->id : slice(""), cases[_i].hinge), "%s: hinge",
                  cases[_i].what);
    fixture_close(&f);
}
END_TEST

/* Of a row that could not be read nobody may say that it shows no sign of anything. */
START_TEST(a_row_that_cannot_be_read_leans_nowhere)
{
    Fixture f;
    casebook_open(&f, BARS);
    casebook_judge(&f, "flag", "2025-06-01,,yes,too,many,cells");
    ck_assert_int_eq(f.found.shown, SHOWN_REVIEW);
    ck_assert_int_eq(lean_of(&f.found), LEAN_UNREAD);
    fixture_close(&f);
}
END_TEST

TCase *bearing_tests(void)
{
    TCase *tc = tcase_create("bearing");
    tcase_add_loop_test(tc, rules_come_in_order_of_what_speaks_for_them, 0, COUNT(cases));
    tcase_add_test(tc, a_row_that_cannot_be_read_leans_nowhere);
    return tc;
}
