/* generated_things.h - random rulebooks about holders, and deals whose holders are known in part.
 *
 * Conditions are `any holder where`, totals of shares and of amounts, terms of one holder and
 * dates that count from another. Everything follows from a seed.
 *
 * Ownership: plain values, no memory. Errors: none.
 */
#ifndef TESTS_GENERATED_THINGS_H
#define TESTS_GENERATED_THINGS_H

#include "generated.h"

static const char thing_facts[] = "id,type,unit,values,of,whole\n"
                                  "deal_id,text,,,,\n"
                                  "completion_date,date,,,,\n"
                                  "signed,date,,,,\n"
                                  "description,text,,,,\n"
                                  "y0,yes-no,,,,\n"
                                  "y1,yes-no,,,,\n"
                                  "holder_name,text,,,holder,\n"
                                  "h_share,percent,,,holder,yes\n"
                                  "h_bad,yes-no,,,holder,\n"
                                  "h_place,jurisdiction,,,holder,\n"
                                  "h_paid,money,USD,,holder,\n"
                                  "h_reply,yes-no,,,holder,\n";

static const char thing_signals[] =
    "signal s1 in description suggests h_bad = yes match /evil/ end\n"
    "signal s2 in description suggests h_bad = no match /good/ end\n"
    "signal s3 in description suggests h_place = CN match /eastern/ end\n"
    "signal s4 in description suggests h_place = FR match /western/ end\n"
    "signal s5 in description suggests y0 = yes match /yea/ end\n"
    "signal s6 in description suggests y1 = no match /nay/ end\n"
    "signal s7 in description suggests h_share = 60 % match /most/ end\n"
    "signal s8 in description suggests h_reply = yes match /answered/ end\n";

static const char *const thing_words[] = {"evil", "good", "eastern", "western",
                                          "yea",  "nay",  "most",    "answered"};

/* ---- rules ---- */

/* Whether h_bad, which may be presumed, stands here, and the term that rests on it. */
typedef struct ThingScope {
    bool presumed;
    int depth;
} ThingScope;

static inline void print_holder_cond(Buffer *out, Chance *chance, ThingScope at)
{
    static const char *const leaves[] = {"h_place in concern", "h_place = CN",   "tied",
                                         "h_share >= 25 %",    "h_share > 50 %", "h_share < 40 %",
                                         "h_share <= 100 %",   "h_bad",          "h_bad = no"};
    size_t kind = at.depth > 0 ? chance_below(chance, 10) : 9;
    ThingScope below = {at.presumed, at.depth - 1};
    if (kind >= 5) {
        buffer_add_text(out, leaves[chance_below(chance, at.presumed ? 9 : 7)]);
        return;
    }
    if (kind == 0) {
        buffer_add_text(out, "not (");
        print_holder_cond(out, chance, below);
        buffer_add_text(out, ")");
        return;
    }
    buffer_add_text(out, "(");
    print_holder_cond(out, chance, below);
    buffer_add_text(out, kind % 2 == 0 ? " and " : " or ");
    print_holder_cond(out, chance, below);
    buffer_add_text(out, ")");
}

static inline void print_quantity(Buffer *out, Chance *chance, bool presumed)
{
    static const char *const ops[] = {"<", "<=", ">", ">="};
    static const int limits[] = {25, 50, 75};
    size_t kind = chance_below(chance, 3);
    ThingScope scope = {presumed, 2};
    const char *op = ops[chance_below(chance, 4)];
    buffer_add_text(out, kind == 0   ? "any holder where ("
                         : kind == 1 ? "total h_share where ("
                                     : "total h_paid where (");
    print_holder_cond(out, chance, scope);
    buffer_add_text(out, ")");
    if (kind == 1)
        buffer_print(out, " %s %d %%", op, limits[chance_below(chance, 3)]);
    if (kind == 2)
        buffer_print(out, " %s 100 USD", op);
}

static inline void print_thing_cond(Buffer *out, Chance *chance, ThingScope at)
{
    static const char *const leaves[] = {"y0",
                                         "y1 = no",
                                         "completion_date <= 30 days after signed",
                                         "signed >= 1 month before completion_date",
                                         "completion_date > 2 months after signed",
                                         "tied"};
    size_t kind = at.depth > 0 ? chance_below(chance, 12) : 6 + chance_below(chance, 6);
    ThingScope below = {at.presumed, at.depth - 1};
    if (kind >= 8) {
        print_quantity(out, chance, at.presumed);
    } else if (kind >= 6) {
        buffer_add_text(out, leaves[chance_below(chance, 6)]);
    } else if (kind == 0) {
        buffer_add_text(out, "not (");
        print_thing_cond(out, chance, below);
        buffer_add_text(out, ")");
    } else {
        buffer_add_text(out, "(");
        print_thing_cond(out, chance, below);
        buffer_add_text(out, kind % 2 == 0 ? " and " : " or ");
        print_thing_cond(out, chance, below);
        buffer_add_text(out, ")");
    }
}

static inline void print_thing_decl(Buffer *out, Chance *chance, const char *head, bool presumed)
{
    buffer_print(out, "%s law \"L\"\n when ", head);
    print_thing_cond(out, chance, (ThingScope){presumed, 2});
    buffer_add_text(out, "\nend\n");
}

static inline void print_thing_rules(Buffer *out, uint64_t seed)
{
    Chance chance = {seed};
    buffer_add_text(out, "define tied \"T\" for any holder answered by h_reply law \"L\"\n"
                         " when h_place in concern end\n");
    print_thing_decl(out, &chance, "rule r1 \"R\" outcome prohibited", true);
    print_thing_decl(out, &chance, "rule r2 \"R\" outcome notifiable", true);
    if (chance_of(&chance, 50))
        print_thing_decl(out, &chance, "rule r3 \"R\" outcome notifiable", true);
    if (chance_of(&chance, 30))
        buffer_add_text(out, "rule r4 \"R\" for any holder outcome prohibited law \"L\"\n"
                             " when h_bad and h_share >= 25 % and tied end\n");
    if (chance_of(&chance, 40))
        print_thing_decl(out, &chance, "scope p1 \"P\" for prohibited, notifiable", true);
    if (chance_of(&chance, 40))
        buffer_add_text(out, "exception e1 \"E\" law \"L\"\n"
                             " when y0 and not any holder where (h_place in concern) end\n");
    if (chance_of(&chance, 60))
        buffer_add_text(out, "presume a1 \"A\" for any holder law \"L\" take h_bad = no\n"
                             " unless h_place in concern end\n");
    if (chance_of(&chance, 40))
        buffer_add_text(out, "contradiction c1 \"C\" when y0 and y1 end\n");
    if (chance_of(&chance, 40))
        buffer_add_text(out, "contradiction c2 \"C\" when completion_date < signed end\n");
}

/* ---- deals ---- */

enum { HOLDERS_MAX = 5, HOLDER_FACTS = 5, HOLDER_CELL = 16 };
enum { H_SHARE, H_BAD, H_PLACE, H_PAID, H_REPLY };

typedef struct ThingRow {
    size_t n;  /* holders that are named */
    bool none; /* there is none; else, of none named, nothing is said */
    char cells[HOLDERS_MAX][HOLDER_FACTS][HOLDER_CELL];
    char y0[8], y1[8], signed_on[16], text[80];
} ThingRow;

/* The values of a cell that says all; shares are drawn apart, since they add up. */
static const char *const holder_values[HOLDER_FACTS][4] = {
    [H_SHARE] = {"10", "20", "30", "60"},   [H_BAD] = {"yes", "no", "yes", "no"},
    [H_PLACE] = {"CN", "FR", "TW", "RU"},   [H_PAID] = {"30", "60", "100", "120"},
    [H_REPLY] = {"yes", "no", "yes", "no"},
};

static const char *const signed_days[] = {"2025-01-31", "2025-04-01", "2025-05-01", "2025-05-02",
                                          "2025-05-20"};

static inline void put_value(Chance *chance, size_t fact, char *cell)
{
    snprintf(cell, HOLDER_CELL, "%s", holder_values[fact][chance_below(chance, 4)]);
}

static inline void make_thing_row(Chance *chance, bool with_text, ThingRow *row)
{
    memset(row, 0, sizeof *row);
    size_t kind = chance_below(chance, 10);
    row->n = kind < 2 ? 0 : 1 + chance_below(chance, 3);
    row->none = kind == 0;
    for (size_t i = 0; i < row->n; i++) {
        for (size_t k = 0; k < HOLDER_FACTS; k++) {
            if (chance_of(chance, k == H_REPLY ? 20 : 55))
                put_value(chance, k, row->cells[i][k]);
            else if (chance_of(chance, 15))
                snprintf(row->cells[i][k], HOLDER_CELL, "?");
            else if (k == H_SHARE && chance_of(chance, 30))
                snprintf(row->cells[i][k], HOLDER_CELL, chance_of(chance, 50) ? "10-30" : ">= 20");
        }
    }
    snprintf(row->y0, sizeof row->y0, "%s",
             chance_of(chance, 40) ? "" : holder_values[H_BAD][chance_below(chance, 2)]);
    snprintf(row->y1, sizeof row->y1, "%s",
             chance_of(chance, 40) ? "" : holder_values[H_BAD][chance_below(chance, 2)]);
    if (chance_of(chance, 60))
        snprintf(row->signed_on, sizeof row->signed_on, "%s",
                 chance_of(chance, 20) ? "2025" : signed_days[chance_below(chance, 5)]);
    for (size_t i = 0; with_text && i < COUNT(thing_words); i++) {
        size_t len = strlen(row->text);
        if (chance_of(chance, 15))
            snprintf(row->text + len, sizeof row->text - len, " %s", thing_words[i]);
    }
}

static inline void print_thing_header(Buffer *out)
{
    buffer_add_text(out,
                    "completion_date,signed,description,y0,y1,holder_name,h_share,h_bad,h_place,"
                    "h_paid,h_reply\n");
}

static inline void print_thing_row(Buffer *out, const ThingRow *row)
{
    buffer_print(out, "2025-06-01,%s,%s,%s,%s,%s", row->signed_on, row->text, row->y0, row->y1,
                 row->none ? "none" : "");
    for (size_t i = 0; i < row->n; i++)
        buffer_print(out, "%sH%zu", i > 0 ? "; " : "", i + 1);
    for (size_t k = 0; k < HOLDER_FACTS; k++) {
        buffer_add_text(out, ",");
        bool said = false;
        for (size_t i = 0; i < row->n; i++)
            said = said || row->cells[i][k][0] != '\0';
        for (size_t i = 0; said && i < row->n; i++)
            buffer_print(out, "%s%s", i > 0 ? "; " : "", row->cells[i][k]);
    }
    buffer_add_text(out, "\n");
}

#endif
