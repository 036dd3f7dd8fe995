#include "report/workbook/styles.h"

#include <xlsxwriter.h>

#include <assert.h>

enum { NO_COLOR = -1 };

typedef struct Look {
    bool bold, italic, wrap, center, right, line;
    uint8_t indent;
    uint8_t size; /* 0: the default */
    int32_t fill, text;
    const char *number; /* "@": text */
    bool unlocked;
} Look;

/* clang-format off */
static const Look looks[] = {
    [STYLE_NONE]        = {.fill = NO_COLOR, .text = NO_COLOR},
    [STYLE_TEXT]        = {.wrap = true, .line = true, .fill = NO_COLOR, .text = NO_COLOR},
    [STYLE_WRAPPED]     = {.wrap = true, .fill = NO_COLOR, .text = NO_COLOR},
    [STYLE_LIST]        = {.wrap = true, .line = true, .fill = NO_COLOR, .text = 0x404040, .number = "@"},
    [STYLE_NUMBER]      = {.center = true, .line = true, .fill = NO_COLOR, .text = 0x404040, .number = "0"},
    [STYLE_COUNT_OF]    = {.right = true, .indent = 1, .fill = NO_COLOR, .text = NO_COLOR, .number = "#,##0"},
    [STYLE_ANSWER]      = {.wrap = true, .line = true, .fill = 0xFFFBE6, .text = NO_COLOR, .number = "@", .unlocked = true},
    [STYLE_ANSWER_DATE] = {.line = true, .fill = 0xFFFBE6, .text = NO_COLOR, .number = "yyyy-mm-dd", .unlocked = true},
    [STYLE_HEAD]        = {.bold = true, .wrap = true, .fill = 0x1F3A5F, .text = 0xFFFFFF},
    [STYLE_HEAD_ANSWER] = {.bold = true, .wrap = true, .fill = 0x6B5200, .text = 0xFFFFFF},
    [STYLE_HEAD_LIST]   = {.bold = true, .wrap = true, .fill = 0xDADADA, .text = 0x000000},
    [STYLE_TITLE]       = {.bold = true, .size = 18, .fill = NO_COLOR, .text = 0x1F3A5F},
    [STYLE_SECTION]     = {.bold = true, .size = 12, .fill = NO_COLOR, .text = 0x1F3A5F},
    [STYLE_LABEL]       = {.fill = NO_COLOR, .text = 0x595959},
    [STYLE_PART]        = {.indent = 1, .fill = NO_COLOR, .text = 0x12304F},
    [STYLE_LINE]        = {.fill = NO_COLOR, .text = NO_COLOR},
    [STYLE_REMARK]      = {.italic = true, .fill = NO_COLOR, .text = 0x404040},
    [STYLE_STRONG]      = {.bold = true, .wrap = true, .line = true, .fill = NO_COLOR, .text = NO_COLOR},
    [STYLE_OVERDUE]     = {.bold = true, .wrap = true, .line = true, .fill = 0xF8CFC4, .text = 0x5C0D0D},
    [STYLE_NOT_COVERED] = {.bold = true, .center = true, .line = true, .fill = 0xFFFFFF, .text = 0x404040},
    [STYLE_EXCEPTED]    = {.bold = true, .center = true, .line = true, .fill = 0xEAE4F2, .text = 0x3F2A56},
    [STYLE_REVIEW]      = {.bold = true, .center = true, .line = true, .fill = 0xD3E4F7, .text = 0x12304F},
    [STYLE_NOTIFY]      = {.bold = true, .center = true, .line = true, .fill = 0xFFC857, .text = 0x332200},
    [STYLE_BARRED]      = {.bold = true, .center = true, .line = true, .fill = 0x8B1A1A, .text = 0xFFFFFF},
};
/* clang-format on */
static_assert(COUNT(looks) == STYLE_COUNT, "every style has its look");
static_assert((int)STYLE_BARRED - (int)STYLE_NOT_COVERED == (int)SHOWN_BARRED,
              "the outcomes stand in the order of Shown");

Style style_of_shown(Shown shown)
{
    return (Style)((int)STYLE_NOT_COVERED + (int)shown);
}

Style style_of_outcome(Outcome outcome)
{
    switch (outcome) {
    case OUTCOME_NOT_COVERED:
        return STYLE_NOT_COVERED;
    case OUTCOME_EXCEPTED:
        return STYLE_EXCEPTED;
    case OUTCOME_NOTIFIABLE:
        return STYLE_NOTIFY;
    case OUTCOME_PROHIBITED:
        return STYLE_BARRED;
    case OUTCOME_COUNT:
        break;
    }
    return STYLE_NONE;
}

bool style_wraps(Style style)
{
    return looks[style].wrap;
}

static void set_colors(lxw_format *format, const Look *look)
{
    if (look->fill != NO_COLOR) {
        format_set_pattern(format, LXW_PATTERN_SOLID);
        format_set_bg_color(format, (lxw_color_t)look->fill);
    }
    if (look->text != NO_COLOR)
        format_set_font_color(format, (lxw_color_t)look->text);
    if (look->line) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, 0xD0D0D0);
    }
}

static lxw_format *make(lxw_workbook *file, const Look *look)
{
    lxw_format *format = workbook_add_format(file);
    if (!format)
        out_of_memory();
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (look->center)
        format_set_align(format, LXW_ALIGN_CENTER);
    if (look->right)
        format_set_align(format, LXW_ALIGN_RIGHT);
    if (look->indent > 0)
        format_set_indent(format, look->indent);
    if (look->bold)
        format_set_bold(format);
    if (look->italic)
        format_set_italic(format);
    if (look->wrap)
        format_set_text_wrap(format);
    if (look->size > 0)
        format_set_font_size(format, look->size);
    if (look->number)
        format_set_num_format(format, look->number);
    if (look->unlocked)
        format_set_unlocked(format);
    set_colors(format, look);
    return format;
}

void styles_make(struct lxw_workbook *file, struct lxw_format *formats[STYLE_COUNT])
{
    formats[STYLE_NONE] = NULL;
    for (int style = STYLE_NONE + 1; style < STYLE_COUNT; style++)
        formats[style] = make(file, &looks[style]);
}
