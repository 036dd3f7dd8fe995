/* shares.h - shares of one whole: those of all holders together are at most 100 %.
 *
 * Ownership: none.
 * Errors:    shares that add up to more are a problem, and settle nothing.
 */
#ifndef DEALS_SHARES_H
#define DEALS_SHARES_H

#include "deals/deal.h"

/* For each fact of the kind that is a share of a whole, when the things are settled. */
void shares_check(Deal *deal, const Kind *kind);

#endif
