/* digest.h - SHA-256 of files and inputs, as hex digits.
 *
 * Ownership: digest_open/digest_close; digest_text needs neither.
 * Errors:    a libcrypto that has no SHA-256 ends the run with a message.
 * Source:    FIPS 180-4, by libcrypto.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/arena.h"

typedef struct Digest Digest;

Digest *digest_open(void);
void digest_add(void *digest, const void *bytes, size_t len); /* fits csv_tap */

/* The 64 hex digits of all that was added, in `arena`; frees the digest. */
Slice digest_close(Digest *digest, Arena *arena);

Slice digest_text(Arena *arena, Slice text);

#endif
