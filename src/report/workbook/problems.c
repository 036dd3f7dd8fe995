/* The sheet Problems: what could not be read, with the cell where it stands. */
#include "report/workbook/workbook.h"

enum { AT_LINE = 3, AT_COLUMN, AT_WHAT };

static const SheetColumn columns[] = {
    {"Row", 7, false, STYLE_NUMBER, NULL},  {"Deal ID", 18, true, STYLE_LIST, NULL},
    {"Target", 28, true, STYLE_LIST, NULL}, {"Line", 7, false, STYLE_NUMBER, NULL},
    {"Column", 30, true, STYLE_LIST, NULL}, {"What", 90, false, STYLE_TEXT, NULL},
};

static const SheetKind kind = {
    .name = "Problems",
    .about = "one row a cell or row that could not be read or does not agree with another",
    .columns = columns,
    .n_columns = COUNT(columns),
    .is_table = true,
    .n_frozen = AT_LINE,
};

void problems_sheet_open(Writer *writer)
{
    sheet_open(&writer->problems, &writer->book, &kind, NULL);
}

void problems_sheet_add(Writer *writer, const Deal *deal)
{
    Sheet *sheet = &writer->problems;
    const Columns *list = writer->head->columns;
    for (const Problem *problem = deal->problems; problem; problem = problem->next) {
        deal_cells(writer, sheet, deal);
        sheet_number(sheet, AT_LINE, deal->line, STYLE_NONE);
        if (problem->column < list->n_columns)
            sheet_text(sheet, AT_COLUMN, list->columns[problem->column].header);
        sheet_text(sheet, AT_WHAT, problem->text);
    }
}
