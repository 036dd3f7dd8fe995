/* parsing.h - what the parser's files share: the tokens, the place in them, and recovery.
 *
 * An error that leaves the parser without its thread makes it `lost`: it then reports nothing
 * until parse_recover has found the next item, clause, `end` or declaration. A slip after
 * which the meaning is still clear is reported with parse_slip, and parsing goes on.
 *
 * Ownership: tokens and results in the parser's arena.
 * Errors:    to `diags`, at most one at a token.
 */
#ifndef RULES_PARSING_H
#define RULES_PARSING_H

#include "rules/parser.h"
#include "rules/words.h"

/* Conditions in one another; beyond this a file is no law but an attack on the stack. */
enum { PARSE_DEPTH_MAX = 200 };

typedef struct Draft Draft;
typedef struct Form Form;

/* A lettered block that is being read. */
typedef struct Block {
    struct Block *outer;
    Span open;            /* "any of" */
    uint32_t line_indent; /* of the line that opens it */
    Slice label;          /* the first one; empty before it */
    uint32_t label_indent;
} Block;

/* How a token stands on its line. */
typedef struct Layout {
    bool starts_line;
    uint32_t indent; /* of the line */
} Layout;

typedef struct Parser {
    const Source *source;
    Arena *arena;
    Diags *diags;
    Pattern **all; /* compiled patterns */
    Parsed *parsed;
    const Token *tokens;   /* the last one is TOKEN_END */
    const Layout *layouts; /* one a token */
    size_t n_tokens;
    size_t at;
    bool lost;
    size_t reported;  /* the token of the last message, + 1 */
    size_t depth;     /* of conditions in one another */
    const Form *form; /* of the declaration that is being read, or NULL */
    Block *block;     /* the innermost, or NULL */
    Span unaligned;   /* a block whose `end` stands further left than it does */
    bool ended_badly; /* the last declaration: a further `end` says nothing new */
} Parser;

/* ---- clauses of declarations ---- */

typedef struct Clause {
    Keyword word;
    enum { ONCE, MANY } times;
    bool needed;
    void (*parse)(Parser *p, Draft *draft);
} Clause;

/* A kind of declaration that is made of clauses. */
struct Form {
    Keyword word;
    const char *say; /* "a rule" */
    DeclKind kind;   /* of those that become a Decl */
    bool has_title;
    const Clause *clauses;
    size_t n_clauses;
};

/* A declaration while its clauses are read. */
struct Draft {
    const Form *form;
    Span keyword; /* where it begins */
    Word id;      /* empty text: it has none that could be read */
    Slice title;
    Span seen[KEYWORD_COUNT]; /* where each clause stands */
    bool unsure;              /* some clause could not be read: say of none that it is missing */
    Law *laws;
    size_t n_laws;
    Note *notes;
    size_t n_notes;
    Date from, until;
    Decl *decl; /* one of these three */
    Programme *programme;
    ParsedSignal *signal;
};

/* parser_programme.c, parser_declarations.c, parser_signals.c */
extern const Form programme_form, define_form, rule_form, scope_form, exception_form, presume_form,
    signal_form, duty_form, contradiction_form;

/* The clause that `word` begins in this form (which may be NULL), or NULL. */
const Clause *form_clause(const Form *form, Keyword word);

/* Reads the clauses up to and with `end`, and says which needed ones are missing. */
void parse_clauses(Parser *p, Draft *draft);

/* Clauses that several kinds have. */
void parse_law(Parser *p, Draft *draft);
void parse_note(Parser *p, Draft *draft);
void parse_from(Parser *p, Draft *draft);
void parse_until(Parser *p, Draft *draft);

/* `pattern`, which is not made of clauses; the keyword is the next token. */
void parse_shared_pattern(Parser *p);

/* ---- conditions and values ---- */

Cond *parse_cond(Parser *p);

/* As parse_cond, and nothing but a clause or `end` may follow. */
Cond *parse_whole_cond(Parser *p);

/* `any` or `all`, `of` and the items. What is no such word was reported. */
Cond *parse_block(Parser *p);

/* "(" cond ")" */
Cond *parse_parenthesised(Parser *p);

/* A comparing sign and what stands behind it, added to `test`. False if it was reported. */
bool parse_compare(Parser *p, Cond *test);

/* Quantities (parser_quantities.c): `any KIND`, whether one is meant here; `total`. */
bool parse_at_any_kind(const Parser *p);
Cond *parse_any_kind_where(Parser *p);
Cond *parse_total(Parser *p);

/* A number with its unit, a date, a name or a parameter. False if it was reported; then the
 * parser may be lost. */
bool parse_value(Parser *p, Word *word);

/* Whether `after` or `before` is next; then the words that make an offset of the `count` before
 * them. False if it was reported. */
bool parse_at_offset(const Parser *p);
bool parse_offset(Parser *p, const Word *count, DateTerm *term);

Cond *parse_new_cond(Parser *p, CondKind kind, Span at);
Cond *parse_bad_cond(Parser *p, Span at);

/* ---- tokens ---- */

const Token *parse_peek(const Parser *p, size_t ahead);
const Token *parse_advance(Parser *p);
Keyword parse_keyword(const Parser *p, size_t ahead); /* KEYWORD_NONE if no keyword is there */
bool parse_is(const Parser *p, TokenKind kind);
bool parse_accept(Parser *p, TokenKind kind);
bool parse_accept_word(Parser *p, Keyword word);

/* `end`, or a word near to it that stands alone on its line; accepting such a one reports it. */
bool parse_at_end(const Parser *p);
bool parse_accept_end(Parser *p);

/* Whether the token is the first on its line; how far its line is indented. */
bool parse_starts_line(const Parser *p, const Token *token);
uint32_t parse_indent(const Parser *p, const Token *token);

/* "'foo'", "a text", "the end of the file". */
Slice parse_say(const Parser *p, const Token *token);

/* From the start of `first` to the end of `last`. */
Span span_join(Span first, Span last);
Span parse_last_span(const Parser *p); /* of the token before the next */

/* ---- messages and recovery ---- */

/* The parser loses its thread at `token`. NULL, and nothing is said, if it was lost before. */
Diag *parse_error(Parser *p, const Token *token, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* "expected WHAT, not 'foo'" at the next token; the parser is lost. */
Diag *parse_expected(Parser *p, const char *what);

/* Says what is wrong and goes on. NULL if nothing is said, as above. */
Diag *parse_slip(Parser *p, Span at, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Skips to the next item of the block, clause of the declaration, `end` or declaration. Blocks
 * on the way are parsed, for their own slips. */
void parse_recover(Parser *p);

bool parse_at_declaration(const Parser *p); /* or at the end of the file */
bool parse_at_clause(const Parser *p);      /* of this declaration, at the start of a line */

/* Whether "(x)" stands here as only labels do (1, a, iv). */
bool parse_at_label(const Parser *p);

/* ---- words ---- */

/* A name that is no reserved word; else reports "expected WHAT". */
bool parse_name(Parser *p, const char *what, Word *name);

/* Names between commas, at least one. */
void parse_names(Parser *p, const char *what, const Word **names, size_t *n);

bool parse_text(Parser *p, const char *what, Slice *text);
bool parse_date(Parser *p, Date *date);

/* `array` with room for one more than its `n` elements: doubles in the arena. */
void *one_more(Arena *arena, const void *array, size_t n, size_t size);

#endif
