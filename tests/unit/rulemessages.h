/* rulemessages.h - the messages about a rule file as lines that a table of cases can hold.
 *
 * Ownership: free() the result.
 * Errors:    end the test.
 */
#ifndef TESTS_RULEMESSAGES_H
#define TESTS_RULEMESSAGES_H

#include "base/diag.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* As printed, without the lines of source and carets, and without `path` before the places:
 * "3:8: error: ...", "= did you mean ...", "1:1: note: ...", each with a line end. */
static inline char *rule_messages(const Diags *diags, const char *path)
{
    char *all = NULL, *kept = NULL;
    size_t len = 0;
    FILE *memory = open_memstream(&all, &len);
    ck_assert_ptr_nonnull(memory);
    diags_print(diags, memory, false);
    ck_assert_int_eq(fclose(memory), 0);

    memory = open_memstream(&kept, &len);
    ck_assert_ptr_nonnull(memory);
    Slice rest = slice(all);
    for (size_t end; rest.len > 0; rest = slice_part(rest, end + 1, rest.len)) {
        end = slice_find(rest, '\n');
        Slice line = slice_trim(slice_part(rest, 0, end));
        size_t bar = slice_find(line, '|');
        bool is_snippet = bar < line.len && strspn(line.at, "0123456789 ") >= bar;
        if (is_snippet)
            continue;
        if (slice_starts(line, path))
            line = slice_part(line, strlen(path) + 1, line.len);
        fprintf(memory, "%.*s\n", SLICE_ARG(line));
    }
    ck_assert_int_eq(fclose(memory), 0);
    free(all);
    return kept;
}

#endif
