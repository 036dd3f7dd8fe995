#include "deals/ids_seen.h"

#include "base/table.h"

#include <assert.h>
#include <stdlib.h>

static const size_t SMALLEST_ROOM = 1024;

/* The entry of `hash`, or the free one where it belongs. */
static IdSeen *find(const IdsSeen *seen, uint64_t hash)
{
    size_t mask = seen->room - 1;
    size_t i = (size_t)hash & mask;
    while (seen->entries[i].row != 0 && seen->entries[i].hash != hash)
        i = (i + 1) & mask;
    return &seen->entries[i];
}

static void grow(IdsSeen *seen)
{
    IdsSeen larger = {.n_entries = seen->n_entries};
    larger.room = seen->room > 0 ? 2 * seen->room : SMALLEST_ROOM;
    larger.entries = calloc(larger.room, sizeof *larger.entries);
    if (!larger.entries)
        out_of_memory();
    for (size_t i = 0; i < seen->room; i++)
        if (seen->entries[i].row != 0)
            *find(&larger, seen->entries[i].hash) = seen->entries[i];
    free(seen->entries);
    *seen = larger;
}

uint64_t ids_seen_add(IdsSeen *seen, Slice id, uint64_t row)
{
    assert(row != 0);
    if (seen->n_entries >= seen->room / 4 * 3)
        grow(seen);
    uint64_t hash = hash_bytes(id);
    IdSeen *entry = find(seen, hash);
    if (entry->row != 0)
        return entry->row;
    *entry = (IdSeen){hash, row};
    seen->n_entries++;
    return 0;
}

void ids_seen_release(IdsSeen *seen)
{
    free(seen->entries);
    *seen = (IdsSeen){NULL, 0, 0};
}
