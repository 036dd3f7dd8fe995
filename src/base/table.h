/* table.h - from a text to a pointer or a number, by hashing.
 *
 * Keys are compared byte for byte; whoever wants "U.S.A." and "usa" to be one key folds them
 * first (fold.h). Keys are not copied: they must live as long as the table.
 *
 * Ownership: the table lives in its arena; nothing to release.
 * Errors:    none but out of memory (arena.h).
 */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include "base/arena.h"

#include <stdint.h>

typedef struct TableEntry {
    Slice key; /* key.at == NULL: free */
    uint64_t hash;
    const void *value;
} TableEntry;

typedef struct Table {
    Arena *arena;
    TableEntry *entries;
    size_t n_entries; /* in use */
    size_t room;      /* a power of two, or 0 */
} Table;

/* An empty table whose memory comes from `arena`. */
Table table_in(Arena *arena);

/* The value of `key`, or NULL. */
const void *table_find(const Table *table, Slice key);

/* Enters `value` (not NULL) under `key`. If the key is there already, leaves it alone and
 * returns the value that it has; else returns NULL. */
const void *table_add(Table *table, Slice key, const void *value);

/* As table_add, but replaces. */
void table_put(Table *table, Slice key, const void *value);

uint64_t hash_bytes(Slice key);

#endif
