#include "base/readfile.h"

#include "base/buffer.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const size_t BLOCK = (size_t)1 << 16;

static bool fail(Arena *arena, int error, const char **why)
{
    *why = arena_copy(arena, slice(strerror(error))).at;
    return false;
}

/* Reads on to the end; the size that a file states may be wrong (pipes, /proc). Returns 0 or
 * the errno. */
static int read_all(int fd, Buffer *into)
{
    for (;;) {
        buffer_reserve(into, BLOCK);
        ssize_t n = read(fd, into->at + into->len, into->room - into->len);
        if (n == 0)
            return 0;
        if (n > 0)
            into->len += (size_t)n;
        else if (errno != EINTR)
            return errno;
    }
}

bool readfile(const char *path, Arena *arena, Slice *text, const char **why)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return fail(arena, errno, why);

    Buffer content = {0};
    int error = read_all(fd, &content);
    close(fd); /* nothing was written: nothing can be lost */
    if (error == 0)
        *text = arena_copy(arena, buffer_slice(&content));
    buffer_release(&content);
    return error == 0 || fail(arena, error, why);
}

typedef struct Name Name;

struct Name {
    Slice text;
    Name *next;
};

static int compare_names(const void *a, const void *b)
{
    return slice_compare(*(const Slice *)a, *(const Slice *)b);
}

/* Puts the entries before *names. Returns 0 or the errno. */
static int list_names(DIR *folder, Arena *arena, Name **names, size_t *n_names)
{
    for (;;) {
        errno = 0; /* readdir says NULL for the end and for a failure */
        const struct dirent *entry = readdir(folder);
        if (!entry)
            return errno;
        if (entry->d_name[0] == '.')
            continue;
        Name *name = arena_new(arena, Name);
        *name = (Name){arena_copy(arena, slice(entry->d_name)), *names};
        *names = name;
        ++*n_names;
    }
}

bool readfolder(const char *path, Arena *arena, Slice **names, size_t *n_names, const char **why)
{
    DIR *folder = opendir(path);
    if (!folder)
        return fail(arena, errno, why);

    Name *found = NULL;
    size_t n_found = 0;
    int error = list_names(folder, arena, &found, &n_found);
    closedir(folder);
    if (error != 0)
        return fail(arena, error, why);

    Slice *sorted = arena_array(arena, Slice, n_found);
    for (size_t i = 0; i < n_found; i++, found = found->next)
        sorted[i] = found->text;
    if (n_found > 1)
        qsort(sorted, n_found, sizeof *sorted, compare_names);
    *names = sorted;
    *n_names = n_found;
    return true;
}

bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}
