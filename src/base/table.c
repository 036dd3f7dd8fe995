#include "base/table.h"

#include <string.h>

static const size_t SMALLEST_TABLE = 16;

/* Odd, with its bits well spread: 2^64 divided by the golden ratio (Knuth, vol. 3, 6.4). */
static const uint64_t SPREAD = UINT64_C(0x9E3779B97F4A7C15);

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * SPREAD;
    return hash ^ hash >> 32;
}

/* Eight bytes at a time. The length goes in first, so that the noughts which fill up the last
 * word do not make "a" and "a\0" one. */
uint64_t hash_bytes(Slice key)
{
    uint64_t hash = mix(SPREAD, key.len);
    uint64_t word;
    size_t i = 0;
    for (; key.len - i >= sizeof word; i += sizeof word) {
        memcpy(&word, key.at + i, sizeof word);
        hash = mix(hash, word);
    }
    if (i < key.len) {
        word = 0;
        memcpy(&word, key.at + i, key.len - i);
        hash = mix(hash, word);
    }
    return mix(hash, 0);
}

Table table_in(Arena *arena)
{
    return (Table){.arena = arena};
}

/* The entry of `key`, or the free one where it belongs. The table must have a free one. */
static TableEntry *find_entry(const Table *table, Slice key, uint64_t hash)
{
    size_t mask = table->room - 1;
    size_t i = (size_t)hash & mask;
    for (;; i = (i + 1) & mask) {
        TableEntry *entry = &table->entries[i];
        if (!entry->key.at || (entry->hash == hash && slice_equal(entry->key, key)))
            return entry;
    }
}

const void *table_find(const Table *table, Slice key)
{
    if (table->n_entries == 0)
        return NULL;
    return find_entry(table, key, hash_bytes(key))->value;
}

static void grow(Table *table)
{
    Table larger = *table;
    larger.room = table->room > 0 ? table->room * 2 : SMALLEST_TABLE;
    larger.entries = arena_array(table->arena, TableEntry, larger.room);
    for (size_t i = 0; i < table->room; i++) {
        const TableEntry *entry = &table->entries[i];
        if (entry->key.at)
            *find_entry(&larger, entry->key, entry->hash) = *entry;
    }
    *table = larger;
}

/* The entry of `key`, made if there is none: then its value is still NULL. */
static TableEntry *entry_of(Table *table, Slice key)
{
    if (table->n_entries >= table->room / 2)
        grow(table);
    uint64_t hash = hash_bytes(key);
    TableEntry *entry = find_entry(table, key, hash);
    if (!entry->key.at) {
        entry->key = key.at ? key : slice(""); /* NULL would read as free */
        entry->hash = hash;
        table->n_entries++;
    }
    return entry;
}

const void *table_add(Table *table, Slice key, const void *value)
{
    TableEntry *entry = entry_of(table, key);
    if (entry->value)
        return entry->value;
    entry->value = value;
    return NULL;
}

void table_put(Table *table, Slice key, const void *value)
{
    entry_of(table, key)->value = value;
}
