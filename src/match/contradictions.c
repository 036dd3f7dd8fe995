#include "match/contradictions.h"

#include "match/evaluate.h"
#include "match/looks.h"
#include "match/pieces.h"

static bool holds(const View *view, const Decl *decl)
{
    View stated = view_stated(view);
    stated.contradicted = NULL;
    bool in_force = decl->from <= view->piece.last && view->piece.first <= decl->until;
    return in_force && evaluate(&stated, decl->when) == TRUTH_YES;
}

/* Calls `visit` for each stated fact that the condition names in its own text. */
static void visit_facts(const View *view, const Cond *cond,
                        void (*visit)(void *context, const Fact *fact), void *context)
{
    if (!cond)
        return;
    if (cond->fact && looks_is_stated(view, cond->fact))
        visit(context, cond->fact);
    if (cond->operand.kind == OPERAND_DATE_TERM && looks_is_stated(view, cond->operand.date.fact))
        visit(context, cond->operand.date.fact);
    for (const Cond *part = cond->first; part; part = part->next)
        visit_facts(view, part, visit, context);
}

static void mark(void *context, const Fact *fact)
{
    bool *marks = context;
    marks[fact->index] = true;
}

bool contradictions_mark(View *view, bool *marks)
{
    bool any = false;
    for (size_t i = 0; i < view->programme->n_contradictions; i++) {
        const Decl *decl = view->programme->contradictions[i];
        if (!holds(view, decl))
            continue;
        visit_facts(view, decl->when, mark, marks);
        any = true;
    }
    return any;
}

typedef struct Told {
    const View *view;
    Buffer text;
} Told;

static void tell(void *context, const Fact *fact)
{
    Told *told = context;
    const Saying *said = view_fact(told->view, fact)->stated;
    buffer_print(&told->text, "%s'%.*s' in %.*s", told->text.len > 0 ? " and " : "",
                 SLICE_ARG(said->cell), SLICE_ARG(fact->label));
}

void contradictions_report(View *view, Deal *deal)
{
    View all_days = *view; /* as they were marked */
    all_days.contradicted = NULL;
    all_days.piece = completion_span(&all_days);
    view_forget(&all_days);
    for (size_t i = 0; i < view->programme->n_contradictions; i++) {
        const Decl *decl = view->programme->contradictions[i];
        if (!holds(&all_days, decl))
            continue;
        Told told = {.view = view};
        visit_facts(view, decl->when, tell, &told);
        deal_problem(deal, NO_COLUMN, "%.*s: %.*s contradict each other; neither settles anything",
                     SLICE_ARG(decl->title), SLICE_ARG(buffer_slice(&told.text)));
        buffer_release(&told.text);
    }
    view_forget(view);
}
