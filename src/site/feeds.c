/* SPDX-License-Identifier: MIT */
/* Feeds: what programs read of the site: sitemap, robots, Atom, headers for
 * hosts, ways from old addresses.  Dates are the plans', never the clock's. */
#include "base/files.h"
#include "site/context.h"
#include "site/making.h"

#include <string.h>

enum {
        ENTRIES = 50,       /* of the feed */
        SITEMAP_MAX = 50000 /* addresses in one file, as sitemaps.org says */
};

static void sitemap_write(struct making *making)
{
        struct job *job = making->job;
        struct node *context = making_context(making, ""), *pages = node_new_list(job);
        for (guint i = 0; i < MIN(making->addresses.count, SITEMAP_MAX); i++) {
                const struct made_page *page = list_at(&making->addresses, struct made_page, i);
                struct node *map = node_new_map(job);
                put_always(job, map, "path", page->path);
                put_always(job, map, "iso", page->iso);
                node_add(job, pages, map);
        }
        node_put(job, context, "pages", pages);
        making->failed |= !page_write(job, "sitemap", context, making->out, "sitemap.xml");
}

/* Midnight in Viet Nam on the day of the plan; a plan of which only the years are known: the first of them. */
const char *atom_date(struct job *job, const char *iso, const char *from)
{
        if (iso && *iso)
                return arena_printf(job->arena, "%sT00:00:00+07:00", iso);
        return arena_printf(job->arena, "%s-01-01T00:00:00+07:00", from && strlen(from) == 4 ? from : "2000");
}

static void atom_write(struct making *making)
{
        struct job *job = making->job;
        struct node *context = making_context(making, ""), *entries = node_new_list(job);
        for (guint i = 0; i < MIN(making->plans.count, ENTRIES); i++) {
                const struct node *plan = list_at(&making->plans, struct node, i);
                struct node *entry = plan_entry(making, plan);
                put_always(job, entry, "updated", atom_date(job, said(plan, "iso"), said(plan, "from")));
                node_add(job, entries, entry);
        }
        const struct node *newest = making->plans.count ? list_at(&making->plans, struct node, 0) : NULL;
        put_always(job, context, "updated", atom_date(job, said(newest, "iso"), said(newest, "from")));
        node_put(job, context, "entries", entries);
        making->failed |= !page_write(job, "feed", context, making->out, "feed.xml");
}

static void note_plan(struct making *making, const struct node *plan, const char *below)
{
        struct job *job = making->job;
        struct made_page *page = arena_new(job->arena, struct made_page);
        page->path = arena_printf(job->arena, "ke-hoach/%s/%s", said(plan, "id"), below);
        page->iso = *said(plan, "iso") ? said(plan, "iso") : NULL;
        list_add(job->arena, &making->addresses, page);
}

/* Every plan's pages too: those were written before. */
static void note_plans(struct making *making)
{
        for (guint i = 0; i < making->plans.count; i++) {
                const struct node *plan = list_at(&making->plans, struct node, i);
                note_plan(making, plan, "");
                if (*said(plan, "proved"))
                        note_plan(making, plan, "kiem-tra/");
        }
}

/* An old address keeps a page that leads on, and a line for hosts that can answer 301. */
static void redirect_write(struct making *making, const struct node *plan, const char *old, GString *lines)
{
        struct job *job = making->job;
        const char *path = arena_printf(job->arena, "ke-hoach/%s/", old);
        struct node *context = making_context(making, path);
        node_put(job, context, "plan", plan_entry(making, plan));
        if (node_find(context, "canonical"))
                node_find(context, "canonical")->text =
                        arena_printf(job->arena, "%ske-hoach/%s/", making->site->address.text, said(plan, "id"));
        making->failed |=
                !page_write(job, "redirect", context, making->out, arena_printf(job->arena, "%sindex.html", path));
        g_string_append_printf(lines, "/ke-hoach/%s/* /ke-hoach/%s/:splat 301\n", old, said(plan, "id"));
}

static bool is_slug(const char *text)
{
        return *text && strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(text);
}

static void redirects_write(struct making *making)
{
        g_autoptr(GString) lines = g_string_new(NULL);
        g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < making->plans.count; i++)
                g_hash_table_add(ids, (gpointer)said(list_at(&making->plans, struct node, i), "id"));
        for (guint i = 0; i < making->plans.count; i++) {
                const struct node *plan = list_at(&making->plans, struct node, i);
                const struct node *former = said_list(plan, "former");
                for (guint k = 0; k < former->items.count; k++) {
                        const char *old = list_at(&former->items, struct node, k)->text;
                        if (is_slug(old) && !g_hash_table_contains(ids, old))
                                redirect_write(making, plan, old, lines);
                }
        }
        if (lines->len)
                making_file(making, "_redirects", lines);
}

void feeds_write(struct making *making)
{
        struct job *job = making->job;
        struct node *context = making_context(making, "");
        note_plans(making);
        if (is_given(&making->site->address))
                sitemap_write(making);
        atom_write(making);
        redirects_write(making);
        making->failed |= !page_write(job, "robots", context, making->out, "robots.txt");
        making->failed |= !page_write(job, "headers", context, making->out, "_headers");
        making->failed |= !page_write(job, "htaccess", context, making->out, ".htaccess");
}
