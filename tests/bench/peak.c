/* peak.c - runs a command and says what it took: peak RESULT COMMAND [ARGUMENT...]
 *
 * Appends a line "SECONDS KIB" to the file RESULT: time by the wall clock, and the peak of the
 * memory resident. Its exit status is the command's.
 */
#define _DEFAULT_SOURCE /* ru_maxrss is no part of POSIX */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: peak RESULT COMMAND [ARGUMENT...]\n");
        return 2;
    }
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        perror(argv[2]);
        _exit(127);
    }
    int status;
    if (child < 0 || waitpid(child, &status, 0) != child) {
        perror("peak");
        return 2;
    }
    double seconds = now() - start;
    struct rusage used;
    getrusage(RUSAGE_CHILDREN, &used);
    FILE *result = fopen(argv[1], "a");
    if (!result || fprintf(result, "%.4f %ld\n", seconds, used.ru_maxrss) < 0 ||
        fclose(result) != 0) {
        perror(argv[1]);
        return 2;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
