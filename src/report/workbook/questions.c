/* The sheet Questions: what to ask of each deal that is not decided, with room for answers,
 * and what diligence asks of all of them, which is weighed by a person and never counted. Which questions are asked most is in the Summary. */
#include "report/dues.h"
#include "report/workbook/workbook.h"
#include "report/wording.h"

enum { AT_KIND = 3, AT_QUESTION, AT_FACT, AT_PARAGRAPHS };

static const SheetColumn columns[] = {
    {"Row", 7, false, STYLE_NUMBER, NULL},       {"Deal ID", 18, true, STYLE_LIST, NULL},
    {"Target", 28, true, STYLE_LIST, NULL},      {"Kind", 10, false, STYLE_TEXT, NULL},
    {"Question", 70, false, STYLE_TEXT, NULL},   {"Fact", 28, false, STYLE_TEXT, NULL},
    {"Paragraphs", 30, false, STYLE_TEXT, NULL}, {"Answer", 40, false, STYLE_ANSWER, NULL},
};

static const SheetKind kind = {
    .name = "Questions",
    .about = "one row a question that is open, with room for the answer",
    .columns = columns,
    .n_columns = COUNT(columns),
    .is_table = true,
    .n_frozen = AT_KIND,
};

void questions_sheet_open(Writer *writer)
{
    sheet_open(&writer->questions, &writer->book, &kind, NULL);
}

static void add_paragraphs(Writer *writer, const Question *question)
{
    Buffer *words = words_start(writer);
    for (size_t i = 0; i < question->n_citations; i++) {
        buffer_add_text(words, i > 0 ? "\n" : "");
        buffer_add(words, question->citations[i]);
    }
    words_write(writer, &writer->questions, AT_PARAGRAPHS);
}

/* ---- diligence ---- */

/* The column of the list that has a fact, or NULL. */
static const Column *column_of(const Writer *writer, const Fact *fact)
{
    const Columns *list = writer->head->columns;
    for (size_t i = 0; fact && i < list->n_columns; i++) {
        if (list->columns[i].use == COLUMN_FACT && list->columns[i].fact == fact)
            return &list->columns[i];
    }
    return NULL;
}

/* "in column 'Databases'", "not in this list" */
static void add_whereabouts(Writer *writer, const Inquiry *inquiry)
{
    const Column *column = column_of(writer, inquiry->fact);
    Buffer *words = words_start(writer);
    if (column)
        buffer_print(words, "in column '%.*s'", SLICE_ARG(column->header));
    else
        buffer_add_text(words, "not in this list");
    words_write(writer, &writer->questions, AT_FACT);
}

/* What diligence asks of every deal that is not decided: once, before the first such deal. */
static void add_diligence(Writer *writer, const Programme *programme)
{
    Sheet *sheet = &writer->questions;
    for (size_t i = 0; i < programme->n_inquiries; i++) {
        const Inquiry *inquiry = &programme->inquiries[i];
        sheet_next(sheet);
        sheet_text(sheet, 1, slice("each in REVIEW"));
        sheet_text(sheet, AT_KIND, slice("diligence"));
        sheet_text(sheet, AT_QUESTION, inquiry->question);
        add_whereabouts(writer, inquiry);
        sheet_text(sheet, AT_PARAGRAPHS, inquiry->law);
    }
}

/* What a row states of it. */
static void add_stated(Writer *writer, const Deal *deal, const Programme *programme)
{
    Sheet *sheet = &writer->questions;
    for (size_t i = 0; i < programme->n_inquiries; i++) {
        const Inquiry *inquiry = &programme->inquiries[i];
        if (!dues_stated(deal, inquiry->fact))
            continue;
        deal_cells(writer, sheet, deal);
        sheet_text(sheet, AT_KIND, slice("diligence"));
        sheet_text(sheet, AT_QUESTION, inquiry->question);
        Buffer *words = words_start(writer);
        buffer_add_text(words, "the list says: ");
        dues_write_stated(words, deal, inquiry->fact);
        words_write(writer, sheet, AT_FACT);
        sheet_text(sheet, AT_PARAGRAPHS, inquiry->law);
    }
}

static void add_inquiries(Writer *writer, const Deal *deal, const Determination *found)
{
    for (size_t i = 0; !writer->has_diligence && i < found->n_programmes; i++) {
        if (found->programmes[i].counts)
            add_diligence(writer, found->programmes[i].programme);
    }
    writer->has_diligence = true;
    for (size_t i = 0; i < found->n_programmes; i++) {
        if (found->programmes[i].counts)
            add_stated(writer, deal, found->programmes[i].programme);
    }
}

/* ---- the rows of a deal ---- */

void questions_sheet_add(Writer *writer, const Deal *deal, const Determination *found)
{
    Sheet *sheet = &writer->questions;
    if (found->shown == SHOWN_REVIEW)
        add_inquiries(writer, deal, found);
    for (size_t i = 0; i < found->n_questions; i++) {
        const Question *question = &found->questions[i];
        deal_cells(writer, sheet, deal);
        sheet_text(sheet, AT_KIND, slice("question"));
        wording_question(words_start(writer), question);
        words_write(writer, sheet, AT_QUESTION);
        sheet_text(sheet, AT_FACT, question->fact->label);
        add_paragraphs(writer, question);
    }
}
