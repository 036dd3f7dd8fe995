#include "rules/rulebook.h"

#include "base/nearest.h"
#include "rules/patterns.h"

#include <assert.h>

const Fact *rulebook_fact(const Rulebook *book, Slice id)
{
    return table_find(&book->facts_by_id, id);
}

Slice rulebook_nearest_fact(const Rulebook *book, Slice id)
{
    Nearest nearest = nearest_to(id);
    for (size_t i = 0; i < book->n_facts; i++)
        nearest_try(&nearest, book->facts[i]->id);
    return nearest.best;
}

const Programme *rulebook_programme(const Rulebook *book, Slice id)
{
    for (size_t i = 0; i < book->n_programmes; i++)
        if (slice_equal(book->programmes[i]->id, id))
            return book->programmes[i];
    return NULL;
}

const Kind *rulebook_kind(const Rulebook *book, Slice id)
{
    for (size_t i = 0; i < book->n_kinds; i++)
        if (slice_equal(book->kinds[i]->id, id))
            return book->kinds[i];
    return NULL;
}

const Decl *decl_on(const Decl *decl, Date day)
{
    for (; decl; decl = decl->version)
        if (decl->from <= day && day <= decl->until)
            return decl;
    return NULL;
}

static const ListMember *member_on(const ListMember *member, Date day)
{
    for (; member; member = member->same)
        if (member->from <= day && day <= member->until)
            return member;
    return NULL;
}

/* What the list says of a code whose own rows are `rows`. Only a list that has some row in
 * force can say "out". */
static Membership membership(const List *list, const ListMember *rows, Date day)
{
    const ListMember *own = member_on(rows, day);
    if (own)
        return own->member;
    const ListMember *rest = member_on(list->rest, day);
    if (rest)
        return rest->member;
    for (size_t i = 0; i < list->n_members; i++)
        if (list->members[i]->from <= day && day <= list->members[i]->until)
            return MEMBER_OUT;
    return MEMBER_NONE;
}

Membership list_of_code(const List *list, Slice folded_code, Date day)
{
    return membership(list, table_find(&list->by_code, folded_code), day);
}

Membership list_of_place(const List *list, const Place *place, Date day)
{
    if (list->by_place)
        return membership(list, list->by_place[place->index], day);

    char code[2];
    assert(place->alpha2.len == sizeof code);
    for (size_t i = 0; i < sizeof code; i++)
        code[i] = (char)(place->alpha2.at[i] | 0x20); /* a folded code is in lower case */
    return list_of_code(list, (Slice){code, sizeof code}, day);
}

const ParameterValue *parameter_on(const Parameter *parameter, Date day)
{
    for (size_t i = 0; i < parameter->n_values; i++) {
        const ParameterValue *value = &parameter->values[i];
        if (value->reading.len == 0 && value->from <= day && day <= value->until)
            return value;
    }
    return NULL;
}

const char *outcome_word(Outcome outcome)
{
    static const char *const words[] = {
        [OUTCOME_NOT_COVERED] = "not_covered",
        [OUTCOME_EXCEPTED] = "excepted",
        [OUTCOME_NOTIFIABLE] = "notifiable",
        [OUTCOME_PROHIBITED] = "prohibited",
    };
    static_assert(COUNT(words) == OUTCOME_COUNT, "every outcome has a word");
    return words[outcome];
}

bool type_is_measured(FactType type)
{
    return type == TYPE_NUMBER || type == TYPE_PERCENT || type == TYPE_MONEY;
}

bool type_is_ordered(FactType type)
{
    return type_is_measured(type) || type == TYPE_DATE;
}

const char *type_word(FactType type)
{
    static const char *const words[] = {
        [TYPE_TEXT] = "text",     [TYPE_NUMBER] = "number", [TYPE_PERCENT] = "percent",
        [TYPE_MONEY] = "money",   [TYPE_YES_NO] = "yes-no", [TYPE_DATE] = "date",
        [TYPE_CHOICE] = "choice", [TYPE_SET] = "set",       [TYPE_JURISDICTION] = "jurisdiction",
        [TYPE_PARTY] = "party",
    };
    static_assert(COUNT(words) == TYPE_COUNT, "every type has a word");
    return words[type];
}

const char *status_word(Status status)
{
    static const char *const words[] = {
        [STATUS_IN_FORCE] = "in-force", [STATUS_PROPOSED] = "proposed",
        [STATUS_ENACTED] = "enacted",   [STATUS_GUIDANCE] = "guidance",
        [STATUS_TERMS] = "terms",
    };
    static_assert(COUNT(words) == STATUS_COUNT, "every status has a word");
    return words[status];
}

const char *operator_word(Operator op)
{
    static const char *const words[] = {
        [OP_EQ] = "=",  [OP_NE] = "!=", [OP_LT] = "<",       [OP_LE] = "<=",   [OP_GT] = ">",
        [OP_GE] = ">=", [OP_IN] = "in", [OP_IN_LIST] = "in", [OP_HAS] = "has", [OP_IS] = "is",
    };
    static_assert(COUNT(words) == OP_COUNT, "every operator has a word");
    return words[op];
}

const char *decl_word(DeclKind kind)
{
    static const char *const words[] = {
        [DECL_DEFINE] = "define",
        [DECL_RULE] = "rule",
        [DECL_SCOPE] = "scope",
        [DECL_EXCEPTION] = "exception",
        [DECL_PRESUME] = "presume",
        [DECL_DUTY] = "duty",
        [DECL_CONTRADICTION] = "contradiction",
    };
    return words[kind];
}

void rulebook_release(Rulebook *book)
{
    patterns_release(book->patterns);
    book->patterns = NULL;
    arena_release(&book->arena);
}
