#include "base/digest.h"
#include "base/outfile.h"
#include "base/readfile.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

TCase *outfile_tests(void);

/* Every test runs in an empty folder of its own, the current one. */
typedef struct Room {
    Arena arena;
    char folder[512];
    int home;
} Room;

static Room enter_room(void)
{
    Room room = {0};
    const char *base = getenv("TMPDIR");
    snprintf(room.folder, sizeof room.folder, "%s/outfile-XXXXXX", base ? base : ".");
    room.home = open(".", O_RDONLY);
    ck_assert_int_ge(room.home, 0);
    ck_assert_ptr_nonnull(mkdtemp(room.folder));
    ck_assert_int_eq(chdir(room.folder), 0);
    return room;
}

/* Removes what the tests below make, one folder deep. */
static void leave_room(Room *room)
{
    static const char *const names[] = {
        "a",     "b",        "c",         "link", ".a.tmp", ".b.tmp", "sub/a", "sub/.a.tmp",
        "sub/b", "sub/link", "sub/chain", "pipe", "victim", "sub",    "empty",
    };
    for (size_t i = 0; i < COUNT(names); i++)
        remove(names[i]);
    ck_assert_int_eq(fchdir(room->home), 0);
    close(room->home);
    rmdir(room->folder);
    arena_release(&room->arena);
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

static void check_content(Room *room, const char *path, const char *expected)
{
    Slice text;
    const char *why;
    ck_assert_msg(readfile(path, &room->arena, &text, &why), "%s", path);
    ck_assert_str_eq(text.at, expected);
    ck_assert_uint_eq(text.len, strlen(expected));
}

static bool is_there(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

static Outfile *open_or_fail(Room *room, const char *path)
{
    Slice why = {0};
    Outfile *out = outfile_open(path, &room->arena, &why);
    ck_assert_msg(out != NULL, "%.*s", SLICE_ARG(why));
    return out;
}

static void commit_or_fail(Room *room, Outfile *out)
{
    Slice why = {0};
    ck_assert_msg(outfile_commit(out, &room->arena, &why), "%.*s", SLICE_ARG(why));
}

/* ---- writing ---- */

START_TEST(a_file_appears_at_commit)
{
    Room room = enter_room();
    Outfile *out = open_or_fail(&room, "a");
    ck_assert_str_eq(outfile_temporary(out), "./.a.tmp");
    outfile_write(out, slice("one\n"));
    outfile_write(out, slice(""));
    outfile_write(out, slice("two\n"));
    ck_assert(!is_there("a"));
    ck_assert(is_there(".a.tmp"));
    ck_assert(!outfile_failed(out));
    commit_or_fail(&room, out);
    check_content(&room, "a", "one\ntwo\n");
    ck_assert(!is_there(".a.tmp"));
    leave_room(&room);
}
END_TEST

START_TEST(an_old_file_stays_until_commit_and_its_rights_beyond)
{
    Room room = enter_room();
    put("a", "old");
    ck_assert_int_eq(chmod("a", 0640), 0);
    Outfile *out = open_or_fail(&room, "a");
    outfile_write(out, slice("new"));
    check_content(&room, "a", "old");
    commit_or_fail(&room, out);
    check_content(&room, "a", "new");
    struct stat status;
    ck_assert_int_eq(stat("a", &status), 0);
    ck_assert_uint_eq(status.st_mode & 0777, 0640);
    leave_room(&room);
}
END_TEST

START_TEST(an_abandoned_file_leaves_nothing)
{
    Room room = enter_room();
    put("a", "old");
    Outfile *out = open_or_fail(&room, "a");
    outfile_write(out, slice("new"));
    outfile_abandon(out);
    check_content(&room, "a", "old");
    ck_assert(!is_there(".a.tmp"));
    leave_room(&room);
}
END_TEST

START_TEST(an_empty_file_is_a_file)
{
    Room room = enter_room();
    commit_or_fail(&room, open_or_fail(&room, "a"));
    check_content(&room, "a", "");
    leave_room(&room);
}
END_TEST

/* Around one block of 64 KiB and past several. */
static const size_t lengths[] = {65535, 65536, 65537, 131072, 1000000};

START_TEST(text_of_any_length_is_written)
{
    Room room = enter_room();
    char *text = arena_alloc(&room.arena, lengths[_i] + 1);
    for (size_t i = 0; i < lengths[_i]; i++)
        text[i] = (char)('a' + i % 23);
    Outfile *whole = open_or_fail(&room, "a");
    Outfile *pieces = open_or_fail(&room, "b");
    outfile_write(whole, (Slice){text, lengths[_i]});
    for (size_t i = 0; i < lengths[_i]; i += 997)
        outfile_write(pieces, slice_part((Slice){text, lengths[_i]}, i, i + 997));
    commit_or_fail(&room, whole);
    commit_or_fail(&room, pieces);
    check_content(&room, "a", text);
    check_content(&room, "b", text);
    leave_room(&room);
}
END_TEST

START_TEST(a_stale_temporary_is_replaced)
{
    Room room = enter_room();
    put(".a.tmp", "left by a run that was killed, and longer");
    Outfile *out = open_or_fail(&room, "a");
    outfile_write(out, slice("new"));
    commit_or_fail(&room, out);
    check_content(&room, "a", "new");
    leave_room(&room);
}
END_TEST

START_TEST(a_planted_link_is_not_followed)
{
    Room room = enter_room();
    put("victim", "precious");
    ck_assert_int_eq(symlink("victim", ".a.tmp"), 0);
    Outfile *out = open_or_fail(&room, "a");
    outfile_write(out, slice("new"));
    commit_or_fail(&room, out);
    check_content(&room, "victim", "precious");
    check_content(&room, "a", "new");
    leave_room(&room);
}
END_TEST

START_TEST(a_library_may_write_the_temporary_itself)
{
    Room room = enter_room();
    Outfile *out = open_or_fail(&room, "a");
    put(outfile_temporary(out), "first, and longer");
    put(outfile_temporary(out), "by a library");
    commit_or_fail(&room, out);
    check_content(&room, "a", "by a library");
    ck_assert(!is_there(".a.tmp"));
    leave_room(&room);
}
END_TEST

START_TEST(two_runs_do_not_mix)
{
    Room room = enter_room();
    Outfile *first = open_or_fail(&room, "a");
    outfile_write(first, slice("first"));
    Outfile *second = open_or_fail(&room, "a");
    outfile_write(second, slice("second"));
    Slice why = {0};
    ck_assert(!outfile_commit(first, &room.arena, &why));
    ck_assert(slice_is(why, "cannot write 'a': its temporary file is gone, or another run's now"));
    commit_or_fail(&room, second);
    check_content(&room, "a", "second");

    first = open_or_fail(&room, "a");
    second = open_or_fail(&room, "a");
    outfile_abandon(first); /* leaves the second one's file alone */
    outfile_write(second, slice("third"));
    commit_or_fail(&room, second);
    check_content(&room, "a", "third");
    leave_room(&room);
}
END_TEST

START_TEST(a_temporary_that_vanished_is_a_failure)
{
    Room room = enter_room();
    put("a", "old");
    Outfile *out = open_or_fail(&room, "a");
    ck_assert_int_eq(unlink(outfile_temporary(out)), 0);
    Slice why = {0};
    ck_assert(!outfile_commit(out, &room.arena, &why));
    ck_assert_uint_gt(why.len, 0);
    check_content(&room, "a", "old");
    leave_room(&room);
}
END_TEST

/* ---- links, devices, refusals ---- */

START_TEST(links_are_followed)
{
    Room room = enter_room();
    ck_assert_int_eq(mkdir("sub", 0777), 0);
    ck_assert_int_eq(symlink("sub/chain", "link"), 0);
    ck_assert_int_eq(symlink("a", "sub/chain"), 0); /* of its own folder: sub/a */
    for (int i = 0; i < 2; i++) {                   /* not there yet, then there */
        Outfile *out = open_or_fail(&room, "link");
        ck_assert(is_there("sub/.a.tmp"));
        outfile_write(out, slice(i == 0 ? "one" : "two"));
        commit_or_fail(&room, out);
        check_content(&room, "sub/a", i == 0 ? "one" : "two");
    }
    struct stat status;
    ck_assert_int_eq(lstat("link", &status), 0);
    ck_assert(S_ISLNK(status.st_mode));
    leave_room(&room);
}
END_TEST

START_TEST(an_absolute_link_is_followed)
{
    Room room = enter_room();
    char folder[4096];
    ck_assert_ptr_nonnull(getcwd(folder, sizeof folder));
    ck_assert_int_eq(symlink(arena_print(&room.arena, "%s/b", folder).at, "link"), 0);
    Outfile *out = open_or_fail(&room, "link");
    outfile_write(out, slice("text"));
    commit_or_fail(&room, out);
    check_content(&room, "b", "text");
    leave_room(&room);
}
END_TEST

static const struct {
    const char *path, *why;
} refusals[] = {
    {"sub", "cannot write 'sub': it is a folder"},
    {"sub/", "cannot write 'sub/': it is a folder"},
    {".", "cannot write '.': it is a folder"},
    {"", "cannot write '': it names no file"},
    {"missing/", "cannot write 'missing/': it names no file"},
    {"missing/a", "cannot write 'missing/a': its folder does not exist"},
    {"b/a", "cannot write 'b/a': a part of its path is a file, not a folder"},
    {"a", "cannot write 'a': it is write-protected"},
    {"sub/link", "cannot write 'sub/link': it is write-protected"}, /* leads to a */
    {"link", "cannot write 'link': its links lead round in a circle"},
};

START_TEST(what_cannot_be_written_is_refused)
{
    Room room = enter_room();
    ck_assert_int_eq(mkdir("sub", 0777), 0);
    put("a", "protected");
    ck_assert_int_eq(chmod("a", 0444), 0);
    put("b", "a file");
    ck_assert_int_eq(symlink("link", "link"), 0);
    ck_assert_int_eq(symlink("../a", "sub/link"), 0);
    Slice why = {0};
    ck_assert_ptr_null(outfile_open(refusals[_i].path, &room.arena, &why));
    ck_assert_str_eq(why.at, refusals[_i].why);
    check_content(&room, "a", "protected");
    ck_assert(!is_there(".a.tmp"));
    leave_room(&room);
}
END_TEST

START_TEST(a_closed_folder_is_refused)
{
    if (geteuid() == 0)
        return; /* the superuser may write everywhere */
    Room room = enter_room();
    ck_assert_int_eq(mkdir("sub", 0555), 0);
    Slice why = {0};
    ck_assert_ptr_null(outfile_open("sub/a", &room.arena, &why));
    ck_assert_str_eq(why.at, "cannot write 'sub/a': its folder cannot be written to");
    leave_room(&room);
}
END_TEST

START_TEST(a_name_that_is_too_long_is_refused)
{
    Room room = enter_room();
    char name[400];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    Slice why = {0};
    ck_assert_ptr_null(outfile_open(name, &room.arena, &why));
    ck_assert(slice_ends(why, ": its name is too long"));
    leave_room(&room);
}
END_TEST

START_TEST(devices_are_written_at_once)
{
    Room room = enter_room();
    ck_assert_int_eq(symlink("/dev/null", "link"), 0);
    Outfile *out = open_or_fail(&room, "link");
    outfile_write(out, slice("text"));
    commit_or_fail(&room, out);
    struct stat status;
    ck_assert_int_eq(stat("/dev/null", &status), 0);
    ck_assert(S_ISCHR(status.st_mode));
    outfile_abandon(open_or_fail(&room, "link"));
    ck_assert_int_eq(stat("/dev/null", &status), 0);
    leave_room(&room);
}
END_TEST

START_TEST(a_full_device_is_a_failure)
{
    if (!is_there("/dev/full"))
        return;
    Room room = enter_room();
    Outfile *out = open_or_fail(&room, "/dev/full");
    outfile_write(out, slice("text"));
    ck_assert(!outfile_failed(out)); /* it is in the block still */
    Slice why = {0};
    ck_assert(!outfile_commit(out, &room.arena, &why));
    ck_assert_str_eq(why.at,
                     arena_print(&room.arena, "cannot write '/dev/full': %s", strerror(ENOSPC)).at);
    ck_assert(is_there("/dev/full"));
    leave_room(&room);
}
END_TEST

/* Writes three blocks where one is allowed; *noticed: before commit. */
static bool write_past_limit(Room *room, bool *noticed, Slice *why)
{
    char block[65536];
    memset(block, 'x', sizeof block);
    Outfile *out = open_or_fail(room, "a");
    for (int i = 0; i < 3; i++)
        outfile_write(out, (Slice){block, sizeof block});
    *noticed = outfile_failed(out);
    return outfile_commit(out, &room->arena, why);
}

START_TEST(a_disk_that_fills_up_keeps_the_old_file)
{
    Room room = enter_room();
    put("a", "old");
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit before, narrow;
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
    narrow = before;
    narrow.rlim_cur = 100000;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &narrow), 0);
    Slice why = {0};
    bool noticed = false;
    bool done = write_past_limit(&room, &noticed, &why);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);

    ck_assert(!done);
    ck_assert(noticed);
    ck_assert_str_eq(why.at, arena_print(&room.arena, "cannot write 'a': %s", strerror(EFBIG)).at);
    check_content(&room, "a", "old");
    ck_assert(!is_there(".a.tmp"));
    leave_room(&room);
}
END_TEST

/* ---- standard output ---- */

/* Has outfile_write to "-" go to `fd`. */
static bool write_standard_output(Room *room, int fd, Slice text, Slice *why)
{
    fflush(stdout);
    int before = dup(STDOUT_FILENO);
    dup2(fd, STDOUT_FILENO);
    Outfile *out = open_or_fail(room, "-");
    const char *temporary = outfile_temporary(out);
    outfile_write(out, text);
    bool done = outfile_commit(out, &room->arena, why);
    dup2(before, STDOUT_FILENO);
    close(before);
    ck_assert_ptr_null(temporary);
    return done;
}

START_TEST(a_dash_is_standard_output)
{
    Room room = enter_room();
    int fd = open("a", O_WRONLY | O_CREAT, 0666);
    Slice why = {0};
    ck_assert(write_standard_output(&room, fd, slice("text\n"), &why));
    ck_assert_int_eq(close(fd), 0);
    check_content(&room, "a", "text\n");
    ck_assert(!is_there("-"));
    leave_room(&room);
}
END_TEST

START_TEST(a_closed_pipe_is_a_failure)
{
    Room room = enter_room();
    signal(SIGPIPE, SIG_IGN);
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    close(ends[0]);
    Slice why = {0};
    ck_assert(!write_standard_output(&room, ends[1], slice("text\n"), &why));
    close(ends[1]);
    ck_assert_str_eq(
        why.at, arena_print(&room.arena, "cannot write standard output: %s", strerror(EPIPE)).at);
    leave_room(&room);
}
END_TEST

/* ---- what is there ---- */

START_TEST(an_output_that_is_the_input_is_known)
{
    Room room = enter_room();
    put("a", "text");
    put("b", "text");
    ck_assert_int_eq(symlink("a", "link"), 0);
    ck_assert_int_eq(link("a", "c"), 0);
    int fd = open("a", O_RDONLY);
    ck_assert(outfile_is_input("a", fd));
    ck_assert(outfile_is_input("./a", fd));
    ck_assert(outfile_is_input("link", fd));
    ck_assert(outfile_is_input("c", fd)); /* a second name of the same file */
    ck_assert(!outfile_is_input("b", fd));
    ck_assert(!outfile_is_input("missing", fd));
    close(fd);
    fd = open("/dev/null", O_RDONLY);
    ck_assert(!outfile_is_input("/dev/null", fd)); /* no harm in that */
    close(fd);
    leave_room(&room);
}
END_TEST

static const struct {
    time_t changed;
    const char *day;
} days[] = {
    {0, "1970-01-01"},          {86399, "1970-01-01"},      {86400, "1970-01-02"},
    {1735775999, "2025-01-01"}, {1735776000, "2025-01-02"}, {-1, "1969-12-31"},
};

START_TEST(the_day_of_an_old_file_is_told)
{
    Room room = enter_room();
    put("a", "old");
    struct timespec times[2] = {{days[_i].changed, 0}, {days[_i].changed, 0}};
    ck_assert_int_eq(utimensat(AT_FDCWD, "a", times, 0), 0);
    Slice day = outfile_replaces("a", &room.arena);
    ck_assert_msg(slice_is(day, days[_i].day), "got '%.*s'", SLICE_ARG(day));
    ck_assert_uint_eq(outfile_replaces("missing", &room.arena).len, 0);
    ck_assert_uint_eq(outfile_replaces("-", &room.arena).len, 0);
    leave_room(&room);
}
END_TEST

/* ---- reading ---- */

START_TEST(a_file_is_read_whole)
{
    Room room = enter_room();
    FILE *file = fopen("a", "w");
    for (int i = 0; i < 50000; i++)
        fwrite("ab\0c", 1, 4, file);
    ck_assert_int_eq(fclose(file), 0);
    put("empty", "");
    Slice text;
    const char *why;
    ck_assert(readfile("a", &room.arena, &text, &why));
    ck_assert_uint_eq(text.len, 200000);
    ck_assert_mem_eq(text.at + 199992, "ab\0cab\0c", 9); /* and a NUL behind */
    ck_assert(readfile("empty", &room.arena, &text, &why));
    ck_assert_uint_eq(text.len, 0);
    leave_room(&room);
}
END_TEST

START_TEST(what_cannot_be_read_says_why)
{
    Room room = enter_room();
    Slice text, *names;
    size_t n_names;
    const char *why = NULL;
    ck_assert(!readfile("missing", &room.arena, &text, &why));
    ck_assert_str_eq(why, strerror(ENOENT));
    ck_assert(!readfile(".", &room.arena, &text, &why));
    ck_assert_str_eq(why, strerror(EISDIR));
    ck_assert(!readfolder("missing", &room.arena, &names, &n_names, &why));
    ck_assert_str_eq(why, strerror(ENOENT));
    put("a", "");
    ck_assert(!readfolder("a", &room.arena, &names, &n_names, &why));
    ck_assert_str_eq(why, strerror(ENOTDIR));
    leave_room(&room);
}
END_TEST

START_TEST(a_folder_is_read_in_order)
{
    Room room = enter_room();
    Slice *names = NULL;
    size_t n_names = 9;
    const char *why;
    ck_assert(readfolder(".", &room.arena, &names, &n_names, &why));
    ck_assert_uint_eq(n_names, 0);
    static const char *const made[] = {"c", "a", "victim", ".a.tmp", "b"};
    for (size_t i = 0; i < COUNT(made); i++)
        put(made[i], "");
    ck_assert_int_eq(mkdir("sub", 0777), 0);
    ck_assert(readfolder(".", &room.arena, &names, &n_names, &why));
    static const char *const sorted[] = {"a", "b", "c", "sub", "victim"};
    ck_assert_uint_eq(n_names, COUNT(sorted));
    for (size_t i = 0; i < n_names; i++)
        ck_assert_str_eq(names[i].at, sorted[i]);
    ck_assert(is_folder("sub"));
    ck_assert(!is_folder("a"));
    ck_assert(!is_folder("missing"));
    leave_room(&room);
}
END_TEST

/* ---- digests: the examples of FIPS 180-2, appendix B, and of the empty text ---- */

static const struct {
    const char *text, *digest;
} digests[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
};

START_TEST(a_digest_is_the_standard_s)
{
    Arena arena = {0};
    ck_assert_str_eq(digest_text(&arena, slice(digests[_i].text)).at, digests[_i].digest);
    Digest *digest = digest_open();
    for (const char *at = digests[_i].text; *at != '\0'; at++)
        digest_add(digest, at, 1);
    ck_assert(slice_is(digest_close(digest, &arena), digests[_i].digest));
    arena_release(&arena);
}
END_TEST

START_TEST(a_digest_of_a_million_letters)
{
    Arena arena = {0};
    char letters[1000];
    memset(letters, 'a', sizeof letters);
    Digest *digest = digest_open();
    for (int i = 0; i < 1000; i++)
        digest_add(digest, letters, sizeof letters);
    ck_assert_str_eq(digest_close(digest, &arena).at,
                     "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    arena_release(&arena);
}
END_TEST

static void add_writing_tests(TCase *tc)
{
    tcase_add_test(tc, a_file_appears_at_commit);
    tcase_add_test(tc, an_old_file_stays_until_commit_and_its_rights_beyond);
    tcase_add_test(tc, an_abandoned_file_leaves_nothing);
    tcase_add_test(tc, an_empty_file_is_a_file);
    tcase_add_loop_test(tc, text_of_any_length_is_written, 0, COUNT(lengths));
    tcase_add_test(tc, a_stale_temporary_is_replaced);
    tcase_add_test(tc, a_planted_link_is_not_followed);
    tcase_add_test(tc, a_library_may_write_the_temporary_itself);
    tcase_add_test(tc, two_runs_do_not_mix);
    tcase_add_test(tc, a_temporary_that_vanished_is_a_failure);
}

static void add_target_tests(TCase *tc)
{
    tcase_add_test(tc, links_are_followed);
    tcase_add_test(tc, an_absolute_link_is_followed);
    tcase_add_loop_test(tc, what_cannot_be_written_is_refused, 0, COUNT(refusals));
    tcase_add_test(tc, a_closed_folder_is_refused);
    tcase_add_test(tc, a_name_that_is_too_long_is_refused);
    tcase_add_test(tc, devices_are_written_at_once);
    tcase_add_test(tc, a_full_device_is_a_failure);
    tcase_add_test(tc, a_disk_that_fills_up_keeps_the_old_file);
    tcase_add_test(tc, a_dash_is_standard_output);
    tcase_add_test(tc, a_closed_pipe_is_a_failure);
}

TCase *outfile_tests(void)
{
    TCase *tc = tcase_create("outfile, readfile, digest");
    add_writing_tests(tc);
    add_target_tests(tc);
    tcase_add_test(tc, an_output_that_is_the_input_is_known);
    tcase_add_loop_test(tc, the_day_of_an_old_file_is_told, 0, COUNT(days));
    tcase_add_test(tc, a_file_is_read_whole);
    tcase_add_test(tc, what_cannot_be_read_says_why);
    tcase_add_test(tc, a_folder_is_read_in_order);
    tcase_add_loop_test(tc, a_digest_is_the_standard_s, 0, COUNT(digests));
    tcase_add_test(tc, a_digest_of_a_million_letters);
    return tc;
}
