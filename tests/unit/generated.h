/* generated.h - random rulebooks for tests of laws that hold for all of them.
 *
 * A Rules is a small tree of declarations that is printed as rule text, so that one rulebook
 * can be printed in another order or form and has to give the same. Everything follows from
 * a seed.
 *
 * Ownership: plain values, no memory. Errors: a rulebook that grows too large ends the test.
 */
#ifndef TESTS_GENERATED_H
#define TESTS_GENERATED_H

#include "base/buffer.h"

#include <check.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* ---- chance ---- */

typedef struct Chance {
    uint64_t state;
} Chance;

/* Source: splitmix64, Sebastiano Vigna. */
static inline uint32_t chance_next(Chance *chance)
{
    uint64_t z = chance->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)(z >> 32);
}

static inline size_t chance_below(Chance *chance, size_t n)
{
    return chance_next(chance) % n;
}

static inline bool chance_of(Chance *chance, unsigned percent)
{
    return chance_below(chance, 100) < percent;
}

/* ---- the facts ---- */

typedef enum Sort { SORT_YES_NO, SORT_CHOICE, SORT_SET, SORT_NUMBER, SORT_PLACE } Sort;

enum { POOL_ANSWERS = 2, POOL_MAX = 15, POOL_TESTED = POOL_MAX - POOL_ANSWERS };

/* The last ones answer definitions. A presumption of one looks only at those before it. */
static const struct {
    const char *id;
    Sort sort;
} pool[POOL_MAX] = {
    {"y0", SORT_YES_NO}, {"k0", SORT_CHOICE}, {"c0", SORT_PLACE},  {"s0", SORT_SET},
    {"n0", SORT_NUMBER}, {"y1", SORT_YES_NO}, {"s1", SORT_SET},    {"c1", SORT_PLACE},
    {"k1", SORT_CHOICE}, {"n1", SORT_NUMBER}, {"y2", SORT_YES_NO}, {"n2", SORT_NUMBER},
    {"y3", SORT_YES_NO}, {"r0", SORT_YES_NO}, {"r1", SORT_YES_NO},
};

static const char pool_facts[] = "id,type,unit,values,complete\n"
                                 "deal_id,text,,,\n"
                                 "completion_date,date,,,\n"
                                 "description,text,,,\n"
                                 "y0,yes-no,,,\ny1,yes-no,,,\ny2,yes-no,,,\ny3,yes-no,,,\n"
                                 "r0,yes-no,,,\nr1,yes-no,,,\n"
                                 "k0,choice,,va|vb|vc,\nk1,choice,,va|vb|vc,\n"
                                 "s0,set,,ea|eb|ec,\ns1,set,,ea|eb|ec,no\n"
                                 "n0,number,nm,,\nn1,number,nm,,\nn2,percent,,,\n"
                                 "c0,jurisdiction,,,\nc1,jurisdiction,,,\n";

/* Every value that a cell can have in a filling; numbers lie on both sides of 10 and 20. */
static const char *const pool_values[][8] = {
    [SORT_YES_NO] = {"yes", "no"},
    [SORT_CHOICE] = {"va", "vb", "vc"},
    [SORT_SET] = {"none", "ea", "eb", "ec", "ea; eb", "ea; ec", "eb; ec", "ea; eb; ec"},
    [SORT_NUMBER] = {"5", "10", "15", "20", "25"},
    [SORT_PLACE] = {"CN", "FR", "RU", "TW"},
};
static const size_t pool_n_values[] = {
    [SORT_YES_NO] = 2, [SORT_CHOICE] = 3, [SORT_SET] = 8, [SORT_NUMBER] = 5, [SORT_PLACE] = 4};

/* What a text can suggest of a fact. */
static const char *const pool_words[][2] = {
    [SORT_YES_NO] = {"yes", "no"}, [SORT_CHOICE] = {"va", "vb"}, [SORT_SET] = {"ea", "eb"},
    [SORT_NUMBER] = {"5", "15"},   [SORT_PLACE] = {"CN", "FR"},
};

/* "y0-yes" in a text suggests y0 = yes. */
static inline void write_pool_signals(Buffer *out)
{
    for (size_t i = 0; i < POOL_MAX; i++) {
        for (size_t k = 0; k < 2; k++) {
            const char *id = pool[i].id, *word = pool_words[pool[i].sort][k];
            buffer_print(out,
                         "signal hint-%s-%zu\n in description\n suggests %s %s %s%s\n"
                         " match /%s-%s\\b/\nend\n",
                         id, k, id, pool[i].sort == SORT_SET ? "has" : "=", word,
                         strcmp(id, "n2") == 0         ? " %"
                         : pool[i].sort == SORT_NUMBER ? " nm"
                                                       : "",
                         id, word);
        }
    }
}

/* ---- rules ---- */

typedef enum NodeKind { NODE_ALL, NODE_ANY, NODE_NOT, NODE_TEST, NODE_TERM } NodeKind;

enum { NODE_PARTS = 3, NODES_MAX = 400, MADE_DECLS_MAX = 40 };

typedef struct Node {
    NodeKind kind;
    bool block;
    size_t n_parts, parts[NODE_PARTS];
    char test[48];
    size_t term; /* a definition's place in decls */
} Node;

typedef enum MadeKind { MADE_DEFINE, MADE_RULE, MADE_SCOPE, MADE_EXCEPTION, MADE_PRESUME } MadeKind;

typedef struct MadeDecl {
    MadeKind kind;
    size_t when, unless;         /* nodes; 0: none */
    bool prohibited, notifiable; /* rule: its outcome; scope, exception: `for` */
    bool gives;                  /* scope: gives notifiable */
    size_t answer;               /* define: 1 + the answer; else 0 */
    size_t under, yields;        /* 1 + place in decls; else 0 */
    size_t taken;                /* presume: the fact; POOL_MAX: the completion date */
    char value[16];
    const char *from, *until; /* or NULL */
    size_t last_fact;         /* define: 1 + the greatest fact that it rests on */
    bool presumed;            /* define: rests on a fact that is presumed */
} MadeDecl;

typedef struct Rules {
    Chance chance;
    bool tight; /* every fact is tested once */
    Node nodes[NODES_MAX];
    size_t n_nodes;
    MadeDecl decls[MADE_DECLS_MAX];
    size_t n_decls;
    bool is_presumed[POOL_MAX];
    bool is_tested[POOL_MAX]; /* tight: already */
    bool is_named[MADE_DECLS_MAX];
    size_t n_answers;
    bool brief; /* small conditions, so that each fact weighs more */
    bool dated; /* some rules and list members are in force on some days only */
} Rules;

/* What a condition may name. */
typedef struct Allow {
    size_t facts; /* those before this one */
    bool presumed, terms, inverted;
    bool known; /* `known FACT` */
} Allow;

static inline size_t add_node(Rules *rules, Node node)
{
    if (rules->n_nodes == NODES_MAX)
        ck_abort_msg("the rules have too many conditions");
    rules->nodes[rules->n_nodes] = node;
    return rules->n_nodes++;
}

static inline void write_test(Rules *rules, size_t fact, bool inverted, char *out, size_t room)
{
    static const char *const orders[] = {"<", "<=", ">", ">=", "=", "!="};
    static const char *const yes_no[] = {"%s", "%s = yes", "%s = no"};
    static const char *const choices[] = {"%s = va", "%s = vb", "%s in {va, vb}", "%s != vc"};
    static const char *const sets[] = {"%s has ea", "%s has eb", "%s has any {ea, ec}",
                                       "%s != none", "%s = none"};
    static const char *const places[] = {"%s = CN", "%s in {FR, RU}", "%s in concern",
                                         "%s in closed", "%s != TW"};
    Chance *chance = &rules->chance;
    const char *id = pool[fact].id;
    size_t inverting = inverted ? 0 : 1; /* forms at the end that `unless` may not have */
    switch (pool[fact].sort) {
    case SORT_YES_NO:
        snprintf(out, room, yes_no[chance_below(chance, 3)], id);
        break;
    case SORT_CHOICE:
        snprintf(out, room, choices[chance_below(chance, 4 - inverting)], id);
        break;
    case SORT_SET:
        snprintf(out, room, sets[inverted ? chance_below(chance, 5) : chance_below(chance, 3)], id);
        break;
    case SORT_NUMBER:
        snprintf(out, room, "%s %s %d %s", id,
                 orders[chance_below(chance, rules->tight ? 4 : 6 - inverting)],
                 chance_of(chance, 50) ? 10 : 20, strcmp(id, "n2") == 0 ? "%" : "nm");
        break;
    case SORT_PLACE:
        snprintf(
            out, room,
            places[rules->tight ? chance_below(chance, 2) : chance_below(chance, 5 - inverting)],
            id);
        break;
    }
}

/* A fact that may be tested here, or POOL_MAX. */
static inline size_t pick_fact(Rules *rules, Allow allow)
{
    for (int tries = 0; tries < 40; tries++) {
        size_t fact =
            chance_below(&rules->chance, allow.facts < POOL_TESTED ? allow.facts : POOL_TESTED);
        if ((rules->is_presumed[fact] && !allow.presumed) ||
            (rules->tight && (rules->is_tested[fact] || strcmp(pool[fact].id, "s1") == 0)))
            continue; /* a set that is never complete cannot be filled */
        rules->is_tested[fact] = true;
        return fact;
    }
    return POOL_MAX;
}

/* A definition that may be named here, or n_decls. */
static inline size_t pick_term(Rules *rules, Allow allow)
{
    for (int tries = 0; tries < 10 && rules->n_decls > 0; tries++) {
        size_t i = chance_below(&rules->chance, rules->n_decls);
        const MadeDecl *decl = &rules->decls[i];
        if (decl->kind == MADE_DEFINE && decl->last_fact <= allow.facts &&
            (allow.presumed || !decl->presumed) && !(rules->tight && rules->is_named[i])) {
            rules->is_named[i] = true;
            return i;
        }
    }
    return rules->n_decls;
}

static inline size_t make_leaf(Rules *rules, Allow allow)
{
    Node node = {.kind = NODE_TEST};
    size_t term = allow.terms && chance_of(&rules->chance, rules->brief ? 60 : 35)
                      ? pick_term(rules, allow)
                      : rules->n_decls;
    if (term < rules->n_decls) {
        node.kind = NODE_TERM;
        node.term = term;
        return add_node(rules, node);
    }
    size_t fact = pick_fact(rules, allow);
    if (fact < POOL_MAX && allow.known && chance_of(&rules->chance, 25))
        snprintf(node.test, sizeof node.test, "known %s", pool[fact].id);
    else if (fact == POOL_MAX) /* none is left: the empty `and` of a certain test */
        snprintf(node.test, sizeof node.test, "completion_date >= 2000-01-01");
    else
        write_test(rules, fact, allow.inverted, node.test, sizeof node.test);
    return add_node(rules, node);
}

static inline size_t make_cond(Rules *rules, Allow allow, int depth)
{
    Chance *chance = &rules->chance;
    if (depth <= (rules->brief ? 1 : 0) || chance_of(chance, 35))
        return make_leaf(rules, allow);
    Node node = {.kind = allow.inverted && chance_of(chance, 20) ? NODE_NOT
                         : chance_of(chance, 55)                 ? NODE_ALL
                                                                 : NODE_ANY};
    node.block = chance_of(chance, 40);
    node.n_parts = node.kind == NODE_NOT ? 1 : 2 + chance_below(chance, NODE_PARTS - 1);
    for (size_t i = 0; i < node.n_parts; i++)
        node.parts[i] = make_cond(rules, allow, depth - 1);
    return add_node(rules, node);
}

/* ---- declarations ---- */

static inline MadeDecl *add_decl(Rules *rules, MadeKind kind)
{
    if (rules->n_decls == MADE_DECLS_MAX)
        ck_abort_msg("the rules have too many declarations");
    MadeDecl *decl = &rules->decls[rules->n_decls++];
    *decl = (MadeDecl){.kind = kind};
    return decl;
}

static inline void date_decl(Rules *rules, MadeDecl *decl)
{
    static const char *const days[] = {"2025-03-01", "2025-05-01", "2025-06-15", "2025-09-01"};
    if (!rules->dated || chance_of(&rules->chance, 60))
        return;
    size_t first = chance_below(&rules->chance, 3);
    if (chance_of(&rules->chance, 60))
        decl->from = days[first];
    if (chance_of(&rules->chance, 60))
        decl->until = days[first + 1];
}

static inline void make_define(Rules *rules)
{
    size_t facts = 2 + chance_below(&rules->chance, POOL_MAX - 1);
    bool presumed = chance_of(&rules->chance, 60);
    Allow allow = {facts, presumed, !rules->tight, true, false};
    MadeDecl made = {.kind = MADE_DEFINE, .last_fact = facts, .presumed = presumed};
    made.when = make_cond(rules, allow, 2);
    if (rules->n_answers < POOL_ANSWERS && chance_of(&rules->chance, 70)) {
        made.answer = 1 + POOL_TESTED + rules->n_answers++;
        made.last_fact = POOL_MAX;
        made.presumed = made.presumed || rules->is_presumed[made.answer - 1];
    }
    *add_decl(rules, MADE_DEFINE) = made;
}

static inline void make_rule(Rules *rules, bool prohibited)
{
    MadeDecl made = {.kind = MADE_RULE, .prohibited = prohibited, .notifiable = !prohibited};
    made.when = make_cond(rules, (Allow){POOL_MAX, true, true, true, false}, 3);
    date_decl(rules, &made);
    for (size_t i = 0; !prohibited && i < rules->n_decls && made.yields == 0; i++)
        if (rules->decls[i].kind == MADE_RULE && rules->decls[i].prohibited &&
            chance_of(&rules->chance, 20))
            made.yields = 1 + i;
    *add_decl(rules, MADE_RULE) = made;
}

static inline void make_scope(Rules *rules)
{
    MadeDecl made = {.kind = MADE_SCOPE, .prohibited = true, .notifiable = true};
    if (!rules->tight && chance_of(&rules->chance, 40))
        *(chance_of(&rules->chance, 60) ? &made.notifiable : &made.prohibited) = false;
    made.gives = !rules->tight && chance_of(&rules->chance, 20);
    made.when = make_cond(rules, (Allow){POOL_MAX, true, true, true, false}, 2);
    date_decl(rules, &made);
    *add_decl(rules, MADE_SCOPE) = made;
}

static inline void make_exception(Rules *rules)
{
    MadeDecl made = {.kind = MADE_EXCEPTION, .prohibited = true, .notifiable = true};
    if (chance_of(&rules->chance, 40))
        *(chance_of(&rules->chance, 50) ? &made.notifiable : &made.prohibited) = false;
    for (size_t i = 0; i < rules->n_decls && made.under == 0; i++)
        if (rules->decls[i].kind == MADE_SCOPE && chance_of(&rules->chance, 30))
            made.under = 1 + i;
    made.when = make_cond(rules, (Allow){POOL_MAX, false, true, true, false}, 2);
    date_decl(rules, &made);
    *add_decl(rules, MADE_EXCEPTION) = made;
}

/* Takes a fact and looks at those before it. */
static inline void make_presume(Rules *rules, size_t fact)
{
    Chance *chance = &rules->chance;
    MadeDecl made = {.kind = MADE_PRESUME, .taken = fact};
    size_t before = fact < POOL_TESTED ? fact : POOL_TESTED;
    Allow when = {before, true, true, true, false};
    /* What lifts it is not presumed itself, and no term: a hint against what lifted it would
     * else make it hold again. */
    Allow unless = {before, false, false, false, true};
    Sort sort = pool[fact].sort;
    if (sort == SORT_SET)
        snprintf(made.value, sizeof made.value, "%s", chance_of(chance, 50) ? "none" : "ea");
    else if (sort == SORT_NUMBER)
        snprintf(made.value, sizeof made.value, "15 %s", strcmp(pool[fact].id, "n2") ? "nm" : "%");
    else if (strcmp(pool[fact].id, "c1") == 0 && chance_of(chance, 50))
        snprintf(made.value, sizeof made.value, "c0");
    else
        snprintf(made.value, sizeof made.value, "%s",
                 pool_values[sort][chance_below(chance, pool_n_values[sort])]);
    if (fact > 0 && chance_of(chance, 60))
        made.when = make_cond(rules, when, 2);
    size_t free_facts = 0;
    for (size_t i = 0; i < before; i++)
        free_facts += !rules->is_presumed[i];
    if (free_facts > 0 && chance_of(chance, 50))
        made.unless = make_cond(rules, unless, 1);
    date_decl(rules, &made);
    *add_decl(rules, MADE_PRESUME) = made;
}

static inline void make_date_presumption(Rules *rules)
{
    MadeDecl made = {.kind = MADE_PRESUME, .taken = POOL_MAX, .value = "as-of"};
    if (!rules->is_presumed[0] && chance_of(&rules->chance, 50))
        made.unless = make_cond(rules, (Allow){1, false, false, false, true}, 0);
    *add_decl(rules, MADE_PRESUME) = made;
}

static inline void make_rules(Rules *rules, uint64_t seed, bool tight)
{
    memset(rules, 0, sizeof *rules);
    rules->chance.state = seed;
    rules->tight = tight;
    rules->n_nodes = 1; /* 0 is none */
    Chance *chance = &rules->chance;
    rules->brief = !tight && chance_of(chance, 40);
    rules->dated = !tight && chance_of(chance, 50);
    for (size_t i = 0; !tight && i < POOL_MAX; i++)
        rules->is_presumed[i] = chance_of(chance, 30);
    for (size_t n = chance_below(chance, tight ? 2 : 4); n > 0; n--)
        make_define(rules);
    for (size_t n = 1 + chance_below(chance, 2); n > 0; n--)
        make_rule(rules, true);
    for (size_t n = 1 + chance_below(chance, tight ? 1 : 2); n > 0; n--)
        make_rule(rules, false);
    for (size_t n = chance_below(chance, tight ? 2 : 3); n > 0; n--)
        make_scope(rules);
    for (size_t n = chance_below(chance, tight ? 2 : 3); n > 0; n--)
        make_exception(rules);
    for (size_t i = 0; i < POOL_MAX; i++)
        if (rules->is_presumed[i])
            make_presume(rules, i);
    if (!tight && chance_of(chance, 50))
        make_date_presumption(rules);
}

/* ---- printing ---- */

/* Another form of the same rules. */
typedef struct Form {
    bool push_not;   /* `not` stands before tests and terms only */
    Chance *shuffle; /* the order of declarations; NULL: as made */
    size_t left_out; /* 1 + the place of a declaration that is not printed */
} Form;

static inline void print_cond(Buffer *out, const Rules *rules, size_t at, bool negated, Form form)
{
    const Node *node = &rules->nodes[at];
    switch (node->kind) {
    case NODE_TEST:
        buffer_print(out, "%s%s", negated ? "not " : "", node->test);
        return;
    case NODE_TERM:
        buffer_print(out, "%sd%zu", negated ? "not " : "", node->term);
        return;
    case NODE_NOT:
        if (form.push_not || rules->nodes[node->parts[0]].kind == NODE_NOT) {
            print_cond(out, rules, node->parts[0], !negated, form);
            return;
        }
        buffer_add_text(out, negated ? "" : "not ");
        buffer_add_text(out, "(");
        print_cond(out, rules, node->parts[0], false, form);
        buffer_add_text(out, ")");
        return;
    case NODE_ALL:
    case NODE_ANY:
        break;
    }
    bool all = (node->kind == NODE_ALL) != (negated && form.push_not);
    bool below = negated && form.push_not;
    buffer_print(out, "%s%s", negated && !below ? "not " : "",
                 node->block ? (all ? "all of" : "any of") : "(");
    for (size_t i = 0; i < node->n_parts; i++) {
        if (node->block)
            buffer_print(out, " (%zu) ", i + 1);
        else
            buffer_add_text(out, i == 0 ? "" : all ? " and " : " or ");
        print_cond(out, rules, node->parts[i], below, form);
    }
    buffer_add_text(out, node->block ? " end" : ")");
}

static inline void print_for(Buffer *out, const MadeDecl *decl)
{
    buffer_print(out, " for %s\n",
                 decl->prohibited && decl->notifiable ? "prohibited, notifiable"
                 : decl->prohibited                   ? "prohibited"
                                                      : "notifiable");
}

static inline void print_decl(Buffer *out, const Rules *rules, size_t at, Form form)
{
    static const char *const words[] = {"define", "rule", "scope", "exception", "presume"};
    const MadeDecl *decl = &rules->decls[at];
    buffer_print(out, "%s d%zu \"D\"\n law \"Law %zu\"\n", words[decl->kind], at, at);
    if (decl->from)
        buffer_print(out, " from %s\n", decl->from);
    if (decl->until)
        buffer_print(out, " until %s\n", decl->until);
    if (decl->kind == MADE_RULE)
        buffer_print(out, " outcome %s\n", decl->prohibited ? "prohibited" : "notifiable");
    if (decl->kind == MADE_SCOPE || decl->kind == MADE_EXCEPTION)
        print_for(out, decl);
    if (decl->gives)
        buffer_add_text(out, " gives notifiable\n");
    if (decl->under > 0)
        buffer_print(out, " under d%zu\n", decl->under - 1);
    if (decl->yields > 0)
        buffer_print(out, " yields to d%zu\n", decl->yields - 1);
    if (decl->answer > 0)
        buffer_print(out, " answered by %s\n", pool[decl->answer - 1].id);
    if (decl->kind == MADE_PRESUME)
        buffer_print(out, " take %s = %s\n",
                     decl->taken < POOL_MAX ? pool[decl->taken].id : "completion_date",
                     decl->value);
    if (decl->when > 0) {
        buffer_add_text(out, " when ");
        print_cond(out, rules, decl->when, false, form);
        buffer_add_text(out, "\n");
    }
    if (decl->unless > 0) {
        buffer_add_text(out, " unless ");
        print_cond(out, rules, decl->unless, false, form);
        buffer_add_text(out, "\n");
    }
    buffer_add_text(out, "end\n");
}

static inline void print_rules(Buffer *out, const Rules *rules, Form form)
{
    size_t order[MADE_DECLS_MAX];
    for (size_t i = 0; i < rules->n_decls; i++) {
        size_t k = form.shuffle ? chance_below(form.shuffle, i + 1) : i;
        order[i] = order[k];
        order[k] = i;
    }
    for (size_t i = 0; i < rules->n_decls; i++)
        if (order[i] + 1 != form.left_out)
            print_decl(out, rules, order[i], form);
}

#endif
