/* placenames.c - place_read: what a cell of a jurisdiction says.
 *
 * Whole names only and no search inside a text: "Republic of China" is not China. The parts
 * of "Shenzhen, China" and "China (Shenzhen)" must agree on one place; a bare code counts for
 * nothing unless it agrees, since after a city "MO" or "GA" is another kind of code.
 */
#include "rules/folded.h"
#include "rules/values.h"

#include <string.h>

/* What the parts that were read so far say together. */
typedef struct PartsRead {
    const Place *place;        /* that all known parts agree on, or NULL */
    const PlaceUse *ambiguous; /* of a part that could mean several, or NULL */
    size_t n_parts, n_unknown;
    bool disagree;
    bool first_states, last_states; /* by a name */
} PartsRead;

static const PlaceUse *find_use(const Rulebook *book, Slice text)
{
    Folded folded;
    folded_init(&folded, text);
    const PlaceUse *use =
        folded.text.len > 0 ? table_find(&book->places_by_spelling, folded.text) : NULL;
    folded_release(&folded);
    return use;
}

static bool use_has(const PlaceUse *use, const Place *place)
{
    for (; use; use = use->other)
        if (use->place == place)
            return true;
    return false;
}

/* Length of the mark at `at` that parts a text, 0 if there is none: comma, parentheses, and
 * their full-width forms. */
static size_t mark_at(Slice text, size_t at)
{
    static const char *const wide[] = {"\uff0c", "\uff08", "\uff09"};
    char c = text.at[at];
    if (c == ',' || c == '(' || c == ')')
        return 1;
    for (size_t i = 0; i < COUNT(wide); i++)
        if (slice_starts(slice_part(text, at, text.len), wide[i]))
            return strlen(wide[i]);
    return 0;
}

/* Cuts the next part off `*rest`; false when nothing is left. */
static bool next_part(Slice *rest, Slice *part)
{
    while (rest->len > 0) {
        size_t end = 0, mark = 0;
        while (end < rest->len && (mark = mark_at(*rest, end)) == 0)
            end++;
        *part = slice_trim(slice_part(*rest, 0, end));
        *rest = slice_part(*rest, end + mark, rest->len);
        if (part->len > 0)
            return true;
    }
    return false;
}

static void add_part(PartsRead *parts, const PlaceUse *use)
{
    parts->n_parts++;
    parts->last_states = false;
    if (use && use->other) {
        parts->ambiguous = use;
        return;
    }
    if (!use || use->is_code) {
        parts->n_unknown++;
        return;
    }
    if (parts->place && parts->place != use->place)
        parts->disagree = true;
    parts->place = use->place;
    parts->last_states = !use->hint;
    if (parts->n_parts == 1)
        parts->first_states = !use->hint;
}

/* A code that agrees with the names is no unknown word: "China (CN)". */
static void count_codes(const Rulebook *book, Slice text, PartsRead *parts)
{
    Slice part;
    while (next_part(&text, &part)) {
        const PlaceUse *use = find_use(book, part);
        if (use && !use->other && use->is_code && use->place == parts->place)
            parts->n_unknown--;
    }
}

static PlaceReading ambiguous(const PlaceUse *use, const Place **place, const Place **other)
{
    *place = use->place;
    *other = use->other->place;
    return PLACE_AMBIGUOUS;
}

static PlaceReading read_parts(const Rulebook *book, Slice text, const Place **place,
                               const Place **other)
{
    PartsRead parts = {NULL, NULL, 0, 0, false, false, false};
    Slice rest = text, part;
    while (next_part(&rest, &part))
        add_part(&parts, find_use(book, part));
    if (parts.n_parts < 2 || parts.disagree)
        return PLACE_NOT_FOUND;
    if (!parts.place)
        return parts.ambiguous ? ambiguous(parts.ambiguous, place, other) : PLACE_NOT_FOUND;
    if (parts.ambiguous && !use_has(parts.ambiguous, parts.place))
        return PLACE_NOT_FOUND;

    count_codes(book, text, &parts);
    *place = parts.place;
    if (parts.last_states || (parts.first_states && parts.n_unknown == 0 && !parts.ambiguous))
        return PLACE_STATED;
    return PLACE_HINTED;
}

PlaceReading place_read(const Rulebook *book, Slice text, const Place **place, const Place **other)
{
    *place = NULL;
    *other = NULL;
    const PlaceUse *use = find_use(book, text);
    if (!use)
        return read_parts(book, text, place, other);
    if (use->other)
        return ambiguous(use, place, other);
    *place = use->place;
    return use->hint ? PLACE_HINTED : PLACE_STATED;
}
