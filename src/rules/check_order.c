#include "rules/checking.h"

typedef enum Mark { MARK_NEW, MARK_OPEN, MARK_DONE } Mark;

/* The way that led here, for the message. */
typedef struct Step {
    const Decl *decl; /* NULL: a fact that is presumed */
    Slice name;
    const struct Step *before;
} Step;

/* One programme's order: its presumptions fill the facts that its terms rest on. */
typedef struct Ordering {
    Checker *c;
    const Part *part;
    Mark *marks;     /* by declaration */
    bool *in_circle; /* by declaration, of all programmes: each circle is reported once */
    const Step *step;
    const Decl **presumes;
    size_t n_presumes;
} Ordering;

static void visit_decl(Ordering *o, const Decl *decl);

/* ---- circles ---- */

static void add_names(Buffer *out, const Step *step, const Decl *until)
{
    if (step->decl != until)
        add_names(out, step->before, until);
    buffer_add(out, step->name);
    buffer_add_text(out, " -> ");
}

static void report_circle(Ordering *o, const Decl *decl)
{
    o->c->n_circles++;
    bool is_known = o->in_circle[decl->index];
    for (const Step *step = o->step; step; step = step->before) {
        if (step->decl)
            o->in_circle[step->decl->index] = true;
        if (step->decl == decl)
            break;
    }
    if (is_known)
        return;
    Buffer way = {0};
    add_names(&way, o->step, decl);
    Diag *diag = diag_error(o->c->diags, decl->at, "'%.*s' rests on itself", SLICE_ARG(decl->id));
    diag_help(o->c->diags, diag, "the circle: %.*s%.*s", SLICE_ARG(buffer_slice(&way)),
              SLICE_ARG(decl->id));
    buffer_release(&way);
}

/* ---- what rests on what ---- */

static bool takes(const Decl *presume, const Fact *fact)
{
    for (size_t i = 0; i < presume->n_takes; i++) {
        if (presume->takes[i].fact == fact)
            return true;
    }
    return false;
}

/* A fact rests on the presumptions that fill it. */
static void visit_fact(Ordering *o, const Fact *fact)
{
    Step step = {NULL, fact->id, o->step};
    o->step = &step;
    for (size_t i = 0; i < o->part->n_decls; i++) {
        const Decl *decl = o->part->decls[i];
        if (decl->kind == DECL_PRESUME && takes(decl, fact))
            visit_decl(o, decl);
    }
    o->step = step.before;
}

/* `known` asks what is stated, which no presumption changes. */
static void visit_leaf(void *context, Cond *leaf, Sense sense)
{
    (void)sense;
    Ordering *o = context;
    if (leaf->kind == COND_TEST || leaf->kind == COND_TOTAL)
        visit_fact(o, leaf->fact);
    if (leaf->kind == COND_TEST && leaf->operand.kind == OPERAND_DATE_TERM)
        visit_fact(o, leaf->operand.date.fact);
    if (leaf->kind != COND_TERM)
        return;
    for (const Decl *version = leaf->term; version; version = version->version)
        visit_decl(o, version);
}

static void visit_decl(Ordering *o, const Decl *decl)
{
    Mark *mark = &o->marks[decl->index];
    if (*mark == MARK_OPEN)
        report_circle(o, decl);
    if (*mark != MARK_NEW)
        return;
    *mark = MARK_OPEN;
    Step step = {decl, decl->id, o->step};
    o->step = &step;
    decl_visit(decl, visit_leaf, o);
    if (decl->answered_by)
        visit_fact(o, decl->answered_by);
    for (size_t i = 0; i < decl->n_takes; i++) {
        if (decl->takes[i].from)
            visit_fact(o, decl->takes[i].from);
    }
    o->step = step.before;
    *mark = MARK_DONE;
    if (decl->kind == DECL_PRESUME && decl->programme == o->part->programme)
        o->presumes[o->n_presumes++] = decl;
}

/* The presumptions that take the completion date come first: the others are applied piece by
 * piece of it. */
static void order_part(Ordering *o)
{
    const Fact *date = o->c->book->completion_date;
    for (size_t i = 0; i < o->part->n_decls && date; i++) {
        if (takes(o->part->decls[i], date))
            visit_decl(o, o->part->decls[i]);
    }
    for (size_t i = 0; i < o->part->n_decls; i++)
        visit_decl(o, o->part->decls[i]);
    o->part->programme->presumes = o->presumes;
    o->part->programme->n_presumes = o->n_presumes;
}

void check_order(Checker *c)
{
    size_t n = c->book->n_decls + 1;
    bool *in_circle = arena_array(c->arena, bool, n);
    for (size_t i = 0; i < c->n_parts; i++) {
        Ordering ordering = {.c = c,
                             .part = &c->parts[i],
                             .marks = arena_array(c->arena, Mark, n),
                             .in_circle = in_circle,
                             .presumes = arena_array(c->arena, const Decl *, n)};
        order_part(&ordering);
    }
}
