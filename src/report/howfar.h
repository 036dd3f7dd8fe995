/* howfar.h - distances from thresholds, in words.
 *
 * Ownership: appended to the caller's buffer. Errors: none.
 */
#ifndef REPORT_HOWFAR_H
#define REPORT_HOWFAR_H

#include "report/report.h"

/* The threshold, and how far the value is from it: "threshold 16 nm or less: 1 nm outside"; of
 * a date "3 days before 2025-01-02". Nothing where the distance is not known. */
void howfar_write(Buffer *out, const Fact *fact, const Distance *distance);

/* "16 nm or less" */
void howfar_threshold(Buffer *out, const Fact *fact, const Distance *distance);

/* "1 nm outside", "at least 20 layers inside", "at the threshold", "3 days before" */
void howfar_amount(Buffer *out, const Fact *fact, const Distance *distance);

/* "6.3 %"; nothing where it is beyond 10 %. */
void howfar_percent(Buffer *out, const Distance *distance);

#endif
