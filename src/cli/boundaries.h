/* boundaries.h - how the outcome moves around each threshold of a programme.
 *
 * The deals are the programme's own cases: of those that state the fact, the first in which
 * the declaration and the outcome are not alike just below, at and just above the threshold
 * (one that is decided throughout comes first). That one cell is put to each value in turn,
 * and left blank.
 *
 * Ownership: appended to the caller's buffer.
 * Errors:    messages to the setup's diagnostics, and false.
 */
#ifndef CLI_BOUNDARIES_H
#define CLI_BOUNDARIES_H

#include "cli/setup.h"

bool boundaries_write(Buffer *out, Setup *setup, const Programme *programme);

#endif
