/* checking.h - what the checker's files share.
 *
 * The order of the work: names are collected, conditions and clauses resolved, circles looked
 * for, and only in what has none the checks follow that walk through terms.
 *
 * Ownership: all in the rulebook's arena.
 * Errors:    to `diags`.
 */
#ifndef RULES_CHECKING_H
#define RULES_CHECKING_H

#include "rules/check.h"

/* What an id of a programme, or of the shared signals and patterns, stands for. */
typedef struct Name {
    const char *kind; /* "a rule", "a signal" */
    Slice id;
    Span at;
    Decl *decl;             /* the first version, or NULL */
    SharedPattern *pattern; /* or NULL */
    struct Name *next;      /* of the same part */
} Name;

/* A programme, or (programme NULL) what stands outside any. */
typedef struct Part {
    Programme *programme;
    Parsed *parsed;
    Table by_id; /* id -> Name */
    Name *names;
    Decl **decls;
    size_t n_decls;
    bool *names_programme; /* by its index: conditions here name it, or itself */
    bool has_lost_id;      /* of a declaration: names that lead nowhere may be that one */
} Part;

typedef struct Checker {
    Rulebook *book;
    Arena *arena;
    Diags *diags;
    Part *parts; /* one a programme, in the book's order */
    size_t n_parts;
    Part shared;
    size_t n_circles;
} Checker;

Part *part_of(const Checker *c, const Decl *decl);

/* ---- conditions ---- */

/* How a part counts in the whole. */
typedef enum Sense {
    SENSE_WITH = 1,    /* the truer the part, the truer the whole */
    SENSE_AGAINST = 2, /* the less true: under `not`, or what an upper bound of a total counts */
    SENSE_BOTH = 3
} Sense;

/* Calls `visit` for each leaf (test, term, known, bad) of the condition's own text, for each
 * quantity and then for the leaves of its `where`. */
typedef void CondVisit(void *context, Cond *leaf, Sense sense);
void cond_visit(const Cond *cond, Sense sense, CondVisit *visit, void *context);

/* Of all conditions of a declaration: `when` and `unless`, each SENSE_WITH. */
void decl_visit(const Decl *decl, CondVisit *visit, void *context);

/* ---- names (names.c) ---- */

/* Collects the declarations of all parts, sets index, programme and versions. */
void check_collect(Checker *c);

/* The declaration that stands under `word` in `part`, or NULL (nothing is reported). */
Decl *name_decl(const Part *part, Slice id);

/* The fact of a word; else reports, with the nearest name, and returns NULL. Marks it as
 * tested. */
const Fact *resolve_fact(Checker *c, const Word *word);

/* "did you mean '...'?", if there is something near. */
void suggest(Checker *c, Diag *diag, Slice nearest);

/* ---- resolving (resolve.c, operands.c) ---- */

void resolve_cond(Checker *c, Part *part, const Cond *cond);

/* The date fact of a term, which is then in *term. False if it was reported. */
bool resolve_date_term(Checker *c, DateTerm *term);

/* The kind of `for any`, if the declaration has one. */
void resolve_for_any(Checker *c, Decl *decl);

/* Reads `n` words as what `op` compares a value of `fact` with. `test` is where, for messages.
 * False if it was reported. */
bool resolve_operand(Checker *c, const Part *part, const Fact *fact, Operator op, const Word *words,
                     size_t n, Operand *out);

/* Whether the type takes the operator; else reports it at `at`. */
bool check_operator(Checker *c, const Fact *fact, Operator op, Span at);

/* A fact's unit as a word behind a number; empty if it has none. */
Slice fact_unit(const Fact *fact);

/* ---- kinds of declarations (check_declarations.c, check_signals.c) ---- */

void check_declaration(Checker *c, Part *part, Decl *decl);

/* Answer facts stand only behind their terms; after all declarations. */
void check_answers(Checker *c);

void check_signals(Checker *c);

/* What a presumption takes: the fields of its takes, with types that agree (takes.c). */
void resolve_takes(Checker *c, const Part *part, Decl *decl);

/* The order of presumptions, and circles (check_order.c). */
void check_order(Checker *c);

/* Things: their facts stand only where one is looked at (check_things.c). Walks through terms. */
void check_things(Checker *c);

/* The facts that programmes split by (check_declarations.c). */
void check_splits(Checker *c);

/* Days: what is in force when it is named, parameters, days of change (check_days.c). */
void check_days(Checker *c);

/* Presumptions against each other and against exceptions (check_presume.c). */
void check_presumptions(Checker *c);

bool decls_overlap(const Decl *a, const Decl *b);

#endif
