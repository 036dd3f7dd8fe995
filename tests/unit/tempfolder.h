/* tempfolder.h - a folder with small rule files, for tests that read them from disk.
 *
 * Ownership: temp_folder_make and temp_folder_remove; a failed test leaves its folder behind.
 * Errors:    end the test.
 */
#ifndef TESTS_TEMPFOLDER_H
#define TESTS_TEMPFOLDER_H

#include "base/diag.h"
#include "base/readfile.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct TempFolder {
    char path[256];
    Arena arena;
} TempFolder;

/* In $TMPDIR, where the build is, or where the system keeps such. */
static inline void temp_folder_make(TempFolder *folder)
{
    const char *where = getenv("TMPDIR");
    if (!where || !is_folder(where))
        where = is_folder("build") ? "build" : "/tmp";
    *folder = (TempFolder){.path = ""};
    snprintf(folder->path, sizeof folder->path, "%s/dealscreen-XXXXXX", where);
    ck_assert_ptr_nonnull(mkdtemp(folder->path));
}

/* The path of a file in it; valid until temp_folder_remove. */
static inline const char *temp_folder_path(TempFolder *folder, const char *name)
{
    return arena_print(&folder->arena, "%s/%s", folder->path, name).at;
}

/* Writes a file; of "a/b" makes the folder "a" too. */
static inline void temp_folder_write(TempFolder *folder, const char *name, const char *text)
{
    for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
        Slice parent =
            arena_print(&folder->arena, "%s/%.*s", folder->path, (int)(slash - name), name);
        mkdir(parent.at, 0700);
    }
    FILE *file = fopen(temp_folder_path(folder, name), "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text, 1, strlen(text), file), strlen(text));
    ck_assert_int_eq(fclose(file), 0);
}

static inline void temp_folder_empty(TempFolder *folder, const char *path)
{
    Slice *names;
    size_t n;
    const char *why;
    ck_assert(readfolder(path, &folder->arena, &names, &n, &why));
    for (size_t i = 0; i < n; i++) {
        Slice inside = arena_print(&folder->arena, "%s/%.*s", path, SLICE_ARG(names[i]));
        if (is_folder(inside.at))
            temp_folder_empty(folder, inside.at);
        else
            remove(inside.at);
    }
    remove(path);
}

static inline void temp_folder_remove(TempFolder *folder)
{
    temp_folder_empty(folder, folder->path);
    arena_release(&folder->arena);
}

/* The messages as they are printed; free() them. */
static inline char *messages_of(const Diags *diags)
{
    char *text = NULL;
    size_t len = 0;
    FILE *memory = open_memstream(&text, &len);
    ck_assert_ptr_nonnull(memory);
    diags_print(diags, memory, false);
    ck_assert_int_eq(fclose(memory), 0);
    return text;
}

#endif
