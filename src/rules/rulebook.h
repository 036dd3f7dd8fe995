/* rulebook.h - all that was read from the rule files, as one value that never changes.
 *
 * The Rulebook is built once by load.h and only read afterwards, by any number of threads.
 * Everything about a regulation is in it and nowhere in the program: facts that may be asked,
 * places, lists, parameters, and per programme the declarations of its rule files.
 *
 * Ownership: all of it lives in the rulebook's arena; rulebook_release frees it, the compiled
 *            patterns included.
 * Units:     numbers are in their fact's unit, dates are days (base/date.h), both ends of
 *            from/until are in force.
 * Errors:    none here; load.h reports.
 */
#ifndef RULES_RULEBOOK_H
#define RULES_RULEBOOK_H

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "base/interval.h"
#include "base/table.h"

#include <stdint.h>

typedef struct Fact Fact;
typedef struct Decl Decl;
typedef struct Pattern Pattern; /* patterns.h */
typedef struct Kind Kind;

/* Rising order; a programme's result is one of these or an interval of them. */
typedef enum Outcome {
    OUTCOME_NOT_COVERED,
    OUTCOME_EXCEPTED,
    OUTCOME_NOTIFIABLE,
    OUTCOME_PROHIBITED,
    OUTCOME_COUNT
} Outcome;

/* ---- things ------------------------------------------------------------------------ */

/* A kind of things of which a deal has several (holders, links, products): facts.csv names it
 * in the column `of` of the facts that such a thing has. */
struct Kind {
    Slice id;
    size_t index;     /* in rulebook->kinds */
    const Fact *name; /* the fact KIND_name, which tells the things apart */
    const Fact **facts;
    size_t n_facts;
};

/* ---- facts ------------------------------------------------------------------------- */

typedef enum FactType {
    TYPE_TEXT,
    TYPE_NUMBER,
    TYPE_PERCENT,
    TYPE_MONEY,
    TYPE_YES_NO,
    TYPE_DATE,
    TYPE_CHOICE,
    TYPE_SET,
    TYPE_JURISDICTION,
    TYPE_PARTY,
    TYPE_COUNT
} FactType;

/* What two values in one cell mean. */
typedef enum Several { SEVERAL_ONE, SEVERAL_SUM, SEVERAL_EARLIEST } Several;

enum { CHOICES_MAX = 64 }; /* values of one fact: a set is a bit mask */

struct Fact {
    Slice id;
    size_t index; /* in rulebook->facts */
    FactType type;
    Slice unit;           /* number: "nm"; money: "USD"; percent: "%"; else empty */
    const Slice *choices; /* choice, set: names; bit i of a mask is choices[i] */
    size_t n_choices;
    Table spellings; /* choice, set: folded name or synonym -> its element of choices */
    Several several;
    bool complete; /* a stated set names all that it has */
    Slice group;   /* "reading": an open reading of the law, never asked */
    Slice label;   /* the first of its headers; its id if it has none */
    const Slice *headers;
    size_t n_headers;
    const Slice *from_headers; /* dates: the cell is the least day */
    size_t n_from_headers;
    Slice ask;           /* the question to the deal team; may be empty */
    Slice cite;          /* may be empty */
    const Kind *of;      /* the kind of thing that it belongs to, or NULL: the deal's own */
    bool whole;          /* shares of one whole: over all things of the kind at most 100 % */
    const Decl *answers; /* the definition that this fact answers, or NULL */
    bool tested;         /* some condition, presumption or signal names it */
    Slice path;          /* facts.csv, and the line in it, for messages */
    uint64_t line;
};

/* What a header means: a fact, or the least day of a date. */
typedef struct HeaderUse {
    const Fact *fact;
    bool from;
    Slice spelling;
} HeaderUse;

/* ---- places ------------------------------------------------------------------------ */

typedef struct Place {
    Slice alpha2, alpha3, numeric, name, part_of;
    size_t index; /* in rulebook->places */
} Place;

/* What a spelling means; more than one place: it reads in several ways. */
typedef struct PlaceUse {
    const Place *place;
    bool hint;              /* a city or province: suggests the place, does not state it */
    bool is_code;           /* an ISO code, which only a whole cell can be */
    struct PlaceUse *other; /* the same spelling, of another place */
} PlaceUse;

/* ---- lists and parameters ----------------------------------------------------------- */

typedef enum Membership {
    MEMBER_OUT,
    MEMBER_UNCLEAR, /* the row says so */
    MEMBER_IN,
    MEMBER_NONE /* the list has no row in force: nothing can be said */
} Membership;

typedef struct ListMember {
    Slice code; /* as written; "*" for the rest */
    Membership member;
    Date from, until, checked;
    Slice law;
    struct ListMember *same; /* further rows of the same code, on other days */
} ListMember;

typedef struct List {
    Slice id;
    Table by_code;               /* folded code -> ListMember */
    const ListMember **by_place; /* by place index, or NULL where codes are no places */
    const ListMember *rest;      /* the rows "*", or NULL: out */
    const ListMember **members;  /* in file order */
    size_t n_members;
    Slice path;
    uint64_t line;
} List;

typedef struct ParameterValue {
    Decimal number;
    Date from, until;
    Slice reading; /* "name=value": holds only where that reading is chosen; else empty */
    Slice law;
} ParameterValue;

typedef struct Parameter {
    Slice name, unit;
    const ParameterValue *values;
    size_t n_values;
    Slice path;
    uint64_t line;
} Parameter;

/* ---- conditions --------------------------------------------------------------------- */

typedef enum CondKind {
    COND_ALL, /* and, all of */
    COND_ANY, /* or, any of */
    COND_NOT,
    COND_TERM, /* the id of another declaration: its `when` */
    COND_TEST,
    COND_KNOWN, /* known FACT, in presumptions */
    COND_SOME,  /* any KIND where (first) */
    COND_TOTAL, /* total FACT [where (first)] op operand */
    COND_BAD    /* was reported already; the checker passes over it */
} CondKind;

typedef enum Operator {
    OP_EQ,
    OP_NE,
    OP_LT,
    OP_LE,
    OP_GT,
    OP_GE,
    OP_IN,      /* in {a, b} */
    OP_IN_LIST, /* in LIST */
    OP_HAS,     /* has a, has any {a, b} */
    OP_IS,      /* a yes-no fact that stands alone */
    OP_COUNT
} Operator;

/* A word of a rule file, as written. */
typedef enum WordKind { WORD_NAME, WORD_NUMBER, WORD_PERCENT, WORD_DATE, WORD_PARAMETER } WordKind;

typedef struct Word {
    WordKind kind;
    Slice text; /* a parameter's without the $ */
    Slice unit; /* the word behind a number, or empty */
    Span at;    /* with the unit */
} Word;

typedef enum OperandKind {
    OPERAND_NONE, /* = none: the empty set */
    OPERAND_NUMBER,
    OPERAND_PARAMETER,
    OPERAND_DATE,
    OPERAND_DATE_TERM, /* a date fact, or days after or before it */
    OPERAND_YES_NO,
    OPERAND_CHOICES, /* choice and set: a mask */
    OPERAND_PLACES,
    OPERAND_LIST
} OperandKind;

/* FACT, or "30 days after FACT" ("before": count below 0). */
typedef struct DateTerm {
    Word fact_word;
    const Fact *fact;
    int count;
    DateUnit unit;
} DateTerm;

typedef struct Operand {
    OperandKind kind;
    Decimal number;
    const Parameter *parameter;
    Date day;
    DateTerm date;
    bool yes;
    uint64_t choices;
    const Place **places;
    size_t n_places;
    const List *list;
} Operand;

typedef struct Cond Cond;
struct Cond {
    CondKind kind;
    size_t index; /* among all of the rulebook's, from 1: for memos; else 0 */
    Span at;
    Slice label; /* of an item of a lettered block: "1", "i", "A"; else empty */
    Slice words; /* the item's text for the report; else empty */
    bool block;  /* ALL, ANY: written as a block with labels */
    Cond *first; /* ALL, ANY, NOT: the parts, linked by next */
    Cond *next;
    /* as parsed */
    Word subject; /* the fact or term; of PROGRAMME:ID the id */
    Word owner;   /* of PROGRAMME:ID the programme, else empty */
    Operator op;
    const Word *operands;
    size_t n_operands;
    bool has_any;    /* has any {..} */
    bool has_offset; /* = 30 days after FACT: `offset` as parsed */
    DateTerm offset;
    Word kind_word; /* COND_SOME */
    /* as checked */
    const Decl *term; /* COND_TERM: the first version */
    const Fact *fact; /* COND_TEST, COND_KNOWN, COND_TOTAL */
    const Kind *of;   /* COND_SOME */
    Operand operand;
};

/* ---- declarations ------------------------------------------------------------------- */

typedef struct Law {
    Slice text; /* "31 CFR 850.224(d)" */
    Slice link; /* may be empty */
} Law;

typedef struct Note {
    Date day;
    bool open;
    Slice text;
} Note;

typedef enum DeclKind {
    DECL_DEFINE,
    DECL_RULE,
    DECL_SCOPE,
    DECL_EXCEPTION,
    DECL_PRESUME,
    DECL_DUTY,
    DECL_CONTRADICTION
} DeclKind;

typedef enum TakeKind { TAKE_VALUE, TAKE_FACT, TAKE_AS_OF } TakeKind;

/* presume: take FACT = ... */
typedef struct Take {
    Word fact_word, value_word;
    TakeKind kind;
    const Fact *fact;
    const Fact *from; /* TAKE_FACT: the fact that is copied */
    Operand value;    /* TAKE_VALUE */
} Take;

typedef struct Programme Programme;

struct Decl {
    DeclKind kind;
    Slice id, title;
    Span at;      /* its id */
    size_t index; /* in rulebook->decls: for memos */
    const Programme *programme;
    const Law *laws; /* the first is the one to which labels are added */
    size_t n_laws;
    Date from, until;
    const Note *notes;
    size_t n_notes;
    const Cond *when;    /* presume, duty: may be NULL, always */
    const Decl *version; /* the same id on other days, or NULL */
    Word for_any_word;
    const Kind *for_any; /* holds if it does for any thing of the kind; presume and
                            contradiction: for each by itself */
    /* define */
    Word answered_word;
    const Fact *answered_by;
    /* rule */
    Outcome outcome;
    const Word *yields_words;
    const Decl **yields_to; /* first versions */
    size_t n_yields;
    /* scope, exception, duty */
    unsigned outcomes; /* bit 1u << Outcome; an exception without `for` has both */
    bool has_gives;
    Outcome gives;
    const Word *under_words;
    const Decl **under; /* scopes, first versions; none: all */
    size_t n_under;
    /* presume */
    Take *takes;
    size_t n_takes;
    const Cond *unless;
    /* duty */
    bool keep;    /* "keep until", else "due by" */
    bool has_day; /* a fixed day */
    Date day;
    DateTerm due;
};

/* A line of filing.csv: what a notice contains. */
typedef struct Filing {
    Slice law, item, applies_to;
    const Decl **applies; /* the declarations (first versions) that call for it; none: always */
    size_t n_applies;
    const Fact *fact; /* NULL: no fact of the list answers it */
} Filing;

/* A line of inquiry.csv: a question of diligence, weighed and never counted. */
typedef struct Inquiry {
    Slice law, question;
    const Fact *fact; /* or NULL */
} Inquiry;

/* A line of paragraphs.csv: a paragraph of the law, in the law's order. */
typedef struct Paragraph {
    Slice law;     /* "31 CFR 850.224(d)(1)" */
    Slice says;    /* in a few words */
    Slice instead; /* why no rule encodes it, and what is done instead; else empty */
    uint64_t line; /* of the table */
} Paragraph;

enum { SPLIT_MAX = 3 };

typedef enum Status {
    STATUS_IN_FORCE,
    STATUS_PROPOSED,
    STATUS_ENACTED,
    STATUS_GUIDANCE,
    STATUS_TERMS,
    STATUS_COUNT
} Status;

struct Programme {
    Slice id, title, version, folder;
    Span at;
    size_t index;              /* in rulebook->programmes */
    Status status;             /* only STATUS_IN_FORCE counts in a deal's outcome */
    Date from, until, checked; /* checked: 0 where not said */
    bool has_checked;
    const Law *laws;
    size_t n_laws;
    const Note *notes;
    size_t n_notes;
    const Decl **decls; /* all of its declarations, in order of files and lines */
    size_t n_decls;
    const Decl **rules, **scopes, **exceptions;
    size_t n_rules, n_scopes, n_exceptions;
    const Decl **presumes; /* in the order of their dependence */
    size_t n_presumes;
    const Decl **duties, **contradictions;
    size_t n_duties, n_contradictions;
    Word split_words[SPLIT_MAX];
    const Fact *split[SPLIT_MAX]; /* choice facts: a blank one is judged value by value */
    size_t n_split;
    const Filing *filings;
    size_t n_filings;
    const Inquiry *inquiries;
    size_t n_inquiries;
    const Paragraph *paragraphs;
    size_t n_paragraphs;
    const List **lists;
    size_t n_lists;
    const Parameter **parameters;
    size_t n_parameters;
    const Date *changes; /* rising: days on which some law changes (a from, the day after an
                            until), of the programme and of all that it names */
    size_t n_changes;
};

/* ---- signals ------------------------------------------------------------------------ */

typedef struct Signal {
    Slice id;
    Span at;
    size_t index;
    const Law *laws;
    size_t n_laws;
    const Fact **in; /* text facts */
    const Word *in_words;
    size_t n_in;
    Word fact_word;
    bool has; /* suggests FACT has NAME; else FACT = value */
    Word value_word;
    int capture; /* 1 to 9: the value is what the pattern captured; 0: `value` */
    const Fact *fact;
    Operand value;
    const Pattern **matches;
    size_t n_matches;
    const Pattern **unless;
    size_t n_unless;
    const Slice *yes; /* examples */
    size_t n_yes;
    const Slice *no;
    size_t n_no;
    const Span *yes_at, *no_at;
} Signal;

/* ---- the whole ---------------------------------------------------------------------- */

typedef struct RuleFile {
    const Source *source;
    Slice sha256;
} RuleFile;

typedef struct Rulebook {
    Arena arena;
    Slice folder; /* as given */
    const Fact **facts;
    size_t n_facts;
    Table facts_by_id;
    Table headers; /* folded spelling -> HeaderUse */
    const Kind **kinds;
    size_t n_kinds;
    const Fact *deal_id, *target_name, *completion_date; /* NULL where facts.csv has none */
    const Place **places;
    size_t n_places;
    Table places_by_spelling; /* folded -> PlaceUse */
    Programme **programmes;
    size_t n_programmes;
    const Decl **decls; /* of all programmes */
    size_t n_decls;
    size_t n_conds; /* of all declarations */
    Signal **signals;
    size_t n_signals;
    const Pattern *clause_end; /* the pattern of that id, or NULL */
    RuleFile *files;           /* in order of path */
    size_t n_files;
    Slice sha256;      /* over all files: path, hash, in order */
    Pattern *patterns; /* all compiled ones, to release */
} Rulebook;

const Fact *rulebook_fact(const Rulebook *book, Slice id);           /* or NULL */
Slice rulebook_nearest_fact(const Rulebook *book, Slice id);         /* or empty */
const Programme *rulebook_programme(const Rulebook *book, Slice id); /* or NULL */
const Kind *rulebook_kind(const Rulebook *book, Slice id);           /* or NULL */

/* The version of `decl` (a first version) that is in force on `day`, or NULL. */
const Decl *decl_on(const Decl *decl, Date day);

/* What `list` says of a code, or of a place, on `day`. */
Membership list_of_code(const List *list, Slice folded_code, Date day);
Membership list_of_place(const List *list, const Place *place, Date day);

/* The value of `parameter` on `day` without a special reading, or NULL. */
const ParameterValue *parameter_on(const Parameter *parameter, Date day);

/* Numbers, percents and money; and these or dates: what has an order. */
bool type_is_measured(FactType type);
bool type_is_ordered(FactType type);

/* Words of the language: "prohibited", "yes-no", "in-force", ">=". */
const char *outcome_word(Outcome outcome);
const char *type_word(FactType type);
const char *status_word(Status status);
const char *operator_word(Operator op);
const char *decl_word(DeclKind kind);

void rulebook_release(Rulebook *book);

#endif
