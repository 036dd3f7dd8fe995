#include "match/headtable.h"

#include <stdlib.h>
#include <string.h>

enum {
    KEY_BITS = 16,
    KEYS = 1 << KEY_BITS,
    KEY_LEN = 3,
    LONG_KEY_LEN = 5,
    CLASSES = 5, /* of heads by length: 1, 2, 3, 4, more */
    CHAIN_BITS = 11,
    CHAINS = 1 << CHAIN_BITS,
    NO_NEED = -1,
    INSIDE_MAX = 4,
};

/* A pattern that begins with a head. */
typedef struct Use Use;
struct Use {
    size_t what;
    uint64_t texts;
    Use *next; /* of the same head and need */
};

/* Patterns of one head that need the same. */
typedef struct Group Group;
struct Group {
    int need; /* or NO_NEED */
    Use *uses;
    Group *next;
};

typedef struct Head Head;
struct Head {
    Head *next;           /* of the same chain */
    uint64_t bytes, mask; /* folded (places.h) */
    uint64_t texts;       /* of all its patterns; a need's heads: all */
    size_t len;
    Group *groups;
    struct Needing *needs; /* for which it counts */
};

/* A need that a head meets. */
typedef struct Needing Needing;
struct Needing {
    size_t need;
    Needing *next;
};

/* One set of strings of which some pattern needs one. */
typedef struct Need Need;
struct Need {
    const Slice *strings;
    size_t n;
    int number;
    Need *next;
};

struct HeadTable {
    Arena *arena;
    /* By key, whether a head may stand here: of 1 or 2 bytes, of 3 or 4, of more. */
    uint64_t pairs[KEYS / 64], threes[KEYS / 64], longer[KEYS / 64];
    Head *chains[CLASSES][CHAINS]; /* by class and first bytes */
    Need *needs;
    size_t n_needs;
    /* ASCII heads that need not begin a word: in which texts, and with which bytes. */
    uint64_t inside_texts;
    unsigned char inside[INSIDE_MAX];
    size_t n_inside; /* INSIDE_MAX + 1: more */
};

struct HeadHit {
    size_t at;
    const Head *head;
};

/* ---- keys ---- */

static uint64_t first_bytes(uint64_t bytes, size_t n)
{
    return n >= 8 ? bytes : bytes & ((UINT64_C(1) << 8 * n) - 1);
}

static uint64_t spread(uint64_t bytes, size_t n)
{
    return first_bytes(bytes, n) * UINT64_C(0x9E3779B97F4A7C15);
}

static size_t pair_of(uint64_t bytes)
{
    return bytes & (KEYS - 1);
}

static size_t key_of(uint64_t bytes, size_t len)
{
    return spread(bytes, len) >> (64 - KEY_BITS);
}

static unsigned bit_of(const uint64_t *bits, size_t key)
{
    return bits[key / 64] >> key % 64 & 1;
}

static void set_bit(uint64_t *bits, size_t key)
{
    bits[key / 64] |= UINT64_C(1) << key % 64;
}

static size_t class_of(size_t len)
{
    return (len < CLASSES ? len : CLASSES) - 1;
}

static size_t chain_of(uint64_t bytes, size_t class)
{
    return spread(bytes, class + 1) >> (64 - CHAIN_BITS);
}

/* ---- building ---- */

HeadTable *head_table_new(Arena *arena)
{
    HeadTable *table = arena_new(arena, HeadTable);
    table->arena = arena;
    return table;
}

static void set_bits(HeadTable *table, uint64_t bytes, size_t len)
{
    if (len >= LONG_KEY_LEN)
        set_bit(table->longer, key_of(bytes, LONG_KEY_LEN));
    else if (len >= KEY_LEN)
        set_bit(table->threes, key_of(bytes, KEY_LEN));
    else if (len == 2)
        set_bit(table->pairs, pair_of(bytes));
    for (uint64_t byte = 0; byte < 256 && len == 1; byte++)
        set_bit(table->pairs, pair_of(bytes | byte << 8));
}

/* The head, made if there is none. */
static Head *head_of(HeadTable *table, Slice text)
{
    char bytes[8] = {0};
    size_t len = text.len < sizeof bytes ? text.len : sizeof bytes;
    for (size_t i = 0; i < len; i++)
        bytes[i] = (char)(text.at[i] | FOLDING);
    uint64_t value = eight_bytes(bytes);
    size_t class = class_of(len);
    Head **chain = &table->chains[class][chain_of(value, class)];
    for (Head *head = *chain; head; head = head->next)
        if (head->len == len && head->bytes == value)
            return head;
    Head *head = arena_new(table->arena, Head);
    *head = (Head){.bytes = value, .len = len, .next = *chain};
    head->mask = first_bytes(UINT64_MAX, len);
    *chain = head;
    set_bits(table, value, len);
    return head;
}

static bool is_same_need(const Need *need, const Slice *strings, size_t n)
{
    if (need->n != n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (!slice_equal(need->strings[i], strings[i]))
            return false;
    return true;
}

static void add_needing(HeadTable *table, Head *head, size_t need)
{
    Needing *made = arena_new(table->arena, Needing);
    *made = (Needing){need, head->needs};
    head->needs = made;
    head->texts = UINT64_MAX;
}

static int need_of(HeadTable *table, const Pattern *pattern)
{
    const Slice *strings;
    size_t n = pattern_needs(pattern, &strings);
    if (n == 0)
        return NO_NEED;
    for (const Need *need = table->needs; need; need = need->next)
        if (is_same_need(need, strings, n))
            return need->number;
    Need *made = arena_new(table->arena, Need);
    *made = (Need){strings, n, (int)table->n_needs++, table->needs};
    table->needs = made;
    for (size_t i = 0; i < n; i++)
        add_needing(table, head_of(table, strings[i]), (size_t)made->number);
    return made->number;
}

static Group *group_of(HeadTable *table, Head *head, int need)
{
    for (Group *group = head->groups; group; group = group->next)
        if (group->need == need)
            return group;
    Group *made = arena_new(table->arena, Group);
    *made = (Group){need, NULL, head->groups};
    head->groups = made;
    return made;
}

static bool is_ascii(Slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] >= 0x80)
            return false;
    return true;
}

static void add_inside(HeadTable *table, unsigned char first, uint64_t texts)
{
    table->inside_texts |= texts;
    for (size_t i = 0; i < table->n_inside && i < INSIDE_MAX; i++)
        if (table->inside[i] == (first | FOLDING))
            return;
    if (table->n_inside < INSIDE_MAX)
        table->inside[table->n_inside] = first | FOLDING;
    if (table->n_inside <= INSIDE_MAX)
        table->n_inside++;
}

void head_table_add(HeadTable *table, const Pattern *pattern, size_t what, uint64_t texts)
{
    const Slice *heads;
    size_t n = pattern_heads(pattern, &heads);
    int need = need_of(table, pattern);
    for (size_t i = 0; i < n; i++) {
        Head *head = head_of(table, heads[i]);
        Group *group = group_of(table, head, need);
        Use *use = arena_new(table->arena, Use);
        *use = (Use){what, texts, group->uses};
        group->uses = use;
        head->texts |= texts;
        if (!pattern_head_begins_word(pattern, i) && is_ascii(heads[i]))
            add_inside(table, (unsigned char)heads[i].at[0], texts);
    }
}

/* ---- scanning ---- */

static void *grown(void *array, size_t *room, size_t size)
{
    *room = *room > 0 ? 2 * *room : 64;
    void *larger = realloc(array, *room * size);
    if (!larger)
        out_of_memory();
    return larger;
}

static void add_hit(HeadScan *scan, size_t at, const Head *head)
{
    if (scan->n_hits == scan->hit_room)
        scan->hits = grown(scan->hits, &scan->hit_room, sizeof *scan->hits);
    scan->hits[scan->n_hits++] = (struct HeadHit){at, head};
}

static void find_in_chain(const HeadTable *table, uint64_t bytes, size_t at, size_t class,
                          uint64_t kind, HeadScan *scan)
{
    const Head *head = table->chains[class][chain_of(bytes, class)];
    for (; head; head = head->next)
        if ((bytes & head->mask) == head->bytes && (head->texts & kind) != 0)
            add_hit(scan, at, head);
}

/* `sizes`: which of the three kinds of key was found. */
static void find_heads(const HeadTable *table, uint64_t bytes, size_t at, unsigned sizes,
                       uint64_t kind, HeadScan *scan)
{
    if ((sizes & 1) != 0) {
        find_in_chain(table, bytes, at, 0, kind, scan);
        find_in_chain(table, bytes, at, 1, kind, scan);
    }
    if ((sizes & 2) != 0) {
        find_in_chain(table, bytes, at, 2, kind, scan);
        find_in_chain(table, bytes, at, 3, kind, scan);
    }
    if ((sizes & 4) != 0)
        find_in_chain(table, bytes, at, 4, kind, scan);
}

/* All three keys are asked, and then there is one branch, which is seldom taken. */
static inline void look_at(const HeadTable *table, const char *folded, size_t at, uint64_t kind,
                           HeadScan *scan)
{
    uint64_t bytes = eight_bytes(folded + at);
    unsigned sizes = bit_of(table->pairs, pair_of(bytes)) |
                     bit_of(table->threes, key_of(bytes, KEY_LEN)) << 1 |
                     bit_of(table->longer, key_of(bytes, LONG_KEY_LEN)) << 2;
    if (sizes != 0)
        find_heads(table, bytes, at, sizes, kind, scan);
}

static bool is_before(const Candidate *a, const Candidate *b)
{
    if (a->at != b->at)
        return a->at < b->at;
    return a->order != b->order ? a->order < b->order : a->what > b->what;
}

static void add_candidate(HeadScan *scan, Candidate made)
{
    if (scan->n_candidates == scan->candidate_room)
        scan->candidates = grown(scan->candidates, &scan->candidate_room, sizeof *scan->candidates);
    size_t i = scan->n_candidates++;
    for (; i > 0; i--) {
        const Candidate *before = &scan->candidates[i - 1];
        if (!is_before(&made, before))
            break;
        scan->candidates[i] = *before;
    }
    scan->candidates[i] = made;
}

/* Those patterns of a head whose need stands at its place or behind it. */
static void add_candidates(HeadScan *scan, const struct HeadHit *hit, uint64_t kind)
{
    size_t len = hit->head->len < KEY_LEN ? hit->head->len : KEY_LEN;
    unsigned order = (unsigned)(KEY_LEN - len);
    for (const Group *group = hit->head->groups; group; group = group->next) {
        if (group->need != NO_NEED && scan->last[group->need] <= hit->at + 1)
            continue;
        for (const Use *use = group->uses; use; use = use->next)
            if ((use->texts & kind) != 0)
                add_candidate(scan, (Candidate){hit->at, use->what, order});
    }
}

static void note_needs(const HeadTable *table, HeadScan *scan)
{
    if (!scan->last) {
        scan->last = calloc(table->n_needs + 1, sizeof *scan->last);
        if (!scan->last)
            out_of_memory();
    }
    for (size_t i = 0; i < scan->n_hits; i++)
        for (const Needing *of = scan->hits[i].head->needs; of; of = of->next)
            if (scan->last[of->need] <= scan->hits[i].at)
                scan->last[of->need] = scan->hits[i].at + 1;
}

static void forget_needs(HeadScan *scan)
{
    for (size_t i = 0; i < scan->n_hits; i++)
        for (const Needing *of = scan->hits[i].head->needs; of; of = of->next)
            scan->last[of->need] = 0;
}

static void look_at_starts(const HeadTable *table, const Places *places, uint64_t kind,
                           HeadScan *scan)
{
    for (size_t i = 0; i < places->n_starts; i++)
        look_at(table, places->folded.at, places->starts[i], kind, scan);
}

/* Starts of words are looked at twice where a head may begin inside one with the same letter. */
static void look_inside(const HeadTable *table, Slice folded, uint64_t kind, HeadScan *scan)
{
    for (size_t i = 0; i < table->n_inside; i++) {
        const char *at = folded.at, *end = folded.at + folded.len;
        while (at < end && (at = memchr(at, table->inside[i], (size_t)(end - at))) != NULL)
            look_at(table, folded.at, (size_t)(at++ - folded.at), kind, scan);
    }
}

static void look_everywhere(const HeadTable *table, Slice folded, uint64_t kind, HeadScan *scan)
{
    for (size_t at = 0; at < folded.len; at++)
        look_at(table, folded.at, at, kind, scan);
}

void head_table_scan(const HeadTable *table, const Places *places, uint64_t kind, HeadScan *scan)
{
    Slice folded = buffer_slice(&places->folded);
    bool has_inside = (table->inside_texts & kind) != 0;
    scan->n_hits = scan->n_candidates = 0;
    if (!places->is_ascii || (has_inside && table->n_inside > INSIDE_MAX)) {
        look_everywhere(table, folded, kind, scan);
    } else {
        look_at_starts(table, places, kind, scan);
        if (has_inside)
            look_inside(table, folded, kind, scan);
    }
    if (scan->n_hits == 0)
        return;
    note_needs(table, scan);
    for (size_t i = 0; i < scan->n_hits; i++)
        add_candidates(scan, &scan->hits[i], kind);
    forget_needs(scan);
}

void head_scan_release(HeadScan *scan)
{
    free(scan->hits);
    free(scan->candidates);
    free(scan->last);
    *scan = (HeadScan){.n_hits = 0};
}
