#include "base/nearest.h"

#include <check.h>
#include <string.h>

TCase *nearest_tests(void);

/* `names` are parted by '|'. */
static const struct {
    const char *wanted, *names, *best;
} searches[] = {
    {"nand_layer", "dram_half_pitch|nand_layers|logic_node", "nand_layers"},
    {"nand_layers", "nand_layer|nand_layers", "nand_layers"},    /* the same is nearest */
    {"nadn_layers", "band_layers_x|nand_layers", "nand_layers"}, /* two letters swapped */
    {"abcdef", "abcdxx|abcdxf", "abcdxf"},                       /* the nearer, though later */
    {"abcdef", "abcdxf|abcxef", "abcdxf"},                       /* of equals the first */
    {"abcdef", "abcdxx", "abcdxx"},                              /* a third of six */
    {"abcdef", "abcxxx", ""},                                    /* more than that */
    {"abcdef", "abcdefgh", "abcdefgh"},
    {"abcdef", "abcdefghi", ""},
    {"abcde", "abcxx", ""}, /* a third of five is one */
    {"abcde", "abcd", "abcd"},
    {"abc", "abd", "abd"},
    {"abc", "ab", "ab"},
    {"abc", "xyc", ""},
    {"ab", "ac|a|abc|ba", ""}, /* of two letters none */
    {"ab", "ab", "ab"},
    {"a", "b|ab", ""},
    {"", "a", ""},
    {"xxxxca", "xxxxabc", ""}, /* a swap and an insert between: three, as each letter moves once */
    {"m\u00fcller", "muller", "muller"},
    {"m\u00fc\u00fc", "mzz", ""}, /* three letters, though five bytes */
    {"abc", "", ""},
};

START_TEST(the_nearest_name_is_found)
{
    Nearest nearest = nearest_to(slice(searches[_i].wanted));
    Slice rest = slice(searches[_i].names), name;
    while (slice_next(&rest, '|', &name))
        nearest_try(&nearest, name);
    ck_assert_msg(slice_is(nearest.best, searches[_i].best), "'%s': got '%.*s'",
                  searches[_i].wanted, SLICE_ARG(nearest.best));
}
END_TEST

START_TEST(the_answer_is_one_of_the_names)
{
    const char *name = "target_country";
    Nearest nearest = nearest_to(slice("target_contry"));
    nearest_try(&nearest, slice(name));
    ck_assert_ptr_eq(nearest.best.at, name);
    ck_assert_uint_eq(nearest.distance, 1);
}
END_TEST

START_TEST(names_beyond_all_measure_are_passed_over)
{
    char name[1000];
    memset(name, 'a', sizeof name);
    Nearest nearest = nearest_to((Slice){name, sizeof name});
    nearest_try(&nearest, (Slice){name, sizeof name - 1});
    ck_assert_uint_eq(nearest.best.len, 0);
    nearest = nearest_to((Slice){name, 128});
    nearest_try(&nearest, (Slice){name, 127});
    ck_assert_uint_eq(nearest.best.len, 127);
}
END_TEST

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The definition of the distance, word for word and slow. */
static size_t distance(Slice a, Slice b)
{
    if (a.len == 0 || b.len == 0)
        return a.len + b.len;
    Slice a1 = {a.at, a.len - 1}, b1 = {b.at, b.len - 1};
    char a_last = a.at[a1.len], b_last = b.at[b1.len];
    size_t result = distance(a1, b1) + (a_last == b_last ? 0 : 1);
    result = least(result, distance(a1, b) + 1);
    result = least(result, distance(a, b1) + 1);
    if (a1.len > 0 && b1.len > 0 && a_last == b.at[b1.len - 1] && b_last == a.at[a1.len - 1])
        result =
            least(result, distance(slice_part(a, 0, a.len - 2), slice_part(b, 0, b.len - 2)) + 1);
    return result;
}

/* All words of `n` letters out of two, against those of n - 1 and n, n = 6: a third is two. */
START_TEST(agrees_with_the_definition)
{
    for (unsigned i = 0; i < 64; i += 3) {
        for (unsigned k = 0; k < 64; k++) {
            char wanted[6], name[6];
            for (unsigned bit = 0; bit < 6; bit++) {
                wanted[bit] = (i >> bit & 1) ? 'b' : 'a';
                name[bit] = (k >> bit & 1) ? 'b' : 'a';
            }
            Slice w = {wanted, 6}, n = {name, 6 - k % 2};
            Nearest nearest = nearest_to(w);
            nearest_try(&nearest, n);
            size_t expected = distance(w, n);
            ck_assert_int_eq(nearest.best.len > 0, expected <= 2);
            if (expected <= 2)
                ck_assert_uint_eq(nearest.distance, expected);
        }
    }
}
END_TEST

TCase *nearest_tests(void)
{
    TCase *tc = tcase_create("nearest");
    tcase_add_loop_test(tc, the_nearest_name_is_found, 0, COUNT(searches));
    tcase_add_test(tc, the_answer_is_one_of_the_names);
    tcase_add_test(tc, names_beyond_all_measure_are_passed_over);
    tcase_add_test(tc, agrees_with_the_definition);
    return tc;
}
