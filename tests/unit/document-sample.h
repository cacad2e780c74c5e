/* SPDX-License-Identifier: MIT */
/* A small project in a scratch folder, with the repository's layouts: for the tests of layouts and documents. */
#ifndef UNIT_DOCUMENT_SAMPLE_H
#define UNIT_DOCUMENT_SAMPLE_H

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "document/merge.h"

/* Like most plans: enough for plan_read, and to be added to. */
#define PLAN_HEAD                                                                                                      \
        "layout: nd30\n"                                                                                               \
        "issuer: {name: Ủy ban nhân dân tỉnh A, lines: [Ủy ban nhân dân, tỉnh A], place: A}\n"             \
        "number: \"12\"\n"                                                                                             \
        "symbol: KH-UBND\n"                                                                                            \
        "date: 2021-04-03\n"                                                                                           \
        "title: Phát triển công tác xã hội\n"                                                                  \
        "narrative: [n.md]\n"

struct sample {
        struct job job;
        char *folder;
};

/* The folder that holds layouts/, from here upwards. */
static inline char *project_root(void)
{
        char *at = g_get_current_dir();
        for (;;) {
                g_autofree char *layout = g_build_filename(at, "layouts", "nd30", "layout.yaml", NULL);
                if (g_file_test(layout, G_FILE_TEST_IS_REGULAR))
                        return at;
                char *up = g_path_get_dirname(at);
                g_assert_cmpstr(up, !=, at);
                g_free(at);
                at = up;
        }
}

static inline void sample_write(struct sample *s, const char *path, const char *text)
{
        g_autofree char *full = g_build_filename(s->folder, path, NULL);
        g_autofree char *folder = g_path_get_dirname(full);
        g_assert_cmpint(g_mkdir_with_parents(folder, 0755), ==, 0);
        g_assert_true(g_file_set_contents(full, text, -1, NULL));
}

static inline void sample_open(struct sample *s, bool with_layouts)
{
        s->folder = g_dir_make_tmp("kehoach-XXXXXX", NULL);
        g_assert_nonnull(s->folder);
        s->job = (struct job){
                .arena = arena_open(), .messages = messages_open(), .root = s->folder, .limits = limits_default};
        if (!with_layouts)
                return;
        g_autofree char *root = project_root();
        g_autofree char *from = g_build_filename(root, "layouts", NULL);
        g_autofree char *to = g_build_filename(s->folder, "layouts", NULL);
        g_assert_cmpint(symlink(from, to), ==, 0);
}

static inline void sample_remove(const char *path)
{
        GDir *folder = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
        for (const char *name; folder && (name = g_dir_read_name(folder));) {
                g_autofree char *inside = g_build_filename(path, name, NULL);
                sample_remove(inside);
        }
        if (folder)
                g_dir_close(folder);
        g_remove(path);
}

static inline void sample_close(struct sample *s)
{
        messages_close(s->job.messages);
        arena_close(s->job.arena);
        sample_remove(s->folder);
        g_free(s->folder);
}

/* How often a code was said. */
static inline guint said(const struct sample *s, const char *code)
{
        guint count = 0;
        for (guint i = 0; i < messages_count(s->job.messages); i++)
                count += strcmp(message_kind(messages_at(s->job.messages, i)->code)->code, code) == 0;
        return count;
}

/* The first message of a code. */
static inline const struct message *said_first(const struct sample *s, const char *code)
{
        for (guint i = 0; i < messages_count(s->job.messages); i++) {
                const struct message *message = messages_at(s->job.messages, i);
                if (strcmp(message_kind(message->code)->code, code) == 0)
                        return message;
        }
        return NULL;
}

/* A sample whose plan p is yaml behind PLAN_HEAD, with this narrative. */
static inline struct document *sample_merge(struct sample *s, const char *yaml, const char *markdown)
{
        g_autofree char *plan_yaml = g_strconcat(PLAN_HEAD, yaml, NULL);
        sample_write(s, "content/plans/p/plan.yaml", plan_yaml);
        sample_write(s, "content/plans/p/n.md", markdown);
        struct plan *plan = plan_read(&s->job, "p");
        struct layout *layout = plan ? layout_read(&s->job, plan->layout.text, plan->layout.at) : NULL;
        return layout ? document_merge(&s->job, plan, layout) : NULL;
}

/* Its dump holds this line, spaces before it left out. */
static inline void assert_line(const struct document *document, const char *line)
{
        g_assert_nonnull(document);
        g_autoptr(GString) dump = g_string_new(NULL);
        document_dump(document, dump);
        g_auto(GStrv) lines = g_strsplit(dump->str, "\n", -1);
        for (guint i = 0; lines[i]; i++)
                if (strcmp(g_strchug(lines[i]), line) == 0)
                        return;
        g_test_message("no line \"%s\" in:\n%s", line, dump->str);
        g_test_fail();
}

#endif
