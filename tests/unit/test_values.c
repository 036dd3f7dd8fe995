#include "rules/values.h"

#include "base/buffer.h"
#include "rules/tables.h"
#include "tempfolder.h"

TCase *values_tests(void);

/* ---- numbers ---- */

static const struct {
    const char *text;
    int64_t mantissa;
    int32_t exponent;
} numbers[] = {
    {"16", 16, 0},
    {"2,000,000", 2, 6},
    {"1,51,09,500", 151095, 2},
    {"12,34,567", 1234567, 0},
    {"-5", -5, 0},
    {"-1,234.50", -12345, -1},
    {"10^25", 1, 25},
    {"1e25", 1, 25},
    {"1E+25", 1, 25},
    {"3x10^24", 3, 24},
    {"0.51", 51, -2},
    {"1,000", 1, 3},
    {"100,000", 1, 5},
    {"1,00,000", 1, 5},
    {"999,999,999,999", 999999999999, 0},
    {"10,000.25", 1000025, -2},
};

START_TEST(a_number_reads_as_it_says)
{
    Decimal got = {-1, -1};
    ck_assert_msg(number_read(slice(numbers[_i].text), &got), "'%s'", numbers[_i].text);
    ck_assert_int_eq(got.mantissa, numbers[_i].mantissa);
    ck_assert_int_eq(got.exponent, numbers[_i].exponent);
}
END_TEST

static const char *const no_numbers[] = {
    "",           "1,2",      "12,34",    "1,23,45",    "0,500",   "1234,567",       "1,,234",
    ",123",       "1,234,",   "1,234,56", "1.5,000",    "1,2345",  "12,345,67",      "twelve",
    "4.8k",       "14 nm",    "10^2,000", "1,234,5678", "3x1,000", "100,00,000,000", "-,123",
    "123,45,678", "1,000,00", "--5",
};

START_TEST(what_is_no_number_is_refused)
{
    Decimal got = {-1, -1};
    ck_assert_msg(!number_read(slice(no_numbers[_i]), &got), "'%s'", no_numbers[_i]);
    ck_assert_int_eq(got.mantissa, -1);
}
END_TEST

/* ---- units ---- */

static const struct {
    const char *unit, *wanted;
    int power;
    const char *offset;
} conversions[] = {
    {"nm", "nm", 0, "0"},
    {"um", "nm", 3, "0"},
    {"\u00b5m", "nm", 3, "0"},
    {"\u03bcm", "nm", 3, "0"},
    {"mm", "nm", 6, "0"},
    {"m", "nm", 9, "0"},
    {"nanometers", "nm", 0, "0"},
    {"Nanometres", "nm", 0, "0"},
    {"nanometre", "um", -3, "0"},
    {"microns", "nm", 3, "0"},
    {"\u00c5", "nm", -1, "0"},
    {"NM", "nm", 0, "0"},
    {"mK", "K", -3, "0"},
    {"K", "mK", 3, "0"},
    {"millikelvin", "K", -3, "0"},
    {"\u00b0C", "K", 0, "273.15"},
    {"C", "K", 0, "273.15"},
    {"degrees Celsius", "K", 0, "273.15"},
    {"\u00b0C", "mK", 3, "273150"},
    {"layer", "layers", 0, "0"},
    {"Layers", "layers", 0, "0"},
    {"L", "layers", 0, "0"},
    {"cu ft", "ft3", 0, "0"},
    {"cu. ft.", "ft3", 0, "0"},
    {"cubic feet", "ft3", 0, "0"},
    {"ft\u00b3", "cubic-feet", 0, "0"},
    {"FLOP", "operations", 0, "0"},
    {"FLOPs", "operations", 0, "0"},
    {"ops", "operations", 0, "0"},
    {"operations", "FLOPs", 0, "0"},
    {"PFLOPS", "TFLOPS", 3, "0"},
    {"petaflops", "TFLOPS", 3, "0"},
    {"exaflops", "teraflops", 6, "0"},
    {"PFLOP/s", "TFLOPS", 3, "0"},
    {"GB", "B", 9, "0"},
    {"gigabytes", "GB", 0, "0"},
    {"TPP", "TPP", 0, "0"},
    {"tpp", "TPP", 0, "0"},
    {"k TPP", "TPP", 3, "0"},
    {"k", "TPP", 3, "0"},
    {"million operations", "operations", 6, "0"},
    {"usd", "USD", 0, "0"},
    {"MW", "W", 6, "0"},
    {"mW", "W", -3, "0"},
};

START_TEST(a_unit_is_brought_to_the_facts)
{
    int power = 99;
    Decimal offset = {-1, -1}, wanted;
    ck_assert_msg(
        unit_convert(slice(conversions[_i].unit), slice(conversions[_i].wanted), &power, &offset),
        "'%s' to '%s'", conversions[_i].unit, conversions[_i].wanted);
    ck_assert_int_eq(power, conversions[_i].power);
    ck_assert(decimal_read(slice(conversions[_i].offset), &wanted));
    ck_assert_int_eq(decimal_compare(offset, wanted), 0);
}
END_TEST

/* A speed is no count of operations, and a kelvin no thousand. */
static const struct {
    const char *unit, *wanted;
} strangers[] = {
    {"K", "nm"},
    {"EUR", "USD"},
    {"FLOPS", "operations"},
    {"FLOPS", "FLOPs"},
    {"petaflops", "FLOPs"},
    {"FLOPs", "TFLOPS"},
    {"flops", "FLOPs"},
    {"k", "K"},
    {"k", "nm"},
    {"inch", "nm"},
    {"L", "nm"},
    {"layers", "L/s"},
    {"mm2", "mm"},
    {"nm nm", "nm"},
    {"k C", "K"},
    {"qubits", "layers"},
    {"\u00b0F", "K"},
    {"mUSD", "USD"},
    {"klayers", "layers"},
};

START_TEST(another_unit_is_refused)
{
    int power;
    Decimal offset;
    ck_assert_msg(
        !unit_convert(slice(strangers[_i].unit), slice(strangers[_i].wanted), &power, &offset),
        "'%s' to '%s'", strangers[_i].unit, strangers[_i].wanted);
}
END_TEST

/* ---- yes and no ---- */

static const struct {
    const char *text;
    int says; /* -1: nothing */
} answers[] = {
    {"yes", 1},   {"YES", 1}, {"Y", 1},      {"TRUE", 1}, {"True", 1}, {"1", 1},
    {"x", 1},     {" X ", 1}, {"\u2713", 1}, {"no", 0},   {"No", 0},   {"N", 0},
    {"FALSE", 0}, {"0", 0},   {"", -1},      {"n/a", -1}, {"0%", -1},  {"-1", -1},
    {"yess", -1}, {"ye", -1}, {"no.", -1},   {"?", -1},
};

START_TEST(yes_and_no_are_read)
{
    bool yes = false;
    bool read = yes_no_read(slice(answers[_i].text), &yes);
    ck_assert_msg(read == (answers[_i].says >= 0), "'%s'", answers[_i].text);
    if (read)
        ck_assert_int_eq(yes, answers[_i].says);
}
END_TEST

/* ---- places ---- */

/* "Korea" belongs to two on purpose; "Georgia" is a name of one and a place of another. */
static const char jurisdictions[] =
    "alpha2,alpha3,numeric,name,aliases,places,part_of\n"
    "CN,CHN,156,China,PRC|P.R. China|\u4e2d\u56fd,Shenzhen|Beijing|Shanghai,\n"
    "HK,HKG,344,Hong Kong,\"Hong Kong SAR|Hong Kong, China\",Kowloon,CN\n"
    "MO,MAC,446,Macau,Macao,Taipa,CN\n"
    "TW,TWN,158,Taiwan,\"Republic of China|Taiwan, Province of China\",Taipei|Hsinchu,\n"
    "US,USA,840,United States,USA|U.S.|America,Atlanta|Georgia|New Jersey,\n"
    "GE,GEO,268,Georgia,,Tbilisi,\n"
    "GA,GAB,266,Gabon,,,\n"
    "JE,JEY,832,Jersey,,,\n"
    "KR,KOR,410,South Korea,Korea,Seoul,\n"
    "KP,PRK,408,North Korea,Korea|DPRK,Pyongyang,\n"
    "NA,NAM,516,Namibia,,Windhoek,\n"
    "VG,VGB,92,British Virgin Islands,BVI|Virgin Islands,,\n"
    "VI,VIR,850,U.S. Virgin Islands,Virgin Islands,,\n";

static const struct {
    const char *text;
    PlaceReading reading;
    const char *alpha2, *other;
} cells[] = {
    {"China", PLACE_STATED, "CN", NULL},
    {"p.r. china", PLACE_STATED, "CN", NULL},
    {"\u4e2d\u56fd", PLACE_STATED, "CN", NULL},
    {"CN", PLACE_STATED, "CN", NULL},
    {"CHN", PLACE_STATED, "CN", NULL},
    {"092", PLACE_STATED, "VG", NULL},
    {"NA", PLACE_STATED, "NA", NULL},
    {"Republic of China", PLACE_STATED, "TW", NULL},
    {"Taiwan, Province of China", PLACE_STATED, "TW", NULL},
    {"Hong Kong, China", PLACE_STATED, "HK", NULL},
    {"Georgia", PLACE_STATED, "GE", NULL},
    {"Shenzhen", PLACE_HINTED, "CN", NULL},
    {"Korea", PLACE_AMBIGUOUS, "KR", "KP"},
    {"Virgin Islands", PLACE_AMBIGUOUS, "VG", "VI"},
    {"Atlantis", PLACE_NOT_FOUND, NULL, NULL},
    {"", PLACE_NOT_FOUND, NULL, NULL},
    {"New Jersey City", PLACE_NOT_FOUND, NULL, NULL},
    {"Greater China", PLACE_NOT_FOUND, NULL, NULL},
    /* place, country */
    {"Shenzhen, China", PLACE_STATED, "CN", NULL},
    {"Shenzhen (China)", PLACE_STATED, "CN", NULL},
    {"Shenzhen\uff08China\uff09", PLACE_STATED, "CN", NULL},
    {"Floor 3, Nanshan District, Shenzhen, China", PLACE_STATED, "CN", NULL},
    {"Somewhere, China", PLACE_STATED, "CN", NULL},
    {"China (Shenzhen)", PLACE_STATED, "CN", NULL},
    {"China (CN)", PLACE_STATED, "CN", NULL},
    {"Tbilisi, Georgia", PLACE_STATED, "GE", NULL},
    {"Taipei, Republic of China", PLACE_STATED, "TW", NULL},
    /* another country stands in front */
    {"Atlanta, Georgia", PLACE_NOT_FOUND, NULL, NULL},
    {"Taiwan, China", PLACE_NOT_FOUND, NULL, NULL},
    {"Taipei, China", PLACE_NOT_FOUND, NULL, NULL},
    {"Jersey (New Jersey)", PLACE_NOT_FOUND, NULL, NULL},
    {"US, China", PLACE_NOT_FOUND, NULL, NULL},
    /* a bare code behind a city is no country */
    {"St. Louis, MO", PLACE_NOT_FOUND, NULL, NULL},
    {"Acme, CN", PLACE_NOT_FOUND, NULL, NULL},
    {"Atlanta, GA", PLACE_HINTED, "US", NULL},
    {"Shenzhen, CN", PLACE_HINTED, "CN", NULL},
    /* only a city is known */
    {"Shenzhen, Nanshan District", PLACE_HINTED, "CN", NULL},
    {"China, by way of Atlantis", PLACE_HINTED, "CN", NULL},
    /* ambiguous, or made plain by the other part */
    {"Seoul, Korea", PLACE_HINTED, "KR", NULL},
    {"Suwon, Korea", PLACE_AMBIGUOUS, "KR", "KP"},
    {"Beijing, Korea", PLACE_NOT_FOUND, NULL, NULL},
};

START_TEST(a_place_is_what_the_cell_says)
{
    TempFolder folder;
    temp_folder_make(&folder);
    temp_folder_write(&folder, "jurisdictions.csv", jurisdictions);
    Rulebook book = {0};
    Diags diags = diags_in(&book.arena);
    places_read(&book, temp_folder_path(&folder, "jurisdictions.csv"), &diags);
    ck_assert_uint_eq(diags.n_errors, 0);

    const Place *place, *other;
    PlaceReading reading = place_read(&book, slice(cells[_i].text), &place, &other);
    ck_assert_msg(reading == cells[_i].reading, "'%s' reads %d", cells[_i].text, (int)reading);
    if (cells[_i].alpha2)
        ck_assert(slice_is(place->alpha2, cells[_i].alpha2));
    if (cells[_i].other)
        ck_assert(slice_is(other->alpha2, cells[_i].other));
    rulebook_release(&book);
    temp_folder_remove(&folder);
}
END_TEST

/* ---- choices and two values ---- */

static const char facts[] = "id,type,unit,values,headers\n"
                            "kind,choice,,logic=CPU=GPU|nand=3D NAND|dram,\n"
                            "activity,set,,designs|fabricates|packages,\n"
                            "node,number,nm,,\n"
                            "share,percent,,,\n";

static Rulebook *read_facts(TempFolder *folder)
{
    temp_folder_make(folder);
    temp_folder_write(folder, "facts.csv", facts);
    Rulebook *book = arena_new(&folder->arena, Rulebook);
    Diags diags = diags_in(&book->arena);
    facts_read(book, temp_folder_path(folder, "facts.csv"), &diags);
    ck_assert_uint_eq(diags.n_errors, 0);
    return book;
}

static void release_facts(TempFolder *folder, Rulebook *book)
{
    rulebook_release(book);
    temp_folder_remove(folder);
}

START_TEST(a_choice_is_read_by_name_and_synonym)
{
    TempFolder folder;
    Rulebook *book = read_facts(&folder);
    const Fact *kind = rulebook_fact(book, slice("kind"));
    uint64_t names = 0;
    ck_assert(choice_read(kind, slice("logic"), &names));
    ck_assert_uint_eq(names, 1);
    ck_assert(choice_read(kind, slice("gpu"), &names));
    ck_assert_uint_eq(names, 1);
    ck_assert(choice_read(kind, slice("3d-NAND"), &names));
    ck_assert_uint_eq(names, 2);
    ck_assert(choice_read(kind, slice("DRAM"), &names));
    ck_assert_uint_eq(names, 4);
    ck_assert(!choice_read(kind, slice("sram"), &names));
    ck_assert(!choice_read(kind, slice(""), &names));
    ck_assert_uint_eq(names, 4);
    release_facts(&folder, book);
}
END_TEST

/* Sets: `open` may have more than is named. */
static const struct {
    uint64_t a;
    bool a_open;
    uint64_t b;
    bool b_open;
    bool meet;
} sets[] = {
    {1, false, 1, false, true}, {1, false, 3, false, false}, {1, true, 3, false, true},
    {4, true, 3, false, false}, {1, true, 2, true, true},    {0, false, 0, false, true},
    {0, false, 1, true, false}, {3, false, 1, true, true},   {1, false, 3, true, false},
};

START_TEST(sets_meet_where_one_set_can_be_both)
{
    Value a = {.type = TYPE_SET, .choices = {sets[_i].a, sets[_i].a_open}};
    Value b = {.type = TYPE_SET, .choices = {sets[_i].b, sets[_i].b_open}};
    ck_assert_int_eq(value_meets(&a, &b), sets[_i].meet);
    ck_assert_int_eq(value_meets(&b, &a), sets[_i].meet);
}
END_TEST

static Decimal number(const char *text)
{
    Decimal read = {0, 0};
    ck_assert(decimal_read(slice(text), &read));
    return read;
}

static Value range(const char *low, const char *high)
{
    return (Value){
        .type = TYPE_PERCENT,
        .number = {.low = number(low), .high = number(high), .has_low = true, .has_high = true}};
}

START_TEST(ranges_meet_and_are_equal)
{
    Value wide = range("40", "60"), point = range("50", "50"), far = range("61", "70");
    ck_assert(value_meets(&wide, &point));
    ck_assert(!value_meets(&wide, &far));
    ck_assert(value_equal(&wide, &wide));
    ck_assert(!value_equal(&wide, &point));
    Value a = {.type = TYPE_PARTY, .text = slice("Acme Ltd.")};
    Value b = {.type = TYPE_PARTY, .text = slice("ACME LTD")};
    Value c = {.type = TYPE_PARTY, .text = slice("Acme Inc.")};
    ck_assert(value_meets(&a, &b));
    ck_assert(!value_meets(&a, &c));
    ck_assert(!value_equal(&a, &b));
    Value early = {.type = TYPE_CHOICE, .choices = {3, false}};
    Value late = {.type = TYPE_CHOICE, .choices = {6, false}};
    Value other = {.type = TYPE_CHOICE, .choices = {4, false}};
    ck_assert(value_meets(&early, &late));
    ck_assert(!value_meets(&early, &other));
}
END_TEST

static void check_written(const Fact *fact, const Value *value, const char *wanted)
{
    Buffer out = {0};
    value_write(&out, fact, value);
    ck_assert_msg(slice_is(buffer_slice(&out), wanted), "'%.*s' for '%s'",
                  SLICE_ARG(buffer_slice(&out)), wanted);
    buffer_release(&out);
}

START_TEST(a_value_is_written_for_the_reader)
{
    TempFolder folder;
    Rulebook *book = read_facts(&folder);
    const Fact *node = rulebook_fact(book, slice("node"));
    Value nm = {.type = TYPE_NUMBER, .number = interval_point(number("14"))};
    check_written(node, &nm, "14 nm");
    nm.number = (Interval){.low = number("128"), .has_low = true};
    check_written(node, &nm, "at least 128 nm");
    Value share = range("40", "60");
    check_written(rulebook_fact(book, slice("share")), &share, "40 to 60 %");

    const Fact *activity = rulebook_fact(book, slice("activity"));
    Value set = {.type = TYPE_SET, .choices = {5, false}};
    check_written(activity, &set, "designs, packages");
    set.choices.open = true;
    check_written(activity, &set, "designs, packages and perhaps others");
    set = (Value){.type = TYPE_SET};
    check_written(activity, &set, "none");
    Value kind = {.type = TYPE_CHOICE, .choices = {6, false}};
    check_written(rulebook_fact(book, slice("kind")), &kind, "nand or dram");
    release_facts(&folder, book);
}
END_TEST

/* `has` names an element and leaves the set open; `= none` closes it. */
START_TEST(an_operand_is_a_value)
{
    TempFolder folder;
    Rulebook *book = read_facts(&folder);
    const Fact *activity = rulebook_fact(book, slice("activity"));
    Operand has = {.kind = OPERAND_CHOICES, .choices = 2};
    Value value = value_of_operand(activity, &has);
    ck_assert(value.type == TYPE_SET && value.choices.names == 2 && value.choices.open);
    Operand none = {.kind = OPERAND_NONE};
    value = value_of_operand(activity, &none);
    ck_assert(value.choices.names == 0 && !value.choices.open);
    Operand sixteen = {.kind = OPERAND_NUMBER, .number = number("16")};
    value = value_of_operand(rulebook_fact(book, slice("node")), &sixteen);
    ck_assert(interval_is_point(value.number));
    ck_assert_int_eq(value.number.low.mantissa, 16);
    release_facts(&folder, book);
}
END_TEST

TCase *values_tests(void)
{
    TCase *tc = tcase_create("values");
    tcase_add_loop_test(tc, a_number_reads_as_it_says, 0, COUNT(numbers));
    tcase_add_loop_test(tc, what_is_no_number_is_refused, 0, COUNT(no_numbers));
    tcase_add_loop_test(tc, a_unit_is_brought_to_the_facts, 0, COUNT(conversions));
    tcase_add_loop_test(tc, another_unit_is_refused, 0, COUNT(strangers));
    tcase_add_loop_test(tc, yes_and_no_are_read, 0, COUNT(answers));
    tcase_add_loop_test(tc, a_place_is_what_the_cell_says, 0, COUNT(cells));
    tcase_add_test(tc, a_choice_is_read_by_name_and_synonym);
    tcase_add_loop_test(tc, sets_meet_where_one_set_can_be_both, 0, COUNT(sets));
    tcase_add_test(tc, ranges_meet_and_are_equal);
    tcase_add_test(tc, a_value_is_written_for_the_reader);
    tcase_add_test(tc, an_operand_is_a_value);
    return tc;
}
