#include "report/terminal.h"

#include "report/lines.h"
#include "report/terminal/parts.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool terminal_has_color(FILE *to, bool no_color)
{
    const char *refused = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    if (no_color || (refused && *refused) || !terminal || strcmp(terminal, "dumb") == 0)
        return false;
    return isatty(fileno(to)) == 1;
}

static void add_paths(Buffer *out, const Summary *summary)
{
    for (size_t i = 0; i < summary->n_paths; i++) {
        buffer_add_text(out, i == 0 ? "\n" : "");
        summary_heading(out, "report");
        Slice path = summary->paths[i];
        lines_add(out, slice_is(path, "-") ? slice("standard output") : path, path.len + 16);
        buffer_add_char(out, '\n');
    }
}

void terminal_summary(FILE *to, const Summary *summary)
{
    Buffer out = {0};
    summary_title(&out, summary->head);
    summary_outcomes(&out, summary);
    summary_controls(&out, summary);
    summary_first(&out, summary);
    summary_asked(&out, summary);
    summary_tip(&out, summary);
    summary_columns(&out, summary->head->columns);
    add_paths(&out, summary);
    fwrite(out.at, 1, out.len, to);
    fflush(to);
    buffer_release(&out);
}
