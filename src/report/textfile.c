#include "report/textfile.h"

#include <inttypes.h>
#include <string.h>

static const size_t BLOCK = 64 * 1024;

/* `why` names the path. */
static bool fail(TextFile *file, Slice why)
{
    diag_error(file->diags, (Span){0}, "%.*s", SLICE_ARG(why));
    file->out = NULL;
    return false;
}

bool textfile_open(TextFile *file, const char *path, Arena *arena, Diags *diags)
{
    Slice why = {0};
    *file = (TextFile){.arena = arena, .diags = diags, .is_stdout = strcmp(path, "-") == 0};
    file->out = outfile_open(path, arena, &why);
    return file->out || fail(file, why);
}

/* The first `len` bytes; what is behind them moves to the front. */
static void pass_on(TextFile *file, size_t len)
{
    Buffer *block = &file->block;
    outfile_write(file->out, (Slice){block->at, len});
    file->has_begun = true;
    block->len -= len;
    if (block->len > 0)
        memmove(block->at, block->at + len, block->len);
}

bool textfile_flow(TextFile *file, uint64_t row)
{
    if (!file->out)
        return false;
    file->row = row;
    if (file->block.len < BLOCK)
        return true;
    /* Whole blocks, which are neither copied again (outfile.h) nor part a page of the file. */
    pass_on(file, file->block.len / BLOCK * BLOCK);
    if (!outfile_failed(file->out))
        return true;
    /* Only the commit, which must fail now, tells why. */
    Slice why = slice("the report could not be written");
    outfile_commit(file->out, file->arena, &why);
    return fail(file, why);
}

/* A reader of standard output would take half a row for a whole one. */
static void break_off(TextFile *file)
{
    Slice why = {0};
    pass_on(file, file->block.len);
    outfile_commit(file->out, file->arena, &why);
    diag_error(file->diags, (Span){0}, "standard output breaks off after row %" PRIu64, file->row);
}

bool textfile_close(TextFile *file, bool keep)
{
    bool kept = false;
    if (file->out && keep) {
        Slice why = {0};
        pass_on(file, file->block.len);
        kept = outfile_commit(file->out, file->arena, &why) || fail(file, why);
    } else if (file->out && file->is_stdout && file->has_begun) {
        break_off(file);
    } else if (file->out) {
        outfile_abandon(file->out);
    }
    file->out = NULL;
    buffer_release(&file->block);
    return kept;
}
