/* lists.c - lists.csv: dated lists of places and parties. */
#include "base/fold.h"
#include "rules/tablecells.h"
#include "rules/tables.h"
#include "rules/values.h"

#include <inttypes.h>
#include <string.h>

static const char *const columns[] = {"list",   "member",   "code", "from?",
                                      "until?", "checked?", "law?"};

/* A list while it is read, and its rows, for messages. */
typedef struct ListRows {
    List *list;
    const ListMember **members;
    uint64_t *lines;
    size_t room;
    struct ListRows *next;
} ListRows;

typedef struct ListsReader {
    Rulebook *book;
    Programme *programme;
    Table by_id; /* ListRows */
    ListRows *first, **end;
    size_t n_lists;
} ListsReader;

static const List *programme_list(const Programme *programme, Slice id)
{
    for (size_t i = 0; i < programme->n_lists; i++)
        if (slice_equal(programme->lists[i]->id, id))
            return programme->lists[i];
    return NULL;
}

static ListRows *new_list(ListsReader *r, const TableRow *row, Slice id)
{
    const List *other = programme_list(r->programme, id);
    if (other)
        row_error(row, "list", "'%.*s' stands in %.*s already", SLICE_ARG(id),
                  SLICE_ARG(other->path));
    Arena *arena = &r->book->arena;
    List *list = arena_new(arena, List);
    list->id = id;
    list->by_code = table_in(arena);
    list->path = row->table->path;
    list->line = row->row->line;

    ListRows *rows = arena_new(arena, ListRows);
    *rows = (ListRows){.list = list, .room = row->table->n_rows};
    rows->members = arena_array(arena, const ListMember *, rows->room);
    rows->lines = arena_array(arena, uint64_t, rows->room);
    list->members = rows->members;
    table_put(&r->by_id, id, rows);
    *r->end = rows;
    r->end = &rows->next;
    r->n_lists++;
    return rows;
}

/* ---- one row ---- */

static bool is_rest(Slice code)
{
    return slice_is(code, "*");
}

static bool read_code(ListsReader *r, const TableRow *row, Slice *code, Slice *folded)
{
    *code = row_cell(row, "code");
    if (code->len == 0) {
        row_error(row, "code", "is blank");
        return false;
    }
    if (row_is_mangled(row, "code", *code))
        return false;
    *folded = fold_in(&r->book->arena, *code);
    if (folded->len == 0 && !is_rest(*code)) {
        row_error(row, "code", "'%.*s' has no letter or digit", SLICE_ARG(*code));
        return false;
    }
    return true;
}

static bool read_member(ListsReader *r, const TableRow *row, ListMember *member, Slice *folded)
{
    static const char *const words[] = {
        [MEMBER_OUT] = "out", [MEMBER_UNCLEAR] = "unclear", [MEMBER_IN] = "in"};
    size_t says;
    bool sound = row_word(row, "member", words, COUNT(words), COUNT(words), &says);
    sound = read_code(r, row, &member->code, folded) && sound;
    sound = row_term(row, &member->from, &member->until) && sound;
    sound = row_date(row, "checked", 0, &member->checked) && sound;
    member->law = row_cell(row, "law");
    if (sound)
        member->member = (Membership)says;
    return sound;
}

static uint64_t line_of_member(const ListRows *rows, const ListMember *member)
{
    for (size_t i = 0; i < rows->list->n_members; i++)
        if (rows->members[i] == member)
            return rows->lines[i];
    return 0;
}

/* Puts `member` at the end of the rows of its code, none of which may be in force on a day on
 * which it is. */
static void chain_member(ListRows *rows, const TableRow *row, ListMember *chain, ListMember *member)
{
    ListMember *last = NULL;
    for (ListMember *other = chain; other; other = other->same) {
        if (other->from <= member->until && member->from <= other->until)
            row_error(row, "code", "'%.*s' is in force on the same days in line %" PRIu64,
                      SLICE_ARG(member->code), line_of_member(rows, other));
        last = other;
    }
    last->same = member;
}

static void add_member(ListRows *rows, const TableRow *row, ListMember *member, Slice folded)
{
    List *list = rows->list;
    ListMember *chain;
    if (is_rest(member->code)) {
        chain = (ListMember *)list->rest;
        if (!chain)
            list->rest = member;
    } else {
        chain = (ListMember *)table_add(&list->by_code, folded, member);
    }
    if (chain)
        chain_member(rows, row, chain, member);
    rows->members[list->n_members] = member;
    rows->lines[list->n_members] = row->row->line;
    list->n_members++;
}

static void read_row(ListsReader *r, const TableRow *row)
{
    Slice id;
    if (!row_name(row, "list", &id))
        return;
    ListRows *rows = (ListRows *)table_find(&r->by_id, id);
    if (!rows)
        rows = new_list(r, row, id);
    ListMember *member = arena_new(&r->book->arena, ListMember);
    Slice folded;
    if (read_member(r, row, member, &folded))
        add_member(rows, row, member, folded);
}

/* ---- lists of places ---- */

/* The place whose alpha-2 code `code` is, as written. */
static const Place *place_of_code(const Rulebook *book, Slice code)
{
    char folded[2];
    if (code.len != sizeof folded)
        return NULL;
    for (size_t i = 0; i < sizeof folded; i++) {
        if (code.at[i] < 'A' || code.at[i] > 'Z')
            return NULL;
        folded[i] = (char)(code.at[i] | 0x20);
    }
    const PlaceUse *use = table_find(&book->places_by_spelling, (Slice){folded, sizeof folded});
    for (; use; use = use->other)
        if (slice_equal(use->place->alpha2, code))
            return use->place;
    return NULL;
}

static void refuse_code(const Rulebook *book, const ListRows *rows, size_t index, Diags *diags)
{
    Slice code = rows->members[index]->code;
    Diag *diag = diag_row(diags, SEVERITY_ERROR, rows->list->path, rows->lines[index],
                          slice("code"), "no jurisdiction has the code '%.*s'", SLICE_ARG(code));
    const Place *place, *other;
    if (place_read(book, code, &place, &other) == PLACE_STATED)
        diag_help(diags, diag, "did you mean '%.*s'?", SLICE_ARG(place->alpha2));
    else
        diag_help(diags, diag,
                  "the list begins with a jurisdiction, so all its codes are alpha2 "
                  "of jurisdictions.csv");
}

/* A list whose first code is a place's is a list of places, and another code a slip. */
static void find_places(const Rulebook *book, ListRows *rows, Diags *diags)
{
    List *list = rows->list;
    size_t i = 0;
    while (i < list->n_members && is_rest(list->members[i]->code))
        i++;
    if (i == list->n_members || !place_of_code(book, list->members[i]->code))
        return;

    Arena *arena = list->by_code.arena;
    list->by_place = arena_array(arena, const ListMember *, book->n_places);
    for (; i < list->n_members; i++) {
        const ListMember *member = list->members[i];
        if (is_rest(member->code))
            continue;
        const Place *place = place_of_code(book, member->code);
        if (!place)
            refuse_code(book, rows, i, diags);
        else if (!list->by_place[place->index])
            list->by_place[place->index] = member; /* leads to the later rows of that code */
    }
}

static void add_to_programme(ListsReader *r, Diags *diags)
{
    Programme *programme = r->programme;
    size_t n = programme->n_lists;
    const List **lists = arena_array(&r->book->arena, const List *, n + r->n_lists);
    if (n > 0)
        memcpy(lists, programme->lists, n * sizeof *lists);
    for (ListRows *rows = r->first; rows; rows = rows->next) {
        const List *list = rows->list;
        if (list->n_members == 0)
            diag_row(diags, SEVERITY_ERROR, list->path, list->line, slice("list"),
                     "'%.*s' has no member that can be read", SLICE_ARG(list->id));
        find_places(r->book, rows, diags);
        lists[n++] = list;
    }
    programme->lists = lists;
    programme->n_lists = n;
}

void lists_read(Rulebook *book, Programme *programme, const char *path, Diags *diags)
{
    Arena *arena = &book->arena;
    RuleTable table;
    if (!table_is_there(path) ||
        !rule_table_read(path, columns, COUNT(columns), false, arena, diags, &table))
        return;
    ListsReader r = {.book = book, .programme = programme, .by_id = table_in(arena)};
    r.end = &r.first;
    for (size_t i = 0; i < table.n_rows; i++) {
        TableRow row = table_row(&table, i, diags);
        read_row(&r, &row);
    }
    add_to_programme(&r, diags);
}
