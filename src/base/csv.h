/* csv.h - records of a CSV file, one at a time: rule tables and deal lists come through here.
 *
 * A pass of our own finds where each record ends (physical lines are counted there), then
 * libcsv, strict, parses that one record. So no quote swallows rows in silence:
 *  - A quoting fault within one physical line (`D1,"Acme" Ltd,FR`) gives CSV_FAULTY: that line
 *    is a record without cells, its raw text and the place of the fault are given, and
 *    reading goes on at the next line.
 *  - A fault that has run over line ends (never closed, or closed by a later row's opening
 *    quote) gives CSV_BROKEN: which rows exist is unsure; nothing more can be read.
 *  - A quote inside an unquoted cell (`3" pipe`) is text.
 * LF, CRLF and CR end a record; a BOM is skipped; blank lines are records without cells
 * (`n_cells` 0), so that rows count as a spreadsheet program counts them. Unquoted cells are
 * trimmed of blanks and tabs by libcsv; the raw record is what came in.
 *
 * Ownership: csv_open/csv_close. The record's slices are valid until the next csv_next.
 * Errors:    CSV_BROKEN and CSV_FAILED (the file could not be read; csv_failure gives
 *            errno's text).
 * Source:    RFC 4180; libcsv 3.0.3, whose default mode is lossy (docs/architecture.md).
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/slice.h"

#include <stdint.h>

typedef struct CsvReader CsvReader;

enum { CSV_SLACK = 16 };

typedef enum CsvResult { CSV_RECORD, CSV_FAULTY, CSV_END, CSV_BROKEN, CSV_FAILED } CsvResult;

typedef struct CsvRecord {
    Slice raw;          /* without its line end */
    const Slice *cells; /* n_cells of them; NUL bytes are kept; behind each at least
                           CSV_SLACK further bytes may be read, whatever they are */
    size_t n_cells;
    uint64_t row;        /* from 1, as a spreadsheet program counts */
    uint64_t line;       /* physical line on which it starts, from 1 */
    uint64_t n_lines;    /* physical lines that it takes */
    const char *fault;   /* CSV_FAULTY, CSV_BROKEN: what is wrong, in words */
    size_t fault_at;     /* CSV_FAULTY: byte of `raw` where the fault shows */
    uint64_t fault_line; /* CSV_BROKEN: line where the quote opened */
    uint64_t last_line;  /* CSV_BROKEN: last line that it took */
} CsvRecord;

/* A file descriptor's content; the reader does not close it. `delimiter` is usually ','. With
 * 0 the first line that is not blank decides: of comma, semicolon and tab, whichever stands
 * in it most often outside quotes; the comma if they are equal. */
CsvReader *csv_open(int fd, char delimiter);

/* A text in memory. */
CsvReader *csv_open_text(Slice text, char delimiter);

/* Only these columns are delivered as cells by index (true: wanted); the others come as empty
 * slices. All are, until this is called. `wanted` must outlive the reader. */
void csv_want(CsvReader *reader, const bool *wanted, size_t n_wanted);

/* Called with each block of bytes as it is read, in order (to hash the input). */
void csv_tap(CsvReader *reader, void (*tap)(void *context, const void *bytes, size_t len),
             void *context);

CsvResult csv_next(CsvReader *reader, CsvRecord *record);

/* The delimiter; one that was to be decided is known after the first csv_next. */
char csv_delimiter(const CsvReader *reader);

/* Why the last csv_next gave CSV_FAILED. (libcsv has a csv_error of its own.) */
const char *csv_failure(const CsvReader *reader);

/* Bytes read so far, for a progress line. */
uint64_t csv_bytes(const CsvReader *reader);

void csv_close(CsvReader *reader);

#endif
