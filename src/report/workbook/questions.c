/* The sheet Questions: what to ask of each deal that is not decided, with room for answers.
 * Which questions are asked most is in the Summary. */
#include "report/workbook/workbook.h"
#include "report/wording.h"

enum { AT_QUESTION = 3, AT_FACT, AT_PARAGRAPHS };

static const SheetColumn columns[] = {
    {"Row", 7, false, STYLE_NUMBER, NULL},     {"Deal ID", 18, true, STYLE_LIST, NULL},
    {"Target", 28, true, STYLE_LIST, NULL},    {"Question", 70, false, STYLE_TEXT, NULL},
    {"Fact", 28, false, STYLE_TEXT, NULL},     {"Paragraphs", 30, false, STYLE_TEXT, NULL},
    {"Answer", 40, false, STYLE_ANSWER, NULL},
};

static const SheetKind kind = {
    .name = "Questions",
    .columns = columns,
    .n_columns = COUNT(columns),
    .is_table = true,
    .n_frozen = AT_QUESTION,
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

void questions_sheet_add(Writer *writer, const Deal *deal, const Determination *found)
{
    Sheet *sheet = &writer->questions;
    for (size_t i = 0; i < found->n_questions; i++) {
        const Question *question = &found->questions[i];
        deal_cells(writer, sheet, deal);
        wording_question(words_start(writer), question);
        words_write(writer, sheet, AT_QUESTION);
        sheet_text(sheet, AT_FACT, question->fact->label);
        add_paragraphs(writer, question);
    }
}
