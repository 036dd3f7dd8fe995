#include "rules/citations.h"

#include <string.h>

Slice citation_with(Arena *arena, Slice text, Slice label)
{
    if (label.len == 0 || text.len == 0)
        return text;
    char *at = arena_alloc(arena, text.len + label.len + 3);
    memcpy(at, text.at, text.len);
    at[text.len] = '(';
    memcpy(at + text.len + 1, label.at, label.len);
    at[text.len + label.len + 1] = ')';
    return (Slice){at, text.len + label.len + 2};
}

Slice citation_prefix(Slice citation)
{
    size_t end = citation.len;
    while (end > 0 && citation.at[end - 1] != ' ')
        end--;
    return slice_part(citation, 0, end);
}

/* ---- the provisions of a clause ---- */

static Slice next_part(Slice *rest)
{
    size_t end = 0;
    while (end < rest->len && rest->at[end] != ',' && rest->at[end] != ';')
        end++;
    Slice part = slice_trim(slice_part(*rest, 0, end));
    *rest = slice_part(*rest, end < rest->len ? end + 1 : end, rest->len);
    return part;
}

static bool has_space(Slice text)
{
    return memchr(text.at, ' ', text.len) != NULL;
}

/* A bare number takes the words before the first; "note 2" belongs to the one before it. */
bool citation_next(Arena *arena, Slice *rest, Slice *prefix, Slice *citation)
{
    while (rest->len > 0) {
        Slice part = next_part(rest);
        if (part.len == 0)
            continue;
        if (prefix->len == 0) {
            *prefix = citation_prefix(part);
            *citation = part;
            return true;
        }
        if (!has_space(part)) {
            *citation = arena_print(arena, "%.*s%.*s", SLICE_ARG(*prefix), SLICE_ARG(part));
            return true;
        }
        if (slice_equal(slice_part(part, 0, prefix->len), *prefix)) {
            *citation = part;
            return true;
        }
    }
    return false;
}

/* ---- a declaration ---- */

typedef struct Visit {
    Arena *arena;
    const Decl *decl;
    CitationVisit *visit;
    void *context;
} Visit;

static void visit_items(const Visit *v, const Cond *cond, Slice citation)
{
    if (!cond)
        return;
    Slice own = citation_with(v->arena, citation, cond->label);
    if (cond->label.len > 0)
        v->visit(v->context, v->decl, cond, own);
    for (const Cond *part = cond->first; part; part = part->next)
        visit_items(v, part, own);
}

void citations_visit(Arena *arena, const Decl *decl, CitationVisit *visit, void *context)
{
    const Visit v = {arena, decl, visit, context};
    for (size_t i = 0; i < decl->n_laws; i++) {
        Slice rest = decl->laws[i].text, prefix = {NULL, 0}, citation;
        while (citation_next(arena, &rest, &prefix, &citation))
            visit(context, decl, NULL, citation);
    }
    if (decl->n_laws == 0)
        return;
    visit_items(&v, decl->when, decl->laws[0].text);
    visit_items(&v, decl->unless, decl->laws[0].text);
}
