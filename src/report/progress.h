/* progress.h - how far a long run is, on one line of a terminal.
 *
 * "412,000 rows, 96,000 a second, 12 s left". Only where the stream is a terminal, only after
 * a second, at most five times a second; cleared at the end. The time left is reckoned from
 * the bytes of a regular file. The clock reaches this line and no report.
 *
 * Ownership: a plain value; the stream is the caller's.
 * Errors:    none; what can't be found out is not shown.
 */
#ifndef REPORT_PROGRESS_H
#define REPORT_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct Progress {
    FILE *to;             /* NULL: nothing is shown */
    uint64_t total_bytes; /* 0: not known */
    uint64_t start_ms, last_ms;
    uint64_t n_steps;
    bool is_shown; /* the line stands there and has to be cleared */
} Progress;

/* `input` is the descriptor that is read. `wanted`: false for --quiet. */
Progress progress_start(FILE *to, int input, bool wanted);

/* To be called for each row; looks at the clock now and then. */
void progress_step(Progress *progress, uint64_t rows, uint64_t bytes);

/* Shows what goes on in place of the rows: "writing the workbook". */
void progress_say(Progress *progress, const char *what);

/* Clears the line. Must come before anything else is printed. */
void progress_end(Progress *progress);

/* The line's text, without the clock: for tests. Returns its length (as snprintf). */
int progress_text(char *out, size_t room, uint64_t rows, uint64_t bytes, uint64_t total_bytes,
                  uint64_t elapsed_ms);

#endif
