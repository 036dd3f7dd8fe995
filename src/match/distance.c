#include "match/distance.h"

#include "match/value_test.h"
#include "rules/words.h"

static bool is_ordered(const Cond *test)
{
    switch (test->op) {
    case OP_LT:
    case OP_LE:
    case OP_GT:
    case OP_GE:
        return true;
    case OP_EQ:
    case OP_NE:
    case OP_IN:
    case OP_IN_LIST:
    case OP_HAS:
    case OP_IS:
    case OP_COUNT:
        break;
    }
    return false;
}

/* Whether a test holds on the side below its threshold. */
static bool holds_below(Operator op)
{
    return op == OP_LT || op == OP_LE;
}

/* ---- numbers ---- */

static bool difference(Decimal a, Decimal b, Decimal *out)
{
    bool is_less = decimal_compare(a, b) < 0;
    return is_less ? decimal_subtract(b, a, out) : decimal_subtract(a, b, out);
}

static Decimal without_sign(Decimal number)
{
    if (number.mantissa < 0)
        number.mantissa = -number.mantissa;
    return number;
}

/* Whether a * n <= b * m. */
static bool at_most(Decimal a, int64_t n, Decimal b, int64_t m)
{
    Decimal left, right;
    return decimal_multiply(a, decimal_from(n), &left) &&
           decimal_multiply(b, decimal_from(m), &right) && decimal_compare(left, right) <= 0;
}

static bool is_near(Decimal amount, Decimal threshold)
{
    return threshold.mantissa != 0 &&
           at_most(amount, 1000 / NEAR_PER_MILLE, without_sign(threshold), 1);
}

/* Decimals are not divided: the answer is small and found by trying. */
int distance_per_mille(const Distance *distance)
{
    Decimal whole = without_sign(distance->threshold);
    int per_mille = 0; /* rounded: the greatest n with n - 1/2 <= the quotient */
    while (per_mille < NEAR_PER_MILLE && at_most(whole, 2 * per_mille + 1, distance->amount, 2000))
        per_mille++;
    return per_mille;
}

static Distance of_number(const View *view, const Cond *test, Interval value)
{
    Distance distance = {.op = test->op};
    if (!test_threshold(view, test, &distance.threshold))
        return distance;
    Passes passes = interval_test(value, operator_order(test->op), distance.threshold);
    if (passes == PASSES_SOME)
        return distance;
    distance.inside = passes == PASSES_ALL;
    distance.at_least = !interval_is_point(value);
    bool is_high = holds_below(test->op) == distance.inside; /* the end that is nearer */
    distance.known =
        difference(is_high ? value.high : value.low, distance.threshold, &distance.amount);
    Decimal farthest;
    distance.near = distance.known && (is_high ? value.has_low : value.has_high) &&
                    difference(is_high ? value.low : value.high, distance.threshold, &farthest) &&
                    is_near(farthest, distance.threshold);
    return distance;
}

/* ---- dates ---- */

/* The day of a date term that is certain. */
static bool day_of_test(const View *view, const Cond *test, Date *day)
{
    *day = test->operand.day;
    if (test->operand.kind != OPERAND_DATE_TERM)
        return true;
    DateSpan span;
    Standing standing;
    if (!date_term_span(view, &test->operand.date, &span, &standing) ||
        standing != STANDING_STATED || !span_is_day(span))
        return false;
    *day = span.first;
    return true;
}

Distance distance_from_day(DateSpan value, Operator op, Date day)
{
    Distance distance = {.op = op, .day = day, .at_least = !span_is_day(value)};
    bool all_below = value.last <= (int64_t)day - (op == OP_LT || op == OP_GE);
    bool all_above = value.first >= (int64_t)day + (op == OP_GT || op == OP_LE);
    bool is_day = day != DATE_FIRST && day != DATE_LAST; /* else there is no end to count from */
    distance.known = is_day && (all_below || all_above);
    distance.inside = all_below == holds_below(op);
    if (distance.known)
        distance.days = (int64_t)(all_below ? value.last : value.first) - day;
    return distance;
}

static Distance of_date(const View *view, const Cond *test, DateSpan value)
{
    Date day;
    if (day_of_test(view, test, &day))
        return distance_from_day(value, test->op, day);
    return (Distance){0};
}

/* ---- the whole ---- */

Distance distance_of(const View *view, const Cond *test, const Value *value)
{
    const Distance unknown = {0};
    if (!is_ordered(test))
        return unknown;
    switch (value->type) {
    case TYPE_NUMBER:
    case TYPE_PERCENT:
    case TYPE_MONEY:
        return of_number(view, test, value->number);
    case TYPE_DATE:
        return of_date(view, test, value->date);
    case TYPE_YES_NO:
    case TYPE_CHOICE:
    case TYPE_SET:
    case TYPE_JURISDICTION:
    case TYPE_TEXT:
    case TYPE_PARTY:
    case TYPE_COUNT:
        break;
    }
    return unknown;
}
