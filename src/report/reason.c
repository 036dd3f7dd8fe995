/* The sentences that say why a deal has its outcome (wording_reason, wording_short). They are
 * kept short: the whole reasoning is in the workbook's sheet Reasons and in the NDJSON. */
#include "report/wording.h"

enum {
    FINDINGS_SHOWN = 3,
    UNMET_SHOWN = 2,        /* findings of a deal that is not covered */
    EVIDENCE_SHOWN = 3,     /* of a finding */
    PRESUMPTIONS_SHOWN = 3, /* named at the end */
};

/* ---- one finding ---- */

/* As a reader sees it: unlikely is unknown. */
static Truth seen(Truth truth)
{
    return truth == TRUTH_UNLIKELY ? TRUTH_UNKNOWN : truth;
}

static void add_rest(Buffer *out, size_t n, const char *what)
{
    if (n == 0)
        return;
    buffer_add_text(out, " and ");
    buffer_add_number(out, n);
    buffer_add_text(out, what);
    buffer_add_text(out, n == 1 ? " fact" : " facts");
}

/* "; logic node is 7 nm (column 'Node'), ...". What tips the finding comes first: of one that
 * is open, what is missing. */
static void add_evidence(Buffer *out, const ReportHead *head, const Finding *finding,
                         const char *before)
{
    size_t n_shown = 0;
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < finding->n_evidence && n_shown < EVIDENCE_SHOWN; i++) {
            const Evidence *evidence = &finding->evidence[i];
            bool tips = seen(evidence->truth) == seen(finding->value);
            if (tips != (round == 0))
                continue;
            buffer_add_text(out, n_shown++ > 0 ? ", " : before);
            wording_evidence(out, head, evidence);
        }
    }
    add_rest(out, finding->n_evidence - n_shown, " more");
}

static bool is_presumed(const Evidence *evidence)
{
    return evidence->standing == STANDING_PRESUMED;
}

/* ": target country is France (column 'Country') and 9 presumed facts". What is stated tells
 * the reader more than what is presumed, which is only counted beside it. */
static void add_unmet_evidence(Buffer *out, const ReportHead *head, const Finding *finding)
{
    size_t n_presumed = 0, n_shown = 0;
    for (size_t i = 0; i < finding->n_evidence; i++)
        n_presumed += is_presumed(&finding->evidence[i]);
    bool all_presumed = n_presumed == finding->n_evidence;
    for (size_t i = 0; i < finding->n_evidence; i++) {
        const Evidence *evidence = &finding->evidence[i];
        if (is_presumed(evidence) != all_presumed)
            continue;
        if (n_shown == (all_presumed ? 1 : EVIDENCE_SHOWN))
            break;
        buffer_add_text(out, n_shown++ > 0 ? ", " : ": ");
        wording_evidence(out, head, evidence);
    }
    size_t n_left = finding->n_evidence - n_shown;
    add_rest(out, n_left, n_left == n_presumed - (all_presumed ? 1 : 0) ? " presumed" : " more");
}

/* Without a declaration it is about the programme as a whole. */
static Slice title_of(const Finding *finding)
{
    return finding->decl ? finding->decl->title : slice("");
}

static Slice name_of(const Finding *finding)
{
    if (finding->citation.len > 0 || !finding->decl)
        return finding->citation;
    return finding->decl->id;
}

static void add_title(Buffer *out, const Finding *finding)
{
    if (title_of(finding).len > 0) {
        buffer_add_text(out, ": ");
        buffer_add(out, title_of(finding));
    }
}

/* "31 CFR 850.224(d)(1)(ii): Fabricates an advanced integrated circuit" */
static void add_provision(Buffer *out, const Finding *finding)
{
    buffer_add(out, name_of(finding));
    add_title(out, finding);
}

/* The paragraph that all of the evidence stands in, else the finding's own. */
static Slice unmet_citation(const Finding *finding)
{
    if (finding->n_evidence == 0 || finding->evidence[0].citation.len == 0)
        return name_of(finding);
    for (size_t i = 1; i < finding->n_evidence; i++) {
        if (!slice_equal(finding->evidence[i].citation, finding->evidence[0].citation))
            return name_of(finding);
    }
    return finding->evidence[0].citation;
}

/* "31 CFR 850.209(a)(1) is not met: target country is France (column 'Country')." */
static void add_unmet(Buffer *out, const ReportHead *head, const Finding *finding)
{
    buffer_add(out, unmet_citation(finding));
    buffer_add_text(out, finding->decl ? " is not met" : " is not in force on that day");
    if (finding->n_evidence > 0)
        add_unmet_evidence(out, head, finding);
    else
        add_title(out, finding);
    buffer_add_char(out, '.');
}

static void add_met(Buffer *out, const ReportHead *head, const Finding *finding)
{
    add_provision(out, finding);
    add_evidence(out, head, finding, "; ");
    buffer_add_char(out, '.');
}

/* ---- the findings of a deal, in the order in which they are told ---- */

typedef struct Telling {
    Buffer *out;
    const ReportHead *head;
    const Determination *found;
    size_t n_told, n_left; /* findings */
} Telling;

/* How a finding of a REVIEW begins. */
static const char *review_lead(Truth value)
{
    switch (value) {
    case TRUTH_YES:
        return "Met: ";
    case TRUTH_LIKELY:
        return "Likely: ";
    case TRUTH_UNKNOWN:
    case TRUTH_UNLIKELY:
        return "Open: ";
    case TRUTH_NO:
        break;
    }
    return "";
}

/* How what decided is introduced; the outcome's own kind of declaration needs no words. */
static const char *decider_lead(const Finding *finding, Shown shown)
{
    if (!finding->decl)
        return "";
    if (finding->value != TRUTH_YES)
        return review_lead(finding->value);
    switch (finding->decl->kind) {
    case DECL_RULE:
        return shown == SHOWN_EXCEPTED ? "Excepted from " : "";
    case DECL_SCOPE:
        return "In scope under ";
    case DECL_EXCEPTION:
        return "Excepted by ";
    case DECL_DEFINE:
    case DECL_PRESUME:
    case DECL_DUTY:
    case DECL_CONTRADICTION:
        break;
    }
    return "";
}

static void tell(Telling *telling, const Finding *finding)
{
    Buffer *out = telling->out;
    Shown shown = telling->found->shown;
    if (telling->n_told == (shown == SHOWN_NOT_COVERED ? UNMET_SHOWN : FINDINGS_SHOWN)) {
        telling->n_left++;
        return;
    }
    if (telling->n_told++ > 0)
        buffer_add_char(out, ' ');
    else if (shown == SHOWN_NOT_COVERED)
        buffer_add_text(out, "Not covered: ");
    if (shown == SHOWN_REVIEW)
        buffer_add_text(out, review_lead(finding->value));
    else if (finding->value != TRUTH_NO)
        buffer_add_text(out, decider_lead(finding, shown));
    if (finding->value == TRUTH_NO)
        add_unmet(out, telling->head, finding);
    else
        add_met(out, telling->head, finding);
}

/* Of several programmes that count, those that lead to the deal's outcome. */
static bool leads_there(const Determination *found, const ProgrammeResult *result)
{
    switch (found->shown) {
    case SHOWN_BARRED:
    case SHOWN_NOTIFY:
        return result->floor == found->floor;
    case SHOWN_EXCEPTED:
    case SHOWN_REVIEW:
        return result->ceiling > OUTCOME_NOT_COVERED;
    case SHOWN_NOT_COVERED:
    case SHOWN_COUNT:
        break;
    }
    return true;
}

/* What is told first: the exception of an excepted deal, else the rule; then the rest. */
static bool is_told_first(Shown shown, const Finding *finding)
{
    DeclKind first = shown == SHOWN_EXCEPTED ? DECL_EXCEPTION : DECL_RULE;
    return finding->decl && finding->decl->kind == first;
}

static void tell_deciders(Telling *telling, const ProgrammeResult *result)
{
    Shown shown = telling->found->shown;
    bool in_order = shown == SHOWN_NOT_COVERED;
    for (int round = in_order ? 1 : 0; round < 2; round++) {
        for (size_t i = 0; i < result->n_deciders; i++) {
            const Finding *finding = &result->deciders[i];
            if (in_order || is_told_first(shown, finding) == (round == 0))
                tell(telling, finding);
        }
    }
}

static void tell_findings(Telling *telling, const ProgrammeResult *result)
{
    for (size_t i = 0; i < result->n_findings; i++)
        tell(telling, &result->findings[i]);
}

static void tell_all(Telling *telling)
{
    const Determination *found = telling->found;
    for (size_t i = 0; i < found->n_programmes; i++) {
        const ProgrammeResult *result = &found->programmes[i];
        if (!result->counts || !leads_there(found, result))
            continue;
        if (found->shown == SHOWN_REVIEW)
            tell_findings(telling, result);
        else
            tell_deciders(telling, result);
    }
    if (telling->n_left > 0) {
        buffer_add_text(telling->out, " And ");
        buffer_add_number(telling->out, telling->n_left);
        buffer_add_text(telling->out, " more.");
    }
}

/* ---- around them ---- */

static void add_range(Buffer *out, const Determination *found)
{
    size_t start = out->len;
    wording_interval(out, found->floor, found->ceiling, found->likely);
    out->at[start] = 'A'; /* of "at" */
    buffer_add_text(out, ". ");
}

static bool is_named_before(const Determination *found, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (found->presumed[i].saying->presume == found->presumed[index].saying->presume)
            return true;
    }
    return false;
}

/* Many are only counted: all reports name them in a place of their own. */
static void add_presumptions(Buffer *out, const Determination *found)
{
    size_t n = 0, n_shown = 0;
    for (size_t i = 0; i < found->n_presumed; i++)
        n += found->presumed[i].saying->presume && !is_named_before(found, i);
    if (n == 0)
        return;
    if (n > PRESUMPTIONS_SHOWN) {
        buffer_add_text(out, " Rests on ");
        buffer_add_number(out, n);
        buffer_add_text(out, " presumptions.");
        return;
    }
    buffer_add_text(out, n == 1 ? " Rests on the presumption " : " Rests on the presumptions ");
    for (size_t i = 0; i < found->n_presumed; i++) {
        const Decl *presume = found->presumed[i].saying->presume;
        if (!presume || is_named_before(found, i))
            continue;
        buffer_add_text(out, n_shown++ > 0 ? ", " : "");
        buffer_add(out, presume->id);
    }
    buffer_add_char(out, '.');
}

/* The facts that were judged value by value. */
static void add_split(Buffer *out, const Determination *found)
{
    for (size_t i = 0; i < found->n_programmes; i++) {
        const ProgrammeResult *result = &found->programmes[i];
        if (result->n_split == 0 || !result->counts || !leads_there(found, result))
            continue;
        buffer_add_text(out, " Judged for each value of ");
        wording_split(out, result->split, result->n_split);
        buffer_add_char(out, '.');
    }
}

/* What is said where no finding is there to tell. */
static const char *bare_reason(Shown shown)
{
    switch (shown) {
    case SHOWN_NOT_COVERED:
        return "Not covered: no rule that is in force is met.";
    case SHOWN_EXCEPTED:
        return "An exception is met, or no rule is.";
    case SHOWN_REVIEW:
    case SHOWN_NOTIFY:
    case SHOWN_BARRED:
    case SHOWN_COUNT:
        break;
    }
    return "The facts stated do not settle it.";
}

void wording_reason(Buffer *out, const ReportHead *head, const Deal *deal,
                    const Determination *found)
{
    if (deal->unsure) {
        buffer_add_text(out, "The row could not be read: its columns have shifted, or a quote is "
                             "out of place.");
        return;
    }
    if (found->shown == SHOWN_REVIEW)
        add_range(out, found);
    Telling telling = {out, head, found, 0, 0};
    tell_all(&telling);
    if (telling.n_told == 0)
        buffer_add_text(out, bare_reason(found->shown));
    add_split(out, found);
    add_presumptions(out, found);
}

/* The finding that a reader should see if only one is shown, or NULL. */
static const Finding *first_finding(const Determination *found)
{
    for (size_t i = 0; i < found->n_programmes; i++) {
        const ProgrammeResult *result = &found->programmes[i];
        if (!result->counts || !leads_there(found, result))
            continue;
        for (size_t k = 0; found->shown != SHOWN_REVIEW && k < result->n_deciders; k++) {
            if (is_told_first(found->shown, &result->deciders[k]))
                return &result->deciders[k];
        }
        if (result->n_findings > 0)
            return &result->findings[0];
    }
    return NULL;
}

void wording_short(Buffer *out, const Deal *deal, const Determination *found)
{
    const Finding *finding = first_finding(found);
    if (deal->unsure)
        buffer_add_text(out, "the row could not be read");
    else if (finding)
        add_provision(out, finding);
    else if (found->n_citations > 0)
        buffer_add(out, found->citations[0]);
}
