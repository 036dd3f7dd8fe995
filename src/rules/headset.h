/* headset.h - sets of strings with which a match can begin, while a pattern is read.
 *
 * A head is open as long as what follows in the pattern follows it directly; joining puts
 * the next item's heads behind the open ones. A closed head stands for all that begins with
 * it, so closing and shortening always keep a set true. Behind \b, a head that begins with an
 * ASCII letter, digit or underscore begins a word.
 *
 * Ownership: plain values of fixed size.
 * Errors:    headset_unite returns false where even short heads are too many.
 */
#ifndef RULES_HEADSET_H
#define RULES_HEADSET_H

#include "rules/heads.h"
#include "rules/patterns.h"

typedef struct Head {
    char bytes[HEAD_MAX];
    unsigned char len;
    bool is_open;
    bool is_edge; /* \b stands before it */
} Head;

typedef struct HeadSet {
    size_t n;
    Head heads[HEADS_LIMIT];
} HeadSet;

/* One head of no bytes, open: what an item that takes nothing begins with. */
void headset_nothing(HeadSet *set);

/* Copies the heads in use, not the whole array: most sets have a head or two. */
void headset_copy(HeadSet *to, const HeadSet *from);

void headset_close(HeadSet *set);

/* Sorts the set and drops heads that say no more than another does. */
void headset_reduce(HeadSet *set);

/* Adds the heads of `more`. */
bool headset_unite(HeadSet *set, const HeadSet *more);

/* Puts `next` behind every open head; where that gives too many, closes them instead. */
void headset_join(HeadSet *set, const HeadSet *next);

bool headset_has_empty(const HeadSet *set);

#endif
