#include "rules/load.h"

#include "base/digest.h"
#include "base/nearest.h"
#include "base/readfile.h"
#include "rules/check.h"
#include "rules/parser.h"
#include "rules/tables.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 16, FIRST_FILES = 32 };

typedef enum FileKind {
    FILE_RULES,
    FILE_FACTS,
    FILE_PLACES,
    FILE_LISTS,
    FILE_PARAMETERS,
    FILE_FILING,
    FILE_INQUIRY,
    FILE_PARAGRAPHS,
    FILE_CASES,
    FILE_OTHER
} FileKind;

/* A file in the folder of rules. */
typedef struct Found {
    Slice path;   /* with the folder that was given, NUL behind it */
    Slice within; /* the path inside that folder */
    Slice folder; /* of path: without the name and the slash before it */
    FileKind kind;
    Source *source;
    Parsed parsed;       /* FILE_RULES */
    ProgrammePart *part; /* to which it belongs, or NULL */
} Found;

typedef struct Loader {
    Rulebook *book;
    Arena *arena; /* the book's */
    Diags *diags;
    Found *files;
    size_t n_files, room;
    ProgrammePart *parts;
    size_t n_parts;
} Loader;

static const Slice nothing = {NULL, 0};

/* ---- which files there are ---- */

static const char *const table_names[] = {"facts.csv",      "jurisdictions.csv", "lists.csv",
                                          "parameters.csv", "filing.csv",        "inquiry.csv",
                                          "paragraphs.csv", "cases.csv"};
static const FileKind table_kinds[] = {FILE_FACTS,  FILE_PLACES,  FILE_LISTS,      FILE_PARAMETERS,
                                       FILE_FILING, FILE_INQUIRY, FILE_PARAGRAPHS, FILE_CASES};
static_assert(COUNT(table_names) == COUNT(table_kinds), "every table has a kind");

static FileKind kind_of(Slice name)
{
    if (slice_ends(name, ".rules"))
        return FILE_RULES;
    for (size_t i = 0; i < COUNT(table_names); i++)
        if (slice_is(name, table_names[i]))
            return table_kinds[i];
    return FILE_OTHER;
}

static bool has_inside(Slice text, const char *wanted)
{
    for (size_t i = 0; i < text.len; i++)
        if (slice_starts(slice_part(text, i, text.len), wanted))
            return true;
    return false;
}

/* A file that looks like rules and is not read must not go unnoticed. */
static void warn_of_other(Loader *l, Slice path, Slice name)
{
    if (!slice_ends(name, ".csv") && !has_inside(name, ".rules"))
        return;
    Diag *diag = diag_row(l->diags, SEVERITY_WARNING, path, 0, nothing,
                          "this file is not read, its name is none of a rule file");
    Nearest nearest = nearest_to(name);
    for (size_t i = 0; i < COUNT(table_names); i++)
        nearest_try(&nearest, slice(table_names[i]));
    if (nearest.best.len > 0)
        diag_help(l->diags, diag, "did you mean '%.*s'?", SLICE_ARG(nearest.best));
    else if (!slice_ends(name, ".csv"))
        diag_help(l->diags, diag, "names of rule files end in .rules");
}

static void add_file(Loader *l, Slice path, Slice folder, Slice name, size_t depth)
{
    FileKind kind = kind_of(name);
    if (kind == FILE_OTHER) {
        warn_of_other(l, path, name);
        return;
    }
    if (depth > 0 && (kind == FILE_FACTS || kind == FILE_PLACES)) {
        diag_row(l->diags, SEVERITY_ERROR, path, 0, nothing,
                 "this table belongs at the top of the folder of rules, not below");
        return;
    }
    if (l->n_files == l->room) {
        l->room = l->room > 0 ? 2 * l->room : FIRST_FILES;
        Found *files = arena_array(l->arena, Found, l->room);
        if (l->n_files > 0)
            memcpy(files, l->files, l->n_files * sizeof *files);
        l->files = files;
    }
    size_t start = l->book->folder.len + (slice_ends(l->book->folder, "/") ? 0 : 1);
    l->files[l->n_files++] = (Found){
        .path = path, .within = slice_part(path, start, path.len), .folder = folder, .kind = kind};
}

static bool find_files(Loader *l, Slice folder, size_t depth)
{
    Slice *names;
    size_t n;
    const char *why;
    if (!readfolder(folder.at, l->arena, &names, &n, &why)) {
        diag_row(l->diags, SEVERITY_ERROR, folder, 0, nothing, "this folder cannot be read: %s",
                 why);
        return false;
    }
    if (depth > DEPTH_MAX) {
        diag_row(l->diags, SEVERITY_ERROR, folder, 0, nothing,
                 "this folder lies too deep; does a link lead back to itself?");
        return false;
    }
    const char *slash = slice_ends(folder, "/") ? "" : "/";
    for (size_t i = 0; i < n; i++) {
        Slice path =
            arena_print(l->arena, "%.*s%s%.*s", SLICE_ARG(folder), slash, SLICE_ARG(names[i]));
        if (is_folder(path.at))
            find_files(l, path, depth + 1);
        else
            add_file(l, path, folder, names[i], depth);
    }
    return true;
}

static int compare_files(const void *left, const void *right)
{
    const Found *a = left, *b = right;
    return slice_compare(a->path, b->path);
}

/* ---- their text ---- */

/* Reads the file for its digest and, of rules, for the parser. cases.csv is no part of the
 * rulebook: it changes no outcome. */
static bool read_source(Loader *l, Found *file, RuleFile *out)
{
    static const char mark[] = "\xef\xbb\xbf";
    Slice text;
    const char *why;
    if (!readfile(file->path.at, l->arena, &text, &why)) {
        if (file->kind == FILE_RULES) /* the readers of tables report theirs */
            diag_row(l->diags, SEVERITY_ERROR, file->path, 0, nothing, "cannot be read: %s", why);
        return false;
    }
    out->sha256 = digest_text(l->arena, text);
    if (slice_starts(text, mark))
        text = slice_part(text, sizeof mark - 1, text.len);
    file->source = arena_new(l->arena, Source);
    *file->source = (Source){file->path, text};
    out->source = file->source;
    return true;
}

/* The digest of the whole, the same wherever the folder lies. */
static void read_sources(Loader *l)
{
    Rulebook *book = l->book;
    Buffer all = {NULL, 0, 0};
    book->files = arena_array(l->arena, RuleFile, l->n_files);
    for (size_t i = 0; i < l->n_files; i++) {
        Found *file = &l->files[i];
        RuleFile *out = &book->files[book->n_files];
        if (file->kind == FILE_CASES || !read_source(l, file, out))
            continue;
        book->n_files++;
        buffer_add(&all, out->sha256);
        buffer_add_text(&all, "  ");
        buffer_add(&all, file->within);
        buffer_add_char(&all, '\n');
    }
    book->sha256 = digest_text(l->arena, buffer_slice(&all));
    buffer_release(&all);
}

/* ---- programmes ---- */

static void parse_files(Loader *l)
{
    for (size_t i = 0; i < l->n_files; i++) {
        Found *file = &l->files[i];
        file->parsed = parsed_none();
        if (file->source && file->kind == FILE_RULES)
            parse_rules(file->source, l->arena, l->diags, &l->book->patterns, &file->parsed);
    }
}

static ProgrammePart *part_of_folder(const Loader *l, Slice folder)
{
    for (size_t i = 0; i < l->n_parts; i++)
        if (slice_equal(l->parts[i].programme->folder, folder))
            return &l->parts[i];
    return NULL;
}

/* Makes a part of each programme; a folder has one at most, and ids differ. */
static void find_programmes(Loader *l)
{
    l->parts = arena_array(l->arena, ProgrammePart, l->n_files);
    l->book->programmes = arena_array(l->arena, Programme *, l->n_files);
    for (size_t i = 0; i < l->n_files; i++) {
        Programme *programme = l->files[i].parsed.programme;
        if (!programme)
            continue;
        const ProgrammePart *part = part_of_folder(l, l->files[i].folder);
        const Programme *other = rulebook_programme(l->book, programme->id);
        if (part) {
            Diag *diag = diag_error(l->diags, programme->at, "this folder has a programme already");
            diag_see(l->diags, diag, part->programme->at, "'%.*s' is declared here",
                     SLICE_ARG(part->programme->id));
            continue;
        }
        if (other) {
            Diag *diag = diag_error(l->diags, programme->at, "'%.*s' is a programme already",
                                    SLICE_ARG(programme->id));
            diag_see(l->diags, diag, other->at, "it is declared here");
        }
        programme->folder = l->files[i].folder;
        programme->index = l->n_parts;
        Parsed *parsed = arena_new(l->arena, Parsed);
        *parsed = parsed_none();
        parsed->programme = programme;
        l->book->programmes[l->n_parts] = programme;
        l->parts[l->n_parts++] = (ProgrammePart){programme, parsed};
        l->book->n_programmes = l->n_parts;
    }
}

/* The part of the programme of `folder` or of the nearest folder above it, or NULL. */
static ProgrammePart *part_above(const Loader *l, Slice folder)
{
    while (folder.len >= l->book->folder.len) {
        ProgrammePart *part = part_of_folder(l, folder);
        if (part || folder.len == 0)
            return part;
        size_t len = folder.len - 1;
        while (len > 0 && folder.at[len] != '/')
            len--;
        folder.len = len;
    }
    return NULL;
}

/* Puts the declarations of a file behind those of the files before it. */
static void append_parsed(Parsed *to, const Parsed *more)
{
    ParsedDecl **decls = &to->decls;
    while (*decls)
        decls = &(*decls)->next;
    *decls = more->decls;
    ParsedSignal **signals = &to->signals;
    while (*signals)
        signals = &(*signals)->next;
    *signals = more->signals;
    SharedPattern **patterns = &to->patterns;
    while (*patterns)
        patterns = &(*patterns)->next;
    *patterns = more->patterns;
}

static void gather_parts(Loader *l, Parsed *shared)
{
    for (size_t i = 0; i < l->n_files; i++) {
        Found *file = &l->files[i];
        file->part = part_above(l, file->folder);
        append_parsed(file->part ? file->part->parsed : shared, &file->parsed);
    }
}

/* ---- tables ---- */

static const Found *find_table(const Loader *l, FileKind kind)
{
    for (size_t i = 0; i < l->n_files; i++)
        if (l->files[i].kind == kind)
            return &l->files[i];
    return NULL;
}

static bool require_table(Loader *l, FileKind kind, const char *name)
{
    if (find_table(l, kind))
        return true;
    diag_row(l->diags, SEVERITY_ERROR, l->book->folder, 0, nothing, "there is no %s in this folder",
             name);
    return false;
}

static void read_vocabulary(Loader *l)
{
    Rulebook *book = l->book;
    book->facts_by_id = table_in(l->arena);
    book->headers = table_in(l->arena);
    book->places_by_spelling = table_in(l->arena);
    if (require_table(l, FILE_FACTS, "facts.csv"))
        facts_read(book, find_table(l, FILE_FACTS)->path.at, l->diags);
    if (require_table(l, FILE_PLACES, "jurisdictions.csv"))
        places_read(book, find_table(l, FILE_PLACES)->path.at, l->diags);
}

/* Reads the tables of one kind, each into its programme. */
static void read_programme_tables(Loader *l, FileKind kind,
                                  void (*read)(Rulebook *, Programme *, const char *, Diags *))
{
    for (size_t i = 0; i < l->n_files; i++) {
        const Found *file = &l->files[i];
        if (file->kind != kind)
            continue;
        if (file->part)
            read(l->book, file->part->programme, file->path.at, l->diags);
        else
            diag_row(l->diags, SEVERITY_ERROR, file->path, 0, nothing,
                     "this table belongs to no programme: none is declared in its folder or above");
    }
}

/* ---- the whole ---- */

static bool has_rule(const Parsed *parsed)
{
    for (const ParsedDecl *at = parsed->decls; at; at = at->next)
        if (at->decl->kind == DECL_RULE)
            return true;
    return false;
}

/* A programme without a rule would find that nothing is covered. Only said where nothing else
 * is wrong, since a faulty declaration may have been the rule. */
static void require_rules(Loader *l)
{
    if (l->n_parts == 0)
        diag_row(l->diags, SEVERITY_ERROR, l->book->folder, 0, nothing,
                 "no programme is declared in this folder");
    for (size_t i = 0; i < l->n_parts; i++)
        if (!has_rule(l->parts[i].parsed))
            diag_error(l->diags, l->parts[i].programme->at, "the programme '%.*s' has no rule",
                       SLICE_ARG(l->parts[i].programme->id));
}

/* Without the slashes at its end, so that paths in messages have one. */
static Slice folder_name(Arena *arena, const char *folder)
{
    Slice name = slice(folder);
    while (name.len > 1 && name.at[name.len - 1] == '/')
        name.len--;
    return arena_copy(arena, name);
}

void rulebook_load(Rulebook *book, const char *folder, Diags *diags)
{
    Loader l = {.book = book, .arena = &book->arena, .diags = diags};
    book->folder = folder_name(l.arena, folder);
    if (!find_files(&l, book->folder, 0))
        return;
    if (l.n_files == 0) {
        diag_row(diags, SEVERITY_ERROR, book->folder, 0, nothing, "no rule file is in this folder");
        return;
    }
    qsort(l.files, l.n_files, sizeof *l.files, compare_files);
    read_sources(&l);
    read_vocabulary(&l);

    size_t n_errors = diags->n_errors;
    Parsed shared = parsed_none();
    parse_files(&l);
    find_programmes(&l);
    gather_parts(&l, &shared);
    read_programme_tables(&l, FILE_LISTS, lists_read);
    read_programme_tables(&l, FILE_PARAMETERS, parameters_read);
    if (diags->n_errors == n_errors)
        require_rules(&l);
    if (book->n_facts == 0 || book->n_places == 0) /* no name would resolve */
        return;
    check_rules(book, l.parts, l.n_parts, &shared, diags);
    read_programme_tables(&l, FILE_FILING, filings_read);
    read_programme_tables(&l, FILE_INQUIRY, inquiries_read);
    read_programme_tables(&l, FILE_PARAGRAPHS, paragraphs_read);
}
