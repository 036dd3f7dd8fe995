/* terminal.h - the summary that a person reads when the screening is done.
 *
 * What came out, that no row was lost, what to look at first, what to ask, and how the list's
 * columns were read: some forty lines at most, whatever the list.
 *
 * Ownership: nothing is kept. Errors: none; the stream's own state tells of a failed write.
 */
#ifndef REPORT_TERMINAL_H
#define REPORT_TERMINAL_H

#include "report/report.h"
#include "report/top.h"

#include <stdio.h>

typedef struct Summary {
    const ReportHead *head;
    const ReportTotals *totals;
    const TopDeals *top;
    const Slice *paths; /* of the reports that were written */
    size_t n_paths;
    bool color;
} Summary;

void terminal_summary(FILE *to, const Summary *summary);

/* Colours only on a terminal that has them, unless --no-color or NO_COLOR (no-color.org). */
bool terminal_has_color(FILE *to, bool no_color);

#endif
