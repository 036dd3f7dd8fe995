/* things.h - the things that a row names: its holders, links, products.
 *
 * They are stated in numbered columns ("Holder 1 votes"), or as lists beside a list of names
 * ("Tencent; Li Wei" and "12; 8"), paired by position; or one fact has several values, and each
 * is a thing to which the single values of the other facts belong as well. A row that says just
 * one thing, without a name, is read into the deal's own facts (deal.h, Things).
 *
 * Ownership: in the deal's arena.
 * Errors:    lists that do not say what belongs to what: a problem, and the facts are missing.
 * Source:    docs/rules.md, "Things".
 */
#ifndef DEALS_THINGS_H
#define DEALS_THINGS_H

#include "deals/cells.h"
#include "deals/column_reader.h"
#include "deals/deal.h"

/* The columns of a list that speak of things of one kind. */
typedef struct KindColumns {
    const Rulebook *book;
    const Columns *columns;
    ColumnReader *readers; /* by column */
    const Kind *kind;
    size_t *at; /* indices of the columns */
    size_t n;
    const Fact **facts; /* that these are about, each once */
    size_t n_facts;
    const Saying *set_name; /* --set names the things, or says that there are none; or NULL */
} KindColumns;

/* The kind of thing that a column is about, or NULL: the deal itself. */
const Kind *column_kind(const Column *column);

/* Only kinds of which the list says something. `initial`: what --set says, by fact index. */
const KindColumns *kinds_index(const Rulebook *book, const Columns *columns, ColumnReader *readers,
                               const DealFact *initial, Arena *arena, size_t *n_kinds);

/* Reads and settles the facts of one kind. The row has `n_cells` of its cells, the others are
 * missing. */
void things_read(Deal *deal, CellReader *reader, const KindColumns *columns, size_t n_cells);

#endif
