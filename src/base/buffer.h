/* buffer.h - text that grows.
 *
 * Ownership: the holder calls buffer_release; buffer_clear keeps the memory for the next use.
 * Errors:    out of memory ends the run (arena.h).
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include "base/slice.h"

#include <stdint.h>
#include <string.h>

typedef struct Buffer {
    char *at;
    size_t len;
    size_t room;
} Buffer; /* all zero: empty and ready */

void buffer_add_number(Buffer *buffer, uint64_t number); /* decimal digits, no printf */
void buffer_print(Buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Makes room for `more` further bytes, so that they may be written at buffer->at + len. */
void buffer_reserve(Buffer *buffer, size_t more);

/* Inline: a report is composed of some fifty of these a row. */
static inline void buffer_add(Buffer *buffer, Slice text)
{
    if (buffer->room - buffer->len < text.len)
        buffer_reserve(buffer, text.len);
    if (text.len > 0)
        memcpy(buffer->at + buffer->len, text.at, text.len);
    buffer->len += text.len;
}

static inline void buffer_add_text(Buffer *buffer, const char *text)
{
    buffer_add(buffer, (Slice){text, text ? strlen(text) : 0});
}

static inline void buffer_add_char(Buffer *buffer, char c)
{
    if (buffer->room == buffer->len)
        buffer_reserve(buffer, 1);
    buffer->at[buffer->len++] = c;
}

void buffer_clear(Buffer *buffer);
void buffer_release(Buffer *buffer);

/* The text so far; valid until the buffer changes. */
Slice buffer_slice(const Buffer *buffer);

#endif
