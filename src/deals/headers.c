#include "deals/headers.h"

#include "base/fold.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "deals/amounts.h"
#include "deals/cell_dates.h"
#include "deals/cell_text.h"
#include "deals/numbered.h"

enum { MOST_UNIT_WORDS = 3 }; /* of a unit that only blanks part from the name */

/* A header that is being read. */
typedef struct Header {
    const Rulebook *book;
    Arena *arena;
    Buffer folded;
    Slice plain;
    const Fact *known; /* then only its unit is looked for */
    Column *column;
} Header;

/* ---- a name ---- */

static bool find_spelling(Header *h, Slice text, HeaderUse *out)
{
    Slice folded = fold_into(&h->folded, text);
    if (folded.len == 0)
        return false;
    const HeaderUse *use = table_find(&h->book->headers, folded);
    if (use) {
        *out = *use;
        return true;
    }
    *out = (HeaderUse){.fact = rulebook_fact(h->book, slice_trim(text))};
    if (out->fact)
        out->spelling = out->fact->id;
    return out->fact != NULL;
}

static Slice with_kind(Header *h, const Numbered *thing)
{
    return arena_print(h->arena, "%.*s %.*s", SLICE_ARG(thing->kind->id), SLICE_ARG(thing->rest));
}

/* "votes" of a holder is the fact "holder votes" rather than any other "votes". A deal's id is
 * never one of its things'. */
static bool find_of_thing(Header *h, const Numbered *thing, HeaderUse *out)
{
    if (thing->rest.len == 0) {
        *out = (HeaderUse){.fact = thing->kind->name};
        if (out->fact)
            out->spelling = out->fact->id;
        return out->fact != NULL;
    }
    if (find_spelling(h, with_kind(h, thing), out) && out->fact->of == thing->kind)
        return true;
    return find_spelling(h, thing->rest, out) && out->fact != h->book->deal_id;
}

static bool find_name(Header *h, Slice text, FactNamed *out)
{
    *out = (FactNamed){.number = 0};
    if (find_spelling(h, text, &out->use))
        return true;
    Numbered thing;
    if (!numbered_read(h->book, slice_trim(text), &thing) || !find_of_thing(h, &thing, &out->use))
        return false;
    out->kind = thing.kind;
    out->number = thing.number;
    return true;
}

static void take_name(Column *column, ColumnUse use, const FactNamed *found)
{
    column->use = use;
    column->fact = found->use.fact;
    column->from = found->use.from;
    column->spelling = found->use.spelling;
    column->kind = found->kind;
    column->number = found->number;
}

/* ---- a unit ---- */

static bool take_measure(const Fact *fact, Slice text, Column *column)
{
    int power;
    Decimal offset;
    if (!unit_convert(text, fact->unit, &power, &offset))
        return false;
    column->unit = text;
    return true;
}

static bool take_currency(const Fact *fact, Slice text, Column *column)
{
    AmountUnit unit;
    if (!amount_unit_read(text, fact->unit, &unit))
        return false;
    column->unit = unit.currency;
    column->power = unit.power;
    return true;
}

/* Whether `text` is a unit of the fact's cells; then the column keeps it. */
static bool take_unit(const Fact *fact, Slice text, Column *column)
{
    static const char *const answers[] = {"y/n", "yes/no", "yes / no", "yes or no"};
    text = slice_trim(text);
    text_cut_front(&text, "in");
    if (text.len == 0)
        return false;
    switch (fact->type) {
    case TYPE_NUMBER:
    case TYPE_PERCENT:
        return take_measure(fact, text, column);
    case TYPE_MONEY:
        return take_currency(fact, text, column);
    case TYPE_DATE:
        if (!is_date_form(text))
            return false;
        column->unit = text;
        return true;
    case TYPE_YES_NO:
        return text_is_among(text, answers, COUNT(answers));
    case TYPE_TEXT:
    case TYPE_CHOICE:
    case TYPE_SET:
    case TYPE_JURISDICTION:
    case TYPE_PARTY:
    case TYPE_COUNT:
        break;
    }
    return false;
}

/* ---- taking a header apart ---- */

typedef struct Halves {
    Slice name, unit;
} Halves;

/* "Commitment (USD m)", "Node [nm]" */
static bool split_bracket(Slice text, Halves *out)
{
    char last = text.len > 0 ? text.at[text.len - 1] : '\0';
    if (last != ')' && last != ']')
        return false;
    char opening = last == ')' ? '(' : '[';
    size_t at = text.len - 1;
    while (at > 0 && text.at[at] != opening)
        at--;
    *out = (Halves){slice_part(text, 0, at), slice_part(text, at + 1, text.len - 1)};
    return at > 0;
}

static bool split_comma(Slice text, Halves *out)
{
    size_t at = text.len;
    while (at > 0 && text.at[at - 1] != ',')
        at--;
    if (at == 0)
        return false;
    *out = (Halves){slice_part(text, 0, at - 1), slice_part(text, at, text.len)};
    return true;
}

static bool is_gap(char c)
{
    return c == ' ' || c == '_';
}

/* "Amount in EUR million" */
static bool split_in(Slice text, Halves *out)
{
    for (size_t i = text.len; i > 1; i--) {
        Slice unit = slice_part(text, i, text.len);
        if (is_gap(text.at[i - 1]) && text_cut_front(&unit, "in") && unit.len > 0) {
            *out = (Halves){slice_part(text, 0, i - 1), unit};
            return true;
        }
    }
    return false;
}

/* "Commitment USD m", "logic_node_nm", "Votes %": the last `n` words. */
static bool split_words(Slice text, size_t n, Halves *out)
{
    size_t at = text.len;
    for (; n > 0 && at > 0; n--) {
        do
            at--;
        while (at > 0 && !is_gap(text.at[at]));
    }
    *out = (Halves){slice_part(text, 0, at), slice_part(text, at + 1, text.len)};
    return at > 0;
}

typedef bool Split(Slice text, Halves *out);
static Split *const splits[] = {split_bracket, split_comma, split_in};

/* Whether the header without its unit is the name of a fact, and its end a unit of it. What is
 * no unit makes the header close to that name, where a mark sets it off. */
static bool read_halves(Header *h, const Halves *halves, bool is_set_off)
{
    Column *column = h->column;
    if (h->known)
        return take_unit(h->known, halves->unit, column);
    FactNamed found;
    if (!find_name(h, halves->name, &found))
        return false;
    if (take_unit(found.use.fact, halves->unit, column)) {
        take_name(column, COLUMN_FACT, &found);
        return true;
    }
    if (is_set_off && column->use == COLUMN_CARRIED)
        take_name(column, COLUMN_CLOSE, &found);
    return false;
}

static bool read_apart(Header *h)
{
    Halves halves;
    for (size_t i = 0; i < COUNT(splits); i++)
        if (splits[i](h->plain, &halves) && read_halves(h, &halves, true))
            return true;
    for (size_t n = 1; n <= MOST_UNIT_WORDS; n++)
        if (split_words(h->plain, n, &halves) && read_halves(h, &halves, false))
            return true;
    return false;
}

/* The unit of a header whose fact is known: "Deal value (USD)". */
static void read_unit_of_known(Header *h, const Fact *fact)
{
    h->known = fact;
    read_apart(h);
}

/* ---- what is close ---- */

/* How many letters may differ: none in codes, one in a word, few in a long header. A hint
 * that is often wrong is not read any more. */
static size_t letters_allowed(size_t n_letters)
{
    if (n_letters < 4)
        return 0;
    return n_letters < 9 ? 1 : n_letters < 18 ? 2 : 3;
}

static void try_spelling(Header *h, Nearest *nearest, HeaderUse use)
{
    size_t before = nearest->distance;
    nearest_try(nearest, fold_into(&h->folded, use.spelling));
    if (nearest->distance < before)
        take_name(h->column, COLUMN_CLOSE, &(FactNamed){.use = use});
}

static void find_close_to(Header *h, Slice text)
{
    Nearest nearest = nearest_to(fold_in(h->arena, text));
    nearest.distance = letters_allowed(utf8_count(nearest.wanted)) + 1;
    if (nearest.distance == 1)
        return;
    for (size_t i = 0; i < h->book->n_facts; i++) {
        const Fact *fact = h->book->facts[i];
        try_spelling(h, &nearest, (HeaderUse){fact, false, fact->id});
        for (size_t k = 0; k < fact->n_headers; k++)
            try_spelling(h, &nearest, (HeaderUse){fact, false, fact->headers[k]});
        for (size_t k = 0; k < fact->n_from_headers; k++)
            try_spelling(h, &nearest, (HeaderUse){fact, true, fact->from_headers[k]});
    }
}

/* Of a numbered thing, what is said of it is compared, without its number. */
static void find_close(Header *h)
{
    Numbered thing;
    if (!numbered_read(h->book, h->plain, &thing)) {
        find_close_to(h, h->plain);
        return;
    }
    find_close_to(h, with_kind(h, &thing));
    if (h->column->use == COLUMN_CARRIED)
        find_close_to(h, thing.rest);
}

/* ---- the whole ---- */

bool header_fact(const Rulebook *book, Slice text, Arena *arena, FactNamed *out)
{
    text = slice_trim(text);
    *out = (FactNamed){.use = {.fact = rulebook_fact(book, text)}};
    if (out->use.fact) {
        out->use.spelling = out->use.fact->id;
        return true;
    }
    Header h = {.book = book, .arena = arena};
    Numbered thing;
    bool found = numbered_read(book, text, &thing) && find_of_thing(&h, &thing, &out->use);
    if (found) {
        out->kind = thing.kind;
        out->number = thing.number;
    }
    buffer_release(&h.folded);
    return found;
}

/* --map gives the fact; the header may still say of which thing, and in which unit. */
static void read_given(Header *h, const FactNamed *given)
{
    Numbered thing;
    take_name(h->column, COLUMN_FACT, given);
    if (!given->kind && numbered_read(h->book, h->plain, &thing)) {
        h->column->kind = thing.kind;
        h->column->number = thing.number;
    }
    read_unit_of_known(h, given->use.fact);
}

void header_read(const Rulebook *book, const FactNamed *given, Arena *arena, Column *column)
{
    Header h = {.book = book, .arena = arena, .column = column};
    FactNamed whole;
    h.plain = arena_copy(arena, slice_trim(fold_plain(&h.folded, column->header)));
    if (given) {
        read_given(&h, given);
    } else if (find_name(&h, h.plain, &whole)) {
        take_name(column, COLUMN_FACT, &whole);
        read_unit_of_known(&h, whole.use.fact);
    } else if (!read_apart(&h) && column->use == COLUMN_CARRIED) {
        find_close(&h);
    }
    buffer_release(&h.folded);
}
