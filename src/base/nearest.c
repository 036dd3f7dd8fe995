#include "base/nearest.h"

#include "base/utf8.h"

/* Names with more characters are not compared; no name that a person types is so long. */
enum { MOST_LETTERS = 128 };

typedef struct Letters {
    uint32_t at[MOST_LETTERS];
    size_t n;
} Letters;

static bool split(Slice text, Letters *out)
{
    out->n = 0;
    if (text.len == 0)
        return true;
    const char *end = text.at + text.len;
    for (const char *at = text.at; at < end;) {
        if (out->n == MOST_LETTERS)
            return false;
        out->at[out->n++] = utf8_next(&at, end);
    }
    return true;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t difference(size_t a, size_t b)
{
    return a > b ? a - b : b - a;
}

/* Works out the row of letter `i` of `a` (from 1) from the two before it; row[j] is the
 * distance of a's first i letters from b's first j. Returns the least in it. */
static size_t next_row(const Letters *a, const Letters *b, size_t i, size_t *row,
                       const size_t *above, const size_t *two_above)
{
    row[0] = i;
    size_t smallest = i;
    for (size_t j = 1; j <= b->n; j++) {
        bool same = a->at[i - 1] == b->at[j - 1];
        row[j] = least(above[j - 1] + (same ? 0 : 1), least(above[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] && a->at[i - 2] == b->at[j - 1])
            row[j] = least(row[j], two_above[j - 2] + 1);
        smallest = least(smallest, row[j]);
    }
    return smallest;
}

/* The distance, or any number from `limit` on if it is no less than that. */
static size_t distance_below(const Letters *a, const Letters *b, size_t limit)
{
    size_t rows[3][MOST_LETTERS + 1];
    for (size_t j = 0; j <= b->n; j++)
        rows[0][j] = j;
    size_t smallest_above = 0;
    for (size_t i = 1; i <= a->n; i++) {
        size_t smallest = next_row(a, b, i, rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3]);
        if (smallest >= limit && smallest_above >= limit) /* a swap reaches two rows back */
            return limit;
        smallest_above = smallest;
    }
    return rows[a->n % 3][b->n];
}

Nearest nearest_to(Slice wanted)
{
    return (Nearest){.wanted = wanted, .distance = utf8_count(wanted) / 3 + 1};
}

void nearest_try(Nearest *nearest, Slice name)
{
    Letters wanted, letters;
    if (!split(nearest->wanted, &wanted) || !split(name, &letters))
        return;
    if (difference(wanted.n, letters.n) >= nearest->distance)
        return;
    size_t distance = distance_below(&wanted, &letters, nearest->distance);
    if (distance < nearest->distance) {
        nearest->best = name;
        nearest->distance = distance;
    }
}
