/* readfile.h - a whole file, or the names in a folder.
 *
 * Ownership: all in the arena given.
 * Errors:    false, and errno's words in *why.
 */
#ifndef BASE_READFILE_H
#define BASE_READFILE_H

#include "base/arena.h"

bool readfile(const char *path, Arena *arena, Slice *text, const char **why);

/* Names (not paths) of the entries of a folder, bytewise sorted, without those that start
 * with a dot. */
bool readfolder(const char *path, Arena *arena, Slice **names, size_t *n_names, const char **why);

bool is_folder(const char *path);

#endif
