#include "deals/reader.h"

#include "base/csv.h"
#include "base/digest.h"
#include "deals/row.h"
#include "deals/row_form.h"
#include "deals/sets.h"

#include <inttypes.h>
#include <stdlib.h>

struct DealReader {
    const Rulebook *book;
    Slice path;
    Arena *arena; /* the run's */
    Diags *diags;
    CsvReader *csv;
    Digest *digest; /* NULL where none is wanted, or it is done */
    Slice sha256;
    Slice raw_header;

    Columns columns;
    RowReader rows;
    DealTotals totals;
    bool is_given; /* the deal given out last is still to be counted */
};

/* ---- opening ---- */

static void report_broken(DealReader *r, const CsvRecord *record)
{
    Diag *diag = diag_row(r->diags, SEVERITY_ERROR, r->path, record->fault_line, (Slice){NULL, 0},
                          "%s", record->fault);
    diag_help(r->diags, diag,
              "the quote opens here and takes all up to line %" PRIu64
              ": which rows there are is not certain, so no report is written; close or remove it",
              record->last_line);
}

static void report_failed(DealReader *r)
{
    diag_row(r->diags, SEVERITY_ERROR, r->path, 0, (Slice){NULL, 0}, "cannot be read: %s",
             csv_failure(r->csv));
}

static bool report_header(DealReader *r, const CsvRecord *record, const char *what,
                          const char *help)
{
    Diag *diag =
        diag_row(r->diags, SEVERITY_ERROR, r->path, record->line, (Slice){NULL, 0}, "%s", what);
    diag_help(r->diags, diag, "%s", help);
    return false;
}

/* Files that are no CSV are refused by name, since their "columns" would make no sense. */
static bool is_text_file(DealReader *r, const CsvRecord *record)
{
    if (slice_starts(record->raw, "PK\x03\x04"))
        return report_header(r, record, "this is a workbook or an archive, not a CSV",
                             "save the sheet of deals as CSV UTF-8");
    if (slice_starts(record->raw, "\xFF\xFE") || slice_starts(record->raw, "\xFE\xFF"))
        return report_header(r, record, "this is UTF-16 text", "save the list as CSV UTF-8");
    return true;
}

/* The first record that is not blank. */
static bool read_header(DealReader *r, CsvRecord *record)
{
    for (;;) {
        CsvResult result = csv_next(r->csv, record);
        switch (result) {
        case CSV_RECORD:
            if (record->n_cells == 0 || row_is_empty(record, csv_delimiter(r->csv)))
                break;
            r->raw_header = arena_copy(r->arena, record->raw);
            return is_text_file(r, record);
        case CSV_FAULTY:
            return is_text_file(r, record) &&
                   report_header(r, record, record->fault,
                                 "the first row has to name the columns; mend its quotes");
        case CSV_END:
            record->line = 0;
            return report_header(r, record, "the list is empty",
                                 "the first row has to name the columns");
        case CSV_BROKEN:
            report_broken(r, record);
            return false;
        case CSV_FAILED:
            report_failed(r);
            return false;
        }
    }
}

static bool prepare(DealReader *r, const DealOptions *options)
{
    CsvRecord header;
    if (!read_header(r, &header))
        return false;
    bool good = columns_read(r->book, header.cells, header.n_cells, options->maps, options->n_maps,
                             r->path, r->arena, r->diags, &r->columns);
    DealFact *initial = arena_array(r->arena, DealFact, r->book->n_facts);
    for (size_t i = 0; i < r->book->n_facts; i++)
        initial[i].blank = true;
    good = sets_read(r->book, options->sets, options->n_sets, r->arena, r->diags, initial) && good;
    if (!good)
        return false;
    row_reader_init(&r->rows, r->book, &r->columns, csv_delimiter(r->csv), initial, r->arena);
    if (!options->all_cells)
        csv_want(r->csv, r->columns.wanted, r->columns.n_columns);
    return true;
}

DealReader *deals_open(const Rulebook *book, int fd, Slice path, const DealOptions *options,
                       Arena *arena, Diags *diags)
{
    DealReader *r = malloc(sizeof *r);
    if (!r)
        out_of_memory();
    *r = (DealReader){.book = book, .path = path, .arena = arena, .diags = diags};
    r->csv = csv_open(fd, 0);
    if (options->hash) {
        r->digest = digest_open();
        csv_tap(r->csv, digest_add, r->digest);
    }
    if (prepare(r, options))
        return r;
    deals_close(r);
    return NULL;
}

void deals_close(DealReader *r)
{
    if (!r)
        return;
    deals_sha256(r); /* frees the digest */
    csv_close(r->csv);
    row_reader_release(&r->rows);
    free(r);
}

/* ---- one row after the other ---- */

/* A deal gets problems until the next one is asked for, so it is counted only then. */
static void count_given(DealReader *r)
{
    if (r->is_given)
        r->totals.with_problems += r->rows.deal.problems != NULL;
    r->is_given = false;
}

static DealsResult give(DealReader *r, Deal **deal)
{
    r->totals.reported++;
    r->is_given = true;
    *deal = &r->rows.deal;
    return DEALS_NEXT;
}

static void count_empty(DealReader *r, const CsvRecord *record)
{
    if (r->totals.empty++ == 0)
        r->totals.first_empty = record->row;
}

DealsResult deals_next(DealReader *r, Deal **deal)
{
    count_given(r);
    for (;;) {
        CsvRecord record;
        switch (csv_next(r->csv, &record)) {
        case CSV_RECORD:
            r->totals.read++;
            if (!row_is_empty(&record, csv_delimiter(r->csv))) {
                row_read(&r->rows, &record);
                return give(r, deal);
            }
            count_empty(r, &record);
            break;
        case CSV_FAULTY:
            r->totals.read++;
            row_read_faulty(&r->rows, &record);
            return give(r, deal);
        case CSV_END:
            return DEALS_END;
        case CSV_BROKEN:
            report_broken(r, &record);
            return DEALS_BROKEN;
        case CSV_FAILED:
            report_failed(r);
            return DEALS_FAILED;
        }
    }
}

/* ---- about the list ---- */

const Columns *deals_columns(const DealReader *r)
{
    return &r->columns;
}

DealTotals deals_totals(const DealReader *r)
{
    DealTotals totals = r->totals;
    totals.not_utf8 = r->rows.cell_reader.not_utf8;
    return totals;
}

uint64_t deals_bytes(const DealReader *r)
{
    return csv_bytes(r->csv);
}

Slice deals_sha256(DealReader *r)
{
    if (r->digest)
        r->sha256 = digest_close(r->digest, r->arena);
    r->digest = NULL;
    return r->sha256;
}

Slice deals_raw_header(const DealReader *r)
{
    return r->raw_header;
}

char deals_delimiter(const DealReader *r)
{
    return csv_delimiter(r->csv);
}
