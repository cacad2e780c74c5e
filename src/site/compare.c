/* SPDX-License-Identifier: MIT */
/* Compare: two plans that have a table in common, line by line, and the years
 * of one plan.  Each comparison has an address that names what it compares;
 * the figures are those of the records. */
#include "base/length.h"
#include "site/context.h"
#include "site/making.h"
#include "site/svg.h"
#include "site/tidy.h"
#include "vietnamese/numbers.h"

#include <stdlib.h>
#include <string.h>

enum {
        DRAWN = 12,      /* lines that one chart can tell apart */
        PAGE_PAIRS = 60, /* on one page of their list */
        PAIRS_OF = 3,    /* comparisons of one plan with others on one table */
        FIGURE_MAX = 17  /* digits that can be subtracted safely */
};

/* One value of a record, its cells taken apart. */
struct value {
        const char *cells[TIDY_COUNT];
};

/* A plan's values of one table, in the order of the plan. */
struct table_values {
        const struct node *plan;
        const char *id;
        struct list values;   /* struct value */
        GHashTable *by_place; /* "line column": struct value */
};

struct comparing {
        struct making *making;
        struct list tables;  /* struct table_values, newest plan first */
        GHashTable *by_pair; /* "older--newer": struct node of the page's context */
        struct list pairs;   /* their names, in the order of the tables */
        struct node *plan_list, *year_list;
};

static const char *place_key(struct job *job, const char *line, const char *column)
{
        return arena_printf(job->arena, "%s %s", line, column);
}

/* ---- figures as text: digits with a point at most ---- */

static bool figure_read(const char *text, gint64 *digits, guint *scale)
{
        const char *point = strchr(text, '.');
        g_autofree char *plain = g_strdup(text);
        if (strlen(text) > FIGURE_MAX)
                return false;
        *scale = point ? (guint)strlen(point + 1) : 0;
        if (point)
                memmove(plain + (point - text), point + 1, strlen(point + 1) + 1);
        *digits = g_ascii_strtoll(plain, NULL, 10);
        return true;
}

static const char *figure_shown(struct job *job, const char *text)
{
        gint64 digits;
        guint scale;
        return *text && figure_read(text, &digits, &scale) ? kept(job, number_grouped(digits, scale)) : text;
}

/* "+1.200", "-3,5"; "" when one is missing or they are the same. */
static const char *difference(struct job *job, const char *before, const char *after)
{
        gint64 a, b;
        guint from, to;
        if (!*before || !*after || !figure_read(before, &a, &from) || !figure_read(after, &b, &to) || from != to)
                return "";
        const char *sign = b > a ? "+" : "";
        return a == b ? "0" : arena_printf(job->arena, "%s%s", sign, kept(job, number_grouped(b - a, to)));
}

/* ---- records taken apart ---- */

static struct table_values *table_open(struct comparing *comparing, const struct node *plan, const char *id)
{
        struct job *job = comparing->making->job;
        struct table_values *table = arena_new(job->arena, struct table_values);
        table->plan = plan;
        table->id = id;
        table->by_place = g_hash_table_new(g_str_hash, g_str_equal);
        arena_drop(job->arena, table->by_place, (GDestroyNotify)g_hash_table_unref);
        list_add(job->arena, &comparing->tables, table);
        return table;
}

static void plan_read_values(struct comparing *comparing, const struct node *plan)
{
        struct job *job = comparing->making->job;
        char *rows = arena_text(job->arena, said(plan, "rows"));
        struct table_values *table = NULL;
        struct value value;
        while (tidy_next(&rows, value.cells)) {
                if (!table || strcmp(table->id, value.cells[TIDY_TABLE]) != 0)
                        table = table_open(comparing, plan, value.cells[TIDY_TABLE]);
                struct value *copy = arena_new(job->arena, struct value);
                *copy = value;
                list_add(job->arena, &table->values, copy);
                g_hash_table_insert(table->by_place,
                                    (gpointer)place_key(job, value.cells[TIDY_LINE], value.cells[TIDY_COLUMN]), copy);
        }
}

static const char *table_title(const struct table_values *table)
{
        const struct node *all = said_list(table->plan, "tables");
        for (guint i = 0; i < all->items.count; i++) {
                const struct node *one = list_at(&all->items, struct node, i);
                if (strcmp(said(one, "id"), table->id) == 0)
                        return said(one, "title");
        }
        return table->id;
}

/* ---- charts ---- */

static void bar_add(struct chart *chart, guint series, const char *text)
{
        gint64 digits;
        guint scale;
        if (!figure_read(text, &digits, &scale))
                return;
        for (; scale < chart->scale && ABS(digits) < G_MAXINT64 / 10; scale++)
                digits *= 10;
        chart->series[series].values[chart->category_count] = digits;
        chart->series[series].given[chart->category_count] = scale == chart->scale;
}

static struct chart *chart_new(struct job *job, guint series, const char *unit)
{
        struct chart *chart = arena_new(job->arena, struct chart);
        bool money = strcmp(unit, "đồng") == 0;
        chart->kind = CHART_BAR;
        chart->unit = money ? "triệu đồng" : unit;
        chart->divisor = money ? 1000000 : 1;
        chart->categories = arena_new_array(job->arena, const char *, DRAWN + 1);
        chart->series_count = series;
        chart->series = arena_new_array(job->arena, struct series, series);
        for (guint i = 0; i < series; i++) {
                chart->series[i].values = arena_new_array(job->arena, gint64, DRAWN + 1);
                chart->series[i].given = arena_new_array(job->arena, bool, DRAWN + 1);
        }
        return chart;
}

static void chart_put(struct job *job, struct node *context, const struct chart *chart, const char *id,
                      const char *title)
{
        g_autoptr(GString) out = g_string_new(NULL);
        if (!chart->category_count)
                return;
        struct svg_look look = {.id = arena_printf(job->arena, "%s--wide", id),
                                .title = title,
                                .classes = "wide",
                                .width = 720 * PT,
                                .text_size = 13 * PT,
                                .tooltips = true};
        svg_chart(out, chart, &look);
        look.id = arena_printf(job->arena, "%s--narrow", id);
        look.classes = "narrow";
        look.width = 300 * PT;
        svg_chart(out, chart, &look);
        node_put_text(job, context, "chart", arena_text(job->arena, out->str));
}

static guint scale_of(const char *text)
{
        const char *point = strchr(text, '.');
        return point ? (guint)strlen(point + 1) : 0;
}

/* ---- two plans ---- */

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
        put_always(job, row, "before", figure_shown(job, before));
        put_always(job, row, "after", figure_shown(job, after));
        put_always(job, row, "difference", difference(job, before, after));
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
                        older->by_place, place_key(job, after->cells[TIDY_LINE], after->cells[TIDY_COLUMN]));
                if (!before || strcmp(before->cells[TIDY_UNIT], after->cells[TIDY_UNIT]) != 0)
                        continue;
                node_add(job, rows, value_row(job, after, before->cells[TIDY_VALUE], after->cells[TIDY_VALUE]));
                if (!chart) {
                        chart = chart_new(job, 2, after->cells[TIDY_UNIT]);
                        column = after->cells[TIDY_COLUMN];
                        chart->scale = scale_of(after->cells[TIDY_VALUE]);
                        chart->series[0].label = short_name(job, older);
                        chart->series[1].label = short_name(job, newer);
                }
                if (strcmp(column, after->cells[TIDY_COLUMN]) != 0 || chart->category_count >= DRAWN)
                        continue;
                chart->categories[chart->category_count] = after->cells[TIDY_LABEL];
                bar_add(chart, 0, before->cells[TIDY_VALUE]);
                bar_add(chart, 1, after->cells[TIDY_VALUE]);
                chart->category_count++;
        }
        put_always(job, table, "id", newer->id);
        put_always(job, table, "title", table_title(newer));
        put_group(job, table, "rows", rows);
        if (chart)
                chart_put(job, table, chart, arena_printf(job->arena, "chart-%s", newer->id), table_title(newer));
        return rows->items.count ? table : NULL;
}

static void pair_add(struct comparing *comparing, const struct table_values *older, const struct table_values *newer)
{
        struct making *making = comparing->making;
        struct job *job = making->job;
        struct node *table = common_table(job, older, newer);
        if (!table)
                return;
        const char *name = arena_printf(job->arena, "%s--%s", said(older->plan, "id"), said(newer->plan, "id"));
        struct node *context = g_hash_table_lookup(comparing->by_pair, name);
        if (!context) {
                context = making_context(making, arena_printf(job->arena, "so-sanh/%s/", name));
                node_put(job, context, "older", plan_entry(making, older->plan));
                node_put(job, context, "newer", plan_entry(making, newer->plan));
                node_put(job, context, "tables", node_new_list(job));
                node_put_text(job, context, "name", name);
                g_hash_table_insert(comparing->by_pair, (gpointer)name, context);
                list_add(job->arena, &comparing->pairs, context);
        }
        node_add(job, node_find(context, "tables"), table);
}

/* Each table with the same one of the next older plans: as many pages as plans, not as their square. */
static void pairs_find(struct comparing *comparing)
{
        g_autoptr(GHashTable) seen =
                g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
        for (guint i = 0; i < comparing->tables.count; i++) {
                struct table_values *table = list_at(&comparing->tables, struct table_values, i);
                GPtrArray *same = g_hash_table_lookup(seen, table->id);
                if (!same)
                        g_hash_table_insert(seen, (gpointer)table->id, same = g_ptr_array_new());
                for (guint k = same->len; k > 0 && k + PAIRS_OF > same->len; k--)
                        pair_add(comparing, table, same->pdata[k - 1]);
                g_ptr_array_add(same, table);
        }
}

static void pairs_write(struct comparing *comparing)
{
        struct job *job = comparing->making->job;
        for (guint i = 0; i < comparing->pairs.count; i++) {
                struct node *context = list_at(&comparing->pairs, struct node, i);
                const char *name = said(context, "name");
                making_page(comparing->making, "compare", context, arena_printf(job->arena, "so-sanh/%s/", name), NULL);
                struct node *entry = node_new_map(job);
                node_put_text(job, entry, "name", name);
                node_put(job, entry, "older", node_find(context, "older"));
                node_put(job, entry, "newer", node_find(context, "newer"));
                put_number(job, entry, "count", node_find(context, "tables")->items.count);
                node_add(job, comparing->plan_list, entry);
        }
}

/* ---- years of one plan ---- */

/* "Năm 2016", "2016": the year that a column stands for; 0. */
static int column_year(const struct value *value)
{
        const char *text = value->cells[TIDY_HEAD];
        gsize words = strcspn(text, "0123456789");
        const char *digits = text + words;
        return strspn(digits, "0123456789") == 4 && !digits[4] && words <= strlen("Năm ") ? atoi(digits) : 0;
}

static struct node *year_cell(struct job *job, const struct value *value)
{
        struct node *cell = node_new_map(job);
        put_always(job, cell, "value", value ? figure_shown(job, value->cells[TIDY_VALUE]) : NULL);
        return cell;
}

/* One line over the years; gives back whether it has a value in more than one. */
static void year_row(struct job *job, const struct table_values *table, const struct value *line, GPtrArray *columns,
                     struct node *rows, struct chart *chart)
{
        struct node *row = node_new_map(job), *cells = node_new_list(job);
        const char *first = "", *last = "";
        for (guint i = 0; i < columns->len; i++) {
                const char *column = ((const struct value *)columns->pdata[i])->cells[TIDY_COLUMN];
                const struct value *value =
                        g_hash_table_lookup(table->by_place, place_key(job, line->cells[TIDY_LINE], column));
                node_add(job, cells, year_cell(job, value));
                if (!value)
                        continue;
                first = *first ? first : value->cells[TIDY_VALUE];
                last = value->cells[TIDY_VALUE];
                if (chart->category_count < DRAWN && i < chart->series_count)
                        bar_add(chart, i, value->cells[TIDY_VALUE]);
        }
        put_always(job, row, "line", line->cells[TIDY_LABEL]);
        node_put(job, row, "cells", cells);
        put_always(job, row, "difference", difference(job, first, last));
        node_add(job, rows, row);
        if (chart->category_count < DRAWN)
                chart->categories[chart->category_count++] = line->cells[TIDY_LABEL];
}

static GPtrArray *year_columns(const struct table_values *table)
{
        GPtrArray *columns = g_ptr_array_new();
        g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint i = 0; i < table->values.count; i++) {
                struct value *value = list_at(&table->values, struct value, i);
                if (column_year(value) && g_hash_table_add(seen, (gpointer)value->cells[TIDY_COLUMN]))
                        g_ptr_array_add(columns, value);
        }
        return columns;
}

static void years_page(struct comparing *comparing, const struct table_values *table, GPtrArray *columns)
{
        struct making *making = comparing->making;
        struct job *job = making->job;
        const char *path = arena_printf(job->arena, "so-sanh/nam/%s/%s/", said(table->plan, "id"), table->id);
        struct node *context = making_context(making, path), *years = node_new_list(job), *rows = node_new_list(job);
        const struct value *first = list_at(&table->values, struct value, 0);
        struct chart *chart = chart_new(job, MIN(columns->len, 8), first->cells[TIDY_UNIT]);
        for (guint i = 0; i < table->values.count; i++)
                chart->scale = MAX(chart->scale, scale_of(list_at(&table->values, struct value, i)->cells[TIDY_VALUE]));
        for (guint i = 0; i < columns->len; i++) {
                struct value *column = columns->pdata[i];
                struct node *year = node_new_map(job);
                put_always(job, year, "label", column->cells[TIDY_HEAD]);
                node_add(job, years, year);
                if (i < chart->series_count)
                        chart->series[i].label = column->cells[TIDY_HEAD];
        }
        const char *before = "";
        for (guint i = 0; i < table->values.count; i++) {
                const struct value *line = list_at(&table->values, struct value, i);
                if (strcmp(before, line->cells[TIDY_LINE]) != 0)
                        year_row(job, table, line, columns, rows, chart);
                before = line->cells[TIDY_LINE];
        }
        node_put(job, context, "plan", plan_entry(making, table->plan));
        put_always(job, context, "title", table_title(table));
        put_always(job, context, "unit", first->cells[TIDY_UNIT]);
        node_put(job, context, "years", years);
        node_put(job, context, "rows", rows);
        chart_put(job, context, chart, "chart-years", table_title(table));
        making_page(making, "years", context, path, NULL);
        struct node *entry = node_new_map(job);
        node_put(job, entry, "plan", plan_entry(making, table->plan));
        put_always(job, entry, "path", path);
        put_always(job, entry, "title", table_title(table));
        node_add(job, comparing->year_list, entry);
}

static void years_write(struct comparing *comparing)
{
        for (guint i = 0; i < comparing->tables.count; i++) {
                const struct table_values *table = list_at(&comparing->tables, struct table_values, i);
                g_autoptr(GPtrArray) columns = year_columns(table);
                if (columns->len > 1)
                        years_page(comparing, table, columns);
        }
}

/* Years of the columns of tables, from the given one on, for those who choose two of them. */
static struct node *years_of(const struct comparing *comparing, guint from)
{
        struct job *job = comparing->making->job;
        struct node *years = node_new_list(job);
        g_autoptr(GHashTable) seen = g_hash_table_new(g_direct_hash, g_direct_equal);
        for (guint i = from; i < comparing->tables.count; i++) {
                g_autoptr(GPtrArray) columns = year_columns(list_at(&comparing->tables, struct table_values, i));
                for (guint k = 0; k < columns->len; k++) {
                        int year = column_year(columns->pdata[k]);
                        if (!g_hash_table_add(seen, GINT_TO_POINTER(year)))
                                continue;
                        node_add(job, years, node_new_text(job, arena_printf(job->arena, "%d", year)));
                }
        }
        return years;
}

/* ---- the list of comparisons ---- */

/* Those of all that stand on one page. */
static void page_put(struct job *job, struct node *context, const char *key, const struct list *all, guint page)
{
        struct node *some = node_new_list(job);
        for (guint i = page * PAGE_PAIRS; i < MIN((page + 1) * PAGE_PAIRS, all->count); i++)
                node_add(job, some, list_at(all, struct node, i));
        put_group(job, context, key, some);
}

/* The lists of comparisons, on as many pages as they take; the chooser of any two plans stands on the first. */
static void list_write(struct comparing *comparing, struct node *plans)
{
        struct making *making = comparing->making;
        struct job *job = making->job;
        const struct list *pairs = &comparing->plan_list->items, *years = &comparing->year_list->items;
        guint longest = MAX(pairs->count, years->count), pages = MAX((longest + PAGE_PAIRS - 1) / PAGE_PAIRS, 1);
        for (guint page = 0; page < pages; page++) {
                const char *path = paging_path(job, "so-sanh/", page);
                struct node *context = making_context(making, path);
                page_put(job, context, "pairs", pairs, page);
                page_put(job, context, "years", years, page);
                if (page == 0) {
                        chooser_put(making, context, plans);
                        node_put_text(job, context, "first", "1");
                }
                paging_put(job, context, "so-sanh/", page, pages);
                making_page(making, "compares", context, path, NULL);
        }
}

void compare_write(struct making *making)
{
        struct job *job = making->job;
        struct comparing comparing = {.making = making,
                                      .by_pair = g_hash_table_new(g_str_hash, g_str_equal),
                                      .plan_list = node_new_list(job),
                                      .year_list = node_new_list(job)};
        struct node *plans = node_new_list(job);
        for (guint i = 0; i < making->plans.count; i++) {
                const struct node *plan = list_at(&making->plans, struct node, i);
                guint from = comparing.tables.count;
                plan_read_values(&comparing, plan);
                if (comparing.tables.count == from)
                        continue; /* without figures */
                struct node *entry = plan_entry(making, plan);
                node_put(job, entry, "plan_years", years_of(&comparing, from));
                node_add(job, plans, entry);
        }
        pairs_find(&comparing);
        pairs_write(&comparing);
        years_write(&comparing);
        list_write(&comparing, plans);
        g_hash_table_unref(comparing.by_pair);
}
