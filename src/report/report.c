#include "report/report.h"

#include "report/dues.h"

ReportTotals totals_new(const Rulebook *book, Arena *arena)
{
    return (ReportTotals){
        .hinged = arena_array(arena, uint64_t, book->n_facts),
        .asked = arena_array(arena, uint64_t, book->n_facts),
        .presumed = arena_array(arena, uint64_t, book->n_facts),
        .rested = arena_array(arena, uint64_t, book->n_decls),
        .presumed_last = arena_array(arena, uint64_t, book->n_facts),
        .rested_last = arena_array(arena, uint64_t, book->n_decls),
        .next_due = DATE_LAST,
    };
}

/* Several programmes may presume one fact, and a declaration may have several notes: a deal
 * counts once all the same. */
static void count_once(uint64_t *counts, uint64_t *last, size_t index, uint64_t deal)
{
    counts[index] += last[index] != deal;
    last[index] = deal;
}

static void count_notices(ReportTotals *totals, const Determination *found)
{
    bool owes = false, may_owe = false, is_overdue = false, is_undated = false, may_be = false;
    for (size_t i = 0; i < found->n_duties; i++) {
        const Duty *duty = &found->duties[i];
        if (!duty->counts || !dues_is_notice(duty))
            continue;
        /* What has a condition of its own, such as a question of the authority, comes later. */
        may_owe = may_owe || !duty->decl->when;
        if (!duty->owed)
            continue;
        owes = true;
        is_overdue = is_overdue || duty->overdue;
        is_undated = is_undated || !duty->has_date;
        may_be = may_be || duty->may_be_overdue;
        if (duty->has_date && !duty->overdue && !duty->may_be_overdue &&
            duty->due.first < totals->next_due)
            totals->next_due = duty->due.first;
    }
    totals->owing += owes;
    totals->perhaps_owing += may_owe && !owes;
    totals->overdue += is_overdue;
    totals->perhaps_overdue += may_be && !is_overdue;
    totals->undated += is_undated;
}

void totals_add(ReportTotals *totals, const Deal *deal, const Determination *found)
{
    (void)deal; /* the reader counts rows and problems */
    uint64_t number = ++totals->n_counted;
    totals->shown[found->shown]++;
    if (found->shown == SHOWN_REVIEW) {
        totals->leans[lean_of(found)]++;
        if (found->hinge)
            totals->hinged[found->hinge->index]++;
        for (size_t i = 0; i < found->n_questions; i++)
            totals->asked[found->questions[i].fact->index]++;
    }
    count_notices(totals, found);
    totals->near += found->n_near > 0;
    if (found->n_presumed > 0)
        totals->on_presumptions++;
    for (size_t i = 0; i < found->n_presumed; i++)
        count_once(totals->presumed, totals->presumed_last, found->presumed[i].fact->index, number);
    for (size_t i = 0; i < found->n_notes; i++)
        count_once(totals->rested, totals->rested_last, found->notes[i].decl->index, number);
}
