#include "cli/setup.h"

#include "base/nearest.h"
#include "report/terminal.h"
#include "rules/load.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- the rules ---- */

/* "DIR/../rules" for the program DIR/dealscreen, if there is such a folder. */
static const char *rules_beside_program(Arena *arena)
{
    char path[4096];
    ssize_t len = readlink("/proc/self/exe", path, sizeof path - 1);
    if (len <= 0)
        return NULL;
    path[len] = '\0';
    for (int i = 0; i < 2; i++) {
        char *slash = strrchr(path, '/');
        if (!slash)
            return NULL;
        *slash = '\0';
    }
    Slice folder = arena_print(arena, "%s/rules", path);
    Slice facts = arena_print(arena, "%s/rules/facts.csv", path);
    if (access(facts.at, R_OK) != 0)
        return NULL;
    char here[4096];
    size_t n = getcwd(here, sizeof here) ? strlen(here) : 0;
    if (n > 0 && strncmp(folder.at, here, n) == 0 && folder.at[n] == '/')
        return folder.at + n + 1;
    return folder.at;
}

const char *rules_folder(const CommonOptions *options, Arena *arena)
{
    if (options->rules)
        return options->rules;
    const char *named = getenv("DEALSCREEN_RULES");
    if (named && *named)
        return named;
    const char *beside = rules_beside_program(arena);
    return beside ? beside : DEALSCREEN_RULES;
}

/* ---- options that name something ---- */

static bool resolve_programme(Setup *setup)
{
    if (!setup->options->programme)
        return true;
    Slice id = slice(setup->options->programme);
    setup->only = rulebook_programme(&setup->book, id);
    if (setup->only)
        return true;
    Nearest nearest = nearest_to(id);
    for (size_t i = 0; i < setup->book.n_programmes; i++)
        nearest_try(&nearest, setup->book.programmes[i]->id);
    fprintf(stderr, "dealscreen: --programme: no programme is named '%.*s'", SLICE_ARG(id));
    if (nearest.best.len > 0)
        fprintf(stderr, "; did you mean '%.*s'?", SLICE_ARG(nearest.best));
    fprintf(stderr, "\nsee 'dealscreen rules'\n");
    return false;
}

static bool any_counts(const Setup *setup)
{
    for (size_t i = 0; i < setup->book.n_programmes; i++) {
        const Programme *programme = setup->book.programmes[i];
        if ((!setup->only || setup->only == programme) && programme->status == STATUS_IN_FORCE)
            return true;
    }
    fprintf(stderr, "dealscreen: %s: no programme whose status is in-force: nothing to screen by\n",
            setup->book.folder.at);
    return false;
}

/* SOURCE_DATE_EPOCH makes runs without --as-of repeatable (reproducible-builds.org). */
static bool resolve_time(Setup *setup)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    time_t now = time(NULL);
    if (epoch && *epoch) {
        char *end;
        errno = 0;
        long long seconds = strtoll(epoch, &end, 10);
        if (errno != 0 || *end || seconds < 0) {
            fprintf(stderr, "dealscreen: SOURCE_DATE_EPOCH: '%s' is not a number of seconds\n",
                    epoch);
            return false;
        }
        now = (time_t)seconds;
    }
    const time_t day = 24 * 60 * 60;
    setup->as_of = setup->options->as_of.given ? setup->options->as_of.day : (Date)(now / day);
    setup->when = epoch && *epoch ? now : (time_t)setup->as_of * day;
    return true;
}

/* ---- opening and closing ---- */

void setup_report(Setup *setup)
{
    diags_print(&setup->diags, stderr, wants_color(setup->options, stderr));
    setup->diags = diags_in(setup->arena);
}

bool setup_open(Setup *setup, const CommonOptions *options, bool judges, Arena *arena)
{
    *setup = (Setup){.options = options, .arena = arena, .diags = diags_in(arena)};
    if (!resolve_time(setup))
        return false;
    const char *folder = rules_folder(options, arena);
    setup->loaded = true;
    rulebook_load(&setup->book, folder, &setup->diags);
    size_t n_errors = setup->diags.n_errors;
    if (n_errors > 0) {
        setup_report(setup);
        fprintf(stderr, "dealscreen: %s: %zu error%s in the rules; nothing was done\n", folder,
                n_errors, n_errors == 1 ? "" : "s");
        return false;
    }
    return resolve_programme(setup) && (!judges || any_counts(setup));
}

void setup_close(Setup *setup)
{
    if (setup->loaded)
        rulebook_release(&setup->book);
    setup->loaded = false;
}

/* ---- small things ---- */

bool wants_color(const CommonOptions *options, FILE *to)
{
    return terminal_has_color(to, options->no_color);
}

int open_list(const char *path)
{
    if (strcmp(path, "-") == 0)
        return STDIN_FILENO;
    int fd = open(path, O_RDONLY);
    struct stat about;
    if (fd >= 0 && fstat(fd, &about) == 0 && S_ISDIR(about.st_mode)) {
        close(fd);
        fd = -1;
        errno = EISDIR;
    }
    if (fd < 0)
        fprintf(stderr, "dealscreen: %s: %s\n", path, strerror(errno));
    return fd;
}

DealOptions deal_options(const CommonOptions *options, Arena *arena)
{
    SetOption *sets = arena_array(arena, SetOption, options->sets.n + 1);
    for (size_t i = 0; i < options->sets.n; i++)
        sets[i] = (SetOption){options->sets.pairs[i].name, options->sets.pairs[i].value};
    MapOption *maps = arena_array(arena, MapOption, options->maps.n + 1);
    for (size_t i = 0; i < options->maps.n; i++)
        maps[i] = (MapOption){options->maps.pairs[i].name, options->maps.pairs[i].value};
    return (DealOptions){
        .maps = maps, .n_maps = options->maps.n, .sets = sets, .n_sets = options->sets.n};
}

Slice list_name(const char *path)
{
    return strcmp(path, "-") == 0 ? slice("standard input") : slice(path);
}
