#include "base/nearest.h"
#include "rules/checking.h"
#include "rules/words.h"

Part *part_of(const Checker *c, const Decl *decl)
{
    for (size_t i = 0; i < c->n_parts; i++) {
        if (c->parts[i].programme == decl->programme)
            return &c->parts[i];
    }
    return NULL;
}

bool decls_overlap(const Decl *a, const Decl *b)
{
    return a->from <= b->until && b->from <= a->until;
}

void suggest(Checker *c, Diag *diag, Slice nearest)
{
    if (nearest.len > 0)
        diag_help(c->diags, diag, "did you mean '%.*s'?", SLICE_ARG(nearest));
}

Decl *name_decl(const Part *part, Slice id)
{
    const Name *name = table_find(&part->by_id, id);
    return name ? name->decl : NULL;
}

const Fact *resolve_fact(Checker *c, const Word *word)
{
    const Fact *fact = rulebook_fact(c->book, word->text);
    if (fact) {
        ((Fact *)fact)->tested = true; /* facts lie in the book's own arena */
        return fact;
    }
    Diag *diag = diag_error(c->diags, word->at, "no fact is named '%.*s'", SLICE_ARG(word->text));
    suggest(c, diag, rulebook_nearest_fact(c->book, word->text));
    return NULL;
}

/* ---- collecting ---- */

static void report_twice(Checker *c, const Name *name, const Name *other)
{
    Diag *diag = diag_error(c->diags, name->at, "'%.*s' is declared twice", SLICE_ARG(name->id));
    diag_see(c->diags, diag, other->at, "it is %s already", other->kind);
}

/* Puts a further version into its place by days; the first one leads the others. */
static void add_version(Checker *c, Name *first, Decl *decl)
{
    for (const Decl *other = first->decl; other; other = other->version) {
        if (!decls_overlap(other, decl))
            continue;
        Diag *diag = diag_error(c->diags, decl->at, "'%.*s' is declared twice for the same days",
                                SLICE_ARG(decl->id));
        diag_see(c->diags, diag, other->at, "it is declared here already");
        diag_help(c->diags, diag, "versions of one id have 'from' and 'until' that do not overlap");
        return;
    }
    if (decl->from < first->decl->from) {
        decl->version = first->decl;
        first->decl = decl;
        return;
    }
    Decl *before = first->decl;
    while (before->version && before->version->from < decl->from)
        before = (Decl *)before->version; /* declarations lie in the book's own arena */
    decl->version = before->version;
    before->version = decl;
}

/* Enters an id. One that is there already is a further version of it, or an error. */
static void add_name(Checker *c, Part *part, Name name)
{
    Name *added = arena_new(c->arena, Name);
    *added = name;
    if (part->programme && rulebook_fact(c->book, name.id))
        diag_error(c->diags, name.at, "'%.*s' is a fact already: choose another id",
                   SLICE_ARG(name.id));
    const Name *other = table_add(&part->by_id, name.id, added);
    if (!other) {
        added->next = part->names;
        part->names = added;
    } else if (name.decl && other->decl && name.decl->kind == other->decl->kind) {
        add_version(c, (Name *)other, name.decl);
    } else {
        report_twice(c, &name, other);
    }
}

/* Decl.at is its id's place in a source, so that the same place comes once only. */
static void collect_decls(Checker *c, Part *part)
{
    size_t n = 0;
    for (const ParsedDecl *at = part->parsed->decls; at; at = at->next)
        n++;
    part->decls = arena_array(c->arena, Decl *, n + 1);
    for (const ParsedDecl *at = part->parsed->decls; at; at = at->next) {
        Decl *decl = at->decl;
        if (decl->id.len == 0) {
            part->has_lost_id = true;
            continue;
        }
        decl->programme = part->programme;
        decl->index = c->book->n_decls++;
        part->decls[part->n_decls++] = decl;
        add_name(
            c, part,
            (Name){.kind = decl_say(decl->kind), .id = decl->id, .at = decl->at, .decl = decl});
    }
}

static void collect_others(Checker *c, Part *part)
{
    for (const ParsedSignal *at = part->parsed->signals; at; at = at->next) {
        at->signal->index = c->book->n_signals++;
        add_name(c, part, (Name){.kind = "a signal", .id = at->signal->id, .at = at->signal->at});
    }
    for (SharedPattern *at = part->parsed->patterns; at; at = at->next)
        add_name(c, part, (Name){.kind = "a pattern", .id = at->id, .at = at->at, .pattern = at});
}

static void collect_part(Checker *c, Part *part)
{
    part->by_id = table_in(c->arena);
    part->names_programme = arena_array(c->arena, bool, c->n_parts + 1);
    if (part->programme) {
        part->names_programme[part->programme->index] = true;
        collect_decls(c, part);
    }
    collect_others(c, part);
}

/* Once a file; not at all where a faulty programme is the likely reason. */
static void refuse_outside(Checker *c)
{
    const Source *last = NULL;
    if (c->n_parts == 0 && c->diags->n_errors > 0)
        return;
    for (const ParsedDecl *at = c->shared.parsed->decls; at; at = at->next) {
        if (at->decl->at.source == last)
            continue;
        last = at->decl->at.source;
        Diag *diag = diag_error(c->diags, at->decl->at, "%s stands outside any programme",
                                decl_say(at->decl->kind));
        diag_help(c->diags, diag,
                  "only signals and patterns may; declare a 'programme' in this "
                  "folder or above");
    }
}

static void fill_book(Checker *c)
{
    Rulebook *book = c->book;
    book->decls = arena_array(c->arena, const Decl *, book->n_decls + 1);
    book->signals = arena_array(c->arena, Signal *, book->n_signals + 1);
    for (size_t i = 0; i <= c->n_parts; i++) {
        const Part *part = i < c->n_parts ? &c->parts[i] : &c->shared;
        for (size_t k = 0; k < part->n_decls; k++)
            book->decls[part->decls[k]->index] = part->decls[k];
        for (const ParsedSignal *at = part->parsed->signals; at; at = at->next)
            book->signals[at->signal->index] = at->signal;
    }
}

void check_collect(Checker *c)
{
    for (size_t i = 0; i < c->n_parts; i++)
        collect_part(c, &c->parts[i]);
    collect_part(c, &c->shared);
    refuse_outside(c);
    fill_book(c);
}
