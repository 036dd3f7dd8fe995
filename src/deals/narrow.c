#include "deals/narrow.h"

/* Moves the low end up to that of `other`. */
static void raise_low(Interval *i, const Interval *other)
{
    if (!other->has_low)
        return;
    int order = i->has_low ? decimal_compare(other->low, i->low) : 1;
    if (order < 0)
        return;
    i->low_open = other->low_open || (order == 0 && i->low_open);
    i->low = other->low;
    i->has_low = true;
}

/* Moves the high end down to that of `other`. */
static void lower_high(Interval *i, const Interval *other)
{
    if (!other->has_high)
        return;
    int order = i->has_high ? decimal_compare(other->high, i->high) : -1;
    if (order > 0)
        return;
    i->high_open = other->high_open || (order == 0 && i->high_open);
    i->high = other->high;
    i->has_high = true;
}

static void narrow_span(DateSpan *span, const DateSpan *other)
{
    if (other->first > span->first)
        span->first = other->first;
    if (other->last < span->last)
        span->last = other->last;
}

/* A closed set names all that it has; of two open ones each adds to the other. */
static void narrow_set(Value *value, const Value *other)
{
    if (!other->choices.open)
        value->choices = other->choices;
    else if (value->choices.open)
        value->choices.names |= other->choices.names;
}

void value_narrow(Value *value, const Value *other)
{
    switch (value->type) {
    case TYPE_NUMBER:
    case TYPE_PERCENT:
    case TYPE_MONEY:
        raise_low(&value->number, &other->number);
        lower_high(&value->number, &other->number);
        break;
    case TYPE_DATE:
        narrow_span(&value->date, &other->date);
        break;
    case TYPE_CHOICE:
        value->choices.names &= other->choices.names;
        break;
    case TYPE_SET:
        narrow_set(value, other);
        break;
    case TYPE_YES_NO:
    case TYPE_JURISDICTION:
    case TYPE_TEXT:
    case TYPE_PARTY:
    case TYPE_COUNT:
        break;
    }
}
