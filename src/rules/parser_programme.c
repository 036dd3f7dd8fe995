/* parser_programme.c - the declaration `programme`. */
#include "base/nearest.h"
#include "rules/parsing.h"

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

/* split = "split" FACT { "," FACT } ; */
static void parse_split(Parser *p, Draft *draft)
{
    const Word *words = NULL;
    size_t n = 0;
    parse_names(p, "a fact", &words, &n);
    if (n > SPLIT_MAX)
        parse_slip(p, words[SPLIT_MAX].at, "'split' takes at most %d facts", (int)SPLIT_MAX);
    for (size_t i = 0; i < n && i < SPLIT_MAX; i++)
        draft->programme->split_words[draft->programme->n_split++] = words[i];
}

/* A word of a later version of the language. */
static void parse_unsupported(Parser *p, Draft *draft)
{
    (void)draft;
    const Token *token = &p->tokens[p->at - 1];
    parse_error(p, token, "'%.*s' is not part of this version's rule language",
                SLICE_ARG(token->text));
}

/* clang-format off */
static const Clause programme_clauses[] = {
    {KEYWORD_LAW,     MANY, false, parse_law},
    {KEYWORD_FROM,    ONCE, false, parse_from},
    {KEYWORD_UNTIL,   ONCE, false, parse_until},
    {KEYWORD_NOTE,    MANY, false, parse_note},
    {KEYWORD_STATUS,  ONCE, false, parse_status},
    {KEYWORD_VERSION, ONCE, false, parse_version},
    {KEYWORD_CHECKED, ONCE, false, parse_checked},
    {KEYWORD_SPLIT,   ONCE, false, parse_split},
    {KEYWORD_ADOPTS,  MANY, false, parse_unsupported},
    {KEYWORD_WITHOUT, MANY, false, parse_unsupported},
};

const Form programme_form = {
    KEYWORD_PROGRAMME, "a programme", DECL_DEFINE, true,
    programme_clauses, COUNT(programme_clauses)};
/* clang-format on */
