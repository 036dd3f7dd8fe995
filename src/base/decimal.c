#include "base/decimal.h"

#include <assert.h>
#include <stdlib.h>

enum {
    MAX_DIGITS = 36,
    MAX_EXPONENT = 9999,
    GROUPED_DIGITS = 5,  /* 10,000 and above get commas */
    LARGEST_PLAIN = 14,  /* power of the first digit; above it a number is written with 10^n */
    SMALLEST_PLAIN = -6, /* likewise below it */
};

#define TEN_18 ((Mantissa)1000000000000000000)

/* clang-format off */
static const Mantissa powers[MAX_DIGITS + 1] = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000,
    1000000000, 10000000000, 100000000000, 1000000000000, 10000000000000, 100000000000000,
    1000000000000000, 10000000000000000, 100000000000000000, TEN_18,
    TEN_18 * 10, TEN_18 * 100, TEN_18 * 1000, TEN_18 * 10000, TEN_18 * 100000,
    TEN_18 * 1000000, TEN_18 * 10000000, TEN_18 * 100000000, TEN_18 * 1000000000,
    TEN_18 * 10000000000, TEN_18 * 100000000000, TEN_18 * 1000000000000,
    TEN_18 * 10000000000000, TEN_18 * 100000000000000, TEN_18 * 1000000000000000,
    TEN_18 * 10000000000000000, TEN_18 * 100000000000000000, TEN_18 * TEN_18,
};
/* clang-format on */

/* Digits of a mantissa, 1 for 0. */
static int count_digits(Mantissa mantissa)
{
    Mantissa size = mantissa < 0 ? -mantissa : mantissa;
    int n = 1;
    while (n < MAX_DIGITS && size >= powers[n])
        n++;
    return n;
}

/* Most fit 64 bits, which are divided ten times as fast. */
static void drop_noughts(Mantissa *mantissa, int64_t *exponent)
{
    while (*mantissa > INT64_MAX || *mantissa < INT64_MIN) {
        if (*mantissa % 10 != 0)
            return;
        *mantissa /= 10;
        ++*exponent;
    }
    int64_t narrow = (int64_t)*mantissa;
    while (narrow % 10 == 0) {
        narrow /= 10;
        ++*exponent;
    }
    *mantissa = narrow;
}

/* Makes mantissa * 10^exponent normal; false if it does not fit. */
static bool make(Mantissa mantissa, int64_t exponent, Decimal *out)
{
    if (mantissa == 0) {
        *out = (Decimal){0, 0};
        return true;
    }
    drop_noughts(&mantissa, &exponent);
    if (mantissa >= powers[MAX_DIGITS] || mantissa <= -powers[MAX_DIGITS])
        return false;
    if (exponent > MAX_EXPONENT || exponent < -MAX_EXPONENT)
        return false;
    *out = (Decimal){mantissa, (int32_t)exponent};
    return true;
}

Decimal decimal_from(int64_t number)
{
    Decimal made = {0, 0};
    bool fits = make(number, 0, &made);
    assert(fits);
    (void)fits;
    return made;
}

/* What is left of a text while it is read. */
typedef struct Cursor {
    const char *at, *end;
} Cursor;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool take(Cursor *c, char wanted)
{
    if (c->at == c->end || *c->at != wanted)
        return false;
    c->at++;
    return true;
}

/* Reads digits with an optional point: "14", "0.51", ".5". Noughts are held back until a
 * digit that counts follows, so that 10^20 written out still fits and the result is normal. */
static bool read_digits(Cursor *c, Mantissa *mantissa, int64_t *exponent)
{
    Mantissa value = 0;
    int64_t noughts = 0, decimals = 0;
    int used = 0;
    bool has_point = false;
    const char *at = c->at;
    for (; at < c->end; at++) {
        if (*at == '.' && !has_point) {
            has_point = true;
            continue;
        }
        if (!is_digit(*at))
            break;
        decimals += has_point;
        if (*at == '0') {
            noughts += used > 0;
            continue;
        }
        if (noughts >= MAX_DIGITS - used)
            return false;
        value = value * powers[noughts + 1] + (*at - '0');
        used += (int)noughts + 1;
        noughts = 0;
    }
    if (at == c->at || at[-1] == '.')
        return false;
    c->at = at;
    *mantissa = value;
    *exponent = value == 0 ? 0 : noughts - decimals;
    return true;
}

/* Reads a whole number with an optional sign; what is far out of range is refused. */
static bool read_power(Cursor *c, bool may_have_plus, int64_t *power)
{
    bool negative = take(c, '-');
    if (!negative && may_have_plus)
        take(c, '+');
    if (c->at == c->end)
        return false;
    int64_t value = 0;
    for (; c->at < c->end && is_digit(*c->at); c->at++) {
        value = value * 10 + (*c->at - '0');
        if (value > 10 * MAX_EXPONENT)
            return false;
    }
    if (!is_digit(c->at[-1]))
        return false;
    *power = negative ? -value : value;
    return true;
}

static bool take_text(Cursor *c, const char *text)
{
    Cursor ahead = *c;
    for (; *text; text++) {
        if (!take(&ahead, *text))
            return false;
    }
    *c = ahead;
    return true;
}

/* Reads what may follow the digits: a power of ten in one of three spellings. */
static bool read_scale(Cursor *c, int64_t *power)
{
    if (take(c, 'e') || take(c, 'E'))
        return read_power(c, true, power);
    if (take_text(c, "x10^") || take_text(c, "*10^"))
        return read_power(c, false, power);
    return false;
}

bool decimal_read(Slice text, Decimal *out)
{
    if (text.len == 0)
        return false;
    Cursor c = {text.at, text.at + text.len};
    bool negative = take(&c, '-');
    Mantissa mantissa = 1;
    int64_t exponent = 0, power = 0;
    if (take_text(&c, "10^")) {
        if (!read_power(&c, false, &power))
            return false;
    } else {
        if (!read_digits(&c, &mantissa, &exponent))
            return false;
        if (c.at < c.end && !read_scale(&c, &power))
            return false;
    }
    if (c.at < c.end)
        return false;
    return make(negative ? -mantissa : mantissa, exponent + power, out);
}

int decimal_compare(Decimal a, Decimal b)
{
    if (a.exponent != b.exponent && a.mantissa != 0 && b.mantissa != 0 &&
        (a.mantissa > 0) == (b.mantissa > 0)) {
        int sign = a.mantissa > 0 ? 1 : -1;
        int a_top = count_digits(a.mantissa) + a.exponent;
        int b_top = count_digits(b.mantissa) + b.exponent;
        if (a_top != b_top)
            return a_top > b_top ? sign : -sign;
        /* With the first digits in one place, aligning makes no more than MAX_DIGITS. */
        if (a.exponent > b.exponent)
            a.mantissa *= powers[a.exponent - b.exponent];
        else
            b.mantissa *= powers[b.exponent - a.exponent];
    }
    return (a.mantissa > b.mantissa) - (a.mantissa < b.mantissa);
}

bool decimal_add(Decimal a, Decimal b, Decimal *out)
{
    if (a.mantissa == 0 || b.mantissa == 0)
        return make(a.mantissa + b.mantissa, a.exponent + b.exponent, out);
    Decimal upper = a.exponent >= b.exponent ? a : b;
    Decimal lower = a.exponent >= b.exponent ? b : a;
    /* The last digit of `lower` counts, so whatever overflows here has too many digits. */
    int apart = upper.exponent - lower.exponent;
    Mantissa aligned, sum;
    if (apart > MAX_DIGITS || __builtin_mul_overflow(upper.mantissa, powers[apart], &aligned) ||
        __builtin_add_overflow(aligned, lower.mantissa, &sum))
        return false;
    return make(sum, lower.exponent, out);
}

bool decimal_subtract(Decimal a, Decimal b, Decimal *out)
{
    b.mantissa = -b.mantissa;
    return decimal_add(a, b, out);
}

/* Turns fives of `fives` and twos of `twos` into tens, and returns how many. */
static int pair_off(Mantissa *fives, Mantissa *twos)
{
    int tens = 0;
    while (*fives % 5 == 0 && *twos % 2 == 0) {
        *fives /= 5;
        *twos /= 2;
        tens++;
    }
    return tens;
}

bool decimal_multiply(Decimal a, Decimal b, Decimal *out)
{
    Mantissa product;
    int64_t exponent = (int64_t)a.exponent + b.exponent;
    if (a.mantissa == 0 || b.mantissa == 0)
        return make(0, 0, out);
    /* Without its tens a product that overflows has too many digits for certain. */
    exponent += pair_off(&a.mantissa, &b.mantissa);
    exponent += pair_off(&b.mantissa, &a.mantissa);
    if (__builtin_mul_overflow(a.mantissa, b.mantissa, &product))
        return false;
    return make(product, exponent, out);
}

bool decimal_shift(Decimal a, int power, Decimal *out)
{
    return make(a.mantissa, (int64_t)a.exponent + power, out);
}

/* Writes `digits` with a point after the first, and 10^power: "1.5x10^24". */
static void write_power(Buffer *out, Slice digits, int power)
{
    if (!slice_is(digits, "1")) {
        buffer_add_char(out, digits.at[0]);
        if (digits.len > 1) {
            buffer_add_char(out, '.');
            buffer_add(out, slice_part(digits, 1, digits.len));
        }
        buffer_add_char(out, 'x');
    }
    buffer_add_text(out, power < 0 ? "10^-" : "10^");
    buffer_add_number(out, (uint64_t)abs(power));
}

/* Writes digits * 10^exponent without a power: `top` digits stand before the point. */
static void write_plain(Buffer *out, Slice digits, int top)
{
    if (top <= 0)
        buffer_add_char(out, '0');
    for (int i = 0; i < top; i++) {
        if (i > 0 && top >= GROUPED_DIGITS && (top - i) % 3 == 0)
            buffer_add_char(out, ',');
        buffer_add_char(out, (size_t)i < digits.len ? digits.at[i] : '0');
    }
    if (top >= (int)digits.len)
        return;
    buffer_add_char(out, '.');
    for (int i = top; i < 0; i++)
        buffer_add_char(out, '0');
    buffer_add(out, slice_part(digits, top > 0 ? (size_t)top : 0, digits.len));
}

void decimal_write(Buffer *out, Decimal number)
{
    char text[MAX_DIGITS];
    int n = count_digits(number.mantissa);
    Mantissa left = number.mantissa < 0 ? -number.mantissa : number.mantissa;
    for (int i = n; i > 0; i--) {
        text[i - 1] = (char)('0' + (int)(left % 10));
        left /= 10;
    }
    Slice digits = {text, (size_t)n};
    int top = n + number.exponent;
    if (number.mantissa < 0)
        buffer_add_char(out, '-');
    if (top - 1 > LARGEST_PLAIN || top - 1 < SMALLEST_PLAIN)
        write_power(out, digits, top - 1);
    else
        write_plain(out, digits, top);
}
