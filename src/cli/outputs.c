#include "cli/outputs.h"

#include "base/outfile.h"

#include <string.h>

static bool is_stdout(const char *path)
{
    return strcmp(path, "-") == 0;
}

void outputs_add(Outputs *outputs, const ReportFormat *format, const char *path)
{
    if (path)
        outputs->outputs[outputs->n++] = (Output){.format = format, .path = path};
}

bool outputs_has(const Outputs *outputs, const ReportFormat *format)
{
    for (size_t i = 0; i < outputs->n; i++) {
        if (outputs->outputs[i].format == format)
            return true;
    }
    return false;
}

bool outputs_to_stdout(const Outputs *outputs)
{
    for (size_t i = 0; i < outputs->n; i++) {
        if (is_stdout(outputs->outputs[i].path))
            return true;
    }
    return false;
}

static void refuse(Diags *diags, const char *path, const char *why)
{
    diag_row(diags, SEVERITY_ERROR, slice(path), 0, slice(""), "%s", why);
}

bool outputs_check(const Outputs *outputs, int fd, Diags *diags)
{
    size_t before = diags->n_errors;
    for (size_t i = 0; i < outputs->n; i++) {
        const Output *output = &outputs->outputs[i];
        for (size_t k = 0; k < i; k++) {
            if (strcmp(outputs->outputs[k].path, output->path) == 0)
                refuse(diags, output->path, "two reports can't go to one place");
        }
        if (is_stdout(output->path) && output->format == &report_workbook)
            refuse(diags, output->path, "a workbook can't go to standard output; name a file");
        else if (!is_stdout(output->path) && outfile_is_input(output->path, fd))
            refuse(diags, output->path, "this is the deal list itself; name another file");
    }
    return diags->n_errors == before;
}

bool outputs_open(Outputs *outputs, Arena *arena, Diags *diags)
{
    for (size_t i = 0; i < outputs->n; i++) {
        Output *output = &outputs->outputs[i];
        if (!is_stdout(output->path))
            output->replaces = outfile_replaces(output->path, arena);
        output->writer = output->format->open(output->path, arena, diags);
        if (!output->writer)
            return false;
    }
    return true;
}

bool outputs_begin(Outputs *outputs, const ReportHead *head)
{
    for (size_t i = 0; i < outputs->n; i++) {
        if (!outputs->outputs[i].format->begin(outputs->outputs[i].writer, head))
            return false;
    }
    return true;
}

bool outputs_deal(Outputs *outputs, const Deal *deal, const Determination *found)
{
    for (size_t i = 0; i < outputs->n; i++) {
        if (!outputs->outputs[i].format->deal(outputs->outputs[i].writer, deal, found))
            return false;
    }
    return true;
}

/* After a failure of one the others are abandoned as well. */
bool outputs_close(Outputs *outputs, const ReportTotals *totals)
{
    bool good = totals != NULL;
    for (size_t i = 0; i < outputs->n; i++) {
        Output *output = &outputs->outputs[i];
        if (output->writer)
            good = output->format->end(output->writer, good ? totals : NULL) && good;
        output->writer = NULL;
    }
    return good;
}
