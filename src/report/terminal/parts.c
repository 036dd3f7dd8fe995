/* What all parts of the summary need. */
#include "report/terminal/parts.h"

#include "report/lines.h"

/* The outcomes that ask for something stand out. Never green: nothing here is a clearance. */
static const char *color_of(Shown shown)
{
    switch (shown) {
    case SHOWN_BARRED:
        return "\033[1;31m";
    case SHOWN_NOTIFY:
        return "\033[1;33m";
    case SHOWN_REVIEW:
        return "\033[1;36m";
    case SHOWN_EXCEPTED:
    case SHOWN_NOT_COVERED:
    case SHOWN_COUNT:
        break;
    }
    return "";
}

void summary_colored(Buffer *out, bool color, Shown shown, Slice words, size_t columns)
{
    bool is_colored = color && *color_of(shown) != '\0';
    buffer_add_text(out, is_colored ? color_of(shown) : "");
    lines_pad(out, words, columns);
    buffer_add_text(out, is_colored ? "\033[0m" : "");
}

void summary_count(Buffer *out, uint64_t n)
{
    decimal_write(out, decimal_from((int64_t)n));
}

void summary_counted(Buffer *out, uint64_t n, const char *one, const char *several)
{
    summary_count(out, n);
    buffer_add_char(out, ' ');
    buffer_add_text(out, n == 1 ? one : several);
}

void summary_heading(Buffer *out, const char *words)
{
    lines_pad(out, slice(words), HEADING);
}
