#include "match/value_test.h"

#include "rules/folded.h"
#include "rules/words.h"

static Date day_of(const View *view)
{
    return view->piece.first;
}

bool test_is_inverted(const Cond *test)
{
    return test->op == OP_NE;
}

static Order order_of(const Cond *test)
{
    return test->op == OP_NE ? ORDER_EQ : operator_order(test->op);
}

bool test_threshold(const View *view, const Cond *test, Decimal *out)
{
    *out = test->operand.number;
    if (test->operand.kind != OPERAND_PARAMETER)
        return true;
    const ParameterValue *value = parameter_on(test->operand.parameter, day_of(view));
    if (value)
        *out = value->number;
    return value != NULL;
}

Truth test_number(const View *view, const Cond *test, Interval number)
{
    Decimal threshold;
    if (!test_threshold(view, test, &threshold))
        return TRUTH_UNKNOWN;
    return truth_of(interval_test(number, order_of(test), threshold));
}

/* A span against a span: all points of one against all of the other, or none. */
static Truth test_spans(Order order, DateSpan span, DateSpan other)
{
    bool apart = span.last < other.first || span.first > other.last;
    bool same = span_is_day(span) && span_is_day(other) && span.first == other.first;
    bool all = false, none = false;
    switch (order) {
    case ORDER_EQ:
        all = same;
        none = apart;
        break;
    case ORDER_NE:
        all = apart;
        none = same;
        break;
    case ORDER_LT:
        all = span.last < other.first;
        none = span.first >= other.last;
        break;
    case ORDER_LE:
        all = span.last <= other.first;
        none = span.first > other.last;
        break;
    case ORDER_GT:
        all = span.first > other.last;
        none = span.last <= other.first;
        break;
    case ORDER_GE:
        all = span.first >= other.last;
        none = span.last < other.first;
        break;
    }
    return all ? TRUTH_YES : none ? TRUTH_NO : TRUTH_UNKNOWN;
}

bool date_term_span(const View *view, const DateTerm *term, DateSpan *span, Standing *standing)
{
    if (term->fact == view->book->completion_date && view->mode != VIEW_STATED) {
        const DealFact *known = view_fact(view, term->fact);
        *standing = view->as_of ? STANDING_PRESUMED : known->standing;
        *span = view->piece;
    } else {
        *standing = view_standing(view, term->fact);
        const Saying *said = view_sayings(view, term->fact);
        if (!said)
            return false;
        *span = said->value.date;
    }
    span->first = date_add(span->first, term->count, term->unit);
    span->last = date_add(span->last, term->count, term->unit);
    return true;
}

Truth test_date(const View *view, const Cond *test, DateSpan span)
{
    Order order = order_of(test);
    if (test->operand.kind != OPERAND_DATE_TERM)
        return test_spans(order, span, (DateSpan){test->operand.day, test->operand.day});
    DateSpan other;
    Standing standing;
    if (!date_term_span(view, &test->operand.date, &other, &standing))
        return TRUTH_UNKNOWN;
    Truth truth = test_spans(order, span, other);
    bool weak = standing == STANDING_INFERRED || standing == STANDING_CONTRADICTED;
    return weak ? truth_hinted(truth) : truth;
}

static Truth truth_if(bool holds)
{
    return holds ? TRUTH_YES : TRUTH_NO;
}

/* A choice may be one of several: yes if all of them are wanted, no if none is. */
static Truth test_choice(uint64_t names, uint64_t wanted)
{
    if ((names & wanted) == 0)
        return TRUTH_NO;
    return (names & ~wanted) == 0 ? TRUTH_YES : TRUTH_UNKNOWN;
}

static Truth test_set(const Cond *test, const Value *value)
{
    if (test->operand.kind == OPERAND_NONE) {
        if (value->choices.names != 0)
            return TRUTH_NO;
        return value->choices.open ? TRUTH_UNKNOWN : TRUTH_YES;
    }
    if (value->choices.names & test->operand.choices)
        return TRUTH_YES;
    return value->choices.open ? TRUTH_UNKNOWN : TRUTH_NO;
}

static Truth truth_of_membership(Membership membership)
{
    switch (membership) {
    case MEMBER_IN:
        return TRUTH_YES;
    case MEMBER_OUT:
        return TRUTH_NO;
    case MEMBER_UNCLEAR:
    case MEMBER_NONE:
        break;
    }
    return TRUTH_UNKNOWN;
}

static Truth test_place(const View *view, const Cond *test, const Place *place)
{
    if (test->op == OP_IN_LIST)
        return truth_of_membership(list_of_place(test->operand.list, place, day_of(view)));
    for (size_t i = 0; i < test->operand.n_places; i++) {
        if (test->operand.places[i] == place)
            return TRUTH_YES;
    }
    return TRUTH_NO;
}

static Truth test_code(const View *view, const List *list, Slice code)
{
    Folded folded;
    folded_init(&folded, code);
    Membership membership = list_of_code(list, folded.text, day_of(view));
    folded_release(&folded);
    return truth_of_membership(membership);
}

/* A party by its name or identifier, a choice by its name. */
static Truth test_listed(const View *view, const Cond *test, const Value *value)
{
    const List *list = test->operand.list;
    if (value->type == TYPE_PARTY)
        return test_code(view, list, value->text);
    Truth greatest = TRUTH_NO, least = TRUTH_YES;
    for (size_t i = 0; i < test->fact->n_choices; i++) {
        if (!(value->choices.names & (UINT64_C(1) << i)))
            continue;
        Truth one = test_code(view, list, test->fact->choices[i]);
        greatest = truth_greatest(greatest, one);
        least = truth_least(least, one);
    }
    return greatest == least ? least : TRUTH_UNKNOWN;
}

Truth test_as_equal(const View *view, const Cond *test, const Value *value)
{
    switch (value->type) {
    case TYPE_NUMBER:
    case TYPE_PERCENT:
    case TYPE_MONEY:
        return test_number(view, test, value->number);
    case TYPE_DATE:
        return test_date(view, test, value->date);
    case TYPE_YES_NO:
        return truth_if(value->yes == (test->op == OP_IS || test->operand.yes));
    case TYPE_CHOICE:
        if (test->op == OP_IN_LIST)
            return test_listed(view, test, value);
        return test_choice(value->choices.names, test->operand.choices);
    case TYPE_SET:
        return test_set(test, value);
    case TYPE_JURISDICTION:
        return test_place(view, test, value->place);
    case TYPE_PARTY:
        return test_listed(view, test, value);
    case TYPE_TEXT:
    case TYPE_COUNT:
        break;
    }
    return TRUTH_UNKNOWN;
}

Truth test_value(const View *view, const Cond *test, const Value *value)
{
    Truth truth = test_as_equal(view, test, value);
    return test_is_inverted(test) ? truth_not(truth) : truth;
}
