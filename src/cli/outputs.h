/* outputs.h - the reports of one screening: opened, fed and closed together.
 *
 * Ownership: outputs_open/outputs_close; a failure in one format abandons them all, so that
 *            no report stands without the others.
 * Errors:    to `diags`.
 */
#ifndef CLI_OUTPUTS_H
#define CLI_OUTPUTS_H

#include "report/report.h"

enum { OUTPUTS_MAX = 3 };

typedef struct Output {
    const ReportFormat *format;
    const char *path; /* "-": standard output */
    Writer *writer;
    Slice replaces; /* day of the report that it replaces, or empty */
} Output;

typedef struct Outputs {
    Output outputs[OUTPUTS_MAX];
    size_t n;
} Outputs; /* all zero: none */

/* Adds one, unless `path` is NULL. */
void outputs_add(Outputs *outputs, const ReportFormat *format, const char *path);

bool outputs_has(const Outputs *outputs, const ReportFormat *format);

/* Whether data goes to standard output. */
bool outputs_to_stdout(const Outputs *outputs);

/* Refuses a target that is the input `fd`, that is named twice, or more than one "-". */
bool outputs_check(const Outputs *outputs, int fd, Diags *diags);

bool outputs_open(Outputs *outputs, Arena *arena, Diags *diags);
bool outputs_begin(Outputs *outputs, const ReportHead *head);
bool outputs_deal(Outputs *outputs, const Deal *deal, const Determination *found);

/* Puts all in place; with totals NULL nothing is left behind. */
bool outputs_close(Outputs *outputs, const ReportTotals *totals);

#endif
