/* numbers.c - number_read: a decimal number with its groups of digits. */
#include "rules/values.h"

enum { NUMBER_MAX = 64 }; /* bytes; no number that counts is longer */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits_at(Slice text, size_t at)
{
    size_t n = 0;
    while (at + n < text.len && is_digit(text.at[at + n]))
        n++;
    return n;
}

/* Checks the digits and commas from `at` on: 1,234,567 or, as in India, 12,34,567. One to
 * three digits come first, no nought among several groups, and the last group has three.
 * Returns where they end, or 0 where the grouping is wrong. */
static size_t grouped_digits(Slice text, size_t at)
{
    size_t n = digits_at(text, at), first = n;
    if (first == 0 || first > 3 || text.at[at] == '0')
        return 0;
    at += n;
    bool all_three = true, all_two = true; /* of the groups between the first and the last */
    while (at < text.len && text.at[at] == ',') {
        n = digits_at(text, at + 1);
        at += 1 + n;
        bool is_last = at == text.len || text.at[at] != ',';
        if (is_last)
            return n == 3 && (all_three || (all_two && first <= 2)) ? at : 0;
        all_three = all_three && n == 3;
        all_two = all_two && n == 2;
    }
    return 0;
}

bool number_is_code(Slice text)
{
    size_t e = 0;
    while (e < text.len && text.at[e] != 'E' && text.at[e] != 'e')
        e++;
    return e + 2 < text.len && text.at[e + 1] == '0' && digits_at(text, 0) == e &&
           digits_at(text, e + 1) == text.len - e - 1;
}

bool number_read(Slice text, Decimal *out)
{
    if (number_is_code(text))
        return false;
    if (slice_find(text, ',') == text.len)
        return decimal_read(text, out);
    size_t end = text.len <= NUMBER_MAX ? grouped_digits(text, text.at[0] == '-' ? 1 : 0) : 0;
    if (end == 0)
        return false;

    char plain[NUMBER_MAX];
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++)
        if (i >= end || text.at[i] != ',') /* a comma further on stays, and is refused */
            plain[n++] = text.at[i];
    return decimal_read((Slice){plain, n}, out);
}
