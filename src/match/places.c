#include "match/places.h"

#include "base/arena.h"

#include <stdlib.h>

enum { BYTES = 8, BLOCK = 64 }; /* a block's words begin in the bits of one integer */

static const uint64_t ONES = UINT64_C(0x0101010101010101);
static const uint64_t HIGH_BITS = UINT64_C(0x8080808080808080);

/* The last bytes of a text, fewer than eight, and noughts. */
static uint64_t last_bytes(const char *at, size_t n)
{
    uint64_t bytes = 0;
    for (size_t i = 0; i < n; i++)
        bytes |= (uint64_t)(unsigned char)at[i] << 8 * i;
    return bytes;
}

static void put_bytes(char *at, uint64_t bytes)
{
    if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)
        bytes = __builtin_bswap64(bytes);
    memcpy(at, &bytes, sizeof bytes);
}

/* The high bit of each byte, none above 0x7F, that lies between two others. */
static uint64_t bytes_between(uint64_t bytes, unsigned char low, unsigned char high)
{
    uint64_t not_below = bytes + ONES * (0x80U - low);
    uint64_t above = bytes + ONES * (0x7FU - high);
    return not_below & ~above;
}

/* A bit for each of eight bytes whose high bit is set: the product brings that of byte i to bit
 * 56 + i. */
static uint64_t gather(uint64_t bytes)
{
    return ((bytes & HIGH_BITS) >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

/* What a block is made of, a bit for each byte. */
typedef struct Block {
    uint64_t letters; /* of ASCII */
    uint64_t others;  /* digits and underscores */
} Block;

static void add_bytes(Block *block, uint64_t bytes, size_t at)
{
    uint64_t low = bytes & ~HIGH_BITS;
    uint64_t letters = bytes_between(low | ONES * FOLDING, 'a', 'z');
    uint64_t others = bytes_between(low, '0', '9') | bytes_between(low, '_', '_');
    block->letters |= gather(letters & ~bytes) << at;
    block->others |= gather(others & ~bytes) << at;
}

static void make_room(Places *places, size_t len)
{
    buffer_clear(&places->folded);
    buffer_reserve(&places->folded, len + 2 * BYTES);
    if (places->room > len)
        return;
    places->room = 2 * len + BLOCK;
    free(places->starts);
    places->starts = malloc(places->room * sizeof *places->starts);
    if (!places->starts)
        out_of_memory();
}

/* Copies a block of the text; adds its bits to *all. */
static Block take_block(char *to, Slice text, uint64_t *all)
{
    Block block = {0, 0};
    for (size_t i = 0; i < text.len; i += BYTES) {
        size_t left = text.len - i;
        uint64_t bytes = left >= BYTES ? eight_bytes(text.at + i) : last_bytes(text.at + i, left);
        put_bytes(to + i, bytes | ONES * FOLDING);
        add_bytes(&block, bytes, i);
        *all |= bytes;
    }
    return block;
}

void places_take(Places *places, Slice text)
{
    uint64_t all = 0, letter = 0, word = 0; /* the latter two: the byte before the block is one */
    make_room(places, text.len);
    size_t n = 0;
    for (size_t at = 0; at < text.len; at += BLOCK) {
        size_t len = text.len - at < BLOCK ? text.len - at : BLOCK;
        Block block = take_block(places->folded.at + at, (Slice){text.at + at, len}, &all);
        uint64_t words = block.letters | block.others;
        uint64_t starts = (block.letters & ~(block.letters << 1 | letter)) |
                          (block.others & ~(words << 1 | word));
        letter = block.letters >> (BLOCK - 1);
        word = words >> (BLOCK - 1);
        for (; starts != 0; starts &= starts - 1)
            places->starts[n++] = at + (size_t)__builtin_ctzll(starts);
    }
    places->n_starts = n;
    places->is_ascii = (all & HIGH_BITS) == 0;
    places->folded.len = text.len;
    memset(places->folded.at + text.len, FOLDING, BYTES);
}

void places_release(Places *places)
{
    buffer_release(&places->folded);
    free(places->starts);
    *places = (Places){.n_starts = 0};
}
