#include "report/top.h"

#include "report/wording.h"

#include <string.h>

static TopRank rank_review(const Determination *found)
{
    Lean lean = lean_of(found);
    if (found->floor == OUTCOME_NOTIFIABLE && lean != LEAN_BARRED && lean != LEAN_NOTIFY)
        return TOP_AT_LEAST_NOTIFY;
    switch (lean) {
    case LEAN_BARRED:
        return TOP_LIKELY_BARRED;
    case LEAN_NOTIFY:
        return TOP_LIKELY_NOTIFY;
    case LEAN_BARRED_IN_SCOPE:
        return TOP_BARRED_IN_SCOPE;
    case LEAN_NOTIFY_IN_SCOPE:
        return TOP_NOTIFY_IN_SCOPE;
    case LEAN_SIGNS:
        return TOP_SIGNS;
    case LEAN_EXCEPTED:
    case LEAN_UNREAD:
    case LEAN_NO_SIGN:
    case LEAN_COUNT:
        break;
    }
    return found->ceiling == OUTCOME_PROHIBITED ? TOP_AT_MOST_BARRED : TOP_AT_MOST_NOTIFY;
}

TopRank top_rank(const Determination *found)
{
    switch (found->shown) {
    case SHOWN_BARRED:
        return TOP_BARRED;
    case SHOWN_NOTIFY:
        return TOP_NOTIFY;
    case SHOWN_REVIEW:
        return rank_review(found);
    case SHOWN_EXCEPTED:
    case SHOWN_NOT_COVERED:
    case SHOWN_COUNT:
        break;
    }
    return TOP_RANK_COUNT;
}

/* Copies what fits and ends with NUL; a cut never parts a character. */
static void copy_cut(char *to, size_t room, Slice text)
{
    static const char dots[] = "...";
    size_t len = text.len;
    bool is_cut = len >= room;
    if (is_cut) {
        len = room - sizeof dots;
        while (len > 0 && ((unsigned char)text.at[len] & 0xC0) == 0x80)
            len--;
    }
    if (len > 0)
        memcpy(to, text.at, len);
    memcpy(to + len, is_cut ? dots : "", is_cut ? sizeof dots : 1);
}

static Slice target_of(const ReportHead *head, const Deal *deal)
{
    const Fact *fact = head->book->target_name;
    if (!fact || deal->unsure || !deal->facts)
        return slice("");
    const Saying *said = deal->facts[fact->index].stated;
    return said ? said->cell : slice("");
}

static TopDeal describe(TopRank rank, const ReportHead *head, const Deal *deal,
                        const Determination *found)
{
    TopDeal top = {
        .rank = rank,
        .shown = found->shown,
        .floor = found->floor,
        .ceiling = found->ceiling,
        .lean = lean_of(found),
    };
    Buffer reason = {0};
    wording_short(&reason, deal, found);
    copy_cut(top.id, sizeof top.id, deal_name(deal));
    copy_cut(top.target, sizeof top.target, target_of(head, deal));
    copy_cut(top.reason, sizeof top.reason, buffer_slice(&reason));
    buffer_release(&reason);
    return top;
}

void top_add(TopDeals *top, const ReportHead *head, const Deal *deal, const Determination *found)
{
    TopRank rank = top_rank(found);
    if (rank == TOP_RANK_COUNT)
        return;
    top->n_ranked++;
    bool is_full = top->n_deals == TOP_DEALS_MAX;
    if (is_full && rank >= top->deals[TOP_DEALS_MAX - 1].rank)
        return;
    size_t at = is_full ? TOP_DEALS_MAX - 1 : top->n_deals++;
    for (; at > 0 && top->deals[at - 1].rank > rank; at--)
        top->deals[at] = top->deals[at - 1];
    top->deals[at] = describe(rank, head, deal, found);
}

void top_write_outcome(Buffer *out, const TopDeal *deal)
{
    buffer_add_text(out, shown_word(deal->shown));
    if (deal->shown != SHOWN_REVIEW)
        return;
    buffer_add_text(out, ", ");
    switch (deal->rank) {
    case TOP_LIKELY_BARRED:
    case TOP_LIKELY_NOTIFY:
    case TOP_BARRED_IN_SCOPE:
    case TOP_NOTIFY_IN_SCOPE:
        buffer_add_text(out, wording_lean(deal->lean));
        break;
    case TOP_AT_LEAST_NOTIFY:
        buffer_add_text(out, "at least NOTIFY");
        break;
    case TOP_SIGNS:
    case TOP_AT_MOST_BARRED:
    case TOP_AT_MOST_NOTIFY:
        buffer_add_text(out, "at most ");
        buffer_add_text(out, wording_end(deal->ceiling));
        break;
    case TOP_BARRED:
    case TOP_NOTIFY:
    case TOP_RANK_COUNT:
        break;
    }
}
