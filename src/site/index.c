/* SPDX-License-Identifier: MIT */
#include "base/files.h"
#include "base/workers.h"
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

/* ---- the parts, shared out ---- */

static const struct {
        const char *name;
        enum site_part part; /* SITE_PART_COUNT: every site has it */
        void (*write)(struct making *making);
        bool shares; /* its own work among the workers */
} parts[] = {
        {"lists", SITE_PART_COUNT, lists_write, false},  {"statuses", SITE_PART_COUNT, statuses_write, false},
        {"bodies", SITE_BODIES, bodies_write, false},    {"legal", SITE_DOCUMENTS, legal_write, false},
        {"compare", SITE_COMPARE, compare_write, true},  {"data", SITE_DATA, data_write, false},
        {"search", SITE_SEARCH, search_write, false},    {"missing", SITE_FEEDS, missing_write, false},
        {"assets", SITE_PART_COUNT, assets_copy, false},
};

/* What a worker sends home of a part: whether it failed, the addresses of its pages, its files and which of them were
 * changed. */
#define HOME_TYPE "(ba(sms)a(sb))"

static bool is_wanted(const struct making *making, guint i)
{
        return parts[i].part == SITE_PART_COUNT || site_has(making->site, parts[i].part);
}

static GBytes *part_write(struct job *job, guint i, void *with)
{
        struct making making = *(const struct making *)with;
        if (!is_wanted(&making, i) || parts[i].shares)
                return NULL;
        making.job = job;
        making.kept = job->arena;
        making.addresses = (struct list){0};
        job->written = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        parts[i].write(&making);
        GVariantBuilder home;
        g_variant_builder_init(&home, G_VARIANT_TYPE(HOME_TYPE));
        g_variant_builder_add(&home, "b", (gboolean)making.failed);
        g_variant_builder_open(&home, G_VARIANT_TYPE("a(sms)"));
        for (guint k = 0; k < making.addresses.count; k++) {
                const struct made_page *page = list_at(&making.addresses, struct made_page, k);
                g_variant_builder_add(&home, "(sms)", page->path, page->iso);
        }
        g_variant_builder_close(&home);
        g_variant_builder_open(&home, G_VARIANT_TYPE("a(sb)"));
        GHashTableIter iter;
        gpointer path, changed;
        g_hash_table_iter_init(&iter, job->written);
        while (g_hash_table_iter_next(&iter, &path, &changed))
                g_variant_builder_add(&home, "(sb)", (char *)path, changed != NULL);
        g_variant_builder_close(&home);
        g_hash_table_destroy(job->written);
        g_autoptr(GVariant) all = g_variant_ref_sink(g_variant_builder_end(&home));
        return g_variant_get_data_as_bytes(all);
}

static const char *part_name(guint i, void *with)
{
        (void)with;
        return parts[i].name;
}

static void part_take_home(struct making *making, GBytes *bytes)
{
        g_autoptr(GVariant) home = g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(HOME_TYPE), bytes, TRUE));
        g_autoptr(GVariantIter) addresses = NULL, files = NULL;
        const char *path, *iso;
        gboolean failed, changed;
        g_variant_get(home, HOME_TYPE, &failed, &addresses, &files);
        making->failed |= failed;
        while (g_variant_iter_next(addresses, "(&sm&s)", &path, &iso))
                address_add(making, path, arena_text(making->kept, iso));
        while (g_variant_iter_next(files, "(&sb)", &path, &changed))
                file_note(making->job, path, changed);
}

bool site_index(struct job *job, const struct site *site, GBytes *const *plans, guint count, const char *out,
                const struct site_index_use *use)
{
        struct making making = {.job = job, .site = site, .words = site->words, .out = out, .kept = job->arena};
        making.workers = use ? use->workers : 1;
        making.made_of = use ? use->made_of : NULL;
        plans_read(&making, plans, count);
        filters_read(&making);
        GBytes *homes[G_N_ELEMENTS(parts)];
        if (!workers_run(job, G_N_ELEMENTS(parts), making.workers, part_write, &making, homes, part_name))
                return false;
        for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
                g_autoptr(GBytes) home = homes[i];
                if (parts[i].shares && is_wanted(&making, i))
                        parts[i].write(&making);
                else if (home)
                        part_take_home(&making, home);
                else
                        making.failed |= is_wanted(&making, i);
        }
        if (site_has(site, SITE_FEEDS))
                feeds_write(&making);
        return !making.failed;
}
