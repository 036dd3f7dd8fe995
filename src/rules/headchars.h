/* headchars.h - the characters of a regular expression: literals, classes, escapes.
 *
 * Ownership: the reader points into the pattern.
 * Errors:    what is not followed sets `failed`; then nothing that was read holds.
 */
#ifndef RULES_HEADCHARS_H
#define RULES_HEADCHARS_H

#include "rules/headset.h"

#include <stdint.h>

/* The pattern while it is read. */
typedef struct HeadReader {
    Slice pattern;
    size_t at;
    int depth; /* of groups */
    bool failed;
    bool is_edge; /* no ASCII letter can stand before what comes next */
} HeadReader;

/* The next byte, or NUL at the end. */
char reader_peek(const HeadReader *r);
bool reader_is(const HeadReader *r, const char *text);
bool reader_take(HeadReader *r, const char *text);
uint32_t reader_next(HeadReader *r);

/* Goes behind the next `close`; fails where there is none. */
void reader_skip_past(HeadReader *r, char close);

/* The heads of one character; of none where it may have two cases. */
void read_literal(HeadSet *out, uint32_t c);

/* Behind the '[' of a class. */
void read_class(HeadReader *r, HeadSet *out);

/* Behind a backslash that stands outside a class. */
void read_escape(HeadReader *r, HeadSet *out);

#endif
