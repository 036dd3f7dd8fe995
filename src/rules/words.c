#include "rules/words.h"

#include <assert.h>

typedef enum Role {
    ROLE_PLACE,      /* a word in its place only */
    ROLE_RESERVED,   /* never a name */
    ROLE_DECLARATION /* reserved, and begins a declaration */
} Role;

static const struct {
    const char *text;
    Role role;
} keywords[] = {
    [KEYWORD_NONE] = {"", ROLE_PLACE},
    [KEYWORD_PROGRAMME] = {"programme", ROLE_DECLARATION},
    [KEYWORD_DEFINE] = {"define", ROLE_DECLARATION},
    [KEYWORD_RULE] = {"rule", ROLE_DECLARATION},
    [KEYWORD_SCOPE] = {"scope", ROLE_DECLARATION},
    [KEYWORD_EXCEPTION] = {"exception", ROLE_DECLARATION},
    [KEYWORD_PRESUME] = {"presume", ROLE_DECLARATION},
    [KEYWORD_SIGNAL] = {"signal", ROLE_DECLARATION},
    [KEYWORD_PATTERN] = {"pattern", ROLE_DECLARATION},
    [KEYWORD_DUTY] = {"duty", ROLE_DECLARATION},
    [KEYWORD_CONTRADICTION] = {"contradiction", ROLE_DECLARATION},
    [KEYWORD_LAW] = {"law", ROLE_RESERVED},
    [KEYWORD_FROM] = {"from", ROLE_RESERVED},
    [KEYWORD_UNTIL] = {"until", ROLE_RESERVED},
    [KEYWORD_NOTE] = {"note", ROLE_RESERVED},
    [KEYWORD_FOR] = {"for", ROLE_RESERVED},
    [KEYWORD_WHEN] = {"when", ROLE_RESERVED},
    [KEYWORD_UNLESS] = {"unless", ROLE_RESERVED},
    [KEYWORD_TAKE] = {"take", ROLE_RESERVED},
    [KEYWORD_OUTCOME] = {"outcome", ROLE_RESERVED},
    [KEYWORD_YIELDS] = {"yields", ROLE_RESERVED},
    [KEYWORD_GIVES] = {"gives", ROLE_RESERVED},
    [KEYWORD_UNDER] = {"under", ROLE_RESERVED},
    [KEYWORD_DUE] = {"due", ROLE_RESERVED},
    [KEYWORD_KEEP] = {"keep", ROLE_RESERVED},
    [KEYWORD_ANSWERED] = {"answered", ROLE_RESERVED},
    [KEYWORD_IN] = {"in", ROLE_RESERVED},
    [KEYWORD_MATCH] = {"match", ROLE_RESERVED},
    [KEYWORD_SUGGESTS] = {"suggests", ROLE_RESERVED},
    [KEYWORD_SPLIT] = {"split", ROLE_RESERVED},
    [KEYWORD_STATUS] = {"status", ROLE_RESERVED},
    [KEYWORD_VERSION] = {"version", ROLE_RESERVED},
    [KEYWORD_CHECKED] = {"checked", ROLE_RESERVED},
    [KEYWORD_ADOPTS] = {"adopts", ROLE_RESERVED},
    [KEYWORD_WITHOUT] = {"without", ROLE_RESERVED},
    [KEYWORD_END] = {"end", ROLE_RESERVED},
    [KEYWORD_HAS] = {"has", ROLE_RESERVED},
    [KEYWORD_ANY] = {"any", ROLE_RESERVED},
    [KEYWORD_ALL] = {"all", ROLE_RESERVED},
    [KEYWORD_OF] = {"of", ROLE_RESERVED},
    [KEYWORD_AND] = {"and", ROLE_RESERVED},
    [KEYWORD_OR] = {"or", ROLE_RESERVED},
    [KEYWORD_NOT] = {"not", ROLE_RESERVED},
    [KEYWORD_WHERE] = {"where", ROLE_RESERVED},
    [KEYWORD_TOTAL] = {"total", ROLE_RESERVED},
    [KEYWORD_KNOWN] = {"known", ROLE_RESERVED},
    [KEYWORD_YES] = {"yes", ROLE_RESERVED},
    [KEYWORD_NO] = {"no", ROLE_RESERVED},
    [KEYWORD_NONE_VALUE] = {"none", ROLE_RESERVED},
    [KEYWORD_TO] = {"to", ROLE_PLACE},
    [KEYWORD_BY] = {"by", ROLE_PLACE},
    [KEYWORD_OPEN] = {"open", ROLE_PLACE},
    [KEYWORD_CLOSED] = {"closed", ROLE_PLACE},
    [KEYWORD_AS_OF] = {"as-of", ROLE_PLACE},
    [KEYWORD_AFTER] = {"after", ROLE_PLACE},
    [KEYWORD_BEFORE] = {"before", ROLE_PLACE},
};
static_assert(COUNT(keywords) == KEYWORD_COUNT, "every keyword has a row");

Keyword keyword_of(Slice word)
{
    for (size_t i = KEYWORD_NONE + 1; i < KEYWORD_COUNT; i++) {
        if (slice_is(word, keywords[i].text))
            return (Keyword)i;
    }
    return KEYWORD_NONE;
}

const char *keyword_text(Keyword keyword)
{
    return keywords[keyword].text;
}

bool keyword_is_reserved(Keyword keyword)
{
    return keywords[keyword].role != ROLE_PLACE;
}

bool keyword_is_declaration(Keyword keyword)
{
    return keywords[keyword].role == ROLE_DECLARATION;
}

/* The comparing signs: as the lexer, the condition and the number know them. */
static const struct {
    TokenKind token;
    Operator op;
    Order order;
} comparisons[] = {
    {TOKEN_EQ, OP_EQ, ORDER_EQ}, {TOKEN_NE, OP_NE, ORDER_NE}, {TOKEN_LT, OP_LT, ORDER_LT},
    {TOKEN_LE, OP_LE, ORDER_LE}, {TOKEN_GT, OP_GT, ORDER_GT}, {TOKEN_GE, OP_GE, ORDER_GE},
};

bool operator_of_token(TokenKind kind, Operator *op)
{
    for (size_t i = 0; i < COUNT(comparisons); i++) {
        if (comparisons[i].token == kind) {
            *op = comparisons[i].op;
            return true;
        }
    }
    return false;
}

Order operator_order(Operator op)
{
    for (size_t i = 0; i < COUNT(comparisons); i++) {
        if (comparisons[i].op == op)
            return comparisons[i].order;
    }
    assert(!"a comparing operator");
    return ORDER_EQ;
}

const char *operator_meant(Slice word)
{
    static const struct {
        const char *written, *meant;
    } slips[] = {
        {"is", "="},      {"equals", "="},    {"contains", "has"}, {"includes", "has"},
        {"under", "<"},   {"below", "<"},     {"over", ">"},       {"above", ">"},
        {"exceeds", ">"}, {"has-any", "has"}, {"isnt", "!="},      {"among", "in"},
        {"within", "in"},
    };
    for (size_t i = 0; i < COUNT(slips); i++) {
        if (slice_is(word, slips[i].written))
            return slips[i].meant;
    }
    return NULL;
}

const char *decl_say(DeclKind kind)
{
    static const char *const nouns[] = {
        [DECL_DEFINE] = "a definition",
        [DECL_RULE] = "a rule",
        [DECL_SCOPE] = "a scope",
        [DECL_EXCEPTION] = "an exception",
        [DECL_PRESUME] = "a presumption",
        [DECL_DUTY] = "a duty",
        [DECL_CONTRADICTION] = "a contradiction",
    };
    return nouns[kind];
}

enum {
    EQUALS = 1u << OP_EQ | 1u << OP_NE,
    ORDERS = EQUALS | 1u << OP_LT | 1u << OP_LE | 1u << OP_GT | 1u << OP_GE,
    AMONG = EQUALS | 1u << OP_IN | 1u << OP_IN_LIST
};

static const struct {
    unsigned takes;
    const char *say;
} by_type[] = {
    [TYPE_TEXT] = {0, "no operator; only signals read texts"},
    [TYPE_NUMBER] = {ORDERS, "= != < <= > >="},
    [TYPE_PERCENT] = {ORDERS, "= != < <= > >="},
    [TYPE_MONEY] = {ORDERS, "= != < <= > >="},
    [TYPE_YES_NO] = {1u << OP_EQ | 1u << OP_IS, "nothing (it stands alone), = yes or = no"},
    [TYPE_DATE] = {ORDERS, "= != < <= > >="},
    [TYPE_CHOICE] = {AMONG, "= != in {..} or in LIST"},
    [TYPE_SET] = {EQUALS | 1u << OP_HAS, "has, has any {..}, = none or != none"},
    [TYPE_JURISDICTION] = {AMONG, "= != in {..} or in LIST"},
    [TYPE_PARTY] = {1u << OP_IN_LIST, "in LIST"},
};
static_assert(COUNT(by_type) == TYPE_COUNT, "every type has a row");

unsigned type_operators(FactType type)
{
    return by_type[type].takes;
}

const char *type_operators_say(FactType type)
{
    return by_type[type].say;
}
