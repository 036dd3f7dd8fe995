#include "deals/ids_seen.h"

#include "base/table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    SMALLEST_ROOM = 1024,
    SPARE = 64,        /* places behind the last that a hash has */
    DOUBLED = 1 << 14, /* a smaller table is doubled */
};

/* Rises with the hash. */
static size_t home_of(uint64_t hash, size_t room)
{
    return (size_t)((hash >> 32) * room >> 32);
}

static uint64_t hash_of(const IdSeen *entry)
{
    return (uint64_t)entry->high << 32 | entry->low;
}

static void make_total(IdsSeen *seen, size_t total)
{
    IdSeen *entries = realloc(seen->entries, total * sizeof *entries);
    if (!entries)
        out_of_memory();
    seen->entries = entries;
    seen->total = total;
}

/* Moves all entries, in their order, to the end of the table. Returns where they begin. */
static size_t move_to_end(IdsSeen *seen, size_t old_total)
{
    size_t to = seen->total;
    for (size_t i = old_total; i > 0; i--)
        if (seen->entries[i - 1].row != 0)
            seen->entries[--to] = seen->entries[i - 1];
    return to;
}

/* Makes places behind the last one; what is still to be spread, from `*next` on, moves there. */
static void make_spare(IdsSeen *seen, size_t *next)
{
    size_t left = seen->total - *next;
    make_total(seen, seen->total + SPARE);
    memmove(seen->entries + *next + SPARE, seen->entries + *next, left * sizeof *seen->entries);
    *next += SPARE;
}

/* Puts the entries that stand at the end to their places. None is overwritten before its turn:
 * as many places as entries are left lie behind each. */
static void spread(IdsSeen *seen, size_t next)
{
    size_t at = 0; /* the first place that is not settled */
    while (next < seen->total) {
        const IdSeen entry = seen->entries[next];
        size_t home = home_of(hash_of(&entry), seen->room);
        if (home < at)
            home = at;
        if (home > next) {
            make_spare(seen, &next);
            continue;
        }
        memset(seen->entries + at, 0, (home - at) * sizeof *seen->entries);
        seen->entries[home] = entry;
        at = home + 1;
        next++;
    }
    memset(seen->entries + at, 0, (seen->total - at) * sizeof *seen->entries);
}

static void grow(IdsSeen *seen)
{
    size_t old_total = seen->total;
    if (seen->room < SMALLEST_ROOM)
        seen->room = SMALLEST_ROOM;
    else
        seen->room += seen->room < DOUBLED ? seen->room : seen->room / 8;
    make_total(seen, seen->room + SPARE);
    spread(seen, move_to_end(seen, old_total));
}

static void insert(IdsSeen *seen, size_t at, IdSeen entry)
{
    size_t end = at;
    while (end < seen->total && seen->entries[end].row != 0)
        end++;
    if (end == seen->total) {
        make_total(seen, seen->total + SPARE);
        memset(seen->entries + end, 0, SPARE * sizeof *seen->entries);
    }
    memmove(seen->entries + at + 1, seen->entries + at, (end - at) * sizeof *seen->entries);
    seen->entries[at] = entry;
    seen->n_entries++;
}

uint64_t ids_seen_add(IdsSeen *seen, Slice id, uint64_t row)
{
    assert(row != 0);
    if (seen->n_entries >= seen->room / 20 * 17)
        grow(seen);
    uint64_t hash = hash_bytes(id);
    size_t at = home_of(hash, seen->room);
    while (at < seen->total && seen->entries[at].row != 0 && hash_of(&seen->entries[at]) < hash)
        at++;
    if (at < seen->total && seen->entries[at].row != 0 && hash_of(&seen->entries[at]) == hash)
        return seen->entries[at].row;
    if (row <= UINT32_MAX)
        insert(seen, at, (IdSeen){(uint32_t)(hash >> 32), (uint32_t)hash, (uint32_t)row});
    return 0;
}

void ids_seen_expect(const IdsSeen *seen, Slice id)
{
    if (seen->room > 0)
        __builtin_prefetch(&seen->entries[home_of(hash_bytes(id), seen->room)]);
}

void ids_seen_release(IdsSeen *seen)
{
    free(seen->entries);
    *seen = (IdsSeen){NULL, 0, 0, 0};
}
