/* SPDX-License-Identifier: MIT */
/* Chooser: all that can be compared, to choose two from.  A few stand in the
 * page itself; of many the page has the provinces, and a file for each has
 * its plans, read when the province is chosen. */
#include "site/context.h"
#include "site/json.h"
#include "site/making.h"
#include "vietnamese/folding.h"

#include <stdlib.h>
#include <string.h>

enum {
        PLANS_MAX = 100 /* in the page itself */
};

static void option_add(struct job *job, struct node *options, const char *value, const char *label)
{
        struct node *option = node_new_map(job);
        put_always(job, option, "value", value);
        put_always(job, option, "label", label);
        node_add(job, options, option);
}

/* The plan, and its years, which `plan_years` of its entry has. */
static void plan_options(struct making *making, const struct node *entry, struct node *options)
{
        struct job *job = making->job;
        const char *id = said(entry, "id"), *period = said(entry, "period");
        const char *name = arena_printf(job->arena, "%s, %s", said(entry, "number"), said(entry, "issuer"));
        option_add(job, options, id, *period ? arena_printf(job->arena, "%s, %s", name, period) : name);
        const struct node *years = said_list(entry, "plan_years");
        for (guint i = 0; i < years->items.count; i++) {
                const char *year = list_at(&years->items, struct node, i)->text;
                option_add(job, options, arena_printf(job->arena, "%s:%s", id, year),
                           arena_printf(job->arena, "%s, %s %s", name, said(making->words, "year"), year));
        }
}

/* ---- by province ---- */

static int by_label(const void *a, const void *b)
{
        return collate(said(*(struct node *const *)a, "label"), said(*(struct node *const *)b, "label"));
}

static void province_write(struct making *making, const struct node *province)
{
        struct json json = {.out = g_string_new(NULL), .tight = true};
        const struct node *options = said_list(province, "options");
        json_open(&json, NULL, '[');
        for (guint i = 0; i < options->items.count; i++) {
                const struct node *option = list_at(&options->items, struct node, i);
                json_open(&json, NULL, '[');
                json_text(&json, NULL, said(option, "value"));
                json_text(&json, NULL, said(option, "label"));
                json_close(&json, ']');
        }
        json_close(&json, ']');
        making_file(making, arena_printf(making->job->arena, "so-sanh/chon/%s.json", said(province, "slug")), json.out);
        g_string_free(json.out, TRUE);
}

static struct node *province_new(struct making *making, const char *slug, const char *label)
{
        struct job *job = making->job;
        struct node *province = node_new_map(job);
        put_always(job, province, "slug", slug);
        put_always(job, province, "label", *label ? label : said(making->words, "no_province"));
        node_put(job, province, "options", node_new_list(job));
        return province;
}

static struct node *provinces(struct making *making, const struct node *plans)
{
        struct job *job = making->job;
        struct node *all = node_new_list(job);
        g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (guint i = 0; i < plans->items.count; i++) {
                const struct node *entry = list_at(&plans->items, struct node, i);
                g_autofree char *slug = fold_slug(said(entry, "province"));
                struct node *province = g_hash_table_lookup(known, slug);
                if (!province) {
                        province = province_new(making, slug, said(entry, "province"));
                        node_add(job, all, province);
                        g_hash_table_insert(known, g_steal_pointer(&slug), province);
                }
                plan_options(making, entry, node_find(province, "options"));
        }
        qsort(all->items.at, all->items.count, sizeof *all->items.at, by_label);
        return all;
}

void chooser_put(struct making *making, struct node *context, const struct node *plans)
{
        struct job *job = making->job;
        struct node *few = node_new_list(job);
        if (plans->items.count <= PLANS_MAX) {
                for (guint i = 0; i < plans->items.count; i++)
                        plan_options(making, list_at(&plans->items, struct node, i), few);
                put_group(job, context, "choices", few);
                return;
        }
        struct node *all = provinces(making, plans);
        for (guint i = 0; i < all->items.count; i++)
                province_write(making, list_at(&all->items, struct node, i));
        put_group(job, context, "provinces", all);
}
