/* filings.c - filing.csv and inquiry.csv: what a notice contains, and what diligence asks. */
#include "base/nearest.h"
#include "rules/tablecells.h"
#include "rules/tables.h"

#include <string.h>

static const char *const filing_columns[] = {"law", "item", "fact?", "applies_to?"};
static const char *const inquiry_columns[] = {"law", "question", "fact?"};

/* ---- cells ---- */

static bool read_text(const TableRow *row, const char *column, Slice *out)
{
    *out = row_cell(row, column);
    if (out->len > 0)
        return true;
    row_error(row, column, "is blank");
    return false;
}

/* A blank cell gives NULL. */
static bool read_fact(const Rulebook *book, const TableRow *row, const Fact **out)
{
    Slice id = row_cell(row, "fact");
    *out = id.len > 0 ? rulebook_fact(book, id) : NULL;
    if (*out || id.len == 0)
        return true;
    Diag *diag = row_error(row, "fact", "no fact is named '%.*s'", SLICE_ARG(id));
    Slice nearest = rulebook_nearest_fact(book, id);
    if (nearest.len > 0)
        diag_help(row->diags, diag, "did you mean '%.*s'?", SLICE_ARG(nearest));
    return false;
}

/* A declaration of the programme, or NULL after reporting. */
static const Decl *find_decl(const Programme *programme, const TableRow *row, Slice id)
{
    Nearest nearest = nearest_to(id);
    for (size_t i = 0; i < programme->n_decls; i++) {
        if (slice_equal(programme->decls[i]->id, id))
            return programme->decls[i];
        nearest_try(&nearest, programme->decls[i]->id);
    }
    Diag *diag = row_error(row, "applies_to", "'%.*s' declares no '%.*s'", SLICE_ARG(programme->id),
                           SLICE_ARG(id));
    if (nearest.best.len > 0)
        diag_help(row->diags, diag, "did you mean '%.*s'?", SLICE_ARG(nearest.best));
    return NULL;
}

static bool read_applies_to(Rulebook *book, const Programme *programme, const TableRow *row,
                            Filing *out)
{
    Slice *ids;
    size_t n = row_parts(row, "applies_to", &book->arena, &ids);
    out->applies_to = row_cell(row, "applies_to");
    out->n_applies = 0;
    out->applies = arena_array(&book->arena, const Decl *, n + 1);
    for (size_t i = 0; i < n; i++) {
        const Decl *decl = find_decl(programme, row, ids[i]);
        if (decl)
            out->applies[out->n_applies++] = decl;
    }
    return out->n_applies == n;
}

/* ---- rows ---- */

static bool read_filing(Rulebook *book, const Programme *programme, TableRow row, Filing *out)
{
    bool good = read_text(&row, "law", &out->law);
    good = read_text(&row, "item", &out->item) && good;
    good = read_fact(book, &row, &out->fact) && good;
    return read_applies_to(book, programme, &row, out) && good;
}

static bool read_inquiry(const Rulebook *book, TableRow row, Inquiry *out)
{
    bool good = read_text(&row, "law", &out->law);
    good = read_text(&row, "question", &out->question) && good;
    return read_fact(book, &row, &out->fact) && good;
}

/* ---- tables ---- */

void filings_read(Rulebook *book, Programme *programme, const char *path, Diags *diags)
{
    RuleTable table;
    if (!table_is_there(path) || !rule_table_read(path, filing_columns, COUNT(filing_columns),
                                                  false, &book->arena, diags, &table))
        return;
    size_t n = programme->n_filings;
    Filing *filings = arena_array(&book->arena, Filing, n + table.n_rows + 1);
    if (n > 0)
        memcpy(filings, programme->filings, n * sizeof *filings);
    for (size_t i = 0; i < table.n_rows; i++) {
        if (read_filing(book, programme, table_row(&table, i, diags), &filings[n]))
            n++;
    }
    programme->filings = filings;
    programme->n_filings = n;
}

void inquiries_read(Rulebook *book, Programme *programme, const char *path, Diags *diags)
{
    RuleTable table;
    if (!table_is_there(path) || !rule_table_read(path, inquiry_columns, COUNT(inquiry_columns),
                                                  false, &book->arena, diags, &table))
        return;
    size_t n = programme->n_inquiries;
    Inquiry *inquiries = arena_array(&book->arena, Inquiry, n + table.n_rows + 1);
    if (n > 0)
        memcpy(inquiries, programme->inquiries, n * sizeof *inquiries);
    for (size_t i = 0; i < table.n_rows; i++) {
        if (read_inquiry(book, table_row(&table, i, diags), &inquiries[n]))
            n++;
    }
    programme->inquiries = inquiries;
    programme->n_inquiries = n;
}
