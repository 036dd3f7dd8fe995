#include "base/nearest.h"
#include "rules/checking.h"

#include "rules/words.h"

typedef struct Resolver {
    Checker *c;
    Part *part;
} Resolver;

/* ---- terms ---- */

static bool is_term_kind(const Decl *decl)
{
    return decl->kind != DECL_PRESUME;
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
        diag_error(r->c->diags, cond->at, "'%.*s' is a presumption and can't be a term",
                   SLICE_ARG(decl->id));
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

static void resolve_test(const Resolver *r, Cond *cond)
{
    Checker *c = r->c;
    bool good = !report_test_on_term(r, cond);
    cond->fact = good ? resolve_fact(c, &cond->subject) : NULL;
    good = cond->fact && check_operator(c, cond->fact, cond->op, cond->at) &&
           resolve_operand(c, r->part, cond->fact, cond->op, cond->operands, cond->n_operands,
                           &cond->operand);
    if (!good)
        cond->kind = COND_BAD;
}

static void resolve_known(const Resolver *r, Cond *cond)
{
    cond->fact = resolve_fact(r->c, &cond->subject);
    if (!cond->fact)
        cond->kind = COND_BAD;
}

/* ---- conditions ---- */

static void resolve_leaf(void *context, Cond *cond, bool negative)
{
    (void)negative;
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
    case COND_TOTAL:
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
        cond_visit(cond, false, resolve_leaf, &resolver);
}
