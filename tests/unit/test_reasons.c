#include "match/reasons.h"

#include "casebook.h"

TCase *reasons_tests(void);

/* ---- reasons ---- */

typedef void WriteList(const Determination *found, Buffer *out);

static int compare_words(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorts the words between bars: in which order they come does not count here. */
static void sort_words(Buffer *text)
{
    char *words[64];
    size_t n = 0;
    Buffer sorted = {0};
    buffer_add_char(text, '\0');
    for (char *word = strtok(text->at, "|"); word && n < COUNT(words); word = strtok(NULL, "|"))
        words[n++] = word;
    qsort(words, n, sizeof *words, compare_words);
    for (size_t i = 0; i < n; i++)
        buffer_print(&sorted, "%s%s", i > 0 ? "|" : "", words[i]);
    buffer_release(text);
    *text = sorted;
}

static void write_citations(const Determination *found, Buffer *out)
{
    for (size_t i = 0; i < found->n_citations; i++)
        buffer_print(out, "%.*s|", SLICE_ARG(found->citations[i]));
}

static void write_questions(const Determination *found, Buffer *out)
{
    for (size_t i = 0; i < found->n_questions; i++)
        buffer_print(out, "%.*s|", SLICE_ARG(found->questions[i].fact->id));
}

static void write_presumed(const Determination *found, Buffer *out)
{
    for (size_t i = 0; i < found->n_presumed; i++)
        buffer_print(out, "%.*s|", SLICE_ARG(found->presumed[i].fact->id));
}

static void write_notes(const Determination *found, Buffer *out)
{
    for (size_t i = 0; i < found->n_notes; i++)
        buffer_print(out, "%.*s|", SLICE_ARG(found->notes[i].note->text));
}

/* What decided, each with its value: "bars yes|persons yes". */
static void write_deciders(const Determination *found, Buffer *out)
{
    const ProgrammeResult *result = &found->programmes[0];
    for (size_t i = 0; i < result->n_deciders; i++) {
        const Finding *finding = &result->deciders[i];
        Slice id = finding->decl ? finding->decl->id : slice("programme");
        buffer_print(out, "%.*s %s|", SLICE_ARG(id), truth_word(finding->value));
    }
}

/* The rules that bear on the deal: "bars prohibited yes|owed notifiable unknown". */
static void write_findings(const Determination *found, Buffer *out)
{
    const ProgrammeResult *result = &found->programmes[0];
    for (size_t i = 0; i < result->n_findings; i++) {
        const Finding *finding = &result->findings[i];
        buffer_print(out, "%.*s %s %s|", SLICE_ARG(finding->decl->id),
                     outcome_key(finding->outcome), truth_word(finding->value));
    }
}

/* The facts that the deciders rest on. */
static void write_evidence(const Determination *found, Buffer *out)
{
    const ProgrammeResult *result = &found->programmes[0];
    for (size_t i = 0; i < result->n_deciders; i++)
        for (size_t k = 0; k < result->deciders[i].n_evidence; k++)
            buffer_print(out, "%.*s|", SLICE_ARG(result->deciders[i].evidence[k].fact->id));
}

typedef struct Reason {
    const char *what, *rules, *header, *row;
    const char *expected; /* sorted */
} Reason;

static void check_reason(const Reason *reason, WriteList *write)
{
    Fixture f;
    casebook_open(&f, reason->rules);
    casebook_judge(&f, reason->header, reason->row);
    Buffer got = {0};
    write(&f.found, &got);
    sort_words(&got);
    ck_assert_msg(slice_is(buffer_slice(&got), reason->expected),
                  "%s\n%s%s: '%s'\nfound    '%.*s'\nexpected '%s'", reason->what, reason->rules,
                  reason->header, reason->row, SLICE_ARG(buffer_slice(&got)), reason->expected);
    buffer_release(&got);
    fixture_close(&f);
}

#define LETTERED                                                                                   \
    "rule r \"R\" law \"L 1(d)\" outcome prohibited when flag and any of\n"                        \
    " (1) kind = logic and any of (i) node <= 16 nm (ii) second end\n"                             \
    " (2) kind = nand and third\n"                                                                 \
    " (3) fourth end end\n"

/* clang-format off */
static const Reason citations[] = {
    {"a rule without items", BARS, "flag", "yes", "L 1"},
    {"the item that holds", LETTERED, "flag,kind,third", "yes,nand,yes", "L 1(d)(2)"},
    {"the item within the item", LETTERED, "flag,kind,node", "yes,logic,14", "L 1(d)(1)(i)"},
    {"each item that holds", LETTERED, "flag,kind,node,second,fourth", "yes,logic,14,yes,yes",
     "L 1(d)(1)(i)|L 1(d)(1)(ii)|L 1(d)(3)"},
    {"an item that is open is not cited beside one that holds", LETTERED,
     "flag,kind,node,fourth", "yes,logic,,yes", "L 1(d)(3)"},
    {"all items of an `all of`",
     "rule r \"R\" law \"L 1\" outcome prohibited when all of (a) flag (b) second end end\n",
     "flag,second", "yes,yes", "L 1(a)|L 1(b)"},
    {"the rule of the tier alone", BARS OWED, "flag,second", "yes,yes", "L 1"},
    {"the lower rule where the higher fails", BARS OWED, "flag,second", "no,yes", "L 2"},
    {"the scope too", BARS PERSONS, "flag,person", "yes,yes", "L 1|L 8"},
    {"the exception too",
     BARS "exception e \"E\" law \"L 5\" when any of (1) third (2) fourth end end\n",
     "flag,third,fourth", "yes,no,yes", "L 1|L 5(2)"},
    {"of several laws the first",
     "rule r \"R\" law \"L 1\" law \"M 1\" outcome prohibited when flag end\n", "flag", "yes",
     "L 1"},
    {"of what is not covered, the paragraph that fails", BARS, "flag", "no", "L 1"},
    {"... which is the scope where it is shut", BARS PERSONS, "flag,person", "yes,no", "L 8"},
    {"a definition is cited as the place of what failed",
     "rule r \"R\" law \"L 1\" outcome prohibited when term end\n"
     "define term \"T\" law \"L 3\" when flag end\n",
     "flag", "no", "L 3"},
    {"a certain rule of a lower tier is not cited for an exception",
     BARS OWED "exception e \"E\" law \"L 5\" for prohibited when third end\n",
     "flag,second,third", "yes,yes,yes", "L 1|L 5"},
    {"nor an exception for a lower tier",
     BARS OWED "exception e \"E\" law \"L 5\" for prohibited when third end\n"
               "exception g \"G\" law \"L 6\" for notifiable when fourth end\n",
     "flag,second,third,fourth", "yes,yes,yes,yes", "L 1|L 5"},
};

static const Reason deciders[] = {
    {"rule and scope", BARS PERSONS, "flag,person", "yes,yes", "bars yes|persons yes"},
    {"the scope that is certain, not an open one before it",
     "scope first \"F\" law \"L 7\" for prohibited when third end\n" BARS PERSONS,
     "flag,person,third", "yes,yes,", "bars yes|persons yes"},
    {"the first `no`", BARS PERSONS, "flag,person", "yes,no", "persons no"},
    {"a rule that holds shuts nothing, even out of its scope's reach",
     BARS OWED "scope s \"S\" law \"L\" for prohibited when person end\n", "flag,second,person",
     "no,yes,yes", "bars no"},
    {"a certain rule of a lower tier decides nothing",
     BARS OWED "exception e \"E\" law \"L 5\" for prohibited when third end\n",
     "flag,second,third", "yes,yes,yes", "bars yes|e yes"},
    {"a rule that yields to a certain one is not shown",
     "rule a \"A\" law \"L\" outcome prohibited when flag end\n"
     "rule b \"B\" law \"L\" outcome notifiable yields to a when flag end\n",
     "flag", "yes", "a yes"},
    {"a programme that is not in force decides as such",
     BARS, "flag", "no", "bars no"},
    {"a review is not decided", BARS, "flag", "", ""},
};

static const Reason evidence[] = {
    {"what holds", "rule r \"R\" law \"L\" outcome prohibited when flag and second end\n",
     "flag,second", "yes,yes", "flag|second"},
    {"the first `no` in written order",
     "rule r \"R\" law \"L\" outcome prohibited when flag and second end\n", "flag,second",
     "no,no", "flag"},
    {"... which may be the second",
     "rule r \"R\" law \"L\" outcome prohibited when flag and second end\n", "flag,second",
     "yes,no", "second"},
    {"all of an `or` that fails",
     "rule r \"R\" law \"L\" outcome prohibited when flag or second end\n", "flag,second",
     "no,no", "flag|second"},
    {"of an `or` that holds what holds",
     "rule r \"R\" law \"L\" outcome prohibited when flag or second or third end\n",
     "flag,second,third", "no,yes,", "second"},
    {"the answer and not its details",
     "rule r \"R\" law \"L\" outcome prohibited when term end\n"
     "define term \"T\" law \"L\" answered by reply when flag and second end\n",
     "reply,flag", "yes,yes", "reply"},
    {"the details where they decide",
     "rule r \"R\" law \"L\" outcome prohibited when term end\n"
     "define term \"T\" law \"L\" answered by reply when flag and second end\n",
     "reply,flag,second", ",yes,yes", "flag|second"},
    {"behind `not` as well",
     "rule r \"R\" law \"L\" outcome prohibited when not (flag and second) end\n", "flag,second",
     "no,no", "flag"},
};

static const Reason findings[] = {
    {"certain, likely and possible",
     BARS OWED "rule t \"T\" law \"L\" outcome prohibited when third end\n", "flag,second,third",
     "yes; no,yes,", "bars prohibited likely|owed notifiable yes|t prohibited unknown"},
    {"no rule that fails", BARS OWED, "flag,second", "no,", "owed notifiable unknown"},
    {"none under a scope that is shut", BARS PERSONS, "flag,person", "yes,no", ""},
    {"a gate weakens what it lets through", BARS PERSONS, "flag,person", "yes,",
     "bars prohibited unknown"},
    {"as the scope gives it",
     BARS "scope s \"S\" law \"L\" for prohibited gives notifiable when person end\n",
     "flag,person", "yes,yes", "bars notifiable yes"},
    {"not what yields to a certain rule",
     "rule a \"A\" law \"L\" outcome notifiable yields to b when flag end\n"
     "rule b \"B\" law \"L\" outcome prohibited when flag and node <= 16 nm end\n",
     "flag,node", "yes,14", "b prohibited yes"},
    {"but what yields to an open one",
     "rule a \"A\" law \"L\" outcome notifiable yields to b when flag end\n"
     "rule b \"B\" law \"L\" outcome prohibited when flag and node <= 16 nm end\n",
     "flag,node", "yes,", "a notifiable yes|b prohibited unknown"},
    {"not what is not in force",
     BARS "rule old \"O\" law \"L\" outcome prohibited until 2025-05-31 when second end\n",
     "flag,second", ",", "bars prohibited unknown"},
};

static const Reason questions[] = {
    {"what is missing", BARS, "flag", "", "flag"},
    {"what cannot be read", BARS, "flag", "maybe", "flag"},
    {"what is only hinted at", BARS, "flag", "2025-06-01,flagged,", "flag"},
    {"what is contradicted", BARS, "flag", "yes; no", "flag"},
    {"nothing where all is settled", BARS, "flag", "no", ""},
    {"nothing where nothing is owed", BARS "exception e \"E\" law \"L\" when third end\n",
     "flag,third", ",yes", ""},
    {"of an `and` the first that is open",
     "rule r \"R\" law \"L\" outcome prohibited when flag and second and third end\n",
     "flag,second,third", "yes,,", "second"},
    {"the next once it is answered",
     "rule r \"R\" law \"L\" outcome prohibited when flag and second and third end\n",
     "flag,second,third", "yes,yes,", "third"},
    {"nothing of an `and` that fails",
     "rule r \"R\" law \"L\" outcome prohibited when (flag and second) or third end\n",
     "flag,second,third", ",no,", "third"},
    {"all of an `or`",
     "rule r \"R\" law \"L\" outcome prohibited when flag or second or third end\n",
     "flag,second,third", ",no,", "flag|third"},
    {"also behind `not`",
     "rule r \"R\" law \"L\" outcome prohibited when not (flag or second) end\n", "flag,second",
     "no,", "second"},
    {"the answer instead of the details",
     "rule r \"R\" law \"L\" outcome prohibited when term end\n"
     "define term \"T\" law \"L\" answered by reply when flag and second end\n",
     "reply,flag,second", ",yes,", "reply"},
    {"a reading of the law is not for the deal team",
     "rule r \"R\" law \"L\" outcome prohibited when open_reading and flag end\n", "flag", "",
     "flag"},
    {"... and leaves nothing to ask",
     "rule r \"R\" law \"L\" outcome prohibited when open_reading end\n", "flag", "", ""},
    {"an interval across the threshold",
     "rule r \"R\" law \"L\" outcome prohibited when node <= 16 nm end\n", "node", "14-18", "node"},
    {"nothing of a lower rule where a higher one is certain",
     BARS OWED "exception e \"E\" law \"L\" when third end\n", "flag,second,third", "yes,,",
     "third"},
    {"a lower rule where the higher one is open", BARS OWED, "flag,second", ",", "flag|second"},
    {"nothing of the lower rule where it is certain", BARS OWED, "flag,second", ",yes", "flag"},
    {"an exception only for a rule that may hold",
     BARS "exception e \"E\" law \"L\" for notifiable when third end\n", "flag,third", ",", "flag"},
    {"the scope and the rule", BARS PERSONS, "flag,person", ",", "flag|person"},
    {"a scope without any rule is not asked",
     BARS OWED "scope s \"S\" law \"L\" for prohibited when person end\n"
               "scope t \"T\" law \"L\" for notifiable when third end\n",
     "flag,second,person,third", "no,,,yes", "second"},
    {"nor one that can raise nothing",
     BARS PERSONS "scope s \"S\" law \"L\" for prohibited when third end\n",
     "flag,person,third", ",yes,", "flag"},
    {"but one that can",
     BARS OWED "scope s \"S\" law \"L\" for prohibited when person end\n"
               "scope t \"T\" law \"L\" for notifiable when third end\n",
     "flag,second,person,third", "yes,yes,,yes", "person"},
    {"a lower rule under a scope that does not reach the certain higher one",
     BARS OWED "scope t \"T\" law \"L\" for notifiable when third end\n", "flag,second,third",
     "yes,,yes", "second"},
    {"the date where the law changes within it",
     "rule r \"R\" law \"L\" outcome prohibited from 2025-03-01 when flag end\n", "flag",
     "Q1 2025,,yes", "completion_date"},
    {"the date where nothing is said of it",
     "rule r \"R\" law \"L\" outcome prohibited from 2025-03-01 when flag end\n", "flag", ",,yes",
     "completion_date"},
    {"not the date where all days are alike", BARS, "flag,third", ",,,no", "flag"},
    {"a rule that is not in force asks nothing",
     BARS "rule old \"O\" law \"L\" outcome prohibited until 2025-05-31 when second end\n",
     "flag,second", ",", "flag"},
};

static const Reason presumed[] = {
    {"what decided", BARS "presume n \"N\" law \"L\" take flag = no end\n", "flag", "", "flag"},
    {"not what is stated", BARS "presume n \"N\" law \"L\" take flag = no end\n", "flag", "no", ""},
    {"not where the interval is the same without",
     "rule r \"R\" law \"L\" outcome prohibited when flag and second end\n"
     "presume n \"N\" law \"L\" take second = no end\n",
     "flag,second", "no,", ""},
    {"but where it is wider",
     "rule r \"R\" law \"L\" outcome prohibited when flag and second end\n"
     "presume n \"N\" law \"L\" take second = no end\n",
     "flag,second", ",", "second"},
    {"not what no condition rests on",
     BARS "presume n \"N\" law \"L\" take flag = no end\n"
          "presume m \"M\" law \"L\" take third = no end\n",
     "flag,third", ",", "flag"},
    {"what fails an exception",
     BARS "exception e \"E\" law \"L\" when third end\n"
          "presume n \"N\" law \"L\" take third = no end\n",
     "flag,third", "yes,", "third"},
    {"the as-of day",
     "rule r \"R\" law \"L\" outcome prohibited from 2025-03-01 when flag end\n"
     "presume undated \"U\" law \"L\" take completion_date = as-of end\n",
     "flag", ",,yes", "completion_date"},
    {"not the as-of day where every day is alike",
     BARS "presume undated \"U\" law \"L\" take completion_date = as-of end\n", "flag", ",,yes",
     ""},
};

static const Reason notes[] = {
    {"an open note of what decided",
     "rule r \"R\" law \"L\" outcome prohibited note 2025-01-02 open \"reading\"\n"
     " note 2025-01-02 closed \"settled\" when flag end\n",
     "flag", "yes", "reading"},
    {"of a definition behind it",
     "rule r \"R\" law \"L\" outcome prohibited when term end\n"
     "define term \"T\" law \"L\" note 2025-01-02 open \"meaning\" when flag end\n",
     "flag", "yes", "meaning"},
    {"of a presumption that it rests on",
     BARS "presume n \"N\" law \"L\" take flag = no note 2025-01-02 open \"usual\" end\n", "flag",
     "", "usual"},
    {"not of one that it does not rest on",
     BARS "presume n \"N\" law \"L\" take flag = no note 2025-01-02 open \"usual\" end\n", "flag",
     "yes", ""},
    {"not of a rule that does not bear on it",
     BARS "rule r \"R\" law \"L\" outcome prohibited note 2025-01-02 open \"reading\"\n"
          " when second end\n",
     "flag,second", "yes,no", ""},
};
/* clang-format on */

START_TEST(citations_name_the_paragraph)
{
    check_reason(&citations[_i], write_citations);
}
END_TEST

START_TEST(deciders_are_what_decided)
{
    check_reason(&deciders[_i], write_deciders);
}
END_TEST

START_TEST(evidence_is_what_the_deciders_rest_on)
{
    check_reason(&evidence[_i], write_evidence);
}
END_TEST

START_TEST(findings_are_the_rules_that_bear_on_the_deal)
{
    check_reason(&findings[_i], write_findings);
}
END_TEST

START_TEST(questions_are_what_would_settle_it)
{
    check_reason(&questions[_i], write_questions);
}
END_TEST

START_TEST(presumed_facts_are_named_where_they_count)
{
    check_reason(&presumed[_i], write_presumed);
}
END_TEST

START_TEST(open_notes_are_listed)
{
    check_reason(&notes[_i], write_notes);
}
END_TEST

/* Certain before likely before possible, and the higher outcome first. */
START_TEST(findings_stand_in_the_order_of_their_weight)
{
    Fixture f;
    casebook_open(&f, "rule r3 \"R\" law \"L\" outcome prohibited when third end\n"
                      "rule r2 \"R\" law \"L\" outcome prohibited when second end\n" BARS
                      "rule r4 \"R\" law \"L\" outcome notifiable when fourth end\n"
                      "exception e \"E\" law \"L\" when person end\n");
    casebook_judge(&f, "flag,second,third,fourth,person", "2025-06-01,seconded,yes,,,yes,");
    Buffer got = {0};
    write_findings(&f.found, &got);
    ck_assert_str_eq(arena_copy(&f.arena, buffer_slice(&got)).at,
                     "bars prohibited yes|r4 notifiable yes|r2 prohibited likely|"
                     "r3 prohibited unknown|");
    buffer_release(&got);
    fixture_close(&f);
}
END_TEST

/* The evidence leads to the cell, the text or the presumption. */
START_TEST(evidence_says_what_it_rests_on)
{
    Fixture f;
    casebook_open(&f, "rule r \"R\" law \"L 1\" outcome prohibited\n"
                      " when any of (a) flag and second and third (b) fourth end end\n"
                      "presume n \"N\" law \"L\" take third = yes end\n");
    casebook_judge(&f, "flag,second,fourth", "2025-06-01,seconded,yes,,no");
    ck_assert_uint_eq(f.found.programmes[0].n_findings, 1);
    const Finding *finding = &f.found.programmes[0].findings[0];
    ck_assert(slice_is(finding->citation, "L 1(a)"));
    ck_assert_int_eq(finding->value, TRUTH_LIKELY);
    ck_assert_uint_eq(finding->n_evidence, 3);
    const Evidence *flag = &finding->evidence[0], *second = &finding->evidence[1],
                   *third = &finding->evidence[2];
    ck_assert_int_eq(flag->standing, STANDING_STATED);
    ck_assert_uint_eq(flag->saying->column, 2);
    ck_assert(slice_is(flag->saying->cell, "yes"));
    ck_assert(slice_is(flag->citation, "L 1(a)"));
    ck_assert_int_eq(second->standing, STANDING_INFERRED);
    ck_assert_uint_eq(second->saying->column, 1);
    ck_assert(slice_is(second->saying->span, "seconded"));
    ck_assert(slice_is(second->saying->signal->id, "s2"));
    ck_assert_int_eq(third->standing, STANDING_PRESUMED);
    ck_assert(slice_is(third->saying->presume->id, "n"));
    fixture_close(&f);
}
END_TEST

/* A question says which paragraphs ask it. */
START_TEST(a_question_cites_the_paragraphs_that_ask_it)
{
    Fixture f;
    casebook_open(&f, "rule r \"R\" law \"L 1\" outcome prohibited\n"
                      " when any of (a) flag (b) second end end\n"
                      "rule q \"Q\" law \"L 2\" outcome prohibited when flag end\n");
    casebook_judge(&f, "flag,second", ",no");
    ck_assert_uint_eq(f.found.n_questions, 1);
    ck_assert_uint_eq(f.found.questions[0].n_citations, 2);
    ck_assert(slice_is(f.found.questions[0].citations[0], "L 1(a)"));
    ck_assert(slice_is(f.found.questions[0].citations[1], "L 2"));
    fixture_close(&f);
}
END_TEST

TCase *reasons_tests(void)
{
    TCase *tc = tcase_create("reasons");
    tcase_add_loop_test(tc, citations_name_the_paragraph, 0, COUNT(citations));
    tcase_add_loop_test(tc, deciders_are_what_decided, 0, COUNT(deciders));
    tcase_add_loop_test(tc, evidence_is_what_the_deciders_rest_on, 0, COUNT(evidence));
    tcase_add_loop_test(tc, findings_are_the_rules_that_bear_on_the_deal, 0, COUNT(findings));
    tcase_add_loop_test(tc, questions_are_what_would_settle_it, 0, COUNT(questions));
    tcase_add_loop_test(tc, presumed_facts_are_named_where_they_count, 0, COUNT(presumed));
    tcase_add_loop_test(tc, open_notes_are_listed, 0, COUNT(notes));
    tcase_add_test(tc, findings_stand_in_the_order_of_their_weight);
    tcase_add_test(tc, evidence_says_what_it_rests_on);
    tcase_add_test(tc, a_question_cites_the_paragraphs_that_ask_it);
    return tc;
}
