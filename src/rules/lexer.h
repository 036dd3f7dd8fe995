/* lexer.h - the words of a rule file.
 *
 * A token is a slice of the source; nothing is copied. A word is the longest run of letters,
 * digits, _ - . ^ (and, in a word that so far has digits and commas only, a comma before
 * exactly three digits); whether it is a number, a date, a keyword or a name, its place
 * decides. The lexer reports what can't begin a token (typographic quotes, full-width
 * punctuation, non-breaking spaces: which character stands there and what to type), texts,
 * links and patterns that do not end, and goes on behind them.
 *
 * Ownership: tokens point into the source.
 * Errors:    to the diagnostics list.
 * Source:    docs/rules.md, "Words".
 */
#ifndef RULES_LEXER_H
#define RULES_LEXER_H

#include "base/diag.h"

typedef enum TokenKind {
    TOKEN_END, /* of the file */
    TOKEN_WORD,
    TOKEN_TEXT,      /* "..." */
    TOKEN_LINK,      /* <...>, right after a text */
    TOKEN_PATTERN,   /* between the slashes */
    TOKEN_PARAMETER, /* $name, without the $ */
    TOKEN_PERCENT_SIGN,
    TOKEN_OPEN,    /* ( */
    TOKEN_CLOSE,   /* ) */
    TOKEN_BRACE,   /* { */
    TOKEN_UNBRACE, /* } */
    TOKEN_COMMA,
    TOKEN_COLON,
    TOKEN_EQ,
    TOKEN_NE,
    TOKEN_LT,
    TOKEN_LE,
    TOKEN_GT,
    TOKEN_GE,
    TOKEN_BAD
} TokenKind;

typedef struct Token {
    TokenKind kind;
    Slice text; /* without quotes, angle brackets, slashes, $ */
    Span at;    /* with them */
} Token;

typedef struct Lexer {
    const Source *source;
    Diags *diags;
    uint32_t offset;
    TokenKind last;
} Lexer;

Lexer lexer_of(const Source *source, Diags *diags);
Token lexer_next(Lexer *lexer);

#endif
