#include "match/recall.h"

#include "match/keep.h"
#include "match/looks.h"

#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 1 << 16 };

static const size_t NO_KEY = SIZE_MAX;

typedef struct Node Node;
struct Node {
    size_t key;                 /* what is looked at next; NO_KEY: an end, or not known yet */
    Node *blank;                /* where the row says nothing of it */
    const Determination *found; /* at an end */
    uint64_t number;
    bool is_end;
};

/* What a step reads first stands first: rows wait for memory more than for anything else. */
typedef struct Branch Branch;
struct Branch {
    Branch *next; /* in the bucket */
    uint64_t hash;
    const Node *from;
    size_t code; /* what a row answers: looks.h */
    Node to;
    DealFact known;
};

struct Recall {
    const Rulebook *book;
    size_t room;
    Looks looks;
    Store store;
    Branch **buckets;
    Node *root;
    uint64_t n_nodes, n_found; /* ever: never counted down */
    Reads reads;
};

static void *zeroed(size_t n, size_t size)
{
    void *memory = calloc(n ? n : 1, size);
    if (!memory)
        out_of_memory();
    return memory;
}

/* ---- opening ---- */

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
    looks_init(&recall->looks, book, columns);
    recall->reads.looks = &recall->looks;
    recall->reads.seen = zeroed(recall->looks.n_keys, sizeof *recall->reads.seen);
    recall->reads.keys = zeroed(recall->looks.n_keys, sizeof *recall->reads.keys);
    forget(recall);
    return recall;
}

void recall_close(Recall *recall)
{
    if (!recall)
        return;
    store_release(&recall->store);
    free((void *)recall->buckets);
    looks_release(&recall->looks);
    free(recall->reads.seen);
    free(recall->reads.keys);
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

/* ---- the tree ---- */

static bool is_taken(const Branch *branch, const Node *from, Answer answer, uint64_t hash)
{
    return branch->from == from && branch->hash == hash &&
           answer_equal((Answer){&branch->known, branch->code}, answer);
}

static uint64_t hash_at(const Node *from, Answer answer)
{
    return (answer_hash(answer) ^ from->number) * UINT64_C(0x9E3779B97F4A7C15) >> 16;
}

static Branch *find_branch(const Recall *recall, const Node *from, Answer answer, uint64_t hash)
{
    Branch *branch = recall->buckets[hash % BUCKETS];
    while (branch && !is_taken(branch, from, answer, hash))
        branch = branch->next;
    return branch;
}

const Determination *recall_find(const Recall *recall, const Deal *deal)
{
    const Node *node = recall->root;
    while (node && node->key != NO_KEY) {
        if (answer_is_blank(&recall->looks, deal, node->key)) {
            node = node->blank; /* most steps */
            continue;
        }
        Answer answer = answer_of(&recall->looks, deal, node->key);
        Branch *branch = find_branch(recall, node, answer, hash_at(node, answer));
        node = branch ? &branch->to : NULL;
    }
    return node ? node->found : NULL;
}

Reads *recall_start(Recall *recall)
{
    Reads *reads = &recall->reads;
    memcpy(reads->seen, recall->looks.constant, recall->looks.n_keys);
    reads->n = 0;
    reads->spoiled = false;
    return reads;
}

static Branch *add_branch(Recall *recall, const Node *from, Answer answer, uint64_t hash)
{
    Branch **bucket = &recall->buckets[hash % BUCKETS];
    Branch *branch = store_alloc(&recall->store, sizeof *branch);
    *branch = (Branch){.next = *bucket, .from = from, .hash = hash, .code = answer.code};
    if (answer.code == NO_CODE)
        branch->known = store_fact(&recall->store, answer.known);
    new_node(recall, &branch->to);
    *bucket = branch;
    return branch;
}

/* Where what the row says leads, made if nothing leads there yet. */
static Node *follow(Recall *recall, const Deal *deal, Node *from)
{
    if (answer_is_blank(&recall->looks, deal, from->key)) {
        if (!from->blank)
            from->blank = new_node(recall, store_alloc(&recall->store, sizeof *from->blank));
        return from->blank;
    }
    Answer answer = answer_of(&recall->looks, deal, from->key);
    uint64_t hash = hash_at(from, answer);
    Branch *branch = find_branch(recall, from, answer, hash);
    return branch ? &branch->to : &add_branch(recall, from, answer, hash)->to;
}

void recall_keep(Recall *recall, const Deal *deal, Determination *found)
{
    const Reads *reads = &recall->reads;
    if (reads->spoiled)
        return;
    if (recall->store.used > recall->room)
        forget(recall);
    Node *node = recall->root;
    for (size_t i = 0; i < reads->n; i++) {
        if (node->key == NO_KEY)
            node->key = reads->keys[i];
        node = follow(recall, deal, node);
    }
    bool is_known = node->is_end || recall->store.used < recall->room / 2;
    if (is_known && !node->found) {
        found->same = ++recall->n_found;
        node->found = store_determination(&recall->store, found);
    }
    node->is_end = true;
}
