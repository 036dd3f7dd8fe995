#include "match/headtable.h"

#include <string.h>

enum { BITS = 1 << 16, KEY_LEN = 3 };

typedef struct Head Head;
struct Head {
    Slice text;
    size_t what;
    const Head *next; /* of the same bucket */
};

struct HeadTable {
    Arena *arena;
    uint64_t bits[BITS / 64]; /* by key: some head may stand here */
    const Head *by_key[BITS]; /* heads of three bytes and more */
    const Head *by_pair[BITS];
    const Head *by_byte[256];
};

static unsigned byte_at(const char *at, size_t i)
{
    return (unsigned char)at[i];
}

/* Of three bytes; letters differ in their low five bits. */
static unsigned key_of(const char *at)
{
    return (byte_at(at, 0) << 11 ^ byte_at(at, 1) << 5 ^ byte_at(at, 2)) & (BITS - 1);
}

static unsigned pair_of(const char *at)
{
    return byte_at(at, 0) << 8 | byte_at(at, 1);
}

HeadTable *head_table_new(Arena *arena)
{
    HeadTable *table = arena_new(arena, HeadTable);
    table->arena = arena;
    return table;
}

static void set_bit(HeadTable *table, const char *key)
{
    unsigned k = key_of(key);
    table->bits[k / 64] |= UINT64_C(1) << k % 64;
}

/* Sets the bits of all keys that begin with a short head. */
static void set_bits(HeadTable *table, Slice head)
{
    char key[KEY_LEN] = {0};
    size_t known = head.len < KEY_LEN ? head.len : KEY_LEN;
    memcpy(key, head.at, known);
    if (known == KEY_LEN) {
        set_bit(table, key);
        return;
    }
    for (unsigned last = 0; last < 256; last++) {
        key[2] = (char)last;
        for (unsigned middle = 0; middle < (known == 1 ? 256u : 1u); middle++) {
            if (known == 1)
                key[1] = (char)middle;
            set_bit(table, key);
        }
    }
}

void head_table_add(HeadTable *table, Slice head, size_t what)
{
    const Head **bucket = head.len >= KEY_LEN ? &table->by_key[key_of(head.at)]
                          : head.len == 2     ? &table->by_pair[pair_of(head.at)]
                                              : &table->by_byte[byte_at(head.at, 0)];
    Head *entry = arena_new(table->arena, Head);
    *entry = (Head){arena_copy(table->arena, head), what, *bucket};
    *bucket = entry;
    set_bits(table, head);
}

static bool has_bit(const HeadTable *table, const char *at)
{
    unsigned k = key_of(at);
    return (table->bits[k / 64] >> k % 64 & 1) != 0;
}

typedef struct Scan {
    Slice text;
    void (*found)(void *context, size_t at, size_t what);
    void *context;
} Scan;

static void try_heads(const Scan *scan, const Head *head, size_t at)
{
    for (; head; head = head->next) {
        if (head->text.len <= scan->text.len - at &&
            memcmp(scan->text.at + at, head->text.at, head->text.len) == 0)
            scan->found(scan->context, at, head->what);
    }
}

void head_table_scan(const HeadTable *table, Slice text,
                     void (*found)(void *context, size_t at, size_t what), void *context)
{
    const Scan scan = {text, found, context};
    for (size_t at = 0; at < text.len; at++) {
        const char *here = text.at + at;
        if (!has_bit(table, here))
            continue;
        try_heads(&scan, table->by_key[key_of(here)], at);
        try_heads(&scan, table->by_pair[pair_of(here)], at);
        try_heads(&scan, table->by_byte[byte_at(here, 0)], at);
    }
}
