/* The sheet Deals: a row a deal, then room for a reviewer, then the user's own columns. */
#include "report/dues.h"
#include "report/workbook/workbook.h"
#include "report/wording.h"

enum {
    PARTS_SHOWN = 3,    /* questions in a cell; all are in the sheet Questions */
    CITATIONS_SHOWN = 6 /* where nothing points to one of them */
};

static const char *const decisions[] = {"Agreed",
                                        "Changed to BARRED",
                                        "Changed to NOTIFY",
                                        "Changed to EXCEPTED",
                                        "Changed to NOT COVERED",
                                        "Open",
                                        NULL};

enum {
    AT_OUTCOME = 3,
    AT_RANGE,
    AT_LIKELY,
    AT_DEADLINE,
    AT_CITATIONS,
    AT_WHY,
    AT_QUESTIONS,
    AT_PRESUMED,
    AT_PROBLEMS,
};

static const SheetColumn columns[] = {
    {"Row", 7, false, STYLE_NUMBER, NULL},
    {"Deal ID", 18, true, STYLE_LIST, NULL},
    {"Target", 28, true, STYLE_LIST, NULL},
    {"Outcome", 14, false, STYLE_TEXT, NULL},
    {"Range", 15, false, STYLE_TEXT, NULL},
    {"Leaning", 18, false, STYLE_TEXT, NULL},
    {"Deadline", 13, false, STYLE_TEXT, NULL},
    {"Citations", 24, false, STYLE_TEXT, NULL},
    {"Why", 80, false, STYLE_TEXT, NULL},
    {"Questions", 44, false, STYLE_TEXT, NULL},
    {"Presumed", 44, false, STYLE_TEXT, NULL},
    {"Problems", 36, false, STYLE_TEXT, NULL},
    {"Reviewer decision", 22, false, STYLE_ANSWER, decisions},
    {"Reviewer", 14, false, STYLE_ANSWER, NULL},
    {"Date", 12, false, STYLE_ANSWER_DATE, NULL},
    {"Comment", 36, false, STYLE_ANSWER, NULL},
};

static const SheetKind kind = {
    .name = "Deals",
    .about = "one row a deal: its outcome, why, what to ask, room for a reviewer, then the list as "
             "it came",
    .columns = columns,
    .n_columns = COUNT(columns),
    .is_table = true,
    .n_frozen = AT_RANGE,
    .n_printed = AT_QUESTIONS,
};

void deals_sheet_open(Writer *writer)
{
    sheet_open(&writer->deals, &writer->book, &kind, writer->head->columns);
}

/* ---- cells ---- */

static void add_outcome(Writer *writer, const Determination *found)
{
    Sheet *sheet = &writer->deals;
    sheet_styled(sheet, AT_OUTCOME, slice(shown_word(found->shown)), style_of_shown(found->shown));
    if (found->floor == found->ceiling)
        return;
    Buffer *words = words_start(writer);
    buffer_add_text(words, wording_end(found->floor));
    buffer_add_text(words, " to ");
    buffer_add_text(words, wording_end(found->ceiling));
    words_write(writer, sheet, AT_RANGE);
    if (found->shown == SHOWN_REVIEW)
        sheet_text(sheet, AT_LIKELY, slice(wording_lean(lean_of(found))));
}

/* Of the notice that is owed, or that would be where the deal leans to one. */
static void add_deadline(Writer *writer, const Determination *found)
{
    const Duty *nearest = dues_nearest(found, NULL);
    if (!nearest || (!nearest->owed && found->likely < OUTCOME_NOTIFIABLE))
        return;
    Buffer *words = words_start(writer);
    dues_write_day(words, nearest);
    if (nearest->overdue || nearest->may_be_overdue || !nearest->owed)
        buffer_print(words, "\n%s", dues_state(nearest));
    bool is_late = nearest->overdue && nearest->owed;
    sheet_styled(&writer->deals, AT_DEADLINE, buffer_slice(words),
                 is_late ? STYLE_OVERDUE : STYLE_NONE);
}

/* Each on a line of its own. */
static void part_lines(Buffer *words)
{
    if (words->len > 0)
        buffer_add_char(words, '\n');
}

static void add_citations(Writer *writer, const Determination *found)
{
    Buffer *words = words_start(writer);
    bool all_open = found->shown == SHOWN_REVIEW && lean_of(found) == LEAN_NO_SIGN;
    size_t n = found->n_citations;
    if (all_open && n > CITATIONS_SHOWN)
        n = CITATIONS_SHOWN;
    for (size_t i = 0; i < n; i++) {
        part_lines(words);
        buffer_add(words, found->citations[i]);
    }
    if (n < found->n_citations) {
        buffer_add_text(words, "\nand ");
        buffer_add_number(words, found->n_citations - n);
        buffer_add_text(words, " more");
    }
    words_write(writer, &writer->deals, AT_CITATIONS);
}

static void add_why(Writer *writer, const Deal *deal, const Determination *found)
{
    wording_reason(words_start(writer), writer->head, deal, found);
    words_write(writer, &writer->deals, AT_WHY);
}

static void add_questions(Writer *writer, const Determination *found)
{
    Buffer *words = words_start(writer);
    for (size_t i = 0; i < found->n_questions && i < PARTS_SHOWN; i++) {
        part_lines(words);
        wording_question(words, &found->questions[i]);
    }
    if (found->n_questions > PARTS_SHOWN) {
        buffer_add_text(words, "\nand ");
        buffer_add_number(words, found->n_questions - PARTS_SHOWN);
        buffer_add_text(words, " more, in sheet Questions");
    }
    words_write(writer, &writer->deals, AT_QUESTIONS);
}

static void add_presumed(Writer *writer, const Determination *found)
{
    Buffer *words = words_start(writer);
    for (size_t i = 0; i < found->n_presumed; i++) {
        part_lines(words);
        wording_presumed(words, &found->presumed[i]);
    }
    words_write(writer, &writer->deals, AT_PRESUMED);
}

static void add_problems(Writer *writer, const Deal *deal)
{
    Buffer *words = words_start(writer);
    for (const Problem *problem = deal->problems; problem; problem = problem->next) {
        part_lines(words);
        wording_problem(words, writer->head, problem);
    }
    words_write(writer, &writer->deals, AT_PROBLEMS);
}

/* Of a row that could not be read it is not known whose cell is whose; what it says stands in
 * its problem. */
static void add_list_cells(Writer *writer, const Deal *deal)
{
    size_t n = writer->head->columns->n_columns;
    for (size_t i = 0; !deal->unsure && i < n && i < deal->n_cells; i++)
        sheet_text(&writer->deals, COUNT(columns) + i, deal->cells[i]);
}

void deals_sheet_add(Writer *writer, const Deal *deal, const Determination *found)
{
    deal_cells(writer, &writer->deals, deal);
    add_outcome(writer, found);
    add_deadline(writer, found);
    add_citations(writer, found);
    add_why(writer, deal, found);
    add_questions(writer, found);
    add_presumed(writer, found);
    add_problems(writer, deal);
    add_list_cells(writer, deal);
}
