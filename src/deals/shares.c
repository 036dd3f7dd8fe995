#include "deals/shares.h"

#include "base/buffer.h"

/* Rounded shares may add up to a little more than the whole. */
static const Decimal most = {.mantissa = 1005, .exponent = -1};

/* The stated share of a thing, or NULL where it is open from 0 on. */
static const Saying *share_of(const Thing *thing, const Fact *fact)
{
    const DealFact *known = &thing->facts[fact->index];
    bool counts = known->standing == STANDING_STATED && known->stated->value.number.has_low;
    return counts ? known->stated : NULL;
}

static bool add_least(const Things *things, const Fact *fact, Decimal *sum)
{
    *sum = decimal_from(0);
    for (size_t i = 0; i < things->n; i++) {
        const Saying *share = share_of(&things->things[i], fact);
        if (share && !decimal_add(*sum, share->value.number.low, sum))
            return false;
    }
    return true;
}

static void report(Deal *deal, const Things *things, const Fact *fact, Decimal sum)
{
    Buffer text = {0};
    size_t column = NO_COLUMN;
    for (size_t i = 0; i < things->n; i++) {
        const Saying *share = share_of(&things->things[i], fact);
        if (!share)
            continue;
        Slice source = deal_source(deal, fact, share);
        buffer_print(&text, "%s%.*s", text.len > 0 ? ", " : "", SLICE_ARG(source));
        if (column == NO_COLUMN)
            column = share->column;
    }
    buffer_add_text(&text, " add up to ");
    decimal_write(&text, sum);
    deal_problem(deal, column, "%.*s %%, more than the whole; none of them settles anything",
                 SLICE_ARG(buffer_slice(&text)));
    buffer_release(&text);
}

static void contradict(const Things *things, const Fact *fact)
{
    for (size_t i = 0; i < things->n; i++)
        if (share_of(&things->things[i], fact))
            things->things[i].facts[fact->index].standing = STANDING_CONTRADICTED;
}

void shares_check(Deal *deal, const Kind *kind)
{
    const Things *things = &deal->things[kind->index];
    for (size_t i = 0; i < kind->n_facts; i++) {
        const Fact *fact = kind->facts[i];
        Decimal sum;
        if (!fact->whole || !add_least(things, fact, &sum) || decimal_compare(sum, most) <= 0)
            continue;
        report(deal, things, fact, sum);
        contradict(things, fact);
    }
}
