/* duties.h - what a deal leads to: what has to be done by when, or kept until when.
 *
 * A duty is owed where the floor of a scope that it is under is an outcome of its `for` and its
 * `when` is yes; it would be owed where a possible end is, or where its `when` is open. It
 * never changes an outcome. Its day is worked out from stated dates alone: from one that is
 * presumed, suggested or contradicted none follows.
 *
 * Ownership: results in the deal's arena. Errors: none.
 * Source:    docs/rules.md, "Duties".
 */
#ifndef MATCH_DUTIES_H
#define MATCH_DUTIES_H

#include "match/judge.h"

/* Adds the duties of the judgement's programme to the whole, without their days. Enters the
 * pieces of the judgement again, so its view is not that of the worst piece afterwards. */
void duties_find(Judge *judge, Judgement *judgement, const ProgrammeResult *result,
                 Determination *out);

/* Works out by when: from what this row states, and what of it is past on `as_of`. */
void duties_date(Determination *found, const Deal *deal, Date as_of);

#endif
