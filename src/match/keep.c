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

/* For what has gaps between its members: filled in one by one, equal ones have equal bytes. */
static void *blank_draft(Store *store, size_t size)
{
    return size > 0 ? memset(arena_alloc(&store->drafts, size), 0, size) : NULL;
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

static void plain_decimal(Decimal *out, Decimal from)
{
    out->mantissa = from.mantissa;
    out->exponent = from.exponent;
}

static void plain_number(Interval *out, const Interval *from)
{
    if (from->has_low)
        plain_decimal(&out->low, from->low);
    if (from->has_high)
        plain_decimal(&out->high, from->high);
    out->has_low = from->has_low;
    out->has_high = from->has_high;
    out->low_open = from->low_open;
    out->high_open = from->high_open;
}

/* What the value's type uses; the rest of `out` stays nought. */
static void plain_value(Store *store, Value *out, const Value *from)
{
    out->type = from->type;
    switch (from->type) {
    case TYPE_NUMBER:
    case TYPE_PERCENT:
    case TYPE_MONEY:
        plain_number(&out->number, &from->number);
        break;
    case TYPE_DATE:
        out->date.first = from->date.first;
        out->date.last = from->date.last;
        break;
    case TYPE_YES_NO:
        out->yes = from->yes;
        break;
    case TYPE_CHOICE:
    case TYPE_SET:
        out->choices.names = from->choices.names;
        out->choices.open = from->choices.open;
        break;
    case TYPE_JURISDICTION:
        out->place = from->place;
        break;
    case TYPE_TEXT:
    case TYPE_PARTY:
        out->text = keep_text(store, from->text);
        break;
    case TYPE_COUNT:
        break;
    }
}

static const Saying *keep_sayings(Store *store, const Saying *said)
{
    if (!said)
        return NULL;
    Saying *draft = blank_draft(store, sizeof *draft);
    bool by_span = said->kind == SAID_BY_SIGNAL && said->span.len > 0;
    draft->kind = said->kind;
    plain_value(store, &draft->value, &said->value);
    draft->column = said->column;
    draft->span = keep_text(store, said->span);
    draft->cell = by_span ? draft->span : keep_text(store, said->cell);
    draft->signal = said->signal;
    draft->presume = said->presume;
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

static void plain_distance(Distance *out, const Distance *from)
{
    out->known = from->known;
    out->inside = from->inside;
    out->at_least = from->at_least;
    out->op = from->op;
    plain_decimal(&out->amount, from->amount);
    plain_decimal(&out->threshold, from->threshold);
    out->near = from->near;
    out->day = from->day;
    out->days = from->days;
}

static void plain_evidence(Store *store, Evidence *out, const Evidence *from)
{
    out->fact = from->fact;
    out->test = from->test;
    out->truth = from->truth;
    out->standing = from->standing;
    out->unreadable = from->unreadable;
    out->saying = keep_sayings(store, from->saying);
    out->citation = keep_text(store, from->citation);
    out->thing = keep_text(store, from->thing);
    plain_distance(&out->distance, &from->distance);
}

static const Evidence *keep_evidence(Store *store, const Evidence *evidence, size_t n)
{
    Evidence *draft = blank_draft(store, n * sizeof *evidence);
    for (size_t i = 0; i < n; i++)
        plain_evidence(store, &draft[i], &evidence[i]);
    return keep(store, draft, n * sizeof *evidence);
}

static const NearMiss *keep_near(Store *store, const NearMiss *near, size_t n)
{
    NearMiss *draft = blank_draft(store, n * sizeof *near);
    for (size_t i = 0; i < n; i++) {
        draft[i].decl = near[i].decl;
        plain_evidence(store, &draft[i].evidence, &near[i].evidence);
    }
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
