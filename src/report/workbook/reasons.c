/* The sheet Reasons: what bears on each deal, a row each. First what decided, then the other
 * rules that could apply. Many open rules, and the many that an uncovered deal fails to meet,
 * are told in one row: each row has to be worth reading. */
#include "report/workbook/workbook.h"
#include "report/wording.h"

enum { OPEN_ROWS_MOST = 8 };

enum {
    AT_KIND = 3,
    AT_RULE,
    AT_TITLE,
    AT_OUTCOME,
    AT_VALUE,
    AT_CITATION,
    AT_EVIDENCE,
    AT_LINK,
};

static const SheetColumn columns[] = {
    {"Row", 7, false, STYLE_NUMBER, NULL},     {"Deal ID", 18, true, STYLE_LIST, NULL},
    {"Target", 28, true, STYLE_LIST, NULL},    {"Kind", 10, false, STYLE_TEXT, NULL},
    {"Rule", 22, true, STYLE_TEXT, NULL},      {"Title", 40, false, STYLE_TEXT, NULL},
    {"Outcome", 14, false, STYLE_TEXT, NULL},  {"Value", 12, false, STYLE_TEXT, NULL},
    {"Citation", 26, false, STYLE_TEXT, NULL}, {"Evidence", 60, false, STYLE_TEXT, NULL},
    {"Law link", 44, false, STYLE_TEXT, NULL},
};

static const SheetKind kind = {
    .name = "Reasons",
    .about =
        "one row a rule that bears on a deal: what decided it first, with citation and evidence",
    .columns = columns,
    .n_columns = COUNT(columns),
    .is_table = true,
    .n_frozen = AT_KIND,
    .n_printed = AT_LINK,
};

void reasons_sheet_open(Writer *writer)
{
    sheet_open(&writer->reasons, &writer->book, &kind, NULL);
}

static const char *value_word(Truth value)
{
    switch (value) {
    case TRUTH_YES:
        return "certain";
    case TRUTH_LIKELY:
        return "likely";
    case TRUTH_UNKNOWN:
    case TRUTH_UNLIKELY:
        return "possible";
    case TRUTH_NO:
        break;
    }
    return "not met";
}

/* Whether a rule may hold and no more can be said of it. */
static bool is_open(const Finding *finding)
{
    return finding->value == TRUTH_UNKNOWN || finding->value == TRUTH_UNLIKELY;
}

/* Of a rule that is open: because the scope is, or although something speaks for it. */
static const char *finding_word(const Finding *finding)
{
    if (!is_open(finding) || !finding->hinted)
        return value_word(finding->value);
    if (finding->own < TRUTH_LIKELY)
        return "some sign";
    return finding->own == TRUTH_YES ? "certain if in scope" : "likely if in scope";
}

/* ---- evidence ---- */

static void add_evidence(Writer *writer, const Finding *finding)
{
    for (size_t i = 0; i < finding->n_evidence; i++) {
        if (writer->words.len > 0)
            buffer_add_char(&writer->words, '\n');
        wording_evidence(&writer->words, writer->head, &finding->evidence[i]);
    }
}

/* ---- a finding ---- */

static void add_decl(Writer *writer, const Decl *decl)
{
    Sheet *sheet = &writer->reasons;
    if (!decl)
        return;
    sheet_text(sheet, AT_KIND, slice(decl_word(decl->kind)));
    sheet_text(sheet, AT_RULE, decl->id);
    sheet_text(sheet, AT_TITLE, decl->title);
    if (decl->n_laws > 0)
        sheet_text(sheet, AT_LINK, decl->laws[0].link);
}

/* Coloured where it is certain: a possible BARRED is not to look like one. */
static void add_outcome(Writer *writer, const Finding *finding)
{
    bool certain = finding->value == TRUTH_YES;
    sheet_styled(&writer->reasons, AT_OUTCOME, slice(wording_end(finding->outcome)),
                 certain ? style_of_outcome(finding->outcome) : STYLE_NONE);
}

static void add_finding(Writer *writer, const Deal *deal, const Finding *finding)
{
    Sheet *sheet = &writer->reasons;
    deal_cells(writer, sheet, deal);
    add_decl(writer, finding->decl);
    add_outcome(writer, finding);
    sheet_text(sheet, AT_VALUE, slice(finding_word(finding)));
    sheet_text(sheet, AT_CITATION, finding->citation);
    words_start(writer);
    add_evidence(writer, finding);
    words_write(writer, sheet, AT_EVIDENCE);
}

/* ---- several in one row ---- */

/* "3 provisions are not met", with the evidence of all and the paragraphs it stands in. */
static void add_unmet(Writer *writer, const Deal *deal, const ProgrammeResult *result)
{
    Sheet *sheet = &writer->reasons;
    if (result->n_deciders == 1) {
        add_finding(writer, deal, &result->deciders[0]);
        return;
    }
    deal_cells(writer, sheet, deal);
    Buffer *words = words_start(writer);
    buffer_add_number(words, result->n_deciders);
    buffer_add_text(words, " provisions are not met");
    words_write(writer, sheet, AT_TITLE);
    sheet_text(sheet, AT_OUTCOME, slice(wording_end(OUTCOME_NOT_COVERED)));
    sheet_text(sheet, AT_VALUE, slice(value_word(TRUTH_NO)));
    words_start(writer);
    for (size_t i = 0; i < result->n_deciders; i++) {
        buffer_add_text(words, i > 0 ? "\n" : "");
        buffer_add(words, result->deciders[i].citation);
    }
    words_write(writer, sheet, AT_CITATION);
    words_start(writer);
    for (size_t i = 0; i < result->n_deciders; i++)
        add_evidence(writer, &result->deciders[i]);
    words_write(writer, sheet, AT_EVIDENCE);
}

static void add_open(Writer *writer, const Deal *deal, size_t n)
{
    Sheet *sheet = &writer->reasons;
    deal_cells(writer, sheet, deal);
    Buffer *words = words_start(writer);
    buffer_add_number(words, n);
    buffer_add_text(words, " rules are open until the questions are answered");
    words_write(writer, sheet, AT_TITLE);
    sheet_text(sheet, AT_VALUE, slice(value_word(TRUTH_UNKNOWN)));
}

/* Where no provision can be named: the same words as in Deals. */
static void add_bare(Writer *writer, const Deal *deal, const Determination *found)
{
    deal_cells(writer, &writer->reasons, deal);
    wording_reason(words_start(writer), writer->head, deal, found);
    words_write(writer, &writer->reasons, AT_EVIDENCE);
}

/* ---- the rows of a deal ---- */

/* Told in one row with others like it. */
static bool is_silent(const Finding *finding)
{
    return is_open(finding) && !finding->hinted;
}

static bool is_decider(const ProgrammeResult *result, const Decl *decl)
{
    for (size_t i = 0; i < result->n_deciders; i++) {
        if (result->deciders[i].decl == decl)
            return true;
    }
    return false;
}

static size_t add_deciders(Writer *writer, const Deal *deal, const ProgrammeResult *result)
{
    if (result->n_deciders > 0 && result->deciders[0].value == TRUTH_NO) {
        add_unmet(writer, deal, result);
        return 1;
    }
    for (size_t i = 0; i < result->n_deciders; i++)
        add_finding(writer, deal, &result->deciders[i]);
    return result->n_deciders;
}

static size_t add_findings(Writer *writer, const Deal *deal, const ProgrammeResult *result)
{
    size_t n_rows = 0, n_open = 0;
    for (size_t i = 0; i < result->n_findings; i++)
        n_open += is_silent(&result->findings[i]) && !is_decider(result, result->findings[i].decl);
    for (size_t i = 0; i < result->n_findings; i++) {
        const Finding *finding = &result->findings[i];
        bool is_told = n_open > OPEN_ROWS_MOST && is_silent(finding);
        if (is_told || is_decider(result, finding->decl))
            continue;
        add_finding(writer, deal, finding);
        n_rows++;
    }
    if (n_open > OPEN_ROWS_MOST) {
        add_open(writer, deal, n_open);
        n_rows++;
    }
    return n_rows;
}

void reasons_sheet_add(Writer *writer, const Deal *deal, const Determination *found)
{
    size_t n_rows = 0;
    for (size_t i = 0; i < found->n_programmes; i++) {
        const ProgrammeResult *result = &found->programmes[i];
        if (!result->counts)
            continue;
        n_rows += add_deciders(writer, deal, result);
        n_rows += add_findings(writer, deal, result);
    }
    if (n_rows == 0)
        add_bare(writer, deal, found);
}
