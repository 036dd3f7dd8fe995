#include "rules/lexer.h"

#include "rulemessages.h"

TCase *lexer_tests(void);

/* One letter a kind, in the order of TokenKind; a word is followed by its text. */
static void write_tokens(Lexer *lexer, FILE *out)
{
    static const char *const kinds[] = {"",  "",  "T", "L", "P",  "$", "%",  "(", ")",  "{",
                                        "}", ",", ":", "=", "!=", "<", "<=", ">", ">=", "BAD"};
    for (Token token = lexer_next(lexer); token.kind != TOKEN_END; token = lexer_next(lexer)) {
        fprintf(out, "%s", kinds[token.kind]);
        if (token.kind >= TOKEN_WORD && token.kind <= TOKEN_PARAMETER)
            fprintf(out, "[%.*s]", SLICE_ARG(token.text));
        fprintf(out, " ");
    }
}

/* What the lexer makes of a text: its tokens, then its messages. */
static char *read_all(const char *text)
{
    Arena arena = {0};
    Diags diags = diags_in(&arena);
    Source source = {slice("x"), slice(text)};
    Lexer lexer = lexer_of(&source, &diags);
    char *out = NULL;
    size_t len = 0;
    FILE *memory = open_memstream(&out, &len);
    ck_assert_ptr_nonnull(memory);
    write_tokens(&lexer, memory);
    char *messages = rule_messages(&diags, "x");
    fprintf(memory, "\n%s", messages);
    free(messages);
    ck_assert_int_eq(fclose(memory), 0);
    arena_release(&arena);
    return out;
}

static const struct {
    const char *text, *tokens; /* with the messages behind the line end */
} readings[] = {
    {"", "\n"},
    {"# only a comment", "\n"},
    {"rule 850.224-d \"A title\" # and why\r\n", "[rule] [850.224-d] T[A title] \n"},
    {"law \"31 CFR 1\" <https://a.b/c>", "[law] T[31 CFR 1] L[https://a.b/c] \n"},
    {"a<b <= c >=d!=e", "[a] < [b] <= [c] >= [d] != [e] \n"},
    {"2,000,000 USD", "[2,000,000] [USD] \n"},
    {"-2,000", "[-2,000] \n"},
    {"{1,2}", "{ [1] , [2] } \n"},
    {"{a,200}", "{ [a] , [200] } \n"},
    {"2,00", "[2] , [00] \n"},
    {"2,0000", "[2] , [0000] \n"},
    {"50% 50 %", "[50] % [50] % \n"},
    {"10^25 2.5d $3A090.a", "[10^25] [2.5d] $[3A090.a] \n"},
    {"(ii) us:850.1", "( [ii] ) [us] : [850.1] \n"},
    {"match /a\\/b|c\\\\/ x", "[match] P[a\\/b|c\\\\] [x] \n"},
    {"\"“typographic” inside\"", "T[“typographic” inside] \n"},
    /* what can't stand in a rule file, and what is read in its place */
    {"law “31 CFR 1” x", "[law] T[31 CFR 1] [x] \n"
                         "1:5: error: '“' is a typographic quotation mark\n= type '\"' instead\n"},
    {"law \"31 CFR 1” x", "[law] T[31 CFR 1] [x] \n"
                          "1:14: error: '”' is a typographic quotation mark\n"
                          "= type '\"' instead\n"},
    {"a\u00a0= b", "[a] = [b] \n1:2: error: a non-breaking space stands here\n"
                   "= type an ordinary space\n"},
    {"\u3000\u3000a", "[a] \n1:1: error: a full-width space stands here\n"
                      "= type an ordinary space\n"},
    {"a in ｛b，c｝", "[a] [in] { [b] , [c] } \n"
                      "1:6: error: '｛' is a full-width brace\n= type '{' instead\n"
                      "1:8: error: '，' is a full-width comma\n= type ',' instead\n"
                      "1:10: error: '｝' is a full-width brace\n= type '}' instead\n"},
    {"a ≥ 3", "[a] >= [3] \n1:3: error: '≥' is a typographic sign\n= type '>=' instead\n"},
    {"850.224–d x", "BAD [x] \n1:8: error: '–' is a dash\n= type '-' instead\n"},
    {"ｎｏｔ x", "BAD [x] \n1:1: error: 'ｎ' is a full-width character\n"
                 "= type the plain one instead\n"},
    {"na\u00efve x", "BAD [x] \n1:3: error: 'ï' (U+00EF) can't stand in a word\n"
                     "= names have the letters a to z, digits and _ - . ^\n"},
    {"a == b", "[a] = [b] \n1:3: error: '==' is no sign of the rule language\n= write '='\n"},
    {"a && b", "[a] [and] [b] \n1:3: error: '&&' is no sign of the rule language\n"
               "= write 'and'\n"},
    {"a * b", "[a] BAD [b] \n1:3: error: '*' can't stand here\n"
              "= the rule language has no arithmetic\n"},
    {"law \"no end\nfrom", "[law] T[no end] [from] \n"
                           "1:5: error: the text does not end on its line\n"
                           "= a text ends with '\"' on the line on which it begins\n"},
    {"\"t\" <http://a\nx", "T[t] L[http://a] [x] \n"
                           "1:5: error: the link does not end on its line\n"
                           "= a link ends with '>' on the line on which it begins\n"},
    {"match /a\nx", "[match] P[a] [x] \n1:7: error: the pattern does not end on its line\n"
                    "= a pattern ends with '/' on the line on which it begins\n"},
    {"a < $ 5", "[a] < BAD [5] \n1:5: error: no name follows '$'\n"
                "= a parameter is written $name, without a space\n"},
};

START_TEST(a_text_reads_as_its_tokens)
{
    char *got = read_all(readings[_i].text);
    ck_assert_str_eq(got, readings[_i].tokens);
    free(got);
}
END_TEST

TCase *lexer_tests(void)
{
    TCase *tc = tcase_create("lexer");
    tcase_add_loop_test(tc, a_text_reads_as_its_tokens, 0, COUNT(readings));
    return tc;
}
