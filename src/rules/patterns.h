/* patterns.h - regular expressions of rule files: pcre2 is known here only.
 *
 * Compiled with JIT, caseless, UTF without UCP (so \b and \w are ASCII), matching bad bytes as
 * no match. A pattern is tried only where it can begin: its heads are the strings, up to 8
 * bytes, ASCII letters lower case, with one of which every match begins. They are derived
 * from the pattern's text; where that is not possible it has none and is tried everywhere.
 * pcre2 lets U+212A match 'k' and U+017F match 's': whoever looks for heads in a text turns
 * these two into the plain letters first.
 *
 * Ownership: patterns live in the rulebook's arena; their pcre2 part is freed by
 *            patterns_release. A Matcher belongs to one thread: matcher_open/matcher_close.
 * Errors:    pattern_compile reports with pcre2's own words and offset and returns NULL; a
 *            pattern that matches the empty text is reported too.
 *            MATCH_LIMIT: pcre2's limits were met; that is unknown, not "no".
 * Source:    heads: docs/architecture.md, "Signals".
 */
#ifndef RULES_PATTERNS_H
#define RULES_PATTERNS_H

#include "base/diag.h"
#include "rules/rulebook.h"

enum { HEAD_MAX = 8, CAPTURES_MAX = 10 };

typedef struct Matcher Matcher;

typedef enum MatchResult { MATCH_NONE, MATCH_FOUND, MATCH_LIMIT } MatchResult;

typedef struct Match {
    size_t from, to; /* bytes of the text */
    size_t n_captures;
    struct {
        size_t from, to;      /* from == to == SIZE_MAX: took no part */
    } captures[CAPTURES_MAX]; /* by group number; 0 is the whole match */
} Match;

/* Compiles the text between the slashes (with \/ for a slash) and links it to *all. */
Pattern *pattern_compile(Arena *arena, Slice text, Span at, Diags *diags, Pattern **all);
void patterns_release(Pattern *all);

Slice pattern_text(const Pattern *pattern);
Span pattern_place(const Pattern *pattern);

/* The heads; 0 where none could be derived. */
size_t pattern_heads(const Pattern *pattern, const Slice **heads);

/* Strings of which each match has one behind its first character; 0 where none are known
 * (rules/heads.h). */
size_t pattern_needs(const Pattern *pattern, const Slice **needs);

/* Whether that head begins a word: an ASCII letter, digit or underscore behind none. */
bool pattern_head_begins_word(const Pattern *pattern, size_t head);

/* The highest capture group. */
size_t pattern_captures(const Pattern *pattern);

Matcher *matcher_open(void);
void matcher_close(Matcher *matcher);

/* A match that begins exactly at `at`. */
MatchResult pattern_match_at(const Pattern *pattern, Matcher *matcher, Slice text, size_t at,
                             Match *match);

/* The first match at or after `from`. */
MatchResult pattern_search(const Pattern *pattern, Matcher *matcher, Slice text, size_t from,
                           Match *match);

#endif
