/* The golden cases: each folder of tests/cases is one test, run by tests/tools/run-case.sh. */
#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

TCase *golden_tests(void);

enum { CASES_MAX = 1000, SAID_MAX = 4000 }; /* a longer message is more than check can pass on */

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

START_TEST(a_case_gives_what_it_says)
{
    struct dirent **names = NULL;
    int n = scandir("tests/cases", &names, not_hidden, alphasort);
    ck_assert_int_gt(n, _i);
    char command[600];
    snprintf(command, sizeof command, "sh tests/tools/run-case.sh tests/cases/%s 2>&1",
             names[_i]->d_name);
    static char said[20000];
    FILE *pipe = popen(command, "r");
    ck_assert_ptr_nonnull(pipe);
    size_t len = fread(said, 1, sizeof said - 1, pipe);
    said[len] = '\0';
    int status = pclose(pipe);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "tests/cases/%s:\n%.*s",
                  names[_i]->d_name, SAID_MAX, said);
    for (int i = 0; i < n; i++)
        free(names[i]);
    free(names);
}
END_TEST

TCase *golden_tests(void)
{
    TCase *tcase = tcase_create("golden");
    struct dirent **names = NULL;
    int n = scandir("tests/cases", &names, not_hidden, alphasort);
    for (int i = 0; i < n; i++)
        free(names[i]);
    free(names);
    tcase_set_timeout(tcase, 60);
    if (n > 0)
        tcase_add_loop_test(tcase, a_case_gives_what_it_says, 0, n < CASES_MAX ? n : CASES_MAX);
    return tcase;
}
