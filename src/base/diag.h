/* diag.h - everything that a person must fix, in one list.
 *
 * Each diagnostic says where (file:line:column), what is wrong, and what would be right:
 *
 *     rules/a.rules:42:28: error: no fact is named 'nand_layer'
 *        42 |     (2) ic_kind = nand and nand_layer >= 128
 *           |                            ^~~~~~~~~~
 *           = did you mean 'nand_layers'?
 *
 * Messages are lower case, without a full stop, the word itself in quotes. Columns count
 * characters from 1; the caret stands under the character, also under and behind wide ones.
 * All are collected first and printed together, in the order of files and lines.
 *
 * Ownership: texts are copied into the list's arena; sources must outlive the list.
 * Errors:    none but out of memory.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>

/* A text file that was read whole. */
typedef struct Source {
    Slice path; /* as messages show it */
    Slice text; /* without a leading byte order mark */
} Source;

/* Bytes of a source. All zero: nowhere (a default, an option). */
typedef struct Span {
    const Source *source;
    uint32_t start;
    uint32_t len;
} Span;

typedef enum Severity { SEVERITY_ERROR, SEVERITY_WARNING } Severity;

typedef struct Diag Diag;

typedef struct Diags {
    Arena *arena;
    Diag *first, *last;
    size_t n_errors;
    size_t n_warnings;
} Diags;

Diags diags_in(Arena *arena);

/* A message at a place of a source. Returns it, for diag_help. */
Diag *diag_error(Diags *diags, Span at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
Diag *diag_warning(Diags *diags, Span at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A message at a row of a table: "rules/lists.csv:7: error: column 'from': ...". `line` is
 * the physical line, 0 for the file as a whole; `column` may be empty. */
Diag *diag_row(Diags *diags, Severity severity, Slice path, uint64_t line, Slice column,
               const char *format, ...) __attribute__((format(printf, 6, 7)));

/* Adds a line "= ..." that says what would be right. `diag` may be NULL. */
void diag_help(Diags *diags, Diag *diag, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds another place to the message ("the block began here"), shown as a note. */
void diag_see(Diags *diags, Diag *diag, Span at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Line and column, from 1, of a byte of a source; columns count characters. */
void source_place(const Source *source, uint32_t offset, uint32_t *line, uint32_t *column);

/* Prints all, sorted by path (in order of first mention) and line, errors and warnings
 * together; equal messages at one place once. `color`: with terminal colours. */
void diags_print(const Diags *diags, FILE *to, bool color);

#endif
