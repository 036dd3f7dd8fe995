/* limbs.h - the parts of a programme's declarations, and which of its cases try them.
 *
 * A limb is a declaration or a labelled item in one: what a lawyer wants a case for that it
 * holds, and one that just misses it. A case holds for a limb if the limb and its declaration
 * are yes. It is a near miss if the declaration is no, and one single test inside the limb,
 * answered the other way, would make it yes. (Of a presumption: it leaves one of its facts as
 * it is; of a duty: it is not owed.) The
 * conditions between are kept too: each should be seen yes, no and unknown.
 *
 * Ownership: in the arena given; case names are copied. Errors: none.
 */
#ifndef MATCH_LIMBS_H
#define MATCH_LIMBS_H

#include "match/explain.h"

enum { LIMB_CASES = 3 }; /* names that are kept of each sort */

/* Cases that try a limb in one way. The names kept are of those that try the fewest limbs so:
 * they say most about this one. */
typedef struct LimbCases {
    size_t n;
    size_t last; /* the number of the last one, which counts once */
    Slice names[LIMB_CASES];
    size_t tried[LIMB_CASES]; /* how many limbs each of these tries in the same way */
} LimbCases;

typedef struct Limb {
    const Decl *decl;
    const Cond *cond; /* NULL: the declaration as a whole */
    bool is_limb;     /* the declaration or a labelled item; else a condition between */
    Slice citation;   /* of a limb */
    bool seen_yes, seen_no, seen_unknown;
    LimbCases holds, near;
} Limb;

typedef struct Limbs {
    Arena *arena;
    const Programme *programme;
    Limb *all; /* by declaration, in written order, its conditions behind it */
    size_t n;
    size_t *start; /* by the declaration's index: where its parts begin; 1 + that, 0 for others */
    size_t n_start;
    size_t n_cases;
    LimbCases **touched; /* by the case at hand */
    size_t n_touched;
} Limbs;

Limbs limbs_of(const Programme *programme, Arena *arena);

/* What one case does; `explanation` is of the whole (judge_explain_whole). */
void limbs_try(Limbs *limbs, const Explanation *explanation, Slice case_name);

/* The limb of a declaration, or of an item in it. */
const Limb *limbs_find(const Limbs *limbs, const Decl *decl, const Cond *cond);

#endif
