#include "deals/things.h"

#include "deals/cell_text.h"
#include "deals/shares.h"
#include "deals/statements.h"
#include "deals/thing_cells.h"

/* ---- once for all rows ---- */

const Kind *column_kind(const Column *column)
{
    if (column->use != COLUMN_FACT)
        return NULL;
    return column->kind ? column->kind : column->fact->of;
}

static void add_fact(KindColumns *kind, bool *seen, const Fact *fact)
{
    if (!seen[fact->index])
        kind->facts[kind->n_facts++] = fact;
    seen[fact->index] = true;
}

static KindColumns index_kind(const Rulebook *book, const Columns *columns, ColumnReader *readers,
                              const Kind *kind, const DealFact *initial, Arena *arena)
{
    KindColumns made = {.book = book, .columns = columns, .readers = readers, .kind = kind};
    bool *seen = arena_array(arena, bool, book->n_facts);
    made.at = arena_array(arena, size_t, columns->n_columns);
    made.facts = arena_array(arena, const Fact *, book->n_facts);
    for (size_t i = 0; i < columns->n_columns; i++) {
        if (column_kind(&columns->columns[i]) != kind)
            continue;
        made.at[made.n++] = i;
        add_fact(&made, seen, columns->columns[i].fact);
    }
    for (size_t i = 0; i < kind->n_facts; i++)
        if (initial[kind->facts[i]->index].stated)
            add_fact(&made, seen, kind->facts[i]);
    made.set_name = initial[kind->name->index].stated;
    return made;
}

const KindColumns *kinds_index(const Rulebook *book, const Columns *columns, ColumnReader *readers,
                               const DealFact *initial, Arena *arena, size_t *n_kinds)
{
    KindColumns *kinds = arena_array(arena, KindColumns, book->n_kinds);
    *n_kinds = 0;
    for (size_t i = 0; i < book->n_kinds; i++) {
        kinds[*n_kinds] = index_kind(book, columns, readers, book->kinds[i], initial, arena);
        *n_kinds += kinds[*n_kinds].n_facts > 0;
    }
    return kinds;
}

/* ---- the deal's own facts ---- */

static void read_into(Deal *deal, CellReader *reader, const Column *column, size_t index,
                      Slice cell, Statement *out)
{
    out->fact = column->fact;
    out->column = index;
    out->cell = cell;
    cell_read(reader, column, cell, &out->reading);
    statement_report(deal, out);
}

/* One thing at most, and it has no name: as if the facts were the deal's. `cells`: what is known
 * of the columns' cells already, or NULL. */
static void read_plain(Deal *deal, CellReader *reader, const KindColumns *of, size_t n_cells,
                       const ThingCell *cells)
{
    for (size_t i = 0; i < of->n_facts; i++)
        statement_own_set(deal, of->facts[i]);
    for (size_t i = 0; i < of->n; i++) {
        const Column *column = &of->columns->columns[of->at[i]];
        if (column->kind)
            continue;
        if (of->at[i] >= n_cells || (cells && cells[i].unclear))
            statement_miss(&deal->facts[column->fact->index]);
        else
            column_read(&of->readers[of->at[i]], reader, deal);
    }
    for (size_t i = 0; i < of->n_facts; i++)
        deal_settle(deal, of->facts[i]);
}

/* ---- making things ---- */

static void make_thing(const ThingCells *row, Things *things, size_t i)
{
    Thing *thing = &things->things[i];
    if (thing->facts)
        return;
    size_t n_facts = row->of->book->n_facts;
    thing->facts = arena_array(row->deal->arena, DealFact, n_facts);
    for (size_t k = 0; k < n_facts; k++)
        thing->facts[k].blank = true;
    thing->name = arena_print(row->deal->arena, "%.*s %zu", SLICE_ARG(row->of->kind->id), i + 1);
}

/* A list beside numbered columns makes those in whose place it has something. */
static void make_listed(const ThingCells *row, Things *things, const ThingCell *cell)
{
    Slice rest = cell->list.cell, part;
    for (size_t i = 0; i < things->n && cell_list_next(&cell->list, &rest, &part); i++)
        if (!cell_is_blank(row->reader, cell->fact, part))
            make_thing(row, things, i);
}

static void make_things(const ThingCells *row, Things *things)
{
    things->n = row->expected > row->greatest ? row->expected : row->greatest;
    things->things = arena_array(row->deal->arena, Thing, things->n);
    for (size_t i = 0; row->measure && i < row->expected; i++)
        make_thing(row, things, i);
    for (size_t i = 0; i < row->of->n; i++) {
        const ThingCell *cell = &row->cells[i];
        bool is_there = cell->form == FORM_WRITTEN || cell->form == FORM_CUT;
        if (is_there && cell->column->kind)
            make_thing(row, things, cell->column->number - 1);
        else if (is_there && thing_cell_is_list(row, cell))
            make_listed(row, things, cell);
    }
    if (row->greatest > 0) /* it has been counted for a reason */
        make_thing(row, things, row->greatest - 1);
}

/* ---- cells of things ---- */

static void miss_for_all(const Things *things, const Fact *fact)
{
    for (size_t i = 0; i < things->n; i++)
        if (things->things[i].facts)
            statement_miss(&things->things[i].facts[fact->index]);
}

static void put_list(const ThingCells *row, const Things *things, const ThingCell *cell)
{
    Slice rest = cell->list.cell, part;
    for (size_t i = 0; i < things->n && cell_list_next(&cell->list, &rest, &part); i++) {
        Statement said;
        read_into(row->deal, row->reader, cell->column, cell->index, part, &said);
        if (things->things[i].facts)
            statement_put(row->deal, &things->things[i], &said);
    }
}

static void put_shared(const ThingCells *row, const Things *things, const ThingCell *cell)
{
    Statement said;
    Slice text = row->deal->cells[cell->index];
    read_into(row->deal, row->reader, cell->column, cell->index, text, &said);
    for (size_t i = 0; i < things->n; i++)
        if (things->things[i].facts)
            statement_put(row->deal, &things->things[i], &said);
}

static void put_numbered(const ThingCells *row, const Things *things, const ThingCell *cell)
{
    size_t i = cell->column->number - 1;
    Statement said;
    if (i >= things->n || !things->things[i].facts)
        return; /* blank, and so is all else of it */
    Thing *thing = &things->things[i];
    switch (cell->form) {
    case FORM_BLANK:
        return;
    case FORM_WRITTEN:
        read_into(row->deal, row->reader, cell->column, cell->index, row->deal->cells[cell->index],
                  &said);
        statement_put(row->deal, thing, &said);
        return;
    case FORM_NONE:
        deal_problem(row->deal, cell->index,
                     "'none' says that there is no such %.*s, and another cell speaks of it; "
                     "taken as missing",
                     SLICE_ARG(row->of->kind->id));
        break;
    case FORM_CUT:
        break;
    }
    statement_miss(&thing->facts[cell->fact->index]);
}

static void put_unnumbered(const ThingCells *row, const Things *things, const ThingCell *cell)
{
    switch (cell->form) {
    case FORM_BLANK:
        return;
    case FORM_CUT:
    case FORM_NONE:
        miss_for_all(things, cell->fact);
        break;
    case FORM_WRITTEN:
        if (thing_cell_misfits(row, cell))
            miss_for_all(things, cell->fact);
        else if (thing_cell_is_list(row, cell))
            put_list(row, things, cell);
        else
            put_shared(row, things, cell);
        break;
    }
    row->deal->facts[cell->fact->index].blank = false;
}

static void put_cells(const ThingCells *row, const Things *things)
{
    for (size_t i = 0; i < row->of->n; i++) {
        const ThingCell *cell = &row->cells[i];
        if (cell->column->kind)
            put_numbered(row, things, cell);
        else
            put_unnumbered(row, things, cell);
    }
}

/* --set holds for all things; a name "none" that something else denies is nobody's name. */
static void put_sets(const ThingCells *row, const Things *things)
{
    const Kind *kind = row->of->kind;
    for (size_t i = 0; i < things->n; i++) {
        Thing *thing = &things->things[i];
        for (size_t k = 0; thing->facts && k < kind->n_facts; k++) {
            const Fact *fact = kind->facts[k];
            bool is_denied = fact == kind->name && row->says_other && row->of->set_name;
            if (is_denied && !thing->facts[fact->index].stated)
                statement_miss(&thing->facts[fact->index]);
            else
                statement_put_set(row->deal, thing, fact);
        }
    }
}

/* ---- when all is put ---- */

/* A name stated in the row tells a thing better than its number. */
static void name_thing(const Kind *kind, Thing *thing)
{
    const Saying *name = thing->facts[kind->name->index].stated;
    if (name && name->kind == SAID_BY_CELL)
        thing->name = name->value.text;
}

/* Numbers of which nothing is written are left out. */
static void close_up(const ThingCells *row, Things *things)
{
    size_t kept = 0;
    for (size_t i = 0; i < things->n; i++) {
        if (!things->things[i].facts)
            continue;
        things->things[kept] = things->things[i];
        name_thing(row->of->kind, &things->things[kept]);
        things->things[kept].slot = row->deal->n_things++;
        kept++;
    }
    things->n = kept;
}

/* Facts of another kind may be stated of a thing as well ("link 1 logic node"). */
static void settle_all(const ThingCells *row, Things *things)
{
    for (size_t i = 0; i < things->n; i++)
        for (size_t k = 0; k < row->of->n_facts; k++)
            deal_settle_thing(row->deal, &things->things[i], row->of->facts[k]);
    shares_check(row->deal, row->of->kind);
}

/* More than can be meant: one thing of which nothing is known. */
static void give_up(ThingCells *row, Things *things)
{
    deal_problem(row->deal, row->measure->index,
                 "names %zu of '%.*s', and no more than %d are read; all are taken as missing",
                 row->expected, SLICE_ARG(row->of->kind->id), THINGS_MAX);
    row->expected = 1;
    row->greatest = 0;
    things->n = 1;
    things->things = arena_array(row->deal->arena, Thing, 1);
    make_thing(row, things, 0);
    for (size_t k = 0; k < row->of->kind->n_facts; k++)
        miss_for_all(things, row->of->kind->facts[k]);
}

void things_read(Deal *deal, CellReader *reader, const KindColumns *columns, size_t n_cells)
{
    if (thing_cells_are_plain(deal, columns, n_cells)) {
        read_plain(deal, reader, columns, n_cells, NULL);
        return;
    }
    Things *things = &deal->things[columns->kind->index];
    ThingCells row = {.deal = deal, .reader = reader, .of = columns};
    thing_cells_take(&row, n_cells);
    things->none = row.none;
    if (row.expected == 0) {
        read_plain(deal, reader, columns, n_cells, row.cells);
        return;
    }
    if (row.expected > THINGS_MAX) {
        give_up(&row, things);
    } else {
        make_things(&row, things);
        put_cells(&row, things);
        put_sets(&row, things);
    }
    close_up(&row, things);
    settle_all(&row, things);
}
