/* view.h - a deal as one programme sees it on one piece of its completion date.
 *
 * The deal's facts, with what the programme presumes for the blank ones. A view has a mode:
 * with presumptions, without them, or stated facts alone (which decides whether an answer is
 * contradicted by its details). Values of declarations are remembered per mode.
 *
 * Ownership: a view belongs to its Judge, which lends it the arrays; sayings of presumptions
 *            lie in the deal's arena.
 * Errors:    none.
 */
#ifndef MATCH_VIEW_H
#define MATCH_VIEW_H

#include "deals/deal.h"
#include "match/reads.h"
#include "match/truth.h"

typedef enum ViewMode { VIEW_FULL, VIEW_WITHOUT_PRESUMPTIONS, VIEW_STATED } ViewMode;

enum { NAMED_KNOWN = 1 << 9 };

/* Of whom a condition speaks, if not of a thing that the row names. */
typedef enum Whose { WHOSE_DEAL, WHOSE_SPOKEN, WHOSE_UNNAMED, WHOSE_COUNT } Whose;

/* The truth of a condition for a thing that the row names, in the round of that number. */
typedef struct NamedTruth {
    const Cond *cond;
    const Thing *thing;
    uint64_t round;
    Truth truth;
} NamedTruth;

/* What was worked out already. */
typedef struct Memo {
    unsigned char *values;        /* by declaration index: 0, or 1 + Truth */
    uint64_t *conds[WHOSE_COUNT]; /* by condition index: 8 times the round, and the Truth */
    NamedTruth *named;            /* by address; a condition may drive out another */
    uint64_t *round;              /* from 1; all of earlier rounds is forgotten */
} Memo;

/* What the values of split facts bear on; the rest is the same for all of them. */
typedef struct Varying {
    bool *decls, *conds; /* by index */
} Varying;

/* A value that a fact is judged by as if it were stated (match/split.h). */
typedef struct Supposed Supposed;
struct Supposed {
    const Fact *fact;
    Saying saying;
    const Supposed *next;
};

typedef struct View {
    const Rulebook *book;
    const Programme *programme;
    const Deal *deal;
    Reads *reads;               /* of the deal's facts, or NULL */
    const Cond *const *answers; /* by declaration index: the test of its answer, or NULL */
    DateSpan piece;             /* the completion date lies in it; no law changes inside */
    const Saying **presumed;    /* by fact index; NULL: nothing is presumed for it */
    const Saying ***of_things;  /* the same of things, by their slot */
    const bool *contradicted;   /* by fact index, or NULL: a contradiction names it */
    bool in_thing;              /* facts of things are read from `thing` */
    const Thing *thing;         /* NULL: the thing that the row speaks of without a name */
    bool unnamed;               /* ... or one of which it says nothing: texts alone speak of it */
    const Saying *as_of;        /* the presumed completion date, or NULL */
    const Supposed *supposed;   /* of split facts; not in VIEW_STATED, where cells alone count */
    ViewMode mode;
    unsigned char *spoken; /* by kind index: 0, or 1 + whether the row speaks of an unnamed one */
    const Varying *varying;
    const Memo *steady; /* where a value is supposed: what does not vary is known here; or NULL */
    Memo memo;          /* of this mode */
    Memo stated_memo;   /* of VIEW_STATED, for answers */
} View;

/* What the deal, or the thing at hand, says of a fact. All looks at facts pass here. */
const DealFact *view_fact(const View *view, const Fact *fact);

/* What the deal's own facts say, whichever thing is at hand. */
const DealFact *view_own_fact(const View *view, const Fact *fact);

/* What the deal says of the completion date, where no more is asked for than whether it is
 * stated, the pieces in which it may lie, and on which side of a day that a rule names. */
const DealFact *view_completion(const View *view);

/* The same view, put to one thing; or to one of those that the row does not name. */
View view_of_thing(const View *view, const Thing *thing);
View view_of_unnamed(const View *view);

/* A fact's standing in this view. */
Standing view_standing(const View *view, const Fact *fact);

/* The values that the standing rests on, linked by next; NULL where missing. */
const Saying *view_sayings(const View *view, const Fact *fact);

/* Whether the view supposes a value of the fact. */
bool view_supposes(const View *view, const Fact *fact);

/* Missing although something was written, or contradicted: nothing may be presumed over it. */
bool view_is_troubled(const View *view, const Fact *fact);

/* The same view on stated facts alone. */
View view_stated(const View *view);

/* Forgets the values of all declarations. */
void view_forget(View *view);

#endif
