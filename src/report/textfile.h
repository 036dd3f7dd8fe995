/* textfile.h - the file of a report that is plain text.
 *
 * A format composes its lines in `block`; textfile_flow passes it on once it holds 64 KiB.
 * What has gone to standard output cannot be taken back: where the report is given up, it ends
 * with a whole line, and a message says after which row.
 *
 * Ownership: textfile_open/textfile_close.
 * Errors:    to `diags`, once; from then on everything returns false.
 */
#ifndef REPORT_TEXTFILE_H
#define REPORT_TEXTFILE_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/outfile.h"

typedef struct TextFile {
    Buffer block;
    Outfile *out; /* NULL: not open, or given up after a failure */
    bool is_stdout;
    bool has_begun; /* some of it has been passed on */
    uint64_t row;   /* of the last whole line */
    Arena *arena;
    Diags *diags;
} TextFile;

bool textfile_open(TextFile *file, const char *path, Arena *arena, Diags *diags);

/* To be called at the end of a line; `row` is that of its deal. */
bool textfile_flow(TextFile *file, uint64_t row);

/* `keep`: puts the file in place; else no file is left behind. True only for a kept one. */
bool textfile_close(TextFile *file, bool keep);

#endif
