/* SPDX-License-Identifier: MIT */
#include "commands/starting.h"

#include <glib/gstdio.h>

#include "base/files.h"

enum {
        DEPTH_MAX = 8,
};

static bool copy_file(struct job *job, const char *from, const char *to)
{
        gsize count;
        const char *bytes = file_read(job, project_file(job, from), (struct place){0}, &count);
        return bytes && (g_file_test(to, G_FILE_TEST_EXISTS) || file_write(job, to, bytes, count));
}

static bool copy(struct job *job, const char *from, const char *to, guint depth)
{
        char **names = project_folder_list(job, from);
        bool good = true;
        for (; *names && good; names++) {
                const char *inner = arena_printf(job->arena, "%s/%s", from, *names);
                const char *there = arena_printf(job->arena, "%s/%s", to, *names);
                if (project_has_file(job, inner))
                        good = copy_file(job, inner, there);
                else if (depth < DEPTH_MAX)
                        good = copy(job, inner, there, depth + 1);
        }
        return good;
}

bool start_copy(struct job *job, const char *from, const char *to)
{
        if (!*project_folder_list(job, from)) {
                message_add(job->messages, (struct place){0}, MESSAGE_FILE_MISSING, from, NULL);
                return false;
        }
        return copy(job, from, to, 1);
}

bool start_plan(struct job *job, const char *root, const char *id)
{
        return start_copy(job, "layouts/start/plan", arena_printf(job->arena, "%s/content/plans/%s", root, id));
}
