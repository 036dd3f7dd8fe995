/* report.h - what all report formats have in common.
 *
 * A format is one file that defines one ReportFormat. Order of calls: open, begin, deal for
 * each input row in input order, end. `open` and the others return NULL or false when the
 * reason is in `diags`; the caller then calls end with totals = NULL, and no file is left
 * behind. `end` frees the writer either way.
 *
 * Ownership: a Writer belongs to its format; heads, deals and totals stay the caller's.
 * Errors:    to `diags`, with the path.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/diag.h"
#include "deals/columns.h"
#include "deals/reader.h"
#include "match/determination.h"

#include <time.h>

typedef struct ReportHead {
    const char *version; /* of dealscreen */
    const Rulebook *book;
    const Programme *only; /* NULL: all */
    const Columns *columns;
    Slice input;      /* path as given; "standard input" */
    Slice raw_header; /* the list's header record as it came */
    char delimiter;
    Date as_of;
    time_t when; /* from --as-of (its midnight, UTC) or SOURCE_DATE_EPOCH: never the clock */
    bool no_presumptions;
    const SetOption *sets;
    size_t n_sets;
} ReportHead;

/* Counted once, for all formats, by totals_add. */
enum { TOTALS_PRESUMED_MAX = 512 };
typedef struct ReportTotals {
    DealTotals deals;
    uint64_t shown[SHOWN_COUNT];
    uint64_t leans[LEAN_COUNT]; /* REVIEW by where it leans */
    uint64_t *hinged;           /* by fact index: deals whose scope asks it first */
    uint64_t near;              /* deals with a near miss */
    uint64_t on_presumptions;   /* deals that rest on at least one */
    uint64_t *asked;            /* by fact index: undecided deals that ask it */
    uint64_t *presumed;         /* by fact index: deals that rest on its presumption */
    uint64_t *rested;           /* by decl index: deals that rest on its open notes */
    uint64_t owing;             /* deals that owe a notice */
    uint64_t overdue;           /* of them: one is overdue */
    uint64_t perhaps_overdue;   /* of them: one is due within some days, some of which are past */
    uint64_t undated;           /* of them: one has no day */
    uint64_t perhaps_owing;     /* deals that may owe one, and owe none for certain */
    Date next_due;              /* the first owed one that is not past, or DATE_LAST */
    uint64_t n_counted;         /* deals */
    uint64_t *presumed_last, *rested_last; /* the number of the deal counted last */
    const struct TopDeals *top;            /* those to look at first (top.h); NULL: none kept */
    Slice input_sha256;                    /* empty where not worked out */
} ReportTotals;

ReportTotals totals_new(const Rulebook *book, Arena *arena);
void totals_add(ReportTotals *totals, const Deal *deal, const Determination *found);

typedef struct Writer Writer; /* each format defines its own */

typedef struct ReportFormat {
    const char *suffix; /* ".xlsx": a format is chosen by option, the suffix is its default */
    Writer *(*open)(const char *path, Arena *arena, Diags *diags);
    bool (*begin)(Writer *writer, const ReportHead *head);
    bool (*deal)(Writer *writer, const Deal *deal, const Determination *found);
    bool (*end)(Writer *writer, const ReportTotals *totals);
} ReportFormat;

extern const ReportFormat report_csv, report_ndjson, report_workbook;

#endif
