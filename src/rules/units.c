/* units.c - unit_convert: units of measure, their spellings and decimal prefixes.
 *
 * Source: SI Brochure, 9th edition, sections 2.3 and 3.
 */
#include "rules/values.h"

/* A decimal prefix, before a symbol and before a word. */
static const struct {
    const char *symbol, *word;
    int power;
} prefixes[] = {
    {"k", "kilo", 3},   {"M", "mega", 6},   {"G", "giga", 9},    {"T", "tera", 12},
    {"P", "peta", 15},  {"E", "exa", 18},   {"Z", "zetta", 21},  {"Y", "yotta", 24},
    {"d", "deci", -1},  {"c", "centi", -2}, {"m", "milli", -3},  {"u", "micro", -6},
    {"n", "nano", -9},  {"p", "pico", -12}, {"f", "femto", -15}, {"\u00b5", "", -6},
    {"\u03bc", "", -6}, /* micro sign, Greek mu */
};

typedef enum Prefixed {
    PREFIX_NEVER,
    PREFIX_MAY,
    PREFIX_WORDS /* symbols may have one, words must */
} Prefixed;

/* A unit. `symbols` are written exactly so, `words` in any case; both are parted by '|'.
 * FLOPS is a rate and FLOPs a count, and neither is read as the other: a cluster's speed in
 * the column of a model's training would come out far too small. */
typedef struct Unit {
    const char *symbols, *words;
    Prefixed prefixed;
} Unit;

enum { METRE, KELVIN }; /* rows that are asked for by name */

static const Unit units[] = {
    [METRE] = {"m", "meter|meters|metre|metres", PREFIX_MAY},
    [KELVIN] = {"K", "kelvin|kelvins", PREFIX_MAY},
    {"s", "second|seconds|sec|secs", PREFIX_MAY},
    {"g", "gram|grams|gramme|grammes", PREFIX_MAY},
    {"W", "watt|watts", PREFIX_MAY},
    {"V", "volt|volts", PREFIX_MAY},
    {"J", "joule|joules", PREFIX_MAY},
    {"eV", "electronvolt|electronvolts", PREFIX_MAY},
    {"Pa", "pascal|pascals", PREFIX_MAY},
    {"Hz", "hertz", PREFIX_MAY},
    {"B", "byte|bytes", PREFIX_MAY},
    {"bit|bits", "bit|bits", PREFIX_MAY},
    {"B/s|Bps", "bytespersecond", PREFIX_MAY},
    {"bit/s|bps|b/s", "bitspersecond", PREFIX_MAY},
    {"FLOPS|FLOP/s|FLOPs/s|Flops|Flop/s|flops|flop/s", "flops", PREFIX_WORDS},
    {"OPS|OP/s|OPs/s|ops/s", "operationspersecond", PREFIX_MAY},
    {"FLOP|FLOPs|flop|OP|OPs|op|ops", "operation|operations|floatingpointoperations", PREFIX_NEVER},
    {"L|l", "liter|liters|litre|litres", PREFIX_MAY},
    {"L", "layer|layers", PREFIX_NEVER},
    {"ft\u00b3|ft^3", "ft3|cuft|cubicfoot|cubicfeet", PREFIX_NEVER},
    {"m\u00b3|m^3", "m3|cubicmeter|cubicmeters|cubicmetre|cubicmetres", PREFIX_NEVER},
    {"mm\u00b2|mm^2", "mm2|squaremillimeters|squaremillimetres", PREFIX_NEVER},
    {"%", "percent|pct", PREFIX_NEVER},
    {"", "qubit|qubits", PREFIX_NEVER},
    {"d", "day|days", PREFIX_NEVER},
    {"h|hr|hrs", "hour|hours", PREFIX_NEVER},
};

/* Units that are another one times a power of ten, or shifted. */
static const Unit micron = {"", "micron|microns", PREFIX_NEVER};
static const Unit angstrom = {"\u212b|\u00c5", "angstrom|angstroms", PREFIX_NEVER};
static const Unit celsius = {"\u00b0C|\u2103|C", "celsius|degreescelsius|degreecelsius|degc",
                             PREFIX_NEVER};

enum { WORD_MAX = 48 };

/* A unit as a cell or a fact writes it. */
typedef struct Written {
    Slice text;
    Slice word; /* folded; empty for what is no ASCII word */
    char folded[WORD_MAX];
} Written;

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* "Cubic feet", "cu. ft." and "cubic-feet" in one form. */
static void write_down(Written *out, Slice text)
{
    *out = (Written){.text = text};
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if ((unsigned char)c >= 0x80 || n == WORD_MAX)
            return;
        if (is_letter_or_digit(c))
            out->folded[n++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    out->word = (Slice){out->folded, n};
}

/* The power of a prefix, as symbol or as word; false for what is none. */
static bool read_prefix(Slice text, bool as_word, int *power)
{
    for (size_t i = 0; i < COUNT(prefixes); i++) {
        const char *prefix = as_word ? prefixes[i].word : prefixes[i].symbol;
        if (prefix[0] != '\0' && slice_is(text, prefix)) {
            *power = prefixes[i].power;
            return true;
        }
    }
    return false;
}

/* Whether `text` is one of `names`, with a prefix where it `may`, or `must`, have one. */
static bool name_matches(Slice text, const char *names, bool as_word, bool may, bool must,
                         int *power)
{
    Slice rest = slice(names), name;
    while (slice_next(&rest, '|', &name)) {
        if (text.len < name.len)
            continue;
        size_t cut = text.len - name.len;
        if (!slice_equal(slice_part(text, cut, text.len), name))
            continue;
        if (cut == 0 && !must) {
            *power = 0;
            return true;
        }
        if (cut > 0 && may && read_prefix(slice_part(text, 0, cut), as_word, power))
            return true;
    }
    return false;
}

/* Whether the text means `unit`, and the power of ten of its prefix. */
static bool unit_matches(const Unit *unit, const Written *written, int *power)
{
    bool may = unit->prefixed != PREFIX_NEVER;
    bool must = unit->prefixed == PREFIX_WORDS;
    return name_matches(written->text, unit->symbols, false, may, false, power) ||
           name_matches(written->word, unit->words, true, may, must, power);
}

/* The same unit, with another prefix or spelling. */
static bool from_same_kind(const Written *unit, const Written *wanted, int *power)
{
    for (size_t i = 0; i < COUNT(units); i++) {
        int power_of_unit, power_of_wanted;
        if (unit_matches(&units[i], wanted, &power_of_wanted) &&
            unit_matches(&units[i], unit, &power_of_unit)) {
            *power = power_of_unit - power_of_wanted;
            return true;
        }
    }
    return false;
}

static bool from_other_length(const Written *unit, const Written *wanted, int *power)
{
    int ignored, prefix;
    if (!unit_matches(&units[METRE], wanted, &prefix))
        return false;
    if (unit_matches(&micron, unit, &ignored))
        *power = -6 - prefix;
    else if (unit_matches(&angstrom, unit, &ignored))
        *power = -10 - prefix;
    else
        return false;
    return true;
}

/* K = C + 273.15; both terms are shifted where millikelvins are wanted. */
static bool from_celsius(const Written *unit, const Written *wanted, int *power, Decimal *offset)
{
    int ignored, prefix;
    if (!unit_matches(&units[KELVIN], wanted, &prefix) || !unit_matches(&celsius, unit, &ignored))
        return false;
    if (!decimal_shift(decimal_from(27315), -2 - prefix, offset))
        return false;
    *power = -prefix;
    return true;
}

/* Whether the table knows the text; only other units may be compared in any case. */
static bool is_known(const Written *written, bool *takes_prefix)
{
    for (size_t i = 0; i < COUNT(units); i++) {
        int ignored;
        if (unit_matches(&units[i], written, &ignored)) {
            *takes_prefix = units[i].prefixed != PREFIX_NEVER;
            return true;
        }
    }
    return false;
}

static bool is_same_word(const Written *unit, const Written *wanted)
{
    bool ignored;
    return unit->word.len > 1 && slice_equal(unit->word, wanted->word) && !is_known(unit, &ignored);
}

static bool convert_one(Slice text, Slice wanted_text, int *power, Decimal *offset)
{
    if (slice_equal(text, wanted_text))
        return true;
    Written unit, wanted;
    write_down(&unit, text);
    write_down(&wanted, wanted_text);
    return from_same_kind(&unit, &wanted, power) || from_other_length(&unit, &wanted, power) ||
           from_celsius(&unit, &wanted, power, offset) || is_same_word(&unit, &wanted);
}

/* Cuts a multiplier off the front of what is counted: "k", "thousand layers", "million". A
 * 'k' before a unit with prefixes of its own stays: "4 k" may mean four kelvins. */
static bool cut_multiplier(Slice *unit, Slice wanted, int *power)
{
    static const struct {
        const char *word;
        int power;
    } multipliers[] = {{"k", 3}, {"thousand", 3}, {"million", 6}, {"billion", 9}, {"trillion", 12}};
    size_t space = slice_find(*unit, ' ');
    Written first, written;
    write_down(&first, slice_part(*unit, 0, space));
    for (size_t i = 0; i < COUNT(multipliers); i++) {
        if (!slice_is(first.word, multipliers[i].word))
            continue;
        bool takes_prefix = false;
        write_down(&written, wanted);
        if (i == 0 && is_known(&written, &takes_prefix) && takes_prefix)
            return false;
        *unit = slice_trim(slice_part(*unit, space, unit->len));
        *power = multipliers[i].power;
        return true;
    }
    return false;
}

bool unit_convert(Slice unit, Slice wanted, int *power, Decimal *offset)
{
    *power = 0;
    *offset = decimal_from(0);
    if (convert_one(unit, wanted, power, offset))
        return true;
    int more;
    if (!cut_multiplier(&unit, wanted, &more))
        return false;
    if (unit.len > 0 && !convert_one(unit, wanted, power, offset))
        return false;
    *power += more;
    return offset->mantissa == 0; /* nobody writes thousands of degrees Celsius */
}
