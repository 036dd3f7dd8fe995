#include "rules/tablecells.h"

#include "base/nearest.h"
#include "rules/values.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

bool table_is_there(const char *path)
{
    return access(path, F_OK) == 0;
}

TableRow table_row(const RuleTable *table, size_t index, Diags *diags)
{
    return (TableRow){table, &table->rows[index], diags};
}

Slice row_cell(const TableRow *row, const char *column)
{
    size_t index = rule_table_column(row->table, column);
    return index < row->table->n_columns ? row->row->cells[index] : (Slice){NULL, 0};
}

Diag *row_error(const TableRow *row, const char *column, const char *format, ...)
{
    char words[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    return diag_row(row->diags, SEVERITY_ERROR, row->table->path, row->row->line, slice(column),
                    "%s", words);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t count_digits(Slice text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++)
        n += is_digit(text.at[i]);
    return n;
}

/* ---- days ---- */

/* 20000 to 79999, or with a fraction: a day counted from 1899-12-30. */
static bool serial_day(Slice text, Date *out)
{
    Slice whole = slice_part(text, 0, slice_find(text, '.'));
    if (whole.len != 5 || count_digits(whole) != 5 || whole.at[0] < '2' || whole.at[0] > '7')
        return false;
    int days = 0;
    for (size_t i = 0; i < whole.len; i++)
        days = 10 * days + (whole.at[i] - '0');
    Date zero;
    if (!date_from(1899, 12, 30, &zero))
        return false;
    *out = date_add(zero, days, DATE_DAYS);
    return true;
}

/* 1/2/2025, 02.01.2025, 2-Jan-25, Jan-25, 2025-1-2, 2025-01-02 00:00:00 */
static bool looks_like_a_day(Slice text)
{
    size_t n_digits = count_digits(text), n_marks = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == '/' || c == '.' || c == '-')
            n_marks++;
        else if (!is_digit(c) && !is_letter(c) && c != ' ' && c != ',' && c != ':')
            return false;
    }
    return n_digits >= 2 && n_marks >= 1;
}

/* 2025-02-30: written as asked, but no day. */
static bool has_form_of_day(Slice text)
{
    return text.len == 10 && count_digits(text) == 8 && text.at[4] == '-' && text.at[7] == '-';
}

static void refuse_date(const TableRow *row, const char *column, Slice cell)
{
    static const char changed[] = "a spreadsheet program seems to have changed this date to";
    Date day;
    int y = 2025, m = 1, d = 2; /* the example, unless the cell says which day it is */
    const char *such_as = "year, month and day, such as ";
    Diag *diag;
    if (has_form_of_day(cell)) {
        diag = row_error(row, column, "there is no day '%.*s'", SLICE_ARG(cell));
    } else if (serial_day(cell, &day)) {
        diag = row_error(row, column, "%s '%.*s'", changed, SLICE_ARG(cell));
        date_parts(day, &y, &m, &d);
        such_as = "";
    } else if (looks_like_a_day(cell)) {
        diag = row_error(row, column, "%s '%.*s'", changed, SLICE_ARG(cell));
    } else {
        diag = row_error(row, column, "'%.*s' is not a date", SLICE_ARG(cell));
    }
    diag_help(row->diags, diag, "write it as %s%04d-%02d-%02d", such_as, y, m, d);
}

bool row_date(const TableRow *row, const char *column, Date blank, Date *out)
{
    Slice cell = row_cell(row, column);
    if (cell.len > 0 && !date_read(cell, out)) {
        refuse_date(row, column, cell);
        return false;
    }
    if (cell.len == 0)
        *out = blank;
    return true;
}

bool row_term(const TableRow *row, Date *from, Date *until)
{
    Date first, last;
    bool both = row_date(row, "from", DATE_FIRST, &first);
    both = row_date(row, "until", DATE_LAST, &last) && both;
    if (!both)
        return false;
    if (first > last) {
        row_error(row, "until", "'%.*s' is before 'from', which is '%.*s'",
                  SLICE_ARG(row_cell(row, "until")), SLICE_ARG(row_cell(row, "from")));
        return false;
    }
    *from = first;
    *until = last;
    return true;
}

/* ---- words ---- */

bool row_yes_no(const TableRow *row, const char *column, bool blank, bool *out)
{
    Slice cell = row_cell(row, column);
    if (cell.len == 0) {
        *out = blank;
        return true;
    }
    if (yes_no_read(cell, out))
        return true;
    row_error(row, column, "'%.*s' is neither 'yes' nor 'no'", SLICE_ARG(cell));
    return false;
}

bool row_word(const TableRow *row, const char *column, const char *const *words, size_t n,
              size_t blank, size_t *out)
{
    Slice cell = row_cell(row, column);
    Nearest nearest = nearest_to(cell);
    for (size_t i = 0; i < n; i++) {
        if (slice_is(cell, words[i])) {
            *out = i;
            return true;
        }
        nearest_try(&nearest, slice(words[i]));
    }
    if (cell.len == 0 && blank < n) {
        *out = blank;
        return true;
    }
    Diag *diag = cell.len == 0 ? row_error(row, column, "is blank")
                               : row_error(row, column, "'%.*s' is not known", SLICE_ARG(cell));
    if (nearest.best.len > 0) {
        diag_help(row->diags, diag, "did you mean '%.*s'?", SLICE_ARG(nearest.best));
        return false;
    }
    Buffer known = {NULL, 0, 0};
    for (size_t i = 0; i < n; i++)
        buffer_print(&known, "%s%s", i > 0 ? ", " : "", words[i]);
    diag_help(row->diags, diag, "known are %.*s", SLICE_ARG(buffer_slice(&known)));
    buffer_release(&known);
    return false;
}

bool row_is_mangled(const TableRow *row, const char *column, Slice text)
{
    /* 3E+03, 3.00E+03, 1.2E-05: digits, perhaps a point, E, a sign, digits. Nobody types the
     * sign; spreadsheet programs always write it. */
    size_t e = slice_find(text, 'E');
    Slice front = slice_part(text, 0, e), back = slice_part(text, e + 1, text.len);
    bool has_sign = back.len > 1 && (back.at[0] == '+' || back.at[0] == '-');
    if (!has_sign || front.len == 0 || count_digits(back) != back.len - 1)
        return false;
    size_t n_points = slice_find(front, '.') < front.len ? 1 : 0;
    if (!is_digit(front.at[0]) || count_digits(front) + n_points != front.len)
        return false;

    Diag *diag = row_error(row, column,
                           "a spreadsheet program seems to have made a number of "
                           "this code: '%.*s'",
                           SLICE_ARG(text));
    diag_help(row->diags, diag, "format the column as text and write the code again");
    return true;
}

bool row_is_name(const TableRow *row, const char *column, Slice text)
{
    if (row_is_mangled(row, column, text))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.' || c == '^')
            continue;
        Diag *diag =
            row_error(row, column, "'%.*s' is no name that a rule can use", SLICE_ARG(text));
        diag_help(row->diags, diag, "a name has letters a to z, digits, _ - . and ^ only");
        return false;
    }
    return true;
}

bool row_name(const TableRow *row, const char *column, Slice *out)
{
    Slice cell = row_cell(row, column);
    if (cell.len == 0) {
        row_error(row, column, "is blank");
        return false;
    }
    if (!row_is_name(row, column, cell))
        return false;
    *out = cell;
    return true;
}

size_t row_parts(const TableRow *row, const char *column, Arena *arena, Slice **parts)
{
    Slice rest = row_cell(row, column), part;
    size_t n = 1;
    for (size_t i = 0; i < rest.len; i++)
        n += rest.at[i] == '|';
    *parts = arena_array(arena, Slice, n);
    size_t n_parts = 0;
    while (slice_next(&rest, '|', &part))
        if (part.len > 0)
            (*parts)[n_parts++] = part;
    return n_parts;
}
