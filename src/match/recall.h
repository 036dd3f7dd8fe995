/* recall.h - determinations of earlier rows, for rows that say the same.
 *
 * Most rows of a list differ in what no rule looks at. Judging is a function of the facts that
 * it reads, and which one it reads next follows from what it read before. So they form a tree:
 * a node names the fact that is looked at next, its branches are what rows have said of it, and
 * at the end stands what was found. A row that follows the tree to an end has said the same as
 * an earlier one of all that was looked at, compared value by value and text by text, and gets
 * the same determination. Once half of the memory given is used, a row's determination is kept
 * only when a second row has led to it, so that rows of which there is one cost little. When all
 * is used, everything is forgotten: results do not depend on what is remembered.
 *
 * Ownership: recall_open/recall_close. It is of one list: columns are part of what was found.
 * Errors:    none.
 */
#ifndef MATCH_RECALL_H
#define MATCH_RECALL_H

#include "match/determination.h"
#include "match/reads.h"

typedef struct Recall Recall;

/* Forgets everything whenever more than about `room` bytes are in use. */
Recall *recall_open(const Rulebook *book, const Columns *columns, size_t room);
void recall_close(Recall *recall);

/* Whether such a deal may be remembered: its cells could be read, and it says nothing of
 * things but in its own facts. */
bool recall_takes(const Recall *recall, const Deal *deal);

/* What was found of a deal that said the same, valid until recall_keep; or NULL. */
const Determination *recall_find(const Recall *recall, const Deal *deal);

/* Begins to note what is looked at. */
Reads *recall_start(Recall *recall);

/* Remembers what was found, unless the reads are spoiled. Sets found->same. */
void recall_keep(Recall *recall, const Deal *deal, Determination *found);

#endif
