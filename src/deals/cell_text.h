/* cell_text.h - cutting words off a cell that was made plain (base/fold.h).
 *
 * Words are given in lower case and found in any case.
 *
 * Ownership: slices of the text given; text_shown writes to the arena.
 * Errors:    false, and the text stays as it was.
 */
#ifndef DEALS_CELL_TEXT_H
#define DEALS_CELL_TEXT_H

#include "base/arena.h"
#include "base/slice.h"

bool text_is(Slice text, const char *word);
bool text_is_among(Slice text, const char *const *words, size_t n_words);

/* Cuts `word` off the front or the end, with the blanks beside it. Where the word ends in a
 * letter, no further letter may stand there. */
bool text_cut_front(Slice *text, const char *word);
bool text_cut_end(Slice *text, const char *word);

/* Cuts the first word of the list that fits; its index goes to *index. */
bool text_cut_any(Slice *text, const char *const *words, size_t n_words, size_t *index);

bool is_digit(char c);
bool is_letter(char c); /* A to Z in any case, and every byte beyond ASCII */

/* A cell as a message shows it: one line, no bad bytes, and not more than a few words. */
Slice text_shown(Arena *arena, Slice text);

/* The same, uncut. */
Slice text_shown_whole(Arena *arena, Slice text);

#endif
