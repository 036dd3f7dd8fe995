#include "base/nearest.h"
#include "rules/parsing.h"

/* ---- clauses of several kinds ---- */

/* law = "law" TEXT [ LINK ] ; */
void parse_law(Parser *p, Draft *draft)
{
    Law law = {0};
    if (!parse_text(p, "a citation in quotes", &law.text))
        return;
    if (parse_is(p, TOKEN_LINK))
        law.link = parse_advance(p)->text;
    draft->laws = one_more(p->arena, draft->laws, draft->n_laws, sizeof law);
    draft->laws[draft->n_laws++] = law;
}

/* note = "note" DATE ( "open" | "closed" ) TEXT ; */
void parse_note(Parser *p, Draft *draft)
{
    Note note = {0};
    if (!parse_date(p, &note.day))
        return;
    note.open = parse_keyword(p, 0) == KEYWORD_OPEN;
    if (!note.open && parse_keyword(p, 0) != KEYWORD_CLOSED) {
        parse_expected(p, "'open' or 'closed'");
        return;
    }
    parse_advance(p);
    if (!parse_text(p, "the note in quotes", &note.text))
        return;
    draft->notes = one_more(p->arena, draft->notes, draft->n_notes, sizeof note);
    draft->notes[draft->n_notes++] = note;
}

/* dates = ( "from" | "until" ) DATE ; */
void parse_from(Parser *p, Draft *draft)
{
    parse_date(p, &draft->from);
}

void parse_until(Parser *p, Draft *draft)
{
    parse_date(p, &draft->until);
}

/* when = "when" cond ; */
static void parse_when(Parser *p, Draft *draft)
{
    draft->decl->when = parse_whole_cond(p);
}

/* ---- outcomes ---- */

/* The outcome that the next word names; false if it was reported. */
static bool parse_outcome(Parser *p, unsigned allowed, Outcome *outcome)
{
    const Token *token = parse_peek(p, 0);
    if (token->kind != TOKEN_WORD || keyword_is_reserved(parse_keyword(p, 0))) {
        parse_expected(p, "an outcome");
        return false;
    }
    parse_advance(p);
    Nearest nearest = nearest_to(token->text);
    for (unsigned i = 0; i < OUTCOME_COUNT; i++) {
        if (!(allowed & 1u << i))
            continue;
        if (slice_is(token->text, outcome_word((Outcome)i))) {
            *outcome = (Outcome)i;
            return true;
        }
        nearest_try(&nearest, slice(outcome_word((Outcome)i)));
    }
    Diag *diag = parse_slip(p, token->at, "'%.*s' is no outcome here", SLICE_ARG(token->text));
    if (nearest.best.len > 0)
        diag_help(p->diags, diag, "did you mean '%.*s'?", SLICE_ARG(nearest.best));
    else
        diag_help(p->diags, diag, "write '%s' or '%s'", outcome_word(OUTCOME_PROHIBITED),
                  outcome_word(OUTCOME_NOTIFIABLE));
    return false;
}

enum {
    TIERS = 1u << OUTCOME_NOTIFIABLE | 1u << OUTCOME_PROHIBITED,
    ANY_OUTCOME = (1u << OUTCOME_COUNT) - 1
};

/* "outcome" OUTCOME */
static void parse_outcome_clause(Parser *p, Draft *draft)
{
    parse_outcome(p, TIERS, &draft->decl->outcome);
}

/* "gives" OUTCOME */
static void parse_gives(Parser *p, Draft *draft)
{
    draft->decl->has_gives = parse_outcome(p, ANY_OUTCOME, &draft->decl->gives);
}

/* ---- for ---- */

/* "any" KIND, behind `for` */
static void parse_for_kind(Parser *p, Draft *draft)
{
    parse_advance(p);
    parse_name(p, "a kind of things", &draft->decl->for_any_word);
}

/* A declaration that says nothing of outcomes. */
static void parse_for_any(Parser *p, Draft *draft)
{
    if (parse_keyword(p, 0) == KEYWORD_ANY)
        parse_for_kind(p, draft);
    else
        parse_expected(p, "'any' and a kind of things after 'for'");
}

/* OUTCOME { "," OUTCOME } */
static void parse_outcomes(Parser *p, Draft *draft)
{
    do {
        Outcome outcome = OUTCOME_PROHIBITED;
        if (parse_outcome(p, TIERS, &outcome))
            draft->decl->outcomes |= 1u << outcome;
    } while (!p->lost && parse_accept(p, TOKEN_COMMA));
}

/* "for any" where only outcomes may stand. */
static void refuse_for_any(Parser *p, Draft *draft)
{
    Span first = parse_last_span(p);
    Span at = span_join(first, parse_peek(p, 0)->at);
    Diag *diag = parse_slip(p, at, "%s has no 'for any'", p->form->say);
    if (p->form->kind == DECL_EXCEPTION)
        diag_help(p->diags, diag,
                  "one excepted thing would free the others: say 'not any KIND where (not ..)'");
    parse_for_kind(p, draft);
    draft->unsure = true; /* whether outcomes are missing */
}

/* "for" OUTCOME { "," OUTCOME } */
static void parse_for(Parser *p, Draft *draft)
{
    if (parse_keyword(p, 0) == KEYWORD_ANY)
        refuse_for_any(p, draft);
    else
        parse_outcomes(p, draft);
}

/* A scope may have two: one with outcomes, which it needs, and one with a kind. */
static void parse_scope_for(Parser *p, Draft *draft)
{
    Decl *scope = draft->decl;
    Span *seen = &draft->seen[KEYWORD_FOR]; /* of the one with outcomes */
    bool is_kind = parse_keyword(p, 0) == KEYWORD_ANY;
    bool is_second = is_kind ? scope->for_any_word.text.len > 0 : scope->outcomes != 0;
    if (is_second) {
        Diag *diag = parse_slip(p, parse_last_span(p), "a scope has one 'for'%s only",
                                is_kind ? " with a kind" : " with outcomes");
        diag_see(p->diags, diag, is_kind ? scope->for_any_word.at : *seen,
                 "it stands here already");
    }
    if (!is_kind) {
        parse_outcomes(p, draft);
        return;
    }
    if (scope->outcomes == 0)
        *seen = (Span){0};
    parse_for_kind(p, draft);
}

/* ---- clauses of one kind ---- */

/* A word that belongs to the one before it: "answered by", "yields to". */
static void parse_second_word(Parser *p, Keyword word)
{
    if (parse_accept_word(p, word)) {
        while (parse_keyword(p, 0) == word)
            parse_slip(p, parse_advance(p)->at, "'%s' stands twice", keyword_text(word));
        return;
    }
    const Token *first = &p->tokens[p->at - 1];
    parse_slip(p, first->at, "'%s' is missing after '%.*s'", keyword_text(word),
               SLICE_ARG(first->text));
}

/* "answered" "by" FACT */
static void parse_answered(Parser *p, Draft *draft)
{
    parse_second_word(p, KEYWORD_BY);
    parse_name(p, "a fact", &draft->decl->answered_word);
}

/* "yields" "to" ID { "," ID } */
static void parse_yields(Parser *p, Draft *draft)
{
    parse_second_word(p, KEYWORD_TO);
    parse_names(p, "the id of a rule", &draft->decl->yields_words, &draft->decl->n_yields);
}

/* "under" ID { "," ID } */
static void parse_under(Parser *p, Draft *draft)
{
    parse_names(p, "the id of a scope", &draft->decl->under_words, &draft->decl->n_under);
}

/* take = "take" FACT "=" ( value | FACT | "as-of" ) ; */
static void parse_take(Parser *p, Draft *draft)
{
    Decl *decl = draft->decl;
    Take take = {0};
    if (!parse_name(p, "a fact", &take.fact_word))
        return;
    if (!parse_accept(p, TOKEN_EQ)) {
        parse_expected(p, "'='");
        return;
    }
    if (!parse_value(p, &take.value_word))
        return;
    decl->takes = one_more(p->arena, decl->takes, decl->n_takes, sizeof take);
    decl->takes[decl->n_takes++] = take;
}

/* "unless" cond */
static void parse_unless(Parser *p, Draft *draft)
{
    draft->decl->unless = parse_whole_cond(p);
}

/* ---- duty ---- */

/* dateterm = DATE | FACT | DIGITS ( "day" | .. ) ( "after" | "before" ) FACT ; */
static void parse_due(Parser *p, Draft *draft)
{
    Decl *decl = draft->decl;
    Word word;
    if (!parse_value(p, &word))
        return;
    if (parse_at_offset(p)) {
        parse_offset(p, &word, &decl->due);
    } else if (word.kind == WORD_DATE && date_read(word.text, &decl->day)) {
        decl->has_day = true;
    } else if (word.kind == WORD_NAME) {
        decl->due.fact_word = word;
    } else {
        Diag *diag = parse_slip(p, word.at, "'%.*s' is no day", SLICE_ARG(word.text));
        diag_help(p->diags, diag, "write a date, a fact that is one, or '30 days after FACT'");
    }
}

/* "keep" dateterm: stands for `due`, of which there is one. */
static void parse_keep(Parser *p, Draft *draft)
{
    Span at = parse_last_span(p);
    Span *due = &draft->seen[KEYWORD_DUE];
    if (due->source) {
        Diag *diag = parse_slip(p, at, "a duty has 'due' or 'keep', not both");
        diag_see(p->diags, diag, *due, "'due' stands here");
    }
    *due = at;
    draft->decl->keep = true;
    parse_due(p, draft);
}

/* ---- the kinds ---- */

/* clang-format off */
static const Clause define_clauses[] = {
    {KEYWORD_LAW,      MANY, true,  parse_law},
    {KEYWORD_FROM,     ONCE, false, parse_from},
    {KEYWORD_UNTIL,    ONCE, false, parse_until},
    {KEYWORD_NOTE,     MANY, false, parse_note},
    {KEYWORD_FOR,      ONCE, false, parse_for_any},
    {KEYWORD_ANSWERED, ONCE, false, parse_answered},
    {KEYWORD_WHEN,     ONCE, true,  parse_when},
};

static const Clause rule_clauses[] = {
    {KEYWORD_LAW,     MANY, true,  parse_law},
    {KEYWORD_FROM,    ONCE, false, parse_from},
    {KEYWORD_UNTIL,   ONCE, false, parse_until},
    {KEYWORD_NOTE,    MANY, false, parse_note},
    {KEYWORD_FOR,     ONCE, false, parse_for_any},
    {KEYWORD_OUTCOME, ONCE, true,  parse_outcome_clause},
    {KEYWORD_YIELDS,  ONCE, false, parse_yields},
    {KEYWORD_WHEN,    ONCE, true,  parse_when},
};

static const Clause scope_clauses[] = {
    {KEYWORD_LAW,   MANY, true,  parse_law},
    {KEYWORD_FROM,  ONCE, false, parse_from},
    {KEYWORD_UNTIL, ONCE, false, parse_until},
    {KEYWORD_NOTE,  MANY, false, parse_note},
    {KEYWORD_FOR,   MANY, true,  parse_scope_for},
    {KEYWORD_GIVES, ONCE, false, parse_gives},
    {KEYWORD_WHEN,  ONCE, true,  parse_when},
};

static const Clause exception_clauses[] = {
    {KEYWORD_LAW,   MANY, true,  parse_law},
    {KEYWORD_FROM,  ONCE, false, parse_from},
    {KEYWORD_UNTIL, ONCE, false, parse_until},
    {KEYWORD_NOTE,  MANY, false, parse_note},
    {KEYWORD_FOR,   ONCE, false, parse_for},
    {KEYWORD_UNDER, ONCE, false, parse_under},
    {KEYWORD_WHEN,  ONCE, true,  parse_when},
};

static const Clause presume_clauses[] = {
    {KEYWORD_LAW,    MANY, true,  parse_law},
    {KEYWORD_FROM,   ONCE, false, parse_from},
    {KEYWORD_UNTIL,  ONCE, false, parse_until},
    {KEYWORD_NOTE,   MANY, false, parse_note},
    {KEYWORD_FOR,    ONCE, false, parse_for_any},
    {KEYWORD_TAKE,   MANY, true,  parse_take},
    {KEYWORD_WHEN,   ONCE, false, parse_when},
    {KEYWORD_UNLESS, ONCE, false, parse_unless},
};

static const Clause duty_clauses[] = {
    {KEYWORD_LAW,   MANY, true,  parse_law},
    {KEYWORD_FROM,  ONCE, false, parse_from},
    {KEYWORD_UNTIL, ONCE, false, parse_until},
    {KEYWORD_NOTE,  MANY, false, parse_note},
    {KEYWORD_FOR,   ONCE, true,  parse_for},
    {KEYWORD_UNDER, ONCE, false, parse_under},
    {KEYWORD_DUE,   ONCE, true,  parse_due},
    {KEYWORD_KEEP,  ONCE, false, parse_keep},
    {KEYWORD_WHEN,  ONCE, false, parse_when},
};

static const Clause contradiction_clauses[] = {
    {KEYWORD_LAW,   MANY, false, parse_law},
    {KEYWORD_FROM,  ONCE, false, parse_from},
    {KEYWORD_UNTIL, ONCE, false, parse_until},
    {KEYWORD_NOTE,  MANY, false, parse_note},
    {KEYWORD_FOR,   ONCE, false, parse_for_any},
    {KEYWORD_WHEN,  ONCE, true,  parse_when},
};
/* clang-format on */

/* clang-format off */
const Form define_form = {
    KEYWORD_DEFINE, "a definition", DECL_DEFINE, true,
    define_clauses, COUNT(define_clauses)};
const Form rule_form = {
    KEYWORD_RULE, "a rule", DECL_RULE, true,
    rule_clauses, COUNT(rule_clauses)};
const Form scope_form = {
    KEYWORD_SCOPE, "a scope", DECL_SCOPE, true,
    scope_clauses, COUNT(scope_clauses)};
const Form exception_form = {
    KEYWORD_EXCEPTION, "an exception", DECL_EXCEPTION, true,
    exception_clauses, COUNT(exception_clauses)};
const Form presume_form = {
    KEYWORD_PRESUME, "a presumption", DECL_PRESUME, true,
    presume_clauses, COUNT(presume_clauses)};
const Form duty_form = {
    KEYWORD_DUTY, "a duty", DECL_DUTY, true,
    duty_clauses, COUNT(duty_clauses)};
const Form contradiction_form = {
    KEYWORD_CONTRADICTION, "a contradiction", DECL_CONTRADICTION, true,
    contradiction_clauses, COUNT(contradiction_clauses)};
/* clang-format on */
