#include "report/report.h"

ReportTotals totals_new(const Rulebook *book, Arena *arena)
{
    return (ReportTotals){
        .asked = arena_array(arena, uint64_t, book->n_facts),
        .presumed = arena_array(arena, uint64_t, book->n_facts),
        .rested = arena_array(arena, uint64_t, book->n_decls),
        .presumed_last = arena_array(arena, uint64_t, book->n_facts),
        .rested_last = arena_array(arena, uint64_t, book->n_decls),
    };
}

/* Several programmes may presume one fact, and a declaration may have several notes: a deal
 * counts once all the same. */
static void count_once(uint64_t *counts, uint64_t *last, size_t index, uint64_t deal)
{
    counts[index] += last[index] != deal;
    last[index] = deal;
}

void totals_add(ReportTotals *totals, const Deal *deal, const Determination *found)
{
    (void)deal; /* the reader counts rows and problems */
    uint64_t number = ++totals->n_counted;
    totals->shown[found->shown]++;
    if (found->shown == SHOWN_REVIEW) {
        totals->review_leans[found->likely]++;
        for (size_t i = 0; i < found->n_questions; i++)
            totals->asked[found->questions[i].fact->index]++;
    }
    if (found->n_presumed > 0)
        totals->on_presumptions++;
    for (size_t i = 0; i < found->n_presumed; i++)
        count_once(totals->presumed, totals->presumed_last, found->presumed[i].fact->index, number);
    for (size_t i = 0; i < found->n_notes; i++)
        count_once(totals->rested, totals->rested_last, found->notes[i].decl->index, number);
}
