#include "report/howfar.h"

#include "match/distance.h"

static void add_number(Buffer *out, const Fact *fact, Decimal number)
{
    const Value value = {.type = fact->type, .number = interval_point(number)};
    value_write(out, fact, &value);
}

/* The difference of two shares is in points, not in per cent of one of them. */
static void add_difference(Buffer *out, const Fact *fact, Decimal amount)
{
    if (fact->type != TYPE_PERCENT) {
        add_number(out, fact, amount);
        return;
    }
    decimal_write(out, amount);
    bool is_one = decimal_compare(amount, decimal_from(1)) == 0;
    buffer_add_text(out, is_one ? " percentage point" : " percentage points");
}

void howfar_threshold(Buffer *out, const Fact *fact, const Distance *distance)
{
    if (fact->type == TYPE_DATE) {
        date_write(out, distance->day);
        return;
    }
    if (distance->op == OP_LT || distance->op == OP_GT)
        buffer_add_text(out, distance->op == OP_LT ? "below " : "above ");
    add_number(out, fact, distance->threshold);
    if (distance->op == OP_LE || distance->op == OP_GE)
        buffer_add_text(out, distance->op == OP_LE ? " or less" : " or more");
}

static void add_days(Buffer *out, const Distance *distance)
{
    if (distance->days == 0) {
        buffer_add_text(out, "on");
        return;
    }
    int64_t days = distance->days < 0 ? -distance->days : distance->days;
    decimal_write(out, decimal_from(days));
    buffer_add_text(out, days == 1 ? " day" : " days");
    buffer_add_text(out, distance->days < 0 ? " before" : " after");
}

void howfar_amount(Buffer *out, const Fact *fact, const Distance *distance)
{
    bool is_date = fact->type == TYPE_DATE;
    if (!is_date && distance->amount.mantissa == 0) {
        buffer_add_text(out, "at the threshold");
        return;
    }
    if (distance->at_least && (!is_date || distance->days != 0))
        buffer_add_text(out, "at least ");
    if (is_date) {
        add_days(out, distance);
    } else {
        add_difference(out, fact, distance->amount);
        buffer_add_text(out, distance->inside ? " inside" : " outside");
    }
}

void howfar_write(Buffer *out, const Fact *fact, const Distance *distance)
{
    if (!distance->known)
        return;
    if (fact->type == TYPE_DATE) {
        howfar_amount(out, fact, distance);
        buffer_add_char(out, ' ');
        howfar_threshold(out, fact, distance);
    } else {
        buffer_add_text(out, "threshold ");
        howfar_threshold(out, fact, distance);
        buffer_add_text(out, distance->amount.mantissa == 0 ? ": at it" : ": ");
        if (distance->amount.mantissa != 0)
            howfar_amount(out, fact, distance);
    }
}

void howfar_percent(Buffer *out, const Distance *distance)
{
    if (!distance->near)
        return;
    int per_mille = distance_per_mille(distance);
    buffer_print(out, "%d", per_mille / 10);
    if (per_mille % 10 != 0)
        buffer_print(out, ".%d", per_mille % 10);
    buffer_add_text(out, " %");
}
