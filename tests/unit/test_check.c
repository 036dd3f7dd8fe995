#include "rules/check.h"

#include "rulemessages.h"
#include "rules/load.h"
#include "tempfolder.h"

TCase *check_tests(void);

/* ---- a small rulebook, to which a case adds a file ---- */

static const char facts[] = "id,type,unit,values,complete,of,whole\n"
                            "deal_id,text,,,,,\n"
                            "description,text,,,,,\n"
                            "investor_name,party,,,,,\n"
                            "completion_date,date,,,,,\n"
                            "signing_date,date,,,,,\n"
                            "node,number,nm,,,,\n"
                            "layers,number,,,,,\n"
                            "stake,percent,,,,,\n"
                            "price,money,USD,,,,\n"
                            "kind,choice,,logic=cpu|memory|analog,,,\n"
                            "old_kind,choice,,logic|memory,,,\n"
                            "third_kind,choice,,logic|memory,,,\n"
                            "uses,set,,military|civil,no,,\n"
                            "country,jurisdiction,,,,,\n"
                            "seat,jurisdiction,,,,,\n"
                            "us_person,yes-no,,,,,\n"
                            "owned,yes-no,,,,,\n"
                            "minority,yes-no,,,,,\n"
                            "holder_name,party,,,,holder,\n"
                            "holder_votes,percent,,,,holder,yes\n"
                            "holder_type,choice,,state|private,,holder,\n"
                            "holder_listed,yes-no,,,,holder,\n"
                            "holder_since,date,,,,holder,\n"
                            "chip_name,text,,,,chip,\n"
                            "chip_node,number,nm,,,chip,\n"
                            "chip_exempt,yes-no,,,,chip,\n";

static const char places[] = "alpha2,alpha3,numeric,name\n"
                             "CN,CHN,156,China\n"
                             "NO,NOR,578,Norway\n";

static const char lists[] = "list,member,code,from,until,checked,law\n"
                            "concern,in,CN,2025-01-02,,,Law 1\n"
                            "parties,in,Evil Corp,2025-01-02,,,Law 1\n";

static const char parameters[] = "name,value,unit,from,until,reading,law\n"
                                 "limit,16,nm,2025-01-02,,,Law 1\n"
                                 "short,10,nm,2025-03-01,2025-06-30,,Law 1\n"
                                 "gap,10,nm,2025-01-02,2025-06-30,,Law 1\n"
                                 "gap,12,nm,2025-07-02,,,Law 1\n";

static const char programme[] = "programme p \"First\"\n from 2025-01-02\nend\n"
                                "rule r \"t\"\n law \"1\"\n outcome prohibited\n when base\nend\n"
                                "define base \"t\"\n law \"1\"\n when us_person\nend\n"
                                "scope who \"t\"\n law \"1\"\n for prohibited\n when us_person\n"
                                "end\n";

static const char other[] = "programme q \"Second\"\n from 2024-06-01\nend\n"
                            "rule q-r \"t\"\n law \"1\"\n outcome notifiable\n when q-base\nend\n"
                            "define q-base \"t\"\n law \"1\"\n when us_person\nend\n";

typedef struct Checked {
    TempFolder folder;
    Rulebook book;
    Diags diags;
} Checked;

static void check_file(Checked *checked, const char *name, const char *text)
{
    *checked = (Checked){.diags = {NULL}};
    temp_folder_make(&checked->folder);
    temp_folder_write(&checked->folder, "facts.csv", facts);
    temp_folder_write(&checked->folder, "jurisdictions.csv", places);
    temp_folder_write(&checked->folder, "p/lists.csv", lists);
    temp_folder_write(&checked->folder, "p/parameters.csv", parameters);
    temp_folder_write(&checked->folder, "p/programme.rules", programme);
    temp_folder_write(&checked->folder, "q/programme.rules", other);
    temp_folder_write(&checked->folder, name, text);
    checked->diags = diags_in(&checked->book.arena);
    rulebook_load(&checked->book, checked->folder.path, &checked->diags);
}

/* The messages, with places as "LINE:COLUMN" in the added file. */
static char *checked_messages(Checked *checked, const char *name)
{
    return rule_messages(&checked->diags, temp_folder_path(&checked->folder, name));
}

static void checked_release(Checked *checked)
{
    rulebook_release(&checked->book);
    temp_folder_remove(&checked->folder);
}

/* ---- conditions ---- */

static const struct {
    const char *cond;
    const char *messages; /* the condition begins at 3:7 */
} conditions[] = {
    /* what is right */
    {"node <= 16 nm and layers >= 128 and stake > 50 % and price < 2,000,000 USD", ""},
    {"node <= $limit and completion_date >= 2025-01-02", ""},
    {"kind = logic or kind in {logic, memory} or uses has military or uses has any {civil}", ""},
    {"uses = none or uses != none or country = NO or country in {CN, NO} or country in concern",
     ""},
    {"investor_name in parties", ""},
    {"us_person and base and q:q-base and r and who and us_person = no", ""},
    /* names */
    {"nod <= 16 nm", "3:7: error: no fact is named 'nod'\n= did you mean 'node'?\n"},
    {"bases", "3:7: error: no fact and no definition is named 'bases'\n= did you mean 'base'?\n"},
    {"us_persn", "3:7: error: no fact and no definition is named 'us_persn'\n"
                 "= did you mean 'us_person'?\n"},
    {"q-base", "3:7: error: no fact and no definition is named 'q-base'\n"
               "= of another programme it is written 'q:q-base'\n"},
    {"qq:q-base", "3:7: error: no programme is named 'qq'\n"},
    {"q:q-bas", "3:9: error: 'q' declares no 'q-bas'\n= did you mean 'q-base'?\n"},
    {"country in concerns",
     "3:18: error: no list is named 'concerns'\n= did you mean 'concern'?\n"},
    {"node <= $limits", "3:15: error: no parameter is named 'limits'\n= did you mean '$limit'?\n"},
    {"base = yes", "3:7: error: 'base' is a definition and has no value to test\n"
                   "= a term stands alone\n"},
    /* operators */
    {"node", "3:7: error: 'node' is of type number and can't stand alone\n"
             "= it takes = != < <= > >=\n"},
    {"kind >= logic", "3:7: error: 'kind' is of type choice, which does not take '>='\n"
                      "= it takes = != in {..} or in LIST\n"},
    {"us_person != yes", "3:7: error: 'us_person' is of type yes-no, which does not take '!='\n"
                         "= it takes nothing (it stands alone), = yes or = no\n"},
    {"description = x", "3:7: error: 'description' is of type text, which does not take '='\n"
                        "= it takes no operator; only signals read texts\n"},
    {"kind has logic", "3:7: error: 'kind' is of type choice, which does not take 'has'\n"
                       "= it takes = != in {..} or in LIST\n"},
    /* numbers and units */
    {"node <= 16", "3:15: error: the unit is missing: that of 'node' is nm\n= write '16 nm'\n"},
    {"node <= 16 um", "3:15: error: the unit of 'node' is nm, not 'um'\n"},
    {"node <= 16nm", "3:15: error: '16nm' is no number\n= write '16 nm'\n"},
    {"node <= logic", "3:15: error: 'logic' is no number\n"
                      "= numbers are written 16, 0.5, 2,000,000 or 10^25\n"},
    {"node <= layers", "3:15: error: 'layers' is no number\n"
                       "= a fact is compared with a value, not with another fact\n"},
    {"layers >= 128 pieces", "3:17: error: 'layers' has no unit, and here stands 'pieces'\n"
                             "= write '128'\n"},
    {"stake >= 50", "3:16: error: the unit is missing: that of 'stake' is %\n= write '50 %'\n"},
    {"price < 5 EUR", "3:15: error: the unit of 'price' is USD, not 'EUR'\n"},
    {"layers >= $limit", "3:17: error: the unit of 'layers' is '', that of '$limit' is 'nm'\n"},
    /* other values */
    {"completion_date < 2025-02-30",
     "3:25: error: '2025-02-30' is no date\n"
     "= a date is a day of the calendar as year-month-day: 2025-01-02\n"},
    {"completion_date < signing_date and completion_date <= 30 days after signing_date", ""},
    {"completion_date < 30 days after node",
     "3:39: error: 'node' is of type number, and here stands a date\n"},
    {"completion_date < 30 days after signing", "3:39: error: no fact is named 'signing'\n"},
    {"completion_date < node", "3:25: error: 'node' is of type number, and here stands a date\n"},
    {"node < 30 days after signing_date",
     "3:14: error: 'node' is of type number and can't be compared with a date\n"},
    {"kind = logik", "3:14: error: 'logik' is no value of 'kind'\n= did you mean 'logic'?\n"},
    {"kind = cpu", "3:14: error: 'cpu' is no value of 'kind'\n= did you mean 'logic'?\n"},
    {"kind = xyz", "3:14: error: 'xyz' is no value of 'kind'\n"
                   "= its values are logic, memory, analog\n"},
    {"uses has any {civil, militray}",
     "3:28: error: 'militray' is no value of 'uses'\n= did you mean 'military'?\n"},
    {"uses = civil", "3:14: error: a set is compared with 'none' only\n= write 'uses has civil'\n"},
    {"country = China", "3:17: error: 'China' is no code of a country or territory\n"
                        "= did you mean 'CN' (China)?\n"},
    {"country in {CN, XX}", "3:23: error: 'XX' is no code of a country or territory\n"
                            "= rules name them by two capital letters (ISO 3166-1), as CN\n"},
    {"us_person = maybe", "3:19: error: 'us_person' is yes or no, not 'maybe'\n"},
    {"investor_name in concern",
     "3:24: error: the list 'concern' is one of places, and 'investor_name' is of type party\n"},
    /* days */
    {"node <= $short", "3:15: error: '$short' has no value on 2025-01-02, when 'd' is in force\n"},
    {"node <= $gap", "3:15: error: '$gap' has no value on 2025-07-01, when 'd' is in force\n"},
    /* where words may stand */
    {"known node", "3:7: error: 'known' stands outside a presumption\n"
                   "= leave it out: a test on a blank fact is unknown by itself\n"},
    /* things */
    {"any holder where (holder_votes >= 25 % and seat in concern)", ""},
    {"any holder where (base and not any chip where (chip_node <= $limit))", ""},
    {"total holder_votes >= 50 % and total holder_votes where (holder_listed) < 50 %", ""},
    {"any chip where (chip_node <= 5 nm) and any holder where (any chip where (chip_exempt))", ""},
    {"any holdr where (us_person)",
     "3:11: error: no kind of things is named 'holdr'\n= did you mean 'holder'?\n"},
    {"any product where (nod <= 3 nm)",
     "3:11: error: no kind of things is named 'product'\n"
     "= facts.csv names them in the column 'of'\n"
     "3:26: error: no fact is named 'nod'\n= did you mean 'node'?\n"},
    {"total holder_type = state",
     "3:13: error: 'holder_type' is of type choice; a total adds up numbers, percents or money\n"},
    {"total stake >= 50 %",
     "3:13: error: 'stake' is the deal's own; a total adds up a fact of things\n"},
    {"total holder_votes where (nod = 3) >= 50",
     "3:33: error: no fact is named 'nod'\n= did you mean 'node'?\n"
     "3:45: error: the unit is missing: that of 'holder_votes' is %\n= write '50 %'\n"},
    {"total chip_node where (chip_exempt) <= $short",
     "3:46: error: '$short' has no value on 2025-01-02, when 'd' is in force\n"},
    {"any holder where (known holder_votes)",
     "3:25: error: 'known' stands outside a presumption\n"
     "= leave it out: a test on a blank fact is unknown by itself\n"},
    {"any holder where (chip_exempt)",
     "3:25: error: 'chip_exempt' is said of each chip, and here it is a holder that is looked "
     "at\n= only a term that is 'for any chip' can be put to a holder\n"},
    {"total holder_votes where (chip_node < 3 nm) > 5 %",
     "3:33: error: 'chip_node' is said of each chip, and here it is a holder that is looked at\n"
     "= only a term that is 'for any chip' can be put to a holder\n"},
    {"any holder where (any chip where (holder_listed))",
     "3:41: error: 'holder_listed' is said of each holder, and here it is a chip that is looked "
     "at\n= only a term that is 'for any holder' can be put to a chip\n"},
    {"any holder where (holder_listed and any holder where (us_person))",
     "3:43: error: each holder is looked at inside of what is asked of a holder\n"
     "3:7: note: a holder is looked at here\n"},
    {"any holder where (any chip where (total holder_votes > 5 %))",
     "3:41: error: each holder is looked at inside of what is asked of a holder\n"
     "3:7: note: a holder is looked at here\n"},
    {"holder_listed and chip_exempt",
     "3:25: error: 'chip_exempt' is said of each chip, and 'd' of each holder already\n"},
    /* several at once */
    {"nod = 3 and kind = logik and bas",
     "3:7: error: no fact is named 'nod'\n= did you mean 'node'?\n"
     "3:26: error: 'logik' is no value of 'kind'\n= did you mean 'logic'?\n"
     "3:36: error: no fact and no definition is named 'bas'\n= did you mean 'base'?\n"},
};

START_TEST(a_condition_is_checked)
{
    Arena arena = {0};
    Checked checked;
    Slice text =
        arena_print(&arena, "define d \"t\"\n law \"1\"\n when %s\nend\n", conditions[_i].cond);
    check_file(&checked, "p/x.rules", text.at);
    char *messages = checked_messages(&checked, "p/x.rules");
    ck_assert_str_eq(messages, conditions[_i].messages);
    free(messages);
    checked_release(&checked);
    arena_release(&arena);
}
END_TEST

/* ---- declarations ---- */

#define DEFINE(id, when)  "define " id " \"t\"\n law \"1\"\n when " when "\nend\n"
#define PRESUME(id, rest) "presume " id " \"t\"\n law \"1\"\n " rest "\nend\n"
#define EXCEPTION(when)   "exception e \"t\"\n law \"1\"\n when " when "\nend\n"
#define DUTY(rest)        "duty u \"t\"\n law \"1\"\n " rest "\nend\n"
#define RULE(id, when)    "rule " id " \"t\"\n law \"1\"\n outcome prohibited\n when " when "\nend\n"
#define ANY_RULE(id, kind, when)                                                                   \
    "rule " id " \"t\"\n law \"1\"\n outcome prohibited\n for any " kind "\n when " when "\nend\n"
#define ANY_DEFINE(id, kind, when)                                                                 \
    "define " id " \"t\"\n law \"1\"\n for any " kind "\n when " when "\nend\n"
#define CLAIMED                                                                                    \
    "= an exception has to be claimed: a presumption may only make it fail, by a value that no "   \
    "test of it takes\n"

static const struct {
    const char *text, *messages;
} files[] = {
    /* ids */
    {DEFINE("d", "us_person") DEFINE("d", "owned"),
     "5:8: error: 'd' is declared twice for the same days\n"
     "= versions of one id have 'from' and 'until' that do not overlap\n"
     "1:8: note: it is declared here already\n"},
    {"define d \"t\"\n law \"1\"\n until 2025-05-31\n when us_person\nend\n"
     "define d \"t\"\n law \"1\"\n from 2025-06-01\n when owned\nend\n" DEFINE("f", "d"),
     ""},
    {DEFINE("d", "us_person") "rule d \"t\"\n law \"1\"\n outcome prohibited\n when owned\nend\n",
     "5:6: error: 'd' is declared twice\n1:8: note: it is a definition already\n"},
    {DEFINE("node", "us_person"), "1:8: error: 'node' is a fact already: choose another id\n"},
    /* circles */
    {DEFINE("a", "b") DEFINE("b", "not c") DEFINE("c", "a or us_person"),
     "1:8: error: 'a' rests on itself\n= the circle: a -> b -> c -> a\n"},
    {DEFINE("a", "a"), "1:8: error: 'a' rests on itself\n= the circle: a -> a\n"},
    {"define a \"t\"\n law \"1\"\n answered by owned\n when us_person\nend\n" PRESUME(
         "x", "take owned = no\n when a"),
     "1:8: error: 'a' rests on itself\n= the circle: a -> owned -> x -> a\n"},
    {PRESUME("x", "take seat = country") PRESUME("y", "take country = seat"),
     "1:9: error: 'x' rests on itself\n= the circle: x -> country -> y -> seat -> x\n"},
    /* answered by */
    {"define a \"t\"\n law \"1\"\n answered by node\n when us_person\nend\n",
     "3:14: error: a definition is answered by a fact of type yes-no, and 'node' is of type "
     "number\n"},
    {"define a \"t\"\n law \"1\"\n answered by owned\n when us_person\nend\n"
     "define b \"t\"\n law \"1\"\n answered by owned\n when us_person\nend\n",
     "8:14: error: 'owned' answers 'a' already\n3:14: note: it does so here\n"},
    {"define a \"t\"\n law \"1\"\n answered by owned\n when us_person\nend\n" DEFINE("b", "owned"),
     "8:7: error: 'owned' answers 'a' and stands only there\n= name 'a' instead\n"
     "3:14: note: it answers it here\n"},
    /* yields, under */
    {"rule x \"t\"\n law \"1\"\n outcome notifiable\n yields to r\n when owned\nend\n", ""},
    {"rule x \"t\"\n law \"1\"\n outcome notifiable\n yields to rr1, base\n when owned\nend\n",
     "4:12: error: no rule is named 'rr1'\n4:17: error: 'base' is a definition, not a rule\n"},
    {"rule x \"t\"\n law \"1\"\n outcome notifiable\n yields to y\n when owned\nend\n"
     "rule y \"t\"\n law \"1\"\n outcome notifiable\n when minority\nend\n",
     "4:12: error: a rule yields to one with a higher outcome, and 'y' is notifiable\n"
     "7:6: note: it is declared here\n"},
    {"exception e \"t\"\n law \"1\"\n under who, whom\n when minority\nend\n",
     "3:13: error: no scope is named 'whom'\n= did you mean 'who'?\n"},
    /* presumptions by themselves */
    {PRESUME("x", "take completion_date = as-of\n unless kind = logic"), ""},
    {PRESUME("x", "take seat = country\n take uses = none\n take node = $limit"), ""},
    {PRESUME("x", "take node = as-of"),
     "3:14: error: 'as-of' is a date, and 'node' is of type number\n"},
    {PRESUME("x", "take seat = kind"), "3:14: error: 'kind' can't be copied to 'seat'\n= one is of "
                                       "type choice, the other of type jurisdiction\n"},
    {PRESUME("x", "take old_kind = kind"),
     "3:18: error: 'kind' can't be copied to 'old_kind'\n= their units or values differ\n"},
    {PRESUME("x", "take nod = 3"), "3:7: error: no fact is named 'nod'\n= did you mean 'node'?\n"},
    {PRESUME("x", "take owned = no\n unless known seat and seat in concern"), ""},
    {PRESUME("x", "take owned = no\n when not known seat"),
     "4:11: error: 'known' stands under 'not'\n"},
    {PRESUME("x", "take owned = no\n unless not base"),
     "4:9: error: 'not' stands in 'unless'\n"
     "= say what lifts the presumption, or move it to 'when'\n"},
    {PRESUME("x", "take owned = no\n unless base and kind != logic"),
     "4:18: error: '!=' stands in 'unless'\n"
     "= say what lifts the presumption, or move it to 'when'\n"},
    /* two presumptions of one fact */
    {PRESUME("x", "take owned = no") PRESUME("y", "take owned = no"), ""},
    {PRESUME("x", "take owned = no") PRESUME("y", "take owned = yes"),
     "7:7: error: 'owned' is presumed to be something else already\n"
     "3:7: note: 'x' takes it here\n"},
    {PRESUME("x", "take owned = no\n until 2025-05-31")
         PRESUME("y", "take owned = yes\n from 2025-06-01"),
     ""},
    /* presumptions against exceptions: they may make one fail */
    {EXCEPTION("minority") PRESUME("x", "take minority = no"), ""},
    {EXCEPTION("kind in {logic, memory}") PRESUME("x", "take kind = analog"), ""},
    {EXCEPTION("uses has civil") PRESUME("x", "take uses = military"), ""},
    {EXCEPTION("node <= 16 nm") PRESUME("x", "take node = 20 nm"), ""},
    {EXCEPTION("not (us_person and not minority)") PRESUME("x", "take minority = no"), ""},
    {EXCEPTION("completion_date < 2025-03-01") PRESUME("x", "take completion_date = as-of"), ""},
    /* ... and may not make one hold */
    {EXCEPTION("minority") PRESUME("x", "take minority = yes"),
     "7:7: error: presuming 'minority' could make the exception 'e' hold\n" CLAIMED
     "3:7: note: it is tested here\n"},
    {EXCEPTION("us_person and not minority") PRESUME("x", "take minority = yes"),
     "7:7: error: 'minority' stands under 'not' in the exception 'e' and is never "
     "presumed\n" CLAIMED "3:25: note: it is tested here\n"},
    {EXCEPTION("kind != logic") PRESUME("x", "take kind = logic"),
     "7:7: error: 'kind' stands under 'not' in the exception 'e' and is never presumed\n" CLAIMED
     "3:7: note: it is tested here\n"},
    {EXCEPTION("kind in {logic, memory}") PRESUME("x", "take kind = memory"),
     "7:7: error: presuming 'kind' could make the exception 'e' hold\n" CLAIMED
     "3:7: note: it is tested here\n"},
    {EXCEPTION("node <= 16 nm") PRESUME("x", "take node = 16 nm"),
     "7:7: error: presuming 'node' could make the exception 'e' hold\n" CLAIMED
     "3:7: note: it is tested here\n"},
    {EXCEPTION("node <= $limit") PRESUME("x", "take node = 20 nm"),
     "7:7: error: presuming 'node' could make the exception 'e' hold\n" CLAIMED
     "3:7: note: it is tested here\n"},
    {EXCEPTION("seat in concern") PRESUME("x", "take seat = NO"),
     "7:7: error: presuming 'seat' could make the exception 'e' hold\n" CLAIMED
     "3:7: note: it is tested here\n"},
    {EXCEPTION("seat = CN") PRESUME("x", "take seat = country"),
     "7:7: error: presuming 'seat' could make the exception 'e' hold\n" CLAIMED
     "3:7: note: it is tested here\n"},
    {EXCEPTION("not d") DEFINE("d", "minority") PRESUME("x", "take minority = no"),
     "11:7: error: 'minority' stands under 'not' in the exception 'e' and is never "
     "presumed\n" CLAIMED "7:7: note: it is tested here\n"},
    {EXCEPTION("a") "define a \"t\"\n law \"1\"\n answered by owned\n when "
                    "us_person\nend\n" PRESUME("x", "take owned = yes"),
     "12:7: error: presuming 'owned' could make the exception 'e' hold\n" CLAIMED
     "7:14: note: it is tested here\n"},
    /* things: a fact of theirs stands where one is looked at */
    {DEFINE("listed", "holder_listed") DEFINE("f", "any holder where (listed)"), ""},
    {DEFINE("listed", "holder_listed") DEFINE("f", "listed and us_person")
         DEFINE("g", "total holder_votes where (f) > 5 %"),
     ""},
    {ANY_RULE("x", "chip", "chip_node <= 3 nm and holder_of") DEFINE("holder_of", "us_person"), ""},
    {RULE("x", "holder_listed"),
     "4:7: error: 'holder_listed' is said of each holder, and here no holder is looked at\n"
     "= put it into 'any holder where (..)', or say 'for any holder' of the whole\n"},
    {EXCEPTION("holder_listed"),
     "3:7: error: 'holder_listed' is said of each holder, and here no holder is looked at\n"
     "= put it into 'any holder where (..)'\n"},
    {DEFINE("listed", "holder_listed") DEFINE("f", "listed") RULE("x", "f"),
     "12:7: error: 'f' is said of each holder, and here no holder is looked at\n"
     "= put it into 'any holder where (..)', or say 'for any holder' of the whole\n"},
    {DEFINE("listed", "holder_listed") DEFINE("f", "any chip where (listed)"),
     "7:23: error: 'listed' is said of each holder, and here it is a chip that is looked at\n"
     "= only a term that is 'for any holder' can be put to a chip\n"},
    {ANY_RULE("x", "chip", "completion_date > 1 year after holder_since"),
     "5:38: error: 'holder_since' is said of each holder, and here it is a chip that is looked "
     "at\n= only a term that is 'for any holder' can be put to a chip\n"},
    {ANY_RULE("x", "chp", "chip_exempt"),
     "4:10: error: no kind of things is named 'chp'\n= did you mean 'chip'?\n"},
    /* ... a term that is `for any` is put to the thing, of whatever kind */
    {ANY_DEFINE("small", "chip", "chip_node <= 3 nm")
         DEFINE("f", "small or any holder where (small) or any chip where (not small)"),
     ""},
    {ANY_DEFINE("small", "chip", "any holder where (holder_listed) and chip_node <= 3 nm")
         DEFINE("f", "any holder where (small)"),
     "8:25: error: each holder is looked at inside of what is asked of a holder\n"
     "8:7: note: a holder is looked at here\n"},
    {ANY_DEFINE("alone", "chip", "chip_exempt and total chip_node < 9 nm") RULE("x", "alone"), ""},
    {ANY_DEFINE("alone", "chip", "chip_exempt and total chip_node < 9 nm")
         DEFINE("f", "any chip where (alone)"),
     "8:23: error: each chip is looked at inside of what is asked of a chip\n"
     "8:7: note: a chip is looked at here\n"},
    {DEFINE("g", "any holder where (holder_listed)") DEFINE("f", "g and not us_person")
         DEFINE("h", "any holder where (f)"),
     "11:25: error: each holder is looked at inside of what is asked of a holder\n"
     "11:7: note: a holder is looked at here\n"},
    /* ... and never stands in an exception by itself */
    {ANY_DEFINE("small", "chip", "chip_node <= 3 nm") EXCEPTION("not any chip where (not small)"),
     ""},
    {ANY_DEFINE("small", "chip", "chip_node <= 3 nm") EXCEPTION("us_person and small"),
     "8:21: error: 'small' is 'for any chip' and stands in an exception\n"
     "= one excepted chip would free the others: say 'not any chip where (not ..)'\n"},
    {ANY_DEFINE("small", "chip", "chip_node <= 3 nm") DEFINE("f", "small") EXCEPTION("f"),
     "12:7: error: 'small' is 'for any chip' and stands in an exception\n"
     "= one excepted chip would free the others: say 'not any chip where (not ..)'\n"},
    {"exception e \"t\"\n law \"1\"\n for any chip\n when chip_exempt\nend\n",
     "3:2: error: an exception has no 'for any'\n= one excepted thing would free the others: say "
     "'not any KIND where (not ..)'\n"},
    /* ... circles lead through quantities */
    {DEFINE("a", "any holder where (b)") DEFINE("b", "total holder_votes where (not a) > 5 %"),
     "1:8: error: 'a' rests on itself\n= the circle: a -> b -> a\n"},
    {PRESUME("x", "for any holder\n take holder_votes = 0 %\n when not total holder_votes > 5 %"),
     "1:9: error: 'x' rests on itself\n= the circle: x -> holder_votes -> x\n"},
    {PRESUME("x", "take signing_date = 2025-01-02\n when completion_date > 3 days after "
                  "signing_date"),
     "1:9: error: 'x' rests on itself\n= the circle: x -> signing_date -> x\n"},
    /* ... answers are those of the thing */
    {"define a \"t\"\n law \"1\"\n for any holder\n answered by holder_listed\n when us_person\n"
     "end\n",
     ""},
    {"define a \"t\"\n law \"1\"\n answered by holder_listed\n when holder_type = "
     "state\nend\n" DEFINE("f", "any holder where (a)"),
     ""},
    {"define a \"t\"\n law \"1\"\n for any holder\n answered by owned\n when holder_votes > 5 %\n"
     "end\n",
     "4:14: error: 'a' is said of each holder, and its answer 'owned' is not\n"},
    {"define a \"t\"\n law \"1\"\n answered by owned\n when holder_votes > 5 %\nend\n",
     "3:14: error: 'a' is said of each holder, and its answer 'owned' is not\n"},
    {"define a \"t\"\n law \"1\"\n answered by holder_listed\n when us_person\nend\n" RULE("x",
                                                                                           "a"),
     "9:7: error: 'a' is said of each holder, and here no holder is looked at\n"
     "= put it into 'any holder where (..)', or say 'for any holder' of the whole\n"},
    {"define a \"t\"\n law \"1\"\n answered by owned\n when us_person\nend\n" DEFINE(
         "b", "any holder where (owned)"),
     "8:25: error: 'owned' answers 'a' and stands only there\n= name 'a' instead\n"
     "3:14: note: it answers it here\n"},
    /* ... and so are presumptions */
    {PRESUME("x",
             "for any holder\n take holder_type = private\n when us_person\n unless holder_votes > "
             "25 % or known holder_since"),
     ""},
    {PRESUME("x", "take holder_type = private"),
     "3:7: error: 'holder_type' is said of each holder: the presumption has to be 'for any "
     "holder'\n"},
    {PRESUME("x", "for any chip\n take holder_type = private"),
     "4:7: error: 'holder_type' is said of each holder: the presumption has to be 'for any "
     "holder'\n"},
    {PRESUME("x", "for any holder\n take owned = no"),
     "4:7: error: a presumption 'for any holder' takes what is said of each holder, and 'owned' is "
     "the deal's own\n"},
    {PRESUME("x", "take signing_date = holder_since"),
     "3:22: error: 'holder_since' is said of each holder, and here no holder is looked at\n"
     "= put it into 'any holder where (..)', or say 'for any holder' of the whole\n"},
    {PRESUME("x", "take owned = no\n unless any holder where (us_person and not holder_listed)"),
     "4:41: error: 'not' stands in 'unless'\n"
     "= say what lifts the presumption, or move it to 'when'\n"},
    {PRESUME("x", "take owned = no\n unless total holder_votes where (holder_listed) != 5 %"),
     "4:9: error: '!=' stands in 'unless'\n"
     "= say what lifts the presumption, or move it to 'when'\n"},
    {PRESUME("x", "take owned = no\n unless total holder_votes where (holder_listed) < 5 %"),
     "4:9: error: a total in 'unless' takes '>' or '>=', not '<'\n"},
    {PRESUME("x", "take owned = no\n when total holder_votes where (known holder_since) < 5 %"),
     "4:33: error: 'known' stands under 'not'\n"},
    /* ... exceptions against presumptions, through quantities */
    {EXCEPTION("any holder where (holder_listed)")
         PRESUME("x", "for any holder\n take holder_listed = no"),
     ""},
    {EXCEPTION("total holder_votes where (holder_listed) > 50 %")
         PRESUME("x", "for any holder\n take holder_listed = no"),
     ""},
    {EXCEPTION("not any holder where (not holder_listed)")
         PRESUME("x", "for any holder\n take holder_listed = no"),
     ""},
    {EXCEPTION("not any holder where (holder_listed)")
         PRESUME("x", "for any holder\n take holder_listed = no"),
     "8:7: error: 'holder_listed' stands under 'not' in the exception 'e' and is never "
     "presumed\n" CLAIMED "3:29: note: it is tested here\n"},
    {EXCEPTION("total holder_votes where (holder_listed) < 50 %")
         PRESUME("x", "for any holder\n take holder_listed = no"),
     "8:7: error: 'holder_listed' stands under 'not' in the exception 'e' and is never "
     "presumed\n" CLAIMED "3:33: note: it is tested here\n"},
    {EXCEPTION("total holder_votes = 50 %")
         PRESUME("x", "for any holder\n take holder_votes = 0 %"),
     "8:7: error: presuming 'holder_votes' could make the exception 'e' hold\n" CLAIMED
     "3:7: note: it is tested here\n"},
    {EXCEPTION("completion_date < 3 days after signing_date")
         PRESUME("x", "take signing_date = 2025-01-02"),
     "7:7: error: presuming 'signing_date' could make the exception 'e' hold\n" CLAIMED
     "3:7: note: it is tested here\n"},
    {EXCEPTION("signing_date < 3 days after completion_date")
         PRESUME("x", "take signing_date = 2025-01-02"),
     "7:7: error: presuming 'signing_date' could make the exception 'e' hold\n" CLAIMED
     "3:7: note: it is tested here\n"},
    /* duties and contradictions */
    {DUTY("for prohibited\n under who\n due 30 days after completion_date\n when us_person"), ""},
    {DUTY("for prohibited\n keep 2030-01-01\n when any holder where (holder_listed)"), ""},
    {DUTY("for prohibited\n under base\n due node"),
     "4:8: error: 'base' is a definition, not a scope\n"
     "5:6: error: 'node' is of type number, and here stands a date\n"},
    {DUTY("for prohibited\n due 30 days after holder_since"),
     "4:20: error: 'holder_since' is said of each holder, and here no holder is looked at\n"
     "= put it into 'any holder where (..)'\n"},
    {DUTY("for prohibited\n due signing_date") DEFINE("f", "u"),
     "8:7: error: 'u' is a duty and can't be a term\n"},
    {"contradiction x \"t\"\n for any holder\n when holder_listed and us_person\nend\n", ""},
    {"contradiction x \"t\"\n when us_person and not owned\nend\n" DEFINE("f", "x"),
     "6:7: error: 'x' is a contradiction and can't be a term\n"},
    {"contradiction x \"t\"\n when holder_listed\nend\n",
     "2:7: error: 'holder_listed' is said of each holder, and here no holder is looked at\n"
     "= put it into 'any holder where (..)', or say 'for any holder' of the whole\n"},
    {"contradiction x \"t\"\n when us_person and known owned\nend\n",
     "2:21: error: 'known' stands outside a presumption\n"
     "= leave it out: a test on a blank fact is unknown by itself\n"},
    /* signals suggest values, not facts */
    {"signal s\n in description\n suggests signing_date = completion_date\n match /x/\nend\n",
     "3:26: error: 'completion_date' is no date\n"
     "= a date is a day of the calendar as year-month-day: 2025-01-02\n"},
    /* days */
    {"define d \"t\"\n law \"1\"\n from 2025-02-01\n when owned\nend\n" DEFINE("f", "d"),
     "8:7: error: 'd' is not in force on 2025-01-02, and 'f' is\n"
     "1:8: note: it is defined here\n"},
    {"define d \"t\"\n law \"1\"\n until 2025-05-30\n when us_person\nend\n"
     "define d \"t\"\n law \"1\"\n from 2025-06-01\n when owned\nend\n" DEFINE("f", "d"),
     "13:7: error: 'd' is not in force on 2025-05-31, and 'f' is\n"
     "1:8: note: it is defined here\n"},
    /* an id that was lost explains the names that lead nowhere */
    {"define \"t\"\n law \"1\"\n when owned\nend\n" DEFINE("f", "d"),
     "1:8: error: expected an id, not a text\n"},
    /* signals */
    {"signal s\n in description\n suggests uses has military\n match /army/\nend\n", ""},
    {"signal s\n in description\n suggests node = $1\n match /(\\d+) nm/\nend\n", ""},
    {"signal s\n in node\n suggests owned = yes\n match /x/\nend\n",
     "2:5: error: a signal reads facts of type text or party, and 'node' is of type number\n"},
    {"signal s\n in description\n suggests node = $2\n match /(\\d+) nm/\nend\n",
     "3:18: error: '$2' is captured by no group\n4:8: note: this pattern has 1\n"},
    {"signal s\n in description\n suggests uses = civil\n match /x/\nend\n",
     "3:11: error: 'uses' is of type set\n= of a set a signal suggests an element; write 'has'\n"},
    {"signal s\n in description\n suggests kind has logic\n match /x/\nend\n",
     "3:11: error: 'kind' is of type choice\n= 'has' is for sets; write '='\n"},
    {"signal s\n in description\n suggests owned = yes\n match negatin\nend\n"
     "pattern negation \"t\" /no/ end\n",
     "4:8: error: no pattern is named 'negatin'\n= did you mean 'negation'?\n"},
};

START_TEST(a_file_is_checked)
{
    Checked checked;
    check_file(&checked, "p/x.rules", files[_i].text);
    char *messages = checked_messages(&checked, "p/x.rules");
    ck_assert_str_eq(messages, files[_i].messages);
    free(messages);
    checked_release(&checked);
}
END_TEST

START_TEST(outside_a_programme_only_signals_and_patterns_stand)
{
    Checked checked;
    check_file(&checked, "x.rules", "pattern clause-end \"t\" /\\.\\s/ end\n" DEFINE("d", "owned"));
    char *messages = checked_messages(&checked, "x.rules");
    ck_assert_str_eq(messages, "2:8: error: a definition stands outside any programme\n"
                               "= only signals and patterns may; declare a 'programme' in this "
                               "folder or above\n");
    ck_assert_ptr_nonnull(checked.book.clause_end);
    free(messages);
    checked_release(&checked);
}
END_TEST

/* ---- what is filled in ---- */

START_TEST(versions_hang_on_the_first_one)
{
    Checked checked;
    check_file(&checked, "p/x.rules",
               "define d \"later\"\n law \"1\"\n from 2025-06-01\n when owned\nend\n"
               "define d \"first\"\n law \"1\"\n until 2025-05-31\n when us_person\nend\n"
               "rule x \"t\"\n law \"1\"\n outcome prohibited\n when d\nend\n");
    ck_assert_uint_eq(checked.diags.n_errors, 0);
    const Programme *p = checked.book.programmes[0];
    const Decl *rule = p->rules[1];
    ck_assert(slice_is(rule->id, "x") && rule->when->kind == COND_TERM);
    ck_assert(slice_is(rule->when->term->title, "first"));
    ck_assert(slice_is(rule->when->term->version->title, "later"));
    for (size_t i = 0; i < checked.book.n_decls; i++)
        ck_assert_uint_eq(checked.book.decls[i]->index, i);
    checked_release(&checked);
}
END_TEST

START_TEST(operands_are_values)
{
    Checked checked;
    check_file(
        &checked, "p/x.rules",
        "rule x \"t\"\n law \"1\"\n outcome prohibited\n when node <= 16 nm and us_person\n"
        "  and kind in {memory, analog} and country in {NO, CN} and country in concern\nend\n");
    ck_assert_uint_eq(checked.diags.n_errors, 0);
    const Cond *test = checked.book.programmes[0]->rules[1]->when->first;
    ck_assert_int_eq(test->operand.kind, OPERAND_NUMBER);
    ck_assert_int_eq(decimal_compare(test->operand.number, decimal_from(16)), 0);
    ck_assert(slice_is(test->fact->id, "node") && test->fact->tested);
    test = test->next;
    ck_assert(test->kind == COND_TEST && test->op == OP_IS &&
              slice_is(test->fact->id, "us_person"));
    test = test->next;
    ck_assert_uint_eq(test->operand.choices, 6); /* the second and the third value */
    test = test->next;
    ck_assert_uint_eq(test->operand.n_places, 2);
    ck_assert(slice_is(test->operand.places[0]->alpha2, "NO"));
    test = test->next;
    ck_assert(test->op == OP_IN_LIST && slice_is(test->operand.list->id, "concern"));
    checked_release(&checked);
}
END_TEST

START_TEST(quantities_know_their_kinds)
{
    Checked checked;
    check_file(&checked, "p/x.rules",
               "rule x \"t\"\n law \"1\"\n outcome prohibited\n for any chip\n"
               " when chip_node <= 5 nm\n"
               "  and any holder where (holder_listed) and total holder_votes >= 25 %\nend\n");
    ck_assert_uint_eq(checked.diags.n_errors, 0);
    const Rulebook *book = &checked.book;
    const Kind *holder = rulebook_kind(book, slice("holder"));
    const Kind *chip = rulebook_kind(book, slice("chip"));
    ck_assert(holder && chip && holder != chip);
    const Decl *rule = book->programmes[0]->rules[1];
    ck_assert_ptr_eq(rule->for_any, chip);
    const Cond *some = rule->when->first->next;
    ck_assert(some->kind == COND_SOME && some->of == holder);
    ck_assert(some->first->kind == COND_TEST && slice_is(some->first->fact->id, "holder_listed"));
    const Cond *total = some->next;
    ck_assert(total->kind == COND_TOTAL && slice_is(total->fact->id, "holder_votes"));
    ck_assert_ptr_null(total->first);
    ck_assert_int_eq(total->operand.kind, OPERAND_NUMBER);
    ck_assert(some->first->fact->tested && total->fact->tested);
    checked_release(&checked);
}
END_TEST

START_TEST(dates_are_counted_from_facts)
{
    Checked checked;
    check_file(&checked, "p/x.rules",
               "rule x \"t\"\n law \"1\"\n outcome prohibited\n"
               " when completion_date < signing_date\n"
               "  and completion_date >= 3 months before signing_date\nend\n"
               "duty u \"t\"\n law \"1\"\n for prohibited\n keep 10 years after signing_date\nend\n"
               "contradiction c \"t\"\n when us_person and minority\nend\n");
    ck_assert_uint_eq(checked.diags.n_errors, 0);
    const Programme *p = checked.book.programmes[0];
    const Fact *signing = rulebook_fact(&checked.book, slice("signing_date"));
    const Cond *test = p->rules[1]->when->first;
    ck_assert_int_eq(test->operand.kind, OPERAND_DATE_TERM);
    ck_assert_ptr_eq(test->operand.date.fact, signing);
    ck_assert_int_eq(test->operand.date.count, 0);
    test = test->next;
    ck_assert_int_eq(test->operand.kind, OPERAND_DATE_TERM);
    ck_assert_ptr_eq(test->operand.date.fact, signing);
    ck_assert(test->operand.date.count == -3 && test->operand.date.unit == DATE_MONTHS);
    ck_assert(signing->tested);

    ck_assert_uint_eq(p->n_duties, 1);
    ck_assert(p->duties[0]->keep && p->duties[0]->due.fact == signing);
    ck_assert(p->duties[0]->due.count == 10 && p->duties[0]->due.unit == DATE_YEARS);
    ck_assert_uint_eq(p->n_contradictions, 1);
    ck_assert(slice_is(p->contradictions[0]->id, "c"));
    checked_release(&checked);
}
END_TEST

/* ---- split ---- */

static const struct {
    const char *split, *messages; /* the first fact stands at 2:8 */
    size_t n;
} splits[] = {
    {"kind", "", 1},
    {"old_kind, kind", "", 2},
    {"kind, kind", "2:14: error: 'kind' stands twice in 'split'\n", 1},
    {"kint", "2:8: error: no fact is named 'kint'\n= did you mean 'kind'?\n", 0},
    {"uses, kind", "2:8: error: 'split' takes facts of type choice, and 'uses' is of type set\n",
     1},
    {"holder_type",
     "2:8: error: 'split' takes facts of the deal, and 'holder_type' is one of each holder\n", 0},
    {"third_kind", "2:8: error: no condition of 'p' tests 'third_kind'\n", 0},
};

START_TEST(a_programme_splits_by_choices_that_it_tests)
{
    Arena arena = {0};
    Checked checked;
    Slice text = arena_print(&arena,
                             "programme p \"First\"\n split %s\n from 2025-01-02\nend\n"
                             "rule r \"t\"\n law \"1\"\n outcome prohibited\n"
                             " when kind = logic or any holder where (holder_type = state)\nend\n"
                             "define base \"t\"\n law \"1\"\n when old_kind = memory\nend\n",
                             splits[_i].split);
    check_file(&checked, "p/programme.rules", text.at);
    char *messages = checked_messages(&checked, "p/programme.rules");
    ck_assert_str_eq(messages, splits[_i].messages);
    free(messages);
    const Programme *p = checked.book.programmes[0];
    ck_assert_uint_eq(p->n_split, splits[_i].n);
    if (splits[_i].n > 0)
        ck_assert(slice_is(p->split[p->n_split - 1]->id, "kind"));
    checked_release(&checked);
    arena_release(&arena);
}
END_TEST

START_TEST(presumptions_stand_in_the_order_of_their_dependence)
{
    Checked checked;
    check_file(&checked, "p/x.rules",
               PRESUME("last", "take owned = no\n when d") DEFINE("d", "seat in concern")
                   PRESUME("middle", "take seat = country\n when minority")
                       PRESUME("date", "take completion_date = as-of")
                           PRESUME("first", "take minority = no"));
    ck_assert_uint_eq(checked.diags.n_errors, 0);
    const Programme *p = checked.book.programmes[0];
    static const char *const order[] = {"date", "first", "middle", "last"};
    ck_assert_uint_eq(p->n_presumes, COUNT(order));
    for (size_t i = 0; i < COUNT(order); i++)
        ck_assert_msg(slice_is(p->presumes[i]->id, order[i]), "%zu: %.*s", i,
                      SLICE_ARG(p->presumes[i]->id));
    checked_release(&checked);
}
END_TEST

START_TEST(presumptions_depend_through_quantities)
{
    Checked checked;
    check_file(&checked, "p/x.rules",
               PRESUME("last", "take owned = no\n when d")
                   DEFINE("d", "any holder where (holder_listed)")
                       PRESUME("middle", "for any holder\n take holder_listed = no\n"
                                         " when total holder_votes < 5 %")
                           PRESUME("first", "for any holder\n take holder_votes = 1 %"));
    ck_assert_uint_eq(checked.diags.n_errors, 0);
    const Programme *p = checked.book.programmes[0];
    static const char *const order[] = {"first", "middle", "last"};
    ck_assert_uint_eq(p->n_presumes, COUNT(order));
    for (size_t i = 0; i < COUNT(order); i++)
        ck_assert_msg(slice_is(p->presumes[i]->id, order[i]), "%zu: %.*s", i,
                      SLICE_ARG(p->presumes[i]->id));
    checked_release(&checked);
}
END_TEST

START_TEST(days_of_change_are_those_of_all_that_is_named)
{
    Checked checked;
    check_file(
        &checked, "q/x.rules",
        "rule x \"t\"\n law \"1\"\n outcome prohibited\n until 2025-12-31\n when p:base\nend\n");
    ck_assert_uint_eq(checked.diags.n_errors, 0);
    /* q: 2024-06-01 and the day after 2025-12-31; p: its own and those of its parameters */
    static const char *const days[] = {"2024-06-01", "2025-01-02", "2025-03-01",
                                       "2025-07-01", "2025-07-02", "2026-01-01"};
    const Programme *q = checked.book.programmes[1];
    ck_assert_uint_eq(q->n_changes, COUNT(days));
    for (size_t i = 0; i < COUNT(days); i++) {
        Date day;
        ck_assert(date_read(slice(days[i]), &day));
        ck_assert_int_eq(q->changes[i], day);
    }
    ck_assert_uint_eq(checked.book.programmes[0]->n_changes, 4); /* p names nothing of q */
    checked_release(&checked);
}
END_TEST

/* ---- tables that name declarations ---- */

START_TEST(what_a_notice_contains_is_not_unnamed)
{
    Checked checked;
    check_file(&checked, "p/filing.csv", "law,item,fact,applies_to\nL,Kind,kind,\n");
    check_warnings(&checked.book, &checked.diags);
    char *messages = checked_messages(&checked, "p/filing.csv");
    ck_assert_ptr_null(strstr(messages, "the fact 'kind'"));
    ck_assert_ptr_nonnull(strstr(messages, "the fact 'layers'"));
    free(messages);
    checked_release(&checked);
}
END_TEST

START_TEST(a_notice_names_declarations_of_its_programme)
{
    static const struct {
        const char *rows, *messages;
    } tables[] = {
        {"L,Parties,description,\nL,Price,price,r|who\nL,Rest,,\nL,Kind,kind,\n", ""},
        {"L,Parties,descripton,q-r\n", "2: error: column 'fact': no fact is named 'descripton'\n"
                                       "= did you mean 'description'?\n"
                                       "2: error: column 'applies_to': 'p' declares no 'q-r'\n"},
    };
    char first[65] = "";
    for (size_t i = 0; i < COUNT(tables); i++) {
        Checked checked;
        Arena arena = {0};
        Slice text = arena_print(&arena, "law,item,fact,applies_to\n%s", tables[i].rows);
        check_file(&checked, "p/filing.csv", text.at);
        char *messages = checked_messages(&checked, "p/filing.csv");
        ck_assert_str_eq(messages, tables[i].messages);
        free(messages);
        const Programme *p = checked.book.programmes[0];
        ck_assert_uint_eq(p->n_filings, i == 0 ? 4 : 0);
        ck_assert(!slice_is(checked.book.sha256, first)); /* the table is part of the rules */
        snprintf(first, sizeof first, "%.*s", SLICE_ARG(checked.book.sha256));
        checked_release(&checked);
        arena_release(&arena);
    }
}
END_TEST

/* ---- warnings ---- */

static const struct {
    const char *text;
    const char *has, *has_not; /* of the warnings; NULL: nothing is asked */
} warnings[] = {
    {"rule x \"t\"\n law \"1\"\n outcome prohibited\n when owned or not owned\nend\n",
     "4:20: warning: 'owned' is tested in both directions", NULL},
    {"rule x \"t\"\n law \"1\"\n outcome prohibited\n when node < 5 nm or node > 90 nm\nend\n",
     "4:22: warning: 'node' is tested in both directions", NULL},
    {"rule x \"t\"\n law \"1\"\n outcome prohibited\n when kind = logic or not kind = logic\nend\n",
     "'kind' is tested in both directions", NULL},
    {"rule x \"t\"\n law \"1\"\n outcome prohibited\n when kind = logic or not kind = "
     "memory\nend\n",
     NULL, "'kind' is tested"},
    {"rule x \"t\"\n law \"1\"\n outcome prohibited\n when node < 5 nm or not node > 90 nm\nend\n",
     NULL, "'node' is tested"},
    {ANY_RULE("x", "holder", "holder_votes < 5 %")
         RULE("y", "total holder_votes where (holder_listed) > 50 %"),
     "'holder_votes' is tested in both directions", NULL},
    {RULE("x", "total holder_votes where (owned) > 50 % or total holder_votes where (owned) < 5 %"),
     "'owned' is tested in both directions", NULL},
    {RULE("x", "any holder where (holder_listed) or not any holder where (holder_listed)"),
     "'holder_listed' is tested in both directions", NULL},
    {RULE("x", "any holder where (holder_listed) or not any holder where (not holder_listed)"),
     NULL, "'holder_listed' is tested"},
    {RULE("x", "signing_date < 2025-03-01 or completion_date < 30 days after signing_date"),
     "4:36: warning: 'signing_date' is tested in both directions", NULL},
    {RULE("x", "signing_date > 2025-03-01 or completion_date < 30 days after signing_date"), NULL,
     "'signing_date' is tested"},
    {RULE("x", "any holder where (country in concern) or total chip_node < $limit"), NULL,
     "'concern'"},
    {RULE("x", "any holder where (country in concern) or total chip_node < $limit"), NULL,
     "'limit'"},
    {DEFINE("d", "owned"), "1:8: warning: no condition names the definition 'd'",
     "definition 'base'"},
    {"", "no condition names the list 'concern'", NULL},
    {"", "no condition names the parameter 'limit'", NULL},
    {DEFINE("d", "country in concern and node < $limit"), NULL, "'concern'"},
    {DEFINE("d", "country in concern and node < $limit"), NULL, "'limit'"},
    {"", "names the fact 'kind'", "names the fact 'price'"},
    {"signal s\n in description\n suggests owned = yes\n match /.x/\nend\n",
     "4:8: warning: the pattern is tried on every position of every text: slow", NULL},
    {"signal s\n in description\n suggests owned = yes\n match /army/\nend\n", NULL, "slow"},
};

START_TEST(a_rulebook_has_its_warnings)
{
    Checked checked;
    check_file(&checked, "p/x.rules", warnings[_i].text);
    ck_assert_uint_eq(checked.diags.n_errors, 0);
    check_warnings(&checked.book, &checked.diags);
    char *messages = checked_messages(&checked, "p/x.rules");
    if (warnings[_i].has)
        ck_assert_msg(strstr(messages, warnings[_i].has), "no '%s' in:\n%s", warnings[_i].has,
                      messages);
    if (warnings[_i].has_not)
        ck_assert_msg(!strstr(messages, warnings[_i].has_not), "'%s' in:\n%s", warnings[_i].has_not,
                      messages);
    free(messages);
    checked_release(&checked);
}
END_TEST

TCase *check_tests(void)
{
    TCase *tc = tcase_create("check");
    tcase_add_loop_test(tc, a_condition_is_checked, 0, COUNT(conditions));
    tcase_add_loop_test(tc, a_file_is_checked, 0, COUNT(files));
    tcase_add_test(tc, outside_a_programme_only_signals_and_patterns_stand);
    tcase_add_test(tc, versions_hang_on_the_first_one);
    tcase_add_test(tc, operands_are_values);
    tcase_add_test(tc, quantities_know_their_kinds);
    tcase_add_test(tc, dates_are_counted_from_facts);
    tcase_add_loop_test(tc, a_programme_splits_by_choices_that_it_tests, 0, COUNT(splits));
    tcase_add_test(tc, presumptions_stand_in_the_order_of_their_dependence);
    tcase_add_test(tc, presumptions_depend_through_quantities);
    tcase_add_test(tc, days_of_change_are_those_of_all_that_is_named);
    tcase_add_test(tc, what_a_notice_contains_is_not_unnamed);
    tcase_add_test(tc, a_notice_names_declarations_of_its_programme);
    tcase_add_loop_test(tc, a_rulebook_has_its_warnings, 0, COUNT(warnings));
    return tc;
}
