/* citations.h - which paragraphs of law a declaration cites.
 *
 * A law clause may name several provisions: "31 CFR 850.207, 850.222; 850.210, note 2" cites
 * 31 CFR 850.207, 31 CFR 850.222 and 31 CFR 850.210. Labels of items are added to the first
 * clause: item (1) of "31 CFR 850.224(d)" cites 31 CFR 850.224(d)(1).
 *
 * Ownership: in the arena given; citations that need no new text lead into the rulebook.
 * Errors:    none.
 */
#ifndef RULES_CITATIONS_H
#define RULES_CITATIONS_H

#include "rules/rulebook.h"

/* "850.224(d)" and "1" give "850.224(d)(1)"; an empty label gives the text. */
Slice citation_with(Arena *arena, Slice text, Slice label);

/* The provisions that a law clause names, one after the other: start with `rest` the text and
 * `prefix` empty. False at the end. */
bool citation_next(Arena *arena, Slice *rest, Slice *prefix, Slice *citation);

/* The part that citations of one body of law share: "31 CFR ". */
Slice citation_prefix(Slice citation);

/* Called with each citation of the declaration; of a labelled item `item` is its condition,
 * of the law clauses NULL. */
typedef void CitationVisit(void *context, const Decl *decl, const Cond *item, Slice citation);

void citations_visit(Arena *arena, const Decl *decl, CitationVisit *visit, void *context);

#endif
