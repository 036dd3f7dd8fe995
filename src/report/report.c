#include "report/report.h"

ReportTotals totals_new(const Rulebook *book, Arena *arena)
{
    return (ReportTotals){
        .asked = arena_array(arena, uint64_t, book->n_facts),
        .presumed = arena_array(arena, uint64_t, book->n_facts),
        .rested = arena_array(arena, uint64_t, book->n_decls),
    };
}

/* Several programmes may presume one fact, and a declaration may have several notes: a deal
 * counts once all the same. */
static bool is_presumed_before(const Determination *found, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (found->presumed[i].fact == found->presumed[index].fact)
            return true;
    }
    return false;
}

static bool is_noted_before(const Determination *found, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (found->notes[i].decl == found->notes[index].decl)
            return true;
    }
    return false;
}

void totals_add(ReportTotals *totals, const Deal *deal, const Determination *found)
{
    (void)deal; /* the reader counts rows and problems */
    totals->shown[found->shown]++;
    if (found->shown == SHOWN_REVIEW) {
        totals->review_leans[found->likely]++;
        for (size_t i = 0; i < found->n_questions; i++)
            totals->asked[found->questions[i].fact->index]++;
    }
    if (found->n_presumed > 0)
        totals->on_presumptions++;
    for (size_t i = 0; i < found->n_presumed; i++) {
        if (!is_presumed_before(found, i))
            totals->presumed[found->presumed[i].fact->index]++;
    }
    for (size_t i = 0; i < found->n_notes; i++) {
        if (!is_noted_before(found, i))
            totals->rested[found->notes[i].decl->index]++;
    }
}
