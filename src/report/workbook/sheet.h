/* sheet.h - one sheet of the report, written row by row.
 *
 * What is written can't be changed: sheet_next begins a row, and its cells follow in any
 * order. A table has a header row that stays in sight and on every printed page, a filter,
 * and widths that follow the longest text of a column; when it is full it goes on in a sheet
 * "NAME 2". Other sheets are filled freely. Every string passes text_safe and is written as
 * a string: no cell becomes a formula.
 *
 * Ownership: sheet_open before, sheet_finish behind the rows; the memory is the book's arena.
 * Units:     widths in characters, heights in points.
 * Errors:    kept by the book.
 */
#ifndef REPORT_WORKBOOK_SHEET_H
#define REPORT_WORKBOOK_SHEET_H

#include "deals/columns.h"
#include "report/workbook/book.h"

typedef struct SheetColumn {
    const char *heading;
    uint16_t width; /* the greatest where it `fits` */
    bool fits;      /* as wide as its content */
    Style style;
    const char *const *choices; /* of a drop-down list, ended by NULL; or NULL */
} SheetColumn;

typedef struct SheetKind {
    const char *name;
    const char *about; /* what a row of it is; in the Summary and on each printed page */
    const SheetColumn *columns;
    size_t n_columns;
    bool is_table;
    bool one_page;    /* on paper, and upright */
    size_t n_frozen;  /* columns that stay in sight */
    size_t n_printed; /* columns on paper; 0: all of ours */
} SheetKind;

typedef struct Sheet {
    Book *book;
    const SheetKind *kind;
    const Columns *list; /* the user's columns follow behind ours; or NULL */
    Part *part;          /* NULL: the book has failed */
    size_t n_parts;
    uint32_t next_row, row;
    bool in_row;
    size_t lines;   /* that the row needs */
    double height;  /* 0: as the lines need */
    size_t *widths; /* by column */
} Sheet;

void sheet_open(Sheet *sheet, Book *book, const SheetKind *kind, const Columns *list);

/* Begins the next row; each needs at least one cell that is not empty. */
void sheet_next(Sheet *sheet);

/* Leaves a row empty; for sheets that are no tables. */
void sheet_skip(Sheet *sheet);

/* Text in the column's own style, or in another. An empty text writes nothing. */
void sheet_text(Sheet *sheet, size_t column, Slice text);
void sheet_styled(Sheet *sheet, size_t column, Slice text, Style style);

void sheet_number(Sheet *sheet, size_t column, uint64_t number, Style style);

/* Rows so far, over all parts, without headings. */
uint64_t sheet_rows(const Sheet *sheet);

/* The height of the current row. */
void sheet_height(Sheet *sheet, double points);

/* Widths, filter, printing: when all rows are written. */
void sheet_finish(Sheet *sheet);

#endif
