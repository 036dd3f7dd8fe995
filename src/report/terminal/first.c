/* The deals to look at first, a line each. */
#include "report/terminal/parts.h"

#include "report/lines.h"

enum { ID_COLUMNS = 20, TARGET_COLUMNS = 22 };

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
        top_write_outcome(&words, &top->deals[i]);
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
    top_write_outcome(&words, deal);
    buffer_add_text(out, "  ");
    lines_pad(out, slice(deal->id), widths->id);
    buffer_add_text(out, "  ");
    if (widths->target > 0) {
        lines_pad(out, slice(deal->target), widths->target);
        buffer_add_text(out, "  ");
    }
    summary_colored(out, summary->color, deal->shown, buffer_slice(&words), widths->outcome);
    buffer_add_text(out, "  ");
    size_t taken = widths->id + widths->target + widths->outcome + 8;
    lines_add(out, slice(deal->reason), LINE_COLUMNS - taken);
    buffer_add_char(out, '\n');
    buffer_release(&words);
}

void summary_first(Buffer *out, const Summary *summary)
{
    const TopDeals *top = summary->top;
    if (top->n_deals == 0)
        return;
    TopWidths widths = measure(top);
    buffer_add_text(out, "\nlook at first");
    if (top->n_ranked > top->n_deals) {
        buffer_add_text(out, " (of ");
        summary_count(out, top->n_ranked);
        buffer_add_char(out, ')');
    }
    buffer_add_char(out, '\n');
    for (size_t i = 0; i < top->n_deals; i++)
        add_top_deal(out, summary, &top->deals[i], &widths);
}
