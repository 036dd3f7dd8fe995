/* fold.h - one form for spellings that mean the same name.
 *
 * Headers, values, countries and parties are looked up in folded form: compatibility
 * decomposition (full-width letters become plain ones), case folded, accents removed, and
 * everything that is no letter or digit dropped: "P.R. China", "PR-China" and "Ｐ.Ｒ． china"
 * are "prchina"; "Société" is "societe"; 中国 stays as it is.
 *
 * Ownership: fold_into writes to the caller's buffer, fold_in to the arena.
 * Errors:    text that is no UTF-8 folds to the empty text, which no table holds.
 * Source:    Unicode NFKD and case folding, by libutf8proc; ASCII is done by hand for speed.
 */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include "base/arena.h"
#include "base/buffer.h"

/* Replaces the buffer's content by the folded `text` and returns it. */
Slice fold_into(Buffer *buffer, Slice text);

Slice fold_in(Arena *arena, Slice text);

/* For reading numbers and words of a cell: full-width forms become plain ones, every kind of
 * blank becomes a space, every kind of dash or minus a '-', typographic comparison signs
 * become >= and <=; case and all else stay. Replaces the buffer's content and returns it. */
Slice fold_plain(Buffer *buffer, Slice text);

#endif
