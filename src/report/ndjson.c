/* The report as NDJSON: one object a deal, for programs. Keys and their order are part of the
 * interface (docs); values that people read are strings in the words of the other formats. */
#include "report/dues.h"
#include "report/howfar.h"
#include "report/json.h"
#include "report/textfile.h"
#include "report/wording.h"

#include <stdlib.h>

struct Writer {
    TextFile file;
    const ReportHead *head;
    Buffer words; /* of the string that is being made */
};

static Writer *ndjson_open(const char *path, Arena *arena, Diags *diags)
{
    Writer *writer = calloc(1, sizeof *writer);
    if (!writer)
        out_of_memory();
    if (textfile_open(&writer->file, path, arena, diags))
        return writer;
    free(writer);
    return NULL;
}

static bool ndjson_begin(Writer *writer, const ReportHead *head)
{
    writer->head = head;
    return true;
}

/* ---- parts of the object ---- */

static void add_string(Buffer *out, const char *key, Slice text)
{
    json_key(out, key);
    json_string(out, text);
}

static void add_word(Buffer *out, const char *key, const char *word)
{
    add_string(out, key, slice(word));
}

static void add_null(Buffer *out, const char *key)
{
    json_key(out, key);
    json_null(out);
}

static void add_bool(Buffer *out, const char *key, bool yes)
{
    json_key(out, key);
    json_bool(out, yes);
}

static void open_array(Buffer *out, const char *key)
{
    json_key(out, key);
    json_open(out, '[');
}

static void add_strings(Buffer *out, const char *key, const Slice *texts, size_t n)
{
    open_array(out, key);
    for (size_t i = 0; i < n; i++)
        json_string(out, texts[i]);
    json_close(out, ']');
}

static void add_value(Writer *writer, const Fact *fact, const Saying *saying)
{
    if (!saying) {
        add_null(&writer->file.block, "value");
        return;
    }
    buffer_clear(&writer->words);
    value_write(&writer->words, fact, &saying->value);
    add_string(&writer->file.block, "value", buffer_slice(&writer->words));
}

static void add_ends(Buffer *out, Outcome floor, Outcome ceiling, Outcome likely)
{
    add_word(out, "floor", outcome_key(floor));
    add_word(out, "ceiling", outcome_key(ceiling));
    add_word(out, "likely", outcome_key(likely));
}

/* The first day on which the nearest notice may be due. */
static void add_deadline(Writer *writer, const Determination *found, const Programme *programme)
{
    const Duty *nearest = dues_nearest(found, programme);
    if (!nearest || !nearest->has_date || nearest->due.first == DATE_FIRST) {
        add_null(&writer->file.block, "deadline");
        return;
    }
    buffer_clear(&writer->words);
    date_write(&writer->words, nearest->due.first);
    add_string(&writer->file.block, "deadline", buffer_slice(&writer->words));
}

static void add_programmes(Writer *writer, const Determination *found)
{
    Buffer *out = &writer->file.block;
    open_array(out, "programmes");
    for (size_t i = 0; i < found->n_programmes; i++) {
        const ProgrammeResult *result = &found->programmes[i];
        json_open(out, '{');
        add_string(out, "id", result->programme->id);
        add_word(out, "outcome", shown_key(result->shown));
        add_ends(out, result->floor, result->ceiling, result->likely);
        add_deadline(writer, found, result->programme);
        json_close(out, '}');
    }
    json_close(out, ']');
}

/* Where a value stands in the list; null for what no cell says. */
static void add_place(Writer *writer, const Deal *deal, const Saying *saying)
{
    Buffer *out = &writer->file.block;
    const Columns *columns = writer->head->columns;
    if (!saying || saying->column >= columns->n_columns) {
        add_null(out, "column");
        add_null(out, "row");
    } else {
        add_string(out, "column", columns->columns[saying->column].header);
        json_key(out, "row");
        json_number(out, deal->row);
    }
    if (saying && saying->span.len > 0)
        add_string(out, "span", saying->span);
    else
        add_null(out, "span");
}

/* Only where there is one. */
static void add_distance(Writer *writer, const Evidence *evidence)
{
    if (!evidence->distance.known)
        return;
    buffer_clear(&writer->words);
    howfar_write(&writer->words, evidence->fact, &evidence->distance);
    add_string(&writer->file.block, "distance", buffer_slice(&writer->words));
}

static void add_evidence(Writer *writer, const Deal *deal, const Finding *finding)
{
    Buffer *out = &writer->file.block;
    open_array(out, "evidence");
    for (size_t i = 0; i < finding->n_evidence; i++) {
        const Evidence *evidence = &finding->evidence[i];
        json_open(out, '{');
        add_string(out, "fact", evidence->fact->id);
        add_value(writer, evidence->fact, evidence->saying);
        add_word(out, "standing", standing_word(evidence->standing));
        add_place(writer, deal, evidence->saying);
        add_distance(writer, evidence);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void add_finding(Writer *writer, const Deal *deal, const Finding *finding)
{
    Buffer *out = &writer->file.block;
    json_open(out, '{');
    if (finding->decl)
        add_string(out, "rule", finding->decl->id);
    else
        add_null(out, "rule");
    add_string(out, "citation", finding->citation);
    add_word(out, "outcome", outcome_key(finding->outcome));
    add_word(out, "value", truth_word(finding->value));
    add_word(out, "own", truth_word(finding->own));
    add_evidence(writer, deal, finding);
    json_close(out, '}');
}

static void add_findings(Writer *writer, const Deal *deal, const Determination *found)
{
    Buffer *out = &writer->file.block;
    open_array(out, "findings");
    for (size_t i = 0; i < found->n_programmes; i++) {
        const ProgrammeResult *result = &found->programmes[i];
        if (!result->counts)
            continue;
        for (size_t k = 0; k < result->n_findings; k++)
            add_finding(writer, deal, &result->findings[k]);
    }
    json_close(out, ']');
}

static void add_questions(Writer *writer, const Determination *found)
{
    Buffer *out = &writer->file.block;
    open_array(out, "questions");
    for (size_t i = 0; i < found->n_questions; i++) {
        const Question *question = &found->questions[i];
        json_open(out, '{');
        add_string(out, "fact", question->fact->id);
        buffer_clear(&writer->words);
        wording_question(&writer->words, question);
        add_string(out, "ask", buffer_slice(&writer->words));
        add_strings(out, "citations", question->citations, question->n_citations);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void add_duty(Writer *writer, const Duty *duty)
{
    Buffer *out = &writer->file.block;
    json_open(out, '{');
    add_string(out, "id", duty->decl->id);
    add_string(out, "what", duty->decl->title);
    if (duty->has_date) {
        buffer_clear(&writer->words);
        span_write(&writer->words, duty->due);
        add_string(out, "due", buffer_slice(&writer->words));
    } else {
        add_null(out, "due");
    }
    add_bool(out, "overdue", duty->overdue);
    add_string(out, "law", duty->decl->n_laws > 0 ? duty->decl->laws[0].text : slice(""));
    add_bool(out, "owed", duty->owed);
    add_bool(out, "keep", duty->decl->keep);
    buffer_clear(&writer->words);
    if (!duty->decl->has_day)
        wording_date_term(&writer->words, &duty->decl->due);
    add_string(out, "counts_from", buffer_slice(&writer->words));
    json_close(out, '}');
}

static void add_duties(Writer *writer, const Determination *found)
{
    open_array(&writer->file.block, "duties");
    for (size_t i = 0; i < found->n_duties; i++) {
        if (found->duties[i].counts)
            add_duty(writer, &found->duties[i]);
    }
    json_close(&writer->file.block, ']');
}

/* What diligence asks of a deal that is not decided. */
static void add_inquiry(Writer *writer, const Deal *deal, const Determination *found)
{
    Buffer *out = &writer->file.block;
    open_array(out, "inquiry");
    for (size_t i = 0; found->shown == SHOWN_REVIEW && i < found->n_programmes; i++) {
        const ProgrammeResult *result = &found->programmes[i];
        const Programme *programme = result->programme;
        for (size_t k = 0; result->counts && k < programme->n_inquiries; k++) {
            const Inquiry *inquiry = &programme->inquiries[k];
            json_open(out, '{');
            add_string(out, "law", inquiry->law);
            add_string(out, "question", inquiry->question);
            if (inquiry->fact)
                add_string(out, "fact", inquiry->fact->id);
            else
                add_null(out, "fact");
            add_value(writer, inquiry->fact, dues_stated(deal, inquiry->fact));
            json_close(out, '}');
        }
    }
    json_close(out, ']');
}

static void add_presumptions(Writer *writer, const Determination *found)
{
    Buffer *out = &writer->file.block;
    open_array(out, "presumptions");
    for (size_t i = 0; i < found->n_presumed; i++) {
        const PresumedFact *presumed = &found->presumed[i];
        json_open(out, '{');
        add_string(out, "fact", presumed->fact->id);
        add_value(writer, presumed->fact, presumed->saying);
        if (presumed->saying->presume)
            add_string(out, "rule", presumed->saying->presume->id);
        else
            add_null(out, "rule");
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void add_notes(Writer *writer, const Determination *found)
{
    Buffer *out = &writer->file.block;
    open_array(out, "notes");
    for (size_t i = 0; i < found->n_notes; i++) {
        const NoteUse *use = &found->notes[i];
        json_open(out, '{');
        add_string(out, "rule", use->decl->id);
        buffer_clear(&writer->words);
        date_write(&writer->words, use->note->day);
        add_string(out, "date", buffer_slice(&writer->words));
        add_string(out, "text", use->note->text);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void add_problems(Writer *writer, const Deal *deal)
{
    Buffer *out = &writer->file.block;
    open_array(out, "problems");
    for (const Problem *problem = deal->problems; problem; problem = problem->next) {
        buffer_clear(&writer->words);
        wording_problem(&writer->words, writer->head, problem);
        json_string(out, buffer_slice(&writer->words));
    }
    json_close(out, ']');
}

/* ---- the object ---- */

static bool ndjson_deal(Writer *writer, const Deal *deal, const Determination *found)
{
    Buffer *out = &writer->file.block;
    json_open(out, '{');
    json_key(out, "row");
    json_number(out, deal->row);
    json_key(out, "line");
    json_number(out, deal->line);
    add_string(out, "id", deal_name(deal));
    add_word(out, "outcome", shown_key(found->shown));
    add_ends(out, found->floor, found->ceiling, found->likely);
    add_programmes(writer, found);
    add_strings(out, "citations", found->citations, found->n_citations);
    add_findings(writer, deal, found);
    add_questions(writer, found);
    add_duties(writer, found);
    add_presumptions(writer, found);
    add_notes(writer, found);
    add_problems(writer, deal);
    add_inquiry(writer, deal, found);
    json_close(out, '}');
    buffer_add_char(out, '\n');
    return textfile_flow(&writer->file, deal->row);
}

static bool ndjson_end(Writer *writer, const ReportTotals *totals)
{
    bool kept = textfile_close(&writer->file, totals != NULL);
    buffer_release(&writer->words);
    free(writer);
    return kept || !totals;
}

const ReportFormat report_ndjson = {
    .suffix = ".ndjson",
    .open = ndjson_open,
    .begin = ndjson_begin,
    .deal = ndjson_deal,
    .end = ndjson_end,
};
