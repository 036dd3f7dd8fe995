/* What is asked most, and the answer that would hold for the whole list. */
#include "report/terminal/parts.h"

#include "report/lines.h"
#include "report/wording.h"

enum { ASKED_SHOWN = 3 };

/* The fact most asked for among those asked less often than `below`, or as often and later in
 * the Rulebook than `after`; NULL when there is none. */
static const Fact *next_asked(const Summary *summary, uint64_t below, const Fact *after)
{
    const Rulebook *book = summary->head->book;
    const uint64_t *asked = summary->totals->asked;
    const Fact *next = NULL;
    for (size_t i = 0; i < book->n_facts; i++) {
        bool is_left = asked[i] < below || (after && asked[i] == below && i > after->index);
        if (asked[i] > 0 && is_left && (!next || asked[i] > asked[next->index]))
            next = book->facts[i];
    }
    return next;
}

void summary_asked(Buffer *out, const Summary *summary)
{
    const uint64_t *asked = summary->totals->asked;
    const Fact *fact = next_asked(summary, UINT64_MAX, NULL);
    if (!fact)
        return;
    buffer_add_text(out, "\nasked most\n");
    Buffer line = {0};
    for (size_t n = 0; fact && n < ASKED_SHOWN; n++) {
        const Question question = {.fact = fact};
        buffer_clear(&line);
        summary_counted(&line, asked[fact->index], "deal   ", "deals  ");
        wording_question(&line, &question);
        buffer_add_text(out, "  ");
        lines_add(out, buffer_slice(&line), LINE_COLUMNS - 2);
        buffer_add_char(out, '\n');
        fact = next_asked(summary, asked[fact->index], fact);
    }
    buffer_release(&line);
}

/* ---- what holds for the whole list ---- */

static bool is_a_column(const Columns *columns, const Fact *fact)
{
    for (size_t i = 0; i < columns->n_columns; i++) {
        if (columns->columns[i].use == COLUMN_FACT && columns->columns[i].fact == fact)
            return true;
    }
    return false;
}

/* The fact on which nearly all undecided deals hang, if the list has no column for it. */
static const Fact *fact_for_all(const Summary *summary)
{
    const Rulebook *book = summary->head->book;
    const ReportTotals *totals = summary->totals;
    for (size_t i = 0; i < book->n_facts; i++) {
        if (book->facts[i]->type == TYPE_YES_NO &&
            totals->hinged[i] * 10 >= totals->shown[SHOWN_REVIEW] * 9 &&
            !is_a_column(summary->head->columns, book->facts[i]))
            return book->facts[i];
    }
    return NULL;
}

void summary_tip(Buffer *out, const Summary *summary)
{
    const Fact *fact = fact_for_all(summary);
    if (!fact)
        return;
    buffer_add_text(out, "  if the answer is the same for the whole list: --set ");
    buffer_add(out, fact->id);
    buffer_add_text(out, "=yes (or =no)\n");
}
