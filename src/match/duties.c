#include "match/duties.h"

#include "match/evaluate.h"
#include "match/pieces.h"
#include "match/split.h"

#include <string.h>

/* In rising order. */
typedef enum Claim { CLAIM_NONE, CLAIM_POSSIBLE, CLAIM_OWED } Claim;

/* What is known of one duty over all pieces. */
typedef struct Tally {
    Claim least, greatest;
    bool is_disputed; /* a contradiction names the date that it counts from */
} Tally;

typedef struct Work {
    Judge *judge;
    const Programme *programme;
    const ProgrammeResult *result;
    Determination *out;
    Arena *arena;
    Tally *tallies;      /* by index of programme->duties */
    Truth *applies;      /* by index of programme->filings: the greatest of their declarations */
    const Claim *claims; /* in the piece at hand, before it is split */
    Claim *least, *greatest; /* over split values */
} Work;

/* ---- whether it is owed ---- */

static Claim claim_under(Tiers *tiers, const Decl *duty, const Decl *scope, Truth when)
{
    unsigned ends = tier_ends(tiers, scope);
    if ((ends & duty->outcomes) == 0)
        return CLAIM_NONE;
    unsigned floor = ends & -ends; /* the lowest bit */
    return (floor & duty->outcomes) != 0 && when == TRUTH_YES ? CLAIM_OWED : CLAIM_POSSIBLE;
}

static Claim claim_in(View *view, Tiers *tiers, const Decl *duty)
{
    const Programme *programme = view->programme;
    if (!in_force_in(view, duty))
        return CLAIM_NONE;
    Truth when = evaluate_decl(view, duty);
    if (when == TRUTH_NO)
        return CLAIM_NONE;
    if (programme->n_scopes == 0)
        return claim_under(tiers, duty, NULL, when);
    Claim greatest = CLAIM_NONE;
    for (size_t i = 0; i < programme->n_scopes && greatest < CLAIM_OWED; i++) {
        const Decl *scope = programme->scopes[i];
        if (!in_force_in(view, scope) || !is_under(duty, scope))
            continue;
        Claim one = claim_under(tiers, duty, scope, when);
        greatest = one > greatest ? one : greatest;
    }
    return greatest;
}

static bool note_split(void *context, View *view)
{
    Work *work = context;
    Tiers tiers = tiers_of(view);
    for (size_t i = 0; i < work->programme->n_duties; i++) {
        if (work->claims[i] != CLAIM_POSSIBLE)
            continue;
        Claim one = claim_in(view, &tiers, work->programme->duties[i]);
        work->least[i] = one < work->least[i] ? one : work->least[i];
        work->greatest[i] = one > work->greatest[i] ? one : work->greatest[i];
    }
    return true;
}

/* Of a duty that is possible without splitting: owed if it is so whatever the value. */
static void sharpen(Work *work, const View *view, Claim *claims)
{
    const Fact *facts[SPLIT_MAX];
    size_t n = work->programme->n_duties;
    if (split_facts(view, facts) == 0)
        return;
    for (size_t i = 0; i < n; i++) {
        work->least[i] = CLAIM_OWED;
        work->greatest[i] = CLAIM_NONE;
    }
    work->claims = claims;
    split_visit(view, work->judge->split_memo, note_split, work);
    for (size_t i = 0; i < n; i++) {
        if (claims[i] == CLAIM_POSSIBLE && work->least[i] == work->greatest[i])
            claims[i] = work->least[i];
    }
}

/* ---- what a notice asks for ---- */

/* Whether a line of filing.csv applies by what it names beside duties. */
static Truth applies_by_law(View *view, const Filing *filing)
{
    Truth greatest = filing->n_applies == 0 ? TRUTH_YES : TRUTH_NO;
    for (size_t i = 0; i < filing->n_applies; i++) {
        if (filing->applies[i]->kind != DECL_DUTY)
            greatest = truth_greatest(greatest, evaluate_decl(view, filing->applies[i]));
    }
    return greatest;
}

static bool names_a_duty(const Filing *filing)
{
    for (size_t i = 0; i < filing->n_applies; i++) {
        if (filing->applies[i]->kind == DECL_DUTY)
            return true;
    }
    return false;
}

static bool names(const Filing *filing, const Decl *duty)
{
    for (size_t i = 0; i < filing->n_applies; i++) {
        if (slice_equal(filing->applies[i]->id, duty->id))
            return true;
    }
    return false;
}

/* What is due where a deal is to be notified. */
static bool is_notice(const Decl *duty)
{
    return !duty->keep && (duty->outcomes & (1u << OUTCOME_NOTIFIABLE)) != 0;
}

static void add_items(const Work *work, Duty *duty, bool is_the_notice)
{
    const Programme *programme = work->programme;
    FilingItem *items = arena_array(work->arena, FilingItem, programme->n_filings + 1);
    for (size_t i = 0; i < programme->n_filings; i++) {
        const Filing *filing = &programme->filings[i];
        Truth applies = work->applies[i];
        if (names_a_duty(filing))
            applies = !names(filing, duty->decl) ? TRUTH_NO
                      : duty->owed               ? TRUTH_YES
                                                 : TRUTH_UNKNOWN;
        else if (!is_the_notice)
            applies = TRUTH_NO;
        if (applies > TRUTH_NO)
            items[duty->n_items++] = (FilingItem){filing, applies};
    }
    duty->items = items;
}

/* ---- over all pieces ---- */

static bool is_disputed(const View *view, const Fact *date)
{
    return date && view->contradicted && view->contradicted[date->index];
}

static void note_piece(Work *work, View *view, bool is_first)
{
    const Programme *programme = work->programme;
    Claim *claims = arena_array(work->arena, Claim, programme->n_duties);
    bool in_time = programme->from <= view->piece.first && view->piece.first <= programme->until;
    Tiers tiers = tiers_of(view);
    bool is_open = false;
    for (size_t i = 0; in_time && i < programme->n_duties; i++) {
        claims[i] = claim_in(view, &tiers, programme->duties[i]);
        is_open = is_open || claims[i] == CLAIM_POSSIBLE;
    }
    if (is_open)
        sharpen(work, view, claims);
    for (size_t i = 0; i < programme->n_duties; i++) {
        Tally *tally = &work->tallies[i];
        tally->is_disputed =
            tally->is_disputed || is_disputed(view, programme->duties[i]->due.fact);
        tally->least = is_first || claims[i] < tally->least ? claims[i] : tally->least;
        tally->greatest = claims[i] > tally->greatest ? claims[i] : tally->greatest;
    }
    for (size_t i = 0; in_time && i < programme->n_filings; i++)
        work->applies[i] =
            truth_greatest(work->applies[i], applies_by_law(view, &programme->filings[i]));
}

static void note_pieces(Work *work, Judgement *judgement)
{
    View *view = &judgement->view;
    if (view->supposed) {
        view->supposed = NULL;
        view_forget(view);
    }
    if (judgement->n_pieces == 1) {
        note_piece(work, view, true);
        return;
    }
    Pieces pieces = pieces_of(view);
    bool is_first = true;
    for (DateSpan piece; pieces_next(&pieces, &piece); is_first = false) {
        judge_enter_piece(work->judge, view, piece);
        note_piece(work, view, is_first);
    }
}

static Duty duty_of(const Work *work, const Decl *decl, const Tally *tally)
{
    return (Duty){
        .decl = decl,
        .counts = work->result->counts,
        .owed = tally->least == CLAIM_OWED,
        .has_date = !tally->is_disputed, /* as far as is known here */
    };
}

/* The notice that has the lines which name no duty: the first that is owed, else the first. */
static const Decl *find_notice(const Duty *duties, size_t n)
{
    const Decl *first = NULL;
    for (size_t i = 0; i < n; i++) {
        if (!is_notice(duties[i].decl))
            continue;
        if (duties[i].owed)
            return duties[i].decl;
        first = first ? first : duties[i].decl;
    }
    return first;
}

/* The duties found so far, with room for those of one more programme. */
static Duty *make_room(const Work *work)
{
    const Determination *out = work->out;
    Duty *duties = arena_array(work->arena, Duty, out->n_duties + work->programme->n_duties);
    if (out->n_duties > 0)
        memcpy(duties, out->duties, out->n_duties * sizeof *duties);
    return duties;
}

static void list_duties(const Work *work)
{
    const Programme *programme = work->programme;
    Duty *all = make_room(work);
    Duty *own = all + work->out->n_duties;
    size_t n = 0;
    for (size_t i = 0; i < programme->n_duties; i++) {
        if (work->tallies[i].greatest > CLAIM_NONE)
            own[n++] = duty_of(work, programme->duties[i], &work->tallies[i]);
    }
    const Decl *notice = find_notice(own, n);
    for (size_t i = 0; i < n; i++) {
        if (own[i].owed || work->result->likely >= OUTCOME_NOTIFIABLE)
            add_items(work, &own[i], own[i].decl == notice);
    }
    work->out->duties = all;
    work->out->n_duties += n;
}

void duties_find(Judge *judge, Judgement *judgement, const ProgrammeResult *result,
                 Determination *out)
{
    const Programme *programme = result->programme;
    Arena *arena = judgement->view.deal->arena;
    if (programme->n_duties == 0 || judgement->range.ceiling == OUTCOME_NOT_COVERED)
        return;
    Work work = {
        .judge = judge,
        .programme = programme,
        .result = result,
        .out = out,
        .arena = arena,
        .tallies = arena_array(arena, Tally, programme->n_duties),
        .applies = arena_array(arena, Truth, programme->n_filings + 1),
        .least = arena_array(arena, Claim, programme->n_duties),
        .greatest = arena_array(arena, Claim, programme->n_duties),
    };
    note_pieces(&work, judgement);
    list_duties(&work);
}

/* ---- by when ---- */

/* The days on which a stated date lies; false where it is not stated, or says nothing. */
static bool stated_days(const Deal *deal, const Fact *fact, DateSpan *out)
{
    if (fact->of || deal->facts[fact->index].standing != STANDING_STATED)
        return false;
    *out = stated_span(&deal->facts[fact->index]);
    return out->first != DATE_FIRST || out->last != DATE_LAST;
}

static bool due_days(const Deal *deal, const Decl *duty, DateSpan *due)
{
    *due = (DateSpan){duty->day, duty->day};
    if (duty->has_day)
        return true;
    if (!duty->due.fact || !stated_days(deal, duty->due.fact, due))
        return false;
    due->first = date_add(due->first, duty->due.count, duty->due.unit);
    due->last = date_add(due->last, duty->due.count, duty->due.unit);
    return true;
}

void duties_date(Determination *found, const Deal *deal, Date as_of)
{
    if (found->n_duties == 0)
        return;
    Duty *duties = arena_array(deal->arena, Duty, found->n_duties);
    memcpy(duties, found->duties, found->n_duties * sizeof *duties);
    for (size_t i = 0; i < found->n_duties; i++) {
        Duty *duty = &duties[i];
        duty->has_date = duty->has_date && due_days(deal, duty->decl, &duty->due);
        bool has_end = duty->has_date && !duty->decl->keep;
        duty->overdue = has_end && duty->due.last < as_of;
        duty->may_be_overdue = has_end && !duty->overdue && duty->due.first < as_of;
    }
    found->duties = duties;
}
