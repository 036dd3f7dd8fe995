#include "report/workbook/sheet.h"

#include "report/workbook/text.h"

#include <xlsxwriter.h>

#include <stdio.h>

enum {
    LINE_POINTS = 15,
    MOST_LINES = 6,
    RUNNING_WIDTH = 60, /* columns of whole sentences; they are not to be cut in print */
    RUNNING_LINES = 16,
    NARROWEST = 10,
    FILTER_BUTTON = 3, /* room for it beside a heading */
    HEADING_WIDEST = 24,
    HEADING_MARGIN = 6,
    CHOICES_MOST = 16,
};

/* The user's own columns. */
static const SheetColumn list_column = {.width = 40, .fits = true, .style = STYLE_LIST};

static size_t n_columns(const Sheet *sheet)
{
    return sheet->kind->n_columns + (sheet->list ? sheet->list->n_columns : 0);
}

static const SheetColumn *column_at(const Sheet *sheet, size_t column)
{
    return column < sheet->kind->n_columns ? &sheet->kind->columns[column] : &list_column;
}

static Slice heading_at(const Sheet *sheet, size_t column)
{
    size_t own = sheet->kind->n_columns;
    return column < own ? slice(sheet->kind->columns[column].heading)
                        : sheet->list->columns[column - own].header;
}

/* Ours, what is to be filled in, and the user's own columns tell apart. */
static Style head_style(const Sheet *sheet, size_t column)
{
    Style style = column_at(sheet, column)->style;
    if (column >= sheet->kind->n_columns)
        return STYLE_HEAD_LIST;
    return style == STYLE_ANSWER || style == STYLE_ANSWER_DATE ? STYLE_HEAD_ANSWER : STYLE_HEAD;
}

/* ---- the frame of a part ---- */

static void set_width(Sheet *sheet, size_t column)
{
    const SheetColumn *kind = column_at(sheet, column);
    size_t width = kind->fits ? sheet->widths[column] : kind->width;
    if (width > kind->width)
        width = kind->width;
    lxw_col_t at = (lxw_col_t)column;
    book_note(sheet->book, (int)worksheet_set_column(sheet->part->at, at, at, (double)width + 1,
                                                     sheet->book->formats[kind->style]));
}

static void write_headings(Sheet *sheet)
{
    sheet_next(sheet);
    size_t lines = 1;
    for (size_t i = 0; i < n_columns(sheet); i++) {
        Slice heading = heading_at(sheet, i);
        size_t own = text_lines(heading, HEADING_WIDEST - FILTER_BUTTON);
        lines = own > lines ? own : lines;
        sheet_styled(sheet, i, heading, head_style(sheet, i));
    }
    lines = lines < MOST_LINES ? lines : MOST_LINES;
    sheet_height(sheet, (double)(LINE_POINTS * lines + HEADING_MARGIN));
}

/* "Deals: one row a deal, ..." in the middle. */
static const char *print_foot(const Sheet *sheet)
{
    const char *about = sheet->kind->about;
    return arena_print(sheet->book->arena, "&L%s&C&A%s%s&RPage &P of &N", sheet->book->print_foot,
                       about ? ": " : "", about ? about : "")
        .at;
}

static void set_print(Sheet *sheet)
{
    struct lxw_worksheet *at = sheet->part->at;
    if (!sheet->kind->one_page)
        worksheet_set_landscape(at);
    worksheet_fit_to_pages(at, 1, sheet->kind->one_page ? 1 : 0);
    worksheet_set_margins(at, 0.4, 0.4, 0.7, 0.6);
    book_note(sheet->book, (int)worksheet_set_header(at, sheet->book->print_head));
    book_note(sheet->book, (int)worksheet_set_footer(at, print_foot(sheet)));
    if (sheet->kind->is_table)
        book_note(sheet->book, (int)worksheet_repeat_rows(at, 0, 0));
    else
        worksheet_gridlines(at, LXW_HIDE_ALL_GRIDLINES);
}

static void begin_part(Sheet *sheet)
{
    char name[32];
    const char *own = sheet->kind->name;
    if (sheet->n_parts++ == 0)
        snprintf(name, sizeof name, "%s", own);
    else
        snprintf(name, sizeof name, "%s %zu", own, sheet->n_parts);
    sheet->next_row = 0;
    sheet->part = book_add_part(sheet->book, name);
    if (!sheet->part)
        return;
    for (size_t i = 0; i < n_columns(sheet); i++)
        set_width(sheet, i); /* cells take the column's format when they are written */
    set_print(sheet);
    if (sheet->kind->is_table)
        write_headings(sheet);
}

static void end_row(Sheet *sheet)
{
    if (!sheet->in_row || !sheet->part)
        return;
    sheet->in_row = false;
    double height = sheet->height > 0 ? sheet->height : (double)(sheet->lines * LINE_POINTS);
    book_note(sheet->book, (int)worksheet_set_row(sheet->part->at, sheet->row, height, NULL));
}

static void add_choices(Sheet *sheet, size_t column, lxw_row_t last)
{
    const char *const *choices = column_at(sheet, column)->choices;
    char *list[CHOICES_MOST + 1] = {NULL};
    for (size_t i = 0; choices[i] && i < CHOICES_MOST; i++)
        list[i] = (char *)choices[i]; /* only read by the library */
    lxw_data_validation validation = {.validate = LXW_VALIDATION_TYPE_LIST, .value_list = list};
    lxw_col_t at = (lxw_col_t)column;
    book_note(sheet->book,
              (int)worksheet_data_validation_range(sheet->part->at, 1, at, last, at, &validation));
}

static void finish_table(Sheet *sheet)
{
    struct lxw_worksheet *at = sheet->part->at;
    lxw_row_t last = sheet->next_row - 1;
    lxw_col_t last_column = (lxw_col_t)(n_columns(sheet) - 1);
    size_t n_printed = sheet->kind->n_printed > 0 ? sheet->kind->n_printed : sheet->kind->n_columns;
    book_note(sheet->book, (int)worksheet_autofilter(at, 0, 0, last, last_column));
    book_note(sheet->book, (int)worksheet_print_area(at, 0, 0, last, (lxw_col_t)(n_printed - 1)));
    worksheet_freeze_panes(at, 1, (lxw_col_t)sheet->kind->n_frozen);
    book_note(sheet->book,
              (int)worksheet_ignore_errors(at, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
    for (size_t i = 0; last > 0 && i < n_columns(sheet); i++) {
        if (column_at(sheet, i)->choices)
            add_choices(sheet, i, last);
    }
}

static void finish_part(Sheet *sheet)
{
    end_row(sheet);
    if (!sheet->part)
        return;
    for (size_t i = 0; i < n_columns(sheet); i++) {
        if (column_at(sheet, i)->fits)
            set_width(sheet, i);
    }
    if (sheet->kind->is_table)
        finish_table(sheet);
}

/* ---- rows and cells ---- */

static size_t first_width(const Sheet *sheet, size_t column)
{
    if (!sheet->kind->is_table)
        return NARROWEST;
    size_t width = text_width(heading_at(sheet, column)) + FILTER_BUTTON;
    width = width > HEADING_WIDEST ? HEADING_WIDEST : width;
    return width < NARROWEST ? NARROWEST : width;
}

void sheet_open(Sheet *sheet, Book *book, const SheetKind *kind, const Columns *list)
{
    *sheet = (Sheet){.book = book, .kind = kind, .list = list};
    sheet->widths = arena_array(book->arena, size_t, n_columns(sheet));
    for (size_t i = 0; i < n_columns(sheet); i++)
        sheet->widths[i] = first_width(sheet, i);
    begin_part(sheet);
}

void sheet_next(Sheet *sheet)
{
    end_row(sheet);
    if (sheet->next_row == sheet->book->row_limit) {
        finish_part(sheet);
        begin_part(sheet);
    }
    if (!sheet->part)
        return;
    sheet->row = sheet->next_row++;
    sheet->part->n_rows++;
    sheet->in_row = true;
    sheet->lines = 1;
    sheet->height = 0;
}

void sheet_skip(Sheet *sheet)
{
    end_row(sheet);
    sheet->next_row++;
}

/* Whether the column grows or the row, for a text that a cell shows in full. */
static void make_room(Sheet *sheet, size_t column, Slice text, Style style)
{
    const SheetColumn *kind = column_at(sheet, column);
    if (kind->fits && text.len > sheet->widths[column]) { /* bytes are no fewer than columns */
        size_t width = text_width(text);
        if (width > sheet->widths[column])
            sheet->widths[column] = width;
    }
    if (!style_wraps(style))
        return;
    bool is_running = kind->width >= RUNNING_WIDTH;
    size_t most = is_running ? RUNNING_LINES : MOST_LINES;
    /* Widths count digits; letters are narrower, and less is lost where long lines break. */
    size_t fit = kind->width + kind->width / (is_running ? 6u : 10u);
    size_t lines = text_lines(text, fit);
    lines = lines < most ? lines : most;
    if (lines > sheet->lines)
        sheet->lines = lines;
}

void sheet_styled(Sheet *sheet, size_t column, Slice text, Style style)
{
    if (!sheet->part || text.len == 0)
        return;
    bool is_head = sheet->kind->is_table && sheet->row == 0;
    if (!is_head)
        make_room(sheet, column, text,
                  style == STYLE_NONE ? column_at(sheet, column)->style : style);
    book_note(sheet->book, (int)worksheet_write_string(
                               sheet->part->at, sheet->row, (lxw_col_t)column,
                               text_safe(&sheet->book->cell, text), sheet->book->formats[style]));
}

void sheet_text(Sheet *sheet, size_t column, Slice text)
{
    sheet_styled(sheet, column, text, STYLE_NONE);
}

void sheet_number(Sheet *sheet, size_t column, uint64_t number, Style style)
{
    if (!sheet->part)
        return;
    book_note(sheet->book,
              (int)worksheet_write_number(sheet->part->at, sheet->row, (lxw_col_t)column,
                                          (double)number, sheet->book->formats[style]));
}

uint64_t sheet_rows(const Sheet *sheet)
{
    if (!sheet->kind->is_table)
        return sheet->next_row;
    return (sheet->n_parts - 1) * (uint64_t)(sheet->book->row_limit - 1) + sheet->next_row - 1;
}

void sheet_height(Sheet *sheet, double points)
{
    sheet->height = points;
}

void sheet_finish(Sheet *sheet)
{
    finish_part(sheet);
}
