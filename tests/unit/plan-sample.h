/* SPDX-License-Identifier: MIT */
/* Plans in folders of their own, for the tests of review and check. */
#ifndef UNIT_PLAN_SAMPLE_H
#define UNIT_PLAN_SAMPLE_H

#include <glib/gstdio.h>
#include <string.h>

#include "plan/plan.h"

/* A folder under a scratch folder that holds plan.yaml and n.md. */
struct sample {
        char *root;
        struct job *job;
};

static inline struct sample sample_open(void)
{
        struct sample sample = {.root = g_dir_make_tmp("kehoach-XXXXXX", NULL)};
        struct job first = {.root = sample.root, .limits = limits_default, .messages = messages_open()};
        sample.job = job_open(&first);
        return sample;
}

static inline void sample_remove(const char *path)
{
        g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
        const char *name;
        while (dir && (name = g_dir_read_name(dir))) {
                g_autofree char *inside = g_build_filename(path, name, NULL);
                sample_remove(inside);
        }
        g_remove(path);
}

static inline void sample_close(struct sample *sample)
{
        messages_close(sample->job->messages);
        job_close(sample->job);
        sample_remove(sample->root);
        g_free(sample->root);
}

static inline void sample_write(const struct sample *sample, const char *folder, const char *name, const char *text)
{
        g_autofree char *whole = g_build_filename(sample->root, folder, NULL);
        g_autofree char *path = g_build_filename(whole, name, NULL);
        g_assert_cmpint(g_mkdir_with_parents(whole, 0755), ==, 0);
        g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

/* The plan of these two files; NULL when it is refused. */
static inline struct plan *sample_plan(const struct sample *sample, const char *folder, const char *yaml,
                                       const char *narrative)
{
        sample_write(sample, folder, "plan.yaml", yaml);
        sample_write(sample, folder, "n.md", narrative);
        return plan_read_folder(sample->job, folder, "x");
}

/* text with one string in place of another, once; caller frees. */
static inline char *sample_changed(const char *text, const char *from, const char *to)
{
        GString *changed = g_string_new(text);
        g_assert_cmpuint(g_string_replace(changed, from, to, 1), ==, 1);
        return g_string_free(changed, FALSE);
}

#endif
