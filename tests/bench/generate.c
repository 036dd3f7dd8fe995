/* generate.c - writes a deal list to measure with: generate ROWS > deals.csv
 *
 * 25 columns, about 400 bytes a row. In 19 of 20 rows nothing points to a country of concern;
 * the twentieth is in one, has an activity that some rule names, and states it in words, in
 * columns, or in both. Every row has a sentence or two of prose. All names are made of
 * syllables. A row depends on its number alone, so a longer list begins with the shorter one.
 *
 * Source: the random numbers are splitmix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom
 *         Number Generators, 2014).
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* One of a table of words: its text, or out with it. */
#define PICK(seed, words)        pick(seed, words, COUNT(words))
#define PUT(seed, words, behind) put(seed, words, COUNT(words), behind)

static const char *const syllables[] = {
    "al",  "ber", "cor", "dan", "el",  "fer", "gal", "hol", "is",  "jor", "kal", "lum", "mar",
    "nor", "ost", "pel", "qua", "ros", "sol", "tar", "ul",  "ver", "wes", "yar", "zel",
};
static const char *const forms[] = {"GmbH", "SA", "Ltd", "Inc.", "AB", "S.p.A.", "BV", "Oy"};
static const char *const countries[] = {
    "France",  "Germany", "United States", "Sweden", "Brazil", "Japan",  "India",  "Canada",
    "Finland", "Spain",   "Mexico",        "Kenya",  "Norway", "Poland", "Taiwan", "Australia",
};
static const char *const towns[] = {"Lyon",   "Bremen",  "Boston",    "Malmo",  "Recife",
                                    "Osaka",  "Pune",    "Toronto",   "Turku",  "Bilbao",
                                    "Puebla", "Nairobi", "Trondheim", "Gdansk", "Adelaide"};
static const char *const near_towns[] = {"Shanghai", "Shenzhen", "Beijing",   "Hefei",
                                         "Suzhou",   "Wuhan",    "Hong Kong", "Chengdu"};
static const char *const sectors[] = {"Food",        "Health care", "Software", "Energy",
                                      "Real estate", "Logistics",   "Retail",   "Education",
                                      "Insurance",   "Agriculture", "Media",    "Industrials"};
static const char *const adjectives[] = {
    "family-owned", "fast-growing", "regional",       "profitable",    "long-standing",
    "web-based",    "specialised",  "privately held", "prize-winning", "mid-sized"};
static const char *const makers[] = {"maker",       "supplier", "operator",     "developer",
                                     "distributor", "provider", "manufacturer", "retailer"};
static const char *const goods[] = {
    "wooden furniture", "organic cereals",   "dental supplies",   "payroll software",
    "solar parks",      "cold storage",      "school books",      "hiking boots",
    "pump stations",    "insurance cover",   "wind turbines",     "veterinary clinics",
    "hotel bookings",   "electric bicycles", "garden tools",      "hearing aids",
    "language courses", "steel containers",  "coffee and tea",    "parking garages",
    "glass bottles",    "tax advice",        "medical implants",  "rail signalling",
    "potato chips",     "water filters",     "customer surveys",  "fishing nets",
    "paper packaging",  "sports clubs",      "bridge inspection", "baby clothes",
};
static const char *const customers[] = {
    "small firms",  "hospitals", "households", "local councils", "farmers",
    "supermarkets", "schools",   "builders",   "airlines",       "insurers"};
static const char *const endings[] = {
    "The money pays for two more branches and a new warehouse.",
    "Revenue grew by a fifth last year, mostly from returning customers.",
    "The founders stay on and keep a third of the shares.",
    "Management plans to enter three neighbouring markets by next spring.",
    "Most staff work on site, a few from home.",
    "An earlier bank loan will be repaid in full.",
    "It has not raised outside capital before.",
    "The buyer wants to merge it with a similar business.",
};
static const char *const types[] = {"equity",        "Series A",         "Series B",
                                    "loan",          "convertible note", "joint venture",
                                    "Growth equity", "asset purchase"};
static const char *const states[] = {"proposed", "signed", "announced", "completed"};
static const char *const investors[] = {"Halden Ridge Growth Fund II", "Castellane Partners",
                                        "Ardmore Angels", "Lindqvist Kapital"};

/* What the twentieth row does: in words, and as columns state it. */
static const struct {
    const char *words, *activity, *kind, *node, *tpp, *compute;
} caught[] = {
    {"A fabless designer of GPUs for data centres", "chip design", "logic", "", "5200", ""},
    {"Designs motor-control chips for household appliances", "chip design", "analog", "", "20", ""},
    {"Pure-play foundry for logic chips", "wafer fabrication", "logic", "14", "", ""},
    {"Semiconductor packaging and testing services", "chip packaging", "", "", "", ""},
    {"Electronic design automation software", "develops EDA software", "", "", "", ""},
    {"Trains large language models", "AI development", "", "", "", "3x10^25"},
    {"Builds superconducting quantum computers", "develops quantum computers", "", "", "", ""},
    {"Plasma etch tools for high-volume manufacturing", "produces front-end equipment", "", "", "",
     ""},
};

static uint64_t next_random(uint64_t *seed)
{
    uint64_t z = *seed += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static size_t below(uint64_t *seed, size_t n)
{
    return (size_t)(next_random(seed) % n);
}

static const char *pick(uint64_t *seed, const char *const *words, size_t n)
{
    return words[below(seed, n)];
}

/* One of a table of words, to standard output. Each draw is a statement of its own: the order
 * in which a call's arguments are worked out is the compiler's choice. */
static void put(uint64_t *seed, const char *const *words, size_t n, const char *behind)
{
    fputs(pick(seed, words, n), stdout);
    fputs(behind, stdout);
}

static void put_number(uint64_t *seed, size_t least, size_t n, const char *behind)
{
    printf("%zu%s", least + below(seed, n), behind);
}

static void put_date(uint64_t *seed, int year)
{
    printf("%d-%02zu", year, 1 + below(seed, 12));
    printf("-%02zu,", 3 + below(seed, 25));
}

static void put_name(uint64_t *seed)
{
    const char *first = PICK(seed, syllables);
    printf("%c%s", first[0] - 'a' + 'A', first + 1);
    PUT(seed, syllables, "");
    PUT(seed, syllables, " ");
    PUT(seed, forms, ",");
}

static void put_prose(uint64_t *seed, const char *lead)
{
    printf("\"%s%sA ", lead ? lead : "", lead ? ". " : "");
    PUT(seed, adjectives, " ");
    PUT(seed, makers, " of ");
    PUT(seed, goods, " for ");
    PUT(seed, customers, ", with ");
    put_number(seed, 5, 900, " employees. ");
    PUT(seed, endings, " ");
    PUT(seed, endings, "\",");
}

static void write_header(void)
{
    puts("Deal ID,Announced,Completion date,Status,Investor,US person,Target,Country,HQ City,"
         "Website,Sector,Industry,Business description,Type of transaction,Round,"
         "Amount (USD m),Stake %,Activities,Chip type,Node (nm),TPP,Training FLOPs,"
         "Special rights,Comments,Internal memo");
}

static void write_row(uint64_t row)
{
    uint64_t state = row * UINT64_C(0x2545F4914F6CDD1D), *seed = &state;
    int is_near = row % 20 == 0;
    size_t kind = below(seed, COUNT(caught));
    int states_it = is_near && below(seed, 2) == 0;
    printf("R-%08llu,", (unsigned long long)row);
    put_date(seed, 2025);
    put_date(seed, 2026);
    PUT(seed, states, ",");
    PUT(seed, investors, ",");
    fputs(below(seed, 10) ? "yes," : ",", stdout);
    put_name(seed);
    if (is_near) {
        fputs("China,", stdout);
        PUT(seed, near_towns, ",https://www.");
    } else {
        PUT(seed, countries, ",");
        PUT(seed, towns, ",https://www.");
    }
    PUT(seed, syllables, "");
    PUT(seed, syllables, ".example,");
    PUT(seed, sectors, ",");
    PUT(seed, sectors, " ");
    PUT(seed, makers, ",");
    put_prose(seed, is_near ? caught[kind].words : NULL);
    PUT(seed, types, ",");
    put_number(seed, 1, 5, ",");
    put_number(seed, 1, 90, ".5,");
    put_number(seed, 2, 90, ".1,");
    if (states_it)
        printf("%s,%s,%s,%s,%s,no,", caught[kind].activity, caught[kind].kind, caught[kind].node,
               caught[kind].tpp, caught[kind].compute);
    else
        fputs(",,,,,,", stdout);
    fputc('"', stdout);
    PUT(seed, endings, "\",seen by ");
    PUT(seed, syllables, " on page ");
    put_number(seed, 1, 500, "\n");
}

int main(int argc, char **argv)
{
    char *end = NULL;
    unsigned long long n = argc == 2 ? strtoull(argv[1], &end, 10) : 0;
    if (n == 0 || *end) {
        fprintf(stderr, "usage: generate ROWS > deals.csv\n");
        return 2;
    }
    static char block[1 << 16];
    setvbuf(stdout, block, _IOFBF, sizeof block);
    write_header();
    for (unsigned long long row = 1; row <= n; row++)
        write_row(row);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
