#include "base/utf8.h"

#include <string.h>

#include <utf8proc.h>

/* Length of the well-formed character that the bytes at `at` start with, 0 if there is none.
 * The table of RFC 3629, section 4: the second byte's range excludes overlong forms,
 * surrogates and what lies above U+10FFFF. */
static size_t char_length(const unsigned char *at, size_t len)
{
    unsigned char lead = at[0];
    unsigned char low = 0x80, high = 0xBF;
    size_t n;
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2)
        return 0;
    if (lead < 0xE0) {
        n = 2;
    } else if (lead < 0xF0) {
        n = 3;
        low = lead == 0xE0 ? 0xA0 : low;
        high = lead == 0xED ? 0x9F : high;
    } else if (lead < 0xF5) {
        n = 4;
        low = lead == 0xF0 ? 0x90 : low;
        high = lead == 0xF4 ? 0x8F : high;
    } else {
        return 0;
    }
    if (len < n || at[1] < low || at[1] > high)
        return 0;
    for (size_t i = 2; i < n; i++)
        if (at[i] < 0x80 || at[i] > 0xBF)
            return 0;
    return n;
}

size_t utf8_valid(Slice text)
{
    const uint64_t high_bits = UINT64_C(0x8080808080808080);
    size_t i = 0;
    while (i < text.len) {
        uint64_t eight;
        if (text.len - i >= sizeof eight) {
            memcpy(&eight, text.at + i, sizeof eight);
            if ((eight & high_bits) == 0) {
                i += sizeof eight;
                continue;
            }
        }
        size_t n = char_length((const unsigned char *)text.at + i, text.len - i);
        if (n == 0)
            return i;
        i += n;
    }
    return text.len;
}

uint32_t utf8_next(const char **at, const char *end)
{
    const unsigned char *bytes = (const unsigned char *)*at;
    size_t n = char_length(bytes, (size_t)(end - *at));
    *at += n > 0 ? n : 1;
    switch (n) {
    case 1:
        return bytes[0];
    case 2:
        return (bytes[0] & 0x1FU) << 6 | (bytes[1] & 0x3FU);
    case 3:
        return (bytes[0] & 0x0FU) << 12 | (bytes[1] & 0x3FU) << 6 | (bytes[2] & 0x3FU);
    case 4:
        return (bytes[0] & 0x07U) << 18 | (bytes[1] & 0x3FU) << 12 | (bytes[2] & 0x3FU) << 6 |
               (bytes[3] & 0x3FU);
    default:
        return 0xFFFD;
    }
}

size_t utf8_put(char *out, uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t utf8_count(Slice text)
{
    size_t n = 0;
    const char *at = text.at;
    for (size_t left = text.len; left > 0; n++) {
        size_t len = char_length((const unsigned char *)at, left);
        len = len > 0 ? len : 1;
        at += len;
        left -= len;
    }
    return n;
}

/* Whether all eight bytes are printable ASCII, from ' ' to '~'. A borrow or a carry can only make
 * it say no too often. */
static bool are_printable(const char *at)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    uint64_t eight;
    memcpy(&eight, at, sizeof eight);
    return ((eight | (eight - ones * ' ') | (eight + ones)) & highs) == 0;
}

/* Most text is printable ASCII, a column each: the library is asked about the rest only. */
size_t utf8_columns(Slice text)
{
    size_t columns = 0;
    const char *at = text.at, *end = text.len > 0 ? text.at + text.len : text.at;
    while (at < end) {
        if (end - at >= 8 && are_printable(at)) {
            columns += 8;
            at += 8;
        } else if (*at >= ' ' && *at <= '~') {
            columns++;
            at++;
        } else {
            columns += (size_t)utf8proc_charwidth((utf8proc_int32_t)utf8_next(&at, end));
        }
    }
    return columns;
}
