#include "base/fold.h"

#include "base/utf8.h"

#include <utf8proc.h>

/* The longest decomposition of one character is that of U+FDFA, 18 characters. */
enum { MOST_PARTS = 32 };

static bool is_letter_or_digit(utf8proc_int32_t c)
{
    utf8proc_category_t category = utf8proc_category(c);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

static void add_character(Buffer *out, uint32_t c)
{
    buffer_reserve(out, 4);
    out->len += utf8_put(out->at + out->len, c);
}

static void add_folded(Buffer *out, uint32_t c)
{
    const utf8proc_option_t how = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                  UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
    utf8proc_int32_t parts[MOST_PARTS];
    int last_class = 0; /* the library keeps state of grapheme bounds here */
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)c, parts, MOST_PARTS, how, &last_class);
    for (utf8proc_ssize_t i = 0; i < n && i < MOST_PARTS; i++)
        if (is_letter_or_digit(parts[i]))
            add_character(out, (uint32_t)parts[i]);
}

static void add_folded_ascii(Buffer *out, char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        out->at[out->len++] = c;
    else if (c >= 'A' && c <= 'Z')
        out->at[out->len++] = (char)(c - 'A' + 'a');
}

/* A bad byte reads as U+FFFD of one byte; a U+FFFD that is written takes three. */
static bool is_bad_byte(uint32_t c, size_t len)
{
    return c == 0xFFFD && len == 1;
}

static bool is_ascii(char c)
{
    return (unsigned char)c < 0x80;
}

/* No character depends on its neighbours: what the order of marks decides is dropped. */
Slice fold_into(Buffer *buffer, Slice text)
{
    buffer_clear(buffer);
    buffer_reserve(buffer, text.len + 1);
    for (size_t i = 0; i < text.len;) {
        if (is_ascii(text.at[i])) {
            add_folded_ascii(buffer, text.at[i++]);
            continue;
        }
        const char *at = text.at + i;
        uint32_t c = utf8_next(&at, text.at + text.len);
        size_t len = (size_t)(at - (text.at + i));
        if (is_bad_byte(c, len)) {
            buffer_clear(buffer);
            break;
        }
        i += len;
        add_folded(buffer, c);
        buffer_reserve(buffer, text.len - i); /* for the ASCII that follows */
    }
    return buffer_slice(buffer);
}

Slice fold_in(Arena *arena, Slice text)
{
    Buffer folded = {0};
    Slice copy = arena_copy(arena, fold_into(&folded, text));
    buffer_release(&folded);
    return copy;
}

static bool is_blank(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    if (c == 0x85 || c == 0x200B || c == 0xFEFF) /* next line; two blanks without width */
        return true;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP;
}

static bool is_dash(uint32_t c)
{
    return c == 0x2212 || utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_PD;
}

/* The plain form of a full-width one, else `c`. */
static uint32_t narrow(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFF01 + '!';
    switch (c) {
    case 0xFFE0:
        return 0xA2; /* cent */
    case 0xFFE1:
        return 0xA3; /* pound */
    case 0xFFE5:
        return 0xA5; /* yen */
    case 0xFFE6:
        return 0x20A9; /* won */
    default:
        return c;
    }
}

static void add_plain(Buffer *out, uint32_t c)
{
    c = narrow(c);
    if (is_blank(c))
        buffer_add_char(out, ' ');
    else if (c < 0x80)
        buffer_add_char(out, (char)c);
    else if (is_dash(c))
        buffer_add_char(out, '-');
    else if (c == 0x2264 || c == 0x2266 || c == 0x2A7D)
        buffer_add_text(out, "<=");
    else if (c == 0x2265 || c == 0x2267 || c == 0x2A7E)
        buffer_add_text(out, ">=");
    else
        add_character(out, c);
}

Slice fold_plain(Buffer *buffer, Slice text)
{
    buffer_clear(buffer);
    buffer_reserve(buffer, text.len + 1);
    for (size_t i = 0; i < text.len;) {
        if (is_ascii(text.at[i])) {
            char c = text.at[i++];
            buffer->at[buffer->len++] = is_blank((unsigned char)c) ? ' ' : c;
            continue;
        }
        const char *at = text.at + i;
        uint32_t c = utf8_next(&at, text.at + text.len);
        size_t len = (size_t)(at - (text.at + i));
        if (is_bad_byte(c, len)) {
            buffer_clear(buffer);
            break;
        }
        i += len;
        add_plain(buffer, c);
        buffer_reserve(buffer, text.len - i);
    }
    return buffer_slice(buffer);
}
