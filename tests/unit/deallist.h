/* deallist.h - a deal list that a test reads with the rulebook of dealbook.h, and its deals shown.
 *
 * Ownership: open_book/close_book as a fixture; open_list/close_list in a test.
 * Errors:    end the test.
 */
#ifndef TESTS_DEALLIST_H
#define TESTS_DEALLIST_H

#include "dealbook.h"
#include "deals/reader.h"

#include <unistd.h>

static DealBook made;

static inline void open_book(void)
{
    deal_book_open(&made);
}

static inline void close_book(void)
{
    deal_book_close(&made);
}

static inline const Fact *fact_of(const char *id)
{
    const Fact *fact = rulebook_fact(&made.book, slice(id));
    ck_assert_msg(fact != NULL, "%s", id);
    return fact;
}

/* ---- a list that is read ---- */

typedef struct DealList {
    FILE *file;
    Arena arena;
    Diags diags;
    DealReader *reader;
} DealList;

static inline void open_list(DealList *list, const char *text, size_t len,
                             const DealOptions *options)
{
    *list = (DealList){.file = tmpfile()};
    list->diags = diags_in(&list->arena);
    ck_assert_ptr_nonnull(list->file);
    ck_assert_uint_eq(fwrite(text, 1, len, list->file), len);
    rewind(list->file);
    list->reader = deals_open(&made.book, fileno(list->file), slice("deals.csv"), options,
                              &list->arena, &list->diags);
}

static inline void open_text(DealList *list, const char *text)
{
    const DealOptions options = {.n_maps = 0};
    open_list(list, text, strlen(text), &options);
    ck_assert_ptr_nonnull(list->reader);
}

static inline void close_list(DealList *list)
{
    deals_close(list->reader);
    arena_release(&list->arena);
    fclose(list->file);
}

static inline Deal *next_deal(DealList *list)
{
    Deal *deal = NULL;
    ck_assert_int_eq(deals_next(list->reader, &deal), DEALS_NEXT);
    return deal;
}

static inline void check_end(DealList *list)
{
    Deal *deal;
    ck_assert_int_eq(deals_next(list->reader, &deal), DEALS_END);
}

/* All problems, each with its column, as "0: text" or "-: text", parted by newlines. */
static inline const char *problems_of(const Deal *deal)
{
    Slice text = slice("");
    for (const Problem *problem = deal->problems; problem; problem = problem->next) {
        char column[24] = "-";
        if (problem->column != NO_COLUMN)
            snprintf(column, sizeof column, "%zu", problem->column);
        text = arena_print(deal->arena, "%.*s%s: %.*s\n", SLICE_ARG(text), column,
                           SLICE_ARG(problem->text));
    }
    return arena_copy(deal->arena, text).at;
}

static inline void check_problem(const Deal *deal, const char *part)
{
    const char *problems = problems_of(deal);
    if (part[0] == '\0')
        ck_assert_str_eq(problems, "");
    ck_assert_msg(strstr(problems, part), "'%s' is not in: %s", part, problems);
}

/* "stated 14 nm", "missing blank", "contradicted 14 nm, 7 nm". */
static inline const char *known_shown(const Deal *deal, const Fact *fact, const DealFact *known)
{
    Buffer out = {0};
    buffer_add_text(&out, standing_word(known->standing));
    if (known->blank)
        buffer_add_text(&out, " blank");
    if (known->unreadable)
        buffer_add_text(&out, " unreadable");
    for (const Saying *said = known->stated; said; said = said->next) {
        buffer_add_text(&out, said == known->stated ? " " : ", ");
        value_write(&out, fact, &said->value);
    }
    for (const Saying *hint = known->hints; hint; hint = hint->next) {
        buffer_add_text(&out, " ~");
        value_write(&out, fact, &hint->value);
    }
    const char *shown = arena_copy(deal->arena, buffer_slice(&out)).at;
    buffer_release(&out);
    return shown;
}

static inline const char *fact_shown(const Deal *deal, const Fact *fact)
{
    return known_shown(deal, fact, &deal->facts[fact->index]);
}

#endif
