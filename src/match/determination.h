/* determination.h - what was found of one deal: the types that reports read.
 *
 * Ownership: in the deal's arena; valid until the next deal.
 * Errors:    none.
 */
#ifndef MATCH_DETERMINATION_H
#define MATCH_DETERMINATION_H

#include "deals/deal.h"
#include "match/truth.h"

/* What the reader sees, in rising order of what --fail-on asks for. */
typedef enum Shown {
    SHOWN_NOT_COVERED,
    SHOWN_EXCEPTED,
    SHOWN_REVIEW,
    SHOWN_NOTIFY,
    SHOWN_BARRED,
    SHOWN_COUNT
} Shown;

/* How far a stated value is from the threshold that it is held against (distance.h). */
typedef struct Distance {
    bool known;        /* false: none, or the value lies on both sides */
    bool inside;       /* it passes the test */
    bool at_least;     /* the value is a range: its nearer end counts */
    Operator op;       /* of the test */
    Decimal amount;    /* 0 or more, in the fact's unit; of a date not used */
    Decimal threshold; /* the same */
    bool near;         /* all of the value lies within 10 % of the threshold */
    Date day;          /* of a date: the day that it is held against */
    int64_t days;      /* after it; negative: before */
} Distance;

/* A test that something rests on, and what it rests on. */
typedef struct Evidence {
    const Fact *fact;
    const Cond *test; /* the test in the rule file */
    Truth truth;      /* of that test */
    Standing standing;
    bool unreadable;      /* missing, because a cell could not be read */
    const Saying *saying; /* the value and the cell it came from; NULL where missing */
    Slice citation;       /* of the paragraph that holds the test */
    Slice thing;          /* of a holder, link, product: its name; else empty */
    Distance distance;
} Evidence;

/* A declaration that bears on a deal. */
typedef struct Finding {
    const Decl *decl; /* rule; of deciders also a scope, an exception, a definition */
    Slice citation;   /* its law, with the labels of the items that made it so */
    Outcome outcome;  /* rules: as the scope gives it; else what it leads to */
    Truth value;      /* yes, likely, unknown; in deciders of NOT COVERED: no */
    Truth own;        /* rules: of their own condition, whatever the scope */
    bool hinted;      /* rules: some part of it is likely or yes */
    const Evidence *evidence;
    size_t n_evidence;
} Finding;

/* A stated number close to a threshold, in a provision that would come out otherwise with a
 * number on the other side. */
typedef struct NearMiss {
    const Decl *decl; /* rule, scope or exception */
    Evidence evidence;
} NearMiss;

typedef struct Question {
    const Fact *fact;
    const Slice *citations; /* of the paragraphs that ask it */
    size_t n_citations;
} Question;

/* A presumed fact among those that decided. */
typedef struct PresumedFact {
    const Fact *fact;
    const Saying *saying; /* value; saying->presume is the declaration */
} PresumedFact;

/* An open note that the result rests on. */
typedef struct NoteUse {
    const Decl *decl;
    const Note *note;
} NoteUse;

/* A line of filing.csv as it bears on a deal. */
typedef struct FilingItem {
    const Filing *filing;
    Truth applies; /* above no */
} FilingItem;

/* What is owed once a deal has its outcome; decl->title says what, decl->keep that it is to be
 * kept until then rather than done by then. */
typedef struct Duty {
    const Decl *decl;
    bool counts; /* its programme does */
    bool owed;   /* else it would be, should the deal come out so or the duty's `when` hold */
    bool has_date;
    DateSpan due;            /* only from dates that are stated */
    bool overdue;            /* the latest possible day is past; never of what is kept */
    bool may_be_overdue;     /* the first possible day is past, and the latest is not */
    const FilingItem *items; /* what it asks for, in the order of filing.csv; worked out where it
                                is owed or the deal leans to it */
    size_t n_items;
} Duty;

typedef struct ProgrammeResult {
    const Programme *programme;
    bool counts;       /* its status is in-force */
    bool contradicted; /* stated facts can't all be true */
    Shown shown;
    Outcome floor, ceiling, likely;
    Outcome signs;           /* what is likely if the deal is in scope; never below `likely` */
    const Finding *findings; /* rules that bear on the deal, most likely first */
    size_t n_findings;
    const Finding *deciders; /* what decided, in the order of the reasoning */
    size_t n_deciders;
    const Fact *const *split; /* facts not settled, over whose values the interval holds */
    size_t n_split;
} ProgrammeResult;

typedef struct Determination {
    uint64_t same; /* not 0: all determinations of a list with this number are equal */
    Shown shown;
    Outcome floor, ceiling, likely;
    Outcome signs;                     /* as in ProgrammeResult */
    bool unread;                       /* nothing is known of the row: Deal.unsure */
    bool hinted;                       /* some rule that may hold is */
    const Fact *hinge;                 /* what to ask first about the scope; NULL: settled */
    const ProgrammeResult *programmes; /* all that were asked for */
    size_t n_programmes;
    const Slice *citations; /* of what decided, over the programmes that count */
    size_t n_citations;
    const Question *questions; /* in the order in which to ask them */
    size_t n_questions;
    const PresumedFact *presumed; /* empty unless the deal rests on presumptions */
    size_t n_presumed;
    const NoteUse *notes;
    size_t n_notes;
    const Duty *duties; /* of all programmes, in the order of their declaration; their days are of
                           this row, and not among what is the `same` */
    size_t n_duties;
    const NearMiss *near; /* over the programmes that count */
    size_t n_near;
} Determination;

/* Where a deal to review leans, most telling first. */
typedef enum Lean {
    LEAN_BARRED,          /* likely BARRED */
    LEAN_NOTIFY,          /* likely NOTIFY */
    LEAN_BARRED_IN_SCOPE, /* likely BARRED if the deal is in scope, which is open */
    LEAN_NOTIFY_IN_SCOPE,
    LEAN_EXCEPTED, /* likely, or if in scope */
    LEAN_SIGNS,    /* a rule's activity is stated or suggested, and its details are open */
    LEAN_UNREAD,   /* the row could not be read */
    LEAN_NO_SIGN,  /* nothing points to a rule */
    LEAN_COUNT
} Lean;

Lean lean_of(const Determination *found);

const char *shown_word(Shown shown);      /* "BARRED", "NOT COVERED": for people */
const char *shown_key(Shown shown);       /* "barred", "not_covered": for programs */
const char *outcome_key(Outcome outcome); /* "prohibited", "not_covered" */

#endif
