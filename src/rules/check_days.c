#include "rules/checking.h"

#include <stdlib.h>

/* ---- days on which something holds ---- */

typedef struct Days {
    Date from, until;
} Days;

/* When a declaration is in force: its own days within its programme's. */
static Days days_of(const Decl *decl)
{
    const Programme *programme = decl->programme;
    return (Days){decl->from > programme->from ? decl->from : programme->from,
                  decl->until < programme->until ? decl->until : programme->until};
}

/* Where `part` begins on or before *day, moves *day behind its end. Returns whether it did;
 * *done: nothing of `whole` is left. */
static bool cover(Days part, Days whole, Date *day, bool *done)
{
    if (part.from > *day || part.until < *day)
        return false;
    *done = part.until >= whole.until;
    if (!*done)
        *day = part.until + 1;
    return true;
}

static void write_day(Buffer *out, Date day)
{
    if (day == DATE_FIRST)
        buffer_add_text(out, "the days before its 'from'");
    else
        date_write(out, day);
}

/* ---- definitions ---- */

/* The first day of `whole` on which no version is in force; false if there is none. */
static bool definition_gap(const Decl *first, Days whole, Date *day)
{
    bool done = false, moved = true;
    *day = whole.from;
    while (!done && moved) {
        moved = false;
        for (const Decl *at = first; at && !done; at = at->version)
            moved = cover((Days){at->from, at->until}, whole, day, &done) || moved;
    }
    return !done;
}

static void check_term(Checker *c, const Decl *decl, const Cond *leaf)
{
    Days whole = days_of(decl);
    Date day;
    if (leaf->term->kind != DECL_DEFINE || whole.from > whole.until ||
        !definition_gap(leaf->term, whole, &day))
        return;
    Buffer text = {0};
    write_day(&text, day);
    Diag *diag =
        diag_error(c->diags, leaf->at, "'%.*s' is not in force on %.*s, and '%.*s' is",
                   SLICE_ARG(leaf->term->id), SLICE_ARG(buffer_slice(&text)), SLICE_ARG(decl->id));
    diag_see(c->diags, diag, leaf->term->at, "it is defined here");
    buffer_release(&text);
}

/* ---- parameters ---- */

/* Values under a reading count: where it is not chosen, the test is unknown on purpose. */
static bool parameter_gap(const Parameter *parameter, Days whole, Date *day)
{
    bool done = false, moved = true;
    *day = whole.from;
    while (!done && moved) {
        moved = false;
        for (size_t i = 0; i < parameter->n_values && !done; i++) {
            const ParameterValue *value = &parameter->values[i];
            moved = cover((Days){value->from, value->until}, whole, day, &done) || moved;
        }
    }
    return !done;
}

static void check_parameter(Checker *c, const Decl *decl, const Parameter *parameter, Span at)
{
    Days whole = days_of(decl);
    Date day;
    if (whole.from > whole.until || !parameter_gap(parameter, whole, &day))
        return;
    Buffer text = {0};
    write_day(&text, day);
    diag_error(c->diags, at, "'$%.*s' has no value on %.*s, when '%.*s' is in force",
               SLICE_ARG(parameter->name), SLICE_ARG(buffer_slice(&text)), SLICE_ARG(decl->id));
    buffer_release(&text);
}

typedef struct DaysCheck {
    Checker *c;
    const Decl *decl;
} DaysCheck;

static void check_leaf(void *context, Cond *leaf, Sense sense)
{
    (void)sense;
    const DaysCheck *check = context;
    if (leaf->kind == COND_TERM)
        check_term(check->c, check->decl, leaf);
    bool is_test = leaf->kind == COND_TEST || leaf->kind == COND_TOTAL;
    if (is_test && leaf->operand.kind == OPERAND_PARAMETER)
        check_parameter(check->c, check->decl, leaf->operand.parameter, leaf->operands[0].at);
}

static void check_decl(Checker *c, const Decl *decl)
{
    DaysCheck check = {c, decl};
    decl_visit(decl, check_leaf, &check);
    for (size_t i = 0; i < decl->n_takes; i++) {
        if (decl->takes[i].value.kind == OPERAND_PARAMETER)
            check_parameter(c, decl, decl->takes[i].value.parameter, decl->takes[i].value_word.at);
    }
}

/* ---- days of change ---- */

typedef struct Changes {
    Date *days;
    size_t n;
} Changes;

/* The day on which something begins, and the day after it ends. */
static void add_days(Changes *changes, Date from, Date until)
{
    if (from != DATE_FIRST)
        changes->days[changes->n++] = from;
    if (until != DATE_LAST)
        changes->days[changes->n++] = until + 1;
}

static size_t count_days(const Programme *programme)
{
    size_t n = 2 + 2 * programme->n_decls;
    for (size_t i = 0; i < programme->n_parameters; i++)
        n += 2 * programme->parameters[i]->n_values;
    for (size_t i = 0; i < programme->n_lists; i++)
        n += 2 * programme->lists[i]->n_members;
    return n;
}

static void add_programme_days(Changes *changes, const Programme *programme)
{
    add_days(changes, programme->from, programme->until);
    for (size_t i = 0; i < programme->n_decls; i++)
        add_days(changes, programme->decls[i]->from, programme->decls[i]->until);
    for (size_t i = 0; i < programme->n_parameters; i++) {
        const Parameter *parameter = programme->parameters[i];
        for (size_t k = 0; k < parameter->n_values; k++)
            add_days(changes, parameter->values[k].from, parameter->values[k].until);
    }
    for (size_t i = 0; i < programme->n_lists; i++) {
        const List *list = programme->lists[i];
        for (size_t k = 0; k < list->n_members; k++)
            add_days(changes, list->members[k]->from, list->members[k]->until);
    }
}

static int compare_days(const void *a, const void *b)
{
    Date left = *(const Date *)a, right = *(const Date *)b;
    return (left > right) - (left < right);
}

static void sort_days(Changes *changes)
{
    if (changes->n < 2)
        return;
    qsort(changes->days, changes->n, sizeof *changes->days, compare_days);
    size_t kept = 1;
    for (size_t i = 1; i < changes->n; i++) {
        if (changes->days[i] != changes->days[kept - 1])
            changes->days[kept++] = changes->days[i];
    }
    changes->n = kept;
}

/* Programmes that a named one names are named too. */
static void close_named(const Checker *c)
{
    bool moved = true;
    while (moved) {
        moved = false;
        for (size_t i = 0; i < c->n_parts; i++) {
            for (size_t k = 0; k < c->n_parts; k++) {
                for (size_t j = 0; c->parts[i].names_programme[k] && j < c->n_parts; j++) {
                    if (c->parts[k].names_programme[j] && !c->parts[i].names_programme[j])
                        moved = c->parts[i].names_programme[j] = true;
                }
            }
        }
    }
}

static void fill_changes(Checker *c, const Part *part)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n_parts; i++)
        n += part->names_programme[i] ? count_days(c->parts[i].programme) : 0;
    Changes changes = {arena_array(c->arena, Date, n + 1), 0};
    for (size_t i = 0; i < c->n_parts; i++) {
        if (part->names_programme[i])
            add_programme_days(&changes, c->parts[i].programme);
    }
    sort_days(&changes);
    part->programme->changes = changes.days;
    part->programme->n_changes = changes.n;
}

void check_days(Checker *c)
{
    close_named(c);
    for (size_t i = 0; i < c->n_parts; i++)
        fill_changes(c, &c->parts[i]);
    for (size_t i = 0; i < c->book->n_decls; i++)
        check_decl(c, c->book->decls[i]);
}
