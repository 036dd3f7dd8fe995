#include "cli/setup.h"

#include "base/buffer.h"

typedef struct FactsOptions {
    CommonOptions common;
    const char *group;
} FactsOptions;

static const OptionRow options_of_facts[] = {
    {'g', "group", "NAME", OPTION_TEXT, offsetof(FactsOptions, group), "only this group's facts"},
};

static void add_list(Buffer *out, const char *lead, const Slice *items, size_t n)
{
    if (n == 0)
        return;
    buffer_add_text(out, lead);
    for (size_t i = 0; i < n; i++) {
        buffer_add_text(out, i ? ", " : "");
        buffer_add(out, items[i]);
    }
    buffer_add_char(out, '\n');
}

static void add_fact(Buffer *out, const Fact *fact)
{
    buffer_print(out, "%.*s  (%s", SLICE_ARG(fact->id), type_word(fact->type));
    if (fact->unit.len > 0 && !slice_is(fact->unit, "%"))
        buffer_print(out, ", %.*s", SLICE_ARG(fact->unit));
    buffer_add_text(out, ")\n");
    if (fact->ask.len > 0)
        buffer_print(out, "    %.*s\n", SLICE_ARG(fact->ask));
    add_list(out, "    columns: ", fact->headers, fact->n_headers);
    add_list(out, "    at the earliest: ", fact->from_headers, fact->n_from_headers);
    add_list(out, "    values: ", fact->choices, fact->n_choices);
    if (fact->cite.len > 0)
        buffer_print(out, "    law: %.*s\n", SLICE_ARG(fact->cite));
}

static bool is_new_group(const Rulebook *book, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (slice_equal(book->facts[k]->group, book->facts[i]->group))
            return false;
    }
    return true;
}

static void add_group(Buffer *out, const Rulebook *book, Slice group)
{
    buffer_print(out, "%s%.*s\n", out->len ? "\n" : "", SLICE_ARG(group));
    for (size_t i = 0; i < book->n_facts; i++) {
        if (slice_equal(book->facts[i]->group, group))
            add_fact(out, book->facts[i]);
    }
}

static int facts_run(const void *asked, int n_operands, char *const *operands, Arena *arena)
{
    (void)n_operands, (void)operands;
    const FactsOptions *options = asked;
    Setup setup;
    int status = STATUS_FAILED;
    if (setup_open(&setup, &options->common, false, arena)) {
        Buffer out = {0};
        for (size_t i = 0; i < setup.book.n_facts; i++) {
            Slice group = setup.book.facts[i]->group;
            if (is_new_group(&setup.book, i) &&
                (!options->group || slice_is(group, options->group)))
                add_group(&out, &setup.book, group);
        }
        if (out.len > 0)
            status = STATUS_DONE;
        else
            fprintf(stderr, "dealscreen facts: no group is named '%s'\n", options->group);
        fwrite(out.at ? out.at : "", 1, out.len, stdout);
        buffer_release(&out);
    }
    setup_close(&setup);
    return status;
}

const Command facts_command = {
    .name = "facts",
    .operands = "",
    .summary = "what may be asked of a deal, and under which column headers",
    .details = "Prints every fact of the rule files: its id and type, the question that it\n"
               "answers, the column headers by which it is found, and its values.",
    .example = "  dealscreen facts --group transaction",
    .options = options_of_facts,
    .n_options = COUNT(options_of_facts),
    .common = COMMON_RULES,
    .size = sizeof(FactsOptions),
    .run = facts_run,
};
