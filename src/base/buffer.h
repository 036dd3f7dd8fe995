/* buffer.h - text that grows.
 *
 * Ownership: the holder calls buffer_release; buffer_clear keeps the memory for the next use.
 * Errors:    out of memory ends the run (arena.h).
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include "base/slice.h"

#include <stdint.h>

typedef struct Buffer {
    char *at;
    size_t len;
    size_t room;
} Buffer; /* all zero: empty and ready */

void buffer_add(Buffer *buffer, Slice text);
void buffer_add_text(Buffer *buffer, const char *text);
void buffer_add_char(Buffer *buffer, char c);
void buffer_add_number(Buffer *buffer, uint64_t number); /* decimal digits, no printf */
void buffer_print(Buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Makes room for `more` further bytes, so that they may be written at buffer->at + len. */
void buffer_reserve(Buffer *buffer, size_t more);

void buffer_clear(Buffer *buffer);
void buffer_release(Buffer *buffer);

/* The text so far; valid until the buffer changes. */
Slice buffer_slice(const Buffer *buffer);

#endif
