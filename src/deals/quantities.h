/* quantities.h - the grammar of a measured cell: bounds, numbers and the words beside them.
 *
 * What the words mean (units, currencies, scales) is left to cell_numbers.c; here a cell is
 * only taken apart:
 *
 *     cell     = [bound] quantity | quantity [bound] | [between] quantity to quantity
 *     quantity = [currency] number ['+'] [words]
 *
 * Ownership: slices of the text given.
 * Errors:    false, and `fault` in words that follow the quoted cell, or NULL: just no number.
 */
#ifndef DEALS_QUANTITIES_H
#define DEALS_QUANTITIES_H

#include "base/decimal.h"
#include "base/slice.h"

typedef struct Quantity {
    Decimal number;
    Slice currency;     /* before the number; else empty */
    Slice words;        /* behind it: unit, scale, currency; else empty */
    bool is_fractional; /* written with exactly three digits behind a point, as "2.000" */
} Quantity;

typedef enum Bound { BOUND_NONE, BOUND_LEAST, BOUND_OVER, BOUND_MOST, BOUND_UNDER } Bound;

typedef struct QuantityText {
    Bound bound;   /* of `first` */
    bool is_range; /* then `second` is its other end */
    Quantity first, second;
    const char *fault;
} QuantityText;

/* `text` is plain and not empty. `currency`: the fact's, if it is money; then currencies may
 * stand before a number. */
bool quantities_read(Slice text, bool is_money, Slice currency, QuantityText *out);

#endif
