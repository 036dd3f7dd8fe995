#include "report/workbook/book.h"

#include "report/workbook/text.h"
#include "report/workbook/verify.h"

#include <xlsxwriter.h>

#include <errno.h>
#include <string.h>

/* The folder of `path`; the library would take /tmp, which may be small. */
static char *folder_of(Arena *arena, const char *path)
{
    const char *last = strrchr(path, '/');
    size_t len = !last ? 0 : last == path ? 1 : (size_t)(last - path);
    char *folder = arena_array(arena, char, (len > 0 ? len : 1) + 1);
    memcpy(folder, len > 0 ? path : ".", len > 0 ? len : 1);
    return folder;
}

static bool fail(Book *book, const char *reason)
{
    if (book->why.len == 0)
        buffer_add_text(&book->why, reason);
    return false;
}

bool book_open(Book *book, const char *path, uint32_t row_limit, Arena *arena)
{
    *book = (Book){.path = path, .row_limit = row_limit, .arena = arena};
    book->parts_end = &book->parts;
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = folder_of(arena, path)};
    book->file = workbook_new_opt(path, &options);
    if (!book->file)
        return fail(book, "the workbook cannot be started");
    styles_make(book->file, book->formats);
    return true;
}

void book_set_properties(Book *book, const char *title, Slice comment, time_t created)
{
    const time_t earliest = 86400; /* the library takes the clock for 0 */
    lxw_doc_properties properties = {
        .title = (char *)title, /* copied by the library, which knows no const here */
        .comments = (char *)text_safe(&book->cell, comment),
        .created = created > earliest ? created : earliest,
    };
    book_note(book, (int)workbook_set_properties(book->file, &properties));
}

Part *book_add_part(Book *book, const char *name)
{
    if (book->why.len > 0)
        return NULL;
    struct lxw_worksheet *sheet = workbook_add_worksheet(book->file, name);
    if (!sheet) {
        fail(book, "no temporary file could be made for a sheet");
        return NULL;
    }
    Part *part = arena_new(book->arena, Part);
    part->at = sheet;
    *book->parts_end = part;
    book->parts_end = &part->next;
    book->n_parts++;
    return part;
}

void book_note(Book *book, int lxw_error)
{
    if (lxw_error != LXW_NO_ERROR)
        fail(book, lxw_strerror((enum lxw_error)lxw_error));
}

bool book_is_sound(Book *book)
{
    for (const Part *part = book->parts; part && book->why.len == 0; part = part->next) {
        if (part->at->optimize_tmpfile && ferror(part->at->optimize_tmpfile))
            fail(book, "its temporary files could not be written (is the disk full?)");
    }
    return book->why.len == 0;
}

/* What is still in memory goes to the temporary files, and what they then say. */
static bool flush_parts(Book *book)
{
    for (const Part *part = book->parts; part; part = part->next) {
        if (part->at->optimize_tmpfile && fflush(part->at->optimize_tmpfile) != 0) {
            buffer_print(&book->why, "its temporary files could not be written: %s",
                         strerror(errno));
            return false;
        }
    }
    return book_is_sound(book);
}

static bool verify(Book *book)
{
    uint64_t *rows = arena_array(book->arena, uint64_t, book->n_parts);
    size_t n = 0;
    for (const Part *part = book->parts; part; part = part->next)
        rows[n++] = part->n_rows;
    return verify_workbook(book->path, rows, n, &book->why);
}

bool book_close(Book *book)
{
    if (!book_is_sound(book) || !flush_parts(book)) {
        book_abandon(book);
        return false;
    }
    book_note(book, (int)workbook_close(book->file)); /* frees it, whatever comes out */
    book->file = NULL;
    return book->why.len == 0 && verify(book);
}

void book_abandon(Book *book)
{
    if (!book->file)
        return;
    /* lxw_workbook_free leaves these open. */
    for (const Part *part = book->parts; part; part = part->next) {
        if (part->at->optimize_tmpfile)
            fclose(part->at->optimize_tmpfile); /* thrown away: nothing to check */
        part->at->optimize_tmpfile = NULL;
    }
    lxw_workbook_free(book->file);
    book->file = NULL;
}

void book_release(Book *book)
{
    buffer_release(&book->cell);
    buffer_release(&book->why);
}
