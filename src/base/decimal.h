/* decimal.h - exact decimal numbers: a mantissa and a power of ten.
 *
 * Thresholds are decimals, and 10^23 is no double. A Decimal is mantissa * 10^exponent with
 * at most 36 digits, kept normal (no trailing noughts in the mantissa, 0 is 0 * 10^0), so
 * that equal numbers are equal field by field.
 *
 * Ownership: plain values.
 * Errors:    what does not fit (more than 36 digits that count, |exponent| above 9,999) makes
 *            the function return false and leaves *out alone; nothing is ever rounded.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include "base/buffer.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

/* 128 bits, which gcc and clang have on 64-bit machines: 10^25 + 1 has 26 digits. */
__extension__ typedef __int128 Mantissa;

typedef struct Decimal {
    Mantissa mantissa;
    int32_t exponent;
} Decimal;

Decimal decimal_from(int64_t number);

/* Reads plain ASCII: an optional '-', digits with an optional point, then optionally e or E
 * and a power ("1e25"); or "10^25", "3x10^24", "3*10^24". Commas are not read here (cells do
 * that). The whole text must be read. */
bool decimal_read(Slice text, Decimal *out);

int decimal_compare(Decimal a, Decimal b);
bool decimal_add(Decimal a, Decimal b, Decimal *out);
bool decimal_subtract(Decimal a, Decimal b, Decimal *out);
bool decimal_multiply(Decimal a, Decimal b, Decimal *out);

/* a * 10^power */
bool decimal_shift(Decimal a, int power, Decimal *out);

/* As a person writes it: "0.51", "2,000,000" (grouped from 10,000 on), "10^25", "3x10^24"
 * for 10^15 and above or many noughts behind the point. decimal_read takes it back once the
 * commas are dropped. */
void decimal_write(Buffer *out, Decimal number);

#endif
