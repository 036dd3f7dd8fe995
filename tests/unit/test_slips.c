/* One worked case for each slip that no law of docs/rules.md would catch: a program with the
 * slip keeps all five laws and is wrong all the same. */
#include "casebook.h"

TCase *slips_tests(void);

static const char facts[] = "id,type,unit,values,of,whole\n"
                            "deal_id,text,,,,\n"
                            "completion_date,date,,,,\n"
                            "description,text,,,,\n"
                            "flag,yes-no,,,,\n"
                            "second,yes-no,,,,\n"
                            "third,yes-no,,,,\n"
                            "person,yes-no,,,,\n"
                            "claim,yes-no,,,,\n"
                            "reply,yes-no,,,,\n"
                            "node,number,nm,,,\n"
                            "activity,set,,designs|makes,,\n"
                            "country,jurisdiction,,,,\n"
                            "holder_name,text,,,holder,\n"
                            "holder_votes,percent,,,holder,yes\n"
                            "holder_country,jurisdiction,,,holder,\n";

#define LISTED(list) "rule bars \"B\" law \"L 1\" outcome prohibited when country in " list " end\n"
#define CLAIM(when)  "exception freed \"E\" law \"L 5\" " when " end\n"
#define TAKE(when)   "presume taken \"T\" law \"L 6\" take flag = no " when " end\n"
#define OWNED                                                                                      \
    "rule bars \"B\" law \"L 1\" outcome prohibited\n"                                             \
    " when total holder_votes where (holder_country in concern) >= 50 % end\n"

static const struct {
    const char *slip, *rules, *header, *row;
    Outcome floor, ceiling;
} slips[] = {
    /* A scope is of the outcomes that it names. */
    {"a scope for notifiable reaches no bar",
     "scope persons \"P\" law \"L 8\" for notifiable when person end\n" BARS, "flag,person",
     "yes,yes", OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED},
    {"a scope for notifiable reaches what is notifiable beside a bar",
     "scope persons \"P\" law \"L 8\" for notifiable when person end\n" BARS OWED,
     "flag,second,person", "yes,yes,yes", OUTCOME_NOTIFIABLE, OUTCOME_NOTIFIABLE},
    {"an exception for notifiable frees from no bar", BARS OWED CLAIM("for notifiable when third"),
     "flag,second,third", "yes,no,yes", OUTCOME_PROHIBITED, OUTCOME_PROHIBITED},
    {"an exception under one scope frees nobody under another",
     PERSONS
     "scope others \"O\" law \"L 9\" for prohibited, notifiable when claim end\n" BARS CLAIM(
         "under persons when third"),
     "flag,person,claim,third", "yes,yes,yes,yes", OUTCOME_PROHIBITED, OUTCOME_PROHIBITED},

    /* `unclear` is not out. */
    {"an unclear member leaves it open", LISTED("concern"), "country", "RU", OUTCOME_NOT_COVERED,
     OUTCOME_PROHIBITED},
    {"an unclear rest leaves it open", LISTED("doubtful"), "country", "FR", OUTCOME_NOT_COVERED,
     OUTCOME_PROHIBITED},
    {"a member that is out is out", LISTED("concern"), "country", "TW", OUTCOME_NOT_COVERED,
     OUTCOME_NOT_COVERED},

    /* A list without a member in force is not empty. */
    {"nothing is said of its later member", LISTED("coming"), "country", "CN", OUTCOME_NOT_COVERED,
     OUTCOME_PROHIBITED},
    {"... nor of any other", LISTED("coming"), "country", "FR", OUTCOME_NOT_COVERED,
     OUTCOME_PROHIBITED},
    {"on the day it says something", LISTED("coming"), "country", "2030-01-01,,CN",
     OUTCOME_PROHIBITED, OUTCOME_PROHIBITED},

    /* A term that is not in force is no. */
    {"a rule of a later day is no term yet",
     "rule bars \"B\" law \"L 1\" outcome prohibited from 2030-01-01 when flag end\n"
     "rule owed \"O\" law \"L 2\" outcome notifiable when bars or second end\n",
     "flag,second", "yes,no", OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED},
    {"... and is one on that day",
     "rule bars \"B\" law \"L 1\" outcome notifiable from 2030-01-01 when flag end\n"
     "rule owed \"O\" law \"L 2\" outcome notifiable when bars or second end\n",
     "flag,second", "2030-01-01,,yes,no", OUTCOME_NOTIFIABLE, OUTCOME_NOTIFIABLE},

    /* The tier comes first, the exception meets the tier. */
    {"what is excepted from the bar is not notifiable beside it",
     BARS OWED CLAIM("for prohibited when third"), "flag,second,third", "yes,yes,yes",
     OUTCOME_EXCEPTED, OUTCOME_EXCEPTED},
    {"a bar that is open leaves the lower tier", BARS OWED CLAIM("for prohibited when third"),
     "flag,second,third", ",yes,yes", OUTCOME_EXCEPTED, OUTCOME_NOTIFIABLE},

    /* A presumption holds where its `when` is yes, and its `unless` below likely. */
    {"nothing is presumed on an unknown 'when'", BARS TAKE("when not second"), "flag,second", ",",
     OUTCOME_NOT_COVERED, OUTCOME_PROHIBITED},
    {"... but on one that is yes", BARS TAKE("when not second"), "flag,second", ",no",
     OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED},
    {"nothing is presumed on a likely 'when'", BARS TAKE("when second"), "flag,second",
     "2025-06-01,seconded,,", OUTCOME_NOT_COVERED, OUTCOME_PROHIBITED},
    {"a likely 'unless' lifts it", BARS TAKE("unless second"), "flag,second",
     "2025-06-01,seconded,,", OUTCOME_NOT_COVERED, OUTCOME_PROHIBITED},
    {"... and an unknown one does not", BARS TAKE("unless second"), "flag,second", ",",
     OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED},
    {"nothing is presumed over what cannot be read", BARS TAKE(""), "flag", "?",
     OUTCOME_NOT_COVERED, OUTCOME_PROHIBITED},

    /* What some surely have, others have not. */
    {"a blank share is at most what is left", OWNED, "holder_name,holder_votes,holder_country",
     "A; B,; 55,CN; FR", OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED},
    {"... and may be all of that", OWNED, "holder_name,holder_votes,holder_country",
     "A; B,; 50,CN; FR", OUTCOME_NOT_COVERED, OUTCOME_PROHIBITED},
};

START_TEST(a_slip_shows_in_its_case)
{
    Fixture f;
    fixture_open(&f);
    fixture_write(&f, "facts.csv", facts);
    fixture_write(&f, "signals/s.rules",
                  "signal s in description suggests second = yes match /seconded/ end\n");
    fixture_write(&f, "p/a.rules", slips[_i].rules);
    fixture_load(&f);
    casebook_judge(&f, slips[_i].header, slips[_i].row);
    ck_assert_msg(f.found.floor == slips[_i].floor && f.found.ceiling == slips[_i].ceiling,
                  "%s: found %s to %s", slips[_i].slip, outcome_word(f.found.floor),
                  outcome_word(f.found.ceiling));
    fixture_close(&f);
}
END_TEST

TCase *slips_tests(void)
{
    TCase *tc = tcase_create("slips");
    tcase_add_loop_test(tc, a_slip_shows_in_its_case, 0, COUNT(slips));
    return tc;
}
