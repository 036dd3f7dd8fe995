/* What declarations cite, and the table of all paragraphs that they are held against. */
#include "rules/citations.h"
#include "rules/load.h"

#include "tempfolder.h"

TCase *citations_tests(void);

/* ---- law clauses ---- */

static const struct {
    const char *clause, *cited; /* parted by '|' */
} clauses[] = {
    {"31 CFR 850.224(d)", "31 CFR 850.224(d)"},
    {"31 CFR 850.302, 850.402", "31 CFR 850.302|31 CFR 850.402"},
    {"31 CFR 850.205; 850.210, note 2", "31 CFR 850.205|31 CFR 850.210"},
    {"31 CFR 850.217, note 3; 850.224, note 3", "31 CFR 850.217|31 CFR 850.224"},
    {"31 CFR 850.207; 31 CFR 850.222", "31 CFR 850.207|31 CFR 850.222"},
    {"89 FR 90398", "89 FR 90398"},
    {"Law", "Law"},
    {"31 CFR 850.5,, ", "31 CFR 850.5"},
    {"", ""},
};

START_TEST(a_law_clause_may_name_several_provisions)
{
    Arena arena = {0};
    char found[256] = "";
    Slice rest = slice(clauses[_i].clause), prefix = {NULL, 0}, citation;
    while (citation_next(&arena, &rest, &prefix, &citation)) {
        strcat(found, found[0] ? "|" : "");
        strncat(found, citation.at, citation.len);
    }
    ck_assert_str_eq(found, clauses[_i].cited);
    arena_release(&arena);
}
END_TEST

/* ---- the table ---- */

static const char facts[] = "id,type,unit,headers\n"
                            "deal_id,text,,Deal\n"
                            "node,number,nm,Node\n"
                            "logic,yes-no,,Logic\n";
static const char places[] = "alpha2,alpha3,numeric,name\nFR,FRA,250,France\n";
static const char rules[] = "programme p \"P\"\n"
                            "  law \"Act 9\"\n"
                            "  status in-force\n"
                            "end\n"
                            "rule p-a \"Makes chips\"\n"
                            "  law \"Code 1.5(a), 1.7\"\n"
                            "  law \"Gazette 12\"\n"
                            "  outcome prohibited\n"
                            "  when any of\n"
                            "    (1) logic\n"
                            "    (2) node <= 16 nm\n"
                            "  end\n"
                            "end\n";

/* Item (1) of the first clause "Code 1.5(a), 1.7" cites it with its label. */
static const char rules_one[] = "programme p \"P\"\n"
                                "  status in-force\n"
                                "end\n"
                                "rule p-a \"Makes chips\"\n"
                                "  law \"Code 1.5(a)\"\n"
                                "  law \"Code 1.7\"\n"
                                "  law \"Gazette 12\"\n"
                                "  outcome prohibited\n"
                                "  when any of\n"
                                "    (1) logic\n"
                                "    (2) node <= 16 nm\n"
                                "  end\n"
                                "end\n";

#define ALL "law,says,instead\nCode 1.5,chips,\nCode 1.5(a),makes,\nCode 1.5(a)(1),logic,\n"

static const struct {
    const char *table, *message; /* NULL: none */
} tables[] = {
    {ALL "Code 1.5(a)(2),16 nm,\nCode 1.7,where,\nCode 1.8,fees,procedure\n", NULL},
    {ALL "Code 1.5(a)(2),16 nm,\nCode 1.7,where,\nCode 1.8,fees,\n",
     "paragraphs.csv:7: error: column 'instead': no declaration cites 'Code 1.8'"},
    {ALL "Code 1.5(a)(2),16 nm,\n", "p.rules:4:6: error: paragraphs.csv has no row for 'Code 1.7'"},
    {ALL "Code 1.7,where,\n",
     "p.rules:11:9: error: paragraphs.csv has no row for 'Code 1.5(a)(2)'"},
    {ALL "Code 1.5(a)(2),,\nCode 1.7,where,\n", "paragraphs.csv:5: error: column 'says': is blank"},
    {ALL "Code 1.5(a)(2),16 nm,\nCode 1.7,where,\nCode 1.5,again,\n",
     "paragraphs.csv:7: error: column 'law': 'Code 1.5' stands in line 2 already"},
};

static char *messages_with(const char *rule_text, const char *table)
{
    TempFolder folder;
    temp_folder_make(&folder);
    temp_folder_write(&folder, "facts.csv", facts);
    temp_folder_write(&folder, "jurisdictions.csv", places);
    temp_folder_write(&folder, "p/p.rules", rule_text);
    temp_folder_write(&folder, "p/paragraphs.csv", table);
    Rulebook book;
    memset(&book, 0, sizeof book);
    Diags diags = diags_in(&book.arena);
    rulebook_load(&book, folder.path, &diags);
    char *text = messages_of(&diags);
    rulebook_release(&book);
    temp_folder_remove(&folder);
    return text;
}

START_TEST(declarations_and_paragraphs_are_held_against_each_other)
{
    char *text = messages_with(rules_one, tables[_i].table);
    if (tables[_i].message)
        ck_assert_msg(strstr(text, tables[_i].message), "%s\nnot in\n%s", tables[_i].message, text);
    else
        ck_assert_str_eq(text, "");
    free(text);
}
END_TEST

START_TEST(other_bodies_of_law_are_not_asked_for)
{
    char *text = messages_with(rules, ALL "Code 1.5(a)(2),16 nm,\nCode 1.7,where,\n");
    ck_assert_ptr_null(strstr(text, "Gazette"));
    ck_assert_ptr_null(strstr(text, "Act 9"));
    free(text);
}
END_TEST

TCase *citations_tests(void)
{
    TCase *tc = tcase_create("citations");
    tcase_add_loop_test(tc, a_law_clause_may_name_several_provisions, 0, COUNT(clauses));
    tcase_add_loop_test(tc, declarations_and_paragraphs_are_held_against_each_other, 0,
                        COUNT(tables));
    tcase_add_test(tc, other_bodies_of_law_are_not_asked_for);
    return tc;
}
