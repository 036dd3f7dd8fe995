/* tree.h - an explanation as a tree in plain text, for the terminal.
 *
 * Each node: its label and words, its value, the law, and for tests the cell or the text that
 * it rests on. Branches that did not matter are folded away unless `all` is asked for.
 *
 * Ownership: appended to the caller's buffer. Errors: none.
 */
#ifndef REPORT_TREE_H
#define REPORT_TREE_H

#include "match/explain.h"
#include "report/report.h"

typedef struct TreeStyle {
    bool all;
    bool color;
} TreeStyle;

/* The deal's heading: id, target, outcome, reason, problems and questions. */
void tree_heading(Buffer *out, const ReportHead *head, const Deal *deal, const Determination *found,
                  TreeStyle style);

/* One programme's tree. */
void tree_write(Buffer *out, const ReportHead *head, const Explanation *explanation,
                TreeStyle style);

#endif
