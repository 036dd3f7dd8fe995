#include "rules/check.h"

#include "rules/checking.h"
#include "rules/patterns.h"
#include "rules/words.h"

/* ---- a fact in both directions ---- */

/* What a test says of its fact: tests of one subject can stand against each other. */
typedef struct Use {
    const Cond *test;
    bool upward;  /* holds the more, the greater the value or the truer the fact */
    bool excepts; /* in an exception */
    struct Use *next;
} Use;

typedef struct Directions {
    const Rulebook *book;
    Diags *diags;
    Arena *arena;
    Use **uses;   /* by fact */
    bool *warned; /* by fact */
    bool *seen;   /* declarations: positive, then negative */
    bool excepts; /* exceptions are walked through */
} Directions;

/* Whether a test asks the same of its fact as an earlier one, apart from the direction. Two
 * thresholds of a number are one question. Two values of one choice are two, and exceptions
 * often name one that rules name too: what matters there are the other values. */
static bool asks_same(const Directions *d, const Fact *fact, const Cond *a, const Use *earlier)
{
    if (type_is_ordered(fact->type) || fact->type == TYPE_YES_NO)
        return true;
    const Cond *b = earlier->test;
    return d->excepts == earlier->excepts && a->operand.kind == b->operand.kind &&
           a->operand.choices == b->operand.choices && a->operand.list == b->operand.list &&
           a->operand.n_places == b->operand.n_places &&
           (a->operand.n_places != 1 || a->operand.places[0] == b->operand.places[0]);
}

/* The direction of a test; false if it has none (= on a number goes both ways at once). */
static bool direction(const Cond *test, Sense sense, bool *upward)
{
    bool negative = sense == SENSE_AGAINST;
    switch (test->op) {
    case OP_LT:
    case OP_LE:
        *upward = negative;
        return true;
    case OP_GT:
    case OP_GE:
        *upward = !negative;
        return true;
    case OP_EQ:
    case OP_NE: {
        bool is_no = test->operand.kind == OPERAND_YES_NO && !test->operand.yes;
        *upward = (negative == (test->op == OP_NE)) != is_no;
        return !type_is_ordered(test->fact->type);
    }
    case OP_IN:
    case OP_IN_LIST:
    case OP_HAS:
    case OP_IS:
        *upward = !negative;
        return true;
    case OP_COUNT:
        break;
    }
    return false;
}

static void warn_of_both(Directions *d, const Fact *fact, const Cond *test, const Cond *other)
{
    d->warned[fact->index] = true;
    Diag *diag = diag_warning(d->diags, test->at, "'%.*s' is tested in both directions",
                              SLICE_ARG(fact->id));
    diag_help(d->diags, diag,
              "where it is blank, the range of outcomes may come out wider than it is");
    diag_see(d->diags, diag, other->at, "here the other way round");
}

static void add_use(Directions *d, const Fact *fact, const Cond *test, bool upward)
{
    if (d->warned[fact->index] || fact == d->book->completion_date)
        return;
    for (const Use *use = d->uses[fact->index]; use; use = use->next) {
        if (use->upward == upward || use->test == test || !asks_same(d, fact, test, use))
            continue;
        warn_of_both(d, fact, test, use->test);
        return;
    }
    Use *use = arena_new(d->arena, Use);
    *use = (Use){test, upward, d->excepts, d->uses[fact->index]};
    d->uses[fact->index] = use;
}

static void walk_decl(Directions *d, const Decl *decl, Sense sense);

/* In one sense. */
static void walk_one(Directions *d, Cond *leaf, Sense sense)
{
    bool upward;
    if ((leaf->kind == COND_TEST || leaf->kind == COND_TOTAL) && direction(leaf, sense, &upward)) {
        add_use(d, leaf->fact, leaf, upward);
        if (leaf->operand.kind == OPERAND_DATE_TERM) /* the other side of the comparison */
            add_use(d, leaf->operand.date.fact, leaf, !upward);
    }
    if (leaf->kind != COND_TERM)
        return;
    for (const Decl *version = leaf->term; version; version = version->version)
        walk_decl(d, version, sense);
}

static void walk_leaf(void *context, Cond *leaf, Sense sense)
{
    Directions *d = context;
    if (sense & SENSE_WITH)
        walk_one(d, leaf, SENSE_WITH);
    if (sense & SENSE_AGAINST)
        walk_one(d, leaf, SENSE_AGAINST);
}

static void walk_decl(Directions *d, const Decl *decl, Sense sense)
{
    bool *seen = &d->seen[2 * decl->index + (sense == SENSE_AGAINST ? 1 : 0)];
    if (*seen || !decl->when)
        return;
    *seen = true;
    cond_visit(decl->when, sense, walk_leaf, d);
}

/* Rules and scopes bring a deal in, exceptions take it out: there a test counts the other way. */
static void warn_of_directions(const Rulebook *book, const Programme *programme, Arena *arena,
                               Diags *diags)
{
    Directions d = {.book = book,
                    .diags = diags,
                    .arena = arena,
                    .uses = arena_array(arena, Use *, book->n_facts + 1),
                    .warned = arena_array(arena, bool, book->n_facts + 1),
                    .seen = arena_array(arena, bool, 2 * book->n_decls + 2)};
    for (size_t i = 0; i < programme->n_rules; i++)
        walk_decl(&d, programme->rules[i], SENSE_WITH);
    for (size_t i = 0; i < programme->n_scopes; i++)
        walk_decl(&d, programme->scopes[i], SENSE_WITH);
    d.excepts = true;
    for (size_t i = 0; i < programme->n_exceptions; i++)
        walk_decl(&d, programme->exceptions[i], SENSE_AGAINST);
}

/* ---- what nothing names ---- */

/* A declaration, parameter or list, and whether some condition names it. */
typedef struct Search {
    const void *wanted;
    bool found;
} Search;

static void search_leaf(void *context, Cond *leaf, Sense sense)
{
    (void)sense;
    Search *search = context;
    const void *named[] = {leaf->term, leaf->operand.parameter, leaf->operand.list};
    for (size_t i = 0; i < COUNT(named); i++)
        search->found = search->found || (named[i] && named[i] == search->wanted);
}

static bool is_named(const Rulebook *book, const void *wanted)
{
    Search search = {wanted, false};
    for (size_t i = 0; i < book->n_decls && !search.found; i++) {
        const Decl *decl = book->decls[i];
        decl_visit(decl, search_leaf, &search);
        for (size_t k = 0; k < decl->n_takes; k++)
            search.found = search.found || decl->takes[k].value.parameter == wanted;
    }
    return search.found;
}

/* A later version is named through the first one. */
static bool is_later_version(const Programme *programme, const Decl *decl)
{
    for (size_t i = 0; i < programme->n_decls; i++) {
        if (programme->decls[i]->version == decl)
            return true;
    }
    return false;
}

static void warn_of_unnamed(const Rulebook *book, const Programme *programme, Diags *diags)
{
    for (size_t i = 0; i < programme->n_decls; i++) {
        const Decl *decl = programme->decls[i];
        if (decl->kind == DECL_DEFINE && !is_later_version(programme, decl) &&
            !is_named(book, decl))
            diag_warning(diags, decl->at, "no condition names the definition '%.*s'",
                         SLICE_ARG(decl->id));
    }
    for (size_t i = 0; i < programme->n_parameters; i++) {
        const Parameter *parameter = programme->parameters[i];
        if (!is_named(book, parameter))
            diag_row(diags, SEVERITY_WARNING, parameter->path, parameter->line, slice("name"),
                     "no condition names the parameter '%.*s'", SLICE_ARG(parameter->name));
    }
    for (size_t i = 0; i < programme->n_lists; i++) {
        const List *list = programme->lists[i];
        if (!is_named(book, list))
            diag_row(diags, SEVERITY_WARNING, list->path, list->line, slice("list"),
                     "no condition names the list '%.*s'", SLICE_ARG(list->id));
    }
}

/* Whether a notice contains it, or a question of diligence asks for it. */
static bool is_filed(const Rulebook *book, const Fact *fact)
{
    for (size_t i = 0; i < book->n_programmes; i++) {
        const Programme *programme = book->programmes[i];
        for (size_t k = 0; k < programme->n_filings; k++) {
            if (programme->filings[k].fact == fact)
                return true;
        }
        for (size_t k = 0; k < programme->n_inquiries; k++) {
            if (programme->inquiries[k].fact == fact)
                return true;
        }
    }
    return false;
}

/* Texts, parties and amounts are also carried for the reader alone. */
static bool is_carried(const Rulebook *book, const Fact *fact)
{
    return fact == book->deal_id || fact == book->target_name || fact == book->completion_date ||
           fact->type == TYPE_TEXT || fact->type == TYPE_PARTY || fact->type == TYPE_MONEY;
}

static void warn_of_facts(const Rulebook *book, Diags *diags)
{
    for (size_t i = 0; i < book->n_facts; i++) {
        const Fact *fact = book->facts[i];
        if (!fact->tested && !is_carried(book, fact) && !is_filed(book, fact))
            diag_row(diags, SEVERITY_WARNING, fact->path, fact->line, slice("id"),
                     "no rule, presumption or signal names the fact '%.*s'", SLICE_ARG(fact->id));
    }
}

/* ---- patterns ---- */

static void warn_of_patterns(const Rulebook *book, Diags *diags)
{
    for (size_t i = 0; i < book->n_signals; i++) {
        const Signal *signal = book->signals[i];
        for (size_t k = 0; k < signal->n_matches; k++) {
            const Slice *heads;
            if (pattern_heads(signal->matches[k], &heads) > 0)
                continue;
            Diag *diag = diag_warning(diags, pattern_place(signal->matches[k]),
                                      "the pattern is tried on every position of every text: slow");
            diag_help(diags, diag, "let it begin with letters, or with a choice of words");
        }
    }
}

void check_warnings(const Rulebook *book, Diags *diags)
{
    Arena arena = {0};
    for (size_t i = 0; i < book->n_programmes; i++) {
        warn_of_directions(book, book->programmes[i], &arena, diags);
        warn_of_unnamed(book, book->programmes[i], diags);
    }
    warn_of_patterns(book, diags);
    warn_of_facts(book, diags);
    arena_release(&arena);
}
