/* workbook.h - inside the workbook: the writer, and what each sheet's file offers.
 *
 * Sheets in order: Summary, Deals, Reasons, Questions, Filings, Notices, Near a threshold, Problems,
 * then what these did not hold ("Reasons 2"), then Rules. Summary is opened first and filled last.
 *
 * Ownership: the writer holds all of it; sheets keep nothing of a deal.
 * Errors:    kept by the book, and reported once by workbook.c.
 */
#ifndef REPORT_WORKBOOK_WORKBOOK_H
#define REPORT_WORKBOOK_WORKBOOK_H

#include "base/outfile.h"
#include "report/report.h"
#include "report/workbook/sheet.h"

struct Writer {
    const char *path;
    Arena *arena;
    Diags *diags;
    Outfile *out; /* NULL: given up */
    Book book;
    uint32_t row_limit;
    const ReportHead *head;
    Sheet summary, deals, reasons, questions, filings, notices, near, problems, rules;
    bool has_diligence; /* its questions stand in the sheet Questions */
    Buffer words;       /* of the cell that is being made */
};

/* As report_workbook.open; a sheet goes on in the next after `row_limit` rows. */
Writer *workbook_open_limited(const char *path, uint32_t row_limit, Arena *arena, Diags *diags);

void summary_sheet_open(Writer *writer);
void summary_sheet_fill(Writer *writer, const ReportTotals *totals);

void deals_sheet_open(Writer *writer);
void deals_sheet_add(Writer *writer, const Deal *deal, const Determination *found);

void reasons_sheet_open(Writer *writer);
void reasons_sheet_add(Writer *writer, const Deal *deal, const Determination *found);

void near_sheet_open(Writer *writer);
void near_sheet_add(Writer *writer, const Deal *deal, const Determination *found);

void questions_sheet_open(Writer *writer);
void questions_sheet_add(Writer *writer, const Deal *deal, const Determination *found);

void filings_sheet_open(Writer *writer);
void filings_sheet_add(Writer *writer, const Deal *deal, const Determination *found);

void notices_sheet_open(Writer *writer);
void notices_sheet_add(Writer *writer, const Deal *deal, const Determination *found);

void problems_sheet_open(Writer *writer);
void problems_sheet_add(Writer *writer, const Deal *deal);

/* Written as a whole, at the end. */
void rules_sheet_write(Writer *writer, const ReportTotals *totals);

/* ---- for all sheets ---- */

/* Empties writer->words, for the next cell. */
Buffer *words_start(Writer *writer);

/* Writes writer->words into a cell. */
void words_write(Writer *writer, Sheet *sheet, size_t column);

/* The cell that names the target; empty where the list has none. */
Slice target_of(const Writer *writer, const Deal *deal);

/* Row, deal ID and target, in this order, into the first three cells of a new row. */
void deal_cells(Writer *writer, Sheet *sheet, const Deal *deal);

#endif
