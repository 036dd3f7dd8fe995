#include "base/csv.h"

#include "base/arena.h"
#include "base/buffer.h"

#include <csv.h>

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    BLOCK = 64 * 1024, /* bytes asked of each read */
    CELL_BLOCK = 4096, /* by how much libcsv lets its cell grow */
    FIRST_CELLS = 64,
    QUOTE = '"',
};

static const char text_behind_quote[] = "text follows the closing quote of a cell";
static const char text_behind_long_quote[] =
    "a quoted cell runs over line ends, and text follows its closing quote";
static const char never_closed[] = "a quote is never closed";
static const char not_understood[] = "the cells cannot be told apart";

struct CsvReader {
    int fd;
    bool is_text; /* a text in memory is read, no file */
    char delimiter;
    bool at_end;      /* nothing is left to read */
    bool has_begun;   /* the byte order mark is dealt with */
    CsvResult last;   /* CSV_RECORD while there may be more; then every call gives this */
    CsvRecord broken; /* what CSV_BROKEN said */
    int error;        /* errno of the read that failed */

    Buffer input;
    Slice text;       /* what is there: the input's bytes, or the text in memory */
    size_t start;     /* of the next record in `text` */
    size_t next_lf;   /* first LF at or behind `start`, or where `text` ends */
    uint64_t n_bytes; /* read so far */
    uint64_t row, line;

    struct csv_parser parser;
    Buffer row_text; /* the cells of a record, one behind the other */
    Slice *cells;
    size_t n_cells, cell_room;
    const bool *wanted;
    size_t n_wanted;

    void (*tap)(void *context, const void *bytes, size_t len);
    void *tap_context;
};

/* ---- opening and reading ---- */

static void init_parser(CsvReader *r)
{
    csv_init(&r->parser, 0);
    csv_set_delim(&r->parser, (unsigned char)r->delimiter);
    csv_set_blk_size(&r->parser, CELL_BLOCK);
}

static CsvReader *open_reader(char delimiter)
{
    assert(delimiter != QUOTE && delimiter != '\n' && delimiter != '\r');
    CsvReader *r = malloc(sizeof *r);
    if (!r)
        out_of_memory();
    *r = (CsvReader){.delimiter = delimiter, .last = CSV_RECORD, .row = 1, .line = 1};
    init_parser(r);
    return r;
}

CsvReader *csv_open(int fd, char delimiter)
{
    CsvReader *r = open_reader(delimiter);
    r->fd = fd;
    return r;
}

CsvReader *csv_open_text(Slice text, char delimiter)
{
    CsvReader *r = open_reader(delimiter);
    r->is_text = true;
    r->text = text;
    return r;
}

void csv_close(CsvReader *r)
{
    if (!r)
        return;
    csv_free(&r->parser);
    buffer_release(&r->input);
    buffer_release(&r->row_text);
    free(r->cells);
    free(r);
}

void csv_want(CsvReader *r, const bool *wanted, size_t n_wanted)
{
    r->wanted = wanted;
    r->n_wanted = n_wanted;
}

void csv_tap(CsvReader *r, void (*tap)(void *context, const void *bytes, size_t len), void *context)
{
    r->tap = tap;
    r->tap_context = context;
}

char csv_delimiter(const CsvReader *r)
{
    return r->delimiter;
}

const char *csv_failure(const CsvReader *r)
{
    return strerror(r->error);
}

uint64_t csv_bytes(const CsvReader *r)
{
    return r->n_bytes;
}

/* Index of the first `wanted` in text[from, to), or `to`. */
static size_t find(Slice text, char wanted, size_t from, size_t to)
{
    const char *hit = from < to ? memchr(text.at + from, wanted, to - from) : NULL;
    return hit ? (size_t)(hit - text.at) : to;
}

static void take_in(CsvReader *r, const char *bytes, size_t len)
{
    r->n_bytes += len;
    if (r->tap && len > 0)
        r->tap(r->tap_context, bytes, len);
}

/* One read behind what is there; false when it failed. */
static bool read_block(CsvReader *r)
{
    Buffer *input = &r->input;
    buffer_reserve(input, BLOCK);
    ssize_t n;
    do
        n = read(r->fd, input->at + input->len, input->room - input->len);
    while (n < 0 && errno == EINTR);
    if (n < 0) {
        r->error = errno;
        return false;
    }
    take_in(r, input->at + input->len, (size_t)n);
    input->len += (size_t)n;
    r->at_end = n == 0;
    return true;
}

/* Reads on behind the unfinished record, which moves to the front. A long one is doubled at
 * least, since it is scanned again from its start: so time stays linear in its length. */
static bool read_more(CsvReader *r)
{
    if (r->is_text) {
        take_in(r, r->text.at, r->text.len);
        r->at_end = true;
        r->next_lf = find(r->text, '\n', 0, r->text.len);
        return true;
    }
    Buffer *input = &r->input;
    size_t partial = input->len - r->start;
    if (r->start > 0 && partial > 0)
        memmove(input->at, input->at + r->start, partial);
    input->len = partial;
    r->start = 0;
    size_t enough = partial > BLOCK ? 2 * partial : partial + 1;
    while (!r->at_end && input->len < enough) {
        if (!read_block(r))
            return false;
    }
    r->text = buffer_slice(input);
    r->next_lf = find(r->text, '\n', 0, r->text.len);
    return true;
}

/* ---- where a record ends ---- */

typedef enum Scanned { SCANNED_RECORD, SCANNED_FAULTY, SCANNED_BROKEN, SCANNED_MORE } Scanned;

/* A record's place in the text, and what was met on the way. */
typedef struct Extent {
    size_t end, next;  /* its line end, and where the next record starts */
    uint64_t n_breaks; /* line ends inside quoted cells */
    bool has_inch;     /* a quote inside an unquoted cell, such as 3" */
    const char *fault;
    size_t fault_at;
    uint64_t fault_line, last_line;
} Extent;

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

/* Index of the next line end at or behind `from`, or where the text ends. `next_lf` is kept
 * so that a text without LF is searched for one only once. */
static size_t find_break(CsvReader *r, size_t from)
{
    if (r->next_lf < from)
        r->next_lf = find(r->text, '\n', from, r->text.len);
    return find(r->text, '\r', from, r->next_lf);
}

/* Line ends in text[from, to); CRLF is one. `to` never parts a CRLF: a quote stands there. */
static uint64_t count_breaks(Slice text, size_t from, size_t to)
{
    uint64_t n = 0;
    for (size_t i = from; i < to; i++)
        n += text.at[i] == '\n' || (text.at[i] == '\r' && (i + 1 == to || text.at[i + 1] != '\n'));
    return n;
}

/* The first byte at or behind `at` that is no blank. */
static size_t skip_blanks(const CsvReader *r, size_t at)
{
    while (at < r->text.len && (r->text.at[at] == ' ' || r->text.at[at] == '\t') &&
           r->text.at[at] != r->delimiter)
        at++;
    return at;
}

/* Whether the quote is the first of its cell, blanks left aside. */
static bool opens_cell(const CsvReader *r, size_t quote)
{
    for (size_t at = quote; at > r->start; at--) {
        char before = r->text.at[at - 1];
        if (before == r->delimiter)
            return true;
        if (before != ' ' && before != '\t')
            return false;
    }
    return true;
}

/* The quote that closes a cell whose content starts at `from`, or where the text ends. */
static size_t find_closing(Slice text, size_t from)
{
    for (;;) {
        size_t quote = find(text, QUOTE, from, text.len);
        if (quote + 1 >= text.len || text.at[quote + 1] != QUOTE)
            return quote;
        from = quote + 2;
    }
}

/* Passes over the quoted cell that opens at `quote`, on the line that ends at *line_end.
 * *at becomes the byte that ends the cell, or that has no business there. */
static Scanned scan_quoted(CsvReader *r, size_t quote, size_t *at, size_t *line_end, Extent *x)
{
    size_t closing = find_closing(r->text, quote + 1);
    *at = skip_blanks(r, closing < r->text.len ? closing + 1 : closing);
    if (*at == r->text.len && !r->at_end)
        return SCANNED_MORE;
    bool is_long = closing > *line_end;
    uint64_t opened = r->line + x->n_breaks;
    if (is_long) {
        x->n_breaks += count_breaks(r->text, quote + 1, closing);
        *line_end = find_break(r, *at);
    }
    if (closing == r->text.len) {
        bool ends_line = is_break(r->text.at[closing - 1]);
        x->fault = never_closed;
        x->fault_line = opened;
        x->last_line = r->line + x->n_breaks - ends_line;
        return SCANNED_BROKEN;
    }
    if (*at == r->text.len || r->text.at[*at] == r->delimiter || is_break(r->text.at[*at]))
        return SCANNED_RECORD;
    if (is_long) {
        x->fault = text_behind_long_quote;
        x->fault_line = opened;
        x->last_line = r->line + x->n_breaks;
        return SCANNED_BROKEN;
    }
    x->fault = text_behind_quote;
    x->fault_at = *at - r->start;
    return SCANNED_FAULTY;
}

/* Finds the end of the record at `start`. Most lines have no quote: then three calls of
 * memchr do it; else it goes from quote to quote. */
static Scanned scan_record(CsvReader *r, Extent *x)
{
    Scanned result = SCANNED_RECORD;
    size_t at = r->start;
    size_t end = find_break(r, at);
    while (result == SCANNED_RECORD) {
        size_t quote = find(r->text, QUOTE, at, end);
        if (quote == end)
            break;
        if (opens_cell(r, quote)) {
            result = scan_quoted(r, quote, &at, &end, x);
        } else {
            x->has_inch = true;
            at = quote + 1;
        }
    }
    if (result == SCANNED_MORE || result == SCANNED_BROKEN)
        return result;
    bool is_cr = end < r->text.len && r->text.at[end] == '\r';
    if (!r->at_end && end + is_cr >= r->text.len)
        return SCANNED_MORE;
    x->end = end;
    x->next = end + (end < r->text.len);
    if (is_cr && x->next < r->text.len && r->text.at[x->next] == '\n')
        x->next++;
    return result;
}

/* ---- its cells ---- */

/* libcsv's callback for a cell. Room for the text was made before: together the cells are no
 * longer than the record. */
static void take_cell(void *bytes, size_t len, void *context)
{
    CsvReader *r = context;
    if (r->n_cells == r->cell_room) {
        r->cell_room = r->cell_room > 0 ? 2 * r->cell_room : FIRST_CELLS;
        Slice *cells = realloc(r->cells, r->cell_room * sizeof *cells);
        if (!cells)
            out_of_memory();
        r->cells = cells;
    }
    size_t index = r->n_cells++;
    if (len == 0 || (index < r->n_wanted && !r->wanted[index])) {
        static const char nothing[CSV_SLACK + 1];
        r->cells[index] = (Slice){nothing, 0};
        return;
    }
    char *to = r->row_text.at + r->row_text.len;
    memcpy(to, bytes, len);
    r->row_text.len += len;
    r->cells[index] = (Slice){to, len};
}

/* Hands `len` bytes to libcsv; false when it stopped, *stopped_at says where. */
static bool feed(CsvReader *r, const char *bytes, size_t len, size_t *stopped_at)
{
    *stopped_at = csv_parse(&r->parser, bytes, len, take_cell, NULL, r);
    if (*stopped_at == len)
        return true;
    if (csv_error(&r->parser) != CSV_EPARSE)
        out_of_memory();
    return false;
}

/* Parses one whole record. Strict libcsv refuses a quote inside an unquoted cell; its default
 * mode reads that rightly, and what makes this mode lossy the scan has ruled out. */
static bool parse_record(CsvReader *r, const Extent *x, size_t *stopped_at)
{
    csv_set_opts(&r->parser, x->has_inch ? 0 : CSV_STRICT | CSV_STRICT_FINI);
    r->n_cells = 0;
    buffer_clear(&r->row_text);
    buffer_reserve(&r->row_text, x->end - r->start + CSV_SLACK);
    /* One byte of the line end goes along and finishes the record. */
    size_t len = x->end - r->start, ignored;
    bool has_break = x->end < r->text.len;
    if (feed(r, r->text.at + r->start, len + has_break, stopped_at) &&
        (has_break || feed(r, "\n", 1, &ignored)))
        return true;
    csv_free(&r->parser);
    init_parser(r);
    return false;
}

/* ---- one record after the other ---- */

/* How often each delimiter that may be meant stands in a line. */
typedef struct Delimiters {
    size_t commas, semicolons, tabs;
} Delimiters;

/* Counts them in the first line that is not blank, outside quotes; false if its end is not
 * there yet. */
static bool count_delimiters(Slice text, Delimiters *found)
{
    *found = (Delimiters){0, 0, 0};
    bool is_quoted = false, is_blank = true;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == QUOTE)
            is_quoted = !is_quoted;
        if (is_quoted)
            continue;
        if (is_break(c) && !is_blank)
            return true;
        is_blank = is_blank && (c == ' ' || is_break(c));
        found->commas += c == ',';
        found->semicolons += c == ';';
        found->tabs += c == '\t';
    }
    return false;
}

/* Decides the delimiter by the first line; false when reading failed. */
static bool choose_delimiter(CsvReader *r)
{
    Delimiters found;
    while (!count_delimiters(slice_part(r->text, r->start, r->text.len), &found) && !r->at_end)
        if (!read_more(r))
            return false;
    r->delimiter = ',';
    if (found.semicolons > found.commas && found.semicolons >= found.tabs)
        r->delimiter = ';';
    else if (found.tabs > found.commas)
        r->delimiter = '\t';
    csv_set_delim(&r->parser, (unsigned char)r->delimiter);
    return true;
}

/* Skips a byte order mark at the very start; false when reading failed. */
static bool begin(CsvReader *r)
{
    static const char mark[] = "\xEF\xBB\xBF";
    r->has_begun = true;
    do {
        if (!read_more(r))
            return false;
    } while (r->text.len < 3 && !r->at_end);
    if (slice_starts(r->text, mark))
        r->start = 3;
    return r->delimiter != '\0' || choose_delimiter(r);
}

static CsvResult stop(CsvReader *r, CsvResult result)
{
    r->last = result;
    return result;
}

static CsvResult stop_broken(CsvReader *r, const Extent *x, CsvRecord *record)
{
    record->fault = x->fault;
    record->fault_line = x->fault_line;
    record->last_line = x->last_line;
    record->n_lines = x->last_line - r->line + 1;
    r->next_lf = find(r->text, '\n', r->start, r->text.len);
    record->raw = slice_part(r->text, r->start, find_break(r, r->start));
    r->broken = *record;
    return stop(r, CSV_BROKEN);
}

/* Fills in `record` from its extent and moves on behind it. */
static CsvResult deliver(CsvReader *r, Scanned scanned, Extent *x, CsvRecord *record)
{
    if (scanned == SCANNED_RECORD && !parse_record(r, x, &x->fault_at)) {
        scanned = SCANNED_FAULTY;
        x->fault = not_understood;
    }
    record->raw = (Slice){r->text.at + r->start, x->end - r->start};
    record->n_lines = x->n_breaks + 1;
    r->start = x->next;
    r->row++;
    r->line += record->n_lines;
    if (scanned == SCANNED_FAULTY) {
        record->fault = x->fault;
        record->fault_at = x->fault_at;
        return CSV_FAULTY;
    }
    record->cells = r->cells;
    record->n_cells = r->n_cells;
    return CSV_RECORD;
}

CsvResult csv_next(CsvReader *r, CsvRecord *record)
{
    *record = (CsvRecord){.row = r->row, .line = r->line};
    if (r->last != CSV_RECORD) {
        *record = r->last == CSV_BROKEN ? r->broken : *record;
        return r->last;
    }
    if (!r->has_begun && !begin(r))
        return stop(r, CSV_FAILED);
    for (;;) {
        Extent x = {0};
        Scanned scanned = SCANNED_MORE;
        if (r->start < r->text.len)
            scanned = scan_record(r, &x);
        else if (r->at_end)
            return stop(r, CSV_END);
        if (scanned == SCANNED_BROKEN)
            return stop_broken(r, &x, record);
        if (scanned != SCANNED_MORE)
            return deliver(r, scanned, &x, record);
        if (!read_more(r))
            return stop(r, CSV_FAILED);
    }
}
