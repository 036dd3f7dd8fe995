#include "report/dues.h"

#include "report/wording.h"

/* ---- duties ---- */

void dues_write_day(Buffer *out, const Duty *duty)
{
    if (duty->decl->keep)
        buffer_add_text(out, "until ");
    if (duty->has_date)
        span_write(out, duty->due);
    else
        wording_date_term(out, &duty->decl->due);
}

/* Of what is to be filed, and of a bar, which is no work that could be left undone. */
static const char *state_of_notice(const Duty *duty)
{
    if (duty->overdue)
        return duty->owed ? "overdue" : "would be overdue";
    if (duty->owed && duty->may_be_overdue)
        return "perhaps overdue";
    return duty->owed ? "owed" : "would be owed";
}

static const char *state_of_bar(const Duty *duty)
{
    if (!duty->owed)
        return "would apply";
    if (duty->overdue)
        return "its day has passed";
    return duty->may_be_overdue ? "its day may have passed" : "applies";
}

const char *dues_state(const Duty *duty)
{
    if (duty->decl->keep)
        return duty->owed ? "to be kept" : "would be kept";
    return dues_is_notice(duty) ? state_of_notice(duty) : state_of_bar(duty);
}

bool dues_is_notice(const Duty *duty)
{
    return !duty->decl->keep && (duty->decl->outcomes & (1u << OUTCOME_NOTIFIABLE)) != 0;
}

bool dues_are_declared(const ReportHead *head)
{
    for (size_t i = 0; i < head->book->n_programmes; i++) {
        const Programme *programme = head->book->programmes[i];
        bool is_used = !head->only || head->only == programme;
        if (is_used && programme->status == STATUS_IN_FORCE && programme->n_duties > 0)
            return true;
    }
    return false;
}

/* Whether `a` comes before `b`: what is owed before what would be, then what has a day. */
static bool is_nearer(const Duty *a, const Duty *b)
{
    if (a->owed != b->owed)
        return a->owed;
    if (a->has_date != b->has_date)
        return a->has_date;
    return a->due.first < b->due.first;
}

const Duty *dues_nearest(const Determination *found, const Programme *programme)
{
    const Duty *nearest = NULL;
    for (size_t i = 0; i < found->n_duties; i++) {
        const Duty *duty = &found->duties[i];
        bool is_asked = programme ? duty->decl->programme == programme : duty->counts;
        if (!is_asked || !dues_is_notice(duty))
            continue;
        if (!nearest || is_nearer(duty, nearest))
            nearest = duty;
    }
    return nearest;
}

/* ---- what a row says ---- */

const Saying *dues_stated(const Deal *deal, const Fact *fact)
{
    if (deal->unsure || !fact)
        return NULL;
    const DealFact *known = &deal->facts[fact->index];
    return known->standing == STANDING_STATED ? known->stated : NULL;
}

/* Its cell where it has one of its own, since a notice wants what was written; else the value. */
static void add_saying(Buffer *out, const Fact *fact, const Saying *said)
{
    if (said->cell.len > 0 && said->kind == SAID_BY_CELL && fact->type == TYPE_TEXT)
        buffer_add(out, said->cell);
    else
        value_write(out, fact, &said->value);
}

static bool add_known(Buffer *out, const Fact *fact, const DealFact *known)
{
    switch (known->standing) {
    case STANDING_STATED:
        add_saying(out, fact, known->stated);
        return true;
    case STANDING_INFERRED:
        buffer_add_text(out, "suggested: ");
        add_saying(out, fact, known->hints);
        return true;
    case STANDING_CONTRADICTED:
        buffer_add_text(out, "contradicted: ");
        for (const Saying *said = known->stated; said; said = said->next) {
            buffer_add_text(out, said == known->stated ? "" : ", ");
            add_saying(out, fact, said);
        }
        return true;
    case STANDING_MISSING:
    case STANDING_PRESUMED:
        break;
    }
    return false;
}

static bool add_things(Buffer *out, const Fact *fact, const Things *things)
{
    bool any = false;
    for (size_t i = 0; i < things->n; i++) {
        const Thing *thing = &things->things[i];
        size_t start = out->len;
        buffer_add_text(out, any ? "; " : "");
        if (fact != fact->of->name) {
            buffer_add(out, thing->name);
            buffer_add_text(out, ": ");
        }
        if (add_known(out, fact, &thing->facts[fact->index]))
            any = true;
        else
            out->len = start;
    }
    return any;
}

bool dues_write_stated(Buffer *out, const Deal *deal, const Fact *fact)
{
    if (deal->unsure || !fact)
        return false;
    const Things *things = deal_things_of(deal, fact);
    if (things)
        return add_things(out, fact, things);
    return add_known(out, fact, &deal->facts[fact->index]);
}
