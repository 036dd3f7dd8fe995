#include "deals/statements.h"

static DealFact *known_of(Deal *deal, Thing *thing, const Fact *fact)
{
    return thing ? &thing->facts[fact->index] : &deal->facts[fact->index];
}

void statement_add(Deal *deal, DealFact *known, const Saying *said)
{
    Saying **end = &known->stated;
    while (*end && (*end)->kind != SAID_BY_OPTION)
        end = &(*end)->next;
    Saying *copy = arena_new(deal->arena, Saying);
    *copy = *said;
    copy->next = *end;
    *end = copy;
}

static void put_values(Deal *deal, Thing *thing, const Statement *statement)
{
    const CellReading *reading = &statement->reading;
    Saying said = {
        .kind = reading->hint ? SAID_BY_PLACE : SAID_BY_CELL,
        .column = statement->column,
        .cell = statement->cell,
    };
    for (size_t i = 0; i < reading->n_values; i++) {
        said.value = reading->values[i];
        if (!reading->hint)
            statement_add(deal, known_of(deal, thing, statement->fact), &said);
        else if (thing)
            deal_hint_thing(deal, thing, statement->fact, &said);
        else
            deal_hint(deal, statement->fact, &said);
    }
}

void statement_put(Deal *deal, Thing *thing, const Statement *statement)
{
    DealFact *known = known_of(deal, thing, statement->fact);
    switch (statement->reading.result) {
    case CELL_BLANK:
        return;
    case CELL_READ:
        put_values(deal, thing, statement);
        known->blank = false;
        break;
    case CELL_UNREADABLE:
        statement_miss(known);
        break;
    }
}

void statement_report(Deal *deal, const Statement *statement)
{
    const CellReading *reading = &statement->reading;
    if (reading->why.len > 0)
        deal_problem(deal, statement->column, "%.*s%s", SLICE_ARG(reading->why),
                     reading->result == CELL_UNREADABLE ? "; taken as missing" : "");
}

void statement_miss(DealFact *known)
{
    known->unreadable = true;
    known->blank = false;
}

void statement_own_set(Deal *deal, const Fact *fact)
{
    DealFact *known = &deal->facts[fact->index];
    if (!known->stated)
        return;
    Saying *copy = arena_new(deal->arena, Saying);
    *copy = *known->stated;
    known->stated = copy;
}

void statement_put_set(Deal *deal, Thing *thing, const Fact *fact)
{
    const Saying *set = deal->facts[fact->index].stated;
    DealFact *known = &thing->facts[fact->index];
    if (!set || set->kind != SAID_BY_OPTION)
        return;
    statement_add(deal, known, set);
    known->blank = false;
}
