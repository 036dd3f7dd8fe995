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

void parse_unsupported(Parser *p, Draft *draft)
{
    (void)draft;
    const Token *token = &p->tokens[p->at - 1];
    parse_error(p, token, "'%.*s' is not part of this version's rule language",
                SLICE_ARG(token->text));
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

/* "for" "any" KIND: a later version. */
static bool refuse_for_any(Parser *p)
{
    const Token *word = &p->tokens[p->at - 1];
    if (parse_keyword(p, 0) != KEYWORD_ANY)
        return false;
    parse_error(p, word, "'for any' is not part of this version's rule language");
    return true;
}

static void parse_for_any(Parser *p, Draft *draft)
{
    (void)draft;
    if (!refuse_for_any(p))
        parse_error(p, &p->tokens[p->at - 1], "%s has no 'for'", p->form->say);
}

/* "for" OUTCOME { "," OUTCOME } */
static void parse_for(Parser *p, Draft *draft)
{
    if (refuse_for_any(p))
        return;
    do {
        Outcome outcome = OUTCOME_PROHIBITED;
        if (parse_outcome(p, TIERS, &outcome))
            draft->decl->outcomes |= 1u << outcome;
    } while (!p->lost && parse_accept(p, TOKEN_COMMA));
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

/* ---- clauses of the programme ---- */

/* status = "status" ( "in-force" | "proposed" | "enacted" | "guidance" | "terms" ) ; */
static void parse_status(Parser *p, Draft *draft)
{
    const Token *token = parse_peek(p, 0);
    Word word;
    if (!parse_name(p, "a status such as 'in-force'", &word))
        return;
    Nearest nearest = nearest_to(word.text);
    for (int i = 0; i < STATUS_COUNT; i++) {
        if (slice_is(word.text, status_word((Status)i))) {
            draft->programme->status = (Status)i;
            return;
        }
        nearest_try(&nearest, slice(status_word((Status)i)));
    }
    Diag *diag = parse_slip(p, token->at, "'%.*s' is no status", SLICE_ARG(word.text));
    if (nearest.best.len > 0)
        diag_help(p->diags, diag, "did you mean '%.*s'?", SLICE_ARG(nearest.best));
    else
        diag_help(p->diags, diag, "it is in-force, proposed, enacted, guidance or terms");
}

/* "version" TEXT */
static void parse_version(Parser *p, Draft *draft)
{
    parse_text(p, "the version in quotes", &draft->programme->version);
}

/* "checked" DATE */
static void parse_checked(Parser *p, Draft *draft)
{
    draft->programme->has_checked = parse_date(p, &draft->programme->checked);
}

/* ---- the kinds ---- */

/* clang-format off */
static const Clause programme_clauses[] = {
    {KEYWORD_LAW,     MANY, false, parse_law},
    {KEYWORD_FROM,    ONCE, false, parse_from},
    {KEYWORD_UNTIL,   ONCE, false, parse_until},
    {KEYWORD_NOTE,    MANY, false, parse_note},
    {KEYWORD_STATUS,  ONCE, false, parse_status},
    {KEYWORD_VERSION, ONCE, false, parse_version},
    {KEYWORD_CHECKED, ONCE, false, parse_checked},
    {KEYWORD_SPLIT,   MANY, false, parse_unsupported},
    {KEYWORD_ADOPTS,  MANY, false, parse_unsupported},
    {KEYWORD_WITHOUT, MANY, false, parse_unsupported},
};

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
    {KEYWORD_FOR,   ONCE, true,  parse_for},
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
/* clang-format on */

/* clang-format off */
const Form programme_form = {
    KEYWORD_PROGRAMME, "a programme", DECL_DEFINE, true,
    programme_clauses, COUNT(programme_clauses)};
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
/* clang-format on */
