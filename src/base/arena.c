#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct ArenaBlock {
    ArenaBlock *next;
    size_t used;
    size_t room;
    max_align_t bytes[]; /* makes what follows the head aligned for any type */
};

static const size_t SMALLEST_BLOCK = (size_t)1 << 16;

void out_of_memory(void)
{
    fputs("dealscreen: out of memory\n", stderr);
    exit(2);
}

static bool has_room(const ArenaBlock *block, size_t size)
{
    return block->room - block->used >= size;
}

/* Powers of two, so that rows of ever slightly larger size do not each leave a block of
 * their own behind in an arena that is reset between them. */
static ArenaBlock *new_block(size_t size)
{
    size_t whole = SMALLEST_BLOCK;
    while (whole - sizeof(ArenaBlock) < size) {
        if (whole > SIZE_MAX / 2)
            out_of_memory();
        whole *= 2;
    }
    ArenaBlock *block = malloc(whole);
    if (!block)
        out_of_memory();
    *block = (ArenaBlock){.room = whole - sizeof(ArenaBlock)};
    return block;
}

/* Takes a block with room for `size` bytes out of those behind `current`, kept from before a
 * reset; a new one where none will do. */
static ArenaBlock *take_block(ArenaBlock *current, size_t size)
{
    for (ArenaBlock *before = current; before && before->next; before = before->next) {
        ArenaBlock *block = before->next;
        block->used = 0;
        if (has_room(block, size)) {
            before->next = block->next;
            return block;
        }
    }
    return new_block(size);
}

static void next_block(Arena *arena, size_t size)
{
    ArenaBlock *block = take_block(arena->current, size);
    if (arena->current) {
        block->next = arena->current->next;
        arena->current->next = block;
    } else {
        block->next = NULL;
        arena->first = block;
    }
    arena->current = block;
}

void *arena_alloc(Arena *arena, size_t size)
{
    const size_t step = _Alignof(max_align_t);
    if (size > SIZE_MAX / 4)
        out_of_memory();
    size = (size + step - 1) / step * step;
    if (!arena->current || !has_room(arena->current, size))
        next_block(arena, size);

    ArenaBlock *block = arena->current;
    void *object = (char *)block->bytes + block->used;
    block->used += size;
    return memset(object, 0, size);
}

Slice arena_copy(Arena *arena, Slice text)
{
    char *copy = arena_alloc(arena, text.len + 1);
    if (text.len > 0)
        memcpy(copy, text.at, text.len);
    return (Slice){copy, text.len};
}

Slice arena_print_list(Arena *arena, const char *format, va_list values)
{
    va_list again;
    va_copy(again, values);
    char brief[256];
    int len = vsnprintf(brief, sizeof brief, format, values);
    if (len < 0) /* more than INT_MAX bytes: no other reason exists without wide characters */
        out_of_memory();

    char *text = arena_alloc(arena, (size_t)len + 1);
    if ((size_t)len < sizeof brief)
        memcpy(text, brief, (size_t)len);
    else
        vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return (Slice){text, (size_t)len};
}

Slice arena_print(Arena *arena, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    Slice text = arena_print_list(arena, format, values);
    va_end(values);
    return text;
}

void arena_reset(Arena *arena)
{
    arena->current = arena->first;
    if (arena->first)
        arena->first->used = 0; /* the others are emptied when their turn comes */
}

void arena_release(Arena *arena)
{
    for (ArenaBlock *block = arena->first; block;) {
        ArenaBlock *next = block->next;
        free(block);
        block = next;
    }
    *arena = (Arena){0};
}
