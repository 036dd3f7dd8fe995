#include "deals/kept_cells.h"

#include "base/table.h"

#include <stdlib.h>
#include <string.h>

enum {
    ROOM = 1024, /* cells of a column */
    PLACE_BITS = 11,
    PLACES = 1 << PLACE_BITS, /* half of them are in use at most */
    WORD = 8,                 /* bytes */
    RESTING = 16 * ROOM,      /* cells */
    WORTH_IT = ROOM,          /* found again before the room was used up */
};

static const uint64_t SPREAD = UINT64_C(0x9E3779B97F4A7C15);

/* What a cell is found by. */
typedef struct Key {
    uint64_t first, last;
    Slice text;
} Key;

static uint64_t low_bytes(uint64_t word, size_t n)
{
    return n >= sizeof word ? word : word & ((UINT64_C(1) << 8 * n) - 1);
}

/* Reads behind the text, which may be done (csv.h), and leaves out what is there. */
static Key key_of(Slice text)
{
    Key key = {.text = text};
    if (text.len > 2 * WORD) {
        key.first = hash_bytes(text);
        return key;
    }
    memcpy(&key.first, text.at, WORD);
    memcpy(&key.last, text.at + WORD, WORD);
    if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__) {
        key.first = __builtin_bswap64(key.first);
        key.last = __builtin_bswap64(key.last);
    }
    key.first = low_bytes(key.first, text.len);
    key.last = low_bytes(key.last, text.len > WORD ? text.len - WORD : 0);
    return key;
}

static bool is_same(const KeptCell *cell, const Key *key)
{
    if (cell->first != key->first || cell->last != key->last || cell->len != key->text.len)
        return false;
    return key->text.len <= 2 * WORD || memcmp(cell->text, key->text.at, key->text.len) == 0;
}

/* The place of the cell, or the free one where it belongs. */
static KeptCell *find_place(const KeptCells *kept, const Key *key)
{
    uint64_t hash = (key->first ^ key->last * SPREAD ^ key->text.len) * SPREAD;
    for (size_t i = hash >> (64 - PLACE_BITS);; i = (i + 1) % PLACES)
        if (kept->cells[i].len == 0 || is_same(&kept->cells[i], key))
            return &kept->cells[i];
}

const KeptCell *kept_cell_find(KeptCells *kept, Slice cell)
{
    if (kept->n == 0 || cell.len > KEPT_TEXT_MAX)
        return NULL;
    Key key = key_of(cell);
    const KeptCell *found = find_place(kept, &key);
    if (found->len == 0)
        return NULL;
    kept->n_found++;
    return found;
}

static bool is_worth_it(const CellReading *reading)
{
    if (reading->why.len > 0 || reading->hint)
        return false;
    if (reading->result == CELL_BLANK)
        return true;
    return reading->result == CELL_READ && reading->n_values == 1 &&
           reading->values[0].type != TYPE_PARTY;
}

/* The kept cell's own bytes stand for those of the row. */
static void keep_text(KeptCell *made, Saying *said)
{
    made->is_silent = false;
    said->value.text = slice_trim(said->cell);
    said->silent = &made->is_silent;
}

static void forget(KeptCells *kept)
{
    if (kept->n_found < WORTH_IT)
        kept->resting = RESTING;
    kept->n = kept->n_found = 0;
    memset(kept->cells, 0, PLACES * sizeof *kept->cells);
}

/* The pages of cells that are never kept are never touched. */
static void make_room(KeptCells *kept)
{
    kept->cells = calloc(PLACES, sizeof *kept->cells);
    kept->sayings = calloc(ROOM, sizeof *kept->sayings);
    if (!kept->cells || !kept->sayings)
        out_of_memory();
}

bool kept_cell_is_wanted(KeptCells *kept, Slice cell)
{
    if (cell.len == 0 || cell.len > KEPT_TEXT_MAX)
        return false;
    if (kept->resting == 0)
        return true;
    kept->resting--;
    return false;
}

void kept_cell_add(KeptCells *kept, Slice cell, size_t column, const CellReading *reading)
{
    if (!is_worth_it(reading) || !kept_cell_is_wanted(kept, cell))
        return;
    if (!kept->cells)
        make_room(kept);
    if (kept->n == ROOM)
        forget(kept);
    Key key = key_of(cell);
    KeptCell *made = find_place(kept, &key);
    if (made->len != 0)
        return; /* read anew for another reason */
    Saying *said = &kept->sayings[kept->n];
    made->first = key.first;
    made->last = key.last;
    made->saying = (uint16_t)kept->n++;
    made->len = (unsigned char)cell.len;
    made->is_blank = reading->result == CELL_BLANK;
    memcpy(made->text, cell.at, cell.len);
    *said = (Saying){.kind = SAID_BY_CELL, .column = column, .cell = {made->text, cell.len}};
    if (made->is_blank)
        return;
    said->value = reading->values[0];
    if (said->value.type == TYPE_TEXT)
        keep_text(made, said);
}

void kept_cells_release(KeptCells *kept)
{
    free(kept->cells);
    free(kept->sayings);
    *kept = (KeptCells){0};
}
