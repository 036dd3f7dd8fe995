/* setup.h - what most commands begin with: the rulebook, the day of the run, colours.
 *
 * Ownership: setup_open/setup_close around a command; setup_close also after a failure.
 * Errors:    messages to stderr, and false: the command ends with STATUS_FAILED.
 */
#ifndef CLI_SETUP_H
#define CLI_SETUP_H

#include "cli/command.h"
#include "match/determine.h"
#include "rules/rulebook.h"

#include <stdio.h>
#include <time.h>

typedef struct Setup {
    const CommonOptions *options;
    Arena *arena;
    Rulebook book;
    bool loaded;
    Diags diags;
    const Programme *only; /* --programme, or NULL */
    Date as_of;
    time_t when; /* SOURCE_DATE_EPOCH, else midnight (UTC) of as_of */
} Setup;

/* Where the rule files are: --rules, $DEALSCREEN_RULES, the folder rules beside the program's
 * own folder (a checkout), else the installed ones. */
const char *rules_folder(const CommonOptions *options, Arena *arena);

/* Loads the rules and resolves the options. With `judges`, a rulebook without a programme
 * that counts is an error: nothing would be screened. */
bool setup_open(Setup *setup, const CommonOptions *options, bool judges, Arena *arena);
void setup_close(Setup *setup);

/* Prints the diagnostics so far to stderr and empties the list. */
void setup_report(Setup *setup);

/* Whether `to` is a terminal that wants colours. */
bool wants_color(const CommonOptions *options, FILE *to);

/* Opens a deal list; "-" is standard input. -1 after a message. */
int open_list(const char *path);

/* --set and --map as the deal reader takes them. */
DealOptions deal_options(const CommonOptions *options, Arena *arena);

/* "standard input" for "-". */
Slice list_name(const char *path);

#endif
