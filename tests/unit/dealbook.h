/* dealbook.h - a small rulebook to read deal lists with: some facts of each type, a few
 * places, three kinds of things.
 *
 * Ownership: deal_book_open/deal_book_close. Errors: end the test.
 */
#ifndef TESTS_DEALBOOK_H
#define TESTS_DEALBOOK_H

#include "deals/columns.h"
#include "rules/tables.h"
#include "tempfolder.h"

typedef struct DealBook {
    Rulebook book;
    Arena arena;
} DealBook;

static const char deal_book_facts[] =
    "id,type,unit,values,several,complete,from_headers,headers,of,whole\n"
    "deal_id,text,,,,,,Deal ID|Ref,,\n"
    "target_name,text,,,,,,Target|Company,,\n"
    "completion_date,date,,,earliest,,Announced|Signing date,Completion date|Closed,,\n"
    "second_date,date,,,,,,Second closing,,\n"
    "node,number,nm,,,,,Technology node|Node,,\n"
    "layers,number,layers,,,,,Layers,,\n"
    "training,number,operations,,,,,Training operations,,\n"
    "temperature,number,K,,,,,Temperature,,\n"
    "tpp,number,TPP,,,,,Total processing performance|TPP,,\n"
    "staff,number,,,,,,Staff,,\n"
    "votes,percent,,,,,,Votes|Stake %,,\n"
    "amount,money,USD,,,,,Deal value|Amount (USD)|Deal size,,\n"
    "commitment,money,USD,,sum,,,Commitment,,\n"
    "us_person,yes-no,,,,,,U.S. person,,\n"
    "country,jurisdiction,,,,,,Target country|Country,,\n"
    "ic_kind,choice,,logic=logic chip|nand=3D NAND|dram=logic dram,,,,Chip type,,\n"
    "activity,set,,\"designs=chip design=design, simulation|makes=fabrication|packages\",,,,"
    "Activities,,\n"
    "uses,set,,military|mass-surveillance|police=military mass surveillance,,no,,Uses,,\n"
    "description,text,,,,,,Description,,\n"
    "investor,party,,,,,,Investor,,\n"
    "holder_name,party,,,,,,Holders,holder,\n"
    "holder_votes,percent,,,,,,Holder's votes|Holder votes,holder,yes\n"
    "holder_country,jurisdiction,,,,,,Holder's country,holder,\n"
    "holder_roles,set,,founder|director|investor,,,,Holder's roles,holder,\n"
    "link_name,text,,,,,,Links,link,\n"
    "link_seat,yes-no,,,,,,Board seat,link,\n"
    "product_name,text,,,,,,Products,product,\n"
    "product_node,number,nm,,,,,Product node,product,\n"
    "product_sales,money,USD,,sum,,,Product sales,product,\n"
    "product_kind,choice,,logic|nand|dram,,,,Product kind,product,\n"
    "product_text,text,,,,,,Product description,product,\n";

static const char deal_book_places[] =
    "alpha2,alpha3,numeric,name,aliases,places\n"
    "CN,CHN,156,China,PRC|\xE4\xB8\xAD\xE5\x9B\xBD,Shenzhen|Beijing\n"
    "DE,DEU,276,Germany,,Munich\n"
    "HK,HKG,344,Hong Kong,,Kowloon\n"
    "KP,PRK,408,North Korea,Korea,\n"
    "KR,KOR,410,South Korea,Korea,\n"
    "NA,NAM,516,Namibia,,\n"
    "US,USA,840,United States,USA,\n";

static inline void deal_book_open(DealBook *made)
{
    *made = (DealBook){.arena = {NULL, NULL}};
    Diags diags = diags_in(&made->arena);
    TempFolder folder;
    temp_folder_make(&folder);
    temp_folder_write(&folder, "facts.csv", deal_book_facts);
    temp_folder_write(&folder, "jurisdictions.csv", deal_book_places);
    facts_read(&made->book, temp_folder_path(&folder, "facts.csv"), &diags);
    places_read(&made->book, temp_folder_path(&folder, "jurisdictions.csv"), &diags);
    char *messages = messages_of(&diags);
    ck_assert_str_eq(messages, "");
    free(messages);
    temp_folder_remove(&folder);
}

static inline void deal_book_close(DealBook *made)
{
    rulebook_release(&made->book);
    arena_release(&made->arena);
}

#endif
