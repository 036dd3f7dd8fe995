/* same_found.h - whether two determinations say the same, in all that reports read of them.
 *
 * Ownership: none. Errors: none.
 */
#ifndef TESTS_SAME_FOUND_H
#define TESTS_SAME_FOUND_H

#include "match/determination.h"

/* Of a signal the words that matched are shown, and not the text that they stand in. */
static inline bool same_saying(const Saying *a, const Saying *b)
{
    bool by_span = a && a->kind == SAID_BY_SIGNAL && a->span.len > 0;
    if (!a || !b)
        return a == b;
    return a->kind == b->kind && a->column == b->column && a->signal == b->signal &&
           a->presume == b->presume && slice_equal(a->span, b->span) &&
           (by_span || slice_equal(a->cell, b->cell)) && value_equal(&a->value, &b->value) &&
           same_saying(a->next, b->next);
}

static inline bool same_distance(const Distance *a, const Distance *b)
{
    return a->known == b->known && a->inside == b->inside && a->at_least == b->at_least &&
           a->near == b->near && a->op == b->op && a->day == b->day && a->days == b->days &&
           decimal_compare(a->amount, b->amount) == 0 &&
           decimal_compare(a->threshold, b->threshold) == 0;
}

static inline bool same_evidence(const Evidence *a, const Evidence *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (a[i].fact != b[i].fact || a[i].test->kind != b[i].test->kind ||
            a[i].test->op != b[i].test->op || a[i].truth != b[i].truth ||
            a[i].standing != b[i].standing || a[i].unreadable != b[i].unreadable ||
            !slice_equal(a[i].citation, b[i].citation) || !slice_equal(a[i].thing, b[i].thing) ||
            !same_saying(a[i].saying, b[i].saying) ||
            !same_distance(&a[i].distance, &b[i].distance))
            return false;
    }
    return true;
}

static inline bool same_near(const NearMiss *a, const NearMiss *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (a[i].decl != b[i].decl || !same_evidence(&a[i].evidence, &b[i].evidence, 1))
            return false;
    }
    return true;
}

static inline bool same_findings(const Finding *a, const Finding *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (a[i].decl != b[i].decl || !slice_equal(a[i].citation, b[i].citation) ||
            a[i].outcome != b[i].outcome || a[i].value != b[i].value || a[i].own != b[i].own ||
            a[i].hinted != b[i].hinted || a[i].n_evidence != b[i].n_evidence ||
            !same_evidence(a[i].evidence, b[i].evidence, a[i].n_evidence))
            return false;
    }
    return true;
}

static inline bool same_result(const ProgrammeResult *a, const ProgrammeResult *b)
{
    return a->programme == b->programme && a->counts == b->counts && a->shown == b->shown &&
           a->floor == b->floor && a->ceiling == b->ceiling && a->likely == b->likely &&
           a->signs == b->signs && a->n_findings == b->n_findings &&
           a->n_deciders == b->n_deciders && a->n_split == b->n_split &&
           same_findings(a->findings, b->findings, a->n_findings) &&
           same_findings(a->deciders, b->deciders, a->n_deciders);
}

static inline bool same_texts(const Slice *a, size_t n_a, const Slice *b, size_t n_b)
{
    bool same = n_a == n_b;
    for (size_t i = 0; same && i < n_a; i++)
        same = slice_equal(a[i], b[i]);
    return same;
}

static inline bool same_lists(const Determination *a, const Determination *b)
{
    bool same = a->n_questions == b->n_questions && a->n_presumed == b->n_presumed &&
                a->n_notes == b->n_notes &&
                same_texts(a->citations, a->n_citations, b->citations, b->n_citations);
    for (size_t i = 0; same && i < a->n_questions; i++)
        same = a->questions[i].fact == b->questions[i].fact &&
               same_texts(a->questions[i].citations, a->questions[i].n_citations,
                          b->questions[i].citations, b->questions[i].n_citations);
    for (size_t i = 0; same && i < a->n_presumed; i++)
        same = a->presumed[i].fact == b->presumed[i].fact &&
               same_saying(a->presumed[i].saying, b->presumed[i].saying);
    for (size_t i = 0; same && i < a->n_notes; i++)
        same = a->notes[i].decl == b->notes[i].decl && a->notes[i].note == b->notes[i].note;
    return same;
}

static inline bool same_duties(const Duty *a, const Duty *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (a[i].decl != b[i].decl || a[i].counts != b[i].counts || a[i].owed != b[i].owed ||
            a[i].has_date != b[i].has_date || a[i].due.first != b[i].due.first ||
            a[i].due.last != b[i].due.last || a[i].overdue != b[i].overdue ||
            a[i].n_items != b[i].n_items)
            return false;
        for (size_t k = 0; k < a[i].n_items; k++) {
            if (a[i].items[k].filing != b[i].items[k].filing ||
                a[i].items[k].applies != b[i].items[k].applies)
                return false;
        }
    }
    return true;
}

static inline bool same_found(const Determination *a, const Determination *b)
{
    bool same = a->shown == b->shown && a->floor == b->floor && a->ceiling == b->ceiling &&
                a->likely == b->likely && lean_of(a) == lean_of(b) && a->hinge == b->hinge &&
                a->n_near == b->n_near && same_near(a->near, b->near, a->n_near) &&
                a->n_programmes == b->n_programmes && same_lists(a, b) &&
                a->n_duties == b->n_duties && same_duties(a->duties, b->duties, a->n_duties);
    for (size_t i = 0; same && i < a->n_programmes; i++)
        same = same_result(&a->programmes[i], &b->programmes[i]);
    return same;
}

#endif
