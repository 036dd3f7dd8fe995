/* narrow.h - what two statements of one fact say together, where both can be true.
 *
 * "40-60%" in one column and ">= 50%" in another are 50 to 60 %.
 *
 * Ownership: plain values. Errors: none.
 */
#ifndef DEALS_NARROW_H
#define DEALS_NARROW_H

#include "rules/values.h"

/* Narrows `value` to what `other` allows too; value_meets(value, other) must hold. Types
 * without an order (places, texts) stay as they are. */
void value_narrow(Value *value, const Value *other);

#endif
