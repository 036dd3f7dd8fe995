/* deal.h - one row of a deal list: what it says of each fact.
 *
 * A Deal is the row of one person's transaction with one target. For each fact of the
 * Rulebook it holds what cells and --set state (`stated`) and what signals and city names
 * suggest (`hints`), and the standing that follows. Presumptions are no part of it: they
 * belong to a programme and a day (match/presume.h).
 *
 * Ownership: all in the deal's arena, which reader.h resets with each row; values lead into
 *            the Rulebook.
 * Errors:    what could not be read is in `problems`, in words, and the fact is missing.
 * Source:    docs/rules.md, "Facts, standings, cells".
 */
#ifndef DEALS_DEAL_H
#define DEALS_DEAL_H

#include "deals/columns.h"
#include "rules/rulebook.h"
#include "rules/values.h"

#include <stdint.h>

enum { NO_COLUMN = SIZE_MAX };

typedef enum Standing {
    STANDING_MISSING,
    STANDING_STATED,
    STANDING_PRESUMED,
    STANDING_INFERRED,
    STANDING_CONTRADICTED
} Standing;

typedef enum SayingKind {
    SAID_BY_CELL,
    SAID_BY_OPTION,      /* --set */
    SAID_BY_PLACE,       /* a hint: the cell names a city or province */
    SAID_BY_SIGNAL,      /* a hint */
    SAID_BY_PRESUMPTION, /* match/presume.h */
    SAID_BY_SUM          /* of the amounts of several things */
} SayingKind;

/* What one source says of a fact. */
typedef struct Saying Saying;
struct Saying {
    SayingKind kind;
    Value value;
    size_t column;        /* of the cell or the text, or NO_COLUMN */
    Slice cell;           /* the whole cell, or a thing's part of it */
    Slice span;           /* signal: the part of the cell that matched */
    const Signal *signal; /* signal */
    const Decl *presume;  /* presumption */
    bool *silent; /* of a text that comes again: set once nothing was found in it; or NULL */
    Saying *next;
};

typedef struct DealFact {
    Standing standing; /* of stated and hints together; never STANDING_PRESUMED */
    bool blank;        /* missing, and nothing is written anywhere; else unreadable */
    bool unreadable;   /* some cell of it could not be read */
    Saying *stated;    /* in order of columns, --set last; the one that says most is moved to the
                          front where all agree */
    Saying *hints;
} DealFact;

/* A thing that the row names: a holder, a link, a product. */
typedef struct Thing {
    Slice name;      /* its cell, or "holder 2" */
    DealFact *facts; /* by fact index: what the row says and its texts suggest of this thing */
    size_t slot;     /* among all things of the deal, of whatever kind */
} Thing;

/* The things of one kind. Where the row says something of one such thing without naming it, n
 * is 0 and the deal's own facts speak of it. Else the deal's own facts of that kind only have
 * what --set says and what texts of the row suggest, which all things have as well. */
typedef struct Things {
    Thing *things;
    size_t n;
    bool none; /* the row says that there are none */
} Things;

typedef struct Problem Problem;
struct Problem {
    size_t column; /* or NO_COLUMN */
    Slice text;    /* without the column: "'4.8k?' is not a number; taken as missing" */
    Problem *next;
};

typedef struct Deal {
    Arena *arena;
    uint64_t row, line;
    Slice id;           /* the cell; empty where the list has none (then "row N") */
    Slice raw;          /* the record as it came, without line end */
    const Slice *cells; /* as many as the list has columns; absent ones are empty, and
                            those without a fact may be (reader.h, all_cells) */
    size_t n_cells;
    size_t n_raw_cells;     /* of `raw`: may be fewer or more */
    bool unsure;            /* columns have shifted or a quoting fault: no fact can be read */
    DealFact *facts;        /* by fact index */
    Things *things;         /* by kind index; NULL where the rulebook has no kinds */
    size_t n_things;        /* of all kinds */
    const Columns *columns; /* to name them in messages; may be NULL */
    Problem *problems, **problems_end;
} Deal;

/* Adds a problem; the text is formatted into the deal's arena. */
void deal_problem(Deal *deal, size_t column, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds a hint (copied) to a fact, and to that of all things which have it, unless one of the
 * same value from the same source kind and signal is there; call deal_settle afterwards. */
void deal_hint(Deal *deal, const Fact *fact, const Saying *hint);

/* The same of one thing alone; call deal_settle_thing afterwards. */
void deal_hint_thing(Deal *deal, Thing *thing, const Fact *fact, const Saying *hint);

/* Works out the standing of a fact from what is said of it. Reports a problem where two
 * stated values differ (once), or a hint contradicts a stated value. Sets: a hint of a
 * further element contradicts only that element's absence, so a stated set stays STATED and
 * match/ looks at the hints element by element. Where the deal has things of the fact's kind,
 * the fact is settled for each of them. */
void deal_settle(Deal *deal, const Fact *fact);
void deal_settle_thing(Deal *deal, Thing *thing, const Fact *fact);

/* The things that have the fact, or NULL where the deal's own fact speaks. */
Things *deal_things_of(const Deal *deal, const Fact *fact);

/* "'14 nm' in column 'Node'", "--set logic_node=14 nm". */
Slice deal_source(const Deal *deal, const Fact *fact, const Saying *said);

/* "row 17", or the id. In the deal's arena. */
Slice deal_name(const Deal *deal);

const char *standing_word(Standing standing); /* "stated", "presumed", ... */

#endif
