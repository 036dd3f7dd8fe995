/* value_test.h - what a test comes to on one value: a number, a date, a name, a place.
 *
 * Ownership: none. Errors: none; what can't be compared is unknown.
 * Source:    docs/rules.md, "Truth".
 */
#ifndef MATCH_VALUE_TEST_H
#define MATCH_VALUE_TEST_H

#include "match/view.h"

/* A test on one value, as if it were stated. */
Truth test_value(const View *view, const Cond *test, const Value *value);

/* `f != v` is `not f = v`, also for what is hinted or contradicted: the tests below are on
 * `f = v`, and who calls them turns the result. */
bool test_is_inverted(const Cond *test);
Truth test_as_equal(const View *view, const Cond *test, const Value *value);
Truth test_number(const View *view, const Cond *test, Interval number);
Truth test_date(const View *view, const Cond *test, DateSpan span);

/* The number that a test holds a value against; false where its parameter has none that day. */
bool test_threshold(const View *view, const Cond *test, Decimal *out);

/* The days that a date term stands for, and the standing of its fact; false where missing. */
bool date_term_span(const View *view, const DateTerm *term, DateSpan *span, Standing *standing);

#endif
