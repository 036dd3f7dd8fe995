#include "deals/ids_seen.h"

#include <check.h>
#include <stdio.h>

TCase *ids_seen_tests(void);

static Slice id_of(char *text, size_t size, unsigned number)
{
    return (Slice){text, (size_t)snprintf(text, size, "R-%u", number)};
}

/* In any order, each id is new once and then known by the row of its first. */
START_TEST(an_id_is_known_by_its_first_row)
{
    enum { IDS = 200000, STEP = 77773 }; /* without a common divisor */
    IdsSeen seen = {NULL, 0, 0, 0};
    char text[16];
    for (unsigned i = 0; i < IDS; i++) {
        Slice id = id_of(text, sizeof text, (unsigned)((uint64_t)i * STEP % IDS));
        ids_seen_expect(&seen, id);
        ck_assert_uint_eq(ids_seen_add(&seen, id, i + 2), 0);
        if (i % 64 == 0)
            ck_assert_uint_eq(ids_seen_add(&seen, id, i + 3), i + 2);
    }
    ck_assert_uint_eq(seen.n_entries, IDS);
    ck_assert_uint_le(seen.total * sizeof *seen.entries, IDS * (size_t)16);
    for (unsigned i = 0; i < IDS; i++) {
        Slice id = id_of(text, sizeof text, (unsigned)((uint64_t)i * STEP % IDS));
        ck_assert_uint_eq(ids_seen_add(&seen, id, 9), i + 2);
    }
    ids_seen_release(&seen);
}
END_TEST

START_TEST(ids_differ_by_every_byte)
{
    static const Slice ids[] = {{"", 0}, {"a", 1}, {"A", 1}, {"a\0", 2}, {"a ", 2}, {" a", 2}};
    IdsSeen seen = {NULL, 0, 0, 0};
    for (size_t i = 0; i < COUNT(ids); i++)
        ck_assert_uint_eq(ids_seen_add(&seen, ids[i], i + 1), 0);
    for (size_t i = 0; i < COUNT(ids); i++)
        ck_assert_uint_eq(ids_seen_add(&seen, ids[i], 99), i + 1);
    ids_seen_release(&seen);
}
END_TEST

/* Rows that an entry cannot hold are not remembered, rather than named wrongly. */
START_TEST(rows_beyond_32_bits_are_not_remembered)
{
    IdsSeen seen = {NULL, 0, 0, 0};
    ck_assert_uint_eq(ids_seen_add(&seen, slice("a"), UINT32_MAX), 0);
    ck_assert_uint_eq(ids_seen_add(&seen, slice("b"), (uint64_t)UINT32_MAX + 1), 0);
    ck_assert_uint_eq(ids_seen_add(&seen, slice("a"), (uint64_t)UINT32_MAX + 2), UINT32_MAX);
    ck_assert_uint_eq(ids_seen_add(&seen, slice("b"), (uint64_t)UINT32_MAX + 3), 0);
    ids_seen_release(&seen);
}
END_TEST

TCase *ids_seen_tests(void)
{
    TCase *tests = tcase_create("ids_seen");
    tcase_add_test(tests, an_id_is_known_by_its_first_row);
    tcase_add_test(tests, ids_differ_by_every_byte);
    tcase_add_test(tests, rows_beyond_32_bits_are_not_remembered);
    return tests;
}
