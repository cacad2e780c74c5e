/* SPDX-License-Identifier: MIT */
#include "site/sections.h"

#include "site/context.h"
#include "site/html.h"
#include "vietnamese/folding.h"
#include "vietnamese/numbers.h"

#include <string.h>

/* ---- targets ---- */

static struct node *targets(struct job *job, const struct plan *plan)
{
        struct node *all = node_new_list(job);
        for (guint i = 0; i < plan->targets.count; i++) {
                const struct target *target = list_at(&plan->targets, struct target, i);
                struct node *map = node_new_map(job);
                put_always(job, map, "id", target->id.text);
                put_always(job, map, "label", target->label.text);
                put_always(job, map, "value", target_value(job, target, "–"));
                put_always(job, map, "from", number_with_unit(job, &target->from, target->unit.text));
                put_always(job, map, "by",
                           target->by.given ? kept(job, number_plain(target->by.digits, target->by.scale)) : NULL);
                node_add(job, all, map);
        }
        return all;
}

/* ---- tasks ---- */

static void items_find(const struct list *blocks, GHashTable *items)
{
        for (guint i = 0; i < blocks->count; i++) {
                struct block *block = list_at(blocks, struct block, i);
                if (block->id && block->kind == BLOCK_ITEM)
                        g_hash_table_insert(items, (gpointer)block->id, block);
                items_find(&block->children, items);
        }
}

GHashTable *document_items(const struct document *document)
{
        GHashTable *items = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < document->parts.count; i++)
                items_find(&list_at(&document->parts, struct part, i)->blocks, items);
        return items;
}

static void points_add(struct job *job, struct node *all, const struct list *blocks, const char *label)
{
        for (guint i = 0; i < blocks->count; i++) {
                const struct block *block = list_at(blocks, struct block, i);
                if (block->kind == BLOCK_PARAGRAPH) {
                        struct node *map = node_new_map(job);
                        put_always(job, map, "text", spans_text(job, &block->spans));
                        put_always(job, map, "label", label);
                        node_add(job, all, map);
                        label = NULL;
                } else if (block->kind == BLOCK_LIST || block->kind == BLOCK_ITEM) {
                        points_add(job, all, &block->children, block->kind == BLOCK_ITEM ? block->label : NULL);
                }
        }
}

struct node *task_points(struct job *job, GHashTable *items, const struct task *task)
{
        struct node *all = node_new_list(job);
        const struct block *item = task->id.text ? g_hash_table_lookup(items, task->id.text) : NULL;
        if (item)
                points_add(job, all, &item->children, NULL);
        return all;
}

static struct node *bodies(struct job *job, const struct list *names)
{
        struct node *all = node_new_list(job);
        for (guint i = 0; i < names->count; i++) {
                const struct text *name = list_at(names, struct text, i);
                struct node *map = node_new_map(job);
                put_always(job, map, "name", name->text);
                put_always(job, map, "slug", is_given(name) ? kept(job, fold_slug(name->text)) : NULL);
                node_add(job, all, map);
        }
        return all;
}

static struct node *tasks(struct job *job, const struct plan *plan)
{
        struct node *all = node_new_list(job);
        for (guint i = 0; i < plan->tasks.count; i++) {
                const struct task *task = list_at(&plan->tasks, struct task, i);
                struct node *map = node_new_map(job);
                if (!is_given(&task->lead))
                        continue;
                put_always(job, map, "id", task->id.text ? html_id(job, task->id.text, NULL) : NULL);
                put_always(job, map, "lead", task->lead.text);
                put_always(job, map, "slug", kept(job, fold_slug(task->lead.text)));
                put_group(job, map, "with", bodies(job, &task->with));
                node_add(job, all, map);
        }
        return all;
}

void sections_context(struct job *job, const struct document *document, struct node *context)
{
        put_group(job, context, "targets", targets(job, document->plan));
        put_group(job, context, "tasks", tasks(job, document->plan));
}
