/* facts.c - facts.csv: the vocabulary. */
#include "base/fold.h"
#include "rules/kinds.h"
#include "rules/tablecells.h"
#include "rules/tables.h"
#include "rules/words.h"

#include <inttypes.h>

static const char *const columns[] = {
    "id",     "type",     "unit?", "values?", "several?", "complete?", "from_headers?",
    "group?", "headers?", "ask?",  "cite?",   "of?",      "whole?",
};

typedef struct FactReader {
    Rulebook *book;
    TableRow row;
    Fact *fact;
} FactReader;

static bool has_choices(FactType type)
{
    return type == TYPE_CHOICE || type == TYPE_SET;
}

static bool read_type(FactReader *r)
{
    const char *words[TYPE_COUNT];
    for (size_t i = 0; i < TYPE_COUNT; i++)
        words[i] = type_word((FactType)i);
    size_t type = TYPE_TEXT;
    bool known = row_word(&r->row, "type", words, TYPE_COUNT, TYPE_COUNT, &type);
    r->fact->type = (FactType)type;
    return known;
}

static void read_unit(FactReader *r)
{
    Fact *fact = r->fact;
    fact->unit = row_cell(&r->row, "unit");
    if (fact->type == TYPE_PERCENT) {
        if (fact->unit.len > 0 && !slice_is(fact->unit, "%"))
            row_error(&r->row, "unit", "a percent fact has the unit '%%', not '%.*s'",
                      SLICE_ARG(fact->unit));
        fact->unit = slice("%");
    } else if (fact->unit.len > 0 && !type_is_measured(fact->type)) {
        row_error(&r->row, "unit", "a fact of type %s has no unit", type_word(fact->type));
    } else if (fact->type == TYPE_MONEY && fact->unit.len == 0) {
        Diag *diag = row_error(&r->row, "unit", "is blank");
        diag_help(r->row.diags, diag, "money has its currency as unit, such as USD");
    } else if (slice_find(fact->unit, ' ') < fact->unit.len) {
        Diag *diag =
            row_error(&r->row, "unit", "'%.*s' is more than one word", SLICE_ARG(fact->unit));
        diag_help(r->row.diags, diag, "join the words with '-'");
    }
}

/* Enters one spelling of the choice `name`; two choices may not share one. */
static void add_choice_spelling(FactReader *r, Slice spelling, const Slice *name)
{
    Slice folded = fold_in(&r->book->arena, spelling);
    if (folded.len == 0) {
        row_error(&r->row, "values", "'%.*s' has no letter or digit", SLICE_ARG(spelling));
        return;
    }
    const Slice *other = table_add(&r->fact->spellings, folded, name);
    if (other && other != name)
        row_error(&r->row, "values", "'%.*s' is a spelling of '%.*s' and of '%.*s'",
                  SLICE_ARG(spelling), SLICE_ARG(*other), SLICE_ARG(*name));
}

/* name=synonym=synonym|name|... */
static void read_choices(FactReader *r)
{
    Fact *fact = r->fact;
    Slice *parts;
    size_t n = row_parts(&r->row, "values", &r->book->arena, &parts);
    if (!has_choices(fact->type)) {
        if (n > 0)
            row_error(&r->row, "values", "a fact of type %s has no list of values",
                      type_word(fact->type));
        return;
    }
    if (n == 0)
        row_error(&r->row, "values", "a fact of type %s needs its values", type_word(fact->type));
    if (n > CHOICES_MAX) {
        row_error(&r->row, "values", "there are %zu values, at most %d can be", n,
                  (int)CHOICES_MAX);
        n = CHOICES_MAX;
    }

    Slice *names = arena_array(&r->book->arena, Slice, n);
    for (size_t i = 0; i < n; i++) {
        Slice rest = parts[i], spelling;
        if (!slice_next(&rest, '=', &names[i]) || !row_is_name(&r->row, "values", names[i]))
            continue;
        add_choice_spelling(r, names[i], &names[i]);
        while (slice_next(&rest, '=', &spelling))
            if (spelling.len > 0)
                add_choice_spelling(r, spelling, &names[i]);
    }
    fact->choices = names;
    fact->n_choices = n;
}

static void read_several(FactReader *r)
{
    static const char *const words[] = {
        [SEVERAL_ONE] = "one", [SEVERAL_SUM] = "sum", [SEVERAL_EARLIEST] = "earliest"};
    size_t several = SEVERAL_ONE;
    row_word(&r->row, "several", words, COUNT(words), SEVERAL_ONE, &several);
    FactType type = r->fact->type;
    if (several == SEVERAL_SUM && !type_is_measured(type))
        row_error(&r->row, "several", "values of type %s cannot be added up", type_word(type));
    if (several == SEVERAL_EARLIEST && type != TYPE_DATE)
        row_error(&r->row, "several", "of values of type %s none is the earliest", type_word(type));
    r->fact->several = (Several)several;
}

static void read_complete(FactReader *r)
{
    r->fact->complete = true;
    if (!row_yes_no(&r->row, "complete", true, &r->fact->complete))
        return;
    if (!r->fact->complete && r->fact->type != TYPE_SET)
        row_error(&r->row, "complete", "only a set can be incomplete");
}

static void add_header(FactReader *r, const char *column, Slice spelling, bool from)
{
    Arena *arena = &r->book->arena;
    Slice folded = fold_in(arena, spelling);
    if (folded.len == 0) {
        row_error(&r->row, column, "'%.*s' has no letter or digit", SLICE_ARG(spelling));
        return;
    }
    HeaderUse *use = arena_new(arena, HeaderUse);
    *use = (HeaderUse){.fact = r->fact, .from = from, .spelling = spelling};
    const HeaderUse *other = table_add(&r->book->headers, folded, use);
    if (!other || (other->fact == r->fact && other->from == from))
        return;
    if (other->fact == r->fact)
        row_error(&r->row, column, "'%.*s' stands in 'headers' already", SLICE_ARG(spelling));
    else
        row_error(&r->row, column, "'%.*s' is a header of '%.*s' (line %" PRIu64 ") already",
                  SLICE_ARG(spelling), SLICE_ARG(other->fact->id), other->fact->line);
}

/* The id is a header too, so that a list may simply use the names of the facts. */
static void read_headers(FactReader *r)
{
    Fact *fact = r->fact;
    Slice *headers, *from_headers;
    fact->n_headers = row_parts(&r->row, "headers", &r->book->arena, &headers);
    fact->headers = headers;
    fact->n_from_headers = row_parts(&r->row, "from_headers", &r->book->arena, &from_headers);
    fact->from_headers = from_headers;
    fact->label = fact->n_headers > 0 ? headers[0] : fact->id;

    add_header(r, "id", fact->id, false);
    for (size_t i = 0; i < fact->n_headers; i++)
        add_header(r, "headers", headers[i], false);
    for (size_t i = 0; i < fact->n_from_headers; i++)
        add_header(r, "from_headers", from_headers[i], true);
    if (fact->n_from_headers > 0 && fact->type != TYPE_DATE)
        row_error(&r->row, "from_headers", "only a date can have these");
}

/* The kind of thing that the fact belongs to, and whether it is a share of a whole. */
static void read_kind(FactReader *r)
{
    Fact *fact = r->fact;
    kind_read(r->book, &r->row, fact);
    if (!row_yes_no(&r->row, "whole", false, &fact->whole) || !fact->whole)
        return;
    if (fact->type != TYPE_PERCENT)
        row_error(&r->row, "whole", "a share of a whole is of type percent, not %s",
                  type_word(fact->type));
    else if (row_cell(&r->row, "of").len == 0)
        row_error(&r->row, "whole", "only things have shares of a whole, and 'of' is blank");
}

static bool read_id(FactReader *r)
{
    Fact *fact = r->fact;
    if (!row_name(&r->row, "id", &fact->id))
        return false;
    if (fact->id.at[0] >= '0' && fact->id.at[0] <= '9') {
        row_error(&r->row, "id", "'%.*s' does not begin with a letter", SLICE_ARG(fact->id));
        return false;
    }
    if (keyword_is_reserved(keyword_of(fact->id))) {
        row_error(&r->row, "id", "'%.*s' is a word of the rule language", SLICE_ARG(fact->id));
        return false;
    }
    const Fact *other = table_add(&r->book->facts_by_id, fact->id, fact);
    if (other)
        row_error(&r->row, "id", "'%.*s' stands in line %" PRIu64 " already", SLICE_ARG(fact->id),
                  other->line);
    return !other;
}

static void read_fact(Rulebook *book, TableRow row)
{
    Fact *fact = arena_new(&book->arena, Fact);
    FactReader r = {book, row, fact};
    fact->path = row.table->path;
    fact->line = row.row->line;
    fact->spellings = table_in(&book->arena);
    if (!read_id(&r))
        return;
    fact->index = book->n_facts;
    book->facts[book->n_facts++] = fact;

    if (read_type(&r)) {
        read_unit(&r);
        read_choices(&r);
        read_several(&r);
        read_complete(&r);
        read_kind(&r);
    }
    read_headers(&r);
    fact->group = row_cell(&row, "group");
    fact->ask = row_cell(&row, "ask");
    fact->cite = row_cell(&row, "cite");
}

/* The fact that the program knows by name; it must have one of two types. */
static const Fact *known_fact(const Rulebook *book, Diags *diags, const char *id, FactType type,
                              FactType or_type)
{
    const Fact *fact = rulebook_fact(book, slice(id));
    if (fact && fact->type != type && fact->type != or_type)
        diag_row(diags, SEVERITY_ERROR, fact->path, fact->line, slice("type"),
                 "'%s' must be of type %s, not %s", id, type_word(type), type_word(fact->type));
    if (fact && fact->of)
        diag_row(diags, SEVERITY_ERROR, fact->path, fact->line, slice("of"),
                 "'%s' is the deal's own and belongs to no thing", id);
    return fact;
}

void facts_read(Rulebook *book, const char *path, Diags *diags)
{
    book->facts_by_id = table_in(&book->arena);
    book->headers = table_in(&book->arena);
    RuleTable table;
    if (!rule_table_read(path, columns, COUNT(columns), false, &book->arena, diags, &table))
        return;
    book->facts = arena_array(&book->arena, const Fact *, table.n_rows);
    book->kinds = arena_array(&book->arena, const Kind *, table.n_rows);
    for (size_t i = 0; i < table.n_rows; i++)
        read_fact(book, table_row(&table, i, diags));
    kinds_fill(book, diags);
    if (book->n_facts == 0)
        diag_row(diags, SEVERITY_ERROR, table.path, 0, (Slice){NULL, 0}, "no fact is in it");
    book->deal_id = known_fact(book, diags, "deal_id", TYPE_TEXT, TYPE_TEXT);
    book->target_name = known_fact(book, diags, "target_name", TYPE_TEXT, TYPE_PARTY);
    book->completion_date = known_fact(book, diags, "completion_date", TYPE_DATE, TYPE_DATE);
}
