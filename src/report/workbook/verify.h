/* verify.h - reads a finished workbook back.
 *
 * libxlsxwriter returns success for a workbook whose temporary files were cut short by a full
 * disk, so a return code proves nothing. Here every part of the file is inflated (which checks
 * its CRC), and each sheet must hold the rows that were written, and its end.
 *
 * Ownership: nothing is kept.
 * Errors:    false, and the reason in `why`, in words.
 */
#ifndef REPORT_WORKBOOK_VERIFY_H
#define REPORT_WORKBOOK_VERIFY_H

#include "base/buffer.h"

/* `rows`: of each sheet, in the order of the workbook's parts. */
bool verify_workbook(const char *path, const uint64_t *rows, size_t n_sheets, Buffer *why);

#endif
