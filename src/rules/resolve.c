#include "base/nearest.h"
#include "rules/checking.h"

#include "rules/words.h"

typedef struct Resolver {
    Checker *c;
    Part *part;
} Resolver;

/* ---- terms ---- */

/* Those that say what holds; the others say what follows from it. */
static bool is_term_kind(const Decl *decl)
{
    switch (decl->kind) {
    case DECL_DEFINE:
    case DECL_RULE:
    case DECL_SCOPE:
    case DECL_EXCEPTION:
        return true;
    case DECL_PRESUME:
    case DECL_DUTY:
    case DECL_CONTRADICTION:
        break;
    }
    return false;
}

static void try_ids(Nearest *nearest, const Part *part)
{
    for (const Name *name = part->names; name; name = name->next) {
        if (name->decl && is_term_kind(name->decl))
            nearest_try(nearest, name->id);
    }
}

static void try_facts(Nearest *nearest, const Rulebook *book)
{
    for (size_t i = 0; i < book->n_facts; i++)
        nearest_try(nearest, book->facts[i]->id);
}

/* A word that stands alone and is neither a fact nor a declaration of this programme. */
static void report_unknown_term(const Resolver *r, Cond *cond)
{
    Checker *c = r->c;
    Slice id = cond->subject.text;
    if (r->part->has_lost_id)
        return;
    Diag *diag = diag_error(c->diags, cond->subject.at, "no fact and no definition is named '%.*s'",
                            SLICE_ARG(id));
    for (size_t i = 0; i < c->n_parts; i++) {
        if (!name_decl(&c->parts[i], id))
            continue;
        diag_help(c->diags, diag, "of another programme it is written '%.*s:%.*s'",
                  SLICE_ARG(c->parts[i].programme->id), SLICE_ARG(id));
        return;
    }
    Nearest nearest = nearest_to(id);
    try_ids(&nearest, r->part);
    try_facts(&nearest, c->book);
    suggest(c, diag, nearest.best);
}

/* The programme before the colon, or NULL after reporting. */
static Part *resolve_owner(Checker *c, const Word *owner)
{
    Nearest nearest = nearest_to(owner->text);
    for (size_t i = 0; i < c->n_parts; i++) {
        if (slice_equal(c->parts[i].programme->id, owner->text))
            return &c->parts[i];
        nearest_try(&nearest, c->parts[i].programme->id);
    }
    Diag *diag =
        diag_error(c->diags, owner->at, "no programme is named '%.*s'", SLICE_ARG(owner->text));
    suggest(c, diag, nearest.best);
    return NULL;
}

static void set_term(const Resolver *r, Cond *cond, const Decl *decl)
{
    if (!is_term_kind(decl)) {
        diag_error(r->c->diags, cond->at, "'%.*s' is %s and can't be a term", SLICE_ARG(decl->id),
                   decl_say(decl->kind));
        cond->kind = COND_BAD;
        return;
    }
    cond->term = decl;
    r->part->names_programme[decl->programme->index] = true;
}

/* PROGRAMME:ID */
static void resolve_owned_term(const Resolver *r, Cond *cond)
{
    const Part *part = resolve_owner(r->c, &cond->owner);
    const Decl *decl = part ? name_decl(part, cond->subject.text) : NULL;
    if (decl) {
        set_term(r, cond, decl);
        return;
    }
    cond->kind = COND_BAD;
    if (!part)
        return;
    Diag *diag = diag_error(r->c->diags, cond->subject.at, "'%.*s' declares no '%.*s'",
                            SLICE_ARG(cond->owner.text), SLICE_ARG(cond->subject.text));
    Nearest nearest = nearest_to(cond->subject.text);
    try_ids(&nearest, part);
    suggest(r->c, diag, nearest.best);
}

/* A fact that stands alone: `known` and terms apart only those of type yes-no can. */
static void resolve_bare_fact(const Resolver *r, Cond *cond, const Fact *fact)
{
    cond->kind = COND_TEST;
    cond->op = OP_IS;
    cond->fact = fact;
    cond->operand = (Operand){.kind = OPERAND_YES_NO, .yes = true};
    if (fact->type == TYPE_YES_NO)
        return;
    Diag *diag =
        diag_error(r->c->diags, cond->subject.at, "'%.*s' is of type %s and can't stand alone",
                   SLICE_ARG(fact->id), type_word(fact->type));
    diag_help(r->c->diags, diag, "it takes %s", type_operators_say(fact->type));
    cond->kind = COND_BAD;
}

static void resolve_term(const Resolver *r, Cond *cond)
{
    if (cond->owner.text.len > 0) {
        resolve_owned_term(r, cond);
        return;
    }
    const Decl *decl = name_decl(r->part, cond->subject.text);
    if (decl) {
        set_term(r, cond, decl);
    } else if (rulebook_fact(r->c->book, cond->subject.text)) {
        resolve_bare_fact(r, cond, resolve_fact(r->c, &cond->subject));
    } else {
        report_unknown_term(r, cond);
        cond->kind = COND_BAD;
    }
}

/* ---- tests ---- */

bool check_operator(Checker *c, const Fact *fact, Operator op, Span at)
{
    if (type_operators(fact->type) & 1u << op)
        return true;
    Diag *diag = diag_error(c->diags, at, "'%.*s' is of type %s, which does not take '%s'",
                            SLICE_ARG(fact->id), type_word(fact->type), operator_word(op));
    diag_help(c->diags, diag, "it takes %s", type_operators_say(fact->type));
    return false;
}

/* A test on a term: it has a truth, but no value. */
static bool report_test_on_term(const Resolver *r, const Cond *cond)
{
    bool is_owned = cond->owner.text.len > 0;
    const Decl *decl = is_owned ? NULL : name_decl(r->part, cond->subject.text);
    if (!is_owned && !decl)
        return false;
    Diag *diag = diag_error(r->c->diags, cond->at, "'%.*s' is %s and has no value to test",
                            SLICE_ARG(cond->subject.text), decl ? decl_say(decl->kind) : "a term");
    diag_help(r->c->diags, diag, "a term stands alone");
    return true;
}

/* ---- dates counted from facts ---- */

bool resolve_date_term(Checker *c, DateTerm *term)
{
    term->fact = resolve_fact(c, &term->fact_word);
    if (!term->fact || term->fact->type == TYPE_DATE)
        return term->fact != NULL;
    diag_error(c->diags, term->fact_word.at, "'%.*s' is of type %s, and here stands a date",
               SLICE_ARG(term->fact->id), type_word(term->fact->type));
    term->fact = NULL;
    return false;
}

/* Whether a date is compared with another fact, or days after or before one. */
static bool has_date_term(const Resolver *r, const Cond *cond)
{
    const Word *word = &cond->operands[0];
    return cond->has_offset || (cond->fact->type == TYPE_DATE && word->kind == WORD_NAME &&
                                rulebook_fact(r->c->book, word->text));
}

static bool resolve_date_operand(const Resolver *r, Cond *cond)
{
    if (cond->fact->type != TYPE_DATE) {
        diag_error(r->c->diags, cond->operands[0].at,
                   "'%.*s' is of type %s and can't be compared with a date",
                   SLICE_ARG(cond->fact->id), type_word(cond->fact->type));
        return false;
    }
    if (!cond->has_offset)
        cond->offset = (DateTerm){.fact_word = cond->operands[0]};
    bool good = resolve_date_term(r->c, &cond->offset);
    cond->operand = (Operand){.kind = OPERAND_DATE_TERM, .date = cond->offset};
    return good;
}

/* ---- tests and totals ---- */

/* The value with which the fact of a test or total is compared. */
static bool resolve_compared(const Resolver *r, Cond *cond)
{
    if (!check_operator(r->c, cond->fact, cond->op, cond->at))
        return false;
    if (cond->n_operands == 1 && has_date_term(r, cond))
        return resolve_date_operand(r, cond);
    return resolve_operand(r->c, r->part, cond->fact, cond->op, cond->operands, cond->n_operands,
                           &cond->operand);
}

static void resolve_test(const Resolver *r, Cond *cond)
{
    cond->fact = report_test_on_term(r, cond) ? NULL : resolve_fact(r->c, &cond->subject);
    if (!cond->fact || !resolve_compared(r, cond))
        cond->kind = COND_BAD;
}

static bool can_be_added_up(const Resolver *r, const Cond *cond)
{
    const Fact *fact = cond->fact;
    bool is_measured = type_is_measured(fact->type);
    if (!is_measured)
        diag_error(r->c->diags, cond->subject.at,
                   "'%.*s' is of type %s; a total adds up numbers, percents or money",
                   SLICE_ARG(fact->id), type_word(fact->type));
    else if (!fact->of)
        diag_error(r->c->diags, cond->subject.at,
                   "'%.*s' is the deal's own; a total adds up a fact of things",
                   SLICE_ARG(fact->id));
    return is_measured && fact->of;
}

static void resolve_total(const Resolver *r, Cond *cond)
{
    cond->fact = resolve_fact(r->c, &cond->subject);
    if (!cond->fact || !can_be_added_up(r, cond) || !resolve_compared(r, cond))
        cond->kind = COND_BAD;
}

static void resolve_known(const Resolver *r, Cond *cond)
{
    cond->fact = resolve_fact(r->c, &cond->subject);
    if (!cond->fact)
        cond->kind = COND_BAD;
}

/* ---- kinds of things ---- */

static const Kind *resolve_kind(Checker *c, const Word *word)
{
    const Kind *kind = rulebook_kind(c->book, word->text);
    if (kind)
        return kind;
    Diag *diag =
        diag_error(c->diags, word->at, "no kind of things is named '%.*s'", SLICE_ARG(word->text));
    Nearest nearest = nearest_to(word->text);
    for (size_t i = 0; i < c->book->n_kinds; i++)
        nearest_try(&nearest, c->book->kinds[i]->id);
    if (nearest.best.len > 0)
        suggest(c, diag, nearest.best);
    else
        diag_help(c->diags, diag, "facts.csv names them in the column 'of'");
    return NULL;
}

static void resolve_some(const Resolver *r, Cond *cond)
{
    cond->of = resolve_kind(r->c, &cond->kind_word);
    if (!cond->of)
        cond->kind = COND_BAD;
}

void resolve_for_any(Checker *c, Decl *decl)
{
    if (decl->for_any_word.text.len > 0)
        decl->for_any = resolve_kind(c, &decl->for_any_word);
}

/* ---- conditions ---- */

static void resolve_leaf(void *context, Cond *cond, Sense sense)
{
    (void)sense;
    const Resolver *r = context;
    switch (cond->kind) {
    case COND_TERM:
        resolve_term(r, cond);
        break;
    case COND_TEST:
        resolve_test(r, cond);
        break;
    case COND_KNOWN:
        resolve_known(r, cond);
        break;
    case COND_SOME:
        resolve_some(r, cond);
        break;
    case COND_TOTAL:
        resolve_total(r, cond);
        break;
    case COND_BAD:
    case COND_ALL:
    case COND_ANY:
    case COND_NOT:
        break;
    }
}

void resolve_cond(Checker *c, Part *part, const Cond *cond)
{
    Resolver resolver = {c, part};
    if (cond)
        cond_visit(cond, SENSE_WITH, resolve_leaf, &resolver);
}
