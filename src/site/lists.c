/* SPDX-License-Identifier: MIT */
/* Lists of plans: all of them, newest first and by name, and those of one
 * province, year, field, kind or source of funds; each on as many pages as
 * it takes. */
#include "site/context.h"
#include "site/making.h"
#include "vietnamese/folding.h"

#include <string.h>

enum {
        YEARS_MAX = 60, /* of one plan's period, as filter pages */
        PAGE_PLANS = 50,
};

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

static void choose_kind(struct making *making, struct node *plan, GHashTable *choices)
{
        choice_add(making, plan, choices, said(plan, "kind"));
}

static void choose_funds(struct making *making, struct node *plan, GHashTable *choices)
{
        const struct node *funds = said_list(plan, "funds");
        for (guint i = 0; i < funds->items.count; i++)
                choice_add(making, plan, choices, list_at(&funds->items, struct node, i)->text);
}

static const struct filter filters[] = {
        {"by_province", "tinh", choose_province, false}, {"by_year", "nam", choose_years, true},
        {"by_field", "linh-vuc", choose_field, false},   {"by_kind", "loai", choose_kind, false},
        {"by_funds", "nguon-von", choose_funds, false},
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

/* One list, on all of its pages. */
struct listing {
        const struct list *plans;
        struct node *filters;
        const char *path;    /* of the first page */
        const char *heading; /* NULL: of the whole site */
        const char *by;      /* what the heading is one of: "Theo năm" */
        bool by_name;
};

const char *paging_path(struct job *job, const char *path, guint page)
{
        return page ? arena_printf(job->arena, "%strang/%u/", path, page + 1) : path;
}

void paging_put(struct job *job, struct node *context, const char *path, guint page, guint pages)
{
        if (pages < 2)
                return;
        struct node *paging = node_new_map(job);
        put_number(job, paging, "page", page + 1);
        put_number(job, paging, "pages", pages);
        if (page)
                node_put_text(job, paging, "before", paging_path(job, path, page - 1));
        if (page + 1 < pages)
                node_put_text(job, paging, "after", paging_path(job, path, page + 1));
        node_put(job, context, "paging", paging);
}

static void page_of_list(struct making *making, const struct listing *listing, guint page, guint pages)
{
        struct job *job = making->job;
        const char *path = paging_path(job, listing->path, page);
        struct node *context = making_context(making, path), *plans = node_new_list(job);
        guint end = MIN((page + 1) * PAGE_PLANS, listing->plans->count);
        for (guint i = page * PAGE_PLANS; i < end; i++)
                node_add(job, plans, plan_entry(making, list_at(listing->plans, struct node, i)));
        node_put(job, context, "plans", plans);
        put_number(job, context, "count", listing->plans->count);
        node_put(job, context, "filters", listing->filters);
        if (listing->heading)
                node_put_text(job, context, "heading", listing->heading);
        else
                node_put_text(job, context, listing->by_name ? "by_name" : "by_date", "1");
        put_given(job, context, "by", listing->by);
        paging_put(job, context, listing->path, page, pages);
        making_page(making, "index", context, path, NULL);
}

static void list_write(struct making *making, const struct listing *listing)
{
        guint pages = MAX((listing->plans->count + PAGE_PLANS - 1) / PAGE_PLANS, 1);
        for (guint page = 0; page < pages; page++) {
                struct job *outer = making->job;
                making->job = job_open(outer); /* what one page shows is dropped behind it */
                page_of_list(making, listing, page, pages);
                job_close(making->job);
                making->job = outer;
        }
}

static struct node *choice_context(struct making *making, const struct filter *filter, const struct choice *choice)
{
        struct job *job = making->job;
        struct node *map = node_new_map(job);
        node_put_text(job, map, "label", choice->label);
        node_put_text(job, map, "href", arena_printf(job->arena, "%s/%s/", filter->folder, choice->slug));
        put_number(job, map, "number", choice->plans.count);
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

static int by_title(const void *a, const void *b)
{
        const struct node *left = *(struct node *const *)a, *right = *(struct node *const *)b;
        int order = collate(said(left, "title"), said(right, "title"));
        return order ? order : strcmp(said(left, "id"), said(right, "id"));
}

static void all_write(struct making *making, struct node *lists)
{
        struct list named = {0};
        for (guint i = 0; i < making->plans.count && site_has(making->site, SITE_FILTERS); i++)
                list_add(making->job->arena, &named, making->plans.at[i]);
        if (named.count)
                qsort(named.at, named.count, sizeof *named.at, by_title);
        struct listing listing = {.plans = &making->plans, .filters = lists, .path = ""};
        list_write(making, &listing);
        if (!site_has(making->site, SITE_FILTERS))
                return;
        listing = (struct listing){.plans = &named, .filters = lists, .path = "ten/", .by_name = true};
        list_write(making, &listing);
}

void filters_read(struct making *making)
{
        making->filters = node_new_list(making->job);
        making->choices = arena_new_array(making->job->arena, struct list, G_N_ELEMENTS(filters));
        for (guint i = 0; i < G_N_ELEMENTS(filters) && site_has(making->site, SITE_FILTERS); i++) {
                making->choices[i] = choices_of(making, &filters[i]);
                if (making->choices[i].count)
                        node_add(making->job, making->filters,
                                 filter_context(making, &filters[i], &making->choices[i]));
        }
}

void lists_write(struct making *making)
{
        struct node *lists = making->filters;
        all_write(making, lists);
        for (guint i = 0; i < G_N_ELEMENTS(filters); i++) {
                for (guint j = 0; j < making->choices[i].count; j++) {
                        const struct choice *choice = list_at(&making->choices[i], struct choice, j);
                        struct listing listing = {.plans = &choice->plans, .filters = lists, .heading = choice->label};
                        listing.by = said(making->words, filters[i].name);
                        listing.path = arena_printf(making->job->arena, "%s/%s/", filters[i].folder, choice->slug);
                        list_write(making, &listing);
                }
        }
}
