/* The sheet Summary: what came out, to be read in half a minute. It is the first sheet and
 * written last. */
#include "report/dues.h"
#include "report/top.h"
#include "report/workbook/workbook.h"
#include "report/wording.h"

#include <assert.h>

enum { FACTS_SHOWN = 6, FIRST_SHOWN = 6 };

enum { AT_LABEL, AT_COUNT, AT_TEXT };

static const SheetColumn columns[] = {
    {NULL, 18, false, STYLE_LINE, NULL},
    {NULL, 9, false, STYLE_LINE, NULL},
    {NULL, 96, false, STYLE_LINE, NULL},
};

static const SheetKind kind = {
    .name = "Summary", .columns = columns, .n_columns = COUNT(columns), .one_page = true};

void summary_sheet_open(Writer *writer)
{
    sheet_open(&writer->summary, &writer->book, &kind, NULL);
}

/* ---- rows ---- */

/* "As of   2025-06-01" */
static void add_line(Writer *writer, const char *label)
{
    sheet_next(&writer->summary);
    sheet_styled(&writer->summary, AT_LABEL, slice(label), STYLE_LABEL);
    words_write(writer, &writer->summary, AT_COUNT);
}

static void add_section(Writer *writer, const char *title, const char *count, const char *text)
{
    Sheet *sheet = &writer->summary;
    sheet_skip(sheet);
    sheet_next(sheet);
    sheet_styled(sheet, AT_LABEL, slice(title), STYLE_HEAD);
    sheet_styled(sheet, AT_COUNT, slice(count), STYLE_HEAD);
    sheet_styled(sheet, AT_TEXT, slice(text), STYLE_HEAD);
}

/* A number and what it counts. */
static void add_count(Writer *writer, const char *label, Style style, uint64_t n, Slice text)
{
    Sheet *sheet = &writer->summary;
    sheet_next(sheet);
    sheet_styled(sheet, AT_LABEL, slice(label), style);
    sheet_number(sheet, AT_COUNT, n, STYLE_COUNT_OF);
    sheet_styled(sheet, AT_TEXT, text, STYLE_WRAPPED);
}

/* Of a list that is longer than what is shown here. */
static void add_more(Writer *writer, uint64_t n, uint64_t n_shown)
{
    if (n <= n_shown)
        return;
    Buffer *words = words_start(writer);
    buffer_add_text(words, "and ");
    buffer_add_number(words, n - n_shown);
    buffer_add_text(words, " more");
    sheet_next(&writer->summary);
    sheet_styled(&writer->summary, AT_TEXT, buffer_slice(words), STYLE_REMARK);
}

/* ---- what was screened ---- */

static void add_rules(Writer *writer, const Programme *programme)
{
    Buffer *words = words_start(writer);
    buffer_add(words, programme->title);
    if (programme->version.len > 0) {
        buffer_add_text(words, ". ");
        buffer_add(words, programme->version);
    }
    if (programme->status != STATUS_IN_FORCE) {
        buffer_add_text(words, " (");
        buffer_add_text(words, status_word(programme->status));
        buffer_add_text(words, ": does not count in the outcomes)");
    }
    if (programme->has_checked) {
        buffer_add_text(words, ". Checked ");
        date_write(words, programme->checked);
    }
    add_line(writer, "Rules");
}

static void add_conditions(Writer *writer)
{
    const ReportHead *head = writer->head;
    if (head->no_presumptions) {
        buffer_add_text(words_start(writer), "nothing was presumed (--no-presumptions)");
        add_line(writer, "Presumptions");
    }
    for (size_t i = 0; i < head->n_sets; i++) {
        Buffer *words = words_start(writer);
        buffer_add(words, head->sets[i].fact);
        buffer_add_text(words, " = ");
        buffer_add(words, head->sets[i].value);
        add_line(writer, "For all deals");
    }
}

static void add_head(Writer *writer)
{
    const ReportHead *head = writer->head;
    sheet_next(&writer->summary);
    sheet_styled(&writer->summary, AT_LABEL, slice("Screening report"), STYLE_TITLE);
    sheet_height(&writer->summary, 27);
    buffer_add(words_start(writer), head->input);
    add_line(writer, "List");
    date_write(words_start(writer), head->as_of);
    add_line(writer, "As of");
    for (size_t i = 0; i < head->book->n_programmes; i++) {
        if (!head->only || head->only == head->book->programmes[i])
            add_rules(writer, head->book->programmes[i]);
    }
    add_conditions(writer);
}

/* ---- outcomes ---- */

static const char *const meanings[] = {
    [SHOWN_NOT_COVERED] = "By facts stated or presumed, the rules do not reach it. That clears no "
                          "deal.",
    [SHOWN_EXCEPTED] = "An exception takes it out, or nothing reaches it.",
    [SHOWN_REVIEW] = "Facts are missing or contradict each other. What to ask is in sheet "
                     "Questions.",
    [SHOWN_NOTIFY] = "A notice is owed.",
    [SHOWN_BARRED] = "A rule bars this deal.",
};

/* One row per lean: what it means. */
static const char *const lean_meanings[] = {
    [LEAN_BARRED] = "of REVIEW: what is known or suggested points to BARRED",
    [LEAN_NOTIFY] = "of REVIEW: what is known or suggested points to NOTIFY",
    [LEAN_BARRED_IN_SCOPE] = "of REVIEW: the activity points to BARRED, if the deal is in scope "
                             "at all, which is open",
    [LEAN_NOTIFY_IN_SCOPE] = "of REVIEW: the activity points to NOTIFY, if the deal is in scope "
                             "at all, which is open",
    [LEAN_EXCEPTED] = "of REVIEW: what is known or suggested points to an exception",
    [LEAN_SIGNS] = "of REVIEW: an activity is stated or suggested that a rule names; its details "
                   "are open",
    [LEAN_UNREAD] = "of REVIEW: the row could not be read; see sheet Problems",
    [LEAN_NO_SIGN] = "of REVIEW: nothing points to a rule, yet too little is stated to rule it "
                     "out",
};

/* What a column of this width takes. */
static const char *const lean_labels[] = {
    [LEAN_BARRED] = "likely BARRED",
    [LEAN_NOTIFY] = "likely NOTIFY",
    [LEAN_BARRED_IN_SCOPE] = "BARRED if in scope",
    [LEAN_NOTIFY_IN_SCOPE] = "NOTIFY if in scope",
    [LEAN_EXCEPTED] = "likely EXCEPTED",
    [LEAN_SIGNS] = "some sign",
    [LEAN_UNREAD] = "not readable",
    [LEAN_NO_SIGN] = "no sign",
};
static_assert(COUNT(lean_meanings) == LEAN_COUNT && COUNT(lean_labels) == LEAN_COUNT,
              "every lean has its words");

/* Where the deals to review lean. */
static void add_leans(Writer *writer, const ReportTotals *totals)
{
    for (int lean = 0; lean < LEAN_COUNT; lean++) {
        if (totals->leans[lean] > 0)
            add_count(writer, lean_labels[lean], STYLE_PART, totals->leans[lean],
                      slice(lean_meanings[lean]));
    }
}

static void add_outcomes(Writer *writer, const ReportTotals *totals)
{
    add_section(writer, "Outcome", "Deals", "What it means");
    for (int i = SHOWN_COUNT - 1; i >= 0; i--) {
        Shown shown = (Shown)i;
        add_count(writer, shown_word(shown), style_of_shown(shown), totals->shown[shown],
                  slice(meanings[shown]));
        if (shown == SHOWN_REVIEW && totals->shown[shown] > 0)
            add_leans(writer, totals);
    }
}

/* ---- what to look at first ---- */

/* "Acme Ltd: REVIEW, likely BARRED. 31 CFR 850.224(c): Designs ..." */
static void add_first_deal(Writer *writer, const TopDeal *deal)
{
    Sheet *sheet = &writer->summary;
    sheet_next(sheet);
    sheet_styled(sheet, AT_LABEL, slice(deal->id), STYLE_WRAPPED);
    sheet_styled(sheet, AT_COUNT, slice(shown_word(deal->shown)), style_of_shown(deal->shown));
    Buffer *words = words_start(writer);
    buffer_add_text(words, deal->target);
    buffer_add_text(words, *deal->target ? ": " : "");
    if (deal->shown == SHOWN_REVIEW) {
        top_write_outcome(words, deal);
        buffer_add_text(words, *deal->reason ? ". " : "");
    }
    buffer_add_text(words, deal->reason);
    sheet_styled(sheet, AT_TEXT, buffer_slice(words), STYLE_WRAPPED);
}

static void add_first(Writer *writer, const TopDeals *top)
{
    if (!top || top->n_deals == 0)
        return;
    add_section(writer, "Look at first", "Outcome",
                "Target and the first provision that bears on it; "
                "all of them are in sheet Reasons");
    for (size_t i = 0; i < top->n_deals && i < FIRST_SHOWN; i++)
        add_first_deal(writer, &top->deals[i]);
    add_more(writer, top->n_ranked, FIRST_SHOWN);
}

/* ---- notices ---- */

static void add_notices(Writer *writer, const ReportTotals *totals)
{
    if (!dues_are_declared(writer->head))
        return;
    add_section(writer, "Notices", "Deals",
                "What is to be filed, by when: sheet Filings. What it asks for: sheet Notices");
    Buffer *words = words_start(writer);
    buffer_add_text(words, "owe a notice");
    if (totals->next_due < DATE_LAST) {
        buffer_add_text(words, "; the next one that is not overdue is due ");
        date_write(words, totals->next_due);
    }
    add_count(writer, "Owed", STYLE_LABEL, totals->owing, buffer_slice(words));
    add_count(writer, "Overdue", totals->overdue > 0 ? STYLE_OVERDUE : STYLE_LABEL, totals->overdue,
              slice("of these: the latest possible day is past"));
    if (totals->perhaps_overdue > 0)
        add_count(writer, "Perhaps overdue", STYLE_LABEL, totals->perhaps_overdue,
                  slice("of these: the first possible day is past, the latest is not"));
    add_count(writer, "No day yet", STYLE_LABEL, totals->undated,
              slice("of these: the date that it counts from is not stated"));
    add_count(writer, "Perhaps owed", STYLE_LABEL, totals->perhaps_owing,
              slice("may owe a notice; what to ask is in sheet Questions"));
}

/* ---- control totals ---- */

static void add_parts(Writer *writer, const Sheet *sheet)
{
    if (sheet->n_parts < 2)
        return;
    Buffer *words = words_start(writer);
    buffer_add_text(words, "longer than a sheet can be; it goes on in '");
    buffer_add_text(words, sheet->kind->name);
    buffer_add_text(words, " 2' to '");
    buffer_add_text(words, sheet->kind->name);
    buffer_add_char(words, ' ');
    buffer_add_number(words, sheet->n_parts);
    buffer_add_char(words, '\'');
    add_count(writer, sheet->kind->name, STYLE_LABEL, sheet->n_parts, buffer_slice(words));
}

static void add_controls(Writer *writer, const ReportTotals *totals)
{
    const DealTotals *deals = &totals->deals;
    add_section(writer, "Records", "Rows", "Nothing is lost: read = reported + empty");
    bool adds_up = deals->read == deals->reported + deals->empty;
    add_count(writer, "Read", STYLE_LABEL, deals->read,
              slice(adds_up ? "" : "DOES NOT ADD UP: please report this"));
    add_count(writer, "Reported", STYLE_LABEL, deals->reported, slice("each is a row in Deals"));
    Buffer *words = words_start(writer);
    if (deals->first_empty > 0) {
        buffer_add_text(words, "the first is row ");
        buffer_add_number(words, deals->first_empty);
    }
    add_count(writer, "Empty", STYLE_LABEL, deals->empty, buffer_slice(words));
    add_count(writer, "With problems", STYLE_LABEL, deals->with_problems,
              slice("have cells that could not be read or do not agree; see sheet Problems"));
    if (totals->near > 0)
        add_count(writer, "Near a threshold", STYLE_LABEL, totals->near,
                  slice("have a stated number within 10 % of a threshold that matters for them; "
                        "see sheet Near a threshold"));
    add_parts(writer, &writer->deals);
    add_parts(writer, &writer->reasons);
    add_parts(writer, &writer->questions);
    add_parts(writer, &writer->filings);
    add_parts(writer, &writer->notices);
    add_parts(writer, &writer->near);
    add_parts(writer, &writer->problems);
}

/* ---- facts by count ---- */

/* The fact with the greatest count among those that come after `before`: with fewer, or as
 * many and later in the Rulebook. NULL: no more. */
static const Fact *next_fact(const Rulebook *book, const uint64_t *counts, const Fact *before)
{
    const Fact *next = NULL;
    for (size_t i = 0; i < book->n_facts; i++) {
        bool comes_after = !before || counts[i] < counts[before->index] ||
                           (counts[i] == counts[before->index] && i > before->index);
        if (counts[i] > 0 && comes_after && (!next || counts[i] > counts[next->index]))
            next = book->facts[i];
    }
    return next;
}

static size_t n_counted(const uint64_t *counts, size_t n)
{
    size_t n_counts = 0;
    for (size_t i = 0; i < n; i++)
        n_counts += counts[i] > 0;
    return n_counts;
}

static void add_presumed(Writer *writer, const ReportTotals *totals)
{
    const Rulebook *book = writer->head->book;
    if (writer->head->no_presumptions)
        return;
    add_section(writer, "Presumed", "Deals",
                "Facts that nobody stated and that were taken for "
                "granted; see sheet Rules");
    add_count(writer, "Any", STYLE_LABEL, totals->on_presumptions,
              slice("deals would come out otherwise or less certain if nothing were presumed"));
    const Fact *fact = next_fact(book, totals->presumed, NULL);
    for (size_t n = 0; fact && n < FACTS_SHOWN; n++) {
        add_count(writer, "", STYLE_LABEL, totals->presumed[fact->index], fact->label);
        fact = next_fact(book, totals->presumed, fact);
    }
    add_more(writer, n_counted(totals->presumed, book->n_facts), FACTS_SHOWN);
}

static void add_asked(Writer *writer, const ReportTotals *totals)
{
    const Rulebook *book = writer->head->book;
    const Fact *fact = next_fact(book, totals->asked, NULL);
    if (!fact)
        return;
    add_section(writer, "Asked most", "Deals", "Question; all of them are in sheet Questions");
    for (size_t n = 0; fact && n < FACTS_SHOWN; n++) {
        const Question question = {.fact = fact};
        wording_question(words_start(writer), &question);
        add_count(writer, "", STYLE_LABEL, totals->asked[fact->index],
                  buffer_slice(&writer->words));
        fact = next_fact(book, totals->asked, fact);
    }
    add_more(writer, n_counted(totals->asked, book->n_facts), FACTS_SHOWN);
}

/* ---- open notes ---- */

static uint64_t n_open_notes(const Rulebook *book, const uint64_t *rested)
{
    uint64_t n = 0;
    for (size_t i = 0; i < book->n_decls; i++) {
        const Decl *decl = book->decls[i];
        for (size_t k = 0; rested[decl->index] > 0 && k < decl->n_notes; k++)
            n += decl->notes[k].open;
    }
    return n;
}

static void add_notes(Writer *writer, const ReportTotals *totals)
{
    add_section(writer, "Open readings", "Notes", "Where the law is read in one of several ways");
    add_count(writer, "", STYLE_LABEL, n_open_notes(writer->head->book, totals->rested),
              slice("are open and deals rest on them; they are in sheet Rules"));
}

/* ---- the other sheets ---- */

static void add_guide(Writer *writer)
{
    const Sheet *const sheets[] = {&writer->deals,    &writer->reasons, &writer->questions,
                                   &writer->filings,  &writer->notices, &writer->near,
                                   &writer->problems, &writer->rules};
    add_section(writer, "Sheets", "Rows", "What they hold");
    for (size_t i = 0; i < COUNT(sheets); i++)
        add_count(writer, sheets[i]->kind->name, STYLE_LABEL, sheet_rows(sheets[i]),
                  slice(sheets[i]->kind->about));
}

static void add_disclaimer(Writer *writer)
{
    sheet_next(&writer->summary);
    sheet_styled(&writer->summary, AT_LABEL,
                 slice("This is not legal advice. It says what was checked, and against which "
                       "text; it clears no deal."),
                 STYLE_REMARK);
}

void summary_sheet_fill(Writer *writer, const ReportTotals *totals)
{
    add_head(writer);
    add_disclaimer(writer);
    add_outcomes(writer, totals);
    add_first(writer, totals->top);
    add_notices(writer, totals);
    add_asked(writer, totals);
    add_presumed(writer, totals);
    add_notes(writer, totals);
    add_controls(writer, totals);
    add_guide(writer);
    sheet_finish(&writer->summary);
}
