#include "deals/cell_numbers.h"

#include "base/buffer.h"
#include "deals/amounts.h"
#include "deals/cell_text.h"
#include "deals/quantities.h"

#include <string.h>

/* The cell that is read, for its helpers. */
typedef struct NumberCell {
    CellReader *reader;
    const Column *column;
    Slice text;
    QuantityText read;
    CellReading *out;
} NumberCell;

static Slice shown(const NumberCell *cell)
{
    return text_shown(cell->reader->arena, cell->text);
}

/* Sets the reason or remark "'...' `what`" and returns false. */
static bool say(NumberCell *cell, const char *what)
{
    Slice text = shown(cell);
    cell->out->why = arena_print(cell->reader->arena, "'%.*s' %s", SLICE_ARG(text), what);
    return false;
}

static bool fail_as_number(NumberCell *cell)
{
    if (cell->read.fault)
        return say(cell, cell->read.fault);
    switch (cell->column->fact->type) {
    case TYPE_PERCENT:
        return say(cell, "is not a percentage");
    case TYPE_MONEY:
        return say(cell, "is not an amount of money");
    case TYPE_NUMBER:
    case TYPE_TEXT:
    case TYPE_YES_NO:
    case TYPE_DATE:
    case TYPE_CHOICE:
    case TYPE_SET:
    case TYPE_JURISDICTION:
    case TYPE_PARTY:
    case TYPE_COUNT:
        break;
    }
    return say(cell, "is not a number");
}

/* "4.800" is 4.8, or 4,800 for those who group thousands by points. */
static bool fail_as_point(NumberCell *cell, const Quantity *quantity)
{
    Buffer ways = {0};
    Decimal grouped;
    buffer_add_text(&ways, "reads in two ways, as ");
    decimal_write(&ways, quantity->number);
    if (decimal_shift(quantity->number, 3, &grouped)) {
        buffer_add_text(&ways, " and as ");
        decimal_write(&ways, grouped);
    }
    buffer_add_char(&ways, '\0');
    say(cell, ways.at);
    buffer_release(&ways);
    return false;
}

/* ---- numbers and percentages: units ---- */

/* "40-60%": a unit at one end holds for both. */
static void share_words(QuantityText *read)
{
    if (!read->is_range)
        return;
    if (read->first.words.len == 0)
        read->first.words = read->second.words;
    else if (read->second.words.len == 0)
        read->second.words = read->first.words;
}

/* Units are compared by their letters; "4.8k?" must not pass for "4.8k". */
static bool has_unit_signs_only(Slice unit)
{
    static const char signs[] = " ./^%-";
    for (size_t i = 0; i < unit.len; i++)
        if (!is_letter(unit.at[i]) && !is_digit(unit.at[i]) &&
            !memchr(signs, unit.at[i], sizeof signs - 1))
            return false;
    return true;
}

/* Brings a number to the fact's unit. A percentage has no thousands, and who writes "4.125 k"
 * does not group them. */
static bool to_unit(NumberCell *cell, const Quantity *quantity, Decimal *out)
{
    const Fact *fact = cell->column->fact;
    Slice unit = quantity->words.len > 0 ? quantity->words : cell->column->unit;
    bool is_doubtful = quantity->is_fractional && fact->type == TYPE_NUMBER;
    *out = quantity->number;
    if (unit.len == 0 || slice_equal(unit, fact->unit))
        return !is_doubtful || fail_as_point(cell, quantity);
    int power;
    Decimal offset;
    if (!has_unit_signs_only(unit) || !unit_convert(unit, fact->unit, &power, &offset)) {
        Slice text = shown(cell);
        cell->out->why = arena_print(
            cell->reader->arena, "'%.*s' has '%.*s' behind the number, which is not %s%.*s",
            SLICE_ARG(text), SLICE_ARG(unit), fact->unit.len > 0 ? "a form of " : "understood",
            SLICE_ARG(fact->unit));
        return false;
    }
    if (is_doubtful && power <= 0)
        return fail_as_point(cell, quantity);
    if (decimal_shift(*out, power, out) && decimal_add(*out, offset, out))
        return true;
    return say(cell, "has more digits than can be kept exactly");
}

/* A unit in the cell that is another one than the header's is believed, and worth a word. */
static void remark_other_unit(NumberCell *cell)
{
    Slice unit = cell->read.first.words, of_header = cell->column->unit;
    Slice wanted = cell->column->fact->unit;
    int power, power_of_header;
    Decimal offset, offset_of_header;
    if (unit.len == 0 || of_header.len == 0 || slice_equal(unit, of_header) ||
        !unit_convert(unit, wanted, &power, &offset) ||
        !unit_convert(of_header, wanted, &power_of_header, &offset_of_header))
        return;
    if (power == power_of_header && decimal_compare(offset, offset_of_header) == 0)
        return;
    Slice text = shown(cell);
    cell->out->why = arena_print(cell->reader->arena,
                                 "'%.*s' has another unit than the header, which says '%.*s'; "
                                 "the cell's unit is taken",
                                 SLICE_ARG(text), SLICE_ARG(of_header));
}

/* ---- money ---- */

/* What one end of an amount says beside its number. */
static bool read_amount_unit(NumberCell *cell, const Quantity *quantity, AmountUnit *out)
{
    *out = (AmountUnit){.currency = quantity->currency};
    if (quantity->words.len == 0)
        return true;
    AmountUnit behind;
    if (!amount_unit_read(quantity->words, cell->column->fact->unit, &behind))
        return fail_as_number(cell);
    if (out->currency.len > 0 && behind.currency.len > 0 &&
        !slice_equal(out->currency, behind.currency))
        return say(cell, "names two currencies");
    if (behind.currency.len == 0)
        behind.currency = out->currency;
    *out = behind;
    return true;
}

/* "$2-3 million": the currency at one end and the scale at the last hold for both. */
static bool share_amount_units(NumberCell *cell, AmountUnit *first, AmountUnit *second)
{
    if (first->currency.len == 0)
        first->currency = second->currency;
    if (second->currency.len == 0)
        second->currency = first->currency;
    if (!slice_equal(first->currency, second->currency))
        return say(cell, "names two currencies");
    if (first->has_scale && !second->has_scale)
        return say(cell, "has a scale behind its first number only");
    if (!first->has_scale) {
        first->has_scale = second->has_scale;
        first->power = second->power;
    }
    return true;
}

/* The currency is the cell's, else the header's, else the fact's own. */
static bool check_currency(NumberCell *cell, const AmountUnit *unit)
{
    const Column *column = cell->column;
    Slice wanted = column->fact->unit;
    Slice currency = unit->currency.len > 0 ? unit->currency : column->unit;
    Arena *arena = cell->reader->arena;
    if (currency.len > 0 && !slice_equal(currency, wanted)) {
        Slice text = shown(cell);
        const char *whose = unit->currency.len > 0 ? "" : " by its header";
        cell->out->why =
            arena_print(arena,
                        "'%.*s' is in %.*s%s, not in %.*s; no exchange rates are "
                        "built in",
                        SLICE_ARG(text), SLICE_ARG(currency), whose, SLICE_ARG(wanted));
        return false;
    }
    if (unit->currency.len > 0 && column->unit.len > 0 &&
        !slice_equal(unit->currency, column->unit)) {
        Slice text = shown(cell);
        cell->out->why = arena_print(arena,
                                     "'%.*s' has another currency than the header, which says "
                                     "'%.*s'; the cell's is taken",
                                     SLICE_ARG(text), SLICE_ARG(column->unit));
    }
    return true;
}

/* The scale is the cell's, else the header's. A price with a currency of its own and no
 * scale below a header in millions may or may not be in millions. */
static bool find_scale(NumberCell *cell, const AmountUnit *unit, int *power)
{
    int of_header = cell->column->power;
    *power = unit->has_scale ? unit->power : of_header;
    if (of_header == 0 || (unit->has_scale && unit->power == of_header))
        return true;
    Slice text = shown(cell);
    if (unit->has_scale)
        cell->out->why = arena_print(
            cell->reader->arena, "'%.*s' has another scale than the header; the cell's is taken",
            SLICE_ARG(text));
    else if (unit->currency.len > 0)
        return say(cell, "has a currency of its own and no scale, but the header has one: it "
                         "reads in two ways");
    return true;
}

static bool scale_amount(NumberCell *cell, const Quantity *quantity, int power, Decimal *out)
{
    if (quantity->is_fractional && power == 0)
        return fail_as_point(cell, quantity);
    if (quantity->number.mantissa < 0)
        return say(cell, "is below 0");
    if (!decimal_shift(quantity->number, power, out))
        return say(cell, "is too large");
    return true;
}

static bool read_money(NumberCell *cell, Decimal *first, Decimal *second)
{
    const QuantityText *read = &cell->read;
    AmountUnit unit, other;
    int power;
    if (!read_amount_unit(cell, &read->first, &unit))
        return false;
    if (read->is_range && (!read_amount_unit(cell, &read->second, &other) ||
                           !share_amount_units(cell, &unit, &other)))
        return false;
    if (!check_currency(cell, &unit) || !find_scale(cell, &unit, &power) ||
        !scale_amount(cell, &read->first, power, first))
        return false;
    if (!read->is_range)
        return true;
    return find_scale(cell, &other, &power) && scale_amount(cell, &read->second, power, second);
}

/* ---- the interval ---- */

static Interval interval_of(const QuantityText *read, Decimal first, Decimal second)
{
    if (read->is_range)
        return (Interval){.low = first, .high = second, .has_low = true, .has_high = true};
    switch (read->bound) {
    case BOUND_NONE:
        break;
    case BOUND_LEAST:
    case BOUND_OVER:
        return (Interval){.low = first, .has_low = true, .low_open = read->bound == BOUND_OVER};
    case BOUND_MOST:
    case BOUND_UNDER:
        return (Interval){.high = first, .has_high = true, .high_open = read->bound == BOUND_UNDER};
    }
    return interval_point(first);
}

/* A number above 0 and up to 1 without a sign: one half, or half of one percent? */
static bool is_share_or_percent(Decimal number)
{
    return decimal_compare(number, decimal_from(0)) > 0 &&
           decimal_compare(number, decimal_from(1)) <= 0;
}

static bool check_percent(NumberCell *cell, Decimal first, Decimal second)
{
    const QuantityText *read = &cell->read;
    Decimal ends[] = {first, read->is_range ? second : first};
    for (size_t i = 0; i < COUNT(ends); i++) {
        if (decimal_compare(ends[i], decimal_from(0)) < 0)
            return say(cell, "is below 0 %");
        if (decimal_compare(ends[i], decimal_from(100)) > 0)
            return say(cell, "is more than 100 %");
        if (read->first.words.len == 0 && is_share_or_percent(ends[i]))
            return say(cell, "reads in two ways, as a percentage or as a share of 1; write it "
                             "with a percent sign");
    }
    return true;
}

bool cell_number(CellReader *reader, const Column *column, Slice text, CellReading *out,
                 Value *value)
{
    NumberCell cell = {.reader = reader, .column = column, .text = text, .out = out};
    const Fact *fact = column->fact;
    bool is_money = fact->type == TYPE_MONEY;
    if (!quantities_read(text, is_money, fact->unit, &cell.read))
        return fail_as_number(&cell);
    Decimal first = decimal_from(0), second = decimal_from(0);
    if (is_money) {
        if (!read_money(&cell, &first, &second))
            return false;
    } else {
        share_words(&cell.read);
        if (!to_unit(&cell, &cell.read.first, &first) ||
            (cell.read.is_range && !to_unit(&cell, &cell.read.second, &second)))
            return false;
        if (fact->type == TYPE_PERCENT && !check_percent(&cell, first, second))
            return false;
        remark_other_unit(&cell);
    }
    *value = (Value){.type = fact->type, .number = interval_of(&cell.read, first, second)};
    if (!interval_is_sound(value->number))
        return say(&cell, "has its greater end first");
    return true;
}
