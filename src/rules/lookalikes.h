/* lookalikes.h - characters that word processors and input methods put in place of ours.
 *
 * Ownership: none; texts are constants.
 * Errors:    none.
 * Source:    names follow the Unicode Character Database.
 */
#ifndef RULES_LOOKALIKES_H
#define RULES_LOOKALIKES_H

#include <stdint.h>

typedef struct Lookalike {
    uint32_t first, last; /* characters */
    const char *name;     /* "a typographic quotation mark" */
    const char *meant;    /* what to type; " " for blanks */
} Lookalike;

/* NULL for a character that looks like none of ours. */
const Lookalike *lookalike_of(uint32_t c);

#endif
