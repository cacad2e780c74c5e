/* SPDX-License-Identifier: MIT */
#include "base/files.h"
#include "base/sha256.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
        char *folder;
        struct job parent;
        struct job *job;
};

static void set_up(struct fixture *f, gconstpointer data)
{
        (void)data;
        f->folder = g_dir_make_tmp("kehoach-XXXXXX", NULL);
        f->parent = (struct job){.messages = messages_open(), .root = f->folder, .limits = limits_default};
        f->parent.limits.file_bytes = 1000;
        f->job = job_open(&f->parent);
}

static void tear_down(struct fixture *f, gconstpointer data)
{
        (void)data;
        g_autofree char *command = g_strdup_printf("rm -rf '%s'", f->folder);
        g_assert_cmpint(system(command), ==, 0);
        job_close(f->job);
        messages_close(f->parent.messages);
        g_free(f->folder);
}

static char *inside(struct fixture *f, const char *name)
{
        return arena_printf(f->job->arena, "%s/%s", f->folder, name);
}

static void assert_last(struct fixture *f, enum message_code code)
{
        guint count = messages_count(f->job->messages);
        g_assert_cmpuint(count, >, 0);
        g_assert_cmpint(messages_at(f->job->messages, count - 1)->code, ==, code);
}

static void test_read(struct fixture *f, gconstpointer data)
{
        (void)data;
        const struct place asked = {"plan.yaml", 3, 4, 5};
        gsize bytes = 0;
        g_assert_true(file_write(f->job, inside(f, "content/a/b.md"), "x\0y", 3));
        const char *text = file_read(f->job, "content/a/b.md", asked, &bytes);
        g_assert_cmpmem(text, bytes + 1, "x\0y", 4);
        g_assert_true(file_write(f->job, inside(f, "empty"), "", 0));
        g_assert_cmpstr(file_read(f->job, "empty", asked, &bytes), ==, "");
        g_assert_cmpuint(bytes, ==, 0);
        g_assert_cmpuint(messages_count(f->job->messages), ==, 0);

        g_assert_null(file_read(f->job, "content/a/none.md", asked, &bytes));
        assert_last(f, MESSAGE_FILE_MISSING);
        g_assert_cmpuint(messages_at(f->job->messages, 0)->at.line, ==, 3);
        g_assert_cmpstr(messages_at(f->job->messages, 0)->arguments[0], ==, "content/a/none.md");
        g_assert_null(file_read(f->job, "content/a", asked, &bytes));
        assert_last(f, MESSAGE_FILE_KIND);
}

static void test_hostile(struct fixture *f, gconstpointer data)
{
        (void)data;
        g_autofree char *large = g_strnfill(1001, 'x');
        g_assert_true(file_write(f->job, inside(f, "content/large"), large, 1001));
        g_assert_null(file_read(f->job, "content/large", (struct place){0}, NULL));
        assert_last(f, MESSAGE_FILE_LIMIT);
        g_assert_cmpint(mkfifo(inside(f, "content/pipe"), 0600), ==, 0);
        g_assert_null(file_read(f->job, "content/pipe", (struct place){0}, NULL));
        assert_last(f, MESSAGE_FILE_KIND);
        g_assert_cmpint(symlink("/etc/passwd", inside(f, "content/out")), ==, 0);
        g_assert_null(file_read(f->job, "content/out", (struct place){0}, NULL));
        assert_last(f, MESSAGE_FILE_OUTSIDE);
        g_assert_cmpint(symlink("loop", inside(f, "content/loop")), ==, 0);
        g_assert_null(file_read(f->job, "content/loop", (struct place){0}, NULL));
        assert_last(f, MESSAGE_FILE_READ);
        g_assert_cmpint(symlink("large2", inside(f, "content/in")), ==, 0);
        g_assert_true(file_write(f->job, inside(f, "content/large2"), "ok", 2));
        g_assert_cmpstr(file_read(f->job, "content/in", (struct place){0}, NULL), ==, "ok");
        g_autofree char *target = g_canonicalize_filename(inside(f, "content/large2"), NULL);
        g_assert_cmpint(symlink(target, inside(f, "content/from-root")), ==, 0);
        g_assert_cmpstr(file_read(f->job, "content/from-root", (struct place){0}, NULL), ==, "ok");
        g_assert_true(file_write(f->job, inside(f, "beside"), "no", 2));
        g_assert_cmpint(symlink("../beside", inside(f, "content/up")), ==, 0);
        g_assert_null(file_read(f->job, "content/up", (struct place){0}, NULL));
        assert_last(f, MESSAGE_FILE_OUTSIDE);
        g_assert_null(file_read(f->job, "content/../beside", (struct place){0}, NULL));
        assert_last(f, MESSAGE_FILE_OUTSIDE);
}

static void test_write(struct fixture *f, gconstpointer data)
{
        (void)data;
        struct stat first, second, third;
        const char *path = inside(f, "out/deep/x.pdf");
        g_assert_true(file_write(f->job, path, "one", 3));
        g_assert_cmpint(stat(path, &first), ==, 0);
        g_assert_true(file_write(f->job, path, "one", 3));
        g_assert_cmpint(stat(path, &second), ==, 0);
        g_assert_true(first.st_ino == second.st_ino); /* left alone */
        g_assert_true(file_write(f->job, path, "two", 3));
        g_assert_cmpint(stat(path, &third), ==, 0);
        g_assert_true(first.st_ino != third.st_ino); /* replaced, never written over */
        char **names = folder_list(f->job, "out/deep");
        g_assert_cmpstr(names[0], ==, "x.pdf");
        g_assert_null(names[1]); /* no file is left beside it */
        g_assert_false(file_write(f->job, inside(f, "out/deep/x.pdf/y"), "z", 1));
        assert_last(f, MESSAGE_FILE_WRITE);
}

static void test_list(struct fixture *f, gconstpointer data)
{
        (void)data;
        static const char *const names[] = {"b", "a", "é", "B", ".hidden", "a-1"};
        for (guint i = 0; i < G_N_ELEMENTS(names); i++)
                g_assert_true(file_write(f->job, inside(f, names[i]), "", 0));
        g_autofree char *joined = g_strjoinv(" ", folder_list(f->job, "."));
        g_assert_cmpstr(joined, ==, "B a a-1 b é");
        g_assert_null(folder_list(f->job, "none")[0]);
}

static void test_inside(struct fixture *f, gconstpointer data)
{
        (void)data;
        g_assert_cmpstr(path_inside(f->job, "content/plans/a", "x.md"), ==, "content/plans/a/x.md");
        g_assert_cmpstr(path_inside(f->job, "a", "./b//c..d/e"), ==, "a/b/c..d/e");
        static const char *const out[] = {"",   "/etc/passwd", "../x", "a/../../x", "a/..",
                                          "..", ".",           "a\nb", "a\\b",      "./"};
        for (guint i = 0; i < G_N_ELEMENTS(out); i++)
                g_assert_null(path_inside(f->job, "content", out[i]));
}

static void test_shown(struct fixture *f, gconstpointer data)
{
        (void)data;
        const char *shown = path_shown(f->job, inside(f, "content/x"));
        g_assert_cmpstr(shown, ==, "content/x");
        g_assert_true(shown == path_shown(f->job, "./content/x"));
        g_assert_cmpstr(path_shown(f->job, "/other/x"), ==, "/other/x");
}

/* All ends of a block, as GLib has it. */
static void test_sha256(void)
{
        guchar bytes[300];
        for (guint i = 0; i < sizeof bytes; i++)
                bytes[i] = (guchar)(i * 37 + 11);
        for (guint count = 0; count <= sizeof bytes; count++) {
                g_autofree char *sum = sha256_text(bytes, count);
                g_autofree char *wanted = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, count);
                g_assert_cmpstr(sum, ==, wanted);
        }
}

int main(int argc, char **argv)
{
        static const struct {
                const char *name;
                void (*test)(struct fixture *f, gconstpointer data);
        } tests[] = {
                {"/files/read", test_read}, {"/files/hostile", test_hostile}, {"/files/write", test_write},
                {"/files/list", test_list}, {"/files/inside", test_inside},   {"/files/shown", test_shown},
        };
        g_test_init(&argc, &argv, NULL);
        g_test_add_func("/files/sha256", test_sha256);
        for (guint i = 0; i < G_N_ELEMENTS(tests); i++)
                g_test_add(tests[i].name, struct fixture, NULL, set_up, tests[i].test, tear_down);
        return g_test_run();
}
