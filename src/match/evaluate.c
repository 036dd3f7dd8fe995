#include "match/evaluate.h"

#include "match/looks.h"
#include "match/things.h"

static Date day_of(const View *view)
{
    return view->piece.first;
}

/* ---- tests on a fact ---- */

/* Sets are judged element by element: text that names a further element weakens its absence
 * and nothing else. */
static Truth test_stated_set(const View *view, const Cond *test, Truth stated)
{
    if (stated == TRUTH_YES && test->operand.kind != OPERAND_NONE)
        return TRUTH_YES;
    uint64_t hinted = 0;
    if (view->mode != VIEW_STATED) {
        const Saying *hint = view_fact(view, test->fact)->hints;
        for (; hint; hint = hint->next)
            hinted |= hint->value.choices.names;
    }
    if (test->operand.kind == OPERAND_NONE)
        return hinted ? truth_hinted(stated) : stated;
    if (!(hinted & test->operand.choices))
        return stated;
    return stated == TRUTH_NO ? TRUTH_UNLIKELY : TRUTH_LIKELY;
}

/* Several statements that agree: what any of them settles is settled. */
static Truth test_stated(const View *view, const Cond *test, const Saying *said)
{
    Truth truth = TRUTH_UNKNOWN;
    for (; said && truth == TRUTH_UNKNOWN; said = said->next)
        truth = test_as_equal(view, test, &said->value);
    if (test->fact->type == TYPE_SET)
        truth = test_stated_set(view, test, truth);
    return truth;
}

/* Of several hints or contradicting statements any that passes suffices. An element that a
 * text does not name is unknown: texts never say that they are complete. */
static Truth test_hinted(const View *view, const Cond *test, const Saying *said, bool inferred)
{
    Truth greatest = TRUTH_NO;
    for (; said; said = said->next)
        greatest = truth_greatest(greatest, test_as_equal(view, test, &said->value));
    if (inferred && test->fact->type == TYPE_SET && greatest == TRUTH_NO)
        return test->operand.kind == OPERAND_NONE ? TRUTH_UNLIKELY : TRUTH_UNKNOWN;
    return truth_hinted(greatest);
}

/* In a piece the completion date lies in the piece, whatever its standing; where cells alone
 * count, it must be stated, and a hint against it says nothing. */
static bool is_in_piece(const View *view, const Cond *test)
{
    if (test->fact != view->book->completion_date)
        return false;
    const DealFact *known =
        test->operand.kind == OPERAND_DATE ? view_completion(view) : view_fact(view, test->fact);
    return view->mode != VIEW_STATED || known->standing == STANDING_STATED;
}

static Truth test_as_equal_by_standing(const View *view, const Cond *test)
{
    const Saying *said = view_sayings(view, test->fact);
    switch (view_standing(view, test->fact)) {
    case STANDING_MISSING:
        break;
    case STANDING_STATED:
    case STANDING_PRESUMED:
        return test_stated(view, test, said);
    case STANDING_INFERRED:
        return test_hinted(view, test, said, true);
    case STANDING_CONTRADICTED:
        return test_hinted(view, test, said, false);
    }
    return TRUTH_UNKNOWN;
}

static Truth test_as_noted(const View *view, const Cond *test)
{
    Truth truth;
    if (is_in_piece(view, test))
        truth = test_date(view, test, view->piece);
    else if (view->unnamed && test->fact->whole && !view_sayings(view, test->fact))
        truth = test_number(view, test, amount_of_others(view, test->fact));
    else
        truth = test_as_equal_by_standing(view, test);
    return test_is_inverted(test) ? truth_not(truth) : truth;
}

Truth evaluate_test(const View *view, const Cond *test)
{
    if (!view->reads || !looks_note_test(view, test))
        return test_as_noted(view, test);
    View unnoted = *view;
    unnoted.reads = NULL;
    return test_as_noted(&unnoted, test);
}

static Truth evaluate_known(const View *view, const Cond *cond)
{
    if (view_fact(view, cond->fact)->standing == STANDING_STATED)
        return TRUTH_YES;
    /* Said, but not for certain or not legibly: enough to lift a presumption, too little to let
     * one hold. */
    return view_is_troubled(view, cond->fact) ? TRUTH_LIKELY : TRUTH_NO;
}

/* ---- conditions ---- */

static Truth evaluate_all(View *view, const Cond *cond)
{
    Truth truth = TRUTH_YES;
    for (const Cond *part = cond->first; part && truth > TRUTH_NO; part = part->next)
        truth = truth_least(truth, evaluate(view, part));
    return truth;
}

static Truth evaluate_any(View *view, const Cond *cond)
{
    Truth truth = TRUTH_NO;
    for (const Cond *part = cond->first; part && truth < TRUTH_YES; part = part->next)
        truth = truth_greatest(truth, evaluate(view, part));
    return truth;
}

static Truth evaluate_kind(View *view, const Cond *cond)
{
    switch (cond->kind) {
    case COND_ALL:
        return evaluate_all(view, cond);
    case COND_ANY:
        return evaluate_any(view, cond);
    case COND_NOT:
        return truth_not(evaluate(view, cond->first));
    case COND_TERM:
        return evaluate_decl(view, cond->term);
    case COND_TEST:
        return evaluate_test(view, cond);
    case COND_KNOWN:
        return evaluate_known(view, cond);
    case COND_SOME:
        return evaluate_some(view, cond);
    case COND_TOTAL:
        return evaluate_total(view, cond);
    case COND_BAD:
        break;
    }
    return TRUTH_UNKNOWN;
}

static Whose whose(const View *view)
{
    if (!view->in_thing)
        return WHOSE_DEAL;
    return view->unnamed ? WHOSE_UNNAMED : WHOSE_SPOKEN;
}

static Truth evaluate_of_named(View *view, const Cond *cond)
{
    const Memo *memo = &view->memo;
    const uintptr_t at = cond->index + (uintptr_t)view->thing / sizeof(void *) * 97;
    NamedTruth *known = &memo->named[(at ^ at >> 9) % NAMED_KNOWN];
    if (known->cond == cond && known->thing == view->thing && known->round == *memo->round)
        return known->truth;
    Truth truth = evaluate_kind(view, cond);
    *known = (NamedTruth){cond, view->thing, *memo->round, truth};
    return truth;
}

/* Reasons and questions walk down the same conditions and look at the values of each level's
 * parts. */
Truth evaluate(View *view, const Cond *cond)
{
    if (!cond)
        return TRUTH_YES;
    if (cond->index == 0) /* made to be evaluated once */
        return evaluate_kind(view, cond);
    if (view->in_thing && view->thing)
        return evaluate_of_named(view, cond);
    const bool varies = !view->steady || view->varying->conds[cond->index];
    const Memo *memo = varies ? &view->memo : view->steady;
    uint64_t *known = &memo->conds[whose(view)][cond->index];
    if (*known / 8 != *memo->round)
        *known = *memo->round * 8 + evaluate_kind(view, cond);
    return (Truth)(*known % 8);
}

/* ---- terms and their answers ---- */

Truth evaluate_when(View *view, const Decl *decl)
{
    return evaluate(view, decl->when);
}

Truth evaluate_answer(const View *view, const Decl *decl)
{
    return evaluate_test(view, view->answers[decl->index]);
}

/* An answer that its own details contradict, on stated facts alone, settles nothing. */
static Truth stated_answer(const View *view, const Decl *decl, Truth answer)
{
    View stated = view_stated(view);
    Truth details = evaluate_when(&stated, decl);
    if (answer == truth_not(details) && details != TRUTH_UNKNOWN)
        return TRUTH_UNKNOWN;
    return answer;
}

static Truth hinted_answer(Truth answer, Truth details)
{
    bool leans_apart = (answer > TRUTH_UNKNOWN && details < TRUTH_UNKNOWN) ||
                       (answer < TRUTH_UNKNOWN && details > TRUTH_UNKNOWN);
    return leans_apart ? TRUTH_UNKNOWN : answer;
}

/* Details that settle an answer. One that nobody can read may be the other one: then they do so
 * only where the cells do by themselves, not with what is presumed. */
static Truth settled_answer(View *view, const Decl *decl, Truth details)
{
    if (view->mode != VIEW_FULL || !view_is_troubled(view, decl->answered_by))
        return details;
    View stated = view_stated(view);
    return evaluate_when(&stated, decl) == details ? details : TRUTH_UNKNOWN;
}

static Truth answered(View *view, const Decl *decl)
{
    Truth answer = evaluate_answer(view, decl);
    Standing standing = view_standing(view, decl->answered_by);
    if (standing == STANDING_STATED)
        return stated_answer(view, decl, answer);

    Truth details = evaluate_when(view, decl);
    /* A contradicted answer neither bars nor clears, whatever its details say. */
    if (standing == STANDING_CONTRADICTED)
        return hinted_answer(answer, details) == TRUTH_UNKNOWN ? truth_hinted(details) : answer;
    if (details == TRUTH_YES || details == TRUTH_NO)
        return settled_answer(view, decl, details);
    if (standing == STANDING_INFERRED)
        return hinted_answer(answer, details);
    if (standing == STANDING_PRESUMED && details == TRUTH_UNKNOWN &&
        !rests_on_trouble(view, decl->when))
        return answer;
    return details;
}

static Truth evaluate_version(View *view, const Decl *version)
{
    if (version->for_any && !view->in_thing)
        return evaluate_for_any(view, version);
    return version->answered_by ? answered(view, version) : evaluate_when(view, version);
}

/* Values are remembered for the deal as a whole, not for its things. */
Truth evaluate_decl(View *view, const Decl *decl)
{
    const Decl *version = decl_on(decl, day_of(view));
    if (!version)
        return TRUTH_NO;
    if (view->in_thing)
        return evaluate_version(view, version);
    const bool varies = !view->steady || view->varying->decls[version->index];
    unsigned char *memo = &(varies ? &view->memo : view->steady)->values[version->index];
    if (*memo == 0)
        *memo = (unsigned char)(evaluate_version(view, version) + 1);
    return (Truth)(*memo - 1);
}

/* ---- what leaves a condition open ---- */

static bool term_rests_on_trouble(View *view, const Decl *decl)
{
    const Decl *version = decl_on(decl, day_of(view));
    if (!version)
        return false;
    if (version->answered_by && view_is_troubled(view, version->answered_by))
        return true;
    return rests_on_trouble(view, version->when);
}

bool rests_on_trouble(View *view, const Cond *cond)
{
    Truth truth = evaluate(view, cond);
    if (!cond || truth == TRUTH_YES || truth == TRUTH_NO)
        return false;
    switch (cond->kind) {
    case COND_ALL:
    case COND_ANY:
    case COND_NOT:
        for (const Cond *part = cond->first; part; part = part->next) {
            if (rests_on_trouble(view, part))
                return true;
        }
        return false;
    case COND_TERM:
        return term_rests_on_trouble(view, cond->term);
    case COND_TEST:
        return view_is_troubled(view, cond->fact);
    case COND_SOME:
    case COND_TOTAL:
        return things_rest_on_trouble(view, cond);
    case COND_KNOWN:
    case COND_BAD:
        break;
    }
    return false;
}
