/* coverage_document.c - the law, paragraph by paragraph, and what encodes it. */
#include "report/coverage.h"

#include "base/table.h"
#include "rules/citations.h"

/* A limb that cites a paragraph. */
typedef struct Citing Citing;
struct Citing {
    const Limb *limb;
    Citing *next;
};

typedef struct Document {
    Buffer *out;
    const Limbs *limbs;
    Arena arena;
    Table citing; /* citation -> first Citing, in written order */
} Document;

static void add_citing(void *context, const Decl *decl, const Cond *item, Slice citation)
{
    Document *document = context;
    const Limb *limb = limbs_find(document->limbs, decl, item);
    Citing *citing = arena_new(&document->arena, Citing);
    citing->limb = limb;
    Citing *first = (Citing *)(uintptr_t)table_add(&document->citing, citation, citing);
    if (!first || !limb)
        return;
    while (first->next)
        first = first->next;
    if (first->limb != limb)
        first->next = citing;
}

static const Citing *citing_of(const Document *document, Slice law)
{
    return table_find(&document->citing, law);
}

/* ---- cells ---- */

/* A text in a cell of a Markdown table. */
static void add_cell_text(Buffer *out, Slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '|')
            buffer_add_char(out, '\\');
        buffer_add_char(out, text.at[i]);
    }
}

static void add_encoders(Document *document, const Citing *citing)
{
    Buffer *out = document->out;
    for (size_t n = 0; citing; citing = citing->next, n++) {
        buffer_print(out, "%s%s `%.*s`", n > 0 ? ", " : "", decl_word(citing->limb->decl->kind),
                     SLICE_ARG(citing->limb->decl->id));
        if (citing->limb->cond)
            buffer_print(out, " (%.*s)", SLICE_ARG(citing->limb->cond->label));
    }
}

enum { NAMES_SHOWN = 2 };

static void add_names(Document *document, const Citing *citing, bool near)
{
    size_t shown = 0, n = 0;
    for (; citing; citing = citing->next) {
        const LimbCases *cases = near ? &citing->limb->near : &citing->limb->holds;
        n = cases->n > n ? cases->n : n;
        for (size_t i = 0; i < cases->n && i < LIMB_CASES && shown < NAMES_SHOWN; i++) {
            buffer_add_text(document->out, shown++ > 0 ? "; " : "");
            add_cell_text(document->out, cases->names[i]);
        }
    }
    if (n > shown && shown > 0)
        buffer_print(document->out, "; %zu more", n - shown); /* of the limb that has most */
    if (n == 0)
        buffer_add_text(document->out, "none");
}

/* Whether some paragraph of this one is encoded by itself. */
static bool has_own(const Document *document, const Programme *programme, Slice law)
{
    for (size_t i = 0; i < programme->n_paragraphs; i++) {
        Slice other = programme->paragraphs[i].law;
        if (other.len > law.len && other.at[law.len] == '(' &&
            slice_equal(slice_part(other, 0, law.len), law) && citing_of(document, other))
            return true;
    }
    return false;
}

/* Why no rule decides it; what is encoded in part may say so too. */
static void add_instead(Buffer *out, const Paragraph *paragraph, bool encoded)
{
    if (paragraph->instead.len == 0)
        return;
    buffer_add_text(out, encoded ? ". " : "*not by a rule*: ");
    add_cell_text(out, paragraph->instead);
}

static void add_paragraph(Document *document, const Paragraph *paragraph)
{
    Buffer *out = document->out;
    const Citing *citing = citing_of(document, paragraph->law);
    buffer_print(out, "| %.*s | ", SLICE_ARG(paragraph->law));
    add_cell_text(out, paragraph->says);
    buffer_add_text(out, " | ");
    if (citing) {
        add_encoders(document, citing);
        add_instead(out, paragraph, true);
        buffer_add_text(out, " | ");
        add_names(document, citing, false);
        buffer_add_text(out, " | ");
        add_names(document, citing, true);
        buffer_add_text(out, " |\n");
        return;
    }
    bool parts = has_own(document, document->limbs->programme, paragraph->law);
    if (parts)
        buffer_add_text(out, "in its parts");
    add_instead(out, paragraph, parts);
    buffer_add_text(out, " | | |\n");
}

/* ---- the whole ---- */

/* "31 CFR 850.224(d)(1)" and "31 CFR 850.224 note 1" are of the section "31 CFR 850.224". */
static bool is_of_section(Slice law, Slice section)
{
    return section.len > 0 && law.len > section.len &&
           slice_equal(slice_part(law, 0, section.len), section) &&
           (law.at[section.len] == '(' || law.at[section.len] == ' ');
}

static Slice section_of(Slice law)
{
    size_t end = slice_find(law, '(');
    return slice_part(law, 0, end < law.len ? end : law.len);
}

/* How many paragraphs from `first` on stand in one table: a section with all of its parts, or
 * sections without parts, as many as follow one another. */
static size_t table_end(const Programme *programme, size_t first)
{
    const Paragraph *all = programme->paragraphs;
    size_t n = programme->n_paragraphs, end = first;
    while (end < n) {
        Slice section = section_of(all[end].law);
        size_t next = end + 1;
        while (next < n && is_of_section(all[next].law, section))
            next++;
        if (next > end + 1)
            return end > first ? end : next;
        end = next;
    }
    return end;
}

static void add_heading(Document *document, size_t first, size_t end)
{
    const Paragraph *all = document->limbs->programme->paragraphs;
    Slice from = section_of(all[first].law), to = section_of(all[end - 1].law);
    buffer_print(document->out, "\n## %.*s", SLICE_ARG(from));
    if (slice_equal(all[first].law, from) &&
        (end == first + 1 || is_of_section(all[first + 1].law, from)))
        buffer_print(document->out, ": %.*s", SLICE_ARG(all[first].says));
    else if (!slice_equal(from, to) && !is_of_section(to, from))
        buffer_print(document->out, " to %.*s", SLICE_ARG(to));
    buffer_add_text(document->out,
                    "\n\n| paragraph | in short | encoded by | a case that holds | a near miss |\n"
                    "|---|---|---|---|---|\n");
}

static void add_preface(Document *document)
{
    const Programme *programme = document->limbs->programme;
    size_t encoded = 0;
    for (size_t i = 0; i < programme->n_paragraphs; i++) {
        Slice law = programme->paragraphs[i].law;
        encoded += citing_of(document, law) || has_own(document, programme, law);
    }
    buffer_print(
        document->out,
        "# %.*s: what is encoded\n\n"
        "Made from the rules, their cases and paragraphs.csv by `make law-coverage`; a "
        "test fails when it is stale. %zu paragraphs, %zu of them encoded; of the others it "
        "says why no rule decides them and what is done instead. A case "
        "*holds* where the paragraph applies; a *near miss* is a case where it does not, "
        "and one single answer would make it. Cases are rows of cases.csv, by name.\n",
        SLICE_ARG(programme->title), programme->n_paragraphs, encoded);
}

void coverage_document(Buffer *out, const Limbs *limbs)
{
    const Programme *programme = limbs->programme;
    Document document = {.out = out, .limbs = limbs};
    document.citing = table_in(&document.arena);
    for (size_t i = 0; i < programme->n_decls; i++)
        citations_visit(&document.arena, programme->decls[i], add_citing, &document);
    add_preface(&document);
    for (size_t i = 0, end; i < programme->n_paragraphs; i = end) {
        end = table_end(programme, i);
        add_heading(&document, i, end);
        for (size_t k = i; k < end; k++)
            add_paragraph(&document, &programme->paragraphs[k]);
    }
    arena_release(&document.arena);
}
