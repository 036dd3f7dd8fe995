#include "base/codepage.h"

#include "base/utf8.h"

/* Quotation marks, dashes and the like from 0x80 to 0x9F; 0: none that is taken for one. */
static const uint16_t marks[32] = {
    [0x05] = 0x2026, [0x11] = 0x2018, [0x12] = 0x2019, [0x13] = 0x201C,
    [0x14] = 0x201D, [0x16] = 0x2013, [0x17] = 0x2014,
};

/* The character of a byte from 0x80 on; 0 where it is no letter and no such mark. 0xFE and 0xFF
 * are rare letters and frequent in files that are no text at all. */
static uint32_t western(unsigned char byte)
{
    if (byte < 0xA0)
        return marks[byte - 0x80];
    bool is_letter = byte >= 0xC0 && byte != 0xD7 && byte != 0xF7 && byte < 0xFE;
    return is_letter ? byte : 0;
}

static bool is_beyond(Slice text, size_t at)
{
    return at < text.len && (unsigned char)text.at[at] >= 0x80;
}

static bool is_letter_at(Slice text, size_t at)
{
    return at < text.len && (text.at[at] | 0x20) >= 'a' && (text.at[at] | 0x20) <= 'z';
}

/* Alone, and beside a letter. */
static bool stands_in_word(Slice text, size_t at)
{
    bool is_alone = !is_beyond(text, at + 1) && (at == 0 || !is_beyond(text, at - 1));
    return is_alone && (is_letter_at(text, at + 1) || (at > 0 && is_letter_at(text, at - 1)));
}

bool codepage_western(Arena *arena, Slice text, Slice *out)
{
    for (size_t i = 0; i < text.len; i++)
        if (is_beyond(text, i) &&
            (western((unsigned char)text.at[i]) == 0 || !stands_in_word(text, i)))
            return false;
    char *made = arena_alloc(arena, 3 * text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        len += utf8_put(made + len, byte < 0x80 ? byte : western(byte));
    }
    *out = (Slice){made, len};
    return true;
}
