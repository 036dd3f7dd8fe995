/* reader.h - streams a deal list: one Deal after the other, in one deal's memory.
 *
 * Every record of the list comes out as a Deal or is counted as empty; the totals add up:
 * read = reported + empty. Rows whose columns have shifted or that have a quoting fault come
 * out with `unsure`. A list whose rows can't be told apart (csv.h, CSV_BROKEN) ends with
 * DEALS_BROKEN: nothing after it may be reported.
 *
 * Ownership: deals_open/deals_close. The Deal is valid until the next deals_next.
 * Errors:    at opening to `diags` (no header, no usable column, bad --map or --set), later
 *            in each deal's problems; DEALS_BROKEN and DEALS_FAILED say why in `diags`.
 */
#ifndef DEALS_READER_H
#define DEALS_READER_H

#include "deals/columns.h"
#include "deals/deal.h"

typedef struct DealReader DealReader;

/* --set FACT=VALUE */
typedef struct SetOption {
    Slice fact, value;
} SetOption;

typedef struct DealOptions {
    const MapOption *maps;
    size_t n_maps;
    const SetOption *sets;
    size_t n_sets;
    bool hash;      /* work out the SHA-256 of the input */
    bool all_cells; /* also cells of columns that carry no fact; else they may be empty */
} DealOptions;

typedef struct DealTotals {
    uint64_t read;        /* records behind the header, empty ones included */
    uint64_t reported;    /* deals given out */
    uint64_t empty;       /* rows of empty cells */
    uint64_t first_empty; /* row of the first of them, or 0 */
    uint64_t with_problems;
    uint64_t not_utf8; /* cells with bytes that are not UTF-8 */
} DealTotals;

typedef enum DealsResult { DEALS_NEXT, DEALS_END, DEALS_BROKEN, DEALS_FAILED } DealsResult;

/* `fd` stays the caller's; `path` is for messages. NULL after errors. */
DealReader *deals_open(const Rulebook *book, int fd, Slice path, const DealOptions *options,
                       Arena *arena, Diags *diags);

DealsResult deals_next(DealReader *reader, Deal **deal);

const Columns *deals_columns(const DealReader *reader);
DealTotals deals_totals(const DealReader *reader);
uint64_t deals_bytes(const DealReader *reader);

/* The SHA-256 of all bytes read, after DEALS_END; empty unless options.hash. */
Slice deals_sha256(DealReader *reader);

/* The header record as it came, without line end, for the CSV report; and its delimiter. */
Slice deals_raw_header(const DealReader *reader);
char deals_delimiter(const DealReader *reader);

void deals_close(DealReader *reader);

#endif
