/* top.h - the deals to look at first, for the summary at the end.
 *
 * At most ten, ranked: BARRED, NOTIFY, then REVIEW by where it leans and how far it can go; in
 * input order within a rank. Their texts are copied into fixed storage, so memory does not
 * grow with the list.
 *
 * Ownership: a plain value; nothing to release.
 * Errors:    none; a text that is too long is cut and ends in "...".
 */
#ifndef REPORT_TOP_H
#define REPORT_TOP_H

#include "report/report.h"

enum { TOP_DEALS_MAX = 10, TOP_NAME_ROOM = 64, TOP_REASON_ROOM = 160 };

typedef enum TopRank {
    TOP_BARRED,
    TOP_NOTIFY,
    TOP_LIKELY_BARRED,
    TOP_LIKELY_NOTIFY,
    TOP_AT_LEAST_NOTIFY, /* leans elsewhere, yet something is owed for certain */
    TOP_BARRED_IN_SCOPE, /* likely if the scope is met, which is open */
    TOP_NOTIFY_IN_SCOPE,
    TOP_SIGNS,
    TOP_AT_MOST_BARRED,
    TOP_AT_MOST_NOTIFY,
    TOP_RANK_COUNT /* nothing to look at */
} TopRank;

typedef struct TopDeal {
    TopRank rank;
    Shown shown;
    Outcome floor, ceiling;
    Lean lean; /* of a REVIEW */
    char id[TOP_NAME_ROOM];
    char target[TOP_NAME_ROOM]; /* empty where the list names none */
    char reason[TOP_REASON_ROOM];
} TopDeal;

typedef struct TopDeals {
    TopDeal deals[TOP_DEALS_MAX];
    size_t n_deals;
    uint64_t n_ranked; /* that would be listed, had the list no end */
} TopDeals;            /* all zero: empty and ready */

TopRank top_rank(const Determination *found);

/* "BARRED", "REVIEW, likely NOTIFY", "REVIEW, at most BARRED" */
void top_write_outcome(Buffer *out, const TopDeal *deal);

void top_add(TopDeals *top, const ReportHead *head, const Deal *deal, const Determination *found);

#endif
