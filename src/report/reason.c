/* The sentences that say why a deal has its outcome (wording_reason, wording_short). They are
 * kept short: the whole reasoning is in the workbook's sheet Reasons and in the NDJSON. */
#include "report/telling.h"
#include "report/wording.h"

enum {
    FINDINGS_SHOWN = 3,
    UNMET_SHOWN = 2,        /* findings of a deal that is not covered */
    PRESUMPTIONS_SHOWN = 3, /* named at the end */
    NEAR_SHOWN = 2,
};

/* ---- one finding ---- */

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
static void add_unmet(Telling *telling, const Finding *finding)
{
    Buffer *out = telling->out;
    buffer_add(out, unmet_citation(finding));
    buffer_add_text(out, finding->decl ? " is not met" : " is not in force on that day");
    if (finding->n_evidence > 0)
        telling_unmet(telling, finding);
    else
        add_title(out, finding);
    buffer_add_char(out, '.');
}

static void add_met(Telling *telling, const Finding *finding)
{
    add_provision(telling->out, finding);
    telling_evidence(telling, finding, "; ");
    buffer_add_char(telling->out, '.');
}

/* ---- the findings of a deal, in the order in which they are told ---- */

/* How a finding of a REVIEW begins. */
static const char *review_lead(const Finding *finding)
{
    if (finding->value == TRUTH_YES)
        return "Met: ";
    if (finding->value == TRUTH_LIKELY)
        return "Likely: ";
    if (finding->value == TRUTH_NO)
        return "";
    if (finding->own >= TRUTH_LIKELY)
        return finding->own == TRUTH_YES ? "Met if in scope: " : "Likely if in scope: ";
    return finding->hinted ? "Signs of: " : "Open: ";
}

/* How what decided is introduced; the outcome's own kind of declaration needs no words. */
static const char *decider_lead(const Finding *finding, Shown shown)
{
    if (!finding->decl)
        return "";
    if (finding->value != TRUTH_YES)
        return review_lead(finding);
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
        buffer_add_text(out, review_lead(finding));
    else if (finding->value != TRUTH_NO)
        buffer_add_text(out, decider_lead(finding, shown));
    if (finding->value == TRUTH_NO)
        add_unmet(telling, finding);
    else
        add_met(telling, finding);
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

/* Of many rules those of which nothing is said are only counted. */
static void tell_findings(Telling *telling, const ProgrammeResult *result)
{
    size_t n_said = 0;
    while (n_said < result->n_findings &&
           (result->findings[n_said].hinted || result->findings[n_said].value >= TRUTH_LIKELY))
        n_said++;
    bool are_few = result->n_findings <= FINDINGS_SHOWN;
    size_t n = are_few ? result->n_findings : n_said;
    for (size_t i = 0; i < n; i++)
        tell(telling, &result->findings[i]);
    telling->n_left += result->n_findings - n;
}

/* "And 13 more rules may still apply." */
static void add_left(Telling *telling)
{
    if (telling->n_left == 0)
        return;
    bool one = telling->n_left == 1, review = telling->found->shown == SHOWN_REVIEW;
    if (telling->n_told > 0)
        buffer_add_text(telling->out, " And ");
    buffer_add_number(telling->out, telling->n_left);
    if (telling->n_told > 0)
        buffer_add_text(telling->out, " more");
    if (review)
        buffer_add_text(telling->out, one ? " rule may still apply" : " rules may still apply");
    if (review && telling->n_told == 0 && telling->found->n_questions > 0) {
        buffer_add_text(telling->out, "; first to ask: ");
        wording_label(telling->out, telling->found->questions[0].fact);
    }
    buffer_add_char(telling->out, '.');
    telling->n_told++;
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
    add_left(telling);
}

/* ---- around them ---- */

static void add_range(Buffer *out, const Determination *found)
{
    size_t start = out->len;
    wording_range(out, found);
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

/* What a provision just misses; what just holds was told with its evidence. */
static void add_near(Telling *telling)
{
    size_t n = 0;
    for (size_t i = 0; i < telling->found->n_near && n < NEAR_SHOWN; i++) {
        const Evidence *evidence = &telling->found->near[i].evidence;
        if (evidence->distance.inside || telling_has(telling, evidence))
            continue;
        buffer_add_text(telling->out, " Near miss of ");
        buffer_add(telling->out, evidence->citation);
        buffer_add_text(telling->out, ": ");
        telling_add(telling, evidence, false);
        buffer_add_char(telling->out, '.');
        n++;
    }
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
    Telling telling = {.out = out, .head = head, .found = found};
    tell_all(&telling);
    if (telling.n_told == 0)
        buffer_add_text(out, bare_reason(found->shown));
    add_near(&telling);
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
    bool is_bare = found->shown == SHOWN_REVIEW && lean_of(found) == LEAN_NO_SIGN;
    if (deal->unsure)
        buffer_add_text(out, "the row could not be read");
    else if (finding && is_bare && !finding->hinted)
        buffer_add_text(out, wording_lean(LEAN_NO_SIGN));
    else if (finding)
        add_provision(out, finding);
    else if (found->n_citations > 0)
        buffer_add(out, found->citations[0]);
}
