#include "rules/lexer.h"

#include "base/utf8.h"
#include "rules/lookalikes.h"

#include <string.h>

Lexer lexer_of(const Source *source, Diags *diags)
{
    return (Lexer){.source = source, .diags = diags, .last = TOKEN_END};
}

static Slice rest_of(const Lexer *lexer)
{
    return slice_part(lexer->source->text, lexer->offset, lexer->source->text.len);
}

static char char_at(Slice s, size_t i)
{
    return i < s.len ? s.at[i] : '\0';
}

static Span span_of(const Lexer *lexer, size_t len)
{
    return (Span){lexer->source, lexer->offset, (uint32_t)len};
}

/* The next `len` bytes as a token; its text without `before` and `after` bytes at the ends. */
static Token take(Lexer *lexer, TokenKind kind, size_t len, size_t before, size_t after)
{
    Token token = {kind, slice_part(rest_of(lexer), before, len - after), span_of(lexer, len)};
    lexer->offset += (uint32_t)len;
    return token;
}

/* ---- white space ---- */

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* A character that is not ASCII, at the start of `rest`; *len is its bytes. */
static uint32_t wide_at(Slice rest, size_t *len)
{
    const char *at = rest.at;
    uint32_t c = utf8_next(&at, rest.at + rest.len);
    *len = (size_t)(at - rest.at);
    return c;
}

/* Reports a run of blanks of another kind and skips it; false if there is none. */
static bool skip_odd_blanks(Lexer *lexer)
{
    Slice rest = rest_of(lexer);
    const Lookalike *first = NULL;
    size_t end = 0;
    while (end < rest.len && (unsigned char)rest.at[end] >= 0x80) {
        size_t len;
        const Lookalike *one = lookalike_of(wide_at(slice_part(rest, end, rest.len), &len));
        if (!one || !slice_is(slice(one->meant), " "))
            break;
        if (!first)
            first = one;
        end += len;
    }
    if (!first)
        return false;
    Diag *diag = diag_error(lexer->diags, span_of(lexer, end), "%s stands here", first->name);
    diag_help(lexer->diags, diag, "type an ordinary space");
    lexer->offset += (uint32_t)end;
    return true;
}

static void skip_space(Lexer *lexer)
{
    for (;;) {
        Slice rest = rest_of(lexer);
        char c = char_at(rest, 0);
        if (rest.len == 0)
            return;
        if (c == '#')
            lexer->offset += (uint32_t)slice_find(rest, '\n');
        else if (is_blank(c))
            lexer->offset++;
        else if ((unsigned char)c < 0x80 || !skip_odd_blanks(lexer))
            return;
    }
}

/* ---- words ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word_char(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-' || c == '.' || c == '^';
}

/* A comma between groups of three digits: exactly three follow. */
static bool is_grouping_comma(Slice rest, size_t at)
{
    return char_at(rest, at) == ',' && is_digit(char_at(rest, at + 1)) &&
           is_digit(char_at(rest, at + 2)) && is_digit(char_at(rest, at + 3)) &&
           !is_digit(char_at(rest, at + 4));
}

/* Commas count only in what so far is digits and commas, with a '-' at most before it. */
static size_t word_length(Slice rest)
{
    size_t len = 0;
    size_t first_digit = char_at(rest, 0) == '-' ? 1 : 0;
    bool plain = true;
    for (; len < rest.len; len++) {
        char c = rest.at[len];
        if (plain && len > first_digit && is_grouping_comma(rest, len))
            continue;
        if (!is_word_char(c))
            break;
        plain = plain && (is_digit(c) || (c == '-' && len == 0));
    }
    return len;
}

/* Dashes, full stops and full-width letters stand inside words; other lookalikes end them. */
static bool is_wordlike(const Lookalike *alike)
{
    return strchr("-.", alike->meant[0]) || alike->meant[0] == 't';
}

/* Says which character stands `from` bytes on, and what to type. */
static void report_lookalike(Lexer *lexer, size_t from, size_t len, const Lookalike *alike)
{
    Slice character = slice_part(rest_of(lexer), from, from + len);
    Span at = {lexer->source, lexer->offset + (uint32_t)from, (uint32_t)len};
    Diag *diag = diag_error(lexer->diags, at, "'%.*s' is %s", SLICE_ARG(character), alike->name);
    if (alike->meant[0] == 't')
        diag_help(lexer->diags, diag, "type %s instead", alike->meant);
    else
        diag_help(lexer->diags, diag, "type '%s' instead", alike->meant);
}

/* The length of `rest` up to a character that surely ends a word. */
static size_t odd_word_length(Slice rest)
{
    size_t len = 0;
    while (len < rest.len && (is_word_char(rest.at[len]) || (unsigned char)rest.at[len] >= 0x80)) {
        size_t one = 1;
        if ((unsigned char)rest.at[len] >= 0x80) {
            const Lookalike *alike = lookalike_of(wide_at(slice_part(rest, len, rest.len), &one));
            if (alike && !is_wordlike(alike))
                break;
        }
        len += one;
    }
    return len;
}

/* A word with a character that can't stand in one: one message, and the word is lost. */
static Token read_odd_word(Lexer *lexer, size_t good)
{
    Slice rest = rest_of(lexer);
    size_t len;
    uint32_t c = wide_at(slice_part(rest, good, rest.len), &len);
    const Lookalike *alike = lookalike_of(c);
    Span at = {lexer->source, lexer->offset + (uint32_t)good, (uint32_t)len};
    bool is_bad_byte = c == 0xFFFD && len == 1; /* parse_rules says so, once for the file */
    if (alike) {
        report_lookalike(lexer, good, len, alike);
    } else if (!is_bad_byte) {
        Diag *diag = diag_error(lexer->diags, at, "'%.*s' (U+%04X) can't stand in a word", (int)len,
                                rest.at + good, (unsigned)c);
        diag_help(lexer->diags, diag, "names have the letters a to z, digits and _ - . ^");
    }
    size_t all = odd_word_length(rest);
    return take(lexer, TOKEN_BAD, all > good + len ? all : good + len, 0, 0);
}

static Token read_word(Lexer *lexer)
{
    Slice rest = rest_of(lexer);
    size_t len = word_length(rest);
    if (odd_word_length(rest) > len)
        return read_odd_word(lexer, len);
    return take(lexer, TOKEN_WORD, len, 0, 0);
}

/* ---- texts, links, patterns ---- */

/* The rest of the line, without a CR before its end. */
static Slice line_of(const Lexer *lexer)
{
    Slice rest = rest_of(lexer);
    Slice line = slice_part(rest, 0, slice_find(rest, '\n'));
    if (slice_ends(line, "\r"))
        line.len--;
    return line;
}

/* Where a character that looks like '"' stands in `line`, from `from`; line.len if nowhere. */
static size_t find_odd_quote(Slice line, size_t from, size_t *len)
{
    for (size_t i = from; i < line.len; i += *len) {
        const Lookalike *alike = lookalike_of(wide_at(slice_part(line, i, line.len), len));
        if (alike && alike->meant[0] == '"')
            return i;
    }
    return line.len;
}

/* Reports and takes the line, so that the parser has its token and goes on behind. */
static Token read_unended(Lexer *lexer, TokenKind kind, const char *what, char sign)
{
    Slice line = line_of(lexer);
    while (line.len > 1 && is_blank(line.at[line.len - 1]))
        line.len--;
    Diag *diag =
        diag_error(lexer->diags, span_of(lexer, 1), "the %s does not end on its line", what);
    diag_help(lexer->diags, diag, "a %s ends with '%c' on the line on which it begins", what, sign);
    return take(lexer, kind, line.len, 1, 0);
}

static Token read_text(Lexer *lexer)
{
    Slice line = line_of(lexer);
    size_t end = 1 + slice_find(slice_part(line, 1, line.len), '"');
    if (end < line.len)
        return take(lexer, TOKEN_TEXT, end + 1, 1, 1);

    size_t len = 0;
    end = find_odd_quote(line, 1, &len);
    if (end == line.len)
        return read_unended(lexer, TOKEN_TEXT, "text", '"');
    const Lookalike *alike = lookalike_of(wide_at(slice_part(line, end, line.len), &len));
    report_lookalike(lexer, end, len, alike);
    return take(lexer, TOKEN_TEXT, end + len, 1, len);
}

/* A text in quotes of another kind: reported once, and read as the text that it is. */
static Token read_odd_text(Lexer *lexer, size_t open, const Lookalike *alike)
{
    report_lookalike(lexer, 0, open, alike);
    Slice line = line_of(lexer);
    size_t len = 1;
    size_t end = find_odd_quote(line, open, &len);
    size_t plain = open + slice_find(slice_part(line, open, line.len), '"');
    if (plain < end) {
        end = plain;
        len = 1;
    }
    if (end >= line.len)
        return take(lexer, TOKEN_TEXT, line.len, open, 0);
    return take(lexer, TOKEN_TEXT, end + len, open, len);
}

static Token read_link(Lexer *lexer)
{
    Slice line = line_of(lexer);
    size_t end = slice_find(line, '>');
    if (end == line.len)
        return read_unended(lexer, TOKEN_LINK, "link", '>');
    return take(lexer, TOKEN_LINK, end + 1, 1, 1);
}

static Token read_pattern(Lexer *lexer)
{
    Slice line = line_of(lexer);
    size_t end = 1;
    while (end < line.len && line.at[end] != '/')
        end += line.at[end] == '\\' ? 2 : 1;
    if (end >= line.len)
        return read_unended(lexer, TOKEN_PATTERN, "pattern", '/');
    return take(lexer, TOKEN_PATTERN, end + 1, 1, 1);
}

static Token read_parameter(Lexer *lexer)
{
    size_t len = word_length(slice_part(rest_of(lexer), 1, SIZE_MAX));
    if (len > 0)
        return take(lexer, TOKEN_PARAMETER, len + 1, 1, 0);
    Diag *diag = diag_error(lexer->diags, span_of(lexer, 1), "no name follows '$'");
    diag_help(lexer->diags, diag, "a parameter is written $name, without a space");
    return take(lexer, TOKEN_BAD, 1, 0, 0);
}

/* ---- signs ---- */

/* Longer ones first. `instead`: no sign of the language, though it is clear what is meant; a
 * word that is meant becomes the token's text. */
static const struct {
    const char *text;
    TokenKind kind;
    const char *instead;
} signs[] = {
    {"!=", TOKEN_NE, NULL},          {"<=", TOKEN_LE, NULL},    {">=", TOKEN_GE, NULL},
    {"==", TOKEN_EQ, "="},           {"=>", TOKEN_GE, ">="},    {"=<", TOKEN_LE, "<="},
    {"<>", TOKEN_NE, "!="},          {"&&", TOKEN_WORD, "and"}, {"||", TOKEN_WORD, "or"},
    {"(", TOKEN_OPEN, NULL},         {")", TOKEN_CLOSE, NULL},  {"{", TOKEN_BRACE, NULL},
    {"}", TOKEN_UNBRACE, NULL},      {",", TOKEN_COMMA, NULL},  {":", TOKEN_COLON, NULL},
    {"=", TOKEN_EQ, NULL},           {"<", TOKEN_LT, NULL},     {">", TOKEN_GT, NULL},
    {"%", TOKEN_PERCENT_SIGN, NULL}, {"&", TOKEN_WORD, "and"},  {"|", TOKEN_WORD, "or"},
    {"!", TOKEN_WORD, "not"},        {";", TOKEN_COMMA, ","},   {"[", TOKEN_BRACE, "{"},
    {"]", TOKEN_UNBRACE, "}"},
};

static Token read_sign(Lexer *lexer)
{
    Slice rest = rest_of(lexer);
    for (size_t i = 0; i < COUNT(signs); i++) {
        if (!slice_starts(rest, signs[i].text))
            continue;
        Token token = take(lexer, signs[i].kind, strlen(signs[i].text), 0, 0);
        if (signs[i].instead) {
            Diag *diag = diag_error(lexer->diags, token.at, "'%s' is no sign of the rule language",
                                    signs[i].text);
            diag_help(lexer->diags, diag, "write '%s'", signs[i].instead);
            token.text = slice(signs[i].instead);
        }
        return token;
    }
    Diag *diag = NULL;
    unsigned char c = (unsigned char)rest.at[0];
    if (c < ' ' || c == 0x7F)
        diag_error(lexer->diags, span_of(lexer, 1), "a control character stands here (U+%04X)", c);
    else
        diag = diag_error(lexer->diags, span_of(lexer, 1), "'%c' can't stand here", c);
    if (c == '\'' || c == '`')
        diag_help(lexer->diags, diag, "a text stands in \"double quotes\"");
    if (c == '+' || c == '*')
        diag_help(lexer->diags, diag, "the rule language has no arithmetic");
    return take(lexer, TOKEN_BAD, 1, 0, 0);
}

/* The token of a character that looks like one of ours, after reporting it. */
static Token read_lookalike(Lexer *lexer, size_t len, const Lookalike *alike)
{
    if (alike->meant[0] == '"')
        return read_odd_text(lexer, len, alike);
    report_lookalike(lexer, 0, len, alike);
    for (size_t i = 0; i < COUNT(signs); i++) {
        if (!signs[i].instead && strcmp(signs[i].text, alike->meant) == 0)
            return take(lexer, signs[i].kind, len, 0, 0);
    }
    return take(lexer, TOKEN_BAD, len, 0, 0);
}

static Token read_wide(Lexer *lexer)
{
    size_t len;
    const Lookalike *alike = lookalike_of(wide_at(rest_of(lexer), &len));
    if (alike && !is_wordlike(alike))
        return read_lookalike(lexer, len, alike);
    return read_odd_word(lexer, 0);
}

static Token read_token(Lexer *lexer)
{
    Slice rest = rest_of(lexer);
    if (rest.len == 0)
        return take(lexer, TOKEN_END, 0, 0, 0);
    char c = rest.at[0];
    if (is_word_char(c))
        return read_word(lexer);
    if ((unsigned char)c >= 0x80)
        return read_wide(lexer);
    if (c == '"')
        return read_text(lexer);
    if (c == '<' && (lexer->last == TOKEN_TEXT || slice_starts(rest, "<http")))
        return read_link(lexer);
    if (c == '/')
        return read_pattern(lexer);
    if (c == '$')
        return read_parameter(lexer);
    return read_sign(lexer);
}

Token lexer_next(Lexer *lexer)
{
    skip_space(lexer);
    Token token = read_token(lexer);
    lexer->last = token.kind;
    return token;
}
