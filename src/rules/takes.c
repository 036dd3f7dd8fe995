#include "rules/checking.h"
#include "rules/words.h"

/* Whether a value of one fact can be copied to the other. */
static bool types_agree(const Fact *a, const Fact *b)
{
    if (a->type != b->type || !slice_equal(fact_unit(a), fact_unit(b)) ||
        a->n_choices != b->n_choices)
        return false;
    for (size_t i = 0; i < a->n_choices; i++) {
        if (!slice_equal(a->choices[i], b->choices[i]))
            return false;
    }
    return true;
}

static bool take_as_of(Checker *c, Take *take)
{
    take->kind = TAKE_AS_OF;
    if (take->fact->type == TYPE_DATE)
        return true;
    diag_error(c->diags, take->value_word.at, "'as-of' is a date, and '%.*s' is of type %s",
               SLICE_ARG(take->fact->id), type_word(take->fact->type));
    return false;
}

static bool take_fact(Checker *c, Take *take)
{
    take->kind = TAKE_FACT;
    take->from = resolve_fact(c, &take->value_word);
    if (types_agree(take->fact, take->from))
        return true;
    Diag *diag = diag_error(c->diags, take->value_word.at, "'%.*s' can't be copied to '%.*s'",
                            SLICE_ARG(take->from->id), SLICE_ARG(take->fact->id));
    if (take->from->type != take->fact->type)
        diag_help(c->diags, diag, "one is of type %s, the other of type %s",
                  type_word(take->from->type), type_word(take->fact->type));
    else
        diag_help(c->diags, diag, "their units or values differ");
    return false;
}

/* A choice whose value has a fact's name keeps its value. */
static bool names_choice(const Fact *fact, Slice word)
{
    for (size_t i = 0; i < fact->n_choices; i++) {
        if (slice_equal(fact->choices[i], word))
            return true;
    }
    return false;
}

static bool take_value(Checker *c, const Part *part, Take *take)
{
    take->kind = TAKE_VALUE;
    bool is_none = slice_is(take->value_word.text, "none");
    Operator op = take->fact->type == TYPE_SET && !is_none ? OP_HAS : OP_EQ;
    return resolve_operand(c, part, take->fact, op, &take->value_word, 1, &take->value);
}

/* A take that could not be read has no fact: the checks that follow pass over it. */
static void resolve_take(Checker *c, const Part *part, Take *take)
{
    take->fact = resolve_fact(c, &take->fact_word);
    if (!take->fact)
        return;
    const Word *word = &take->value_word;
    bool is_name = word->kind == WORD_NAME && !names_choice(take->fact, word->text);
    bool good;
    if (is_name && slice_is(word->text, keyword_text(KEYWORD_AS_OF)))
        good = take_as_of(c, take);
    else if (is_name && rulebook_fact(c->book, word->text))
        good = take_fact(c, take);
    else
        good = take_value(c, part, take);
    if (!good)
        take->fact = take->from = NULL;
}

void resolve_takes(Checker *c, const Part *part, Decl *decl)
{
    for (size_t i = 0; i < decl->n_takes; i++)
        resolve_take(c, part, &decl->takes[i]);
}
