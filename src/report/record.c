#include "report/record.h"

#include <string.h>

enum { QUOTE = '"' };

static const size_t NOT_FOUND = SIZE_MAX;

/* ---- the cells of a raw record ---- */

/* How often `wanted` stands in `text`. Eight bytes at a time, since each row passes here: a
 * byte of `same` is 0x80 where the text has `wanted`. The multiplication adds the bytes up.
 * Source: Hacker's Delight, 2nd edition, sections 5-1 and 6-1. */
static size_t count_bytes(Slice text, char wanted)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), low = UINT64_C(0x7F7F7F7F7F7F7F7F);
    const uint64_t pattern = ones * (unsigned char)wanted;
    size_t n = 0, i = 0;
    for (; i + 8 <= text.len; i += 8) {
        uint64_t word;
        memcpy(&word, text.at + i, 8);
        word ^= pattern;
        uint64_t same = ~(((word & low) + low) | word | low);
        n += (size_t)(((same >> 7) * ones) >> 56);
    }
    for (; i < text.len; i++)
        n += text.at[i] == wanted;
    return n;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The byte behind the quoted cell whose content starts at `at`. */
static size_t skip_quoted(Slice raw, size_t at)
{
    while (at < raw.len) {
        if (raw.at[at++] != QUOTE)
            continue;
        if (at == raw.len || raw.at[at] != QUOTE)
            return at;
        at++;
    }
    return at;
}

/* The delimiter that ends the cell at `at`, or NOT_FOUND. A cell is quoted if a quote is its
 * first byte that is no blank (base/csv.h). */
static size_t end_of_cell(Slice raw, char delimiter, size_t at)
{
    while (at < raw.len && is_blank(raw.at[at]) && raw.at[at] != delimiter)
        at++;
    if (at < raw.len && raw.at[at] == QUOTE)
        at = skip_quoted(raw, at + 1);
    const char *end = at < raw.len ? memchr(raw.at + at, delimiter, raw.len - at) : NULL;
    return end ? (size_t)(end - raw.at) : NOT_FOUND;
}

/* Counts up to `n_cells` cells; *end becomes the end of the last one counted. */
static size_t count_cells(Slice raw, char delimiter, size_t n_cells, size_t *end)
{
    size_t n = 0, at = 0;
    while (n < n_cells) {
        n++;
        *end = end_of_cell(raw, delimiter, at);
        if (*end == NOT_FOUND) {
            *end = raw.len;
            break;
        }
        at = *end + 1;
    }
    return n;
}

static bool has_byte(Slice text, char wanted)
{
    return text.len > 0 && memchr(text.at, wanted, text.len) != NULL;
}

static bool is_plain_and_whole(Slice raw, char delimiter, size_t n_cells)
{
    return !has_byte(raw, QUOTE) && count_bytes(raw, delimiter) + 1 == n_cells;
}

void record_add(Buffer *out, Slice raw, char delimiter, size_t n_cells)
{
    if (is_plain_and_whole(raw, delimiter, n_cells)) {
        buffer_add(out, raw);
        return;
    }
    size_t end = 0;
    size_t n = count_cells(raw, delimiter, n_cells, &end);
    buffer_add(out, slice_part(raw, 0, end));
    for (; n < n_cells; n++)
        buffer_add_char(out, delimiter);
}

void record_add_empty(Buffer *out, char delimiter, size_t n_cells)
{
    for (size_t i = 1; i < n_cells; i++)
        buffer_add_char(out, delimiter);
}

/* ---- cells of our own ---- */

static bool needs_quotes(Slice cell, char delimiter)
{
    if (cell.len == 0)
        return false;
    /* Readers of CSV trim unquoted cells. */
    return has_byte(cell, delimiter) || has_byte(cell, QUOTE) || has_byte(cell, '\n') ||
           has_byte(cell, '\r') || is_blank(cell.at[0]) || is_blank(cell.at[cell.len - 1]);
}

/* Moves the text up from its end, each quote doubled. */
static void double_quotes(char *first, size_t len, size_t n_quotes)
{
    char *to = first + len + n_quotes + 1;
    for (size_t i = len; i > 0; i--) {
        char c = first[i - 1];
        *--to = c;
        if (c == QUOTE)
            *--to = QUOTE;
    }
}

void record_quote(Buffer *out, size_t start, char delimiter)
{
    size_t len = out->len - start;
    Slice cell = {out->at + start, len};
    if (!needs_quotes(cell, delimiter))
        return;
    size_t n_quotes = has_byte(cell, QUOTE) ? count_bytes(cell, QUOTE) : 0;
    buffer_reserve(out, n_quotes + 2);
    char *first = out->at + start;
    if (n_quotes > 0)
        double_quotes(first, len, n_quotes);
    else
        memmove(first + 1, first, len);
    *first = QUOTE;
    first[len + n_quotes + 1] = QUOTE;
    out->len += n_quotes + 2;
}
