#include "base/outfile.h"

#include "base/buffer.h"
#include "base/date.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 65536, MOST_LINKS = 40 };

struct Outfile {
    Arena texts;
    Slice shown;           /* what messages call it */
    const char *target;    /* behind all links; NULL: written at once, no rename */
    const char *folder;    /* of the target */
    const char *temporary; /* where a library may write; NULL for standard output */
    int fd;
    dev_t device; /* with `inode`: the temporary file that we made */
    ino_t inode;
    int error; /* the first failure's errno; 0: none */
    size_t used;
    char block[BLOCK];
};

/* ---- reasons ---- */

static bool refuse(const Outfile *out, Arena *arena, Slice *why, const char *reason)
{
    *why = arena_print(arena, "cannot write %.*s: %s", SLICE_ARG(out->shown), reason);
    return false;
}

/* What to say of an errno that opening gave. */
static const char *reason_of(int error)
{
    switch (error) {
    case ENOENT:
        return "its folder does not exist";
    case ENOTDIR:
        return "a part of its path is a file, not a folder";
    case EACCES:
    case EPERM:
        return "its folder cannot be written to";
    case EROFS:
        return "it lies on a read-only file system";
    case ENAMETOOLONG:
        return "its name is too long";
    case ELOOP:
        return "its links lead round in a circle";
    default:
        return strerror(error);
    }
}

/* ---- opening ---- */

/* The folder part of `path`, "." if it has none. */
static const char *folder_of(Arena *arena, const char *path)
{
    const char *last = strrchr(path, '/');
    if (!last)
        return ".";
    if (last == path)
        return "/";
    return arena_copy(arena, (Slice){path, (size_t)(last - path)}).at;
}

static const char *name_of(const char *path)
{
    const char *last = strrchr(path, '/');
    return last ? last + 1 : path;
}

/* Follows links by hand: realpath cannot follow one whose end does not exist yet. NULL sets
 * errno. */
static const char *follow_links(Arena *arena, const char *path)
{
    char link[PATH_MAX];
    for (int i = 0; i < MOST_LINKS; i++) {
        ssize_t len = readlink(path, link, sizeof link);
        if (len < 0) /* EINVAL: no link; ENOENT: a new file; else opening will say it */
            return path;
        if ((size_t)len == sizeof link) {
            errno = ENAMETOOLONG;
            return NULL;
        }
        Slice next = {link, (size_t)len};
        path = slice_starts(next, "/")
                   ? arena_copy(arena, next).at
                   : arena_print(arena, "%s/%.*s", folder_of(arena, path), SLICE_ARG(next)).at;
    }
    errno = ELOOP;
    return NULL;
}

/* The superuser may write everywhere; a file without its owner's write bit is still one that
 * somebody wanted to keep. */
static bool is_writable(const char *path, const struct stat *status)
{
    return (status->st_mode & S_IWUSR) != 0 && access(path, W_OK) == 0;
}

static bool open_directly(Outfile *out, const char *path, Arena *arena, Slice *why)
{
    out->temporary = arena_copy(&out->texts, slice(path)).at;
    out->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return out->fd >= 0 || refuse(out, arena, why, strerror(errno));
}

/* Makes the temporary file anew (a stale one may be a link that somebody planted), with the
 * rights of the file that it will replace. */
static bool open_temporary(Outfile *out, const struct stat *old, Arena *arena, Slice *why)
{
    out->folder = folder_of(&out->texts, out->target);
    out->temporary = arena_print(&out->texts, "%s/.%s.tmp", out->folder, name_of(out->target)).at;
    unlink(out->temporary); /* if that fails, open says why */
    out->fd = open(out->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (out->fd < 0)
        return refuse(out, arena, why, reason_of(errno));
    struct stat made;
    if (fstat(out->fd, &made) != 0)
        return refuse(out, arena, why, strerror(errno));
    out->device = made.st_dev;
    out->inode = made.st_ino;
    if (old && fchmod(out->fd, old->st_mode & 0777) != 0 && errno != EPERM && errno != ENOTSUP)
        out->error = errno; /* EPERM, ENOTSUP: a file system without rights */
    return true;
}

static bool open_target(Outfile *out, const char *path, Arena *arena, Slice *why)
{
    struct stat status;
    bool exists = stat(path, &status) == 0;
    if (exists && S_ISDIR(status.st_mode))
        return refuse(out, arena, why, "it is a folder");
    if (exists && !S_ISREG(status.st_mode))
        return open_directly(out, path, arena, why);
    if (exists && !is_writable(path, &status))
        return refuse(out, arena, why, "it is write-protected");

    out->target = follow_links(&out->texts, path);
    if (!out->target)
        return refuse(out, arena, why, reason_of(errno));
    if (name_of(out->target)[0] == '\0')
        return refuse(out, arena, why, "it names no file");
    return open_temporary(out, exists ? &status : NULL, arena, why);
}

/* Closes without a word: for what is thrown away, or has been flushed and checked. */
static void release(Outfile *out)
{
    if (out->fd >= 0 && out->fd != STDOUT_FILENO)
        close(out->fd);
    arena_release(&out->texts);
    free(out);
}

Outfile *outfile_open(const char *path, Arena *arena, Slice *why)
{
    Outfile *out = malloc(sizeof *out);
    if (!out)
        out_of_memory();
    out->texts = (Arena){0};
    out->shown = arena_print(&out->texts, "'%s'", path);
    out->target = out->folder = out->temporary = NULL;
    out->fd = -1;
    out->error = 0;
    out->used = 0;
    if (slice_is(slice(path), "-")) {
        out->shown = slice("standard output");
        out->fd = STDOUT_FILENO;
        return out;
    }
    if (open_target(out, arena_copy(&out->texts, slice(path)).at, arena, why))
        return out;
    release(out);
    return NULL;
}

const char *outfile_temporary(const Outfile *out)
{
    return out->temporary;
}

/* ---- writing ---- */

static void write_through(Outfile *out, Slice text)
{
    while (text.len > 0 && out->error == 0) {
        ssize_t n = write(out->fd, text.at, text.len);
        if (n >= 0)
            text = slice_part(text, (size_t)n, text.len);
        else if (errno != EINTR)
            out->error = errno;
    }
}

static void flush(Outfile *out)
{
    write_through(out, (Slice){out->block, out->used});
    out->used = 0;
}

void outfile_write(Outfile *out, Slice text)
{
    if (out->used == 0 && text.len >= BLOCK) {
        size_t whole = text.len / BLOCK * BLOCK;
        write_through(out, slice_part(text, 0, whole));
        text = slice_part(text, whole, text.len);
    }
    while (text.len > 0 && out->error == 0) {
        size_t part = BLOCK - out->used;
        if (part > text.len)
            part = text.len;
        memcpy(out->block + out->used, text.at, part);
        out->used += part;
        text = slice_part(text, part, text.len);
        if (out->used == BLOCK)
            flush(out);
    }
}

bool outfile_failed(const Outfile *out)
{
    return out->error != 0;
}

/* ---- the end ---- */

/* Whether the temporary file is still the one that was opened, not another run's. */
static bool is_ours(const Outfile *out)
{
    struct stat found;
    return lstat(out->temporary, &found) == 0 && found.st_dev == out->device &&
           found.st_ino == out->inode;
}

static void remove_temporary(const Outfile *out)
{
    if (out->target && is_ours(out))
        unlink(out->temporary);
}

/* Makes the rename last through a power failure. Not every file system can (EINVAL), and a
 * folder may be closed to reading; that is no reason to call the report unwritten. */
static int sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return 0;
    int error = fsync(fd) == 0 || errno == EINVAL ? 0 : errno;
    close(fd);
    return error;
}

/* Standard output stays open for the rest of the program. */
static void close_checked(Outfile *out)
{
    if (out->fd == STDOUT_FILENO)
        return;
    if (close(out->fd) != 0 && out->error == 0)
        out->error = errno;
    out->fd = -1;
}

/* Fsyncs, closes and renames; a failure's errno goes to out->error. */
static void put_in_place(Outfile *out)
{
    if (out->error == 0 && fsync(out->fd) != 0)
        out->error = errno;
    close_checked(out); /* before the rename: some file systems tell only now what was lost */
    if (out->error == 0 && rename(out->temporary, out->target) != 0)
        out->error = errno;
    if (out->error != 0)
        remove_temporary(out);
    else
        out->error = sync_folder(out->folder);
}

bool outfile_commit(Outfile *out, Arena *arena, Slice *why)
{
    bool done = true;
    flush(out);
    if (!out->target)
        close_checked(out);
    else if (is_ours(out))
        put_in_place(out);
    else
        done = refuse(out, arena, why, "its temporary file is gone, or another run's now");

    if (done && out->error != 0)
        done = refuse(out, arena, why, strerror(out->error));
    release(out);
    return done;
}

void outfile_abandon(Outfile *out)
{
    remove_temporary(out);
    release(out);
}

/* ---- what is there ---- */

bool outfile_is_input(const char *path, int fd)
{
    struct stat output, input;
    int found = slice_is(slice(path), "-") ? fstat(STDOUT_FILENO, &output) : stat(path, &output);
    return found == 0 && fstat(fd, &input) == 0 && S_ISREG(input.st_mode) &&
           output.st_dev == input.st_dev && output.st_ino == input.st_ino;
}

Slice outfile_replaces(const char *path, Arena *arena)
{
    struct stat status;
    if (slice_is(slice(path), "-") || stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return (Slice){NULL, 0};
    const time_t seconds_a_day = 86400;
    time_t day = status.st_mtime / seconds_a_day;
    if (status.st_mtime % seconds_a_day < 0) /* before 1970: round down */
        day--;
    Buffer text = {0};
    date_write(&text, (Date)day);
    Slice copy = arena_copy(arena, buffer_slice(&text));
    buffer_release(&text);
    return copy;
}
