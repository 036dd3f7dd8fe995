#include "base/diag.h"

#include "base/buffer.h"
#include "base/table.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdlib.h>

/* Where something is: in a source with its snippet, or in a table by its line alone. */
typedef struct Place {
    Slice path;
    uint64_t line;   /* 0: the file as a whole */
    uint64_t column; /* 0: none */
    Span span;       /* all zero: no snippet */
} Place;

/* A help (place.path.at == NULL) or a note at another place. */
typedef struct Remark Remark;

struct Remark {
    Place place;
    Slice text;
    Remark *next;
};

struct Diag {
    Severity severity;
    Place place;
    Slice table_column;
    Slice text;
    Remark *helps, *last_help;
    Remark *notes, *last_note;
    Diag *next;
};

Diags diags_in(Arena *arena)
{
    return (Diags){.arena = arena};
}

void source_place(const Source *source, uint32_t offset, uint32_t *line, uint32_t *column)
{
    Slice rest = slice_part(source->text, 0, offset);
    *line = 1;
    for (;;) {
        size_t end = slice_find(rest, '\n');
        if (end == rest.len)
            break;
        rest = slice_part(rest, end + 1, rest.len);
        ++*line;
    }
    *column = (uint32_t)utf8_count(rest) + 1;
}

static Place place_of(Span at)
{
    if (!at.source)
        return (Place){.path = slice("dealscreen")};
    uint32_t line, column;
    source_place(at.source, at.start, &line, &column);
    return (Place){at.source->path, line, column, at};
}

static Diag *add(Diags *diags, Severity severity, Place place, Slice text)
{
    Diag *diag = arena_new(diags->arena, Diag);
    *diag = (Diag){.severity = severity, .place = place, .text = text};
    if (diags->last)
        diags->last->next = diag;
    else
        diags->first = diag;
    diags->last = diag;
    if (severity == SEVERITY_ERROR)
        diags->n_errors++;
    else
        diags->n_warnings++;
    return diag;
}

Diag *diag_error(Diags *diags, Span at, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    Slice text = arena_print_list(diags->arena, format, values);
    va_end(values);
    return add(diags, SEVERITY_ERROR, place_of(at), text);
}

Diag *diag_warning(Diags *diags, Span at, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    Slice text = arena_print_list(diags->arena, format, values);
    va_end(values);
    return add(diags, SEVERITY_WARNING, place_of(at), text);
}

Diag *diag_row(Diags *diags, Severity severity, Slice path, uint64_t line, Slice column,
               const char *format, ...)
{
    va_list values;
    va_start(values, format);
    Slice text = arena_print_list(diags->arena, format, values);
    va_end(values);
    Place place = {.path = arena_copy(diags->arena, path), .line = line};
    Diag *diag = add(diags, severity, place, text);
    diag->table_column = arena_copy(diags->arena, column);
    return diag;
}

static void append(Remark **first, Remark **last, Remark *remark)
{
    if (*last)
        (*last)->next = remark;
    else
        *first = remark;
    *last = remark;
}

void diag_help(Diags *diags, Diag *diag, const char *format, ...)
{
    if (!diag)
        return;
    va_list values;
    va_start(values, format);
    Remark *help = arena_new(diags->arena, Remark);
    help->text = arena_print_list(diags->arena, format, values);
    va_end(values);
    append(&diag->helps, &diag->last_help, help);
}

void diag_see(Diags *diags, Diag *diag, Span at, const char *format, ...)
{
    if (!diag)
        return;
    va_list values;
    va_start(values, format);
    Remark *note = arena_new(diags->arena, Remark);
    note->place = place_of(at);
    note->text = arena_print_list(diags->arena, format, values);
    va_end(values);
    append(&diag->notes, &diag->last_note, note);
}

/* ---- printing ---- */

/* Whether a terminal would obey `c` rather than show it: control characters, and those that
 * turn the direction of writing, by which a line can look like another. */
static bool is_unsafe(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/* Adds `text` with each tab as one space and each bad byte or unsafe character as U+FFFD. */
static void add_shown(Buffer *out, Slice text)
{
    const char *end = text.at + text.len;
    for (const char *at = text.at; at < end;) {
        uint32_t c = utf8_next(&at, end);
        if (c == '\t')
            c = ' ';
        else if (is_unsafe(c))
            c = 0xFFFD;
        buffer_reserve(out, 4);
        out->len += utf8_put(out->at + out->len, c);
    }
}

/* Adds `text` as it is shown and returns the columns that it takes. */
static size_t add_measured(Buffer *out, Slice text)
{
    size_t before = out->len;
    add_shown(out, text);
    return utf8_columns(slice_part(buffer_slice(out), before, out->len));
}

static void add_repeated(Buffer *out, char c, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buffer_add_char(out, c);
}

/* Columns before the bar: five, as in most messages, or as many as the line number needs. */
static size_t gutter_width(uint64_t line)
{
    size_t width = 5;
    for (uint64_t limit = 100000; line >= limit && limit <= UINT64_MAX / 10; limit *= 10)
        width++;
    return width;
}

/* The line of `text` that holds byte `offset`, without its line end; *start is where. */
static Slice line_at(Slice text, size_t offset, size_t *start)
{
    size_t from = offset < text.len ? offset : text.len;
    while (from > 0 && text.at[from - 1] != '\n')
        from--;
    *start = from;
    Slice line = slice_part(text, from, text.len);
    line.len = slice_find(line, '\n');
    if (slice_ends(line, "\r"))
        line.len--;
    return line;
}

/* The source line, and under it the caret at the first of the marked characters. */
static void write_snippet(Buffer *out, const Place *place)
{
    if (!place->span.source)
        return;
    size_t start;
    Slice line = line_at(place->span.source->text, place->span.start, &start);
    if (slice_trim(line).len == 0)
        return;

    size_t from = place->span.start - start;
    size_t to = from + place->span.len;
    size_t width = gutter_width(place->line);
    buffer_print(out, "%*llu | ", (int)width, (unsigned long long)place->line);
    size_t before = add_measured(out, slice_part(line, 0, from));
    size_t marked = add_measured(out, slice_part(line, from, to));
    add_shown(out, slice_part(line, to, line.len));

    buffer_add_char(out, '\n');
    add_repeated(out, ' ', width);
    buffer_add_text(out, " | ");
    add_repeated(out, ' ', before);
    buffer_add_char(out, '^');
    add_repeated(out, '~', marked > 0 ? marked - 1 : 0);
    buffer_add_char(out, '\n');
}

/* "path:line:column: ", as far as they are known. */
static void write_place(Buffer *out, const Place *place)
{
    add_shown(out, place->path);
    buffer_add_char(out, ':');
    if (place->line > 0) {
        buffer_add_number(out, place->line);
        buffer_add_char(out, ':');
    }
    if (place->column > 0) {
        buffer_add_number(out, place->column);
        buffer_add_char(out, ':');
    }
    buffer_add_char(out, ' ');
}

static void write_word(Buffer *out, const char *word, const char *style, bool color)
{
    if (color)
        buffer_print(out, "\033[%sm%s:\033[0m ", style, word);
    else
        buffer_print(out, "%s: ", word);
}

static void write_severity(Buffer *out, Severity severity, bool color)
{
    switch (severity) {
    case SEVERITY_ERROR:
        write_word(out, "error", "1;31", color);
        break;
    case SEVERITY_WARNING:
        write_word(out, "warning", "1;33", color);
        break;
    }
}

static void write_helps(Buffer *out, const Diag *diag)
{
    for (const Remark *help = diag->helps; help; help = help->next) {
        add_repeated(out, ' ', gutter_width(diag->place.line));
        buffer_add_text(out, " = ");
        add_shown(out, help->text);
        buffer_add_char(out, '\n');
    }
}

static void write_notes(Buffer *out, const Diag *diag, bool color)
{
    for (const Remark *note = diag->notes; note; note = note->next) {
        write_place(out, &note->place);
        write_word(out, "note", "1", color);
        add_shown(out, note->text);
        buffer_add_char(out, '\n');
        write_snippet(out, &note->place);
    }
}

static void write_diag(Buffer *out, const Diag *diag, bool color)
{
    write_place(out, &diag->place);
    write_severity(out, diag->severity, color);
    if (diag->table_column.len > 0) {
        buffer_add_text(out, "column '");
        add_shown(out, diag->table_column);
        buffer_add_text(out, "': ");
    }
    add_shown(out, diag->text);
    buffer_add_char(out, '\n');
    write_snippet(out, &diag->place);
    write_helps(out, diag);
    write_notes(out, diag, color);
}

/* ---- order ---- */

typedef struct Entry {
    const Diag *diag;
    size_t path;   /* rank of the path's first mention */
    size_t number; /* keeps equal places in the order in which they came */
} Entry;

static int compare_numbers(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int compare_places(const Entry *a, const Entry *b)
{
    int order = compare_numbers(a->path, b->path);
    if (order == 0)
        order = compare_numbers(a->diag->place.line, b->diag->place.line);
    if (order == 0)
        order = compare_numbers(a->diag->place.column, b->diag->place.column);
    return order;
}

static int compare_entries(const void *a, const void *b)
{
    const Entry *left = a, *right = b;
    int order = compare_places(left, right);
    return order != 0 ? order : compare_numbers(left->number, right->number);
}

static bool is_same_message(const Diag *a, const Diag *b)
{
    return a->severity == b->severity && slice_equal(a->table_column, b->table_column) &&
           slice_equal(a->text, b->text);
}

/* Whether entry `i` repeats an earlier one at its place. */
static bool is_repeated(const Entry *entries, size_t i)
{
    for (size_t k = i; k-- > 0 && compare_places(&entries[k], &entries[i]) == 0;)
        if (is_same_message(entries[k].diag, entries[i].diag))
            return true;
    return false;
}

/* All diagnostics in the order of printing, in `arena`. */
static Entry *sort_entries(const Diags *diags, size_t n_entries, Arena *arena)
{
    Entry *entries = arena_array(arena, Entry, n_entries);
    Table ranks = table_in(arena); /* path to the entry that mentions it first */
    size_t n = 0;
    for (const Diag *diag = diags->first; diag; diag = diag->next, n++) {
        entries[n] = (Entry){diag, n, n};
        const Entry *first = table_add(&ranks, diag->place.path, &entries[n]);
        if (first)
            entries[n].path = first->path;
    }
    if (n_entries > 1)
        qsort(entries, n_entries, sizeof *entries, compare_entries);
    return entries;
}

void diags_print(const Diags *diags, FILE *to, bool color)
{
    Arena arena = {0};
    Buffer out = {0};
    size_t n_entries = diags->n_errors + diags->n_warnings;
    const Entry *entries = sort_entries(diags, n_entries, &arena);
    for (size_t i = 0; i < n_entries; i++) {
        if (is_repeated(entries, i))
            continue;
        buffer_clear(&out);
        write_diag(&out, entries[i].diag, color);
        fwrite(out.at, 1, out.len, to); /* a message that cannot be shown has no other way out */
    }
    buffer_release(&out);
    arena_release(&arena);
}
