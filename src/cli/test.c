#include "cli/boundaries.h"
#include "cli/cases.h"
#include "cli/setup.h"

#include "match/signals.h"
#include "report/coverage.h"

typedef struct TestOptions {
    CommonOptions common;
    bool limbs, document, boundaries;
} TestOptions;

static const OptionRow options_of_test[] = {
    {0, "limbs", NULL, OPTION_FLAG, offsetof(TestOptions, limbs),
     "list the limbs that no case tries or just misses; each is a failure"},
    {0, "boundaries", NULL, OPTION_FLAG, offsetof(TestOptions, boundaries),
     "print how the outcome moves around each threshold, instead of testing"},
    {0, "law-coverage", NULL, OPTION_FLAG, offsetof(TestOptions, document),
     "print the law paragraph by paragraph, with what encodes it (Markdown)"},
};

/* ---- the examples of signals ---- */

static void check_example(Setup *setup, SignalReader *reader, const Signal *signal, Slice text,
                          Span at, bool expected, CaseCounts *counts)
{
    counts->n_cases++;
    if (signal_holds(reader, signal, text) == expected)
        return;
    counts->n_failed++;
    diag_error(&setup->diags, at, "signal '%.*s' %s for this text", SLICE_ARG(signal->id),
               expected ? "does not hold" : "holds");
}

static CaseCounts run_examples(Setup *setup)
{
    CaseCounts counts = {0};
    SignalReader *reader = signal_reader_open(signal_index_new(&setup->book, setup->arena));
    for (size_t i = 0; i < setup->book.n_signals; i++) {
        const Signal *signal = setup->book.signals[i];
        for (size_t k = 0; k < signal->n_yes; k++)
            check_example(setup, reader, signal, signal->yes[k], signal->yes_at[k], true, &counts);
        for (size_t k = 0; k < signal->n_no; k++)
            check_example(setup, reader, signal, signal->no[k], signal->no_at[k], false, &counts);
    }
    signal_reader_close(reader);
    return counts;
}

/* ---- the cases of programmes ---- */

static void print_buffer(Buffer *out)
{
    if (out->len > 0)
        fwrite(out->at, 1, out->len, stdout);
    buffer_release(out);
}

static int print_boundaries(Setup *setup)
{
    bool good = true;
    for (size_t i = 0; i < setup->book.n_programmes; i++) {
        const Programme *programme = setup->book.programmes[i];
        if (setup->only && setup->only != programme)
            continue;
        Buffer out = {0};
        good = boundaries_write(&out, setup, programme) && good;
        print_buffer(&out);
    }
    setup_report(setup);
    return good ? STATUS_DONE : STATUS_FAILED;
}

static CaseCounts run_programme(Setup *setup, const TestOptions *options,
                                const Programme *programme)
{
    Limbs limbs = limbs_of(programme, setup->arena);
    Buffer out = {0}, trees = {0};
    CaseCounts counts = cases_run(setup, programme, &limbs, &trees);
    if (options->document) {
        coverage_document(&out, &limbs);
    } else {
        buffer_print(&out, "%.*s: %zu cases, %zu failed\n", SLICE_ARG(programme->id),
                     counts.n_cases, counts.n_failed);
        if (counts.n_cases > 0)
            coverage_table(&out, &limbs);
        if (options->limbs)
            counts.n_failed += coverage_gaps(&out, &limbs);
    }
    print_buffer(&out);
    print_buffer(&trees);
    return counts;
}

static CaseCounts run_programmes(Setup *setup, const TestOptions *options)
{
    CaseCounts sum = {0};
    for (size_t i = 0; i < setup->book.n_programmes; i++) {
        const Programme *programme = setup->book.programmes[i];
        if (setup->only && setup->only != programme)
            continue;
        CaseCounts counts = run_programme(setup, options, programme);
        sum.n_cases += counts.n_cases;
        sum.n_failed += counts.n_failed;
    }
    return sum;
}

/* ---- the command ---- */

static int run_tests(Setup *setup, const TestOptions *options)
{
    CaseCounts cases = run_programmes(setup, options);
    CaseCounts examples = run_examples(setup);
    if (!options->document)
        printf("signals: %zu signals, %zu examples, %zu failed\n", setup->book.n_signals,
               examples.n_cases, examples.n_failed);
    fflush(stdout);
    setup_report(setup);
    bool failed = cases.n_failed > 0 || examples.n_failed > 0;
    if (cases.n_cases == 0 && !failed)
        fprintf(stderr, "dealscreen: %s: there is no case to test: add a cases.csv\n",
                setup->book.folder.at);
    return failed || cases.n_cases == 0 ? STATUS_FOUND : STATUS_DONE;
}

static int test_run(const void *asked, int n_operands, char *const *operands, Arena *arena)
{
    TestOptions options = *(const TestOptions *)asked;
    if (n_operands > 0)
        options.common.rules = operands[0];
    Setup setup;
    int status = STATUS_FAILED;
    if (setup_open(&setup, &options.common, false, arena))
        status = options.boundaries ? print_boundaries(&setup) : run_tests(&setup, &options);
    setup_close(&setup);
    return status;
}

const Command test_command = {
    .name = "test",
    .operands = "[DIR]",
    .summary = "run the rule files' own cases and examples",
    .details =
        "Screens each row of a programme's cases.csv and compares it with the outcome that\n"
        "the row expects; tries each signal on its own examples. A limb is a declaration or a\n"
        "lettered item of one: each wants a case that holds and a near miss. Exit status: 0 all "
        "as\n"
        "expected, 1 a failure or no case at all, 2 faulty rules.",
    .example = "  dealscreen test rules",
    .options = options_of_test,
    .n_options = COUNT(options_of_test),
    .common = COMMON_RULES | COMMON_PROGRAMME,
    .size = sizeof(TestOptions),
    .max_operands = 1,
    .run = test_run,
};
