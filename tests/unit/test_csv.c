#include "base/csv.h"

#include "base/buffer.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

TCase *csv_tests(void);

/* ---- a file's content as one line of text, to compare with ----
 *
 * A record is "ROW@LINE" with its cells behind it, each as "[cell]"; "+N" says that it takes N
 * lines if not one. A faulty line is "ROW@LINE!BYTE", a broken end "ROW@LINE?OPENED-LAST".
 * Line ends inside a cell are shown as they are, a NUL as '@'. */

static void write_cells(Buffer *out, const CsvRecord *record)
{
    for (size_t i = 0; i < record->n_cells; i++) {
        buffer_add_char(out, '[');
        for (size_t j = 0; j < record->cells[i].len; j++) {
            char c = record->cells[i].at[j];
            buffer_add_char(out, c == '\0' ? '@' : c);
        }
        buffer_add_char(out, ']');
    }
}

static void write_record(Buffer *out, CsvResult result, const CsvRecord *record)
{
    if (out->len > 0)
        buffer_add_char(out, ' ');
    buffer_add_number(out, record->row);
    buffer_add_char(out, '@');
    buffer_add_number(out, record->line);
    if (record->n_lines != 1 && result != CSV_BROKEN) {
        buffer_add_char(out, '+');
        buffer_add_number(out, record->n_lines);
    }
    if (result == CSV_FAULTY) {
        buffer_add_char(out, '!');
        buffer_add_number(out, record->fault_at);
    } else if (result == CSV_BROKEN) {
        buffer_add_char(out, '?');
        buffer_add_number(out, record->fault_line);
        buffer_add_char(out, '-');
        buffer_add_number(out, record->last_line);
    }
    write_cells(out, record);
}

/* Reads all and closes. */
static void write_all(Buffer *out, CsvReader *reader)
{
    CsvRecord record;
    CsvResult result = csv_next(reader, &record);
    for (; result == CSV_RECORD || result == CSV_FAULTY; result = csv_next(reader, &record)) {
        write_record(out, result, &record);
        ck_assert_int_eq(record.fault != NULL, result == CSV_FAULTY);
        ck_assert(result == CSV_RECORD || record.n_cells == 0);
    }
    if (result == CSV_BROKEN) {
        ck_assert_ptr_nonnull(record.fault);
        write_record(out, result, &record);
    } else {
        ck_assert_int_eq(result, CSV_END);
    }
    ck_assert_int_eq(csv_next(reader, &record), result);
    csv_close(reader);
}

/* A descriptor whose reads give these parts one by one: text[0, first), then `step` bytes each. */
static int open_parts(Slice text, size_t first, size_t step)
{
    int ends[2];
    ck_assert_int_eq(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
    for (size_t at = 0, to = first; at < text.len; at = to, to += step) {
        Slice part = slice_part(text, at, to);
        if (part.len > 0)
            ck_assert_int_eq(write(ends[1], part.at, part.len), (ssize_t)part.len);
    }
    close(ends[1]);
    return ends[0];
}

static void check_text(Slice text, char delimiter, const char *expected)
{
    Buffer got = {0};
    write_all(&got, csv_open_text(text, delimiter));
    ck_assert_msg(slice_is(buffer_slice(&got), expected), "'%.*s' gave\n%.*s, not\n%s",
                  SLICE_ARG(text), SLICE_ARG(buffer_slice(&got)), expected);
    buffer_release(&got);
}

static void check_parts(Slice text, char delimiter, size_t first, size_t step, const char *expected)
{
    Buffer got = {0};
    int fd = open_parts(text, first, step);
    write_all(&got, csv_open(fd, delimiter));
    close(fd);
    ck_assert_msg(slice_is(buffer_slice(&got), expected),
                  "'%.*s' cut at %zu, then by %zu, gave\n%.*s, not\n%s", SLICE_ARG(text), first,
                  step, SLICE_ARG(buffer_slice(&got)), expected);
    buffer_release(&got);
}

/* ---- records ---- */

#define TEXT(literal)                                                                              \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }

static const struct {
    Slice text;
    const char *expected;
} files[] = {
    /* line ends */
    {TEXT(""), ""},
    {TEXT("a"), "1@1[a]"},
    {TEXT("a\n"), "1@1[a]"},
    {TEXT("a,b\nc,d\n"), "1@1[a][b] 2@2[c][d]"},
    {TEXT("a,b\r\nc,d\r\n"), "1@1[a][b] 2@2[c][d]"},
    {TEXT("a,b\rc,d\r"), "1@1[a][b] 2@2[c][d]"},
    {TEXT("a,b\rc,d\ne,f\r\ng,h"), "1@1[a][b] 2@2[c][d] 3@3[e][f] 4@4[g][h]"},
    {TEXT("a,b\r\nc,d"), "1@1[a][b] 2@2[c][d]"},
    {TEXT("a\r\r\nb\n\rc"), "1@1[a] 2@2 3@3[b] 4@4 5@5[c]"},
    /* blank lines are rows */
    {TEXT("\n"), "1@1"},
    {TEXT("\r\n\r\n"), "1@1 2@2"},
    {TEXT("\ra"), "1@1 2@2[a]"},
    {TEXT("a\n\nb\n"), "1@1[a] 2@2 3@3[b]"},
    {TEXT("a\n  \t\nb"), "1@1[a] 2@2 3@3[b]"},
    {TEXT("a\n\n"), "1@1[a] 2@2"},
    {TEXT(" \t "), "1@1"},
    /* empty cells */
    {TEXT(","), "1@1[][]"},
    {TEXT(",,\n,\n"), "1@1[][][] 2@2[][]"},
    {TEXT("a,\n"), "1@1[a][]"},
    {TEXT("\"\""), "1@1[]"},
    {TEXT("\"\",\"\"\n"), "1@1[][]"},
    /* blanks */
    {TEXT("  a b \t, c\t\n"), "1@1[a b][c]"},
    {TEXT("\"  a \" , \" b\"  \n"), "1@1[  a ][ b]"},
    {TEXT("D1, \"Acme, Inc\",FR\n"), "1@1[D1][Acme, Inc][FR]"},
    {TEXT("\t\"a\nb\"\t\nc"), "1@1+2[a\nb] 2@3[c]"},
    /* quoted cells */
    {TEXT("\"a\",\"b\"\n"), "1@1[a][b]"},
    {TEXT("\"a,b\",c"), "1@1[a,b][c]"},
    {TEXT("\"say \"\"x\"\"\",c"), "1@1[say \"x\"][c]"},
    {TEXT("\"\"\"\",\"\"\"\"\"\"\r\n"), "1@1[\"][\"\"]"},
    {TEXT("\"a\nb\",c\nd,e\n"), "1@1+2[a\nb][c] 2@3[d][e]"},
    {TEXT("\"a\r\nb\r\rc\",\"\n\"\r\nd"), "1@1+5[a\r\nb\r\rc][\n] 2@6[d]"},
    {TEXT("\"\n\""), "1@1+2[\n]"},
    {TEXT("\"a\n\"\"\n\"\"b\""), "1@1+3[a\n\"\n\"b]"},
    {TEXT("x,\"a\rb\"\ry"), "1@1+2[x][a\rb] 2@3[y]"},
    /* a quote inside an unquoted cell is text */
    {TEXT("3\" pipe,b\n"), "1@1[3\" pipe][b]"},
    {TEXT("a,5\"\nb"), "1@1[a][5\"] 2@2[b]"},
    {TEXT("6\" to 8\",\"x, y\",\" \"\"z\"\"\",4\"\"\n"), "1@1[6\" to 8\"][x, y][ \"z\"][4\"\"]"},
    {TEXT("a \"b, c\" d\n"), "1@1[a \"b][c\" d]"},
    {TEXT("3\" \"x\" , y\nz"), "1@1[3\" \"x\"][y] 2@2[z]"},
    {TEXT("3\",\"a\nb\"\nc"), "1@1+2[3\"][a\nb] 2@3[c]"},
    /* faults within a line: reading goes on at the next */
    {TEXT("D1,\"Acme\" Ltd,FR\nD2,Beta,DE\nD3,\"Gamma\",IT\n"),
     "1@1!10 2@2[D2][Beta][DE] 3@3[D3][Gamma][IT]"},
    {TEXT("\"a\"b\r\nc"), "1@1!3 2@2[c]"},
    {TEXT("\"a\"b\rc"), "1@1!3 2@2[c]"},
    {TEXT("\"a\"b"), "1@1!3"},
    {TEXT("\"a\" \"b\"\nc"), "1@1!4 2@2[c]"},
    {TEXT("\"a\",\"b\"\"\"c,\"d\ne"), "1@1!9 2@2[e]"},
    {TEXT("3\" pipe,\"a\"b\nc"), "1@1!11 2@2[c]"},
    {TEXT("\"\"a\n\n\"b\""), "1@1!2 2@2 3@3[b]"},
    {TEXT("\"a\nb\",\"c\"d\ne"), "1@1+2!9 2@3[e]"},
    /* faults over line ends: which rows exist is unsure */
    {TEXT("D0\nD1,\"Acme,FR\nD2,Beta,DE\nD3,\"Gamma\",IT\nD4"), "1@1[D0] 2@2?2-4"},
    {TEXT("\"a"), "1@1?1-1"},
    {TEXT("\""), "1@1?1-1"},
    {TEXT("\"a\n"), "1@1?1-1"},
    {TEXT("\"a\nb"), "1@1?1-2"},
    {TEXT("\"a\r\nb\r\n"), "1@1?1-2"},
    {TEXT("\"a\rb\r"), "1@1?1-2"},
    {TEXT("x\n\n\"a\nb\",\"c\nd\nf"), "1@1[x] 2@2 3@3?4-6"},
    {TEXT("\"a\"\"\nb"), "1@1?1-2"},
    {TEXT("\"a\"\"b"), "1@1?1-1"},
    {TEXT("\"a\n\n\"b"), "1@1?1-3"},
    {TEXT("\"a\n\" \"b\nc"), "1@1?1-2"},
    /* byte order mark */
    {TEXT("\xEF\xBB\xBF"), ""},
    {TEXT("\xEF\xBB\xBFid,name\n1,x"), "1@1[id][name] 2@2[1][x]"},
    {TEXT("\xEF\xBB\xBF\"i,d\"\n"), "1@1[i,d]"},
    {TEXT("\xEF\xBB\xBF\n\xEF\xBB\xBF"), "1@1 2@2[\xEF\xBB\xBF]"},
    {TEXT("\xEF\xBB"), "1@1[\xEF\xBB]"},
    {TEXT("\xEF\xBB\nx"), "1@1[\xEF\xBB] 2@2[x]"},
    /* other bytes pass */
    {TEXT("a\0b,\"\0\"\n\0"), "1@1[a@b][@] 2@2[@]"},
    {TEXT("\xFF,\x80\v\f\x1A;|\n"), "1@1[\xFF][\x80\v\f\x1A;|]"},
};

START_TEST(a_file_gives_its_records)
{
    check_text(files[_i].text, ',', files[_i].expected);
}
END_TEST

START_TEST(blocks_may_end_anywhere)
{
    Slice text = files[_i].text;
    for (size_t first = 0; first <= text.len; first++)
        check_parts(text, ',', first, text.len, files[_i].expected);
    check_parts(text, ',', 1, 1, files[_i].expected);
    check_parts(text, ',', 2, 2, files[_i].expected);
}
END_TEST

static const struct {
    char delimiter;
    Slice text;
    const char *expected;
} delimited[] = {
    {'\t', TEXT("a\tb, c\t\td\n\t\n"), "1@1[a][b, c][][d] 2@2[][]"},
    {'\t', TEXT("\"a\tb\"\t \"c\" \td"), "1@1[a\tb][c][d]"},
    {'\t', TEXT("3\" pipe\t\"x\"\n"), "1@1[3\" pipe][x]"},
    {'\t', TEXT("a\t\"x\"y\tb\nc"), "1@1!5 2@2[c]"},
    {';', TEXT("a,b;\"c;d\";e f\n"), "1@1[a,b][c;d][e f]"},
    {'|', TEXT("a| \"b|c\"|\n"), "1@1[a][b|c][]"},
};

START_TEST(other_delimiters_do)
{
    Slice text = delimited[_i].text;
    check_text(text, delimited[_i].delimiter, delimited[_i].expected);
    check_parts(text, delimited[_i].delimiter, 1, 1, delimited[_i].expected);
}
END_TEST

START_TEST(a_record_has_its_raw_text)
{
    CsvReader *reader = csv_open_text(slice("\xEF\xBB\xBF"
                                            "a, \"b\"\"\" \r\n\n\"x\"y\n\"p\nq\",r\r\"s,\nt"),
                                      ',');
    static const char *const raw[] = {"a, \"b\"\"\" ", "", "\"x\"y", "\"p\nq\",r", "\"s,"};
    static const CsvResult results[] = {CSV_RECORD, CSV_RECORD, CSV_FAULTY, CSV_RECORD, CSV_BROKEN};
    CsvRecord record;
    for (size_t i = 0; i < COUNT(raw); i++) {
        ck_assert_int_eq(csv_next(reader, &record), results[i]);
        ck_assert_msg(slice_is(record.raw, raw[i]), "'%.*s'", SLICE_ARG(record.raw));
        ck_assert_uint_eq(record.row, i + 1);
    }
    csv_close(reader);
}
END_TEST

/* ---- random files against a splitter that goes byte by byte ---- */

typedef enum Where { CELL_START, PLAIN, BEHIND_QUOTE } Where;

typedef struct Splitter {
    Buffer out, cells, cell;
    size_t blanks; /* at the end of an unquoted cell */
    uint64_t row, line, n_lines, opened;
    bool is_blank; /* nothing of the record so far but blanks */
} Splitter;

static void end_cell(Splitter *s, Where where)
{
    if (where == CELL_START)
        s->cell.len = 0;
    if (where == PLAIN)
        s->cell.len -= s->blanks;
    buffer_add_char(&s->cells, '[');
    buffer_add(&s->cells, buffer_slice(&s->cell));
    buffer_add_char(&s->cells, ']');
    buffer_clear(&s->cell);
    s->blanks = 0;
}

static void end_record(Splitter *s, const char *mark, uint64_t place)
{
    if (s->out.len > 0)
        buffer_add_char(&s->out, ' ');
    buffer_add_number(&s->out, s->row++);
    buffer_add_char(&s->out, '@');
    buffer_add_number(&s->out, s->line);
    if (s->n_lines != 1 && mark[0] != '?') {
        buffer_add_char(&s->out, '+');
        buffer_add_number(&s->out, s->n_lines);
    }
    buffer_add_text(&s->out, mark);
    if (mark[0] != '\0')
        buffer_add_number(&s->out, place);
    else if (!s->is_blank)
        buffer_add(&s->out, buffer_slice(&s->cells));
    buffer_clear(&s->cells);
    buffer_clear(&s->cell);
    s->blanks = 0;
    s->line += s->n_lines;
    s->n_lines = 1;
    s->is_blank = true;
}

/* Length of the line end at text[at], or 0. */
static size_t break_at(Slice text, size_t at)
{
    if (at >= text.len || (text.at[at] != '\n' && text.at[at] != '\r'))
        return 0;
    return 1 + (text.at[at] == '\r' && at + 1 < text.len && text.at[at + 1] == '\n');
}

static void write_broken(Splitter *s, uint64_t last)
{
    end_record(s, "?", s->opened);
    buffer_add_char(&s->out, '-');
    buffer_add_number(&s->out, last);
}

/* Passes over a quoted cell; *at goes from its first byte of content to behind the closing
 * quote. False when there is none. */
static bool split_quoted(Splitter *s, Slice text, size_t *at)
{
    s->opened = s->line + s->n_lines - 1;
    for (size_t i = *at; i < text.len;) {
        bool is_quote = text.at[i] == '"';
        bool is_double = is_quote && i + 1 < text.len && text.at[i + 1] == '"';
        size_t len = break_at(text, i) > 0 ? break_at(text, i) : 1;
        *at = i + len;
        if (is_quote && !is_double)
            return true;
        s->n_lines += break_at(text, i) > 0;
        buffer_add(&s->cell, slice_part(text, i, i + len));
        i += len + is_double;
    }
    return false;
}

/* Splits the record at *at and moves behind it. False when nothing can follow. */
static bool split_record(Splitter *s, Slice text, size_t *at)
{
    size_t start = *at, i = *at;
    Where where = CELL_START;
    while (i < text.len && break_at(text, i) == 0) {
        char c = text.at[i++];
        bool is_blank = c == ' ' || c == '\t';
        s->is_blank = s->is_blank && is_blank;
        if (c == ',') {
            end_cell(s, where);
            where = CELL_START;
        } else if (where == CELL_START && c == '"') {
            where = BEHIND_QUOTE;
            if (!split_quoted(s, text, &i)) {
                char last = text.at[text.len - 1];
                write_broken(s, s->line + s->n_lines - 1 - (last == '\n' || last == '\r'));
                return false;
            }
        } else if (where == BEHIND_QUOTE && !is_blank) {
            if (s->opened != s->line + s->n_lines - 1) {
                write_broken(s, s->line + s->n_lines - 1);
                return false;
            }
            end_record(s, "!", i - 1 - start);
            while (i < text.len && break_at(text, i) == 0)
                i++;
            *at = i + break_at(text, i);
            return true;
        } else if (where == PLAIN || (where == CELL_START && !is_blank)) {
            where = PLAIN;
            buffer_add_char(&s->cell, c);
            s->blanks = is_blank ? s->blanks + 1 : 0;
        }
    }
    end_cell(s, where);
    end_record(s, "", 0);
    *at = i + break_at(text, i);
    return true;
}

/* Writes what the reader should give for `text`, in the same form. */
static void split(Splitter *s, Slice text)
{
    size_t at = 0;
    s->row = s->line = s->n_lines = 1;
    s->is_blank = true;
    while (at < text.len && split_record(s, text, &at))
        ;
}

/* The next number of a fixed sequence (Knuth's MMIX generator). */
static unsigned next_random(uint64_t *state, unsigned below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(*state >> 33) % below;
}

/* The raw records and the line ends between them are the text. */
static void check_raw(Slice text)
{
    CsvReader *reader = csv_open_text(text, ',');
    CsvRecord record;
    size_t at = 0;
    CsvResult result = csv_next(reader, &record);
    for (; result == CSV_RECORD || result == CSV_FAULTY; result = csv_next(reader, &record)) {
        ck_assert_ptr_eq(record.raw.at, text.at + at);
        at += record.raw.len;
        at += break_at(text, at);
    }
    ck_assert(result == CSV_BROKEN || at == text.len);
    csv_close(reader);
}

START_TEST(random_files_split_as_they_should)
{
    static const char *const alphabets[] = {"ab,,\n\n\"\" ", "a,\n\r\" \t", "a,\"\"\"\n",
                                            "a\r\n,",        "ab,\n\"",     "\"\"\"\",\r\n ab"};
    const char *alphabet = alphabets[(size_t)_i % COUNT(alphabets)];
    uint64_t state = (uint64_t)_i;
    for (int round = 0; round < 1500; round++) {
        char bytes[40];
        Slice text = {bytes, next_random(&state, sizeof bytes)};
        for (size_t i = 0; i < text.len; i++)
            bytes[i] = alphabet[next_random(&state, (unsigned)strlen(alphabet))];
        Splitter s = {0};
        split(&s, text);
        buffer_add_char(&s.out, '\0');
        check_text(text, ',', s.out.at);
        check_raw(text);
        if (round % 8 == 0)
            check_parts(text, ',', next_random(&state, 40), 1 + next_random(&state, 3), s.out.at);
        buffer_release(&s.out);
        buffer_release(&s.cells);
        buffer_release(&s.cell);
    }
}
END_TEST

/* Cells that were quoted by the rules come back as they were: no splitter is asked. */
START_TEST(quoted_cells_come_back)
{
    static const char alphabet[] = "ab ,\"\n\r\t\xC3\xA9";
    uint64_t state = 7;
    Buffer file = {0}, expected = {0};
    for (unsigned row = 1, line = 1; row <= 2000; row++) {
        Buffer cells = {0};
        unsigned n_lines = 1;
        for (unsigned cell = 0; cell < 5; cell++) {
            buffer_add_text(&file, cell > 0 ? ",\"" : "\"");
            buffer_add_char(&cells, '[');
            char previous = '\0';
            for (unsigned n = next_random(&state, 12); n > 0; n--) {
                char c = alphabet[next_random(&state, sizeof alphabet - 1)];
                buffer_add_char(&cells, c);
                buffer_add_text(&file, c == '"' ? "\"" : "");
                buffer_add_char(&file, c);
                n_lines += c == '\r' || (c == '\n' && previous != '\r');
                previous = c;
            }
            buffer_add_char(&cells, ']');
            buffer_add_char(&file, '"');
        }
        buffer_add_text(&file, row % 3 == 0 ? "\r\n" : row % 3 == 1 ? "\n" : "\r");
        char head[64];
        int len = snprintf(head, sizeof head, n_lines > 1 ? "%s%u@%u+%u" : "%s%u@%u",
                           row > 1 ? " " : "", row, line, n_lines);
        buffer_add(&expected, (Slice){head, (size_t)len});
        buffer_add(&expected, buffer_slice(&cells));
        buffer_release(&cells);
        line += n_lines;
    }
    buffer_add_char(&expected, '\0');
    check_text(buffer_slice(&file), ',', expected.at);
    buffer_release(&file);
    buffer_release(&expected);
}
END_TEST

/* ---- files ---- */

static int open_file(Slice text)
{
    FILE *file = tmpfile();
    ck_assert_ptr_nonnull(file);
    int fd = dup(fileno(file));
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(fclose(file), 0);
    ck_assert_int_eq(write(fd, text.at, text.len), (ssize_t)text.len);
    ck_assert_int_eq(lseek(fd, 0, SEEK_SET), 0);
    return fd;
}

static const char *const line_ends[] = {"\n", "\r\n", "\r"};

START_TEST(a_long_file_passes_through_many_blocks)
{
    enum { ROWS = 6000 };
    Buffer file = {0};
    char cell[64];
    for (unsigned row = 1; row <= ROWS; row++) {
        snprintf(cell, sizeof cell, "D%u,\"%0*u, \"\"x\"\"%s\",z", row, (int)(1 + row % 37), row,
                 row % 10 == 0 ? "\n" : "");
        buffer_add_text(&file, cell);
        buffer_add_text(&file, line_ends[_i]);
    }
    int fd = open_file(buffer_slice(&file));
    CsvReader *reader = csv_open(fd, ',');
    CsvRecord record;
    for (unsigned row = 1; row <= ROWS; row++) {
        ck_assert_int_eq(csv_next(reader, &record), CSV_RECORD);
        ck_assert_uint_eq(record.row, row);
        ck_assert_uint_eq(record.line, row + (row - 1) / 10);
        ck_assert_uint_eq(record.n_cells, 3);
        snprintf(cell, sizeof cell, "%0*u, \"x\"%s", (int)(1 + row % 37), row,
                 row % 10 == 0 ? "\n" : "");
        ck_assert_msg(slice_is(record.cells[1], cell), "row %u", row);
        snprintf(cell, sizeof cell, "D%u", row);
        ck_assert(slice_is(record.cells[0], cell) && slice_is(record.cells[2], "z"));
    }
    ck_assert_int_eq(csv_next(reader, &record), CSV_END);
    ck_assert_uint_eq(csv_bytes(reader), file.len);
    csv_close(reader);
    close(fd);
    buffer_release(&file);
}
END_TEST

START_TEST(a_cell_may_be_a_megabyte_long)
{
    enum { SIZE = 1 << 20 };
    Buffer file = {0};
    buffer_add_text(&file, "a,\"");
    for (size_t i = 0; i < SIZE; i++)
        buffer_add_char(&file, i % 100 == 99 ? '\n' : 'x');
    buffer_add_text(&file, "\",b\nlast\n");
    int fd = open_file(buffer_slice(&file));
    CsvReader *reader = csv_open(fd, ',');
    CsvRecord record;
    ck_assert_int_eq(csv_next(reader, &record), CSV_RECORD);
    ck_assert_uint_eq(record.n_cells, 3);
    ck_assert(slice_equal(record.cells[1], slice_part(buffer_slice(&file), 3, 3 + SIZE)));
    ck_assert_uint_eq(record.n_lines, 1 + SIZE / 100);
    ck_assert_int_eq(csv_next(reader, &record), CSV_RECORD);
    ck_assert_uint_eq(record.line, 2 + SIZE / 100);
    ck_assert(slice_is(record.cells[0], "last"));
    ck_assert_int_eq(csv_next(reader, &record), CSV_END);
    csv_close(reader);
    close(fd);
    buffer_release(&file);
}
END_TEST

START_TEST(a_record_may_have_many_cells)
{
    enum { CELLS = 1000 };
    char commas[CELLS];
    memset(commas, ',', sizeof commas);
    commas[CELLS - 1] = 'x';
    CsvReader *reader = csv_open_text((Slice){commas, CELLS}, ',');
    CsvRecord record;
    ck_assert_int_eq(csv_next(reader, &record), CSV_RECORD);
    ck_assert_uint_eq(record.n_cells, CELLS);
    ck_assert(slice_is(record.cells[CELLS - 1], "x"));
    ck_assert_uint_eq(record.cells[CELLS - 2].len, 0);
    csv_close(reader);
}
END_TEST

START_TEST(only_wanted_columns_are_delivered)
{
    static const bool wanted[] = {false, true, false};
    CsvReader *reader = csv_open_text(slice("a,b,c\nd,e,f,g,\n\"h\"\n"), ',');
    CsvRecord record;
    Buffer got = {0};
    ck_assert_int_eq(csv_next(reader, &record), CSV_RECORD);
    write_record(&got, CSV_RECORD, &record);
    csv_want(reader, wanted, COUNT(wanted));
    write_all(&got, reader);
    ck_assert(slice_is(buffer_slice(&got), "1@1[a][b][c] 2@2[][e][][g][] 3@3[]"));
    buffer_release(&got);
}
END_TEST

static void collect(void *context, const void *bytes, size_t len)
{
    buffer_add(context, (Slice){bytes, len});
}

START_TEST(the_tap_sees_every_byte)
{
    Slice text = slice("\xEF\xBB\xBF"
                       "a,b\r\n\"c\nd\",e\n\n\"x\"y\nlast");
    for (size_t step = 1; step <= text.len; step++) {
        int fd = open_parts(text, step, step);
        Buffer seen = {0}, records = {0};
        CsvReader *reader = csv_open(fd, ',');
        csv_tap(reader, collect, &seen);
        write_all(&records, reader);
        ck_assert(slice_equal(buffer_slice(&seen), text));
        close(fd);
        buffer_release(&seen);
        buffer_release(&records);
    }
    Buffer seen = {0}, records = {0};
    CsvReader *reader = csv_open_text(text, ',');
    csv_tap(reader, collect, &seen);
    write_all(&records, reader);
    ck_assert(slice_equal(buffer_slice(&seen), text));
    buffer_release(&seen);
    buffer_release(&records);
}
END_TEST

START_TEST(a_failed_read_is_told)
{
    CsvRecord record;
    int fd = open("/", O_RDONLY);
    ck_assert_int_ge(fd, 0);
    CsvReader *reader = csv_open(fd, ',');
    ck_assert_int_eq(csv_next(reader, &record), CSV_FAILED);
    ck_assert_int_eq(csv_next(reader, &record), CSV_FAILED);
    ck_assert_str_eq(csv_failure(reader), "Is a directory");
    csv_close(reader);
    close(fd);
    reader = csv_open(-1, ',');
    ck_assert_int_eq(csv_next(reader, &record), CSV_FAILED);
    ck_assert_str_eq(csv_failure(reader), "Bad file descriptor");
    csv_close(reader);
}
END_TEST

TCase *csv_tests(void)
{
    TCase *tc = tcase_create("csv");
    tcase_set_timeout(tc, 60); /* under valgrind */
    tcase_add_loop_test(tc, a_file_gives_its_records, 0, COUNT(files));
    tcase_add_loop_test(tc, blocks_may_end_anywhere, 0, COUNT(files));
    tcase_add_loop_test(tc, other_delimiters_do, 0, COUNT(delimited));
    tcase_add_test(tc, a_record_has_its_raw_text);
    tcase_add_loop_test(tc, random_files_split_as_they_should, 0, 12);
    tcase_add_test(tc, quoted_cells_come_back);
    tcase_add_loop_test(tc, a_long_file_passes_through_many_blocks, 0, COUNT(line_ends));
    tcase_add_test(tc, a_cell_may_be_a_megabyte_long);
    tcase_add_test(tc, a_record_may_have_many_cells);
    tcase_add_test(tc, only_wanted_columns_are_delivered);
    tcase_add_test(tc, the_tap_sees_every_byte);
    tcase_add_test(tc, a_failed_read_is_told);
    return tc;
}
