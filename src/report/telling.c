#include "report/telling.h"

#include "report/wording.h"

enum { EVIDENCE_SHOWN = 3 }; /* of a finding */

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

static bool is_presumed(const Evidence *evidence)
{
    return evidence->standing == STANDING_PRESUMED;
}

/* The round in which a part of the evidence is told: what tips the finding first, what is
 * presumed last. Of a rule that is open something may speak for it, and that tips it. */
static int round_of(const Finding *finding, const Evidence *evidence)
{
    Truth own = seen(finding->own);
    bool speaks = !wording_is_missing(evidence) && !is_presumed(evidence);
    bool is_likely = own == TRUTH_LIKELY || (own == TRUTH_UNKNOWN && finding->hinted);
    if (is_likely ? speaks : seen(evidence->truth) == own)
        return 0;
    return is_presumed(evidence) ? 2 : 1;
}

static bool is_unstated(const Evidence *evidence)
{
    return wording_is_missing(evidence) && !evidence->unreadable &&
           !slice_is(evidence->fact->group, "reading");
}

/* A threshold of its own is worth telling of a fact that was told already. */
bool telling_has(const Telling *telling, const Evidence *evidence)
{
    for (size_t i = 0; i < telling->n_evidence; i++) {
        const Evidence *told = telling->evidence[i];
        if (told->fact == evidence->fact && told->saying == evidence->saying &&
            slice_equal(told->thing, evidence->thing) &&
            (!evidence->distance.known || told->test == evidence->test))
            return true;
    }
    return false;
}

void telling_add(Telling *telling, const Evidence *evidence, bool only_label)
{
    if (only_label)
        wording_label(telling->out, evidence->fact);
    else
        wording_evidence(telling->out, telling->head, evidence);
    if (telling->n_evidence < TOLD_MAX)
        telling->evidence[telling->n_evidence++] = evidence;
}

/* "; logic node is 7 nm (column 'Node'), not stated: transistor, NAND layers". */
void telling_evidence(Telling *telling, const Finding *finding, const char *before)
{
    size_t n_shown = 0, n_left = 0;
    const Evidence *last = NULL;
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < finding->n_evidence; i++) {
            const Evidence *evidence = &finding->evidence[i];
            if (round_of(finding, evidence) != round || telling_has(telling, evidence))
                continue;
            if (n_shown == EVIDENCE_SHOWN) {
                n_left++;
                continue;
            }
            buffer_add_text(telling->out, n_shown++ > 0 ? ", " : before);
            bool goes_on = last && is_unstated(last) && is_unstated(evidence);
            telling_add(telling, evidence, goes_on);
            last = evidence;
        }
    }
    add_rest(telling->out, n_left, " more");
}

/* ": target country is France (column 'Country') and 9 presumed facts". What is stated tells
 * the reader more than what is presumed, which is only counted beside it. */
void telling_unmet(Telling *telling, const Finding *finding)
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
        buffer_add_text(telling->out, n_shown++ > 0 ? ", " : ": ");
        telling_add(telling, evidence, false);
    }
    size_t n_left = finding->n_evidence - n_shown;
    add_rest(telling->out, n_left,
             n_left == n_presumed - (all_presumed ? 1 : 0) ? " presumed" : " more");
}
