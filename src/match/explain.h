/* explain.h - why a deal has its outcome, as a tree.
 *
 * The same conditions as everywhere, node by node in the order of the rule files: a depth, a
 * value, whether the node mattered, and for tests the evidence. report/tree.h prints it.
 *
 * Ownership: in the deal's arena. Errors: none.
 */
#ifndef MATCH_EXPLAIN_H
#define MATCH_EXPLAIN_H

#include "match/determine.h"
#include "match/view.h"

typedef struct ExplainNode {
    size_t depth;
    const Decl *decl;   /* a declaration: scope, rule, exception, definition */
    const Cond *cond;   /* a condition: block, not, test; NULL where decl is set */
    const Cond *term;   /* the term that names the declaration; NULL at the top */
    Slice label, words; /* of an item of a block */
    Truth truth;
    bool matters;      /* false: a sibling decides, or nothing hangs on it */
    bool stands;       /* an answer that stands for the details behind it */
    bool in_part;      /* a presumption that leaves some of its facts as they are */
    Evidence evidence; /* a test or an answer: .fact is not NULL */
} ExplainNode;

typedef struct Explanation {
    const Programme *programme;
    Outcome floor, ceiling, likely;
    DateSpan piece;           /* of the completion date, that is explained */
    size_t n_pieces;          /* more than one: the law changes within the date stated */
    const Fact *const *split; /* facts over whose values the interval holds */
    size_t n_split;
    const Supposed *supposed; /* the values by which it is explained; NULL: without any */
    ExplainNode *nodes;
    size_t n_nodes, room;
} Explanation;

/* The deal's signals have been applied; an `unsure` deal has no nodes. */
void judge_explain(Judge *judge, Deal *deal, const Programme *programme, Explanation *out);

/* The same for every declaration in force, each once at the top: also definitions, duties,
 * contradictions, presumptions, which are yes where they fill a fact, and duties, which are yes
 * where they are owed by what was `found`. For those who hold the rules against their cases
 * (match/limbs.h). */
void judge_explain_whole(Judge *judge, Deal *deal, const Programme *programme,
                         const Determination *found, Explanation *out);

#endif
