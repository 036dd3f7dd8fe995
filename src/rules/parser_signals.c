#include "rules/parsing.h"
#include "rules/patterns.h"

/* ---- clauses of signals ---- */

/* "in" FACT { "," FACT } */
static void parse_in(Parser *p, Draft *draft)
{
    Signal *signal = draft->signal->signal;
    parse_names(p, "a fact", &signal->in_words, &signal->n_in);
}

/* suggestion = FACT "=" ( value | "$" DIGIT ) | FACT "has" NAME ; */
static void parse_suggests(Parser *p, Draft *draft)
{
    Signal *signal = draft->signal->signal;
    Word fact, value;
    if (!parse_name(p, "a fact", &fact))
        return;
    signal->has = parse_accept_word(p, KEYWORD_HAS);
    if (!signal->has && !parse_accept(p, TOKEN_EQ)) {
        parse_expected(p, "'=' or 'has'");
        return;
    }
    if (!parse_value(p, &value))
        return;
    char digit = value.text.len == 1 ? value.text.at[0] : '0';
    if (value.kind == WORD_PARAMETER && digit >= '1' && digit <= '9')
        signal->capture = digit - '0';
    signal->fact_word = fact;
    signal->value_word = value;
}

static void add_use(Parser *p, Draft *draft, bool unless)
{
    PatternUse *use = arena_new(p->arena, PatternUse);
    use->unless = unless;
    if (parse_is(p, TOKEN_PATTERN)) {
        const Token *token = parse_advance(p);
        use->id.at = token->at;
        use->pattern = pattern_compile(p->arena, token->text, token->at, p->diags, p->all);
        if (!use->pattern)
            return;
    } else if (!parse_name(p, "a /pattern/ or the id of one", &use->id)) {
        return;
    }
    PatternUse **link = &draft->signal->uses;
    while (*link)
        link = &(*link)->next;
    *link = use;
}

/* "match" ( PATTERN | ID ) */
static void parse_match(Parser *p, Draft *draft)
{
    add_use(p, draft, false);
}

/* "unless" ( PATTERN | ID ) */
static void parse_unless_pattern(Parser *p, Draft *draft)
{
    add_use(p, draft, true);
}

/* Adds an example and its place to two arrays of the same length. */
static void add_example(Parser *p, const Slice **texts, const Span **places, size_t *n)
{
    Span at = parse_peek(p, 0)->at;
    Slice text;
    if (!parse_text(p, "an example in quotes", &text))
        return;
    Slice *all = one_more(p->arena, *texts, *n, sizeof text);
    Span *all_at = one_more(p->arena, *places, *n, sizeof at);
    all[*n] = text;
    all_at[(*n)++] = at;
    *texts = all;
    *places = all_at;
}

/* "yes" TEXT */
static void parse_yes(Parser *p, Draft *draft)
{
    Signal *signal = draft->signal->signal;
    add_example(p, &signal->yes, &signal->yes_at, &signal->n_yes);
}

/* "no" TEXT */
static void parse_no(Parser *p, Draft *draft)
{
    Signal *signal = draft->signal->signal;
    add_example(p, &signal->no, &signal->no_at, &signal->n_no);
}

/* clang-format off */
static const Clause signal_clauses[] = {
    {KEYWORD_LAW,      MANY, false, parse_law},
    {KEYWORD_NOTE,     MANY, false, parse_note},
    {KEYWORD_IN,       ONCE, true,  parse_in},
    {KEYWORD_SUGGESTS, ONCE, true,  parse_suggests},
    {KEYWORD_MATCH,    MANY, true,  parse_match},
    {KEYWORD_UNLESS,   MANY, false, parse_unless_pattern},
    {KEYWORD_YES,      MANY, false, parse_yes},
    {KEYWORD_NO,       MANY, false, parse_no},
};
/* clang-format on */

const Form signal_form = {.word = KEYWORD_SIGNAL,
                          .say = "a signal",
                          .clauses = signal_clauses,
                          .n_clauses = COUNT(signal_clauses)};

/* ---- pattern ---- */

static void add_pattern(Parser *p, SharedPattern *shared, const Token *token)
{
    const Pattern *pattern = pattern_compile(p->arena, token->text, token->at, p->diags, p->all);
    if (!pattern)
        return;
    const Pattern **all = one_more(p->arena, shared->patterns, shared->n_patterns, sizeof pattern);
    all[shared->n_patterns++] = pattern;
    shared->patterns = all;
}

/* Skips to the `end` of a declaration that is not made of clauses, with the blocks in it. */
static void skip_declaration(Parser *p)
{
    size_t depth = 0;
    while (!parse_at_declaration(p)) {
        Keyword word = parse_keyword(p, 0);
        parse_advance(p);
        if (word == KEYWORD_END && depth-- == 0)
            break;
        if (word == KEYWORD_OF)
            depth++;
    }
    p->lost = false;
}

/* ID TEXT PATTERN { PATTERN } "end"; false if the parser is lost. */
static bool parse_pattern_parts(Parser *p, SharedPattern *shared, Span keyword)
{
    Word id;
    if (!parse_name(p, "an id", &id))
        return false;
    shared->id = id.text;
    shared->at = id.at;
    if (!parse_text(p, "a title in quotes", &shared->title))
        return false;
    if (!parse_is(p, TOKEN_PATTERN)) {
        parse_expected(p, "a /pattern/");
        return false;
    }
    while (parse_is(p, TOKEN_PATTERN))
        add_pattern(p, shared, parse_advance(p));
    if (parse_accept_word(p, KEYWORD_END))
        return true;
    if (parse_at_declaration(p)) {
        const Token *token = parse_peek(p, 0);
        Diag *diag =
            parse_error(p, token, "'end' is missing before %.*s", SLICE_ARG(parse_say(p, token)));
        diag_see(p->diags, diag, keyword, "a pattern begins here");
    } else {
        parse_expected(p, "a further /pattern/ or 'end'");
    }
    return false;
}

/* pattern = "pattern" ID TEXT PATTERN { PATTERN } "end" ; */
void parse_shared_pattern(Parser *p)
{
    SharedPattern *shared = arena_new(p->arena, SharedPattern);
    Span keyword = parse_advance(p)->at;
    p->ended_badly = false;
    if (!parse_pattern_parts(p, shared, keyword))
        skip_declaration(p);
    if (shared->id.len == 0)
        return;
    Parsed *parsed = p->parsed;
    SharedPattern **end = parsed->patterns_end ? parsed->patterns_end : &parsed->patterns;
    *end = shared;
    parsed->patterns_end = &shared->next;
}
