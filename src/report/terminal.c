#include "report/terminal.h"

#include "report/dues.h"
#include "report/lines.h"
#include "report/wording.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    ASKED_SHOWN = 3,
    COLUMN_LINES = 4, /* of columns that were read as facts */
    CARRIED_LINES = 2,
    CLOSE_SHOWN = 2,
    LEANS = 26,   /* column where the leans of REVIEW begin */
    HEADING = 14, /* columns of the words on the left */
    ID_COLUMNS = 20,
    TARGET_COLUMNS = 22,
};

bool terminal_has_color(FILE *to, bool no_color)
{
    const char *refused = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    if (no_color || (refused && *refused) || !terminal || strcmp(terminal, "dumb") == 0)
        return false;
    return isatty(fileno(to)) == 1;
}

/* ---- words and numbers ---- */

/* The outcomes that ask for something stand out. Never green: nothing here is a clearance. */
static const char *color_of(Shown shown)
{
    switch (shown) {
    case SHOWN_BARRED:
        return "\033[1;31m";
    case SHOWN_NOTIFY:
        return "\033[1;33m";
    case SHOWN_REVIEW:
        return "\033[1;36m";
    case SHOWN_EXCEPTED:
    case SHOWN_NOT_COVERED:
    case SHOWN_COUNT:
        break;
    }
    return "";
}

static void add_colored(Buffer *out, bool color, Shown shown, Slice words, size_t columns)
{
    bool is_colored = color && *color_of(shown) != '\0';
    buffer_add_text(out, is_colored ? color_of(shown) : "");
    lines_pad(out, words, columns);
    buffer_add_text(out, is_colored ? "\033[0m" : "");
}

static void add_count(Buffer *out, uint64_t n)
{
    decimal_write(out, decimal_from((int64_t)n));
}

/* "1 deal", "12 deals" */
static void add_counted(Buffer *out, uint64_t n, const char *one, const char *several)
{
    add_count(out, n);
    buffer_add_char(out, ' ');
    buffer_add_text(out, n == 1 ? one : several);
}

static void add_heading(Buffer *out, const char *words)
{
    lines_pad(out, slice(words), HEADING);
}

/* ---- what came out ---- */

static void add_title(Buffer *out, const ReportHead *head)
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
        add_count(&part, totals->leans[lean]);
        wrapped_add(&list, buffer_slice(&part));
    }
    buffer_release(&part);
}

static void add_outcome(Buffer *out, const Summary *summary, Shown shown)
{
    Buffer count = {0};
    add_count(&count, summary->totals->shown[shown]);
    buffer_add_text(out, "  ");
    add_colored(out, summary->color, shown, slice(shown_word(shown)), HEADING - 2);
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

static void add_outcomes(Buffer *out, const Summary *summary)
{
    for (int shown = SHOWN_COUNT - 1; shown >= 0; shown--)
        add_outcome(out, summary, (Shown)shown);
    buffer_add_char(out, '\n');
}

/* The control totals: what was read is what came out. */
static void add_records(Buffer *out, const DealTotals *deals)
{
    bool adds_up = deals->read == deals->reported + deals->empty;
    add_heading(out, "records");
    buffer_add_text(out, "read ");
    add_count(out, deals->read);
    buffer_add_text(out, adds_up ? " = reported " : " BUT reported ");
    add_count(out, deals->reported);
    buffer_add_text(out, " + empty ");
    add_count(out, deals->empty);
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
    add_heading(out, "notices");
    add_counted(out, totals->owing, "deal owes a notice", "deals owe a notice");
    if (totals->next_due < DATE_LAST) {
        buffer_add_text(out, before);
        buffer_add_text(out, "the next is due ");
        date_write(out, totals->next_due);
        before = ", ";
    }
    if (totals->overdue > 0) {
        buffer_add_text(out, before);
        add_counted(out, totals->overdue, "is overdue", "are overdue");
        before = ", ";
    }
    if (totals->perhaps_overdue > 0) {
        buffer_add_text(out, before);
        add_count(out, totals->perhaps_overdue);
        buffer_add_text(out, " may be");
        before = ", ";
    }
    if (totals->undated > 0) {
        buffer_add_text(out, before);
        add_counted(out, totals->undated, "has no day yet", "have no day yet");
    }
    if (totals->perhaps_owing > 0) {
        buffer_add_text(out, "; ");
        add_count(out, totals->perhaps_owing);
        buffer_add_text(out, " more may owe one");
    }
    buffer_add_char(out, '\n');
}

static void add_sets(Buffer *out, const ReportHead *head)
{
    if (head->n_sets == 0)
        return;
    add_heading(out, "for all rows");
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
    add_heading(out, "encoding");
    add_counted(out, deals->not_utf8, "cell is", "cells are");
    buffer_add_text(out, " not UTF-8: the list was saved in another encoding; save it as CSV "
                         "UTF-8\n");
}

static void add_controls(Buffer *out, const Summary *summary)
{
    const ReportTotals *totals = summary->totals;
    add_records(out, &totals->deals);
    add_notices(out, summary);
    if (!summary->head->no_presumptions) {
        add_heading(out, "presumptions");
        add_counted(out, totals->on_presumptions, "deal rests", "deals rest");
        buffer_add_text(out, " on facts that nobody stated\n");
    }
    add_heading(out, "problems");
    add_counted(out, totals->deals.with_problems, "row has", "rows have");
    buffer_add_text(out, " cells that could not be read or do not agree\n");
    add_encoding(out, &totals->deals);
    if (totals->near > 0) {
        add_heading(out, "thresholds");
        add_counted(out, totals->near, "deal has", "deals have");
        buffer_add_text(out, " a number within 10 % of a threshold\n");
    }
    add_sets(out, summary->head);
}

/* ---- what to look at, what to ask ---- */

/* "BARRED", "REVIEW, likely NOTIFY", "REVIEW, at most BARRED" */
static void add_short_outcome(Buffer *out, const TopDeal *deal)
{
    buffer_add_text(out, shown_word(deal->shown));
    if (deal->shown != SHOWN_REVIEW)
        return;
    buffer_add_text(out, ", ");
    switch (deal->rank) {
    case TOP_LIKELY_BARRED:
    case TOP_LIKELY_NOTIFY:
    case TOP_BARRED_IN_SCOPE:
    case TOP_NOTIFY_IN_SCOPE:
        buffer_add_text(out, wording_lean(deal->lean));
        break;
    case TOP_AT_LEAST_NOTIFY:
        buffer_add_text(out, "at least NOTIFY");
        break;
    case TOP_SIGNS:
    case TOP_AT_MOST_BARRED:
    case TOP_AT_MOST_NOTIFY:
        buffer_add_text(out, "at most ");
        buffer_add_text(out, wording_end(deal->ceiling));
        break;
    case TOP_BARRED:
    case TOP_NOTIFY:
    case TOP_RANK_COUNT:
        break;
    }
}

typedef struct TopWidths {
    size_t id, target, outcome;
} TopWidths;

static void widen(size_t *columns, size_t most, Slice text)
{
    size_t own = lines_columns(text);
    if (own > *columns)
        *columns = own < most ? own : most;
}

static TopWidths measure(const TopDeals *top)
{
    TopWidths widths = {0};
    Buffer words = {0};
    for (size_t i = 0; i < top->n_deals; i++) {
        buffer_clear(&words);
        add_short_outcome(&words, &top->deals[i]);
        widen(&widths.id, ID_COLUMNS, slice(top->deals[i].id));
        widen(&widths.target, TARGET_COLUMNS, slice(top->deals[i].target));
        widen(&widths.outcome, LINE_COLUMNS, buffer_slice(&words));
    }
    buffer_release(&words);
    return widths;
}

static void add_top_deal(Buffer *out, const Summary *summary, const TopDeal *deal,
                         const TopWidths *widths)
{
    Buffer words = {0};
    add_short_outcome(&words, deal);
    buffer_add_text(out, "  ");
    lines_pad(out, slice(deal->id), widths->id);
    buffer_add_text(out, "  ");
    if (widths->target > 0) {
        lines_pad(out, slice(deal->target), widths->target);
        buffer_add_text(out, "  ");
    }
    add_colored(out, summary->color, deal->shown, buffer_slice(&words), widths->outcome);
    buffer_add_text(out, "  ");
    size_t taken = widths->id + widths->target + widths->outcome + 8;
    lines_add(out, slice(deal->reason), LINE_COLUMNS - taken);
    buffer_add_char(out, '\n');
    buffer_release(&words);
}

static void add_top(Buffer *out, const Summary *summary)
{
    const TopDeals *top = summary->top;
    if (top->n_deals == 0)
        return;
    TopWidths widths = measure(top);
    buffer_add_text(out, "\nlook at first");
    if (top->n_ranked > top->n_deals) {
        buffer_add_text(out, " (of ");
        add_count(out, top->n_ranked);
        buffer_add_char(out, ')');
    }
    buffer_add_char(out, '\n');
    for (size_t i = 0; i < top->n_deals; i++)
        add_top_deal(out, summary, &top->deals[i], &widths);
}

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

static void add_asked(Buffer *out, const Summary *summary)
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
        add_counted(&line, asked[fact->index], "deal   ", "deals  ");
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

static void add_tip(Buffer *out, const Summary *summary)
{
    const Fact *fact = fact_for_all(summary);
    if (!fact)
        return;
    buffer_add_text(out, "  if the answer is the same for the whole list: --set ");
    buffer_add(out, fact->id);
    buffer_add_text(out, "=yes (or =no)\n");
}

/* ---- how the columns were read ---- */

static bool has_use(const Columns *columns, ColumnUse use)
{
    for (size_t i = 0; i < columns->n_columns; i++) {
        if (columns->columns[i].use == use)
            return true;
    }
    return false;
}

/* "Country = target_country" */
static void add_column(Buffer *out, const Column *column)
{
    buffer_add(out, column->header);
    if (column->use == COLUMN_FACT) {
        buffer_add_text(out, column->from ? " = earliest " : " = ");
        buffer_add(out, column->fact->id);
    }
}

static void add_columns_of(Buffer *out, const Columns *columns, ColumnUse use, const char *heading,
                           size_t max_lines)
{
    if (!has_use(columns, use))
        return;
    add_heading(out, heading);
    Wrapped list = wrapped_from(out, HEADING, HEADING, max_lines);
    Buffer part = {0};
    for (size_t i = 0; i < columns->n_columns; i++) {
        if (columns->columns[i].use != use)
            continue;
        buffer_clear(&part);
        add_column(&part, &columns->columns[i]);
        wrapped_add(&list, buffer_slice(&part));
    }
    buffer_release(&part);
    wrapped_end(&list);
}

/* "Tgt country, close to Target country; to use it: --map 'Tgt country=target_country'": a
 * line that may be long, since a command that is cut is of no use. */
static void add_close(Buffer *out, const Column *column)
{
    Buffer line = {0};
    buffer_add(&line, column->header);
    buffer_add_text(&line, ", close to ");
    buffer_add(&line, column->spelling);
    buffer_add_text(&line, "; to use it: --map '");
    buffer_add(&line, column->header);
    buffer_add_char(&line, '=');
    buffer_add(&line, column->fact->id);
    buffer_add_char(&line, '\'');
    lines_add(out, buffer_slice(&line), 2 * LINE_COLUMNS);
    buffer_add_char(out, '\n');
    buffer_release(&line);
}

static void add_all_close(Buffer *out, const Columns *columns)
{
    size_t n = 0;
    for (size_t i = 0; i < columns->n_columns; i++) {
        if (columns->columns[i].use != COLUMN_CLOSE)
            continue;
        if (n++ >= CLOSE_SHOWN)
            continue;
        add_heading(out, n == 1 ? "not used" : "");
        add_close(out, &columns->columns[i]);
    }
    if (n > CLOSE_SHOWN) {
        out->len--; /* the line goes on */
        buffer_add_text(out, " and ");
        buffer_add_number(out, n - CLOSE_SHOWN);
        buffer_add_text(out, " more\n");
    }
}

static void add_columns(Buffer *out, const Columns *columns)
{
    buffer_add_char(out, '\n');
    add_columns_of(out, columns, COLUMN_FACT, "columns read", COLUMN_LINES);
    add_columns_of(out, columns, COLUMN_CARRIED, "carried along", CARRIED_LINES);
    add_all_close(out, columns);
}

/* ---- the whole ---- */

static void add_paths(Buffer *out, const Summary *summary)
{
    for (size_t i = 0; i < summary->n_paths; i++) {
        buffer_add_text(out, i == 0 ? "\n" : "");
        add_heading(out, "report");
        Slice path = summary->paths[i];
        lines_add(out, slice_is(path, "-") ? slice("standard output") : path, path.len + 16);
        buffer_add_char(out, '\n');
    }
}

void terminal_summary(FILE *to, const Summary *summary)
{
    Buffer out = {0};
    add_title(&out, summary->head);
    add_outcomes(&out, summary);
    add_controls(&out, summary);
    add_top(&out, summary);
    add_asked(&out, summary);
    add_tip(&out, summary);
    add_columns(&out, summary->head->columns);
    add_paths(&out, summary);
    fwrite(out.at, 1, out.len, to);
    fflush(to);
    buffer_release(&out);
}
