/* check_things.c - facts of things stand only where a thing is looked at. */
#include "rules/checking.h"

/* What is known of a declaration when others name it. */
typedef struct Reach {
    bool is_walked;
    const Kind *needs;      /* a definition without `for any`: said of a thing of this kind */
    bool *looks_at;         /* by kind: a quantity in it, or behind it, looks at each thing */
    const Decl *is_for_any; /* a term `for any KIND` that it names outside of quantities */
} Reach;

/* A thing that is looked at: by `for any`, or by a quantity. */
typedef struct Look {
    const Kind *kind;
    bool is_quantity;
    Span at;
    const struct Look *outer;
} Look;

typedef struct ThingCheck {
    Checker *c;
    Reach *reaches; /* by declaration */
} ThingCheck;

typedef struct Walk {
    ThingCheck *check;
    const Decl *decl;
    Reach *reach;
} Walk;

static const Reach *walk_decl(ThingCheck *check, const Decl *decl);

/* ---- what is said of a thing ---- */

static void report_no_look(const Walk *w, const Kind *kind, Slice what, Span at)
{
    Diags *diags = w->check->c->diags;
    Diag *diag = diag_error(diags, at, "'%.*s' is said of each %.*s, and here no %.*s is looked at",
                            SLICE_ARG(what), SLICE_ARG(kind->id), SLICE_ARG(kind->id));
    DeclKind decl = w->decl->kind;
    if (decl == DECL_EXCEPTION || decl == DECL_DUTY)
        diag_help(diags, diag, "put it into 'any %.*s where (..)'", SLICE_ARG(kind->id));
    else
        diag_help(diags, diag,
                  "put it into 'any %.*s where (..)', or say 'for any %.*s' of the whole",
                  SLICE_ARG(kind->id), SLICE_ARG(kind->id));
}

/* A fact of things, or a definition that is said of them, named by the word `what`. */
static void say_of(Walk *w, const Kind *kind, Slice what, Span at, const Look *look)
{
    Diags *diags = w->check->c->diags;
    if (!kind || (look && look->kind == kind))
        return;
    if (look) {
        Diag *diag = diag_error(
            diags, at, "'%.*s' is said of each %.*s, and here it is a %.*s that is looked at",
            SLICE_ARG(what), SLICE_ARG(kind->id), SLICE_ARG(look->kind->id));
        diag_help(diags, diag, "only a term that is 'for any %.*s' can be put to a %.*s",
                  SLICE_ARG(kind->id), SLICE_ARG(look->kind->id));
    } else if (w->decl->kind != DECL_DEFINE) {
        report_no_look(w, kind, what, at);
    } else if (!w->reach->needs) {
        w->reach->needs = kind;
    } else if (w->reach->needs != kind) {
        diag_error(diags, at, "'%.*s' is said of each %.*s, and '%.*s' of each %.*s already",
                   SLICE_ARG(what), SLICE_ARG(kind->id), SLICE_ARG(w->decl->id),
                   SLICE_ARG(w->reach->needs->id));
    }
}

static void say_fact(Walk *w, const Fact *fact, Span at, const Look *look)
{
    say_of(w, fact->of, fact->id, at, look);
}

/* ---- a look inside a look ---- */

static const Look *quantity_over(const Look *look, const Kind *kind)
{
    while (look && !(look->is_quantity && look->kind == kind))
        look = look->outer;
    return look;
}

/* The inner quantity would say the same of each thing: whoever writes it means something else. */
static void refuse_inner(const Walk *w, const Kind *kind, Span at, const Look *look)
{
    const Look *outer = quantity_over(look, kind);
    if (!outer)
        return;
    Diags *diags = w->check->c->diags;
    Diag *diag = diag_error(diags, at, "each %.*s is looked at inside of what is asked of a %.*s",
                            SLICE_ARG(kind->id), SLICE_ARG(kind->id));
    diag_see(diags, diag, outer->at, "a %.*s is looked at here", SLICE_ARG(kind->id));
}

/* ---- terms ---- */

/* Of several excepted things one would free the others. */
static void refuse_for_any(const Walk *w, const Decl *term, const Cond *leaf)
{
    Diags *diags = w->check->c->diags;
    Slice kind = term->for_any_word.text;
    Diag *diag = diag_error(diags, leaf->at, "'%.*s' is 'for any %.*s' and stands in an exception",
                            SLICE_ARG(term->id), SLICE_ARG(kind));
    diag_help(diags, diag,
              "one excepted %.*s would free the others: say 'not any %.*s where (not ..)'",
              SLICE_ARG(kind), SLICE_ARG(kind));
}

/* A term that is `for any` looks at each thing, unless one is looked at already: it is then put
 * to that one. */
static void walk_term(Walk *w, const Cond *leaf, const Decl *term, const Look *look)
{
    const Reach *reach = walk_decl(w->check, term);
    const Rulebook *book = w->check->c->book;
    for (size_t i = 0; i < book->n_kinds; i++) {
        if (!reach->looks_at[i])
            continue;
        w->reach->looks_at[i] = true;
        refuse_inner(w, book->kinds[i], leaf->at, look);
    }
    bool is_for_any = term->for_any_word.text.len > 0;
    if (!is_for_any)
        say_of(w, reach->needs, term->id, leaf->at, look);
    const Decl *looking = is_for_any ? term : reach->is_for_any;
    if (look || !looking)
        return;
    if (!w->reach->is_for_any)
        w->reach->is_for_any = looking;
    if (w->decl->kind == DECL_EXCEPTION)
        refuse_for_any(w, looking, leaf);
}

/* ---- conditions ---- */

static void walk_cond(Walk *w, const Cond *cond, const Look *look);

static void walk_quantity(Walk *w, const Cond *cond, const Kind *kind, const Look *look)
{
    refuse_inner(w, kind, cond->at, look);
    w->reach->looks_at[kind->index] = true;
    Look inner = {kind, true, cond->at, look};
    if (cond->first)
        walk_cond(w, cond->first, &inner);
}

static void walk_cond(Walk *w, const Cond *cond, const Look *look)
{
    switch (cond->kind) {
    case COND_ALL:
    case COND_ANY:
    case COND_NOT:
        for (const Cond *part = cond->first; part; part = part->next)
            walk_cond(w, part, look);
        break;
    case COND_TERM:
        for (const Decl *version = cond->term; version; version = version->version)
            walk_term(w, cond, version, look);
        break;
    case COND_TEST:
        say_fact(w, cond->fact, cond->subject.at, look);
        if (cond->operand.kind == OPERAND_DATE_TERM)
            say_fact(w, cond->operand.date.fact, cond->offset.fact_word.at, look);
        break;
    case COND_KNOWN:
        say_fact(w, cond->fact, cond->subject.at, look);
        break;
    case COND_SOME:
        walk_quantity(w, cond, cond->of, look);
        break;
    case COND_TOTAL:
        walk_quantity(w, cond, cond->fact->of, look);
        break;
    case COND_BAD:
        break;
    }
}

/* ---- clauses ---- */

/* What is presumed of a thing is presumed of each by itself. */
static void walk_take(Walk *w, const Take *take, const Look *look)
{
    Diags *diags = w->check->c->diags;
    const Kind *kind = w->decl->for_any;
    if (!take->fact)
        return;
    Slice id = take->fact->id;
    const Kind *of = take->fact->of;
    if (of && of != kind)
        diag_error(diags, take->fact_word.at,
                   "'%.*s' is said of each %.*s: the presumption has to be 'for any %.*s'",
                   SLICE_ARG(id), SLICE_ARG(of->id), SLICE_ARG(of->id));
    else if (!of && kind)
        diag_error(diags, take->fact_word.at,
                   "a presumption 'for any %.*s' takes what is said of each %.*s, and '%.*s' is "
                   "the deal's own",
                   SLICE_ARG(kind->id), SLICE_ARG(kind->id), SLICE_ARG(id));
    else if (take->from)
        say_fact(w, take->from, take->value_word.at, look);
}

/* On a thing, the answer is that thing's. */
static void walk_answer(Walk *w)
{
    const Decl *decl = w->decl;
    const Fact *answer = decl->answered_by;
    const Kind *kind = decl->for_any ? decl->for_any : w->reach->needs;
    if (!answer || answer->of == kind)
        return;
    if (kind)
        diag_error(w->check->c->diags, decl->answered_word.at,
                   "'%.*s' is said of each %.*s, and its answer '%.*s' is not", SLICE_ARG(decl->id),
                   SLICE_ARG(kind->id), SLICE_ARG(answer->id));
    else
        say_fact(w, answer, decl->answered_word.at, NULL);
}

/* Whether its `for any` is understood and stands where it may. */
static bool may_be_for_any(const Decl *decl)
{
    return decl->for_any && decl->kind != DECL_EXCEPTION && decl->kind != DECL_DUTY;
}

/* Each declaration once; there are no circles. */
static const Reach *walk_decl(ThingCheck *check, const Decl *decl)
{
    Reach *reach = &check->reaches[decl->index];
    if (reach->is_walked)
        return reach;
    *reach = (Reach){.is_walked = true,
                     .looks_at = arena_array(check->c->arena, bool, check->c->book->n_kinds + 1)};
    if (decl->for_any_word.text.len > 0 && !may_be_for_any(decl))
        return reach; /* was reported */
    Walk w = {check, decl, reach};
    Look whole = {decl->for_any, false, decl->for_any_word.at, NULL};
    const Look *look = decl->for_any ? &whole : NULL;
    if (decl->when)
        walk_cond(&w, decl->when, look);
    if (decl->unless)
        walk_cond(&w, decl->unless, look);
    for (size_t i = 0; i < decl->n_takes; i++)
        walk_take(&w, &decl->takes[i], look);
    if (decl->due.fact)
        say_fact(&w, decl->due.fact, decl->due.fact_word.at, look);
    walk_answer(&w);
    return reach;
}

void check_things(Checker *c)
{
    ThingCheck check = {c, arena_array(c->arena, Reach, c->book->n_decls + 1)};
    for (size_t i = 0; i < c->book->n_decls; i++)
        walk_decl(&check, c->book->decls[i]);
}
