/* generated_deals.h - random deals over the facts of generated.h.
 *
 * Ownership: plain values, no memory. Errors: none.
 */
#ifndef TESTS_GENERATED_DEALS_H
#define TESTS_GENERATED_DEALS_H

#include "generated.h"

enum { CELL_ROOM = 24, TEXT_ROOM = 200 };

typedef struct Row {
    char cells[POOL_MAX][CELL_ROOM];
    char date[CELL_ROOM];
    char text[TEXT_ROOM];
} Row;

/* What kinds of cells a deal has, in percent; the rest is blank. */
typedef struct Mix {
    unsigned stated, vague, unreadable, contradicted, text;
} Mix;

static inline const char *any_value(Chance *chance, Sort sort)
{
    return pool_values[sort][chance_below(chance, pool_n_values[sort])];
}

static inline void make_vague(Chance *chance, size_t fact, char *cell)
{
    static const char *const numbers[] = {">= 10", "over 10",  "under 20", "5-15",
                                          "15-25", "up to 20", "10-20",    "15-20"};
    static const char *const choices[] = {"va or vb", "vb or vc"};
    static const char *const sets[] = {"ea and others", "eb; ec and others"};
    const char *text = any_value(chance, pool[fact].sort);
    if (pool[fact].sort == SORT_NUMBER)
        text = numbers[chance_below(chance, 8)];
    if (pool[fact].sort == SORT_CHOICE)
        text = choices[chance_below(chance, 2)];
    if (pool[fact].sort == SORT_SET)
        text = sets[chance_below(chance, 2)];
    snprintf(cell, CELL_ROOM, "%s", text);
}

static inline void make_contradicted(size_t fact, char *cell)
{
    static const char *const cells[] = {[SORT_YES_NO] = "yes; no",
                                        [SORT_CHOICE] = "va; vb",
                                        [SORT_SET] = "ea and",
                                        [SORT_NUMBER] = "5; 15",
                                        [SORT_PLACE] = "CN; FR"};
    snprintf(cell, CELL_ROOM, "%s", cells[pool[fact].sort]);
}

static inline void make_cell(Chance *chance, size_t fact, Mix mix, char *cell)
{
    unsigned what = (unsigned)chance_below(chance, 100);
    cell[0] = '\0';
    if (what < mix.stated)
        snprintf(cell, CELL_ROOM, "%s", any_value(chance, pool[fact].sort));
    else if ((what -= mix.stated) < mix.vague)
        make_vague(chance, fact, cell);
    else if ((what -= mix.vague) < mix.unreadable)
        snprintf(cell, CELL_ROOM, "?");
    else if (what - mix.unreadable < mix.contradicted)
        make_contradicted(fact, cell);
}

static inline void add_hint(Chance *chance, size_t fact, char *text)
{
    size_t len = strlen(text);
    snprintf(text + len, TEXT_ROOM - len, " %s-%s", pool[fact].id,
             pool_words[pool[fact].sort][chance_below(chance, 2)]);
}

static inline void make_row(Chance *chance, Mix mix, Row *row)
{
    static const char *const dates[] = {"2025-06-01", "2025-04-15", "2025", "Q2 2025", ""};
    memset(row, 0, sizeof *row);
    snprintf(row->date, sizeof row->date, "%s",
             dates[chance_of(chance, 60) ? 0 : chance_below(chance, 5)]);
    for (size_t i = 0; i < POOL_MAX; i++) {
        make_cell(chance, i, mix, row->cells[i]);
        if (chance_of(chance, mix.text))
            add_hint(chance, i, row->text);
    }
}

static inline void print_header(Buffer *out)
{
    buffer_add_text(out, "deal_id,completion_date,description");
    for (size_t i = 0; i < POOL_MAX; i++)
        buffer_print(out, ",%s", pool[i].id);
    buffer_add_text(out, "\n");
}

static inline void print_row(Buffer *out, const Row *row, size_t id)
{
    buffer_print(out, "%zu,%s,%s", id, row->date, row->text);
    for (size_t i = 0; i < POOL_MAX; i++)
        buffer_print(out, ",%s", row->cells[i]);
    buffer_add_text(out, "\n");
}

#endif
