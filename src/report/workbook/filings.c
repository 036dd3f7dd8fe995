/* The sheet Filings: what the deals to notify, and those that are barred, lead to, a row a duty.
 * Deals that are open and lean nowhere are left to the sheet Questions. */
#include "report/dues.h"
#include "report/workbook/workbook.h"

enum { AT_OUTCOME = 3, AT_DUTY, AT_LAW, AT_DUE, AT_STATE, AT_REMARKS };

static const SheetColumn columns[] = {
    {"Row", 7, false, STYLE_NUMBER, NULL},      {"Deal ID", 18, true, STYLE_LIST, NULL},
    {"Target", 28, true, STYLE_LIST, NULL},     {"Outcome", 14, false, STYLE_TEXT, NULL},
    {"Duty", 54, false, STYLE_TEXT, NULL},      {"Law", 22, true, STYLE_TEXT, NULL},
    {"Due", 30, false, STYLE_TEXT, NULL},       {"State", 16, false, STYLE_TEXT, NULL},
    {"Remarks", 56, false, STYLE_TEXT, NULL},   {"Done on", 12, false, STYLE_ANSWER_DATE, NULL},
    {"Comment", 36, false, STYLE_ANSWER, NULL},
};

static const SheetKind kind = {
    .name = "Filings",
    .about = "one row a duty: what is to be filed, kept or not done, and by when",
    .columns = columns,
    .n_columns = COUNT(columns),
    .is_table = true,
    .n_frozen = AT_OUTCOME,
    .n_printed = AT_REMARKS + 1,
};

void filings_sheet_open(Writer *writer)
{
    sheet_open(&writer->filings, &writer->book, &kind, NULL);
}

static Style style_of_state(const Duty *duty)
{
    if (duty->overdue && duty->owed && dues_is_notice(duty))
        return STYLE_OVERDUE;
    return duty->owed ? STYLE_STRONG : STYLE_NONE;
}

/* "Asks for 33 things; the list states 9." and what is noted of the duty and still open. */
static void add_remarks(Writer *writer, const Deal *deal, const Duty *duty)
{
    Buffer *words = words_start(writer);
    size_t n_stated = 0;
    for (size_t i = 0; i < duty->n_items; i++)
        n_stated += dues_stated(deal, duty->items[i].filing->fact) != NULL;
    if (duty->n_items > 0)
        buffer_print(words, "Asks for %zu thing%s; the list states %zu.", duty->n_items,
                     duty->n_items == 1 ? "" : "s", n_stated);
    for (size_t i = 0; i < duty->decl->n_notes; i++) {
        if (!duty->decl->notes[i].open)
            continue;
        buffer_add_text(words, words->len > 0 ? "\n" : "");
        buffer_add(words, duty->decl->notes[i].text);
    }
    words_write(writer, &writer->filings, AT_REMARKS);
}

static void add_duty(Writer *writer, const Deal *deal, const Determination *found, const Duty *duty)
{
    Sheet *sheet = &writer->filings;
    deal_cells(writer, sheet, deal);
    sheet_styled(sheet, AT_OUTCOME, slice(shown_word(found->shown)), style_of_shown(found->shown));
    sheet_styled(sheet, AT_DUTY, duty->decl->title, duty->owed ? STYLE_STRONG : STYLE_NONE);
    if (duty->decl->n_laws > 0)
        sheet_text(sheet, AT_LAW, duty->decl->laws[0].text);
    dues_write_day(words_start(writer), duty);
    words_write(writer, sheet, AT_DUE);
    sheet_styled(sheet, AT_STATE, slice(dues_state(duty)), style_of_state(duty));
    add_remarks(writer, deal, duty);
}

void filings_sheet_add(Writer *writer, const Deal *deal, const Determination *found)
{
    for (size_t i = 0; i < found->n_duties; i++) {
        const Duty *duty = &found->duties[i];
        if (duty->counts && (duty->owed || found->likely >= OUTCOME_NOTIFIABLE))
            add_duty(writer, deal, found, duty);
    }
}
