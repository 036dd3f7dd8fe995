/* slice.h - a run of bytes that somebody else owns.
 *
 * Text is passed as slices: of a rule file, of a record, of an arena. A slice is not
 * terminated by NUL and is valid as long as what it points into.
 *
 * Ownership: none; a slice never frees anything.
 * Errors:    none.
 */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Slice {
    const char *at;
    size_t len;
} Slice;

/* For printf: "%.*s", SLICE_ARG(slice). */
#define SLICE_ARG(slice) (int)(slice).len, (slice).at

/* Number of elements of an array (not of a pointer). */
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* The text of a C string; NULL gives the empty slice. */
Slice slice(const char *text);

/* Bytes [from, to) of `s`; both are clipped to its length. */
Slice slice_part(Slice s, size_t from, size_t to);

bool slice_equal(Slice a, Slice b);
bool slice_is(Slice a, const char *text);
bool slice_starts(Slice s, const char *prefix);
bool slice_ends(Slice s, const char *suffix);

/* Bytewise order: below, equal to or above 0. */
int slice_compare(Slice a, Slice b);

/* Without ASCII white space at both ends. */
Slice slice_trim(Slice s);

/* Cuts the next part off `*rest` at `separator`, trimmed. False when nothing is left:
 *     while (slice_next(&rest, '|', &part)) ...
 * An empty input has no parts; "a||b" has an empty one. */
bool slice_next(Slice *rest, char separator, Slice *part);

/* Index of the first `wanted` in `s`, or `s.len`. */
size_t slice_find(Slice s, char wanted);

#endif
