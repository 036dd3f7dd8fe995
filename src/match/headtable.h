/* headtable.h - finds in one pass where patterns can begin.
 *
 * A bit table over the first three bytes of all heads (rules/patterns.h) is asked at each byte
 * of a text; only where it says yes the heads themselves are compared. Heads of one or two
 * bytes stand in tables of their own.
 *
 * Ownership: in the arena given; read-only after building.
 * Errors:    none.
 * Source:    measured against trying each pattern on each text: docs/architecture.md.
 */
#ifndef MATCH_HEADTABLE_H
#define MATCH_HEADTABLE_H

#include "base/arena.h"

#include <stdint.h>

typedef struct HeadTable HeadTable;

HeadTable *head_table_new(Arena *arena);

/* Text that begins with `head` (1 to 5 bytes, lower case) may be a match of `what`. */
void head_table_add(HeadTable *table, Slice head, size_t what);

/* Calls `found` for each place of `text` (ASCII letters in lower case, with 4 NUL bytes behind
 * it) where a head stands. */
void head_table_scan(const HeadTable *table, Slice text,
                     void (*found)(void *context, size_t at, size_t what), void *context);

#endif
