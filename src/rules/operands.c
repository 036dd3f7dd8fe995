#include "base/nearest.h"
#include "rules/checking.h"
#include "rules/values.h"
#include "rules/words.h"

enum { NAMES_SHOWN = 8 };

/* What is to be read: the words behind an operator, for a fact. */
typedef struct Reading {
    Checker *c;
    const Part *part;
    const Fact *fact;
    Operator op;
    const Word *words;
    size_t n;
    Operand *out;
} Reading;

Slice fact_unit(const Fact *fact)
{
    return fact->type == TYPE_PERCENT ? slice("%") : fact->unit;
}

static bool is_word(const Word *word, const char *text)
{
    return word->kind == WORD_NAME && slice_is(word->text, text);
}

/* ---- numbers ---- */

/* In a rule the unit is the fact's own: a prefix of it is for cells. */
static bool check_unit(const Reading *r, const Word *word)
{
    Slice unit = fact_unit(r->fact);
    if (slice_equal(word->unit, unit))
        return true;
    Diag *diag;
    if (unit.len == 0)
        diag = diag_error(r->c->diags, word->at, "'%.*s' has no unit, and here stands '%.*s'",
                          SLICE_ARG(r->fact->id), SLICE_ARG(word->unit));
    else if (word->unit.len == 0)
        diag = diag_error(r->c->diags, word->at, "the unit is missing: that of '%.*s' is %.*s",
                          SLICE_ARG(r->fact->id), SLICE_ARG(unit));
    else
        diag = diag_error(r->c->diags, word->at, "the unit of '%.*s' is %.*s, not '%.*s'",
                          SLICE_ARG(r->fact->id), SLICE_ARG(unit), SLICE_ARG(word->unit));
    if (word->unit.len == 0)
        diag_help(r->c->diags, diag, "write '%.*s %.*s'", SLICE_ARG(word->text), SLICE_ARG(unit));
    else if (unit.len == 0)
        diag_help(r->c->diags, diag, "write '%.*s'", SLICE_ARG(word->text));
    return false;
}

/* "16nm": the number and the unit are two words. */
static void help_number(const Reading *r, Diag *diag, Slice text)
{
    Slice unit = fact_unit(r->fact);
    Slice digits = slice_part(text, 0, text.len > unit.len ? text.len - unit.len : 0);
    Decimal number;
    bool is_joined =
        unit.len > 0 && digits.len > 0 && slice_equal(slice_part(text, digits.len, text.len), unit);
    if (is_joined && number_read(digits, &number))
        diag_help(r->c->diags, diag, "write '%.*s %.*s'", SLICE_ARG(digits), SLICE_ARG(unit));
    else if (rulebook_fact(r->c->book, text))
        diag_help(r->c->diags, diag, "a fact is compared with a value, not with another fact");
    else
        diag_help(r->c->diags, diag, "numbers are written 16, 0.5, 2,000,000 or 10^25");
}

static const Parameter *find_parameter(const Reading *r, const Word *word)
{
    Nearest nearest = nearest_to(word->text);
    const Programme *programme = r->part->programme;
    for (size_t i = 0; programme && i < programme->n_parameters; i++) {
        if (slice_equal(programme->parameters[i]->name, word->text))
            return programme->parameters[i];
        nearest_try(&nearest, programme->parameters[i]->name);
    }
    Diag *diag =
        diag_error(r->c->diags, word->at, "no parameter is named '%.*s'", SLICE_ARG(word->text));
    if (nearest.best.len > 0)
        diag_help(r->c->diags, diag, "did you mean '$%.*s'?", SLICE_ARG(nearest.best));
    else
        diag_help(r->c->diags, diag, "parameters stand in the programme's parameters.csv");
    return NULL;
}

static bool read_parameter(const Reading *r, const Word *word)
{
    const Parameter *parameter = find_parameter(r, word);
    if (!parameter)
        return false;
    Slice unit = fact_unit(r->fact);
    if (!slice_equal(parameter->unit, unit)) {
        diag_error(r->c->diags, word->at, "the unit of '%.*s' is '%.*s', that of '$%.*s' is '%.*s'",
                   SLICE_ARG(r->fact->id), SLICE_ARG(unit), SLICE_ARG(parameter->name),
                   SLICE_ARG(parameter->unit));
        return false;
    }
    *r->out = (Operand){.kind = OPERAND_PARAMETER, .parameter = parameter};
    return true;
}

static bool read_number(const Reading *r)
{
    const Word *word = &r->words[0];
    if (word->kind == WORD_PARAMETER)
        return read_parameter(r, word);
    r->out->kind = OPERAND_NUMBER;
    if (!number_read(word->text, &r->out->number)) {
        Diag *diag =
            diag_error(r->c->diags, word->at, "'%.*s' is no number", SLICE_ARG(word->text));
        help_number(r, diag, word->text);
        return false;
    }
    return check_unit(r, word);
}

/* ---- dates, yes and no ---- */

static bool refuse_parameter(const Reading *r, const Word *word)
{
    if (word->kind != WORD_PARAMETER)
        return false;
    diag_error(r->c->diags, word->at, "a parameter is a number, and '%.*s' is of type %s",
               SLICE_ARG(r->fact->id), type_word(r->fact->type));
    return true;
}

static bool read_day(const Reading *r)
{
    const Word *word = &r->words[0];
    if (refuse_parameter(r, word))
        return false;
    r->out->kind = OPERAND_DATE;
    if (word->unit.len == 0 && date_read(word->text, &r->out->day))
        return true;
    Diag *diag = diag_error(r->c->diags, word->at, "'%.*s' is no date", SLICE_ARG(word->text));
    diag_help(r->c->diags, diag, "a date is a day of the calendar as year-month-day: 2025-01-02");
    return false;
}

static bool read_yes_no(const Reading *r)
{
    const Word *word = &r->words[0];
    if (refuse_parameter(r, word))
        return false;
    *r->out = (Operand){.kind = OPERAND_YES_NO, .yes = is_word(word, "yes")};
    if (r->out->yes || is_word(word, "no"))
        return true;
    Diag *diag = diag_error(r->c->diags, word->at, "'%.*s' is yes or no, not '%.*s'",
                            SLICE_ARG(r->fact->id), SLICE_ARG(word->text));
    (void)diag;
    return false;
}

/* ---- choices and sets ---- */

static bool choice_of(const Fact *fact, Slice name, uint64_t *mask)
{
    for (size_t i = 0; i < fact->n_choices; i++) {
        if (slice_equal(fact->choices[i], name)) {
            *mask |= UINT64_C(1) << i;
            return true;
        }
    }
    return false;
}

static void help_all_choices(const Reading *r, Diag *diag)
{
    const Fact *fact = r->fact;
    Buffer names = {0};
    for (size_t i = 0; i < fact->n_choices && i < NAMES_SHOWN; i++) {
        buffer_add_text(&names, i > 0 ? ", " : "");
        buffer_add(&names, fact->choices[i]);
    }
    if (fact->n_choices > NAMES_SHOWN)
        buffer_add_text(&names, ", ..");
    if (fact->n_choices > 0)
        diag_help(r->c->diags, diag, "its values are %.*s", SLICE_ARG(buffer_slice(&names)));
    buffer_release(&names);
}

/* Rules name values exactly; a synonym or a near name is suggested. */
static void report_choice(const Reading *r, const Word *word)
{
    const Fact *fact = r->fact;
    Diag *diag = diag_error(r->c->diags, word->at, "'%.*s' is no value of '%.*s'",
                            SLICE_ARG(word->text), SLICE_ARG(fact->id));
    Nearest nearest = nearest_to(word->text);
    uint64_t meant = 0;
    bool is_synonym = choice_read(fact, word->text, &meant);
    for (size_t i = 0; i < fact->n_choices; i++) {
        if (is_synonym && meant == UINT64_C(1) << i)
            nearest.best = fact->choices[i];
        else if (!is_synonym)
            nearest_try(&nearest, fact->choices[i]);
    }
    if (nearest.best.len > 0)
        suggest(r->c, diag, nearest.best);
    else
        help_all_choices(r, diag);
}

static bool read_choices(const Reading *r)
{
    *r->out = (Operand){.kind = OPERAND_CHOICES};
    bool good = true;
    for (size_t i = 0; i < r->n; i++) {
        const Word *word = &r->words[i];
        if (refuse_parameter(r, word)) {
            good = false;
        } else if (word->unit.len > 0 || !choice_of(r->fact, word->text, &r->out->choices)) {
            report_choice(r, word);
            good = false;
        }
    }
    return good;
}

/* `has` takes elements, the comparing operators only `none`. */
static bool read_set(const Reading *r)
{
    const Word *word = &r->words[0];
    if (r->op == OP_HAS)
        return read_choices(r);
    if (is_word(word, "none")) {
        *r->out = (Operand){.kind = OPERAND_NONE};
        return true;
    }
    Diag *diag = diag_error(r->c->diags, word->at, "a set is compared with 'none' only");
    diag_help(r->c->diags, diag, "write '%.*s has %.*s'", SLICE_ARG(r->fact->id),
              SLICE_ARG(word->text));
    return false;
}

/* ---- places ---- */

static const Place *place_of(const Rulebook *book, Slice code)
{
    for (size_t i = 0; i < book->n_places; i++) {
        if (slice_equal(book->places[i]->alpha2, code))
            return book->places[i];
    }
    return NULL;
}

static void report_place(const Reading *r, const Word *word)
{
    const Place *place = NULL, *other = NULL;
    Diag *diag = diag_error(r->c->diags, word->at, "'%.*s' is no code of a country or territory",
                            SLICE_ARG(word->text));
    if (place_read(r->c->book, word->text, &place, &other) == PLACE_STATED)
        diag_help(r->c->diags, diag, "did you mean '%.*s' (%.*s)?", SLICE_ARG(place->alpha2),
                  SLICE_ARG(place->name));
    else
        diag_help(r->c->diags, diag, "rules name them by two capital letters (ISO 3166-1), as CN");
}

static bool read_places(const Reading *r)
{
    const Place **places = arena_array(r->c->arena, const Place *, r->n + 1);
    bool good = true;
    for (size_t i = 0; i < r->n; i++) {
        if (refuse_parameter(r, &r->words[i])) {
            good = false;
            continue;
        }
        places[i] = place_of(r->c->book, r->words[i].text);
        if (!places[i]) {
            report_place(r, &r->words[i]);
            good = false;
        }
    }
    *r->out = (Operand){.kind = OPERAND_PLACES, .places = places, .n_places = r->n};
    return good;
}

/* ---- lists ---- */

static const List *find_list(const Reading *r, const Word *word)
{
    Nearest nearest = nearest_to(word->text);
    const Programme *programme = r->part->programme;
    for (size_t i = 0; programme && i < programme->n_lists; i++) {
        if (slice_equal(programme->lists[i]->id, word->text))
            return programme->lists[i];
        nearest_try(&nearest, programme->lists[i]->id);
    }
    Diag *diag =
        diag_error(r->c->diags, word->at, "no list is named '%.*s'", SLICE_ARG(word->text));
    if (nearest.best.len > 0)
        suggest(r->c, diag, nearest.best);
    else
        diag_help(r->c->diags, diag, "lists stand in the programme's lists.csv");
    return NULL;
}

static bool read_list(const Reading *r)
{
    const List *list = find_list(r, &r->words[0]);
    if (!list)
        return false;
    *r->out = (Operand){.kind = OPERAND_LIST, .list = list};
    bool wants_places = r->fact->type == TYPE_JURISDICTION;
    if (wants_places == (list->by_place != NULL))
        return true;
    diag_error(r->c->diags, r->words[0].at, "the list '%.*s' is %s, and '%.*s' is of type %s",
               SLICE_ARG(list->id), list->by_place ? "one of places" : "none of places",
               SLICE_ARG(r->fact->id), type_word(r->fact->type));
    return false;
}

/* ---- by type ---- */

static bool read_nothing(const Reading *r)
{
    diag_error(r->c->diags, r->words[0].at, "a rule can't state a value of '%.*s', of type %s",
               SLICE_ARG(r->fact->id), type_word(r->fact->type));
    return false;
}

static bool (*const readers[])(const Reading *r) = {
    [TYPE_TEXT] = read_nothing,   [TYPE_NUMBER] = read_number, [TYPE_PERCENT] = read_number,
    [TYPE_MONEY] = read_number,   [TYPE_YES_NO] = read_yes_no, [TYPE_DATE] = read_day,
    [TYPE_CHOICE] = read_choices, [TYPE_SET] = read_set,       [TYPE_JURISDICTION] = read_places,
    [TYPE_PARTY] = read_nothing,
};

bool resolve_operand(Checker *c, const Part *part, const Fact *fact, Operator op, const Word *words,
                     size_t n, Operand *out)
{
    Reading reading = {c, part, fact, op, words, n, out};
    *out = (Operand){0};
    if (op == OP_IN_LIST)
        return read_list(&reading);
    return readers[fact->type](&reading);
}
