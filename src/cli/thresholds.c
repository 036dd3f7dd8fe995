#include "cli/thresholds.h"

#include "rules/citations.h"

typedef struct Search {
    Arena *arena;
    const Decl *decl;
    Threshold *found; /* NULL: only count */
    size_t n;
} Search;

/* ---- values around a threshold ---- */

enum { LONG_DIGITS = 9 };

static Mantissa magnitude(Mantissa mantissa)
{
    return mantissa < 0 ? -mantissa : mantissa;
}

/* The step: one unit, the last decimal, or a thousandth of what is very large. */
static bool step_of(const Fact *fact, Decimal at, Decimal *step)
{
    Decimal large = decimal_from(1);
    if (fact->type == TYPE_PERCENT) {
        *step = (Decimal){1, -2};
        return true;
    }
    if (at.exponent < 0) {
        *step = (Decimal){1, at.exponent};
        return true;
    }
    *step = decimal_from(1);
    if (!decimal_shift(large, LONG_DIGITS, &large) ||
        decimal_compare((Decimal){magnitude(at.mantissa), at.exponent}, large) < 0)
        return true;
    return decimal_shift((Decimal){magnitude(at.mantissa), at.exponent}, -3, step);
}

static Slice number_cell(const Search *search, const Fact *fact, Decimal number)
{
    Buffer text = {0};
    decimal_write(&text, number);
    if (fact->unit.len > 0)
        buffer_print(&text, " %.*s", SLICE_ARG(fact->unit));
    Slice cell = arena_copy(search->arena, buffer_slice(&text));
    buffer_release(&text);
    return cell;
}

static bool around_number(const Search *search, Threshold *threshold, Decimal at)
{
    const Fact *fact = threshold->test->fact;
    Decimal step, below, above;
    if (!step_of(fact, at, &step) || !decimal_subtract(at, step, &below) ||
        !decimal_add(at, step, &above))
        return false;
    threshold->around[0] = number_cell(search, fact, below);
    threshold->around[1] = number_cell(search, fact, at);
    threshold->around[2] = number_cell(search, fact, above);
    return true;
}

static bool around_day(const Search *search, Threshold *threshold, Date at)
{
    for (int i = 0; i < AROUND; i++) {
        Buffer text = {0};
        date_write(&text, date_add(at, i - 1, DATE_DAYS));
        threshold->around[i] = arena_copy(search->arena, buffer_slice(&text));
        buffer_release(&text);
    }
    return true;
}

static bool find_values(const Search *search, Threshold *threshold)
{
    const Operand *operand = &threshold->test->operand;
    switch (operand->kind) {
    case OPERAND_NUMBER:
        return around_number(search, threshold, operand->number);
    case OPERAND_PARAMETER: /* the latest value */
        return operand->parameter->n_values > 0 &&
               around_number(search, threshold,
                             operand->parameter->values[operand->parameter->n_values - 1].number);
    case OPERAND_DATE:
        return around_day(search, threshold, operand->day);
    case OPERAND_DATE_TERM:
    case OPERAND_NONE:
    case OPERAND_YES_NO:
    case OPERAND_CHOICES:
    case OPERAND_PLACES:
    case OPERAND_LIST:
        break;
    }
    return false;
}

/* ---- the search ---- */

static bool is_threshold(const Cond *cond)
{
    return (cond->kind == COND_TEST || cond->kind == COND_TOTAL) &&
           type_is_ordered(cond->fact->type);
}

static void search_cond(Search *search, const Cond *cond, Slice citation)
{
    if (!cond)
        return;
    Slice own = citation_with(search->arena, citation, cond->label);
    if (is_threshold(cond)) {
        if (search->found) {
            Threshold *threshold = &search->found[search->n];
            *threshold = (Threshold){.decl = search->decl, .test = cond, .citation = own};
            threshold->has_values = find_values(search, threshold);
        }
        search->n++;
    }
    for (const Cond *part = cond->first; part; part = part->next)
        search_cond(search, part, own);
}

static bool is_searched(const Decl *decl)
{
    return decl->kind == DECL_SCOPE || decl->kind == DECL_DEFINE || decl->kind == DECL_RULE ||
           decl->kind == DECL_EXCEPTION;
}

static void search_all(Search *search, const Programme *programme)
{
    search->n = 0;
    for (size_t i = 0; i < programme->n_decls; i++) {
        search->decl = programme->decls[i];
        if (is_searched(search->decl))
            search_cond(search, search->decl->when,
                        search->decl->n_laws > 0 ? search->decl->laws[0].text : slice(""));
    }
}

size_t thresholds_of(const Programme *programme, Arena *arena, const Threshold **out)
{
    Search search = {.arena = arena};
    search_all(&search, programme);
    search.found = arena_array(arena, Threshold, search.n + 1);
    search_all(&search, programme);
    *out = search.found;
    return search.n;
}
