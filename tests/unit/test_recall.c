#include "lawbench.h"
#include "same_found.h"

TCase *recall_tests(void);

/* A determination that is remembered is the one that judging anew would give. */

enum { ROWS = 60, KINDS_OF_ROWS = 4, ROOM = 1 << 20 };

static const Mix mixes[] = {
    {.stated = 40, .vague = 8, .unreadable = 7, .contradicted = 4, .text = 12},
    {.stated = 30, .vague = 10, .unreadable = 3, .text = 20},
    {.stated = 75, .vague = 5},
};

/* Rows of a few kinds, half of them with one cell, the date or the text of another row. */
static void write_rows(Bench *bench, Buffer *csv)
{
    Chance *chance = &bench->chance;
    Row kinds[KINDS_OF_ROWS];
    for (size_t i = 0; i < KINDS_OF_ROWS; i++)
        make_row(chance, mixes[chance_below(chance, COUNT(mixes))], &kinds[i]);
    print_header(csv);
    for (size_t i = 0; i < ROWS; i++) {
        Row row = kinds[chance_below(chance, KINDS_OF_ROWS)];
        const Row *other = &kinds[chance_below(chance, KINDS_OF_ROWS)];
        size_t cell = chance_below(chance, 2 * POOL_MAX);
        if (cell < POOL_MAX)
            snprintf(row.cells[cell], CELL_ROOM, "%s", other->cells[cell]);
        if (chance_of(chance, 10))
            snprintf(row.text, TEXT_ROOM, "%s", other->text);
        if (chance_of(chance, 30))
            snprintf(row.date, CELL_ROOM, "2025-%02zu-15", 1 + chance_below(chance, 9));
        print_row(csv, &row, i + 1);
    }
    buffer_add_char(csv, '\0');
}

/* Returns how many determinations had been found before. */
static size_t compare_rows(Bench *bench, const char *csv, size_t room)
{
    Fixture *f = &bench->f;
    size_t n_same = 0;
    fixture_list(f, csv);
    Judge *judge = judge_open(&f->book, &f->options);
    judge_remember(judge, deals_columns(f->list), room);
    while (fixture_next(f)) {
        Determination found;
        judge_deal(judge, f->deal, &found);
        const Problem *problems = f->deal->problems;
        n_same += found.same != 0;
        if (!same_found(&found, fixture_judge(f)))
            ck_abort_msg("seed %llu, row %llu: what is remembered is not what is found anew",
                         (unsigned long long)bench->seed, (unsigned long long)f->deal->row);
        ck_assert_ptr_eq(problems, f->deal->problems);
    }
    judge_close(judge);
    return n_same;
}

static size_t compare_on_seeds(int block, size_t room)
{
    static Bench bench;
    size_t n_loaded = 0, n_same = 0;
    for (size_t i = 0; i < SEEDS_PER_BLOCK; i++) {
        memset(&bench.f, 0, sizeof bench.f);
        bool good = bench_open(&bench, 5000 + (uint64_t)block * SEEDS_PER_BLOCK + i, false);
        Buffer csv = {0};
        n_loaded += good;
        if (good) {
            write_rows(&bench, &csv);
            n_same += compare_rows(&bench, csv.at, room);
        }
        buffer_release(&csv);
        bench_close(&bench);
    }
    check_loaded(n_loaded, SEEDS_PER_BLOCK);
    return n_same;
}

START_TEST(what_is_remembered_is_what_is_found_anew)
{
    size_t n_same = compare_on_seeds(_i, ROOM);
    ck_assert_uint_gt(n_same, ROWS * SEEDS_PER_BLOCK / 4);
}
END_TEST

/* The first is used up by each row, the second by some. */
static const size_t little_rooms[] = {2000, 20000, 60000};

START_TEST(to_forget_changes_nothing)
{
    compare_on_seeds(_i / 3, little_rooms[_i % 3]);
}
END_TEST

/* ---- on what it rests ---- */

static Fixture f;

static void open_fixture(void)
{
    fixture_open(&f);
}

static void close_fixture(void)
{
    fixture_close(&f);
}

/* Screens three rows of which the first two are found the same; returns whether the third is. */
static bool is_found_again(const char *csv)
{
    uint64_t same[3] = {0};
    fixture_list(&f, csv);
    judge_remember(f.judge, deals_columns(f.list), ROOM);
    for (size_t i = 0; fixture_next(&f) && i < 3; i++)
        same[i] = fixture_judge(&f)->same;
    ck_assert_uint_ne(same[0], 0);
    ck_assert_msg(same[1] == same[0], "%s", csv);
    return same[2] == same[1];
}

START_TEST(what_no_rule_looks_at_may_differ)
{
    fixture_write(&f, "p/a.rules",
                  "rule a \"A\" law \"L\" outcome notifiable when flag and node <= 16 nm end\n");
    fixture_load(&f);
    ck_assert(is_found_again("deal_id,flag,node,amount\n1,no,5,1\n2,no,7,2\n3,no,?,3\n"));
    ck_assert(!is_found_again("deal_id,flag,node,amount\n1,yes,5,1\n2,yes,5,2\n3,yes,7,3\n"));
    ck_assert(!is_found_again("deal_id,flag,node,amount\n1,no,5,1\n2,no,7,2\n3,,?,3\n"));
}
END_TEST

START_TEST(of_a_date_the_side_of_a_change_counts)
{
    fixture_write(&f, "p/a.rules",
                  "rule a \"A\" law \"L\" outcome notifiable from 2025-03-01 when flag end\n"
                  "rule b \"B\" law \"L\" outcome prohibited when second and "
                  "completion_date > 2025-04-01 end\n");
    fixture_load(&f);
    const char head[] = "completion_date,flag,second\n";
    static const struct {
        const char *rows;
        bool again;
    } lists[] = {
        {"2025-05-01,no,no\n2025-05-02,no,no\n2025-05-03,no,no\n", true},
        {"2025-05-01,no,no\n2025-05-02,no,no\n2025-02-03,no,no\n", false},
        {"2025-03-01,no,yes\n2025-03-01,no,yes\n2025-04-02,no,yes\n", false},
        {"2025-05-01,no,no\n2025-05-02,no,no\nMay 2025,no,no\n", false},
        {"2025-05-01,no,no\n2025-05-02,no,no\n,no,no\n", false},
    };
    for (size_t i = 0; i < COUNT(lists); i++) {
        Buffer csv = {0};
        buffer_print(&csv, "%s%s", head, lists[i].rows);
        buffer_add_char(&csv, '\0');
        ck_assert_msg(is_found_again(csv.at) == lists[i].again, "%s", lists[i].rows);
        buffer_release(&csv);
    }
}
END_TEST

/* Where no reason shows it, an amount or a date counts only by what tests make of it. */
START_TEST(of_numbers_and_dates_the_tests_count)
{
    fixture_write(&f, "p/a.rules",
                  "rule a \"A\" law \"L\" outcome notifiable when flag end\n"
                  "contradiction c \"C\" when share > 50 % and second end\n"
                  "contradiction d \"D\" when completion_date < signed and third end\n");
    fixture_load(&f);
    static const struct {
        const char *rows;
        bool again;
    } lists[] = {
        {"2025-05-01,no,10,,no,no\n2025-05-02,no,20,,no,no\n2025-05-03,no,30,,no,no\n", true},
        {"2025-05-01,no,10,,no,no\n2025-05-02,no,20,,no,no\n2025-05-03,no,60,,no,no\n", false},
        {"2025-05-01,no,10,,no,no\n2025-05-02,no,20,,no,no\n2025-05-03,no,40-60,,no,no\n", false},
        {"2025-05-01,no,10,,no,no\n2025-05-02,no,20,,no,no\n2025-05-03,no,,,no,no\n", false},
        {"2025-05-01,no,10,2025-02-01,no,no\n2025-05-02,no,20,2025-03-01,no,no\n"
         "2025-05-03,no,30,2025-04-01,no,no\n",
         true},
        {"2025-05-01,no,10,2025-02-01,no,no\n2025-05-02,no,20,2025-03-01,no,no\n"
         "2025-05-03,no,30,2025-06-01,no,no\n",
         false},
        {"2025-05-01,no,10,2025-02-01,no,no\n2025-05-02,no,20,2025-03-01,no,no\n"
         "2025-05-03,no,30,,no,no\n",
         false},
    };
    for (size_t i = 0; i < COUNT(lists); i++) {
        Buffer csv = {0};
        buffer_print(&csv, "completion_date,flag,share,signed,second,third\n%s", lists[i].rows);
        buffer_add_char(&csv, '\0');
        ck_assert_msg(is_found_again(csv.at) == lists[i].again, "%s", lists[i].rows);
        buffer_release(&csv);
    }
}
END_TEST

/* A number in a rule that does not hold is not shown, unless it is near the threshold. */
START_TEST(a_near_miss_is_the_rows_own)
{
    fixture_write(&f, "p/a.rules",
                  "rule a \"A\" law \"L\" outcome notifiable when flag end\n"
                  "rule b \"B\" law \"L\" outcome prohibited when second and share > 50 % end\n");
    fixture_load(&f);
    ck_assert(is_found_again("flag,second,share\n,yes,10\n,yes,20\n,yes,30\n"));
    ck_assert_uint_eq(f.found.n_near, 0);
    ck_assert(!is_found_again("flag,second,share\n,yes,10\n,yes,20\n,yes,49\n"));
    ck_assert_uint_eq(f.found.n_near, 1);
    ck_assert(!is_found_again("flag,second,share\n,yes,48\n,yes,48\n,yes,49\n"));
    ck_assert(decimal_compare(f.found.near[0].evidence.distance.amount, decimal_from(1)) == 0);
}
END_TEST

TCase *recall_tests(void)
{
    TCase *tc = tcase_create("recall");
    tcase_set_timeout(tc, 120);
    tcase_add_checked_fixture(tc, open_fixture, close_fixture);
    tcase_add_loop_test(tc, what_is_remembered_is_what_is_found_anew, 0, BLOCKS);
    tcase_add_loop_test(tc, to_forget_changes_nothing, 0, 3 * BLOCKS);
    tcase_add_test(tc, what_no_rule_looks_at_may_differ);
    tcase_add_test(tc, of_a_date_the_side_of_a_change_counts);
    tcase_add_test(tc, of_numbers_and_dates_the_tests_count);
    tcase_add_test(tc, a_near_miss_is_the_rows_own);
    return tc;
}
