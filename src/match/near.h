/* near.h - near misses: stated numbers that would change what a provision says, were they a
 * little different.
 *
 * A test counts where its own side decides the provision: none of the conditions that must hold
 * beside it is no, and none that would do in its place is yes. The provision counts where the
 * deal's result may hang on it. So a 17 nm logic fab is one of a rule for 16 nm or less, also
 * where that rule does not hold; a fab of flour mills is none.
 *
 * Looks at no fact that does not decide a condition at hand, so that rows which differ in it
 * can still share a determination (recall.h).
 *
 * Ownership: a Nearing belongs to its caller; evidence lies in the arena given.
 * Errors:    none; beyond NEAR_MAX no more are kept.
 */
#ifndef MATCH_NEAR_H
#define MATCH_NEAR_H

#include "match/determination.h"
#include "match/tier.h"

enum { NEAR_MAX = 16 };

typedef struct Nearing {
    Arena *arena;
    View *view;
    const Decl *decl; /* whose tests are looked at */
    size_t n;
    NearMiss misses[NEAR_MAX];
} Nearing;

void near_start(Nearing *near, Arena *arena);

/* Adds the near misses of one programme. */
void near_add(Nearing *near, Tiers *tiers);

const NearMiss *near_copy(const Nearing *near, size_t *n);

#endif
