/* book.h - the workbook as a file: its parts, and whether it is whole.
 *
 * libxlsxwriter writes each sheet to a temporary file as it comes and joins them at the end.
 * It says nothing when that file can't be written, so book_is_sound looks at the files
 * themselves, and book_close reads the finished workbook back (verify.h).
 *
 * Ownership: book_open, then exactly one of book_close and book_abandon, which free it all.
 *            Temporary files lie in the folder of `path` and have no name: none is left over.
 * Errors:    the first failure is kept in `why`, in words; from then on nothing is written.
 */
#ifndef REPORT_WORKBOOK_BOOK_H
#define REPORT_WORKBOOK_BOOK_H

#include "base/arena.h"
#include "base/buffer.h"
#include "report/workbook/styles.h"

#include <time.h>

struct lxw_worksheet;

/* One sheet of the file. A list that is longer than a sheet can be has several. */
typedef struct Part Part;
struct Part {
    struct lxw_worksheet *at;
    uint64_t n_rows; /* written, the header included */
    Part *next;
};

enum { BOOK_ROWS_MAX = 1048576, BOOK_COLUMNS_MAX = 16384 };

typedef struct Book {
    struct lxw_workbook *file; /* NULL: not open */
    struct lxw_format *formats[STYLE_COUNT];
    Part *parts, **parts_end;
    size_t n_parts;
    uint32_t row_limit; /* rows a sheet: BOOK_ROWS_MAX, or fewer to try the next part */
    const char *print_head, *print_foot; /* of every sheet; the foot is what stands on its left */
    const char *path;
    Arena *arena;
    Buffer cell; /* the string that is being written, made safe */
    Buffer why;  /* empty: no failure so far */
} Book;

/* `path` must outlive the book. False where it can't be started. */
bool book_open(Book *book, const char *path, uint32_t row_limit, Arena *arena);

/* `created` stands in the file instead of the clock, so that two runs give the same bytes. */
void book_set_properties(Book *book, const char *title, Slice comment, time_t created);

/* A further sheet, or NULL after a failure. */
Part *book_add_part(Book *book, const char *name);

/* Remembers a failure that the library returned (lxw_error; 0 is none). */
void book_note(Book *book, int lxw_error);

/* Whether all went well so far, the temporary files included. */
bool book_is_sound(Book *book);

/* Writes the file and reads it back. The book is gone then, but for `why`. */
bool book_close(Book *book);
void book_abandon(Book *book);

/* Frees what book_close and book_abandon leave for messages. */
void book_release(Book *book);

#endif
