/* SPDX-License-Identifier: MIT */
/* kehoach template: one mustache template filled with data, for authors of
 * layouts and for the tests of the mustache specification. */
#include "layout/template.h"

#include <stdio.h>

#include "base/files.h"
#include "commands/options.h"
#include "content/text.h"

static const char *read_template(struct job *job, const char *path)
{
        gsize bytes;
        const struct place at = {.file = path_shown(job, path)};
        const char *text = file_read(job, path, at, &bytes);
        return text && text_check(job, &text, &bytes, at) ? text : NULL;
}

/* {{> name}} is name.mustache in the folder `with`; one that is not there is empty, as the specification says. */
static const char *read_partial(struct job *job, const char *name, void *with, const char **shown)
{
        g_autofree char *file = g_strconcat(name, ".mustache", NULL);
        const char *path = path_inside(job, with, file);
        if (!path || !g_file_test(path, G_FILE_TEST_EXISTS))
                return NULL;
        *shown = path_shown(job, path);
        return read_template(job, path);
}

static bool print_template(struct job *job, const char *path, const char *data)
{
        const struct place asked = {.file = path_shown(job, data)};
        const char *text = read_template(job, path);
        const struct node *context = yaml_read(job, data, asked);
        if (!text || !context)
                return false;
        g_autofree char *folder = g_path_get_dirname(path);
        const struct template_source source = {
                .text = text,
                .at = {.file = path_shown(job, path), .line = 1, .col = 1},
                .partial = read_partial,
                .with = folder,
        };
        const char *out = template_render(job, &source, context, TEMPLATE_HTML);
        if (!out)
                return false;
        fputs(out, stdout);
        return fflush(stdout) == 0;
}

enum exit_status command_template(const struct command_line *line)
{
        const GOptionEntry entries[] = {{0}};
        const struct usage usage = {
                .arguments = {"TỆP DỮ-LIỆU — điền mẫu mustache, in ra đầu ra chuẩn",
                              "FILE DATA — fill a mustache template, to standard output"},
                .description = {"DỮ-LIỆU là YAML hoặc JSON. {{> tên}} là tên.mustache bên cạnh TỆP.\n",
                                "DATA is YAML or JSON. {{> name}} is name.mustache beside FILE.\n"},
        };
        g_auto(GStrv) words = NULL;
        if (!options_read(line, entries, &usage, &words))
                return STATUS_USAGE;
        if (g_strv_length(words) != 2)
                return usage_wrong(line, "cần đúng hai tệp: mẫu và dữ liệu", "two files are wanted: template and data",
                                   NULL);
        struct job *job = job_for_project(NULL);
        bool written = print_template(job, words[0], words[1]);
        enum exit_status status = job_finish(job, line, SEVERITY_ERROR);
        return written || status ? status : STATUS_SYSTEM;
}
