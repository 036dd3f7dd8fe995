/* coverage.h - how far a programme's cases try its rules, and what of the law is encoded.
 *
 * Ownership: appended to the caller's buffer. Errors: none.
 */
#ifndef REPORT_COVERAGE_H
#define REPORT_COVERAGE_H

#include "base/buffer.h"
#include "match/limbs.h"

/* A table by kind of declaration: how many there are, their limbs, and those that lack a case
 * or a near miss; then how often conditions were seen yes, no and unknown. */
void coverage_table(Buffer *out, const Limbs *limbs);

/* The limbs that lack a case that holds or a near miss, one a line; returns how many. */
size_t coverage_gaps(Buffer *out, const Limbs *limbs);

/* The law paragraph by paragraph (paragraphs.csv), in Markdown: what encodes it and which cases
 * try it, or why nothing does. */
void coverage_document(Buffer *out, const Limbs *limbs);

#endif
