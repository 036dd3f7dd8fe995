/* questions.h - the facts whose answers would settle a deal.
 *
 * The missing, hinted and contradicted leaves of conditions that are not settled and that no
 * sibling decides. Of an `and` only the first unsettled item in written order is asked, the
 * next once it is answered; an answer fact instead of the leaves behind it; a scope, rule or
 * exception only where it could still move the result. Readings of the law are not asked.
 *
 * Ownership: results in the arena given (the deal's). Errors: none.
 * Source:    docs/rules.md, "Questions".
 */
#ifndef MATCH_QUESTIONS_H
#define MATCH_QUESTIONS_H

#include "match/determination.h"
#include "match/tier.h"

enum { QUESTIONS_MAX = 32, QUESTION_CITATIONS_MAX = 8 };

typedef struct Asking {
    Tiers *tiers;
    Arena *arena;
    struct {
        const Fact *fact;
        Slice citations[QUESTION_CITATIONS_MAX];
        size_t n_citations;
    } asked[QUESTIONS_MAX];
    size_t n_asked;
    const Fact *hinge; /* the first fact that a scope asks; NULL: none */
} Asking;

/* Adds the questions of the view's programme; `range` is its interval. */
void ask_programme(Asking *asking, Range range);

/* Adds one fact. */
void ask_fact(Asking *asking, const Fact *fact, Slice citation);

const Question *asking_copy(const Asking *asking, size_t *n);

#endif
