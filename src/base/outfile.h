/* outfile.h - a file that appears whole or not at all.
 *
 * The text goes to ".NAME.tmp" in the target's own folder; outfile_commit flushes, checks,
 * fsyncs and renames. Until then an old file of that name is untouched. A target that is a
 * link is followed; one that exists and is not writable is refused. "-" is standard output:
 * written at once, no rename; so is what is no regular file (/dev/null, a named pipe).
 *
 * Ownership: outfile_open gives an Outfile; exactly one of outfile_commit and outfile_abandon
 *            frees it.
 * Errors:    open returns NULL and writes the reason to *why (in `arena`); a write that fails
 *            is remembered and comes out at commit, which then returns false.
 */
#ifndef BASE_OUTFILE_H
#define BASE_OUTFILE_H

#include "base/arena.h"

typedef struct Outfile Outfile;

Outfile *outfile_open(const char *path, Arena *arena, Slice *why);

/* The path to write to, for a library that opens files itself; NULL for standard output. Who
 * uses it must not call outfile_write. */
const char *outfile_temporary(const Outfile *out);

/* Appends, in blocks of 64 KiB. */
void outfile_write(Outfile *out, Slice text);

/* Whether a write has failed already (the disk is full, the pipe is closed). */
bool outfile_failed(const Outfile *out);

/* Puts the file in place. On failure nothing is left behind, the old file stays; only where
 * the folder's own entry cannot be flushed does the new file stand there all the same. */
bool outfile_commit(Outfile *out, Arena *arena, Slice *why);
void outfile_abandon(Outfile *out);

/* Whether `path` names the file that `fd` has open (an output that is the input). */
bool outfile_is_input(const char *path, int fd);

/* If `path` exists, its day of last change (UTC) as text in `arena`; else the empty slice. */
Slice outfile_replaces(const char *path, Arena *arena);

#endif
