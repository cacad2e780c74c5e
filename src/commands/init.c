/* SPDX-License-Identifier: MIT */
/* kehoach init: a folder to begin with: settings, cited documents, one plan
 * that can be built at once. */
#include <stdio.h>
#include <string.h>

#include "base/files.h"
#include "commands/options.h"
#include "commands/starting.h"

#define FIRST_PLAN "ke-hoach-mau"

/* Layouts and fonts come with an installed program; run where it was made, it has none but those of this folder. */
static bool copy_houses(struct job *job, const char *to)
{
        static const char *const houses[] = {"layouts", "fonts"};
        bool good = true;
        for (guint i = 0; i < G_N_ELEMENTS(houses) && good && !job->share; i++)
                good = start_copy(job, houses[i], arena_printf(job->arena, "%s/%s", to, houses[i]));
        return good;
}

static void print_next(const struct command_line *line, const char *folder)
{
        bool vi = line->language == LANGUAGE_VI;
        printf(vi ? "Đã tạo %s/content với kế hoạch mẫu " FIRST_PLAN ".\n"
                  : "%s/content is there, with the specimen plan " FIRST_PLAN ".\n",
               folder);
        printf(vi ? "  Xem và sửa:   kehoach serve -C %s\n" : "  See and change: kehoach serve -C %s\n", folder);
        printf(vi ? "  Thêm kế hoạch: kehoach new -C %s MÃ\n" : "  Add a plan:     kehoach new -C %s ID\n", folder);
}

static enum exit_status init(const struct command_line *line, const char *folder)
{
        g_autofree char *content = g_build_filename(folder, "content", NULL);
        if (g_file_test(content, G_FILE_TEST_EXISTS))
                return usage_wrong(line, "đã có thư mục content ở đó", "there is a folder content already", folder);
        struct job *job = job_for_project(NULL);
        const char *to = arena_text(job->arena, folder);
        bool good = start_plan(job, to, FIRST_PLAN) && copy_houses(job, to);
        static const char *const files[] = {"site.yaml", "documents.yaml"};
        for (guint i = 0; i < G_N_ELEMENTS(files) && good; i++) {
                gsize count;
                const char *from = arena_printf(job->arena, "layouts/start/%s", files[i]);
                const char *bytes = file_read(job, project_file(job, from), (struct place){0}, &count);
                good = bytes && file_write(job, arena_printf(job->arena, "%s/content/%s", to, files[i]), bytes, count);
        }
        if (good)
                print_next(line, folder);
        return job_finish(job, line, SEVERITY_ERROR);
}

enum exit_status command_init(const struct command_line *line)
{
        const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
        static const struct usage usage = {.arguments = {"DIR — tạo dự án mới với một kế hoạch mẫu",
                                                         "DIR — begin a project with a specimen plan"}};
        char **rest = NULL;
        enum exit_status status = STATUS_USAGE;
        if (options_read(line, entries, &usage, &rest)) {
                if (!rest[0] || rest[1])
                        usage_wrong(line, "cần tên một thư mục", "wants the name of one folder", NULL);
                else
                        status = init(line, rest[0]);
        }
        g_strfreev(rest);
        return status;
}
