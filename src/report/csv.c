/* The report as CSV: the outcome of each deal, then the user's own columns as they came. */
#include "report/record.h"
#include "report/textfile.h"
#include "report/wording.h"

#include <stdlib.h>

/* What was written of the determinations with one number (found->same). */
typedef struct Written {
    uint64_t same;
    char *cells;
    size_t len;
} Written;

enum { WRITTEN_MAX = 8192 };

struct Writer {
    TextFile file;
    const ReportHead *head;
    Written written[WRITTEN_MAX]; /* by number */
};

static const char *const columns[] = {
    "ds_row",       "ds_id",     "ds_outcome",   "ds_floor",    "ds_ceiling", "ds_likely",
    "ds_citations", "ds_reason", "ds_questions", "ds_presumed", "ds_notes",   "ds_problems",
};

static Writer *csv_report_open(const char *path, Arena *arena, Diags *diags)
{
    Writer *writer = calloc(1, sizeof *writer);
    if (!writer)
        out_of_memory();
    if (textfile_open(&writer->file, path, arena, diags))
        return writer;
    free(writer);
    return NULL;
}

static bool csv_report_begin(Writer *writer, const ReportHead *head)
{
    writer->head = head;
    Buffer *out = &writer->file.block;
    for (size_t i = 0; i < COUNT(columns); i++) {
        buffer_add_text(out, columns[i]);
        buffer_add_char(out, head->delimiter);
    }
    buffer_add(out, head->raw_header);
    buffer_add_char(out, '\n');
    return textfile_flow(&writer->file, 1);
}

/* ---- one cell each ---- */

/* What the cells of a line are made of. */
typedef struct Row {
    const ReportHead *head;
    const Deal *deal;
    const Determination *found;
} Row;

static void add_id(Buffer *out, const Row *row)
{
    buffer_add(out, deal_name(row->deal));
}

static void part_values(Buffer *out, size_t index)
{
    buffer_add_text(out, index > 0 ? "; " : "");
}

static void add_citations(Buffer *out, const Row *row)
{
    for (size_t i = 0; i < row->found->n_citations; i++) {
        part_values(out, i);
        buffer_add(out, row->found->citations[i]);
    }
}

static void add_reason(Buffer *out, const Row *row)
{
    wording_reason(out, row->head, row->deal, row->found);
}

static void add_questions(Buffer *out, const Row *row)
{
    for (size_t i = 0; i < row->found->n_questions; i++) {
        part_values(out, i);
        wording_question(out, &row->found->questions[i]);
    }
}

/* Presumptions and notes go by the ids of their declarations: the sentences would be most of
 * each line, and the workbook and the NDJSON have them. */
static const Decl *presumption(const Determination *found, size_t index)
{
    return found->presumed[index].saying->presume;
}

static bool is_presumption(const Determination *found, const Decl *decl, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (presumption(found, i) == decl)
            return true;
    }
    return false;
}

static void add_presumed(Buffer *out, const Row *row)
{
    const Determination *found = row->found;
    size_t n = 0;
    for (size_t i = 0; i < found->n_presumed; i++) {
        const Decl *presume = presumption(found, i);
        if (!presume || is_presumption(found, presume, i))
            continue;
        part_values(out, n++);
        buffer_add(out, presume->id);
    }
}

/* A declaration's notes follow each other. Those of presumptions go without saying. */
static void add_notes(Buffer *out, const Row *row)
{
    const Determination *found = row->found;
    const Decl *last = NULL;
    size_t n = 0;
    for (size_t i = 0; i < found->n_notes; i++) {
        const Decl *decl = found->notes[i].decl;
        if (decl == last || is_presumption(found, decl, found->n_presumed))
            continue;
        part_values(out, n++);
        buffer_add(out, decl->id);
        last = decl;
    }
}

static void add_problems(Buffer *out, const Row *row)
{
    size_t n = 0;
    for (const Problem *problem = row->deal->problems; problem; problem = problem->next) {
        part_values(out, n++);
        wording_problem(out, row->head, problem);
    }
}

/* ---- one line ---- */

static void add_plain(Buffer *out, const char *word, char delimiter)
{
    buffer_add_text(out, word);
    buffer_add_char(out, delimiter);
}

/* The cells that may need quotes: they are written as they are and looked at then. */
typedef void CellWriter(Buffer *out, const Row *row);

static void add_text(Buffer *out, CellWriter *write, const Row *row)
{
    size_t start = out->len;
    write(out, row);
    record_quote(out, start, row->head->delimiter);
    buffer_add_char(out, row->head->delimiter);
}

static CellWriter *const text_cells[] = {
    add_citations, add_reason, add_questions, add_presumed, add_notes,
};

/* The cells that follow from the determination alone. */
static void add_found(Buffer *out, const Row *row)
{
    char delimiter = row->head->delimiter;
    add_plain(out, shown_key(row->found->shown), delimiter);
    add_plain(out, outcome_key(row->found->floor), delimiter);
    add_plain(out, outcome_key(row->found->ceiling), delimiter);
    add_plain(out, outcome_key(row->found->likely), delimiter);
    for (size_t i = 0; i < COUNT(text_cells); i++)
        add_text(out, text_cells[i], row);
}

/* The same, composed once for all determinations that are equal. */
static void add_found_before(Buffer *out, const Row *row, Written *written)
{
    if (written->same == row->found->same) {
        buffer_add(out, (Slice){written->cells, written->len});
        return;
    }
    size_t start = out->len;
    add_found(out, row);
    written->same = row->found->same;
    written->len = out->len - start;
    written->cells = realloc(written->cells, written->len);
    if (!written->cells)
        out_of_memory();
    memcpy(written->cells, out->at + start, written->len);
}

static void add_record(Buffer *out, const ReportHead *head, const Deal *deal)
{
    size_t n = head->columns->n_columns;
    if (deal->unsure) /* whose cell is whose is not known; its text is in the problem */
        record_add_empty(out, head->delimiter, n);
    else if (deal->n_raw_cells == n)
        buffer_add(out, deal->raw);
    else
        record_add(out, deal->raw, head->delimiter, n);
}

static bool csv_report_deal(Writer *writer, const Deal *deal, const Determination *found)
{
    const ReportHead *head = writer->head;
    const Row row = {head, deal, found};
    Buffer *out = &writer->file.block;
    buffer_add_number(out, deal->row);
    buffer_add_char(out, head->delimiter);
    add_text(out, add_id, &row);
    if (found->same == 0)
        add_found(out, &row);
    else
        add_found_before(out, &row, &writer->written[found->same % WRITTEN_MAX]);
    add_text(out, add_problems, &row);
    add_record(out, head, deal);
    buffer_add_char(out, '\n');
    return textfile_flow(&writer->file, deal->row);
}

static bool csv_report_end(Writer *writer, const ReportTotals *totals)
{
    bool kept = textfile_close(&writer->file, totals != NULL);
    for (size_t i = 0; i < WRITTEN_MAX; i++)
        free(writer->written[i].cells);
    free(writer);
    return kept || !totals;
}

const ReportFormat report_csv = {
    .suffix = ".csv",
    .open = csv_report_open,
    .begin = csv_report_begin,
    .deal = csv_report_deal,
    .end = csv_report_end,
};
