/* SPDX-License-Identifier: MIT */
/* kehoach new: a plan to begin with, in content/plans. */
#include <stdio.h>

#include "commands/options.h"
#include "commands/starting.h"
#include "plan/plan.h"

static enum exit_status new_plan(const struct command_line *line, const char *root, const char *id)
{
        g_autofree char *folder = g_build_filename(root ? root : ".", "content/plans", id, NULL);
        if (!plan_is_id(id))
                return usage_wrong(line, "mã chỉ gồm chữ thường không dấu, số và dấu gạch nối, dài nhất 64",
                                   "an id has small letters a to z, digits and hyphens, 64 at most", id);
        if (g_file_test(folder, G_FILE_TEST_EXISTS))
                return usage_wrong(line, "đã có kế hoạch này", "there is such a plan already", id);
        struct job *job = job_for_project(root);
        if (start_plan(job, job->root, id))
                printf(line->language == LANGUAGE_VI ? "Đã tạo %s; sửa plan.yaml ở đó.\n"
                                                     : "%s is there; its plan.yaml is yours to change.\n",
                       folder);
        return job_finish(job, line, SEVERITY_ERROR);
}

enum exit_status command_new(const struct command_line *line)
{
        char *root = NULL, **rest = NULL;
        const GOptionEntry entries[] = {{"directory", 'C', 0, G_OPTION_ARG_FILENAME, &root,
                                         line->language == LANGUAGE_VI ? "thư mục dự án" : "project folder", "DIR"},
                                        G_OPTION_ENTRY_NULL};
        static const struct usage usage = {.arguments = {"ID — tạo một kế hoạch mẫu", "ID — begin a plan"}};
        enum exit_status status = STATUS_USAGE;
        if (options_read(line, entries, &usage, &rest)) {
                if (!rest[0] || rest[1])
                        usage_wrong(line, "cần một mã kế hoạch", "wants one id of a plan", NULL);
                else
                        status = new_plan(line, root, rest[0]);
        }
        g_strfreev(rest);
        g_free(root);
        return status;
}
