/* judge.h - the inside of a Judge: how the interval of one programme is worked out, for the
 * files of match/ that explain it.
 *
 * Ownership: views share the Judge's arrays, so only the last one made is good.
 * Errors:    none.
 * Source:    docs/rules.md, "One programme's determination".
 */
#ifndef MATCH_JUDGE_H
#define MATCH_JUDGE_H

#include "match/determine.h"
#include "match/recall.h"
#include "match/tier.h"

struct Judge {
    const Rulebook *book;
    JudgeOptions options;
    const Saying **presumed; /* by fact index */
    bool *contradicted;      /* by fact index */
    const Cond **answers;    /* by declaration index: the test of its answer, or NULL */
    Cond *answer_tests;
    Memo memo, stated_memo;
    uint64_t round;  /* of both memos */
    Memo split_memo; /* of one value of a split fact */
    uint64_t split_round;
    Varying varying;
    unsigned char *spoken; /* of the deal at hand (view.h) */
    Recall *recall;        /* or NULL */
    Reads *reads;          /* of the deal at hand, or NULL */
};

/* A programme's interval, and the view of the piece that is worst, which explains it. */
typedef struct Judgement {
    View view;
    Range range;    /* over all pieces */
    Range in_piece; /* of the view's piece */
    size_t n_pieces;
    bool presumed_any;
    bool contradicted_any;
    bool is_split;            /* the interval is that over all values of `split` (split.h); */
    const Fact *const *split; /* where it is that of each, the view supposes the first one */
    size_t n_split;
} Judgement;

View judge_view(Judge *judge, const Deal *deal, const Programme *programme, ViewMode mode);

/* Makes `piece` the view's, forgets what was worked out and presumes anew. Returns whether
 * anything was presumed. */
bool judge_enter_piece(Judge *judge, View *view, DateSpan piece);

Judgement judge_programme(Judge *judge, const Deal *deal, const Programme *programme,
                          ViewMode mode);

#endif
