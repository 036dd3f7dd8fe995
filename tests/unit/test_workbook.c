/* The workbook: strings that must not break it, what it holds, and that a full disk is seen. */
#include "report/report.h"
#include "report/top.h"
#include "report/workbook/text.h"
#include "report/workbook/verify.h"
#include "report/workbook/workbook.h"

#include <check.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>

TCase *workbook_tests(void);

/* ---- strings ---- */

#define TEXT(literal)                                                                              \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }
#define BAD "\xEF\xBF\xBD" /* U+FFFD */

static const struct {
    Slice text;
    const char *safe;
} strings[] = {
    {TEXT("Acme"), "Acme"},
    {TEXT(""), ""},
    {TEXT("=1+1"), "=1+1"},
    {TEXT("a\tb\nc"), "a\tb\nc"},
    {TEXT("a\r\nb"), "a\nb"},
    {TEXT("a\rb\r"), "a\nb\n"},
    {TEXT("a\0b"), "a" BAD "b"},
    {TEXT("\x01\x1F"), BAD BAD},
    {TEXT("Z\xC3\xBCrich \xF0\x9F\x9A\x80"), "Z\xC3\xBCrich \xF0\x9F\x9A\x80"},
    {TEXT("Z\xFCrich"), "Z" BAD "rich"},
    {TEXT("\xEF\xBF\xBE\xEF\xBF\xBF"), BAD BAD}, /* U+FFFE, U+FFFF */
    {TEXT("_x0041_"), "_x005F_x0041_"},
    {TEXT("_x00e4_ _x004_ _y0041_"), "_x005F_x00e4_ _x004_ _y0041_"},
    {TEXT("_x005F_x0041_"), "_x005F_x005F_x005F_x0041_"},
    {TEXT("_x0041"), "_x0041"},
    /* longer than the eight bytes that are looked at together, wherever the odd one stands */
    {TEXT("Acme Holdings_x0041_ (Asia)"), "Acme Holdings_x005F_x0041_ (Asia)"},
    {TEXT("Acme Hol_ding Z\xC3\xBCrich AG"), "Acme Hol_ding Z\xC3\xBCrich AG"},
    {TEXT("12345678\x01\t2345678\n2345\x7F"), "12345678" BAD "\t2345678\n2345\x7F"},
};

START_TEST(a_string_is_made_safe)
{
    Buffer out = {0};
    ck_assert_str_eq(text_safe(&out, strings[_i].text), strings[_i].safe);
    buffer_release(&out);
}
END_TEST

/* An overlong form and an encoded surrogate: no byte of them may pass. */
START_TEST(what_is_no_character_does_not_pass)
{
    Buffer out = {0};
    const char *safe = text_safe(&out, slice("\xC0\x80 \xED\xA0\x80 \xE2\x82"));
    ck_assert(!strchr(safe, '\xC0') && !strchr(safe, '\xED') && !strchr(safe, '\xE2'));
    buffer_release(&out);
}
END_TEST

/* A unit of UTF-16 is what a cell counts in: U+1F680 has two. */
static const struct {
    const char *unit;
    size_t n; /* how often */
    bool cut;
} lengths[] = {
    {"a", 32767, false},
    {"a", 32768, true},
    {"\xF0\x9F\x9A\x80", 16383, false},
    {"\xF0\x9F\x9A\x80", 16384, true},
    {"_x0041_", 2520, false}, /* 13 units each */
    {"_x0041_", 2521, true},
};

static size_t units(const char *text)
{
    size_t n = 0;
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        n += c >= 0xF0 ? 2 : (c & 0xC0) != 0x80;
    }
    return n;
}

START_TEST(a_string_that_no_cell_can_hold_is_cut)
{
    Buffer text = {0}, out = {0};
    for (size_t i = 0; i < lengths[_i].n; i++)
        buffer_add_text(&text, lengths[_i].unit);
    const char *safe = text_safe(&out, buffer_slice(&text));
    ck_assert_uint_le(units(safe), 32767);
    ck_assert_uint_gt(units(safe), 32700);
    ck_assert(slice_ends(slice(safe), "longer than a cell can be]") == lengths[_i].cut);
    buffer_release(&text);
    buffer_release(&out);
}
END_TEST

static const struct {
    const char *text;
    size_t width, lines;
} wrapped[] = {
    {"", 10, 1},
    {"0123456789", 10, 1},
    {"01234567890", 10, 2},
    {"a\nb\nc", 10, 3},
    {"a\n", 10, 1},
    {"\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4", 10, 1},
};

START_TEST(lines_are_reckoned)
{
    ck_assert_uint_eq(text_lines(slice(wrapped[_i].text), wrapped[_i].width), wrapped[_i].lines);
}
END_TEST

/* ---- a report made by hand ---- */

enum { N_FACTS = 3, N_LIST = 3, N_DEALS = 6, N_FILINGS = 3, N_SHEETS = 9 };

typedef struct World {
    Arena arena;
    Diags diags;
    char folder[64];
    const char *path;
    Fact facts[N_FACTS];
    const Fact *fact_list[N_FACTS];
    Programme programme;
    Programme *programme_list[1];
    Law law;
    Note note;
    Decl rule, presume, duty;
    const Decl *duty_list[1];
    Filing filings[N_FILINGS];
    FilingItem items[N_FILINGS];
    Inquiry inquiry;
    const Decl *decls[2];
    Take take;
    Rulebook book;
    Column column_list[N_LIST];
    Columns columns;
    ReportHead head;
    ReportTotals totals;
} World;

static void make_rules(World *w)
{
    static const char *const labels[N_FACTS] = {"Deal ID", "Target name", "Logic node"};
    for (size_t i = 0; i < N_FACTS; i++) {
        w->facts[i] = (Fact){.id = slice(labels[i]), .index = i, .label = slice(labels[i])};
        w->fact_list[i] = &w->facts[i];
    }
    w->facts[2].ask = slice("What is the node, in nm?");
    w->programme = (Programme){.id = slice("p"),
                               .title = slice("Made-up rules"),
                               .version = slice("First"),
                               .from = 0,
                               .until = DATE_LAST};
    w->programme_list[0] = &w->programme;
    w->law = (Law){slice("X 1(a)"), slice("https://example.org/1")};
    w->note = (Note){.day = 20000, .open = true, .text = slice("An open reading")};
    w->rule = (Decl){.kind = DECL_RULE,
                     .id = slice("x-1"),
                     .title = slice("Makes things"),
                     .index = 0,
                     .programme = &w->programme,
                     .laws = &w->law,
                     .n_laws = 1,
                     .notes = &w->note,
                     .n_notes = 1,
                     .outcome = OUTCOME_PROHIBITED};
    w->take = (Take){.fact = &w->facts[2]};
    w->presume = (Decl){.kind = DECL_PRESUME,
                        .id = slice("x-p"),
                        .title = slice("Presumed small"),
                        .index = 1,
                        .programme = &w->programme,
                        .laws = &w->law,
                        .n_laws = 1,
                        .takes = &w->take,
                        .n_takes = 1};
    w->decls[0] = &w->rule;
    w->decls[1] = &w->presume;
    w->book = (Rulebook){.facts = w->fact_list,
                         .n_facts = N_FACTS,
                         .deal_id = &w->facts[0],
                         .target_name = &w->facts[1],
                         .programmes = w->programme_list,
                         .n_programmes = 1,
                         .decls = w->decls,
                         .n_decls = 2,
                         .sha256 = slice("00ff")};
}

/* A notice that asks for what the list states, for what it does not, and perhaps for more. */
static void make_duty(World *w)
{
    w->duty = (Decl){.kind = DECL_DUTY,
                     .id = slice("x-9"),
                     .title = slice("File it"),
                     .programme = &w->programme,
                     .laws = &w->law,
                     .n_laws = 1,
                     .outcomes = 1u << OUTCOME_NOTIFIABLE,
                     .due = {.fact = &w->facts[2], .count = 30}};
    w->duty_list[0] = &w->duty;
    w->programme.duties = w->duty_list;
    w->programme.n_duties = 1;
    w->filings[0] = (Filing){.law = slice("X 9(1)"), .item = slice("Who"), .fact = &w->facts[1]};
    w->filings[1] = (Filing){.law = slice("X 9(2)"), .item = slice("Why")};
    w->filings[2] = (Filing){.law = slice("X 9(3)"), .item = slice("Which")};
    for (size_t i = 0; i < N_FILINGS; i++)
        w->items[i] = (FilingItem){&w->filings[i], i < 2 ? TRUTH_YES : TRUTH_UNKNOWN};
    w->inquiry = (Inquiry){.law = slice("X 4"), .question = slice("Whom was it asked?")};
    w->programme.inquiries = &w->inquiry;
    w->programme.n_inquiries = 1;
}

static void world_open(World *w)
{
    memset(w, 0, sizeof *w);
    w->diags = diags_in(&w->arena);
    snprintf(w->folder, sizeof w->folder, "/tmp/dealscreen-workbook-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(w->folder));
    w->path = arena_print(&w->arena, "%s/report.xlsx", w->folder).at;
    make_rules(w);
    make_duty(w);
    w->column_list[0] = (Column){.header = slice("Ref"), .use = COLUMN_FACT, .fact = &w->facts[0]};
    w->column_list[1] =
        (Column){.header = slice("Target"), .use = COLUMN_FACT, .fact = &w->facts[1]};
    w->column_list[2] = (Column){.header = slice("=Remark"), .use = COLUMN_CARRIED};
    w->columns = (Columns){.columns = w->column_list, .n_columns = N_LIST};
    w->head = (ReportHead){.version = "0.0.0",
                           .book = &w->book,
                           .columns = &w->columns,
                           .input = slice("R&D deals.csv"),
                           .delimiter = ',',
                           .as_of = 20000,
                           .when = (time_t)20000 * 86400};
    w->totals = totals_new(&w->book, &w->arena);
}

static void remove_all(const char *folder)
{
    DIR *dir = opendir(folder);
    ck_assert_ptr_nonnull(dir);
    for (struct dirent *entry; (entry = readdir(dir));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char path[400];
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        unlink(path);
    }
    closedir(dir);
    rmdir(folder);
}

static void world_close(World *w)
{
    remove_all(w->folder);
    arena_release(&w->arena);
}

static size_t n_files(const char *folder)
{
    size_t n = 0;
    DIR *dir = opendir(folder);
    ck_assert_ptr_nonnull(dir);
    while (readdir(dir))
        n++;
    closedir(dir);
    return n - 2; /* . and .. */
}

/* The remarks of the deals, in the user's last column. */
static const Slice remarks[N_DEALS] = {
    TEXT("=1+1"),
    TEXT("@SUM(A1)"),
    TEXT("bad \xFF byte"),
    TEXT("nul\0nul \xEF\xBF\xBF"),
    TEXT("_x0041_ <row </worksheet>"),
    TEXT("+49 30 1234\r\nline two"),
};

static const struct {
    Shown shown;
    Outcome floor, ceiling, likely;
} outcomes[N_DEALS] = {
    {SHOWN_BARRED, OUTCOME_PROHIBITED, OUTCOME_PROHIBITED, OUTCOME_PROHIBITED},
    {SHOWN_NOTIFY, OUTCOME_NOTIFIABLE, OUTCOME_NOTIFIABLE, OUTCOME_NOTIFIABLE},
    {SHOWN_REVIEW, OUTCOME_NOT_COVERED, OUTCOME_PROHIBITED, OUTCOME_NOTIFIABLE},
    {SHOWN_EXCEPTED, OUTCOME_EXCEPTED, OUTCOME_EXCEPTED, OUTCOME_EXCEPTED},
    {SHOWN_NOT_COVERED, OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED},
    {SHOWN_REVIEW, OUTCOME_NOT_COVERED, OUTCOME_PROHIBITED, OUTCOME_NOT_COVERED},
};

static Deal make_deal(World *w, size_t n, Arena *arena)
{
    Slice *cells = arena_array(arena, Slice, N_LIST);
    cells[0] = arena_print(arena, "D%zu", n);
    cells[1] = slice("Acme & Sons");
    cells[2] = remarks[n % N_DEALS];
    Deal deal = {.arena = arena,
                 .row = n + 2,
                 .line = n + 2,
                 .id = cells[0],
                 .cells = cells,
                 .n_cells = N_LIST,
                 .facts = arena_array(arena, DealFact, N_FACTS)};
    deal.problems_end = &deal.problems;
    Saying *said = arena_new(arena, Saying);
    *said = (Saying){.kind = SAID_BY_CELL, .column = 1, .cell = cells[1]};
    deal.facts[1] = (DealFact){.standing = STANDING_STATED, .stated = said};
    if (n % N_DEALS == 2) {
        deal.problems = arena_new(arena, Problem);
        *deal.problems = (Problem){.column = 2, .text = slice("'bad' is no number")};
    }
    (void)w;
    return deal;
}

static Determination make_result(World *w, size_t n, Arena *arena)
{
    size_t at = n % N_DEALS;
    Finding *finding = arena_new(arena, Finding);
    *finding = (Finding){.decl = &w->rule,
                         .citation = slice("X 1(a)(1)"),
                         .outcome = outcomes[at].ceiling,
                         .value = outcomes[at].shown == SHOWN_REVIEW        ? TRUTH_UNKNOWN
                                  : outcomes[at].shown == SHOWN_NOT_COVERED ? TRUTH_NO
                                                                            : TRUTH_YES};
    ProgrammeResult *result = arena_new(arena, ProgrammeResult);
    *result = (ProgrammeResult){.programme = &w->programme,
                                .counts = true,
                                .shown = outcomes[at].shown,
                                .floor = outcomes[at].floor,
                                .ceiling = outcomes[at].ceiling,
                                .likely = outcomes[at].likely};
    Determination found = {.shown = outcomes[at].shown,
                           .floor = outcomes[at].floor,
                           .ceiling = outcomes[at].ceiling,
                           .likely = outcomes[at].likely,
                           .programmes = result,
                           .n_programmes = 1};
    if (found.shown == SHOWN_REVIEW) {
        Question *question = arena_new(arena, Question);
        *question = (Question){.fact = &w->facts[2], .citations = &w->law.text, .n_citations = 1};
        found.questions = question;
        found.n_questions = 1;
        result->findings = finding;
        result->n_findings = 1;
    } else {
        result->deciders = finding;
        result->n_deciders = 1;
    }
    if (found.likely == OUTCOME_NOTIFIABLE) {
        bool owed = found.floor == OUTCOME_NOTIFIABLE;
        Duty *duty = arena_new(arena, Duty);
        *duty = (Duty){.decl = &w->duty, .counts = true, .owed = owed, .has_date = owed};
        duty->due = (DateSpan){19000, 19000};
        duty->overdue = owed;
        duty->items = w->items;
        duty->n_items = N_FILINGS;
        found.duties = duty;
        found.n_duties = 1;
    }
    NoteUse *note = arena_new(arena, NoteUse);
    *note = (NoteUse){&w->rule, &w->note};
    found.notes = note;
    found.n_notes = 1;
    return found;
}

/* Writes a report of `n` deals; false where some step failed, as a caller would take it. */
static bool write_report(World *w, Writer *writer, size_t n)
{
    bool done = writer && report_workbook.begin(writer, &w->head);
    Arena arena = {0};
    for (size_t i = 0; i < n && done; i++) {
        arena_reset(&arena);
        Deal deal = make_deal(w, i, &arena);
        Determination found = make_result(w, i, &arena);
        done = report_workbook.deal(writer, &deal, &found);
        totals_add(&w->totals, &deal, &found);
    }
    arena_release(&arena);
    w->totals.deals = (DealTotals){.read = n + 1, .reported = n, .empty = 1, .first_empty = 9};
    if (writer)
        done = report_workbook.end(writer, done ? &w->totals : NULL) && done;
    return done;
}

static bool write_plain(World *w, size_t n)
{
    return write_report(w, report_workbook.open(w->path, &w->arena, &w->diags), n);
}

/* A part of the file as text, in the arena; NULL where it has none. */
static const char *part_of(World *w, const char *path, const char *name)
{
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    ck_assert_ptr_nonnull(zip);
    zip_stat_t status;
    char *text = NULL;
    if (zip_stat(zip, name, 0, &status) == 0) {
        text = arena_array(&w->arena, char, status.size + 1);
        zip_file_t *part = zip_fopen(zip, name, 0);
        ck_assert_int_eq(zip_fread(part, text, status.size), (zip_int64_t)status.size);
        zip_fclose(part);
    }
    zip_discard(zip);
    return text;
}

static size_t count_of(const char *text, const char *what)
{
    size_t n = 0;
    while ((text = strstr(text, what))) {
        n++;
        text += strlen(what);
    }
    return n;
}

/* ---- what the file holds ---- */

START_TEST(sheets_come_in_order)
{
    World w;
    world_open(&w);
    ck_assert(write_plain(&w, N_DEALS));
    const char *at = part_of(&w, w.path, "xl/workbook.xml");
    static const char *const names[N_SHEETS] = {
        "\"Summary\"",          "\"Deals\"",    "\"Reasons\"",
        "\"Questions\"",        "\"Filings\"",  "\"Notices\"",
        "\"Near a threshold\"", "\"Problems\"", "\"Rules\""};
    for (size_t i = 0; i < COUNT(names); i++) {
        at = strstr(at, names[i]);
        ck_assert_msg(at, "%s", names[i]);
    }
    ck_assert_uint_eq(n_files(w.folder), 1);
    ck_assert_uint_eq(w.diags.n_errors, 0);
    world_close(&w);
}
END_TEST

START_TEST(every_deal_is_a_row_and_no_cell_a_formula)
{
    World w;
    world_open(&w);
    ck_assert(write_plain(&w, N_DEALS));
    const char *deals = part_of(&w, w.path, "xl/worksheets/sheet2.xml");
    ck_assert_uint_eq(count_of(deals, "<row "), N_DEALS + 1);
    ck_assert_uint_eq(count_of(deals, "<f>"), 0);
    ck_assert_ptr_nonnull(strstr(deals, "<t>=1+1</t>"));
    ck_assert_ptr_nonnull(strstr(deals, "<t>=Remark</t>"));
    ck_assert_ptr_nonnull(strstr(deals, "<t>@SUM(A1)</t>"));
    ck_assert_ptr_nonnull(strstr(deals, "<t>bad " BAD " byte</t>"));
    ck_assert_ptr_nonnull(strstr(deals, "<t>nul" BAD "nul " BAD "</t>"));
    ck_assert_ptr_nonnull(strstr(deals, "<t>_x005F_x0041_ &lt;row &lt;/worksheet&gt;</t>"));
    ck_assert_ptr_nonnull(strstr(deals, "<t>+49 30 1234\nline two</t>"));
    ck_assert_ptr_nonnull(strstr(deals, "Acme &amp; Sons"));
    ck_assert_ptr_nonnull(strstr(deals, "<t>NOT COVERED to BARRED</t>"));
    for (int i = 1; i <= N_SHEETS; i++) {
        char name[40];
        snprintf(name, sizeof name, "xl/worksheets/sheet%d.xml", i);
        ck_assert_ptr_null(strstr(part_of(&w, w.path, name), "<f>"));
    }
    world_close(&w);
}
END_TEST

START_TEST(other_sheets_have_their_rows)
{
    World w;
    world_open(&w);
    ck_assert(write_plain(&w, N_DEALS));
    const char *reasons = part_of(&w, w.path, "xl/worksheets/sheet3.xml");
    ck_assert_uint_eq(count_of(reasons, "<row "), N_DEALS + 1);
    ck_assert_uint_eq(count_of(reasons, "<t>possible</t>"), 2);
    ck_assert_uint_eq(count_of(reasons, "<t>not met</t>"), 1);
    const char *questions = part_of(&w, w.path, "xl/worksheets/sheet4.xml");
    ck_assert_uint_eq(count_of(questions, "<row "), 3 + 1); /* diligence once, before the first */
    ck_assert_uint_eq(count_of(questions, "Whom was it asked?"), 1);
    ck_assert_uint_eq(count_of(questions, "What is the node, in nm?"), 2);
    const char *problems = part_of(&w, w.path, "xl/worksheets/sheet8.xml");
    ck_assert_uint_eq(count_of(problems, "<row "), 1 + 1);
    ck_assert_ptr_nonnull(
        strstr(part_of(&w, w.path, "xl/worksheets/sheet9.xml"), "An open reading"));
    const char *summary = part_of(&w, w.path, "xl/worksheets/sheet1.xml");
    ck_assert_ptr_nonnull(strstr(summary, "R&amp;D deals.csv"));
    ck_assert_ptr_nonnull(strstr(summary, "What is the node, in nm?"));
    ck_assert_ptr_nonnull(strstr(summary, "the first is row 9"));
    world_close(&w);
}
END_TEST

START_TEST(the_summary_says_what_to_look_at_first_and_what_the_sheets_hold)
{
    World w;
    world_open(&w);
    const TopDeals top = {.deals = {{.rank = TOP_AT_MOST_BARRED,
                                     .shown = SHOWN_REVIEW,
                                     .ceiling = OUTCOME_PROHIBITED,
                                     .id = "D-7",
                                     .target = "Acme",
                                     .reason = "X 1: A chip"}},
                          .n_deals = 1,
                          .n_ranked = 1};
    w.totals.top = &top;
    ck_assert(write_plain(&w, N_DEALS));
    const char *summary = part_of(&w, w.path, "xl/worksheets/sheet1.xml");
    ck_assert_ptr_nonnull(strstr(summary, "<t>D-7</t>"));
    ck_assert_ptr_nonnull(strstr(summary, "<t>Acme: REVIEW, at most BARRED. X 1: A chip</t>"));
    const char *deals = strstr(summary, "<t>What they hold</t>");
    ck_assert_ptr_nonnull(deals);
    ck_assert_ptr_nonnull(deals = strstr(deals, "<t>Deals</t>"));
    ck_assert_ptr_eq(strstr(deals, "<v>"), strstr(deals, "<v>6</v>")); /* N_DEALS */
    ck_assert_ptr_nonnull(strstr(part_of(&w, w.path, "xl/worksheets/sheet2.xml"),
                                 "&amp;C&amp;A: one row a deal: its outcome"));
    world_close(&w);
}
END_TEST

/* Of the six deals one is to be notified, and one leans to it. */
START_TEST(filings_tell_what_is_there_and_what_is_missing)
{
    World w;
    world_open(&w);
    ck_assert(write_plain(&w, N_DEALS));
    const char *filings = part_of(&w, w.path, "xl/worksheets/sheet5.xml");
    ck_assert_uint_eq(count_of(filings, "<row "), 1 + 2);
    ck_assert_uint_eq(count_of(filings, "<t>2022-01-08</t>"), 1);
    ck_assert_uint_eq(count_of(filings, "<t>overdue</t>"), 1);
    ck_assert_uint_eq(count_of(filings, "<t>30 days after logic node</t>"), 1);
    ck_assert_uint_eq(count_of(filings, "<t>would be owed</t>"), 1);
    ck_assert_uint_eq(count_of(filings, "Asks for 3 things; the list states 1."), 2);
    const char *notices = part_of(&w, w.path, "xl/worksheets/sheet6.xml");
    ck_assert_uint_eq(count_of(notices, "<row "), 1 + N_FILINGS); /* of the one that is owed */
    ck_assert_uint_eq(count_of(notices, "<t>stated</t>"), 1);
    ck_assert_uint_eq(count_of(notices, "<t>missing</t>"), 1);
    ck_assert_uint_eq(count_of(notices, "<t>if it applies</t>"), 1);
    const char *deals = part_of(&w, w.path, "xl/worksheets/sheet2.xml");
    ck_assert_uint_eq(count_of(deals, "<t>2022-01-08\noverdue</t>"), 1);
    world_close(&w);
}
END_TEST

/* A row whose columns have shifted: its cells are nobody's. */
START_TEST(an_unsure_row_has_no_cells_of_its_own)
{
    World w;
    world_open(&w);
    Writer *writer = report_workbook.open(w.path, &w.arena, &w.diags);
    ck_assert(report_workbook.begin(writer, &w.head));
    Deal deal = make_deal(&w, 0, &w.arena);
    deal.unsure = true;
    Determination found = {.shown = SHOWN_REVIEW, .ceiling = OUTCOME_PROHIBITED};
    ck_assert(report_workbook.deal(writer, &deal, &found));
    ck_assert(report_workbook.end(writer, &w.totals));
    const char *deals = part_of(&w, w.path, "xl/worksheets/sheet2.xml");
    ck_assert_uint_eq(count_of(deals, "<row "), 2);
    ck_assert_ptr_null(strstr(deals, "=1+1"));
    ck_assert_uint_eq(count_of(part_of(&w, w.path, "xl/worksheets/sheet3.xml"), "<row "), 2);
    world_close(&w);
}
END_TEST

START_TEST(two_runs_give_the_same_bytes)
{
    World w;
    Slice first = {0};
    for (int run = 0; run < 2; run++) {
        world_open(&w);
        ck_assert(write_plain(&w, N_DEALS));
        FILE *file = fopen(w.path, "rb");
        static char bytes[2][200000];
        size_t len = fread(bytes[run], 1, sizeof bytes[run], file);
        fclose(file);
        ck_assert_uint_lt(len, sizeof bytes[run]);
        if (run == 0)
            first = (Slice){bytes[0], len};
        else
            ck_assert(slice_equal(first, (Slice){bytes[1], len}));
        world_close(&w);
    }
}
END_TEST

/* Header and four rows fit: ten deals need three sheets, and none is lost. */
START_TEST(a_full_sheet_goes_on_in_the_next)
{
    World w;
    world_open(&w);
    ck_assert(write_report(&w, workbook_open_limited(w.path, 5, &w.arena, &w.diags), 10));
    const char *names = part_of(&w, w.path, "xl/workbook.xml");
    ck_assert_ptr_nonnull(strstr(names, "\"Deals 2\""));
    ck_assert_ptr_nonnull(strstr(names, "\"Deals 3\""));
    ck_assert_ptr_null(strstr(names, "\"Deals 4\""));
    size_t n_deals = 0;
    for (int i = 1; i <= 30; i++) {
        char name[40];
        snprintf(name, sizeof name, "xl/worksheets/sheet%d.xml", i);
        const char *sheet = part_of(&w, w.path, name);
        if (sheet && strstr(sheet, "<t>Reviewer decision</t>"))
            n_deals += count_of(sheet, "<row ") - 1;
    }
    ck_assert_uint_eq(n_deals, 10);
    world_close(&w);
}
END_TEST

/* ---- failures ---- */

static const char *const refused[] = {"-", "/dev/null", "/nonexistent/report.xlsx"};

START_TEST(what_is_no_file_is_refused)
{
    World w;
    world_open(&w);
    ck_assert_ptr_null(report_workbook.open(refused[_i], &w.arena, &w.diags));
    ck_assert_uint_eq(w.diags.n_errors, 1);
    world_close(&w);
}
END_TEST

START_TEST(a_report_given_up_leaves_nothing)
{
    World w;
    world_open(&w);
    Writer *writer = report_workbook.open(w.path, &w.arena, &w.diags);
    ck_assert(report_workbook.begin(writer, &w.head));
    ck_assert(report_workbook.end(writer, NULL));
    ck_assert_uint_eq(n_files(w.folder), 0);
    world_close(&w);
}
END_TEST

/* The disk is full after so many bytes of a file, while the rows are written: in this many
 * deals the largest sheet takes some 370 kB. */
enum { N_FULL_DISK = 600 };
static const rlim_t disk_sizes[] = {0, 1000, 9000, 40000, 70000, 150000, 300000};

/* In a child, since the limit can't be lifted again. 0: failed cleanly. */
static int write_on_full_disk(World *w, rlim_t bytes)
{
    const struct rlimit limit = {bytes, bytes};
    signal(SIGXFSZ, SIG_IGN);
    int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDERR_FILENO); /* the library has its own words */
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 2;
    if (write_plain(w, N_FULL_DISK))
        return 1;
    return w->diags.n_errors == 1 ? 0 : 3;
}

static void check_full_disk(rlim_t bytes)
{
    World w;
    world_open(&w);
    FILE *old = fopen(w.path, "w");
    fputs("old", old);
    fclose(old);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        _exit(write_on_full_disk(&w, bytes));
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "status %x", (unsigned)status);
    struct stat kept;
    ck_assert_int_eq(stat(w.path, &kept), 0);
    ck_assert_int_eq(kept.st_size, 3); /* the old report is still there, and nothing else */
    ck_assert_uint_eq(n_files(w.folder), 1);
    world_close(&w);
}

START_TEST(a_full_disk_is_seen_and_leaves_nothing)
{
    check_full_disk(disk_sizes[_i]);
}
END_TEST

/* The rows still fit, the sheet that is made of them does not: the library sees nothing. */
START_TEST(a_sheet_without_its_end_is_seen)
{
    World w;
    world_open(&w);
    ck_assert(write_plain(&w, N_FULL_DISK));
    size_t len = strlen(part_of(&w, w.path, "xl/worksheets/sheet2.xml"));
    world_close(&w);
    check_full_disk((rlim_t)(len - 5));
}
END_TEST

/* ---- reading back ---- */

START_TEST(a_workbook_that_lost_something_is_told)
{
    World w;
    world_open(&w);
    Buffer why = {0};
    ck_assert(write_plain(&w, N_DEALS));
    uint64_t rows[N_SHEETS + 1] = {0};
    for (size_t i = 0; i < N_SHEETS; i++) {
        char name[40];
        snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", i + 1);
        rows[i] = count_of(part_of(&w, w.path, name), "<row ");
    }
    ck_assert(verify_workbook(w.path, rows, N_SHEETS, &why));
    ck_assert_uint_eq(why.len, 0);
    rows[1]++;
    ck_assert(!verify_workbook(w.path, rows, N_SHEETS, &why));
    rows[1]--;
    ck_assert(!verify_workbook(w.path, rows, N_SHEETS + 1, &why));
    ck_assert_int_eq(truncate(w.path, 4000), 0);
    ck_assert(!verify_workbook(w.path, rows, N_SHEETS, &why));
    ck_assert_uint_gt(why.len, 0);
    buffer_release(&why);
    world_close(&w);
}
END_TEST

TCase *workbook_tests(void)
{
    TCase *tcase = tcase_create("workbook");
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, a_string_is_made_safe, 0, (int)COUNT(strings));
    tcase_add_test(tcase, what_is_no_character_does_not_pass);
    tcase_add_loop_test(tcase, a_string_that_no_cell_can_hold_is_cut, 0, (int)COUNT(lengths));
    tcase_add_loop_test(tcase, lines_are_reckoned, 0, (int)COUNT(wrapped));
    tcase_add_test(tcase, sheets_come_in_order);
    tcase_add_test(tcase, every_deal_is_a_row_and_no_cell_a_formula);
    tcase_add_test(tcase, other_sheets_have_their_rows);
    tcase_add_test(tcase, the_summary_says_what_to_look_at_first_and_what_the_sheets_hold);
    tcase_add_test(tcase, filings_tell_what_is_there_and_what_is_missing);
    tcase_add_test(tcase, an_unsure_row_has_no_cells_of_its_own);
    tcase_add_test(tcase, two_runs_give_the_same_bytes);
    tcase_add_test(tcase, a_full_sheet_goes_on_in_the_next);
    tcase_add_loop_test(tcase, what_is_no_file_is_refused, 0, (int)COUNT(refused));
    tcase_add_test(tcase, a_report_given_up_leaves_nothing);
    tcase_add_loop_test(tcase, a_full_disk_is_seen_and_leaves_nothing, 0, (int)COUNT(disk_sizes));
    tcase_add_test(tcase, a_sheet_without_its_end_is_seen);
    tcase_add_test(tcase, a_workbook_that_lost_something_is_told);
    return tcase;
}
