#include "base/arena.h"
#include "base/buffer.h"
#include "base/table.h"

#include <check.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

TCase *arena_tests(void);

/* ---- arena ---- */

/* Around the sizes of a first block and of blocks that are made for one object. */
static const size_t sizes[] = {0, 1, 15, 16, 17, 1000, 65000, 65536, 70000, 1000000, 24, 65000, 8};

static bool is_all(const unsigned char *bytes, size_t n, unsigned char value)
{
    for (size_t i = 0; i < n; i++)
        if (bytes[i] != value)
            return false;
    return true;
}

/* Takes an object of each size, checks it, and fills it with its own mark. */
static void take_all(Arena *arena, unsigned char **objects)
{
    for (size_t i = 0; i < COUNT(sizes); i++) {
        objects[i] = arena_alloc(arena, sizes[i]);
        ck_assert_uint_eq((uintptr_t)objects[i] % _Alignof(max_align_t), 0);
        ck_assert(is_all(objects[i], sizes[i], 0));
        memset(objects[i], (int)i + 1, sizes[i]);
    }
}

static void check_marks(unsigned char *const *objects)
{
    for (size_t i = 0; i < COUNT(sizes); i++)
        ck_assert(is_all(objects[i], sizes[i], (unsigned char)(i + 1)));
}

START_TEST(objects_are_zero_aligned_and_apart)
{
    Arena arena = {0};
    unsigned char *objects[COUNT(sizes)];
    take_all(&arena, objects);
    check_marks(objects);
    arena_release(&arena);
    ck_assert_ptr_null(arena.first);
}
END_TEST

START_TEST(a_reset_arena_serves_again_from_the_same_memory)
{
    Arena arena = {0};
    unsigned char *before[COUNT(sizes)], *after[COUNT(sizes)];
    take_all(&arena, before);
    for (int i = 0; i < 3; i++) {
        arena_reset(&arena);
        take_all(&arena, after);
        check_marks(after);
        ck_assert_mem_eq(before, after, sizeof before);
    }
    arena_release(&arena);
}
END_TEST

START_TEST(a_reset_arena_serves_in_another_order)
{
    Arena arena = {0};
    unsigned char *objects[COUNT(sizes)];
    take_all(&arena, objects);
    arena_reset(&arena);
    unsigned char *large = arena_alloc(&arena, 900000);
    memset(large, 7, 900000);
    take_all(&arena, objects);
    check_marks(objects);
    ck_assert(is_all(large, 900000, 7));
    arena_release(&arena);
}
END_TEST

START_TEST(an_empty_arena_may_be_reset_and_released)
{
    Arena arena = {0};
    arena_reset(&arena);
    arena_release(&arena);
    arena_release(&arena);
    ck_assert_ptr_nonnull(arena_alloc(&arena, 0));
    arena_release(&arena);
}
END_TEST

START_TEST(copies_end_with_nul)
{
    Arena arena = {0};
    char text[] = "abc";
    Slice copy = arena_copy(&arena, (Slice){text, 2});
    text[0] = 'x';
    ck_assert_uint_eq(copy.len, 2);
    ck_assert_str_eq(copy.at, "ab");
    Slice empty = arena_copy(&arena, slice(NULL));
    ck_assert_uint_eq(empty.len, 0);
    ck_assert_str_eq(empty.at, "");
    arena_release(&arena);
}
END_TEST

START_TEST(text_of_any_length_is_printed)
{
    static const int widths[] = {1, 254, 255, 256, 257, 100000};
    Arena arena = {0};
    Slice text = arena_print(&arena, "%s-%*d|", "row", widths[_i], 7);
    size_t width = (size_t)widths[_i];
    ck_assert_uint_eq(text.len, width + 5);
    ck_assert_uint_eq(strlen(text.at), text.len);
    ck_assert(slice_starts(text, "row-"));
    ck_assert(slice_ends(text, "7|"));
    arena_release(&arena);
}
END_TEST

static void ask_too_much_of_arena(void)
{
    Arena arena = {0};
    arena_alloc(&arena, SIZE_MAX);
}

static void ask_too_much_of_buffer(void)
{
    Buffer buffer = {0};
    buffer_reserve(&buffer, SIZE_MAX);
}

static void (*const demands[])(void) = {ask_too_much_of_arena, ask_too_much_of_buffer,
                                        out_of_memory};

/* In a child of its own, so that it also works where check does not fork. */
START_TEST(out_of_memory_ends_the_run)
{
    int pipe_ends[2];
    ck_assert_int_eq(pipe(pipe_ends), 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        dup2(pipe_ends[1], STDERR_FILENO);
        demands[_i]();
        _exit(0);
    }
    close(pipe_ends[1]);
    char said[100] = "";
    ssize_t n = read(pipe_ends[0], said, sizeof said - 1);
    close(pipe_ends[0]);
    int status;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), 2);
    ck_assert_int_gt(n, 0);
    ck_assert_str_eq(said, "dealscreen: out of memory\n");
}
END_TEST

/* ---- buffer ---- */

START_TEST(a_buffer_grows)
{
    Buffer buffer = {0};
    ck_assert_uint_eq(buffer_slice(&buffer).len, 0);
    buffer_add(&buffer, slice("ab"));
    buffer_add(&buffer, slice(NULL));
    buffer_add_text(&buffer, "cd");
    buffer_add_char(&buffer, '\0');
    buffer_print(&buffer, "%d%%", 51);
    ck_assert(slice_equal(buffer_slice(&buffer), (Slice){"abcd\00051%", 8}));

    for (int i = 0; i < 10000; i++)
        buffer_add_text(&buffer, "0123456789");
    Slice all = buffer_slice(&buffer);
    ck_assert_uint_eq(all.len, 100008);
    ck_assert(slice_ends(all, "78901234567890123456789"));
    buffer_clear(&buffer);
    ck_assert_uint_eq(buffer_slice(&buffer).len, 0);
    buffer_print(&buffer, "%300d", 1);
    ck_assert_uint_eq(buffer_slice(&buffer).len, 300);
    buffer_release(&buffer);
    ck_assert_ptr_null(buffer.at);
}
END_TEST

START_TEST(reserved_room_may_be_written)
{
    Buffer buffer = {0};
    buffer_add_text(&buffer, "x");
    buffer_reserve(&buffer, 5000);
    memset(buffer.at + buffer.len, 'y', 5000);
    buffer.len += 5000;
    ck_assert_uint_eq(buffer_slice(&buffer).len, 5001);
    ck_assert(slice_starts(buffer_slice(&buffer), "xyy"));
    buffer_release(&buffer);
}
END_TEST

static const struct {
    uint64_t number;
    const char *digits;
} numbers[] = {
    {0, "0"},
    {7, "7"},
    {10, "10"},
    {1234567890, "1234567890"},
    {UINT64_MAX, "18446744073709551615"},
};

START_TEST(numbers_are_digits)
{
    Buffer buffer = {0};
    buffer_add_number(&buffer, numbers[_i].number);
    ck_assert(slice_is(buffer_slice(&buffer), numbers[_i].digits));
    buffer_release(&buffer);
}
END_TEST

/* ---- table ---- */

enum { N_KEYS = 10000 };

START_TEST(a_large_table_finds_all_and_nothing_else)
{
    Arena arena = {0};
    Table table = table_in(&arena);
    ck_assert_ptr_null(table_find(&table, slice("key 1")));
    Slice *keys = arena_array(&arena, Slice, N_KEYS);
    for (int i = 0; i < N_KEYS; i++) {
        keys[i] = arena_print(&arena, "key %d", i);
        ck_assert_ptr_null(table_add(&table, keys[i], &keys[i]));
    }
    ck_assert_uint_eq(table.n_entries, N_KEYS);
    for (int i = 0; i < N_KEYS; i++) {
        ck_assert_ptr_eq(table_find(&table, arena_print(&arena, "key %d", i)), &keys[i]);
        ck_assert_ptr_null(table_find(&table, arena_print(&arena, "key %d", i + N_KEYS)));
    }
    arena_release(&arena);
}
END_TEST

START_TEST(add_keeps_and_put_replaces)
{
    Arena arena = {0};
    Table table = table_in(&arena);
    const int one = 1, two = 2, three = 3;
    ck_assert_ptr_null(table_add(&table, slice("a"), &one));
    ck_assert_ptr_eq(table_add(&table, slice("a"), &two), &one);
    ck_assert_ptr_eq(table_find(&table, slice("a")), &one);
    table_put(&table, slice("a"), &three);
    ck_assert_ptr_eq(table_find(&table, slice("a")), &three);
    table_put(&table, slice("b"), &two);
    ck_assert_ptr_eq(table_find(&table, slice("b")), &two);
    ck_assert_uint_eq(table.n_entries, 2);
    arena_release(&arena);
}
END_TEST

START_TEST(keys_are_bytes)
{
    static const Slice keys[] = {
        {NULL, 0},  {"\0", 1}, {"\0\0", 2},     {"a", 1},
        {"a\0", 2}, {"A", 1},  {"abcdefgh", 8}, {"abcdefgh\0", 9},
    };
    Arena arena = {0};
    Table table = table_in(&arena);
    for (size_t i = 0; i < COUNT(keys); i++)
        ck_assert_ptr_null(table_add(&table, keys[i], &keys[i]));
    for (size_t i = 0; i < COUNT(keys); i++)
        ck_assert_ptr_eq(table_find(&table, keys[i]), &keys[i]);
    ck_assert_ptr_eq(table_find(&table, slice("")), &keys[0]);
    arena_release(&arena);
}
END_TEST

static int compare_hashes(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

/* Keys that differ in one digit, at every place of a word and past it. Distinct low halves,
 * since a table uses the low bits. Of 4,000 random 32-bit numbers 0.002 pairs are equal. */
START_TEST(near_keys_have_far_hashes)
{
    enum { N = 4000 };
    static uint64_t low[N];
    for (int i = 0; i < N; i++) {
        char key[40] = "0000000000000000000000";
        key[i / 200] = (char)('0' + i % 200); /* 20 places, 200 bytes each */
        key[20] = (char)('a' + i / 200);
        low[i] = hash_bytes((Slice){key, 22}) & UINT32_MAX;
    }
    qsort(low, N, sizeof *low, compare_hashes);
    for (int i = 1; i < N; i++)
        ck_assert_uint_ne(low[i - 1], low[i]);
}
END_TEST

TCase *arena_tests(void)
{
    TCase *tc = tcase_create("arena, buffer, table");
    tcase_add_test(tc, objects_are_zero_aligned_and_apart);
    tcase_add_test(tc, a_reset_arena_serves_again_from_the_same_memory);
    tcase_add_test(tc, a_reset_arena_serves_in_another_order);
    tcase_add_test(tc, an_empty_arena_may_be_reset_and_released);
    tcase_add_test(tc, copies_end_with_nul);
    tcase_add_loop_test(tc, text_of_any_length_is_printed, 0, 6);
    tcase_add_loop_test(tc, out_of_memory_ends_the_run, 0, COUNT(demands));
    tcase_add_test(tc, a_buffer_grows);
    tcase_add_test(tc, reserved_room_may_be_written);
    tcase_add_loop_test(tc, numbers_are_digits, 0, COUNT(numbers));
    tcase_add_test(tc, a_large_table_finds_all_and_nothing_else);
    tcase_add_test(tc, add_keeps_and_put_replaces);
    tcase_add_test(tc, keys_are_bytes);
    tcase_add_test(tc, near_keys_have_far_hashes);
    return tc;
}
