#include "deals/numbered.h"

#include "deals/cell_text.h"
#include "deals/columns.h"

static bool is_gap(char c)
{
    return c == ' ' || c == '_' || c == '-' || c == '.' || c == ':';
}

static Slice skip_gaps(Slice text)
{
    while (text.len > 0 && is_gap(text.at[0]))
        text = slice_part(text, 1, text.len);
    while (text.len > 0 && is_gap(text.at[text.len - 1]))
        text = slice_part(text, 0, text.len - 1);
    return text;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Cuts the kind's id off the front; the parts of its id may be parted otherwise. */
static bool cut_kind(Slice *text, Slice id)
{
    if (text->len < id.len)
        return false;
    for (size_t i = 0; i < id.len; i++) {
        char c = text->at[i];
        if (is_gap(id.at[i]) ? !is_gap(c) : lower(c) != lower(id.at[i]))
            return false;
    }
    *text = skip_gaps(slice_part(*text, id.len, text->len));
    return true;
}

/* Cuts a number off the front; behind it no letter or digit may stand. */
static bool cut_number(Slice *text, unsigned *number)
{
    size_t i = text->len > 0 && text->at[0] == '#';
    *number = 0;
    for (; i < text->len && is_digit(text->at[i]) && *number <= THINGS_MAX; i++)
        *number = *number * 10 + (unsigned)(text->at[i] - '0');
    if (*number == 0 || *number > THINGS_MAX || (i < text->len && is_letter(text->at[i])))
        return false;
    *text = skip_gaps(slice_part(*text, i, text->len));
    return true;
}

static bool cut_thing(const Rulebook *book, Slice *text, Numbered *out)
{
    for (size_t i = 0; i < book->n_kinds; i++) {
        Slice rest = *text;
        if (!cut_kind(&rest, book->kinds[i]->id) || !cut_number(&rest, &out->number))
            continue;
        out->kind = book->kinds[i];
        *text = rest;
        return true;
    }
    return false;
}

/* "Votes of holder 1": the last "of" with a thing and nothing else behind it. */
static bool read_behind(const Rulebook *book, Slice text, Numbered *out)
{
    for (size_t i = text.len; i > 1; i--) {
        Slice behind = slice_part(text, i, text.len);
        if (!is_gap(text.at[i - 1]) || !text_cut_front(&behind, "of"))
            continue;
        behind = skip_gaps(behind);
        if (!cut_thing(book, &behind, out) || behind.len > 0)
            return false;
        out->rest = skip_gaps(slice_part(text, 0, i - 1));
        return true;
    }
    return false;
}

bool numbered_read(const Rulebook *book, Slice text, Numbered *out)
{
    if (book->n_kinds == 0)
        return false;
    out->rest = text;
    return cut_thing(book, &out->rest, out) || read_behind(book, text, out);
}
