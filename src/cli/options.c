#include "cli/command.h"

#include "base/nearest.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPTIONS_MAX = 32, HELP_VALUE = 1000 };

/* The options that several commands share, each with the bit that asks for it. */
static const struct {
    unsigned bit;
    OptionRow row;
} common_rows[] = {
    {COMMON_LIST,
     {0, "set", "FACT=VALUE", OPTION_PAIRS, offsetof(CommonOptions, sets),
      "holds for every deal of the list, such as investor_us_person=yes"}},
    {COMMON_LIST,
     {0, "map", "COLUMN=FACT", OPTION_PAIRS, offsetof(CommonOptions, maps),
      "read this column as that fact (see 'dealscreen facts')"}},
    {COMMON_RULES,
     {'r', "rules", "DIR", OPTION_TEXT, offsetof(CommonOptions, rules),
      "the folder of rule files (else $DEALSCREEN_RULES, ../rules from the program,\n"
      "                               or the installed ones)"}},
    {COMMON_PROGRAMME,
     {'p', "programme", "ID", OPTION_TEXT, offsetof(CommonOptions, programme),
      "only this programme (see 'dealscreen rules')"}},
    {COMMON_JUDGE,
     {0, "as-of", "DATE", OPTION_DATE, offsetof(CommonOptions, as_of),
      "the day of the run, as 2026-11-25 (else today)"}},
    {COMMON_JUDGE,
     {0, "no-presumptions", NULL, OPTION_FLAG, offsetof(CommonOptions, no_presumptions),
      "take nothing for granted where a cell is blank"}},
    {COMMON_QUIET,
     {'q', "quiet", NULL, OPTION_FLAG, offsetof(CommonOptions, quiet),
      "no summary and no progress line; errors only"}},
    {COMMON_RULES,
     {0, "no-color", NULL, OPTION_FLAG, offsetof(CommonOptions, no_color),
      "no colours on a terminal (so does $NO_COLOR)"}},
};

/* ---- the rows of one command ---- */

static size_t rows_of(const Command *command, const OptionRow **rows)
{
    size_t n = 0;
    for (size_t i = 0; i < command->n_options; i++)
        rows[n++] = &command->options[i];
    for (size_t i = 0; i < COUNT(common_rows); i++) {
        if (command->common & common_rows[i].bit)
            rows[n++] = &common_rows[i].row;
    }
    return n;
}

static void print_row(char letter, const char *name, const char *argument, const char *help)
{
    char left[64];
    snprintf(left, sizeof left, "%c%c%s --%s%s%s", letter ? '-' : ' ', letter ? letter : ' ',
             letter ? "," : " ", name, argument ? " " : "", argument ? argument : "");
    if (strlen(left) > 28)
        printf("  %s\n  %-28s %s\n", left, "", help);
    else
        printf("  %-28s %s\n", left, help);
}

void command_help(const Command *command)
{
    const OptionRow *rows[OPTIONS_MAX];
    size_t n = rows_of(command, rows);
    printf("dealscreen %s - %s\n\n", command->name, command->summary);
    printf("usage: dealscreen %s [options]%s%s\n\n", command->name, *command->operands ? " " : "",
           command->operands);
    if (command->details)
        printf("%s\n\n", command->details);
    printf("options:\n");
    for (size_t i = 0; i < n; i++)
        print_row(rows[i]->letter, rows[i]->name, rows[i]->argument, rows[i]->help);
    print_row('h', "help", NULL, "this text");
    printf("\nexample:\n%s\n", command->example);
}

/* ---- reading argv ---- */

static bool read_pair(const char *text, PairList *list, Arena *arena)
{
    Slice whole = slice(text);
    size_t sign = slice_find(whole, '=');
    if (sign == whole.len || sign == 0)
        return false;
    Pair *pairs = arena_array(arena, Pair, list->n + 1);
    if (list->n > 0)
        memcpy(pairs, list->pairs, list->n * sizeof *pairs);
    pairs[list->n] = (Pair){slice_trim(slice_part(whole, 0, sign)),
                            slice_trim(slice_part(whole, sign + 1, whole.len))};
    list->pairs = pairs;
    list->n++;
    return true;
}

static bool read_value(const OptionRow *row, const char *text, void *asked, Arena *arena)
{
    void *field = (char *)asked + row->offset;
    switch (row->kind) {
    case OPTION_FLAG:
        *(bool *)field = true;
        return true;
    case OPTION_TEXT:
        *(const char **)field = text;
        return true;
    case OPTION_DATE:
        ((DateOption *)field)->given = true;
        if (date_read(slice(text), &((DateOption *)field)->day))
            return true;
        fprintf(stderr, "dealscreen: --%s: '%s' is not a date; write it as 2026-11-25\n", row->name,
                text);
        return false;
    case OPTION_PAIRS:
        if (read_pair(text, field, arena))
            return true;
        fprintf(stderr, "dealscreen: --%s: '%s' is not of the form %s\n", row->name, text,
                row->argument);
        return false;
    }
    return false;
}

static int usage_error(const Command *command)
{
    fprintf(stderr, "see 'dealscreen %s --help'\n", command->name);
    return STATUS_FAILED;
}

/* getopt_long wants the table in its own form; the value of a row is 1 + its index. */
static void getopt_tables(const OptionRow *const *rows, size_t n, struct option *longs,
                          char *shorts)
{
    size_t at = 0;
    shorts[at++] = ':'; /* a missing argument is told apart, and nothing is printed */
    for (size_t i = 0; i < n; i++) {
        int takes = rows[i]->argument ? required_argument : no_argument;
        longs[i] = (struct option){rows[i]->name, takes, NULL, (int)i + 1};
        if (rows[i]->letter) {
            shorts[at++] = rows[i]->letter;
            if (rows[i]->argument)
                shorts[at++] = ':';
        }
    }
    longs[n] = (struct option){"help", no_argument, NULL, HELP_VALUE};
    longs[n + 1] = (struct option){NULL, 0, NULL, 0};
    shorts[at++] = 'h';
    shorts[at] = '\0';
}

static const OptionRow *row_of(const OptionRow *const *rows, size_t n, int value)
{
    if (value >= 1 && (size_t)value <= n)
        return rows[value - 1];
    for (size_t i = 0; i < n; i++) {
        if (rows[i]->letter == value)
            return rows[i];
    }
    return NULL;
}

static void unknown_option(const Command *command, const struct option *longs, const char *word)
{
    fprintf(stderr, "dealscreen %s: unknown option '%s'", command->name, word);
    Slice name = slice(word);
    Nearest nearest = nearest_to(slice_part(name, 0, slice_find(name, '=')));
    for (; longs->name; longs++) {
        char known[64];
        snprintf(known, sizeof known, "--%s", longs->name);
        nearest_try(&nearest, slice(known));
        if (nearest.best.at == known) /* which does not live on */
            nearest.best = slice(longs->name);
    }
    if (nearest.best.len > 0)
        fprintf(stderr, "; did you mean '--%.*s'?", SLICE_ARG(nearest.best));
    fprintf(stderr, "\n");
}

/* Says what getopt_long met: `found` is '?' or ':'. */
static int bad_option(const Command *command, const struct option *longs, int found, char **argv)
{
    const char *word = argv[optind - 1];
    if (found == ':')
        fprintf(stderr, "dealscreen %s: '%s' needs a value\n", command->name, word);
    else
        unknown_option(command, longs, word);
    return usage_error(command);
}

static int check_operands(const Command *command, int n, char *const *operands)
{
    if (n < command->min_operands) {
        fprintf(stderr, "dealscreen %s: missing %s\n", command->name, command->operands);
        return usage_error(command);
    }
    if (n > command->max_operands) {
        fprintf(stderr, "dealscreen %s: one argument too many: '%s'\n", command->name,
                operands[command->max_operands]);
        return usage_error(command);
    }
    return STATUS_DONE;
}

int command_run(const Command *command, int argc, char **argv, Arena *arena)
{
    const OptionRow *rows[OPTIONS_MAX];
    size_t n = rows_of(command, rows);
    struct option longs[OPTIONS_MAX + 2];
    char shorts[2 * OPTIONS_MAX + 4];
    getopt_tables(rows, n, longs, shorts);

    void *asked = arena_alloc(arena, command->size);
    opterr = 0;
    optind = 1;
    for (int found; (found = getopt_long(argc, argv, shorts, longs, NULL)) != -1;) {
        if (found == HELP_VALUE || found == 'h') {
            command_help(command);
            return STATUS_DONE;
        }
        const OptionRow *row = found == '?' || found == ':' ? NULL : row_of(rows, n, found);
        if (!row)
            return bad_option(command, longs, found, argv);
        if (!read_value(row, optarg, asked, arena))
            return usage_error(command);
    }
    int status = check_operands(command, argc - optind, argv + optind);
    if (status != STATUS_DONE)
        return status;
    return command->run(asked, argc - optind, argv + optind, arena);
}
