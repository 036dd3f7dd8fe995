#include "deals/row_form.h"

#include <string.h>

enum { LEAST_COLUMNS = 3 }; /* of a list in which swallowed rows can be told from prose */

bool row_is_empty(const CsvRecord *record, char delimiter)
{
    for (size_t i = 0; i < record->n_cells; i++)
        if (slice_trim(record->cells[i]).len > 0)
            return false;
    for (size_t i = 0; i < record->raw.len; i++) {
        char c = record->raw.at[i];
        if (c != delimiter && (c == '\0' || !strchr(" \t\r\n\"", c)))
            return false;
    }
    return true;
}

bool row_has_more(const CsvRecord *record, size_t n_columns)
{
    for (size_t i = n_columns; i < record->n_cells; i++)
        if (slice_trim(record->cells[i]).len > 0)
            return true;
    return false;
}

static size_t count_char(Slice text, char wanted)
{
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++)
        n += text.at[i] == wanted;
    return n;
}

bool row_holds_rows(const CsvRecord *record, size_t n_columns)
{
    static const char delimiters[] = {',', ';', '\t'};
    if (record->n_lines < 3 || n_columns < LEAST_COLUMNS)
        return false;
    /* The first and the last line have cells of their own. */
    Slice raw = record->raw;
    size_t start = slice_find(raw, '\n') + 1;
    for (size_t end = start; end < raw.len; end++) {
        if (raw.at[end] != '\n')
            continue;
        Slice line = slice_part(raw, start, end);
        start = end + 1;
        for (size_t i = 0; i < sizeof delimiters; i++)
            if (count_char(line, delimiters[i]) >= n_columns - 1)
                return true;
    }
    return false;
}

Slice row_first_cell(Slice raw, char delimiter)
{
    Slice cell = slice_part(raw, 0, slice_find(raw, delimiter));
    if (cell.len == raw.len || slice_find(cell, '"') < cell.len)
        return (Slice){NULL, 0};
    return slice_trim(cell);
}
