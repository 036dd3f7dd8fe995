#include "rules/checking.h"
#include "rules/words.h"

/* ---- two presumptions of one fact ---- */

static bool same_places(const Operand *a, const Operand *b)
{
    if (a->n_places != b->n_places)
        return false;
    for (size_t i = 0; i < a->n_places; i++) {
        if (a->places[i] != b->places[i])
            return false;
    }
    return true;
}

static bool same_value(const Operand *a, const Operand *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case OPERAND_NONE:
        return true;
    case OPERAND_NUMBER:
        return decimal_compare(a->number, b->number) == 0;
    case OPERAND_PARAMETER:
        return a->parameter == b->parameter;
    case OPERAND_DATE:
        return a->day == b->day;
    case OPERAND_DATE_TERM:
        return false;
    case OPERAND_YES_NO:
        return a->yes == b->yes;
    case OPERAND_CHOICES:
        return a->choices == b->choices;
    case OPERAND_PLACES:
        return same_places(a, b);
    case OPERAND_LIST:
        return a->list == b->list;
    }
    return false;
}

static bool take_same(const Take *a, const Take *b)
{
    if (a->kind != b->kind)
        return false;
    return a->kind == TAKE_VALUE ? same_value(&a->value, &b->value) : a->from == b->from;
}

static void compare_takes(Checker *c, const Take *take, const Decl *other, const Take *end)
{
    for (const Take *at = other->takes; at < other->takes + other->n_takes && at != end; at++) {
        if (!take->fact || take->fact != at->fact || take_same(take, at))
            continue;
        Diag *diag = diag_error(c->diags, take->fact_word.at,
                                "'%.*s' is presumed to be something else already",
                                SLICE_ARG(take->fact->id));
        diag_see(c->diags, diag, at->fact_word.at, "'%.*s' takes it here", SLICE_ARG(other->id));
        return;
    }
}

/* Each take against those before it. */
static void check_agreement(Checker *c, const Part *part)
{
    for (size_t i = 0; i < part->n_decls; i++) {
        const Decl *decl = part->decls[i];
        for (size_t t = 0; t < decl->n_takes; t++) {
            for (size_t k = 0; k < i; k++) {
                if (decls_overlap(decl, part->decls[k]))
                    compare_takes(c, &decl->takes[t], part->decls[k], NULL);
            }
            compare_takes(c, &decl->takes[t], decl, &decl->takes[t]);
        }
    }
}

/* ---- what a presumed value makes of a test ---- */

static bool test_fails_on_number(const Cond *test, const Operand *taken)
{
    if (test->operand.kind != OPERAND_NUMBER || taken->kind != OPERAND_NUMBER)
        return false;
    Interval value = interval_point(taken->number);
    return interval_test(value, operator_order(test->op), test->operand.number) == PASSES_NONE;
}

static bool test_fails_on_day(const Cond *test, Date day)
{
    if (test->operand.kind != OPERAND_DATE)
        return false;
    Interval value = interval_point(decimal_from(day));
    return interval_test(value, operator_order(test->op), decimal_from(test->operand.day)) ==
           PASSES_NONE;
}

static bool test_fails_on_choices(const Cond *test, uint64_t taken)
{
    if (test->op == OP_IN_LIST)
        return false;
    return test->operand.kind == OPERAND_NONE || (taken & test->operand.choices) == 0;
}

static bool test_fails_on_places(const Cond *test, const Operand *taken)
{
    if (test->op == OP_IN_LIST)
        return false;
    for (size_t i = 0; i < test->operand.n_places; i++) {
        for (size_t k = 0; k < taken->n_places; k++) {
            if (test->operand.places[i] == taken->places[k])
                return false;
        }
    }
    return true;
}

/* Whether the taken value surely makes the test false. What depends on another fact, on other
 * things, on a list or on a parameter can't be said beforehand. */
static bool test_fails(const Cond *test, const Fact *fact, const Take *take)
{
    if (take->kind != TAKE_VALUE || test->kind != COND_TEST || test->fact != fact)
        return false;
    const Operand *taken = &take->value;
    switch (taken->kind) {
    case OPERAND_NONE:
        return test->operand.kind != OPERAND_NONE;
    case OPERAND_NUMBER:
    case OPERAND_PARAMETER:
        return test_fails_on_number(test, taken);
    case OPERAND_DATE:
        return test_fails_on_day(test, taken->day);
    case OPERAND_YES_NO:
        return taken->yes != (test->op == OP_IS || test->operand.yes);
    case OPERAND_CHOICES:
        return test_fails_on_choices(test, taken->choices);
    case OPERAND_PLACES:
        return test_fails_on_places(test, taken);
    case OPERAND_DATE_TERM:
    case OPERAND_LIST:
        break;
    }
    return false;
}

/* ---- exceptions ---- */

/* A take that was reported for this exception; one message each. */
typedef struct Reported {
    const Take *take;
    struct Reported *next;
} Reported;

/* One exception, walked through its terms with the direction in which each test counts. */
typedef struct Walk {
    Checker *c;
    const Part *part;
    const Decl *exception;
    bool *seen; /* declarations: positive, then negative */
    Reported *reported;
} Walk;

static bool was_reported(Walk *w, const Take *take)
{
    for (const Reported *at = w->reported; at; at = at->next) {
        if (at->take == take)
            return true;
    }
    Reported *added = arena_new(w->c->arena, Reported);
    *added = (Reported){take, w->reported};
    w->reported = added;
    return false;
}

static void refuse_take(Walk *w, const Take *take, Span test, bool negative)
{
    if (was_reported(w, take))
        return;
    Slice fact = take->fact->id, exception = w->exception->id;
    Diag *diag;
    if (negative)
        diag = diag_error(w->c->diags, take->fact_word.at,
                          "'%.*s' stands under 'not' in the exception '%.*s' and is never presumed",
                          SLICE_ARG(fact), SLICE_ARG(exception));
    else
        diag = diag_error(w->c->diags, take->fact_word.at,
                          "presuming '%.*s' could make the exception '%.*s' hold", SLICE_ARG(fact),
                          SLICE_ARG(exception));
    diag_help(w->c->diags, diag,
              "an exception has to be claimed: a presumption may only make it "
              "fail, by a value that no test of it takes");
    diag_see(w->c->diags, diag, test, "it is tested here");
}

/* A fact in a test or total, also as the date with which another is compared; or the answer to
 * a term (`test` is then a yes-no test). */
static void check_fact(Walk *w, const Fact *fact, const Cond *test, Span at, bool negative)
{
    if (fact == w->c->book->completion_date)
        return;
    for (size_t i = 0; i < w->part->n_decls; i++) {
        const Decl *presume = w->part->decls[i];
        if (presume->kind != DECL_PRESUME || !decls_overlap(presume, w->exception))
            continue;
        for (size_t k = 0; k < presume->n_takes; k++) {
            const Take *take = &presume->takes[k];
            if (take->fact == fact && (negative || !test_fails(test, fact, take)))
                refuse_take(w, take, at, negative);
        }
    }
}

static void walk_decl(Walk *w, const Decl *decl, Sense sense);

static void walk_leaf(void *context, Cond *leaf, Sense sense)
{
    Walk *w = context;
    bool negative = (sense & SENSE_AGAINST) || leaf->op == OP_NE;
    if (leaf->kind == COND_TEST || leaf->kind == COND_TOTAL)
        check_fact(w, leaf->fact, leaf, leaf->at, negative);
    if (leaf->kind == COND_TEST && leaf->operand.kind == OPERAND_DATE_TERM)
        check_fact(w, leaf->operand.date.fact, leaf, leaf->at, negative);
    if (leaf->kind != COND_TERM)
        return;
    for (const Decl *version = leaf->term; version; version = version->version) {
        if (sense & SENSE_WITH)
            walk_decl(w, version, SENSE_WITH);
        if (sense & SENSE_AGAINST)
            walk_decl(w, version, SENSE_AGAINST);
    }
}

/* In one sense at a time. */
static void walk_decl(Walk *w, const Decl *decl, Sense sense)
{
    bool negative = sense == SENSE_AGAINST;
    bool *seen = &w->seen[2 * decl->index + (negative ? 1 : 0)];
    if (*seen)
        return;
    *seen = true;
    if (decl->answered_by) {
        const Cond answer = {.kind = COND_TEST, .op = OP_IS, .fact = decl->answered_by};
        check_fact(w, decl->answered_by, &answer, decl->answered_word.at, negative);
    }
    if (decl->when)
        cond_visit(decl->when, sense, walk_leaf, w);
}

static void check_exceptions(Checker *c, const Part *part)
{
    for (size_t i = 0; i < part->n_decls; i++) {
        if (part->decls[i]->kind != DECL_EXCEPTION)
            continue;
        Walk walk = {.c = c,
                     .part = part,
                     .exception = part->decls[i],
                     .seen = arena_array(c->arena, bool, 2 * c->book->n_decls + 2)};
        walk_decl(&walk, part->decls[i], SENSE_WITH);
    }
}

void check_presumptions(Checker *c)
{
    for (size_t i = 0; i < c->n_parts; i++) {
        check_agreement(c, &c->parts[i]);
        check_exceptions(c, &c->parts[i]);
    }
}
