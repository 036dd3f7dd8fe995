/* codepage.h - text that was saved in Windows-1252 (and so mostly in Latin-1), not in UTF-8.
 *
 * Which code page a text is in cannot be known. But where each byte beyond ASCII stands alone
 * and is a letter or a typographic mark of Western languages, it is one letter in a word
 * ("Soci\xE9t\xE9"), and no word of another script can hide in it: those take several such
 * bytes in a row, in Chinese, Cyrillic and all others.
 *
 * Ownership: the text made is in the arena.
 * Errors:    false where the text is anything else.
 * Source:    the code page's table as Unicode publishes it (CP1252.TXT).
 */
#ifndef BASE_CODEPAGE_H
#define BASE_CODEPAGE_H

#include "base/arena.h"

/* Whether `text`, which is not UTF-8, reads as Western text; *out is then that text in UTF-8. */
bool codepage_western(Arena *arena, Slice text, Slice *out);

#endif
