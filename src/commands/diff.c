/* SPDX-License-Identifier: MIT */
/* kehoach diff: two states of plans, from two folders. */
#include "base/files.h"
#include "commands/options.h"
#include "commands/selection.h"
#include "review/review.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* One state: a plan's own folder, or a folder of plans. */
struct state {
        const char *folder;
        bool single; /* folder is that of one plan */
        char **ids;  /* sorted as bytes, NULL-terminated */
};

struct diff {
        struct job *job;
        enum language language;
        bool color;
        bool found;  /* a difference */
        bool failed; /* a plan that could not be read */
};

static bool has_file(const char *folder, const char *name, GFileTest test)
{
        g_autofree char *path = g_build_filename(folder, name, NULL);
        return g_file_test(path, test);
}

/* Without final slashes, which would show in messages. */
static const char *trimmed(struct job *job, const char *path)
{
        gsize bytes = strlen(path);
        while (bytes > 1 && path[bytes - 1] == '/')
                bytes--;
        return arena_text_n(job->arena, path, bytes);
}

static char **single_id(struct job *job, const char *folder)
{
        char **ids = arena_new_array(job->arena, char *, 2);
        g_autofree char *whole = g_canonicalize_filename(folder, NULL);
        g_autofree char *name = g_path_get_basename(whole);
        ids[0] = arena_text(job->arena, name);
        return ids;
}

/* Names of the folders in it that hold a plan. */
static char **plan_ids(struct job *job, const char *folder)
{
        char **names = folder_list(job, folder);
        guint kept = 0;
        for (guint i = 0; names[i]; i++) {
                g_autofree char *plan = g_build_filename(folder, names[i], NULL);
                if (has_file(plan, "plan.yaml", G_FILE_TEST_EXISTS))
                        names[kept++] = names[i];
        }
        names[kept] = NULL;
        return names;
}

/* A project, a folder of plans, or one plan; false when it is none of them. */
static bool state_find(struct job *job, const char *path, struct state *state)
{
        *state = (struct state){.folder = trimmed(job, path)};
        if (!g_file_test(path, G_FILE_TEST_IS_DIR))
                return false;
        if (has_file(path, "plan.yaml", G_FILE_TEST_EXISTS)) {
                state->single = true;
                state->ids = single_id(job, state->folder);
                return true;
        }
        bool project = has_file(path, "content/plans", G_FILE_TEST_IS_DIR);
        if (project)
                state->folder = arena_printf(job->arena, "%s/content/plans", state->folder);
        state->ids = plan_ids(job, state->folder);
        return project || state->ids[0];
}

/* ---- comparing ---- */

static struct plan *read_state(struct diff *diff, struct job *job, const struct state *state, const char *id)
{
        if (!id)
                return NULL;
        const char *folder = state->single ? state->folder : arena_printf(job->arena, "%s/%s", state->folder, id);
        struct plan *plan = plan_read_folder(job, folder, id);
        if (!plan)
                diff->failed = true;
        return plan;
}

/* An id that is NULL: there is no such plan in that state. */
static void compare(struct diff *diff, const struct state *old, const char *old_id, const struct state *new,
                    const char *new_id)
{
        struct job *job = job_open(diff->job);
        const struct plan *before = read_state(diff, job, old, old_id);
        const struct plan *after = read_state(diff, job, new, new_id);
        if ((before || !old_id) && (after || !new_id)) {
                g_autoptr(GString) out = g_string_new(NULL);
                const struct review *review = review_plans(job, before, after);
                review_print(review, out, diff->language, diff->color);
                fputs(out->str, stdout);
                diff->found = diff->found || review->changes.count > 0;
        }
        job_close(job);
}

/* Both rows of ids side by side, in their order. */
static void compare_states(struct diff *diff, const struct state *old, const struct state *new)
{
        char **a = old->ids, **b = new->ids;
        while (*a || *b) {
                int order = !*a ? 1 : !*b ? -1 : strcmp(*a, *b);
                compare(diff, old, order <= 0 ? *a : NULL, new, order >= 0 ? *b : NULL);
                a += order <= 0;
                b += order >= 0;
        }
}

/* Where one state is a single plan, only that one is compared. */
static void keep_only(struct state *state, const char *id)
{
        char **kept = state->ids;
        for (char **s = state->ids; *s; s++) {
                if (strcmp(*s, id) == 0)
                        *kept++ = *s;
        }
        *kept = NULL;
}

static void compare_all(struct diff *diff, struct state *old, struct state *new)
{
        if (old->single && new->single) {
                compare(diff, old, old->ids[0], new, new->ids[0]);
                return;
        }
        if (old->single)
                keep_only(new, old->ids[0]);
        if (new->single)
                keep_only(old, new->ids[0]);
        compare_states(diff, old, new);
}

/* ---- the command ---- */

static enum exit_status finish(struct diff *diff)
{
        struct messages *messages = diff->job->messages;
        struct messages *errors = messages_selected(messages, NULL, SEVERITY_ERROR);
        messages_print(errors, stderr, ".", diff->language);
        messages_close(errors);
        job_close(diff->job);
        messages_close(messages);
        if (diff->failed)
                return STATUS_SYSTEM;
        return diff->found ? STATUS_FINDINGS : STATUS_CLEAN;
}

static enum exit_status run(const struct command_line *line, char **paths)
{
        if (g_strv_length(paths) != 2)
                return usage_wrong(line, "cần đúng hai thư mục: bản cũ, bản mới", "give two folders: old and new",
                                   NULL);
        struct job *job = job_for_project(NULL);
        struct diff diff = {.job = job, .language = line->language};
        const char *no_color = g_getenv("NO_COLOR");
        diff.color = isatty(STDOUT_FILENO) && !(no_color && *no_color);
        struct state states[2];
        for (guint i = 0; i < G_N_ELEMENTS(states); i++) {
                if (state_find(job, paths[i], &states[i]))
                        continue;
                usage_wrong(line, "không có kế hoạch nào ở đây", "there are no plans here", paths[i]);
                diff.failed = true;
        }
        if (!diff.failed)
                compare_all(&diff, &states[0], &states[1]);
        return finish(&diff);
}

enum exit_status command_diff(const struct command_line *line)
{
        const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
        static const struct usage usage = {
                .arguments = {"CŨ MỚI — so hai bản của các kế hoạch", "OLD NEW — compare two states of plans"},
                .description = {"Mỗi bản là một thư mục: dự án, content/plans, hoặc một kế hoạch.\n"
                                "Mã kết thúc: 0 như nhau, 1 khác nhau, 2 sai dòng lệnh, 3 không đọc được.",
                                "Each is a folder: a project, content/plans, or one plan.\n"
                                "Exit status: 0 the same, 1 differences, 2 wrong command line, 3 unreadable."},
        };
        char **paths = NULL;
        enum exit_status status = STATUS_USAGE;
        if (options_read(line, entries, &usage, &paths))
                status = run(line, paths);
        g_strfreev(paths);
        return status;
}
