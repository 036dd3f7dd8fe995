#include "match/truth.h"

#include "fixture.h"

TCase *truth_tests(void);

/* ---- the five values ---- */

/* Row and column: no, unlikely, unknown, likely, yes. */
static const char all_of[5][6] = {"00000", "01111", "01222", "01233", "01234"};
static const char any_of[5][6] = {"01234", "11234", "22234", "33334", "44444"};

START_TEST(all_is_the_least_and_any_the_greatest)
{
    for (int a = 0; a < 5; a++) {
        for (int b = 0; b < 5; b++) {
            ck_assert_int_eq(truth_least((Truth)a, (Truth)b), all_of[a][b] - '0');
            ck_assert_int_eq(truth_greatest((Truth)a, (Truth)b), any_of[a][b] - '0');
        }
    }
}
END_TEST

static const struct {
    Truth truth, not, hinted;
    const char *word;
} values[] = {
    {TRUTH_NO, TRUTH_YES, TRUTH_UNLIKELY, "no"},
    {TRUTH_UNLIKELY, TRUTH_LIKELY, TRUTH_UNLIKELY, "unknown"},
    {TRUTH_UNKNOWN, TRUTH_UNKNOWN, TRUTH_UNKNOWN, "unknown"},
    {TRUTH_LIKELY, TRUTH_UNLIKELY, TRUTH_LIKELY, "likely"},
    {TRUTH_YES, TRUTH_NO, TRUTH_LIKELY, "yes"},
};

START_TEST(each_value_has_its_mirror_and_its_word)
{
    ck_assert_int_eq(truth_not(values[_i].truth), values[_i].not );
    ck_assert_int_eq(truth_hinted(values[_i].truth), values[_i].hinted);
    ck_assert_str_eq(truth_word(values[_i].truth), values[_i].word);
}
END_TEST

START_TEST(an_interval_passes_with_all_of_its_points)
{
    ck_assert_int_eq(truth_of(PASSES_ALL), TRUTH_YES);
    ck_assert_int_eq(truth_of(PASSES_SOME), TRUTH_UNKNOWN);
    ck_assert_int_eq(truth_of(PASSES_NONE), TRUTH_NO);
}
END_TEST

/* ---- a condition on a row ---- */

/* What texts suggest in these tests. */
static const char signals[] =
    "signal s1\n in description, remarks\n suggests flag = yes\n match /flagged/\nend\n"
    "signal s2\n in description, remarks\n suggests flag = no\n match /bare/\nend\n"
    "signal s3\n in description, remarks\n suggests kind = logic\n match /logics/\nend\n"
    "signal s4\n in description, remarks\n suggests kind = nand\n match /nands/\nend\n"
    "signal s5\n in description, remarks\n suggests activity has designs\n match /designing/\nend\n"
    "signal s6\n in description, remarks\n suggests activity has makes\n match /making/\nend\n"
    "signal s7\n in description, remarks\n suggests node = $1\n match /node ([0-9.-]+)/\nend\n"
    "signal s8\n in description, remarks\n suggests country = CN\n match /chinese/\nend\n"
    "signal s9\n in description, remarks\n suggests reply = yes\n match /replied/\nend\n"
    "signal s10\n in description, remarks\n suggests reply = no\n match /denied/\nend\n"
    "signal s11\n in description, remarks\n suggests second = yes\n match /seconded/\nend\n"
    "signal s12\n in description, remarks\n suggests second = no\n match /unseconded/\nend\n"
    "signal s13\n in description, remarks\n suggests use has spying\n match /snooping/\nend\n"
    "signal s14\n in description, remarks\n suggests owner = $1\n match /owner ([a-z]+)/\nend\n";

static const char rule_on_term[] = "rule r \"Rule\"\n law \"L\"\n outcome prohibited\n"
                                   " when term\nend\n";

/* Loads `rules`; "term" is what is asked. */
static void open_with(Fixture *f, const char *rules)
{
    fixture_open(f);
    fixture_write(f, "signals/s.rules", signals);
    fixture_write(f, "p/a.rules", rules);
    fixture_write(f, "p/b.rules", rule_on_term);
    fixture_load(f);
}

static void open_condition(Fixture *f, const char *condition)
{
    Arena arena = {0};
    open_with(
        f, arena_print(&arena, "define term \"Term\"\n law \"L\"\n when %s\nend\n", condition).at);
    arena_release(&arena);
}

/* One row, completed on 2025-06-01, with `cell` under `column`. */
static Truth truth_on(Fixture *f, const char *column, const char *cell, const char *text)
{
    Arena arena = {0};
    fixture_deal(f, arena_print(&arena,
                                "completion_date,description,%s\n"
                                "2025-06-01,%s,\"%s\"\n",
                                column, text, cell)
                        .at);
    Truth truth = fixture_truth(f, "term");
    arena_release(&arena);
    return truth;
}

typedef struct TestCase {
    const char *condition, *column, *cell;
    Truth truth;
} TestCase;

static void check_case(const TestCase *test, const char *text)
{
    Fixture f;
    open_condition(&f, test->condition);
    Truth got = truth_on(&f, test->column, test->cell, text);
    ck_assert_msg(got == test->truth, "'%s' on '%s' = '%s', text '%s': %s, not %s", test->condition,
                  test->column, test->cell, text, fixture_word(got), fixture_word(test->truth));
    fixture_close(&f);
}

/* clang-format off */
static const TestCase stated[] = {
    /* points */
    {"node = 16 nm", "node", "16 nm", TRUTH_YES},
    {"node = 16 nm", "node", "16", TRUTH_YES},
    {"node = 16 nm", "node", "15", TRUTH_NO},
    {"node != 16 nm", "node", "16", TRUTH_NO},
    {"node != 16 nm", "node", "15.9", TRUTH_YES},
    {"node < 16 nm", "node", "16", TRUTH_NO},
    {"node < 16 nm", "node", "15.99", TRUTH_YES},
    {"node <= 16 nm", "node", "16", TRUTH_YES},
    {"node <= 16 nm", "node", "16.01", TRUTH_NO},
    {"node > 16 nm", "node", "16", TRUTH_NO},
    {"node > 16 nm", "node", "16.1", TRUTH_YES},
    {"node >= 16 nm", "node", "16", TRUTH_YES},
    {"node >= 16 nm", "node", "15", TRUTH_NO},
    {"node <= $limit", "node", "16", TRUTH_YES},
    {"node <= $limit", "node", "17", TRUTH_NO},
    /* closed ranges: below, up to, across, from and above the threshold */
    {"node <= 16 nm", "node", "10-15", TRUTH_YES},
    {"node <= 16 nm", "node", "14-16", TRUTH_YES},
    {"node <= 16 nm", "node", "14-18", TRUTH_UNKNOWN},
    {"node <= 16 nm", "node", "16-18", TRUTH_UNKNOWN},
    {"node <= 16 nm", "node", "17-18", TRUTH_NO},
    {"node < 16 nm", "node", "14-16", TRUTH_UNKNOWN},
    {"node < 16 nm", "node", "16-18", TRUTH_NO},
    {"node > 16 nm", "node", "14-16", TRUTH_NO},
    {"node > 16 nm", "node", "16-18", TRUTH_UNKNOWN},
    {"node >= 16 nm", "node", "14-16", TRUTH_UNKNOWN},
    {"node >= 16 nm", "node", "16-18", TRUTH_YES},
    {"node = 16 nm", "node", "14-18", TRUTH_UNKNOWN},
    {"node = 16 nm", "node", "17-18", TRUTH_NO},
    {"node != 16 nm", "node", "14-18", TRUTH_UNKNOWN},
    {"node != 16 nm", "node", "17-18", TRUTH_YES},
    /* ends that are open, and ends that are not there */
    {"node <= 16 nm", "node", "at least 17", TRUTH_NO},
    {"node <= 16 nm", "node", ">= 16", TRUTH_UNKNOWN},
    {"node <= 16 nm", "node", "over 16", TRUTH_NO},
    {"node < 16 nm", "node", "under 16", TRUTH_YES},
    {"node < 16 nm", "node", "up to 16", TRUTH_UNKNOWN},
    {"node <= 16 nm", "node", "up to 16", TRUTH_YES},
    {"node >= 16 nm", "node", "under 16", TRUTH_NO},
    {"node >= 16 nm", "node", "over 16", TRUTH_YES},
    {"node > 16 nm", "node", "over 16", TRUTH_YES},
    {"node = 16 nm", "node", "over 16", TRUTH_NO},
    {"node != 16 nm", "node", "over 16", TRUTH_YES},
    {"node = 16 nm", "node", ">= 16", TRUTH_UNKNOWN},
    {"node >= 0 nm", "node", "under 16", TRUTH_UNKNOWN},
    /* numbers beyond a double */
    {"compute > 10^25 operations", "compute", "over 10^25", TRUTH_YES},
    {"compute > 10^25 operations", "compute", "10^25", TRUTH_NO},
    {"compute >= 10^25 operations", "compute", "1e25", TRUTH_YES},
    {"compute > 10^23 operations", "compute", "100,000,000,000,000,000,000,001", TRUTH_YES},
    {"compute > 10^23 operations", "compute", "over 10^23", TRUTH_YES},
    {"compute >= 10^23 operations", "compute", "99999x10^18", TRUTH_NO},
    /* percent and money */
    {"share >= 50 %", "share", "50%", TRUTH_YES},
    {"share >= 50 %", "share", "49.999 %", TRUTH_NO},
    {"share >= 50 %", "share", "40-60%", TRUTH_UNKNOWN},
    {"share > 50 %", "share", "50 % to 60 %", TRUTH_UNKNOWN},
    {"amount <= 2,000,000 USD", "amount", "USD 2m", TRUTH_YES},
    {"amount <= 2,000,000 USD", "amount", "1.5m; 3m", TRUTH_NO},
    {"amount <= 2,000,000 USD", "amount", "0.5m; 1.5m", TRUTH_YES},
    {"amount <= 2,000,000 USD", "amount", "EUR 1m", TRUTH_UNKNOWN},
    /* yes-no */
    {"flag", "flag", "yes", TRUTH_YES},
    {"flag", "flag", "no", TRUTH_NO},
    {"flag = yes", "flag", "yes", TRUTH_YES},
    {"flag = no", "flag", "yes", TRUTH_NO},
    {"flag = no", "flag", "no", TRUTH_YES},
    {"not flag", "flag", "yes", TRUTH_NO},
    /* dates, which are ranges of days too */
    {"signed = 2025-06-01", "signed", "2025-06-01", TRUTH_YES},
    {"signed = 2025-06-01", "signed", "June 2025", TRUTH_UNKNOWN},
    {"signed = 2025-07-01", "signed", "June 2025", TRUTH_NO},
    {"signed != 2025-06-01", "signed", "2025-06-01", TRUTH_NO},
    {"signed != 2025-07-01", "signed", "June 2025", TRUTH_YES},
    {"signed < 2025-07-01", "signed", "June 2025", TRUTH_YES},
    {"signed < 2025-06-30", "signed", "June 2025", TRUTH_UNKNOWN},
    {"signed <= 2025-06-30", "signed", "June 2025", TRUTH_YES},
    {"signed <= 2025-05-31", "signed", "June 2025", TRUTH_NO},
    {"signed > 2025-06-30", "signed", "June 2025", TRUTH_NO},
    {"signed > 2025-05-31", "signed", "June 2025", TRUTH_YES},
    {"signed > 2025-06-01", "signed", "June 2025", TRUTH_UNKNOWN},
    {"signed >= 2025-06-01", "signed", "June 2025", TRUTH_YES},
    {"signed >= 2025-06-30", "signed", "June 2025", TRUTH_UNKNOWN},
    {"signed >= 2025-07-01", "signed", "June 2025", TRUTH_NO},
    {"signed >= 2025-04-01", "signed", "Q1 2025", TRUTH_NO},
    {"signed >= 2025-04-01", "signed", "2025", TRUTH_UNKNOWN},
    /* choices */
    {"kind = logic", "kind", "logic", TRUTH_YES},
    {"kind = logic", "kind", "nand", TRUTH_NO},
    {"kind != logic", "kind", "nand", TRUTH_YES},
    {"kind != logic", "kind", "logic", TRUTH_NO},
    {"kind in {logic, dram}", "kind", "dram", TRUTH_YES},
    {"kind in {logic, dram}", "kind", "nand", TRUTH_NO},
    {"kind in {logic, dram}", "kind", "logic or dram", TRUTH_YES},
    {"kind in {logic, dram}", "kind", "logic or nand", TRUTH_UNKNOWN},
    {"kind = logic", "kind", "logic or nand", TRUTH_UNKNOWN},
    {"kind = dram", "kind", "logic or nand", TRUTH_NO},
    {"kind != logic", "kind", "logic or nand", TRUTH_UNKNOWN},
    /* sets: complete, open, of examples only, empty */
    {"activity has designs", "activity", "designs", TRUTH_YES},
    {"activity has designs", "activity", "makes; packs", TRUTH_NO},
    {"activity has designs", "activity", "designs, packs", TRUTH_YES},
    {"activity has designs", "activity", "makes and others", TRUTH_UNKNOWN},
    {"activity has makes", "activity", "makes and others", TRUTH_YES},
    {"activity has designs", "activity", "none", TRUTH_NO},
    {"activity has any {designs, packs}", "activity", "packs", TRUTH_YES},
    {"activity has any {designs, packs}", "activity", "makes", TRUTH_NO},
    {"activity has any {designs, packs}", "activity", "makes and others", TRUTH_UNKNOWN},
    {"activity = none", "activity", "none", TRUTH_YES},
    {"activity = none", "activity", "makes", TRUTH_NO},
    {"activity = none", "activity", "makes and others", TRUTH_NO},
    {"activity != none", "activity", "none", TRUTH_NO},
    {"activity != none", "activity", "makes", TRUTH_YES},
    {"use has military", "use", "military", TRUTH_YES},
    {"use has military", "use", "spying", TRUTH_UNKNOWN},
    {"use has military", "use", "none", TRUTH_NO},
    /* places and lists: in, out, unclear, the rest, another rest, no member in force */
    {"country = CN", "country", "China", TRUTH_YES},
    {"country = CN", "country", "France", TRUTH_NO},
    {"country != CN", "country", "France", TRUTH_YES},
    {"country != CN", "country", "CN", TRUTH_NO},
    {"country in {CN, RU}", "country", "RU", TRUTH_YES},
    {"country in {CN, RU}", "country", "FR", TRUTH_NO},
    {"country in concern", "country", "China", TRUTH_YES},
    {"country in concern", "country", "Taiwan", TRUTH_NO},
    {"country in concern", "country", "Russia", TRUTH_UNKNOWN},
    {"country in concern", "country", "France", TRUTH_NO},
    {"not country in concern", "country", "Russia", TRUTH_UNKNOWN},
    {"country in closed", "country", "France", TRUTH_NO},
    {"country in closed", "country", "China", TRUTH_YES},
    {"country in doubtful", "country", "China", TRUTH_YES},
    {"country in doubtful", "country", "France", TRUTH_UNKNOWN},
    {"country in coming", "country", "China", TRUTH_UNKNOWN},
    {"country in coming", "country", "France", TRUTH_UNKNOWN},
    {"not country in coming", "country", "France", TRUTH_UNKNOWN},
    {"owner in listed", "owner", "ACME Corp.", TRUTH_YES},
    {"owner in listed", "owner", "Beta", TRUTH_UNKNOWN},
    {"owner in listed", "owner", "Gamma", TRUTH_NO},
    /* the completion date */
    {"completion_date >= 2025-06-01", "seat", "", TRUTH_YES},
    {"completion_date < 2025-06-01", "seat", "", TRUTH_NO},
    {"completion_date != 2025-06-01", "seat", "", TRUTH_NO},
    {"completion_date != 2025-06-02", "seat", "", TRUTH_YES},
    /* a parameter without a value */
    {"node <= $disputed", "node", "1", TRUTH_UNKNOWN},
    {"not node <= $disputed", "node", "1", TRUTH_UNKNOWN},
    {"node <= $disputed and flag", "node", "1", TRUTH_UNKNOWN},
    /* blank, unreadable, said not to be known, of another unit: all missing */
    {"flag", "flag", "", TRUTH_UNKNOWN},
    {"flag", "flag", "n/a", TRUTH_UNKNOWN},
    {"flag", "flag", "maybe", TRUTH_UNKNOWN},
    {"flag = no", "flag", "", TRUTH_UNKNOWN},
    {"not flag", "flag", "TBD", TRUTH_UNKNOWN},
    {"node <= 16 nm", "node", "16 kg", TRUTH_UNKNOWN},
    {"node <= 16 nm", "node", "about 3", TRUTH_UNKNOWN},
    {"share >= 50 %", "share", "51 % ???", TRUTH_UNKNOWN},
    {"kind = logic", "kind", "tube", TRUTH_UNKNOWN},
    {"kind != logic", "kind", "", TRUTH_UNKNOWN},
    {"activity = none", "activity", "", TRUTH_UNKNOWN},
    {"activity has designs", "activity", "designs; juggling", TRUTH_UNKNOWN},
    {"country in concern", "country", "", TRUTH_UNKNOWN},
    {"country in closed", "country", "Atlantis", TRUTH_UNKNOWN},
    {"signed >= 2025-06-01", "signed", "soon", TRUTH_UNKNOWN},
    {"owner in listed", "owner", "", TRUTH_UNKNOWN},
    /* two values that cannot both be true: no more than likely, no less than unlikely */
    {"flag", "flag", "yes; no", TRUTH_LIKELY},
    {"not flag", "flag", "yes; no", TRUTH_UNLIKELY},
    {"node <= 16 nm", "node", "14; 28", TRUTH_LIKELY},
    {"node <= 16 nm", "node", "22; 28", TRUTH_UNLIKELY},
    {"node <= 16 nm", "node", "14; 12", TRUTH_LIKELY},
    {"node != 28 nm", "node", "14; 28", TRUTH_UNLIKELY},
    {"kind = logic", "kind", "logic; nand", TRUTH_LIKELY},
    {"kind = dram", "kind", "logic; nand", TRUTH_UNLIKELY},
    {"kind != logic", "kind", "logic; nand", TRUTH_UNLIKELY},
    {"country in concern", "country", "China; France", TRUTH_LIKELY},
    {"country in concern", "country", "Taiwan; France", TRUTH_UNLIKELY},
    /* two that can: both hold */
    {"node <= 16 nm", "node", "10-20; 14", TRUTH_YES},
    {"node <= 16 nm", "node", "10-20; 12-30", TRUTH_UNKNOWN},
    /* a city only hints at its country */
    {"country = CN", "country", "Shanghai", TRUTH_LIKELY},
    {"country = FR", "country", "Shanghai", TRUTH_UNLIKELY},
    {"country != CN", "country", "Shanghai", TRUTH_UNLIKELY},
    {"not country in concern", "country", "Lyon", TRUTH_LIKELY},
    /* conditions */
    {"flag and node <= 16 nm", "flag,node", "yes\",\"14", TRUTH_YES},
    {"flag and node <= 16 nm", "flag,node", "no\",\"", TRUTH_NO},
    {"flag and node <= 16 nm", "flag,node", "\",\"", TRUTH_UNKNOWN},
    {"flag or node <= 16 nm", "flag,node", "\",\"14", TRUTH_YES},
    {"flag or node <= 16 nm", "flag,node", "no\",\"", TRUTH_UNKNOWN},
    {"flag or node <= 16 nm", "flag,node", "no\",\"22", TRUTH_NO},
    {"not (flag or node <= 16 nm)", "flag,node", "no\",\"22", TRUTH_YES},
    {"all of (1) flag (2) node <= 16 nm end", "flag,node", "yes\",\"yes; no", TRUTH_UNKNOWN},
    {"any of (a) flag (b) all of (i) second (ii) third end end", "second,third", "yes\",\"yes",
     TRUTH_YES},
    {"any of (a) flag (b) all of (i) second (ii) third end end", "flag,third", "no\",\"no",
     TRUTH_NO},
};
/* clang-format on */

START_TEST(a_stated_value_gives_what_its_points_give)
{
    check_case(&stated[_i], "");
}
END_TEST

/* ---- what texts suggest ---- */

/* clang-format off */
static const struct {
    const char *text;
    TestCase test;
} hinted[] = {
    {"flagged", {"flag", "flag", "", TRUTH_LIKELY}},
    {"flagged", {"not flag", "flag", "", TRUTH_UNLIKELY}},
    {"flagged", {"flag = no", "flag", "", TRUTH_UNLIKELY}},
    {"bare", {"flag", "flag", "", TRUTH_UNLIKELY}},
    {"bare", {"not flag", "flag", "", TRUTH_LIKELY}},
    {"bare and flagged", {"flag", "flag", "", TRUTH_LIKELY}},
    {"bare and flagged", {"flag = no", "flag", "", TRUTH_LIKELY}},
    {"flagged", {"flag", "flag", "maybe", TRUTH_LIKELY}},
    /* a stated value that agrees stays; one that does not is contradicted */
    {"flagged", {"flag", "flag", "yes", TRUTH_YES}},
    {"flagged", {"flag", "flag", "no", TRUTH_UNLIKELY}},
    {"bare", {"flag", "flag", "yes", TRUTH_LIKELY}},
    {"bare", {"not flag", "flag", "yes", TRUTH_UNLIKELY}},
    {"node 14", {"node <= 16 nm", "node", "", TRUTH_LIKELY}},
    {"node 28", {"node <= 16 nm", "node", "", TRUTH_UNLIKELY}},
    {"node 14-18", {"node <= 16 nm", "node", "", TRUTH_UNKNOWN}},
    {"node 14 and node 28", {"node <= 16 nm", "node", "", TRUTH_LIKELY}},
    {"node 14", {"node <= 16 nm", "node", "12-28", TRUTH_UNKNOWN}},
    {"node 14", {"node <= 16 nm", "node", "28", TRUTH_UNLIKELY}},
    {"node 28", {"node <= 16 nm", "node", "14", TRUTH_LIKELY}},
    {"node 28", {"node <= 16 nm", "node", "12-14", TRUTH_LIKELY}},
    {"node -.-", {"node <= 16 nm", "node", "", TRUTH_UNKNOWN}},
    {"logics", {"kind = logic", "kind", "", TRUTH_LIKELY}},
    {"logics", {"kind != logic", "kind", "", TRUTH_UNLIKELY}},
    {"logics", {"not kind = logic", "kind", "", TRUTH_UNLIKELY}},
    {"nands", {"kind = logic", "kind", "", TRUTH_UNLIKELY}},
    {"nands", {"kind != logic", "kind", "", TRUTH_LIKELY}},
    {"nands", {"kind = logic", "kind", "logic or nand", TRUTH_UNKNOWN}},
    {"nands", {"kind = logic", "kind", "logic", TRUTH_LIKELY}},
    {"nands", {"kind != logic", "kind", "logic", TRUTH_UNLIKELY}},
    {"chinese", {"country in concern", "country", "", TRUTH_LIKELY}},
    {"chinese", {"country in concern", "country", "France", TRUTH_UNLIKELY}},
    {"chinese", {"not country in concern", "country", "France", TRUTH_LIKELY}},
    {"chinese", {"country in concern", "country", "Lyon", TRUTH_LIKELY}},
    /* sets: text never says that it is complete, and weakens only what is not there */
    {"designing", {"activity has designs", "activity", "", TRUTH_LIKELY}},
    {"designing", {"activity has makes", "activity", "", TRUTH_UNKNOWN}},
    {"designing", {"not activity has makes", "activity", "", TRUTH_UNKNOWN}},
    {"designing", {"activity = none", "activity", "", TRUTH_UNLIKELY}},
    {"designing", {"activity != none", "activity", "", TRUTH_LIKELY}},
    {"designing", {"activity has any {makes, designs}", "activity", "", TRUTH_LIKELY}},
    {"designing, making", {"activity has makes", "activity", "", TRUTH_LIKELY}},
    {"designing", {"activity has makes", "activity", "makes", TRUTH_YES}},
    {"designing", {"activity has designs", "activity", "makes", TRUTH_UNLIKELY}},
    {"designing", {"not activity has designs", "activity", "makes", TRUTH_LIKELY}},
    {"designing", {"activity has packs", "activity", "makes", TRUTH_NO}},
    {"designing", {"activity has designs", "activity", "makes and others", TRUTH_LIKELY}},
    {"designing", {"activity has packs", "activity", "makes and others", TRUTH_UNKNOWN}},
    {"designing", {"activity = none", "activity", "none", TRUTH_LIKELY}},
    {"designing", {"activity has designs", "activity", "none", TRUTH_UNLIKELY}},
    {"designing", {"activity has makes", "activity", "none", TRUTH_NO}},
    {"designing", {"activity has any {makes, packs}", "activity", "none", TRUTH_NO}},
    {"designing", {"activity has any {makes, designs}", "activity", "packs", TRUTH_UNLIKELY}},
    {"snooping", {"use has spying", "use", "military", TRUTH_LIKELY}},
};
/* clang-format on */

START_TEST(a_text_raises_a_suspicion_and_clears_none)
{
    Arena arena = {0};
    check_case(&hinted[_i].test, arena_print(&arena, "\"%s\"", hinted[_i].text).at);
    arena_release(&arena);
}
END_TEST

/* ---- unreadable or blank: only a blank fact is presumed ---- */

/* clang-format off */
static const struct {
    const char *cell, *text;
    Truth truth;
} presumed[] = {
    {"", "", TRUTH_NO},
    {"-", "", TRUTH_NO},
    {"n/a", "", TRUTH_NO},
    {"   ", "", TRUTH_NO},
    {"maybe", "", TRUTH_UNKNOWN},
    {"unknown", "", TRUTH_UNKNOWN},
    {"?", "", TRUTH_UNKNOWN},
    {"yes", "", TRUTH_YES},
    {"yes; no", "", TRUTH_LIKELY},
    {"", "flagged", TRUTH_LIKELY},       /* points the other way */
    {"", "bare", TRUTH_NO},              /* points the same way */
    {"", "bare; flagged", TRUTH_LIKELY}, /* the one does not undo the other */
    {"maybe", "bare", TRUTH_UNLIKELY},
};
/* clang-format on */

START_TEST(a_presumption_fills_blank_cells_only)
{
    Fixture f;
    open_with(&f, "define term \"Term\"\n law \"L\"\n when flag\nend\n"
                  "presume usual \"Usual\"\n law \"L\"\n take flag = no\nend\n");
    Truth got = truth_on(&f, "flag", presumed[_i].cell, presumed[_i].text);
    ck_assert_msg(got == presumed[_i].truth, "'%s', text '%s': %s", presumed[_i].cell,
                  presumed[_i].text, fixture_word(got));
    fixture_close(&f);
}
END_TEST

/* ---- answered by ---- */

/* `reply` answers what `flag` decides. */
static const char answered[] = "define term \"Term\"\n law \"L\"\n answered by reply\n"
                               " when flag\nend\n";
static const char answered_presumed_no[] = "define term \"Term\"\n law \"L\"\n answered by reply\n"
                                           " when flag\nend\n"
                                           "presume usual \"U\"\n law \"L\"\n take reply = no\n"
                                           "end\n";
static const char answered_presumed_yes[] =
    "define term \"Term\"\n law \"L\"\n answered by reply\n when flag\nend\n"
    "presume usual \"U\"\n law \"L\"\n take reply = yes\nend\n";

/* clang-format off */
static const struct {
    const char *rules, *reply, *flag, *text;
    Truth truth;
} answers[] = {
    /* stated yes: unless its stated details say no */
    {answered, "yes", "yes", "", TRUTH_YES},
    {answered, "yes", "no", "", TRUTH_UNKNOWN},
    {answered, "yes", "", "", TRUTH_YES},
    {answered, "yes", "maybe", "", TRUTH_YES},
    {answered, "yes", "", "flagged", TRUTH_YES},
    {answered, "yes", "", "bare", TRUTH_YES},
    {answered, "yes", "yes; no", "", TRUTH_YES},
    /* stated no */
    {answered, "no", "yes", "", TRUTH_UNKNOWN},
    {answered, "no", "no", "", TRUTH_NO},
    {answered, "no", "", "", TRUTH_NO},
    {answered, "no", "maybe", "", TRUTH_NO},
    {answered, "no", "", "flagged", TRUTH_NO},
    {answered, "no", "", "bare", TRUTH_NO},
    /* text lifts no contradiction: the cells alone say what is contradicted */
    {answered, "no", "yes", "bare", TRUTH_UNKNOWN},
    {answered, "yes", "no", "flagged", TRUTH_UNKNOWN},
    /* inferred */
    {answered, "", "yes", "replied", TRUTH_YES},
    {answered, "", "no", "replied", TRUTH_NO},
    {answered, "", "", "replied", TRUTH_LIKELY},
    {answered, "", "maybe", "replied", TRUTH_LIKELY},
    {answered, "", "", "replied, flagged", TRUTH_LIKELY},
    {answered, "", "", "replied, bare", TRUTH_UNKNOWN},
    {answered, "", "yes; no", "replied", TRUTH_LIKELY},
    {answered, "", "yes", "denied", TRUTH_YES},
    {answered, "", "no", "denied", TRUTH_NO},
    {answered, "", "", "denied", TRUTH_UNLIKELY},
    {answered, "", "", "denied, bare", TRUTH_UNLIKELY},
    {answered, "", "", "denied, flagged", TRUTH_UNKNOWN},
    /* presumed no: only where nothing at all is said of the details */
    {answered_presumed_no, "", "yes", "", TRUTH_YES},
    {answered_presumed_no, "", "no", "", TRUTH_NO},
    {answered_presumed_no, "", "", "", TRUTH_NO},
    {answered_presumed_no, "", "maybe", "", TRUTH_UNKNOWN},
    {answered_presumed_no, "", "", "flagged", TRUTH_LIKELY},
    {answered_presumed_no, "", "", "bare", TRUTH_UNLIKELY},
    {answered_presumed_no, "", "yes; no", "", TRUTH_LIKELY},
    {answered_presumed_no, "maybe", "", "", TRUTH_UNKNOWN},
    {answered_presumed_no, "", "", "replied", TRUTH_LIKELY},
    {answered_presumed_no, "", "", "denied", TRUTH_NO},
    {answered_presumed_yes, "", "", "", TRUTH_YES},
    {answered_presumed_yes, "", "no", "", TRUTH_NO},
    {answered_presumed_yes, "", "maybe", "", TRUTH_UNKNOWN},
    {answered_presumed_yes, "", "", "bare", TRUTH_UNLIKELY},
    /* missing */
    {answered, "", "yes", "", TRUTH_YES},
    {answered, "", "no", "", TRUTH_NO},
    {answered, "", "", "", TRUTH_UNKNOWN},
    {answered, "maybe", "yes", "", TRUTH_YES},
    {answered, "maybe", "", "flagged", TRUTH_LIKELY},
    {answered, "", "", "bare", TRUTH_UNLIKELY},
    /* contradicted: settles nothing by itself */
    {answered, "yes; no", "", "", TRUTH_LIKELY},
    {answered, "no", "", "replied", TRUTH_UNLIKELY},
    {answered, "yes", "", "denied", TRUTH_LIKELY},
};
/* clang-format on */

START_TEST(one_answer_stands_for_many_details)
{
    Fixture f;
    Arena arena = {0};
    open_with(&f, answers[_i].rules);
    Slice row = arena_print(&arena, "%s\",\"%s", answers[_i].reply, answers[_i].flag);
    Slice text = arena_print(&arena, "\"%s\"", answers[_i].text);
    Truth got = truth_on(&f, "reply,flag", row.at, text.at);
    ck_assert_msg(got == answers[_i].truth, "reply '%s', flag '%s', text '%s': %s, not %s",
                  answers[_i].reply, answers[_i].flag, answers[_i].text, fixture_word(got),
                  fixture_word(answers[_i].truth));
    arena_release(&arena);
    fixture_close(&f);
}
END_TEST

/* Presumed details neither contradict a stated answer nor keep it from standing. */
START_TEST(a_presumed_detail_makes_no_contradiction)
{
    Fixture f;
    open_with(&f, "define term \"Term\"\n law \"L\"\n answered by reply\n when flag\nend\n"
                  "presume usual \"U\"\n law \"L\"\n take flag = no\nend\n");
    ck_assert_int_eq(truth_on(&f, "reply", "yes", ""), TRUTH_YES);
    ck_assert_int_eq(truth_on(&f, "reply", "no", ""), TRUTH_NO);
    ck_assert_int_eq(truth_on(&f, "reply", "", ""), TRUTH_NO);
    fixture_close(&f);
}
END_TEST

/* A nested answer that is unreadable leaves the outer condition open all the same. */
START_TEST(trouble_is_seen_behind_a_term)
{
    Fixture f;
    open_with(&f, "define inner \"I\"\n law \"L\"\n answered by other_reply\n when flag\nend\n"
                  "define term \"Term\"\n law \"L\"\n answered by reply\n"
                  " when inner and second\nend\n"
                  "presume usual \"U\"\n law \"L\"\n take reply = no\nend\n");
    ck_assert_int_eq(truth_on(&f, "other_reply,second", "\",\"", ""), TRUTH_NO);
    ck_assert_int_eq(truth_on(&f, "other_reply,second", "?\",\"", ""), TRUTH_UNKNOWN);
    ck_assert_int_eq(truth_on(&f, "other_reply,second", "?\",\"no", ""), TRUTH_NO);
    ck_assert_int_eq(truth_on(&f, "flag,second", "?\",\"yes", ""), TRUTH_UNKNOWN);
    fixture_close(&f);
}
END_TEST

/* ---- terms ---- */

/* A rule that is not in force is no as a term, on both sides of its days. */
static const struct {
    const char *date;
    Truth truth;
} days[] = {
    {"2025-01-01", TRUTH_NO},
    {"2025-01-02", TRUTH_YES},
    {"2025-12-31", TRUTH_YES},
    {"2026-01-01", TRUTH_NO},
};

START_TEST(a_term_is_no_where_it_is_not_in_force)
{
    Fixture f;
    open_with(&f, "define term \"Term\"\n law \"L\"\n when dated\nend\n"
                  "rule dated \"D\"\n law \"L\"\n outcome notifiable\n from 2025-01-02\n"
                  " until 2025-12-31\n when flag\nend\n");
    Arena arena = {0};
    fixture_deal(&f, arena_print(&arena, "completion_date,flag\n%s,yes\n", days[_i].date).at);
    ck_assert_int_eq(fixture_truth(&f, "term"), days[_i].truth);
    arena_release(&arena);
    fixture_close(&f);
}
END_TEST

/* An id may stand twice: on each day its version of that day counts. */
START_TEST(the_version_of_the_day_counts)
{
    Fixture f;
    open_with(&f, "define term \"Old\"\n law \"L\"\n until 2025-05-31\n when flag\nend\n"
                  "define term \"New\"\n law \"L\"\n from 2025-06-01\n when second\nend\n");
    fixture_deal(&f, "completion_date,flag,second\n2025-05-31,yes,no\n");
    ck_assert_int_eq(fixture_truth(&f, "term"), TRUTH_YES);
    fixture_deal(&f, "completion_date,flag,second\n2025-06-01,yes,no\n");
    ck_assert_int_eq(fixture_truth(&f, "term"), TRUTH_NO);
    fixture_close(&f);
}
END_TEST

TCase *truth_tests(void)
{
    TCase *tc = tcase_create("truth");
    tcase_add_test(tc, all_is_the_least_and_any_the_greatest);
    tcase_add_loop_test(tc, each_value_has_its_mirror_and_its_word, 0, COUNT(values));
    tcase_add_test(tc, an_interval_passes_with_all_of_its_points);
    tcase_add_loop_test(tc, a_stated_value_gives_what_its_points_give, 0, COUNT(stated));
    tcase_add_loop_test(tc, a_text_raises_a_suspicion_and_clears_none, 0, COUNT(hinted));
    tcase_add_loop_test(tc, a_presumption_fills_blank_cells_only, 0, COUNT(presumed));
    tcase_add_loop_test(tc, one_answer_stands_for_many_details, 0, COUNT(answers));
    tcase_add_test(tc, a_presumed_detail_makes_no_contradiction);
    tcase_add_test(tc, trouble_is_seen_behind_a_term);
    tcase_add_loop_test(tc, a_term_is_no_where_it_is_not_in_force, 0, COUNT(days));
    tcase_add_test(tc, the_version_of_the_day_counts);
    return tc;
}
