#include "match/determine.h"

#include "casebook.h"

TCase *determine_tests(void);

/* ---- outcomes ---- */

/* `row` is a row under `header`, or under "completion_date,description," and `header`. */
typedef struct Case {
    const char *what, *rules, *header, *row;
    const char *found; /* shown, floor, ceiling, likely */
} Case;

static Slice found_words(Fixture *f, Arena *arena)
{
    const Determination *d = &f->found;
    return arena_print(arena, "%s: %s to %s, likely %s", shown_key(d->shown), outcome_key(d->floor),
                       outcome_key(d->ceiling), outcome_key(d->likely));
}

#define ANSWERED                                                                                   \
    "rule r \"R\" law \"L\" outcome prohibited when held end\n"                                    \
    "define held \"H\" law \"L\" answered by reply when flag end\n"

static void check_case(const Case *one)
{
    Fixture f;
    casebook_open(&f, one->rules);
    casebook_judge(&f, one->header, one->row);
    Slice got = found_words(&f, &f.arena);
    ck_assert_msg(slice_is(got, one->found), "%s\n%s%s: '%s'\nfound    %s\nexpected %s", one->what,
                  one->rules, one->header, one->row, got.at, one->found);
    fixture_close(&f);
}

static const char nothing[] = "not_covered: not_covered to not_covered, likely not_covered";
static const char barred[] = "barred: prohibited to prohibited, likely prohibited";
static const char notify[] = "notify: notifiable to notifiable, likely notifiable";
static const char excepted[] = "excepted: excepted to excepted, likely excepted";
static const char perhaps_excepted[] = "excepted: not_covered to excepted, likely not_covered";
static const char open_to_barred[] = "review: not_covered to prohibited, likely not_covered";
static const char leans_to_barred[] = "review: not_covered to prohibited, likely prohibited";
static const char notify_or_barred[] = "review: notifiable to prohibited, likely notifiable";
static const char excepted_or_barred[] = "review: excepted to prohibited, likely prohibited";

/* clang-format off */
static const Case cases[] = {
    {"without a scope everything is in scope", BARS, "flag", "yes", barred},
    {"no rule holds", BARS, "flag", "no", nothing},
    {"a rule that is open", BARS, "flag", "", open_to_barred},
    {"a rule that is hinted at", BARS, "flag", "2025-06-01,flagged,", leans_to_barred},
    {"a contradicted fact does not bar", BARS, "flag", "yes; no", leans_to_barred},
    {"a contradicted fact does not clear", BARS, "flag", "2025-06-01,flagged,no", open_to_barred},
    {"an unreadable fact does neither", BARS, "flag", "maybe", open_to_barred},

    /* a scope that ignores its `for` */
    {"a scope for prohibited deals reaches no notifiable one",
     OWED "scope s \"S\" law \"L\" for prohibited when person end\n", "person,second", "yes,yes",
     nothing},
    {"a scope for notifiable deals reaches no prohibited one",
     BARS "scope s \"S\" law \"L\" for notifiable when person end\n", "person,flag", "yes,yes",
     nothing},
    {"of two scopes each reaches its own",
     BARS OWED "scope s \"S\" law \"L\" for prohibited when person end\n"
               "scope t \"T\" law \"L\" for notifiable when third end\n",
     "person,third,flag,second", "yes,yes,no,yes", notify},
    {"the tier is the highest that the scope reaches",
     BARS OWED "scope t \"T\" law \"L\" for notifiable when third end\n", "third,flag,second",
     "yes,yes,yes", notify},
    {"the highest over scopes counts",
     BARS OWED "scope s \"S\" law \"L\" for prohibited when person end\n"
               "scope t \"T\" law \"L\" for notifiable when third end\n",
     "person,third,flag,second", "yes,yes,yes,yes", barred},
    {"an open scope raises only the ceiling",
     BARS OWED "scope s \"S\" law \"L\" for prohibited when person end\n"
               "scope t \"T\" law \"L\" for notifiable when third end\n",
     "person,third,flag,second", ",yes,yes,yes", notify_or_barred},
    {"a scope that does not hold", BARS PERSONS, "person,flag", "no,yes", nothing},
    {"a scope that is open", BARS PERSONS, "person,flag", ",yes", open_to_barred},
    {"a scope without a rule", BARS PERSONS, "person,flag", ",no", nothing},
    {"a scope that is contradicted leans", BARS PERSONS, "person,flag", "yes; no,yes",
     leans_to_barred},

    /* `unclear` read as out; a list with no member in force read as empty */
    {"who is unclear may be in",
     "rule r \"R\" law \"L\" outcome prohibited when country in concern end\n", "country", "RU",
     open_to_barred},
    {"who is unclear may be out",
     "rule r \"R\" law \"L\" outcome prohibited when not country in concern end\n", "country",
     "RU", open_to_barred},
    {"who is not named is out",
     "rule r \"R\" law \"L\" outcome prohibited when country in concern end\n", "country", "FR",
     nothing},
    {"a list with no member in force says nothing",
     "rule r \"R\" law \"L\" outcome prohibited when not country in coming end\n", "country", "FR",
     open_to_barred},
    {"... and everything once one is",
     "rule r \"R\" law \"L\" outcome prohibited when not country in coming end\n", "country",
     "2030-01-01,,FR", barred},
    {"a member is in until its last day",
     "rule r \"R\" law \"L\" outcome prohibited when country in concern end\n", "country",
     "2025-12-31,,HK", barred},
    {"... and out on the day after",
     "rule r \"R\" law \"L\" outcome prohibited when country in concern end\n", "country",
     "2026-01-01,,HK", nothing},

    /* a term that is not in force */
    {"a rule before its day",
     "rule r \"R\" law \"L\" outcome prohibited from 2025-06-02 when flag end\n", "flag", "yes",
     nothing},
    {"a rule on its first day",
     "rule r \"R\" law \"L\" outcome prohibited from 2025-06-01 when flag end\n", "flag", "yes",
     barred},
    {"a rule on its last day",
     "rule r \"R\" law \"L\" outcome prohibited until 2025-06-01 when flag end\n", "flag", "yes",
     barred},
    {"a rule after its last day",
     "rule r \"R\" law \"L\" outcome prohibited until 2025-05-31 when flag end\n", "flag", "yes",
     nothing},
    {"a scope that is not in force reaches nothing",
     BARS "scope s \"S\" law \"L\" for prohibited from 2026-01-01 when person end\n",
     "person,flag", "yes,yes", nothing},
    {"an exception that is not in force frees nothing",
     BARS "exception e \"E\" law \"L\" until 2025-05-31 when third end\n", "flag,third", "yes,yes",
     barred},
    {"a presumption that is not in force fills nothing",
     BARS "presume n \"N\" law \"L\" from 2026-01-01 take flag = no end\n", "flag", "",
     open_to_barred},
    {"a programme that is not in force covers nothing",
     "rule r \"R\" law \"L\" outcome prohibited from 2025-06-02 when flag or not flag end\n",
     "flag", "yes", nothing},

    /* a lower tier kept beside a certain one */
    {"a certain bar that is excepted leaves nothing to notify",
     BARS OWED "exception e \"E\" law \"L\" for prohibited when third end\n", "flag,second,third",
     "yes,yes,yes", excepted},
    {"... and where the exception is open, nothing in between",
     BARS OWED "exception e \"E\" law \"L\" for prohibited when third end\n", "flag,second,third",
     "yes,yes,", excepted_or_barred},
    {"an open bar leaves the lower tier possible", BARS OWED, "flag,second", ",yes",
     notify_or_barred},
    {"a likely bar leans above the lower tier", BARS OWED, "flag,second",
     "2025-06-01,flagged,,yes", "review: notifiable to prohibited, likely prohibited"},
    {"an open bar and an open lower tier", BARS OWED, "flag,second", ",", open_to_barred},
    {"a certain bar, an open lower tier", BARS OWED, "flag,second", "yes,", barred},
    {"an open bar that is excepted if it holds",
     BARS OWED "exception e \"E\" law \"L\" for prohibited when third end\n", "flag,second,third",
     ",yes,yes", "review: excepted to notifiable, likely notifiable"},

    /* exceptions */
    {"an exception takes out", BARS "exception e \"E\" law \"L\" when third end\n", "flag,third",
     "yes,yes", excepted},
    {"one that fails does not", BARS "exception e \"E\" law \"L\" when third end\n", "flag,third",
     "yes,no", barred},
    {"one that may hold", BARS "exception e \"E\" law \"L\" when third end\n", "flag,third",
     "yes,", excepted_or_barred},
    {"one that likely holds", BARS "exception e \"E\" law \"L\" when third end\n", "flag,third",
     "yes,yes; no", "review: excepted to prohibited, likely excepted"},
    {"between not covered and excepted nothing is owed",
     BARS "exception e \"E\" law \"L\" when third end\n", "flag,third", ",yes", perhaps_excepted},
    {"... in a scope that is open too",
     BARS PERSONS "exception e \"E\" law \"L\" when third end\n", "person,flag,third", ",yes,yes",
     "excepted: not_covered to excepted, likely not_covered"},
    {"an exception without a rule", BARS "exception e \"E\" law \"L\" when third end\n",
     "flag,third", "no,yes", nothing},
    {"an exception for the other outcome",
     BARS "exception e \"E\" law \"L\" for notifiable when third end\n", "flag,third", "yes,yes",
     barred},
    {"an exception under another scope",
     BARS PERSONS "scope others \"O\" law \"L\" for prohibited when fourth end\n"
                  "exception e \"E\" law \"L\" under others when third end\n",
     "person,fourth,flag,third", "yes,no,yes,yes", barred},
    {"an exception under this scope",
     BARS PERSONS "scope others \"O\" law \"L\" for prohibited when fourth end\n"
                  "exception e \"E\" law \"L\" under others when third end\n",
     "person,fourth,flag,third", "no,yes,yes,yes", excepted},
    {"an exception frees under one scope and not under the other",
     BARS PERSONS "scope others \"O\" law \"L\" for prohibited when fourth end\n"
                  "exception e \"E\" law \"L\" under others when third end\n",
     "person,fourth,flag,third", "yes,yes,yes,yes", barred},
    {"an exception under the version of a scope that is in force",
     BARS "scope s \"S\" law \"L\" for prohibited until 2025-05-31 when person end\n"
          "scope s \"S\" law \"L\" for prohibited from 2025-06-01 when fourth end\n"
          "exception e \"E\" law \"L\" under s when third end\n",
     "person,fourth,flag,third", "no,yes,yes,yes", excepted},

    /* gives */
    {"a scope gives another outcome",
     BARS "scope s \"S\" law \"L\" for prohibited gives notifiable when person end\n",
     "person,flag", "yes,yes", notify},
    {"... of which the exception is for what the rule says",
     BARS "scope s \"S\" law \"L\" for prohibited gives notifiable when person end\n"
          "exception e \"E\" law \"L\" for prohibited when third end\n",
     "person,flag,third", "yes,yes,yes", excepted},
    {"... and not for what the scope gives",
     BARS "scope s \"S\" law \"L\" for prohibited gives notifiable when person end\n"
          "exception e \"E\" law \"L\" for notifiable when third end\n",
     "person,flag,third", "yes,yes,yes", notify},
    {"a scope that gives, beside one that does not",
     BARS PERSONS "scope s \"S\" law \"L\" for prohibited gives notifiable when third end\n",
     "person,third,flag", ",yes,yes", notify_or_barred},

    /* yields to */
    {"what yields keeps the floor",
     "rule a \"A\" law \"L\" outcome notifiable yields to b when flag end\n"
     "rule b \"B\" law \"L\" outcome prohibited when flag and node <= 16 nm end\n",
     "flag,node", "yes,", notify_or_barred},
    {"... where the other fails",
     "rule a \"A\" law \"L\" outcome notifiable yields to b when flag end\n"
     "rule b \"B\" law \"L\" outcome prohibited when flag and node <= 16 nm end\n",
     "flag,node", "yes,28", notify},
    {"... and where it holds",
     "rule a \"A\" law \"L\" outcome notifiable yields to b when flag end\n"
     "rule b \"B\" law \"L\" outcome prohibited when flag and node <= 16 nm end\n",
     "flag,node", "yes,14", barred},
    {"written as `and not` the floor is lost",
     "rule a \"A\" law \"L\" outcome notifiable when flag and not b end\n"
     "rule b \"B\" law \"L\" outcome prohibited when flag and node <= 16 nm end\n",
     "flag,node", "yes,", open_to_barred},

    /* presumptions */
    {"a presumption fills a blank", BARS "presume n \"N\" law \"L\" take flag = no end\n", "flag",
     "", nothing},
    {"... and nothing that cannot be read", BARS "presume n \"N\" law \"L\" take flag = no end\n",
     "flag", "maybe", open_to_barred},
    {"a `when` that is unknown",
     BARS "presume n \"N\" law \"L\" take flag = no when not third end\n", "flag,third", ",",
     open_to_barred},
    {"a `when` that holds",
     BARS "presume n \"N\" law \"L\" take flag = no when not third end\n", "flag,third", ",no",
     nothing},
    {"a `when` that is likely",
     BARS "presume n \"N\" law \"L\" take flag = no when second end\n", "flag,second",
     "2025-06-01,seconded,,", open_to_barred},
    {"an `unless` that is unknown",
     BARS "presume n \"N\" law \"L\" take flag = no unless second end\n", "flag,second", ",",
     nothing},
    {"an `unless` that is likely",
     BARS "presume n \"N\" law \"L\" take flag = no unless second end\n", "flag,second",
     "2025-06-01,seconded,,", open_to_barred},
    {"an `unless` that holds",
     BARS "presume n \"N\" law \"L\" take flag = no unless second end\n", "flag,second", ",yes",
     open_to_barred},
    {"an `unless` that is hinted away",
     BARS "presume n \"N\" law \"L\" take flag = no unless second end\n", "flag,second",
     "2025-06-01,bare,,", nothing},
    {"an `unless` that a text contradicts",
     BARS "presume n \"N\" law \"L\" take flag = no unless second end\n", "flag,second",
     "2025-06-01,bare,,yes", open_to_barred},
    {"an `unless` that cannot be read",
     BARS "presume n \"N\" law \"L\" take flag = no unless second end\n", "flag,second", ",TBD",
     open_to_barred},
    {"... nor a part of it",
     BARS "presume n \"N\" law \"L\" take flag = no unless second or third end\n",
     "flag,second,third", ",,TBD", open_to_barred},
    {"... that does not matter",
     BARS "presume n \"N\" law \"L\" take flag = no unless second and third end\n",
     "flag,second,third", ",no,TBD", nothing},
    {"`known` lifts where what is said cannot be read",
     BARS "presume n \"N\" law \"L\" take flag = no unless known second end\n", "flag,second",
     ",TBD", open_to_barred},
    {"... which is not enough to hold",
     BARS "presume n \"N\" law \"L\" take flag = no when known second end\n", "flag,second",
     ",TBD", open_to_barred},
    {"`known` lifts where something is said",
     BARS "presume n \"N\" law \"L\" take flag = no unless known second end\n", "flag,second",
     ",no", open_to_barred},
    {"... and where nothing is, it holds",
     BARS "presume n \"N\" law \"L\" take flag = no unless known second end\n", "flag,second", ",",
     nothing},
    {"... and what a text contradicts is said all the same",
     BARS "presume n \"N\" law \"L\" take flag = no unless known second end\n", "flag,second",
     "2025-06-01,seconded,,no", open_to_barred},
    {"a contradicted fact is not known for certain",
     BARS "presume n \"N\" law \"L\" take flag = no when known second end\n", "flag,second",
     "2025-06-01,seconded,,no", open_to_barred},
    {"a fact is copied where it is stated",
     "rule r \"R\" law \"L\" outcome prohibited when seat in concern end\n"
     "presume n \"N\" law \"L\" take seat = country end\n",
     "country,seat", "CN,", barred},
    {"... and not where it is only hinted at",
     "rule r \"R\" law \"L\" outcome prohibited when seat in concern end\n"
     "presume n \"N\" law \"L\" take seat = country end\n",
     "country,seat", "Shanghai,", open_to_barred},
    {"... but where it is presumed itself",
     "rule r \"R\" law \"L\" outcome prohibited when seat in concern end\n"
     "presume n \"N\" law \"L\" take seat = country end\n"
     "presume m \"M\" law \"L\" take country = FR end\n",
     "country,seat", ",", nothing},
    {"a presumption rests on one before it, in whatever order they stand",
     BARS "presume n \"N\" law \"L\" take flag = no when not second end\n"
          "presume m \"M\" law \"L\" take second = no end\n",
     "flag,second", ",", nothing},
    {"... and falls with it",
     BARS "presume n \"N\" law \"L\" take flag = no when not second end\n"
          "presume m \"M\" law \"L\" take second = no end\n",
     "flag,second", "2025-06-01,seconded,,", open_to_barred},

    /* dates that are ranges */
    {"the law changes within the date",
     "rule r \"R\" law \"L\" outcome prohibited from 2025-03-01 when flag end\n", "flag",
     "Q1 2025,,yes", leans_to_barred},
    {"... and not within this one",
     "rule r \"R\" law \"L\" outcome prohibited from 2025-03-01 when flag end\n", "flag",
     "Q2 2025,,yes", barred},
    {"each side of the change has its own rule",
     "rule r \"R\" law \"L\" outcome prohibited from 2025-03-01 when flag end\n"
     "rule s \"S\" law \"L\" outcome notifiable until 2025-02-28 when flag end\n",
     "flag", "2025,,yes", "review: notifiable to prohibited, likely prohibited"},
    {"a gap between two rules is seen",
     "rule r \"R\" law \"L\" outcome prohibited from 2025-03-02 when flag end\n"
     "rule s \"S\" law \"L\" outcome prohibited until 2025-02-28 when flag end\n",
     "flag", "2025,,yes", leans_to_barred},
    {"a member that leaves a list within the date",
     "rule r \"R\" law \"L\" outcome prohibited when country in concern end\n", "country",
     "2025-12-31 - 2026-01-01,,HK", leans_to_barred},
    {"without a date every day counts",
     "rule r \"R\" law \"L\" outcome prohibited from 2025-03-01 when flag end\n", "flag",
     ",,yes", leans_to_barred},
    {"a date that cannot be read is every day",
     "rule r \"R\" law \"L\" outcome prohibited from 2025-03-01 when flag end\n"
     "presume undated \"U\" law \"L\" take completion_date = as-of unless kind = logic end\n",
     "flag,kind", "20xx,,yes,", leans_to_barred},
    {"two dates that contradict each other are every day",
     "rule r \"R\" law \"L\" outcome prohibited from 2025-03-01 when flag end\n", "flag",
     "2025-06-01; 2025-07-01,,yes", leans_to_barred},
    {"a blank date is the as-of day",
     "rule r \"R\" law \"L\" outcome prohibited from 2025-03-01 when flag end\n"
     "presume undated \"U\" law \"L\" take completion_date = as-of unless kind = logic end\n",
     "flag,kind", ",,yes,", barred},
    {"... unless that is lifted",
     "rule r \"R\" law \"L\" outcome prohibited from 2025-03-01 when flag end\n"
     "presume undated \"U\" law \"L\" take completion_date = as-of unless kind = logic end\n",
     "flag,kind", ",,yes,logic", leans_to_barred},
    {"in a piece the date lies in the piece",
     "rule r \"R\" law \"L\" outcome prohibited from 2025-03-01\n"
     " when completion_date >= 2025-03-01 end\n"
     "rule s \"S\" law \"L\" outcome prohibited until 2025-02-28\n"
     " when completion_date < 2025-03-01 end\n",
     "flag", "2025,,yes", barred},
    {"a test on the date within a piece stays open",
     "rule r \"R\" law \"L\" outcome prohibited when completion_date >= 2025-03-01 end\n", "flag",
     "2025,,yes", open_to_barred},

    /* answers */
    {"an answer stands for its details",
     "rule r \"R\" law \"L\" outcome prohibited when owned end\n"
     "define owned \"D\" law \"L\" answered by reply when share >= 50 % end\n",
     "reply,share", "yes,", barred},
    {"an answer that cannot be read, over details that are presumed",
     ANSWERED "presume n \"N\" law \"L\" take flag = no end\n", "reply,flag", "TBD,",
     open_to_barred},
    {"... over none that anybody wrote", ANSWERED, "reply,flag", "TBD,", open_to_barred},
    {"... over details that are stated", ANSWERED, "reply,flag", "TBD,no", nothing},
    {"... and that hold", ANSWERED, "reply,flag", "TBD,yes", barred},
    {"an answer that is blank, over details that are presumed",
     ANSWERED "presume n \"N\" law \"L\" take flag = no end\n", "reply,flag", ",", nothing},
    {"an answer that contradicts itself, over details that are presumed",
     ANSWERED "presume n \"N\" law \"L\" take flag = no end\n", "reply,flag", "yes; no,",
     open_to_barred},
    {"an answer against its details settles nothing",
     "rule r \"R\" law \"L\" outcome prohibited when owned end\n"
     "define owned \"D\" law \"L\" answered by reply when share >= 50 % end\n",
     "reply,share", "no,60 %", open_to_barred},
};
/* clang-format on */

START_TEST(a_deal_comes_out_as_the_law_has_it)
{
    check_case(&cases[_i]);
}
END_TEST

/* The order of declarations does not count: the same cases from the last to the first. */
START_TEST(the_order_of_declarations_does_not_count)
{
    Buffer turned = {0};
    Slice rest = slice(cases[_i].rules);
    while (rest.len > 0) {
        size_t start = rest.len - 1;
        while (start > 0 && !slice_ends(slice_part(rest, 0, start), "end\n"))
            start--;
        buffer_add(&turned, slice_part(rest, start, rest.len));
        rest = slice_part(rest, 0, start);
    }
    buffer_add_char(&turned, '\0');
    Case one = cases[_i];
    one.rules = turned.at;
    check_case(&one);
    buffer_release(&turned);
}
END_TEST

/* ---- programmes ---- */

static void open_two(Fixture *f, const char *status)
{
    fixture_open(f);
    fixture_write(f, "p/a.rules", OWED);
    Buffer other = {0};
    buffer_print(&other,
                 "programme q \"Q\" law \"M\" status %s from 2025-01-01 end\n"
                 "rule q-bars \"B\" law \"M 1\" outcome prohibited when flag end\n",
                 status);
    buffer_add_char(&other, '\0');
    fixture_write(f, "q/a.rules", other.at);
    buffer_release(&other);
    fixture_load(f);
}

static const struct {
    const char *status, *row, *found;
} two[] = {
    {"in-force", "yes,yes", barred},
    {"in-force", "no,yes", notify},
    {"in-force", ",yes", notify_or_barred},
    {"in-force", "yes,", barred},
    {"in-force", "no,no", nothing},
    {"in-force", "2024-12-31,,yes,yes", notify}, /* before the other programme */
    {"proposed", "yes,no", nothing},
    {"proposed", ",yes", notify},
};

START_TEST(the_highest_of_the_programmes_in_force_counts)
{
    Fixture f;
    open_two(&f, two[_i].status);
    casebook_judge(&f, "flag,second", two[_i].row);
    Slice got = found_words(&f, &f.arena);
    ck_assert_msg(slice_is(got, two[_i].found), "%s, %s: %s", two[_i].status, two[_i].row, got.at);
    ck_assert_uint_eq(f.found.n_programmes, 2);
    ck_assert_int_eq(f.found.programmes[1].counts, strcmp(two[_i].status, "in-force") == 0);
    fixture_close(&f);
}
END_TEST

/* What does not count is worked out all the same. */
START_TEST(a_proposed_programme_is_shown)
{
    Fixture f;
    open_two(&f, "proposed");
    casebook_judge(&f, "flag,second", "yes,no");
    ck_assert_int_eq(f.found.programmes[1].shown, SHOWN_BARRED);
    ck_assert_uint_eq(f.found.programmes[1].n_findings, 1);
    fixture_close(&f);
}
END_TEST

START_TEST(only_one_programme_is_judged_where_asked)
{
    Fixture f;
    open_two(&f, "in-force");
    f.options.only = rulebook_programme(&f.book, slice("p"));
    fixture_options(&f, false, "2025-06-01");
    casebook_judge(&f, "flag,second", "yes,yes");
    ck_assert_uint_eq(f.found.n_programmes, 1);
    ck_assert_int_eq(f.found.shown, SHOWN_NOTIFY);
    fixture_close(&f);
}
END_TEST

/* A row that cannot be read may be anything. */
START_TEST(a_shifted_row_is_open_on_both_sides)
{
    Fixture f;
    casebook_open(&f, BARS);
    fixture_deal(&f, "flag,second\nno,no,no\n");
    fixture_judge(&f);
    ck_assert(slice_is(found_words(&f, &f.arena), open_to_barred));
    fixture_close(&f);
}
END_TEST

START_TEST(presumptions_can_be_turned_off)
{
    Fixture f;
    casebook_open(&f, BARS "presume n \"N\" law \"L\" take flag = no end\n");
    casebook_judge(&f, "flag", "");
    ck_assert_int_eq(f.found.shown, SHOWN_NOT_COVERED);
    fixture_options(&f, true, "2025-06-01");
    casebook_judge(&f, "flag", "");
    ck_assert_int_eq(f.found.shown, SHOWN_REVIEW);
    ck_assert_uint_eq(f.found.n_presumed, 0);
    fixture_close(&f);
}
END_TEST

TCase *determine_tests(void)
{
    TCase *tc = tcase_create("determine");
    tcase_add_loop_test(tc, a_deal_comes_out_as_the_law_has_it, 0, COUNT(cases));
    tcase_add_loop_test(tc, the_order_of_declarations_does_not_count, 0, COUNT(cases));
    tcase_add_loop_test(tc, the_highest_of_the_programmes_in_force_counts, 0, COUNT(two));
    tcase_add_test(tc, a_proposed_programme_is_shown);
    tcase_add_test(tc, only_one_programme_is_judged_where_asked);
    tcase_add_test(tc, a_shifted_row_is_open_on_both_sides);
    tcase_add_test(tc, presumptions_can_be_turned_off);
    return tc;
}
