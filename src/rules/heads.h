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

enum { HEADS_LIMIT = 256 };

/* Sorted, at most HEADS_LIMIT. A head that begins with an ASCII letter, digit or underscore
 * begins a word where `words` says so. */
size_t heads_of(Slice pattern, Arena *arena, const Slice **heads, const bool **words);

/* What else must stand in a text for the pattern to match: one of these strings begins in each
 * match, behind its first character. In `/\bdesign\w* (?:chips?|ics)\b/` it is "chip" or "ics".
 * They begin with an ASCII letter, behind none, or with a byte beyond ASCII. 0 where nothing such
 * could be found. */
size_t needs_of(Slice pattern, Arena *arena, const Slice **needs);

/* A to Z in any case, digits, the underscore: what \w and \b take for a word, without UCP. */
bool is_word_byte(unsigned char c);

#endif
