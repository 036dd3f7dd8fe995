#include "rules/kinds.h"

#include "rules/words.h"

/* ---- the column ---- */

static bool is_kind_id(const TableRow *row, Slice id)
{
    if (!row_is_name(row, "of", id))
        return false;
    if (id.at[0] >= '0' && id.at[0] <= '9') {
        row_error(row, "of", "'%.*s' does not begin with a letter", SLICE_ARG(id));
        return false;
    }
    if (keyword_is_reserved(keyword_of(id))) {
        row_error(row, "of", "'%.*s' is a word of the rule language", SLICE_ARG(id));
        return false;
    }
    return true;
}

void kind_read(Rulebook *book, const TableRow *row, Fact *fact)
{
    Slice id = row_cell(row, "of");
    if (id.len == 0 || !is_kind_id(row, id))
        return;
    fact->of = rulebook_kind(book, id);
    if (fact->of)
        return;
    Kind *kind = arena_new(&book->arena, Kind);
    kind->id = id;
    kind->index = book->n_kinds;
    book->kinds[book->n_kinds++] = kind;
    fact->of = kind;
}

/* ---- what belongs together ---- */

static void fill_facts(Rulebook *book, Kind *kind)
{
    kind->facts = arena_array(&book->arena, const Fact *, book->n_facts);
    for (size_t i = 0; i < book->n_facts; i++) {
        if (book->facts[i]->of == kind)
            kind->facts[kind->n_facts++] = book->facts[i];
    }
}

static void fill_name(Rulebook *book, Kind *kind, Diags *diags)
{
    Slice id = arena_print(&book->arena, "%.*s_name", SLICE_ARG(kind->id));
    const Fact *name = rulebook_fact(book, id);
    const Fact *at = name ? name : kind->facts[0];
    if (!name)
        diag_row(diags, SEVERITY_ERROR, at->path, at->line, slice("of"),
                 "there is no fact '%.*s', which tells one %.*s from another", SLICE_ARG(id),
                 SLICE_ARG(kind->id));
    else if (name->of != kind)
        diag_row(diags, SEVERITY_ERROR, at->path, at->line, slice("of"),
                 "'%.*s' tells one %.*s from another and has to be of '%.*s'", SLICE_ARG(id),
                 SLICE_ARG(kind->id), SLICE_ARG(kind->id));
    else if (name->type != TYPE_TEXT && name->type != TYPE_PARTY)
        diag_row(diags, SEVERITY_ERROR, at->path, at->line, slice("type"),
                 "'%.*s' must be of type text or party, not %s", SLICE_ARG(id),
                 type_word(name->type));
    else
        kind->name = name;
}

void kinds_fill(Rulebook *book, Diags *diags)
{
    for (size_t i = 0; i < book->n_kinds; i++) {
        Kind *kind = (Kind *)book->kinds[i]; /* kinds lie in the book's own arena */
        fill_facts(book, kind);
        fill_name(book, kind, diags);
    }
}
