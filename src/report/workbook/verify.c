#include "report/workbook/verify.h"

#include <zip.h>

#include <stdio.h>
#include <string.h>

enum { BLOCK = 65536 };

/* The part's last bytes, and the rows so far. Markup can't occur in a cell's text, where '<'
 * is escaped, so counting the tag's beginning is enough. */
typedef struct Scan {
    uint64_t rows;
    size_t matched; /* of row_tag, over the border of two blocks */
    char tail[16];
    size_t tail_len;
} Scan;

static const char row_tag[] = "<row ";
static const char sheet_end[] = "</worksheet>";

static void scan_rows(Scan *scan, const char *at, size_t len)
{
    const char *end = at + len;
    while (at < end) {
        if (scan->matched == 0) {
            at = memchr(at, row_tag[0], (size_t)(end - at));
            if (!at)
                return;
        }
        char c = *at++;
        if (c != row_tag[scan->matched])
            scan->matched = c == row_tag[0] ? 1 : 0;
        else if (++scan->matched == sizeof row_tag - 1) {
            scan->rows++;
            scan->matched = 0;
        }
    }
}

static void keep_tail(Scan *scan, const char *at, size_t len)
{
    size_t room = sizeof scan->tail;
    if (len >= room) {
        memcpy(scan->tail, at + len - room, room);
        scan->tail_len = room;
        return;
    }
    size_t keep = scan->tail_len + len > room ? room - len : scan->tail_len;
    memmove(scan->tail, scan->tail + scan->tail_len - keep, keep);
    memcpy(scan->tail + keep, at, len);
    scan->tail_len = keep + len;
}

static bool has_end(const Scan *scan)
{
    Slice tail = slice_trim((Slice){scan->tail, scan->tail_len});
    return slice_ends(tail, sheet_end);
}

/* Inflates a part to its end, where libzip compares its CRC. */
static bool read_part(zip_t *zip, uint64_t index, Scan *scan, Buffer *why)
{
    char block[BLOCK];
    zip_file_t *part = zip_fopen_index(zip, index, 0);
    zip_int64_t n = part ? zip_fread(part, block, sizeof block) : -1;
    while (n > 0) {
        scan_rows(scan, block, (size_t)n);
        keep_tail(scan, block, (size_t)n);
        n = zip_fread(part, block, sizeof block);
    }
    if (n < 0) {
        const char *name = zip_get_name(zip, index, 0);
        const char *reason = part ? zip_file_strerror(part) : zip_strerror(zip);
        buffer_print(why, "its part '%s' cannot be read back: %s", name ? name : "", reason);
    }
    bool closed = !part || zip_fclose(part) == 0;
    if (n == 0 && !closed)
        buffer_print(why, "one of its parts cannot be read back");
    return n == 0 && closed;
}

static bool is_sheet_whole(const Scan *scan, uint64_t rows, size_t number, Buffer *why)
{
    if (scan->rows == rows && has_end(scan))
        return true;
    buffer_print(why, "sheet %zu came back with %llu of its %llu rows%s (is the disk full?)",
                 number, (unsigned long long)scan->rows, (unsigned long long)rows,
                 has_end(scan) ? "" : " and without its end");
    return false;
}

static bool verify_sheet(zip_t *zip, size_t number, uint64_t rows, Buffer *why)
{
    char name[64];
    snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", number);
    zip_int64_t index = zip_name_locate(zip, name, 0);
    if (index < 0) {
        buffer_print(why, "its part '%s' is missing", name);
        return false;
    }
    Scan scan = {0};
    return read_part(zip, (uint64_t)index, &scan, why) && is_sheet_whole(&scan, rows, number, why);
}

static bool is_sheet(const char *name)
{
    return name && slice_starts(slice(name), "xl/worksheets/sheet");
}

static bool verify_parts(zip_t *zip, const uint64_t *rows, size_t n_sheets, Buffer *why)
{
    zip_int64_t n_parts = zip_get_num_entries(zip, 0);
    for (zip_int64_t i = 0; i < n_parts; i++) {
        Scan scan = {0};
        if (is_sheet(zip_get_name(zip, (uint64_t)i, 0)))
            continue; /* these are read below, by their numbers */
        if (!read_part(zip, (uint64_t)i, &scan, why))
            return false;
    }
    for (size_t i = 0; i < n_sheets; i++) {
        if (!verify_sheet(zip, i + 1, rows[i], why))
            return false;
    }
    return true;
}

bool verify_workbook(const char *path, const uint64_t *rows, size_t n_sheets, Buffer *why)
{
    int code = 0;
    zip_t *zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code);
    if (!zip) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        buffer_print(why, "it cannot be read back: %s", zip_error_strerror(&error));
        zip_error_fini(&error);
        return false;
    }
    bool whole = verify_parts(zip, rows, n_sheets, why);
    zip_discard(zip); /* it was only read */
    return whole;
}
