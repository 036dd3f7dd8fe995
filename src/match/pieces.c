#include "match/pieces.h"

static const DateSpan any_day = {DATE_FIRST, DATE_LAST};

DateSpan stated_span(const DealFact *date)
{
    DateSpan span = any_day;
    for (const Saying *said = date->stated; said; said = said->next) {
        if (said->value.date.first > span.first)
            span.first = said->value.date.first;
        if (said->value.date.last < span.last)
            span.last = said->value.date.last;
    }
    return span;
}

DateSpan completion_span(const View *view)
{
    const Fact *date = view->book->completion_date;
    if (!date)
        return any_day;
    const DealFact *known = view_completion(view);
    if (view->contradicted && view->contradicted[date->index])
        return any_day;
    if (known->standing != STANDING_STATED)
        return view->mode == VIEW_FULL && view->as_of ? view->as_of->value.date : any_day;
    return stated_span(known);
}

Pieces pieces_of(const View *view)
{
    return (Pieces){
        .rest = completion_span(view),
        .changes = view->programme->changes,
        .n_changes = view->programme->n_changes,
    };
}

bool pieces_next(Pieces *pieces, DateSpan *piece)
{
    if (pieces->done)
        return false;
    *piece = pieces->rest;
    while (pieces->n_changes > 0 && *pieces->changes <= piece->first) {
        pieces->changes++;
        pieces->n_changes--;
    }
    if (pieces->n_changes > 0 && *pieces->changes <= piece->last) {
        piece->last = *pieces->changes - 1;
        pieces->rest.first = *pieces->changes;
    } else {
        pieces->done = true;
    }
    return true;
}
