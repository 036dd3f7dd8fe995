/* check.h - resolves the names of parsed declarations and checks what the grammar can't say.
 *
 * Fills the "as checked" fields of conditions, terms, takes, yields, unders and signals; puts
 * each programme's declarations into its arrays, presumptions in the order of their
 * dependence, and works out its days of change. The rules that are checked are those of
 * docs/rules.md, "What is checked".
 *
 * Ownership: in the rulebook's arena.
 * Errors:    all of them, to `diags`, with the nearest known name where there is one.
 */
#ifndef RULES_CHECK_H
#define RULES_CHECK_H

#include "rules/parser.h"
#include "rules/rulebook.h"

/* What was parsed for one programme; the declarations of all its files. */
typedef struct ProgrammePart {
    Programme *programme; /* lists and parameters filled in */
    Parsed *parsed;
} ProgrammePart;

/* Resolves and checks all programmes (`book` has facts, places and book->programmes), and the
 * signals and patterns that stand outside any (`shared`; its decls are an error). Sets
 * book->decls, book->signals and book->clause_end. */
void check_rules(Rulebook *book, ProgrammePart *parts, size_t n_parts, Parsed *shared,
                 Diags *diags);

/* Warnings that concern style and tightness, for `dealscreen check`: a fact that works in
 * both directions, a pattern without heads, a parameter or list or fact nobody names. */
void check_warnings(const Rulebook *book, Diags *diags);

#endif
