/* casebook.h - small rules and rows that worked cases share.
 *
 * Ownership: casebook_open fills a Fixture; fixture_close. Errors: end the test.
 */
#ifndef TESTS_CASEBOOK_H
#define TESTS_CASEBOOK_H

#include "fixture.h"

/* Declarations that many cases share. */
#define BARS    "rule bars \"B\" law \"L 1\" outcome prohibited when flag end\n"
#define OWED    "rule owed \"O\" law \"L 2\" outcome notifiable when second end\n"
#define PERSONS "scope persons \"P\" law \"L 8\" for prohibited, notifiable when person end\n"

static const char casebook_signals[] =
    "signal s1 in description suggests flag = yes match /flagged/ end\n"
    "signal s2 in description suggests second = yes match /seconded/ end\n"
    "signal s3 in description suggests second = no match /bare/ end\n"
    "signal s4 in description suggests activity has designs match /designing/ end\n"
    "signal s5 in description suggests reply = yes match /replied/ end\n";

static inline void casebook_open(Fixture *f, const char *rules)
{
    fixture_open(f);
    fixture_write(f, "signals/s.rules", casebook_signals);
    fixture_write(f, "p/a.rules", rules);
    fixture_load(f);
}

static inline void casebook_csv(Buffer *out, const char *header, const char *row)
{
    buffer_print(out, "completion_date,description,%s\n%s\n", header, row);
    buffer_add_char(out, '\0');
}

static inline size_t casebook_commas(const char *text)
{
    size_t n = 0;
    for (; *text; text++)
        n += *text == ',';
    return n;
}

/* A row of just the header's cells is of 2025-06-01 and has no text. */
static inline void casebook_judge(Fixture *f, const char *header, const char *row)
{
    Buffer csv = {0};
    bool whole = casebook_commas(row) > casebook_commas(header);
    Arena arena = {0};
    casebook_csv(&csv, header, whole ? row : arena_print(&arena, "2025-06-01,,%s", row).at);
    fixture_deal(f, csv.at);
    fixture_judge(f);
    arena_release(&arena);
    buffer_release(&csv);
}

#endif
