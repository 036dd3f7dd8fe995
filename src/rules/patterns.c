#define PCRE2_CODE_UNIT_WIDTH 8

#include "rules/patterns.h"

#include "rules/heads.h"

#include <pcre2.h>

#include <stdlib.h>

enum {
    MATCH_STEPS_MAX = 100000, /* nested repeats stop after about 0.2 ms */
    HEAP_KIB_MAX = 20000,
    JIT_STACK_FIRST = 32 * 1024,
    JIT_STACK_MAX = 1024 * 1024,
};

struct Pattern {
    Slice text;
    Span at;
    pcre2_code *anchored; /* compiled so: pcre2 ignores the option at match time under JIT */
    pcre2_code *anywhere; /* only without heads: with heads, they say where to try */
    bool has_jit;
    const Slice *heads, *needs;
    size_t n_heads, n_needs;
    const bool *words;   /* by head: it begins a word */
    bool may_begin[256]; /* by a match's first byte, as heads and pcre2's folding have it */
    uint32_t n_captures;
    Pattern *next;
};

struct Matcher {
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
};

/* ---- compiling ---- */

/* The place of byte `offset` of the pattern. */
static Span place_in(Slice text, Span at, size_t offset)
{
    if (!at.source || !text.at || text.at < at.source->text.at ||
        text.at > at.source->text.at + at.source->text.len)
        return at;
    uint32_t start = (uint32_t)(text.at - at.source->text.at);
    uint32_t len = offset < text.len ? 1 : 0;
    return (Span){at.source, start + (uint32_t)offset, len};
}

static pcre2_code *compile(Slice text, Span at, uint32_t options, Diags *diags)
{
    int error;
    PCRE2_SIZE offset;
    options |= PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)text.at, text.len, options, &error, &offset, NULL);
    if (!code) {
        PCRE2_UCHAR words[256];
        pcre2_get_error_message(error, words, sizeof words);
        diag_error(diags, place_in(text, at, offset), "this pattern cannot be compiled: %s",
                   (const char *)words);
        return NULL;
    }
    /* Where there is no JIT, pcre2_match interprets the code: slower, the same result. */
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    return code;
}

static bool is_jit_compiled(const pcre2_code *code)
{
    size_t size = 0;
    return pcre2_pattern_info(code, PCRE2_INFO_JITSIZE, &size) == 0 && size > 0;
}

static bool match_can_be_empty(const pcre2_code *code)
{
    uint32_t can_be_empty = 0;
    pcre2_pattern_info(code, PCRE2_INFO_MATCHEMPTY, &can_be_empty);
    return can_be_empty != 0;
}

/* U+212A and U+017F are 'k' and 's' to pcre2; pattern_search meets them unfolded. */
static void note_first_bytes(Pattern *pattern)
{
    for (size_t i = 0; i < pattern->n_heads; i++) {
        unsigned char first = (unsigned char)pattern->heads[i].at[0];
        pattern->may_begin[first] = true;
        if (first >= 'a' && first <= 'z')
            pattern->may_begin[first - 'a' + 'A'] = true;
        if (first == 'k')
            pattern->may_begin[0xe2] = true;
        if (first == 's')
            pattern->may_begin[0xc5] = true;
    }
}

Pattern *pattern_compile(Arena *arena, Slice text, Span at, Diags *diags, Pattern **all)
{
    if (text.len == 0) {
        diag_error(diags, at, "this pattern is empty");
        return NULL;
    }
    pcre2_code *anchored = compile(text, at, PCRE2_ANCHORED, diags);
    if (!anchored)
        return NULL;

    Pattern *pattern = arena_new(arena, Pattern);
    pattern->text = text;
    pattern->at = at;
    pattern->anchored = anchored;
    pattern->next = *all;
    *all = pattern;
    pcre2_pattern_info(anchored, PCRE2_INFO_CAPTURECOUNT, &pattern->n_captures);

    if (match_can_be_empty(anchored)) {
        Diag *diag =
            diag_error(diags, at, "this pattern matches the empty text, so it always holds");
        diag_help(diags, diag, "at least one character must be needed");
    }
    pattern->has_jit = is_jit_compiled(anchored);
    pattern->n_heads = heads_of(text, arena, &pattern->heads, &pattern->words);
    pattern->n_needs = needs_of(text, arena, &pattern->needs);
    note_first_bytes(pattern);
    if (pattern->n_heads == 0) /* with that option, a bad byte before a .* hides no match */
        pattern->anywhere = compile(text, at, PCRE2_NO_DOTSTAR_ANCHOR, diags);
    return pattern;
}

void patterns_release(Pattern *all)
{
    for (; all; all = all->next) {
        pcre2_code_free(all->anchored);
        pcre2_code_free(all->anywhere);
    }
}

Slice pattern_text(const Pattern *pattern)
{
    return pattern->text;
}

Span pattern_place(const Pattern *pattern)
{
    return pattern->at;
}

size_t pattern_heads(const Pattern *pattern, const Slice **heads)
{
    *heads = pattern->heads;
    return pattern->n_heads;
}

size_t pattern_needs(const Pattern *pattern, const Slice **needs)
{
    *needs = pattern->needs;
    return pattern->n_needs;
}

bool pattern_head_begins_word(const Pattern *pattern, size_t head)
{
    return pattern->words[head];
}

size_t pattern_captures(const Pattern *pattern)
{
    return pattern->n_captures;
}

/* ---- matching ---- */

Matcher *matcher_open(void)
{
    Matcher *matcher = malloc(sizeof *matcher);
    if (!matcher)
        out_of_memory();
    matcher->data = pcre2_match_data_create(CAPTURES_MAX, NULL);
    matcher->context = pcre2_match_context_create(NULL);
    matcher->stack = pcre2_jit_stack_create(JIT_STACK_FIRST, JIT_STACK_MAX, NULL);
    if (!matcher->data || !matcher->context)
        out_of_memory();
    pcre2_set_match_limit(matcher->context, MATCH_STEPS_MAX);
    pcre2_set_depth_limit(matcher->context, MATCH_STEPS_MAX);
    pcre2_set_heap_limit(matcher->context, HEAP_KIB_MAX);
    if (matcher->stack) /* none where pcre2 has no JIT */
        pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
    return matcher;
}

void matcher_close(Matcher *matcher)
{
    if (!matcher)
        return;
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->context);
    pcre2_jit_stack_free(matcher->stack);
    free(matcher);
}

/* pcre2's result; every error but "no match" is a limit, so that none is taken for a "no". */
static MatchResult read_result(int result, const Matcher *matcher, Match *match)
{
    if (result == PCRE2_ERROR_NOMATCH)
        return MATCH_NONE;
    if (result < 0)
        return MATCH_LIMIT;
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(matcher->data);
    match->from = ends[0];
    match->to = ends[1];
    match->n_captures = result == 0 ? CAPTURES_MAX : (size_t)result; /* 0: there were more */
    for (size_t i = 0; i < CAPTURES_MAX; i++) {
        bool took_part = i < match->n_captures && ends[2 * i] != PCRE2_UNSET;
        match->captures[i].from = took_part ? ends[2 * i] : SIZE_MAX;
        match->captures[i].to = took_part ? ends[2 * i + 1] : SIZE_MAX;
    }
    return MATCH_FOUND;
}

static MatchResult match_from(const pcre2_code *code, Matcher *matcher, Slice text, size_t from,
                              Match *match)
{
    if (from > text.len)
        return MATCH_NONE;
    PCRE2_SPTR bytes = (PCRE2_SPTR)(text.at ? text.at : "");
    int result = pcre2_match(code, bytes, text.len, from, 0, matcher->data, matcher->context);
    return read_result(result, matcher, match);
}

/* What pcre2_match calls in the end, without what it looks at before. */
static MatchResult match_anchored(const Pattern *pattern, Matcher *matcher, Slice text, size_t at,
                                  Match *match)
{
    if (!pattern->has_jit || !text.at || at > text.len)
        return match_from(pattern->anchored, matcher, text, at, match);
    int result = pcre2_jit_match(pattern->anchored, (PCRE2_SPTR)text.at, text.len, at, 0,
                                 matcher->data, matcher->context);
    return result == PCRE2_ERROR_NOMATCH ? MATCH_NONE : read_result(result, matcher, match);
}

MatchResult pattern_match_at(const Pattern *pattern, Matcher *matcher, Slice text, size_t at,
                             Match *match)
{
    return match_anchored(pattern, matcher, text, at, match);
}

MatchResult pattern_search(const Pattern *pattern, Matcher *matcher, Slice text, size_t from,
                           Match *match)
{
    if (pattern->anywhere)
        return match_from(pattern->anywhere, matcher, text, from, match);
    for (size_t at = from; at < text.len; at++) {
        if (!pattern->may_begin[(unsigned char)text.at[at]])
            continue;
        MatchResult result = match_anchored(pattern, matcher, text, at, match);
        if (result != MATCH_NONE)
            return result;
    }
    return MATCH_NONE;
}
