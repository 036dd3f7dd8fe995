/* bearing.h - the rules that may hold for a deal, those first for which most speaks.
 *
 * As things stand, then if the deal is in scope, then by whether anything said of the deal
 * speaks for a rule; the higher outcome before the lower; else as in the rule files.
 *
 * Ownership: in the arena given. Errors: none.
 * Source:    docs/rules.md, "What decided".
 */
#ifndef MATCH_BEARING_H
#define MATCH_BEARING_H

#include "match/tier.h"

/* Rising: whether what is said of a deal speaks for a rule. */
typedef enum Hint {
    HINT_NONE,
    HINT_WEAK,  /* a text suggests a detail, and not the activity */
    HINT_STRONG /* its activity is stated or suggested, or a detail is stated */
} Hint;

typedef struct Bearing {
    const Decl *rule;
    Outcome outcome; /* as the scope gives it */
    Truth value;     /* the scope taken into account */
    Truth own;       /* of its own condition */
    Hint hint;       /* weak only where no rule has a strong one */
} Bearing;

/* Rising: how much speaks for a rule. */
typedef enum BearingClass {
    BEARING_OPEN,
    BEARING_HINTED,
    BEARING_HOLDS_IN_SCOPE, /* certain or likely, if the deal is in scope */
    BEARING_HOLDS           /* certain or likely */
} BearingClass;

/* The rules in force in the view's piece that are not ruled out, sorted. A rule that yields to
 * a certain one is left out. */
const Bearing *bearings_of(Tiers *tiers, Arena *arena, size_t *n);

BearingClass bearing_class(const Bearing *bearing);

#endif
