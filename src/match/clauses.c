#include "match/clauses.h"

#include <stdlib.h>

void clauses_start(Clauses *clauses)
{
    clauses->n = 0;
    clauses->cut = false;
    clauses->limited = false;
}

static void add_end(Clauses *clauses, size_t end)
{
    if (clauses->n == clauses->room) {
        size_t room = clauses->room ? 2 * clauses->room : 64;
        size_t *ends = realloc(clauses->ends, room * sizeof *ends);
        if (!ends)
            out_of_memory();
        clauses->ends = ends;
        clauses->room = room;
    }
    clauses->ends[clauses->n++] = end;
}

static void cut(Clauses *clauses, const Pattern *end, Matcher *matcher, Slice text)
{
    clauses->cut = true;
    Match match;
    for (size_t from = 0; end && from < text.len; from = match.to) {
        MatchResult result = pattern_search(end, matcher, text, from, &match);
        clauses->limited = clauses->limited || result == MATCH_LIMIT;
        if (result != MATCH_FOUND || match.to <= from)
            break;
        add_end(clauses, match.to);
    }
    add_end(clauses, text.len);
}

Slice clause_at(Clauses *clauses, const Pattern *end, Matcher *matcher, Slice text, size_t at)
{
    if (!clauses->cut)
        cut(clauses, end, matcher, text);
    size_t from = 0;
    for (size_t i = 0; i < clauses->n; i++) {
        if (at < clauses->ends[i])
            return slice_part(text, from, clauses->ends[i]);
        from = clauses->ends[i];
    }
    return slice_part(text, from, text.len);
}

void clauses_release(Clauses *clauses)
{
    free(clauses->ends);
    *clauses = (Clauses){0};
}
