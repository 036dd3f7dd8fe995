/* values.h - from words to values: what rule files, rule tables and deal cells share.
 *
 * Ownership: results are plain values or lead into the Rulebook.
 * Errors:    false for what was not understood; the caller reports, since only it knows where.
 */
#ifndef RULES_VALUES_H
#define RULES_VALUES_H

#include "rules/rulebook.h"

/* A value of a fact, as a cell, an option, a signal or a presumption gives it. */
typedef struct Value {
    FactType type;
    union {
        Interval number; /* number, percent, money: in the fact's unit */
        DateSpan date;
        bool yes; /* yes-no */
        struct {
            uint64_t names; /* choice (one bit, or several: one of them) and set */
            bool open;      /* set: may have more than is named */
        } choices;
        const Place *place;
        Slice text; /* text, party: as written */
    };
} Value;

/* "2,000,000", "1,51,09,500" (Indian grouping), "16", "10^25", "1e25", "3x10^24", "-5"; plain
 * ASCII (fold_plain does that). Wrong grouping ("1,2", "12,34") is refused. */
bool number_read(Slice text, Decimal *out);

/* "3E001": digits, E and a nought before more digits. It is the code of an export list far more
 * often than 30, so it is refused as a number. */
bool number_is_code(Slice text);

/* How to bring `unit` to `wanted`: wanted = value * 10^power + offset. Knows the same unit,
 * decimal prefixes of it (um for nm, k for any count), a few spellings of one unit (cubic
 * feet, ft3, cu ft; layer, layers, L), and degrees Celsius for K. Currencies are equal or not. */
bool unit_convert(Slice unit, Slice wanted, int *power, Decimal *offset);

/* A choice or an element of a set by name or synonym, folded. */
bool choice_read(const Fact *fact, Slice text, uint64_t *names);

/* yes, y, true, 1, x ... / no, n, false, 0 ... in the spellings of deal lists. */
bool yes_no_read(Slice text, bool *yes);

typedef enum PlaceReading {
    PLACE_STATED,
    PLACE_HINTED,    /* only a city or a province is named */
    PLACE_AMBIGUOUS, /* the spelling belongs to several */
    PLACE_NOT_FOUND
} PlaceReading;

/* Looks up the whole text first; then "place, country" and "place (country)" by its last
 * part, which must be a name and no bare code. `other` is set where ambiguous. */
PlaceReading place_read(const Rulebook *book, Slice text, const Place **place, const Place **other);

/* Whether two values of one fact can both be true (40-60 % and 50 %). */
bool value_meets(const Value *a, const Value *b);
bool value_equal(const Value *a, const Value *b);

/* The value as a person reads it: "14 nm", "at least 128 layers", "yes", "China",
 * "designs-integrated-circuits, fabricates-integrated-circuits". */
void value_write(Buffer *out, const Fact *fact, const Value *value);

/* An operand of a take or a signal as the value of `fact`. */
Value value_of_operand(const Fact *fact, const Operand *operand);

#endif
