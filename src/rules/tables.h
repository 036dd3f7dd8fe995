/* tables.h - facts.csv, jurisdictions.csv, and the tables of programmes into the Rulebook.
 *
 * Checked as strictly as the language; what a spreadsheet program does to a table on its way
 * (3E001 saved as 3.00E+03, a date in another form, a nought lost) is named as such.
 *
 * Ownership: in the rulebook's arena.
 * Errors:    "path:line: error: column 'X': ..." to `diags`; a missing file is an error where
 *            `needed`, else nothing.
 */
#ifndef RULES_TABLES_H
#define RULES_TABLES_H

#include "rules/rulebook.h"

void facts_read(Rulebook *book, const char *path, Diags *diags);
void places_read(Rulebook *book, const char *path, Diags *diags);

/* Adds to the programme's lists and parameters; a missing file is no error. */
void lists_read(Rulebook *book, Programme *programme, const char *path, Diags *diags);
void parameters_read(Rulebook *book, Programme *programme, const char *path, Diags *diags);

/* Adds filing.csv (what a notice contains) and inquiry.csv (questions of diligence); a missing
 * file is no error. They name facts and declarations: to be read when those are checked. */
void filings_read(Rulebook *book, Programme *programme, const char *path, Diags *diags);
void inquiries_read(Rulebook *book, Programme *programme, const char *path, Diags *diags);

/* Reads paragraphs.csv (every paragraph of the law, in its order) and holds it against the
 * declarations: one that none cites must say why, and none may cite what is not there. */
void paragraphs_read(Rulebook *book, Programme *programme, const char *path, Diags *diags);

#endif
