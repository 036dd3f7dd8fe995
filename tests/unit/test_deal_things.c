#include "deals/things.h"

#include "deallist.h"

TCase *deal_things_tests(void);

static const Kind *kind_of(const char *id)
{
    for (size_t i = 0; i < made.book.n_kinds; i++)
        if (slice_is(made.book.kinds[i]->id, id))
            return made.book.kinds[i];
    ck_abort_msg("no kind '%s'", id);
    return NULL;
}

/* A fact of all things of a kind: "Tencent stated 12 % / holder 2 missing blank", "none", or
 * "the deal stated 12 %" where no thing is named. */
static const char *things_shown(const Deal *deal, const char *kind, const char *fact)
{
    const Things *things = &deal->things[kind_of(kind)->index];
    Buffer out = {0};
    if (things->none)
        buffer_add_text(&out, "none");
    else if (things->n == 0)
        buffer_print(&out, "the deal %s", fact_shown(deal, fact_of(fact)));
    for (size_t i = 0; i < things->n; i++) {
        const Thing *thing = &things->things[i];
        buffer_print(&out, "%s%.*s %s", i > 0 ? " / " : "", SLICE_ARG(thing->name),
                     known_shown(deal, fact_of(fact), &thing->facts[fact_of(fact)->index]));
    }
    const char *shown = arena_copy(deal->arena, buffer_slice(&out)).at;
    buffer_release(&out);
    return shown;
}

/* ---- what a row says of its things ---- */

typedef struct Case {
    const char *header, *row;
    const char *kind, *fact, *shown;
    const char *problem; /* a part of the problems; "" for none */
} Case;

static const Case cases[] = {
    /* nothing named: the deal's own fact */
    {"Holder votes", "12", "holder", "holder_votes", "the deal stated 12 %", ""},
    {"Target,Holder votes", "Acme,", "holder", "holder_votes", "the deal missing blank", ""},
    {"Holder votes", "?", "holder", "holder_votes", "the deal missing unreadable", "not known"},
    {"Node", "14", "holder", "holder_votes", "the deal missing blank", ""},
    {"Holders,Holder votes", "n/a,12", "holder", "holder_votes", "the deal stated 12 %", ""},
    {"Product node", "7 nm;", "product", "product_node", "the deal stated 7 nm", ""},
    {"Product description", "chips; boards", "product", "product_text",
     "the deal stated chips; boards", ""},
    {"Holder's roles", "founder; director", "holder", "holder_roles",
     "the deal stated founder, director", ""},
    /* a name makes a thing, also one that cannot be read */
    {"Holders,Holder votes", "Tencent,12", "holder", "holder_votes", "Tencent stated 12 %", ""},
    {"Holders,Holder votes", "Tencent,", "holder", "holder_votes", "Tencent missing blank", ""},
    {"Holders,Holder votes", "TBD,12", "holder", "holder_votes", "holder 1 stated 12 %",
     "0: 'TBD' says that it is not known; taken as missing"},
    {"Holders,Holder votes", "TBD,12", "holder", "holder_name", "holder 1 missing unreadable",
     "not known"},
    /* lists are paired by position */
    {"Holders,Holder votes", "Tencent; Li Wei,12; 8", "holder", "holder_votes",
     "Tencent stated 12 % / Li Wei stated 8 %", ""},
    {"Holder votes,Holders", "12; 8,Tencent; Li Wei", "holder", "holder_votes",
     "Tencent stated 12 % / Li Wei stated 8 %", ""},
    {"Holders,Holder votes", "A; B; C,12; ; 8", "holder", "holder_votes",
     "A stated 12 % / B missing blank / C stated 8 %", ""},
    {"Holders,Holder votes", "A; B; C,12; 8;", "holder", "holder_votes",
     "A stated 12 % / B stated 8 % / C missing blank", ""},
    {"Holders,Holder votes", "A; ; C,12; 5; 8", "holder", "holder_votes",
     "A stated 12 % / holder 2 stated 5 % / C stated 8 %", ""},
    {"Holders,Holder votes", "A; B,40-60%; ?", "holder", "holder_votes",
     "A stated 40 to 60 % / B missing unreadable", "1: '?' says that it is not known"},
    {"Holders,Holder votes", "\"A\nB\",\"12\n8\"", "holder", "holder_votes",
     "A stated 12 % / B stated 8 %", ""},
    {"Holders,Holder votes",
     "A\xEF\xBC\x9B"
     "B,12\xEF\xBC\x9B"
     "8",
     "holder", "holder_votes", "A stated 12 % / B stated 8 %", ""},
    {"Holders,Holder's country", "A; B,China; Munich", "holder", "holder_country",
     "A stated China / B inferred ~Germany", ""},
    {"Holders,Holder's roles", "A; B,founder; director", "holder", "holder_roles",
     "A stated founder / B stated director", ""},
    {"Products,Product description", "A; B,chips; boards", "product", "product_text",
     "A stated chips / B stated boards", ""},
    {"Products,Product sales", "A; B,1m; 2m", "product", "product_sales",
     "A stated 1,000,000 USD / B stated 2,000,000 USD", ""},
    /* lists of another length */
    {"Holders,Holder votes", "Tencent; Li Wei,12; 8; 5", "holder", "holder_votes",
     "Tencent missing unreadable / Li Wei missing unreadable",
     "1: '12; 8; 5' in column 'Holder votes' has 3 values, and 'Tencent; Li Wei' in column "
     "'Holders' 2"},
    {"Holders,Holder votes", "Tencent,12; 8", "holder", "holder_votes",
     "Tencent missing unreadable", "has 2 values"},
    {"Holders,Holder's roles", "A; B,founder; director; investor", "holder", "holder_roles",
     "A missing unreadable / B missing unreadable", "has 3 values"},
    /* single values are shared, but for shares of a whole */
    {"Holders,Holder's country", "A; B,China", "holder", "holder_country",
     "A stated China / B stated China", ""},
    {"Holders,Holder's roles", "A; B,\"founder, director\"", "holder", "holder_roles",
     "A stated founder, director / B stated founder, director", ""},
    {"Holders,Holder's roles", "A,founder; director", "holder", "holder_roles",
     "A stated founder, director", ""},
    {"Products,Product description", "A; B,chips", "product", "product_text",
     "A stated chips / B stated chips", ""},
    {"Products,Product description", "A; B,chips; boards; more", "product", "product_text",
     "A stated chips; boards; more / B stated chips; boards; more", ""},
    {"Holders,Holder votes", "A; B,20", "holder", "holder_votes",
     "A missing unreadable / B missing unreadable",
     "1: '20' in column 'Holder votes' may be the share of each holder or of all together"},
    {"Holders,Holder's country", "A; B,Atlantis", "holder", "holder_country",
     "A missing unreadable / B missing unreadable", "no known country"},
    /* one fact with several values */
    {"Product node,Product kind", "7 nm; 28 nm,logic", "product", "product_node",
     "product 1 stated 7 nm / product 2 stated 28 nm", ""},
    {"Product node,Product kind", "7 nm; 28 nm,logic", "product", "product_kind",
     "product 1 stated logic / product 2 stated logic", ""},
    {"Product kind,Product node", "logic | dram,14", "product", "product_kind",
     "product 1 stated logic / product 2 stated dram", ""},
    {"Product kind,Product node", "logic | dram,14", "product", "product_node",
     "product 1 stated 14 nm / product 2 stated 14 nm", ""},
    {"Product sales", "1m; 2m", "product", "product_sales",
     "product 1 stated 1,000,000 USD / product 2 stated 2,000,000 USD", ""},
    /* several do not say what belongs to what */
    {"Product node,Product kind", "7 nm; 28 nm,logic; dram", "product", "product_node",
     "the deal missing unreadable",
     "1: 'logic; dram' in column 'Product kind' and '7 nm; 28 nm' in column 'Product node' do not "
     "say which values belong to one product; give the names in a column 'Products', or number "
     "the columns ('product 1 Product kind')"},
    {"Product node,Product kind", "7 nm; 28 nm,logic; dram", "product", "product_kind",
     "the deal missing unreadable", "do not say"},
    {"Product node,Product kind,Product sales", "7; 28,logic; dram,1m", "product", "product_sales",
     "the deal stated 1,000,000 USD", "do not say"},
    /* numbered columns */
    {"Holder 1 name,Holder 1 votes,Holder 2 votes", "Tencent,12,8", "holder", "holder_votes",
     "Tencent stated 12 % / holder 2 stated 8 %", ""},
    {"Holder 1 votes,Holder 3 votes", "12,8", "holder", "holder_votes",
     "holder 1 stated 12 % / holder 3 stated 8 %", ""},
    {"Holder 1 votes,Holder 3 votes", ",8", "holder", "holder_votes", "holder 3 stated 8 %", ""},
    {"Holder 1 votes,Holder 3 votes", ",n/a", "holder", "holder_votes", "the deal missing blank",
     ""},
    {"Holder 1 votes,Holder 2 votes", "TBD,8", "holder", "holder_votes",
     "holder 1 missing unreadable / holder 2 stated 8 %", "not known"},
    {"Link 1 node,Link 1 name", "14,Acme", "link", "node", "Acme stated 14 nm", ""},
    {"Product 1 node,Link 1 node", "7,14", "product", "product_node", "product 1 stated 7 nm", ""},
    {"Product 1 node,Link 1 node", "7,14", "link", "node", "link 1 stated 14 nm", ""},
    {"Holder 1 votes (%),Holder's country", "12,China", "holder", "holder_country",
     "holder 1 stated China", ""},
    /* both */
    {"Holder 1 name,Holder 2 name,Holder votes", "A,B,12; 8", "holder", "holder_votes",
     "A stated 12 % / B stated 8 %", ""},
    {"Holders,Holder 2 votes", "A; B,8", "holder", "holder_votes", "A missing blank / B stated 8 %",
     ""},
    {"Holders,Holder 3 votes", "A; B,8", "holder", "holder_votes",
     "A missing blank / B missing blank / holder 3 stated 8 %", ""},
    {"Holders,Holder votes,Holder 2 votes", "A; B,12; 8,9", "holder", "holder_votes",
     "A stated 12 % / B contradicted 8 %, 9 %",
     "1: B: '8' and '9' in column 'Holder 2 votes' contradict each other"},
    {"Holder 1 name,Holder votes", "A,12; 8", "holder", "holder_votes", "A missing unreadable",
     "has 2 values, and the columns of numbered holders 1"},
    {"Holder 1 votes,Holder 1 votes (%)", "40-60%,50%", "holder", "holder_votes",
     "holder 1 stated 50 %, 40 to 60 %", ""},
    /* none */
    {"Holders,Holder votes", "none,", "holder", "holder_votes", "none", ""},
    {"Holders,Holder votes", "None,0", "holder", "holder_votes", "none", ""},
    {"Holders,Holder votes", "none,12", "holder", "holder_votes", "holder 1 stated 12 %",
     "0: 'none' in column 'Holders' says that there is no holder, and '12' in column 'Holder "
     "votes' speaks of one"},
    {"Holders,Holder votes", "none,12", "holder", "holder_name", "holder 1 missing unreadable",
     "speaks of one"},
    {"Holders,Holder votes", "none,12; 8", "holder", "holder_votes",
     "holder 1 stated 12 % / holder 2 stated 8 %", "speaks of one"},
    {"Holder 1 name,Holder 2 name", "none,", "holder", "holder_name", "none", ""},
    {"Holder 1 name,Holder 2 name", "A,none", "holder", "holder_name", "A stated A", ""},
    {"Holder 1 name,Holder 2 name,Holder 2 votes", "A,none,12", "holder", "holder_name",
     "A stated A / holder 2 missing unreadable", "1: 'none' says that there is no such holder"},
    /* shares of a whole */
    {"Holders,Holder votes", "A; B,60; 40.5", "holder", "holder_votes",
     "A stated 60 % / B stated 40.5 %", ""},
    {"Holders,Holder votes", "A; B,60; 50%", "holder", "holder_votes",
     "A contradicted 60 % / B contradicted 50 %",
     "1: '60' in column 'Holder votes', '50%' in column 'Holder votes' add up to 110 %, more than "
     "the whole"},
    {"Holders,Holder votes", "A; B; C,60; up to 50; 30", "holder", "holder_votes",
     "A stated 60 % / B stated at most 50 % / C stated 30 %", ""},
    {"Holder 1 votes,Holder 2 votes", "at least 60,at least 50", "holder", "holder_votes",
     "holder 1 contradicted at least 60 % / holder 2 contradicted at least 50 %", "110 %"},
    /* a row that ends early */
    {"Holder 1 name,Holder 1 votes", "A", "holder", "holder_votes", "A missing unreadable",
     "the row has 1 cells"},
    {"Holder's country,Holders,Holder votes", "China", "holder", "holder_votes",
     "the deal missing unreadable", "the row has 1 cells"},
};

START_TEST(a_row_says_this_of_its_things)
{
    const Case *c = &cases[_i];
    DealList list;
    char text[256];
    snprintf(text, sizeof text, "%s\n%s\n", c->header, c->row);
    open_text(&list, text);
    Deal *deal = next_deal(&list);
    ck_assert_msg(strcmp(things_shown(deal, c->kind, c->fact), c->shown) == 0,
                  "%s: %s: '%s' is not '%s'", c->header, c->row,
                  things_shown(deal, c->kind, c->fact), c->shown);
    check_problem(deal, c->problem);
    size_t n = 0;
    for (size_t i = 0; i < made.book.n_kinds; i++)
        for (size_t k = 0; k < deal->things[i].n; k++)
            ck_assert_uint_eq(deal->things[i].things[k].slot, n++);
    ck_assert_uint_eq(deal->n_things, n);
    check_end(&list);
    close_list(&list);
}
END_TEST

START_TEST(no_thing_stays_from_the_row_before)
{
    DealList list;
    open_text(&list,
              "Holders,Holder votes,Target\nA; B,60; 50,X\n,,X\nnone,,X\n,12,X\n\"x\" y,,X\n");
    ck_assert_uint_eq(next_deal(&list)->n_things, 2);
    static const char *const shown[] = {"the deal missing blank", "none", "the deal stated 12 %",
                                        "the deal missing unreadable"};
    for (size_t i = 0; i < COUNT(shown); i++) {
        Deal *deal = next_deal(&list);
        ck_assert_str_eq(things_shown(deal, "holder", "holder_votes"), shown[i]);
        ck_assert_uint_eq(deal->n_things, 0);
    }
    close_list(&list);
}
END_TEST

START_TEST(the_deals_own_fact_is_not_blank_where_things_have_it)
{
    DealList list;
    open_text(&list, "Holders,Holder votes,Holder's country\nA; B,12; 8,\n");
    Deal *deal = next_deal(&list);
    ck_assert_str_eq(fact_shown(deal, fact_of("holder_votes")), "missing");
    ck_assert_str_eq(fact_shown(deal, fact_of("holder_country")), "missing blank");
    close_list(&list);
}
END_TEST

START_TEST(too_many_things_are_one_of_which_nothing_is_known)
{
    DealList list;
    Buffer text = {0};
    buffer_add_text(&text, "Holders,Holder votes\nA");
    for (int i = 0; i < THINGS_MAX; i++)
        buffer_add_text(&text, ";A");
    buffer_add_text(&text, ",12\n");
    const DealOptions options = {.n_maps = 0};
    open_list(&list, text.at, text.len, &options);
    Deal *deal = next_deal(&list);
    ck_assert_str_eq(things_shown(deal, "holder", "holder_votes"), "holder 1 missing unreadable");
    ck_assert_str_eq(things_shown(deal, "holder", "holder_name"), "holder 1 missing unreadable");
    check_problem(deal, "0: names 1000 of 'holder', and no more than 999 are read");
    close_list(&list);
    buffer_release(&text);
}
END_TEST

/* ---- --set ---- */

static const struct {
    const char *fact, *value;
    const char *row, *asked, *shown, *problem;
} sets[] = {
    {"holder_country", "China", "A; B,", "holder_country", "A stated China / B stated China", ""},
    {"holder_country", "China", ",", "holder_country", "the deal stated China", ""},
    {"holder_country", "China", "A; B,China; US", "holder_country",
     "A stated China, China / B contradicted United States, China",
     "1: B: 'US' and --set holder_country=China contradict each other"},
    {"holder_name", "none", ",", "holder_name", "none", ""},
    {"holder_name", "none", "A,", "holder_name", "A contradicted A, none",
     "0: A: 'A' and --set holder_name=none contradict each other"},
    {"holder_name", "none", ",China", "holder_name", "holder 1 missing unreadable",
     "-: --set holder_name=none says that there is no holder, and 'China' in column"},
    {"holder_name", "Tencent", ",", "holder_name", "holder 1 stated Tencent", ""},
    {"holder_name", "Tencent", ",China", "holder_country", "holder 1 stated China", ""},
};

START_TEST(a_set_fact_holds_for_all_things)
{
    const SetOption set = {slice(sets[_i].fact), slice(sets[_i].value)};
    const DealOptions options = {.sets = &set, .n_sets = 1};
    DealList list;
    char text[128];
    snprintf(text, sizeof text, "Holders,Holder's country,Target\n%s,Acme\n%s,Bolt\n", sets[_i].row,
             sets[_i].row);
    open_list(&list, text, strlen(text), &options);
    for (int twice = 0; twice < 2; twice++) { /* and is whole again */
        Deal *deal = next_deal(&list);
        ck_assert_str_eq(things_shown(deal, "holder", sets[_i].asked), sets[_i].shown);
        check_problem(deal, sets[_i].problem);
    }
    close_list(&list);
}
END_TEST

/* ---- hints ---- */

static Saying hint_of(const char *fact, const char *country)
{
    Saying hint = {.kind = SAID_BY_SIGNAL, .column = 2, .span = slice("the words")};
    const Place *other;
    hint.value.type = fact_of(fact)->type;
    ck_assert_int_eq(place_read(&made.book, slice(country), &hint.value.place, &other),
                     PLACE_STATED);
    return hint;
}

START_TEST(a_hint_of_the_row_is_one_of_all_things)
{
    DealList list;
    open_text(&list, "Holders,Holder's country,Target\nA; B; C,US; ; China,Acme\n");
    Deal *deal = next_deal(&list);
    const Fact *fact = fact_of("holder_country");
    const Saying hint = hint_of("holder_country", "China");
    for (int twice = 0; twice < 2; twice++) { /* said once, however often it is found */
        deal_hint(deal, fact, &hint);
        deal_settle(deal, fact);
    }
    ck_assert_str_eq(
        things_shown(deal, "holder", "holder_country"),
        "A contradicted United States ~China / B inferred blank ~China / C stated China ~China");
    ck_assert_str_eq(fact_shown(deal, fact), "inferred ~China"); /* for things without a name */
    ck_assert_str_eq(problems_of(deal),
                     "1: A: 'US' in column 'Holder's country' does not agree with 'the words' in "
                     "column 'Target', which suggests 'China'\n");
    close_list(&list);
}
END_TEST

START_TEST(a_hint_may_be_of_one_thing)
{
    DealList list;
    open_text(&list, "Holders,Target\nA; B,Acme\n");
    Deal *deal = next_deal(&list);
    const Fact *fact = fact_of("holder_country");
    const Saying hint = hint_of("holder_country", "China");
    Thing *second = &deal->things[fact->of->index].things[1];
    deal_hint_thing(deal, second, fact, &hint);
    deal_settle_thing(deal, second, fact);
    ck_assert_str_eq(things_shown(deal, "holder", "holder_country"),
                     "A missing blank / B inferred blank ~China");
    ck_assert_str_eq(fact_shown(deal, fact), "missing blank");
    close_list(&list);
}
END_TEST

TCase *deal_things_tests(void)
{
    TCase *tc = tcase_create("deal_things");
    tcase_add_unchecked_fixture(tc, open_book, close_book);
    tcase_add_loop_test(tc, a_row_says_this_of_its_things, 0, COUNT(cases));
    tcase_add_test(tc, no_thing_stays_from_the_row_before);
    tcase_add_test(tc, the_deals_own_fact_is_not_blank_where_things_have_it);
    tcase_add_test(tc, too_many_things_are_one_of_which_nothing_is_known);
    tcase_add_loop_test(tc, a_set_fact_holds_for_all_things, 0, COUNT(sets));
    tcase_add_test(tc, a_hint_of_the_row_is_one_of_all_things);
    tcase_add_test(tc, a_hint_may_be_of_one_thing);
    return tc;
}
