/* amounts.h - currencies and scales, as cells and headers write them: "USD m", "$", "bn EUR".
 *
 * Nothing is converted between currencies. "$" alone is the U.S. dollar; a sign that two
 * currencies share stays a sign and equals none.
 *
 * Ownership: codes are constants, or the currency given.
 * Errors:    false for what was not understood as a whole.
 * Source:    codes: ISO 4217.
 */
#ifndef DEALS_AMOUNTS_H
#define DEALS_AMOUNTS_H

#include "base/slice.h"

typedef struct AmountUnit {
    Slice currency; /* its code; empty where none is named */
    bool has_scale;
    int power; /* 6 for "million" */
} AmountUnit;

/* Cuts a currency off the front. `own` is one that is known beside those of the table. */
bool amount_currency_cut(Slice *text, Slice own, Slice *currency);

/* Reads a currency, a scale, or both in either order, and nothing else. */
bool amount_unit_read(Slice text, Slice own, AmountUnit *out);

#endif
