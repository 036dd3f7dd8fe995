#include "report/coverage.h"

static const struct {
    DeclKind kind;
    const char *words;
} kinds[] = {
    {DECL_SCOPE, "scopes"},
    {DECL_DEFINE, "definitions"},
    {DECL_RULE, "rules"},
    {DECL_EXCEPTION, "exceptions"},
    {DECL_PRESUME, "presumptions"},
    {DECL_DUTY, "duties"},
    {DECL_CONTRADICTION, "contradictions"},
};

/* ---- the table ---- */

typedef struct Counts {
    size_t declared, limbs, untried, unmissed;
} Counts;

static Counts counts_of(const Limbs *limbs, DeclKind kind)
{
    Counts counts = {0};
    for (size_t i = 0; i < limbs->n; i++) {
        const Limb *limb = &limbs->all[i];
        if (limb->decl->kind != kind || !limb->is_limb)
            continue;
        counts.declared += limb->cond == NULL;
        counts.limbs++;
        counts.untried += limb->holds.n == 0;
        counts.unmissed += limb->near.n == 0;
    }
    return counts;
}

static unsigned percent(size_t part, size_t whole)
{
    return whole > 0 ? (unsigned)(100 * part / whole) : 100;
}

static void add_branches(Buffer *out, const Limbs *limbs)
{
    size_t n = 0, yes = 0, no = 0, unknown = 0, all = 0;
    for (size_t i = 0; i < limbs->n; i++) {
        const Limb *limb = &limbs->all[i];
        n++;
        yes += limb->seen_yes;
        no += limb->seen_no;
        unknown += limb->seen_unknown;
        all += limb->seen_yes && limb->seen_no && limb->seen_unknown;
    }
    buffer_print(out,
                 "  %zu conditions: seen yes %u %%, no %u %%, unknown %u %%, all three %u %%\n", n,
                 percent(yes, n), percent(no, n), percent(unknown, n), percent(all, n));
}

void coverage_table(Buffer *out, const Limbs *limbs)
{
    buffer_print(out, "  %-15s %8s %6s %16s %18s\n", "", "declared", "limbs", "without a case",
                 "without a near miss");
    for (size_t i = 0; i < COUNT(kinds); i++) {
        Counts counts = counts_of(limbs, kinds[i].kind);
        if (counts.declared > 0)
            buffer_print(out, "  %-15s %8zu %6zu %16zu %18zu\n", kinds[i].words, counts.declared,
                         counts.limbs, counts.untried, counts.unmissed);
    }
    add_branches(out, limbs);
}

static void add_limb(Buffer *out, const Limb *limb)
{
    buffer_print(out, "%s %.*s", decl_word(limb->decl->kind), SLICE_ARG(limb->decl->id));
    if (limb->cond)
        buffer_print(out, " (%.*s)", SLICE_ARG(limb->cond->label));
    if (limb->citation.len > 0)
        buffer_print(out, " [%.*s]", SLICE_ARG(limb->citation));
}

size_t coverage_gaps(Buffer *out, const Limbs *limbs)
{
    size_t n = 0;
    for (size_t i = 0; i < limbs->n; i++) {
        const Limb *limb = &limbs->all[i];
        if (!limb->is_limb || (limb->holds.n > 0 && limb->near.n > 0))
            continue;
        n++;
        buffer_add_text(out, limb->holds.n > 0  ? "  no near miss: "
                             : limb->near.n > 0 ? "  no case holds: "
                                                : "  no case at all: ");
        add_limb(out, limb);
        buffer_add_char(out, '\n');
    }
    return n;
}
