/* SPDX-License-Identifier: MIT */
#include "base/files.h"
#include "site/publish.h"
#include "vietnamese/folding.h"

#include <string.h>

enum {
        YEARS_MAX = 60 /* of one plan's period, as filter pages */
};

/* The site while its pages about all plans are written. */
struct making {
        struct job *job;
        const struct site *site;
        struct node *words;
        const char *out;
        struct list plans; /* struct node: what site_plan gave, newest first */
        bool failed;
};

/* ---- plans, newest first ---- */

static const char *said(const struct node *plan, const char *key)
{
        const char *text = node_find_text(plan, key);
        return text ? text : "";
}

/* A plan without a date stands at the start of its period. */
static const char *date_key(const struct node *plan)
{
        return *said(plan, "iso") ? said(plan, "iso") : said(plan, "from");
}

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
                gsize bytes;
                const char *home = plans[i] ? g_bytes_get_data(plans[i], &bytes) : NULL;
                /* Bytes that a worker sent home have no zero behind them. */
                const char *text = home ? arena_text_n(making->job->arena, home, bytes) : NULL;
                struct node *plan = text ? yaml_read_text(making->job, text, bytes, (struct place){0}) : NULL;
                if (plan)
                        list_add(making->job->arena, &making->plans, plan);
        }
        if (making->plans.count)
                qsort(making->plans.at, making->plans.count, sizeof *making->plans.at, newer_first);
}

/* ---- filters: pages of the plans of one province, year or field ---- */

/* One value of a filter, and its plans. */
struct choice {
        const char *label;
        const char *slug;
        struct list plans;
        char *key; /* for the order of labels */
};

struct filter {
        const char *name;   /* key of its heading among the words */
        const char *folder; /* of its pages */
        void (*choose)(struct making *making, struct node *plan, GHashTable *choices);
        bool descending;
};

static void choice_add(struct making *making, struct node *plan, GHashTable *choices, const char *label)
{
        g_autofree char *slug = fold_slug(label);
        if (!*slug)
                return;
        struct choice *choice = g_hash_table_lookup(choices, slug);
        if (!choice) {
                g_autofree char *key = collation_key(label);
                choice = arena_new(making->job->arena, struct choice);
                choice->label = label;
                choice->slug = arena_text(making->job->arena, slug);
                choice->key = arena_text(making->job->arena, key);
                g_hash_table_insert(choices, (gpointer)choice->slug, choice);
        }
        list_add(making->job->arena, &choice->plans, plan);
}

static void choose_province(struct making *making, struct node *plan, GHashTable *choices)
{
        choice_add(making, plan, choices, said(plan, "province"));
}

static void choose_field(struct making *making, struct node *plan, GHashTable *choices)
{
        choice_add(making, plan, choices, said(plan, "field"));
}

static void choose_years(struct making *making, struct node *plan, GHashTable *choices)
{
        int from = atoi(said(plan, "from")), to = atoi(said(plan, "to"));
        for (int year = from; from > 0 && year <= MIN(to, from + YEARS_MAX); year++)
                choice_add(making, plan, choices, arena_printf(making->job->arena, "%d", year));
}

static const struct filter filters[] = {
        {"by_province", "tinh", choose_province, false},
        {"by_year", "nam", choose_years, true},
        {"by_field", "linh-vuc", choose_field, false},
};

static int by_key(const void *a, const void *b)
{
        const struct choice *left = *(struct choice *const *)a, *right = *(struct choice *const *)b;
        int order = strcmp(left->key, right->key);
        return order ? order : strcmp(left->slug, right->slug);
}

/* The choices of a filter in the order of their labels. */
static struct list choices_of(struct making *making, const struct filter *filter)
{
        g_autoptr(GHashTable) table = g_hash_table_new(g_str_hash, g_str_equal);
        struct list choices = {0};
        GHashTableIter iter;
        gpointer choice;
        for (guint i = 0; i < making->plans.count; i++)
                filter->choose(making, list_at(&making->plans, struct node, i), table);
        g_hash_table_iter_init(&iter, table);
        while (g_hash_table_iter_next(&iter, NULL, &choice))
                list_add(making->job->arena, &choices, choice);
        if (choices.count)
                qsort(choices.at, choices.count, sizeof *choices.at, by_key);
        for (guint i = 0; filter->descending && i < choices.count / 2; i++) {
                void *swap = choices.at[i];
                choices.at[i] = choices.at[choices.count - 1 - i];
                choices.at[choices.count - 1 - i] = swap;
        }
        return choices;
}

/* ---- pages ---- */

static struct node *plans_context(struct making *making, const struct list *plans)
{
        struct node *list = node_new_list(making->job);
        for (guint i = 0; i < plans->count; i++)
                node_add(making->job, list, list_at(plans, struct node, i));
        return list;
}

static void list_write(struct making *making, const struct list *plans, struct node *filter_lists, const char *path,
                       const char *heading)
{
        struct job *job = making->job;
        struct node *context = page_context(job, making->site, making->words, path);
        node_put(job, context, "plans", plans_context(making, plans));
        node_put_text(job, context, "count", arena_printf(job->arena, "%u", plans->count));
        node_put(job, context, "filters", filter_lists);
        if (heading)
                node_put_text(job, context, "heading", heading);
        making->failed |=
                !page_write(job, "index", context, making->out, arena_printf(job->arena, "%sindex.html", path));
}

static struct node *choice_context(struct making *making, const struct filter *filter, const struct choice *choice)
{
        struct job *job = making->job;
        struct node *map = node_new_map(job);
        node_put_text(job, map, "label", choice->label);
        node_put_text(job, map, "href", arena_printf(job->arena, "%s/%s/", filter->folder, choice->slug));
        node_put_text(job, map, "number", arena_printf(job->arena, "%u", choice->plans.count));
        return map;
}

static struct node *filter_context(struct making *making, const struct filter *filter, const struct list *choices)
{
        struct job *job = making->job;
        struct node *map = node_new_map(job), *list = node_new_list(job);
        for (guint i = 0; i < choices->count; i++)
                node_add(job, list, choice_context(making, filter, list_at(choices, struct choice, i)));
        node_put_text(job, map, "name", said(making->words, filter->name));
        node_put_text(job, map, "folder", filter->folder);
        node_put(job, map, "choices", list);
        return map;
}

static void lists_write(struct making *making)
{
        struct list choices[G_N_ELEMENTS(filters)];
        struct node *lists = node_new_list(making->job);
        for (guint i = 0; i < G_N_ELEMENTS(filters); i++) {
                choices[i] = choices_of(making, &filters[i]);
                if (choices[i].count)
                        node_add(making->job, lists, filter_context(making, &filters[i], &choices[i]));
        }
        list_write(making, &making->plans, lists, "", NULL);
        for (guint i = 0; i < G_N_ELEMENTS(filters); i++) {
                for (guint j = 0; j < choices[i].count; j++) {
                        const struct choice *choice = list_at(&choices[i], struct choice, j);
                        const char *path = arena_printf(making->job->arena, "%s/%s/", filters[i].folder, choice->slug);
                        list_write(making, &choice->plans, lists, path, choice->label);
                }
        }
}

/* The page for a wrong address may be shown at any depth: its links start at the site's own root. */
static void missing_write(struct making *making)
{
        struct node *context = page_context(making->job, making->site, making->words, "");
        const char *address = making->site->address.text;
        const char *host = address ? strstr(address, "://") : NULL;
        const char *path = host ? strchr(host + 3, '/') : NULL;
        node_find(context, "root")->text = path ? path : "/";
        making->failed |= !page_write(making->job, "404", context, making->out, "404.html");
}

/* Styles and pictures of the layout, as they are. */
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

bool site_index(struct job *job, const struct site *site, GBytes *const *plans, guint count, const char *out)
{
        struct making making = {.job = job, .site = site, .words = site_words(job, site), .out = out};
        if (!making.words)
                return false;
        plans_read(&making, plans, count);
        lists_write(&making);
        missing_write(&making);
        assets_copy(&making);
        return !making.failed;
}
