/* What was screened, and how many deals came out how. */
#include "report/terminal/parts.h"

#include "report/lines.h"
#include "report/wording.h"

enum { LEANS = 26 }; /* column where the leans of REVIEW begin */

void summary_title(Buffer *out, const ReportHead *head)
{
    lines_add(out, head->input, LINE_COLUMNS / 2);
    buffer_add_text(out, ", as of ");
    date_write(out, head->as_of);
    if (head->only) {
        buffer_add_text(out, ", ");
        buffer_add(out, head->only->id);
    }
    buffer_add_text(out, head->no_presumptions ? ", without presumptions\n\n" : "\n\n");
}

/* Behind the number of deals to review. */
static void add_leans(Buffer *out, const ReportTotals *totals)
{
    Buffer part = {0};
    buffer_add_text(out, "   ");
    Wrapped list = wrapped_from(out, LEANS, LEANS, LEAN_COUNT);
    for (int lean = 0; lean < LEAN_COUNT; lean++) {
        if (totals->leans[lean] == 0)
            continue;
        buffer_clear(&part);
        buffer_add_text(&part, wording_lean((Lean)lean));
        buffer_add_char(&part, ' ');
        summary_count(&part, totals->leans[lean]);
        wrapped_add(&list, buffer_slice(&part));
    }
    buffer_release(&part);
}

static void add_outcome(Buffer *out, const Summary *summary, Shown shown)
{
    Buffer count = {0};
    summary_count(&count, summary->totals->shown[shown]);
    buffer_add_text(out, "  ");
    summary_colored(out, summary->color, shown, slice(shown_word(shown)), HEADING - 2);
    for (size_t i = count.len; i < 9; i++)
        buffer_add_char(out, ' ');
    buffer_add(out, buffer_slice(&count));
    buffer_release(&count);
    if (shown == SHOWN_REVIEW && summary->totals->shown[shown] > 0)
        add_leans(out, summary->totals);
    if (shown == SHOWN_NOT_COVERED && summary->totals->shown[shown] > 0)
        buffer_add_text(out, "   by the facts stated and presumed; this clears no deal");
    buffer_add_char(out, '\n');
}

void summary_outcomes(Buffer *out, const Summary *summary)
{
    for (int shown = SHOWN_COUNT - 1; shown >= 0; shown--)
        add_outcome(out, summary, (Shown)shown);
    buffer_add_char(out, '\n');
}
