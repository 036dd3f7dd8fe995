#include "deals/cells.h"

#include "dealbook.h"

TCase *cells_tests(void);

static DealBook made;

static void open_book(void)
{
    deal_book_open(&made);
}

static void close_book(void)
{
    deal_book_close(&made);
}

/* Below, a reading is a text: "" is blank, "!REASON" unreadable (with a part of the reason), else
 * the value as people read it; several are parted by " / ", "~" stands before a hint and
 * " (REMARK)" behind what was read with one. */
typedef struct Case {
    const char *header, *cell, *reading;
} Case;

static Column column_of(const char *header)
{
    Slice cells[] = {slice(header)};
    Diags diags = diags_in(&made.arena);
    Columns columns;
    columns_read(&made.book, cells, 1, NULL, 0, slice("deals.csv"), &made.arena, &diags, &columns);
    ck_assert_msg(columns.columns[0].use == COLUMN_FACT, "'%s'", header);
    return columns.columns[0];
}

static void write_reading(Buffer *out, const Fact *fact, const CellReading *reading)
{
    if (reading->hint)
        buffer_add_char(out, '~');
    for (size_t i = 0; i < reading->n_values; i++) {
        if (i > 0)
            buffer_add_text(out, " / ");
        value_write(out, fact, &reading->values[i]);
    }
}

static void check_case(const Case *test)
{
    Column column = column_of(test->header);
    CellReader reader = {.book = &made.book, .arena = &made.arena};
    CellReading reading;
    cell_read(&reader, &column, slice(test->cell), &reading);
    Buffer got = {0};
    write_reading(&got, column.fact, &reading);
    buffer_add_char(&got, '\0');
    const char *wanted = test->reading;
    const char *why = reading.why.at ? reading.why.at : "";
    if (wanted[0] == '!') {
        ck_assert_msg(reading.result == CELL_UNREADABLE, "%s: '%s' is read as '%s'", test->header,
                      test->cell, got.at);
        ck_assert_msg(strstr(why, wanted + 1), "%s: '%s': %s", test->header, test->cell, why);
    } else if (wanted[0] == '\0') {
        ck_assert_msg(reading.result == CELL_BLANK, "%s: '%s' is not blank: %s", test->header,
                      test->cell, why);
    } else {
        const char *remark = strstr(wanted, " (");
        size_t len = remark ? (size_t)(remark - wanted) : strlen(wanted);
        ck_assert_msg(reading.result == CELL_READ, "%s: '%s': %s", test->header, test->cell, why);
        ck_assert_msg(strlen(got.at) == len && strncmp(got.at, wanted, len) == 0,
                      "%s: '%s' is '%s'", test->header, test->cell, got.at);
        ck_assert_int_eq(reading.why.len > 0, remark != NULL);
        Slice words = slice_part(slice(remark), 2, remark ? strlen(remark) - 1 : 0);
        const char *part = arena_copy(&made.arena, words).at;
        ck_assert_msg(strstr(why, part), "%s: '%s': %s", test->header, test->cell, why);
    }
    buffer_release(&got);
    cell_reader_release(&reader);
}

/* ---- blank and not known ---- */

static const Case blanks[] = {
    {"Node", "", ""},
    {"Node", " \t ", ""},
    {"Node", "\xC2\xA0", ""}, /* no-break space */
    {"Node", "-", ""},
    {"Node", "--", ""},
    {"Node", "\xE2\x80\x94", ""}, /* em dash */
    {"Node", "n/a", ""},
    {"Node", "N/A", ""},
    {"Node", "NA", ""},
    {"Country", "n/a", ""},
    {"Country", "-", ""},
    {"Country", "NA", "!two ways, as not available and as Namibia"},
    {"Country", "na", "!two ways"},
    {"Chip type", "na", ""},
    {"Activities", "-", ""},
    {"Description", "n/a", ""},
    {"Description", "TBD", "TBD"},
    {"Node", "TBD", "!says that it is not known"},
    {"Node", "tbc", "!not known"},
    {"Node", "?", "!not known"},
    {"Node", "unknown", "!not known"},
    {"Node", "n.k.", "!not known"},
    {"Node", "nil", "!is not a number"},
    {"Country", "Unknown", "!not known"},
    {"Activities", "to be confirmed", "!not known"},
    {"Closed", "pending", "!not known"},
    {"U.S. person", "#N/A", "!not known"},
    {"Investor", "unknown", "!not known"},
    {"Investor", "Tencent; Li Wei", "Tencent; Li Wei"},
    {"Node", "14 \xFF", "!byte 0xFF is not UTF-8 text (character 4)"},
    {"Description", "Soci\xE9t\xE9", "!byte 0xE9"},
};

START_TEST(blank_is_not_unreadable)
{
    check_case(&blanks[_i]);
}
END_TEST

/* ---- numbers ---- */

static const Case numbers[] = {
    {"Node", "14", "14 nm"},
    {"Node", "14 nm", "14 nm"},
    {"Node", "14nm", "14 nm"},
    {"Node", "14 nanometers", "14 nm"},
    {"Node", "0.014 um", "14 nm"},
    {"Node", "14-16 nm", "14 to 16 nm"},
    {"Node", "14 nm - 16 nm", "14 to 16 nm"},
    {"Node", "14 to 16", "14 to 16 nm"},
    {"Node", "<= 16 nm", "at most 16 nm"},
    {"Node", "\xE2\x89\xA4 16", "at most 16 nm"},
    {"Node", "16 nm or less", "at most 16 nm"},
    {"Node", "14 um nm", "!is not a form of nm"},
    {"Node", "14 K", "!is not a form of nm"},
    {"Node", "about 14 nm", "!gives no limits"},
    {"Node", "~14", "!gives no limits"},
    {"Node", "ca. 14 nm", "!gives no limits"},
    {"Node", "16-14", "!greater end first"},
    {"Node", "advanced", "!is not a number"},
    {"Node", "14 nm ???", "!???"},
    {"Node", "14; 7", "14 nm / 7 nm"},
    {"Node", "14; 14 nm", "14 nm"},
    {"Node", "14;", "14 nm"},
    {"Node", ";", "!names no value"},
    {"Node (um)", "0.014", "14 nm"},
    {"Node (nm)", "14 nm", "14 nm"},
    {"Node (nm)", "0.014 um", "14 nm (another unit)"},
    {"Layers", "128", "128 layers"},
    {"Layers", "128L", "128 layers"},
    {"Layers", "128+", "at least 128 layers"},
    {"Layers", "128+ layers", "at least 128 layers"},
    {"Layers", "\xE2\x89\xA5 128", "at least 128 layers"},
    {"Layers", ">=128", "at least 128 layers"},
    {"Layers", "at least 128 layers", "at least 128 layers"},
    {"Layers", "over 128", "over 128 layers"},
    {"Layers", "more than 128", "over 128 layers"},
    {"Layers", "under 128", "under 128 layers"},
    {"Layers", "below 128", "under 128 layers"},
    {"Layers", "up to 128", "at most 128 layers"},
    {"Layers", "no more than 128", "at most 128 layers"},
    {"Layers", "between 64 and 128", "64 to 128 layers"},
    {"Layers", "from 64 to 128 layers", "64 to 128 layers"},
    {"Layers", "between 64", "!is not a number"},
    {"Layers", ">= 64-128", "!is not a number"},
    {"Layers", "\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x98", "128 layers"}, /* full width */
    {"Training operations", "1e25", "10^25 operations"},
    {"Training operations", "10^25", "10^25 operations"},
    {"Training operations", "3x10^24", "3x10^24 operations"},
    {"Training operations", "3 x 10^24", "3x10^24 operations"},
    {"Training operations", "3 \xC3\x97 10^24 FLOPs", "3x10^24 operations"},
    {"Training operations", "3*10^24", "3x10^24 operations"},
    {"Training operations", "1E+25", "10^25 operations"},
    {"Training operations", "over 10^25", "over 10^25 operations"},
    {"Training operations", "1e24 - 1e25", "10^24 to 10^25 operations"},
    {"TPP", "4800", "4800 TPP"},
    {"TPP", "4,800", "4800 TPP"},
    {"TPP", "4.8k", "4800 TPP"},
    {"TPP", "4.8k?", "!'k?' behind the number"},
    {"TPP", "4.800", "!reads in two ways, as 4.8 and as 4800"},
    {"TPP", "4.800 - 5,000", "!two ways"},
    {"TPP", "over 12.500", "!as 12.5 and as 12,500"},
    {"TPP", "4.8000", "4.8 TPP"},
    {"TPP", "1234.567", "1234.567 TPP"},
    {"TPP", "4.125k", "4125 TPP"},
    {"Node", "5.920", "!two ways"},
    {"TPP", "0.800", "0.8 TPP"},
    {"TPP (k)", "4.8", "4800 TPP"},
    {"Staff", "12 500", "12,500"},
    {"Staff",
     "12\xC2\xA0"
     "500",
     "12,500"},
    {"Staff", "12'500", "12,500"},
    {"Staff", "1,51,09,500", "15,109,500"}, /* Indian groups */
    {"Staff", "2.000.000", "2,000,000"},
    {"Staff", "2.000.00", "!is not a number"},
    {"Staff", "1.234,56", "!comma behind a point"},
    {"Staff", "12,5", "!commas that do not part thousands"},
    {"Staff", "12 people", "!is not understood"},
    {"Staff", "1/2", "!"},
    {"Temperature",
     "-269 \xC2\xB0"
     "C",
     "4.15 K"},
    {"Temperature",
     "\xE2\x88\x92"
     "269 \xC2\xB0"
     "C",
     "4.15 K"}, /* typographic minus */
    {"Temperature", "-1", "-1 K"},
    {"Temperature", "- 5 K", "!is not a number"},
};

START_TEST(a_number_is_an_interval)
{
    check_case(&numbers[_i]);
}
END_TEST

/* ---- percentages ---- */

static const Case percents[] = {
    {"Votes", "51%", "51 %"},
    {"Votes", "51 %", "51 %"},
    {"Votes", "51", "51 %"},
    {"Votes", "51 percent", "51 %"},
    {"Votes", "51 per cent", "51 %"},
    {"Votes", "33.333", "33.333 %"},
    {"Votes", "40-60%", "40 to 60 %"},
    {"Votes", "40% - 60%", "40 to 60 %"},
    {"Votes", "40 to 60 %", "40 to 60 %"},
    {"Votes", "between 40 and 60", "40 to 60 %"},
    {"Votes", "over 50%", "over 50 %"},
    {"Votes", "\xEF\xBC\x95\xEF\xBC\x91\xEF\xBC\x85", "51 %"}, /* full width */
    {"Votes", "0", "0 %"},
    {"Votes", "100", "100 %"},
    {"Votes", "0.51", "!two ways, as a percentage or as a share of 1"},
    {"Votes", "1", "!two ways"},
    {"Votes", "0-0.5", "!two ways"},
    {"Votes %", "0.51", "!two ways"},
    {"Votes", "0.51%", "0.51 %"},
    {"Votes", "1%", "1 %"},
    {"Votes", "1.5", "1.5 %"},
    {"Votes", "150", "!more than 100 %"},
    {"Votes", "-5%", "!below 0 %"},
    {"Votes", "51 % ???", "!% ???"},
    {"Votes", "majority", "!is not a percentage"},
    {"Votes", "51 bps", "!not a form of %"},
    {"Votes", "51%; 12%", "51 % / 12 %"},
};

START_TEST(a_percentage_needs_no_guess)
{
    check_case(&percents[_i]);
}
END_TEST

/* ---- money ---- */

static const Case amounts[] = {
    {"Deal value", "2,000,000", "2,000,000 USD"},
    {"Deal value", "$2m", "2,000,000 USD"},
    {"Deal value", "US$2m", "2,000,000 USD"},
    {"Deal value", "$2 million", "2,000,000 USD"},
    {"Deal value", "USD 2 million", "2,000,000 USD"},
    {"Deal value", "USD 2mn", "2,000,000 USD"},
    {"Deal value", "2 mio USD", "2,000,000 USD"},
    {"Deal value", "2MM USD", "2,000,000 USD"},
    {"Deal value", "USD2m", "2,000,000 USD"},
    {"Deal value", "2m US dollars", "2,000,000 USD"},
    {"Deal value", "2.5bn USD", "2,500,000,000 USD"},
    {"Deal value", "500k", "500,000 USD"},
    {"Deal value", "USD 1tn", "1,000,000,000,000 USD"},
    {"Deal value", "$2m+", "at least 2,000,000 USD"},
    {"Deal value", "up to $2m", "at most 2,000,000 USD"},
    {"Deal value", "$2-3 million", "2,000,000 to 3,000,000 USD"},
    {"Deal value", "$2m - $3m", "2,000,000 to 3,000,000 USD"},
    {"Deal value", "USD 500,000 to USD 2,000,000", "500,000 to 2,000,000 USD"},
    {"Deal value", "$2m-3", "!scale behind its first number only"},
    {"Deal value", "EUR 2m", "!is in EUR, not in USD; no exchange rates"},
    {"Deal value",
     "\xE2\x82\xAC"
     "2m",
     "!is in EUR"},
    {"Deal value", "2m RMB", "!is in CNY"},
    {"Deal value",
     "\xC2\xA5"
     "2m",
     "!not in USD"},
    {"Deal value", "HK$2m", "!is in HKD"},
    {"Deal value", "$2m EUR", "!names two currencies"},
    {"Deal value", "2m tonnes", "!is not an amount of money"},
    {"Deal value", "-2m", "!is below 0"},
    {"Deal value", "(2,000)", "!is not an amount of money"},
    {"Deal value", "undisclosed", "!not known"},
    {"Deal value", "2.000", "!two ways, as 2 and as 2000"},
    {"Deal value", "2.000.000", "2,000,000 USD"},
    {"Deal value", "2.125m", "2,125,000 USD"},
    {"Deal value", "2,000,000.50", "2,000,000.5 USD"},
    {"Amount (USD)", "2m", "2,000,000 USD"},
    {"Deal value (USD m)", "2", "2,000,000 USD"},
    {"Deal value (USD m)", "2.5", "2,500,000 USD"},
    {"Deal value (USD m)", "2-3", "2,000,000 to 3,000,000 USD"},
    {"Deal value (USD m)", "2m", "2,000,000 USD"},
    {"Deal value (USD m)", "2bn", "2,000,000,000 USD (another scale)"},
    {"Deal value (USD m)", "$2,000,000", "!currency of its own and no scale"},
    {"Deal value (USD m)", "EUR 2", "!is in EUR"},
    {"Deal value (EUR m)", "2", "!is in EUR by its header"},
    {"Deal value (EUR m)", "$2m", "2,000,000 USD (another currency)"},
    {"Commitment", "$1m; $500k", "1,500,000 USD"},
    {"Commitment", "1m; 1m", "2,000,000 USD"},
    {"Commitment", ">= 1m; 500k", "at least 1,500,000 USD"},
    {"Commitment", "1m; TBD", "!'TBD'"},
    {"Deal value", "1m; 2m", "1,000,000 USD / 2,000,000 USD"},
};

START_TEST(money_keeps_its_currency)
{
    check_case(&amounts[_i]);
}
END_TEST

/* ---- dates ---- */

static const Case dates[] = {
    {"Closed", "2025-03-05", "2025-03-05"},
    {"Closed", "2025-03-05T00:00:00Z", "2025-03-05"},
    {"Closed", "2025-03-05 00:00:00", "2025-03-05"},
    {"Closed", "2025/03/05", "2025-03-05"},
    {"Closed", "2025.03.05", "2025-03-05"},
    {"Closed", "20250305", "2025-03-05"},
    {"Closed", "5 March 2025", "2025-03-05"},
    {"Closed", "5th of March 2025", "2025-03-05"},
    {"Closed", "March 5, 2025", "2025-03-05"},
    {"Closed", "Mar. 5, 2025", "2025-03-05"},
    {"Closed", "5-Mar-2025", "2025-03-05"},
    {"Closed", "Wed, 5 Mar 2025", "2025-03-05"},
    {"Closed",
     "2025\xE5\xB9\xB4"
     "3\xE6\x9C\x88"
     "5\xE6\x97\xA5",
     "2025-03-05"},
    {"Closed", "2025", "2025-01-01 to 2025-12-31"},
    {"Closed", "2025-03", "2025-03-01 to 2025-03-31"},
    {"Closed", "03/2025", "2025-03-01 to 2025-03-31"},
    {"Closed", "Mar 2025", "2025-03-01 to 2025-03-31"},
    {"Closed", "February 2024", "2024-02-01 to 2024-02-29"},
    {"Closed", "Q1 2025", "2025-01-01 to 2025-03-31"},
    {"Closed", "2025 Q1", "2025-01-01 to 2025-03-31"},
    {"Closed", "2025Q4", "2025-10-01 to 2025-12-31"},
    {"Closed", "1Q 2025", "2025-01-01 to 2025-03-31"},
    {"Closed", "H1 2025", "2025-01-01 to 2025-06-30"},
    {"Closed", "H2 2025", "2025-07-01 to 2025-12-31"},
    {"Closed", "Q5 2025", "!is not a date"},
    {"Closed", "Dec 2024 - Jan 2025", "2024-12-01 to 2025-01-31"},
    {"Closed", "Dec 2024-Jan 2025", "2024-12-01 to 2025-01-31"},
    {"Closed", "2025-01-02 to 2025-03-31", "2025-01-02 to 2025-03-31"},
    {"Closed", "2025-01-02 - 2025-03-31", "2025-01-02 to 2025-03-31"},
    {"Closed", "between 2025-01-02 and Q2 2025", "2025-01-02 to 2025-06-30"},
    {"Closed", "2024-2025", "2024-01-01 to 2025-12-31"},
    {"Closed", "2025-03-31 to 2025-01-02", "!is not a date"},
    {"Closed", "before 2025-01-02", "2025-01-01 or earlier"},
    {"Closed", "by 2025-01-02", "2025-01-02 or earlier"},
    {"Closed", "after 2025-01-02", "2025-01-03 or later"},
    {"Closed", "after Q1 2025", "2025-04-01 or later"},
    {"Closed", "since March 2025", "2025-03-01 or later"},
    {"Closed", ">= 2025-01-02", "2025-01-02 or later"},
    {"Closed", "expected Q2 2025", "2025-04-01 to 2025-06-30"},
    {"Closed", "Q2 2025 (expected)", "2025-04-01 to 2025-06-30"},
    {"Closed", "13/04/2025", "2025-04-13"},
    {"Closed", "04/13/2025", "2025-04-13"},
    {"Closed", "04/04/2025", "2025-04-04"},
    {"Closed", "03/04/2025", "!two ways, as 2025-04-03 and as 2025-03-04"},
    {"Closed", "04.03.2025", "!two ways"},
    {"Closed", "3-4-2025", "!two ways"},
    {"Closed", "by 03/04/2025", "!two ways"},
    {"Closed (dd/mm/yyyy)", "03/04/2025", "2025-04-03"},
    {"Closed (MM/DD/YYYY)", "03/04/2025", "2025-03-04"},
    {"Closed (MM/DD/YYYY)", "13/04/2025", "!no day of the calendar"},
    {"Closed", "31/02/2025", "!no day of the calendar"},
    {"Closed", "2025-02-30", "!no day of the calendar"},
    {"Closed", "05/03/25", "!no year of four digits"},
    {"Closed", "Mar-25", "!no year of four digits"},
    {"Closed", "5 March", "!no year of four digits"},
    {"Closed", "45659", "!a spreadsheet's day number"},
    {"Closed", "soon", "!is not a date"},
    {"Closed", "2025-01/02", "!is not a date"},
    {"Closed", "2025-06-01; 2025-03-05", "2025-03-05"}, /* the earliest */
    {"Closed", "Q2 2025; 2025-05-01", "2025-04-01 to 2025-05-01"},
    {"Second closing", "2025-06-01; 2025-03-05", "2025-06-01 / 2025-03-05"},
    {"Announced", "2025-03-05", "2025-03-05 or later"},
    {"Announced", "Q1 2025", "2025-01-01 or later"},
};

START_TEST(a_date_is_a_span_of_days)
{
    check_case(&dates[_i]);
}
END_TEST

/* ---- names ---- */

static const Case names[] = {
    {"U.S. person", "Yes", "yes"},
    {"U.S. person", "n", "no"},
    {"U.S. person", "\xE6\x98\xAF", "yes"},
    {"U.S. person", "\xE5\x90\xA6", "no"},
    {"U.S. person", "maybe", "!is neither yes nor no"},
    {"U.S. person", "yes; no", "yes / no"},
    {"Chip type", "logic", "logic"},
    {"Chip type", "3D-NAND", "nand"},
    {"Chip type", "logic; logic chip", "logic"},
    {"Chip type", "logic; dram", "logic / dram"},
    {"Chip type", "logic or dram", "logic or dram"},
    {"Chip type", "analog", "!they are logic, nand, dram"},
    {"Chip type", "lgoic", "!did you mean 'logic'?"},
    /* what stands between words is left out of spellings, and parts values all the same */
    {"Chip type", "logic dram", "dram"},
    {"Chip type", "logic-dram", "dram"},
    {"Chip type", "logic;dram", "logic / dram"},
    {"Chip type", "logic | dram", "logic / dram"},
    {"Chip type", "logic/dram", "!names several values of 'Chip type'"},
    {"Chip type", "logic, dram", "!names several values"},
    {"Uses", "military mass surveillance", "police and perhaps others"},
    {"Uses", "military; mass surveillance", "military, mass-surveillance and perhaps others"},
    {"Uses", "military, mass-surveillance", "military, mass-surveillance and perhaps others"},
    {"Uses", "military/mass surveillance", "!names several values"},
    /* a question mark is no punctuation to leave out */
    {"Chip type", "logic?", "!in doubt"},
    {"Chip type", "logic; ??", "!in doubt"},
    {"Uses", "military?", "!in doubt"},
    {"Uses", "none ?", "!in doubt"},
    {"Country", "France?", "!in doubt"},
    {"Country", "France \xEF\xBC\x9F", "!in doubt"},
    {"Country", "?", "!says that it is not known"},
    {"Activities", "designs", "designs"},
    {"Activities", "chip design; fabrication", "designs, makes"},
    {"Activities", "Makes, packages", "makes, packages"},
    {"Activities", "makes | packages", "makes, packages"},
    {"Activities", "makes and packages", "makes, packages"},
    {"Activities", "makes & packages", "makes, packages"},
    {"Activities", "design, simulation", "designs"}, /* one name with a comma */
    {"Activities", "design, simulation; packages", "designs, packages"},
    {"Activities", "makes\npackages", "makes, packages"},
    {"Activities", "none", "none"},
    {"Activities", "makes, none", "!'none' is none of the values"},
    {"Activities", "makes and others", "makes and perhaps others"},
    {"Activities", "makes, packages, etc.", "makes, packages and perhaps others"},
    {"Activities", "and others", "!"},
    {"Activities", ";", "!"},
    {"Activities", "makes, fabs", "!'fabs' is none of the values of 'Activities'"},
    {"Activities", "makes; pakages", "!did you mean 'packages'?"},
    {"Uses", "military", "military and perhaps others"},
    {"Uses", "none", "none"},
    {"Country", "China", "China"},
    {"Country", "P.R.C.", "China"},
    {"Country", "CN", "China"},
    {"Country", "156", "China"},
    {"Country", "\xE4\xB8\xAD\xE5\x9B\xBD", "China"},
    {"Country", "Shenzhen", "~China"},
    {"Country", "Shenzhen, China", "China"},
    {"Country", "China; Germany", "China / Germany"},
    {"Country", "China; PRC", "China"},
    {"Country", "China; Munich", "!not all countries"},
    {"Country", "Korea", "!two ways, as North Korea and as South Korea"},
    {"Country", "Germny", "!did you mean 'Germany'?"},
    {"Country", "Atlantis", "!is no known country"},
    {"Country", "XX", "!is no known country or territory"},
};

START_TEST(a_name_is_known_or_not)
{
    check_case(&names[_i]);
}
END_TEST

START_TEST(a_text_stays_as_it_is)
{
    static const char text[] = "  Chips; \xE2\x89\xA5 5 nm,\nand more  ";
    Column column = column_of("Description");
    CellReader reader = {.book = &made.book, .arena = &made.arena};
    CellReading reading;
    cell_read(&reader, &column, slice(text), &reading);
    ck_assert_int_eq(reading.result, CELL_READ);
    ck_assert_ptr_eq(reading.values[0].text.at, text + 2);
    ck_assert_uint_eq(reading.values[0].text.len, strlen(text) - 4);
    cell_reader_release(&reader);
}
END_TEST

START_TEST(a_cell_has_a_limit_of_values)
{
    Column column = column_of("Node");
    CellReader reader = {.book = &made.book, .arena = &made.arena};
    CellReading reading;
    cell_read(&reader, &column, slice("1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16"), &reading);
    ck_assert_uint_eq(reading.n_values, CELL_VALUES_MAX);
    cell_read(&reader, &column, slice("1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17"), &reading);
    ck_assert_int_eq(reading.result, CELL_UNREADABLE);
    ck_assert_uint_eq(reading.n_values, 0);
    cell_reader_release(&reader);
}
END_TEST

TCase *cells_tests(void)
{
    TCase *tc = tcase_create("cells");
    tcase_add_unchecked_fixture(tc, open_book, close_book);
    tcase_add_loop_test(tc, blank_is_not_unreadable, 0, COUNT(blanks));
    tcase_add_loop_test(tc, a_number_is_an_interval, 0, COUNT(numbers));
    tcase_add_loop_test(tc, a_percentage_needs_no_guess, 0, COUNT(percents));
    tcase_add_loop_test(tc, money_keeps_its_currency, 0, COUNT(amounts));
    tcase_add_loop_test(tc, a_date_is_a_span_of_days, 0, COUNT(dates));
    tcase_add_loop_test(tc, a_name_is_known_or_not, 0, COUNT(names));
    tcase_add_test(tc, a_text_stays_as_it_is);
    tcase_add_test(tc, a_cell_has_a_limit_of_values);
    return tc;
}
