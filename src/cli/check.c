#include "cli/setup.h"

#include "base/readfile.h"
#include "rules/check.h"
#include "rules/load.h"

typedef struct CheckOptions {
    CommonOptions common;
} CheckOptions;

static size_t count_of_kind(const Rulebook *book, DeclKind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < book->n_decls; i++)
        n += book->decls[i]->kind == kind;
    return n;
}

static void print_counts(const Rulebook *book, size_t n_warnings)
{
    printf("%s: %zu files, %zu programme%s, %zu rules, %zu definitions, %zu exceptions, "
           "%zu presumptions, %zu signals, %zu facts: no errors",
           book->folder.at, book->n_files, book->n_programmes, book->n_programmes == 1 ? "" : "s",
           count_of_kind(book, DECL_RULE), count_of_kind(book, DECL_DEFINE),
           count_of_kind(book, DECL_EXCEPTION), count_of_kind(book, DECL_PRESUME), book->n_signals,
           book->n_facts);
    if (n_warnings > 0)
        printf(", %zu warning%s", n_warnings, n_warnings == 1 ? "" : "s");
    printf("\n");
}

/* Unlike other commands it looks at a faulty rulebook as its work: status 1, not 2. */
static int check_run(const void *asked, int n_operands, char *const *operands, Arena *arena)
{
    CheckOptions options = *(const CheckOptions *)asked;
    if (n_operands > 0)
        options.common.rules = operands[0];
    const char *folder = rules_folder(&options.common, arena);
    if (!is_folder(folder)) {
        fprintf(stderr, "dealscreen: %s: there is no such folder of rules\n", folder);
        return STATUS_FAILED;
    }
    Rulebook book = {0};
    Diags diags = diags_in(arena);
    rulebook_load(&book, folder, &diags);
    if (diags.n_errors == 0)
        check_warnings(&book, &diags);
    diags_print(&diags, stderr, wants_color(&options.common, stderr));
    if (diags.n_errors > 0)
        fprintf(stderr, "%s: %zu error%s\n", folder, diags.n_errors,
                diags.n_errors == 1 ? "" : "s");
    else
        print_counts(&book, diags.n_warnings);
    bool failed = diags.n_errors > 0;
    rulebook_release(&book);
    return failed ? STATUS_FOUND : STATUS_DONE;
}

const Command check_command = {
    .name = "check",
    .operands = "[DIR]",
    .summary = "check rule files: errors, then warnings",
    .details = "Reads all rule files of DIR (else of --rules, $DEALSCREEN_RULES or the installed\n"
               "ones) and reports everything that is wrong in one go. Exit status: 0 no error,\n"
               "1 errors.",
    .example = "  dealscreen check rules",
    .common = COMMON_RULES,
    .size = sizeof(CheckOptions),
    .max_operands = 1,
    .run = check_run,
};
