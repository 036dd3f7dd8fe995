/* wording.h - the words of a determination, worked out once for all formats.
 *
 * Ownership: appended to the caller's buffer. Errors: none.
 */
#ifndef REPORT_WORDING_H
#define REPORT_WORDING_H

#include "report/report.h"

/* "NOTIFY", or "REVIEW: at least NOTIFY, at most BARRED; likely NOTIFY". */
void wording_outcome(Buffer *out, const Determination *found);

/* Of a REVIEW: "at most BARRED; likely BARRED if in scope (open: investor is a U.S. person)". */
void wording_range(Buffer *out, const Determination *found);

/* "likely BARRED if in scope", "no sign of a covered activity" */
const char *wording_lean(Lean lean);

/* Of one programme: "at least NOTIFY, at most BARRED; likely NOTIFY". */
void wording_interval(Buffer *out, Outcome floor, Outcome ceiling, Outcome likely);

/* The outcome of an interval's end as people read it: BARRED, NOTIFY, EXCEPTED, NOT COVERED. */
const char *wording_end(Outcome outcome);

/* Why, in one or a few sentences: what decided, on which facts, and what was presumed. */
void wording_reason(Buffer *out, const ReportHead *head, const Deal *deal,
                    const Determination *found);

/* The first provision that bears on it: "31 CFR 850.224(d)(1)(ii): Fabricates an advanced
 * integrated circuit"; empty where there is none. */
void wording_short(Buffer *out, const Deal *deal, const Determination *found);

/* A fact's label inside a sentence: "logic node". */
void wording_label(Buffer *out, const Fact *fact);

/* Whether nothing is said of the fact, or nothing that could be read. */
bool wording_is_missing(const Evidence *evidence);

/* One finding's evidence: "logic node is 7 nm (column 'Node'; threshold 16 nm or less: 9 nm
 * inside)", "not stated: logic node". */
void wording_evidence(Buffer *out, const ReportHead *head, const Evidence *evidence);

/* A test as words: "logic node is at most 16 nm". */
void wording_test(Buffer *out, const Cond *test);

/* "30 days after closing date" */
void wording_date_term(Buffer *out, const DateTerm *term);

/* "type of transaction, which is not settled" */
void wording_split(Buffer *out, const Fact *const *facts, size_t n);

/* The question: the fact's `ask`, or one made of its label. */
void wording_question(Buffer *out, const Question *question);

/* "column 'TPP': '4.8k?' is not a number; taken as missing" */
void wording_problem(Buffer *out, const ReportHead *head, const Problem *problem);

/* "no majority owner ...: Target owned by ... = no, presumed (850.221-owner)" */
void wording_presumed(Buffer *out, const PresumedFact *presumed);

#endif
