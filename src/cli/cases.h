/* cases.h - the cases of a programme: deals with the outcome that the law gives them.
 *
 * cases.csv is read as a deal list whose columns are facts by id, behind the columns that say
 * what is expected: case, why, as_of, outcome, floor, ceiling, cites, questions. Each row is
 * screened and compared; what is blank is not compared.
 *
 * Ownership: messages in the diagnostics' arena.
 * Errors:    a case that fails, an unknown column or outcome: an error with its line.
 */
#ifndef CLI_CASES_H
#define CLI_CASES_H

#include "cli/setup.h"
#include "match/limbs.h"

typedef struct CaseCounts {
    size_t n_cases;
    size_t n_failed;
} CaseCounts;

/* Runs the cases of `programme`; a programme without the file has none. What each does to the
 * programme's limbs is entered in `limbs`, and the reasoning of those that fail in `trees`. */
CaseCounts cases_run(Setup *setup, const Programme *programme, Limbs *limbs, Buffer *trees);

#endif
