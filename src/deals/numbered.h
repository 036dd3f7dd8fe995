/* numbered.h - headers of things: "Holder 1 votes", "link_2_logic_node", "Votes of holder 1".
 *
 *     header = KIND number [rest] | rest "of" KIND number
 *
 * KIND is the id of a kind of the rulebook, in any case; blanks, '_', '-' and '.' part the words,
 * and "#" may stand before the number.
 *
 * Ownership: slices of the text given.
 * Errors:    false for a header that names no numbered thing.
 */
#ifndef DEALS_NUMBERED_H
#define DEALS_NUMBERED_H

#include "rules/rulebook.h"

typedef struct Numbered {
    const Kind *kind;
    unsigned number; /* from 1 */
    Slice rest;      /* what is said of the thing; empty: its name */
} Numbered;

/* `text` is plain (base/fold.h) and trimmed. */
bool numbered_read(const Rulebook *book, Slice text, Numbered *out);

#endif
