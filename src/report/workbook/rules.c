/* The sheet Rules: what was applied to what, so that a result can be had again: versions,
 * hashes, options, how the list's columns were read, and what deals rested on. */
#include "report/workbook/workbook.h"
#include "report/wording.h"

enum { AT_NAME, AT_TEXT, AT_COUNT, AT_MORE, AT_FROM, AT_UNTIL, AT_CHECKED, N_COLUMNS };

static const SheetColumn columns[] = {
    {NULL, 28, false, STYLE_WRAPPED, NULL}, {NULL, 70, false, STYLE_WRAPPED, NULL},
    {NULL, 12, false, STYLE_WRAPPED, NULL}, {NULL, 66, false, STYLE_WRAPPED, NULL},
    {NULL, 11, false, STYLE_WRAPPED, NULL}, {NULL, 11, false, STYLE_WRAPPED, NULL},
    {NULL, 11, false, STYLE_WRAPPED, NULL},
};
_Static_assert(COUNT(columns) == N_COLUMNS, "every column has its row");

static const SheetKind kind = {
    .name = "Rules",
    .about = "what was applied: versions, hashes, presumptions, open readings, columns",
    .columns = columns,
    .n_columns = N_COLUMNS};

/* ---- rows ---- */

/* A title, and headings of the rows that follow; NULL: none. */
static void add_section(Writer *writer, const char *title, const char *const headings[N_COLUMNS])
{
    Sheet *sheet = &writer->rules;
    if (sheet->in_row)
        sheet_skip(sheet);
    sheet_next(sheet);
    sheet_styled(sheet, AT_NAME, slice(title), STYLE_SECTION);
    if (!headings)
        return;
    sheet_next(sheet);
    for (size_t i = 0; i < N_COLUMNS; i++) {
        if (headings[i])
            sheet_styled(sheet, i, slice(headings[i]), STYLE_HEAD);
    }
}

static void add_row(Writer *writer, Slice name, Slice text)
{
    sheet_next(&writer->rules);
    sheet_text(&writer->rules, AT_NAME, name);
    sheet_text(&writer->rules, AT_TEXT, text);
}

static void add_day(Writer *writer, size_t column, Date day)
{
    if (day == DATE_FIRST || day == DATE_LAST)
        return;
    date_write(words_start(writer), day);
    words_write(writer, &writer->rules, column);
}

static void add_laws(Writer *writer, const Law *laws, size_t n)
{
    Buffer *words = words_start(writer);
    for (size_t i = 0; i < n; i++) {
        buffer_add_text(words, i > 0 ? "\n" : "");
        buffer_add(words, laws[i].text);
        if (laws[i].link.len > 0) {
            buffer_add_text(words, "  ");
            buffer_add(words, laws[i].link);
        }
    }
    words_write(writer, &writer->rules, AT_MORE);
}

/* ---- this run ---- */

static void add_sets(Writer *writer)
{
    const ReportHead *head = writer->head;
    for (size_t i = 0; i < head->n_sets; i++) {
        Buffer *words = words_start(writer);
        buffer_add(words, head->sets[i].fact);
        buffer_add_char(words, '=');
        buffer_add(words, head->sets[i].value);
        add_row(writer, slice("--set"), buffer_slice(words));
    }
}

static void add_run(Writer *writer, const ReportTotals *totals)
{
    const ReportHead *head = writer->head;
    add_section(writer, "This run", NULL);
    add_row(writer, slice("dealscreen"), slice(head->version));
    add_row(writer, slice("List"), head->input);
    if (totals->input_sha256.len > 0)
        add_row(writer, slice("SHA-256 of the list"), totals->input_sha256);
    date_write(words_start(writer), head->as_of);
    add_row(writer, slice("As of"), buffer_slice(&writer->words));
    if (head->only)
        add_row(writer, slice("--programme"), head->only->id);
    if (head->no_presumptions)
        add_row(writer, slice("--no-presumptions"), slice("nothing was presumed"));
    add_sets(writer);
    add_row(writer, slice("SHA-256 of all rule files"), head->book->sha256);
}

/* ---- programmes ---- */

static void add_programme(Writer *writer, const Programme *programme)
{
    Sheet *sheet = &writer->rules;
    Buffer *words = words_start(writer);
    buffer_add(words, programme->title);
    if (programme->version.len > 0) {
        buffer_add_char(words, '\n');
        buffer_add(words, programme->version);
    }
    add_row(writer, programme->id, buffer_slice(words));
    sheet_text(sheet, AT_COUNT, slice(status_word(programme->status)));
    add_laws(writer, programme->laws, programme->n_laws);
    add_day(writer, AT_FROM, programme->from);
    add_day(writer, AT_UNTIL, programme->until);
    if (programme->has_checked)
        add_day(writer, AT_CHECKED, programme->checked);
}

static bool is_applied(const Writer *writer, const Programme *programme)
{
    return !writer->head->only || writer->head->only == programme;
}

static void add_programmes(Writer *writer)
{
    static const char *const headings[N_COLUMNS] = {
        "Programme", "Title and version", "Status", "Law", "From", "Until", "Checked"};
    const Rulebook *book = writer->head->book;
    add_section(writer, "Programmes; only what is in force counts in the outcomes", headings);
    for (size_t i = 0; i < book->n_programmes; i++) {
        if (is_applied(writer, book->programmes[i]))
            add_programme(writer, book->programmes[i]);
    }
}

/* ---- columns of the list ---- */

static void add_column(Writer *writer, const Column *column)
{
    Buffer *words = words_start(writer);
    switch (column->use) {
    case COLUMN_FACT:
        buffer_add_text(words, "read as: ");
        buffer_add(words, column->fact->label);
        buffer_add_text(words, column->from ? " (the earliest day)" : "");
        break;
    case COLUMN_CARRIED:
        buffer_add_text(words, "carried along, not used");
        break;
    case COLUMN_CLOSE:
        buffer_add_text(words, "NOT USED, yet close to '");
        buffer_add(words, column->spelling);
        buffer_add_text(words, "'; --map can say that it is the same");
        break;
    }
    add_row(writer, column->header, buffer_slice(words));
    if (column->use != COLUMN_CARRIED)
        sheet_text(&writer->rules, AT_MORE, column->fact->id);
}

static void add_columns(Writer *writer)
{
    static const char *const headings[N_COLUMNS] = {"Column", "What became of it", "", "Fact"};
    const Columns *list = writer->head->columns;
    add_section(writer, "Columns of the list", headings);
    for (size_t i = 0; i < list->n_columns; i++)
        add_column(writer, &list->columns[i]);
}

/* ---- what deals rested on ---- */

static bool takes(const Decl *presume, const Fact *fact)
{
    for (size_t i = 0; i < presume->n_takes; i++) {
        if (presume->takes[i].fact == fact)
            return true;
    }
    return false;
}

/* The presumptions that give a fact, with the count of deals in which one of them did. */
static void add_presumed_fact(Writer *writer, const ReportTotals *totals, const Fact *fact)
{
    const Rulebook *book = writer->head->book;
    for (size_t i = 0; i < book->n_decls; i++) {
        const Decl *decl = book->decls[i];
        if (decl->kind != DECL_PRESUME || !is_applied(writer, decl->programme) ||
            !takes(decl, fact))
            continue;
        Buffer *words = words_start(writer);
        buffer_add(words, decl->id);
        buffer_add_text(words, ": ");
        buffer_add(words, decl->title);
        add_row(writer, fact->label, buffer_slice(words));
        sheet_number(&writer->rules, AT_COUNT, totals->presumed[fact->index], STYLE_COUNT_OF);
        add_laws(writer, decl->laws, decl->n_laws);
    }
}

static void add_presumptions(Writer *writer, const ReportTotals *totals)
{
    static const char *const headings[N_COLUMNS] = {"Fact", "Presumption that can give it", "Deals",
                                                    "Law"};
    const Rulebook *book = writer->head->book;
    if (totals->on_presumptions == 0)
        return;
    add_section(writer, "Presumptions that deals rest on", headings);
    for (size_t i = 0; i < book->n_facts; i++) {
        if (totals->presumed[i] > 0)
            add_presumed_fact(writer, totals, book->facts[i]);
    }
}

static void add_note(Writer *writer, Slice of, const Note *note)
{
    add_row(writer, of, note->text);
    add_day(writer, AT_FROM, note->day);
}

static void add_notes_of_programmes(Writer *writer)
{
    const Rulebook *book = writer->head->book;
    for (size_t i = 0; i < book->n_programmes; i++) {
        const Programme *programme = book->programmes[i];
        for (size_t k = 0; is_applied(writer, programme) && k < programme->n_notes; k++) {
            if (!programme->notes[k].open)
                continue;
            add_note(writer, programme->id, &programme->notes[k]);
            sheet_text(&writer->rules, AT_COUNT, slice("all"));
            sheet_text(&writer->rules, AT_MORE, programme->title);
        }
    }
}

static void add_notes_of_decl(Writer *writer, const Decl *decl, uint64_t n_deals)
{
    for (size_t i = 0; i < decl->n_notes; i++) {
        if (!decl->notes[i].open)
            continue;
        add_note(writer, decl->id, &decl->notes[i]);
        sheet_number(&writer->rules, AT_COUNT, n_deals, STYLE_COUNT_OF);
        Buffer *words = words_start(writer);
        buffer_add(words, decl->title);
        if (decl->n_laws > 0) {
            buffer_add_char(words, '\n');
            buffer_add(words, decl->laws[0].text);
        }
        words_write(writer, &writer->rules, AT_MORE);
    }
}

static void add_notes(Writer *writer, const ReportTotals *totals)
{
    static const char *const headings[N_COLUMNS] = {"Declaration", "Open note", "Deals",
                                                    "What it is about", "Dated"};
    const Rulebook *book = writer->head->book;
    add_section(writer, "Open notes: readings that deals rest on and that counsel has to settle",
                headings);
    add_notes_of_programmes(writer);
    for (size_t i = 0; i < book->n_decls; i++) {
        const Decl *decl = book->decls[i];
        if (totals->rested[decl->index] > 0)
            add_notes_of_decl(writer, decl, totals->rested[decl->index]);
    }
}

/* ---- rule files ---- */

static void add_files(Writer *writer)
{
    static const char *const headings[N_COLUMNS] = {"", "File", "", "SHA-256"};
    const Rulebook *book = writer->head->book;
    add_section(writer, "Rule files", headings);
    for (size_t i = 0; i < book->n_files; i++) {
        add_row(writer, slice(""), book->files[i].source->path);
        sheet_text(&writer->rules, AT_MORE, book->files[i].sha256);
    }
}

void rules_sheet_write(Writer *writer, const ReportTotals *totals)
{
    sheet_open(&writer->rules, &writer->book, &kind, NULL);
    add_run(writer, totals);
    add_programmes(writer);
    add_presumptions(writer, totals);
    add_notes(writer, totals);
    add_columns(writer);
    add_files(writer);
    sheet_finish(&writer->rules);
}
