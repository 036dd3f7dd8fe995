/* parser.h - from the words of one rule file to declarations, names not yet resolved.
 *
 * One function a production of the grammar in docs/rules.md. The parser knows no fact, list
 * or other declaration: check.h resolves names. After an error it goes on at the next item,
 * `end` or declaration, so that one slip gives one message.
 *
 * Ownership: all in `arena` (the rulebook's).
 * Errors:    to `diags`; what could not be read is COND_BAD or is left out.
 */
#ifndef RULES_PARSER_H
#define RULES_PARSER_H

#include "rules/rulebook.h"

/* A `pattern` declaration: shared by signals under its id. */
typedef struct SharedPattern {
    Slice id, title;
    Span at;
    const Pattern **patterns; /* compiled */
    size_t n_patterns;
    struct SharedPattern *next;
} SharedPattern;

/* A match or unless clause of a signal: a pattern or the id of shared ones. */
typedef struct PatternUse {
    const Pattern *pattern; /* NULL: by id */
    Word id;
    bool unless;
    struct PatternUse *next;
} PatternUse;

typedef struct ParsedSignal {
    Signal *signal;
    PatternUse *uses; /* in order; check.h fills signal->matches and signal->unless */
    struct ParsedSignal *next;
} ParsedSignal;

typedef struct ParsedDecl {
    Decl *decl;
    struct ParsedDecl *next;
} ParsedDecl;

/* What one or more files declare, in order. */
typedef struct Parsed {
    Programme *programme; /* the declaration `programme`, or NULL */
    ParsedDecl *decls, **decls_end;
    ParsedSignal *signals, **signals_end;
    SharedPattern *patterns, **patterns_end;
} Parsed;

Parsed parsed_none(void);

/* Adds the declarations of `source` to *parsed (made by parsed_none, used in place). Compiled
 * patterns are linked to *all. */
void parse_rules(const Source *source, Arena *arena, Diags *diags, Pattern **all, Parsed *parsed);

#endif
