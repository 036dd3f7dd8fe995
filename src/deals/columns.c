#include "deals/columns.h"

#include "base/fold.h"
#include "base/nearest.h"
#include "deals/headers.h"

enum { WANTED_NAMED = 8 }; /* columns that a message names as examples */

/* What columns_read was given, for its helpers. */
typedef struct ColumnsReader {
    const Rulebook *book;
    const MapOption *maps;
    size_t n_maps;
    Slice path;
    Arena *arena;
    Diags *diags;
    Columns *out;
} ColumnsReader;

/* ---- --map ---- */

static bool is_same_header(Slice a, Slice b, Arena *arena)
{
    if (slice_equal(slice_trim(a), slice_trim(b)))
        return true;
    Slice folded = fold_in(arena, a);
    return folded.len > 0 && slice_equal(folded, fold_in(arena, b));
}

/* What --map gives to a column. Unknown facts were reported before. */
static bool find_mapped(const ColumnsReader *r, Slice header, FactNamed *out)
{
    for (size_t i = 0; i < r->n_maps; i++)
        if (is_same_header(r->maps[i].column, header, r->arena))
            return header_fact(r->book, r->maps[i].fact, r->arena, out);
    return false;
}

static bool check_map_fact(const ColumnsReader *r, const MapOption *map)
{
    Slice id = slice_trim(map->fact);
    FactNamed ignored;
    if (header_fact(r->book, id, r->arena, &ignored))
        return true;
    Diag *diag = diag_error(r->diags, (Span){NULL, 0, 0},
                            "--map '%.*s=%.*s': no fact is named "
                            "'%.*s'",
                            SLICE_ARG(map->column), SLICE_ARG(map->fact), SLICE_ARG(id));
    Slice nearest = rulebook_nearest_fact(r->book, id);
    if (nearest.len > 0)
        diag_help(r->diags, diag, "did you mean '%.*s'?", SLICE_ARG(nearest));
    return false;
}

static bool check_map_column(const ColumnsReader *r, const MapOption *map)
{
    const Columns *columns = r->out;
    Nearest nearest = nearest_to(map->column);
    for (size_t i = 0; i < columns->n_columns; i++) {
        if (is_same_header(map->column, columns->columns[i].header, r->arena))
            return true;
        nearest_try(&nearest, columns->columns[i].header);
    }
    Diag *diag = diag_error(r->diags, (Span){NULL, 0, 0},
                            "--map '%.*s=%.*s': the list has no "
                            "column '%.*s'",
                            SLICE_ARG(map->column), SLICE_ARG(map->fact), SLICE_ARG(map->column));
    if (nearest.best.len > 0)
        diag_help(r->diags, diag, "did you mean '%.*s'?", SLICE_ARG(nearest.best));
    return false;
}

/* Two facts for one column would leave one of them out in silence. */
static bool check_map_twice(const ColumnsReader *r, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (!is_same_header(r->maps[i].column, r->maps[at].column, r->arena))
            continue;
        diag_error(r->diags, (Span){NULL, 0, 0}, "--map names column '%.*s' twice",
                   SLICE_ARG(r->maps[at].column));
        return false;
    }
    return true;
}

static bool check_maps(const ColumnsReader *r)
{
    bool good = true;
    for (size_t i = 0; i < r->n_maps; i++) {
        good = check_map_fact(r, &r->maps[i]) && good;
        good = check_map_column(r, &r->maps[i]) && good;
        good = check_map_twice(r, i) && good;
    }
    return good;
}

/* ---- messages about columns ---- */

static void warn_of_close(const ColumnsReader *r, const Column *column)
{
    Diag *diag = diag_row(r->diags, SEVERITY_WARNING, r->path, 1, column->header,
                          "is not known, so the column is carried along and not read");
    diag_help(r->diags, diag, "if '%.*s' is meant, add --map '%.*s=%.*s'",
              SLICE_ARG(column->spelling), SLICE_ARG(column->header), SLICE_ARG(column->fact->id));
}

static void warn_of_currency(const ColumnsReader *r, const Column *column)
{
    Slice wanted = column->fact->unit;
    Diag *diag =
        diag_row(r->diags, SEVERITY_WARNING, r->path, 1, column->header,
                 "is in %.*s, and limits are in %.*s", SLICE_ARG(column->unit), SLICE_ARG(wanted));
    diag_help(r->diags, diag, "no exchange rates are built in: give the amounts in %.*s",
              SLICE_ARG(wanted));
}

static void warn(const ColumnsReader *r, const Column *column)
{
    bool is_money = column->use == COLUMN_FACT && column->fact->type == TYPE_MONEY;
    if (column->use == COLUMN_CLOSE)
        warn_of_close(r, column);
    else if (is_money && column->unit.len > 0 && !slice_equal(column->unit, column->fact->unit))
        warn_of_currency(r, column);
}

/* Something to judge by: an id alone is not. */
static bool has_usable_column(const ColumnsReader *r)
{
    for (size_t i = 0; i < r->out->n_columns; i++) {
        const Column *column = &r->out->columns[i];
        if (column->use == COLUMN_FACT && column->fact != r->book->deal_id)
            return true;
    }
    return false;
}

static void name_wanted(Buffer *names, const Fact *fact)
{
    if (!fact)
        return;
    buffer_print(names, "%s'%.*s'", names->len > 0 ? ", " : "", SLICE_ARG(fact->label));
}

/* Names a few columns that a list should have: who the deal is with, when, and facts that
 * some rule tests. */
static void report_none(const ColumnsReader *r)
{
    const Rulebook *book = r->book;
    Diag *diag = diag_row(r->diags, SEVERITY_ERROR, r->path, 1, (Slice){NULL, 0},
                          "none of the columns is one that the rules ask for");
    Buffer names = {0};
    size_t n_named = 0;
    name_wanted(&names, book->deal_id);
    name_wanted(&names, book->target_name);
    name_wanted(&names, book->completion_date);
    for (size_t i = 0; i < book->n_facts && n_named < WANTED_NAMED; i++) {
        const Fact *fact = book->facts[i];
        if (!fact->tested || fact == book->completion_date || slice_is(fact->group, "reading"))
            continue;
        name_wanted(&names, fact);
        n_named++;
    }
    diag_help(r->diags, diag, "wanted are columns such as %.*s; 'dealscreen facts' lists all",
              SLICE_ARG(buffer_slice(&names)));
    diag_help(r->diags, diag, "a column of another name is read with --map 'COLUMN=FACT'");
    buffer_release(&names);
}

/* ---- the header row ---- */

static Slice name_of(const ColumnsReader *r, Slice header, size_t index)
{
    header = slice_trim(header);
    if (header.len == 0)
        return arena_print(r->arena, "column %zu", index + 1);
    return arena_copy(r->arena, header);
}

bool columns_read(const Rulebook *book, const Slice *headers, size_t n_headers,
                  const MapOption *maps, size_t n_maps, Slice path, Arena *arena, Diags *diags,
                  Columns *out)
{
    const ColumnsReader r = {book, maps, n_maps, path, arena, diags, out};
    out->n_columns = n_headers;
    out->columns = arena_array(arena, Column, n_headers);
    out->wanted = arena_array(arena, bool, n_headers);
    for (size_t i = 0; i < n_headers; i++)
        out->columns[i] = (Column){.header = name_of(&r, headers[i], i), .use = COLUMN_CARRIED};
    bool good = check_maps(&r);

    for (size_t i = 0; i < n_headers; i++) {
        Column *column = &out->columns[i];
        FactNamed given;
        bool is_given = find_mapped(&r, column->header, &given);
        if (is_given || slice_trim(headers[i]).len > 0)
            header_read(book, is_given ? &given : NULL, arena, column);
        out->wanted[i] = column->use == COLUMN_FACT;
        warn(&r, column);
    }
    if (!has_usable_column(&r)) {
        report_none(&r);
        good = false;
    }
    return good;
}
