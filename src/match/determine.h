/* determine.h - from a deal and the Rulebook to its determination.
 *
 * Per programme an interval: the floor is the least outcome that is still possible, the
 * ceiling the worst, likely what follows when likely is taken as yes. The highest counts over
 * programmes. A determination depends on the row and the Rulebook (and the options) alone.
 *
 * Ownership: a Judge holds a thread's working memory: judge_open/judge_close. Results lie in
 *            the deal's arena.
 * Errors:    none; what can't be evaluated is unknown.
 * Source:    docs/rules.md, "One programme's determination".
 */
#ifndef MATCH_DETERMINE_H
#define MATCH_DETERMINE_H

#include "match/determination.h"

typedef struct JudgeOptions {
    Date as_of;
    bool no_presumptions;
    const Programme *only; /* NULL: all programmes */
} JudgeOptions;

typedef struct Judge Judge;

Judge *judge_open(const Rulebook *book, const JudgeOptions *options);
void judge_close(Judge *judge);

/* From now on all deals are of one list: what was found of one serves those that say the same.
 * `room` in bytes. */
void judge_remember(Judge *judge, const Columns *columns, size_t room);

/* The whole determination; signals have been applied (match/signals.h). */
void judge_deal(Judge *judge, Deal *deal, Determination *out);

/* Only the interval of one programme: for tests and comparisons. */
void judge_interval(Judge *judge, Deal *deal, const Programme *programme, Outcome *floor,
                    Outcome *ceiling, Outcome *likely);

#endif
