/* main.c - knows the commands, and nothing of what they do. */
#include "cli/command.h"

#include "base/nearest.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const Command *const commands[] = {
    &screen_command, &explain_command, &check_command,
    &test_command,   &facts_command,   &rules_command,
};
const size_t n_commands = COUNT(commands);

static void print_overview(FILE *to)
{
    fprintf(to, "dealscreen - screens proposed deals against outbound-investment rules\n\n"
                "usage: dealscreen COMMAND [options] ...\n\ncommands:\n");
    for (size_t i = 0; i < n_commands; i++)
        fprintf(to, "  %-9s %s\n", commands[i]->name, commands[i]->summary);
    fprintf(to,
            "\n'dealscreen COMMAND --help' says more; 'dealscreen --version' what is built in.\n"
            "It says what it found and on which facts; it is not legal advice.\n");
}

static const Command *find_command(Slice name)
{
    for (size_t i = 0; i < n_commands; i++) {
        if (slice_is(name, commands[i]->name))
            return commands[i];
    }
    return NULL;
}

static int unknown_command(const char *name)
{
    Nearest nearest = nearest_to(slice(name));
    for (size_t i = 0; i < n_commands; i++)
        nearest_try(&nearest, slice(commands[i]->name));
    fprintf(stderr, "dealscreen: there is no command '%s'", name);
    if (nearest.best.len > 0)
        fprintf(stderr, "; did you mean '%.*s'?", SLICE_ARG(nearest.best));
    fprintf(stderr, "\nsee 'dealscreen --help'\n");
    return STATUS_FAILED;
}

/* Data that did not reach standard output is lost: that is a failure, not a success. */
static int flushed(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    fprintf(stderr, "dealscreen: standard output could not be written in full\n");
    return STATUS_FAILED;
}

int main(int argc, char **argv)
{
    /* A closed pipe or a file limit is a failed write, reported as such. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    if (argc < 2) {
        print_overview(stderr);
        return STATUS_FAILED;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        print_overview(stdout);
        return flushed(STATUS_DONE);
    }
    if (strcmp(argv[1], "--version") == 0) {
        version_print();
        return flushed(STATUS_DONE);
    }
    const Command *command = find_command(slice(argv[1]));
    if (!command)
        return unknown_command(argv[1]);
    Arena arena = {0};
    int status = command_run(command, argc - 1, argv + 1, &arena);
    arena_release(&arena);
    return flushed(status);
}
