/* lines.h - text in the columns of a terminal: cut, padded, wrapped.
 *
 * Names come from deal lists, so control characters and marks that turn the direction of text
 * are shown as U+FFFD: a cell can't move the cursor or colour the screen.
 *
 * Ownership: appended to the caller's buffer.
 * Units:     columns of a terminal (base/utf8.h).
 * Errors:    none.
 */
#ifndef REPORT_LINES_H
#define REPORT_LINES_H

#include "base/buffer.h"

enum { LINE_COLUMNS = 100 };

/* Columns that `text` takes once it is made safe. */
size_t lines_columns(Slice text);

/* Appends at most `columns` columns of the text; what is cut ends in "...". */
void lines_add(Buffer *out, Slice text, size_t columns);

/* The same, filled up with spaces to `columns`. */
void lines_pad(Buffer *out, Slice text, size_t columns);

/* A list of parts, parted by commas, over at most `max_lines` lines, the further ones
 * indented; then "and N more". */
typedef struct Wrapped {
    Buffer *out;
    size_t indent, max_lines;
    size_t column, n_lines; /* where it stands */
    size_t n_parts, n_left;
} Wrapped;

/* `column`: where the line stands already. */
Wrapped wrapped_from(Buffer *out, size_t column, size_t indent, size_t max_lines);
void wrapped_add(Wrapped *wrapped, Slice part);
void wrapped_end(Wrapped *wrapped); /* with the line end */

#endif
