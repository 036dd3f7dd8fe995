#include "match/view.h"

#include <string.h>

Standing view_standing(const View *view, const Fact *fact)
{
    const DealFact *known = &view->deal->facts[fact->index];
    switch (view->mode) {
    case VIEW_FULL:
        if (view->presumed[fact->index])
            return STANDING_PRESUMED;
        return known->standing;
    case VIEW_WITHOUT_PRESUMPTIONS:
        return known->standing;
    case VIEW_STATED:
        break;
    }
    return known->standing == STANDING_STATED ? STANDING_STATED : STANDING_MISSING;
}

const Saying *view_sayings(const View *view, const Fact *fact)
{
    const DealFact *known = &view->deal->facts[fact->index];
    switch (view_standing(view, fact)) {
    case STANDING_MISSING:
        return NULL;
    case STANDING_STATED:
    case STANDING_CONTRADICTED:
        return known->stated;
    case STANDING_PRESUMED:
        return view->presumed[fact->index];
    case STANDING_INFERRED:
        return known->hints;
    }
    return NULL;
}

bool view_is_troubled(const View *view, const Fact *fact)
{
    const DealFact *known = &view->deal->facts[fact->index];
    return known->unreadable || known->standing == STANDING_CONTRADICTED;
}

View view_stated(const View *view)
{
    View stated = *view;
    stated.mode = VIEW_STATED;
    stated.memo = view->stated_memo;
    return stated;
}

void view_forget(View *view)
{
    memset(view->memo.values, 0, view->book->n_decls);
    memset(view->stated_memo.values, 0, view->book->n_decls);
}
