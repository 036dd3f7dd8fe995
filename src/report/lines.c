#include "report/lines.h"

#include "base/utf8.h"

enum { REPLACEMENT = 0xFFFD };

static const size_t MORE_COLUMNS = 16; /* kept free for "and 123 more" */

/* ---- safe characters ---- */

static bool is_unsafe(uint32_t c)
{
    bool is_control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    bool turns = c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) ||
                 (c >= 0x2066 && c <= 0x2069);
    return is_control || turns;
}

typedef struct ShownChar {
    char bytes[4];
    size_t len, columns;
} ShownChar;

/* The next character as it is shown; line ends inside a cell become a space. */
static ShownChar next_shown(const char **at, const char *end)
{
    uint32_t c = utf8_next(at, end);
    if (c == '\n' || c == '\r' || c == '\t')
        c = ' ';
    else if (is_unsafe(c))
        c = REPLACEMENT;
    ShownChar shown;
    shown.len = utf8_put(shown.bytes, c);
    shown.columns = utf8_columns((Slice){shown.bytes, shown.len});
    return shown;
}

size_t lines_columns(Slice text)
{
    size_t columns = 0;
    const char *at = text.at, *end = text.at + text.len;
    while (at < end)
        columns += next_shown(&at, end).columns;
    return columns;
}

/* Appends what fits and returns its columns. */
static size_t add_part(Buffer *out, Slice text, size_t room)
{
    size_t columns = 0;
    const char *at = text.at, *end = text.at + text.len;
    while (at < end) {
        ShownChar shown = next_shown(&at, end);
        if (columns + shown.columns > room)
            break;
        buffer_add(out, (Slice){shown.bytes, shown.len});
        columns += shown.columns;
    }
    return columns;
}

static size_t add_cut(Buffer *out, Slice text, size_t columns)
{
    static const char dots[] = "...";
    const size_t n_dots = sizeof dots - 1;
    if (columns <= n_dots || lines_columns(text) <= columns)
        return add_part(out, text, columns);
    size_t taken = add_part(out, text, columns - n_dots);
    buffer_add_text(out, dots);
    return taken + n_dots;
}

void lines_add(Buffer *out, Slice text, size_t columns)
{
    add_cut(out, text, columns);
}

static void add_spaces(Buffer *out, size_t n)
{
    while (n-- > 0)
        buffer_add_char(out, ' ');
}

void lines_pad(Buffer *out, Slice text, size_t columns)
{
    size_t taken = add_cut(out, text, columns);
    add_spaces(out, columns - taken);
}

/* ---- wrapped lists ---- */

Wrapped wrapped_from(Buffer *out, size_t column, size_t indent, size_t max_lines)
{
    return (Wrapped){
        .out = out, .indent = indent, .max_lines = max_lines, .column = column, .n_lines = 1};
}

static void start_line(Wrapped *wrapped)
{
    buffer_add_char(wrapped->out, '\n');
    add_spaces(wrapped->out, wrapped->indent);
    wrapped->column = wrapped->indent;
    wrapped->n_lines++;
}

static void add_gap(Wrapped *wrapped)
{
    buffer_add_char(wrapped->out, ' ');
    wrapped->column += 2; /* with the comma */
}

void wrapped_add(Wrapped *wrapped, Slice part)
{
    size_t columns = lines_columns(part);
    bool is_last = wrapped->n_lines == wrapped->max_lines;
    size_t room = LINE_COLUMNS - (is_last ? MORE_COLUMNS : 0);
    bool is_first = wrapped->n_parts == 0;
    bool fits = is_first || wrapped->column + 2 + columns <= room;
    if (wrapped->n_left > 0 || (!fits && is_last)) {
        wrapped->n_left++;
        return;
    }
    if (!is_first)
        buffer_add_char(wrapped->out, ',');
    if (!fits)
        start_line(wrapped);
    else if (!is_first)
        add_gap(wrapped);
    wrapped->column += add_cut(wrapped->out, part, LINE_COLUMNS - wrapped->column);
    wrapped->n_parts++;
}

void wrapped_end(Wrapped *wrapped)
{
    if (wrapped->n_left > 0) {
        buffer_add_text(wrapped->out, " and ");
        buffer_add_number(wrapped->out, wrapped->n_left);
        buffer_add_text(wrapped->out, " more");
    }
    buffer_add_char(wrapped->out, '\n');
}
