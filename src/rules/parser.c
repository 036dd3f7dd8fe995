#include "rules/parser.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "rules/parsing.h"

Parsed parsed_none(void)
{
    return (Parsed){0};
}

/* ---- clauses ---- */

static const Clause *nearest_clause(const Form *form, Slice word)
{
    Nearest nearest = nearest_to(word);
    for (size_t i = 0; i < form->n_clauses; i++)
        nearest_try(&nearest, slice(keyword_text(form->clauses[i].word)));
    return nearest.best.len > 0 ? form_clause(form, keyword_of(nearest.best)) : NULL;
}

/* A word that begins no clause here. The clause that it is near to is read all the same. */
static const Clause *report_clause(Parser *p, Draft *draft)
{
    const Token *token = parse_peek(p, 0);
    Keyword word = parse_keyword(p, 0);
    draft->unsure = true;
    if (token->kind != TOKEN_WORD) {
        parse_expected(p, "a clause or 'end'");
        return NULL;
    }
    if (keyword_is_reserved(word)) {
        parse_error(p, token, "%s has no '%s'", draft->form->say, keyword_text(word));
        return NULL;
    }
    const Clause *near = nearest_clause(draft->form, token->text);
    if (!near) {
        parse_error(p, token, "'%.*s' begins no clause of %s", SLICE_ARG(token->text),
                    draft->form->say);
        return NULL;
    }
    Diag *diag = parse_slip(p, token->at, "'%.*s' begins no clause of %s", SLICE_ARG(token->text),
                            draft->form->say);
    diag_help(p->diags, diag, "did you mean '%s'?", keyword_text(near->word));
    return near;
}

static void parse_clause(Parser *p, Draft *draft)
{
    const Token *token = parse_peek(p, 0);
    const Clause *clause = form_clause(draft->form, parse_keyword(p, 0));
    if (!clause)
        clause = report_clause(p, draft);
    if (!clause)
        return;
    Span *seen = &draft->seen[clause->word];
    if (clause->times == ONCE && seen->source) {
        Diag *diag = parse_slip(p, token->at, "%s has one '%s' only", draft->form->say,
                                keyword_text(clause->word));
        diag_see(p->diags, diag, *seen, "it stands here already");
    }
    if (!seen->source)
        *seen = token->at;
    parse_advance(p);
    while (parse_keyword(p, 0) == clause->word && !parse_starts_line(p, parse_peek(p, 0)))
        parse_slip(p, parse_advance(p)->at, "'%s' stands twice", keyword_text(clause->word));
    clause->parse(p, draft);
}

static void report_no_end(Parser *p, const Draft *draft)
{
    const Token *token = parse_peek(p, 0);
    p->ended_badly = true;
    Diag *diag =
        parse_error(p, token, "'end' is missing before %.*s", SLICE_ARG(parse_say(p, token)));
    if (p->unaligned.source)
        diag_see(p->diags, diag, p->unaligned, "this block has no 'end' below it");
    else
        diag_see(p->diags, diag, draft->keyword, "%s begins here", draft->form->say);
}

static void report_missing(Parser *p, const Draft *draft)
{
    for (size_t i = 0; i < draft->form->n_clauses && !draft->unsure; i++) {
        const Clause *clause = &draft->form->clauses[i];
        if (!clause->needed || draft->seen[clause->word].source)
            continue;
        Diag *diag =
            parse_slip(p, draft->id.at, "%s '%.*s' has no '%s'", keyword_text(draft->form->word),
                       SLICE_ARG(draft->id.text), keyword_text(clause->word));
        if (clause->word == KEYWORD_LAW)
            diag_help(p->diags, diag, "say where it stands: law \"CITATION\" <LINK>");
        if (clause->word == KEYWORD_DUE)
            diag_help(p->diags, diag, "say when: 'due 30 days after FACT' or 'keep 10 years ..'");
    }
}

/* A declaration word at clause position begins the next one, wherever on its line it is. */
static bool at_next_declaration(const Parser *p)
{
    return parse_at_declaration(p) || keyword_is_declaration(parse_keyword(p, 0));
}

void parse_clauses(Parser *p, Draft *draft)
{
    while (!parse_at_end(p) && !at_next_declaration(p)) {
        parse_clause(p, draft);
        if (p->lost) {
            draft->unsure = true;
            p->ended_badly = true;
            parse_recover(p);
        }
    }
    if (!parse_accept_end(p))
        report_no_end(p, draft);
    p->lost = false;
    report_missing(p, draft);
    if (draft->until < draft->from)
        parse_slip(p, draft->seen[KEYWORD_UNTIL], "'until' is before 'from'");
}

/* ---- declarations of clauses ---- */

/* "rule rule 850.1": a word of the language before the id, which is lost to nobody. */
static void skip_stray_word(Parser *p)
{
    const Token *token = parse_peek(p, 0);
    if (!keyword_is_reserved(parse_keyword(p, 0)) || parse_peek(p, 1)->kind != TOKEN_WORD ||
        parse_starts_line(p, token) || parse_starts_line(p, parse_peek(p, 1)))
        return;
    parse_slip(p, token->at, "'%.*s' stands before the id", SLICE_ARG(token->text));
    parse_advance(p);
}

/* ID [ TEXT ] */
static void parse_head(Parser *p, Draft *draft)
{
    draft->keyword = parse_advance(p)->at;
    draft->id.at = draft->keyword;
    skip_stray_word(p);
    bool good = parse_name(p, "an id", &draft->id);
    if (good && draft->form->has_title)
        good = parse_text(p, "a title in quotes", &draft->title);
    if (!good) {
        draft->unsure = true;
        parse_recover(p);
    }
}

static void add_decl(Parser *p, Draft *draft)
{
    Decl *decl = draft->decl;
    decl->id = draft->id.text;
    decl->title = draft->title;
    decl->at = draft->id.at;
    decl->laws = draft->laws;
    decl->n_laws = draft->n_laws;
    decl->notes = draft->notes;
    decl->n_notes = draft->n_notes;
    decl->from = draft->from;
    decl->until = draft->until;
    bool may_hold_always = decl->kind == DECL_PRESUME || decl->kind == DECL_DUTY;
    if (!decl->when && !may_hold_always)
        decl->when = parse_bad_cond(p, decl->at);
    if (decl->kind == DECL_EXCEPTION && decl->outcomes == 0)
        decl->outcomes = 1u << OUTCOME_NOTIFIABLE | 1u << OUTCOME_PROHIBITED;
    ParsedDecl *parsed = arena_new(p->arena, ParsedDecl);
    parsed->decl = decl;
    ParsedDecl **end = p->parsed->decls_end ? p->parsed->decls_end : &p->parsed->decls;
    *end = parsed;
    p->parsed->decls_end = &parsed->next;
}

static void add_signal(Parser *p, Draft *draft)
{
    Signal *signal = draft->signal->signal;
    signal->id = draft->id.text;
    signal->at = draft->id.at;
    signal->laws = draft->laws;
    signal->n_laws = draft->n_laws;
    ParsedSignal **end = p->parsed->signals_end ? p->parsed->signals_end : &p->parsed->signals;
    *end = draft->signal;
    p->parsed->signals_end = &draft->signal->next;
}

static void add_programme(Parser *p, Draft *draft)
{
    Programme *programme = draft->programme;
    programme->id = draft->id.text;
    programme->title = draft->title;
    programme->at = draft->id.at;
    programme->laws = draft->laws;
    programme->n_laws = draft->n_laws;
    programme->notes = draft->notes;
    programme->n_notes = draft->n_notes;
    programme->from = draft->from;
    programme->until = draft->until;
    if (!p->parsed->programme) {
        p->parsed->programme = programme;
        return;
    }
    Diag *diag = parse_slip(p, programme->at, "a second programme in one folder: '%.*s'",
                            SLICE_ARG(programme->id));
    diag_see(p->diags, diag, p->parsed->programme->at, "the first stands here");
}

static Draft new_draft(const Form *form)
{
    return (Draft){.form = form, .from = DATE_FIRST, .until = DATE_LAST};
}

static void read_draft(Parser *p, Draft *draft)
{
    p->form = draft->form;
    p->unaligned = (Span){0};
    p->ended_badly = false;
    parse_head(p, draft);
    parse_clauses(p, draft);
    p->form = NULL;
}

static void parse_programme(Parser *p)
{
    Draft draft = new_draft(&programme_form);
    draft.programme = arena_new(p->arena, Programme);
    read_draft(p, &draft);
    if (draft.id.text.len > 0)
        add_programme(p, &draft);
}

static void parse_signal(Parser *p)
{
    Draft draft = new_draft(&signal_form);
    draft.signal = arena_new(p->arena, ParsedSignal);
    draft.signal->signal = arena_new(p->arena, Signal);
    read_draft(p, &draft);
    if (draft.id.text.len > 0)
        add_signal(p, &draft);
}

static void parse_decl(Parser *p, const Form *form)
{
    Draft draft = new_draft(form);
    draft.decl = arena_new(p->arena, Decl);
    draft.decl->kind = form->kind;
    draft.decl->outcome = OUTCOME_COUNT;
    read_draft(p, &draft);
    add_decl(p, &draft); /* also without an id: check.h then expects names that lead nowhere */
}

static void parse_define(Parser *p)
{
    parse_decl(p, &define_form);
}

static void parse_rule(Parser *p)
{
    parse_decl(p, &rule_form);
}

static void parse_scope(Parser *p)
{
    parse_decl(p, &scope_form);
}

static void parse_exception(Parser *p)
{
    parse_decl(p, &exception_form);
}

static void parse_presume(Parser *p)
{
    parse_decl(p, &presume_form);
}

static void parse_duty(Parser *p)
{
    parse_decl(p, &duty_form);
}

static void parse_contradiction(Parser *p)
{
    parse_decl(p, &contradiction_form);
}

/* ---- the file ---- */

static const struct {
    Keyword word;
    void (*parse)(Parser *p);
} declarations[] = {
    {KEYWORD_PROGRAMME, parse_programme}, {KEYWORD_DEFINE, parse_define},
    {KEYWORD_RULE, parse_rule},           {KEYWORD_SCOPE, parse_scope},
    {KEYWORD_EXCEPTION, parse_exception}, {KEYWORD_PRESUME, parse_presume},
    {KEYWORD_SIGNAL, parse_signal},       {KEYWORD_PATTERN, parse_shared_pattern},
    {KEYWORD_DUTY, parse_duty},           {KEYWORD_CONTRADICTION, parse_contradiction},
};

static bool parse_declaration_of(Parser *p, Keyword word)
{
    for (size_t i = 0; i < COUNT(declarations); i++) {
        if (declarations[i].word == word) {
            declarations[i].parse(p);
            return true;
        }
    }
    return false;
}

/* An id and a title without a word before them: the id is known, so that whoever names it is
 * not told otherwise. */
static void add_unknown(Parser *p, const Token *id)
{
    Draft draft = new_draft(&define_form);
    draft.decl = arena_new(p->arena, Decl);
    draft.id = (Word){.text = id->text, .at = id->at};
    add_decl(p, &draft);
}

/* A word that begins no declaration. The one that it is near to is read all the same. */
static void parse_stray(Parser *p)
{
    const Token *token = parse_peek(p, 0);
    if (token->kind == TOKEN_WORD && parse_keyword(p, 1) == KEYWORD_NONE) {
        Nearest nearest = nearest_to(token->text);
        for (size_t i = 0; i < COUNT(declarations); i++)
            nearest_try(&nearest, slice(keyword_text(declarations[i].word)));
        if (nearest.best.len > 0) {
            Diag *diag =
                parse_slip(p, token->at, "'%.*s' begins no declaration", SLICE_ARG(token->text));
            diag_help(p->diags, diag, "did you mean '%.*s'?", SLICE_ARG(nearest.best));
            parse_declaration_of(p, keyword_of(nearest.best));
            return;
        }
    }
    if (parse_keyword(p, 0) == KEYWORD_END)
        parse_error(p, token, "'end' closes nothing");
    else
        parse_error(p, token, "expected a declaration, not %.*s", SLICE_ARG(parse_say(p, token)));
    parse_advance(p);
    if (token->kind == TOKEN_WORD && parse_is(p, TOKEN_TEXT))
        add_unknown(p, token);
    while (!parse_at_declaration(p))
        parse_advance(p);
    p->lost = false;
}

/* file = { declaration } ; */
static void parse_file(Parser *p)
{
    while (!parse_is(p, TOKEN_END)) {
        if (parse_declaration_of(p, parse_keyword(p, 0)))
            continue;
        /* After a faulty declaration a further `end` is most likely its own. */
        if (p->ended_badly && parse_accept_word(p, KEYWORD_END))
            continue;
        p->ended_badly = false;
        parse_stray(p);
    }
}

static void read_tokens(Parser *p)
{
    Lexer lexer = lexer_of(p->source, p->diags);
    Token token;
    Token *tokens = NULL;
    do {
        token = lexer_next(&lexer);
        tokens = one_more(p->arena, tokens, p->n_tokens, sizeof token);
        tokens[p->n_tokens++] = token;
    } while (token.kind != TOKEN_END);
    p->tokens = tokens;
}

/* Worked out once: a search backwards from each token would be slow on very long lines. */
static void read_layouts(Parser *p)
{
    Layout *layouts = arena_array(p->arena, Layout, p->n_tokens);
    Slice text = p->source->text;
    size_t at = 0, line = 0, first = 0;
    for (size_t i = 0; i < p->n_tokens; i++) {
        size_t start = p->tokens[i].at.start;
        for (; at < start; at++) {
            if (text.at[at] == '\n')
                line = first = at + 1;
        }
        while (first < start && (text.at[first] == ' ' || text.at[first] == '\t'))
            first++;
        layouts[i] = (Layout){first == start, (uint32_t)(first - line)};
    }
    p->layouts = layouts;
}

static void check_utf8(const Source *source, Diags *diags)
{
    size_t good = utf8_valid(source->text);
    if (good == source->text.len)
        return;
    Span at = {source, (uint32_t)good, 1};
    Diag *diag = diag_error(diags, at, "the file is not UTF-8: byte 0x%02X stands here",
                            (unsigned)(unsigned char)source->text.at[good]);
    diag_help(diags, diag, "save it as UTF-8 in your editor");
}

void parse_rules(const Source *source, Arena *arena, Diags *diags, Pattern **all, Parsed *parsed)
{
    check_utf8(source, diags);
    Parser parser = {
        .source = source, .arena = arena, .diags = diags, .all = all, .parsed = parsed};
    read_tokens(&parser);
    read_layouts(&parser);
    parse_file(&parser);
}
