#include "deals/kept_cells.h"

#include <stdlib.h>
#include <string.h>

enum {
    ROOM = 1024,         /* cells of a column */
    SLOTS = 4 * ROOM,    /* a power of two */
    RESTING = 16 * ROOM, /* cells */
    WORTH_IT = ROOM,     /* found again before the room was used up */
};

static const uint64_t SPREAD = UINT64_C(0x9E3779B97F4A7C15);

/* Two words of a short text that together hold all of its first 16 bytes. */
static void take_words(Slice text, uint64_t *first, uint64_t *last)
{
    uint32_t front = 0, back = 0;
    if (text.len >= sizeof *first) {
        memcpy(first, text.at, sizeof *first);
        memcpy(last, text.at + text.len - sizeof *last, sizeof *last);
        return;
    }
    if (text.len >= sizeof front) {
        memcpy(&front, text.at, sizeof front);
        memcpy(&back, text.at + text.len - sizeof back, sizeof back);
    } else {
        for (size_t i = 0; i < text.len; i++)
            front = front << 8 | (unsigned char)text.at[i];
    }
    *first = front;
    *last = back;
}

/* Bytes are compared afterwards; what is longer than 16 bytes differs in its ends, mostly. */
static uint64_t hash_of(Slice text)
{
    uint64_t first, last;
    take_words(text, &first, &last);
    uint64_t hash = (first ^ text.len) * SPREAD;
    hash = (hash ^ hash >> 32 ^ last) * SPREAD;
    return hash ^ hash >> 32;
}

static bool is_same(const KeptCell *cell, Slice text, uint64_t hash)
{
    return cell->hash == hash && cell->len == text.len &&
           memcmp(cell->text, text.at, text.len) == 0;
}

/* The slot of the text, or the free one where it belongs. */
static uint16_t *find_slot(KeptCells *kept, Slice text, uint64_t hash)
{
    for (size_t i = (size_t)hash % SLOTS;; i = (i + 1) % SLOTS) {
        uint16_t *slot = &kept->slots[i];
        if (*slot == 0 || is_same(&kept->cells[*slot - 1], text, hash))
            return slot;
    }
}

const KeptCell *kept_cell_find(KeptCells *kept, Slice cell)
{
    if (kept->n == 0 || cell.len > KEPT_TEXT_MAX)
        return NULL;
    uint16_t slot = *find_slot(kept, cell, hash_of(cell));
    if (slot == 0)
        return NULL;
    kept->n_found++;
    return &kept->cells[slot - 1];
}

static bool is_worth_it(const CellReading *reading)
{
    if (reading->why.len > 0 || reading->hint)
        return false;
    if (reading->result == CELL_BLANK)
        return true;
    FactType type = reading->values[0].type;
    return reading->result == CELL_READ && reading->n_values == 1 && type != TYPE_TEXT &&
           type != TYPE_PARTY;
}

static void forget(KeptCells *kept)
{
    if (kept->n_found < WORTH_IT)
        kept->resting = RESTING;
    kept->n = kept->n_found = 0;
    memset(kept->slots, 0, SLOTS * sizeof *kept->slots);
}

/* The pages of cells that are never kept are never touched. */
static void make_room(KeptCells *kept)
{
    kept->slots = calloc(SLOTS, sizeof *kept->slots);
    kept->cells = calloc(ROOM, sizeof *kept->cells);
    if (!kept->slots || !kept->cells)
        out_of_memory();
}

void kept_cell_add(KeptCells *kept, Slice cell, size_t column, const CellReading *reading)
{
    if (cell.len == 0 || cell.len > KEPT_TEXT_MAX || !is_worth_it(reading))
        return;
    if (kept->resting > 0) {
        kept->resting--;
        return;
    }
    if (!kept->slots)
        make_room(kept);
    if (kept->n == ROOM)
        forget(kept);
    uint64_t hash = hash_of(cell);
    KeptCell *made = &kept->cells[kept->n++];
    *find_slot(kept, cell, hash) = (uint16_t)kept->n;
    made->hash = hash;
    made->len = (unsigned char)cell.len;
    made->is_blank = reading->result == CELL_BLANK;
    memcpy(made->text, cell.at, cell.len);
    made->said = (Saying){.kind = SAID_BY_CELL, .column = column};
    made->said.cell = (Slice){made->text, cell.len};
    if (!made->is_blank)
        made->said.value = reading->values[0];
}

void kept_cells_release(KeptCells *kept)
{
    free(kept->slots);
    free(kept->cells);
    *kept = (KeptCells){0};
}
