/* SPDX-License-Identifier: MIT */
/* Pairs: two plans that have a table in common, line by line.  A page names
 * what it compares and depends on the records of both alone, so that it is
 * written again only when one of them has changed. */
#include "base/files.h"
#include "base/workers.h"
#include "site/compare.h"
#include "site/context.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
        PAIRS_OF = 3,    /* comparisons of one plan with others on one table */
        TASK_PAIRS = 64, /* that one worker takes at a time */
        UNKNOWN = G_MAXUINT16,
};

struct pair {
        guint older, newer; /* plans of making */
        const char *name;   /* "older--newer" */
        struct list tables; /* char: ids */
        guint16 count;      /* of tables with figures in common; 0: no page; UNKNOWN: not looked at yet */
        bool changed;       /* the page was written */
};

struct pairing {
        struct making *making;
        struct list pairs; /* struct pair, in the order of older plans */
        struct list todo;  /* those that are looked at */
};

static const struct node *plan_of(const struct pairing *pairing, guint i)
{
        return list_at(&pairing->making->plans, struct node, i);
}

/* ---- which ---- */

static struct pair *pair_find(struct pairing *pairing, GHashTable *by_name, guint older, guint newer)
{
        struct job *job = pairing->making->job;
        const char *name = arena_printf(job->arena, "%s--%s", said(plan_of(pairing, older), "id"),
                                        said(plan_of(pairing, newer), "id"));
        struct pair *pair = g_hash_table_lookup(by_name, name);
        if (!pair) {
                pair = arena_new(job->arena, struct pair);
                *pair = (struct pair){.older = older, .newer = newer, .name = name, .count = UNKNOWN};
                g_hash_table_insert(by_name, (gpointer)name, pair);
                list_add(job->arena, &pairing->pairs, pair);
        }
        return pair;
}

/* One table of a plan and the same ones of the next newer plans: as many pages as plans, not as their square. */
static void table_pairs(struct pairing *pairing, GHashTable *by_name, GHashTable *seen, guint plan, const char *id)
{
        struct job *job = pairing->making->job;
        GArray *same = g_hash_table_lookup(seen, id);
        if (!same) {
                same = g_array_new(FALSE, FALSE, sizeof(guint));
                g_hash_table_insert(seen, g_strdup(id), same);
        }
        for (guint k = same->len; k > 0 && k + PAIRS_OF > same->len; k--) {
                struct pair *pair = pair_find(pairing, by_name, plan, g_array_index(same, guint, k - 1));
                list_add(job->arena, &pair->tables, arena_text(job->arena, id));
        }
        g_array_append_val(same, plan);
}

static void pairs_find(struct pairing *pairing)
{
        g_autoptr(GHashTable) seen =
                g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
        g_autoptr(GHashTable) by_name = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < pairing->making->plans.count; i++) {
                struct job *job = job_open(pairing->making->job);
                struct list tables = compare_tables(job, plan_of(pairing, i));
                for (guint k = 0; k < tables.count; k++)
                        table_pairs(pairing, by_name, seen, i, list_at(&tables, struct table_values, k)->id);
                job_close(job);
        }
}

/* ---- what was made of what ---- */

static const char *pair_path(struct job *job, const struct pair *pair)
{
        return arena_printf(job->arena, "so-sanh/%s/", pair->name);
}

/* What the page depends on, besides what all pages do. */
static const char *pair_made_of(const struct pairing *pairing, const struct pair *pair, struct job *job)
{
        return arena_printf(job->arena, "%s %s", said(plan_of(pairing, pair->older), "digest"),
                            said(plan_of(pairing, pair->newer), "digest"));
}

/* As it was at the last build, when its page is there. */
static void pair_recall(const struct pairing *pairing, struct pair *pair)
{
        struct making *making = pairing->making;
        struct job *job = job_open(making->job);
        const char *then = making->made_of ? g_hash_table_lookup(making->made_of, pair_path(job, pair)) : NULL;
        const char *now = then ? pair_made_of(pairing, pair, job) : NULL;
        guint count;
        if (then && g_str_has_prefix(then, now) && sscanf(then + strlen(now), " %u", &count) == 1 && count < UNKNOWN) {
                const char *page = arena_printf(job->arena, "%s/%sindex.html", making->out, pair_path(job, pair));
                if (count == 0 || access(page, F_OK) == 0)
                        pair->count = (guint16)count;
        }
        job_close(job);
}

static void pairs_remember(const struct pairing *pairing)
{
        GHashTable *made_of = pairing->making->made_of;
        if (!made_of)
                return;
        g_hash_table_remove_all(made_of);
        for (guint i = 0; i < pairing->pairs.count; i++) {
                const struct pair *pair = list_at(&pairing->pairs, struct pair, i);
                struct job *job = job_open(pairing->making->job);
                if (pair->count != UNKNOWN)
                        g_hash_table_insert(made_of, g_strdup(pair_path(job, pair)),
                                            g_strdup_printf("%s %u", pair_made_of(pairing, pair, job), pair->count));
                job_close(job);
        }
}

/* ---- pages ---- */

static const char *short_name(struct job *job, const struct table_values *table)
{
        return arena_printf(job->arena, "%s, %s", said(table->plan, "issuer"), said(table->plan, "period"));
}

static struct node *value_row(struct job *job, const struct value *value, const char *before, const char *after)
{
        struct node *row = node_new_map(job);
        put_always(job, row, "line", value->cells[TIDY_LABEL]);
        put_always(job, row, "column", value->cells[TIDY_HEAD]);
        put_always(job, row, "unit", value->cells[TIDY_UNIT]);
        put_always(job, row, "before", compare_figure(job, before));
        put_always(job, row, "after", compare_figure(job, after));
        put_always(job, row, "difference", compare_difference(job, before, after));
        return row;
}

/* The values that both have; the chart shows those of the first column. */
static struct node *common_table(struct job *job, const struct table_values *older, const struct table_values *newer)
{
        struct node *table = node_new_map(job), *rows = node_new_list(job);
        struct chart *chart = NULL;
        const char *column = NULL;
        for (guint i = 0; i < newer->values.count; i++) {
                const struct value *after = list_at(&newer->values, struct value, i);
                const struct value *before = g_hash_table_lookup(
                        older->by_place, compare_place(job, after->cells[TIDY_LINE], after->cells[TIDY_COLUMN]));
                if (!before || strcmp(before->cells[TIDY_UNIT], after->cells[TIDY_UNIT]) != 0)
                        continue;
                node_add(job, rows, value_row(job, after, before->cells[TIDY_VALUE], after->cells[TIDY_VALUE]));
                if (!chart) {
                        chart = compare_chart(job, 2, after->cells[TIDY_UNIT]);
                        column = after->cells[TIDY_COLUMN];
                        chart->scale = compare_scale(after->cells[TIDY_VALUE]);
                        chart->series[0].label = short_name(job, older);
                        chart->series[1].label = short_name(job, newer);
                }
                if (strcmp(column, after->cells[TIDY_COLUMN]) != 0 || chart->category_count >= COMPARE_DRAWN)
                        continue;
                chart->categories[chart->category_count] = after->cells[TIDY_LABEL];
                compare_bar(chart, 0, before->cells[TIDY_VALUE]);
                compare_bar(chart, 1, after->cells[TIDY_VALUE]);
                chart->category_count++;
        }
        put_always(job, table, "id", newer->id);
        put_always(job, table, "title", compare_title(newer));
        put_group(job, table, "rows", rows);
        if (chart)
                compare_chart_put(job, table, chart, arena_printf(job->arena, "chart-%s", newer->id),
                                  compare_title(newer));
        return rows->items.count ? table : NULL;
}

/* The page of a pair, in a worker. */
static void pair_write(const struct pairing *pairing, struct job *parent, struct pair *pair)
{
        struct job *job = job_open(parent);
        struct making making = *pairing->making;
        making.job = job;
        making.kept = job->arena;
        const struct node *older = plan_of(pairing, pair->older), *newer = plan_of(pairing, pair->newer);
        struct list olders = compare_tables(job, older), newers = compare_tables(job, newer);
        struct node *tables = node_new_list(job);
        for (guint i = 0; i < pair->tables.count; i++) {
                const char *id = list_at(&pair->tables, const char, i);
                struct node *table = common_table(job, compare_table(&olders, id), compare_table(&newers, id));
                if (table)
                        node_add(job, tables, table);
        }
        pair->count = (guint16)MIN(tables->items.count, UNKNOWN - 1);
        if (pair->count) {
                const char *path = pair_path(job, pair);
                struct node *context = making_context(&making, path);
                node_put(job, context, "older", plan_entry(&making, older));
                node_put(job, context, "newer", plan_entry(&making, newer));
                node_put(job, context, "tables", tables);
                node_put_text(job, context, "name", pair->name);
                const char *file = arena_printf(job->arena, "%sindex.html", path);
                if (!page_write(job, "compare", context, making.out, file))
                        pair->count = UNKNOWN;
                pair->changed = file_was_changed(job, arena_printf(job->arena, "%s/%s", making.out, file));
        }
        job_close(job);
}

/* What a worker sends home of a pair. */
struct written_pair {
        guint16 count;
        bool changed;
};

static GBytes *task_write(struct job *job, guint task, void *with)
{
        const struct pairing *pairing = with;
        guint first = task * TASK_PAIRS, count = MIN(pairing->todo.count - first, TASK_PAIRS);
        struct written_pair *home = g_new0(struct written_pair, count);
        for (guint i = 0; i < count; i++) {
                struct pair *pair = list_at(&pairing->todo, struct pair, first + i);
                pair_write(pairing, job, pair);
                home[i] = (struct written_pair){pair->count, pair->changed};
        }
        return g_bytes_new_take(home, count * sizeof *home);
}

static const char *task_name(guint task, void *with)
{
        const struct pairing *pairing = with;
        return list_at(&pairing->todo, struct pair, task * TASK_PAIRS)->name;
}

static void todo_write(struct pairing *pairing)
{
        struct making *making = pairing->making;
        guint tasks = (pairing->todo.count + TASK_PAIRS - 1) / TASK_PAIRS;
        g_autofree GBytes **homes = g_new0(GBytes *, tasks + 1);
        making->failed |= !workers_run(making->job, tasks, making->workers, task_write, pairing, homes, task_name);
        for (guint i = 0; i < pairing->todo.count; i++) {
                struct pair *pair = list_at(&pairing->todo, struct pair, i);
                GBytes *home = homes[i / TASK_PAIRS];
                const struct written_pair *written = home ? g_bytes_get_data(home, NULL) : NULL;
                pair->count = written ? written[i % TASK_PAIRS].count : UNKNOWN;
                pair->changed = written && written[i % TASK_PAIRS].changed;
                making->failed |= pair->count == UNKNOWN;
        }
        for (guint i = 0; i < tasks; i++)
                g_clear_pointer(&homes[i], g_bytes_unref);
}

struct node *pairs_write(struct making *making, struct node *const *entries)
{
        struct job *job = making->job;
        struct pairing pairing = {.making = making};
        struct node *all = node_new_list(job);
        pairs_find(&pairing);
        for (guint i = 0; i < pairing.pairs.count; i++) {
                struct pair *pair = list_at(&pairing.pairs, struct pair, i);
                pair_recall(&pairing, pair);
                if (pair->count == UNKNOWN)
                        list_add(job->arena, &pairing.todo, pair);
        }
        todo_write(&pairing);
        pairs_remember(&pairing);
        for (guint i = 0; i < pairing.pairs.count; i++) {
                const struct pair *pair = list_at(&pairing.pairs, struct pair, i);
                if (!pair->count || pair->count == UNKNOWN)
                        continue;
                making_note(making, pair_path(job, pair), pair->changed);
                struct node *entry = node_new_map(job);
                node_put_text(job, entry, "name", pair->name);
                node_put(job, entry, "older", entries[pair->older]);
                node_put(job, entry, "newer", entries[pair->newer]);
                put_number(job, entry, "count", pair->count);
                node_add(job, all, entry);
        }
        return all;
}
