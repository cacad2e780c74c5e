/* SPDX-License-Identifier: MIT */
/* Tables of text, targets and the data of charts. */
#include "document/blocks.h"
#include "document/running.h"
#include "vietnamese/numbers.h"

#include <string.h>

static const enum align aligns[] = {
        [MARK_ALIGN_NONE] = ALIGN_LEFT,
        [MARK_ALIGN_LEFT] = ALIGN_LEFT,
        [MARK_ALIGN_CENTER] = ALIGN_CENTER,
        [MARK_ALIGN_RIGHT] = ALIGN_RIGHT,
};

/* ---- pipe tables ---- */

static void add_mark_row(struct merging *m, struct table *table, const struct mark *mark, bool head)
{
        struct row *row = row_new(m->job, table, ROW_LINE, mark->at);
        for (guint i = 0; i < table->column_count; i++) {
                struct cell *cell = &row->cells[i];
                if (i < mark->children.count) {
                        const struct mark *text = list_at(&mark->children, struct mark, i);
                        cell->from = text->at;
                        spans_add(m, &text->children, 0, &cell->spans);
                }
                if (head) {
                        cell->header = cell->bold = true;
                        cell->align = ALIGN_CENTER;
                }
        }
        list_add(m->job->arena, head ? &table->head : &table->rows, row);
}

struct table *table_from_mark(struct merging *m, const struct mark *mark)
{
        const struct mark *head = mark->children.count ? list_at(&mark->children, struct mark, 0) : NULL;
        struct table *table = table_new(m->job, head ? head->children.count : 0);
        for (guint i = 0; i < table->column_count; i++) {
                const struct mark *cell = list_at(&head->children, struct mark, i);
                table->columns[i] = (struct table_column){.kind = COLUMN_TEXT, .align = aligns[cell->align]};
        }
        for (guint i = 0; i < mark->children.count; i++)
                add_mark_row(m, table, list_at(&mark->children, struct mark, i), i == 0);
        return table;
}

/* ---- targets ---- */

static bool has_year(const struct plan *plan)
{
        for (guint i = 0; i < plan->targets.count; i++)
                if (list_at(&plan->targets, struct target, i)->by.given)
                        return true;
        return false;
}

static bool has_start(const struct plan *plan)
{
        for (guint i = 0; i < plan->targets.count; i++)
                if (list_at(&plan->targets, struct target, i)->from.given)
                        return true;
        return false;
}

/* "70%", "01 trung tâm": the sign stays at its number. */
static const char *with_unit(struct job *job, const struct number *number, const char *unit)
{
        if (!number->given)
                return "";
        g_autofree char *digits = number_grouped(number->digits, number->scale);
        if (!unit || !*unit)
                return arena_text(job->arena, digits);
        return arena_printf(job->arena, strcmp(unit, "%") == 0 ? "%s%s" : "%s %s", digits, unit);
}

static const char *target_text(struct job *job, const struct target *target)
{
        const char *value = with_unit(job, &target->value, target->to.given ? NULL : target->unit.text);
        if (target->to.given)
                value = arena_printf(job->arena, "%s - %s", value, with_unit(job, &target->to, target->unit.text));
        const char *bound = target->bound.text;
        return bound && *bound ? arena_printf(job->arena, "%s %s", bound, value) : value;
}

static void add_head(struct job *job, const struct layout *layout, struct table *table, guint column, const char *key)
{
        head_fill(job, table, 0, column, layout_text(job, layout, key), 1, 1);
}

static void add_target(struct job *job, struct table *table, const struct target *target, guint n, int start, int year)
{
        struct row *row = row_new(job, table, ROW_LINE, target->at);
        g_autofree char *by = target->by.given ? number_plain(target->by.digits, target->by.scale) : NULL;
        row->id = target->id.text;
        cell_fill(job, table, row, 0, arena_printf(job->arena, "%u", n), target->at);
        cell_fill(job, table, row, 1, target->label.text, target->label.at)->header = true;
        if (start)
                cell_fill(job, table, row, (guint)start, with_unit(job, &target->from, target->unit.text),
                          target->from.at);
        cell_fill(job, table, row, 2 + (start > 0), target_text(job, target), target->value.at);
        if (year)
                cell_fill(job, table, row, (guint)year, arena_text(job->arena, by), target->by.at);
        list_add(job->arena, &table->rows, row);
}

struct table *table_from_targets(struct job *job, const struct layout *layout, const struct plan *plan)
{
        int start = has_start(plan) ? 2 : 0, year = has_year(plan) ? 3 + (start > 0) : 0;
        struct table *table = table_new(job, 3u + (start > 0) + (year > 0));
        for (guint i = 0; i < table->column_count; i++)
                table->columns[i] = (struct table_column){.kind = COLUMN_AMOUNT, .align = ALIGN_RIGHT};
        table->columns[0] = (struct table_column){.kind = COLUMN_NUMBER, .align = ALIGN_CENTER};
        table->columns[1] = (struct table_column){.kind = COLUMN_LABEL, .align = ALIGN_LEFT};
        if (year)
                table->columns[year].align = ALIGN_CENTER;
        list_add(job->arena, &table->head, row_new(job, table, ROW_LINE, plan->at));
        add_head(job, layout, table, 0, "number-label");
        add_head(job, layout, table, 1, "target-label");
        if (start)
                add_head(job, layout, table, (guint)start, "target-from");
        add_head(job, layout, table, 2 + (start > 0), "target-value");
        if (year)
                add_head(job, layout, table, (guint)year, "target-by");
        for (guint i = 0; i < plan->targets.count; i++)
                add_target(job, table, list_at(&plan->targets, struct target, i), i + 1, start, year);
        return table;
}

/* ---- charts ---- */

/* value / divisor exactly, without zeros at its end; the divisor is a power of ten. */
static char *shown_value(const struct chart *chart, gint64 value)
{
        guint scale = chart->scale;
        for (gint64 d = chart->divisor; d > 1; d /= 10)
                scale++;
        while (scale > chart->scale && value % 10 == 0) {
                value /= 10;
                scale--;
        }
        return number_grouped(value, scale);
}

struct table *table_from_chart(struct job *job, const struct layout *layout, const struct chart *chart)
{
        struct place nowhere = {0};
        struct table *table = table_new(job, 1 + chart->series_count);
        table->columns[0] = (struct table_column){.kind = COLUMN_LABEL, .align = ALIGN_LEFT};
        for (guint i = 1; i < table->column_count; i++)
                table->columns[i] = (struct table_column){.kind = COLUMN_AMOUNT, .align = ALIGN_RIGHT};
        list_add(job->arena, &table->head, row_new(job, table, ROW_LINE, nowhere));
        add_head(job, layout, table, 0, "line-label");
        for (guint i = 0; i < chart->series_count; i++)
                head_fill(job, table, 0, i + 1, chart->series[i].label, 1, 1);
        for (guint j = 0; j < chart->category_count; j++) {
                struct row *row = row_new(job, table, ROW_LINE, nowhere);
                cell_fill(job, table, row, 0, chart->categories[j], nowhere)->header = true;
                for (guint i = 0; i < chart->series_count; i++) {
                        const struct series *series = &chart->series[i];
                        g_autofree char *value = series->given[j] ? shown_value(chart, series->values[j]) : NULL;
                        cell_fill(job, table, row, i + 1, arena_text(job->arena, value), nowhere);
                }
                list_add(job->arena, &table->rows, row);
        }
        if (chart->unit)
                table->unit = text_filled(job, layout, "unit", "unit", chart->unit);
        return table;
}
