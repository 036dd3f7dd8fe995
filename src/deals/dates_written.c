#include "deals/dates_written.h"

#include "deals/cell_text.h"

#include <string.h>

enum {
    FIELDS_MAX = 3,
    DIGITS_MAX = 8,
    SEPARATORS_MIXED = '?',
    SERIAL_DIGITS = 5, /* of a spreadsheet's day number: 45659 */
};

/* What one field of a date is; the letters make up the forms below. */
typedef enum FieldKind {
    FIELD_YEAR = 'Y',    /* four digits */
    FIELD_SHORT = 'n',   /* one or two digits */
    FIELD_COMPACT = 'D', /* eight: 20250305 */
    FIELD_SERIAL = 'S',
    FIELD_MONTH = 'M', /* a name */
    FIELD_QUARTER = 'Q',
    FIELD_HALF = 'H'
} FieldKind;

typedef struct DateText {
    char kinds[FIELDS_MAX + 1]; /* "nMY" */
    int numbers[FIELDS_MAX];
    size_t n;
    char separator; /* '\0': none but blanks and commas */
} DateText;

static const char not_a_date[] = "is not a date";
static const char no_year[] = "has no year of four digits";
static const char no_such_day[] = "is no day of the calendar";
static const char serial[] = "is a spreadsheet's day number; write the date as 2025-01-02";

/* ---- from text to fields ---- */

static bool add_field(DateText *date, FieldKind kind, int number)
{
    if (date->n == FIELDS_MAX)
        return false;
    date->kinds[date->n] = (char)kind;
    date->numbers[date->n++] = number;
    return true;
}

static size_t letters_of(Slice text)
{
    size_t n = 0;
    while (n < text.len && is_letter(text.at[n]) && (unsigned char)text.at[n] < 0x80)
        n++;
    return n;
}

/* The month of a name or of its first letters, 0 for none. */
static int month_of(Slice word)
{
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    if (text_is(word, "sept"))
        return 9;
    for (size_t i = 0; i < COUNT(names); i++) {
        Slice brief = slice_part(word, 0, 3);
        char head[4] = {0};
        memcpy(head, names[i], 3);
        if (text_is(brief, head) && (word.len == 3 || text_is(word, names[i])))
            return (int)i + 1;
    }
    return 0;
}

/* Words that say nothing more: weekdays, "of". */
static bool is_filler(Slice word)
{
    static const char *const words[] = {
        "of",  "mon", "tue",    "tues",    "wed",       "thu",      "thur",   "thurs",    "fri",
        "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    };
    return text_is_among(word, words, COUNT(words));
}

/* "Q1", "H2": a letter before its number. */
static bool take_part_of_year(Slice *text, DateText *date)
{
    char c = text->at[0] | 0x20;
    Slice rest = slice_trim(slice_part(*text, 1, text->len));
    if ((c != 'q' && c != 'h') || rest.len == 0 || !is_digit(rest.at[0]) ||
        (rest.len > 1 && is_digit(rest.at[1])))
        return false;
    *text = slice_part(rest, 1, rest.len);
    return add_field(date, c == 'q' ? FIELD_QUARTER : FIELD_HALF, rest.at[0] - '0');
}

static bool take_word(Slice *text, DateText *date)
{
    size_t len = letters_of(*text);
    if (len == 1)
        return take_part_of_year(text, date);
    Slice word = slice_part(*text, 0, len);
    *text = slice_part(*text, len, text->len);
    int month = month_of(word);
    return month > 0 ? add_field(date, FIELD_MONTH, month) : is_filler(word);
}

static bool number_kind(size_t n_digits, FieldKind *kind)
{
    switch (n_digits) {
    case 1:
    case 2:
        *kind = FIELD_SHORT;
        return true;
    case 4:
        *kind = FIELD_YEAR;
        return true;
    case SERIAL_DIGITS:
        *kind = FIELD_SERIAL;
        return true;
    case DIGITS_MAX:
        *kind = FIELD_COMPACT;
        return true;
    default:
        return false;
    }
}

/* Skips what may stand right behind a number: "5th", 年, 月, 日. "1Q" and "2H" are parts of a
 * year. */
static FieldKind take_behind_number(Slice *text, FieldKind kind)
{
    static const char *const marks[] = {"\u5e74", "\u6708", "\u65e5", "\u53f7", "\u865f"};
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    for (size_t i = 0; i < COUNT(marks); i++) {
        if (slice_starts(*text, marks[i])) {
            *text = slice_part(*text, strlen(marks[i]), text->len);
            return kind;
        }
    }
    Slice word = slice_part(*text, 0, letters_of(*text));
    bool is_quarter = text_is(word, "q"), is_half = text_is(word, "h");
    if (kind == FIELD_SHORT && (is_quarter || is_half))
        kind = is_quarter ? FIELD_QUARTER : FIELD_HALF;
    else if (kind != FIELD_SHORT || !text_is_among(word, endings, COUNT(endings)))
        return kind;
    *text = slice_part(*text, word.len, text->len);
    return kind;
}

static bool take_number(Slice *text, DateText *date)
{
    size_t len = 0;
    int number = 0;
    while (len < text->len && len <= DIGITS_MAX && is_digit(text->at[len]))
        number = number * 10 + (text->at[len++] - '0');
    FieldKind kind;
    if (!number_kind(len, &kind))
        return false;
    *text = slice_part(*text, len, text->len);
    bool is_single = len == 1;
    FieldKind as = take_behind_number(text, kind);
    if (as != kind && !is_single)
        return false;
    /* "2025Q1": a letter may follow a year. */
    return add_field(date, as, number);
}

static bool take_separator(Slice *text, DateText *date)
{
    char c = text->at[0];
    *text = slice_part(*text, 1, text->len);
    if (c == ' ' || c == ',')
        return true;
    if (c != '.' && c != '/' && c != '-')
        return false;
    date->separator = date->separator == '\0' || date->separator == c ? c : SEPARATORS_MIXED;
    return true;
}

static bool cut_up(Slice text, DateText *date)
{
    *date = (DateText){.n = 0};
    while (text.len > 0) {
        char c = text.at[0];
        bool taken;
        if (is_digit(c))
            taken = take_number(&text, date);
        else if (is_letter(c) && (unsigned char)c < 0x80)
            taken = take_word(&text, date);
        else
            taken = take_separator(&text, date);
        if (!taken)
            return false;
    }
    return date->n > 0;
}

/* "2025-01-02T00:00:00Z", "2/1/2025 12:00 AM": a time of day says nothing here. */
static void cut_time(Slice *text)
{
    size_t colon = slice_find(*text, ':');
    size_t start = colon;
    while (start > 0 && is_digit(text->at[start - 1]))
        start--;
    if (colon == text->len || start == colon || start < 8 ||
        (text->at[start - 1] != ' ' && text->at[start - 1] != 'T'))
        return;
    for (size_t i = start; i < text->len; i++)
        if (!is_digit(text->at[i]) && !strchr(":.,+- ZzAaPpMm", text->at[i]))
            return;
    *text = slice_trim(slice_part(*text, 0, start - 1));
}

/* ---- from fields to a span ---- */

static bool span_of_day(int year, int month, int day, DateSpan *span)
{
    if (!date_from(year, month, day, &span->first))
        return false;
    span->last = span->first;
    return true;
}

static bool span_of_months(int year, int month, int n_months, DateSpan *span)
{
    if (!date_from(year, month, 1, &span->first))
        return false;
    span->last = date_add(span->first, n_months, DATE_MONTHS) - 1;
    return true;
}

static bool span_of_part(int year, int part, int n_parts, DateSpan *span)
{
    int n_months = 12 / n_parts;
    return part >= 1 && part <= n_parts &&
           span_of_months(year, (part - 1) * n_months + 1, n_months, span);
}

static bool span_of_years(int first, int last, DateSpan *span)
{
    DateSpan of_last;
    if (!span_of_months(first, 1, 12, span) || !span_of_months(last, 1, 12, &of_last))
        return false;
    span->last = of_last.last;
    return span->first <= span->last;
}

/* 13/04/2025: two numbers whose order only their size can tell. */
static DateWritten read_two_orders(const int *numbers, DateOrder order, DateSpan *span)
{
    DateSpan day_first, month_first;
    bool is_day_first =
        order != DATE_MONTH_FIRST && span_of_day(numbers[2], numbers[1], numbers[0], &day_first);
    bool is_month_first =
        order != DATE_DAY_FIRST && span_of_day(numbers[2], numbers[0], numbers[1], &month_first);
    if (!is_day_first && !is_month_first)
        return DATE_WRITTEN_FAULTY;
    *span = is_day_first ? day_first : month_first;
    if (!is_day_first || !is_month_first || day_first.first == month_first.first)
        return DATE_WRITTEN_READ;
    span->last = month_first.first;
    return DATE_WRITTEN_TWO_WAYS;
}

static bool kinds_are(const DateText *date, const char *kinds)
{
    return strcmp(date->kinds, kinds) == 0;
}

/* All forms but that of two orders. */
static bool read_form(const DateText *date, DateSpan *span)
{
    const int *n = date->numbers;
    if (kinds_are(date, "Y"))
        return span_of_months(n[0], 1, 12, span);
    if (kinds_are(date, "D"))
        return span_of_day(n[0] / 10000, n[0] / 100 % 100, n[0] % 100, span);
    if (kinds_are(date, "Ynn") || kinds_are(date, "YMn"))
        return span_of_day(n[0], n[1], n[2], span);
    if (kinds_are(date, "nMY"))
        return span_of_day(n[2], n[1], n[0], span);
    if (kinds_are(date, "MnY"))
        return span_of_day(n[2], n[0], n[1], span);
    if (kinds_are(date, "Yn") || kinds_are(date, "YM"))
        return span_of_months(n[0], n[1], 1, span);
    if (kinds_are(date, "nY") || kinds_are(date, "MY"))
        return span_of_months(n[1], n[0], 1, span);
    if (kinds_are(date, "QY") || kinds_are(date, "HY"))
        return span_of_part(n[1], n[0], date->kinds[0] == 'Q' ? 4 : 2, span);
    if (kinds_are(date, "YQ") || kinds_are(date, "YH"))
        return span_of_part(n[0], n[1], date->kinds[1] == 'Q' ? 4 : 2, span);
    return kinds_are(date, "YY") && date->separator == '-' && span_of_years(n[0], n[1], span);
}

static const char *fault_of(const DateText *date)
{
    if (kinds_are(date, "S"))
        return serial;
    if (!strpbrk(date->kinds, "YD"))
        return no_year;
    bool is_day = date->n == FIELDS_MAX || kinds_are(date, "D");
    return is_day && date->separator != SEPARATORS_MIXED ? no_such_day : not_a_date;
}

DateWritten date_written_read(Slice text, DateOrder order, DateSpan *span, const char **fault)
{
    DateText date;
    *fault = not_a_date;
    cut_time(&text);
    if (!cut_up(text, &date))
        return DATE_WRITTEN_FAULTY;
    bool is_named = strchr(date.kinds, FIELD_MONTH) != NULL;
    bool is_mixed = !is_named && date.separator == SEPARATORS_MIXED;
    DateWritten result = DATE_WRITTEN_FAULTY;
    if (!is_mixed && kinds_are(&date, "nnY"))
        result = read_two_orders(date.numbers, order, span);
    else if (!is_mixed && read_form(&date, span))
        result = DATE_WRITTEN_READ;
    if (result == DATE_WRITTEN_FAULTY)
        *fault = fault_of(&date);
    return result;
}
