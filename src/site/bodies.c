/* SPDX-License-Identifier: MIT */
/* Bodies: for each, all that falls to it over all plans. */
#include "site/context.h"
#include "site/making.h"
#include "vietnamese/folding.h"

#include <string.h>

struct body {
        const char *name, *slug, *key;
        struct node *leads, *helps; /* lists of tasks, newest plan first */
};

/* The body of that name, by its slug: two spellings of one tone are one body. */
static struct body *body_find(struct making *making, GHashTable *bodies, const char *name)
{
        struct job *job = making->job;
        const char *slug = kept(job, fold_slug(name));
        struct body *body = g_hash_table_lookup(bodies, slug);
        if (!body) {
                body = arena_new(job->arena, struct body);
                *body = (struct body){.name = name, .slug = slug, .key = kept(job, collation_key(name))};
                body->leads = node_new_list(job);
                body->helps = node_new_list(job);
                g_hash_table_insert(bodies, (gpointer)slug, body);
        }
        return body;
}

static void task_add(struct making *making, GHashTable *bodies, const struct node *plan, const struct node *task)
{
        struct job *job = making->job;
        struct node *duty = node_new_map(job);
        node_put(job, duty, "plan", plan_entry(making, plan));
        put_always(job, duty, "task", said(task, "id"));
        put_always(job, duty, "lead", said(task, "lead"));
        node_put(job, duty, "points", (struct node *)said_list(task, "points"));
        node_add(job, body_find(making, bodies, said(task, "lead"))->leads, duty);
        const struct node *with = said_list(task, "with");
        for (guint i = 0; i < with->items.count; i++)
                node_add(job, body_find(making, bodies, list_at(&with->items, struct node, i)->text)->helps, duty);
}

static int by_key(const void *a, const void *b)
{
        const struct body *left = *(struct body *const *)a, *right = *(struct body *const *)b;
        int order = strcmp(left->key, right->key);
        return order ? order : strcmp(left->slug, right->slug);
}

static void body_write(struct making *making, const struct body *body)
{
        struct job *job = making->job;
        const char *path = arena_printf(job->arena, "co-quan/%s/", body->slug);
        struct node *context = making_context(making, path);
        node_put_text(job, context, "name", body->name);
        put_group(job, context, "leads", body->leads);
        put_group(job, context, "helps", body->helps);
        making_page(making, "body", context, path, NULL);
}

void bodies_write(struct making *making)
{
        struct job *job = making->job;
        g_autoptr(GHashTable) bodies = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < making->plans.count; i++) {
                const struct node *plan = list_at(&making->plans, struct node, i);
                const struct node *tasks = said_list(plan, "tasks");
                for (guint k = 0; k < tasks->items.count; k++)
                        task_add(making, bodies, plan, list_at(&tasks->items, struct node, k));
        }
        g_autoptr(GPtrArray) all = table_values(bodies);
        g_ptr_array_sort(all, by_key);
        struct node *context = making_context(making, "co-quan/"), *list = node_new_list(job);
        for (guint i = 0; i < all->len; i++) {
                const struct body *body = all->pdata[i];
                struct node *map = node_new_map(job);
                node_put_text(job, map, "name", body->name);
                node_put_text(job, map, "slug", body->slug);
                guint leads = body->leads->items.count, helps = body->helps->items.count;
                if (leads)
                        put_number(job, map, "leads", leads);
                if (helps)
                        put_number(job, map, "helps", helps);
                if (leads && helps)
                        node_put_text(job, map, "both", "1");
                node_add(job, list, map);
                body_write(making, body);
        }
        put_group(job, context, "bodies", list);
        making_page(making, "bodies", context, "co-quan/", NULL);
}
