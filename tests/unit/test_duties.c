#include "match/determine.h"

#include "casebook.h"

TCase *duties_tests(void);

/* ---- standing and days ---- */

/* `row` as in test_determine.c: of 2025-06-01 without a text unless it has all cells. */
typedef struct Case {
    const char *what, *rules, *header, *row;
    const char *duties; /* each: id, owed or not, day, overdue */
} Case;

static Slice duties_words(const Determination *found, Arena *arena)
{
    Buffer out = {0};
    for (size_t i = 0; i < found->n_duties; i++) {
        const Duty *duty = &found->duties[i];
        buffer_print(&out, "%s%.*s %s ", i > 0 ? "; " : "", SLICE_ARG(duty->decl->id),
                     duty->owed ? "owed" : "perhaps");
        if (duty->has_date)
            span_write(&out, duty->due);
        else
            buffer_add_text(&out, "undated");
        buffer_add_text(&out, duty->overdue ? " overdue" : "");
    }
    Slice copy = arena_copy(arena, buffer_slice(&out));
    buffer_release(&out);
    return copy;
}

static void check_case(const Case *one)
{
    Fixture f;
    casebook_open(&f, one->rules);
    casebook_judge(&f, one->header, one->row);
    Slice got = duties_words(&f.found, &f.arena);
    ck_assert_msg(slice_is(got, one->duties), "%s\n%s%s: '%s'\nfound    %s\nexpected %s", one->what,
                  one->rules, one->header, one->row, got.at, one->duties);
    fixture_close(&f);
}

#define FILE_IT                                                                                    \
    "duty file \"File\" law \"L\" for notifiable due 30 days after completion_date end\n"
#define STOP "duty stop \"Stop\" law \"L\" for prohibited due completion_date end\n"

/* The run is of 2025-06-01. */
/* clang-format off */
static const Case cases[] = {
    {"a deal to notify owes a notice, 30 days after its completion", OWED FILE_IT, "second",
     "2025-05-10,,yes", "file owed 2025-06-09"},
    {"it is not overdue on its last day", OWED FILE_IT, "second", "2025-05-02,,yes",
     "file owed 2025-06-01"},
    {"it is overdue on the day after", OWED FILE_IT, "second", "2025-05-01,,yes",
     "file owed 2025-05-31 overdue"},
    {"a deal that is not covered owes nothing", OWED FILE_IT, "second", "2025-05-10,,no", ""},
    {"a barred deal owes no notice", BARS FILE_IT, "flag", "2025-05-10,,yes", ""},
    {"an open deal would owe one", OWED FILE_IT, "second", "2025-05-10,,", "file perhaps 2025-06-09"},
    {"at least to notify, at most barred", BARS OWED FILE_IT STOP, "flag,second",
     "2025-05-10,,,yes", "file owed 2025-06-09; stop perhaps 2025-05-10 overdue"},
    {"an excepted deal owes nothing", OWED FILE_IT
     "exception e \"E\" law \"L\" when third end\n", "second,third", "2025-05-10,,yes,yes", ""},
    {"an exception that is open leaves it open", OWED FILE_IT
     "exception e \"E\" law \"L\" when third end\n", "second,third", "2025-05-10,,yes,",
     "file perhaps 2025-06-09"},

    /* its own condition */
    {"its condition is open", OWED
     "duty d \"D\" law \"L\" for notifiable due 30 days after completion_date when third end\n",
     "second,third", "2025-05-10,,yes,", "d perhaps 2025-06-09"},
    {"its condition is no", OWED
     "duty d \"D\" law \"L\" for notifiable due 30 days after completion_date when third end\n",
     "second,third", "2025-05-10,,yes,no", ""},
    {"a hint does not make it owed", OWED
     "duty d \"D\" law \"L\" for notifiable due signed when flag end\n",
     "second", "2025-05-10,flagged,yes", "d perhaps undated"},

    /* scopes */
    {"under a scope that holds", OWED PERSONS
     "duty d \"D\" law \"L\" for notifiable under persons due signed end\n",
     "person,second,signed", "2025-05-10,,yes,yes,2025-07-01", "d owed 2025-07-01"},
    {"under a scope that does not hold", OWED PERSONS
     "scope t \"T\" law \"L\" for notifiable when third end\n"
     "duty d \"D\" law \"L\" for notifiable under persons due signed end\n",
     "person,third,second,signed", "2025-05-10,,no,yes,yes,2025-07-01", ""},
    {"under a scope that is open", OWED PERSONS
     "duty d \"D\" law \"L\" for notifiable under persons due signed end\n",
     "person,second,signed", "2025-05-10,,,yes,2025-07-01", "d perhaps 2025-07-01"},
    {"a scope that gives another outcome, to a barred deal", BARS
     "scope late \"T\" law \"L\" for prohibited gives notifiable when third end\n"
     "duty d \"D\" law \"L\" for notifiable under late due 30 days after signed end\n",
     "flag,third,signed", "2025-01-10,,yes,yes,2025-05-20", "d owed 2025-06-19"},

    /* days */
    {"month ends are clamped", OWED
     "duty d \"D\" law \"L\" for notifiable due 1 month after signed end\n",
     "second,signed", "2025-05-10,,yes,2025-01-31", "d owed 2025-02-28 overdue"},
    {"a date that is an interval gives one", OWED FILE_IT, "second", "Q2 2025,,yes",
     "file owed 2025-05-01 to 2025-07-30"},
    {"the latest possible day counts", OWED FILE_IT, "second", "Q1 2025,,yes",
     "file owed 2025-01-31 to 2025-04-30 overdue"},
    {"no day follows from a presumed date", OWED FILE_IT
     "presume n \"N\" law \"L\" take completion_date = as-of end\n", "second", ",,yes",
     "file owed undated"},
    {"nor from a contradicted one", OWED FILE_IT, "second", "2025-05-10; 2025-05-11,,yes",
     "file owed undated"},
    {"nor from one that a contradiction names", OWED FILE_IT
     "contradiction c \"C\" when completion_date < signed end\n", "second,signed",
     "2025-05-10,,yes,2025-05-20", "file owed undated"},
    {"nor from one that could not be read", OWED FILE_IT, "second", "soon,,yes",
     "file owed undated"},
    {"a fixed day needs no date", OWED
     "duty d \"D\" law \"L\" for notifiable due 2025-05-31 end\n", "second", ",,yes",
     "d owed 2025-05-31 overdue"},
    {"what is kept is never overdue", OWED
     "duty d \"D\" law \"L\" for notifiable keep 10 years after signed end\n", "second,signed",
     "2025-05-10,,yes,2012-02-29", "d owed 2022-02-28"},

    /* versions, pieces, order */
    {"a duty that is not in force", OWED
     "duty d \"D\" law \"L\" from 2026-01-01 for notifiable due signed end\n", "second",
     "2025-05-10,,yes", ""},
    {"in force on a part of the days", OWED
     "duty d \"D\" law \"L\" from 2025-05-15 for notifiable due 2025-07-01 end\n", "second",
     "May 2025,,yes", "d perhaps 2025-07-01"},
    {"to notify before a change of law and after it",
     "rule a \"A\" law \"L\" outcome notifiable until 2025-05-15 when second end\n"
     "rule b \"B\" law \"L\" outcome notifiable from 2025-05-16 when second end\n" FILE_IT,
     "second", "May 2025,,yes", "file owed 2025-05-31 to 2025-06-30"},
    {"in the order of their declaration", OWED
     "duty z \"D\" law \"L\" for notifiable due 2025-07-02 end\n"
     "duty a \"D\" law \"L\" for notifiable due 2025-07-01 end\n", "second", "2025-05-10,,yes",
     "z owed 2025-07-02; a owed 2025-07-01"},
};
/* clang-format on */

START_TEST(a_duty_is_owed)
{
    check_case(&cases[_i]);
}
END_TEST

/* ---- what a notice asks for ---- */

static const char filing[] = "law,item,fact,applies_to\n"
                             "L 1,name,owner,\n"
                             "L 2,node,node,bars|owed\n"
                             "L 3,late fact,,late\n"
                             "L 4,copy,,retain\n"
                             "L 5,other,,other\n";

static const char notices[] =
    OWED "rule other \"R\" law \"L\" outcome notifiable when third end\n"
         "scope anyone \"S\" law \"L\" for notifiable when person or not person end\n"
         "scope late \"S\" law \"L\" for notifiable when fourth end\n"
         "duty retain \"K\" law \"L\" for notifiable keep 1 year after signed end\n"
         "duty file \"F\" law \"L\" for notifiable under anyone due 30 days after signed end\n";

static Slice items_words(const Determination *found, Arena *arena)
{
    Buffer out = {0};
    for (size_t i = 0; i < found->n_duties; i++) {
        const Duty *duty = &found->duties[i];
        buffer_print(&out, "%s%.*s:", i > 0 ? "; " : "", SLICE_ARG(duty->decl->id));
        for (size_t k = 0; k < duty->n_items; k++)
            buffer_print(&out, " %.*s%s", SLICE_ARG(duty->items[k].filing->law),
                         duty->items[k].applies == TRUTH_YES ? "" : "?");
    }
    Slice copy = arena_copy(arena, buffer_slice(&out));
    buffer_release(&out);
    return copy;
}

static const struct {
    const char *what, *row; /* person,second,third,fourth */
    const char *items;
} asked[] = {
    {"what names nothing, what names what holds, and the duty's own", "yes,yes,no,no",
     "retain: L 4; file: L 1 L 2"},
    {"what may apply is asked for with a mark", "yes,yes,,no", "retain: L 4; file: L 1 L 2 L 5?"},
    {"a scope can call for it", "yes,yes,no,yes", "retain: L 4; file: L 1 L 2 L 3"},
    {"of a deal that leans nowhere nothing is listed", "yes,,,no", "retain:; file:"},
};

START_TEST(a_notice_asks_for)
{
    Fixture f;
    fixture_open(&f);
    fixture_write(&f, "p/a.rules", BARS);
    fixture_write(&f, "p/b.rules", notices);
    fixture_write(&f, "p/filing.csv", filing);
    fixture_load(&f);
    casebook_judge(&f, "person,second,third,fourth,flag",
                   arena_print(&f.arena, "%s,no", asked[_i].row).at);
    Slice got = items_words(&f.found, &f.arena);
    ck_assert_msg(slice_is(got, asked[_i].items), "%s: %s", asked[_i].what, got.at);
    fixture_close(&f);
}
END_TEST

/* Rows that say the same are remembered; their days are their own. */
START_TEST(remembered_rows_have_their_own_days)
{
    Fixture f;
    casebook_open(&f, OWED FILE_IT);
    fixture_list(&f, "completion_date,second\n2025-05-10,yes\n2025-05-11,yes\n2025-05-12,yes\n"
                     "2025-05-13,yes\n");
    judge_remember(f.judge, deals_columns(f.list), 1 << 20);
    for (int day = 9; fixture_next(&f); day++) {
        const Determination *found = fixture_judge(&f);
        ck_assert_uint_eq(found->n_duties, 1);
        ck_assert_int_eq(found->duties[0].due.first, fixture_day("2025-06-01") - 1 + (Date)day);
    }
    fixture_close(&f);
}
END_TEST

TCase *duties_tests(void)
{
    TCase *tc = tcase_create("duties");
    tcase_add_loop_test(tc, a_duty_is_owed, 0, COUNT(cases));
    tcase_add_loop_test(tc, a_notice_asks_for, 0, COUNT(asked));
    tcase_add_test(tc, remembered_rows_have_their_own_days);
    return tc;
}
