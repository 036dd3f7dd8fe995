#include "rules/heads.h"

#include "rules/headchars.h"

enum {
    DEPTH_MAX = 20,        /* nested groups */
    REPEAT_MAX = HEAD_MAX, /* repeats beyond this change no head */
};

static void read_alternatives(HeadReader *r, HeadSet *out);

/* ---- groups ---- */

/* Behind the '('. Sets *takes to false for an assertion. */
static void read_group_kind(HeadReader *r, bool *takes)
{
    static const char *const assertions[] = {"?=", "?!", "?<=", "?<!"};
    static const char *const plain[] = {"?:", "?>", "?|"};
    static const char *const named[] = {"?P<", "?<"};
    *takes = true;
    for (size_t i = 0; i < COUNT(assertions); i++) {
        if (reader_take(r, assertions[i])) {
            *takes = false;
            return;
        }
    }
    for (size_t i = 0; i < COUNT(plain); i++)
        if (reader_take(r, plain[i]))
            return;
    for (size_t i = 0; i < COUNT(named); i++) {
        if (reader_take(r, named[i])) {
            reader_skip_past(r, '>');
            return;
        }
    }
    if (reader_is(r, "?") || reader_is(r, "*"))
        r->failed = true; /* options, conditions, recursion, verbs */
}

static void read_group(HeadReader *r, HeadSet *out)
{
    bool takes;
    headset_nothing(out);
    read_group_kind(r, &takes);
    if (r->failed || r->depth == DEPTH_MAX) {
        r->failed = true;
        return;
    }
    r->depth++;
    read_alternatives(r, out);
    r->depth--;
    if (!reader_take(r, ")"))
        r->failed = true;
    if (!takes)
        headset_nothing(out);
}

/* One item of a sequence, without its quantifier. */
static void read_one(HeadReader *r, HeadSet *out)
{
    uint32_t c = reader_next(r);
    switch (c) {
    case '\\':
        read_escape(r, out);
        return;
    case '[':
        read_class(r, out);
        return;
    case '(':
        read_group(r, out);
        return;
    case '^':
    case '$':
        headset_nothing(out);
        return;
    case '.':
        headset_nothing(out);
        headset_close(out);
        return;
    default:
        read_literal(out, c);
    }
}

/* ---- quantifiers ---- */

typedef struct Repeat {
    size_t least;
    bool exactly; /* no more than that */
    bool at_most_one;
} Repeat;

static size_t read_digits(HeadReader *r)
{
    size_t number = 0;
    while (r->at < r->pattern.len && r->pattern.at[r->at] >= '0' && r->pattern.at[r->at] <= '9') {
        if (number < 1000)
            number = 10 * number + (size_t)(r->pattern.at[r->at] - '0');
        r->at++;
    }
    return number;
}

static bool is_digit_at(const HeadReader *r, size_t at)
{
    return at < r->pattern.len && r->pattern.at[at] >= '0' && r->pattern.at[at] <= '9';
}

/* At a '{': {n}, {n,} and {n,m}; a brace of another form is a literal and stays. */
static bool read_braces(HeadReader *r, Repeat *repeat)
{
    size_t start = r->at++;
    if (!is_digit_at(r, r->at)) {
        r->failed = reader_is(r, ",") || reader_is(r, " "); /* versions of pcre2 differ */
        r->at = start;
        return false;
    }
    size_t least = read_digits(r), most = least;
    if (reader_take(r, ","))
        most = is_digit_at(r, r->at) ? read_digits(r) : SIZE_MAX;
    if (!reader_take(r, "}")) {
        r->at = start;
        r->failed = true;
        return false;
    }
    *repeat = (Repeat){least, most == least, most <= 1};
    return true;
}

static bool read_repeat(HeadReader *r, Repeat *repeat)
{
    switch (reader_peek(r)) {
    case '?':
        *repeat = (Repeat){0, false, true};
        r->at++;
        break;
    case '*':
        *repeat = (Repeat){0, false, false};
        r->at++;
        break;
    case '+':
        *repeat = (Repeat){1, false, false};
        r->at++;
        break;
    case '{':
        if (!read_braces(r, repeat))
            return false;
        break;
    default:
        return false;
    }
    if (reader_peek(r) == '?' || reader_peek(r) == '+') /* lazy and possessive ones begin alike */
        r->at++;
    return true;
}

/* Turns the heads of an item into those of the item repeated. */
static void repeat_set(HeadReader *r, HeadSet *set, Repeat repeat)
{
    HeadSet once;
    headset_copy(&once, set);
    headset_nothing(set);
    if (repeat.least == 0) {
        if (repeat.exactly)
            return; /* {0} */
        if (!repeat.at_most_one)
            headset_close(&once);
        if (!headset_unite(set, &once))
            r->failed = true;
        return;
    }
    for (size_t i = 0; i < repeat.least && i < REPEAT_MAX; i++)
        headset_join(set, &once);
    if (!repeat.exactly || repeat.least > REPEAT_MAX)
        headset_close(set);
}

/* ---- sequences and alternatives ---- */

/* (?#...), also between an item and its quantifier. */
static void skip_comments(HeadReader *r)
{
    while (!r->failed && reader_peek(r) == '(' && reader_take(r, "(?#"))
        reader_skip_past(r, ')');
}

static bool at_sequence_end(const HeadReader *r)
{
    return r->failed || r->at >= r->pattern.len || reader_peek(r) == '|' || reader_peek(r) == ')';
}

static void read_sequence(HeadReader *r, HeadSet *out)
{
    headset_nothing(out);
    skip_comments(r);
    while (!at_sequence_end(r)) {
        HeadSet next;
        Repeat repeat;
        read_one(r, &next);
        skip_comments(r);
        if (!r->failed && read_repeat(r, &repeat))
            repeat_set(r, &next, repeat);
        if (!r->failed)
            headset_join(out, &next);
    }
}

static void read_alternatives(HeadReader *r, HeadSet *out)
{
    read_sequence(r, out);
    while (!r->failed && reader_take(r, "|")) {
        HeadSet other;
        read_sequence(r, &other);
        if (!headset_unite(out, &other))
            r->failed = true;
    }
}

size_t heads_of(Slice pattern, Arena *arena, const Slice **heads)
{
    HeadReader r = {pattern, 0, 0, false};
    HeadSet set;
    *heads = NULL;
    read_alternatives(&r, &set);
    if (r.failed || r.at < pattern.len)
        return 0;
    headset_close(&set);
    headset_reduce(&set);
    if (headset_has_empty(&set))
        return 0;

    Slice *out = arena_array(arena, Slice, set.n);
    for (size_t i = 0; i < set.n; i++)
        out[i] = arena_copy(arena, (Slice){set.heads[i].bytes, set.heads[i].len});
    *heads = out;
    return set.n;
}
