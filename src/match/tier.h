/* tier.h - one programme's interval on one piece.
 *
 * The tier comes first: the highest outcome with a rule that holds; an exception meets the
 * tier; the scope is a gate over both. Worked out per scope, the highest of each counts.
 *
 * Ownership: a Tiers belongs to its caller; it remembers what was worked out of one view.
 * Errors:    none.
 * Source:    docs/rules.md, "One programme's determination".
 */
#ifndef MATCH_TIER_H
#define MATCH_TIER_H

#include "match/view.h"

typedef struct Range {
    Outcome floor, ceiling, likely;
} Range;

typedef struct Tiers {
    View *view;
    unsigned char rules[OUTCOME_COUNT]; /* per outcome: 0, or 1 + the greatest `when` */
} Tiers;

Tiers tiers_of(View *view);

/* The truth of a scope; NULL is the scope that always holds. */
Truth tier_scope(Tiers *tiers, const Decl *scope);

/* The greatest `when` of the rules in force that lead to `outcome`. */
Truth tier_rules(Tiers *tiers, Outcome outcome);

/* The greatest `when` of the exceptions in force for `outcome` under `scope`. */
Truth tier_exceptions(Tiers *tiers, Outcome outcome, const Decl *scope);

/* Whether `exception` is for `outcome` and under `scope`. */
bool exception_applies(const Decl *exception, Outcome outcome, const Decl *scope);

/* The outcome that a rule has under a scope. */
Outcome outcome_under(Outcome outcome, const Decl *scope);

/* Whether a scope is for `outcome`; NULL is for all. */
bool scope_reaches(const Decl *scope, Outcome outcome);

/* The tier: the highest outcome that the scope reaches and some rule surely leads to; not
 * covered if there is none. */
Outcome tier_certain(Tiers *tiers, const Decl *scope);

/* Whether a declaration (this version) is in force in the view's piece. */
bool in_force_in(const View *view, const Decl *decl);

/* Whether anything but NOT COVERED is possible: then some scope and some rule that it reaches
 * are above no, whatever exceptions say. */
bool tier_is_open(Tiers *tiers);

/* The ends that are possible under a scope, as bits 1u << Outcome; none where it does not hold. */
unsigned tier_ends(Tiers *tiers, const Decl *scope);

/* Whether an exception or a duty is under `scope`: all are, where it names none. */
bool is_under(const Decl *decl, const Decl *scope);

Range tier_range_of(Tiers *tiers, const Decl *scope);
Range tier_range(Tiers *tiers);

/* What is likely if every scope that may hold does. */
Outcome tier_signs(Tiers *tiers);

bool range_equal(Range a, Range b);

/* The widest of both floors and ceilings, the higher likely: over pieces. */
Range range_join(Range a, Range b);

#endif
