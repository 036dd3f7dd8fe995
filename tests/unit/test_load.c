#include "rules/load.h"

#include "tempfolder.h"

TCase *load_tests(void);

/* ---- a small rulebook ---- */

static const char facts[] = "id,type,unit,headers\n"
                            "deal_id,text,,Deal\n"
                            "description,text,,Description\n"
                            "completion_date,date,,Completion date\n"
                            "target_country,jurisdiction,,Target country\n"
                            "node,number,nm,Node\n"
                            "makes_chips,yes-no,,Makes chips\n";

static const char places[] = "alpha2,alpha3,numeric,name\n"
                             "CN,CHN,156,China\n"
                             "FR,FRA,250,France\n";

static const char programme[] = "programme p1 \"First\"\n"
                                "  from   2025-01-02\n"
                                "  status in-force\n"
                                "end\n";

static const char rule[] = "rule p1-a \"Makes advanced chips\"\n"
                           "  law     \"Law 1\"\n"
                           "  outcome prohibited\n"
                           "  when makes_chips and node <= $node-limit and target_country in coc\n"
                           "end\n";

static const char rule_of_p2[] = "programme p2 \"Second\"\n"
                                 "  status proposed\n"
                                 "end\n"
                                 "rule p2-a \"Makes chips\"\n"
                                 "  law     \"Law 2\"\n"
                                 "  outcome notifiable\n"
                                 "  when makes_chips\n"
                                 "end\n";

static const char chip_signal[] = "signal chips\n"
                                  "  in       description\n"
                                  "  suggests makes_chips = yes\n"
                                  "  match    /\\bchips\\b/\n"
                                  "  yes      \"Makes chips\"\n"
                                  "end\n";

static const char lists[] = "list,member,code,from,until,checked,law\n"
                            "coc,in,CN,2025-01-02,,,Law 1\n";

static const char parameters[] = "name,value,unit,from,until,reading,law\n"
                                 "node-limit,16,nm,2025-01-02,,,Law 1\n";

/* A file that is added to the small rulebook, or put in the place of one of its own. */
typedef struct Change {
    const char *name, *text; /* text NULL: the file is left out */
} Change;

static const Change small[] = {
    {"facts.csv", facts},
    {"jurisdictions.csv", places},
    {"p1/programme.rules", programme},
    {"p1/sectors/chips.rules", rule},
    {"p1/lists.csv", lists},
    {"p1/parameters.csv", parameters},
    {"signals/chips.rules", chip_signal},
};

typedef struct Loaded {
    TempFolder folder;
    Rulebook book;
    Diags diags;
} Loaded;

static void write_small(TempFolder *folder, const Change *change)
{
    for (size_t i = 0; i < COUNT(small); i++)
        if (!change || strcmp(change->name, small[i].name) != 0)
            temp_folder_write(folder, small[i].name, small[i].text);
    if (change && change->text)
        temp_folder_write(folder, change->name, change->text);
}

static void load(Loaded *loaded, const Change *change)
{
    memset(loaded, 0, sizeof *loaded);
    temp_folder_make(&loaded->folder);
    write_small(&loaded->folder, change);
    loaded->diags = diags_in(&loaded->book.arena);
    rulebook_load(&loaded->book, loaded->folder.path, &loaded->diags);
}

static void unload(Loaded *loaded)
{
    rulebook_release(&loaded->book);
    temp_folder_remove(&loaded->folder);
}

static void check_silent(const Diags *diags)
{
    char *text = messages_of(diags);
    ck_assert_str_eq(text, "");
    free(text);
}

START_TEST(a_folder_becomes_one_rulebook)
{
    Loaded loaded;
    load(&loaded, NULL);
    check_silent(&loaded.diags);
    const Rulebook *book = &loaded.book;
    ck_assert_uint_eq(book->n_facts, 6);
    ck_assert_uint_eq(book->n_places, 2);
    ck_assert_uint_eq(book->n_programmes, 1);
    const Programme *p1 = rulebook_programme(book, slice("p1"));
    ck_assert_ptr_nonnull(p1);
    ck_assert(slice_ends(p1->folder, "/p1"));
    ck_assert_uint_eq(p1->n_rules, 1); /* of a folder below */
    ck_assert_uint_eq(p1->n_lists, 1);
    ck_assert_uint_eq(p1->n_parameters, 1);
    ck_assert_uint_eq(book->n_signals, 1);
    ck_assert_ptr_null(rulebook_programme(book, slice("p2")));
    unload(&loaded);
}
END_TEST

START_TEST(files_stand_in_bytewise_order_of_path)
{
    static const char *const order[] = {
        "/facts.csv",
        "/jurisdictions.csv",
        "/p1-more/programme.rules",
        "/p1/lists.csv",
        "/p1/parameters.csv",
        "/p1/programme.rules",
        "/p1/sectors/chips.rules",
        "/signals/chips.rules",
    };
    Loaded loaded;
    Change more = {"p1-more/programme.rules", rule_of_p2};
    load(&loaded, &more);
    check_silent(&loaded.diags);
    ck_assert_uint_eq(loaded.book.n_files, COUNT(order));
    for (size_t i = 0; i < COUNT(order); i++)
        ck_assert_msg(slice_ends(loaded.book.files[i].source->path, order[i]), "%zu: %.*s", i,
                      SLICE_ARG(loaded.book.files[i].source->path));
    ck_assert_uint_eq(loaded.book.n_programmes, 2);
    ck_assert(slice_is(loaded.book.programmes[0]->id, "p2"));
    ck_assert_uint_eq(loaded.book.programmes[1]->index, 1);
    unload(&loaded);
}
END_TEST

/* A programme inside another's folder has its own files; "p1-x" is not inside "p1". */
START_TEST(the_nearest_programme_above_owns_a_file)
{
    Loaded loaded;
    Change inner = {"p1/inner/programme.rules", rule_of_p2};
    load(&loaded, &inner);
    check_silent(&loaded.diags);
    ck_assert_uint_eq(rulebook_programme(&loaded.book, slice("p1"))->n_rules, 1);
    const Programme *p2 = rulebook_programme(&loaded.book, slice("p2"));
    ck_assert_uint_eq(p2->n_rules, 1);
    ck_assert_uint_eq(p2->n_lists, 0);
    unload(&loaded);
}
END_TEST

/* ---- digests ---- */

/* The digest of a file of two bytes, as sha256sum has it. */
START_TEST(the_digest_is_that_of_the_bytes)
{
    Loaded loaded;
    Change comment = {"signals/a.rules", "#\n"};
    load(&loaded, &comment);
    check_silent(&loaded.diags);
    const RuleFile *file = NULL;
    for (size_t i = 0; i < loaded.book.n_files; i++)
        if (slice_ends(loaded.book.files[i].source->path, "/a.rules"))
            file = &loaded.book.files[i];
    ck_assert_ptr_nonnull(file);
    ck_assert_msg(
        slice_is(file->sha256, "32c4858e22cc2c967b42150fa550562a2c839c2cebcaab91cabdf6f4da020022"),
        "%.*s", SLICE_ARG(file->sha256));
    unload(&loaded);
}
END_TEST

static void read_digest(const Change *change, char digest[65])
{
    Loaded loaded;
    load(&loaded, change);
    ck_assert_uint_eq(loaded.diags.n_errors, 0);
    ck_assert_uint_eq(loaded.book.sha256.len, 64);
    memcpy(digest, loaded.book.sha256.at, 64);
    digest[64] = '\0';
    unload(&loaded);
}

/* Wherever the folder lies the digest is the same; cases change no outcome; a name counts. */
START_TEST(the_digest_of_the_whole_changes_with_the_rules_only)
{
    static const struct {
        Change change;
        bool same;
    } changes[] = {
        {{"p1/cases.csv", "case,why\n"}, true},
        {{"p1/notes.txt", "to do"}, true},
        {{"signals/a.rules", "# a comment\n"}, false},
        {{"p1/parameters.csv", "name,value,unit,from,until,reading,law\n"
                               "node-limit,14,nm,2025-01-02,,,Law 1\n"},
         false},
    };
    char before[65], again[65], after[65], renamed[65];
    read_digest(NULL, before);
    read_digest(NULL, again);
    ck_assert_str_eq(before, again);
    for (size_t i = 0; i < COUNT(changes); i++) {
        read_digest(&changes[i].change, after);
        ck_assert_msg((strcmp(before, after) == 0) == changes[i].same, "%s",
                      changes[i].change.name);
    }
    Change a = {"signals/a.rules", "#\n"}, b = {"signals/b.rules", "#\n"};
    read_digest(&a, after);
    read_digest(&b, renamed);
    ck_assert_str_ne(after, renamed);
}
END_TEST

/* ---- what is wrong ---- */

static const struct {
    Change change;
    const char *place, *words;
} faults[] = {
    {{"facts.csv", NULL}, ": error: ", "there is no facts.csv"},
    {{"jurisdictions.csv", NULL}, ": error: ", "there is no jurisdictions.csv"},
    {{"facts.csv", "id,type\n"}, "/facts.csv: error: ", "no fact is in it"},
    {{"p1/programme.rules", NULL}, "/p1/lists.csv: error: ", "belongs to no programme"},
    {{"p1/sectors/chips.rules", NULL},
     "/p1/programme.rules:1:11: error: ",
     "the programme 'p1' has no rule"},
    {{"p1/more.rules", "programme p2 \"Again\"\nend\n"},
     "/p1/programme.rules:1:11: error: ",
     "this folder has a programme already"},
    {{"p2/programme.rules", "programme p1 \"Again\"\nend\n"},
     "/p2/programme.rules:1:11: error: ",
     "'p1' is a programme already"},
    {{"p1/facts.csv", facts}, "/p1/facts.csv: error: ", "at the top of the folder"},
    {{"signals/lists.csv", lists}, "/signals/lists.csv: error: ", "belongs to no programme"},
    {{"p1/below/lists.csv", lists}, "/p1/lists.csv:2: error: ", "'coc' stands in "},
    {{"p1/below/parameters.csv", parameters},
     "/p1/parameters.csv:2: error: ",
     "'node-limit' stands in "},
    {{"p1/list.csv", lists}, "/p1/list.csv: warning: ", "did you mean 'lists.csv'?"},
    {{"p1/chips.rules.bak", rule}, "/p1/chips.rules.bak: warning: ", "end in .rules"},
    {{"p1/lists.csv", "list,member,code\ncoc,in,1/2/2025\ncoc,inn,CN\n"},
     "/p1/lists.csv:3: error: ",
     "'inn' is not known"},
};

START_TEST(a_fault_of_the_folder_is_reported)
{
    Loaded loaded;
    load(&loaded, &faults[_i].change);
    char *text = messages_of(&loaded.diags);
    ck_assert_msg(strstr(text, faults[_i].place) != NULL, "'%s' is not in: %s", faults[_i].place,
                  text);
    ck_assert_msg(strstr(text, faults[_i].words) != NULL, "'%s' is not in: %s", faults[_i].words,
                  text);
    free(text);
    unload(&loaded);
}
END_TEST

/* Without the vocabulary names are not looked up: one message, not one for each name. */
START_TEST(a_missing_vocabulary_is_one_message)
{
    Loaded loaded;
    Change none = {"facts.csv", NULL};
    load(&loaded, &none);
    ck_assert_uint_eq(loaded.diags.n_errors, 1);
    unload(&loaded);
}
END_TEST

/* Faults in several files come out in one run. */
START_TEST(all_faults_come_in_one_run)
{
    Loaded loaded;
    memset(&loaded, 0, sizeof loaded);
    temp_folder_make(&loaded.folder);
    write_small(&loaded.folder, NULL);
    temp_folder_write(&loaded.folder, "p1/lists.csv", "list,member,code\ncoc,inn,CN\ncoc,in,FR\n");
    temp_folder_write(&loaded.folder, "p1/more.rules",
                      "rule p1-b \"B\"\n  law \"Law 1\"\n"
                      "  outcome prohibited\n"
                      "  when nod <= 16 nm\nend\n");
    temp_folder_write(&loaded.folder, "signals/b.rules",
                      "signal b\n  in description\n"
                      "  suggests makes_chips = yes\n"
                      "  match /(/\nend\n");
    loaded.diags = diags_in(&loaded.book.arena);
    rulebook_load(&loaded.book, loaded.folder.path, &loaded.diags);
    char *text = messages_of(&loaded.diags);
    ck_assert_msg(strstr(text, "/p1/lists.csv:2: error: column 'member'") != NULL, "%s", text);
    ck_assert_msg(strstr(text, "/p1/more.rules:4:8: error: ") != NULL, "%s", text);
    ck_assert_msg(strstr(text, "/signals/b.rules:4:") != NULL, "%s", text);
    free(text);
    unload(&loaded);
}
END_TEST

static void check_refused(const char *path, const char *words)
{
    Rulebook book = {0};
    Diags diags = diags_in(&book.arena);
    rulebook_load(&book, path, &diags);
    ck_assert_uint_eq(diags.n_errors, 1);
    char *text = messages_of(&diags);
    ck_assert_msg(strstr(text, words) != NULL, "%s", text);
    ck_assert_msg(strstr(text, path) == text, "%s", text);
    free(text);
    rulebook_release(&book);
}

START_TEST(a_missing_or_empty_folder_is_an_error)
{
    TempFolder folder;
    temp_folder_make(&folder);
    check_refused(folder.path, "no rule file is in this folder");
    check_refused(temp_folder_path(&folder, "none"), "No such file or directory");
    temp_folder_write(&folder, "README.md", "# rules\n");
    check_refused(folder.path, "no rule file is in this folder");
    check_refused(temp_folder_path(&folder, "README.md"), "Not a directory");
    temp_folder_remove(&folder);
}
END_TEST

START_TEST(without_a_programme_nothing_is_loaded)
{
    TempFolder folder;
    temp_folder_make(&folder);
    temp_folder_write(&folder, "facts.csv", facts);
    temp_folder_write(&folder, "jurisdictions.csv", places);
    temp_folder_write(&folder, "signals/chips.rules", chip_signal);
    check_refused(folder.path, "no programme is declared");
    temp_folder_remove(&folder);
}
END_TEST

/* A byte order mark, CRLF and a slash behind the folder's name are fine. */
START_TEST(marks_and_slashes_do_no_harm)
{
    TempFolder folder;
    temp_folder_make(&folder);
    write_small(&folder, NULL);
    temp_folder_write(
        &folder, "p1/programme.rules",
        "\xef\xbb\xbfprogramme p1 \"First\"\r\n  from 2025-01-02\r\n  status in-force\r\nend\r\n");
    Rulebook book = {0};
    Diags diags = diags_in(&book.arena);
    rulebook_load(&book, arena_print(&folder.arena, "%s//", folder.path).at, &diags);
    check_silent(&diags);
    ck_assert(slice_is(book.folder, folder.path));
    Slice wanted = arena_print(&folder.arena, "%s/facts.csv", folder.path);
    ck_assert(slice_equal(book.files[0].source->path, wanted));
    rulebook_release(&book);
    temp_folder_remove(&folder);
}
END_TEST

TCase *load_tests(void)
{
    TCase *tc = tcase_create("load");
    tcase_add_test(tc, a_folder_becomes_one_rulebook);
    tcase_add_test(tc, files_stand_in_bytewise_order_of_path);
    tcase_add_test(tc, the_nearest_programme_above_owns_a_file);
    tcase_add_test(tc, the_digest_is_that_of_the_bytes);
    tcase_add_test(tc, the_digest_of_the_whole_changes_with_the_rules_only);
    tcase_add_loop_test(tc, a_fault_of_the_folder_is_reported, 0, COUNT(faults));
    tcase_add_test(tc, a_missing_vocabulary_is_one_message);
    tcase_add_test(tc, all_faults_come_in_one_run);
    tcase_add_test(tc, a_missing_or_empty_folder_is_an_error);
    tcase_add_test(tc, without_a_programme_nothing_is_loaded);
    tcase_add_test(tc, marks_and_slashes_do_no_harm);
    return tc;
}
