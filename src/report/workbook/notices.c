/* The sheet Notices: what each notice that is owed asks for, in the order of the law, with what
 * the list states of it, what is missing, and room to fill it in. */
#include "report/dues.h"
#include "report/workbook/workbook.h"

enum { AT_DUE = 3, AT_LAW, AT_ITEM, AT_STATE, AT_STATED, AT_ANSWER };

static const SheetColumn columns[] = {
    {"Row", 7, false, STYLE_NUMBER, NULL},     {"Deal ID", 18, true, STYLE_LIST, NULL},
    {"Target", 28, true, STYLE_LIST, NULL},    {"Due", 14, false, STYLE_TEXT, NULL},
    {"Law", 26, true, STYLE_TEXT, NULL},       {"Asked for", 64, false, STYLE_TEXT, NULL},
    {"State", 15, false, STYLE_TEXT, NULL},    {"The list states", 40, false, STYLE_TEXT, NULL},
    {"Answer", 44, false, STYLE_ANSWER, NULL},
};

static const SheetKind kind = {
    .name = "Notices",
    .about = "one row an item that a notice asks for: what the list states of it, what is missing",
    .columns = columns,
    .n_columns = COUNT(columns),
    .is_table = true,
    .n_frozen = AT_DUE,
    .n_printed = AT_ANSWER,
};

void notices_sheet_open(Writer *writer)
{
    sheet_open(&writer->notices, &writer->book, &kind, NULL);
}

/* What is to be done about an item: what a cell states is there, what a text suggests or what
 * is contradicted has to be looked at. */
static const char *state_of_item(const Deal *deal, const FilingItem *item, bool is_said)
{
    bool is_stated = dues_stated(deal, item->filing->fact) != NULL;
    if (item->applies != TRUTH_YES && !is_stated)
        return "if it applies";
    return is_stated ? "stated" : is_said ? "to be checked" : "missing";
}

static void add_item(Writer *writer, const Deal *deal, const Duty *duty, const FilingItem *item)
{
    Sheet *sheet = &writer->notices;
    deal_cells(writer, sheet, deal);
    if (duty->has_date)
        span_write(words_start(writer), duty->due);
    else
        buffer_add_text(words_start(writer), "no day yet");
    words_write(writer, sheet, AT_DUE);
    sheet_text(sheet, AT_LAW, item->filing->law);
    sheet_text(sheet, AT_ITEM, item->filing->item);
    bool is_said = dues_write_stated(words_start(writer), deal, item->filing->fact);
    words_write(writer, sheet, AT_STATED);
    const char *state = state_of_item(deal, item, is_said);
    sheet_styled(sheet, AT_STATE, slice(state),
                 slice_is(slice(state), "missing") ? STYLE_STRONG : STYLE_NONE);
}

void notices_sheet_add(Writer *writer, const Deal *deal, const Determination *found)
{
    for (size_t i = 0; i < found->n_duties; i++) {
        const Duty *duty = &found->duties[i];
        for (size_t k = 0; duty->counts && duty->owed && k < duty->n_items; k++)
            add_item(writer, deal, duty, &duty->items[k]);
    }
}
