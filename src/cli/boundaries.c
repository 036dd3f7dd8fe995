#include "cli/boundaries.h"

#include "base/csv.h"
#include "cli/thresholds.h"
#include "deals/reader.h"
#include "match/explain.h"
#include "match/signals.h"
#include "report/record.h"
#include "report/wording.h"

#include <string.h>
#include <unistd.h>

enum { BLANK = AROUND, N_VALUES };

/* A row of cases.csv. */
typedef struct CaseRow {
    Slice name;
    Date as_of;
    const Slice *cells;
    size_t n_cells;
} CaseRow;

/* One threshold put to one cell of one case. */
typedef struct Trial {
    size_t threshold, row, column;
    Shown shown[N_VALUES];
    Outcome floor[N_VALUES], ceiling[N_VALUES];
    Truth truth[N_VALUES]; /* of the declaration; no where it is not in force */
} Trial;

typedef struct Boundaries {
    Setup *setup;
    const Programme *programme;
    Arena *arena;
    Slice path;
    Columns columns;
    Slice raw_header;
    CaseRow *rows;
    size_t n_rows;
    const Threshold *thresholds;
    size_t n_thresholds;
    Trial *trials;
    size_t n_trials;
} Boundaries;

/* ---- the cases ---- */

static bool read_columns(Boundaries *b)
{
    int fd = open_list(b->path.at);
    if (fd < 0)
        return false;
    const DealOptions options = {.all_cells = true};
    DealReader *reader =
        deals_open(&b->setup->book, fd, b->path, &options, b->arena, &b->setup->diags);
    if (reader) {
        b->columns = *deals_columns(reader);
        b->raw_header = arena_copy(b->arena, deals_raw_header(reader));
    }
    deals_close(reader);
    close(fd);
    return reader != NULL;
}

static size_t column_of(const Boundaries *b, const char *name)
{
    size_t i = 0;
    while (i < b->columns.n_columns && !slice_is(b->columns.columns[i].header, name))
        i++;
    return i;
}

static CaseRow row_of(const Boundaries *b, const CsvRecord *record)
{
    Slice *cells = arena_array(b->arena, Slice, b->columns.n_columns + 1);
    for (size_t i = 0; i < b->columns.n_columns && i < record->n_cells; i++)
        cells[i] = arena_copy(b->arena, record->cells[i]);
    CaseRow row = {.cells = cells, .n_cells = b->columns.n_columns, .as_of = b->setup->as_of};
    row.name = cells[column_of(b, "case")];
    date_read(cells[column_of(b, "as_of")], &row.as_of);
    return row;
}

static bool read_rows(Boundaries *b)
{
    int fd = open_list(b->path.at);
    if (fd < 0)
        return false;
    CsvReader *csv = csv_open(fd, ',');
    CsvRecord record;
    size_t room = 0;
    CsvResult result = csv_next(csv, &record); /* the header */
    while (result == CSV_RECORD && (result = csv_next(csv, &record)) == CSV_RECORD) {
        if (b->n_rows == room) {
            CaseRow *rows = arena_array(b->arena, CaseRow, room = 2 * room + 64);
            if (b->n_rows > 0)
                memcpy(rows, b->rows, b->n_rows * sizeof *rows);
            b->rows = rows;
        }
        b->rows[b->n_rows++] = row_of(b, &record);
    }
    csv_close(csv);
    close(fd);
    return result == CSV_END;
}

/* ---- what is tried ---- */

static bool states(const Boundaries *b, const CaseRow *row, size_t column, const Fact *fact)
{
    const Column *c = &b->columns.columns[column];
    return c->use == COLUMN_FACT && c->fact == fact && row->cells[column].len > 0;
}

static size_t count_trials(Boundaries *b, bool keep)
{
    size_t n = 0;
    for (size_t t = 0; t < b->n_thresholds; t++) {
        for (size_t r = 0; r < b->n_rows && b->thresholds[t].has_values; r++) {
            for (size_t c = 0; c < b->columns.n_columns; c++) {
                if (!states(b, &b->rows[r], c, b->thresholds[t].test->fact))
                    continue;
                if (keep)
                    b->trials[n] = (Trial){.threshold = t, .row = r, .column = c};
                n++;
            }
        }
    }
    return n;
}

static Slice value_of(const Boundaries *b, const Trial *trial, size_t value)
{
    return value == BLANK ? slice("") : b->thresholds[trial->threshold].around[value];
}

static void add_row(const Boundaries *b, const Trial *trial, size_t value, Buffer *list)
{
    const CaseRow *row = &b->rows[trial->row];
    for (size_t i = 0; i < row->n_cells; i++) {
        if (i > 0)
            buffer_add_char(list, ',');
        size_t start = list->len;
        buffer_add(list, i == trial->column ? value_of(b, trial, value) : row->cells[i]);
        record_quote(list, start, ',');
    }
    buffer_add_char(list, '\n');
}

/* ---- judging ---- */

static Truth truth_in(const Explanation *whole, const Decl *decl)
{
    for (size_t i = 0; i < whole->n_nodes; i++) {
        if (whole->nodes[i].depth == 0 && whole->nodes[i].decl == decl)
            return whole->nodes[i].truth;
    }
    return TRUTH_NO;
}

static bool judge_value(const Boundaries *b, Judge *judge, SignalReader *signals,
                        DealReader *reader, Trial *trial, size_t value)
{
    Deal *deal;
    if (deals_next(reader, &deal) != DEALS_NEXT)
        return false;
    Determination found;
    Explanation whole;
    signals_apply(signals, deal);
    judge_deal(judge, deal, &found);
    judge_explain_whole(judge, deal, b->programme, &found, &whole);
    trial->truth[value] = truth_in(&whole, b->thresholds[trial->threshold].decl);
    trial->shown[value] = found.shown;
    trial->floor[value] = found.floor;
    trial->ceiling[value] = found.ceiling;
    return true;
}

static bool judge_trials(Boundaries *b, DealReader *reader)
{
    SignalReader *signals = signal_reader_open(signal_index_new(&b->setup->book, b->arena));
    bool good = true;
    for (size_t i = 0; i < b->n_trials && good; i++) {
        Trial *trial = &b->trials[i];
        const JudgeOptions options = {.as_of = b->rows[trial->row].as_of, .only = b->programme};
        Judge *judge = judge_open(&b->setup->book, &options);
        for (size_t value = 0; value < N_VALUES && good; value++)
            good = judge_value(b, judge, signals, reader, trial, value);
        judge_close(judge);
    }
    signal_reader_close(signals);
    return good;
}

/* The variants are a deal list of their own, in a file that nobody sees. */
static bool judge_list(Boundaries *b, const Buffer *list)
{
    FILE *file = tmpfile();
    bool good = file && fwrite(list->at, 1, list->len, file) == list->len && fflush(file) == 0 &&
                lseek(fileno(file), 0, SEEK_SET) == 0;
    if (!good) {
        diag_row(&b->setup->diags, SEVERITY_ERROR, b->path, 0, slice(""),
                 "its variants could not be written to a temporary file");
    } else {
        const DealOptions options = {0};
        DealReader *reader = deals_open(&b->setup->book, fileno(file), b->path, &options, b->arena,
                                        &b->setup->diags);
        good = reader && judge_trials(b, reader);
        deals_close(reader);
    }
    if (file && fclose(file) != 0)
        good = false;
    return good;
}

static bool try_all(Boundaries *b)
{
    b->n_thresholds = thresholds_of(b->programme, b->arena, &b->thresholds);
    b->n_trials = count_trials(b, false);
    b->trials = arena_array(b->arena, Trial, b->n_trials + 1);
    count_trials(b, true);
    Buffer list = {0};
    buffer_add(&list, b->raw_header);
    buffer_add_char(&list, '\n');
    for (size_t i = 0; i < b->n_trials; i++) {
        for (size_t value = 0; value < N_VALUES; value++)
            add_row(b, &b->trials[i], value, &list);
    }
    bool good = b->n_trials == 0 || judge_list(b, &list);
    buffer_release(&list);
    return good;
}

/* ---- the table ---- */

static bool is_same(const Trial *trial, size_t a, size_t b)
{
    return trial->shown[a] == trial->shown[b] && trial->floor[a] == trial->floor[b] &&
           trial->ceiling[a] == trial->ceiling[b];
}

/* Both the outcome and the declaration's own value move: the threshold itself does it. */
static bool moves(const Trial *trial)
{
    bool outcome = !is_same(trial, 0, 1) || !is_same(trial, 1, 2);
    return outcome && (trial->truth[0] != trial->truth[1] || trial->truth[1] != trial->truth[2]);
}

static bool is_decided(const Trial *trial)
{
    for (size_t value = 0; value < BLANK; value++) {
        if (trial->shown[value] == SHOWN_REVIEW)
            return false;
    }
    return true;
}

/* The first trial that moves from one decided outcome to another, else the first that moves. */
static const Trial *trial_of(const Boundaries *b, size_t threshold)
{
    const Trial *found = NULL;
    for (size_t i = 0; i < b->n_trials; i++) {
        const Trial *trial = &b->trials[i];
        if (trial->threshold != threshold || !moves(trial))
            continue;
        if (is_decided(trial))
            return trial;
        found = found ? found : trial;
    }
    return found;
}

static void add_outcome(Buffer *out, const Trial *trial, size_t value)
{
    if (trial->shown[value] != SHOWN_REVIEW) {
        buffer_add_text(out, shown_word(trial->shown[value]));
        return;
    }
    buffer_print(out, "REVIEW: %s to %s", wording_end(trial->floor[value]),
                 wording_end(trial->ceiling[value]));
}

static void add_trial(Buffer *out, const Boundaries *b, const Trial *trial)
{
    static const char *const places[] = {"below", "at", "above", "blank"};
    buffer_print(out, "  in the case \"%.*s\"\n", SLICE_ARG(b->rows[trial->row].name));
    for (size_t value = 0; value < N_VALUES; value++) {
        Slice cell = value_of(b, trial, value);
        buffer_print(out, "    %-6s %-28.*s ", places[value], SLICE_ARG(cell));
        add_outcome(out, trial, value);
        buffer_add_char(out, '\n');
    }
}

static void add_threshold(Buffer *out, const Boundaries *b, size_t index)
{
    const Threshold *threshold = &b->thresholds[index];
    const Trial *trial = trial_of(b, index);
    buffer_print(out, "\n%.*s, %s %.*s: ", SLICE_ARG(threshold->citation),
                 decl_word(threshold->decl->kind), SLICE_ARG(threshold->decl->id));
    if (threshold->test->kind == COND_TOTAL)
        buffer_add_text(out, "total ");
    wording_test(out, threshold->test);
    buffer_add_char(out, '\n');
    if (trial)
        add_trial(out, b, trial);
    else if (threshold->has_values)
        buffer_add_text(out, "  no case in which it alone decides\n");
    else
        buffer_add_text(out, "  compares with another fact\n");
}

bool boundaries_write(Buffer *out, Setup *setup, const Programme *programme)
{
    Boundaries b = {
        .setup = setup,
        .programme = programme,
        .arena = setup->arena,
        .path = arena_print(setup->arena, "%.*s/cases.csv", SLICE_ARG(programme->folder)),
    };
    if (!read_columns(&b) || !read_rows(&b) || !try_all(&b))
        return false;
    buffer_print(out, "%.*s: how the outcome moves around each threshold\n",
                 SLICE_ARG(programme->id));
    for (size_t i = 0; i < b.n_thresholds; i++)
        add_threshold(out, &b, i);
    return true;
}
