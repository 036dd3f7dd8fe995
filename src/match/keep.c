#include "match/keep.h"

#include <string.h>

struct KeptSaying {
    const Saying *saying;
    KeptSaying *next;
};

void *store_alloc(Store *store, size_t size)
{
    store->used += size;
    return arena_alloc(&store->arena, size);
}

void store_clear(Store *store)
{
    arena_reset(&store->arena);
    *store = (Store){.arena = store->arena};
}

void store_release(Store *store)
{
    arena_release(&store->arena);
}

void store_start_deal(Store *store)
{
    store->n_mapped = 0;
}

static void *copy_of(Store *store, const void *from, size_t size)
{
    if (size == 0)
        return NULL;
    return memcpy(store_alloc(store, size), from, size);
}

/* ---- texts ---- */

static Slice keep_text(Store *store, Slice text)
{
    if (text.len == 0)
        return text.at ? slice("") : (Slice){NULL, 0};
    if (!store->texts.arena)
        store->texts = table_in(&store->arena);
    const Slice *kept = table_find(&store->texts, text);
    if (kept)
        return *kept;
    Slice *copy = store_alloc(store, sizeof *copy);
    *copy = arena_copy(&store->arena, text);
    table_add(&store->texts, *copy, copy);
    store->used += text.len + 3 * sizeof(TableEntry); /* the table is at most half full */
    return *copy;
}

static const Slice *keep_texts(Store *store, const Slice *texts, size_t n)
{
    Slice *copy = copy_of(store, texts, n * sizeof *texts);
    for (size_t i = 0; i < n; i++)
        copy[i] = keep_text(store, texts[i]);
    return copy;
}

/* ---- sayings ---- */

void store_map(Store *store, const Saying *said, const Saying *kept)
{
    for (; said && kept && store->n_mapped < STORE_MAPPED_MAX; said = said->next) {
        store->from[store->n_mapped] = said;
        store->to[store->n_mapped++] = kept;
        kept = kept->next;
    }
}

static const Saying *mapped(const Store *store, const Saying *said)
{
    for (size_t i = 0; i < store->n_mapped; i++) {
        if (store->from[i] == said)
            return store->to[i];
    }
    return NULL;
}

static Saying *keep_one(Store *store, const Saying *said)
{
    Saying *copy = copy_of(store, said, sizeof *said);
    bool by_span = said->kind == SAID_BY_SIGNAL && said->span.len > 0;
    copy->span = keep_text(store, said->span);
    copy->cell = by_span ? copy->span : keep_text(store, said->cell);
    if (said->value.type == TYPE_TEXT || said->value.type == TYPE_PARTY)
        copy->value.text = keep_text(store, said->value.text);
    return copy;
}

static Saying *keep_sayings(Store *store, const Saying *said)
{
    Saying *first = NULL, **end = &first;
    for (const Saying *one = said; one; one = one->next) {
        *end = keep_one(store, one);
        end = &(*end)->next;
    }
    store_map(store, said, first);
    return first;
}

DealFact store_fact(Store *store, const DealFact *known)
{
    DealFact copy = *known;
    copy.stated = keep_sayings(store, known->stated);
    copy.hints = keep_sayings(store, known->hints);
    return copy;
}

static const Saying *keep_presumption(Store *store, const Saying *said)
{
    KeptSaying **head = &store->presumed[said->presume->index % STORE_PRESUMED];
    for (const KeptSaying *one = *head; one; one = one->next) {
        if (one->saying->presume == said->presume && value_equal(&one->saying->value, &said->value))
            return one->saying;
    }
    KeptSaying *kept = store_alloc(store, sizeof *kept);
    *kept = (KeptSaying){keep_sayings(store, said), *head};
    *head = kept;
    return kept->saying;
}

static const Saying *keep_saying(Store *store, const Saying *said)
{
    if (!said)
        return NULL;
    if (said->kind == SAID_BY_PRESUMPTION && said->presume && !said->next)
        return keep_presumption(store, said);
    const Saying *kept = mapped(store, said);
    return kept ? kept : keep_sayings(store, said);
}

/* ---- findings ---- */

static const Evidence *keep_evidence(Store *store, const Evidence *evidence, size_t n)
{
    Evidence *copy = copy_of(store, evidence, n * sizeof *evidence);
    for (size_t i = 0; i < n; i++) {
        copy[i].saying = keep_saying(store, evidence[i].saying);
        copy[i].citation = keep_text(store, evidence[i].citation);
        copy[i].thing = keep_text(store, evidence[i].thing);
    }
    return copy;
}

static const Finding *keep_findings(Store *store, const Finding *findings, size_t n)
{
    Finding *copy = copy_of(store, findings, n * sizeof *findings);
    for (size_t i = 0; i < n; i++) {
        copy[i].citation = keep_text(store, findings[i].citation);
        copy[i].evidence = keep_evidence(store, findings[i].evidence, findings[i].n_evidence);
    }
    return copy;
}

static const Duty *keep_duties(Store *store, const Duty *duties, size_t n)
{
    Duty *copy = copy_of(store, duties, n * sizeof *duties);
    for (size_t i = 0; i < n; i++)
        copy[i].items = copy_of(store, duties[i].items, duties[i].n_items * sizeof(FilingItem));
    return copy;
}

static const ProgrammeResult *keep_results(Store *store, const ProgrammeResult *results, size_t n)
{
    ProgrammeResult *copy = copy_of(store, results, n * sizeof *results);
    for (size_t i = 0; i < n; i++) {
        copy[i].findings = keep_findings(store, results[i].findings, results[i].n_findings);
        copy[i].deciders = keep_findings(store, results[i].deciders, results[i].n_deciders);
        copy[i].split =
            copy_of(store, (const void *)results[i].split, results[i].n_split * sizeof(Fact *));
    }
    return copy;
}

static const Question *keep_questions(Store *store, const Question *questions, size_t n)
{
    Question *copy = copy_of(store, questions, n * sizeof *questions);
    for (size_t i = 0; i < n; i++)
        copy[i].citations = keep_texts(store, questions[i].citations, questions[i].n_citations);
    return copy;
}

static const PresumedFact *keep_presumed(Store *store, const PresumedFact *presumed, size_t n)
{
    PresumedFact *copy = copy_of(store, presumed, n * sizeof *presumed);
    for (size_t i = 0; i < n; i++)
        copy[i].saying = keep_saying(store, presumed[i].saying);
    return copy;
}

const Determination *store_determination(Store *store, const Determination *found)
{
    Determination *copy = copy_of(store, found, sizeof *found);
    copy->programmes = keep_results(store, found->programmes, found->n_programmes);
    copy->citations = keep_texts(store, found->citations, found->n_citations);
    copy->questions = keep_questions(store, found->questions, found->n_questions);
    copy->presumed = keep_presumed(store, found->presumed, found->n_presumed);
    copy->notes = copy_of(store, found->notes, found->n_notes * sizeof *found->notes);
    copy->duties = keep_duties(store, found->duties, found->n_duties);
    return copy;
}
