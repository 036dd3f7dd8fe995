/* words.h - the words and signs of the rule language: one row each.
 *
 * Lexer, parser and checker know a word only by its row here. Reserved words are no names,
 * except where a value stands; the others mean something in their places only.
 *
 * Ownership: none; texts are constants.
 * Errors:    none.
 * Source:    docs/rules.md, "Words".
 */
#ifndef RULES_WORDS_H
#define RULES_WORDS_H

#include "base/interval.h"
#include "rules/lexer.h"
#include "rules/rulebook.h"

typedef enum Keyword {
    KEYWORD_NONE,
    /* declarations */
    KEYWORD_PROGRAMME,
    KEYWORD_DEFINE,
    KEYWORD_RULE,
    KEYWORD_SCOPE,
    KEYWORD_EXCEPTION,
    KEYWORD_PRESUME,
    KEYWORD_SIGNAL,
    KEYWORD_PATTERN,
    KEYWORD_DUTY,
    KEYWORD_CONTRADICTION,
    /* clauses */
    KEYWORD_LAW,
    KEYWORD_FROM,
    KEYWORD_UNTIL,
    KEYWORD_NOTE,
    KEYWORD_FOR,
    KEYWORD_WHEN,
    KEYWORD_UNLESS,
    KEYWORD_TAKE,
    KEYWORD_OUTCOME,
    KEYWORD_YIELDS,
    KEYWORD_GIVES,
    KEYWORD_UNDER,
    KEYWORD_DUE,
    KEYWORD_KEEP,
    KEYWORD_ANSWERED,
    KEYWORD_IN,
    KEYWORD_MATCH,
    KEYWORD_SUGGESTS,
    KEYWORD_SPLIT,
    KEYWORD_STATUS,
    KEYWORD_VERSION,
    KEYWORD_CHECKED,
    KEYWORD_ADOPTS,
    KEYWORD_WITHOUT,
    /* in conditions, and where values stand */
    KEYWORD_END,
    KEYWORD_HAS,
    KEYWORD_ANY,
    KEYWORD_ALL,
    KEYWORD_OF,
    KEYWORD_AND,
    KEYWORD_OR,
    KEYWORD_NOT,
    KEYWORD_WHERE,
    KEYWORD_TOTAL,
    KEYWORD_KNOWN,
    KEYWORD_YES,
    KEYWORD_NO,
    KEYWORD_NONE_VALUE,
    /* in their places only */
    KEYWORD_TO,
    KEYWORD_BY,
    KEYWORD_OPEN,
    KEYWORD_CLOSED,
    KEYWORD_AS_OF,
    KEYWORD_AFTER,
    KEYWORD_BEFORE,
    KEYWORD_COUNT
} Keyword;

/* KEYWORD_NONE for any other word. */
Keyword keyword_of(Slice word);
const char *keyword_text(Keyword keyword);
bool keyword_is_reserved(Keyword keyword);
bool keyword_is_declaration(Keyword keyword);

/* Whether a comparing sign; then *op is its operator. */
bool operator_of_token(TokenKind kind, Operator *op);

/* The order that a comparing operator asks for; OP_EQ to OP_GE only. */
Order operator_order(Operator op);

/* What people write for an operator of the language ("is", "contains"), or NULL. */
const char *operator_meant(Slice word);

/* A kind of declaration as a noun: "a definition", "an exception". */
const char *decl_say(DeclKind kind);

/* The operators that a type takes, as a mask of 1u << Operator, and in words for messages. */
unsigned type_operators(FactType type);
const char *type_operators_say(FactType type);

#endif
