/* rawxlsx.c - what libxlsxwriter alone costs for the cells of a workbook that we wrote.
 *
 *     rawxlsx REPORT.xlsx OUT.xlsx    writes its cells anew; prints the seconds and cells
 *
 * The cells are read into memory first, outside the clock. They go out in the same order to
 * the same sheets, numbers as numbers and all else as strings, without formats, in constant
 * memory: the least that any program using this library has to do.
 *
 * It reads only what libxlsxwriter writes in that mode: sheet1.xml and so on, one <row> after
 * the other, strings inline.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>
#include <zip.h>

enum { SHEETS_MAX = 32 };

typedef struct Cell {
    uint32_t row;
    uint16_t column;
    bool is_number;
    double number;
    const char *text; /* in the sheet's XML, ended by NUL */
} Cell;

typedef struct Sheet {
    char *xml;
    Cell *cells;
    size_t n_cells, room;
} Sheet;

static void fail(const char *what)
{
    fprintf(stderr, "rawxlsx: %s\n", what);
    exit(1);
}

/* ---- reading ---- */

static char *read_entry(zip_t *zip, const char *name)
{
    zip_stat_t about;
    if (zip_stat(zip, name, 0, &about) != 0)
        return NULL;
    zip_file_t *file = zip_fopen(zip, name, 0);
    char *xml = malloc((size_t)about.size + 1);
    if (!file || !xml || zip_fread(file, xml, about.size) != (zip_int64_t)about.size)
        fail("a sheet cannot be read");
    xml[about.size] = '\0';
    zip_fclose(file);
    return xml;
}

/* Turns the three entities that XML texts need back into characters, in place. */
static void unescape(char *text)
{
    static const struct {
        const char *entity;
        char c;
    } entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
    char *to = strchr(text, '&');
    for (const char *from = to; from && *from;) {
        size_t i = 0, n = sizeof entities / sizeof entities[0];
        while (i < n && strncmp(from, entities[i].entity, strlen(entities[i].entity)) != 0)
            i++;
        *to++ = i < n ? entities[i].c : *from;
        from += i < n ? strlen(entities[i].entity) : 1;
    }
    if (to)
        *to = '\0';
}

static Cell *new_cell(Sheet *sheet)
{
    if (sheet->n_cells == sheet->room) {
        sheet->room = sheet->room ? 2 * sheet->room : 1024;
        sheet->cells = realloc(sheet->cells, sheet->room * sizeof *sheet->cells);
        if (!sheet->cells)
            fail("out of memory");
    }
    Cell *cell = &sheet->cells[sheet->n_cells++];
    memset(cell, 0, sizeof *cell);
    return cell;
}

/* "BC17" */
static void read_place(const char *place, Cell *cell)
{
    unsigned column = 0;
    while (*place >= 'A' && *place <= 'Z')
        column = column * 26 + (unsigned)(*place++ - 'A') + 1;
    cell->column = (uint16_t)(column - 1);
    cell->row = (uint32_t)strtoul(place, NULL, 10) - 1;
}

/* Adds the cell whose <c stands at `at`; returns where its end tag stands, or NULL if it is an
 * empty one. */
static char *read_cell(Sheet *sheet, char *at)
{
    char *tag_end = strchr(at, '>');
    if (!tag_end || tag_end[-1] == '/')
        return NULL;
    char *end = strstr(tag_end, "</c>");
    if (!end)
        fail("a cell without end");
    *end = '\0';
    Cell *cell = new_cell(sheet);
    read_place(strstr(at, "r=\"") + 3, cell);
    char *text = strstr(tag_end, "<t"), *value = strstr(tag_end, "<v>");
    if (text) {
        cell->text = text = strchr(text, '>') + 1;
        char *closing = strstr(text, "</t>");
        if (closing)
            *closing = '\0';
        unescape(text);
    } else if (value) {
        cell->is_number = true;
        cell->number = strtod(value + 3, NULL);
    } else {
        cell->text = "";
    }
    return end + 1;
}

static void read_sheet(Sheet *sheet)
{
    char *at = strstr(sheet->xml, "<sheetData>");
    while (at && (at = strstr(at, "<c "))) {
        char *end = read_cell(sheet, at);
        at = end ? end : at + 3;
    }
}

static size_t read_workbook(const char *path, Sheet *sheets)
{
    int error;
    zip_t *zip = zip_open(path, ZIP_RDONLY, &error);
    if (!zip)
        fail("the workbook cannot be opened");
    size_t n = 0;
    for (; n < SHEETS_MAX; n++) {
        char name[64];
        snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", n + 1);
        sheets[n].xml = read_entry(zip, name);
        if (!sheets[n].xml)
            break;
        read_sheet(&sheets[n]);
    }
    zip_discard(zip);
    return n;
}

/* ---- writing ---- */

static void write_sheet(lxw_workbook *book, const Sheet *sheet)
{
    lxw_worksheet *out = workbook_add_worksheet(book, NULL);
    for (size_t i = 0; i < sheet->n_cells; i++) {
        const Cell *cell = &sheet->cells[i];
        if (cell->is_number)
            worksheet_write_number(out, cell->row, cell->column, cell->number, NULL);
        else
            worksheet_write_string(out, cell->row, cell->column, cell->text, NULL);
    }
}

static double seconds_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: rawxlsx REPORT.xlsx OUT.xlsx\n");
        return 2;
    }
    static Sheet sheets[SHEETS_MAX];
    size_t n_sheets = read_workbook(argv[1], sheets), n_cells = 0;
    double start = seconds_now();
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_workbook *book = workbook_new_opt(argv[2], &options);
    for (size_t i = 0; book && i < n_sheets; i++) {
        write_sheet(book, &sheets[i]);
        n_cells += sheets[i].n_cells;
    }
    if (!book || workbook_close(book) != LXW_NO_ERROR)
        fail("the workbook cannot be written");
    printf("%.4f %zu\n", seconds_now() - start, n_cells);
    return 0;
}
