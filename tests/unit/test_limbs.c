/* Which cases hold for a limb, and which just miss it. */
#include "match/limbs.h"

#include "casebook.h"

TCase *limbs_tests(void);

/* Two labelled items below one that needs both of its tests. */
static const char rules[] =
    "rule bars \"B\" law \"L 1\" outcome prohibited\n"
    "  when flag and any of\n"
    "    (1) second and person\n"
    "    (2) not reply\n"
    "  end\n"
    "end\n"
    "define named \"N\" law \"L 2\" answered by other_reply when bars end\n";

/* `limb` "1" of the rule bars, or "" for all of it. */
static const struct {
    const char *row; /* flag, second, person, reply */
    const char *limb;
    int holds, near;
} trials[] = {
    {"yes,yes,yes,yes", "1", 1, 0}, /* both tests */
    {"yes,yes,yes,yes", "", 1, 0},
    {"yes,yes,yes,yes", "2", 0, 0}, /* no, but the rule is yes anyway */
    {"yes,yes,no,yes", "1", 0, 1},  /* person alone is missing */
    {"yes,yes,no,yes", "2", 0, 1},  /* and so is "not reply" alone */
    {"yes,yes,no,yes", "", 0, 1},
    {"yes,no,no,yes", "1", 0, 0}, /* two tests are missing */
    {"yes,no,no,yes", "2", 0, 1},
    {"no,yes,yes,yes", "1", 0, 0}, /* what is missing stands outside the item */
    {"no,yes,yes,yes", "", 0, 1},
    {"no,no,no,yes", "", 0, 0},
    {"yes,,yes,yes", "1", 0, 0}, /* unknown is no miss */
    {"yes,,yes,yes", "", 0, 0},
    {"yes,no,no,no", "2", 1, 0},
};

static const Limb *limb_of(const Limbs *limbs, const char *decl, const char *label)
{
    for (size_t i = 0; i < limbs->n; i++) {
        const Limb *limb = &limbs->all[i];
        Slice own = limb->cond ? limb->cond->label : slice("");
        if (slice_is(limb->decl->id, decl) && limb->is_limb && slice_is(own, label))
            return limb;
    }
    ck_abort_msg("no limb %s of %s", label, decl);
    return NULL;
}

static void try_row(Fixture *f, Limbs *limbs, const char *row, const char *answer, const char *name)
{
    Explanation whole;
    Arena arena = {0};
    casebook_judge(f, "flag,second,person,reply,other_reply",
                   arena_print(&arena, "%s,%s", row, answer).at);
    arena_release(&arena);
    judge_explain_whole(f->judge, f->deal, f->book.programmes[0], &f->found, &whole);
    limbs_try(limbs, &whole, slice(name));
}

START_TEST(a_case_holds_or_just_misses)
{
    Fixture f;
    Arena arena = {0};
    casebook_open(&f, rules);
    Limbs limbs = limbs_of(f.book.programmes[0], &arena);
    try_row(&f, &limbs, trials[_i].row, "", "x");
    const Limb *limb = limb_of(&limbs, "bars", trials[_i].limb);
    ck_assert_int_eq((int)limb->holds.n, trials[_i].holds);
    ck_assert_int_eq((int)limb->near.n, trials[_i].near);
    fixture_close(&f);
    arena_release(&arena);
}
END_TEST

START_TEST(limbs_cite_down_to_their_labels)
{
    Fixture f;
    Arena arena = {0};
    casebook_open(&f, rules);
    Limbs limbs = limbs_of(f.book.programmes[0], &arena);
    ck_assert(slice_is(limb_of(&limbs, "bars", "")->citation, "L 1"));
    ck_assert(slice_is(limb_of(&limbs, "bars", "2")->citation, "L 1(2)"));
    fixture_close(&f);
    arena_release(&arena);
}
END_TEST

START_TEST(a_case_counts_once_and_keeps_its_name)
{
    Fixture f;
    Arena arena = {0};
    casebook_open(&f, rules);
    Limbs limbs = limbs_of(f.book.programmes[0], &arena);
    try_row(&f, &limbs, "yes,yes,yes,yes", "", "first"); /* bars also stands below `named` */
    try_row(&f, &limbs, "yes,yes,yes,yes", "", "second");
    const Limb *limb = limb_of(&limbs, "bars", "");
    ck_assert_uint_eq(limb->holds.n, 2);
    ck_assert(slice_is(limb->holds.names[0], "first"));
    ck_assert(slice_is(limb->holds.names[1], "second"));
    fixture_close(&f);
    arena_release(&arena);
}
END_TEST

START_TEST(an_answer_that_stands_is_what_misses)
{
    Fixture f;
    Arena arena = {0};
    casebook_open(&f, rules);
    Limbs limbs = limbs_of(f.book.programmes[0], &arena);
    try_row(&f, &limbs, ",,,", "no", "answered");
    ck_assert_uint_eq(limb_of(&limbs, "named", "")->near.n, 1);
    ck_assert_uint_eq(limb_of(&limbs, "named", "")->holds.n, 0);
    fixture_close(&f);
    arena_release(&arena);
}
END_TEST

TCase *limbs_tests(void)
{
    TCase *tc = tcase_create("limbs");
    tcase_add_loop_test(tc, a_case_holds_or_just_misses, 0, COUNT(trials));
    tcase_add_test(tc, limbs_cite_down_to_their_labels);
    tcase_add_test(tc, a_case_counts_once_and_keeps_its_name);
    tcase_add_test(tc, an_answer_that_stands_is_what_misses);
    return tc;
}
