/* floor.c - what libcsv alone costs on a file: the unit in which the benchmark counts.
 *
 *     floor FILE          parse it, with callbacks that do nothing
 *     floor --cells FILE  strict, cells not trimmed, each copied into the row's buffer: what
 *                         it costs to have rows at all
 */
#include <csv.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 1 << 16, ROW_MAX = 1 << 20 };

typedef struct Row {
    char bytes[ROW_MAX];
    size_t len;
    unsigned long long n_rows;
} Row;

static void ignore_cell(void *cell, size_t len, void *context)
{
    (void)cell, (void)len, (void)context;
}

static void count_row(int c, void *context)
{
    (void)c;
    ((Row *)context)->n_rows++;
}

static void copy_cell(void *cell, size_t len, void *context)
{
    Row *row = context;
    if (len > ROW_MAX - row->len)
        return;
    memcpy(row->bytes + row->len, cell, len);
    row->len += len;
}

static void reset_row(int c, void *context)
{
    count_row(c, context);
    ((Row *)context)->len = 0;
}

static int no_space(unsigned char c)
{
    (void)c;
    return 0;
}

static int parse(int fd, struct csv_parser *parser, int keeps_cells, Row *row)
{
    static char block[BLOCK];
    void (*on_cell)(void *, size_t, void *) = keeps_cells ? copy_cell : ignore_cell;
    void (*on_row)(int, void *) = keeps_cells ? reset_row : count_row;
    ssize_t n;
    while ((n = read(fd, block, sizeof block)) > 0) {
        if (csv_parse(parser, block, (size_t)n, on_cell, on_row, row) != (size_t)n)
            return 0;
    }
    return n == 0 && csv_fini(parser, on_cell, on_row, row) == 0;
}

int main(int argc, char **argv)
{
    static Row row;
    int keeps_cells = argc == 3 && strcmp(argv[1], "--cells") == 0;
    int fd = argc == 2 + keeps_cells ? open(argv[argc - 1], O_RDONLY) : -1;
    struct csv_parser parser;
    if (fd < 0 || csv_init(&parser, keeps_cells ? CSV_STRICT | CSV_STRICT_FINI : 0) != 0) {
        fprintf(stderr, "usage: floor [--cells] FILE\n");
        return 2;
    }
    if (keeps_cells)
        csv_set_space_func(&parser, no_space);
    int good = parse(fd, &parser, keeps_cells, &row);
    csv_free(&parser);
    printf("%llu\n", row.n_rows);
    return good ? 0 : 1;
}
