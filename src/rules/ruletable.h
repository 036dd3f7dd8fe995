/* ruletable.h - a CSV file of rule data, read whole: rows and named columns.
 *
 * For the tables of tables.h and for cases.csv. What spreadsheet programs do to a file is
 * either harmless (byte order mark, CRLF, quotes, trailing empty columns and rows) or named
 * in the message (semicolons or tabs for commas, a text that is no longer UTF-8).
 *
 * Ownership: in the arena given.
 * Errors:    "path:line: error: ..." to `diags`; faulty rows are left out of the table.
 */
#ifndef RULES_RULETABLE_H
#define RULES_RULETABLE_H

#include "base/diag.h"

#include <stdint.h>

typedef struct RuleTable {
    Slice path;
    const Slice *header;
    size_t n_columns;
    struct RuleRow {
        uint64_t line;
        const Slice *cells; /* n_columns of them, trimmed */
    } * rows;
    size_t n_rows;
} RuleTable;

/* Reads a CSV of rule data. Column names are those in `columns` (n of them; "NAME?" may be
 * absent); where `more` is true further columns are allowed. Missing or unknown columns,
 * quoting faults and short or long rows are reported. False if the file could not be read at
 * all, or only up to some row. */
bool rule_table_read(const char *path, const char *const *columns, size_t n, bool more,
                     Arena *arena, Diags *diags, RuleTable *table);

/* The index of a column in the table, or n_columns. */
size_t rule_table_column(const RuleTable *table, const char *name);

#endif
