#include "rules/ruletable.h"

#include "base/csv.h"
#include "base/nearest.h"
#include "base/readfile.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <string.h>

enum { FIRST_ROWS = 64 };

/* A table while it is read. */
typedef struct TableReader {
    CsvReader *csv;
    Arena *arena;
    Diags *diags;
    RuleTable *table;
    size_t room; /* of table->rows */
} TableReader;

static Diag *error_in(const TableReader *r, uint64_t line, const char *words)
{
    return diag_row(r->diags, SEVERITY_ERROR, r->table->path, line, (Slice){NULL, 0}, "%s", words);
}

/* ---- the file ---- */

/* Line on which byte `at` of `text` stands. */
static uint64_t line_of(Slice text, size_t at)
{
    uint64_t line = 1;
    for (size_t i = 0; i < at; i++)
        line += text.at[i] == '\n';
    return line;
}

static bool read_text(const char *path, TableReader *r, Slice *text)
{
    const char *why = NULL;
    if (!readfile(path, r->arena, text, &why)) {
        diag_row(r->diags, SEVERITY_ERROR, r->table->path, 0, (Slice){NULL, 0},
                 "cannot be read: %s", why);
        return false;
    }
    size_t valid = utf8_valid(*text);
    if (valid < text->len) {
        Diag *diag = error_in(r, line_of(*text, valid), "this text is not UTF-8");
        diag_help(r->diags, diag, "save the table as \"CSV UTF-8\"");
        return false;
    }
    return true;
}

/* ---- the header ---- */

static size_t cells_in_use(const CsvRecord *record)
{
    size_t n = record->n_cells;
    while (n > 0 && slice_trim(record->cells[n - 1]).len == 0)
        n--;
    return n;
}

/* The name in a list of columns, without the '?' of those that may be absent. */
static Slice column_name(const char *column)
{
    Slice name = slice(column);
    return slice_ends(name, "?") ? slice_part(name, 0, name.len - 1) : name;
}

static bool is_column(Slice name, const char *const *columns, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (slice_equal(column_name(columns[i]), name))
            return true;
    return false;
}

static void check_name(const TableReader *r, uint64_t line, size_t index,
                       const char *const *columns, size_t n, bool more)
{
    const RuleTable *table = r->table;
    Slice name = table->header[index];
    if (name.len == 0) {
        diag_row(r->diags, SEVERITY_ERROR, table->path, line, name, "column %zu has no name",
                 index + 1);
        return;
    }
    for (size_t i = 0; i < index; i++)
        if (slice_equal(table->header[i], name))
            diag_row(r->diags, SEVERITY_ERROR, table->path, line, name, "stands twice");
    if (more || is_column(name, columns, n))
        return;

    Diag *diag = diag_row(r->diags, SEVERITY_ERROR, table->path, line, (Slice){NULL, 0},
                          "no column is named '%.*s'", SLICE_ARG(name));
    Nearest nearest = nearest_to(name);
    for (size_t i = 0; i < n; i++)
        nearest_try(&nearest, column_name(columns[i]));
    if (nearest.best.len > 0)
        diag_help(r->diags, diag, "did you mean '%.*s'?", SLICE_ARG(nearest.best));
}

static void check_header(const TableReader *r, uint64_t line, const char *const *columns, size_t n,
                         bool more)
{
    for (size_t i = 0; i < r->table->n_columns; i++)
        check_name(r, line, i, columns, n, more);
    for (size_t i = 0; i < n; i++) {
        if (slice_ends(slice(columns[i]), "?"))
            continue;
        if (rule_table_column(r->table, columns[i]) == r->table->n_columns)
            diag_row(r->diags, SEVERITY_ERROR, r->table->path, line, (Slice){NULL, 0},
                     "the column '%s' is missing", columns[i]);
    }
}

/* Semicolons or tabs between the cells: what spreadsheet programs write in some countries. */
static bool is_parted_otherwise(const CsvRecord *record)
{
    if (record->n_cells != 1)
        return false;
    Slice cell = record->cells[0];
    return slice_find(cell, ';') < cell.len || slice_find(cell, '\t') < cell.len;
}

static Slice *copy_cells(const TableReader *r, const CsvRecord *record, size_t n)
{
    Slice *cells = arena_array(r->arena, Slice, n);
    for (size_t i = 0; i < n && i < record->n_cells; i++) {
        Slice cell = slice_trim(record->cells[i]);
        if (cell.len > 0)
            cells[i] = arena_copy(r->arena, cell);
    }
    return cells;
}

/* ---- rows ---- */

/* The next record with something in it; false at the end or where nothing more can be read. */
static bool next_record(TableReader *r, CsvRecord *record, bool *whole)
{
    for (;;) {
        switch (csv_next(r->csv, record)) {
        case CSV_RECORD:
            if (cells_in_use(record) > 0)
                return true;
            break;
        case CSV_FAULTY:
            error_in(r, record->line, record->fault);
            break;
        case CSV_END:
            return false;
        case CSV_BROKEN: {
            Diag *diag = error_in(r, record->fault_line, record->fault);
            diag_help(r->diags, diag, "it took the text up to line %" PRIu64, record->last_line);
            *whole = false;
            return false;
        }
        case CSV_FAILED:
            error_in(r, 0, csv_failure(r->csv));
            *whole = false;
            return false;
        }
    }
}

static bool has_sound_length(const TableReader *r, const CsvRecord *record)
{
    size_t n_columns = r->table->n_columns;
    if (record->n_cells >= n_columns && cells_in_use(record) <= n_columns)
        return true;
    Diag *diag = diag_row(r->diags, SEVERITY_ERROR, r->table->path, record->line, (Slice){NULL, 0},
                          "the row has %zu cells, the header has %zu", record->n_cells, n_columns);
    if (record->n_cells > n_columns)
        diag_help(r->diags, diag, "a cell that holds a comma stands in double quotes");
    else
        diag_help(r->diags, diag, "an empty cell keeps its comma");
    return false;
}

static void add_row(TableReader *r, const CsvRecord *record)
{
    RuleTable *table = r->table;
    if (table->n_rows == r->room) {
        size_t room = r->room > 0 ? 2 * r->room : FIRST_ROWS;
        struct RuleRow *rows = arena_array(r->arena, struct RuleRow, room);
        if (table->n_rows > 0)
            memcpy(rows, table->rows, table->n_rows * sizeof *rows);
        table->rows = rows;
        r->room = room;
    }
    table->rows[table->n_rows++] =
        (struct RuleRow){record->line, copy_cells(r, record, table->n_columns)};
}

static bool read_header(TableReader *r, const char *const *columns, size_t n, bool more)
{
    CsvRecord record;
    bool whole = true;
    if (!next_record(r, &record, &whole)) {
        if (whole)
            error_in(r, 0, "the table is empty, it has no header");
        return false;
    }
    if (is_parted_otherwise(&record)) {
        Diag *diag = error_in(r, record.line, "the cells are not parted by commas");
        diag_help(r->diags, diag, "save the table as CSV with commas, not semicolons or tabs");
        return false;
    }
    r->table->n_columns = cells_in_use(&record);
    r->table->header = copy_cells(r, &record, r->table->n_columns);
    check_header(r, record.line, columns, n, more);
    return true;
}

bool rule_table_read(const char *path, const char *const *columns, size_t n, bool more,
                     Arena *arena, Diags *diags, RuleTable *table)
{
    *table = (RuleTable){.path = arena_copy(arena, slice(path))};
    TableReader r = {.arena = arena, .diags = diags, .table = table};
    Slice text;
    if (!read_text(path, &r, &text))
        return false;

    r.csv = csv_open_text(text, ',');
    bool whole = read_header(&r, columns, n, more);
    CsvRecord record;
    while (whole && next_record(&r, &record, &whole))
        if (has_sound_length(&r, &record))
            add_row(&r, &record);
    csv_close(r.csv);
    return whole;
}

size_t rule_table_column(const RuleTable *table, const char *name)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (slice_is(table->header[i], name))
            return i;
    return table->n_columns;
}
