#include "cli/outputs.h"
#include "cli/setup.h"

#include "base/outfile.h"
#include "match/determine.h"
#include "match/signals.h"
#include "report/progress.h"
#include "report/terminal.h"
#include "report/top.h"

#include <string.h>
#include <unistd.h>

enum { REMEMBERED = 16 << 20 }; /* bytes, for determinations of earlier rows */

typedef struct ScreenOptions {
    CommonOptions common;
    const char *workbook, *csv, *ndjson, *fail_on;
} ScreenOptions;

static const OptionRow options_of_screen[] = {
    {'o', "output", "FILE", OPTION_TEXT, offsetof(ScreenOptions, workbook),
     "the workbook (report.xlsx, unless --csv or --ndjson is given)"},
    {0, "csv", "FILE", OPTION_TEXT, offsetof(ScreenOptions, csv),
     "the same as CSV, with your own columns behind; '-' is standard output"},
    {0, "ndjson", "FILE", OPTION_TEXT, offsetof(ScreenOptions, ndjson),
     "the same as one JSON object a line; '-' is standard output"},
    {0, "fail-on", "WORD", OPTION_TEXT, offsetof(ScreenOptions, fail_on),
     "exit with 1 if a deal comes out so or worse: review, notify or barred"},
};

/* One screening at work. */
typedef struct Screening {
    const ScreenOptions *options;
    Setup *setup;
    Arena *arena;
    const char *path;
    int fd;
    Outputs outputs;
    DealReader *reader;
    SignalReader *signals;
    Judge *judge;
    ReportHead head;
    ReportTotals totals;
    TopDeals top;
    Progress progress;
    Shown worst;   /* of all deals, for --fail-on */
    Outcome floor; /* the highest floor */
} Screening;

static const struct {
    const char *word;
    Shown shown;
    Outcome floor;
} rungs[] = {
    {"review", SHOWN_REVIEW, OUTCOME_NOTIFIABLE},
    {"notify", SHOWN_NOTIFY, OUTCOME_NOTIFIABLE},
    {"barred", SHOWN_BARRED, OUTCOME_PROHIBITED},
};

static bool fail_on_is_good(const char *word)
{
    if (!word)
        return true;
    for (size_t i = 0; i < COUNT(rungs); i++) {
        if (strcmp(word, rungs[i].word) == 0)
            return true;
    }
    fprintf(stderr, "dealscreen: --fail-on: '%s' is none of review, notify, barred\n", word);
    return false;
}

/* A REVIEW that is at least NOTIFY trips on notify too: something is owed for certain. */
static bool fails(const Screening *work)
{
    for (size_t i = 0; work->options->fail_on && i < COUNT(rungs); i++) {
        if (strcmp(work->options->fail_on, rungs[i].word) == 0)
            return work->worst >= rungs[i].shown || work->floor >= rungs[i].floor;
    }
    return false;
}

static void choose_outputs(Screening *work)
{
    const ScreenOptions *options = work->options;
    outputs_add(&work->outputs, &report_csv, options->csv);
    outputs_add(&work->outputs, &report_ndjson, options->ndjson);
    bool alone = !options->csv && !options->ndjson;
    outputs_add(&work->outputs, &report_workbook,
                options->workbook ? options->workbook
                : alone           ? "report.xlsx"
                                  : NULL);
}

static bool open_input(Screening *work)
{
    work->fd = open_list(work->path);
    if (work->fd < 0 || !outputs_check(&work->outputs, work->fd, &work->setup->diags))
        return false;
    DealOptions options = deal_options(&work->options->common, work->arena);
    options.hash = options.all_cells = outputs_has(&work->outputs, &report_workbook);
    work->reader = deals_open(&work->setup->book, work->fd, list_name(work->path), &options,
                              work->arena, &work->setup->diags);
    if (!work->reader)
        return false;
    work->head = (ReportHead){
        .version = DEALSCREEN_VERSION,
        .book = &work->setup->book,
        .only = work->setup->only,
        .columns = deals_columns(work->reader),
        .input = list_name(work->path),
        .raw_header = deals_raw_header(work->reader),
        .delimiter = deals_delimiter(work->reader),
        .as_of = work->setup->as_of,
        .when = work->setup->when,
        .no_presumptions = work->options->common.no_presumptions,
        .sets = options.sets,
        .n_sets = options.n_sets,
    };
    return true;
}

static void start_judging(Screening *work)
{
    const Rulebook *book = &work->setup->book;
    const JudgeOptions options = {
        .as_of = work->setup->as_of,
        .no_presumptions = work->options->common.no_presumptions,
        .only = work->setup->only,
    };
    work->judge = judge_open(book, &options);
    judge_remember(work->judge, work->head.columns, REMEMBERED);
    work->signals = signal_reader_open(signal_index_new(book, work->arena));
    work->totals = totals_new(book, work->arena);
    work->totals.top = &work->top;
    work->progress = progress_start(stderr, work->fd, !work->options->common.quiet);
}

static bool screen_deal(Screening *work, Deal *deal)
{
    Determination found;
    signals_apply(work->signals, deal);
    judge_deal(work->judge, deal, &found);
    totals_add(&work->totals, deal, &found);
    top_add(&work->top, &work->head, deal, &found);
    if (found.shown > work->worst)
        work->worst = found.shown;
    if (found.floor > work->floor)
        work->floor = found.floor;
    progress_step(&work->progress, work->totals.deals.reported, deals_bytes(work->reader));
    return outputs_deal(&work->outputs, deal, &found);
}

/* Screens all rows. False if they could not be read to the end or written. */
static bool screen_all(Screening *work)
{
    Deal *deal;
    DealsResult result = DEALS_END;
    bool written = true;
    while (written && (result = deals_next(work->reader, &deal)) == DEALS_NEXT)
        written = screen_deal(work, deal);
    work->totals.deals = deals_totals(work->reader);
    work->totals.input_sha256 = deals_sha256(work->reader);
    return written && result == DEALS_END;
}

static bool has_deals(Screening *work)
{
    if (work->totals.deals.reported > 0)
        return true;
    diag_row(&work->setup->diags, SEVERITY_ERROR, work->head.input, 0, slice(""),
             "there is no deal in this list, only a header%s; nothing was screened",
             work->totals.deals.empty > 0 ? " and empty rows" : "");
    return false;
}

static void summarise(Screening *work)
{
    bool data_on_stdout = outputs_to_stdout(&work->outputs);
    FILE *to = data_on_stdout ? stderr : stdout;
    Slice paths[OUTPUTS_MAX];
    size_t n = 0;
    for (size_t i = 0; i < work->outputs.n; i++) {
        const Output *output = &work->outputs.outputs[i];
        if (strcmp(output->path, "-") != 0)
            paths[n++] = output->replaces.len > 0
                             ? arena_print(work->arena, "%s (replaces the one of %.*s)",
                                           output->path, SLICE_ARG(output->replaces))
                             : slice(output->path);
    }
    const Summary summary = {
        .head = &work->head,
        .totals = &work->totals,
        .top = &work->top,
        .paths = paths,
        .n_paths = n,
        .color = wants_color(&work->options->common, to),
    };
    if (!work->options->common.quiet)
        terminal_summary(to, &summary);
}

static bool screen_list(Screening *work)
{
    choose_outputs(work);
    if (!open_input(work) || !outputs_open(&work->outputs, work->arena, &work->setup->diags))
        return false;
    start_judging(work);
    bool good = outputs_begin(&work->outputs, &work->head) && screen_all(work) && has_deals(work);
    if (good && outputs_has(&work->outputs, &report_workbook))
        progress_say(&work->progress, "writing the workbook");
    return good;
}

static void release(Screening *work)
{
    deals_close(work->reader);
    signal_reader_close(work->signals);
    judge_close(work->judge);
    if (work->fd > STDIN_FILENO)
        close(work->fd);
}

static int screen_run(const void *asked, int n_operands, char *const *operands, Arena *arena)
{
    (void)n_operands;
    const ScreenOptions *options = asked;
    Setup setup;
    Screening work = {
        .options = options, .setup = &setup, .arena = arena, .path = operands[0], .fd = -1};
    if (!fail_on_is_good(options->fail_on))
        return STATUS_FAILED;
    bool good = setup_open(&setup, &options->common, true, arena);
    if (good) {
        good = screen_list(&work);
        good = outputs_close(&work.outputs, good ? &work.totals : NULL) && good;
        progress_end(&work.progress);
        setup_report(&setup);
        if (good)
            summarise(&work);
        release(&work);
    }
    setup_close(&setup);
    if (!good)
        return STATUS_FAILED;
    return fails(&work) ? STATUS_FOUND : STATUS_DONE;
}

const Command screen_command = {
    .name = "screen",
    .operands = "DEALS.csv",
    .summary = "screen a deal list and write a report",
    .details = "Reads the CSV DEALS.csv ('-': standard input), screens each row against the rules\n"
               "and writes report.xlsx, or what -o, --csv and --ndjson say. Exit status: 0 done,\n"
               "1 with --fail-on when a deal trips it, 2 when something could not be read or\n"
               "written; then no report is written or replaced.",
    .example = "  dealscreen screen samples/deals.csv -o report.xlsx\n"
               "  dealscreen screen samples/deals.csv --set investor_us_person=yes --csv out.csv",
    .options = options_of_screen,
    .n_options = COUNT(options_of_screen),
    .common = COMMON_RULES | COMMON_PROGRAMME | COMMON_JUDGE | COMMON_LIST | COMMON_QUIET,
    .size = sizeof(ScreenOptions),
    .min_operands = 1,
    .max_operands = 1,
    .run = screen_run,
};
