#include "deals/cell_dates.h"

#include "deals/cell_text.h"
#include "deals/dates_written.h"

/* The cell that is read, for its helpers. */
typedef struct DateCell {
    CellReader *reader;
    Slice text;
    DateOrder order;
    CellReading *out;
} DateCell;

/* ---- the header's form ---- */

static const char *const day_first_forms[] = {"dd/mm/yyyy", "dd.mm.yyyy", "dd-mm-yyyy", "d/m/yyyy",
                                              "d.m.yyyy",   "dd/mm/yy",   "dd.mm.yy",   "d/m/y"};
static const char *const month_first_forms[] = {"mm/dd/yyyy", "mm-dd-yyyy", "m/d/yyyy", "mm/dd/yy",
                                                "m/d/y"};
static const char *const year_first_forms[] = {"yyyy-mm-dd", "yyyy/mm/dd", "yyyy.mm.dd",
                                               "yyyymmdd",   "yyyy-mm",    "yyyy"};

static DateOrder order_of_header(Slice form)
{
    if (form.len == 0)
        return DATE_ANY_ORDER;
    if (text_is_among(form, day_first_forms, COUNT(day_first_forms)))
        return DATE_DAY_FIRST;
    if (text_is_among(form, month_first_forms, COUNT(month_first_forms)))
        return DATE_MONTH_FIRST;
    return DATE_ANY_ORDER;
}

bool is_date_form(Slice text)
{
    return order_of_header(text) != DATE_ANY_ORDER ||
           text_is_among(text, year_first_forms, COUNT(year_first_forms));
}

/* ---- a date, and its reasons ---- */

static bool fail(DateCell *cell, const char *what)
{
    Slice text = text_shown(cell->reader->arena, cell->text);
    cell->out->why = arena_print(cell->reader->arena, "'%.*s' %s", SLICE_ARG(text), what);
    return false;
}

static Slice day_shown(const DateCell *cell, Date day)
{
    int year, month, of_month;
    date_parts(day, &year, &month, &of_month);
    return arena_print(cell->reader->arena, "%04d-%02d-%02d", year, month, of_month);
}

static bool fail_two_ways(DateCell *cell, DateSpan days)
{
    Slice text = text_shown(cell->reader->arena, cell->text);
    Slice a = day_shown(cell, days.first), b = day_shown(cell, days.last);
    cell->out->why =
        arena_print(cell->reader->arena, "'%.*s' reads in two ways, as %.*s and as %.*s",
                    SLICE_ARG(text), SLICE_ARG(a), SLICE_ARG(b));
    return false;
}

/* A whole text that is one date; the reason only where it `must` be one. */
static bool read_one(DateCell *cell, Slice text, bool must, DateSpan *span)
{
    const char *fault;
    DateSpan read;
    switch (date_written_read(text, cell->order, &read, &fault)) {
    case DATE_WRITTEN_READ:
        *span = read;
        return true;
    case DATE_WRITTEN_TWO_WAYS:
        return must && fail_two_ways(cell, read);
    case DATE_WRITTEN_FAULTY:
        break;
    }
    return must && fail(cell, fault);
}

/* ---- from one to another ---- */

static bool read_ends(DateCell *cell, Slice first, Slice last, DateSpan *span)
{
    DateSpan a, b;
    if (!read_one(cell, slice_trim(first), false, &a) ||
        !read_one(cell, slice_trim(last), false, &b) || a.first > b.last)
        return false;
    *span = (DateSpan){a.first, b.last};
    return true;
}

/* "Dec 2024 - Jan 2025", "2025-01-02 to 2025-01-31": every place that may part the two is
 * tried, and one only may fit. */
static bool read_range(DateCell *cell, Slice text, bool between, DateSpan *span)
{
    static const char *const words[] = {"to", "until", "and"};
    size_t n_found = 0;
    for (size_t i = 1; i < text.len; i++) {
        Slice first = slice_part(text, 0, i), last = slice_part(text, i, text.len);
        size_t ignored;
        bool parts = text_cut_front(&last, "-") ||
                     (text.at[i - 1] == ' ' &&
                      text_cut_any(&last, words, COUNT(words) - !between, &ignored));
        n_found += parts && read_ends(cell, first, last, span);
    }
    return n_found == 1;
}

/* ---- bounds ---- */

typedef enum Bound { BOUND_BEFORE, BOUND_BY, BOUND_SINCE, BOUND_AFTER } Bound;

static const struct {
    const char *words;
    Bound bound;
} bounds[] = {
    {"on or before", BOUND_BY},
    {"no later than", BOUND_BY},
    {"not later than", BOUND_BY},
    {"at the latest", BOUND_BY},
    {"until", BOUND_BY},
    {"by", BOUND_BY},
    {"<=", BOUND_BY},
    {"before", BOUND_BEFORE},
    {"prior to", BOUND_BEFORE},
    {"<", BOUND_BEFORE},
    {"on or after", BOUND_SINCE},
    {"not before", BOUND_SINCE},
    {"no earlier than", BOUND_SINCE},
    {"not earlier than", BOUND_SINCE},
    {"since", BOUND_SINCE},
    {">=", BOUND_SINCE},
    {"after", BOUND_AFTER},
    {">", BOUND_AFTER},
};

static void apply_bound(Bound bound, DateSpan *span)
{
    switch (bound) {
    case BOUND_BEFORE:
        *span = (DateSpan){DATE_FIRST, span->first - 1};
        break;
    case BOUND_BY:
        *span = (DateSpan){DATE_FIRST, span->last};
        break;
    case BOUND_SINCE:
        *span = (DateSpan){span->first, DATE_LAST};
        break;
    case BOUND_AFTER:
        *span = (DateSpan){span->last + 1, DATE_LAST};
        break;
    }
}

static bool cut_bound(Slice *text, Bound *bound)
{
    for (size_t i = 0; i < COUNT(bounds); i++) {
        if (text_cut_front(text, bounds[i].words)) {
            *bound = bounds[i].bound;
            return true;
        }
    }
    return false;
}

/* An expected date is the date that the list states. */
static void cut_expected(Slice *text)
{
    static const char *const words[] = {"expected", "anticipated", "planned", "scheduled",
                                        "targeted", "target",      "for",     "in",
                                        "on",       "exp."};
    static const char *const endings[] = {"(expected)",  "(anticipated)", "(planned)",
                                          "(scheduled)", "(exp.)",        "expected"};
    size_t ignored;
    while (text_cut_any(text, words, COUNT(words), &ignored))
        ;
    for (size_t i = 0; i < COUNT(endings); i++)
        text_cut_end(text, endings[i]);
}

static bool read_span(DateCell *cell, DateSpan *span)
{
    Slice text = cell->text;
    Bound bound;
    cut_expected(&text);
    if (cut_bound(&text, &bound)) {
        if (!read_one(cell, text, true, span))
            return false;
        apply_bound(bound, span);
        return true;
    }
    if (text_cut_front(&text, "between") || text_cut_front(&text, "from"))
        return read_range(cell, text, true, span) || fail(cell, "is not a date");
    return read_one(cell, text, false, span) || read_range(cell, text, false, span) ||
           read_one(cell, text, true, span);
}

bool cell_date(CellReader *reader, const Column *column, Slice text, CellReading *out, Value *value)
{
    DateCell cell = {reader, text, order_of_header(column->unit), out};
    *value = (Value){.type = TYPE_DATE};
    if (!read_span(&cell, &value->date))
        return false;
    if (column->from)
        value->date.last = DATE_LAST;
    return true;
}
