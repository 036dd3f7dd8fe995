/* paragraphs.c - paragraphs.csv: all that the law says, and what no rule encodes of it. */
#include "base/nearest.h"
#include "rules/citations.h"
#include "rules/tablecells.h"
#include "rules/tables.h"

#include <string.h>

static const char *const columns[] = {"law", "says", "instead?"};

/* ---- the table ---- */

static bool read_text(const TableRow *row, const char *column, Slice *out)
{
    *out = row_cell(row, column);
    if (out->len == 0)
        row_error(row, column, "is blank");
    return out->len > 0;
}

static bool read_row(const TableRow *row, Table *known, Paragraph *out)
{
    bool good = read_text(row, "law", &out->law);
    good = read_text(row, "says", &out->says) && good;
    out->instead = row_cell(row, "instead");
    out->line = row->row->line;
    if (!good)
        return false;
    const Paragraph *before = table_add(known, out->law, out);
    if (before)
        row_error(row, "law", "'%.*s' stands in line %llu already", SLICE_ARG(out->law),
                  (unsigned long long)before->line);
    return !before;
}

/* ---- against the declarations ---- */

typedef struct Holding {
    const Table *known; /* citation -> Paragraph */
    Table cited;
    Slice prefix; /* of the citations that the table is about */
    Diags *diags;
} Holding;

static void report_unknown(const Holding *holding, const Decl *decl, const Cond *item,
                           Slice citation)
{
    Diag *diag = diag_error(holding->diags, item ? item->at : decl->at,
                            "paragraphs.csv has no row for '%.*s'", SLICE_ARG(citation));
    Nearest nearest = nearest_to(citation);
    for (size_t i = 0; i < holding->known->room; i++) {
        if (holding->known->entries[i].key.at)
            nearest_try(&nearest, holding->known->entries[i].key);
    }
    if (nearest.best.len > 0)
        diag_help(holding->diags, diag, "did you mean '%.*s'? else add the row",
                  SLICE_ARG(nearest.best));
}

/* Other bodies of law may be cited too: the table is about its own. */
static void hold_citation(void *context, const Decl *decl, const Cond *item, Slice citation)
{
    Holding *holding = context;
    table_add(&holding->cited, citation, decl);
    if (slice_equal(citation_prefix(citation), holding->prefix) &&
        !table_find(holding->known, citation))
        report_unknown(holding, decl, item, citation);
}

/* Cited itself, or in one of its own paragraphs. */
static bool is_cited(const Holding *holding, Slice law)
{
    if (table_find(&holding->cited, law))
        return true;
    for (size_t i = 0; i < holding->cited.room; i++) {
        Slice key = holding->cited.entries[i].key;
        if (key.at && key.len > law.len && key.at[law.len] == '(' &&
            slice_equal(slice_part(key, 0, law.len), law))
            return true;
    }
    return false;
}

static void hold_against(const RuleTable *table, Rulebook *book, const Programme *programme,
                         const Table *known, Diags *diags)
{
    Holding holding = {.known = known, .cited = table_in(&book->arena), .diags = diags};
    holding.prefix = citation_prefix(programme->paragraphs[0].law);
    for (size_t i = 0; i < programme->n_decls; i++)
        citations_visit(&book->arena, programme->decls[i], hold_citation, &holding);
    for (size_t i = 0; i < programme->n_paragraphs; i++) {
        const Paragraph *paragraph = &programme->paragraphs[i];
        if (paragraph->instead.len > 0 || is_cited(&holding, paragraph->law))
            continue;
        Diag *diag = diag_row(diags, SEVERITY_ERROR, table->path, paragraph->line, slice("instead"),
                              "no declaration cites '%.*s'", SLICE_ARG(paragraph->law));
        diag_help(diags, diag, "say why no rule encodes it, and what is done instead");
    }
}

void paragraphs_read(Rulebook *book, Programme *programme, const char *path, Diags *diags)
{
    RuleTable table;
    if (!table_is_there(path) ||
        !rule_table_read(path, columns, COUNT(columns), false, &book->arena, diags, &table))
        return;
    Table known = table_in(&book->arena);
    Paragraph *paragraphs = arena_array(&book->arena, Paragraph, table.n_rows + 1);
    size_t n = 0;
    for (size_t i = 0; i < table.n_rows; i++) {
        const TableRow row = table_row(&table, i, diags);
        n += read_row(&row, &known, &paragraphs[n]);
    }
    programme->paragraphs = paragraphs;
    programme->n_paragraphs = n;
    if (n > 0)
        hold_against(&table, book, programme, &known, diags);
}
