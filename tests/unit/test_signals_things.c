/* What the texts of things and of the row suggest of things. */
#include "match/signals.h"

#include "fixture.h"

TCase *signals_things_tests(void);

static const char facts[] = "id,type,unit,values,several,complete,from_headers,of\n"
                            "deal_id,text,,,,,,\n"
                            "completion_date,date,,,,,,\n"
                            "description,text,,,,,,\n"
                            "flag,yes-no,,,,,,\n"
                            "product_name,text,,,,,,product\n"
                            "product_text,text,,,,,,product\n"
                            "product_chip,yes-no,,,,,,product\n"
                            "product_node,number,nm,,,,,product\n"
                            "holder_name,text,,,,,,holder\n"
                            "holder_text,text,,,,,,holder\n"
                            "holder_near,yes-no,,,,,,holder\n";

static const char signals[] =
    "signal chip in description, product_text, product_name suggests product_chip = yes\n"
    " match /\\bchips?\\b/ unless /\\bpotato\\b/ end\n"
    "signal node in description, product_text suggests product_node = $1\n"
    " match /\\b(\\d+) ?nm\\b/ end\n"
    "signal flag in description, product_text suggests flag = yes match /\\bbanner\\b/ end\n"
    "signal near in product_text, holder_text suggests holder_near = yes match /\\bnearby\\b/ end\n"
    "signal slow in product_text suggests product_chip = yes match /\\b(?:a+)+$/ end\n";

static void open_things(Fixture *f)
{
    fixture_open(f);
    fixture_write(f, "facts.csv", facts);
    fixture_write(f, "p/a.rules", "rule r \"R\" law \"L\" outcome prohibited when flag end\n");
    fixture_write(f, "signals/s.rules", signals);
    fixture_load(f);
}

static void write_known(Buffer *out, const Fact *fact, const DealFact *known)
{
    const Saying *said = known->stated ? known->stated : known->hints;
    buffer_add_text(out, standing_word(known->standing));
    if (!said && !known->blank)
        buffer_add_text(out, " unreadable");
    for (; said; said = said->next) {
        buffer_add_char(out, ' ');
        value_write(out, fact, &said->value);
    }
}

/* "A inferred yes / B missing", or "missing" of the deal itself. */
static const char *shown(Fixture *f, const char *id)
{
    const Fact *fact = rulebook_fact(&f->book, slice(id));
    const Things *things = deal_things_of(f->deal, fact);
    Buffer out = {0};
    if (!things)
        write_known(&out, fact, &f->deal->facts[fact->index]);
    for (size_t i = 0; things && i < things->n; i++) {
        const Thing *thing = &things->things[i];
        buffer_print(&out, "%s%.*s ", i > 0 ? " / " : "", SLICE_ARG(thing->name));
        write_known(&out, fact, &thing->facts[fact->index]);
    }
    const char *copy = arena_copy(f->deal->arena, buffer_slice(&out)).at;
    buffer_release(&out);
    return copy;
}

static const struct {
    const char *list, *fact, *shown;
} cases[] = {
    /* a text of a thing speaks of that thing */
    {"product_name,product_text\nA; B,a chip; a board\n", "product_chip",
     "A inferred yes / B missing"},
    {"product_name,product_text\nA; B,a board; a chip\n", "product_chip",
     "A missing / B inferred yes"},
    {"product_name,product_text\nA; B,potato chips; chip\n", "product_chip",
     "A missing / B inferred yes"},
    {"product_name,product_text\nA; B,7 nm; 14 nm\n", "product_node",
     "A inferred 7 nm / B inferred 14 nm"},
    {"product 1 name,product 1 text,product 2 text\nA,board,chip\n", "product_chip",
     "A missing / product 2 inferred yes"},
    {"product_name\nchip A; B\n", "product_chip", "chip A inferred yes / B missing"},
    /* one that the row does not name is the deal's own */
    {"product_text\na chip\n", "product_chip", "inferred yes"},
    /* a text of the row speaks of all */
    {"description,product_name\na chip,A; B\n", "product_chip", "A inferred yes / B inferred yes"},
    {"description,product_name\na chip,\n", "product_chip", "inferred yes"},
    {"description,product_name,product_text\n7 nm,A; B,x; 14 nm\n", "product_node",
     "A inferred 7 nm / B inferred 7 nm 14 nm"},
    /* a text of a thing that suggests something of the deal, or of another kind of thing */
    {"product_name,product_text\nA; B,x; a banner\n", "flag", "inferred yes"},
    {"product_name,product_text,holder_name\nA,nearby,H\n", "holder_near", "H missing"},
    {"holder_name,holder_text\nH; I,nearby; far\n", "holder_near", "H inferred yes / I missing"},
    /* what is stated of the thing stands, and against a hint nothing stands */
    {"product_name,product_text,product_chip\nA; B,chip; x,yes; no\n", "product_chip",
     "A stated yes / B stated no"},
    {"product_name,product_text,product_chip\nA; B,chip; x,no; no\n", "product_chip",
     "A contradicted no / B stated no"},
    {"description,product_name,product_chip\nchip,A; B,no; yes\n", "product_chip",
     "A contradicted no / B stated yes"},
    /* what cannot be read leaves open what it might suggest, of its thing alone */
    {"product 1 name,product 1 text,product 2 name,product 2 text\nA,ch\xffip,B,x\n",
     "product_chip", "A missing unreadable / B missing"},
    {"product 1 name,product 1 text\nA,ch\xffip\n", "flag", "missing unreadable"},
    {"description,product_name\nch\xffip,A; B\n", "product_chip",
     "A missing unreadable / B missing unreadable"},
    {"product_name,product_text\nA; B,x; aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n",
     "product_chip", "A missing / B missing unreadable"},
};

START_TEST(texts_speak_of_their_things)
{
    Fixture f;
    open_things(&f);
    fixture_deal(&f, cases[_i].list);
    ck_assert_str_eq(shown(&f, cases[_i].fact), cases[_i].shown);
    fixture_close(&f);
}
END_TEST

TCase *signals_things_tests(void)
{
    TCase *tests = tcase_create("signals_things");
    tcase_add_loop_test(tests, texts_speak_of_their_things, 0, COUNT(cases));
    return tests;
}
