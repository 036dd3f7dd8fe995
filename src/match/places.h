/* places.h - the places of a text at which a pattern may begin, found eight bytes at a time.
 *
 * With the places goes a copy of the text in which two letters that differ in case alone are
 * the same byte: bit 5 of every byte is set. Other bytes may fall together by it, so it serves
 * to rule out and never to find.
 *
 * Ownership: places_release. All of it is good until the next text is taken.
 * Errors:    none.
 */
#ifndef MATCH_PLACES_H
#define MATCH_PLACES_H

#include "base/buffer.h"

#include <stdbool.h>

typedef struct Places {
    Buffer folded;  /* as long as the text, at least 8 further bytes behind */
    size_t *starts; /* an ASCII letter, digit or underscore behind none, or a letter behind none */
    size_t n_starts, room;
    bool is_ascii;
} Places; /* all zero: empty and ready */

/* What the copy has for the bytes of a string. */
enum { FOLDING = 0x20 };

void places_take(Places *places, Slice text);
void places_release(Places *places);

/* Eight bytes, the first in the lowest byte. */
static inline uint64_t eight_bytes(const char *at)
{
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)
        bytes = __builtin_bswap64(bytes);
    return bytes;
}

#endif
