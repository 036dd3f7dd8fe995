#include "match/limbs.h"

#include "rules/citations.h"

/* ---- the parts ---- */

static size_t count_conds(const Cond *cond)
{
    size_t n = 0;
    for (const Cond *part = cond ? cond->first : NULL; part; part = part->next)
        n += count_conds(part);
    return cond ? n + 1 : 0;
}

static size_t count_parts(const Decl *decl)
{
    return 1 + count_conds(decl->when) + count_conds(decl->unless);
}

static void add_conds(Limbs *limbs, const Decl *decl, const Cond *cond, Slice citation)
{
    if (!cond)
        return;
    Slice own = citation_with(limbs->arena, citation, cond->label);
    limbs->all[limbs->n++] =
        (Limb){.decl = decl, .cond = cond, .is_limb = cond->label.len > 0, .citation = own};
    for (const Cond *part = cond->first; part; part = part->next)
        add_conds(limbs, decl, part, own);
}

static void add_decl(Limbs *limbs, const Decl *decl)
{
    Slice citation = decl->n_laws > 0 ? decl->laws[0].text : slice("");
    limbs->all[limbs->n++] = (Limb){.decl = decl, .is_limb = true, .citation = citation};
    add_conds(limbs, decl, decl->when, citation);
    add_conds(limbs, decl, decl->unless, citation);
}

Limbs limbs_of(const Programme *programme, Arena *arena)
{
    Limbs limbs = {.arena = arena, .programme = programme};
    size_t n = 0, last = 0;
    for (size_t i = 0; i < programme->n_decls; i++) {
        n += count_parts(programme->decls[i]);
        if (programme->decls[i]->index > last)
            last = programme->decls[i]->index;
    }
    limbs.all = arena_array(arena, Limb, n + 1);
    limbs.touched = arena_array(arena, LimbCases *, 2 * n + 1);
    limbs.start = arena_array(arena, size_t, last + 1);
    limbs.n_start = last + 1;
    for (size_t i = 0; i < programme->n_decls; i++) {
        limbs.start[programme->decls[i]->index] = limbs.n + 1;
        add_decl(&limbs, programme->decls[i]);
    }
    return limbs;
}

static Limb *find(const Limbs *limbs, const Decl *decl, const Cond *cond)
{
    size_t start = decl->index < limbs->n_start ? limbs->start[decl->index] : 0;
    for (size_t i = start; start > 0 && i <= limbs->n && limbs->all[i - 1].decl == decl; i++) {
        if (limbs->all[i - 1].cond == cond)
            return &limbs->all[i - 1];
    }
    return NULL;
}

const Limb *limbs_find(const Limbs *limbs, const Decl *decl, const Cond *cond)
{
    return find(limbs, decl, cond);
}

/* ---- what a case does ---- */

typedef struct Trial {
    Limbs *limbs;
    const ExplainNode *nodes;
    size_t n_nodes;
    const Decl **owner; /* by node: the declaration in whose own text it stands */
    size_t *root;       /* by node: the node of that declaration */
    size_t *parent;     /* by node: the node above it; of a root itself */
    size_t *end;        /* by node: behind its branch */
    bool *of_thing;     /* by node: it is put to one thing */
} Trial;

static void count_case(Trial *trial, LimbCases *cases)
{
    Limbs *limbs = trial->limbs;
    if (cases->last == limbs->n_cases)
        return;
    cases->last = limbs->n_cases;
    cases->n++;
    limbs->touched[limbs->n_touched++] = cases;
}

/* Puts the name where it belongs by how many limbs its case tries, or nowhere. */
static void keep_name(LimbCases *cases, Slice name, size_t tried)
{
    size_t n = cases->n - 1 < LIMB_CASES ? cases->n - 1 : LIMB_CASES;
    size_t at = n;
    while (at > 0 && cases->tried[at - 1] > tried)
        at--;
    if (at == LIMB_CASES)
        return;
    for (size_t i = n < LIMB_CASES ? n : LIMB_CASES - 1; i > at; i--) {
        cases->names[i] = cases->names[i - 1];
        cases->tried[i] = cases->tried[i - 1];
    }
    cases->names[at] = name;
    cases->tried[at] = tried;
}

static void keep_names(Limbs *limbs, Slice case_name)
{
    Slice name = arena_copy(limbs->arena, case_name);
    for (size_t i = 0; i < limbs->n_touched; i++)
        keep_name(limbs->touched[i], name, limbs->n_touched);
    limbs->n_touched = 0;
}

static size_t branch_end(const Trial *trial, size_t at)
{
    return trial->end[at];
}

static void find_ends(Trial *trial, Arena *arena)
{
    trial->end = arena_array(arena, size_t, trial->n_nodes + 1);
    for (size_t i = trial->n_nodes; i > 0; i--) {
        size_t at = i - 1, above = trial->parent[at];
        if (trial->end[at] < i)
            trial->end[at] = i;
        if (trial->end[above] < trial->end[at])
            trial->end[above] = trial->end[at];
    }
}

/* Fills in the owners, roots and parents from the depths. */
static void find_owners(Trial *trial, Arena *arena)
{
    size_t n = trial->n_nodes;
    trial->owner = arena_array(arena, const Decl *, n + 1);
    trial->root = arena_array(arena, size_t, n + 1);
    trial->parent = arena_array(arena, size_t, n + 1);
    trial->of_thing = arena_array(arena, bool, n + 1);
    for (size_t i = 0; i < n; i++) {
        size_t above = i;
        if (trial->nodes[i].depth > 0) {
            above = i - 1;
            while (trial->nodes[above].depth >= trial->nodes[i].depth)
                above = trial->parent[above];
        }
        bool is_decl = trial->nodes[i].decl != NULL;
        trial->of_thing[i] = (!is_decl && !trial->nodes[i].cond) || trial->of_thing[above];
        trial->parent[i] = above;
        trial->owner[i] = is_decl || above == i ? trial->nodes[i].decl : trial->owner[above];
        trial->root[i] = is_decl || above == i ? i : trial->root[above];
    }
}

static void mark_seen(Limb *limb, Truth truth)
{
    limb->seen_yes |= truth == TRUTH_YES;
    limb->seen_no |= truth == TRUTH_NO;
    limb->seen_unknown |= truth != TRUTH_YES && truth != TRUTH_NO;
}

/* ---- near misses ---- */

static bool has_parts(const ExplainNode *node)
{
    return node->cond && (node->cond->kind == COND_ALL || node->cond->kind == COND_ANY ||
                          node->cond->kind == COND_NOT);
}

/* The truth of the node at `at` if the node `turned` were the other way. */
static Truth truth_turned(const Trial *trial, size_t at, size_t turned)
{
    const ExplainNode *node = &trial->nodes[at];
    if (at == turned)
        return node->truth == TRUTH_NO ? TRUTH_YES : TRUTH_NO;
    if (!has_parts(node))
        return node->truth;
    bool all = node->cond->kind == COND_ALL;
    Truth truth = all ? TRUTH_YES : TRUTH_NO;
    for (size_t i = at + 1; i < branch_end(trial, at); i = branch_end(trial, i)) {
        Truth part = truth_turned(trial, i, turned);
        if (node->cond->kind == COND_NOT)
            return truth_not(part);
        truth = all ? truth_least(truth, part) : truth_greatest(truth, part);
    }
    return truth;
}

static void mark_near(Trial *trial, size_t root, size_t leaf)
{
    const Decl *decl = trial->nodes[root].decl;
    for (size_t i = leaf; i != root; i = trial->parent[i]) {
        const ExplainNode *node = &trial->nodes[i];
        Limb *limb = find(trial->limbs, decl, node->decl ? node->term : node->cond);
        if (limb && node->truth == TRUTH_NO)
            count_case(trial, &limb->near);
    }
    count_case(trial, &find(trial->limbs, decl, NULL)->near);
}

/* Where an answer stands for the details, they do not miss by one; else the node of `when`. */
static size_t when_of(const Trial *trial, size_t root, bool *answered)
{
    const Decl *decl = trial->nodes[root].decl;
    size_t when = root;
    *answered = false;
    for (size_t i = root + 1; i < branch_end(trial, root); i = branch_end(trial, i)) {
        const ExplainNode *node = &trial->nodes[i];
        if (decl->when && (node->cond == decl->when || node->term == decl->when))
            when = i;
        else if (node->evidence.fact && node->evidence.fact == decl->answered_by)
            *answered = node->stands;
    }
    return when;
}

static void find_near(Trial *trial, size_t root)
{
    const Decl *decl = trial->nodes[root].decl;
    bool answered;
    size_t when = when_of(trial, root, &answered);
    bool is_whole = decl->kind == DECL_PRESUME || decl->kind == DECL_DUTY || answered;
    if (trial->nodes[root].truth != TRUTH_NO && !trial->nodes[root].in_part)
        return;
    if (is_whole)
        count_case(trial, &find(trial->limbs, decl, NULL)->near);
    if (is_whole || when == root)
        return;
    for (size_t i = when; i < branch_end(trial, when); i++) {
        bool own = trial->root[i] == root || trial->root[trial->parent[i]] == root;
        if (own && !has_parts(&trial->nodes[i]) && truth_turned(trial, when, i) == TRUTH_YES)
            mark_near(trial, root, i);
    }
}

/* ---- a case ---- */

static void try_limb(Trial *trial, Limb *limb, Truth truth, Truth whole)
{
    if (!limb)
        return;
    mark_seen(limb, truth);
    if (truth == TRUTH_YES && whole == TRUTH_YES)
        count_case(trial, &limb->holds);
}

/* A declaration is a part of itself, and the term that names it one of another. */
static void try_node(Trial *trial, size_t at)
{
    const ExplainNode *node = &trial->nodes[at];
    size_t root = trial->root[at], above = trial->root[trial->parent[at]];
    if (node->decl)
        try_limb(trial, find(trial->limbs, node->decl, NULL), node->truth, node->truth);
    if (node->term && trial->owner[above])
        try_limb(trial, find(trial->limbs, trial->owner[above], node->term), node->truth,
                 trial->nodes[above].truth);
    if (node->cond && trial->owner[at])
        try_limb(trial, find(trial->limbs, trial->owner[at], node->cond), node->truth,
                 trial->nodes[root].truth);
}

void limbs_try(Limbs *limbs, const Explanation *explanation, Slice case_name)
{
    Arena scratch = {0};
    Trial trial = {.limbs = limbs, .nodes = explanation->nodes, .n_nodes = explanation->n_nodes};
    limbs->n_cases++;
    find_owners(&trial, &scratch);
    find_ends(&trial, &scratch);
    for (size_t i = 0; i < trial.n_nodes; i++) {
        try_node(&trial, i);
        const Decl *decl = trial.nodes[i].decl;
        if (decl && decl->programme == limbs->programme &&
            (trial.nodes[i].depth == 0 || trial.of_thing[i]))
            find_near(&trial, i);
    }
    keep_names(limbs, case_name);
    arena_release(&scratch);
}
