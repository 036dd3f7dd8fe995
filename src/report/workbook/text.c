#include "report/workbook/text.h"

#include "base/utf8.h"

#include <string.h>

enum { ESCAPE_LEN = 7, REPLACEMENT = 0xFFFD };

static const char cut_mark[] = " ... [cut here: longer than a cell can be]";
enum { UNITS_BEFORE_MARK = CELL_UNITS_MAX - (sizeof cut_mark - 1) };

/* ---- making safe ---- */

typedef struct Cleaner {
    Buffer *out;
    size_t units;
    size_t cut_at; /* where `out` ends if the mark has to follow */
} Cleaner;

static void add_units(Cleaner *cleaner, Slice text, size_t units)
{
    buffer_add(cleaner->out, text);
    cleaner->units += units;
    if (cleaner->units <= UNITS_BEFORE_MARK)
        cleaner->cut_at = cleaner->out->len;
}

/* ASCII text: one unit a byte, and it may be cut anywhere. */
static void add_plain(Cleaner *cleaner, Slice text)
{
    size_t end = cleaner->units + text.len;
    if (cleaner->units < UNITS_BEFORE_MARK && end > UNITS_BEFORE_MARK)
        cleaner->cut_at = cleaner->out->len + (UNITS_BEFORE_MARK - cleaner->units);
    add_units(cleaner, text, text.len);
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

static bool is_escape(const char *at, const char *end)
{
    return end - at >= ESCAPE_LEN && at[0] == '_' && at[1] == 'x' && is_hex(at[2]) &&
           is_hex(at[3]) && is_hex(at[4]) && is_hex(at[5]) && at[6] == '_';
}

static bool is_plain(const char *at, const char *end)
{
    unsigned char c = (unsigned char)*at;
    if (c == '_')
        return !is_escape(at, end);
    return (c >= ' ' && c < 0x80) || c == '\t' || c == '\n';
}

/* Whether all eight bytes are plain wherever they stand: from ' ' to 0x7F, and no '_'. A borrow
 * can only make it say no too often. */
static bool are_plain(uint64_t eight)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    uint64_t marks = eight ^ (ones * '_'); /* a zero byte where a '_' stands */
    return ((eight | (eight - ones * ' ') | (marks - ones)) & highs) == 0;
}

/* Where the first byte that is not plain stands, or `end`. */
static const char *plain_end(const char *at, const char *end)
{
    while (at < end) {
        uint64_t eight;
        if ((size_t)(end - at) >= sizeof eight) {
            memcpy(&eight, at, sizeof eight);
            if (are_plain(eight)) {
                at += sizeof eight;
                continue;
            }
        }
        if (!is_plain(at, end))
            return at;
        at++;
    }
    return at;
}

static void add_character(Cleaner *cleaner, uint32_t c)
{
    char bytes[4];
    if (c < ' ' || c == 0xFFFE || c == 0xFFFF)
        c = REPLACEMENT;
    size_t len = utf8_put(bytes, c);
    add_units(cleaner, (Slice){bytes, len}, c > 0xFFFF ? 2 : 1);
}

/* What is not plain, at *at; moves behind it. */
static void add_special(Cleaner *cleaner, const char **at, const char *end)
{
    if (**at == '_') {
        add_units(cleaner, slice("_x005F_"), ESCAPE_LEN);
        ++*at;
    } else if (**at == '\r') {
        ++*at;
        if (*at == end || **at != '\n')
            add_plain(cleaner, slice("\n"));
    } else {
        add_character(cleaner, utf8_next(at, end));
    }
}

const char *text_safe(Buffer *out, Slice text)
{
    buffer_clear(out);
    Cleaner cleaner = {.out = out};
    const char *at = text.at, *end = text.len > 0 ? text.at + text.len : text.at;
    while (at < end) {
        const char *start = at;
        at = plain_end(at, end);
        if (at > start)
            add_plain(&cleaner, (Slice){start, (size_t)(at - start)});
        if (at < end)
            add_special(&cleaner, &at, end);
    }
    if (cleaner.units > CELL_UNITS_MAX) {
        out->len = cleaner.cut_at;
        buffer_add_text(out, cut_mark);
    }
    buffer_add_char(out, '\0');
    return out->at;
}

/* ---- room ---- */

size_t text_lines(Slice text, size_t width)
{
    size_t lines = 0;
    while (text.len > 0) {
        size_t len = slice_find(text, '\n');
        /* Bytes are at least as many as columns: most lines need no counting. */
        size_t columns = len <= width ? len : utf8_columns(slice_part(text, 0, len));
        lines += columns <= width ? 1 : (columns + width - 1) / width;
        text = slice_part(text, len < text.len ? len + 1 : len, text.len);
    }
    return lines > 0 ? lines : 1;
}

size_t text_width(Slice text)
{
    size_t widest = 0;
    while (text.len > widest) {
        size_t len = slice_find(text, '\n');
        size_t columns = len <= widest ? 0 : utf8_columns(slice_part(text, 0, len));
        if (columns > widest)
            widest = columns;
        text = slice_part(text, len < text.len ? len + 1 : len, text.len);
    }
    return widest;
}

void text_for_print(Buffer *out, Slice text, size_t most)
{
    const char *at = text.at, *end = text.len > 0 ? text.at + text.len : text.at;
    for (size_t n = 0; at < end; n++) {
        if (n == most) {
            buffer_add_text(out, "...");
            return;
        }
        char bytes[4];
        uint32_t c = utf8_next(&at, end);
        if (c < ' ' || c == 0xFFFE || c == 0xFFFF)
            c = REPLACEMENT;
        buffer_add(out, (Slice){bytes, utf8_put(bytes, c)});
        if (c == '&')
            buffer_add_char(out, '&');
    }
}
