/* SPDX-License-Identifier: MIT */
/* Compare: two plans that have a table in common (compare-pairs.c), the years
 * of one plan, and the list of both.  Each comparison has an address that
 * names what it compares; the figures are those of the records. */
#include "site/compare.h"
#include "site/context.h"

#include <stdlib.h>
#include <string.h>

enum {
        PAGE_PAIRS = 60, /* on one page of their list */
};

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
        put_always(job, cell, "value", value ? compare_figure(job, value->cells[TIDY_VALUE]) : NULL);
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
                        g_hash_table_lookup(table->by_place, compare_place(job, line->cells[TIDY_LINE], column));
                node_add(job, cells, year_cell(job, value));
                if (!value)
                        continue;
                first = *first ? first : value->cells[TIDY_VALUE];
                last = value->cells[TIDY_VALUE];
                if (chart->category_count < COMPARE_DRAWN && i < chart->series_count)
                        compare_bar(chart, i, value->cells[TIDY_VALUE]);
        }
        put_always(job, row, "line", line->cells[TIDY_LABEL]);
        node_put(job, row, "cells", cells);
        put_always(job, row, "difference", compare_difference(job, first, last));
        node_add(job, rows, row);
        if (chart->category_count < COMPARE_DRAWN)
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

/* Gives back its path. */
static const char *years_page(struct making *making, const struct table_values *table, GPtrArray *columns)
{
        struct job *job = making->job;
        const char *path = arena_printf(job->arena, "so-sanh/nam/%s/%s/", said(table->plan, "id"), table->id);
        struct node *context = making_context(making, path), *years = node_new_list(job), *rows = node_new_list(job);
        const struct value *first = list_at(&table->values, struct value, 0);
        struct chart *chart = compare_chart(job, MIN(columns->len, 8), first->cells[TIDY_UNIT]);
        for (guint i = 0; i < table->values.count; i++)
                chart->scale =
                        MAX(chart->scale, compare_scale(list_at(&table->values, struct value, i)->cells[TIDY_VALUE]));
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
        put_always(job, context, "title", compare_title(table));
        put_always(job, context, "unit", first->cells[TIDY_UNIT]);
        node_put(job, context, "years", years);
        node_put(job, context, "rows", rows);
        compare_chart_put(job, context, chart, "chart-years", compare_title(table));
        making_page(making, "years", context, path, NULL);
        return path;
}

/* The pages of one plan; what the list shows of them outlives them. */
static void plan_years_write(struct making *making, const struct node *plan, struct node *entry, struct node *list)
{
        struct job *outer = making->job;
        making->job = job_open(outer);
        struct list tables = compare_tables(making->job, plan);
        for (guint i = 0; i < tables.count; i++) {
                const struct table_values *table = list_at(&tables, struct table_values, i);
                g_autoptr(GPtrArray) columns = year_columns(table);
                if (columns->len < 2)
                        continue;
                struct node *map = node_new_map(outer);
                node_put(outer, map, "plan", entry);
                put_always(outer, map, "path", arena_text(outer->arena, years_page(making, table, columns)));
                put_always(outer, map, "title", arena_text(outer->arena, compare_title(table)));
                node_add(outer, list, map);
        }
        job_close(making->job);
        making->job = outer;
}

/* Years of the columns of a plan's tables, for those who choose two of them. */
static struct node *years_of(struct job *job, const struct node *plan)
{
        struct job *reader = job_open(job);
        struct node *years = node_new_list(job);
        struct list tables = compare_tables(reader, plan);
        g_autoptr(GHashTable) seen = g_hash_table_new(g_direct_hash, g_direct_equal);
        for (guint i = 0; i < tables.count; i++) {
                g_autoptr(GPtrArray) columns = year_columns(list_at(&tables, struct table_values, i));
                for (guint k = 0; k < columns->len; k++) {
                        int year = column_year(columns->pdata[k]);
                        if (!g_hash_table_add(seen, GINT_TO_POINTER(year)))
                                continue;
                        node_add(job, years, node_new_text(job, arena_printf(job->arena, "%d", year)));
                }
        }
        job_close(reader);
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
static void list_write(struct making *making, struct node *plans, const struct list *pairs, const struct list *years)
{
        struct job *job = making->job;
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
        struct node *plans = node_new_list(job), *of_years = node_new_list(job);
        struct node **entries = arena_new_array(job->arena, struct node *, making->plans.count + 1);
        for (guint i = 0; i < making->plans.count; i++) {
                const struct node *plan = list_at(&making->plans, struct node, i);
                entries[i] = plan_entry(making, plan);
                if (!*said(plan, "rows"))
                        continue; /* without figures */
                node_put(job, entries[i], "plan_years", years_of(job, plan));
                node_add(job, plans, entries[i]);
        }
        const struct node *of_plans = pairs_write(making, entries);
        for (guint i = 0; i < making->plans.count; i++)
                plan_years_write(making, list_at(&making->plans, struct node, i), entries[i], of_years);
        list_write(making, plans, &of_plans->items, &of_years->items);
}
