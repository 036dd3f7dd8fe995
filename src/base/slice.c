#include "base/slice.h"

#include <string.h>

Slice slice(const char *text)
{
    return (Slice){text, text ? strlen(text) : 0};
}

Slice slice_part(Slice s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    return (Slice){s.at ? s.at + from : NULL, to - from};
}

bool slice_equal(Slice a, Slice b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

bool slice_is(Slice a, const char *text)
{
    return slice_equal(a, slice(text));
}

bool slice_starts(Slice s, const char *prefix)
{
    size_t len = strlen(prefix);
    return s.len >= len && (len == 0 || memcmp(s.at, prefix, len) == 0);
}

bool slice_ends(Slice s, const char *suffix)
{
    size_t len = strlen(suffix);
    return s.len >= len && (len == 0 || memcmp(s.at + s.len - len, suffix, len) == 0);
}

int slice_compare(Slice a, Slice b)
{
    size_t len = a.len < b.len ? a.len : b.len;
    int order = len > 0 ? memcmp(a.at, b.at, len) : 0;
    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

Slice slice_trim(Slice s)
{
    while (s.len > 0 && is_space(s.at[0])) {
        s.at++;
        s.len--;
    }
    while (s.len > 0 && is_space(s.at[s.len - 1]))
        s.len--;
    return s;
}

bool slice_next(Slice *rest, char separator, Slice *part)
{
    if (!rest->at)
        return false;
    if (rest->len == 0) {
        rest->at = NULL;
        return false;
    }
    size_t end = slice_find(*rest, separator);
    *part = slice_trim(slice_part(*rest, 0, end));
    if (end == rest->len)
        *rest = (Slice){NULL, 0};
    else
        *rest = (Slice){rest->at + end + 1, rest->len - end - 1};
    return true;
}

size_t slice_find(Slice s, char wanted)
{
    const char *hit = s.len > 0 ? memchr(s.at, wanted, s.len) : NULL;
    return hit ? (size_t)(hit - s.at) : s.len;
}
