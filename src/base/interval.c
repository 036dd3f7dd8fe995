#include "base/interval.h"

#include <assert.h>

Interval interval_point(Decimal number)
{
    return (Interval){.low = number, .high = number, .has_low = true, .has_high = true};
}

bool interval_is_point(Interval i)
{
    return i.has_low && i.has_high && !i.low_open && !i.high_open &&
           decimal_compare(i.low, i.high) == 0;
}

bool interval_is_sound(Interval i)
{
    if (!i.has_low || !i.has_high)
        return true;
    int order = decimal_compare(i.low, i.high);
    return order < 0 || (order == 0 && !i.low_open && !i.high_open);
}

/* Which places around a threshold have points of the interval. */
typedef struct Places {
    bool below, at, above;
} Places;

static Places places_around(Interval i, Decimal threshold)
{
    int low = i.has_low ? decimal_compare(i.low, threshold) : -1;
    int high = i.has_high ? decimal_compare(i.high, threshold) : 1;
    return (Places){
        .below = low < 0,
        .at = (low < 0 || (low == 0 && !i.low_open)) && (high > 0 || (high == 0 && !i.high_open)),
        .above = high > 0,
    };
}

/* Which places an order lets pass. */
static Places places_of(Order order)
{
    static const Places places[] = {
        [ORDER_EQ] = {false, true, false}, [ORDER_NE] = {true, false, true},
        [ORDER_LT] = {true, false, false}, [ORDER_LE] = {true, true, false},
        [ORDER_GT] = {false, false, true}, [ORDER_GE] = {false, true, true},
    };
    return places[order];
}

Passes interval_test(Interval i, Order order, Decimal threshold)
{
    assert(interval_is_sound(i));
    Places has = places_around(i, threshold);
    Places lets = places_of(order);
    bool some_pass = (has.below && lets.below) || (has.at && lets.at) || (has.above && lets.above);
    bool some_fail =
        (has.below && !lets.below) || (has.at && !lets.at) || (has.above && !lets.above);
    if (some_pass && some_fail)
        return PASSES_SOME;
    return some_pass ? PASSES_ALL : PASSES_NONE;
}

/* Moves the low end up to that of `other`. */
static void raise_low(Interval *i, Interval other)
{
    if (!other.has_low)
        return;
    int order = i->has_low ? decimal_compare(other.low, i->low) : 1;
    if (order < 0)
        return;
    i->low_open = other.low_open || (order == 0 && i->low_open);
    i->low = other.low;
    i->has_low = true;
}

/* Moves the high end down to that of `other`. */
static void lower_high(Interval *i, Interval other)
{
    if (!other.has_high)
        return;
    int order = i->has_high ? decimal_compare(other.high, i->high) : -1;
    if (order > 0)
        return;
    i->high_open = other.high_open || (order == 0 && i->high_open);
    i->high = other.high;
    i->has_high = true;
}

bool interval_meet(Interval a, Interval b)
{
    if (!interval_is_sound(a) || !interval_is_sound(b))
        return false;
    raise_low(&a, b);
    lower_high(&a, b);
    return interval_is_sound(a);
}

bool interval_equal(Interval a, Interval b)
{
    if (a.has_low != b.has_low || a.has_high != b.has_high)
        return false;
    if (a.has_low && (a.low_open != b.low_open || decimal_compare(a.low, b.low) != 0))
        return false;
    return !a.has_high || (a.high_open == b.high_open && decimal_compare(a.high, b.high) == 0);
}

bool interval_add(Interval a, Interval b, Interval *out)
{
    Interval sum = {.has_low = a.has_low && b.has_low, .has_high = a.has_high && b.has_high};
    if (sum.has_low) {
        if (!decimal_add(a.low, b.low, &sum.low))
            return false;
        sum.low_open = a.low_open || b.low_open;
    }
    if (sum.has_high) {
        if (!decimal_add(a.high, b.high, &sum.high))
            return false;
        sum.high_open = a.high_open || b.high_open;
    }
    *out = sum;
    return true;
}

static void write_low(Buffer *out, Interval i)
{
    buffer_add_text(out, i.low_open ? "over " : "at least ");
    decimal_write(out, i.low);
}

static void write_high(Buffer *out, Interval i)
{
    buffer_add_text(out, i.high_open ? "under " : "at most ");
    decimal_write(out, i.high);
}

void interval_write(Buffer *out, Interval i)
{
    if (!i.has_low && !i.has_high) {
        buffer_add_text(out, "any number");
    } else if (!i.has_high) {
        write_low(out, i);
    } else if (!i.has_low) {
        write_high(out, i);
    } else if (i.low_open || i.high_open) {
        write_low(out, i);
        buffer_add_text(out, ", ");
        write_high(out, i);
    } else {
        decimal_write(out, i.low);
        if (!interval_is_point(i)) {
            buffer_add_text(out, " to ");
            decimal_write(out, i.high);
        }
    }
}
