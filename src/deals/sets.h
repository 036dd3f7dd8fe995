/* sets.h - --set FACT=VALUE: what is stated for the whole list.
 *
 * Ownership: sayings in the arena given (the run's).
 * Errors:    an unknown fact, a value that cannot be read or is more than one: to `diags`.
 */
#ifndef DEALS_SETS_H
#define DEALS_SETS_H

#include "deals/reader.h"

/* States each value in `facts`, by fact index. */
bool sets_read(const Rulebook *book, const SetOption *sets, size_t n_sets, Arena *arena,
               Diags *diags, DealFact *facts);

#endif
