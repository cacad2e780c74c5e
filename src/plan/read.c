/* SPDX-License-Identifier: MIT */
/* Reading a plan: plan.yaml by its tables of fields, the Markdown beside it,
 * then its figures. */
#include "plan/plan.h"

#include <string.h>

#include "base/files.h"
#include "plan/budget.h"
#include "plan/computed.h"
#include "plan/unique.h"

#define PLANS_PATH "content/plans"

enum {
        ID_MAX = 64,
        ACCEPT_MAX = 1000, /* each is looked at for each message */
};

bool plan_is_id(const char *text)
{
        gsize bytes = strlen(text);
        if (bytes == 0 || bytes > ID_MAX || text[0] == '-' || text[bytes - 1] == '-' || strstr(text, "--"))
                return false;
        return strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == bytes;
}

/* ---- Markdown ---- */

static struct mark *read_text(struct job *job, const struct plan *plan, const struct text *file, bool *good)
{
        if (!file->text || !*file->text)
                return NULL;
        const char *path = path_inside(job, plan->folder, file->text);
        if (!path)
                message_add(job->messages, file->at, MESSAGE_PLAN_FILE, file->text, NULL);
        struct mark *mark = path ? markdown_read(job, path, file->at) : NULL;
        if (!mark)
                *good = false;
        return mark;
}

static bool read_texts(struct job *job, struct plan *plan)
{
        bool good = true;
        for (guint i = 0; i < plan->narrative.count; i++) {
                struct mark *mark = read_text(job, plan, list_at(&plan->narrative, struct text, i), &good);
                if (mark)
                        list_add(job->arena, &plan->texts, mark);
        }
        for (guint i = 0; i < plan->appendices.count; i++) {
                struct appendix *appendix = list_at(&plan->appendices, struct appendix, i);
                appendix->text = read_text(job, plan, &appendix->file, &good);
        }
        return good;
}

/* ---- figures ---- */

static bool compute_all(struct job *job, struct plan *plan)
{
        bool good = true;
        for (guint i = 0; i < plan->budgets.count; i++) {
                struct figures *budget = list_at(&plan->budgets, struct figures, i);
                good = figures_compute(job, budget) && good;
                if (budget->money)
                        continue;
                const char *unit = budget->unit.text;
                message_add(job->messages, unit ? budget->unit.at : budget->at, MESSAGE_MONEY_UNIT, budget->id.text,
                            unit ? unit : "", NULL);
                good = false;
        }
        for (guint i = 0; i < plan->tables.count; i++)
                good = figures_compute(job, list_at(&plan->tables, struct figures, i)) && good;
        return good;
}

static bool check_accepted(struct job *job, const struct plan *plan)
{
        if (plan->accept.count <= ACCEPT_MAX)
                return true;
        g_autofree char *count = g_strdup_printf("%u", plan->accept.count);
        g_autofree char *most = g_strdup_printf("%u", ACCEPT_MAX);
        message_add(job->messages, list_at(&plan->accept, struct accepted, ACCEPT_MAX)->at, MESSAGE_ACCEPT_LIMIT, count,
                    most, NULL);
        return false;
}

/* ---- the whole ---- */

/* What is not written but meant. */
static void fill_defaults(struct job *job, struct plan *plan)
{
        struct issuer *issuer = plan->issuer;
        if (!plan->kind.text)
                plan->kind = (struct text){"ke-hoach", plan->at};
        if (issuer->lines.count == 0)
                list_add(job->arena, &issuer->lines, &issuer->name);
        if (!issuer->province.text)
                issuer->province = issuer->place;
}

/* Since then only fields were met that nobody knows: all others are there. */
static bool only_unknown_fields(const struct messages *messages, guint before)
{
        for (guint i = before; i < messages_count(messages); i++) {
                const struct message *message = messages_at(messages, i);
                bool unknown = message->code == MESSAGE_FIELD_UNKNOWN || message->code == MESSAGE_FIELD_MISSPELT;
                if (!unknown && message_kind(message->code)->severity == SEVERITY_ERROR)
                        return false;
        }
        return true;
}

/* Wrong as the figures may be, they are there. */
static bool has_figures(const struct list *tables, bool money)
{
        for (guint i = 0; i < tables->count; i++) {
                const struct figures *figures = list_at(tables, struct figures, i);
                if (!figures->whole || (money && !figures->money))
                        return false;
        }
        return true;
}

void plan_drop_tree(struct plan *plan)
{
        arena_close(plan->nodes);
        plan->nodes = NULL;
        plan->tree = NULL;
}

static void drop_tree(gpointer plan)
{
        plan_drop_tree(plan);
}

static struct node *read_tree(struct job *job, struct plan *plan, const char *path, struct place asked)
{
        struct job reader = *job;
        reader.scratch = plan->nodes = arena_open();
        arena_drop(job->arena, plan, drop_tree);
        return yaml_read(&reader, path, asked);
}

/* *good: without any error; NULL when not even the rest can be looked at. */
static struct plan *read_folder(struct job *job, const char *folder, const char *id, bool *good)
{
        struct plan *plan = arena_new(job->arena, struct plan);
        plan->id = arena_text(job->arena, id);
        plan->folder = arena_text(job->arena, folder);
        const char *path = arena_printf(job->arena, "%s/plan.yaml", folder);
        struct place asked = {.file = path_shown(job, path)};
        struct node *tree = read_tree(job, plan, path, asked);
        if (!tree)
                return NULL;
        plan->tree = tree;
        guint before = messages_count(job->messages);
        *good = fields_read(job, tree, &plan_shape, plan);
        bool usable = *good || only_unknown_fields(job->messages, before);
        usable = read_texts(job, plan) && usable;
        *good = compute_all(job, plan) && *good;
        usable = plan_check_ids(job, plan) && usable;
        usable = check_accepted(job, plan) && usable;
        usable = usable && has_figures(&plan->budgets, true) && has_figures(&plan->tables, false);
        *good = *good && usable;
        if (!usable)
                return NULL;
        fill_defaults(job, plan);
        plan_put_computed(job, plan);
        return plan;
}

struct plan *plan_read_folder(struct job *job, const char *folder, const char *id)
{
        bool good = false;
        struct plan *plan = read_folder(job, folder, id, &good);
        return good ? plan : NULL;
}

struct plan *plan_read_on(struct job *job, const char *id, bool *good)
{
        *good = false;
        const char *folder = arena_printf(job->arena, PLANS_PATH "/%s", id);
        struct place at = {.file = messages_path(job->messages, folder)};
        g_autofree char *path = g_build_filename(job->root, folder, NULL);
        if (plan_is_id(id) && g_file_test(path, G_FILE_TEST_IS_DIR))
                return read_folder(job, folder, id, good);
        bool there = !strchr(id, '/') && g_file_test(path, G_FILE_TEST_IS_DIR);
        message_add(job->messages, at, there ? MESSAGE_PLAN_ID : MESSAGE_PLAN_UNKNOWN, id, NULL);
        return NULL;
}

struct plan *plan_read(struct job *job, const char *id)
{
        bool good = false;
        struct plan *plan = plan_read_on(job, id, &good);
        return good ? plan : NULL;
}

char **plan_list(struct job *job)
{
        char **names = folder_list(job, PLANS_PATH);
        guint kept = 0;
        for (guint i = 0; names[i]; i++) {
                g_autofree char *path = g_build_filename(job->root, PLANS_PATH, names[i], NULL);
                if (g_file_test(path, G_FILE_TEST_IS_DIR))
                        names[kept++] = names[i];
        }
        names[kept] = NULL;
        return names;
}
