#include "base/buffer.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t SMALLEST_ROOM = 256;

void buffer_reserve(Buffer *buffer, size_t more)
{
    if (buffer->room - buffer->len >= more)
        return;
    if (more > SIZE_MAX / 2 - buffer->len)
        out_of_memory();

    size_t room = buffer->room > 0 ? buffer->room : SMALLEST_ROOM;
    while (room - buffer->len < more)
        room *= 2;
    char *at = realloc(buffer->at, room);
    if (!at)
        out_of_memory();
    buffer->at = at;
    buffer->room = room;
}

void buffer_add_number(Buffer *buffer, uint64_t number)
{
    char digits[20]; /* UINT64_MAX has 20 */
    size_t first = sizeof digits;
    do {
        digits[--first] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    buffer_add(buffer, (Slice){digits + first, sizeof digits - first});
}

void buffer_print(Buffer *buffer, const char *format, ...)
{
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    buffer_reserve(buffer, 64); /* enough for most: then it is printed once */
    size_t room = buffer->room - buffer->len;
    int len = vsnprintf(buffer->at + buffer->len, room, format, values);
    va_end(values);
    if (len < 0) /* more than INT_MAX bytes */
        out_of_memory();
    if ((size_t)len >= room) {
        buffer_reserve(buffer, (size_t)len + 1); /* vsnprintf ends with a NUL */
        vsnprintf(buffer->at + buffer->len, (size_t)len + 1, format, again);
    }
    va_end(again);
    buffer->len += (size_t)len;
}

void buffer_clear(Buffer *buffer)
{
    buffer->len = 0;
}

void buffer_release(Buffer *buffer)
{
    free(buffer->at);
    *buffer = (Buffer){0};
}

Slice buffer_slice(const Buffer *buffer)
{
    return (Slice){buffer->at, buffer->len};
}
