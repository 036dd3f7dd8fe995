/* tablecells.h - the cells of a rule table: days, words and names, with their messages.
 *
 * A spreadsheet program that opens a table and saves it may write 3E001 as 3.00E+03 and
 * 2025-01-02 as 1/2/2025, 02.01.2025 or 45659. Such cells are refused with words that say so.
 *
 * Ownership: results lead into the table.
 * Errors:    "path:line: error: column 'X': ..." to the row's diags; reading then returns
 *            false and leaves *out alone.
 */
#ifndef RULES_TABLECELLS_H
#define RULES_TABLECELLS_H

#include "base/date.h"
#include "rules/ruletable.h"

/* One row while it is read. */
typedef struct TableRow {
    const RuleTable *table;
    const struct RuleRow *row;
    Diags *diags;
} TableRow;

/* Whether there is something at `path`; a table that may be absent is asked so first. */
bool table_is_there(const char *path);

TableRow table_row(const RuleTable *table, size_t index, Diags *diags);

/* The cell; empty where the table has no such column. */
Slice row_cell(const TableRow *row, const char *column);

/* A message at a column of the row, or with NULL at the row. */
Diag *row_error(const TableRow *row, const char *column, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A day; a blank cell gives `blank`. */
bool row_date(const TableRow *row, const char *column, Date blank, Date *out);

/* `from` and `until`, both ends in force; blank ones are open. */
bool row_term(const TableRow *row, Date *from, Date *until);

/* yes or no, in the spellings of yes_no_read; a blank cell gives `blank`. */
bool row_yes_no(const TableRow *row, const char *column, bool blank, bool *out);

/* Which of `n` words stands there; a blank cell gives `blank`, or is an error if that is n. */
bool row_word(const TableRow *row, const char *column, const char *const *words, size_t n,
              size_t blank, size_t *out);

/* A word of the rule language (letters, digits, _ - . ^) that must be there. */
bool row_name(const TableRow *row, const char *column, Slice *out);

/* Whether `text` can be such a word; else reports it. */
bool row_is_name(const TableRow *row, const char *column, Slice text);

/* Whether a spreadsheet program has made a number of what was a code; then reports it. */
bool row_is_mangled(const TableRow *row, const char *column, Slice text);

/* The parts of a cell between '|', without empty ones, in `arena`. */
size_t row_parts(const TableRow *row, const char *column, Arena *arena, Slice **parts);

#endif
