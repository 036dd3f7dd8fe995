#include "deals/row.h"

#include "base/utf8.h"
#include "deals/cell_text.h"
#include "deals/row_form.h"
#include "deals/statements.h"

#include <inttypes.h>
#include <string.h>

enum { NAME_LINES = 3 }; /* line ends in an id or a name from which on it is strange */

/* ---- once for all rows ---- */

static void index_columns(RowReader *r, Arena *arena)
{
    const Columns *columns = r->columns;
    r->fact_columns = arena_array(arena, size_t, columns->n_columns);
    r->id_column = NO_COLUMN;
    for (size_t i = 0; i < columns->n_columns; i++) {
        const Fact *fact = columns->columns[i].fact;
        if (columns->columns[i].use != COLUMN_FACT || column_kind(&columns->columns[i]))
            continue;
        r->fact_columns[r->n_fact_columns++] = i;
        if (fact == r->book->deal_id && r->id_column == NO_COLUMN)
            r->id_column = i;
        r->has_names |= fact == r->book->deal_id || fact == r->book->target_name;
    }
}

static void list_facts(RowReader *r, Arena *arena)
{
    bool *is_listed = arena_array(arena, bool, r->book->n_facts);
    r->listed = arena_array(arena, const Fact *, r->n_fact_columns);
    r->shared = arena_array(arena, const Fact *, r->n_fact_columns);
    for (size_t i = 0; i < r->n_fact_columns; i++) {
        const Fact *fact = r->columns->columns[r->fact_columns[i]].fact;
        if (is_listed[fact->index])
            continue;
        r->listed[r->n_listed++] = fact;
        if (!r->readers[r->fact_columns[i]].is_alone)
            r->shared[r->n_shared++] = fact;
        is_listed[fact->index] = true;
    }
}

void row_reader_init(RowReader *r, const Rulebook *book, const Columns *columns, char delimiter,
                     const DealFact *initial, Arena *arena)
{
    *r = (RowReader){.book = book, .columns = columns, .delimiter = delimiter, .initial = initial};
    r->cell_reader = (CellReader){.book = book, .arena = &r->deal_arena};
    r->cells = arena_array(arena, Slice, columns->n_columns);
    r->deal.facts = arena_array(arena, DealFact, book->n_facts);
    r->deal.things = book->n_kinds > 0 ? arena_array(arena, Things, book->n_kinds) : NULL;
    r->readers = column_readers_new(book, columns, initial, arena);
    r->kinds = kinds_index(book, columns, r->readers, initial, arena, &r->n_kinds);
    index_columns(r, arena);
    list_facts(r, arena);
}

void row_reader_release(RowReader *r)
{
    cell_reader_release(&r->cell_reader);
    if (r->readers)
        column_readers_release(r->readers, r->columns->n_columns);
    ids_seen_release(&r->ids);
    arena_release(&r->deal_arena);
}

/* ---- a row's cells ---- */

/* A cell that the row does not have is no blank one: nobody left it blank. */
static void miss_cell(RowReader *r, size_t index)
{
    statement_miss(&r->deal.facts[r->columns->columns[index].fact->index]);
}

/* A fact of which one cell speaks is mostly settled by reading that. */
static void read_facts(RowReader *r, size_t n_cells)
{
    Deal *deal = &r->deal;
    bool is_settled = true;
    for (size_t i = 0; i < r->n_shared; i++)
        statement_own_set(deal, r->shared[i]);
    for (size_t i = 0; i < r->n_fact_columns; i++) {
        size_t index = r->fact_columns[i];
        ColumnReader *reader = &r->readers[index];
        if (index >= n_cells)
            miss_cell(r, index);
        else if (!column_read(reader, &r->cell_reader, deal) && reader->is_alone)
            is_settled = false;
    }
    const Fact **facts = is_settled ? r->shared : r->listed;
    size_t n = is_settled ? r->n_shared : r->n_listed;
    for (size_t i = 0; i < n; i++)
        deal_settle(deal, facts[i]);
    for (size_t i = 0; i < r->n_kinds; i++)
        things_read(deal, &r->cell_reader, &r->kinds[i], n_cells);
}

/* ---- ids and names ---- */

static const Saying *said_by_cell(const Deal *deal, const Fact *fact)
{
    const Saying *said = fact ? deal->facts[fact->index].stated : NULL;
    return said && said->kind == SAID_BY_CELL ? said : NULL;
}

static bool is_written(const Deal *deal, const Fact *fact)
{
    return fact && !deal->facts[fact->index].blank;
}

static void check_id(RowReader *r)
{
    Deal *deal = &r->deal;
    if (deal->id.len == 0)
        return;
    uint64_t first = ids_seen_add(&r->ids, deal->id, deal->row);
    if (first != 0)
        deal_problem(deal, r->id_column, "'%.*s' is the id of row %" PRIu64 " already",
                     SLICE_ARG(text_shown(deal->arena, deal->id)), first);
}

/* Whole rows have been seen in one cell of a list, behind a quote that was never closed. */
static void check_name(Deal *deal, const Saying *name)
{
    if (!name)
        return;
    size_t n_lines = 0;
    for (size_t i = 0; i < name->cell.len; i++)
        n_lines += name->cell.at[i] == '\n';
    if (n_lines >= NAME_LINES)
        deal_problem(deal, name->column,
                     "the cell has %zu line ends: it may hold rows that another program has "
                     "swallowed",
                     n_lines);
}

static bool is_amount(const RowReader *r, const Fact *fact)
{
    bool is_measured = fact->type == TYPE_NUMBER || fact->type == TYPE_MONEY;
    return is_measured && said_by_cell(&r->deal, fact);
}

/* Lists often end in a line of totals; it comes out as a deal, and says so. */
static void check_total(RowReader *r)
{
    const Rulebook *book = r->book;
    Deal *deal = &r->deal;
    if (!r->has_names || is_written(deal, book->deal_id) || is_written(deal, book->target_name))
        return;
    for (size_t i = 0; i < r->n_listed; i++) {
        if (!is_amount(r, r->listed[i]))
            continue;
        deal_problem(deal, NO_COLUMN,
                     "the row has an amount but no id and no name: it may be a line of totals");
        return;
    }
}

/* ---- a row ---- */

static void start_deal(RowReader *r, const CsvRecord *record)
{
    DealFact *facts = r->deal.facts;
    Things *things = r->deal.things;
    arena_reset(&r->deal_arena);
    if (r->book->n_facts > 0)
        memcpy(facts, r->initial, r->book->n_facts * sizeof *facts);
    for (size_t i = 0; i < r->book->n_kinds; i++)
        things[i] = (Things){.n = 0};
    r->deal = (Deal){
        .arena = &r->deal_arena,
        .row = record->row,
        .line = record->line,
        .raw = record->raw,
        .cells = record->cells,
        .n_cells = r->columns->n_columns,
        .n_raw_cells = record->n_cells,
        .facts = facts,
        .things = things,
        .columns = r->columns,
    };
}

/* Cells for a row that has too few: those that there are, then empty ones. */
static void fill_cells(RowReader *r, const CsvRecord *record, size_t n_cells)
{
    for (size_t i = 0; i < r->columns->n_columns; i++)
        r->cells[i] = i < n_cells ? record->cells[i] : slice("");
    r->deal.cells = r->cells;
}

/* A row whose cells cannot be told apart: nothing of it is read but the id, where it comes
 * first. */
static void give_up(RowReader *r, const CsvRecord *record, Slice first_cell)
{
    Deal *deal = &r->deal;
    deal->unsure = true;
    fill_cells(r, record, 0);
    for (size_t i = 0; i < r->book->n_facts; i++)
        deal->facts[i] = (DealFact){.unreadable = true};
    if (r->id_column == 0 && utf8_valid(first_cell) == first_cell.len)
        deal->id = first_cell;
    check_id(r);
}

void row_read_faulty(RowReader *r, const CsvRecord *record)
{
    Deal *deal = &r->deal;
    start_deal(r, record);
    size_t before = utf8_count(slice_part(record->raw, 0, record->fault_at));
    deal_problem(deal, NO_COLUMN, "%s (character %zu), so the row is not read: %.*s", record->fault,
                 before + 1, SLICE_ARG(text_shown_whole(deal->arena, record->raw)));
    give_up(r, record, row_first_cell(record->raw, r->delimiter));
}

static void read_shifted(RowReader *r, const CsvRecord *record)
{
    Deal *deal = &r->deal;
    deal_problem(deal, NO_COLUMN,
                 "the row has %zu cells and the list %zu columns: its cells have shifted, so it "
                 "is not read: %.*s",
                 record->n_cells, r->columns->n_columns,
                 SLICE_ARG(text_shown_whole(deal->arena, record->raw)));
    give_up(r, record, slice_trim(record->cells[0]));
}

void row_read(RowReader *r, const CsvRecord *record)
{
    Deal *deal = &r->deal;
    size_t n_columns = r->columns->n_columns;
    start_deal(r, record);
    if (row_has_more(record, n_columns)) {
        read_shifted(r, record);
        return;
    }
    if (record->n_cells < n_columns) {
        fill_cells(r, record, record->n_cells);
        deal_problem(
            deal, NO_COLUMN,
            "the row has %zu cells and the list %zu columns: those at its end are missing, "
            "not blank",
            record->n_cells, n_columns);
    }
    if (row_holds_rows(record, n_columns))
        deal_problem(deal, NO_COLUMN,
                     "a cell holds lines that look like rows: another program may have "
                     "swallowed them at a quote");
    if (r->id_column < record->n_cells)
        ids_seen_expect(&r->ids, slice_trim(record->cells[r->id_column]));
    read_facts(r, record->n_cells);
    const Saying *id = said_by_cell(deal, r->book->deal_id);
    deal->id = id ? id->value.text : (Slice){NULL, 0};
    check_id(r);
    check_name(deal, id);
    check_name(deal, said_by_cell(deal, r->book->target_name));
    check_total(r);
}
