#include "rules/tables.h"

#include "rules/ruletable.h"
#include "rules/values.h"
#include "tempfolder.h"

TCase *tables_tests(void);

/* A rulebook whose tables are read one by one. */
typedef struct Tables {
    TempFolder folder;
    Rulebook book;
    Programme programme;
    Diags diags;
} Tables;

static void tables_open(Tables *tables)
{
    memset(tables, 0, sizeof *tables);
    tables->programme.id = slice("p");
    temp_folder_make(&tables->folder);
    tables->diags = diags_in(&tables->book.arena);
}

static void tables_close(Tables *tables)
{
    rulebook_release(&tables->book);
    temp_folder_remove(&tables->folder);
}

/* Reads `text` as the table of that name. */
static void read_table(Tables *tables, const char *name, const char *text)
{
    Rulebook *book = &tables->book;
    temp_folder_write(&tables->folder, name, text);
    const char *path = temp_folder_path(&tables->folder, name);
    if (strcmp(name, "facts.csv") == 0)
        facts_read(book, path, &tables->diags);
    else if (strcmp(name, "jurisdictions.csv") == 0)
        places_read(book, path, &tables->diags);
    else if (strcmp(name, "lists.csv") == 0)
        lists_read(book, &tables->programme, path, &tables->diags);
    else if (strcmp(name, "filing.csv") == 0)
        filings_read(book, &tables->programme, path, &tables->diags);
    else if (strcmp(name, "inquiry.csv") == 0)
        inquiries_read(book, &tables->programme, path, &tables->diags);
    else
        parameters_read(book, &tables->programme, path, &tables->diags);
}

static const char some_places[] = "alpha2,alpha3,numeric,name\n"
                                  "CN,CHN,156,China\n"
                                  "HK,HKG,344,Hong Kong\n"
                                  "FR,FRA,250,France\n";

/* ---- what is wrong is said, at its line ---- */

#define FACTS      "id,type,unit,values,several,complete,from_headers,group,headers,ask,cite\n"
#define PLACES     "alpha2,alpha3,numeric,name,aliases,places,part_of\n"
#define LISTS      "list,member,code,from,until,checked,law\n"
#define PARAMETERS "name,value,unit,from,until,reading,law\n"
#define THINGS     "id,type,of,whole\n"
#define FILING     "law,item,fact,applies_to\n"
#define INQUIRY    "law,question,fact\n"

static const struct {
    const char *table, *text;
    uint64_t line;
    const char *words, *more; /* of the message, and of its help */
} faults[] = {
    /* the file */
    {"facts.csv", "", 0, "is empty", NULL},
    {"facts.csv", "id;type\na;text\n", 1, "not parted by commas", "semicolons"},
    {"facts.csv", "id,type\na,te\xffxt\n", 2, "not UTF-8", "CSV UTF-8"},
    {"facts.csv", "id,kind\na,text\n", 1, "'kind'", NULL},
    {"facts.csv", "id,tpye\na,text\n", 1, "no column is named 'tpye'", "did you mean 'type'?"},
    {"facts.csv", "id,unit\na,nm\n", 1, "the column 'type' is missing", NULL},
    {"facts.csv", "id,type,type\na,text,text\n", 1, "stands twice", NULL},
    {"facts.csv", "id,,type\na,,text\n", 1, "column 2 has no name", NULL},
    {"facts.csv", "id,type,cite\na,text,31 CFR 850.1, 850.2\n", 2, "4 cells, the header has 3",
     "double quotes"},
    {"facts.csv", "id,type,cite\na,text\n", 2, "2 cells, the header has 3", "comma"},
    {"facts.csv", "id,type\n\"a\"b,text\nc,text\n", 2, "closing quote", NULL},
    {"facts.csv", "id,type\n\"a,text\nc,text\n", 2, "never closed", "up to line 3"},
    /* facts */
    {"facts.csv", "id,type\n", 0, "no fact is in it", NULL},
    {"facts.csv", "id,type\n,text\n", 2, "column 'id': is blank", NULL},
    {"facts.csv", "id,type\na b,text\n", 2, "'a b' is no name", NULL},
    {"facts.csv", "id,type\n3.00E+03,text\n", 2, "spreadsheet program", "as text"},
    {"facts.csv", "id,type\n3a,text\n", 2, "does not begin with a letter", NULL},
    {"facts.csv", "id,type\nunless,text\n", 2, "word of the rule language", NULL},
    {"facts.csv", "id,type\na,text\na,date\n", 3, "'a' stands in line 2", NULL},
    {"facts.csv", "id,type\na,numbr\n", 2, "'numbr' is not known", "did you mean 'number'?"},
    {"facts.csv", "id,type\na,\n", 2, "column 'type': is blank", "known are text, number"},
    {"facts.csv", FACTS "a,text,nm,,,,,,,,\n", 2, "has no unit", NULL},
    {"facts.csv", FACTS "a,percent,nm,,,,,,,,\n", 2, "not 'nm'", NULL},
    {"facts.csv", FACTS "a,money,,,,,,,,,\n", 2, "column 'unit': is blank", "currency"},
    {"facts.csv", FACTS "a,number,cubic feet,,,,,,,,\n", 2, "more than one word", NULL},
    {"facts.csv", FACTS "a,choice,,,,,,,,,\n", 2, "needs its values", NULL},
    {"facts.csv", FACTS "a,text,,x|y,,,,,,,\n", 2, "no list of values", NULL},
    {"facts.csv", FACTS "a,choice,,logic|Logic,,,,,,,\n", 2, "'Logic' is a spelling of 'logic'",
     NULL},
    {"facts.csv", FACTS "a,choice,,x=cpu|y=C.P.U.,,,,,,,\n", 2, "'C.P.U.' is a spelling of 'x'",
     NULL},
    {"facts.csv", FACTS "a,choice,,3E+03,,,,,,,\n", 2, "spreadsheet program", NULL},
    {"facts.csv", FACTS "a,choice,,x y,,,,,,,\n", 2, "'x y' is no name", NULL},
    {"facts.csv", FACTS "a,text,,,sum,,,,,,\n", 2, "cannot be added up", NULL},
    {"facts.csv", FACTS "a,number,nm,,earliest,,,,,,\n", 2, "none is the earliest", NULL},
    {"facts.csv", FACTS "a,number,nm,,summ,,,,,,\n", 2, "'summ' is not known", "'sum'"},
    {"facts.csv", FACTS "a,number,nm,,,no,,,,,\n", 2, "only a set", NULL},
    {"facts.csv", FACTS "a,set,,x,,maybe,,,,,\n", 2, "neither 'yes' nor 'no'", NULL},
    {"facts.csv", FACTS "a,text,,,,,Signed,,,,\n", 2, "only a date", NULL},
    {"facts.csv", FACTS "a,text,,,,,,,Deal name,,\nb,text,,,,,,,Deal-Name,,\n", 3,
     "'Deal-Name' is a header of 'a' (line 2)", NULL},
    {"facts.csv", FACTS "node,text,,,,,,,,,\nb,text,,,,,,,Node,,\n", 3,
     "'Node' is a header of 'node'", NULL},
    {"facts.csv", FACTS "a,date,,,,,Closing,,Closing,,\n", 2, "stands in 'headers' already", NULL},
    {"facts.csv", "id,type\ncompletion_date,text\n", 2, "must be of type date", NULL},
    /* things */
    {"facts.csv", THINGS "a,text,hol der,\n", 2, "column 'of': 'hol der' is no name", NULL},
    {"facts.csv", THINGS "a,text,3d,\n", 2, "'3d' does not begin with a letter", NULL},
    {"facts.csv", THINGS "a,text,where,\n", 2, "'where' is a word of the rule language", NULL},
    {"facts.csv", THINGS "a,text,of,\n", 2, "'of' is a word of the rule language", NULL},
    {"facts.csv", THINGS "a,text,,\nb,text,chip,\n", 3, "there is no fact 'chip_name'", NULL},
    {"facts.csv", THINGS "chip_name,text,,\nb,text,chip,\n", 2,
     "'chip_name' tells one chip from another and has to be of 'chip'", NULL},
    {"facts.csv", THINGS "chip_name,choice,chip,\n", 2, "must be of type text or party, not choice",
     NULL},
    {"facts.csv", THINGS "chip_name,text,chip,\nb,number,chip,yes\n", 3,
     "column 'whole': a share of a whole is of type percent, not number", NULL},
    {"facts.csv", THINGS "a,percent,,yes\n", 2, "only things have shares of a whole", NULL},
    {"facts.csv", THINGS "chip_name,text,chip,\na,percent,chip,maybe\n", 3,
     "neither 'yes' nor 'no'", NULL},
    {"facts.csv", THINGS "chip_name,text,chip,\ndeal_id,text,chip,\n", 3,
     "'deal_id' is the deal's own", NULL},
    /* places */
    {"jurisdictions.csv", PLACES, 0, "no jurisdiction is in it", NULL},
    {"jurisdictions.csv", PLACES "cn,CHN,156,China,,,\n", 2, "'cn' is not two letters", NULL},
    {"jurisdictions.csv", PLACES "CN,CH,156,China,,,\n", 2, "'CH' is not three letters", NULL},
    {"jurisdictions.csv", PLACES "CN,CHN,1560,China,,,\n", 2, "not three digits", NULL},
    {"jurisdictions.csv", PLACES "CN,CHN,15x,China,,,\n", 2, "not three digits", NULL},
    {"jurisdictions.csv", PLACES "CN,CHN,156,,,,\n", 2, "column 'name': is blank", NULL},
    {"jurisdictions.csv", PLACES "CN,CHN,156,China,,,\nCN,FRA,250,France,,,\n", 3,
     "'CN' is that of 'CN' (line 2)", NULL},
    {"jurisdictions.csv", PLACES "CN,CHN,156,China,,,\nFR,CHN,250,France,,,\n", 3,
     "'CHN' is that of 'CN'", NULL},
    {"jurisdictions.csv", PLACES "VG,VGB,092,BVI,,,\nFR,FRA,92,France,,,\n", 3,
     "'92' is that of 'VG'", NULL},
    {"jurisdictions.csv", PLACES "CN,CHN,156,China,,,\nFR,FRA,250,CHINA,,,\n", 3,
     "'CHINA' is that of 'CN'", NULL},
    {"jurisdictions.csv", PLACES "HK,HKG,344,Hong Kong,,,CX\n", 2, "no row has the alpha2 'CX'",
     NULL},
    {"jurisdictions.csv", PLACES "HK,HKG,344,Hong Kong,,,HK\n", 2, "part of itself", NULL},
    /* days */
    {"lists.csv", LISTS "coc,in,CN,1/2/2025,,,\n", 2, "column 'from': a spreadsheet program",
     "2025-01-02"},
    {"lists.csv", LISTS "coc,in,CN,02.01.2025,,,\n", 2, "spreadsheet program", NULL},
    {"lists.csv", LISTS "coc,in,CN,45659,,,\n", 2, "spreadsheet program", "write it as 2025-01-02"},
    {"lists.csv", LISTS "coc,in,CN,2-Jan-25,,,\n", 2, "spreadsheet program", NULL},
    {"lists.csv", LISTS "coc,in,CN,2025-1-2,,,\n", 2, "spreadsheet program", NULL},
    {"lists.csv", LISTS "coc,in,CN,2025-02-30,,,\n", 2, "there is no day '2025-02-30'", NULL},
    {"lists.csv", LISTS "coc,in,CN,soon,,,\n", 2, "'soon' is not a date", "2025-01-02"},
    {"lists.csv", LISTS "coc,in,CN,2025-01-02,2025-01-01,,\n", 2, "is before 'from'", NULL},
    {"lists.csv", LISTS "coc,in,CN,,,yesterday,\n", 2, "column 'checked'", NULL},
    /* lists */
    {"lists.csv", LISTS ",in,CN,,,,\n", 2, "column 'list': is blank", NULL},
    {"lists.csv", LISTS "coc,inn,CN,,,,\n", 2, "'inn' is not known", NULL},
    {"lists.csv", LISTS "coc,in,,,,,\n", 2, "column 'code': is blank", NULL},
    {"lists.csv", LISTS "coc,in,,,,,\n", 2, "'coc' has no member", NULL},
    {"lists.csv", LISTS "coc,in,3.00E+03,,,,\n", 2, "spreadsheet program", NULL},
    {"lists.csv", LISTS "coc,in,CN,,,,\ncoc,out,CN,2025-01-02,,,\n", 3,
     "'CN' is in force on the same days in line 2", NULL},
    {"lists.csv", LISTS "p,in,Acme Ltd,,,,\np,out,ACME LTD.,,,,\n", 3, "same days in line 2", NULL},
    {"lists.csv", LISTS "coc,in,CN,,,,\ncoc,in,*,,,,\ncoc,out,*,,,,\n", 4, "same days in line 3",
     NULL},
    {"lists.csv", LISTS "coc,in,CN,,,,\ncoc,in,XX,,,,\n", 3, "no jurisdiction has the code 'XX'",
     NULL},
    {"lists.csv", LISTS "coc,in,CN,,,,\ncoc,in,Hong Kong,,,,\n", 3, "'Hong Kong'",
     "did you mean 'HK'?"},
    /* parameters */
    {"parameters.csv", PARAMETERS "x,,TPP,,,,\n", 2, "column 'value': is blank", NULL},
    {"parameters.csv", PARAMETERS "x,4.8k,TPP,,,,\n", 2, "'4.8k' is not a number", "own column"},
    {"parameters.csv", PARAMETERS "3E+03,1,TPP,,,,\n", 2, "spreadsheet program", NULL},
    {"parameters.csv", PARAMETERS "x,1,TPP,,,low,\n", 2, "'low' is no reading", "name=value"},
    {"parameters.csv", PARAMETERS "x,1,TPP,,2025-01-31,,\nx,2,TPP,2025-01-31,,,\n", 3,
     "same days in line 2", NULL},
    {"parameters.csv", PARAMETERS "x,1,TPP,,,a=b,\nx,2,TPP,,,a=b,\n", 3, "same days in line 2",
     NULL},
    {"parameters.csv", PARAMETERS "x,1,TPP,,2025-01-31,,\nx,2,nm,2025-02-01,,,\n", 3,
     "'TPP' in line 2, here in 'nm'", NULL},
    /* what a notice contains, what diligence asks */
    {"filing.csv", FILING "L 1,,,\n", 2, "column 'item': is blank", NULL},
    {"filing.csv", FILING ",Parties,,\n", 2, "column 'law': is blank", NULL},
    {"filing.csv", FILING "L 1,Parties,node,\n", 2, "column 'fact': no fact is named 'node'", NULL},
    {"filing.csv", FILING "L 1,Parties,,\nL 2,Amount,,x|y\n", 3,
     "column 'applies_to': 'p' declares no 'x'", NULL},
    {"filing.csv", "law,item,facts,applies_to\n", 1, "no column is named 'facts'",
     "did you mean 'fact'?"},
    {"inquiry.csv", INQUIRY "L 1,,\n", 2, "column 'question': is blank", NULL},
    {"inquiry.csv", INQUIRY "L 1,Asked?,node\n", 2, "column 'fact': no fact is named 'node'", NULL},
};

START_TEST(a_fault_is_named_at_its_line)
{
    Tables tables;
    tables_open(&tables);
    read_table(&tables, "jurisdictions.csv", some_places);
    ck_assert_uint_eq(tables.diags.n_errors, 0);
    if (strcmp(faults[_i].table, "jurisdictions.csv") == 0)
        tables.book.n_places = 0;
    read_table(&tables, faults[_i].table, faults[_i].text);
    char *text = messages_of(&tables.diags);
    char place[64];
    if (faults[_i].line > 0)
        snprintf(place, sizeof place, "%s:%d: error: ", faults[_i].table, (int)faults[_i].line);
    else
        snprintf(place, sizeof place, "%s: error: ", faults[_i].table);
    ck_assert_msg(strstr(text, faults[_i].words) != NULL, "'%s' is not in: %s", faults[_i].words,
                  text);
    ck_assert_msg(strstr(text, place) != NULL, "'%s' is not in: %s", place, text);
    if (faults[_i].more)
        ck_assert_msg(strstr(text, faults[_i].more) != NULL, "'%s' is not in: %s", faults[_i].more,
                      text);
    free(text);
    tables_close(&tables);
}
END_TEST

/* ---- what spreadsheet programs do without harm ---- */

static const char *const harmless[] = {
    "id,type,unit\nnode,number,nm\nshare,percent,\n",
    "\xef\xbb\xbfid,type,unit\r\nnode,number,nm\r\nshare,percent,\r\n",
    "\"id\",\"type\",\"unit\"\n\"node\",\"number\",\"nm\"\n\"share\",\"percent\",\"\"\n",
    "id,type,unit,,,\nnode,number,nm,,,\nshare,percent,,,,\n,,,,,\n,,,,,\n",
    "id,type,unit\nnode,number,nm\n\nshare,percent,,,\n\n",
    "unit,id,type\nnm, node ,number\n,share,percent",
};

START_TEST(what_a_spreadsheet_adds_is_no_fault)
{
    Tables tables;
    tables_open(&tables);
    read_table(&tables, "facts.csv", harmless[_i]);
    char *text = messages_of(&tables.diags);
    ck_assert_str_eq(text, "");
    free(text);
    const Rulebook *book = &tables.book;
    ck_assert_uint_eq(book->n_facts, 2);
    const Fact *node = rulebook_fact(book, slice("node"));
    ck_assert(node->type == TYPE_NUMBER && slice_is(node->unit, "nm"));
    ck_assert(slice_is(rulebook_fact(book, slice("share"))->unit, "%"));
    tables_close(&tables);
}
END_TEST

/* ---- facts ---- */

START_TEST(a_fact_has_what_its_row_says)
{
    Tables tables;
    tables_open(&tables);
    read_table(&tables, "facts.csv",
               FACTS "completion_date,date,,,earliest,,Announced|Signed,transaction,"
                     "Completion date|Closing,When?,31 CFR 850.1\n"
                     "activity,set,,design=chip design|make,,FALSE,,target,,,\n");
    ck_assert_uint_eq(tables.diags.n_errors, 0);
    const Rulebook *book = &tables.book;
    const Fact *date = book->completion_date;
    ck_assert_ptr_nonnull(date);
    ck_assert_int_eq(date->several, SEVERAL_EARLIEST);
    ck_assert(slice_is(date->label, "Completion date"));
    ck_assert(slice_is(date->ask, "When?") && slice_is(date->cite, "31 CFR 850.1"));
    ck_assert(slice_is(date->group, "transaction"));
    ck_assert_uint_eq(date->line, 2);

    const HeaderUse *closing = table_find(&book->headers, slice("closing"));
    const HeaderUse *signing = table_find(&book->headers, slice("signed"));
    const HeaderUse *by_id = table_find(&book->headers, slice("completiondate"));
    ck_assert(closing && closing->fact == date && !closing->from);
    ck_assert(signing && signing->fact == date && signing->from);
    ck_assert(by_id && by_id->fact == date && !by_id->from);

    const Fact *activity = rulebook_fact(book, slice("activity"));
    ck_assert(!activity->complete && date->complete);
    ck_assert(slice_is(activity->label, "activity"));
    ck_assert_uint_eq(activity->n_choices, 2);
    ck_assert(slice_is(activity->choices[1], "make"));
    ck_assert_ptr_eq(table_find(&activity->spellings, slice("chipdesign")), &activity->choices[0]);
    ck_assert(slice_is(rulebook_nearest_fact(book, slice("activty")), "activity"));
    tables_close(&tables);
}
END_TEST

START_TEST(facts_of_one_thing_make_its_kind)
{
    Tables tables;
    tables_open(&tables);
    read_table(&tables, "facts.csv",
               THINGS "chip_node,number,chip,\n"
                      "price,percent,,\n"
                      "holder_votes,percent,holder,yes\n"
                      "chip_name,text,chip,\n"
                      "holder_name,party,holder,no\n"
                      "holder_board,percent,holder,\n");
    ck_assert_uint_eq(tables.diags.n_errors, 0);
    const Rulebook *book = &tables.book;
    ck_assert_uint_eq(book->n_kinds, 2); /* in the order of their first mention */
    const Kind *chip = book->kinds[0], *holder = book->kinds[1];
    ck_assert(slice_is(chip->id, "chip") && slice_is(holder->id, "holder"));
    ck_assert(chip->index == 0 && holder->index == 1);
    ck_assert_uint_eq(chip->n_facts, 2);
    ck_assert_uint_eq(holder->n_facts, 3);
    ck_assert(slice_is(holder->facts[0]->id, "holder_votes"));
    ck_assert(slice_is(chip->name->id, "chip_name"));
    ck_assert_ptr_eq(holder->name, holder->facts[1]);
    ck_assert_ptr_null(rulebook_fact(book, slice("price"))->of);
    ck_assert_ptr_eq(rulebook_fact(book, slice("chip_node"))->of, chip);
    ck_assert(holder->facts[0]->whole && !holder->facts[1]->whole && !holder->facts[2]->whole);
    ck_assert_ptr_eq(rulebook_kind(book, slice("holder")), holder);
    ck_assert_ptr_null(rulebook_kind(book, slice("link")));
    tables_close(&tables);
}
END_TEST

START_TEST(a_set_has_at_most_64_values)
{
    Buffer text = {0};
    buffer_add_text(&text, "id,type,values\na,set,");
    for (int i = 0; i < CHOICES_MAX + _i; i++)
        buffer_print(&text, "%sv%d", i > 0 ? "|" : "", i);
    buffer_add_text(&text, "\n");
    buffer_add(&text, (Slice){"", 1});
    Tables tables;
    tables_open(&tables);
    read_table(&tables, "facts.csv", text.at);
    ck_assert_uint_eq(tables.diags.n_errors, (size_t)_i);
    ck_assert_uint_eq(tables.book.facts[0]->n_choices, CHOICES_MAX);
    buffer_release(&text);
    tables_close(&tables);
}
END_TEST

/* ---- places ---- */

START_TEST(a_numeric_code_gets_its_noughts_back)
{
    Tables tables;
    tables_open(&tables);
    read_table(&tables, "jurisdictions.csv",
               PLACES "VG,VGB,92,British Virgin Islands,,,\nAF,AFG,4,Afghanistan,,,\n"
                      "XK,XKX,,Kosovo,,,\n");
    ck_assert_uint_eq(tables.diags.n_errors, 0);
    ck_assert(slice_is(tables.book.places[0]->numeric, "092"));
    ck_assert(slice_is(tables.book.places[1]->numeric, "004"));
    ck_assert_uint_eq(tables.book.places[2]->numeric.len, 0);
    tables_close(&tables);
}
END_TEST

START_TEST(a_spelling_knows_all_its_places)
{
    Tables tables;
    tables_open(&tables);
    read_table(&tables, "jurisdictions.csv",
               PLACES "GE,GEO,268,Georgia,Georgia|GEORGIA,Batumi,\n"
                      "US,USA,840,United States,USA,Georgia|St. Petersburg,\n"
                      "RU,RUS,643,Russia,,Saint Petersburg|St Petersburg,\n");
    ck_assert_uint_eq(tables.diags.n_errors, 0);
    const Table *spellings = &tables.book.places_by_spelling;
    const PlaceUse *georgia = table_find(spellings, slice("georgia"));
    ck_assert(georgia && !georgia->other && !georgia->hint);
    ck_assert(slice_is(georgia->place->alpha2, "GE"));
    const PlaceUse *city = table_find(spellings, slice("stpetersburg"));
    ck_assert(city && city->hint && city->other && city->other->hint && !city->other->other);
    const PlaceUse *code = table_find(spellings, slice("ge"));
    ck_assert(code && code->is_code);
    const PlaceUse *usa = table_find(spellings, slice("usa")); /* a code and a name */
    ck_assert(usa && !usa->is_code && !usa->other);
    tables_close(&tables);
}
END_TEST

/* ---- lists and parameters by day ---- */

static Date day(const char *text)
{
    Date read = 0;
    ck_assert(date_read(slice(text), &read));
    return read;
}

static const char dated_lists[] = LISTS "coc,in,CN,2025-01-02,2025-12-31,,law\n"
                                        "coc,unclear,CN,2026-01-01,,,\n"
                                        "coc,in,HK,2025-01-02,,,\n"
                                        "rest,out,FR,,,,\n"
                                        "rest,in,*,2025-01-02,,,\n"
                                        "parties,in,Acme (Ltd),,,,\n"
                                        "parties,in,HRB 12345,,,,\n";

static const struct {
    size_t list;
    const char *place, *day;
    Membership says;
} memberships[] = {
    {0, "CN", "2025-01-02", MEMBER_IN},      {0, "CN", "2025-12-31", MEMBER_IN},
    {0, "CN", "2026-01-01", MEMBER_UNCLEAR}, {0, "HK", "2026-01-01", MEMBER_IN},
    {0, "FR", "2025-06-01", MEMBER_OUT},     {0, "FR", "2025-01-01", MEMBER_NONE},
    {0, "CN", "2025-01-01", MEMBER_NONE},    {1, "FR", "2025-06-01", MEMBER_OUT},
    {1, "CN", "2025-06-01", MEMBER_IN},      {1, "CN", "2025-01-01", MEMBER_OUT},
};

START_TEST(a_list_says_what_holds_on_a_day)
{
    Tables tables;
    tables_open(&tables);
    read_table(&tables, "jurisdictions.csv", some_places);
    read_table(&tables, "lists.csv", dated_lists);
    ck_assert_uint_eq(tables.diags.n_errors, 0);
    ck_assert_uint_eq(tables.programme.n_lists, 3);
    const List *list = tables.programme.lists[memberships[_i].list];
    ck_assert_ptr_nonnull(list->by_place);
    const Place *place, *other;
    ck_assert_int_eq(place_read(&tables.book, slice(memberships[_i].place), &place, &other),
                     PLACE_STATED);
    ck_assert_int_eq(list_of_place(list, place, day(memberships[_i].day)), memberships[_i].says);
    tables_close(&tables);
}
END_TEST

START_TEST(a_list_of_parties_is_asked_by_folded_code)
{
    Tables tables;
    tables_open(&tables);
    read_table(&tables, "jurisdictions.csv", some_places);
    read_table(&tables, "lists.csv", dated_lists);
    const List *parties = tables.programme.lists[2];
    Date today = day("2025-06-01");
    ck_assert_ptr_null(parties->by_place);
    ck_assert_int_eq(list_of_code(parties, slice("acmeltd"), today), MEMBER_IN);
    ck_assert_int_eq(list_of_code(parties, slice("hrb12345"), today), MEMBER_IN);
    ck_assert_int_eq(list_of_code(parties, slice("acme"), today), MEMBER_OUT);
    ck_assert_uint_eq(parties->n_members, 2);
    ck_assert_uint_eq(parties->line, 7);
    ck_assert(slice_is(parties->members[0]->code, "Acme (Ltd)"));
    tables_close(&tables);
}
END_TEST

START_TEST(a_parameter_has_its_value_of_the_day)
{
    Tables tables;
    tables_open(&tables);
    read_table(&tables, "parameters.csv",
               PARAMETERS "3A090.tpp,4800,TPP,2025-01-02,2025-12-31,,law\n"
                          "other,10^25,FLOPs,,,,\n"
                          "3A090.tpp,2400,TPP,2026-01-01,,,\n"
                          "3A090.tpp,1600,TPP,,,tpp=low,\n");
    ck_assert_uint_eq(tables.diags.n_errors, 0);
    ck_assert_uint_eq(tables.programme.n_parameters, 2);
    const Parameter *tpp = tables.programme.parameters[0];
    ck_assert(slice_is(tpp->name, "3A090.tpp") && slice_is(tpp->unit, "TPP"));
    ck_assert_uint_eq(tpp->n_values, 3);
    ck_assert_ptr_null(parameter_on(tpp, day("2025-01-01")));
    ck_assert_int_eq(
        decimal_compare(parameter_on(tpp, day("2025-12-31"))->number, decimal_from(4800)), 0);
    ck_assert_int_eq(
        decimal_compare(parameter_on(tpp, day("2026-01-01"))->number, decimal_from(2400)), 0);
    tables_close(&tables);
}
END_TEST

START_TEST(a_notice_has_its_items)
{
    Decl duty = {.kind = DECL_DUTY, .id = slice("405-b")}, rule = {.id = slice("217-a")};
    const Decl *decls[] = {&duty, &rule};
    Tables tables;
    tables_open(&tables);
    tables.programme.decls = decls;
    tables.programme.n_decls = COUNT(decls);
    read_table(&tables, "facts.csv", "id,type\nprice,text\n");
    read_table(&tables, "filing.csv",
               FILING "L 1(a),The parties,,\n"
                      "L 1(b),\"Value, in USD\",price,217-a|405-b\n");
    read_table(&tables, "filing.csv",
               FILING "L 1(c),Anything else,,217-a\n"); /* of a folder below */
    read_table(&tables, "inquiry.csv",
               INQUIRY "L 4(c),Was the target asked?,\nL 4(d),Is the price known?,price\n");
    ck_assert_uint_eq(tables.diags.n_errors, 0);
    const Programme *programme = &tables.programme;
    const Fact *price = rulebook_fact(&tables.book, slice("price"));
    ck_assert_uint_eq(programme->n_filings, 3);
    ck_assert(programme->filings[0].fact == NULL && programme->filings[0].applies_to.len == 0);
    ck_assert(slice_is(programme->filings[1].law, "L 1(b)"));
    ck_assert(slice_is(programme->filings[1].item, "Value, in USD"));
    ck_assert_ptr_eq(programme->filings[1].fact, price);
    ck_assert(slice_is(programme->filings[1].applies_to, "217-a|405-b"));
    ck_assert(slice_is(programme->filings[2].item, "Anything else"));
    ck_assert_uint_eq(programme->n_inquiries, 2);
    ck_assert(slice_is(programme->inquiries[0].question, "Was the target asked?"));
    ck_assert_ptr_null(programme->inquiries[0].fact);
    ck_assert_ptr_eq(programme->inquiries[1].fact, price);
    ck_assert(!price->tested); /* no column is missed for it in a deal list */
    tables_close(&tables);
}
END_TEST

START_TEST(absent_lists_and_parameters_are_no_fault)
{
    Tables tables;
    tables_open(&tables);
    lists_read(&tables.book, &tables.programme, temp_folder_path(&tables.folder, "lists.csv"),
               &tables.diags);
    parameters_read(&tables.book, &tables.programme,
                    temp_folder_path(&tables.folder, "parameters.csv"), &tables.diags);
    filings_read(&tables.book, &tables.programme, temp_folder_path(&tables.folder, "filing.csv"),
                 &tables.diags);
    inquiries_read(&tables.book, &tables.programme, temp_folder_path(&tables.folder, "inquiry.csv"),
                   &tables.diags);
    ck_assert_uint_eq(tables.diags.n_errors, 0);
    facts_read(&tables.book, temp_folder_path(&tables.folder, "facts.csv"), &tables.diags);
    ck_assert_uint_eq(tables.diags.n_errors, 1);
    tables_close(&tables);
}
END_TEST

START_TEST(a_table_may_have_further_columns)
{
    static const char *const columns[] = {"case", "why", "as_of?"};
    Tables tables;
    tables_open(&tables);
    temp_folder_write(&tables.folder, "cases.csv", "case,why,node\nc1,\"a, b\",14 nm\n");
    RuleTable table;
    ck_assert(rule_table_read(temp_folder_path(&tables.folder, "cases.csv"), columns,
                              COUNT(columns), true, &tables.book.arena, &tables.diags, &table));
    ck_assert_uint_eq(tables.diags.n_errors, 0);
    ck_assert_uint_eq(table.n_rows, 1);
    ck_assert(slice_is(table.rows[0].cells[rule_table_column(&table, "node")], "14 nm"));
    ck_assert(slice_is(table.rows[0].cells[1], "a, b"));
    ck_assert_uint_eq(rule_table_column(&table, "as_of"), table.n_columns);
    tables_close(&tables);
}
END_TEST

TCase *tables_tests(void)
{
    TCase *tc = tcase_create("tables");
    tcase_add_loop_test(tc, a_fault_is_named_at_its_line, 0, COUNT(faults));
    tcase_add_loop_test(tc, what_a_spreadsheet_adds_is_no_fault, 0, COUNT(harmless));
    tcase_add_test(tc, a_fact_has_what_its_row_says);
    tcase_add_test(tc, facts_of_one_thing_make_its_kind);
    tcase_add_loop_test(tc, a_set_has_at_most_64_values, 0, 2);
    tcase_add_test(tc, a_numeric_code_gets_its_noughts_back);
    tcase_add_test(tc, a_spelling_knows_all_its_places);
    tcase_add_loop_test(tc, a_list_says_what_holds_on_a_day, 0, COUNT(memberships));
    tcase_add_test(tc, a_list_of_parties_is_asked_by_folded_code);
    tcase_add_test(tc, a_parameter_has_its_value_of_the_day);
    tcase_add_test(tc, a_notice_has_its_items);
    tcase_add_test(tc, absent_lists_and_parameters_are_no_fault);
    tcase_add_test(tc, a_table_may_have_further_columns);
    return tc;
}
