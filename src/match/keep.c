#include "match/keep.h"

#include <string.h>

void *store_alloc(Store *store, size_t size)
{
    store->used += size;
    return arena_alloc(&store->arena, size);
}

void store_clear(Store *store)
{
    arena_reset(&store->arena);
    arena_reset(&store->drafts);
    *store = (Store){.arena = store->arena, .drafts = store->drafts};
}

void store_release(Store *store)
{
    arena_release(&store->arena);
    arena_release(&store->drafts);
}

/* ---- keeping once what is equal ---- */

static void *draft_of(Store *store, const void *from, size_t size)
{
    if (size == 0)
        return NULL;
    return memcpy(arena_alloc(&store->drafts, size), from, size);
}

/* Objects of other types may have the same bytes: that does no harm, since nobody changes
 * them. */
static const void *keep(Store *store, const void *draft, size_t size)
{
    if (size == 0)
        return NULL;
    if (!store->kept.arena)
        store->kept = table_in(&store->arena);
    const void *known = table_find(&store->kept, (Slice){draft, size});
    if (known)
        return known;
    char *copy = store_alloc(store, size);
    memcpy(copy, draft, size);
    table_add(&store->kept, (Slice){copy, size}, copy);
    store->used += 3 * sizeof(TableEntry); /* the table is at most half full */
    return copy;
}

static Slice keep_text(Store *store, Slice text)
{
    if (text.len == 0)
        return text.at ? slice("") : (Slice){NULL, 0};
    return (Slice){keep(store, text.at, text.len), text.len};
}

static const Slice *keep_texts(Store *store, const Slice *texts, size_t n)
{
    Slice *draft = draft_of(store, texts, n * sizeof *texts);
    for (size_t i = 0; i < n; i++)
        draft[i] = keep_text(store, texts[i]);
    return keep(store, draft, n * sizeof *texts);
}

/* ---- sayings ---- */

static const Saying *keep_sayings(Store *store, const Saying *said)
{
    if (!said)
        return NULL;
    Saying *draft = draft_of(store, said, sizeof *said);
    bool by_span = said->kind == SAID_BY_SIGNAL && said->span.len > 0;
    draft->span = keep_text(store, said->span);
    draft->cell = by_span ? draft->span : keep_text(store, said->cell);
    if (said->value.type == TYPE_TEXT || said->value.type == TYPE_PARTY)
        draft->value.text = keep_text(store, said->value.text);
    draft->next = (Saying *)keep_sayings(store, said->next);
    return keep(store, draft, sizeof *draft);
}

DealFact store_fact(Store *store, const DealFact *known)
{
    DealFact copy = *known;
    copy.stated = (Saying *)keep_sayings(store, known->stated);
    copy.hints = (Saying *)keep_sayings(store, known->hints);
    arena_reset(&store->drafts);
    return copy;
}

/* ---- findings ---- */

static const Evidence *keep_evidence(Store *store, const Evidence *evidence, size_t n)
{
    Evidence *draft = draft_of(store, evidence, n * sizeof *evidence);
    for (size_t i = 0; i < n; i++) {
        draft[i].saying = keep_sayings(store, evidence[i].saying);
        draft[i].citation = keep_text(store, evidence[i].citation);
        draft[i].thing = keep_text(store, evidence[i].thing);
    }
    return keep(store, draft, n * sizeof *evidence);
}

static const NearMiss *keep_near(Store *store, const NearMiss *near, size_t n)
{
    NearMiss *draft = draft_of(store, near, n * sizeof *near);
    for (size_t i = 0; i < n; i++)
        draft[i].evidence = *keep_evidence(store, &near[i].evidence, 1);
    return keep(store, draft, n * sizeof *near);
}

static const Finding *keep_findings(Store *store, const Finding *findings, size_t n)
{
    Finding *draft = draft_of(store, findings, n * sizeof *findings);
    for (size_t i = 0; i < n; i++) {
        draft[i].citation = keep_text(store, findings[i].citation);
        draft[i].evidence = keep_evidence(store, findings[i].evidence, findings[i].n_evidence);
    }
    return keep(store, draft, n * sizeof *findings);
}

static const Duty *keep_duties(Store *store, const Duty *duties, size_t n)
{
    Duty *draft = draft_of(store, duties, n * sizeof *duties);
    for (size_t i = 0; i < n; i++)
        draft[i].items = keep(store, duties[i].items, duties[i].n_items * sizeof(FilingItem));
    return keep(store, draft, n * sizeof *duties);
}

static const ProgrammeResult *keep_results(Store *store, const ProgrammeResult *results, size_t n)
{
    ProgrammeResult *draft = draft_of(store, results, n * sizeof *results);
    for (size_t i = 0; i < n; i++) {
        draft[i].findings = keep_findings(store, results[i].findings, results[i].n_findings);
        draft[i].deciders = keep_findings(store, results[i].deciders, results[i].n_deciders);
        draft[i].split =
            keep(store, (const void *)results[i].split, results[i].n_split * sizeof(Fact *));
    }
    return keep(store, draft, n * sizeof *results);
}

static const Question *keep_questions(Store *store, const Question *questions, size_t n)
{
    Question *draft = draft_of(store, questions, n * sizeof *questions);
    for (size_t i = 0; i < n; i++)
        draft[i].citations = keep_texts(store, questions[i].citations, questions[i].n_citations);
    return keep(store, draft, n * sizeof *questions);
}

static const PresumedFact *keep_presumed(Store *store, const PresumedFact *presumed, size_t n)
{
    PresumedFact *draft = draft_of(store, presumed, n * sizeof *presumed);
    for (size_t i = 0; i < n; i++)
        draft[i].saying = keep_sayings(store, presumed[i].saying);
    return keep(store, draft, n * sizeof *presumed);
}

const Determination *store_determination(Store *store, const Determination *found)
{
    Determination *copy = store_alloc(store, sizeof *copy);
    *copy = *found;
    copy->programmes = keep_results(store, found->programmes, found->n_programmes);
    copy->citations = keep_texts(store, found->citations, found->n_citations);
    copy->questions = keep_questions(store, found->questions, found->n_questions);
    copy->presumed = keep_presumed(store, found->presumed, found->n_presumed);
    copy->notes = keep(store, found->notes, found->n_notes * sizeof *found->notes);
    copy->near = keep_near(store, found->near, found->n_near);
    copy->duties = keep_duties(store, found->duties, found->n_duties);
    arena_reset(&store->drafts);
    return copy;
}
