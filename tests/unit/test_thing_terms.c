#include "casebook.h"

TCase *thing_terms_tests(void);

/* What is hinted at, presumed, answered or not named of things, and terms that are put to one of
 * them, worked out by hand from docs/rules.md. Of `concern` CN is a member, FR and TW are none. */

static const char facts[] = "id,type,unit,values,several,complete,of,whole\n"
                            "deal_id,text,,,,,,\n"
                            "completion_date,date,,,,,,\n"
                            "description,text,,,,,,\n"
                            "flag,yes-no,,,,,,\n"
                            "holder_name,text,,,,,holder,\n"
                            "holder_votes,percent,,,,,holder,yes\n"
                            "holder_equity,percent,,,,,holder,yes\n"
                            "holder_country,jurisdiction,,,,,holder,\n"
                            "holder_coc,yes-no,,,,,holder,\n"
                            "product_name,text,,,,,product,\n"
                            "product_kind,choice,,logic|nand|dram,,,product,\n"
                            "product_node,number,nm,,,,product,\n"
                            "product_sales,money,USD,,,,product,\n"
                            "product_text,text,,,,,product,\n";

static const char signals[] =
    "signal s1 in description suggests holder_coc = yes match /tied/ end\n"
    "signal s2 in description suggests holder_coc = no match /free/ end\n"
    "signal s3 in description suggests holder_votes = 60 % match /sixty/ end\n"
    "signal s4 in product_text suggests product_kind = logic match /processor/ end\n";

#define DEFINE(when) "define x \"X\" law \"L\" when " when " end\n"

#define HALF     DEFINE("total holder_votes where (holder_country in concern) >= 50 %")
#define MORE     DEFINE("total holder_votes where (holder_country in concern) > 50 %")
#define TIED     DEFINE("total holder_votes where (holder_coc) >= 50 %")
#define SOME     DEFINE("any holder where (holder_country in concern)")
#define LARGE    DEFINE("any holder where (holder_country in concern and holder_votes > 20 %)")
#define SALES    DEFINE("total product_sales where (product_kind = logic) >= 50 USD")
#define HOLDERS  "holder_name,holder_votes,holder_country"
#define BOTH     "holder_name,holder_votes,holder_equity,holder_country"
#define PRODUCTS "product_name,product_kind,product_node"

/* The definitions of one holder and of one product. */
#define COC                                                                                        \
    "define coc \"C\" law \"L\" for any holder answered by holder_coc\n"                           \
    " when holder_country in concern end\n"
#define FINE "define fine \"F\" law \"L\" for any product when product_node <= 16 nm end\n"

typedef struct Worked {
    const char *why, *rules, *header, *row;
    Truth wanted;
} Worked;

static const Worked worked[] = {
    /* Shares. */
    {"50 is half", HALF, HOLDERS, "A; B,50; 50,CN; FR", TRUTH_YES},
    {"50 is not more than half", MORE, HOLDERS, "A; B,50; 50,CN; FR", TRUTH_NO},
    {"49.99 is less than half", HALF, HOLDERS, "A; B,49.99; 50.01,CN; FR", TRUTH_NO},
    {"a share within bounds: 35 to 70", HALF, HOLDERS, "A; B; C,20-40; 15; 30,CN; CN; FR",
     TRUTH_UNKNOWN},
    {"a share within bounds: 55 to 70", HALF, HOLDERS, "A; B; C,40-50; 15; 30,CN; CN; FR",
     TRUTH_YES},
    {"a share that cannot be read: 0 to 60", HALF, HOLDERS, "A; B,?; 40,CN; FR", TRUTH_UNKNOWN},
    {"without 'where' all count", DEFINE("total holder_votes >= 50 %"), HOLDERS,
     "A; B,20; 35,CN; FR", TRUTH_YES},
    {"votes and equity are not added up", HALF, BOTH, "A; B,30; 70,30; 70,CN; FR", TRUTH_NO},
    {"three rounded thirds", HALF, HOLDERS, "A; B; C,33.4; 33.4; 33.3,CN; CN; FR", TRUTH_YES},
    {"100.6 is more than rounding", HALF, HOLDERS, "A; B,50; 50.6,CN; FR", TRUTH_LIKELY},
    {"105: 45 is unlikely", HALF, HOLDERS, "A; B,45; 60,CN; FR", TRUTH_UNLIKELY},

    /* Hints: judged once more with what is likely. */
    {"all are likely tied: 0 to 100, then 100", TIED, HOLDERS, "2025-06-01,tied,A; B,60; 40,FR; FR",
     TRUTH_LIKELY},
    {"none is likely tied: 0 to 100, then 0", TIED, HOLDERS, "2025-06-01,free,A; B,60; 40,FR; FR",
     TRUTH_UNLIKELY},
    {"a share that is hinted at: 0 to 100, then 60", HALF, HOLDERS, "2025-06-01,sixty,A,,CN",
     TRUTH_LIKELY},

    /* What a row says of how many there are. */
    {"no holder has no votes", HALF, HOLDERS, "none,,", TRUTH_NO},
    {"no holder is none of concern", SOME, HOLDERS, "none,,", TRUTH_NO},
    {"nothing is said of holders", HALF, HOLDERS, ",,", TRUTH_UNKNOWN},
    {"nothing is said of holders", SOME, HOLDERS, ",,", TRUTH_UNKNOWN},
    {"nothing is said, and any total passes", DEFINE("total holder_votes >= 0 %"), HOLDERS, ",,",
     TRUTH_YES},
    {"who is not named is at most likely there", DEFINE("any holder where (holder_votes <= 100 %)"),
     HOLDERS, ",,", TRUTH_LIKELY},
    {"a list of another length cannot be read", HALF, HOLDERS, "A; B; C,60; 40,CN; CN; FR",
     TRUTH_UNKNOWN},

    /* One of them. */
    {"one of them is", SOME, HOLDERS, "A; B,1; 99,CN; FR", TRUTH_YES},
    {"none of them is, and they are all", SOME, BOTH, "A; B,10; 90,10; 90,TW; FR", TRUTH_NO},
    {"there may be holders of equity without votes", SOME, HOLDERS, "A; B,1; 99,TW; FR",
     TRUTH_UNKNOWN},
    {"none of them is, and they are not all", SOME, HOLDERS, "A; B,1; 59,TW; FR", TRUTH_UNKNOWN},
    {"none of them is, and their shares are not told", SOME, HOLDERS, "A; B,,TW; FR",
     TRUTH_UNKNOWN},
    {"nobody who is not named has more than the rest", LARGE, HOLDERS, "A,85,FR", TRUTH_NO},
    {"somebody who is not named may have the rest", LARGE, HOLDERS, "A,70,FR", TRUTH_UNKNOWN},
    {"the rest is certainly somebody's", DEFINE("any holder where (holder_votes < 50 %)"), HOLDERS,
     "A,60,FR", TRUTH_YES},
    {"each holder has its own share", LARGE, HOLDERS, "A; B,10; 90,CN; FR", TRUTH_NO},
    {"every one of them", DEFINE("not any holder where (not (holder_country = FR))"), BOTH,
     "A; B,40; 60,40; 60,FR; FR", TRUTH_YES},

    /* Products have no shares, so those that are named are all. */
    {"facts of two products do not make one",
     DEFINE("any product where (product_kind = logic and "
            "product_node <= 16 nm)"),
     PRODUCTS, "P; Q,logic; nand,28; 10", TRUTH_NO},
    {"one product has both",
     DEFINE("any product where (product_kind = logic and "
            "product_node <= 16 nm)"),
     PRODUCTS, "P; Q,logic; nand,16; 28", TRUTH_YES},
    {"of one product it is not told",
     DEFINE("any product where (product_kind = logic and "
            "product_node <= 16 nm)"),
     PRODUCTS, "P; Q,logic; nand,; 10", TRUTH_UNKNOWN},
    {"a text of one product hints at that one",
     DEFINE("any product where (product_kind = logic and "
            "product_node <= 16 nm)"),
     PRODUCTS ",product_text", "P; Q,,28; 10,a processor; a lamp", TRUTH_UNKNOWN},
    {"a text of one product hints at that one",
     DEFINE("any product where (product_kind = logic and "
            "product_node <= 16 nm)"),
     PRODUCTS ",product_text", "P; Q,,28; 10,a lamp; a processor", TRUTH_LIKELY},
    {"20 + 30 = 50", SALES, "product_name,product_kind,product_sales", "P; Q,logic; logic,20; 30",
     TRUTH_YES},
    {"20 of two", SALES, "product_name,product_kind,product_sales", "P; Q,logic; nand,20; 80",
     TRUTH_NO},
    {"a blank amount has no upper end", SALES, "product_name,product_kind,product_sales",
     "P; Q,logic; logic,20; ", TRUTH_UNKNOWN},
    {"a blank amount takes nothing away", SALES, "product_name,product_kind,product_sales",
     "P; Q,logic; logic,50; ", TRUTH_YES},

    /* Terms of one thing. */
    {"a term is of the greatest", FINE DEFINE("fine"), PRODUCTS, "P; Q,logic; nand,28; 10",
     TRUTH_YES},
    {"a term within 'where' is of that product",
     FINE DEFINE("any product where (fine and product_kind = logic)"), PRODUCTS,
     "P; Q,logic; nand,28; 10", TRUTH_NO},
    {"a term within 'where' is of that product",
     FINE DEFINE("any product where (fine and product_kind = nand)"), PRODUCTS,
     "P; Q,logic; nand,28; 10", TRUTH_YES},
    {"a total of those that are of a term", COC DEFINE("total holder_votes where (coc) >= 50 %"),
     HOLDERS ",holder_coc", "A; B; C,30; 25; 45,CN; ; FR,; yes; ", TRUTH_YES},
    {"one answer is that holder's", COC DEFINE("any holder where (coc)"), BOTH ",holder_coc",
     "A; B,40; 60,40; 60,; ,no; no", TRUTH_NO},
    {"an answer that the detail contradicts", COC DEFINE("any holder where (coc)"),
     HOLDERS ",holder_coc", "A; B,40; 60,CN; FR,no; no", TRUTH_UNKNOWN},
    {"a presumption is put to each holder",
     "presume p1 \"P\" law \"L\" for any holder\n"
     " take holder_coc = no unless holder_country in concern end\n" DEFINE(
         "any holder where (holder_coc)"),
     BOTH, "A; B,40; 60,40; 60,TW; FR", TRUTH_NO},
    {"a presumption does not hold for the holder that lifts it",
     "presume p1 \"P\" law \"L\" for any "
     "holder\n take holder_coc = no unless holder_country in concern end\n" DEFINE(
         "any holder where (holder_coc)"),
     HOLDERS, "A; B,40; 60,CN; FR", TRUTH_UNKNOWN},
};

START_TEST(a_term_of_things_has_its_truth)
{
    const Worked *at = &worked[_i];
    Fixture f;
    fixture_open(&f);
    fixture_write(&f, "facts.csv", facts);
    fixture_write(&f, "signals/s.rules", signals);
    Arena arena = {0};
    fixture_write(
        &f, "p/a.rules",
        arena_print(&arena, "%srule r \"R\" law \"L\" outcome notifiable when x end\n", at->rules)
            .at);
    fixture_load(&f);
    casebook_judge(&f, at->header, at->row);
    Truth found = fixture_truth(&f, "x");
    ck_assert_msg(found == at->wanted, "%s: %s: expected %s, found %s", at->why, at->row,
                  fixture_word(at->wanted), fixture_word(found));
    fixture_close(&f);
    arena_release(&arena);
}
END_TEST

TCase *thing_terms_tests(void)
{
    TCase *tc = tcase_create("thing terms");
    tcase_add_loop_test(tc, a_term_of_things_has_its_truth, 0, COUNT(worked));
    return tc;
}
