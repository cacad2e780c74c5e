/* SPDX-License-Identifier: MIT */
/* Tasks: what falls to each agency, as a numbered list of the narrative. */
#include "document/blocks.h"
#include "document/running.h"

#include <string.h>

enum {
        ITEMS_DASHED = 1, /* of `list` */
};

/* Level of the items below a numbered one: a), b) when the scheme has letters further down. */
static guint letters_below(const struct merging *m, guint level)
{
        const struct list *levels = &m->numbers.scheme->levels;
        for (guint i = level + 1; i < levels->count; i++)
                if (strstr(list_at(levels, struct level, i)->format.text, "{a}"))
                        return i;
        return level + 1;
}

static void add_items(struct merging *m, const struct list *items, bool dashed, const struct where *where);

static void add_item(struct merging *m, const struct task_item *source, bool dashed, const char *label,
                     const struct where *inside, struct block *list)
{
        struct block *item = block_new(m->job, BLOCK_ITEM, source->at);
        struct where where = *inside;
        where.out = &item->children;
        item->label = label;
        item->style = inside->style;
        item->level = inside->depth;
        if (source->id.text && id_claim(m, source->id.text, source->id.at, NULL))
                item->id = source->id.text;
        markdown_add(m, &source->text, &where);
        add_items(m, &source->items, dashed || inside->level >= numbers_levels(&m->numbers), &where);
        list_add(m->job->arena, &list->children, item);
}

/* Items at where->level when they are lettered, otherwise as dashes. */
static void add_items(struct merging *m, const struct list *items, bool dashed, const struct where *where)
{
        if (items->count == 0)
                return;
        const struct task_item *first = list_at(items, struct task_item, 0);
        struct block *list = block_new(m->job, BLOCK_LIST, first->at);
        struct where inside = *where;
        inside.depth++;
        inside.bullets += dashed;
        inside.level += !dashed;
        inside.style = dashed ? "item" : item_style(m, where->level);
        list->ordered = !dashed;
        list->level = inside.depth;
        list_add(m->job->arena, where->out, list);
        if (!dashed)
                level_exists(m, where->level, first->at);
        for (guint i = 0; i < items->count; i++) {
                const char *label = dashed ? bullet_label(m, where->bullets) : item_label(m, where->level, i + 1);
                add_item(m, list_at(items, struct task_item, i), dashed, label, &inside, list);
        }
}

/* The title in bold: before the first words of the text, or on a line of its own. */
static void add_title(struct merging *m, const struct task *task, struct block *item)
{
        const struct text *title = task->title.text ? &task->title : &task->lead;
        if (!title->text || !*title->text)
                return;
        struct list bold = {0};
        text_fill(m, title->text, title->at, SPAN_BOLD, &bold);
        struct block *first = item->children.count ? list_at(&item->children, struct block, 0) : NULL;
        if (first && first->kind == BLOCK_PARAGRAPH && !task->own_line) {
                span_add(m->job, &bold, " ", 0, title->at);
                for (guint i = 0; i < first->spans.count; i++)
                        list_add(m->job->arena, &bold, first->spans.at[i]);
                first->spans = bold;
                return;
        }
        struct block *line = block_new(m->job, BLOCK_PARAGRAPH, title->at);
        line->style = item->style;
        line->spans = bold;
        struct list children = {0};
        list_add(m->job->arena, &children, line);
        for (guint i = 0; i < item->children.count; i++)
                list_add(m->job->arena, &children, item->children.at[i]);
        item->children = children;
}

static void add_task(struct merging *m, const struct task *task, guint level, const struct where *inside,
                     struct block *list)
{
        struct block *item = block_new(m->job, BLOCK_ITEM, task->at);
        struct where where = *inside;
        guint n = level < numbers_levels(&m->numbers) ? m->numbers.count[level] + 1 : list->children.count + 1;
        where.out = &item->children;
        item->style = inside->style;
        item->level = inside->depth;
        item->label = item_label(m, level, n);
        if (task->id.text && id_claim(m, task->id.text, task->id.at, number_reference(m, level)))
                item->id = task->id.text;
        markdown_add(m, &task->text, &where);
        add_title(m, task, item);
        where.level = letters_below(m, level);
        add_items(m, &task->items, task->list == ITEMS_DASHED, &where);
        where.level = inside->level;
        markdown_add(m, &task->after, &where);
        list_add(m->job->arena, &list->children, item);
}

/* Tasks by id, for fences that name some of them in their own order. */
static GHashTable *tasks_by_id(const struct plan *plan)
{
        GHashTable *tasks = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < plan->tasks.count; i++) {
                struct task *task = list_at(&plan->tasks, struct task, i);
                if (task->id.text)
                        g_hash_table_insert(tasks, (void *)task->id.text, task);
        }
        return tasks;
}

void tasks_add(struct merging *m, const struct mark *fence, char *const *ids, const struct where *where)
{
        g_autoptr(GHashTable) by_id = tasks_by_id(m->plan);
        g_autoptr(GPtrArray) asked = g_ptr_array_new();
        for (guint i = 0; ids[i]; i++)
                if (g_hash_table_contains(by_id, ids[i]))
                        g_ptr_array_add(asked, g_hash_table_lookup(by_id, ids[i]));
        for (guint i = 0; !*ids && i < m->plan->tasks.count; i++)
                g_ptr_array_add(asked, m->plan->tasks.at[i]);
        if (asked->len == 0)
                return;
        struct block *list = block_new(m->job, BLOCK_LIST, fence->at);
        guint level = level_at(m, where);
        struct where inside = *where;
        inside.depth++;
        inside.level = level + 1;
        inside.style = item_style(m, level);
        list->ordered = true;
        list->level = inside.depth;
        level_exists(m, level, fence->at);
        list_add(m->job->arena, where->out, list);
        for (guint i = 0; i < asked->len; i++) {
                g_hash_table_add(m->shown, asked->pdata[i]);
                add_task(m, asked->pdata[i], level, &inside, list);
        }
}
