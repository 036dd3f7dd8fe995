/* The sheet Near a threshold: stated numbers that would have made a provision come out otherwise,
 * were they a little different, on either side: near misses, and what only just holds. */
#include "report/howfar.h"
#include "report/workbook/workbook.h"
#include "report/wording.h"

enum {
    AT_OUTCOME = 3,
    AT_FACT,
    AT_VALUE,
    AT_CELL,
    AT_THRESHOLD,
    AT_DISTANCE,
    AT_PERCENT,
    AT_SIDE,
    AT_CITATION,
    AT_PROVISION,
};

static const SheetColumn columns[] = {
    {"Row", 7, false, STYLE_NUMBER, NULL},      {"Deal ID", 18, true, STYLE_LIST, NULL},
    {"Target", 28, true, STYLE_LIST, NULL},     {"Outcome", 14, false, STYLE_TEXT, NULL},
    {"Fact", 26, false, STYLE_TEXT, NULL},      {"Value", 18, false, STYLE_TEXT, NULL},
    {"Cell", 24, false, STYLE_TEXT, NULL},      {"Threshold", 22, false, STYLE_TEXT, NULL},
    {"Distance", 22, false, STYLE_TEXT, NULL},  {"% of threshold", 12, false, STYLE_TEXT, NULL},
    {"Test", 10, false, STYLE_TEXT, NULL},      {"Citation", 30, false, STYLE_TEXT, NULL},
    {"Provision", 50, false, STYLE_TEXT, NULL},
};

static const SheetKind kind = {
    .name = "Near a threshold",
    .about = "one row a stated number within 10 % of a threshold that matters for the deal",
    .columns = columns,
    .n_columns = COUNT(columns),
    .is_table = true,
    .n_frozen = AT_OUTCOME,
};

void near_sheet_open(Writer *writer)
{
    sheet_open(&writer->near, &writer->book, &kind, NULL);
}

/* What stands in the list: "column 'Node': 17nm". */
static void add_cell(Writer *writer, const Saying *saying)
{
    const Columns *list = writer->head->columns;
    Buffer *words = words_start(writer);
    if (saying->kind == SAID_BY_OPTION)
        buffer_add_text(words, "--set");
    else if (saying->kind == SAID_BY_SUM)
        buffer_add_text(words, "in sum");
    if (saying->column < list->n_columns) {
        buffer_add(words, list->columns[saying->column].header);
        buffer_add_text(words, ": ");
        buffer_add(words, saying->cell);
    }
    words_write(writer, &writer->near, AT_CELL);
}

static void add_value(Writer *writer, const Evidence *evidence)
{
    Buffer *words = words_start(writer);
    value_write(words, evidence->fact, &evidence->saying->value);
    words_write(writer, &writer->near, AT_VALUE);
}

static void add_fact(Writer *writer, const Evidence *evidence)
{
    Buffer *words = words_start(writer);
    buffer_add(words, evidence->fact->label);
    if (evidence->thing.len > 0) {
        buffer_add_text(words, ", ");
        buffer_add(words, evidence->thing);
    }
    words_write(writer, &writer->near, AT_FACT);
}

static void add_distance(Writer *writer, const Evidence *evidence)
{
    const Distance *distance = &evidence->distance;
    howfar_threshold(words_start(writer), evidence->fact, distance);
    words_write(writer, &writer->near, AT_THRESHOLD);
    howfar_amount(words_start(writer), evidence->fact, distance);
    words_write(writer, &writer->near, AT_DISTANCE);
    howfar_percent(words_start(writer), distance);
    words_write(writer, &writer->near, AT_PERCENT);
    sheet_text(&writer->near, AT_SIDE, slice(distance->inside ? "holds" : "not met"));
}

static void add_provision(Writer *writer, const Decl *decl)
{
    Buffer *words = words_start(writer);
    buffer_add_text(words, decl_word(decl->kind));
    buffer_add_char(words, ' ');
    buffer_add(words, decl->id);
    buffer_add_text(words, ": ");
    buffer_add(words, decl->title);
    words_write(writer, &writer->near, AT_PROVISION);
}

void near_sheet_add(Writer *writer, const Deal *deal, const Determination *found)
{
    Sheet *sheet = &writer->near;
    for (size_t i = 0; i < found->n_near; i++) {
        const NearMiss *miss = &found->near[i];
        deal_cells(writer, sheet, deal);
        sheet_styled(sheet, AT_OUTCOME, slice(shown_word(found->shown)),
                     style_of_shown(found->shown));
        add_fact(writer, &miss->evidence);
        add_value(writer, &miss->evidence);
        add_cell(writer, miss->evidence.saying);
        add_distance(writer, &miss->evidence);
        sheet_text(sheet, AT_CITATION, miss->evidence.citation);
        add_provision(writer, miss->decl);
    }
}
