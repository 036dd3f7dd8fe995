#include "cli/setup.h"

#include "base/buffer.h"

typedef struct RulesOptions {
    CommonOptions common;
    bool notes, hashes;
} RulesOptions;

static const OptionRow options_of_rules[] = {
    {0, "notes", NULL, OPTION_FLAG, offsetof(RulesOptions, notes),
     "the notes of interpretation, with their dates, open ones marked"},
    {0, "hashes", NULL, OPTION_FLAG, offsetof(RulesOptions, hashes),
     "each rule file with its SHA-256"},
};

static void add_dates(Buffer *out, Date from, Date until)
{
    if (from != DATE_FIRST) {
        buffer_add_text(out, ", from ");
        date_write(out, from);
    }
    if (until != DATE_LAST) {
        buffer_add_text(out, ", until ");
        date_write(out, until);
    }
}

static void add_notes(Buffer *out, const Note *notes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        buffer_add_text(out, "      ");
        date_write(out, notes[i].day);
        buffer_print(out, " %s: %.*s\n", notes[i].open ? "OPEN" : "closed",
                     SLICE_ARG(notes[i].text));
    }
}

static void add_decl(Buffer *out, const Decl *decl, const RulesOptions *options)
{
    if (options->notes && decl->n_notes == 0)
        return;
    buffer_print(out, "  %-9s %.*s  \"%.*s\"", decl_word(decl->kind), SLICE_ARG(decl->id),
                 SLICE_ARG(decl->title));
    if (decl->kind == DECL_RULE)
        buffer_print(out, "  %s", outcome_word(decl->outcome));
    if (decl->n_laws > 0)
        buffer_print(out, "  [%.*s]", SLICE_ARG(decl->laws[0].text));
    add_dates(out, decl->from, decl->until);
    buffer_add_char(out, '\n');
    if (options->notes)
        add_notes(out, decl->notes, decl->n_notes);
}

static void add_programme(Buffer *out, const Programme *programme, const RulesOptions *options)
{
    buffer_print(out, "%.*s  \"%.*s\"  %s", SLICE_ARG(programme->id), SLICE_ARG(programme->title),
                 status_word(programme->status));
    if (programme->version.len > 0)
        buffer_print(out, ", version %.*s", SLICE_ARG(programme->version));
    add_dates(out, programme->from, programme->until);
    if (programme->has_checked) {
        buffer_add_text(out, ", checked ");
        date_write(out, programme->checked);
    }
    buffer_add_char(out, '\n');
    if (options->notes)
        add_notes(out, programme->notes, programme->n_notes);
    for (size_t i = 0; i < programme->n_decls; i++)
        add_decl(out, programme->decls[i], options);
}

static void add_hashes(Buffer *out, const Rulebook *book)
{
    for (size_t i = 0; i < book->n_files; i++)
        buffer_print(out, "%.*s  %.*s\n", SLICE_ARG(book->files[i].sha256),
                     SLICE_ARG(book->files[i].source->path));
    buffer_print(out, "%.*s  all of them\n", SLICE_ARG(book->sha256));
}

static int rules_run(const void *asked, int n_operands, char *const *operands, Arena *arena)
{
    (void)n_operands, (void)operands;
    const RulesOptions *options = asked;
    Setup setup;
    int status = STATUS_FAILED;
    if (setup_open(&setup, &options->common, false, arena)) {
        Buffer out = {0};
        for (size_t i = 0; !options->hashes && i < setup.book.n_programmes; i++) {
            if (!setup.only || setup.only == setup.book.programmes[i])
                add_programme(&out, setup.book.programmes[i], options);
        }
        if (options->hashes)
            add_hashes(&out, &setup.book);
        fwrite(out.at ? out.at : "", 1, out.len, stdout);
        buffer_release(&out);
        status = STATUS_DONE;
    }
    setup_close(&setup);
    return status;
}

const Command rules_command = {
    .name = "rules",
    .operands = "",
    .summary = "which programmes, rules and presumptions are loaded",
    .details = "Prints each programme with its declarations and the law that they cite.",
    .example = "  dealscreen rules --notes",
    .options = options_of_rules,
    .n_options = COUNT(options_of_rules),
    .common = COMMON_RULES | COMMON_PROGRAMME,
    .size = sizeof(RulesOptions),
    .run = rules_run,
};
