#include "rules/parsing.h"

enum { QUOTE_MAX = 40 };

Cond *parse_new_cond(Parser *p, CondKind kind, Span at)
{
    Cond *cond = arena_new(p->arena, Cond);
    cond->kind = kind;
    cond->at = at;
    return cond;
}

Cond *parse_bad_cond(Parser *p, Span at)
{
    return parse_new_cond(p, COND_BAD, at);
}

static bool at_joint(const Parser *p)
{
    Keyword word = parse_keyword(p, 0);
    return word == KEYWORD_AND || word == KEYWORD_OR;
}

/* ---- tests ---- */

/* What a test is about when no operator follows: a term, or a fact of type yes-no. */
static Cond *term_of(Parser *p, Word owner, Word subject)
{
    Span at = owner.text.len > 0 ? span_join(owner.at, subject.at) : subject.at;
    Cond *cond = parse_new_cond(p, COND_TERM, at);
    cond->owner = owner;
    cond->subject = subject;
    return cond;
}

static bool add_operand(Parser *p, Cond *test)
{
    Word value;
    if (!parse_value(p, &value))
        return false;
    Word *all = one_more(p->arena, test->operands, test->n_operands, sizeof *all);
    all[test->n_operands++] = value;
    test->operands = all;
    test->at = span_join(test->at, value.at);
    return true;
}

/* set = "{" value { "," value } "}" ; */
static bool parse_set(Parser *p, Cond *test)
{
    const Token *open = parse_advance(p);
    bool good = true;
    do {
        good = add_operand(p, test) && good;
    } while (!p->lost && parse_accept(p, TOKEN_COMMA));
    if (p->lost)
        return false;
    if (!parse_is(p, TOKEN_UNBRACE)) {
        Diag *diag = parse_expected(p, "',' or '}'");
        diag_see(p->diags, diag, open->at, "the values begin here");
        return false;
    }
    test->at = span_join(test->at, parse_advance(p)->at);
    return good;
}

/* compare = FACT op ( value | dateterm ) ; */
bool parse_compare(Parser *p, Cond *test)
{
    parse_advance(p);
    if (!add_operand(p, test))
        return false;
    test->has_offset = parse_at_offset(p);
    if (!test->has_offset)
        return true;
    bool good = parse_offset(p, &test->operands[0], &test->offset);
    test->at = span_join(test->at, parse_last_span(p));
    return good;
}

/* "in" ( LIST | set ) */
static bool parse_in(Parser *p, Cond *test)
{
    parse_advance(p);
    test->op = OP_IN;
    if (parse_is(p, TOKEN_BRACE))
        return parse_set(p, test);
    test->op = OP_IN_LIST;
    Word list;
    if (!parse_name(p, "the name of a list or '{'", &list))
        return false;
    Word *operands = one_more(p->arena, NULL, 0, sizeof list);
    *operands = list;
    test->operands = operands;
    test->n_operands = 1;
    test->at = span_join(test->at, list.at);
    return true;
}

/* "has" ( NAME | "any" set ) */
static bool parse_has(Parser *p, Cond *test)
{
    const Token *has = parse_advance(p);
    test->op = OP_HAS;
    if (parse_keyword(p, 0) == KEYWORD_ANY && parse_peek(p, 1)->kind == TOKEN_BRACE) {
        parse_advance(p);
        test->has_any = true;
        return parse_set(p, test);
    }
    if (!parse_is(p, TOKEN_BRACE))
        return add_operand(p, test);
    Diag *diag = parse_slip(p, has->at, "'any' is missing between 'has' and '{'");
    diag_help(p->diags, diag, "write 'has any {..}'");
    parse_set(p, test);
    return false;
}

/* What stands where an operator is expected; the operator that it means is reported and read. */
static bool parse_meant_operator(Parser *p, Cond *test, const char *meant)
{
    const Token *token = parse_peek(p, 0);
    Diag *diag = parse_slip(p, token->at, "'%.*s' is no operator", SLICE_ARG(token->text));
    diag_help(p->diags, diag, "write '%s'", meant);
    if (slice_is(slice(meant), "in"))
        parse_in(p, test);
    else if (slice_is(slice(meant), "has"))
        parse_has(p, test);
    else
        parse_compare(p, test);
    return false;
}

/* "x not in LIST" is said "not x in LIST". */
static bool parse_inner_not(Parser *p, Cond *test)
{
    Span at = parse_advance(p)->at;
    Diag *diag = parse_slip(p, at, "'not' stands before a test, not in it");
    diag_help(p->diags, diag, "write 'not %.*s %.*s ..'", SLICE_ARG(test->subject.text),
              SLICE_ARG(parse_peek(p, 0)->text));
    if (parse_keyword(p, 0) == KEYWORD_IN)
        parse_in(p, test);
    else
        parse_has(p, test);
    return false;
}

/* What follows a subject and makes it a test; false where nothing does. *good: it was read. */
static bool parse_operator(Parser *p, Cond *test, bool *good)
{
    Keyword word = parse_keyword(p, 0);
    Keyword next = parse_keyword(p, 1);
    const char *meant = parse_is(p, TOKEN_WORD) ? operator_meant(parse_peek(p, 0)->text) : NULL;
    bool starts_line = parse_starts_line(p, parse_peek(p, 0));
    if (operator_of_token(parse_peek(p, 0)->kind, &test->op))
        *good = parse_compare(p, test);
    else if (word == KEYWORD_IN)
        *good = parse_in(p, test);
    else if (word == KEYWORD_HAS)
        *good = parse_has(p, test);
    else if (word == KEYWORD_NOT && (next == KEYWORD_IN || next == KEYWORD_HAS))
        *good = parse_inner_not(p, test);
    else if (meant && !starts_line)
        *good = parse_meant_operator(p, test, meant);
    else
        return false;
    return true;
}

/* test = term | compare | member ;   term = [ ID ":" ] ID | FACT ; */
static Cond *parse_test(Parser *p)
{
    Word subject, owner = {0};
    if (!parse_name(p, "a condition", &subject))
        return parse_bad_cond(p, parse_peek(p, 0)->at);
    if (parse_accept(p, TOKEN_COLON)) {
        owner = subject;
        if (!parse_name(p, "the id of one of its declarations", &subject))
            return parse_bad_cond(p, owner.at);
    }
    Cond *test = term_of(p, owner, subject);
    bool good = true;
    if (!parse_operator(p, test, &good))
        return test;
    test->kind = good ? COND_TEST : COND_BAD;
    return test;
}

/* "known" FACT */
static Cond *parse_known(Parser *p)
{
    Span at = parse_advance(p)->at;
    Word fact;
    if (!parse_name(p, "a fact", &fact))
        return parse_bad_cond(p, at);
    Cond *cond = parse_new_cond(p, COND_KNOWN, span_join(at, fact.at));
    cond->subject = fact;
    return cond;
}

/* ---- primaries ---- */

/* "(" cond ")" */
Cond *parse_parenthesised(Parser *p)
{
    const Token *open = parse_advance(p);
    Cond *cond = parse_cond(p);
    if (p->lost)
        return cond;
    if (parse_accept(p, TOKEN_CLOSE))
        return cond;
    if (cond->kind == COND_BAD) { /* what was reported may well be the lost parenthesis */
        p->lost = true;
        return cond;
    }
    const Token *token = parse_peek(p, 0);
    Diag *diag = parse_error(p, token, "expected ')', 'and' or 'or', not %.*s",
                             SLICE_ARG(parse_say(p, token)));
    diag_see(p->diags, diag, open->at, "the parenthesis opens here");
    return parse_bad_cond(p, open->at);
}

/* The rest of a block that did not begin as it should, which was reported. */
static Cond *parse_faulty_block(Parser *p)
{
    Cond *block = parse_block(p);
    block->kind = COND_BAD;
    return block;
}

/* "any" or "all": a block or a quantity. */
static Cond *parse_any_or_all(Parser *p)
{
    if (parse_keyword(p, 1) == KEYWORD_OF)
        return parse_block(p);
    if (parse_at_any_kind(p))
        return parse_any_kind_where(p);
    const Token *first = parse_peek(p, 0);
    if (parse_peek(p, 1)->kind == TOKEN_OPEN) {
        parse_slip(p, first->at, "'of' is missing after '%.*s'", SLICE_ARG(first->text));
        return parse_faulty_block(p);
    }
    parse_advance(p);
    Diag *diag = parse_error(p, parse_peek(p, 0), "expected 'of' after '%.*s', not %.*s",
                             SLICE_ARG(first->text), SLICE_ARG(parse_say(p, parse_peek(p, 0))));
    diag_help(p->diags, diag, "a block is written '%.*s of (1) .. (2) .. end'",
              SLICE_ARG(first->text));
    return parse_bad_cond(p, first->at);
}

/* A word before `of` can only be meant as `any` or `all`. */
static Cond *parse_misspelt_block(Parser *p)
{
    const Token *token = parse_peek(p, 0);
    Diag *diag = parse_slip(p, token->at, "'%.*s of' opens no block", SLICE_ARG(token->text));
    diag_help(p->diags, diag, "blocks begin with 'any of' or 'all of'");
    return parse_faulty_block(p);
}

static Cond *parse_lone_of(Parser *p)
{
    parse_slip(p, parse_peek(p, 0)->at, "'any' or 'all' is missing before 'of'");
    return parse_faulty_block(p);
}

/* Kinds of primaries that begin with a word of the language. */
static const struct {
    Keyword word;
    Cond *(*parse)(Parser *p);
} primaries[] = {
    {KEYWORD_ANY, parse_any_or_all}, {KEYWORD_ALL, parse_any_or_all}, {KEYWORD_OF, parse_lone_of},
    {KEYWORD_KNOWN, parse_known},    {KEYWORD_TOTAL, parse_total},
};

/* primary = "(" cond ")" | block | test ; */
static Cond *parse_primary(Parser *p)
{
    bool is_item = p->block && parse_at_label(p) && parse_starts_line(p, parse_peek(p, 0));
    if (parse_is(p, TOKEN_OPEN) && !is_item)
        return parse_parenthesised(p);
    Keyword word = parse_keyword(p, 0);
    for (size_t i = 0; i < COUNT(primaries); i++) {
        if (primaries[i].word == word)
            return primaries[i].parse(p);
    }
    if (parse_is(p, TOKEN_WORD) && !keyword_is_reserved(word) && parse_keyword(p, 1) == KEYWORD_OF)
        return parse_misspelt_block(p);
    return parse_test(p);
}

/* unary = [ "not" ] primary ; */
static Cond *parse_unary(Parser *p)
{
    if (parse_keyword(p, 0) != KEYWORD_NOT)
        return parse_primary(p);
    Span at = parse_advance(p)->at;
    while (parse_keyword(p, 0) == KEYWORD_NOT)
        parse_slip(p, parse_advance(p)->at, "'not' stands twice");
    Cond *part = parse_primary(p);
    Cond *cond = parse_new_cond(p, COND_NOT, span_join(at, part->at));
    cond->first = part;
    return cond;
}

/* ---- and, or ---- */

/* The source if it is short and on one line, else "..". */
static Slice quote(Span at)
{
    Slice text = slice_trim(slice_part(at.source->text, at.start, at.start + at.len));
    return text.len > QUOTE_MAX || slice_find(text, '\n') < text.len ? slice("..") : text;
}

/* `and` beside `or`: points at the second, and shows where parentheses could stand. `list` is
 * all that is before it, `last` the last part of that. */
static void report_mixed(Parser *p, Span list, Span last)
{
    const Token *joint = parse_peek(p, 0);
    Span head = {list.source, list.start, last.start - list.start};
    Diag *diag = parse_slip(p, joint->at, "'%.*s' stands beside '%s' without parentheses",
                            SLICE_ARG(joint->text), slice_is(joint->text, "and") ? "or" : "and");
    diag_help(p->diags, diag, "write '(%.*s) %.*s ..' or '%.*s (%.*s %.*s ..)'",
              SLICE_ARG(quote(list)), SLICE_ARG(joint->text), SLICE_ARG(quote(head)),
              SLICE_ARG(quote(last)), SLICE_ARG(joint->text));
}

/* andlist = unary "and" unary { "and" unary } ;   orlist = unary "or" unary { "or" unary } ; */
static Cond *parse_list(Parser *p, Cond *first, Span from)
{
    Keyword joint = parse_keyword(p, 0);
    Cond *list = parse_new_cond(p, joint == KEYWORD_AND ? COND_ALL : COND_ANY, from);
    list->first = first;
    bool is_mixed = false;
    Span last_at = span_join(from, parse_last_span(p));
    for (Cond *last = first; at_joint(p) && !p->lost; last = last->next) {
        if (parse_keyword(p, 0) != joint && !is_mixed) {
            report_mixed(p, span_join(from, parse_last_span(p)), last_at);
            is_mixed = true;
        }
        parse_advance(p);
        last_at = parse_peek(p, 0)->at;
        last->next = parse_unary(p);
        last_at = span_join(last_at, parse_last_span(p));
    }
    list->at = span_join(from, parse_last_span(p));
    if (is_mixed || p->lost)
        list->kind = COND_BAD;
    return list;
}

/* cond = andlist | orlist | unary ; */
Cond *parse_cond(Parser *p)
{
    const Token *from = parse_peek(p, 0);
    if (p->depth >= PARSE_DEPTH_MAX) {
        parse_error(p, from, "conditions stand in one another more than %d deep", PARSE_DEPTH_MAX);
        return parse_bad_cond(p, from->at);
    }
    p->depth++;
    Cond *cond = parse_unary(p);
    if (!p->lost && at_joint(p))
        cond = parse_list(p, cond, from->at);
    p->depth--;
    return p->lost ? parse_bad_cond(p, from->at) : cond;
}

/* ---- what may follow ---- */

/* After a condition that was reported the parser loses its thread without a word. */
static void report_stray(Parser *p, const Cond *cond)
{
    const Token *token = parse_peek(p, 0);
    if (cond->kind == COND_BAD)
        p->lost = true;
    else if (token->kind == TOKEN_CLOSE)
        parse_error(p, token, "')' closes no parenthesis");
    else
        parse_error(p, token, "expected an operator, 'and' or 'or' before %.*s",
                    SLICE_ARG(parse_say(p, token)));
}

Cond *parse_whole_cond(Parser *p)
{
    Cond *cond = parse_cond(p);
    const Token *token = parse_peek(p, 0);
    Operator op;
    bool is_test = operator_of_token(parse_peek(p, 1)->kind, &op) ||
                   parse_keyword(p, 1) == KEYWORD_HAS || parse_keyword(p, 1) == KEYWORD_IN ||
                   parse_keyword(p, 1) == KEYWORD_AND || parse_keyword(p, 1) == KEYWORD_OR;
    Keyword word = parse_keyword(p, 0);
    bool is_clause = word == KEYWORD_END || form_clause(p->form, word) ||
                     (keyword_is_reserved(word) && parse_starts_line(p, token));
    if (!p->lost && token->kind != TOKEN_END && !is_clause &&
        (!parse_starts_line(p, token) || token->kind != TOKEN_WORD || is_test))
        report_stray(p, cond);
    return p->lost ? parse_bad_cond(p, cond->at) : cond;
}
