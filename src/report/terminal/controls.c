/* The control totals: that no row was lost, what is owed, and what the results rest on. */
#include "report/terminal/parts.h"

#include "report/dues.h"
#include "report/lines.h"

/* The control totals: what was read is what came out. */
static void add_records(Buffer *out, const DealTotals *deals)
{
    bool adds_up = deals->read == deals->reported + deals->empty;
    summary_heading(out, "records");
    buffer_add_text(out, "read ");
    summary_count(out, deals->read);
    buffer_add_text(out, adds_up ? " = reported " : " BUT reported ");
    summary_count(out, deals->reported);
    buffer_add_text(out, " + empty ");
    summary_count(out, deals->empty);
    if (deals->first_empty > 0) {
        buffer_add_text(out, " (first: row ");
        buffer_add_number(out, deals->first_empty);
        buffer_add_char(out, ')');
    }
    buffer_add_char(out, '\n');
}

/* "8 deals owe a notice: the next is due 2026-12-05, 6 are overdue, 2 have no day yet; 31 more
 * may owe one" */
static void add_notices(Buffer *out, const Summary *summary)
{
    const ReportTotals *totals = summary->totals;
    const char *before = ": ";
    if (!dues_are_declared(summary->head))
        return;
    summary_heading(out, "notices");
    summary_counted(out, totals->owing, "deal owes a notice", "deals owe a notice");
    if (totals->next_due < DATE_LAST) {
        buffer_add_text(out, before);
        buffer_add_text(out, "the next is due ");
        date_write(out, totals->next_due);
        before = ", ";
    }
    if (totals->overdue > 0) {
        buffer_add_text(out, before);
        summary_counted(out, totals->overdue, "is overdue", "are overdue");
        before = ", ";
    }
    if (totals->perhaps_overdue > 0) {
        buffer_add_text(out, before);
        summary_count(out, totals->perhaps_overdue);
        buffer_add_text(out, " may be");
        before = ", ";
    }
    if (totals->undated > 0) {
        buffer_add_text(out, before);
        summary_counted(out, totals->undated, "has no day yet", "have no day yet");
    }
    if (totals->perhaps_owing > 0) {
        buffer_add_text(out, "; ");
        summary_count(out, totals->perhaps_owing);
        buffer_add_text(out, " more may owe one");
    }
    buffer_add_char(out, '\n');
}

static void add_sets(Buffer *out, const ReportHead *head)
{
    if (head->n_sets == 0)
        return;
    summary_heading(out, "for all rows");
    Wrapped list = wrapped_from(out, HEADING, HEADING, 1);
    Buffer part = {0};
    for (size_t i = 0; i < head->n_sets; i++) {
        buffer_clear(&part);
        buffer_add(&part, head->sets[i].fact);
        buffer_add_text(&part, " = ");
        buffer_add(&part, head->sets[i].value);
        wrapped_add(&list, buffer_slice(&part));
    }
    buffer_release(&part);
    wrapped_end(&list);
}

static void add_encoding(Buffer *out, const DealTotals *deals)
{
    if (deals->not_utf8 == 0)
        return;
    summary_heading(out, "encoding");
    summary_counted(out, deals->not_utf8, "cell is", "cells are");
    buffer_add_text(out, " not UTF-8: the list was saved in another encoding; save it as CSV "
                         "UTF-8\n");
}

void summary_controls(Buffer *out, const Summary *summary)
{
    const ReportTotals *totals = summary->totals;
    add_records(out, &totals->deals);
    add_notices(out, summary);
    if (!summary->head->no_presumptions) {
        summary_heading(out, "presumptions");
        summary_counted(out, totals->on_presumptions, "deal rests", "deals rest");
        buffer_add_text(out, " on facts that nobody stated\n");
    }
    summary_heading(out, "problems");
    summary_counted(out, totals->deals.with_problems, "row has", "rows have");
    buffer_add_text(out, " cells that could not be read or do not agree\n");
    add_encoding(out, &totals->deals);
    if (totals->near > 0) {
        summary_heading(out, "thresholds");
        summary_counted(out, totals->near, "deal has", "deals have");
        buffer_add_text(out, " a number within 10 % of a threshold\n");
    }
    add_sets(out, summary->head);
}
