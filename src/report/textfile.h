/* textfile.h - the file of a report that is plain text.
 *
 * A format composes its lines in `block`; textfile_flow passes it on once it holds 64 KiB.
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
    Arena *arena;
    Diags *diags;
} TextFile;

bool textfile_open(TextFile *file, const char *path, Arena *arena, Diags *diags);

/* To be called at the end of a line. */
bool textfile_flow(TextFile *file);

/* `keep`: puts the file in place; else nothing is left behind. True only for a kept one. */
bool textfile_close(TextFile *file, bool keep);

#endif
