#include "rules/headset.h"

#include <stdlib.h>
#include <string.h>

enum { HEAD_SHORT = 3 }; /* what heads are cut to when there are too many */

void headset_nothing(HeadSet *set)
{
    set->n = 1;
    set->heads[0] = (Head){.is_open = true};
}

void headset_copy(HeadSet *to, const HeadSet *from)
{
    to->n = from->n;
    memcpy(to->heads, from->heads, from->n * sizeof *from->heads);
}

void headset_close(HeadSet *set)
{
    for (size_t i = 0; i < set->n; i++)
        set->heads[i].is_open = false;
}

static int compare(const void *left, const void *right)
{
    const Head *a = left, *b = right;
    return slice_compare((Slice){a->bytes, a->len}, (Slice){b->bytes, b->len});
}

/* Whether `a` and what follows it covers all that `b` stands for. */
static bool head_covers(const Head *a, const Head *b)
{
    if (a->is_edge && !b->is_edge)
        return false;
    if (a->is_open)
        return b->is_open && a->len == b->len && memcmp(a->bytes, b->bytes, a->len) == 0;
    return a->len <= b->len && memcmp(a->bytes, b->bytes, a->len) == 0;
}

void headset_reduce(HeadSet *set)
{
    if (set->n < 2)
        return;
    qsort(set->heads, set->n, sizeof *set->heads, compare);
    size_t n = 1;
    for (size_t i = 1; i < set->n; i++) {
        if (head_covers(&set->heads[n - 1], &set->heads[i]))
            continue;
        if (head_covers(&set->heads[i], &set->heads[n - 1]))
            set->heads[n - 1] = set->heads[i];
        else
            set->heads[n++] = set->heads[i];
    }
    set->n = n;
}

/* Cuts all heads to HEAD_SHORT bytes, so that fewer are left. */
static void set_shorten(HeadSet *set)
{
    for (size_t i = 0; i < set->n; i++) {
        if (set->heads[i].len > HEAD_SHORT) {
            set->heads[i].len = HEAD_SHORT;
            set->heads[i].is_open = false;
        }
    }
    headset_reduce(set);
}

bool headset_unite(HeadSet *set, const HeadSet *more)
{
    for (size_t i = 0; i < more->n; i++) {
        if (set->n == HEADS_LIMIT)
            set_shorten(set);
        if (set->n == HEADS_LIMIT)
            return false;
        set->heads[set->n++] = more->heads[i];
    }
    headset_reduce(set);
    return true;
}

static Head head_join(const Head *front, const Head *back)
{
    Head joined = *front;
    size_t n = back->len;
    if (n > (size_t)(HEAD_MAX - front->len))
        n = (size_t)(HEAD_MAX - front->len);
    memcpy(joined.bytes + front->len, back->bytes, n);
    joined.len = (unsigned char)(front->len + n);
    joined.is_open = back->is_open && joined.len < HEAD_MAX;
    joined.is_edge = front->is_edge || (front->len == 0 && back->is_edge);
    return joined;
}

static size_t count_open(const HeadSet *set)
{
    size_t n = 0;
    for (size_t i = 0; i < set->n; i++)
        n += set->heads[i].is_open;
    return n;
}

void headset_join(HeadSet *set, const HeadSet *next)
{
    size_t n_open = count_open(set);
    if (n_open == 0)
        return;
    if (set->n - n_open + n_open * next->n > HEADS_LIMIT) {
        headset_close(set);
        return;
    }
    HeadSet joined;
    joined.n = 0;
    for (size_t i = 0; i < set->n; i++) {
        if (!set->heads[i].is_open) {
            joined.heads[joined.n++] = set->heads[i];
            continue;
        }
        for (size_t j = 0; j < next->n; j++)
            joined.heads[joined.n++] = head_join(&set->heads[i], &next->heads[j]);
    }
    headset_copy(set, &joined);
    headset_reduce(set);
}

bool headset_has_empty(const HeadSet *set)
{
    for (size_t i = 0; i < set->n; i++)
        if (set->heads[i].len == 0)
            return true;
    return false;
}
