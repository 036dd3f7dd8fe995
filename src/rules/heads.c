#include "rules/heads.h"

#include "rules/headchars.h"

#include <string.h>

enum {
    DEPTH_MAX = 20,        /* nested groups */
    REPEAT_MAX = HEAD_MAX, /* repeats beyond this change no head */
    CUTS_MAX = 16,
    NEED_MIN = 3, /* rarity: what is below stands in most texts */
};

static void read_alternatives(HeadReader *r, HeadSet *out);

/* ---- edges of words ---- */

bool is_word_byte(unsigned char c)
{
    return (c >= '0' && c <= '9') || c == '_' || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Whether an item with these heads never ends in an ASCII letter: each is the whole item, and its
 * last byte is none, or it takes nothing where none stands before. */
static bool leaves_edge(const HeadSet *set, bool is_edge)
{
    for (size_t i = 0; i < set->n; i++) {
        const Head *head = &set->heads[i];
        bool is_word = head->len > 0 && is_letter(head->bytes[head->len - 1]);
        bool is_inside = head->len == 0 && !is_edge && !head->is_edge;
        if (!head->is_open || is_word || is_inside)
            return false;
    }
    return true;
}

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
    bool was_edge = r->is_edge;
    r->depth++;
    read_alternatives(r, out);
    r->depth--;
    if (!reader_take(r, ")"))
        r->failed = true;
    if (!takes)
        headset_nothing(out);
    r->is_edge = takes ? r->is_edge || leaves_edge(out, was_edge) : was_edge;
}

static void read_single(HeadReader *r, uint32_t c, HeadSet *out)
{
    switch (c) {
    case '\\':
        read_escape(r, out);
        return;
    case '[':
        read_class(r, out);
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

/* One item of a sequence, without its quantifier. */
static void read_one(HeadReader *r, HeadSet *out)
{
    uint32_t c = reader_next(r);
    if (c == '(') {
        read_group(r, out);
        return;
    }
    read_single(r, c, out);
    r->is_edge = leaves_edge(out, r->is_edge);
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

/* A place between two items that stand in no group. */
typedef struct Cut {
    size_t at;
    bool is_edge;
} Cut;

typedef struct Cuts {
    Cut cuts[CUTS_MAX];
    size_t n;
    bool has_begun; /* at least one character lies before */
} Cuts;

/* Inside a word of ASCII nobody looks for what is needed. */
static bool is_inside_word(const HeadReader *r)
{
    return !r->is_edge && is_word_byte((unsigned char)reader_peek(r));
}

static void add_cut(Cuts *cuts, const HeadReader *r)
{
    if (cuts->has_begun && cuts->n < CUTS_MAX && !is_inside_word(r))
        cuts->cuts[cuts->n++] = (Cut){r->at, r->is_edge};
}

/* `cuts` may be NULL. */
static void read_items(HeadReader *r, HeadSet *out, Cuts *cuts)
{
    headset_nothing(out);
    skip_comments(r);
    while (!at_sequence_end(r)) {
        HeadSet next;
        Repeat repeat = {1, true, true};
        bool was_edge = r->is_edge;
        if (cuts)
            add_cut(cuts, r);
        read_one(r, &next);
        skip_comments(r);
        if (!r->failed && read_repeat(r, &repeat))
            repeat_set(r, &next, repeat);
        if (repeat.least == 0)
            r->is_edge = r->is_edge && was_edge;
        if (cuts)
            cuts->has_begun = cuts->has_begun || !headset_has_empty(&next);
        if (!r->failed)
            headset_join(out, &next);
    }
}

static void read_sequence(HeadReader *r, HeadSet *out)
{
    read_items(r, out, NULL);
}

static void read_alternatives(HeadReader *r, HeadSet *out)
{
    const bool was_edge = r->is_edge;
    read_sequence(r, out);
    bool is_edge = r->is_edge;
    while (!r->failed && reader_take(r, "|")) {
        HeadSet other;
        r->is_edge = was_edge;
        read_sequence(r, &other);
        is_edge = is_edge && r->is_edge;
        if (!headset_unite(out, &other))
            r->failed = true;
    }
    r->is_edge = is_edge;
}

static void headset_finish(HeadSet *set)
{
    headset_close(set);
    headset_reduce(set);
}

static size_t give_heads(const HeadSet *set, Arena *arena, const Slice **heads)
{
    Slice *out = arena_array(arena, Slice, set->n);
    for (size_t i = 0; i < set->n; i++)
        out[i] = arena_copy(arena, (Slice){set->heads[i].bytes, set->heads[i].len});
    *heads = out;
    return set->n;
}

static const bool *give_words(const HeadSet *set, Arena *arena)
{
    bool *words = arena_array(arena, bool, set->n);
    for (size_t i = 0; i < set->n; i++) {
        const Head *head = &set->heads[i];
        words[i] = head->is_edge && is_word_byte((unsigned char)head->bytes[0]);
    }
    return words;
}

size_t heads_of(Slice pattern, Arena *arena, const Slice **heads, const bool **words)
{
    HeadReader r = {.pattern = pattern};
    HeadSet set;
    *heads = NULL;
    *words = NULL;
    read_alternatives(&r, &set);
    if (r.failed || r.at < pattern.len)
        return 0;
    headset_finish(&set);
    if (headset_has_empty(&set))
        return 0;
    *words = give_words(&set, arena);
    return give_heads(&set, arena, heads);
}

/* ---- what else must stand there ---- */

static bool has_any(const Head *head, const char *bytes)
{
    for (size_t i = 0; i < head->len; i++)
        if (head->bytes[i] != '\0' && strchr(bytes, head->bytes[i]))
            return true;
    return false;
}

/* How rare a head is, by its length. Short words have a vowel and a blank behind them ("of "),
 * units have neither ("nm"). */
static size_t rarity(const Head *head)
{
    size_t n = head->len;
    if (has_any(head, " "))
        n -= n < 3 ? n : 3;
    return has_any(head, "aeiouy") ? n : n + 1;
}

/* That of the least rare head; 0 where some head could stand where nobody looks. */
static size_t least_rarity(const HeadSet *set, bool is_edge)
{
    size_t least = HEAD_MAX;
    for (size_t i = 0; i < set->n; i++) {
        const Head *head = &set->heads[i];
        bool is_ascii = (unsigned char)head->bytes[0] < 0x80;
        if (head->len == 0 || (is_ascii && !(is_edge && is_letter(head->bytes[0]))))
            return 0;
        if (rarity(head) < least)
            least = rarity(head);
    }
    return least;
}

static bool is_better(const HeadSet *a, size_t rare, const HeadSet *b, size_t than)
{
    return rare != than ? rare > than : a->n <= b->n;
}

size_t needs_of(Slice pattern, Arena *arena, const Slice **needs)
{
    HeadReader r = {.pattern = pattern};
    HeadSet set, best;
    Cuts cuts = {.n = 0};
    size_t most = 0;
    *needs = NULL;
    read_items(&r, &set, &cuts);
    if (r.failed || r.at < pattern.len) /* or there are alternatives */
        return 0;
    headset_nothing(&best);
    for (size_t i = 0; i < cuts.n; i++) {
        HeadReader rest = {.pattern = pattern, .at = cuts.cuts[i].at};
        read_sequence(&rest, &set);
        headset_finish(&set);
        size_t rare = rest.failed ? 0 : least_rarity(&set, cuts.cuts[i].is_edge);
        if (rare >= NEED_MIN && is_better(&set, rare, &best, most)) {
            headset_copy(&best, &set);
            most = rare;
        }
    }
    return most > 0 ? give_heads(&best, arena, needs) : 0;
}
