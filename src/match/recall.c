#include "match/recall.h"

#include "match/keep.h"
#include "match/pieces.h"

#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 1 << 14 };

static const size_t NO_KEY = SIZE_MAX;
static const size_t NO_PIECE = SIZE_MAX;

typedef struct Node Node;
struct Node {
    size_t key;  /* what is looked at next; NO_KEY: an end, or not known yet */
    Node *blank; /* where the row says nothing of it */
    uint64_t number;
    bool is_end;
    const Determination *found; /* at an end */
};

/* What a row says of a fact, or the piece in which its completion date lies. */
typedef struct State {
    const DealFact *known;
    size_t piece; /* or NO_PIECE */
} State;

typedef struct Branch Branch;
struct Branch {
    Branch *next; /* in the bucket */
    const Node *from;
    uint64_t hash;
    size_t piece;
    DealFact known;
    Node to;
};

struct Recall {
    const Rulebook *book;
    size_t room;
    Store store;
    Branch **buckets;
    Node *root;
    uint64_t n_nodes, n_found; /* ever: never counted down */
    bool *constant;            /* by key: the same for all rows of the list */
    Reads reads;
    Date *changes; /* rising: days that part pieces */
    size_t n_changes;
};

static void *zeroed(size_t n, size_t size)
{
    void *memory = calloc(n ? n : 1, size);
    if (!memory)
        out_of_memory();
    return memory;
}

/* ---- opening ---- */

static int compare_days(const void *a, const void *b)
{
    Date left = *(const Date *)a, right = *(const Date *)b;
    return (left > right) - (left < right);
}

static void add_change(Recall *recall, Date day)
{
    size_t n = recall->n_changes;
    if ((n & (n + 1)) == 0) { /* all of 2^k - 1 places are taken, or none is there yet */
        recall->changes = realloc(recall->changes, (2 * n + 1) * sizeof *recall->changes);
        if (!recall->changes)
            out_of_memory();
    }
    recall->changes[recall->n_changes++] = day;
}

/* The days with which conditions compare the completion date: it may lie before, on or after. */
static void add_days_named(Recall *recall, const Cond *cond)
{
    if (!cond)
        return;
    if (cond->fact == recall->book->completion_date && cond->operand.kind == OPERAND_DATE) {
        add_change(recall, cond->operand.day);
        add_change(recall, cond->operand.day + 1);
    }
    for (const Cond *part = cond->first; part; part = part->next)
        add_days_named(recall, part);
}

/* The days that part one piece from the next, over all programmes. */
static void join_changes(Recall *recall)
{
    const Rulebook *book = recall->book;
    for (size_t i = 0; i < book->n_programmes; i++) {
        const Programme *programme = book->programmes[i];
        for (size_t k = 0; k < programme->n_changes; k++)
            add_change(recall, programme->changes[k]);
    }
    for (size_t i = 0; i < book->n_decls; i++) {
        add_days_named(recall, book->decls[i]->when);
        add_days_named(recall, book->decls[i]->unless);
    }
    if (recall->n_changes > 1)
        qsort(recall->changes, recall->n_changes, sizeof *recall->changes, compare_days);
}

/* What no column and no signal speaks of is as --set has it, in every row. */
static void find_constant(Recall *recall, const Columns *columns)
{
    const Rulebook *book = recall->book;
    recall->constant = zeroed(book->n_facts + 1, sizeof *recall->constant);
    for (size_t i = 0; i < book->n_facts; i++)
        recall->constant[i] = book->facts[i] != book->completion_date;
    for (size_t i = 0; i < columns->n_columns; i++) {
        if (columns->columns[i].use == COLUMN_FACT)
            recall->constant[columns->columns[i].fact->index] = false;
    }
    for (size_t i = 0; i < book->n_signals; i++)
        recall->constant[book->signals[i]->fact->index] = false;
}

static Node *new_node(Recall *recall, Node *node)
{
    *node = (Node){.key = NO_KEY, .number = recall->n_nodes++};
    return node;
}

static void forget(Recall *recall)
{
    store_clear(&recall->store);
    memset((void *)recall->buckets, 0, BUCKETS * sizeof *recall->buckets);
    recall->root = new_node(recall, store_alloc(&recall->store, sizeof *recall->root));
}

Recall *recall_open(const Rulebook *book, const Columns *columns, size_t room)
{
    Recall *recall = zeroed(1, sizeof *recall);
    recall->book = book;
    recall->room = room;
    recall->buckets = zeroed(BUCKETS, sizeof *recall->buckets);
    recall->reads.seen = zeroed(book->n_facts + 1, sizeof *recall->reads.seen);
    recall->reads.keys = zeroed(book->n_facts + 1, sizeof *recall->reads.keys);
    find_constant(recall, columns);
    join_changes(recall);
    forget(recall);
    return recall;
}

void recall_close(Recall *recall)
{
    if (!recall)
        return;
    store_release(&recall->store);
    free((void *)recall->buckets);
    free(recall->constant);
    free(recall->reads.seen);
    free(recall->reads.keys);
    free(recall->changes);
    free(recall);
}

bool recall_takes(const Recall *recall, const Deal *deal)
{
    for (size_t i = 0; i < recall->book->n_kinds; i++) {
        if (deal->things[i].n > 0 || deal->things[i].none)
            return false;
    }
    return !deal->unsure;
}

/* ---- what a row says ---- */

static bool is_blank(const DealFact *known)
{
    return known->standing == STANDING_MISSING && known->blank && !known->unreadable &&
           !known->stated && !known->hints;
}

/* The piece of a completion date that is stated as one day. */
static size_t piece_of(const Recall *recall, const DealFact *date)
{
    DateSpan span;
    if (date->standing != STANDING_STATED)
        return NO_PIECE;
    span = stated_span(date);
    if (!span_is_day(span))
        return NO_PIECE;
    size_t n = 0;
    while (n < recall->n_changes && recall->changes[n] <= span.first)
        n++;
    return n;
}

static const DealFact *fact_of(const Recall *recall, const Deal *deal, size_t key)
{
    const Rulebook *book = recall->book;
    return &deal->facts[key < book->n_facts ? key : book->completion_date->index];
}

static State state_of(const Recall *recall, const Deal *deal, size_t key)
{
    const DealFact *known = fact_of(recall, deal, key);
    return (State){known, key < recall->book->n_facts ? NO_PIECE : piece_of(recall, known)};
}

/* Odd, with its bits well spread: 2^64 divided by the golden ratio (Knuth, vol. 3, 6.4). */
static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

/* What is compared of a saying's text: of a signal the words that matched. */
static Slice text_of(const Saying *said)
{
    return said->kind == SAID_BY_SIGNAL && said->span.len > 0 ? said->span : said->cell;
}

static uint64_t hash_sayings(uint64_t hash, const Saying *said)
{
    for (; said; said = said->next)
        hash = mix(mix(hash, (uint64_t)said->kind << 32 ^ said->column), hash_bytes(text_of(said)));
    return hash;
}

/* Equal states have equal hashes; the others are told apart by is_same. */
static uint64_t hash_state(const Node *from, State state)
{
    uint64_t hash = mix(from->number, state.piece);
    if (state.piece != NO_PIECE)
        return hash;
    hash = hash_sayings(mix(hash, state.known->standing), state.known->stated);
    return hash_sayings(mix(hash, 1), state.known->hints);
}

static bool is_same_saying(const Saying *a, const Saying *b)
{
    return a->kind == b->kind && a->column == b->column && a->signal == b->signal &&
           a->presume == b->presume && slice_equal(text_of(a), text_of(b)) &&
           slice_equal(a->span, b->span) && value_equal(&a->value, &b->value);
}

static bool are_same_sayings(const Saying *a, const Saying *b)
{
    for (; a && b; a = a->next, b = b->next) {
        if (!is_same_saying(a, b))
            return false;
    }
    return !a && !b;
}

static bool is_same(const Branch *branch, State state)
{
    if (branch->piece != NO_PIECE || state.piece != NO_PIECE)
        return branch->piece == state.piece;
    const DealFact *a = &branch->known, *b = state.known;
    return a->standing == b->standing && a->blank == b->blank && a->unreadable == b->unreadable &&
           are_same_sayings(a->stated, b->stated) && are_same_sayings(a->hints, b->hints);
}

/* ---- the tree ---- */

static Branch *find_branch(const Recall *recall, const Node *from, State state, uint64_t hash)
{
    Branch *branch = recall->buckets[hash % BUCKETS];
    while (branch && !(branch->from == from && branch->hash == hash && is_same(branch, state)))
        branch = branch->next;
    return branch;
}

const Determination *recall_find(const Recall *recall, const Deal *deal)
{
    const Node *node = recall->root;
    while (node && node->key != NO_KEY) {
        if (is_blank(fact_of(recall, deal, node->key))) {
            node = node->blank; /* most steps */
            continue;
        }
        State state = state_of(recall, deal, node->key);
        Branch *branch = find_branch(recall, node, state, hash_state(node, state));
        node = branch ? &branch->to : NULL;
    }
    return node ? node->found : NULL;
}

Reads *recall_start(Recall *recall)
{
    Reads *reads = &recall->reads;
    memcpy(reads->seen, recall->constant, recall->book->n_facts + 1);
    reads->n = 0;
    reads->spoiled = false;
    return reads;
}

static Branch *add_branch(Recall *recall, const Node *from, State state, uint64_t hash)
{
    Branch **bucket = &recall->buckets[hash % BUCKETS];
    Branch *branch = store_alloc(&recall->store, sizeof *branch);
    *branch = (Branch){.next = *bucket, .from = from, .hash = hash, .piece = state.piece};
    if (state.piece == NO_PIECE)
        branch->known = store_fact(&recall->store, state.known);
    new_node(recall, &branch->to);
    *bucket = branch;
    return branch;
}

/* Where what the row says leads, made if nothing leads there yet. */
static Node *follow(Recall *recall, Node *from, State state)
{
    if (is_blank(state.known)) {
        if (!from->blank)
            from->blank = new_node(recall, store_alloc(&recall->store, sizeof *from->blank));
        return from->blank;
    }
    uint64_t hash = hash_state(from, state);
    Branch *branch = find_branch(recall, from, state, hash);
    if (!branch)
        return &add_branch(recall, from, state, hash)->to;
    store_map(&recall->store, state.known->stated, branch->known.stated);
    store_map(&recall->store, state.known->hints, branch->known.hints);
    return &branch->to;
}

void recall_keep(Recall *recall, const Deal *deal, Determination *found)
{
    const Reads *reads = &recall->reads;
    if (reads->spoiled)
        return;
    if (recall->store.used > recall->room)
        forget(recall);
    store_start_deal(&recall->store);
    Node *node = recall->root;
    for (size_t i = 0; i < reads->n; i++) {
        if (node->key == NO_KEY)
            node->key = reads->keys[i];
        node = follow(recall, node, state_of(recall, deal, reads->keys[i]));
    }
    bool is_known = node->is_end || recall->store.used < recall->room / 2;
    if (is_known && !node->found) {
        found->same = ++recall->n_found;
        node->found = store_determination(&recall->store, found);
    }
    node->is_end = true;
}
