/* heads.h - with which strings a match of a regular expression can begin.
 *
 * Worked out from the pattern's text alone: literals, escapes, small classes, groups,
 * alternatives and quantifiers are followed as far as HEAD_MAX bytes; what cannot be followed
 * (a dot, a large class, a back reference) ends the head before it. Assertions take no bytes
 * and are passed over, so heads may promise more than the pattern keeps, never less.
 *
 * ASCII letters come in lower case and stand for both cases. Without case, pcre2 also lets
 * U+212A match 'k' and U+017F match 's': whoever looks for heads in a text turns these two
 * into the plain letters first. A non-ASCII letter that may have two cases ends the head.
 *
 * Ownership: the heads are in the arena given.
 * Errors:    none; 0 heads where some match could begin with anything, or where the pattern
 *            uses what is not followed here.
 */
#ifndef RULES_HEADS_H
#define RULES_HEADS_H

#include "base/arena.h"

/* Sorted, none of them a prefix of another; at most HEADS_LIMIT. */
size_t heads_of(Slice pattern, Arena *arena, const Slice **heads);

enum { HEADS_LIMIT = 256 };

#endif
