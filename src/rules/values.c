#include "rules/values.h"

#include "base/fold.h"
#include "rules/folded.h"

#include <assert.h>

bool choice_read(const Fact *fact, Slice text, uint64_t *names)
{
    Folded folded;
    folded_init(&folded, text);
    const Slice *name = table_find(&fact->spellings, folded.text);
    folded_release(&folded);
    if (!name)
        return false;
    *names = (uint64_t)1 << (name - fact->choices);
    return true;
}

/* Whether `text` is `word`, which is in lower case. */
static bool is_word(Slice text, const char *word)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (word[i] == '\0' || (c >= 'A' && c <= 'Z' ? c | 0x20 : c) != word[i])
            return false;
    }
    return word[text.len] == '\0';
}

bool yes_no_read(Slice text, bool *yes)
{
    static const struct {
        const char *word;
        bool yes;
    } words[] = {
        {"yes", true},    {"no", false},     {"y", true},      {"n", false},      {"true", true},
        {"false", false}, {"1", true},       {"0", false},     {"x", true},       {"t", true},
        {"f", false},     {"\u2713", true},  {"\u2714", true}, {"\u2717", false}, {"\u2718", false},
        {"\u662f", true}, {"\u5426", false},
    };
    text = slice_trim(text);
    for (size_t i = 0; i < COUNT(words); i++) {
        if (is_word(text, words[i].word)) {
            *yes = words[i].yes;
            return true;
        }
    }
    return false;
}

/* ---- two values ---- */

static bool is_inside(uint64_t part, uint64_t whole)
{
    return (part & ~whole) == 0;
}

/* Sets: there is one that both may be. */
static bool sets_meet(const Value *a, const Value *b)
{
    if (!a->choices.open && !is_inside(b->choices.names, a->choices.names))
        return false;
    return b->choices.open || is_inside(a->choices.names, b->choices.names);
}

static bool same_name(Slice a, Slice b)
{
    Folded folded_a, folded_b;
    folded_init(&folded_a, a);
    folded_init(&folded_b, b);
    bool same = slice_equal(folded_a.text, folded_b.text) && folded_a.text.len > 0;
    folded_release(&folded_a);
    folded_release(&folded_b);
    return same || slice_equal(a, b);
}

bool value_meets(const Value *a, const Value *b)
{
    assert(a->type == b->type);
    switch (a->type) {
    case TYPE_NUMBER:
    case TYPE_PERCENT:
    case TYPE_MONEY:
        return interval_meet(a->number, b->number);
    case TYPE_DATE:
        return span_meet(a->date, b->date);
    case TYPE_YES_NO:
        return a->yes == b->yes;
    case TYPE_CHOICE:
        return (a->choices.names & b->choices.names) != 0;
    case TYPE_SET:
        return sets_meet(a, b);
    case TYPE_JURISDICTION:
        return a->place == b->place;
    case TYPE_TEXT:
    case TYPE_PARTY:
        return same_name(a->text, b->text);
    case TYPE_COUNT:
        break;
    }
    return false;
}

bool value_equal(const Value *a, const Value *b)
{
    if (a->type != b->type)
        return false;
    switch (a->type) {
    case TYPE_NUMBER:
    case TYPE_PERCENT:
    case TYPE_MONEY:
        return interval_equal(a->number, b->number);
    case TYPE_DATE:
        return a->date.first == b->date.first && a->date.last == b->date.last;
    case TYPE_YES_NO:
        return a->yes == b->yes;
    case TYPE_CHOICE:
    case TYPE_SET:
        return a->choices.names == b->choices.names && a->choices.open == b->choices.open;
    case TYPE_JURISDICTION:
        return a->place == b->place;
    case TYPE_TEXT:
    case TYPE_PARTY:
        return slice_equal(a->text, b->text);
    case TYPE_COUNT:
        break;
    }
    return false;
}

/* ---- for the reader ---- */

static void write_choices(Buffer *out, const Fact *fact, const Value *value)
{
    const char *between = fact->type == TYPE_CHOICE ? " or " : ", ";
    bool has_one = false;
    for (size_t i = 0; i < fact->n_choices; i++) {
        if (!(value->choices.names >> i & 1))
            continue;
        if (has_one)
            buffer_add_text(out, between);
        buffer_add(out, fact->choices[i]);
        has_one = true;
    }
    if (value->choices.open)
        buffer_add_text(out, has_one ? " and perhaps others" : "not said");
    else if (!has_one)
        buffer_add_text(out, "none");
}

void value_write(Buffer *out, const Fact *fact, const Value *value)
{
    switch (value->type) {
    case TYPE_NUMBER:
    case TYPE_PERCENT:
    case TYPE_MONEY:
        interval_write(out, value->number);
        if (fact->unit.len > 0) {
            buffer_add_char(out, ' ');
            buffer_add(out, fact->unit);
        }
        break;
    case TYPE_DATE:
        span_write(out, value->date);
        break;
    case TYPE_YES_NO:
        buffer_add_text(out, value->yes ? "yes" : "no");
        break;
    case TYPE_CHOICE:
    case TYPE_SET:
        write_choices(out, fact, value);
        break;
    case TYPE_JURISDICTION:
        buffer_add(out, value->place->name);
        break;
    case TYPE_TEXT:
    case TYPE_PARTY:
        buffer_add(out, value->text);
        break;
    case TYPE_COUNT:
        break;
    }
}

Value value_of_operand(const Fact *fact, const Operand *operand)
{
    Value value = {.type = fact->type};
    switch (operand->kind) {
    case OPERAND_NUMBER:
        value.number = interval_point(operand->number);
        break;
    case OPERAND_DATE:
        value.date = (DateSpan){operand->day, operand->day};
        break;
    case OPERAND_YES_NO:
        value.yes = operand->yes;
        break;
    case OPERAND_CHOICES:
        /* Of a set only `has` names elements, and that does not say that there are no more. */
        value.choices.names = operand->choices;
        value.choices.open = fact->type == TYPE_SET;
        break;
    case OPERAND_PLACES:
        value.place = operand->n_places > 0 ? operand->places[0] : NULL;
        break;
    case OPERAND_NONE:      /* the empty set, closed */
    case OPERAND_PARAMETER: /* its number depends on the day: no bound */
    case OPERAND_DATE_TERM: /* depends on the deal */
    case OPERAND_LIST:      /* no value */
        break;
    }
    return value;
}
