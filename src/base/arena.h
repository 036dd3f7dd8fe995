/* arena.h - memory with one lifetime.
 *
 * Three arenas live in a run: the run's own, the Rulebook's, and the deal's, which is reset
 * between rows so that memory does not grow with their number. Objects are never freed one
 * by one; a pointer may lead only to something that lives at least as long.
 *
 * Ownership: the holder of the Arena calls arena_release.
 * Errors:    when memory runs out the program says so and exits with status 2; no function
 *            here returns NULL.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/slice.h"

#include <stdarg.h>
#include <stddef.h>

typedef struct ArenaBlock ArenaBlock;

/* All zero: empty and ready. */
typedef struct Arena {
    ArenaBlock *first;   /* kept over a reset */
    ArenaBlock *current; /* the block that serves */
} Arena;

/* A zeroed object, or an array of `n` of them. */
#define arena_new(arena, Type)      ((Type *)arena_alloc((arena), sizeof(Type)))
#define arena_array(arena, Type, n) ((Type *)arena_alloc((arena), sizeof(Type) * (n)))

/* `size` zeroed bytes, aligned for any type. */
void *arena_alloc(Arena *arena, size_t size);

/* A copy of `text`, with a NUL behind it. */
Slice arena_copy(Arena *arena, Slice text);

/* Formatted text, with a NUL behind it. */
Slice arena_print(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
Slice arena_print_list(Arena *arena, const char *format, va_list values)
    __attribute__((format(printf, 2, 0)));

/* Forgets all objects and keeps the memory. */
void arena_reset(Arena *arena);

/* Gives the memory back. */
void arena_release(Arena *arena);

/* Ends the run: "dealscreen: out of memory", exit status 2. Also for other allocations. */
_Noreturn void out_of_memory(void);

#endif
