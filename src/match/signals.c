#include "match/signals.h"

#include "deals/cells.h"
#include "match/clauses.h"
#include "match/headtable.h"
#include "rules/patterns.h"

#include <stdlib.h>
#include <string.h>

/* One pattern of one signal. */
typedef struct Try {
    const Signal *signal;
    const Pattern *pattern;
} Try;

struct SignalIndex {
    const Rulebook *book;
    HeadTable *heads;
    Try *tries;
    size_t n_tries;
    size_t *everywhere; /* tries without heads */
    size_t n_everywhere;
    const Fact **texts; /* facts that some signal reads */
    size_t n_texts;
};

enum { HELD = 1, LIMITED = 2 };

struct SignalReader {
    const SignalIndex *index;
    Matcher *matcher;
    Buffer lower; /* the text in lower case */
    Clauses clauses;
    CellReader cells;    /* reads what patterns capture */
    unsigned char *held; /* by signal: HELD, LIMITED, for the present text */
    size_t *ends;        /* by try: where its last match ended: matches don't overlap */
    /* the text at hand */
    Deal *deal;
    const Fact *fact;
    const Saying *said;
    Slice text;
    const Signal *only; /* for examples: no other signal, and no deal */
    bool found;         /* ... and whether it held */
};

/* ---- the index ---- */

static void add_try(SignalIndex *index, const Signal *signal, const Pattern *pattern)
{
    size_t what = index->n_tries++;
    index->tries[what] = (Try){signal, pattern};
    const Slice *heads;
    size_t n = pattern_heads(pattern, &heads);
    for (size_t i = 0; i < n; i++)
        head_table_add(index->heads, heads[i], what);
    if (n == 0)
        index->everywhere[index->n_everywhere++] = what;
}

static void add_texts(SignalIndex *index, const Signal *signal)
{
    for (size_t i = 0; i < signal->n_in; i++) {
        size_t k = 0;
        while (k < index->n_texts && index->texts[k] != signal->in[i])
            k++;
        if (k == index->n_texts)
            index->texts[index->n_texts++] = signal->in[i];
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
    index->tries = arena_array(arena, Try, n + 1);
    index->everywhere = arena_array(arena, size_t, n + 1);
    index->texts = arena_array(arena, const Fact *, book->n_facts + 1);
    for (size_t i = 0; i < book->n_signals; i++) {
        const Signal *signal = book->signals[i];
        add_texts(index, signal);
        for (size_t k = 0; k < signal->n_matches; k++)
            add_try(index, signal, signal->matches[k]);
    }
    return index;
}

SignalReader *signal_reader_open(const SignalIndex *index)
{
    SignalReader *reader = calloc(1, sizeof *reader);
    if (!reader)
        out_of_memory();
    reader->index = index;
    reader->matcher = matcher_open();
    reader->held = calloc(index->book->n_signals + 1, 1);
    reader->ends = calloc(index->n_tries + 1, sizeof *reader->ends);
    if (!reader->held || !reader->ends)
        out_of_memory();
    reader->cells.book = index->book;
    return reader;
}

void signal_reader_close(SignalReader *reader)
{
    if (!reader)
        return;
    matcher_close(reader->matcher);
    buffer_release(&reader->lower);
    clauses_release(&reader->clauses);
    cell_reader_release(&reader->cells);
    free(reader->held);
    free(reader->ends);
    free(reader);
}

/* ---- a signal that may hold ---- */

static bool reads(const Signal *signal, const Fact *fact)
{
    for (size_t i = 0; i < signal->n_in; i++) {
        if (signal->in[i] == fact)
            return true;
    }
    return false;
}

/* pcre2's limits were met: the fact is unknown, and nothing may be presumed for it. */
static void add_limit(SignalReader *reader, const Signal *signal)
{
    if (reader->only || (reader->held[signal->index] & LIMITED))
        return; /* said already */
    reader->held[signal->index] |= LIMITED;
    DealFact *known = &reader->deal->facts[signal->fact->index];
    if (!known->stated) {
        known->blank = false;
        known->unreadable = true;
    }
    deal_problem(reader->deal, reader->said->column,
                 "signal '%.*s' met the limits of its pattern on this text; '%.*s' is taken as "
                 "not known",
                 SLICE_ARG(signal->id), SLICE_ARG(signal->fact->label));
}

static bool is_refused(SignalReader *reader, const Signal *signal, Slice clause)
{
    Match match;
    for (size_t i = 0; i < signal->n_unless; i++) {
        MatchResult result = pattern_search(signal->unless[i], reader->matcher, clause, 0, &match);
        if (result == MATCH_LIMIT)
            add_limit(reader, signal);
        if (result == MATCH_FOUND)
            return true;
    }
    return false;
}

/* The value that the signal suggests; false where a capture can't be read: no hint. */
static bool value_suggested(SignalReader *reader, const Signal *signal, Slice clause,
                            const Match *match, Value *value)
{
    if (signal->capture == 0) {
        *value = value_of_operand(signal->fact, &signal->value);
        value->choices.open = signal->fact->type == TYPE_SET || value->choices.open;
        return true;
    }
    size_t i = (size_t)signal->capture;
    if (i >= match->n_captures || match->captures[i].from == SIZE_MAX)
        return false;
    Slice captured = slice_part(clause, match->captures[i].from, match->captures[i].to);
    Column column = {.use = COLUMN_FACT, .fact = signal->fact};
    CellReading reading;
    reader->cells.arena = reader->deal->arena;
    cell_read(&reader->cells, &column, captured, &reading);
    if (reading.result != CELL_READ || reading.n_values != 1)
        return false;
    *value = reading.values[0];
    return true;
}

static void hold(SignalReader *reader, const Signal *signal, Slice clause, const Match *match)
{
    reader->held[signal->index] |= HELD;
    if (reader->only) {
        reader->found = true;
        return;
    }
    Saying hint = {
        .kind = SAID_BY_SIGNAL,
        .column = reader->said->column,
        .cell = reader->text,
        .span = slice_part(clause, match->from, match->to),
        .signal = signal,
    };
    if (value_suggested(reader, signal, clause, match, &hint.value))
        deal_hint(reader->deal, signal->fact, &hint);
}

/* The match has to lie in one clause: it is looked for in the clause alone. */
static void try_at(SignalReader *reader, const Try *try_, size_t at)
{
    const Signal *signal = try_->signal;
    size_t *last_end = &reader->ends[try_ - reader->index->tries];
    if (at < *last_end)
        return;
    Match match;
    MatchResult result = pattern_match_at(try_->pattern, reader->matcher, reader->text, at, &match);
    if (result == MATCH_LIMIT)
        add_limit(reader, signal);
    if (result != MATCH_FOUND)
        return;
    Slice clause = clause_at(&reader->clauses, reader->index->book->clause_end, reader->matcher,
                             reader->text, at);
    if (reader->clauses.limited)
        add_limit(reader, signal);
    size_t start = (size_t)(clause.at - reader->text.at);
    result = pattern_match_at(try_->pattern, reader->matcher, clause, at - start, &match);
    if (result == MATCH_LIMIT)
        add_limit(reader, signal);
    if (result == MATCH_FOUND)
        *last_end = start + match.to;
    if (result == MATCH_FOUND && !is_refused(reader, signal, clause))
        hold(reader, signal, clause, &match);
}

/* A signal without a capture holds once for a text; captures may differ from place to place. */
static bool is_wanted(const SignalReader *reader, const Signal *signal)
{
    if (reader->only && reader->only != signal)
        return false;
    if ((reader->held[signal->index] & HELD) && signal->capture == 0)
        return false;
    return !reader->fact || reads(signal, reader->fact);
}

static void try_head(void *context, size_t at, size_t what)
{
    SignalReader *reader = context;
    const Try *try_ = &reader->index->tries[what];
    if (is_wanted(reader, try_->signal))
        try_at(reader, try_, at);
}

static void try_everywhere(SignalReader *reader, const Try *try_)
{
    Match match;
    for (size_t from = 0; from <= reader->text.len && is_wanted(reader, try_->signal);) {
        MatchResult result =
            pattern_search(try_->pattern, reader->matcher, reader->text, from, &match);
        if (result == MATCH_LIMIT)
            add_limit(reader, try_->signal);
        if (result != MATCH_FOUND)
            return;
        try_at(reader, try_, match.from);
        from = match.from + 1;
    }
}

/* ---- a text ---- */

/* The text in lower case, NUL bytes behind it. False where it has one of the two letters
 * beyond ASCII (long s, the Kelvin sign) that caseless matching takes for s and k: heads would
 * miss them. */
static bool to_lower(Buffer *lower, Slice text)
{
    bool plain = true;
    buffer_clear(lower);
    buffer_reserve(lower, text.len + 4);
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        lower->at[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        plain = plain && c != 0xC5 && c != 0xE2;
    }
    lower->len = text.len;
    memset(lower->at + text.len, 0, 4);
    if (plain)
        return true;
    for (size_t i = 0; i + 1 < text.len; i++) {
        if (memcmp(text.at + i, "\xC5\xBF", 2) == 0 ||
            (i + 2 < text.len && memcmp(text.at + i, "\xE2\x84\xAA", 3) == 0))
            return false;
    }
    return true;
}

static void read_text(SignalReader *reader, Slice text)
{
    const SignalIndex *index = reader->index;
    reader->text = text;
    memset(reader->held, 0, index->book->n_signals);
    memset(reader->ends, 0, index->n_tries * sizeof *reader->ends);
    clauses_start(&reader->clauses);
    if (to_lower(&reader->lower, text)) {
        head_table_scan(index->heads, buffer_slice(&reader->lower), try_head, reader);
        for (size_t i = 0; i < index->n_everywhere; i++)
            try_everywhere(reader, &index->tries[index->everywhere[i]]);
    } else {
        for (size_t i = 0; i < index->n_tries; i++)
            try_everywhere(reader, &index->tries[i]);
    }
}

/* A text that cannot be read might have suggested anything that its signals suggest: those
 * facts are not known, and nothing may be presumed for them. */
static void distrust(SignalReader *reader, const Fact *text)
{
    const Rulebook *book = reader->index->book;
    for (size_t i = 0; i < book->n_signals; i++) {
        DealFact *known = &reader->deal->facts[book->signals[i]->fact->index];
        if (!reads(book->signals[i], text) || known->stated)
            continue;
        known->blank = false;
        known->unreadable = true;
    }
}

/* ---- a deal ---- */

void signals_apply(SignalReader *reader, Deal *deal)
{
    const SignalIndex *index = reader->index;
    reader->deal = deal;
    reader->only = NULL;
    for (size_t i = 0; i < index->n_texts && !deal->unsure; i++) {
        reader->fact = index->texts[i];
        if (deal->facts[reader->fact->index].unreadable)
            distrust(reader, reader->fact);
        const Saying *said = deal->facts[reader->fact->index].stated;
        for (; said; said = said->next) {
            reader->said = said;
            read_text(reader, said->value.text);
        }
    }
    for (size_t i = 0; i < index->book->n_signals; i++) {
        const Fact *fact = index->book->signals[i]->fact;
        if (deal->facts[fact->index].hints)
            deal_settle(deal, fact);
    }
}

bool signal_holds(SignalReader *reader, const Signal *signal, Slice text)
{
    reader->only = signal;
    reader->fact = NULL;
    reader->found = false;
    read_text(reader, text);
    reader->only = NULL;
    return reader->found;
}
