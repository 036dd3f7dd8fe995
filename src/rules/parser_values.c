#include "rules/parsing.h"
#include "rules/values.h"

#include <string.h>

/* ---- the shape of a word ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* 2025-01-02, and what was meant so. */
static bool is_date_like(Slice text)
{
    size_t dashes = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '-')
            dashes++;
        else if (!is_digit(text.at[i]))
            return false;
    }
    return dashes == 2 && is_digit(text.at[0]);
}

/* 16, 2,000,000, -5, 10^25, 1.5e3; and what has a number's characters only. */
static bool is_number_like(Slice text)
{
    Decimal number;
    if (number_read(text, &number))
        return true;
    bool has_digit = false;
    for (size_t i = 0; i < text.len; i++) {
        has_digit = has_digit || is_digit(text.at[i]);
        if (!is_digit(text.at[i]) && !strchr(".,^-", text.at[i]))
            return false;
    }
    return has_digit;
}

static WordKind kind_of(Slice text)
{
    if (is_date_like(text))
        return WORD_DATE;
    return is_number_like(text) ? WORD_NUMBER : WORD_NAME;
}

/* ---- what follows a number ---- */

/* "2,00": a comma that parts no group of three digits, with digits on both sides. */
static bool report_wrong_comma(Parser *p, Word *word)
{
    const Token *comma = parse_peek(p, 0);
    const Token *rest = parse_peek(p, 1);
    uint32_t end = word->at.start + word->at.len;
    if (comma->kind != TOKEN_COMMA || comma->at.start != end || rest->at.start != end + 1 ||
        rest->kind != TOKEN_WORD || !is_digit(rest->text.at[0]))
        return false;
    Slice written = slice_part(p->source->text, word->at.start, rest->at.start + rest->at.len);
    Diag *diag =
        parse_slip(p, span_join(word->at, rest->at), "'%.*s' is no number", SLICE_ARG(written));
    diag_help(p->diags, diag,
              "a comma stands before three digits (2,000), a point before a "
              "fraction (0.5)");
    parse_advance(p);
    parse_advance(p);
    return true;
}

/* A word on the same line that is no word of the language, nor the subject of a next test. */
static bool is_unit(const Parser *p)
{
    const Token *token = parse_peek(p, 0);
    if (token->kind != TOKEN_WORD || keyword_is_reserved(parse_keyword(p, 0)) ||
        parse_starts_line(p, token))
        return false;
    Operator op;
    Keyword next = parse_keyword(p, 1);
    return !operator_of_token(parse_peek(p, 1)->kind, &op) &&
           parse_peek(p, 1)->kind != TOKEN_COLON && next != KEYWORD_HAS && next != KEYWORD_IN;
}

static void parse_unit(Parser *p, Word *word)
{
    if (!parse_is(p, TOKEN_PERCENT_SIGN) && !is_unit(p))
        return;
    const Token *unit = parse_advance(p);
    word->kind = unit->kind == TOKEN_PERCENT_SIGN ? WORD_PERCENT : WORD_NUMBER;
    word->unit = unit->text;
    word->at = span_join(word->at, unit->at);
}

/* ---- values ---- */

/* Whether the word belongs to what comes after a value that was left out. Any word may be a
 * value; but a clause begins its line, and after a word of the language something follows. */
static bool is_left_out(const Parser *p)
{
    const Token *token = parse_peek(p, 0);
    if (token->kind != TOKEN_WORD)
        return true;
    Keyword word = parse_keyword(p, 0);
    if (word == KEYWORD_YES || word == KEYWORD_NO || word == KEYWORD_NONE_VALUE)
        return false;
    if (keyword_is_reserved(word) && parse_starts_line(p, token))
        return true;
    const Token *next = parse_peek(p, 1);
    bool is_followed = (next->kind == TOKEN_WORD && !keyword_is_reserved(keyword_of(next->text))) ||
                       (next->kind == TOKEN_OPEN && !parse_starts_line(p, next)) ||
                       parse_keyword(p, 1) == KEYWORD_NOT || parse_keyword(p, 1) == KEYWORD_ANY ||
                       parse_keyword(p, 1) == KEYWORD_ALL;
    return keyword_is_reserved(word) && is_followed;
}

/* value = NUMBER [ UNIT ] | PERCENT | MONEY | DATE | NAME | "yes" | "no" | "none" | PARAMETER ; */
bool parse_value(Parser *p, Word *word)
{
    const Token *token = parse_peek(p, 0);
    if (token->kind == TOKEN_TEXT) {
        Diag *diag = parse_slip(p, token->at, "a value stands without quotes");
        diag_help(p->diags, diag, "write %.*s", SLICE_ARG(token->text));
        parse_advance(p);
        return false;
    }
    if (token->kind == TOKEN_PARAMETER) {
        *word = (Word){.kind = WORD_PARAMETER, .text = token->text, .at = token->at};
        parse_advance(p);
        return true;
    }
    if (is_left_out(p)) {
        parse_expected(p, "a value");
        return false;
    }
    *word = (Word){.kind = kind_of(token->text), .text = token->text, .at = token->at};
    parse_advance(p);
    if (word->kind != WORD_NUMBER)
        return true;
    if (report_wrong_comma(p, word)) {
        parse_unit(p, word);
        return false;
    }
    parse_unit(p, word);
    return true;
}

/* ---- days counted from a fact ---- */

enum { COUNT_MAX = 9999 };

bool parse_at_offset(const Parser *p)
{
    return parse_keyword(p, 0) == KEYWORD_AFTER || parse_keyword(p, 0) == KEYWORD_BEFORE;
}

/* "days", "month", ... */
static bool read_date_unit(Slice text, DateUnit *unit)
{
    static const struct {
        const char *text;
        DateUnit unit;
    } units[] = {
        {"day", DATE_DAYS},      {"days", DATE_DAYS},  {"month", DATE_MONTHS},
        {"months", DATE_MONTHS}, {"year", DATE_YEARS}, {"years", DATE_YEARS},
    };
    for (size_t i = 0; i < COUNT(units); i++) {
        if (slice_is(text, units[i].text)) {
            *unit = units[i].unit;
            return true;
        }
    }
    return false;
}

static bool read_count(Slice text, int *count)
{
    *count = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!is_digit(text.at[i]))
            return false;
        *count = 10 * *count + (text.at[i] - '0');
        if (*count > COUNT_MAX)
            return false;
    }
    return text.len > 0;
}

/* DIGITS ( "day" | "days" | "month" | ... ) ( "after" | "before" ) FACT */
bool parse_offset(Parser *p, const Word *count, DateTerm *term)
{
    bool good = count->kind == WORD_NUMBER && read_date_unit(count->unit, &term->unit) &&
                read_count(count->text, &term->count);
    if (!good) {
        Slice written =
            slice_part(p->source->text, count->at.start, count->at.start + count->at.len);
        Diag *diag = parse_slip(p, count->at, "'%.*s' is no number of days, months or years",
                                SLICE_ARG(written));
        diag_help(p->diags, diag, "write '30 days after FACT'; the number is at most %d",
                  COUNT_MAX);
    }
    if (parse_keyword(p, 0) == KEYWORD_BEFORE)
        term->count = -term->count;
    parse_advance(p);
    return parse_name(p, "a fact that is a date", &term->fact_word) && good;
}
