#include "rules/parsing.h"

#include "base/nearest.h"

#include <stdarg.h>
#include <string.h>

/* ---- tokens ---- */

const Token *parse_peek(const Parser *p, size_t ahead)
{
    size_t at = p->at + ahead;
    return &p->tokens[at < p->n_tokens ? at : p->n_tokens - 1];
}

const Token *parse_advance(Parser *p)
{
    const Token *token = parse_peek(p, 0);
    if (p->at + 1 < p->n_tokens)
        p->at++;
    return token;
}

Keyword parse_keyword(const Parser *p, size_t ahead)
{
    const Token *token = parse_peek(p, ahead);
    return token->kind == TOKEN_WORD ? keyword_of(token->text) : KEYWORD_NONE;
}

bool parse_is(const Parser *p, TokenKind kind)
{
    return parse_peek(p, 0)->kind == kind;
}

bool parse_accept(Parser *p, TokenKind kind)
{
    if (!parse_is(p, kind))
        return false;
    parse_advance(p);
    return true;
}

bool parse_accept_word(Parser *p, Keyword word)
{
    if (parse_keyword(p, 0) != word)
        return false;
    parse_advance(p);
    return true;
}

bool parse_at_end(const Parser *p)
{
    Keyword word = parse_keyword(p, 0);
    const Token *token = parse_peek(p, 0);
    if (word == KEYWORD_END || token->kind != TOKEN_WORD)
        return word == KEYWORD_END;
    const Token *next = parse_peek(p, 1);
    bool is_alone =
        parse_starts_line(p, token) && (next->kind == TOKEN_END || parse_starts_line(p, next));
    if (word != KEYWORD_NONE || !is_alone)
        return false;
    Nearest nearest = nearest_to(token->text);
    nearest_try(&nearest, slice(keyword_text(KEYWORD_END)));
    return nearest.best.len > 0;
}

bool parse_accept_end(Parser *p)
{
    if (!parse_at_end(p))
        return false;
    const Token *token = parse_advance(p);
    if (keyword_of(token->text) != KEYWORD_END)
        parse_slip(p, token->at, "expected 'end', not '%.*s'", SLICE_ARG(token->text));
    return true;
}

uint32_t parse_indent(const Parser *p, const Token *token)
{
    return p->layouts[token - p->tokens].indent;
}

bool parse_starts_line(const Parser *p, const Token *token)
{
    return p->layouts[token - p->tokens].starts_line;
}

Slice parse_say(const Parser *p, const Token *token)
{
    if (token->kind == TOKEN_END)
        return slice("the end of the file");
    if (token->kind == TOKEN_TEXT)
        return slice("a text");
    if (token->kind == TOKEN_LINK)
        return slice("a link");
    if (token->kind == TOKEN_PATTERN)
        return slice("a pattern");
    Slice source = token->at.source->text;
    Slice written = slice_part(source, token->at.start, token->at.start + token->at.len);
    return arena_print(p->arena, "'%.*s'", SLICE_ARG(written));
}

Span span_join(Span first, Span last)
{
    first.len = last.start + last.len - first.start;
    return first;
}

Span parse_last_span(const Parser *p)
{
    return p->tokens[p->at > 0 ? p->at - 1 : 0].at;
}

/* ---- messages ---- */

/* One message a token; a bad token was reported by the lexer. */
static bool is_silent(Parser *p, const Token *token)
{
    size_t number = (size_t)(token - p->tokens) + 1;
    bool silent = p->lost || token->kind == TOKEN_BAD || p->reported == number;
    p->reported = number;
    return silent;
}

Diag *parse_error(Parser *p, const Token *token, const char *format, ...)
{
    bool silent = is_silent(p, token);
    p->lost = true;
    if (silent)
        return NULL;
    va_list values;
    va_start(values, format);
    Slice text = arena_print_list(p->diags->arena, format, values);
    va_end(values);
    return diag_error(p->diags, token->at, "%.*s", SLICE_ARG(text));
}

Diag *parse_expected(Parser *p, const char *what)
{
    const Token *token = parse_peek(p, 0);
    return parse_error(p, token, "expected %s, not %.*s", what, SLICE_ARG(parse_say(p, token)));
}

Diag *parse_slip(Parser *p, Span at, const char *format, ...)
{
    if (p->lost)
        return NULL;
    va_list values;
    va_start(values, format);
    Slice text = arena_print_list(p->diags->arena, format, values);
    va_end(values);
    return diag_error(p->diags, at, "%.*s", SLICE_ARG(text));
}

/* ---- recovery ---- */

bool parse_at_declaration(const Parser *p)
{
    const Token *token = parse_peek(p, 0);
    if (token->kind == TOKEN_END)
        return true;
    return keyword_is_declaration(parse_keyword(p, 0)) && parse_starts_line(p, token);
}

const Clause *form_clause(const Form *form, Keyword word)
{
    for (size_t i = 0; form && i < form->n_clauses; i++) {
        if (form->clauses[i].word == word)
            return &form->clauses[i];
    }
    return NULL;
}

bool parse_at_clause(const Parser *p)
{
    Keyword word = parse_keyword(p, 0);
    return word != KEYWORD_NONE && form_clause(p->form, word) &&
           parse_starts_line(p, parse_peek(p, 0));
}

/* Digits, one letter (also doubled), or a small Roman number. */
static bool is_label_like(Slice text)
{
    size_t digits = strspn(text.at, "0123456789");
    if (text.len == 1 || (text.len <= 3 && digits >= text.len))
        return true;
    if (text.len == 2 && text.at[0] == text.at[1])
        return true;
    for (size_t i = 0; i < text.len; i++) {
        if (!strchr("ivx", text.at[i]) && !strchr("IVX", text.at[i]))
            return false;
    }
    return true;
}

bool parse_at_label(const Parser *p)
{
    return parse_is(p, TOKEN_OPEN) && parse_peek(p, 1)->kind == TOKEN_WORD &&
           parse_peek(p, 2)->kind == TOKEN_CLOSE && is_label_like(parse_peek(p, 1)->text);
}

static bool is_place_to_go_on(const Parser *p)
{
    if (parse_at_declaration(p) || parse_at_clause(p) || parse_at_end(p))
        return true;
    return p->block && parse_at_label(p) && parse_starts_line(p, parse_peek(p, 0));
}

void parse_recover(Parser *p)
{
    while (!is_place_to_go_on(p)) {
        Keyword word = parse_keyword(p, 0);
        bool is_block =
            (word == KEYWORD_ANY || word == KEYWORD_ALL) && parse_keyword(p, 1) == KEYWORD_OF;
        p->lost = false;
        if (is_block && p->depth < PARSE_DEPTH_MAX)
            parse_block(p);
        else
            parse_advance(p);
    }
    p->lost = false;
}

/* ---- words ---- */

bool parse_name(Parser *p, const char *what, Word *name)
{
    const Token *token = parse_peek(p, 0);
    if (token->kind != TOKEN_WORD) {
        parse_expected(p, what);
        return false;
    }
    if (keyword_is_reserved(parse_keyword(p, 0))) {
        Diag *diag = parse_expected(p, what);
        diag_help(p->diags, diag, "'%.*s' is a word of the language and can't be a name",
                  SLICE_ARG(token->text));
        return false;
    }
    *name = (Word){.kind = WORD_NAME, .text = token->text, .at = token->at};
    parse_advance(p);
    return true;
}

/* Whether a further name stands on the line, with its comma or without. */
static bool goes_on(Parser *p)
{
    if (parse_accept(p, TOKEN_COMMA))
        return true;
    const Token *token = parse_peek(p, 0);
    if (token->kind != TOKEN_WORD || keyword_is_reserved(parse_keyword(p, 0)) ||
        parse_starts_line(p, token))
        return false;
    parse_slip(p, token->at, "a comma is missing before '%.*s'", SLICE_ARG(token->text));
    return true;
}

void parse_names(Parser *p, const char *what, const Word **names, size_t *n)
{
    do {
        Word name;
        if (!parse_name(p, what, &name))
            return;
        Word *all = one_more(p->arena, *names, *n, sizeof **names);
        all[(*n)++] = name;
        *names = all;
    } while (goes_on(p));
}

bool parse_text(Parser *p, const char *what, Slice *text)
{
    const Token *token = parse_peek(p, 0);
    if (token->kind != TOKEN_TEXT) {
        Diag *diag = parse_expected(p, what);
        if (token->kind == TOKEN_WORD)
            diag_help(p->diags, diag, "texts stand in \"double quotes\"");
        return false;
    }
    *text = token->text;
    parse_advance(p);
    return true;
}

bool parse_date(Parser *p, Date *date)
{
    const Token *token = parse_peek(p, 0);
    if (token->kind != TOKEN_WORD || token->text.at[0] < '0' || token->text.at[0] > '9') {
        parse_expected(p, "a date such as 2025-01-02");
        return false;
    }
    if (!date_read(token->text, date)) {
        Diag *diag = parse_slip(p, token->at, "'%.*s' is no date", SLICE_ARG(token->text));
        diag_help(p->diags, diag, "a date is a day of the calendar as year-month-day: 2025-01-02");
    }
    parse_advance(p);
    return true;
}

void *one_more(Arena *arena, const void *array, size_t n, size_t size)
{
    union {
        const void *read;
        void *write;
    } same = {.read = array};
    bool is_full = (n & (n - 1)) == 0; /* room is the next power of two */
    if (!is_full)
        return same.write;
    void *bigger = arena_alloc(arena, size * (n == 0 ? 1 : 2 * n));
    if (n > 0)
        memcpy(bigger, array, size * n);
    return bigger;
}
