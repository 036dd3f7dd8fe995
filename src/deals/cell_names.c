#include "deals/cell_names.h"

#include "base/fold.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "deals/cell_text.h"

#include <string.h>

enum {
    LISTED_CHOICES = 8, /* so many are named in a message */
    BRIEF_NAME = 3      /* letters; nothing is offered for codes */
};

/* ---- names that are not known ---- */

/* The choice with the spelling nearest to `folded`; the first in facts.csv of equal ones. */
static Slice nearest_choice(const Fact *fact, Slice folded)
{
    Nearest nearest = nearest_to(folded);
    const Slice *best = NULL;
    for (size_t i = 0; i < fact->spellings.room; i++) {
        const TableEntry *entry = &fact->spellings.entries[i];
        size_t before = nearest.distance;
        if (!entry->key.at)
            continue;
        const Slice *name = entry->value;
        nearest.distance = before + (best && name < best);
        size_t limit = nearest.distance;
        nearest_try(&nearest, entry->key);
        if (nearest.distance < limit)
            best = name;
        else
            nearest.distance = before;
    }
    return best ? *best : (Slice){NULL, 0};
}

/* ---- choices ---- */

/* "equity; joint venture" is two values, though spellings leave out what stands between words
 * and an equity joint venture is one. */
static bool lists_values(const Fact *fact, Slice text)
{
    size_t n = 0;
    for (size_t start = 0, end; start < text.len; start = end + 1) {
        for (end = start; end < text.len && !strchr(";|,/&+", text.at[end]); end++)
            ;
        Slice part = slice_trim(slice_part(text, start, end));
        uint64_t names;
        if (part.len > 0 && !choice_read(fact, part, &names))
            return false;
        n += part.len > 0;
    }
    return n > 1;
}

bool choice_is_whole(const Fact *fact, Slice text, uint64_t *names)
{
    return !lists_values(fact, text) && choice_read(fact, text, names);
}

static bool fail_as_choice(CellReader *reader, const Fact *fact, Slice text, CellReading *out)
{
    Arena *arena = reader->arena;
    Slice shown = text_shown(arena, text);
    Slice nearest = nearest_choice(fact, fold_in(arena, text));
    Buffer why = {0};
    bool several = lists_values(fact, text);
    buffer_print(&why, "'%.*s' %s of '%.*s'", SLICE_ARG(shown),
                 several ? "names several values" : "is none of the values",
                 SLICE_ARG(fact->label));
    if (several) {
        buffer_add_text(&why, "; part them by ';' or state one");
    } else if (nearest.len > 0) {
        buffer_print(&why, "; did you mean '%.*s'?", SLICE_ARG(nearest));
    } else if (fact->n_choices <= LISTED_CHOICES) {
        buffer_add_text(&why, "; they are ");
        for (size_t i = 0; i < fact->n_choices; i++)
            buffer_print(&why, "%s%.*s", i > 0 ? ", " : "", SLICE_ARG(fact->choices[i]));
    }
    out->why = arena_copy(arena, buffer_slice(&why));
    buffer_release(&why);
    return false;
}

/* "logic or dram" is one of the two. */
static bool read_alternatives(const Fact *fact, Slice text, uint64_t *names)
{
    *names = 0;
    while (text.len > 0) {
        size_t end = 0;
        Slice rest = {NULL, 0};
        for (; end < text.len; end++) {
            rest = slice_part(text, end, text.len);
            if (end > 0 && text.at[end - 1] == ' ' && text_cut_front(&rest, "or"))
                break;
        }
        if (end == text.len)
            rest = (Slice){NULL, 0};
        uint64_t name;
        if (!choice_is_whole(fact, slice_trim(slice_part(text, 0, end)), &name))
            return false;
        *names |= name;
        text = rest;
    }
    return *names != 0;
}

bool cell_choice(CellReader *reader, const Column *column, Slice text, CellReading *out,
                 Value *value)
{
    const Fact *fact = column->fact;
    *value = (Value){.type = TYPE_CHOICE};
    if (choice_is_whole(fact, text, &value->choices.names) ||
        read_alternatives(fact, text, &value->choices.names))
        return true;
    return fail_as_choice(reader, fact, text, out);
}

/* ---- sets ---- */

static const char *const open_endings[] = {
    "and others", "and other",  "and more", "among others", "amongst others",
    "and so on",  "inter alia", "etc.",     "etc",          "et al.",
    "u.a.",       "...",        "\u2026",   "others",       "and many others",
};

/* Cuts what says that there is more, and the separator before it. */
static bool cut_open_ending(Slice *text)
{
    bool is_open = false;
    for (size_t i = 0; i < COUNT(open_endings); i++)
        is_open |= text_cut_end(text, open_endings[i]);
    while (is_open && text->len > 0 &&
           (text->at[text->len - 1] == ',' || text->at[text->len - 1] == ';' ||
            text->at[text->len - 1] == '|'))
        *text = slice_trim(slice_part(*text, 0, text->len - 1));
    return is_open;
}

/* Cuts the next part off; "and" parts too, as a word. */
static bool next_element(Slice *rest, char separator, Slice *part)
{
    if (separator != '&')
        return slice_next(rest, separator, part);
    if (rest->len == 0)
        return false;
    for (size_t i = 1; i < rest->len; i++) {
        Slice behind = slice_part(*rest, i, rest->len);
        if (text_cut_front(&behind, "&") ||
            (rest->at[i - 1] == ' ' && text_cut_front(&behind, "and"))) {
            *part = slice_trim(slice_part(*rest, 0, i));
            *rest = behind;
            return true;
        }
    }
    *part = *rest;
    *rest = (Slice){NULL, 0};
    return true;
}

/* Reads elements, each as a whole first and then parted by the next of the separators, since
 * a synonym may hold a comma. On failure *bad is the one that was not understood. */
static bool read_elements(const Fact *fact, Slice text, const char *separators, uint64_t *names,
                          Slice *bad)
{
    uint64_t name;
    if (choice_is_whole(fact, text, &name)) {
        *names |= name;
        return true;
    }
    *bad = text;
    if (separators[0] == '\0')
        return false;
    Slice rest = text, part;
    while (next_element(&rest, separators[0], &part)) {
        if (part.len > 0 && !read_elements(fact, part, separators + 1, names, bad))
            return false;
    }
    return *names != 0; /* not from separators alone */
}

bool cell_set(CellReader *reader, const Column *column, Slice text, CellReading *out, Value *value)
{
    const Fact *fact = column->fact;
    *value = (Value){.type = TYPE_SET};
    value->choices.open = !fact->complete;
    if (choice_is_whole(fact, text, &value->choices.names))
        return true;
    if (text_is(text, "none")) {
        value->choices.open = false;
        return true;
    }
    Slice bad = text;
    if (cut_open_ending(&text))
        value->choices.open = true;
    if (text.len > 0 && read_elements(fact, text, ";|,&", &value->choices.names, &bad))
        return true;
    return fail_as_choice(reader, fact, bad, out);
}

/* ---- places ---- */

/* A known name with the same first letter that is near. */
static Slice nearest_place(CellReader *reader, Slice text)
{
    Slice folded = fold_in(reader->arena, text);
    Slice best = {NULL, 0};
    if (utf8_count(folded) <= BRIEF_NAME)
        return best;
    Nearest nearest = nearest_to(folded);
    for (size_t i = 0; i < reader->book->n_places; i++) {
        Slice name = fold_into(&reader->folded, reader->book->places[i]->name);
        size_t before = nearest.distance;
        if (name.len == 0 || name.at[0] != folded.at[0])
            continue;
        nearest_try(&nearest, name);
        if (nearest.distance < before)
            best = reader->book->places[i]->name;
    }
    return best;
}

static bool fail_as_place(CellReader *reader, Slice text, CellReading *out)
{
    Slice shown = text_shown(reader->arena, text);
    Slice nearest = nearest_place(reader, text);
    if (nearest.len > 0)
        out->why = arena_print(reader->arena,
                               "'%.*s' is no known country or territory; did you mean '%.*s'?",
                               SLICE_ARG(shown), SLICE_ARG(nearest));
    else
        out->why =
            arena_print(reader->arena, "'%.*s' is no known country or territory", SLICE_ARG(shown));
    return false;
}

static bool fail_as_ambiguous(CellReader *reader, Slice text, Slice a, Slice b, CellReading *out)
{
    Slice shown = text_shown(reader->arena, text);
    out->why = arena_print(reader->arena, "'%.*s' reads in two ways, as %.*s and as %.*s",
                           SLICE_ARG(shown), SLICE_ARG(a), SLICE_ARG(b));
    return false;
}

/* "NA" is how programs write that there is nothing, and some country's code. */
static bool fail_as_not_available(CellReader *reader, Slice text, CellReading *out)
{
    const Place *place, *other;
    Slice name = slice("a code");
    if (place_read(reader->book, text, &place, &other) == PLACE_STATED)
        name = place->name;
    return fail_as_ambiguous(reader, text, slice("not available"), name, out);
}

bool cell_place(CellReader *reader, const Column *column, Slice text, CellReading *out,
                Value *value)
{
    const Place *place, *other;
    *value = (Value){.type = column->fact->type};
    if (text_is(text, "na"))
        return fail_as_not_available(reader, text, out);
    switch (place_read(reader->book, text, &place, &other)) {
    case PLACE_STATED:
        value->place = place;
        return true;
    case PLACE_HINTED:
        value->place = place;
        out->hint = true;
        return true;
    case PLACE_AMBIGUOUS:
        return fail_as_ambiguous(reader, text, place->name, other->name, out);
    case PLACE_NOT_FOUND:
        break;
    }
    return fail_as_place(reader, text, out);
}
