/* SPDX-License-Identifier: MIT */
/* Fences: the places in the narrative where data stand. */
#include "document/blocks.h"
#include "document/running.h"
#include "plan/budget.h"

#include <string.h>

/* A fence with its words: name, then ids. */
struct fence {
        const struct mark *mark;
        char **words;
        guint count;
        const struct where *where;
};

static void say_id(struct merging *m, const struct fence *fence, const char *id, const struct list *things,
                   gsize id_offset)
{
        g_autoptr(GPtrArray) names = g_ptr_array_new();
        for (guint i = 0; i < things->count; i++) {
                const struct text *name = (const struct text *)((const char *)things->at[i] + id_offset);
                if (name->text)
                        g_ptr_array_add(names, (void *)name->text);
        }
        g_ptr_array_add(names, NULL);
        message_add(m->job->messages, fence->mark->at, MESSAGE_FENCE_ID, fence->words[0], id,
                    hint_names(m->job, id, (const char *const *)names->pdata), NULL);
}

static bool has_body(const struct fence *fence)
{
        const char *text = fence->mark->text;
        return text && strspn(text, " \t\n\r") != strlen(text);
}

/* Exactly one id behind the name, and nothing inside. */
static bool has_one_id(struct merging *m, const struct fence *fence, bool or_body)
{
        bool body = has_body(fence);
        if (fence->count == 2 && !body)
                return true;
        if (!(or_body && body && fence->count == 1))
                message_add(m->job->messages, fence->mark->at, MESSAGE_FENCE_BODY, fence->words[0],
                            or_body ? " / YAML" : "", NULL);
        return false;
}

/* The body as YAML, read into a struct of shape; NULL after messages. */
static void *body_read(struct merging *m, const struct fence *fence, const struct shape *shape)
{
        const struct mark *mark = fence->mark;
        struct node *tree = yaml_read_text(m->job, mark->text, strlen(mark->text), mark->text_at);
        void *thing = tree ? arena_new_bytes(m->job->arena, shape->size) : NULL;
        return thing && fields_read(m->job, tree, shape, thing) ? thing : NULL;
}

void caption_add(struct merging *m, struct block *block, const struct text *id, const struct text *title,
                 const char *key, guint *count)
{
        const char *bare = NULL;
        block->style = "caption";
        if (title->text && *title->text) {
                g_autofree char *n = g_strdup_printf("%u", ++*count);
                block->label = text_filled(m->job, m->layout, key, "n", n);
                bare = label_bare(m->job, block->label);
                text_fill(m, title->text, title->at, 0, &block->spans);
        }
        struct referred *referred = id->text ? id_claim(m, id->text, id->at, bare) : NULL;
        if (!referred)
                return;
        referred->title = &block->spans;
        block->id = id->text;
}

/* ---- budget, table ---- */

static void add_figures(struct merging *m, const struct fence *fence, struct figures *figures)
{
        struct block *block = block_new(m->job, BLOCK_TABLE, fence->mark->at);
        caption_add(m, block, &figures->id, &figures->title, "table-label", &m->tables);
        block->table = table_from_figures(m->job, m->layout, figures);
        table_fill(m, block->table);
        list_add(m->job->arena, fence->where->out, block);
}

static void add_listed(struct merging *m, const struct fence *fence, const struct list *list)
{
        const char *id = fence->words[1];
        for (guint i = 0; i < list->count; i++) {
                struct figures *figures = list_at(list, struct figures, i);
                if (g_strcmp0(figures->id.text, id) != 0)
                        continue;
                g_hash_table_add(m->shown, figures);
                add_figures(m, fence, figures);
                return;
        }
        say_id(m, fence, id, list, offsetof(struct figures, id));
}

static void add_budget(struct merging *m, const struct fence *fence)
{
        if (has_one_id(m, fence, false))
                add_listed(m, fence, &m->plan->budgets);
}

static void add_table(struct merging *m, const struct fence *fence)
{
        if (has_one_id(m, fence, true)) {
                add_listed(m, fence, &m->plan->tables);
        } else if (has_body(fence) && fence->count == 1) {
                struct figures *figures = body_read(m, fence, &figures_shape);
                if (figures && figures_compute(m->job, figures))
                        add_figures(m, fence, figures);
        }
}

/* ---- chart ---- */

/* Targets that a chart of none of the tables shows. */
static void show_targets(struct merging *m, const struct chart_source *source)
{
        for (guint i = 0; i < m->plan->targets.count; i++) {
                struct target *target = list_at(&m->plan->targets, struct target, i);
                bool asked = source->lines.count == 0;
                for (guint k = 0; k < source->lines.count; k++)
                        asked |= g_strcmp0(list_at(&source->lines, struct text, k)->text, target->id.text) == 0;
                if (asked)
                        g_hash_table_add(m->shown, target);
        }
}

static void add_chart_block(struct merging *m, const struct fence *fence, const struct chart_source *source)
{
        struct chart *chart = chart_from_source(m->job, m->plan, source);
        struct figures *figures = source->figures.text ? plan_figures(m->plan, source->figures.text) : NULL;
        if (figures)
                g_hash_table_add(m->shown, figures);
        if (!chart)
                return;
        if (chart->kind == CHART_PROGRESS && !figures)
                show_targets(m, source);
        struct block *block = block_new(m->job, BLOCK_FIGURE, fence->mark->at);
        caption_add(m, block, &source->id, &source->title, "chart-label", &m->charts);
        const char *note = text_fill_plain(m, &source->note), *title = text_fill_plain(m, &source->title);
        chart->title = title;
        block->figure = arena_new(m->job->arena, struct figure_block);
        block->figure->chart = chart;
        for (guint i = 0; chart->starts && i < chart->series_count; i++)
                chart->series[i].label = layout_text(m->job, m->layout, i ? "target-value" : "target-from");
        block->figure->alternative = note && *note ? note : title ? title : "";
        block->figure->table = table_from_chart(m->job, m->layout, chart);
        list_add(m->job->arena, fence->where->out, block);
}

static const struct chart_source *find_chart(const struct plan *plan, const char *id)
{
        for (guint i = 0; i < plan->charts.count; i++) {
                const struct chart_source *source = list_at(&plan->charts, struct chart_source, i);
                if (g_strcmp0(source->id.text, id) == 0)
                        return source;
        }
        return NULL;
}

static void add_chart(struct merging *m, const struct fence *fence)
{
        const struct chart_source *source = NULL;
        if (has_one_id(m, fence, true)) {
                source = find_chart(m->plan, fence->words[1]);
                if (!source)
                        say_id(m, fence, fence->words[1], &m->plan->charts, offsetof(struct chart_source, id));
                else
                        g_hash_table_add(m->shown, (void *)source);
        } else if (has_body(fence) && fence->count == 1) {
                source = body_read(m, fence, &chart_source_shape);
        }
        if (source)
                add_chart_block(m, fence, source);
}

/* ---- targets, tasks ---- */

static void add_targets(struct merging *m, const struct fence *fence)
{
        for (guint i = 0; i < m->plan->targets.count; i++)
                g_hash_table_add(m->shown, m->plan->targets.at[i]);
        struct block *block = block_new(m->job, BLOCK_TABLE, fence->mark->at);
        block->style = "caption";
        block->table = table_from_targets(m->job, m->layout, m->plan);
        table_fill(m, block->table);
        list_add(m->job->arena, fence->where->out, block);
}

static void add_tasks(struct merging *m, const struct fence *fence)
{
        g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < m->plan->tasks.count; i++)
                if (list_at(&m->plan->tasks, struct task, i)->id.text)
                        g_hash_table_add(ids, (void *)list_at(&m->plan->tasks, struct task, i)->id.text);
        for (guint i = 1; i < fence->count; i++)
                if (!g_hash_table_contains(ids, fence->words[i]))
                        say_id(m, fence, fence->words[i], &m->plan->tasks, offsetof(struct task, id));
        tasks_add(m, fence->mark, fence->words + 1, fence->where);
}

/* ---- contents ---- */

/* A list of headings may say of how many levels. */
static void add_contents(struct merging *m, const struct fence *fence)
{
        enum contents_of of = CONTENTS_HEADINGS;
        contents_find(fence->words[0], &of);
        const char *levels = fence->count == 2 && of == CONTENTS_HEADINGS ? fence->words[1] : NULL;
        bool digit = levels && *levels >= '1' && *levels <= '9' && !levels[1];
        if ((fence->count > 1 && !digit) || has_body(fence))
                message_add(m->job->messages, fence->mark->at, MESSAGE_CONTENTS_WORDS, fence->words[0], NULL);
        contents_add(m, of, digit ? (guint)(*levels - '0') : 0, fence->mark->at, fence->where->out);
}

/* ---- by name ---- */

static const struct {
        const char *name;
        void (*add)(struct merging *m, const struct fence *fence);
} kinds[] = {
        {"budget", add_budget},
        {"table", add_table},
        {"chart", add_chart},
        {"targets", add_targets},
        {"tasks", add_tasks},
        {"contents", add_contents},
        {"list-of-tables", add_contents},
        {"list-of-figures", add_contents},
};

static void say_unknown(struct merging *m, const struct mark *mark, const char *name)
{
        const char *names[G_N_ELEMENTS(kinds) + 1] = {NULL};
        for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
                names[i] = kinds[i].name;
        message_add(m->job->messages, mark->at, MESSAGE_FENCE_UNKNOWN, name, hint_names(m->job, name, names), NULL);
}

void fence_add(struct merging *m, const struct mark *mark, const struct where *where)
{
        struct fence fence = {.mark = mark, .where = where};
        g_auto(GStrv) split = g_strsplit_set(mark->info ? mark->info : "", " \t", -1);
        fence.words = arena_new_array(m->job->arena, char *, g_strv_length(split) + 1);
        for (guint i = 0; split[i]; i++)
                if (*split[i])
                        fence.words[fence.count++] = arena_text(m->job->arena, split[i]);
        const char *name = fence.count ? fence.words[0] : "";
        for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
                if (strcmp(kinds[i].name, name) != 0)
                        continue;
                kinds[i].add(m, &fence);
                return;
        }
        say_unknown(m, mark, name);
}
