#include "deals/cells.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "deals/cell_dates.h"
#include "deals/cell_names.h"
#include "deals/cell_numbers.h"
#include "deals/cell_text.h"

enum { LONGEST_WORD = 24 }; /* bytes of the longest word below */

/* Nothing is written. "NA" is not among them where it may be a country's code. */
static const char *const blank_words[] = {
    "-", "--", "---", "n/a", "n.a.", "n.a", "n/a.", "n / a", "(n/a)", "not applicable", "na",
};

/* It is written that the answer is not known. */
/* clang-format off */
static const char *const unknown_words[] = {
    "?", "??", "???", "tbd", "t.b.d.", "tbc", "t.b.c.", "tba", "unknown", "unk", "unk.",
    "not known", "n.k.", "nk", "n/k", "not available", "not disclosed", "undisclosed", "unclear",
    "unspecified", "not specified", "pending", "to be confirmed", "to be determined",
    "to be announced", "to follow", "open", "null", "#n/a", "#value!", "#ref!", "#name?", "#null!",
    "#div/0!",
};
/* clang-format on */

typedef bool ReadPart(CellReader *reader, const Column *column, Slice part, CellReading *out,
                      Value *value);

static void set_why(CellReader *reader, Slice cell, const char *what, CellReading *out)
{
    Slice shown = text_shown(reader->arena, cell);
    out->why = arena_print(reader->arena, "'%.*s' %s", SLICE_ARG(shown), what);
}

/* ---- blank ---- */

static bool is_blank(const Fact *fact, Slice plain)
{
    uint64_t ignored;
    if (plain.len == 0)
        return true;
    if (plain.len > LONGEST_WORD || !text_is_among(plain, blank_words, COUNT(blank_words)))
        return false;
    if (fact->type == TYPE_JURISDICTION)
        return !text_is(plain, "na");
    bool has_names = fact->type == TYPE_CHOICE || fact->type == TYPE_SET;
    return !has_names || !choice_read(fact, plain, &ignored);
}

/* ---- several values ---- */

static DateSpan earlier(DateSpan a, DateSpan b)
{
    return (DateSpan){a.first < b.first ? a.first : b.first, a.last < b.last ? a.last : b.last};
}

static bool has_value(const CellReading *out, const Value *value)
{
    for (size_t i = 0; i < out->n_values; i++)
        if (value_equal(&out->values[i], value))
            return true;
    return false;
}

/* Adds a value to those before it: they are added up, the earliest stays, or they stand side
 * by side. */
static bool add_value(CellReader *reader, const Fact *fact, Slice cell, const Value *value,
                      CellReading *out)
{
    if (out->n_values > 0 && fact->several == SEVERAL_SUM && type_is_measured(fact->type)) {
        Interval *sum = &out->values[0].number;
        if (interval_add(*sum, value->number, sum))
            return true;
        set_why(reader, cell, "cannot be added up exactly", out);
        return false;
    }
    if (out->n_values > 0 && fact->several == SEVERAL_EARLIEST && fact->type == TYPE_DATE) {
        out->values[0].date = earlier(out->values[0].date, value->date);
        return true;
    }
    if (has_value(out, value))
        return true;
    if (out->n_values == CELL_VALUES_MAX) {
        set_why(reader, cell, "has too many values", out);
        return false;
    }
    out->values[out->n_values++] = *value;
    return true;
}

/* Places that are stated do not mix with those that are only hinted at. */
static bool read_part(CellReader *reader, const Column *column, ReadPart *read, Slice part,
                      CellReading *out)
{
    bool is_first = out->n_values == 0, was_hint = out->hint;
    Value value;
    out->hint = false;
    if (!read(reader, column, part, out, &value))
        return false;
    if (!is_first && out->hint != was_hint) {
        set_why(reader, part, "and the other values are not all countries", out);
        return false;
    }
    return add_value(reader, column->fact, part, &value, out);
}

/* Parts are separated by ';', and those of a choice by '|' too. */
static bool read_parts(CellReader *reader, const Column *column, ReadPart *read, Slice plain,
                       CellReading *out)
{
    bool is_choice = column->fact->type == TYPE_CHOICE;
    Slice rest = plain, part, inner;
    while (slice_next(&rest, ';', &part)) {
        while (slice_next(&part, is_choice ? '|' : ';', &inner))
            if (inner.len > 0 && !read_part(reader, column, read, inner, out))
                return false;
    }
    if (out->n_values == 0)
        set_why(reader, plain, "names no value", out);
    return out->n_values > 0;
}

/* ---- by type ---- */

static bool cell_yes_no(CellReader *reader, const Column *column, Slice part, CellReading *out,
                        Value *value)
{
    *value = (Value){.type = column->fact->type};
    if (yes_no_read(part, &value->yes))
        return true;
    set_why(reader, part, "is neither yes nor no", out);
    return false;
}

static bool read_one(CellReader *reader, const Column *column, ReadPart *read, Slice plain,
                     CellReading *out)
{
    if (!read(reader, column, plain, out, &out->values[0]))
        return false;
    out->n_values = 1;
    return true;
}

static bool read_choice(CellReader *reader, const Column *column, Slice plain, CellReading *out)
{
    Value whole = {.type = TYPE_CHOICE};
    if (!choice_is_whole(column->fact, plain, &whole.choices.names))
        return read_parts(reader, column, cell_choice, plain, out);
    out->values[out->n_values++] = whole;
    return true;
}

/* Lists in a cell may stand one below the other; in the plain text a line end is a blank. */
static bool read_set(CellReader *reader, const Column *column, Slice cell, Slice plain,
                     CellReading *out)
{
    if (slice_find(cell, '\n') < cell.len) {
        char *at = arena_alloc(reader->arena, cell.len);
        for (size_t i = 0; i < cell.len; i++)
            at[i] = cell.at[i] == '\n' ? ';' : cell.at[i];
        plain = slice_trim(fold_plain(&reader->plain, (Slice){at, cell.len}));
    }
    return read_one(reader, column, cell_set, plain, out);
}

static bool read_by_type(CellReader *reader, const Column *column, Slice cell, Slice plain,
                         CellReading *out)
{
    switch (column->fact->type) {
    case TYPE_TEXT:
    case TYPE_PARTY:
        out->values[out->n_values++] = (Value){.type = column->fact->type, .text = cell};
        return true;
    case TYPE_NUMBER:
    case TYPE_PERCENT:
    case TYPE_MONEY:
        return read_parts(reader, column, cell_number, plain, out);
    case TYPE_YES_NO:
        return read_parts(reader, column, cell_yes_no, plain, out);
    case TYPE_DATE:
        return read_parts(reader, column, cell_date, plain, out);
    case TYPE_CHOICE:
        return read_choice(reader, column, plain, out);
    case TYPE_SET:
        return read_set(reader, column, cell, plain, out);
    case TYPE_JURISDICTION:
        return read_parts(reader, column, cell_place, plain, out);
    case TYPE_COUNT:
        break;
    }
    return false;
}

/* Texts are never unreadable but for their bytes: who writes "unknown" there means it. */
static bool says_unknown(const Fact *fact, Slice plain)
{
    return fact->type != TYPE_TEXT && plain.len <= LONGEST_WORD &&
           text_is_among(plain, unknown_words, COUNT(unknown_words));
}

/* "France?": names are found without their punctuation, but this one says that it is a guess. */
static bool is_doubted(const Fact *fact, Slice plain)
{
    bool is_name =
        fact->type == TYPE_CHOICE || fact->type == TYPE_SET || fact->type == TYPE_JURISDICTION;
    return is_name && slice_find(plain, '?') < plain.len;
}

static void read_written(CellReader *reader, const Column *column, Slice cell, Slice plain,
                         CellReading *out)
{
    const Fact *fact = column->fact;
    bool may_be_word = fact->type == TYPE_PARTY;
    if (!(may_be_word && says_unknown(fact, plain)) && !is_doubted(fact, plain) &&
        read_by_type(reader, column, cell, plain, out)) {
        out->result = CELL_READ;
        return;
    }
    out->result = CELL_UNREADABLE;
    out->hint = false;
    out->n_values = 0;
    if (says_unknown(fact, plain))
        set_why(reader, cell, "says that it is not known", out);
    else if (is_doubted(fact, plain))
        set_why(reader, cell, "is in doubt, by its question mark", out);
}

void cell_read(CellReader *reader, const Column *column, Slice cell, CellReading *out)
{
    out->result = CELL_BLANK;
    out->hint = false;
    out->n_values = 0;
    out->why = (Slice){NULL, 0};
    cell = slice_trim(cell);
    if (cell.len == 0)
        return;
    size_t valid = utf8_valid(cell);
    if (valid < cell.len) {
        reader->not_utf8++;
        out->result = CELL_UNREADABLE;
        out->why = arena_print(reader->arena, "byte 0x%02X is not UTF-8 text (character %zu)",
                               (unsigned)(unsigned char)cell.at[valid],
                               utf8_count(slice_part(cell, 0, valid)) + 1);
        return;
    }
    /* A long text is as it is; making it plain would be for nothing. */
    bool is_long_text = column->fact->type == TYPE_TEXT && cell.len > 4 * LONGEST_WORD;
    Slice plain = is_long_text ? cell : slice_trim(fold_plain(&reader->plain, cell));
    if (!is_blank(column->fact, plain))
        read_written(reader, column, cell, plain, out);
}

bool cell_is_blank(CellReader *reader, const Fact *fact, Slice cell)
{
    cell = slice_trim(cell);
    if (cell.len == 0 || cell.len > 4 * LONGEST_WORD)
        return cell.len == 0;
    return utf8_valid(cell) == cell.len &&
           is_blank(fact, slice_trim(fold_plain(&reader->plain, cell)));
}

void cell_reader_release(CellReader *reader)
{
    buffer_release(&reader->plain);
    buffer_release(&reader->folded);
}
