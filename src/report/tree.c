#include "report/tree.h"

#include "report/dues.h"
#include "report/wording.h"

static const char *color_of(Truth truth)
{
    switch (truth) {
    case TRUTH_YES:
        return "\033[1m";
    case TRUTH_LIKELY:
        return "\033[33m";
    case TRUTH_UNLIKELY:
    case TRUTH_UNKNOWN:
        return "\033[36m";
    case TRUTH_NO:
        break;
    }
    return "\033[2m";
}

static void add_indent(Buffer *out, size_t depth)
{
    for (size_t i = 0; i < depth; i++)
        buffer_add_text(out, "  ");
}

/* ---- one node ---- */

static void add_cond(Buffer *out, const ExplainNode *node)
{
    const Cond *cond = node->cond;
    switch (cond->kind) {
    case COND_ALL:
        buffer_add_text(out, "all of");
        break;
    case COND_ANY:
        buffer_add_text(out, "any of");
        break;
    case COND_NOT:
        buffer_add_text(out, "not");
        break;
    case COND_TEST:
        wording_test(out, cond);
        break;
    case COND_KNOWN:
        buffer_print(out, "stated: %.*s", SLICE_ARG(cond->fact->label));
        break;
    case COND_SOME:
        buffer_print(out, "any %.*s where", SLICE_ARG(cond->of->id));
        break;
    case COND_TOTAL:
        buffer_add_text(out, "total ");
        wording_test(out, cond);
        break;
    case COND_TERM:
    case COND_BAD:
        break;
    }
}

static void add_decl(Buffer *out, const Decl *decl)
{
    buffer_print(out, "%s %.*s \"%.*s\"", decl_word(decl->kind), SLICE_ARG(decl->id),
                 SLICE_ARG(decl->title));
    if (decl->n_laws > 0)
        buffer_print(out, "  [%.*s]", SLICE_ARG(decl->laws[0].text));
}

static void add_evidence(Buffer *out, const ReportHead *head, const ExplainNode *node, size_t depth)
{
    if (!node->evidence.fact)
        return;
    add_indent(out, depth + 1);
    buffer_add_text(out, "- ");
    wording_evidence(out, head, &node->evidence);
    buffer_add_char(out, '\n');
}

static void add_node(Buffer *out, const ReportHead *head, const ExplainNode *node, TreeStyle style)
{
    add_indent(out, node->depth + 1);
    if (style.color)
        buffer_add_text(out, color_of(node->truth));
    buffer_print(out, "%-7s ", truth_word(node->truth));
    if (style.color)
        buffer_add_text(out, "\033[0m");
    if (node->label.len > 0)
        buffer_print(out, "(%.*s) ", SLICE_ARG(node->label));
    if (node->words.len > 0)
        buffer_print(out, "%.*s: ", SLICE_ARG(node->words));
    if (node->decl)
        add_decl(out, node->decl);
    else if (node->cond)
        add_cond(out, node);
    buffer_add_char(out, '\n');
    add_evidence(out, head, node, node->depth + 1);
}

/* ---- the whole ---- */

static size_t end_of_branch(const Explanation *explanation, size_t at)
{
    size_t end = at + 1;
    while (end < explanation->n_nodes &&
           explanation->nodes[end].depth > explanation->nodes[at].depth)
        end++;
    return end;
}

/* What is folded away at the top is counted by kind, so that nobody takes it for missing. */
static void add_folded(Buffer *out, size_t n)
{
    if (n > 0)
        buffer_print(out, "  (%zu further declaration%s did not matter; '--all' shows %s)\n", n,
                     n == 1 ? "" : "s", n == 1 ? "it" : "them");
}

/* "; each gives the same, here for form = loan" */
static void add_supposed(Buffer *out, const Supposed *supposed)
{
    buffer_add_text(out,
                    supposed ? "; each gives the same, here for" : "; what follows is without one");
    for (const Supposed *one = supposed; one; one = one->next) {
        buffer_print(out, "%s%.*s = ", one == supposed ? " " : ", ", SLICE_ARG(one->fact->id));
        value_write(out, one->fact, &one->saying.value);
    }
    buffer_add_char(out, '\n');
}

void tree_write(Buffer *out, const ReportHead *head, const Explanation *explanation,
                TreeStyle style)
{
    const Programme *programme = explanation->programme;
    buffer_print(out, "\n%.*s, %.*s\n  ", SLICE_ARG(programme->id), SLICE_ARG(programme->title));
    if (explanation->floor == explanation->ceiling)
        buffer_add_text(out, wording_end(explanation->floor));
    else
        wording_interval(out, explanation->floor, explanation->ceiling, explanation->likely);
    buffer_add_char(out, '\n');
    if (explanation->n_pieces > 1) {
        buffer_add_text(out, "  the law changes within the completion date; explained for ");
        span_write(out, explanation->piece);
        buffer_add_char(out, '\n');
    }
    if (explanation->n_split > 0) {
        buffer_add_text(out, "  judged for each value of ");
        wording_split(out, explanation->split, explanation->n_split);
        add_supposed(out, explanation->supposed);
    }
    size_t folded = 0;
    for (size_t i = 0; i < explanation->n_nodes;) {
        const ExplainNode *node = &explanation->nodes[i];
        if (style.all || node->matters) {
            add_node(out, head, node, style);
            i++;
        } else {
            folded += node->depth == 0;
            i = end_of_branch(explanation, i);
        }
    }
    add_folded(out, folded);
}

static void add_questions(Buffer *out, const Determination *found)
{
    for (size_t i = 0; i < found->n_questions; i++) {
        buffer_add_text(out, i == 0 ? "To ask: " : "        ");
        wording_question(out, &found->questions[i]);
        buffer_add_char(out, '\n');
    }
}

/* "Overdue: File the notification, 2026-08-19 (31 CFR 850.404(c))" */
static void add_duties(Buffer *out, const Determination *found)
{
    for (size_t i = 0; i < found->n_duties; i++) {
        const Duty *duty = &found->duties[i];
        if (!duty->counts)
            continue;
        size_t start = out->len;
        buffer_add_text(out, dues_state(duty));
        out->at[start] = (char)(out->at[start] - 'a' + 'A');
        buffer_add_text(out, ": ");
        buffer_add(out, duty->decl->title);
        buffer_add_text(out, ", ");
        dues_write_day(out, duty);
        if (duty->decl->n_laws > 0)
            buffer_print(out, " (%.*s)", SLICE_ARG(duty->decl->laws[0].text));
        buffer_add_char(out, '\n');
    }
}

/* What diligence asks, and what of it the row states: weighed by a person, never counted. */
static void add_inquiry(Buffer *out, const Deal *deal, const Determination *found)
{
    bool any = false;
    for (size_t i = 0; found->shown == SHOWN_REVIEW && i < found->n_programmes; i++) {
        const Programme *programme = found->programmes[i].programme;
        for (size_t k = 0; found->programmes[i].counts && k < programme->n_inquiries; k++) {
            const Inquiry *inquiry = &programme->inquiries[k];
            if (!any)
                buffer_add_text(out, "Diligence (weighed, never counted):\n");
            any = true;
            buffer_print(out, "  %.*s: %.*s - ", SLICE_ARG(inquiry->law),
                         SLICE_ARG(inquiry->question));
            if (!dues_write_stated(out, deal, inquiry->fact))
                buffer_add_text(out, "open");
            buffer_add_char(out, '\n');
        }
    }
}

void tree_heading(Buffer *out, const ReportHead *head, const Deal *deal, const Determination *found,
                  TreeStyle style)
{
    Slice name = deal_name(deal);
    buffer_print(out, "%s%.*s%s  (row %llu): ", style.color ? "\033[1m" : "", SLICE_ARG(name),
                 style.color ? "\033[0m" : "", (unsigned long long)deal->row);
    wording_outcome(out, found);
    buffer_add_char(out, '\n');
    wording_reason(out, head, deal, found);
    buffer_add_char(out, '\n');
    for (const Problem *problem = deal->problems; problem; problem = problem->next) {
        buffer_add_text(out, "Problem: ");
        wording_problem(out, head, problem);
        buffer_add_char(out, '\n');
    }
    add_duties(out, found);
    add_questions(out, found);
    add_inquiry(out, deal, found);
}
