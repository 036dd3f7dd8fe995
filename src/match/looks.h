/* looks.h - what can be asked of a row while it is judged, and what rows answer.
 *
 * A look has a key. Those below the number of facts ask for all that the row says of a fact.
 * The others ask for less, so that rows can be told to be the same although a date or an amount
 * differs:
 *   - the piece: of a completion date that is one day, on which side of the days it lies on
 *     which law changes or that rules name;
 *   - the class of a number or a date: blank, plain, or neither. Plain is one statement that
 *     nothing speaks against;
 *   - a test on plain facts: what it comes to, and whether it only just does.
 *
 * Ownership: looks_init/looks_release. An answer leads into its deal.
 * Errors:    none.
 */
#ifndef MATCH_LOOKS_H
#define MATCH_LOOKS_H

#include "match/view.h"

struct Looks {
    const Rulebook *book;
    size_t n_keys;
    bool *constant;     /* by key: the same for all rows of the list */
    Date *changes;      /* rising: the days that part pieces */
    const Cond **tests; /* on numbers and dates, in order of their addresses */
    size_t n_changes, n_tests;
};

/* Without `code` all of `known` is the answer. */
typedef struct Answer {
    const DealFact *known;
    size_t code;
} Answer;

enum { NO_CODE = SIZE_MAX };

void looks_init(Looks *looks, const Rulebook *book, const Columns *columns);
void looks_release(Looks *looks);

/* The key of the look that asks for the piece. */
size_t looks_piece(const Looks *looks);

/* Notes what `test` looks at, if that is less than all of its facts; else returns false, and
 * the facts have to be looked at one by one. */
bool looks_note_test(const View *view, const Cond *test);

/* Whether anything states the fact, noted as no more than that. */
bool looks_is_stated(const View *view, const Fact *fact);

/* Whether a row says nothing at all of what is asked. */
bool answer_is_blank(const Looks *looks, const Deal *deal, size_t key);

Answer answer_of(const Looks *looks, const Deal *deal, size_t key);

/* Equal answers have equal hashes; the others are told apart by answer_equal. */
uint64_t answer_hash(Answer answer);
bool answer_equal(Answer a, Answer b);

#endif
