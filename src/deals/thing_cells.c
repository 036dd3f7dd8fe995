#include "deals/thing_cells.h"

#include "base/fold.h"
#include "deals/cell_text.h"

/* ---- forms ---- */

static bool is_name(const KindColumns *columns, const Fact *fact)
{
    return fact == columns->kind->name;
}

bool thing_cells_are_plain(const Deal *deal, const KindColumns *columns, size_t n_cells)
{
    if (columns->set_name)
        return false;
    for (size_t i = 0; i < columns->n; i++) {
        const Column *column = &columns->columns->columns[columns->at[i]];
        if (columns->at[i] >= n_cells && column->kind)
            return false;
        Slice cell = slice_trim(deal->cells[columns->at[i]]);
        bool is_naming = column->kind || is_name(columns, column->fact);
        if (cell.len > 0 && (is_naming || cell_may_be_list(cell)))
            return false;
    }
    return true;
}

static CellForm form_of(const ThingCells *row, const Fact *fact, Slice cell)
{
    if (cell_is_blank(row->reader, fact, cell))
        return FORM_BLANK;
    return is_name(row->of, fact) && text_is(slice_trim(cell), "none") ? FORM_NONE : FORM_WRITTEN;
}

static void take_cell(ThingCells *row, size_t i, size_t n_cells)
{
    ThingCell *cell = &row->cells[i];
    cell->index = row->of->at[i];
    cell->column = &row->of->columns->columns[cell->index];
    cell->fact = cell->column->fact;
    Slice text = row->deal->cells[cell->index];
    cell->form = cell->index < n_cells ? form_of(row, cell->fact, text) : FORM_CUT;
    if (cell->form == FORM_WRITTEN && !cell->column->kind)
        cell->list = cell_list(cell->fact, text);
}

/* ---- none ---- */

/* No votes are nobody's votes. */
static bool is_zero(const ThingCells *row, const ThingCell *cell)
{
    CellReading reading;
    if (!type_is_measured(cell->fact->type))
        return false;
    cell_read(row->reader, cell->column, row->deal->cells[cell->index], &reading);
    return reading.result == CELL_READ && reading.n_values == 1 &&
           interval_is_point(reading.values[0].number) &&
           reading.values[0].number.low.mantissa == 0;
}

static const ThingCell *find_form(const ThingCells *row, CellForm form)
{
    for (size_t i = 0; i < row->of->n; i++) {
        const ThingCell *cell = &row->cells[i];
        if (cell->form == form && !(form == FORM_WRITTEN && is_zero(row, cell)))
            return cell;
    }
    return NULL;
}

/* Where several are none: the one that speaks of all. */
static const ThingCell *find_none(const ThingCells *row)
{
    for (size_t i = 0; i < row->of->n; i++)
        if (row->cells[i].form == FORM_NONE && !row->cells[i].column->kind)
            return &row->cells[i];
    return find_form(row, FORM_NONE);
}

static Slice source_of(const ThingCells *row, const ThingCell *cell)
{
    const Saying said = {
        .kind = SAID_BY_CELL, .column = cell->index, .cell = row->deal->cells[cell->index]};
    return deal_source(row->deal, cell->fact, &said);
}

/* "none" in a numbered column is said of that one alone, and no more than a blank if all else of
 * it is blank. */
static void check_none(ThingCells *row)
{
    const Saying *set = row->of->set_name;
    bool by_set = set && text_is(slice_trim(set->value.text), "none");
    const ThingCell *none = find_none(row);
    if (!none && !by_set)
        return;
    const ThingCell *other = find_form(row, FORM_WRITTEN);
    row->none = !other;
    row->says_other = other && (by_set || !none->column->kind);
    if (!row->says_other)
        return;
    Deal *deal = row->deal;
    Slice source = source_of(row, other);
    Slice says = by_set ? deal_source(deal, row->of->kind->name, set) : source_of(row, none);
    deal_problem(deal, by_set ? NO_COLUMN : none->index,
                 "%.*s says that there is no %.*s, and %.*s speaks of one; the first is taken as "
                 "missing",
                 SLICE_ARG(says), SLICE_ARG(row->of->kind->id), SLICE_ARG(source));
}

/* ---- what lists are paired with ---- */

/* Texts and sets have many values or words and still are of one thing. */
static bool divides(const ThingCells *row, const ThingCell *cell)
{
    FactType type = cell->fact->type;
    return cell->list.n > 1 && !is_name(row->of, cell->fact) && type != TYPE_TEXT &&
           type != TYPE_SET;
}

static const ThingCell *find_names(const ThingCells *row)
{
    for (size_t i = 0; i < row->of->n; i++)
        if (is_name(row->of, row->cells[i].fact) && row->cells[i].list.n > 0)
            return &row->cells[i];
    return NULL;
}

static void report_unpaired(const ThingCells *row, const ThingCell *first, const ThingCell *cell)
{
    Deal *deal = row->deal;
    Slice kind = row->of->kind->id, name = row->of->kind->name->label;
    Slice says = source_of(row, cell), other = source_of(row, first);
    deal_problem(deal, cell->index,
                 "%.*s and %.*s do not say which values belong to one %.*s; give the names in a "
                 "column '%.*s', or number the columns ('%.*s 1 %.*s'); taken as missing",
                 SLICE_ARG(says), SLICE_ARG(other), SLICE_ARG(kind), SLICE_ARG(name),
                 SLICE_ARG(kind), SLICE_ARG(cell->fact->label));
}

/* Lists without names: those of one fact make the things, those of several say nothing. */
static const ThingCell *find_dividing(ThingCells *row)
{
    ThingCell *first = NULL;
    for (size_t i = 0; i < row->of->n; i++) {
        ThingCell *cell = &row->cells[i];
        if (!divides(row, cell))
            continue;
        if (!first)
            first = cell;
        if (cell->fact == first->fact)
            continue;
        first->unclear = cell->unclear = true;
        report_unpaired(row, first, cell);
    }
    for (size_t i = 0; first && first->unclear && i < row->of->n; i++)
        row->cells[i].unclear |= row->cells[i].fact == first->fact;
    return first && !first->unclear ? first : NULL;
}

static size_t greatest_number(const ThingCells *row)
{
    size_t greatest = 0;
    for (size_t i = 0; i < row->of->n; i++) {
        const ThingCell *cell = &row->cells[i];
        bool counts = cell->form == FORM_WRITTEN || cell->form == FORM_CUT;
        if (counts && cell->column->number > greatest)
            greatest = cell->column->number;
    }
    return greatest;
}

static void find_measure(ThingCells *row)
{
    row->greatest = greatest_number(row);
    row->measure = find_names(row);
    if (!row->measure && row->greatest == 0)
        row->measure = find_dividing(row);
    row->expected = row->measure ? row->measure->list.n : row->greatest;
    bool is_named = row->says_other || row->of->set_name;
    if (row->expected == 0 && is_named)
        row->expected = row->greatest = 1;
}

void thing_cells_take(ThingCells *row, size_t n_cells)
{
    row->cells = arena_array(row->deal->arena, ThingCell, row->of->n);
    for (size_t i = 0; i < row->of->n; i++)
        take_cell(row, i, n_cells);
    check_none(row);
    if (!row->none)
        find_measure(row);
}

/* ---- one cell ---- */

bool thing_cell_is_list(const ThingCells *row, const ThingCell *cell)
{
    if (is_name(row->of, cell->fact))
        return cell_list_fits(&cell->list, row->expected);
    bool is_list = cell->list.n > 1 || cell->list.is_open; /* "yes;" leaves the second blank */
    return row->expected > 1 && is_list && cell_list_fits(&cell->list, row->expected);
}

static void report_length(const ThingCells *row, const ThingCell *cell)
{
    Deal *deal = row->deal;
    Slice says = source_of(row, cell), kind = row->of->kind->id;
    Slice other = row->measure
                      ? source_of(row, row->measure)
                      : arena_print(deal->arena, "the columns of numbered %.*ss", SLICE_ARG(kind));
    deal_problem(deal, cell->index,
                 "%.*s has %zu value%s, and %.*s %zu; they are paired by position, parted by ';': "
                 "taken as missing",
                 SLICE_ARG(says), cell->list.n, cell->list.n == 1 ? "" : "s", SLICE_ARG(other),
                 row->expected);
}

/* One number for several: the share of each, or what they have together? */
static void report_one_share(const ThingCells *row, const ThingCell *cell)
{
    Slice kind = row->of->kind->id;
    Slice says = source_of(row, cell);
    deal_problem(row->deal, cell->index,
                 "%.*s may be the share of each %.*s or of all together; write one for each, "
                 "parted by ';': taken as missing",
                 SLICE_ARG(says), SLICE_ARG(kind));
}

bool thing_cell_misfits(const ThingCells *row, const ThingCell *cell)
{
    FactType type = cell->fact->type;
    if (cell->unclear)
        return true;
    if (thing_cell_is_list(row, cell))
        return false;
    if (cell->list.n == 1 && row->expected > 1 && cell->fact->whole) {
        report_one_share(row, cell);
        return true;
    }
    bool is_alone = cell->list.n == 1 && (!cell->list.is_open || row->expected <= 1);
    bool is_one = is_alone || (type == TYPE_SET && row->expected == 1);
    if (!is_name(row->of, cell->fact) && (is_one || type == TYPE_TEXT))
        return false;
    report_length(row, cell);
    return true;
}
