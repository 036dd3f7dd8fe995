/* fixture.h - a rulebook and a deal list written as text, judged as the program does it.
 *
 *     fixture_open(&f);                         the small tables below
 *     fixture_write(&f, "p/a.rules", rules);    any further file, or one instead of a table
 *     fixture_load(&f);
 *     fixture_list(&f, "flag\nyes\n");
 *     while (fixture_next(&f)) ... fixture_truth(&f, "term"), fixture_judge(&f)
 *
 * Ownership: fixture_open/fixture_close; a Determination is valid until the next deal.
 * Errors:    end the test, with the messages about the rules.
 */
#ifndef TESTS_FIXTURE_H
#define TESTS_FIXTURE_H

#include "deals/reader.h"
#include "match/evaluate.h"
#include "match/judge.h"
#include "match/signals.h"
#include "rules/load.h"
#include "tempfolder.h"

#include <fcntl.h>
#include <unistd.h>

typedef struct Fixture {
    TempFolder folder;
    Rulebook book;
    Diags diags;
    Arena arena; /* the index of signals */
    SignalReader *signals;
    JudgeOptions options;
    Judge *judge;
    Arena list_arena;
    int fd;
    DealReader *list;
    Deal *deal;
    Determination found;
} Fixture;

/* ---- the small tables ---- */

static const char fixture_facts[] = "id,type,unit,values,several,complete,from_headers,group,ask\n"
                                    "deal_id,text,,,,,,,\n"
                                    "completion_date,date,,,,,Announced,,When?\n"
                                    "description,text,,,,,,,\n"
                                    "remarks,text,,,,,,,\n"
                                    "flag,yes-no,,,,,,,\n"
                                    "second,yes-no,,,,,,,\n"
                                    "third,yes-no,,,,,,,\n"
                                    "fourth,yes-no,,,,,,,\n"
                                    "person,yes-no,,,,,,,\n"
                                    "claim,yes-no,,,,,,,\n"
                                    "reply,yes-no,,,,,,,\n"
                                    "other_reply,yes-no,,,,,,,\n"
                                    "open_reading,yes-no,,,,,,reading,\n"
                                    "kind,choice,,logic|nand|dram,,,,,\n"
                                    "activity,set,,designs|makes|packs,,,,,\n"
                                    "use,set,,military|spying,,no,,,\n"
                                    "node,number,nm,,,,,,\n"
                                    "compute,number,operations,,,,,,\n"
                                    "share,percent,,,,,,,\n"
                                    "amount,money,USD,,sum,,,,\n"
                                    "signed,date,,,,,,,\n"
                                    "country,jurisdiction,,,,,,,\n"
                                    "seat,jurisdiction,,,,,,,\n"
                                    "owner,party,,,,,,,\n";

static const char fixture_places[] = "alpha2,alpha3,numeric,name,aliases,places\n"
                                     "CN,CHN,156,China,,Shanghai\n"
                                     "FR,FRA,250,France,,Lyon\n"
                                     "HK,HKG,344,Hong Kong,,\n"
                                     "RU,RUS,643,Russia,,\n"
                                     "TW,TWN,158,Taiwan,,\n";

/* `coming` has no member before 2030; the rest of `closed` is in, of `doubtful` unclear. */
static const char fixture_lists[] = "list,member,code,from,until,checked,law\n"
                                    "concern,in,CN,,,,L\n"
                                    "concern,in,HK,,2025-12-31,,L\n"
                                    "concern,out,TW,,,,L\n"
                                    "concern,unclear,RU,,,,L\n"
                                    "closed,out,FR,,,,L\n"
                                    "closed,in,*,,,,L\n"
                                    "doubtful,in,CN,,,,L\n"
                                    "doubtful,unclear,*,,,,L\n"
                                    "coming,in,CN,2030-01-01,,,L\n"
                                    "listed,in,Acme Corp,,,,L\n"
                                    "listed,unclear,Beta,,,,L\n";

static const char fixture_parameters[] = "name,value,unit,from,until,reading,law\n"
                                         "limit,16,nm,,,,L\n"
                                         "disputed,16,nm,,,node_reading=low,L\n";

static const char fixture_programme[] = "programme p \"Programme\"\n"
                                        "  law    \"Law\"\n"
                                        "  status in-force\n"
                                        "end\n";

/* ---- opening ---- */

static inline Date fixture_day(const char *text)
{
    Date day;
    ck_assert_msg(date_read(slice(text), &day), "'%s' is no date", text);
    return day;
}

static inline void fixture_write(Fixture *f, const char *name, const char *text)
{
    temp_folder_write(&f->folder, name, text);
}

/* Judges as of 2025-06-01 with presumptions, unless f->options say otherwise before loading. */
static inline void fixture_open(Fixture *f)
{
    memset(f, 0, sizeof *f);
    f->fd = -1;
    f->options.as_of = fixture_day("2025-06-01");
    temp_folder_make(&f->folder);
    fixture_write(f, "facts.csv", fixture_facts);
    fixture_write(f, "jurisdictions.csv", fixture_places);
    fixture_write(f, "p/programme.rules", fixture_programme);
    fixture_write(f, "p/lists.csv", fixture_lists);
    fixture_write(f, "p/parameters.csv", fixture_parameters);
}

/* Whether the rules are good; the messages are in f->diags. */
static inline bool fixture_try_load(Fixture *f)
{
    f->diags = diags_in(&f->book.arena);
    rulebook_load(&f->book, f->folder.path, &f->diags);
    if (f->diags.n_errors > 0)
        return false;
    f->signals = signal_reader_open(signal_index_new(&f->book, &f->arena));
    f->judge = judge_open(&f->book, &f->options);
    return true;
}

static inline void fixture_load(Fixture *f)
{
    bool good = fixture_try_load(f);
    char *messages = messages_of(&f->diags);
    ck_assert_msg(good, "%s", messages);
    free(messages);
}

/* Anew with other options. */
static inline void fixture_options(Fixture *f, bool no_presumptions, const char *as_of)
{
    f->options.no_presumptions = no_presumptions;
    f->options.as_of = fixture_day(as_of);
    judge_close(f->judge);
    f->judge = judge_open(&f->book, &f->options);
}

/* ---- deals ---- */

static inline void fixture_end_list(Fixture *f)
{
    deals_close(f->list);
    f->list = NULL;
    if (f->fd >= 0)
        close(f->fd);
    f->fd = -1;
    arena_release(&f->list_arena);
}

static inline void fixture_list(Fixture *f, const char *csv)
{
    static const DealOptions options = {0};
    fixture_end_list(f);
    fixture_write(f, "deals.csv.txt", csv);
    f->fd = open(temp_folder_path(&f->folder, "deals.csv.txt"), O_RDONLY);
    ck_assert_int_ge(f->fd, 0);
    Diags diags = diags_in(&f->list_arena);
    f->list = deals_open(&f->book, f->fd, slice("deals.csv"), &options, &f->list_arena, &diags);
    char *messages = messages_of(&diags);
    ck_assert_msg(f->list != NULL, "%s", messages);
    free(messages);
}

/* The next deal, its signals applied; false at the end of the list. */
static inline bool fixture_next(Fixture *f)
{
    DealsResult result = deals_next(f->list, &f->deal);
    if (result == DEALS_END)
        return false;
    if (result != DEALS_NEXT) /* a check that passes costs more than a deal */
        ck_abort_msg("the list cannot be read");
    signals_apply(f->signals, f->deal);
    return true;
}

/* A list of one deal. */
static inline void fixture_deal(Fixture *f, const char *csv)
{
    fixture_list(f, csv);
    ck_assert(fixture_next(f));
}

static inline const Determination *fixture_judge(Fixture *f)
{
    judge_deal(f->judge, f->deal, &f->found);
    return &f->found;
}

/* ---- one declaration ---- */

static inline const Decl *fixture_decl(const Fixture *f, const char *id)
{
    for (size_t i = 0; i < f->book.n_decls; i++)
        if (slice_is(f->book.decls[i]->id, id))
            return f->book.decls[i];
    ck_abort_msg("nothing is declared as '%s'", id);
    return NULL;
}

/* The truth of a term in the piece that explains the first programme's interval. */
static inline Truth fixture_truth(Fixture *f, const char *id)
{
    ViewMode mode = f->options.no_presumptions ? VIEW_WITHOUT_PRESUMPTIONS : VIEW_FULL;
    Judgement judgement = judge_programme(f->judge, f->deal, f->book.programmes[0], mode);
    return evaluate_decl(&judgement.view, fixture_decl(f, id));
}

static inline const char *fixture_word(Truth truth)
{
    static const char *const words[] = {"no", "unlikely", "unknown", "likely", "yes"};
    return words[truth];
}

static inline void fixture_close(Fixture *f)
{
    fixture_end_list(f);
    judge_close(f->judge);
    signal_reader_close(f->signals);
    arena_release(&f->arena);
    rulebook_release(&f->book);
    temp_folder_remove(&f->folder);
}

#endif
