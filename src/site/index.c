/* SPDX-License-Identifier: MIT */
#include "base/files.h"
#include "site/context.h"
#include "site/making.h"
#include "site/record.h"
#include "site/search.h"
#include "vietnamese/folding.h"

#include <string.h>

/* ---- records ---- */

const char *said(const struct node *map, const char *key)
{
        const char *text = node_find_text(map, key);
        return text ? text : "";
}

const struct node *said_list(const struct node *map, const char *key)
{
        static const struct node empty = {.kind = NODE_LIST};
        const struct node *list = node_find(map, key);
        return list && list->kind == NODE_LIST ? list : &empty;
}

const char *date_key(const struct node *plan)
{
        return *said(plan, "iso") ? said(plan, "iso") : said(plan, "from");
}

struct node *plan_entry(struct making *making, const struct node *plan)
{
        static const char *const keys[] = {"id",   "title",  "kind",  "number", "issuer", "province",  "iso",
                                           "date", "period", "field", "total",  "from",   "incomplete"};
        struct node *entry = node_new_map(making->job);
        for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
                put_always(making->job, entry, keys[i], said(plan, keys[i]));
        const char *issuer = said(plan, "issuer"), *period = said(plan, "period");
        put_always(making->job, entry, "short",
                   *period ? arena_printf(making->job->arena, "%s, %s", issuer, period) : issuer);
        return entry;
}

/* A plan without a date stands at the start of its period. */
static int newer_first(const void *a, const void *b)
{
        const struct node *left = *(struct node *const *)a, *right = *(struct node *const *)b;
        int order = strcmp(date_key(right), date_key(left));
        if (order == 0)
                order = collate(said(left, "title"), said(right, "title"));
        return order ? order : strcmp(said(left, "id"), said(right, "id"));
}

static void plans_read(struct making *making, GBytes *const *plans, guint count)
{
        for (guint i = 0; i < count; i++) {
                struct node *plan = plans[i] ? record_read(making->job, plans[i]) : NULL;
                if (plan)
                        list_add(making->job->arena, &making->plans, plan);
        }
        if (making->plans.count)
                qsort(making->plans.at, making->plans.count, sizeof *making->plans.at, newer_first);
}

/* ---- writing ---- */

struct node *making_context(struct making *making, const char *path)
{
        return page_context(making->job, making->site, making->words, path);
}

static void address_add(struct making *making, const char *path, const char *iso)
{
        struct made_page *page = arena_new(making->kept, struct made_page);
        page->path = arena_text(making->kept, path);
        page->iso = iso && strlen(iso) == strlen("2011-08-29") ? iso : NULL;
        list_add(making->kept, &making->addresses, page);
}

void making_note(struct making *making, const char *path, bool changed)
{
        g_autofree char *file = g_strdup_printf("%s/%sindex.html", making->out, path);
        address_add(making, path, NULL);
        file_note(making->job, file, changed);
}

void making_page(struct making *making, const char *name, const struct node *context, const char *path, const char *iso)
{
        address_add(making, path, iso);
        making->failed |= !page_write(making->job, name, context, making->out,
                                      arena_printf(making->job->arena, "%sindex.html", path));
}

void making_file(struct making *making, const char *path, const GString *text)
{
        making->failed |= !file_write(making->job, arena_printf(making->job->arena, "%s/%s", making->out, path),
                                      text->str, text->len);
}

static void search_write(struct making *making)
{
        struct node *context = making_context(making, "tim-kiem/");
        node_put(making->job, context, "filters", making->filters);
        making_page(making, "search", context, "tim-kiem/", NULL);
        making->failed |= !search_index(making->job, &making->plans, making->out);
}

/* The page for a wrong address may be shown at any depth: its links start at the site's own root. */
static void missing_write(struct making *making)
{
        struct node *context = making_context(making, "");
        const char *address = making->site->address.text;
        const char *host = address ? strstr(address, "://") : NULL;
        const char *path = host ? strchr(host + 3, '/') : NULL;
        node_find(context, "root")->text = path ? path : "/";
        if (node_find(context, "canonical"))
                node_find(context, "canonical")->text = ""; /* it stands for no address of its own */
        node_put(making->job, context, "filters", making->filters);
        making->failed |= !page_write(making->job, "404", context, making->out, "404.html");
}

/* Styles, scripts and pictures of the layout, as they are. */
static void assets_copy(struct making *making)
{
        char **names = project_folder_list(making->job, "layouts/site");
        for (; *names; names++) {
                if (g_str_has_suffix(*names, ".mustache") || g_str_has_suffix(*names, ".yaml"))
                        continue;
                gsize count;
                const char *from = arena_printf(making->job->arena, "layouts/site/%s", *names);
                const char *bytes = file_read(making->job, project_file(making->job, from), (struct place){0}, &count);
                const char *to = arena_printf(making->job->arena, "%s/%s", making->out, *names);
                making->failed |= !bytes || !file_write(making->job, to, bytes, count);
        }
}

bool site_index(struct job *job, const struct site *site, GBytes *const *plans, guint count, const char *out,
                const struct site_index_use *use)
{
        struct making making = {.job = job, .site = site, .words = site->words, .out = out, .kept = job->arena};
        making.workers = use ? use->workers : 1;
        making.made_of = use ? use->made_of : NULL;
        plans_read(&making, plans, count);
        lists_write(&making);
        static const struct {
                enum site_part part;
                void (*write)(struct making *making);
        } parts[] = {
                {SITE_BODIES, bodies_write}, {SITE_DOCUMENTS, legal_write}, {SITE_COMPARE, compare_write},
                {SITE_DATA, data_write},     {SITE_SEARCH, search_write},   {SITE_FEEDS, missing_write},
        };
        statuses_write(&making);
        for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
                if (site_has(site, parts[i].part))
                        parts[i].write(&making);
        }
        assets_copy(&making);
        if (site_has(site, SITE_FEEDS))
                feeds_write(&making);
        return !making.failed;
}
