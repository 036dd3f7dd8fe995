#include "rules/check.h"

#include "rules/checking.h"

/* ---- walking conditions ---- */

static Sense sense_not(Sense sense)
{
    return (Sense)((sense & SENSE_WITH ? SENSE_AGAINST : 0) |
                   (sense & SENSE_AGAINST ? SENSE_WITH : 0));
}

/* How what a total counts moves its test: up to a lower bound, away from an upper one. */
static Sense sense_of_where(const Cond *total, Sense sense)
{
    if (total->op == OP_GT || total->op == OP_GE)
        return sense;
    return total->op == OP_LT || total->op == OP_LE ? sense_not(sense) : SENSE_BOTH;
}

void cond_visit(const Cond *cond, Sense sense, CondVisit *visit, void *context)
{
    switch (cond->kind) {
    case COND_ALL:
    case COND_ANY:
        for (const Cond *part = cond->first; part; part = part->next)
            cond_visit(part, sense, visit, context);
        break;
    case COND_NOT:
        cond_visit(cond->first, sense_not(sense), visit, context);
        break;
    case COND_SOME:
        visit(context, (Cond *)cond, sense); /* conditions lie in the book's own arena */
        cond_visit(cond->first, sense, visit, context);
        break;
    case COND_TOTAL:
        visit(context, (Cond *)cond, sense);
        if (cond->first)
            cond_visit(cond->first, sense_of_where(cond, sense), visit, context);
        break;
    case COND_TERM:
    case COND_TEST:
    case COND_KNOWN:
    case COND_BAD:
        visit(context, (Cond *)cond, sense);
        break;
    }
}

void decl_visit(const Decl *decl, CondVisit *visit, void *context)
{
    if (decl->when)
        cond_visit(decl->when, SENSE_WITH, visit, context);
    if (decl->unless)
        cond_visit(decl->unless, SENSE_WITH, visit, context);
}

/* ---- the programmes' arrays ---- */

static const Decl **decls_of_kind(Checker *c, const Part *part, DeclKind kind, size_t *n)
{
    const Decl **decls = arena_array(c->arena, const Decl *, part->n_decls + 1);
    *n = 0;
    for (size_t i = 0; i < part->n_decls; i++) {
        if (part->decls[i]->kind == kind)
            decls[(*n)++] = part->decls[i];
    }
    return decls;
}

/* Every version stands in them by itself: whoever reads them asks whether it is in force. */
static void fill_programme(Checker *c, const Part *part)
{
    Programme *programme = part->programme;
    programme->decls = arena_array(c->arena, const Decl *, part->n_decls + 1);
    for (size_t i = 0; i < part->n_decls; i++)
        programme->decls[i] = part->decls[i];
    programme->n_decls = part->n_decls;
    programme->rules = decls_of_kind(c, part, DECL_RULE, &programme->n_rules);
    programme->scopes = decls_of_kind(c, part, DECL_SCOPE, &programme->n_scopes);
    programme->exceptions = decls_of_kind(c, part, DECL_EXCEPTION, &programme->n_exceptions);
    programme->presumes = decls_of_kind(c, part, DECL_PRESUME, &programme->n_presumes);
    programme->duties = decls_of_kind(c, part, DECL_DUTY, &programme->n_duties);
    programme->contradictions =
        decls_of_kind(c, part, DECL_CONTRADICTION, &programme->n_contradictions);
}

/* Conditions lie in the book's own arena. */
static void number_conds(Rulebook *book, const Cond *cond)
{
    for (; cond; cond = cond->next) {
        ((Cond *)cond)->index = ++book->n_conds;
        number_conds(book, cond->first);
    }
}

static void set_clause_end(Checker *c)
{
    const Name *name = table_find(&c->shared.by_id, slice("clause-end"));
    if (!name || !name->pattern || name->pattern->n_patterns == 0)
        return;
    c->book->clause_end = name->pattern->patterns[0];
    if (name->pattern->n_patterns > 1)
        diag_error(c->diags, name->at, "'clause-end' has more than one pattern");
}

static Checker checker_of(Rulebook *book, ProgrammePart *parts, size_t n_parts, Parsed *shared,
                          Diags *diags)
{
    Checker c = {.book = book, .arena = &book->arena, .diags = diags};
    c.parts = arena_array(c.arena, Part, n_parts + 1);
    c.n_parts = n_parts;
    for (size_t i = 0; i < n_parts; i++)
        c.parts[i] = (Part){.programme = parts[i].programme, .parsed = parts[i].parsed};
    c.shared.parsed = shared;
    return c;
}

void check_rules(Rulebook *book, ProgrammePart *parts, size_t n_parts, Parsed *shared, Diags *diags)
{
    Checker c = checker_of(book, parts, n_parts, shared, diags);
    check_collect(&c);
    for (size_t i = 0; i < n_parts; i++)
        fill_programme(&c, &c.parts[i]);
    for (size_t i = 0; i < n_parts; i++) {
        for (size_t k = 0; k < c.parts[i].n_decls; k++)
            check_declaration(&c, &c.parts[i], c.parts[i].decls[k]);
    }
    for (size_t i = 0; i < book->n_decls; i++) {
        number_conds(book, book->decls[i]->when);
        number_conds(book, book->decls[i]->unless);
    }
    check_answers(&c);
    check_signals(&c);
    set_clause_end(&c);
    check_order(&c);
    check_days(&c);
    check_splits(&c);
    if (c.n_circles == 0) { /* they walk through terms */
        check_things(&c);
        check_presumptions(&c);
    }
}
