#include "deals/amounts.h"

#include "deals/cell_text.h"

/* Longer spellings stand before those that they begin with. */
static const struct {
    const char *spelling, *code;
} currencies[] = {
    {"us dollars", "USD"}, {"us dollar", "USD"}, {"u.s. dollars", "USD"}, {"u.s. dollar", "USD"},
    {"dollars", "USD"},    {"dollar", "USD"},    {"us$", "USD"},          {"us $", "USD"},
    {"usd", "USD"},        {"hk$", "HKD"},       {"hkd", "HKD"},          {"nt$", "TWD"},
    {"twd", "TWD"},        {"a$", "AUD"},        {"au$", "AUD"},          {"aud", "AUD"},
    {"c$", "CAD"},         {"ca$", "CAD"},       {"cad", "CAD"},          {"s$", "SGD"},
    {"sg$", "SGD"},        {"sgd", "SGD"},       {"nz$", "NZD"},          {"nzd", "NZD"},
    {"r$", "BRL"},         {"brl", "BRL"},       {"mx$", "MXN"},          {"mxn", "MXN"},
    {"$", "USD"},          {"euros", "EUR"},     {"euro", "EUR"},         {"eur", "EUR"},
    {"\u20ac", "EUR"},     {"pounds", "GBP"},    {"gbp", "GBP"},          {"\u00a3", "GBP"},
    {"yuan", "CNY"},       {"renminbi", "CNY"},  {"rmb", "CNY"},          {"cny", "CNY"},
    {"cnh", "CNY"},        {"cn\u00a5", "CNY"},  {"yen", "JPY"},          {"jpy", "JPY"},
    {"jp\u00a5", "JPY"},   {"\u00a5", "\u00a5"}, {"krw", "KRW"},          {"\u20a9", "KRW"},
    {"inr", "INR"},        {"\u20b9", "INR"},    {"chf", "CHF"},          {"sek", "SEK"},
    {"nok", "NOK"},        {"dkk", "DKK"},       {"pln", "PLN"},          {"czk", "CZK"},
    {"huf", "HUF"},        {"ils", "ILS"},       {"aed", "AED"},          {"sar", "SAR"},
    {"qar", "QAR"},        {"kwd", "KWD"},       {"zar", "ZAR"},          {"thb", "THB"},
    {"myr", "MYR"},        {"idr", "IDR"},       {"vnd", "VND"},          {"php", "PHP"},
    {"try", "TRY"},        {"rub", "RUB"},       {"kzt", "KZT"},          {"mop", "MOP"},
};

static const struct {
    const char *word;
    int power;
} scales[] = {
    {"k", 3},       {"thousand", 3}, {"thousands", 3}, {"'000s", 3}, {"'000", 3},      {"000s", 3},
    {"000", 3},     {"m", 6},        {"mm", 6},        {"mn", 6},    {"mio", 6},       {"mln", 6},
    {"mil", 6},     {"million", 6},  {"millions", 6},  {"b", 9},     {"bn", 9},        {"bln", 9},
    {"billion", 9}, {"billions", 9}, {"tn", 12},       {"trn", 12},  {"trillion", 12}, {"lakh", 5},
    {"lakhs", 5},   {"crore", 7},    {"crores", 7},
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t letters_at(Slice text, size_t at)
{
    size_t n = 0;
    while (at + n < text.len && is_letter(text.at[at + n]))
        n++;
    return n;
}

static bool find_scale(Slice word, int *power)
{
    for (size_t i = 0; i < COUNT(scales); i++) {
        if (text_is(word, scales[i].word)) {
            *power = scales[i].power;
            return true;
        }
    }
    return false;
}

/* Whether `spelling` begins the text and ends there: "USD", "USD m", "USDm", and not "USDA". */
static bool begins_with_currency(Slice text, Slice spelling)
{
    int power;
    Slice head = slice_part(text, 0, spelling.len);
    for (size_t i = 0; i < spelling.len; i++) {
        char c = i < head.len ? head.at[i] : '\0';
        if (c != spelling.at[i] && lower(c) != spelling.at[i])
            return false;
    }
    char last = spelling.at[spelling.len - 1];
    bool ends_in_letter = (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z');
    size_t more = ends_in_letter ? letters_at(text, spelling.len) : 0;
    return more == 0 || find_scale(slice_part(text, spelling.len, spelling.len + more), &power);
}

bool amount_currency_cut(Slice *text, Slice own, Slice *currency)
{
    if (text->len == 0)
        return false;
    size_t cut = 0;
    if (own.len > 0 && begins_with_currency(*text, own)) {
        cut = own.len;
        *currency = own;
    }
    for (size_t i = 0; i < COUNT(currencies) && cut == 0; i++) {
        const char *first = currencies[i].spelling;
        if (lower(text->at[0]) != first[0])
            continue;
        Slice spelling = slice(first);
        if (begins_with_currency(*text, spelling)) {
            cut = spelling.len;
            *currency = slice(currencies[i].code);
        }
    }
    *text = slice_trim(slice_part(*text, cut, text->len));
    return cut > 0;
}

static bool cut_scale(Slice *text, int *power)
{
    size_t len = 0;
    while (len < text->len &&
           (is_letter(text->at[len]) || is_digit(text->at[len]) || text->at[len] == '\''))
        len++;
    if (!find_scale(slice_part(*text, 0, len), power))
        return false;
    *text =
        slice_trim(slice_part(*text, len + (len < text->len && text->at[len] == '.'), text->len));
    return true;
}

bool amount_unit_read(Slice text, Slice own, AmountUnit *out)
{
    AmountUnit unit = {.power = 0};
    text = slice_trim(text);
    if (text.len == 0)
        return false;
    while (text.len > 0) {
        if (unit.currency.len == 0 && amount_currency_cut(&text, own, &unit.currency))
            continue;
        if (unit.has_scale || !cut_scale(&text, &unit.power))
            return false;
        unit.has_scale = true;
    }
    *out = unit;
    return true;
}
