#include "cli/setup.h"

#include "match/signals.h"
#include "report/tree.h"

#include <string.h>
#include <unistd.h>

typedef struct ExplainOptions {
    CommonOptions common;
    bool all;
} ExplainOptions;

static const OptionRow options_of_explain[] = {
    {'a', "all", NULL, OPTION_FLAG, offsetof(ExplainOptions, all),
     "also the branches that did not matter"},
};

/* Finds the deal with this id, or of this row. */
static Deal *find_deal(DealReader *reader, Slice wanted, DealsResult *result)
{
    Deal *deal;
    while ((*result = deals_next(reader, &deal)) == DEALS_NEXT) {
        if (slice_equal(deal->id, wanted) || slice_equal(deal_name(deal), wanted))
            return deal;
    }
    return NULL;
}

static void explain_deal(Setup *setup, const ExplainOptions *options, DealReader *reader,
                         Slice input, Deal *deal, Buffer *out)
{
    const Rulebook *book = &setup->book;
    const JudgeOptions judge_options = {
        .as_of = setup->as_of,
        .no_presumptions = options->common.no_presumptions,
        .only = setup->only,
    };
    const ReportHead head = {
        .version = DEALSCREEN_VERSION,
        .book = book,
        .only = setup->only,
        .columns = deals_columns(reader),
        .input = input,
        .as_of = setup->as_of,
        .when = setup->when,
        .no_presumptions = options->common.no_presumptions,
    };
    const TreeStyle style = {options->all, wants_color(&options->common, stdout)};
    SignalReader *signals = signal_reader_open(signal_index_new(book, setup->arena));
    Judge *judge = judge_open(book, &judge_options);
    Determination found;
    signals_apply(signals, deal);
    judge_deal(judge, deal, &found);
    tree_heading(out, &head, deal, &found, style);
    for (size_t i = 0; i < book->n_programmes; i++) {
        if (setup->only && setup->only != book->programmes[i])
            continue;
        Explanation explanation;
        judge_explain(judge, deal, book->programmes[i], &explanation);
        tree_write(out, &head, &explanation, style);
    }
    judge_close(judge);
    signal_reader_close(signals);
}

static bool explain_in_list(Setup *setup, const ExplainOptions *options, const char *path, int fd,
                            Slice wanted)
{
    DealOptions deal_opts = deal_options(&options->common, setup->arena);
    DealReader *reader =
        deals_open(&setup->book, fd, list_name(path), &deal_opts, setup->arena, &setup->diags);
    if (!reader)
        return false;
    DealsResult result;
    Deal *deal = find_deal(reader, wanted, &result);
    if (deal) {
        Buffer out = {0};
        explain_deal(setup, options, reader, list_name(path), deal, &out);
        fwrite(out.at, 1, out.len, stdout);
        buffer_release(&out);
    } else if (result == DEALS_END) {
        diag_row(&setup->diags, SEVERITY_ERROR, list_name(path), 0, slice(""),
                 "no deal has the id '%.*s' (write 'row 17' for a row)", SLICE_ARG(wanted));
    }
    deals_close(reader);
    return deal != NULL;
}

static int explain_run(const void *asked, int n_operands, char *const *operands, Arena *arena)
{
    (void)n_operands;
    const ExplainOptions *options = asked;
    Setup setup;
    bool good = setup_open(&setup, &options->common, true, arena);
    if (good) {
        int fd = open_list(operands[0]);
        good = fd >= 0 && explain_in_list(&setup, options, operands[0], fd, slice(operands[1]));
        setup_report(&setup);
        if (fd > STDIN_FILENO)
            close(fd);
    }
    setup_close(&setup);
    return good ? STATUS_DONE : STATUS_FAILED;
}

const Command explain_command = {
    .name = "explain",
    .operands = "DEALS.csv ID",
    .summary = "why one deal has its outcome, as a tree",
    .details = "Prints the reasoning for the deal of that id ('row 17' for a row): each condition\n"
               "with its value, the law, and the cell or the text that it rests on. With --set it\n"
               "answers \"what if\".",
    .example = "  dealscreen explain samples/deals.csv D-012\n"
               "  dealscreen explain samples/deals.csv D-012 --set \"logic_node=28 nm\"",
    .options = options_of_explain,
    .n_options = COUNT(options_of_explain),
    .common = COMMON_RULES | COMMON_PROGRAMME | COMMON_JUDGE | COMMON_LIST,
    .size = sizeof(ExplainOptions),
    .min_operands = 2,
    .max_operands = 2,
    .run = explain_run,
};
