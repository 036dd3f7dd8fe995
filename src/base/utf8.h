/* utf8.h - text in UTF-8: whether it is, its characters, how wide it stands.
 *
 * Ownership: none.
 * Errors:    none; a byte that is no UTF-8 is said by the return value.
 * Source:    RFC 3629; widths from libutf8proc (Unicode East Asian Width).
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/slice.h"

#include <stdint.h>

/* Length of the leading part that is well-formed (RFC 3629: no overlong forms, no
 * surrogates); text.len if all of it is. Eight ASCII bytes at a time. */
size_t utf8_valid(Slice text);

/* Reads the character at *at (not at `end`) and moves *at behind it. A bad byte gives
 * U+FFFD and moves by one. */
uint32_t utf8_next(const char **at, const char *end);

/* Writes `c` to `out` (room for 4 bytes), returns the number of bytes. */
size_t utf8_put(char *out, uint32_t c);

/* Characters in `text`; a bad byte counts as one. */
size_t utf8_count(Slice text);

/* Columns that `text` takes on a terminal: 2 for wide characters, 0 for combining ones. */
size_t utf8_columns(Slice text);

#endif
