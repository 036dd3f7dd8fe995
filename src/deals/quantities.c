#include "deals/quantities.h"

#include "deals/amounts.h"
#include "deals/cell_text.h"
#include "rules/values.h"

#include <string.h>

enum { NUMBER_MAX = 64 }; /* bytes; no number that counts is longer */

/* ---- one number ---- */

/* A number while it is copied without the blanks of its groups. */
typedef struct NumberText {
    char at[NUMBER_MAX];
    size_t len;
    size_t n_points, n_commas;
    size_t last_point, last_comma; /* in `at` */
    bool has_power;
} NumberText;

static bool digit_at(Slice text, size_t i)
{
    return i < text.len && is_digit(text.at[i]);
}

static size_t skip_blanks(Slice text, size_t i)
{
    while (i < text.len && text.at[i] == ' ')
        i++;
    return i;
}

static bool put(NumberText *number, char c)
{
    if (number->len == NUMBER_MAX)
        return false;
    number->at[number->len++] = c;
    return true;
}

/* Copies a run of digits; returns how many, 0 also where there is no room. */
static size_t copy_digits(Slice text, size_t *i, NumberText *number)
{
    size_t n = 0;
    for (; digit_at(text, *i); ++*i, n++)
        if (!put(number, text.at[*i]))
            return 0;
    return n;
}

/* Whether a blank or an apostrophe at `i` parts thousands: "2 000 000", "2'000'000". */
static bool parts_thousands(Slice text, size_t i, size_t digits_before, const NumberText *number)
{
    if (i >= text.len || (text.at[i] != ' ' && text.at[i] != '\''))
        return false;
    return digits_before <= 3 && number->n_points == 0 && number->n_commas == 0 &&
           digit_at(text, i + 1) && digit_at(text, i + 2) && digit_at(text, i + 3) &&
           !digit_at(text, i + 4);
}

/* The digits with their points, commas and groups. */
static bool copy_mantissa(Slice text, size_t *i, NumberText *number)
{
    size_t n = copy_digits(text, i, number);
    if (n == 0 && !(*i < text.len && text.at[*i] == '.' && digit_at(text, *i + 1)))
        return false;
    for (;;) {
        char c = *i < text.len ? text.at[*i] : '\0';
        if (parts_thousands(text, *i, n, number)) {
            ++*i;
        } else if ((c == '.' || c == ',') && digit_at(text, *i + 1)) {
            *(c == '.' ? &number->last_point : &number->last_comma) = number->len;
            *(c == '.' ? &number->n_points : &number->n_commas) += 1;
            if (!put(number, c))
                return false;
            ++*i;
        } else {
            return true;
        }
        n = copy_digits(text, i, number);
        if (n == 0)
            return false;
    }
}

/* Whether "x 10" or "* 10" stands at `i`; moves behind it. */
static bool skip_times_ten(Slice text, size_t *i)
{
    static const char times[] = "\u00d7";
    size_t at = skip_blanks(text, *i);
    Slice rest = slice_part(text, at, text.len);
    if (slice_starts(rest, times))
        at += sizeof times - 1;
    else if (slice_starts(rest, "x") || slice_starts(rest, "X") || slice_starts(rest, "*"))
        at++;
    else
        return false;
    at = skip_blanks(text, at);
    if (!slice_starts(slice_part(text, at, text.len), "10^"))
        return false;
    *i = at + 2;
    return true;
}

/* "e25", "E+25", "^25", "x10^25": copied as "e25" or "^25". */
static bool copy_power(Slice text, size_t *i, NumberText *number)
{
    char mark;
    if (skip_times_ten(text, i)) {
        if (!put(number, 'x') || !put(number, '1') || !put(number, '0'))
            return false;
        mark = '^';
    } else if (*i < text.len && (text.at[*i] == '^' || text.at[*i] == 'e' || text.at[*i] == 'E')) {
        mark = text.at[*i];
    } else {
        return true;
    }
    size_t at = *i + 1;
    bool is_signed = at < text.len && (text.at[at] == '-' || text.at[at] == '+');
    if (!digit_at(text, at + is_signed))
        return mark != '^'; /* "5 EUR" */
    if (!put(number, mark) || (is_signed && text.at[at] == '-' && !put(number, '-')))
        return false;
    *i = at + is_signed;
    number->has_power = true;
    return copy_digits(text, i, number) > 0;
}

/* "2.000.000" has two points and so can only mean groups. */
static bool drop_points(NumberText *number)
{
    size_t group = 0, kept = 0;
    bool first = true;
    for (size_t i = 0; i < number->len; i++) {
        char c = number->at[i];
        if (c == '.') {
            if (first ? group == 0 || group > 3 : group != 3)
                return false;
            first = false;
            group = 0;
            continue;
        }
        group += is_digit(c);
        number->at[kept++] = c;
    }
    number->len = kept;
    return group == 3 && !number->has_power;
}

static bool is_fractional(const NumberText *number)
{
    return number->n_points == 1 && !number->has_power && number->last_point > 0 &&
           number->at[0] != '0' && number->last_point <= 3 && number->len - number->last_point == 4;
}

/* Cuts a number off the front. */
static bool cut_number(Slice *text, Quantity *out, const char **fault)
{
    NumberText number = {.len = 0};
    size_t i = 0;
    if (text->len > 0 && (text->at[0] == '-' || text->at[0] == '+')) {
        if (text->at[0] == '-')
            put(&number, '-');
        i = 1;
    }
    if (!copy_mantissa(*text, &i, &number) || !copy_power(*text, &i, &number))
        return false;
    if (number.n_points > 0 && number.n_commas > 0 && number.last_point < number.last_comma) {
        *fault = "has a comma behind a point; write 1,234.56 or 1234.56";
        return false;
    }
    out->is_fractional = number.n_commas == 0 && is_fractional(&number);
    if (number.n_points > 1 && (number.n_commas > 0 || !drop_points(&number)))
        return false;
    Slice digits = {number.at, number.len};
    if (!number_read(digits, &out->number)) {
        if (number_is_code(digits))
            *fault = "looks like a code; write a number as 30 or 3e1";
        if (number.n_commas > 0)
            *fault = "has commas that do not part thousands; a decimal is written with a point";
        return false;
    }
    *text = slice_trim(slice_part(*text, i, text->len));
    return true;
}

/* ---- bounds ---- */

typedef struct BoundWords {
    const char *words;
    Bound bound;
} BoundWords;

static const BoundWords bounds_before[] = {
    {">=", BOUND_LEAST},
    {"=>", BOUND_LEAST},
    {"<=", BOUND_MOST},
    {"=<", BOUND_MOST},
    {">", BOUND_OVER},
    {"<", BOUND_UNDER},
    {"at least", BOUND_LEAST},
    {"not less than", BOUND_LEAST},
    {"no less than", BOUND_LEAST},
    {"not under", BOUND_LEAST},
    {"minimum", BOUND_LEAST},
    {"min.", BOUND_LEAST},
    {"min", BOUND_LEAST},
    {"at most", BOUND_MOST},
    {"no more than", BOUND_MOST},
    {"not more than", BOUND_MOST},
    {"not over", BOUND_MOST},
    {"not exceeding", BOUND_MOST},
    {"up to", BOUND_MOST},
    {"maximum", BOUND_MOST},
    {"max.", BOUND_MOST},
    {"max", BOUND_MOST},
    {"over", BOUND_OVER},
    {"more than", BOUND_OVER},
    {"greater than", BOUND_OVER},
    {"above", BOUND_OVER},
    {"exceeding", BOUND_OVER},
    {"in excess of", BOUND_OVER},
    {"under", BOUND_UNDER},
    {"below", BOUND_UNDER},
    {"less than", BOUND_UNDER},
    {"fewer than", BOUND_UNDER},
};

static const BoundWords bounds_behind[] = {
    {"+", BOUND_LEAST},        {"or more", BOUND_LEAST},   {"and more", BOUND_LEAST},
    {"or above", BOUND_LEAST}, {"and above", BOUND_LEAST}, {"or over", BOUND_LEAST},
    {"and over", BOUND_LEAST}, {"or higher", BOUND_LEAST}, {"or greater", BOUND_LEAST},
    {"minimum", BOUND_LEAST},  {"or less", BOUND_MOST},    {"and less", BOUND_MOST},
    {"or fewer", BOUND_MOST},  {"or below", BOUND_MOST},   {"and below", BOUND_MOST},
    {"or lower", BOUND_MOST},  {"or under", BOUND_MOST},   {"and under", BOUND_MOST},
    {"maximum", BOUND_MOST},   {"max", BOUND_MOST},        {"max.", BOUND_MOST},
};

static Bound cut_bound(Slice *text, const BoundWords *rows, size_t n_rows,
                       bool cut(Slice *text, const char *word))
{
    for (size_t i = 0; i < n_rows; i++)
        if (cut(text, rows[i].words))
            return rows[i].bound;
    return BOUND_NONE;
}

/* ---- a cell ---- */

/* What stands at the front of the parse. */
typedef struct Parse {
    Slice rest;
    bool is_money;
    Slice currency;
    bool between; /* "between 40 and 60": 'and' parts */
    QuantityText *out;
} Parse;

/* Whether a number, with its currency, stands at the front. */
static bool begins_quantity(const Parse *p, Slice text)
{
    Slice ignored;
    if (p->is_money)
        amount_currency_cut(&text, p->currency, &ignored);
    return text.len > 0 && (is_digit(text.at[0]) || text.at[0] == '.' || text.at[0] == '-');
}

/* Length of what parts two ends at `i`, "-", "to", "and", or 0. */
static size_t separator_at(const Parse *p, size_t i)
{
    static const char *const words[] = {"to", "until", "and"};
    Slice text = p->rest;
    if (text.at[i] == '-' && begins_quantity(p, slice_trim(slice_part(text, i + 1, text.len))))
        return 1;
    bool is_start = i == 0 || !is_letter(text.at[i - 1]);
    for (size_t k = 0; is_start && k < COUNT(words) - !p->between; k++) {
        Slice behind = slice_part(text, i, text.len);
        if (text_cut_front(&behind, words[k]) && begins_quantity(p, behind))
            return strlen(words[k]);
    }
    return 0;
}

/* Cuts a quantity off the front, up to what parts it from another one. */
static bool cut_quantity(Parse *p, Quantity *out)
{
    *out = (Quantity){.words = {NULL, 0}};
    if (p->is_money)
        amount_currency_cut(&p->rest, p->currency, &out->currency);
    if (!cut_number(&p->rest, out, &p->out->fault))
        return false;
    if (p->rest.len > 0 && p->rest.at[0] == '+') {
        if (p->out->bound != BOUND_NONE || p->out->is_range)
            return false;
        p->out->bound = BOUND_LEAST;
        p->rest = slice_trim(slice_part(p->rest, 1, p->rest.len));
    }
    size_t end = 0;
    while (end < p->rest.len && separator_at(p, end) == 0)
        end++;
    out->words = slice_trim(slice_part(p->rest, 0, end));
    p->rest = slice_part(p->rest, end, p->rest.len);
    return true;
}

static bool is_vague(Slice text)
{
    static const char *const words[] = {
        "about",  "around",        "circa",   "ca.",    "ca",     "c.",   "approx.",
        "approx", "approximately", "roughly", "nearly", "almost", "some", "estimated",
        "est.",   "est",           "~",       "\u2248", "\u223c",
    };
    size_t ignored;
    return text_cut_any(&text, words, COUNT(words), &ignored);
}

/* Most cells begin and end with a digit: no word needs to be looked for there. */
static void cut_bounds(Parse *p)
{
    Bound *bound = &p->out->bound;
    if (!is_digit(p->rest.at[0])) {
        *bound = cut_bound(&p->rest, bounds_before, COUNT(bounds_before), text_cut_front);
        if (*bound != BOUND_NONE)
            return;
        p->between = text_cut_front(&p->rest, "between") || text_cut_front(&p->rest, "from");
    }
    if (p->rest.len > 0 && !is_digit(p->rest.at[p->rest.len - 1]))
        *bound = cut_bound(&p->rest, bounds_behind, COUNT(bounds_behind), text_cut_end);
}

static bool read_all(Parse *p)
{
    QuantityText *out = p->out;
    cut_bounds(p);
    if (!cut_quantity(p, &out->first))
        return false;
    if (p->rest.len == 0)
        return !p->between;
    if (out->bound != BOUND_NONE)
        return false;
    out->is_range = true;
    p->rest = slice_trim(slice_part(p->rest, separator_at(p, 0), p->rest.len));
    return cut_quantity(p, &out->second) && p->rest.len == 0;
}

bool quantities_read(Slice text, bool is_money, Slice currency, QuantityText *out)
{
    *out = (QuantityText){.bound = BOUND_NONE};
    if (!is_digit(text.at[0]) && is_vague(text)) {
        out->fault = "gives no limits; write a range such as 40 to 60";
        return false;
    }
    Parse p = {.rest = text, .is_money = is_money, .currency = currency, .out = out};
    return read_all(&p);
}
