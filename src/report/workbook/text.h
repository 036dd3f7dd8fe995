/* text.h - strings that a workbook can hold, and the room that they take.
 *
 * The library writes broken XML, without a word, for bytes that are no UTF-8 and for U+FFFE
 * and U+FFFF, and it takes a cell's own "_x0041_" for an escape. So every string passes here:
 *   - what is no character, and control characters, become U+FFFD; tab and line feed stay;
 *   - CR LF and a lone CR become a line feed;
 *   - "_xHHHH_" is escaped, so that it comes back as it was;
 *   - what is longer than a cell can be is cut and ends in a mark that says so.
 *
 * Ownership: appended to the caller's buffer.
 * Units:     a cell's length counts in UTF-16 code units, widths in terminal columns (utf8.h).
 * Errors:    none.
 * Source:    ECMA-376, part 1, section 22.9.2.19 (ST_Xstring).
 */
#ifndef REPORT_WORKBOOK_TEXT_H
#define REPORT_WORKBOOK_TEXT_H

#include "base/buffer.h"

enum { CELL_UNITS_MAX = 32767 };

/* Replaces what the buffer holds; the result ends with a NUL and is valid until the next. */
const char *text_safe(Buffer *out, Slice text);

/* Lines that `text` takes, wrapped at `width` columns; reckoned, not laid out. */
size_t text_lines(Slice text, size_t width);

/* The widest of its lines, in columns. */
size_t text_width(Slice text);

/* Appends at most `most` characters for a printed header, where '&' begins a code. */
void text_for_print(Buffer *out, Slice text, size_t most);

#endif
