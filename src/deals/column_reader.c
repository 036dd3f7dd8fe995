#include "deals/column_reader.h"

#include "base/utf8.h"
#include "deals/statements.h"

enum { LONG_TEXT = 24 }; /* bytes; longer ASCII texts are no word for "nothing" */

/* ---- once for all rows ---- */

static bool is_own(const Column *column)
{
    return column->use == COLUMN_FACT && !column->kind;
}

static bool is_read_by_signals(const Rulebook *book, const Fact *fact)
{
    for (size_t i = 0; i < book->n_signals; i++)
        for (size_t k = 0; k < book->signals[i]->n_in; k++)
            if (book->signals[i]->in[k] == fact)
                return true;
    return false;
}

ColumnReader *column_readers_new(const Rulebook *book, const Columns *columns,
                                 const DealFact *initial, Arena *arena)
{
    ColumnReader *readers = arena_array(arena, ColumnReader, columns->n_columns);
    size_t *n_columns = arena_array(arena, size_t, book->n_facts); /* by fact index */
    for (size_t i = 0; i < columns->n_columns; i++)
        if (is_own(&columns->columns[i]))
            n_columns[columns->columns[i].fact->index]++;
    for (size_t i = 0; i < columns->n_columns; i++) {
        const Column *column = &columns->columns[i];
        readers[i] = (ColumnReader){.column = column, .index = i};
        readers[i].text = (Saying){.kind = SAID_BY_CELL, .column = i, .value.type = TYPE_TEXT};
        readers[i].is_alone = is_own(column) && n_columns[column->fact->index] == 1 &&
                              !initial[column->fact->index].stated;
        readers[i].keeps_texts = readers[i].is_alone && is_read_by_signals(book, column->fact);
    }
    return readers;
}

void column_readers_release(ColumnReader *readers, size_t n)
{
    for (size_t i = 0; readers && i < n; i++)
        kept_cells_release(&readers[i].kept);
}

/* ---- a cell ---- */

/* Whether a text is written that is no word for "nothing": all of these begin with a dash, an
 * n or a bracket (cells.c), in ASCII or in a form that is read as ASCII. */
static bool is_plain_text(Slice text)
{
    unsigned char first = (unsigned char)text.at[0];
    bool may_be_word = first >= 0x80 || first == '-' || first == '(' || (first | 0x20) == 'n';
    size_t valid = utf8_valid(text);
    return valid == text.len && (!may_be_word || (first < 0x80 && text.len > 3 * LONG_TEXT));
}

/* Nobody else speaks of the fact, so nothing is linked to the saying or joined with it. */
static bool state(DealFact *known, const Saying *said)
{
    known->standing = STANDING_STATED;
    known->blank = false;
    known->stated = (Saying *)said;
    return true;
}

static bool state_beside(Deal *deal, DealFact *known, const Saying *said)
{
    statement_add(deal, known, said);
    known->blank = false;
    return false;
}

static bool read_anew(ColumnReader *of, CellReader *cells, Deal *deal)
{
    const Fact *fact = of->column->fact;
    Statement said; /* not cleared: it has room for many values */
    said.fact = fact;
    said.column = of->index;
    said.cell = deal->cells[of->index];
    cell_read(cells, of->column, said.cell, &said.reading);
    if (fact->type != TYPE_TEXT || of->keeps_texts)
        kept_cell_add(&of->kept, said.cell, of->index, &said.reading);
    statement_put(deal, NULL, &said);
    statement_report(deal, &said);
    return false;
}

/* Takes a text as it stands, where nothing in it needs a closer look. */
static bool take_text(ColumnReader *of, Deal *deal, Slice cell)
{
    Slice text = slice_trim(cell);
    if (text.len == 0 || !is_plain_text(text))
        return false;
    of->text.value.text = text;
    of->text.cell = cell;
    return state(&deal->facts[of->column->fact->index], &of->text);
}

static bool state_kept(ColumnReader *of, Deal *deal, const KeptCell *kept)
{
    DealFact *known = &deal->facts[of->column->fact->index];
    const Saying *said = &of->kept.sayings[kept->saying];
    if (kept->is_blank)
        return of->is_alone;
    return of->is_alone ? state(known, said) : state_beside(deal, known, said);
}

bool column_read(ColumnReader *of, CellReader *cells, Deal *deal)
{
    Slice cell = deal->cells[of->index];
    if (cell.len == 0)
        return of->is_alone;
    const KeptCell *kept = kept_cell_find(&of->kept, cell);
    if (kept)
        return state_kept(of, deal, kept);
    bool is_text = of->column->fact->type == TYPE_TEXT && of->is_alone;
    bool may_come_again = of->keeps_texts && kept_cell_is_wanted(&of->kept, cell);
    if (is_text && !may_come_again && take_text(of, deal, cell))
        return true;
    return read_anew(of, cells, deal);
}
