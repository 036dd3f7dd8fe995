#include "match/findings.h"

#include "match/bearing.h"
#include "match/distance.h"
#include "match/evaluate.h"
#include "match/reasons.h"

#include <string.h>

Findings findings_new(Deal *deal)
{
    Findings findings;
    findings.deal = deal;
    findings.n_citations = 0;
    findings.n_presumed = 0;
    findings.n_notes = 0;
    near_start(&findings.near, deal->arena);
    findings.asking.arena = deal->arena;
    findings.asking.n_asked = 0;
    findings.asking.hinge = NULL;
    findings.rests_on_presumptions = false;
    return findings;
}

/* ---- what the whole shows once ---- */

static void add_citation(Findings *findings, Slice citation)
{
    for (size_t i = 0; i < findings->n_citations; i++) {
        if (slice_equal(findings->citations[i], citation))
            return;
    }
    if (citation.len > 0 && findings->n_citations < FINDINGS_CITATIONS_MAX)
        findings->citations[findings->n_citations++] = citation;
}

static void add_notes(Findings *findings, const Decl *decl)
{
    for (size_t i = 0; i < decl->n_notes; i++) {
        bool known = !decl->notes[i].open;
        for (size_t k = 0; k < findings->n_notes && !known; k++)
            known = findings->notes[k].note == &decl->notes[i];
        if (!known && findings->n_notes < FINDINGS_NOTES_MAX)
            findings->notes[findings->n_notes++] = (NoteUse){decl, &decl->notes[i]};
    }
}

static void add_presumed(Findings *findings, const Fact *fact, const Saying *saying)
{
    for (size_t i = 0; i < findings->n_presumed; i++) {
        if (findings->presumed[i].fact == fact)
            return;
    }
    if (findings->n_presumed < FINDINGS_PRESUMED_MAX)
        findings->presumed[findings->n_presumed++] = (PresumedFact){fact, saying};
}

static void add_from(Findings *findings, const Gather *gather, size_t from)
{
    for (size_t i = from; i < gather->n_evidence; i++) {
        if (gather->evidence[i].standing == STANDING_PRESUMED)
            add_presumed(findings, gather->evidence[i].fact, gather->evidence[i].saying);
    }
    for (size_t i = 0; i < gather->n_visited; i++)
        add_notes(findings, gather->visited[i]);
}

/* ---- one programme at work ---- */

typedef struct Work {
    Findings *findings;
    View *view;
    Tiers tiers;
    Arena *arena;
    ProgrammeResult *result;
    Finding *list; /* room for all declarations of the programme */
    size_t n;
} Work;

static Work work_on(Findings *findings, Judgement *judgement, ProgrammeResult *result)
{
    return (Work){
        .findings = findings,
        .view = &judgement->view,
        .tiers = tiers_of(&judgement->view),
        .arena = findings->deal->arena,
        .result = result,
    };
}

static void start_list(Work *work)
{
    work->list = arena_array(work->arena, Finding, work->result->programme->n_decls + 1);
    work->n = 0;
}

/* Adds a declaration with its evidence; citations and notes go to the whole. */
static void add_finding(Work *work, const Decl *decl, Outcome outcome, Truth value, bool cited)
{
    Gather gather;
    gather_start(&gather, work->view, work->arena);
    gather_decl(&gather, decl);
    Slice citations[CITATIONS_MAX];
    size_t n = cite_decl(work->view, work->arena, decl, citations);
    Finding *finding = &work->list[work->n++];
    *finding =
        (Finding){.decl = decl, .citation = citations[0], .outcome = outcome, .value = value};
    finding->own = value;
    finding->evidence = gather_copy(&gather, 0, &finding->n_evidence);
    if (!work->result->counts)
        return;
    if (cited) {
        for (size_t i = 0; i < n; i++)
            add_citation(work->findings, citations[i]);
        add_from(work->findings, &gather, 0);
    }
}

/* ---- rules that bear on the deal ---- */

/* In REVIEW the rules are cited for which most speaks. */
static void add_rules(Work *work)
{
    bool review = work->result->shown == SHOWN_REVIEW;
    size_t n;
    const Bearing *sorted = bearings_of(&work->tiers, work->arena, &n);
    start_list(work);
    for (size_t i = 0; i < n; i++) {
        const Bearing *bearing = &sorted[i];
        bool cited = review && bearing_class(bearing) == bearing_class(&sorted[0]);
        add_finding(work, bearing->rule, bearing->outcome, bearing->value, cited);
        work->list[work->n - 1].own = bearing->own;
        work->list[work->n - 1].hinted = bearing->hint != HINT_NONE;
    }
    work->result->findings = work->list;
    work->result->n_findings = work->n;
}

/* ---- what decided ---- */

static bool all_scopes_shut(Work *work)
{
    const Programme *programme = work->result->programme;
    for (size_t i = 0; i < programme->n_scopes; i++) {
        if (in_force_in(work->view, programme->scopes[i]) &&
            tier_scope(&work->tiers, programme->scopes[i]) > TRUTH_NO)
            return false;
    }
    return programme->n_scopes > 0;
}

static void add_shut(Work *work, Gather *gather, const Decl *decl)
{
    size_t from = gather->n_evidence;
    gather_decl(gather, decl);
    if (gather->n_evidence == from && work->n > 0)
        return; /* the same facts shut it */
    Finding *finding = &work->list[work->n++];
    *finding = (Finding){.decl = decl, .citation = decl_citation(decl), .value = TRUTH_NO};
    finding->evidence = gather_copy(gather, from, &finding->n_evidence);
}

/* NOT COVERED: for each scope what shuts it; where one is open, what shuts the rules. */
static void add_shutters(Work *work)
{
    const Programme *programme = work->result->programme;
    Gather gather;
    gather_start(&gather, work->view, work->arena);
    for (size_t i = 0; i < programme->n_scopes; i++) {
        if (in_force_in(work->view, programme->scopes[i]) &&
            tier_scope(&work->tiers, programme->scopes[i]) == TRUTH_NO)
            add_shut(work, &gather, programme->scopes[i]);
    }
    bool open = !all_scopes_shut(work);
    for (size_t i = 0; open && i < programme->n_rules; i++) {
        if (in_force_in(work->view, programme->rules[i]) &&
            evaluate_decl(work->view, programme->rules[i]) == TRUTH_NO)
            add_shut(work, &gather, programme->rules[i]); /* else no open scope reaches it */
    }
    if (!work->result->counts)
        return;
    for (size_t i = 0; i < gather.n_evidence; i++)
        add_citation(work->findings, gather.evidence[i].citation);
    add_from(work->findings, &gather, 0);
}

static Distance distance_to_force(const Programme *programme, DateSpan date)
{
    Distance begin = distance_from_day(date, OP_GE, programme->from);
    return begin.known && !begin.inside ? begin : distance_from_day(date, OP_LE, programme->until);
}

/* The programme was not in force on the deal's date. */
static void add_out_of_time(Work *work)
{
    const Programme *programme = work->result->programme;
    const Fact *date = work->view->book->completion_date;
    Finding *finding = &work->list[work->n++];
    finding->citation = programme->n_laws > 0 ? programme->laws[0].text : programme->title;
    finding->value = TRUTH_NO;
    if (date) {
        Evidence *evidence = arena_new(work->arena, Evidence);
        const DealFact *known = view_fact(work->view, date);
        *evidence = (Evidence){
            .fact = date,
            .truth = TRUTH_NO,
            .standing = work->view->as_of ? STANDING_PRESUMED : known->standing,
            .saying = work->view->as_of ? work->view->as_of : known->stated,
            .citation = finding->citation,
        };
        if (evidence->standing == STANDING_STATED && evidence->saying)
            evidence->distance = distance_to_force(programme, evidence->saying->value.date);
        finding->evidence = evidence;
        finding->n_evidence = 1;
    }
    if (work->result->counts)
        add_citation(work->findings, finding->citation);
}

static bool in_time(const Work *work)
{
    const Programme *programme = work->result->programme;
    return programme->from <= work->view->piece.first &&
           work->view->piece.first <= programme->until;
}

static void add_certain_rules(Work *work, const Decl *scope, Outcome tier)
{
    const Programme *programme = work->result->programme;
    for (size_t i = 0; i < programme->n_rules; i++) {
        const Decl *rule = programme->rules[i];
        if (rule->outcome == tier && in_force_in(work->view, rule) &&
            evaluate_decl(work->view, rule) == TRUTH_YES)
            add_finding(work, rule, outcome_under(tier, scope), TRUTH_YES, true);
    }
}

/* Whether an exception frees what a rule may lead to, and nothing below the tier. */
static bool frees(Work *work, const Decl *exception, const Decl *scope, Outcome tier)
{
    Outcome lowest = tier > OUTCOME_NOTIFIABLE ? tier : OUTCOME_NOTIFIABLE;
    for (Outcome outcome = lowest; outcome <= OUTCOME_PROHIBITED; outcome++) {
        if (scope_reaches(scope, outcome) && tier_rules(&work->tiers, outcome) > TRUTH_NO &&
            exception_applies(exception, outcome, scope))
            return true;
    }
    return false;
}

static void add_exceptions(Work *work, const Decl *scope, Outcome tier)
{
    const Programme *programme = work->result->programme;
    for (size_t i = 0; i < programme->n_exceptions; i++) {
        const Decl *exception = programme->exceptions[i];
        if (in_force_in(work->view, exception) && frees(work, exception, scope, tier) &&
            evaluate_decl(work->view, exception) == TRUTH_YES)
            add_finding(work, exception, OUTCOME_EXCEPTED, TRUTH_YES, true);
    }
}

/* The first scope that surely leads to `end`, else the first that may. */
static bool find_holder(Work *work, Outcome end, const Decl **found)
{
    const Programme *programme = work->result->programme;
    bool any = false;
    *found = NULL;
    for (size_t i = 0; i < programme->n_scopes; i++) {
        const Decl *scope = programme->scopes[i];
        if (!in_force_in(work->view, scope))
            continue;
        Range range = tier_range_of(&work->tiers, scope);
        if (range.ceiling == end && (!any || range.floor == end)) {
            *found = scope;
            any = true;
        }
        if (any && range.floor == end)
            return true;
    }
    return any || programme->n_scopes == 0;
}

/* BARRED, NOTIFY, EXCEPTED: the rules, the exception and the scope that hold. */
static void add_holders(Work *work)
{
    Outcome end = work->result->ceiling;
    const Decl *scope;
    if (!find_holder(work, end, &scope))
        return;
    Outcome tier = tier_certain(&work->tiers, scope);
    add_certain_rules(work, scope, tier);
    if (end == OUTCOME_EXCEPTED)
        add_exceptions(work, scope, tier);
    if (scope)
        add_finding(work, scope, end, tier_scope(&work->tiers, scope), true);
}

/* Presumptions that keep exceptions and scopes from mattering, without a finding each. */
static void add_silent(Work *work)
{
    const Programme *programme = work->result->programme;
    Gather gather;
    gather_start(&gather, work->view, work->arena);
    for (size_t i = 0; i < programme->n_scopes; i++) {
        if (in_force_in(work->view, programme->scopes[i]))
            gather_decl(&gather, programme->scopes[i]);
    }
    add_from(work->findings, &gather, 0);
    for (size_t i = 0; i < programme->n_exceptions; i++) {
        if (!in_force_in(work->view, programme->exceptions[i]))
            continue;
        gather_start(&gather, work->view, work->arena);
        gather_decl(&gather, programme->exceptions[i]);
        add_from(work->findings, &gather, 0);
    }
    if (work->view->as_of)
        add_presumed(work->findings, work->view->book->completion_date, work->view->as_of);
}

static void add_deciders(Work *work)
{
    start_list(work);
    if (!in_time(work))
        add_out_of_time(work);
    else if (work->result->ceiling == OUTCOME_NOT_COVERED)
        add_shutters(work);
    else if (work->result->shown != SHOWN_REVIEW)
        add_holders(work);
    work->result->deciders = work->list;
    work->result->n_deciders = work->n;
}

static void add_questions(Work *work, const Judgement *judgement)
{
    Asking *asking = &work->findings->asking;
    asking->tiers = &work->tiers;
    const Fact *date = work->view->book->completion_date;
    bool pieces_differ = judgement->range.floor != judgement->in_piece.floor ||
                         judgement->range.ceiling != judgement->in_piece.ceiling;
    if (date && judgement->n_pieces > 1 && pieces_differ)
        ask_fact(asking, date, date->cite);
    ask_programme(asking, judgement->in_piece);
}

static void add_signs(Work *work)
{
    Outcome signs = tier_signs(&work->tiers);
    if (signs > work->result->signs)
        work->result->signs = signs;
}

void findings_add(Findings *findings, Judgement *judgement, ProgrammeResult *result)
{
    Work work = work_on(findings, judgement, result);
    result->signs = result->likely;
    result->contradicted = judgement->contradicted_any;
    add_deciders(&work);
    if (!in_time(&work))
        return;
    if (result->counts)
        near_add(&findings->near, &work.tiers);
    if (result->ceiling == OUTCOME_NOT_COVERED)
        return;
    add_rules(&work);
    if (!result->counts)
        return;
    add_silent(&work);
    if (result->shown == SHOWN_REVIEW) {
        add_signs(&work);
        add_questions(&work, judgement);
    }
}

/* ---- the end ---- */

void findings_rest_on_presumptions(Findings *findings)
{
    findings->rests_on_presumptions = true;
}

static void *copy_of(Arena *arena, const void *from, size_t n, size_t size)
{
    if (n == 0)
        return NULL;
    void *copy = arena_alloc(arena, n * size);
    memcpy(copy, from, n * size);
    return copy;
}

void findings_finish(Findings *findings, Determination *out)
{
    Arena *arena = findings->deal->arena;
    if (findings->rests_on_presumptions) {
        for (size_t i = 0; i < findings->n_presumed; i++)
            add_notes(findings, findings->presumed[i].saying->presume);
        out->n_presumed = findings->n_presumed;
        out->presumed =
            copy_of(arena, findings->presumed, findings->n_presumed, sizeof(PresumedFact));
    }
    out->n_citations = findings->n_citations;
    out->citations = copy_of(arena, findings->citations, findings->n_citations, sizeof(Slice));
    out->n_notes = findings->n_notes;
    out->notes = copy_of(arena, findings->notes, findings->n_notes, sizeof(NoteUse));
    out->hinge = findings->asking.hinge;
    out->near = near_copy(&findings->near, &out->n_near);
    out->questions = asking_copy(&findings->asking, &out->n_questions);
}
