/* styles.h - how cells look: a few formats, each made once.
 *
 * An outcome is always a word as well as a colour, and no colour is green: nothing here clears
 * a deal. Fills go from dark (BARRED) to white (NOT COVERED), so that they also tell apart in
 * grey print; text on them has a contrast of at least 7 to 1.
 *
 * Ownership: formats belong to the workbook.
 * Errors:    none but out of memory.
 */
#ifndef REPORT_WORKBOOK_STYLES_H
#define REPORT_WORKBOOK_STYLES_H

#include "match/determination.h"

struct lxw_format;
struct lxw_workbook;

typedef enum Style {
    STYLE_NONE,     /* the column's */
    STYLE_TEXT,     /* of a table */
    STYLE_WRAPPED,  /* without lines around it */
    STYLE_LIST,     /* the user's cells: the cell's type is text, so editing makes no formula */
    STYLE_NUMBER,   /* a row or a line */
    STYLE_COUNT_OF, /* how many: with separators */
    STYLE_ANSWER,   /* to be filled in */
    STYLE_ANSWER_DATE,
    STYLE_HEAD,
    STYLE_HEAD_ANSWER,
    STYLE_HEAD_LIST,
    STYLE_TITLE,
    STYLE_SECTION,
    STYLE_LABEL,
    STYLE_PART, /* a count within the one above */
    STYLE_LINE, /* one line, runs on over empty cells */
    STYLE_REMARK,
    STYLE_STRONG, /* as STYLE_TEXT, and stands out */
    STYLE_OVERDUE,
    STYLE_NOT_COVERED, /* the outcomes, in the order of Shown */
    STYLE_EXCEPTED,
    STYLE_REVIEW,
    STYLE_NOTIFY,
    STYLE_BARRED,
    STYLE_COUNT
} Style;

Style style_of_shown(Shown shown);

/* The end of an interval, or a rule's outcome, in the same colours. */
Style style_of_outcome(Outcome outcome);

/* Whether long text goes on in further lines of the cell. */
bool style_wraps(Style style);

/* Makes all formats; formats[STYLE_NONE] becomes NULL. */
void styles_make(struct lxw_workbook *file, struct lxw_format *formats[STYLE_COUNT]);

#endif
