#include "deals/sets.h"

#include "deals/cells.h"

static Diag *report(Diags *diags, const SetOption *set, const char *what, Slice text)
{
    return diag_error(diags, (Span){NULL, 0, 0}, "--set '%.*s=%.*s': %s%.*s", SLICE_ARG(set->fact),
                      SLICE_ARG(set->value), what, SLICE_ARG(text));
}

static const Fact *find_fact(const Rulebook *book, const SetOption *set, Diags *diags)
{
    Slice id = slice_trim(set->fact);
    const Fact *fact = rulebook_fact(book, id);
    if (fact)
        return fact;
    Diag *diag = report(diags, set, "no such fact", slice(""));
    Slice nearest = rulebook_nearest_fact(book, id);
    if (nearest.len > 0)
        diag_help(diags, diag, "did you mean '%.*s'?", SLICE_ARG(nearest));
    else
        diag_help(diags, diag, "'dealscreen facts' lists all");
    return NULL;
}

/* One value that is stated; a remark on how it was read is no error. */
static bool is_one_value(const CellReading *reading, const SetOption *set, Diags *diags)
{
    const char *what = NULL;
    if (reading->result == CELL_BLANK)
        what = "the value is blank";
    else if (reading->result == CELL_UNREADABLE)
        what = "";
    else if (reading->hint)
        what = "a city or province does not state its country";
    else if (reading->n_values > 1)
        what = "there is more than one value";
    if (!what)
        return true;
    report(diags, set, what, what[0] == '\0' ? reading->why : slice(""));
    return false;
}

static void state(const SetOption *set, const Value *value, Arena *arena, DealFact *known)
{
    Saying *saying = arena_new(arena, Saying);
    saying->kind = SAID_BY_OPTION;
    saying->value = *value;
    saying->column = NO_COLUMN;
    saying->cell = set->value;
    *known = (DealFact){.standing = STANDING_STATED, .stated = saying};
}

bool sets_read(const Rulebook *book, const SetOption *sets, size_t n_sets, Arena *arena,
               Diags *diags, DealFact *facts)
{
    CellReader cells = {.book = book, .arena = arena};
    bool good = true;
    for (size_t i = 0; i < n_sets; i++) {
        const Fact *fact = find_fact(book, &sets[i], diags);
        const Column column = {.use = COLUMN_FACT, .fact = fact};
        CellReading reading;
        if (!fact) {
            good = false;
        } else if (facts[fact->index].stated) {
            report(diags, &sets[i], "that fact is set twice", slice(""));
            good = false;
        } else {
            cell_read(&cells, &column, sets[i].value, &reading);
            if (is_one_value(&reading, &sets[i], diags))
                state(&sets[i], &reading.values[0], arena, &facts[fact->index]);
            else
                good = false;
        }
    }
    cell_reader_release(&cells);
    return good;
}
