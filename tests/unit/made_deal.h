/* made_deal.h - a small Rulebook, deal list and deal made by hand, for the tests of reports.
 *
 * Ownership: all in the arena given. Errors: none.
 */
#ifndef TESTS_MADE_DEAL_H
#define TESTS_MADE_DEAL_H

#include "report/report.h"

enum { MADE_NAME, MADE_COUNTRY, MADE_NODE, MADE_ACTIVITY, MADE_OWNED, MADE_DATE, MADE_FACTS };
enum { COLUMN_NAME_CELL, COLUMN_COUNTRY_CELL, COLUMN_NODE_CELL, COLUMN_NOTES_CELL, MADE_COLUMNS };

typedef struct Made {
    Fact facts[MADE_FACTS];
    const Fact *fact_list[MADE_FACTS];
    Slice activities[3];
    Place france, china;
    Programme programme;
    Decl rule, limb, scope, exception, owner, undated;
    const Decl *decl_list[6];
    Note note;
    Rulebook book;
    Column column_list[MADE_COLUMNS];
    Columns columns;
    ReportHead head;
    DealFact known[MADE_FACTS];
    Deal deal;
    ProgrammeResult result;
    Determination found;
} Made;

static inline void made_facts(Made *m)
{
    static const struct {
        const char *id, *label, *unit;
        FactType type;
        const char *ask;
    } rows[MADE_FACTS] = {
        {"target_name", "Target", "", TYPE_TEXT, ""},
        {"target_country", "Target country", "", TYPE_JURISDICTION,
         "In which country is the target?"},
        {"logic_node", "Logic node", "nm", TYPE_NUMBER, "Which node, in nanometres?"},
        {"activity", "Activity", "", TYPE_SET, ""},
        {"owned", "At least half held by listed persons", "", TYPE_YES_NO, ""},
        {"completion_date", "Completion date", "", TYPE_DATE, "On what day?"},
    };
    m->activities[0] = slice("designs-circuits");
    m->activities[1] = slice("fabricates-circuits");
    m->activities[2] = slice("packages-circuits");
    for (size_t i = 0; i < MADE_FACTS; i++) {
        m->facts[i] = (Fact){
            .id = slice(rows[i].id),
            .index = i,
            .type = rows[i].type,
            .unit = slice(rows[i].unit),
            .label = slice(rows[i].label),
            .ask = slice(rows[i].ask),
        };
        m->fact_list[i] = &m->facts[i];
    }
    m->facts[MADE_ACTIVITY].choices = m->activities;
    m->facts[MADE_ACTIVITY].n_choices = 3;
    m->france.name = slice("France");
    m->china.name = slice("China");
}

static inline void made_decl(Made *m, Arena *arena, Decl *decl, size_t index, DeclKind kind,
                             const char *id, const char *title, const char *citation)
{
    Law *law = arena_new(arena, Law);
    law->text = slice(citation);
    *decl = (Decl){
        .kind = kind,
        .id = slice(id),
        .title = slice(title),
        .index = index,
        .programme = &m->programme,
        .laws = law,
        .n_laws = 1,
    };
    m->decl_list[index] = decl;
}

static inline void made_rules(Made *m, Arena *arena)
{
    m->programme = (Programme){.id = slice("example"), .title = slice("Example")};
    made_decl(m, arena, &m->rule, 0, DECL_RULE, "9.24-d", "Fabricates an advanced circuit",
              "Reg 9.24(d)");
    made_decl(m, arena, &m->limb, 1, DECL_RULE, "9.17-a", "Designs a circuit", "Reg 9.17(a)");
    made_decl(m, arena, &m->scope, 2, DECL_SCOPE, "9.1", "A person at home", "Reg 9.1");
    made_decl(m, arena, &m->exception, 3, DECL_EXCEPTION, "9.50", "Small holdings", "Reg 9.50");
    made_decl(m, arena, &m->owner, 4, DECL_PRESUME, "9.21-owner", "No listed owner", "Reg 9.21");
    made_decl(m, arena, &m->undated, 5, DECL_PRESUME, "undated", "Judged as of the run", "Reg 9.4");
    date_from(2025, 1, 2, &m->note.day);
    m->note.open = true;
    m->note.text = slice("Holds only after inquiry");
    m->owner.notes = &m->note;
    m->owner.n_notes = 1;
    m->book = (Rulebook){
        .facts = m->fact_list,
        .n_facts = MADE_FACTS,
        .target_name = &m->facts[MADE_NAME],
        .completion_date = &m->facts[MADE_DATE],
        .decls = m->decl_list,
        .n_decls = 6,
    };
}

static inline void made_list(Made *m)
{
    m->column_list[0] =
        (Column){.header = slice("Target"), .use = COLUMN_FACT, .fact = &m->facts[MADE_NAME]};
    m->column_list[1] =
        (Column){.header = slice("Country"), .use = COLUMN_FACT, .fact = &m->facts[MADE_COUNTRY]};
    m->column_list[2] =
        (Column){.header = slice("Node"), .use = COLUMN_FACT, .fact = &m->facts[MADE_NODE]};
    m->column_list[3] = (Column){.header = slice("Remarks"), .use = COLUMN_CARRIED};
    m->columns = (Columns){.columns = m->column_list, .n_columns = MADE_COLUMNS};
    m->head = (ReportHead){
        .version = "0",
        .book = &m->book,
        .columns = &m->columns,
        .input = slice("deals.csv"),
        .raw_header = slice("Target,Country,\"Node\",Remarks"),
        .delimiter = ',',
    };
    date_from(2025, 6, 1, &m->head.as_of);
}

/* A deal that is NOT COVERED, of which nothing is known. */
static inline Made *made_new(Arena *arena)
{
    Made *m = arena_new(arena, Made);
    made_facts(m);
    made_rules(m, arena);
    made_list(m);
    m->deal = (Deal){
        .arena = arena,
        .row = 2,
        .line = 2,
        .id = slice("D-1"),
        .raw = slice("Acme,France,7 nm,none"),
        .n_cells = MADE_COLUMNS,
        .facts = m->known,
    };
    m->result = (ProgrammeResult){.programme = &m->programme, .counts = true};
    m->found = (Determination){.programmes = &m->result, .n_programmes = 1};
    return m;
}

static inline void made_outcome(Made *m, Shown shown, Outcome floor, Outcome ceiling,
                                Outcome likely)
{
    m->found.shown = m->result.shown = shown;
    m->found.floor = m->result.floor = floor;
    m->found.ceiling = m->result.ceiling = ceiling;
    m->found.likely = m->result.likely = likely;
}

/* ---- what is said of facts ---- */

static inline Saying *made_cell(Arena *arena, size_t column, Value value)
{
    Saying *saying = arena_new(arena, Saying);
    *saying = (Saying){.kind = SAID_BY_CELL, .value = value, .column = column};
    return saying;
}

static inline Saying *made_number(Arena *arena, size_t column, int64_t number)
{
    Value value = {.type = TYPE_NUMBER, .number = interval_point(decimal_from(number))};
    return made_cell(arena, column, value);
}

static inline Saying *made_place(Arena *arena, size_t column, const Place *place)
{
    Value value = {.type = TYPE_JURISDICTION, .place = place};
    return made_cell(arena, column, value);
}

static inline Saying *made_presumed(Arena *arena, bool yes, const Decl *presume)
{
    Value value = {.type = TYPE_YES_NO, .yes = yes};
    Saying *saying = made_cell(arena, NO_COLUMN, value);
    saying->kind = SAID_BY_PRESUMPTION;
    saying->presume = presume;
    return saying;
}

static inline Evidence made_evidence(const Fact *fact, Truth truth, Standing standing,
                                     const Saying *saying)
{
    return (Evidence){.fact = fact, .truth = truth, .standing = standing, .saying = saying};
}

static inline Finding made_finding(const Decl *decl, const char *citation, Truth value,
                                   const Evidence *evidence, size_t n)
{
    return (Finding){.decl = decl,
                     .citation = slice(citation),
                     .outcome = decl ? decl->outcome : OUTCOME_NOT_COVERED,
                     .value = value,
                     .own = value,
                     .hinted = value >= TRUTH_LIKELY,
                     .evidence = evidence,
                     .n_evidence = n};
}

#endif
