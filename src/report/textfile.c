#include "report/textfile.h"

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
    *file = (TextFile){.arena = arena, .diags = diags};
    file->out = outfile_open(path, arena, &why);
    return file->out || fail(file, why);
}

static void pass_on(TextFile *file)
{
    outfile_write(file->out, buffer_slice(&file->block));
    buffer_clear(&file->block);
}

bool textfile_flow(TextFile *file)
{
    if (!file->out)
        return false;
    if (file->block.len < BLOCK)
        return true;
    pass_on(file);
    if (!outfile_failed(file->out))
        return true;
    /* Only the commit, which must fail now, tells why. */
    Slice why = slice("the report could not be written");
    outfile_commit(file->out, file->arena, &why);
    return fail(file, why);
}

bool textfile_close(TextFile *file, bool keep)
{
    bool kept = false;
    if (file->out && keep) {
        Slice why = {0};
        pass_on(file);
        kept = outfile_commit(file->out, file->arena, &why) || fail(file, why);
    } else if (file->out) {
        outfile_abandon(file->out);
    }
    file->out = NULL;
    buffer_release(&file->block);
    return kept;
}
