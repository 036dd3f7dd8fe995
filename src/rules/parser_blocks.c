#include "rules/parsing.h"

/* ---- labels ---- */

typedef enum LabelKind { LABEL_DIGITS, LABEL_SMALL, LABEL_CAPITAL, LABEL_OTHER } LabelKind;

static LabelKind label_kind(Slice label)
{
    size_t digits = 0, small = 0, capital = 0;
    for (size_t i = 0; i < label.len; i++) {
        digits += label.at[i] >= '0' && label.at[i] <= '9';
        small += label.at[i] >= 'a' && label.at[i] <= 'z';
        capital += label.at[i] >= 'A' && label.at[i] <= 'Z';
    }
    if (digits == label.len)
        return LABEL_DIGITS;
    if (small == label.len)
        return LABEL_SMALL;
    return capital == label.len ? LABEL_CAPITAL : LABEL_OTHER;
}

/* LABEL = "(" ( DIGITS | LETTERS ) ")" ; */
static bool at_any_label(const Parser *p)
{
    return parse_is(p, TOKEN_OPEN) && parse_peek(p, 1)->kind == TOKEN_WORD &&
           parse_peek(p, 2)->kind == TOKEN_CLOSE &&
           label_kind(parse_peek(p, 1)->text) != LABEL_OTHER;
}

static const Cond *item_of(const Cond *block, Slice label)
{
    for (const Cond *item = block->first; item; item = item->next) {
        if (slice_equal(item->label, label))
            return item;
    }
    return NULL;
}

/* Whether the label, which does not fit here, fits the block around: then an `end` is missing
 * before it. */
static bool fits_outer(const Parser *p, const Block *block, Slice label)
{
    const Block *outer = block->outer;
    if (!outer || outer->label.len == 0 || label_kind(outer->label) != label_kind(label))
        return false;
    uint32_t indent = parse_indent(p, parse_peek(p, 0));
    return label_kind(block->label) != label_kind(label) ||
           (indent == outer->label_indent && indent != block->label_indent);
}

/* Reports a label of another kind than the first, or that is there already. False
 * if the item belongs to the block around. */
static bool check_label(Parser *p, const Block *block, const Cond *cond)
{
    Slice label = parse_peek(p, 1)->text;
    Span at = span_join(parse_peek(p, 0)->at, parse_peek(p, 2)->at);
    const Cond *twin = item_of(cond, label);
    bool is_of_kind = block->label.len == 0 || label_kind(label) == label_kind(block->label);
    if ((twin || !is_of_kind) && fits_outer(p, block, label)) {
        Diag *diag = parse_slip(p, at, "'end' is missing before '(%.*s)'", SLICE_ARG(label));
        diag_see(p->diags, diag, block->open, "the block begins here");
        return false;
    }
    if (!is_of_kind) {
        parse_slip(p, at, "the label '(%.*s)' is of another kind than '(%.*s)'", SLICE_ARG(label),
                   SLICE_ARG(block->label));
    } else if (twin) {
        Diag *diag =
            parse_slip(p, at, "the label '(%.*s)' stands twice in its block", SLICE_ARG(label));
        uint32_t start = (uint32_t)(twin->label.at - p->source->text.at) - 1;
        Span first = {p->source, start, (uint32_t)twin->label.len + 2};
        diag_see(p->diags, diag, first, "it stands here already");
    }
    return true;
}

/* ---- items ---- */

static bool at_item_end(const Parser *p)
{
    return parse_at_end(p) || at_any_label(p);
}

static bool at_stop(const Parser *p)
{
    return parse_at_declaration(p) || parse_at_clause(p);
}

/* item = [ TEXT ] cond ; */
static Cond *parse_item(Parser *p)
{
    const Token *open = parse_advance(p);
    Slice label = parse_advance(p)->text;
    Span at = span_join(open->at, parse_advance(p)->at);
    Slice words = {0};
    if (parse_is(p, TOKEN_TEXT))
        words = parse_advance(p)->text;

    Cond *cond;
    bool is_empty =
        parse_at_end(p) || (parse_at_label(p) && parse_starts_line(p, parse_peek(p, 0)));
    if (is_empty) {
        parse_slip(p, at, "the item '(%.*s)' has no condition", SLICE_ARG(label));
        cond = parse_bad_cond(p, at);
    } else {
        cond = parse_cond(p);
    }
    if (!p->lost && !at_item_end(p) && !at_stop(p)) {
        const Token *token = parse_peek(p, 0);
        if (cond->kind == COND_BAD)
            p->lost = true;
        else if (token->kind == TOKEN_CLOSE)
            parse_error(p, token, "')' closes no parenthesis");
        else
            parse_error(p, token,
                        "expected an operator, 'and', 'or', the next item or 'end', not %.*s",
                        SLICE_ARG(parse_say(p, token)));
        cond = parse_bad_cond(p, at);
    }
    cond->label = label;
    cond->words = words;
    return cond;
}

/* ---- the block ---- */

static void report_open_block(Parser *p, const Block *block)
{
    const Token *token = parse_peek(p, 0);
    Diag *diag =
        parse_error(p, token, "'end' is missing before %.*s", SLICE_ARG(parse_say(p, token)));
    diag_see(p->diags, diag, block->open, "the block begins here");
}

/* An `end` further left than the block's own line may be meant for what is around it. */
static void close_block(Parser *p, const Block *block)
{
    const Token *end = parse_peek(p, 0);
    parse_accept_end(p);
    if (parse_starts_line(p, end) && parse_indent(p, end) < block->line_indent &&
        !p->unaligned.source)
        p->unaligned = block->open;
}

/* The items, up to and with `end`. */
static void parse_items(Parser *p, Block *block, Cond *cond)
{
    Cond **link = &cond->first;
    bool is_faulty = false;
    while (!parse_at_end(p)) {
        if (at_stop(p)) {
            report_open_block(p, block);
            return;
        }
        if (!at_any_label(p)) {
            parse_expected(p, "a label such as '(1)'");
            parse_recover(p);
            is_faulty = true;
            continue;
        }
        if (!check_label(p, block, cond))
            return;
        if (block->label.len == 0) {
            block->label = parse_peek(p, 1)->text;
            block->label_indent = parse_indent(p, parse_peek(p, 0));
        }
        *link = parse_item(p);
        link = &(*link)->next;
        if (p->lost)
            parse_recover(p);
    }
    close_block(p, block);
    if (!cond->first && !is_faulty)
        parse_slip(p, block->open, "the block has no items");
}

/* block = ( "any" | "all" ) "of" LABEL item { LABEL item } "end" ; */
Cond *parse_block(Parser *p)
{
    const Token *first = parse_peek(p, 0);
    if (parse_keyword(p, 0) != KEYWORD_OF)
        parse_advance(p);
    parse_accept_word(p, KEYWORD_OF);
    Block block = {.outer = p->block,
                   .open = span_join(first->at, parse_last_span(p)),
                   .line_indent = parse_indent(p, first)};
    Cond *cond = parse_bad_cond(p, block.open);
    cond->kind = slice_is(first->text, "all") ? COND_ALL : COND_ANY;
    cond->block = true;
    p->block = &block;
    p->depth++;
    parse_items(p, &block, cond);
    p->depth--;
    p->block = block.outer;
    return cond;
}
