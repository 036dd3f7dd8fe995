/* findings.h - what bears on a deal: rules, what decided, presumptions, notes, questions.
 *
 * Works on the view of the piece that explains a programme's interval, and collects over the
 * programmes that count what the whole determination shows once.
 *
 * Ownership: results in the deal's arena. Errors: none.
 * Source:    docs/rules.md, "What decided".
 */
#ifndef MATCH_FINDINGS_H
#define MATCH_FINDINGS_H

#include "match/judge.h"
#include "match/near.h"
#include "match/questions.h"

enum { FINDINGS_CITATIONS_MAX = 48, FINDINGS_PRESUMED_MAX = 64, FINDINGS_NOTES_MAX = 64 };

typedef struct Findings {
    Deal *deal;
    Slice citations[FINDINGS_CITATIONS_MAX];
    size_t n_citations;
    PresumedFact presumed[FINDINGS_PRESUMED_MAX];
    size_t n_presumed;
    NoteUse notes[FINDINGS_NOTES_MAX];
    size_t n_notes;
    Asking asking;
    Nearing near;
    bool rests_on_presumptions;
} Findings;

Findings findings_new(Deal *deal);

/* Fills the result's findings and deciders and adds to what the whole shows. */
void findings_add(Findings *findings, Judgement *judgement, ProgrammeResult *result);

/* Says that the deal rests on the presumptions collected; else they are not shown. */
void findings_rest_on_presumptions(Findings *findings);

void findings_finish(Findings *findings, Determination *out);

#endif
