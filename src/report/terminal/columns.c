/* How the columns of the list were read. */
#include "report/terminal/parts.h"

#include "report/lines.h"

enum {
    COLUMN_LINES = 4, /* of columns that were read as facts */
    CARRIED_LINES = 2,
    CLOSE_SHOWN = 2,
};

static bool has_use(const Columns *columns, ColumnUse use)
{
    for (size_t i = 0; i < columns->n_columns; i++) {
        if (columns->columns[i].use == use)
            return true;
    }
    return false;
}

/* "Country = target_country" */
static void add_column(Buffer *out, const Column *column)
{
    buffer_add(out, column->header);
    if (column->use == COLUMN_FACT) {
        buffer_add_text(out, column->from ? " = earliest " : " = ");
        buffer_add(out, column->fact->id);
    }
}

static void add_columns_of(Buffer *out, const Columns *columns, ColumnUse use, const char *heading,
                           size_t max_lines)
{
    if (!has_use(columns, use))
        return;
    summary_heading(out, heading);
    Wrapped list = wrapped_from(out, HEADING, HEADING, max_lines);
    Buffer part = {0};
    for (size_t i = 0; i < columns->n_columns; i++) {
        if (columns->columns[i].use != use)
            continue;
        buffer_clear(&part);
        add_column(&part, &columns->columns[i]);
        wrapped_add(&list, buffer_slice(&part));
    }
    buffer_release(&part);
    wrapped_end(&list);
}

/* "Tgt country, close to Target country; to use it: --map 'Tgt country=target_country'": a
 * line that may be long, since a command that is cut is of no use. */
static void add_close(Buffer *out, const Column *column)
{
    Buffer line = {0};
    buffer_add(&line, column->header);
    buffer_add_text(&line, ", close to ");
    buffer_add(&line, column->spelling);
    buffer_add_text(&line, "; to use it: --map '");
    buffer_add(&line, column->header);
    buffer_add_char(&line, '=');
    buffer_add(&line, column->fact->id);
    buffer_add_char(&line, '\'');
    lines_add(out, buffer_slice(&line), 2 * LINE_COLUMNS);
    buffer_add_char(out, '\n');
    buffer_release(&line);
}

static void add_all_close(Buffer *out, const Columns *columns)
{
    size_t n = 0;
    for (size_t i = 0; i < columns->n_columns; i++) {
        if (columns->columns[i].use != COLUMN_CLOSE)
            continue;
        if (n++ >= CLOSE_SHOWN)
            continue;
        summary_heading(out, n == 1 ? "not used" : "");
        add_close(out, &columns->columns[i]);
    }
    if (n > CLOSE_SHOWN) {
        out->len--; /* the line goes on */
        buffer_add_text(out, " and ");
        buffer_add_number(out, n - CLOSE_SHOWN);
        buffer_add_text(out, " more\n");
    }
}

void summary_columns(Buffer *out, const Columns *columns)
{
    buffer_add_char(out, '\n');
    add_columns_of(out, columns, COLUMN_FACT, "columns read", COLUMN_LINES);
    add_columns_of(out, columns, COLUMN_CARRIED, "carried along", CARRIED_LINES);
    add_all_close(out, columns);
}
