#include "match/looks.h"

#include "match/distance.h"
#include "match/evaluate.h"
#include "match/pieces.h"

#include <stdlib.h>
#include <string.h>

typedef enum Class { CLASS_BLANK, CLASS_PLAIN, CLASS_OTHER } Class;

/* ---- keys ---- */

size_t looks_piece(const Looks *looks)
{
    return looks->book->n_facts;
}

static size_t key_of_class(const Looks *looks, const Fact *fact)
{
    return looks->book->n_facts + 1 + fact->index;
}

static size_t first_test(const Looks *looks)
{
    return 2 * looks->book->n_facts + 1;
}

/* ---- opening ---- */

static void *grown(void *array, size_t n, size_t size)
{
    if ((n & (n + 1)) != 0) /* places are 2^k - 1 */
        return array;
    array = realloc(array, (2 * n + 1) * size);
    if (!array)
        out_of_memory();
    return array;
}

static void add_change(Looks *looks, Date day)
{
    looks->changes = grown(looks->changes, looks->n_changes, sizeof *looks->changes);
    looks->changes[looks->n_changes++] = day;
}

static bool is_own_measure(const Fact *fact)
{
    return type_is_ordered(fact->type) && !fact->of;
}

/* The value of a parameter may depend on the day. */
static bool is_fixed(const Cond *test)
{
    switch (test->operand.kind) {
    case OPERAND_NUMBER:
    case OPERAND_DATE:
        return true;
    case OPERAND_DATE_TERM:
        return is_own_measure(test->operand.date.fact);
    case OPERAND_NONE:
    case OPERAND_PARAMETER:
    case OPERAND_YES_NO:
    case OPERAND_CHOICES:
    case OPERAND_PLACES:
    case OPERAND_LIST:
        break;
    }
    return false;
}

/* The days with which conditions compare the completion date: it may lie before, on or after. */
static void add_test(Looks *looks, const Cond *test)
{
    if (test->fact == looks->book->completion_date && test->operand.kind == OPERAND_DATE) {
        add_change(looks, test->operand.day);
        add_change(looks, test->operand.day + 1);
    } else if (is_own_measure(test->fact) && is_fixed(test)) {
        looks->tests = grown((void *)looks->tests, looks->n_tests, sizeof *looks->tests);
        looks->tests[looks->n_tests++] = test;
    }
}

static void add_tests(Looks *looks, const Cond *cond)
{
    if (!cond)
        return;
    if (cond->kind == COND_TEST)
        add_test(looks, cond);
    for (const Cond *part = cond->first; part; part = part->next)
        add_tests(looks, part);
}

static int compare_days(const void *a, const void *b)
{
    Date left = *(const Date *)a, right = *(const Date *)b;
    return (left > right) - (left < right);
}

static int compare_tests(const void *a, const void *b)
{
    uintptr_t left = (uintptr_t) * (const Cond *const *)a;
    uintptr_t right = (uintptr_t) * (const Cond *const *)b;
    return (left > right) - (left < right);
}

static void collect(Looks *looks)
{
    const Rulebook *book = looks->book;
    for (size_t i = 0; i < book->n_programmes; i++) {
        const Programme *programme = book->programmes[i];
        for (size_t k = 0; k < programme->n_changes; k++)
            add_change(looks, programme->changes[k]);
    }
    for (size_t i = 0; i < book->n_decls; i++) {
        add_tests(looks, book->decls[i]->when);
        add_tests(looks, book->decls[i]->unless);
    }
    if (looks->n_changes > 1)
        qsort(looks->changes, looks->n_changes, sizeof *looks->changes, compare_days);
    if (looks->n_tests > 1)
        qsort((void *)looks->tests, looks->n_tests, sizeof *looks->tests, compare_tests);
}

/* What no column and no signal speaks of is as --set has it, in every row. */
static void find_constant(Looks *looks, const Columns *columns)
{
    const Rulebook *book = looks->book;
    bool *constant = looks->constant;
    for (size_t i = 0; i < book->n_facts; i++)
        constant[i] = book->facts[i] != book->completion_date;
    for (size_t i = 0; i < columns->n_columns; i++) {
        if (columns->columns[i].use == COLUMN_FACT)
            constant[columns->columns[i].fact->index] = false;
    }
    for (size_t i = 0; i < book->n_signals; i++)
        constant[book->signals[i]->fact->index] = false;
    for (size_t i = 0; i < book->n_facts; i++)
        constant[key_of_class(looks, book->facts[i])] = constant[i];
}

void looks_init(Looks *looks, const Rulebook *book, const Columns *columns)
{
    *looks = (Looks){.book = book};
    collect(looks);
    looks->n_keys = first_test(looks) + looks->n_tests;
    looks->constant = calloc(looks->n_keys, sizeof *looks->constant);
    if (!looks->constant)
        out_of_memory();
    find_constant(looks, columns);
}

void looks_release(Looks *looks)
{
    free(looks->constant);
    free(looks->changes);
    free((void *)looks->tests);
}

/* ---- what a row answers ---- */

static bool is_blank(const DealFact *known)
{
    return known->standing == STANDING_MISSING && known->blank && !known->unreadable &&
           !known->stated && !known->hints;
}

static Class class_of(const Looks *looks, const Deal *deal, const Fact *fact)
{
    const DealFact *known = &deal->facts[fact->index];
    if (is_blank(known))
        return CLASS_BLANK;
    if (known->standing != STANDING_STATED || known->unreadable || known->hints)
        return CLASS_OTHER;
    if (fact == looks->book->completion_date)
        return span_is_day(stated_span(known)) ? CLASS_PLAIN : CLASS_OTHER;
    return known->stated->next ? CLASS_OTHER : CLASS_PLAIN;
}

/* The piece of a completion date that is stated as one day. */
static size_t piece_of(const Looks *looks, const DealFact *date)
{
    if (date->standing != STANDING_STATED)
        return NO_CODE;
    DateSpan span = stated_span(date);
    if (!span_is_day(span))
        return NO_CODE;
    size_t n = 0;
    while (n < looks->n_changes && looks->changes[n] <= span.first)
        n++;
    return n;
}

static const DealFact *fact_of(const Looks *looks, const Deal *deal, size_t key)
{
    const Rulebook *book = looks->book;
    if (key < book->n_facts)
        return &deal->facts[key];
    if (key == looks_piece(looks))
        return &deal->facts[book->completion_date->index];
    if (key < first_test(looks))
        return &deal->facts[key - book->n_facts - 1];
    return &deal->facts[looks->tests[key - first_test(looks)]->fact->index];
}

bool answer_is_blank(const Looks *looks, const Deal *deal, size_t key)
{
    return is_blank(fact_of(looks, deal, key));
}

/* What a test comes to, and whether its number is near the threshold (near.h). All its facts
 * are plain, so that one view is as good as another. */
static size_t code_of_test(const Looks *looks, const Deal *deal, const Cond *test)
{
    View view = {.book = looks->book, .deal = deal, .mode = VIEW_STATED};
    if (test->fact == looks->book->completion_date)
        view.piece = stated_span(&deal->facts[test->fact->index]);
    size_t code = (size_t)evaluate_test(&view, test) << 1;
    const Saying *said = deal->facts[test->fact->index].stated;
    if (test->fact->type == TYPE_DATE || !said)
        return code;
    return code | distance_of(&view, test, &said->value).near;
}

Answer answer_of(const Looks *looks, const Deal *deal, size_t key)
{
    const size_t n_facts = looks->book->n_facts;
    const DealFact *known = fact_of(looks, deal, key);
    size_t code = NO_CODE;
    if (key < n_facts)
        code = NO_CODE;
    else if (key == looks_piece(looks))
        code = piece_of(looks, known);
    else if (key < first_test(looks))
        code = class_of(looks, deal, looks->book->facts[key - n_facts - 1]);
    else
        code = code_of_test(looks, deal, looks->tests[key - first_test(looks)]);
    return (Answer){known, code};
}

/* ---- noting what a test looks at ---- */

static Class note_class(const View *view, const Fact *fact)
{
    const Looks *looks = view->reads->looks;
    reads_note(view->reads, key_of_class(looks, fact));
    return class_of(looks, view->deal, fact);
}

static bool is_missing(const View *view, const Fact *fact)
{
    View unnoted = *view;
    unnoted.reads = NULL;
    return view_standing(&unnoted, fact) == STANDING_MISSING;
}

/* The other date of a test; false where the test can't be told from classes and its truth. */
static bool note_term(const View *view, const Fact *date, bool *decides)
{
    Class class = note_class(view, date);
    *decides = false;
    if (class != CLASS_BLANK)
        return class == CLASS_PLAIN;
    if (date == view->book->completion_date && view->mode != VIEW_STATED)
        return false; /* it lies in the piece at hand */
    *decides = is_missing(view, date);
    return *decides;
}

bool looks_is_stated(const View *view, const Fact *fact)
{
    if (!view->reads || !is_own_measure(fact) || note_class(view, fact) == CLASS_OTHER)
        return view_fact(view, fact)->stated != NULL;
    return view->deal->facts[fact->index].stated != NULL;
}

bool looks_note_test(const View *view, const Cond *test)
{
    const Looks *looks = view->reads ? view->reads->looks : NULL;
    if (!looks || looks->n_tests == 0 || looks->constant[test->fact->index])
        return false;
    const Cond *const *found =
        bsearch(&test, looks->tests, looks->n_tests, sizeof *looks->tests, compare_tests);
    if (!found || note_class(view, test->fact) != CLASS_PLAIN)
        return false;
    bool decides = false; /* the other date does: it is blank */
    if (test->operand.kind == OPERAND_DATE_TERM &&
        !note_term(view, test->operand.date.fact, &decides))
        return false;
    if (!decides)
        reads_note(view->reads, first_test(looks) + (size_t)(found - looks->tests));
    return true;
}

/* ---- comparing ---- */

/* Odd, with its bits well spread: 2^64 divided by the golden ratio (Knuth, vol. 3, 6.4). */
static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

/* What is compared of a saying's text: of a signal the words that matched. */
static Slice text_of(const Saying *said)
{
    return said->kind == SAID_BY_SIGNAL && said->span.len > 0 ? said->span : said->cell;
}

static uint64_t hash_sayings(uint64_t hash, const Saying *said)
{
    for (; said; said = said->next)
        hash = mix(mix(hash, (uint64_t)said->kind << 32 ^ said->column), hash_bytes(text_of(said)));
    return hash;
}

uint64_t answer_hash(Answer answer)
{
    uint64_t hash = mix(0, answer.code);
    if (answer.code != NO_CODE)
        return hash;
    hash = hash_sayings(mix(hash, answer.known->standing), answer.known->stated);
    return hash_sayings(mix(hash, 1), answer.known->hints);
}

static bool is_same_saying(const Saying *a, const Saying *b)
{
    return a->kind == b->kind && a->column == b->column && a->signal == b->signal &&
           a->presume == b->presume && slice_equal(text_of(a), text_of(b)) &&
           slice_equal(a->span, b->span) && value_equal(&a->value, &b->value);
}

static bool are_same_sayings(const Saying *a, const Saying *b)
{
    for (; a && b; a = a->next, b = b->next) {
        if (!is_same_saying(a, b))
            return false;
    }
    return !a && !b;
}

bool answer_equal(Answer one, Answer other)
{
    if (one.code != other.code || one.code != NO_CODE)
        return one.code == other.code;
    const DealFact *a = one.known, *b = other.known;
    return a->standing == b->standing && a->blank == b->blank && a->unreadable == b->unreadable &&
           are_same_sayings(a->stated, b->stated) && are_same_sayings(a->hints, b->hints);
}
