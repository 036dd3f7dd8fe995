#include "deals/cell_text.h"

#include "base/utf8.h"

#include <string.h>

enum { SHOWN_BYTES = 72 }; /* of a cell, in a message */

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether the bytes at `at` are those of `word`. */
static bool reads_as(const char *at, const char *word, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (lower(at[i]) != word[i])
            return false;
    return true;
}

/* Most words are ruled out by their first letter. */
static bool begins_as(Slice text, const char *word)
{
    return text.len > 0 && lower(text.at[0]) == word[0];
}

bool text_is(Slice text, const char *word)
{
    if (!begins_as(text, word))
        return false;
    size_t len = strlen(word);
    return text.len == len && reads_as(text.at, word, len);
}

bool text_is_among(Slice text, const char *const *words, size_t n_words)
{
    for (size_t i = 0; i < n_words; i++)
        if (text_is(text, words[i]))
            return true;
    return false;
}

bool text_cut_front(Slice *text, const char *word)
{
    if (!begins_as(*text, word))
        return false;
    size_t len = strlen(word);
    if (text->len < len || !reads_as(text->at, word, len))
        return false;
    if (is_letter(word[len - 1]) && text->len > len && is_letter(text->at[len]))
        return false;
    *text = slice_trim(slice_part(*text, len, text->len));
    return true;
}

bool text_cut_end(Slice *text, const char *word)
{
    size_t len = strlen(word);
    if (text->len < len)
        return false;
    size_t cut = text->len - len;
    if (!reads_as(text->at + cut, word, len))
        return false;
    if (is_letter(word[0]) && cut > 0 && is_letter(text->at[cut - 1]))
        return false;
    *text = slice_trim(slice_part(*text, 0, cut));
    return true;
}

bool text_cut_any(Slice *text, const char *const *words, size_t n_words, size_t *index)
{
    for (size_t i = 0; i < n_words; i++) {
        if (text_cut_front(text, words[i])) {
            *index = i;
            return true;
        }
    }
    return false;
}

/* A line end or tab is a space, any other control character and a bad byte U+FFFD. */
static uint32_t shown_as(uint32_t c)
{
    if (c == '\n' || c == '\r' || c == '\t')
        return ' ';
    return c < 0x20 || c == 0x7F ? 0xFFFD : c;
}

/* Writes up to `limit` bytes of `text`, "..." behind them where it is cut. */
static Slice show(Arena *arena, Slice text, size_t limit)
{
    static const char dots[] = "...";
    bool is_cut = text.len > limit;
    const char *at = text.at, *end = text.at + (is_cut ? limit : text.len);
    while (is_cut && end > text.at && ((unsigned char)*end & 0xC0) == 0x80)
        end--; /* not within a character */
    /* A byte that cannot be shown takes the three bytes of U+FFFD. */
    char *out = arena_alloc(arena, 3 * (size_t)(end - at) + sizeof dots);
    size_t n = 0;
    while (at < end)
        n += utf8_put(out + n, shown_as(utf8_next(&at, end)));
    if (is_cut) {
        memcpy(out + n, dots, sizeof dots - 1);
        n += sizeof dots - 1;
    }
    return (Slice){out, n};
}

Slice text_shown(Arena *arena, Slice text)
{
    return show(arena, text, SHOWN_BYTES);
}

Slice text_shown_whole(Arena *arena, Slice text)
{
    return show(arena, text, text.len);
}
