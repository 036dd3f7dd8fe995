#include "report/wording.h"

#include "unit/made_deal.h"

#include <check.h>

TCase *wording_tests(void);

static Arena arena;
static Made *made;
static Buffer out;

static void set_up(void)
{
    made = made_new(&arena);
}

static void tear_down(void)
{
    buffer_release(&out);
    arena_release(&arena);
    arena = (Arena){0};
}

static void expect(const char *expected)
{
    Slice got = buffer_slice(&out);
    ck_assert_msg(slice_is(got, expected), "'%.*s'\n  is not '%s'", SLICE_ARG(got), expected);
    buffer_clear(&out);
}

/* ---- outcomes ---- */

static const struct {
    Shown shown;
    Outcome floor, ceiling, likely;
    const char *words;
} outcomes[] = {
    {SHOWN_BARRED, OUTCOME_PROHIBITED, OUTCOME_PROHIBITED, OUTCOME_PROHIBITED, "BARRED"},
    {SHOWN_NOTIFY, OUTCOME_NOTIFIABLE, OUTCOME_NOTIFIABLE, OUTCOME_NOTIFIABLE, "NOTIFY"},
    {SHOWN_REVIEW, OUTCOME_NOTIFIABLE, OUTCOME_PROHIBITED, OUTCOME_NOTIFIABLE,
     "REVIEW: at least NOTIFY, at most BARRED; likely NOTIFY"},
    {SHOWN_REVIEW, OUTCOME_NOT_COVERED, OUTCOME_NOTIFIABLE, OUTCOME_NOT_COVERED,
     "REVIEW: at most NOTIFY; no sign of a covered activity"},
    {SHOWN_EXCEPTED, OUTCOME_EXCEPTED, OUTCOME_EXCEPTED, OUTCOME_EXCEPTED, "EXCEPTED"},
    {SHOWN_EXCEPTED, OUTCOME_NOT_COVERED, OUTCOME_EXCEPTED, OUTCOME_NOT_COVERED,
     "EXCEPTED or NOT COVERED"},
    {SHOWN_NOT_COVERED, OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED,
     "NOT COVERED"},
};

START_TEST(an_outcome_is_worded_with_its_interval)
{
    made_outcome(made, outcomes[_i].shown, outcomes[_i].floor, outcomes[_i].ceiling,
                 outcomes[_i].likely);
    wording_outcome(&out, &made->found);
    expect(outcomes[_i].words);
}
END_TEST

/* ---- tests ---- */

static Cond test_of(size_t fact, Operator op, Operand operand)
{
    return (Cond){.kind = COND_TEST, .op = op, .fact = &made->facts[fact], .operand = operand};
}

static const struct {
    Operator op;
    const char *words;
} numbers[] = {
    {OP_EQ, "logic node is 16 nm"},       {OP_NE, "logic node is not 16 nm"},
    {OP_LT, "logic node is below 16 nm"}, {OP_LE, "logic node is at most 16 nm"},
    {OP_GT, "logic node is above 16 nm"}, {OP_GE, "logic node is at least 16 nm"},
};

START_TEST(a_test_on_a_number_reads_as_words)
{
    Operand sixteen = {.kind = OPERAND_NUMBER, .number = decimal_from(16)};
    Cond test = test_of(MADE_NODE, numbers[_i].op, sixteen);
    wording_test(&out, &test);
    expect(numbers[_i].words);
}
END_TEST

START_TEST(a_test_on_a_date_speaks_of_days)
{
    Operand day = {.kind = OPERAND_DATE};
    ck_assert(date_from(2025, 1, 2, &day.day));
    Cond test = test_of(MADE_DATE, OP_LE, day);
    wording_test(&out, &test);
    expect("completion date is on or before 2025-01-02");
    test.op = OP_GT;
    wording_test(&out, &test);
    expect("completion date is after 2025-01-02");
}
END_TEST

static const struct {
    Operator op;
    OperandKind kind;
    uint64_t names;
    const char *words;
} sets[] = {
    {OP_HAS, OPERAND_CHOICES, 2, "activity includes fabricates-circuits"},
    {OP_HAS, OPERAND_CHOICES, 5, "activity includes any of designs-circuits, packages-circuits"},
    {OP_EQ, OPERAND_NONE, 0, "activity is none"},
    {OP_NE, OPERAND_NONE, 0, "activity is not none"},
};

START_TEST(a_test_on_a_set_names_its_elements)
{
    Operand operand = {.kind = sets[_i].kind, .choices = sets[_i].names};
    Cond test = test_of(MADE_ACTIVITY, sets[_i].op, operand);
    wording_test(&out, &test);
    expect(sets[_i].words);
}
END_TEST

START_TEST(a_test_on_a_country_names_places_and_lists)
{
    const Place *places[] = {&made->china, &made->france};
    Cond test = test_of(MADE_COUNTRY, OP_IN,
                        (Operand){.kind = OPERAND_PLACES, .places = places, .n_places = 2});
    wording_test(&out, &test);
    expect("target country is one of China, France");
    test.operand.n_places = 1;
    wording_test(&out, &test);
    expect("target country is China");
    List list = {.id = slice("countries-of-concern")};
    test = test_of(MADE_COUNTRY, OP_IN_LIST, (Operand){.kind = OPERAND_LIST, .list = &list});
    wording_test(&out, &test);
    expect("target country is on the list countries-of-concern");
}
END_TEST

START_TEST(a_yes_no_test_says_the_answer_that_meets_it)
{
    Cond test = test_of(MADE_OWNED, OP_IS, (Operand){0});
    wording_test(&out, &test);
    expect("at least half held by listed persons: yes");
    test = test_of(MADE_OWNED, OP_EQ, (Operand){.kind = OPERAND_YES_NO, .yes = false});
    wording_test(&out, &test);
    expect("at least half held by listed persons: no");
    test.op = OP_NE;
    wording_test(&out, &test);
    expect("at least half held by listed persons: yes");
}
END_TEST

START_TEST(a_parameter_shows_its_number_where_it_has_one)
{
    ParameterValue values[2] = {{.number = decimal_from(10)}, {.number = decimal_from(8)}};
    Parameter parameter = {.name = slice("node-limit"), .values = values, .n_values = 1};
    Cond test =
        test_of(MADE_NODE, OP_LE, (Operand){.kind = OPERAND_PARAMETER, .parameter = &parameter});
    wording_test(&out, &test);
    expect("logic node is at most 10 nm (node-limit)");
    parameter.n_values = 2;
    wording_test(&out, &test);
    expect("logic node is at most the value of node-limit");
}
END_TEST

START_TEST(known_is_stated)
{
    Cond test = {.kind = COND_KNOWN, .fact = &made->facts[MADE_DATE]};
    wording_test(&out, &test);
    expect("completion date is stated");
}
END_TEST

/* ---- labels ---- */

static const struct {
    const char *label, *inside;
} labels[] = {
    {"Logic node", "not stated: logic node"},
    {"NAND layers", "not stated: NAND layers"},
    {"U.S. person", "not stated: U.S. person"},
    {"A U.S. person directs", "not stated: a U.S. person directs"},
    {"logic_node", "not stated: logic_node"},
    {"X", "not stated: X"},
    {"\xC3\x89tat", "not stated: \xC3\x89tat"},
};

START_TEST(a_label_inside_a_sentence_starts_small_unless_it_is_a_name)
{
    Fact fact = {.label = slice(labels[_i].label), .type = TYPE_NUMBER};
    Evidence evidence = made_evidence(&fact, TRUTH_UNKNOWN, STANDING_MISSING, NULL);
    wording_evidence(&out, &made->head, &evidence);
    expect(labels[_i].inside);
}
END_TEST

/* ---- evidence ---- */

START_TEST(stated_evidence_names_its_column)
{
    Evidence evidence = made_evidence(&made->facts[MADE_NODE], TRUTH_YES, STANDING_STATED,
                                      made_number(&arena, COLUMN_NODE_CELL, 7));
    wording_evidence(&out, &made->head, &evidence);
    expect("logic node is 7 nm (column 'Node')");
}
END_TEST

START_TEST(an_option_is_named_as_one)
{
    Saying *saying = made_number(&arena, NO_COLUMN, 7);
    saying->kind = SAID_BY_OPTION;
    Evidence evidence = made_evidence(&made->facts[MADE_NODE], TRUTH_YES, STANDING_STATED, saying);
    wording_evidence(&out, &made->head, &evidence);
    expect("logic node is 7 nm (--set)");
}
END_TEST

START_TEST(a_hint_quotes_the_words_that_it_comes_from)
{
    Value value = {.type = TYPE_SET, .choices = {.names = 1}};
    Saying *saying = made_cell(&arena, COLUMN_NOTES_CELL, value);
    saying->kind = SAID_BY_SIGNAL;
    saying->cell = slice("a fabless chip designer in Lyon");
    saying->span = slice("fabless");
    Evidence evidence =
        made_evidence(&made->facts[MADE_ACTIVITY], TRUTH_LIKELY, STANDING_INFERRED, saying);
    wording_evidence(&out, &made->head, &evidence);
    expect("activity: designs-circuits, suggested by 'fabless' (column 'Remarks')");
}
END_TEST

START_TEST(a_city_is_quoted_as_a_hint)
{
    Saying *saying = made_place(&arena, COLUMN_COUNTRY_CELL, &made->china);
    saying->kind = SAID_BY_PLACE;
    saying->cell = slice("Shenzhen");
    Evidence evidence =
        made_evidence(&made->facts[MADE_COUNTRY], TRUTH_LIKELY, STANDING_INFERRED, saying);
    wording_evidence(&out, &made->head, &evidence);
    expect("target country is China, suggested by 'Shenzhen' (column 'Country')");
}
END_TEST

START_TEST(a_presumed_fact_names_its_presumption)
{
    Evidence evidence = made_evidence(&made->facts[MADE_OWNED], TRUTH_NO, STANDING_PRESUMED,
                                      made_presumed(&arena, false, &made->owner));
    wording_evidence(&out, &made->head, &evidence);
    expect("at least half held by listed persons: no, presumed (9.21-owner)");
}
END_TEST

START_TEST(a_contradiction_shows_both_sides)
{
    Saying *first = made_place(&arena, COLUMN_COUNTRY_CELL, &made->france);
    first->next = made_place(&arena, COLUMN_NOTES_CELL, &made->china);
    Evidence evidence =
        made_evidence(&made->facts[MADE_COUNTRY], TRUTH_LIKELY, STANDING_CONTRADICTED, first);
    wording_evidence(&out, &made->head, &evidence);
    expect("target country is contradicted: France (column 'Country'), China (column 'Remarks')");
}
END_TEST

START_TEST(an_unreadable_fact_is_not_called_unstated)
{
    Evidence evidence =
        made_evidence(&made->facts[MADE_NODE], TRUTH_UNKNOWN, STANDING_MISSING, NULL);
    evidence.unreadable = true;
    wording_evidence(&out, &made->head, &evidence);
    expect("not readable: logic node");
}
END_TEST

/* ---- reasons ---- */

static void reason(void)
{
    wording_reason(&out, &made->head, &made->deal, &made->found);
}

START_TEST(barred_cites_the_rule_and_its_facts)
{
    Evidence node = made_evidence(&made->facts[MADE_NODE], TRUTH_YES, STANDING_STATED,
                                  made_number(&arena, COLUMN_NODE_CELL, 7));
    Finding deciders[] = {
        made_finding(&made->scope, "Reg 9.1", TRUTH_YES, NULL, 0),
        made_finding(&made->rule, "Reg 9.24(d)(1)(ii)", TRUTH_YES, &node, 1),
    };
    made_outcome(made, SHOWN_BARRED, OUTCOME_PROHIBITED, OUTCOME_PROHIBITED, OUTCOME_PROHIBITED);
    made->result.deciders = deciders;
    made->result.n_deciders = 2;
    reason();
    expect("Reg 9.24(d)(1)(ii): Fabricates an advanced circuit; logic node is 7 nm (column "
           "'Node'). In scope under Reg 9.1: A person at home.");
    wording_short(&out, &made->deal, &made->found);
    expect("Reg 9.24(d)(1)(ii): Fabricates an advanced circuit");
}
END_TEST

START_TEST(review_says_how_far_it_goes_and_what_is_open)
{
    Evidence evidence[] = {
        made_evidence(
            &made->facts[MADE_ACTIVITY], TRUTH_YES, STANDING_STATED,
            made_cell(&arena, NO_COLUMN, (Value){.type = TYPE_SET, .choices = {.names = 2}})),
        made_evidence(&made->facts[MADE_NODE], TRUTH_UNKNOWN, STANDING_MISSING, NULL),
    };
    Finding findings[] = {
        made_finding(&made->limb, "Reg 9.17(a)", TRUTH_LIKELY, NULL, 0),
        made_finding(&made->rule, "Reg 9.24(d)", TRUTH_UNKNOWN, evidence, 2),
    };
    made_outcome(made, SHOWN_REVIEW, OUTCOME_NOTIFIABLE, OUTCOME_PROHIBITED, OUTCOME_NOTIFIABLE);
    made->result.findings = findings;
    made->result.n_findings = 2;
    reason();
    expect("At least NOTIFY, at most BARRED; likely NOTIFY. "
           "Likely: Reg 9.17(a): Designs a circuit. "
           "Open: Reg 9.24(d): Fabricates an advanced circuit; not stated: logic node, "
           "activity: fabricates-circuits.");
}
END_TEST

START_TEST(a_reason_shows_three_findings_and_counts_the_others)
{
    Finding findings[5];
    for (size_t i = 0; i < COUNT(findings); i++)
        findings[i] = made_finding(&made->limb, "Reg 9.17", TRUTH_LIKELY, NULL, 0);
    made_outcome(made, SHOWN_REVIEW, OUTCOME_NOT_COVERED, OUTCOME_NOTIFIABLE, OUTCOME_NOTIFIABLE);
    made->result.findings = findings;
    made->result.n_findings = COUNT(findings);
    reason();
    expect("At most NOTIFY; likely NOTIFY. Likely: Reg 9.17: Designs a circuit. "
           "Likely: Reg 9.17: Designs a circuit. Likely: Reg 9.17: Designs a circuit. "
           "And 2 more rules may still apply.");
}
END_TEST

START_TEST(not_covered_says_what_is_not_met_and_what_was_presumed)
{
    Saying *no = made_presumed(&arena, false, &made->owner);
    Evidence evidence[] = {
        made_evidence(&made->facts[MADE_COUNTRY], TRUTH_NO, STANDING_STATED,
                      made_place(&arena, COLUMN_COUNTRY_CELL, &made->france)),
        made_evidence(&made->facts[MADE_OWNED], TRUTH_NO, STANDING_PRESUMED, no),
    };
    evidence[0].citation = evidence[1].citation = slice("Reg 9.9(a)(1)");
    Finding decider = made_finding(&made->scope, "Reg 9.1", TRUTH_NO, evidence, 2);
    PresumedFact presumed = {&made->facts[MADE_OWNED], no};
    made->result.deciders = &decider;
    made->result.n_deciders = 1;
    made->found.presumed = &presumed;
    made->found.n_presumed = 1;
    reason();
    expect("Not covered: Reg 9.9(a)(1) is not met: target country is France (column 'Country') "
           "and 1 presumed fact. Rests on the presumption 9.21-owner.");
    /* Evidence from two paragraphs: neither may stand for both. */
    evidence[1].citation = slice("Reg 9.9(a)(2)");
    made->found.n_presumed = 0;
    reason();
    expect("Not covered: Reg 9.1 is not met: target country is France (column 'Country') and 1 "
           "presumed fact.");
    /* With nothing stated, the presumed facts have to stand for themselves. */
    evidence[0] = evidence[1];
    decider.n_evidence = 1;
    reason();
    expect("Not covered: Reg 9.9(a)(2) is not met: at least half held by listed persons: no, "
           "presumed (9.21-owner).");
}
END_TEST

START_TEST(many_presumptions_are_counted)
{
    const Decl *const presumptions[] = {&made->owner, &made->undated, &made->owner, &made->scope,
                                        &made->limb};
    PresumedFact presumed[COUNT(presumptions)];
    made->found.presumed = presumed;
    for (size_t i = 0; i < COUNT(presumptions); i++)
        presumed[i] =
            (PresumedFact){&made->facts[MADE_OWNED], made_presumed(&arena, false, presumptions[i])};
    made->found.n_presumed = 4;
    reason();
    expect("Not covered: no rule that is in force is met. Rests on the presumptions 9.21-owner, "
           "undated, 9.1.");
    made->found.n_presumed = 5;
    reason();
    expect("Not covered: no rule that is in force is met. Rests on 4 presumptions.");
}
END_TEST

START_TEST(a_programme_out_of_time_needs_no_rule)
{
    DateSpan day = {0, 0};
    ck_assert(date_from(2024, 6, 1, &day.first));
    day.last = day.first;
    Saying *date = made_cell(&arena, NO_COLUMN, (Value){.type = TYPE_DATE, .date = day});
    Evidence evidence = made_evidence(&made->facts[MADE_DATE], TRUTH_NO, STANDING_STATED, date);
    Finding decider = made_finding(NULL, "Reg 9", TRUTH_NO, &evidence, 1);
    made->result.deciders = &decider;
    made->result.n_deciders = 1;
    reason();
    expect("Not covered: Reg 9 is not in force on that day: completion date is 2024-06-01.");
}
END_TEST

START_TEST(excepted_names_the_exception_first)
{
    Finding deciders[] = {
        made_finding(&made->limb, "Reg 9.17(a)", TRUTH_YES, NULL, 0),
        made_finding(&made->exception, "Reg 9.50(b)", TRUTH_YES, NULL, 0),
        made_finding(&made->scope, "Reg 9.1", TRUTH_UNKNOWN, NULL, 0),
    };
    made_outcome(made, SHOWN_EXCEPTED, OUTCOME_NOT_COVERED, OUTCOME_EXCEPTED, OUTCOME_EXCEPTED);
    made->result.deciders = deciders;
    made->result.n_deciders = 3;
    reason();
    expect("Excepted by Reg 9.50(b): Small holdings. Excepted from Reg 9.17(a): Designs a "
           "circuit. Open: Reg 9.1: A person at home.");
}
END_TEST

START_TEST(a_programme_that_does_not_count_gives_no_reason)
{
    Finding decider = made_finding(&made->rule, "Reg 9.24", TRUTH_YES, NULL, 0);
    made->result.counts = false;
    made->result.deciders = &decider;
    made->result.n_deciders = 1;
    reason();
    expect("Not covered: no rule that is in force is met.");
    wording_short(&out, &made->deal, &made->found);
    expect("");
}
END_TEST

START_TEST(an_unsure_row_says_nothing_of_its_facts)
{
    made_outcome(made, SHOWN_REVIEW, OUTCOME_NOT_COVERED, OUTCOME_PROHIBITED, OUTCOME_NOT_COVERED);
    made->deal.unsure = true;
    reason();
    expect("The row could not be read: its columns have shifted, or a quote is out of place.");
}
END_TEST

/* ---- the rest ---- */

START_TEST(a_question_is_the_facts_own_or_made_of_its_label)
{
    wording_question(&out, &(Question){.fact = &made->facts[MADE_COUNTRY]});
    expect("In which country is the target?");
    wording_question(&out, &(Question){.fact = &made->facts[MADE_ACTIVITY]});
    expect("Activity?");
    wording_question(&out, &(Question){.fact = &made->facts[MADE_OWNED]});
    expect("At least half held by listed persons: yes or no?");
}
END_TEST

START_TEST(a_problem_names_its_column_if_it_has_one)
{
    Problem problem = {.column = COLUMN_NODE_CELL, .text = slice("'x' is not a number")};
    wording_problem(&out, &made->head, &problem);
    expect("column 'Node': 'x' is not a number");
    problem.column = NO_COLUMN;
    wording_problem(&out, &made->head, &problem);
    expect("'x' is not a number");
}
END_TEST

START_TEST(presumptions_name_their_declaration)
{
    PresumedFact presumed = {&made->facts[MADE_OWNED], made_presumed(&arena, false, &made->owner)};
    wording_presumed(&out, &presumed);
    expect("No listed owner: At least half held by listed persons = no, presumed (9.21-owner)");
}
END_TEST

TCase *wording_tests(void)
{
    TCase *tc = tcase_create("wording");
    tcase_add_checked_fixture(tc, set_up, tear_down);
    tcase_add_loop_test(tc, an_outcome_is_worded_with_its_interval, 0, COUNT(outcomes));
    tcase_add_loop_test(tc, a_test_on_a_number_reads_as_words, 0, COUNT(numbers));
    tcase_add_test(tc, a_test_on_a_date_speaks_of_days);
    tcase_add_loop_test(tc, a_test_on_a_set_names_its_elements, 0, COUNT(sets));
    tcase_add_test(tc, a_test_on_a_country_names_places_and_lists);
    tcase_add_test(tc, a_yes_no_test_says_the_answer_that_meets_it);
    tcase_add_test(tc, a_parameter_shows_its_number_where_it_has_one);
    tcase_add_test(tc, known_is_stated);
    tcase_add_loop_test(tc, a_label_inside_a_sentence_starts_small_unless_it_is_a_name, 0,
                        COUNT(labels));
    tcase_add_test(tc, stated_evidence_names_its_column);
    tcase_add_test(tc, an_option_is_named_as_one);
    tcase_add_test(tc, a_hint_quotes_the_words_that_it_comes_from);
    tcase_add_test(tc, a_city_is_quoted_as_a_hint);
    tcase_add_test(tc, a_presumed_fact_names_its_presumption);
    tcase_add_test(tc, a_contradiction_shows_both_sides);
    tcase_add_test(tc, an_unreadable_fact_is_not_called_unstated);
    tcase_add_test(tc, barred_cites_the_rule_and_its_facts);
    tcase_add_test(tc, review_says_how_far_it_goes_and_what_is_open);
    tcase_add_test(tc, a_reason_shows_three_findings_and_counts_the_others);
    tcase_add_test(tc, not_covered_says_what_is_not_met_and_what_was_presumed);
    tcase_add_test(tc, many_presumptions_are_counted);
    tcase_add_test(tc, a_programme_out_of_time_needs_no_rule);
    tcase_add_test(tc, excepted_names_the_exception_first);
    tcase_add_test(tc, a_programme_that_does_not_count_gives_no_reason);
    tcase_add_test(tc, an_unsure_row_says_nothing_of_its_facts);
    tcase_add_test(tc, a_question_is_the_facts_own_or_made_of_its_label);
    tcase_add_test(tc, a_problem_names_its_column_if_it_has_one);
    tcase_add_test(tc, presumptions_name_their_declaration);
    return tc;
}
