/* The report as a workbook for people: what there is, in order, is in workbook.h. */
#include "report/workbook/workbook.h"

#include "report/workbook/text.h"

#include <stdlib.h>
#include <sys/stat.h>

enum { INPUT_PRINTED = 80 }; /* characters of the list's path in a printed header */

/* ---- failures ---- */

/* `why` names the path. */
static void report(const Writer *writer, Slice why)
{
    diag_error(writer->diags, (Span){0}, "%.*s", SLICE_ARG(why));
}

/* Drops the file; from then on all calls return false. */
static bool give_up(Writer *writer, Slice why)
{
    report(writer, why);
    book_abandon(&writer->book);
    outfile_abandon(writer->out);
    writer->out = NULL;
    return false;
}

static bool give_up_book(Writer *writer)
{
    return give_up(writer, arena_print(writer->arena, "cannot write '%s': %.*s", writer->path,
                                       SLICE_ARG(buffer_slice(&writer->book.why))));
}

/* ---- open ---- */

/* The library has to seek in the file, and we have to read it back. */
static bool is_regular(const char *path)
{
    struct stat status;
    return path && stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool open_file(Writer *writer)
{
    Slice why = {0};
    writer->out = outfile_open(writer->path, writer->arena, &why);
    if (!writer->out) {
        report(writer, why);
        return false;
    }
    if (!is_regular(outfile_temporary(writer->out)))
        return give_up(writer, arena_print(writer->arena,
                                           "cannot write '%s': a workbook needs a file of its own, "
                                           "and pipes and devices are none; --csv can write there",
                                           writer->path));
    if (book_open(&writer->book, outfile_temporary(writer->out), writer->row_limit, writer->arena))
        return true;
    return give_up_book(writer);
}

static void release(Writer *writer)
{
    buffer_release(&writer->words);
    book_release(&writer->book);
    free(writer);
}

Writer *workbook_open_limited(const char *path, uint32_t row_limit, Arena *arena, Diags *diags)
{
    Writer *writer = calloc(1, sizeof *writer);
    if (!writer)
        out_of_memory();
    writer->path = path;
    writer->row_limit = row_limit;
    writer->arena = arena;
    writer->diags = diags;
    if (open_file(writer))
        return writer;
    release(writer);
    return NULL;
}

static Writer *workbook_report_open(const char *path, Arena *arena, Diags *diags)
{
    return workbook_open_limited(path, BOOK_ROWS_MAX, arena, diags);
}

/* ---- begin ---- */

/* "&L", "&C" and "&R" begin the parts of a printed line. */
static void set_print_lines(Writer *writer)
{
    Buffer *line = words_start(writer);
    buffer_add_text(line, "&LScreening report: ");
    text_for_print(line, writer->head->input, INPUT_PRINTED);
    buffer_add_text(line, "&Ras of ");
    date_write(line, writer->head->as_of);
    writer->book.print_head = arena_copy(writer->arena, buffer_slice(line)).at;
    writer->book.print_foot = "This is not legal advice.";
}

static void set_properties(Writer *writer)
{
    Buffer *line = words_start(writer);
    buffer_add_text(line, "dealscreen ");
    buffer_add_text(line, writer->head->version);
    buffer_add_text(line, ", as of ");
    date_write(line, writer->head->as_of);
    book_set_properties(&writer->book, "Screening report", buffer_slice(line), writer->head->when);
}

static bool fits_in_width(Writer *writer)
{
    size_t n = writer->head->columns->n_columns, most = BOOK_COLUMNS_MAX - 32;
    if (n <= most)
        return true;
    return give_up(writer, arena_print(writer->arena,
                                       "the list has %zu columns, and a workbook holds %zu of "
                                       "them; --csv takes them all",
                                       n, most));
}

static bool workbook_report_begin(Writer *writer, const ReportHead *head)
{
    writer->head = head;
    if (!writer->out || !fits_in_width(writer))
        return false;
    set_print_lines(writer);
    set_properties(writer);
    summary_sheet_open(writer);
    deals_sheet_open(writer);
    reasons_sheet_open(writer);
    questions_sheet_open(writer);
    filings_sheet_open(writer);
    notices_sheet_open(writer);
    near_sheet_open(writer);
    problems_sheet_open(writer);
    return book_is_sound(&writer->book) || give_up_book(writer);
}

/* ---- deals ---- */

static bool workbook_report_deal(Writer *writer, const Deal *deal, const Determination *found)
{
    if (!writer->out)
        return false;
    deals_sheet_add(writer, deal, found);
    reasons_sheet_add(writer, deal, found);
    near_sheet_add(writer, deal, found);
    questions_sheet_add(writer, deal, found);
    filings_sheet_add(writer, deal, found);
    notices_sheet_add(writer, deal, found);
    problems_sheet_add(writer, deal);
    return book_is_sound(&writer->book) || give_up_book(writer);
}

/* ---- end ---- */

static bool finish(Writer *writer, const ReportTotals *totals)
{
    sheet_finish(&writer->deals);
    sheet_finish(&writer->reasons);
    sheet_finish(&writer->near);
    sheet_finish(&writer->questions);
    sheet_finish(&writer->filings);
    sheet_finish(&writer->notices);
    sheet_finish(&writer->problems);
    rules_sheet_write(writer, totals);
    summary_sheet_fill(writer, totals);
    if (!book_close(&writer->book))
        return give_up_book(writer);
    Slice why = {0};
    bool done = outfile_commit(writer->out, writer->arena, &why);
    writer->out = NULL;
    if (!done)
        report(writer, why);
    return done;
}

static bool workbook_report_end(Writer *writer, const ReportTotals *totals)
{
    bool done = !totals;
    if (writer->out && totals) {
        done = finish(writer, totals);
    } else if (writer->out) {
        book_abandon(&writer->book);
        outfile_abandon(writer->out);
    }
    release(writer);
    return done;
}

const ReportFormat report_workbook = {
    .suffix = ".xlsx",
    .open = workbook_report_open,
    .begin = workbook_report_begin,
    .deal = workbook_report_deal,
    .end = workbook_report_end,
};

/* ---- for all sheets ---- */

Buffer *words_start(Writer *writer)
{
    buffer_clear(&writer->words);
    return &writer->words;
}

void words_write(Writer *writer, Sheet *sheet, size_t column)
{
    sheet_text(sheet, column, buffer_slice(&writer->words));
}

Slice target_of(const Writer *writer, const Deal *deal)
{
    const Fact *name = writer->head->book->target_name;
    const Saying *said = name && !deal->unsure ? deal->facts[name->index].stated : NULL;
    return said && said->kind == SAID_BY_CELL ? said->cell : slice("");
}

void deal_cells(Writer *writer, Sheet *sheet, const Deal *deal)
{
    sheet_next(sheet);
    sheet_number(sheet, 0, deal->row, STYLE_NONE);
    sheet_text(sheet, 1, deal_name(deal));
    sheet_text(sheet, 2, target_of(writer, deal));
}
