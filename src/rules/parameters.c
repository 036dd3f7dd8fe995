/* parameters.c - parameters.csv: dated numbers that a law takes from elsewhere. */
#include "rules/tablecells.h"
#include "rules/tables.h"
#include "rules/values.h"

#include <inttypes.h>
#include <string.h>

static const char *const columns[] = {"name",   "value",    "unit?", "from?",
                                      "until?", "reading?", "law?"};

/* A row that was read; rows of one name become one parameter. */
typedef struct ValueRow {
    Slice name, unit;
    ParameterValue value;
    TableRow row;
    bool is_sound; /* else only the name is known, so that rules may use it */
    bool is_taken; /* has gone into its parameter */
} ValueRow;

static bool read_number(const TableRow *row, Decimal *out)
{
    Slice cell = row_cell(row, "value");
    if (number_read(cell, out))
        return true;
    if (number_is_code(cell)) {
        row_error(row, "value",
                  "'%.*s' is a code, though a spreadsheet program reads it as a number",
                  SLICE_ARG(cell));
        return false;
    }
    Diag *diag = cell.len == 0 ? row_error(row, "value", "is blank")
                               : row_error(row, "value", "'%.*s' is not a number", SLICE_ARG(cell));
    diag_help(row->diags, diag, "write it as 4800, 0.5 or 10^25; the unit has its own column");
    return false;
}

/* "name=value", or nothing. */
static bool read_reading(const TableRow *row, Slice *out)
{
    Slice cell = row_cell(row, "reading");
    size_t equals = slice_find(cell, '=');
    if (cell.len > 0 && (equals == 0 || equals + 1 >= cell.len)) {
        Diag *diag = row_error(row, "reading", "'%.*s' is no reading", SLICE_ARG(cell));
        diag_help(row->diags, diag, "write it as name=value");
        return false;
    }
    *out = cell;
    return true;
}

static bool read_row(TableRow row, ValueRow *out)
{
    *out = (ValueRow){.row = row};
    ParameterValue *value = &out->value;
    if (!row_name(&row, "name", &out->name))
        return false;
    bool sound = read_number(&row, &value->number);
    sound = row_term(&row, &value->from, &value->until) && sound;
    sound = read_reading(&row, &value->reading) && sound;
    out->is_sound = sound;
    out->unit = row_cell(&row, "unit");
    value->law = row_cell(&row, "law");
    return true;
}

/* Two values of one name must agree in unit, and of one reading must not meet in time. */
static void check_pair(const ValueRow *early, const ValueRow *late)
{
    uint64_t line = early->row.row->line;
    if (!slice_equal(early->unit, late->unit))
        row_error(&late->row, "unit", "'%.*s' is in '%.*s' in line %" PRIu64 ", here in '%.*s'",
                  SLICE_ARG(late->name), SLICE_ARG(early->unit), line, SLICE_ARG(late->unit));
    if (early->is_sound && late->is_sound &&
        slice_equal(early->value.reading, late->value.reading) &&
        early->value.from <= late->value.until && late->value.from <= early->value.until)
        row_error(&late->row, "value", "'%.*s' has a value on the same days in line %" PRIu64,
                  SLICE_ARG(late->name), line);
}

/* Makes a parameter of rows[first] and all later rows of its name. */
static Parameter *new_parameter(Arena *arena, ValueRow *rows, size_t n, size_t first)
{
    Parameter *parameter = arena_new(arena, Parameter);
    *parameter = (Parameter){.name = rows[first].name,
                             .unit = rows[first].unit,
                             .path = rows[first].row.table->path,
                             .line = rows[first].row.row->line};
    ParameterValue *values = arena_array(arena, ParameterValue, n - first);
    for (size_t i = first; i < n; i++) {
        if (!slice_equal(rows[i].name, parameter->name))
            continue;
        for (size_t j = first; j < i; j++)
            if (slice_equal(rows[j].name, parameter->name))
                check_pair(&rows[j], &rows[i]);
        rows[i].is_taken = true;
        if (rows[i].is_sound)
            values[parameter->n_values++] = rows[i].value;
    }
    parameter->values = values;
    return parameter;
}

static void check_new(const Programme *programme, const ValueRow *row)
{
    for (size_t i = 0; i < programme->n_parameters; i++)
        if (slice_equal(programme->parameters[i]->name, row->name))
            row_error(&row->row, "name", "'%.*s' stands in %.*s already", SLICE_ARG(row->name),
                      SLICE_ARG(programme->parameters[i]->path));
}

void parameters_read(Rulebook *book, Programme *programme, const char *path, Diags *diags)
{
    Arena *arena = &book->arena;
    RuleTable table;
    if (!table_is_there(path) ||
        !rule_table_read(path, columns, COUNT(columns), false, arena, diags, &table))
        return;
    ValueRow *rows = arena_array(arena, ValueRow, table.n_rows);
    size_t n = 0;
    for (size_t i = 0; i < table.n_rows; i++)
        if (read_row(table_row(&table, i, diags), &rows[n]))
            n++;

    size_t n_old = programme->n_parameters, n_new = 0;
    const Parameter **parameters = arena_array(arena, const Parameter *, n_old + n);
    if (n_old > 0)
        memcpy(parameters, programme->parameters, n_old * sizeof *parameters);
    for (size_t i = 0; i < n; i++) {
        if (rows[i].is_taken)
            continue;
        check_new(programme, &rows[i]);
        parameters[n_old + n_new++] = new_parameter(arena, rows, n, i);
    }
    programme->parameters = parameters;
    programme->n_parameters = n_old + n_new;
}
