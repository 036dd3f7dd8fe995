/* command.h - a command of the program, and its options as a table.
 *
 * Each command is a file src/cli/NAME.c: what was asked (a struct), a table of options over
 * its fields, and a run function. The table feeds getopt_long and --help, so that the help
 * can't fall behind. main.c knows the list of commands and nothing else of them.
 *
 * Ownership: option values point into argv; lists of them live in the run's arena.
 * Errors:    usage errors go to stderr with a hint at --help; exit status 2.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "deals/reader.h"

enum { STATUS_DONE = 0, STATUS_FOUND = 1, STATUS_FAILED = 2 };

typedef enum OptionKind {
    OPTION_FLAG, /* bool */
    OPTION_TEXT, /* const char * */
    OPTION_DATE, /* DateOption */
    OPTION_PAIRS /* PairList: X=Y, may be given several times */
} OptionKind;

typedef struct DateOption {
    bool given;
    Date day;
} DateOption;

typedef struct Pair {
    Slice name, value;
} Pair;

typedef struct PairList {
    Pair *pairs;
    size_t n;
} PairList;

typedef struct OptionRow {
    char letter;          /* 0: only the long form */
    const char *name;     /* long form */
    const char *argument; /* as --help shows it; NULL for a flag */
    OptionKind kind;
    size_t offset; /* of the field, in the struct that the command fills */
    const char *help;
} OptionRow;

/* Options that several commands share. A command's own struct begins with this one. */
typedef struct CommonOptions {
    const char *rules;
    const char *programme;
    DateOption as_of;
    bool no_presumptions;
    bool quiet;
    bool no_color;
    PairList sets, maps;
} CommonOptions;

/* Which of them a command takes; --help and --version all do. */
enum {
    COMMON_RULES = 1,     /* --rules, --no-color */
    COMMON_PROGRAMME = 2, /* --programme */
    COMMON_JUDGE = 4,     /* --as-of, --no-presumptions */
    COMMON_LIST = 8,      /* --set, --map */
    COMMON_QUIET = 16     /* --quiet */
};

typedef struct Command Command;
struct Command {
    const char *name;
    const char *operands;     /* "DEALS.csv": for the usage line */
    const char *summary;      /* one line */
    const char *details;      /* for --help */
    const char *example;      /* command lines and what they do, for --help */
    const OptionRow *options; /* its own */
    size_t n_options;
    unsigned common; /* COMMON_ bits */
    size_t size;     /* of the struct that the options fill; zeroed before */
    int min_operands, max_operands;
    /* `asked` is that struct. Returns the exit status. */
    int (*run)(const void *asked, int n_operands, char *const *operands, Arena *arena);
};

extern const Command screen_command, explain_command, check_command, test_command, facts_command,
    rules_command;

/* All commands, in the order in which --help names them. */
extern const Command *const commands[];
extern const size_t n_commands;

/* Reads argv[1..] for `command` (argv[0] is its name) and runs it; deals with --help, --version
 * and usage errors. */
int command_run(const Command *command, int argc, char **argv, Arena *arena);

/* --help and --version to standard output. */
void command_help(const Command *command);
void version_print(void);

#endif
