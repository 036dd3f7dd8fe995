/* clauses.h - a text cut into clauses, once per text and only if somebody asks.
 *
 * Ownership: clauses_release. Errors: MATCH_LIMIT of the cutting pattern leaves the rest of the
 * text one clause, and `limited` says so.
 */
#ifndef MATCH_CLAUSES_H
#define MATCH_CLAUSES_H

#include "rules/patterns.h"

typedef struct Clauses {
    size_t *ends; /* of each clause, rising */
    size_t n, room;
    bool cut; /* done for the present text */
    bool limited;
} Clauses; /* all zero: empty and ready */

void clauses_start(Clauses *clauses);

/* The clause of `text` that holds byte `at`; `end` is the cutting pattern, NULL: one clause. */
Slice clause_at(Clauses *clauses, const Pattern *end, Matcher *matcher, Slice text, size_t at);

void clauses_release(Clauses *clauses);

#endif
