#include "match/signals.h"

#include "base/codepage.h"
#include "base/utf8.h"
#include "deals/cells.h"
#include "match/clauses.h"
#include "match/signal_index.h"
#include "rules/heads.h"

#include <stdlib.h>
#include <string.h>

enum { HELD = 1, LIMITED = 2 };

struct SignalReader {
    const SignalIndex *index;
    Matcher *matcher;
    Places places;
    HeadScan tries, refusals;
    Clauses clauses;
    CellReader cells;    /* reads what patterns capture */
    unsigned char *held; /* by signal: HELD, LIMITED, for the present text */
    size_t *ends;        /* by try: where its last match ended: matches don't overlap */
    /* the text at hand */
    Deal *deal;
    Thing *thing; /* whose text it is, or NULL: the row's */
    const Fact *fact;
    const Saying *said;
    Slice text;
    bool is_plain;      /* without the letters that heads would miss */
    bool has_refusals;  /* `refusals` is of this text */
    bool has_hinted;    /* some text of the deal has suggested something */
    const Signal *only; /* for examples: no other signal, and no deal */
    bool found;         /* ... and whether it held */
};

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
    places_release(&reader->places);
    head_scan_release(&reader->tries);
    head_scan_release(&reader->refusals);
    clauses_release(&reader->clauses);
    cell_reader_release(&reader->cells);
    free(reader->held);
    free(reader->ends);
    free(reader);
}

/* ---- what is not known ---- */

static void leave_open(DealFact *known)
{
    if (known->stated)
        return;
    known->blank = false;
    known->unreadable = true;
}

/* Nothing may be presumed for a fact of which the text at hand may have spoken. */
static void leave_fact_open(SignalReader *reader, const Fact *fact)
{
    if (reader->thing && fact->of) {
        leave_open(&reader->thing->facts[fact->index]);
        return;
    }
    const Things *things = deal_things_of(reader->deal, fact);
    leave_open(&reader->deal->facts[fact->index]);
    for (size_t i = 0; things && i < things->n; i++)
        leave_open(&things->things[i].facts[fact->index]);
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
    leave_fact_open(reader, signal->fact);
    deal_problem(reader->deal, reader->said->column,
                 "signal '%.*s' met the limits of its pattern on this text; '%.*s' is taken as "
                 "not known",
                 SLICE_ARG(signal->id), SLICE_ARG(signal->fact->label));
}

/* Whether the clause begins inside a word of the text: then \b holds at a place that was not
 * looked at. */
static bool begins_inside(Slice text, Slice clause)
{
    return clause.at > text.at && clause.len > 0 && is_word_byte((unsigned char)clause.at[-1]) &&
           is_word_byte((unsigned char)clause.at[0]);
}

/* Looks for a pattern in a clause at the places where it can begin. */
static MatchResult search_candidates(SignalReader *reader, const Pattern *pattern, size_t number,
                                     Slice clause)
{
    Match match;
    size_t start = (size_t)(clause.at - reader->text.at);
    for (size_t i = 0; i < reader->refusals.n_candidates; i++) {
        const Candidate *at = &reader->refusals.candidates[i];
        if (at->what != number || at->at < start || at->at >= start + clause.len)
            continue;
        MatchResult result =
            pattern_match_at(pattern, reader->matcher, clause, at->at - start, &match);
        if (result != MATCH_NONE)
            return result;
    }
    return MATCH_NONE;
}

static MatchResult search_clause(SignalReader *reader, const Pattern *pattern, size_t number,
                                 Slice clause)
{
    const Slice *heads;
    Match match;
    if (!reader->is_plain || begins_inside(reader->text, clause) ||
        pattern_heads(pattern, &heads) == 0)
        return pattern_search(pattern, reader->matcher, clause, 0, &match);
    if (!reader->has_refusals)
        head_table_scan(reader->index->refusals, &reader->places, UINT64_MAX, &reader->refusals);
    reader->has_refusals = true;
    return search_candidates(reader, pattern, number, clause);
}

static bool is_refused(SignalReader *reader, const Signal *signal, Slice clause)
{
    const size_t *numbers = reader->index->unless[signal->index];
    for (size_t i = 0; i < signal->n_unless; i++) {
        MatchResult result = search_clause(reader, signal->unless[i], numbers[i], clause);
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
    if (!value_suggested(reader, signal, clause, match, &hint.value))
        return;
    reader->has_hinted = true;
    if (reader->thing && signal->fact->of)
        deal_hint_thing(reader->deal, reader->thing, signal->fact, &hint);
    else
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
    return !(reader->held[signal->index] & HELD) || signal->capture != 0;
}

static void try_everywhere(SignalReader *reader, const Try *try_)
{
    Match match;
    if (reader->fact && !reads(try_->signal, reader->fact))
        return;
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

/* False where the text has one of the two letters beyond ASCII (long s, the Kelvin sign) that
 * caseless matching takes for s and k: heads would miss them. */
static bool is_plain(Slice text)
{
    for (size_t i = 0; i + 1 < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c == 0xC5 && memcmp(text.at + i, "\xC5\xBF", 2) == 0)
            return false;
        if (c == 0xE2 && i + 2 < text.len && memcmp(text.at + i, "\xE2\x84\xAA", 3) == 0)
            return false;
    }
    return true;
}

static void try_candidates(SignalReader *reader)
{
    /* Else several facts share a bit. */
    bool is_exact = !reader->fact || reader->index->n_texts <= TEXT_BITS;
    for (size_t i = 0; i < reader->tries.n_candidates; i++) {
        const Candidate *candidate = &reader->tries.candidates[i];
        const Try *try_ = &reader->index->tries[candidate->what];
        if (is_wanted(reader, try_->signal) && (is_exact || reads(try_->signal, reader->fact)))
            try_at(reader, try_, candidate->at);
    }
}

/* `texts`: the bit of the text's fact, or all. True where no signal can be found in it. */
static bool read_text(SignalReader *reader, Slice text, uint64_t texts)
{
    const SignalIndex *index = reader->index;
    places_take(&reader->places, text);
    reader->is_plain = reader->places.is_ascii || is_plain(text);
    reader->tries.n_candidates = 0;
    if (reader->is_plain)
        head_table_scan(index->heads, &reader->places, texts, &reader->tries);
    if (reader->is_plain && reader->tries.n_candidates == 0 && index->n_everywhere == 0)
        return true; /* so it is with most texts */
    reader->text = text;
    reader->has_refusals = false;
    memset(reader->held, 0, index->book->n_signals);
    memset(reader->ends, 0, index->n_tries * sizeof *reader->ends);
    clauses_start(&reader->clauses);
    try_candidates(reader);
    for (size_t i = 0; reader->is_plain && i < index->n_everywhere; i++)
        try_everywhere(reader, &index->tries[index->everywhere[i]]);
    for (size_t i = 0; !reader->is_plain && i < index->n_tries; i++)
        try_everywhere(reader, &index->tries[i]);
    return false;
}

/* A text that cannot be read might have suggested anything that its signals suggest. */
static void distrust(SignalReader *reader, const Fact *text)
{
    const Rulebook *book = reader->index->book;
    for (size_t i = 0; i < book->n_signals; i++)
        if (reads(book->signals[i], text))
            leave_fact_open(reader, book->signals[i]->fact);
}

/* The one cell of the row that speaks of a fact of the deal, or NO_COLUMN. */
static size_t only_column(const Columns *columns, const Fact *fact)
{
    size_t found = NO_COLUMN;
    for (size_t i = 0; columns && i < columns->n_columns; i++) {
        const Column *column = &columns->columns[i];
        if (column->use != COLUMN_FACT || column->fact != fact)
            continue;
        if (found != NO_COLUMN || column->kind)
            return NO_COLUMN;
        found = i;
    }
    return found;
}

/* A text in Western letters that were not saved as UTF-8 is no fact, but signals can be found in
 * it, and it hides none. False where the text is of another kind, or missing. */
static bool read_western(SignalReader *reader, size_t text)
{
    Deal *deal = reader->deal;
    size_t column = reader->thing ? NO_COLUMN : only_column(deal->columns, reader->fact);
    Slice western;
    if (column == NO_COLUMN || utf8_valid(deal->cells[column]) == deal->cells[column].len ||
        !codepage_western(deal->arena, deal->cells[column], &western))
        return false;
    const Saying said = {.kind = SAID_BY_CELL,
                         .column = column,
                         .cell = western,
                         .value = {.type = TYPE_TEXT, .text = western}};
    reader->said = &said;
    read_text(reader, western, text_bit(text));
    reader->said = NULL;
    return true;
}

static void read_fact(SignalReader *reader, size_t text, const DealFact *known)
{
    reader->fact = reader->index->texts[text];
    if (known->unreadable && !read_western(reader, text))
        distrust(reader, reader->fact);
    for (const Saying *said = known->stated; said; said = said->next) {
        if (said->silent && *said->silent)
            continue;
        reader->said = said;
        bool is_silent = read_text(reader, said->value.text, text_bit(text));
        if (said->silent)
            *said->silent = is_silent;
    }
}

/* ---- a deal ---- */

/* Texts of a thing suggest something of that thing; where the fact is the deal's, of the deal. */
static void read_thing(SignalReader *reader, Thing *thing)
{
    reader->thing = thing;
    for (size_t i = 0; i < reader->index->n_texts; i++)
        if (reader->index->texts[i]->of)
            read_fact(reader, i, &thing->facts[reader->index->texts[i]->index]);
    reader->thing = NULL;
}

static void read_things(SignalReader *reader)
{
    Deal *deal = reader->deal;
    for (size_t i = 0; deal->n_things > 0 && i < reader->index->book->n_kinds; i++)
        for (size_t k = 0; k < deal->things[i].n; k++)
            read_thing(reader, &deal->things[i].things[k]);
}

static void settle_things(Deal *deal, size_t n_kinds, const Fact *fact)
{
    for (size_t i = 0; fact->of && deal->n_things > 0 && i < n_kinds; i++) {
        const Things *things = &deal->things[i];
        for (size_t k = 0; k < things->n; k++)
            if (things->things[k].facts[fact->index].hints)
                deal_settle_thing(deal, &things->things[k], fact);
    }
}

static void settle_hinted(Deal *deal, const Rulebook *book)
{
    for (size_t i = 0; i < book->n_signals; i++) {
        const Fact *fact = book->signals[i]->fact;
        if (deal->facts[fact->index].hints)
            deal_settle(deal, fact);
        settle_things(deal, book->n_kinds, fact);
    }
}

void signals_apply(SignalReader *reader, Deal *deal)
{
    const SignalIndex *index = reader->index;
    if (deal->unsure)
        return;
    reader->deal = deal;
    reader->only = NULL;
    reader->has_hinted = false;
    for (size_t i = 0; i < index->n_texts; i++)
        read_fact(reader, i, &deal->facts[index->texts[i]->index]);
    read_things(reader);
    if (reader->has_hinted)
        settle_hinted(deal, index->book);
}

bool signal_holds(SignalReader *reader, const Signal *signal, Slice text)
{
    reader->only = signal;
    reader->fact = NULL;
    reader->found = false;
    read_text(reader, text, UINT64_MAX);
    reader->only = NULL;
    return reader->found;
}
