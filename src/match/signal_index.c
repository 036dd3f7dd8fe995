#include "match/signal_index.h"

#include "match/signals.h"

uint64_t text_bit(size_t index)
{
    return UINT64_C(1) << (index < TEXT_BITS ? index : TEXT_BITS - 1);
}

/* The place of the fact among the texts, added if it is new. */
static size_t text_of(SignalIndex *index, const Fact *fact)
{
    size_t k = 0;
    while (k < index->n_texts && index->texts[k] != fact)
        k++;
    if (k == index->n_texts)
        index->texts[index->n_texts++] = fact;
    return k;
}

static void add_try(SignalIndex *index, const Signal *signal, const Pattern *pattern,
                    uint64_t texts)
{
    const Slice *heads;
    size_t what = index->n_tries++;
    index->tries[what] = (Try){signal, pattern};
    if (pattern_heads(pattern, &heads) > 0)
        head_table_add(index->heads, pattern, what, texts);
    else
        index->everywhere[index->n_everywhere++] = what;
}

static void add_signal(SignalIndex *index, const Signal *signal)
{
    uint64_t texts = 0;
    for (size_t i = 0; i < signal->n_in; i++)
        texts |= text_bit(text_of(index, signal->in[i]));
    for (size_t i = 0; i < signal->n_matches; i++)
        add_try(index, signal, signal->matches[i], texts);
}

/* The number of a pattern among all that refuse; many signals share one. */
static size_t refusal_of(SignalIndex *index, const Pattern **known, const Pattern *pattern)
{
    const Slice *heads;
    size_t k = 0;
    while (k < index->n_refusals && known[k] != pattern)
        k++;
    if (k < index->n_refusals)
        return k;
    known[index->n_refusals++] = pattern;
    if (pattern_heads(pattern, &heads) > 0)
        head_table_add(index->refusals, pattern, k, UINT64_MAX);
    return k;
}

static void add_refusals(SignalIndex *index, Arena *arena)
{
    const Rulebook *book = index->book;
    size_t n = 0;
    for (size_t i = 0; i < book->n_signals; i++)
        n += book->signals[i]->n_unless;
    const Pattern **known = arena_array(arena, const Pattern *, n + 1);
    for (size_t i = 0; i < book->n_signals; i++) {
        const Signal *signal = book->signals[i];
        size_t *numbers = arena_array(arena, size_t, signal->n_unless + 1);
        for (size_t k = 0; k < signal->n_unless; k++)
            numbers[k] = refusal_of(index, known, signal->unless[k]);
        index->unless[signal->index] = numbers;
    }
}

SignalIndex *signal_index_new(const Rulebook *book, Arena *arena)
{
    size_t n = 0;
    for (size_t i = 0; i < book->n_signals; i++)
        n += book->signals[i]->n_matches;
    SignalIndex *index = arena_new(arena, SignalIndex);
    index->book = book;
    index->heads = head_table_new(arena);
    index->refusals = head_table_new(arena);
    index->tries = arena_array(arena, Try, n + 1);
    index->everywhere = arena_array(arena, size_t, n + 1);
    index->texts = arena_array(arena, const Fact *, book->n_facts + 1);
    index->unless = arena_array(arena, const size_t *, book->n_signals + 1);
    for (size_t i = 0; i < book->n_signals; i++)
        add_signal(index, book->signals[i]);
    add_refusals(index, arena);
    return index;
}
