/* parts.h - inside the summary: its parts in order, and the words that they share.
 *
 * A part ends its lines; those set off from what stands above begin with an empty one. A part
 * that has nothing to say adds nothing.
 *
 * Ownership: appended to the caller's buffer; nothing is kept.
 * Units:     columns of a terminal (base/utf8.h).
 * Errors:    none.
 */
#ifndef REPORT_TERMINAL_PARTS_H
#define REPORT_TERMINAL_PARTS_H

#include "base/buffer.h"
#include "report/terminal.h"

enum { HEADING = 14 }; /* columns of the words on the left */

void summary_title(Buffer *out, const ReportHead *head);
void summary_outcomes(Buffer *out, const Summary *summary);
void summary_controls(Buffer *out, const Summary *summary);
void summary_first(Buffer *out, const Summary *summary);
void summary_asked(Buffer *out, const Summary *summary);
void summary_tip(Buffer *out, const Summary *summary);
void summary_columns(Buffer *out, const Columns *columns);

/* ---- for all parts ---- */

void summary_count(Buffer *out, uint64_t n);

/* "1 deal", "12 deals" */
void summary_counted(Buffer *out, uint64_t n, const char *one, const char *several);

void summary_heading(Buffer *out, const char *words);

/* The words in the outcome's colour, filled up to `columns`; plain without `color`. */
void summary_colored(Buffer *out, bool color, Shown shown, Slice words, size_t columns);

#endif
