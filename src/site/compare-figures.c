/* SPDX-License-Identifier: MIT */
#include "site/compare.h"

#include "base/length.h"
#include "site/context.h"
#include "site/svg.h"
#include "vietnamese/numbers.h"

#include <string.h>

enum {
        FIGURE_MAX = 17 /* digits that can be subtracted safely */
};

/* ---- figures as text ---- */

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

const char *compare_figure(struct job *job, const char *text)
{
        gint64 digits;
        guint scale;
        return *text && figure_read(text, &digits, &scale) ? kept(job, number_grouped(digits, scale)) : text;
}

const char *compare_difference(struct job *job, const char *before, const char *after)
{
        gint64 a, b;
        guint from, to;
        if (!*before || !*after || !figure_read(before, &a, &from) || !figure_read(after, &b, &to) || from != to)
                return "";
        const char *sign = b > a ? "+" : "";
        return a == b ? "0" : arena_printf(job->arena, "%s%s", sign, kept(job, number_grouped(b - a, to)));
}

/* ---- records taken apart ---- */

const char *compare_place(struct job *job, const char *line, const char *column)
{
        return arena_printf(job->arena, "%s %s", line, column);
}

static struct table_values *table_open(struct job *job, struct list *tables, const struct node *plan, const char *id)
{
        struct table_values *table = arena_new(job->arena, struct table_values);
        table->plan = plan;
        table->id = id;
        table->by_place = g_hash_table_new(g_str_hash, g_str_equal);
        arena_drop(job->arena, table->by_place, (GDestroyNotify)g_hash_table_unref);
        list_add(job->arena, tables, table);
        return table;
}

struct list compare_tables(struct job *job, const struct node *plan)
{
        char *rows = arena_text(job->arena, said(plan, "rows"));
        struct list tables = {0};
        struct table_values *table = NULL;
        struct value value;
        while (tidy_next(&rows, value.cells)) {
                if (!table || strcmp(table->id, value.cells[TIDY_TABLE]) != 0)
                        table = table_open(job, &tables, plan, value.cells[TIDY_TABLE]);
                struct value *copy = arena_new(job->arena, struct value);
                *copy = value;
                list_add(job->arena, &table->values, copy);
                g_hash_table_insert(table->by_place,
                                    (gpointer)compare_place(job, value.cells[TIDY_LINE], value.cells[TIDY_COLUMN]),
                                    copy);
        }
        return tables;
}

const struct table_values *compare_table(const struct list *tables, const char *id)
{
        for (guint i = 0; i < tables->count; i++) {
                const struct table_values *table = list_at(tables, struct table_values, i);
                if (strcmp(table->id, id) == 0)
                        return table;
        }
        return NULL;
}

const char *compare_title(const struct table_values *table)
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

void compare_bar(struct chart *chart, guint series, const char *text)
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

struct chart *compare_chart(struct job *job, guint series, const char *unit)
{
        struct chart *chart = arena_new(job->arena, struct chart);
        bool money = strcmp(unit, "đồng") == 0;
        chart->kind = CHART_BAR;
        chart->unit = money ? "triệu đồng" : unit;
        chart->divisor = money ? 1000000 : 1;
        chart->categories = arena_new_array(job->arena, const char *, COMPARE_DRAWN + 1);
        chart->series_count = series;
        chart->series = arena_new_array(job->arena, struct series, series);
        for (guint i = 0; i < series; i++) {
                chart->series[i].values = arena_new_array(job->arena, gint64, COMPARE_DRAWN + 1);
                chart->series[i].given = arena_new_array(job->arena, bool, COMPARE_DRAWN + 1);
        }
        return chart;
}

void compare_chart_put(struct job *job, struct node *context, const struct chart *chart, const char *id,
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

guint compare_scale(const char *text)
{
        const char *point = strchr(text, '.');
        return point ? (guint)strlen(point + 1) : 0;
}
