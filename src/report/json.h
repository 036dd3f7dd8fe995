/* json.h - writes JSON, one value after the other, into a buffer.
 *
 * Commas are set by the writer: json_key and values know whether one is due by the byte that
 * stands before them, so a caller only says what there is.
 *
 * Ownership: appended to the caller's buffer.
 * Errors:    none. Bytes that are no UTF-8 come out as U+FFFD.
 * Source:    RFC 8259.
 */
#ifndef REPORT_JSON_H
#define REPORT_JSON_H

#include "base/buffer.h"

/* {, [, }, ] */
void json_open(Buffer *out, char bracket);
void json_close(Buffer *out, char bracket);

/* "key": */
void json_key(Buffer *out, const char *key);

void json_string(Buffer *out, Slice text);
void json_text(Buffer *out, const char *text);
void json_number(Buffer *out, uint64_t number);
void json_bool(Buffer *out, bool yes);
void json_null(Buffer *out);

#endif
