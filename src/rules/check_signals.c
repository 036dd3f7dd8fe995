#include "base/nearest.h"
#include "rules/checking.h"
#include "rules/patterns.h"

/* ---- in ---- */

static void resolve_in(Checker *c, Signal *signal)
{
    const Fact **facts = arena_array(c->arena, const Fact *, signal->n_in + 1);
    size_t n = 0;
    for (size_t i = 0; i < signal->n_in; i++) {
        const Fact *fact = resolve_fact(c, &signal->in_words[i]);
        if (!fact)
            continue;
        if (fact->type != TYPE_TEXT && fact->type != TYPE_PARTY)
            diag_error(c->diags, signal->in_words[i].at,
                       "a signal reads facts of type text or party, and '%.*s' is of type %s",
                       SLICE_ARG(fact->id), type_word(fact->type));
        facts[n++] = fact;
    }
    signal->in = facts;
    signal->n_in = n;
}

/* ---- suggests ---- */

static void report_type(Checker *c, const Signal *signal, const char *help)
{
    Diag *diag = diag_error(c->diags, signal->fact_word.at, "'%.*s' is of type %s",
                            SLICE_ARG(signal->fact->id), type_word(signal->fact->type));
    diag_help(c->diags, diag, "%s", help);
}

static void resolve_suggestion(Checker *c, const Part *part, Signal *signal)
{
    if (signal->fact_word.text.len == 0)
        return;
    signal->fact = resolve_fact(c, &signal->fact_word);
    if (!signal->fact)
        return;
    FactType type = signal->fact->type;
    if (type == TYPE_TEXT)
        report_type(c, signal, "no signal suggests a text");
    else if (signal->has && type != TYPE_SET)
        report_type(c, signal, "'has' is for sets; write '='");
    else if (!signal->has && type == TYPE_SET)
        report_type(c, signal, "of a set a signal suggests an element; write 'has'");
    else if (signal->capture == 0)
        resolve_operand(c, part, signal->fact, signal->has ? OP_HAS : OP_EQ, &signal->value_word, 1,
                        &signal->value);
    else if (signal->has)
        diag_error(c->diags, signal->value_word.at,
                   "what is captured can't be an element of a set");
}

/* ---- match, unless ---- */

/* The shared patterns of an id: the programme's own first. */
static const SharedPattern *find_shared(Checker *c, const Part *part, const Word *id)
{
    const Name *name = table_find(&part->by_id, id->text);
    if (!name || !name->pattern)
        name = table_find(&c->shared.by_id, id->text);
    if (name && name->pattern)
        return name->pattern;
    Diag *diag = diag_error(c->diags, id->at, "no pattern is named '%.*s'", SLICE_ARG(id->text));
    Nearest nearest = nearest_to(id->text);
    for (const Name *other = part->names; other; other = other->next)
        if (other->pattern)
            nearest_try(&nearest, other->id);
    for (const Name *other = c->shared.names; other; other = other->next)
        if (other->pattern)
            nearest_try(&nearest, other->id);
    suggest(c, diag, nearest.best);
    return NULL;
}

static void add_pattern(Checker *c, Signal *signal, const PatternUse *use, const Pattern *pattern)
{
    const Pattern ***all = use->unless ? &signal->unless : &signal->matches;
    size_t *n = use->unless ? &signal->n_unless : &signal->n_matches;
    (*all)[(*n)++] = pattern;
    size_t captures = pattern_captures(pattern);
    if (use->unless || signal->capture == 0 || captures >= (size_t)signal->capture)
        return;
    Diag *diag = diag_error(c->diags, signal->value_word.at, "'$%d' is captured by no group",
                            signal->capture);
    diag_see(c->diags, diag, pattern_place(pattern), "this pattern has %zu", captures);
}

static size_t count_patterns(Checker *c, const Part *part, const ParsedSignal *parsed)
{
    size_t n = 0;
    for (const PatternUse *use = parsed->uses; use; use = use->next) {
        const Name *own = use->pattern ? NULL : table_find(&part->by_id, use->id.text);
        const Name *shared = use->pattern ? NULL : table_find(&c->shared.by_id, use->id.text);
        n += 1 + (own && own->pattern ? own->pattern->n_patterns : 0) +
             (shared && shared->pattern ? shared->pattern->n_patterns : 0);
    }
    return n;
}

static void resolve_patterns(Checker *c, const Part *part, const ParsedSignal *parsed)
{
    Signal *signal = parsed->signal;
    size_t n = count_patterns(c, part, parsed);
    signal->matches = arena_array(c->arena, const Pattern *, n + 1);
    signal->unless = arena_array(c->arena, const Pattern *, n + 1);
    for (const PatternUse *use = parsed->uses; use; use = use->next) {
        if (use->pattern) {
            add_pattern(c, signal, use, use->pattern);
            continue;
        }
        const SharedPattern *shared = find_shared(c, part, &use->id);
        for (size_t i = 0; shared && i < shared->n_patterns; i++)
            add_pattern(c, signal, use, shared->patterns[i]);
    }
}

/* ---- all signals ---- */

static void check_part(Checker *c, const Part *part)
{
    for (const ParsedSignal *at = part->parsed->signals; at; at = at->next) {
        resolve_in(c, at->signal);
        resolve_suggestion(c, part, at->signal);
        resolve_patterns(c, part, at);
    }
}

void check_signals(Checker *c)
{
    for (size_t i = 0; i < c->n_parts; i++)
        check_part(c, &c->parts[i]);
    check_part(c, &c->shared);
}
