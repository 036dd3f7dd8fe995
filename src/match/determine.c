#include "match/determine.h"

#include "match/contradictions.h"
#include "match/duties.h"
#include "match/evaluate.h"
#include "match/findings.h"
#include "match/judge.h"
#include "match/pieces.h"
#include "match/presume.h"
#include "match/split.h"

#include <stdlib.h>
#include <string.h>

static void *zeroed(size_t n, size_t size)
{
    void *memory = calloc(n ? n : 1, size);
    if (!memory)
        out_of_memory();
    return memory;
}

/* The test that a definition's answer amounts to. */
static void make_answers(Judge *judge)
{
    const Rulebook *book = judge->book;
    size_t n = 0;
    for (size_t i = 0; i < book->n_decls; i++)
        n += book->decls[i]->answered_by != NULL;
    judge->answers = zeroed(book->n_decls, sizeof *judge->answers);
    judge->answer_tests = zeroed(n, sizeof *judge->answer_tests);
    n = 0;
    for (size_t i = 0; i < book->n_decls; i++) {
        const Decl *decl = book->decls[i];
        if (!decl->answered_by)
            continue;
        Cond *test = &judge->answer_tests[n++];
        test->kind = COND_TEST;
        test->at = decl->at;
        test->op = OP_IS;
        test->fact = decl->answered_by;
        judge->answers[decl->index] = test;
    }
}

static Memo memo_open(const Judge *judge, uint64_t *round)
{
    Memo memo = {
        .values = zeroed(judge->book->n_decls, sizeof(unsigned char)),
        .named = zeroed(NAMED_KNOWN, sizeof(NamedTruth)),
        .round = round,
    };
    for (size_t i = 0; i < WHOSE_COUNT; i++)
        memo.conds[i] = zeroed(judge->book->n_conds + 1, sizeof(uint64_t));
    *round = 1;
    return memo;
}

static void memo_close(Memo *memo)
{
    free(memo->values);
    free(memo->named);
    for (size_t i = 0; i < WHOSE_COUNT; i++)
        free(memo->conds[i]);
}

Judge *judge_open(const Rulebook *book, const JudgeOptions *options)
{
    Judge *judge = zeroed(1, sizeof *judge);
    judge->book = book;
    judge->options = *options;
    judge->presumed = zeroed(book->n_facts, sizeof *judge->presumed);
    judge->contradicted = zeroed(book->n_facts, sizeof *judge->contradicted);
    make_answers(judge);
    judge->memo = memo_open(judge, &judge->round);
    judge->stated_memo = memo_open(judge, &judge->round);
    judge->split_memo = memo_open(judge, &judge->split_round);
    judge->varying = split_varying(book);
    judge->spoken = zeroed(book->n_kinds, sizeof *judge->spoken);
    return judge;
}

void judge_close(Judge *judge)
{
    if (!judge)
        return;
    free((void *)judge->presumed);
    free(judge->contradicted);
    free((void *)judge->answers);
    free(judge->answer_tests);
    recall_close(judge->recall);
    memo_close(&judge->memo);
    memo_close(&judge->stated_memo);
    memo_close(&judge->split_memo);
    free(judge->varying.decls);
    free(judge->varying.conds);
    free(judge->spoken);
    free(judge);
}

void judge_remember(Judge *judge, const Columns *columns, size_t room)
{
    recall_close(judge->recall);
    judge->recall = recall_open(judge->book, columns, room);
}

/* ---- the interval of one programme ---- */

View judge_view(Judge *judge, const Deal *deal, const Programme *programme, ViewMode mode)
{
    memset(judge->spoken, 0, judge->book->n_kinds);
    return (View){
        .book = judge->book,
        .programme = programme,
        .deal = deal,
        .reads = judge->reads,
        .answers = judge->answers,
        .piece = {judge->options.as_of, judge->options.as_of},
        .presumed = judge->presumed,
        .mode = mode,
        .spoken = judge->spoken,
        .varying = &judge->varying,
        .memo = judge->memo,
        .stated_memo = judge->stated_memo,
    };
}

static void start_anew(Judge *judge, View *view)
{
    view_forget(view);
    memset((void *)judge->presumed, 0, judge->book->n_facts * sizeof *judge->presumed);
}

/* Room for what is presumed of each thing that the row names. */
static const Saying ***things_presumed(const View *view)
{
    const Deal *deal = view->deal;
    if (deal->n_things == 0)
        return NULL;
    const Saying ***presumed = arena_array(deal->arena, const Saying **, deal->n_things);
    for (size_t i = 0; i < deal->n_things; i++)
        presumed[i] = arena_array(deal->arena, const Saying *, view->book->n_facts);
    return presumed;
}

bool judge_enter_piece(Judge *judge, View *view, DateSpan piece)
{
    view->piece = piece;
    start_anew(judge, view);
    view->of_things = things_presumed(view);
    if (view->mode != VIEW_FULL)
        return false;
    return presume_facts(view, judge->options.as_of, view->deal->arena);
}

static const Range not_covered = {OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED, OUTCOME_NOT_COVERED};

static bool in_time(const View *view)
{
    return view->programme->from <= view->piece.first &&
           view->piece.first <= view->programme->until;
}

static Range range_in_piece(const Judge *judge, Judgement *judgement, bool *same)
{
    View *view = &judgement->view;
    *same = false;
    if (!in_time(view))
        return not_covered;
    Tiers tiers = tiers_of(view);
    Range whole = tier_range(&tiers);
    Range range = split_range(view, judge->split_memo, whole, same);
    if (!range_equal(range, whole))
        judgement->is_split = true;
    return range;
}

/* Whether `a` is the piece to explain rather than `b`: the worse one. */
static bool is_worse(Range a, Range b)
{
    if (a.ceiling != b.ceiling)
        return a.ceiling > b.ceiling;
    return a.likely != b.likely ? a.likely > b.likely : a.floor > b.floor;
}

/* Contradictions are judged over all days on which the deal may have been completed. */
static void mark_contradictions(Judge *judge, Judgement *judgement)
{
    View *view = &judgement->view;
    if (view->programme->n_contradictions == 0)
        return;
    memset(judge->contradicted, 0, judge->book->n_facts * sizeof *judge->contradicted);
    start_anew(judge, view);
    const DateSpan as_of = view->piece;
    view->piece = completion_span(view);
    judgement->contradicted_any = contradictions_mark(view, judge->contradicted);
    view->piece = as_of;
    view->contradicted = judgement->contradicted_any ? judge->contradicted : NULL;
}

/* Where the interval is that of each value, what is told and asked is so for one of them. */
static void note_split(Judgement *judgement, bool same)
{
    View *view = &judgement->view;
    judgement->split = split_facts_copy(view, view->deal->arena, &judgement->n_split);
    if (!same)
        return;
    view->supposed = split_first(view, view->deal->arena);
    view_forget(view);
}

Judgement judge_programme(Judge *judge, const Deal *deal, const Programme *programme, ViewMode mode)
{
    Judgement judgement = {.view = judge_view(judge, deal, programme, mode)};
    View *view = &judgement.view;
    mark_contradictions(judge, &judgement);
    if (mode == VIEW_FULL) {
        start_anew(judge, view);
        presume_date(view, judge->options.as_of, deal->arena);
        judgement.presumed_any = view->as_of != NULL;
    }
    Pieces pieces = pieces_of(view);
    DateSpan worst = {0, 0};
    bool same_in_worst = false;
    for (DateSpan piece; pieces_next(&pieces, &piece);) {
        judgement.presumed_any = judge_enter_piece(judge, view, piece) || judgement.presumed_any;
        bool same;
        Range range = range_in_piece(judge, &judgement, &same);
        bool first = judgement.n_pieces++ == 0;
        if (first || is_worse(range, judgement.in_piece)) {
            worst = piece;
            same_in_worst = same;
            judgement.in_piece = range;
        }
        judgement.range = first ? range : range_join(judgement.range, range);
    }
    if (view->piece.first != worst.first)
        judge_enter_piece(judge, view, worst);
    if (judgement.is_split)
        note_split(&judgement, same_in_worst);
    return judgement;
}

static bool is_wider_in_piece(const Judge *judge, Judgement *bare, Range than)
{
    View *view = &bare->view;
    if (than.ceiling == OUTCOME_NOT_COVERED) { /* the usual deal: no need to look at exceptions */
        Tiers tiers = tiers_of(view);
        if (!in_time(view) || !tier_is_open(&tiers))
            return false;
        if (split_is_open(view, judge->split_memo))
            return true;
    }
    bool same;
    Range range = range_in_piece(judge, bare, &same);
    return range.floor < than.floor || range.ceiling > than.ceiling;
}

/* Whether the interval would be wider if nothing were presumed. */
static bool rests_on_presumptions(Judge *judge, const Deal *deal, const Judgement *found)
{
    if (!found->presumed_any)
        return false;
    Judgement bare = {
        .view = judge_view(judge, deal, found->view.programme, VIEW_WITHOUT_PRESUMPTIONS)};
    mark_contradictions(judge, &bare);
    Pieces pieces = pieces_of(&bare.view);
    for (DateSpan piece; pieces_next(&pieces, &piece);) {
        judge_enter_piece(judge, &bare.view, piece);
        if (is_wider_in_piece(judge, &bare, found->range))
            return true;
    }
    return false;
}

void judge_interval(Judge *judge, Deal *deal, const Programme *programme, Outcome *floor,
                    Outcome *ceiling, Outcome *likely)
{
    ViewMode mode = judge->options.no_presumptions ? VIEW_WITHOUT_PRESUMPTIONS : VIEW_FULL;
    Judgement found = judge_programme(judge, deal, programme, mode);
    *floor = found.range.floor;
    *ceiling = found.range.ceiling;
    *likely = found.range.likely;
}

/* ---- the whole ---- */

static Shown shown_of(Outcome floor, Outcome ceiling)
{
    if (floor != ceiling)
        return ceiling <= OUTCOME_EXCEPTED ? SHOWN_EXCEPTED : SHOWN_REVIEW;
    switch (floor) {
    case OUTCOME_NOT_COVERED:
        return SHOWN_NOT_COVERED;
    case OUTCOME_EXCEPTED:
        return SHOWN_EXCEPTED;
    case OUTCOME_NOTIFIABLE:
        return SHOWN_NOTIFY;
    case OUTCOME_PROHIBITED:
    case OUTCOME_COUNT:
        break;
    }
    return SHOWN_BARRED;
}

/* A row that could not be read may be anything. */
static Range range_unsure(void)
{
    return (Range){OUTCOME_NOT_COVERED, OUTCOME_PROHIBITED, OUTCOME_NOT_COVERED};
}

static void set_result(ProgrammeResult *result, const Programme *programme, Range range)
{
    result->programme = programme;
    result->counts = programme->status == STATUS_IN_FORCE;
    result->floor = range.floor;
    result->ceiling = range.ceiling;
    result->likely = range.likely;
    result->shown = shown_of(range.floor, range.ceiling);
}

static void judge_one(Judge *judge, Deal *deal, const Programme *programme, Findings *findings,
                      ProgrammeResult *result, Determination *out)
{
    if (deal->unsure) {
        set_result(result, programme, range_unsure());
        return;
    }
    ViewMode mode = judge->options.no_presumptions ? VIEW_WITHOUT_PRESUMPTIONS : VIEW_FULL;
    Judgement found = judge_programme(judge, deal, programme, mode);
    set_result(result, programme, found.range);
    findings_add(findings, &found, result);
    result->split = found.split;
    result->n_split = found.n_split;
    duties_find(judge, &found, result, out);
    if (result->counts && rests_on_presumptions(judge, deal, &found))
        findings_rest_on_presumptions(findings);
}

static void add_to_whole(Determination *out, const ProgrammeResult *result)
{
    if (!result->counts)
        return;
    if (result->floor > out->floor)
        out->floor = result->floor;
    if (result->ceiling > out->ceiling)
        out->ceiling = result->ceiling;
    if (result->likely > out->likely)
        out->likely = result->likely;
    if (result->signs > out->signs)
        out->signs = result->signs;
    for (size_t i = 0; i < result->n_findings && !out->hinted; i++)
        out->hinted = result->findings[i].hinted;
}

static void judge_anew(Judge *judge, Deal *deal, Determination *out)
{
    const Rulebook *book = judge->book;
    *out = (Determination){.shown = SHOWN_NOT_COVERED, .unread = deal->unsure};
    ProgrammeResult *results = arena_array(deal->arena, ProgrammeResult, book->n_programmes);
    Findings findings = findings_new(deal);
    for (size_t i = 0; i < book->n_programmes; i++) {
        const Programme *programme = book->programmes[i];
        if (judge->options.only && judge->options.only != programme)
            continue;
        ProgrammeResult *result = &results[out->n_programmes++];
        judge_one(judge, deal, programme, &findings, result, out);
        add_to_whole(out, result);
    }
    out->programmes = results;
    out->shown = shown_of(out->floor, out->ceiling);
    findings_finish(&findings, out);
}

static void judge_or_recall(Judge *judge, Deal *deal, Determination *out)
{
    if (!judge->recall || !recall_takes(judge->recall, deal)) {
        judge_anew(judge, deal, out);
        return;
    }
    const Determination *found = recall_find(judge->recall, deal);
    if (found) {
        *out = *found;
        return;
    }
    judge->reads = recall_start(judge->recall);
    judge_anew(judge, deal, out);
    judge->reads = NULL;
    recall_keep(judge->recall, deal, out);
}

/* The problem names the row's own cells. */
static void report_contradictions(Judge *judge, Deal *deal, const Determination *found)
{
    for (size_t i = 0; i < found->n_programmes; i++) {
        const ProgrammeResult *result = &found->programmes[i];
        if (!result->contradicted || !result->counts)
            continue;
        View view = judge_view(judge, deal, result->programme, VIEW_STATED);
        view_forget(&view);
        view.piece = completion_span(&view);
        contradictions_report(&view, deal);
    }
}

/* Problems and the days of duties are the row's own. */
void judge_deal(Judge *judge, Deal *deal, Determination *out)
{
    judge_or_recall(judge, deal, out);
    report_contradictions(judge, deal, out);
    duties_date(out, deal, judge->options.as_of);
}
