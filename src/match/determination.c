#include "match/determination.h"

static const struct {
    const char *word, *key;
} shown_words[] = {
    [SHOWN_NOT_COVERED] = {"NOT COVERED", "not_covered"},
    [SHOWN_EXCEPTED] = {"EXCEPTED", "excepted"},
    [SHOWN_REVIEW] = {"REVIEW", "review"},
    [SHOWN_NOTIFY] = {"NOTIFY", "notify"},
    [SHOWN_BARRED] = {"BARRED", "barred"},
};
_Static_assert(COUNT(shown_words) == SHOWN_COUNT, "every outcome has its words");

static const char *const outcome_keys[] = {
    [OUTCOME_NOT_COVERED] = "not_covered",
    [OUTCOME_EXCEPTED] = "excepted",
    [OUTCOME_NOTIFIABLE] = "notifiable",
    [OUTCOME_PROHIBITED] = "prohibited",
};
_Static_assert(COUNT(outcome_keys) == OUTCOME_COUNT, "every outcome has its key");

const char *shown_word(Shown shown)
{
    return shown_words[shown].word;
}

const char *shown_key(Shown shown)
{
    return shown_words[shown].key;
}

const char *outcome_key(Outcome outcome)
{
    return outcome_keys[outcome];
}

Lean lean_of(const Determination *found)
{
    if (found->likely == OUTCOME_PROHIBITED)
        return LEAN_BARRED;
    if (found->likely == OUTCOME_NOTIFIABLE)
        return LEAN_NOTIFY;
    if (found->signs == OUTCOME_PROHIBITED)
        return LEAN_BARRED_IN_SCOPE;
    if (found->signs == OUTCOME_NOTIFIABLE)
        return LEAN_NOTIFY_IN_SCOPE;
    if (found->signs == OUTCOME_EXCEPTED || found->likely == OUTCOME_EXCEPTED)
        return LEAN_EXCEPTED;
    if (found->unread)
        return LEAN_UNREAD;
    return found->hinted ? LEAN_SIGNS : LEAN_NO_SIGN;
}
