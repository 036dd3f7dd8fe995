#include "report/progress.h"

#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    STEPS_PER_LOOK = 128, /* rows between two looks at the clock */
    FIRST_MS = 1000,      /* short runs show nothing */
    EVERY_MS = 200,
    LINE_ROOM = 80,
};

static const char clear_line[] = "\r\033[K";

static uint64_t now_ms(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* 0 for a pipe. */
static uint64_t size_of_input(int input)
{
    struct stat about;
    if (fstat(input, &about) != 0 || !S_ISREG(about.st_mode) || about.st_size < 0)
        return 0;
    return (uint64_t)about.st_size;
}

Progress progress_start(FILE *to, int input, bool wanted)
{
    if (!wanted || !isatty(fileno(to)))
        return (Progress){0};
    uint64_t now = now_ms();
    return (Progress){
        .to = to,
        .total_bytes = size_of_input(input),
        .start_ms = now,
        .last_ms = now,
    };
}

/* ---- the line ---- */

/* "412,000" */
static void group(char *out, size_t room, uint64_t number)
{
    char digits[24], grouped[32];
    int n = snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
    int len = 0;
    for (int i = 0; i < n; i++) {
        if (i > 0 && (n - i) % 3 == 0)
            grouped[len++] = ',';
        grouped[len++] = digits[i];
    }
    snprintf(out, room, "%.*s", len, grouped);
}

/* ", 12 s left"; nothing where it can't be reckoned. */
static void time_left(char *out, size_t room, uint64_t bytes, uint64_t total_bytes,
                      uint64_t elapsed_ms)
{
    out[0] = '\0';
    if (bytes == 0 || total_bytes < bytes)
        return;
    double ms = (double)elapsed_ms * ((double)(total_bytes - bytes) / (double)bytes);
    uint64_t seconds = (uint64_t)(ms / 1000.0 + 0.5);
    if (seconds < 120)
        snprintf(out, room, ", %llu s left", (unsigned long long)seconds);
    else
        snprintf(out, room, ", %llu min left", (unsigned long long)((seconds + 30) / 60));
}

int progress_text(char *out, size_t room, uint64_t rows, uint64_t bytes, uint64_t total_bytes,
                  uint64_t elapsed_ms)
{
    char n_rows[32], rate[32], left[40];
    group(n_rows, sizeof n_rows, rows);
    group(rate, sizeof rate, elapsed_ms > 0 ? rows * 1000 / elapsed_ms : 0);
    time_left(left, sizeof left, bytes, total_bytes, elapsed_ms);
    return snprintf(out, room, "%s rows, %s a second%s", n_rows, rate, left);
}

static void show(Progress *progress, const char *line)
{
    fprintf(progress->to, "%s%s", clear_line, line);
    fflush(progress->to);
    progress->is_shown = true;
}

void progress_step(Progress *progress, uint64_t rows, uint64_t bytes)
{
    if (!progress->to || progress->n_steps++ % STEPS_PER_LOOK != 0)
        return;
    uint64_t now = now_ms();
    if (now - progress->start_ms < FIRST_MS || now - progress->last_ms < EVERY_MS)
        return;
    progress->last_ms = now;
    char line[LINE_ROOM];
    progress_text(line, sizeof line, rows, bytes, progress->total_bytes, now - progress->start_ms);
    show(progress, line);
}

void progress_say(Progress *progress, const char *what)
{
    if (!progress->to || now_ms() - progress->start_ms < FIRST_MS)
        return;
    char line[LINE_ROOM];
    snprintf(line, sizeof line, "%s", what);
    show(progress, line);
}

void progress_end(Progress *progress)
{
    if (progress->is_shown) {
        fputs(clear_line, progress->to);
        fflush(progress->to);
    }
    *progress = (Progress){0};
}
