#include "base/nearest.h"
#include "rules/checking.h"
#include "rules/words.h"

/* ---- ids that clauses name ---- */

static void report_unknown_id(Checker *c, const Part *part, const Word *word, DeclKind kind)
{
    if (part->has_lost_id)
        return;
    Diag *diag = diag_error(c->diags, word->at, "no %s is named '%.*s'", decl_word(kind),
                            SLICE_ARG(word->text));
    Nearest nearest = nearest_to(word->text);
    for (const Name *name = part->names; name; name = name->next) {
        if (name->decl && name->decl->kind == kind)
            nearest_try(&nearest, name->id);
    }
    suggest(c, diag, nearest.best);
}

/* The declarations of one kind that `n` words name; NULL elements are left out. */
static const Decl **resolve_ids(Checker *c, const Part *part, DeclKind kind, const Word *words,
                                size_t *n)
{
    const Decl **decls = arena_array(c->arena, const Decl *, *n + 1);
    size_t found = 0;
    for (size_t i = 0; i < *n; i++) {
        const Decl *decl = name_decl(part, words[i].text);
        if (!decl)
            report_unknown_id(c, part, &words[i], kind);
        else if (decl->kind != kind && decl->title.at) /* else its kind was lost */
            diag_error(c->diags, words[i].at, "'%.*s' is %s, not %s", SLICE_ARG(words[i].text),
                       decl_say(decl->kind), decl_say(kind));
        else if (decl->kind == kind)
            decls[found++] = decl;
    }
    *n = found;
    return decls;
}

/* ---- define ---- */

static void check_define(Checker *c, Part *part, Decl *decl)
{
    if (decl->answered_word.text.len == 0)
        return;
    Fact *fact = (Fact *)resolve_fact(c, &decl->answered_word); /* in the book's own arena */
    if (!fact)
        return;
    const Decl *first = name_decl(part, decl->id);
    if (fact->type != TYPE_YES_NO) {
        diag_error(c->diags, decl->answered_word.at,
                   "a definition is answered by a fact of type yes-no, and '%.*s' is of type %s",
                   SLICE_ARG(fact->id), type_word(fact->type));
        return;
    }
    if (fact->answers && fact->answers != first) {
        Diag *diag = diag_error(c->diags, decl->answered_word.at, "'%.*s' answers '%.*s' already",
                                SLICE_ARG(fact->id), SLICE_ARG(fact->answers->id));
        diag_see(c->diags, diag, fact->answers->answered_word.at, "it does so here");
        return;
    }
    decl->answered_by = fact;
    fact->answers = first;
}

typedef struct AnswerCheck {
    Checker *c;
} AnswerCheck;

/* Else the details behind the term and the fact could differ without anyone seeing it. */
static void check_answer_leaf(void *context, Cond *leaf, Sense sense)
{
    (void)sense;
    Checker *c = ((AnswerCheck *)context)->c;
    if (leaf->kind != COND_TEST || !leaf->fact->answers)
        return;
    const Decl *term = leaf->fact->answers;
    Diag *diag =
        diag_error(c->diags, leaf->subject.at, "'%.*s' answers '%.*s' and stands only there",
                   SLICE_ARG(leaf->fact->id), SLICE_ARG(term->id));
    diag_help(c->diags, diag, "name '%.*s' instead", SLICE_ARG(term->id));
    diag_see(c->diags, diag, term->answered_word.at, "it answers it here");
}

void check_answers(Checker *c)
{
    AnswerCheck check = {c};
    for (size_t i = 0; i < c->book->n_decls; i++)
        decl_visit(c->book->decls[i], check_answer_leaf, &check);
}

/* ---- rule ---- */

static void check_rule(Checker *c, Part *part, Decl *decl)
{
    size_t n_words = decl->n_yields;
    decl->yields_to = resolve_ids(c, part, DECL_RULE, decl->yields_words, &decl->n_yields);
    if (decl->n_yields < n_words || decl->outcome == OUTCOME_COUNT)
        return;
    for (size_t i = 0; i < decl->n_yields; i++) {
        const Decl *other = decl->yields_to[i];
        if (other->outcome > decl->outcome)
            continue;
        Diag *diag = diag_error(c->diags, decl->yields_words[i].at,
                                "a rule yields to one with a higher outcome, and '%.*s' is %s",
                                SLICE_ARG(other->id), outcome_word(other->outcome));
        diag_see(c->diags, diag, other->at, "it is declared here");
    }
}

/* ---- exception ---- */

static void check_exception(Checker *c, Part *part, Decl *decl)
{
    decl->under = resolve_ids(c, part, DECL_SCOPE, decl->under_words, &decl->n_under);
}

/* ---- scope ---- */

static void check_scope(Checker *c, Part *part, Decl *decl)
{
    (void)c;
    (void)part;
    (void)decl;
}

/* ---- presume ---- */

/* A hint may raise a presumption's `unless`, and a blank must not: so nothing in it is negated. */
static void check_unless(Checker *c, const Cond *cond)
{
    if (cond->kind == COND_NOT) {
        Diag *diag = diag_error(c->diags, cond->at, "'not' stands in 'unless'");
        diag_help(c->diags, diag, "say what lifts the presumption, or move it to 'when'");
        return;
    }
    bool is_test = cond->kind == COND_TEST || cond->kind == COND_TOTAL;
    if (is_test && cond->op == OP_NE) {
        Diag *diag = diag_error(c->diags, cond->at, "'!=' stands in 'unless'");
        diag_help(c->diags, diag, "say what lifts the presumption, or move it to 'when'");
    } else if (cond->kind == COND_TOTAL && cond->op != OP_GT && cond->op != OP_GE) {
        /* a hint that a further thing counts would put the presumption back */
        diag_error(c->diags, cond->at, "a total in 'unless' takes '>' or '>=', not '%s'",
                   operator_word(cond->op));
    }
    for (const Cond *part = cond->first; part; part = part->next)
        check_unless(c, part);
}

typedef struct KnownCheck {
    Checker *c;
    bool in_presume;
} KnownCheck;

/* Under `not` a cell that is added would lift a presumption by being there, not by what it says. */
static void check_known_leaf(void *context, Cond *leaf, Sense sense)
{
    KnownCheck *check = context;
    if (leaf->kind != COND_KNOWN)
        return;
    if (!check->in_presume) {
        Diag *diag = diag_error(check->c->diags, leaf->at, "'known' stands outside a presumption");
        diag_help(check->c->diags, diag,
                  "leave it out: a test on a blank fact is unknown by itself");
    } else if (sense & SENSE_AGAINST) {
        diag_error(check->c->diags, leaf->at, "'known' stands under 'not'");
    }
}

static void check_known(Checker *c, const Decl *decl)
{
    KnownCheck check = {c, decl->kind == DECL_PRESUME};
    if (decl->when)
        cond_visit(decl->when, SENSE_WITH, check_known_leaf, &check);
    /* In `unless` a `not` is an error already. */
}

static void check_presume(Checker *c, Part *part, Decl *decl)
{
    resolve_takes(c, part, decl);
    if (decl->unless)
        check_unless(c, decl->unless);
}

/* ---- duty ---- */

static void check_duty(Checker *c, Part *part, Decl *decl)
{
    decl->under = resolve_ids(c, part, DECL_SCOPE, decl->under_words, &decl->n_under);
    if (decl->due.fact_word.text.len > 0)
        resolve_date_term(c, &decl->due);
}

/* ---- contradiction ---- */

static void check_contradiction(Checker *c, Part *part, Decl *decl)
{
    (void)c;
    (void)part;
    (void)decl;
}

/* ---- split ---- */

typedef struct FactSearch {
    const Fact *fact;
    bool found;
} FactSearch;

static void search_fact(void *context, Cond *leaf, Sense sense)
{
    (void)sense;
    FactSearch *search = context;
    search->found = search->found || (leaf->kind == COND_TEST && leaf->fact == search->fact);
}

/* Whether a condition tests it, of the programme or of those that it names. */
static bool is_tested(const Checker *c, const Part *part, const Fact *fact)
{
    FactSearch search = {fact, false};
    for (size_t i = 0; i < c->n_parts; i++) {
        for (size_t k = 0; part->names_programme[i] && k < c->parts[i].n_decls; k++)
            decl_visit(c->parts[i].decls[k], search_fact, &search);
    }
    return search.found;
}

/* The fact of a word of `split`, or NULL after reporting. */
static const Fact *split_fact(Checker *c, const Part *part, const Word *word)
{
    const Fact *fact = resolve_fact(c, word);
    if (!fact)
        return NULL;
    Slice id = fact->id;
    if (fact->type != TYPE_CHOICE)
        diag_error(c->diags, word->at,
                   "'split' takes facts of type choice, and '%.*s' is of type %s", SLICE_ARG(id),
                   type_word(fact->type));
    else if (fact->of)
        diag_error(c->diags, word->at,
                   "'split' takes facts of the deal, and '%.*s' is one of each %.*s", SLICE_ARG(id),
                   SLICE_ARG(fact->of->id));
    else if (!is_tested(c, part, fact))
        diag_error(c->diags, word->at, "no condition of '%.*s' tests '%.*s'",
                   SLICE_ARG(part->programme->id), SLICE_ARG(id));
    else
        return fact;
    return NULL;
}

static void check_split(Checker *c, const Part *part)
{
    Programme *programme = part->programme;
    size_t n = 0;
    for (size_t i = 0; i < programme->n_split; i++) {
        const Word *word = &programme->split_words[i];
        const Fact *fact = split_fact(c, part, word);
        bool is_twice = false;
        for (size_t k = 0; k < n && fact; k++)
            is_twice = is_twice || programme->split[k] == fact;
        if (is_twice)
            diag_error(c->diags, word->at, "'%.*s' stands twice in 'split'", SLICE_ARG(word->text));
        else if (fact)
            programme->split[n++] = fact;
    }
    programme->n_split = n;
}

void check_splits(Checker *c)
{
    for (size_t i = 0; i < c->n_parts; i++)
        check_split(c, &c->parts[i]);
}

/* ---- all kinds ---- */

static void (*const checks[])(Checker *c, Part *part, Decl *decl) = {
    [DECL_DEFINE] = check_define,
    [DECL_RULE] = check_rule,
    [DECL_SCOPE] = check_scope,
    [DECL_EXCEPTION] = check_exception,
    [DECL_PRESUME] = check_presume,
    [DECL_DUTY] = check_duty,
    [DECL_CONTRADICTION] = check_contradiction,
};

void check_declaration(Checker *c, Part *part, Decl *decl)
{
    resolve_for_any(c, decl);
    resolve_cond(c, part, decl->when);
    resolve_cond(c, part, decl->unless);
    check_known(c, decl);
    checks[decl->kind](c, part, decl);
}
