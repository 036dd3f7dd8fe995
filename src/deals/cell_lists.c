#include "deals/cell_lists.h"

#include "deals/cell_names.h"

#include <string.h>

static const char wide[] = "\xEF\xBC\x9B"; /* a full-width semicolon */

bool cell_may_be_list(Slice cell)
{
    static const char marks[] = ";|\n\x9B";
    for (size_t i = 0; i < cell.len; i++)
        if (memchr(marks, cell.at[i], sizeof marks - 1))
            return true;
    return false;
}

/* Where the first separator stands, or the length. */
static size_t find_separator(Slice text, char separator, size_t *len)
{
    size_t at = slice_find(text, separator);
    *len = 1;
    for (size_t i = 0; separator == ';' && i < at; i++) {
        if (!slice_starts(slice_part(text, i, text.len), wide))
            continue;
        *len = sizeof wide - 1;
        return i;
    }
    return at;
}

static bool has_separator(Slice text, char separator)
{
    size_t len;
    return find_separator(text, separator, &len) < text.len;
}

/* "; fabless" is a list whose first place is blank, though a choice is read without its marks. */
static bool has_blank_end(Slice cell)
{
    return slice_starts(cell, ";") || slice_starts(cell, wide) || slice_ends(cell, ";") ||
           slice_ends(cell, wide);
}

static char separator_of(const Fact *fact, Slice cell)
{
    uint64_t ignored;
    bool has_names = fact->type == TYPE_CHOICE || fact->type == TYPE_SET;
    if (has_names && !has_blank_end(cell) && choice_is_whole(fact, cell, &ignored))
        return '\0';
    if (has_separator(cell, ';'))
        return ';';
    if (has_separator(cell, '\n'))
        return '\n';
    return fact->type == TYPE_CHOICE && has_separator(cell, '|') ? '|' : '\0';
}

bool cell_list_next(const CellList *list, Slice *rest, Slice *part)
{
    if (rest->len == 0)
        return false;
    size_t len = 0, at = rest->len;
    if (list->separator != '\0')
        at = find_separator(*rest, list->separator, &len);
    *part = slice_trim(slice_part(*rest, 0, at));
    *rest = slice_part(*rest, at + len, rest->len);
    return true;
}

CellList cell_list(const Fact *fact, Slice cell)
{
    CellList list = {.cell = slice_trim(cell), .n = 1};
    if (!cell_may_be_list(list.cell))
        return list;
    list.separator = separator_of(fact, list.cell);
    list.n = 0;
    for (Slice rest = list.cell, part; cell_list_next(&list, &rest, &part);)
        list.n++;
    list.is_open = slice_ends(list.cell, ";") || slice_ends(list.cell, wide) ||
                   (list.separator == '|' && slice_ends(list.cell, "|"));
    return list;
}

bool cell_list_fits(const CellList *list, size_t n)
{
    return list->n == n || (list->is_open && list->n + 1 == n);
}
