/* places.c - jurisdictions.csv: codes, names and spellings of countries and territories. */
#include "base/fold.h"
#include "rules/tablecells.h"
#include "rules/tables.h"

#include <inttypes.h>

static const char *const columns[] = {"alpha2",   "alpha3",  "numeric?", "name",
                                      "aliases?", "places?", "part_of?"};

enum { NUMERIC_LEN = 3 };

/* A place and its row, for messages. */
typedef struct PlaceRow {
    Place place;
    TableRow row;
} PlaceRow;

typedef struct PlacesReader {
    Rulebook *book;
    Table claimed; /* codes as written and names folded -> PlaceRow */
} PlacesReader;

/* What belongs to one place only. */
static bool claim(PlacesReader *r, const PlaceRow *at, const char *column, Slice key)
{
    const PlaceRow *other = table_add(&r->claimed, key, at);
    if (other && other != at) {
        row_error(&at->row, column, "'%.*s' is that of '%.*s' (line %" PRIu64 ") already",
                  SLICE_ARG(row_cell(&at->row, column)), SLICE_ARG(other->place.alpha2),
                  other->row.row->line);
        return false;
    }
    return true;
}

static bool has_capitals(Slice text, size_t len)
{
    if (text.len != len)
        return false;
    for (size_t i = 0; i < len; i++)
        if (text.at[i] < 'A' || text.at[i] > 'Z')
            return false;
    return true;
}

static bool read_alpha2(PlacesReader *r, PlaceRow *at)
{
    Slice code = row_cell(&at->row, "alpha2");
    if (!has_capitals(code, 2)) {
        row_error(&at->row, "alpha2", "'%.*s' is not two letters A to Z", SLICE_ARG(code));
        return false;
    }
    at->place.alpha2 = code;
    return claim(r, at, "alpha2", code);
}

static void read_alpha3(PlacesReader *r, PlaceRow *at)
{
    Slice code = row_cell(&at->row, "alpha3");
    if (code.len == 0)
        return;
    if (!has_capitals(code, 3)) {
        row_error(&at->row, "alpha3", "'%.*s' is not three letters A to Z", SLICE_ARG(code));
        return;
    }
    at->place.alpha3 = code;
    claim(r, at, "alpha3", code);
}

/* Three digits; a spreadsheet program drops leading noughts, which are put back. */
static void read_numeric(PlacesReader *r, PlaceRow *at)
{
    Slice code = row_cell(&at->row, "numeric");
    if (code.len == 0)
        return;
    for (size_t i = 0; i < code.len; i++) {
        if (code.len <= NUMERIC_LEN && code.at[i] >= '0' && code.at[i] <= '9')
            continue;
        row_error(&at->row, "numeric", "'%.*s' is not three digits", SLICE_ARG(code));
        return;
    }
    size_t n_lost = NUMERIC_LEN - code.len;
    at->place.numeric =
        arena_print(&r->book->arena, "%.*s%.*s", (int)n_lost, "000", SLICE_ARG(code));
    claim(r, at, "numeric", at->place.numeric);
}

static bool read_place(PlacesReader *r, PlaceRow *at)
{
    if (!read_alpha2(r, at))
        return false;
    read_alpha3(r, at);
    read_numeric(r, at);
    at->place.part_of = row_cell(&at->row, "part_of");
    at->place.name = row_cell(&at->row, "name");
    if (at->place.name.len == 0)
        row_error(&at->row, "name", "is blank");
    else
        claim(r, at, "name", fold_in(&r->book->arena, at->place.name));
    at->place.index = r->book->n_places;
    r->book->places[r->book->n_places++] = &at->place;
    return true;
}

/* ---- spellings ---- */

/* What a spelling says of its place. */
typedef enum Says { SAYS_CODE, SAYS_NAME, SAYS_HINT } Says;

static void add_spelling(Rulebook *book, const PlaceRow *at, const char *column, Slice spelling,
                         Says says)
{
    if (spelling.len == 0)
        return;
    Slice folded = fold_in(&book->arena, spelling);
    if (folded.len == 0) {
        row_error(&at->row, column, "'%.*s' has no letter or digit", SLICE_ARG(spelling));
        return;
    }
    PlaceUse *use = arena_new(&book->arena, PlaceUse);
    *use = (PlaceUse){&at->place, says == SAYS_HINT, says == SAYS_CODE, NULL};
    PlaceUse *known = (PlaceUse *)table_add(&book->places_by_spelling, folded, use);
    if (!known)
        return;

    /* All names are entered before the first hint: what is a name somewhere hints at nothing
     * elsewhere. */
    if (use->hint && !known->hint)
        return;
    PlaceUse *last = NULL;
    for (; known; known = known->other) {
        if (known->place == use->place) {
            known->is_code = known->is_code && use->is_code;
            return;
        }
        last = known;
    }
    last->other = use;
}

static void add_names(Rulebook *book, const PlaceRow *at)
{
    add_spelling(book, at, "alpha2", at->place.alpha2, SAYS_CODE);
    add_spelling(book, at, "alpha3", at->place.alpha3, SAYS_CODE);
    add_spelling(book, at, "numeric", at->place.numeric, SAYS_CODE);
    add_spelling(book, at, "name", at->place.name, SAYS_NAME);
    Slice *aliases;
    size_t n = row_parts(&at->row, "aliases", &book->arena, &aliases);
    for (size_t i = 0; i < n; i++)
        add_spelling(book, at, "aliases", aliases[i], SAYS_NAME);
}

static void add_hints(Rulebook *book, const PlaceRow *at)
{
    Slice *places;
    size_t n = row_parts(&at->row, "places", &book->arena, &places);
    for (size_t i = 0; i < n; i++)
        add_spelling(book, at, "places", places[i], SAYS_HINT);
}

static void check_part_of(const PlacesReader *r, const PlaceRow *at)
{
    Slice whole = at->place.part_of;
    if (whole.len == 0)
        return;
    if (!has_capitals(whole, 2) || !table_find(&r->claimed, whole))
        row_error(&at->row, "part_of", "no row has the alpha2 '%.*s'", SLICE_ARG(whole));
    else if (slice_equal(whole, at->place.alpha2))
        row_error(&at->row, "part_of", "'%.*s' cannot be part of itself", SLICE_ARG(whole));
}

void places_read(Rulebook *book, const char *path, Diags *diags)
{
    Arena *arena = &book->arena;
    book->places_by_spelling = table_in(arena);
    RuleTable *table = arena_new(arena, RuleTable);
    if (!rule_table_read(path, columns, COUNT(columns), false, arena, diags, table))
        return;

    PlacesReader r = {book, table_in(arena)};
    PlaceRow *rows = arena_array(arena, PlaceRow, table->n_rows);
    size_t n = 0;
    book->places = arena_array(arena, const Place *, table->n_rows);
    for (size_t i = 0; i < table->n_rows; i++) {
        rows[n] = (PlaceRow){.row = table_row(table, i, diags)};
        if (read_place(&r, &rows[n]))
            n++;
    }
    for (size_t i = 0; i < n; i++)
        add_names(book, &rows[i]);
    for (size_t i = 0; i < n; i++) {
        add_hints(book, &rows[i]);
        check_part_of(&r, &rows[i]);
    }
    if (book->n_places == 0)
        diag_row(diags, SEVERITY_ERROR, table->path, 0, (Slice){NULL, 0},
                 "no jurisdiction is in it");
}
