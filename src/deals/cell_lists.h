/* cell_lists.h - cells with a value for each of several things: "12; 8", "Tencent; Li Wei".
 *
 * Values are parted by ';', else by line ends, those of a choice else by '|'. An empty place
 * keeps its position: "12; ; 8" has three.
 *
 * Ownership: slices of the cell.
 * Errors:    none.
 */
#ifndef DEALS_CELL_LISTS_H
#define DEALS_CELL_LISTS_H

#include "rules/rulebook.h"

typedef struct CellList {
    Slice cell;
    char separator; /* 0 where there is none */
    size_t n;       /* values, without an empty one behind the last separator */
    bool is_open;   /* ... where there may be one */
} CellList;

/* Whether anything in the cell could part values: quick, for most cells. */
bool cell_may_be_list(Slice cell);

/* `cell` is not blank. A choice or set that is known as a whole is one value. */
CellList cell_list(const Fact *fact, Slice cell);

/* Cuts the next value off `*rest`, which starts as the cell; it may be empty. */
bool cell_list_next(const CellList *list, Slice *rest, Slice *part);

/* Whether it has a value for each of `n` things. */
bool cell_list_fits(const CellList *list, size_t n);

#endif
