/* load.h - reads a folder of rule files into one Rulebook.
 *
 * facts.csv and jurisdictions.csv lie at the top; a folder that holds a file with a
 * `programme` declaration is that programme's, with all .rules files, lists.csv,
 * parameters.csv, filing.csv and inquiry.csv in it and below; other .rules files (signals/) may hold signals and patterns
 * only. cases.csv is left to `dealscreen test`. Files are read in bytewise order of path.
 *
 * Ownership: the Rulebook; rulebook_release frees it, also after errors.
 * Errors:    all that is wrong is in `diags`; the book is fit for use only if
 *            diags->n_errors is 0. A missing or empty folder, no facts, no programme and no
 *            rule are errors.
 */
#ifndef RULES_LOAD_H
#define RULES_LOAD_H

#include "rules/rulebook.h"

/* Messages and their sources live in the book's arena: print them before releasing it. */
void rulebook_load(Rulebook *book, const char *folder, Diags *diags);

#endif
