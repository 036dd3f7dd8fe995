#include "report/wording.h"

#include "report/howfar.h"

#include <assert.h>

/* One row per operator: how a test reads, of days and of all else. */
static const struct {
    const char *say;
    const char *say_of_days;
} operators[] = {
    [OP_EQ] = {"is", "is"},
    [OP_NE] = {"is not", "is not"},
    [OP_LT] = {"is below", "is before"},
    [OP_LE] = {"is at most", "is on or before"},
    [OP_GT] = {"is above", "is after"},
    [OP_GE] = {"is at least", "is on or after"},
    [OP_IN] = {"is one of", "is one of"},
    [OP_IN_LIST] = {"is on the list", "is on the list"},
    [OP_HAS] = {"includes", "includes"},
    [OP_IS] = {"is", "is"},
};
static_assert(COUNT(operators) == OP_COUNT, "every operator has a row");

enum { STATEMENTS_SHOWN = 3 }; /* of a fact that several cells contradict */

/* ---- labels ---- */

static bool is_small_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* A label inside a sentence: "Logic node" becomes "logic node", "A U.S. person" "a U.S.
 * person"; "NAND layers" and "U.S. person" stay. */
static void add_label(Buffer *out, Slice label)
{
    size_t start = out->len;
    buffer_add(out, label);
    bool is_word = label.len > 1 &&
                   (is_small_letter(label.at[1]) || (label.at[0] == 'A' && label.at[1] == ' '));
    if (is_word && label.at[0] >= 'A' && label.at[0] <= 'Z')
        out->at[start] = (char)(label.at[0] - 'A' + 'a');
}

/* ---- outcomes ---- */

const char *wording_end(Outcome outcome)
{
    switch (outcome) {
    case OUTCOME_NOT_COVERED:
        return "NOT COVERED";
    case OUTCOME_EXCEPTED:
        return "EXCEPTED";
    case OUTCOME_NOTIFIABLE:
        return "NOTIFY";
    case OUTCOME_PROHIBITED:
        return "BARRED";
    case OUTCOME_COUNT:
        break;
    }
    return "";
}

/* One row per lean: what the workbook's column, the summary and a sentence say. */
static const char *const leans[] = {
    [LEAN_BARRED] = "likely BARRED",
    [LEAN_NOTIFY] = "likely NOTIFY",
    [LEAN_BARRED_IN_SCOPE] = "likely BARRED if in scope",
    [LEAN_NOTIFY_IN_SCOPE] = "likely NOTIFY if in scope",
    [LEAN_EXCEPTED] = "likely EXCEPTED",
    [LEAN_SIGNS] = "signs of a covered activity",
    [LEAN_UNREAD] = "row not readable",
    [LEAN_NO_SIGN] = "no sign of a covered activity",
};
static_assert(COUNT(leans) == LEAN_COUNT, "every lean has its words");

const char *wording_lean(Lean lean)
{
    return leans[lean];
}

/* "At least NOT COVERED" would say nothing: that end is left out. */
static void add_bounds(Buffer *out, Outcome floor, Outcome ceiling)
{
    if (floor > OUTCOME_NOT_COVERED) {
        buffer_add_text(out, "at least ");
        buffer_add_text(out, wording_end(floor));
        buffer_add_text(out, ", ");
    }
    buffer_add_text(out, "at most ");
    buffer_add_text(out, wording_end(ceiling));
    buffer_add_text(out, "; ");
}

void wording_interval(Buffer *out, Outcome floor, Outcome ceiling, Outcome likely)
{
    add_bounds(out, floor, ceiling);
    buffer_add_text(out, "likely ");
    buffer_add_text(out, wording_end(likely));
}

void wording_range(Buffer *out, const Determination *found)
{
    Lean lean = lean_of(found);
    add_bounds(out, found->floor, found->ceiling);
    buffer_add_text(out, leans[lean]);
    bool asks_scope = lean == LEAN_BARRED_IN_SCOPE || lean == LEAN_NOTIFY_IN_SCOPE;
    if (!asks_scope || !found->hinge)
        return;
    buffer_add_text(out, " (open: ");
    add_label(out, found->hinge->label);
    buffer_add_char(out, ')');
}

void wording_outcome(Buffer *out, const Determination *found)
{
    buffer_add_text(out, shown_word(found->shown));
    if (found->shown == SHOWN_REVIEW) {
        buffer_add_text(out, ": ");
        wording_range(out, found);
    } else if (found->shown == SHOWN_EXCEPTED && found->floor < found->ceiling) {
        buffer_add_text(out, " or ");
        buffer_add_text(out, wording_end(found->floor));
    }
}

/* ---- facts ---- */

/* "logic node is 7 nm"; a label that is a statement or a heading takes a colon: "on the BIS
 * Entity List: yes". */
static void add_statement(Buffer *out, const Fact *fact, const Value *value)
{
    add_label(out, fact->label);
    bool takes_colon = fact->type == TYPE_YES_NO || fact->type == TYPE_SET;
    buffer_add_text(out, takes_colon ? ": " : " is ");
    value_write(out, fact, value);
}

/* " (column 'Node')" */
static void add_column(Buffer *out, const ReportHead *head, size_t column)
{
    if (column >= head->columns->n_columns)
        return;
    buffer_add_text(out, " (column '");
    buffer_add(out, head->columns->columns[column].header);
    buffer_add_text(out, "')");
}

/* Where a value comes from: nothing goes without saying but a cell. */
static void add_origin(Buffer *out, const ReportHead *head, const Saying *saying)
{
    switch (saying->kind) {
    case SAID_BY_CELL:
        break;
    case SAID_BY_OPTION:
        buffer_add_text(out, " (--set)");
        return;
    case SAID_BY_PLACE:
    case SAID_BY_SIGNAL:
        buffer_add_text(out, ", suggested by '");
        buffer_add(out, saying->span.len > 0 ? saying->span : saying->cell);
        buffer_add_char(out, '\'');
        break;
    case SAID_BY_PRESUMPTION:
        buffer_add_text(out, ", presumed (");
        buffer_add(out, saying->presume->id);
        buffer_add_char(out, ')');
        return;
    case SAID_BY_SUM:
        buffer_add_text(out, " in sum");
        return;
    }
    add_column(out, head, saying->column);
}

static void add_contradiction(Buffer *out, const ReportHead *head, const Evidence *evidence)
{
    add_label(out, evidence->fact->label);
    buffer_add_text(out, " is contradicted: ");
    size_t n = 0;
    for (const Saying *said = evidence->saying; said && n < STATEMENTS_SHOWN; said = said->next) {
        buffer_add_text(out, n++ > 0 ? ", " : "");
        value_write(out, evidence->fact, &said->value);
        add_origin(out, head, said);
    }
}

/* Inside the parentheses that name the cell, or in its own. */
static void add_distance(Buffer *out, const Evidence *evidence)
{
    if (!evidence->distance.known)
        return;
    if (out->len > 0 && out->at[out->len - 1] == ')') {
        out->len--;
        buffer_add_text(out, "; ");
    } else {
        buffer_add_text(out, " (");
    }
    howfar_write(out, evidence->fact, &evidence->distance);
    buffer_add_char(out, ')');
}

bool wording_is_missing(const Evidence *evidence)
{
    return !evidence->saying || evidence->standing == STANDING_MISSING;
}

void wording_label(Buffer *out, const Fact *fact)
{
    add_label(out, fact->label);
}

void wording_evidence(Buffer *out, const ReportHead *head, const Evidence *evidence)
{
    if (wording_is_missing(evidence) && slice_is(evidence->fact->group, "reading")) {
        buffer_add_text(out, "open ");
        add_label(out, evidence->fact->label);
    } else if (wording_is_missing(evidence)) {
        buffer_add_text(out, evidence->unreadable ? "not readable: " : "not stated: ");
        add_label(out, evidence->fact->label);
    } else if (evidence->standing == STANDING_CONTRADICTED) {
        add_contradiction(out, head, evidence);
    } else {
        add_statement(out, evidence->fact, &evidence->saying->value);
        add_origin(out, head, evidence->saying);
        add_distance(out, evidence);
    }
}

/* ---- tests ---- */

static void add_choices(Buffer *out, const Fact *fact, uint64_t names)
{
    const char *comma = "";
    for (size_t i = 0; i < fact->n_choices; i++) {
        if (!(names & (UINT64_C(1) << i)))
            continue;
        buffer_add_text(out, comma);
        buffer_add(out, fact->choices[i]);
        comma = ", ";
    }
}

static void add_places(Buffer *out, const Operand *operand)
{
    for (size_t i = 0; i < operand->n_places; i++) {
        buffer_add_text(out, i > 0 ? ", " : "");
        buffer_add(out, operand->places[i]->name);
    }
}

static void add_number(Buffer *out, const Fact *fact, Decimal number)
{
    const Operand operand = {.kind = OPERAND_NUMBER, .number = number};
    const Value value = value_of_operand(fact, &operand);
    value_write(out, fact, &value);
}

/* The number as well, where it is the same on every day and for every reading. */
static void add_parameter(Buffer *out, const Fact *fact, const Parameter *parameter)
{
    if (parameter->n_values == 1 && parameter->values[0].reading.len == 0) {
        add_number(out, fact, parameter->values[0].number);
        buffer_add_text(out, " (");
        buffer_add(out, parameter->name);
        buffer_add_char(out, ')');
        return;
    }
    buffer_add_text(out, "the value of ");
    buffer_add(out, parameter->name);
}

/* "30 days after closing date" */
void wording_date_term(Buffer *out, const DateTerm *term)
{
    static const char *const units[] = {
        [DATE_DAYS] = "day", [DATE_MONTHS] = "month", [DATE_YEARS] = "year"};
    int count = term->count < 0 ? -term->count : term->count;
    if (count > 0)
        buffer_print(out, "%d %s%s %s ", count, units[term->unit], count == 1 ? "" : "s",
                     term->count < 0 ? "before" : "after");
    if (count > 0)
        add_label(out, term->fact->label);
    else
        buffer_add(out, term->fact->label);
}

static void add_operand(Buffer *out, const Cond *test)
{
    const Operand *operand = &test->operand;
    switch (operand->kind) {
    case OPERAND_NONE:
        buffer_add_text(out, "none");
        break;
    case OPERAND_NUMBER:
        add_number(out, test->fact, operand->number);
        break;
    case OPERAND_PARAMETER:
        add_parameter(out, test->fact, operand->parameter);
        break;
    case OPERAND_DATE:
        date_write(out, operand->day);
        break;
    case OPERAND_DATE_TERM:
        wording_date_term(out, &operand->date);
        break;
    case OPERAND_YES_NO:
        buffer_add_text(out, operand->yes ? "yes" : "no");
        break;
    case OPERAND_CHOICES:
        add_choices(out, test->fact, operand->choices);
        break;
    case OPERAND_PLACES:
        add_places(out, operand);
        break;
    case OPERAND_LIST:
        buffer_add(out, operand->list->id);
        break;
    }
}

/* Whether the braces of `in` or `has any` hold more than one value. */
static bool has_several(const Operand *operand)
{
    if (operand->kind == OPERAND_PLACES)
        return operand->n_places > 1;
    return (operand->choices & (operand->choices - 1)) != 0;
}

static const char *operator_words(const Cond *test)
{
    bool several = has_several(&test->operand);
    if (test->op == OP_IN && !several)
        return operators[OP_EQ].say;
    if (test->op == OP_HAS && several)
        return "includes any of";
    return test->fact->type == TYPE_DATE ? operators[test->op].say_of_days
                                         : operators[test->op].say;
}

static void add_yes_no_test(Buffer *out, const Cond *test)
{
    bool yes = test->op == OP_IS || test->operand.yes;
    if (test->op == OP_NE)
        yes = !yes;
    buffer_add_text(out, yes ? ": yes" : ": no");
}

void wording_test(Buffer *out, const Cond *test)
{
    if (!test->fact)
        return;
    add_label(out, test->fact->label);
    if (test->kind == COND_KNOWN) {
        buffer_add_text(out, " is stated");
    } else if (test->fact->type == TYPE_YES_NO) {
        add_yes_no_test(out, test);
    } else {
        buffer_add_char(out, ' ');
        buffer_add_text(out, operator_words(test));
        buffer_add_char(out, ' ');
        add_operand(out, test);
    }
}

void wording_split(Buffer *out, const Fact *const *facts, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        buffer_add_text(out, i == 0 ? "" : i + 1 == n ? " and " : ", ");
        add_label(out, facts[i]->label);
    }
    buffer_add_text(out, n == 1 ? ", which is not settled" : ", which are not settled");
}

/* ---- questions, problems, presumptions ---- */

void wording_question(Buffer *out, const Question *question)
{
    const Fact *fact = question->fact;
    if (fact->ask.len > 0) {
        buffer_add(out, fact->ask);
        return;
    }
    buffer_add(out, fact->label);
    buffer_add_text(out, fact->type == TYPE_YES_NO ? ": yes or no?" : "?");
}

void wording_problem(Buffer *out, const ReportHead *head, const Problem *problem)
{
    if (problem->column < head->columns->n_columns) {
        buffer_add_text(out, "column '");
        buffer_add(out, head->columns->columns[problem->column].header);
        buffer_add_text(out, "': ");
    }
    buffer_add(out, problem->text);
}

void wording_presumed(Buffer *out, const PresumedFact *presumed)
{
    const Decl *presume = presumed->saying->presume;
    if (presume && presume->title.len > 0) {
        buffer_add(out, presume->title);
        buffer_add_text(out, ": ");
    }
    buffer_add(out, presumed->fact->label);
    buffer_add_text(out, " = ");
    value_write(out, presumed->fact, &presumed->saying->value);
    buffer_add_text(out, ", presumed");
    if (presume) {
        buffer_add_text(out, " (");
        buffer_add(out, presume->id);
        buffer_add_char(out, ')');
    }
}
