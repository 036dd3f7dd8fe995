/* dues.h - duties, what a notice asks for and what diligence asks, in words and counted.
 *
 * Ownership: appended to the caller's buffer; what is returned leads into the deal.
 * Errors:    none.
 */
#ifndef REPORT_DUES_H
#define REPORT_DUES_H

#include "report/report.h"

/* "2025-07-01", "2025-02-01 to 2025-05-01"; without a day what it counts from: "30 days after
 * Completion date". Of what is kept: "until ...". */
void dues_write_day(Buffer *out, const Duty *duty);

/* Where it stands: "owed", "overdue", "would be owed", "to be kept"; of a bar "applies". */
const char *dues_state(const Duty *duty);

/* A notice is what is to be filed for a deal that has to be notified. */
bool dues_is_notice(const Duty *duty);

/* Whether some programme that was screened against has duties. */
bool dues_are_declared(const ReportHead *head);

/* The notice with the nearest day: of those that are owed, else of those that would be; of one
 * programme, or (NULL) of all that count. One without a day only where none has one. */
const Duty *dues_nearest(const Determination *found, const Programme *programme);

/* What the row states of a fact, and nothing that is suggested or disputed; or NULL. */
const Saying *dues_stated(const Deal *deal, const Fact *fact);

/* What a row says of a fact, for the one who fills in the notice: "Acme", "suggested: China", of
 * things each by its name. False where it says nothing that could be used. */
bool dues_write_stated(Buffer *out, const Deal *deal, const Fact *fact);

#endif
