/* The sheet Filings: what the deals to notify, and those that are barred, lead to. A row a duty,
 * with its day; below it a row for each thing that the notice asks for, with what the list
 * states of it. Deals that are open and lean nowhere are left to the sheet Questions. */
#include "report/dues.h"
#include "report/workbook/workbook.h"
#include "report/wording.h"

enum {
    AT_OUTCOME = 3,
    AT_KIND,
    AT_WHAT,
    AT_LAW,
    AT_DUE,
    AT_STATE,
    AT_STATED,
    AT_ANSWER,
};

static const SheetColumn columns[] = {
    {"Row", 7, false, STYLE_NUMBER, NULL},
    {"Deal ID", 18, true, STYLE_LIST, NULL},
    {"Target", 28, true, STYLE_LIST, NULL},
    {"Outcome", 14, false, STYLE_TEXT, NULL},
    {"Kind", 9, false, STYLE_TEXT, NULL},
    {"What", 62, false, STYLE_TEXT, NULL},
    {"Law", 24, false, STYLE_TEXT, NULL},
    {"Due", 16, false, STYLE_TEXT, NULL},
    {"State", 15, false, STYLE_TEXT, NULL},
    {"The list states", 44, false, STYLE_TEXT, NULL},
    {"For the notice", 40, false, STYLE_ANSWER, NULL},
};

static const SheetKind kind = {
    .name = "Filings",
    .columns = columns,
    .n_columns = COUNT(columns),
    .is_table = true,
    .n_frozen = AT_OUTCOME,
    .n_printed = AT_ANSWER,
};

void filings_sheet_open(Writer *writer)
{
    sheet_open(&writer->filings, &writer->book, &kind, NULL);
}

/* ---- a duty ---- */

static Style style_of_state(const Duty *duty)
{
    if (duty->overdue && dues_is_notice(duty))
        return STYLE_OVERDUE;
    return duty->owed ? STYLE_OWED : STYLE_NONE;
}

static void add_duty(Writer *writer, const Deal *deal, const Determination *found, const Duty *duty)
{
    Sheet *sheet = &writer->filings;
    deal_cells(writer, sheet, deal);
    sheet_styled(sheet, AT_OUTCOME, slice(shown_word(found->shown)), style_of_shown(found->shown));
    sheet_text(sheet, AT_KIND, slice("duty"));
    sheet_styled(sheet, AT_WHAT, duty->decl->title, duty->owed ? STYLE_STRONG : STYLE_NONE);
    if (duty->decl->n_laws > 0)
        sheet_text(sheet, AT_LAW, duty->decl->laws[0].text);
    dues_write_day(words_start(writer), duty);
    words_write(writer, sheet, AT_DUE);
    sheet_styled(sheet, AT_STATE, slice(dues_state(duty)), style_of_state(duty));
}

/* ---- what it asks for ---- */

/* What is to be done about an item: what a cell states is there, what a text suggests or what
 * is contradicted has to be looked at. */
static const char *state_of_item(const Deal *deal, const FilingItem *item, bool is_stated)
{
    if (item->applies != TRUTH_YES)
        return is_stated ? "stated, if asked" : "if it applies";
    if (!is_stated)
        return "missing";
    return dues_stated(deal, item->filing->fact) ? "stated" : "to be checked";
}

static void add_item(Writer *writer, const Deal *deal, const FilingItem *item)
{
    Sheet *sheet = &writer->filings;
    deal_cells(writer, sheet, deal);
    sheet_text(sheet, AT_KIND, slice("asked for"));
    sheet_styled(sheet, AT_WHAT, item->filing->item, STYLE_ITEM);
    sheet_text(sheet, AT_LAW, item->filing->law);
    bool is_stated = dues_write_stated(words_start(writer), deal, item->filing->fact);
    words_write(writer, sheet, AT_STATED);
    sheet_text(sheet, AT_STATE, slice(state_of_item(deal, item, is_stated)));
}

/* ---- the rows of a deal ---- */

static bool is_to_be_told(const Determination *found, const Duty *duty)
{
    return duty->counts && (duty->owed || found->likely >= OUTCOME_NOTIFIABLE);
}

void filings_sheet_add(Writer *writer, const Deal *deal, const Determination *found)
{
    for (size_t i = 0; i < found->n_duties; i++) {
        const Duty *duty = &found->duties[i];
        if (!is_to_be_told(found, duty))
            continue;
        add_duty(writer, deal, found, duty);
        for (size_t k = 0; k < duty->n_items; k++)
            add_item(writer, deal, &duty->items[k]);
    }
}
