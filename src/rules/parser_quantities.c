/* parser_quantities.c - tests over the things of a kind: `any KIND where`, `total FACT`. */
#include "rules/parsing.h"

bool parse_at_any_kind(const Parser *p)
{
    const Token *kind = parse_peek(p, 1);
    if (parse_keyword(p, 0) != KEYWORD_ANY || kind->kind != TOKEN_WORD)
        return false;
    if (parse_keyword(p, 1) == KEYWORD_WHERE || parse_keyword(p, 2) == KEYWORD_WHERE)
        return true;
    return !keyword_is_reserved(parse_keyword(p, 1)) && parse_peek(p, 2)->kind == TOKEN_OPEN;
}

/* "where" "(" cond ")": a missing word is reported, and what it belongs to is read. */
static Cond *parse_where(Parser *p, Slice what, bool *good)
{
    if (!parse_accept_word(p, KEYWORD_WHERE)) {
        Span at = parse_last_span(p);
        parse_slip(p, at, "'where' is missing after '%.*s'", SLICE_ARG(what));
        *good = false;
    }
    if (parse_is(p, TOKEN_OPEN))
        return parse_parenthesised(p);
    Diag *diag = parse_expected(p, "'(' after 'where'");
    diag_help(p->diags, diag, "what is asked of each thing stands in parentheses");
    *good = false;
    return parse_bad_cond(p, parse_last_span(p));
}

/* quantity = "any" KIND "where" "(" cond ")" ; */
Cond *parse_any_kind_where(Parser *p)
{
    Cond *cond = parse_new_cond(p, COND_SOME, parse_advance(p)->at);
    if (!parse_name(p, "a kind of things", &cond->kind_word))
        return parse_bad_cond(p, cond->at);
    bool good = true;
    cond->first = parse_where(p, cond->kind_word.text, &good);
    cond->at = span_join(cond->at, parse_last_span(p));
    if (!good)
        cond->kind = COND_BAD;
    return cond;
}

/* quantity = "total" FACT [ "where" "(" cond ")" ] op value ; */
Cond *parse_total(Parser *p)
{
    Cond *cond = parse_new_cond(p, COND_TOTAL, parse_advance(p)->at);
    if (!parse_name(p, "a fact", &cond->subject))
        return parse_bad_cond(p, cond->at);
    bool good = true;
    if (parse_keyword(p, 0) == KEYWORD_WHERE || parse_is(p, TOKEN_OPEN))
        cond->first = parse_where(p, cond->subject.text, &good);
    if (p->lost)
        return parse_bad_cond(p, cond->at);
    cond->at = span_join(cond->at, parse_last_span(p));
    if (!operator_of_token(parse_peek(p, 0)->kind, &cond->op)) {
        parse_expected(p, "a comparing sign such as '>='");
        return parse_bad_cond(p, cond->at);
    }
    if (!parse_compare(p, cond) || !good)
        cond->kind = COND_BAD;
    return cond;
}
