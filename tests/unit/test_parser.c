#include "rules/parser.h"

#include "rulemessages.h"
#include "rules/patterns.h"

TCase *parser_tests(void);

typedef struct Read {
    Arena arena;
    Diags diags;
    Source source;
    Pattern *patterns;
    Parsed parsed;
} Read;

static void read_rules(Read *read, const char *text)
{
    *read = (Read){.source = {slice("x"), slice(text)}, .parsed = parsed_none()};
    read->diags = diags_in(&read->arena);
    parse_rules(&read->source, &read->arena, &read->diags, &read->patterns, &read->parsed);
}

static void read_release(Read *read)
{
    patterns_release(read->patterns);
    arena_release(&read->arena);
}

/* ---- what was understood ---- */

static void write_word(FILE *out, const Word *word)
{
    fprintf(out, "%s%.*s%s%.*s", word->kind == WORD_PARAMETER ? "$" : "", SLICE_ARG(word->text),
            word->unit.len > 0 ? "_" : "", SLICE_ARG(word->unit));
}

static void write_cond(FILE *out, const Cond *cond);

static void write_parts(FILE *out, const char *kind, const Cond *cond)
{
    fprintf(out, "%s%s(", kind, cond->block ? "-of" : "");
    for (const Cond *part = cond->first; part; part = part->next) {
        if (part->label.len > 0)
            fprintf(out, "%.*s:", SLICE_ARG(part->label));
        write_cond(out, part);
        fprintf(out, "%s", part->next ? " " : "");
    }
    fprintf(out, ")");
}

/* "+30 days x", "-1 months x" */
static void write_date_term(FILE *out, const DateTerm *term)
{
    static const char *const units[] = {
        [DATE_DAYS] = "days", [DATE_MONTHS] = "months", [DATE_YEARS] = "years"};
    fprintf(out, "%+d %s %.*s", term->count, units[term->unit], SLICE_ARG(term->fact_word.text));
}

static void write_compared(FILE *out, const Cond *cond)
{
    fprintf(out, " %s", operator_word(cond->op));
    for (size_t i = 0; i < cond->n_operands && !cond->has_offset; i++) {
        fprintf(out, " ");
        write_word(out, &cond->operands[i]);
    }
    if (cond->has_offset) {
        fprintf(out, " ");
        write_date_term(out, &cond->offset);
    }
}

static void write_test(FILE *out, const Cond *cond)
{
    fprintf(out, "%.*s", SLICE_ARG(cond->subject.text));
    write_compared(out, cond);
}

/* "some holder(..)", "total x(..) >= 50_%" */
static void write_quantity(FILE *out, const Cond *cond)
{
    bool is_total = cond->kind == COND_TOTAL;
    const Word *word = is_total ? &cond->subject : &cond->kind_word;
    fprintf(out, "%s %.*s", is_total ? "total" : "some", SLICE_ARG(word->text));
    if (cond->first)
        write_parts(out, "", cond);
    if (is_total)
        write_compared(out, cond);
}

static void write_cond(FILE *out, const Cond *cond)
{
    switch (cond->kind) {
    case COND_ALL:
        write_parts(out, "all", cond);
        break;
    case COND_ANY:
        write_parts(out, "any", cond);
        break;
    case COND_NOT:
        write_parts(out, "not", cond);
        break;
    case COND_TERM:
        fprintf(out, "%.*s%s%.*s", SLICE_ARG(cond->owner.text), cond->owner.text.len ? ":" : "",
                SLICE_ARG(cond->subject.text));
        break;
    case COND_TEST:
        write_test(out, cond);
        break;
    case COND_SOME:
    case COND_TOTAL:
        write_quantity(out, cond);
        break;
    case COND_KNOWN:
        fprintf(out, "known %.*s", SLICE_ARG(cond->subject.text));
        break;
    case COND_BAD:
        fprintf(out, "BAD");
        break;
    }
}

static const struct {
    const char *cond, *tree;
} trees[] = {
    {"a", "a"},
    {"us:850.1-a", "us:850.1-a"},
    {"a and b and not c", "all(a b not(c))"},
    {"(a or b) and c", "all(any(a b) c)"},
    {"not (a and b)", "not(all(a b))"},
    {"n <= 16 nm and p > 50 % and q >= 50%", "all(n <= 16_nm p > 50_% q >= 50_%)"},
    {"m <= 2,000,000 USD or c >= 10^25 FLOP", "any(m <= 2,000,000_USD c >= 10^25_FLOP)"},
    {"d < 2025-01-02 and t >= $limit", "all(d < 2025-01-02 t >= $limit)"},
    {"c in {CN, NO, BY} and c in coc", "all(c in CN NO BY c in coc)"},
    {"s has a and s has any {2.5d, 3d} and s != none", "all(s has a s has 2.5d 3d s != none)"},
    {"k = all and not y = no", "all(k = all not(y = no))"},
    {"any of (1) a (2) \"words\" b and c end", "any-of(1:a 2:all(b c))"},
    {"a and all of\n (i) any of\n (A) b\n (B) (c)\n end\n (ii) n <= 3\n end",
     "all(a all-of(i:any-of(A:b B:c) ii:n <= 3))"},
    {"any holder where (a) and not any link where (n <= 3 or b)",
     "all(some holder(a) not(some link(any(n <= 3 b))))"},
    {"any of (1) any holder where (a) (2) b end", "any-of(1:some holder(a) 2:b)"},
    {"total v >= 50 % and total v where (a and b) < $limit",
     "all(total v >= 50_% total v(all(a b)) < $limit)"},
    {"any of\n (1) total v where (a) >= 50 %\n (2) total w\n where (a) > 2,000 USD\n end",
     "any-of(1:total v(a) >= 50_% 2:total w(a) > 2,000_USD)"},
    {"d < e and d <= 30 days after e and f > 1 month before e and d = 10 years after e",
     "all(d < e d <= +30 days e f > -1 months e d = +10 years e)"},
    {"d <= 1 day after e or d <= 1 year before e or d <= 2 months after e",
     "any(d <= +1 days e d <= -1 years e d <= +2 months e)"},
};

START_TEST(a_condition_reads_as_its_tree)
{
    Arena arena = {0};
    Read read;
    Slice text = arena_print(&arena, "define d \"t\"\n law \"l\"\n when %s\nend\n", trees[_i].cond);
    read_rules(&read, text.at);
    char *messages = rule_messages(&read.diags, "x");
    ck_assert_str_eq(messages, "");
    free(messages);

    char *tree = NULL;
    size_t len = 0;
    FILE *memory = open_memstream(&tree, &len);
    ck_assert_ptr_nonnull(memory);
    write_cond(memory, read.parsed.decls->decl->when);
    ck_assert_int_eq(fclose(memory), 0);
    ck_assert_str_eq(tree, trees[_i].tree);
    free(tree);
    read_release(&read);
    arena_release(&arena);
}
END_TEST

START_TEST(clauses_stand_in_any_order)
{
    Read read;
    read_rules(&read, "scope s \"Who\"\n when a\n gives notifiable\n note 2025-01-03 open \"n\"\n"
                      " for prohibited, notifiable\n until 2026-01-01\n law \"1\" <http://x>\n"
                      " law \"2\"\n from 2025-01-02\nend\n");
    ck_assert_uint_eq(read.diags.n_errors, 0);
    const Decl *decl = read.parsed.decls->decl;
    ck_assert(decl->kind == DECL_SCOPE && slice_is(decl->id, "s") && slice_is(decl->title, "Who"));
    ck_assert_uint_eq(decl->n_laws, 2);
    ck_assert(slice_is(decl->laws[0].text, "1") && slice_is(decl->laws[0].link, "http://x"));
    ck_assert_uint_eq(decl->outcomes, 1u << OUTCOME_PROHIBITED | 1u << OUTCOME_NOTIFIABLE);
    ck_assert(decl->has_gives && decl->gives == OUTCOME_NOTIFIABLE);
    ck_assert(decl->n_notes == 1 && decl->notes[0].open);
    Date from, until;
    ck_assert(date_read(slice("2025-01-02"), &from) && date_read(slice("2026-01-01"), &until));
    ck_assert(decl->from == from && decl->until == until);
    read_release(&read);
}
END_TEST

START_TEST(an_exception_without_for_has_both_outcomes)
{
    Read read;
    read_rules(&read, "exception e \"Out\"\n law \"1\"\n when a\n under s, t\nend\n");
    ck_assert_uint_eq(read.diags.n_errors, 0);
    const Decl *decl = read.parsed.decls->decl;
    ck_assert_uint_eq(decl->outcomes, 1u << OUTCOME_PROHIBITED | 1u << OUTCOME_NOTIFIABLE);
    ck_assert_uint_eq(decl->n_under, 2);
    ck_assert(slice_is(decl->under_words[1].text, "t"));
    read_release(&read);
}
END_TEST

START_TEST(a_declaration_may_be_for_any_thing)
{
    static const struct {
        const char *text;
        DeclKind kind;
    } heads[] = {
        {"define x \"t\"\n law \"1\"\n for any chip\n when a\nend\n", DECL_DEFINE},
        {"rule x \"t\"\n law \"1\"\n outcome notifiable\n for any chip\n when a\nend\n", DECL_RULE},
        {"scope x \"t\"\n law \"1\"\n for any chip\n for prohibited\n when a\nend\n", DECL_SCOPE},
        {"presume x \"t\"\n law \"1\"\n for any chip\n take a = yes\nend\n", DECL_PRESUME},
        {"contradiction x \"t\"\n for any chip\n when a\nend\n", DECL_CONTRADICTION},
    };
    for (size_t i = 0; i < COUNT(heads); i++) {
        Read read;
        read_rules(&read, heads[i].text);
        ck_assert_msg(read.diags.n_errors == 0, "%s", heads[i].text);
        const Decl *decl = read.parsed.decls->decl;
        ck_assert_int_eq(decl->kind, heads[i].kind);
        ck_assert(slice_is(decl->for_any_word.text, "chip"));
        read_release(&read);
    }
}
END_TEST

static const struct {
    const char *clause;
    bool keep;
    const char *day, *fact; /* one of them; else NULL */
    int count;
    DateUnit unit;
} dues[] = {
    {"due 30 days after closing", false, NULL, "closing", 30, DATE_DAYS},
    {"due 1 month before closing", false, NULL, "closing", -1, DATE_MONTHS},
    {"keep 10 years after filing", true, NULL, "filing", 10, DATE_YEARS},
    {"due closing", false, NULL, "closing", 0, DATE_DAYS},
    {"keep 2035-06-30", true, "2035-06-30", NULL, 0, DATE_DAYS},
};

START_TEST(a_duty_is_due_or_kept)
{
    Arena arena = {0};
    Read read;
    Slice text = arena_print(&arena,
                             "duty u \"File\"\n law \"1\"\n for notifiable\n under s, t\n %s\n"
                             "end\n",
                             dues[_i].clause);
    read_rules(&read, text.at);
    ck_assert_uint_eq(read.diags.n_errors, 0);
    const Decl *decl = read.parsed.decls->decl;
    ck_assert_int_eq(decl->kind, DECL_DUTY);
    ck_assert_uint_eq(decl->outcomes, 1u << OUTCOME_NOTIFIABLE);
    ck_assert_uint_eq(decl->n_under, 2);
    ck_assert_ptr_null(decl->when); /* always */
    ck_assert(decl->keep == dues[_i].keep && decl->has_day == (dues[_i].day != NULL));
    Date day = 0;
    ck_assert(!dues[_i].day || date_read(slice(dues[_i].day), &day));
    ck_assert_int_eq(decl->day, day);
    ck_assert(slice_equal(decl->due.fact_word.text, slice(dues[_i].fact)));
    ck_assert_int_eq(decl->due.count, dues[_i].count);
    ck_assert_int_eq(decl->due.unit, dues[_i].unit);
    read_release(&read);
    arena_release(&arena);
}
END_TEST

START_TEST(a_programme_splits_by_its_facts)
{
    Read read;
    read_rules(&read, "programme p \"t\"\n split a, b\nend\n");
    ck_assert_uint_eq(read.diags.n_errors, 0);
    const Programme *programme = read.parsed.programme;
    ck_assert_uint_eq(programme->n_split, 2);
    ck_assert(slice_is(programme->split_words[1].text, "b"));
    read_release(&read);
}
END_TEST

START_TEST(a_signal_has_its_patterns_and_examples)
{
    Read read;
    read_rules(&read, "signal s\n in a, b\n suggests c = $2\n match /x(y)(z)/\n match shared\n"
                      " unless /q/\n yes \"one\"\n yes \"two\"\n no \"three\"\nend\n"
                      "pattern shared \"Words\" /a/ /b/ end\n");
    ck_assert_uint_eq(read.diags.n_errors, 0);
    const ParsedSignal *parsed = read.parsed.signals;
    ck_assert(parsed->signal->n_in == 2 && parsed->signal->capture == 2 && !parsed->signal->has);
    ck_assert(parsed->signal->n_yes == 2 && slice_is(parsed->signal->yes[1], "two"));
    ck_assert(parsed->signal->n_no == 1 && parsed->signal->no_at[0].len == strlen("\"three\""));
    ck_assert(parsed->uses->pattern && !parsed->uses->unless);
    ck_assert(!parsed->uses->next->pattern && slice_is(parsed->uses->next->id.text, "shared"));
    ck_assert(parsed->uses->next->next->unless);
    ck_assert_uint_eq(read.parsed.patterns->n_patterns, 2);
    read_release(&read);
}
END_TEST

/* ---- one slip, one message ---- */

#define HEAD "rule r \"t\"\n  law \"1\"\n  outcome prohibited\n" /* three lines */
#define TAIL "\nend\ndefine d \"t\"\n  law \"1\"\n  when a\nend\n"

static const struct {
    const char *text, *messages;
} slips[] = {
    /* declarations */
    {"rul r \"t\"\n law \"1\"\n outcome prohibited\n when a\nend\n",
     "1:1: error: 'rul' begins no declaration\n= did you mean 'rule'?\n"},
    {"rule \"t\"\n law \"1\"\n outcome prohibited\n when a\nend\n",
     "1:6: error: expected an id, not a text\n"},
    {"rule r\n law \"1\"\n outcome prohibited\n when a\nend\n",
     "2:2: error: expected a title in quotes, not 'law'\n= texts stand in \"double quotes\"\n"},
    {"end\n", "1:1: error: 'end' closes nothing\n"},
    {HEAD "  when a\nend\nend\ndefine d \"t\" law \"1\" when a end\n",
     "6:1: error: 'end' closes nothing\n"},
    {HEAD "  when a\ndefine d \"t\" law \"1\" when a end\n",
     "5:1: error: 'end' is missing before 'define'\n1:1: note: a rule begins here\n"},
    {HEAD "  when a", "4:9: error: 'end' is missing before the end of the file\n"
                      "1:1: note: a rule begins here\n"},
    {HEAD "  when a\nedn\n", "5:1: error: expected 'end', not 'edn'\n"},
    {"programme p \"t\"\nend\nprogramme q \"t\"\nend\n",
     "3:11: error: a second programme in one folder: 'q'\n1:11: note: the first stands here\n"},
    /* clauses */
    {"rule r \"t\"\n outcome prohibited\n when a\nend\n",
     "1:6: error: rule 'r' has no 'law'\n"
     "= say where it stands: law \"CITATION\" <LINK>\n"},
    {"rule r \"t\"\n law \"1\"\n when a\nend\n", "1:6: error: rule 'r' has no 'outcome'\n"},
    {"rule r \"t\"\n law \"1\"\n outcom prohibited\n when a\nend\n",
     "3:2: error: 'outcom' begins no clause of a rule\n= did you mean 'outcome'?\n"},
    {HEAD "  outcome notifiable\n  when a\nend\n",
     "4:3: error: a rule has one 'outcome' only\n3:3: note: it stands here already\n"},
    {"define d \"t\"\n law \"1\"\n outcome prohibited\n when a\nend\n",
     "3:2: error: a definition has no 'outcome'\n"},
    {"rule r \"t\"\n law \"1\"\n outcome prohibted\n when a\nend\n",
     "3:10: error: 'prohibted' is no outcome here\n= did you mean 'prohibited'?\n"},
    {"rule r \"t\"\n law \"1\"\n outcome review\n when a\nend\n",
     "3:10: error: 'review' is no outcome here\n= write 'prohibited' or 'notifiable'\n"},
    {HEAD "  from 2025-02-30\n  when a\nend\n",
     "4:8: error: '2025-02-30' is no date\n"
     "= a date is a day of the calendar as year-month-day: 2025-01-02\n"},
    {HEAD "  from 2025-02-03\n  until 2025-02-02\n  when a\nend\n",
     "5:3: error: 'until' is before 'from'\n"},
    {HEAD "  note 2025-02-03 maybe \"n\"\n  when a\nend\n",
     "4:19: error: expected 'open' or 'closed', not 'maybe'\n"},
    {HEAD "  yields x, y\n  when a\nend\n", "4:3: error: 'to' is missing after 'yields'\n"},
    {HEAD "  yields to x y\n  when a\nend\n", "4:15: error: a comma is missing before 'y'\n"},
    {"programme p \"t\"\n status inforce\nend\n",
     "2:9: error: 'inforce' is no status\n= did you mean 'in-force'?\n"},
    /* conditions */
    {HEAD "  when a and b or c" TAIL, "4:16: error: 'or' stands beside 'and' without parentheses\n"
                                      "= write '(a and b) or ..' or 'a and (b or ..)'\n"},
    {HEAD "  when a = 1 or (b) and c and d or e" TAIL,
     "4:21: error: 'and' stands beside 'or' without parentheses\n"
     "= write '(a = 1 or (b)) and ..' or 'a = 1 or ((b) and ..)'\n"},
    {HEAD "  when a ad b" TAIL, "4:10: error: expected an operator, 'and' or 'or' before 'ad'\n"},
    {HEAD "  when (a and b" TAIL,
     "5:1: error: expected ')', 'and' or 'or', not 'end'\n4:8: note: the parenthesis opens here\n"},
    {HEAD "  when a and b)" TAIL, "4:15: error: ')' closes no parenthesis\n"},
    {HEAD "  when a and" TAIL, "5:1: error: expected a condition, not 'end'\n"
                               "= 'end' is a word of the language and can't be a name\n"},
    {HEAD "  when a and x =" TAIL, "5:1: error: expected a value, not 'end'\n"},
    {HEAD "  when x = and b" TAIL, "4:12: error: expected a value, not 'and'\n"},
    {HEAD "  when x is 3 and b" TAIL, "4:10: error: 'is' is no operator\n= write '='\n"},
    {HEAD "  when x not in l and b" TAIL,
     "4:10: error: 'not' stands before a test, not in it\n= write 'not x in ..'\n"},
    {HEAD "  when x = \"logic\" and b" TAIL,
     "4:12: error: a value stands without quotes\n= write logic\n"},
    {HEAD "  when x >= 2,00 nm and b" TAIL,
     "4:13: error: '2,00' is no number\n"
     "= a comma stands before three digits (2,000), a point before a fraction (0.5)\n"},
    {HEAD "  when x has {a, b}" TAIL,
     "4:10: error: 'any' is missing between 'has' and '{'\n= write 'has any {..}'\n"},
    {HEAD "  when x in {a, b and c" TAIL,
     "4:19: error: expected ',' or '}', not 'and'\n4:13: note: the values begin here\n"},
    {HEAD "  when not not a" TAIL, "4:12: error: 'not' stands twice\n"},
    /* blocks */
    {HEAD "  when any of\n    (1) a\n    (2) b\nend\ndefine d \"t\" law \"1\" when a end\n",
     "8:1: error: 'end' is missing before 'define'\n"
     "4:8: note: this block has no 'end' below it\n"},
    {HEAD "  when any of\n    (1) a\n    (1) b\n  end" TAIL,
     "6:5: error: the label '(1)' stands twice in its block\n5:5: note: it stands here already\n"},
    {HEAD "  when any of\n    (1) a\n    (b) b\n  end" TAIL,
     "6:5: error: the label '(b)' is of another kind than '(1)'\n"},
    {HEAD "  when any of\n    (1) all of\n      (a) a\n      (b) b\n    (2) c\n  end" TAIL,
     "8:5: error: 'end' is missing before '(2)'\n5:9: note: the block begins here\n"},
    {HEAD "  when any of\n    (1) a ad b\n    (2) c\n  end" TAIL,
     "5:11: error: expected an operator, 'and', 'or', the next item or 'end', not 'ad'\n"},
    {HEAD "  when any of\n    (1)\n    (2) c\n  end" TAIL,
     "5:5: error: the item '(1)' has no condition\n"},
    {HEAD "  when any of\n    a\n    (2) c\n  end" TAIL,
     "5:5: error: expected a label such as '(1)', not 'a'\n"},
    {HEAD "  when any\n    (1) a\n    (2) c\n  end" TAIL,
     "4:8: error: 'of' is missing after 'any'\n"},
    {HEAD "  when ayn of\n    (1) a\n    (2) c\n  end" TAIL,
     "4:8: error: 'ayn of' opens no block\n= blocks begin with 'any of' or 'all of'\n"},
    {HEAD "  when a ad any of\n    (1) x\n    (2) y\n  end" TAIL,
     "4:10: error: expected an operator, 'and' or 'or' before 'ad'\n"},
    /* each slip its own message, also behind another and in a block that is passed over */
    {"rule r \"t\"\n law \"1\"\n outcom prohibited\n when a and any of\n  (1) b ad\n  (1) x = \n"
     "  (2) c\n end\nend\n",
     "3:2: error: 'outcom' begins no clause of a rule\n= did you mean 'outcome'?\n"
     "5:9: error: expected an operator, 'and', 'or', the next item or 'end', not 'ad'\n"
     "6:3: error: the label '(1)' stands twice in its block\n5:3: note: it stands here already\n"
     "7:3: error: expected a value, not '('\n"},
    /* things */
    {HEAD "  when any holder (x = 3) and b" TAIL,
     "4:12: error: 'where' is missing after 'holder'\n"},
    {HEAD "  when any holder where x = 3 and b" TAIL,
     "4:25: error: expected '(' after 'where', not 'x'\n"
     "= what is asked of each thing stands in parentheses\n"},
    {HEAD "  when any holder where (x = 3 and b" TAIL,
     "5:1: error: expected ')', 'and' or 'or', not 'end'\n"
     "4:25: note: the parenthesis opens here\n"},
    {HEAD "  when any where (x) and b" TAIL,
     "4:12: error: expected a kind of things, not 'where'\n"
     "= 'where' is a word of the language and can't be a name\n"},
    {HEAD "  when all holder where (x) and b" TAIL,
     "4:12: error: expected 'of' after 'all', not 'holder'\n"
     "= a block is written 'all of (1) .. (2) .. end'\n"},
    {HEAD "  when total votes where (x) and b" TAIL,
     "4:30: error: expected a comparing sign such as '>=', not 'and'\n"},
    {HEAD "  when total votes (x) >= 50 % and b" TAIL,
     "4:14: error: 'where' is missing after 'votes'\n"},
    {HEAD "  when total >= 50 % and b" TAIL, "4:14: error: expected a fact, not '>='\n"},
    {HEAD "  when any holder where (x ad y) and any link where (x = )" TAIL,
     "4:28: error: expected ')', 'and' or 'or', not 'ad'\n4:25: note: the parenthesis opens "
     "here\n"},
    /* for any */
    {HEAD "  for any product\n  for any product\n  when a" TAIL,
     "5:3: error: a rule has one 'for' only\n4:3: note: it stands here already\n"},
    {HEAD "  for any\n  when a" TAIL, "5:3: error: expected a kind of things, not 'when'\n"
                                      "= 'when' is a word of the language and can't be a name\n"},
    {HEAD "  for product\n  when a" TAIL,
     "4:7: error: expected 'any' and a kind of things after 'for', not 'product'\n"},
    {"scope s \"t\"\n law \"1\"\n for any product\n when a\nend\n",
     "1:7: error: scope 's' has no 'for'\n"},
    {"scope s \"t\"\n law \"1\"\n for notifiable\n for any x\n for prohibited\n when a\nend\n",
     "5:2: error: a scope has one 'for' with outcomes only\n3:2: note: it stands here already\n"},
    {"scope s \"t\"\n law \"1\"\n for any x\n for notifiable\n for any y\n when a\nend\n",
     "5:2: error: a scope has one 'for' with a kind only\n3:10: note: it stands here already\n"},
    {"exception e \"t\"\n law \"1\"\n for any product\n when a\nend\n",
     "3:2: error: an exception has no 'for any'\n= one excepted thing would free the others: say "
     "'not any KIND where (not ..)'\n"},
    {"duty u \"t\"\n law \"1\"\n for any product\n due x\nend\n",
     "3:2: error: a duty has no 'for any'\n"},
    /* dates counted from others */
    {HEAD "  when x < 30 hours after y and b" TAIL,
     "4:12: error: '30 hours' is no number of days, months or years\n"
     "= write '30 days after FACT'; the number is at most 9999\n"},
    {HEAD "  when x < 1.5 days after y and b" TAIL,
     "4:12: error: '1.5 days' is no number of days, months or years\n"
     "= write '30 days after FACT'; the number is at most 9999\n"},
    {HEAD "  when x < 10000 days after y and b" TAIL,
     "4:12: error: '10000 days' is no number of days, months or years\n"
     "= write '30 days after FACT'; the number is at most 9999\n"},
    {HEAD "  when x < z after y and b" TAIL,
     "4:12: error: 'z' is no number of days, months or years\n"
     "= write '30 days after FACT'; the number is at most 9999\n"},
    {HEAD "  when x < 30 days after" TAIL,
     "5:1: error: expected a fact that is a date, not 'end'\n"
     "= 'end' is a word of the language and can't be a name\n"},
    /* duties and contradictions */
    {"duty u \"t\"\n law \"1\"\n for notifiable\nend\n",
     "1:6: error: duty 'u' has no 'due'\n"
     "= say when: 'due 30 days after FACT' or 'keep 10 years ..'\n"},
    {"duty u \"t\"\n for notifiable\n due x\nend\n",
     "1:6: error: duty 'u' has no 'law'\n"
     "= say where it stands: law \"CITATION\" <LINK>\n"},
    {"duty u \"t\"\n law \"1\"\n due x\nend\n", "1:6: error: duty 'u' has no 'for'\n"},
    {"duty u \"t\"\n law \"1\"\n for notifiable\n due x\n keep y\nend\n",
     "5:2: error: a duty has 'due' or 'keep', not both\n4:2: note: 'due' stands here\n"},
    {"duty u \"t\"\n law \"1\"\n for notifiable\n due 30 days\nend\n",
     "4:6: error: '30' is no day\n"
     "= write a date, a fact that is one, or '30 days after FACT'\n"},
    {"duty u \"t\"\n law \"1\"\n for notifiable\n due 2025-02-30\nend\n",
     "4:6: error: '2025-02-30' is no day\n"
     "= write a date, a fact that is one, or '30 days after FACT'\n"},
    {"contradiction x \"t\"\nend\n", "1:15: error: contradiction 'x' has no 'when'\n"},
    /* split, and what a later version has */
    {"programme p \"t\"\n split a, b, c, d\nend\n", "2:17: error: 'split' takes at most 3 facts\n"},
    {"programme p \"t\"\n adopts z as of 2025-01-02\n without w\nend\n",
     "2:2: error: 'adopts' is not part of this version's rule language\n"
     "3:2: error: 'without' is not part of this version's rule language\n"},
    /* signals and patterns */
    {"signal s\n in a\n suggests b\n match /x/\nend\n",
     "4:2: error: expected '=' or 'has', not 'match'\n"},
    {"signal s\n in a\n suggests b = yes\nend\n", "1:8: error: signal 's' has no 'match'\n"},
    {"pattern p \"t\" end\n", "1:15: error: expected a /pattern/, not 'end'\n"},
    {"define d \"\xff\"\n law \"1\"\n when a\nend\n",
     "1:11: error: the file is not UTF-8: byte 0xFF stands here\n"
     "= save it as UTF-8 in your editor\n"},
};

START_TEST(a_slip_has_one_message)
{
    Read read;
    read_rules(&read, slips[_i].text);
    char *messages = rule_messages(&read.diags, "x");
    ck_assert_str_eq(messages, slips[_i].messages);
    free(messages);
    read_release(&read);
}
END_TEST

START_TEST(a_faulty_pattern_is_the_only_message)
{
    Read read;
    read_rules(&read, "signal s\n in a\n suggests b = yes\n match /(x/\nend\n");
    ck_assert_uint_eq(read.diags.n_errors, 1);
    read_release(&read);
}
END_TEST

/* A file that is made to exhaust the stack. */
START_TEST(depth_is_limited)
{
    static const char *const opens[] = {"(", "any of (1) ", "any of "};
    char *text = NULL;
    size_t len = 0;
    FILE *memory = open_memstream(&text, &len);
    ck_assert_ptr_nonnull(memory);
    fprintf(memory, "define d \"t\"\n law \"1\"\n when ");
    for (int i = 0; i < 100000; i++)
        fputs(opens[_i], memory);
    ck_assert_int_eq(fclose(memory), 0);
    Read read;
    read_rules(&read, text);
    ck_assert_uint_gt(read.diags.n_errors, 0);
    read_release(&read);
    free(text);
}
END_TEST

TCase *parser_tests(void)
{
    TCase *tc = tcase_create("parser");
    tcase_add_loop_test(tc, a_condition_reads_as_its_tree, 0, COUNT(trees));
    tcase_add_test(tc, clauses_stand_in_any_order);
    tcase_add_test(tc, an_exception_without_for_has_both_outcomes);
    tcase_add_test(tc, a_declaration_may_be_for_any_thing);
    tcase_add_loop_test(tc, a_duty_is_due_or_kept, 0, COUNT(dues));
    tcase_add_test(tc, a_programme_splits_by_its_facts);
    tcase_add_test(tc, a_signal_has_its_patterns_and_examples);
    tcase_add_loop_test(tc, a_slip_has_one_message, 0, COUNT(slips));
    tcase_add_test(tc, a_faulty_pattern_is_the_only_message);
    tcase_add_loop_test(tc, depth_is_limited, 0, 3);
    return tc;
}
