/* telling.h - the facts of a reason, each told once.
 *
 * Ownership: a plain value; what is told goes to its buffer. Errors: none.
 */
#ifndef REPORT_TELLING_H
#define REPORT_TELLING_H

#include "report/report.h"

enum { TOLD_MAX = 32 };

typedef struct Telling {
    Buffer *out;
    const ReportHead *head;
    const Determination *found;
    size_t n_told, n_left; /* findings */
    const Evidence *evidence[TOLD_MAX];
    size_t n_evidence;
} Telling;

/* What a finding rests on: "; logic node is 7 nm (column 'Node'), not stated: NAND layers". */
void telling_evidence(Telling *telling, const Finding *finding, const char *before);

/* The same of a provision that is not met: ": target country is France (column 'Country') and 9
 * presumed facts". */
void telling_unmet(Telling *telling, const Finding *finding);

/* One part of the evidence, or only the label of its fact. */
void telling_add(Telling *telling, const Evidence *evidence, bool only_label);

/* Whether that was told; a threshold of its own is worth telling of a fact that was. */
bool telling_has(const Telling *telling, const Evidence *evidence);

#endif
