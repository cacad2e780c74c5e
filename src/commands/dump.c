/* SPDX-License-Identifier: MIT */
/* kehoach dump: what a stage made, as text. */
#include "commands/make.h"
#include "commands/options.h"
#include "content/markdown.h"
#include "pages/fonts.h"

#include <stdio.h>
#include <string.h>

static const char *const stage_names[STAGE_COUNT] = {
        [STAGE_CONTENT] = "content",
        [STAGE_PLAN] = "plan",
        [STAGE_DOCUMENT] = "document",
        [STAGE_PAGES] = "pages",
};

static bool read_stage(const char *name, enum stage *stage)
{
        for (guint i = 0; i < STAGE_COUNT; i++) {
                if (name && strcmp(name, stage_names[i]) == 0) {
                        *stage = (enum stage)i;
                        return true;
                }
        }
        return false;
}

/* A file is dumped as the tree it is read to. */
static void dump_file(struct job *job, const char *path, GString *out)
{
        struct place nowhere = {0};
        if (g_str_has_suffix(path, ".md")) {
                const struct mark *mark = markdown_read(job, path, nowhere);
                if (mark)
                        mark_dump(mark, out);
        } else {
                const struct node *node = yaml_read(job, path, nowhere);
                if (node)
                        node_dump(node, out);
        }
}

static void dump_content(struct job *job, const char *id, GString *out)
{
        dump_file(job, arena_printf(job->arena, "content/plans/%s/plan.yaml", id), out);
        const struct plan *plan = plan_read(job, id);
        for (guint i = 0; plan && i < plan->texts.count; i++)
                mark_dump(list_at(&plan->texts, struct mark, i), out);
}

static void dump_plan(struct job *job, const char *id, enum stage stage, GString *out)
{
        if (stage == STAGE_PAGES)
                job->fonts = fonts_open(job);
        if (stage == STAGE_PAGES && !job->fonts)
                return;
        struct made made = make_plan(job, layouts_open(job), id, stage);
        if (stage == STAGE_PLAN && made.plan)
                plan_dump(made.plan, out);
        else if (stage == STAGE_DOCUMENT && made.document)
                document_dump(made.document, out);
        else if (stage == STAGE_PAGES && made.pages)
                pages_dump(made.pages, out);
}

static enum exit_status dump(const struct command_line *line, const char *root, enum stage stage, const char *what)
{
        struct job *job = job_for_project(root);
        g_autoptr(GString) out = g_string_new(NULL);
        bool file = g_str_has_suffix(what, ".md") || g_str_has_suffix(what, ".yaml") || g_str_has_suffix(what, ".json");
        if (file)
                dump_file(job, what, out);
        else if (stage == STAGE_CONTENT)
                dump_content(job, what, out);
        else
                dump_plan(job, what, stage, out);
        fputs(out->str, stdout);
        fflush(stdout);
        struct fonts *fonts = job->fonts;
        enum exit_status status = job_finish(job, line, SEVERITY_ERROR);
        if (fonts)
                fonts_close(fonts);
        return status;
}

enum exit_status command_dump(const struct command_line *line)
{
        bool vi = line->language == LANGUAGE_VI;
        g_autofree char *root = NULL;
        g_autofree char *name = NULL;
        const GOptionEntry entries[] = {
                {"directory", 'C', 0, G_OPTION_ARG_FILENAME, &root, vi ? "thư mục của dự án" : "the project's folder",
                 "DIR"},
                {"stage", 0, 0, G_OPTION_ARG_STRING, &name, "content | plan | document | pages", "S"},
                {0},
        };
        const struct usage usage = {.arguments = {"--stage S ID|TỆP — in kết quả của một giai đoạn",
                                                  "--stage S ID|FILE — print what a stage made"}};
        g_auto(GStrv) rest = NULL;
        if (!options_read(line, entries, &usage, &rest))
                return STATUS_USAGE;
        enum stage stage;
        if (!read_stage(name, &stage))
                return usage_wrong(line, "cần --stage content, plan, document hoặc pages",
                                   "--stage wants content, plan, document or pages", name);
        if (g_strv_length(rest) != 1)
                return usage_wrong(line, "cần đúng một mã kế hoạch hoặc một tệp", "one plan or file is wanted", NULL);
        return dump(line, root, stage, rest[0]);
}
